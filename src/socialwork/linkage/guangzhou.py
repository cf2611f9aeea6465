"""Guangzhou's rules for public-welfare ventures: a measure of 2023, a call under it, and what a copy tells of 2019 (clauses G1-G10)."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs

from ..law import Clause, Dated, Document, NotFound, Parameter, Verified
from ..rules import AllOf, IsTrue
from ..text import YEARS, Text
from .applications import ABNORMAL, APPLICATION, DISHONEST, VIOLATION, YUAN
from .bars import looks_back_reading, nothing_within
from .calls import CallPolicy, dropping_reading, when_short_reading

__all__ = ["GUANGZHOU_VENTURES", "GuangzhouVentures"]

_RULE_OF_2019, _MEASURE, _CALL = date(2019, 7, 18), date(2023, 4, 19), date(2023, 12, 1)


@attrs.frozen(kw_only=True, repr=False)
class GuangzhouVentures(CallPolicy):
    """Rules with bars that look back, and a window for applications.

    Attributes:
        years_abnormal: Years without an entry in the list of abnormal activity.
        years_dishonest: Years without an entry in the list of grave dishonesty.
        years_violation: Years without a major violation.
        first_day: The first day on which applications are taken.
        last_day: The last day on which applications are taken.
    """

    years_abnormal: Parameter[int]
    years_dishonest: Parameter[int]
    years_violation: Parameter[int]
    first_day: Parameter[date]
    last_day: Parameter[date]


def _dated(value: Any, since: date, clause: str | tuple[str, ...], verified: Verified) -> Dated[Any]:
    return Dated(value, since=since, clause=clause, verified=verified)


def _parameter(name: str, label: Text, unit: Text, kind: type[Any], *values: Dated[Any]) -> Parameter[Any]:
    return Parameter(name=f"guangzhou_ventures.{name}", label=label, unit=unit, type=kind, values=values)


def _years(name: str, zh: str, en: str, years: int, clause: str) -> Parameter[int]:
    return _parameter(name, Text(zh, en), YEARS, int, _dated(years, _CALL, clause, Verified.OFFICIAL))


def _not_read(clause: str) -> Dated[Any]:
    # The measure came after the rule; whether it kept the numbers was not read.
    return _dated(NotFound.NOT_FOUND, _MEASURE, clause, Verified.OFFICIAL)


def _clause(name: str, document: str, zh: str, en: str, narrative: Text | None = None) -> Clause:
    return Clause(id=name, document=document, summary=Text(zh, en), narrative=narrative)


_DAY = Text("日期", "day")
_ABNORMAL = _years("years_abnormal", "活动异常名录回溯年数", "years looked back for abnormal activity", 1, "G5")
_DISHONEST = _years("years_dishonest", "严重违法失信名单回溯年数", "years looked back for grave dishonesty", 2, "G6")
_VIOLATION = _years("years_violation", "重大违法违规回溯年数", "years looked back for major violations", 3, "G7")
_COUNTED = looks_back_reading("GR1", clause=("G5", "G6", "G7"))
_SHORT, _DROPPING = when_short_reading("GR2", clause="G3"), dropping_reading("GR3", clause="G3")
_TITLE = Text("广州市社会组织公益创投", "Guangzhou's public-welfare ventures of social organisations")
_OFFICE = Text("广州市社会组织管理局", "the social organisations administration of Guangzhou")

GUANGZHOU_VENTURES = GuangzhouVentures(
    id="guangzhou_ventures",
    title=_TITLE,
    documents=(
        Document(
            id="guangzhou-measure-2023",
            title=Text("广州市社会组织公益创投项目管理办法", "Measures for public-welfare venture projects of social organisations of Guangzhou"),
            issuer=_OFFICE,
            number="穗社管规字〔2023〕1号",
            validity=None,
            read_in=Text("广州市政府网站2023年4月19日发布的页面", "a page of the city government posted on 19 April 2023"),
            verified=Verified.OFFICIAL,
        ),
        Document(
            id="guangzhou-call-2023",
            title=Text("2023年申报公告", "the call of 2023"),
            issuer=_OFFICE,
            validity=None,
            read_in=Text("广州市民政局网站", "the site of the civil affairs bureau"),
            verified=Verified.OFFICIAL,
        ),
        Document(
            id="guangzhou-rule-2019",
            title=Text("2019年的资助规定", "the rule for grants of 2019"),
            issuer=_OFFICE,
            validity=None,
            read_in=Text("2019年7月18日一则报道的转载件", "a copy of a report of 18 July 2019"),
            verified=Verified.COPY,
        ),
    ),
    clauses=(
        _clause(
            "G1", "guangzhou-measure-2023", "经费来自福利彩票公益金", "money comes from the welfare lottery",
            Text("经费来源，不影响计算", "where money comes from, which no amount depends on"),
        ),
        _clause(
            "G2", "guangzhou-measure-2023", "项目分五类，为老服务居首", "there are five classes, services for the old first",
            Text("其余各类未读到", "the other classes were not read"),
        ),
        _clause("G3", "guangzhou-measure-2023", "公平竞争，专业评审，择优支持", "open competition, professional review, support for the best"),
        _clause("G4", "guangzhou-call-2023", "申报者须依法登记并能独立承担民事责任", "applicants are registered and liable in their own name"),
        _clause("G5", "guangzhou-call-2023", "一年内未列入活动异常名录", "no entry in the list of abnormal activity within one year"),
        _clause("G6", "guangzhou-call-2023", "两年内未列入严重违法失信名单", "no entry in the list of grave dishonesty within two years"),
        _clause("G7", "guangzhou-call-2023", "三年内无重大违法违规", "no major violation within three years"),
        _clause("G8", "guangzhou-call-2023", "受理期为2023年12月1日至20日", "applications are taken from 1 to 20 December 2023"),
        _clause("G9", "guangzhou-rule-2019", "资助不超过项目预算的六成，且不超过五十万元", "no more than six tenths of the budget, nor than 500,000 yuan"),
        _clause("G10", "guangzhou-rule-2019", "公益金与社会资金至少按六比四配套", "public money is matched by social money at six to four at the least"),
    ),
    readings=(_COUNTED, _SHORT, _DROPPING),
    budget=_parameter("budget", Text("经费", "money for a call"), YUAN, Decimal, _dated(NotFound.NOT_FOUND, _RULE_OF_2019, "G3", Verified.COPY)),
    ceiling=_parameter(
        "ceiling", Text("每项上限", "the most for one venture"), YUAN, Decimal,
        _dated(Decimal(500_000), _RULE_OF_2019, "G9", Verified.COPY), _not_read("G3"),
    ),
    budget_share=_parameter(
        "budget_share", Text("占项目预算比例上限", "the greatest share of a project's budget"), Text("比例", "share"), Fraction,
        _dated(Fraction(3, 5), _RULE_OF_2019, ("G9", "G10"), Verified.COPY), _not_read("G3"),
    ),
    years_abnormal=_ABNORMAL,
    years_dishonest=_DISHONEST,
    years_violation=_VIOLATION,
    first_day=_parameter("first_day", Text("受理首日", "first day of applications"), _DAY, date, _dated(date(2023, 12, 1), _CALL, "G8", Verified.OFFICIAL)),
    last_day=_parameter("last_day", Text("受理末日", "last day of applications"), _DAY, date, _dated(date(2023, 12, 20), _CALL, "G8", Verified.OFFICIAL)),
    eligible=AllOf(
        IsTrue(APPLICATION.registered, clause="G4"),
        IsTrue(APPLICATION.liable, clause="G4"),
        nothing_within(ABNORMAL, _ABNORMAL, counted=_COUNTED, clause="G5", label=Text("一年内未列入活动异常名录", "no abnormal activity within a year")),
        nothing_within(DISHONEST, _DISHONEST, counted=_COUNTED, clause="G6", label=Text("两年内未列入严重违法失信名单", "no grave dishonesty within two years")),
        nothing_within(VIOLATION, _VIOLATION, counted=_COUNTED, clause="G7", label=Text("三年内无重大违法违规", "no major violation within three years")),
        label=Text("具备申报资格", "may apply"),
    ),
    when_short=_SHORT,
    dropping=_DROPPING,
)  # fmt: skip
"""Guangzhou's rules. What the measure of 2023 says of amounts was not read: a call from then on gives its ceiling and its share itself."""
