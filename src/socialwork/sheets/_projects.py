"""Projects from a sheet, one a row, as the events of a journal."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import attrs

from ..lifecycle import Event, EventKind, Journal
from ..projects.deliverables import deliverable_subject
from ..projects.facts import PLAN, Evaluation, Handover, Indicator, Monitoring, Opening, Plan, Progress, Reached, Reviewer, StageEnd, Task
from ..projects.stages import ACCEPTER, DeliverableHappens, ProjectHappens, Stage
from ..rules import Missing, Moment
from ..text import Text
from ..tiers import Party, Tier
from ..wire.leaves import alike, read_id
from ..wire.problems import FileRefusedError, Problem
from ._columns import Column, Slot
from ._project_cells import amount, counted, dated, tier_in, words
from ._project_columns import (
    BUDGET,
    BY,
    COLUMNS,
    COMPLETE,
    DELIVERED,
    ENDED,
    EVALUATED_ON,
    EXAMPLE_ID,
    FINDINGS,
    FIRST,
    GOALS,
    ID,
    INDICATORS,
    LAST,
    MONITORED_BY,
    MONITORED_ON,
    OPENED,
    PURCHASER,
    PURCHASER_NAME,
    REACHED,
    RESULT,
    SPENT,
    SPENT_ON,
    TIER,
    TITLE,
    UNIT,
    UNIT_ABOVE,
)
from ._table import Table
from ._typed_rows import TypedRow, csv_table, told_once
from ._words import WORDS, folded, remark_in, total_in

__all__ = ["ProjectSheet", "read"]

_ID_NEEDED = Text("每个项目须有编号", "each project needs an id")
_OPENED_NEEDED = Text("请填立项日", "give the day on which it was opened")
_NO_PROJECT = Text("此行是合计或备注，不是一个项目；请删去此行", "this row is a total or a remark and no project; delete the row")
_EXAMPLE = Text("此行是样本中的示例；请删去此行", "this row is the example of the template; delete the row")
_NONE = Text("列名之下没有项目；请至少填一行", "there is no project below the headings; fill in at least one row")
_IN_YUAN = Text(
    "请以元为单位；本列现以万元计，请改列名并换算各格", "give yuan: this column counts in 10,000 yuan; rename it, and convert its cells"
)
_DAY_NEEDED = Text("填了内容而无日期；请补填", "something is given and its day is not; give the day")
_AMOUNT_NEEDED = Text(
    "填了截至日而无累计支出或指标完成情况；请补填", "there is a day and nothing that was spent or reached until then; give it"
)
_STAGE_BEFORE = Text("前一阶段的结束日未填；请先填前一阶段", "the stage before has no last day; give that first")
_TOO_EARLY = Text("早于前一阶段的结束日或立项日；请核对", "it lies before the stage before ended, or before the opening; look it up")
_BACKWARDS = Text("计划结束之日早于开始之日；请核对", "the last day planned lies before the first; look it up")
_NO_PLAN_YET = Text(
    "填了计划而预估尚未结束；请填预估结束日", "there is a plan, and the assessment has not ended; give the day on which it did"
)
_OUTSIDE = Text(
    "该日项目尚未实施，或已结项；请核对",
    "on that day the project was not yet carried out, or was closed; look it up",
)
_OUTSIDE_MONITORING = Text(
    "该日项目尚未实施，或监测与管理已结束；请核对",
    "on that day the project was not yet carried out, or its monitoring had ended; look it up",
)
_HIGHEST = Text(
    "层级是最高一级，其上没有单位；请填否或留空，或更正层级",
    "its tier is the highest, with no unit above; give no, leave it empty, or correct the tier",
)
_BEFORE_OPENING = Text("有成果的验收日早于立项日；请核对", "a deliverable was accepted before the opening; look it up")
_OUTSIDE_EVALUATION = Text("该日项目不在评估阶段；请核对", "on that day the project was not being evaluated; look it up")


def _read_id(value: object) -> str:
    return read_id(words(value))


def _purchaser(value: object) -> object:
    return WORDS.choice(Party, value)


def _by(value: object) -> object:
    return WORDS.choice(Reviewer, value)


_READ: dict[Column, Callable[[object], Any]] = {
    ID: _read_id, PURCHASER: _purchaser, BY: _by, MONITORED_BY: _by, COMPLETE: WORDS.yes_no, UNIT_ABOVE: WORDS.yes_no, BUDGET: amount,
    SPENT: amount, INDICATORS: counted, REACHED: counted, DELIVERED: dated, FIRST: WORDS.some_day, LAST: WORDS.some_day,
    **dict.fromkeys((OPENED, *ENDED.values(), SPENT_ON, MONITORED_ON, EVALUATED_ON), WORDS.day),
}  # fmt: skip


@attrs.frozen
class ProjectSheet:
    """What a sheet of projects holds.

    Attributes:
        journal: The events.
        rows: The row of each project, by its id.
        tells_deliverables: Whether the sheet has a column of what is accepted.
    """

    journal: Journal
    rows: Mapping[str, int] = attrs.field(hash=False)
    tells_deliverables: bool


@attrs.define
class _Project(TypedRow):
    """One row, as it is read; `tiers` are the levels that it may name."""

    tiers: tuple[Tier, ...]

    def unit_above(self, told: dict[Column, Any]) -> bool | Missing:
        """Whether there is a unit one level up: above the highest level there is none, and elsewhere the sheet has to say it."""
        said: bool | Missing = told[UNIT_ABOVE]
        if not self.tiers or told[TIER] != self.tiers[0].id:
            return said
        if said is True:
            self.wrong(UNIT_ABOVE, "contradiction", _HIGHEST)
        return False

    def days(self, told: dict[Column, Any]) -> list[date]:
        """The days of the stages, from the opening on, as far as they are told and in order."""
        found: list[date] = []
        open_ = False
        for column in (OPENED, *ENDED.values()):
            day = told[column]
            if not isinstance(day, date):
                open_ = True
            elif open_:
                self.wrong(column, "contradiction", _STAGE_BEFORE)
            elif found and day < found[-1]:
                self.wrong(column, "contradiction", _TOO_EARLY)
            else:
                found.append(day)
        return found


_T = TypeVar("_T", Indicator, Reached)
_Happening = tuple[EventKind, date, Any]
"""What happened, when, and what is recorded with it."""


def _opening(told: dict[Column, Any]) -> Opening | Task:
    about = {"title": told[TITLE], "unit": told[UNIT], "tier": told[TIER]}
    if isinstance(told[PURCHASER], Missing) and isinstance(told[PURCHASER_NAME], Missing):
        return Opening(**about)
    return Task(**about, purchaser=told[PURCHASER], purchaser_name=told[PURCHASER_NAME])


def _report(
    project: _Project,
    told: dict[Column, Any],
    days: list[date],
    about: tuple[Column, ...],
    on: Column,
    stages: tuple[int, int],
    outside: Text,
) -> date | None:
    """The day of what a row reports beside the stages; None where it reports nothing, or not rightly.

    Args:
        project: The row.
        told: What it says.
        days: The days of the opening and of the ends of the stages, as far as they are told.
        about: The columns of the report.
        on: The column of its day.
        stages: How many of `days` it needs, and with how many it is too late on the days after the last.
        outside: What to say of a day that lies outside.
    """
    day, (begins, ends) = told[on], stages
    if not isinstance(day, date):
        if any(not isinstance(told[column], Missing) for column in about):
            project.needed(on, day, _DAY_NEEDED)
        return None
    if len(days) < begins or day < days[begins - 1] or (len(days) >= ends and day > days[ends - 1]):
        project.wrong(on, "contradiction", outside)
        return None
    return day


def _each(kind: type[_T], told: tuple[tuple[str, Decimal], ...] | Missing) -> tuple[_T, ...] | Missing:
    return told if isinstance(told, Missing) else tuple(kind(name, number) for name, number in told)


def _happenings(project: _Project, told: dict[Column, Any], days: list[date]) -> list[_Happening]:
    if not days:
        return []
    opening = _opening(told)
    found: list[_Happening] = [(ProjectHappens.TASK_TAKEN_ON if isinstance(opening, Task) else ProjectHappens.OPENED, days[0], opening)]
    end = StageEnd(deliverables_accepted=told[COMPLETE], work_recorded=told[COMPLETE])
    for stage, day in zip(ENDED, days[1:], strict=False):
        found.append((ProjectHappens.ENDS[stage], day, end))
    if any(not isinstance(told[column], Missing) for column in (BUDGET, FIRST, LAST, GOALS, INDICATORS)):
        plan = Plan(
            goals=told[GOALS],
            indicators=_each(Indicator, told[INDICATORS]),
            budget=told[BUDGET],
            first_day=told[FIRST],
            last_day=told[LAST],
        )
        if PLAN.days_in_order.read(plan, Moment.of(days[0], None)) is False:
            project.wrong(LAST, "contradiction", _BACKWARDS)
        if len(days) > 1:
            found.insert(2, (ProjectHappens.PLANNED, days[1], plan))
        else:
            project.needed(ENDED[Stage.ASSESSMENT], told[ENDED[Stage.ASSESSMENT]], _NO_PLAN_YET)
    spent_on = _report(project, told, days, (SPENT, REACHED), SPENT_ON, (3, 6), _OUTSIDE)
    if spent_on is not None and all(isinstance(told[column], Missing) for column in (SPENT, REACHED)):
        if not project.is_wrong(REACHED):
            project.needed(SPENT, told[SPENT], _AMOUNT_NEEDED)
    elif spent_on is not None:
        _put(found, (ProjectHappens.PROGRESS, spent_on, Progress(spent=told[SPENT], reached=_each(Reached, told[REACHED]))))
    above = project.unit_above(told)
    monitored_on = _report(project, told, days, (MONITORED_BY, FINDINGS), MONITORED_ON, (3, 5), _OUTSIDE_MONITORING)
    if monitored_on is not None:
        monitoring = Monitoring(by=told[MONITORED_BY], has_unit_above=above, findings=told[FINDINGS])
        _put(found, (ProjectHappens.MONITORED, monitored_on, monitoring))
    evaluated_on = _report(project, told, days, (BY, RESULT), EVALUATED_ON, (5, 6), _OUTSIDE_EVALUATION)
    if evaluated_on is not None:
        _put(found, (ProjectHappens.EVALUATED, evaluated_on, Evaluation(by=told[BY], has_unit_above=above, result=told[RESULT])))
    return found


_LAST_OF_THEIR_DAY = {ProjectHappens.MONITORED: (ProjectHappens.MONITORING_ENDED, ProjectHappens.CLOSED)}
"""What a report of a day comes before, although it happened on that very day; others come before the close alone."""


def _put(happenings: list[_Happening], report: _Happening) -> None:
    """Put a report among the stages: after everything that happened by its day, but before what ends its time on that very day."""
    kind, day, _ = report
    after = _LAST_OF_THEIR_DAY.get(kind, (ProjectHappens.CLOSED,))
    place = next(
        (at for at, (other, on, _) in enumerate(happenings) if on == day and other in after), sum(on <= day for _, on, _ in happenings)
    )
    happenings.insert(place, report)


def _listed(delivered: tuple[tuple[str, date], ...] | Missing) -> tuple[tuple[str, date], ...]:
    return () if isinstance(delivered, Missing) else delivered


def _deliveries(project: _Project, told: dict[Column, Any], days: list[date]) -> Iterator[tuple[str, date]]:
    """What is accepted, by its id, and on which day; nothing where that cannot be."""
    delivered = _listed(told[DELIVERED])
    if not days:
        return
    if any(day < days[0] for _, day in delivered):
        project.wrong(DELIVERED, "contradiction", _BEFORE_OPENING)
    yield from delivered


def _numbered(happenings: Iterable[_Happening], subject: str, first: int, recorded: date, recorder: str) -> list[Event]:
    events: list[Event] = []
    for kind, day, facts in happenings:
        after = first + len(events) - 1 if events and events[-1].happened == day else None
        role = ACCEPTER.id if kind == DeliverableHappens.ACCEPTED else ""
        events.append(
            Event(subject=subject, kind=kind.id, happened=day, recorded=recorded, recorder=recorder, role=role, facts=facts, after=after)
        )
    return events


def _accepted(day: date) -> tuple[_Happening, ...]:
    return (DeliverableHappens.HANDED_IN, day, Handover()), (DeliverableHappens.ACCEPTED, day, None)


def _told(problems: list[Problem], table: Table) -> tuple[Problem, ...]:
    """The problems in order; a column that is not there is told once, and one in ten thousands of yuan as what it is."""
    wrong_unit = re.compile(r"万元|10,?000")
    return told_once(
        (
            attrs.evolve(each, fix=_IN_YUAN) if each.code == "unknown_column" and wrong_unit.search(folded(each.column or "")) else each
            for each in problems
        ),
        table,
    )


def _told_apart(named: Mapping[str, _Project], handed_in: Mapping[str, int]) -> None:
    """Tell of each project that goes by the id of what another one delivered: a journal would keep one of the two."""
    for name, project in named.items():
        if (number := handed_in.get(name)) is not None:
            fix = Text(
                f"第{number}行的已验收成果以此为编号（项目编号/成果编号）；请改项目编号",
                f"a deliverable accepted in row {number} goes by this id (project/deliverable); give the project another",
            )
            project.wrong(ID, "duplicate_id", fix)


def read(path: Path, recorded: date, recorder: str, tiers: tuple[Tier, ...] = ()) -> ProjectSheet:
    """See `socialwork.sheets.read_project_sheet`."""
    table = csv_table(path, COLUMNS, needed=(ID, OPENED))
    problems = list(table.problems)
    events: list[Event] = []
    before: dict[str, int] = {}
    readers = _READ | ({TIER: partial(tier_in, tiers=tiers)} if tiers else {})
    rows: dict[str, int] = {}
    named: dict[str, _Project] = {}
    handed_in: dict[str, int] = {}
    for row in table.rows:
        project = _Project(table, row, problems, readers, tiers)
        if (total_in(project.place(ID).text) or remark_in(project.place(ID).text)) is not None:
            project.wrong(ID, "no_person", _NO_PROJECT)
            continue
        if folded(project.place(ID).text.strip()) in {EXAMPLE_ID.zh, EXAMPLE_ID.en}:
            project.wrong(ID, "no_person", _EXAMPLE)
            continue
        known = len(problems)
        told = {column: project.told(column) for column in COLUMNS}
        name = told[ID]
        project.needed(ID, name, _ID_NEEDED)
        project.needed(OPENED, told[OPENED], _OPENED_NEEDED)
        if isinstance(name, str) and (earlier := before.setdefault(alike(name), row.number)) != row.number:
            fix = Text(
                f"编号与第{earlier}行相同或只差写法；一个项目一行",
                f"row {earlier} has this id, or one that differs in writing alone; one row for each project",
            )
            project.wrong(ID, "duplicate_id", fix)
        if isinstance(name, str):
            named.setdefault(name, project)
            handed_in |= {deliverable_subject(name, each): row.number for each, _ in _listed(told[DELIVERED])}
        days = project.days(told)
        happenings, delivered = _happenings(project, told, days), tuple(_deliveries(project, told, days))
        if len(problems) == known:
            rows[name] = row.number
            for subject, parts in ((name, happenings), *((deliverable_subject(name, each), _accepted(day)) for each, day in delivered)):
                events += _numbered(parts, subject, len(events) + 1, recorded, recorder)
    _told_apart(named, handed_in)
    if not (problems or events):
        problems.append(Problem("", None, None, "", _NONE, "no_candidates"))
    if problems:
        raise FileRefusedError(str(path), _told(problems, table))
    return ProjectSheet(Journal(events), rows, tells_deliverables=Slot(DELIVERED) in table.slots)
