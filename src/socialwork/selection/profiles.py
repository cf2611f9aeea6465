"""What entrants may turn out to be, and what a contest says of them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

__all__ = ["Entrant", "Key", "Profile", "Standing", "World", "extremes"]

Key = tuple[int, int]
"""Merit in steps, then preference: the greater comes first."""


class Profile(NamedTuple):
    """What an entrant may turn out to be.

    Attributes:
        eligible: Whether they may be selected at all.
        low: The least merit, in steps of the scale.
        high: The greatest merit; equal to `low` where it is known.
        preference: Preferred, or by how many grounds; the greater comes first among equal merit.
        reserved: Whether they are of the reserved group.
        assumed: What was assumed of facts that are missing, as pairs of fact name and value.
    """

    eligible: bool
    low: int = 0
    high: int = 0
    preference: int = 0
    reserved: bool = False
    assumed: tuple[tuple[str, object], ...] = ()

    def at(self, merit: int) -> "Profile":
        """The same with one merit."""
        return self._replace(low=merit, high=merit)

    @property
    def key(self) -> Key:
        """The key it ranks by, at its least merit."""
        return self.low, self.preference


class Entrant(NamedTuple):
    """Somebody who takes part, with every profile that missing facts leave possible.

    Attributes:
        id: Stable key.
        profiles: At least one; exactly one, with one merit, where nothing is missing.
        exact: False where there may be more profiles than can truly come about.
    """

    id: str
    profiles: tuple[Profile, ...]
    exact: bool = True

    @property
    def known(self) -> bool:
        """Whether there is only one thing they can be."""
        return len(self.profiles) == 1 and self.profiles[0].low == self.profiles[0].high

    @property
    def key(self) -> Key | None:
        """The key that they have in any case; None where they may turn out to have another, or none."""
        keys = {profile.key if profile.eligible and profile.low == profile.high else None for profile in self.profiles}
        return keys.pop() if len(keys) == 1 else None


class World(NamedTuple):
    """One way in which everything open may turn out, and who has a seat then.

    Attributes:
        profiles: The profile of each entrant, by id.
        order: All eligible entrants from first to last, equal keys in the order taken.
        selected: Who has a seat.
    """

    profiles: Mapping[str, Profile]
    order: tuple[str, ...]
    selected: frozenset[str]


class Standing(NamedTuple):
    """How somebody comes out over all worlds.

    Attributes:
        always: A seat in every one.
        never: A seat in none.
        by_tie: In some world the order of equal keys alone decides.
        by_facts: Missing facts, their own or other people's, can decide.
        proven: False where the search was bounded, or rests on profiles that are not exact; then neither `always` nor `never` is claimed.
    """

    always: bool
    never: bool
    by_tie: bool
    by_facts: bool
    proven: bool


def extremes(profiles: Iterable[Profile]) -> Iterator[Profile]:
    """Each profile with its least and its greatest merit."""
    for profile in profiles:
        yield profile.at(profile.low)
        if profile.high != profile.low:
            yield profile.at(profile.high)
