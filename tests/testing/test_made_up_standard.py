"""The made-up standard holds together, and its sites can be anything."""

from pathlib import Path

from hypothesis import find, given
from hypothesis import strategies as st

from socialwork.rules import Missing
from socialwork.testing.invented.standard import MADE_UP_STANDARD, site_completions, sites
from socialwork.tiers import Site
from socialwork.wire import read_profile


def test_it_says_that_it_is_made_up() -> None:
    assert MADE_UP_STANDARD.made_up
    assert "虚构" in MADE_UP_STANDARD.title.zh


def test_the_example_is_this_standard() -> None:
    example = Path(__file__).parents[2] / "examples" / "hebei" / "standard.toml"

    assert read_profile(example).fingerprint == MADE_UP_STANDARD.fingerprint


def test_every_clause_is_cited() -> None:
    assert {clause.id for clause in MADE_UP_STANDARD.clauses} == set(MADE_UP_STANDARD.models)


@given(site=sites(), data=st.data())
def test_completing_a_site_leaves_what_is_there(site: Site, data: st.DataObject) -> None:
    filled = data.draw(site_completions(site))

    for fact in MADE_UP_STANDARD.site_facts:
        told = getattr(site, fact.name)
        assert isinstance(told, Missing) or getattr(filled, fact.name) == told


def test_a_site_can_be_filled_in() -> None:
    empty = MADE_UP_STANDARD.site_class()

    assert find(site_completions(empty), lambda site: site.signboard is True).signboard is True
