"""People are kept apart from what happened to them, and can be forgotten without a byte left behind."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import attrs
import pytest

from socialwork.errors import InvalidValueError, UnknownNameError
from socialwork.store import DamagedRegisterError, Erasure, NotARegisterError, Person, Register

from .conftest import DAY, TEA, Spoil, visit

SECRETS = ("王小明", "370102199001011234", "第一茶馆", "6222020000000000001", "王晓明")


def bytes_of(folder: Path) -> bytes:
    """All bytes of all files."""
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def left_of(folder: Path, texts: Iterable[str] = SECRETS) -> list[str]:
    """Which of these texts stand in any file, in an encoding that SQLite could use."""
    everything = bytes_of(folder)
    return [text for text in texts for encoding in ("utf-8", "utf-16-le", "utf-16-be") if text.encode(encoding) in everything]


def test_people_are_put_found_and_listed(register: Register) -> None:
    ming = register.people.put("T3", name="王小明", unit="第一茶馆")

    assert register.people.get("T3") == ming == Person(id="T3", name="王小明", unit="第一茶馆")
    assert [person.id for person in register.people.all()] == ["T1", "T2", "T3"]
    assert register.people.names()["T3"] == "王小明"
    assert register.people.erasures() == ()


def test_what_is_put_again_takes_the_place_of_what_was_and_nothing_of_that_is_left(register: Register, folder: Path) -> None:
    register.people.put("T1", name="王晓明")

    assert register.people.get("T1") == Person(id="T1", name="王晓明")
    register.close()
    assert left_of(folder) == ["王晓明"]


def test_an_id_that_is_not_there_is_told_with_those_that_are_near(register: Register) -> None:
    with pytest.raises(UnknownNameError, match="no person's id is named 't1'; did you mean T1"):
        register.people.get("t1")


@pytest.mark.parametrize(
    "changed, where",
    [
        ({"name": ""}, "Person.name"),
        ({"name": 5}, "Person.name"),
        ({"number": "x" * 10_001}, "Person.number"),
        ({"unit": " "}, "Person.unit"),
        ({"account": None}, "Person.account"),
        ({"id": ""}, "Person.id"),
        ({"id": 7}, "Person.id"),
        ({"id": " T1"}, "Person.id"),
        ({"id": "370102199001011234"}, "Person.id"),
    ],
)
def test_what_cannot_be_kept_is_refused_and_not_shown(register: Register, changed: dict[str, Any], where: str) -> None:
    given: dict[str, Any] = {"id": "T9", "name": "王小明", **changed}
    with pytest.raises(InvalidValueError) as caught:
        register.people.put(given.pop("id"), **given)

    assert caught.value.where == where
    assert str(caught.value.got).startswith("***")


def test_a_person_shows_the_id_only() -> None:
    assert repr(Person(id="T1", name="王小明", number="1", unit="2", account="3")) == "Person(id='T1')"


# --- erasing -----------------------------------------------------------------------------------------------------------------------------


def test_nothing_of_an_erased_person_is_left_in_any_file(register: Register, folder: Path) -> None:
    register.people.put("T1", name="王小明", number="370102199001011234", unit="第一茶馆", account="6222020000000000001")
    register.people.put("T1", name="王晓明", number="370102199001011234", unit="第一茶馆", account="6222020000000000001")
    for number in range(300):
        register.people.put(f"P{number}", name=f"某人{number}")
    assert left_of(folder, SECRETS[1:]) == list(SECRETS[1:])

    erased = register.people.erase("T1", on=DAY, recorder="管理办公室", document="申请")

    assert left_of(folder) == []
    assert erased == Erasure(id="T1", on=DAY, recorder="管理办公室", document="申请")
    assert register.people.erasures() == (erased,)
    assert [event.subject for event in register.events()] == ["T1", "T2", "T1"]
    assert register.check().people == 301
    register.close()
    assert left_of(folder) == []


def test_an_erasure_that_was_interrupted_before_the_file_was_written_anew_left_no_bytes_either(register: Register, folder: Path) -> None:
    with register.people.database.writing() as connection:
        connection.execute("DELETE FROM people WHERE id = 'T1'")

    assert left_of(folder) == []


def test_erasing_again_is_safe_and_the_first_erasure_stays(register: Register) -> None:
    first = register.people.erase("T1", on=DAY, recorder="office")

    assert register.people.erase("T1", on=DAY.replace(day=20), recorder="another") == first
    assert register.people.erasures() == (first,)
    assert "T1" not in register.people.names()


def test_nobody_is_erased_who_is_not_there(register: Register) -> None:
    with pytest.raises(UnknownNameError) as caught:
        register.people.erase("T9", on=DAY, recorder="office")
    assert str(caught.value) == "no person's id is named 'T9'; nobody was erased; look the id up"
    assert caught.value.in_language("zh") == "人员编号中没有 'T9'；没有删除任何资料；请核对编号"
    assert register.people.erasures() == ()


@pytest.mark.parametrize("changed", [{"on": "2024"}, {"recorder": ""}, {"document": " "}])
def test_who_erases_and_when_is_said(register: Register, changed: dict[str, Any]) -> None:
    with pytest.raises(InvalidValueError):
        register.people.erase("T1", **{"on": DAY, "recorder": "office", **changed})
    assert register.people.get("T1").name == "王小明"


def test_an_erased_person_comes_back_only_if_that_is_meant(register: Register) -> None:
    register.people.erase("T1", on=DAY, recorder="office")

    with pytest.raises(InvalidValueError, match=r"Person\.id: got 'T1'; this person was erased; give again=True to enter them anew"):
        register.people.put("T1", name="王小明")
    register.people.put("T1", name="王小明", again=True)
    assert register.people.get("T1").name == "王小明"
    second = register.people.erase("T1", on=DAY.replace(day=20), recorder="office")
    assert register.people.erasures() == (second,)


def test_a_backup_made_before_still_holds_the_person_and_one_made_after_does_not(register: Register, tmp_path: Path) -> None:
    register.backup(tmp_path / "before")
    register.people.erase("T1", on=DAY, recorder="office")
    register.backup(tmp_path / "after")

    assert left_of(tmp_path / "before") == ["王小明", "370102199001011234"]
    assert left_of(tmp_path / "after") == []
    with Register.open(tmp_path / "after", policy=TEA) as copy:
        assert [erasure.id for erasure in copy.people.erasures()] == ["T1"]


def test_names_never_reach_the_file_of_the_journal(register: Register, folder: Path) -> None:
    register.append([visit("T1")])

    journal = (folder / "journal.sqlite").read_bytes()
    assert not [text for text in SECRETS if text.encode() in journal]


# --- damage ------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE people SET name = '别人' WHERE id = 'T1'",
        "UPDATE people SET name = x'ff' WHERE id = 'T1'",
        "UPDATE people SET number = x'd800' WHERE id = 'T1'",
        "UPDATE people SET digest = 'x' WHERE id = 'T1'",
        "UPDATE people SET digest = (SELECT digest FROM people WHERE id = 'T2') WHERE id = 'T1'",
    ],
)
def test_an_entry_that_was_changed_is_found(register: Register, spoil: Spoil, statement: str) -> None:
    spoil(statement, file="people.sqlite")

    for call in (register.people.all, register.people.names, register.check, lambda: register.people.get("T1")):
        with pytest.raises(
            DamagedRegisterError, match=r"people.sqlite, T1: what is kept is not what was written; keep this file"
        ) as caught:
            call()
        assert caught.value.row == "T1"
        assert "王小明" not in str(attrs.astuple(caught.value))
    assert register.people.get("T2").name == "李华"


def test_an_id_that_is_no_text_is_found(register: Register, spoil: Spoil) -> None:
    spoil("UPDATE people SET id = NULL WHERE id = 'T1'", file="people.sqlite")

    with pytest.raises(DamagedRegisterError):
        register.check()


@pytest.mark.parametrize("day", ["'2024-02-30'", "5"])
def test_an_erasure_that_is_none_is_found(register: Register, spoil: Spoil, day: str) -> None:
    spoil(f"INSERT INTO erasures VALUES ('T1', {day}, 'x', '')", file="people.sqlite")

    for call in (register.people.erasures, register.check):
        with pytest.raises(DamagedRegisterError, match="an erasure is not recorded as it should be"):
            call()


def test_several_are_put_together_or_none(register: Register) -> None:
    register.people.erase("T1", on=DAY, recorder="office")
    both = [Person(id="T1", name="王小明"), Person(id="T3", name="王晓明")]

    with pytest.raises(InvalidValueError, match="this person was erased"):
        register.people.put_all(both)
    assert [person.id for person in register.people.all()] == ["T2"]
    register.people.put_all(both, again=True)
    assert [person.id for person in register.people.all()] == ["T1", "T2", "T3"]


# --- a backup that was made before --------------------------------------------------------------------------------------------------------


def test_who_was_erased_since_does_not_come_back_with_a_backup_if_the_register_is_named(
    register: Register, folder: Path, tmp_path: Path
) -> None:
    register.people.put("T1", name="王小明")
    register.people.put("T2", name="李华")
    register.backup(tmp_path / "copy")
    erased = register.people.erase("T1", on=DAY, recorder="office", document="letter")
    register.people.put("T3", name="赵一")
    register.people.erase("T3", on=DAY, recorder="office")

    Register.restore(tmp_path / "copy", tmp_path / "all", policy=TEA)
    checked = Register.restore(tmp_path / "copy", tmp_path / "back", policy=TEA, erased_in=folder)

    assert checked.people == 1
    with Register.open(tmp_path / "all", policy=TEA) as everybody, Register.open(tmp_path / "back", policy=TEA) as back:
        assert everybody.people.names() == {"T1": "王小明", "T2": "李华"}
        assert back.people.names() == {"T2": "李华"}
        assert back.people.erasures() == register.people.erasures()
        assert back.people.gone()[0] == erased
        with pytest.raises(InvalidValueError, match="again=True"):
            back.people.put("T3", name="赵一")
    assert "王小明".encode() not in b"".join(path.read_bytes() for path in (tmp_path / "back").iterdir())


def test_who_was_entered_anew_after_the_erasure_is_not_erased(register: Register, folder: Path, tmp_path: Path) -> None:
    register.people.put("T1", name="王小明")
    register.backup(tmp_path / "copy")
    register.people.erase("T1", on=DAY, recorder="office")
    register.people.put("T1", name="王小明", again=True)

    Register.restore(tmp_path / "copy", tmp_path / "back", policy=TEA, erased_in=folder)

    assert register.people.gone() == ()
    with Register.open(tmp_path / "back", policy=TEA) as back:
        assert back.people.names() == register.people.names()


def test_a_damaged_journal_does_not_hide_who_was_erased_and_another_register_does_not_count(
    register: Register, folder: Path, tmp_path: Path
) -> None:
    register.people.put("T1", name="王小明")
    register.backup(tmp_path / "copy")
    register.people.erase("T1", on=DAY, recorder="office")
    register.close()
    (folder / "journal.sqlite").write_bytes(b"gone")
    Register.create(tmp_path / "other", policy=TEA).close()

    with pytest.raises(InvalidValueError, match=r"erased_in: .*give a newer state of the same register"):
        Register.restore(tmp_path / "copy", tmp_path / "back", policy=TEA, erased_in=tmp_path / "other")
    with pytest.raises(NotARegisterError):
        Register.restore(tmp_path / "copy", tmp_path / "back", policy=TEA, erased_in=tmp_path / "nothing")
    assert not (tmp_path / "back").exists()
    assert Register.restore(tmp_path / "copy", tmp_path / "back", policy=TEA, erased_in=folder).people == 1
