"""The invented town's fund for tea rooms: a call with every rule that a call can have, to try grants on."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from ...days import Period
from ...law import Clause, Dated, Document, NotFound, Parameter, Verified
from ...linkage.applications import ABNORMAL, APPLICATION, YUAN, Application
from ...linkage.bars import looks_back_reading, nothing_within
from ...linkage.calls import CallPolicy, dropping_reading, when_short_reading
from ...rules import AllOf, IsTrue, Missing
from ...text import YEARS, Text
from ..facts import or_missing

__all__ = ["TEA_FUND", "tea_applications"]

_START = date(2020, 1, 1)


def _parameter(name: str, label: Text, unit: Text, value: Any, clause: str, kind: type[Any]) -> Parameter[Any]:
    dated = Dated(value, since=_START, clause=clause, verified=Verified.ASSUMED)
    return Parameter(name=f"tea_fund.{name}", label=label, unit=unit, type=kind, values=(dated,))


def _clause(name: str, zh: str, en: str) -> Clause:
    return Clause(id=name, document="tea-fund", summary=Text(zh, en))


_YEARS_LISTED = _parameter("years_listed", Text("回溯年数", "years looked back"), YEARS, 1, "F3", int)
_COUNTED = looks_back_reading("FR1", clause="F3")
_SHORT, _DROPPING = when_short_reading("FR2", clause="F1"), dropping_reading("FR3", clause="F1")
_TITLE = Text("乌有镇茶室基金（虚构）", "the tea-room fund of Nowhere (invented)")

TEA_FUND = CallPolicy(
    id="tea_fund",
    title=_TITLE,
    documents=(
        Document(
            id="tea-fund",
            title=_TITLE,
            issuer=Text("乌有镇", "the town of Nowhere"),
            validity=None,
            read_in=Text("无处可读", "nowhere"),
            verified=Verified.ASSUMED,
        ),
    ),
    clauses=(
        _clause("F1", "每次经费由镇里另定，按评审得分先后资助", "the town says what there is each time; the best scored come first"),
        _clause("F2", "每项不超过一百元，且不超过其预算的六成", "no more than 100 yuan each, nor more than six tenths of its budget"),
        _clause("F3", "须通过初审；近一年未列入名录", "the preliminary review is passed; no entry in the list within a year"),
    ),
    readings=(_COUNTED, _SHORT, _DROPPING),
    budget=_parameter("budget", Text("经费", "budget"), YUAN, NotFound.NOT_FOUND, "F1", Decimal),
    ceiling=_parameter("ceiling", Text("每项上限", "most for one"), YUAN, Decimal(100), "F2", Decimal),
    budget_share=_parameter(
        "budget_share", Text("占预算比例上限", "greatest share"), Text("比例", "share"), Fraction(3, 5), "F2", Fraction
    ),
    eligible=AllOf(
        IsTrue(APPLICATION.passed_preliminary, clause="F3"),
        nothing_within(ABNORMAL, _YEARS_LISTED, counted=_COUNTED, clause="F3"),
        label=Text("可参加评审", "takes part in the review"),
    ),
    when_short=_SHORT,
    dropping=_DROPPING,
)
"""The invented fund."""

_LISTED = (
    Period(date(2021, 1, 1), date(2023, 6, 1)),
    Period(date(2023, 2, 1), date(2023, 3, 1)),
    Period(date(2015, 1, 1), date(2016, 1, 1)),
)


@st.composite
def tea_applications(draw: st.DrawFn, *, most: int = 5, open_: bool = True) -> list[Application]:
    """Applications to the invented fund, with few scores, so that many are level; of organisations `X`, `Y` and `Z`.

    Args:
        draw: Given by Hypothesis; leave it out.
        most: How many there are at the most.
        open_: Whether something can be missing.

    >>> from hypothesis import find
    >>> find(tea_applications(), lambda found: len(found) == 1)[0].id
    'A0'
    """

    def told(values: st.SearchStrategy[Any]) -> Any:
        return draw(or_missing(values)) if open_ and draw(st.integers(0, 5)) == 0 else draw(values)

    return [
        Application(
            id=f"A{number}",
            organisation=draw(st.sampled_from("XYZ")),
            asked=(asked := told(st.integers(1, 120))),
            project_budget=told(st.integers(1, 200)),
            approved=Decimal(draw(st.integers(1, int(asked))))
            if not isinstance(asked, Missing) and draw(st.booleans())
            else Missing.NOT_ASKED,
            passed_preliminary=told(st.sampled_from([True, True, True, False])),
            score=told(st.integers(79, 82)),
            abnormal_listings=told(st.sampled_from([(), (), *((each,) for each in _LISTED)])),
        )
        for number in range(draw(st.integers(1, most)))
    ]
