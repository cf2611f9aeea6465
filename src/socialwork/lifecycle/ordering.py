"""The order in which the events of one subject are replayed: what was corrected is put right, then days, then what came after what."""

from collections.abc import Iterable, Sequence
from datetime import date
from heapq import heapify, heappop, heappush
from operator import attrgetter
from typing import NamedTuple

from ..text import Text
from .events import VOID, Event

__all__ = ["Records", "Timeline", "timeline"]


class Timeline(NamedTuple):
    """The events of one subject that stand, in order.

    Attributes:
        events: The events.
        several: Where a day with several events begins, and where it ends, by place among them.
        before: For an event that names one it came `after`: all those of its day that came before it, by sequence number.
        faults: The corrections that correct nothing, and why.
        recorded: The events in the order of recording; a correction stands where the first record was whose place it took.
    """

    events: Sequence[Event]
    several: dict[int, int]
    before: dict[int, frozenset[int]]
    faults: tuple[tuple[Event, Text], ...]
    recorded: Sequence[Event]


class Records:
    """Which records stand, after every correction in the order in which they were recorded.

    A record opens a place, which corrections take in turn: another record then stands there, or, after a withdrawal, what stood there before
    the record that is withdrawn.
    """

    def __init__(self, events: Iterable[Event]) -> None:
        self.faults: list[tuple[Event, Text]] = []
        self._place: dict[int, int] = {}
        self._stands: dict[int, Event | None] = {}
        self._last: dict[int, int] = {}
        self._before: dict[int, Event | None] = {}
        self._by: dict[int, Event] = {}
        for event in events:
            self._take(event)

    def _take(self, event: Event) -> None:
        seq, corrects = event.seq, event.corrects
        if corrects is None:
            self._place[seq] = self._last[seq] = seq
            self._stands[seq] = event
        elif (why := self.why_not(corrects)) is not None:
            self.faults.append((event, why))
        else:
            place = self._place[seq] = self._place[corrects]
            self._before[seq] = self._stands[place]
            self._stands[place] = self._before.get(corrects) if event.kind == VOID else event
            self._last[place] = seq
            self._by[corrects] = event

    def why_not(self, seq: int) -> Text | None:
        """Why a record cannot be corrected any more; None where it can."""
        place = self._place.get(seq)
        if place is None:
            return Text(f"该对象没有第{seq}条记录可更正", f"there is no record {seq} of this subject that could be corrected")
        there = self._stands[place]
        if seq == self._last[place] or (there is not None and seq == there.seq):
            return None
        last = self._last[place] if there is None else there.seq
        by = self._by.get(seq)
        if by is None or by.kind != VOID:
            return Text(f"第{seq}条已被更正；请更正第{last}条", f"record {seq} was corrected already; correct {last}")
        withdrawn = Text(f"第{seq}条已由第{by.seq}条作废；", f"record {seq} was withdrawn by record {by.seq}; ")
        if by.seq == self._last[place]:
            return withdrawn + Text(f"要恢复，请作废第{by.seq}条", f"withdraw {by.seq} to have it back")
        return withdrawn + Text(f"请更正第{last}条", f"correct {last}")

    def standing(self) -> list[tuple[int, Event]]:
        """The records that stand, each with its place."""
        return [(place, event) for place, event in self._stands.items() if event is not None]

    def place(self, seq: int) -> int:
        """The place in which a record stands, or stood: the number of the first record there; its own where it corrects nothing that is there."""
        return self._place.get(seq, seq)

    def at(self, seq: int) -> Event | None:
        """What stands in the place of a record now: itself, or what corrected it; None where it was withdrawn, or there is none."""
        return self._stands.get(self._place.get(seq, 0))


def timeline(events: Sequence[Event], known_on: date | None) -> Timeline:
    """The events of one subject, in the order in which they are replayed.

    Args:
        events: Everything recorded of it, by sequence number.
        known_on: Only what was recorded on or before that day counts; None for everything.
    """
    known = events if known_on is None else [event for event in events if event.recorded <= known_on]
    last, in_order, several = date.min, True, False
    for event in known:
        if event.corrects is not None or event.after is not None:
            return _put_right(known)
        day = event.happened
        if day <= last:
            several = several or day == last
            in_order = in_order and day == last
        last = day
    ordered = known if in_order else sorted(known, key=attrgetter("happened"))
    return Timeline(ordered, _days(ordered) if several or not in_order else {}, {}, (), known)


def _days(events: Sequence[Event]) -> dict[int, int]:
    """Where days with several events begin and end."""
    found: dict[int, int] = {}
    start = 0
    for place in range(1, len(events) + 1):
        if place == len(events) or events[place].happened != events[start].happened:
            if place - start > 1:
                found[start] = place
            start = place
    return found


def _put_right(known: Sequence[Event]) -> Timeline:
    records = Records(known)
    days: dict[date, list[Event]] = {}
    for _, event in sorted(records.standing(), key=lambda each: (each[1].happened, each[0])):
        days.setdefault(event.happened, []).append(event)
    ordered: list[Event] = []
    before: dict[int, frozenset[int]] = {}
    for day in days.values():
        direct: dict[int, int] = {}
        for event in day:
            named = None if event.after is None else records.at(event.after)
            if named is not None and named.happened == event.happened and named is not event:
                direct[event.seq] = named.seq
        ordered += _sorted(day, direct) if direct else day
        before |= {seq: _all_before(seq, direct) for seq in direct}
    return Timeline(ordered, _days(ordered), before, tuple(records.faults), [event for _, event in records.standing()])


def _all_before(seq: int, direct: dict[int, int]) -> frozenset[int]:
    found: set[int] = set()
    while (seq := direct.get(seq, 0)) and seq not in found:
        found.add(seq)
    return frozenset(found)


def _sorted(day: list[Event], direct: dict[int, int]) -> list[Event]:
    """The events of one day: each after the one it names, else as they stand; those that name one another in a circle come last."""
    place = {event.seq: at for at, event in enumerate(day)}
    following: dict[int, list[int]] = {}
    for seq, named in direct.items():
        following.setdefault(named, []).append(place[seq])
    ready = [at for at, event in enumerate(day) if event.seq not in direct]
    heapify(ready)
    order: list[int] = []
    while ready:
        order.append(at := heappop(ready))
        for later in following.get(day[at].seq, ()):
            heappush(ready, later)
    return [day[at] for at in (*order, *sorted(set(range(len(day))) - set(order)))]
