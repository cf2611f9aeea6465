"""The moves of the lifecycles of a law, by kind of subject, and which of them an event takes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from typing import cast

from ..rules import Verdict
from .checking import needed_of
from .events import Event
from .kinds import EventKind
from .living import LifecycleLaw, LivingLifecycle
from .moves import Move
from .rows import Row

__all__ = ["Against", "Table", "Tables", "accepted", "against", "chain_of", "may_wait", "waits"]


class Table:
    """The moves of the lifecycles of one kind of subject, under one law."""

    def __init__(self, law: LifecycleLaw, lifecycles: Iterable[LivingLifecycle], kinds: Mapping[str, EventKind]) -> None:
        self.law = law
        self.lifecycles = tuple(lifecycles)
        self.kinds = kinds
        self.initial = [lifecycle.initial.id for lifecycle in self.lifecycles]
        self.place = {kind: place for place, lifecycle in enumerate(self.lifecycles) for kind in lifecycle.kinds}
        self.rows: dict[str, dict[str, Row]] = {}
        self.timed: list[dict[str, list[Row]]] = [{} for _ in self.lifecycles]
        causes: dict[str, str] = {}
        still: dict[str, bool] = {}
        for place, lifecycle in enumerate(self.lifecycles):
            for move in lifecycle.moves:
                row = self.rows.setdefault(move.event.id, {})[move.state.id] = Row(move, place)
                if move.needs:
                    row.elsewhere = self._needed(move, lifecycle)
                if move.due is not None:
                    self.timed[place].setdefault(move.state.id, []).append(row)
                if move.causes is not None:
                    causes[move.event.id] = move.causes.id
                still[move.event.id] = still.get(move.event.id, True) and move.to == move.state and move.causes is None
        self.caused = frozenset(causes.values())
        # What somebody records can begin with any row but those that only another move takes.
        self.begins = {kind: by_state for kind, by_state in self.rows.items() if kind not in self.caused}
        self._touches = {kind: frozenset(self._touched(kind, causes)) for kind in self.rows}
        self._still = still
        self._stood: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._interfere: dict[tuple[str, str], bool] = {}

    def _needed(self, move: Move, own: LivingLifecycle) -> tuple[int, frozenset[str]]:
        needed = cast("LivingLifecycle", needed_of(move, own, self.lifecycles))  # there is one: the policy was checked
        return self.lifecycles.index(needed), frozenset(state.id for state in move.needs)

    def _touched(self, kind: str, causes: Mapping[str, str]) -> Iterable[int]:
        while True:
            yield self.place[kind]
            yield from (row.elsewhere[0] for row in self.rows[kind].values() if row.elsewhere is not None)
            if kind not in causes:
                return
            kind = causes[kind]

    def shared(self, states: tuple[str, ...]) -> tuple[str, ...]:
        """The states, as one value for all who are in them."""
        return self._stood.setdefault(states, states)

    def may_interfere(self, one: str, other: str) -> bool:
        """Whether the order of two events of these kinds can matter at all: not those of lifecycles apart, not two that change no state."""
        pair = one, other
        found = self._interfere.get(pair)
        if found is None:
            here, there = self._touches.get(one), self._touches.get(other)
            known = here is not None and there is not None and not here.isdisjoint(there)
            found = self._interfere[pair] = known and not (self._still[one] and self._still[other])
        return found


class Tables:
    """The tables of a law, for each kind of subject."""

    def __init__(self, law: LifecycleLaw) -> None:
        lifecycles = law.policy.lifecycles
        self.kinds: dict[str, EventKind] = {kind: value for lifecycle in lifecycles for kind, value in lifecycle.kinds.items()}
        self.subject_of = {kind: lifecycle.subject.id for lifecycle in lifecycles for kind in lifecycle.kinds}
        by_subject: dict[str, list[LivingLifecycle]] = {}
        for lifecycle in lifecycles:
            by_subject.setdefault(lifecycle.subject.id, []).append(lifecycle)
        self.subjects = {lifecycle.subject.id: lifecycle.subject for lifecycle in lifecycles}
        self._tables = {subject: Table(law, each, self.kinds) for subject, each in by_subject.items()}
        self._none = Table(law, (), self.kinds)

    def subject(self, events: Iterable[Event]) -> str | None:
        """The kind of subject that events are of: that of the first whose kind is known; or the only one there is."""
        for event in events:
            if (found := self.subject_of.get(event.kind)) is not None:
                return found
        return next(iter(self._tables)) if len(self._tables) == 1 else None

    def of(self, subject: str | None) -> Table:
        """The table of a kind of subject; an empty one where that is not known."""
        return self._none if subject is None else self._tables[subject]


def accepted(table: Table, states: list[str], event: Event, touched: set[str]) -> list[Row] | None:
    """The rows that an event, and all that it would cause, take in the states in which the lifecycles are; None if something is against it."""
    rows: list[Row] = []
    fits = event.kind not in table.caused
    for row in chain_of(table, states, event.kind):
        if row is None or row.target is None or row.move.due is not None:
            fits = False
        if row is not None:
            touched |= row.readings
            rows.append(row)
            fits = fits and not any(against(row, event, table.law, states, caused=len(rows) > 1))
    return rows if fits else None


def chain_of(table: Table, states: Sequence[str], kind: str) -> Iterator[Row | None]:
    """The row of an event, then those of what it causes; None where there is none, which ends it."""
    while True:
        place = table.place.get(kind)
        row = None if place is None else table.rows[kind].get(states[place])
        if row is not None and not row.ready:
            row.make_ready(table.law)
        yield row
        if row is None or row.move.causes is None:
            return
        kind = row.move.causes.id


def waits(table: Table, states: Sequence[str], event: Event) -> bool:
    """Whether nothing stands against an event in the states that it met, which did not apply, but facts that nobody told."""
    for number, row in enumerate(chain_of(table, states, event.kind)):
        if row is None or row.target is None or row.move.due is not None:
            return False
        if not all(_untold(each, row, event, table.law) for each in against(row, event, table.law, states, caused=number > 0)):
            return False
    return event.kind not in table.caused


def may_wait(table: Table, event: Event) -> bool:
    """Whether a fact that nobody told stands against an event in some states, whatever else does: those that it met may be others once it is told."""
    for row in table.rows.get(event.kind, {}).values():
        if not row.ready:
            row.make_ready(table.law)
        if any(_untold(each, row, event, table.law) for each in against(row, event, table.law, table.initial, caused=False)):
            return True
    return False


class Against(Enum):
    """What can stand against a row that there is."""

    ROLE = "role"
    FACTS = "facts"
    GUARD = "guard"
    ELSEWHERE = "elsewhere"


def against(row: Row, event: Event, law: LifecycleLaw, states: Sequence[str], *, caused: bool) -> Iterator[Against]:
    """What stands against a row: where another lifecycle is, who acted, what was recorded, and its condition. What is caused needs nobody to act."""
    if row.elsewhere is not None and states[row.elsewhere[0]] not in row.elsewhere[1]:
        yield Against.ELSEWHERE
    if row.role is not None and not caused and event.role != row.role:
        yield Against.ROLE
    if event.facts.__class__ is not row.facts and not (caused and row.move.event.facts is None):
        yield Against.FACTS
    elif row.compiled is not None and row.verdict(event.facts, law) is not Verdict.YES:
        yield Against.GUARD


def _untold(each: Against, row: Row, event: Event, law: LifecycleLaw) -> bool:
    """Whether what stands against a row is a fact that nobody told: none was recorded with the event, or one that the condition needs is missing."""
    if each is Against.FACTS:
        return event.facts is None
    return each is Against.GUARD and row.verdict(event.facts, law) is Verdict.UNDETERMINED
