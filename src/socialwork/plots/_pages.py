"""A picture measured in points from its upper left corner, so that nothing lies on anything else."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import attrs

from ..text import Lang, Text
from ._fonts import Lettering
from ._marks import DARK, GREY, Mark
from ._rendering import rendered

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["BODY", "LINE", "MARGIN", "NUMBER", "SMALL", "WIDTH", "Head", "Page"]

POINTS = 72
WIDTH, MARGIN = 11 * POINTS, 28
TITLE, BODY, SMALL, NUMBER = 14, 9, 8, 6.5
LINE = 14
"""From line to line of what is written under the title."""

MARK = 34
"""The area of a mark, in square points."""

_TITLE_LINE = 18
_FOOT = 34
_LEGEND_GAP = 22


@attrs.frozen(kw_only=True)
class Head:
    """What stands above a picture.

    Attributes:
        title: What it shows.
        lines: What has to be said beside it.
        swatches: What pieces of bars mean.
        legend: What marks mean, each with how often it is there, or nothing.
        foot: What stands below the picture.
    """

    title: Text
    lines: tuple[Text, ...] = ()
    swatches: tuple[Mark, ...] = ()
    legend: tuple[tuple[Mark, str], ...] = ()
    foot: Text

    def height(self, lettering: Lettering, lang: Lang) -> float:
        """How high it is, in points."""
        titles = wrapped(self.title.in_(lang), lettering, size=TITLE)
        rows = [row for line in self.lines for row in wrapped(line.in_(lang), lettering)]
        return MARGIN + _TITLE_LINE * len(titles) + 4 + LINE * len(rows) + LINE * (len(_legend_rows(self, lettering, lang)) + 0.5) + 10


def wrapped(words: str, lettering: Lettering, *, size: float = BODY, most: float = WIDTH - 2 * MARGIN) -> list[str]:
    """Words in as many lines as they need; English is parted between words, Chinese anywhere."""
    lines: list[str] = []
    line = ""
    for piece in _pieces(words):
        if line and lettering.width((line + piece).rstrip(), size) > most:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()]


def _pieces(words: str) -> list[str]:
    pieces: list[str] = []
    for sign in words:
        if pieces and sign.isascii() and sign != " " and pieces[-1][-1].isascii() and pieces[-1][-1] != " ":
            pieces[-1] += sign
        else:
            pieces.append(sign)
    return pieces


def _legend_rows(head: Head, lettering: Lettering, lang: Lang) -> list[list[tuple[Mark, str, float]]]:
    """The pieces of bars and the marks with their words and where they stand, row by row."""
    rows: list[list[tuple[Mark, str, float]]] = [[]]
    x = float(MARGIN)
    for mark, said in (*((mark, "") for mark in head.swatches), *head.legend):
        words = f"{mark.label.in_(lang)} {said}".rstrip()
        wide = 14 + lettering.width(words, BODY)
        if rows[-1] and x + wide > WIDTH - MARGIN:
            rows.append([])
            x = MARGIN
        rows[-1].append((mark, words, x))
        x += wide + _LEGEND_GAP
    return rows


class Page:
    """A figure on which words and marks are put at points from its upper left corner.

    Args:
        head: What stands above and below.
        height: How high everything between is, in points.
        lettering: How words are set.
        lang: The language.
    """

    def __init__(self, head: Head, height: float, lettering: Lettering, lang: Lang) -> None:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        self.lettering = lettering
        self.lang: Lang = lang
        self.top = head.height(lettering, lang)
        self.height = self.top + height + _FOOT
        # What matplotlib takes by keyword, its types do not say.
        figure: Any = Figure(figsize=(WIDTH / POINTS, self.height / POINTS), dpi=150)
        FigureCanvasAgg(figure)
        self.figure: Figure = figure
        self.axes: Any = figure.add_axes((0, 0, 1, 1))
        self.axes.set_axis_off()
        self.axes.set_xlim(0, WIDTH)
        self.axes.set_ylim(self.height, 0)
        self._begin(head)

    def _begin(self, head: Head) -> None:
        y = float(MARGIN)
        for words in wrapped(head.title.in_(self.lang), self.lettering, size=TITLE):
            self.write(MARGIN, y + TITLE / 2, words, TITLE)
            y += _TITLE_LINE
        y += 4
        for line in head.lines:
            for words in wrapped(line.in_(self.lang), self.lettering):
                self.write(MARGIN, y + LINE / 2, words, BODY, colour=GREY)
                y += LINE
        y += LINE / 2
        for row in _legend_rows(head, self.lettering, self.lang):
            for mark, words, x in row:
                if mark in head.swatches:
                    self.swatch(mark, x - 1, y + 2, 11, LINE - 4, gid=f"legend-{mark.id}")
                else:
                    self.marks(mark, [(x + 4, y + LINE / 2)], part="legend")
                self.write(x + 14, y + LINE / 2, words, BODY)
            y += LINE
        self.write(MARGIN, self.height - _FOOT / 2, head.foot.in_(self.lang), SMALL, colour=GREY)

    def write(self, x: float, y: float, words: str, size: float, *, colour: str = DARK, align: str = "left") -> None:
        """Put words on the page; `y` is the middle of the line."""
        from matplotlib.font_manager import FontProperties

        drawn, font = self.lettering.set(words)
        properties = FontProperties(fname=font, size=size)
        # A sign of dollars is one: nothing that people write is read as a formula.
        self.axes.text(x, y, drawn, fontproperties=properties, color=colour, ha=align, va="center_baseline", parse_math=False)

    def number(self, x: float, y: float, words: str, mark: Mark) -> None:
        """Put a word in the middle of a piece of a bar; on hatching it has a ground of its own."""
        from matplotlib.patches import Rectangle

        if mark.hatch:
            wide, high = self.lettering.width(words, NUMBER) + 3, NUMBER + 1.5
            self.axes.add_patch(Rectangle((x - wide / 2, y - high / 2), wide, high, facecolor=mark.fill, linewidth=0, gid="ground"))
        self.write(x, y, words, NUMBER, colour=mark.ink, align="center")

    def marks(self, mark: Mark, points: Sequence[tuple[float, float]], *, part: str = "marks") -> None:
        """Put a mark at each of these points."""
        xs, ys = [x for x, _ in points], [y for _, y in points]
        style = (0, (1.6, 1.3)) if mark.empty else "solid"
        edge = GREY if mark.empty else DARK
        # Below the words, in the order in which they come.
        self.axes.scatter(
            xs, ys, s=MARK, marker=mark.shape, c=mark.fill, edgecolors=edge, linewidths=0.7, linestyles=[style], gid=f"{part}-{mark.id}"
        )
        if mark.crossed:
            self.axes.scatter(xs, ys, s=MARK * 0.5, marker="x", c="#ffffff", linewidths=1.1, gid=f"{part}-{mark.id}-cross")

    def swatch(self, mark: Mark, x: float, y: float, width: float, height: float, *, gid: str) -> None:
        """Put a piece of a bar on the page; `y` is its upper edge."""
        from matplotlib.patches import Rectangle

        # The colour of the edge is that of the hatching too; what is seen as the edge is a second piece.
        inside = Rectangle((x, y), width, height, facecolor=mark.fill, edgecolor=mark.ink, hatch=mark.hatch, linewidth=0, gid=gid)
        frame = Rectangle((x, y), width, height, fill=False, edgecolor=DARK, linewidth=0.6, gid=f"{gid}-frame")
        self.axes.add_patch(inside)
        self.axes.add_patch(frame)

    def lines(self, segments: Iterable[tuple[tuple[float, float], tuple[float, float]]], *, gid: str) -> None:
        """Put thin lines on the page, below everything else."""
        from matplotlib.collections import LineCollection

        listed = list(segments)
        if listed:
            self.axes.add_collection(LineCollection(listed, colors=GREY, linewidths=0.6, zorder=0.5, gid=gid), autolim=False)

    def line(self, x: float, top: float, bottom: float, *, colour: str, gid: str, broken: bool = False) -> None:
        """Put a line from the top down on the page: below the pieces of bars, or above them where it is broken."""
        style, order = ("--", 3) if broken else ("-", 0.4)
        self.axes.plot([x, x], [top, bottom], color=colour, linewidth=1.0 if broken else 0.6, linestyle=style, zorder=order, gid=gid)

    def done(self) -> "Figure":
        """The figure, which notebooks show by itself, with a warning of signs that the font lacks."""
        self.lettering.warn()
        shown: Any = self.figure
        shown._repr_png_ = partial(rendered, self.figure, "png")
        return self.figure
