"""On which day a term begins and ends: the days on which a holder's standing moves by itself."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import attrs

from ..days import TermEnd, next_month, term_last_day
from ..errors import InvalidValueError
from ..law import Parameter, Reading
from ..lifecycle import Event

__all__ = ["TermEnds", "TermStarts", "first_day", "last_day"]

_ONE_DAY = timedelta(days=1)


def first_day(option: str, named: date, approved: date | None) -> date | None:
    """The first day of a term.

    Args:
        option: The option of the reading: `approval`, `naming`, `next_month` or `january`.
        named: The day of the naming.
        approved: The day of approval; None where it is not known.

    Returns:
        The day; None where it hangs on an approval whose day is not known.

    Source:
        Reading AJ19.

    >>> first_day("next_month", date(2023, 12, 31), None)
    datetime.date(2024, 1, 1)
    """
    match option:
        case "approval":
            return approved
        case "next_month":
            return next_month(named)
        case "january":
            return named if (named.month, named.day) == (1, 1) else date(named.year + 1, 1, 1)
        case _:
            return named


def last_day(start: date, *, years: int, option: str) -> date:
    """The last day of a term: `same_day` and `day_before` are the options of the reading. A term of no years is over before it begins.

    Raises:
        InvalidValueError: If the end lies beyond the year 9999.

    Source:
        Reading AJ20.

    >>> last_day(date(2024, 2, 29), years=4, option="day_before")
    datetime.date(2028, 2, 28)
    """
    return term_last_day(start, years=years, ends=TermEnd(option)) if years else start - _ONE_DAY


@attrs.frozen
class TermStarts:
    """The day on which a named person's term begins, by a reading.

    Attributes:
        reading: The reading of the start.
        event: The kind of the event that names.
    """

    reading: Reading
    event: str = "named"

    def first_day(self, naming: Event, law: Any) -> date | None:
        """The first day of the term, be it before the naming; None where it hangs on an approval whose day is not known."""
        approved = getattr(naming.facts, "approved_on", None)
        try:
            return first_day(law.choice(self.reading).id, naming.happened, approved if isinstance(approved, date) else None)
        except (OverflowError, ValueError):  # beyond the year 9999
            return None

    def day(self, entered: date, before: Mapping[str, Event], law: Any) -> date | None:
        """The first day of the term, and never before the day on which somebody was named."""
        first = self.first_day(before[self.event], law)
        return None if first is None else max(first, entered)

    def as_data(self) -> dict[str, Any]:
        """What it computes, as JSON data."""
        return {"due": "term_starts", "reading": self.reading.id, "event": self.event}


@attrs.frozen
class TermEnds:
    """The day after a term's last day, by readings of its start and its end.

    Attributes:
        starts: When it begins.
        reading: The reading of the end.
        years: How long it is; the value of the day of the naming counts.
    """

    starts: TermStarts
    reading: Reading
    years: Parameter[int]

    def last_day(self, naming: Event, law: Any) -> date | None:
        """The last day of the term; None where its start, or how long it is, is not known."""
        first, years = self.starts.first_day(naming, law), law.value(self.years, on=naming.happened).value
        if first is None or not isinstance(years, int):
            return None
        try:
            return last_day(first, years=years, option=law.choice(self.reading).id)
        except InvalidValueError:  # beyond the year 9999
            return None

    def day(self, entered: date, before: Mapping[str, Event], law: Any) -> date | None:
        """The first day after the term, and never before the day on which the state was entered."""
        last = self.last_day(before[self.starts.event], law)
        return None if last is None else max(last + _ONE_DAY, entered)

    def as_data(self) -> dict[str, Any]:
        """What it computes, as JSON data."""
        return {"due": "term_ends", "starts": self.starts.as_data(), "reading": self.reading.id, "years": self.years.name}
