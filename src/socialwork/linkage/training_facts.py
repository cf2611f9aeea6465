"""What a year of trainings comes to, as the facts of one case, and the rule over its two minima.

Of each figure three facts are told: what it comes to as far as it was told, what it comes to at the most, and what it is. The last two are
missing where part of it was not told: what is missing is never zero, and a minimum that is reached already stays so.
"""

from decimal import Decimal
from typing import cast

import attrs

from ..law import Parameter, Reading
from ..rules import AllOf, AnyOf, AtLeast, ByReading, Fact, FactSet, Missing, Rule
from ..text import Text, Unit
from .bounds import Bounds

__all__ = ["ATTENDANCES", "CLASS_HOURS", "TRAINING_YEAR", "TrainingFacts", "TrainingTotals", "training_minima"]

CLASS_HOURS = Unit("学时", "class hours", "class hour")
"""What the length of a training is counted in."""

ATTENDANCES = Unit("人次", "attendances", "attendance")
"""What those who come are counted in: whoever comes twice counts twice."""

_OFFICE = Text("组织培训的单位", "the office that holds the trainings")

_HOURS = Text("全年学时", "class hours of the year")
_PERSON_HOURS = Text("学时最少一人的学时", "class hours of whoever has the fewest")
_SHORTEST = Text("最短一期的学时", "class hours of the shortest training")
_ATTENDANCES = Text("全年人次", "attendances of the year")


def _fact(zh: str, en: str, unit: Unit) -> Fact[Decimal]:
    return Fact.number(zh=zh, en=en, unit=unit, asked_of=_OFFICE, personal=False, at_least=0)


def _three(of: Text, unit: Unit) -> tuple[Fact[Decimal], Fact[Decimal], Fact[Decimal]]:
    told = _fact(f"{of.zh}（已知部分）", f"{of.en}, as far as told", unit)
    most = _fact(f"{of.zh}（至多）", f"{of.en}, at the most", unit)
    return told, most, _fact(f"{of.zh}（各期填全后）", f"{of.en}, with every training told in full", unit)


class TrainingFacts(FactSet):
    """The facts of a year of trainings."""

    hours_told, hours_at_most, hours = _three(_HOURS, CLASS_HOURS)
    person_hours_told, person_hours_at_most, person_hours = _three(_PERSON_HOURS, CLASS_HOURS)
    shortest_told, shortest_at_most, shortest = _three(_SHORTEST, CLASS_HOURS)
    attendances_told, attendances_at_most, attendances = _three(_ATTENDANCES, ATTENDANCES)


TRAINING_YEAR = TrainingFacts()
"""The handles of the facts of a year of trainings."""


def _values(name: str, bounds: Bounds | None) -> dict[str, Decimal | Missing]:
    least = most = exact = cast("Decimal | Missing", Missing.NOT_ASKED)
    if bounds is not None:
        least = bounds.least
        most = most if bounds.most is None else bounds.most
        exact = exact if isinstance(bounds.exact, Missing) else bounds.exact
    return {f"{name}_told": least, f"{name}_at_most": most, name: exact}


@attrs.frozen(kw_only=True)
class TrainingTotals:
    """A year of trainings, as rules see it; what each fact is, its handle in `TRAINING_YEAR` says."""

    hours_told: Decimal | Missing = TRAINING_YEAR.hours_told.field()
    hours_at_most: Decimal | Missing = TRAINING_YEAR.hours_at_most.field()
    hours: Decimal | Missing = TRAINING_YEAR.hours.field()
    person_hours_told: Decimal | Missing = TRAINING_YEAR.person_hours_told.field()
    person_hours_at_most: Decimal | Missing = TRAINING_YEAR.person_hours_at_most.field()
    person_hours: Decimal | Missing = TRAINING_YEAR.person_hours.field()
    shortest_told: Decimal | Missing = TRAINING_YEAR.shortest_told.field()
    shortest_at_most: Decimal | Missing = TRAINING_YEAR.shortest_at_most.field()
    shortest: Decimal | Missing = TRAINING_YEAR.shortest.field()
    attendances_told: Decimal | Missing = TRAINING_YEAR.attendances_told.field()
    attendances_at_most: Decimal | Missing = TRAINING_YEAR.attendances_at_most.field()
    attendances: Decimal | Missing = TRAINING_YEAR.attendances.field()

    @classmethod
    def of(cls, *, hours: Bounds, person_hours: Bounds | None, shortest: Bounds, attendances: Bounds) -> "TrainingTotals":
        """The facts out of what is known of each figure; None where nobody said for whom the trainings are."""
        figures = {"hours": hours, "person_hours": person_hours, "shortest": shortest, "attendances": attendances}
        return cls(**{name: value for figure, bounds in figures.items() for name, value in _values(figure, bounds).items()})


def _reached(
    told: Fact[Decimal], at_most: Fact[Decimal], exact: Fact[Decimal], least: Parameter[int], clause: tuple[str, ...], label: Text
) -> Rule:
    """At least so much: what is told already suffices; or it can still suffice, and does."""
    can = AllOf(
        AtLeast(at_most, least, clause=clause), AtLeast(exact, least, clause=clause), label=Text("全部计入后达到", "reached in all")
    )
    return AnyOf(AtLeast(told, least, clause=clause), can, label=label)


def training_minima(*, hours: Parameter[int], attendances: Parameter[int], hours_counted: Reading, clause: tuple[str, ...]) -> Rule:
    """The rule that a year of trainings has so many class hours and so many attendances, both included in what is allowed.

    Args:
        hours: The least class hours, counted in `CLASS_HOURS`.
        attendances: The fewest attendances of the year, counted in `ATTENDANCES`.
        hours_counted: How the class hours are counted: `offered` in the year in all, `per_person` for each of those whom the trainings are for,
            or `per_class` in each training.
        clause: The clauses that ask for both.
    """
    facts = TRAINING_YEAR
    told = {
        "offered": (_HOURS, (facts.hours_told, facts.hours_at_most, facts.hours)),
        "per_person": (_PERSON_HOURS, (facts.person_hours_told, facts.person_hours_at_most, facts.person_hours)),
        "per_class": (_SHORTEST, (facts.shortest_told, facts.shortest_at_most, facts.shortest)),
    }
    branches = {option: _reached(*three, hours, clause, label) for option, (label, three) in told.items()}
    people = (facts.attendances_told, facts.attendances_at_most, facts.attendances)
    return AllOf(
        ByReading(hours_counted, branches, label=Text("学时达到下限", "class hours reach their minimum")),
        _reached(*people, attendances, clause, Text("人次达到下限", "attendances reach their minimum")),
        clause=clause,
        label=Text("年度培训达到下限", "the trainings of the year reach their minima"),
    )
