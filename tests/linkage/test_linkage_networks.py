"""A network of what links what: what several link is one node, and every edge ends at one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork import OUHAI
from socialwork.errors import DuplicateNameError
from socialwork.linkage import Linker, Venture, linkage_network, linked

from .making import venture, ventures

LAW = OUHAI.on(date(2023, 1, 1))
STATIONS = Linker(id="S", title="十三个站", communities=77, organisations=91, volunteers=3660, resources=189090)


def test_a_network_has_what_several_link_once() -> None:
    both = [linked(venture(id="A", communities=("C1",)), LAW), linked(venture(id="B", communities=("C1", "C2")), LAW)]
    network = linkage_network([*both, linked(STATIONS, LAW)])
    nodes = {node.id: node for node in network.nodes}

    assert [edge.source for edge in network.edges if edge.target == "community:C1"] == ["linker:A", "linker:B"]
    assert [edge.source for edge in network.edges if edge.target == "social_worker:W1"] == ["linker:A", "linker:B"]
    assert nodes["volunteer:of A"].label.zh == "社区志愿者：12"
    assert nodes["volunteer:of S"].label.en == "community volunteers: 3660"
    assert (nodes["linker:S"].label.zh, nodes["linker:S"].sector) == ("十三个站", None)
    assert "social_worker:of S" not in nodes


@given(listed=st.tuples(ventures(key="A"), ventures(key="B")))
def test_order_changes_nothing_and_edges_end_at_nodes(listed: tuple[Venture, ...]) -> None:
    network = linkage_network(linked(each, LAW) for each in listed)
    ids = {node.id for node in network.nodes}

    assert linkage_network(linked(each, LAW) for each in reversed(listed)) == network
    assert all({edge.source, edge.target} <= ids for edge in network.edges)


def test_nothing_is_there_twice() -> None:
    with pytest.raises(DuplicateNameError, match="each linkage may occur once"):
        linkage_network([linked(STATIONS, LAW), linked(STATIONS, LAW)])
