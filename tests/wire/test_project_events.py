"""Journals of projects go out and come back unchanged."""

import json
from pathlib import Path

import pytest
from hypothesis import given

from socialwork.law import Clause, Document, Verified
from socialwork.lifecycle import Journal
from socialwork.policies import Policy
from socialwork.projects.hebei_lifecycle import PROJECT_LIFECYCLES, PROJECT_READINGS
from socialwork.testing import journals
from socialwork.text import Text
from socialwork.wire import journal_to_json, read_journal
from socialwork.wire.problems import FileRefusedError

WORDS = Text("话", "words")
POLICY = Policy(
    id="projects",
    title=WORDS,
    documents=(Document(id="d", title=WORDS, issuer=WORDS, validity=None, read_in=WORDS, verified=Verified.REPORT),),
    clauses=tuple(Clause(id=name, document="d", summary=WORDS) for name in ("H13", "H14", "H16", "H18", "H21")),
    readings=PROJECT_READINGS,
    lifecycles=PROJECT_LIFECYCLES,
)


@given(journal=journals(POLICY))
def test_what_is_written_is_read_again(tmp_path_factory: pytest.TempPathFactory, journal: Journal) -> None:
    path = tmp_path_factory.getbasetemp() / "projects.json"
    path.write_text(json.dumps(journal_to_json(journal), ensure_ascii=False), encoding="utf-8")

    assert read_journal(path, POLICY) == journal


def test_an_amount_in_ten_thousands_is_refused_at_its_place(tmp_path: Path) -> None:
    event = {
        "subject": "P1", "kind": "project.planned", "happened": "2025-01-06", "recorded": "2025-01-06", "recorder": "office",
        "facts": {"budget": "3万元", "indicators": [{"name": "探访", "target": "many"}]},
    }  # fmt: skip
    path = tmp_path / "projects.json"
    path.write_text(json.dumps({"schema": "socialwork.journal/1", "events": [event]}), encoding="utf-8")

    with pytest.raises(FileRefusedError) as caught:
        read_journal(path, POLICY)
    assert [each.where for each in caught.value.problems] == ["$.events[0].facts.budget", "$.events[0].facts.indicators[0].target"]
