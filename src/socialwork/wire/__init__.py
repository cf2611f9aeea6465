"""JSON and TOML, read strictly and written without loss. Whatever is wrong with a file is told at once, and then nothing of it is read."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .problems import FileRefusedError, Problem

if TYPE_CHECKING:
    from ..policies import Policy, Reform
    from ..selection import Resolution
    from ..talent.candidates import Candidate
    from ..talent.rounds import MeritScale, Round

__all__ = [
    "FileRefusedError",
    "Problem",
    "candidates_to_json",
    "read_candidates_json",
    "read_reform",
    "read_resolutions",
    "read_round",
    "reform_to_json",
    "template_toml",
    "write_candidates_json",
]

# What reads and writes is imported where it is called: asking for these names loads neither cattrs nor json.


def read_candidates_json(source: str | Path, *, scale: "MeritScale | None" = None) -> "tuple[Candidate, ...]":
    """The candidates of a JSON document of schema `socialwork.candidates/1`.

    A fact that is absent is `Missing.NOT_ASKED`; `{"missing": "not_known"}`, or `"disputed"`, says why it is missing, and null is refused.
    The key `last` of a period is always there: null says that the work still goes on. A `note` beside the candidates is allowed, and is
    meant for people.

    Args:
        source: The file, in UTF-8.
        scale: How merit is told in the round, `round_.scale`: what is not on it is refused too. None takes any merit.

    Raises:
        FileRefusedError: If anything is wrong with it; the error tells everything that is.
        InvalidValueError: If the scale is none.
    """
    from ._candidates import read

    return read(Path(source), scale)


def candidates_to_json(candidates: "Iterable[Candidate]", *, note: str | None = None) -> dict[str, Any]:
    """The document that `read_candidates_json` reads, as dicts, lists and text; facts that were not asked stay out.

    Args:
        candidates: At least one, each with an id of their own.
        note: What people should know about the file, such as that its people are made up.

    Raises:
        DuplicateNameError: If two candidates have one id, or ids that differ by case, width or spaces alone.
        InvalidValueError: If there is nobody, or a text is too long for a file or cannot be written in UTF-8.
    """
    from ._candidates import dump

    return dump(candidates, note)


def write_candidates_json(path: str | Path, candidates: "Iterable[Candidate]", *, note: str | None = None) -> None:
    """Write the document of `candidates_to_json`; the file is there as a whole or stays as it was.

    Raises:
        DuplicateNameError: If two candidates have one id, or ids that differ by case, width or spaces alone.
        InvalidValueError: If there is nobody, or a text is too long for a file or cannot be written in UTF-8.
        OSError: If the file cannot be written.
    """
    from ._candidates import write

    write(Path(path), candidates, note)


def read_round(source: str | Path) -> "Round":
    """The round that a TOML document of schema `socialwork.round/1` describes.

    Its keys are the fields of `Round`; a `[[declarations]]` entry has `fact`, `holds`, `by`, `on`, `document`, and `covers` with the ids it
    is about, or no `covers` where it is about everybody.

    Args:
        source: The file, in UTF-8.

    Raises:
        FileRefusedError: If anything is wrong with it; the error tells everything that is.
    """
    from ._rounds import read_round as read

    return read(Path(source))


def read_resolutions(source: str | Path) -> "tuple[Resolution, ...]":
    """The ties that a TOML document of schema `socialwork.resolutions/1` settles, one `[[resolutions]]` entry each.

    Args:
        source: The file, in UTF-8.

    Raises:
        FileRefusedError: If anything is wrong with it; the error tells everything that is.
    """
    from ._rounds import read_resolutions as read

    return read(Path(source))


def read_reform(source: str | Path, policy: "Policy") -> "Reform":
    """The reform that a JSON or TOML document of schema `socialwork.reform/1` describes.

    Its keys are those of `Reform.as_data()`: `name`, `title`, `citation` or `hypothetical`, and `operations`, each with `op` and what that
    takes; or, for a reform made of others, `together` or `then` with the list of these.

    Args:
        source: The file, in UTF-8; its name ends with `.json` or `.toml`.
        policy: The policy that it is about: names and values are looked up there, and it has to take the reform.

    Raises:
        FileRefusedError: If anything is wrong with it; the error tells everything that is.
    """
    from ._reforms import read

    return read(Path(source), policy)


def reform_to_json(reform: "Reform") -> dict[str, Any]:
    """The document that `read_reform` reads, as dicts, lists and text; nothing of the reform is lost."""
    return reform.as_data()


def template_toml(lang: str = "zh") -> str:
    """A round to fill in: a TOML document with every key that there is, most of them behind a `#`, and what each says.

    Args:
        lang: The language of what is said, `"zh"` or `"en"`.

    Raises:
        InvalidValueError: If the language is another one.
    """
    from ._template import template

    return template(lang)
