"""A move of a law, made ready for replay: targets that depend on readings, and conditions, are looked up when it is first tried."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, cast

from ..law import Option, Reading
from ..rules import Compiled, Verdict
from .events import Event
from .kinds import State
from .living import LifecycleLaw
from .moves import Due, Move

__all__ = ["EVERYTHING", "Row"]

EVERYTHING = ""
"""Stands among the kinds of event that were looked for where every kind was."""


class Asking:
    """A law that keeps in mind which readings it is asked for."""

    __slots__ = ("_law", "_touched")

    def __init__(self, law: Any, touched: set[str]) -> None:
        self._law, self._touched = law, touched

    def __getattr__(self, name: str) -> Any:
        return getattr(self._law, name)

    def choice(self, reading: Reading) -> Option:
        """The option chosen for an unclear place."""
        self._touched.add(reading.id)
        option: Option = self._law.choice(reading)
        return option


class Seen(Mapping[str, Event]):
    """The last applied event of each kind, as a `Due` sees it, which keeps in mind what it was asked for."""

    __slots__ = ("_before", "_looked_for")

    def __init__(self, before: Mapping[str, Event], looked_for: set[str]) -> None:
        self._before, self._looked_for = before, looked_for

    def __getitem__(self, kind: str) -> Event:
        self._looked_for.add(kind)
        return self._before[kind]

    def __iter__(self) -> Iterator[str]:
        self._looked_for.add(EVERYTHING)
        return iter(self._before)

    def __len__(self) -> int:
        self._looked_for.add(EVERYTHING)
        return len(self._before)


class Row:
    """One move under one law.

    Attributes:
        move: The move.
        place: The place of its lifecycle in the table.
        source: The id of the state it starts from.
        target: The id of the state it leads to; None where there is no such move under the readings chosen.
        role: The id of the role that has to act; None where nobody has to.
        facts: The class of what its event records.
        plain: Whether there is nothing more to look at than the role and the class of the facts.
        readings: The ids of the readings that were asked to find that out.
        watches: Of a timed move the kinds of event that its day was looked for in.
        elsewhere: The place of another lifecycle and the ids of the states in one of which it must be; None where nothing is asked of others.
    """

    __slots__ = (
        "_days",
        "_memo",
        "compiled",
        "elsewhere",
        "facts",
        "move",
        "place",
        "plain",
        "readings",
        "ready",
        "role",
        "source",
        "target",
        "watches",
    )

    def __init__(self, move: Move, place: int) -> None:
        self.move, self.place = move, place
        self.source = move.state.id
        self.role = None if move.role is None else move.role.id
        self.facts: type = type(None) if move.event.facts is None else move.event.facts
        self.target: str | None = None
        self.compiled: Compiled | None = None
        self.plain = self.ready = False
        self.readings: frozenset[str] = frozenset()
        self.watches: tuple[str, ...] = ()
        self.elsewhere: tuple[int, frozenset[str]] | None = None
        self._memo: dict[object, Verdict] = {}
        # By facts, then by days: most subjects have days of their own, and what holds but days is nothing to the collector of garbage.
        self._days: dict[tuple[object, ...], dict[tuple[date | None, ...], tuple[date | None, tuple[str, ...]]]] = {}

    def make_ready(self, law: LifecycleLaw) -> None:
        """Find out where it leads under the law, and make its condition ready."""
        self.ready = True
        move = self.move
        if isinstance(move.to, State):
            self.target = move.to.id
        else:
            state = dict(move.to.states).get(law.choice(move.to.reading).id)
            self.target = None if state is None else state.id
            self.readings = frozenset((move.to.reading.id,))
        if move.guard is not None:
            self.compiled = law.compiled(move.guard)
            self.readings |= self.compiled.readings
        simple = move.causes is None and move.due is None and not move.needs
        self.plain = self.target is not None and self.compiled is None and simple

    def verdict(self, facts: object, law: LifecycleLaw) -> Verdict:
        """What its condition says of the facts of an event."""
        compiled = cast("Compiled", self.compiled)
        try:
            found = self._memo.get(facts)
        except TypeError:  # facts that cannot be kept in a dictionary are looked at each time
            return compiled.decide(law.known(facts, handles=compiled.handles))
        if found is None:
            found = self._memo[facts] = compiled.decide(law.known(facts, handles=compiled.handles))
        return found

    def due(self, entered: date, before: dict[str, Event], law: LifecycleLaw) -> tuple[date | None, tuple[str, ...]]:
        """The day on which a timed move happens, and the readings asked for it; no day if it never does, or beyond the calendar."""
        watched = self.watches
        facts: tuple[object, ...] = (watched,)
        days: tuple[date | None, ...] = (entered,)
        for kind in watched:
            event = before.get(kind)
            facts += (None if event is None else event.facts,)
            days += (None if event is None else event.happened,)
        try:
            known = self._days.setdefault(facts, {})
        except TypeError:  # facts that cannot be kept in a dictionary
            return self._reckoned(entered, before, law)
        found = known.get(days)
        if found is None:
            found = self._reckoned(entered, before, law)
            if self.watches == watched and EVERYTHING not in watched:  # else the keys do not hold all that the day depends on
                known[days] = found
        return found

    def _reckoned(self, entered: date, before: dict[str, Event], law: LifecycleLaw) -> tuple[date | None, tuple[str, ...]]:
        touched, looked_for = set[str](), set(self.watches)
        try:
            day = cast("Due", self.move.due).day(entered, Seen(before, looked_for), Asking(law, touched))
        except (OverflowError, ValueError):  # beyond the calendar, and replay never raises
            day = None
        if len(looked_for) > len(self.watches):
            self.watches = tuple(sorted(looked_for))
        return day, tuple(touched)  # thousands are kept: no sets, which the collector of garbage would visit again and again
