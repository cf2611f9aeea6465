"""A score that is open says for want of what; one that is settled asks for nothing."""

import json
from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.law import NotFound
from socialwork.policies import Reform, Set
from socialwork.rules import IsTrue
from socialwork.testing.invented.standard import MADE_UP_STANDARD, site_completions, sites
from socialwork.tiers import SITE, Assessment, Force, Inapplicable, Network, Profile, Site, Unit, assess, assess_network

DAY = date(2024, 1, 1)
GOOD: dict[str, Any] = {
    "floor_area": 120, "full_time_staff": 2, "certified_staff": 1, "supervisors": 1, "population": 60_000, "locality": "urban",
    "posts_named": True, "projects_per_year": 2, "open_days_per_week": 5, "drills": 1, "case_files_kept": True,
}  # fmt: skip
WITHHELD: Profile = attrs.evolve(MADE_UP_STANDARD, inapplicable=Inapplicable.WITHHELD)


def veto_should_be(force: Force, *, points: bool = True) -> Profile:
    """The made-up standard with a veto that should, and need not, be met; with points or none."""
    asked = (
        attrs.evolve(each, force=force if each.veto else each.force, points=each.points if points else None)
        for each in MADE_UP_STANDARD.requirements
    )
    return attrs.evolve(MADE_UP_STANDARD, requirements=tuple(asked))


def unknown(*names: str) -> Profile:
    changes = (Set(name, NotFound.NOT_FOUND, start=date(2020, 1, 1)) for name in names)
    return MADE_UP_STANDARD.under(Reform("unknown", *changes, hypothetical=True))


def unit(profile: Profile, site: Site | None = None, *, without: tuple[str, ...] = (), **other: Any) -> Unit:
    facts = {name: value for name, value in {**GOOD, **other}.items() if name not in without}
    return Unit(id="u", name="站", tier="town", place="p", site=profile.site_class(**facts) if site is None else site)


def assessed(profile: Profile, **about: Any) -> Assessment:
    return assess(unit(profile, **about), profile.on(DAY))


def pending(found: Assessment) -> list[tuple[str, str, list[str]]]:
    return [(each.purpose.value, each.of, [ask.name for ask in each.asks]) for each in found.pending]


def test_a_requirement_that_is_met_either_way_may_leave_points_open() -> None:
    found = assessed(WITHHELD, without=("locality",))

    assert found.asks == ()
    assert found.score is not None
    assert found.score.points.en == "89.5-100.0"
    assert pending(found) == [("points", "station.supervised", ["locality"])]
    assert [ask.name for ask in found.scoring_asks] == ["locality"]
    [told] = json.loads(json.dumps(found.as_data()))["pending"]
    assert (told["purpose"], told["of"], told["worth"], [ask["fact"] for ask in told["asks"]]) == (
        "points", "station.supervised", "10.5", ["locality"],
    )  # fmt: skip
    assert "得分待核实：有督导（0或10.5分）；缺：城乡类别" in found.explain().splitlines()
    assert "points undetermined: has a supervisor (0 or 10.5 points); missing: " in found.to_html("en")
    network = assess_network(Network(places=(), units=(unit(WITHHELD, without=("locality",)),)), WITHHELD.on(DAY))
    assert [lack.name for lack in network.missing] == ["locality"]
    assert network.rows()[0]["points_undetermined"] == "station.supervised"


def test_a_veto_that_need_not_be_met_is_named_with_what_it_does() -> None:
    profile = veto_should_be(Force.SHOULD)
    found = assessed(profile, posts_named=False)

    assert "100.0 points of 100.0; grade: poor; vetoed" in found.explain("en")
    assert "- 未达到：设有岗位（宜，W6，一票否决）（属“宜”“可”的要求，不影响是否符合标准，但一票否决）" in found.explain().splitlines()
    assert "changes no outcome" not in found.explain("en")
    assert [item.requirement.id for item in found.vetoing] == ["station.posts"]
    assert found.may_veto == found.pending == ()
    assert {row[0].en: row[-1].zh for row in found.rows()}["has named its posts"] == "一票否决"
    data = json.loads(json.dumps(found.as_data()))
    assert (data["vetoing"], data["may_veto"], data["pending"]) == (["station.posts"], [], [])
    assert {item["requirement"]: item["vetoes"] for item in data["items"]}["station.posts"] == "YES"


def test_a_veto_that_is_met_is_not_marked_in_the_reasons() -> None:
    found = assessed(MADE_UP_STANDARD)

    assert "met: has named its posts (shall, W6)" in found.explain("en")
    assert {row[0].en: row[-1].en for row in found.rows()}["has named its posts"] == "does not"
    assert found.vetoing == found.may_veto == ()


def test_a_veto_where_nothing_is_scored_has_no_effect_and_is_not_named() -> None:
    found = assessed(veto_should_be(Force.SHOULD, points=False), posts_named=False)

    assert found.score is None
    assert found.vetoing == found.pending == found.scoring_asks == ()
    assert "一票否决" not in found.explain()
    assert "设有岗位（宜，W6）（属“宜”“可”的要求，不影响结论）" in found.explain()


def test_everything_that_the_score_of_an_unknown_unit_waits_for_is_named() -> None:
    found = assess(unit(MADE_UP_STANDARD, Site()), MADE_UP_STANDARD.on(DAY))

    assert [item.requirement.id for item in found.may_veto] == ["station.posts"]
    assert "（应，W6，可能一票否决）" in found.explain()
    assert ("veto", "station.posts", ["posts_named"]) in pending(found)
    assert "一票否决待核实：设有岗位；缺：" in found.explain()
    assert {"posts_named", "open_days_per_week"} <= {ask.name for ask in found.scoring_asks}
    assert "drills" not in {ask.name for ask in found.scoring_asks}  # it earns nothing and vetoes nothing
    assert len({ask.name for ask in found.scoring_asks}) == len(found.scoring_asks)


def test_a_fact_asked_for_twice_is_asked_for_once_with_all_its_clauses() -> None:
    asked = tuple(
        attrs.evolve(each, rule=IsTrue(SITE.posts_named, clause="W3")) if each.id == "station.area" else each
        for each in MADE_UP_STANDARD.requirements
    )
    profile = attrs.evolve(MADE_UP_STANDARD, requirements=asked)
    found = assessed(profile, without=("posts_named",))

    assert [each.of for each in found.pending] == ["station.area", "station.posts"]
    assert [(ask.name, ask.size, ask.clause) for ask in found.scoring_asks] == [("posts_named", 1, ("W3", "W6"))]


@pytest.mark.parametrize(
    "names, expected, told",
    [
        (("points.area",), [("points", "station.area", ["points.area"])], "场地足够大（分值未见）"),
        (("grade.good",), [("grade", "good", ["grade.good"])], "等次待核实：良好；缺："),
    ],
)
def test_a_value_that_no_source_gives_is_waited_for(names: tuple[str, ...], expected: list[Any], told: str) -> None:
    profile = unknown(*names)
    found = assessed(profile)

    assert pending(found) == expected
    assert told in found.explain()
    network = assess_network(Network(places=(), units=(unit(profile),)), profile.on(DAY))
    assert [(lack.name, lack.of_the_standard) for lack in network.missing] == [(expected[0][2][0], True)]


def test_points_that_are_ruled_out_and_grades_that_are_vetoed_wait_for_no_value() -> None:
    assert assessed(unknown("points.area"), floor_area=1).pending == ()
    assert assessed(unknown("grade.good"), posts_named=False).pending == ()


# --- laws -----------------------------------------------------------------------------------------------------------------------------------

PROFILES = st.sampled_from((MADE_UP_STANDARD, WITHHELD, unknown("points.open"), unknown("grade.good", "station.open")))


@given(profile=PROFILES, site=sites())
def test_something_is_asked_for_exactly_where_band_veto_or_grade_is_open(profile: Profile, site: Site) -> None:
    found = assess(unit(profile, site), profile.on(DAY))

    assert found.score is not None
    settled = found.score.least == found.score.most and found.score.vetoed.decided and found.score.grade is not None
    assert settled == (found.pending == ()) == (found.scoring_asks == ())
    assert all(each.asks for each in found.pending)


@given(profile=PROFILES, site=sites(), data=st.data())
def test_a_fact_that_comes_in_opens_nothing(profile: Profile, site: Site, data: st.DataObject) -> None:
    before, after = (assess(unit(profile, each), profile.on(DAY)) for each in (site, data.draw(site_completions(site))))

    def about(found: Assessment) -> set[tuple[str, str]]:
        return {(each.purpose.value, each.of) for each in found.pending}

    assert about(after) <= about(before)


@given(profile=PROFILES, site=sites(), readings=st.sampled_from((None, "all")))
def test_a_network_misses_what_its_units_ask_for(profile: Profile, site: Site, readings: Any) -> None:
    network = assess_network(Network(places=(), units=(unit(profile, site),)), profile.on(DAY), readings=readings)
    asked = {ask.name for ask in network.of("u").scoring_asks}

    assert asked <= {lack.name for lack in network.missing}
