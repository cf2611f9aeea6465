"""What a project's standing tells of it: its stages with their days, its plan, what was reported, how it was evaluated."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import attrs

from ..days import SomeDay
from ..lifecycle import NotApplied, Standing, State, Step
from ..rules import Missing
from .facts import Evaluation, Monitoring, Opening, Plan, Progress, Task
from .stages import ProjectHappens, ProjectStates, Stage

__all__ = ["Course", "Report", "Span", "as_told", "course_of"]


@attrs.frozen(kw_only=True)
class Span:
    """A stage that a project was, or is, in.

    Attributes:
        stage: The stage.
        round: In which round, from 1 on.
        first: The day it began.
        last: The day it ended, on which the next one began; None while it lasts.
    """

    stage: Stage
    round: int
    first: date
    last: date | None = None


@attrs.frozen
class Report:
    """What was told of a project on a day.

    Attributes:
        day: The day.
        facts: What was told.
    """

    day: date
    facts: Progress | Monitoring | Evaluation


@attrs.frozen(kw_only=True)
class Course:
    """How a project went so far.

    Attributes:
        opening: What was recorded when it was opened; None before.
        state: What it is in.
        since: The day it came into that; None before it was opened.
        round: Which round it is in, from 1 on; 0 before it was opened.
        spans: Its stages, in order, those of earlier rounds included.
        plan: The plan of this round, as it was made last; None where there is none.
        reports: What was told in this round, in order of the days.
    """

    opening: Opening | Task | None = None
    state: State = ProjectStates.NONE
    since: date | None = None
    round: int = 0
    spans: tuple[Span, ...] = ()
    plan: Plan | None = None
    reports: tuple[Report, ...] = ()

    @property
    def stage(self) -> Stage | None:
        """The stage it is in; None before it was opened and after it was closed."""
        return Stage.of(self.state.id) if self.state in ProjectStates.STAGES else None

    @property
    def plan_days(self) -> tuple[SomeDay | None, SomeDay | None]:
        """The first and the last day planned; None where one is not told."""
        days = () if self.plan is None else (self.plan.first_day, self.plan.last_day)
        first, last = (None if isinstance(day, Missing) else day for day in days or (Missing.NOT_ASKED, Missing.NOT_ASKED))
        return first, last

    @property
    def spent(self) -> Decimal | None:
        """What was spent so far in this round, in yuan, by the latest report that tells it; None where none does."""
        told = (report.facts.spent for report in reversed(self.reports))
        return next((spent for spent in told if not isinstance(spent, Missing)), None)

    def reached(self, indicator: str) -> Decimal | None:
        """How much of an indicator is reached, by the latest report that tells it; None where none does."""
        told = (report.facts.reached for report in reversed(self.reports))
        values = (each.value for reached in told if not isinstance(reached, Missing) for each in reached if each.name == indicator)
        return next(values, None)

    @property
    def reported(self) -> tuple[str, ...]:
        """The names of the indicators that the reports of this round tell of, each once."""
        told = (report.facts.reached for report in self.reports)
        return tuple(dict.fromkeys(each.name for reached in told if not isinstance(reached, Missing) for each in reached))

    @property
    def monitored(self) -> bool:
        """Whether this round was monitored."""
        return any(isinstance(report.facts, Monitoring) for report in self.reports)

    @property
    def evaluation(self) -> Evaluation | None:
        """The evaluation of this round, the latest one; None where there is none."""
        found = (report.facts for report in reversed(self.reports))
        return next((facts for facts in found if isinstance(facts, Evaluation)), None)


def _after(course: Course, step: Step) -> Course:
    """How a project went, with one more move."""
    facts = None if step.event is None else step.event.facts
    if isinstance(facts, Opening | Task):
        course = attrs.evolve(course, opening=facts)
    elif isinstance(facts, Plan):
        course = attrs.evolve(course, plan=facts)
    elif isinstance(facts, Progress | Monitoring | Evaluation):
        course = attrs.evolve(course, reports=(*course.reports, Report(step.day, facts)))
    if step.source == step.target:
        return course
    if step.kind == ProjectHappens.NEXT_ROUND:
        course = attrs.evolve(course, plan=None, reports=())
    if step.target == ProjectStates.ASSESSMENT:
        course = attrs.evolve(course, round=course.round + 1)
    spans = tuple(attrs.evolve(span, last=step.day) if span.last is None else span for span in course.spans)
    if step.target in ProjectStates.STAGES:
        spans += (Span(stage=Stage.of(step.target.id), round=course.round, first=step.day),)
    return attrs.evolve(course, state=step.target, since=step.day, spans=spans)


def as_told(course: Course, not_applied: Iterable[NotApplied]) -> Course:
    """A project that was not opened, with what was told of it all the same: its opening, its plan, its reports. Others are what they are.

    Under a reading that has it be no project, nothing that is recorded of it changes its state; it was told nevertheless.

    Args:
        course: How it went.
        not_applied: The records of it that changed nothing.
    """
    if course.opening is not None:
        return course
    for each in not_applied:
        facts = each.event.facts
        if isinstance(facts, Opening | Task):
            course = attrs.evolve(course, opening=facts)
        elif isinstance(facts, Plan):
            course = attrs.evolve(course, plan=facts)
        elif isinstance(facts, Progress | Monitoring | Evaluation):
            course = attrs.evolve(course, reports=(*course.reports, Report(each.event.happened, facts)))
    return course


def course_of(told: Standing | Iterable[Step]) -> Course:
    """How a project went.

    Args:
        told: Its standing; or the moves that it made, in order.
    """
    course = Course()
    for step in told.steps if isinstance(told, Standing) else told:
        course = _after(course, step)
    return course
