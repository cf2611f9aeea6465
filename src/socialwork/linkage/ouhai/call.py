"""Ouhai's call of 2025, as a newspaper reported it (clauses OP1-OP8), and the life of a venture by the report of O23."""

from datetime import date
from decimal import Decimal
from typing import Any

import attrs

from ...law import Clause, Dated, Document, Parameter, Verified
from ...lifecycle import Lifecycle
from ...rules import IsTrue
from ...text import Text, Unit
from ..applications import APPLICATION, YUAN
from ..calls import CallPolicy, dropping_reading, when_short_reading
from ..rounds import venture_lifecycle

__all__ = ["OUHAI_CALL_2025", "VENTURE_LIVES", "OuhaiCall"]

VENTURE_LIVES = (venture_lifecycle(clause="O23"),)
"""The life of a venture with the steps that the report names; it leaves the list open, and nothing is added to it (AO9)."""

_REPORTED = date(2025, 3, 21)
_TITLE = Text("瓯海区公益创投（2025年报道的一期）", "Ouhai's call for public-welfare ventures reported in 2025")
_NARRATIVE = Text("只述事实，未设规则", "tells what was done and sets no rule")
_APPLICATIONS = Unit("项", "applications", "application")


@attrs.frozen(kw_only=True, repr=False)
class OuhaiCall(CallPolicy):
    """A call of which it was reported how many applied.

    Attributes:
        applications: How many applications there were.
        passed_preliminary: How many of them passed the preliminary review.
    """

    applications: Parameter[int]
    passed_preliminary: Parameter[int]


def _parameter(name: str, label: Text, unit: Text, kind: type[Any], value: Any, clause: str) -> Parameter[Any]:
    dated = Dated(value, since=_REPORTED, clause=clause, verified=Verified.PRESS)
    return Parameter(name=f"ouhai_call_2025.{name}", label=label, unit=unit, type=kind, values=(dated,), at_least=kind(0))


def _clause(name: str, zh: str, en: str, narrative: Text | None = None) -> Clause:
    return Clause(id=name, document="ouhai-call-2025", summary=Text(zh, en), narrative=narrative)


_SHORT, _DROPPING = when_short_reading("OPR1", clause=("OP2", "OP5")), dropping_reading("OPR2", clause="OP4")


def _lives() -> tuple[Lifecycle, ...]:
    return (venture_lifecycle(clause=("OP3", "OP4")),)


OUHAI_CALL_2025 = OuhaiCall(
    id="ouhai_call_2025",
    title=_TITLE,
    documents=(
        Document(
            id="ouhai-call-2025",
            title=_TITLE,
            issuer=Text("瓯海区委组织部、区委社会工作部、区民政局", "the district's organisation, social work and civil affairs departments"),
            validity=None,
            read_in=Text("当地新闻网站2025年3月21日的报道", "a report of a local news site of 21 March 2025"),
            verified=Verified.PRESS,
        ),
    ),
    clauses=(
        _clause(
            "OP1", "三个部门共同主办", "three departments are the hosts",
            Text("未写明各环节由谁承担", "which of them takes which step is not told"),
        ),
        _clause("OP2", "本期经费为二百万元", "there are two million yuan for this call"),
        _clause("OP3", "七十四项申报，四十一项通过初审", "of 74 applications 41 passed the preliminary review"),
        _clause("OP4", "路演之后由各方代表和专家组成的评审团在评分表上打分", "after a presentation a panel of representatives and experts gives scores on a sheet"),
        _clause("OP5", "每项至多十万元", "a venture gets 100,000 yuan at the most"),
        _clause("OP6", "分四大类十四小项", "there are four classes with fourteen items", Text("各类名称未见", "what they are called was not found")),
        _clause("OP7", "基金会跟进入选项目，经费来自政府、基金会和企业", "a foundation goes on with those selected; money comes from government, foundation and firms", _NARRATIVE),
        _clause("OP8", "另有两个专场", "two more rounds are for community and for charitable organisations", _NARRATIVE),
    ),
    readings=(_SHORT, _DROPPING),
    lifecycles=_lives,
    budget=_parameter("budget", Text("本期经费", "money for the call"), YUAN, Decimal, Decimal(2_000_000), "OP2"),
    ceiling=_parameter("ceiling", Text("每项上限", "the most for one venture"), YUAN, Decimal, Decimal(100_000), "OP5"),
    applications=_parameter("applications", Text("申报项目数", "applications"), _APPLICATIONS, int, 74, "OP3"),
    passed_preliminary=_parameter("passed_preliminary", Text("通过初审的项目数", "passed the preliminary review"), _APPLICATIONS, int, 41, "OP3"),
    eligible=IsTrue(APPLICATION.passed_preliminary, clause="OP3", label=Text("进入评审", "takes part in the review")),
    when_short=_SHORT,
    dropping=_DROPPING,
)  # fmt: skip
"""The call of 2025. Who fits where the money does not last, and how scores are drawn together, is not told: readings."""
