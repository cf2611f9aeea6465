"""A payment batch as it was recorded: the list that was paid, whatever is due today."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import attrs

from ...days import check_date
from ...errors import UnknownNameError, mask_identity
from ...lifecycle import Event, Journal
from ...lifecycle.journals import check_journal
from ...lifecycle.ordering import Records
from ...money import yuan_text
from ...text import Text, Unit, plain
from ..payments import PAID, Payment
from .lines import MONTHS, PEOPLE

__all__ = ["Batch", "BatchRow", "recorded_batch"]

_NOTHING = Decimal("0.00")
_PAYMENTS = Unit("笔", "payments", "payment")


@attrs.frozen
class BatchRow:
    """One payment of a batch.

    Attributes:
        event: The record, as it was made.
        now: What stands in its place now: the record itself, what corrected it, or None where it was withdrawn.
    """

    event: Event
    now: Event | None

    @property
    def payment(self) -> Payment:
        """What was recorded."""
        payment: Payment = self.event.facts
        return payment

    @property
    def remark(self) -> Text:
        """Which record it is, of which day, and what became of it."""
        event = self.event
        said = Text(f"第{event.seq}条，{event.happened}发放", f"record {event.seq}, paid on {event.happened}")
        if event.document:
            said += plain(f", {event.document}")
        if self.now is None:
            return said + Text("，已作废", ", withdrawn since")
        if self.now.seq != event.seq:
            return said + Text(f"，已由第{self.now.seq}条更正", f", corrected by record {self.now.seq} since")
        return said

    def as_data(self) -> dict[str, Any]:
        """The row as JSON data."""
        paid = self.payment
        return {
            "seq": self.event.seq,
            "person": self.event.subject,
            "term": int(paid.term),
            "for_year": int(paid.for_year),
            "months": int(paid.months),
            "amount": f"{paid.amount:.2f}",
            "paid_on": str(self.event.happened),
            "recorded": str(self.event.recorded),
            "readings": paid.readings,
            "stands": None if self.now is None else self.now.seq,
        }


@attrs.frozen(kw_only=True)
class Batch:
    """A batch. Make one with `recorded_batch`.

    Attributes:
        name: What it is called.
        known_on: What was recorded on or before that day counts; None for everything.
        rows: Its payments, in the order of the records.
    """

    name: str
    known_on: date | None
    rows: tuple[BatchRow, ...]

    @property
    def total(self) -> Decimal:
        """What was recorded as paid, in yuan; what came back is taken off."""
        return sum((row.payment.amount for row in self.rows), _NOTHING)

    @property
    def months(self) -> int:
        """For how many months."""
        return sum(int(row.payment.months) for row in self.rows)

    def summary(self) -> tuple[Text, ...]:
        """The batch in a few sentences."""
        total = yuan_text(self.total)
        people = PEOPLE.counted(len({row.event.subject for row in self.rows}))
        counted, payments = MONTHS.counted(self.months), _PAYMENTS.counted(len(self.rows))
        said = [
            Text(
                f"按当时的记录：{payments.zh}，{people.zh}，{counted.zh}，合计{total.zh}",
                f"as it was recorded: {payments.en}, {people.en}, {counted.en}, {total.en} in all",
            )
        ]
        readings = dict.fromkeys(row.payment.readings for row in self.rows if row.payment.readings)
        said += (Text(f"测算口径：{each}；其余取默认", f"worked out under {each}, all else by default") for each in readings)
        changed = sum(row.now is not row.event for row in self.rows)
        if changed:
            said.append(Text(f"其中{changed}笔此后更正或作废，见备注", f"corrected or withdrawn since, as the remarks say: {changed}"))
        return tuple(said)

    def cells(self) -> Iterator[tuple[Text, ...]]:
        """Each row as cells: id, year, months, amount, remark."""
        for row in self.rows:
            paid = row.payment
            yield (
                plain(mask_identity(row.event.subject)), plain(paid.for_year), plain(paid.months), plain(f"{paid.amount:,.2f}"), row.remark,
            )  # fmt: skip

    def as_data(self) -> dict[str, Any]:
        """The batch as JSON data."""
        return {
            "batch": self.name,
            "known_on": None if self.known_on is None else str(self.known_on),
            "total": f"{self.total:.2f}",
            "months": self.months,
            "rows": [row.as_data() for row in self.rows],
            "summary": [text.as_data() for text in self.summary()],
        }


def recorded_batch(journal: Journal, name: str, year: int, known_on: date | None = None) -> Batch:
    """The payments of a batch, as they were recorded; what was corrected or withdrawn since is told and not put in their place.

    Args:
        journal: The journal.
        name: The batch.
        year: The year that was paid; the batch may put right earlier years as well.
        known_on: What was recorded on or before that day counts; None for everything.

    Raises:
        InvalidValueError: If it is no journal, or `known_on` no date.
        UnknownNameError: If nothing was recorded in such a batch for that year or an earlier one; it names the batches there are.
    """
    check_journal(journal)
    if known_on is not None:
        check_date("known_on", known_on)
    rows: list[BatchRow] = []
    batches: dict[str, None] = {}
    for subject in journal.subjects:
        known = [event for event in journal.of(subject) if known_on is None or event.recorded <= known_on]
        records = Records(known)
        places: set[int] = set()
        for event in known:
            if event.kind != PAID or not isinstance(event.facts, Payment) or event.facts.for_year > year:
                continue
            batches[event.facts.batch] = None
            place = records.place(event.seq)
            if event.facts.batch == name and place not in places:  # a correction of what is in the list is no payment of its own
                places.add(place)
                rows.append(BatchRow(event, records.at(event.seq)))
    if not rows:
        raise UnknownNameError(Text(f"{year}年度及以前的发放批号", f"batch of {year} or before"), name, tuple(batches))
    return Batch(name=name, known_on=known_on, rows=tuple(sorted(rows, key=lambda row: row.event.seq)))
