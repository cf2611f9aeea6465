"""The numbers of the report, each with its unit, its clause and its first day."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from socialwork.law import NotFound, Verified
from socialwork.talent.candidates import CareWorkerLevel, SocialWorkLevel
from socialwork.talent.haiyou import HAIYOU

FIRST_DAY = date(2023, 3, 1)


@pytest.mark.parametrize("name, value, unit, clause", [
    ("cycle_years", 2, "years", ("J3",)),
    ("cohort_cap", 50, "people", ("J4",)),
    ("elderly_care_share", Fraction(1, 3), "share", ("J5",)),
    ("term_years", 4, "years", ("J6",)),
    ("allowance_per_month", Decimal(1000), "yuan a month", ("J7", "J18")),
    ("payments_per_year", 1, "times", ("J19",)),
    ("service_years", 5, "years", ("J14",)),
    ("social_work_level", SocialWorkLevel.INTERMEDIATE, "level", ("J15",)),
    ("care_worker_level", CareWorkerLevel.INTERMEDIATE, "level", ("J16",)),
])  # fmt: skip
def test_a_number_of_the_report(name: str, value: Any, unit: str, clause: tuple[str, ...]) -> None:
    parameter = getattr(HAIYOU, name)
    found = parameter.on(FIRST_DAY)

    assert parameter.name == f"haiyou.{name}"
    assert parameter.unit.en == unit
    assert (found.value, type(found.value)) == (value, type(value))
    assert (found.since, found.until, found.clause, found.verified) == (FIRST_DAY, None, clause, Verified.REPORT)
    assert parameter.on(date(2023, 2, 28)).value is NotFound.NOT_FOUND
    assert parameter.on(date(2028, 2, 29)).value == value


def test_these_are_all_the_numbers() -> None:
    of_copies = [parameter for parameter in HAIYOU.parameters if parameter.values[0].verified is Verified.COPY]

    assert len(HAIYOU.parameters) == 11
    assert [parameter.name for parameter in of_copies] == ["haiyou.publicity_days", "haiyou.review_months"]


def test_it_is_in_force_for_exactly_five_years() -> None:
    window = HAIYOU.documents[0].validity

    assert window is not None
    assert (window.start, window.end, window.last_day) == (FIRST_DAY, date(2028, 3, 1), date(2028, 2, 29))
    assert window.days == 1827


def test_a_full_term_pays_48_000_a_person() -> None:
    term, allowance = HAIYOU.term_years.on(FIRST_DAY).known("term"), HAIYOU.allowance_per_month.on(FIRST_DAY).known("allowance")

    assert 12 * term * allowance == 48_000
    assert 12 * allowance * HAIYOU.cohort_cap.on(FIRST_DAY).known("cap") == 600_000
