"""How many seats there are for people who are level, and for the reserved group as a whole: the least and the most over all worlds.

Of the people who share a key the best set of a world takes so many of each group. How many follows from who stands above, who is level and
how many of the reserved group are taken in all; and that number is settled at one key, where the last of the first `size` stand. So it is
enough to walk the counts around a key, as for a person. Only those whom recorded decisions order there have to be looked at one by one.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping
from itertools import product
from math import prod
from typing import NamedTuple

from .contest import Contest
from .counting import Counts, summed, walk
from .profiles import Entrant, Key, Profile
from .seating import reached
from .shares import Allotment

__all__ = ["Seats", "Taken", "reserved_taken", "seats_for", "seats_hang_on"]

Ends = tuple[int, int]
"""The least and the greatest number."""


class Taken(NamedTuple):
    """How many people of the reserved group are selected, at the least and at the most over all worlds.

    Attributes:
        least: In no world are there fewer.
        most: In no world are there more.
        proven: Whether there are worlds with these numbers; False where the search was bounded, or more was supposed of somebody than can
            truly come about. Then the numbers may in truth lie closer together.
    """

    least: int
    most: int
    proven: bool


class Seats(NamedTuple):
    """How many seats there are for some people who are level, and for those of whom something is open and who turn out level with them.

    Attributes:
        together: The least and the greatest number over all worlds.
        reserved: The same for those of the reserved group alone.
        others: The same for those outside it alone.
        proven: Whether there are worlds with these numbers; False where more was supposed of somebody than can truly come about.
    """

    together: Ends
    reserved: Ends
    others: Ends
    proven: bool = True


class _Mate(NamedTuple):
    """Somebody level whom a recorded decision may order against somebody else who is; a rival is one of those whose seats are counted."""

    id: str
    reserved: bool
    rival: bool


class _Way(NamedTuple):
    """How many of the reserved group are taken in all, how many of those level in either group, and what either group could still swap."""

    taken: int
    reserved: int
    others: int
    above_low: bool
    below_high: bool


_Mix = tuple[int, int, int, int]
"""Of the mates how many are taken, in the reserved group and outside it, and how many of these are rivals."""

_AT = {True: (0, 0, 1, 0, 1, 0), False: (0, 0, 0, 1, 0, 1)}
_APART = {_AT[reserved]: (reserved, (0, 0, 0, 0, int(reserved), int(not reserved))) for reserved in (True, False)}


def _between(number: int, low: int, high: int) -> int:
    return min(max(number, low), high)


def _last_stand_here(above: int, level: int, allotment: Allotment) -> bool:
    """Whether the last of the first `size` are among those who are level."""
    return above < allotment.size <= above + level


def _ways(above: Ends, level: Ends, allotment: Allotment) -> Iterator[_Way]:
    """Every way to take people above and level, each as (reserved, others), were no two of them ordered by a decision."""
    size, low, high = allotment.size, allotment.low, allotment.high
    if _last_stand_here(sum(above), sum(level), allotment):
        among_first = range(max(above[0], size - above[1] - level[1]), min(size - above[1], above[0] + level[0]) + 1)
    else:  # then it is settled elsewhere, and here only as far as the share moves the edge of a group to this key
        edge = above[0] + (0 if sum(above) >= size else level[0])
        among_first = range(edge, edge + 1)
    for taken in sorted({_between(number, low, high) for number in among_first}):
        reserved = _between(taken - above[0], 0, level[0])
        others = _between(size - taken - above[1], 0, level[1])
        yield _Way(taken, reserved, others, taken > low, taken < high)


def _can_have(entrant: Entrant, key: Key) -> bool:
    return any(each.eligible and each.preference == key[1] and each.low <= key[0] <= each.high for each in entrant.profiles)


class _Level:
    """Everybody who has a key, or may turn out to have it.

    Args:
        contest: The contest.
        key: The key.
        people: Those known of them whose seats are to be counted.
    """

    def __init__(self, contest: Contest, key: Key, people: Collection[str] = ()) -> None:
        self._contest, self._key, self._people = contest, key, people
        here = [entrant for entrant in contest.entrants if _can_have(entrant, key)]
        ids = {entrant.id for entrant in here}
        self.ordered = tuple(entrant for entrant in here if not ids.isdisjoint(contest.related(entrant.id)))
        apart = {entrant.id for entrant in self.ordered}
        self._start, self._groups = contest.around(key, apart)
        passed = [each.profiles[0].reserved for each in here if each.known and each.id not in apart and each.id not in people]
        self._passed = sum(passed), len(passed) - sum(passed)
        self._mixed: dict[tuple[tuple[_Mate, ...], bool, bool], frozenset[_Mix] | None] = {}

    def _situations(self) -> set[tuple[Counts, tuple[_Mate, ...]]] | None:
        """The counts that can be reached, each with those who are level and whom decisions may order; None past the limit."""
        options = [self._contest.stands("", self._key, entrant) for entrant in self.ordered]
        times, limit = prod(map(len, options)), self._contest.limit
        if times > max(1, limit):
            return None
        found: set[tuple[Counts, tuple[_Mate, ...]]] = set()
        for steps in product(*options):
            start, mates = self._start, list[_Mate]()
            for entrant, step in zip(self.ordered, steps, strict=True):
                if step in _APART:
                    reserved, step = _APART[step]  # noqa: PLW2901  # counted as eligible alone: a mate's place among the level is their own
                    mates.append(_Mate(entrant.id, reserved, not entrant.known or entrant.id in self._people))
                start = summed(start, step)
            layers = walk(start, self._groups, self._clipped, limit=limit // times)
            if layers is None:
                return None
            found.update((counts, tuple(mates)) for counts in layers[-1])
        return found

    def _clipped(self, counts: Counts) -> Counts:
        """As for a person, but everybody level counts: some of them may not be those whose seats are counted."""
        above, above_others, _, _, reserved, others = self._contest.clipped(counts)
        return above, above_others, counts[2], counts[3], reserved, others

    def seats(self) -> tuple[set[int], set[Seats]] | None:
        """The numbers taken of the reserved group where that is settled here, and the seats for the people; None past the limit."""
        situations = self._situations()
        if situations is None:
            return None
        taken, seats = set[int](), set[Seats]()
        for counts, mates in situations:
            free, allotment = counts[2:4], self._contest.allotment(counts[4], counts[5])
            tied = sum(mate.reserved for mate in mates)
            level = free[0] + tied, free[1] + len(mates) - tied
            here = _last_stand_here(sum(counts[:2]), sum(level), allotment)
            for way in _ways(counts[:2], level, allotment):
                mixes = self._mixes(mates, above_low=way.above_low, below_high=way.below_high)
                if mixes is None:
                    return None
                fitting = [mix for mix in mixes if 0 <= way.reserved - mix[0] <= free[0] and 0 <= way.others - mix[1] <= free[1]]
                if fitting and here:
                    taken.add(way.taken)
                if self._people:
                    seats.update(self._for_people(way, mix, free) for mix in fitting)
        return taken, seats

    def _for_people(self, way: _Way, mix: _Mix, free: Ends) -> Seats:
        """The seats for the people where so many of the mates are taken: who is free is taken before or after any other who is."""
        ends = list[Ends]()
        for place, number in enumerate((way.reserved, way.others)):
            left, rivals = number - mix[place], free[place] - self._passed[place]
            ends.append((mix[2 + place] + max(0, left - self._passed[place]), mix[2 + place] + min(left, rivals)))
        (least, most), (least_others, most_others) = ends
        return Seats((least + least_others, most + most_others), (least, most), (least_others, most_others))

    def _mixes(self, mates: tuple[_Mate, ...], *, above_low: bool, below_high: bool) -> frozenset[_Mix] | None:
        key = mates, above_low, below_high
        if key not in self._mixed:
            # Here it is settled who is level, so decisions may order two people by way of any of the mates.
            ids = frozenset(mate.id for mate in mates)
            linked = {person: ids & self._contest.before.get(person, frozenset()) for person in ids}

            def needs(mate: _Mate) -> frozenset[str]:
                """Whom the best set takes before them: between the groups nobody can be swapped where the share does not let it."""
                ahead = reached(linked, mate.id)
                crossing = above_low if mate.reserved else below_high
                return frozenset(each.id for each in mates if each.id in ahead and (crossing or each.reserved is mate.reserved))

            self._mixed[key] = _taken_together(mates, {mate.id: needs(mate) for mate in mates}, limit=self._contest.limit)
        return self._mixed[key]


def _taken_together(mates: tuple[_Mate, ...], needs: Mapping[str, frozenset[str]], *, limit: int) -> frozenset[_Mix] | None:
    """The mixes of every set of mates in which nobody is without those they come after; None past the limit."""
    alike: dict[tuple[bool, bool, frozenset[str], frozenset[str]], list[str]] = {}
    for mate in mates:
        later = frozenset(other for other, ahead in needs.items() if mate.id in ahead)
        alike.setdefault((mate.reserved, mate.rival, needs[mate.id], later), []).append(mate.id)
    states: set[tuple[frozenset[str], _Mix]] = {(frozenset(), (0, 0, 0, 0))}
    for (reserved, rival, ahead, _), ids in sorted(alike.items(), key=lambda each: len(each[0][2])):
        reached = set(states)
        for whole, (a, b, c, d) in states:
            if ahead <= whole:
                for n in range(1, len(ids) + 1):
                    m = n * rival
                    mix = (a + n, b, c + m, d) if reserved else (a, b + n, c, d + m)
                    reached.add((whole.union(ids) if n == len(ids) else whole, mix))
        if len(reached) > max(1, limit):
            return None
        states = reached
    return frozenset(mix for _, mix in states)


def _keys(contest: Contest) -> Iterator[Key]:
    """Every key at which the last of the first `size` can stand; of those between which nothing changes, one."""
    sure = sorted((*contest.sure_keys[True], *contest.sure_keys[False]))
    sizes = [each.size for each in contest.allotments if each.size]
    unknown = [entrant for entrant in contest.entrants if not entrant.known]
    preferences = {each.preference for entrant in contest.entrants for each in entrant.profiles if each.eligible}
    for merit in contest.merits:
        for preference in sorted(preferences):
            key = merit, preference
            first, last = bisect_left(sure, key), bisect_right(sure, key)
            reached = len(sure) - last < max(sizes, default=0) and len(sure) - first + len(unknown) >= min(sizes, default=0)
            if reached and (first < last or any(_can_have(entrant, key) for entrant in unknown)):
                yield key


def _taken(contest: Contest, *, reserved: bool) -> int:
    """How many of the reserved group are selected where one group has all that it may have, and the other as little as it may."""

    def turn(profile: Profile) -> tuple[bool, bool, Key]:
        wanted = profile.eligible and profile.reserved is reserved
        return wanted, not profile.eligible, profile.key

    profiles = {each.id: max((profile.at(profile.high) for profile in each.profiles), key=turn) for each in contest.entrants}
    return sum(profiles[person].reserved for person in contest.lined_up(profiles).selected)


def reserved_taken(contest: Contest) -> Taken:
    """How many people of the reserved group are selected, over all worlds."""
    given = contest.allotments
    least, most = min(each.low for each in given), max(each.high for each in given)
    if least == most:
        return Taken(least, most, proven=True)
    if {_taken(contest, reserved=True), _taken(contest, reserved=False)} == {least, most}:  # nothing has to be walked to find these
        return Taken(least, most, proven=not contest.inexact)
    found = {0} if any(not each.size for each in given) else set[int]()
    for key in _keys(contest):
        told = _Level(contest, key).seats()
        if told is None:
            return Taken(least, most, proven=False)
        found |= told[0]
    least, most = min(found), max(found)
    return Taken(least, most, proven=not contest.inexact or least == most)


def _key_of(contest: Contest, person: str) -> Key | None:
    entrant = contest.entrant(person)
    profile = entrant.profiles[0]
    return profile.key if entrant.known and profile.eligible else None


def seats_for(contest: Contest, people: Collection[str]) -> Seats | None:
    """How many seats there are for some people whose key is one and the same; None where the search was bounded, or something of them is open."""
    keys = {_key_of(contest, person) for person in people}
    key = keys.pop()
    told = None if key is None else _Level(contest, key, people).seats()
    if told is None:
        return None
    together, reserved, others = (
        _over(ends) for ends in zip(*((each.together, each.reserved, each.others) for each in told[1]), strict=True)
    )
    certain = all(least == most for least, most in (together, reserved, others))
    return Seats(together, reserved, others, proven=certain or not contest.inexact)


def _over(ends: Collection[Ends]) -> Ends:
    return min(least for least, _ in ends), max(most for _, most in ends)


def seats_hang_on(contest: Contest, person: str) -> tuple[str, ...]:
    """Whose missing facts can change how many seats there are for somebody and those level with them.

    Nobody is named where recorded decisions order people of that key, since then it can be the decisions that make the difference.
    """
    key = _key_of(contest, person)
    if key is None or _Level(contest, key).ordered:
        return ()

    def tell(counts: Counts, profile: Profile) -> object:
        own = int(profile.reserved)
        level = counts[2] + own, counts[3] + 1 - own
        return frozenset((way.reserved, way.others) for way in _ways(counts[:2], level, contest.allotment(counts[4], counts[5])))

    return contest.changing(person, tell)
