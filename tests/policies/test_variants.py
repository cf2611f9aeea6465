"""The combinations of readings that can stand, and which of them rules can tell apart."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.errors import UnknownNameError
from socialwork.policies import Policy, admissible_combinations
from socialwork.talent.haiyou import HAIYOU
from socialwork.testing import laws, tea_room_rules, tea_rooms
from socialwork.testing.invented import TEA_ROOMS

SHARE = ("AJ1", "AJ2", "AJ3", "AJ4")


@given(some=st.lists(st.sampled_from([each.id for each in TEA_ROOMS.readings]), unique=True))
def test_combinations_of_some_readings_are_those_for_which_the_others_can_be_chosen(some: list[str]) -> None:
    wanted = {tuple(options[name] for name in some) for options in TEA_ROOMS.combinations()}

    found = list(admissible_combinations(TEA_ROOMS, some, {}))
    assert set(found) == wanted
    assert len(found) == len(wanted)


def test_combinations_of_the_share_leave_out_what_defeats_itself() -> None:
    found = set(admissible_combinations(HAIYOU, SHARE, {}))

    assert found == {
        tuple(options[name] for name in SHARE) for options in HAIYOU.combinations(tuple(HAIYOU.reading(name) for name in SHARE))
    }
    assert set(admissible_combinations(HAIYOU, ("AJ3",), {"AJ1": "at_least"})) == {("ceiling",)}
    assert set(admissible_combinations(HAIYOU, ("AJ3",), {})) == {("ceiling",), ("nearest",), ("floor",)}


@given(rule=tea_room_rules(), law=laws(TEA_ROOMS), room=tea_rooms())
def test_variants_differ_in_every_reading_the_rule_can_touch_and_answer_as_the_whole_combination_does(
    rule: Any, law: Any, room: Any
) -> None:
    readings, variants = law.variants(rule)

    assert [each.options for each in variants] == list(admissible_combinations(TEA_ROOMS, readings, {}))
    for options in TEA_ROOMS.combinations():
        [variant] = [each for each in variants if each.options == tuple(options[name] for name in readings)]
        assert variant.law.decide(rule, room).verdict is law.with_options(options).decide(rule, room).verdict


def test_combinations_that_a_rule_cannot_tell_apart_share_a_law() -> None:
    readings, variants = HAIYOU.on(date(2024, 1, 1)).variants(HAIYOU.entry)

    # Only where the years are needed to enter do the two readings of the years (AJ11) matter: 2 x 2 x (1 + 1 + 4) laws.
    assert readings == ("AJ7", "AJ11.total", "AJ11.first_day", "AJ28.reapply", "AJ36")
    assert (len(variants), len({id(each.law) for each in variants})) == (48, 24)


def test_the_work_is_done_once() -> None:
    law = HAIYOU.on(date(2024, 1, 1))

    assert law.variants(HAIYOU.preference) is law.variants(HAIYOU.preference)
    assert law.variants(HAIYOU.preference, varied=["AJ7"]) is not law.variants(HAIYOU.preference)


def test_readings_that_are_not_varied_stay_as_chosen() -> None:
    law = HAIYOU.on(date(2024, 1, 1), readings={"AJ7": "years_required"})
    readings, variants = law.variants(HAIYOU.entry, varied=["AJ11.total", "AJ28.reapply"])

    assert readings == ("AJ11.total", "AJ28.reapply")
    assert {dict(each.law.choices)["AJ7"] for each in variants} == {"years_required"}


@pytest.mark.parametrize("given, varied", [
    (None, None), ("all", tuple(each.id for each in HAIYOU.readings)), (["AJ8", "AJ1"], ("AJ1", "AJ8")),
    ([HAIYOU.preference_weight], ("AJ16",)), ([], ()),
])  # fmt: skip
def test_which_readings_are_varied(given: Any, varied: tuple[str, ...] | None) -> None:
    assert HAIYOU.varied(given) == varied


def test_a_reading_that_is_not_there_is_refused() -> None:
    policy: Policy = HAIYOU
    with pytest.raises(UnknownNameError, match="no reading is named 'AJ77'; did you mean AJ7"):
        policy.varied(["AJ77"])
    with pytest.raises(UnknownNameError, match="no reading is named 'AJ77'"):
        policy.on(date(2024, 1, 1)).variants(HAIYOU.entry, varied=["AJ77"])
