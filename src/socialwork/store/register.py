"""An office's register: a folder with two files, the journal of what happened and the people behind its ids."""

import secrets
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import attrs

from ..errors import InvalidValueError
from ..lifecycle import Event, Journal
from ..policies import Policy
from ..text import Text
from ..wire._events import event_kinds
from ._chain import start
from ._database import RESTORE, Database, connect, copied, told
from ._folders import put_in_place
from ._records import Head, Records
from ._schema import JOURNAL, PEOPLE, Layout, check_version, is_old, made, raised
from .errors import DamagedRegisterError, NotARegisterError, NotStoredError
from .people import Erasure, People

__all__ = ["Checked", "Register"]


@attrs.frozen(kw_only=True)
class Checked:
    """What was looked at, and found to be as it was written.

    Attributes:
        head: Where the journal ends.
        people: How many people have an entry.
    """

    head: Head
    people: int


_OTHER_HALF = Text(
    "两个文件不属于同一登记簿；请从备份恢复（socialwork restore）",
    "its two files belong to different registers; restore a backup (socialwork restore)",
)


_MISSING = Text("缺失", "it is missing")
_EMPTY = Text("是空文件", "it is empty")
_FROM_BACKUP = Text("登记簿已损坏，请从备份恢复（socialwork restore）", "the register is damaged; restore a backup (socialwork restore)")
_INSIDE = Text("位于登记簿之内", "it lies inside the register")
_OUTSIDE = Text("请另取登记簿以外的文件夹", "name a folder outside of it")
_NO_STATE_OF_IT = Text("请给出同一登记簿较新的状态", "give a newer state of the same register")


def _about(database: Database, columns: str) -> tuple[Any, ...]:
    with database.reading() as connection:
        rows: list[tuple[Any, ...]] = connection.execute(f"SELECT {columns} FROM about").fetchall()  # noqa: S608  # our own words
    if len(rows) != 1:
        raise DamagedRegisterError(
            str(database.path), Text("没有写明属于哪个登记簿", "it does not say to which register it belongs"), RESTORE
        )
    return rows[0]


def _erased_in(folder: Path, of: str) -> tuple[Erasure, ...]:
    """Who was erased in a state of a register, and not entered anew; its journal is not looked at."""
    database = Database.open(folder / PEOPLE.name)
    try:
        check_version(database, PEOPLE)
        (register,) = _about(database, "register")
        if register != of:
            raise InvalidValueError("erased_in", str(folder), _NO_STATE_OF_IT)
        return People(database, register).gone()
    finally:
        database.close()


def _make(folder: Path, layout: Layout, statements: Iterable[tuple[str, tuple[object, ...]]]) -> None:
    path = folder / layout.name
    try:
        connection = connect(path, new=True)
        try:
            made(connection, layout)
            for statement, values in statements:
                connection.execute(statement, values)
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise told(error, path) from error


def _opened(folder: Path) -> tuple[Database, Database]:
    if not folder.is_dir():
        why = Text("没有这个文件夹", "there is no such folder")
        raise NotARegisterError(str(folder), why, Text("请给出登记簿所在文件夹", "give the folder of a register"))
    files = folder / JOURNAL.name, folder / PEOPLE.name
    lost = [file for file in files if not file.is_file() or not file.stat().st_size]
    if len(lost) == 1:  # of a folder that holds neither nobody can say that it was a register
        raise DamagedRegisterError(str(lost[0]), _EMPTY if lost[0].is_file() else _MISSING, _FROM_BACKUP)
    journal = Database.open(folder / JOURNAL.name)
    try:
        return journal, Database.open(folder / PEOPLE.name)
    except BaseException:
        journal.close()
        raise


def _not_inside(folder: Path, to: Path) -> None:
    """Refuse a place for a copy that is a part of what is copied: who loses the one loses the other."""
    if folder.resolve() in to.resolve().parents:
        raise NotStoredError(str(to), _INSIDE, _OUTSIDE)


def _belonging_together(folder: Path, journal: Database, people: Database, policy: Policy) -> tuple[Records, People]:
    check_version(journal, JOURNAL)
    check_version(people, PEOPLE)
    register, policy_id = _about(journal, "register, policy")
    if _about(people, "register") != (register,):
        raise DamagedRegisterError(str(folder), Text("内容不一致", "it does not hold together"), _OTHER_HALF)
    if policy_id != policy.id:
        fix = Text(f"此登记簿依据的政策是 {policy_id}", f"this register was made for the policy {policy_id}")
        raise InvalidValueError("policy", policy.id, fix)
    records = Records(journal, register, policy_id, event_kinds(policy))
    records.head()
    return records, People(people, register)


class Register:
    """A register on the disk, open. Close it, or use it in a `with` statement.

    Several programs may have it open and write; a call waits for another that is writing. It can be used from several threads.
    """

    def __init__(self, folder: Path, policy: Policy, records: Records, people: People) -> None:
        self._folder, self._policy, self._records, self._people = folder, policy, records, people

    # --- making and opening ----------------------------------------------------------------------------------------------------------------

    @classmethod
    def create(cls, folder: str | Path, *, policy: Policy) -> Self:
        """Make an empty register, and open it.

        Args:
            folder: Where it is to be: nothing is there, or an empty folder.
            policy: Whose lifecycles its events belong to.

        Raises:
            NotStoredError: If something is there, or it cannot be written.
        """
        register = secrets.token_hex(16)
        head = start(register, policy.id)
        with put_in_place(Path(folder)) as draft:
            _make(draft, JOURNAL, [
                ("INSERT INTO about VALUES (?, ?)", (register, policy.id)),
                ("INSERT INTO head VALUES (1, 0, ?)", (head,)),
            ])  # fmt: skip
            _make(draft, PEOPLE, [("INSERT INTO about VALUES (?)", (register,))])
        return cls.open(folder, policy=policy)

    @classmethod
    def open(cls, folder: str | Path, *, policy: Policy) -> Self:
        """Open a register.

        Args:
            folder: Where it is.
            policy: The policy that it was made for.

        Raises:
            NotARegisterError: If there is none.
            RegisterVersionError: If an older or a newer version of this package wrote it.
            DamagedRegisterError: If one of its files is missing or empty, it does not end as it should, or its files do not belong together.
            InvalidValueError: If it was made for another policy.
            NotStoredError: If the system does not let it be opened.
        """
        folder = Path(folder)
        journal, people = _opened(folder)
        try:
            return cls(folder, policy, *_belonging_together(folder, journal, people, policy))
        except BaseException:
            journal.close()
            people.close()
            raise

    def close(self) -> None:
        """Let go of the files; a second time does nothing."""
        self._records.database.close()
        self._people.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Register({str(self._folder)!r})"

    # --- the journal -----------------------------------------------------------------------------------------------------------------------

    @property
    def folder(self) -> Path:
        """The folder."""
        return self._folder

    @property
    def policy(self) -> Policy:
        """The policy whose events it keeps."""
        return self._policy

    @property
    def people(self) -> People:
        """Who the ids are."""
        return self._people

    @property
    def head(self) -> Head:
        """Where the journal ends now. Noted down elsewhere, it shows later whether all of it is still there: see `check`.

        Raises:
            RegisterError: If it cannot be read, or does not end as it should.
        """
        return self._records.head()

    def append(self, events: Iterable[Event], *, expected: int | None = None) -> tuple[Event, ...]:
        """Record events, all of them or none. When this returns they are on the disk, and stay there if the power fails.

        Args:
            events: The events, without numbers, or with those that they must get.
            expected: The number of the last record, as the caller read it; None records them after whatever is there.

        Returns:
            The events, with their numbers.

        Raises:
            ConflictError: If somebody else recorded something since, so that the numbers are others.
            UnknownNameError: If the policy does not know a kind of event.
            InvalidValueError: If an event records what its kind does not, or what could not be read back.
            DamagedRegisterError: If the journal does not end as it should; nothing is put after a gap.
            NotStoredError: If it could not be written.
        """
        return self._records.append(events, expected)

    def events(self, *, after: int = 0) -> tuple[Event, ...]:
        """What was recorded, each held against its digest.

        Args:
            after: The number of the last record that is known already; 0 reads all.

        Raises:
            InvalidValueError: If the number is none.
            DamagedRegisterError: If a record is missing, is not what was written, or is of a kind that the policy does not know.
            NotStoredError: If it cannot be read.
        """
        if not isinstance(after, int) or isinstance(after, bool) or after < 0:
            raise InvalidValueError("after", after, Text("请填0或以上的整数", "give a whole number, 0 or more"))
        return self._records.events(after)

    def journal(self) -> Journal:
        """Everything that was recorded, to be asked where somebody stands.

        What is recorded on it with `do`, `record` or `correct` goes into the register with `append(tuple(new)[len(old):])`, and is refused
        where somebody else recorded something in the meantime.

        Raises:
            DamagedRegisterError: As for `events`.
            NotStoredError: If it cannot be read.
        """
        return Journal.of_events(self.events())

    # --- keeping it ------------------------------------------------------------------------------------------------------------------------

    def check(self, known: Head | None = None) -> Checked:
        """Look at everything that was stored: how the files are built, every record and its digest, every person's entry.

        Bytes that belong to no record, and no entry, are not looked at: nothing was put there.

        Args:
            known: A head that was noted down earlier. With it, records that were taken out at the end are found even if somebody made the
                files agree with that.

        Raises:
            DamagedRegisterError: If something is not as it was written, saying where.
            NotStoredError: If it cannot be read.
        """
        return Checked(head=self._records.check(known), people=self._people.check())

    def backup(self, to: str | Path, *, without: Iterable[Erasure] = ()) -> Checked:
        """Copy the register, as of now and while others may write, into a new folder; the copy is opened and checked whole.

        Args:
            to: Where it is to be: nothing is there, or an empty folder.
            without: Erasures that hold in the copy too: these people are erased from it before it is in its place.

        Returns:
            What the copy holds.

        Raises:
            NotStoredError: If something is there, it lies inside the register, or it cannot be written.
            DamagedRegisterError: If the register is damaged; then there is no copy.
        """
        _not_inside(self._folder, Path(to))
        self.check()  # what is wrong with it is told of it, and not of the copy
        with put_in_place(Path(to)) as draft:
            for file in (self._records.database, self._people.database):
                copied(file.path, draft / file.path.name)
            with Register.open(draft, policy=self._policy) as copy:
                if listed := tuple(without):
                    copy.people.forget(listed)
                return copy.check()

    @classmethod
    def restore(cls, from_: str | Path, to: str | Path, *, policy: Policy, erased_in: str | Path | None = None) -> Checked:
        """Put a backup in a new place, after it was checked whole.

        Who was erased after the backup was made is in it again, unless the register in which that was done is still there and is named.
        Its journal may be damaged: only who was erased is read, and nothing else.

        Args:
            from_: The backup.
            to: Where it is to be: nothing is there, or an empty folder.
            policy: The policy that the register was made for.
            erased_in: The newer state of the same register: who was erased there, and not entered anew, is erased before the backup is in
                its place. None where it is gone: then they have to be erased again.

        Returns:
            What it holds.

        Raises:
            RegisterError: If the backup is none or damaged, or the place is taken; or if it cannot be read who was erased.
            InvalidValueError: If it was made for another policy, or `erased_in` is a state of another register.
        """
        with cls.open(from_, policy=policy) as source:
            return source.backup(to, without=() if erased_in is None else _erased_in(Path(erased_in), source.people.register))

    @classmethod
    def upgrade(cls, folder: str | Path, *, backup: str | Path, policy: Policy) -> bool:
        """Raise a register that an older version wrote to the one that is written now, and check it.

        A copy of both files as they are is made first. Each file is raised as a whole or not at all; if that was interrupted, ask again, with
        another place for the copy.

        Args:
            folder: Where it is.
            backup: Where the copy is to be: nothing is there, or an empty folder.
            policy: The policy that it was made for.

        Returns:
            Whether there was anything to do.

        Raises:
            RegisterError: If it is no register, or cannot be copied or raised.
            InvalidValueError: If it was made for another policy.
        """
        journal, people = _opened(Path(folder))
        try:
            if not (is_old(journal, JOURNAL) | is_old(people, PEOPLE)):
                return False
            _not_inside(Path(folder), Path(backup))
            with put_in_place(Path(backup)) as draft:
                for file in (journal, people):
                    file.check()
                    copied(file.path, draft / file.path.name)
            raised(journal, JOURNAL)
            raised(people, PEOPLE)
        finally:
            journal.close()
            people.close()
        with cls.open(folder, policy=policy) as register:
            register.check()
        return True
