"""What is worked out under one combination of readings and holds under others: how shares allot seats, and who may stand where."""

from collections.abc import Sequence
from typing import NamedTuple

from .contest import Contest, Placed
from .counting import Group
from .profiles import Key, Profile
from .shares import Allotment, Share

__all__ = ["Allotting", "Crowd", "Memory"]


class Allotting:
    """How each of several shares allots seats, worked out once for each supply of people."""

    def __init__(self, shares: Sequence[Share], seats: int) -> None:
        self._shares, self._seats = shares, seats
        self._known: dict[tuple[int, int], tuple[Allotment, ...]] = {}

    def __call__(self, supply: tuple[int, int]) -> tuple[Allotment, ...]:
        """How each share allots the seats when so many of the reserved group, and so many others, are eligible."""
        found = self._known.get(supply)
        if found is None:
            found = self._known[supply] = tuple(_plain(share.allot(self._seats, *supply)) for share in self._shares)
        return found


def _plain(allotted: Allotment) -> Allotment:
    """The same seats for everybody, with the bounds that the supply of people sets by itself left out, and alike for all that is alike."""
    low, high = (allotted.low, allotted.high) if allotted.short else allotted.wanted
    return Allotment(allotted.size, low, high, short=False, wanted=(low, high), asked=(low, high))


class Kinds(NamedTuple):
    """The different ways in which the shares allot seats over every supply of people that can come about.

    Attributes:
        number: The same for the same supplies.
        allotted: For each kind, how it allots the seats for each supply.
        of_share: For each share its kind.
        different: Every allotment of any kind.
        steady: Whether every kind allots the seats alike for all supplies.
        supply: One of the supplies.
    """

    number: int
    allotted: tuple[dict[tuple[int, int], Allotment], ...]
    of_share: bytes
    different: tuple[Allotment, ...]
    steady: bool
    supply: tuple[int, int]


class Crowd(NamedTuple):
    """Everybody who is not known, by where they may stand toward a key.

    Attributes:
        shape: The same for crowds that add the same steps, whoever they are.
        groups: The people.
    """

    shape: int
    groups: tuple[Group, ...]


class Memory:
    """What was found under one combination and holds under others: most of them change little. It only saves work."""

    def __init__(self, allotting: Allotting) -> None:
        self.placed: Placed = {}
        self.codes: dict[tuple[object, ...], bytes] = {}
        self._allotting = allotting
        self._kinds: dict[frozenset[tuple[int, int]], Kinds] = {}
        self._crowds: dict[tuple[Key, tuple[int, ...]], tuple[Group, ...]] = {}
        self._shapes: dict[object, int] = {}

    def kinds(self, supplies: frozenset[tuple[int, int]]) -> Kinds:
        """How the shares allot the seats for these supplies."""
        if supplies not in self._kinds:
            listed = sorted(supplies)
            ways = list(zip(*map(self._allotting, listed), strict=True))
            kinds = {way: kind for kind, way in enumerate(dict.fromkeys(ways))}
            allotted = tuple(dict(zip(listed, way, strict=True)) for way in kinds)
            different = tuple({allotment for way in kinds for allotment in way})
            steady = all(len(set(way)) == 1 for way in kinds)
            of_share = bytes(kinds[way] for way in ways)
            self._kinds[supplies] = Kinds(len(self._kinds), allotted, of_share, different, steady, listed[0])
        return self._kinds[supplies]

    def crowd(self, contest: Contest, person: str, profile: Profile) -> Crowd:
        """Everybody else who is not known."""
        if contest.related(person):
            return self._told(contest.groups(person, profile))
        key = profile.key, contest.unknown_ids
        if key not in self._crowds:
            self._crowds[key] = contest.groups("", profile)
        groups = self._crowds[key]
        return self._told(groups if contest.entrant(person).known else _without(groups, person))

    def _told(self, groups: tuple[Group, ...]) -> Crowd:
        shape = tuple((group.steps, len(group.members)) for group in groups)
        return Crowd(self._shapes.setdefault(shape, len(self._shapes)), groups)


def _without(groups: tuple[Group, ...], person: str) -> tuple[Group, ...]:
    """The groups without one of their members."""
    left = (group._replace(members=tuple(member for member in group.members if member[0].id != person)) for group in groups)
    return tuple(group for group in left if group.members)
