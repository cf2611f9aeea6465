"""Rules that are drawn are of every kind of node, over the facts, parameters and readings given, and no others."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.errors import InvalidValueError
from socialwork.law import NotFound
from socialwork.rules import (
    AllOf,
    AnyOf,
    AtLeast,
    AtMost,
    ByReading,
    Is,
    IsTrue,
    Leaf,
    Not,
    OneOf,
    Rule,
    SomeOf,
    YearsSince,
    leaves,
    nodes,
)
from socialwork.testing import rules_over
from socialwork.testing.invented import TEA_ROOM, TEA_ROOMS

RULES = rules_over(TEA_ROOM, parameters=TEA_ROOMS.parameters, readings=TEA_ROOMS.readings, clauses=("X1", "X2"))
KINDS = (IsTrue, Is, OneOf, AtLeast, AtMost, YearsSince, AllOf, AnyOf, Not, SomeOf, ByReading)


Draw = Callable[[st.SearchStrategy[Any]], list[Any]]


def test_every_kind_of_node_is_drawn_and_may_be_the_root(drawn: Draw) -> None:
    rules = drawn(RULES)

    assert {type(node) for rule in rules for node in nodes(rule)} == set(KINDS)
    assert any(isinstance(rule, Leaf) for rule in rules)


def test_every_fact_that_a_rule_can_name_is_named(drawn: Draw) -> None:
    named = {leaf.fact.name for rule in drawn(RULES) for leaf in leaves(rule)}

    assert named == {"open_daily", "hospitable", "size", "tea", "guests", "balance", "opened_on", "running_since", "days_closed"}


@given(rule=RULES)
def test_rules_name_what_they_were_given(rule: Rule) -> None:
    for node in nodes(rule):
        assert getattr(node, "parameter", TEA_ROOMS.years_open) in TEA_ROOMS.parameters
        assert getattr(node, "reading", TEA_ROOMS.leaf_only) in TEA_ROOMS.readings
    for leaf in leaves(rule):
        assert leaf.fact in set(TEA_ROOM)
        assert set(leaf.clause) <= {"X1", "X2"}


def test_parameters_that_no_source_gives_are_drawn_too(drawn: Draw) -> None:
    assert TEA_ROOMS.most_days_closed.values[0].value is NotFound.NOT_FOUND
    assert any(getattr(node, "parameter", None) is TEA_ROOMS.most_days_closed for rule in drawn(RULES) for node in nodes(rule))


@given(rule=rules_over([TEA_ROOM.guests, TEA_ROOM.opened_on, TEA_ROOM.tea], readings=()))
def test_without_parameters_no_numbers_days_or_counts_are_asked_for(rule: Rule) -> None:
    assert {leaf.fact.name for leaf in leaves(rule)} <= {"tea"}
    assert not any(isinstance(node, (SomeOf, ByReading)) for node in nodes(rule))


def test_facts_that_stand_in_no_rule_are_not_enough() -> None:
    with pytest.raises(InvalidValueError) as caught:
        rules_over([TEA_ROOM.name, TEA_ROOM.guests])

    assert str(caught.value) == (
        "rules_over: got ('name', 'guests'); "
        "give a fact that a rule can name, and a parameter to compare it with where it is a number or a day"
    )
