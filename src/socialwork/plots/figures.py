"""The picture of figures: over several years a bar for each, of one time a mark on a line of powers of ten, and the number beside it."""

from itertools import groupby
from math import log10
from typing import TYPE_CHECKING

from ..rules import NOTICE
from ..statistics import AtLeast, FigureRow, FigureTable, Measure, Statistic
from ..text import Lang, Text, check_lang, joined, plain
from ._fonts import Lettering
from ._marks import DARK, FAINT, GREY, Mark
from ._pages import BODY, MARGIN, SMALL, WIDTH, Head, Page
from ._style import plain_style

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["figures"]

_MOST_ROWS = 150
"""As many figures as have rows of their own."""

_ROW, _HIGH, _AXIS = 16, 10, 18
_WIDEST, _GAP, _ARROW = 190, 8, 8
_LINE = 0.5

_KINDS = {
    Measure.STOCK: Mark(id="stock", label=Measure.STOCK.label, fill="#5fb0e5"),
    Measure.FLOW: Mark(id="flow", label=Measure.FLOW.label, shape="^", fill="#dbe9f6", hatch="///"),
    Measure.CUMULATIVE: Mark(id="cumulative", label=Measure.CUMULATIVE.label, shape="D", fill="#123a5a", ink="#ffffff"),
    Measure.UNKNOWN: Mark(id="unknown", label=Measure.UNKNOWN.label, shape="s", fill="#ffffff", hatch="..."),
}
_MORE = Mark(id="more", label=Text("只知下限", "a lower bound"), shape=">", fill=DARK)

_TITLE = Text("统计数字", "figures")
_OWN_SCALE = Text(
    "每个指标各有比例：条形长短只可在同一指标的各年之间比较", "each figure has a scale of its own: compare the bars of one figure alone"
)
_POWERS = Text(
    "横轴每格为十倍；单位不同的数字不可相加或比较大小",
    "each step of the axis is ten times as much; figures of different units are not to be compared",
)
_NONE = Text("没有数字", "there are no figures")
_SHORTENED = Text("过长的文字只写开头", "of long words the beginning is shown")


def figures(table: FigureTable, *, lang: Lang = "zh") -> "Figure":
    """Draw figures: with several times of some figure a bar for each time, as long as its share of that figure's largest; else a mark for each figure.

    Shapes and hatching tell stocks from flows; an arrow says that only a lower bound is known. The number stands beside each, with when it is of.

    Args:
        table: The figures, from `compare_figures`.
        lang: The language of the words.

    Raises:
        InvalidValueError: If `lang` is another language.
        MissingExtraError: If matplotlib is not installed.
    """
    check_lang(lang)
    with plain_style():
        return _Chart(table, lang).draw()


def _key(row: FigureRow) -> tuple[str, object]:
    return row.figure.id, row.figure.part


def _label(figure: Statistic) -> Text:
    return figure.label if figure.part is None else figure.label + Text(f"（{figure.part.name}）", f" ({figure.part.name})")


def _said(row: FigureRow) -> Text:
    stated = (plain("/".join(row.figure.clause)),) if row.published else ()
    parts = [row.figure.text, row.figure.when, *stated, *(() if row.change is None else (row.change.text,))]
    return joined(parts, zh="，", en=", ")


class _Chart:
    def __init__(self, table: FigureTable, lang: Lang) -> None:
        self.lang: Lang = lang
        self.lettering = Lettering()
        self.rows, self.left_out = table.rows[:_MOST_ROWS], len(table.rows[_MOST_ROWS:])
        self.groups = [tuple(group) for _, group in groupby(self.rows, _key)]
        self.over_time = any(len(group) > 1 for group in self.groups)
        self.above = 0 if self.over_time else _AXIS
        self.labels = [_label(row.figure).in_(lang) for row in self.rows]
        self.said = [_said(row).in_(lang) for row in self.rows]
        words = self.lettering
        self.left = MARGIN + min(_WIDEST, max((words.width(each, BODY) for each in self.labels), default=0)) + _GAP
        self.right = WIDTH - MARGIN - min(_WIDEST, max((words.width(each, SMALL) for each in self.said), default=0)) - _GAP - _ARROW

    def head(self) -> Head:
        """What stands above the picture."""
        lines = [_OWN_SCALE if self.over_time else _POWERS] if self.rows else [_NONE]
        words = self.lettering
        if any(words.width(label, BODY) > _WIDEST for label in self.labels) or any(
            words.width(said, SMALL) > _WIDEST for said in self.said
        ):
            lines.append(_SHORTENED)
        if self.left_out:
            lines.append(Text(f"另有{self.left_out}个数字未画出", f"{self.left_out} more figures are left out"))
        kinds = [mark for kind, mark in _KINDS.items() if any(row.figure.measure is kind for row in self.rows)]
        more = ((_MORE, ""),) if any(isinstance(row.figure.precision, AtLeast) for row in self.rows) else ()
        swatches = tuple(kinds) if self.over_time else ()
        legend = more if self.over_time else (*((mark, "") for mark in kinds), *more)
        return Head(title=_TITLE, lines=tuple(lines), swatches=swatches, legend=legend, foot=NOTICE)

    def draw(self) -> "Figure":
        """The figure."""
        page = Page(self.head(), self.above + len(self.rows) * _ROW, self.lettering, self.lang)
        if not self.over_time:
            self.axis(page)
        y = page.top + self.above + _ROW / 2
        for group in self.groups:
            largest = max(row.figure.exactly for row in group)
            for number, row in enumerate(group):
                self.row(page, row, y, label=number == 0, share=float(row.figure.exactly / largest) if largest else 0.0)
                y += _ROW
        return page.done()

    @property
    def decades(self) -> int:
        """How many times ten the axis reaches."""
        return len(str(max((int(row.figure.exactly) for row in self.rows), default=1)))

    def axis(self, page: Page) -> None:
        """The powers of ten, with a line down from each."""
        if not self.rows:
            return
        for power in range(self.decades + 1):
            x = self.left + (self.right - self.left) * power / self.decades
            page.line(x, page.top + _AXIS - 4, page.top + _AXIS + len(self.rows) * _ROW, colour=FAINT, gid="power")
            page.write(x, page.top + _AXIS - 11, f"{10**power:,}", SMALL, colour=GREY, align="center")

    def row(self, page: Page, row: FigureRow, y: float, *, label: bool, share: float) -> None:
        """A figure at one time."""
        figure, words, wide = row.figure, self.lettering, self.right - self.left
        mark = _KINDS[figure.measure]
        if label:
            page.write(self.left - _GAP, y, words.shortened(_label(figure).in_(self.lang), BODY, _WIDEST), BODY, align="right")
        if self.over_time:
            end = self.left + max(wide * share, _LINE)
            page.swatch(mark, self.left, y - _HIGH / 2, end - self.left, _HIGH, gid=f"bar-{mark.id}")
        else:
            end = self.left + wide * log10(max(1.0, float(figure.exactly))) / self.decades
            page.marks(mark, [(end, y)])
        if isinstance(figure.precision, AtLeast):
            page.marks(_MORE, [(end + _ARROW, y)])
        page.write(self.right + _GAP + _ARROW, y, words.shortened(_said(row).in_(self.lang), SMALL, _WIDEST), SMALL)
