"""Every unclear place of ventures and numbers has its options, one of them chosen; what settles itself or is data is none of them."""

from datetime import date

import pytest

from socialwork import OUHAI
from socialwork.law import Reading
from socialwork.policies import Choose, Reform, Set

DAY = date(2023, 1, 1)

OPTIONS = {
    "AO2": ("letters", {"letters", "position"}),
    "AO3": ("one", {"none", "one", "two"}),
    "AO4": ("one_in_all", {"one_in_all", "one_lead", "one_or_more"}),
    "AO5": ("social_worker", {"social_worker", "community_worker_too", "certified"}),
    "AO5d": ("may_serve_several", {"may_serve_several", "this_one_only"}),
    "AO5e": ("one", {"one", "one_or_more"}),
    "AO7": ("beside_formula", {"beside_formula", "required", "project_stands_in"}),
    "AO21": ("cumulative", {"cumulative", "one_year"}),
    "AO25": ("bound", {"more", "bound"}),
    "AO28": ("together", {"together", "each"}),
}
PEOPLE = {"AO13", "AO22", "AO23"}
"""Those of trainings and registers, which have tests of their own."""


def test_the_readings_their_options_and_their_defaults() -> None:
    assert {reading.id: (reading.default, set(reading.admissible)) for reading in OUHAI.readings if reading.id not in PEOPLE} == OPTIONS


@pytest.mark.parametrize("reading", OUHAI.readings, ids=lambda reading: reading.id)
def test_every_option_has_grounds_and_every_default_a_reason(reading: Reading) -> None:
    assert len(reading.options) >= 2
    assert reading.why.zh
    assert all(option.grounds.zh for option in reading.options)


def test_every_reading_is_an_attribute_of_the_policy() -> None:
    assert {reading.id for _, reading in OUHAI._of_type(Reading)} == {reading.id for reading in OUHAI.readings}


def test_a_reform_can_choose_and_set() -> None:
    assert OUHAI.partners is not None and OUHAI.social_workers is not None  # noqa: PT018
    strict = Reform("two workers, partners", Choose(OUHAI.partners, "one_lead"), Set(OUHAI.social_workers, 2, start=DAY), hypothetical=True)
    law = OUHAI.under(strict).on(DAY)

    assert law.choice(OUHAI.partners).id == "one_lead"
    assert law.value(OUHAI.social_workers).value == 2
    assert OUHAI.on(DAY).value(OUHAI.social_workers).value == 1
