"""What is written into a register at the command line: approved lists, and what happens to those on them."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from socialwork.lifecycle import Event
from socialwork.store import Register
from socialwork.talent import HAIYOU
from socialwork.talent.allowance import Payment
from socialwork.talent.standing_facts import LeaveCause, Leaving
from socialwork.wire import write_journal

Run = Callable[..., Result]

WHO = ("--recorder", "张", "--recorded", "2024-01-05")
NAMED = ("--named-on", "2023-12-01", "--document", "通知1号", *WHO)
LEFT = ("--kind", "left", "--id", "H1", "--on", "2025-06-15", "--recorded", "2026-03-02", "--recorder", "张", "--fact", "cause=调往市外")
PAID = (
    *("--kind", "paid", "--id", "H1", "--on", "2024-12-20", *WHO, "--fact", "batch=2024-1", "--fact", "for_year=2024"),
    *("--fact", "months=12", "--fact", "amount=12000"),
)


@pytest.fixture
def approved(tmp_path: Path) -> Path:
    path = tmp_path / "名单 2023.csv"
    path.write_text("编号,姓名,工作单位\nH1,张三,某社区\nH2,李四,某机构\n", encoding="utf-8")
    return path


@pytest.fixture
def register(run: Run, approved: Path, tmp_path: Path) -> Path:
    """Two people named in December 2023."""
    assert run("import", tmp_path / "登记簿", approved, "--new", *NAMED).exit_code == 0
    return tmp_path / "登记簿"


def events(register: Path) -> tuple[Event, ...]:
    with Register.open(register, policy=HAIYOU) as opened:
        return opened.events()


def said(result: Result) -> tuple[int, str, str]:
    return result.exit_code, result.stdout, result.stderr


# --- import ------------------------------------------------------------------------------------------------------------------------------


def test_a_list_is_imported_into_a_new_register(run: Run, approved: Path, tmp_path: Path) -> None:
    result = run("import", tmp_path / "r", approved, "--new", *NAMED, "--approved-on", "2023-11-20", "--round", "2023")

    assert said(result) == (0, "已导入2人：第1条至第2条，命名之日 2023-12-01\n", "")
    assert [(event.subject, event.facts.round, event.facts.approved_on) for event in events(tmp_path / "r")] == [
        ("H1", "2023", date(2023, 11, 20)), ("H2", "2023", date(2023, 11, 20)),
    ]  # fmt: skip
    with Register.open(tmp_path / "r", policy=HAIYOU) as opened:
        assert opened.people.names() == {"H1": "张三", "H2": "李四"}


def test_the_same_as_data_and_in_english(run: Run, register: Path, tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text("id,name,work unit\nH3,W,U\n", encoding="utf-8")
    about = ("--named-on", "2025-12-01", "--document", "notice 2", *WHO)

    told = json.loads(run("import", register, tmp_path / "b.csv", *about, "--json").stdout)
    assert told == {
        "schema": "socialwork.imported/1", "register": str(register), "named_on": "2025-12-01", "records": [{"seq": 3, "id": "H3"}],
    }  # fmt: skip
    (tmp_path / "b.csv").write_text("id,name,work unit\nH4,W,U\n", encoding="utf-8")
    assert said(run("import", register, tmp_path / "b.csv", *about, "--lang", "en")) == (
        0, "1 person imported: record 4, named on 2025-12-01\n", "",
    )  # fmt: skip


def test_the_same_list_twice_is_refused(run: Run, register: Path, approved: Path) -> None:
    result = run("import", register, approved, *NAMED)

    assert (result.exit_code, result.stdout) == (4, "")
    assert result.stderr.splitlines()[0] == f"{register}：未导入，共2处问题"
    assert len(events(register)) == 2


@pytest.mark.parametrize(
    "more, code, message",
    [
        (("--approved-on", "2023-12-02"), 4, "批准之日不得晚于命名之日"),
        (("--named-on", "2028-03-01"), 4, "--beyond-validity"),
        (("--named-on", "12月1日"), 2, "--named-on：12月1日"),
        (("--document", " "), 4, "请写明所依据的文件"),
    ],
)
def test_a_call_that_is_refused_makes_no_register(
    run: Run, approved: Path, tmp_path: Path, more: tuple[str, ...], code: int, message: str
) -> None:
    result = run("import", tmp_path / "r", approved, "--new", *NAMED, *more)

    assert (result.exit_code, result.stdout) == (code, "")
    assert message in result.stderr
    assert not (tmp_path / "r").exists()


def test_a_list_with_faults_makes_no_register_and_shows_nobody(run: Run, tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text("编号,姓名,工作单位\nH1,张三,\nH1,李四,某社区\n", encoding="utf-8")
    result = run("import", tmp_path / "r", tmp_path / "b.csv", "--new", *NAMED)

    assert (result.exit_code, result.stdout) == (3, "")
    assert "共2处问题" in result.stderr
    assert not [name for name in ("张三", "李四") if name in result.stderr]
    assert not (tmp_path / "r").exists()


def test_new_never_takes_the_place_of_a_register_and_without_it_there_must_be_one(run: Run, register: Path, approved: Path) -> None:
    assert run("import", register, approved, "--new", *NAMED).exit_code == 3
    assert run("import", register.with_name("none"), approved, *NAMED).exit_code == 3


# --- record ------------------------------------------------------------------------------------------------------------------------------


def test_what_can_happen_is_recorded(run: Run, register: Path) -> None:
    assert said(run("record", register, *LEFT)) == (0, "已记录第3条：H1 2025-06-15 离开\n- 离开：管理期内 → 管理期内，待遇已停\n", "")
    assert events(register)[-1].facts == Leaving(cause=LeaveCause.MOVED_AWAY)


@pytest.mark.parametrize("kind, person, fact", [("离开", "h1", "离开的原因＝调往市外"), ("LEFT", " H1 ", "why somebody left=moved_away")])
def test_people_write_names_as_they_read_them(run: Run, register: Path, kind: str, person: str, fact: str) -> None:
    result = run("record", register, "--kind", kind, "--id", person, "--on", "2025-06-15", *WHO, "--fact", fact)

    assert result.exit_code == 0
    assert (events(register)[-1].subject, events(register)[-1].facts) == ("H1", Leaving(cause=LeaveCause.MOVED_AWAY))


def test_what_cannot_happen_is_refused_with_every_reason(run: Run, register: Path) -> None:
    about = ("--kind", "revocation.approved", "--id", "H2", "--on", "2024-05-07", *WHO)

    assert said(run("record", register, *about, "--lang", "en")) == (
        4,
        "",
        (
            "H2 2024-05-07 refused: revocation approved\n"
            '- the state of "the revocation" is "none under way"; "revocation approved" needs: verified, to be approved (J25)\n'
        ),
    )
    assert len(events(register)) == 2


def test_anyway_it_is_recorded_and_says_so(run: Run, register: Path) -> None:
    run("record", register, *LEFT)
    result = run("record", register, *LEFT, "--on", "2025-07-01", "--anyway")

    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == "已记录第4条：H1 2025-07-01 不可办理：离开"


def test_the_answer_as_data(run: Run, register: Path) -> None:
    told = json.loads(run("record", register, *LEFT, "--json").stdout)

    assert (told["schema"], told["register"]) == ("socialwork.recorded/1", str(register))
    assert [(each["seq"], each["answer"], each["subject"], each["event"], each["on"]) for each in told["records"]] == [
        (3, "allowed", "H1", "left", "2025-06-15"),
    ]  # fmt: skip


def test_a_role_is_meant_by_its_name(run: Run, register: Path) -> None:
    proposed = (
        "--kind",
        "revocation.proposed",
        "--id",
        "H1",
        "--on",
        "2024-05-01",
        *WHO,
        "--fact",
        "violation=是",
        "--fact",
        "happened_on=2024年3月",
    )

    assert run("record", register, *proposed).exit_code == 0
    verified = run(
        "record", register, "--kind", "revocation.verified", "--id", "H1", "--on", "2024-05-06", "--role", "选拔管理工作办公室", *WHO
    )
    assert (verified.exit_code, events(register)[-1].role) == (0, "office")
    unknown = run("record", register, "--kind", "revocation.approved", "--id", "H1", "--on", "2024-05-08", "--role", "leading", *WHO)
    assert unknown.exit_code == 4
    assert "是否为 leading_group？" in unknown.stderr


def test_a_reading_can_be_chosen(run: Run, register: Path) -> None:
    retired = (*LEFT[:-1], "cause=退休")

    assert run("record", register, *retired, "--reading", "aj24.retired=ends").exit_code == 0
    assert run("record", register, *retired, "--reading", "AJ24.retired=stays", "--on", "2024-06-15").exit_code == 4


def test_nobody_is_named_out_of_force_unless_that_is_meant(run: Run, register: Path) -> None:
    named = ("--kind", "named", "--id", "H9", "--on", "2028-03-01", *WHO)

    assert run("record", register, *named).exit_code == 4
    assert run("record", register, *named, "--beyond-validity").exit_code == 0


# --- corrections -------------------------------------------------------------------------------------------------------------------------


def test_a_correction_keeps_what_is_not_said(run: Run, register: Path) -> None:
    run("record", register, *LEFT, "--document", "函3")
    assert said(run("record", register, "--correct", 3, "--on", "2025-05-15", *WHO))[:2] == (
        0, "已记录第4条：H1 2025-05-15 离开\n- 离开：管理期内 → 管理期内，待遇已停\n",
    )  # fmt: skip

    last = events(register)[-1]
    assert (last.corrects, last.happened, last.document, last.facts) == (3, date(2025, 5, 15), "函3", Leaving(cause=LeaveCause.MOVED_AWAY))


def test_a_fact_role_document_and_order_can_be_corrected(run: Run, register: Path) -> None:
    run("record", register, *LEFT)
    more = ("--id", "h1", "--fact", "cause=不再从事社会工作", "--role", "office", "--document", "函4", "--after", 3)
    run("record", register, "--correct", 3, *more, *WHO, "--anyway")

    last = events(register)[-1]
    assert (last.facts, last.role, last.document, last.after) == (Leaving(cause=LeaveCause.LEFT_SOCIAL_WORK), "office", "函4", 3)
    run("record", register, "--correct", 4, "--role", "", *WHO, "--anyway")
    assert events(register)[-1].role == ""


def test_a_correction_to_another_kind_takes_facts_of_that_kind(run: Run, register: Path) -> None:
    run("record", register, *LEFT)
    run("record", register, "--correct", 3, "--kind", "returned", *WHO, "--anyway")

    assert (events(register)[-1].kind, events(register)[-1].facts) == ("returned", None)


def test_a_record_is_withdrawn(run: Run, register: Path) -> None:
    run("record", register, *LEFT)

    assert said(run("record", register, "--void", 3, *WHO, "--document", "函5")) == (0, "已记录第4条：H1 2025-06-15 作废\n", "")
    assert said(run("record", register, "--correct", 4, *WHO))[0] == 2
    assert events(register)[-1].document == "函5"


def test_what_a_withdrawal_displaces_is_told(run: Run, register: Path) -> None:
    run("record", register, *LEFT)

    assert "第3条" in run("record", register, "--void", 1, *WHO).stdout


def test_a_payment_is_recorded_and_corrected(run: Run, register: Path) -> None:
    assert run("record", register, *PAID).exit_code == 0
    assert run("record", register, "--correct", 3, "--fact", "金额=11000", *WHO).exit_code == 0

    assert [event.facts for event in events(register)[2:]] == [
        Payment(batch="2024-1", for_year=2024, months=12, amount=amount) for amount in (12000, 11000)
    ]  # fmt: skip


# --- a file ------------------------------------------------------------------------------------------------------------------------------


def left(person: str, **changed: Any) -> Event:
    about = {"happened": date(2025, 6, 15), "recorded": date(2026, 3, 2), "facts": Leaving(cause=LeaveCause.MOVED_AWAY), **changed}
    return Event(subject=person, kind="left", recorder="张", **about)


@pytest.mark.parametrize("name", ["events.json", "events.jsonl"])
def test_several_events_come_from_a_file(run: Run, register: Path, tmp_path: Path, name: str) -> None:
    write_journal(tmp_path / name, [left("H1"), left("H2")])

    assert said(run("record", register, "--file", tmp_path / name)) == (
        0,
        "".join(
            f"已记录第{seq}条：{person} 2025-06-15 离开\n- 离开：管理期内 → 管理期内，待遇已停\n" for seq, person in ((3, "H1"), (4, "H2"))
        ),
        "",
    )


def test_of_a_file_all_is_recorded_or_nothing(run: Run, register: Path, tmp_path: Path) -> None:
    write_journal(tmp_path / "e.json", [left("H1"), left("H9"), left("H1", happened=date(2025, 7, 1))])
    result = run("record", register, "--file", tmp_path / "e.json")

    assert (result.exit_code, result.stdout) == (4, "")
    assert [line for line in result.stderr.splitlines() if not line.startswith("- ")] == [
        "第2条，H9 2025-06-15 不可办理：离开", "第3条，H1 2025-07-01 不可办理：离开",
    ]  # fmt: skip
    assert len(events(register)) == 2


def test_a_file_whose_numbers_are_others_is_a_conflict(run: Run, register: Path, tmp_path: Path) -> None:
    write_journal(tmp_path / "e.json", [left("H1", seq=9)])

    assert run("record", register, "--file", tmp_path / "e.json").exit_code == 3
    write_journal(tmp_path / "e.json", [left("H1", seq=3)])
    assert run("record", register, "--file", tmp_path / "e.json").exit_code == 0


# --- wrong calls -------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "args, code, message",
    [
        (("--file", "e.json", "--id", "H1"), 2, "--file 自带全部内容"),
        ((), 2, "缺少选项 --recorder、--recorded；请补上"),
        (WHO, 2, "缺少选项 --kind、--id、--on；请补上"),
        ((*LEFT, "--fact", "cause=去世"), 2, "--fact：cause 写了两次"),
        ((*LEFT[:-1], "cause=搬家"), 2, "--fact cause：请填其中之一"),
        ((*LEFT[:-1], "why"), 2, "--fact：请写成 NAME=VALUE，可用的有：cause（离开的原因）"),
        (("--kind", "returned", "--id", "H1", "--on", "2025-06-15", *WHO, "--fact", "a=b"), 2, "“回来”不记载事实"),
        (PAID[:-4], 2, "--fact：“发放津贴”还须写明 months（月数）、amount（金额）"),
        ((*PAID[:-2], "--fact", "amount=0.001"), 2, "--fact amount："),
        ((*LEFT, "--kind", "leaves"), 4, "事件类别中没有 'leaves'"),
        (("--void", "1", "--kind", "left", "--correct", "2", *WHO), 2, "--void 不与 --kind、--correct 同用"),
        (("--void", "1", "--id", "H2", *WHO), 2, "第1条属于 H1，不属于 H2"),
        (("--correct", "7", *WHO), 4, "请给出1至2"),
        (("--correct", "0", *WHO), 2, "--correct 的值不对；请填1或以上的整数"),
        ((*LEFT, "--reading", "AJ99=x"), 4, "AJ99"),
    ],
)
def test_calls_that_cannot_be_meant(run: Run, register: Path, args: tuple[str, ...], code: int, message: str) -> None:
    result = run("record", register, *args)

    assert (result.exit_code, result.stdout) == (code, "")
    assert message in result.stderr
    assert len(events(register)) == 2


def test_no_personal_value_is_in_an_error(run: Run, register: Path) -> None:
    assert "张三" not in run("record", register, *LEFT[:-1], "cause=张三").stderr
