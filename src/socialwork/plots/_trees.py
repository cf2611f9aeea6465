"""A network drawn place by place: counties, the towns in them, and beside each town its villages."""

from collections import Counter
from typing import TYPE_CHECKING

import attrs

from ..text import Lang, Text
from ._fonts import Lettering
from ._forests import Forest, Row, Spot
from ._marks import Mark
from ._pages import BODY, MARGIN, SMALL, WIDTH, Head, Page

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["draw_trees"]

_ROW, _INDENT = 17, 18
_BESIDE_MARK = 10
_NAME_GAP, _CELL_GAP, _BETWEEN = 3, 12, 22
_WIDEST = 120
"""The most room that a name has; of a longer one the beginning is shown."""

_MOST_MARKS = 5
"""As many marks as stand before a name one by one."""

_NOWHERE = Text("不知属于哪里", "of no known place")
_SHORTENED = Text("过长的名称只写开头", "of long names the beginning is shown")


@attrs.frozen
class _Layout:
    """Where things stand: the right edge of the names, how wide a cell is, and how many of them a line has."""

    beside: float
    cell: float
    columns: int


def _signs(spot: Spot) -> list[tuple[Mark, str]]:
    """The marks before a name; of many, each once with how often it is there."""
    if len(spot.marks) <= _MOST_MARKS:
        return [(mark, "") for mark in spot.marks]
    return [(mark, f"×{count}") for mark, count in Counter(spot.marks).items()]


def _wide(spot: Spot, size: float, lettering: Lettering) -> float:
    marks = sum(_BESIDE_MARK + lettering.width(times, SMALL) for _, times in _signs(spot))
    return marks + _NAME_GAP + min(_WIDEST, lettering.width(spot.name, size))


def _laid_out(forest: Forest, lettering: Lettering, lang: Lang) -> _Layout:
    nowhere = lettering.width(_NOWHERE.in_(lang), BODY)
    stems = [nowhere if row.spot is None else row.depth * _INDENT + _wide(row.spot, BODY, lettering) for row in forest.rows]
    beside = MARGIN + max([*stems, 0.0]) + _BETWEEN
    cells = [_wide(spot, SMALL, lettering) for row in forest.rows for spot in row.beside]
    cell = max([*cells, 1.0]) + _CELL_GAP
    return _Layout(beside, cell, max(1, int((WIDTH - MARGIN - beside + _CELL_GAP) // cell)))


def _lines_of(row: Row, layout: _Layout) -> int:
    return max(1, -(-len(row.beside) // layout.columns))


class _Drawing:
    def __init__(self, page: Page, layout: _Layout) -> None:
        self.page, self.layout = page, layout
        self.points: dict[Mark, list[tuple[float, float]]] = {}

    def spot(self, spot: Spot, x: float, y: float, size: float) -> float:
        """Put a place on the page, and tell where it ends."""
        for mark, times in _signs(spot):
            self.points.setdefault(mark, []).append((x + _BESIDE_MARK / 2, y))
            x += _BESIDE_MARK
            if times:
                self.page.write(x, y, times, SMALL)
                x += self.page.lettering.width(times, SMALL)
        name = self.page.lettering.shortened(spot.name, size, _WIDEST)
        self.page.write(x + _NAME_GAP, y, name, size)
        return x + _NAME_GAP + self.page.lettering.width(name, size)

    def row(self, row: Row, y: float) -> None:
        """Put a place on the page with those beside it."""
        if row.spot is None:
            end = MARGIN + self.page.lettering.width(words := _NOWHERE.in_(self.page.lang), BODY)
            self.page.write(MARGIN, y, words, BODY)
        else:
            end = self.spot(row.spot, MARGIN + row.depth * _INDENT, y, BODY)
        if row.beside:
            self.page.lines([((end + 4, y), (self.layout.beside - 5, y))], gid="to-beside")
        for number, spot in enumerate(row.beside):
            line, column = divmod(number, self.layout.columns)
            self.spot(spot, self.layout.beside + column * self.layout.cell, y + line * _ROW, SMALL)
        if (lines := _lines_of(row, self.layout)) > 1:
            x = self.layout.beside - 5
            self.page.lines([((x, y - 5), (x, y + (lines - 1) * _ROW + 5))], gid="beside")

    def stems(self, rows: tuple[Row, ...], ys: list[float]) -> None:
        """The lines from each place down to the last one in it, and from there to each of them."""
        above: list[float] = []
        segments: list[tuple[tuple[float, float], tuple[float, float]]] = []
        downward: dict[tuple[float, float], float] = {}
        for row, y in zip(rows, ys, strict=True):
            del above[row.depth :]
            if row.depth:
                x = MARGIN + (row.depth - 1) * _INDENT + _BESIDE_MARK / 2
                downward[x, above[-1] + 6] = y
                segments.append(((x, y), (x + _INDENT - _BESIDE_MARK / 2 - 1, y)))
            above.append(y)
        self.page.lines([*segments, *(((x, start), (x, end)) for (x, start), end in downward.items())], gid="stems")


def draw_trees(forest: Forest, head: Head, lettering: Lettering, lang: Lang) -> "Figure":
    """The picture of every place."""
    layout = _laid_out(forest, lettering, lang)
    names = [spot.name for row in forest.rows for spot in (row.spot, *row.beside) if spot is not None]
    if any(lettering.width(name, SMALL) > _WIDEST for name in names):
        head = attrs.evolve(head, lines=(*head.lines, _SHORTENED))
    heights = [_lines_of(row, layout) * _ROW + (4 if row.beside else 0) for row in forest.rows]
    page = Page(head, sum(heights), lettering, lang)
    drawing = _Drawing(page, layout)
    ys = [page.top + _ROW / 2]
    for height in heights[:-1]:
        ys.append(ys[-1] + height)
    ys = ys[: len(forest.rows)]
    drawing.stems(forest.rows, ys)
    for row, y in zip(forest.rows, ys, strict=True):
        drawing.row(row, y)
    for mark, points in drawing.points.items():
        page.marks(mark, points)
    return page.done()
