"""What the two files of a register hold, by version, and how an older version becomes the next one.

Version 1 kept the records alone. Version 2 chains their digests, keeps the head of the chain apart, gives each person's entry a digest, and
records erasures.
"""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import attrs

from ..text import Text
from ._chain import chained, of_person, start
from ._database import RESTORE, Database
from .errors import DamagedRegisterError, NotARegisterError, RegisterVersionError

__all__ = ["JOURNAL", "PEOPLE", "VERSION", "Layout", "check_version", "is_old", "made", "raised", "version_of"]

VERSION = 2
"""The version that is written, and the only one that is read without an upgrade."""

_JOURNAL_TABLES = """
CREATE TABLE about (register TEXT NOT NULL, policy TEXT NOT NULL);
CREATE TABLE events (seq INTEGER PRIMARY KEY, body TEXT NOT NULL, digest BLOB NOT NULL);
CREATE TABLE head (one INTEGER PRIMARY KEY CHECK (one = 1), seq INTEGER NOT NULL, digest BLOB NOT NULL);
"""

_PEOPLE_TABLES = """
CREATE TABLE about (register TEXT NOT NULL);
CREATE TABLE people (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, number TEXT NOT NULL, unit TEXT NOT NULL, account TEXT NOT NULL, digest BLOB NOT NULL
);
CREATE TABLE erasures (id TEXT PRIMARY KEY, day TEXT NOT NULL, recorder TEXT NOT NULL, document TEXT NOT NULL);
"""

_TOO_NEW = Text("由较新版本的 socialwork 写成", "a newer version of socialwork wrote it")
_NEWER_PROGRAM = Text("请升级 socialwork 后再打开", "install a newer socialwork and open it with that")
_TOO_OLD = Text("由较早版本的 socialwork 写成", "an older version of socialwork wrote it")
_UPGRADE = Text(
    "请先升级（socialwork upgrade，Python 中为 Register.upgrade）；升级前会先作备份",
    "upgrade it first (socialwork upgrade, or Register.upgrade in Python), which makes a backup before",
)
_NO_FILE_OF_OURS = Text("不是登记簿的文件", "it is no file of a register")
_A_FOLDER = Text("请给出登记簿所在文件夹", "give the folder of a register")


def _journal_to_2(connection: sqlite3.Connection) -> None:
    (register, policy), *_ = connection.execute("SELECT register, policy FROM about")
    bodies: list[tuple[int, bytes]] = connection.execute("SELECT seq, CAST(body AS BLOB) FROM events ORDER BY seq").fetchall()
    connection.execute("DROP TABLE events")
    connection.execute("CREATE TABLE events (seq INTEGER PRIMARY KEY, body TEXT NOT NULL, digest BLOB NOT NULL)")
    connection.execute("CREATE TABLE head (one INTEGER PRIMARY KEY CHECK (one = 1), seq INTEGER NOT NULL, digest BLOB NOT NULL)")
    digest = start(register, policy)

    def rows() -> Iterator[tuple[int, bytes, bytes]]:
        nonlocal digest
        for seq, body in bodies:
            digest = chained(digest, body)
            yield seq, body, digest

    connection.executemany("INSERT INTO events VALUES (?, CAST(? AS TEXT), ?)", rows())
    connection.execute("INSERT INTO head VALUES (1, ?, ?)", (bodies[-1][0] if bodies else 0, digest))


def _people_to_2(connection: sqlite3.Connection) -> None:
    ((register,),) = connection.execute("SELECT register FROM about")
    listed = connection.execute("SELECT id, name, number, unit FROM people ORDER BY id").fetchall()
    connection.execute("DROP TABLE people")
    connection.execute(
        "CREATE TABLE people (id TEXT PRIMARY KEY, name TEXT NOT NULL, number TEXT NOT NULL, unit TEXT NOT NULL, account TEXT NOT NULL, "
        "digest BLOB NOT NULL)"
    )
    connection.execute("CREATE TABLE erasures (id TEXT PRIMARY KEY, day TEXT NOT NULL, recorder TEXT NOT NULL, document TEXT NOT NULL)")
    rows = ((*row, "", of_person(register, (*row, ""))) for row in listed)
    connection.executemany("INSERT INTO people VALUES (?, ?, ?, ?, ?, ?)", rows)


@attrs.frozen
class Layout:
    """One of the two files.

    Attributes:
        name: What it is called in the folder.
        mark: SQLite's `application_id`, by which it is known whatever it is called.
        tables: What makes it, in the version that is written.
        steps: What raises it by one version, by the version it comes from. Written once and never changed: they describe what was.
    """

    name: str
    mark: int
    tables: str
    steps: dict[int, Callable[[sqlite3.Connection], None]] = attrs.field(eq=False)


JOURNAL = Layout("journal.sqlite", 0x73776B6A, _JOURNAL_TABLES, {1: _journal_to_2})
PEOPLE = Layout("people.sqlite", 0x73776B70, _PEOPLE_TABLES, {1: _people_to_2})


def made(connection: sqlite3.Connection, layout: Layout) -> None:
    """Put the tables into a new file, and say what it is."""
    connection.executescript(f"{layout.tables}PRAGMA application_id={layout.mark};PRAGMA user_version={VERSION};")


def version_of(path: Path, connection: sqlite3.Connection, layout: Layout) -> int:
    """The version of a file, if it is one that this package knows.

    Raises:
        NotARegisterError: If it is a database of something else.
        RegisterVersionError: If it is newer.
    """
    ((mark,),), ((version,),) = (connection.execute(f"PRAGMA {name}").fetchall() for name in ("application_id", "user_version"))
    if mark != layout.mark or version < 1:
        raise NotARegisterError(str(path), _NO_FILE_OF_OURS, _A_FOLDER)
    if version > VERSION:
        raise RegisterVersionError(str(path), _TOO_NEW, _NEWER_PROGRAM, version, VERSION)
    return int(version)


def check_version(database: Database, layout: Layout) -> None:
    """Refuse a file that this version does not read as it is.

    Raises:
        NotARegisterError: If it is a database of something else.
        RegisterVersionError: If it is newer or older.
    """
    with database.reading() as connection:
        version = version_of(database.path, connection, layout)
    if version < VERSION:
        raise RegisterVersionError(str(database.path), _TOO_OLD, _UPGRADE, version, VERSION)


def is_old(database: Database, layout: Layout) -> bool:
    """Whether a file has to be raised.

    Raises:
        NotARegisterError: If it is a database of something else.
        RegisterVersionError: If it is newer.
    """
    with database.reading() as connection:
        return version_of(database.path, connection, layout) < VERSION


def raised(database: Database, layout: Layout) -> None:
    """Raise a file to the version that is written, all of it or nothing.

    Raises:
        RegisterError: If it cannot be.
    """
    with database.writing() as connection:
        first = version_of(database.path, connection, layout)
        for version in range(first, VERSION):
            try:
                layout.steps[version](connection)
            except (TypeError, ValueError) as error:
                why = Text("内容与其版本不符", "what it holds is not what its version has")
                raise DamagedRegisterError(str(database.path), why, RESTORE) from error
            connection.execute(f"PRAGMA user_version={version + 1}")
    database.vacuum()
