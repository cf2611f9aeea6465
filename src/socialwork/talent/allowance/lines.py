"""The rows of a year's allowance: who, for what, how much, and why."""

from datetime import date
from decimal import Decimal
from typing import Any

import attrs

from ...errors import mask_identity
from ...money import yuan_text
from ...text import Labelled, Text, Unit, joined, plain
from ..terms import Stop
from .accrual import DAYS_OF_A_MONTH, Accrued
from .settling import Settled

__all__ = ["HEADINGS", "MONTHS", "PEOPLE", "AllowanceLine", "LineKind"]

MONTHS, PEOPLE = Unit("个月", "months", "month"), Unit("人", "people", "person")

HEADINGS = (
    Text("类别", "kind"),
    Text("编号", "id"),
    Text("所属年度", "for the year"),
    Text("月数", "months"),
    Text("金额（元）", "amount (yuan)"),
    Text("依据", "why"),
)
"""What the cells of a row are."""


class LineKind(Labelled):
    """What a row is about."""

    DUE = "due", "应发", "due"
    CORRECTION = "correction", "补发", "correction"
    RECOVERY = "recovery", "应收回", "to be recovered"
    KEPT = "kept", "多发不追回", "paid too much and kept"
    HELD = "held", "暂缓发放", "held back"
    OPEN = "open", "金额不明", "amount unknown"


@attrs.frozen
class AllowanceLine:
    """One row.

    Attributes:
        kind: What it is about.
        person: The person's id.
        amount: In yuan, to the fen; never negative. None where nobody knows it.
        settled: What accrued and what was paid.
        clauses: The clauses behind it.
    """

    kind: LineKind
    person: str
    amount: Decimal | None
    settled: Settled
    clauses: tuple[str, ...]

    @property
    def term(self) -> int:
        """Which term of the person it is about."""
        return self.settled.term

    @property
    def for_year(self) -> int:
        """The year whose payment it is."""
        return self.settled.year

    @property
    def months(self) -> int:
        """For how many months, a part of one counted as one: those not paid yet, those paid too much, or those of unknown amount."""
        if self.kind is LineKind.OPEN:
            return self.settled.open
        known = len(self.settled.months) - self.settled.open
        too_much = self.kind in (LineKind.RECOVERY, LineKind.KEPT)
        return max(self.settled.paid_months - known if too_much else known - self.settled.paid_months, 0)

    @property
    def why(self) -> Text:
        """What accrued, month by month in short, and what was paid."""
        settled = self.settled
        known = [month for month in settled.months if month.amount is not None]
        if known:
            span = _span(known[0].month, known[-1].month)
            parts = [
                Text(
                    f"{settled.year}年度应计{len(known)}个月（{span.zh}）",
                    f"{settled.year}: {MONTHS.counted(len(known)).en} accrued ({span.en})",
                )
            ]
        elif settled.open:
            parts = [Text(f"{settled.year}年度已知金额的没有", f"{settled.year}: none of a known amount")]
        else:
            parts = [Text(f"{settled.year}年度没有应计的月份", f"{settled.year}: no month accrued")]
        parts += (_part(month) for month in known if month.share != 1)
        total, paid = yuan_text(settled.accrued), yuan_text(settled.paid)
        parts.append(Text(f"共{total.zh}", f"{total.en} in all"))
        parts.append(Text(f"已发{paid.zh}", f"{paid.en} paid"))
        if settled.open:
            parts.append(Text(f"另有{settled.open}个月金额不明", f"{MONTHS.counted(settled.open).en} more of unknown amount"))
        if settled.record is not None:
            parts += (_stopped(stop) for stop in settled.record.stops if stop.day.year <= settled.year)
        return joined(parts, zh="，", en=", ")

    def row(self) -> tuple[Text, ...]:
        """The row as cells under `HEADINGS`."""
        amount = plain("-") if self.amount is None else plain(f"{self.amount:,.2f}")
        return self.kind.label, plain(mask_identity(self.person)), plain(self.for_year), plain(self.months), amount, self.why

    def as_data(self) -> dict[str, Any]:
        """The row as JSON data."""
        return {
            "kind": self.kind.value,
            "person": self.person,
            "term": self.term,
            "for_year": self.for_year,
            "months": self.months,
            "amount": None if self.amount is None else f"{self.amount:.2f}",
            "why": self.why.as_data(),
            "clauses": list(self.clauses),
        }


def _span(first: date, last: date) -> Text:
    one, other = f"{first:%Y-%m}", f"{last:%Y-%m}"
    return plain(one) if one == other else Text(f"{one}至{other}", f"{one} to {other}")


def _part(month: Accrued) -> Text:
    days = month.share * DAYS_OF_A_MONTH
    return Text(f"其中{month.month:%Y-%m}按{days}天计", f"{month.month:%Y-%m} by {days} of {DAYS_OF_A_MONTH} days")


def _stopped(stop: Stop) -> Text:
    if stop.why == "left":
        return Text(f"{stop.day}离开社会工作或本市", f"left the work or the city on {stop.day}")
    return Text(f"{stop.day}取消称号", f"title revoked on {stop.day}")
