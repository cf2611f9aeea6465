"""The same people under every admissible combination of readings: who has a seat under all of them, under none, and under which.

Some readings say what people are (who may take part, who is preferred, who is of the reserved group), the others how the share is applied.
People come out alike under many combinations of the former, and shares allot the seats alike under many of the latter, so each different
case is worked out once: who is far from the edge of the seats is settled by bounds, the others by walking the counts of `Contest`.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import combinations, product
from typing import NamedTuple

from ..text import Text
from .contest import Contest, Placed, has_seat
from .counting import Counts, Group, on_the_way, walk
from .outcomes import Basis, Outcome
from .profiles import Entrant, Key, Profile, extremes
from .shares import Allotment, Share

__all__ = ["Combinations", "Place", "Uncomputed", "UnderOptions"]

Options = tuple[str, ...]


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


class Uncomputed(NamedTuple):
    """Combinations of share options under which some people may have a seat beyond those there are, so that nobody's place is computed.

    All that is taken for granted: no more others are selected than there are seats, and the better one of a group comes first.

    Attributes:
        options: The combinations.
        free: The ids of the people whose seats may not count.
    """

    options: tuple[Options, ...] = ()
    free: frozenset[str] = frozenset()


class UnderOptions(NamedTuple):
    """How somebody comes out under some options.

    Attributes:
        options: For each reading that makes a difference to them, its id and an option.
        outcome: The outcome under them, whatever is chosen for the other readings.
    """

    options: tuple[tuple[str, str], ...]
    outcome: Outcome


_PLACES = (
    Place(Outcome.NOT_SELECTED),
    Place(Outcome.SELECTED),
    *(Place(Outcome.OPEN, *flags) for flags in product((False, True), repeat=3)),
)
_CODES = {place: code for code, place in enumerate(_PLACES)}
_NOT_COMPUTED = Place(Outcome.OPEN)  # what is computed is open for a tie or for facts
_OUTCOMES = bytes(len(Outcome) if place == _NOT_COMPUTED else list(Outcome).index(place.outcome) for place in _PLACES).ljust(256)


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


class _Allotting:
    """How each of several shares allots seats, worked out once for each supply of people."""

    def __init__(self, shares: Sequence[Share], seats: int) -> None:
        self._shares, self._seats = shares, seats
        self._known: dict[tuple[int, int], tuple[Allotment, ...]] = {}

    def __call__(self, supply: tuple[int, int]) -> tuple[Allotment, ...]:
        found = self._known.get(supply)
        if found is None:
            found = self._known[supply] = tuple(_plain(share.allot(self._seats, *supply)) for share in self._shares)
        return found


def _plain(allotted: Allotment) -> Allotment:
    """The same seats for everybody, with the bounds that the supply of people sets by itself left out, and alike for all that is alike."""
    low, high = (allotted.low, allotted.high) if allotted.short else allotted.wanted
    return Allotment(allotted.size, low, high, short=False, wanted=(low, high), asked=(low, high))


class _Kinds(NamedTuple):
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


class _Crowd(NamedTuple):
    """Everybody who is not known, by where they may stand toward a key.

    Attributes:
        shape: The same for crowds that add the same steps, whoever they are.
        groups: The people.
    """

    shape: int
    groups: tuple[Group, ...]


class _Memory:
    """What was found under one combination and holds under others: most of them change little. It only saves work."""

    def __init__(self, allotting: _Allotting) -> None:
        self.placed: Placed = {}
        self.codes: dict[tuple[object, ...], bytes] = {}
        self._allotting = allotting
        self._kinds: dict[frozenset[tuple[int, int]], _Kinds] = {}
        self._crowds: dict[tuple[Key, tuple[int, ...]], tuple[Group, ...]] = {}
        self._shapes: dict[object, int] = {}

    def kinds(self, supplies: frozenset[tuple[int, int]]) -> _Kinds:
        """How the shares allot the seats for these supplies."""
        if supplies not in self._kinds:
            listed = sorted(supplies)
            ways = list(zip(*map(self._allotting, listed), strict=True))
            kinds = {way: kind for kind, way in enumerate(dict.fromkeys(ways))}
            allotted = tuple(dict(zip(listed, way, strict=True)) for way in kinds)
            different = tuple({allotment for way in kinds for allotment in way})
            steady = all(len(set(way)) == 1 for way in kinds)
            of_share = bytes(kinds[way] for way in ways)
            self._kinds[supplies] = _Kinds(len(self._kinds), allotted, of_share, different, steady, listed[0])
        return self._kinds[supplies]

    def crowd(self, contest: Contest, person: str, profile: Profile) -> _Crowd:
        """Everybody else who is not known."""
        if contest.related(person):
            return self._told(contest.groups(person, profile))
        key = profile.key, contest.unknown_ids
        if key not in self._crowds:
            self._crowds[key] = contest.groups("", profile)
        groups = self._crowds[key]
        return self._told(groups if contest.entrant(person).known else _without(groups, person))

    def _told(self, groups: tuple[Group, ...]) -> _Crowd:
        shape = tuple((group.steps, len(group.members)) for group in groups)
        return _Crowd(self._shapes.setdefault(shape, len(self._shapes)), groups)


def _without(groups: tuple[Group, ...], person: str) -> tuple[Group, ...]:
    """The groups without one of their members."""
    left = (group._replace(members=tuple(member for member in group.members if member[0].id != person)) for group in groups)
    return tuple(group for group in left if group.members)


class _Case:
    """What people are under some readings, against every share.

    Shares that allot the seats alike for every supply of people that can come about are of one kind.
    """

    def __init__(self, contest: Contest, memory: _Memory) -> None:
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

    def _seen(self, ways: Sequence[tuple[Profile, Counts, _Crowd]], *, never: bool) -> bytes:
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
        return bytes(_CODES[self._place(flags, bounded=cut)] for flags, cut in zip(seen, bounded, strict=True))

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
            return _PLACES[1]
        if not flags & _SOMETIMES:
            return _PLACES[0]
        by_facts = flags & (_SOMETIMES | _NEVER) == _SOMETIMES | _NEVER or flags & (_SURE | _LOST) == _SURE | _LOST
        return Place(Outcome.OPEN, bool(flags & _BY_TIE), by_facts, proven=not self.contest.inexact)

    def _clipped(self, counts: Counts) -> Counts:
        """Nobody ranks lower than after the last seat; who is eligible is kept only where it decides how the seats are allotted."""
        seats = self.contest.seats
        above, above_others, level, level_others, reserved, others = counts
        if self._steady:
            reserved, others = self._supply
        return min(above, seats), min(above_others, seats), min(level, seats), min(level_others, seats), reserved, others


_ALL_COMPUTED = Uncomputed()


class Combinations:
    """The same people and seats under every admissible combination of readings.

    Args:
        readings: The ids of the readings that say what people are, then of those that say how the share is applied.
        people: For each combination of options of the former: everybody, in one order. An entrant who is the same is one object.
        shares: For each combination of options of the latter: the share.
        chosen: The combination of either that is chosen.
        seats: Places there are.
        before: For an id, everybody whom a resolution puts before it.
        limit: As for `Contest`.
        listed: The ids of all these readings in the order to tell them in; None for that of `readings`.
        left_out: How many more combinations of share options are admissible and could not be computed, and why; None where all could.
        uncomputed: Further combinations of share options, under which everybody is open who may have a seat.
    """

    def __init__(  # noqa: PLR0913  # what is varied, by name
        self,
        readings: tuple[tuple[str, ...], tuple[str, ...]],
        people: Mapping[Options, tuple[Entrant, ...]],
        shares: Mapping[Options, Share],
        *,
        chosen: tuple[Options, Options],
        seats: int,
        before: Mapping[str, frozenset[str]],
        limit: int = 5_000,
        listed: tuple[str, ...] | None = None,
        left_out: tuple[int, Text] | None = None,
        uncomputed: Uncomputed = _ALL_COMPUTED,
    ) -> None:
        self.readings, self._chosen = readings, chosen
        self.listed = tuple(name for names in readings for name in names) if listed is None else listed
        self._left_out = left_out
        different = {share: place for place, share in enumerate(dict.fromkeys(shares.values()))}
        self._share_at = {options: different[share] for options, share in shares.items()} | dict.fromkeys(
            uncomputed.options, len(different)
        )
        memory = _Memory(_Allotting(tuple(different), seats))
        cases: dict[tuple[int, ...], dict[str, bytes]] = {}
        self._codes: dict[Options, dict[str, bytes]] = {}
        same: dict[bytes, bytes] = {}
        for options, entrants in people.items():
            key = tuple(map(id, entrants))
            if key not in cases:
                share = next(iter(different))
                contest = Contest(entrants, seats=seats, share=share, before=before, limit=limit, placed=memory.placed)
                case = _Case(contest, memory)
                by_kind = case.codes()
                told = {codes: case.kind_of.translate(codes.ljust(256)) for codes in set(by_kind.values())}
                beyond = _beyond(contest, uncomputed.free) if uncomputed.options else {}
                found = {person: told[codes] + beyond.get(person, b"") for person, codes in by_kind.items()}
                cases[key] = {person: same.setdefault(codes, codes) for person, codes in found.items()}
            self._codes[options] = cases[key]
        self._cases = tuple(cases.values())
        self.people = tuple(sorted(self._cases[0]))
        self._told: dict[tuple[bytes, ...], tuple[str, ...]] = {}  # only saves work

    @property
    def count(self) -> int:
        """How many combinations there are, those left out aside."""
        return len(self._codes) * len(self._share_at)

    @property
    def left_out(self) -> tuple[int, Text] | None:
        """How many combinations are admissible as well and could not be computed, and why; None where all could."""
        return None if self._left_out is None else (len(self._codes) * self._left_out[0], self._left_out[1])

    def places(self, person: str) -> frozenset[Place]:
        """Every way somebody comes out under some combination."""
        codes = {codes[person] for codes in self._codes.values()}
        return frozenset(_PLACES[code] for each in codes for code in set(each))

    def outcome(self, person: str) -> Outcome:
        """The outcome if it is the same under every combination; OPEN otherwise."""
        outcomes = {place.outcome for place in self.places(person)}
        return outcomes.pop() if len(outcomes) == 1 else Outcome.OPEN

    def decided(self, person: str) -> bool:
        """Whether the outcome is the same, and not open, under every combination."""
        return self.outcome(person) is not Outcome.OPEN

    def turned_by(self, person: str) -> tuple[tuple[str, str, Outcome], ...]:
        """Each option that alone, the others as chosen, leads to another outcome: reading, option, outcome.

        An option that cannot be combined with the others chosen is not among them.
        """
        of_people, of_share = self._chosen
        as_chosen = self._outcome_under(person, of_people, of_share)
        found: list[tuple[str, str, Outcome]] = []
        for options in self._codes:
            found += _alone(self.readings[0], of_people, options, self._outcome_under(person, options, of_share))
        for options in self._share_at:
            found += _alone(self.readings[1], of_share, options, self._outcome_under(person, of_people, options))
        return tuple(each for each in found if each[2] is not as_chosen)

    def _outcome_under(self, person: str, of_people: Options, of_share: Options) -> Outcome:
        return _PLACES[self._codes[of_people][person][self._share_at[of_share]]].outcome

    def rests_on(self, person: str) -> tuple[Basis, ...]:
        """What an open place rests on: the choice of readings, a tie, missing facts."""
        places = self.places(person)
        causes = {
            Basis.TIE: any(place.by_tie for place in places),
            Basis.MISSING_FACT: any(place.by_facts for place in places),
            Basis.READING: len({place.outcome for place in places}) > 1 or _NOT_COMPUTED in places,
        }
        return tuple(basis for basis, holds in causes.items() if holds)

    def proven(self, person: str) -> bool:
        """Whether no search behind the place was bounded."""
        return all(place.proven for place in self.places(person))

    def matter(self, person: str) -> tuple[str, ...]:
        """The readings that make a difference to somebody's outcome, all else being chosen alike somewhere."""
        codes = [case[person] for case in self._cases]
        key = tuple(codes)
        if key not in self._told:
            outcomes = [self._outcomes(each) for each in codes]
            found = [name for name, pairs in self._of_people.items() if any(outcomes[one] != outcomes[other] for one, other in pairs)]
            told = set(outcomes)
            found += [
                name for name, pairs in self._of_share.items() if any(each[one] != each[other] for each in told for one, other in pairs)
            ]
            self._told[key] = self._in_order(found)
        return self._told[key]

    @cached_property
    def _of_people(self) -> dict[str, frozenset[tuple[int, int]]]:
        """For each reading that says what people are: the cases that differ in its option alone."""
        place = {id(case): at for at, case in enumerate(self._cases)}
        return _pairs(self.readings[0], {options: place[id(case)] for options, case in self._codes.items()})

    @cached_property
    def _of_share(self) -> dict[str, frozenset[tuple[int, int]]]:
        """For each reading that says how the share is applied: the shares that differ in its option alone."""
        return _pairs(self.readings[1], self._share_at)

    def _outcomes(self, codes: bytes) -> bytes:
        """The outcome under each share, as its place in the list of outcomes; one that is not computed is unlike any."""
        return codes.translate(_OUTCOMES)

    def under(self, person: str) -> tuple[UnderOptions, ...]:
        """How somebody comes out under each combination of the readings that make a difference to them."""
        wanted = self.matter(person)
        kept = [[place for place, name in enumerate(names) if name in wanted] for names in self.readings]
        rows: dict[tuple[Options, Options], Outcome] = {}
        done: set[Options] = set()
        for of_people, codes in self._codes.items():
            first = tuple(of_people[place] for place in kept[0])
            if first in done:
                continue
            done.add(first)
            for of_share, at in self._share_at.items():
                rows.setdefault((first, tuple(of_share[place] for place in kept[1])), _PLACES[codes[person][at]].outcome)
        names = tuple(name for each in self.readings for name in each if name in wanted)
        return tuple(UnderOptions(tuple(zip(names, (*first, *second), strict=True)), outcome) for (first, second), outcome in rows.items())

    @cached_property
    def mattering(self) -> tuple[str, ...]:
        """The readings that make a difference to anybody's outcome."""
        found = {name for person in self.people for name in self.matter(person)}
        return self._in_order(found)

    def _in_order(self, names: Collection[str]) -> tuple[str, ...]:
        return tuple(name for name in self.listed if name in names)


def _beyond(contest: Contest, free: Collection[str]) -> dict[str, bytes]:
    """For each person the code of their place where it is not computed: open, or no seat where too many stand above who do use one."""
    sure = ((entrant.profiles[0], entrant.id) for entrant in contest.entrants if entrant.known)
    counted = [profile for profile, person in sure if profile.eligible and person not in free]
    keys = {group: sorted(profile.key for profile in counted if profile.reserved is group) for group in (True, False)}

    def may(profile: Profile) -> bool:
        own = keys[profile.reserved]
        return profile.eligible and len(own) - bisect_right(own, profile.at(profile.high).key) < contest.seats

    return {
        entrant.id: bytes([_CODES[_NOT_COMPUTED if any(map(_eligible if entrant.id in free else may, entrant.profiles)) else _PLACES[0]]])
        for entrant in contest.entrants
    }


def _eligible(profile: Profile) -> bool:
    return profile.eligible


def _alone(names: Options, chosen: Options, options: Options, outcome: Outcome) -> list[tuple[str, str, Outcome]]:
    """The one option that differs from those chosen, with the outcome; nothing where none does, or several."""
    differing = [(name, option, outcome) for name, option, own in zip(names, options, chosen, strict=True) if option != own]
    return differing if len(differing) == 1 else []


def _pairs(names: Options, places: Mapping[Options, int]) -> dict[str, frozenset[tuple[int, int]]]:
    """For each reading, the pairs of places under options that differ in that reading alone."""
    found: dict[str, frozenset[tuple[int, int]]] = {}
    for at, name in enumerate(names):
        alike: dict[Options, set[int]] = {}
        for options, place in places.items():
            alike.setdefault((*options[:at], *options[at + 1 :]), set()).add(place)
        found[name] = frozenset(pair for together in alike.values() for pair in combinations(sorted(together), 2))
    return found
