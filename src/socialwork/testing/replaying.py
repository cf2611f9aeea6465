"""Where a subject stands, worked out the slow and obvious way, to compare with what is replayed.

Nothing is kept: for every event the table is searched from the top, every condition decided anew, and every timed move of every lifecycle
looked at.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

import attrs

from ..lifecycle import VOID, Event, Journal, Lifecycle, Move, State
from ..lifecycle.journals import check_journal
from ..policies import Law, Policy
from ..rules import Verdict

__all__ = ["reference_standing"]


@attrs.define
class _World:
    """Where everything stands at a moment of the replay."""

    law: Law[Policy]
    lifecycles: list[Lifecycle]
    states: dict[str, State]
    since: dict[str, date | None]
    before: dict[str, Event] = attrs.field(factory=dict[str, Event])
    today: date = date.min
    steps: list[tuple[Any, ...]] = attrs.field(factory=list[tuple[Any, ...]])
    refused: list[int] = attrs.field(factory=list[int])

    def target(self, move: Move) -> State | None:
        return move.to if isinstance(move.to, State) else dict(move.to.states)[self.law.choice(move.to.reading).id]

    def found(self, kind: str) -> tuple[Lifecycle, Move] | None:
        """The move that an event of a kind makes now."""
        for lifecycle in self.lifecycles:
            for move in lifecycle.moves:
                here = move.state == self.states[lifecycle.id] and move.due is None and self.target(move) is not None
                if move.event.id == kind and here:
                    return lifecycle, move
        return None

    def go(self, lifecycle: Lifecycle, move: Move, day: date, event: Event | None) -> None:
        to = self.target(move) or move.state
        self.steps.append((day, event and event.seq, move.event.id, lifecycle.id, move.state.id, to.id))
        if to != move.state:
            self.states[lifecycle.id], self.since[lifecycle.id] = to, day

    def pass_to(self, day: date) -> None:
        """Let everything happen that happens by itself up to a day."""
        while True:
            due: list[tuple[date, Lifecycle, Move]] = []
            for lifecycle in self.lifecycles:
                for move in lifecycle.moves:
                    entered = self.since[lifecycle.id]
                    if move.state == self.states[lifecycle.id] and move.due is not None and entered is not None and self.target(move):
                        found = move.due.day(entered, self.before, self.law)
                        if found is not None and found <= day:
                            due.append((found, lifecycle, move))
            if not due:
                return
            on, lifecycle, move = min(due, key=lambda each: each[0])
            self.today = max(on, self.today)
            self.go(lifecycle, move, self.today, None)

    def happen(self, event: Event) -> None:
        """Make the moves of an event, all or none."""
        self.pass_to(event.happened)
        self.today = event.happened
        moves: list[tuple[Lifecycle, Move]] = []
        if any(move.causes is not None and move.causes.id == event.kind for lifecycle in self.lifecycles for move in lifecycle.moves):
            self.refused.append(event.seq)  # it happens with another event, never by itself
            return
        kind: str | None = event.kind
        while kind is not None:
            found = self.found(kind)
            if found is None or not self.fits(found[1], event, caused=bool(moves)):
                self.refused.append(event.seq)
                return
            moves.append(found)
            causes = found[1].causes
            kind = None if causes is None else causes.id
        for lifecycle, move in moves:
            self.before[move.event.id] = event
            self.go(lifecycle, move, event.happened, event)
        self.pass_to(event.happened)

    def fits(self, move: Move, event: Event, *, caused: bool) -> bool:
        if move.needs and not any(state in self.states.values() for state in move.needs):
            return False
        if not caused:
            if move.role is not None and move.role.id != event.role:
                return False
            if type(event.facts) is not (move.event.facts or type(None)):
                return False
        return move.guard is None or self.law.decide(move.guard, event.facts).verdict is Verdict.YES


def _standing(records: Sequence[Event]) -> tuple[dict[int, Event | None], dict[int, int], list[int]]:
    """What stands in each place, each record's place, and the corrections that correct nothing."""
    stands: dict[int, Event | None] = {}
    places: dict[int, int] = {}
    was: dict[int, Event | None] = {}
    last: dict[int, int] = {}
    faults: list[int] = []
    for event in records:
        place = event.seq
        if event.corrects is not None:
            if event.corrects not in places:
                faults.append(event.seq)
                continue
            place = places[event.corrects]
            there = stands[place]
            if event.corrects != last[place] and (there is None or there.seq != event.corrects):
                faults.append(event.seq)
                continue
            was[event.seq] = there
        places[event.seq], last[place] = place, event.seq
        stands[place] = was.get(event.corrects or 0) if event.kind == VOID else event
    return stands, places, faults


def _came_before(stands: dict[int, Event | None], places: dict[int, int], event: Event) -> set[int]:
    """Everything of the day that came before an event, as records say."""
    found: set[int] = set()
    while event.after is not None:
        named = stands.get(places.get(event.after, 0))
        if named is None or named.happened != event.happened or named.seq == event.seq or named.seq in found:
            break
        found.add(named.seq)
        event = named
    return found


def _in_order(day: list[Event], came_before: dict[int, set[int]]) -> list[Event]:
    done: list[Event] = []
    left = list(day)
    while left:
        names = {event.seq for event in left}
        ready = [event for event in left if not came_before[event.seq] & (names - {event.seq}) and event.seq not in came_before[event.seq]]
        if not ready:
            return [*done, *left]
        done.append(ready[0])
        left.remove(ready[0])
    return done


def _can_meet(lifecycles: list[Lifecycle], one: str, other: str) -> bool:
    """Whether two kinds of event meet in one lifecycle, by what they cause, need or are themselves, and one of them can change a state."""

    def moves(kind: str) -> list[tuple[str, Move]]:
        found = [(lifecycle.id, move) for lifecycle in lifecycles for move in lifecycle.moves if move.event.id == kind]
        return [*found, *(each for _, move in found if move.causes is not None for each in moves(move.causes.id))]

    def touched(found: list[tuple[str, Move]]) -> set[str]:
        needed = {state for _, move in found for state in move.needs}
        return {name for name, _ in found} | {lifecycle.id for lifecycle in lifecycles if needed.intersection(lifecycle.states)}

    both = (moves(one), moves(other))
    shared = touched(both[0]) & touched(both[1])
    return bool(shared) and any(move.to != move.state for each in both for _, move in each)


def reference_standing(journal: Journal, law: Law[Any], subject: str, *, as_of: date, known_on: date | None = None) -> dict[str, Any]:
    """Where a subject stands, by the plain definition, as plain data: states, since when, steps, events not applied, pairs not ordered.

    Args:
        journal: The journal.
        law: The law.
        subject: The id of the subject.
        as_of: What happened on or before that day counts.
        known_on: What was recorded on or before that day counts; None for everything.

    Raises:
        InvalidValueError: If there is no journal.

    >>> from socialwork.testing.invented import TEA_ROOM_LIVES
    >>> day = date(2021, 1, 1)
    >>> journal = Journal().record("fair.cancelled", subject="fair1", on=day, role="town", recorder="office")
    >>> reference_standing(journal, TEA_ROOM_LIVES.on(day), "fair1", as_of=day)["states"]
    {'fair': 'cancelled'}
    """
    check_journal(journal)
    known = [event for event in journal.of(subject) if known_on is None or event.recorded <= known_on]
    stands, places, faults = _standing(known)
    standing = [(place, event) for place, event in stands.items() if event is not None]
    came_before = {event.seq: _came_before(stands, places, event) for _, event in standing}
    days = {event.happened: [each for _, each in standing if each.happened == event.happened] for _, event in standing}
    ordered = {day: _in_order(days[day], came_before) for day in sorted(days) if day <= as_of}
    owner = {kind: lifecycle.subject for lifecycle in law.policy.lifecycles for kind in lifecycle.kinds}
    owners = [owner[event.kind] for event in (*(each for _, each in standing), *journal.of(subject)) if event.kind in owner]
    lifecycles = [lifecycle for lifecycle in law.policy.lifecycles if owners and lifecycle.subject == owners[0]]

    def played(events: Sequence[Event]) -> _World:
        initial = {lifecycle.id: lifecycle.initial for lifecycle in lifecycles}
        world = _World(law, lifecycles, initial, dict.fromkeys(initial))
        for event in events:
            world.happen(event)
        return world

    def outcome(day: date, events: Sequence[Event]) -> object:
        world = played([*(event for each in ordered if each < day for event in ordered[each]), *events])
        return world.states, {seq for _, seq, *_ in world.steps}

    unordered: list[tuple[int, int]] = []
    for day, events in ordered.items():
        for at, later in enumerate(events):
            for place, earlier in enumerate(events[:at]):
                if earlier.seq in came_before[later.seq] or not _can_meet(lifecycles, earlier.kind, later.kind):
                    continue
                between = events[place + 1 : at]
                ahead = [each for each in between if each.seq in came_before[later.seq]]
                behind = [each for each in between if earlier.seq in came_before[each.seq]]
                one = [*ahead, later, earlier, *(each for each in between if each not in ahead)]
                other = [*(each for each in between if each not in behind), later, earlier, *behind]
                exchanged = [[*events[:place], *way, *events[at + 1 :]] for way in (one, other)]
                if all(outcome(day, way) != outcome(day, events) for way in exchanged):
                    unordered.append((earlier.seq, later.seq))

    world = played([event for events in ordered.values() for event in events])
    world.pass_to(as_of)
    return {
        "states": {name: state.id for name, state in world.states.items()},
        "since": world.since,
        "steps": world.steps,
        "not_applied": [*world.refused, *faults],
        "unordered": unordered,
    }
