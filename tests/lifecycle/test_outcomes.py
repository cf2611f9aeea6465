"""What became of each record: it applies, or says why not, or another one took its place."""

from datetime import date
from typing import Any

from hypothesis import given

from socialwork.lifecycle import VOID, Event, Journal
from socialwork.lifecycle.outcomes import Outcome, outcomes
from socialwork.testing import journals
from socialwork.testing.invented import TEA_ROOM_LIVES, Grant

LAW = TEA_ROOM_LIVES.on(date(2021, 1, 1))
DAY = date(2021, 3, 5)


def granted() -> Journal:
    facts = Grant(sound=True, guests=30)
    return Journal().do("granted", subject="A", on=DAY, law=LAW, role="town", facts=facts, recorder="office")


def told(journal: Journal) -> list[tuple[Any, ...]]:
    return [(each.seq, each.outcome.value, each.by) for each in outcomes(journal, LAW).values()]


def test_a_correction_takes_the_place_of_a_record_and_gives_it_back_when_withdrawn() -> None:
    journal = granted().correct(1, recorded=DAY, recorder="office", on=date(2021, 3, 4))
    assert told(journal) == [(1, "corrected", 2), (2, "applied", None)]

    journal = journal.void(2, recorded=DAY, recorder="office")
    assert told(journal) == [(1, "applied", None), (2, "withdrawn", 3), (3, "applied", None)]


def test_what_no_move_accepts_says_why() -> None:
    journal = granted().record("granted", subject="A", on=DAY, recorder="office")
    found = outcomes(journal, LAW)[2]

    assert found.outcome is Outcome.NOT_APPLIED
    assert found.why is not None
    assert found.as_data() == {"seq": 2, "outcome": "not_applied", "by": None, "why": found.why.as_data()}
    assert outcomes(journal, LAW)[1].as_data() == {"seq": 1, "outcome": "applied", "by": None, "why": None}


def test_a_correction_of_nothing_is_not_applied_and_leaves_what_it_names() -> None:
    journal = granted().correct(1, recorded=DAY, recorder="office", on=date(2021, 3, 4))
    again = Event(subject="A", kind=VOID, happened=DAY, recorded=DAY, recorder="office", corrects=1)

    assert told(journal.append(again)) == [(1, "corrected", 2), (2, "applied", None), (3, "not_applied", None)]


@given(journal=journals(TEA_ROOM_LIVES))
def test_every_record_has_an_outcome_and_what_stands_in_its_place_came_later(journal: Journal) -> None:
    found = outcomes(journal, LAW)

    assert list(found) == [event.seq for event in journal]
    for seq, each in found.items():
        assert (each.by is not None) == (each.outcome in {Outcome.CORRECTED, Outcome.WITHDRAWN})
        assert (each.why is not None) == (each.outcome is Outcome.NOT_APPLIED)
        assert each.by is None or each.by > seq
