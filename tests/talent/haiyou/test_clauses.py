"""Every clause of the report is there once, in order, and is modelled, or excused, or planned; every word is in both languages."""

import re
from collections.abc import Iterator
from enum import Enum

import attrs
import pytest

from socialwork.days import Window
from socialwork.law import Clause, Verified
from socialwork.rules import Change, Fact, FactSet, Leaf, Missing, Rule, Verdict, leaves, nodes
from socialwork.talent import candidates, standing_facts
from socialwork.talent.candidates import CANDIDATE, EmployerKind, PracticeField
from socialwork.talent.haiyou import HAIYOU, ClientUnit, SelectionPrinciple
from socialwork.text import Labelled, Text

CJK = re.compile(r"[\u3400-\u9fff]")
WIDE = re.compile(r"[^\x00-\x7f]")
MEASURES = HAIYOU.documents[0]


def test_the_clauses_are_those_of_the_report_in_order() -> None:
    of_the_report = [clause.id for clause in HAIYOU.clauses if clause.document == MEASURES.id]

    assert of_the_report == [f"J{number}" for number in range(1, 28)]


def test_what_comes_from_elsewhere_has_ids_of_its_own_and_is_marked_as_a_copy() -> None:
    documents = {document.id: document for document in HAIYOU.documents}
    others = {clause.id: documents[clause.document] for clause in HAIYOU.clauses if clause.document != MEASURES.id}

    assert list(others) == ["JC1", "JC2", "JS1"]
    assert {document.verified for document in others.values()} == {Verified.COPY}


@pytest.mark.parametrize("clause", HAIYOU.clauses, ids=lambda clause: clause.id)
def test_every_clause_is_modelled_or_narrative_or_planned(clause: Clause) -> None:
    modelled = clause.id in HAIYOU.models

    assert modelled or clause.narrative or clause.planned, f"nothing models {clause.id} and nothing excuses it"
    assert not (modelled and clause.narrative), f"{clause.id} is called narrative, and {HAIYOU.models[clause.id]} models it"


def test_what_is_narrative_and_what_is_planned() -> None:
    assert [clause.id for clause in HAIYOU.clauses if clause.narrative] == ["J1", "J2", "J27"]
    assert [clause.id for clause in HAIYOU.clauses if clause.planned] == []


@pytest.mark.parametrize("clause, models", [
    ("J3", "parameter haiyou.cycle_years"),
    ("J4", "parameter haiyou.cohort_cap"),
    ("J5", "parameter haiyou.elderly_care_share"),
    ("J6", "parameter haiyou.term_years"),
    ("J7", "parameter haiyou.allowance_per_month"),
    ("J8", "validity haiyou-2023"),
    ("J9", "rule entry"),
    ("J10", "enumeration selection_principle"),
    ("J11", "enumeration employer_kind"),
    ("J12", "enumeration practice_field"),
    ("J13", "enumeration client_unit"),
    ("J14", "parameter haiyou.service_years"),
    ("J15", "parameter haiyou.social_work_level"),
    ("J16", "parameter haiyou.care_worker_level"),
    ("J17", "rule preference"),
    ("J18", "parameter haiyou.allowance_per_month"),
    ("J19", "parameter haiyou.payments_per_year"),
    ("J26", "rule entry"),
])  # fmt: skip
def test_what_models_a_clause(clause: str, models: str) -> None:
    assert models in HAIYOU.models[clause]


def cited() -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, rule in HAIYOU.rules.items():
        yield from ((f"leaf of {name}", leaf.clause) for leaf in leaves(rule))
    for parameter in HAIYOU.parameters:
        yield from ((parameter.name, dated.clause) for dated in parameter.values)
    yield from ((reading.id, reading.clause) for reading in HAIYOU.readings)
    yield from ((listed.name, listed.clause) for listed in HAIYOU.enumerations)


def test_every_leaf_value_reading_and_list_cites_a_clause_that_is_there() -> None:
    known = {clause.id for clause in HAIYOU.clauses}

    for what, clauses in cited():
        assert clauses, what
        assert set(clauses) <= known, what


def test_the_document_says_where_it_was_read_and_how_far_it_was_checked() -> None:
    assert MEASURES.verified is Verified.REPORT
    assert MEASURES.number is None
    assert MEASURES.validity == Window(start=MEASURES.validity.start, end=MEASURES.validity.end)
    assert MEASURES.clause == ("J8",)
    verified = {clause: dated.verified for parameter in HAIYOU.parameters for dated in parameter.values for clause in dated.clause}
    assert {each for clause, each in verified.items() if re.fullmatch(r"J\d+", clause)} == {Verified.REPORT}
    assert {clause: each for clause, each in verified.items() if not re.fullmatch(r"J\d+", clause)} == {
        "JC2": Verified.COPY, "JS1": Verified.COPY,
    }  # fmt: skip


def test_lists_have_as_many_members_as_the_text_names() -> None:
    lists = {listed.name: listed for listed in HAIYOU.enumerations}

    assert {name: (len(listed.members), listed.open) for name, listed in lists.items()} == {
        "selection_principle": (6, False),
        "employer_kind": (4 + 1, True),
        "practice_field": (18 + 1, True),
        "client_unit": (5, False),
    }
    assert {listed.members for listed in lists.values()} == {SelectionPrinciple, EmployerKind, PracticeField, ClientUnit}


# --- words -------------------------------------------------------------------------------------------------------------------------------


def words_of(value: object, where: str) -> Iterator[tuple[str, Text]]:
    """Every text in a value of ours, however deep, with where it stands."""
    if isinstance(value, Text):
        yield where, value
    elif isinstance(value, Labelled):
        yield where, value.label
    elif isinstance(value, type) and issubclass(value, Labelled):
        for member in value:
            yield f"{where}.{member.name}", member.label
    elif isinstance(value, (tuple, frozenset)):
        for place, item in enumerate(value):
            yield from words_of(item, f"{where}[{place}]")
    elif attrs.has(type(value)) and not isinstance(value, type):
        for field in attrs.fields(type(value)):
            yield from words_of(getattr(value, field.name), f"{where}.{field.name}")


def all_words() -> list[tuple[str, Text]]:
    modules = (*vars(candidates).values(), *vars(standing_facts).values())
    listed = [value for value in modules if isinstance(value, type) and issubclass(value, Enum)]
    shipped = {
        "haiyou": HAIYOU,
        "haiyou.lifecycles": HAIYOU.lifecycles,
        "facts": tuple(CANDIDATE),
        "recorded": tuple(fact for value in modules if isinstance(value, FactSet) for fact in value),
        **{kind.__name__: kind for kind in (*listed, Change, Missing, Verdict, Verified)},
    }
    found = [pair for name, value in shipped.items() for pair in words_of(value, name)]
    return list({id(text): (where, text) for where, text in found}.values())


WORDS = all_words()


def test_the_walk_reaches_every_kind_of_thing() -> None:
    reached = " ".join(where for where, _ in WORDS)

    for part in ("title", "documents", "issuer", "read_in", "clauses", "summary", "narrative", "enumerations", "lifecycles", "moves", "role", "readings", "question", "options",
                 "grounds", "excluded", "why", "unit", "entry", "label", "asked_of", "PracticeField", "Verdict"):  # fmt: skip
        assert part in reached, part
    assert len(WORDS) > 300


@pytest.mark.parametrize("where, text", WORDS, ids=[where for where, _ in WORDS])
def test_the_chinese_is_chinese_and_the_english_is_english(where: str, text: Text) -> None:
    assert CJK.search(text.zh), f"{where}: no Chinese in {text.zh!r}"
    assert not WIDE.search(text.en), f"{where}: not English: {text.en!r}"
    assert text.zh.strip() == text.zh
    assert text.en.strip() == text.en


@pytest.mark.parametrize("handle", list(CANDIDATE), ids=lambda handle: handle.name)
def test_every_fact_says_who_can_answer_and_what_a_value_must_be(handle: Fact[object]) -> None:
    for fact in (handle,) if isinstance(handle, Fact) else handle.from_:
        for text in (fact.asked_of, fact.demand):
            assert CJK.search(text.zh)
            assert not WIDE.search(text.en)


@pytest.mark.parametrize("name", list(HAIYOU.rules))
def test_every_rule_of_the_policy_has_words_or_is_a_leaf_whose_fact_has(name: str) -> None:
    rule: Rule = HAIYOU.rules[name]

    assert rule.label or isinstance(rule, Leaf)
    assert all(node.label or node.rules for node in nodes(rule) if hasattr(node, "rules"))
