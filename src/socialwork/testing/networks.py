"""Networks of places and units: strategies for any and for those that hang together, and a whole province made up."""

import random
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from ..errors import InvalidValueError
from ..rules import Fact, Missing
from ..text import Text
from ..tiers import SITE, Locality, Network, Place, Site, Tier, Unit
from .facts import fact_values, or_missing, words
from .invented import TEA_TIERS

__all__ = ["loose_networks", "networks", "province", "sites"]

_SITES = st.builds(Site, **{fact.name: or_missing(fact_values(fact)) for fact in SITE if isinstance(fact, Fact)})


def sites() -> st.SearchStrategy[Site]:
    """Any site, with any of its facts missing for any reason. Shrinks to one of which nothing is known.

    >>> from hypothesis import find
    >>> find(sites(), lambda site: True) == Site()
    True
    """
    return _SITES


_EDITIONS = st.sampled_from((None, date(2022, 10, 31), date(2023, 9, 11)))
_LEADING = "9"
"""Codes of what is made up begin with it: no province's do."""


def _code(tier: Tier, above: str, number: int) -> str:
    return f"{above or _LEADING}{number + 1:0{tier.code_digits - len(above or _LEADING)}}"


@st.composite
def networks(
    draw: st.DrawFn, *, tiers: tuple[Tier, ...] = TEA_TIERS, most: int = 5, site: st.SearchStrategy[Site] | None = None
) -> Network:
    """Any network that hangs together, with places that have no unit, one, or several. Shrinks to one of no places.

    Args:
        draw: Given by Hypothesis; leave it out.
        tiers: The levels, from the top down.
        most: How many places of each level there are at most.
        site: The site of a unit; by default any.

    >>> from hypothesis import find
    >>> {each.severity.value for each in find(networks(), lambda network: network.check(TEA_TIERS)).check(TEA_TIERS)}
    {'warning'}
    """
    places: list[Place] = []
    units: list[Unit] = []
    above: list[Place] = []
    for rank, tier in enumerate(tiers):
        here: list[Place] = []
        for number in range(draw(st.integers(0, most)) if above or not rank else 0):
            over = draw(st.sampled_from(above)) if above else None
            code = _code(tier, (over.code or "") if over else "", number)
            within = over.id if over else None
            as_of = draw(_EDITIONS)
            here.append(Place(id=f"{tier.id[0]}{number}", name=draw(words()), tier=tier.id, within=within, code=code, code_as_of=as_of))
        for place in here:
            guides = [unit.id for unit in units if unit.place == place.within]
            for _ in range(draw(st.integers(0, 2))):
                under = draw(st.sampled_from([None, *guides]))
                told = draw(_SITES if site is None else site)
                units.append(Unit(id=f"u{len(units)}", name=draw(words()), tier=tier.id, place=place.id, under=under, site=told))
        places += here
        above = here
    uncoded = draw(st.sets(st.sampled_from([place.id for place in places]))) if places else set[str]()
    kept = (_without_code(place) if place.id in uncoded else place for place in places)
    return Network(places=tuple(draw(st.permutations(list(kept)))), units=tuple(draw(st.permutations(units))))


def _without_code(place: Place) -> Place:
    return Place(id=place.id, name=place.name, tier=place.tier, within=place.within)


def loose_networks(*, tiers: tuple[Tier, ...] = TEA_TIERS, most: int = 6) -> st.SearchStrategy[Network]:
    """Any network at all: circles, wrong levels, ids that nothing bears, codes that are none. Shrinks to one of no places.

    Args:
        tiers: The levels, from the top down; a tier that is none of them occurs too.
        most: How many places there are at most, and how many units.

    >>> from hypothesis import find
    >>> found = find(loose_networks(), lambda network: any(each.code == "circle" for each in network.check(TEA_TIERS)))
    >>> found.places[0].within is None
    False
    """
    tier = st.sampled_from([*(each.id for each in tiers), "none"])
    place, unit = (st.sampled_from([f"{letter}{number}" for number in range(most + 1)]) for letter in "pu")
    code = st.none() | st.sampled_from([_LEADING * size for size in (1, *(each.code_digits for each in tiers))])
    placed = st.tuples(tier, st.none() | place, code, _EDITIONS)
    stationed = st.tuples(tier, place, st.none() | unit, st.lists(place, max_size=3))
    return st.builds(_loose, st.lists(placed, max_size=most), st.lists(stationed, max_size=most))


def _loose(
    placed: list[tuple[str, str | None, str | None, date | None]], stationed: list[tuple[str, str, str | None, list[str]]]
) -> Network:
    return Network(
        places=tuple(
            Place(id=f"p{number}", name=f"p{number % 3}", tier=tier, within=within, code=code, code_as_of=as_of)
            for number, (tier, within, code, as_of) in enumerate(placed)
        ),
        units=tuple(
            Unit(id=f"u{number}", name=f"u{number}", tier=tier, place=place, under=under, serves=tuple(serves))
            for number, (tier, place, under, serves) in enumerate(stationed)
        ),
    )


_IN_ONE = (9_000, 299, 999)
"""So many places of a level can have codes of their own in one place of the level above."""
_COUNTY_DIGITS = 6
_FURTHER, _WITHOUT, _TOLD, _YES = 1 / 9, 1 / 30, 0.9, 0.7


def province(
    *, counties: int = 180, towns: int = 2_250, villages: int = 50_000, seed: int = 0, tiers: tuple[Tier, ...] = TEA_TIERS
) -> Network:
    """A province made up, the same one for the same numbers: its places with codes, most of them with a unit, some towns with two.

    Args:
        counties: How many counties.
        towns: How many towns, spread evenly over them.
        villages: How many villages, spread evenly over the towns.
        seed: Another number makes other units and other facts.
        tiers: The three levels; their codes have 6, 9 and 12 digits.

    Raises:
        InvalidValueError: If a county would have more towns, or a town more villages, than there are codes for.

    >>> province(counties=1, towns=12, villages=150)
    Network(163 places, 162 units)
    """
    chance = random.Random(seed)  # noqa: S311
    places: list[Place] = []
    units: list[Unit] = []
    above: list[Place] = []
    names = (Text("县", "county"), Text("镇", "town"), Text("村", "village"))
    for rank, (tier, count, name) in enumerate(zip(tiers, (counties, towns, villages), names, strict=True)):
        spread = max(1, len(above))
        if count > spread * _IN_ONE[rank] or (count and rank and not above):
            fix = Text(
                f"{name.zh}不得超过{spread * _IN_ONE[rank]}，上级须有",
                f"give at most {spread * _IN_ONE[rank]} of the kind {name.en}, and places above them",
            )
            raise InvalidValueError(f"province.{tier.id}", count, fix)
        here = [_made_up(tier, number, above[number % spread] if above else None, number // spread, name) for number in range(count)]
        guides = {unit.place: unit.id for unit in units if unit.tier == tiers[rank - 1].id}
        for place in here:
            several = 2 if rank == 1 and chance.random() < _FURTHER else 0 if rank == len(tiers) - 1 and chance.random() < _WITHOUT else 1
            for number in range(several):
                key = f"{place.id}-{number + 1}"
                under = guides.get(place.within or "")
                units.append(
                    Unit(id=key, name=f"{place.name}{tier.unit.zh}", tier=tier.id, place=place.id, under=under, site=_site(chance))
                )
        places += here
        above = here
    return Network(places=tuple(places), units=tuple(units))


def _made_up(tier: Tier, number: int, over: Place | None, inside: int, name: Text) -> Place:
    if over is None:  # the last two digits of a county stay below those of development zones
        code = f"{_LEADING}9{inside // 60 + 1:0{tier.code_digits - 4}}{inside % 60 + 1:02}"
    else:
        above = over.code or ""
        code = f"{above}{inside + (100 if len(above) == _COUNTY_DIGITS else 1):03}"
    return Place(id=code, name=f"第{number + 1}{name.zh}", tier=tier.id, within=None if over is None else over.id, code=code)


def _site(chance: random.Random) -> Site:
    facts: dict[str, Any] = dict(_facts(chance))
    return Site(**facts)


def _facts(chance: random.Random) -> Iterator[tuple[str, object]]:
    yield "locality", chance.choice(tuple(Locality))
    yield "population", Decimal(chance.randrange(200, 9_000))
    yield "floor_area", Decimal(chance.randrange(20, 400))
    for name in ("service_rooms", "full_time_staff", "certified_staff", "projects_per_year"):
        yield name, Decimal(chance.randrange(6)) if chance.random() < _TOLD else Missing.NOT_ASKED
    yield "open_days_per_week", Decimal(chance.randrange(3, 8))
    for name in ("signboard", "barrier_free", "posts_named", "case_files_kept", "rules_posted", "evaluated_yearly"):
        yield name, chance.random() < _YES
