"""Candidates: facts as they are told, nothing assumed, nothing personal shown."""

import ast
import inspect
import pickle
from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.errors import MASK, InvalidValueError
from socialwork.rules import Fact, Judgement, Missing
from socialwork.talent.candidates import (
    CANDIDATE,
    Candidate,
    CareWorkerCertificate,
)
from socialwork.testing import candidates

DAY = date(2023, 9, 1)
FACTS = [handle for handle in CANDIDATE if isinstance(handle, Fact)]


def test_nothing_is_assumed_of_somebody_of_whom_nothing_is_known() -> None:
    nobody = Candidate(id="c1")

    assert nobody.missing == tuple(fact.name for fact in FACTS)
    assert all(getattr(nobody, fact.name) is Missing.NOT_ASKED for fact in FACTS)


def test_every_fact_of_the_set_is_a_field_and_nothing_else_is() -> None:
    assert [field.name for field in attrs.fields(Candidate)] == ["id", *(fact.name for fact in FACTS)]
    assert {field.name: field.metadata["fact"] for field in attrs.fields(Candidate)[1:]} == {fact.name: fact for fact in FACTS}


def test_everything_about_a_person_is_personal() -> None:
    assert all(fact.personal for fact in FACTS)


@pytest.mark.parametrize("wrong, words", [
    ("", "id: got ''; give an id, with no space around it"),
    ("  ", "id: got '  '; give an id, with no space around it"),
    (" c1", "id: got ' c1'; give an id, with no space around it"),
    ("11010119900307000X", "id: got *** (str); this looks like an identity number; give an id that means nothing"),
    ("p-110101199003070000", "id: got *** (str); this looks like an identity number; give an id that means nothing"),
])  # fmt: skip
def test_an_id_is_not_empty_and_no_identity_number(wrong: str, words: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        Candidate(id=wrong)

    assert str(caught.value) == words
    assert caught.value.in_language("zh") != words


def test_an_id_is_text() -> None:
    with pytest.raises(InvalidValueError) as caught:
        Candidate(id=7)
    assert str(caught.value) == "id: got *** (int); give an id as text"
    assert caught.value.in_language("zh") == "id：读到 *** (int)；请填文字编号"


@pytest.mark.parametrize("facts, en, zh", [
    ({"held_title": False, "earlier_term_last_day": "2022-12-31"},
     "held_title: got *** (bool); leave the earlier term empty where the title was never held", "不应填前次管理期"),
    ({"held_title": False, "earlier_term_rating": "excellent"},
     "held_title: got *** (bool); leave the earlier term empty where the title was never held", "不应填前次管理期"),
    ({"training": "none", "training_assessed": True},
     "training_assessed: got *** (bool); without training there is no assessment as qualified", "不应填评价合格"),
])  # fmt: skip
def test_facts_that_contradict_each_other_are_refused(facts: dict[str, Any], en: str, zh: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        Candidate(id="c1", **facts)

    assert str(caught.value) == en
    assert zh in caught.value.in_language("zh")


@pytest.mark.parametrize("facts", [
    {"held_title": False, "earlier_term_last_day": Missing.NOT_KNOWN},
    {"held_title": True},
    {"held_title": Missing.DISPUTED, "earlier_term_rating": "excellent"},
    {"training": "none", "training_assessed": False},
    {"training": "none", "training_assessed": Missing.NOT_KNOWN},
    {"training": Missing.NOT_ASKED, "training_assessed": True},
])  # fmt: skip
def test_facts_that_can_stand_together_may(facts: dict[str, Any]) -> None:
    assert Candidate(id="c1", **facts)


@pytest.mark.parametrize("facts, words", [
    ({"field": "elderly_care"}, "field: got *** (str); give one of: social_welfare, "),
    ({"dedicated": "yes"}, "dedicated: got *** (str); give yes or no (True or False)"),
    ({"merit_score": 88.5}, 'merit_score: got *** (float); give a number like "88.50"'),
    ({"service": [date(2018, 1, 1)]}, "service: got *** (list); give a sequence of Period records; an empty one says none"),
    ({"social_work_certificates": [CareWorkerCertificate(level="advanced")]},
     "social_work_certificates: got *** (list); give a sequence of SocialWorkCertificate records; an empty one says none"),
    ({"rich_experience": True}, "rich_experience: got *** (bool); give a Judgement: holds, by, on, document"),
])  # fmt: skip
def test_what_is_no_value_of_its_fact_is_refused_and_not_told(facts: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        Candidate(id="c1", **facts)

    assert str(caught.value).startswith(words)


def test_a_misspelt_fact_is_refused() -> None:
    with pytest.raises(TypeError, match="elderlycare"):
        Candidate(id="c1", elderlycare=True)


@given(candidate=candidates())
def test_a_candidate_is_a_value_that_survives_pickling(candidate: Candidate) -> None:
    assert pickle.loads(pickle.dumps(candidate)) == candidate == attrs.evolve(candidate)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        candidate.name = "x"


@given(candidate=candidates(id=st.just("c1")))
def test_the_repr_tells_how_much_is_known_and_nothing_of_it(candidate: Candidate) -> None:
    known = len(FACTS) - len(candidate.missing)

    assert repr(candidate) == f"Candidate(id='c1', {known} fact{'' if known == 1 else 's'} known)"


@given(words=st.text("甲乙丙丁", min_size=3))
def test_no_words_about_a_person_stand_in_repr_or_errors(words: str) -> None:
    judged = Judgement(holds=True, by=words, on=DAY, document=words)
    person = Candidate(id="c1", name=words, work_unit=words, post=words, field_text=words, merit_grade=words, rich_experience=judged)

    assert words not in repr(person) + str(person)
    with pytest.raises(InvalidValueError) as caught:
        Candidate(id="c1", name=words, field=words)
    assert words not in str(caught.value) + caught.value.in_language("zh")


def test_what_looks_like_an_identity_number_is_masked_in_the_repr() -> None:
    nobody = Candidate(id="c1")
    object.__setattr__(nobody, "id", "11010119900307000X")

    assert MASK in repr(nobody)
    assert "1990" not in repr(nobody)


def test_what_type_checkers_see_of_the_constructor_names_every_field_and_nothing_else() -> None:
    (written,) = [
        node for node in ast.walk(ast.parse(inspect.getsource(Candidate))) if isinstance(node, ast.FunctionDef) and node.name == "__init__"
    ]
    made = inspect.signature(Candidate)

    assert [each.arg for each in written.args.kwonlyargs] == [field.name for field in attrs.fields(Candidate)] == list(made.parameters)
    assert [default is None for default in written.args.kw_defaults] == [each.default is each.empty for each in made.parameters.values()]


def test_a_mistake_in_a_call_is_told_of_the_constructor() -> None:
    with pytest.raises(TypeError, match=r"^Candidate\.__init__\(\) got an unexpected keyword argument 'ids'"):
        Candidate(ids="c1")  # type: ignore[call-arg]
