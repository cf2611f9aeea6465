"""The days of a picture: where each stands on a line, and which of them are written there."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta

import attrs
from dateutil.relativedelta import relativedelta

__all__ = ["Calendar"]

_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120)
_YEAR = 12
_SHORT = 45
"""As many days as are told week by week."""


@attrs.frozen
class Calendar:
    """A stretch of days on a line.

    Attributes:
        first: The first day.
        last: The last day.
        left: Where the first day begins, in points.
        right: Where the last day ends, in points.
    """

    first: date
    last: date
    left: float
    right: float

    @property
    def a_day(self) -> float:
        """How wide a day is, in points."""
        return (self.right - self.left) / ((self.last - self.first).days + 1)

    def at(self, day: date) -> float:
        """Where a day begins."""
        return self.left + (day - self.first).days * self.a_day

    def ticks(self, apart: float) -> list[tuple[date, str]]:
        """The days that are written, at least so many points apart, with what is written: a day, a month or a year."""
        if (self.last - self.first).days <= _SHORT:
            weeks = max(1, -(-int(apart) // max(1, int(7 * self.a_day))))
            monday = self.first + timedelta(days=-self.first.weekday() % 7)
            return [(day, f"{day}") for day in self._from(monday, relativedelta(weeks=weeks))]
        months = next((step for step in _MONTHS if step * 30 * self.a_day >= apart), _MONTHS[-1])
        start = date(max(1, self.first.year - self.first.year % max(1, months // _YEAR)), 1, 1)
        days = [day for day in self._from(start, relativedelta(months=months)) if day >= self.first]
        return [(day, f"{day.year}" if months >= _YEAR else f"{day:%Y-%m}") for day in days]

    def _from(self, start: date, step: relativedelta) -> Iterator[date]:
        number = 0
        with suppress(ValueError, OverflowError):  # after the last day that there is
            while (day := start + step * number) <= self.last:
                yield day
                number += 1
