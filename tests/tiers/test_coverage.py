from collections import Counter

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.errors import InvalidValueError, UnknownNameError
from socialwork.testing import loose_networks, networks, province
from socialwork.testing.invented import TEA_TIERS
from socialwork.tiers import Count, Guidance, Layout, Network, Place, Unit

LAYOUTS = st.builds(Layout, tiers=st.just(TEA_TIERS), guidance=st.sampled_from(Guidance))
ANY = networks() | loose_networks()

PLACES = (
    Place(id="C1", name="东县", tier="county"),
    Place(id="T1", name="甲镇", tier="town", within="C1"),
    Place(id="T2", name="乙镇", tier="town", within="C1"),
    Place(id="V1", name="一村", tier="village", within="T1"),
    Place(id="V2", name="二村", tier="village", within="T2"),
    Place(id="V3", name="三村", tier="village"),
)
UNITS = (
    Unit(id="U1", name="甲站", tier="town", place="T1", serves=("V1", "V2")),
    Unit(id="U2", name="甲二站", tier="town", place="T1"),
    Unit(id="U3", name="二室", tier="village", place="V2"),
    Unit(id="U4", name="四室", tier="village", place="T1"),
)
NETWORK = Network(places=PLACES, units=UNITS)


def summed(counts: list[Count]) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {}
    for count in counts:
        numbers = {name: number for name, number in attrs.asdict(count).items() if name != "tier"}
        found.setdefault(count.tier, Counter()).update(numbers)
    return {tier: +numbers for tier, numbers in found.items() if +numbers}


def test_towns_without_a_station_orphans_doubles_and_wrong_levels() -> None:
    covered = NETWORK.coverage(TEA_TIERS)

    assert covered.counts == (
        Count(tier="county", places=1),
        Count(tier="town", places=2, covered=1, units=2, further=1, orphans=2),
        Count(tier="village", places=3, covered=1, units=2, misplaced=1, orphans=1),
    )
    assert [place.id for place in covered.without] == ["C1", "T2", "V1", "V3"]
    assert [place.id for place in covered.doubled] == ["T1"]
    assert [unit.id for unit in covered.orphans] == ["U1", "U2", "U3"]
    assert [unit.id for unit in covered.misplaced] == ["U4"]
    assert covered.count("village").uncovered == 2


def test_areas_are_told_by_level_and_what_lies_nowhere_last() -> None:
    covered = NETWORK.coverage(TEA_TIERS)

    assert [(area.level, area.place.id if area.place else None) for area in covered.areas] == [
        ("county", "C1"),
        ("county", None),
        ("town", "T1"),
        ("town", "T2"),
        ("town", None),
    ]
    assert covered.area("T2").counts == (Count(tier="town", places=1), Count(tier="village", places=1, covered=1, units=1, orphans=1))
    assert [area.place for area in covered.by("town")][-1] is None
    with pytest.raises(UnknownNameError):
        covered.area("V1")
    with pytest.raises(UnknownNameError):
        covered.by("hamlet")


def test_who_is_served_counts_only_where_the_reading_knows_it_and_in_the_own_area() -> None:
    serving = NETWORK.coverage(Layout(tiers=TEA_TIERS, guidance=Guidance.SERVING))

    assert serving.count("village").served == 1
    assert NETWORK.coverage(TEA_TIERS).count("village").served == 0


@given(network=ANY, layout=LAYOUTS)
def test_it_adds_up(network: Network, layout: Layout) -> None:
    covered = network.coverage(layout)

    for count in (*covered.counts, *(count for area in covered.areas for count in area.counts)):
        assert count.places == count.covered + count.uncovered
        assert count.units == count.covered + count.further + count.misplaced
        assert 0 <= count.served <= count.uncovered
        assert 0 <= count.orphans <= count.units
    for rank, tier in enumerate(TEA_TIERS[:-1]):
        below = {each.id for each in TEA_TIERS[rank:]}
        whole = [count for count in covered.counts if count.tier in below]
        assert summed([count for area in covered.by(tier.id) for count in area.counts]) == summed(whole)


@given(network=ANY)
def test_lists_say_what_the_counts_count(network: Network) -> None:
    covered = network.coverage(TEA_TIERS)

    assert len(covered.without) == sum(count.uncovered for count in covered.counts)
    assert len(covered.orphans) == sum(count.orphans for count in covered.counts)
    assert len(covered.misplaced) == sum(count.misplaced for count in covered.counts)
    assert len(covered.doubled) <= sum(count.further for count in covered.counts)


@given(network=ANY.filter(lambda network: network.units), layout=LAYOUTS, data=st.data())
def test_a_unit_less_never_covers_more(network: Network, layout: Layout, data: st.DataObject) -> None:
    gone = data.draw(st.sampled_from(network.units))
    before = network.coverage(layout)
    after = attrs.evolve(network, units=tuple(unit for unit in network.units if unit is not gone)).coverage(layout)

    for one, other in zip(before.counts, after.counts, strict=True):
        assert other.places == one.places
        assert other.covered <= one.covered
        assert other.further <= one.further
    assert {place.id for place in before.without} <= {place.id for place in after.without}
    assert sum(count.covered + count.served for count in after.counts) <= sum(count.covered + count.served for count in before.counts)


@given(network=ANY, layout=LAYOUTS, data=st.data())
def test_order_changes_nothing(network: Network, layout: Layout, data: st.DataObject) -> None:
    places = tuple(data.draw(st.permutations(network.places)))
    units = tuple(data.draw(st.permutations(network.units)))
    turned = Network(places=places, units=units)

    assert turned.coverage(layout) == network.coverage(layout)
    assert turned.check(layout) == network.check(layout)


@given(network=networks())
def test_a_network_that_hangs_together_is_never_at_fault(network: Network) -> None:
    assert {each.code for each in network.check(TEA_TIERS)} <= {"same_name", "orphan", "guide_not_said"}
    assert {unit.id for unit in network.coverage(TEA_TIERS).orphans} == {
        each.id for each in network.check(TEA_TIERS) if each.code == "orphan"
    }


@given(network=loose_networks())
def test_whoever_is_at_fault_is_there_and_told_in_both_languages(network: Network) -> None:
    known = {thing.id: thing for thing in (*network.places, *network.units)}
    for each in network.check(TEA_TIERS):
        assert hasattr(known[each.id], each.field)
        assert each.in_language("zh") != each.in_language("en")


def test_a_table_for_the_whole() -> None:
    head, rule, *rows = NETWORK.coverage(TEA_TIERS).table("en").splitlines()

    assert head.split("  ")[0] == "level"
    assert set(rule) == {"-"}
    assert [row.split() for row in rows] == [
        ["tea", "county", "(tea", "centre)", "1", "0", "1", "0", "0", "0", "0", "0"],
        ["tea", "town", "(tea", "station)", "2", "1", "1", "0", "2", "1", "0", "2"],
        ["tea", "village", "(tea", "room)", "3", "1", "2", "0", "2", "0", "1", "1"],
    ]


def test_a_table_by_level_has_the_whole_last() -> None:
    covered = NETWORK.coverage(TEA_TIERS)
    _, _, *rows = covered.table("zh", by="town").splitlines()

    assert [row.split()[:2] for row in rows] == [
        ["甲镇（T1）", "茶镇（茶站）"],
        ["甲镇（T1）", "茶村（茶室）"],
        ["乙镇（T2）", "茶镇（茶站）"],
        ["乙镇（T2）", "茶村（茶室）"],
        ["（不知属于哪里）", "茶镇（茶站）"],
        ["（不知属于哪里）", "茶村（茶室）"],
        ["全部", "茶镇（茶站）"],
        ["全部", "茶村（茶室）"],
    ]
    with pytest.raises(InvalidValueError):
        covered.table("de")  # type: ignore[arg-type]


def test_it_shows_in_notebooks_and_as_data() -> None:
    covered = NETWORK.coverage(TEA_TIERS)

    assert "甲镇（T1）" in covered.to_html("zh", by="town")
    assert covered._repr_html_() == covered.to_html("zh")
    data = covered.as_data()
    assert data["without"] == ["C1", "T2", "V1", "V3"]
    assert data["counts"][1] == {
        "tier": "town", "places": 2, "covered": 1, "served": 0, "units": 2, "further": 1, "misplaced": 0, "orphans": 2, "uncovered": 1,
    }  # fmt: skip
    assert [area["place"] for area in data["areas"]] == ["C1", None, "T1", "T2", None]


def test_a_province_made_up_hangs_together() -> None:
    made = province(counties=3, towns=30, villages=300)

    assert made.check(TEA_TIERS) == ()
    assert made == province(counties=3, towns=30, villages=300) != province(counties=3, towns=30, villages=300, seed=1)
    assert [count.places for count in made.coverage(TEA_TIERS).counts] == [3, 30, 300]
    assert made.coverage(TEA_TIERS).count("town").further > 0
    assert 0 < made.coverage(TEA_TIERS).count("village").uncovered < 30


@pytest.mark.parametrize("sizes", [{"counties": 1, "towns": 300, "villages": 0}, {"counties": 0, "towns": 1, "villages": 0}])
def test_a_province_has_no_more_places_than_codes(sizes: dict[str, int]) -> None:
    with pytest.raises(InvalidValueError):
        province(**sizes)


def test_a_network_speaks_of_its_size_alone() -> None:
    assert repr(NETWORK) == "Network(6 places, 4 units)"
