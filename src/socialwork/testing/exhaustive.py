"""Who is chosen, worked out the slow and obvious way, to compare with what a contest finds by counting.

Every world is listed and every set of people looked at, straight from the definition: of the sets that the share allows, the one whose
people stand first. It serves a dozen people; a contest serves a city.
"""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import chain, combinations, groupby, permutations, product

from ..selection import Base, Contest, Entrant, Profile, Rounding, Share, Shortage, Standing, Strength

__all__ = ["allowed_sets", "best_sets", "best_sets_by_orders", "every_world", "reference_bounds", "reference_standings", "settled_in"]

Profiles = Mapping[str, Profile]
Sets = frozenset[frozenset[str]]

_NOBODY: Sets = frozenset({frozenset[str]()})


def _points(profile: Profile) -> Iterator[Profile]:
    """The profile with each merit that it leaves open; who is not eligible has none."""
    if not profile.eligible:
        yield Profile(eligible=False)
        return
    for merit in range(profile.low, profile.high + 1):
        yield profile.at(merit)._replace(assumed=())


def every_world(entrants: Iterable[Entrant]) -> Iterator[dict[str, Profile]]:
    """Every combination of what each entrant can turn out to be, with one merit each."""
    listed = tuple(entrants)
    options = [dict.fromkeys(chain.from_iterable(map(_points, entrant.profiles))) for entrant in listed]
    for chosen in product(*options):
        yield {entrant.id: profile for entrant, profile in zip(listed, chosen, strict=True)}


def _rounded(number: Fraction, rounding: Rounding) -> int:
    below = number.numerator // number.denominator
    rest = number - below
    up = {Rounding.FLOOR: False, Rounding.CEILING: rest > 0, Rounding.NEAREST: rest >= Fraction(1, 2)}
    return below + up[rounding]


def reference_bounds(share: Share, size: int, eligible: int) -> tuple[int, int]:
    """The least and the greatest number of reserved people among `size`, as strength, base and rounding have it; they may cross."""
    held, reserved_held = share.holders or (0, 0)
    target = {
        Base.SELECTED: share.fraction * size,
        Base.CAP: share.fraction * share.cap,
        Base.ELIGIBLE: share.fraction * eligible,
        Base.HOLDERS: share.fraction * (held + size) - reserved_held,
    }[share.base]
    whole = _rounded(target, share.rounding)
    miss = Fraction(share.tolerance or 0)
    neighbours = _rounded(target, Rounding.FLOOR), _rounded(target, Rounding.CEILING)
    within = _rounded(target - miss, Rounding.CEILING), _rounded(target + miss, Rounding.FLOOR)
    low, high = {
        Strength.EXACTLY: (whole, whole),
        Strength.AT_LEAST: (whole, size),
        Strength.AT_MOST: (0, whole),
        Strength.ABOUT: neighbours if share.tolerance is None else within,
        Strength.REPORT_ONLY: (0, size),
    }[share.strength]
    return sorted((0, low, size))[1], sorted((0, high, size))[1]


def _sets(profiles: Profiles, size: int) -> list[tuple[frozenset[str], int]]:
    """Every set of so many eligible people, with the number of reserved ones among them."""
    eligible = [person for person, profile in profiles.items() if profile.eligible]
    return [(frozenset(people), sum(profiles[person].reserved for person in people)) for people in combinations(eligible, size)]


def allowed_sets(profiles: Profiles, *, seats: int, share: Share) -> Sets:
    """Every set of people that may be chosen in a world, were it not for their merit: all of one size.

    Args:
        profiles: What each entrant is, with one merit each.
        seats: Places there are.
        share: The reserved share.
    """
    eligible = sum(profile.eligible for profile in profiles.values())
    size = min(seats, eligible)

    def fitting(people: int) -> Sets:
        low, high = reference_bounds(share, people, eligible)
        return frozenset(chosen for chosen, reserved in _sets(profiles, people) if low <= reserved <= high)

    if fits := fitting(size):
        return fits
    # Bounds that cross have a whole number and a half between them: read as the two whole numbers around it.
    low, high = sorted(reference_bounds(share, size, eligible))
    found: Iterable[Sets]
    match share.shortage:
        case Shortage.FILL:
            outside = {chosen: max(low - reserved, reserved - high, 0) for chosen, reserved in _sets(profiles, size)}
            found = (frozenset(chosen for chosen, miss in outside.items() if miss == min(outside.values())),)
        case Shortage.LEAVE_EMPTY:  # neither side takes a seat that only the other one could fill
            found = (
                frozenset(chosen for chosen, reserved in _sets(profiles, people) if reserved <= high and people - reserved <= size - low)
                for people in range(size, -1, -1)
            )
        case Shortage.SHRINK:
            found = map(fitting, range(size - 1, 0, -1))
        case _:
            found = ()
    return next(filter(None, found), _NOBODY)


def settled_in(profiles: Profiles, before: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """For everybody eligible in a world: those with an equal key whom the recorded decisions put before them.

    A decision orders the people it names. It orders others by way of them where all of them have the same key.

    Args:
        profiles: What each entrant is, with one merit each.
        before: For an id, everybody whom a recorded decision puts before it.
    """
    ranked = {person: profile.key for person, profile in profiles.items() if profile.eligible}
    pairs = {
        (one, two) for two, earlier in before.items() for one in earlier if one in ranked and two in ranked and ranked[one] == ranked[two]
    }
    while longer := {(one, last) for one, two in pairs for first, last in pairs if two == first} - pairs:
        pairs |= longer
    return {person: frozenset(one for one, two in pairs if two == person) for person in ranked}


def _orders(profiles: Profiles, before: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, ...]]:
    """Every order of the eligible by their keys, equal ones in each order that the recorded decisions leave."""

    def respected(people: tuple[str, ...]) -> bool:
        return not any(later in before.get(earlier, ()) for place, later in enumerate(people) for earlier in people[:place])

    eligible = sorted(
        (person for person, profile in profiles.items() if profile.eligible), key=lambda person: profiles[person].key, reverse=True
    )
    ties = [tuple(people) for _, people in groupby(eligible, key=lambda person: profiles[person].key)]
    for parts in product(*([each for each in permutations(tie) if respected(each)] for tie in ties)):
        yield tuple(chain.from_iterable(parts))


def best_sets_by_orders(profiles: Profiles, *, seats: int, share: Share, before: Mapping[str, frozenset[str]]) -> Sets:
    """The best sets of a world: for each order of equal keys, the allowed set whose people stand first in it.

    Args:
        profiles: What each entrant is, with one merit each.
        seats: Places there are.
        share: The reserved share.
        before: For an id, everybody whom a recorded decision puts before it.
    """
    allowed = allowed_sets(profiles, seats=seats, share=share)
    found: set[frozenset[str]] = set()
    for order in _orders(profiles, before):
        place = {person: number for number, person in enumerate(order)}
        found.add(min(allowed, key=lambda people, place=place: sorted(place[person] for person in people)))  # type: ignore[misc]
    return frozenset(found)


def best_sets(profiles: Profiles, *, seats: int, share: Share, before: Mapping[str, frozenset[str]]) -> Sets:
    """The same as `best_sets_by_orders` without listing orders.

    They are the allowed sets with the greatest list of keys in which nobody could give their seat to an equal whom a recorded decision puts
    before them.
    """
    allowed = allowed_sets(profiles, seats=seats, share=share)
    keys = {people: sorted((profiles[person].key for person in people), reverse=True) for people in allowed}
    greatest = max(keys.values())
    settled = settled_in(profiles, before)

    def swaps(people: frozenset[str]) -> Iterator[frozenset[str]]:
        for later in people:
            for earlier in settled[later] - people:
                yield people - {later} | {earlier}

    return frozenset(people for people in allowed if keys[people] == greatest and not any(swap in allowed for swap in swaps(people)))


def reference_standings(contest: Contest) -> dict[str, Standing]:
    """How every entrant of a contest comes out, over every world and every best set of it.

    An entrant's own merit, where it is open, counts as a tie only at its least and its greatest: in between there is always one to be found.
    """
    ends = {
        entrant.id: {
            point for profile in entrant.profiles for point in (*_points(profile.at(profile.low)), *_points(profile.at(profile.high)))
        }
        for entrant in contest.entrants
    }
    outcomes: dict[str, set[tuple[bool, bool, bool]]] = {entrant.id: set() for entrant in contest.entrants}
    for profiles in every_world(contest.entrants):
        best = best_sets(profiles, seats=contest.seats, share=contest.share, before=contest.before)
        some, every = frozenset[str]().union(*best), frozenset(profiles).intersection(*best)
        for person, profile in profiles.items():
            outcomes[person].add((person in some, person in every, profile in ends[person]))
    return {person: _standing(seen) for person, seen in outcomes.items()}


def _standing(outcomes: Iterable[tuple[bool, bool, bool]]) -> Standing:
    hopes, fears, _ = (set(each) for each in zip(*outcomes, strict=True))
    always, never = fears == {True}, hopes == {False}
    undecided = not (always or never)
    by_tie = undecided and any(at_end and hope is not fear for hope, fear, at_end in outcomes)
    return Standing(always, never, by_tie, undecided and (len(hopes) > 1 or len(fears) > 1), proven=True)
