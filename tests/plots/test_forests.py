"""A network as trees: every place and every unit is there once, however it hangs together."""

from hypothesis import given

from socialwork.plots._forests import Row, Spot, forest
from socialwork.plots._marks import OUTCOMES, Covering
from socialwork.testing import loose_networks
from socialwork.tiers import Conformity, Network

from .conftest import TIERS, assessed, coverage, network_of

UNIT, ORPHAN, MISPLACED, WITHOUT = Covering.UNIT, Covering.ORPHAN, Covering.MISPLACED, Covering.WITHOUT


def test_towns_stand_below_their_county_and_villages_beside_their_town() -> None:
    network = network_of({"v1": "t1", "c": None, "t1": "c", "t2": "c", "v2": "t1"}, {"t3": "t1", "t4": "t1", "v3": "v1"})

    assert forest(coverage(network)).rows == (
        Row(Spot("c", (WITHOUT,)), 0, ()),
        Row(Spot("t1", (ORPHAN, ORPHAN)), 1, (Spot("v1", (UNIT,)), Spot("v2", (WITHOUT,)))),
        Row(Spot("t2", (WITHOUT,)), 1, ()),
    )


def test_a_network_of_counties_and_towns_has_its_towns_beside() -> None:
    assert forest(coverage(network_of({"c": None, "t1": "c"}, {}))).rows == (Row(Spot("c", (WITHOUT,)), 0, (Spot("t1", (WITHOUT,)),)),)


def test_towns_alone_are_the_top() -> None:
    assert [row.depth for row in forest(coverage(network_of({"t1": None, "t2": None}, {}))).rows] == [0, 0]


def test_a_unit_at_a_wrong_level_leaves_its_place_without_one() -> None:
    assert forest(coverage(network_of({"c": None}, {"t1": "c"}))).rows == (Row(Spot("c", (MISPLACED, WITHOUT)), 0, ()),)


def test_what_belongs_nowhere_stands_last() -> None:
    network = network_of({"c": None, "t1": "gone", "t2": "t3", "t3": "t2", "v1": None}, {"c1": "c", "t4": "gone", "v2": "gone"})
    *_, last = forest(coverage(network)).rows

    assert last.spot is None
    assert [spot.name for spot in last.beside] == ["t1", "t2", "t3", "v1", "t4", "v2"]


def test_units_that_were_assessed_bear_their_outcome() -> None:
    found = assessed()

    counts = forest(found).counts
    assert {outcome: counts[OUTCOMES[outcome]] for outcome in Conformity} == {outcome: found.total[outcome] for outcome in Conformity}
    assert counts[WITHOUT] == len(found.network.coverage(TIERS).without)


@given(network=loose_networks(tiers=TIERS))
def test_every_place_and_every_unit_is_there_once(network: Network) -> None:
    grown = forest(network.coverage(TIERS))
    spots = [spot for row in grown.rows for spot in (row.spot, *row.beside) if spot is not None]
    nowhere = [unit for unit in network.units if unit.place not in {place.id for place in network.places}]

    assert sorted(spot.name for spot in spots) == sorted([*(place.name for place in network.places), *(unit.name for unit in nowhere)])
    assert sum(count for mark, count in grown.counts.items() if mark != WITHOUT) == len(network.units)
