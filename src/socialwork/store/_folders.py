"""Folders as a whole: a register is made beside its place and moved there when it is complete."""

import errno
import os
import secrets
import shutil
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from ..text import Text
from ..wire.files import reason
from .errors import NotStoredError

__all__ = ["put_in_place"]

_ANOTHER = Text("请另取一个文件夹名", "name another folder")
_THERE = Text("已经存在，不予覆盖", "it is there already, and nothing is written over it")
_MEANWHILE = Text("他人刚刚在此建立，不予覆盖", "somebody else made it just now, and nothing is written over it")
_TAKEN = {errno.ENOTEMPTY, errno.EEXIST}
_CHECK = Text("请检查该位置的权限和空间", "check what is permitted there, and the room")


def _settle(folder: Path) -> None:
    """Write a folder's entries through to the disk, where the system lets a folder be opened."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


@contextmanager
def put_in_place(folder: Path) -> Generator[Path, None, None]:
    """A new folder to fill, which takes its name when all went well and is removed when not.

    Args:
        folder: Where it is to be: nothing is there, or an empty folder.

    Raises:
        NotStoredError: If something is there, or it cannot be made.
    """
    target = folder.absolute()
    draft = target.with_name(f".{target.name}.{secrets.token_hex(8)}.tmp")
    try:
        if target.is_symlink() or (target.exists() and not (target.is_dir() and not any(target.iterdir()))):
            raise NotStoredError(str(folder), _THERE, _ANOTHER)
        draft.mkdir()
        try:
            yield draft
            _settle(draft)
            try:
                if target.exists():
                    target.rmdir()
                draft.rename(target)
            except OSError as error:
                if error.errno not in _TAKEN:
                    raise
                raise NotStoredError(str(folder), _MEANWHILE, _ANOTHER) from error
            _settle(target.parent)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    except OSError as error:
        said = reason(error)
        raise NotStoredError(str(folder), Text(f"无法写入：{said.zh}", f"it cannot be written: {said.en}"), _CHECK) from error
