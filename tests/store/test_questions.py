"""What is a clear slip is refused unless somebody means it; what is only odd is recorded, and told."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from socialwork.lifecycle import VOID, Allowed, Event, Journal
from socialwork.policies import OutOfForceError
from socialwork.store import NotRecordedError, Register, record_events
from socialwork.store.questions import ask, crowded
from socialwork.talent import HAIYOU
from socialwork.talent.allowance import allowance
from socialwork.talent.payments import Payment
from socialwork.talent.standing_facts import Activity, Grounds, LeaveCause, Leaving, Naming

from .conftest import TEA, visit

NAMED = date(2023, 12, 1)
APPROVED = date(2023, 11, 20)


def naming(person: str = "H1", on: date = NAMED, approved: Any = APPROVED, **more: Any) -> Event:
    about: dict[str, Any] = {"recorded": date(2024, 1, 2), "recorder": "office", "facts": Naming(round="2023", approved_on=approved)}
    return Event(subject=person, kind="named", happened=on, **(about | more))


def paid(
    amount: int, year: int = 2024, *, person: str = "H1", months: int = 0, on: date = date(2025, 1, 10), batch: str = "1", **more: Any
) -> Event:
    facts = Payment(batch=batch, for_year=year, months=months, amount=amount)
    return Event(subject=person, kind="paid", happened=on, **({"recorded": on, "recorder": "treasury", "facts": facts} | more))


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """One person of whom everything is known, and one whose day of approval is not."""
    with Register.create(tmp_path / "register", policy=HAIYOU) as register:
        record_events(register, [naming(), naming("H2", approved="2023-11")])
        yield register


def against(register: Register, *events: Event) -> list[str]:
    """What is said against the last of some events after the others."""
    before = len(register.events())
    with pytest.raises(NotRecordedError) as caught:
        record_events(register, events)
    assert len(register.events()) == before
    assert record_events(register, events, anyway=True)[-1].answer.allowed is False
    return [line for line in str(caught.value).splitlines() if line.startswith("- ")]


def notes(register: Register, *events: Event, **how: Any) -> list[str]:
    return [note.en for note in record_events(register, events, **how)[-1].notes]


# --- money -------------------------------------------------------------------------------------------------------------------------------

CHECK = "; check it, and if it was so, record it with --anyway"


def test_no_more_comes_back_than_was_paid(register: Register) -> None:
    assert against(register, paid(1000, 2023), paid(-10000, 2023)) == [
        f"- CNY 1,000 was paid for 2023: CNY 9,000 more comes back than was paid (J19){CHECK}"
    ]


def test_nor_where_a_correction_leaves_it_so(register: Register) -> None:
    record_events(register, [paid(6000), paid(-6000, batch="back")])

    assert against(register, paid(1000, corrects=3)) == [f"- CNY 0 was paid for 2024: CNY 5,000 more comes back than was paid (J19){CHECK}"]


def test_what_makes_an_impossible_sum_smaller_is_no_slip(register: Register) -> None:
    record_events(register, [paid(-6000), paid(30000, 2025)], anyway=True)

    assert record_events(register, [paid(2000)])[0].answer.allowed
    assert record_events(register, [paid(-1000, 2025)])[0].answer.allowed


def test_a_year_has_twelve_months(register: Register) -> None:
    assert against(register, paid(1200, months=1200)) == [f"- 1200 months: a year has 12 at the most (J19){CHECK}"]


@pytest.mark.parametrize("person", ["H1", "H2"])
def test_no_more_is_paid_than_can_have_accrued_under_any_reading(register: Register, person: str) -> None:
    assert against(
        register, paid(12000, 2025, person=person, on=date(2025, 12, 20)), paid(1, 2025, person=person, on=date(2025, 12, 21))
    ) == [f"- with it CNY 12,001 is paid for 2025; under no reading does more than CNY 12,000 accrue for that year (J7/J18){CHECK}"]


def test_what_is_too_much_under_the_readings_chosen_alone_is_told(register: Register) -> None:
    assert notes(register, paid(1000, 2023), paid(1000, 2023, on=date(2024, 12, 20))) == [
        "but for the day it says the same as record 3 of 2025-01-10: was it recorded twice?",
        "with it CNY 2,000 is paid for 2023; under the readings chosen this makes CNY 1,000 too much",
        "batch 1 stands already for what was paid on 2025-01-10 (record 3)",
    ]
    [ahead] = record_events(register, [paid(10000, 2023, batch="2")], readings={"AJ22.year": "term", "AJ22.when": "ahead"})
    assert (ahead.answer.allowed, ahead.notes) == (True, ())


def test_what_nobody_can_say_is_not_refused(register: Register) -> None:
    """Under an option the amount beyond the validity is open; and a term whose days are not known may lie there."""
    later = {"on": date(2025, 12, 1), "recorded": date(2025, 12, 2)}
    record_events(register, [naming("H3", approved=date(2025, 11, 20), **later), naming("H4", approved="2025-11", **later)])

    for year in (2028, 2029):
        said = notes(register, paid(30000, year, person="H3", on=date(year, 12, 31), batch=str(year)))
        assert len([note for note in said if "too much" in note]) == 1
    beyond = paid(1000, 2029, person="H3", on=date(2029, 12, 30), batch="2029")
    assert notes(register, beyond, readings={"AJ34": "as_reissued"}) == []
    unknown = ask(register.journal(), paid(30000, 2028, person="H4", on=date(2029, 1, 10)), HAIYOU.on(NAMED, readings={"AJ19": "approval"}))
    assert not [note for note in unknown.notes if "too much" in note.en]
    assert "under no reading" not in unknown.answer.explain("en")


def test_returns_beyond_what_was_to_be_recovered_are_told(register: Register) -> None:
    left = Event(
        subject="H1", kind="left", happened=date(2024, 9, 10), recorded=date(2025, 2, 1), recorder="office",
        facts=Leaving(cause=LeaveCause.MOVED_AWAY),
    )  # fmt: skip
    record_events(register, [paid(12000), left])

    assert notes(register, paid(-3000, on=date(2025, 3, 1), batch="back")) == []
    assert notes(register, paid(-3000, on=date(2025, 3, 2), batch="back")) == [
        "but for the day it says the same as record 5 of 2025-03-01: was it recorded twice?",
        "more came back than was to be recovered under the readings chosen: CNY 3,000 of 2024 is due again",
    ]


def test_what_is_paid_before_the_months_have_begun_is_told(register: Register) -> None:
    early = paid(12000, 2025, on=date(2025, 11, 30))
    said = ["on 2025-11-30 not every month of 2025 has begun, and the reading chosen pays in arrears"]

    assert notes(register, early) == said
    assert notes(register, attrs.evolve(early, subject="H2"), readings={"AJ22.when": "ahead"}) == []


def test_a_batch_pays_for_earlier_years_as_well(register: Register) -> None:
    assert notes(register, paid(1000, 2023), paid(12000, 2024)) == []
    assert notes(register, paid(12000, 2025, on=date(2025, 12, 20))) == []
    withdrawn = [Event(subject="H1", kind=VOID, happened=NAMED, recorded=date(2026, 1, 1), recorder="x", corrects=seq) for seq in (3, 4, 5)]
    record_events(register, withdrawn)
    assert notes(register, paid(12000, 2025, on=date(2026, 1, 20))) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(
    amount=st.integers(1, 12000),
    year=st.integers(2023, 2027),
    by=st.fixed_dictionaries({"AJ22.year": st.sampled_from(["calendar", "term"])}),
)
def test_what_a_list_pays_is_never_a_slip(amount: int, year: int, by: dict[str, str]) -> None:
    """Whatever a year's list pays under readings can be recorded by hand, and is too much under none."""
    journal = Journal([naming(), naming("H2", approved=date(2023, 11, 30))])
    law = HAIYOU.on(NAMED, readings=by)
    due = allowance(journal, law, year)
    on = date(year, 12, 20)
    for event in tuple(due.pay(journal, on=on, recorded=on, recorder="x", batch=str(year)))[2:]:
        bare = attrs.evolve(event, seq=0)
        asked = ask(journal, bare, law)
        assert isinstance(asked.answer, Allowed)
        assert asked.notes == ()
        journal = journal.append(bare)
    again = ask(journal, paid(amount, year, on=on, batch=str(year)), law)
    assert [note.en for note in again.notes if "too much" in note.en] or not isinstance(again.answer, Allowed)


# --- days --------------------------------------------------------------------------------------------------------------------------------


def test_what_has_not_happened_yet_is_not_recorded(register: Register) -> None:
    future = Event(
        subject="H1", kind="left", happened=date(2025, 6, 15), recorded=date(2024, 3, 1), recorder="office",
        facts=Leaving(cause=LeaveCause.MOVED_AWAY),
    )  # fmt: skip

    assert against(register, future) == [
        f"- it is recorded on 2024-03-01 and happened on 2025-06-15 only: what has not happened yet is not recorded{CHECK}"
    ]


def test_a_withdrawal_is_recorded_on_any_day(register: Register) -> None:
    record_events(register, [paid(12000)])
    withdrawn = Event(subject="H1", kind=VOID, happened=date(2025, 1, 10), recorded=date(2024, 1, 5), recorder="office", corrects=3)

    assert record_events(register, [withdrawn])[0].answer.allowed


@pytest.mark.parametrize(
    "event", [naming("H3", approved=date(2025, 1, 1)), naming("H1", on=date(2023, 11, 1), corrects=1), naming("H3", approved="2024-01")]
)
def test_an_approval_comes_before_the_naming(register: Register, event: Event) -> None:
    [why] = against(register, event)

    assert "the approval of" in why
    assert "comes after the naming of" in why


def test_a_ground_arises_before_the_proposal(register: Register) -> None:
    def proposed(arose: Any) -> Event:
        facts = Grounds(violation=True, happened_on=arose)
        return Event(
            subject="H1", kind="revocation.proposed", happened=date(2025, 5, 1), recorded=date(2025, 5, 1), recorder="x", facts=facts
        )

    assert against(register, proposed(date(2026, 5, 5))) == [f"- the ground arose after the proposal of 2025-05-01 (J24){CHECK}"]
    assert ask(register.journal(), attrs.evolve(proposed("2025-05"), subject="H2"), HAIYOU.on(NAMED)).answer.allowed


def test_a_correction_moves_a_naming_out_of_force_only_if_that_is_meant(register: Register) -> None:
    moved = naming(on=date(2022, 12, 1), approved=date(2022, 11, 20), corrects=1)

    with pytest.raises(OutOfForceError):
        record_events(register, [moved])
    assert record_events(register, [moved], beyond_validity=True)[0].answer.allowed


# --- what is only odd --------------------------------------------------------------------------------------------------------------------


def test_an_approval_that_is_known_roughly_is_told(register: Register) -> None:
    said = ["the day of approval is not told to the day (approved_on): under AJ19=approval the term is undetermined"]

    assert notes(register, naming("H3", approved="2023-11")) == said
    assert notes(register, naming("H4", facts=Naming(round="2023"))) == said
    assert notes(register, naming("H5")) == []


def test_an_activity_for_another_year_is_told(register: Register) -> None:
    def activity(facts: Activity) -> Event:
        return Event(subject="H1", kind="activity", happened=date(2024, 5, 5), recorded=date(2024, 5, 6), recorder="x", facts=facts)

    assert notes(register, activity(Activity(kind="study_visit", year=Decimal(2025)))) == [
        "what took place on 2024-05-05 is counted for the year 2025"
    ]
    assert notes(register, activity(Activity(kind="study_visit", year=Decimal(2024)))) == []
    assert notes(register, activity(Activity(kind="study_visit"))) == []


def test_more_people_than_a_round_may_select_are_told_once(register: Register) -> None:
    done = record_events(register, [naming(f"P{number}") for number in range(50)])

    assert [len(each.notes) for each in done] == [0] * 49 + [1]
    assert done[-1].notes[0].zh == "2023-12-01 已命名52人，一批至多50人（J4）"


def test_a_policy_without_a_cap_has_none() -> None:
    assert crowded(Journal(), [visit(kind="named")], TEA) == {}
