"""Files as a whole: text that is UTF-8 or refused, and writing that never leaves half a file."""

import errno
import os
import secrets
import shutil
import unicodedata
from contextlib import suppress
from pathlib import Path

from ..text import Text
from .problems import FileRefusedError, Problem

__all__ = ["read_text", "reason", "same_file", "write_whole"]

_LARGEST = 64 * 1024 * 1024
"""The most bytes of a file: some hundred thousand people."""

_MARKS_OF_UTF_16 = (b"\xff\xfe", b"\xfe\xff")

_MARKS_OF_WORKBOOKS = {b"PK\x03\x04": "xlsx", b"\xd0\xcf\x11\xe0": "xls"}
"""How the files of spreadsheet programs begin, whatever they are called."""

_ZIP = "zip"
_UNPACKED = Text(
    "这是压缩文件，不是工作簿；请先解压，或给出其中的文件", "this is a ZIP archive and no workbook; unpack it, and give the file in it"
)
_ZEROS = "NUL"
_SPOILED = Text(
    "文件中夹有空字符，可能已损坏；请由原来的程序重新保存一份",
    "there are zero bytes in it, and it may be spoiled; save it anew with the program that it comes from",
)
_OTHERWISE = {_ZIP: _UNPACKED, _ZEROS: _SPOILED}
_FEW = 8
"""Of a text in UTF-16 every second byte can be zero; as few as one in eight are there for another reason."""

_AS_UTF_8 = Text("请将文件另存为 UTF-8 编码", "save the file as UTF-8")
_SHEET_AS_UTF_8 = Text(
    "请在表格软件中“另存为”，文件类型选“CSV UTF-8（逗号分隔）”",
    'use "Save As" in the spreadsheet program and choose "CSV UTF-8 (Comma delimited)"',
)
_RENAMED = Text("这是改了扩展名的工作簿；改名不会改变内容；", "this is a workbook, and its name does not change that; ")
_NOT_THERE = Text("没有这个文件；请核对文件名和所在文件夹", "there is no such file; check its name and its folder")
_A_FOLDER = Text("这是文件夹，不是文件；请给出其中的文件", "this is a folder and no file; name a file in it")
_NO_NAME = Text("这不能作文件名；请核对", "this cannot be the name of a file; check it")
_SMALLER = Text(
    f"文件不得超过{_LARGEST // 1024**2}MB；请分成几个文件", f"give at most {_LARGEST // 1024**2} MB; split it into several files"
)


_REASONS: dict[type[OSError], Text] = {
    FileNotFoundError: Text("没有这个文件或文件夹", "there is no such file or folder"),
    PermissionError: Text("没有权限，或文件正被其他程序占用", "it is not permitted, or another program has the file open"),
    NotADirectoryError: Text("所在位置不是文件夹", "where it should be is no folder"),
    IsADirectoryError: Text("这是文件夹，不是文件", "this is a folder and no file"),
}
_REASONS_BY_NUMBER = {
    errno.ENOSPC: Text("磁盘已满", "the disk is full"),
    errno.EROFS: Text("该位置只读", "the place is read-only"),
    errno.ENAMETOOLONG: Text("文件名过长", "the name is too long"),
}


def reason(error: OSError) -> Text:
    """Why the operating system did not do it, in our words; its own follow as a detail."""
    known = _REASONS.get(type(error)) or _REASONS_BY_NUMBER.get(error.errno or 0) or Text("系统拒绝了此操作", "the system refused")
    detail = f"{error.errno or ''} {error.strerror or type(error).__name__}".strip()
    return known + Text(f"（系统提示：{detail}）", f" (system: {detail})")


def _cannot_be_opened(path: Path, error: OSError | ValueError) -> Text:
    if isinstance(error, ValueError):
        return _NO_NAME
    if isinstance(error, FileNotFoundError):
        return _NOT_THERE
    if isinstance(error, IsADirectoryError) or path.is_dir():  # Windows only says that it is not permitted
        return _A_FOLDER
    said = reason(error)
    return Text(f"无法打开：{said.zh}；请给出能读取的文件", f"it cannot be opened: {said.en}; give a file that can be read")


def _refused(path: Path, found: str, fix: Text, code: str, where: str) -> FileRefusedError:
    return FileRefusedError(str(path), (Problem(where, None, None, found, fix, code),))


def _encoding(content: bytes) -> str:
    """What a file that is no UTF-8 seems to be."""
    for mark, kind in _MARKS_OF_WORKBOOKS.items():
        if content.startswith(mark):
            return kind if kind != "xlsx" or b"xl/" in content else _ZIP
    zeros = content.count(b"\0")
    if content.startswith(_MARKS_OF_UTF_16) or zeros * _FEW > len(content):
        return "UTF-16"
    if zeros:
        return _ZEROS
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
        raise _refused(path, "", _cannot_be_opened(path, error), "unreadable", where) from error
    if len(content) > _LARGEST:
        raise _refused(path, f"> {_LARGEST}", _SMALLER, "too_large", where)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        found = _encoding(content)
        fix = _SHEET_AS_UTF_8 if path.suffix.lower() == ".csv" else _AS_UTF_8
        if found in _MARKS_OF_WORKBOOKS.values():
            fix = _RENAMED + fix
        elif found in _OTHERWISE:
            fix = _OTHERWISE[found]
        raise _refused(path, found, fix, "bad_encoding", where)
    return text.lstrip("\ufeff")  # programs that don't know a mark when they see one put another before it


def _without_case(path: Path) -> str:
    return unicodedata.normalize("NFC", os.path.realpath(path)).casefold()


def same_file(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file, or would on a file system that takes no note of case; neither has to be there."""
    with suppress(OSError):  # one of them is not there, or cannot be
        if one.samefile(other):
            return True
    return _without_case(one) == _without_case(other)


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
