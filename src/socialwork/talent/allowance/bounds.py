"""What can have accrued to one person for one year of a term: under the readings chosen, and at the most under any."""

from datetime import date
from decimal import Decimal
from typing import Any

from ...law import NotFound
from ...policies.exploring import explored
from ..terms import Terms
from ..windows import TermsOf
from .accrual import Accrued
from .asking import Remembered
from .settling import MONTHS_OF_A_YEAR, accrued_by_year

__all__ = ["accrued_for", "most_for", "total_of"]

_NOTHING = Decimal("0.00")


def accrued_for(terms: Terms, law: Any, number: int, year: int) -> tuple[Accrued, ...] | None:
    """The months of a year of a term; None where a term is not known.

    Args:
        terms: What is known of the person's terms under the law.
        law: The law, with the readings chosen.
        number: The number of the term.
        year: The year whose payment they are.
    """
    if any(doubt.names for doubt in terms.doubts):
        return None
    asked = Remembered.of(law)
    for place, record in enumerate(terms.records):
        if record.number == number:
            return tuple(accrued_by_year(record, asked, year, terms.records[:place]).get(year, ()))
    return ()


def total_of(months: tuple[Accrued, ...]) -> Decimal | None:
    """What months come to; None where the amount of one is not known."""
    amounts = [month.amount for month in months]
    return sum((each for each in amounts if each is not None), _NOTHING) if None not in amounts else None


def _ceiling(law: Any, year: int) -> Decimal | None:
    """Twelve months, whenever the term begins; None where a month of unknown amount can be among them."""
    window = law.policy.documents[0].validity
    after = min(year + 1, date.max.year)  # a year that is paid ahead reaches into the next
    if window is not None and window.end is not None and window.end.year <= after:
        return None
    days = (date(each, month, 1) for each in (year, after) for month in range(1, 13))
    monthly = [law.value(law.policy.allowance_per_month, on=day).value for day in days]
    known = [each for each in monthly if not isinstance(each, NotFound)]
    return MONTHS_OF_A_YEAR * max(known) if len(known) == len(monthly) else None


def most_for(terms_of: TermsOf, law: Any, subject: str, number: int, year: int) -> Decimal | None:
    """The most that can have accrued for a year of a term under any admissible combination of readings; None where nobody can say.

    A term that is not known under some readings, for want of a fact, can have twelve months in the year.

    Args:
        terms_of: The terms of the journal's people.
        law: The law; its own choices come first.
        subject: The person.
        number: The number of the term.
        year: The year.
    """

    def case(under: Any) -> Decimal | None:
        months = accrued_for(terms_of.varied(under, subject), under, number, year)
        return _ceiling(law, year) if months is None else total_of(months)

    amounts = [each.result for each in explored(law, case)]
    return max((each for each in amounts if each is not None), default=_NOTHING) if None not in amounts else None
