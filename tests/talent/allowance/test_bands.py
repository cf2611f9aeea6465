"""Bands where facts are not told: what is not told is open, never nothing, and no end is said to be known for want of it."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialwork.days import Month
from socialwork.law import NotFound
from socialwork.lifecycle import Event, Journal
from socialwork.policies import Law, Reform, Set
from socialwork.rules import Missing
from socialwork.talent import HAIYOU, TalentScheme
from socialwork.talent.allowance import Band, Payment, Untold, allowance, allowance_of
from socialwork.talent.standing_facts import Grounds, LeaveCause, Leaving, Naming
from socialwork.talent.terms import Stop, TermRecord
from socialwork.text import Text

NAMED, APPROVED = date(2023, 12, 1), date(2023, 11, 20)
TOLD = Naming(approved_on=APPROVED)
APPROVAL_DAY, CAUSE = Text("批准之日", "day of approval"), Text("离开的原因", "why somebody left")
GROUND_DAY, VERIFIED = (
    Text("事由发生之日", "day on which the ground arose"),
    Text("取消事由核实之日", "day on which the grounds were verified"),
)
GROUNDS = Text("取消称号的事由", "grounds of a revocation")

Step = tuple[str, date, Any]


def law(**readings: str) -> Law[TalentScheme]:
    return HAIYOU.on(date(2025, 12, 1), readings={name.replace("_", "."): option for name, option in readings.items()})


def journal(*people: Iterable[Step]) -> Journal:
    found = Journal()
    roles = {"revocation.verified": "office", "revocation.approved": "leading_group"}
    for number, steps in enumerate(people, 1):
        for kind, day, facts in steps:
            event = Event(
                subject=f"P{number}", kind=kind, happened=day, recorded=day, recorder="office", facts=facts, role=roles.get(kind, "")
            )
            found = found.append(event)
    return found


def revoked(grounds: Grounds) -> tuple[Step, ...]:
    return (
        ("named", NAMED, TOLD),
        ("revocation.proposed", date(2025, 5, 1), grounds),
        ("revocation.verified", date(2025, 6, 1), None),
        ("revocation.approved", date(2025, 7, 1), None),
    )


def untold(band: Band) -> dict[Text, tuple[tuple[tuple[str, str], ...], int]]:
    return {each.fact: (each.under, each.people) for each in band.untold}


# --- the day of approval -----------------------------------------------------------------------------------------------------------------


def test_a_term_whose_days_are_not_told_is_open_and_not_nothing() -> None:
    found = allowance(journal([("named", NAMED, Naming())], [("named", NAMED, Naming())]), law(), 2026).band
    told = allowance(journal([("named", NAMED, TOLD)], [("named", NAMED, TOLD)]), law(), 2026).band

    assert found.lowest > 0
    assert (found.lowest, told.known, told.untold) == (told.lowest, True, ())
    assert not found.known
    assert (found.untold, found.unknown) == ((Untold(APPROVAL_DAY, True, (("AJ19", "approval"),), 2),), 0)
    assert "approval" not in (found.lowest_under["AJ19"], found.highest_under["AJ19"])
    assert "; not told, and so open: day of approval (AJ19=approval, 2 people); both totals are of readings" in found.text.en
    assert found.text.zh.endswith("；未告知而待核实：批准之日（AJ19=approval，2人）；最低、最高只取管理期均已知的口径")


def test_under_the_reading_that_asks_for_it_the_year_itself_is_open() -> None:
    paid = ("paid", date(2024, 12, 20), Payment(batch="1", for_year=2024, months=12, amount=12_000))
    found = allowance(journal([("named", NAMED, Naming()), paid], [("named", NAMED, TOLD)]), law(AJ19="approval"), 2025)

    assert found.untold == ((APPROVAL_DAY, ("P1",)),)
    assert found.recoveries == ()  # nobody can say that it was too much
    assert "what is due to 1 person is open, as facts are not told: day of approval (1 person)" in found.explain("en")
    assert "1人缺事实，其应发数待核实：批准之日（1人）" in found.to_html("zh")
    assert found.as_data()["untold"] == [{"fact": APPROVAL_DAY.as_data(), "people": ["P1"]}]


@pytest.mark.parametrize("year, open_", [(2021, False), (2022, True), (2023, True), (2030, True)])
def test_a_naming_well_after_the_year_leaves_nothing_open(year: int, open_: bool) -> None:
    assert bool(allowance(journal([("named", NAMED, Naming())]), law(), year).band.untold) is open_


def test_a_naming_that_records_no_facts_is_open_under_every_reading() -> None:
    found = allowance(journal([("named", NAMED, None)]), law(), 2025).band

    assert (untold(found), found.unknown) == ({APPROVAL_DAY: ((), 1)}, 1)
    assert found.text.en.endswith("; the terms of 1 person are unknown and in neither total")
    assert found.text.zh.endswith("；其中1人的管理期不明，最低、最高均未计入")


def test_a_term_of_unknown_length_is_open() -> None:
    unknown = Reform("unknown", Set(HAIYOU.term_years, NotFound.NOT_FOUND, start=date(2023, 3, 1)), hypothetical=True)
    found = allowance(journal([("named", NAMED, TOLD)], [("named", NAMED, TOLD)]), HAIYOU.under(unknown).on(NAMED), 2025).band

    assert untold(found) == {Text("管理期的起止", "days of the term"): ((), 2)}
    assert "the terms of 2 people are unknown" in found.text.en


def test_a_term_of_no_years_is_known_and_brings_nothing() -> None:
    none = Reform("none", Set(HAIYOU.term_years, 0, start=date(2023, 3, 1)), hypothetical=True)
    found = allowance(journal([("named", NAMED, TOLD)]), HAIYOU.under(none).on(NAMED), 2025).band

    assert (found.highest, found.known) == (0, True)


def test_a_naming_that_does_not_count_is_no_doubt_unless_something_before_it_is_one() -> None:
    again = ("named", date(2025, 12, 1), TOLD)
    gone = ("title_not_kept", date(2025, 7, 1), None)
    twice = allowance(journal([("named", NAMED, TOLD), again]), law(), 2025)
    after = allowance(
        journal([("named", NAMED, TOLD), ("left", date(2025, 6, 15), Leaving()), gone, again]), law(AJ23="discretionary"), 2025
    )

    assert (twice.untold, twice.unapplied, twice.band.known) == ((), ("P1",), True)
    assert after.untold == ((CAUSE, ("P1",)),)
    assert after.band.unknown == 1  # whether there is a second term hangs on the cause


# --- what ends the benefits --------------------------------------------------------------------------------------------------------------


def test_a_departure_whose_cause_is_not_told_is_open_under_every_reading() -> None:
    found = allowance(journal([("named", NAMED, TOLD), ("left", date(2025, 6, 15), Leaving())]), law(), 2025)

    assert (untold(found.band), found.band.unknown) == ({CAUSE: ((), 1)}, 0)
    assert found.band.text.en.endswith("why somebody left (1 person); the rest is counted by what is told, and may come to lie beyond")
    assert found.untold == ((CAUSE, ("P1",)),)


def test_a_departure_after_the_months_of_the_year_matters_where_they_are_paid_ahead() -> None:
    steps = [("named", NAMED, TOLD), ("left", date(2026, 3, 15), Leaving())]
    found = allowance(journal(steps), law(), 2025)

    assert found.untold == ()
    assert untold(found.band)[CAUSE] == ((("AJ22.when", "ahead"), ("AJ22.year", "term")), 1)
    assert allowance(journal(steps), law(), 2024).band.known


def test_grounds_that_are_not_told_leave_the_revocation_open() -> None:
    found = allowance(journal(revoked(Grounds())), law(), 2025)

    assert found.untold == ((GROUNDS, ("P1",)),)
    before = allowance(journal(revoked(Grounds())), law(), 2023)  # by the day of what it was for, it may reach back
    assert before.untold == ()
    assert untold(before.band) == {GROUNDS: ((("AJ28.from", "event"),), 1)}


@pytest.mark.parametrize("day", [Missing.NOT_ASKED, Month(2025, 3)])
def test_the_day_of_the_ground_is_open_where_it_is_asked_for(day: Any) -> None:
    steps = revoked(Grounds(violation=True, happened_on=day))
    found = allowance(journal(steps), law(), 2025)

    assert found.untold == ()
    assert untold(found.band) == {GROUND_DAY: ((("AJ28.from", "event"),), 1)}
    assert allowance(journal(steps), law(AJ28_from="event"), 2025).untold == ((GROUND_DAY, ("P1",)),)
    assert allowance(journal(steps), law(), 2022).band.known


def test_terms_given_by_hand_are_open_where_a_day_is_left_out() -> None:
    stop = Stop(day=date(2025, 7, 1), why="revoked")
    record = TermRecord(person="P1", named=NAMED, start=NAMED, last_day=date(2027, 11, 30), stops=(stop,))
    found = allowance_of([record, attrs.evolve(record, person="P2")], law(), 2025).band

    assert untold(found) == {VERIFIED: ((("AJ28.from", "verification"),), 2), GROUND_DAY: ((("AJ28.from", "event"),), 2)}
    told = attrs.evolve(stop, happened=date(2025, 2, 1), verified=date(2025, 6, 1))
    assert allowance_of([attrs.evolve(record, stops=(told,))], law(), 2025).band.known


def test_the_ends_are_what_their_options_give() -> None:
    held = journal(revoked(Grounds(violation=True)), [("named", NAMED, Naming()), ("left", date(2025, 6, 15), Leaving())])
    found = allowance(held, law(), 2025).band

    for total, options in ((found.lowest, found.lowest_under), (found.highest, found.highest_under)):
        assert allowance(held, HAIYOU.on(date(2025, 12, 1), readings=options), 2025).total == total
    assert found.unknown == 0


# --- the law -----------------------------------------------------------------------------------------------------------------------------

_CAUSES = st.sampled_from((LeaveCause.MOVED_AWAY, LeaveCause.RETIRED, LeaveCause.SECONDED))


@st.composite
def people(draw: st.DrawFn) -> tuple[Step, ...]:
    """What happened to somebody, everything told."""
    steps: list[Step] = [("named", NAMED, Naming(approved_on=draw(st.dates(date(2023, 10, 1), NAMED))))]
    days = st.dates(NAMED, date(2028, 6, 1))
    for day in sorted(draw(st.lists(days, max_size=3))):
        kind = draw(st.sampled_from(("left", "returned", "revoked", "paid")))
        if kind == "left":
            steps.append(("left", day, Leaving(cause=draw(_CAUSES))))
        elif kind == "returned":
            steps.append(("returned", day, None))
        elif kind == "paid":
            steps.append(("paid", day, Payment(batch="1", for_year=day.year, months=6, amount=Decimal(6_000))))
        else:
            grounds = Grounds(violation=True, happened_on=draw(st.dates(date(2023, 12, 1), day)))
            steps += (("revocation.proposed", day, grounds), ("revocation.verified", day, None), ("revocation.approved", day, None))
    return tuple(steps)


def _less(step: Step, whole: bool) -> Step:
    """The same with a fact that is not told."""
    kind, day, facts = step
    match facts:
        case Naming():
            return kind, day, Naming()
        case Leaving():
            return kind, day, Leaving()
        case Grounds():
            return kind, day, Grounds() if whole else Grounds(violation=True)
        case _:
            return step


@settings(max_examples=15)
@given(told=st.tuples(people(), people()), year=st.sampled_from((2023, 2024, 2025, 2027)), data=st.data())
def test_what_is_not_told_never_makes_a_band_claim_more(told: tuple[tuple[Step, ...], ...], year: int, data: st.DataObject) -> None:
    less = [[_less(step, data.draw(st.booleans())) if data.draw(st.booleans()) else step for step in steps] for steps in told]
    whole, found = allowance(journal(*told), law(), year), allowance(journal(*less), law(), year)

    assert found.band.untold or (found.band.lowest <= whole.band.lowest <= whole.band.highest <= found.band.highest)
    assert found.untold or found.total == whole.total
