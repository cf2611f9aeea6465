"""Strategies for journals over the lifecycles of any policy: records of every kind, late and corrected ones, in any order."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any

import attrs
from hypothesis import strategies as st

from ..lifecycle import VOID, Allowed, Event, EventKind, Journal, Move, State
from ..policies import Law, Policy
from ..rules import Missing, Shape, Verdict
from .facts import fact_values, or_missing

__all__ = ["event_facts", "events", "journals", "walks"]

_FIRST_DAY = date(2021, 1, 1)
_GAPS = (0, 0, 1, 27, 31, 90, 400)  # days on which things fall together, and terms that end in between


def event_facts(kind: EventKind) -> st.SearchStrategy[Any]:
    """What an event of a kind can record, with any fact missing; None where it records nothing.

    Args:
        kind: The kind. The fields of its class of facts are made with `Fact.field`.

    >>> from hypothesis import find
    >>> from socialwork.testing.invented import TEA_ROOM_LIVES
    >>> find(event_facts(TEA_ROOM_LIVES.lifecycle("support").kinds["granted"]), lambda facts: facts.sound is True).guests
    <Missing.NOT_ASKED: 'not_asked'>
    """
    if kind.facts is None:
        return st.none()
    return st.builds(kind.facts, **{field.name: _told(field) for field in attrs.fields(kind.facts)})


def _told(field: "attrs.Attribute[Any]") -> st.SearchStrategy[Any]:
    """What a field can hold: whatever its fact can be, or why it is missing. What has to be told is told, a number as a whole one."""
    fact = field.metadata["fact"]
    if isinstance(field.default, Missing):
        return or_missing(fact_values(fact))
    return st.integers(1, 3000).map(Decimal) if fact.shape is Shape.NUMBER else fact_values(fact)


@st.composite
def events(
    draw: st.DrawFn, policy: Policy, *, subjects: st.SearchStrategy[str] | None = None, days: st.SearchStrategy[date] | None = None
) -> Event:
    """Any event of a policy's lifecycles without a number yet: mostly one that could be right, sometimes of a wrong role, or without its facts.

    Args:
        draw: Given by Hypothesis; leave it out.
        policy: The policy.
        subjects: The ids of subjects; three by default.
        days: The days it happens; by default such that several fall on one day.

    >>> from hypothesis import find
    >>> from socialwork.testing.invented import TEA_ROOM_LIVES
    >>> find(events(TEA_ROOM_LIVES), lambda event: event.kind == "fair.closed").happened
    datetime.date(2021, 1, 1)
    """
    kinds = {kind.id: (kind, lifecycle) for lifecycle in policy.lifecycles for kind in lifecycle.kinds.values()}
    kind, lifecycle = kinds[draw(st.sampled_from(tuple(kinds)))]
    acting = tuple(dict.fromkeys(move.role.id for move in lifecycle.moves if move.event == kind and move.role is not None))
    happened = draw(st.integers(0, 6).map(_day) if days is None else days)
    return Event(
        subject=draw(st.sampled_from(("A", "B", "C")) if subjects is None else subjects),
        kind=kind.id,
        happened=happened,
        recorded=happened + timedelta(days=draw(st.sampled_from((0, 0, 3, 60)))),
        recorder="office",
        role=draw(st.sampled_from((*(acting or ("",)) * 4, "", "nobody"))),
        facts=draw(st.one_of(*[event_facts(kind)] * 5, st.none())),
    )


def _day(number: int) -> date:
    return _FIRST_DAY + timedelta(days=sum(_GAPS[:number]))


@st.composite
def journals(draw: st.DrawFn, policy: Policy, *, subjects: st.SearchStrategy[str] | None = None, max_size: int = 12) -> Journal:
    """Any journal over a policy's lifecycles: records that nobody asked about, some naming what they came after, corrections, withdrawals.

    Args:
        draw: Given by Hypothesis; leave it out.
        policy: The policy.
        subjects: The ids of subjects; three by default.
        max_size: As many events at the most.

    >>> from hypothesis import find
    >>> from socialwork.testing.invented import TEA_ROOM_LIVES
    >>> find(journals(TEA_ROOM_LIVES), lambda journal: len(journal) > 1)
    Journal(2 events of 1 subjects)
    """
    made: list[Event] = []
    for _ in range(draw(st.integers(0, max_size))):
        event = draw(events(policy, subjects=subjects))
        number = st.integers(1, len(made) + 1)
        how = draw(st.sampled_from(("new", "new", "new", "after", "corrects", "void")))
        if how == "after":
            event = attrs.evolve(event, after=draw(number))
        elif how != "new":
            corrects = draw(number)
            subject = made[corrects - 1].subject if corrects <= len(made) and draw(st.booleans()) else event.subject
            void: dict[str, Any] = {"kind": VOID, "facts": None} if how == "void" else {}
            event = attrs.evolve(event, subject=subject, corrects=corrects, **void)
        made.append(event)
    return Journal(made)


@st.composite
def walks(
    draw: st.DrawFn, law: Law[Any], *, subject: str = "A", kind: str | None = None, max_size: int = 10, after: Journal | None = None
) -> Journal:
    """A journal of moves that were allowed one after the other, of one subject.

    Args:
        draw: Given by Hypothesis; leave it out.
        law: The law that allows them.
        subject: The id of the subject.
        kind: The id of its kind; None for any.
        max_size: As many moves at the most.
        after: The journal to go on with, from its last day on; None begins a new one.

    >>> from hypothesis import find
    >>> from socialwork.testing.invented import TEA_ROOM_LIVES
    >>> law = TEA_ROOM_LIVES.on(date(2021, 1, 1))
    >>> find(walks(law), lambda journal: any(event.kind == "closing.dropped" for event in journal))
    Journal(2 events of 1 subjects)
    """
    kinds = tuple(dict.fromkeys(lifecycle.subject.id for lifecycle in law.policy.lifecycles))
    of = draw(st.sampled_from(kinds)) if kind is None else kind
    lifecycles = [lifecycle for lifecycle in law.policy.lifecycles if lifecycle.subject.id == of]
    journal = Journal() if after is None else after
    day = max((event.happened for event in journal), default=_FIRST_DAY)
    for _ in range(draw(st.integers(0, max_size))):
        day += timedelta(days=draw(st.sampled_from((0, 1, 30, 365))))
        stands: Mapping[str, State] = journal.standing(law, subject, as_of=day).states if journal.of(subject) else {}
        here = [(each, stands.get(each.id, each.initial)) for each in lifecycles]
        moves = [move for each, state in here for move in each.moves if move.state == state and move.due is None]
        offered = {move.event.id: said for move in moves if (said := draw(_said(law, move))) is not None}
        allowed = [
            name for name, said in offered.items() if isinstance(journal.can(name, subject=subject, on=day, law=law, **said), Allowed)
        ]
        if allowed:
            name = draw(st.sampled_from(allowed))
            journal = journal.do(name, subject=subject, on=day, law=law, recorder="office", **offered[name])
    return journal


@st.composite
def _said(draw: st.DrawFn, law: Law[Any], move: Move) -> dict[str, Any] | None:
    """Who acts in a move, and facts that its condition accepts; None where none were found."""
    role = None if move.role is None else move.role.id
    if move.guard is None or move.event.facts is None:
        return {"role": role, "facts": draw(_facts(move.event, told=False))}
    facts = draw(_facts(move.event, told=True))
    return {"role": role, "facts": facts} if law.decide(move.guard, facts).verdict is Verdict.YES else None


@lru_cache  # drawing is quick, making the strategy is not
def _facts(kind: EventKind, *, told: bool) -> st.SearchStrategy[Any]:
    """What an event of a kind can record; with everything told, or with any fact missing."""
    if kind.facts is None or not told:
        return event_facts(kind)
    return st.builds(kind.facts, **{field.name: fact_values(field.metadata["fact"]) for field in attrs.fields(kind.facts)})
