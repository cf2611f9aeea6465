"""Ventures as JSON: read strictly, everything that is wrong at its place, and written so that they are read back."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from socialwork.errors import InvalidValueError
from socialwork.linkage import OrganisationRole, Resource, ResourceKind, Venture, VentureOrganisation, VentureWorker, WorkerKind
from socialwork.rules import Missing
from socialwork.testing import ventures
from socialwork.text import Text
from socialwork.wire import FileRefusedError, read_ventures, ventures_to_json, write_ventures

DATA: dict[str, Any] = {
    "schema": "socialwork.ventures/1",
    "note": "made up",
    "ventures": [
        {
            "id": "V1",
            "title": "邻里助老",
            "organisations": [{"id": "O1", "role": "lead", "classes": []}],
            "workers": [{"id": "W1", "kind": "social_worker", "full_time": True, "certified": {"missing": "not_known"}}],
            "volunteers": 0,
            "resources": [{"id": "R1", "kind": "in_kind", "amount": "12.5", "unit": {"zh": "桶油", "en": "cans of oil"}}],
            "communities": ["C1"],
            "parties": [{"name": "government", "count": 1}, {"name": "market", "count": {"missing": "disputed"}}],
        },
        {"id": "V2", "workers": [], "resources": {"missing": "not_known"}},
    ],
}


def read(folder: Path, data: object) -> tuple[Venture, ...]:
    path = folder / "ventures.json"
    path.write_text(data if isinstance(data, str) else json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return read_ventures(path)


def problems(folder: Path, *listed: object, **about: Any) -> list[tuple[str, str]]:
    with pytest.raises(FileRefusedError) as caught:
        read(folder, {"schema": "socialwork.ventures/1", "ventures": listed, **about})
    assert all(each.fix.zh and each.fix.en for each in caught.value.problems)
    return [(each.where, each.code) for each in caught.value.problems]


def test_a_document_is_read_and_what_is_not_told_stays_so(tmp_path: Path) -> None:
    first, second = found = read(tmp_path, DATA)

    assert first.organisations == (VentureOrganisation(id="O1", role=OrganisationRole.LEAD, classes=()),)
    assert first.workers == (VentureWorker(id="W1", kind=WorkerKind.SOCIAL_WORKER, full_time=True, certified=Missing.NOT_KNOWN),)
    assert first.resources == (Resource(id="R1", kind=ResourceKind.IN_KIND, amount="12.5", unit=Text("桶油", "cans of oil")),)
    assert first.parties == (("government", 1), ("market", Missing.DISPUTED))
    assert second == Venture(id="V2", workers=(), resources=Missing.NOT_KNOWN)
    assert ventures_to_json(found, note="made up") == DATA


@given(listed=ventures().filter(len))
def test_what_was_written_is_read_back(listed: tuple[Venture, ...], tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "ventures.json"
    write_ventures(path, listed)

    assert read_ventures(path) == listed


def test_everything_that_is_wrong_is_told_where_it_stands(tmp_path: Path) -> None:
    first = {"id": " V1", "volunteers": "3", "organisations": [{"id": "O1", "role": "boss"}, {"role": "lead"}], "workers": None}
    second = {
        "id": "V2",
        "communities": ["C1", 3, "13812345678"],
        "parties": [{"name": "x", "count": True}],
        "resources": [{"id": "R", "kind": "item", "amount": "1.5"}],
        "size": 1,
    }

    assert problems(tmp_path, first, second) == [
        ("$.ventures[0].id", "bad_value"),
        ("$.ventures[0].volunteers", "bad_value"),
        ("$.ventures[0].organisations[0].role", "bad_value"),
        ("$.ventures[0].organisations[1].id", "missing_key"),
        ("$.ventures[0].workers", "null_value"),
        ("$.ventures[1]", "unknown_key"),
        ("$.ventures[1].communities[1]", "bad_value"),
        ("$.ventures[1].communities[2]", "identity_number"),
        ("$.ventures[1].parties[0].count", "bad_value"),
        ("$.ventures[1].resources[0].amount", "contradiction"),
    ]


@pytest.mark.parametrize("about", [
    {"organisations": [{"id": "A"}, {"id": "A"}]}, {"workers": [{"id": "A"}, {"id": "A"}]}, {"communities": ["A", "A"]},
    {"resources": [{"id": "A", "kind": "money"}, {"id": "A", "kind": "item"}]},
    {"parties": [{"name": "A", "count": 1}, {"name": "A", "count": 1}]},
])  # fmt: skip
def test_what_stands_twice_in_a_venture_is_told_at_its_list(tmp_path: Path, about: dict[str, Any]) -> None:
    [of] = about
    assert problems(tmp_path, {"id": "V1", **about}) == [(f"$.ventures[0].{of}", "duplicate_name")]


def test_ids_that_differ_in_writing_alone_are_refused_across_ventures_too(tmp_path: Path) -> None:
    first = {
        "id": "V1",
        "workers": [{"id": "W1"}],
        "communities": ["c1", "C1"],
        "resources": [{"id": "R1", "kind": "item"}],
        "parties": [{"name": "p", "count": 1}, {"name": "P", "count": 1}],
    }
    second = {"id": "V2", "workers": [{"id": "ｗ1"}, {"id": "W2"}], "resources": [{"id": "r1", "kind": "item"}]}

    assert problems(tmp_path, first, second, {"id": "v2"}, {"id": "V1"}) == [
        ("$.ventures[0].communities[1]", "duplicate_id"),
        ("$.ventures[0].parties[1].name", "duplicate_id"),
        ("$.ventures[1].workers[0].id", "duplicate_id"),
        ("$.ventures[2].id", "duplicate_id"),
        ("$.ventures[3].id", "duplicate_id"),
    ]
    assert problems(tmp_path, {"id": "V1"}, {"id": "V1"}, {"id": "V3", "volunteers": -1}) == [
        ("$.ventures[1].id", "duplicate_id"),
        ("$.ventures[2].volunteers", "bad_value"),
    ]


def test_nothing_and_no_list_and_no_json_are_refused(tmp_path: Path) -> None:
    assert problems(tmp_path) == [("$.ventures", "no_candidates")]
    assert problems(tmp_path, ventures=3) == [("$.ventures", "bad_value")]
    for wrong in ("{", '{"schema": "socialwork.network/1"}', '{"schema": "socialwork.ventures/1", "ventures": [{"id": "V", "id": "V"}]}'):
        with pytest.raises(FileRefusedError):
            read(tmp_path, wrong)


@pytest.mark.parametrize("listed", [
    [], [Venture(id="V1"), Venture(id="v1")], [Venture(id="V1 ")], [Venture(id="V1", title=" ")], [Venture(id="V1", volunteers=10**10)],
    [Venture(id="V1", workers=[VentureWorker(id="W"), VentureWorker(id="w")])],
])  # fmt: skip
def test_what_could_not_be_read_back_is_not_written(tmp_path: Path, listed: list[Venture]) -> None:
    with pytest.raises(InvalidValueError):
        write_ventures(tmp_path / "ventures.json", listed)
    assert not list(tmp_path.iterdir())
