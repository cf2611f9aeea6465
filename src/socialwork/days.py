"""Days, and how years are counted from them.

People know a day exactly, to the month, or between two bounds; a policy is in force over a window; texts differ on how a term ends and when
a number of years is reached. Each way has a name here, so that a rule says which one it means. Years are counted from the first day,
`start + relativedelta(years=n)`, never one by one.
"""

from calendar import isleap
from collections.abc import Iterable
from datetime import date, timedelta
from enum import Enum

import attrs
from dateutil.relativedelta import relativedelta

from ._periods import (
    DayRange,
    Month,
    Period,
    SomeDay,
    Stretch,
    certain_stretches,
    check_date,
    day_text,
    earliest,
    gaps,
    if_no_such_day,
    latest,
    overlaps,
    parse_day,
    possible_stretches,
    union,
)
from .errors import InvalidValueError
from .text import Text

__all__ = [
    "DayRange",
    "Month",
    "Period",
    "SomeDay",
    "Stretch",
    "TermEnd",
    "Window",
    "YearCount",
    "certain_stretches",
    "check_date",
    "check_dates",
    "day_text",
    "earliest",
    "gaps",
    "if_no_such_day",
    "latest",
    "latest_start",
    "longest_since",
    "next_month",
    "overlaps",
    "parse_day",
    "possible_stretches",
    "reached_on",
    "term_last_day",
    "unbroken_since",
    "union",
    "years_reached",
]

_ONE_DAY = timedelta(days=1)


@attrs.frozen(kw_only=True)
class Window:
    """The days something is in force: `start` is in, `end` is out, no `end` is open-ended.

    Attributes:
        start: The first day.
        end: The day after the last, later than `start`; None if open-ended.

    Raises:
        InvalidValueError: If an end is not a date, or `end` does not lie after `start`.

    >>> Window(start=date(2023, 3, 1), end=date(2028, 3, 1)).text().en
    'from 2023-03-01 until 2028-02-29'
    """

    start: date
    end: date | None = None

    def __attrs_post_init__(self) -> None:
        check_date("Window.start", self.start)
        if self.end is not None and check_date("Window.end", self.end) <= self.start:
            fix = Text(f"请给出{self.start}之后的日期；长期有效的请给 None", f"give a day after {self.start}, or None for open-ended")
            raise InvalidValueError("Window.end", self.end, fix)

    def __contains__(self, day: date) -> bool:
        check_date("day", day)
        return self.start <= day and (self.end is None or day < self.end)

    @property
    def last_day(self) -> date | None:
        """The last day in force, the day before `end`; None if open-ended."""
        return None if self.end is None else self.end - _ONE_DAY

    @property
    def days(self) -> int | None:
        """How many days it is in force; None if open-ended."""
        return None if self.end is None else (self.end - self.start).days

    def overlaps(self, other: "Window") -> bool:
        """Whether some day is in both windows."""
        return (other.end is None or self.start < other.end) and (self.end is None or other.start < self.end)

    def text(self) -> Text:
        """From when until when, in words; the day named last is still in force."""
        if self.last_day is None:
            return Text(f"{self.start}起", f"from {self.start}")
        return Text(f"{self.start}起，至{self.last_day}止", f"from {self.start} until {self.last_day}")


class TermEnd(Enum):
    """On which day a term of years ends."""

    DAY_BEFORE = "day_before"
    """The start day counts, so the last day is the day before the anniversary, as J8 counts its own validity."""

    SAME_DAY = "same_day"
    """The start day does not count, so the last day is the anniversary, or the last day of its month (Civil Code arts. 201-202)."""


class YearCount(Enum):
    """When a number of years is reached; the two differ only for a start on 29 February."""

    FORWARD = "forward"
    """When the start, moved on by the years, is no later than the day: 29 February has come round on 28 February."""

    BACKWARD = "backward"
    """When the start is no later than the day moved back by the years: 29 February has come round on 1 March."""


def _check_member(where: str, value: object, kind: type[Enum]) -> None:
    if not isinstance(value, kind):
        names = [str(member) for member in kind]
        raise InvalidValueError(where, value, Text(f"请给出{'或'.join(names)}", f"give {' or '.join(names)}"))


def _check_years(years: object, *, least: int) -> None:
    if not isinstance(years, int) or isinstance(years, bool) or years < least:
        raise InvalidValueError("years", years, Text(f"请给出不小于{least}的整年数", f"give a whole number of years, {least} or more"))


def _moved(day: date, *, years: int = 0, days: int = 0) -> date:
    try:
        # As `day + relativedelta(years=years, days=days)`, which is needed for one day in four years, and several times as quick.
        leap_day = (day.month, day.day) == (2, 29)
        return (day + relativedelta(years=years) if leap_day else day.replace(year=day.year + years)) + timedelta(days=days)
    except (OverflowError, ValueError) as error:
        fix = Text(
            "推算后超出公元1年至9999年；请给出较近的日期或较少的年数",
            "counting from it leaves the years 1 to 9999; give a day further inside them, or fewer years",
        )
        raise InvalidValueError("day", day, fix) from error


def check_dates(where: str, days: Iterable[date]) -> tuple[date, ...]:
    """The days themselves, if they are several of them.

    Raises:
        InvalidValueError: If it is one day, nothing, or something is no date; `where` says of what.
    """
    given: object = days
    if not isinstance(given, Iterable) or isinstance(given, str):
        raise InvalidValueError(where, given, Text("请给出若干日期，如 [date(2023, 9, 1)]", "give days, such as [date(2023, 9, 1)]"))
    return tuple(check_date(where, day) for day in days)


def next_month(day: date) -> date:
    """The first day of the month after that of a day.

    Raises:
        InvalidValueError: If the day is no date, or in the last month there is.

    >>> next_month(date(2023, 12, 31))
    datetime.date(2024, 1, 1)
    """
    return _moved(check_date("day", day).replace(day=1), days=31).replace(day=1)


def term_last_day(start: date, *, years: int, ends: TermEnd) -> date:
    """The last day of a term of some years.

    Args:
        start: The day it starts.
        years: How long it is, 1 or more.
        ends: How its end is counted; texts differ.

    Raises:
        InvalidValueError: If an argument is of another kind, or the end lies beyond the year 9999.

    Source:
        J8; Civil Code arts. 201-202; reading AJ20.

    >>> term_last_day(date(2023, 3, 1), years=5, ends=TermEnd.DAY_BEFORE)
    datetime.date(2028, 2, 29)
    """
    check_date("start", start)
    _check_years(years, least=1)
    _check_member("ends", ends, TermEnd)
    return _moved(start, years=years, days=-1 if ends is TermEnd.DAY_BEFORE else 0)


def latest_start(*, years: int, on: date, count: YearCount, first_day_counts: bool) -> date:
    """The latest start from which the years are reached on a day: every earlier start reaches them too, no later one does.

    Args:
        years: How many years, 0 or more.
        on: The day to look from.
        count: Which way to count over 29 February.
        first_day_counts: Whether the start day counts, so that day `on` itself completes the years; else the anniversary is needed.

    Raises:
        InvalidValueError: If an argument is of another kind, or the count leaves the years 1 to 9999.

    >>> latest_start(years=5, on=date(2023, 2, 28), count=YearCount.FORWARD, first_day_counts=True)
    datetime.date(2018, 3, 1)
    """
    check_date("on", on)
    _check_years(years, least=0)
    _check_member("count", count, YearCount)
    day = _moved(on, days=1) if first_day_counts else on
    start = _moved(day, years=-years)
    comes_round_early = (day.month, day.day) == (2, 28) and isleap(start.year) and not isleap(day.year)
    return start.replace(day=29) if count is YearCount.FORWARD and comes_round_early else start


def years_reached(start: date, *, years: int, on: date, count: YearCount, first_day_counts: bool) -> bool:
    """Whether the years since a start are reached on a day; exactly the number is enough.

    Args:
        start: The first day.
        years: How many years, 0 or more.
        on: The day to look from.
        count: Which way to count over 29 February.
        first_day_counts: Whether the start day counts, so that day `on` itself completes the years; else the anniversary is needed.

    Raises:
        InvalidValueError: If an argument is of another kind, or the count leaves the years 1 to 9999.

    Source:
        J8 (the start day counts); Civil Code art. 1259 (以上 includes the number); readings AJ10, AJ11.

    >>> years_reached(date(2018, 3, 1), years=5, on=date(2023, 2, 28), count=YearCount.FORWARD, first_day_counts=True)
    True
    """
    return check_date("start", start) <= latest_start(years=years, on=on, count=count, first_day_counts=first_day_counts)


def reached_on(start: date, *, years: int, count: YearCount, first_day_counts: bool) -> date:
    """The first day on which the years since a start are reached; arguments as for `years_reached`.

    Raises:
        InvalidValueError: If an argument is of another kind, or the count leaves the years 1 to 9999.

    >>> reached_on(date(2024, 2, 29), years=1, count=YearCount.BACKWARD, first_day_counts=False)
    datetime.date(2025, 3, 1)
    """
    check_date("start", start)
    _check_years(years, least=0)
    _check_member("count", count, YearCount)
    anniversary = _moved(start, years=years)
    comes_round_late = count is YearCount.BACKWARD and anniversary.day != start.day
    return _moved(anniversary, days=comes_round_late - first_day_counts)


def _whole_years(start: date, end: date) -> int:
    years = end.year - start.year
    return years if _moved(start, years=years) <= end else years - 1


def _moved_up(*, days: int, years: int, after: date) -> date:
    since = after - timedelta(days=days)
    # As many days hold one leap day more or less in other years: whole years stay what they were where they were served.
    if _whole_years(since, after) < years:
        return latest_start(years=years, on=after, count=YearCount.FORWARD, first_day_counts=False)
    if _whole_years(since, after) > years:
        return latest_start(years=years + 1, on=after, count=YearCount.FORWARD, first_day_counts=False) + _ONE_DAY
    return since


def _total(stretches: tuple[Stretch, ...], after: date) -> date:
    if not stretches:
        return after
    days = sum((last - first).days + 1 for first, last in stretches)
    in_a_row = _whole_years(stretches[0][0], stretches[0][0] + timedelta(days=days))
    one_by_one = sum(_whole_years(first, last + _ONE_DAY) for first, last in stretches)
    return _moved_up(days=days, years=max(in_a_row, one_by_one), after=after)


def _longest(stretches: tuple[Stretch, ...], after: date) -> date:
    return min((_total((stretch,), after) for stretch in stretches), default=after)


def _between(one: date, other: date) -> date | DayRange:
    return one if one == other else DayRange(min(one, other), max(one, other))


def unbroken_since(periods: Iterable[Period], *, until: date) -> date | DayRange:
    """Since when somebody would have served without a gap up to `until`, had all their days followed one another and ended there.

    Days in several periods count once. The whole years are those that the days make when they follow one another from the first, or those
    of each stretch added up, whichever are more: five calendar years served stay five years, however many leap days fall into a gap or
    into the years that `until` looks back on. So `years_reached(result, years=n, on=until,
    count=YearCount.FORWARD, first_day_counts=True)` says whether n years were served. Without any service it is the day after `until`.

    More service never gives a later day, for days from March 1900 to February 2100, where every fourth year is a leap year.

    Args:
        periods: The days served, in any order.
        until: The last day that counts.

    Returns:
        The day; or, where rough days leave it open, the range from what is possible to what is certain.

    Raises:
        InvalidValueError: If `until` is not a date, or is the last there is.

    Source:
        Reading AJ11: whether the years may be interrupted.

    >>> unbroken_since([Period(date(2010, 1, 1), date(2014, 12, 31))], until=date(2024, 12, 31))
    datetime.date(2020, 1, 1)
    """
    listed = tuple(periods)
    after = _moved(check_date("until", until), days=1)
    possible, certain = possible_stretches(listed, until=until), certain_stretches(listed, until=until)
    since = _total(possible, after)
    return since if possible == certain else _between(since, _total(certain, after))


def longest_since(periods: Iterable[Period], *, until: date) -> date | DayRange:
    """The same as `unbroken_since` for the longest stretch without a gap, instead of all days together.

    Raises:
        InvalidValueError: If `until` is not a date, or is the last there is.

    Source:
        Reading AJ11: whether the years must be continuous.
    """
    listed = tuple(periods)
    after = _moved(check_date("until", until), days=1)
    possible, certain = possible_stretches(listed, until=until), certain_stretches(listed, until=until)
    since = _longest(possible, after)
    return since if possible == certain else _between(since, _longest(certain, after))
