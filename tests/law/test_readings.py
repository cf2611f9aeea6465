"""Readings: a question with its options, one of them the default, some perhaps ruled out."""

import attrs
import pytest

from socialwork.errors import DuplicateNameError, InvalidValueError, UnknownNameError
from socialwork.law import Option, Reading
from socialwork.text import Text

WORDS = Text("话", "words")


def reading(*options: str, default: str = "one", excluded: tuple[str, ...] = ()) -> Reading:
    made = (Option(id=name, label=WORDS, grounds=WORDS, excluded=WORDS if name in excluded else None) for name in options)
    return Reading(id="AX9", question=WORDS, options=tuple(made), default=default, why=WORDS, clause="X1")


def test_an_option_is_found_by_its_id() -> None:
    question = reading("one", "two")

    assert question.option("two") is question.options[1]
    assert question.clause == ("X1",)


def test_a_misspelt_option_offers_the_nearest() -> None:
    with pytest.raises(UnknownNameError) as caught:
        reading("one", "twofold").option("towfold")

    assert str(caught.value) == "no option of AX9 is named 'towfold'; did you mean twofold?"


def test_admissible_options_are_those_that_nothing_excludes_in_order() -> None:
    assert reading("three", "one", "two", excluded=("three",)).admissible == ("one", "two")


def test_the_default_is_an_option() -> None:
    with pytest.raises(UnknownNameError) as caught:
        reading("one", "two", default="six")

    assert str(caught.value) == "no option of AX9 is named 'six'; known: one, two"


def test_the_default_is_not_excluded() -> None:
    with pytest.raises(InvalidValueError) as caught:
        reading("one", "two", excluded=("one",))

    assert str(caught.value) == "Reading AX9: got 'one'; choose a default that is not excluded"


def test_options_have_different_ids() -> None:
    with pytest.raises(DuplicateNameError) as caught:
        reading("one", "two", "one")

    assert str(caught.value) == "each option of AX9 may occur once; twice or more: one"


def test_a_reading_is_a_value() -> None:
    assert reading("one", "two") == reading("one", "two")
    assert attrs.evolve(reading("one", "two"), default="two") != reading("one", "two")
