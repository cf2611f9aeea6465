"""A network of what links what, for a picture: ventures and stations, and the organisations, workers and communities that they share."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import attrs

from ..errors import DuplicateNameError, mask_identity
from ..rules import Missing
from ..text import Text, plain
from .counting import Span, count
from .sectors import Linkage, Linker
from .ventures import Venture
from .words import Sector, SlotKind

__all__ = ["Edge", "LinkageNetwork", "Node", "linkage_network"]


class Node(NamedTuple):
    """A point of a network.

    Attributes:
        id: `"community:C1"`, a kind and an id; what links is `"linker:V1"`.
        label: What it is called.
        sector: Its sector; None for what links.
    """

    id: str
    label: Text
    sector: Sector | None


class Edge(NamedTuple):
    """A line of a network: what links, and what it links."""

    source: str
    target: str


class LinkageNetwork(NamedTuple):
    """What links what, for a picture; an organisation, a worker or a community that several link is one node.

    Attributes:
        nodes: Every node, by id.
        edges: Every edge, by its ends.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def linkage_network(linkages: Iterable[Linkage]) -> LinkageNetwork:
    """What some ventures and stations link, as nodes and edges. Only what is linked has an edge.

    Args:
        linkages: What `linked` says of each; their order changes nothing.

    Raises:
        DuplicateNameError: If two are of one id.
    """
    listed = sorted(linkages, key=lambda each: each.of.id)
    DuplicateNameError.check("linkage", (each.of.id for each in listed))
    nodes: dict[str, Node] = {}
    edges: list[Edge] = []
    for each in listed:
        source = f"linker:{each.of.id}"
        nodes[source] = Node(source, plain(mask_identity(each.of.title or each.of.id)), None)
        for sector in each.linked:
            for node in _ends(each.of, sector, next(one.count for one in each.sectors if one.sector is sector)):
                nodes.setdefault(node.id, node)
                edges.append(Edge(source, node.id))
    return LinkageNetwork(tuple(nodes[key] for key in sorted(nodes)), tuple(sorted(edges)))


def _ends(what: Venture | Linker, sector: Sector, span: Span) -> Iterator[Node]:
    named = _named(what, sector)
    for key in named:
        yield Node(f"{sector.value}:{key}", plain(mask_identity(key)), sector)
    if not named:
        yield Node(f"{sector.value}:of {what.id}", sector.label + Text("：", ": ") + span.text, sector)


def _named(what: Venture | Linker, sector: Sector) -> tuple[str, ...]:
    """The ids of what is linked, where it has ids; volunteers and resources are counted only."""
    if not isinstance(what, Venture):
        return ()
    match sector:
        case Sector.COMMUNITY:
            return () if isinstance(what.communities, Missing) else what.communities
        case Sector.SOCIAL_ORGANISATION:
            return () if isinstance(what.organisations, Missing) else tuple(each.id for each in what.organisations)
        case Sector.SOCIAL_WORKER:
            known = () if isinstance(what.workers, Missing) else what.workers
            alone = (attrs.evolve(what, workers=[each]) for each in known)
            return tuple(each.id for each, one in zip(known, alone, strict=True) if count(one, SlotKind.SOCIAL_WORKER, "").span.low)
        case _:
            return ()
