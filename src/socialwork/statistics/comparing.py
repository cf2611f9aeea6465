"""Figures over the years, side by side, with what became of each from one time to the next."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import attrs

from ..errors import DuplicateNameError
from ..markup import element, listed, page, spoken_in_notebooks
from ..markup import table as html_table
from ..rules import NOTICE
from ..text import Lang, Text, check_lang, check_written_alike, joined, plain
from .derived import DerivedFigure
from .errors import MeaninglessError, Objection
from .figures import Statistic
from .objections import end_of
from .reckoning import FALLS, change

__all__ = ["FigureRow", "FigureTable", "compare_figures"]

_HEADINGS = (
    Text("指标", "figure"),
    Text("数值", "value"),
    Text("性质", "kind"),
    Text("时间", "when"),
    Text("较上期", "since the one before"),
    Text("变动率", "in percent"),
    Text("出处", "stated in"),
    Text("备注", "notes"),
)
_NOTHING = plain("-")
_TITLE = Text("统计数字", "figures")


@attrs.frozen(kw_only=True)
class FigureRow:
    """A figure, and what became of it since the one before.

    Attributes:
        figure: The figure.
        change: Its change since the one before; None where there is none before, or the change would mean nothing.
        why_not: What stands against that change.
        remarks: What is odd beside the one before: a cumulative figure that falls, years between of which there is no figure, another name.
        published: Whether it is one that others published, shown beside an office's own and not compared with them.
    """

    figure: Statistic
    change: DerivedFigure | None = None
    why_not: tuple[Objection, ...] = ()
    remarks: tuple[Text, ...] = ()
    published: bool = False

    @property
    def notes(self) -> tuple[Text, ...]:
        """What has to be said beside it."""
        return (*self.figure.notes, *(each.line for each in self.why_not), *self.remarks)

    def cells(self) -> tuple[Text, ...]:
        """It as a row of words; see `FigureTable.table`."""
        label, value, measure, when, stated = self.figure.cells()
        if self.figure.part is not None:
            label += Text(f"（{self.figure.part.name}）", f" ({self.figure.part.name})")
        return (
            label,
            value,
            measure,
            when,
            _NOTHING if self.change is None else self.change.text,
            _NOTHING if self.change is None or self.change.relative is None else self.change.percent,
            stated,
            joined(self.notes, zh="；", en="; ") if self.notes else _NOTHING,
        )

    def as_data(self) -> dict[str, Any]:
        """It as JSON data."""
        return {
            "figure": self.figure.as_data(),
            "change": None if self.change is None else self.change.as_data(),
            "why_not": [each.as_data() for each in self.why_not],
            "remarks": [each.as_data() for each in self.remarks],
            "published": self.published,
        }


@attrs.frozen(kw_only=True, repr=False)
class FigureTable:
    """Figures side by side. Made by `compare_figures`.

    Attributes:
        rows: A row for each, those of one indicator together: published ones, then the office's own, in order of time, undated ones first.
    """

    rows: tuple[FigureRow, ...]

    def __repr__(self) -> str:
        return f"<FigureTable: {len(self.rows)} figures>"

    def table(self, lang: Lang = "zh") -> tuple[tuple[str, ...], ...]:
        """The figures as rows of words, the headings first.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        check_lang(lang)
        return tuple(tuple(cell.in_(lang) for cell in row) for row in (_HEADINGS, *(each.cells() for each in self.rows)))

    def to_html(self, lang: Lang = "zh") -> str:
        """The figures as HTML.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        check_lang(lang)
        shown = html_table(_HEADINGS, (each.cells() for each in self.rows), lang=lang)
        return page(element("p", element("strong", _TITLE.in_(lang))), shown, listed([NOTICE.in_(lang)]), lang=lang)

    def _repr_html_(self) -> str:
        return self.to_html(spoken_in_notebooks())

    def as_data(self) -> dict[str, Any]:
        """The figures as JSON data, numbers as text."""
        return {"figures": [each.as_data() for each in self.rows], "notice": NOTICE.as_data()}


def _place(figure: Statistic) -> tuple[bool, date, str]:
    period = figure.period
    return period is not None, date.min if period is None else end_of(period), figure.source


def _remarks(before: Statistic, figure: Statistic, found: DerivedFigure) -> Iterator[Text]:
    """What is odd about a figure beside the one before."""
    if FALLS in found.caveats:
        yield FALLS
    if before.period is not None and figure.period is not None:
        first, last = end_of(before.period).year + 1, end_of(figure.period).year - 1
        if first <= last:
            years = Text(f"{first}年", f"{first}") if first == last else Text(f"{first}年至{last}年", f"{first} to {last}")
            yield Text(
                f"与{before.when.zh}相比，其间缺{years.zh}的数字",
                f"held against the figure of {before.period}; there is none of {years.en}",
            )
    unnamed = {plain(figure.id), figure.label}
    if before.label not in unnamed and figure.label != plain(figure.id):
        yield Text(
            f"上期名为“{before.label.zh}”；请核对是否同一指标",
            f'before it was called "{before.label.en}"; look up whether it is the same figure',
        )


def _rows(figures: Iterable[Statistic], *, published: bool) -> Iterator[FigureRow]:
    before: Statistic | None = None
    for each in sorted(figures, key=_place):
        row = FigureRow(figure=each, published=published)
        if before is not None:
            try:
                found = change(before, each)
                row = attrs.evolve(row, change=found, remarks=tuple(_remarks(before, each, found)))
            except MeaninglessError as error:
                row = attrs.evolve(row, why_not=error.objections)
        yield row
        before = each


def _check(figures: Iterable[Statistic]) -> None:
    names = (
        " ".join(filter(None, (each.id, "" if each.part is None else each.part.name, str(each.period), each.source))) for each in figures
    )
    DuplicateNameError.check(Text("统计数字（编号、部分、时间和来源）", "figure, by its id, part, time and source,"), names)


def compare_figures(figures: Iterable[Statistic], against: Iterable[Statistic] = ()) -> FigureTable:
    """Figures of several times, each held against the one before of the same id and part; published ones stand beside them.

    A published figure is not compared with an office's own: what it counts may be of another place, or counted in another way.

    Args:
        figures: An office's own figures; their indicators come in this order.
        against: Published figures. Only those with the id and part of one of the office's own are shown.

    Raises:
        DuplicateNameError: If two figures have one id, part, period and source, or ids or parts differ by case, width or spaces alone.
    """
    own, published = tuple(figures), tuple(against)
    _check(own)
    _check(published)
    check_written_alike(Text("统计数字编号", "figure"), (each.id for each in (*own, *published)))
    parts = (each.part for each in (*own, *published) if each.part is not None)
    check_written_alike(Text("部分", "part"), (f"{part.of}/{part.name}" for part in parts))
    rows: list[FigureRow] = []
    for key in dict.fromkeys((each.id, each.part) for each in own):
        for given, others in ((published, True), (own, False)):
            rows += _rows((each for each in given if (each.id, each.part) == key), published=others)
    return FigureTable(rows=tuple(rows))
