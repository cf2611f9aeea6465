"""Damage to a journal is found, told with its place, and never built on."""

import sqlite3
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from socialwork.store import DamagedRegisterError, Head, Register
from socialwork.store._chain import chained
from socialwork.store._database import Database

from .conftest import TEA, Spoil, visit


def damage(call: Callable[[], object]) -> tuple[int | str | None, str]:
    with pytest.raises(DamagedRegisterError) as caught:
        call()
    assert caught.value.fix.en.startswith(("keep this file as it is, and restore a backup", "open it with the policy"))
    return caught.value.row, caught.value.why.en


@pytest.mark.parametrize(
    "statement, row, why",
    [
        ("UPDATE events SET body = replace(body, '2024', '2023') WHERE seq = 2", 2, "it is not what was written"),
        ("UPDATE events SET body = x'FF' WHERE seq = 2", 2, "it is not what was written"),
        ("UPDATE events SET digest = zeroblob(32) WHERE seq = 1", 1, "it is not what was written"),
        ("UPDATE events SET digest = zeroblob(31) WHERE seq = 2", 2, "it is not what was written"),
        ("UPDATE events SET digest = 'text' WHERE seq = 2", 2, "it is not what was written"),
        ("DELETE FROM events WHERE seq = 2", 2, "records are missing: 2"),
        ("DELETE FROM events WHERE seq < 3", 1, "records are missing: 1-2"),
    ],
)
def test_a_record_that_was_changed_or_taken_out_is_found(
    register: Register, spoil: Spoil, statement: str, row: int | None, why: str
) -> None:
    spoil(statement)

    assert damage(register.events) == damage(register.check) == (row, why)


END = [
    ("DELETE FROM events WHERE seq = 3", 3, "records at the end are missing, up to 3"),
    ("DELETE FROM events WHERE seq > 1", 2, "records at the end are missing, up to 3"),
    ("DELETE FROM events", 1, "records at the end are missing, up to 3"),
    ("INSERT INTO events VALUES (4, '{}', zeroblob(32))", 4, "nothing should come after record 3"),
    ("INSERT INTO events VALUES (9, '{}', zeroblob(32))", 4, "nothing should come after record 3"),
    ("UPDATE events SET digest = zeroblob(32) WHERE seq = 3", 3, "the digest of the last record is not the one that was noted"),
    ("UPDATE head SET digest = zeroblob(32)", 3, "the digest of the last record is not the one that was noted"),
    ("UPDATE head SET digest = 'text'", None, "it does not say which record is the last one"),
    ("UPDATE head SET seq = 'text'", None, "it does not say which record is the last one"),
    ("DELETE FROM head", None, "it does not say which record is the last one"),
]


@pytest.mark.parametrize("statement, row, why", END)
def test_an_end_that_is_not_the_end_is_found_and_nothing_is_put_after_it(
    register: Register, folder: Path, spoil: Spoil, statement: str, row: int | None, why: str
) -> None:
    spoil(statement)

    for call in (
        register.events,
        register.check,
        lambda: register.head,
        lambda: register.append([visit()]),
        lambda: Register.open(folder, policy=TEA),
    ):
        assert damage(call) == (row, why)


def test_reading_on_after_a_damaged_record_is_refused_there(register: Register, spoil: Spoil) -> None:
    spoil("UPDATE events SET digest = 'text' WHERE seq = 1")

    assert damage(lambda: register.events(after=1)) == (1, "it is not what was written")
    assert len(register.events(after=2)) == 1


def test_history_that_was_written_anew_is_seen_by_who_noted_its_head_down(register: Register, spoil: Spoil) -> None:
    noted = register.head
    register.append([visit("T3")])
    assert register.check(noted) == register.check(register.head) == register.check(Head.of(0, register._records._rows(0)[0]))

    rows = [(seq, body, digest) for seq, body, digest in register._records.bodies() if seq < 3]
    spoil("DELETE FROM events WHERE seq > 2", f"UPDATE head SET seq = 2, digest = x'{rows[-1][2].hex()}'")
    assert register.check().head.seq == 2
    assert damage(lambda: register.check(noted)) == (3, "the records up to 3 are not those that were noted down")
    register.append([visit("T4")])
    assert damage(lambda: register.check(noted)) == (3, "the records up to 3 are not those that were noted down")


def forged(register: Register, spoil: Spoil, body: bytes) -> None:
    """Puts a text in the place of record 3, with all digests right."""
    before = register._records._rows(1)[1][0][2]
    digest = chained(before, body).hex()
    spoil(
        f"UPDATE events SET body = CAST(x'{body.hex()}' AS TEXT), digest = x'{digest}' WHERE seq = 3",
        f"UPDATE head SET digest = x'{digest}'",
    )


def text(**changed: str) -> bytes:
    said = {"happened": '"2024-01-01"', "kind": '"closed"', "recorded": '"2024-01-01"', "recorder": '"x"', "schema": '"socialwork.event/1"'}
    said |= {"seq": "3", "subject": '"T1"'} | changed
    return ("{" + ",".join(f'"{key}":{value}' for key, value in said.items()) + "}").encode()


@pytest.mark.parametrize(
    "body, why",
    [
        (text(kind='"emptied"'), '$.kind: got "emptied"; there is no such kind of event; known: "visited", "closed", "sold", "void"'),
        (text(schema='"socialwork.event/2"'), '$.schema: got "socialwork.event/2"; this reads "schema": "socialwork.event/1"'),
        (text(seq="7"), "the record calls itself 7"),
        (b"\xff\xfe", "it is no text in UTF-8"),
        (text(kind='"visited"', facts='{"cups":"many"}'), '$.facts.cups: got ***; give a number like "88.50"'),
    ],
)
def test_what_the_policy_does_not_know_is_refused_with_its_place(register: Register, spoil: Spoil, body: bytes, why: str) -> None:
    forged(register, spoil, body)

    assert damage(register.events) == damage(register.check) == (3, why)
    assert len(register._records._rows(0)[1]) == 3


def test_tables_that_are_not_there_are_damage(register: Register, folder: Path, spoil: Spoil) -> None:
    spoil("DELETE FROM about")
    assert damage(lambda: Register.open(folder, policy=TEA)) == (None, "it does not say to which register it belongs")
    spoil("DROP TABLE about")
    assert damage(lambda: Register.open(folder, policy=TEA))[1].startswith("it is damaged, or no file of a register (SQLite: no such table")
    spoil("DROP TABLE events")
    assert damage(register.check)[1].startswith("it is damaged, or no file of a register (SQLite: no such table: events")


def test_a_file_that_does_not_agree_with_itself_is_found(register: Register, folder: Path) -> None:
    register.close()
    whole = bytearray((folder / "journal.sqlite").read_bytes())
    whole[36:40] = (5).to_bytes(4, "big")  # how many pages are free
    (folder / "journal.sqlite").write_bytes(whole)

    with Register.open(folder, policy=TEA) as opened:
        row, why = damage(opened.check)
    assert row is None
    assert why.startswith("it is damaged (SQLite: ")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(data=st.data())
def test_no_byte_of_a_record_can_be_changed_unseen(register: Register, folder: Path, data: st.DataObject) -> None:
    path = folder / "journal.sqlite"
    whole = path.read_bytes()
    start = whole.index(register._records._rows(2)[1][0][1])  # the last record lies first in the page
    place = start + data.draw(st.integers(0, len(register._records._rows(2)[1][0][1]) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda byte: byte != whole[place]))
    path.write_bytes(whole[:place] + bytes([other]) + whole[place + 1 :])
    try:
        with Register.open(folder, policy=TEA) as fresh:
            assert damage(fresh.events) == damage(fresh.check) == (3, "it is not what was written")
    finally:
        path.write_bytes(whole)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(kept=st.integers(0, 1_000_000))
@example(kept=-1)  # SQLite forgives a last byte that is missing
def test_a_file_cut_off_anywhere_is_refused(register: Register, folder: Path, kept: int) -> None:
    path = folder / "journal.sqlite"
    whole = path.read_bytes()
    register.close()
    path.write_bytes(whole[: kept % len(whole)])
    try:
        with pytest.raises(Exception) as caught, Register.open(folder, policy=TEA) as opened:  # noqa: PT011
            opened.check()
        assert caught.value.code in {"register_damaged", "not_a_register"}
    finally:
        path.write_bytes(whole)


def test_a_last_byte_that_is_missing_is_seen_even_where_it_was_nothing(tmp_path: Path) -> None:
    path = tmp_path / "any.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE a (b BLOB)")
    connection.execute("INSERT INTO a VALUES (zeroblob(100))")  # the page ends with it, and SQLite takes what is missing for nothing
    connection.commit()
    connection.close()
    whole = path.read_bytes()
    for kept, refused in ((len(whole), False), (len(whole) - 1, True)):
        path.write_bytes(whole[:kept])
        database = Database.open(path)
        with pytest.raises(DamagedRegisterError, match="the file is shorter than its 2 pages") if refused else nullcontext():
            database.check()
        database.close()
