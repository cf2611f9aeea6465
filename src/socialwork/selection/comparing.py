"""Whether two selections say the same of the same people, by content: it does not matter when, where or in what order they were made."""

from collections.abc import Iterator, Sequence

from .combinations import Combinations
from .contest import Contest
from .placements import Placement

__all__ = ["same_reasons", "told"]


def told(contest: Contest, places: Sequence[Placement], varied: Combinations | None) -> Iterator[object]:
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
