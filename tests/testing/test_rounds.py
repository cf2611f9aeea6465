"""Rounds that are drawn are valid and can be made law of; what an office may leave unsaid is sometimes left unsaid."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialwork.law import Dated, NotFound, Verified
from socialwork.talent.haiyou import HAIYOU
from socialwork.talent.rounds import Holders, MeritScale, ReadingChoice, Round
from socialwork.testing import holders, merit_scales, rounds


@given(round_=rounds(HAIYOU))
def test_a_round_makes_law(round_: Round) -> None:
    law = round_.law(HAIYOU)

    assert law.day == round_.day
    assert {choice.reading: choice.option for choice in round_.readings}.items() <= dict(law.choices).items()
    assert round_.seats is None or round_.seats <= 50


@pytest.fixture(scope="module")
def some_rounds() -> list[Round]:
    found: list[Round] = []

    @settings(max_examples=200)  # whatever the profile: what is looked for is rare among many readings
    @given(round_=rounds(HAIYOU))
    def look(round_: Round) -> None:
        found.append(round_)

    look()
    return found


@pytest.mark.parametrize("field", ["cut_off", "seats", "merit", "holders", "about_tolerance", "readings"])
def test_what_may_be_left_unsaid_is_sometimes_said_and_sometimes_not(field: str, some_rounds: list[Round]) -> None:
    assert {getattr(round_, field) in (None, ()) for round_ in some_rounds} == {True, False}


def test_choices_that_are_recorded_differ_from_the_defaults(some_rounds: list[Round]) -> None:
    for choice in (choice for round_ in some_rounds for choice in round_.readings):
        assert HAIYOU.reading(choice.reading).default != choice.option


@given(
    round_=rounds(
        HAIYOU,
        days=st.just(date(2024, 2, 29)),
        seats=st.just(3),
        merit=st.just(MeritScale(grades=("A", "B"))),
        readings=st.just((ReadingChoice(reading="AJ7", option="any_of_four", by="b", on=date(2024, 1, 1), document="d"),)),
    )
)
def test_a_round_can_be_narrowed(round_: Round) -> None:
    assert (round_.day, round_.seats, round_.scale.grades) == (date(2024, 2, 29), 3, ("A", "B"))
    assert round_.law(HAIYOU).choice(HAIYOU.reading("AJ7")).id == "any_of_four"


def test_a_scheme_whose_cap_is_not_found_has_rounds_too(drawn: Callable[[st.SearchStrategy[Any]], list[Round]]) -> None:
    unknown = (Dated(NotFound.NOT_FOUND, since=date(2023, 3, 1), clause="J4", verified=Verified.ASSUMED),)
    scheme = attrs.evolve(HAIYOU, cohort_cap=attrs.evolve(HAIYOU.cohort_cap, values=unknown))

    assert max(round_.seats or 0 for round_ in drawn(rounds(scheme, readings=st.just(())))) > 5


@given(scale=merit_scales())
def test_a_scale_leads_from_its_lowest_to_its_highest(scale: MeritScale) -> None:
    assert scale.steps(scale.merit(0)) == 0
    assert scale.steps(scale.merit(scale.top)) == scale.top
    assert 0 <= scale.lowest_eligible <= scale.top


@given(scale=merit_scales(most_steps=1).filter(lambda scale: not scale.grades))
def test_the_steps_of_a_scale_can_be_limited(scale: MeritScale) -> None:
    assert scale.top == 1
    assert isinstance(scale.merit(1), Decimal)


@given(held=holders(most=5))
def test_holders_are_as_many_as_asked_for(held: Holders) -> None:
    assert 0 <= held.elderly_care <= held.total <= 5
