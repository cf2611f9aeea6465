"""Replaying the events of one subject on the table of a law. It never raises: what no move accepts is kept, changes nothing, and is told."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from operator import itemgetter

from .events import Event
from .ordering import Timeline
from .rows import EVERYTHING, Row
from .runs import Run
from .tables import Table, accepted

__all__ = ["replay"]


class _Replaying:
    """The lifecycles of one subject while its events are replayed: what `Run` keeps of it in the end, and what is needed only meanwhile.

    Attributes:
        table: The table.
        states: The id of the state of each lifecycle.
        entered: The day on which each entered it; None before anything happened.
        before: The last applied event of each kind.
        rows: The moves made, in order.
        by: For each of them the event by which it was made, or the day of a timed move.
        turned: The events that no move accepted.
        stood: For each of them the states in which the lifecycles were.
        unordered: Pairs of events of one day whose order matters and is not told.
        touched: The ids of the readings that were asked.
        today: The day of the last event looked at.
        next: The day of the next timed move.
    """

    __slots__ = (
        "_due",
        "_watched",
        "before",
        "by",
        "entered",
        "next",
        "rows",
        "states",
        "stood",
        "table",
        "today",
        "touched",
        "turned",
        "unordered",
    )  # fmt: skip

    def __init__(self, table: Table) -> None:
        self.table = table
        self.states = list(table.initial)
        self.entered: list[date | None] = [None] * len(self.states)
        self.before: dict[str, Event] = {}
        self.rows: list[Row] = []
        self.by: list[Event | date] = []
        self.turned: list[Event] = []
        self.stood: list[tuple[str, ...]] = []
        self.unordered: tuple[tuple[Event, Event], ...] = ()
        self.touched: set[str] = set()
        self.today = date.min
        self.next = date.max
        self._due: list[tuple[tuple[date, Row], ...]] = [()] * len(self.states)
        self._watched: frozenset[str] = frozenset()

    def fork(self) -> "_Replaying":
        """The same, to try something out."""
        other = _Replaying(self.table)
        other.states[:] = self.states
        other.entered[:] = self.entered
        other.before.update(self.before)
        other.today, other.next = self.today, self.next
        other._due[:] = self._due
        other._watched = self._watched
        return other

    def play(self, timeline: Timeline, until: date) -> Run:
        """Replay what happened up to a day, and what happens by itself up to it."""
        self.run_through(timeline.events, timeline, until)
        if self.next <= until:
            self._fire(until)
        return Run(
            table=self.table, states=self.table.shared(tuple(self.states)), entered=tuple(self.entered), rows=self.rows, by=self.by,
            turned=tuple(self.turned), stood=tuple(self.stood), faults=timeline.faults, unordered=self.unordered,
            touched=self.table.shared(frozenset(self.touched)), upcoming=tuple(chain.from_iterable(self._due)),
        )  # fmt: skip

    def run_through(self, events: Sequence[Event], timeline: Timeline | None, until: date) -> None:
        """Replay events that are in order; with their timeline, pairs whose order is not told are looked for."""
        table, states, before, rows, by = self.table, self.states, self.before, self.rows, self.by
        by_kind, places = table.begins, table.place
        several = timeline.several if timeline is not None else None
        for place, event in enumerate(events):
            day = event.happened
            if day > until:
                break
            if self.next <= day:
                self._fire(day)
            self.today = day
            if several and timeline is not None and place in several:
                self._look_for_order(timeline, events[place : several[place]])
            kind = event.kind
            by_state = by_kind.get(kind)
            row = None if by_state is None else by_state.get(states[places[kind]])
            if row is None:
                self._turn(event)
                continue
            if row.plain and event.facts.__class__ is row.facts and (row.role is None or row.role == event.role):
                if row.readings:
                    self.touched |= row.readings
                before[kind] = event
                rows.append(row)
                by.append(event)
                if row.target != row.source:
                    self._enter(row, day)
                if self._watched and (kind in self._watched or EVERYTHING in self._watched):
                    self._reckon_all()
            else:
                self._try(event)
            if self.next <= day:
                self._fire(day)

    def _turn(self, event: Event) -> None:
        self.turned.append(event)
        self.stood.append(self.table.shared(tuple(self.states)))

    def _try(self, event: Event) -> None:
        """Look at an event with all its conditions, and at what it causes: all of it happens, or nothing."""
        rows = accepted(self.table, self.states, event, self.touched)
        if rows is None:
            self._turn(event)
            return
        for row in rows:
            self.rows.append(row)
            self.by.append(event)
            self.before[row.move.event.id] = event
            if row.target != row.source:
                self._enter(row, event.happened)
        if self._watched and (EVERYTHING in self._watched or any(row.move.event.id in self._watched for row in rows)):
            self._reckon_all()

    def _enter(self, row: Row, day: date) -> None:
        """Enter the state to which a row leads."""
        at = row.place
        self.states[at] = row.target or row.source
        self.entered[at] = day
        self._reckon(at)

    def _reckon_all(self) -> None:
        for at in range(len(self.states)):
            self._reckon(at)

    def _reckon(self, at: int) -> None:
        """Find out what happens next by itself in one lifecycle."""
        if not self._due[at] and self.states[at] not in self.table.timed[at]:
            return
        self._due[at] = tuple(self._upcoming(at))
        self.next = min([day for due in self._due for day, _ in due], default=date.max)

    def _upcoming(self, at: int) -> Iterator[tuple[date, Row]]:
        """The timed moves that lead on from where one lifecycle stands, in the order of the table."""
        entered = self.entered[at]
        if entered is None:
            return
        for row in self.table.timed[at].get(self.states[at], ()):
            if not row.ready:
                row.make_ready(self.table.law)
            if row.readings:
                self.touched |= row.readings
            if row.target is not None:
                day, touched = row.due(entered, self.before, self.table.law)
                if touched:
                    self.touched.update(touched)
                if not self._watched.issuperset(row.watches):
                    self._watched = self._watched.union(row.watches)
                if day is not None:
                    yield day, row

    def _fire(self, day: date) -> None:
        """Make the timed moves that are due by the morning of a day, the earliest first."""
        while self.next <= day and (dues := [*chain.from_iterable(self._due)]):
            due, row = min(dues, key=itemgetter(0))
            self.today = max(due, self.today)  # what is due in the past happens now
            self.rows.append(row)
            self.by.append(self.today)
            self._enter(row, self.today)

    def _look_for_order(self, timeline: Timeline, day: Sequence[Event]) -> None:
        """Find the pairs of a day's events of which nobody said which came first, although it matters."""
        table, before = self.table, timeline.before
        as_taken = None
        for at, later in enumerate(day):
            for place, earlier in enumerate(day[:at]):
                if earlier.seq in before.get(later.seq, ()) or not table.may_interfere(earlier.kind, later.kind):
                    continue
                as_taken = self._outcome(day) if as_taken is None else as_taken
                if all(self._outcome(order) != as_taken for order in _exchanged(day, place, at, before)):
                    self.unordered += ((earlier, later),)

    def _outcome(self, day: Sequence[Event]) -> tuple[list[str], set[int]]:
        """The states, and the events that are applied, if a day's events came in this order."""
        trial = self.fork()
        trial.run_through(day, None, date.max)
        self.touched |= trial.touched
        return trial.states, {by.seq for by in trial.by if isinstance(by, Event)}


def _exchanged(day: Sequence[Event], place: int, at: int, before: Mapping[int, frozenset[int]]) -> Iterator[Sequence[Event]]:
    """The day with the later of two events just before the earlier one, and with the earlier just after the later, and what goes with each."""
    earlier, later, between = day[place], day[at], day[place + 1 : at]
    first = [event for event in between if event.seq in before.get(later.seq, ())]
    yield [*day[:place], *first, later, earlier, *(event for event in between if event not in first), *day[at + 1 :]]
    if not between:
        return
    last = [event for event in between if earlier.seq in before.get(event.seq, ())]
    yield [*day[:place], *(event for event in between if event not in last), later, earlier, *last, *day[at + 1 :]]


def replay(table: Table, timeline: Timeline, until: date) -> Run:
    """Replay what happened to one subject up to a day."""
    return _Replaying(table).play(timeline, until)
