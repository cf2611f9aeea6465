"""Hebei's profile asks for its values: whatever is reported, every unit of every level is undetermined."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.law import NotFound
from socialwork.rules import Missing
from socialwork.testing.invented.standard import sites
from socialwork.tiers import SITE, Conformity, Family, Site, Unit, assess
from socialwork.tiers.hebei.profile import HEBEI_PROFILE
from socialwork.wire import profile_to_json

LAW = HEBEI_PROFILE.on(date(2024, 1, 1))
TIERS = ("county", "town", "village")


def test_it_has_the_six_families_for_each_level_and_no_value() -> None:
    for tier in TIERS:
        assert [each.family for each in HEBEI_PROFILE.asked_of(tier)] == [family for family in Family if family is not Family.OTHER]
    assert len(HEBEI_PROFILE.values) == 18
    assert {dated.value for parameter in HEBEI_PROFILE.values for dated in parameter.values} == {NotFound.NOT_FOUND}
    assert not HEBEI_PROFILE.made_up


def test_every_clause_is_cited() -> None:
    assert set(HEBEI_PROFILE.models) == {clause.id for clause in HEBEI_PROFILE.clauses}


@given(tier=st.sampled_from(TIERS), site=sites())
def test_no_unit_conforms_or_fails_while_no_value_is_known(tier: str, site: Site) -> None:
    facts = {fact.name: getattr(site, fact.name) for fact in SITE}
    found = assess(Unit(id="u", name="u", tier=tier, place="p", site=Site(**facts)), LAW)

    assert found.outcome is Conformity.UNDETERMINED


@pytest.mark.parametrize("tier", TIERS)
def test_its_asks_name_the_values(tier: str) -> None:
    full = Site(
        floor_area="999", full_time_staff="99", posts_named=True, duties_written=True, projects_per_year="9",
        rules_posted=True, case_files_kept=True, evaluated_yearly=True,
    )  # type: ignore[arg-type]  # fmt: skip
    assert full.floor_area is not Missing.NOT_ASKED
    found = assess(Unit(id="u", name="u", tier=tier, place="p", site=full), LAW)

    assert [ask.name for ask in found.asks] == [f"{tier}.{family.value}" for family in Family if family is not Family.OTHER]
    assert "各来源均未见数值" in found.explain()
    assert "2020" not in found.explain() + found.explain("en")


def test_the_profile_can_be_written_for_an_office_to_fill_in() -> None:
    assert len(profile_to_json(HEBEI_PROFILE)["requirements"]) == 18
