"""One SQLite file of a register: how it is opened, how transactions run, and what its errors mean.

The rollback journal is kept (TRUNCATE) and not a write-ahead log: between two calls each file is complete in itself, so that a folder can be
copied or moved; it works on a shared drive; and after an erasure no log holds the old bytes. `synchronous=FULL` writes the data, and the end
of the rollback journal, through to the disk before a commit returns. In this mode no file is deleted at the commit, so that nothing depends
on a folder's entry being written, which Windows could not promise.
"""

import sqlite3
from collections.abc import Generator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from threading import RLock
from urllib.parse import quote

import attrs

from ..errors import InvalidValueError
from ..text import Text
from .errors import DamagedRegisterError, NotARegisterError, NotStoredError, RegisterError

__all__ = ["BUSY_SECONDS", "RESTORE", "Database", "connect", "copied", "told"]

BUSY_SECONDS = 30.0
"""How long to wait for another program that is writing."""

RESTORE = Text(
    "请保留此文件，并从备份恢复（socialwork restore）",
    "keep this file as it is, and restore a backup (socialwork restore)",
)

_PRAGMAS = (
    "journal_mode=TRUNCATE",
    "synchronous=FULL",
    "fullfsync=ON",  # on macOS, where fsync alone leaves data in the disk's own memory
    "secure_delete=ON",  # what is deleted is overwritten with zeros
    "temp_store=MEMORY",  # VACUUM and sorting leave nothing in the folder for temporary files
    "trusted_schema=OFF",
    "cell_size_check=ON",
)

_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISMATCH}

_REASONS = {
    sqlite3.SQLITE_FULL: (
        Text("磁盘已满，什么也没有写入", "the disk is full, and nothing was written"),
        Text("请腾出空间后再试", "make room and try again"),
    ),
    sqlite3.SQLITE_READONLY: (
        Text("该位置只读，什么也没有写入", "the place is read-only, and nothing was written"),
        Text("请检查文件和文件夹的权限", "check what is permitted for the file and its folder"),
    ),
    sqlite3.SQLITE_BUSY: (
        Text("另一程序一直占用，什么也没有写入", "another program holds it, and nothing was written"),
        Text("请稍后再试", "try again later"),
    ),
    sqlite3.SQLITE_CANTOPEN: (
        Text("无法打开", "it cannot be opened"),
        Text("请核对所在文件夹及其权限", "check the folder and what is permitted there"),
    ),
    sqlite3.SQLITE_IOERR: (
        Text("系统读写失败", "the system failed to read or write"),
        Text("请检查磁盘，再打开登记簿核对最后一条记录", "check the disk, then open the register and look at its last record"),
    ),
}
_REASONS[sqlite3.SQLITE_LOCKED] = _REASONS[sqlite3.SQLITE_BUSY]
_REASONS[sqlite3.SQLITE_PERM] = _REASONS[sqlite3.SQLITE_CANTOPEN]


def told(error: sqlite3.Error, path: Path) -> RegisterError:
    """What an error of SQLite means to whoever keeps a register; its own words follow as a detail."""
    detail = Text(f"（SQLite 提示：{error}）", f" (SQLite: {error})")
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code in _DAMAGED:
        return DamagedRegisterError(
            str(path), Text("已损坏，或不是登记簿文件", "it is damaged, or no file of a register") + detail, RESTORE
        )
    why, fix = _REASONS.get(code, _REASONS[sqlite3.SQLITE_IOERR])
    return NotStoredError(str(path), why + detail, fix)


def _uri(path: Path, mode: str) -> str:
    where = path.absolute().as_posix()
    return f"file://{'' if where.startswith('/') else '/'}{quote(where, safe='/:')}?mode={mode}"  # a share's name, //server/share, keeps both its slashes


def connect(path: Path, *, new: bool = False) -> sqlite3.Connection:
    """A connection in which nothing is written unless a transaction says so.

    Args:
        path: The file.
        new: Whether it is to be made.

    Raises:
        sqlite3.Error: If it cannot be opened.
    """
    uri = _uri(path, "rwc" if new else "rw")
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}").fetchall()
    except BaseException:
        connection.close()
        raise
    return connection


def copied(source: Path, target: Path) -> None:
    """Copy a database as of one moment, whoever writes to it, into a new file.

    Raises:
        RegisterError: If one of them cannot be read or written.
    """
    try:
        original = connect(source)
        try:
            copy = connect(target, new=True)
            try:
                original.backup(copy)
            finally:
                copy.close()
        finally:
            original.close()
    except sqlite3.Error as error:
        raise told(error, source) from error


@attrs.define(eq=False)
class Database:
    """An open file. One call at a time, from whatever thread."""

    path: Path
    _connection: sqlite3.Connection | None
    _lock: RLock = attrs.field(factory=RLock)

    @classmethod
    def open(cls, path: Path) -> "Database":
        """Open a file that is there.

        Raises:
            RegisterError: If it is not there, or cannot be opened.
        """
        if not path.is_file():
            why = Text("没有这个文件", "there is no such file")
            raise NotARegisterError(str(path), why, Text("请给出登记簿所在文件夹", "give the folder of a register"))
        try:
            return cls(path, connect(path))
        except sqlite3.Error as error:
            raise told(error, path) from error

    def close(self) -> None:
        """Let go of the file; a second time does nothing."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            raise InvalidValueError("Register", "closed", Text("登记簿已关闭；请重新打开", "it is closed; open it again"))
        return self._connection

    @contextmanager
    def _transaction(self, begin: str, end: str) -> Generator[sqlite3.Connection, None, None]:
        with self._lock:
            connection = self._open()
            try:
                connection.execute(begin)
                yield connection
                connection.execute(end)
            except sqlite3.Error as error:
                raise told(error, self.path) from error
            finally:
                if connection.in_transaction:
                    with suppress(sqlite3.Error):  # what went wrong first is told
                        connection.execute("ROLLBACK")

    def reading(self) -> AbstractContextManager[sqlite3.Connection]:
        """A transaction that sees one moment of the file."""
        return self._transaction("BEGIN", "ROLLBACK")

    def writing(self) -> AbstractContextManager[sqlite3.Connection]:
        """A transaction that is on the disk when it ends, or leaves no trace."""
        return self._transaction("BEGIN IMMEDIATE", "COMMIT")

    def vacuum(self) -> None:
        """Write the file anew, without what was deleted.

        Raises:
            RegisterError: If it cannot be done.
        """
        with self._lock:
            try:
                self._open().execute("VACUUM")
            except sqlite3.Error as error:
                raise told(error, self.path) from error

    def check(self) -> None:
        """Let SQLite look at how the file is built.

        Raises:
            DamagedRegisterError: If something is wrong with the file.
        """
        with self.reading() as connection:
            said = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(1)")]
            pages, size = (int(connection.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("page_count", "page_size"))
        if self.path.stat().st_size < pages * size:  # SQLite forgives an end that is cut off where nothing is stored
            said = [f"the file is shorter than its {pages} pages"]
        if said != ["ok"]:
            why = Text(f"已损坏（SQLite 提示：{said[0]}）", f"it is damaged (SQLite: {said[0]})")
            raise DamagedRegisterError(str(self.path), why, RESTORE)
