"""What came of replaying the events of one subject."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from ..text import Text
from .events import Event
from .refusals import Reason, reasons_against
from .rows import Row
from .tables import Table

__all__ = ["Run"]


class Run(NamedTuple):
    """Where the lifecycles of one subject came to stand, and how. A journal has thousands: it is kept small.

    Attributes:
        table: The table.
        states: The id of the state of each lifecycle.
        entered: The day on which each entered it; None where nothing happened.
        rows: The moves made, in order.
        by: For each of them the event by which it was made, or the day of a timed move.
        turned: The events that no move accepted.
        stood: For each of them the states in which the lifecycles were.
        faults: The corrections that corrected nothing, and why.
        unordered: Pairs of events of one day whose order matters and is not told.
        touched: The ids of the readings that were asked.
        upcoming: The timed moves that lead on from there, each with its day, in the order of the table.
    """

    table: Table
    states: tuple[str, ...]
    entered: tuple[date | None, ...]
    rows: Sequence[Row]
    by: Sequence[Event | date]
    turned: tuple[Event, ...]
    stood: tuple[tuple[str, ...], ...]
    faults: tuple[tuple[Event, Text], ...]
    unordered: tuple[tuple[Event, Event], ...]
    touched: frozenset[str]
    upcoming: tuple[tuple[date, Row], ...]

    def reasons(self) -> Iterator[tuple[Event, tuple[Reason, ...]]]:
        """Every event that changed nothing, with the reasons."""
        for event, states in zip(self.turned, self.stood, strict=True):
            yield event, reasons_against(self.table, states, event)
        for event, why in self.faults:
            yield event, (Reason(why=why),)
