"""What every policy has that says how a place trains, places and counts its people. A place's file fills it in."""

from typing import Any, ClassVar

import attrs

from ..errors import DuplicateNameError
from ..law import Parameter, Reading, Structural
from ..law.documents import clause_ids
from ..policies import Policy
from ..rules import Rule
from ..text import Text
from .words import AreaLevel, PlacementAct

__all__ = ["PeopleSystem", "PlacementStep"]


@attrs.frozen(kw_only=True)
class PlacementStep(Structural):
    """At which level one of those stands who share a worker.

    Attributes:
        act: What they do.
        level: Their level.
        clause: The clauses that say so.
    """

    kind: ClassVar[Text] = Text("配备环节", "step of a placement")

    act: PlacementAct
    level: AreaLevel
    clause: tuple[str, ...] = attrs.field(converter=clause_ids)

    @property
    def cited_as(self) -> str:
        """What it is called among what models a clause."""
        return f"placement {self.act.value}"

    @property
    def words(self) -> Text:
        """Who does what."""
        return Text(f"{self.level.label.zh}{self.act.label.zh}", f"the {self.level.label.en} {self.act.label.en}")

    def as_structure(self) -> dict[str, Any]:
        """What a fingerprint covers of it."""
        return {"act": self.act.value, "level": self.level.value, "clause": list(self.clause)}


@attrs.frozen(kw_only=True, repr=False, slots=False)  # so that a policy can be this and another kind of policy at once
class PeopleSystem(Policy):
    """A policy on the people of a place: their trainings, their placements, and how they are counted.

    A place that has other policy as well inherits from both kinds: `class OfAPlace(Other, PeopleSystem)`.

    Attributes:
        training_class_hours: The least class hours of a year, in `training_facts.CLASS_HOURS`.
        training_attendances: The fewest attendances of a year, in `training_facts.ATTENDANCES`.
        training_minima: Whether a year of trainings reaches both; made by `training_facts.training_minima`.
        hours_counted: Reading: how class hours are counted (`offered`, `per_person`, `per_class`).
        certified_counted: Reading: who counts as certified in a year (`newly_certified`, `trained`).
        converted_counted: Reading: whether groups that became charitable organisations count among these (`included`, `apart`).
        placement_steps: Who recruits, who manages and who uses a worker, from the top down.

    Raises:
        DuplicateNameError: If two steps of a placement are of one act.
    """

    training_class_hours: Parameter[int]
    training_attendances: Parameter[int]
    training_minima: Rule
    hours_counted: Reading
    certified_counted: Reading
    converted_counted: Reading
    placement_steps: tuple[PlacementStep, ...]

    def __attrs_post_init__(self) -> None:
        DuplicateNameError.check("step of a placement", (str(step.act.value) for step in self.placement_steps))
        super().__attrs_post_init__()
