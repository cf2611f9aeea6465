"""A stage ends when what the office demands is accepted, and the answer names what is not."""

from datetime import date, timedelta
from typing import Any

import pytest

from socialwork.days import Month
from socialwork.errors import DuplicateNameError, InvalidValueError, UnknownNameError
from socialwork.lifecycle import Allowed, Journal, Refused, Undetermined
from socialwork.projects.courses import course_of
from socialwork.projects.deliverables import (
    Checklist,
    Deliverable,
    can_end_stage,
    deliverable_subject,
    misstated,
    review_of,
    review_stage,
)
from socialwork.projects.facts import Evaluation, Handover, Monitoring, Plan, Reviewer, StageEnd
from socialwork.projects.hebei_lifecycle import ACCEPTER
from socialwork.projects.stages import DeliverableHappens, DeliverableStates, ProjectHappens, Stage

from .conftest import DAY, DONE, LAW, LIFE, POLICY, lived

CHECKLIST = Checklist(
    (
        Deliverable(id="needs", title="需求报告", stage=Stage.ASSESSMENT),
        Deliverable(id="photos", title="走访照片", stage=Stage.ASSESSMENT, must=False),
        Deliverable(id="plan", title="计划书", stage=Stage.PLANNING),
        Deliverable(id="final", title="评估报告", stage=Stage.EVALUATION),
    )
)
SOON = DAY + timedelta(days=5)


def delivered(journal: Journal, name: str, *kinds: Any, round_: int = 1, on: date = SOON) -> Journal:
    for number, kind in enumerate(kinds):
        facts = Handover(title=name) if kind == DeliverableHappens.HANDED_IN else None
        role = None if facts else ACCEPTER
        subject = deliverable_subject("P1", name, round=round_)
        journal = journal.do(
            kind, subject=subject, on=on, law=LAW, recorder="office", facts=facts, role=role,
            after=len(journal) if number else None,
        )  # fmt: skip
    return journal


@pytest.mark.parametrize(
    "kinds, state",
    [
        ((), DeliverableStates.NONE),
        ((DeliverableHappens.HANDED_IN,), DeliverableStates.HANDED_IN),
        ((DeliverableHappens.HANDED_IN, DeliverableHappens.RETURNED), DeliverableStates.RETURNED),
    ],
)
def test_what_is_not_accepted_stands_in_the_way_and_is_named(kinds: tuple[Any, ...], state: Any) -> None:
    journal = delivered(lived(1), "needs", *kinds)
    ending = can_end_stage(journal, LAW, "P1", checklist=CHECKLIST, on=SOON)

    assert isinstance(ending.answer, Refused)
    assert not ending.allowed
    assert ending.review.lacks == (ending.review.deliverables[0].text,)
    assert f"- 需求报告：{state.label.zh}" in ending.explain("zh")
    assert "走访照片" not in ending.explain("zh")
    assert f"- 需求报告: {state.label.en}" in ending.explain("en")
    assert ending.as_data()["review"]["deliverables"][0]["state"] == state.id


def test_with_everything_accepted_the_stage_can_end() -> None:
    journal = delivered(lived(1), "needs", DeliverableHappens.HANDED_IN, DeliverableHappens.ACCEPTED)
    ending = can_end_stage(journal, LAW, "P1", checklist=CHECKLIST, on=SOON)
    review = ending.review

    assert ending.allowed
    assert review.lacks == ()
    assert review.facts == DONE
    after = journal.do(review.ends_with, subject="P1", on=SOON, law=LAW, recorder="office", facts=review.facts)
    assert after.standing(LAW, "P1", as_of=SOON).states["project"].id == "planning"
    assert misstated(after, LAW, checklist=CHECKLIST) == ()


def test_an_empty_list_demands_nothing() -> None:
    assert can_end_stage(lived(1), LAW, "P1", checklist=Checklist(), on=SOON).allowed


@pytest.mark.parametrize("events, lacks", [(2, "尚无项目计划"), (6, "尚无监测记录"), (8, "尚无评估")])
def test_a_stage_does_not_end_without_its_own_work(events: int, lacks: str) -> None:
    ending = can_end_stage(lived(events), LAW, "P1", checklist=Checklist(), on=date(2025, 6, 1))

    assert isinstance(ending.answer, Refused)
    assert lacks in ending.explain("zh")


@pytest.mark.parametrize(
    "plan, answer, lacks",
    [
        ({"first_day": date(2025, 3, 1), "last_day": date(2025, 3, 1), "budget": 0}, Allowed, ()),
        ({"first_day": Month(2025, 3), "last_day": Month(2025, 3), "budget": 0}, Undetermined, ("项目计划的起止日期不全",)),
        ({"first_day": date(2025, 3, 1)}, Undetermined, ("项目计划的起止日期不全", "项目计划未写预算")),
        ({"first_day": date(2025, 3, 1), "last_day": date(2025, 3, 1)}, Undetermined, ("项目计划未写预算",)),
    ],
)
def test_the_planning_ends_with_a_plan_that_tells_its_days_and_its_budget(
    plan: dict[str, Any], answer: type, lacks: tuple[str, ...]
) -> None:
    said: dict[str, Any] = {"subject": "P1", "on": date(2025, 2, 1), "law": LAW, "recorder": "office"}
    journal = lived(2).do(ProjectHappens.PLANNED, facts=Plan(**plan), **said)
    ending = can_end_stage(journal, LAW, "P1", checklist=Checklist(), on=date(2025, 2, 2))

    assert tuple(text.zh for text in ending.review.lacks) == lacks
    assert all(text in ending.explain("zh") for text in lacks)
    assert isinstance(ending.answer, answer)


@pytest.mark.parametrize("days", [(date(2025, 3, 2), date(2025, 3, 1)), (Month(2025, 3), Month(2025, 2))])
def test_a_plan_that_ends_before_it_begins_is_refused_and_planning_does_not_end_on_it(days: tuple[Any, Any]) -> None:
    plan = Plan(first_day=days[0], last_day=days[1], budget=0)
    said: dict[str, Any] = {"subject": "P1", "on": date(2025, 2, 1), "facts": plan}

    assert isinstance(answer := lived(2).can(ProjectHappens.PLANNED, law=LAW, **said), Refused)
    assert "计划结束之日不早于开始之日：不符合" in answer.explain("zh")
    journal = lived(2).record(ProjectHappens.PLANNED, recorder="office", **said)
    ending = can_end_stage(journal, LAW, "P1", checklist=Checklist(), on=date(2025, 2, 2))
    assert [text.zh for text in ending.review.lacks] == ["有项目计划而未适用"]
    assert isinstance(ending.answer, Refused)


def test_a_plan_that_a_law_takes_although_it_ends_before_it_begins_lacks_that() -> None:
    course = course_of(lived(2).standing(LAW, "P1", as_of=date(2025, 2, 1)))
    plan = Plan(first_day=date(2025, 3, 2), last_day=date(2025, 3, 1), budget=0)
    review = review_of(lived(2), LAW, "P1", course.telling(date(2025, 2, 1), plan), Checklist(), date(2025, 2, 1))

    assert review is not None
    assert [text.zh for text in review.lacks] == ["计划结束之日早于开始之日"]
    assert review.facts.work_recorded is False


@pytest.mark.parametrize(
    "events, kind, facts, lacks, answer",
    [
        (6, ProjectHappens.MONITORED, Monitoring(by=Reviewer.THIRD_PARTY), "监测记录待核实（缺：承办单位有上一级单位）", Undetermined),
        (6, ProjectHappens.MONITORED, Monitoring(has_unit_above=True), "监测记录待核实（缺：由谁进行）", Undetermined),
        (6, ProjectHappens.MONITORED, Monitoring(by=Reviewer.UNIT, has_unit_above=True), "有监测记录而未适用", Refused),
        (8, ProjectHappens.EVALUATED, Evaluation(by=Reviewer.THIRD_PARTY), "评估待核实（缺：承办单位有上一级单位）", Undetermined),
        (8, ProjectHappens.EVALUATED, Evaluation(by=Reviewer.UNIT, has_unit_above=True), "有评估而未适用", Refused),
    ],
)
def test_work_that_is_on_record_and_not_applied_is_not_called_missing(events: int, kind: Any, facts: Any, lacks: str, answer: type) -> None:
    law, day = POLICY.on(DAY, readings={"AH8": "unit_above"}), date(2025, 6, 1)
    journal = lived(events).record(kind, subject="P1", on=day, recorder="office", facts=facts)
    ending = can_end_stage(journal, law, "P1", checklist=Checklist(), on=day)

    assert [text.zh for text in ending.review.lacks] == [lacks]
    assert isinstance(ending.answer, answer)


@pytest.mark.parametrize("given", ["预估", "Assessment", "", None, 1])
def test_a_stage_that_there_is_not_is_refused_with_those_there_are(given: Any) -> None:
    with pytest.raises(InvalidValueError) as caught:
        Deliverable(id="a", title="b", stage=given)

    assert "assessment（项目预估）" in caught.value.fix.zh
    assert "evaluation (evaluation)" in caught.value.fix.en


def test_a_stage_goes_by_its_code_and_demands_what_it_says() -> None:
    checklist = Checklist([Deliverable(id="a", title="b", stage="assessment")])

    assert checklist == Checklist([Deliverable(id="a", title="b", stage=Stage.ASSESSMENT)])
    assert not can_end_stage(lived(1), LAW, "P1", checklist=checklist, on=SOON).allowed


def test_the_table_lists_what_the_stage_has_to_deliver() -> None:
    review = review_stage(lived(1), LAW, "P1", checklist=CHECKLIST, on=SOON)

    assert review.table("zh") == (
        ("阶段", "编号", "成果", "是否必交", "状态"),
        ("项目预估", "needs", "需求报告", "必交", "未提交"),
        ("项目预估", "photos", "走访照片", "可选", "未提交"),
    )
    assert review.table("en")[2][3] == "no"


def test_the_next_round_has_deliverables_of_its_own() -> None:
    law = POLICY.on(DAY, readings={"AH6": "cycle"})
    journal, late = lived(9), date(2025, 6, 1)
    asked = can_end_stage(journal, law, "P1", checklist=Checklist(), on=late, next_round=True)
    assert asked.allowed
    journal = journal.do(ProjectHappens.NEXT_ROUND, subject="P1", on=late, law=law, recorder="office", facts=asked.review.facts)
    journal = delivered(journal, "needs", DeliverableHappens.HANDED_IN, DeliverableHappens.ACCEPTED, on=late)

    review = review_stage(journal, law, "P1", checklist=CHECKLIST, on=late)
    assert (review.round, review.facts.deliverables_accepted) == (2, False)
    journal = delivered(journal, "needs", DeliverableHappens.HANDED_IN, DeliverableHappens.ACCEPTED, round_=2, on=late)
    assert review_stage(journal, law, "P1", checklist=CHECKLIST, on=late).lacks == ()


def test_a_stage_that_ended_on_what_was_not_so_is_found() -> None:
    found = misstated(lived(len(LIFE)), LAW, checklist=CHECKLIST)

    assert [each.seq for each in found] == [2, 4, 10]
    assert found[0].text.zh == "第2条：项目预估已结束，而需求报告：未提交"
    assert found[2].text.en == "record 10: evaluation ended, yet: 评估报告: not handed in"


def test_what_was_accepted_late_was_not_accepted_when_the_stage_ended() -> None:
    kinds = (DeliverableHappens.HANDED_IN, DeliverableHappens.ACCEPTED)
    late = delivered(lived(2), "needs", *kinds, on=DAY + timedelta(days=11))
    in_time = delivered(lived(2), "needs", *kinds, on=DAY + timedelta(days=10))

    (found,) = misstated(late, LAW, checklist=CHECKLIST)
    assert found.text.zh == "第2条：项目预估已结束，而需求报告：结束之日（2025-01-16）未提交，2025-01-17验收"
    assert found.found.en == (
        "needs assessment ended, yet: 需求报告: not handed in on the day of its end (2025-01-16), accepted on 2025-01-17"
    )
    handed = delivered(lived(2), "needs", kinds[0], on=DAY + timedelta(days=11))
    assert [each.found.zh for each in misstated(handed, LAW, checklist=CHECKLIST)] == ["项目预估已结束，而需求报告：未提交"]
    assert misstated(in_time, LAW, checklist=CHECKLIST) == ()


def test_a_project_that_is_in_no_stage_has_nothing_to_review() -> None:
    with pytest.raises(InvalidValueError, match="in no stage"):
        review_stage(lived(len(LIFE)), LAW, "P1", checklist=CHECKLIST, on=date(2026, 1, 1))
    with pytest.raises(InvalidValueError, match="in no stage"):
        review_stage(lived(1), LAW, "P1", checklist=CHECKLIST, on=DAY - timedelta(days=1))
    with pytest.raises(UnknownNameError):
        review_stage(lived(1), LAW, "P2", checklist=CHECKLIST, on=DAY)


@pytest.mark.parametrize("name", ["", " ", " a", "a/b"])
def test_an_id_of_a_deliverable_can_stand_in_the_id_of_a_subject(name: str) -> None:
    with pytest.raises(InvalidValueError):
        Deliverable(id=name, title="x", stage=Stage.PLANNING)


def test_two_deliverables_do_not_share_an_id() -> None:
    with pytest.raises(DuplicateNameError):
        Checklist((CHECKLIST.deliverables[0], CHECKLIST.deliverables[0]))


def test_an_evaluation_that_was_withdrawn_is_none() -> None:
    journal = lived(9).void(9, recorded=date(2025, 6, 1), recorder="office")

    assert isinstance(journal.event(9).facts, Evaluation)
    assert review_stage(journal, LAW, "P1", checklist=Checklist(), on=date(2025, 6, 1)).facts == StageEnd(
        deliverables_accepted=True, work_recorded=False
    )
