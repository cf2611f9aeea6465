"""A portfolio of projects as a sheet, for people who go on working with the numbers."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path

from ..policies import Law, Policy
from ..policies.taken import readings_taken
from ..projects.portfolios import Portfolio
from ..projects.project_standings import ProjectStanding
from ..rules import NOTICE
from ..text import Lang, Text, check_lang, joined
from ._writing import guarded, shown, write_rows

__all__ = ["write"]

_HEADINGS = (
    Text("编号", "id"),
    Text("项目名称", "title"),
    Text("承办单位", "unit"),
    Text("层级", "tier"),
    Text("购买方类别", "kind of purchaser"),
    Text("阶段", "stage"),
    Text("轮次", "round"),
    Text("自", "since"),
    Text("计划开始之日", "first day planned"),
    Text("计划结束之日", "last day planned"),
    Text("迟延天数", "days late"),
    Text("预算（元）", "budget (yuan)"),
    Text("累计支出（元）", "spent (yuan)"),
    Text("结余（元）", "left (yuan)"),
    Text("指标", "indicators"),
    Text("评估结果", "result of the evaluation"),
    Text("结束本阶段尚缺", "lacking to end the stage"),
    Text("备注", "notes"),
)
_NOTE = "*"


def _listed(parts: Iterable[Text], lang: Lang) -> str:
    told = tuple(parts)
    return joined(told, zh="；", en="; ").in_(lang) if told else ""


def _words(value: object) -> str:
    return "" if value is None else guarded(str(value))


def _amount(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"


def _row(project: ProjectStanding, lang: Lang, tiers: Mapping[str, Text]) -> list[str]:
    current = project.course.current
    level = None if project.tier is None else tiers.get(project.tier)
    tier = project.tier if level is None else level.in_(lang)
    return [
        *map(_words, (project.id, project.title, project.unit, tier)),
        "" if project.purchaser is None else project.purchaser.label.in_(lang),
        (project.stage_label or project.state.label).in_(lang),
        str(current.number) if current.number else "",
        *map(_words, (project.course.since, *current.plan_days)),
        _words(project.days_late),
        *map(_amount, (project.budget, project.spent, project.left)),
        *(
            guarded(told) if told else ""
            for told in (
                _listed(project.indicator_texts, lang),
                _listed(project.evaluations, lang),
                _listed(project.lacks, lang),
                _listed(project.notes, lang),
            )
        ),
    ]


def _remarks(portfolio: Portfolio, law: Law[Policy] | None) -> Iterator[Text]:
    """What has to be said of the whole: policy, day, marks and readings where the law is given, and what a portfolio notes itself."""
    if law is not None:
        yield Text(f"{law.policy.title.zh}（{law.day}）", f"{law.policy.title.en} ({law.day})")
        yield from law.marks
        yield readings_taken(law)
    yield portfolio.head
    yield from portfolio.notes
    yield NOTICE


def write(path: Path, portfolio: Portfolio, lang: str, law: Law[Policy] | None) -> None:
    """See `socialwork.sheets.write_portfolio`."""
    spoken = check_lang(lang)
    headings = [heading.in_(spoken) for heading in _HEADINGS]
    remarks = ([_NOTE, shown(said.in_(spoken))] for said in _remarks(portfolio, law))
    tiers = {tier.id: tier.level for tier in portfolio.tiers}
    write_rows(path, [headings, *(_row(project, spoken, tiers) for project in portfolio.projects), *remarks])
