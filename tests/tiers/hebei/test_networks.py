"""How a network has to hang together is what the readings of the report say: the law of a day stands for a layout."""

from datetime import date
from pathlib import Path

import attrs
import pytest

from socialwork import HEBEI
from socialwork.sheets import read_network, write_network
from socialwork.tiers import Guidance, Layout, Network, PerPlace, Place, Severity, Unit
from socialwork.wire import read_network as read_json
from socialwork.wire import write_network as write_json

DAY = date(2024, 1, 1)
PLACES = (
    Place(id="C", name="乌有县", tier="county"),
    Place(id="T1", name="河镇", tier="town", within="C"),
    Place(id="T2", name="山乡", tier="town", within="C"),
    Place(id="T3", name="城关街道", tier="town", within="C"),
    Place(id="V1", name="湾村", tier="village", within="T1"),
    Place(id="V2", name="乡", tier="village", within="T1"),
)
UNITS = (
    Unit(id="G", name="中心", tier="county", place="C"),
    Unit(id="S1", name="一站", tier="town", place="T1", serves=("V2",)),
    Unit(id="S2", name="二站", tier="town", place="T1"),
    Unit(id="R1", name="湾室", tier="village", place="V1"),
)
NETWORK = Network(places=PLACES, units=UNITS)


def told(**readings: str) -> list[tuple[str, str, str | None, Severity]]:
    """The findings under these options, and the reading of each."""
    return [(each.code, each.id, each.reading, each.severity) for each in NETWORK.check(HEBEI.on(DAY, readings=readings))]


def test_the_defaults_of_the_report_make_the_layout() -> None:
    assert Layout.of(HEBEI.on(DAY)) == Layout(
        tiers=HEBEI.tiers, count_reading="AH2", guidance_reading="AH3", unlisted=(), names_reading="AH1", reach_reading="AH4"
    )
    assert told() == [("guide_not_said", "R1", "AH3", Severity.WARNING), ("serves_beyond", "S1", "AH3", Severity.WARNING)]


@pytest.mark.parametrize("option, count", list(zip(HEBEI.units_per_area.admissible, PerPlace, strict=True)))
def test_every_option_of_how_many_units_has_its_meaning(option: str, count: PerPlace) -> None:
    layout = Layout.of(HEBEI.on(DAY, readings={"AH2": option}))

    assert layout.per_place is count
    assert layout.count("village") is count


@pytest.mark.parametrize("option, guidance", list(zip(HEBEI.tree.admissible, Guidance, strict=True)))
def test_every_option_of_who_guides_whom_has_its_meaning(option: str, guidance: Guidance) -> None:
    assert Layout.of(HEBEI.on(DAY, readings={"AH3": option})).guidance is guidance


def test_a_finding_names_the_reading_that_makes_it_one() -> None:
    assert ("too_many", "S2", "AH2", Severity.WARNING) in told(AH2="at_most_one")
    assert ("no_unit", "T2", "AH2", Severity.WARNING) in told(AH2="exactly_one")
    assert told(AH3="places_without_unit") == [("guide_not_said", "R1", "AH3", Severity.WARNING)]
    assert told(AH3="shared_units") == [("serves_beyond", "S1", "AH3", Severity.WARNING)]


def test_a_township_is_no_place_of_the_level_where_the_level_has_none() -> None:
    law = HEBEI.on(DAY, readings={"AH1": "listed_names", "AH2": "exactly_one"})
    village, station = Place(id="V9", name="岭村", tier="village", within="T2"), Unit(id="S9", name="山站", tier="town", place="T2")
    network = Network(places=(*NETWORK.places, village), units=(*NETWORK.units, station, attrs.evolve(station, id="S8")))

    coverage, before = network.coverage(law), network.coverage(HEBEI.on(DAY))

    assert coverage.count("town").places == before.count("town").places - 1
    assert "T2" not in {place.id for place in (*coverage.without, *coverage.doubled)}
    assert {"S8", "S9"} <= {unit.id for unit in coverage.misplaced}
    assert [place.id for place in coverage.unlisted] == ["T2"]
    own, villages = coverage.area("T2").counts
    assert (own.places, own.units, own.misplaced, villages.places) == (0, 2, 2, 1)
    assert coverage.area("T2").label.zh == "山乡（T2）（按口径不计）"
    assert before.area("T2").label.zh == "山乡（T2）"
    for tier in HEBEI.tiers[1:]:
        assert (
            sum(count.places for area in coverage.by("town") for count in area.counts if count.tier == tier.id)
            == coverage.count(tier.id).places
        )
    assert not [each for each in NETWORK.check(law) if (each.code, each.id) == ("no_unit", "T2")]


def test_a_room_under_the_centre_is_worth_a_look_where_the_centre_may_reach_it() -> None:
    places = (
        Place(id="C", name="乌有县", tier="county"),
        Place(id="D", name="子虚县", tier="county"),
        Place(id="T", name="河镇", tier="town", within="C"),
        Place(id="V", name="湾村", tier="village", within="T"),
    )
    centre, far = Unit(id="G", name="中心", tier="county", place="C"), Unit(id="F", name="远中心", tier="county", place="D")

    def seen(option: str, under: str, at: str = "V") -> list[tuple[str, Severity, str | None]]:
        room = Unit(id="R", name="室", tier="village", place=at, under=under)
        found = Network(places=places, units=(centre, far, room)).check(HEBEI.on(DAY, readings={"AH4": option}))
        return [(each.code, each.severity, each.reading) for each in found if each.field == "under"]

    assert seen("directly", "G") == [("guide_skips", Severity.WARNING, "AH4")]
    assert seen("directly", "F") == [("guide_elsewhere", Severity.WARNING, "AH3")]
    assert seen("directly", "F", at="T") == [("guide_skips", Severity.WARNING, "AH4")]
    assert seen("through_stations", "G") == [("guide_skips", Severity.WARNING, "AH4")]
    room = Unit(id="R", name="室", tier="village", place="V", under="G")
    network = Network(places=places, units=(centre, room))
    assert network.coverage(HEBEI.on(DAY, readings={"AH4": "directly"})).orphans == ()
    assert network.coverage(HEBEI.on(DAY)).orphans == (room,)


def test_a_township_is_worth_a_look_where_the_level_has_none() -> None:
    law = HEBEI.on(DAY, readings={"AH1": "listed_names"})

    [finding] = [each for each in NETWORK.check(law) if each.code == "unlisted_name"]

    assert (finding.id, finding.field, finding.severity, finding.reading) == ("T2", "name", Severity.WARNING, "AH1")
    assert str(finding) == (
        'warning: 山乡 (T2) is by its name a "乡"; as the text is read here, the level township (subdistrict) has "镇", "街道" only, '
        "and this place does not count among it; have a look (H1/H4/H11/AH1)"
    )
    assert (
        finding.in_language("zh")
        == "提示：山乡（T2）是“乡”；按所取口径，乡镇（街道）一级只有“镇”、“街道”，此处不计入该级；请核对（H1/H4/H11/AH1）"
    )


def test_coverage_is_counted_under_the_readings() -> None:
    served = NETWORK.coverage(HEBEI.on(DAY, readings={"AH3": "places_without_unit"}))

    assert (NETWORK.coverage(HEBEI.on(DAY)).count("village").served, served.count("village").served) == (0, 1)


def test_networks_are_read_and_written_under_the_law(tmp_path: Path) -> None:
    law = HEBEI.on(DAY)
    write_network(tmp_path / "n.csv", NETWORK, layout=law)
    write_json(tmp_path / "n.json", NETWORK)

    assert read_network(tmp_path / "n.csv", layout=law) == NETWORK
    assert read_json(tmp_path / "n.json", law) == NETWORK
