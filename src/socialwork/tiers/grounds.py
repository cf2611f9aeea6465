"""Places and units looked up by id, by area and by place: worked out once for a network, in linear time."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

import attrs

from .layouts import Layout
from .places import Place, Unit

__all__ = ["Ground"]

Chain = tuple[str | None, ...]


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().replace(" ", "")


@attrs.frozen(eq=False, slots=False)
class Ground:
    """A network as it is looked at; what does not hang together in it is left out of what is looked up.

    Attributes:
        layout: How it has to hang together.
        places: The places.
        units: The units.
    """

    layout: Layout
    places: tuple[Place, ...]
    units: tuple[Unit, ...]

    @cached_property
    def rank(self) -> dict[str, int]:
        """The number of each tier, from the top down."""
        return {tier.id: number for number, tier in enumerate(self.layout.tiers)}

    @cached_property
    def place(self) -> dict[str, Place]:
        """Every place by id."""
        return {place.id: place for place in self.places}

    @cached_property
    def unit(self) -> dict[str, Unit]:
        """Every unit by id."""
        return {unit.id: unit for unit in self.units}

    @cached_property
    def _walked(self) -> tuple[dict[str, Chain], tuple[tuple[str, ...], ...]]:
        nowhere: Chain = (None,) * len(self.layout.tiers)
        chains: dict[str, Chain] = {}
        circles: list[tuple[str, ...]] = []
        for start in self.place:
            path: dict[str, int] = {}
            here: str | None = start
            while here in self.place and here not in chains and here not in path:
                path[here] = len(path)
                here = self.place[here].within
            circle = tuple(path)[path[here] :] if here in path else ()
            if circle:
                circles.append(circle)
            above = chains.get(here or "", nowhere)
            for each in reversed(path):
                rank = self.rank.get(self.place[each].tier)
                above = nowhere if each in circle else above
                if rank is not None:
                    above = (*above[:rank], each, *above[rank + 1 :])
                chains[each] = above
        return chains, tuple(circles)

    @property
    def areas(self) -> dict[str, Chain]:
        """For each place the ids of the places of each tier, from the top down, that it lies in or is; None where there is none."""
        return self._walked[0]

    @property
    def circles(self) -> tuple[tuple[str, ...], ...]:
        """Places each of which is within the next, and the last within the first."""
        return self._walked[1]

    def area(self, place: str, rank: int) -> str | None:
        """The place of the tier of that number that a place lies in, or is."""
        chain = self.areas.get(place)
        return None if chain is None else chain[rank]

    def in_place(self, unit: Unit) -> bool:
        """Whether a unit is at a place of its own level."""
        place = self.place.get(unit.place)
        return place is not None and place.tier == unit.tier and unit.tier in self.rank

    @cached_property
    def at(self) -> dict[str, tuple[str, ...]]:
        """The ids of the units of its own level at each place that has any, in order of their ids."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for unit in self.units:
            if self.in_place(unit):
                found[unit.place].append(unit.id)
        return {place: tuple(sorted(units)) for place, units in found.items()}

    @cached_property
    def unlisted(self) -> dict[str, str]:
        """The places that are by their name not of their level, as the text is read, and that part of their names."""
        found: dict[str, str] = {}
        for place in self.places if self.layout.unlisted else ():
            names = self.layout.tiers[self.rank[place.tier]].level_names if place.tier in self.rank else ()
            ends = max((name for name in names if place.name.endswith(name)), key=len, default="")
            if ends in self.layout.unlisted:
                found[place.id] = ends
        return found

    @cached_property
    def served(self) -> frozenset[str]:
        """The places without a unit that a unit of the area one level up serves."""
        return frozenset(
            place
            for unit in self.units
            if self.in_place(unit)
            for place in unit.serves
            if place not in self.at
            and place in self.place
            and self.rank.get(self.place[place].tier) == self.rank[unit.tier] + 1
            and self.area(place, self.rank[unit.tier]) == unit.place
        )

    def is_two_up(self, unit: Unit, guide: Unit) -> bool:
        """Whether a unit is two levels above another."""
        rank = self.rank.get(guide.tier)
        return rank is not None and rank == self.rank[unit.tier] - 2

    def skips(self, unit: Unit, guide: Unit) -> bool:
        """Whether a unit is under one two levels up, where the layout has that."""
        return self.layout.reaches_down and self.is_two_up(unit, guide)

    def guides(self, unit: Unit) -> tuple[str, ...]:
        """The ids of the units that guide a unit below the top: the one it is under; where nobody says, those one level up in its area."""
        rank = self.rank[unit.tier]
        if unit.under is not None:
            guide = self.unit.get(unit.under)
            return (unit.under,) if guide is not None and (self.rank.get(guide.tier) == rank - 1 or self.skips(unit, guide)) else ()
        return self.at.get(self.area(unit.place, rank - 1) or "", ())

    @cached_property
    def _meant_places(self) -> dict[str, tuple[str, ...]]:
        return _by_any_name(self.places)

    @cached_property
    def _meant_units(self) -> dict[str, tuple[str, ...]]:
        return _by_any_name(self.units)

    def meant(self, text: str, *, unit: bool = False) -> tuple[str, ...]:
        """The ids of the places, or units, that text which is no id can mean: by their name, or written with other signs."""
        return (self._meant_units if unit else self._meant_places).get(_folded(text), ())


def _by_any_name(things: Iterable[Place | Unit]) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for thing in things:
        for name in (thing.id, thing.name):
            found[_folded(name)][thing.id] = None
    return {name: tuple(sorted(ids)) for name, ids in found.items()}
