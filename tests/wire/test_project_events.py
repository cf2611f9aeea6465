"""Journals of projects go out and come back unchanged."""

import json
from pathlib import Path

import pytest
from hypothesis import given

from socialwork import HEBEI
from socialwork.lifecycle import Journal
from socialwork.testing import journals
from socialwork.wire import journal_to_json, read_journal
from socialwork.wire.problems import FileRefusedError


@given(journal=journals(HEBEI))
def test_what_is_written_is_read_again(tmp_path_factory: pytest.TempPathFactory, journal: Journal) -> None:
    path = tmp_path_factory.getbasetemp() / "projects.json"
    path.write_text(json.dumps(journal_to_json(journal), ensure_ascii=False), encoding="utf-8")

    assert read_journal(path, HEBEI) == journal


def test_an_amount_in_ten_thousands_is_refused_at_its_place(tmp_path: Path) -> None:
    event = {
        "subject": "P1", "kind": "project.planned", "happened": "2025-01-06", "recorded": "2025-01-06", "recorder": "office",
        "facts": {"budget": "3万元", "indicators": [{"name": "探访", "target": "many"}]},
    }  # fmt: skip
    path = tmp_path / "projects.json"
    path.write_text(json.dumps({"schema": "socialwork.journal/1", "events": [event]}), encoding="utf-8")

    with pytest.raises(FileRefusedError) as caught:
        read_journal(path, HEBEI)
    assert [each.where for each in caught.value.problems] == ["$.events[0].facts.budget", "$.events[0].facts.indicators[0].target"]
    budget = caught.value.problems[0]
    assert (budget.fix.zh, budget.fix.en) == ("请以元填写，如 30000", "give yuan, such as 30000")
