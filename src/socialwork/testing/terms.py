"""Strategies for terms of people, and the slow and obvious way to say what accrues in one: day by day."""

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from dateutil.relativedelta import relativedelta
from hypothesis import strategies as st

from ..law import NotFound
from ..talent.terms import Stop, TermRecord

__all__ = ["reference_accrual", "term_records"]

_FIRST_NAMING, _LAST_NAMING = date(2023, 3, 1), date(2028, 6, 30)
_ONE_DAY = timedelta(days=1)


@st.composite
def term_records(draw: st.DrawFn, *, person: str = "P1", number: int = 1, years: int = 4) -> TermRecord:
    """Any term of a person: its end counted either way, somebody who leaves and returns, a revocation that is decided, dropped or pending.

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
    if draw(st.booleans()):
        left = draw(days)
        stops.append(Stop(day=left, why="left", event=1))
        if draw(st.booleans()):
            resumes.append(draw(st.dates(left, last + timedelta(days=40))))
    pending: list[tuple[date, date | None]] = []
    if draw(st.booleans()):
        happened, proposed, verified, approved = sorted(draw(st.tuples(days, days, days, days)))
        outcome = draw(st.sampled_from(("approved", "dropped", "pending")))
        pending.append((proposed, None if outcome == "pending" else approved))
        if outcome == "approved":
            when = [draw(st.none() | st.just(day)) for day in (happened, verified)]
            stop = Stop(day=approved, why="revoked", event=2, happened=when[0], verified=when[1], approved=approved, pending_since=proposed)
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
            day = next((each for each in known if each is not None), stop.day)
            if option == "next_month":
                day, whole = _next(day), True
        found[stop.why][day] = whole
    return found


def _runs(record: TermRecord, law: Any) -> list[tuple[set[date], date | None, bool]]:
    """Days in a row with benefits, found by walking through every day; with the day that ended them, and whether it leaves its month out."""
    stops = _stops(record, law)
    runs: list[tuple[set[date], date | None, bool]] = []
    here, lost = True, False
    days: set[date] = set()
    running = False
    day = min((record.start, *record.resumes, *stops["left"], *stops["revoked"]))
    while day <= record.last_day:
        if day == record.start:
            running = here and not lost
        if day in stops["left"]:
            if running:
                runs.append((days, day, False))
            here, running, days = False, False, set[date]()
        if day in record.resumes:
            if not here and not lost and day >= record.start:
                running = True
            here = True
        if day in stops["revoked"]:
            if running:
                runs.append((days, day, stops["revoked"][day]))
            lost, running, days = True, False, set[date]()
        if running:
            days.add(day)
        day += _ONE_DAY
    return [*runs, (days, None, False)] if running else runs


def _next(day: date) -> date:
    return day.replace(day=1) + relativedelta(months=1)


def _share_of(month: date, run: tuple[set[date], date | None, bool], taken: dict[str, str]) -> Fraction:
    """How much of a month one run of days makes due."""
    days, stop, whole = run
    first = min(days, default=stop)
    after = _next(month)
    within = {day for day in days if month <= day < after}
    stops_here = stop is not None and month <= stop < after
    begins_here = first is not None and month <= first < after
    if not (within or stops_here) or (begins_here and taken["first_month"] == "next_month") or (stops_here and whole):
        return Fraction(0)
    if not stops_here or taken["exit_month"] in ("full", "none"):
        return Fraction(not stops_here or taken["exit_month"] == "full")
    enjoyed = len(within) + (taken["exit_month"] == "days_through")
    return Fraction(1) if enjoyed == (after - month).days else Fraction(min(enjoyed, 30), 30)


def reference_accrual(record: TermRecord, law: Any) -> dict[date, Decimal | None]:
    """What accrues in each month, by its first day, looked at day by day; None where nobody knows the amount. It is slow and has no shortcuts.

    Args:
        record: The term.
        law: The law, with the readings chosen.
    """
    policy = law.policy
    names = ("first_month", "last_month", "exit_month", "beyond_expiry")
    taken = {name: law.choice(getattr(policy, name)).id for name in names}
    runs, end = _runs(record, law), policy.documents[0].validity.end
    first = record.start.replace(day=1) if taken["first_month"] == "same_month" else _next(record.start)
    found: dict[date, Decimal | None] = {}
    for number in range(12 * law.value(policy.term_years, on=record.named).value):
        month = first + relativedelta(months=number)
        if month > record.last_day or (_next(month) - _ONE_DAY > record.last_day and taken["last_month"] == "none"):
            continue
        beyond = taken["beyond_expiry"] if month >= end else "inside"
        share = max((_share_of(month, run, taken) for run in runs), default=Fraction(0))
        if not share or beyond == "at_expiry" or (beyond == "run_off" and record.named >= end):
            continue
        value = law.value(policy.allowance_per_month, on=month).value
        if isinstance(value, NotFound) or beyond == "as_reissued":
            found[month] = None
        else:
            exact = Fraction(value) * share
            found[month] = (Decimal(exact.numerator) / exact.denominator).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return found
