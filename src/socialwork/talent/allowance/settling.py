"""What accrued held against what was paid: what is due, and what was paid too much, year by year of one term."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import ROUND_CEILING, Decimal
from typing import NamedTuple

from ...law import Reading
from ..payments import Payment
from ..terms import TermRecord
from .accrual import Accrued, accrued, year_of
from .asking import AllowanceLaw

__all__ = ["MONTHS_OF_A_YEAR", "Settled", "Stray", "accrued_by_year", "by_term", "settle", "strays"]

_NOTHING = Decimal("0.00")
MONTHS_OF_A_YEAR = 12
"""Nobody is paid for more months of a year: what was paid in addition was for a month counted before."""


class Settled(NamedTuple):
    """One year of one term.

    Attributes:
        term: The number of the term.
        year: The year whose payment it is.
        record: The term; None where nothing but payments is known of it.
        months: What accrued, month by month.
        accrued: All of it whose amount is known.
        paid: What was paid, less what came back.
        paid_months: For how many months.
        due: What is to be paid now.
        held: What waits for a decision on a revocation.
        over: What was paid too much and is to come back.
        kept: What was paid too much and stays where it is.
        open: How many months accrued whose amount nobody knows.
        due_months: For how many months `due` is, a part of one counted as one.
        held_months: The same of `held`.
        over_months: The same of `over`.
        kept_months: The same of `kept`.
    """

    term: int
    year: int
    record: TermRecord | None
    months: tuple[Accrued, ...]
    accrued: Decimal
    paid: Decimal
    paid_months: int
    due: Decimal
    held: Decimal
    over: Decimal
    kept: Decimal
    open: int
    due_months: int
    held_months: int
    over_months: int
    kept_months: int


class Stray(NamedTuple):
    """What was paid for a year after the one asked for in which nothing accrues.

    Attributes:
        person: The person's id.
        term: The number of the term that was given.
        year: The year that was given.
        amount: What was paid, less what came back.
    """

    person: str
    term: int
    year: int
    amount: Decimal


def accrued_by_year(
    record: TermRecord, law: AllowanceLaw, year: int, earlier: Sequence[TermRecord], *, revocations: bool = True
) -> dict[int, list[Accrued]]:
    """What accrues in each year up to one; later months are not looked at."""
    found: dict[int, list[Accrued]] = {}
    for month in accrued(record, law, revocations=revocations, earlier=earlier):
        of = year_of(month.number, month.month, law)
        if of > year:
            break
        found.setdefault(of, []).append(month)
    return found


def _sum(months: Iterable[Accrued]) -> Decimal:
    return sum((month.amount for month in months if month.amount is not None), _NOTHING)


def _waiting(record: TermRecord, months: Iterable[Accrued]) -> list[Accrued]:
    """The months since a revocation has been pending that nobody has decided yet."""
    open_since = [since for since, decided in record.pending if decided is None]
    return [month for month in months if any(month.month >= since.replace(day=1) for since in open_since)]


def _count(months: int, amount: Decimal, accrued: Sequence[Accrued]) -> int:
    """For how many months an amount is: the difference that is recorded, or else the fewest that it can be for, by the greatest that accrued."""
    if months > 0 or not amount:
        return months if amount else 0
    greatest = max((month.amount for month in accrued if month.amount), default=amount)
    return int((amount / greatest).to_integral_value(ROUND_CEILING))


def settle(
    record: TermRecord | None,
    payments: Iterable[Payment],
    law: AllowanceLaw,
    year: int,
    *,
    number: int | None = None,
    earlier: Sequence[TermRecord] = (),
) -> Iterator[Settled]:
    """Every year of a term up to one in which something accrued or was paid.

    What was paid for a year stays with that year. Where months are open, whatever was paid beyond the known amounts may be for them, and
    none of it is asked back.

    Args:
        record: The term; None for payments to somebody who has no such term.
        payments: What was paid for this term.
        law: The law, with the readings chosen.
        year: The last year looked at.
        number: The number of the term, where there is no record.
        earlier: The terms of the person before it.
    """
    paid: dict[int, tuple[Decimal, int]] = {}
    for payment in payments:
        of = int(payment.for_year)
        amount, months = paid.get(of, (_NOTHING, 0))
        paid[of] = amount + payment.amount, months + int(payment.months)
    due = {} if record is None else accrued_by_year(record, law, year, earlier)
    for of in sorted({*due, *(of for of in paid if of <= year)}):
        amount, months = paid.get(of, (_NOTHING, 0))
        yield _settled(record, number or 1, of, tuple(due.get(of, ())), (amount, months), law, earlier)


def _settled(
    record: TermRecord | None,
    number: int,
    year: int,
    months: tuple[Accrued, ...],
    paid: tuple[Decimal, int],
    law: AllowanceLaw,
    earlier: Sequence[TermRecord],
) -> Settled:
    total, open_months = _sum(months), sum(month.amount is None for month in months)
    known = len(months) - open_months
    too_many = min(paid[1], MONTHS_OF_A_YEAR) - known
    held = kept = over = _NOTHING
    held_months = kept_months = over_months = 0
    left = total - paid[0]
    if record is not None and left > 0 and (waiting := _waiting(record, months)) and _is(law, law.policy.pending_revocation, "suspended"):
        held = min(left, _sum(waiting))
        most = sum(month.amount is not None for month in waiting)
        held_months = min(most, _count(-too_many, held, months))
    elif left < 0 and not open_months:
        over = -left
        if record is not None and any(stop.why == "revoked" for stop in record.stops):
            without = accrued_by_year(record, law, year, earlier, revocations=False).get(year, [])
            by_revocation = min(over, max(_sum(without) - total, _NOTHING))
            if by_revocation and _is(law, law.policy.recovery, "no"):
                kept, over = by_revocation, over - by_revocation
                kept_months = _count(min(len(without) - known, too_many), kept, without)
        over_months = _count(too_many - kept_months, over, months)
    due = max(left, _NOTHING) - held
    return Settled(
        term=record.number if record is not None else number,
        year=year,
        record=record,
        months=months,
        accrued=total,
        paid=paid[0],
        paid_months=paid[1],
        due=due,
        held=held,
        over=over,
        kept=kept,
        open=open_months,
        due_months=_count(-too_many - held_months, due, months),
        held_months=held_months,
        over_months=over_months,
        kept_months=kept_months,
    )


def _is(law: AllowanceLaw, reading: Reading, option: str) -> bool:
    return law.choice(reading).id == option


def by_term(payments: Iterable[Payment]) -> dict[int, list[Payment]]:
    """Payments by the number of the term they are for."""
    found: dict[int, list[Payment]] = {}
    for payment in payments:
        found.setdefault(int(payment.term), []).append(payment)
    return found


def strays(
    people: Sequence[str], terms: Sequence[TermRecord], payments: Iterable[Payment], law: AllowanceLaw, year: int
) -> Iterator[Stray]:
    """What was paid to each of people who are alike for years after one in which nothing accrues in the term that was given."""
    ahead: dict[tuple[int, int], Decimal] = {}
    for payment in payments:
        if payment.for_year > year:
            key = int(payment.term), int(payment.for_year)
            ahead[key] = ahead.get(key, _NOTHING) + payment.amount
    if ahead:  # looking at all years of every term takes a while
        due = {
            (record.number, of) for place, record in enumerate(terms) for of in accrued_by_year(record, law, date.max.year, terms[:place])
        }
        stray = [(term, of, amount) for (term, of), amount in sorted(ahead.items()) if amount and (term, of) not in due]
        yield from (Stray(person, *each) for person in people for each in stray)
