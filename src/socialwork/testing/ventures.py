"""Strategies for ventures, as an office knows them: whatever it knows."""

from typing import Any

from hypothesis import strategies as st

from ..linkage.ventures import Resource, Venture, VentureOrganisation, VentureWorker
from ..linkage.words import OrganisationClass, OrganisationRole, ResourceKind, WorkerKind
from ..text import plain
from .facts import or_missing

__all__ = ["ventures"]

_KEYS = ("A", "B", "丙")


def _listed(each: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return or_missing(st.lists(each, max_size=3, unique_by=lambda one: one.id).map(tuple))


def ventures(*, most: int = 4) -> st.SearchStrategy[tuple[Venture, ...]]:
    """Some ventures, each with an id of its own, some of whose organisations, workers and communities they share; shrinks to none.

    Args:
        most: How many at the most.

    >>> from hypothesis import find
    >>> find(ventures(), lambda some: True)
    ()
    """
    keys = st.sampled_from(_KEYS)
    organisations = st.builds(
        VentureOrganisation,
        id=keys,
        role=or_missing(st.sampled_from(OrganisationRole)),
        classes=or_missing(st.lists(st.sampled_from(OrganisationClass), max_size=2, unique=True).map(tuple)),
    )
    told = or_missing(st.booleans())
    workers = st.builds(
        VentureWorker, id=keys, kind=or_missing(st.sampled_from(WorkerKind)), full_time=told, certified=told, elsewhere=told
    )
    resources = st.builds(
        Resource,
        id=keys,
        kind=st.sampled_from(ResourceKind),
        amount=or_missing(st.integers(1, 30)),
        unit=st.none() | st.just(plain("份")),
    )
    one = st.builds(
        Venture,
        id=st.uuids(version=4).map(str),
        title=st.none() | st.just("邻里助老"),
        organisations=_listed(organisations),
        workers=_listed(workers),
        volunteers=or_missing(st.integers(0, 40)),
        resources=_listed(resources),
        communities=or_missing(st.lists(keys, max_size=2, unique=True).map(tuple)),
        parties=st.dictionaries(keys, or_missing(st.integers(0, 3)), max_size=2),
    )
    return st.lists(one, max_size=most, unique_by=lambda each: each.id).map(tuple)
