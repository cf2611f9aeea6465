"""Whether a record bears a day before that of a record already there: the register proves the order of its records, and not their days."""

from collections.abc import Iterable
from typing import Any

import attrs

from ..lifecycle import Event
from ..text import Lang, Text
from .speaking import note_line

__all__ = ["DatedBack"]


@attrs.frozen
class DatedBack:
    """A record whose recorded day is before that of an earlier record.

    Attributes:
        record: The record.
        before: The record before it that bears the later day.
    """

    record: Event
    before: Event

    @classmethod
    def of(cls, there: Iterable[Event], added: Iterable[Event]) -> "DatedBack | None":
        """The first of the records that were added for which it is so; None if there is none.

        Args:
            there: The records before.
            added: The records that were added, in order.
        """
        latest = max(there, key=lambda event: event.recorded, default=None)
        for event in added:
            if latest is not None and event.recorded < latest.recorded:
                return cls(event, latest)
            latest = event
        return None

    @property
    def text(self) -> Text:
        """What to tell of it."""
        record, before = self.record, self.before
        said = Text(
            f"第{record.seq}条的记录日 {record.recorded} 早于第{before.seq}条的 {before.recorded}；登记簿能证明的是记录的先后，记录日以记录人所写为准",
            f"record {record.seq} is dated {record.recorded}, before record {before.seq} ({before.recorded}); "
            "the register proves the order of its records, the recorded day is what the recorder says",
        )
        return note_line(said)

    @staticmethod
    def lines(found: "DatedBack | None", lang: Lang) -> list[str]:
        """The line that tells it; none where there is nothing to tell."""
        return [] if found is None else [found.text.in_(lang)]

    @staticmethod
    def data(found: "DatedBack | None") -> dict[str, Any] | None:
        """It as JSON data; None where there is nothing to tell."""
        return None if found is None else {"seq": found.record.seq, "before": found.before.seq, **found.text.as_data()}
