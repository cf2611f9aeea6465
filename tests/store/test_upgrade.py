"""A register of an older version is refused until it is raised, and raised whole, with a copy of what was."""

import sqlite3
from contextlib import closing
from pathlib import Path

import attrs
import pytest

from socialwork.errors import InvalidValueError
from socialwork.store import DamagedRegisterError, NotARegisterError, NotStoredError, Register, RegisterVersionError
from socialwork.store import _schema as schema

from .conftest import TEA, Spoil, cups, policy, visit

HERE = Path(__file__).parent / "version_1"
FILES = ("journal.sqlite", "people.sqlite")


@pytest.fixture
def old(folder: Path) -> Path:
    """A register as version 1 wrote it."""
    folder.mkdir()
    for name in FILES:
        with closing(sqlite3.connect(folder / name)) as connection:
            connection.executescript((HERE / name).with_suffix(".sql").read_text(encoding="utf-8"))
    return folder


def versions(folder: Path) -> list[int]:
    found = []
    for name in FILES:
        with closing(sqlite3.connect(folder / name)) as connection:
            found.append(connection.execute("PRAGMA user_version").fetchone()[0])
    return found


def test_an_older_version_is_refused_until_it_is_raised(old: Path) -> None:
    with pytest.raises(
        RegisterVersionError, match=r"journal.sqlite: an older version of socialwork wrote it; upgrade it first .socialwork upgrade"
    ):
        Register.open(old, policy=TEA)
    assert versions(old) == [1, 1]


def test_a_raised_register_holds_what_it_held_and_its_records_are_chained(old: Path, tmp_path: Path) -> None:
    assert Register.upgrade(old, backup=tmp_path / "copy", policy=TEA) is True

    assert versions(old) == [2, 2]
    with Register.open(old, policy=TEA) as register:
        assert register.events() == (visit("T1", facts=cups("1.5"), seq=1), visit("T1", kind="closed", seq=2))
        assert [attrs.astuple(person) for person in register.people.all()] == [
            ("T1", "王小明", "", "茶馆", ""),
            ("T2", "李华", "17", "", ""),
        ]
        assert register.append([visit("T2")])[0].seq == 3
        register.people.erase("T1", on=visit().happened, recorder="office")
        register.check()
    assert versions(tmp_path / "copy") == [1, 1]
    assert Register.upgrade(old, backup=tmp_path / "another", policy=TEA) is False
    assert not (tmp_path / "another").exists()


def test_a_raised_register_is_that_of_the_version_that_is_written(old: Path, tmp_path: Path) -> None:
    Register.upgrade(old, backup=tmp_path / "copy", policy=TEA)
    Register.create(tmp_path / "new", policy=TEA).close()

    def columns(path: Path) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(path)) as connection:
            return connection.execute(
                "SELECT m.name, c.name, c.type, c.'notnull', c.pk FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' ORDER BY 1, 2"
            ).fetchall()

    for name in FILES:
        assert columns(old / name) == columns(tmp_path / "new" / name)


@pytest.mark.parametrize("stopped_after", FILES)
def test_an_upgrade_that_was_interrupted_can_be_asked_for_again(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stopped_after: str
) -> None:
    def stopped(database: object, layout: schema.Layout) -> None:
        if stopped_after == FILES[0] and layout.name == FILES[0]:
            schema.raised(database, layout)
            raise KeyboardInterrupt
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("socialwork.store.register.raised", stopped)
        with pytest.raises(KeyboardInterrupt):
            Register.upgrade(old, backup=tmp_path / "first", policy=TEA)
    assert versions(old) == ([2, 1] if stopped_after == FILES[0] else [1, 1])

    assert Register.upgrade(old, backup=tmp_path / "second", policy=TEA) is True
    with Register.open(old, policy=TEA) as register:
        assert len(register.events()) == 2


def test_a_step_that_fails_changes_nothing(old: Path, tmp_path: Path, spoil: Spoil) -> None:
    spoil("DELETE FROM about")

    with pytest.raises(DamagedRegisterError, match=r"journal.sqlite: what it holds is not what its version has"):
        Register.upgrade(old, backup=tmp_path / "copy", policy=TEA)
    assert versions(old) == [1, 1]


def test_an_empty_register_is_raised_too(old: Path, tmp_path: Path, spoil: Spoil) -> None:
    spoil("DELETE FROM events")

    assert Register.upgrade(old, backup=tmp_path / "copy", policy=TEA)
    with Register.open(old, policy=TEA) as register:
        assert register.head.seq == 0


def test_nothing_is_raised_without_a_copy(old: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").touch()

    with pytest.raises(NotStoredError):
        Register.upgrade(old, backup=tmp_path / "taken", policy=TEA)
    assert versions(old) == [1, 1]


def test_a_gap_in_an_old_register_is_told_by_the_check_that_follows(old: Path, tmp_path: Path, spoil: Spoil) -> None:
    spoil("DELETE FROM events WHERE seq = 1")

    with pytest.raises(DamagedRegisterError, match="records are missing: 1"):
        Register.upgrade(old, backup=tmp_path / "copy", policy=TEA)


def test_what_is_no_register_or_newer_or_of_another_policy_is_not_raised(old: Path, tmp_path: Path, spoil: Spoil) -> None:
    with pytest.raises(InvalidValueError, match="this register was made for the policy tea"):
        Register.upgrade(old, backup=tmp_path / "copy", policy=policy("coffee"))
    spoil("PRAGMA user_version=3")
    with pytest.raises(RegisterVersionError):
        Register.upgrade(old, backup=tmp_path / "b", policy=TEA)
    spoil("PRAGMA application_id=3")
    with pytest.raises(NotARegisterError):
        Register.upgrade(old, backup=tmp_path / "c", policy=TEA)
