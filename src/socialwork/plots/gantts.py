"""The picture of a portfolio: for each project what was planned, and below it the stages that it went through."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ..errors import InvalidValueError
from ..policies import Law, Policy
from ..projects import Portfolio, Stage
from ..projects.project_standings import Bar, ProjectStanding
from ..rules import NOTICE
from ..text import Lang, Text, check_lang, joined
from ._calendars import Calendar
from ._fonts import Lettering
from ._laws import check_law, said_of
from ._marks import DARK, FAINT, GREY, LATE, Mark
from ._pages import BODY, MARGIN, NUMBER, SMALL, WIDTH, Head, Page
from ._style import plain_style

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["gantt"]

_MOST_PROJECTS = 100
"""As many projects as have rows of their own."""

_ROW, _AXIS = 32, 20
_PLANNED_HIGH, _STAGE_HIGH = 6, 11
_WIDEST, _GAP, _ARROW = 150, 8, 6
_TICKS_APART = 52

_PLANNED = Mark(id="planned", label=Text("计划", "planned"))
_OVERDUE = Mark(id="late", label=Text("超过计划结束日", "past the last day planned"), fill=LATE, hatch="xxx", ink="#ffffff")
_STAGES = {
    Stage.ASSESSMENT: Mark(id="assessment", label=Stage.ASSESSMENT.label, fill="#ffffff", hatch="..."),
    Stage.PLANNING: Mark(id="planning", label=Stage.PLANNING.label, fill="#dbe9f6"),
    Stage.IMPLEMENTATION: Mark(id="implementation", label=Stage.IMPLEMENTATION.label, fill="#5fb0e5"),
    Stage.MONITORING: Mark(id="monitoring", label=Stage.MONITORING.label, fill="#2c6e9e", hatch="///", ink="#ffffff"),
    Stage.EVALUATION: Mark(id="evaluation", label=Stage.EVALUATION.label, fill="#123a5a", ink="#ffffff"),
}
_SHORT = {
    Stage.ASSESSMENT: Text("预估", "needs"),
    Stage.PLANNING: Text("计划", "plan"),
    Stage.IMPLEMENTATION: Text("实施", "implementation"),
    Stage.MONITORING: Text("监测", "monitoring"),
    Stage.EVALUATION: Text("评估", "evaluation"),
}
_RUNNING = Mark(id="running", label=Text("仍在进行", "still going on"), shape=">", fill=DARK)
_DUE = Mark(id="due", label=Text("计划结束日（未填起始日）", "last day planned, of a plan without a first one"), shape="D")

_NO_PROJECTS = Text("没有项目", "there are no projects")
_NO_DAYS = Text("没有可画的日期", "no days to draw")
_SHORTENED = Text("过长的名称只写开头", "of long names the beginning is shown")


def gantt(portfolio: Portfolio, *, lang: Lang = "zh", today: date | None = None, law: Law[Policy] | None = None) -> "Figure":
    """Draw projects over time: in each row the days planned, what lies past them, and below them the days that each stage took.

    Where projects share a title, their ids stand before it. The stage that a project is in ends at the portfolio's day, with an arrow. Of more than 100 projects those that are overdue come first,
    and the picture says how many it leaves out.

    Args:
        portfolio: The projects on a day.
        lang: The language of the words.
        today: The day at which a line is drawn; by default that of the portfolio.
        law: The law of the portfolio, which does not keep it: the picture names its policy, its day and its readings.

    Raises:
        InvalidValueError: If what is given is no portfolio, `lang` is another language, or `today` is no date.
        MissingExtraError: If matplotlib is not installed.
    """
    check_lang(lang)
    _check_portfolio(portfolio)
    check_law(law)
    if today is not None and type(today) is not date:
        raise InvalidValueError("today", today, Text("请给出日期，如 date(2025, 1, 6)", "give a day, such as date(2025, 1, 6)"))
    with plain_style():
        return _Chart(portfolio, lang, today, law).draw()


def _check_portfolio(given: object) -> None:
    if not isinstance(given, Portfolio):
        fix = Text("请给出项目总览：portfolio(journal, law, as_of=...)", "give a portfolio: portfolio(journal, law, as_of=...)")
        raise InvalidValueError("portfolio", given, fix)


def _chosen(projects: tuple[ProjectStanding, ...]) -> tuple[tuple[ProjectStanding, ...], tuple[Text, ...]]:
    """The projects that are drawn, and what has to be said of the others."""
    if len(projects) <= _MOST_PROJECTS:
        return projects, ()
    order = sorted(projects, key=lambda project: not project.overdue)
    drawn, others = tuple(order[:_MOST_PROJECTS]), order[_MOST_PROJECTS:]
    overdue = sum(project.overdue is True for project in others)
    said = Text(
        f"共{len(projects)}个项目，逾期的在前；另有{len(others)}个未画出，其中逾期{overdue}个",
        f"{len(projects)} projects, overdue ones first; {len(others)} more are left out, {overdue} of them overdue",
    )
    return drawn, (said,)


def _said(project: ProjectStanding, bars: tuple[Bar, ...]) -> Text:
    """What stands after the row of a project."""
    parts = [project.with_round(project.state.label)]
    if project.days_late:
        late = project.days_late
        parts.append(
            Text(f"迟{late}天结项", f"closed {late} days late") if project.closed else Text(f"逾期{late}天", f"{late} days overdue")
        )
    if not bars:
        parts.append(_NO_DAYS)
    return joined(parts, zh="，", en=", ")


class _Chart:
    def __init__(self, portfolio: Portfolio, lang: Lang, today: date | None, law: Law[Policy] | None) -> None:
        self.portfolio, self.today, self.law = portfolio, today, law
        self.lang: Lang = lang
        self.lettering = Lettering()
        self.projects, self.left_out = _chosen(portfolio.projects)
        shared = Counter(project.title for project in portfolio.projects)
        self.names = {each.id: each.title if shared[each.title] == 1 else f"{each.id} {each.title}" for each in self.projects}
        self.bars = {project.id: tuple(project.bars()) for project in self.projects}
        self.said = {project.id: _said(project, self.bars[project.id]).in_(lang) for project in self.projects}
        self.dues = {project.id: tuple(self._dues(project)) for project in self.projects}

    def _dues(self, project: ProjectStanding) -> Iterator[date]:
        """The last days planned of the rounds whose plan tells no first one."""
        drawn = {bar.round for bar in self.bars[project.id] if bar.planned}
        yield from (each.due for each in project.course.rounds if each.due is not None and each.number not in drawn)

    def calendar(self) -> Calendar:
        """All the days that the picture shows, between the names and what is said of the projects."""
        names = [self.lettering.width(name, BODY) for name in self.names.values()]
        said = [self.lettering.width(words, SMALL) for words in self.said.values()]
        left = MARGIN + min(_WIDEST, max([*names, 0.0])) + _GAP
        right = WIDTH - MARGIN - min(_WIDEST, max([*said, 0.0])) - _GAP - _ARROW
        days = [self.portfolio.as_of, *(due for dues in self.dues.values() for due in dues), *([] if self.today is None else [self.today])]
        for bars in self.bars.values():
            days += [day for bar in bars for day in (bar.first, bar.last)]
        return Calendar(min(days), max(days), left, right)

    def head(self) -> Head:
        """What stands above the picture."""
        portfolio, day = self.portfolio, self.portfolio.as_of
        title = Text(f"项目进度（截至{day}）", f"projects (as of {day})")
        lines = [*said_of(self.law), *self.left_out]
        if portfolio.known_on is not None:
            lines.append(Text(f"按{portfolio.known_on}及以前的记录", f"as recorded by {portfolio.known_on}"))
        if not self.projects:
            lines.append(_NO_PROJECTS)
        if any(self.lettering.width(name, BODY) > _WIDEST for name in self.names.values()):
            lines.append(_SHORTENED)
        running = any(bar.running for bars in self.bars.values() for bar in bars)
        legend = ((_RUNNING, ""),) * running + ((_DUE, ""),) * any(self.dues.values())
        return Head(title=title, lines=tuple(lines), swatches=(_PLANNED, *_STAGES.values(), _OVERDUE), legend=legend, foot=NOTICE)

    def draw(self) -> "Figure":
        """The figure."""
        page = Page(self.head(), _AXIS + len(self.projects) * _ROW, self.lettering, self.lang)
        if self.projects:
            days = self.calendar()
            self.axis(page, days)
            for number, project in enumerate(self.projects):
                self.row(page, days, project, page.top + _AXIS + number * _ROW)
        return page.done()

    def axis(self, page: Page, days: Calendar) -> None:
        """The days that are written above the rows, with a line down from each, and the line of the day asked for."""
        top, bottom = page.top + _AXIS - 4, page.top + _AXIS + len(self.projects) * _ROW
        day = self.portfolio.as_of if self.today is None else self.today
        words = (Text(f"截至{day}", f"as of {day}") if self.today is None else Text(f"今天{day}", f"today, {day}")).in_(self.lang)
        half, at = self.lettering.width(words, SMALL) / 2, days.at(day) + days.a_day
        middle = min(max(at, days.left + half), WIDTH - MARGIN - half)
        for tick, said in days.ticks(_TICKS_APART):
            x = days.at(tick)
            page.line(x, top, bottom, colour=FAINT, gid="tick")
            if abs(x - middle) > half + self.lettering.width(said, SMALL) / 2 + 4:
                page.write(x, top - 7, said, SMALL, colour=GREY, align="center")
        page.write(middle, top - 7, words, SMALL, align="center")
        page.line(at, top, bottom, colour=DARK, gid="today", broken=True)

    def row(self, page: Page, days: Calendar, project: ProjectStanding, top: float) -> None:
        """The row of a project."""
        middle, stages = top + _ROW / 2, top + _ROW / 2
        planned = middle - _PLANNED_HIGH - 1
        title = self.lettering.shortened(self.names[project.id], BODY, _WIDEST)
        page.write(days.left - _GAP, middle, title, BODY, align="right")
        for bar in self.bars[project.id]:
            x, end = days.at(bar.first), days.at(bar.last)
            if bar.stage is None:
                page.swatch(_PLANNED, x, planned, end + days.a_day - x, _PLANNED_HIGH, gid="planned")
                continue
            # The day that a stage ends on is that on which the next one begins.
            width = max(days.a_day, end - x + (days.a_day if bar.running else 0))
            page.swatch(mark := _STAGES[bar.stage], x, stages, width, _STAGE_HIGH, gid=f"stage-{mark.id}")
            short = _SHORT[bar.stage].in_(self.lang)
            if self.lettering.width(short, NUMBER) + 4 < width:
                page.number(x + width / 2, stages + _STAGE_HIGH / 2, short, mark)
            if bar.running:
                page.marks(_RUNNING, [(x + width + 4, stages + _STAGE_HIGH / 2)])
        for due in self.dues[project.id]:
            page.marks(_DUE, [(days.at(due) + days.a_day / 2, planned + _PLANNED_HIGH / 2)])
        for each in project.course.rounds:
            if each.number and each.due is not None and (late := project.late_in(each)):
                past = each.due + timedelta(days=1)
                page.swatch(_OVERDUE, days.at(past), planned, late * days.a_day, _PLANNED_HIGH, gid="late")
        page.write(days.right + _GAP + _ARROW, middle, self.lettering.shortened(self.said[project.id], SMALL, _WIDEST), SMALL)
