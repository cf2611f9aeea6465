"""Rules are small values: a node takes what it can compare, refuses the rest, and can be walked."""

import pickle
from typing import Any

import attrs
import pytest
from hypothesis import given

from socialwork.days import YearCount
from socialwork.errors import InvalidValueError
from socialwork.rules import AllOf, AnyOf, AtLeast, AtMost, ByReading, Is, IsTrue, Leaf, Not, OneOf, Rule, SomeOf, YearsSince, leaves, nodes
from socialwork.rules.nodes import children
from socialwork.talent.candidates import CANDIDATE, CareWorkerLevel
from socialwork.talent.haiyou import HAIYOU
from socialwork.testing import tea_room_rules
from socialwork.testing.invented import TEA_ROOM, TEA_ROOMS, RoomSize, Tea
from socialwork.text import Text

OPEN = IsTrue(TEA_ROOM.open_daily, clause="X5")
GREEN = Is(TEA_ROOM.tea, Tea.GREEN, clause="X1")
LARGE = AtLeast(TEA_ROOM.size, TEA_ROOMS.least_size, clause="X4")
WHY = Text("不作要求", "nothing is asked")


def years(fact: Any = TEA_ROOM.opened_on, parameter: Any = TEA_ROOMS.years_open) -> YearsSince:
    return YearsSince(fact, parameter, count=YearCount.FORWARD, first_day_counts=True, clause="X6")


# --- what a node refuses -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("make, words", [
    (lambda: IsTrue(TEA_ROOM.tea, clause="X1"), "fact tea: got 'choice'; this rule needs a fact of shape yes_no or judgement"),
    (lambda: Is(TEA_ROOM.guests, Tea.GREEN, clause="X1"), "fact guests: got 'number'; this rule needs a fact of shape choice"),
    (lambda: Is(TEA_ROOM.tea, RoomSize.HALL, clause="X1"), "fact tea: got <RoomSize.HALL: 'hall'>; give a value of Tea"),
    (lambda: OneOf(TEA_ROOM.open_daily, {Tea.GREEN}, clause="X1"), "fact open_daily: got 'yes_no'; this rule needs a fact of shape choice"),
    (lambda: OneOf(TEA_ROOM.tea, {RoomSize.HALL}, clause="X1"), "fact tea: got [<RoomSize.HALL: 'hall'>]; give values of Tea"),
    (lambda: OneOf(TEA_ROOM.tea, (), clause="X1"), "fact tea: got (); give at least one value of Tea"),
    (lambda: AtLeast(TEA_ROOM.name, TEA_ROOMS.least_guests, clause="X1"), "fact name: got 'text'; this rule needs a fact of shape number or choice"),
    (lambda: AtMost(TEA_ROOM.closures, TEA_ROOMS.least_guests, clause="X1"),
     "fact closures: got 'several'; this rule needs a fact of shape number or choice"),
    (lambda: years(TEA_ROOM.guests), "fact guests: got 'number'; this rule needs a fact of shape day"),
    (lambda: years(parameter=TEA_ROOMS.most_lost), "parameter tea.most_lost: got 'Decimal'; count years with an int"),
    (lambda: SomeOf(TEA_ROOMS.most_lost, OPEN), "parameter tea.most_lost: got 'Decimal'; count parts with an int"),
    (AllOf, "AllOf: got (); give rules, or a label that says why nothing is asked"),
    (lambda: AnyOf(label=WHY), "AnyOf: got (); give at least one rule"),
    (lambda: SomeOf(TEA_ROOMS.grounds_needed), "SomeOf: got (); give at least one rule"),
    (lambda: AllOf((1, 2)), "AllOf: got (1, 2); give rules, each as an argument of its own"),
    (lambda: AnyOf(OPEN, None), "AnyOf: got None; give rules, each as an argument of its own"),
    (lambda: SomeOf(TEA_ROOMS.grounds_needed, "open"), "SomeOf: got 'open'; give rules, each as an argument of its own"),
    (lambda: Not(True), "Not: got True; give rules, each as an argument of its own"),
    (lambda: ByReading(TEA_ROOMS.leaf_only, {"leaf": OPEN, "any": True}),
     "ByReading AX1: got True; give rules, each as an argument of its own"),
    (lambda: IsTrue("open_daily", clause="X5"), "fact: got 'open_daily'; name the fact by its handle, an attribute of its FactSet"),
    (lambda: AtLeast(TEA_ROOM.guests, 30, clause="X2"),
     "parameter: got 30; name the Parameter that holds the value; a rule holds none itself"),
    (lambda: years(parameter=2), "parameter: got 2; name the Parameter that holds the value; a rule holds none itself"),
    (lambda: SomeOf(3, OPEN), "parameter: got 3; name the Parameter that holds the value; a rule holds none itself"),
])  # fmt: skip
def test_a_node_refuses_what_it_cannot_compare(make: Any, words: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        make()

    assert str(caught.value) == words


@pytest.mark.parametrize("make, words", [
    (lambda kind: kind(TEA_ROOM.size, HAIYOU.care_worker_level, clause="X1"),
     "parameter haiyou.care_worker_level: got 'CareWorkerLevel'; compare size on its own scale, RoomSize"),
    (lambda kind: kind(CANDIDATE.care_worker_level, HAIYOU.social_work_level, clause="J16"),
     "parameter haiyou.social_work_level: got 'SocialWorkLevel'; compare care_worker_level on its own scale, CareWorkerLevel"),
    (lambda kind: kind(TEA_ROOM.size, TEA_ROOMS.least_guests, clause="X1"),
     "parameter tea.least_guests: got 'int'; compare size on its own scale, RoomSize"),
    (lambda kind: kind(TEA_ROOM.tea, attrs.evolve(TEA_ROOMS.least_size, type=Tea, values=()), clause="X1"),
     "parameter tea.least_size: got 'Tea'; compare tea on its own scale, Tea"),
    (lambda kind: kind(TEA_ROOM.guests, TEA_ROOMS.least_size, clause="X1"),
     "parameter tea.least_size: got 'RoomSize'; compare the number guests with an int or a Decimal"),
    (lambda kind: kind(TEA_ROOM.guests, HAIYOU.elderly_care_share, clause="X1"),
     "parameter haiyou.elderly_care_share: got 'Fraction'; compare the number guests with an int or a Decimal"),
])  # fmt: skip
@pytest.mark.parametrize("kind", [AtLeast, AtMost])
def test_things_of_different_scales_are_not_compared(make: Any, words: str, kind: Any) -> None:
    with pytest.raises(InvalidValueError) as caught:
        make(kind)

    assert str(caught.value) == words


@pytest.mark.parametrize(
    "branches", [{"leaf": OPEN}, {"leaf": OPEN, "any": OPEN, "none": OPEN}, {"leaf": OPEN, "ayn": OPEN}, {}, (("leaf", OPEN),)]
)
def test_a_reading_needs_one_branch_for_each_admissible_option(branches: Any) -> None:
    with pytest.raises(InvalidValueError, match=r"^ByReading AX1: got \[.*\]; give one branch for each admissible option: leaf, any$"):
        ByReading(TEA_ROOMS.leaf_only, branches)


def test_every_leaf_cites_a_clause() -> None:
    for make in (IsTrue, Is, OneOf, AtLeast, AtMost, YearsSince):
        assert attrs.fields_dict(make)["clause"].default is attrs.NOTHING
        assert attrs.fields_dict(make)["clause"].kw_only


def test_one_clause_or_several_are_held_as_a_tuple() -> None:
    assert OPEN.clause == ("X5",)
    assert AllOf(OPEN, clause=("X1", "X2")).clause == ("X1", "X2")
    assert AnyOf(OPEN).clause == SomeOf(TEA_ROOMS.grounds_needed, OPEN).clause == ()


# --- rules as values ---------------------------------------------------------------------------------------------------------------------


def test_branches_are_given_as_a_mapping_or_as_pairs_and_found_by_option() -> None:
    pairs = (("any", GREEN), ("leaf", OPEN))
    rule = ByReading(TEA_ROOMS.leaf_only, pairs)

    assert rule == ByReading(TEA_ROOMS.leaf_only, dict(pairs))
    assert rule.branch("any") is GREEN
    assert rule.branch("leaf") is OPEN


@given(rule=tea_room_rules())
def test_rules_are_values_that_can_be_compared_hashed_printed_and_pickled(rule: Rule) -> None:
    copy = pickle.loads(pickle.dumps(rule))

    assert copy == rule
    assert hash(copy) == hash(rule)
    assert repr(rule).startswith(f"{type(rule).__name__}(")


@given(rule=tea_room_rules())
def test_rules_are_frozen(rule: Rule) -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        rule.label = WHY


@given(rule=tea_room_rules())
def test_walking_a_rule_visits_each_node_of_every_branch_once_from_the_top_down(rule: Rule) -> None:
    visited = list(nodes(rule))

    assert visited[0] is rule
    assert len(visited) == 1 + sum(len(list(nodes(part))) for part in children(rule))
    assert list(leaves(rule)) == [node for node in visited if isinstance(node, Leaf)]
    assert all(isinstance(node, (Leaf, AllOf)) for node in visited if not children(node))


def test_the_parts_of_a_reading_are_all_its_branches() -> None:
    rule = ByReading(TEA_ROOMS.leaf_only, {"leaf": OPEN, "any": Not(GREEN)})

    assert children(rule) == (OPEN, Not(GREEN))
    assert children(SomeOf(TEA_ROOMS.grounds_needed, OPEN, LARGE)) == (OPEN, LARGE)
    assert children(AllOf(label=WHY)) == children(OPEN) == ()
    assert list(leaves(rule)) == [OPEN, GREEN]


def test_both_scales_of_certificates_rise_on_their_own() -> None:
    assert CareWorkerLevel.INTERMEDIATE > CareWorkerLevel.JUNIOR
    with pytest.raises(TypeError):
        _ = CareWorkerLevel.INTERMEDIATE < RoomSize.HALL
