"""The moves of a law, made ready for replay: targets that depend on readings, and conditions, are looked up when a move is first tried."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from enum import Enum
from typing import Any, Protocol, cast

import attrs

from ..law import Option, Reading
from ..rules import AppliedLaw, Compiled, Decision, Rule, Verdict
from ..text import Text
from .checking import Stated, needed_of
from .events import Event
from .kinds import EventKind, State
from .moves import Due, Move

__all__ = ["LifecycleLaw", "Reason", "Row", "Table", "Tables"]


EVERYTHING = ""
"""Stands among the kinds of event that were looked for where every kind was."""


class LivingLifecycle(Stated, Protocol):
    """What replay asks of a lifecycle. `Lifecycle` has it."""

    @property
    def label(self) -> Text:
        """What it is called."""
        ...

    @property
    def initial(self) -> State:
        """The first state."""
        ...

    @property
    def moves(self) -> tuple[Move, ...]:
        """Its rows."""
        ...

    @property
    def kinds(self) -> Mapping[str, EventKind]:
        """Its kinds of event, by id."""
        ...

    def state(self, state_id: str) -> State:
        """The state of that id."""
        ...


class HasLifecycles(Protocol):
    """Whatever has lifecycles. `Policy` does."""

    @property
    def lifecycles(self) -> "tuple[LivingLifecycle, ...]":
        """Its lifecycles."""
        ...


class LifecycleLaw(AppliedLaw, Protocol):
    """A law under which journals are replayed. `socialwork.policies.Law` is one."""

    @property
    def policy(self) -> HasLifecycles:
        """The policy it is of."""
        ...

    def decide(self, rule: Rule, facts: object) -> Decision:
        """What a rule says of a case."""
        ...


@attrs.frozen(kw_only=True)
class Reason:
    """One reason why an event is not applied, or cannot happen.

    Attributes:
        why: The reason; it tells nothing personal.
        clause: The clauses behind it.
        decision: The decision on the condition that is not met, or waits; None where the reason is another one.
        waits: Whether a fact, or a number, that is missing could still remove it.
    """

    why: Text
    clause: tuple[str, ...] = ()
    decision: Decision | None = attrs.field(default=None, eq=False, repr=False)
    waits: bool = False

    @property
    def text(self) -> Text:
        """The reason with its clauses."""
        return self.why + Text(f"（{'/'.join(self.clause)}）", f" ({'/'.join(self.clause)})") if self.clause else self.why

    def as_data(self) -> dict[str, Any]:
        """The reason as JSON data; the facts behind it are in `decision` alone."""
        return {"why": self.why.as_data(), "clauses": list(self.clause), "waits": self.waits}


class Asking:
    """A law that keeps in mind which readings it is asked for."""

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
        self._days: dict[object, tuple[date | None, frozenset[str]]] = {}

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

    def due(self, entered: date, before: dict[str, Event], law: LifecycleLaw) -> tuple[date | None, frozenset[str]]:
        """The day on which a timed move happens, and the readings asked for it; no day if it never does, or beyond the calendar."""
        try:
            found = self._days.get(self._key(entered, before))
            if found is None:
                found = self._reckoned(entered, before, law)
                if EVERYTHING not in self.watches:
                    self._days[self._key(entered, before)] = found
        except TypeError:  # facts that cannot be kept in a dictionary
            return self._reckoned(entered, before, law)
        return found

    def _key(self, entered: date, before: dict[str, Event]) -> object:
        looked_at = map(before.get, self.watches)
        return entered, self.watches, *(None if event is None else (event.happened, event.facts) for event in looked_at)

    def _reckoned(self, entered: date, before: dict[str, Event], law: LifecycleLaw) -> tuple[date | None, frozenset[str]]:
        touched, looked_for = set[str](), set(self.watches)
        day: date | None = None
        with suppress(OverflowError, ValueError):  # beyond the calendar, and replay never raises
            day = cast("Due", self.move.due).day(entered, Seen(before, looked_for), Asking(law, touched))
        self.watches = tuple(sorted(looked_for))
        return day, frozenset(touched)


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
    """Whether nothing stands against an event that was not applied but facts that nobody told."""
    for number, row in enumerate(chain_of(table, states, event.kind)):
        if row is None or row.target is None or row.move.due is not None:
            return False
        for each in against(row, event, table.law, states, caused=number > 0):
            untold = event.facts is None if each is Against.FACTS else each is Against.GUARD
            if not untold or (each is Against.GUARD and row.verdict(event.facts, table.law) is Verdict.NO):
                return False
    return event.kind not in table.caused


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
