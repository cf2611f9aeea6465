"""Who has a seat in every best set, in none, or in some: exactly, over ties and over everything that is not known yet.

A world fixes one profile for each entrant and one order for each group of equal keys. It has one best set. What the rules leave open is
many worlds; an entrant is decided when all of them agree. No world needs to be listed: whether an entrant has a seat depends only on how
many others of each group stand above, level and below, and on how many are eligible, so it is enough to walk the reachable counts.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, partial
from itertools import product
from typing import NamedTuple

from ..errors import DuplicateNameError, InvalidValueError
from .counting import ABSENT, Counts, Group, grouped, on_the_way, path, summed, walk
from .profiles import Entrant, Key, Profile, Standing, World, extremes
from .seating import best_set, has_seat, line, reached
from .shares import Allotment, Base, Share

__all__ = ["Contest"]

_ABOVE, _LEVEL, _BELOW = 0, 1, 2
_PLACES: dict[tuple[bool, int], Counts] = {
    (True, _ABOVE): (1, 0, 0, 0, 1, 0), (False, _ABOVE): (0, 1, 0, 0, 0, 1),
    (True, _LEVEL): (0, 0, 1, 0, 1, 0), (False, _LEVEL): (0, 0, 0, 1, 0, 1),
    (True, _BELOW): (0, 0, 0, 0, 1, 0), (False, _BELOW): (0, 0, 0, 0, 0, 1),
}  # fmt: skip

Options = Mapping[Counts, Profile]
"""Where somebody may stand, each place with a profile that puts them there."""

Placed = dict[tuple[Key, int], Options]
"""Where an entrant, told by `id()`, may stand toward a key."""


class _End(NamedTuple):
    """One way a person can come out: a seat with every tie won, and with every tie lost; their profile, and what makes the others'."""

    won: bool
    lost: bool
    profile: Profile
    others: Callable[[], dict[str, Profile]]


class Contest:
    """Entrants, seats, a reserved share, and the ties that somebody settled.

    Args:
        entrants: Everybody who takes part.
        seats: Places there are, 0 or more.
        share: The reserved share.
        before: For an id, everybody whom a resolution puts before it; it orders equal keys only, and chains as `earlier` says.
        top: The greatest merit there can be, in steps; None where there is no end.
        bottom: The least merit that is eligible, in steps.
        limit: How many counts are walked for one entrant before the search gives up and says so.
        placed: What contests over the same entrants share to save work; whoever passes it keeps the entrants alive.

    Raises:
        DuplicateNameError: If two entrants share an id.
        InvalidValueError: If seats are negative or an entrant has no profile.
    """

    def __init__(
        self,
        entrants: Iterable[Entrant],
        *,
        seats: int,
        share: Share,
        before: Mapping[str, frozenset[str]] | None = None,
        top: int | None = None,
        bottom: int = 0,
        limit: int = 5_000,
        placed: Placed | None = None,
    ) -> None:
        self.entrants = tuple(sorted(entrants, key=lambda entrant: entrant.id))
        DuplicateNameError.check("entrant id", (entrant.id for entrant in self.entrants))
        if seats < 0:
            raise InvalidValueError("seats", seats, "give 0 or more")
        for entrant in self.entrants:
            if not entrant.profiles:
                raise InvalidValueError(f"entrant {entrant.id}", (), "give at least one profile")
        self.seats, self.share, self.top, self.bottom, self.limit = seats, share, top, bottom, limit
        self.before = before or {}
        self._by_id = {entrant.id: entrant for entrant in self.entrants}
        self.unknown = tuple(entrant for entrant in self.entrants if not entrant.known)
        self.unknown_ids = tuple(map(id, self.unknown))
        self._later: dict[str, set[str]] = {}
        for later, earlier in self.before.items():
            for other in earlier:
                self._later.setdefault(other, set()).add(later)
        self.key_of = {entrant.id: key for entrant in self.entrants if (key := entrant.key) is not None}
        self.inexact = frozenset(entrant.id for entrant in self.unknown if not entrant.exact or self._may_link(entrant.id))
        self._earlier: dict[tuple[str, Key], frozenset[str]] = {}
        sure = [(entrant.id, entrant.profiles[0]) for entrant in self.entrants if entrant.known]
        self._sure = {person: profile for person, profile in sure if profile.eligible}
        self.sure_keys = {group: sorted(each.key for each in self._sure.values() if each.reserved is group) for group in (True, False)}
        # What was worked out before; it only saves work, and no answer depends on it.
        self._allotted: dict[tuple[int, int], Allotment] = {}
        self._bounds: dict[tuple[tuple[int, ...], tuple[int, ...]], frozenset[tuple[bool, bool]]] = {}
        self._placed: Placed = {} if placed is None else placed
        self._relations: dict[str, frozenset[str]] = {}
        self._settled: dict[tuple[Counts, Key, bool, str], frozenset[tuple[bool, bool]] | None] = {}

    def __repr__(self) -> str:
        return f"Contest({len(self.entrants)} entrants, {self.seats} seats)"

    def entrant(self, person: str) -> Entrant:
        """The entrant of that id."""
        return self._by_id[person]

    def with_share(self, share: Share) -> "Contest":
        """The same contest under another share."""
        return Contest(self.entrants, seats=self.seats, share=share, before=self.before, top=self.top, bottom=self.bottom, limit=self.limit)

    def special(self, person: str) -> str:
        """The person, where a resolution orders them against somebody; empty for others, who differ in their keys alone."""
        return person if self.related(person) or person not in self._sure else ""

    def _may_link(self, person: str) -> bool:
        """Whether two people may turn out to be ordered by way of this one, of whom it is not known whether they are level with both."""
        if person in self.key_of:
            return False
        return any(
            earlier not in self.before.get(later, ()) and self.can_be_level(earlier, person) and self.can_be_level(person, later)
            for earlier in self.before.get(person, ())
            for later in self._later.get(person, ())
        )

    def earlier(self, person: str, key: Key) -> frozenset[str]:
        """Everybody whom the resolutions put before somebody of that key, if they have it too.

        A resolution orders the people it names. It orders others by way of them only where these are known to have the same key.
        """
        if person not in self.before:
            return frozenset()
        if (person, key) not in self._earlier:
            self._earlier[person, key] = reached(self.before, person, through=lambda other: self.key_of.get(other) == key)
        return self._earlier[person, key]

    @cached_property
    def may_be_eligible(self) -> dict[bool, int]:
        """How many people who are not known may turn out to be eligible: in the reserved group, and outside it."""
        return {
            group: sum(any(each.eligible and each.reserved is group for each in other.profiles) for other in self.unknown)
            for group in (True, False)
        }

    @cached_property
    def supplies(self) -> frozenset[tuple[int, int]]:
        """How many people may turn out to be eligible, in the reserved group and outside it, over what is not known yet."""
        reached = {(len(self.sure_keys[True]), len(self.sure_keys[False]))}
        for other in self.unknown:
            steps = {(int(each.eligible and each.reserved), int(each.eligible and not each.reserved)) for each in other.profiles}
            reached = {(reserved + one, others + two) for reserved, others in reached for one, two in steps}
        return frozenset(reached)

    def allotment(self, reserved: int, others: int) -> Allotment:
        """How seats are allotted when so many of each group are eligible."""
        found = self._allotted.get((reserved, others))
        if found is None:
            found = self._allotted[reserved, others] = self.share.allot(self.seats, reserved, others)
        return found

    @cached_property
    def allotments(self) -> tuple[Allotment, ...]:
        """Every way the seats can be allotted, over what is not known yet; one where nothing is open."""
        return tuple(sorted({self.allotment(*groups) for groups in self.supplies}))

    def standing(self, person: str, profiles: tuple[Profile, ...] | None = None) -> Standing:
        """How somebody comes out over all worlds.

        Args:
            person: Their id.
            profiles: Profiles to suppose for them instead of their own.
        """
        seen, complete = self._seen(person, self._by_id[person].profiles if profiles is None else profiles)
        hopes, fears = {hope for hope, _ in seen}, {fear for _, fear in seen}
        by_tie = (True, False) in seen
        if not complete:  # some worlds were looked at, and not all: they can show that a place is open, and nothing else
            shown = True in hopes and False in fears
            by_facts = not shown or len(hopes) > 1 or len(fears) > 1
            return Standing(always=False, never=False, by_tie=shown and by_tie, by_facts=by_facts, proven=shown and not self.inexact)
        always, never = False not in fears, True not in hopes
        undecided = not (always or never)
        proven = not (undecided and self.inexact) or self.inexact.isdisjoint((person, *self.related(person), *self.unsettled(person)))
        return Standing(always, never, by_tie and undecided, undecided and (len(hopes) > 1 or len(fears) > 1), proven)

    def _seen(self, person: str, profiles: Iterable[Profile]) -> tuple[frozenset[tuple[bool, bool]], bool]:
        """Whether there is a seat with every tie won, and with every tie lost, over all worlds; and whether all were looked at."""
        found: set[tuple[bool, bool]] = set()
        complete = True
        # More merit never costs a seat, so the least and the greatest merit speak for those between.
        for profile in extremes(profiles):
            outcomes = self._outcomes(person, profile) if profile.eligible else frozenset({(False, False)})
            if outcomes is None:
                complete = False
                ways = on_the_way(self.start(person, profile), self.groups(person, profile))
                outcomes = frozenset(self._seat(counts, profile) for counts in ways)
            found |= outcomes
        return frozenset(found), complete

    def _outcomes(self, person: str, profile: Profile) -> frozenset[tuple[bool, bool]] | None:
        """For every reachable count, whether there is a seat with every tie won, and with every tie lost; None past the limit."""
        start = self.start(person, profile)
        key = (start, profile.key, profile.reserved, self.special(person))
        if key not in self._settled:
            self._settled[key] = self._work_out(start, self.groups(person, profile), profile)
        return self._settled[key]

    def _work_out(self, start: Counts, groups: tuple[Group, ...], profile: Profile) -> frozenset[tuple[bool, bool]] | None:
        possible = self._bounded(start, groups, profile)
        if len(possible) == 1:
            return possible
        seen: set[tuple[bool, bool]] = set()
        for counts in on_the_way(start, groups):
            seen.add(self._seat(counts, profile))
            if len(seen) == len(possible):
                return possible
        layers = walk(start, groups, self.clipped, limit=self.limit)
        return None if layers is None else frozenset(self._seat(counts, profile) for counts in layers[-1])

    def _bounded(self, start: Counts, groups: Sequence[Group], profile: Profile) -> frozenset[tuple[bool, bool]]:
        """What can be seen over all counts, and perhaps more: from the least and the most people on either side, each taken by itself."""
        least, most = _sides(start, groups, profile)
        can_tie = any(start[2:4]) or any(any(step[2:4]) for group in groups for step in group.steps)
        key = (*(min(number, self.seats) for number in (*least, *most)), can_tie, profile.reserved)
        supplies = self._supplies_from(start, groups)
        if (key, supplies) not in self._bounds:
            self._bounds[key, supplies] = self._bounded_by(key, supplies)
        return self._bounds[key, supplies]

    def _bounded_by(self, key: tuple[int, ...], supplies: tuple[int, int, int, int]) -> frozenset[tuple[bool, bool]]:
        above, others, reach, reach_others, above_most, others_most, reach_most, reach_others_most, can_tie, own = key
        found: set[tuple[bool, bool]] = set()
        for supply in product(range(supplies[0], supplies[1] + 1), range(supplies[2], supplies[3] + 1)):
            allotment, (mine, theirs) = self.allotment(*supply), supply if own else supply[::-1]
            seat = partial(has_seat, allotment, reserved=bool(own))
            # Nobody stands above who is not there; as many as there are seats may be more.
            mates, rivals = (number if number < self.seats else number + self.seats for number in (mine, theirs))
            if not seat(above=min(above_most, mates - 1), above_others=min(others_most, rivals)):
                found.add((False, False))
            if seat(above=reach, above_others=reach_others):
                found.add((True, True))
            lost = not seat(above=min(reach_most, mates - 1), above_others=min(reach_others_most, rivals))
            if lost and can_tie and seat(above=above, above_others=others):
                found.add((True, False))
        return frozenset(found)

    def _supplies_from(self, start: Counts, groups: Sequence[Group]) -> tuple[int, int, int, int]:
        """The least and the most people eligible in the reserved group, then outside it, as far as it can make a difference to the seats."""
        low, high = start[4:], start[4:]
        for group in groups:
            many, (reserved, others) = len(group.members), tuple(zip(*(step[4:] for step in group.steps), strict=True))
            low = low[0] + many * min(reserved), low[1] + many * min(others)
            high = high[0] + many * max(reserved), high[1] + many * max(others)
        if self.share.base is not Base.ELIGIBLE:
            low, high = (min(low[0], self.seats), min(low[1], self.seats)), (min(high[0], self.seats), min(high[1], self.seats))
        return low[0], high[0], low[1], high[1]

    def _seat(self, counts: Counts, profile: Profile) -> tuple[bool, bool]:
        """Whether there is a seat with every tie won, and with every tie lost."""
        above, above_others, level, level_others = self.own_side(counts, profile)
        allotment = self.allotment(counts[4], counts[5])
        won = has_seat(allotment, reserved=profile.reserved, above=above, above_others=above_others)
        lost = has_seat(allotment, reserved=profile.reserved, above=above + level, above_others=above_others + level_others)
        return won, lost

    def related(self, person: str) -> frozenset[str]:
        """Everybody whom resolutions may order against a person, directly or by way of others."""
        if person not in self._relations:
            self._relations[person] = reached(self.before, person) | reached(self._later, person)
        return self._relations[person]

    def start(self, person: str, profile: Profile) -> Counts:
        """The counts of those who are known, and of the person themselves."""
        key, own = profile.key, self._sure.get(person)
        above: dict[bool, int] = {}
        level: dict[bool, int] = {}
        eligible: dict[bool, int] = {}
        for group, keys in self.sure_keys.items():
            low, high = bisect_left(keys, key), bisect_right(keys, key)
            mine = own is not None and own.reserved is group
            above[group] = len(keys) - high - (mine and own is not None and own.key > key)
            level[group] = high - low - (mine and own is not None and own.key == key)
            eligible[group] = len(keys) - mine + (profile.reserved is group)
        for other in self.related(person):
            rival = self._sure.get(other)
            if rival is not None and rival.key == key:
                place = self._place(person, key, other, rival.key)
                level[rival.reserved] -= place != _LEVEL
                above[rival.reserved] += place == _ABOVE
        return above[True], above[False], level[True], level[False], eligible[True], eligible[False]

    def around(self, key: Key, apart: Collection[str]) -> tuple[Counts, tuple[Group, ...]]:
        """The counts of those who are known around a key that is nobody's own, and those who are not known; without some people."""
        above, level, eligible = [0, 0], [0, 0], [0, 0]
        for place, group in enumerate((True, False)):
            keys = self.sure_keys[group]
            low, high = bisect_left(keys, key), bisect_right(keys, key)
            above[place], level[place], eligible[place] = len(keys) - high, high - low, len(keys)
        for other in apart:
            own = self._sure.get(other)
            if own is not None:
                place = 0 if own.reserved else 1
                above[place] -= own.key > key
                level[place] -= own.key == key
                eligible[place] -= 1
        groups = grouped((other, self._options("", key, other, related=False)) for other in self.unknown if other.id not in apart)
        return (above[0], above[1], level[0], level[1], eligible[0], eligible[1]), groups

    def groups(self, person: str, profile: Profile) -> tuple[Group, ...]:
        """Everybody else who is not known, by where they may stand toward a person."""
        key, related = profile.key, self.related(person)
        return grouped(
            (other, self._options(person, key, other, related=other.id in related)) for other in self.unknown if other.id != person
        )

    def _options(self, person: str, key: Key, other: Entrant, *, related: bool) -> Options:
        if related:
            return self.stands(person, key, other)
        found = self._placed.get((key, id(other)))
        if found is None:
            found = self._placed[key, id(other)] = self.stands(person, key, other)
        return found

    def stands(self, person: str, key: Key, other: Entrant) -> Options:
        """Where somebody may stand toward a person of that key, or toward the key alone where the person is nobody (an empty id)."""
        found: dict[Counts, Profile] = {}
        for profile in other.profiles:
            if not profile.eligible:
                found.setdefault(ABSENT, profile)
                continue
            near = (merit for merit in (key[0] - 1, key[0], key[0] + 1) if profile.low <= merit <= profile.high)
            for merit in {profile.low, profile.high, *near}:
                place = self._place(person, key, other.id, (merit, profile.preference))
                found.setdefault(_PLACES[profile.reserved, place], profile.at(merit))
        return found

    def _place(self, person: str, key: Key, other: str, other_key: Key) -> int:
        """Whether the other stands above the person, level, or below."""
        if other_key != key:
            return _ABOVE if other_key > key else _BELOW
        if other in self.earlier(person, key):
            return _ABOVE
        return _BELOW if person in self.earlier(other, key) else _LEVEL

    @cached_property
    def _wanted(self) -> tuple[int, int]:
        """The share's bounds when every seat is given, for a base that does not hang on who is eligible."""
        return self.share.bounds(self.seats, self.seats)

    def _plenty(self, reserved: int, others: int) -> bool:
        """Whether more people of either group could change nothing about how the seats are allotted."""
        if self.share.base is Base.ELIGIBLE or reserved + others < self.seats:
            return False
        low, high = self._wanted
        return low <= high and reserved >= low and others >= self.seats - high

    def clipped(self, counts: Counts) -> Counts:
        """Counts that no longer tell anything apart become one: nobody ranks lower than after the last seat."""
        seats = self.seats
        above, above_others, level, level_others, reserved, others = counts
        if self.share.base is not Base.ELIGIBLE:
            reserved, others = (seats, seats) if self._plenty(reserved, others) else (min(reserved, seats), min(others, seats))
        return min(above, seats), min(above_others, seats), min(level, seats), min(level_others, seats), reserved, others

    def _samples(self, person: str, profile: Profile) -> Iterator[tuple[Counts, Callable[[], dict[str, Profile]]]]:
        """Two worlds out of many: the others as low as they can be, and as high, each with the profiles that make it."""
        groups = self.groups(person, profile)
        for pick in (min, max):
            steps = [pick(group.steps, key=lambda step: (step[0] + step[1], step[2] + step[3], step[4] + step[5])) for group in groups]
            counts = summed(self.start(person, profile), *(step for step, group in zip(steps, groups, strict=True) for _ in group.members))
            chosen = {other.id: places[step] for step, group in zip(steps, groups, strict=True) for other, places in group.members}
            yield counts, chosen.copy

    def _ends(self, person: str) -> Iterator[_End]:
        """Every way a person can come out, with what makes it; past the limit, some of them."""
        for profile in extremes(self._by_id[person].profiles):
            groups = self.groups(person, profile)
            layers = walk(self.start(person, profile), groups, self.clipped, limit=self.limit)
            found = (
                self._samples(person, profile)
                if layers is None
                else ((counts, partial(path, layers, groups, counts)) for counts in layers[-1])
            )
            for counts, others in found:
                won, lost = self._seat(counts, profile) if profile.eligible else (False, False)
                yield _End(won, lost, profile, others)

    def worlds(self, person: str) -> tuple[World | None, World | None]:
        """One world in which somebody has a seat and one in which they have none; None where there is no such world, or none was found.

        Where facts can decide, the two differ in facts and the person stands alike among equal keys, first or last, in both.
        """
        ends = tuple(self._ends(person))
        first = {won: next((end for end in ends if end.won is won), None) for won in (True, False)}
        last = {lost: next((end for end in ends if end.lost is lost), None) for lost in (True, False)}
        known = {entrant.id: entrant.profiles[0] for entrant in self.entrants if entrant.known}

        def world(end: _End | None, *, early: bool) -> World | None:
            return None if end is None else self.lined_up(known | end.others() | {person: end.profile}, person, early=early)

        if first[True] and first[False]:
            return world(first[True], early=True), world(first[False], early=True)
        if last[True] and last[False]:
            return world(last[True], early=False), world(last[False], early=False)
        return world(first[True], early=True), world(last[False], early=False)

    def lined_up(self, profiles: Mapping[str, Profile], person: str = "", *, early: bool = True) -> World:
        """The world of these profiles, with the person (if any) as early or as late among equal keys as the resolutions allow."""
        order = line(profiles, self.before, person, early=early)
        reserved = {other: profiles[other].reserved for other in order}
        allotment = self.allotment(sum(reserved.values()), len(order) - sum(reserved.values()))
        return World(profiles, order, best_set(order, reserved, allotment))

    def rank(self, person: str) -> tuple[int, int] | None:
        """The best and the worst rank somebody can have among the eligible, equal keys sharing one; None if they cannot be eligible."""
        ranks: list[int] = []
        for profile in extremes(self._by_id[person].profiles):
            if profile.eligible:
                above = 1 + sum(self.start(person, profile)[:2])
                groups = self.groups(person, profile)
                higher = [[bool(step[0] or step[1]) for step in group.steps] for group in groups]
                ranks += (
                    above + sum(len(group.members) for group, steps in zip(groups, higher, strict=True) if pick(steps))
                    for pick in (all, any)
                )
        return (min(ranks), max(ranks)) if ranks else None

    def tied(self, person: str) -> tuple[str, ...]:
        """The known entrants whose key equals somebody's and whom no resolution puts before or after them."""
        own = self._sure.get(person)
        if own is None:
            return ()
        level = (other for other, profile in self._sure.items() if profile.key == own.key and other != person)
        return tuple(other for other in level if self._place(person, own.key, other, own.key) == _LEVEL)

    @staticmethod
    def own_side(counts: Counts, profile: Profile) -> tuple[int, int, int, int]:
        """Above and level, each in the person's own group and in the other one."""
        return counts[:4] if profile.reserved else (counts[1], counts[0], counts[3], counts[2])

    def unsettled(self, person: str) -> tuple[str, ...]:
        """The others whose missing facts can change whether somebody has a seat, all else being as it may.

        Past the limit it is everybody who may stand in more than one place toward them.
        """
        profiles = [each for each in extremes(self._by_id[person].profiles) if each.eligible]
        if all(len(self._bounded(self.start(person, each), self.groups(person, each), each)) == 1 for each in profiles):
            return ()
        return self.changing(person, self._seat)

    def changing(self, person: str, tell: Callable[[Counts, Profile], object]) -> tuple[str, ...]:
        """The others whose missing facts can change what is told of the counts around somebody; see `unsettled`."""
        found: set[str] = set()
        for profile in extremes(self._by_id[person].profiles):
            if profile.eligible:
                groups = self.groups(person, profile)
                matter = (group for group in groups if len(group.steps) > 1 and self._matters(person, profile, group, groups, tell))
                found.update(other.id for group in matter for other, _ in group.members)
        return tuple(sorted(found))

    def _matters(
        self, person: str, profile: Profile, group: Group, groups: tuple[Group, ...], tell: Callable[[Counts, Profile], object]
    ) -> bool:
        """Whether there are worlds that differ in where one of a group stands, and in nothing else, and in what is told of them."""
        rest = tuple(each._replace(members=each.members[1:]) if each is group else each for each in groups)
        start, others = self.start(person, profile), tuple(each for each in rest if each.members)

        def differ(counts: Counts) -> bool:
            return len({tell(summed(counts, step), profile) for step in group.steps}) > 1

        if any(map(differ, on_the_way(start, others))):  # mostly found at once, and then nothing has to be walked
            return True
        layers = walk(start, others, self.clipped, limit=self.limit)
        return layers is None or any(map(differ, layers[-1]))

    def can_be_level(self, person: str, other: str) -> bool:
        """Whether the keys of two people can be equal; false where one of them takes no part."""
        one, two = self._by_id.get(person), self._by_id.get(other)
        if one is None or two is None or person == other:
            return False
        return any(
            mine.eligible
            and theirs.eligible
            and mine.preference == theirs.preference
            and max(mine.low, theirs.low) <= min(mine.high, theirs.high)
            for mine in one.profiles
            for theirs in two.profiles
        )

    @cached_property
    def merits(self) -> tuple[int, ...]:
        """The merits at which somebody's place can change: each one that an entrant may have, and the next."""
        shown = {
            near
            for entrant in self.entrants
            for each in entrant.profiles
            if each.eligible
            for near in (each.low, each.low + 1, each.high, each.high + 1)
        }
        return tuple(sorted(near for near in shown if self.top is None or near <= self.top))

    def margin(self, person: str, merit: int, profiles: tuple[Profile, ...] | None = None) -> tuple[int | None, int | None, int | None]:
        """Steps of merit to a tie with the last seat or better, to a certain seat, and those that could be lost without losing one.

        The first two are None where no merit would do it; the third is None where there is no certain seat to lose.

        Args:
            person: Their id.
            merit: Their merit, in steps.
            profiles: Profiles to suppose for them instead of their own.
        """
        own = self._by_id[person].profiles if profiles is None else profiles

        @cache
        def supposed(level: int) -> tuple[bool, bool]:
            """Whether there is a seat in every world, and in none."""
            seen, complete = self._seen(person, [profile.at(level) if profile.eligible else profile for profile in own])
            return complete and all(fear for _, fear in seen), complete and not any(hope for hope, _ in seen)

        upward = [merit, *(near for near in self.merits if near > merit)]
        to_tie = _first(upward, lambda level: not supposed(level)[1])
        to_seat = _first(upward, lambda level: supposed(level)[0])
        if to_seat != merit:
            return _less(to_tie, merit), _less(to_seat, merit), None
        downward = [self.bottom, *(near for near in self.merits if self.bottom < near < merit), merit]
        least = _first(downward, lambda level: supposed(level)[0])
        return 0, 0, _less(merit, least or 0)


def _sides(start: Counts, groups: Sequence[Group], profile: Profile) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The least, and the most, people above in the own group, above in the other, and the same two with those who are level; each by itself."""

    def told(counts: Counts) -> tuple[int, int, int, int]:
        above, others, level, level_others = Contest.own_side(counts, profile)
        return above, others, above + level, others + level_others

    least, most = list(told(start)), list(told(start))
    for group in groups:
        columns = tuple(zip(*map(told, group.steps), strict=True))
        for place, column in enumerate(columns):
            least[place] += len(group.members) * min(column)
            most[place] += len(group.members) * max(column)
    return tuple(least), tuple(most)


def _first(levels: list[int], holds: Callable[[int], bool]) -> int | None:
    """The first level from which it holds; it holds from there on."""
    at = bisect_left(levels, True, key=holds)
    return levels[at] if at < len(levels) else None


def _less(level: int | None, merit: int) -> int | None:
    return None if level is None else level - merit
