"""The rows of a year's allowance: who, for what, how much, and why."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import attrs

from ...errors import mask_identity
from ...money import yuan_text
from ...text import Labelled, Text, Unit, joined, plain
from ..terms import Stop, TermRecord
from .accrual import Accrued, year_of_day
from .asking import AllowanceLaw
from .settling import Settled
from .stretches import DAYS_OF_A_MONTH, stopped_on

__all__ = ["HEADINGS", "MONTHS", "PEOPLE", "AllowanceLine", "LineKind", "turns"]

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
        turns: When the benefits ended and came back, in order and in words.
    """

    kind: LineKind
    person: str
    amount: Decimal | None
    settled: Settled
    clauses: tuple[str, ...]
    turns: tuple[Text, ...] = ()

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
        """For how many months it is, a part of one counted as one."""
        settled = self.settled
        return {
            LineKind.RECOVERY: settled.over_months,
            LineKind.KEPT: settled.kept_months,
            LineKind.HELD: settled.held_months,
            LineKind.OPEN: settled.open,
        }.get(self.kind, settled.due_months)

    @property
    def why(self) -> Text:
        """What accrued, month by month in short, and what was paid."""
        settled = self.settled
        known = [month for month in settled.months if month.amount is not None]
        if known:
            span = joined(_spans(known), zh="、", en=", ")
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
            if settled.paid > settled.accrued:
                more = yuan_text(settled.paid - settled.accrued)
                parts.append(
                    Text(f"已发超出已知金额{more.zh}，或属金额不明的月份", f"{more.en} beyond the known amounts paid, maybe for those")
                )
        parts += self.turns
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


def _spans(months: Sequence[Accrued]) -> Iterator[Text]:
    """The months in rows without a gap."""
    first = months[0]
    for month, after in zip(months, (*months[1:], None), strict=True):
        if after is None or after.number != month.number + 1:
            yield _span(first.month, month.month)
            first = after or first


def _span(first: date, last: date) -> Text:
    one, other = f"{first:%Y-%m}", f"{last:%Y-%m}"
    return plain(one) if one == other else Text(f"{one}至{other}", f"{one} to {other}")


def _part(month: Accrued) -> Text:
    days = month.share * DAYS_OF_A_MONTH
    return Text(f"其中{month.month:%Y-%m}按{days}天计", f"{month.month:%Y-%m} by {days} of {DAYS_OF_A_MONTH} days")


def turns(settled: Settled, law: AllowanceLaw) -> tuple[Text, ...]:
    """When the benefits of a term ended and came back, as far as months that are paid by the year hang on it; under the law's readings."""
    record = settled.record
    if record is None or not (record.stops or record.resumes):
        return ()
    found = [(day, Text(f"{day}返回", f"returned on {day}")) for day in record.resumes if _told(day, settled, record, law)]
    for stop in record.stops:
        since, _ = stopped_on(stop, law)
        if _told(min(since, stop.day), settled, record, law):
            found.append((since, _stopped(stop, since)))
    return tuple(text for _, text in sorted(found, key=lambda each: each[0]))


def _told(day: date, settled: Settled, record: TermRecord, law: AllowanceLaw) -> bool:
    return day <= record.last_day and year_of_day(record, day, law) <= settled.year


def _stopped(stop: Stop, since: date) -> Text:
    if stop.why == "left":
        return Text(f"{stop.day}离开社会工作或本市", f"left the work or the city on {stop.day}")
    said = Text(f"{stop.day}取消称号", f"title revoked on {stop.day}")
    return said if since == stop.day else said + Text(f"（待遇自{since}起停止）", f" (benefits end from {since})")
