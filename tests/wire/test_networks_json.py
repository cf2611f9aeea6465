import json
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given

from socialwork.errors import InvalidValueError
from socialwork.rules import Fact, Missing
from socialwork.testing import networks, sites
from socialwork.testing.invented import TEA_TIERS
from socialwork.text import Text
from socialwork.tiers import Layout, Network, PerPlace, Place, Site, Unit
from socialwork.wire import FileRefusedError, network_to_json, read_network, write_network

POT = Fact.yes_no(zh="有茶壶", en="has a pot", asked_of=Text("填报单位", "the office"), personal=False)
object.__setattr__(POT, "name", "pot")


@attrs.frozen(kw_only=True)
class TeaSite(Site):
    pot: bool | Missing = POT.field()


DATA: dict[str, Any] = {
    "schema": "socialwork.network/1",
    "places": [
        {"id": "C1", "name": "东县", "tier": "county", "code": "990102"},
        {"id": "T1", "name": "甲镇", "tier": "town", "within": "C1"},
        {"id": "V1", "name": "一村", "tier": "village", "within": "T1"},
    ],
    "units": [
        {"id": "U1", "name": "东中心", "tier": "county", "place": "C1"},
        {"id": "U2", "name": "甲站", "tier": "town", "place": "T1", "under": "U1", "serves": ["V1"], "site": {"floor_area": "120.50"}},
    ],
}


def read(folder: Path, data: object, layout: Any = TEA_TIERS, **about: Any) -> Network:
    path = folder / "network.json"
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return read_network(path, layout, **about)


def problems(folder: Path, data: object, layout: Any = TEA_TIERS) -> list[tuple[str, str]]:
    with pytest.raises(FileRefusedError) as caught:
        read(folder, data, layout)
    return [(each.where, each.code) for each in caught.value.problems]


def test_a_document_is_read(tmp_path: Path) -> None:
    network = read(tmp_path, {**DATA, "note": "made up"})

    assert network.places[0] == Place(id="C1", name="东县", tier="county", code="990102")
    assert network.units[1] == Unit(
        id="U2", name="甲站", tier="town", place="T1", under="U1", serves=("V1",), site=Site(floor_area="120.50")
    )
    assert network_to_json(network, note="made up") == {**DATA, "note": "made up"}


@given(network=networks(site=sites()).filter(lambda network: network.places))
def test_what_was_written_is_read_back(network: Network, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "network.json"
    write_network(path, network)

    assert read_network(path, TEA_TIERS) == network


def test_the_day_of_a_code_is_kept(tmp_path: Path) -> None:
    place = {"id": "C1", "name": "东县", "tier": "county", "code": "990102", "code_as_of": "2022-10-31"}
    data = {"schema": "socialwork.network/1", "places": [place], "units": []}

    assert read(tmp_path, data).places[0].code_as_of == date(2022, 10, 31)
    assert network_to_json(read(tmp_path, data)) == data


def test_a_site_can_have_further_facts(tmp_path: Path) -> None:
    data = {**DATA, "units": [{"id": "U1", "name": "东中心", "tier": "county", "place": "C1", "site": {"pot": True}}]}
    network = read(tmp_path, data, site_class=TeaSite)

    assert network.units[0].site == TeaSite(pot=True)
    assert network_to_json(network) == data
    assert problems(tmp_path, data) == [("$.units[0].site", "unknown_key")]


def test_everything_that_is_wrong_is_told_at_its_place(tmp_path: Path) -> None:
    data = {
        "schema": "socialwork.network/1",
        "places": [
            {"id": "C1", "name": "东县", "tier": "county", "within": "C1"},
            {"id": "T1", "name": "甲镇", "tier": "town", "within": "T2"},
            {"id": "T2", "name": "乙镇", "tier": "town", "within": 7},
            {"id": "V1", "name": "一村", "tier": "village", "within": "T1", "code": "13010210020"},
            {"id": "V2", "name": "二村", "tier": "village", "within": "T1", "code": "1.30E+11"},
            {"id": "V2", "name": "三村", "tier": "village", "within": "T1"},
            {"id": "v2", "name": "四村", "tier": "village", "within": "T1"},
            {"id": "13800138000", "name": "五村", "tier": "village", "within": "T1"},
            "nothing",
        ],
        "units": [
            {"id": "U1", "name": "东中心", "tier": "county", "place": "C1"},
            {"id": "U2", "name": "东二中心", "tier": "county", "place": "C1", "site": {"floor_area": "-1"}},
            {"id": "U3", "name": "甲站", "tier": "town", "place": "V1", "under": "U9", "serves": ["V9", 3]},
            {"id": "U4", "name": "一室", "tier": "village"},
            {"name": "二室", "tier": "village", "place": "V2"},
        ],
    }

    assert problems(tmp_path, data, Layout(tiers=TEA_TIERS, per_place=PerPlace.AT_MOST_ONE)) == [
        ("$.places[0].within", "circle"),
        ("$.places[1].within", "wrong_level"),
        ("$.places[2].within", "bad_value"),
        ("$.places[3].code", "bad_code"),
        ("$.places[4].code", "bad_code"),
        ("$.places[5].id", "duplicate_id"),
        ("$.places[6].id", "duplicate_id"),
        ("$.places[7].id", "identity_number"),
        ("$.places[8]", "bad_value"),
        ("$.units[1].site.floor_area", "bad_value"),
        ("$.units[2].place", "wrong_place"),
        ("$.units[2].under", "unknown_under"),
        ("$.units[2].serves", "unknown_serves"),
        ("$.units[2].serves[1]", "bad_value"),
        ("$.units[3].place", "missing_key"),
        ("$.units[4].id", "missing_key"),
    ]


def test_a_problem_says_what_was_found_and_what_would_be_right(tmp_path: Path) -> None:
    data = {**DATA, "places": [*DATA["places"], {"id": "V2", "name": "二村", "tier": "village", "within": "东县"}]}
    with pytest.raises(FileRefusedError) as caught:
        read(tmp_path, data)

    (problem,) = caught.value.problems
    assert str(problem) == (
        '$.places[3].within: got "东县"; 二村 (V2) is within "东县", and no place has that id; give the id; did you mean "C1"?'
    )
    assert problem.in_language("zh").endswith("读到“东县”；二村（V2）的上级“东县”不在地方之中；请填编号，是否为“C1”？")


@pytest.mark.parametrize(
    "data, found",
    [
        ([], [("$", "bad_value")]),
        ({"schema": "socialwork.network/2"}, [("$.schema", "wrong_schema")]),
        ({"schema": "socialwork.network/1"}, [("$.places", "missing_key")]),
        ({"schema": "socialwork.network/1", "places": 7}, [("$.places", "bad_value")]),
        ({"schema": "socialwork.network/1", "places": []}, [("$.places", "no_candidates")]),
        ({**DATA, "untis": []}, [("$", "unknown_key")]),
    ],
)
def test_what_is_no_such_document(tmp_path: Path, data: object, found: list[tuple[str, str]]) -> None:
    assert problems(tmp_path, data) == found


def test_json_is_read_strictly(tmp_path: Path) -> None:
    path = tmp_path / "network.json"
    path.write_text("{", encoding="utf-8")
    with pytest.raises(FileRefusedError):
        read_network(path, TEA_TIERS)
    path.write_text('{"schema": "socialwork.network/1", "places": [], "places": []}', encoding="utf-8")
    with pytest.raises(FileRefusedError) as caught:
        read_network(path, TEA_TIERS)
    assert [each.code for each in caught.value.problems] == ["duplicate_key", "no_candidates"]


@pytest.mark.parametrize("network", [Network(places=(Place(id="C1", name=" ", tier="county"),)), Network(places=())])
def test_what_could_not_be_read_back_is_not_written(tmp_path: Path, network: Network) -> None:
    with pytest.raises(InvalidValueError):
        write_network(tmp_path / "network.json", network)
    assert not (tmp_path / "network.json").exists()
