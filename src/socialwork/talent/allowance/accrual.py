"""What accrues to one person in one term, month by month, under one law and one set of readings. Pure: no journal, no payments."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from ...law import NotFound
from ..terms import TermRecord
from .asking import NONE, WHOLE, AllowanceLaw, Remembered
from .stretches import later, share_of, stretches_of

__all__ = ["Accrued", "accrued", "year_of", "year_of_day"]

_ONE_DAY = timedelta(days=1)


class Accrued(NamedTuple):
    """What one month brings.

    Attributes:
        number: Its place among the months of the term, from 0 on.
        month: Its first day.
        share: How much of the month is due: 1 for all of it, and never 0.
        amount: To the fen; None where nobody knows it yet, which is not nothing.
    """

    number: int
    month: date
    share: Fraction
    amount: Decimal | None


def _first_month(record: TermRecord, law: AllowanceLaw) -> date:
    first = record.start.replace(day=1)
    return later(first, 1) if law.choice(law.policy.first_month).id == "next_month" else first


def _months(record: TermRecord, law: AllowanceLaw) -> Iterator[date]:
    """The first days of the months of the term, counted from the first one: never more than its years have."""
    policy = law.policy
    years = law.value(policy.term_years, on=record.named).value
    first = _first_month(record, law)
    last = record.last_day.replace(day=1)
    number = 0
    while (month := later(first, number)) <= last and (isinstance(years, NotFound) or number < 12 * years):
        ends_within = month == last and record.last_day + _ONE_DAY < later(last, 1)
        if ends_within and law.choice(policy.last_month).id == "none":
            return
        yield month
        number += 1


def _amount(record: TermRecord, month: date, share: Fraction, taken: Fraction, law: Remembered) -> tuple[bool, Decimal | None]:
    """Whether the month is due at all, and what it brings beside what an earlier term has of it, if that is known."""
    window = law.policy.documents[0].validity
    if window is not None and window.end is not None and month >= window.end:
        match law.choice(law.policy.beyond_expiry).id:
            case "at_expiry":
                return False, None
            case "as_reissued":
                return True, None
            case "run_off" if record.named >= window.end:
                return False, None
            case _:
                pass
    value = law.value(law.policy.allowance_per_month, on=month).value
    if isinstance(value, NotFound):
        return True, None
    if not taken:
        return True, law.part(value, share)
    return True, law.part(value, taken + share) - law.part(value, taken)


def _shares(record: TermRecord, law: AllowanceLaw, *, revocations: bool) -> Iterator[tuple[int, date, Fraction]]:
    """The months of which something is due, with their places in the term, and how much of each."""
    stretches = tuple(stretches_of(record, law, revocations=revocations))
    for number, month in enumerate(_months(record, law)):
        share = share_of(month, stretches, record.last_day, law)
        if share:
            yield number, month, share


def _taken(record: TermRecord, earlier: Iterable[TermRecord], law: AllowanceLaw) -> dict[date, Fraction]:
    """How much of the months of a term the earlier ones have; a month is due to a person once."""
    first, found = record.start.replace(day=1), dict[date, Fraction]()
    for term in earlier:
        if term.last_day >= first:
            for _, month, share in _shares(term, law, revocations=True):
                if month >= first:
                    found[month] = min(WHOLE, found.get(month, NONE) + share)
    return found


def accrued(record: TermRecord, law: AllowanceLaw, *, revocations: bool = True, earlier: Iterable[TermRecord] = ()) -> Iterator[Accrued]:
    """What accrues in a term, month by month and only when it is asked for: readings that do not matter so far are not consulted.

    A month accrues once at the most, to a person as to a term: where an earlier term has a month, the later one has what is left of it.
    Where only some of its days are paid, the part is rounded to the fen there and then, half a fen up; what is summed up later is exact.

    Args:
        record: The term.
        law: The law, with the readings chosen.
        revocations: Whether revocations are looked at; without them it is what would have accrued.
        earlier: The terms of the same person before it.

    Source:
        J6-J8, J18, J23, J25; readings AJ21, AJ25, AJ28, AJ34.
    """
    asked = Remembered.of(law)
    taken = _taken(record, earlier, asked)
    for number, month, share in _shares(record, asked, revocations=revocations):
        before = taken.get(month, NONE)
        rest = share if share + before <= WHOLE else WHOLE - before
        if rest:
            due, amount = _amount(record, month, rest, before, asked)
            if due:
                yield Accrued(number, month, rest, amount)


def year_of(number: int, month: date, law: AllowanceLaw) -> int:
    """In which year's payment a month is paid.

    By calendar years it is that of the month. By years of the term it is the year in which the year of the term ends; in which it begins, if
    the allowance is paid ahead.

    Args:
        number: The month's place in the term, from 0 on.
        month: Its first day.
        law: The law, with the readings chosen.

    Source:
        J19; reading AJ22.
    """
    policy = law.policy
    if law.choice(policy.payment_year).id == "calendar":
        return month.year
    place = number % 12
    return later(month, -place if law.choice(policy.payment_time).id == "ahead" else 11 - place).year


def year_of_day(record: TermRecord, day: date, law: AllowanceLaw) -> int:
    """In which year's payment the month of a day of the term is paid; of a day before its first month, that of the first month."""
    first = _first_month(record, law)
    month = max(day.replace(day=1), first)
    return year_of((month.year - first.year) * 12 + month.month - first.month, month, law)
