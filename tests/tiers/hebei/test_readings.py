"""Every unclear place of the report has its options, one of them chosen; what settles itself is none of them."""

from datetime import date

import pytest

from socialwork import HEBEI
from socialwork.law import Reading
from socialwork.policies import Choose, Reform

DAY = date(2024, 1, 1)

OPTIONS = {
    "AH1": ("every_name", {"every_name", "listed_names"}),
    "AH2": ("one_or_more", {"exactly_one", "at_most_one", "one_or_more", "any_number"}),
    "AH3": ("by_area", {"by_area", "places_without_unit", "shared_units"}),
    "AH4": ("through_stations", {"through_stations", "directly"}),
    "AH6": ("parallel", {"sequence", "parallel", "cycle"}),
    "AH7": ("needs", {"needs", "forecast"}),
    "AH8": ("as_recorded", {"as_recorded", "unit_above", "third_party"}),
    "AH9": ("silent", {"named_only", "any_level", "silent"}),
    "AH10": ("named", {"named", "open"}),
    "AH11": ("each_task", {"each_task", "apart"}),
    "AH12": ("recommended", {"mandatory", "recommended"}),
    "AH16": ("beside_projects", {"projects_only", "beside_projects"}),
}
"""AH5, AH13, AH14, AH15 and AH17 settle themselves: four kinds of evaluation, one document, one field of service, no values, a bad dash."""


def test_the_readings_their_options_and_their_defaults() -> None:
    assert {reading.id: (reading.default, set(reading.admissible)) for reading in HEBEI.readings} == OPTIONS


@pytest.mark.parametrize("reading", HEBEI.readings, ids=lambda reading: reading.id)
def test_every_option_has_grounds_and_every_default_a_reason(reading: Reading) -> None:
    assert len(reading.options) >= 2
    assert reading.why.zh
    assert all(option.grounds.zh for option in reading.options)


def test_every_reading_is_an_attribute_of_the_policy() -> None:
    assert {reading.id for _, reading in HEBEI._of_type(Reading)} == set(OPTIONS)


def test_a_reform_can_choose_and_the_structure_stays() -> None:
    strict = Reform("stations only", Choose(HEBEI.contractors, "named_only"), hypothetical=True)
    reformed = HEBEI.under(strict)

    assert reformed.on(DAY).choice(HEBEI.contractors).id == "named_only"
    assert reformed.functions == HEBEI.functions
    assert reformed.diff(HEBEI).operations == strict.operations
    assert HEBEI.on(DAY).choice(HEBEI.contractors).id == "silent"
