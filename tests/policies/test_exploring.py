"""A computation under every admissible combination of the readings that it consults, and the least sum of several of them."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.policies import Law
from socialwork.policies.exploring import Explored, Watched, explored, lowest
from socialwork.rules import AllOf, ByReading, OneOf
from socialwork.talent import HAIYOU, TalentScheme
from socialwork.testing.invented import TEA_ROOM, TEA_ROOMS, Tea, TeaRoom, TeaRoomPolicy
from socialwork.text import plain

DAY = date(2021, 1, 1)
TEA, FIRST_DAY = TEA_ROOMS.leaf_only, TEA_ROOMS.first_day
SERVES_TEA = ByReading(TEA, {"leaf": OneOf(TEA_ROOM.tea, {Tea.GREEN, Tea.BLACK}, clause="X1"), "any": AllOf(clause="X1", label=plain("-"))})


def law(**readings: str) -> Law[TeaRoomPolicy]:
    return TEA_ROOMS.on(DAY, readings=readings)


def both(under: Any) -> tuple[str, str]:
    return under.choice(TEA).id, under.choice(FIRST_DAY).id


def test_nothing_consulted_is_one_case() -> None:
    assert explored(law(), lambda under: under.value(TEA_ROOMS.least_guests).value) == (Explored((), 20),)


def test_each_combination_that_can_stand_is_one_case_and_the_own_choices_come_first() -> None:
    found = explored(law(), both)

    assert found[0] == Explored((("AX1", "leaf"), ("AX2", "counts")), ("leaf", "counts"))
    assert {case.result for case in found} == {("leaf", "counts"), ("leaf", "does_not_count"), ("any", "counts")}
    assert len(found) == 3


def test_it_starts_from_what_the_law_chose() -> None:
    assert explored(law(AX1="any"), both)[0].result == ("any", "counts")


def test_a_reading_that_is_asked_for_in_one_branch_only_is_not_multiplied() -> None:
    def sometimes(under: Any) -> str:
        return str(under.choice(FIRST_DAY).id) if under.choice(TEA).id == "leaf" else "any"

    assert sorted(explored(law(), sometimes)) == [
        Explored((("AX1", "any"),), "any"),
        Explored((("AX1", "leaf"), ("AX2", "counts")), "counts"),
        Explored((("AX1", "leaf"), ("AX2", "does_not_count")), "does_not_count"),
    ]


def test_what_is_not_varied_stays_as_chosen_and_bars_what_cannot_stand_with_it() -> None:
    found = explored(law(AX2="does_not_count"), both, varied=["AX1"])

    assert [case.result for case in found] == [("leaf", "does_not_count")]
    assert [case.options for case in found] == [(("AX1", "leaf"),)]


def test_an_own_choice_that_cannot_stand_gives_way() -> None:
    found = explored(law(AX1="any"), lambda under: (under.choice(FIRST_DAY).id, under.choice(TEA).id))

    assert {case.result for case in found} == {("counts", "any"), ("counts", "leaf"), ("does_not_count", "leaf")}


def test_a_reading_that_is_asked_for_twice_is_chosen_once() -> None:
    found = explored(law(), lambda under: (under.choice(TEA).id, under.choice(TEA).id))

    assert [case.result for case in found] == [("leaf", "leaf"), ("any", "any")]


def test_rules_made_ready_are_watched_as_well() -> None:
    def touched(under: Watched) -> frozenset[str]:
        return frozenset(under.compiled(TEA_ROOMS.entry).readings)

    found = explored(law(), touched)
    readings, variants = law().variants(TEA_ROOMS.entry)

    assert {name for case in found for name, _ in case.options} == set(readings)
    assert len(found) <= len(variants)


def test_a_case_is_decided_under_what_was_chosen() -> None:
    room = TeaRoom(tea="other")

    def says(under: Watched) -> tuple[str, str, int]:
        assert under.marks == law().marks
        assert under.clause("X1") == law().clause("X1")
        assert under.known(room).tea is room.tea
        return under.decide(SERVES_TEA, room).verdict.value, under.choice(TEA).id, len(under.consulted)

    assert {case.result for case in explored(law(), says)} == {("NO", "leaf", 1), ("YES", "any", 1)}


# --- sums ---------------------------------------------------------------------------------------------------------------------------------

NAMES = ("AJ1", "AJ3", "AJ21.first", "AJ21.last", "AJ22.year")


@st.composite
def tables(draw: st.DrawFn) -> dict[tuple[tuple[str, str], ...], int]:
    names = draw(st.lists(st.sampled_from(NAMES), unique=True, max_size=3))
    law_ = HAIYOU.on(date(2025, 1, 1))
    cases = explored(law_, lambda under: [under.choice(HAIYOU.reading(name)) for name in names])
    return {case.options: draw(st.integers(-50, 50)) for case in cases}


@given(parts=st.lists(tables(), max_size=4))
def test_the_least_sum_is_that_over_all_combinations(parts: list[dict[tuple[tuple[str, str], ...], int]]) -> None:
    listed = [[Explored(options, value) for options, value in part.items()] for part in parts]
    found = lowest(HAIYOU, listed, fixed={})

    def of(chosen: dict[str, str]) -> int:
        return sum(value for part in parts for options, value in part.items() if set(options) <= set(chosen.items()))

    combinations = list(HAIYOU.combinations(tuple(HAIYOU.reading(name) for name in NAMES)))
    assert found.value == min(map(of, combinations))
    assert any(set(found.options) <= set(chosen.items()) and of(chosen) == found.value for chosen in combinations)


def test_no_part_sums_to_nothing() -> None:
    assert lowest(HAIYOU, (), fixed={}) == (0, ())


def test_an_option_that_is_chosen_already_is_left_alone() -> None:
    law_: Law[TalentScheme] = HAIYOU.on(date(2025, 1, 1), readings={"AJ22.year": "term"})
    part = explored(law_, lambda under: 5 if under.choice(HAIYOU.payment_year).id == "term" else 1, varied=())

    assert lowest(HAIYOU, [part], fixed={"AJ22.year": "term"}).value == 5


@pytest.mark.parametrize("readings", [{}, {"AJ21.first": "next_month", "AJ21.last": "full"}])
def test_the_pair_that_pays_a_49th_month_is_in_no_case(readings: dict[str, str]) -> None:
    law_ = HAIYOU.on(date(2025, 1, 1), readings=readings)
    found = explored(law_, lambda under: (under.choice(HAIYOU.first_month).id, under.choice(HAIYOU.last_month).id))

    assert {case.result for case in found} == {("same_month", "none"), ("next_month", "none"), ("next_month", "full")}
