"""Terms read out of journals of the shipped scheme."""

from collections.abc import Callable
from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialwork.days import Month
from socialwork.law import NotFound
from socialwork.lifecycle import Event, Journal
from socialwork.policies import Law, Reform, Set
from socialwork.policies.exploring import explored
from socialwork.talent import HAIYOU, TalentScheme
from socialwork.talent.allowance import allowance
from socialwork.talent.standing_facts import Assessment, Grounds, LeaveCause, Leaving, Naming
from socialwork.talent.terms import Stop, TermRecord
from socialwork.talent.windows import TermsOf, term_windows
from socialwork.testing import laws

NAMED = date(2023, 12, 1)
LEFT, BACK = date(2025, 6, 15), date(2026, 2, 10)
LAW = HAIYOU.on(date(2025, 12, 1))
GROUNDS = Grounds(violation=True, happened_on=date(2024, 3, 5))

Step = tuple[str, date, Any]


def journal(*steps: Step, subject: str = "P1", recorded: date | None = None) -> Journal:
    found = Journal()
    roles = {"revocation.verified": "office", "revocation.approved": "leading_group", "revocation.dropped": "office"}
    for kind, day, facts in steps:
        found = found.record(kind, subject=subject, on=day, recorder="office", recorded=recorded or day, facts=facts, role=roles.get(kind))
    return found


def unnumbered(person: str) -> list[Event]:
    return [attrs.evolve(event, seq=0) for event in journal(("named", NAMED, Naming()), subject=person)]


def terms(*steps: Step, law: Law[TalentScheme] = LAW, known_on: date | None = None) -> tuple[TermRecord, ...]:
    return term_windows(journal(*steps), "P1", law, known_on)


def test_a_term_begins_and_ends_by_the_readings() -> None:
    ends = {
        (start, end): terms(
            ("named", NAMED, Naming(approved_on=date(2023, 11, 20))), law=HAIYOU.on(LAW.day, readings={"AJ19": start, "AJ20": end})
        )[0]
        for start in ("approval", "naming", "next_month", "january")
        for end in ("day_before", "same_day")
    }

    assert {key: (record.start, record.last_day) for key, record in ends.items()} == {
        ("approval", "day_before"): (date(2023, 11, 20), date(2027, 11, 19)),
        ("approval", "same_day"): (date(2023, 11, 20), date(2027, 11, 20)),
        ("naming", "day_before"): (NAMED, date(2027, 11, 30)),
        ("naming", "same_day"): (NAMED, date(2027, 12, 1)),
        ("next_month", "day_before"): (date(2024, 1, 1), date(2027, 12, 31)),
        ("next_month", "same_day"): (date(2024, 1, 1), date(2028, 1, 1)),
        ("january", "day_before"): (date(2024, 1, 1), date(2027, 12, 31)),
        ("january", "same_day"): (date(2024, 1, 1), date(2028, 1, 1)),
    }
    assert {record.named for record in ends.values()} == {NAMED}


def test_somebody_who_was_never_named_has_no_term() -> None:
    assert terms(("left", LEFT, Leaving(cause=LeaveCause.RETIRED))) == ()
    assert terms(("revocation.proposed", LEFT, GROUNDS)) == ()
    assert term_windows(Journal(), "P1", LAW) == ()


def test_a_term_whose_days_cannot_be_known_is_none() -> None:
    by_approval = HAIYOU.on(LAW.day, readings={"AJ19": "approval"})

    assert terms(("named", NAMED, Naming()), law=by_approval) == ()
    found = allowance(journal(("named", NAMED, Naming())), by_approval, 2024)
    assert found.unapplied == ("P1",)
    assert "records of 1 changed nothing, see their standing: P1" in found.explain("en")
    assert "1人有记录未生效，请查其管理期状态：P1" in found.explain("zh")
    many = Journal([event for number in range(6) for event in unnumbered(f"P{number}")])
    assert "P0、P1、P2、P3、P4等" in allowance(many, by_approval, 2024).explain("zh")


def test_a_term_of_unknown_length_is_none() -> None:
    unknown = Reform("unknown", Set(HAIYOU.term_years, NotFound.NOT_FOUND, start=date(2023, 3, 1)), hypothetical=True)

    assert terms(("named", NAMED, Naming()), law=HAIYOU.under(unknown).on(LAW.day)) == ()


def test_a_round_has_no_terms() -> None:
    held = Journal().record("round.called", subject="2023", on=NAMED, recorder="office", role="organiser")

    assert term_windows(held, "2023", LAW) == ()


def test_who_leaves_stops_and_who_returns_resumes_by_the_reading() -> None:
    steps = (("named", NAMED, Naming()), ("left", LEFT, Leaving(cause=LeaveCause.MOVED_AWAY)), ("returned", BACK, None))
    found = {option: terms(*steps, law=HAIYOU.on(LAW.day, readings={"AJ25": option}))[0] for option in ("no", "yes")}

    assert {record.stops for record in found.values()} == {(Stop(day=LEFT, why="left", event=2),)}
    assert {option: record.resumes for option, record in found.items()} == {"no": (), "yes": (BACK,)}


def test_a_cause_that_is_no_leaving_stops_nothing() -> None:
    steps = (("named", NAMED, Naming()), ("left", LEFT, Leaving(cause=LeaveCause.SECONDED)))
    found = {option: terms(*steps, law=HAIYOU.on(LAW.day, readings={"AJ24.seconded": option}))[0] for option in ("stays", "ends")}

    assert {option: len(record.stops) for option, record in found.items()} == {"stays": 0, "ends": 1}


REVOKED: tuple[Step, ...] = (
    ("named", NAMED, Naming()),
    ("revocation.proposed", date(2024, 5, 1), GROUNDS),
    ("revocation.verified", date(2024, 6, 1), None),
    ("revocation.approved", date(2024, 7, 1), None),
)


def test_a_revocation_carries_all_its_days() -> None:
    [record] = terms(*REVOKED)

    assert record.stops == (
        Stop(
            day=date(2024, 7, 1), why="revoked", event=4, happened=date(2024, 3, 5), verified=date(2024, 6, 1), approved=date(2024, 7, 1),
            pending_since=date(2024, 5, 1),
        ),
    )  # fmt: skip
    assert record.pending == ((date(2024, 5, 1), date(2024, 7, 1)),)


def test_a_revocation_that_is_dropped_stops_nothing_and_one_that_is_pending_has_no_end() -> None:
    dropped = (*REVOKED[:3], ("revocation.dropped", date(2024, 7, 1), None))
    # Once it is verified the leading group decides, and not the office.
    [still], [pending] = terms(*dropped), terms(*REVOKED[:2])
    [gone] = terms(*REVOKED[:2], ("revocation.dropped", date(2024, 7, 1), None))

    assert still.pending == pending.pending == ((date(2024, 5, 1), None),)
    assert gone.pending == ((date(2024, 5, 1), date(2024, 7, 1)),)
    assert still.stops == pending.stops == gone.stops == ()


def test_the_day_of_a_matter_known_to_the_month_is_its_last() -> None:
    rough = attrs.evolve(GROUNDS, happened_on=Month(2024, 3))
    unknown = Grounds(violation=True)
    found = [terms(REVOKED[0], ("revocation.proposed", date(2024, 5, 1), facts), *REVOKED[2:])[0].stops[0] for facts in (rough, unknown)]

    assert [stop.happened for stop in found] == [date(2024, 3, 31), None]


def test_what_was_not_recorded_yet_was_not_known() -> None:
    steps = (("named", NAMED, Naming()), ("left", LEFT, Leaving(cause=LeaveCause.MOVED_AWAY)))
    late = journal(steps[0]).record("left", subject="P1", on=LEFT, recorder="office", recorded=date(2026, 1, 5), facts=steps[1][2])

    assert term_windows(late, "P1", LAW, date(2025, 12, 31))[0].stops == ()
    assert len(term_windows(late, "P1", LAW, date(2026, 1, 5))[0].stops) == 1


def test_a_second_naming_after_the_assessment_is_a_second_term() -> None:
    found = terms(
        ("named", NAMED, Naming()), ("assessed", date(2028, 1, 10), Assessment(rating="excellent")), ("named", date(2028, 2, 1), Naming())
    )

    assert [(record.number, record.start, record.last_day) for record in found] == [
        (1, NAMED, date(2027, 11, 30)), (2, date(2028, 2, 1), date(2032, 1, 31)),
    ]  # fmt: skip


# --- the same under many laws ------------------------------------------------------------------------------------------------------------

_KINDS: tuple[Callable[[date], Step], ...] = (
    lambda day: ("left", day, Leaving(cause=LeaveCause.RETIRED)),
    lambda day: ("left", day, Leaving(cause=LeaveCause.MOVED_AWAY)),
    lambda day: ("returned", day, None),
    lambda day: ("revocation.proposed", day, GROUNDS),
    lambda day: ("revocation.proposed", day, Grounds(fault_loss=True, fault_consequences=False, violation=False)),
    lambda day: ("revocation.verified", day, None),
    lambda day: ("revocation.approved", day, None),
)


@st.composite
def histories(draw: st.DrawFn) -> tuple[Step, ...]:
    approved = draw(st.none() | st.dates(date(2023, 10, 1), NAMED))
    named: Step = ("named", NAMED, Naming() if approved is None else Naming(approved_on=approved))
    days = sorted(draw(st.lists(st.dates(NAMED, date(2028, 6, 1)), max_size=5)))
    return (named, *(draw(st.sampled_from(_KINDS))(day) for day in days))


@settings(max_examples=10)
@given(steps=histories())
def test_terms_that_are_remembered_are_those_that_are_computed(steps: tuple[Step, ...]) -> None:
    held = journal(*steps)
    remembered = TermsOf(held, None)

    for case in explored(LAW, lambda under: remembered.varied(under, "P1").records):
        assert case.result == term_windows(held, "P1", HAIYOU.on(LAW.day, readings=dict(case.options)))


@given(steps=histories(), law=laws(HAIYOU))
def test_a_term_under_any_reading_is_within_the_four_years(steps: tuple[Step, ...], law: Law[TalentScheme]) -> None:
    for record in term_windows(journal(*steps), "P1", law):
        assert record.start <= record.last_day
        assert all(earlier.day <= later.day for earlier, later in zip(record.stops, record.stops[1:], strict=False))
        assert all(since <= (decided or since) for since, decided in record.pending)


@pytest.mark.parametrize("year", [2024, 2025, 2027])
@settings(max_examples=5)
@given(steps=histories())
def test_the_chosen_figure_lies_within_the_band_of_a_journal(year: int, steps: tuple[Step, ...]) -> None:
    found = allowance(journal(*steps), LAW, year)

    assert found.band.lowest <= found.total <= found.band.highest
