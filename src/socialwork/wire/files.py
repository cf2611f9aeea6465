"""Files as a whole: text that is UTF-8 or refused, and writing that never leaves half a file."""

import os
import secrets
import shutil
from contextlib import suppress
from pathlib import Path

from ..text import Text
from .problems import FileRefusedError, Problem

__all__ = ["read_text", "write_whole"]

_LARGEST = 64 * 1024 * 1024
"""The most bytes of a file: some hundred thousand people."""

_MARKS_OF_UTF_16 = (b"\xff\xfe", b"\xfe\xff")

_AS_UTF_8 = Text("请将文件另存为 UTF-8 编码", "save the file as UTF-8")
_SHEET_AS_UTF_8 = Text(
    "请在表格软件中“另存为”，文件类型选“CSV UTF-8（逗号分隔）”",
    'use "Save As" in the spreadsheet program and choose "CSV UTF-8 (Comma delimited)"',
)
_READABLE = Text("无法打开；请给出存在且可读取的文件", "it cannot be opened; give a file that is there and can be read")
_SMALLER = Text(
    f"文件不得超过{_LARGEST // 1024**2}MB；请分成几个文件", f"give at most {_LARGEST // 1024**2} MB; split it into several files"
)


def _refused(path: Path, found: str, fix: Text, code: str, where: str) -> FileRefusedError:
    return FileRefusedError(str(path), (Problem(where, None, None, found, fix, code),))


def _encoding(content: bytes) -> str:
    """What a file that is no UTF-8 seems to be."""
    if content.startswith(_MARKS_OF_UTF_16) or b"\0" in content:
        return "UTF-16"
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return "?"
    return "GBK/GB18030"


def read_text(path: Path, *, where: str = "") -> str:
    """The text of a file in UTF-8, with or without a byte order mark.

    Args:
        path: The file.
        where: How its problem names it, if it has one.

    Raises:
        FileRefusedError: If it cannot be opened, is too large, or is in another encoding.
    """
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except (OSError, ValueError) as error:
        raise _refused(path, "", _READABLE, "unreadable", where) from error
    if len(content) > _LARGEST:
        raise _refused(path, f"> {_LARGEST}", _SMALLER, "too_large", where)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        fix = _SHEET_AS_UTF_8 if path.suffix.lower() == ".csv" else _AS_UTF_8
        raise _refused(path, _encoding(content), fix, "bad_encoding", where)
    return text


def write_whole(path: Path, content: bytes) -> None:
    """Put a file in place at once: whoever reads it finds the old content or the new, never a part.

    Raises:
        OSError: If it cannot be written; then what was there is untouched.
    """
    target = Path(os.path.realpath(path))
    draft = target.with_name(f".{target.name}.{secrets.token_hex(8)}.tmp")
    try:
        with draft.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, draft)
        draft.replace(target)
    except BaseException:
        with suppress(OSError):
            draft.unlink()
        raise
