"""Pictures as files."""

from io import BytesIO
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import InvalidValueError
from ..text import Text
from ..wire.files import reason, write_whole
from ._style import plain_style

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["save"]

_METADATA: dict[str, dict[str, str | None]] = {".png": {"Software": None}, ".svg": {"Date": None}, ".pdf": {"CreationDate": None}}
"""The kinds of files, and what is left out of each, since it would make every file another one."""

_SUFFIX = Text("请用 .png、.svg 或 .pdf 作扩展名", "let the name end in .png, .svg or .pdf")
_A_FOLDER = Text("这是文件夹；请给出其中的文件名", "this is a folder; name a file in it")


def save(figure: "Figure", path: "str | PathLike[str]") -> None:
    """Write a picture as PNG, SVG or PDF, as the end of the name says: the whole file or nothing, and the same bytes for the same picture.

    Words in an SVG are outlines: they look the same everywhere, and cannot be searched.

    Args:
        figure: The picture.
        path: The file; one that is there is replaced.

    Raises:
        InvalidValueError: If the name ends otherwise, if there is no such folder, or if the file cannot be written.
        MissingExtraError: If matplotlib is not installed.
    """
    target = Path(path)
    kind = target.suffix.lower()
    if kind not in _METADATA:
        raise InvalidValueError("path", str(target), _SUFFIX)
    if target.is_dir():
        raise InvalidValueError("path", str(target), _A_FOLDER)
    if not target.parent.is_dir():
        folder = str(target.parent)
        fix = Text(f"没有文件夹 {folder}；请先建立，或另选位置", f"there is no folder {folder}; make it first, or choose another place")
        raise InvalidValueError("path", str(target), fix)
    content = BytesIO()
    drawn: Any = figure  # the types of matplotlib do not say what it takes by keyword
    with plain_style():
        drawn.savefig(content, format=kind[1:], metadata=_METADATA[kind])
    try:
        write_whole(target, content.getvalue())
    except OSError as error:
        said = reason(error)
        raise InvalidValueError("path", str(target), Text(f"无法写入：{said.zh}", f"it cannot be written: {said.en}")) from error
