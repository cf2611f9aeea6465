"""Strategies for reforms of a policy, and for the operations that they are made of."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any

from hypothesis import strategies as st

from ..errors import SocialWorkError
from ..law import NotFound, Parameter
from ..policies import NEXT, Choose, Freeze, Operation, Policy, Reform, Scale, ScaleRounding, Set, SwapRule
from .days import LAST_DAY
from .facts import words

__all__ = ["operations", "parameter_values", "reforms"]

_ONE_DAY = timedelta(days=1)
_MOST_OPERATIONS = 3


def parameter_values(parameter: Parameter[Any]) -> st.SearchStrategy[Any]:
    """Any value that the parameter can be set to, numbers among them small and not negative; in few cases that nobody knows it.

    >>> from hypothesis import find
    >>> from socialwork.talent.haiyou import HAIYOU
    >>> find(parameter_values(HAIYOU.cohort_cap), lambda people: people != 0)
    1
    """
    kind: type[Any] = parameter.type
    known: dict[type, st.SearchStrategy[Any]] = {
        bool: st.booleans(),
        int: st.integers(0, 60),
        Decimal: st.decimals(0, 5000, places=2),
        Fraction: st.fractions(0, 1, max_denominator=12),
        str: words(),
        date: st.dates(max_value=LAST_DAY),
    }
    values = st.sampled_from(list(kind)) if issubclass(kind, Enum) else known[kind]
    return st.integers(0, 9).flatmap(lambda told: st.just(NotFound.NOT_FOUND) if told == 9 else values)  # noqa: PLR2004  # one in ten


def _days(policy: Policy) -> st.SearchStrategy[date]:
    """Any day from a year before the law's first value on, those around a change of it among them."""
    changes = sorted({dated.since for parameter in policy.parameters for dated in parameter.values})
    around = [day + shift for day in changes for shift in (timedelta(), -_ONE_DAY, _ONE_DAY)]
    first = min(changes, default=LAST_DAY) - timedelta(days=365)
    return st.sampled_from(around) | st.dates(first, LAST_DAY) if around else st.dates(first, LAST_DAY)


def _kinds(policy: Policy, days: st.SearchStrategy[date]) -> Iterator[st.SearchStrategy[Operation]]:
    def ends(start: date) -> st.SearchStrategy[date | None]:
        return st.none() | st.integers(1, 1000).map(lambda length: start + timedelta(days=length))

    def settings(parameter: Parameter[Any]) -> st.SearchStrategy[Set]:
        return days.flatmap(
            lambda start: st.builds(
                Set, st.just(parameter), parameter_values(parameter), start=st.just(start), end=ends(start) | st.just(NEXT)
            )
        )

    def scalings(parameter: Parameter[Any]) -> st.SearchStrategy[Scale]:
        factor, rounding = st.fractions(0, 3, max_denominator=8), st.sampled_from(ScaleRounding)
        return days.flatmap(lambda start: st.builds(Scale, st.just(parameter), factor, rounding, start=st.just(start), end=ends(start)))

    if policy.parameters:
        yield st.sampled_from(policy.parameters).flatmap(settings)
        yield st.builds(Freeze, st.sampled_from(policy.parameters), start=days)
    if numbers := [parameter for parameter in policy.parameters if parameter.type in {int, Decimal, Fraction}]:
        yield st.sampled_from(numbers).flatmap(scalings)
    if policy.readings:
        yield st.sampled_from(policy.readings).flatmap(
            lambda reading: st.builds(Choose, st.just(reading), st.sampled_from(reading.admissible))
        )
    if policy.rules:
        yield st.builds(SwapRule, st.sampled_from(sorted(policy.rules)), st.sampled_from(sorted(policy.rules)))


def operations(policy: Policy, *, days: st.SearchStrategy[date] | None = None) -> st.SearchStrategy[Operation]:
    """Any operation that names what the policy has; it can still be refused, as a rule that is a part of another one cannot be swapped.

    Args:
        policy: The policy.
        days: The days on which operations begin; by default any around and after those on which the law's values begin.

    >>> from hypothesis import find
    >>> from socialwork.testing.invented import TEA_ROOMS
    >>> find(operations(TEA_ROOMS), lambda operation: isinstance(operation, Choose))
    Choose(reading='AX1', option='leaf')
    """
    return _operations(policy, days)


@cache  # drawing is quick, making the strategy is not
def _operations(policy: Policy, days: st.SearchStrategy[date] | None) -> st.SearchStrategy[Operation]:
    return st.one_of(*_kinds(policy, _days(policy) if days is None else days))


def _taken(policy: Policy, reform: Reform) -> bool:
    try:
        policy.under(reform)
    except SocialWorkError:
        return False
    return True


@st.composite
def _alone(draw: st.DrawFn, policy: Policy, days: st.SearchStrategy[date] | None) -> Reform:
    name = draw(words(max_size=4))
    cited = draw(st.none() | words())
    about: dict[str, Any] = {"hypothetical": True} if cited is None else {"citation": cited}
    reform = Reform(name, **about)
    bare = not (policy.parameters or policy.readings or policy.rules)
    for operation in [] if bare else draw(st.lists(operations(policy, days=days), max_size=_MOST_OPERATIONS)):
        try:
            wider = Reform(name, *reform.operations, operation, **about)
        except SocialWorkError:
            continue
        reform = wider if _taken(policy, wider) else reform
    return reform


def reforms(policy: Policy, *, days: st.SearchStrategy[date] | None = None, max_parts: int = 4) -> st.SearchStrategy[Reform]:
    """Any reform that the policy takes: alone, several together, one after the other, and nested. Shrinks to one that changes nothing.

    Args:
        policy: The policy.
        days: The days on which operations begin; by default any around and after those on which the law's values begin.
        max_parts: About how many reforms that stand alone it is made of, at the most.

    >>> from hypothesis import find
    >>> from socialwork.testing.invented import TEA_ROOMS
    >>> find(reforms(TEA_ROOMS), lambda reform: True)
    Reform('0', hypothetical=True)
    """

    def joined(pair: tuple[Reform, Reform, bool]) -> Reform:
        one, two, together = pair
        try:
            whole = one | two if together else one >> two
        except SocialWorkError:
            return one
        return whole if _taken(policy, whole) else one

    return st.recursive(_alone(policy, days), lambda parts: st.tuples(parts, parts, st.booleans()).map(joined), max_leaves=max_parts)
