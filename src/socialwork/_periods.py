"""Days known exactly or roughly, and the stretches they make; import them from `socialwork.days`."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import TypeAlias

import attrs
from dateutil.relativedelta import relativedelta

from .errors import InvalidValueError
from .text import Text, plain

_ONE_DAY = timedelta(days=1)
_A_DATE = Text("请给出不带时刻的日期，如 date(2018, 3, 1)", "give a date without a time of day, such as date(2018, 3, 1)")
_SOME_DAY = Text("请给出 date、Month 或 DayRange，不带时刻", "give a date, a Month or a DayRange, without a time of day")
_WRITTEN = (
    r"(?P<year>[0-9]{4})(?P<mark>[-/.])(?P<month>[0-9]{1,2})(?:(?P=mark)(?P<day>[0-9]{1,2}))?",
    r"(?P<year>[0-9]{4})年(?P<month>[0-9]{1,2})月(?:(?P<day>[0-9]{1,2})日)?",
    r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})",
)
_AS_WRITTEN = Text(
    "请写四位年份的日期，如 2018-03-01、2018/3/1、2018.3.1、2018年3月1日、20180301，或月份，如 2018-03、2018年3月；须确有这一天",
    "write a day such as 2018-03-01, 2018/3/1, 2018.3.1, 2018年3月1日, 20180301, or a month such as 2018-03, 2018年3月; it must exist",
)
_LOST_ZERO = re.compile(r"[0-9]{4}(?<!0000)\.1")
_SERIAL = re.compile(r"[2-5][0-9]{4}(?:\.0+)?")
"""Days from 1954 to 2064, as spreadsheets count them."""
_BEFORE_SERIAL_ONE = date(1899, 12, 30)
"""Counting from here gives what spreadsheets show from March 1900 on; they take 1900 for a leap year."""

_NO_SUCH_DAY = Text("没有这一天；", "there is no such day; ")
_NO_SUCH_MONTH = Text("没有这个月份；", "there is no such month; ")


def check_date(where: str, value: object) -> date:
    """`value` itself, if it is a date; a `datetime` is one to Python and none here.

    Raises:
        InvalidValueError: If it is anything else.
    """
    if isinstance(value, datetime) or not isinstance(value, date):
        raise InvalidValueError(where, value, _A_DATE)
    return value


@attrs.frozen
class Month:
    """A day of which only the month is known: 2018年3月.

    Attributes:
        year: 1 to 9999.
        month: 1 to 12.

    Raises:
        InvalidValueError: If there is no such month.
    """

    year: int
    month: int

    def __attrs_post_init__(self) -> None:
        try:
            date(self.year, self.month, 1)
        except (OverflowError, TypeError, ValueError) as error:
            fix = Text("年请给1至9999的整数，月请给1至12的整数", "give a year from 1 to 9999 and a month from 1 to 12, both whole numbers")
            raise InvalidValueError("Month", (self.year, self.month), fix) from error

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"

    @property
    def earliest(self) -> date:
        """The first day of the month."""
        return date(self.year, self.month, 1)

    @property
    def latest(self) -> date:
        """The last day of the month."""
        return self.earliest + relativedelta(day=31)


@attrs.frozen
class DayRange:
    """A day of which only two bounds are known; both may be the day itself.

    Attributes:
        earliest: The first day it can be.
        latest: The last day it can be, not before `earliest`.

    Raises:
        InvalidValueError: If a bound is not a date, or `latest` lies before `earliest`.
    """

    earliest: date
    latest: date

    def __attrs_post_init__(self) -> None:
        check_date("DayRange.earliest", self.earliest)
        if check_date("DayRange.latest", self.latest) < self.earliest:
            fix = Text(f"请给出{self.earliest}或之后的日期", f"give {self.earliest} or a later day")
            raise InvalidValueError("DayRange.latest", self.latest, fix)

    def __str__(self) -> str:
        return f"{self.earliest}..{self.latest}"


SomeDay: TypeAlias = date | Month | DayRange
"""A day as well as it is known."""

Stretch: TypeAlias = tuple[date, date]
"""Exact days on end, both ends in."""


def _check_some_day(where: str, value: object) -> SomeDay:
    if isinstance(value, Month | DayRange):
        return value
    if isinstance(value, datetime) or not isinstance(value, date):
        raise InvalidValueError(where, value, _SOME_DAY)
    return value


def earliest(day: SomeDay) -> date:
    """The first day that `day` can be.

    Raises:
        InvalidValueError: If `day` is not a day, or carries a time of day.
    """
    known = _check_some_day("day", day)
    return known if isinstance(known, date) else known.earliest


def latest(day: SomeDay) -> date:
    """The last day that `day` can be.

    Raises:
        InvalidValueError: If `day` is not a day, or carries a time of day.
    """
    known = _check_some_day("day", day)
    return known if isinstance(known, date) else known.latest


def day_text(day: SomeDay) -> Text:
    """The day in words.

    Raises:
        InvalidValueError: If `day` is not a day, or carries a time of day.

    >>> day_text(Month(2018, 3))
    Text(zh='2018年3月', en='2018-03')
    """
    known = _check_some_day("day", day)
    if isinstance(known, Month):
        return Text(f"{known.year}年{known.month}月", str(known))
    if isinstance(known, DayRange):
        return Text(f"{known.earliest}至{known.latest}", f"{known.earliest} to {known.latest}")
    return plain(known)


def _as_typed(text: str) -> str:
    # Raised and ringed figures stay as they are, for NFKC would make 12 of 1².
    return "".join(sign if sign.isnumeric() and not sign.isdecimal() else unicodedata.normalize("NFKC", sign) for sign in text).strip()


def parse_day(text: str) -> date | Month:
    """A day as people write it, or a month where no more is known; full-width signs are read as plain ones.

    Args:
        text: A day like 2018-03-01, 2018/3/1, 2018.3.1, 2018年3月1日 or 20180301, or a month like 2018-03, 2018/3, 2018.3 or 2018年3月. A month
            like 2018.1 is not taken: spreadsheets make it of 2018.10.

    Raises:
        InvalidValueError: If it is written in another way, there is no such day, or it can be January as well as October.

    >>> parse_day("2018年3月1日"), parse_day("2018.3")
    (datetime.date(2018, 3, 1), Month(year=2018, month=3))
    """
    found = _as_written(text)
    if found is None or _why_none(found) is not None:
        raise InvalidValueError("day", text, if_no_such_day(text, _AS_WRITTEN))
    return _named(found)


def _as_written(text: object) -> re.Match[str] | None:
    """The parts of what is written as a day or a month, whether or not there is one."""
    typed = _as_typed(text) if isinstance(text, str) else ""
    return next((found for form in _WRITTEN if (found := re.fullmatch(form, typed))), None)


def _named(found: re.Match[str]) -> date | Month:
    year, month = int(found["year"]), int(found["month"])
    return date(year, month, int(found["day"])) if found["day"] else Month(year, month)


def _why_none(found: re.Match[str]) -> Text | None:
    """Why what is written as a day or a month is none; None if it is one."""
    if _LOST_ZERO.fullmatch(found[0]):
        january, october = Month(int(found["year"]), 1), Month(int(found["year"]), 10)
        return Text(
            f"可能是 {january}，也可能是被表格软件去掉了末尾0的 {october}，请写成其中之一；",
            f"this may be {january}, or {october} whose last 0 a spreadsheet dropped: write the one that is meant; ",
        )
    try:
        _named(found)
    except ValueError:
        return _NO_SUCH_DAY if found["day"] else _NO_SUCH_MONTH
    return None


def if_no_such_day(text: object, otherwise: Text) -> Text:
    """The remedy for something that is no day: it says first what is the matter with it, where that can be told.

    That is so where it is written as a day that does not exist (2023-02-30), as a month that can be two (2020.1), or as the number in which
    a spreadsheet keeps a day (43891).

    Args:
        text: What was written.
        otherwise: The remedy where it is written in another way.
    """
    found = _as_written(text)
    if found is not None:
        why = _why_none(found)
        return otherwise if why is None else why + otherwise
    number = str(text) if isinstance(text, Decimal) or (isinstance(text, int) and 0 < text < 10**9) else text
    number = _as_typed(number) if isinstance(number, str) else ""
    if not _SERIAL.fullmatch(number):
        return otherwise
    day = _BEFORE_SERIAL_ONE + timedelta(days=int(number.partition(".")[0]))
    return (
        Text(f"似为表格软件内部的日期数字，可能是 {day}；", f"this seems to be a spreadsheet's number for a day, maybe {day}; ") + otherwise
    )


@attrs.frozen
class Period:
    """The days somebody did something, both ends in.

    Attributes:
        first: The first day.
        last: The last day; None where it still goes on.

    Raises:
        InvalidValueError: If an end is not a day, or the last day cannot fall on or after the first.
    """

    first: SomeDay
    last: SomeDay | None = None

    def __attrs_post_init__(self) -> None:
        soonest = earliest(_check_some_day("Period.first", self.first))
        if self.last is not None and latest(_check_some_day("Period.last", self.last)) < soonest:
            fix = Text(f"请给出{soonest}或之后的日期；仍在继续的请给 None", f"give {soonest} or a later day, or None if it still goes on")
            raise InvalidValueError("Period.last", self.last, fix)


def _in_order(periods: Iterable[Stretch]) -> list[Stretch]:
    listed = sorted((check_date("periods.first", first), check_date("periods.last", last)) for first, last in periods)
    for first, last in listed:
        if last < first:
            raise InvalidValueError("periods.last", last, Text(f"请给出{first}或之后的日期", f"give {first} or a later day"))
    return listed


def union(periods: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """The days in any of the periods, as stretches in order; periods that overlap or touch become one.

    Args:
        periods: First and last days, both in, in any order.

    Raises:
        InvalidValueError: If a day is not a date, or a last day lies before its first.

    >>> days = date(2018, 1, 1), date(2018, 3, 31)
    >>> union([(date(2018, 4, 1), date(2018, 4, 30)), days]) == ((date(2018, 1, 1), date(2018, 4, 30)),)
    True
    """
    stretches: list[Stretch] = []
    for first, last in _in_order(periods):
        if stretches and first - stretches[-1][1] <= _ONE_DAY:
            stretches[-1] = (stretches[-1][0], max(stretches[-1][1], last))
        else:
            stretches.append((first, last))
    return tuple(stretches)


def gaps(periods: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """The days between the first and the last that are in none of the periods, as stretches in order.

    Raises:
        InvalidValueError: As for `union`.
    """
    return tuple((before[1] + _ONE_DAY, after[0] - _ONE_DAY) for before, after in pairwise(union(periods)))


def overlaps(periods: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """The days in more than one of the periods, as stretches in order.

    Raises:
        InvalidValueError: As for `union`.
    """
    shared: list[Stretch] = []
    furthest = date.min
    for position, (first, last) in enumerate(_in_order(periods)):
        if position and first <= furthest:
            shared.append((first, min(last, furthest)))
        furthest = max(furthest, last)
    return union(shared)


def _cut_off(periods: Iterable[Stretch], until: date) -> tuple[Stretch, ...]:
    ended = ((first, min(last, until)) for first, last in periods)
    return union((first, last) for first, last in ended if first <= last)


def certain_stretches(periods: Iterable[Period], *, until: date) -> tuple[Stretch, ...]:
    """The days up to `until` that are in some period whatever its rough days turn out to be.

    Raises:
        InvalidValueError: If `until` is not a date.
    """
    check_date("until", until)
    return _cut_off(((latest(period.first), until if period.last is None else earliest(period.last)) for period in periods), until)


def possible_stretches(periods: Iterable[Period], *, until: date) -> tuple[Stretch, ...]:
    """The days up to `until` that may be in some period.

    Raises:
        InvalidValueError: If `until` is not a date.
    """
    check_date("until", until)
    return _cut_off(((earliest(period.first), until if period.last is None else latest(period.last)) for period in periods), until)
