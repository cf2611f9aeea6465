"""The picture of what links what: who links on the left, what is linked on the right by sector, and a line for each link."""

from collections import Counter
from typing import TYPE_CHECKING

from ..errors import InvalidValueError
from ..linkage.linkage_networks import LinkageNetwork, Node
from ..linkage.words import Sector
from ..policies import Law, Policy
from ..rules import NOTICE
from ..text import Lang, Text, check_lang
from ._fonts import Lettering
from ._laws import check_law, said_of
from ._marks import DARK, GREY, Mark
from ._pages import BODY, MARGIN, SMALL, WIDTH, Head, Page
from ._style import plain_style

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["linkage"]

_MOST_LINKERS = 60
"""As many ventures and stations as are drawn."""

_ROW, _GAP, _GROUP = 14, 9, 20
_LEFT, _RIGHT = 0.36, 0.68
"""Where the two columns of marks stand, as shares of the width."""

_SECTORS = {
    Sector.COMMUNITY: Mark(id="community", label=Sector.COMMUNITY.label, shape="s", fill="#f7e3a1"),
    Sector.SOCIAL_ORGANISATION: Mark(id="social_organisation", label=Sector.SOCIAL_ORGANISATION.label, shape="D", fill="#8d6cae"),
    Sector.SOCIAL_WORKER: Mark(id="social_worker", label=Sector.SOCIAL_WORKER.label, shape="^", fill="#5fb0e5"),
    Sector.VOLUNTEER: Mark(id="volunteer", label=Sector.VOLUNTEER.label, shape="v", fill="#dbe9f6"),
    Sector.CHARITY_RESOURCE: Mark(id="charity_resource", label=Sector.CHARITY_RESOURCE.label, shape="P", fill="#ffffff"),
}
_LINKER = Mark(id="linker", label=Text("创投项目、社工站等", "venture, station, ..."), fill=DARK)

_TITLE = Text("五社联动", "the five sectors linked")
_HOW = Text(
    "左为联动者，括号内为所联动的社数；右为所联动的，按社分列，括号内为联动者数；没有连线的，为缺少或待核实",
    "who links stands on the left, with how many sectors; what is linked on the right by sector, with how many link it; where there is no line, "
    "a sector is lacking or not known",
)
_NOTHING = Text("没有联动者", "there is nobody who links")
_NO_LINK = Text("无", "none")
_SHORTENED = Text("过长的名称只写开头", "of long names the beginning is shown")


def linkage(network: LinkageNetwork, *, lang: Lang = "zh", law: Law[Policy] | None = None) -> "Figure":
    """Draw what links what: each venture or station with a line to whatever it links, which stands by sector under the name of that.

    Sectors have shapes of their own, and what several link has a line from each. Of more than 60 that link the first are drawn, and the picture
    says how many are left out.

    Args:
        network: What links what, from `linkage_network`.
        lang: The language of the words.
        law: The law that it was told under: the picture names its policy, its day and its readings. A network does not know it.

    Raises:
        InvalidValueError: If what is given is no such network, or `lang` is another language.
        MissingExtraError: If matplotlib is not installed.
    """
    check_lang(lang)
    check_law(law)
    _check_network(network)
    with plain_style():
        return _Chart(network, lang, law).draw()


def _check_network(network: object) -> None:
    if not isinstance(network, LinkageNetwork):
        fix = Text("请给出 linkage_network(...) 的结果", "give what linkage_network(...) makes")
        raise InvalidValueError("network", type(network).__name__, fix)


class _Chart:
    def __init__(self, network: LinkageNetwork, lang: Lang, law: Law[Policy] | None) -> None:
        self.lang: Lang = lang
        self.law = law
        self.lettering = Lettering()
        linkers = [node for node in network.nodes if node.sector is None]
        self.linkers, self.left_out = linkers[:_MOST_LINKERS], len(linkers[_MOST_LINKERS:])
        drawn = {node.id for node in self.linkers}
        self.edges = [edge for edge in network.edges if edge.source in drawn]
        linked = {edge.target for edge in self.edges}
        self.groups = {sector: [node for node in network.nodes if node.sector is sector and node.id in linked] for sector in Sector}
        of = {node.id: sector for sector, nodes in self.groups.items() for node in nodes}
        pairs = {(edge.source, of[edge.target]) for edge in self.edges}
        self.sectors_of = Counter(source for source, _ in pairs)
        self.linkers_of = Counter(sector for _, sector in pairs)
        self.left, self.right = WIDTH * _LEFT, WIDTH * _RIGHT
        self.shortened = False

    def draw(self) -> "Figure":
        """The figure."""
        right = sum(_GROUP + _ROW * max(1, len(nodes)) for nodes in self.groups.values()) if self.linkers else 0
        below = max(right, _ROW * len(self.linkers))
        words = {node.id: self._words(node) for nodes in (self.linkers, *self.groups.values()) for node in nodes}
        page = Page(self._head(), below, self.lettering, self.lang)
        at = self._place_linkers(page, below, words)
        if self.linkers:
            at |= self._place_sectors(page, below - right, words)
        page.lines(((at[edge.source], at[edge.target]) for edge in self.edges), gid="edges")
        return page.done()

    def _words(self, node: Node) -> str:
        """What stands beside a node, in as much room as there is there."""
        said = node.label.in_(self.lang)
        after = "" if node.sector else self._number(self.sectors_of[node.id])
        most = (self.left if node.sector is None else WIDTH - self.right) - MARGIN - _GAP - self.lettering.width(after, BODY)
        shown = self.lettering.shortened(said, BODY, most)
        self.shortened |= shown.endswith("…") and not said.endswith("…")
        return shown + after

    def _number(self, count: int) -> str:
        return f"（{count}）" if self.lang == "zh" else f" ({count})"

    def _head(self) -> Head:
        lines = [*said_of(self.law), _HOW if self.linkers else _NOTHING]
        if self.shortened:
            lines.append(_SHORTENED)
        if self.left_out:
            lines.append(Text(f"另有{self.left_out}个联动者未画出", f"{self.left_out} more that link are left out"))
        legend = ((_LINKER, str(len(self.linkers))), *((mark, "") for mark in _SECTORS.values()))
        return Head(title=_TITLE, lines=tuple(lines), legend=legend if self.linkers else (), foot=NOTICE)

    def _place_linkers(self, page: Page, height: float, words: dict[str, str]) -> dict[str, tuple[float, float]]:
        """Who links, evenly over the whole height."""
        step = height / max(1, len(self.linkers))
        at = {node.id: (self.left, page.top + step * (number + 0.5)) for number, node in enumerate(self.linkers)}
        for node, (x, y) in at.items():
            page.write(x - _GAP, y, words[node], BODY, align="right")
        page.marks(_LINKER, list(at.values()))
        return at

    def _place_sectors(self, page: Page, spare: float, words: dict[str, str]) -> dict[str, tuple[float, float]]:
        """What is linked, by sector, with what height there is to spare between them."""
        at: dict[str, tuple[float, float]] = {}
        y, apart = page.top, spare / len(self.groups)
        for sector, nodes in self.groups.items():
            heading = sector.label.in_(self.lang) + self._number(self.linkers_of[sector])
            page.write(self.right + _GAP, y + _GROUP / 2, heading, SMALL, colour=GREY)
            y += _GROUP
            if not nodes:
                page.write(self.right + _GAP, y + _ROW / 2, _NO_LINK.in_(self.lang), BODY, colour=GREY)
            own = {node.id: (self.right, y + _ROW * (number + 0.5)) for number, node in enumerate(nodes)}
            for node, (x, middle) in own.items():
                page.write(x + _GAP, middle, words[node], BODY)
            if own:
                page.marks(_SECTORS[sector], list(own.values()))
            at |= own
            y += _ROW * max(1, len(nodes)) + apart
        return at
