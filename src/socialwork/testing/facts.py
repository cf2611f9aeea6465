"""Strategies for the values of facts, told or missing."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, TypeVar

from hypothesis import strategies as st

from ..days import Period
from ..errors import InvalidValueError
from ..projects.facts import Indicator, Reached
from ..rules import Fact, Handle, Judgement, Missing, Shape
from .days import FIRST_DAY, LAST_DAY, periods, some_days

__all__ = ["fact_values", "judgements", "or_missing", "words"]

T = TypeVar("T")


def words(*, max_size: int = 12) -> st.SearchStrategy[str]:
    """Words in any script, not blank, with no space around them. Shrinks to `"0"`.

    >>> from hypothesis import find
    >>> find(words(), lambda text: len(text) > 2)
    '000'
    """
    return st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=max_size).filter(lambda text: text.strip() == text)


def judgements(*, holds: st.SearchStrategy[bool] | None = None) -> st.SearchStrategy[Judgement]:
    """A finding of a person, either way, with who made it, when, and where it is recorded. Shrinks to a finding that it doesn't hold.

    Args:
        holds: The finding; either by default.

    >>> from hypothesis import find
    >>> found = find(judgements(holds=st.just(True)), lambda judgement: True)
    >>> found.holds, found.by, str(found.on), found.document
    (True, '0', '2000-01-01', '0')
    """
    found = st.booleans() if holds is None else holds
    return st.builds(Judgement, holds=found, by=words(), on=st.dates(FIRST_DAY, LAST_DAY), document=words())


def or_missing(values: st.SearchStrategy[T]) -> st.SearchStrategy[T | Missing]:
    """A value, or in one case of three `Missing` for any reason. Shrinks to `Missing.NOT_ASKED`.

    >>> from hypothesis import find
    >>> find(or_missing(st.booleans()), lambda value: True)
    <Missing.NOT_ASKED: 'not_asked'>
    """
    missing: st.SearchStrategy[T | Missing] = st.sampled_from(Missing)
    return st.integers(0, 2).flatmap(lambda told: values if told else missing)


def fact_values(handle: Handle[Any], *, records: Mapping[type, st.SearchStrategy[Any]] | None = None) -> st.SearchStrategy[Any]:
    """Any value of a fact, asked or derived, by its shape; never `Missing`.

    Args:
        handle: The fact.
        records: For facts that hold several records: the strategy of one record, by its type. Periods, and indicators of projects, are known.

    Raises:
        InvalidValueError: If the fact holds several records of a type for which `records` has no strategy.

    >>> from hypothesis import find
    >>> from socialwork.text import Text
    >>> guests = Fact.number(zh="客人", en="guests", asked_of=Text("店家", "the house"), at_least=0)
    >>> find(fact_values(guests), lambda number: number > 5)
    Decimal('6')
    """
    match handle.shape:
        case Shape.YES_NO:
            return st.booleans()
        case Shape.JUDGEMENT:
            return judgements()
        case Shape.CHOICE:
            return st.sampled_from(handle.choices)
        case Shape.NUMBER:
            return _numbers(handle)
        case Shape.DAY:
            return some_days()
        case Shape.TEXT:
            return words()
        case _:
            known = {Period: periods(), Indicator: _counted(Indicator), Reached: _counted(Reached), **(records or {})}
            if handle.of not in known:
                raise InvalidValueError(f"fact {handle.name}", handle.of.__name__, "give `records` a strategy for this type of record")
            once = _name if handle.of in {Indicator, Reached} else None  # a plan and a report name each indicator once
            return st.lists(known[handle.of], max_size=3, unique_by=once).map(tuple)


def _name(counted: Any) -> str:
    return str(counted.name)


def _counted(kind: Callable[[str, Decimal], T]) -> st.SearchStrategy[T]:
    return st.builds(kind, words(), st.integers(0, 1000).map(Decimal))


def _numbers(handle: Handle[Any]) -> st.SearchStrategy[Decimal]:
    least = handle.at_least if isinstance(handle, Fact) else None
    lowest = -1000 if least is None else least
    whole = st.integers(lowest, max(lowest, 0) + 10_000).map(Decimal)
    return whole | st.decimals(lowest, max(lowest, 0) + 10_000, places=2)
