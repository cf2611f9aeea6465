"""Figures as somebody reported them, each with what it counts, of whom, when, and how exactly."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Any, ClassVar, TypeAlias

import attrs

from ..days import check_date
from ..errors import InvalidValueError
from ..law import Structural, Verified
from ..law.documents import clause_ids
from ..money import to_decimal
from ..text import Text, plain
from .precision import AtLeast, Exact, Interval, Precision, Rounded
from .words import CountingUnit, Measure

__all__ = ["Part", "Period", "Statistic", "number_text", "period_text"]

Period: TypeAlias = int | date | None
"""When: a year, for what came about in it; a day, for how many there were on it or had been until it; None where nobody said when."""

_UNDATED = Text("未注明时间", "undated")
_A_DAY_OR_NONE = Text(
    "时点数、累计数请给日期，如 date(2024, 12, 31)；未注明的给 None",
    "give a day for a stock or a cumulative figure, such as date(2024, 12, 31), or None where no day is told",
)
_A_YEAR_OR_NONE = Text("时期数请给年份，如 2024；未注明的给 None", "give a year for a flow, such as 2024, or None where no year is told")
_A_YEAR = Text("请给1至9999的年份", "give a year from 1 to 9999")
_NOT_NEGATIVE = Text("请给不小于0的数", "give a number of 0 or more")
_WHOLE = Text("请给整数", "give a whole number")


def period_text(period: Period) -> Text:
    """When, in words."""
    if period is None:
        return _UNDATED
    if isinstance(period, date):
        return Text(f"截至{period}", f"as of {period}")
    return Text(f"{period}年", f"{period}")


def number_text(number: Fraction, places: int = 2, *, to: int = 0) -> str:
    """A number in digits, with at most so many decimals; a whole one without any.

    Args:
        number: The number.
        places: How many decimals.
        to: Where to if it has more: -1 the next lower, 1 the next higher, 0 the nearest, half away from zero.

    >>> number_text(Fraction(77, 13)), number_text(Fraction(184600)), number_text(Fraction(-1, 2))
    ('5.92', '184,600', '-0.50')
    >>> number_text(Fraction(2, 3), to=-1), number_text(Fraction(-2, 3), to=1)
    ('0.66', '-0.66')
    """
    if number.denominator == 1:
        return f"{number.numerator:,}"
    scaled = number * 10**places
    half = floor(abs(scaled) + Fraction(1, 2))
    steps = {-1: floor(scaled), 0: half if number > 0 else -half, 1: ceil(scaled)}[to]
    whole, part = divmod(abs(steps), 10**places)
    return f"{'-' if steps < 0 else ''}{whole:,}.{part:0{places}d}"


@attrs.frozen
class Part:
    """One part of a whole whose parts share nothing, such as a town of a district: figures of two of its parts can be added.

    Attributes:
        of: What is divided, and by what: `"towns of the district"`.
        name: Which part.
    """

    of: str
    name: str


def _classes(given: str | tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({given} if isinstance(given, str) else set(given)))


@attrs.frozen(kw_only=True)
class Statistic(Structural):
    """One figure.

    Attributes:
        id: Stable name, `"volunteer_teams"`; the same figure of other days and years bears the same one.
        label: What it is.
        value: The number, 0 or more; in yuan where it is money.
        unit: What is counted.
        measure: Whether it is a stock, a flow, or cumulative.
        period: A year for a flow, a day for the others; None where nobody said.
        precision: How exactly it is known.
        classes: What those that are counted are called. Classes may overlap: one organisation can bear several names.
        part: Which part of a divided whole is counted; None where it is not one.
        clause: The clauses that state it; none for an office's own.
        verified: How far it was checked against a source; None for an office's own.
        source: The document that states it, by its id or in words. Undated figures of one document are taken to be of one time.
        notes: What the source leaves open about it.

    Raises:
        InvalidValueError: If the number is none, is below 0, or is not whole where it must be; or if the period is not of the right kind.
    """

    kind: ClassVar[Text] = Text("统计数字", "statistic")

    id: str
    label: Text
    value: Decimal = attrs.field(converter=to_decimal)
    unit: CountingUnit
    measure: Measure
    period: Period = None
    precision: Precision = attrs.field(factory=Exact)
    classes: tuple[str, ...] = attrs.field(default=(), converter=_classes)
    part: Part | None = None
    clause: tuple[str, ...] = attrs.field(default=(), converter=clause_ids)
    verified: Verified | None = None
    source: str = ""
    notes: tuple[Text, ...] = ()

    def __attrs_post_init__(self) -> None:
        where = f"Statistic {self.id}"
        if self.value < 0:
            raise InvalidValueError(f"{where}.value", self.value, _NOT_NEGATIVE)
        if self.unit.whole and self.value != int(self.value):
            raise InvalidValueError(f"{where}.value", self.value, _WHOLE)
        _check_period(f"{where}.period", self.period, self.measure)

    @property
    def cited_as(self) -> str:
        """What it is called among what models a clause."""
        return f"statistic {self.id}"

    @property
    def words(self) -> Text:
        """What it is, and the number."""
        return self.label + Text("：", ": ") + self.text

    @property
    def exactly(self) -> Fraction:
        """The number that is stated."""
        return Fraction(self.value)

    @property
    def interval(self) -> Interval:
        """The bounds between which the number lies that the figure stands for."""
        return self.precision.around(self.value)

    @property
    def text(self) -> Text:
        """The number with its unit, and how exactly it is known."""
        match self.precision:
            case Rounded():
                return Text("约", "about ") + self.unit.counted(number_text(self.exactly))
            case AtLeast():
                return Text("至少", "at least ") + self.unit.counted(number_text(self.exactly, to=-1))
            case _:
                return self.unit.counted(number_text(self.exactly))

    @property
    def when(self) -> Text:
        """When, in words."""
        return period_text(self.period)

    def as_structure(self) -> dict[str, Any]:
        """What a fingerprint covers of it."""
        return {
            "id": self.id,
            "value": f"{self.value:f}",
            "unit": self.unit.value,
            "measure": self.measure.value,
            "period": None if self.period is None else str(self.period),
            "precision": self.precision.as_data(),
            "classes": list(self.classes),
            "part": None if self.part is None else [self.part.of, self.part.name],
            "clause": list(self.clause),
        }

    def as_data(self) -> dict[str, Any]:
        """It as JSON data, the number as text."""
        return {
            **self.as_structure(),
            "label": self.label.as_data(),
            "text": self.text.as_data(),
            "interval": self.interval.as_data(),
            "verified": None if self.verified is None else self.verified.value,
            "source": self.source,
            "notes": [note.as_data() for note in self.notes],
        }

    def cells(self) -> tuple[Text, ...]:
        """It as a row of words: what, how many, of which kind, when, stated where."""
        return self.label, self.text, self.measure.label, self.when, plain("/".join(self.clause) or self.source or "-")


def _check_period(where: str, period: object, measure: Measure) -> None:
    if period is None:
        return
    is_year = isinstance(period, int) and not isinstance(period, bool)
    if is_year and measure in {Measure.STOCK, Measure.CUMULATIVE}:
        raise InvalidValueError(where, period, _A_DAY_OR_NONE)
    if not is_year and measure is Measure.FLOW:
        raise InvalidValueError(where, period, _A_YEAR_OR_NONE)
    if isinstance(period, int) and is_year:
        if not 1 <= period <= date.max.year:
            raise InvalidValueError(where, period, _A_YEAR)
        return
    check_date(where, period)
