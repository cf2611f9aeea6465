"""Values of a fact that a rule cannot tell apart, or any of which will do: "5 or more", "on or before a day", "one of these"."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any, cast

import attrs

from ..days import latest_start
from ..law import NotFound
from ..text import Ordered, Text, joined
from .explain import value_data, value_text
from .facts import Handle, Judgement, Moment, Shape
from .nodes import AtLeast, AtMost, Is, IsTrue, Leaf, OneOf, YearsSince
from .protocol import LawView

__all__ = ["Among", "Region", "Within", "answers", "asked_of_value", "sample", "united"]

_ONE_DAY = timedelta(days=1)
_LISTED = 6  # as many values are spelt out; of more, those left out are, where they are fewer


@attrs.frozen
class Among:
    """One of these: values of a list, or whether something holds (True, False), be it a plain yes or a person's judgement.

    Attributes:
        values: The values, in the order of their list.
        of: How many values there are in all.
    """

    values: tuple[Any, ...]
    of: tuple[Any, ...] = attrs.field(repr=False)

    def __contains__(self, value: object) -> bool:
        return (value.holds if isinstance(value, Judgement) else value) in self.values

    def text(self, unit: Text | None = None) -> Text:
        """The values in words."""
        if len(self.values) > 1 and isinstance(self.values[0], Ordered):
            if self.of[-len(self.values) :] == self.values:
                return value_text(self.values[0]) + Text("及以上", " or above")
            if self.of[: len(self.values)] == self.values:
                return value_text(self.values[-1]) + Text("及以下", " or below")
        left_out = [value for value in self.of if value not in self.values]
        if len(self.values) > _LISTED and 0 < len(left_out) <= _LISTED:
            rest = joined(map(value_text, left_out))
            return Text(f"“{rest.zh}”以外的任一项", f"anything but: {rest.en}")
        words = joined(map(value_text, self.values))
        return words if len(self.values) == 1 else Text(f"{words.zh}之一", f"one of: {words.en}")

    def as_data(self) -> dict[str, Any]:
        """The values as JSON data."""
        return {"one_of": [value_data(value) for value in self.values]}


@attrs.frozen
class Within:
    """A number, or an exact day, between two ends; None for an end that is open.

    Attributes:
        low: The lower end.
        high: The upper end.
        low_in: Whether the lower end itself belongs to it; always so for days.
        high_in: Whether the upper end itself does.
    """

    low: Decimal | date | None = None
    high: Decimal | date | None = None
    low_in: bool = True
    high_in: bool = True

    def __contains__(self, value: object) -> bool:
        given: Any = value
        low: Any = self.low
        high: Any = self.high
        if not isinstance(value, (date, Decimal, int)) or isinstance(value, bool):
            return False
        above = low is None or (given >= low if self.low_in else given > low)
        return above and (high is None or (given <= high if self.high_in else given < high))

    def text(self, unit: Text | None = None) -> Text:
        """The values in words."""
        low, high = (None if end is None else value_text(end, unit) for end in (self.low, self.high))
        days = isinstance(self.low, date) or isinstance(self.high, date)
        parts: list[Text] = []
        if low is not None and self.low == self.high:
            return low
        if low is not None and days:
            parts.append(Text(f"{low.zh}或之后", f"on or after {low.en}"))
        elif low is not None:
            parts.append(Text(f"{low.zh}以上", f"{low.en} or more") if self.low_in else Text(f"超过{low.zh}", f"more than {low.en}"))
        if high is not None and days:
            parts.append(Text(f"{high.zh}或之前", f"on or before {high.en}"))
        elif high is not None:
            parts.append(Text(f"{high.zh}以下", f"{high.en} or less") if self.high_in else Text(f"不足{high.zh}", f"less than {high.en}"))
        return joined(parts, zh="、", en=", ") if parts else Text("任意值", "any value")

    def as_data(self) -> dict[str, Any]:
        """The ends as JSON data, the ends that are open left out."""
        ends = {
            ("at_least" if self.low_in else "more_than"): self.low,
            ("at_most" if self.high_in else "less_than"): self.high,
        }
        return {name: value_data(end) for name, end in ends.items() if end is not None}

    def clipped(self, low: Any, high: Any) -> "Within | None":
        """What of it lies between two ends that belong to it, None for an open one; None where nothing does."""
        mine: Any = self
        bottom, bottom_in, top, top_in = mine.low, mine.low_in, mine.high, mine.high_in
        if low is not None and (bottom is None or bottom < low):
            bottom, bottom_in = low, True
        if high is not None and (top is None or top > high):
            top, top_in = high, True
        if bottom is not None and top is not None and (bottom > top or (bottom == top and not (bottom_in and top_in))):
            return None
        return Within(bottom, top, bottom_in, top_in)


Region = Among | Within
"""Values that do the same."""


def answers(handle: Handle[Any], leaves: Iterable[Leaf], views: Iterable[tuple[LawView, Moment]]) -> tuple[Region, ...]:
    """All values that a fact can have, parted as far as some leaf can tell them apart under some law; in rising order.

    Args:
        handle: The fact.
        leaves: The leaves that read it.
        views: The laws, each with its moment.
    """
    asked = [(leaf, law, moment) for leaf in leaves for law, moment in views]
    match handle.shape:
        case Shape.YES_NO | Shape.JUDGEMENT:
            return tuple(Among((holds,), (True, False)) for holds in (True, False))
        case Shape.CHOICE:
            told = [test for leaf, law, _ in asked if (test := asked_of_value(leaf, law)) is not None]
            alike: dict[tuple[bool, ...], list[object]] = {}
            for member in handle.choices:
                alike.setdefault(tuple(test(member) for test in told), []).append(member)
            return tuple(Among(tuple(members), handle.choices) for members in alike.values())
        case Shape.NUMBER:
            return _numbers(getattr(handle, "at_least", None), asked)
        case _:
            return _days(asked)


def asked_of_value(leaf: Leaf, law: LawView) -> Callable[[Any], bool] | None:
    """What a leaf asks of a value that is no day; None where no source gives its parameter."""
    match leaf:
        case IsTrue():
            return lambda value: value.holds if isinstance(value, Judgement) else value
        case Is():
            return lambda value: value is leaf.value
        case OneOf():
            return lambda value: value in leaf.values
        case _:
            bound: Any = law.value(leaf.parameter).value
            if isinstance(bound, NotFound):
                return None
            return (lambda value: value >= bound) if isinstance(leaf, AtLeast) else (lambda value: value <= bound)


def _numbers(at_least: int | None, asked: Iterable[tuple[Leaf, LawView, Moment]]) -> tuple[Region, ...]:
    # A cut lies just below its number (0) or just above it (1).
    cuts: set[tuple[Decimal, int]] = set()
    for leaf, law, _ in asked:
        bound: Any = law.value(cast("AtLeast | AtMost", leaf).parameter).value
        if not isinstance(bound, NotFound):
            cuts.add((Decimal(bound), int(isinstance(leaf, AtMost))))
    low = None if at_least is None else (Decimal(at_least), 0)
    ends = [low, *(cut for cut in sorted(cuts) if low is None or cut > low), None]
    return tuple(
        Within(
            None if one is None else one[0],
            None if other is None else other[0],
            low_in=one is None or one[1] == 0,
            high_in=other is None or other[1] == 1,
        )
        for one, other in pairwise(ends)
    )


def _days(asked: Iterable[tuple[Leaf, LawView, Moment]]) -> tuple[Region, ...]:
    edges: set[date] = set()
    for leaf, law, moment in asked:
        since = cast("YearsSince", leaf)  # nothing else reads a day
        years = law.value(since.parameter).value
        if not isinstance(years, NotFound):
            edges.add(latest_start(years=years, on=moment.cut_off, count=since.count, first_day_counts=since.first_day_counts))
    ends = [None, *sorted(edges - {date.max}), None]  # nothing comes after the last day of all
    return tuple(Within(None if one is None else one + _ONE_DAY, other) for one, other in pairwise(ends))


def sample(region: Region, handle: Handle[Any], moment: Moment) -> Any:
    """A value of the region, as the fact holds it."""
    if isinstance(region, Among):
        value = region.values[0]
        if handle.shape is Shape.JUDGEMENT:
            return Judgement(holds=value, by="assumed", on=moment.day, document="assumed")
        return value
    return _day_of(region, moment) if handle.shape is Shape.DAY else _number_of(region)


def _day_of(region: Within, moment: Moment) -> date:
    low, high = cast("tuple[date | None, date | None]", (region.low, region.high))
    return low or high or moment.cut_off


def _number_of(region: Within) -> Decimal:
    low, high = cast("tuple[Decimal | None, Decimal | None]", (region.low, region.high))
    if low is None:
        return Decimal(0) if Decimal(0) in region else cast("Decimal", high) - (0 if region.high_in else 1)
    if region.low_in:
        return low
    return low + 1 if high is None else (low + high) / 2


def united(regions: Iterable[Region]) -> Region | None:
    """One region in place of several in rising order; None where there is a gap between them."""
    listed = tuple(regions)
    first, last = listed[0], listed[-1]
    if isinstance(first, Among):
        chosen = {value for region in listed for value in cast("Among", region).values}
        return Among(tuple(value for value in first.of if value in chosen), first.of)
    spans = cast("tuple[Within, ...]", listed)
    if not all(_touching(one, other) for one, other in pairwise(spans)):
        return None
    return Within(first.low, cast("Within", last).high, first.low_in, cast("Within", last).high_in)


def _touching(one: Within, other: Within) -> bool:
    end: Any = one.high
    start: Any = other.low
    if isinstance(end, date):
        return bool(start == end + _ONE_DAY)
    return bool(start == end) and one.high_in is not other.low_in
