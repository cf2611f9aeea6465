"""How many others may stand where: the reachable counts, without listing worlds.

People who can stand in the same places are interchangeable, so a group of them adds a sum of steps, and the walk goes group by group.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise, repeat
from math import comb, prod
from typing import NamedTuple

from .profiles import Entrant, Profile

__all__ = ["ABSENT", "Counts", "Group", "Layer", "grouped", "on_the_way", "path", "summed", "walk"]

Counts = tuple[int, int, int, int, int, int]
"""How many others stand above (in the reserved group, outside it), level (the same), and are eligible (the same)."""

ABSENT: Counts = (0, 0, 0, 0, 0, 0)


class Group(NamedTuple):
    """People who may stand in the same places.

    Attributes:
        steps: What each of them may add to the counts.
        members: The people, each with a profile for each step.
    """

    steps: tuple[Counts, ...]
    members: tuple[tuple[Entrant, Mapping[Counts, Profile]], ...]


Layer = dict[Counts, tuple[Counts, tuple[int, ...]]]
"""For each count reached: the one it came from, and how many members of the group took each step."""

_STEPS_A_COUNT = 10


def summed(*counts: Counts) -> Counts:
    """The counts added up."""
    a, b, c, d, e, f = map(sum, zip(*counts, strict=True))
    return a, b, c, d, e, f


def grouped(options: Iterable[tuple[Entrant, Mapping[Counts, Profile]]]) -> tuple[Group, ...]:
    """The people by the places where they may stand."""
    groups: dict[tuple[Counts, ...], list[tuple[Entrant, Mapping[Counts, Profile]]]] = {}
    for entrant, steps in options:
        groups.setdefault(tuple(sorted(steps)), []).append((entrant, steps))
    return tuple(Group(steps, tuple(members)) for steps, members in sorted(groups.items()))


def walk(start: Counts, groups: Sequence[Group], clipped: Callable[[Counts], Counts], *, limit: int) -> list[Layer] | None:
    """Every count that can be reached, group by group.

    Args:
        start: The counts of those who are known.
        groups: Those who are not.
        clipped: Makes counts that no longer tell anything apart into one.
        limit: How many counts may be held at a time; a walk that would take far more steps than that is not begun.

    Returns:
        One layer for the start and one after each group; None past the limit.
    """
    ways = prod(comb(len(group.members) + len(group.steps) - 1, len(group.steps) - 1) for group in groups)
    if ways > max(1, _STEPS_A_COUNT * limit):
        return None
    first = clipped(start)
    layers: list[Layer] = [{first: (first, ())}]
    for group in groups:
        layer: Layer = {}
        sums = {_total(group.steps, times): times for times in _shared_out(len(group.members), len(group.steps))}
        for counts in layers[-1]:
            a, b, c, d, e, f = counts
            for (g, h, i, j, k, m), times in sums.items():
                layer.setdefault(clipped((a + g, b + h, c + i, d + j, e + k, f + m)), (counts, times))
            if len(layer) > limit:
                return None
        layers.append(layer)
    return layers


def _shared_out(members: int, steps: int) -> Iterator[tuple[int, ...]]:
    """Every way to share so many members out among the steps: how many take each."""
    if steps == 1:
        yield (members,)
        return
    for first in range(members, -1, -1):
        for rest in _shared_out(members - first, steps - 1):
            yield (first, *rest)


def _total(steps: tuple[Counts, ...], times: tuple[int, ...]) -> Counts:
    a, b, c, d, e, f = (sum(number * step[place] for number, step in zip(times, steps, strict=True)) for place in range(6))
    return a, b, c, d, e, f


def on_the_way(start: Counts, groups: Sequence[Group]) -> Iterator[Counts]:
    """Some of the counts that can be reached: those on two ways from everybody unknown being low to everybody being high."""
    ends = [sorted(group.steps, key=lambda step: (step[0] + step[1], step[2] + step[3])) for group in groups for _ in group.members]
    for listed in (ends, ends[::-1]):
        counts = summed(start, *(steps[0] for steps in listed))
        yield counts
        for steps in listed:
            for low, high in pairwise(steps):
                a, b, c, d, e, f = counts
                (g, h, i, j, k, m), (n, o, p, q, r, t) = low, high
                counts = (a - g + n, b - h + o, c - i + p, d - j + q, e - k + r, f - m + t)
                yield counts


def path(layers: Sequence[Layer], groups: Sequence[Group], end: Counts) -> dict[str, Profile]:
    """A profile for each person of the groups such that the walk ends at these counts."""
    chosen: dict[str, Profile] = {}
    counts = end
    for group, layer in zip(reversed(groups), reversed(layers), strict=False):
        counts, times = layer[counts]
        taken = chain.from_iterable(repeat(step, number) for step, number in zip(group.steps, times, strict=True))
        for (entrant, profiles), step in zip(group.members, taken, strict=True):
            chosen[entrant.id] = profiles[step]
    return chosen
