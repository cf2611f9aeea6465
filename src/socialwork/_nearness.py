"""Which names somebody may have meant who gave one that nothing bears."""

from collections.abc import Iterable
from difflib import get_close_matches
from itertools import islice

__all__ = ["near_names"]


def near_names(got: str, known: Iterable[str], *, share: float) -> tuple[str, ...]:
    """The known names that may be meant by the one given, whatever their case, best first; three at most.

    Some signs in common are not enough: `unit` and `amount` have three. One has to be the other with signs left out, or with a third of its
    signs at most, or a single one, mistyped; or three quarters of both are in common. A single sign is too little to be part of another name
    (小区 is no 区), and so are two Latin ones that neither stand together in it nor begin it (`kind` is no `id`).

    Args:
        got: The name that was given.
        known: The names there are.
        share: How much they have in common at least, from 0 to 1.
    """
    given = got.lower()
    lowered = {name.lower(): name for name in known}
    alike = get_close_matches(given, lowered, n=len(lowered) or 1, cutoff=share)
    surely = set(get_close_matches(given, alike, n=len(lowered) or 1, cutoff=_SURELY))
    near = (name for name in alike if name in surely or _left_out(given, name) or _left_out(name, given) or _mistyped(given, name))
    return tuple(lowered[name] for name in islice(near, 3))


_SURELY = 0.75
_PART = 3
"""Fewer Latin letters than these are part of another name only where they stand together in it or begin it."""


def _left_out(short: str, name: str) -> bool:
    """Whether a name becomes the short one when signs are left out."""
    if len(short) == 1 or (len(short) < _PART and short.isascii() and short not in name and short[0] != name[0]):
        return False
    signs = iter(name)
    return all(sign in signs for sign in short)


def _mistyped(one: str, other: str) -> bool:
    """Whether so few signs as mistyping explains were changed, added, left out, or exchanged with the next."""
    if min(len(one), len(other)) == 1:
        return False
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, sign in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, there in enumerate(other, 1):
            row.append(min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (sign != there)))
            if i > 1 and j > 1 and sign == other[j - 2] and one[i - 2] == there:
                row[j] = min(row[j], earlier[j - 2] + 1)
    return row[-1] <= max(1, max(len(one), len(other)) // 3)
