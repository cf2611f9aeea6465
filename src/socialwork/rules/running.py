"""How an answer moves with the days when nothing else changes: the days on which some part of a rule may come out differently."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta

from ..days import SomeDay, check_date, earliest, latest, latest_start, reached_on
from ..errors import InvalidValueError
from ..law import NotFound, Parameter
from ..text import Text
from .applied import AppliedLaw
from .compile import Compiled
from .facts import Derived, Fact, Missing, Moment
from .nodes import AtLeast, AtMost, Leaf, Rule, SomeOf, YearsSince, nodes
from .regions import asked_of_value
from .steps import Known, given

__all__ = ["check_until", "furthest", "running_days"]

_ONE_DAY = timedelta(days=1)
_YEARS_AHEAD = 100  # every day is looked at, so there has to be an end


def furthest(day: date) -> date:
    """The last day that can be looked at from a day: a hundred years later."""
    return date.max if day.year + _YEARS_AHEAD > date.max.year else day + relativedelta(years=_YEARS_AHEAD)


def check_until(until: object, day: date) -> date:
    """`until` itself, if it is a last day that can be looked at from a day.

    Raises:
        InvalidValueError: If it is no date, lies before the day, or more than a hundred years after it.
    """
    last, end = check_date("until", until), furthest(day)
    if last < day:
        raise InvalidValueError("until", str(last), Text(f"请给{day}或之后的日期", f"give {day} or a later day"))
    if last > end:
        fix = Text(
            f"最多看到{_YEARS_AHEAD}年后，请给{end}或之前的日期", f"give {end} or an earlier day: {_YEARS_AHEAD} years ahead at the most"
        )
        raise InvalidValueError("until", str(last), fix)
    return last


def running_days(rules: Iterable[Compiled], known: Known, law: AppliedLaw, *, until: date, cut_off: date | None = None) -> tuple[date, ...]:
    """The days on which rules may come out differently than the day before, all else staying as it is; on all others it does not.

    Days on which the law is no longer in force are not among them.

    Args:
        rules: The rules, as they are under the readings chosen, or under several.
        known: The facts of the case; what replaces a fact stays as it is.
        law: The law of the day before the first day looked at.
        until: The last day looked at.
        cut_off: The day up to which facts count; None where it moves with the day.
    """
    end = until if law.last_day is None else min(until, law.last_day)
    compiled = tuple(rules)
    found = {day for each in compiled for day in _parameter_days(each.rule, law, end)}
    segments = _segments(law, sorted(found), end)
    subject, instead = given(known)
    by_fact: dict[str, list[Leaf]] = {}
    for leaf in {id(leaf): leaf for each in compiled for leaf in each.leaves}.values():
        by_fact.setdefault(leaf.fact.name, []).append(leaf)
    for name, reading in by_fact.items():
        handle = reading[0].fact
        if name in (instead or {}) or isinstance(handle, Fact):
            if cut_off is None:
                found |= set(_reached((instead or {}).get(name, getattr(subject, name, None)), reading, segments))
        elif not any(isinstance(getattr(subject, fact.name), Missing) for fact in handle.from_):
            found |= set(_moved(handle, subject, reading, segments, cut_off))
    return tuple(sorted(day for day in found if law.day < day <= end))


_Segment = tuple[date, date, AppliedLaw]
"""Days on which every parameter stays as it is: the first, the last, and the law of the first."""


def _parameter_days(rule: Rule, law: AppliedLaw, end: date) -> Iterator[date]:
    parameters: dict[int, Parameter[Any]] = {
        id(node.parameter): node.parameter for node in nodes(rule) if isinstance(node, (AtLeast, AtMost, YearsSince, SomeOf))
    }
    for parameter in parameters.values():
        here = law
        while (day := here.value(parameter).until) is not None and day <= end:
            yield day
            here = law.at(day)


def _segments(law: AppliedLaw, changes: list[date], end: date) -> list[_Segment]:
    starts = [law.day, *changes]
    ends = [*(day - _ONE_DAY for day in changes), end]
    return [(first, last, law.at(first)) for first, last in zip(starts, ends, strict=True)]


def _years(leaf: YearsSince, law: AppliedLaw) -> int | None:
    """How many years a leaf asks for; None where no source says."""
    years = law.value(leaf.parameter).value
    return None if isinstance(years, NotFound) else years


def _reached(value: object, reading: list[Leaf], segments: list[_Segment]) -> Iterator[date]:
    """The days on which the years since a day that stays are full."""
    if not isinstance(value, SomeDay):
        return
    for leaf in reading:
        for first, last, law in segments:
            if not isinstance(leaf, YearsSince) or (years := _years(leaf, law)) is None:
                continue
            for edge in {earliest(value), latest(value)}:
                try:
                    day = reached_on(edge, years=years, count=leaf.count, first_day_counts=leaf.first_day_counts)
                except InvalidValueError:  # beyond the year 9999
                    continue
                if first <= day <= last:
                    yield day


def _moved(handle: Derived[Any], subject: object, reading: list[Leaf], segments: list[_Segment], cut_off: date | None) -> Iterator[date]:
    """The days on which what is derived comes out differently; its function may hang on the day in any way, so every day is looked at."""
    before: object = None
    for first, last, law in segments:
        tests = [asked_of_value(leaf, law) for leaf in reading if not isinstance(leaf, YearsSince)]
        counted = {
            (years, leaf.count, leaf.first_day_counts)
            for leaf in reading
            if isinstance(leaf, YearsSince) and (years := _years(leaf, law)) is not None
        }
        for day in (first + timedelta(days=days) for days in range((last - first).days + 1)):
            on = day if cut_off is None else cut_off
            value: Any = handle.read(subject, Moment(day, on))
            if isinstance(value, Missing):
                out: object = value
            elif isinstance(value, SomeDay):
                edges = (
                    latest_start(years=years, on=on, count=count, first_day_counts=counts)
                    for years, count, counts in sorted(counted, key=str)
                )
                out = tuple((latest(value) <= edge, earliest(value) <= edge) for edge in edges)
            else:
                out = _outcomes(tests, value)
            if day != first and out != before:
                yield day
            before = out


def _outcomes(tests: list[Callable[[Any], bool] | None], value: Any) -> tuple[bool | None, ...]:
    return tuple(None if test is None else test(value) for test in tests)
