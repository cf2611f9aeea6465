"""The slow and obvious evaluation, on answers worked out by hand."""

from datetime import date

import pytest

from socialwork.days import DayRange, Month, YearCount
from socialwork.law import Parameter
from socialwork.rules import (
    AllOf,
    AnyOf,
    AtLeast,
    AtMost,
    ByReading,
    Is,
    IsTrue,
    Missing,
    Moment,
    Not,
    OneOf,
    Rule,
    SomeOf,
    Verdict,
    YearsSince,
)
from socialwork.testing import read_facts, reference_verdict
from socialwork.testing.invented import TEA_ROOM, TEA_ROOMS, RoomSize, Tea, TeaRoom
from socialwork.text import Text

DAY = date(2021, 6, 15)
LAW = TEA_ROOMS.on(DAY)
MOMENT = Moment(DAY, DAY)
YES, NO, UNDETERMINED = Verdict.YES, Verdict.NO, Verdict.UNDETERMINED

OPEN = IsTrue(TEA_ROOM.open_daily, clause="X5")
GREEN = Is(TEA_ROOM.tea, Tea.GREEN, clause="X1")
BIG = AtLeast(TEA_ROOM.size, TEA_ROOMS.least_size, clause="X4")


def verdict(rule: Rule, **facts: object) -> Verdict:
    return reference_verdict(rule, read_facts(TEA_ROOM, TeaRoom(**facts), MOMENT), LAW, MOMENT)


def years(parameter: Parameter[int] = TEA_ROOMS.years_open, count: YearCount = YearCount.FORWARD, *, first_day_counts: bool = True) -> Rule:
    return YearsSince(TEA_ROOM.opened_on, parameter, count=count, first_day_counts=first_day_counts, clause="X6")


@pytest.mark.parametrize("open_daily, tea, every, some", [
    (True, Tea.GREEN, YES, YES),
    (True, Tea.BLACK, NO, YES),
    (True, Missing.NOT_ASKED, UNDETERMINED, YES),
    (False, Tea.BLACK, NO, NO),
    (False, Missing.NOT_ASKED, NO, UNDETERMINED),
    (Missing.NOT_ASKED, Missing.NOT_KNOWN, UNDETERMINED, UNDETERMINED),
])  # fmt: skip
def test_all_any_and_not(open_daily: object, tea: object, every: Verdict, some: Verdict) -> None:
    facts = {"open_daily": open_daily, "tea": tea}

    assert verdict(AllOf(OPEN, GREEN), **facts) is every
    assert verdict(AnyOf(OPEN, GREEN), **facts) is some
    assert verdict(Not(AllOf(Not(OPEN), Not(GREEN))), **facts) is some


@pytest.mark.parametrize("open_daily, tea, size, expected", [
    (True, "green", "corner", YES),
    (True, "black", "corner", NO),
    (True, "black", Missing.NOT_ASKED, UNDETERMINED),
    (False, "black", Missing.NOT_ASKED, NO),
    (Missing.NOT_ASKED, "green", Missing.NOT_ASKED, UNDETERMINED),
    (Missing.NOT_ASKED, "green", "hall", YES),
])  # fmt: skip
def test_two_of_three(open_daily: object, tea: object, size: object, expected: Verdict) -> None:
    assert verdict(SomeOf(TEA_ROOMS.grounds_needed, OPEN, GREEN, BIG), open_daily=open_daily, tea=tea, size=size) is expected


def test_more_than_there_are_never_hold_and_an_unknown_number_leaves_it_open() -> None:
    assert verdict(SomeOf(TEA_ROOMS.grounds_needed, OPEN), open_daily=True) is NO
    assert verdict(SomeOf(TEA_ROOMS.most_days_closed, OPEN), open_daily=True) is UNDETERMINED


def test_nothing_asked_holds() -> None:
    assert verdict(AllOf(label=Text("不作要求", "nothing is asked"))) is YES


def test_leaves_over_lists_scales_numbers_and_findings() -> None:
    assert verdict(OneOf(TEA_ROOM.tea, {Tea.GREEN, Tea.BLACK}, clause="X1"), tea="black") is YES
    assert verdict(OneOf(TEA_ROOM.tea, {Tea.GREEN, Tea.BLACK}, clause="X1"), tea="other") is NO
    assert verdict(BIG, size=RoomSize.ROOM) is YES
    assert verdict(AtMost(TEA_ROOM.size, TEA_ROOMS.least_size, clause="X4"), size=RoomSize.HALL) is NO
    assert verdict(AtLeast(TEA_ROOM.guests, TEA_ROOMS.least_guests, clause="X2"), guests=20) is YES
    assert verdict(AtLeast(TEA_ROOM.guests, TEA_ROOMS.least_guests, clause="X2"), guests="19.99") is NO
    assert verdict(AtMost(TEA_ROOM.days_closed, TEA_ROOMS.most_days_closed, clause="X8"), closures=()) is UNDETERMINED


@pytest.mark.parametrize("opened, forward, backward", [
    (date(2019, 6, 15), YES, YES),
    (date(2019, 6, 16), NO, NO),
    (Month(2019, 6), UNDETERMINED, UNDETERMINED),
    (Month(2019, 5), YES, YES),
    (Month(2019, 7), NO, NO),
    (DayRange(date(2000, 1, 1), date(2019, 6, 15)), YES, YES),
    (DayRange(date(2000, 1, 1), date(2019, 6, 16)), UNDETERMINED, UNDETERMINED),
    (Missing.DISPUTED, UNDETERMINED, UNDETERMINED),
])  # fmt: skip
def test_years_since_a_day_are_decided_where_every_day_that_it_can_be_agrees(opened: object, forward: Verdict, backward: Verdict) -> None:
    assert verdict(years(first_day_counts=False), opened_on=opened) is forward
    assert verdict(years(count=YearCount.BACKWARD, first_day_counts=False), opened_on=opened) is backward


def test_the_two_ways_to_count_differ_for_a_start_on_29_february() -> None:
    moment = Moment(date(2022, 2, 28), date(2022, 2, 28))
    facts = {"opened_on": date(2020, 2, 29)}

    def on_28_february(count: YearCount) -> Verdict:
        return reference_verdict(years(count=count, first_day_counts=False), facts, LAW, moment)

    assert on_28_february(YearCount.FORWARD) is YES
    assert on_28_february(YearCount.BACKWARD) is NO


def test_the_branch_of_the_chosen_option_counts() -> None:
    rule = ByReading(TEA_ROOMS.leaf_only, {"leaf": GREEN, "any": OPEN})
    facts = read_facts(TEA_ROOM, TeaRoom(tea="green", open_daily=False), MOMENT)

    assert reference_verdict(rule, facts, LAW, MOMENT) is YES
    assert reference_verdict(rule, facts, LAW.choosing({"AX1": "any"}), MOMENT) is NO
