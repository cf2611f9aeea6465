"""Ventures for tests: one that is composed as the formula says, and any."""

from typing import Any

from hypothesis import strategies as st

from socialwork.linkage import (
    OrganisationClass,
    OrganisationRole,
    Resource,
    ResourceKind,
    Venture,
    VentureOrganisation,
    VentureWorker,
    WorkerKind,
)
from socialwork.rules import Missing

MISSING = st.sampled_from(Missing)


def worker(key: str = "W1", **about: Any) -> VentureWorker:
    """A full-time certified social worker who serves one venture, but for what is said."""
    return VentureWorker(**{"id": key, "kind": WorkerKind.SOCIAL_WORKER, "full_time": True, "certified": True, "elsewhere": False, **about})


def organisation(key: str = "O1", **about: Any) -> VentureOrganisation:
    """An agency that leads, but for what is said."""
    return VentureOrganisation(**{"id": key, "role": OrganisationRole.LEAD, "classes": (OrganisationClass.SOCIAL_WORK_AGENCY,), **about})


def venture(**about: Any) -> Venture:
    """A venture that fits under every reading, but for what is said."""
    fitting: dict[str, Any] = {
        "id": "V1",
        "organisations": (organisation(),),
        "workers": (worker(),),
        "volunteers": 12,
        "resources": (Resource(id="R1", kind=ResourceKind.ITEM, amount=2),),
        "communities": ("C1",),
    }
    return Venture(**(fitting | about))


def told(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A value, or one that is missing."""
    return st.one_of(MISSING, values)


_KEYS = st.sampled_from(["a", "b", "c", "d"])
_ORGANISATIONS = st.builds(
    VentureOrganisation,
    id=_KEYS,
    role=told(st.sampled_from(OrganisationRole)),
    classes=told(st.lists(st.sampled_from(OrganisationClass), max_size=2, unique=True)),
)
_WORKERS = st.builds(
    VentureWorker,
    id=_KEYS,
    kind=told(st.sampled_from(WorkerKind)),
    full_time=told(st.booleans()),
    certified=told(st.booleans()),
    elsewhere=told(st.booleans()),
)
_RESOURCES = st.builds(Resource, id=_KEYS, kind=st.sampled_from(ResourceKind), amount=told(st.integers(1, 3)))


def _lists(each: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return told(st.lists(each, max_size=3, unique_by=lambda one: one.id))


def ventures(*, key: str = "V1") -> st.SearchStrategy[Venture]:
    """Any venture of that id."""
    return st.builds(
        Venture,
        id=st.just(key),
        organisations=_lists(_ORGANISATIONS),
        workers=_lists(_WORKERS),
        volunteers=told(st.integers(0, 4)),
        resources=_lists(_RESOURCES),
        communities=told(st.lists(_KEYS, max_size=2, unique=True)),
    )
