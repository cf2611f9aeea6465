"""Values that are drawn for a fact are values of it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.errors import InvalidValueError
from socialwork.projects.facts import PLAN, PROGRESS
from socialwork.rules import Fact, Judgement, Missing
from socialwork.testing import fact_values, judgements, or_missing, words
from socialwork.testing.invented import TEA_ROOM
from socialwork.text import Text

WORDS = Text("话", "words")
ASKED = [handle for handle in TEA_ROOM if isinstance(handle, Fact)]


@pytest.mark.parametrize("fact", ASKED, ids=lambda fact: fact.name)
@given(data=st.data())
def test_the_fact_accepts_every_value_as_it_is(fact: Fact, data: st.DataObject) -> None:
    value = data.draw(fact_values(fact))

    assert fact.accept(value) == value
    assert not isinstance(value, Missing)


@given(data=st.data())
def test_values_of_derived_facts_can_be_drawn_too(data: st.DataObject) -> None:
    assert isinstance(data.draw(fact_values(TEA_ROOM.days_closed)), Decimal)


@given(number=fact_values(Fact.number(zh="数", en="number", asked_of=WORDS, at_least=3)))
def test_numbers_are_not_below_the_lowest(number: Decimal) -> None:
    assert number >= 3


def test_records_of_an_unknown_type_need_a_strategy() -> None:
    visits = Fact.several(Text, zh="走访", en="visits", asked_of=WORDS)

    with pytest.raises(InvalidValueError) as caught:
        fact_values(visits)
    assert str(caught.value) == "fact : got 'Text'; give `records` a strategy for this type of record"


@given(values=fact_values(Fact.several(Text, zh="走访", en="visits", asked_of=WORDS), records={Text: st.just(WORDS)}))
def test_records_are_drawn_from_the_strategy_given(values: tuple[Text, ...]) -> None:
    assert set(values) <= {WORDS}


@pytest.mark.parametrize("fact", [PLAN.indicators, PROGRESS.reached], ids=lambda fact: fact.name)
@given(data=st.data())
def test_indicators_of_projects_are_drawn_without_a_strategy(fact: Fact, data: st.DataObject) -> None:
    value = data.draw(fact_values(fact))

    assert fact.accept(value) == value


@given(judgement=judgements(holds=st.just(True)))
def test_a_finding_can_be_narrowed(judgement: Judgement) -> None:
    assert judgement.holds is True


@given(text=words())
def test_words_are_not_blank_and_have_no_space_around_them(text: str) -> None:
    assert text
    assert text.strip() == text


@pytest.mark.parametrize("wanted", [*Missing, 1])
def test_a_value_may_be_missing_for_any_reason_or_there(wanted: object) -> None:
    seen = set()

    @given(value=or_missing(st.just(1)))
    def look(value: object) -> None:
        seen.add(value)

    look()
    assert wanted in seen
