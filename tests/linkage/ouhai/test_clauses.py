"""Every clause of the report is there once, in order, and is modelled or excused; every word is in both languages."""

import re
from collections.abc import Iterator
from enum import Enum

import attrs
import pytest

from socialwork import OUHAI
from socialwork.law import Clause, Verified
from socialwork.linkage import words as linkage_words
from socialwork.text import Labelled, Text

CJK = re.compile(r"[\u3400-\u9fff]")
WIDE = re.compile(r"[^\x00-\x7f]")
REPORT, OPINIONS = OUHAI.documents


def test_the_clauses_are_those_of_the_report_in_order_and_the_national_wording() -> None:
    assert [clause.id for clause in OUHAI.clauses] == [*(f"O{number}" for number in range(1, 42)), "W1"]
    assert {clause.document for clause in OUHAI.clauses[:-1]} == {REPORT.id}
    assert OUHAI.clause("W1").document == OPINIONS.id


@pytest.mark.parametrize("clause", OUHAI.clauses, ids=lambda clause: clause.id)
def test_every_clause_is_modelled_or_narrative(clause: Clause) -> None:
    modelled = clause.id in OUHAI.models

    assert modelled or clause.narrative, f"nothing models {clause.id} and nothing excuses it"
    assert clause.planned is None
    assert not (modelled and clause.narrative), f"{clause.id} is called narrative, and {OUHAI.models[clause.id]} models it"


def test_what_is_narrative() -> None:
    assert [clause.id for clause in OUHAI.clauses if clause.narrative] == ["O2", "O5", "O8", "O10", "O26", "O28", "O40", "O41"]


@pytest.mark.parametrize("clause, models", [
    ("O1", "enumeration sector"),
    ("O3", "enumeration pillar"),
    ("O4", "enumeration problem"),
    ("O6", "enumeration pilot"),
    ("O7", "enumeration team"),
    ("O9", "reading AO13"),
    ("O11", "statistic social_work_agencies"),
    ("O13", "reading AO21"),
    ("O14", "enumeration station_goal"),
    ("O17", "enumeration target_group"),
    ("O19", "enumeration project_kind"),
    ("O21", "formula venture"),
    ("O21", "reading AO2"),
    ("O22", "parameter ouhai.social_workers_per_venture"),
    ("O22", "formula venture"),
    ("O23", "enumeration venture_step"),
    ("O24", "enumeration station_theme"),
    ("O27", "reading AO28"),
    ("O29", "formula charity_linkage"),
    ("O30", "enumeration talent_kind"),
    ("O31", "enumeration department"),
    ("O32", "enumeration audience"),
    ("O23", "lifecycle venture"),
    ("O33", "enumeration training_kind"),
    ("O33", "rule training_minima"),
    ("O34", "enumeration training_dimension"),
    ("O35", "reading AO23"),
    ("O36", "placement manage"),
    ("O38", "statistic supervisors"),
    ("O39", "reading AO25"),
    ("W1", "enumeration sector"),
])  # fmt: skip
def test_what_models_a_clause(clause: str, models: str) -> None:
    assert models in OUHAI.models[clause]


def test_the_documents_say_where_they_were_read() -> None:
    assert (REPORT.verified, OPINIONS.verified) == (Verified.REPORT, Verified.PRESS)
    assert (REPORT.number, REPORT.validity) == (None, None)


def test_lists_have_as_many_members_as_the_text_names() -> None:
    assert {listed.name: (len(listed.members), listed.open) for listed in OUHAI.enumerations} == {
        "sector": (5, False),
        "pillar": (3, False),
        "problem": (3, False),
        "pilot": (2, False),
        "team": (3, False),
        "station_goal": (3, False),
        "target_group": (2 + 1, True),
        "project_kind": (3, False),
        "venture_step": (3 + 1, True),
        "station_theme": (4 + 1, True),
        "talent_kind": (3, False),
        "department": (4 + 1, True),
        "audience": (2 + 1, True),
        "training_kind": (3 + 1, True),
        "training_dimension": (3, False),
    }


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


ALL = (OUHAI, *(getattr(linkage_words, name) for name in linkage_words.__all__))
WORDS = list({id(text): (where, text) for where, text in words_of(ALL, "ouhai")}.values())


def test_the_walk_reaches_every_kind_of_thing() -> None:
    reached = " ".join(where for where, _ in WORDS)

    for part in ("title", "issuer", "read_in", "summary", "narrative", "enumerations", "question", "grounds", "why", "formula"):
        assert part in reached, part
    assert len(WORDS) > 200


@pytest.mark.parametrize("where, text", WORDS, ids=[where for where, _ in WORDS])
def test_the_chinese_is_chinese_and_the_english_is_english(where: str, text: Text) -> None:
    assert CJK.search(text.zh), f"{where}: no Chinese in {text.zh!r}"
    assert not WIDE.search(text.en), f"{where}: not English: {text.en!r}"
    assert text.zh.strip() == text.zh
    assert text.en.strip() == text.en
