"""Who has a seat in one world, in which everybody is known: the order among equal keys, and the edge between seats and none."""

from collections.abc import Callable, Collection, Mapping, Sequence

from .profiles import Profile
from .shares import Allotment

__all__ = ["best_set", "has_seat", "line", "reached"]


def has_seat(allotment: Allotment, *, reserved: bool, above: int, above_others: int) -> bool:
    """Whether somebody has a seat, by how many stand above them in their own group (`above`) and in the other one.

    The best set takes everybody among the first `size`, unless the bounds of the reserved group move its edge.
    """
    least, most = (allotment.low, allotment.high) if reserved else (allotment.size - allotment.high, allotment.size - allotment.low)
    rank = above + 1
    return (rank + above_others <= allotment.size or rank <= least) and rank <= most


def best_set(order: Sequence[str], reserved: Mapping[str, bool], allotment: Allotment) -> frozenset[str]:
    """Who has a seat when everybody eligible stands in this order, and the seats are allotted so."""
    group = [person for person in order if reserved[person]]
    rest = [person for person in order if not reserved[person]]
    among_first = sum(reserved[person] for person in order[: allotment.size])
    taken = min(max(among_first, allotment.low), allotment.high)
    return frozenset(group[:taken]) | frozenset(rest[: allotment.size - taken])


def line(profiles: Mapping[str, Profile], before: Mapping[str, frozenset[str]], person: str = "", *, early: bool = True) -> tuple[str, ...]:
    """The eligible in order, best first, with the person (if any) as early or as late among equal keys as the resolutions allow.

    Args:
        profiles: What everybody is in this world.
        before: For an id, everybody whom a resolution puts before it; it orders equal keys only.
        person: Their id; empty for nobody.
        early: Whether the person comes early.
    """
    eligible = [other for other, profile in profiles.items() if profile.eligible]

    def level(one: str, other: str) -> bool:
        return profiles[other].eligible and profiles[one].key == profiles[other].key

    # In one world everybody is known.
    linked = {later: {other for other in earlier if level(later, other)} for later, earlier in before.items()}
    ahead = {other: reached(linked, other) for other in {*eligible, person}}

    def turn(other: str) -> tuple[int, int, str]:
        if other == person:
            side = 1
        elif early:
            side = 0 if other in ahead[person] else 2
        else:
            side = 2 if person in ahead[other] else 0
        return side, len(ahead[other]), other

    return tuple(sorted(sorted(eligible, key=turn), key=lambda other: profiles[other].key, reverse=True))


def reached(steps: Mapping[str, Collection[str]], start: str, *, through: Callable[[str], bool] = lambda _: True) -> frozenset[str]:
    """Everybody whom these steps lead to from somebody, by way of nobody but those whom `through` lets pass."""
    found, left = set[str](), list(steps.get(start, ()))
    while left:
        if (other := left.pop()) not in found:
            found.add(other)
            left += steps.get(other, ()) if through(other) else ()
    return frozenset(found)
