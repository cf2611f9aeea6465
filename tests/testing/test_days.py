"""Days and periods that are drawn lie where they may, and what makes them exact keeps to what was known."""

from datetime import date

import pytest
from hypothesis import find, given
from hypothesis import strategies as st

from socialwork.days import DayRange, Month, Period, SomeDay, earliest, latest
from socialwork.testing import exact_days, exact_periods, periods, some_days

bounds = st.tuples(st.dates(), st.dates()).map(lambda days: (min(days), max(days)))


@given(bounds=bounds, data=st.data())
def test_every_day_lies_within_its_bounds(bounds: tuple[date, date], data: st.DataObject) -> None:
    day = data.draw(some_days(min_value=bounds[0], max_value=bounds[1]))

    assert bounds[0] <= earliest(day) <= latest(day) <= bounds[1]


@given(bounds=bounds, data=st.data())
def test_both_ends_of_every_period_lie_within_the_bounds(bounds: tuple[date, date], data: st.DataObject) -> None:
    period = data.draw(periods(min_value=bounds[0], max_value=bounds[1]))

    assert bounds[0] <= earliest(period.first)
    assert latest(period.first if period.last is None else period.last) <= bounds[1]


@pytest.mark.parametrize("kind", [date, Month, DayRange])
def test_days_of_each_kind_are_drawn_and_stand_at_both_ends_of_periods(kind: type) -> None:
    assert find(some_days(), lambda day: isinstance(day, kind))
    assert find(periods(), lambda period: isinstance(period.first, kind) and period.last is None)
    assert find(periods(), lambda period: isinstance(period.last, kind))


@given(day=some_days(), data=st.data())
def test_an_exact_day_is_one_that_the_day_can_be(day: SomeDay, data: st.DataObject) -> None:
    assert earliest(day) <= data.draw(exact_days(day)) <= latest(day)


@given(period=periods(), data=st.data())
def test_an_exact_period_is_one_that_the_period_can_be(period: Period, data: st.DataObject) -> None:
    exact = data.draw(exact_periods(period))

    assert earliest(period.first) <= exact.first <= latest(period.first)
    if period.last is None:
        assert exact.last is None
    else:
        assert earliest(period.last) <= exact.last <= latest(period.last)
