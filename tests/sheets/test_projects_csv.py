"""Projects from a sheet: every day, amount and word at its place, and everything that is wrong at once."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from socialwork import HEBEI
from socialwork.lifecycle import Journal
from socialwork.projects import portfolio
from socialwork.projects.facts import Evaluation, Opening, Plan, Reviewer, Task
from socialwork.sheets import read_projects
from socialwork.tiers import Party
from socialwork.wire.problems import FileRefusedError

RECORDED = date(2025, 12, 31)
LAW = HEBEI.on(RECORDED)

WHOLE = (
    "编号,项目名称,承办单位,层级,立项日,预估结束日,计划结束日,实施结束日,监测与管理结束日,结项日,已结束阶段材料齐备并验收,"
    "预算（元）,计划开始之日,计划结束之日,累计支出,支出截至日,评估日,评估方,评估结果,项目目标,购买方类别,购买方\n"
    "P1,邻里助老,S01,town,2025-01-06,2025-01-20,2025年2月1日,2025-09-30,2025-10-15,2025-10-31,是,"
    '"30,000",2025-02-01,2025-10,29500.50,2025-10-31,2025-10-31,第三方,良好,探访独居老人,,\n'
    "P2,儿童关爱,S02,town,2025-03-01,2025-03-01,2025-03-01,,,,是,12000元,2025-03-01,2025-12-31,4000,2025-06-30,,,,,群团组织,妇联\n"
    "P3,社区议事,R01,village,2025-05-01,,,,,,,,,,,,,,,,,\n"
)


def read(tmp_path: Path, text: str) -> Journal:
    path = tmp_path / "projects.csv"
    path.write_text(text, encoding="utf-8-sig")
    return read_projects(path, recorded=RECORDED, recorder="office")


def refused(tmp_path: Path, text: str) -> list[tuple[int | None, str | None, str]]:
    with pytest.raises(FileRefusedError) as caught:
        read(tmp_path, text)
    assert all(each.fix.zh and each.fix.en for each in caught.value.problems)
    return [(each.row, each.column, each.code) for each in caught.value.problems]


def test_a_sheet_becomes_a_journal_in_which_everything_applies(tmp_path: Path) -> None:
    journal = read(tmp_path, WHOLE)
    found = portfolio(journal, LAW, as_of=RECORDED)

    assert [(each.id, each.state.id, each.notes) for each in found.projects] == [
        ("P1", "closed", ()),
        ("P2", "implementation", ()),
        ("P3", "assessment", ()),
    ]
    first, second, third = found.projects
    assert (first.budget, first.spent, first.days_late) == (Decimal(30000), Decimal("29500.50"), 0)
    assert isinstance(first.course.opening, Opening)
    assert first.course.evaluation == Evaluation(by=Reviewer.THIRD_PARTY, result="良好")
    assert isinstance(first.course.plan, Plan)
    assert first.course.plan.goals == "探访独居老人"
    assert isinstance(second.course.opening, Task)
    assert (second.purchaser, second.course.opening.purchaser_name, second.budget) == (Party.MASS_ORGANISATION, "妇联", Decimal(12000))
    assert (third.budget, third.spent, third.due) == (None, None, None)
    assert {event.recorded for event in journal} == {RECORDED}
    assert all(not standing.unordered for standing in journal.standings(LAW, as_of=RECORDED).values())


def test_whether_stages_were_complete_is_never_taken_for_granted(tmp_path: Path) -> None:
    head = "编号,立项日,预估结束日,已结束阶段材料齐备并验收\n"
    for said, notes in (("", "待核实"), ("不详", "待核实"), ("否", "不符合")):
        project = portfolio(read(tmp_path, f"{head}P1,2025-01-06,2025-02-01,{said}\n"), LAW, as_of=RECORDED).projects[0]
        assert project.state.id == "assessment"
        assert notes in project.notes[0].zh


def test_english_headings_do_as_well(tmp_path: Path) -> None:
    text = "id,title,opened on,budget (yuan),assessment ended on,kind of purchaser\nP1,Care,2025-01-06,300,2025-01-07,an enterprise\n"
    opening = read(tmp_path, text).event(1).facts

    assert isinstance(opening, Task)
    assert opening.purchaser is Party.ENTERPRISE


@pytest.mark.parametrize(
    "amount, says",
    [("3万元", "30000"), ("1.25 万", "12500"), ("几万元", "30000"), ("10,000 yuan yuan", "88.50"), ("-1", "不小于0"), ("很多", "88.50")],
)
def test_an_amount_that_is_none_in_yuan_is_refused_with_what_would_be_right(tmp_path: Path, amount: str, says: str) -> None:
    with pytest.raises(FileRefusedError) as caught:
        read(tmp_path, f'编号,立项日,预估结束日,预算（元）\nP1,2025-01-06,2025-01-07,"{amount}"\n')

    assert [(each.row, each.column) for each in caught.value.problems] == [(2, "预算（元）")]
    assert says in caught.value.problems[0].fix.zh


def test_indicators_stand_in_a_cell_with_their_numbers(tmp_path: Path) -> None:
    text = "编号,立项日,预估结束日,计划结束日,已结束阶段材料齐备并验收,项目指标,指标完成情况,支出截至日\nP1,2025-01-06,2025-01-07,2025-01-08,是,{},{},2025-06-30\n"
    project = portfolio(read(tmp_path, text.format("探访 120；小组 活动：6;服务时长=88.5", "探访 45")), LAW, as_of=RECORDED).projects[0]

    assert [each.text.zh for each in project.indicators] == ["探访 45/120", "小组 活动 未填/6", "服务时长 未填/88.5"]
    assert (project.spent, project.notes) == (None, ())
    for wrong, says in (
        ("探访", "探访 120；小组 6"),
        ("；", "探访 120；小组 6"),
        ("探访 多", "探访 120；小组 6"),
        ("探访 1；探访 2", "两次"),
        ("120", "探访 120"),
    ):
        with pytest.raises(FileRefusedError) as caught:
            read(tmp_path, text.format(wrong, wrong))
        assert [(each.row, each.column) for each in caught.value.problems] == [(2, "项目指标"), (2, "指标完成情况")]
        assert says in caught.value.problems[0].fix.zh


@pytest.mark.parametrize("heading", ["预算（万元）", "预算(万元)", "budget (10,000 yuan)"])
def test_a_column_in_ten_thousands_is_refused_as_that(tmp_path: Path, heading: str) -> None:
    with pytest.raises(FileRefusedError) as caught:
        read(tmp_path, f'编号,立项日,"{heading}"\nP1,2025-01-06,3\n')

    assert [(each.row, each.code) for each in caught.value.problems] == [(1, "unknown_column")]
    assert "万元" in caught.value.problems[0].fix.zh
    assert "10,000" in caught.value.problems[0].fix.en


def test_a_strange_column_gets_the_usual_answer(tmp_path: Path) -> None:
    with pytest.raises(FileRefusedError) as caught:
        read(tmp_path, "编号,立项曰\nP1,2025-01-06\n")

    assert [each.code for each in caught.value.problems] == ["unknown_column", "missing_column"]
    assert "立项日" in caught.value.problems[0].fix.zh


def test_everything_is_told_at_once_and_where_it_is(tmp_path: Path) -> None:
    head = "编号,立项日,预估结束日,计划结束日,结项日,预算,累计支出,支出截至日,评估日,评估结果,计划开始之日,计划结束之日,项目名称\n"
    rows = (
        ",2025-01-06,,,,,,,,,,,",  # 2: no id
        "P2,,,,,,,,,,,,",  # 3: no opening
        "P3,2025-01-06,,2025-02-01,,,,,,,,,",  # 4: a stage is left out
        "P4,2025-01-06,2025-01-05,,,,,,,,,,",  # 5: before the opening
        "P5,2025-01-06,,,,300,,,,,,,",  # 6: a plan before the planning
        "P6,2025-01-06,2025-01-07,2025-01-08,,,300,,,,,,",  # 7: no day for what was spent
        "P7,2025-01-06,2025-01-07,2025-01-08,,,,2025-02-01,,,,,",  # 8: nothing spent until that day
        "P8,2025-01-06,2025-01-07,,,,300,2025-02-01,,,,,",  # 9: spent before it was carried out
        "P9,2025-01-06,,,,,,,2025-03-01,良好,,,",  # 10: evaluated too early
        "p9,2025-01-06,,,,,,,,,,,",  # 11: the id of row 10
        "P11,2025-13-06,,,,,,,,,,,",  # 12: no such day
        "合计,,,,,,,,,,,,",  # 13: a total
        "P13,2025-01-06,2025-01-07,,,,,,,,2025-03-01,2025-02-01,",  # 14: ends before it begins
        "P14,2025-01-06,,,,,,,,,,,—",  # 15: a dash
        f"P15,2025-01-06,,,,,,,,,,,{'长' * 10_001}",  # 16: too long
        "13800138000,2025-01-06,,,,,,,,,,,",  # 17: a number of a person
    )

    assert refused(tmp_path, head + "\n".join(rows)) == [
        (2, "编号", "missing_value"),
        (3, "立项日", "missing_value"),
        (4, "计划结束日", "contradiction"),
        (5, "预估结束日", "contradiction"),
        (6, "预估结束日", "missing_value"),
        (7, "支出截至日", "missing_value"),
        (8, "累计支出", "missing_value"),
        (9, "支出截至日", "contradiction"),
        (10, "评估日", "contradiction"),
        (11, "编号", "duplicate_id"),
        (12, "立项日", "bad_value"),
        (13, "编号", "no_person"),
        (14, "计划结束之日", "contradiction"),
        (15, "项目名称", "empty_mark"),
        (16, "项目名称", "bad_value"),
        (17, "编号", "identity_number"),
    ]


def test_nothing_is_spent_after_the_close(tmp_path: Path) -> None:
    late = WHOLE.replace("29500.50,2025-10-31", "29500.50,2025-11-01")

    assert refused(tmp_path, late) == [(2, "支出截至日", "contradiction")]


def test_a_sheet_without_projects_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path, "编号,立项日\n") == [(None, None, "no_candidates")]
    assert refused(tmp_path, "编号,项目名称\nP1,助老\n") == [(1, "立项日", "missing_column")]
    for name in ("projects.xlsx", "projects"):
        with pytest.raises(FileRefusedError):
            read_projects(tmp_path / name, recorded=RECORDED, recorder="office")


def test_an_assessment_that_ended_before_the_opening_is_told_once_though_there_is_a_plan(tmp_path: Path) -> None:
    head = "编号,立项日,预估结束日,预算（元）\n"

    assert refused(tmp_path, f"{head}P1,2025-01-06,2025-01-05,300\n") == [(2, "预估结束日", "contradiction")]
