"""Strategies for days as well as people know them, and for the periods between them."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial
from typing import Any, Final, cast

import attrs
from hypothesis import strategies as st

from ..days import DayRange, Month, Period, SomeDay, earliest, latest

__all__ = ["exact_days", "exact_periods", "periods", "sharpened", "some_days"]

FIRST_DAY: Final = date(1960, 1, 1)
LAST_DAY: Final = date(2039, 12, 31)

_WIDEST = timedelta(days=400)


@st.composite
def some_days(draw: st.DrawFn, *, min_value: date = FIRST_DAY, max_value: date = LAST_DAY) -> SomeDay:
    """A day known exactly, to the month, or between two bounds. Shrinks to an exact day near the beginning of 2000.

    Args:
        draw: Given by Hypothesis; leave it out.
        min_value: The first day that it can be.
        max_value: The last day that it can be.

    >>> from hypothesis import find
    >>> find(some_days(), lambda day: not isinstance(day, date))
    Month(year=2000, month=1)
    """
    day = draw(st.dates(min_value, max_value))
    kind = draw(st.sampled_from(("exact", "month", "range")))
    month = Month(day.year, day.month)
    if kind == "month" and min_value <= month.earliest and month.latest <= max_value:
        return month
    if kind == "range":
        return DayRange(day, draw(st.dates(day, min(max_value, day + _WIDEST))))
    return day


def exact_days(day: SomeDay) -> st.SearchStrategy[date]:
    """Any exact date that a roughly known day can be; for an exact one, itself.

    >>> from hypothesis import find
    >>> find(exact_days(Month(2018, 3)), lambda day: day.day > 30)
    datetime.date(2018, 3, 31)
    """
    return st.dates(earliest(day), latest(day))


@st.composite
def periods(draw: st.DrawFn, *, min_value: date = FIRST_DAY, max_value: date = LAST_DAY) -> Period:
    """A period that may still go on, its ends known exactly or roughly. Shrinks to one that goes on since a day near the beginning of 2000.

    Args:
        draw: Given by Hypothesis; leave it out.
        min_value: The first day that an end can be.
        max_value: The last day that an end can be.

    >>> from hypothesis import find
    >>> find(periods(), lambda period: True)
    Period(first=datetime.date(2000, 1, 1), last=None)
    """
    first = draw(some_days(min_value=min_value, max_value=max_value))
    if draw(st.booleans()):
        last = draw(some_days(min_value=min_value, max_value=max_value))
        return Period(first, last) if latest(last) >= earliest(first) else Period(last, first)
    return Period(first)


@st.composite
def exact_periods(draw: st.DrawFn, period: Period) -> Period:
    """Any period with exact ends that a roughly known one can be.

    Args:
        draw: Given by Hypothesis; leave it out.
        period: The period as well as it is known; one that still goes on does so.

    >>> from hypothesis import find
    >>> find(exact_periods(Period(Month(2018, 3))), lambda period: True)
    Period(first=datetime.date(2018, 3, 1), last=None)
    """
    if period.last is None:
        return Period(draw(exact_days(period.first)))
    first = draw(st.dates(earliest(period.first), min(latest(period.first), latest(period.last))))
    return Period(first, draw(st.dates(max(first, earliest(period.last)), latest(period.last))))


def sharpened(value: Any) -> st.SearchStrategy[Any]:
    """Anything that a value can turn out to be once every roughly known day in it is known exactly.

    Args:
        value: A day, a period, a record with days in it, a tuple of such values, or anything else, which stays as it is.

    >>> from hypothesis import find
    >>> find(sharpened((Month(2018, 3), "tea", 1)), lambda value: True)
    (datetime.date(2018, 3, 1), 'tea', 1)
    """
    match value:
        case Period():
            return exact_periods(value)
        case date() | Month() | DayRange():
            return exact_days(value)
        case tuple():
            return st.tuples(*map(sharpened, cast("Iterable[Any]", value)))
        case _ if attrs.has(kind := cast("Any", type(value))):
            parts = {field.name: sharpened(getattr(value, field.name)) for field in attrs.fields(kind)}
            return st.builds(partial(attrs.evolve, value), **parts)
        case _:
            return st.just(value)
