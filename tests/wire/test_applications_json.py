"""Applications as JSON: written and read without loss, and refused with everything that is wrong."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.days import Month, Period
from socialwork.errors import DuplicateNameError, InvalidValueError
from socialwork.linkage.applications import Application
from socialwork.rules import Missing
from socialwork.testing import words
from socialwork.testing.invented.linkage import tea_applications
from socialwork.wire import FileRefusedError, applications_to_json, read_applications, write_applications

EVERYTHING: dict[str, Any] = {
    "schema": "socialwork.applications/1",
    "note": "made up for a test",
    "applications": [
        {
            "id": "A1", "organisation": "O1", "title": "邻里助老", "asked": "60000", "project_budget": "90000.50", "passed_preliminary": True,
            "score": "88.50", "approved": "50000", "registered": {"missing": "not_known"}, "liable": False, "with_volunteers": True,
            "abnormal_listings": [{"first": "2022-03", "last": None}], "dishonest_listings": [],
        },
        {"id": "A2", "organisation": "O1"},
    ],
}  # fmt: skip


def read(folder: Path, document: object) -> tuple[Application, ...]:
    path = folder / "applications.json"
    path.write_text(document if isinstance(document, str) else json.dumps(document), encoding="utf-8")
    return read_applications(path)


def refused(folder: Path, document: object) -> list[tuple[str, str]]:
    with pytest.raises(FileRefusedError) as caught:
        read(folder, document)
    assert all(each.fix.zh and each.fix.en for each in caught.value.problems)
    return [(each.where, each.code) for each in caught.value.problems]


def test_a_document_says_what_it_says(tmp_path: Path) -> None:
    first, second = read(tmp_path, EVERYTHING)

    assert (first.asked, first.approved, first.score) == (Decimal(60000), Decimal(50000), Decimal("88.50"))
    assert (first.registered, first.liable, second.asked) == (Missing.NOT_KNOWN, False, Missing.NOT_ASKED)
    assert (first.abnormal_listings, first.dishonest_listings) == ((Period(Month(2022, 3), None),), ())
    assert applications_to_json([first, second], note="made up for a test") == EVERYTHING


@given(listed=tea_applications(), note=st.none() | words())
def test_what_is_written_is_read_as_the_same(tmp_path_factory: pytest.TempPathFactory, listed: list[Application], note: str | None) -> None:
    path = tmp_path_factory.getbasetemp() / "applications_round_trip.json"
    write_applications(path, listed, note=note)

    assert read_applications(path) == tuple(listed)
    assert applications_to_json(read_applications(path), note=note) == json.loads(path.read_bytes())


def test_everything_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    document = {
        "schema": "socialwork.applications/1",
        "applications": [
            {"id": " A1", "organisation": "", "asked": 5.005, "score": -3, "abnormal_listings": [{"first": "2024-01"}], "extra": 1},
            {"id": "a1", "passed_preliminary": "yes"},
            {"id": "A2", "organisation": None, "asked": 100, "approved": "200"},
            {"id": "A2", "organisation": "O1", "title": 7, "registered": None},
            {"id": "A3", "organisation": "O1"},
            {"id": "A4", "organisation": "o 1"},
        ],
    }

    assert refused(tmp_path, document) == [
        ("$.applications[0]", "unknown_key"),
        ("$.applications[0].id", "bad_value"),
        ("$.applications[0].organisation", "bad_value"),
        ("$.applications[0].asked", "bad_value"),
        ("$.applications[0].score", "bad_value"),
        ("$.applications[0].abnormal_listings[0].last", "missing_key"),
        ("$.applications[1].id", "duplicate_id"),
        ("$.applications[1].passed_preliminary", "bad_value"),
        ("$.applications[1].organisation", "missing_key"),
        ("$.applications[2].organisation", "bad_value"),
        ("$.applications[2].approved", "contradiction"),
        ("$.applications[3].id", "duplicate_id"),
        ("$.applications[3].title", "bad_value"),
        ("$.applications[3].registered", "null_value"),
        ("$.applications[5].organisation", "duplicate_id"),
    ]


@pytest.mark.parametrize(
    "document, code",
    [
        ("{", "bad_syntax"),
        ({"schema": "socialwork.candidates/1", "candidates": []}, "wrong_schema"),
        ({"schema": "socialwork.applications/1", "applications": []}, "no_candidates"),
        ({"schema": "socialwork.applications/1", "applications": {}}, "bad_value"),
        ('{"schema": "socialwork.applications/1", "applications": [{"id": "A", "organisation": "O", "id": "A"}]}', "duplicate_key"),
    ],
)
def test_what_is_no_document_of_applications_is_refused(tmp_path: Path, document: object, code: str) -> None:
    assert [each[1] for each in refused(tmp_path, document)] == [code]


def test_what_could_not_be_read_back_is_not_written() -> None:
    one = Application(id="A1", organisation="O1")

    with pytest.raises(InvalidValueError, match="give at least one"):
        applications_to_json([])
    with pytest.raises(DuplicateNameError, match="application id"):
        applications_to_json([one, Application(id="a1", organisation="O2")])
    with pytest.raises(InvalidValueError, match="A2: organisation"):
        applications_to_json([one, Application(id="A2", organisation="o1")])
    with pytest.raises(InvalidValueError):
        applications_to_json([Application(id="A1", organisation="O1", title="x" * 10_001)])
    assert applications_to_json([Application(id="A1", organisation="O1", violations=[Period(date(2020, 1, 1), date(2020, 1, 2))])])[
        "applications"
    ][0]["violations"] == [{"first": "2020-01-01", "last": "2020-01-02"}]
