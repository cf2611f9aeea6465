"""Sites hold the facts that a profile declares, and are told as another class holds them."""

import pickle
from decimal import Decimal

import pytest

from socialwork.errors import DuplicateNameError, InvalidValueError
from socialwork.rules import Fact, Missing
from socialwork.text import Text
from socialwork.tiers import SITE, Site
from socialwork.tiers.site_kinds import check_facts, retold, site_class

OFFICE = Text("单位", "the office")


def lift(name: str = "lift") -> Fact[bool]:
    return Fact.yes_no(name=name, zh="电梯", en="has a lift", asked_of=OFFICE, personal=False)


def test_a_profile_that_declares_nothing_has_plain_sites() -> None:
    assert site_class(()) is Site
    assert check_facts(()) == tuple(SITE)


def test_a_declared_fact_is_a_field_of_a_class_that_is_made_once() -> None:
    kind = site_class((lift(),))

    assert kind is site_class((lift(),))
    assert kind(floor_area=80) == kind(floor_area="80")
    assert kind().lift is Missing.NOT_ASKED  # type: ignore[attr-defined]
    with pytest.raises(InvalidValueError, match="lift: got 'yes'; give yes or no"):
        kind(lift="yes")  # type: ignore[call-arg]


def test_a_site_with_declared_facts_travels() -> None:
    site = site_class((lift(),))(floor_area=80, lift=True)  # type: ignore[call-arg]

    assert pickle.loads(pickle.dumps(site)) == site


@pytest.mark.parametrize("name", ["", "Lift", "has lift", "_lift", "升降机"])
def test_a_fact_needs_a_name_that_files_and_rules_can_use(name: str) -> None:
    with pytest.raises(InvalidValueError, match="lower-case letters"):
        check_facts((lift(name),))


def test_a_fact_cannot_take_the_name_of_another() -> None:
    with pytest.raises(DuplicateNameError, match="floor_area"):
        check_facts((lift("floor_area"),))


def test_a_site_is_retold_with_the_facts_that_both_classes_declare() -> None:
    kind, other = site_class((lift(),)), site_class((Fact.number(name="lift", zh="电梯数", en="lifts", asked_of=OFFICE, personal=False),))
    site = kind(floor_area=80, lift=True)  # type: ignore[call-arg]

    assert retold(site, kind) is site
    assert retold(site, Site) == Site(floor_area=Decimal(80))
    assert retold(Site(floor_area=Decimal(80)), kind) == kind(floor_area=80)
    assert retold(site, other) == other(floor_area=80)  # the two facts share a name and nothing else
