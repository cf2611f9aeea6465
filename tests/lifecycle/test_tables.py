"""Whether a record waits for a fact: in the states that it met, and in whatever states it might have met."""

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from socialwork.lifecycle import Event, Journal
from socialwork.lifecycle.ordering import timeline
from socialwork.lifecycle.replay import replay
from socialwork.lifecycle.tables import Tables, may_wait, waits
from socialwork.policies import Law
from socialwork.testing import admissible_readings, journals
from socialwork.testing.invented import TEA_ROOM_LIVES, Grant, Grounds

LAW = TEA_ROOM_LIVES.on(date(2021, 1, 1))
LAWS = admissible_readings(TEA_ROOM_LIVES).map(lambda readings: TEA_ROOM_LIVES.on(LAW.day, readings=readings))
ROOMS = Tables(LAW).of("tea_room")


def record(kind: str, facts: object = None, role: str = "") -> Event:
    return Event(subject="A", kind=kind, happened=LAW.day, recorded=LAW.day, recorder="office", role=role, facts=facts)


def test_what_is_told_waits_for_nothing_and_what_is_not_told_does() -> None:
    assert not may_wait(ROOMS, record("granted", Grant(sound=True, guests=Decimal(30)), role="town"))
    expected = {
        Grant(sound=False): (False, False),  # refused, whatever the guests are
        Grant(sound=True): (True, True),
        Grant(): (True, True),
        None: (True, True),
        Grounds(): (False, False),  # facts of another kind of event
    }

    for facts, found in expected.items():
        granted = record("granted", facts, role="town")
        assert (waits(ROOMS, ROOMS.initial, granted), may_wait(ROOMS, granted)) == found


def test_who_acted_and_where_the_room_stands_matter_only_to_what_waits_where_it_stands() -> None:
    by_nobody = record("granted")
    assert not waits(ROOMS, ROOMS.initial, by_nobody)
    assert may_wait(ROOMS, by_nobody)

    proposed = record("closing.proposed", Grounds(), role="neighbour")
    assert waits(ROOMS, ("none", "quiet"), proposed)
    assert not waits(ROOMS, ("none", "proposed"), proposed)
    assert may_wait(ROOMS, proposed)

    assert not may_wait(ROOMS, record("rested"))
    assert not may_wait(ROOMS, record("unheard_of"))


@settings(deadline=None)
@given(journal=journals(TEA_ROOM_LIVES, subjects=st.just("A"), max_size=8), law=LAWS)
def test_what_waits_where_it_stands_may_wait(journal: Journal, law: Law[Any]) -> None:
    table = Tables(law).of("tea_room")
    run = replay(table, timeline(journal.of("A"), None), date.max)
    for event, states in zip(run.turned, run.stood, strict=True):
        if waits(table, states, event):
            assert may_wait(table, event)
