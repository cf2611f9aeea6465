"""What people are under some readings, against every way in which shares allot the seats; each different case is worked out once.

Who is far from the edge of the seats is settled by bounds, the others by walking the counts of `Contest`.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import product
from typing import NamedTuple

from .contest import Contest
from .counting import Counts, Group, on_the_way, walk
from .outcomes import Outcome
from .profiles import Entrant, Key, Profile, extremes
from .remembering import Crowd, Memory
from .seating import has_seat

__all__ = ["CODES", "PLACES", "Case", "Place"]


class Place(NamedTuple):
    """How somebody comes out under one combination of readings.

    Attributes:
        outcome: SELECTED, NOT_SELECTED or OPEN.
        by_tie: Whether the order of equal keys can decide an open place.
        by_facts: Whether missing facts can decide it.
        proven: False where the search behind an open place was bounded.
    """

    outcome: Outcome
    by_tie: bool = False
    by_facts: bool = False
    proven: bool = True


PLACES = (
    Place(Outcome.NOT_SELECTED),
    Place(Outcome.SELECTED),
    *(Place(Outcome.OPEN, *flags) for flags in product((False, True), repeat=3)),
)
CODES = {place: code for code, place in enumerate(PLACES)}


# What was seen of somebody over the counts that can be reached: a seat if every tie is won, or none even then; a seat though every tie is
# lost, or none then; and counts at which the order of equal keys decides.
_SOMETIMES, _NEVER, _SURE, _LOST, _BY_TIE = 1, 2, 4, 8, 16


_Ends = set[tuple[int, int]]
"""Pairs of how many stand above in the own group and outside it, none of which is less (or more) than another in both."""


def _sums(some: _Ends, others: _Ends) -> _Ends:
    return {(a + c, b + d) for a, b in some for c, d in others}


def _least(pairs: _Ends) -> _Ends:
    """The pairs below which there is none."""
    if len(pairs) == 1:
        return pairs
    return {(a, b) for a, b in pairs if not any(c <= a and d <= b and (c, d) != (a, b) for c, d in pairs)}


def _most(pairs: _Ends) -> _Ends:
    """The pairs above which there is none."""
    if len(pairs) == 1:
        return pairs
    return {(a, b) for a, b in pairs if not any(c >= a and d >= b and (c, d) != (a, b) for c, d in pairs)}


class Case:
    """What people are under some readings, against every share.

    Shares that allot the seats alike for every supply of people that can come about are of one kind.
    """

    def __init__(self, contest: Contest, memory: Memory) -> None:
        self.contest, self._memory = contest, memory
        self._told = memory.kinds(contest.supplies)
        self._kinds, self._steady, self._supply = self._told.allotted, self._told.steady, self._told.supply
        self._settled: dict[tuple[Key, bool, str], bytes] = {}
        self._stepped: dict[tuple[tuple[Counts, ...], bool], tuple[tuple[_Ends, _Ends], tuple[_Ends, _Ends]]] = {}
        self._bounded: dict[tuple[int, int, bool], list[tuple[int, int, int]]] = {}

    @property
    def kind_of(self) -> bytes:
        """For each share its kind."""
        return self._told.of_share

    def codes(self) -> dict[str, bytes]:
        """For each person the code of their place, by kind of share."""
        found: dict[str, bytes] = {}
        sure, never = (bytes([code]) * len(self._kinds) for code in (1, 0))
        near = self._edge()
        for entrant in self.contest.entrants:
            profile = entrant.profiles[0]
            if entrant.known and not profile.eligible:
                found[entrant.id] = never
            elif entrant.known and profile.key > near[profile.reserved][0]:
                found[entrant.id] = sure
            elif entrant.known and profile.key < near[profile.reserved][1]:
                found[entrant.id] = never
            else:
                found[entrant.id] = self._codes(entrant)
        return found

    def _edge(self) -> dict[bool, tuple[Key, Key]]:
        """For each group of the people known: the highest key that is not sure of a seat, and the lowest that is not without one."""
        keys, unknown = self.contest.sure_keys, self.contest.may_be_eligible
        edges: dict[bool, tuple[Key, Key]] = {}
        for group in (True, False):
            own, others = keys[group], keys[not group]
            different = sorted(set(own))

            def sure(key: Key, own: list[Key] = own, others: list[Key] = others, group: bool = group) -> bool:
                above = len(own) - bisect_left(own, key) - 1 + unknown[group]
                above_others = len(others) - bisect_left(others, key) + unknown[not group]
                return all(has_seat(each, reserved=group, above=above, above_others=above_others) for each in self._told.different)

            def possible(key: Key, own: list[Key] = own, others: list[Key] = others, group: bool = group) -> bool:
                above, above_others = len(own) - bisect_right(own, key), len(others) - bisect_right(others, key)
                return any(has_seat(each, reserved=group, above=above, above_others=above_others) for each in self._told.different)

            first_sure = bisect_left(different, True, key=sure)
            first_possible = bisect_left(different, True, key=possible)
            lowest, highest = (-1, -1), (different[-1][0] + 1, 0) if different else (0, 0)
            edges[group] = (
                different[first_sure - 1] if first_sure else lowest,
                different[first_possible] if first_possible < len(different) else highest,
            )
        return edges

    def _codes(self, entrant: Entrant) -> bytes:
        profile, special = entrant.profiles[0], self.contest.special(entrant.id)
        if not entrant.known or special:
            return self._work_out(entrant)
        key = (profile.key, profile.reserved, special)
        if key not in self._settled:
            self._settled[key] = self._work_out(entrant)
        return self._settled[key]

    def _work_out(self, entrant: Entrant) -> bytes:
        """How somebody comes out, which rests on how many others stand where and on nothing else: found once for all cases."""
        ways = [
            (profile, self.contest.start(entrant.id, profile), self._memory.crowd(self.contest, entrant.id, profile))
            for profile in extremes(entrant.profiles)
            if profile.eligible
        ]
        never = any(not profile.eligible for profile in entrant.profiles)
        people = ((profile.reserved, start, crowd.shape) for profile, start, crowd in ways)
        key = (self._told.number, never, not self.contest.inexact, *people)
        if key not in self._memory.codes:
            self._memory.codes[key] = self._seen(ways, never=never)
        return self._memory.codes[key]

    def _seen(self, ways: Sequence[tuple[Profile, Counts, Crowd]], *, never: bool) -> bytes:
        """As `Contest.standing` does for one share, for every kind of share at once."""
        seen = [_NEVER | _LOST if never else 0] * len(self._kinds)
        bounded = [False] * len(self._kinds)
        for profile, start, (_, groups) in ways:
            left = self._from_ends(start, groups, profile, seen) if self._steady else list(range(len(seen)))
            if left and self._steady:
                self._from_all(on_the_way(start, groups), profile, left, seen)
                left = [kind for kind in left if not seen[kind] & _BY_TIE]
            if left:
                layers = walk(start, groups, self._clipped, limit=self.contest.limit)
                for kind in left:
                    bounded[kind] = bounded[kind] or layers is None
                self._from_all(layers[-1] if layers else (), profile, left, seen)
        return bytes(CODES[self._place(flags, bounded=cut)] for flags, cut in zip(seen, bounded, strict=True))

    def _from_all(self, reached: Iterable[Counts], profile: Profile, kinds: list[int], seen: list[int]) -> None:
        """Note what is seen at every count, for some kinds of share."""
        for counts in reached:
            above, above_others, level, level_others = Contest.own_side(counts, profile)
            best, worst = above + 1, above + level + 1
            best_of_all, worst_of_all = best + above_others, worst + above_others + level_others
            bounds = self._bounds(counts[4], counts[5], profile.reserved)
            for kind in kinds:
                size, least, most = bounds[kind]
                # As `has_seat` says, with every tie won, and with every tie lost.
                if (worst_of_all <= size or worst <= least) and worst <= most:
                    seen[kind] |= _SOMETIMES | _SURE
                elif (best_of_all <= size or best <= least) and best <= most:
                    seen[kind] |= _SOMETIMES | _LOST | _BY_TIE
                else:
                    seen[kind] |= _NEVER | _LOST

    def _from_ends(self, start: Counts, groups: Sequence[Group], profile: Profile, seen: list[int]) -> list[int]:
        """Note what is seen at the best and the worst counts alone, and tell the kinds of share for which these leave ties open.

        More people above never help, so the ends speak for what lies between, as long as the seats are allotted alike at all counts.
        """
        (best_won, worst_won), (best_lost, worst_lost) = self._ends(start, groups, profile)
        can_tie = any(start[2:4]) or any(any(step[2:4]) for group in groups for step in group.steps)
        reserved, others = self._supply
        left: list[int] = []
        for kind, (size, least, most) in enumerate(self._bounds(reserved, others, profile.reserved)):

            def seat(ends: Iterable[tuple[int, int]], size: int = size, least: int = least, most: int = most) -> set[bool]:
                return {(above + other < size or above < least) and above < most for above, other in ends}

            won = seat(best_won) | seat(worst_won)
            lost = seat(best_lost) | seat(worst_lost)
            flags = (_SOMETIMES if True in won else 0) | (_NEVER if False in won else 0)
            flags |= (_SURE if True in lost else 0) | (_LOST if False in lost else 0)
            if won != lost:
                flags |= _BY_TIE
            elif len(won) > 1 and can_tie:
                left.append(kind)
            seen[kind] |= flags
        return left

    def _ends(self, start: Counts, groups: Sequence[Group], profile: Profile) -> tuple[tuple[_Ends, _Ends], tuple[_Ends, _Ends]]:
        """The least and the most people above, in the own group and outside it, with every tie won; then with every tie lost."""
        above, above_others, level, level_others = Contest.own_side(start, profile)
        won = ({(above, above_others)}, {(above, above_others)})
        lost = ({(above + level, above_others + level_others)}, {(above + level, above_others + level_others)})
        for group in groups:
            (won_low, won_high), (lost_low, lost_high) = self._steps(group.steps, profile.reserved)
            for _ in group.members:
                won = _least(_sums(won[0], won_low)), _most(_sums(won[1], won_high))
                lost = _least(_sums(lost[0], lost_low)), _most(_sums(lost[1], lost_high))
        return won, lost

    def _steps(self, steps: tuple[Counts, ...], own: bool) -> tuple[tuple[_Ends, _Ends], tuple[_Ends, _Ends]]:
        found = self._stepped.get((steps, own))
        if found is None:
            sides = [step[:4] if own else (step[1], step[0], step[3], step[2]) for step in steps]
            won = {(above, other) for above, other, _, _ in sides}
            lost = {(above + level, other + level_other) for above, other, level, level_other in sides}
            found = self._stepped[steps, own] = ((_least(won), _most(won)), (_least(lost), _most(lost)))
        return found

    def _bounds(self, reserved: int, others: int, own: bool) -> list[tuple[int, int, int]]:
        """For each kind of share the seats, and the least and the greatest number of them for a person's own group."""
        key = reserved, others, own
        if key not in self._bounded:
            allotted = [kind[reserved, others] for kind in self._kinds]
            self._bounded[key] = [
                (each.size, each.low, each.high) if own else (each.size, each.size - each.high, each.size - each.low) for each in allotted
            ]
        return self._bounded[key]

    def _place(self, flags: int, *, bounded: bool) -> Place:
        if bounded:
            return Place(Outcome.OPEN, by_tie=False, by_facts=True, proven=False)
        if not flags & _LOST:
            return PLACES[1]
        if not flags & _SOMETIMES:
            return PLACES[0]
        by_facts = flags & (_SOMETIMES | _NEVER) == _SOMETIMES | _NEVER or flags & (_SURE | _LOST) == _SURE | _LOST
        return Place(Outcome.OPEN, bool(flags & _BY_TIE), by_facts, proven=not self.contest.inexact)

    def _clipped(self, counts: Counts) -> Counts:
        """Nobody ranks lower than after the last seat; who is eligible is kept only where it decides how the seats are allotted."""
        seats = self.contest.seats
        above, above_others, level, level_others, reserved, others = counts
        if self._steady:
            reserved, others = self._supply
        return min(above, seats), min(above_others, seats), min(level, seats), min(level_others, seats), reserved, others
