"""How a network has to hang together: its levels, how many units a place may have, and who guides whom."""

from collections.abc import Mapping
from typing import TypeAlias

import attrs

from ..errors import DuplicateNameError, InvalidValueError, UnknownNameError
from ..policies import Law
from ..text import Labelled, Text
from .system import ServiceSystem, level_names
from .words import Tier

__all__ = ["Guidance", "Layout", "Levels", "PerPlace"]


class PerPlace(Labelled):
    """How many units a place has to have, or may have. The values are the options of `ServiceSystem.units_per_area`."""

    EXACTLY_ONE = "exactly_one", "有且只有一个", "exactly one"
    AT_MOST_ONE = "at_most_one", "至多一个", "at most one"
    ONE_OR_MORE = "one_or_more", "一个或多个", "one or more"
    ANY = "any_number", "不限，也可没有", "any number, or none"

    @property
    def only_one(self) -> bool:
        """Whether a second unit at one place is one too many."""
        return self in {PerPlace.EXACTLY_ONE, PerPlace.AT_MOST_ONE}


class Guidance(Labelled):
    """Who guides whom, and whom a unit may serve beside its own place. The values are the options of `ServiceSystem.tree`."""

    BY_AREA = "by_area", "按行政区域逐级对应", "by area, each unit under one"
    SERVING = "places_without_unit", "可兼顾辖区内未设机构之处", "a unit may also serve places of its area that have none"
    SHARED = "shared_units", "同一处的几个机构共同指导最低一级", "units at one place share those of the lowest level"


_Counts = tuple[tuple[str, PerPlace], ...]


def _counts(given: Mapping[str, PerPlace] | _Counts) -> _Counts:
    return tuple(given.items()) if isinstance(given, Mapping) else given


@attrs.frozen(kw_only=True)
class Layout:
    """What a network is checked against.

    Attributes:
        tiers: The levels, from the top down.
        per_place: How many units of its kind a place has.
        exceptions: The same for the kinds of unit where it is another number, by the id of their tier.
        guidance: Who guides whom.
        count_reading: The id of the reading that says how many; None where none does.
        guidance_reading: The id of the reading that says who guides whom; None where none does.
        unlisted: Names that a place of the level may bear and that are not among those of the level, as the text is read.
        names_reading: The id of the reading that says which those are; None where none does.
        reaches_down: Whether a unit may guide those two levels below it directly, which is worth a look still.
        reach_reading: The id of the reading that says so; None where none does.

    Raises:
        DuplicateNameError: If two tiers share an id.
        InvalidValueError: If there is no tier.
        UnknownNameError: If an exception names no tier.
    """

    tiers: tuple[Tier, ...]
    per_place: PerPlace = PerPlace.ONE_OR_MORE
    exceptions: _Counts = attrs.field(default=(), converter=_counts)
    guidance: Guidance = Guidance.BY_AREA
    count_reading: str | None = None
    guidance_reading: str | None = None
    unlisted: tuple[str, ...] = ()
    names_reading: str | None = None
    reaches_down: bool = False
    reach_reading: str | None = None

    def __attrs_post_init__(self) -> None:
        if not self.tiers:
            raise InvalidValueError("Layout.tiers", self.tiers, Text("请给出至少一级", "give at least one tier"))
        DuplicateNameError.check(Text("层级", "tier"), (tier.id for tier in self.tiers))
        for name, _ in self.exceptions:
            self.tier(name)

    @classmethod
    def of(cls, given: "Levels") -> "Layout":
        """A layout as it is; that of a service system, as its text is read on a day; or that of some tiers where nothing else is said."""
        if isinstance(given, Layout):
            return given
        if not isinstance(given, Law):
            return cls(tiers=given)
        system = given.policy
        return cls(
            tiers=system.tiers,
            per_place=PerPlace.of(given.choice(system.units_per_area).id),
            guidance=Guidance.of(given.choice(system.tree).id),
            count_reading=system.units_per_area.id,
            guidance_reading=system.tree.id,
            unlisted=tuple(name for tier in system.tiers for name in tier.level_names if name not in level_names(given, tier)),
            names_reading=system.levels_named.id,
            reaches_down=given.choice(system.centre_reaches_rooms).id == "directly",
            reach_reading=system.centre_reaches_rooms.id,
        )

    def tier(self, name: str) -> Tier:
        """The tier of that id.

        Raises:
            UnknownNameError: If there is none.
        """
        for tier in self.tiers:
            if tier.id == name:
                return tier
        raise UnknownNameError(Text("层级", "tier"), name, tuple(tier.id for tier in self.tiers))

    def shared(self, tier: str) -> bool:
        """Whether the units of that tier may have several units of one place to guide them: those of the lowest level only."""
        return self.guidance is Guidance.SHARED and tier == self.tiers[-1].id

    def count(self, tier: str) -> PerPlace:
        """How many units a place of that tier has."""
        return dict(self.exceptions).get(tier, self.per_place)


Levels: TypeAlias = Layout | tuple[Tier, ...] | Law[ServiceSystem]
"""What a network can be checked against: a layout, some tiers, or a service system on a day, such as `HEBEI.on(day)`."""
