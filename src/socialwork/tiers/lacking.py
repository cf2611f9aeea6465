"""What keeps the units of a network undetermined, and which grades they may have."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from ..law import NotFound
from ..policies import Law
from ..rules import Missing, leaves
from ..text import Text
from .assessing import Status
from .profiles import Profile
from .standards import Grade, Requirement
from .tallies import UnitResult

__all__ = ["Lack", "grades", "lacks"]


@attrs.frozen(kw_only=True)
class Lack:
    """Something that is missing.

    Attributes:
        name: The name of the fact, or of the value of the standard.
        label: What it is called.
        of_the_standard: Whether it is a value that no source gives, and no fact that an office could tell.
        units: How many units have a requirement, or points, undetermined for which it is asked and missing, or a score that waits for it.
    """

    name: str
    label: Text
    of_the_standard: bool
    units: int

    def as_data(self) -> dict[str, Any]:
        """All of it as JSON data."""
        return attrs.asdict(self) | {"label": self.label.as_data()}


_Named = tuple[str, bool]


@attrs.frozen
class _Asked:
    """What a requirement asks about: facts, and values that no source gives on the day."""

    facts: dict[_Named, Text]
    values: dict[_Named, Text]

    @classmethod
    def of(cls, requirement: Requirement, law: Law[Profile]) -> "_Asked":
        facts = {(fact.name, False): fact.label for leaf in leaves(requirement.whole) for fact in leaf.fact.sources}
        named = (each for each in requirement.parameters if each is not requirement.points)
        values = {(each.name, True): each.label for each in named if isinstance(law.value(each).value, NotFound)}
        return cls(facts, values)


def _missing(result: UnitResult, asked: Mapping[str, _Asked]) -> Iterator[tuple[_Named, Text]]:
    for (name, each), status in zip(asked.items(), result.statuses, strict=True):
        if status is Status.UNDETERMINED or name in result.points_open:
            yield from each.values.items()
            for named, label in each.facts.items():
                if isinstance(getattr(result.unit.site, named[0], Missing.NOT_ASKED), Missing):
                    yield named, label


def lacks(results: Iterable[UnitResult], law: Law[Profile]) -> tuple[Lack, ...]:
    """See `NetworkAssessment.missing`."""
    profile = law.policy
    asked = {tier.id: {each.id: _Asked.of(each, law) for each in profile.asked_of(tier.id)} for tier in profile.tiers}
    values = {parameter.name: parameter.label for parameter in profile.values}
    counts: Counter[_Named] = Counter()
    labels: dict[_Named, Text] = {}
    for result in results:
        missing = dict(_missing(result, asked.get(result.unit.tier, {})))
        missing |= {(name, True): values[name] for name in result.values_waited_for}
        counts.update(missing.keys())
        labels |= missing
    found = (Lack(name=named[0], of_the_standard=named[1], label=labels[named], units=units) for named, units in counts.items())
    return tuple(sorted(found, key=lambda each: (-each.units, each.of_the_standard, each.name)))


def grades(results: Iterable[UnitResult], profile: Profile) -> tuple[tuple[tuple[Grade, ...], int], ...]:
    """See `NetworkAssessment.by_grade`."""
    place = {grade.id: number for number, grade in enumerate(profile.grades)}
    counts = Counter(result.score.grades for result in results if result.score is not None and result.score.grades)
    return tuple(sorted(counts.items(), key=lambda each: [place[grade.id] for grade in each[0]]))
