"""A network's assessment says of each unit what its own assessment says, and its tallies add up."""

import json
from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.errors import DuplicateNameError, InvalidValueError, UnknownNameError
from socialwork.testing.invented.standard import MADE_UP_STANDARD, sites
from socialwork.tiers import (
    Conformity,
    Network,
    NetworkAssessment,
    Place,
    Purpose,
    Site,
    Status,
    Unit,
    assess,
    assess_network,
    network_tables,
)

LAW = MADE_UP_STANDARD.on(date(2024, 1, 1))

PLACES = (
    Place(id="c", name="乌有县", tier="county"),
    Place(id="t1", name="河镇", tier="town", within="c"),
    Place(id="t2", name="山镇", tier="town", within="c"),
    Place(id="v1", name="河村", tier="village", within="t1"),
    Place(id="v2", name="湾村", tier="village", within="t1"),
    Place(id="v3", name="飞地", tier="village", within="nowhere"),
    Place(id="v4", name="环甲", tier="village", within="v5"),
    Place(id="v5", name="环乙", tier="village", within="v4"),
)


def unit(name: str, tier: str, place: str, site: Site | None = None, **facts: Any) -> Unit:
    return Unit(id=name, name=f"单位{name}", tier=tier, place=place, site=MADE_UP_STANDARD.site_class(**facts) if site is None else site)


NETWORK = Network(
    places=PLACES,
    units=(
        unit("uc", "county", "c"),
        unit("u1", "town", "t1", posts_named=False),
        unit("u2", "town", "t2", site=Site(certified_staff=0, supervisors=1, full_time_staff=2)),
        unit("w1", "village", "v1", floor_area=30, signboard=True),
        unit("w2", "village", "v2", floor_area=10),
        unit("w3", "village", "v3"),
        unit("w4", "village", "v4", floor_area=30, signboard=True),
        unit("lost", "street", "gone"),
    ),
)


def assessed() -> NetworkAssessment:
    return assess_network(NETWORK, LAW)


@st.composite
def networks(draw: st.DrawFn) -> Network:
    """Units of any level at any place, also at places that are not there."""
    tiers, places = st.sampled_from(("county", "town", "village", "street")), st.sampled_from((*(place.id for place in PLACES), "gone"))
    found = draw(st.lists(st.tuples(tiers, places, sites()), max_size=6))
    return Network(places=PLACES, units=tuple(unit(str(number), *about) for number, about in enumerate(found)))


def counts(tally: Any) -> tuple[int, int, int]:
    return tally[Conformity.CONFORMING], tally[Conformity.NON_CONFORMING], tally[Conformity.UNDETERMINED]


def test_units_are_counted_by_level() -> None:
    found = assessed()

    assert {tally.label.en: counts(tally) for tally in found.by_tier} == {
        "guidance centre": (0, 0, 1),
        "station": (0, 2, 0),
        "room": (2, 1, 1),
        "service point": (0, 0, 0),
    }
    assert found.by_tier[-1][Conformity.NOT_PROVIDED] == 1
    assert found.total.units == 8


def test_units_are_counted_by_place_with_all_that_belongs_to_it() -> None:
    *towns, apart = assessed().by_place("town")

    assert [(tally.label.zh, tally.units, counts(tally)) for tally in towns] == [("河镇", 3, (1, 2, 0)), ("山镇", 1, (0, 1, 0))]
    assert (apart.place, apart.label.zh, apart.units) == (None, "不属任何镇", 4)
    [county, *_] = assessed().by_place("county")
    assert (county.label.en, county.units) == ("乌有县", 5)


def test_where_every_unit_belongs_to_a_place_nothing_stands_apart() -> None:
    network = Network(places=PLACES[:4], units=NETWORK.units[:2])

    assert [tally.units for tally in assess_network(network, LAW).by_place("county")] == [2]
    assert [tally.units for tally in assess_network(network, LAW).by_place("village")] == [0, 2]


def test_requirements_are_counted_over_the_units_of_their_level() -> None:
    found = {requirement.id: told for requirement, told in assessed().by_requirement}

    assert found["room.area"] == {
        Status.MET: 2, Status.UNMET: 1, Status.UNDETERMINED: 1, Status.CONTESTED: 0, Status.NOT_APPLICABLE: 0,
    }  # fmt: skip
    assert sum(found["station.posts"].values()) == 2


def test_one_unit_can_be_asked_for_its_reasons() -> None:
    assert [item.requirement.id for item in assessed().of("u1").unmet] == ["station.posts"]
    with pytest.raises(UnknownNameError, match="no unit is named 'u9'"):
        assessed().of("u9")


def test_readings_can_be_varied() -> None:
    found = assess_network(NETWORK, LAW, readings="all")

    assert found.results[2].statuses[1] is Status.CONTESTED
    assert found.of("u2").outcome is found.results[2].outcome
    assert "因口径而异" not in found.table()
    assert (found.results[2].contested, found.results[2].readings) == (("station.people",), ("AW1",))
    assert found.results[1].readings == ()


def test_a_contested_unit_has_no_settled_grade() -> None:
    good = unit(
        "s", "town", "t1", floor_area=120, full_time_staff=2, certified_staff=0, supervisors=1, population=10, posts_named=True,
        projects_per_year=2, open_days_per_week=5, drills=1, case_files_kept=True,
    )  # fmt: skip
    network = Network(places=PLACES, units=(good,))

    [result] = (found := assess_network(network, LAW, readings="all")).results
    assert result.score is not None
    assert result.score.text.zh == "70.0-100.0分（满分100.0）；等次：优秀或合格；因口径而异"
    assert [[grade.id for grade in possible] for possible, _ in found.by_grade] == [["excellent", "fair"]]
    assert found.rows()[0]["contested"] == "station.people"


def test_of_a_unit_of_a_level_that_the_standard_does_not_speak_of_nothing_is_asked() -> None:
    network = Network(places=(Place(id="k", name="市", tier="city"), *PLACES), units=(unit("x", "city", "k"), *NETWORK.units))
    found = assess_network(network, LAW)

    assert found.results[0].outcome is found.of("x").outcome is Conformity.NOT_PROVIDED
    assert (found.by_tier[-1].label.en, found.by_tier[-1].units) == ("levels the standard does not speak of", 1)
    assert found.by_requirement == assessed().by_requirement
    assert found.missing == assessed().missing
    assert found.total.units == sum(tally.units for tally in found.by_place("county")) == 9
    assert "标准未涉及的层级" in found.to_html()


def test_units_are_counted_by_all_levels_of_the_network_and_not_by_those_of_the_standard_alone() -> None:
    of_towns = attrs.evolve(
        MADE_UP_STANDARD,
        tiers=MADE_UP_STANDARD.tiers[1:2],
        requirements=tuple(each for each in MADE_UP_STANDARD.requirements if each.tier == "town"),
    )
    found = assess_network(NETWORK, of_towns.on(LAW.day), tiers=MADE_UP_STANDARD.tiers)

    assert found.tiers == MADE_UP_STANDARD.tiers
    assert [(tally.units, tally[Conformity.NOT_PROVIDED]) for tally in found.by_tier] == [(1, 1), (2, 0), (4, 4), (1, 1)]
    assert found.total.units == sum(tally.units for tally in found.by_place("county")) == 8
    assert found.by_place("county")[0].units == 5
    with pytest.raises(UnknownNameError):
        assess_network(NETWORK, of_towns.on(LAW.day)).by_place("county")
    with pytest.raises(DuplicateNameError):
        assess_network(NETWORK, LAW, tiers=MADE_UP_STANDARD.tiers * 2)
    alone = assess_network(NETWORK, LAW, tiers=MADE_UP_STANDARD.tiers[:2])
    assert alone.tiers == MADE_UP_STANDARD.tiers


def test_rows_hold_plain_values() -> None:
    rows = assessed().rows()

    assert rows[1] == {
        "unit": "u1", "name": "单位u1", "tier": "town", "place": "t1", "outcome": "non_conforming", "unmet": "station.posts",
        "undetermined": "station.area station.people station.supervised station.projects station.drills", "advice": "",
        "advice_undetermined": "station.open station.files", "contested": "", "readings": "",
        "points_least": "0", "points_most": "100.0", "grades": "poor", "vetoing": "station.posts", "may_veto": "",
        "points_undetermined": "station.area station.people station.supervised station.projects station.open",
    }  # fmt: skip
    assert rows[3]["points_least"] is None


def test_a_row_leaves_the_most_points_out_where_nobody_knows_them() -> None:
    from socialwork.law import NotFound
    from socialwork.policies import Reform, Set

    reform = Reform("unknown", Set("points.area", NotFound.NOT_FOUND, start=date(2020, 1, 1)), hypothetical=True)
    found = assess_network(NETWORK, MADE_UP_STANDARD.under(reform).on(LAW.day))

    assert (found.rows()[1]["points_least"], found.rows()[1]["points_most"]) == ("0", None)


def test_it_is_shown_as_a_table() -> None:
    assert assessed().table("en").splitlines() == [
        "standard for the social work system of Nowhere County (made up) (2024-01-01)",
        "this standard is made up, to show how one works",
        "readings: all 2 as the policy has them by default",
        "kind of unit     units  conforming  non-conforming  undetermined  not provided for",
        "----------------------------------------------------------------------------------",
        "guidance centre  1      0           0               1             0",
        "station          2      0           2               0             0",
        "room             4      2           1               1             0",
        "service point    1      0           0               0             1",
        "all              8      2           3               2             1",
        "computed in support of a decision; it does not take the place of the competent body's",
    ]
    assert "山镇" in assessed().table(level="town")
    with pytest.raises(InvalidValueError, match="lang"):
        assessed().table("fr")  # type: ignore[arg-type]


def test_it_is_shown_as_html(monkeypatch: pytest.MonkeyPatch) -> None:
    found = assessed()

    assert found._repr_html_() == found.to_html()
    assert found.to_html().count("单位u1（u1）：设有岗位") == 2  # it does not conform, and is vetoed
    assert "vetoed (1)" in found.to_html("en")
    assert "vetoed (" not in assess_network(Network(places=PLACES, units=NETWORK.units[2:]), LAW).to_html("en")
    assert "河村" in found.to_html("en")
    assert " more" not in found.to_html("en")
    monkeypatch.setattr(network_tables, "_LISTED", 1)
    monkeypatch.setattr(network_tables, "_MOST_PLACES", 4)
    assert "2 more" in found.to_html("en")
    assert "河村" not in found.to_html("en")


def test_it_is_told_as_data() -> None:
    data = json.loads(json.dumps(assessed().as_data()))

    assert data["total"]["units"] == len(data["units"]) == 8
    assert repr(assessed()) == "NetworkAssessment(8 units, 'made_up_standard', law of 2024-01-01)"
    assert assessed().by_place("town")[0].as_data()["place"] == "t1"


# --- laws -----------------------------------------------------------------------------------------------------------------------------------


@given(network=networks(), readings=st.sampled_from((None, "all")))
def test_each_unit_comes_out_as_its_own_assessment_says(network: Network, readings: Any) -> None:
    for result in assess_network(network, LAW, readings=readings).results:
        alone = assess(result.unit, LAW, readings=readings)
        assert (result.outcome, result.statuses, result.score) == (alone.outcome, tuple(item.status for item in alone.items), alone.score)
        assert [result.unmet, result.undetermined, result.advice, result.vetoing, result.may_veto] == [
            tuple(item.requirement.id for item in items)
            for items in (alone.unmet, alone.undetermined, alone.advice, alone.vetoing, alone.may_veto)
        ]
        assert list(result.points_undetermined) == [each.of for each in alone.pending if each.purpose is Purpose.POINTS]


@given(network=networks())
def test_tallies_add_up(network: Network) -> None:
    found = assess_network(network, LAW)

    assert found.total.units == len(network.units)
    for tallies in (found.by_tier, *(found.by_place(tier.id) for tier in MADE_UP_STANDARD.tiers)):
        for outcome in Conformity:
            assert sum(tally[outcome] for tally in tallies) == found.total[outcome]


@given(network=networks(), data=st.data())
def test_the_order_of_places_and_units_changes_no_tally(network: Network, data: st.DataObject) -> None:
    shuffled = Network(places=tuple(data.draw(st.permutations(network.places))), units=tuple(data.draw(st.permutations(network.units))))
    one, other = assess_network(network, LAW), assess_network(shuffled, LAW)

    assert one.total == other.total
    assert one.by_tier == other.by_tier
    assert one.by_requirement == other.by_requirement
    for level in ("county", "town", "village"):
        assert {tally.label.en: tally for tally in one.by_place(level)} == {tally.label.en: tally for tally in other.by_place(level)}
