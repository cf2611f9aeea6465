"""A network too large to be drawn place by place: a bar for each place of a level, parted by what is said of what belongs to it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import attrs

from ..text import Lang, Text
from ._fonts import Lettering
from ._marks import DARK, GREY, Mark
from ._pages import MARGIN, NUMBER, SMALL, WIDTH, Head, Page

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["MOST_BARS", "Bar", "Chart", "draw_bars", "gathered"]

MOST_BARS = 180
"""As many places of a level as have a bar each: the counties of a province, and not its villages."""

_IN_A_COLUMN = 60
_ROW, _HIGH = 14, 9
_BETWEEN, _GAP = 22, 6
_WIDEST = 100
_MARK = 11


@attrs.frozen
class Bar:
    """A bar.

    Attributes:
        label: Of what.
        parts: What it is made of: how many there are of each, in order.
        beside: What else there is, counted after it.
        apart: Whether it is no single place, and keeps its bar where others are gathered.
    """

    label: Text
    parts: tuple[tuple[Mark, int], ...]
    beside: tuple[tuple[Mark, int], ...] = ()
    apart: bool = False

    @property
    def size(self) -> int:
        """How many there are in all."""
        return sum(count for _, count in self.parts)

    @property
    def said(self) -> str:
        """What is written after it: how many there are of its first part, of how many."""
        return f"{self.parts[0][1]}/{self.size}"


@attrs.frozen
class Chart:
    """The bars of a picture, and what has to be said of those that were gathered into one."""

    bars: tuple[Bar, ...]
    note: Text | None = None


def _sum(counts: Sequence[tuple[tuple[Mark, int], ...]]) -> tuple[tuple[Mark, int], ...]:
    return tuple((same[0][0], sum(count for _, count in same)) for same in zip(*counts, strict=True))


def gathered(bars: Sequence[Bar], level: Text) -> Chart:
    """The bars in their order, that of the whole first; where there are more than a picture has, the largest ones, and all others in one that says so."""
    places = [bar for bar in bars if not bar.apart]
    if len(places) <= MOST_BARS:
        return Chart(tuple(bars))
    largest = sorted(places, key=lambda bar: -bar.size)
    kept, others = largest[: MOST_BARS - 1], largest[MOST_BARS - 1 :]
    label = Text(f"其余{len(others)}个{level.zh}", f"{len(others)} others: {level.en}")
    rest = Bar(label, _sum([bar.parts for bar in others]), _sum([bar.beside for bar in others]), apart=True)
    note = Text(
        f"共{len(places)}个{level.zh}：最大的{len(kept)}个由大到小各为一行，其余{len(others)}个合为一行",
        f"{len(places)} places ({level.en}): the {len(kept)} largest, in order of size, have a bar each; the other {len(others)} share one",
    )
    whole, *nowhere = (bar for bar in bars if bar.apart)
    return Chart((whole, *kept, rest, *nowhere), note)


class _Column:
    """A column of bars: where its labels, its bars and what follows them stand, in points."""

    def __init__(self, page: Page, chart: Chart, number: int, columns: int) -> None:
        words = page.lettering
        wide = (WIDTH - 2 * MARGIN - (columns - 1) * _BETWEEN) / columns
        self.page = page
        self.left = MARGIN + number * (wide + _BETWEEN)
        label = max(words.width(bar.label.in_(page.lang), SMALL) for bar in chart.bars)
        self.label = min(label, _WIDEST)
        after = max(
            words.width(bar.said, SMALL) + sum(_MARK + words.width(str(n), SMALL) + 4 for _, n in bar.beside if n) for bar in chart.bars
        )
        self.bar = self.left + self.label + _GAP
        self.end = self.left + wide - after - _GAP

    def draw(self, bar: Bar, y: float) -> None:
        page, words = self.page, self.page.lettering
        label = words.shortened(bar.label.in_(page.lang), SMALL, self.label)
        page.write(self.left + self.label, y, label, SMALL, align="right")
        x = self.bar
        for mark, count in bar.parts:
            if not count:
                continue
            width = (self.end - self.bar) * count / bar.size
            page.swatch(mark, x, y - _HIGH / 2, width, _HIGH, gid=f"part-{mark.id}")
            if words.width(str(count), NUMBER) + 4 < width:
                page.number(x + width / 2, y, str(count), mark)
            x += width
        x = self.end + _GAP
        page.write(x, y, bar.said, SMALL, colour=DARK if bar.size else GREY)
        x += words.width(bar.said, SMALL) + 4
        for mark, count in bar.beside:
            if count:
                page.marks(mark, [(x + _MARK / 2, y)], part="beside")
                page.write(x + _MARK, y, str(count), SMALL)
                x += _MARK + words.width(str(count), SMALL) + 4


def draw_bars(chart: Chart, head: Head, lettering: Lettering, lang: Lang) -> "Figure":
    """The picture of the bars, each as long as all others: it shows shares, and what is written after it how many there are."""
    columns = -(-len(chart.bars) // _IN_A_COLUMN)
    rows = -(-len(chart.bars) // columns)
    if chart.note is not None:
        head = attrs.evolve(head, lines=(*head.lines, chart.note))
    page = Page(head, rows * _ROW, lettering, lang)
    placed = [_Column(page, chart, number, columns) for number in range(columns)]
    for number, bar in enumerate(chart.bars):
        column, row = divmod(number, rows)
        placed[column].draw(bar, page.top + (row + 0.5) * _ROW)
    return page.done()
