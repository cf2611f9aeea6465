"""The invented policy holds together, and has one of everything."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given

from socialwork.days import DayRange, Month, Period
from socialwork.rules import (
    AllOf,
    AnyOf,
    AtLeast,
    AtMost,
    ByReading,
    Is,
    IsTrue,
    Judgement,
    Missing,
    Moment,
    Not,
    OneOf,
    Shape,
    SomeOf,
    Verdict,
    YearsSince,
    nodes,
)
from socialwork.testing import tea_rooms
from socialwork.testing.invented import TEA_ROOM, TEA_ROOMS, TeaRoom

MOMENT = Moment(date(2024, 7, 1), date(2024, 6, 30))


def test_it_has_a_fact_of_each_shape_and_a_rule_of_every_kind_of_node() -> None:
    kinds = {type(node) for rule in TEA_ROOMS.rules.values() for node in nodes(rule)}

    assert {handle.shape for handle in TEA_ROOM} == set(Shape)
    assert kinds == {IsTrue, Is, OneOf, AtLeast, AtMost, YearsSince, AllOf, AnyOf, Not, SomeOf, ByReading}


@pytest.mark.parametrize("closures, since", [
    ((), date(2020, 5, 1)),
    ((Period(date(2019, 1, 1), date(2019, 2, 1)),), date(2020, 5, 1)),
    ((Period(date(2021, 1, 1), date(2021, 2, 1)), Period(date(2020, 7, 1), date(2020, 8, 1))), date(2021, 2, 1)),
    ((Period(date(2021, 1, 1)),), date(2024, 6, 30)),
    ((Period(date(2021, 1, 1), Month(2021, 2)),), DayRange(date(2021, 2, 1), date(2021, 2, 28))),
])  # fmt: skip
def test_a_room_runs_since_it_opened_or_since_its_last_closure_ended(closures: tuple[Period, ...], since: object) -> None:
    assert TEA_ROOM.running_since.read(TeaRoom(opened_on=date(2020, 5, 1), closures=closures), MOMENT) == since


def test_days_closed_are_counted_once_up_to_the_cut_off_day() -> None:
    closures = (Period(date(2024, 6, 1), date(2024, 6, 10)), Period(date(2024, 6, 5), date(2024, 6, 12)), Period(date(2024, 6, 29)))

    assert TEA_ROOM.days_closed.read(TeaRoom(closures=closures), MOMENT) == Decimal(14)
    assert TEA_ROOM.days_closed.read(TeaRoom(closures=[Period(Month(2024, 5), date(2024, 6, 1))]), MOMENT) is Missing.NOT_KNOWN


@given(room=tea_rooms())
def test_tea_rooms_are_drawn(room: TeaRoom) -> None:
    assert isinstance(room, TeaRoom)


def test_some_tea_room_is_supported_and_outstanding() -> None:
    law = TEA_ROOMS.on(date(2023, 1, 1))
    facts = {
        "open_daily": True, "size": "hall", "tea": "green", "guests": 30, "balance": "-50.5",
        "opened_on": "2020-05", "closures": (),
    }  # fmt: skip
    room = TeaRoom(**facts, hospitable=Judgement(holds=True, by="镇里", on=date(2022, 1, 1), document="第0号"))

    assert law.decide(TEA_ROOMS.entry, room).verdict is Verdict.YES
    assert law.decide(TEA_ROOMS.outstanding, room).verdict is Verdict.YES
