"""A profile holds together or is refused; it is a policy: dated, reformed, fingerprinted."""

from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest

from socialwork.errors import DuplicateNameError, InvalidValueError, UnknownNameError
from socialwork.law import NotFound, Parameter
from socialwork.policies import Choose, Reform, Scale, ScaleRounding, Set, SwapRule
from socialwork.rules import AtLeast, Fact, FactSet, IsTrue
from socialwork.testing.invented.standard import MADE_UP_STANDARD
from socialwork.text import Text
from socialwork.tiers import SITE, Conformity, Force, Profile, Site, Unit, assess

BY_ID = {requirement.id: requirement for requirement in MADE_UP_STANDARD.requirements}
BY_NAME = {parameter.name: parameter for parameter in MADE_UP_STANDARD.parameters}
DAY = date(2024, 1, 1)


def changed(**about: Any) -> Profile:
    return attrs.evolve(MADE_UP_STANDARD, **about)


def with_area(**about: Any) -> Profile:
    return changed(requirements=(attrs.evolve(BY_ID["station.area"], **about),), values=MADE_UP_STANDARD.values)


class ForeignFacts(FactSet):
    lift = Fact.yes_no(zh="电梯", en="has a lift", asked_of=Text("单位", "the office"), personal=False)


def test_its_values_are_found_in_its_requirements_and_grades() -> None:
    assert {"station.area", "station.crowded", "points.area", "grade.good", "centre.staff"} <= BY_NAME.keys()
    assert dict(MADE_UP_STANDARD.named_parameters) == BY_NAME
    assert list(MADE_UP_STANDARD.rules)[:2] == ["centre.staff", "station.area"]
    assert "station.supervised.applies" in MADE_UP_STANDARD.rules


@pytest.mark.parametrize(
    "about, kind, message",
    [
        ({"tiers": MADE_UP_STANDARD.tiers * 2}, DuplicateNameError, "each level may occur once"),
        ({"requirements": MADE_UP_STANDARD.requirements * 2}, DuplicateNameError, "each requirement may occur once"),
        ({"grades": MADE_UP_STANDARD.grades * 2}, DuplicateNameError, "each grade may occur once"),
        ({"grades": MADE_UP_STANDARD.grades[:2]}, InvalidValueError, "give the grades best first"),
        ({"grades": MADE_UP_STANDARD.grades[::-1]}, InvalidValueError, "give the grades best first"),
        ({"inapplicable": None}, InvalidValueError, "say what scored items that do not apply are worth"),
        ({"values": ()}, UnknownNameError, "no parameter is named 'centre.staff'"),
        ({"more_facts": ()}, InvalidValueError, "rule station.drills: got 'drills'; write rules over the facts of a site"),
        ({"readings": ()}, UnknownNameError, "AW1"),
        ({"clauses": MADE_UP_STANDARD.clauses[1:]}, UnknownNameError, "W1"),
    ],
)
def test_a_profile_that_does_not_hold_together_is_refused(about: dict[str, Any], kind: type[Exception], message: str) -> None:
    with pytest.raises(kind, match=message):
        changed(**about)


def test_a_requirement_is_of_a_level_that_is_there_and_reads_facts_of_sites() -> None:
    with pytest.raises(UnknownNameError, match="no level is named 'twon'; did you mean town"):
        with_area(tier="twon")
    with pytest.raises(InvalidValueError, match=r"rule station\.area: got 'lift'"):
        with_area(rule=IsTrue(ForeignFacts().lift, clause="W3"))
    with pytest.raises(UnknownNameError, match="no clause is named"):
        with_area(clause="W99")


def test_a_grade_is_out_of_reach_where_its_line_lies_above_the_full_marks_of_every_level() -> None:
    def named(profile: Profile) -> list[str]:
        return [grade.id for grade in profile.out_of_reach]

    unknown: Parameter[Any] = attrs.evolve(
        BY_NAME["points.area"], values=(attrs.evolve(BY_NAME["points.area"].values[0], value=NotFound.NOT_FOUND),)
    )
    no_line: Parameter[Any] = attrs.evolve(
        BY_NAME["grade.good"], values=(attrs.evolve(BY_NAME["grade.good"].values[0], value=NotFound.NOT_FOUND),)
    )
    best, good, _, poor = MADE_UP_STANDARD.grades

    assert named(MADE_UP_STANDARD) == []
    assert named(with_area()) == ["excellent", "good", "fair"]  # 30 points in all
    assert named(with_area(points=unknown)) == []
    assert named(with_area(points=None)) == ["excellent", "good", "fair"]  # nothing is scored
    unclear = (best, attrs.evolve(good, at_least=no_line), poor)
    assert named(changed(requirements=with_area().requirements, grades=unclear)) == ["excellent"]


def test_a_grade_is_out_of_order_where_its_line_is_not_below_that_of_a_better_one_on_some_day() -> None:
    def named(points: str, since: date | None = None) -> list[str]:
        line = BY_NAME["grade.good"]
        value = attrs.evolve(line.values[0], value=Decimal(points), **({} if since is None else {"since": since}))
        moved: Parameter[Any] = attrs.evolve(line, values=(value,) if since is None else (*line.values, value))
        best, good, *others = MADE_UP_STANDARD.grades
        grades = (best, attrs.evolve(good, at_least=moved), *others)
        values = tuple(moved if each.name == line.name else each for each in MADE_UP_STANDARD.values)
        return [grade.id for grade in changed(grades=grades, values=values).out_of_order]

    top = next(value for dated in BY_NAME["grade.excellent"].values if isinstance(value := dated.value, Decimal))

    assert MADE_UP_STANDARD.out_of_order == ()
    assert named(str(top)) == named(str(top + 1)) == named(str(top), date(2030, 1, 1)) == ["good"]
    assert named(str(top - 1)) == []
    assert named("0") == ["fair"]


def test_two_parameters_cannot_share_a_name() -> None:
    other: Parameter[Any] = attrs.evolve(BY_NAME["station.area"], label=Text("另一个", "another"))
    twice = attrs.evolve(BY_ID["room.area"], rule=AtLeast(SITE.floor_area, other, clause="W10"))
    with pytest.raises(DuplicateNameError, match=r"station\.area"):
        changed(requirements=(BY_ID["station.area"], twice))


def test_clauses_are_cited_by_levels_and_requirements() -> None:
    assert "tier town" in MADE_UP_STANDARD.models["W1"]
    assert "requirement station.area" in MADE_UP_STANDARD.models["W3"]


def test_what_is_asked_of_a_level_is_told_in_order() -> None:
    assert [each.id for each in MADE_UP_STANDARD.asked_of("village")] == ["room.area", "room.signboard"]
    assert MADE_UP_STANDARD.asked_of("street") == ()
    assert MADE_UP_STANDARD.shall("street") is None
    assert MADE_UP_STANDARD.shall("town") is MADE_UP_STANDARD.shall("town")
    assert MADE_UP_STANDARD.asked_of("city") == ()


def test_its_sites_hold_its_facts() -> None:
    assert [fact.name for fact in MADE_UP_STANDARD.site_facts][-1] == "drills"
    assert MADE_UP_STANDARD.site(Site(floor_area=Decimal(3))) == MADE_UP_STANDARD.site_class(floor_area=Decimal(3))


def station(**facts: Any) -> Unit:
    return Unit(id="u", name="站", tier="town", place="t", site=MADE_UP_STANDARD.site_class(**facts))


def area_status(profile: Profile, area: int) -> str:
    return next(
        item.status.value for item in assess(station(floor_area=area), profile.on(DAY)).items if item.requirement.id == "station.area"
    )


def test_a_reform_changes_a_value_of_a_requirement() -> None:
    reform = Reform("smaller", Set(BY_NAME["station.area"], 80, start=DAY), hypothetical=True)
    reformed = MADE_UP_STANDARD.under(reform)

    assert area_status(MADE_UP_STANDARD, 90) == "unmet"
    assert area_status(reformed, 90) == "met"
    assert reformed.fingerprint != MADE_UP_STANDARD.fingerprint
    assert "computed under the reform" in assess(station(), reformed.on(DAY)).explain("en")
    assert MADE_UP_STANDARD.under(reformed.diff(MADE_UP_STANDARD)).fingerprint == reformed.fingerprint


def test_a_reform_scales_points_chooses_readings_and_swaps_rules() -> None:
    reform = Reform(
        "more",
        Scale("points.area", Decimal(2), ScaleRounding.EXACT, start=DAY),
        Choose("AW2", "mandatory"),
        SwapRule("room.area", "room.signboard"),
        hypothetical=True,
    )
    reformed = MADE_UP_STANDARD.under(reform)
    assessed = assess(station(floor_area=200), reformed.on(DAY))

    assert assessed.score is not None
    assert assessed.score.least == 60
    assert assessed.binding is not None
    assert assessed.binding.id == "mandatory"
    room = Unit(id="r", name="室", tier="village", place="v", site=reformed.site_class(floor_area=5, signboard=True))
    assert assess(room, reformed.on(DAY)).outcome is Conformity.CONFORMING
    assert assess(room, MADE_UP_STANDARD.on(DAY)).outcome is Conformity.NON_CONFORMING


@pytest.mark.parametrize(
    "about",
    [
        {"force": Force.SHOULD},
        {"veto": True},
        {"points": None},
        {"tier": "village"},
    ],
)
def test_the_fingerprint_covers_what_a_requirement_counts_for(about: dict[str, Any]) -> None:
    assert with_area(**about).fingerprint != with_area().fingerprint


def test_the_fingerprint_covers_no_words() -> None:
    assert with_area(label=Text("面积", "area")).fingerprint == with_area().fingerprint


def test_only_a_made_up_profile_says_so() -> None:
    assert "made up, to show" in MADE_UP_STANDARD.on(DAY).marks[0].en
    assert changed(made_up=False).on(DAY).marks == ()
