"""One place of a formula held against a venture: whether it fits, lacks something, or has too much, and by how many."""

from typing import Any

import attrs

from ..law import NotFound
from ..policies import Law
from ..text import Labelled, Text, plain
from .counting import Counted, Span, count
from .formulas import Formula
from .slots import Slot, SlotAsked
from .ventures import Venture
from .words import SlotKind

__all__ = ["SlotResult", "SlotStatus", "held_against"]


class SlotStatus(Labelled):
    """What comes of a place of a formula."""

    FITS = "fits", "齐备", "fits"
    LACKS = "lacks", "缺少", "lacks"
    EXCEEDS = "exceeds", "超出", "too many"
    UNDETERMINED = "undetermined", "待核实", "undetermined"


@attrs.frozen(kw_only=True)
class SlotResult:
    """What comes of one place of a formula.

    Attributes:
        asked: What the place asks for under the law.
        count: How many there are.
        least: How many there have to be at least; None where no source gives it.
        most: How many there may be; None where nothing bounds them.
        missing: What would have to be found out to know the number better, and the bounds where no source gives them.
        known: Whether the bounds are known; else the place is undetermined.
    """

    asked: SlotAsked
    count: Span
    least: Span
    most: Span | None
    missing: tuple[Text, ...] = ()
    known: bool = True

    @property
    def slot(self) -> Slot:
        """The place."""
        return self.asked.slot

    @property
    def name(self) -> str:
        """The name of the place."""
        return self.slot.name

    @property
    def clause(self) -> tuple[str, ...]:
        """The clauses that ask for it."""
        return self.slot.clause

    @property
    def text(self) -> Text:
        """What the place is called; where a reading has it count something of its own, what that is."""
        by_reading = not isinstance(self.slot.kind, SlotKind) and self.asked.kind is not self.slot.kind.of(self.slot.kind.reading.default)
        return self.asked.kind.label if by_reading else self.slot.text

    @property
    def status(self) -> SlotStatus:
        """What comes of it; decided only where it is the same whatever is missing."""
        low, high = self.count
        if not self.known:
            return SlotStatus.UNDETERMINED
        if high is not None and high < self.least.low:
            return SlotStatus.LACKS
        if self.most is not None and self.most.high is not None and low > self.most.high:
            return SlotStatus.EXCEEDS
        enough = self.least.high is not None and low >= self.least.high
        not_too_many = self.most is None or (high is not None and high <= self.most.low)
        return SlotStatus.FITS if enough and not_too_many else SlotStatus.UNDETERMINED

    @property
    def by(self) -> int | None:
        """How many it lacks or has too many, at least; None where it does neither."""
        if self.status is SlotStatus.LACKS and self.count.high is not None:
            return self.least.low - self.count.high
        if self.status is SlotStatus.EXCEEDS and self.most is not None and self.most.high is not None:
            return self.count.low - self.most.high
        return None

    @property
    def answer(self) -> Text:
        """What comes of it, in words, with how many."""
        return self.status.label if self.by is None else self.status.label + Text(f"{self.by}", f" by {self.by}")

    @property
    def asked_text(self) -> Text:
        """How many are asked for, in words."""
        if not self.known:
            return Text("规定数值未查明", "a number that no source gives")
        if self.most is None:
            return Text("不限", "any number") if self.least == (0, 0) else _at_least(self.least)
        if self.least == self.most:
            return Text("恰", "exactly ") + self.least.text
        return self.least.text + Text("至", " to ") + self.most.text

    @property
    def line(self) -> Text:
        """The place in a line, with its clauses and the options that it rests on."""
        cited = "/".join((*self.clause, *(f"{reading.id}={option.id}" for reading, option in self.asked.readings)))
        told = self.count != (0, None)
        there = Text(f"有{self.count.text.zh}", f"{self.count.text.en} there") if told else Text("数目不详", "how many is not known")
        asked = Text(f"应有{self.asked_text.zh}", f"{self.asked_text.en} asked for") if self.known else self.asked_text
        said = Text(
            f"{self.text.zh}：{there.zh}，{asked.zh}：{self.answer.zh}", f"{self.text.en}: {there.en}, {asked.en}: {self.answer.en}"
        )
        return said + Text(f"（{cited}）", f" ({cited})") if cited else said

    def as_data(self) -> dict[str, Any]:
        """It as JSON data."""
        return {
            "name": self.name,
            "kind": self.asked.kind.value,
            "status": self.status.value,
            "by": self.by,
            "count": list(self.count),
            "least": list(self.least) if self.known else None,
            "most": None if self.most is None else list(self.most),
            "clauses": list(self.clause),
            "readings": {reading.id: option.id for reading, option in self.asked.readings},
            "missing": [what.as_data() for what in self.missing],
        }


def _at_least(least: Span) -> Text:
    return plain(least.low) + Text("以上", " or more") if least.low == least.high else least.text


def held_against(venture: Venture, formula: Formula, law: Law[Any]) -> tuple[SlotResult, ...]:
    """What comes of every place of a formula, in its order, under the readings that a law chose."""
    asked = [slot.on(law) for slot in formula.slots]
    counts = [count(venture, each.kind, each.slot.name, alone=each.alone) for each in asked]
    if formula.joined == "+":
        return tuple(_alone(each, counted) for each, counted in zip(asked, counts, strict=True))
    return _in_ratio(asked, counts)


def _alone(asked: SlotAsked, counted: Counted) -> SlotResult:
    least, most = asked.at_least, asked.at_most
    if isinstance(least, NotFound) or isinstance(most, NotFound):
        number = Text(f"{asked.slot.text.zh}的规定数值", f"the number that the rule has for {asked.slot.text.en}")
        missing = (*counted.missing, number)
        return SlotResult(asked=asked, count=counted.span, least=Span(0, None), most=None, missing=missing, known=False)
    return SlotResult(
        asked=asked, count=counted.span, least=Span.of(least), most=None if most is None else Span.of(most), missing=counted.missing
    )


def _in_ratio(asked: list[SlotAsked], counts: list[Counted]) -> tuple[SlotResult, ...]:
    """The first place has one at least; of the others there have to be in proportion to how many of the first there are."""
    first, there = asked[0], counts[0]
    unit = first.at_least
    assert isinstance(unit, int)  # noqa: S101  # a formula begins a ratio with a number
    results = [SlotResult(asked=first, count=there.span, least=Span.of(1), most=None, missing=there.missing)]
    for each, counted in zip(asked[1:], counts[1:], strict=True):
        own = _alone(each, counted)
        if own.known and each.slot.letter is not None:
            most = None if own.most is None else _times(own.most.low, there.span, unit, up=False)
            missing = (*own.missing, *(what for what in there.missing if what not in own.missing))
            own = attrs.evolve(own, least=_times(own.least.low, there.span, unit, up=True), most=most, missing=missing)
        results.append(own)
    return tuple(results)


def _times(bound: int, of: Span, unit: int, *, up: bool) -> Span:
    """So many for every `unit` of the first place; a part of one counts as one below, and as none above."""

    def scaled(number: int) -> int:
        return -(-bound * number // unit) if up else bound * number // unit

    return Span(scaled(of.low), None if of.high is None and bound else scaled(of.high or 0))
