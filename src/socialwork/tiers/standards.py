"""What a standard asks of a unit: requirements, and the grades that points lead to."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property
from typing import Any, ClassVar

import attrs

from ..errors import InvalidValueError
from ..law import Parameter, Structural
from ..law.documents import clause_ids
from ..rules import AnyOf, AtLeast, AtMost, Not, Rule, SomeOf, YearsSince, nodes
from ..text import Labelled, Text
from .words import Family, Force

__all__ = ["Grade", "Inapplicable", "Requirement"]

_WORDS_FOR_OTHER = Text("类别为“其他”时须写明，其余类别不写", "say in words what it is about where the family is OTHER, and only there")
_NO_VETO = Text("“可”的要求不能一票否决；请改程度或去掉 veto", "what a unit may do cannot veto it; give another force, or no veto")
_POINTS = Text("分值须为不小于0的 Decimal 参数", "give points as a Parameter of type Decimal that is at least 0")


class Inapplicable(Labelled):
    """What an item that does not apply to a unit is worth in a scored assessment."""

    GIVEN = "given", "不适用的项目给满分", "its points are given"
    WITHHELD = "withheld", "不适用的项目不给分", "it earns no points"


def points(where: str, parameter: Parameter[Decimal]) -> Parameter[Decimal]:
    """A parameter that holds points.

    Raises:
        InvalidValueError: If it can hold anything else, or less than none.
    """
    least = parameter.at_least
    if parameter.type is not Decimal or least is None or least < 0:
        raise InvalidValueError(where, parameter.name, _POINTS)
    return parameter


@attrs.frozen(kw_only=True)
class Requirement(Structural):
    """One thing that a standard asks of the units of a level.

    Attributes:
        id: Stable name in its profile.
        label: What is asked.
        family: What it is about.
        family_text: What it is about, in words, where the family is OTHER.
        tier: The id of the level whose units it is asked of.
        force: How binding it is, by the word of the text: only `SHALL` can make a unit non-conforming.
        rule: What must hold, over the facts of a site.
        applies: To which units of the level it applies, such as those in cities; None for all of them.
        clause: The clauses that ask for it.
        points: What it is worth in a scored assessment; None where it is not scored.
        veto: Whether a unit that fails it falls to the lowest grade, whatever its points (一票否决).

    Raises:
        InvalidValueError: If no clause is cited, the words of OTHER are missing or too many, the points can be below 0, or what a unit may do vetoes it.
    """

    kind: ClassVar[Text] = Text("要求", "requirement")

    id: str
    label: Text
    family: Family
    family_text: Text | None = None
    tier: str
    force: Force
    rule: Rule
    applies: Rule | None = None
    clause: tuple[str, ...] = attrs.field(converter=clause_ids)
    points: Parameter[Decimal] | None = None
    veto: bool = False

    def __attrs_post_init__(self) -> None:
        where = f"Requirement {self.id}"
        if not self.clause:
            raise InvalidValueError(f"{where}.clause", self.clause, Text("请写明条款", "name the clause that asks for it"))
        if (self.family is Family.OTHER) != (self.family_text is not None):
            raise InvalidValueError(f"{where}.family_text", self.family.value, _WORDS_FOR_OTHER)
        if self.points is not None:
            points(f"{where}.points", self.points)
        if self.veto and self.force is Force.MAY:
            raise InvalidValueError(f"{where}.veto", self.force.value, _NO_VETO)

    @property
    def about(self) -> Text:
        """What it is about, in words."""
        return self.family_text or self.family.label

    @cached_property
    def whole(self) -> Rule:
        """What must hold of any unit of the level: the rule, or that it does not apply."""
        if self.applies is None:
            return self.rule
        return AnyOf(Not(self.applies, label=Text("不适用", "does not apply")), self.rule, label=self.label)

    @property
    def rules(self) -> dict[str, Rule]:
        """Its rules by name: what must hold under its id, to whom it applies under `<id>.applies`."""
        return {self.id: self.rule} if self.applies is None else {self.id: self.rule, f"{self.id}.applies": self.applies}

    @property
    def parameters(self) -> Iterator[Parameter[Any]]:
        """The parameters that its rules name, and its points."""
        for node in (node for rule in self.rules.values() for node in nodes(rule)):
            if isinstance(node, (AtLeast, AtMost, YearsSince, SomeOf)):
                yield node.parameter
        if self.points is not None:
            yield self.points

    @property
    def cited_as(self) -> str:
        """What it is called among what models a clause."""
        return f"requirement {self.id}"

    @property
    def words(self) -> Text:
        """What is asked."""
        return self.label

    def as_data(self) -> dict[str, Any]:
        """What it is beside its rules and words, as JSON data."""
        return {name: value for name, value in self.as_structure().items() if name != "id"}

    def as_structure(self) -> dict[str, Any]:
        """What a fingerprint covers beside its rules: whom it is asked of, how binding it is, what it counts for; no words."""
        return {
            "id": self.id,
            "tier": self.tier,
            "family": self.family.value,
            "force": self.force.value,
            "clause": list(self.clause),
            "points": None if self.points is None else self.points.name,
            "veto": self.veto,
        }


@attrs.frozen(kw_only=True)
class Grade:
    """A grade of a scored assessment.

    Attributes:
        id: Stable name in its profile.
        label: What it is called.
        at_least: The points from which on it is given; None for the lowest grade, which takes all the rest.

    Raises:
        InvalidValueError: If the points can be below 0.
    """

    id: str
    label: Text
    at_least: Parameter[Decimal] | None = None

    def __attrs_post_init__(self) -> None:
        if self.at_least is not None:
            points(f"Grade {self.id}.at_least", self.at_least)

    def as_data(self) -> list[str | None]:
        """What a fingerprint covers."""
        return [self.id, None if self.at_least is None else self.at_least.name]
