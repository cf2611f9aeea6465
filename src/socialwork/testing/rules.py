"""A strategy for rules: random trees of every kind of node, over the facts, parameters and readings that it is given."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from ..days import YearCount
from ..errors import InvalidValueError
from ..law import NotFound, Parameter, Reading
from ..rules import AllOf, AnyOf, AtLeast, AtMost, ByReading, Handle, Is, IsTrue, Not, OneOf, Rule, Shape, SomeOf, YearsSince
from ..rules.nodes import same_unit
from ..text import YEARS, Ordered, Text

__all__ = ["rules_over"]

_NOTHING = Text("不作要求", "nothing is asked")
_MOST_YEARS = 100


def _in_years(parameter: Parameter[Any]) -> bool:
    return parameter.type is int and same_unit(parameter.unit, YEARS)


def _counts_years(parameter: Parameter[Any]) -> bool:
    values = (dated.value for dated in parameter.values)
    return _in_years(parameter) and all(isinstance(value, NotFound) or 0 <= value <= _MOST_YEARS for value in values)


def _comparable(handle: Handle[Any], parameter: Parameter[Any]) -> bool:
    if handle.shape is Shape.NUMBER:
        return parameter.type in {int, Decimal} and same_unit(handle.unit, parameter.unit)
    return parameter.type is handle.of and issubclass(handle.of, Ordered)


def _leaves_over(
    handle: Handle[Any], parameters: tuple[Parameter[Any], ...], clause: st.SearchStrategy[str]
) -> Iterator[st.SearchStrategy[Rule]]:
    fact = st.just(handle)
    if handle.shape in {Shape.YES_NO, Shape.JUDGEMENT}:
        yield st.builds(IsTrue, fact, clause=clause)
    elif handle.shape is Shape.DAY:
        if years := [parameter for parameter in parameters if _counts_years(parameter)]:
            either = st.booleans()
            yield st.builds(
                YearsSince, fact, st.sampled_from(years), count=st.sampled_from(YearCount), first_day_counts=either, clause=clause
            )
    else:
        if handle.choices:
            one = st.sampled_from(handle.choices)
            yield st.builds(Is, fact, one, clause=clause)
            yield st.builds(OneOf, fact, st.frozensets(one, min_size=1), clause=clause)
        if bounds := [parameter for parameter in parameters if _comparable(handle, parameter)]:
            yield st.builds(AtLeast, fact, st.sampled_from(bounds), clause=clause)
            yield st.builds(AtMost, fact, st.sampled_from(bounds), clause=clause)


def _some_of(parameter: Parameter[int], rules: list[Rule]) -> Rule:
    return SomeOf(parameter, *rules)


def _around(parts: st.SearchStrategy[Rule], counts: list[Parameter[Any]], readings: tuple[Reading, ...]) -> st.SearchStrategy[Rule]:
    """Composites over parts that are drawn from a strategy."""
    several = st.lists(parts, min_size=1, max_size=4)
    kinds: list[st.SearchStrategy[Rule]] = [
        several.map(lambda rules: AllOf(*rules)),
        several.map(lambda rules: AnyOf(*rules)),
        st.builds(Not, parts),  # not `parts.map`, whose every branch would count as much as another kind of node
        st.just(AllOf(label=_NOTHING)),
    ]
    if counts:
        kinds.append(st.builds(_some_of, st.sampled_from(counts), several))
    for reading in readings:
        branches = st.fixed_dictionaries(dict.fromkeys(reading.admissible, parts))
        kinds.append(st.builds(ByReading, st.just(reading), branches))
    return st.one_of(kinds)


def rules_over(
    handles: Iterable[Handle[Any]],
    *,
    parameters: Iterable[Parameter[Any]] = (),
    readings: Iterable[Reading] = (),
    clauses: Sequence[str] = ("X1",),
    max_leaves: int = 10,
) -> st.SearchStrategy[Rule]:
    """Any rule over these facts. Shrinks to a leaf over the first of them.

    Facts of words and of several records stand in no rule and are passed over, as are numbers and days for which there is no parameter.

    Args:
        handles: The facts that rules may name, such as a whole `FactSet`.
        parameters: The parameters that they may name. Those of type int count years (from 0 to 100) where that is their unit, and parts else.
        readings: The readings that they may branch on.
        clauses: The clauses that leaves cite.
        max_leaves: About how many leaves a rule has at the most.

    Raises:
        InvalidValueError: If no fact can stand in a rule.

    >>> from hypothesis import find
    >>> from socialwork.testing.invented import TEA_ROOM, TEA_ROOMS
    >>> rules = rules_over(TEA_ROOM, parameters=TEA_ROOMS.parameters, readings=TEA_ROOMS.readings)
    >>> find(rules, lambda rule: isinstance(rule, Not))
    Not(rule=...)
    """
    listed, known, clause = tuple(handles), tuple(parameters), st.sampled_from(clauses)
    leaves = [leaf for handle in listed for leaf in _leaves_over(handle, known, clause)]
    if not leaves:
        names = tuple(handle.name for handle in listed)
        raise InvalidValueError(
            "rules_over", names, "give a fact that a rule can name, and a parameter to compare it with where it is a number or a day"
        )
    counts = [parameter for parameter in known if parameter.type is int and not _in_years(parameter)]
    questions = tuple(readings)
    return st.recursive(st.one_of(leaves), lambda parts: _around(parts, counts, questions), max_leaves=max_leaves)
