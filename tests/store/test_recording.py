"""What is to be recorded is asked about first, by the law that governs; all of it is recorded or nothing."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest

from socialwork.errors import UnknownNameError
from socialwork.lifecycle import VOID, Event
from socialwork.policies import OutOfForceError
from socialwork.store import AlreadyRecordedError, ConflictError, NotRecordedError, Register, record_events
from socialwork.talent import HAIYOU
from socialwork.talent.payments import Payment
from socialwork.talent.standing_facts import Assessment, LeaveCause, Leaving, Naming

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


# --- what is there already ---------------------------------------------------------------------------------------------------------------


def paid(year: int = 2024, amount: int = 12000, *, on: date = date(2024, 12, 20), **changed: Any) -> Event:
    facts = Payment(batch="1", for_year=year, months=0, amount=amount, term=changed.pop("term", 1))
    about = {"kind": "paid", "happened": on, "recorded": on, "recorder": "treasury", **changed}
    return Event(subject="H1", facts=facts, **about)


def test_what_stands_already_is_not_recorded_again(register: Register) -> None:
    record_events(register, [paid()])
    again = paid(recorded=date(2025, 1, 7), recorder="somebody else")

    with pytest.raises(AlreadyRecordedError) as caught:
        record_events(register, [again])
    assert (caught.value.repeated, caught.value.of) == (((1, again, 3),), 1)
    assert str(caught.value) == "H1 2024-12-20 is recorded already as record 3; if it did happen twice, record it with --anyway"
    assert len(register.events()) == 3


def test_nor_twice_at_once(register: Register) -> None:
    with pytest.raises(AlreadyRecordedError) as caught:
        record_events(register, [left(), paid(), paid()])

    assert caught.value.in_language("zh") == "第3条，H1 2024-12-20 已记录为第4条；确有两次的，加 --anyway 再记"
    assert len(register.events()) == 2


def test_meant_twice_it_is_recorded_twice_and_told(register: Register) -> None:
    done = record_events(register, [paid(), paid()], anyway=True)

    assert [(each.event.seq, each.repeats) for each in done] == [(3, None), (4, 3)]


@pytest.mark.parametrize(
    "other",
    [
        paid(amount=2000),
        paid(amount=3000, on=date(2024, 12, 21)),
        paid(amount=3000, document="slip"),
        paid(2025),
        left(on=date(2024, 12, 20)),
    ],
)
def test_what_says_something_else_is_recorded(register: Register, other: Event) -> None:
    record_events(register, [paid(amount=3000)])

    assert record_events(register, [other])[0].repeats is None


def test_what_was_withdrawn_or_corrected_can_be_recorded_again(register: Register) -> None:
    record_events(register, [paid(), paid(2025)])
    withdrawn = Event(subject="H1", kind=VOID, happened=date(2024, 12, 20), recorded=date(2025, 1, 7), recorder="office", corrects=3)
    record_events(register, [withdrawn, paid(2026, corrects=4)])

    assert [each.repeats for each in record_events(register, [paid(), paid(2025)])] == [None, None]


# --- a payment belongs to a year of a term -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("year, term", [(2022, 1), (2028, 1), (2204, 1), (9999, 1), (2024, 2)])
def test_nothing_is_paid_for_a_year_outside_the_term(register: Register, year: int, term: int) -> None:
    with pytest.raises(NotRecordedError) as caught:
        record_events(register, [paid(year, term=term)])

    assert str(caught.value).splitlines() == [
        "H1 2024-12-20 refused: allowance paid",
        f"- {year} is not in term {term} of this person; there is term 1 from 2023-12-01 to 2027-11-30 (J6/J18)",
    ]
    assert len(register.events()) == 2


@pytest.mark.parametrize("year", [2023, 2027])
def test_the_first_and_the_last_year_are_inside(register: Register, year: int) -> None:
    assert record_events(register, [paid(year)])[0].answer.allowed


def test_a_correction_is_held_against_the_term_as_well(register: Register) -> None:
    record_events(register, [paid()])

    with pytest.raises(NotRecordedError):
        record_events(register, [paid(2204, corrects=3)])


def test_money_that_came_back_is_for_a_year_of_the_term_too(register: Register) -> None:
    with pytest.raises(NotRecordedError):
        record_events(register, [paid(2204, -1000)])
    record_events(register, [paid()])
    assert record_events(register, [paid(2024, -1000)])[0].answer.allowed


def test_anyway_a_payment_for_any_year_is_recorded(register: Register) -> None:
    [done] = record_events(register, [paid(2204)], anyway=True)

    assert not done.answer.allowed


def test_while_the_days_of_a_term_are_not_known_no_year_is_outside(register: Register) -> None:
    known = Naming(round="2023", approved_on=date(2023, 11, 20))
    about: dict[str, Any] = {"subject": "H3", "recorded": date(2028, 2, 2), "recorder": "office"}
    by_approval = {"AJ19": "approval"}
    events = [
        Event(kind="named", happened=NAMED, facts=known, **about),
        Event(kind="assessed", happened=date(2028, 1, 10), facts=Assessment(rating="excellent"), **about),
        Event(kind="named", happened=date(2028, 2, 1), facts=Naming(round="2027"), **about),
    ]
    record_events(register, events, readings=by_approval, anyway=True)
    second = attrs.evolve(paid(2029, term=2, on=date(2029, 12, 20)), subject="H3")

    assert record_events(register, [second], readings=by_approval)[0].answer.allowed
    with pytest.raises(NotRecordedError):
        record_events(register, [attrs.evolve(second, facts=attrs.evolve(second.facts, for_year=2204))])
