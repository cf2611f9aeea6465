"""Zhongshan's contest of 2013, as a report tells it (clauses Z1-Z7)."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs

from ..law import Clause, Dated, Document, NotFound, Parameter, Verified
from ..lifecycle import Lifecycle
from ..rules import IsTrue
from ..text import Text, Unit
from .applications import APPLICATION, YUAN
from .calls import CallPolicy, dropping_reading, when_short_reading
from .kinds import share_among_reading
from .rounds import ExtraStep, venture_lifecycle

__all__ = ["ZHONGSHAN_2013", "ZhongshanContest"]

_START = date(2013, 1, 1)


@attrs.frozen(kw_only=True, repr=False)
class ZhongshanContest(CallPolicy):
    """A contest with a range of places, and names for firms.

    Attributes:
        fewest: How many projects there are at the least.
        naming_share: From which share of a project's money on a firm gives it its name.
    """

    fewest: Parameter[int]
    naming_share: Parameter[Fraction]


def _parameter(name: str, label: Text, unit: Text, kind: type[Any], value: Any, clause: str) -> Parameter[Any]:
    dated = Dated(value, since=_START, clause=clause, verified=Verified.PRESS)
    return Parameter(name=f"zhongshan_2013.{name}", label=label, unit=unit, type=kind, values=(dated,))


def _clause(name: str, zh: str, en: str, narrative: Text | None = None) -> Clause:
    return Clause(id=name, document="zhongshan-2013", summary=Text(zh, en), narrative=narrative)


def _lives() -> tuple[Lifecycle, ...]:
    improved = ExtraStep(id="improved", done=Text("优化及推介", "improved and promoted"), before_review=True, clause="Z4")
    return (venture_lifecycle(clause="Z4", steps=(improved,)),)


_PROJECTS, _SHARE = Unit("项", "projects", "project"), Text("比例", "share")
_SHORT, _DROPPING = when_short_reading("ZR1", clause="Z4"), dropping_reading("ZR2", clause="Z4")
_AMONG = share_among_reading("ZR3", clause="Z2")
_TITLE = Text("中山市“博爱100”公益创投（2013年）", "Zhongshan's “Bo'ai 100” venture contest of 2013")

ZHONGSHAN_2013 = ZhongshanContest(
    id="zhongshan_2013",
    title=_TITLE,
    documents=(
        Document(
            id="zhongshan-2013", title=_TITLE, issuer=Text("中山市", "the city of Zhongshan"), validity=None,
            read_in=Text("公益媒体的报道", "a report of a charity news site"), verified=Verified.PRESS,
        ),
    ),
    clauses=(
        _clause("Z1", "资助五十至一百项", "50 to 100 projects"),
        _clause("Z2", "“社工+志愿者”项目不少于三分之一", "at least a third are projects of social workers with volunteers"),
        _clause(
            "Z3", "政府、市民和企业、社会组织三方合作", "government, citizens with firms, and social organisations work together",
            Text("组成公式，与资助无关", "a composition, which no grant depends on"),
        ),
        _clause("Z4", "征集申报、初赛、优化推介、决赛", "applications, a first round, improvement and promotion, a final"),
        _clause("Z5", "分期拨付", "money is paid in instalments", Text("各期比例未见；由主办方在批次中写明", "the shares were not found; a call gives them")),
        _clause(
            "Z6", "中期和终期评估，迟延或远离目标者缓拨或追回", "evaluated midway and at the end; money is delayed or recovered",
            Text("未写明界限", "no bounds are told"),
        ),
        _clause("Z7", "出资不少于一半的企业可冠名", "a firm that gives half of the money or more gives the name"),
    ),
    readings=(_SHORT, _DROPPING, _AMONG),
    lifecycles=_lives,
    budget=_parameter("budget", Text("经费", "money for the contest"), YUAN, Decimal, NotFound.NOT_FOUND, "Z1"),
    fewest=_parameter("fewest", Text("项目数下限", "fewest projects"), _PROJECTS, int, 50, "Z1"),
    places=_parameter("places", Text("项目数上限", "most projects"), _PROJECTS, int, 100, "Z1"),
    kind=IsTrue(APPLICATION.with_volunteers, clause="Z2", label=Text("“社工+志愿者”项目", "projects of social workers with volunteers")),
    kind_among=_AMONG,
    kind_share=_parameter("worker_and_volunteer_share", Text("“社工+志愿者”项目比例", "share of such projects"), _SHARE, Fraction, Fraction(1, 3), "Z2"),
    naming_share=_parameter("naming_share", Text("冠名出资比例", "share that gives the name"), _SHARE, Fraction, Fraction(1, 2), "Z7"),
    eligible=IsTrue(APPLICATION.passed_preliminary, clause="Z4", label=Text("进入决赛", "takes part in the final")),
    when_short=_SHORT,
    dropping=_DROPPING,
)  # fmt: skip
"""The contest of 2013. How much money there was, and in what parts it was paid, was not found."""
