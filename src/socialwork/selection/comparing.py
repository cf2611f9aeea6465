"""Two selections beside each other: what differs, and whether they say the same by content, whenever and in whatever order they were made."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from .contest import Contest
from .outcomes import Basis, Outcome
from .placements import Placement

if TYPE_CHECKING:
    from .combinations import Combinations

__all__ = ["Change", "Difference", "changed", "chosen_otherwise", "same_reasons", "told"]


class Change(NamedTuple):
    """Somebody whose place differs between two selections; an outcome is None where they took no part."""

    id: str
    before: Outcome | None
    after: Outcome | None
    rests_on_before: tuple[Basis, ...]
    rests_on_after: tuple[Basis, ...]


class Difference(NamedTuple):
    """What differs between two selections; false where that is nothing, see `empty`.

    Attributes:
        changes: Everybody whose outcome or its basis differs, in order of their ids.
        seats: The seats of each.
        readings: For each reading chosen differently, its id and the two options.
    """

    changes: tuple[Change, ...]
    seats: tuple[int, int]
    readings: tuple[tuple[str, str, str], ...]

    @property
    def empty(self) -> bool:
        """Whether nothing differs: nobody's place, not the number of seats, and no reading."""
        return not (self.changes or self.readings) and self.seats[0] == self.seats[1]

    def __bool__(self) -> bool:
        return not self.empty


def changed(some: Iterable[Placement], others: Iterable[Placement]) -> tuple[Change, ...]:
    """Everybody whose outcome or its basis differs, in order of their ids."""
    mine, theirs = ({place.id: place for place in each} for each in (some, others))
    changes: list[Change] = []
    for person in sorted({*mine, *theirs}):
        before, after = mine.get(person), theirs.get(person)
        change = Change(
            person,
            before.outcome if before else None,
            after.outcome if after else None,
            before.rests_on if before else (),
            after.rests_on if after else (),
        )
        if change.before is not change.after or change.rests_on_before != change.rests_on_after:
            changes.append(change)
    return tuple(changes)


def chosen_otherwise(some: Iterable[tuple[str, str]], others: Iterable[tuple[str, str]]) -> tuple[tuple[str, str, str], ...]:
    """For each reading chosen differently, its id and the two options."""
    here, there = dict(some), dict(others)
    return tuple((name, here.get(name, ""), there.get(name, "")) for name in sorted({*here, *there}) if here.get(name) != there.get(name))


def told(contest: Contest, places: Sequence[Placement], varied: "Combinations | None") -> Iterator[object]:
    """Who took part, as far as rules look at them, and what is said of them, but for the reasons; what is quick to look at comes first."""
    yield contest.seats, contest.share, contest.top, contest.bottom, contest.before
    yield [(place.id, place.merit, place.outcome, place.rests_on, place.chosen, place.proven, place.resolutions) for place in places]
    yield contest.entrants
    yield None if varied is None else (varied.readings, varied.count, [(place.matter, place.turned_by) for place in places])


def same_reasons(some: Sequence[Placement], others: Sequence[Placement]) -> bool:
    """Whether the decisions behind the places of the same people came out alike, on the same facts."""
    return all(
        mine is theirs or mine.as_data() == theirs.as_data()
        for this, that in zip(some, others, strict=True)
        for mine, theirs in zip(this.reasons, that.reasons, strict=True)
    )
