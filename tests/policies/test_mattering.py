"""A verdict for which no more readings are asked than matter is the verdict all the same."""

from datetime import date
from typing import Any

from hypothesis import given

from socialwork.law import NotFound, Option, Reading
from socialwork.policies import Law, Reform, Set
from socialwork.policies.mattering import verdict_where_it_matters
from socialwork.rules import AllOf, AnyOf, ByReading, Leaf, Not, Rule, SomeOf, Verdict, leaves
from socialwork.testing import laws, tea_room_rules, tea_rooms
from socialwork.testing.invented import TEA_ROOM, TEA_ROOMS, TeaRoom

LAW = TEA_ROOMS.on(date(2023, 1, 1))


def asked(rule: Rule, room: TeaRoom, law: Law[Any]) -> tuple[Verdict, dict[str, str]]:
    """The verdict, and the options of the readings that were asked for."""
    found: dict[str, str] = {}

    def choose(reading: Reading) -> str:
        return found.setdefault(reading.id, law.choice(reading).id)

    def leaf(part: Leaf) -> Verdict:
        return law.decide(part, room).verdict

    return verdict_where_it_matters(rule, leaf=leaf, choose=choose, value=lambda parameter: law.value(parameter).value), found


@given(rule=tea_room_rules(), room=tea_rooms(), law=laws(TEA_ROOMS))
def test_it_is_what_the_law_decides_whatever_else_is_chosen(rule: Rule, room: TeaRoom, law: Law[Any]) -> None:
    verdict, options = asked(rule, room, law)

    assert verdict is law.decide(rule, room).verdict
    for other in TEA_ROOMS.combinations():
        if options.items() <= other.items():
            assert TEA_ROOMS.on(law.day, readings=other).decide(rule, room).verdict is verdict


OPEN = next(leaf for leaf in leaves(TEA_ROOMS.entry) if leaf.fact is TEA_ROOM.open_daily)
READING = next(reading for reading in TEA_ROOMS.readings if len(reading.admissible) > 1)
ROOM = TeaRoom(open_daily=True)


def by(first: Rule, others: Rule) -> ByReading:
    chosen: Option = LAW.choice(READING)
    return ByReading(READING, {option: first if option == chosen.id else others for option in READING.admissible})


def test_a_reading_whose_options_come_to_the_same_is_not_asked_for() -> None:
    same = by(OPEN, AllOf(OPEN, OPEN))

    for rule in (same, Not(same), AllOf(same, OPEN), AnyOf(OPEN, by(OPEN, Not(OPEN))), AllOf(Not(OPEN), by(OPEN, Not(OPEN)))):
        assert asked(rule, ROOM, LAW)[1] == {}


def test_a_reading_that_makes_a_difference_is() -> None:
    differs = by(OPEN, Not(OPEN))
    counted = SomeOf(TEA_ROOMS.grounds_needed, differs, Not(OPEN), OPEN)

    for rule in (differs, Not(differs), AllOf(differs, OPEN), AnyOf(differs, Not(OPEN)), counted):
        verdict, options = asked(rule, ROOM, LAW)
        assert list(options) == [READING.id]
        assert verdict is LAW.decide(rule, ROOM).verdict


def test_a_number_that_nobody_knows_leaves_it_open() -> None:
    unknown = Reform("unknown", Set(TEA_ROOMS.grounds_needed, NotFound.NOT_FOUND, start=date(2020, 1, 1)), hypothetical=True)
    law = TEA_ROOMS.under(unknown).on(LAW.day)

    assert asked(SomeOf(TEA_ROOMS.grounds_needed, OPEN), ROOM, law) == (Verdict.UNDETERMINED, {})
