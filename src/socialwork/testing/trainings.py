"""Strategies for trainings, as an office knows them: whatever it knows."""

from datetime import date

from hypothesis import strategies as st

from ..linkage.trainings import Training
from ..linkage.words import TrainingDimension, TrainingKind
from .facts import or_missing

__all__ = ["trainings"]

_PEOPLE = ("P1", "P2", "P3")


def trainings(*, most: int = 6) -> st.SearchStrategy[tuple[Training, ...]]:
    """Some trainings of 2024 and the year after, each with an id of its own; shrinks to none.

    Args:
        most: How many at the most.

    >>> from hypothesis import find
    >>> find(trainings(), lambda some: True)
    ()
    """
    attended = or_missing(st.frozensets(st.sampled_from(_PEOPLE)))
    one = st.builds(
        Training,
        id=st.uuids(version=4).map(str),
        title=st.just("培训"),
        on=or_missing(st.dates(date(2024, 6, 1), date(2025, 6, 30))),
        kind=or_missing(st.sampled_from(TrainingKind)),
        dimensions=or_missing(st.frozensets(st.sampled_from(TrainingDimension))),
        hours=or_missing(st.decimals(0, 30, places=1)),
        attendances=or_missing(st.integers(3, 80)),
        attended_by=attended,
    )
    return st.lists(one, max_size=most, unique_by=lambda each: each.id).map(tuple)
