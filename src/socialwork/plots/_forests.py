"""A network as trees of places, each with the marks of what is there; nothing of the network is left out, however it hangs together."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from ..tiers import Coverage, Layout, NetworkAssessment, Place, Tier, Unit
from ..tiers.grounds import Ground
from ._marks import OUTCOMES, Covering, Mark

__all__ = ["Forest", "Row", "Spot", "forest"]


@attrs.frozen
class Spot:
    """A place, or a unit at no known place, with its marks.

    Attributes:
        name: What it is called.
        marks: One for each unit there, and one where a unit of its level is missing.
    """

    name: str
    marks: tuple[Mark, ...]


@attrs.frozen
class Row:
    """A place, with the places in it beside it where they are the last ones.

    Attributes:
        spot: The place; None before what belongs to no place that is known.
        depth: How far below the top it stands.
        beside: The places in it.
    """

    spot: Spot | None
    depth: int
    beside: tuple[Spot, ...]


@attrs.frozen
class Forest:
    """The rows of a picture of a network, from the top down, and how often each mark stands in it."""

    rows: tuple[Row, ...]
    counts: Mapping[Mark, int] = attrs.field(hash=False)


def _marks_of(shown: NetworkAssessment | Coverage) -> list[tuple[Unit, Mark]]:
    if isinstance(shown, NetworkAssessment):
        return [(result.unit, OUTCOMES[result.outcome]) for result in shown.results]
    orphans, misplaced = ({unit.id for unit in units} for units in (shown.orphans, shown.misplaced))
    return [
        (unit, Covering.MISPLACED if unit.id in misplaced else Covering.ORPHAN if unit.id in orphans else Covering.UNIT)
        for unit in shown.units
    ]


def _served(shown: NetworkAssessment | Coverage) -> frozenset[str]:
    """The places without a unit that one above serves: as many as the coverage counts, which does not say which they are."""
    if isinstance(shown, NetworkAssessment) or not any(count.served for count in shown.counts):
        return frozenset()
    return Ground(Layout(tiers=shown.tiers), shown.places, shown.units).served


class _Planting:
    def __init__(self, places: Iterable[Place], units: list[tuple[Unit, Mark]], tiers: Sequence[Tier], served: frozenset[str]) -> None:
        self.served = served
        self.places = {place.id: place for place in places}
        self.inside: dict[str, list[Place]] = {}
        for place in self.places.values():
            if place.within is not None:
                self.inside.setdefault(place.within, []).append(place)
        self.at: dict[str, list[tuple[Unit, Mark]]] = {}
        for unit, mark in units:
            self.at.setdefault(unit.place, []).append((unit, mark))
        self.tops = self._tops([tier.id for tier in tiers])
        self.depth = {place.id: depth for place, depth in self._walk()}
        self.deepest = max((1, *self.depth.values()))

    def _tops(self, tiers: list[str]) -> list[Place]:
        """The places of the highest level among those within no other; all of these where none is of a level that is known."""
        free = [place for place in self.places.values() if place.within is None]
        level = next((tier for tier in tiers if any(place.tier == tier for place in free)), None)
        return [place for place in free if level is None or place.tier == level]

    def _walk(self) -> Iterator[tuple[Place, int]]:
        """The places of the trees, each before what is in it, with how far below the top they stand. A circle has no top, and is no tree."""
        waiting = [(place, 0) for place in reversed(self.tops)]
        while waiting:
            place, depth = waiting.pop()
            yield place, depth
            waiting += [(each, depth + 1) for each in reversed(self.inside.get(place.id, []))]

    def spot(self, place: Place) -> Spot:
        """The place with its marks."""
        there = self.at.get(place.id, [])
        marks = tuple(mark for _, mark in there)
        return Spot(place.name, marks if any(unit.tier == place.tier for unit, _ in there) else (*marks, self._none(place)))

    def _none(self, place: Place) -> Mark:
        """The mark of a place without a unit of its level."""
        if place.id in self.served:
            return Covering.SERVED
        return Covering.NEITHER if self.served else Covering.WITHOUT

    def rows(self) -> Iterator[Row]:
        """A row for each place; those that are farthest below the top stand beside the one that they are in."""
        for place, depth in self._walk():
            if depth < self.deepest:
                beside = self.inside.get(place.id, []) if depth == self.deepest - 1 else []
                yield Row(self.spot(place), depth, tuple(map(self.spot, beside)))
        stray = [self.spot(place) for place in self.places.values() if place.id not in self.depth]
        stray += [Spot(unit.name, (mark,)) for place, there in self.at.items() if place not in self.places for unit, mark in there]
        if stray:
            yield Row(None, 0, tuple(stray))


def forest(shown: NetworkAssessment | Coverage) -> Forest:
    """The trees of a network, with what is said of its units."""
    places = shown.network.places if isinstance(shown, NetworkAssessment) else shown.places
    rows = tuple(_Planting(places, _marks_of(shown), shown.tiers, _served(shown)).rows())
    spots = (spot for row in rows for spot in (row.spot, *row.beside) if spot is not None)
    return Forest(rows, Counter(mark for spot in spots for mark in spot.marks))
