"""A least share of one kind: kept, not kept, or open, and never forced."""

from datetime import date
from itertools import product
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.errors import InvalidValueError
from socialwork.linkage.allocations import Allocation
from socialwork.linkage.applications import Application
from socialwork.linkage.calls import Call
from socialwork.linkage.grants import allocate
from socialwork.linkage.kinds import KindCheck
from socialwork.linkage.zhongshan import ZHONGSHAN_2013
from socialwork.rules import Missing, Verdict
from socialwork.testing.invented.linkage import TEA_FUND

DAY = date(2013, 6, 1)
LAW = ZHONGSHAN_2013.on(DAY)


def application(name: str, score: object, with_volunteers: object, **facts: Any) -> Application:
    about = {"organisation": name, "asked": 10, "passed_preliminary": True}
    return Application(id=name, score=score, with_volunteers=with_volunteers, **{**about, **facts})


def funded(*listed: Application, budget: int = 1000, **readings: str) -> Allocation:
    return allocate(Call(day=DAY, budget=budget), listed, LAW.choosing(readings) if readings else LAW)


def check(*listed: Application, **about: Any) -> KindCheck:
    found = funded(*listed, **about).kind
    assert found is not None
    return found


def test_a_third_of_those_funded_is_enough_and_less_is_not() -> None:
    one_of_three = [application("A", 90, True), application("B", 80, False), application("C", 70, False)]
    kept, lacking = check(*one_of_three), check(*one_of_three, application("D", 60, False))

    assert (kept.verdict, kept.counted, kept.of) == (Verdict.YES, (1, 1), (3, 3))
    assert (lacking.verdict, lacking.counted, lacking.of) == (Verdict.NO, (1, 1), (4, 4))
    assert kept.text.zh == "“社工+志愿者”项目不少于获资助的项目的1/3：3项中1项，符合（Z2、据报刊）"
    assert lacking.text.en == (
        "projects of social workers with volunteers: at least 1/3 of those that are funded; there are 1 of 4: no (Z2, press)"
    )
    assert lacking.as_data()["verified"] == "press"


def test_among_which_the_share_is_taken_is_a_reading() -> None:
    listed = [application("A", 90, False), application("B", 80, True), application("C", 70, True)]

    assert check(*listed, budget=10).verdict is Verdict.NO
    assert check(*listed, budget=10, ZR3="applied").verdict is Verdict.YES


def test_what_is_not_known_of_a_project_leaves_it_open_and_stands_in_the_answer() -> None:
    listed = [application("A", 90, Missing.NOT_ASKED), application("B", 80, False)]
    found = funded(*listed)

    assert found.kind is not None
    assert (found.kind.verdict, found.kind.counted) == (Verdict.UNDETERMINED, (0, 1))
    assert found.kind.text in found.lines
    assert found.as_data()["kind"]["of"] == [2, 2]


def test_where_a_text_asks_for_no_share_nothing_is_checked() -> None:
    fund = allocate(Call(day=date(2023, 12, 1), budget=10), [], TEA_FUND.on(date(2023, 12, 1)))

    assert fund.kind is None
    assert fund.as_data()["kind"] is None


def test_it_has_no_truth_value() -> None:
    with pytest.raises(InvalidValueError, match="compare its verdict"):
        bool(check(application("A", 90, True)))


def test_no_more_are_funded_than_the_text_has_places_for() -> None:
    listed = [application(f"A{number:03}", f"{90 - number / 4:.2f}", True) for number in range(101)]
    found = allocate(Call(day=DAY, budget=2000), listed, LAW)

    assert sum(each.granted[0] > 0 for each in found.awards) == 100
    with pytest.raises(InvalidValueError, match=r"Call\.places: got '101'; give 100 or less"):
        allocate(Call(day=DAY, budget=2000, places=101), listed[:1], LAW)


@given(
    listed=st.lists(
        st.tuples(st.integers(50, 53), st.sampled_from([True, False, Missing.NOT_KNOWN]), st.sampled_from([True, True, Missing.NOT_KNOWN])),
        max_size=5,
    ),
    budget=st.integers(1, 50),
)
def test_a_decided_check_holds_however_the_open_turns_out(listed: list[tuple[int, object, object]], budget: int) -> None:
    applications = [application(f"A{at}", score, kind, passed_preliminary=passed) for at, (score, kind, passed) in enumerate(listed)]
    whole = check(*applications, budget=budget)
    facts = [
        (each.id, name)
        for each in applications
        for name in ("with_volunteers", "passed_preliminary")
        if getattr(each, name) is Missing.NOT_KNOWN
    ]
    for values in product([True, False], repeat=len(facts[:5])):
        told = {each.id: each for each in applications}
        for (key, name), value in zip(facts[:5], values, strict=True):
            told[key] = attrs.evolve(told[key], **{name: value})
        verdict = check(*told.values(), budget=budget).verdict
        assert whole.verdict in {Verdict.UNDETERMINED, verdict}
