"""Haiyou's tables: the round, the term, the revocation, and what is never lost on the way."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.lifecycle import Event, Journal, NotAllowedError, Refused
from socialwork.policies import Law
from socialwork.rules import Judgement
from socialwork.talent import HAIYOU, TalentScheme
from socialwork.talent.standing_days import TermEnds, TermStarts, first_day, last_day
from socialwork.talent.standing_facts import Assessment, Grounds, LeaveCause, Leaving, Naming, Recommendation
from socialwork.testing import admissible_readings, reference_standing, walks

NAMED = date(2023, 12, 1)
LAW = HAIYOU.on(NAMED)
GROUNDS = Grounds(violation=True, happened_on=date(2024, 3, 5))
ROLES = {"revocation.verified": "office", "revocation.approved": "leading_group"}


def judged(holds: bool) -> Judgement:
    return Judgement(holds=holds, by="办公室", on=NAMED, document="纪要")


def later(days: int) -> date:
    return NAMED + timedelta(days=days)


def named(**facts: Any) -> Journal:
    return Journal().do("named", subject="P1", on=NAMED, law=LAW, recorder="office", facts=Naming(**facts))


def do(journal: Journal, kind: str, on: date, *, facts: Any = None, role: str = "", law: Law[TalentScheme] = LAW) -> Journal:
    return journal.do(kind, subject="P1", on=on, law=law, recorder="office", facts=facts, role=role or ROLES.get(kind, ""))


def state(journal: Journal, as_of: date, law: Law[TalentScheme] = LAW) -> str:
    return journal.standing(law, "P1", as_of=as_of).states["term"].id


# --- the term ----------------------------------------------------------------------------------------------------------------------------


def test_a_term_runs_expires_is_assessed_and_may_be_followed_by_another() -> None:
    journal = named()

    assert state(journal, NAMED) == "active"
    assert state(journal, date(2027, 11, 30)) == "active"
    assert state(journal, date(2027, 12, 1)) == "expired"
    assessed = do(journal, "assessed", date(2028, 1, 5), facts=Assessment(rating="excellent"))
    again = do(assessed, "named", date(2028, 2, 1), facts=Naming())
    assert state(again, date(2028, 2, 1)) == "active"


def test_nobody_is_named_again_in_the_term() -> None:
    answer = named().can("named", subject="P1", on=later(700), law=LAW, facts=Naming())

    assert isinstance(answer, Refused)
    assert "J26" in answer.explain("en")


@pytest.mark.parametrize(
    "start, end, last",
    [  # worked figures of the domain's notes: 1 December 2023 and 29 February 2024, as J8 counts and as the Civil Code does
        (date(2023, 12, 1), "day_before", date(2027, 11, 30)),
        (date(2023, 12, 1), "same_day", date(2027, 12, 1)),
        (date(2024, 2, 29), "day_before", date(2028, 2, 28)),
        (date(2024, 2, 29), "same_day", date(2028, 2, 29)),
    ],
)
def test_a_term_of_four_years_ends_as_it_was_worked_out(start: date, end: str, last: date) -> None:
    assert last_day(start, years=4, option=end) == last
    law = HAIYOU.on(start, readings={"AJ20": end})
    journal = Journal().do("named", subject="P1", on=start, law=law, recorder="office", facts=Naming())
    assert state(journal, last, law) == "active"
    assert state(journal, last + timedelta(days=1), law) == "expired"


@pytest.mark.parametrize("option, first", [
    ("approval", date(2023, 11, 20)), ("naming", NAMED), ("next_month", date(2024, 1, 1)), ("january", date(2024, 1, 1)),
])  # fmt: skip
def test_a_term_begins_by_the_reading(option: str, first: date) -> None:
    assert first_day(option, NAMED, date(2023, 11, 20)) == first
    assert first_day("january", date(2024, 1, 1), None) == date(2024, 1, 1)
    assert first_day("approval", NAMED, None) is None


def test_days_beyond_the_calendar_are_no_days() -> None:
    starts = TermStarts(HAIYOU.term_start)
    ends = TermEnds(starts, HAIYOU.term_end, HAIYOU.term_years)
    naming = Event(subject="P1", kind="named", happened=date(9999, 12, 31), recorded=NAMED, recorder="office", facts=Naming())
    next_month = HAIYOU.on(NAMED, readings={"AJ19": "next_month"})

    assert starts.day(NAMED, {"named": naming}, next_month) is None
    assert ends.day(NAMED, {"named": naming}, LAW) is None
    assert ends.last_day(naming, next_month) is None
    assert last_day(NAMED, years=0, option="day_before") == NAMED - timedelta(days=1)


def test_only_a_title_that_is_held_can_be_proposed_for_revocation() -> None:
    said: dict[str, Any] = {"subject": "P1", "law": LAW, "facts": GROUNDS}
    answer = Journal().can("revocation.proposed", on=later(9), **said)

    assert isinstance(answer, Refused)
    assert "J24" in answer.explain("en")
    assert "未入选" in answer.explain("zh")
    kept = Journal().record("revocation.proposed", subject="P1", on=later(9), facts=GROUNDS, recorder="office")
    assert [each.event.seq for each in kept.standing(LAW, "P1", as_of=later(9)).not_applied] == [1]
    assert state(kept.record("named", subject="P1", on=NAMED, facts=Naming(), recorder="office"), later(9)) == "active"
    revoked = do(named(), "revocation.proposed", later(9), facts=GROUNDS)
    for days, kind in enumerate(("revocation.verified", "revocation.approved"), 10):
        revoked = do(revoked, kind, later(days))
    assert isinstance(revoked.can("revocation.proposed", on=later(20), **said), Refused)  # there is no title left
    again = do(revoked, "named", later(30), facts=Naming())
    assert again.can("revocation.proposed", on=later(40), **said).allowed
    assert named().can("revocation.proposed", on=date(2028, 1, 1), **said).allowed  # whether it is held then is a reading


def test_who_leaves_before_the_term_begins_comes_back_before_it_begins() -> None:
    law = HAIYOU.on(NAMED, readings={"AJ19": "january", "AJ25": "yes"})
    journal = Journal().do("named", subject="P1", on=NAMED, law=law, recorder="office", facts=Naming())
    left = do(journal, "left", later(5), facts=Leaving(cause=LeaveCause.MOVED_AWAY), law=law)

    assert state(left, later(6), law) == "left_early"
    assert state(left, date(2024, 1, 1), law) == "benefits_ended"
    assert state(do(left, "returned", later(10), law=law), date(2024, 1, 1), law) == "active"


def test_an_approval_whose_day_nobody_knows_leaves_the_naming_waiting() -> None:
    law = HAIYOU.on(NAMED, readings={"AJ19": "approval"})
    answer = Journal().can("named", subject="P1", on=NAMED, law=law, facts=Naming())

    assert not answer.allowed
    assert "批准之日" in answer.explain("zh")
    assert Journal().can("named", subject="P1", on=NAMED, law=law, facts=Naming(approved_on=date(2023, 11, 20))).allowed


# --- the revocation ----------------------------------------------------------------------------------------------------------------------


def test_a_title_is_lost_by_an_approval_alone() -> None:
    journal = named()
    by_itself = journal.record("title_revoked", subject="P1", on=later(10), recorder="office", role="leading_group")

    assert isinstance(journal.can("title_revoked", subject="P1", on=later(10), law=LAW, role="leading_group"), Refused)
    assert state(by_itself, later(20)) == "active"
    for early in ("revocation.verified", "revocation.approved"):
        with pytest.raises(NotAllowedError):
            do(journal, early, later(10))


def test_a_revocation_takes_two_bodies_in_order() -> None:
    proposed = do(named(), "revocation.proposed", later(100), facts=GROUNDS)
    verified = do(proposed, "revocation.verified", later(110))
    approved = do(verified, "revocation.approved", later(120))

    with pytest.raises(NotAllowedError):
        do(verified, "revocation.approved", later(120), role="office")
    assert [state(each, later(200)) for each in (proposed, verified, approved)] == ["active", "active", "revoked"]


@pytest.mark.parametrize("verified", [True, False])
def test_a_revocation_that_is_dropped_changes_nothing(verified: bool) -> None:
    journal = do(named(), "left", later(50), facts=Leaving(cause=LeaveCause.MOVED_AWAY))
    proposed = do(journal, "revocation.proposed", later(100), facts=GROUNDS)
    pending = do(proposed, "revocation.verified", later(110)) if verified else proposed
    dropped = do(pending, "revocation.dropped", later(120), role="leading_group" if verified else "office")

    assert state(dropped, later(200)) == state(journal, later(200)) == "benefits_ended"
    assert dropped.standing(LAW, "P1", as_of=later(200)).states["revocation"].id == "none"


@pytest.mark.parametrize(
    "grounds, both, either",
    [
        (Grounds(fault_loss=True, fault_consequences=False, violation=False, unfit=judged(False)), False, True),
        (Grounds(fault_loss=True, fault_consequences=True), True, True),
        (Grounds(unfit=judged(True)), True, True),
    ],
)
def test_the_grounds_are_three_and_the_second_is_a_reading(grounds: Grounds, both: bool, either: bool) -> None:
    for option, wanted in (("both", both), ("either", either)):
        law = HAIYOU.on(later(100), readings={"AJ27": option})
        answer = named().can("revocation.proposed", subject="P1", on=later(100), law=law, facts=grounds)
        assert answer.allowed is wanted


# --- the round ---------------------------------------------------------------------------------------------------------------------------


def test_a_round_runs_to_the_naming() -> None:
    steps = (
        ("called", "organiser", None), ("recommended", "recommender", Recommendation(working_days_published=5, objections_open=False)),
        ("reviewed", "reviewer", None), ("published", "", None), ("objection", "", None), ("objection_settled", "", None),
        ("approved", "approver", None), ("named", "", None),
    )  # fmt: skip
    journal = Journal()
    for place, (kind, role, facts) in enumerate(steps):
        journal = journal.do(
            f"round.{kind}", subject="2023", on=date(2023, 9, 1) + timedelta(days=place), law=LAW, recorder="office", role=role, facts=facts
        )

    assert journal.standing(LAW, as_of=NAMED).states["round"].id == "named"


def test_names_that_were_published_too_short_are_not_recommended() -> None:
    called = Journal().do("round.called", subject="2023", on=date(2023, 9, 1), law=LAW, recorder="office", role="organiser")
    answer = called.can(
        "round.recommended", subject="2023", on=date(2023, 9, 9), law=LAW, role="recommender",
        facts=Recommendation(working_days_published=4, objections_open=False),
    )  # fmt: skip

    assert isinstance(answer, Refused)
    assert "JC2" in answer.explain("zh")


# --- laws --------------------------------------------------------------------------------------------------------------------------------


@given(data=st.data(), options=admissible_readings(HAIYOU))
def test_no_walk_leaves_the_table_and_nothing_is_lost_before_an_approval(data: st.DataObject, options: dict[str, str]) -> None:
    law = HAIYOU.on(NAMED, readings=options)
    journal = data.draw(walks(law, kind="person", max_size=6))
    last = max((event.happened for event in journal), default=NAMED)
    for subject, standing in journal.standings(law, as_of=last).items():
        told = reference_standing(journal, law, subject, as_of=last)
        assert {name: each.id for name, each in standing.states.items()} == told["states"]
        assert standing.not_applied == ()
        approved = {step.event.seq for step in standing.steps if step.kind.id == "revocation.approved" and step.event is not None}
        lost = [step for step in standing.steps if step.target.id == "revoked"]
        assert all(step.event is not None and step.event.seq in approved for step in lost)
