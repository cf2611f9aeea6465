"""Pictures as files."""

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import InvalidValueError
from ..text import Text
from ..wire.files import reason, write_whole
from ._rendering import KINDS, rendered

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["save"]

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
    kind = target.suffix.lower().removeprefix(".")
    if kind not in KINDS:
        raise InvalidValueError("path", str(target), _SUFFIX)
    if target.is_dir():
        raise InvalidValueError("path", str(target), _A_FOLDER)
    if not target.parent.is_dir():
        folder = str(target.parent)
        fix = Text(f"没有文件夹 {folder}；请先建立，或另选位置", f"there is no folder {folder}; make it first, or choose another place")
        raise InvalidValueError("path", str(target), fix)
    content = rendered(figure, kind)
    try:
        write_whole(target, content)
    except OSError as error:
        said = reason(error)
        raise InvalidValueError("path", str(target), Text(f"无法写入：{said.zh}", f"it cannot be written: {said.en}")) from error
