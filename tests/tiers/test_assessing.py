"""A unit conforms, does not, or something is missing: item by item, with reasons; facts that come in never contradict what was decided."""

import json
from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.errors import InvalidValueError
from socialwork.rules import Is
from socialwork.testing.invented.standard import MADE_UP_STANDARD, site_completions, sites
from socialwork.tiers import SITE, Assessment, Conformity, Force, Locality, Profile, Site, Status, Unit, assess

LAW = MADE_UP_STANDARD.on(date(2024, 1, 1))
GOOD: dict[str, Any] = {
    "floor_area": 120,
    "full_time_staff": 2,
    "certified_staff": 1,
    "supervisors": 1,
    "population": 60_000,
    "locality": "urban",
    "posts_named": True,
    "projects_per_year": 2,
    "open_days_per_week": 5,
    "drills": 1,
    "case_files_kept": True,
}


def unit(tier: str = "town", site: Site | None = None, **facts: Any) -> Unit:
    return Unit(id="u", name="河镇社工站", tier=tier, place="p", site=MADE_UP_STANDARD.site_class(**facts) if site is None else site)


def assessed(without: tuple[str, ...] = (), **other: Any) -> Assessment:
    return assess(unit(**{name: value for name, value in {**GOOD, **other}.items() if name not in without}), LAW)


def ids(items: Any) -> list[str]:
    return [item.requirement.id for item in items]


def test_a_unit_that_meets_everything_conforms() -> None:
    found = assessed()

    assert found.outcome is Conformity.CONFORMING
    assert {item.status for item in found.items} == {Status.MET}
    assert found.asks == ()
    assert repr(found) == "Assessment('u', CONFORMING, 'made_up_standard', law of 2024-01-01)"


def test_a_value_missed_by_a_little_makes_it_non_conforming_and_its_own_day_counts() -> None:
    small = unit(**{**GOOD, "floor_area": "119.99"})

    assert assess(small, LAW).outcome is Conformity.NON_CONFORMING
    assert ids(assess(small, LAW).unmet) == ["station.area"]
    assert assess(small, LAW.at(date(2022, 12, 31))).outcome is Conformity.CONFORMING


def test_what_is_missing_is_asked_for_and_is_never_taken_for_nothing() -> None:
    found = assessed(without=("supervisors", "case_files_kept"))

    assert found.outcome is Conformity.UNDETERMINED
    assert ids(found.undetermined) == ["station.supervised"]
    assert [ask.name for ask in found.asks] == ["supervisors"]
    assert [label.en for label in found.undetermined[0].missing] == ["supervisors"]


def test_a_value_that_no_source_gives_leaves_every_unit_undetermined() -> None:
    found = assess(unit("county", full_time_staff=1000), LAW)

    assert found.outcome is Conformity.UNDETERMINED
    assert [ask.name for ask in found.asks] == ["centre.staff"]
    assert [label.en for label in found.items[0].missing] == ["fewest full-time staff of a centre"]
    assert found.score is None


def test_what_should_or_may_be_is_advice_and_changes_no_outcome() -> None:
    found = assessed(open_days_per_week=1, case_files_kept=False)

    assert found.outcome is Conformity.CONFORMING
    assert ids(found.advice) == ["station.open", "station.files"]
    assert "not met: is open five days a week (should, W8) (should or may: it does not touch conformity, but the points)" in found.explain(
        "en"
    )
    assert "未达到：建立档案（可，W9）（属“宜”“可”的要求，不影响结论）" in found.explain()


@pytest.mark.parametrize("facts", [{"population": 49_999}, {"locality": "rural"}])
def test_a_requirement_for_others_does_not_apply(facts: dict[str, Any]) -> None:
    found = assessed(**facts, supervisors=0)

    assert found.outcome is Conformity.CONFORMING
    assert {item.requirement.id: item.status for item in found.items}["station.supervised"] is Status.NOT_APPLICABLE


def test_where_it_is_not_known_whether_one_applies_a_unit_that_meets_it_conforms() -> None:
    assert assessed(without=("population",)).outcome is Conformity.CONFORMING
    open_ = assessed(without=("population",), supervisors=0)
    assert open_.outcome is Conformity.UNDETERMINED
    assert [ask.name for ask in open_.asks] == ["population"]


def test_a_standard_that_asks_nothing_of_a_level_says_neither_yes_nor_no() -> None:
    found = assess(unit("street"), LAW)

    assert found.outcome is Conformity.NOT_PROVIDED
    assert found.asks == ()
    assert "标准对这一层级没有应达要求" in found.explain()
    assert "<table" not in found.to_html("en")
    assert found.as_data()["asks"] == {"asks": [], "complete": True}


def test_readings_that_disagree_leave_a_unit_contested() -> None:
    disputed = unit(**{**GOOD, "certified_staff": 0})

    assert assess(disputed, LAW).outcome is Conformity.NON_CONFORMING
    both = assess(disputed, LAW, readings=iter(["AW1"]))
    assert both.outcome is Conformity.CONTESTED
    assert {item.requirement.id: item.status for item in both.items}["station.people"] is Status.CONTESTED
    assert "AW1取“算”" in both.explain()
    assert both.explain("en").count("made up, to show how one works") == 1
    assert assess(disputed, LAW.choosing({"AW1": "among"})).outcome is Conformity.CONFORMING


def test_how_the_standard_binds_is_told_and_changes_no_outcome() -> None:
    mandatory = LAW.choosing({"AW2": "mandatory"})
    bad = unit(**{**GOOD, "posts_named": False})

    assert assess(bad, mandatory).outcome is assess(bad, LAW).outcome is Conformity.NON_CONFORMING
    assert assess(bad, mandatory).summary.en.endswith("2024-01-01; the standard is read as mandatory)")
    silent: Profile = attrs.evolve(MADE_UP_STANDARD, binding=None)
    assert assess(bad, silent.on(LAW.day)).binding is None
    assert assess(bad, silent.on(LAW.day)).summary.zh == "河镇社工站：不符合标准（乌有县社会工作服务体系规范（虚构），2024-01-01）"


def test_the_explanation_tells_fact_value_need_and_clause() -> None:
    text = assessed(floor_area=110).explain("en")

    assert text.splitlines()[:3] == [
        "河镇社工站: non-conforming (standard for the social work system of Nowhere County (made up), 2024-01-01; the standard is read as recommended)",
        "this standard is made up, to show how one works",
        "70.0 points of 100.0; grade: fair",
    ]
    assert "    * [no] floor area: 110 square metres; needs: 120 square metres or more (W3, in force since 2023-01-01, assumed)" in text
    assert "illegal" not in text
    with pytest.raises(InvalidValueError, match="lang"):
        assessed().explain("fr")  # type: ignore[arg-type]


def test_it_is_shown_as_html_and_told_as_data() -> None:
    found = assessed(floor_area=110)
    data = found.as_data()

    assert "不符合标准" in found.to_html("zh")
    assert "non-conforming" in found.to_html("en")
    assert found._repr_html_() == found.to_html("zh")
    assert json.loads(json.dumps(data))["outcome"] == "non_conforming"
    assert [item["status"] for item in data["items"]].count("unmet") == 1
    assert (data["binding"], data["score"]["grades"]) == ("recommended", ["fair"])


def test_it_has_no_truth_value() -> None:
    with pytest.raises(InvalidValueError, match="look at its outcome"):
        bool(assessed())


def test_of_a_level_that_the_standard_does_not_know_nothing_is_asked() -> None:
    found = assess(unit("city"), LAW)

    assert (found.outcome, found.items, found.score) == (Conformity.NOT_PROVIDED, (), None)
    assert assess(unit("city"), LAW, readings="all").outcome is Conformity.NOT_PROVIDED


def test_a_plain_site_is_one_of_which_the_declared_facts_are_not_known() -> None:
    plain = {name: value for name, value in GOOD.items() if name != "drills"}

    assert [ask.name for ask in assess(unit(site=Site(**plain)), LAW).asks] == ["drills"]


# --- laws -----------------------------------------------------------------------------------------------------------------------------------

TIERS = st.sampled_from(("county", "town", "village", "street"))


@given(tier=TIERS, site=sites(), data=st.data())
def test_a_fact_that_comes_in_never_contradicts_what_was_decided(tier: str, site: Site, data: st.DataObject) -> None:
    before, after = (assess(unit(tier, each), LAW) for each in (site, data.draw(site_completions(site))))

    assert before.outcome in {after.outcome, Conformity.UNDETERMINED}
    for one, other in zip(before.items, after.items, strict=True):
        settled = {Status.MET: {Status.MET, Status.NOT_APPLICABLE}, Status.UNDETERMINED: set(Status)}
        assert other.status in settled.get(one.status, {one.status})


@given(site=sites(), data=st.data())
def test_a_fact_that_comes_in_never_widens_the_band_of_points(site: Site, data: st.DataObject) -> None:
    before, after = (assess(unit(site=each), LAW).score for each in (site, data.draw(site_completions(site))))

    assert before is not None
    assert after is not None
    assert before.most is not None
    assert after.most is not None
    assert before.least <= after.least <= after.most <= before.most
    assert set(after.grades) <= set(before.grades)
    assert after.grades


@given(tier=TIERS, site=sites(), order=st.permutations(MADE_UP_STANDARD.requirements))
def test_the_order_of_requirements_changes_no_outcome_and_no_points(tier: str, site: Site, order: Any) -> None:
    shuffled: Profile = attrs.evolve(MADE_UP_STANDARD, requirements=tuple(order))
    one, other = assess(unit(tier, site), LAW), assess(unit(tier, site), shuffled.on(LAW.day))

    assert (one.outcome, one.score) == (other.outcome, other.score)


@given(site=sites())
def test_the_outcome_is_that_of_what_shall_be_met(site: Site) -> None:
    found = assess(unit(site=site), LAW)
    shall = {item.status for item in found.items if item.requirement.force is Force.SHALL}

    if Status.UNMET in shall:
        assert found.outcome is Conformity.NON_CONFORMING
    else:
        assert found.outcome is (Conformity.UNDETERMINED if Status.UNDETERMINED in shall else Conformity.CONFORMING)


def test_a_fact_that_would_change_nothing_is_still_waited_for() -> None:
    area = next(each for each in MADE_UP_STANDARD.requirements if each.id == "station.area")
    by_locality = tuple(
        attrs.evolve(area, id=f"station.area.{locality.value}", applies=Is(SITE.locality, locality, clause="W3")) for locality in Locality
    )
    law = attrs.evolve(MADE_UP_STANDARD, requirements=by_locality).on(LAW.day)

    def outcome(**facts: Any) -> Conformity:
        return assess(unit(floor_area=30, **facts), law).outcome

    assert outcome() is Conformity.UNDETERMINED
    assert {outcome(locality=each) for each in Locality} == {Conformity.NON_CONFORMING}
