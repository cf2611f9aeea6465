"""A portfolio of projects as a sheet, for people who go on working with the numbers."""

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from ..projects.portfolios import Portfolio
from ..projects.project_standings import ProjectStanding
from ..text import Lang, Text, check_lang, joined
from ._writing import guarded, write_rows

__all__ = ["write"]

_HEADINGS = (
    Text("编号", "id"),
    Text("项目名称", "title"),
    Text("承办单位", "unit"),
    Text("层级", "tier"),
    Text("购买方类别", "kind of purchaser"),
    Text("阶段", "stage"),
    Text("自", "since"),
    Text("计划开始之日", "first day planned"),
    Text("计划结束之日", "last day planned"),
    Text("迟延天数", "days late"),
    Text("预算（元）", "budget (yuan)"),
    Text("累计支出（元）", "spent (yuan)"),
    Text("结余（元）", "left (yuan)"),
    Text("指标", "indicators"),
    Text("结束本阶段尚缺", "lacking to end the stage"),
    Text("备注", "notes"),
)


def _listed(parts: Iterable[Text], lang: Lang) -> str:
    told = tuple(parts)
    return joined(told, zh="；", en="; ").in_(lang) if told else ""


def _words(value: object) -> str:
    return "" if value is None else guarded(str(value))


def _amount(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"


def _row(project: ProjectStanding, lang: Lang) -> list[str]:
    plan = project.course.plan_days
    return [
        *map(_words, (project.id, project.title, project.unit, project.tier)),
        "" if project.purchaser is None else project.purchaser.label.in_(lang),
        project.stage_name.in_(lang),
        *map(_words, (project.course.since, *plan)),
        _words(project.days_late),
        *map(_amount, (project.budget, project.spent, project.left)),
        *(
            guarded(told) if told else ""
            for told in (
                _listed((each.text for each in project.indicators), lang),
                _listed(project.lacks, lang),
                _listed(project.notes, lang),
            )
        ),
    ]


def write(path: Path, portfolio: Portfolio, lang: str) -> None:
    """See `socialwork.sheets.write_portfolio`."""
    spoken = check_lang(lang)
    headings = [heading.in_(spoken) for heading in _HEADINGS]
    write_rows(path, [headings, *(_row(project, spoken) for project in portfolio.projects)])
