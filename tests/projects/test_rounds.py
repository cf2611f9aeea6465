"""Rounds of a project: nothing of an earlier one gets lost, and the money of all of them adds up."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.lifecycle import Journal
from socialwork.projects.courses import Span
from socialwork.projects.facts import Evaluation, Monitoring, Plan, Progress, StageEnd
from socialwork.projects.portfolios import portfolio
from socialwork.projects.rounds import Round
from socialwork.projects.stages import ProjectHappens, ProjectStates, Stage
from socialwork.rules import Missing
from socialwork.testing import laws, walks

from .conftest import DAY, DONE, LAW, LIFE, POLICY, lived

END = DAY + timedelta(days=100)


def seen(journal: Journal, *, as_of: date = END, law: Any = LAW) -> Any:
    return portfolio(journal, law, as_of=as_of).projects[0]


CYCLE = POLICY.on(DAY, readings={"AH6": "cycle"})
LATE = DAY + timedelta(days=90)


def second_round(events: int = 0, *, law: Any = CYCLE, **plan: Any) -> Journal:
    """The journal of a project in its second round, after so many events of that; each round has the plan of `LIFE`, but for what is given."""
    said: dict[str, Any] = {"subject": "P1", "law": law, "recorder": "office"}
    journal = lived(9, law=law).do(ProjectHappens.NEXT_ROUND, on=LATE, facts=DONE, **said)
    for number, (kind, facts) in enumerate(LIFE[1 : 1 + events]):
        told = attrs.evolve(facts, **plan) if isinstance(facts, Plan) else facts
        journal = journal.do(kind, on=LATE + timedelta(days=10 * number + 1), facts=told, **said)
    return journal


def test_a_second_round_begins_with_nothing_told_and_the_first_is_kept() -> None:
    before, after = seen(lived(9), law=CYCLE), seen(second_round(), law=CYCLE)

    assert before.course.current.monitored
    assert isinstance(before.course.current.evaluation, Evaluation)
    assert (after.course.round, after.course.current) == (2, Round(number=2))
    assert after.course.earlier == (before.course.current,)
    assert after.course.spans[-2:] == (
        Span(stage=Stage.EVALUATION, round=1, first=DAY + timedelta(days=70), last=LATE),
        Span(stage=Stage.ASSESSMENT, round=2, first=LATE),
    )


def test_a_round_without_a_plan_yet_is_no_untold_money() -> None:
    first, later = (portfolio(journal, CYCLE, as_of=END) for journal in (lived(9), second_round()))

    assert (later.projects[0].budget, later.projects[0].spent, later.projects[0].left) == (Decimal(30000), Decimal(28000), Decimal(2000))
    for name in ("budget", "budget_untold", "spent", "spent_untold", "over_budget"):
        assert getattr(later.total, name) == getattr(first.total, name)
    assert (later.total.budget_untold, later.total.spent_untold, later.total.due_untold) == (0, 0, 1)


@pytest.mark.parametrize(
    "events, plan, budgets, spendings, over",
    [
        (1, {}, ("30000",), ("28000",), False),  # the plan is still to be made
        (2, {"budget": "5000"}, ("30000", "5000"), ("28000",), None),  # planned, and nothing can be spent yet
        (3, {"budget": "5000"}, ("30000", "5000"), ("28000", None), None),  # carried out, and nobody told what was spent
        (3, {"budget": Missing.NOT_KNOWN}, ("30000", None), ("28000", None), None),
        (4, {"budget": "50000"}, ("30000", "50000"), ("28000", "12000.50"), False),
        (4, {"budget": "12000"}, ("30000", "12000"), ("28000", "12000.50"), True),  # though all rounds together are within the plan
    ],
)
def test_the_money_of_all_rounds_adds_up(events: int, plan: Any, budgets: Any, spendings: Any, over: bool | None) -> None:
    project = seen(second_round(events, **plan), as_of=date(2025, 12, 31), law=CYCLE)

    def amounts(texts: Any) -> tuple[Decimal | None, ...]:
        return tuple(None if text is None else Decimal(text) for text in texts)

    assert (project.budgets, project.spendings, project.over_budget) == (amounts(budgets), amounts(spendings), over)
    assert project.budget == sum(amount for amount in amounts(budgets) if amount is not None)
    assert project.spent == sum(amount for amount in amounts(spendings) if amount is not None)


def test_the_table_tells_the_round_and_what_was_found_in_the_earlier_one() -> None:
    found = portfolio(second_round(4, budget="12000"), CYCLE, as_of=DAY + timedelta(days=130))
    told = dict(zip(*found.table("zh"), strict=True))

    assert (told["阶段"], told["预算"], told["累计支出"]) == ("项目实施（第2轮）", "42,000元", "40,000.50元")
    assert told["指标"] == "第1轮：探访 125/120；第2轮：探访 40/120"
    assert told["评估结果"] == "第1轮：良好（第三方，2025-03-27）"
    assert told["备注"] == "第2轮：超预算0.50元；逾期30天"
    untold = portfolio(second_round(3, budget=Missing.NOT_KNOWN), CYCLE, as_of=DAY + timedelta(days=125))
    assert untold.table("en")[1][7] == "CNY 30,000 (not told of 1)"
    assert (untold.total.budget, untold.total.budget_told, untold.total.budget_untold) == (Decimal(30000), 1, 1)
    assert [row[6] for row in untold.totals_table("zh")] == ["预算", "30,000元", "30,000元"]


def test_the_data_has_every_round() -> None:
    data = seen(second_round(2, budget="5000"), law=CYCLE, as_of=date(2025, 4, 30)).as_data()

    assert [(each["round"], each["budget"], each["spent"], each["left"]) for each in data["rounds"]] == [
        (1, "30000", "28000", "2000"),
        (2, "5000", None, None),
    ]
    assert data["rounds"][0]["evaluation"] == {"day": "2025-03-27", "by": "third_party", "result": "良好"}
    assert (data["rounds"][1]["evaluation"], data["rounds"][1]["monitored"]) == (None, False)


def test_an_evaluation_that_tells_neither_who_nor_what_is_told_so() -> None:
    journal = lived(8).do(ProjectHappens.EVALUATED, subject="P1", on=LATE, law=LAW, recorder="office", facts=Evaluation())
    project = seen(journal)

    assert [text.en for text in project.evaluations] == ["result not told (by whom is not told, 2025-04-06)"]
    assert project.as_data()["rounds"][0]["evaluation"] == {"day": "2025-04-06", "by": None, "result": None}


def test_the_bars_keep_the_first_plan_and_an_earlier_round_that_ended_late_is_told() -> None:
    as_of = DAY + timedelta(days=200)
    project = seen(second_round(2, first_day=date(2025, 5, 1), last_day=date(2025, 12, 31)), as_of=as_of, law=CYCLE)

    assert [(bar.round, bar.stage) for bar in project.bars()] == [
        (1, None), *((1, stage) for stage in Stage), (2, None), (2, Stage.ASSESSMENT), (2, Stage.PLANNING),
    ]  # fmt: skip
    said: dict[str, Any] = {"subject": "P1", "law": CYCLE, "recorder": "office", "facts": DONE}
    late = seen(lived(9, law=CYCLE).do(ProjectHappens.NEXT_ROUND, on=END + timedelta(days=3), **said), as_of=as_of, law=CYCLE)
    assert (late.days_late, late.late_in(late.course.earlier[0])) == (None, 3)
    assert [note.zh for note in late.notes] == ["第1轮：迟3天结束"]


@given(law=laws(POLICY), data=st.data(), begun=st.integers(1, len(LIFE) - 1))
def test_no_round_loses_anything_and_the_rounds_add_up_under_each_reading(law: Any, data: st.DataObject, begun: int) -> None:
    journal = data.draw(walks(law, subject="P1", kind="project", max_size=8, after=lived(begun)))
    project = seen(journal, as_of=date.max, law=law)
    course = project.course
    reports = [
        step
        for step in journal.standing(law, "P1", as_of=date.max).steps
        if isinstance(step.event and step.event.facts, Progress | Monitoring | Evaluation)
    ]
    told = [
        sum((amount for amount in amounts if amount is not None), Decimal(0))
        for amounts in zip(*((each.budget, each.spent) for each in course.rounds), strict=True)
    ]

    assert sum(len(each.reports) for each in course.rounds) == len(reports)
    assert [each.number for each in course.rounds] == list(range(1, course.round + 1))
    assert [project.budget or 0, project.spent or 0] == told
    assert {bar.round for bar in project.bars() if not bar.planned} == {span.round for span in course.spans}


def test_what_stage_ended_wrongly_in_which_round_is_told() -> None:
    said: dict[str, Any] = {"subject": "P1", "law": CYCLE, "recorder": "office", "facts": DONE}
    journal = second_round(5).do(ProjectHappens.MONITORING_ENDED, on=date(2025, 9, 1), **said)

    notes = [note.en for note in seen(journal, as_of=date(2025, 9, 2), law=CYCLE).notes]
    assert "round 2: monitoring and management ended, yet: there is no monitoring record yet" in notes


def test_an_end_of_the_very_stage_in_an_earlier_round_no_longer_counts() -> None:
    no = StageEnd(deliverables_accepted=False)
    said: dict[str, Any] = {"subject": "P1", "recorder": "office"}
    journal = lived(1).record(ProjectHappens.ASSESSMENT_ENDED, on=DAY, facts=no, after=1, **said)
    for kind, facts in (*LIFE[1:9], (ProjectHappens.NEXT_ROUND, DONE)):
        journal = journal.record(kind, on=journal.event(len(journal)).happened + timedelta(days=3), facts=facts, **said)
    project = seen(journal, law=CYCLE, as_of=date(2025, 12, 31))

    assert (project.state, project.course.round, project.lacks) == (ProjectStates.ASSESSMENT, 2, ())
