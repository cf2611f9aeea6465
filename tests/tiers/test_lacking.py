"""What is missing most in a network, and which grades its units may have."""

from datetime import date

from hypothesis import given

from socialwork.testing.invented.standard import MADE_UP_STANDARD, sites
from socialwork.tiers import Network, Place, Site, Unit, assess_network

LAW = MADE_UP_STANDARD.on(date(2024, 1, 1))
PLACES = (Place(id="c", name="乌有县", tier="county"), Place(id="t", name="河镇", tier="town", within="c"))


def network(*sites_: Site, tier: str = "town") -> Network:
    units = (Unit(id=f"u{number}", name="站", tier=tier, place="t", site=site) for number, site in enumerate(sites_))
    return Network(places=PLACES, units=tuple(units))


def test_what_most_units_lack_stands_first() -> None:
    site = MADE_UP_STANDARD.site_class
    whole = site(floor_area=130, full_time_staff=2, certified_staff=1, posts_named=True, projects_per_year=2, drills=0, population=900)
    found = assess_network(network(whole, Site(), site(floor_area=130)), LAW)

    assert [(lack.name, lack.units) for lack in found.missing[:2]] == [("case_files_kept", 3), ("open_days_per_week", 3)]
    assert {lack.name: lack.units for lack in found.missing}["floor_area"] == 1
    assert not any(lack.of_the_standard for lack in found.missing)


def test_a_value_that_no_source_gives_is_missing_too() -> None:
    [staff, value] = assess_network(network(Site(), tier="county"), LAW).missing

    assert (staff.name, staff.of_the_standard) == ("full_time_staff", False)
    assert value.as_data() == {
        "name": "centre.staff",
        "label": {"zh": "指导中心专职人员下限", "en": "fewest full-time staff of a centre"},
        "of_the_standard": True,
        "units": 1,
    }


@given(site=sites())
def test_nothing_that_a_unit_asks_for_is_left_out(site: Site) -> None:
    found = assess_network(network(site), LAW)

    alone = found.of("u0")
    assert {ask.label for ask in (*alone.asks, *alone.scoring_asks)} <= {lack.label for lack in found.missing}


def test_grades_are_counted_as_far_as_they_are_known() -> None:
    site = MADE_UP_STANDARD.site_class
    vetoed = site(posts_named=False)
    found = assess_network(network(vetoed, Site(), vetoed), LAW)

    assert [([grade.id for grade in possible], units) for possible, units in found.by_grade] == [
        (["excellent", "good", "fair", "poor"], 1),
        (["poor"], 2),
    ]
    assert found.as_data()["by_grade"][1] == {"grades": ["poor"], "units": 2}
    assert "优秀或良好或合格或不合格" in found.to_html()
    assert assess_network(network(Site(), tier="village"), LAW).by_grade == ()
