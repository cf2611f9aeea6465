"""One place of a formula: what it counts, how many there have to be, how the source writes it, and what of this depends on readings."""

import re
from collections.abc import Mapping
from typing import Any, Generic, NamedTuple, TypeGuard, TypeVar, cast

import attrs

from ..errors import InvalidValueError
from ..law import NotFound, Option, Parameter, Reading
from ..law.documents import clause_ids
from ..policies import Law
from ..text import Text, plain
from .words import SlotKind

__all__ = ["TERM", "WRITTEN", "PerOption", "Slot", "SlotAsked", "each", "parameter_in", "per_option"]

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

_Bound = int | Parameter[int]
TERM = re.compile(r"[^\s+:：＋]+")
WRITTEN = Text('请按原文书写，如 "1+1+1+N+X" 或 "1:2:20"', 'write it as the source does, such as "1+1+1+N+X" or "1:2:20"')


def _pairs(given: "Mapping[str, T] | tuple[tuple[str, T], ...]") -> tuple[tuple[str, T], ...]:
    return tuple(given.items()) if isinstance(given, Mapping) else tuple(given)


@attrs.frozen
class PerOption(Generic[T_co]):
    """A value that depends on how an unclear place is read.

    Attributes:
        reading: The reading.
        values: For each of its options, the value.

    Raises:
        UnknownNameError: If an option is none of the reading's.
        InvalidValueError: If an option has no value.
    """

    reading: Reading
    values: tuple[tuple[str, T_co], ...] = attrs.field(converter=_pairs)

    def __attrs_post_init__(self) -> None:
        given = [option for option, _ in self.values]
        for option in given:
            self.reading.option(option)
        if left := [option.id for option in self.reading.options if option.id not in given]:
            raise InvalidValueError(f"PerOption {self.reading.id}", given, f"give a value for {', '.join(left)} too")

    def of(self, option: str) -> T_co:
        """The value under an option."""
        return dict(self.values)[option]


@attrs.frozen(kw_only=True)
class Slot:
    """One place of a formula, named by what it means and never by its letter.

    Attributes:
        name: Stable name, ASCII: `"volunteers"`.
        kind: What it counts; for `PARTY`, what a venture gives under its name.
        label: What it is called; None takes the words of the kind.
        at_least: How many there are at least.
        at_most: How many at the most; None where nothing bounds them.
        letter: How the source writes it: a number, a letter, or words; None for what a venture needs beside the formula.
        alone: Whether a worker counts only who serves no other venture.
        clause: The clauses that say so.

    Raises:
        InvalidValueError: If a bound is below 0, the bounds cross, a number that is written is not the one that is asked, or what is written has a
            space or a sign that joins places.
    """

    name: str
    kind: SlotKind | PerOption[SlotKind] = SlotKind.PARTY
    label: Text | None = None
    at_least: _Bound | PerOption[_Bound] = 0
    at_most: _Bound | PerOption[_Bound | None] | None = None
    letter: str | PerOption[str] | None = None
    alone: bool | PerOption[bool] = False
    clause: tuple[str, ...] = attrs.field(default=(), converter=clause_ids)

    def __attrs_post_init__(self) -> None:
        where = f"Slot {self.name}"
        for bound in (*each(self.at_least), *each(self.at_most)):
            if isinstance(bound, int) and (isinstance(bound, bool) or bound < 0):
                raise InvalidValueError(where, bound, "give a whole number, 0 or more")
        if isinstance(self.at_least, int) and isinstance(self.at_most, int) and self.at_most < self.at_least:
            raise InvalidValueError(where, self.at_most, f"give {self.at_least} or more, as many as there are at least")
        for letter in each(self.letter):
            if letter is not None and not TERM.fullmatch(letter):
                raise InvalidValueError(where, letter, WRITTEN)
            if letter is not None and letter.isdecimal() and isinstance(self.at_least, int) and int(letter) != self.at_least:
                raise InvalidValueError(where, letter, f"write {self.at_least}, as many as it asks for")

    @property
    def text(self) -> Text:
        """What it is called."""
        if self.label is not None:
            return self.label
        kind = self.kind if isinstance(self.kind, SlotKind) else self.kind.of(self.kind.reading.default)
        return plain(self.name) if kind is SlotKind.PARTY else kind.label

    @property
    def readings(self) -> tuple[Reading, ...]:
        """The readings that what it asks for depends on."""
        found = (given for given in (self.kind, self.at_least, self.at_most, self.alone) if isinstance(given, PerOption))
        return tuple({given.reading.id: given.reading for given in found}.values())

    def written(self, law: Law[Any] | None = None) -> str | None:
        """How the source writes it; under a law, as that reads it, else as the policy does by default."""
        if not isinstance(self.letter, PerOption):
            return self.letter
        return self.letter.of(self.letter.reading.default if law is None else law.choice(self.letter.reading).id)

    def on(self, law: Law[Any]) -> "SlotAsked":
        """What it asks for under a law."""
        return SlotAsked(
            self,
            _chosen(self.kind, law),
            _number(_chosen(self.at_least, law), law),
            _number(_chosen(self.at_most, law), law),
            _chosen(self.alone, law),
            tuple((reading, law.choice(reading)) for reading in self.readings),
        )

    def as_structure(self) -> dict[str, Any]:
        """What a fingerprint covers of it."""
        return {
            "name": self.name,
            "kind": _data(self.kind),
            "at_least": _data(self.at_least),
            "at_most": _data(self.at_most),
            "letter": _data(self.letter),
            "alone": _data(self.alone),
            "clause": list(self.clause),
        }


class SlotAsked(NamedTuple):
    """What a place of a formula asks for under a law.

    Attributes:
        slot: The place.
        kind: What it counts.
        at_least: How many at least; `NOT_FOUND` where no source gives it.
        at_most: How many at the most; None where nothing bounds them.
        alone: Whether a worker counts only who serves no other venture.
        readings: The readings that were asked, each with the option taken.
    """

    slot: Slot
    kind: SlotKind
    at_least: int | NotFound
    at_most: int | NotFound | None
    alone: bool
    readings: tuple[tuple[Reading, Option], ...]


def per_option(value: object) -> TypeGuard[PerOption[Any]]:
    """Whether a value depends on a reading."""
    return isinstance(value, PerOption)


def parameter_in(bound: object) -> TypeGuard[Parameter[int]]:
    """Whether a bound is a number of the policy."""
    return isinstance(bound, Parameter)


def each(value: object) -> tuple[Any, ...]:
    """A value, or those under every option of a reading."""
    return tuple(given for _, given in value.values) if per_option(value) else (value,)


def _chosen(value: T | PerOption[T], law: Law[Any]) -> T:
    return cast("T", value.of(law.choice(value.reading).id) if per_option(value) else value)


def _number(bound: Any, law: Law[Any]) -> Any:
    return law.value(bound).value if parameter_in(bound) else bound


def _data(value: object) -> Any:
    if per_option(value):
        return {"reading": value.reading.id, "values": {option: _data(given) for option, given in value.values}}
    if parameter_in(value):
        return {"parameter": value.name}
    return value.value if isinstance(value, SlotKind) else value
