"""Documents, clauses and lists say what they are, and a clause cannot be two things at once."""

import attrs
import pytest

from socialwork.days import Window
from socialwork.errors import InvalidValueError
from socialwork.law import Clause, Document, Enumeration, Verified
from socialwork.testing.invented import TEA_ROOMS, Tea
from socialwork.text import Text

WORDS = Text("话", "words")


def test_one_clause_or_several_are_held_as_a_tuple() -> None:
    one = Enumeration(name="tea", label=WORDS, members=Tea, clause="X1", open=True)
    several = attrs.evolve(one, clause=["X1", "X2"])

    assert one.clause == ("X1",)
    assert several.clause == ("X1", "X2")


def test_a_document_may_have_no_known_number_and_no_known_validity_but_must_say_so_of_the_validity() -> None:
    about = {"id": "d", "title": WORDS, "issuer": WORDS, "read_in": WORDS, "verified": Verified.COPY}
    unknown = Document(**about, validity=None)

    assert (unknown.number, unknown.validity, unknown.clause) == (None, None, ())
    with pytest.raises(TypeError, match="validity"):
        Document(**about)


def test_a_clause_is_not_narrative_and_planned_at_once() -> None:
    with pytest.raises(InvalidValueError) as caught:
        Clause(id="X1", document="d", summary=WORDS, narrative=WORDS, planned=WORDS)

    assert str(caught.value) == "Clause X1: got 'narrative and planned'; give at most one of the two"


def test_how_far_a_text_was_checked_has_words_in_both_languages() -> None:
    assert [verified.value for verified in Verified] == ["official", "press", "copy", "report", "assumed"]
    assert Verified.COPY.label == Text("据转载件", "copy of a text")


def test_the_invented_policy_says_that_it_is_invented() -> None:
    [document] = TEA_ROOMS.documents

    assert document.verified is Verified.ASSUMED
    assert "虚构" in document.title.zh
    assert "invented" in document.title.en
    assert isinstance(document.validity, Window)
