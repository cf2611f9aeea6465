"""What is recorded in a register at the command line: what happens to the people in it."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from socialwork.lifecycle import Event
from socialwork.store import ConflictError, Register
from socialwork.talent import HAIYOU
from socialwork.talent.allowance import Payment
from socialwork.talent.standing_facts import LeaveCause, Leaving, Naming
from socialwork.text import Text
from socialwork.wire import write_journal

Run = Callable[..., Result]

WHO = ("--recorder", "张", "--recorded", "2024-01-05")
LATER = (*WHO[:-1], "2028-04-01")
NAMED = ("--named-on", "2023-12-01", "--document", "通知1号", *WHO)
LEFT = ("--kind", "left", "--id", "H1", "--on", "2025-06-15", "--recorded", "2026-03-02", "--recorder", "张", "--fact", "cause=调往市外")
PAID = (
    *("--kind", "paid", "--id", "H1", "--on", "2024-12-20", *LATER, "--fact", "batch=2024-1", "--fact", "for_year=2024"),
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


# --- record ------------------------------------------------------------------------------------------------------------------------------


def test_what_can_happen_is_recorded(run: Run, register: Path) -> None:
    assert said(run("record", register, *LEFT)) == (0, "已记录第3条：H1 2025-06-15 离开\n- 离开：管理期内 → 管理期内，待遇已停\n", "")
    assert events(register)[-1].facts == Leaving(cause=LeaveCause.MOVED_AWAY)


@pytest.mark.parametrize("kind, person, fact", [("离开", "h1", "离开的原因＝调往市外"), ("LEFT", " H1 ", "why somebody left=moved_away")])
def test_people_write_names_as_they_read_them(run: Run, register: Path, kind: str, person: str, fact: str) -> None:
    result = run("record", register, "--kind", kind, "--id", person, "--on", "2025-06-15", *LATER, "--fact", fact)

    assert result.exit_code == 0
    assert (events(register)[-1].subject, events(register)[-1].facts) == ("H1", Leaving(cause=LeaveCause.MOVED_AWAY))


def test_what_cannot_happen_is_refused_with_every_reason(run: Run, register: Path) -> None:
    about = ("--kind", "revocation.approved", "--id", "H2", "--on", "2024-05-07", *LATER)

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
    assert result.stdout.splitlines()[-1] == "- 已照记；因上述原因，不产生任何变动"
    assert [record["applies"] for record in json.loads(run("record", register, *LEFT, "--anyway", "--json").stdout)["records"]] == [False]


def test_what_counts_though_it_was_refused_says_so(run: Run, register: Path) -> None:
    mistyped = [each.replace("for_year=2024", "for_year=2204") for each in PAID]

    told = run("record", register, *mistyped, "--anyway", "--lang", "en").stdout.splitlines()
    assert told[-2] == "- recorded all the same, and it counts"


def test_what_waits_for_a_fact_says_which_option_gives_it(run: Run, register: Path) -> None:
    cause = "cause=left_social_work|moved_away|retired|study|seconded|moved_home|management|died"

    assert run("record", register, *LEFT[:-2], "--lang", "en").stderr.splitlines()[-1] == f"- give --fact {cause}"
    proposed = ("--kind", "revocation.proposed", "--id", "H1", "--on", "2024-05-01", *WHO)
    assert [line for line in run("record", register, *proposed).stderr.splitlines() if "--fact" in line] == [
        "- 请写明：--fact violation=是|否",
        "- 请写明：--fact unfit=TEXT（请填是或否，以及认定人、认定日期、认定文件，以逗号分隔，如：是，评审组，2023-08-20，纪要3号）",
        "- 请写明：--fact fault_loss=是|否",
        "- 请写明：--fact fault_consequences=是|否",
    ]


def test_the_order_of_a_day_is_told_as_an_option(run: Run, register: Path) -> None:
    run("record", register, *LEFT)
    returned = ("--kind", "returned", "--id", "H1", "--on", "2025-06-15", *WHO, "--lang", "en")

    assert "the order matters: give --after 3 if this came later" in run("record", register, *returned).stderr
    assert "--after 9: there is no record 9 of this subject on the same day" in run("record", register, *returned, "--after", 9).stderr
    assert "give --after 3" in run("record", register, *returned, "--anyway").stdout


# --- revocations that lead nowhere -------------------------------------------------------------------------------------------------------

REVOKED = ("--id", "H1", *WHO[:-1], "2028-06-01", "--lang", "en")
WHY = "AJ30 (what becomes of the title after the term) is taken as lapses (it lapses); under AJ30=honour there is"


def test_a_revocation_that_cannot_be_approved_says_so_when_it_is_proposed(run: Run, register: Path) -> None:
    proposed = ("record", register, "--kind", "revocation.proposed", "--on", "2028-05-01", "--fact", "violation=yes", *REVOKED)
    verified = ("record", register, "--kind", "revocation.verified", "--on", "2028-06-01", "--role", "office", *REVOKED)
    approved = ("record", register, "--kind", "revocation.approved", "--on", "2028-06-01", "--role", "leading_group", *REVOKED)
    note = f'note: the state of "the term" is "the term is over", and under the readings chosen this revocation cannot be approved; {WHY}'

    assert run(*proposed).stdout.splitlines()[-1] == note
    [record] = json.loads(run(*verified, "--json").stdout)["records"]
    assert [each["en"] for each in record["notes"]] == [note]
    refused = run(*approved, "--after", 4)
    assert (refused.exit_code, f"{WHY} (J25)" in refused.stderr) == (4, True)
    assert run(*approved, "--after", 4, "--reading", "AJ30=honour").exit_code == 0


def test_a_revocation_that_can_be_approved_has_no_note(run: Run, register: Path) -> None:
    proposed = ("--kind", "revocation.proposed", "--fact", "violation=yes", *REVOKED)

    assert "note:" not in run("record", register, "--on", "2024-05-01", *proposed).stdout
    assert "note:" not in run("record", register, "--on", "2028-05-01", *proposed, "--reading", "AJ30=honour", "--anyway").stdout


def test_a_decision_on_the_title_of_somebody_who_left_names_its_reading(run: Run, register: Path) -> None:
    run("record", register, *LEFT)
    decided = ("--kind", "title_not_kept", "--id", "H1", "--on", "2025-07-01", *WHO, "--lang", "en")

    assert "under AJ23=discretionary there is" in run("record", register, *decided).stderr


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
        *LATER,
        "--fact",
        "violation=是",
        "--fact",
        "happened_on=2024年3月",
    )

    assert run("record", register, *proposed).exit_code == 0
    verified = run(
        "record", register, "--kind", "revocation.verified", "--id", "H1", "--on", "2024-05-06", "--role", "选拔管理工作办公室", *LATER
    )
    assert (verified.exit_code, events(register)[-1].role) == (0, "office")
    unknown = run("record", register, "--kind", "revocation.approved", "--id", "H1", "--on", "2024-05-08", "--role", "leading", *LATER)
    assert unknown.exit_code == 4
    assert "是否为 人才工作领导小组（leading_group）？" in unknown.stderr


def test_a_reading_can_be_chosen(run: Run, register: Path) -> None:
    retired = (*LEFT[:-1], "cause=退休")

    assert run("record", register, *retired, "--reading", "aj24.retired=ends").exit_code == 0
    assert run("record", register, *retired, "--reading", "AJ24.retired=stays", "--on", "2024-06-15").exit_code == 4


def test_nobody_is_named_out_of_force_unless_that_is_meant(run: Run, register: Path) -> None:
    named = ("--kind", "named", "--id", "H9", "--on", "2028-03-01", *LATER)

    assert run("record", register, *named).exit_code == 4
    assert run("record", register, *named, "--beyond-validity").exit_code == 0


@pytest.mark.parametrize(
    "id_, told",
    [
        ("=1+1", "begins with =, +, - or @ for a formula"), ("1e5", "scientific notation"), ("P18\u200b", "signs in the id that nobody sees"),
        ("P" * 101, "at most 100 signs"),
    ],
)  # fmt: skip
def test_a_new_id_must_be_one_that_is_kept_as_it_is(run: Run, register: Path, tmp_path: Path, id_: str, told: str) -> None:
    named = ("--kind", "named", "--id", id_, "--on", "2023-12-01", *WHO, "--lang", "en")
    result = run("record", register, *named)

    assert (result.exit_code, result.stdout) == (4, "")
    assert told in result.stderr
    write_journal(
        tmp_path / "e.json", [Event(subject=id_, kind="named", happened=date(2023, 12, 1), recorded=date(2023, 12, 1), recorder="z")]
    )
    assert told in run("record", register, "--file", tmp_path / "e.json", "--lang", "en").stderr
    assert len(events(register)) == 2


def test_an_id_that_is_there_already_goes_on(run: Run, register: Path) -> None:
    with Register.open(register, policy=HAIYOU) as opened:
        opened.append(
            [Event(subject="1e5", kind="named", happened=date(2023, 12, 1), recorded=date(2024, 1, 5), recorder="z", facts=Naming())]
        )

    assert run("record", register, *LEFT, "--id", "1E5").exit_code == 0


@pytest.mark.parametrize("id_", ["李四", "欧阳小明"])
def test_a_new_id_that_looks_like_a_name_is_refused_and_not_shown(run: Run, register: Path, id_: str) -> None:
    result = run("record", register, "--kind", "named", "--id", id_, "--on", "2023-12-01", *WHO)

    assert (result.exit_code, len(events(register))) == (4, 2)
    assert "似为姓名；编号留在记录中" in result.stderr
    assert id_ not in result.stderr


def test_a_round_may_be_called_by_a_chinese_name(run: Run, register: Path) -> None:
    called = ("--kind", "round.called", "--id", "首批", "--on", "2025-08-01", "--role", "organiser", *LATER)

    assert run("record", register, *called).exit_code == 0


# --- corrections -------------------------------------------------------------------------------------------------------------------------


def test_a_correction_keeps_what_is_not_said(run: Run, register: Path) -> None:
    run("record", register, *LEFT, "--document", "函3")
    assert said(run("record", register, "--correct", 3, "--on", "2025-05-15", *WHO[:-1], "2026-03-05"))[:2] == (
        0, "已记录第4条：H1 2025-05-15 离开\n- 离开：管理期内 → 管理期内，待遇已停\n",
    )  # fmt: skip

    last = events(register)[-1]
    assert (last.corrects, last.happened, last.document, last.facts) == (3, date(2025, 5, 15), "函3", Leaving(cause=LeaveCause.MOVED_AWAY))


def test_a_correction_that_changes_nothing_is_refused(run: Run, register: Path) -> None:
    run("record", register, *LEFT)
    result = run("record", register, "--correct", 3, "--fact", "cause=调往市外", *WHO, "--lang", "en")

    assert (result.exit_code, len(events(register))) == (2, 3)
    assert "--correct: everything is as in record 3, and nothing is corrected; say what was wrong" in result.stderr


@pytest.mark.parametrize(
    "facts, told",
    [
        (("amount=0", "months=0"), "--fact: no months and no amount are no payment; --void withdraws one that was recorded by mistake"),
        (("amount=-11000",), "--fact months: 12: give it the sign of the amount"),
        (("months=1.5",), "--fact months: give a whole number"),
    ],
)
def test_a_payment_that_is_none_is_refused_with_the_option_that_is_wrong(
    run: Run, register: Path, facts: tuple[str, ...], told: str
) -> None:
    run("record", register, *PAID)
    result = run("record", register, "--correct", 3, *(part for fact in facts for part in ("--fact", fact)), *WHO, "--lang", "en")

    assert (result.exit_code, len(events(register))) == (2, 3)
    assert told in result.stderr


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

    assert said(run("record", register, "--void", 3, *WHO[:-1], "2026-03-05", "--document", "函5")) == (
        0,
        "已记录第4条：H1 2025-06-15 作废\n",
        "",
    )
    assert said(run("record", register, "--correct", 4, *WHO))[0] == 2
    assert events(register)[-1].document == "函5"


def test_what_a_withdrawal_displaces_is_told(run: Run, register: Path) -> None:
    run("record", register, *LEFT)

    assert "第3条" in run("record", register, "--void", 1, *WHO).stdout


def test_a_payment_is_recorded_and_corrected(run: Run, register: Path) -> None:
    assert run("record", register, *PAID).exit_code == 0
    assert run("record", register, "--correct", 3, "--fact", "金额=11000", *LATER).exit_code == 0

    assert [event.facts for event in events(register)[2:]] == [
        Payment(batch="2024-1", for_year=2024, months=12, amount=amount) for amount in (12000, 11000)
    ]  # fmt: skip


def test_the_history_shows_what_was_recorded_and_masks_what_is_personal(run: Run, register: Path) -> None:
    run("record", register, *PAID)
    run("record", register, *LEFT)
    run("record", register, "--void", 4, *LATER)
    page = run("history", register, "--id", "H1", "--lang", "en", COLUMNS="200").stdout

    assert "batch 2024-1, for_year 2024, months 12, amount 12000" in page
    assert ("cause ***" in page, "moved_away" in page) == (True, False)
    assert "发放批号 2024-1, 所属年度 2024, 月数 12, 金额 12000" in run("history", register, COLUMNS="200").stdout
    assert "moved_away" in run("history", register, "--json").stdout


def test_an_event_of_which_no_fact_is_told_shows_none(run: Run, register: Path) -> None:
    run("record", register, *LEFT[:-2], "--anyway")

    assert "离开  -     -     张" in run("history", register, "--id", "H1").stdout


# --- slips, and what is only odd ----------------------------------------------------------------------------------------------------------


def test_a_slip_is_refused_and_what_is_odd_is_told(run: Run, register: Path) -> None:
    run("record", register, *PAID)
    back = [each.replace("=2024-1", "=back").replace("=12", "=-12") for each in PAID]
    assert said(run("record", register, *back, "--fact", "term=1", "--lang", "en"))[0] == 0
    result = run("record", register, *back, "--on", "2025-01-10", "--lang", "en")

    assert (result.exit_code, result.stdout) == (4, "")
    assert "CNY 12,000 more comes back than was paid (J19); check it" in result.stderr
    assert run("record", register, *back, "--on", "2025-01-10", "--anyway").stdout.splitlines()[2:] == [
        "- 已照记，并且算数",
        "注意：除日期外与第4条（2024-12-20）相同；是否重复",
        "注意：收回的比按所选口径应收回的多，2024年度又有12,000元应发",
        "注意：批号 back 已用于 2024-12-20 的发放（第4条）",
    ]
    told = json.loads(run("record", register, *back, "--on", "2025-01-11", "--anyway", "--json").stdout)
    assert [set(note) for note in told["records"][0]["notes"]] == [{"zh", "en"}] * 3


# --- what is there already, and days before it -------------------------------------------------------------------------------------------


def test_what_is_recorded_already_is_refused_unless_it_is_meant(run: Run, register: Path) -> None:
    run("record", register, *PAID)

    refused = "H1 2024-12-20 is recorded already as record 3; if it did happen twice, record it with --anyway\n"
    assert said(run("record", register, *PAID, "--lang", "en")) == (4, "", refused)
    result = run("record", register, *PAID, "--anyway")
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, "- 与第3条相同")
    assert [each["repeats"] for each in json.loads(run("record", register, *PAID, "--anyway", "--json").stdout)["records"]] == [3]


def test_a_payment_for_a_year_without_a_term_is_refused(run: Run, register: Path) -> None:
    mistyped = [each.replace("for_year=2024", "for_year=2204") for each in PAID]

    assert said(run("record", register, *mistyped)) == (
        4, "", "H1 2024-12-20 不可办理：发放津贴\n- 2204年度不在此人第1个管理期内；其管理期：第1个 2023-12-01 至 2027-11-30（J6/J18）\n",
    )  # fmt: skip


def test_a_record_that_bears_a_day_before_that_of_another_one_says_so(run: Run, register: Path, tmp_path: Path) -> None:
    run("record", register, *LEFT)
    early = ("--kind", "returned", "--id", "H1", "--on", "2025-09-01", "--recorder", "张", "--recorded", "2025-09-02", "--anyway")

    assert run("record", register, *early, "--lang", "en").stdout.splitlines()[-1] == (
        "note: record 4 is dated 2025-09-02, before record 3 (2026-03-02); "
        "the register proves the order of its records, the recorded day is what the recorder says"
    )
    told = json.loads(run("record", register, *early, "--json").stdout)["dated_back"]
    assert (told["seq"], told["before"]) == (5, 3)
    (tmp_path / "b.csv").write_text("编号,姓名,工作单位\nH3,王五,某社区\n", encoding="utf-8")
    note = run("import", register, tmp_path / "b.csv", *NAMED).stdout.splitlines()[-1]
    assert note.startswith("注意：第6条的记录日 2024-01-05 早于第3条的 2026-03-02；")
    paying = ("--on", "2023-12-20", "--batch", "1", "--recorder", "财务")
    due = json.loads(run("allowance", register, "--year", "2023", "--record", *paying, "--json").stdout)
    assert due["dated_back"]["seq"] == 7
    due = run("allowance", register, "--year", "2024", "--record", "--on", "2024-12-20", *paying[2:]).stdout
    assert "注意：第10条的记录日 2024-12-20 早于第3条" in due


def test_days_in_order_need_no_word(run: Run, register: Path) -> None:
    assert json.loads(run("record", register, *LEFT, "--json").stdout)["dated_back"] is None
    assert "注意" not in run("record", register, *LEFT, "--on", "2025-07-01", "--anyway").stdout


@pytest.mark.parametrize(
    "lang, told",
    [
        ("zh", "r：最后一条应为第2条，现为第3条；他人刚刚记入，本次什么也没有写入；请重新执行同一命令\n"),
        ("en", "r: 2, and is 3; somebody else recorded something just now, and nothing of this was; run the same command again\n"),
    ],
)
def test_who_records_at_the_same_time_is_told_to_do_it_again(
    run: Run, register: Path, monkeypatch: pytest.MonkeyPatch, lang: str, told: str
) -> None:
    def too_late(*_: object, **__: object) -> None:
        raise ConflictError("r", Text("最后一条应为第2条，现为第3条", "2, and is 3"), Text("重读", "read again"), 2, 3)

    monkeypatch.setattr("socialwork.cli.recording.record_events", too_late)
    assert said(run("record", register, *LEFT, "--lang", lang)) == (3, "", told)


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


def test_a_file_whose_numbers_are_others_is_refused(run: Run, register: Path, tmp_path: Path) -> None:
    write_journal(tmp_path / "e.json", [left("H1", seq=9)])

    result = run("record", register, "--file", tmp_path / "e.json")
    assert result.exit_code == 3
    assert "序号须从3起连续不断" in result.stderr
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
        ((*LEFT[:-1], "why"), 2, "--fact：请写成 名称=值，可用的有：cause（离开的原因）"),
        (("--kind", "returned", "--id", "H1", "--on", "2025-06-15", *WHO, "--fact", "a=b"), 2, "“返回”不记载事实"),
        (PAID[:-4], 2, "--fact：“发放津贴”还须写明 months（月数）、amount（金额）"),
        ((*PAID[:-2], "--fact", "amount=0.001"), 2, "--fact amount："),
        ((*LEFT, "--kind", "leaves"), 4, "事件类别中没有 'leaves'"),
        (("--void", "1", "--kind", "left", "--correct", "2", *WHO), 2, "--void 不与 --kind、--correct 同用"),
        (("--void", "1", "--id", "H2", *WHO), 2, "第1条属于 H1，不属于 H2"),
        (("--correct", "7", *WHO), 4, "请给出1至2"),
        (("--correct", "0", *WHO), 2, "--correct 的值不对；请填1或以上的整数"),
        ((*LEFT, "--reading", "AJ99=x"), 4, "AJ99"),
        ((*LEFT, "--recorder", " "), 4, "--recorder：请填写，不能为空"),
        (("--void", "3000", *WHO), 4, "第3000条：请给出1至2"),
    ],
)
def test_calls_that_cannot_be_meant(run: Run, register: Path, args: tuple[str, ...], code: int, message: str) -> None:
    result = run("record", register, *args)

    assert (result.exit_code, result.stdout) == (code, "")
    assert message in result.stderr
    assert len(events(register)) == 2


def test_no_personal_value_is_in_an_error(run: Run, register: Path) -> None:
    assert "张三" not in run("record", register, *LEFT[:-1], "cause=张三").stderr
