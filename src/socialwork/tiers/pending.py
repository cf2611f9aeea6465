"""What leaves the points, the veto or the grade of a unit open: for which requirement, and for want of what."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple, cast

import attrs

from ..law import Parameter
from ..policies import Law
from ..rules import Ask, Decision, Rule, Verdict
from ..text import Labelled, Text, joined
from .profiles import Profile
from .scoring import Scale, waiting
from .standards import Requirement

__all__ = ["Pending", "Purpose", "World", "laws_under", "merged", "pending", "scoring_rules", "vetoed"]


class Purpose(Labelled):
    """What of a score is open."""

    POINTS = "points", "得分", "points"
    VETO = "veto", "一票否决", "veto"
    GRADE = "grade", "等次", "grade"


@attrs.frozen(kw_only=True)
class Pending:
    """One thing that leaves the score of a unit open.

    Attributes:
        purpose: What is open: the points of a requirement, whether it vetoes, or from which points on a grade is given.
        of: The id of the requirement, or of the grade.
        label: What that is called.
        worth: The points that it is about; None where no source gives them, and where it is not about points.
        decisions: What is undetermined, once for each combination of readings that was looked at.
        parameters: The values of the standard that no source gives, beside those that its rules read.
    """

    purpose: Purpose
    of: str
    label: Text
    worth: Decimal | None = None
    decisions: tuple[Decision, ...] = ()
    parameters: tuple[Parameter[Any], ...] = ()

    @cached_property
    def asks(self) -> tuple[Ask, ...]:
        """What it waits for, most settling first: facts, with whom to ask for them, then values that no source gives."""
        return merged((*(ask for each in self.decisions for ask in each.asks), *(Ask(parameter=each) for each in self.parameters)))

    @property
    def text(self) -> Text:
        """It in a line: what is open, and for want of what."""
        said = self.purpose.label + Text("待核实：", " undetermined: ") + self.label
        if self.purpose is Purpose.POINTS:
            said += (
                Text("（分值未见）", " (no source says what it is worth)")
                if self.worth is None
                else Text(f"（0或{self.worth:f}分）", f" (0 or {self.worth:f} points)")
            )
        return said + Text("；缺：", "; missing: ") + joined(ask.label for ask in self.asks)

    def as_data(self) -> dict[str, Any]:
        """It as JSON data."""
        return {
            "purpose": self.purpose.value,
            "of": self.of,
            "label": self.label.as_data(),
            "worth": None if self.worth is None else f"{self.worth:f}",
            "asks": [ask.as_data() for ask in self.asks],
            "text": self.text.as_data(),
        }


class World(NamedTuple):
    """What was decided under one combination of readings.

    Attributes:
        earned: Whether each scored requirement earns its points, in the order of the profile.
        vetoing: Whether each requirement that vetoes is met.
    """

    earned: tuple[Decision, ...]
    vetoing: tuple[Decision, ...]

    @property
    def points(self) -> tuple[Verdict, ...]:
        """The answers about points."""
        return tuple(each.verdict for each in self.earned)

    @property
    def vetoed(self) -> Verdict:
        """Whether it is vetoed."""
        return vetoed(each.verdict for each in self.vetoing)


def pending(scale: Scale, asked: Sequence[Requirement], worlds: Sequence[World]) -> tuple[Pending, ...]:
    """What leaves a score open under any of some combinations of readings; nothing where nothing is scored.

    Args:
        scale: What the items of the level are worth.
        asked: What the standard asks of the level, in its own order.
        worlds: What was decided under each combination.
    """
    return tuple(_pending(scale, asked, worlds)) if scale.worth else ()


def _pending(scale: Scale, asked: Sequence[Requirement], worlds: Sequence[World]) -> Iterator[Pending]:
    open_, unvalued, lines = waiting(scale, [(world.points, world.vetoed) for world in worlds])
    for place, each in enumerate(each for each in asked if each.points is not None):
        if place in open_ or place in unvalued:
            found = _undetermined(world.earned[place] for world in worlds)
            values = (scale.points[place],) if place in unvalued else ()
            yield Pending(
                purpose=Purpose.POINTS, of=each.id, label=each.label, worth=scale.worth[place], decisions=found, parameters=values
            )
    undecided = [world.vetoing for world in worlds if world.vetoed is Verdict.UNDETERMINED]
    for place, each in enumerate(each for each in asked if each.veto):
        if found := _undetermined(vetoing[place] for vetoing in undecided):
            yield Pending(purpose=Purpose.VETO, of=each.id, label=each.label, decisions=found)
    if lines:
        for grade in scale.unknown:
            yield Pending(purpose=Purpose.GRADE, of=grade.id, label=grade.label, parameters=(cast("Parameter[Decimal]", grade.at_least),))


def _undetermined(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    return tuple(each for each in decisions if each.verdict is Verdict.UNDETERMINED)


def merged(asks: Iterable[Ask]) -> tuple[Ask, ...]:
    """Each thing asked for once, most settling first: with the clauses of all, and as far as it settles the one that it settles most."""
    found: dict[str, Ask] = {}
    for ask in asks:
        other = found.get(ask.name, ask)
        best = min(other, ask, key=_place)
        reads, clause = (tuple(dict.fromkeys((*getattr(other, name), *getattr(ask, name)))) for name in ("reads", "clause"))
        found[ask.name] = attrs.evolve(best, reads=reads, clause=clause)
    return tuple(sorted(found.values(), key=_place))


def _place(ask: Ask) -> tuple[bool, bool, int, Any]:
    return ask.fact is None, ask.size is None, ask.size or 0, -(ask.share or 0)


# --- what scores --------------------------------------------------------------------------------------------------------------------------------


def scoring_rules(profile: Profile, tier: str) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """What earns points at a level, in the order of the profile, and what vetoes where it fails."""
    asked = profile.asked_of(tier)
    earning = (profile.earning(requirement) for requirement in asked)
    return tuple(item[0] for item in earning if item is not None), tuple(requirement.whole for requirement in asked if requirement.veto)


def laws_under(law: Law[Profile], rules: Sequence[Rule], varied: tuple[str, ...] | None) -> tuple[Law[Profile], ...]:
    """The law under each admissible combination of the readings varied that rules can tell apart; the law alone where none is varied."""
    if varied is None or not rules:
        return (law,)
    laws = (cast("Law[Profile]", variant.law) for variant in law.variants(*rules, varied=varied)[1])
    return tuple({id(each): each for each in laws}.values())


def vetoed(items: Iterable[Verdict]) -> Verdict:
    """Whether items that veto, as they came out, veto the unit."""
    found = frozenset(items)
    return Verdict.YES if Verdict.NO in found else Verdict.UNDETERMINED if Verdict.UNDETERMINED in found else Verdict.NO
