"""The command that tells where projects stand on a day: stages, delays, money and indicators against the plan, what stands in the way."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import click

from ..lifecycle import Journal
from ..markup import document, element, page
from ..policies import Law
from ..projects import HEBEI, Portfolio, ProjectSystem, portfolio
from ..projects.portfolios import Total
from ..projects.project_standings import ProjectStanding
from ..rules import NOTICE
from ..sheets import read_checklist, read_project_sheet, write_portfolio
from ..text import Lang, Text, joined, plain
from ..wire import read_journal
from .asking import meant_readings, readings_taken
from .giving import Giving, working
from .options import a_day, chooses_readings, gives, in_a_language
from .pictures import checked_plot, draw, plots
from .reports import SHEET, page_writer, report_kind, write_report
from .speaking import spoken, wrong_call
from .standings import as_known
from .tables import as_table

__all__ = ["COMMANDS"]

_OUT = "写入文件：.csv 项目表，.html 网页，其余为文本 / write a file: .csv the projects, .html a page, otherwise text"
_JOURNALS = {".json", ".jsonl"}
_NOTHING, _UNTOLD = plain("-"), Text("未填", "not told")
_EMPTY = Text("没有项目的记录", "no project is on record")
_EVALUATED = Text("评估结果：", "result of the evaluation: ")
_TOTALS = Text("按层级合计", "totals by level")
_RECORDER = "sheet"
"""Who recorded what a sheet tells; a sheet does not say, and nothing here shows it."""


@attrs.frozen(kw_only=True)
class _Told:
    """Where projects stand, and what they were asked under."""

    law: Law[ProjectSystem]
    found: Portfolio

    def head(self) -> Iterator[Text]:
        day = self.found.as_of
        yield self.law.policy.title
        yield Text(f"项目：截至 {day}", f"projects: as of {day}") + Text("，", ", ") + as_known(self.found.known_on)
        yield from self.law.marks
        yield readings_taken(self.law)

    def as_data(self, file: Path) -> dict[str, Any]:
        return {
            "schema": "socialwork.projects/1",
            "file": str(file),
            "readings": dict(self.law.choices),
            "marks": [mark.as_data() for mark in self.law.marks],
            **self.found.as_data(),
        }

    def page(self, lang: Lang, width: int) -> str:
        parts = ["\n".join(line.in_(lang) for line in self.head())]
        if self.found.projects:
            parts += [self._projects(lang, width), *self._notes(lang), f"{_TOTALS.in_(lang)}\n\n{self._totals(lang, width)}"]
        else:
            parts += [_EMPTY.in_(lang), *self._notes(lang)]
        return "\n\n".join([*parts, NOTICE.in_(lang)])

    def html(self, lang: Lang) -> str:
        """Everything, as a page for a browser."""
        head = (element("p", line.in_(lang)) for line in (self.law.policy.title, *self.law.marks, readings_taken(self.law)))
        return document(HEBEI.title.in_(lang), page(*head, self.found.to_html(lang), lang=lang), lang=lang)

    def _projects(self, lang: Lang, width: int) -> str:
        headings = [
            Text("编号", "id"), Text("项目", "project"), Text("单位 层级", "unit, level"), Text("阶段 自", "stage, since"),
            Text("迟延天数", "days late"), Text("累计支出 预算", "spent, budget"), Text("指标", "indicators"),
            Text("结束本阶段尚缺", "lacking to end the stage"),
        ]  # fmt: skip
        return as_table(headings, (self._cells(project) for project in self.found.projects), lang=lang, width=width)

    def _cells(self, project: ProjectStanding) -> list[Text]:
        levels = {tier.id: tier.unit for tier in self.found.tiers}
        level = _UNTOLD if project.tier is None else levels.get(project.tier, plain(project.tier))
        since = [] if project.course.since is None else [plain(project.course.since)]
        _, _, _, _, _, _, late, budget, spent, indicators, *_ = project.cells()
        return [
            plain(project.id), plain(project.title), _lines([plain(project.unit) if project.unit else _UNTOLD, level]),
            _lines([project.stage_name, *since]), late, _lines([spent, Text("/", "/ ") + budget]),
            _lines(project.indicator_texts) if project.indicator_texts else indicators,
            _lines(project.lacks) if project.lacks else _NOTHING,
        ]  # fmt: skip

    def _notes(self, lang: Lang) -> Iterator[str]:
        told = [
            (Text(f"{project.id}：", f"{project.id}: ") + note).in_(lang)
            for project in self.found.projects
            for note in (*(_EVALUATED + each for each in project.evaluations), *project.notes)
        ]
        told += [note.in_(lang) for note in self.found.notes]
        if told:
            yield "\n".join(told)

    def _totals(self, lang: Lang, width: int) -> str:
        headings = [
            Text("层级", "level"), Text("项目数", "projects"), Text("已结项", "closed"), Text("逾期", "overdue"),
            Text("超预算", "over budget"), Text("累计支出", "spent"), Text("预算", "budget"),
        ]  # fmt: skip
        rows = [_total(total) for total in (*self.found.by_tier, self.found.total)]
        return as_table(headings, rows, lang=lang, width=width)


def _total(total: Total) -> list[Text]:
    label, number, not_opened, closed, overdue, due_untold, budget, budget_untold, spent, spent_untold, over = total.cells()
    return [
        label, _lines([number, Text(f"另{not_opened.zh}项未立项", f"{not_opened.en} not opened")]) if total.not_opened else number, closed,
        _with_untold(overdue, total.due_untold, due_untold), over,
        _with_untold(spent, total.spent_told and total.spent_untold, spent_untold),
        _with_untold(budget, total.budget_told and total.budget_untold, budget_untold),
    ]  # fmt: skip


def _with_untold(told: Text, untold: int, number: Text) -> Text:
    """What is told, and in a line of its own of how many projects nothing of it counts, which is not zero."""
    return _lines([told, Text(f"另{number.zh}项未计", f"{number.en} not counted")]) if untold else told


def _lines(parts: list[Text] | tuple[Text, ...]) -> Text:
    return joined(parts, zh="\n", en="\n")


def _read(file: Path, as_of: date, known_on: date | None, *, has_list: bool) -> tuple[Journal, Mapping[str, int] | None]:
    """The events of a file, and the rows of the projects where it is a sheet."""
    if file.suffix.lower() in _JOURNALS:
        return read_journal(file, HEBEI), None
    if known_on is not None:
        raise wrong_call(
            Text(
                "--known-on：表格不记各项的记录日；请去掉，或给出 JSON 日志",
                "--known-on: a sheet does not say when each thing was recorded; leave it out, or give a JSON journal",
            )
        )
    sheet = read_project_sheet(file, recorded=as_of, recorder=_RECORDER, tiers=HEBEI.tiers)
    if has_list and not sheet.tells_deliverables:
        raise wrong_call(
            Text(
                "--checklist：项目表没有“已验收成果”一列，无从得知何者已验收；请补上此列",
                '--checklist: the sheet has no column "accepted deliverables" to say what is accepted; add it',
            )
        )
    return sheet.journal, sheet.rows


def _writer(report: str, told: _Told) -> Callable[[Path], None]:
    if report == SHEET:
        return lambda out: write_portfolio(out, told.found, lang=spoken(), law=told.law)
    return page_writer(told.html(spoken()))


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@a_day(
    "--as-of", "截至哪一天，须写明；也可写 --on / the day to tell about, also as --on; nothing means today", also=("--on",), required=True
)
@a_day("--known-on", "按哪一天及以前的记录（JSON 日志）；不写则按全部记录 / as known on that day, for a JSON journal")
@click.option(
    "--checklist",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="本单位的各阶段成果清单（.csv） / the office's list of deliverables",
)
@chooses_readings
@plots("另画甘特图（.png、.svg、.pdf） / draw a Gantt picture as well")
@in_a_language
@gives(to_files=True, out=_OUT)
def projects(
    file: Path, as_of: date, known_on: date | None, checklist: Path | None, readings: dict[str, str], plot: Path | None, giving: Giving
) -> None:
    """项目总览：阶段、逾期、支出与预算、指标 / where projects stand: stages, delays, spent against planned, indicators.

    FILE 为项目表（.csv，一行一个项目）或项目事件的日志（.json、.jsonl）/ FILE is a sheet of projects, or a journal of their events.
    """
    read = (file, *(() if checklist is None else (checklist,)))
    giving.check(*read)
    checked_plot(plot, *read, giving.out)
    chosen = meant_readings(HEBEI, readings)
    with working(quiet=giving.as_json):
        law = HEBEI.on(as_of, readings=chosen)
        wanted = None if checklist is None else read_checklist(checklist)
        journal, rows = _read(file, as_of, known_on, has_list=wanted is not None)
        found = portfolio(journal, law, as_of=as_of, known_on=known_on, checklist=wanted, rows=rows)
    told, report = _Told(law=law, found=found), report_kind(giving)
    if report is None:
        giving.check_form()
    draw(plot, lambda plots: plots.gantt(found, lang=spoken(), law=law))
    if report is not None and giving.out is not None:
        write_report(giving.out, _writer(report, told))
        return
    giving.give(lambda: told.as_data(file), lambda width: told.page(spoken(), width))


COMMANDS = (projects,)
"""What tells where projects stand."""
