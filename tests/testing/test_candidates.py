"""Candidates that are drawn are valid, and their completions fill in what is missing and nothing else."""

from collections.abc import Callable
from datetime import date
from enum import Enum
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.days import SomeDay, earliest, latest
from socialwork.errors import UnknownNameError
from socialwork.rules import Missing
from socialwork.talent.candidates import Candidate, CareWorkerLevel, SocialWorkLevel, Training
from socialwork.testing import candidates, care_worker_certificates, complete_candidates, completions, social_work_certificates

FACTS = [field.name for field in attrs.fields(Candidate) if field.name != "id"]
EARLIER_TERM = ("earlier_term_last_day", "earlier_term_rating")


@pytest.mark.parametrize("strategy", [candidates, complete_candidates], ids=["candidates", "complete_candidates"])
class TestBoth:
    def test_a_fact_can_be_narrowed(self, strategy: Callable[..., st.SearchStrategy[Candidate]]) -> None:
        @given(candidate=strategy(id=st.just("c1"), training=st.just("city"), dedicated=st.just(Missing.DISPUTED)))
        def look(candidate: Candidate) -> None:
            assert (candidate.id, candidate.training, candidate.dedicated) == ("c1", Training.CITY, Missing.DISPUTED)

        look()

    def test_a_misspelt_fact_offers_the_nearest(self, strategy: Callable[..., st.SearchStrategy[Candidate]]) -> None:
        with pytest.raises(UnknownNameError) as caught:
            strategy(trainings=st.none())
        assert str(caught.value) == "no fact of a candidate is named 'trainings'; did you mean training or training_assessed?"

    def test_a_narrowed_fact_that_contradicts_another_is_not_drawn(self, strategy: Callable[..., st.SearchStrategy[Candidate]]) -> None:
        @given(candidate=strategy(training_assessed=st.just(True)))
        def look(candidate: Candidate) -> None:
            assert candidate.training is not Training.NONE

        look()

        @given(candidate=strategy(held_title=st.booleans(), earlier_term_rating=st.just("excellent")))
        def look_again(candidate: Candidate) -> None:
            assert candidate.held_title is True

        look_again()


def test_any_fact_can_be_missing_and_any_can_be_there(drawn: Callable[[st.SearchStrategy[Any]], list[Candidate]]) -> None:
    found = drawn(candidates())

    for fact in FACTS:
        assert {isinstance(getattr(candidate, fact), Missing) for candidate in found} == {True, False}


@given(candidate=complete_candidates())
def test_nothing_is_missing_of_a_complete_candidate_but_the_earlier_term_that_never_was(candidate: Candidate) -> None:
    assert candidate.missing == (() if candidate.held_title else EARLIER_TERM)


@given(data=st.data(), candidate=candidates(), sharpen=st.booleans())
def test_a_completion_keeps_what_is_there_and_fills_in_the_rest(data: st.DataObject, candidate: Candidate, sharpen: bool) -> None:
    completed = data.draw(completions(candidate, sharpen=sharpen))

    assert completed.missing == (() if completed.held_title else EARLIER_TERM)
    for name in set(FACTS) - set(candidate.missing):
        before, after = getattr(candidate, name), getattr(completed, name)
        assert after == before or sharpen
        if isinstance(before, SomeDay):
            assert earliest(before) <= earliest(after) <= latest(after) <= latest(before)


@given(data=st.data(), candidate=candidates(held_title=st.just(Missing.NOT_KNOWN), earlier_term_rating=st.just("excellent")))
def test_whoever_has_an_earlier_term_held_the_title(data: st.DataObject, candidate: Candidate) -> None:
    assert data.draw(completions(candidate)).held_title is True


@given(data=st.data(), candidate=complete_candidates())
def test_sharpened_certificates_and_periods_are_exact(data: st.DataObject, candidate: Candidate) -> None:
    exact = data.draw(completions(candidate, sharpen=True))
    held = (*exact.social_work_certificates, *exact.care_worker_certificates)
    days = [*(certificate.obtained_on for certificate in held), *(day for period in exact.service for day in (period.first, period.last))]

    assert all(day is None or earliest(day) == latest(day) for day in days)
    assert len(held) == len(candidate.social_work_certificates) + len(candidate.care_worker_certificates)


@pytest.mark.parametrize(
    "strategy, levels",
    [(social_work_certificates, SocialWorkLevel), (care_worker_certificates, CareWorkerLevel)],
    ids=["social work", "care work"],
)
def test_certificates_of_every_level_that_can_be_held_are_drawn_with_the_day_asked_for(
    strategy: Callable[..., st.SearchStrategy[Any]], levels: type[Enum], drawn: Callable[[st.SearchStrategy[Any]], list[Any]]
) -> None:
    found = drawn(strategy(obtained_on=st.just(date(2020, 1, 1))))

    assert {held.level for held in found} == set(levels) - {levels("none")}
    assert {held.obtained_on for held in found} == {date(2020, 1, 1)}
