"""What a venture is made of, as a formula such as 1+1+1+N+X: typed places with bounds, printed as the source writes them, and parsed back."""

from collections.abc import Sequence
from typing import Any, ClassVar, Literal, get_args

import attrs

from ..errors import DuplicateNameError, InvalidValueError, UnknownNameError
from ..law import Parameter, Reading, Structural
from ..policies import Law
from ..text import Text
from .slots import TERM, WRITTEN, PerOption, Slot, each, parameter_in
from .words import SlotKind

__all__ = ["Formula", "Joining"]

Joining = Literal["+", ":"]
"""A sum of counts, or a ratio of them."""


def _all_clauses(formula: "Formula") -> tuple[str, ...]:
    return tuple(dict.fromkeys(clause for slot in formula.slots for clause in slot.clause))


@attrs.frozen(kw_only=True)
class Formula(Structural):
    """What a venture is made of, in the order of the source.

    Attributes:
        name: Stable name within its policy.
        label: What it is called.
        slots: Its places, in the order in which the source writes them; those without a letter stand beside it.
        joined: `"+"` for a sum, where each place has bounds of its own, or `":"` for a ratio: so many of the others for so many of the first.
        clause: The clauses of its places.

    Raises:
        DuplicateNameError: If two places share a name, or two share a letter.
        InvalidValueError: If no place is written, or a ratio has one place only or does not begin with a number above 0.
    """

    kind: ClassVar[Text] = Text("组成", "composition")

    name: str = "composition"
    label: Text = Text("组成", "composition")
    slots: tuple[Slot, ...]
    joined: Joining = attrs.field(default="+")
    clause: tuple[str, ...] = attrs.field(init=False, default=attrs.Factory(_all_clauses, takes_self=True))

    def __attrs_post_init__(self) -> None:
        DuplicateNameError.check("place of a formula", (slot.name for slot in self.slots))
        written = [letter for slot in self.slots if (letter := slot.written()) is not None]
        DuplicateNameError.check("letter of a formula", (letter for letter in written if not letter.isdecimal()))
        if not written:
            raise InvalidValueError(f"Formula {self.name}", (), "give a place with a letter at least")
        if self.joined not in get_args(Joining):
            raise InvalidValueError(f"Formula {self.name}", self.joined, 'give "+" or ":"')
        first = self.slots[0]
        if self.joined == ":" and (len(written) == 1 or first.letter is None or not isinstance(first.at_least, int) or first.at_least < 1):
            fix = "let a ratio begin with a number above 0, which the others are held against"
            raise InvalidValueError(f"Formula {self.name}", str(self), fix)

    def __str__(self) -> str:
        return self.joined.join(letter for slot in self.slots if (letter := slot.written()) is not None)

    @property
    def cited_as(self) -> str:
        """What it is called among what models a clause."""
        return f"formula {self.name}"

    @property
    def words(self) -> Text:
        """What it is called, and how it is written; in English, where that has no Chinese words."""
        written = str(self)
        return Text(f"{self.label.zh} {written}", f"{self.label.en} {written}" if written.isascii() else self.label.en)

    @property
    def readings(self) -> tuple[Reading, ...]:
        """The readings that what it asks for depends on, each once."""
        return tuple({reading.id: reading for slot in self.slots for reading in slot.readings}.values())

    @property
    def every_reading(self) -> tuple[Reading, ...]:
        """Those, and the readings that only what is written depends on."""
        letters = (slot.letter.reading for slot in self.slots if isinstance(slot.letter, PerOption))
        return tuple({reading.id: reading for reading in (*self.readings, *letters)}.values())

    @property
    def parameters(self) -> tuple[Parameter[int], ...]:
        """The parameters that its bounds name."""
        bounds = (bound for slot in self.slots for given in (slot.at_least, slot.at_most) for bound in each(given))
        return tuple({bound.name: bound for bound in bounds if parameter_in(bound)}.values())

    def slot(self, name: str) -> Slot:
        """The place of that name.

        Raises:
            UnknownNameError: If there is none.
        """
        for slot in self.slots:
            if slot.name == name:
                return slot
        raise UnknownNameError(Text("公式的项", "place of the formula"), name, tuple(slot.name for slot in self.slots))

    def terms(self, law: Law[Any] | None = None) -> tuple[tuple[str, Slot], ...]:
        """What is written, in the order of the source, each with the place it stands for as the law reads it."""
        under = {letter: slot for slot in self.slots if (letter := slot.written(law)) is not None and not letter.isdecimal()}
        return tuple((letter, under.get(letter, slot)) for slot in self.slots if (letter := slot.written()) is not None)

    def as_structure(self) -> dict[str, Any]:
        """What a fingerprint covers of it."""
        return {"name": self.name, "joined": self.joined, "slots": [slot.as_structure() for slot in self.slots]}

    @classmethod
    def parse(
        cls,
        text: str,
        names: Sequence[str | Slot],
        *,
        name: str = "composition",
        label: Text = Text("组成", "composition"),  # noqa: B008  # a frozen value
        clause: str | tuple[str, ...] = (),
    ) -> "Formula":
        """The formula that is written so: a number is exactly as many, a letter or words any number.

        Args:
            text: What is written: places joined by `+`, or by `:` for a ratio.
            names: What each place stands for, in that order. A name that is the code of a `SlotKind` counts that; another is of a party that a
                venture gives under it. A `Slot` says more: one that is written in the same way stays as it is, another takes the number that is
                written, and one without a letter stands beside the formula.
            name: What the formula is called in its policy.
            label: What people call it.
            clause: The clauses that places given by name alone take.

        Raises:
            InvalidValueError: If it is not written so, or there are not as many names as places.

        >>> str(Formula.parse("1+1+1", ["organisation", "social_worker", "volunteers"]))
        '1+1+1'
        """
        terms, joined = _read(text)
        beside = [isinstance(named, Slot) and named.letter is None for named in names]
        if beside.count(False) != len(terms):
            fix = Text(f"写有{len(terms)}项，请给出同样多的名称", f"{len(terms)} places are written; give as many names")
            raise InvalidValueError("names", beside.count(False), fix)
        left = iter(terms)
        given = (named if isinstance(named, Slot) else _slot(named, clause) for named in names)
        slots = tuple(slot if apart else _as_written(slot, next(left)) for slot, apart in zip(given, beside, strict=True))
        return cls(name=name, label=label, joined=joined, slots=slots)


def _read(text: str) -> tuple[list[str], Joining]:
    typed = "".join(text.split()).replace("＋", "+").replace("：", ":")
    joined: Joining = ":" if ":" in typed else "+"
    terms = typed.split(joined)
    if not all(TERM.fullmatch(term) for term in terms):
        raise InvalidValueError("formula", text, WRITTEN)
    return [str(int(term)) if term.isdecimal() else term for term in terms], joined


def _slot(name: str, clause: str | tuple[str, ...]) -> Slot:
    kinds = {str(kind.value): kind for kind in SlotKind}
    return Slot(name=name, kind=kinds.get(name, SlotKind.PARTY), clause=clause)


def _as_written(slot: Slot, term: str) -> Slot:
    if slot.written() == term:
        return slot
    if not term.isdecimal():
        return attrs.evolve(slot, letter=term)
    return attrs.evolve(slot, letter=term, at_least=int(term), at_most=int(term))
