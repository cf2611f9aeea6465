"""How many cohorts are live at once, under each reading, against a count day by day."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialwork.errors import InvalidValueError
from socialwork.law import NotFound
from socialwork.policies import Reform, Set
from socialwork.talent import HAIYOU
from socialwork.talent.cohorts import cohorts, live_cohorts

DECEMBER = (date(2023, 12, 1), date(2025, 12, 1), date(2027, 12, 1))
EARLY = (date(2023, 12, 1), date(2025, 12, 1), date(2027, 10, 8))


def most(namings: tuple[date, ...], start: str, end: str) -> tuple[int, int]:
    """The most cohorts at once, and on how many days there are three."""
    law = HAIYOU.on(date(2023, 12, 1), readings={"AJ19": start, "AJ20": end})
    found = live_cohorts(namings, law)
    return max(live.count for live in found), sum((live.last - live.first).days + 1 for live in found if live.count == 3)


@pytest.mark.parametrize(
    "namings, start, end, wanted",
    [
        (DECEMBER, "naming", "day_before", (2, 0)),
        (DECEMBER, "naming", "same_day", (3, 1)),  # the last day of the first term is the first day of the third
        (DECEMBER, "next_month", "day_before", (2, 0)),
        (EARLY, "naming", "day_before", (3, 54)),
        (EARLY, "naming", "same_day", (3, 55)),
        (EARLY, "next_month", "day_before", (3, 61)),
        (EARLY, "january", "day_before", (2, 0)),
        (EARLY, "january", "same_day", (3, 1)),
    ],
)
def test_two_cohorts_are_live_or_three_for_days_or_months(namings: tuple[date, ...], start: str, end: str, wanted: tuple[int, int]) -> None:
    assert most(namings, start, end) == wanted


@settings(max_examples=40)
@given(
    namings=st.lists(st.dates(date(2023, 3, 1), date(2028, 2, 29)), min_size=1, max_size=4),
    start=st.sampled_from(("approval", "naming", "next_month", "january")),
    end=st.sampled_from(("day_before", "same_day")),
)
def test_the_stretches_are_what_a_count_day_by_day_gives(namings: list[date], start: str, end: str) -> None:
    law = HAIYOU.on(date(2023, 12, 1), readings={"AJ19": start, "AJ20": end})
    approved = {day: day - timedelta(days=12) for day in namings}
    listed, found = cohorts(namings, law, approved=approved), live_cohorts(namings, law, approved=approved)
    by_day = {live.first + timedelta(days=number): live.named for live in found for number in range((live.last - live.first).days + 1)}

    assert min(by_day) == listed[0].start
    assert max(by_day) == max(cohort.last_day for cohort in listed)
    for day in (*by_day, min(by_day) - timedelta(days=1), max(by_day) + timedelta(days=1)):
        assert by_day.get(day, ()) == tuple(cohort.named for cohort in listed if cohort.start <= day <= cohort.last_day)
    assert len(by_day) == (max(by_day) - min(by_day)).days + 1


def test_a_cohort_whose_term_cannot_be_known_is_refused_and_not_left_out() -> None:
    law = HAIYOU.on(date(2023, 12, 1), readings={"AJ19": "approval"})
    unknown = Reform("unknown", Set(HAIYOU.term_years, NotFound.NOT_FOUND, start=date(2023, 3, 1)), hypothetical=True)

    with pytest.raises(InvalidValueError, match="give its day in `approved`"):
        live_cohorts(DECEMBER, law)
    with pytest.raises(InvalidValueError, match="no source gives the value"):
        live_cohorts(DECEMBER, HAIYOU.under(unknown).on(date(2023, 12, 1)))


@pytest.mark.parametrize("days", [["2023-12-01"], date(2023, 12, 1), "2023-12-01", None])
def test_days_are_several_and_dates(days: Any) -> None:
    with pytest.raises(InvalidValueError, match="namings"):
        cohorts(days, HAIYOU.on(date(2023, 12, 1)))
