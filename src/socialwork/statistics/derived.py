"""Figures computed from others: they keep what they were computed from, its clauses, how exactly it is known, and what to beware of."""

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from typing import Any, TypeAlias

import attrs

from ..errors import InvalidValueError
from ..text import Labelled, Lang, Text, check_lang, plain
from .figures import Period, Statistic, number_text
from .precision import AtLeast, Interval
from .words import CountingUnit, Measure

__all__ = ["DerivedFigure", "Figure", "Operation", "measure_of", "members_of", "period_of", "unique"]

_PERCENT = 100
_COMPUTED = Text("以上由所列数字算得，并非来源所载", "computed from the figures named; no source states it")


class Operation(Labelled):
    """How a figure was computed."""

    TOTAL = "total", "合计", "total"
    RATIO = "ratio", "比值", "ratio"
    SHARE = "share", "占比", "share"
    CHANGE = "change", "变动", "change"


@attrs.frozen(kw_only=True)
class DerivedFigure:
    """A figure computed from others. Made by `total`, `ratio`, `share` and `change`.

    Attributes:
        how: How it was computed.
        label: What it is.
        of: The figures it was computed from.
        value: The number, exact: what the stated numbers give.
        interval: The bounds between which it lies, as exactly as the figures are known.
        unit: What it counts.
        per: Of a ratio, to one of what; None otherwise.
        relative: Of a change, its share of what was before; None otherwise, and where that was zero.
        relative_interval: The bounds between which that share lies; None where there is none.
        caveats: What to beware of.
    """

    how: Operation
    label: Text
    of: tuple[Statistic, ...]
    value: Fraction
    interval: Interval
    unit: CountingUnit
    per: CountingUnit | None = None
    relative: Fraction | None = None
    relative_interval: Interval | None = None
    caveats: tuple[Text, ...] = ()

    @property
    def id(self) -> str:
        """What it is called in messages: `"total(stations, homes)"`."""
        return f"{self.how.value}({', '.join(each.id for each in self.of)})"

    @property
    def clause(self) -> tuple[str, ...]:
        """The clauses of the figures it was computed from, each once."""
        return tuple(dict.fromkeys(clause for each in self.of for clause in each.clause))

    @property
    def exactly(self) -> Fraction:
        """The number."""
        return self.value

    @property
    def text(self) -> Text:
        """The number with its unit, and how exactly it is known; the bound itself where one only is known. Two decimals, where it is not whole."""
        return self._told(self.value, self.interval, self._number, trivial=0 if self.how in {Operation.RATIO, Operation.SHARE} else None)

    @property
    def percent(self) -> Text:
        """Of a change, its share of what was before, in percent; the bound itself where one only is known.

        Raises:
            InvalidValueError: If it has none.
        """
        if self.relative is None or self.relative_interval is None:
            raise InvalidValueError(
                "percent", self.id, Text("没有变动率；请先查看 relative", "it has no share of what was before; look at `relative` first")
            )
        return self._told(self.relative, self.relative_interval, _percent_text, trivial=-1)

    def _told(self, value: Fraction, interval: Interval, said: Callable[[Fraction, int], Text], *, trivial: int | None = None) -> Text:
        """A number, or the one bound that is known of it; a bound is rounded away from what it bounds, so that it stays one.

        Where something is divided by what may be any number, the trivial least says nothing: no figure is below zero.
        """
        if interval.exact:
            return said(value, 0)
        unbounded = any(isinstance(each.precision, AtLeast) for each in self.of)
        least, most = None if unbounded and interval.least == trivial else interval.least, interval.most
        if least is None:
            return Text("按所列数字为", "as stated, ") + said(value, 0) if most is None else Text("至多", "at most ") + said(most, 1)
        return Text("至少", "at least ") + said(least, -1) if most is None else Text("约", "about ") + said(value, 0)

    def _number(self, value: Fraction, to: int) -> Text:
        return self._with_unit(value, 2, to)

    def _with_unit(self, value: Fraction, places: int, to: int) -> Text:
        if self.how is Operation.SHARE:
            return plain(f"{number_text(value * _PERCENT, places, to=to)}%")
        if self.per is not None:
            return self.unit.per(self.per, number_text(value, places, to=to))
        sign = "+" if self.how is Operation.CHANGE and value > 0 else ""
        return self.unit.counted(f"{sign}{number_text(value, places, to=to)}")

    def _bounds(self) -> Iterator[Text]:
        least, most = self.interval.least, self.interval.most
        if self.interval.exact or least is None or most is None:
            return
        # With as many decimals as it takes to tell the two bounds apart, where six do.
        places = next((each for each in range(2, 7) if self._with_unit(least, each, 0) != self._with_unit(most, each, 0)), 2)
        low, high = self._with_unit(least, places, -1), self._with_unit(most, places, 1)
        yield Text(f"介于{low.zh}与{high.zh}之间", f"between {low.en} and {high.en}")

    def _lines(self) -> Iterator[Text]:
        yield self.label + Text("：", ": ") + self.text
        yield from (Text("- ", "- ") + line for line in (*self._bounds(), *(_stated(each) for each in self.of)))
        yield from (Text("注意：", "note: ") + caveat for caveat in self.caveats)
        yield _COMPUTED

    def explain(self, lang: Lang = "zh") -> str:
        """The number, its bounds, what it was computed from with the clauses, and what to beware of.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        check_lang(lang)
        return "\n".join(line.in_(lang) for line in self._lines())

    def as_data(self) -> dict[str, Any]:
        """It as JSON data, the numbers as text, exact: `"77/13"`."""
        return {
            "how": self.how.value,
            "label": self.label.as_data(),
            "of": [each.as_data() for each in self.of],
            "value": str(self.value),
            "interval": self.interval.as_data(),
            "unit": self.unit.value,
            "per": None if self.per is None else self.per.value,
            "relative": None if self.relative is None else str(self.relative),
            "relative_interval": None if self.relative_interval is None else self.relative_interval.as_data(),
            "text": self.text.as_data(),
            "clause": list(self.clause),
            "caveats": [caveat.as_data() for caveat in self.caveats],
        }


Figure: TypeAlias = Statistic | DerivedFigure
"""A figure that was reported, or one computed from such."""


def _percent_text(value: Fraction, to: int) -> Text:
    return plain(f"{'+' if value > 0 else ''}{number_text(value * _PERCENT, to=to)}%")


def _stated(figure: Statistic) -> Text:
    cited = "/".join(figure.clause) or figure.source
    where = Text(f"（{figure.when.zh}，{figure.measure.label.zh}）", f" ({figure.when.en}, {figure.measure.label.en})")
    said = figure.words + where
    return said + Text(f"（{cited}）", f" ({cited})") if cited else said


def members_of(figure: Figure) -> tuple[Statistic, ...]:
    """The reported figures that are in it."""
    return (figure,) if isinstance(figure, Statistic) else figure.of


def measure_of(figure: Figure) -> Measure:
    """The kind of number of a reported figure, or of the figures of a total, which all have the same."""
    return members_of(figure)[0].measure


def period_of(figure: Figure) -> Period:
    """When, of a reported figure or of the figures of a total, which all have the same."""
    return members_of(figure)[0].period


def unique(texts: Iterable[Text]) -> tuple[Text, ...]:
    """Each text once, in order."""
    return tuple(dict.fromkeys(texts))
