"""Rules are small values: a node takes what it can compare, refuses the rest, and can be walked."""

import pickle
from enum import StrEnum
from typing import Any

import attrs
import pytest
from hypothesis import given

from socialwork.days import YearCount
from socialwork.errors import InvalidValueError
from socialwork.rules import (
    AllOf,
    AnyOf,
    AtLeast,
    AtMost,
    ByReading,
    Fact,
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
from socialwork.rules.nodes import children, levels, same_unit
from socialwork.talent.candidates import CANDIDATE, CareWorkerLevel
from socialwork.talent.haiyou import HAIYOU
from socialwork.testing import tea_room_rules
from socialwork.testing.invented import TEA_ROOM, TEA_ROOMS, RoomSize, Tea, TeaRoom
from socialwork.text import Text, Unit

OPEN = IsTrue(TEA_ROOM.open_daily, clause="X5")
GREEN = Is(TEA_ROOM.tea, Tea.GREEN, clause="X1")
LARGE = AtLeast(TEA_ROOM.size, TEA_ROOMS.least_size, clause="X4")
WHY = Text("不作要求", "nothing is asked")


class Letter(StrEnum):
    A = "a"


LETTER = attrs.evolve(Fact.choice(Letter, zh="字母", en="letter", asked_of=WHY), name="letter")


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
    (lambda: AllOf((1, 2)), "AllOf: got *** (tuple); give rules, each as an argument of its own"),
    (lambda: AnyOf(OPEN, None), "AnyOf: got *** (NoneType); give rules, each as an argument of its own"),
    (lambda: SomeOf(TEA_ROOMS.grounds_needed, "open"), "SomeOf: got *** (str); give rules, each as an argument of its own"),
    (lambda: Not(True), "Not: got *** (bool); give rules, each as an argument of its own"),
    (lambda: ByReading(TEA_ROOMS.leaf_only, {"leaf": OPEN, "any": True}),
     "ByReading AX1: got *** (bool); give rules, each as an argument of its own"),
    (lambda: IsTrue("open_daily", clause="X5"), "fact: got *** (str); name the fact by its handle, an attribute of its FactSet"),
    (lambda: AtLeast(TEA_ROOM.guests, 30, clause="X2"),
     "parameter: got 30; name the Parameter that holds the value; a rule holds none itself"),
    (lambda: years(parameter=2), "parameter: got 2; name the Parameter that holds the value; a rule holds none itself"),
    (lambda: IsTrue(TEA_ROOM.open_daily, clause=()), "IsTrue.clause: got (); name the clause that asks for it; every condition cites one"),
    (lambda: AtLeast(TEA_ROOM.size, TEA_ROOMS.least_size, clause=()),
     "AtLeast.clause: got (); name the clause that asks for it; every condition cites one"),
    (lambda: Is(TEA_ROOM.tea, Tea.GREEN, clause="X1", label="tea"), "Is.label: got 'tea'; give the words in both languages: Text(zh, en)"),
    (lambda: AllOf(label="tea"), "AllOf.label: got 'tea'; give the words in both languages: Text(zh, en)"),
    (lambda: OneOf(TEA_ROOM.tea, Tea.GREEN, clause="X1"),
     "OneOf: got <Tea.GREEN: 'green'>; give several values, such as a set of them; for one there is `Is`"),
    (lambda: Is(LETTER, "a", clause="X1"), "fact letter: got 'a'; give a value of Letter"),
    (lambda: OneOf(LETTER, ["a"], clause="X1"), "fact letter: got ['a']; give values of Letter"),
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


@pytest.mark.parametrize("make, words", [
    (lambda: AtLeast(TEA_ROOM.guests, TEA_ROOMS.most_lost, clause="X1"),
     "fact guests: got '人次 (visits)'; count it in the unit of the parameter tea.most_lost, 元 (yuan), or compare it with another"),
    (lambda: AtMost(TEA_ROOM.days_closed, TEA_ROOMS.years_open, clause="X1"),
     "fact days_closed: got '天 (days)'; count it in the unit of the parameter tea.years_open, 年 (years), or compare it with another"),
    (lambda: AtLeast(attrs.evolve(TEA_ROOM.guests, unit=None), TEA_ROOMS.least_guests, clause="X1"),
     "fact guests: got 'no unit'; count it in the unit of the parameter tea.least_guests, 人次 (visits), or compare it with another"),
    (lambda: AtLeast(attrs.evolve(TEA_ROOM.guests, unit=Text("人次", "people")), TEA_ROOMS.least_guests, clause="X1"),
     "fact guests: got '人次 (people)'; count it in the unit of the parameter tea.least_guests, 人次 (visits), or compare it with another"),
    (lambda: years(parameter=TEA_ROOMS.most_days_closed),
     "parameter tea.most_days_closed: got '天 (days)'; count years in 年 (years), the unit of the parameter"),
    (lambda: SomeOf(TEA_ROOMS.years_open, OPEN),
     "parameter tea.years_open: got '年 (years)'; give a parameter that counts parts, not years"),
])  # fmt: skip
def test_different_units_are_not_compared(make: Any, words: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        make()

    assert str(caught.value) == words


def test_units_are_the_same_by_their_words_however_one_is_counted() -> None:
    visits = Unit("人次", "visits", "visit")

    assert AtLeast(attrs.evolve(TEA_ROOM.guests, unit=visits), TEA_ROOMS.least_guests, clause="X2").fact.unit is visits
    assert years(parameter=attrs.evolve(TEA_ROOMS.years_open, unit=Text("年", "years"))).parameter.unit == Text("年", "years")
    assert same_unit(None, None)
    assert not same_unit(None, visits)
    assert not same_unit(visits, None)


def test_a_value_in_a_case_named_in_place_of_its_handle_is_not_told() -> None:
    room = TeaRoom(name="清风", open_daily=True)
    for make in (lambda: IsTrue(room.name, clause="X5"), lambda: AllOf(room.name), lambda: Not(room.name)):
        with pytest.raises(InvalidValueError) as caught:
            make()
        assert "清风" not in str(caught.value) + caught.value.in_language("zh") + repr(caught.value)


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
    listed: Any = list(pairs)
    rule = ByReading(TEA_ROOMS.leaf_only, pairs)

    assert rule == ByReading(TEA_ROOMS.leaf_only, dict(pairs)) == ByReading(TEA_ROOMS.leaf_only, listed)
    assert hash(rule) == hash(ByReading(TEA_ROOMS.leaf_only, listed))
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


@given(rule=tea_room_rules())
def test_a_rule_has_one_level_more_than_the_deepest_of_its_parts(rule: Rule) -> None:
    assert levels(rule) == 1 + max(map(levels, children(rule)), default=0)
