"""Which facts nobody told although the allowance of a year hangs on them under one law. What is not told is open, and never nothing."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from ...text import Text
from ..standing_facts import GROUNDS
from ..terms import Stop, TermRecord, Terms
from .accrual import AllowanceLaw, Remembered, accrued, year_of

__all__ = ["Lack", "untold"]

_VERIFIED_ON = Text("取消事由核实之日", "day on which the grounds were verified")


class Lack(NamedTuple):
    """A fact that is missing.

    Attributes:
        fact: Which one.
        term: Whether a whole term is not known for want of it. Without other facts what is told still comes to an amount.
    """

    fact: Text
    term: bool


def untold(terms: Terms, law: AllowanceLaw, year: int) -> tuple[Lack, ...]:
    """The facts that are missing and on which what accrues up to a year hangs, each once.

    A term that is not known counts unless the naming lies more than a year after the one asked for: an approval comes before it, but not
    that long.

    Args:
        terms: What is known of a person's terms.
        law: The law, with the readings chosen.
        year: The last year looked at.

    Source:
        Readings AJ19, AJ22, AJ24, AJ28.
    """
    return tuple(dict.fromkeys(_untold(terms, Remembered.of(law), year)))


def _untold(terms: Terms, law: Remembered, year: int) -> Iterator[Lack]:
    for doubt in terms.doubts:
        if doubt.names:
            if doubt.day.year <= year + 1:
                yield Lack(doubt.fact, term=True)
            continue
        reaches_back = doubt.revokes and law.choice(law.policy.revoked_from).id == "event"
        if _accrues(terms.records, date.min if reaches_back else doubt.day, law, year):
            yield Lack(doubt.fact, term=False)
    for record in terms.records:
        for stop in record.stops:
            fact = _day_untold(stop, law)
            if fact is not None and _accrues((record,), date.min, law, year):
                yield Lack(fact, term=False)


def _day_untold(stop: Stop, law: Remembered) -> Text | None:
    """The day from which a revocation counts under the law, where it was not recorded and a later one stands in its place."""
    if stop.why == "revoked":
        match law.choice(law.policy.revoked_from).id:
            case "event" if stop.happened is None or stop.roughly:
                return GROUNDS.happened_on.label
            case "verification" if stop.verified is None:
                return _VERIFIED_ON
            case _:
                pass
    return None


def _accrues(records: Iterable[TermRecord], since: date, law: Remembered, year: int) -> bool:
    """Whether a month from a day on is paid by a year: what would end the benefits on that day would change the year."""
    first = since.replace(day=1)
    return any(
        month.month >= first and year_of(month.number, month.month, law) <= year for record in records for month in accrued(record, law)
    )
