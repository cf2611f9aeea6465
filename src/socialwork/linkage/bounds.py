"""Numbers of which only bounds are known, because part of what they are made of was not told: at least so much, at most so much."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from enum import Enum
from typing import Any, TypeVar, cast

import attrs

from ..days import SomeDay, day_text, earliest, latest
from ..errors import InvalidValueError
from ..rules import Missing
from ..text import Text, plain

__all__ = ["Bounds", "Count", "as_plain", "check_types", "day_told", "falls_in", "told"]

T = TypeVar("T")


@attrs.frozen
class Bounds:
    """A number between two bounds, both included.

    Attributes:
        least: It is not less than that.
        most: It is not more than that; None where nobody can say.

    Raises:
        InvalidValueError: If the upper bound is below the lower one.

    >>> Bounds(Decimal(60), Decimal(60)).text.en, Bounds(Decimal(60), Decimal(80)).text.en, Bounds(Decimal(60)).text.zh
    ('60', '60 to 80', '60以上')
    """

    least: Decimal
    most: Decimal | None = None

    def __attrs_post_init__(self) -> None:
        if self.most is not None and self.most < self.least:
            fix = Text(f"请给不小于{self.least}的数，或 None", f"give {self.least} or more, or None where nobody can say")
            raise InvalidValueError("Bounds.most", self.most, fix)

    @classmethod
    def of(cls, value: Decimal | int | Missing, *, least: Decimal | int = 0) -> "Bounds":
        """What is known of a number that is 0 or more: it itself, or that it is not less than `least`."""
        return cls(Decimal(least)) if isinstance(value, Missing) else cls(Decimal(value), Decimal(value))

    @classmethod
    def total(cls, parts: Iterable["Bounds"]) -> "Bounds":
        """The sum of numbers; of none it is 0."""
        listed = tuple(parts)
        most = [part.most for part in listed if part.most is not None]
        return cls(sum((part.least for part in listed), Decimal(0)), sum(most, Decimal(0)) if len(most) == len(listed) else None)

    @classmethod
    def smallest(cls, parts: Iterable["Bounds"]) -> "Bounds":
        """The smallest of at least one number."""
        listed = tuple(parts)
        return cls(min(part.least for part in listed), min((part.most for part in listed if part.most is not None), default=None))

    @property
    def or_nothing(self) -> "Bounds":
        """The same number if it counts at all: it may be 0 instead."""
        return Bounds(Decimal(0), self.most)

    @property
    def exact(self) -> Decimal | Missing:
        """The number, where the bounds leave no room."""
        return self.least if self.most == self.least else Missing.NOT_KNOWN

    @property
    def text(self) -> Text:
        """The bounds in words."""
        least = f"{self.least:f}"
        if self.most is None:
            return Text(f"{least}以上", f"{least} or more")
        return plain(least) if self.most == self.least else Text(f"{least}至{self.most:f}", f"{least} to {self.most:f}")

    def as_data(self) -> dict[str, str | None]:
        """The bounds as JSON data, as text."""
        return {"least": f"{self.least:f}", "most": None if self.most is None else f"{self.most:f}"}


def _ids(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(ids))


@attrs.frozen
class Count:
    """Who or what is counted, and of whom or what nobody told whether it is.

    Attributes:
        sure: The ids of what is counted, by id.
        open: The ids of what may have to be counted.
    """

    sure: tuple[str, ...] = attrs.field(converter=_ids)
    open: tuple[str, ...] = attrs.field(default=(), converter=_ids)

    @classmethod
    def of(cls, answers: Iterable[tuple[str, bool | None]]) -> "Count":
        """Count ids by whether each is to be counted; None where nobody can tell."""
        listed = tuple(answers)
        return cls((key for key, counted in listed if counted is True), (key for key, counted in listed if counted is None))

    @property
    def bounds(self) -> Bounds:
        """How many there are."""
        return Bounds(Decimal(len(self.sure)), Decimal(len(self.sure) + len(self.open)))

    @property
    def text(self) -> Text:
        """How many there are, in words."""
        return self.bounds.text

    def as_data(self) -> dict[str, Any]:
        """The count as JSON data."""
        return {"sure": list(self.sure), "open": list(self.open)}


def check_types(where: str, given: Mapping[str, tuple[object, type]]) -> None:
    """Refuse values that are neither of their type nor missing.

    Args:
        where: What is being made.
        given: For the name of each value it and its type.

    Raises:
        InvalidValueError: If one is of another type.
    """
    for name, (value, kind) in given.items():
        if not isinstance(value, (kind, Missing)):
            fix = Text(f"请给 {kind.__name__} 或 Missing", f"give a {kind.__name__}, or Missing")
            raise InvalidValueError(f"{where}.{name}", type(value).__name__, fix)


def falls_in(day: SomeDay | Missing, year: int) -> bool | None:
    """Whether a day lies in a year; None where that is not known."""
    if isinstance(day, Missing):
        return None
    first, last = earliest(day).year, latest(day).year
    return None if first < last and first <= year <= last else first == year


def told(value: T | Missing, words: Callable[[T], Text]) -> Text:
    """A value in words; of one that is missing, why it is."""
    return value.label if isinstance(value, Missing) else words(value)


def day_told(day: SomeDay | Missing) -> Text:
    """A day in words; of one that is missing, why it is."""
    return day.label if isinstance(day, Missing) else day_text(day)


def as_plain(value: object) -> object:
    """A value as JSON data: missing ones say why, lists are codes or ids in order."""
    match value:
        case Missing():
            return {"missing": value.value}
        case Enum():
            return value.value
        case frozenset():
            return sorted(str(as_plain(each)) for each in cast("frozenset[object]", value))
        case None | bool() | int():
            return value
        case _:
            return str(value)
