"""Small stories under every admissible combination of the readings that their money hangs on, held against what the words say of each."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

import attrs
import pytest
from dateutil.relativedelta import relativedelta

from socialwork.lifecycle import Journal
from socialwork.policies.exploring import explored
from socialwork.rules import Missing
from socialwork.talent import HAIYOU
from socialwork.talent.allowance import Accrued, Payment, accrued
from socialwork.talent.allowance.accrual import Remembered
from socialwork.talent.allowance.settling import settle
from socialwork.talent.standing_facts import Grounds, LeaveCause, Leaving, Naming
from socialwork.talent.terms import TermRecord
from socialwork.talent.windows import TermsOf

WHO = "P1"


@attrs.frozen(kw_only=True)
class Story:
    """One term; days of what happened in it, None where it did not."""

    named: date = date(2023, 12, 1)
    approved: date = date(2023, 11, 20)
    left: date | None = None
    cause: LeaveCause = LeaveCause.MOVED_AWAY
    returned: date | None = None
    matter: date | None = None
    proposed: date | None = None
    verified: date | None = None
    revoked: date | None = None

    @property
    def journal(self) -> Journal:
        happened: list[tuple[date, str, str, Any]] = [(self.named, "named", "", Naming(approved_on=self.approved))]
        if self.left is not None:
            happened.append((self.left, "left", "", Leaving(cause=self.cause)))
        if self.returned is not None:
            happened.append((self.returned, "returned", "", None))
        if self.proposed is not None and self.verified is not None and self.revoked is not None:
            happened.append(
                (
                    self.proposed,
                    "revocation.proposed",
                    "",
                    Grounds(violation=True, happened_on=Missing.NOT_ASKED if self.matter is None else self.matter),
                )
            )
            happened.append((self.verified, "revocation.verified", "office", None))
            happened.append((self.revoked, "revocation.approved", "leading_group", None))
        found = Journal()
        for day, kind, role, facts in sorted(happened, key=lambda each: each[0]):
            found = found.record(kind, subject=WHO, on=day, recorder="office", role=role, facts=facts)
        return found

    def ends(self, options: Mapping[str, str]) -> list[tuple[date, date | None]]:
        """The days from which there are no benefits, each with the day on which they came back."""
        found: list[tuple[date, date | None]] = []
        if self.left is not None and options.get("AJ24.retired", "ends") == "ends":
            found.append((self.left, self.returned if options.get("AJ25") == "yes" else None))
        if self.verified is not None and self.revoked is not None and not self.too_late(options):
            days = {
                "event": self.matter or self.verified,
                "verification": self.verified,
                "next_month": self.revoked + relativedelta(months=1, day=1),
            }
            found.append((days.get(options.get("AJ28.from", "approval"), self.revoked), None))
        return found

    def too_late(self, options: Mapping[str, str]) -> bool:
        """Whether the title had lapsed by the day of the approval, so that nothing is left to revoke."""
        return self.revoked is not None and self.revoked > self.last_day(options) and options["AJ30"] == "lapses"

    def first_day(self, options: Mapping[str, str]) -> date:
        of = self.named
        starts = {"approval": self.approved, "next_month": of + relativedelta(months=1, day=1), "january": date(of.year + 1, 1, 1)}
        return starts.get(options["AJ19"], of)

    def last_day(self, options: Mapping[str, str]) -> date:
        return self.first_day(options) + relativedelta(years=4) - timedelta(days=options["AJ20"] == "day_before")


REVOKED: dict[str, Any] = {
    "matter": date(2024, 7, 31), "proposed": date(2024, 9, 10), "verified": date(2024, 11, 1), "revoked": date(2025, 2, 17),
}  # fmt: skip
STORIES = {
    "nothing happens": Story(),
    "named on 29 February": Story(named=date(2024, 2, 29), approved=date(2024, 2, 1)),
    "named late": Story(named=date(2027, 12, 31), approved=date(2027, 12, 31)),
    "left within a month": Story(left=date(2025, 6, 15)),
    "left on the first of a month": Story(left=date(2025, 6, 1)),
    "left the day after the naming": Story(left=date(2023, 12, 2)),
    "retired and returned": Story(left=date(2025, 6, 15), cause=LeaveCause.RETIRED, returned=date(2026, 1, 31)),
    "revoked": Story(**REVOKED),
    "revoked for what has no day": Story(**REVOKED | {"matter": None}),
    "left and revoked": Story(left=date(2024, 12, 24), returned=date(2025, 1, 10), **REVOKED),
    "revoked when the term is nearly over": Story(
        matter=date(2027, 9, 30), proposed=date(2027, 10, 8), verified=date(2027, 11, 1), revoked=date(2027, 11, 29)
    ),
}


class Brought(NamedTuple):
    """What one combination brings: the months, and what is paid for each year when each is paid in its turn."""

    months: tuple[Accrued, ...]
    paid: dict[int, Decimal]


def brought(record: TermRecord, law: Any) -> Brought:
    asked = Remembered(law)
    payments: list[Payment] = []
    paid: dict[int, Decimal] = {}
    for year in range(record.start.year, record.last_day.year + 2):
        for settled in settle(record, payments, asked, year):
            assert settled.year == year or not settled.due
            if settled.due:
                payments.append(Payment(batch=str(year), for_year=year, months=len(settled.months), amount=settled.due))
                paid[year] = settled.due
    return Brought(tuple(accrued(record, asked)), paid)


def year_paid(month: Accrued, options: Mapping[str, str]) -> int:
    """By the calendar that of the month, by years of the term that of the last of its twelve months, or of the first."""
    if options["AJ22.year"] == "calendar":
        return month.month.year
    first = month.month - relativedelta(months=month.number % 12)
    return first.year if options["AJ22.when"] == "ahead" else (first + relativedelta(months=11)).year


def faults_of_the_months(story: Story, options: Mapping[str, str], of: Brought) -> Iterator[str]:
    """What is wrong with the months that a story brings under a combination of readings."""
    firsts, ends, start = [month.month for month in of.months], story.ends(options), story.first_day(options)
    if len(set(firsts)) < len(firsts) or len(firsts) > 48:
        yield "a month twice, or more than 48"
    if any(month < start.replace(day=1) or month > story.last_day(options) for month in firsts):
        yield "a month outside the term"
    if options["AJ21.first"] == "next_month" and start.replace(day=1) in firsts:
        yield "the month of the start"
    for end, back in ends:
        month_of_end = end.replace(day=1)
        if any(month > month_of_end and (back is None or month < back.replace(day=1)) for month in firsts):
            yield "a month after the benefits ended"
        back_at_once = back is not None and back < month_of_end + relativedelta(months=1)
        if options.get("AJ21.exit") == "none" and start < end <= story.last_day(options) and month_of_end in firsts and not back_at_once:
            yield "the month in which the benefits ended"
    if not ends and "AJ34" not in options and len(firsts) + (options["AJ21.first"] == "next_month") < 48:
        yield "less than the four years, and nothing ended them"


def faults_of_the_money(story: Story, options: Mapping[str, str], of: Brought) -> Iterator[str]:
    """What is wrong with what is paid for them."""
    known = [(month, month.amount) for month in of.months if month.amount is not None]
    if sum(amount for _, amount in known) > 48_000 or any(amount > 1000 for _, amount in known):
        yield "more than 48,000 yuan, or than 1,000 a month"
    beyond = [month for month in of.months if month.month > date(2028, 2, 29)]
    if beyond and options["AJ34"] == "at_expiry":
        yield "a month after the measures ran out"
    if len(of.months) - len(known) != (len(beyond) if beyond and options["AJ34"] == "as_reissued" else 0):
        yield "an amount that is known, or is not"
    by_year: dict[int, Decimal] = {}
    waiting = story.proposed if story.too_late(options) and options.get("AJ28.pending") == "suspended" else None  # nobody dropped it
    for month, amount in known:
        if waiting is not None and month.month >= waiting.replace(day=1):
            continue
        by_year[year_paid(month, options)] = by_year.get(year_paid(month, options), Decimal(0)) + amount
    if of.paid != by_year:
        yield "paid for another year, or not what accrued"


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_no_combination_brings_more_than_the_words_give(story: Story) -> None:
    journal, law = story.journal, HAIYOU.on(story.named)
    terms = TermsOf(journal, None)
    cases = explored(law, lambda under: [brought(record, under) for record in terms.varied(under, WHO).records])
    for case in cases:
        [found] = case.result
        for faults in (faults_of_the_months, faults_of_the_money):
            assert list(faults(story, dict(case.options), found)) == [], case.options
    assert len({tuple(case.result[0].paid.items()) for case in cases}) > 1
