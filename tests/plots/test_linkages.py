"""Pictures of what links what: as many marks as there are nodes, as many lines as edges, and no words over others."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from matplotlib.figure import Figure

from socialwork import OUHAI, plots
from socialwork.errors import InvalidValueError
from socialwork.linkage import Linker, Sector, Venture, VentureOrganisation, linkage_network, linked
from socialwork.linkage.linkage_networks import LinkageNetwork
from socialwork.rules import Missing
from socialwork.testing import ventures
from socialwork.text import Lang

from .conftest import marks, overlapping, words

LAW = OUHAI.on(date(2025, 4, 10))
STATIONS = Linker(id="S", title="十三个站", communities=77, organisations=91, volunteers=3660, resources=Missing.NOT_ASKED)


def network_of(*listed: Venture | Linker) -> LinkageNetwork:
    return linkage_network(linked(each, LAW) for each in listed)


def lines(figure: Figure) -> int:
    return sum(len(found.get_segments()) for found in figure.axes[0].collections if found.get_gid() == "edges")


def check_drawn(network: LinkageNetwork, figure: Figure) -> None:
    drawn = marks(figure)
    for sector in Sector:
        assert drawn.get(f"marks-{sector.value}", 0) == sum(node.sector is sector for node in network.nodes)
    assert drawn.get("marks-linker", 0) == sum(node.sector is None for node in network.nodes)
    assert lines(figure) == len(network.edges)
    assert overlapping(figure) == []


@settings(max_examples=20, deadline=None)
@given(listed=ventures(most=8).filter(len))
def test_any_network_is_drawn_whole_with_nothing_on_anything_else(listed: tuple[Venture, ...]) -> None:
    network = network_of(*listed, STATIONS)

    check_drawn(network, plots.linkage(network))
    check_drawn(network, plots.linkage(network, lang="en"))


@pytest.mark.parametrize("lang, said", [
    ("zh", {"十三个站（4）", "Y（1）", "社会组织（2）", "社会工作者（0）", "无", "O1", "社区志愿者：3660"}),
    ("en", {"十三个站 (4)", "Y (1)", "social organisations (2)", "social workers (0)", "none", "O1", "community volunteers: 3660"}),
])  # fmt: skip
def test_sectors_and_those_that_link_are_named_with_their_numbers(lang: Lang, said: set[str]) -> None:
    stations = Linker(id="S", title="十三个站", communities=77, organisations=91, volunteers=3660, resources=1)
    venture = Venture(id="V1", title="Y", organisations=[VentureOrganisation(id="O1")])
    found = words(plots.linkage(network_of(stations, venture), lang=lang))

    assert said <= set(found)


def test_the_law_is_named_where_it_is_given() -> None:
    network = network_of(STATIONS)

    assert "未注明所依政策、日期和口径" in words(plots.linkage(network))
    said = words(plots.linkage(network, law=LAW))
    assert said[1:4] == ["温州市瓯海区五社联动工作（2025-04-10）", "该政策有效期未查明", "口径：13项均取政策默认"]


def test_nothing_long_names_and_many_that_link() -> None:
    assert "没有联动者" in words(plots.linkage(network_of()))
    long = plots.linkage(network_of(Venture(id="V", title="很长的名称" * 20, communities=["社区" * 60])), lang="en")
    assert "of long names the beginning is shown" in words(long)
    assert overlapping(long) == []
    many = plots.linkage(network_of(*(Venture(id=f"V{number:03}", communities=(str(number),)) for number in range(62))))
    assert "另有2个联动者未画出" in words(many)
    assert (marks(many)["marks-linker"], marks(many)["marks-community"], lines(many)) == (60, 60, 60)
    assert overlapping(many) == []


def test_the_same_picture_has_the_same_bytes(tmp_path: Path) -> None:
    for name in ("once.svg", "again.svg"):
        plots.save(plots.linkage(network_of(STATIONS, Venture(id="V1", communities=("C1",)))), tmp_path / name)

    assert (tmp_path / "once.svg").read_bytes() == (tmp_path / "again.svg").read_bytes()


def test_what_is_no_network_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="linkage_network"):
        plots.linkage(linked(STATIONS, LAW))  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match="lang"):
        plots.linkage(network_of(), lang="fr")  # type: ignore[arg-type]
