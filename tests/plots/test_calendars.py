"""Days on a line: where they stand, and which are written."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.plots._calendars import Calendar


def of(first: date, days: int, wide: float = 500) -> Calendar:
    return Calendar(first, first + timedelta(days=days - 1), 100, 100 + wide)


def test_days_are_as_wide_as_one_another() -> None:
    days = of(date(2025, 1, 1), 10)

    assert days.a_day == 50
    assert [days.at(date(2025, 1, 1)), days.at(date(2025, 1, 3)), days.at(days.last) + days.a_day] == [100, 200, 600]


@pytest.mark.parametrize(
    "days, written",
    [
        (1, []),
        (10, ["2025-01-06", "2025-01-13"]),
        (40, ["2025-01-06", "2025-01-13", "2025-01-20", "2025-01-27", "2025-02-03", "2025-02-10"]),
        (200, ["2025-02", "2025-03", "2025-04", "2025-05", "2025-06", "2025-07"]),
        (800, ["2025-04", "2025-07", "2025-10", "2026-01", "2026-04", "2026-07", "2026-10", "2027-01"]),
        (2000, ["2026", "2027", "2028", "2029", "2030"]),
        (9000, ["2030", "2035", "2040", "2045"]),
        (90000, ["2030", "2040"]),
    ],
)
def test_mondays_months_or_years_are_written_as_there_is_room(days: int, written: list[str]) -> None:
    found = of(date(2025, 1, 4), days).ticks(52)

    assert [said for _, said in found][: len(written)] == written
    assert len(found) == len(written) or days == 90000


def test_weeks_are_left_out_where_there_is_no_room() -> None:
    assert [said for _, said in of(date(2025, 1, 6), 40, 250).ticks(52)] == ["2025-01-06", "2025-01-20", "2025-02-03"]


def test_the_calendar_ends_with_the_last_day_there_is() -> None:
    assert [said for _, said in Calendar(date(1, 1, 1), date.max, 0, 500).ticks(52)][:2] == ["1", "11"]
    assert [said for _, said in Calendar(date(9999, 12, 20), date.max, 0, 500).ticks(52)] == ["9999-12-20", "9999-12-27"]


@given(first=st.dates(date(1900, 1, 1), date(2100, 1, 1)), days=st.integers(1, 20_000))
def test_written_days_are_apart_and_within(first: date, days: int) -> None:
    calendar = of(first, days)
    at = [calendar.at(day) for day, _ in calendar.ticks(52)]

    assert all(100 <= x < 600 for x in at)
    assert all(later - earlier > 47 for earlier, later in pairwise(at))
