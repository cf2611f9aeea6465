"""Strategies for terms of people, and the slow and obvious way to say what accrues in one: day by day."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from dateutil.relativedelta import relativedelta
from hypothesis import strategies as st

from ..law import NotFound
from ..talent.terms import Stop, TermRecord

__all__ = ["reference_accrual", "term_records"]

_FIRST_NAMING, _LAST_NAMING = date(2023, 3, 1), date(2028, 6, 30)
_ONE_DAY = timedelta(days=1)


@st.composite
def term_records(draw: st.DrawFn, *, person: str = "P1", number: int = 1, years: int = 4) -> TermRecord:
    """Any term of a person: its end counted either way, somebody who leaves and returns again and again, a revocation that is decided, dropped or pending.

    Shrinks to a term that nothing stops.

    Args:
        draw: Given by Hypothesis; leave it out.
        person: Whose term.
        number: Which one.
        years: How long it lasts.

    >>> from hypothesis import find
    >>> find(term_records(), lambda record: True).stops
    ()
    """
    named = draw(st.dates(_FIRST_NAMING, _LAST_NAMING))
    start = draw(st.sampled_from((named, named.replace(day=1) + relativedelta(months=1))))
    last = start + relativedelta(years=years) - timedelta(days=draw(st.integers(0, 1)))
    days = st.dates(start - timedelta(days=40), last + timedelta(days=40))
    stops: list[Stop] = []
    resumes: list[date] = []
    for absence in range(draw(st.integers(0, 3))):
        near = st.dates(resumes[-1], resumes[-1] + timedelta(days=20)) if resumes else days
        left = draw(near)
        stops.append(Stop(day=left, why="left", event=1 + absence))
        if not draw(st.booleans()):
            break
        resumes.append(left + timedelta(days=draw(st.integers(0, 20) | st.integers(0, 800))))
    pending: list[tuple[date, date | None]] = []
    if draw(st.booleans()):
        happened, (proposed, verified, approved) = draw(days), sorted(draw(st.tuples(days, days, days)))
        outcome = draw(st.sampled_from(("approved", "dropped", "pending")))
        pending.append((proposed, None if outcome == "pending" else approved))
        if outcome == "approved":
            when = [draw(st.none() | st.just(day)) for day in (happened, verified)]
            stop = Stop(day=approved, why="revoked", event=9, happened=when[0], verified=when[1], approved=approved, pending_since=proposed)
            stops.append(stop)
    ordered = tuple(sorted(stops, key=lambda stop: stop.day))
    return TermRecord(
        person=person,
        number=number,
        named=named,
        start=start,
        last_day=last,
        stops=ordered,
        resumes=tuple(resumes),
        pending=tuple(pending),
    )


def _stops(record: TermRecord, law: Any) -> dict[str, dict[date, bool]]:
    """By why, the first day without benefits of each stop, and whether the month before it ends with it."""
    found: dict[str, dict[date, bool]] = {"left": {}, "revoked": {}}
    option = law.choice(law.policy.revoked_from).id
    for stop in record.stops:
        day, whole = stop.day, False
        if stop.why == "revoked":
            known = {"event": (stop.happened, stop.verified), "verification": (stop.verified,)}.get(option, ())
            day = min(next((each for each in known if each is not None), stop.day), stop.day)
            if option == "next_month":
                day, whole = _next(day), True
        found[stop.why][day] = whole
    return found


class _Run(NamedTuple):
    """Days in a row with benefits.

    Attributes:
        days: All of them.
        stop: The day that ended them; None where the term did.
        whole: Whether that day leaves its month out.
        back: The day of the return that began them; None where the term did.
    """

    days: set[date]
    stop: date | None
    whole: bool
    back: date | None


def _runs(record: TermRecord, law: Any) -> list[_Run]:
    """The runs of days with benefits, found by walking through every day."""
    stops = _stops(record, law)
    runs: list[_Run] = []
    here, lost, running = True, False, False
    days: set[date] = set()
    back: date | None = None
    day = min((record.start, *record.resumes, *stops["left"], *stops["revoked"]))
    while day <= record.last_day:
        if day == record.start:
            running = here and not lost
        for why in ("left", "returned", "revoked"):
            if why == "returned":
                if day in record.resumes:
                    if not here and not lost and day >= record.start:
                        running, back = True, day if day > record.start else None
                    here = True
            elif day in stops[why]:
                if running:
                    runs.append(_Run(days, day, stops[why][day], back))
                running, days, back = False, set[date](), None
                here, lost = here and why != "left", lost or why == "revoked"
        if running:
            days.add(day)
        day += _ONE_DAY
    return [*runs, _Run(days, None, False, back)] if running else runs


def _next(day: date) -> date:
    return day.replace(day=1) + relativedelta(months=1)


def _share_in(month: date, runs: list[_Run], taken: dict[str, str]) -> Fraction:
    """How much of a month all runs of days make due together."""
    after = _next(month)

    def within(day: date | None) -> bool:
        return day is not None and month <= day < after

    ended = [run.stop for run in runs if run.stop is not None and within(run.stop) and not run.whole]
    if taken["exit_month"].startswith("days") and (ended or any(within(run.back) for run in runs)):
        enjoyed = {day for run in runs for day in run.days if within(day)}
        if taken["exit_month"] == "days_through":
            enjoyed.update(ended)
        return Fraction(1) if len(enjoyed) == (after - month).days else Fraction(min(len(enjoyed), 30), 30)
    for run in runs:
        stops_here = within(run.stop)
        if not stops_here and not any(within(day) for day in run.days):
            continue
        if (stops_here and (run.whole or taken["exit_month"] != "full")) or (within(run.back) and taken["first_month"] == "next_month"):
            continue
        return Fraction(1)
    return Fraction(0)


def reference_accrual(record: TermRecord, law: Any, earlier: Iterable[TermRecord] = ()) -> dict[date, Decimal | None]:
    """What accrues in each month, by its first day, looked at day by day; None where nobody knows the amount. It is slow and has no shortcuts.

    Args:
        record: The term.
        law: The law, with the readings chosen.
        earlier: The terms of the same person before it, by rising number; of their months only what they leave is due.
    """
    policy = law.policy
    option, end = law.choice(policy.beyond_expiry).id, policy.documents[0].validity.end
    others = [_shares(other, law) for other in earlier]
    found: dict[date, Decimal | None] = {}
    for month, share in _shares(record, law).items():
        before = min(Fraction(1), sum((other.get(month, Fraction(0)) for other in others), Fraction(0)))
        upto = min(Fraction(1), before + share)
        beyond = option if month >= end else "inside"
        if upto == before or beyond == "at_expiry" or (beyond == "run_off" and record.named >= end):
            continue
        value = law.value(policy.allowance_per_month, on=month).value
        if isinstance(value, NotFound) or beyond == "as_reissued":
            found[month] = None
        else:
            found[month] = _part(value, upto) - _part(value, before)
    return found


def _part(value: Decimal, share: Fraction) -> Decimal:
    exact = Fraction(value) * share
    return (Decimal(exact.numerator) / exact.denominator).quantize(Decimal("0.01"), ROUND_HALF_UP)


def _shares(record: TermRecord, law: Any) -> dict[date, Fraction]:
    """How much of each month is due, before anybody asks for what amount."""
    policy = law.policy
    taken = {name: law.choice(getattr(policy, name)).id for name in ("first_month", "last_month", "exit_month")}
    runs = _runs(record, law)
    first = record.start.replace(day=1) if taken["first_month"] == "same_month" else _next(record.start)
    found: dict[date, Fraction] = {}
    for number in range(12 * law.value(policy.term_years, on=record.named).value):
        month = first + relativedelta(months=number)
        if month > record.last_day or (_next(month) - _ONE_DAY > record.last_day and taken["last_month"] == "none"):
            continue
        found[month] = _share_in(month, runs, taken)
    return found
