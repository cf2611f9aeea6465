"""Readings that are drawn can be chosen, every admissible combination among them; laws are of the days asked for."""

import itertools
from datetime import date

import attrs
from hypothesis import find, given
from hypothesis import strategies as st

from socialwork.days import Window
from socialwork.policies import Law, Policy
from socialwork.talent.haiyou import HAIYOU
from socialwork.testing import admissible_readings, days_in_force, laws
from socialwork.testing.invented import TEA_ROOMS


def without_end(validity: Window | None) -> Policy:
    [document] = TEA_ROOMS.documents
    return attrs.evolve(TEA_ROOMS, documents=(attrs.evolve(document, validity=validity),))


@given(options=admissible_readings(HAIYOU))
def test_the_options_drawn_can_be_chosen_together(options: dict[str, str]) -> None:
    assert HAIYOU.choices(options) == options


def test_every_admissible_combination_is_drawn_and_no_other() -> None:
    for combination in itertools.product(("leaf", "any"), ("counts", "does_not_count")):
        wanted = dict(zip(("AX1", "AX2"), combination, strict=True))
        if combination != ("any", "does_not_count"):
            assert find(admissible_readings(TEA_ROOMS), lambda options, wanted=wanted: options == wanted) == wanted


@given(day=days_in_force(HAIYOU))
def test_days_in_force_are_in_force(day: date) -> None:
    assert HAIYOU.on(day).marks == ()


@given(data=st.data(), start=st.dates())
def test_an_open_ended_or_unknown_validity_leaves_many_days(data: st.DataObject, start: date) -> None:
    assert data.draw(days_in_force(without_end(Window(start=start)))) >= start
    assert isinstance(data.draw(days_in_force(without_end(None))), date)


@given(law=laws(TEA_ROOMS))
def test_a_law_is_of_a_day_in_force_under_admissible_readings(law: Law) -> None:
    assert law.policy is TEA_ROOMS
    assert not law.beyond_validity
    assert dict(law.choices) in list(TEA_ROOMS.combinations())


@given(law=laws(TEA_ROOMS, days=st.just(date(2030, 1, 1)), readings=st.just({"AX1": "any"})))
def test_day_and_readings_can_be_narrowed_and_the_day_may_lie_outside(law: Law) -> None:
    assert (law.day, law.beyond_validity, dict(law.choices)) == (date(2030, 1, 1), True, {"AX1": "any", "AX2": "counts"})
