"""Where one project stands on a day: its stage, whether it is late, money and indicators against the plan."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

import attrs

from ..days import earliest
from ..lifecycle import Event, NotApplied, State
from ..money import yuan_text
from ..rules import Missing
from ..text import Text, joined, plain
from ..tiers import Party
from .courses import Course, Span
from .deliverables import Misstated, StageReview
from .facts import Evaluation, Monitoring, Plan, Progress, StageEnd, Task
from .rounds import IndicatorStanding, Round
from .stages import ProjectHappens, ProjectStates, Stage

__all__ = ["Bar", "ProjectStanding"]

_NOT_TOLD = Text("未填", "not told")
_TURNED = Text("未适用", "not applied")
"""It is told, and the record that tells it is not applied."""
_FILL_IN = Text("；请填“已结束阶段材料齐备并验收”一列", '; fill in the column "ended stages complete and accepted"')
_END_WAITS = Text("已记结束，所需事实待核实", "its end is recorded, and what that needs is undetermined")
_NOT_ACCEPTED = Text("已记结束，而应交成果未全部验收", "its end is recorded, and not everything that it has to deliver is accepted")
_NO_WORK = Text("已记结束，而本阶段工作记录不全", "its end is recorded, and its work is not all on record")
_WRONG_UNIT = 1000
"""Nobody overspends a thousandfold: such a budget was written in ten thousands of yuan."""


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
        row: The row of the sheet that it was read from; None where it comes from no sheet.
        unlisted: The deliverables of it that are on record and not on the office's list, by their ids.
        later: The plans and reports of it that are of later days, which do not count yet.
    """

    id: str
    as_of: date
    course: Course
    not_applied: tuple[NotApplied, ...] = ()
    review: StageReview | None = None
    stage_label: Text | None = None
    remarks: tuple[Text, ...] = ()
    misstated: tuple[Misstated, ...] = ()
    row: int | None = None
    unlisted: tuple[str, ...] = ()
    later: tuple[Event, ...] = ()

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
        return () if self.review is None else tuple(dict.fromkeys((*self.review.lacks, *self._end_lacks(self.review))))

    def _end_lacks(self, review: StageReview) -> Iterator[Text]:
        """What an end of the stage that is recorded and did not apply lacks."""
        kinds = {review.ends_with.id, *((ProjectHappens.NEXT_ROUND.id,) if review.stage is Stage.EVALUATION else ())}
        for each in self.not_applied:
            if each.event.kind not in kinds or (self.course.since is not None and each.event.happened < self.course.since):
                continue
            facts = each.event.facts
            if each.waits or not isinstance(facts, StageEnd):
                yield _END_WAITS
            else:
                yield from (_NOT_ACCEPTED,) if facts.deliverables_accepted is False else ()
                yield from (_NO_WORK,) if facts.work_recorded is False else ()

    @property
    def stage_name(self) -> Text:
        """What it is in, in words, under the readings chosen, and after the first round in which one."""
        return self.with_round(self.stage_label or self.state.label)

    def with_round(self, said: Text) -> Text:
        """What is said of it, and after the first round in which round it is."""
        called = self.course.current.called
        return said + Text(f"（{called.zh}）", f" ({called.en})") if self.course.earlier else said

    @property
    def opened(self) -> bool:
        """Whether it was opened; under some readings what is recorded of it makes no project."""
        return self.state != ProjectStates.NONE

    @property
    def closed(self) -> bool:
        """Whether it is closed."""
        return self.state == ProjectStates.CLOSED

    @property
    def due(self) -> date | None:
        """The last day planned of the round that it is in."""
        return self.course.current.due

    @property
    def days_late(self) -> int | None:
        """By how many days it is, or was closed, after the last day planned; 0 where it is in time, None where no last day is told or it is none."""
        return self.late_in(self.course.current) if self.opened else None

    def late_in(self, asked: Round) -> int | None:
        """By how many days a round of it went on, or goes on, after the last day planned for it; None where that is not told."""
        if asked.due is None:
            return None
        until = [span.last for span in self.course.spans if span.round == asked.number][-1:]
        return max(0, ((until[0] if until and until[0] is not None else self.as_of) - asked.due).days)

    @property
    def overdue(self) -> bool | None:
        """Whether it should be closed and is not; None where no last day is told."""
        return False if self.closed else None if self.days_late is None else self.days_late > 0

    @property
    def _carried_out(self) -> bool:
        return self.state not in (ProjectStates.NONE, ProjectStates.ASSESSMENT, ProjectStates.PLANNING)

    def _expected(self, asked: Round, told: Decimal | None) -> bool:
        """Whether a round should tell an amount: of a round after the first nobody expects any before it is carried out."""
        return told is not None or asked.number <= 1 or asked is not self.course.current or self._carried_out

    @property
    def budgets(self) -> tuple[Decimal | None, ...]:
        """What was planned to be spent in each round that has to tell it, in yuan; None where it does not."""
        return tuple(each.budget for each in self.course.rounds if self._expected(each, each.budget))

    @property
    def spendings(self) -> tuple[Decimal | None, ...]:
        """What was spent so far in each round that has to tell it, in yuan; None where it does not."""
        return tuple(each.spent for each in self.course.rounds if self._expected(each, each.spent))

    @property
    def budget(self) -> Decimal | None:
        """What was planned to be spent, in yuan, in all rounds that tell it; None where none does."""
        return _sum(self.budgets)

    @property
    def spent(self) -> Decimal | None:
        """What was spent so far, in yuan, in all rounds that tell it; None where none does."""
        return _sum(self.spendings)

    @property
    def left(self) -> Decimal | None:
        """What is left of the budgets, in yuan; below zero where more was spent, None where a round does not tell one of the two."""
        whole = len(self.budgets) == len(self.spendings) and None not in (*self.budgets, *self.spendings)
        return self.budget - self.spent if whole and self.budget is not None and self.spent is not None else None

    @property
    def over_budget(self) -> bool | None:
        """Whether in some round more was spent than planned; None where a round does not tell one of the two."""
        if any(each.left is not None and each.left < 0 for each in self.course.rounds):
            return True
        return None if self.left is None else False

    @property
    def indicators(self) -> tuple[IndicatorStanding, ...]:
        """The indicators of the plan of the round that it is in, and how much of each is reached."""
        return self.course.current.indicators

    @property
    def indicator_texts(self) -> tuple[Text, ...]:
        """The indicators of every round, and how much of each is reached, in words."""
        return tuple(self._of(each, indicator.text) for each in self.course.rounds for indicator in each.indicators)

    @property
    def evaluations(self) -> tuple[Text, ...]:
        """How it was evaluated, round by round; what is found feeds the next assessment."""
        return tuple(self._of(each, said) for each in self.course.rounds if (said := each.evaluated) is not None)

    def _of(self, asked: Round, said: Text) -> Text:
        """What is said of a round; where there are several, with which one that is."""
        return asked.called + Text("：", ": ") + said if self.course.earlier else said

    @property
    def notes(self) -> tuple[Text, ...]:
        """What somebody should look at."""
        return tuple(self._notes())

    def _notes(self) -> Iterator[Text]:
        yield from self.remarks
        for each in self.course.rounds:
            yield from (self._of(each, note) for note in _money_notes(each))
        if self.overdue:
            yield Text(f"逾期{self.days_late}天", f"{self.days_late} days overdue")
        for each in self.course.earlier:
            if late := self.late_in(each):
                yield self._of(each, Text(f"迟{late}天结束", f"ended {late} days late"))
        for each in self.course.rounds:
            planned = {indicator.name for indicator in each.indicators}
            if planned and (strange := [name for name in each.reported if name not in planned]):
                listed = joined(map(plain, strange))
                yield self._of(each, Text(f"所报指标不在计划之内：{listed.zh}", f"reported, and no indicator of the plan: {listed.en}"))
        for ended in self.misstated:
            yield self._of(self.course.rounds[ended.review.round - 1], ended.found)
        if self.unlisted:
            listed = joined(map(plain, self.unlisted))
            yield Text(f"所交成果不在清单之内：{listed.zh}", f"handed in, and not on the list of deliverables: {listed.en}")
        yield from self._turned()
        if self.later:
            listed = joined(Text(f"{_kind(each).zh}（{each.happened}）", f"{_kind(each).en} ({each.happened})") for each in self.later)
            yield Text(f"{self.as_of}之后的记录，未计入：{listed.zh}", f"of days after {self.as_of}, not counted: {listed.en}")

    def _turned(self) -> Iterator[Text]:
        """The records that changed nothing; those that merely follow from a step that was not made, in one line."""
        stuck, following = False, list[NotApplied]()
        for each in self.not_applied:
            if stuck and each.decision is None:
                following.append(each)
                continue
            yield from self._following(following)
            following = []
            waits = self.row is not None and each.waits and isinstance(each.event.facts, StageEnd)
            yield self._record(each) + each.why + _FILL_IN if waits else self._record(each) + each.why
            moves = each.event.kind in _MOVING and (self.course.since is None or each.event.happened >= self.course.since)
            stuck = stuck or moves
        yield from self._following(following)

    def _following(self, records: list[NotApplied]) -> Iterator[Text]:
        if records and self.row is not None:
            yield Text(f"其后{len(records)}步随之未适用", f"what follows is not applied with it: {len(records)}")
        elif records:
            listed = joined(plain(each.event.seq) for each in records)
            yield Text(f"其后随之未适用：第{listed.zh}条", f"what follows is not applied with it: record {listed.en}")

    def _record(self, told: NotApplied) -> Text:
        """What a record that did not apply is called: where it was read from a sheet, by the row and by what it says."""
        event = told.event
        if self.row is None:
            return Text(f"第{event.seq}条未适用：", f"record {event.seq} not applied: ")
        kind = _kind(event)
        return Text(
            f"第{self.row}行“{kind.zh}”（{event.happened}）未适用：", f'row {self.row}, "{kind.en}" ({event.happened}) not applied: '
        )

    def bars(self) -> Iterator[Bar]:
        """Round by round what was planned, where that is told, then the stages with the days they took."""
        for each in self.course.rounds:
            first, _ = each.plan_days
            if first is not None and each.due is not None and earliest(first) <= each.due:
                yield Bar(project=self.id, title=self.title, stage=None, round=each.number, first=earliest(first), last=each.due)
            for span in (span for span in self.course.spans if span.round == each.number):
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
            "planned": self.course.current.as_data()["planned"],
            "stages": [_span_data(span) for span in self.course.spans],
            "due": None if self.due is None else str(self.due),
            "days_late": self.days_late,
            "overdue": self.overdue,
            **{name: None if amount is None else f"{amount:f}" for name, amount in money.items()},
            "over_budget": self.over_budget,
            "indicators": [each.as_data() for each in self.indicators],
            "rounds": [each.as_data() for each in self.course.rounds],
            "lacks": [text.as_data() for text in self.lacks],
            "notes": [note.as_data() for note in self.notes],
        }

    def cells(self) -> tuple[Text, ...]:
        """It as a row of words; see `Portfolio.table`."""
        due_untold = self._untold("last_day")
        late = due_untold if self.days_late is None else plain(self.days_late)
        return (
            plain(self.id),
            plain(self.title),
            plain(self.unit) if self.unit else _NOT_TOLD,
            self.stage_name,
            _NOT_TOLD if self.course.since is None else plain(self.course.since),
            due_untold if self.due is None else plain(self.due),
            late,
            _money(self.budgets, self._untold("budget")),
            _money(self.spendings, self._untold("spent")),
            _listed(self.indicator_texts) if self.indicator_texts else self._none_of("indicators"),
            _listed(self.evaluations) if self.evaluations else self._none_of("result"),
            _listed(self.lacks),
            _listed(self.notes),
        )

    def _untold(self, name: str) -> Text:
        """What is said of a fact of a plan or a report that the course does not have: whether a record that is not applied tells it."""
        return _TURNED if self._is_turned(name) else _NOT_TOLD

    def _none_of(self, name: str) -> Text:
        return _TURNED if self._is_turned(name) else plain("-")

    def _is_turned(self, name: str) -> bool:
        records = (getattr(each.event.facts, name, Missing.NOT_ASKED) for each in self.not_applied)
        return any(not isinstance(told, Missing) for told in records)


_MOVING = {kind.id for kind in ProjectHappens.ALL if kind.facts not in (Plan, Progress, Monitoring, Evaluation)}
"""What a project moves on by, if it happens; what comes after waits for it."""


def _kind(event: Event) -> Text:
    return next((each.label for each in ProjectHappens.ALL if each.id == event.kind), plain(event.kind))


def _span_data(span: Span) -> dict[str, Any]:
    last = None if span.last is None else str(span.last)
    return {"stage": span.stage.value, "round": span.round, "first": str(span.first), "last": last}


def _sum(amounts: tuple[Decimal | None, ...]) -> Decimal | None:
    told = [amount for amount in amounts if amount is not None]
    return sum(told, Decimal(0)) if told else None


def _money(amounts: tuple[Decimal | None, ...], nothing: Text) -> Text:
    """What amounts come to, and how many rounds tell none; where none does, `nothing`."""
    told, untold = _sum(amounts), amounts.count(None)
    if told is None:
        return nothing
    said = yuan_text(told)
    return said + Text(f"（另{untold}轮未填）", f" (not told of {untold})") if untold else said


def _money_notes(told: Round) -> Iterator[Text]:
    """What somebody should look at in the money of a round."""
    if told.left is not None and told.left < 0:
        more = yuan_text(-told.left)
        yield Text(f"超预算{more.zh}", f"{more.en} over budget")
    if told.budget and told.spent is not None and told.spent > told.budget * _WRONG_UNIT:
        yield Text(
            "支出逾预算千倍：预算是否误以万元填写？请以元填写",
            "spent over a thousand budgets: was the budget given in 10,000 yuan? give it in yuan",
        )
    if any(later < earlier for earlier, later in pairwise(told.all_spent)):
        yield Text("累计支出有减少，请核对", "what was spent so far went down; check it")


def _listed(parts: tuple[Text, ...]) -> Text:
    return joined(parts, zh="；", en="; ") if parts else plain("-")
