"""Requirements and grades say what they must, or are refused."""

from decimal import Decimal
from typing import Any

import attrs
import pytest

from socialwork.errors import InvalidValueError
from socialwork.law import Parameter
from socialwork.rules import AnyOf, IsTrue
from socialwork.testing.invented.standard import MADE_UP_STANDARD
from socialwork.text import Text, Unit
from socialwork.tiers import SITE, Family, Force, Grade, Requirement

SIGNBOARD = IsTrue(SITE.signboard, clause="W3")


def requirement(**about: Any) -> Requirement:
    said = {"id": "r", "label": Text("挂牌", "signboard"), "family": Family.VENUE, "tier": "town", "force": Force.SHALL, "rule": SIGNBOARD}
    return Requirement(**{**said, "clause": "W3", **about})


def some_points(kind: type[Any] = Decimal, at_least: Any = Decimal(0)) -> Parameter[Any]:
    return Parameter(name="p", label=Text("分值", "points"), unit=Unit("分", "points"), type=kind, values=(), at_least=at_least)


@pytest.mark.parametrize(
    "about, message",
    [
        ({"clause": ()}, "Requirement r.clause: got (); name the clause that asks for it"),
        (
            {"family": Family.OTHER},
            "Requirement r.family_text: got 'other'; say in words what it is about where the family is OTHER, and only there",
        ),
        ({"family_text": Text("其他", "other")}, "Requirement r.family_text: got 'venue'; say in words what it is about"),
        ({"points": some_points(int, 0)}, "Requirement r.points: got 'p'; give points as a Parameter of type Decimal that is at least 0"),
        ({"points": some_points(at_least=None)}, "Requirement r.points: got 'p'; give points as a Parameter of type Decimal"),
        ({"points": some_points(at_least=Decimal(-1))}, "Requirement r.points: got 'p'; give points as a Parameter of type Decimal"),
    ],
)
def test_a_requirement_is_refused_where_it_says_too_little_or_too_much(about: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidValueError) as refused:
        requirement(**about)

    assert str(refused.value).startswith(message)


def test_points_of_a_grade_cannot_be_below_zero_either() -> None:
    with pytest.raises(InvalidValueError, match=r"Grade good\.at_least: got 'p'"):
        Grade(id="good", label=Text("良好", "good"), at_least=some_points(at_least=None))


def test_what_a_requirement_is_about_is_told_in_words() -> None:
    assert requirement().about == Family.VENUE.label
    assert requirement(family=Family.OTHER, family_text=Text("演练", "drills")).about.en == "drills"


def test_one_that_applies_to_some_units_is_met_by_all_others() -> None:
    assert requirement().whole is SIGNBOARD
    barrier_free = IsTrue(SITE.barrier_free, clause="W3")
    some = requirement(applies=barrier_free)
    assert isinstance(some.whole, AnyOf)
    assert some.rules == {"r": SIGNBOARD, "r.applies": barrier_free}


def test_its_parameters_are_those_of_its_rules_and_its_points() -> None:
    [supervised] = [each for each in MADE_UP_STANDARD.requirements if each.id == "station.supervised"]

    assert [each.name for each in supervised.parameters] == ["station.supervisors", "station.crowded", "points.supervised"]
    assert [each.name for each in attrs.evolve(supervised, points=None, applies=None).parameters] == ["station.supervisors"]


def test_what_a_unit_may_do_vetoes_nothing() -> None:
    files = next(each for each in MADE_UP_STANDARD.requirements if each.force is Force.MAY)
    with pytest.raises(InvalidValueError, match="what a unit may do cannot veto it"):
        attrs.evolve(files, veto=True)


def test_among_what_models_a_clause_it_is_called_by_its_id_and_told_by_what_it_asks() -> None:
    (found,) = [part for part in MADE_UP_STANDARD.structure if part.cited_as == "requirement station.area"]

    assert "requirement station.area" in MADE_UP_STANDARD.models[found.clause[0]]
    assert found.words == next(each.label for each in MADE_UP_STANDARD.requirements if each.id == "station.area")
