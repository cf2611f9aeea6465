"""Bounds hold what a figure stands for, and what is computed from it."""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.errors import InvalidValueError
from socialwork.statistics import AtLeast, Exact, Interval, Rounded

BOUNDS = st.none() | st.fractions(-1000, 1000, max_denominator=10)


@st.composite
def intervals(draw: st.DrawFn, least: int = -1000) -> tuple[Interval, Fraction]:
    """An interval, and a number in it."""
    inside = draw(st.fractions(least, 1000, max_denominator=10))
    below, above = (draw(st.none() | st.fractions(0, 100, max_denominator=10)) for _ in range(2))
    low = None if below is None else max(inside - below, Fraction(least))
    return Interval(low, None if above is None else inside + above), inside


@given(
    number=st.decimals(0, 10**6, places=2),
    step=st.sampled_from(["1", "100", "0.5"]),
    how=st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_FLOOR, ROUND_CEILING]),
)
def test_the_bounds_of_a_rounded_figure_hold_the_number_however_it_was_rounded(number: Decimal, step: str, how: str) -> None:
    stated = (number / Decimal(step)).to_integral_value(how) * Decimal(step)

    assert number in Rounded(Decimal(step)).around(stated)


@given(number=st.integers(0, 10**6), more=st.integers(0, 10**6))
def test_a_lower_bound_holds_every_number_from_it_on_and_none_below(number: int, more: int) -> None:
    bounds = AtLeast().around(Decimal(number))

    assert number + more in bounds
    assert number - 1 not in bounds
    assert not bounds.exact
    assert Exact().around(Decimal(number)) == Interval(Fraction(number), Fraction(number))


@given(one=intervals(), other=intervals())
def test_sums_and_differences_hold_those_of_any_numbers_inside(one: Any, other: Any) -> None:
    (bounds, number), (others, another) = one, other

    assert number + another in bounds + others
    assert number - another in bounds - others


@given(one=intervals(0), other=intervals(0))
def test_ratios_hold_those_of_any_numbers_inside(one: Any, other: Any) -> None:
    (bounds, number), (others, another) = one, other

    if another:
        assert number / another in bounds.over(others)


def test_bounds_the_wrong_way_round_are_refused() -> None:
    with pytest.raises(InvalidValueError, match=r"Interval.most: got '1'; give a most of 2 or more"):
        Interval(Fraction(2), Fraction(1))


@pytest.mark.parametrize("step", ["0", "-1", 0.5])
def test_a_step_is_an_exact_number_above_zero(step: Any) -> None:
    with pytest.raises(InvalidValueError):
        Rounded(step)


def test_bounds_as_data() -> None:
    assert Interval(Fraction(1, 3), None).as_data() == {"least": "1/3", "most": None}
    assert [each.as_data() for each in (Exact(), AtLeast(), Rounded(Decimal(100)))] == [
        {"kind": "exact"},
        {"kind": "at_least"},
        {"kind": "rounded", "to": "100"},
    ]
