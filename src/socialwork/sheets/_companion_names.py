"""How the companions of a sheet are named, and files that somebody meant as companions and named otherwise."""

import unicodedata
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from ..text import Text
from ..wire.problems import Problem, shortened

__all__ = ["companion_paths", "misnamed"]

_SEPARATORS = "._- ——－·"
_ENDINGS = (".csv", ".txt", ".xlsx", ".xls", ".et", ".ods")
"""Of sheets: nothing else is meant as a companion."""

_MEANT: dict[str, int] = {
    **dict.fromkeys(("service", "从业经历", "工作经历"), 0),
    **dict.fromkeys(("certificates", "certs", "证书", "职业证书", "资格证书"), 1),
}
"""What people call the two companions, and which of the two that is."""


def _plain(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()


def _tail(name: str, stem: str) -> str | None:
    """What a file's name says beyond the sheet's, without its endings; None if it does not begin with the sheet's, or is none of a sheet."""
    said = _plain(name)
    if not (said.startswith(_plain(stem)) and said.endswith(_ENDINGS)):
        return None
    said = said.removeprefix(_plain(stem)).removeprefix(".csv")
    while said.endswith(_ENDINGS):
        said = said[: said.rindex(".")]
    word = said.strip(_SEPARATORS)
    # Without a sign between them, a Latin word after the stem makes another word: `socials` and `socialservice`.
    return word if word and (said[0] in _SEPARATORS or not word.isascii()) else None


def _which(tail: str) -> int | None:
    near = get_close_matches(tail, _MEANT, n=1, cutoff=0.8)
    return _MEANT[near[0]] if near else None


def _names(folder: Path) -> list[str]:
    try:
        return sorted(path.name for path in folder.iterdir())
    except OSError:  # it may be read where it must not be listed
        return []


def _is_read(sheet: Path, name: str, right: str) -> bool:
    """Whether a file is found under the right name too, as it is where case makes no difference."""
    try:
        return sheet.with_name(name).samefile(sheet.with_name(right))
    except OSError:
        return False


def companion_paths(sheet: Path) -> tuple[Path, Path]:
    """The files beside a sheet that belong to it, if they are there: periods of work, certificates."""
    return sheet.with_name(f"{sheet.stem}.service.csv"), sheet.with_name(f"{sheet.stem}.certificates.csv")


def _renamed(right: str) -> Text:
    return Text(
        f"似为附表而未读入；是否为 {shortened(right)}？请改为此名；不是附表的，请移到别处",
        f"this looks like a companion file and is not read; did you mean {shortened(right)}? Rename it, or move it elsewhere if it is none",
    )


def _saved(right: str) -> Text:
    return Text(
        f"似为附表而未读入；请另存为“CSV UTF-8（逗号分隔）”，文件名为 {shortened(right)}；不是附表的，请移到别处",
        f'this looks like a companion file and is not read; save it as "CSV UTF-8 (Comma delimited)" under the name {shortened(right)}, '
        "or move it elsewhere if it is none",
    )


def misnamed(sheet: Path) -> Iterator[Problem]:
    """A problem for each file that seems to be meant as a companion of a sheet, and would be missed in silence because of its name.

    Sheets beside one another, and the companions of another sheet, are none.

    Args:
        sheet: The sheet's file.
    """
    own = [path.name for path in companion_paths(sheet)]
    names = _names(sheet.parent)
    of_others = {path.name for name in names if name.lower().endswith(".csv") for path in companion_paths(Path(name))}
    for name in names:
        tail = None if name in {sheet.name, *own, *of_others} else _tail(name, sheet.stem)
        which = None if tail is None else _which(tail)
        if which is None or _is_read(sheet, name, own[which]):
            continue
        if name.lower().endswith(".csv"):
            yield Problem(shortened(name), None, None, "", _renamed(own[which]), "misnamed_companion")
        elif own[which] not in names:  # where it is there, this is what it was saved from
            yield Problem(shortened(name), None, None, "", _saved(own[which]), "misnamed_companion")
