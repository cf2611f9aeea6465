"""Strategies for a policy on a day: which readings of it are chosen, and which law that makes."""

from datetime import date
from functools import lru_cache
from typing import TypeVar

from hypothesis import strategies as st

from ..law import Reading
from ..policies import InadmissibleReadingsError, Law, Policy
from .days import FIRST_DAY, LAST_DAY

__all__ = ["admissible_readings", "days_in_force", "laws"]

P = TypeVar("P", bound=Policy)


def _is_admissible(policy: Policy, options: dict[str, str]) -> bool:
    try:
        policy.choices(options)
    except InadmissibleReadingsError:
        return False
    return True


def _default_first(reading: Reading) -> list[str]:
    return sorted(reading.admissible, key=lambda option: option != reading.default)


def admissible_readings(policy: Policy) -> st.SearchStrategy[dict[str, str]]:
    """Any combination of options that nothing rules out, one for every reading of the policy. Shrinks to the defaults.

    >>> from hypothesis import find
    >>> from socialwork.talent.haiyou import HAIYOU
    >>> find(admissible_readings(HAIYOU), lambda options: True)["AJ7"]
    'years_and_qualification'
    """
    return _admissible(policy)


@lru_cache  # drawing is quick, making the strategy is not
def _admissible(policy: Policy) -> st.SearchStrategy[dict[str, str]]:
    options = {reading.id: st.sampled_from(_default_first(reading)) for reading in policy.readings}
    return st.fixed_dictionaries(options).filter(lambda chosen: _is_admissible(policy, chosen))


def days_in_force(policy: Policy) -> st.SearchStrategy[date]:
    """Any day on which the policy is in force; where its validity was not found, any day.

    >>> from hypothesis import find
    >>> from socialwork.talent.haiyou import HAIYOU
    >>> find(days_in_force(HAIYOU), lambda day: True)
    datetime.date(2023, 3, 1)
    """
    window = policy.documents[0].validity
    if window is None:
        return st.dates(FIRST_DAY, LAST_DAY)
    return st.dates(window.start, window.last_day or max(window.start, LAST_DAY))


@st.composite
def laws(
    draw: st.DrawFn,
    policy: P,
    *,
    days: st.SearchStrategy[date] | None = None,
    readings: st.SearchStrategy[dict[str, str]] | None = None,
) -> Law[P]:
    """The law of any day on which the policy is in force, under any admissible readings. Shrinks to the first day and the defaults.

    Args:
        draw: Given by Hypothesis; leave it out.
        policy: The policy.
        days: The days; by default those on which the policy is in force. On another day it is taken beyond its validity.
        readings: The options; by default any admissible ones.

    >>> from hypothesis import find
    >>> from socialwork.talent.haiyou import HAIYOU
    >>> law = find(laws(HAIYOU), lambda law: True)
    >>> law.day, dict(law.choices)["AJ7"]
    (datetime.date(2023, 3, 1), 'years_and_qualification')
    """
    day = draw(days_in_force(policy) if days is None else days)
    options = draw(admissible_readings(policy) if readings is None else readings)
    return policy.on(day, readings=options, beyond_validity=True)
