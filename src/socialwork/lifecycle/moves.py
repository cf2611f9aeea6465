"""The rows of a lifecycle's table: from which state, on what event, to which state, by whom, on what condition, by which clause."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Protocol, runtime_checkable

import attrs

from ..law import Reading
from ..law.documents import clause_ids
from ..rules import Rule
from .events import Event
from .kinds import EventKind, Role, State

__all__ = ["ByOption", "Due", "Move", "leads_to"]


def _pairs(options: "Mapping[str, State | None] | tuple[tuple[str, State | None], ...]") -> tuple[tuple[str, State | None], ...]:
    return tuple(options.items()) if isinstance(options, Mapping) else options


def _states(given: Iterable[State]) -> tuple[State, ...]:
    return tuple(given)


@attrs.frozen
class ByOption:
    """A target that depends on a reading: the state for each option; None where there is no such move under it.

    Attributes:
        reading: The reading.
        states: The state by option, one for each admissible option.
    """

    reading: Reading
    states: tuple[tuple[str, State | None], ...] = attrs.field(converter=_pairs)


@runtime_checkable
class Due(Protocol):
    """On which day a timed move happens by itself, computed from what happened before. Frozen data, never a bare function.

    Of an event only the day it happened and its facts may be used; a day that cannot be computed, beyond the calendar, is taken for none.
    """

    def day(self, entered: date, before: Mapping[str, Event], law: Any) -> date | None:
        """The day.

        Args:
            entered: The day the state was entered.
            before: The last applied event of each kind, by the kind's id, whichever of the subject's lifecycles it belongs to; of a kind that
                another event caused, that one. Timed moves are not among them.
            law: The law under which the journal is replayed: `value(parameter, on=day)` and `choice(reading)` are read.

        Returns:
            The day on whose morning the move happens; None if it never does.
        """
        ...

    def as_data(self) -> dict[str, Any]:
        """What it computes, as JSON data for the fingerprint."""
        ...


@attrs.frozen(kw_only=True)
class Move:
    """One row of the table. A state and an event have one row at most: alternatives are other events, or targets by reading.

    Attributes:
        state: Where it starts.
        event: What happens.
        to: Where it leads.
        guard: What must hold of the event's facts; None if nothing.
        role: Who must act; None where nobody has to.
        clause: The clauses behind it.
        due: The day on which it happens by itself; None where somebody records it.
        causes: What then happens at once in another lifecycle of the same subject: both happen or neither. Such an event is never recorded by
            itself. None for most.
        needs: States of another lifecycle of the same subject; before it happens, that lifecycle must be in one of them. Empty where nothing is
            asked of others.
    """

    state: State
    event: EventKind
    to: State | ByOption
    guard: Rule | None = None
    role: Role | None = None
    clause: tuple[str, ...] = attrs.field(converter=clause_ids)
    due: Due | None = None
    causes: EventKind | None = None
    needs: tuple[State, ...] = attrs.field(default=(), converter=_states)


def leads_to(move: Move) -> Iterator[tuple[str | None, State | None]]:
    """Where a move leads, with the option under which it does; of a move that depends on no reading, None stands for the option."""
    if isinstance(move.to, State):
        yield None, move.to
    else:
        admissible = move.to.reading.admissible
        yield from (pair for pair in move.to.states if pair[0] in admissible)
