"""What missing facts leave possible: nothing that can happen is left out, and every way comes with facts that lead there."""

from datetime import date
from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st

from socialwork.days import Month, YearCount
from socialwork.policies import Law
from socialwork.rules import AllOf, AnyOf, AtLeast, AtMost, Is, IsTrue, Judgement, Missing, Not, Rule, Verdict, YearsSince
from socialwork.testing import laws, tea_room_completions, tea_room_rules, tea_rooms
from socialwork.testing.invented import TEA_ROOM, TEA_ROOMS, RoomSize, Tea, TeaRoom

LAW = TEA_ROOMS.on(date(2023, 1, 1))
YES, NO, UNDETERMINED = Verdict.YES, Verdict.NO, Verdict.UNDETERMINED
HANDLES: dict[str, Any] = {handle.name: handle for handle in TEA_ROOM}
OPEN = IsTrue(TEA_ROOM.open_daily, clause="X5")
GREEN = Is(TEA_ROOM.tea, Tea.GREEN, clause="X1")
BLACK = Is(TEA_ROOM.tea, Tea.BLACK, clause="X1")
GUESTS = AtLeast(TEA_ROOM.guests, TEA_ROOMS.least_guests, clause="X2")
LONG_OPEN = YearsSince(TEA_ROOM.opened_on, TEA_ROOMS.years_open, count=YearCount.FORWARD, first_day_counts=False, clause="X6")
UNKNOWN = AtMost(TEA_ROOM.guests, attrs.evolve(TEA_ROOMS.most_days_closed, unit=TEA_ROOM.guests.unit), clause="X8")

several_rules = st.lists(tea_room_rules(max_leaves=5), min_size=1, max_size=3)


def ways(*rules: Rule, **facts: object) -> set[tuple[Verdict, ...]]:
    found = LAW.reachable(rules, TeaRoom(**facts))
    assert found is not None
    return set(found)


def under(law: Law, rules: list[Rule], room: TeaRoom, instead: dict[str, object]) -> tuple[Verdict, ...]:
    known = law.known(room, handles=HANDLES, instead=instead)
    return tuple(law.compiled(rule).decide(known) for rule in rules)


@given(rules=several_rules, room=tea_rooms(), law=laws(TEA_ROOMS), data=st.data())
def test_however_the_missing_facts_turn_out_the_way_is_among_those_found(
    rules: list[Rule], room: TeaRoom, law: Law, data: st.DataObject
) -> None:
    found = law.reachable(rules, room)
    completed = data.draw(tea_room_completions(room, sharpen=True))

    assert found is None or tuple(law.decide(rule, completed).verdict for rule in rules) in found


@given(rules=several_rules, room=tea_rooms(), law=laws(TEA_ROOMS))
def test_every_way_comes_with_facts_that_lead_there_and_need_all_of_them(rules: list[Rule], room: TeaRoom, law: Law) -> None:
    for verdicts, assumed in (law.reachable(rules, room) or {}).items():
        facts = dict(assumed)
        assert under(law, rules, room, facts) == verdicts
        for name in facts:
            assert under(law, rules, room, {other: value for other, value in facts.items() if other != name}) != verdicts


@given(rules=several_rules, room=tea_rooms(), law=laws(TEA_ROOMS))
def test_only_what_is_not_known_exactly_is_assumed(rules: list[Rule], room: TeaRoom, law: Law) -> None:
    known = law.known(room, handles=HANDLES)
    assumed = {name for facts in (law.reachable(rules, room) or {}).values() for name, _ in facts}

    for name in assumed:
        value = getattr(known, name)
        assert isinstance(value, Missing) or (name in {"opened_on", "running_since"} and not isinstance(value, date))


@given(rules=several_rules, room=tea_rooms(), law=laws(TEA_ROOMS))
def test_a_decided_rule_is_the_same_in_every_way(rules: list[Rule], room: TeaRoom, law: Law) -> None:
    found = law.reachable(rules, room)

    for place, rule in enumerate(rules):
        verdict = law.decide(rule, room).verdict
        assert found is None or not verdict.decided or {verdicts[place] for verdicts in found} == {verdict}


def test_each_shape_of_fact_is_filled_in_on_both_sides() -> None:
    hospitable = IsTrue(TEA_ROOM.hospitable, clause="X5")
    most = AtMost(TEA_ROOM.guests, TEA_ROOMS.least_guests, clause="X2")

    assert ways(OPEN) == ways(hospitable) == ways(GREEN) == ways(GUESTS) == ways(LONG_OPEN) == {(YES,), (NO,)}
    assert ways(GUESTS, most) == {(YES, YES), (YES, NO), (NO, YES)}
    assert ways(AtLeast(TEA_ROOM.balance, TEA_ROOMS.most_lost, clause="X5")) == {(YES,), (NO,)}


def test_one_fact_is_one_fact_in_every_rule() -> None:
    assert ways(GREEN, BLACK) == {(YES, NO), (NO, YES), (NO, NO)}
    assert ways(AnyOf(GREEN, BLACK), GREEN) == {(YES, YES), (YES, NO), (NO, NO)}


def test_numbers_between_two_bounds_are_found() -> None:
    few = attrs.evolve(TEA_ROOMS.years_open, unit=TEA_ROOM.guests.unit)
    hardly_any = AtMost(TEA_ROOM.guests, few, clause="X6")  # 2 at the most, against 30 at the least
    crowded = AtLeast(TEA_ROOM.guests, TEA_ROOMS.most_guests, clause="X2")

    assert ways(hardly_any, GUESTS) == {(YES, NO), (NO, YES), (NO, NO)}
    assert ways(GUESTS, crowded) == {(NO, NO), (YES, NO), (YES, YES)}


def test_numbers_below_the_lowest_that_makes_sense_are_not_assumed() -> None:
    below_zero = attrs.evolve(TEA_ROOMS.most_lost, unit=TEA_ROOM.guests.unit)

    assert ways(AtLeast(TEA_ROOM.guests, below_zero, clause="X5")) == {(YES,)}


def test_a_day_known_to_the_month_can_lie_on_either_side_within_it_only() -> None:
    assert ways(LONG_OPEN, opened_on=Month(2021, 1)) == {(YES,), (NO,)}
    assert ways(LONG_OPEN, opened_on=Month(2020, 12)) == {(YES,)}
    [(_, day)] = LAW.reachable([LONG_OPEN], TeaRoom(opened_on=Month(2021, 1)))[NO,]
    assert date(2021, 1, 2) <= day <= date(2021, 1, 31)


def test_of_several_bounds_only_those_within_a_rough_day_part_it() -> None:
    thirty = attrs.evolve(TEA_ROOMS.years_open, name="tea.thirty", values=(attrs.evolve(TEA_ROOMS.years_open.values[0], value=30),))
    longer = YearsSince(TEA_ROOM.opened_on, thirty, count=YearCount.FORWARD, first_day_counts=False, clause="X6")
    opened = YearsSince(TEA_ROOM.opened_on, TEA_ROOMS.years_open, count=YearCount.FORWARD, first_day_counts=False, clause="X6")

    assert ways(AnyOf(opened, longer), opened_on=Month(2021, 1)) == {(YES,), (NO,)}
    assert ways(AnyOf(opened, longer), longer) == {(YES, YES), (YES, NO), (NO, NO)}


def test_what_is_decided_needs_nothing_assumed() -> None:
    assert LAW.reachable([OPEN, AnyOf(OPEN, GREEN)], TeaRoom(open_daily=True)) == {(YES, YES): ()}
    assert LAW.reachable([], TeaRoom()) == {(): ()}


def test_an_unknown_parameter_stays_unknown_and_leaves_known_facts_alone() -> None:
    assert LAW.reachable([UNKNOWN], TeaRoom()) == {(UNDETERMINED,): ()}
    assert LAW.reachable([AllOf(GUESTS, UNKNOWN)], TeaRoom(guests=50)) == {(UNDETERMINED,): ()}
    assert ways(AllOf(GUESTS, UNKNOWN)) == {(UNDETERMINED,), (NO,)}


def test_years_that_no_source_gives_tell_no_days_apart() -> None:
    settled = YearsSince(TEA_ROOM.opened_on, TEA_ROOMS.years_settled, count=YearCount.FORWARD, first_day_counts=False, clause="X6")

    assert ways(LONG_OPEN, settled) == {(YES, UNDETERMINED), (NO, UNDETERMINED)}


def test_the_last_day_of_all_is_a_day_like_others() -> None:
    at_once = attrs.evolve(TEA_ROOMS.years_open, name="tea.at_once", values=(attrs.evolve(TEA_ROOMS.years_open.values[0], value=0),))
    rule = YearsSince(TEA_ROOM.opened_on, at_once, count=YearCount.FORWARD, first_day_counts=False, clause="X6")
    last = TEA_ROOMS.on(date.max, beyond_validity=True)

    assert set(last.reachable([rule], TeaRoom()) or ()) == {(YES,)}


def test_what_is_filled_in_may_name_more_than_is_needed() -> None:
    # Asked one after the other, the house is supposed not to open daily before its tea decides.
    rule = AnyOf(AllOf(OPEN, Not(OPEN)), GREEN)
    [least], [more] = (
        [dict(assumed) for verdicts, assumed in (LAW.reachable([rule], TeaRoom(), least=least) or {}).items() if verdicts == (YES,)]
        for least in (True, False)
    )

    assert set(least) == {"tea"}
    assert set(more) == {"open_daily", "tea"}


def test_what_is_assumed_is_a_value_of_its_fact() -> None:
    found = LAW.reachable([IsTrue(TEA_ROOM.hospitable, clause="X5"), AtLeast(TEA_ROOM.size, TEA_ROOMS.least_size, clause="X4")], TeaRoom())
    values = [value for assumed in found.values() for _, value in assumed]

    assert {type(value) for value in values} == {Judgement, RoomSize}
    for assumed in found.values():
        TeaRoom(**dict(assumed))


def test_too_many_ways_are_not_tried() -> None:
    rules = [OPEN, GREEN, GUESTS]

    assert LAW.reachable(rules, TeaRoom(), limit=7) is None
    assert len(LAW.reachable(rules, TeaRoom(), limit=8) or ()) == 8
