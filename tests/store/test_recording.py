"""What is to be recorded is asked about first, by the law that governs; all of it is recorded or nothing."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from socialwork.errors import UnknownNameError
from socialwork.lifecycle import VOID, Event
from socialwork.policies import OutOfForceError
from socialwork.store import ConflictError, NotRecordedError, Register, record_events
from socialwork.talent import HAIYOU
from socialwork.talent.standing_facts import LeaveCause, Leaving, Naming

NAMED = date(2023, 12, 1)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """Two people who were named in December 2023."""
    with Register.create(tmp_path / "register", policy=HAIYOU) as register:
        record_events(register, [naming("H1"), naming("H2")])
        yield register


def naming(person: str, on: date = NAMED) -> Event:
    return Event(subject=person, kind="named", happened=on, recorded=on, recorder="office", facts=Naming(round="2023"))


def left(person: str = "H1", on: date = date(2025, 6, 15), **changed: Any) -> Event:
    about: dict[str, Any] = {
        "kind": "left", "happened": on, "recorded": date(2026, 3, 2), "recorder": "office", "facts": Leaving(cause=LeaveCause.MOVED_AWAY),
    }  # fmt: skip
    return Event(subject=person, **(about | changed))


def test_what_can_happen_is_recorded_with_its_answer(register: Register) -> None:
    [done] = record_events(register, [left()])

    assert done.event == register.events()[-1]
    assert done.event.seq == 3
    assert done.answer.allowed


def test_what_cannot_happen_is_not_recorded(register: Register) -> None:
    with pytest.raises(NotRecordedError) as caught:
        record_events(register, [left(), left(on=date(2025, 7, 1))])

    assert [(place, answer.allowed) for place, answer in caught.value.answers] == [(2, False)]
    assert str(caught.value).splitlines() == [
        "event 2, H1 2025-07-01 refused: left",
        '- the state of "the term" is "in the term, the benefits ended"; "left" needs: named, the term not begun, in the term (J23)',
    ]
    assert len(register.events()) == 2


def test_a_single_event_is_told_without_its_place(register: Register) -> None:
    with pytest.raises(NotRecordedError) as caught:
        record_events(register, [left(facts=Leaving(cause=LeaveCause.RETIRED))], readings={"AJ24.retired": "stays"})

    assert caught.value.in_language("zh").startswith("H1 2025-06-15 不可办理：离开\n- ")


def test_anyway_what_cannot_happen_is_recorded_with_its_answer(register: Register) -> None:
    done = record_events(register, [left(), left(on=date(2025, 7, 1))], anyway=True)

    assert [each.answer.allowed for each in done] == [True, False]
    assert len(register.events()) == 4


def test_nobody_is_named_out_of_force_unless_somebody_means_it(register: Register) -> None:
    late = naming("H3", date(2028, 3, 1))

    with pytest.raises(OutOfForceError):
        record_events(register, [late])
    assert record_events(register, [late], beyond_validity=True)[0].answer.allowed


def test_a_holder_stays_under_the_law_that_named_them_when_it_has_run_out(register: Register) -> None:
    record_events(register, [naming("H3", date(2025, 12, 1))])

    assert record_events(register, [left("H3", date(2028, 5, 1), recorded=date(2028, 5, 2))])[0].answer.allowed


def test_corrections_and_withdrawals_are_asked_about_as_well(register: Register) -> None:
    record_events(register, [left()])
    early = left(on=date(2024, 6, 1), corrects=3)
    withdrawn = Event(subject="H1", kind=VOID, happened=early.happened, recorded=date(2026, 4, 1), recorder="office", corrects=4)

    assert [each.answer.allowed for each in record_events(register, [early, withdrawn])] == [True, True]
    with pytest.raises(NotRecordedError, match="refused: withdrawn\n- there is no record 9 of this subject"):
        record_events(register, [Event(subject="H1", kind=VOID, happened=NAMED, recorded=date(2026, 4, 1), recorder="office", corrects=9)])


def test_a_withdrawal_tells_what_no_longer_applies(register: Register) -> None:
    record_events(register, [left()])
    withdrawn = Event(subject="H1", kind=VOID, happened=NAMED, recorded=date(2026, 4, 1), recorder="office", corrects=1)

    answer: Any = record_events(register, [withdrawn])[0].answer

    assert [each.event.seq for each in answer.displaces] == [3]


def test_events_that_have_numbers_must_have_those_that_they_get(register: Register) -> None:
    with pytest.raises(ConflictError):
        record_events(register, [left(seq=7)])
    assert record_events(register, [left(seq=3)])[0].event.seq == 3


def test_what_the_policy_does_not_know_is_refused(register: Register) -> None:
    with pytest.raises(UnknownNameError):
        record_events(register, [left(kind="lost", facts=None)])
