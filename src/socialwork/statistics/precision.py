"""How exactly a figure is known, and the bounds between which the number behind it lies."""

from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeAlias

import attrs

from ..errors import InvalidValueError
from ..money import to_decimal
from ..text import Text

__all__ = ["AtLeast", "Exact", "Interval", "Precision", "Rounded"]


@attrs.frozen
class Interval:
    """The bounds between which a number lies, both in; None is no bound.

    Attributes:
        least: The least that it can be.
        most: The most that it can be.

    Raises:
        InvalidValueError: If the least is above the most.
    """

    least: Fraction | None
    most: Fraction | None

    def __attrs_post_init__(self) -> None:
        if self.least is not None and self.most is not None and self.least > self.most:
            fix = Text(f"上限请给不小于{self.least}的数", f"give a most of {self.least} or more")
            raise InvalidValueError("Interval.most", str(self.most), fix)

    def __contains__(self, number: Fraction | Decimal | int) -> bool:
        exact = Fraction(number)
        return (self.least is None or self.least <= exact) and (self.most is None or exact <= self.most)

    @property
    def exact(self) -> bool:
        """Whether it holds one number only."""
        return self.least is not None and self.least == self.most

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(_added(self.least, other.least), _added(self.most, other.most))

    def __neg__(self) -> "Interval":
        return Interval(None if self.most is None else -self.most, None if self.least is None else -self.least)

    def __sub__(self, other: "Interval") -> "Interval":
        return self + -other

    def over(self, other: "Interval") -> "Interval":
        """What a number in this one can be, divided by one in the other; neither holds numbers below zero."""
        low, high = self.least or Fraction(0), other.most
        least = Fraction(0) if high is None or not high else low / high
        return Interval(least, self.most / other.least if self.most is not None and other.least else None)

    def as_data(self) -> dict[str, str | None]:
        """The bounds as JSON data, as text; None where there is none."""
        return {name: None if bound is None else str(bound) for name, bound in (("least", self.least), ("most", self.most))}


def _added(one: Fraction | None, other: Fraction | None) -> Fraction | None:
    return None if one is None or other is None else one + other


@attrs.frozen
class Exact:
    """The figure is the number."""

    def around(self, value: Decimal) -> Interval:
        """The bounds of what the figure stands for."""
        return Interval(Fraction(value), Fraction(value))

    def as_data(self) -> dict[str, Any]:
        """It as JSON data."""
        return {"kind": "exact"}


@attrs.frozen
class Rounded:
    """The figure is rounded. Texts do not say in which direction, so that the number lies anywhere within one step, up or down.

    Attributes:
        to: The step, above 0: 100 for a figure in ten-thousands with two decimals.

    Raises:
        InvalidValueError: If the step is no exact number above 0.
    """

    to: Decimal = attrs.field(converter=to_decimal)

    def __attrs_post_init__(self) -> None:
        if self.to <= 0:
            raise InvalidValueError("Rounded.to", self.to, Text("请给大于0的数，如 100", "give a number above 0, such as 100"))

    def around(self, value: Decimal) -> Interval:
        """The bounds of what the figure stands for, never below 0."""
        exact, step = Fraction(value), Fraction(self.to)
        return Interval(max(Fraction(0), exact - step), exact + step)

    def as_data(self) -> dict[str, Any]:
        """It as JSON data."""
        return {"kind": "rounded", "to": f"{self.to:f}"}


@attrs.frozen
class AtLeast:
    """The figure is the least that the number can be (20余名); how many more there are is not told."""

    def around(self, value: Decimal) -> Interval:
        """The bounds of what the figure stands for: no upper one."""
        return Interval(Fraction(value), None)

    def as_data(self) -> dict[str, Any]:
        """It as JSON data."""
        return {"kind": "at_least"}


Precision: TypeAlias = Exact | Rounded | AtLeast
"""How exactly a figure is known."""
