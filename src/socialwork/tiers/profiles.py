"""A standard as data: what it asks of the units of each level, by which values."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

import attrs

from ..canonical import digest
from ..errors import DuplicateNameError, InvalidValueError, UnknownNameError
from ..law import NotFound, Parameter, Reading
from ..policies import Policy
from ..policies.fingerprints import policy_as_data
from ..rules import AllOf, Fact, Rule, leaves
from ..text import Text
from .site_kinds import check_facts, retold, site_class
from .sites import Site
from .standards import Grade, Inapplicable, Requirement
from .words import Force, Tier

__all__ = ["Profile", "check_inapplicable", "check_lines"]

_MADE_UP = Text("此标准为虚构，仅供演示", "this standard is made up, to show how one works")
_EVERY_SHALL = Text("各项应达要求", "everything that shall be met")
_LOWEST = Text(
    "等次从高到低排列，只有最低一等不写分数线",
    "give the grades best first, and to each but the lowest the points from which on it is given",
)
_WHERE_NOT = Text("有计分项目带适用条件时，须写明不适用的项目如何计分", "say what scored items that do not apply are worth")
_NO_SUCH_FACT = Text(
    "规则须用单位的事实编写，或在 more_facts 中申报", "write rules over the facts of a site, or declare the fact in more_facts"
)


def _needed(profile: "Profile") -> tuple[Parameter[Any], ...]:
    """Every parameter that requirements and grades name, once each."""
    of_grades = (grade.at_least for grade in profile.grades if grade.at_least is not None)
    found: dict[str, Parameter[Any]] = {}
    for parameter in (*(each for requirement in profile.requirements for each in requirement.parameters), *of_grades):
        if found.setdefault(parameter.name, parameter) != parameter:
            raise DuplicateNameError(Text("数值", "parameter"), (parameter.name,))
    return tuple(found.values())


def check_lines(grades: Sequence[tuple[str, object]]) -> None:
    """Refuse grades, best first, each with its id and its line, unless the lowest alone has no line.

    Raises:
        InvalidValueError: If another has none, or the lowest has one.
    """
    if any((line is None) != (place == len(grades)) for place, (_, line) in enumerate(grades, 1)):
        raise InvalidValueError("Profile.grades", tuple(name for name, _ in grades), _LOWEST)


def check_inapplicable(said: Inapplicable | None, asked: bool) -> None:
    """Refuse a profile that has to say what items are worth that do not apply, and does not.

    Raises:
        InvalidValueError: If it does not say so although some scored item does not apply to every unit.
    """
    if said is None and asked:
        raise InvalidValueError("Profile.inapplicable", None, _WHERE_NOT)


def _allow(points: Iterable[Parameter[Decimal]], day: date, least: Decimal) -> bool:
    """Whether all these points together may come to so many on a day."""
    worth = [each.on(day).value for each in points]
    known = [each for each in worth if not isinstance(each, NotFound)]
    return len(known) < len(worth) or sum(known) >= least


def _not_below(line: Parameter[Decimal], better: Parameter[Decimal]) -> bool:
    """Whether a line is as high as a better one on some day on which both are known."""
    days = (day for parameter in (line, better) for day, _ in parameter.steps)
    pairs = ((line.on(day).value, better.on(day).value) for day in days)
    return any(not isinstance(one, NotFound) and not isinstance(other, NotFound) and one >= other for one, other in pairs)


@attrs.frozen(kw_only=True, repr=False)
class Profile(Policy):
    """A standard that units are held against. It is a policy: its values are dated, have clauses, and can be reformed.

    Attributes:
        tiers: The levels whose units it speaks of, from the top down.
        requirements: What it asks, in its own order.
        more_facts: Facts that its rules read beside those of `SITE`, each with its name.
        grades: The grades of a scored assessment, best first; none where it has no grades.
        inapplicable: What scored items that do not apply are worth; None where every scored item applies to all units of its level.
        binding: The reading that says whether it binds, if the text leaves that open. Whatever is chosen, a unit is non-conforming, and never illegal.
        made_up: Whether nobody issued it; every answer then says so.
        values: Every parameter of the requirements and the grades; found there where it is not given.

    Raises:
        DuplicateNameError: If two levels, requirements, rules, facts, grades or parameters share a name.
        UnknownNameError: If a requirement is about a level that is not there, or names a parameter that is not among the values.
        InvalidValueError: If a rule reads what is no fact of a site, the grades do not go together, or it is not said what items are worth
            that do not apply.
    """

    tiers: tuple[Tier, ...]
    requirements: tuple[Requirement, ...]
    more_facts: tuple[Fact[Any], ...] = ()
    grades: tuple[Grade, ...] = ()
    inapplicable: Inapplicable | None = None
    binding: Reading | None = None
    made_up: bool = False
    values: tuple[Parameter[Any], ...] = attrs.field(default=attrs.Factory(_needed, takes_self=True))

    def __attrs_post_init__(self) -> None:
        DuplicateNameError.check(Text("层级", "level"), (tier.id for tier in self.tiers))
        DuplicateNameError.check(Text("要求", "requirement"), (name for requirement in self.requirements for name in requirement.rules))
        DuplicateNameError.check(Text("等次", "grade"), (grade.id for grade in self.grades))
        for requirement in self.requirements:
            self.tier(requirement.tier)
        self._check_facts()
        self._check_values()
        self._check_points()
        super().__attrs_post_init__()

    def _check_facts(self) -> None:
        held = {fact.name: fact for fact in check_facts(self.more_facts)}
        for name, rule in self.rules.items():
            for source in (source for leaf in leaves(rule) for source in leaf.fact.sources):
                if held.get(source.name) != source:
                    raise InvalidValueError(f"rule {name}", source.name, _NO_SUCH_FACT)

    def _check_values(self) -> None:
        known = {parameter.name for parameter in self.values}
        for parameter in _needed(self):
            if parameter.name not in known:
                raise UnknownNameError(Text("参数", "parameter"), parameter.name, tuple(known))

    def _check_points(self) -> None:
        check_lines([(grade.id, grade.at_least) for grade in self.grades])
        check_inapplicable(self.inapplicable, any(each.points is not None and each.applies is not None for each in self.requirements))

    # --- as a policy ----------------------------------------------------------------------------------------------------------------------

    @property
    def named_parameters(self) -> tuple[tuple[str, Parameter[Any]], ...]:
        """Every parameter under its own name."""
        return tuple((parameter.name, parameter) for parameter in self.values)

    @property
    def parameters(self) -> tuple[Parameter[Any], ...]:
        """Every parameter, in order of declaration."""
        return self.values

    @property
    def rules(self) -> dict[str, Rule]:
        """Every rule by its requirement's id; to whom a requirement applies under `<id>.applies`."""
        return {name: rule for requirement in self.requirements for name, rule in requirement.rules.items()}

    def rebuilt(
        self, parameters: Mapping[str, Parameter[Any]], readings: Mapping[str, Reading], rule: Callable[[str], Rule]
    ) -> dict[str, Any]:
        """The fields that hold parameters, readings and rules, with what a reform made of these in their place; see `Contents.rebuilt`."""
        made = tuple(
            attrs.evolve(each, rule=rule(each.id), applies=None if each.applies is None else rule(f"{each.id}.applies"))
            for each in self.requirements
        )
        values = tuple(parameters[each.name] for each in self.values)
        return {**super().rebuilt(parameters, readings, rule), "requirements": made, "values": values}

    @property
    def reform_marks(self) -> tuple[Text, ...]:
        """What every answer must say of the profile: that it is made up, and what reforms made of it."""
        of_reforms = super().reform_marks
        return (_MADE_UP, *of_reforms) if self.made_up else of_reforms

    @cached_property
    def fingerprint(self) -> str:
        """A digest of what answers depend on; see `Policy`. It covers the grades, and what items are worth that do not apply, as well."""
        grades = [grade.as_data() for grade in self.grades]
        worth = self.inapplicable and self.inapplicable.value
        return digest(policy_as_data(self) | {"grades": grades, "inapplicable": worth})

    # --- as a standard --------------------------------------------------------------------------------------------------------------------

    def tier(self, tier_id: str) -> Tier:
        """The level of that id.

        Raises:
            UnknownNameError: If it speaks of none.
        """
        for tier in self.tiers:
            if tier.id == tier_id:
                return tier
        raise UnknownNameError(Text("层级", "level"), tier_id, tuple(tier.id for tier in self.tiers))

    def asked_of(self, tier_id: str) -> tuple[Requirement, ...]:
        """What it asks of the units of a level; nothing where it does not speak of the level."""
        return tuple(requirement for requirement in self.requirements if requirement.tier == tier_id)

    @cached_property
    def _shall(self) -> dict[str, Rule]:
        wholes: dict[str, list[Rule]] = {}
        for requirement in self.requirements:
            if requirement.force is Force.SHALL:
                wholes.setdefault(requirement.tier, []).append(requirement.whole)
        return {tier: AllOf(*rules, label=_EVERY_SHALL) for tier, rules in wholes.items()}

    def shall(self, tier_id: str) -> Rule | None:
        """Everything that the units of a level shall meet, as one rule; None where it asks nothing of them that binds."""
        return self._shall.get(tier_id)

    @cached_property
    def _earning(self) -> dict[str, Rule]:
        given = self.inapplicable is not Inapplicable.WITHHELD
        return {
            each.id: each.whole if given or each.applies is None else AllOf(each.applies, each.rule, label=each.label)
            for each in self.requirements
            if each.points is not None
        }

    def earning(self, requirement: Requirement) -> tuple[Rule, Parameter[Decimal]] | None:
        """What must hold of a unit so that it earns the points of a requirement, and these points; None where it is not scored."""
        rule = self._earning.get(requirement.id)
        return None if rule is None or requirement.points is None else (rule, requirement.points)

    @property
    def out_of_reach(self) -> tuple[Grade, ...]:
        """The grades whose line, as long as it holds, lies above the full marks of every level, so that no unit can have them.

        What no source gives rules nothing out. A reform may come to that on purpose; a file that says so is refused.
        """
        lines = ((grade, grade.at_least) for grade in self.grades)
        return tuple(grade for grade, line in lines if line is not None and not self._reached(line))

    @property
    def out_of_order(self) -> tuple[Grade, ...]:
        """The grades whose line, on some day, is not below that of a better one, so that no unit can have them then.

        As for those out of reach: what no source gives rules nothing out, and a file that says so is refused.
        """
        lined = [(grade, grade.at_least) for grade in self.grades if grade.at_least is not None]
        return tuple(grade for place, (grade, line) in enumerate(lined) if any(_not_below(line, better) for _, better in lined[:place]))

    def _reached(self, line: Parameter[Decimal]) -> bool:
        scored: dict[str, list[Parameter[Decimal]]] = {}
        for requirement in self.requirements:
            if requirement.points is not None:
                scored.setdefault(requirement.tier, []).append(requirement.points)
        days = sorted({day for parameter in (line, *(each for listed in scored.values() for each in listed)) for day, _ in parameter.steps})
        starts = [day for day, _ in line.steps]
        for (start, least), end in zip(line.steps, (*starts[1:], None), strict=False):
            within = (day for day in days if start <= day and (end is None or day < end))
            if not isinstance(least, NotFound) and not any(_allow(listed, day, least) for day in within for listed in scored.values()):
                return False
        return True

    @property
    def site_facts(self) -> tuple[Fact[Any], ...]:
        """Every fact that a site of it holds: those of `SITE`, then those that it declares."""
        return check_facts(self.more_facts)

    @property
    def site_class(self) -> type[Site]:
        """The class of its sites: `Site`, or one that holds the facts it declares as well."""
        return site_class(self.more_facts)

    def site(self, site: Site) -> Site:
        """A site as its own class holds it; facts that it declares and the other class does not have are not asked yet."""
        return retold(site, self.site_class)
