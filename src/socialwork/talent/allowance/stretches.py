"""The days with benefits of a term, as stretches of days in a row, and how much of a month they make due."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from ..terms import Stop, TermRecord
from .asking import NONE, WHOLE, AllowanceLaw

__all__ = ["DAYS_OF_A_MONTH", "Stretch", "later", "share_of", "stopped_on", "stretches_of"]

DAYS_OF_A_MONTH = 30
"""By how many days a month is divided where only some of them are paid; a month with all its days is a whole one."""

_ONE_DAY = timedelta(days=1)
_LEAVES, _RETURNS, _LOSES_IT = range(3)  # in this order on one day


class Stretch(NamedTuple):
    """Days in a row with benefits.

    Attributes:
        start: The first day.
        stop: The first day without benefits; None where they last as long as the term.
        whole: Whether that day was chosen so that no month is cut.
        back: Whether it begins within the term, with a return.
        begins: The first day of the month of `start`.
        ends: The first day of the month of `stop`.
    """

    start: date
    stop: date | None
    whole: bool
    back: bool
    begins: date
    ends: date | None


def _stretch(record: TermRecord, start: date, stop: date | None, *, whole: bool = False) -> Stretch:
    return Stretch(start, stop, whole, start > record.start, start.replace(day=1), None if stop is None else stop.replace(day=1))


def later(month: date, months: int) -> date:
    """The first day of the month so many months later, for the first day of a month."""
    # As `month + relativedelta(months=months)`, and ten times as quick.
    years, place = divmod(month.month - 1 + months, 12)
    return date(month.year + years, place + 1, 1)


def stopped_on(stop: Stop, law: AllowanceLaw) -> tuple[date, bool]:
    """The first day without benefits, and whether it begins a month by the reading itself, so that none is cut.

    For a revocation it is as the law's reading has it. A day that was not recorded gives way to a later one: without the day of the matter
    the verification counts, without that the approval. A matter dated after the approval counts from the approval: what was decided then
    lasts no longer.
    """
    if stop.why == "left":
        return stop.day, False
    approved = stop.approved or stop.day
    match law.choice(law.policy.revoked_from).id:
        case "event":
            return min(stop.happened or stop.verified or approved, approved), False
        case "verification":
            return stop.verified or approved, False
        case "approval":
            return approved, False
        case _:
            return later(approved.replace(day=1), 1), True


def stretches_of(record: TermRecord, law: AllowanceLaw, *, revocations: bool) -> Iterator[Stretch]:
    """The stretches of days with benefits, in order. A revocation is for good, and who returns on a day has left before it."""
    turns = [(day, _RETURNS, False) for day in record.resumes]
    for stop in record.stops:
        if revocations or stop.why == "left":
            day, whole = stopped_on(stop, law)
            turns.append((day, _LOSES_IT if stop.why == "revoked" else _LEAVES, whole))
    since: date | None = record.start
    for day, kind, whole in sorted(turns):
        if day > record.last_day:
            break
        if kind == _RETURNS:
            since = since or max(day, record.start)
            continue
        if since is not None and day >= since:
            yield _stretch(record, since, day, whole=whole)
        if kind == _LOSES_IT:
            return
        since = None
    if since is not None:
        yield _stretch(record, since, None)


def share_of(month: date, stretches: Sequence[Stretch], last_day: date, law: AllowanceLaw) -> Fraction:
    """How much of a month of the term its stretches make due.

    A month in which the benefits end or come back is paid by the days of all its stretches together where the reading of the exit month
    counts days. Where it does not, each stretch makes all of the month due or none, a return like the beginning of the term.

    Source:
        Readings AJ21, AJ25.
    """
    here = [each for each in stretches if each.begins <= month and (each.ends is None or month <= each.ends)]
    turned = False
    for each in here:
        ends = each.ends == month and not each.whole
        returns = each.back and each.begins == month
        if each.ends != month and not returns:
            return WHOLE
        turned = turned or ends or returns
    if not turned:
        return NONE
    policy = law.policy
    option = law.choice(policy.exit_month).id
    if option in ("days_before", "days_through"):
        return _by_days(month, here, last_day, through=option == "days_through")
    for each in here:
        comes = not (each.back and each.begins == month and law.choice(policy.first_month).id == "next_month")
        stays = each.ends != month or (option == "full" and not each.whole)
        if comes and stays:
            return WHOLE
    return NONE


def _by_days(month: date, stretches: Sequence[Stretch], last_day: date, *, through: bool) -> Fraction:
    """The days with benefits in a month, each counted once, by 30."""
    after, days, counted = later(month, 1), 0, month
    for each in stretches:
        stop = last_day + _ONE_DAY if each.stop is None else each.stop
        if through and each.stop is not None and not each.whole:
            stop += _ONE_DAY
        since, until = max(counted, each.start), min(after, stop)
        if since < until:
            days, counted = days + (until - since).days, until
    return WHOLE if days == (after - month).days else Fraction(min(days, DAYS_OF_A_MONTH), DAYS_OF_A_MONTH)
