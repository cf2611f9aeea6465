"""Every clause of the report is there once, in order, and is modelled, or excused, or planned; every word is in both languages."""

import re
from collections.abc import Iterator
from enum import Enum

import attrs
import pytest

from socialwork import HEBEI
from socialwork.law import Clause, Verified
from socialwork.text import Labelled, Text
from socialwork.tiers import Act, Family, Party
from socialwork.tiers.hebei import ClientUnit, EvaluationKind, KnowledgeSource, ServiceField, StandardScope

CJK = re.compile(r"[\u3400-\u9fff]")
WIDE = re.compile(r"[^\x00-\x7f]")
STANDARD = HEBEI.documents[0]


def test_the_clauses_are_those_of_the_report_in_order() -> None:
    assert [clause.id for clause in HEBEI.clauses] == [f"H{number}" for number in range(1, 22)]
    assert {clause.document for clause in HEBEI.clauses} == {STANDARD.id}


@pytest.mark.parametrize("clause", HEBEI.clauses, ids=lambda clause: clause.id)
def test_every_clause_is_modelled_or_narrative_or_planned(clause: Clause) -> None:
    modelled = clause.id in HEBEI.models

    assert modelled or clause.narrative or clause.planned, f"nothing models {clause.id} and nothing excuses it"
    assert not (modelled and clause.narrative), f"{clause.id} is called narrative, and {HEBEI.models[clause.id]} models it"


def test_what_is_narrative_and_what_is_planned() -> None:
    assert [clause.id for clause in HEBEI.clauses if clause.narrative] == ["H3", "H5", "H6", "H7", "H10"]
    assert [clause.id for clause in HEBEI.clauses if clause.planned] == []


@pytest.mark.parametrize("clause, models", [
    ("H1", "reading AH12"),
    ("H2", "enumeration standard_scope"),
    ("H4", "tier town"),
    ("H8", "enumeration knowledge_source"),
    ("H9", "enumeration client_unit"),
    ("H11", "tier county"),
    ("H12", "enumeration requirement_family"),
    ("H13", "function village.run_projects"),
    ("H14", "reading AH6"),
    ("H15", "function county.coordinate.town"),
    ("H16", "function county.train.town"),
    ("H17", "function town.guide.village"),
    ("H18", "function town.contract.mass_organisation"),
    ("H19", "function town.mobilise.resources"),
    ("H20", "function village.serve.residents"),
    ("H21", "enumeration requirement_family"),
])  # fmt: skip
def test_what_models_a_clause(clause: str, models: str) -> None:
    assert models in HEBEI.models[clause]


def test_the_document_says_where_it_was_read_and_that_day_and_number_were_not_found() -> None:
    assert STANDARD.verified is Verified.REPORT
    assert STANDARD.number is None
    assert STANDARD.validity is None


def test_the_report_gives_no_values_and_none_is_made_up() -> None:
    assert HEBEI.parameters == ()


def test_lists_have_as_many_members_as_the_text_names() -> None:
    lists = {listed.name: listed for listed in HEBEI.enumerations}

    assert {name: (len(listed.members), listed.open) for name, listed in lists.items()} == {
        "standard_scope": (3 + 1, True),
        "knowledge_source": (7, False),
        "client_unit": (5, False),
        "requirement_family": (4 + 2 + 1, True),
        "evaluation_kind": (4, False),
        "service_field": (5 + 1, True),
    }
    assert {listed.members for listed in lists.values()} == {
        StandardScope, KnowledgeSource, ClientUnit, Family, EvaluationKind, ServiceField,
    }  # fmt: skip


# --- words -------------------------------------------------------------------------------------------------------------------------------


def words_of(value: object, where: str) -> Iterator[tuple[str, Text]]:
    """Every text in a value of ours, however deep, with where it stands."""
    if isinstance(value, Text):
        yield where, value
    elif isinstance(value, type) and issubclass(value, Labelled):
        for member in value:
            yield f"{where}.{member.name}", member.label
    elif isinstance(value, tuple):
        for place, item in enumerate(value):
            yield from words_of(item, f"{where}[{place}]")
    elif attrs.has(type(value)) and not isinstance(value, (type, Enum)):
        for field in attrs.fields(type(value)):
            yield from words_of(getattr(value, field.name), f"{where}.{field.name}")


WORDS = list({id(text): (where, text) for where, text in words_of((HEBEI, Act, Party), "hebei")}.values())


def test_the_walk_reaches_every_kind_of_thing() -> None:
    reached = " ".join(where for where, _ in WORDS)

    for part in (
        "title",
        "issuer",
        "read_in",
        "summary",
        "narrative",
        "enumerations",
        "tiers",
        "level",
        "question",
        "grounds",
        "why",
    ):
        assert part in reached, part
    assert len(WORDS) > 150


@pytest.mark.parametrize("where, text", WORDS, ids=[where for where, _ in WORDS])
def test_the_chinese_is_chinese_and_the_english_is_english(where: str, text: Text) -> None:
    assert CJK.search(text.zh), f"{where}: no Chinese in {text.zh!r}"
    assert not WIDE.search(text.en), f"{where}: not English: {text.en!r}"
    assert text.zh.strip() == text.zh
    assert text.en.strip() == text.en
