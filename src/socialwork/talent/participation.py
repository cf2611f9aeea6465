"""What is recorded of one person in the activities of a year, and whether the person had a place in them."""

from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

import attrs

from ..lifecycle import Event, State
from ..lifecycle.ordering import Timeline
from ..lifecycle.runs import Run
from ..policies.exploring import Options, options_text
from ..rules import Verdict
from ..text import Text, plain
from .doubts import ways
from .membership import by_option
from .standing import Happens
from .standing_facts import Activity, ActivityKind
from .windows import Noting

__all__ = ["OfPerson", "Participation", "of_person"]

_KIND_UNKNOWN = Text("待核实", "undetermined")


@attrs.frozen(kw_only=True)
class Participation:
    """What is recorded of one person in one activity.

    Attributes:
        person: The id.
        seq: The number of the record.
        day: The day.
        kind: What it was; None where that is not told.
        place: Whether the person had a place in it on that day.
        why: Why.
        clause: The clauses behind it.
        readings: The options that were asked for, by the reading's id.
        year_told: Whether the record tells of which year's activities it is one; else it is taken for one of the year of its day.
    """

    person: str
    seq: int
    day: date
    kind: ActivityKind | None
    place: Verdict
    why: Text
    clause: tuple[str, ...]
    readings: Options
    year_told: bool

    def cells(self) -> tuple[Text, ...]:
        """The cells of its row in a table."""
        taken = options_text(self.readings)
        kind = _KIND_UNKNOWN if self.kind is None else self.kind.label
        clauses = plain("/".join(self.clause))
        return plain(self.person), plain(self.day), kind, self.place.label, self.why, clauses, plain(taken or "-")

    def as_data(self) -> dict[str, Any]:
        """It as JSON data."""
        return {
            "person": self.person,
            "seq": self.seq,
            "day": str(self.day),
            "kind": None if self.kind is None else self.kind.value,
            "place": self.place.value,
            "why": self.why.as_data(),
            "clauses": list(self.clause),
            "readings": dict(self.readings),
            "year_told": self.year_told,
        }


class OfPerson(NamedTuple):
    """What is recorded of one person in a year.

    Attributes:
        rows: Each record.
        place: Whether the person had a place on a day of the year, or in one of its activities.
    """

    rows: tuple[Participation, ...]
    place: Verdict


def of_person(person: str, ordered: Timeline, law: Any, year: int) -> OfPerson:
    """What is recorded of a person in the activities of a year; see `activities_of`.

    Args:
        person: The id.
        ordered: The records that stand, in order.
        law: The law whose tables and readings are used.
        year: The year.
    """
    noting: Any = Noting(law, {})
    events = tuple(event for event in ordered.events if event.kind == Happens.ACTIVITY.id and _year_of(event) == year)
    possible = ways(ordered, noting, max((date(year, 12, 31), *(event.happened for event in events))))
    rows: list[Participation] = []
    for event in events:
        states = [_state_at(run, event.seq) for run in possible.runs]
        place = _all_one([_has_place(run, state) for run, state in zip(possible.runs, states, strict=True)], whole=possible.whole)
        why = possible.why if place is Verdict.UNDETERMINED else _why(possible.runs[0], states[0])
        facts = event.facts if isinstance(event.facts, Activity) else Activity()
        rows.append(
            Participation(
                person=person,
                seq=event.seq,
                day=event.happened,
                kind=facts.kind if isinstance(facts.kind, ActivityKind) else None,
                place=place,
                why=why,
                clause=_clause(possible.runs[0], states[0]),
                readings=tuple(noting.asked.items()),
                year_told=isinstance(facts.year, Decimal),
            )
        )
    inside = [_any_place(run, date(year, 1, 1), date(year, 12, 31)) for run in possible.runs]
    place = Verdict.YES if any(row.place is Verdict.YES for row in rows) else _all_one(inside, whole=possible.whole)
    return OfPerson(tuple(rows), place)


def _year_of(event: Event) -> int:
    told = event.facts.year if isinstance(event.facts, Activity) else None
    return int(told) if isinstance(told, Decimal) else event.happened.year


def _all_one(found: list[bool], *, whole: bool) -> Verdict:
    if not whole or len(set(found)) > 1:
        return Verdict.UNDETERMINED
    return Verdict.YES if found[0] else Verdict.NO


def _state_at(run: Run, seq: int) -> str:
    """The state of the term in which a record found it."""
    for row, by in zip(run.rows, run.by, strict=True):
        if isinstance(by, Event) and by.seq == seq:
            return row.source
    at = run.table.place[Happens.ACTIVITY.id]
    return next(states[at] for event, states in zip(run.turned, run.stood, strict=True) if event.seq == seq)


def _has_place(run: Run, state: str) -> bool:
    row = run.table.rows[Happens.ACTIVITY.id].get(state)
    if row is not None and not row.ready:
        row.make_ready(run.table.law)
    return row is not None and row.target is not None


def _any_place(run: Run, first: date, last: date) -> bool:
    """Whether somebody has a place at the end of a day from the first to the last."""
    at = run.table.place[Happens.ACTIVITY.id]
    state, since = run.table.initial[at], date.min
    for row, by in zip(run.rows, run.by, strict=True):
        if row.place != at or row.target in (None, row.source):
            continue
        day = by.happened if isinstance(by, Event) else by
        if since <= last and day > max(since, first) and _has_place(run, state):
            return True
        state, since = row.target or row.source, day
    return since <= last and _has_place(run, state)


def _why(run: Run, state_id: str) -> Text:
    lifecycle = run.table.lifecycles[run.table.place[Happens.ACTIVITY.id]]
    row, label = run.table.rows[Happens.ACTIVITY.id].get(state_id), lifecycle.state(state_id).label
    if row is None or isinstance(row.move.to, State):
        return label
    reading = row.move.to.reading
    return label + by_option(reading, run.table.law.choice(reading))


def _clause(run: Run, state_id: str) -> tuple[str, ...]:
    rows = run.table.rows[Happens.ACTIVITY.id]
    row = rows.get(state_id)
    if row is not None and not isinstance(row.move.to, State):
        return tuple(dict.fromkeys((*row.move.clause, *row.move.to.reading.clause)))
    return next(iter(rows.values())).move.clause
