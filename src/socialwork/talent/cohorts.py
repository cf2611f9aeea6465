"""How many cohorts are in their terms at once: computed from the days of naming, never assumed."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

import attrs

from ..days import check_date, check_dates
from ..errors import InvalidValueError
from ..policies import Law
from ..text import Text
from .scheme import TalentScheme
from .standing_days import first_day, last_day

__all__ = ["Cohort", "Live", "cohorts", "live_cohorts"]

_ONE_DAY = timedelta(days=1)


@attrs.frozen(kw_only=True)
class Cohort:
    """The people named on one day.

    Attributes:
        named: The day of the naming.
        start: The first day of their terms.
        last_day: The last one.
    """

    named: date
    start: date
    last_day: date

    def __contains__(self, day: date) -> bool:
        return self.start <= check_date("day", day) <= self.last_day


@attrs.frozen
class Live:
    """Days in a row on which the same cohorts are in their terms.

    Attributes:
        first: The first day.
        last: The last day.
        named: The days on which these cohorts were named; empty where none is.
    """

    first: date
    last: date
    named: tuple[date, ...]

    @property
    def count(self) -> int:
        """How many cohorts these are."""
        return len(self.named)


def cohorts(namings: Iterable[date], law: Law[TalentScheme], *, approved: dict[date, date] | None = None) -> tuple[Cohort, ...]:
    """The terms of cohorts, by rising day of naming.

    Args:
        namings: The days on which cohorts were, or would be, named.
        law: The scheme, with the readings chosen.
        approved: The day of approval by the day of naming; needed where the term begins with it.

    Raises:
        InvalidValueError: If a day is no date, a day of approval is needed and not given, or no source says how long a term is.

    Source:
        J6; readings AJ19, AJ20.
    """
    starts, ends = law.choice(law.policy.term_start).id, law.choice(law.policy.term_end).id
    found: list[Cohort] = []
    for named in sorted(set(check_dates("namings", namings))):
        start = first_day(starts, named, (approved or {}).get(named))
        if start is None:
            fix = Text(
                f"口径{law.policy.term_start.id}所取的管理期自批准之日起；请在 approved 中给出该批的批准之日",
                f"under {law.policy.term_start.id} as chosen the term begins with the approval: give its day in `approved`",
            )
            raise InvalidValueError("namings", str(named), fix)
        years = law.value(law.policy.term_years, on=named).known(law.policy.term_years.name)
        found.append(Cohort(named=named, start=start, last_day=last_day(start, years=years, option=ends)))
    return tuple(found)


def live_cohorts(namings: Iterable[date], law: Law[TalentScheme], *, approved: dict[date, date] | None = None) -> tuple[Live, ...]:
    """From the first day of the first term to the last day of the last one, which cohorts are in their terms; see `cohorts`.

    Three can be at once for some days or months, although rounds lie two years apart and terms last four: it hangs on when rounds are held,
    when a term begins and when it ends.

    Args:
        namings: The days on which cohorts were, or would be, named.
        law: The scheme, with the readings chosen.
        approved: The day of approval by the day of naming; needed where the term begins with it.

    Raises:
        InvalidValueError: If a day is no date, a day of approval is needed and not given, or no source says how long a term is.

    Source:
        J3, J6; readings AJ17, AJ19, AJ20.

    >>> from socialwork import HAIYOU
    >>> law = HAIYOU.on(date(2023, 12, 1))
    >>> days = (date(2023, 12, 1), date(2025, 12, 1), date(2027, 10, 8))
    >>> [(str(live.first), live.count) for live in live_cohorts(days, law)]
    [('2023-12-01', 1), ('2025-12-01', 2), ('2027-10-08', 3), ('2027-12-01', 2), ('2029-12-01', 1)]
    """
    listed = cohorts(namings, law, approved=approved)
    edges = sorted({day for cohort in listed for day in (cohort.start, cohort.last_day + _ONE_DAY)})
    return tuple(
        Live(first, after - _ONE_DAY, tuple(cohort.named for cohort in listed if first in cohort)) for first, after in pairwise(edges)
    )
