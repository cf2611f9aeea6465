"""Projects from a sheet, one a row, as the events of a journal."""

import csv
import re
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any, TypeVar

import attrs

from ..lifecycle import Event, EventKind, Journal
from ..projects.facts import PLAN, Evaluation, Indicator, Opening, Plan, Progress, Reached, Reviewer, StageEnd, Task
from ..projects.stages import ProjectHappens, Stage
from ..rules import Missing, Moment
from ..text import Text, check_lang, plain
from ..tiers import Party
from ..wire.leaves import alike, read_id
from ..wire.problems import FileRefusedError, Problem, literal
from ._columns import Column
from ._project_cells import amount, counted, words
from ._read_rows import ReadRow
from ._reading import in_order
from ._table import Table, read_table
from ._words import WORDS, folded, remark_in, total_in

__all__ = ["read", "template"]

_ID = Column("id", Text("编号", "id"), also=("项目编号", "project id"))
_TITLE = Column("title", Text("项目名称", "title"), also=("项目", "名称", "project"))
_UNIT = Column("unit", Text("承办单位", "unit"), also=("单位", "承办单位编号"))
_TIER = Column("tier", Text("层级", "tier"))
_PURCHASER = Column("purchaser", Text("购买方类别", "kind of purchaser"))
_PURCHASER_NAME = Column("purchaser_name", Text("购买方", "purchaser"))
_GOALS = Column("goals", Text("项目目标", "goals"))
_OPENED = Column("opened_on", Text("立项日", "opened on"))
_ENDED = {
    Stage.ASSESSMENT: Column("assessment_ended_on", Text("预估结束日", "assessment ended on")),
    Stage.PLANNING: Column("planning_ended_on", Text("计划结束日", "planning ended on")),
    Stage.IMPLEMENTATION: Column("implementation_ended_on", Text("实施结束日", "implementation ended on")),
    Stage.MONITORING: Column("monitoring_ended_on", Text("监测与管理结束日", "monitoring ended on")),
    Stage.EVALUATION: Column("closed_on", Text("结项日", "closed on"), also=("评估结束日", "evaluation ended on")),
}
_COMPLETE = Column("complete", Text("已结束阶段材料齐备并验收", "ended stages complete and accepted"))
_BUDGET = Column("budget", Text("预算（元）", "budget (yuan)"), also=("预算", "budget"))
_FIRST = Column("first_day", Text("计划开始之日", "first day planned"))
_LAST = Column("last_day", Text("计划结束之日", "last day planned"))
_INDICATORS = Column("indicators", Text("项目指标", "indicators"), also=("指标",))
_REACHED = Column("reached", Text("指标完成情况", "indicators so far"))
_SPENT = Column("spent", Text("累计支出（元）", "spent (yuan)"), also=("累计支出", "spent"))
_SPENT_ON = Column("spent_on", Text("支出截至日", "spent until"), also=("报告截至日", "reported until"))
_EVALUATED_ON = Column("evaluated_on", Text("评估日", "evaluated on"))
_BY = Column("evaluated_by", Text("评估方", "evaluated by"))
_RESULT = Column("result", Text("评估结果", "result of the evaluation"))
_COLUMNS = (
    _ID, _TITLE, _UNIT, _TIER, _PURCHASER, _PURCHASER_NAME, _GOALS, _OPENED, *_ENDED.values(), _COMPLETE, _INDICATORS, _BUDGET, _FIRST, _LAST, _SPENT, _REACHED,
    _SPENT_ON, _EVALUATED_ON, _BY, _RESULT,
)  # fmt: skip

_ID_NEEDED = Text("每个项目须有编号", "each project needs an id")
_OPENED_NEEDED = Text("请填立项日", "give the day on which it was opened")
_NO_PROJECT = Text("此行是合计或备注，不是一个项目；请删去此行", "this row is a total or a remark and no project; delete the row")
_EXAMPLE = Text("此行是样本中的示例；请删去此行", "this row is the example of the template; delete the row")
_EXAMPLE_ID = Text("示例", "example")
_NONE = Text("列名之下没有项目；请至少填一行", "there is no project below the headings; fill in at least one row")
_SAVE_AS_CSV = Text(
    "请给 .csv 文件；其他表格请另存为“CSV UTF-8（逗号分隔）”",
    'give a .csv file; save other sheets as "CSV UTF-8 (Comma delimited)"',
)
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
_OUTSIDE_EVALUATION = Text("该日项目不在评估阶段；请核对", "on that day the project was not being evaluated; look it up")


def _read_id(value: object) -> str:
    return read_id(words(value))


def _purchaser(value: object) -> object:
    return WORDS.choice(Party, value)


def _by(value: object) -> object:
    return WORDS.choice(Reviewer, value)


_READ: dict[Column, Callable[[object], Any]] = {
    _ID: _read_id, _PURCHASER: _purchaser, _BY: _by, _COMPLETE: WORDS.yes_no, _BUDGET: amount, _SPENT: amount, _INDICATORS: counted, _REACHED: counted, _FIRST: WORDS.some_day,
    _LAST: WORDS.some_day, **dict.fromkeys((_OPENED, *_ENDED.values(), _SPENT_ON, _EVALUATED_ON), WORDS.day),
}  # fmt: skip


class _Project(ReadRow):
    """One row, as it is read."""

    reads = _READ

    def days(self, told: dict[Column, Any]) -> list[date]:
        """The days of the stages, from the opening on, as far as they are told and in order."""
        found: list[date] = []
        open_ = False
        for column in (_OPENED, *_ENDED.values()):
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


def _opening(told: dict[Column, Any]) -> Opening | Task:
    about = {"title": told[_TITLE], "unit": told[_UNIT], "tier": told[_TIER]}
    if isinstance(told[_PURCHASER], Missing) and isinstance(told[_PURCHASER_NAME], Missing):
        return Opening(**about)
    return Task(**about, purchaser=told[_PURCHASER], purchaser_name=told[_PURCHASER_NAME])


def _report(
    project: _Project, told: dict[Column, Any], days: list[date], about: tuple[Column, ...], on: Column, begins: int, outside: Text
) -> date | None:
    """The day of what a row reports beside the stages; None where it reports nothing, or not rightly."""
    day = told[on]
    if not isinstance(day, date):
        if any(not isinstance(told[column], Missing) for column in about):
            project.wrong(on, "missing_value", _DAY_NEEDED)
        return None
    if len(days) < begins or day < days[begins - 1] or (len(days) > len(_ENDED) and day > days[-1]):
        project.wrong(on, "contradiction", outside)
        return None
    return day


def _each(kind: type[_T], told: tuple[tuple[str, Decimal], ...] | Missing) -> tuple[_T, ...] | Missing:
    return told if isinstance(told, Missing) else tuple(kind(name, number) for name, number in told)


def _happenings(project: _Project, told: dict[Column, Any]) -> list[_Happening]:
    days = project.days(told)
    if not days:
        return []
    opening = _opening(told)
    found: list[_Happening] = [(ProjectHappens.TASK_TAKEN_ON if isinstance(opening, Task) else ProjectHappens.OPENED, days[0], opening)]
    end = StageEnd(deliverables_accepted=told[_COMPLETE], work_recorded=told[_COMPLETE])
    for stage, day in zip(_ENDED, days[1:], strict=False):
        found.append((ProjectHappens.ENDS[stage], day, end))
    if any(not isinstance(told[column], Missing) for column in (_BUDGET, _FIRST, _LAST, _GOALS, _INDICATORS)):
        plan = Plan(
            goals=told[_GOALS],
            indicators=_each(Indicator, told[_INDICATORS]),
            budget=told[_BUDGET],
            first_day=told[_FIRST],
            last_day=told[_LAST],
        )
        if PLAN.days_in_order.read(plan, Moment.of(days[0], None)) is False:
            project.wrong(_LAST, "contradiction", _BACKWARDS)
        if len(days) > 1:
            found.insert(2, (ProjectHappens.PLANNED, days[1], plan))
        else:
            project.wrong(_ENDED[Stage.ASSESSMENT], "missing_value", _NO_PLAN_YET)
    spent_on = _report(project, told, days, (_SPENT, _REACHED), _SPENT_ON, 3, _OUTSIDE)
    if spent_on is not None and all(isinstance(told[column], Missing) for column in (_SPENT, _REACHED)):
        if not project.is_wrong(_REACHED):
            project.needed(_SPENT, told[_SPENT], _AMOUNT_NEEDED)
    elif spent_on is not None:
        _put(found, (ProjectHappens.PROGRESS, spent_on, Progress(spent=told[_SPENT], reached=_each(Reached, told[_REACHED]))))
    evaluated_on = _report(project, told, days, (_BY, _RESULT), _EVALUATED_ON, 5, _OUTSIDE_EVALUATION)
    if evaluated_on is not None:
        _put(found, (ProjectHappens.EVALUATED, evaluated_on, Evaluation(by=told[_BY], result=told[_RESULT])))
    return found


def _put(happenings: list[_Happening], report: _Happening) -> None:
    """Put a report among the stages: after everything that happened by its day, but before a close on that very day."""
    place = sum(day <= report[1] for _, day, _ in happenings)
    closes = happenings[place - 1][0] == ProjectHappens.CLOSED
    happenings.insert(place - 1 if closes else place, report)


def _numbered(happenings: Iterable[_Happening], subject: str, first: int, recorded: date, recorder: str) -> list[Event]:
    events: list[Event] = []
    for kind, day, facts in happenings:
        after = first + len(events) - 1 if events and events[-1].happened == day else None
        events.append(Event(subject=subject, kind=kind.id, happened=day, recorded=recorded, recorder=recorder, facts=facts, after=after))
    return events


def _told_once(problems: list[Problem], table: Table) -> tuple[Problem, ...]:
    """The problems in order; a column that is not there is told once, and one in ten thousands of yuan as what it is."""
    missing = {each.column for each in problems if each.code == "missing_column"}
    told = (each for each in problems if each.code == "missing_column" or each.column not in missing)
    wrong_unit = re.compile(r"万元|10,?000")
    return in_order(
        (
            attrs.evolve(each, fix=_IN_YUAN) if each.code == "unknown_column" and wrong_unit.search(folded(each.column or "")) else each
            for each in told
        ),
        (table,),
    )


_SHOWN: dict[Column, Text] = {
    _ID: _EXAMPLE_ID,
    _TITLE: Text("邻里助老（虚构，请删去此行）", "Neighbours (made up; delete this row)"),
    _UNIT: plain("S01"),
    _TIER: plain("town"),
    _GOALS: Text("探访独居老人", "visit old people who live alone"),
    _OPENED: plain("2025-01-06"),
    _ENDED[Stage.ASSESSMENT]: plain("2025-01-20"),
    _ENDED[Stage.PLANNING]: plain("2025-01-31"),
    _COMPLETE: Text("是", "yes"),
    _BUDGET: plain("30000"),
    _FIRST: plain("2025-02-01"),
    _LAST: plain("2025-10-31"),
    _SPENT: plain("12000.50"),
    _SPENT_ON: plain("2025-06-30"),
    _INDICATORS: Text("探访 120；小组 6", "visits 120; groups 6"),
    _REACHED: Text("探访 45；小组 2", "visits 45; groups 2"),
}


def template(lang: str) -> str:
    """See `socialwork.sheets.projects_template_csv`."""
    spoken = check_lang(lang)
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(column.label.in_(spoken) for column in _COLUMNS)
    writer.writerow(_SHOWN[column].in_(spoken) if column in _SHOWN else "" for column in _COLUMNS)
    return text.getvalue()


def read(path: Path, recorded: date, recorder: str) -> Journal:
    """See `socialwork.sheets.read_projects`."""
    if (suffix := path.suffix.lower()) != ".csv":
        raise FileRefusedError(str(path), (Problem("", None, None, literal(suffix) if suffix else "", _SAVE_AS_CSV, "wrong_extension"),))
    table = read_table(path, _COLUMNS, needed=(_ID, _OPENED))
    problems = list(table.problems)
    events: list[Event] = []
    before: dict[str, int] = {}
    for row in table.rows:
        project = _Project(table, row, problems)
        if (total_in(project.place(_ID).text) or remark_in(project.place(_ID).text)) is not None:
            project.wrong(_ID, "no_person", _NO_PROJECT)
            continue
        if folded(project.place(_ID).text.strip()) in {_EXAMPLE_ID.zh, _EXAMPLE_ID.en}:
            project.wrong(_ID, "no_person", _EXAMPLE)
            continue
        known = len(problems)
        told = {column: project.told(column) for column in _COLUMNS}
        name = told[_ID]
        project.needed(_ID, name, _ID_NEEDED)
        project.needed(_OPENED, told[_OPENED], _OPENED_NEEDED)
        if isinstance(name, str) and (earlier := before.setdefault(alike(name), row.number)) != row.number:
            fix = Text(
                f"编号与第{earlier}行相同或只差写法；一个项目一行",
                f"row {earlier} has this id, or one that differs in writing alone; one row for each project",
            )
            project.wrong(_ID, "duplicate_id", fix)
        happenings = _happenings(project, told)
        if len(problems) == known:
            events += _numbered(happenings, name, len(events) + 1, recorded, recorder)
    if not (problems or events):
        problems.append(Problem("", None, None, "", _NONE, "no_candidates"))
    if problems:
        raise FileRefusedError(str(path), _told_once(problems, table))
    return Journal(events)
