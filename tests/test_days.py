"""Days, windows, terms and years of service: the laws they keep, above all around 29 February."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import assume, example, given
from hypothesis import strategies as st

from socialwork.days import (
    DayRange,
    Month,
    Period,
    SomeDay,
    Stretch,
    TermEnd,
    Window,
    YearCount,
    certain_stretches,
    check_date,
    day_text,
    earliest,
    gaps,
    if_no_such_day,
    latest,
    latest_start,
    longest_since,
    next_month,
    overlaps,
    parse_day,
    possible_stretches,
    reached_on,
    term_last_day,
    unbroken_since,
    union,
    years_reached,
)
from socialwork.errors import InvalidValueError
from socialwork.text import Text

ONE_DAY = timedelta(days=1)
NOON = datetime(2018, 3, 1, 12)  # noqa: DTZ001  # refused with a time zone or without
WIDE = str.maketrans("0123456789-/.", "０１２３４５６７８９－／．")


def near_29_february(year: int, step: int) -> date:
    return date(year, 2, 27) + timedelta(days=step)


def from_to(one: date, other: date) -> DayRange:
    return DayRange(min(one, other), max(one, other))


def window_of(start: date, length: int | None) -> Window:
    return Window(start=start, end=None if length is None else start + timedelta(days=length))


def stretch_of(first: date, length: int) -> Stretch:
    return first, first + timedelta(days=length)


days = st.dates(date(1901, 1, 1), date(2099, 12, 31)) | st.builds(near_29_february, st.integers(1901, 2099), st.integers(0, 4))
months = st.builds(Month, st.integers(1, 9999), st.integers(1, 12))
some_days: st.SearchStrategy[SomeDay] = days | months | st.builds(from_to, days, days)
windows = st.builds(window_of, days, st.none() | st.integers(1, 9000))
counts = st.sampled_from(YearCount)
terms = st.integers(0, 40)

career_days = st.dates(date(2000, 1, 1), date(2013, 12, 31)) | st.builds(near_29_february, st.integers(2000, 2013), st.integers(0, 4))
stretches = st.builds(stretch_of, career_days, st.integers(0, 2600))
careers = st.lists(stretches, max_size=5)


def periods(listed: Iterable[Stretch]) -> list[Period]:
    return [Period(first, last) for first, last in listed]


def covered(listed: Iterable[Stretch]) -> list[date]:
    """Every day of every stretch, as often as it is covered."""
    return [first + timedelta(days=step) for first, last in listed for step in range((last - first).days + 1)]


# Days as well as they are known


@given(day=some_days)
def test_a_day_lies_between_its_bounds_and_can_be_said(day: SomeDay) -> None:
    assert earliest(day) <= latest(day)
    assert day_text(day).zh.encode("gbk")
    assert day_text(day).en.isascii()


@given(day=days)
def test_a_date_is_its_own_bounds(day: date) -> None:
    assert earliest(day) == latest(day) == check_date("day", day) == day
    assert day_text(day) == Text(day.isoformat(), day.isoformat())


@given(day=days, step=st.integers(-40, 40))
def test_a_month_is_all_its_days(day: date, step: int) -> None:
    month, near = Month(day.year, day.month), day + timedelta(days=step)
    assert (month.earliest <= near <= month.latest) == ((near.year, near.month) == (month.year, month.month))


@pytest.mark.parametrize(
    "day, written, zh, en",
    [
        (Month(2018, 3), "2018-03", "2018年3月", "2018-03"),
        (Month(800, 11), "0800-11", "800年11月", "0800-11"),
        (date(2018, 3, 1), "2018-03-01", "2018-03-01", "2018-03-01"),
        (DayRange(date(2018, 3, 1), date(2018, 3, 5)), "2018-03-01..2018-03-05", "2018-03-01至2018-03-05", "2018-03-01 to 2018-03-05"),
    ],
)
def test_days_in_words(day: SomeDay, written: str, zh: str, en: str) -> None:
    assert str(day) == written
    assert day_text(day) == Text(zh, en)


def test_a_month_ends_where_the_calendar_says() -> None:
    assert Month(2024, 2).latest == date(2024, 2, 29)
    assert Month(2023, 2).latest == date(2023, 2, 28)
    assert Month(9999, 12).latest == date.max


@pytest.mark.parametrize("year, month", [(2018, 0), (2018, 13), (0, 1), (10000, 1), (10**30, 1), ("2018", 3), (2018, 3.0), (2018, None)])
def test_there_is_no_other_month(year: object, month: object) -> None:
    with pytest.raises(
        InvalidValueError, match=r"^Month: got .*; give a year from 1 to 9999 and a month from 1 to 12, both whole numbers$"
    ) as caught:
        Month(year, month)  # type: ignore[arg-type]
    assert caught.value.got == (year, month)
    assert caught.value.in_language("zh").endswith("；年请给1至9999的整数，月请给1至12的整数")


@given(one=days, other=days)
def test_a_range_runs_forwards(one: date, other: date) -> None:
    if one <= other:
        assert (earliest(DayRange(one, other)), latest(DayRange(one, other))) == (one, other)
    else:
        with pytest.raises(InvalidValueError, match=rf"^DayRange\.latest: .*give {one} or a later day$") as caught:
            DayRange(one, other)
        assert caught.value.got == other


FIRST_OF_MARCH = date(2018, 3, 1)
TAKES_A_DAY: dict[str, tuple[Callable[[Any], object], str]] = {
    "check_date": (lambda value: check_date("day", value), "day"),
    "earliest": (earliest, "day"),
    "latest": (latest, "day"),
    "day_text": (day_text, "day"),
    "DayRange from": (lambda value: DayRange(value, FIRST_OF_MARCH), "DayRange.earliest"),
    "DayRange to": (lambda value: DayRange(FIRST_OF_MARCH, value), "DayRange.latest"),
    "Window": (lambda value: Window(start=value), "Window.start"),
    "the end of a Window": (lambda value: Window(start=FIRST_OF_MARCH, end=value), "Window.end"),
    "in a window": (lambda value: value in Window(start=FIRST_OF_MARCH), "day"),
    "Period": (Period, "Period.first"),
    "the end of a Period": (lambda value: Period(FIRST_OF_MARCH, value), "Period.last"),
    "union": (lambda value: union([(value, FIRST_OF_MARCH)]), "periods.first"),
    "overlaps": (lambda value: overlaps([(FIRST_OF_MARCH, value)]), "periods.last"),
    "certain_stretches": (lambda value: certain_stretches([], until=value), "until"),
    "possible_stretches": (lambda value: possible_stretches([], until=value), "until"),
    "unbroken_since": (lambda value: unbroken_since([], until=value), "until"),
    "longest_since": (lambda value: longest_since([], until=value), "until"),
    "next_month": (next_month, "day"),
    "term_last_day": (lambda value: term_last_day(value, years=1, ends=TermEnd.SAME_DAY), "start"),
    "latest_start": (lambda value: latest_start(years=1, on=value, count=YearCount.FORWARD, first_day_counts=True), "on"),
    "reached_on": (lambda value: reached_on(value, years=1, count=YearCount.FORWARD, first_day_counts=True), "start"),
    "years_reached": (
        lambda value: years_reached(value, years=1, on=FIRST_OF_MARCH, count=YearCount.FORWARD, first_day_counts=True),
        "start",
    ),
}


@pytest.mark.parametrize("value", [NOON, "2018-03-01", 20180301, (2018, 3)], ids=repr)
@pytest.mark.parametrize("use, where", TAKES_A_DAY.values(), ids=TAKES_A_DAY)
def test_what_is_no_day_is_refused_and_so_is_a_time_of_day(use: Callable[[object], object], where: str, value: object) -> None:
    with pytest.raises(InvalidValueError, match="without a time of day") as caught:
        use(value)
    assert (caught.value.where, caught.value.got) == (where, value)
    assert "不带时刻" in caught.value.in_language("zh")
    assert caught.value.in_language("zh").encode("gbk")


# Days as people write them


@given(day=st.dates(date(1000, 1, 1)))
def test_a_day_is_read_however_people_write_it(day: date) -> None:
    year, month, of_month = day.year, day.month, day.day
    for mark in "-/.":
        assert parse_day(f"{year}{mark}{month}{mark}{of_month}") == parse_day(f"{year}{mark}{month:02}{mark}{of_month:02}") == day
        assert parse_day(f" {year}{mark}{month}{mark}{of_month}\u3000".translate(WIDE)) == day
    assert parse_day(f"{year}年{month}月{of_month}日") == parse_day(f"{year}年{month:02}月{of_month:02}日".translate(WIDE)) == day
    assert parse_day(f"{year}{month:02}{of_month:02}") == parse_day(day.isoformat()) == day


@given(month=st.builds(Month, st.integers(1000, 9999), st.integers(1, 12)))
def test_a_month_is_read_however_people_write_it(month: Month) -> None:
    for mark in "-/.":
        if (mark, month.month) != (".", 1):  # October without its last 0
            assert parse_day(f"{month.year}{mark}{month.month}") == month
        assert parse_day(f"{month.year}{mark}{month.month:02}".translate(WIDE)) == month
    assert parse_day(f"{month.year}年{month.month}月") == parse_day(str(month)) == parse_day(day_text(month).zh) == month


@pytest.mark.parametrize("written", ["2020.1", " 2020.1 ", "２０２０．１"])
def test_october_without_its_last_zero_is_not_taken_for_january(written: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        parse_day(written)

    assert isinstance(caught.value.fix, Text)
    assert caught.value.fix.en.startswith(
        "this may be 2020-01, or 2020-10 whose last 0 a spreadsheet dropped: write the one that is meant; "
    )
    assert caught.value.fix.zh.startswith("可能是 2020-01，也可能是被表格软件去掉了末尾0的 2020-10，请写成其中之一；")


def test_a_month_behind_a_dot_is_otherwise_what_it_says() -> None:
    assert [parse_day(f"2020.{month}") for month in (*range(2, 13), "01")] == [Month(2020, month) for month in (*range(2, 13), 1)]
    assert parse_day("2020.1.1") == date(2020, 1, 1)
    assert parse_day("2020-1") == parse_day("2020/1") == Month(2020, 1)


@pytest.mark.parametrize("number", ["43891", " 43891.0", Decimal("43891.00"), "４３８９１"])
def test_a_spreadsheets_number_of_a_day_is_called_so(number: object) -> None:
    said = if_no_such_day(number, Text("请填日期", "give a day"))

    assert said.en == "this seems to be a spreadsheet's number for a day, maybe 2020-03-01; give a day"
    assert said.zh == "似为表格软件内部的日期数字，可能是 2020-03-01；请填日期"
    assert said == if_no_such_day(43891, Text("请填日期", "give a day"))


def test_other_numbers_are_none() -> None:
    for number in ("4389", "143891", "19999", "60000", "43891.5", 7, 10**5000, None, True, "今天"):
        assert if_no_such_day(number, Text("请填日期", "give a day")).en == "give a day"


def test_ideographs_as_pdf_files_have_them_are_read() -> None:
    assert parse_day("2018年3\u2f491\u2f47") == date(2018, 3, 1)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "2018",
        "18-03-01",
        "18年3月1日",
        "2018.13",
        "0000.1",
        "2018-00",
        "2018-02-30",
        "2023年2月29日",
        "20230229",
        "0000-01",
        "2018-3/1",
        "2018-03-01 12:00",
        "2018-03-001",
        "2018-",
        "2018年3月1",
        "2018年3",
        "201803",
        "2018031",
        "1/3/2018",
        "+2018-03",
        "2018-03-1²",
        "2018-03-①",
        "2018-03-01\x00",
        "去年三月",
        43160,
        date(2018, 3, 1),
        None,
    ],
    ids=repr,
)
def test_anything_else_is_refused_with_the_ways_to_write_it(written: object) -> None:
    with pytest.raises(InvalidValueError, match="write a day such as 2018-03-01, 2018/3/1") as caught:
        parse_day(written)  # type: ignore[arg-type]
    assert caught.value.got == written
    assert "请写四位年份的日期，如 2018-03-01、" in caught.value.in_language("zh")


# Windows


@given(window=windows)
def test_a_window_in_words_can_be_printed_anywhere(window: Window) -> None:
    assert window.text().zh.encode("gbk")
    assert window.text().en.isascii()


@given(window=windows, day=days)
def test_a_window_holds_its_days_from_start_to_last_day(window: Window, day: date) -> None:
    assert (day in window) == (window.start <= day <= (window.last_day or date.max))
    assert window.start in window


@given(window=windows)
def test_a_window_ends_on_the_day_before_its_end(window: Window) -> None:
    if window.end is None:
        assert (window.last_day, window.days) == (None, None)
    else:
        assert window.last_day is not None
        assert window.last_day in window
        assert window.end not in window
        assert window.days == (window.last_day - window.start).days + 1


@given(one=windows, other=windows)
def test_windows_overlap_where_the_later_start_is_in_both(one: Window, other: Window) -> None:
    later = max(one.start, other.start)
    assert one.overlaps(other) == other.overlaps(one) == (later in one and later in other)


@given(day=days)
def test_windows_that_follow_one_another_do_not_overlap(day: date) -> None:
    before, after = Window(start=day - timedelta(days=9), end=day), Window(start=day)
    assert not before.overlaps(after)
    assert not after.overlaps(before)


@pytest.mark.parametrize("end", [date(2023, 2, 28), date(2023, 3, 1)])
def test_a_window_ends_after_it_starts(end: date) -> None:
    with pytest.raises(InvalidValueError, match=r"^Window\.end: got .*; give a day after 2023-03-01, or None for open-ended$") as caught:
        Window(start=date(2023, 3, 1), end=end)
    assert caught.value.got == end
    assert "请给出2023-03-01之后的日期" in caught.value.in_language("zh")
    assert Window(start=date(2023, 3, 1), end=date(2023, 3, 2)).days == 1


def test_the_validity_of_the_haiyou_measures() -> None:
    """J8: 1,827 days, and both the first and the last named are in force."""
    window = Window(start=date(2023, 3, 1), end=date(2028, 3, 1))
    assert window.days == 1827
    assert (date(2023, 2, 28) in window, date(2023, 3, 1) in window) == (False, True)
    assert (date(2028, 2, 29) in window, date(2028, 3, 1) in window) == (True, False)
    assert window.text() == Text("2023-03-01起，至2028-02-29止", "from 2023-03-01 until 2028-02-29")
    assert Window(start=date(2023, 3, 1)).text() == Text("2023-03-01起", "from 2023-03-01")


# Terms


@pytest.mark.parametrize(
    "start, years, day_before, same_day",
    [
        (date(2023, 12, 1), 4, date(2027, 11, 30), date(2027, 12, 1)),
        (date(2024, 2, 29), 4, date(2028, 2, 28), date(2028, 2, 29)),
        (date(2024, 2, 29), 1, date(2025, 2, 27), date(2025, 2, 28)),
        (date(2023, 3, 1), 5, date(2028, 2, 29), date(2028, 3, 1)),
    ],
)
def test_the_last_day_of_a_term(start: date, years: int, day_before: date, same_day: date) -> None:
    """domain.md section 10 "Term end"; J8 for the last row; AJ20 for the two ways, Civil Code art. 202 for the month without such a day."""
    assert term_last_day(start, years=years, ends=TermEnd.DAY_BEFORE) == day_before
    assert term_last_day(start, years=years, ends=TermEnd.SAME_DAY) == same_day


@given(start=days, years=st.integers(1, 40))
def test_a_term_ends_when_its_years_are_reached(start: date, years: int) -> None:
    for ends, first_day_counts in ((TermEnd.DAY_BEFORE, True), (TermEnd.SAME_DAY, False)):
        last = term_last_day(start, years=years, ends=ends)
        assert last == reached_on(start, years=years, count=YearCount.FORWARD, first_day_counts=first_day_counts)


@given(start=days, years=st.integers(1, 40))
def test_a_term_on_its_anniversary_is_counted_from_the_start(start: date, years: int) -> None:
    assert term_last_day(start, years=years, ends=TermEnd.SAME_DAY) == start + relativedelta(years=years)


@given(days)
def test_the_next_month_begins_with_its_first_day(day: date) -> None:
    assert next_month(day) == day + relativedelta(months=1, day=1)


# Years reached


def reached_by_definition(start: date, *, years: int, on: date, count: YearCount, first_day_counts: bool) -> bool:
    day = on + ONE_DAY if first_day_counts else on
    if count is YearCount.FORWARD:
        return start + relativedelta(years=years) <= day
    return start <= day - relativedelta(years=years)


@example(start=date(2024, 2, 29), years=1, on=date(2025, 2, 28), count=YearCount.FORWARD, first_day_counts=False)
@example(start=date(2024, 2, 29), years=1, on=date(2025, 2, 28), count=YearCount.BACKWARD, first_day_counts=False)
@example(start=date(2024, 2, 29), years=0, on=date(2024, 2, 28), count=YearCount.FORWARD, first_day_counts=False)
@given(start=days, years=terms, on=days, count=counts, first_day_counts=st.booleans())
def test_years_are_reached_as_their_count_says(start: date, years: int, on: date, count: YearCount, first_day_counts: bool) -> None:
    reached = years_reached(start, years=years, on=on, count=count, first_day_counts=first_day_counts)
    assert reached == reached_by_definition(start, years=years, on=on, count=count, first_day_counts=first_day_counts)


@given(on=days, years=terms, count=counts, first_day_counts=st.booleans())
def test_no_start_after_the_latest_reaches_the_years(on: date, years: int, count: YearCount, first_day_counts: bool) -> None:
    start = latest_start(years=years, on=on, count=count, first_day_counts=first_day_counts)
    for step in range(-3, 4):
        near = start + timedelta(days=step)
        assert reached_by_definition(near, years=years, on=on, count=count, first_day_counts=first_day_counts) == (step <= 0)


@given(start=days, years=terms, count=counts, first_day_counts=st.booleans())
def test_years_are_reached_on_a_day_and_from_then_on(start: date, years: int, count: YearCount, first_day_counts: bool) -> None:
    day = reached_on(start, years=years, count=count, first_day_counts=first_day_counts)
    for step in range(-3, 4):
        on = day + timedelta(days=step)
        assert years_reached(start, years=years, on=on, count=count, first_day_counts=first_day_counts) == (step >= 0)


@given(start=days, years=terms, first_day_counts=st.booleans())
def test_the_two_counts_differ_only_for_a_start_on_29_february(start: date, years: int, first_day_counts: bool) -> None:
    forward, backward = (reached_on(start, years=years, count=count, first_day_counts=first_day_counts) for count in YearCount)
    leap_start = (start.month, start.day) == (2, 29)
    assert (backward - forward).days == int(leap_start and (forward + first_day_counts * ONE_DAY).day == 28)


@pytest.mark.parametrize(
    "on, first_day_counts, reached",
    [(date(2023, 2, 28), True, True), (date(2023, 2, 27), True, False), (date(2023, 2, 28), False, False), (date(2023, 3, 1), False, True)],
)
def test_exactly_five_years_are_enough(on: date, first_day_counts: bool, reached: bool) -> None:
    """J14 says 5年以上; Civil Code art. 1259 includes the number (AJ10); J8 counts the start day."""
    for count in YearCount:
        assert years_reached(date(2018, 3, 1), years=5, on=on, count=count, first_day_counts=first_day_counts) is reached


@pytest.mark.parametrize("count, reached", [(YearCount.FORWARD, True), (YearCount.BACKWARD, False)])
def test_a_start_on_29_february_needs_a_named_way_of_counting(count: YearCount, reached: bool) -> None:
    """ecosystem.md: `start <= day - 5y` says no on 28 February 2025, `start + 5y <= day` says yes."""
    assert years_reached(date(2020, 2, 29), years=5, on=date(2025, 2, 28), count=count, first_day_counts=False) is reached


OUTSIDE: dict[str, Callable[[], object]] = {
    "the month after the last": lambda: next_month(date(9999, 12, 1)),
    "a term past 9999": lambda: term_last_day(date(9990, 1, 1), years=10, ends=TermEnd.SAME_DAY),
    "a term past all counting": lambda: term_last_day(date(2023, 3, 1), years=10**30, ends=TermEnd.DAY_BEFORE),
    "a start before 1": lambda: latest_start(years=3, on=date(3, 12, 31), count=YearCount.FORWARD, first_day_counts=False),
    "the day after the last": lambda: latest_start(years=3, on=date.max, count=YearCount.FORWARD, first_day_counts=True),
    "years that nobody lives": lambda: years_reached(
        date(2018, 3, 1), years=3000, on=date(2023, 3, 1), count=YearCount.BACKWARD, first_day_counts=False
    ),
    "reached past 9999": lambda: reached_on(date(9990, 1, 1), years=10, count=YearCount.FORWARD, first_day_counts=False),
    "reached before the first day": lambda: reached_on(date.min, years=0, count=YearCount.FORWARD, first_day_counts=True),
    "all days up to the last": lambda: unbroken_since([], until=date.max),
    "the longest up to the last": lambda: longest_since([], until=date.max),
}


@pytest.mark.parametrize("use", OUTSIDE.values(), ids=OUTSIDE)
def test_leaving_the_calendar_is_an_error_that_says_so(use: Callable[[], object]) -> None:
    with pytest.raises(InvalidValueError, match=r"^day: got .*; counting from it leaves the years 1 to 9999; give a day") as caught:
        use()
    assert isinstance(caught.value.got, date)
    assert caught.value.in_language("zh").endswith("；推算后超出公元1年至9999年；请给出较近的日期或较少的年数")


def test_the_ends_of_the_calendar_can_be_used() -> None:
    assert term_last_day(date(9995, 12, 31), years=4, ends=TermEnd.SAME_DAY) == date.max
    assert latest_start(years=0, on=date.max, count=YearCount.FORWARD, first_day_counts=False) == date.max
    assert latest_start(years=9998, on=date.max, count=YearCount.BACKWARD, first_day_counts=False) == date(1, 12, 31)
    assert unbroken_since([Period(date.min)], until=date(9999, 12, 30)) == date.min
    assert unbroken_since([Period(date.min, date(1, 5, 5)), Period(date(1, 7, 1))], until=date(1, 8, 1)) == date(1, 2, 26)


@pytest.mark.parametrize("years", [-1, 1.0, "5", True, None], ids=repr)
def test_years_are_whole_numbers_from_0(years: object) -> None:
    with pytest.raises(InvalidValueError, match=r"^years: got .*; give a whole number of years, 0 or more") as caught:
        latest_start(years=years, on=date(2023, 3, 1), count=YearCount.FORWARD, first_day_counts=True)  # type: ignore[arg-type]
    assert "请给出不小于0的整年数" in caught.value.in_language("zh")
    with pytest.raises(InvalidValueError, match=r"^years: got"):
        reached_on(date(2023, 3, 1), years=years, count=YearCount.FORWARD, first_day_counts=True)  # type: ignore[arg-type]


def test_a_term_has_a_year_at_least() -> None:
    with pytest.raises(InvalidValueError, match=r"^years: got 0; give a whole number of years, 1 or more$"):
        term_last_day(date(2023, 3, 1), years=0, ends=TermEnd.SAME_DAY)


def test_a_way_of_counting_is_not_guessed_from_another_value() -> None:
    with pytest.raises(InvalidValueError, match=r"^count: got 'forward'; give YearCount\.FORWARD or YearCount\.BACKWARD$") as caught:
        latest_start(years=1, on=date(2023, 3, 1), count="forward", first_day_counts=True)  # type: ignore[arg-type]
    assert caught.value.in_language("zh").endswith("请给出YearCount.FORWARD或YearCount.BACKWARD")
    with pytest.raises(InvalidValueError, match=r"^count: got"):
        reached_on(date(2023, 3, 1), years=1, count=TermEnd.SAME_DAY, first_day_counts=True)  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match=r"^ends: got .*; give TermEnd\.DAY_BEFORE or TermEnd\.SAME_DAY$"):
        term_last_day(date(2023, 3, 1), years=1, ends=YearCount.FORWARD)  # type: ignore[arg-type]


# Stretches


@given(listed=careers)
def test_a_union_has_the_same_days_once_in_stretches_that_do_not_touch(listed: list[Stretch]) -> None:
    joined = union(listed)
    assert covered(joined) == sorted(set(covered(listed)))
    assert all((after[0] - before[1]).days > 1 for before, after in pairwise(joined))


@given(listed=careers)
def test_gaps_are_the_days_between_that_nothing_covers(listed: list[Stretch]) -> None:
    span = covered([(min(first for first, _ in listed), max(last for _, last in listed))]) if listed else []
    assert covered(gaps(listed)) == sorted(set(span) - set(covered(listed)))


@given(listed=st.lists(stretches, max_size=4))
def test_overlaps_are_the_days_covered_more_than_once(listed: list[Stretch]) -> None:
    times = Counter(covered(listed))
    assert covered(overlaps(listed)) == sorted(day for day in times if times[day] > 1)
    assert union(overlaps(listed)) == overlaps(listed)


@pytest.mark.parametrize("use", [union, gaps, overlaps])
def test_a_stretch_runs_forwards(use: Callable[[list[Stretch]], object]) -> None:
    with pytest.raises(InvalidValueError, match=r"^periods\.last: got .*; give 2018-03-01 or a later day$") as caught:
        use([(date(2018, 3, 1), date(2018, 2, 28))])
    assert caught.value.got == date(2018, 2, 28)
    assert "请给出2018-03-01或之后的日期" in caught.value.in_language("zh")


def test_a_day_on_which_one_post_ends_and_the_next_begins_is_covered_twice() -> None:
    posts = [(date(2018, 1, 1), date(2018, 3, 1)), (date(2018, 3, 1), date(2018, 5, 1)), (date(2018, 5, 2), date(2018, 6, 1))]
    assert overlaps(posts) == ((date(2018, 3, 1), date(2018, 3, 1)),)
    assert union(posts) == ((date(2018, 1, 1), date(2018, 6, 1)),)
    assert gaps([posts[0], posts[2]]) == ((date(2018, 3, 2), date(2018, 5, 1)),)


def test_stretches_may_reach_the_ends_of_the_calendar() -> None:
    ever = (date.min, date.max)
    assert union([ever, ever]) == overlaps([ever, ever]) == (ever,)
    assert overlaps([(date.min, date.min)]) == gaps([ever]) == ()


# Periods


@pytest.mark.parametrize(
    "first, last",
    [(date(2018, 3, 5), date(2018, 3, 5)), (date(2018, 3, 31), Month(2018, 3)), (Month(2018, 3), date(2018, 3, 1)), (Month(2018, 3), None)],
)
def test_a_period_may_end_on_any_day_that_can_follow_its_first(first: SomeDay, last: SomeDay | None) -> None:
    assert Period(first, last).last == last


@pytest.mark.parametrize(
    "first, last", [(date(2018, 3, 5), date(2018, 3, 4)), (date(2018, 4, 1), Month(2018, 3)), (Month(2018, 4), date(2018, 3, 31))]
)
def test_a_period_cannot_end_before_it_begins(first: SomeDay, last: SomeDay) -> None:
    with pytest.raises(InvalidValueError, match=r"^Period\.last: got .*; give \S+ or a later day, or None if it still goes on$") as caught:
        Period(first, last)
    assert caught.value.got == last
    assert "仍在继续的请给 None" in caught.value.in_language("zh")


def test_rough_days_are_certain_from_their_latest_first_to_their_earliest_last() -> None:
    served = [
        Period(Month(2018, 3), Month(2019, 6)),
        Period(Month(2020, 1), Month(2020, 1)),
        Period(DayRange(date(2021, 1, 1), date(2021, 1, 9))),
    ]
    until = date(2021, 1, 31)
    assert certain_stretches(served, until=until) == ((date(2018, 3, 31), date(2019, 6, 1)), (date(2021, 1, 9), until))
    assert possible_stretches(served, until=until) == (
        (date(2018, 3, 1), date(2019, 6, 30)),
        (date(2020, 1, 1), date(2020, 1, 31)),
        (date(2021, 1, 1), until),
    )


@given(listed=careers, until=career_days)
def test_exact_days_are_certain_and_are_cut_off_after_the_day_that_counts(listed: list[Stretch], until: date) -> None:
    stretches_of_days = certain_stretches(periods(listed), until=until)
    assert stretches_of_days == possible_stretches(periods(listed), until=until)
    assert covered(stretches_of_days) == sorted({day for day in covered(listed) if day <= until})


# Years of service


def whole_years(first: date, days_served: int) -> int:
    """The years that so many days make when they follow one another from `first`."""
    return max(years for years in range(40) if first + relativedelta(years=years) <= first + timedelta(days=days_served))


@example(listed=[(date(2010, 1, 1), date(2014, 12, 31))], until=date(2024, 12, 31))
@example(listed=[(date(2011, 3, 1), date(2012, 2, 28))], until=date(2025, 2, 27))
@example(listed=[(date(2012, 2, 29), date(2013, 2, 27))], until=date(2017, 2, 27))
@given(listed=st.lists(stretches, min_size=1, max_size=4), until=days)
def test_whole_years_are_those_that_the_days_make_from_the_first(listed: list[Stretch], until: date) -> None:
    served = {day for day in covered(listed) if day <= until}
    assume(served)
    since = unbroken_since(periods(listed), until=until)
    assert isinstance(since, date)
    years = whole_years(min(served), len(served))
    for count in range(years + 3):
        assert years_reached(since, years=count, on=until, count=YearCount.FORWARD, first_day_counts=True) == (years >= count)


@given(listed=st.lists(stretches, min_size=1, max_size=4), until=days)
def test_the_longest_stretch_decides_where_no_gap_is_allowed(listed: list[Stretch], until: date) -> None:
    joined = certain_stretches(periods(listed), until=until)
    assume(joined)
    since = longest_since(periods(listed), until=until)
    assert isinstance(since, date)
    years = max(whole_years(first, (last - first).days + 1) for first, last in joined)
    for count in range(years + 3):
        assert years_reached(since, years=count, on=until, count=YearCount.FORWARD, first_day_counts=True) == (years >= count)


@pytest.mark.parametrize("answer", [unbroken_since, longest_since])
class TestBothWays:
    """What holds whether gaps are allowed or not."""

    @given(first=days, length=st.integers(0, 20_000))
    def test_service_without_a_gap_began_when_it_began(self, answer: Callable[..., SomeDay], first: date, length: int) -> None:
        until = first + timedelta(days=length)
        assert answer([Period(first)], until=until) == answer([Period(first, until)], until=until) == first

    @example(listed=[(date(2019, 3, 10), date(2025, 3, 4))], more=[(date(2015, 3, 2), date(2015, 3, 2))], until=date(2025, 3, 4))
    @given(listed=careers, more=careers, until=days)
    def test_more_service_never_gives_a_later_day(
        self, answer: Callable[..., date], listed: list[Stretch], more: list[Stretch], until: date
    ) -> None:
        assert answer(periods(listed + more), until=until) <= answer(periods(listed), until=until)

    @given(listed=careers, until=days, data=st.data())
    def test_the_order_of_periods_changes_nothing(
        self, answer: Callable[..., date], listed: list[Stretch], until: date, data: st.DataObject
    ) -> None:
        shuffled = data.draw(st.permutations(periods(listed)))
        assert answer(iter(shuffled), until=until) == answer(periods(listed), until=until)

    @given(listed=careers, cut=days, until=days)
    def test_cutting_a_period_in_two_changes_nothing(
        self, answer: Callable[..., date], listed: list[Stretch], cut: date, until: date
    ) -> None:
        parts = [
            part for first, last in listed for part in ((first, min(last, cut)), (max(first, cut + ONE_DAY), last)) if part[0] <= part[1]
        ]
        assert answer(periods(parts), until=until) == answer(periods(listed), until=until)

    @given(until=days, first=days)
    def test_without_service_it_is_the_day_after(self, answer: Callable[..., date], until: date, first: date) -> None:
        assume(first > until)
        assert answer([], until=until) == answer([Period(first)], until=until) == until + ONE_DAY

    @given(listed=careers, until=career_days, data=st.data())
    def test_whatever_the_rough_days_turn_out_to_be_the_answer_is_in_the_range(
        self, answer: Callable[..., SomeDay], listed: list[Stretch], until: date, data: st.DataObject
    ) -> None:
        def rough(day: date) -> SomeDay:
            slack = timedelta(days=data.draw(st.integers(0, 300)))
            ways: list[SomeDay] = [day, Month(day.year, day.month), DayRange(day - slack, day + ONE_DAY)]
            return data.draw(st.sampled_from(ways))

        told = answer([Period(rough(first), rough(last)) for first, last in listed], until=until)
        true_day = answer(periods(listed), until=until)
        assert earliest(told) <= earliest(true_day) == latest(true_day) <= latest(told)


@given(listed=careers, until=days)
def test_the_longest_stretch_never_reaches_further_than_all_days_together(listed: list[Stretch], until: date) -> None:
    everything, longest = unbroken_since(periods(listed), until=until), longest_since(periods(listed), until=until)
    assert earliest(everything) <= earliest(longest)


def test_a_career_with_a_gap_and_a_double_post() -> None:
    """AJ11: 2014 to 2019 without 2016, half of 2018 in two posts."""
    served = [
        Period(date(2014, 1, 1), date(2015, 12, 31)),
        Period(date(2017, 1, 1), date(2018, 12, 31)),
        Period(date(2018, 7, 1), date(2019, 12, 31)),
    ]
    until = date(2023, 8, 31)
    # 1,825 days: in a row from 2014 they would cross 29 February 2016, which fell into the gap; two years and three are five all the same.
    assert unbroken_since(served, until=until) == date(2018, 9, 1)
    assert unbroken_since([*served, Period(date(2021, 5, 1), date(2021, 5, 1))], until=until) == date(2018, 9, 1)
    assert longest_since(served, until=until) == date(2020, 9, 1)
    assert unbroken_since(served, until=date(2015, 6, 30)) == longest_since(served, until=date(2015, 6, 30)) == date(2014, 1, 1)


def test_a_month_gives_a_range() -> None:
    served = [Period(Month(2018, 3))]
    assert unbroken_since(served, until=date(2023, 3, 15)) == DayRange(date(2018, 3, 1), date(2018, 3, 31))
    assert longest_since(served, until=date(2023, 3, 15)) == DayRange(date(2018, 3, 1), date(2018, 3, 31))


@pytest.mark.parametrize(
    "first, last, until, since",
    [
        # 365 days are a year where they were served; 29 February 2024 does not take it away.
        (date(2022, 6, 1), date(2023, 5, 31), date(2024, 5, 31), date(2023, 6, 1)),
        # 365 days from 1 March 2023 are not yet a year, for 2024 is a leap year; nor are they where none is.
        (date(2023, 3, 1), date(2024, 2, 28), date(2025, 2, 27), date(2024, 3, 1)),
        # From 29 February 2012 a year is reached on 27 February 2013, the start day counted.
        (date(2012, 2, 29), date(2013, 2, 27), date(2017, 2, 28), date(2016, 3, 1)),
    ],
)
def test_a_leap_day_neither_gives_nor_takes_a_whole_year(first: date, last: date, until: date, since: date) -> None:
    assert unbroken_since([Period(first, last)], until=until) == since
