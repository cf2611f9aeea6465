"""Reforms that are drawn are taken by their policy, of every kind, and small where nothing is asked of them."""

from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import find, given
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample

from socialwork.law import NotFound, Parameter
from socialwork.policies import Choose, Freeze, Joint, Operation, Policy, Reform, Scale, Set, SwapRule
from socialwork.policies.exact import exact
from socialwork.testing import operations, parameter_values, reforms
from socialwork.testing.invented import TEA_ROOMS, RoomSize
from socialwork.text import Text

WORDS = Text("话", "words")
DAY = date(2024, 1, 1)
BARE = Policy(id="bare", title=WORDS, documents=(attrs.evolve(TEA_ROOMS.documents[0], clause=()),), clauses=())


ASKED = Policy(
    id="asked", title=WORDS, documents=TEA_ROOMS.documents, clauses=TEA_ROOMS.clauses, readings=(TEA_ROOMS.leaf_only,)
)  # fmt: skip


@attrs.frozen(kw_only=True, repr=False)
class Told(Policy):
    """A policy whose one parameter is no number and has no value."""

    told: Parameter[str]


def parameter(kind: type[Any]) -> Parameter[Any]:
    return Parameter(name="p", label=WORDS, unit=WORDS, type=kind, values=())


@pytest.mark.parametrize("policy", [TEA_ROOMS, BARE, Told(id="told", title=WORDS, documents=BARE.documents, clauses=(), told=parameter(str)), ASKED],
                         ids=lambda policy: policy.id)  # fmt: skip
@given(data=st.data())
def test_a_policy_takes_the_reforms_that_are_drawn_for_it(policy: Policy, data: st.DataObject) -> None:
    new = policy.under(data.draw(reforms(policy)))

    assert type(new) is type(policy)


@pytest.mark.parametrize("kind", [Set, Freeze, Scale, Choose, SwapRule])
def test_every_kind_of_operation_is_drawn(kind: type[Operation]) -> None:
    assert isinstance(find(operations(TEA_ROOMS), lambda operation: isinstance(operation, kind)), kind)


@pytest.mark.parametrize("joint", Joint)
def test_every_way_to_make_a_reform_is_drawn(joint: Joint) -> None:
    assert find(reforms(TEA_ROOMS), lambda reform: reform.joint is joint).joint is joint


def test_a_reform_shrinks_to_one_that_changes_nothing_and_a_bare_policy_has_no_other() -> None:
    assert find(reforms(TEA_ROOMS), lambda _: True) == Reform("0", hypothetical=True)
    with pytest.raises(NoSuchExample):
        find(reforms(BARE), lambda reform: not reform.empty)


@pytest.mark.parametrize("kind", [bool, int, Decimal, Fraction, str, date, RoomSize])
@given(data=st.data())
def test_values_are_such_as_the_parameter_holds(kind: type[Any], data: st.DataObject) -> None:
    value = data.draw(parameter_values(parameter(kind)))

    assert exact(parameter(kind), value) == value
    assert isinstance(value, (kind, NotFound))
    assert isinstance(value, Enum) or kind is not RoomSize


@given(operation=operations(TEA_ROOMS, days=st.just(DAY)))
def test_operations_begin_on_the_days_that_are_asked_for(operation: Operation) -> None:
    assert getattr(operation, "start", DAY) == DAY
