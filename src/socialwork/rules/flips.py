"""What would turn an answer: the smallest changes of facts, and waiting, each with all the values that would do."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations, product
from typing import Any, cast

import attrs

from ..days import SomeDay, earliest, latest
from ..errors import InvalidValueError
from ..text import Ordered, Text, joined
from .explain import value_data, value_text
from .facts import Change, Fact, Handle, Missing, Moment, Shape
from .nodes import YearsSince
from .regions import Among, Region, sample, united
from .steps import given
from .supposed import Supposed, Ways
from .verdicts import Verdict

__all__ = ["Changed", "Flip", "Flips", "Wait", "flips"]

EFFORT = 200_000
"""How often a rule is tried at the most, once for each reading of it, to find what would turn it."""

_ONE_DAY = timedelta(days=1)
_ANY_DAY = Moment(date(2000, 1, 1), date(2000, 1, 1))


@attrs.frozen
class Changed:
    """A fact, or what is derived from facts, that would have to be another.

    Attributes:
        handle: The fact.
        region: The values any of which would do.
        now: Its value in the case, or why it is missing.
    """

    handle: Handle[Any]
    region: Region
    now: object

    def __repr__(self) -> str:  # the region can end at the value of now
        return f"Changed({self.name})"

    @property
    def name(self) -> str:
        """The name of the fact."""
        return self.handle.name

    @property
    def text(self) -> Text:
        """The change in words."""
        to, now = self.region.text(self.handle.unit), value_text(self.now, self.handle.unit)
        said = Text(f"{to.zh}（现为：{now.zh}）", f"{to.en} (now: {now.en})")
        return self.handle.label + Text("：", ": ") + said

    def as_data(self) -> dict[str, Any]:
        """The change as JSON data."""
        return {"fact": self.name, "to": self.region.as_data(), "now": value_data(self.now), "text": self.text.as_data()}


@attrs.frozen
class Wait:
    """Time that would have to pass, all else staying as it is.

    Attributes:
        until: The first later day on which it comes out so; facts count up to that day too, where they count up to the law's own day.
        last: The last day on which it does, where another one follows on which it does not; None where none is known.
    """

    until: date
    last: date | None = None

    @property
    def name(self) -> str:
        """What it is called among changes."""
        return "day"

    @property
    def text(self) -> Text:
        """The wait in words."""
        said = Text(f"等到{self.until}", f"wait until {self.until}")
        return said if self.last is None else said + Text(f"（至{self.last}止）", f" (up to {self.last})")

    def as_data(self) -> dict[str, Any]:
        """The wait as JSON data."""
        return {"wait_until": str(self.until), "last": None if self.last is None else str(self.last), "text": self.text.as_data()}


class Flip(tuple[Changed | Wait, ...]):
    """Changes that together turn an answer, and none of which can be left out. Any value of each region will do, in any combination."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"Flip({', '.join(change.name for change in self)})"

    @property
    def text(self) -> Text:
        """The changes in words."""
        return joined((change.text for change in self), zh="；", en="; ")

    @property
    def wait(self) -> Wait | None:
        """The wait among the changes."""
        return next((change for change in self if isinstance(change, Wait)), None)

    def examples(self) -> dict[str, object]:
        """A value for each fact that changes, by its name: what `decision.supposing` takes."""
        # A judgement says who made it and when; an example of one is made up, and says so.
        return {change.name: _example(change) for change in self if isinstance(change, Changed)}

    def as_data(self) -> list[dict[str, Any]]:
        """The changes as JSON data."""
        return [change.as_data() for change in self]


def _example(change: Changed) -> object:
    return sample(change.region, change.handle, _ANY_DAY)


class Flips(Ways[Flip]):
    """What would turn an answer, the fewest changes first; where `complete` is False there may be more.

    Changes of facts that come from one source are supposed independently of each other: some may not go together in any case, and one change
    of the source may do what is listed as two. Where the rule reads such facts, `complete` is False.
    """


@attrs.frozen(eq=False)
class _Axis:
    """A fact that can change: what it can change to, with a value of each, and whether it stays what it is while days pass."""

    handle: Handle[Any]
    regions: tuple[Region, ...]
    samples: tuple[Any, ...]
    still: bool


class _TooMuch(Exception):
    """The search has been bounded."""


def flips(
    question: Supposed, *, want: Verdict, max_changes: int, limit: int, later: Sequence[tuple[date, Supposed]] = (), effort: int = EFFORT
) -> Flips:
    """Every smallest change that turns an answer; none where it is so already.

    Args:
        question: The question.
        want: YES or NO.
        max_changes: As many changes as are tried together.
        limit: As many flips as are listed.
        later: The same question on each later day on which it may come out differently, in their order.
        effort: How often the rule is tried at the most.

    Raises:
        InvalidValueError: If another verdict is wanted, or a number is below 1.
    """
    if not (isinstance(want, Verdict) and want.decided):
        raise InvalidValueError("want", want, Text("请给 Verdict.YES 或 Verdict.NO", "give Verdict.YES or Verdict.NO"))
    for name, number in (("max_changes", max_changes), ("limit", limit)):
        if isinstance(number, bool) or not isinstance(number, int) or number < 1:
            raise InvalidValueError(name, number, Text("请给不小于1的整数", "give a whole number, 1 or more"))
    if question.verdict({}) is want:
        return Flips()
    search = _Search(question, want, tuple(later), effort)
    apart = not _sharing(question.handles.values())
    found: list[Flip] = []
    try:
        for flip in search.found(max_changes):
            if len(found) == limit:
                return Flips(found, complete=False)
            found.append(flip)
    except _TooMuch:
        return Flips(found, complete=False)
    return Flips(found, complete=apart)


def _sharing(handles: Iterable[Handle[Any]]) -> bool:
    """Whether two of these come from one fact, or one of them from another."""
    sources = [fact.name for handle in handles for fact in handle.sources]
    return len(set(sources)) < len(sources)


class _Search:
    def __init__(self, question: Supposed, want: Verdict, later: tuple[tuple[date, Supposed], ...], effort: int) -> None:
        self.question, self.want, self.later, self.effort = question, want, later, effort
        runs = {leaf.fact.name for leaf in question.leaves if isinstance(leaf, YearsSince)}
        axes = (self._axis(name, handle, still=name not in runs) for name, handle in question.handles.items())
        self.axes = tuple(axis for axis in axes if axis.regions)

    def _axis(self, name: str, handle: Handle[Any], *, still: bool) -> _Axis:
        found = self.question.answers(name, *(each for _, each in self.later)) if still else self.question.answers(name)
        regions = tuple(_open_to(handle, self.question.values[name], self._acceptable(handle, found)))
        return _Axis(handle, regions, tuple(sample(region, handle, self.question.moment) for region in regions), still)

    def _acceptable(self, handle: Handle[Any], found: tuple[Region, ...]) -> Iterator[Region]:
        """The same regions, with values of a list that the case itself would refuse kept apart from those it takes."""
        for region in found:
            if not isinstance(region, Among) or handle.shape is not Shape.CHOICE or len(region.values) == 1:
                yield region
                continue
            taken = {value: self._taken({handle.name: value}) for value in region.values}
            for answer in dict.fromkeys(taken.values()):
                yield Among(tuple(value for value in region.values if taken[value] is answer), region.of)

    def _taken(self, facts: Mapping[str, object]) -> bool:
        """Whether the case can have these facts at all."""
        subject: Any = given(self.question.known)[0]
        own: dict[str, Any] = {name: value for name, value in facts.items() if isinstance(self.question.handles[name], Fact)}
        kind = cast("type[object]", type(subject))
        if not own or not attrs.has(kind):
            return True
        try:
            attrs.evolve(subject, **own)
        except InvalidValueError:
            return False
        return True

    def found(self, max_changes: int) -> Iterator[Flip]:
        for size in range(1, max_changes + 1):
            for axes in combinations(self.axes, size):
                places = {at for at in self._places(axes) if self._turns(axes, at)}
                yield from (Flip(box) for box in self._boxes(axes, places))
            still = tuple(axis for axis in self.axes if axis.still)
            for axes in combinations(still, size - 1):
                yield from self._waiting(axes)

    def _verdict(self, question: Supposed, facts: Mapping[str, object]) -> Verdict:
        if self.effort <= 0:
            raise _TooMuch
        self.effort -= len(question.compiled)
        return question.verdict(facts)

    def _places(self, axes: tuple[_Axis, ...]) -> Iterator[tuple[int, ...]]:
        """Every way to change all of these facts; none where the answer is settled otherwise whatever they are."""
        unsettled = self._verdict(self.question, {axis.handle.name: Missing.NOT_ASKED for axis in axes})
        if unsettled in {self.want, Verdict.UNDETERMINED}:
            yield from product(*(range(len(axis.regions)) for axis in axes))

    def _turns(self, axes: tuple[_Axis, ...], at: tuple[int, ...]) -> bool:
        """Whether these changes turn the answer and no part of them does."""
        facts = _facts(axes, at)
        if self._verdict(self.question, facts) is not self.want or not self._taken(facts):
            return False
        return not any(self._does(self.question, part) for part in _parts(facts))

    def _does(self, question: Supposed, facts: Mapping[str, object]) -> bool:
        return self._verdict(question, facts) is self.want and self._taken(facts)

    def _waiting(self, axes: tuple[_Axis, ...]) -> Iterator[Flip]:
        """The ways to change all of these facts and to wait."""
        by_wait: dict[Wait, set[tuple[int, ...]]] = {}
        for at in product(*(range(len(axis.regions)) for axis in axes)) if self.later else ():
            facts = _facts(axes, at)
            if not self._taken(facts) or any(self._does(self.question, part) for part in (*_parts(facts), facts)):
                continue
            days = [(day, question, self._verdict(question, facts) is self.want) for day, question in self.later]
            first = next((place for place, (_, _, holds) in enumerate(days) if holds), None)
            if first is None or any(self._does(days[first][1], part) for part in _parts(facts)):
                continue
            last = next((day - _ONE_DAY for day, _, holds in days[first:] if not holds), None)
            by_wait.setdefault(Wait(days[first][0], last), set()).add(at)
        for wait in sorted(by_wait, key=lambda wait: (wait.until, wait.last or date.max)):
            yield from (Flip((*box, wait)) for box in self._boxes(axes, by_wait[wait]))

    def _boxes(self, axes: tuple[_Axis, ...], places: set[tuple[int, ...]]) -> Iterator[tuple[Changed, ...]]:
        """The same ways as regions, each as large as it can be; together they cover all of them."""
        left = sorted(places)
        while left:
            box: list[tuple[int, ...]] = [(index,) for index in left[0]]
            for place, axis in enumerate(axes):
                box[place] = _grown(box, place, axis.regions, places)
            covered = set(product(*box))
            left = [at for at in left if at not in covered]
            yield tuple(
                Changed(axis.handle, region, self.question.values[axis.handle.name])
                for axis, indices in zip(axes, box, strict=True)
                if (region := united(axis.regions[index] for index in indices)) is not None
            )


def _facts(axes: tuple[_Axis, ...], at: tuple[int, ...]) -> dict[str, object]:
    return {axis.handle.name: axis.samples[index] for axis, index in zip(axes, at, strict=True)}


def _parts(facts: Mapping[str, object]) -> Iterator[dict[str, object]]:
    """The facts without one of them or more, down to none at all."""
    for size in range(len(facts)):
        yield from (dict(part) for part in combinations(facts.items(), size))


def _grown(box: Sequence[tuple[int, ...]], place: int, regions: tuple[Region, ...], places: set[tuple[int, ...]]) -> tuple[int, ...]:
    """The regions that one fact of a box can have as well, all others as they are; of numbers and days, those without a gap between."""

    def fits(index: int) -> bool:
        return all(at in places for at in product(*box[:place], (index,), *box[place + 1 :]))

    start = box[place][0]
    if isinstance(regions[0], Among):
        return tuple(index for index in range(len(regions)) if fits(index))
    low = high = start
    while high + 1 < len(regions) and fits(high + 1) and united(regions[low : high + 2]) is not None:
        high += 1
    while low > 0 and fits(low - 1) and united(regions[low - 1 : high + 1]) is not None:
        low -= 1
    return tuple(range(low, high + 1))


def _open_to(handle: Handle[Any], value: Any, regions: Iterable[Region]) -> Iterator[Region]:
    """What a fact can change to: nothing that it is already, nothing where it is fixed, and only upward where it only rises."""
    change = handle.changes
    for region in regions:
        if isinstance(value, Missing):
            yield region
        elif isinstance(region, Among):
            now = getattr(value, "holds", value)
            if now not in region.values and (left := tuple(other for other in region.values if _can_become(change, now, other))):
                yield Among(left, region.of)
        else:
            low, high = (earliest(value), latest(value)) if isinstance(value, SomeDay) else (value, value)
            if not (low in region and high in region):
                clipped = region.clipped(
                    low if change in {Change.FIXED, Change.RISES} else None, high if change in {Change.FIXED, Change.FALLS} else None
                )
                if clipped is not None:
                    yield clipped


def _can_become(change: Change, now: object, other: object) -> bool:
    if change is Change.FIXED:
        return False
    if change is Change.EITHER or not isinstance(now, (bool, Ordered)):
        return True
    mine: Any = now
    return bool(other > mine) if change is Change.RISES else bool(other < mine)
