"""Registers at the command line: what is in them, copies, and how a copy is put back."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest
from click.testing import Result

from socialwork.cli import registering
from socialwork.lifecycle import VOID, Event, EventKind, Lifecycle, Move, Role, State, SubjectKind
from socialwork.store import Register
from socialwork.talent import HAIYOU
from socialwork.text import Text, plain

Run = Callable[..., Result]

IN_TERM = State(id="in_term", label=Text("管理期内", "in term"))
OFFICE = Role(id="office", label=Text("管理办公室", "the office"))
LIFE = Lifecycle(
    id="trial", label=plain("trial"), subject=SubjectKind(id="person", label=plain("person")), states=(IN_TERM,), initial=IN_TERM, ends=(IN_TERM,),
    moves=(Move(state=IN_TERM, event=EventKind(id="greeted", label=Text("慰问", "greeted")), to=IN_TERM, role=OFFICE, clause="J18"),), clause="J18",
)  # fmt: skip
POLICY = attrs.evolve(HAIYOU, lifecycles=(LIFE,))
DAY = date(2024, 1, 15)


BACK_AGAIN = "whoever was erased after the backup was made is in it again; erase them again (socialwork erase)\n"
LAST_DAY = "day of the last record: 2024-01-20\n"
VERSION_1 = Path(__file__).parents[1] / "store" / "version_1"
ERASING = ("--id", "H1", "--on", "2024-06-03", "--recorder", "office")


@pytest.fixture(autouse=True)
def policy(monkeypatch: pytest.MonkeyPatch) -> None:
    """The shipped policy, with one lifecycle made up for the trial."""
    monkeypatch.setattr(registering, "HAIYOU", POLICY)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Path]:
    """A register with three records and one person."""

    def event(subject: str, **changed: Any) -> Event:
        return Event(
            **{"subject": subject, "kind": "greeted", "happened": DAY, "recorded": date(2024, 1, 20), "recorder": "office", **changed}
        )

    with Register.create(tmp_path / "登记簿", policy=POLICY) as made:
        made.append([event("H1", role="office", document="函"), event("H2", role="someone"), event("H1", kind=VOID, corrects=1, after=1)])
        made.people.put("H1", name="王小明")
    return tmp_path / "登记簿"


@pytest.mark.parametrize(
    "lang, table",
    [
        (
            "zh",
            """\
#  发生日      记录日      编号  事件  事实  由谁        记录人  文件  结果
----------------------------------------------------------------------------------------------------
1  2024-01-15  2024-01-20  H1    慰问  -     管理办公室  office  函    已作废（见第3条）
2  2024-01-15  2024-01-20  H2    慰问  -     someone     office  -     未适用：“慰问”须由管理办公室
                                                                       办理（J18）
3  2024-01-15  2024-01-20  H1    作废  -     -           office  -     适用，更正第1条，在第1条之后
""",
        ),
        (
            "en",
            """\
#  happened    recorded    id  event      facts  by whom     recorder  document  outcome
----------------------------------------------------------------------------------------------------
1  2024-01-15  2024-01-20  H1  greeted    -      the office  office    函        withdrawn (see 3)
2  2024-01-15  2024-01-20  H2  greeted    -      someone     office    -         not applied:
                                                                                 "greeted" needs the
                                                                                 office to act (J18)
3  2024-01-15  2024-01-20  H1  withdrawn  -      -           office    -         applies, corrects
                                                                                 1, after 1
""",
        ),
    ],
)
def test_history_is_every_record_in_order(run: Run, register: Path, lang: str, table: str) -> None:
    result = run("history", register, "--lang", lang)

    assert (result.exit_code, result.stdout, result.stderr) == (0, table, "")


def test_history_of_one_id(run: Run, register: Path) -> None:
    told = json.loads(run("history", register, "--id", "H1", "--json").stdout)

    assert told == {
        "schema": "socialwork.history/1", "register": str(register), "id": "H1",
        "events": [
            {"schema": "socialwork.event/1", "subject": "H1", "kind": "greeted", "happened": "2024-01-15", "recorded": "2024-01-20", "recorder": "office",
             "seq": 1, "role": "office", "document": "函"},
            {"schema": "socialwork.event/1", "subject": "H1", "kind": "void", "happened": "2024-01-15", "recorded": "2024-01-20", "recorder": "office",
             "seq": 3, "after": 1, "corrects": 1},
        ],
        "outcomes": [
            {"seq": 1, "outcome": "withdrawn", "by": 3, "why": None}, {"seq": 3, "outcome": "applied", "by": None, "why": None},
        ],
    }  # fmt: skip
    assert len(json.loads(run("history", register, "--json").stdout)["events"]) == 3
    assert [line[:1] for line in run("history", register, "--id", "H1").stdout.splitlines()] == ["#", "-", "1", "3"]


def test_an_id_without_records_is_told(run: Run, register: Path) -> None:
    result = run("history", register, "--id", "H1x", "--lang", "en")

    assert (result.exit_code, result.stdout) == (4, "")
    assert result.stderr == "no subject in the register is named 'H1x'; did you mean H1?\n"
    assert run("history", register, "--id", "h1").stdout == run("history", register, "--id", "H1").stdout


def test_an_empty_register_has_no_history(run: Run, tmp_path: Path) -> None:
    Register.create(tmp_path / "new", policy=POLICY).close()

    assert run("history", tmp_path / "new").stdout == "没有记录\n"
    assert run("history", tmp_path / "new", "--lang", "en").stdout == "there are no records\n"


def test_history_is_not_written_over_the_register(run: Run, register: Path, tmp_path: Path) -> None:
    before = (register / "journal.sqlite").read_bytes()

    for inside in ("journal.sqlite", "x.json", "sub/x.json"):
        refused = run("history", register, "--json", "--out", register / inside, "--lang", "en")
        assert (refused.exit_code, "lies inside the register; name a file outside of it" in refused.stderr) == (2, True)
    assert not (register / "x.json").exists()
    assert (register / "journal.sqlite").read_bytes() == before
    assert run("history", register, "--out", tmp_path / "history.txt").exit_code == 0
    assert (tmp_path / "history.txt").read_text(encoding="utf-8").startswith("#  发生日")


def test_a_backup_is_made_and_put_back(run: Run, register: Path, tmp_path: Path) -> None:
    copied = run("backup", register, tmp_path / "副本", "--lang", "en")
    restored = run("restore", tmp_path / "副本", tmp_path / "back", "--lang", "en")
    checked = run("check", tmp_path / "back", "--lang", "en")

    assert [result.exit_code for result in (copied, restored, checked)] == [0, 0, 0]
    with Register.open(tmp_path / "back", policy=POLICY) as back:
        counted = f"3 records, entries of 1 person\ndigest of the last record: {back.head.digest}\n"
        noted = f"to be noted down elsewhere: --known 3:{back.head.digest}\n"
        assert back.people.names() == {"H1": "王小明"}
    assert copied.stdout == f"{register} was copied to {tmp_path / '副本'}, and the copy checked\n{counted}"
    assert restored.stdout == f"{tmp_path / '副本'} was restored to {tmp_path / 'back'}, and checked\n{counted}{LAST_DAY}{BACK_AGAIN}"
    assert checked.stdout == f"{tmp_path / 'back'}: every record and every person's entry is as it was written\n{counted}{noted}"


def test_copies_are_told_in_chinese_and_as_data(run: Run, register: Path, tmp_path: Path) -> None:
    told = run("backup", register, tmp_path / "a").stdout
    copied = json.loads(run("backup", register, tmp_path / "b", "--json").stdout)
    restored = json.loads(run("restore", tmp_path / "a", tmp_path / "c", "--json").stdout)
    checked = json.loads(run("check", register, "--json").stdout)

    digest = checked["digest"]
    assert told == f"已将 {register} 备份至 {tmp_path / 'a'}，副本已核对\n共3条记录，1人的资料\n末条摘要：{digest}\n"
    counted = {"records": 3, "digest": digest, "people": 1}
    assert copied == {"schema": "socialwork.backup/1", "register": str(register), "to": str(tmp_path / "b"), **counted}
    assert restored == {
        "schema": "socialwork.restored/1",
        "from": str(tmp_path / "a"),
        "to": str(tmp_path / "c"),
        "erased_in": None,
        "last_recorded": "2024-01-20",
        "newer": None,
        **counted,
    }
    assert checked == {"schema": "socialwork.checked/1", "register": str(register), **counted, "known": None}


def test_a_head_that_was_noted_down_is_compared(run: Run, register: Path) -> None:
    noted = run("check", register, "--lang", "en").stdout.rpartition(" ")[2].strip()
    with Register.open(register, policy=POLICY) as opened:
        opened.append([Event(subject="H2", kind="greeted", happened=DAY, recorded=DAY, recorder="office", role="office")])

    assert "the records up to 3 are those that were noted down\n" in run("check", register, "--known", noted, "--lang", "en").stdout
    seq, digest = noted.split(":", 1)
    assert json.loads(run("check", register, "--known", f"{seq}:{digest.partition(':')[2].upper()}", "--json").stdout)["known"] == {
        "seq": 3, "digest": digest,
    }  # fmt: skip
    for other in (f"4:{digest}", f"9:{digest}"):
        damaged = run("check", register, "--known", other, "--lang", "en")
        assert (damaged.exit_code, damaged.stdout) == (3, "")
        assert f"the records up to {other[0]} are not those that were noted down" in damaged.stderr


@pytest.mark.parametrize("head", ["", "3", "3:abc", "sha256:" + "0" * 64, f"x:{'0' * 64}"])
def test_a_head_that_is_none_is_refused(run: Run, register: Path, head: str) -> None:
    result = run("check", register, "--known", head)

    assert (result.exit_code, result.stdout) == (2, "")
    assert "请照 check 所写的填写" in result.stderr


@pytest.mark.parametrize(
    "lang, words", [("zh", "没有这个文件夹；请给出登记簿所在文件夹"), ("en", "there is no such folder; give the folder of a register")]
)
def test_what_is_no_register_is_refused(run: Run, tmp_path: Path, lang: str, words: str) -> None:
    for args in (("history", "x"), ("check", "x"), ("backup", "x", tmp_path / "y"), ("restore", "x", tmp_path / "y")):
        result = run(*args, "--lang", lang)
        assert (result.exit_code, result.stdout) == (3, "")
        assert result.stderr.strip().endswith(words)
    assert not (tmp_path / "y").exists()


def test_nothing_is_written_over_something(run: Run, register: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    run("backup", register, tmp_path / "copy")
    for args in (("backup", register, tmp_path / "taken"), ("restore", tmp_path / "copy", register)):
        result = run(*args, "--lang", "en")
        assert (result.exit_code, result.stdout) == (3, "")
        assert result.stderr.endswith("it is there already, and nothing is written over it; name another folder\n")


def test_a_copy_inside_the_register_is_refused(run: Run, register: Path) -> None:
    result = run("backup", register, register / "sub")

    assert (result.exit_code, result.stderr) == (3, f"{register / 'sub'}：位于登记簿之内；请另取登记簿以外的文件夹\n")
    assert not (register / "sub").exists()


def test_a_register_of_another_policy_is_refused(run: Run, tmp_path: Path) -> None:
    Register.create(tmp_path / "other", policy=attrs.evolve(POLICY, id="other")).close()
    result = run("check", tmp_path / "other", "--lang", "en")

    assert (result.exit_code, result.stdout) == (4, "")
    assert result.stderr == "policy: got 'haiyou'; this register was made for the policy other\n"


def test_a_person_is_erased_and_a_restore_that_names_the_register_does_not_bring_them_back(
    run: Run, register: Path, tmp_path: Path
) -> None:
    run("backup", register, tmp_path / "copy")
    erased = run("erase", register, *ERASING, "--document", "letter", "--lang", "en")
    told = json.loads(run("erase", register, *ERASING, "--json").stdout)
    back = run("restore", tmp_path / "copy", tmp_path / "back", "--erased-in", register, "--lang", "en")
    anyway = run("restore", tmp_path / "copy", tmp_path / "all", "--lang", "zh")

    assert erased.stdout.splitlines()[0] == "what was known of H1 was erased on 2024-06-03"
    assert "destroy them, or make them anew" in erased.stdout
    assert told == {
        "schema": "socialwork.erased/1", "register": str(register), "id": "H1", "on": "2024-06-03", "recorder": "office", "document": "letter",
    }  # fmt: skip
    assert back.stdout.splitlines()[1:] == [
        "3 records, entries of 0 people", back.stdout.splitlines()[2], LAST_DAY.rstrip(), f"it holds every record of {register}", f"who was erased in {register} is erased in it as well",
    ]  # fmt: skip
    assert anyway.stdout.endswith("备份之后删除的人员又在其中；请用 erase 再次删除\n")
    assert json.loads(run("restore", tmp_path / "copy", tmp_path / "c", "--erased-in", register, "--json").stdout)["erased_in"] == str(
        register
    )
    with Register.open(tmp_path / "back", policy=POLICY) as restored:
        assert (restored.people.names(), [each.document for each in restored.people.erasures()]) == ({}, ["letter"])


@pytest.mark.parametrize("more, told", [(1, "record 4 is not in it"), (3, "records 4 to 6 are not in it")])
def test_a_restore_that_names_the_newer_register_says_which_records_are_missing(
    run: Run, register: Path, tmp_path: Path, more: int, told: str
) -> None:
    run("backup", register, tmp_path / "copy")
    later = Event(subject="H2", kind="greeted", happened=DAY, recorded=date(2024, 2, 1), recorder="office", role="office")
    with Register.open(register, policy=POLICY) as opened:
        opened.append([later] * more)

    back = run("restore", tmp_path / "copy", tmp_path / "back", "--erased-in", register, "--lang", "en")
    assert back.stdout.splitlines()[4] == (
        f"{register} has {3 + more} records, this backup 3: {told}; record again from the papers what they said"
    )
    data = json.loads(run("restore", tmp_path / "copy", tmp_path / "b", "--erased-in", register, "--json").stdout)
    assert data["newer"] == {"records": 3 + more, "first_missing": 4}
    data = json.loads(run("restore", register, tmp_path / "c", "--erased-in", register, "--json").stdout)
    assert data["newer"] == {"records": 3 + more, "first_missing": None}


def test_of_a_newer_register_that_is_damaged_nobody_can_tell(run: Run, register: Path, tmp_path: Path) -> None:
    run("backup", register, tmp_path / "copy")
    (register / "journal.sqlite").write_bytes(b"")

    back = run("restore", tmp_path / "copy", tmp_path / "back", "--erased-in", register)
    assert (back.exit_code, back.stdout.splitlines()[4]) == (0, f"{register} 的记录读不出，或与备份不相接：其中哪些记录未恢复，无从得知")
    data = json.loads(run("restore", tmp_path / "copy", tmp_path / "b", "--erased-in", register, "--json").stdout)
    assert data["newer"] == {"records": None, "first_missing": None}


def test_an_empty_register_has_no_last_day(run: Run, tmp_path: Path) -> None:
    Register.create(tmp_path / "new", policy=POLICY).close()

    assert "last record:" in run("restore", tmp_path / "new", tmp_path / "back", "--lang", "en").stdout
    assert "day of the last record" not in run("restore", tmp_path / "new", tmp_path / "b", "--lang", "en").stdout


def test_nobody_of_an_unknown_id_is_erased(run: Run, register: Path) -> None:
    result = run("erase", register, "--id", "H9", "--on", "2024-06-03", "--recorder", "office", "--lang", "en")

    assert (result.exit_code, result.stdout) == (4, "")
    assert "H9" in result.stderr


def test_an_old_register_is_refused_with_the_command_that_raises_it(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "old"
    folder.mkdir()
    for name in ("journal.sqlite", "people.sqlite"):
        with closing(sqlite3.connect(folder / name)) as connection:
            connection.executescript((VERSION_1 / name).with_suffix(".sql").read_text(encoding="utf-8"))
            if name == "journal.sqlite":  # that of another policy, with nothing in it that is known here
                connection.executescript("UPDATE about SET policy = 'haiyou'; DELETE FROM events;")

    refused = run("check", folder, "--lang", "en")
    raised = run("upgrade", folder, tmp_path / "as it was", "--lang", "en")
    again = run("upgrade", folder, tmp_path / "another", "--lang", "zh")

    assert (refused.exit_code, "upgrade it first (socialwork upgrade" in refused.stderr) == (3, True)
    assert raised.exit_code == 0
    assert raised.stdout.splitlines()[:2] == [
        f"{folder} was upgraded and checked; a copy as it was is in {tmp_path / 'as it was'}", "0 records, entries of 2 people",
    ]  # fmt: skip
    assert "已是现用版本，未作改动" in again.stdout
    assert not (tmp_path / "another").exists()
    data = json.loads(run("upgrade", folder, tmp_path / "another", "--json").stdout)
    assert (data["schema"], data["raised"], data["to"], data["records"]) == ("socialwork.upgraded/1", False, None, 0)
