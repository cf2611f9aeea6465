"""Answers that are files of their own kind: a sheet or a page, as the end of the name says."""

from collections.abc import Callable, Collection
from pathlib import Path

from ..text import Text
from ..wire.files import reason, write_whole
from .giving import Giving
from .pictures import told_written
from .speaking import NotWrittenError, wrong_call

__all__ = ["PAGE", "SHEET", "kind_of", "page_writer", "report_kind", "write_report"]

SHEET, PAGE = "sheet", "page"
_KINDS = {".csv": SHEET, ".html": PAGE, ".htm": PAGE}


def kind_of(out: Path) -> str | None:
    """`SHEET` or `PAGE`, as the end of a name says; None where it is neither."""
    return _KINDS.get(out.suffix.lower())


def report_kind(giving: Giving, among: Collection[str] = (SHEET, PAGE)) -> str | None:
    """`SHEET` or `PAGE` where the file that was named is one; None where the answer is given as text or JSON.

    Args:
        giving: How the answer is given.
        among: Those that the command writes.

    Raises:
        UsageError: If it is one, and JSON is wanted.
    """
    kind = None if giving.out is None else kind_of(giving.out)
    if giving.out is None or kind not in among:
        return None
    if giving.as_json:
        suffix = giving.out.suffix.lower()
        raise wrong_call(
            Text(f"--out：{suffix} 不是 JSON；请用 .json 结尾的文件名", f"--out: {suffix} is not JSON; end the name with .json")
        )
    return kind


def page_writer(html: str) -> Callable[[Path], None]:
    """What writes a page; signs that no file can hold are replaced."""
    return lambda out: write_whole(out, html.encode("utf-8", errors="replace"))


def write_report(out: Path, write: Callable[[Path], None]) -> None:
    """Write the file, and say so.

    Args:
        out: The file.
        write: Writes it.

    Raises:
        NotWrittenError: If it cannot be written.
    """
    try:
        write(out)
    except OSError as error:
        raise NotWrittenError(str(out), reason(error)) from error
    told_written(out)
