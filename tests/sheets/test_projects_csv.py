"""Projects from a sheet: every day, amount and word at its place, and everything that is wrong at once."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from socialwork import HEBEI
from socialwork.lifecycle import Journal
from socialwork.projects import Monitoring, ProjectHappens, portfolio
from socialwork.projects.facts import Evaluation, Opening, Plan, Reviewer, Task
from socialwork.rules import Missing
from socialwork.sheets import read_project_sheet, read_projects
from socialwork.sheets._project_columns import COMPLETE
from socialwork.text import Text
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
        (
            "P1",
            "closed",
            (Text("项目监测与管理已结束，而尚无监测记录", "monitoring and management ended, yet: there is no monitoring record yet"),),
        ),
        ("P2", "implementation", ()),
        ("P3", "assessment", ()),
    ]
    first, second, third = found.projects
    assert (first.budget, first.spent, first.days_late) == (Decimal(30000), Decimal("29500.50"), 0)
    assert isinstance(first.course.opening, Opening)
    assert first.course.current.evaluation == Evaluation(by=Reviewer.THIRD_PARTY, result="良好")
    assert isinstance(first.course.current.plan, Plan)
    assert first.course.current.plan.goals == "探访独居老人"
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


def test_the_column_to_fill_in_is_called_as_the_sheet_calls_it(tmp_path: Path) -> None:
    path = tmp_path / "projects.csv"
    path.write_text("编号,立项日,预估结束日\nP1,2025-01-06,2025-02-01\n", encoding="utf-8")
    sheet = read_project_sheet(path, recorded=RECORDED, recorder="office")
    (note,) = portfolio(sheet.journal, LAW, as_of=RECORDED, rows=sheet.rows).projects[0].notes

    assert note.zh.endswith(f"；请填“{COMPLETE.label.zh}”一列")
    assert note.en.endswith(f'; fill in the column "{COMPLETE.label.en}"')


def test_above_the_highest_level_there_is_no_unit(tmp_path: Path) -> None:
    path = tmp_path / "projects.csv"
    head = "编号,立项日,层级,承办单位有上一级单位"
    for tier, said in (("县", "否"), ("镇", "是")):
        path.write_text(f"{head}\nP1,2025-01-06,{tier},{said}\n", encoding="utf-8")
        assert len(read_projects(path, recorded=RECORDED, recorder="office", tiers=HEBEI.tiers)) == 1
    path.write_text(f"{head}\nP1,2025-01-06,县,是\n", encoding="utf-8")
    with pytest.raises(FileRefusedError) as caught:
        read_projects(path, recorded=RECORDED, recorder="office", tiers=HEBEI.tiers)
    assert [(each.row, each.column, each.code) for each in caught.value.problems] == [(2, "承办单位有上一级单位", "contradiction")]


@pytest.mark.parametrize(
    "rows, at", [(("F,2025-01-06,a 2025-01-07", "F/a,2025-01-06,"), 3), (("F/a,2025-01-06,", "F,2025-01-06,a 2025-01-07"), 2)]
)
def test_a_project_does_not_go_by_the_id_of_what_another_one_delivered(tmp_path: Path, rows: tuple[str, str], at: int) -> None:
    head = "编号,立项日,已验收成果\n"

    assert refused(tmp_path, head + "\n".join(rows)) == [(at, "编号", "duplicate_id")]
    assert len(read(tmp_path, head + "F,2025-01-06,b 2025-01-07\nF/a,2025-01-06,a 2025-01-07\n").subjects) == 4


def test_an_amount_goes_to_the_fen(tmp_path: Path) -> None:
    text = "编号,立项日,预估结束日,预算（元）\nP1,2025-01-06,2025-01-07,{}\n"

    assert refused(tmp_path, text.format("30000.005")) == [(2, "预算（元）", "bad_value")]
    assert len(read(tmp_path, text.format("30000.050"))) == 3


@pytest.mark.parametrize(
    "said",
    [
        "needs 2025-01-18，plan 2025-01-30", "needs 2025-01-18,plan 2025-01-30", "needs 2025-01-18、plan 2025-01-30",
        "needs 2025-01-18 plan 2025-01-30", "needs 2025年1月18日 plan 2025-01-30", "needs，plan 2025-01-30",
    ],
)  # fmt: skip
def test_what_is_accepted_is_separated_by_semicolons(tmp_path: Path, said: str) -> None:
    with pytest.raises(FileRefusedError) as caught:
        read(tmp_path, f'编号,立项日,已验收成果\nP1,2025-01-06,"{said}"\n')

    assert [(each.row, each.column, each.code) for each in caught.value.problems] == [(2, "已验收成果", "bad_value")]
    assert "分号" in caught.value.problems[0].fix.zh
    assert "semicolons" in caught.value.problems[0].fix.en


@pytest.mark.parametrize("between", ["，", ",", "、", "， "])
def test_indicators_are_separated_by_semicolons_and_a_name_may_hold_a_comma(tmp_path: Path, between: str) -> None:
    text = '编号,立项日,预估结束日,项目指标\nP1,2025-01-06,2025-01-07,"{}"\n'

    assert refused(tmp_path, text.format(f"探访 120{between}小组 6")) == [(2, "项目指标", "bad_value")]
    assert refused(tmp_path, text.format(f"走访、探访 120{between}小组 6")) == [(2, "项目指标", "bad_value")]
    plan = read(tmp_path, text.format(f"走访{between}探访 1,200")).event(3).facts
    assert isinstance(plan, Plan)
    assert not isinstance(plan.indicators, Missing)
    assert [(each.name, each.target) for each in plan.indicators] == [(f"走访{between}探访", Decimal(1200))]


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
    text = "编号,立项日,预估结束日,计划结束日,已结束阶段材料齐备并验收,项目指标,指标完成情况,支出截至日,预算,计划开始之日,计划结束之日\nP1,2025-01-06,2025-01-07,2025-01-08,是,{},{},2025-06-30,9,2025-02-01,2025-12-31\n"
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


MONITORED = (
    "编号,层级,立项日,预估结束日,计划结束日,实施结束日,监测与管理结束日,已结束阶段材料齐备并验收,预算,计划开始之日,计划结束之日,监测日,监测方,监测意见\n"
    "P1,town,2025-01-06,2025-01-20,2025-02-01,{ends},是,300,2025-02-01,2025-12-31,{on},第三方,按计划\n"
)


@pytest.mark.parametrize(
    "ends, on, state",
    [
        (",", "2025-06-30", "implementation"),  # beside implementation
        ("2025-09-30,", "2025-10-01", "monitoring"),
        ("2025-09-30,2025-10-15", "2025-10-15", "evaluation"),  # on the very day on which the monitoring ended
        ("2025-10-15,2025-10-15", "2025-10-15", "evaluation"),
        ("2025-09-30,2025-10-15", "2025-06-30", "evaluation"),
    ],
)
def test_a_monitoring_record_stands_with_its_day_and_by_whom(tmp_path: Path, ends: str, on: str, state: str) -> None:
    journal = read(tmp_path, MONITORED.format(ends=ends, on=on))
    project = portfolio(journal, LAW, as_of=RECORDED).projects[0]
    (report,) = project.course.current.reports

    assert (project.state.id, project.notes) == (state, ())
    assert (report.day, report.facts) == (date.fromisoformat(on), Monitoring(by=Reviewer.THIRD_PARTY, findings="按计划"))
    assert all(not standing.unordered for standing in journal.standings(LAW, as_of=RECORDED).values())


@pytest.mark.parametrize("ends, on", [(",", "2025-01-31"), ("2025-09-30,2025-10-15", "2025-10-16")])
def test_nothing_is_monitored_before_the_work_and_after_the_monitoring(tmp_path: Path, ends: str, on: str) -> None:
    assert refused(tmp_path, MONITORED.format(ends=ends, on=on)) == [(2, "监测日", "contradiction")]
    assert refused(tmp_path, MONITORED.format(ends=ends, on="")) == [(2, "监测日", "missing_value")]
    assert refused(tmp_path, MONITORED.format(ends=ends, on="2025-02-30")) == [(2, "监测日", "bad_value")]


@pytest.mark.parametrize(
    "tier, said, above, answer",
    [
        ("town", "", Missing.NOT_ASKED, "待核实"),
        ("town", "是", True, "不符合"),
        ("县", "", False, None),  # nothing lies above the highest level
    ],
)
def test_whether_there_is_a_unit_above_is_told_of_monitoring_and_evaluation_alike(
    tmp_path: Path, tier: str, said: str, above: bool | Missing, answer: str | None
) -> None:
    path = tmp_path / "projects.csv"
    head, row = MONITORED.format(ends="2025-09-30,2025-10-15", on="2025-10-01").replace("P1,town", f"P1,{tier}").splitlines()
    path.write_text(f"{head},评估日,评估方,承办单位有上一级单位\n{row},2025-10-20,第三方,{said}\n", encoding="utf-8")
    journal = read_projects(path, recorded=RECORDED, recorder="office", tiers=HEBEI.tiers)
    kinds = (ProjectHappens.MONITORED.id, ProjectHappens.EVALUATED.id)
    facts = [event.facts for event in journal if event.kind in kinds]

    assert [each.has_unit_above for each in facts if isinstance(each, Monitoring | Evaluation)] == [above, above]
    project = portfolio(journal, HEBEI.on(RECORDED, readings={"AH8": "unit_above"}), as_of=RECORDED).projects[0]
    told = [each.why.zh for each in project.not_applied if each.event.kind in kinds]
    assert len(told) == (0 if answer is None else 2)
    assert all(answer is not None and answer in why for why in told)


@pytest.mark.parametrize(
    "said, tier", [("县", "county"), ("乡镇", "town"), ("街道", "town"), ("村", "village"), ("Village", "village"), ("town", "town")]
)
def test_a_level_goes_by_its_names_where_the_tiers_are_given(tmp_path: Path, said: str, tier: str) -> None:
    path = tmp_path / "projects.csv"
    path.write_text(f"编号,立项日,层级\nP1,2025-01-06,{said}\n", encoding="utf-8")
    opening = read_projects(path, recorded=RECORDED, recorder="office", tiers=HEBEI.tiers).event(1).facts

    assert isinstance(opening, Opening)
    assert opening.tier == tier


@pytest.mark.parametrize("said, says", [("towns", "是否为"), ("省", "请填其中之一")])
def test_a_level_that_there_is_not_is_refused_with_what_would_be_right(tmp_path: Path, said: str, says: str) -> None:
    path = tmp_path / "projects.csv"
    path.write_text(f"编号,立项日,层级\nP1,2025-01-06,{said}\n", encoding="utf-8")
    with pytest.raises(FileRefusedError) as caught:
        read_projects(path, recorded=RECORDED, recorder="office", tiers=HEBEI.tiers)

    assert [(each.row, each.column) for each in caught.value.problems] == [(2, "层级")]
    assert says in caught.value.problems[0].fix.zh


def test_what_is_accepted_stands_in_a_cell_with_its_day(tmp_path: Path) -> None:
    path = tmp_path / "projects.csv"
    path.write_text("编号,立项日,已验收成果\nP1,2025-01-06,needs 2025-01-20；plan 2025年2月1日\nP2,2025-01-06,\n", encoding="utf-8")
    sheet = read_project_sheet(path, recorded=RECORDED, recorder="office")
    standings = sheet.journal.standings(LAW, as_of=RECORDED, kind="deliverable")

    assert {name: standing.states["deliverable"].id for name, standing in standings.items()} == {
        "P1/needs": "accepted",
        "P1/plan": "accepted",
    }
    assert [standing.since["deliverable"] for standing in standings.values()] == [date(2025, 1, 20), date(2025, 2, 1)]
    assert (sheet.rows, sheet.tells_deliverables) == ({"P1": 2, "P2": 3}, True)
    path.write_text("编号,立项日\nP1,2025-01-06\n", encoding="utf-8")
    assert not read_project_sheet(path, recorded=RECORDED, recorder="office").tells_deliverables


@pytest.mark.parametrize(
    "said, code, says",
    [
        ("needs", "bad_value", "needs 2025-01-20"),
        ("；", "bad_value", "needs 2025-01-20"),
        ("a/b 2025-01-20", "bad_value", "needs 2025-01-20"),
        ("needs 2025-02-30", "bad_value", "needs 2025-01-20"),
        ("needs 2025-01-20；needs 2025-01-21", "bad_value", "两次"),
        ("needs 2025-01-05", "contradiction", "早于立项日"),
    ],
)
def test_what_is_accepted_without_a_day_or_too_early_is_refused(tmp_path: Path, said: str, code: str, says: str) -> None:
    with pytest.raises(FileRefusedError) as caught:
        read(tmp_path, f"编号,立项日,已验收成果\nP1,2025-01-06,{said}\n")

    assert [(each.row, each.column, each.code) for each in caught.value.problems] == [(2, "已验收成果", code)]
    assert says in caught.value.problems[0].fix.zh


def test_what_is_accepted_of_a_project_without_an_opening_is_not_looked_at(tmp_path: Path) -> None:
    assert refused(tmp_path, "编号,立项日,已验收成果\nP1,,needs 2025-01-20\n") == [(2, "立项日", "missing_value")]
