"""How single units of a network came out, and how many came out how."""

from collections.abc import Mapping
from typing import Any

import attrs

from ..text import Text
from .assessing import Conformity, Status
from .networks import Place, Unit
from .scoring import Score

__all__ = ["Tally", "UnitResult"]


@attrs.frozen(kw_only=True)
class UnitResult:
    """How one unit of a network came out. For the reasons ask `NetworkAssessment.of`.

    Attributes:
        unit: The unit.
        outcome: Whether it conforms.
        statuses: How it came out for each requirement of its level, in the order of the standard.
        unmet: The ids of what it shall meet and does not.
        undetermined: The ids of what it shall meet, while something is missing to say whether it does.
        advice: The ids of what it should or may meet and does not.
        advice_undetermined: The ids of what it should or may meet, while something is missing to say whether it does.
        contested: The ids of what it meets under some readings and not under others, whether or not that binds.
        readings: The ids of the readings that what is contested asks for.
        vetoing: The ids of what vetoes its grade.
        may_veto: The ids of what may veto its grade: something is missing, or it depends on the reading.
        points_undetermined: The ids of what it may or may not earn points by, and of what it may earn points by that no source gives.
        points_open: Of these the ids of what waits for facts.
        values_waited_for: The names of the points, and of the lines of grades, that its score waits for since no source gives them.
        score: Its points and its grade; None where nothing of its level is scored.
    """

    unit: Unit
    outcome: Conformity
    statuses: tuple[Status, ...]
    unmet: tuple[str, ...]
    undetermined: tuple[str, ...]
    advice: tuple[str, ...]
    advice_undetermined: tuple[str, ...] = ()
    contested: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()
    vetoing: tuple[str, ...] = ()
    may_veto: tuple[str, ...] = ()
    points_undetermined: tuple[str, ...] = ()
    points_open: tuple[str, ...] = ()
    values_waited_for: tuple[str, ...] = ()
    score: Score | None

    def as_row(self) -> dict[str, Any]:
        """The result as plain values by name: ids and codes, points as text, several of them with a space between."""
        points = self.score
        return {
            "unit": self.unit.id,
            "name": self.unit.name,
            "tier": self.unit.tier,
            "place": self.unit.place,
            "outcome": self.outcome.value,
            "unmet": " ".join(self.unmet),
            "undetermined": " ".join(self.undetermined),
            "advice": " ".join(self.advice),
            "advice_undetermined": " ".join(self.advice_undetermined),
            "contested": " ".join(self.contested),
            "readings": " ".join(self.readings),
            "points_least": None if points is None else f"{points.least:f}",
            "points_most": None if points is None or points.most is None else f"{points.most:f}",
            "grades": "" if points is None else " ".join(grade.id for grade in points.grades),
            "vetoing": " ".join(self.vetoing),
            "may_veto": " ".join(self.may_veto),
            "points_undetermined": " ".join(self.points_undetermined),
        }


@attrs.frozen(kw_only=True)
class Tally:
    """How many units came out how, in a place and everything that belongs to it, or of a level.

    Attributes:
        label: Of what it is the tally.
        place: The place; None for the units of a level, and for units that belong to no place of the level asked for.
        counts: How many units there are of each outcome, in the order of `Conformity`.
    """

    label: Text
    place: Place | None = None
    counts: tuple[tuple[Conformity, int], ...]

    @classmethod
    def of(cls, label: Text, counts: Mapping[Conformity, int], place: Place | None = None) -> "Tally":
        """The tally of these counts; what was not counted is 0."""
        return cls(label=label, place=place, counts=tuple((outcome, counts.get(outcome, 0)) for outcome in Conformity))

    def __getitem__(self, outcome: Conformity) -> int:
        """How many units came out so."""
        return dict(self.counts)[outcome]

    @property
    def units(self) -> int:
        """How many units there are."""
        return sum(count for _, count in self.counts)

    def as_data(self) -> dict[str, Any]:
        """The tally as JSON data."""
        place = None if self.place is None else self.place.id
        return {"place": place, "label": self.label.as_data(), "units": self.units, **{each.value: count for each, count in self.counts}}
