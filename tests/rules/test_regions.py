"""Values parted as far as leaves can tell them apart: every value is in one part, and the parts are no finer than the leaves."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given

from socialwork.days import YearCount
from socialwork.policies import Law
from socialwork.rules import Among, AtLeast, AtMost, Derived, Is, IsTrue, Leaf, Moment, OneOf, Rule, Shape, Within, YearsSince
from socialwork.rules.flips import _grown
from socialwork.rules.regions import Region, answers, asked_of_value, sample, united
from socialwork.testing import laws, tea_room_rules
from socialwork.testing.invented import TEA_ROOM, TEA_ROOMS, RoomSize, Tea

LAW = TEA_ROOMS.on(date(2023, 1, 1))
MOMENT = Moment(LAW.day, LAW.day)
GUESTS = AtLeast(TEA_ROOM.guests, TEA_ROOMS.least_guests, clause="X2")
NOBODY_KNOWS = AtMost(TEA_ROOM.guests, attrs.evolve(TEA_ROOMS.most_days_closed, unit=TEA_ROOM.guests.unit), clause="X8")
YEARS: Any = YearsSince(TEA_ROOM.opened_on, TEA_ROOMS.years_open, count=YearCount.FORWARD, first_day_counts=False, clause="X6")


def parted(*leaves: Leaf) -> list[str]:
    return [region.text().en for region in answers(leaves[0].fact, leaves, [(LAW, MOMENT)])]


def test_the_parts_of_each_shape() -> None:
    loss = AtLeast(TEA_ROOM.balance, TEA_ROOMS.most_lost, clause="X5")

    assert parted(IsTrue(TEA_ROOM.open_daily, clause="X5")) == parted(IsTrue(TEA_ROOM.hospitable, clause="X5")) == ["yes", "no"]
    assert parted(Is(TEA_ROOM.tea, Tea.GREEN, clause="X1")) == ["green tea", "one of: black tea, other"]
    assert parted(GUESTS) == ["0 or more, less than 30", "30 or more"]
    assert parted(GUESTS, AtMost(TEA_ROOM.guests, TEA_ROOMS.least_guests, clause="X2"))[1:] == ["30", "more than 30"]
    assert parted(loss) == ["less than -50.5", "-50.5 or more"]
    assert parted(YEARS) == ["on or before 2021-01-01", "on or after 2021-01-02"]


def test_a_parameter_that_nobody_gave_parts_nothing() -> None:
    late = YearsSince(TEA_ROOM.opened_on, TEA_ROOMS.years_settled, count=YearCount.FORWARD, first_day_counts=False, clause="X8")

    assert parted(NOBODY_KNOWS) == ["0 or more"]
    assert parted(late) == ["any value"]
    assert asked_of_value(NOBODY_KNOWS, LAW) is None


@given(rule=tea_room_rules(max_leaves=8), law=laws(TEA_ROOMS))
def test_every_part_has_its_sample_and_no_other_part_has_it(rule: Rule, law: Law) -> None:
    compiled = law.compiled(rule)
    moment = Moment(law.day, law.day)
    for name, handle in compiled.handles.items():
        reading = [leaf for leaf in compiled.leaves if leaf.fact.name == name]
        regions = answers(handle, reading, [(law, moment)])
        samples = [sample(region, handle, moment) for region in regions]
        for place, value in enumerate(samples):
            assert [value in region for region in regions] == [at == place for at in range(len(regions))]
        told = [
            tuple(law.compiled(leaf).decide(law.known(None, handles={name: handle}, instead={name: value})) for leaf in reading)
            for value in samples
        ]
        assert len(set(told)) == len(told)


@pytest.mark.parametrize("region, expected", [
    (Within(low_in=False), "0"), (Within(high=Decimal(-3)), "-3"), (Within(high=Decimal(-3), high_in=False), "-4"),
    (Within(low=Decimal(5)), "5"), (Within(low=Decimal(5), low_in=False), "6"),
    (Within(low=Decimal(5), high=Decimal(6), low_in=False, high_in=False), "5.5"),
])  # fmt: skip
def test_a_number_of_every_span(region: Within, expected: str) -> None:
    value = sample(region, TEA_ROOM.balance, MOMENT)

    assert value == Decimal(expected)
    assert value in region


def test_a_day_of_every_span() -> None:
    day = date(2020, 1, 1)

    assert [sample(each, TEA_ROOM.opened_on, MOMENT) for each in (Within(), Within(day), Within(high=day))] == [LAW.day, day, day]


def test_parts_are_united_where_there_is_no_gap() -> None:
    days = answers(
        TEA_ROOM.opened_on, [YEARS], [(LAW, MOMENT), (TEA_ROOMS.on(date(2024, 1, 1)), Moment(date(2024, 1, 1), date(2024, 1, 1)))]
    )
    numbers = answers(TEA_ROOM.guests, [GUESTS], [(LAW, MOMENT), (TEA_ROOMS.on(date(2021, 1, 1)), MOMENT)])

    assert united(days) == Within()
    assert united((days[0], days[2])) is None
    assert united(numbers) == Within(Decimal(0))
    assert united((numbers[0], numbers[2])) is None
    assert united((Among((Tea.OTHER,), tuple(Tea)), Among((Tea.GREEN,), tuple(Tea)))) == Among((Tea.GREEN, Tea.OTHER), tuple(Tea))


def test_a_span_between_two_ends() -> None:
    span = Within(Decimal(1), Decimal(5), low_in=False)

    assert span.clipped(None, None) == span
    assert span.clipped(Decimal(2), Decimal(3)) == Within(Decimal(2), Decimal(3))
    assert span.clipped(Decimal(0), Decimal(1)) is None
    assert span.clipped(Decimal(6), None) is None
    assert span.as_data() == {"more_than": "1", "at_most": "5"}
    assert Within(high=Decimal(5), high_in=False).as_data() == {"less_than": "5"}


def test_a_box_grows_both_ways_as_far_as_all_of_it_does() -> None:
    numbers: tuple[Region, ...] = tuple(Within(Decimal(low), Decimal(low + 1), high_in=False) for low in range(4))
    places = {(0, 0), (1, 0), (1, 1), (2, 1)}

    assert _grown([(1,), (0,)], 0, numbers, places) == (0, 1)
    assert _grown([(1,), (1,)], 0, numbers, places) == (1, 2)
    assert _grown([(2,), (1,)], 0, numbers, places) == (1, 2)


def test_what_is_asked_of_each_kind_of_value() -> None:
    derived: Any = Derived(
        name="open", label=TEA_ROOM.size.label, shape=Shape.YES_NO, of=bool, from_=(TEA_ROOM.size,), function=lambda *_: True
    )
    asked: list[tuple[Leaf, Any, bool]] = [
        (IsTrue(derived, clause="X5"), True, True),
        (OneOf(TEA_ROOM.tea, {Tea.GREEN}, clause="X1"), Tea.BLACK, False),
        (AtMost(TEA_ROOM.size, TEA_ROOMS.least_size, clause="X4"), RoomSize.HALL, False),
        (AtLeast(TEA_ROOM.size, TEA_ROOMS.least_size, clause="X4"), RoomSize.HALL, True),
    ]  # fmt: skip
    for leaf, value, expected in asked:
        test = asked_of_value(leaf, LAW)
        assert test is not None
        assert test(value) is expected
    assert timedelta(days=1) not in Within()
