"""Points as far as they are known: the least and the most that missing facts leave possible, and the grades that are still possible."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

import attrs

from ..law import NotFound, Parameter
from ..policies import Law
from ..rules import Verdict
from ..rules.combined import combined
from ..text import Text, joined, plain
from .profiles import Profile
from .standards import Grade

__all__ = ["Scale", "Score", "score", "score_of_all", "waiting"]

_NONE = Decimal(0)
_CONTESTED = Text("；因口径而异", "; it depends on the reading")
_VETOED = {
    Verdict.YES: Text("；一票否决", "; vetoed"),
    Verdict.UNDETERMINED: Text("；一票否决项待核实", "; whether an item vetoes it is undetermined"),
    Verdict.CONTESTED: Text("；是否一票否决因口径而异", "; whether an item vetoes it depends on the reading"),
}


@attrs.frozen(kw_only=True)
class Score:
    """The points of a unit, and its grade.

    Attributes:
        least: The points that it has for certain.
        most: The most that it can have once everything is known; None where no source says what an open item is worth.
        full: The points of all items of its level; None where no source says what some item is worth.
        vetoed: YES where an item that vetoes is failed, UNDETERMINED where one may be, CONTESTED where that depends on the reading.
        grades: The grades that nothing rules out yet, best first; empty where the profile has none. Some may turn out not to be reachable.
        contested: Whether readings lead to different points or grades; then all of them are in the band, and among the grades.
    """

    least: Decimal
    most: Decimal | None
    full: Decimal | None
    vetoed: Verdict
    grades: tuple[Grade, ...]
    contested: bool = False

    @property
    def grade(self) -> Grade | None:
        """The grade, where only one is left."""
        return self.grades[0] if len(self.grades) == 1 else None

    @property
    def points(self) -> Text:
        """The points in words: `70`, or `70-85`."""
        if self.most is None:
            return Text(f"{self.least:f}以上", f"{self.least:f} or more")
        return plain(f"{self.least:f}" if self.least == self.most else f"{self.least:f}-{self.most:f}")

    @property
    def text(self) -> Text:
        """Points, grade and veto in a line."""
        said = self.points + (Text("分", " points") if self.full is None else Text(f"分（满分{self.full:f}）", f" points of {self.full:f}"))
        if self.grades:
            said += Text("；等次：", "; grade: ") + joined((grade.label for grade in self.grades), zh="或", en=" or ")
        if self.vetoed in _VETOED:
            said += _VETOED[self.vetoed]
        return said + _CONTESTED if self.contested and self.vetoed is not Verdict.CONTESTED else said

    def as_data(self) -> dict[str, Any]:
        """The score as JSON data."""
        return {
            "least": f"{self.least:f}",
            "most": None if self.most is None else f"{self.most:f}",
            "full": None if self.full is None else f"{self.full:f}",
            "vetoed": self.vetoed.value,
            "grades": [grade.id for grade in self.grades],
            "contested": self.contested,
        }


@attrs.frozen
class Scale:
    """What the points of a level come to under a law: looked up once for many units.

    Attributes:
        worth: What each scored item is worth, in the order of the profile; None where no source says so.
        points: The values that say so, in the same order.
        lines: Each grade with the points from which on it is given; None for the lowest, which has none.
        unknown: The grades from which points on no source says.
    """

    worth: tuple[Decimal | None, ...]
    points: tuple[Parameter[Decimal], ...]
    lines: tuple[tuple[Grade, Decimal | None], ...]
    unknown: tuple[Grade, ...]

    @classmethod
    def of(cls, law: Law[Profile], tier: str) -> "Scale":
        """The scale of a level."""
        profile = law.policy
        items = (profile.earning(requirement) for requirement in profile.asked_of(tier))
        points = tuple(item[1] for item in items if item is not None)
        worth = [law.value(each).value for each in points]
        lines = [(grade, None if grade.at_least is None else law.value(grade.at_least).value) for grade in profile.grades]
        return cls(
            tuple(None if isinstance(each, NotFound) else each for each in worth),
            points,
            tuple((grade, None if isinstance(line, NotFound) else line) for grade, line in lines),
            tuple(grade for grade, line in lines if isinstance(line, NotFound)),
        )


def score(scale: Scale, earned: Iterable[Verdict], vetoed: Verdict) -> Score | None:
    """The score of a unit; None where nothing of its level is scored.

    Args:
        scale: What items are worth.
        earned: Whether each scored item is earned, in the order of the profile.
        vetoed: YES where an item that vetoes is failed.
    """
    if not scale.worth:
        return None
    told = tuple(zip(scale.worth, earned, strict=True))
    least = sum((points for points, verdict in told if points is not None and verdict is Verdict.YES), _NONE)
    possible = [points for points, verdict in told if verdict is not Verdict.NO]
    most, full = _sum(possible), _sum(scale.worth)
    return Score(least=least, most=most, full=full, vetoed=vetoed, grades=_grades(scale, least, most, vetoed))


def score_of_all(scale: Scale, scores: Sequence[Score | None]) -> Score | None:
    """One score out of those under each admissible combination of readings: every one of them lies in its band, and has its grade among its own.

    Args:
        scale: What items are worth.
        scores: The score under each combination; either all are None or none is.
    """
    found = [each for each in scores if each is not None]
    if not found or all(each == found[0] for each in found):
        return found[0] if found else None
    tops = [each.most for each in found if each.most is not None]
    possible = {grade.id for each in found for grade in each.grades}
    return attrs.evolve(
        found[0],
        least=min(each.least for each in found),
        most=max(tops) if len(tops) == len(found) else None,
        vetoed=combined(each.vetoed for each in found),
        grades=tuple(grade for grade, _ in scale.lines if grade.id in possible),
        contested=True,
    )


def waiting(scale: Scale, found: Iterable[tuple[Sequence[Verdict], Verdict]]) -> tuple[frozenset[int], frozenset[int], bool]:
    """What leaves a score open under any combination of readings.

    There is something where its band is no single number, its veto not decided or its grade not settled under one of them, and nowhere else.

    Args:
        scale: What items are worth.
        found: For each combination whether each scored item is earned, and whether the unit is vetoed.

    Returns:
        The places of the scored items that may or may not be earned, those of items that are not ruled out and of which no source says what
        they are worth, and whether the grade waits for a line that no source gives.
    """
    told = tuple(found)
    earned = [(place, verdict) for verdicts, _ in told for place, verdict in enumerate(verdicts)]
    return (
        frozenset(place for place, verdict in earned if verdict is Verdict.UNDETERMINED and scale.worth[place] != 0),
        frozenset(place for place, verdict in earned if verdict is not Verdict.NO and scale.worth[place] is None),
        bool(scale.unknown) and any(vetoed is not Verdict.YES for _, vetoed in told),
    )


def _sum(points: Iterable[Decimal | None]) -> Decimal | None:
    total = _NONE
    for each in points:
        if each is None:
            return None
        total += each
    return total


def _grades(scale: Scale, least: Decimal, most: Decimal | None, vetoed: Verdict) -> tuple[Grade, ...]:
    if not scale.lines:
        return ()
    every = tuple(grade for grade, _ in scale.lines)
    if vetoed is Verdict.YES:
        return every[-1:]
    if scale.unknown:
        return every
    reached = every[0 if most is None else _place(scale, most) : _place(scale, least) + 1]
    return reached if vetoed is Verdict.NO or reached[-1] is every[-1] else (*reached, every[-1])


def _place(scale: Scale, points: Decimal) -> int:
    return next(place for place, (_, line) in enumerate(scale.lines) if line is None or points >= line)
