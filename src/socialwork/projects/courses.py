"""What a project's standing tells of it: its stages with their days, and the rounds in which it was planned, carried out and evaluated."""

from collections.abc import Iterable
from datetime import date

import attrs

from ..lifecycle import NotApplied, Standing, State, Step
from .facts import Evaluation, Monitoring, Opening, Plan, Progress, Task
from .rounds import Report, Round
from .stages import ProjectStates, Stage

__all__ = ["Course", "Span", "as_told", "course_of"]


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


@attrs.frozen(kw_only=True)
class Course:
    """How a project went so far.

    Attributes:
        opening: What was recorded when it was opened; None before.
        state: What it is in.
        since: The day it came into that; None before it was opened.
        spans: Its stages, in order, those of earlier rounds included.
        current: The round that it is in; its number is 0 before the project was opened.
        earlier: The rounds before that one, with everything that was planned and told in them.
    """

    opening: Opening | Task | None = None
    state: State = ProjectStates.NONE
    since: date | None = None
    spans: tuple[Span, ...] = ()
    current: Round = Round()
    earlier: tuple[Round, ...] = ()

    @property
    def rounds(self) -> tuple[Round, ...]:
        """Every round, in order."""
        return (*self.earlier, self.current)

    @property
    def round(self) -> int:
        """Which round it is in, from 1 on; 0 before it was opened."""
        return self.current.number

    @property
    def stage(self) -> Stage | None:
        """The stage it is in; None before it was opened and after it was closed."""
        return Stage.of(self.state.id) if self.state in ProjectStates.STAGES else None

    def telling(self, day: date, facts: object) -> "Course":
        """It with something more that was told on a day."""
        if isinstance(facts, Opening | Task):
            return attrs.evolve(self, opening=facts)
        if isinstance(facts, Plan):
            return attrs.evolve(self, current=attrs.evolve(self.current, plan=facts))
        if isinstance(facts, Progress | Monitoring | Evaluation):
            return attrs.evolve(self, current=attrs.evolve(self.current, reports=(*self.current.reports, Report(day, facts))))
        return self


def _after(course: Course, step: Step) -> Course:
    """How a project went, with one more move."""
    course = course.telling(step.day, None if step.event is None else step.event.facts)
    if step.source == step.target:
        return course
    if step.target == ProjectStates.ASSESSMENT:
        earlier = course.rounds if course.round else ()
        course = attrs.evolve(course, earlier=earlier, current=Round(number=course.round + 1))
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
        course = course.telling(each.event.happened, each.event.facts)
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
