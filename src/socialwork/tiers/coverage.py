"""How much of a network is there: places with a unit and without, by level and by area."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

import attrs

from ..errors import UnknownNameError
from ..markup import Html, page, spoken_in_notebooks, table
from ..selection.tabulating import lines_of
from ..text import Lang, Text, check_lang, plain
from .findings import named
from .grounds import Ground
from .layouts import Guidance, Layout
from .places import Place, Unit
from .words import Tier

__all__ = ["AreaCoverage", "Count", "Coverage", "coverage"]

_HEADINGS = (
    Text("层级", "level"),
    Text("地方", "places"),
    Text("已设", "with a unit"),
    Text("未设", "without"),
    Text("其中由上级兼顾", "of these served from above"),
    Text("机构", "units"),
    Text("同处另设", "further ones at a place"),
    Text("设错层级", "at a wrong level"),
    Text("上无指导", "orphans"),
)
_AREA = Text("地区", "area")
_ALL = Text("全部", "all")
_NOWHERE = Text("（不知属于哪里）", "(of no known place)")
_NOT_COUNTED = Text("（按口径不计）", " (not counted, as the text is read)")


@attrs.frozen(kw_only=True)
class Count:
    """How many places and units of one level there are in an area.

    It adds up: `places == covered + uncovered`, `units == covered + further + misplaced`, and what is counted by area gives the whole.

    Attributes:
        tier: The id of the level.
        places: Places of the level.
        covered: Those with a unit of the level.
        served: Those without, which a unit one level up serves; none where the reading knows no such service.
        units: Units of the level.
        further: Those beyond the first at their place.
        misplaced: Those at no place of their level.
        orphans: Those below the top that no unit one level up guides.
    """

    tier: str
    places: int = 0
    covered: int = 0
    served: int = 0
    units: int = 0
    further: int = 0
    misplaced: int = 0
    orphans: int = 0

    @property
    def uncovered(self) -> int:
        """Places of the level without a unit of it, those that are served from above included."""
        return self.places - self.covered

    def as_data(self) -> dict[str, Any]:
        """All of it as JSON data."""
        return {**attrs.asdict(self), "uncovered": self.uncovered}


@attrs.frozen(kw_only=True)
class AreaCoverage:
    """What there is in one place and below it.

    Attributes:
        level: The id of the level of the place.
        place: The place; None for what lies in none of that level that is known.
        counts: The counts of its level and each below, from the top down.
    """

    level: str
    place: Place | None
    counts: tuple[Count, ...]

    @property
    def label(self) -> Text:
        """What the area is called in a table: a place that is not counted itself, as the text is read, is told as such."""
        if self.place is None:
            return _NOWHERE
        return named(self.place) if self.counts[0].places else named(self.place) + _NOT_COUNTED

    def as_data(self) -> dict[str, Any]:
        """All of it as JSON data."""
        key = None if self.place is None else self.place.id
        return {"level": self.level, "place": key, "counts": [count.as_data() for count in self.counts]}


@attrs.frozen(kw_only=True, slots=False)
class Coverage:
    """Which places of a network have a unit.

    What is of no level that there is stands in none of the counts, and neither does a place that by its name is not of its level as the text is
    read: it has an area of its own, which counts what lies in it, and units of its level there are at a wrong one. `Network.check` tells of both.

    Attributes:
        tiers: The levels, from the top down.
        counts: The counts of each level for the whole network.
        areas: The same for each place above the lowest level, by level, then by id, what lies in no known place last.
        without: The places that have no unit of their level, by id.
        doubled: The places that have more than one, by id.
        orphans: The units below the top that no unit one level up guides, by id.
        misplaced: The units at no place of their level, by id.
        unlisted: The places that by their names are not of their level, as the text is read, by id.
        places: All places, in the order of the network.
        units: All units, in the order of the network.
    """

    tiers: tuple[Tier, ...]
    counts: tuple[Count, ...]
    areas: tuple[AreaCoverage, ...] = attrs.field(repr=False)
    without: tuple[Place, ...] = attrs.field(repr=False)
    doubled: tuple[Place, ...] = attrs.field(repr=False)
    orphans: tuple[Unit, ...] = attrs.field(repr=False)
    misplaced: tuple[Unit, ...] = attrs.field(repr=False)
    unlisted: tuple[Place, ...] = attrs.field(repr=False)
    # Coverage is the same in whatever order they stand.
    places: tuple[Place, ...] = attrs.field(repr=False, eq=False)
    units: tuple[Unit, ...] = attrs.field(repr=False, eq=False)

    @cached_property
    def _tier(self) -> dict[str, Tier]:
        return {tier.id: tier for tier in self.tiers}

    @cached_property
    def _area(self) -> dict[str, AreaCoverage]:
        return {area.place.id: area for area in self.areas if area.place is not None}

    def count(self, tier: str) -> Count:
        """The count of a level for the whole network.

        Raises:
            UnknownNameError: If there is no such level.
        """
        for count in self.counts:
            if count.tier == tier:
                return count
        raise UnknownNameError(Text("层级", "tier"), tier, tuple(self._tier))

    def area(self, place: str) -> AreaCoverage:
        """What there is in a place above the lowest level.

        Raises:
            UnknownNameError: If it has no row.
        """
        if place not in self._area:
            raise UnknownNameError(Text("地区", "area"), place, tuple(self._area))
        return self._area[place]

    def by(self, level: str) -> tuple[AreaCoverage, ...]:
        """The areas of one level.

        Raises:
            UnknownNameError: If there is no such level.
        """
        self.count(level)
        return tuple(area for area in self.areas if area.level == level)

    def _cells(self, count: Count) -> tuple[Text, ...]:
        numbers = (count.places, count.covered, count.uncovered, count.served, count.units, count.further, count.misplaced, count.orphans)
        tier = self._tier[count.tier]
        return Text(f"{tier.level.zh}（{tier.unit.zh}）", f"{tier.level.en} ({tier.unit.en})"), *map(plain, numbers)

    def rows(self, *, by: str | None = None) -> Iterator[tuple[Text, ...]]:
        """The headings of the table, then its rows; see `table`."""
        if by is None:
            yield from (_HEADINGS, *map(self._cells, self.counts))
            return
        yield (_AREA, *_HEADINGS)
        for area in self.by(by):
            yield from ((area.label, *self._cells(count)) for count in area.counts)
        yield from ((_ALL, *self._cells(count)) for count in self.counts if count.tier in self._below(by))

    def _below(self, level: str) -> tuple[str, ...]:
        names = tuple(self._tier)
        return names[names.index(level) :]

    def table(self, lang: Lang = "zh", *, by: str | None = None) -> str:
        """The counts as lines of a table.

        Args:
            lang: The language to show.
            by: The id of a level, for a row for each of its places; None for the whole network.

        Raises:
            InvalidValueError: If `lang` is another language.
            UnknownNameError: If there is no such level.
        """
        check_lang(lang)
        headings, *rows = self.rows(by=by)
        return "\n".join(lines_of(headings, rows, lang))

    def to_html(self, lang: Lang = "zh", *, by: str | None = None) -> Html:
        """The same as HTML.

        Raises:
            InvalidValueError: If `lang` is another language.
            UnknownNameError: If there is no such level.
        """
        headings, *rows = self.rows(by=by)
        return page(table(headings, rows, lang=check_lang(lang)), lang=lang)

    def _repr_html_(self) -> str:
        return self.to_html(spoken_in_notebooks())

    def as_data(self) -> dict[str, Any]:
        """All of it as JSON data."""
        return {
            "counts": [count.as_data() for count in self.counts],
            "areas": [area.as_data() for area in self.areas],
            **{name: [each.id for each in getattr(self, name)] for name in ("without", "doubled", "orphans", "misplaced", "unlisted")},
        }


Tally = defaultdict[tuple[int, str | None, str], Counter[str]]
"""By the number of an area's level, the area, and the tier that is counted."""


def _ordered(things: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(sorted(things, key=lambda each: each.id))


def coverage(layout: Layout, places: Iterable[Place], units: Iterable[Unit]) -> Coverage:
    """See `Network.coverage`."""
    ground = Ground(layout, tuple(places), tuple(units))
    total: defaultdict[str, Counter[str]] = defaultdict(Counter)
    tally: Tally = defaultdict(Counter)
    lowest = len(layout.tiers) - 1

    def add(tier: str, where: str, *names: str) -> None:
        total[tier].update(names)
        for level in range(min(ground.rank[tier], lowest - 1) + 1):
            tally[level, ground.area(where, level), tier].update(names)

    known = [place for place in ground.places if place.tier in ground.rank and place.id not in ground.unlisted]
    served = ground.served if layout.guidance is Guidance.SERVING else frozenset[str]()
    for place in known:
        has = ("covered",) if place.id in ground.at else ("served",) if place.id in served else ()
        add(place.tier, place.id, "places", *has)
    orphans: list[Unit] = []
    misplaced: list[Unit] = []
    for unit in (unit for unit in ground.units if unit.tier in ground.rank):
        names = ["units"]
        if not ground.in_place(unit) or unit.place in ground.unlisted:
            names.append("misplaced")
            misplaced.append(unit)
        elif ground.at[unit.place][0] != unit.id:
            names.append("further")
        if ground.rank[unit.tier] and not ground.guides(unit):
            names.append("orphans")
            orphans.append(unit)
        add(unit.tier, unit.place, *names)
    return Coverage(
        tiers=layout.tiers,
        counts=tuple(Count(tier=tier.id, **total[tier.id]) for tier in layout.tiers),
        areas=tuple(_areas(ground, tally)),
        without=_ordered(place for place in known if place.id not in ground.at),
        doubled=_ordered(ground.place[place] for place, there in ground.at.items() if len(there) > 1 and place not in ground.unlisted),
        orphans=_ordered(orphans),
        misplaced=_ordered(misplaced),
        unlisted=_ordered(ground.place[place] for place in ground.unlisted),
        places=ground.places,
        units=ground.units,
    )


def _areas(ground: Ground, tally: Tally) -> Iterator[AreaCoverage]:
    tiers = ground.layout.tiers
    for level, tier in enumerate(tiers[:-1]):
        inside: list[str | None] = [*sorted(place.id for place in ground.places if place.tier == tier.id)]
        if any((level, None, below.id) in tally for below in tiers[level:]):
            inside.append(None)
        for key in inside:
            counts = tuple(Count(tier=below.id, **tally.get((level, key, below.id), Counter[str]())) for below in tiers[level:])
            yield AreaCoverage(level=tier.id, place=None if key is None else ground.place[key], counts=counts)
