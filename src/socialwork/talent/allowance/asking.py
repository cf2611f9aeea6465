"""What is asked of a law to work out an allowance, and the same law so that it remembers what it answered."""

from datetime import date
from decimal import Context, Decimal
from fractions import Fraction
from typing import Any, Protocol, TypeVar

from ...law import Option, Parameter, Reading, Resolved
from ...money import to_fen
from ..scheme import TalentScheme

__all__ = ["NONE", "WHOLE", "AllowanceLaw", "Remembered"]

T = TypeVar("T")

WHOLE, NONE = Fraction(1), Fraction(0)
_AS_MANY_DIGITS = Context(prec=28)


class AllowanceLaw(Protocol):
    """What is asked of the law. `Law` is one."""

    @property
    def policy(self) -> TalentScheme:
        """The scheme."""
        ...

    def value(self, parameter: Parameter[T], *, on: date | None = None) -> Resolved[T]:
        """What a parameter says on a day."""
        ...

    def choice(self, reading: Reading) -> Option:
        """The option chosen for an unclear place."""
        ...


class Remembered:
    """A law whose answers are asked for once: for one computation over many terms."""

    def __init__(self, law: AllowanceLaw) -> None:
        """Remember what this law answers."""
        self.policy = law.policy
        self._law = law
        self._choices: dict[str, Option] = {}
        self._values: dict[tuple[str, date | None], Resolved[Any]] = {}
        self._amounts: dict[tuple[Decimal, Fraction | None], Decimal] = {}

    @classmethod
    def of(cls, law: AllowanceLaw) -> "Remembered":
        """The law so that it remembers; itself if it does already."""
        return law if isinstance(law, cls) else cls(law)

    def value(self, parameter: Parameter[T], *, on: date | None = None) -> Resolved[T]:
        """What a parameter says on a day."""
        key = parameter.name, on
        if key not in self._values:
            self._values[key] = self._law.value(parameter, on=on)
        return self._values[key]

    def choice(self, reading: Reading) -> Option:
        """The option chosen for an unclear place."""
        found = self._choices.get(reading.id)
        if found is None:
            found = self._choices[reading.id] = self._law.choice(reading)
        return found

    def part(self, amount: Decimal, share: Fraction) -> Decimal:
        """A part of an amount, to the fen."""
        key = amount, None if share is WHOLE else share  # fractions are slow to look up
        if key not in self._amounts:
            self._amounts[key] = to_fen(_AS_MANY_DIGITS.divide(_AS_MANY_DIGITS.multiply(amount, share.numerator), share.denominator))
        return self._amounts[key]
