"""Where one project stands on a day: its stage, whether it is late, money and indicators against the plan."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

import attrs

from ..days import earliest
from ..lifecycle import NotApplied, State
from ..money import yuan_text
from ..rules import Missing
from ..text import Text, joined, plain
from ..tiers import Party
from .courses import Course, Span
from .deliverables import Misstated, StageReview
from .facts import Task
from .stages import ProjectHappens, ProjectStates, Stage

__all__ = ["Bar", "IndicatorStanding", "ProjectStanding"]

_NOT_TOLD = Text("未填", "not told")
_END_WAITS = Text("已记结束，所需事实待核实", "its end is recorded, and what that needs is undetermined")
_WRONG_UNIT = 1000
"""Nobody overspends a thousandfold: such a budget was written in ten thousands of yuan."""


@attrs.frozen(kw_only=True)
class IndicatorStanding:
    """An indicator of a plan, and how much of it is reached.

    Attributes:
        name: What is counted.
        target: How much was planned.
        value: How much is reached; None where nobody told.
    """

    name: str
    target: Decimal
    value: Decimal | None

    @property
    def reached(self) -> bool | None:
        """Whether the target is reached; None where nobody told how much is."""
        return None if self.value is None else self.value >= self.target

    @property
    def text(self) -> Text:
        """It in a line."""
        value = _NOT_TOLD if self.value is None else plain(f"{self.value:f}")
        return plain(f"{self.name} ") + value + plain(f"/{self.target:f}")

    def as_data(self) -> dict[str, Any]:
        """It as JSON data."""
        value = None if self.value is None else f"{self.value:f}"
        return {"name": self.name, "target": f"{self.target:f}", "value": value, "reached": self.reached}


@attrs.frozen(kw_only=True)
class Bar:
    """A row of a Gantt picture: the days that were planned, or those that a stage took.

    Attributes:
        project: The id of the project.
        title: What the project is called; its id where nobody told.
        stage: The stage; None for what was planned.
        round: In which round.
        first: The first day.
        last: The last day; of a stage that lasts, the day that was asked for.
        running: Whether it lasts.
    """

    project: str
    title: str
    stage: Stage | None
    round: int
    first: date
    last: date
    running: bool = False

    @property
    def planned(self) -> bool:
        """Whether it is what was planned."""
        return self.stage is None


def _told(value: Any) -> Any:
    """The value; None where it is missing."""
    return None if isinstance(value, Missing) else value


@attrs.frozen(kw_only=True)
class ProjectStanding:
    """Where a project stands at the end of a day. What nobody told is None, and never zero.

    Attributes:
        id: The id of the project.
        as_of: The day.
        course: How it went so far.
        not_applied: Records of it that changed nothing, with the reasons.
        review: Whether the stage that it is in has what it needs to end; None where it is in none.
        stage_label: What that stage is called under the readings chosen; None where it is in none.
        remarks: What the law says of the unit that runs it, and of the purchased task that it is.
        misstated: The stages that ended on something that the records do not bear out, such as a monitoring that nobody recorded.
    """

    id: str
    as_of: date
    course: Course
    not_applied: tuple[NotApplied, ...] = ()
    review: StageReview | None = None
    stage_label: Text | None = None
    remarks: tuple[Text, ...] = ()
    misstated: tuple[Misstated, ...] = ()

    @property
    def title(self) -> str:
        """What it is called; its id where nobody told."""
        opening = self.course.opening
        return (None if opening is None else _told(opening.title)) or self.id

    @property
    def unit(self) -> str | None:
        """The id of the unit that runs it."""
        opening = self.course.opening
        return None if opening is None else _told(opening.unit)

    @property
    def tier(self) -> str | None:
        """The id of that unit's tier."""
        opening = self.course.opening
        return None if opening is None else _told(opening.tier)

    @property
    def purchaser(self) -> Party | None:
        """What kind of body buys it; None where it is no purchased task, or nobody told."""
        opening = self.course.opening
        return _told(opening.purchaser) if isinstance(opening, Task) else None

    @property
    def state(self) -> State:
        """What it is in: one of `ProjectStates`."""
        return self.course.state

    @property
    def lacks(self) -> tuple[Text, ...]:
        """Everything that stands in the way of ending the stage that it is in."""
        ends = {kind.id for kind in (*ProjectHappens.ENDS.values(), ProjectHappens.NEXT_ROUND)}
        waits = any(each.waits and each.event.kind in ends for each in self.not_applied)
        return (*(() if self.review is None else self.review.lacks), *((_END_WAITS,) if waits else ()))

    @property
    def stage_name(self) -> Text:
        """What it is in, in words, under the readings chosen."""
        return self.stage_label or self.state.label

    @property
    def closed(self) -> bool:
        """Whether it is closed."""
        return self.state == ProjectStates.CLOSED

    @property
    def due(self) -> date | None:
        """The last day planned."""
        return None if self.course.plan is None else self.course.plan.due

    @property
    def days_late(self) -> int | None:
        """By how many days it is, or was closed, after the last day planned; 0 where it is in time, None where no last day is told or it is none."""
        if self.due is None or self.state == ProjectStates.NONE:
            return None
        until = self.course.since if self.closed and self.course.since is not None else self.as_of
        return max(0, (until - self.due).days)

    @property
    def overdue(self) -> bool | None:
        """Whether it should be closed and is not; None where no last day is told."""
        return False if self.closed else None if self.days_late is None else self.days_late > 0

    @property
    def budget(self) -> Decimal | None:
        """What was planned to be spent, in yuan."""
        return None if self.course.plan is None else _told(self.course.plan.budget)

    @property
    def spent(self) -> Decimal | None:
        """What was spent so far, in yuan."""
        return self.course.spent

    @property
    def left(self) -> Decimal | None:
        """What is left of the budget, in yuan; below zero where more was spent."""
        return None if self.budget is None or self.spent is None else self.budget - self.spent

    @property
    def over_budget(self) -> bool | None:
        """Whether more was spent than planned."""
        return None if self.left is None else self.left < 0

    @property
    def indicators(self) -> tuple[IndicatorStanding, ...]:
        """The indicators of the plan, and how much of each is reached."""
        wanted = () if self.course.plan is None else _told(self.course.plan.indicators) or ()
        return tuple(IndicatorStanding(name=each.name, target=each.target, value=self.course.reached(each.name)) for each in wanted)

    @property
    def notes(self) -> tuple[Text, ...]:
        """What somebody should look at."""
        return tuple(self._notes())

    def _notes(self) -> Iterator[Text]:
        yield from self.remarks
        if self.left is not None and self.left < 0:
            more = yuan_text(-self.left)
            yield Text(f"超预算{more.zh}", f"{more.en} over budget")
        if self.budget and self.spent is not None and self.spent > self.budget * _WRONG_UNIT:
            yield Text(
                "支出逾预算千倍：预算是否误以万元填写？请以元填写",
                "spent over a thousand budgets: was the budget given in 10,000 yuan? give it in yuan",
            )
        if self.overdue:
            yield Text(f"逾期{self.days_late}天", f"{self.days_late} days overdue")
        told = [spent for report in self.course.reports if (spent := _told(report.facts.spent)) is not None]
        if any(later < earlier for earlier, later in pairwise(told)):
            yield Text("累计支出有减少，请核对", "what was spent so far went down; check it")
        planned = {each.name for each in self.indicators}
        if planned and (strange := [name for name in self.course.reported if name not in planned]):
            listed = joined(map(plain, strange))
            yield Text(f"所报指标不在计划之内：{listed.zh}", f"reported, and no indicator of the plan: {listed.en}")
        for ended in self.misstated:
            yield ended.found
        for each in self.not_applied:
            yield Text(f"第{each.event.seq}条未适用：", f"record {each.event.seq} not applied: ") + each.why

    def bars(self) -> Iterator[Bar]:
        """What was planned, where that is told, then the stages with the days they took."""
        first, _ = self.course.plan_days
        if first is not None and self.due is not None and earliest(first) <= self.due:
            yield Bar(project=self.id, title=self.title, stage=None, round=self.course.round, first=earliest(first), last=self.due)
        for span in self.course.spans:
            yield Bar(
                project=self.id, title=self.title, stage=span.stage, round=span.round, first=span.first, last=span.last or self.as_of,
                running=span.last is None,
            )  # fmt: skip

    def as_data(self) -> dict[str, Any]:
        """It as JSON data, amounts as text."""
        money = {"budget": self.budget, "spent": self.spent, "left": self.left}
        return {
            "id": self.id,
            "title": self.title,
            "unit": self.unit,
            "tier": self.tier,
            "purchaser": None if self.purchaser is None else self.purchaser.value,
            "state": self.state.id,
            "since": None if self.course.since is None else str(self.course.since),
            "round": self.course.round,
            "planned": self._planned_data(),
            "stages": [_span_data(span) for span in self.course.spans],
            "due": None if self.due is None else str(self.due),
            "days_late": self.days_late,
            "overdue": self.overdue,
            **{name: None if amount is None else f"{amount:f}" for name, amount in money.items()},
            "over_budget": self.over_budget,
            "indicators": [each.as_data() for each in self.indicators],
            "lacks": [text.as_data() for text in self.lacks],
            "notes": [note.as_data() for note in self.notes],
        }

    def _planned_data(self) -> dict[str, Any]:
        first, last = (None if day is None else str(day) for day in self.course.plan_days)
        return {"first": first, "last": last}

    def cells(self) -> tuple[Text, ...]:
        """It as a row of words; see `Portfolio.table`."""
        late = _NOT_TOLD if self.days_late is None else plain(self.days_late)
        return (
            plain(self.id),
            plain(self.title),
            plain(self.unit) if self.unit else _NOT_TOLD,
            self.stage_name,
            _or_not_told(self.course.since),
            _or_not_told(self.due),
            late,
            _NOT_TOLD if self.budget is None else yuan_text(self.budget),
            _NOT_TOLD if self.spent is None else yuan_text(self.spent),
            joined((each.text for each in self.indicators), zh="；", en="; ") if self.indicators else plain("-"),
            joined(self.lacks, zh="；", en="; ") if self.lacks else plain("-"),
            joined(self.notes, zh="；", en="; ") if self.notes else plain("-"),
        )


def _span_data(span: Span) -> dict[str, Any]:
    last = None if span.last is None else str(span.last)
    return {"stage": span.stage.value, "round": span.round, "first": str(span.first), "last": last}


def _or_not_told(day: date | None) -> Text:
    return _NOT_TOLD if day is None else plain(day)
