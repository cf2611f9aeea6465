"""A register is made, written to, read, copied and put back; what is in its place otherwise is refused."""

import errno
import pickle
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Thread

import attrs
import pytest

from socialwork.errors import InvalidValueError, UnknownNameError
from socialwork.lifecycle import VOID
from socialwork.store import (
    Checked,
    ConflictError,
    DamagedRegisterError,
    Head,
    NotARegisterError,
    NotStoredError,
    Person,
    Register,
    RegisterError,
    RegisterVersionError,
)
from socialwork.store import _database as database
from socialwork.text import Text

from .conftest import TEA, Spoil, cups, policy, visit

FILES = ["journal.sqlite", "people.sqlite"]


# --- making and opening ------------------------------------------------------------------------------------------------------------------


def test_what_was_recorded_is_there_when_it_is_opened_again(folder: Path, register: Register) -> None:
    register.close()

    with Register.open(str(folder), policy=TEA) as again:
        assert [(event.seq, event.subject, event.kind) for event in again.events()] == [
            (1, "T1", "visited"),
            (2, "T2", "visited"),
            (3, "T1", "closed"),
        ]
        assert again.events()[0] == visit("T1", facts=cups("1.5"), seq=1)
        assert again.people.names() == {"T1": "王小明", "T2": "李华"}
        assert again.check() == Checked(head=again.head, people=2)
        assert repr(again) == f"Register({str(folder)!r})"


@pytest.mark.usefixtures("register")
def test_between_calls_a_register_is_its_two_files(folder: Path) -> None:
    assert sorted(path.name for path in folder.iterdir() if path.stat().st_size) == FILES
    assert [path for path in folder.parent.iterdir() if path != folder] == []


def test_an_empty_folder_can_become_a_register(folder: Path) -> None:
    folder.mkdir()

    with Register.create(folder, policy=TEA) as made:
        assert made.head.seq == 0
        assert made.events() == ()


@pytest.mark.parametrize("make", [Path.touch, lambda path: (path.mkdir(), (path / "x").touch())])
def test_nothing_is_made_over_something(folder: Path, make: Callable[[Path], object]) -> None:
    make(folder)

    with pytest.raises(NotStoredError, match="it is there already, and nothing is written over it; name another folder"):
        Register.create(folder, policy=TEA)
    assert list(folder.parent.iterdir()) == [folder]


def test_nothing_is_made_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NotStoredError, match="it cannot be written: there is no such file or folder"):
        Register.create(tmp_path / "not" / "there", policy=TEA)


def test_what_cannot_be_finished_is_not_there(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise sqlite3.OperationalError("no room")

    monkeypatch.setattr("socialwork.store.register.made", fails)
    with pytest.raises(DamagedRegisterError, match="no room"):
        Register.create(folder, policy=TEA)
    assert list(folder.parent.iterdir()) == []


def test_what_is_no_register_is_refused(folder: Path) -> None:
    with pytest.raises(NotARegisterError, match="there is no such folder; give the folder of a register"):
        Register.open(folder, policy=TEA)
    folder.mkdir()
    with pytest.raises(NotARegisterError, match=r"journal.sqlite: there is no such file"):
        Register.open(folder, policy=TEA)
    for name in FILES:
        (folder / name).touch()
    with pytest.raises(NotARegisterError, match=r"journal.sqlite: it is no file of a register"):
        Register.open(folder, policy=TEA)
    for name in FILES:
        (folder / name).write_bytes(b"something else" * 100)
    with pytest.raises(DamagedRegisterError, match="it is damaged, or no file of a register"):
        Register.open(folder, policy=TEA)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("lose, why", [(Path.unlink, "it is missing"), (lambda path: path.write_bytes(b""), "it is empty")])
def test_a_register_with_one_of_its_files_is_damaged(
    folder: Path, register: Register, name: str, lose: Callable[[Path], object], why: str
) -> None:
    register.close()
    lose(folder / name)

    with pytest.raises(DamagedRegisterError) as caught:
        Register.open(folder, policy=TEA)
    assert str(caught.value) == f"{folder / name}: {why}; the register is damaged; restore a backup (socialwork restore)"
    folder.rename(folder.parent / "moved")  # nothing holds it open


def test_where_one_file_cannot_be_opened_the_other_is_let_go(folder: Path, register: Register) -> None:
    register.close()
    (folder / "people.sqlite").write_bytes(b"something else" * 100)

    with pytest.raises(DamagedRegisterError, match=r"people.sqlite: it is damaged, or no file of a register"):
        Register.open(folder, policy=TEA)
    (folder / "journal.sqlite").rename(folder.parent / "moved")  # nothing holds it open


def test_the_two_files_cannot_be_taken_for_one_another(folder: Path, register: Register) -> None:
    register.close()
    (folder / "people.sqlite").write_bytes((folder / "journal.sqlite").read_bytes())

    with pytest.raises(NotARegisterError, match=r"people.sqlite: it is no file of a register"):
        Register.open(folder, policy=TEA)


def test_files_of_different_registers_are_not_one(folder: Path, register: Register, tmp_path: Path) -> None:
    register.close()
    Register.create(tmp_path / "other", policy=TEA).close()
    (folder / "people.sqlite").write_bytes((tmp_path / "other" / "people.sqlite").read_bytes())

    with pytest.raises(DamagedRegisterError, match="its two files belong to different registers; restore a backup"):
        Register.open(folder, policy=TEA)


@pytest.mark.usefixtures("register")
def test_another_policy_is_refused(folder: Path) -> None:
    with pytest.raises(InvalidValueError, match="policy: got 'coffee'; this register was made for the policy tea"):
        Register.open(folder, policy=policy("coffee"))


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize("file", FILES)
def test_a_newer_version_is_refused(folder: Path, spoil: Spoil, file: str) -> None:
    spoil("PRAGMA user_version=9", file=file)

    with pytest.raises(RegisterVersionError, match=f"{file}: a newer version of socialwork wrote it; install a newer socialwork") as caught:
        Register.open(folder, policy=TEA)
    assert (caught.value.found, caught.value.known) == (9, 2)


def test_a_closed_register_says_so(register: Register) -> None:
    register.close()
    register.close()

    for call in (
        register.events,
        register.check,
        lambda: register.append([visit()]),
        lambda: register.people.erase("T1", on=visit().happened, recorder="x"),
    ):
        with pytest.raises(InvalidValueError, match="Register: got 'closed'; it is closed; open it again"):
            call()
    with pytest.raises(InvalidValueError, match="it is closed"):
        register.people.database.vacuum()


def test_a_register_can_be_used_from_several_threads(register: Register) -> None:
    threads = [Thread(target=lambda: [register.append([visit()]) for _ in range(10)]) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(register.events()) == 43


# --- recording ---------------------------------------------------------------------------------------------------------------------------


def test_numbers_are_given_in_order_and_told(register: Register) -> None:
    assert register.append([visit("A"), visit("B")]) == (visit("A", seq=4), visit("B", seq=5))
    assert register.append([]) == ()
    assert register.events(after=4) == (visit("B", seq=5),)
    assert register.events(after=5) == register.events(after=99) == ()
    assert register.head.seq == 5


@pytest.mark.parametrize("after", [-1, True, "1"])
def test_a_number_that_is_none_is_refused(register: Register, after: object) -> None:
    with pytest.raises(InvalidValueError, match="after"):
        register.events(after=after)


def test_all_kinds_that_lifecycles_know_can_be_recorded_and_no_other(register: Register) -> None:
    register.append([visit(kind="sold"), visit(kind="closed"), visit(kind=VOID, corrects=1)])

    with pytest.raises(UnknownNameError, match="no kind of event is named 'visit'; did you mean visited"):
        register.append([visit(), visit(kind="visit")])
    assert register.head.seq == 6


@pytest.mark.parametrize(
    "event, fix",
    [
        (visit(facts=TEA), "what an event of this kind records is a Visit"),
        (visit(kind="closed", facts=cups(1)), "an event of this kind records no facts"),
        (visit(kind=VOID, corrects=1, facts=cups(1)), "an event of this kind records no facts"),
    ],
)
def test_facts_are_those_of_the_kind(register: Register, event: object, fix: str) -> None:
    with pytest.raises(InvalidValueError, match=fix):
        register.append([event])


def test_what_a_journal_has_more_goes_into_the_register_once(register: Register) -> None:
    old = register.journal()
    assert tuple(old) == register.events()
    new = old.append(visit("T3"), visit("T4"))

    assert register.append(tuple(new)[len(old) :]) == tuple(new)[3:]
    assert register.journal() == new
    with pytest.raises(ConflictError):
        register.append(tuple(new)[len(old) :])


def test_all_or_nothing_is_recorded(register: Register) -> None:
    before = register.head
    with pytest.raises(InvalidValueError):
        register.append([visit(), visit(document="x" * 10_001)])

    assert register.head == before
    register.append([visit()])
    register.check()


def test_who_read_an_older_journal_is_told(register: Register, folder: Path) -> None:
    with Register.open(folder, policy=TEA) as other:
        other.append([visit("B")])
    for call in (lambda: register.append([visit("A")], expected=3), lambda: register.append([visit("A", seq=4)])):
        with pytest.raises(ConflictError) as caught:
            call()
        assert (caught.value.expected, caught.value.found) == (3, 4)
    assert register.append([visit("A", seq=5), visit("A")], expected=4)[-1].seq == 6
    assert caught.value.in_language("en").endswith(
        "the event is numbered 4, and the next record is 5; read the register again, and decide anew"
    )
    assert caught.value.in_language("zh").endswith("所给事件序号为4，登记簿中下一条为5；请重新读取登记簿，再决定是否写入")


# --- keeping it --------------------------------------------------------------------------------------------------------------------------


def test_a_backup_is_the_register_and_opens(register: Register, tmp_path: Path) -> None:
    assert register.backup(tmp_path / "副本") == register.check()

    with Register.open(tmp_path / "副本", policy=TEA) as copy:
        assert (copy.head, copy.events(), copy.people.all()) == (register.head, register.events(), register.people.all())
        copy.append([visit()])
    assert register.head.seq == 3


def test_a_backup_is_never_written_over_something(register: Register, tmp_path: Path) -> None:
    (tmp_path / "taken").touch()

    with pytest.raises(NotStoredError, match="nothing is written over it"):
        register.backup(tmp_path / "taken")


def test_a_damaged_register_has_no_backup(register: Register, tmp_path: Path, spoil: Spoil) -> None:
    spoil("UPDATE people SET name = 'x'", file="people.sqlite")

    with pytest.raises(DamagedRegisterError):
        register.backup(tmp_path / "copy")
    assert not (tmp_path / "copy").exists()


def test_a_backup_is_put_back_in_a_new_place(register: Register, tmp_path: Path) -> None:
    before = register.backup(tmp_path / "copy")
    register.append([visit()])

    assert Register.restore(tmp_path / "copy", tmp_path / "back", policy=TEA) == before
    with Register.open(tmp_path / "back", policy=TEA) as back:
        assert back.check() == before


def test_a_copy_inside_of_what_is_copied_is_refused(register: Register, folder: Path) -> None:
    for to in (folder / "copy", folder / "." / "a" / ".." / "copy"):
        with pytest.raises(NotStoredError, match="it lies inside the register; name a folder outside of it"):
            register.backup(to)
    assert sorted(path.name for path in folder.iterdir() if path.is_dir()) == []


@pytest.mark.parametrize("number, told", [(errno.ENOTEMPTY, "somebody else made it just now"), (errno.EACCES, "it cannot be written")])
def test_who_makes_a_register_second_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch, number: int, told: str) -> None:
    def taken(*_: object) -> None:
        raise OSError(number, "not now")

    monkeypatch.setattr(Path, "rename", taken)
    with pytest.raises(NotStoredError, match=told):
        Register.create(folder, policy=TEA)
    assert list(folder.parent.iterdir()) == []


def test_what_is_no_register_any_more_is_told_of_its_copy(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * 4096)

    with pytest.raises(DamagedRegisterError, match="no file of a register"):
        database.copied(tmp_path / "a", tmp_path / "b")
    with pytest.raises(NotStoredError, match="it cannot be opened"):
        database.copied(tmp_path / "not there", tmp_path / "c")


# --- what the system refuses -------------------------------------------------------------------------------------------------------------


def statement(register: Register, words: str) -> None:
    connection = register._records.database._connection
    assert connection is not None
    connection.execute(words).fetchall()


def test_a_full_disk_leaves_nothing_half_written(register: Register) -> None:
    before = register.head
    statement(register, "PRAGMA max_page_count=1")
    with pytest.raises(NotStoredError, match="the disk is full, and nothing was written"):
        register.append([visit(document="x" * 9_000) for _ in range(10)])

    assert register.head == before
    statement(register, "PRAGMA max_page_count=1000000")
    register.append([visit()])
    register.check()


def test_a_place_that_cannot_be_written_to_is_told(register: Register) -> None:
    statement(register, "PRAGMA query_only=ON")
    with pytest.raises(NotStoredError, match="the place is read-only, and nothing was written"):
        register.append([visit()])
    assert register.events() == register.events()


def test_another_program_that_holds_it_is_waited_for_and_told(register: Register, folder: Path) -> None:
    statement(register, "PRAGMA busy_timeout=50")
    with closing(sqlite3.connect(folder / "journal.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        for call in (lambda: register.append([visit()]), register.events, register.check):
            with pytest.raises(NotStoredError, match="another program holds it, and nothing was written") as caught:
                call()
    assert "另一程序一直占用，什么也没有写入" in caught.value.in_language("zh")
    register.append([visit()])


def test_a_person_who_is_gone_but_not_out_of_the_file_is_told_and_can_be_erased_again(register: Register, folder: Path) -> None:
    people = register.people.database
    assert people._connection is not None
    people._connection.execute("PRAGMA busy_timeout=50")
    with closing(sqlite3.connect(folder / "people.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(NotStoredError):
            people.vacuum()


@pytest.mark.parametrize(
    "code, kind",
    [
        (sqlite3.SQLITE_CORRUPT, DamagedRegisterError),
        (sqlite3.SQLITE_NOTADB, DamagedRegisterError),
        (sqlite3.SQLITE_FULL, NotStoredError),
        (sqlite3.SQLITE_IOERR, NotStoredError),
        (sqlite3.SQLITE_IOERR_FSYNC, NotStoredError),
        (sqlite3.SQLITE_LOCKED, NotStoredError),
        (sqlite3.SQLITE_PERM, NotStoredError),
        (sqlite3.SQLITE_TOOBIG, NotStoredError),
        (None, DamagedRegisterError),
    ],
)
def test_errors_of_sqlite_have_words_in_both_languages(code: int | None, kind: type[RegisterError]) -> None:
    error = sqlite3.DatabaseError("its words")
    if code is not None:
        error.sqlite_errorcode = code
    said = database.told(error, Path("file"))

    assert type(said) is kind
    assert str(said).startswith("file: ")
    assert "(SQLite: its words); " in str(said)
    assert said.in_language("zh").startswith("file：")
    assert "（SQLite 提示：its words）；" in said.in_language("zh")


@pytest.mark.parametrize(
    "where, uri",
    [("/a b/#x?%.sqlite", "file:///a%20b/%23x%3F%25.sqlite?mode=rw"), ("C:/数据/x", "file:///C:/%E6%95%B0%E6%8D%AE/x?mode=rw"), ("//server/share/x", "file:////server/share/x?mode=rw")],
)  # fmt: skip
def test_addresses_of_files_are_those_that_sqlite_reads(where: str, uri: str) -> None:
    class Place:
        def absolute(self) -> "Place":
            return self

        def as_posix(self) -> str:
            return where

    assert database._uri(Place(), "rw") == uri


def test_writes_go_through_to_the_disk_and_what_is_deleted_is_overwritten(register: Register) -> None:
    for file in (register._records.database, register.people.database):
        with file.reading() as connection:
            set_ = {
                name: connection.execute(f"PRAGMA {name}").fetchone()[0]
                for name in ("journal_mode", "synchronous", "fullfsync", "secure_delete")
            }
        assert set_ == {"journal_mode": "truncate", "synchronous": 2, "fullfsync": 1, "secure_delete": 1}


ERRORS = (
    RegisterError("p", Text("甲", "a"), Text("乙", "b")),
    DamagedRegisterError("p", Text("甲", "a"), Text("乙", "b"), 3),
    ConflictError("p", Text("甲", "a"), Text("乙", "b"), 3, 4),
    RegisterVersionError("p", Text("甲", "a"), Text("乙", "b"), 9, 2),
)


def test_errors_have_codes_of_their_own_and_survive_pickling() -> None:
    kinds = (*map(type, ERRORS), NotARegisterError, NotStoredError)

    assert len({kind.code for kind in kinds}) == len(kinds)
    for error in ERRORS:
        copy = pickle.loads(pickle.dumps(error))
        assert (type(copy), attrs.astuple(copy), str(copy)) == (type(error), attrs.astuple(error), str(error))


def test_damage_is_told_with_its_place() -> None:
    def told(row: int | str | None, lang: str) -> str:
        return DamagedRegisterError("p", Text("甲", "a"), Text("乙", "b"), row).in_language(lang)

    assert [told(row, "en") for row in (None, 3, "T1")] == ["p: a; b", "p, record 3: a; b", "p, T1: a; b"]
    assert [told(row, "zh") for row in (None, 3, "T1")] == ["p：甲；乙", "p，第3条：甲；乙", "p，T1：甲；乙"]


def test_heads_are_plain_to_note_down(register: Register) -> None:
    assert register.head == Head(3, register.head.digest)
    assert register.head.digest.startswith("sha256:")
    assert isinstance(register.people.get("T1"), Person)
