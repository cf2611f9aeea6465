"""What became of each record of a journal: whether it applies, and if not, why, or what took its place."""

from datetime import date
from typing import Any

import attrs

from ..text import Labelled, Text
from .events import VOID, Event
from .journals import Journal, check_journal
from .living import LifecycleLaw
from .ordering import timeline
from .standings import NotApplied

__all__ = ["Outcome", "RecordOutcome", "outcomes"]


class Outcome(Labelled):
    """What became of a record."""

    APPLIED = "applied", "适用", "applies"
    NOT_APPLIED = "not_applied", "未适用", "not applied"
    CORRECTED = "corrected", "已更正", "corrected"
    WITHDRAWN = "withdrawn", "已作废", "withdrawn"


@attrs.frozen(kw_only=True)
class RecordOutcome:
    """What became of one record.

    Attributes:
        seq: The number of the record.
        outcome: What became of it.
        by: The record that took its place or withdrew it; None where none did.
        why: Why it is not applied; None where it is, or another record took its place.
    """

    seq: int
    outcome: Outcome
    by: int | None = None
    why: Text | None = None

    def as_data(self) -> dict[str, Any]:
        """It as JSON data."""
        why = None if self.why is None else self.why.as_data()
        return {"seq": self.seq, "outcome": self.outcome.value, "by": self.by, "why": why}


def outcomes(journal: Journal, law: LifecycleLaw) -> dict[int, RecordOutcome]:
    """What became of every record, by all that is recorded now, in the order of recording.

    Args:
        journal: The journal.
        law: The law whose tables, readings and values are used.

    Raises:
        InvalidValueError: If there is no journal.
    """
    check_journal(journal)
    found: dict[int, RecordOutcome] = {}
    for subject, standing in journal.standings(law, as_of=date.max).items():
        turned = {each.event.seq: each for each in standing.not_applied}
        stands = {event.seq for event in timeline(journal.of(subject), None).events}
        for event in journal.of(subject):
            found[event.seq] = _outcome(event, turned, stands, journal.of(subject))
    return dict(sorted(found.items()))


def _outcome(event: Event, turned: dict[int, NotApplied], stands: set[int], others: tuple[Event, ...]) -> RecordOutcome:
    if event.seq in turned:
        return RecordOutcome(seq=event.seq, outcome=Outcome.NOT_APPLIED, why=turned[event.seq].why)
    later = [other for other in others if other.corrects == event.seq and other.seq not in turned]
    if event.seq in stands or not later:
        return RecordOutcome(seq=event.seq, outcome=Outcome.APPLIED)
    last = later[-1]
    return RecordOutcome(seq=event.seq, outcome=Outcome.WITHDRAWN if last.kind == VOID else Outcome.CORRECTED, by=last.seq)
