"""Where projects stand: stage, days late, money and indicators against the plan, and totals that add up."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.days import Month
from socialwork.errors import DuplicateNameError, InvalidValueError, UnknownNameError
from socialwork.lifecycle import Journal, NotAllowedError
from socialwork.policies import Policy
from socialwork.projects.courses import as_told, course_of
from socialwork.projects.deliverables import Checklist, Deliverable, deliverable_subject
from socialwork.projects.facts import (
    Evaluation,
    Handover,
    Indicator,
    Monitoring,
    Opening,
    Plan,
    Progress,
    Reached,
    Reviewer,
    StageEnd,
    Task,
)
from socialwork.projects.portfolios import Portfolio, portfolio
from socialwork.projects.stages import DeliverableHappens, ProjectHappens, ProjectStates, Stage
from socialwork.rules import Missing
from socialwork.testing import journals
from socialwork.text import Text
from socialwork.tiers import Party, Tier

from .conftest import DAY, DONE, LAW, LIFE, POLICY, lived

END = DAY + timedelta(days=100)


def seen(journal: Journal, *, as_of: date = END, law: Any = LAW) -> Any:
    return portfolio(journal, law, as_of=as_of).projects[0]


def planned(**plan: Any) -> Journal:
    """The journal of a project that is being carried out by such a plan."""
    said: dict[str, Any] = {"subject": "P1", "on": DAY, "recorder": "office"}
    journal = Journal().record(ProjectHappens.OPENED, facts=Opening(title="助老", unit="S01", tier="town"), **said)
    for days, kind, facts in (
        (1, ProjectHappens.ASSESSMENT_ENDED, DONE),
        (2, ProjectHappens.PLANNED, Plan(**{"first_day": DAY, "last_day": END, **plan})),
        (3, ProjectHappens.PLANNING_ENDED, DONE),
    ):
        journal = journal.do(kind, law=LAW, facts=facts, **{**said, "on": DAY + timedelta(days=days)})
    return journal


def told(journal: Journal, days: int, **progress: Any) -> Journal:
    said: dict[str, Any] = {"subject": "P1", "on": DAY + timedelta(days=days), "law": LAW, "recorder": "office"}
    return journal.do(ProjectHappens.PROGRESS, facts=Progress(**progress), **said)


@pytest.mark.parametrize("events, state", [(1, "assessment"), (4, "implementation"), (6, "monitoring"), (8, "evaluation"), (10, "closed")])
def test_each_project_is_in_its_stage_since_the_day_it_came_there(events: int, state: str) -> None:
    project = seen(lived(events))
    last = max(number for number, (kind, _) in enumerate(LIFE[:events]) if kind.id not in {"project.planned", "project.progress"})

    assert project.state.id == state
    assert project.course.since == DAY + timedelta(days=10 * last)
    assert project.course.round == 1
    assert (project.title, project.unit, project.tier, project.purchaser) == ("邻里助老", "S01", "town", None)


def test_the_day_is_what_counts() -> None:
    states = [seen(lived(10), as_of=DAY + timedelta(days=days)).state for days in (0, 10, 30, 50, 70, 90)]

    assert states == [*ProjectStates.STAGES, ProjectStates.CLOSED]
    assert portfolio(lived(10), LAW, as_of=DAY - timedelta(days=1)).projects == ()


@pytest.mark.parametrize("as_of, late, overdue", [(END - timedelta(days=1), 0, False), (END, 0, False), (END + timedelta(days=1), 1, True)])
def test_a_project_is_overdue_on_the_day_after_the_last_one_planned(as_of: date, late: int, overdue: bool) -> None:
    project = seen(planned(), as_of=as_of)

    assert (project.days_late, project.overdue) == (late, overdue)
    assert any("overdue" in note.en for note in project.notes) is overdue


def test_a_month_is_over_on_its_last_day_and_what_is_not_told_is_not_in_time() -> None:
    assert seen(planned(last_day=Month(2025, 5))).due == date(2025, 5, 31)
    before = seen(lived(2))
    assert (before.due, before.days_late, before.overdue) == (None, None, None)


def test_a_project_that_was_closed_late_is_late_and_no_longer_overdue() -> None:
    journal = lived(9).do(ProjectHappens.CLOSED, subject="P1", on=END + timedelta(days=7), law=LAW, recorder="office", facts=DONE)
    project = seen(journal, as_of=date(2025, 12, 31))

    assert (project.days_late, project.overdue) == (7, False)


def test_money_is_held_against_the_plan_to_the_fen() -> None:
    journal = told(planned(budget="30000"), 10, spent="29999.99")
    assert (seen(journal).left, seen(journal).over_budget) == (Decimal("0.01"), False)
    assert seen(told(journal, 20, spent="30000")).over_budget is False

    over = seen(told(journal, 20, spent="30000.01"))
    assert (over.left, over.over_budget) == (Decimal("-0.01"), True)
    assert over.notes == (Text("超预算0.01元", "CNY 0.01 over budget"),)


def test_what_nobody_told_is_not_zero() -> None:
    assert (seen(planned(budget="30000")).spent, seen(planned(budget="30000")).over_budget) == (None, None)
    without = seen(told(planned(), 10, spent="5"))
    assert (without.budget, without.left, without.over_budget) == (None, None, None)
    assert seen(told(told(planned(), 10, spent="5"), 20, reached=())).spent == Decimal(5)


def test_a_budget_that_seems_to_be_in_ten_thousands_is_told() -> None:
    assert any("万元" in note.zh for note in seen(told(planned(budget="3"), 10, spent="3001")).notes)
    assert not any("万元" in note.zh for note in seen(told(planned(budget="3"), 10, spent="3000")).notes)
    assert not any("万元" in note.zh for note in seen(told(planned(budget="0"), 10, spent="3001")).notes)


def test_spending_that_goes_down_is_told() -> None:
    up = told(told(planned(budget="900"), 10, spent="500"), 20, spent="500")

    assert seen(up).notes == ()
    assert seen(told(up, 30, spent="499")).notes == (Text("累计支出有减少，请核对", "what was spent so far went down; check it"),)
    assert seen(told(up, 30, spent="499")).spent == Decimal(499)


def test_indicators_are_reached_or_not_or_nobody_told() -> None:
    journal = planned(indicators=(Indicator("探访", 120), Indicator("小组", 6), Indicator("个案", 3)))
    journal = told(told(journal, 10, reached=(Reached("探访", 40), Reached("小组", 5))), 20, reached=(Reached("探访", 120),))
    found = seen(journal).indicators

    assert [(each.name, each.value, each.reached) for each in found] == [
        ("探访", Decimal(120), True),
        ("小组", Decimal(5), False),
        ("个案", None, None),
    ]
    assert [each.text.zh for each in found] == ["探访 120/120", "小组 5/6", "个案 未填/3"]


def test_a_purchased_task_says_who_buys_it() -> None:
    task = Task(title="助老", unit="S01", tier="town", purchaser=Party.MASS_ORGANISATION, purchaser_name="妇联")
    journal = Journal().record(ProjectHappens.TASK_TAKEN_ON, subject="P1", on=DAY, recorder="office", facts=task)

    assert seen(journal).purchaser is Party.MASS_ORGANISATION
    assert seen(journal).as_data()["purchaser"] == "mass_organisation"


def remarked(law: Any = LAW, **task: Any) -> tuple[str, ...]:
    """What is noted of a purchased task."""
    journal = Journal().record(ProjectHappens.TASK_TAKEN_ON, subject="P1", on=DAY, recorder="office", facts=Task(title="助老", **task))
    return tuple(note.en for note in seen(journal, law=law).notes)


@pytest.mark.parametrize(
    "tier, purchaser, notes",
    [
        ("town", "mass_organisation", ()),
        ("town", "enterprise", ("an enterprise: take on purchased tasks: not provided for, the purchaser is none of those named",)),
        ("town", "other", ("AH10=named",)),
        ("county", "party_government", ("AH9=silent",)),
        ("town", Missing.NOT_KNOWN, ("the kind of purchaser is not told",)),
        (Missing.NOT_KNOWN, "enterprise", ("the tier of the unit is not told",)),
        (
            "station",
            "enterprise",
            ('there is no tier "station"; give one of county, town, village', "record 1 not applied: taken on by a unit that may: not met"),
        ),
    ],
)
def test_a_purchased_task_that_the_text_does_not_provide_for_is_taken_and_told(tier: Any, purchaser: Any, notes: tuple[str, ...]) -> None:
    found = remarked(unit="S01", tier=tier, purchaser=purchaser, purchaser_name="某机构" if purchaser == "other" else Missing.NOT_ASKED)

    assert len(found) == len(notes)
    for said, wanted in zip(found, notes, strict=True):
        assert wanted in said


def test_what_is_told_of_a_purchased_task_hangs_on_the_readings() -> None:
    open_ = POLICY.on(DAY, readings={"AH10": "open"})

    assert "yes, the purchaser is none of those named" in remarked(open_, tier="town", purchaser="enterprise")[0]
    assert "not provided for" in remarked(tier="town", purchaser="other")[0]
    no, refused = remarked(POLICY.on(DAY, readings={"AH9": "named_only"}), tier="village", purchaser="party_government")
    assert no.endswith("(AH9=named_only)")
    assert refused.startswith("record 1 not applied: taken on by a unit that may: not met")


def test_the_tier_of_a_unit_is_one_that_there_is() -> None:
    journal = Journal().record(ProjectHappens.OPENED, subject="P1", on=DAY, recorder="office", facts=Opening(tier="towns"))

    assert [note.zh for note in seen(journal).notes] == [
        "没有层级“towns”；请填 county, town, village 之一",
        "第1条未适用：承办单位层级是 county、town、village 之一：不符合（H13/H14/H11）",
    ]
    assert not seen(journal).opened


@pytest.mark.parametrize("kind, facts", [(ProjectHappens.OPENED, Opening), (ProjectHappens.TASK_TAKEN_ON, Task)])
def test_what_is_opened_by_a_unit_of_no_level_is_refused_and_a_level_that_is_not_told_is_not(kind: Any, facts: Any) -> None:
    def can(law: Any = LAW, **told: Any) -> Any:
        return Journal().can(kind, subject="P1", on=DAY, law=law, facts=facts(**told))

    (reason,) = can(tier="镇").reasons
    assert "承办单位层级是 county、town、village 之一" in reason.decision.explain("zh")
    assert not can(POLICY.on(DAY, readings={"AH9": "any_level"}), tier="镇").allowed
    assert can(tier="village").allowed
    assert can().allowed
    with pytest.raises(NotAllowedError):
        Journal().do(kind, subject="P1", on=DAY, law=LAW, recorder="office", facts=facts(tier="镇"))


def test_a_law_without_tiers_has_nothing_to_say_of_them() -> None:
    lifecycles = Policy(
        id="invented", title=Text("虚构", "invented"), documents=POLICY.documents, clauses=POLICY.clauses, enumerations=POLICY.enumerations,
        readings=POLICY.readings, lifecycles=POLICY.lifecycles,
    )  # fmt: skip
    law = lifecycles.on(DAY)
    journal = Journal().record(ProjectHappens.OPENED, subject="P1", on=DAY, recorder="office", facts=Opening(tier="towns"))
    found = portfolio(journal, law, as_of=DAY)
    town = Journal().record(ProjectHappens.OPENED, subject="P1", on=DAY, recorder="office", facts=Opening(tier="town"))

    assert (found.tiers, len(found.projects[0].notes)) == ((), 1)  # the record itself, which is not applied
    assert portfolio(town, law, as_of=DAY).projects[0].stage_label == Stage.ASSESSMENT.label


def test_what_the_first_stage_is_called_hangs_on_the_reading() -> None:
    law = POLICY.on(DAY, readings={"AH7": "forecast"})

    assert portfolio(lived(1), law, as_of=DAY).table("en")[1][3] == "forecast of cost and feasibility"
    assert portfolio(lived(1), LAW, as_of=DAY).table("en")[1][3] == "needs assessment"


def test_what_stands_in_the_way_of_the_stage_is_told() -> None:
    checklist = Checklist([Deliverable(id="needs", title="需求报告", stage=Stage.ASSESSMENT)])
    report = {"subject": deliverable_subject("P1", "needs"), "law": LAW, "recorder": "office"}
    handed = lived(1).do(DeliverableHappens.HANDED_IN, on=DAY, facts=Handover(title="需求报告"), **report)
    journal = handed.do(DeliverableHappens.ACCEPTED, on=DAY, recorded=DAY + timedelta(days=5), after=2, role="accepter", **report)

    def lacking(journal: Journal, **more: Any) -> list[str]:
        return [text.zh for text in portfolio(journal, LAW, as_of=DAY, **more).projects[0].lacks]

    assert lacking(lived(1)) == []
    assert lacking(lived(1), checklist=checklist) == ["需求报告：未提交"]
    assert lacking(handed, checklist=checklist) == ["需求报告：已提交，待验收"]
    assert lacking(journal, checklist=checklist) == []
    assert lacking(journal, checklist=checklist, known_on=DAY) == ["需求报告：已提交，待验收"]
    assert [text.en for text in seen(lived(2)).lacks] == ["there is no plan yet"]
    assert seen(lived(10)).review is None
    assert portfolio(lived(1), LAW, as_of=DAY, checklist=checklist).as_data()["projects"][0]["lacks"] == [
        {"zh": "需求报告：未提交", "en": "需求报告: not handed in"}
    ]


def test_an_indicator_that_no_plan_has_is_told() -> None:
    journal = told(planned(indicators=(Indicator("探访", 120),), budget="900"), 10, reached=(Reached("探仿", 40), Reached("探访", 40)))

    assert [note.en for note in seen(journal).notes] == ["reported, and no indicator of the plan: 探仿"]
    assert seen(told(planned(budget="900"), 10, reached=(Reached("探仿", 40),))).notes == ()


@pytest.mark.parametrize("made", [Progress, Monitoring, Evaluation])
def test_an_indicator_is_named_once(made: Any) -> None:
    with pytest.raises(DuplicateNameError):
        made(reached=(Reached("探访", 1), Reached("探访", 2)))
    with pytest.raises(DuplicateNameError):
        Plan(indicators=(Indicator("探访", 1), Indicator("探访", 2)))


def test_the_data_has_the_days_planned_and_those_of_the_stages() -> None:
    data = portfolio(lived(4), LAW, as_of=END).as_data()["projects"][0]

    assert data["planned"] == {"first": str(DAY), "last": str(END)}
    assert data["stages"][-2:] == [
        {"stage": "planning", "round": 1, "first": "2025-01-16", "last": "2025-02-05"},
        {"stage": "implementation", "round": 1, "first": "2025-02-05", "last": None},
    ]
    assert portfolio(lived(1), LAW, as_of=END).as_data()["projects"][0]["planned"] == {"first": None, "last": None}


def test_a_record_that_changed_nothing_is_told() -> None:
    journal = Journal().record(ProjectHappens.PROGRESS, subject="P1", on=DAY, recorder="office", facts=Progress(spent=1))
    project = seen(journal)

    assert project.state == ProjectStates.NONE
    assert (project.title, project.unit, project.tier, project.purchaser) == ("P1", None, None, None)
    assert project.notes[0].en.startswith("record 1 not applied: ")


def test_what_is_recorded_as_missing_is_what_the_stage_lacks() -> None:
    def lacking(facts: StageEnd | None, *more: Any) -> list[str]:
        journal = lived(1).record(ProjectHappens.ASSESSMENT_ENDED, subject="P1", on=DAY, recorder="office", facts=facts, after=1)
        for kind, days, said in more:
            journal = journal.record(kind, subject="P1", on=DAY + timedelta(days=days), recorder="office", facts=said)
        return [text.en for text in seen(journal).lacks]

    no = StageEnd(deliverables_accepted=False, work_recorded=False)
    assert lacking(no) == [
        "its end is recorded, and not everything that it has to deliver is accepted",
        "its end is recorded, and its work is not all on record",
    ]
    assert lacking(StageEnd(deliverables_accepted=False, work_recorded=True)) == [
        "its end is recorded, and not everything that it has to deliver is accepted"
    ]
    assert lacking(None) == lacking(StageEnd()) == ["its end is recorded, and what that needs is undetermined"]
    # What was lacking once is no longer when the stage has ended.
    assert lacking(no, (ProjectHappens.ASSESSMENT_ENDED, 5, DONE)) == ["there is no plan yet"]
    assert lacking(DONE, (ProjectHappens.PROGRESS, 5, Progress()), (ProjectHappens.ASSESSMENT_ENDED, 6, DONE)) == ["there is no plan yet"]


def test_notes_call_a_record_by_the_row_where_there_is_one() -> None:
    journal = lived(1).record(ProjectHappens.PROGRESS, subject="P1", on=DAY, recorder="office", facts=Progress(spent=1), after=1)
    (project,) = portfolio(journal, LAW, as_of=DAY, rows={"P1": 7}).projects

    assert project.notes[0].zh.startswith("第7行“报告实施进展”（2025-01-06）未适用：")
    assert project.notes[0].en.startswith('row 7, "progress reported" (2025-01-06) not applied: ')


def test_what_is_opened_later_is_named_and_left_out() -> None:
    journal = lived(1).record(
        ProjectHappens.OPENED, subject="P7", on=END, recorded=END + timedelta(days=9), recorder="office", facts=Opening()
    )
    found = portfolio(journal, LAW, as_of=DAY)

    assert ([each.id for each in found.projects], found.later) == (["P1"], ("P7",))
    assert [note.en for note in found.notes] == ["opened after 2025-01-06, left out: P7"]
    assert found.as_data()["notes"] == [{"zh": "2025-01-06之后立项，未列入：P7", "en": "opened after 2025-01-06, left out: P7"}]
    assert "left out: P7" in found.to_html("en")
    assert portfolio(journal, LAW, as_of=DAY, known_on=END).later == ()
    assert portfolio(journal, LAW, as_of=END).notes == ()


def test_what_is_handed_in_and_on_no_list_is_told() -> None:
    checklist = Checklist([Deliverable(id="needs", title="需求报告", stage=Stage.ASSESSMENT)])
    journal = lived(1)
    for subject in ("P1/needs", "P1/need", "P1/2/needs", "P9/needs"):
        journal = journal.record(DeliverableHappens.HANDED_IN, subject=subject, on=DAY, recorder="office", facts=Handover())
    found = portfolio(journal, LAW, as_of=DAY, checklist=checklist)

    assert [note.zh for note in found.projects[0].notes] == ["所交成果不在清单之内：P1/need、P1/2/needs"]
    assert [note.en for note in found.notes] == ["deliverables of no project on record: P9/needs"]
    assert portfolio(journal, LAW, as_of=DAY).projects[0].notes == ()
    assert portfolio(journal, LAW, as_of=DAY - timedelta(days=1), checklist=checklist).notes == (
        Text("2025-01-05之后立项，未列入：P1", "opened after 2025-01-05, left out: P1"),
    )


def test_the_bars_are_what_was_planned_and_the_stages_that_were() -> None:
    as_of = DAY + timedelta(days=40)
    bars = portfolio(lived(5), LAW, as_of=as_of).rows

    assert [(bar.stage, bar.first, bar.last, bar.planned, bar.running) for bar in bars] == [
        (None, DAY, END, True, False),
        (Stage.ASSESSMENT, DAY, DAY + timedelta(days=10), False, False),
        (Stage.PLANNING, DAY + timedelta(days=10), DAY + timedelta(days=30), False, False),
        (Stage.IMPLEMENTATION, DAY + timedelta(days=30), as_of, False, True),
    ]
    assert {(bar.project, bar.title, bar.round) for bar in bars} == {("P1", "邻里助老", 1)}
    assert [bar.planned for bar in portfolio(lived(1), LAW, as_of=as_of).rows] == [False]


TIERS = tuple(
    Tier(id=name, level=Text(zh, name), level_names=(zh,), unit=Text(unit, en), unit_names=(unit,), code_digits=digits, clause="H11")
    for name, zh, unit, en, digits in (("town", "镇", "服务站", "station", 9), ("village", "村", "工作室", "room", 12))
)


def several() -> Portfolio:
    journal = lived(5)
    journal = lived(10, subject="P2", journal=journal)
    for subject, facts in (("P3", Opening(unit="R01", tier="village")), ("P4", Opening()), ("P5", Opening(unit="X", tier="other"))):
        journal = journal.record(ProjectHappens.OPENED, subject=subject, on=DAY, recorder="office", facts=facts)
    return portfolio(journal, LAW, as_of=END + timedelta(days=1), tiers=TIERS)


def test_totals_count_what_is_not_told_beside_what_is() -> None:
    total = several().total

    assert (total.projects, total.not_opened, total.overdue, total.due_untold) == (4, 1, 1, 2)
    assert (total.budget, total.budget_untold) == (Decimal(60000), 2)
    assert (total.spent, total.spent_untold, total.over_budget) == (Decimal("40000.50"), 2, 0)
    assert total.by_state == {
        "none": 1, "assessment": 2, "planning": 0, "implementation": 1, "monitoring": 0, "evaluation": 0, "closed": 1,
    }  # fmt: skip


def test_totals_come_in_the_order_of_the_tiers_and_with_their_names() -> None:
    found = several()

    assert [(each.key, each.label.zh, each.projects) for each in found.by_tier] == [
        ("town", "服务站", 2),
        ("village", "工作室", 1),
        ("other", "other", 0),
        (None, "未填", 1),
    ]
    assert [each.key for each in found.by_unit] == ["R01", "S01", "X", None]
    assert [row[0] for row in found.totals_table("en")] == ["total of", "station", "room", "other", "not told", "all"]


def test_the_table_says_everything_in_both_languages() -> None:
    zh, en = several().table("zh"), several().table("en")

    assert zh[0] == (
        "编号",
        "项目",
        "承办单位",
        "阶段",
        "自",
        "计划结束",
        "迟延天数",
        "预算",
        "累计支出",
        "指标",
        "评估结果",
        "结束本阶段尚缺",
        "备注",
    )
    assert zh[1] == (
        "P1", "邻里助老", "S01", "项目实施", "2025-02-05", "2025-04-16", "1", "30,000元", "12,000.50元", "探访 40/120", "-", "-", "逾期1天",
    )  # fmt: skip
    assert en[4][1:] == (
        "P4",
        "not told",
        "needs assessment",
        "2025-01-06",
        "not told",
        "not told",
        "not told",
        "not told",
        "-",
        "-",
        "-",
        "-",
    )


def test_the_data_is_json_and_holds_what_the_table_holds() -> None:
    data = json.loads(json.dumps(several().as_data()))

    assert [each["id"] for each in data["projects"]] == ["P1", "P2", "P3", "P4", "P5"]
    assert (data["projects"][0]["spent"], data["projects"][3]["spent"]) == ("12000.50", None)
    assert data["total"]["budget"] == "60000"
    assert data["known_on"] is None


def test_notebooks_show_it(read_html: Callable[[str], Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOCIALWORK_LANG", "en")
    made = several()
    page = read_html(made._repr_html_())

    assert "needs assessment" in page.text
    assert "as recorded by" not in page.text
    assert "按2025-06-01及以前的记录" in read_html(attrs.evolve(made, known_on=date(2025, 6, 1)).to_html("zh")).text
    assert repr(made) == "Portfolio(5 projects on 2025-04-17)"


def test_another_language_is_refused() -> None:
    for show in (several().table, several().totals_table, several().to_html):
        with pytest.raises(InvalidValueError):
            show("fr")  # type: ignore[arg-type]


def test_what_was_not_known_yet_does_not_count() -> None:
    journal = lived(4).record(
        ProjectHappens.PROGRESS, subject="P1", on=date(2025, 3, 1), recorded=date(2025, 5, 1), recorder="office", facts=Progress(spent=9)
    )
    early, late = (portfolio(journal, LAW, as_of=date(2025, 6, 1), known_on=day).projects[0] for day in (date(2025, 4, 1), None))

    assert (early.spent, late.spent) == (None, Decimal(9))


def test_a_policy_without_projects_has_no_portfolio() -> None:
    from socialwork.talent.haiyou import HAIYOU

    with pytest.raises(UnknownNameError):
        portfolio(Journal(), HAIYOU.on(date(2024, 1, 1)), as_of=DAY)


@given(journal=journals(POLICY), as_of=st.dates(date(2021, 1, 1), date(2023, 1, 1)))
def test_totals_add_up_and_nothing_that_is_told_gets_lost(journal: Journal, as_of: date) -> None:
    found = portfolio(journal, LAW, as_of=as_of)

    for groups in (found.by_unit, found.by_tier):
        for name in ("projects", "not_opened", "overdue", "due_untold", "budget", "budget_untold", "spent", "spent_untold", "over_budget"):
            assert sum(getattr(group, name) for group in groups) == getattr(found.total, name)
    assert found.total.projects + found.total.not_opened == len(found.projects) == sum(found.total.by_state.values())
    opened = attrs.evolve(found, projects=tuple(each for each in found.projects if each.opened))
    assert found.total == attrs.evolve(
        opened.total, not_opened=found.total.not_opened, by_state={**opened.total.by_state, "none": found.total.not_opened}
    )
    for project in found.projects:
        standing = journal.standing(LAW, project.id, as_of=as_of)
        assert project.course == as_told(course_of(standing.steps), standing.not_applied)
        in_no_stage = project.due is None or project.state == ProjectStates.NONE
        assert (project.overdue is None) == (not project.closed and in_no_stage)
        assert all(bar.first <= bar.last <= as_of for bar in project.bars() if not bar.planned)
    found.to_html("zh")
    json.dumps(found.as_data())


@given(journal=journals(POLICY), number=st.randoms())
def test_the_order_in_which_projects_are_recorded_changes_nothing(journal: Journal, number: Any) -> None:
    subjects = list(journal.subjects)
    number.shuffle(subjects)
    plain = [attrs.evolve(event, seq=0, after=None, corrects=None) for event in journal if event.kind != "void"]
    ordered = sorted(plain, key=lambda event: subjects.index(event.subject))
    one, other = (portfolio(Journal(events), LAW, as_of=date(2023, 1, 1)) for events in (plain, ordered))

    assert [each.course for each in one.projects] == [each.course for each in other.projects]
    assert one.total == other.total


@pytest.mark.parametrize("made", [Indicator, Reached])
def test_an_indicator_has_a_name_and_an_exact_number(made: Any) -> None:
    assert made("探访", "1.50").__class__ is made
    for name, number in (("", 1), (" ", 1), ("探访", 1.5)):
        with pytest.raises(InvalidValueError):
            made(name, number)


def test_monitoring_tells_money_too() -> None:
    journal = lived(6).do(
        ProjectHappens.MONITORED, subject="P1", on=date(2025, 3, 10), law=LAW, recorder="office",
        facts=Monitoring(by=Reviewer.UNIT_ABOVE, spent="31000"),
    )  # fmt: skip

    assert seen(journal).over_budget is True


def test_what_is_told_of_what_is_no_project_under_a_reading_is_kept() -> None:
    about = Task(title="邻里助老", unit="S01", tier="town", purchaser="party_government", purchaser_name="某局")
    journal = (
        Journal()
        .record(ProjectHappens.TASK_TAKEN_ON, subject="P1", on=DAY, recorder="office", facts=about)
        .record(
            ProjectHappens.PLANNED,
            subject="P1",
            on=date(2025, 1, 20),
            recorder="office",
            facts=Plan(budget="900", last_day=date(2025, 2, 1)),
        )
        .record(ProjectHappens.PROGRESS, subject="P1", on=date(2025, 1, 21), recorder="office", facts=Progress(spent="5"))
        .record(ProjectHappens.CLOSED, subject="P1", on=date(2025, 1, 22), recorder="office", facts=StageEnd())
    )
    (project,) = portfolio(journal, POLICY.on(DAY, readings={"AH11": "apart"}), as_of=date(2025, 3, 1)).projects

    assert (project.title, project.unit, project.tier, project.budget, project.spent) == (
        "邻里助老",
        "S01",
        "town",
        Decimal(900),
        Decimal(5),
    )
    assert (project.state, project.days_late, project.overdue) == (ProjectStates.NONE, None, None)
    assert [note.zh for note in project.notes[1:]] == ["其后随之未适用：第2、3、4条"]


def test_what_is_no_project_under_a_reading_stands_outside_the_totals() -> None:
    journal = told(planned(budget="900"), 10, spent="950")
    task = Task(title="助老", unit="S02", tier="village", purchaser="party_government")
    said: dict[str, Any] = {"subject": "P2", "on": DAY, "recorder": "office"}
    journal = journal.record(ProjectHappens.TASK_TAKEN_ON, facts=task, **said)
    journal = journal.record(ProjectHappens.PLANNED, facts=Plan(budget="300", last_day=DAY), **said)
    found = portfolio(journal, POLICY.on(DAY, readings={"AH9": "named_only"}), as_of=END)

    assert (found.total.projects, found.total.not_opened, found.total.budget, found.total.over_budget) == (1, 1, Decimal(900), 1)
    assert Text("未立项1项，不计入合计：P2", "not opened: 1, outside the totals: P2") in found.notes
    assert found.totals_table("zh")[0][:3] == ("合计", "项目数", "未立项")
    assert found.totals_table("zh")[-1][:3] == ("全部", "1", "1")
    assert "not opened: 1" in found.to_html("en")
    assert found.as_data()["total"]["not_opened"] == 1


def test_what_is_told_and_not_applied_is_not_called_untold() -> None:
    said: dict[str, Any] = {"subject": "P1", "recorder": "office"}
    journal = lived(1).record(
        ProjectHappens.PLANNED,
        on=DAY + timedelta(days=1),
        **said,
        facts=Plan(indicators=(Indicator("探访", 9),), budget="300", last_day=END),
    )
    journal = journal.record(ProjectHappens.EVALUATED, on=DAY + timedelta(days=2), **said, facts=Evaluation(spent="9", result="良好"))
    cells = portfolio(journal, LAW, as_of=END).table("zh")[1]

    assert cells[5:11] == ("未适用",) * 6
    assert portfolio(lived(1), LAW, as_of=END).table("en")[1][5:11] == (*("not told",) * 4, "-", "-")


def test_what_is_reported_later_than_the_day_is_named() -> None:
    journal = lived(10).void(9, recorded=END, recorder="office")
    project = seen(journal, as_of=DAY + timedelta(days=35))

    assert [note.zh for note in project.notes] == [
        "2025-02-10之后的记录，未计入：报告实施进展（2025-02-15）、监测记录（2025-03-07）",
    ]
    assert not any("not counted" in note.en for note in seen(journal, as_of=END).notes)
    unknown = portfolio(journal, LAW, as_of=DAY + timedelta(days=35), known_on=DAY + timedelta(days=45)).projects[0]
    assert [each.kind for each in unknown.later] == [ProjectHappens.PROGRESS.id]


def test_what_follows_from_a_step_that_was_not_made_is_told_in_a_line() -> None:
    blank = StageEnd()
    said: dict[str, Any] = {"subject": "P1", "recorder": "office"}
    journal = lived(1).record(ProjectHappens.PROGRESS, on=DAY + timedelta(days=1), facts=Progress(spent="5"), **said)
    for days, kind, facts in (
        (5, ProjectHappens.ASSESSMENT_ENDED, blank),
        (6, ProjectHappens.PLANNED, Plan(budget="300")),
        (7, ProjectHappens.PLANNING_ENDED, blank),
        (8, ProjectHappens.IMPLEMENTATION_ENDED, blank),
        (9, ProjectHappens.ASSESSMENT_ENDED, StageEnd(deliverables_accepted=False, work_recorded=True)),
        (10, ProjectHappens.PROGRESS, Progress(spent="6")),
    ):
        journal = journal.record(kind, on=DAY + timedelta(days=days), facts=facts, **said)
    notes = [note.zh for note in portfolio(journal, LAW, as_of=END, rows={"P1": 7}).projects[0].notes]

    assert [note[:14] for note in notes] == [
        "第7行“报告实施进展”（20",
        "第7行“预估阶段结束”（20",
        "其后3步随之未适用",
        "第7行“预估阶段结束”（20",
        "其后1步随之未适用",
    ]
    assert notes[1].endswith("：待核实（H14/H21）；请填“已结束阶段材料齐备并验收”一列")
    assert "请填" not in notes[3]
    assert [note.en for note in seen(journal).notes][2] == "what follows is not applied with it: record 4, 5, 6"


def test_projects_stand_by_the_numbers_in_their_ids() -> None:
    journal = Journal()
    for name, on in (("B12", DAY), ("B2", DAY), ("b2", DAY), ("B20", END), ("B3", END)):
        journal = journal.record(ProjectHappens.OPENED, subject=name, on=on, recorder="office", facts=Opening())
    found = portfolio(journal, LAW, as_of=DAY)

    assert ([each.id for each in found.projects], found.later) == (["B2", "b2", "B12"], ("B3", "B20"))
