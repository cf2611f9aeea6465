"""The numbers of a policy: typed, dated, each with its clause and how far it was checked."""

from datetime import date
from decimal import Decimal
from enum import Enum
from itertools import pairwise
from typing import Any, Generic, NamedTuple, TypeVar, cast

import attrs

from ..days import check_date
from ..errors import InvalidValueError
from ..text import Text
from .documents import Verified, clause_ids

__all__ = ["Amended", "Dated", "NotFound", "Parameter", "Resolved"]

T = TypeVar("T")

_VERIFIED = Text("请给出 Verified 的成员，如 Verified.REPORT", "give a member of Verified, such as Verified.REPORT")
_EXACT = Text("请用精确的数：int、Decimal 或 Fraction", "hold exact numbers: int, Decimal or Fraction")
_RISING = Text("各数值须按起始日先后排列，同一日只有一个", "give the values by rising first day, one a day")
_FINITE = Text("请给出有限的数，或 NotFound.NOT_FOUND", "give a finite number, or NotFound.NOT_FOUND")


class NotFound(Enum):
    """Stands for a value that no source gave. It never means "none" or zero."""

    NOT_FOUND = "not_found"


@attrs.frozen
class Dated(Generic[T]):
    """A value from a day on.

    Attributes:
        value: The value, or `NotFound.NOT_FOUND`.
        since: The first day it applies.
        clause: The clauses behind it.
        verified: How far it was checked.

    Raises:
        InvalidValueError: If the day is no date, or it is not said how far the value was checked.
    """

    value: T | NotFound
    since: date = attrs.field(kw_only=True)
    clause: tuple[str, ...] = attrs.field(kw_only=True, converter=clause_ids)
    verified: Verified = attrs.field(kw_only=True)

    def __attrs_post_init__(self) -> None:
        check_date("Dated.since", self.since)
        if not isinstance(self.verified, Verified):
            raise InvalidValueError("Dated.verified", self.verified, _VERIFIED)


@attrs.frozen(kw_only=True)
class Amended(Generic[T]):
    """A value that a reform puts in the place of the law's own over some days.

    Attributes:
        value: The value, or `NotFound.NOT_FOUND`.
        start: The first day.
        end: The day after the last; None if open-ended.
        by: The reform, and what it rests on.
        hypothetical: Whether it only supposes so.
    """

    value: T | NotFound
    start: date
    end: date | None = None
    by: Text
    hypothetical: bool

    def __contains__(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day < self.end)


class Resolved(NamedTuple, Generic[T]):
    """What a parameter says on one day.

    Attributes:
        value: The value, or `NotFound.NOT_FOUND`.
        since: The first day it applies; None where no value applies yet.
        until: The first day on which another value applies; None while none is known.
        clause: The clauses behind it; for a value that a reform sets, those of the law's own value, which are never lost.
        verified: How far it was checked; None for a value that a reform sets.
        by: The reform that sets the value, and what it rests on; None where it is the law's own.
        hypothetical: Whether that reform only supposes so.
        instead_of: What the law itself says, where a reform sets the value.
    """

    value: T | NotFound
    since: date | None
    until: date | None
    clause: tuple[str, ...]
    verified: Verified | None
    by: Text | None = None
    hypothetical: bool = False
    instead_of: "Resolved[Any] | None" = None

    def known(self, name: str) -> T:
        """The value.

        Raises:
            InvalidValueError: If it does not apply yet, or no source gave it; `name` says of what.
        """
        if isinstance(self.value, NotFound):
            raise InvalidValueError(name, self.value.value, self._why_not)
        return self.value

    @property
    def _why_not(self) -> Text:
        if self.since is None and self.until is not None:
            return Text(
                f"自{self.until}起才有规定，此前无法计算；请给出该日或以后的日期",
                f"it applies from {self.until} on and cannot be computed before; ask about that day or a later one",
            )
        return Text(
            "各来源均未见数值，无法计算；请待查明后补入政策参数",
            "this cannot be computed while no source gives the value; supply it in a reform",
        )


@attrs.frozen(kw_only=True)
class Parameter(Generic[T]):
    """A number (or another value) that a policy sets, by day.

    Attributes:
        name: Stable name, `"haiyou.cohort_cap"`.
        label: What it is.
        unit: What it is counted in.
        type: The Python type of its values.
        values: The law's own values, by rising first day.
        amended: What reforms put in their place, by rising first day; no two of them share a day.
        at_least: The least value that makes sense; None where any does.
        at_most: The greatest one; None where any does.

    Raises:
        InvalidValueError: If a value has another type or makes no sense, numbers would not be exact, or two values start on one day or stand in the wrong order.
    """

    name: str
    label: Text
    unit: Text
    type: type[T]
    values: tuple[Dated[T], ...]
    amended: tuple[Amended[T], ...] = ()
    at_least: T | None = None
    at_most: T | None = None

    def __attrs_post_init__(self) -> None:
        if issubclass(self.type, float):
            raise InvalidValueError(f"Parameter {self.name}", self.type.__name__, _EXACT)
        for value in (*(dated.value for dated in self.values), *(amended.value for amended in self.amended)):
            self.check(value)
        days = [dated.since for dated in self.values]
        if any(later <= earlier for earlier, later in pairwise(days)):
            raise InvalidValueError(f"Parameter {self.name}", tuple(map(str, days)), _RISING)

    def check(self, value: object) -> None:
        """Refuse a value of another type, one that makes no sense, and a number that is none.

        Raises:
            InvalidValueError: If the type differs, a number is not finite, or the value is below the least or above the greatest; a bool is not taken for an int.
        """
        right = isinstance(value, self.type) and (self.type is bool or not isinstance(value, bool))
        if isinstance(value, Decimal) and not value.is_finite():  # nothing is above it or below
            raise InvalidValueError(f"Parameter {self.name}", value, _FINITE)
        if not (right or isinstance(value, NotFound)):
            named = self.type.__name__
            fix = Text(f"请给出 {named} 类型的值，或 NotFound.NOT_FOUND", f"give a value of type {named}, or NotFound.NOT_FOUND")
            raise InvalidValueError(f"Parameter {self.name}", value, fix)
        if self.range is not None and not self.holds(value):
            raise InvalidValueError(f"Parameter {self.name}", str(value), Text("请给出", "give ") + self.range)

    def holds(self, value: Any) -> bool:
        """Whether a value of the right type is neither below the least nor above the greatest one; what nobody knows is neither."""
        low, high = cast("Any", self.at_least), cast("Any", self.at_most)
        return isinstance(value, NotFound) or ((low is None or low <= value) and (high is None or value <= high))

    @property
    def range(self) -> Text | None:
        """Which values make sense, in words; None where any does."""
        low, high = self.at_least, self.at_most
        if high is None:
            return None if low is None else Text(f"不小于{low}的值", f"{low} or more")
        return (
            Text(f"不大于{high}的值", f"{high} or less") if low is None else Text(f"{low}至{high}之间的值", f"a value from {low} to {high}")
        )

    def on(self, day: date) -> Resolved[T]:
        """The value that applies on a day, with its clause; not found before the first value."""
        own = self._own(day)
        if not self.amended:
            return own
        for amended in self.amended:
            if day in amended:
                return Resolved(
                    amended.value, amended.start, amended.end, own.clause, None, amended.by, amended.hypothetical, instead_of=own
                )
        later = [amended.start for amended in self.amended if amended.start > day]
        if later and (own.until is None or later[0] < own.until):
            return own._replace(until=later[0])
        return own

    def _own(self, day: date) -> Resolved[T]:
        until = None
        for dated in reversed(self.values):
            if dated.since <= day:
                return Resolved(dated.value, dated.since, until, dated.clause, dated.verified)
            until = dated.since
        return Resolved(NotFound.NOT_FOUND, None, until, (), None)

    @property
    def steps(self) -> tuple[tuple[date, T | NotFound], ...]:
        """From which day on which value applies, what reforms set included; equal neighbours are one, and there is none before the first."""
        days = {dated.since for dated in self.values}
        for amended in self.amended:
            days |= {amended.start} if amended.end is None else {amended.start, amended.end}
        found: list[tuple[date, T | NotFound]] = []
        before: T | NotFound = NotFound.NOT_FOUND
        for day in sorted(days):
            value = self.on(day).value
            if value != before:
                found.append((day, value))
            before = value
        return tuple(found)
