"""Four years of standing, whatever happens in them: the table holds, nothing is lost before an approval, and the money adds up."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from typing import Any

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from socialwork.lifecycle import Event, Journal, Standing
from socialwork.policies import Law
from socialwork.talent import HAIYOU, TalentScheme
from socialwork.talent.allowance import Allowance, AllowanceLine, accrued, allowance, payments_of, year_of
from socialwork.talent.pool import PoolMembership, talent_pool
from socialwork.talent.standing_facts import Activity, ActivityKind, Assessment, Grounds, LeaveCause, Leaving, Naming
from socialwork.talent.windows import term_windows
from socialwork.testing import admissible_readings, events, reference_accrual, reference_standing

FOREVER = date.max
WHO = "P1"

Step = tuple[str, str, Any]
"""A kind of event, the role that acts, and the facts."""


@st.composite
def cohorts(draw: st.DrawFn) -> tuple[Law[TalentScheme], Journal]:
    """The law of a naming, and a journal with nothing else in it."""
    day = draw(st.sampled_from((date(2023, 12, 1), date(2024, 2, 29), date(2025, 12, 15), date(2028, 1, 31))))
    law = HAIYOU.on(day, readings=draw(admissible_readings(HAIYOU)))
    facts = Naming(approved_on=day - timedelta(days=draw(st.sampled_from((0, 11, 40)))))
    return law, Journal().do("named", subject=WHO, on=day, law=law, recorder="office", facts=facts)


PROPOSED = st.sampled_from((None, -300, -20)).map(lambda days: ("revocation.proposed", "", days))
VERIFIED, DROPPED, APPROVED = (
    ("revocation.verified", "office", None),
    ("revocation.dropped", "", None),
    ("revocation.approved", "leading_group", None),
)
LEFT = st.sampled_from(LeaveCause).map(lambda cause: ("left", "", Leaving(cause=cause)))
AGAIN = ("assessed", "", Assessment(rating="excellent")), ("named", "", Naming())

EPISODES: tuple[st.SearchStrategy[tuple[Step, ...]], ...] = (
    LEFT.map(lambda left: (left,)), LEFT.map(lambda left: (left, ("returned", "", None))), st.just((("title_not_kept", "", None),)),
    st.just((("activity", "", Activity(kind=ActivityKind.CONSULTATION, year=2025)),)), st.just(AGAIN), st.just(AGAIN[1:]),
    *(PROPOSED.map(lambda proposed, then=then: (proposed, *then)) for then in ((), (VERIFIED,), (DROPPED,), (VERIFIED, DROPPED))),
    *[PROPOSED.map(lambda proposed: (proposed, VERIFIED, APPROVED))] * 3,
)  # fmt: skip


def _acted(step: Step, day: date, before: Journal) -> dict[str, Any]:
    kind, role, facts = step
    if kind == "revocation.proposed":
        facts = Grounds(violation=True) if facts is None else Grounds(violation=True, happened_on=day + timedelta(days=facts))
    elif kind == "named":
        facts = Naming(approved_on=day)
    elif kind == "revocation.dropped":
        role = "leading_group" if list(before)[-1].kind == "revocation.verified" else "office"
    of_the_day = [event.seq for event in before if event.happened == day]
    return {"subject": WHO, "on": day, "role": role, "facts": facts, "after": of_the_day[-1] if of_the_day else None}


@st.composite
def lives(draw: st.DrawFn, law: Law[TalentScheme], before: Journal, *, max_size: int = 5) -> Journal:
    """What can happen to a holder, and is allowed when it does: leaving, coming back, revocations that end either way or not, another term."""
    journal = before
    day = max(event.happened for event in journal if event.kind != "paid" and event.happened.year < 9000)
    for _ in range(draw(st.integers(1, max_size))):
        day += timedelta(days=draw(st.sampled_from((45, 0, 200, 700, 1500))))
        for step in draw(st.one_of(EPISODES)):
            day += timedelta(days=draw(st.sampled_from((0, 1, 31))))
            told = _acted(step, day, journal)
            if journal.can(step[0], law=law, **told).allowed:
                journal = journal.do(step[0], law=law, recorder="office", **told)
    return journal


# --- whatever is recorded, asked about before or not --------------------------------------------------------------------------------------


def in_the_table(standing: Standing, law: Law[TalentScheme]) -> Iterator[bool]:
    """Whether each move is one of the table under the readings, begins where the one before ended, and the last ends where it stands."""
    at = {lifecycle.id: lifecycle.initial for lifecycle in law.policy.lifecycles if lifecycle.id in standing.states}
    for step in standing.steps:
        moves = law.policy.lifecycle(step.lifecycle).moves
        [move] = (move for move in moves if (move.state, move.event) == (step.source, step.kind))
        to = move.to if not hasattr(move.to, "states") else dict(move.to.states)[law.choice(move.to.reading).id]
        yield step.source == at[step.lifecycle] and step.target == to
        at[step.lifecycle] = step.target
    yield at == dict(standing.states)


class FourYears(RuleBasedStateMachine):
    """One person's life: things happen and are recorded late, years are paid in any order, wrongly as well, and money comes back."""

    @initialize(cohort=cohorts())
    def is_named(self, cohort: tuple[Law[TalentScheme], Journal]) -> None:
        self.law, self.journal = cohort

    @rule(data=st.data())
    def something_happens(self, data: st.DataObject) -> None:
        before = self.journal
        self.journal = data.draw(lives(self.law, before, max_size=3))
        refused = {each.event.seq for each in self.standing().not_applied}
        assert not refused & {event.seq for event in tuple(self.journal)[len(before) :]}

    @rule(event=events(HAIYOU, subjects=st.just(WHO), days=st.dates(date(2023, 12, 1), date(2030, 6, 1))))
    def something_is_told_late(self, event: Event) -> None:
        self.journal = self.journal.append(event)

    @rule(year=st.integers(2023, 2031))
    def a_year_is_paid(self, year: int) -> None:
        self.journal = self.computed(year).pay(self.journal, **paying(date(year, 12, 31)))
        assert self.computed(year).to_pay == ()

    @rule(year=st.integers(2023, 2031))
    def what_was_paid_too_much_comes_back(self, year: int) -> None:
        self.journal = self.computed(year).recover(self.journal, **paying(date(year, 12, 31)))
        assert self.computed(year).recoveries == ()

    @precondition(lambda self: payments_of(self.journal, WHO))
    @rule(data=st.data(), fen=st.integers(-2_000_000, 2_000_000))
    def a_payment_was_wrong(self, data: st.DataObject, fen: int) -> None:
        stand = payments_of(self.journal, WHO)
        event = data.draw(st.sampled_from([each for each in self.journal if any(each.facts is payment for payment in stand)]))
        right = attrs.evolve(event.facts, amount=Decimal(fen) / 100)
        self.journal = self.journal.correct(event.seq, facts=right, recorded=event.recorded + timedelta(days=40), recorder="treasury")

    @rule(data=st.data())
    def a_record_is_withdrawn(self, data: st.DataObject) -> None:
        replaced = {event.corrects for event in self.journal}
        free = [event for event in self.journal if event.seq not in replaced and event.corrects is None]
        if len(free) > 1:
            event = data.draw(st.sampled_from(free[1:]))
            self.journal = self.journal.void(event.seq, recorded=event.recorded + timedelta(days=10), recorder="office")

    def standing(self, as_of: date = FOREVER, known_on: date | None = None) -> Standing:
        return self.journal.standing(self.law, WHO, as_of=as_of, known_on=known_on)

    def computed(self, year: int, known_on: date | None = None) -> Allowance:
        return allowance(self.journal, self.law, year, known_on)

    @invariant()
    def it_stands_where_the_table_leads(self) -> None:
        for as_of in (max(event.happened for event in self.journal), FOREVER):
            standing = self.standing(as_of)
            told = reference_standing(self.journal, self.law, WHO, as_of=as_of)
            assert all(in_the_table(standing, self.law))
            assert {name: state.id for name, state in standing.states.items()} == told["states"]
            assert sorted(each.event.seq for each in standing.not_applied) == sorted(told["not_applied"])

    @invariant()
    def all_that_is_known_is_what_was_known_on_the_last_day(self) -> None:
        last = max(event.recorded for event in self.journal)
        now, then = self.standing().as_data(), self.standing(known_on=last).as_data()
        assert now == then | {"known_on": None}
        assert self.computed(2026).rows == self.computed(2026, last).rows

    def teardown(self) -> None:
        if hasattr(self, "journal"):
            comes_out_even(self.journal, self.law)


def comes_out_even(journal: Journal, law: Law[TalentScheme]) -> Allowance:
    """Pay and recover all that is left: then what was paid is what accrued, told day by day, and nothing is due any more."""
    brought = {record.number: reference_accrual(record, law) for record in term_windows(journal, WHO, law)}
    first = allowance(journal, law, 9999)
    journal = first.pay(journal, **paying(FOREVER))
    journal = allowance(journal, law, 9999).recover(journal, **paying(FOREVER))
    found = allowance(journal, law, 9999)
    assert (found.to_pay, found.recoveries) == ((), ())
    for term in {int(payment.term) for payment in payments_of(journal, WHO)} | set(brought):
        months = brought.get(term, {}).values()
        known = sum((amount for amount in months if amount is not None), Decimal(0))
        paid = sum(payment.amount for payment in payments_of(journal, WHO) if payment.term == term)
        kept, held = (sum(line.amount or 0 for line in lines if line.term == term) for lines in (found.kept, found.held))
        assert paid == known + kept - held if None not in months else paid >= known - held
        assert len(months) <= 48
        assert known <= 48_000
    assert law.choice(HAIYOU.recovery).id == "no" or not found.kept
    assert law.choice(HAIYOU.pending_revocation).id == "suspended" or not found.held
    return first


def paying(on: date) -> dict[str, Any]:
    return {"on": on, "recorded": on, "recorder": "treasury", "batch": str(on)}


TestFourYears = FourYears.TestCase
TestFourYears.settings = settings(stateful_step_count=12)


@given(cohort=cohorts(), data=st.data(), known_after=st.integers(0, 5), wrong=st.integers(-300_000, 300_000))
def test_what_becomes_known_after_years_were_paid_is_put_right_to_the_fen(
    cohort: tuple[Law[TalentScheme], Journal], data: st.DataObject, known_after: int, wrong: int
) -> None:
    law, journal = cohort
    first = journal.event(1).happened.year
    for year in range(first, first + known_after):
        journal = allowance(journal, law, year).pay(journal, **paying(date(year, 12, 31)))
    stand = [event for event in journal if event.kind == "paid"]
    if stand and wrong:
        facts = attrs.evolve(stand[-1].facts, amount=stand[-1].facts.amount + Decimal(wrong) / 100)
        journal = journal.correct(stand[-1].seq, facts=facts, recorded=stand[-1].recorded, recorder="treasury")
    journal = data.draw(lives(law, journal))
    for year in range(first + known_after, first + known_after + 2):
        journal = allowance(journal, law, year).pay(journal, **paying(date(year, 12, 31)))

    comes_out_even(journal, law)


# --- nothing is lost before an approval --------------------------------------------------------------------------------------------------

AJ28 = ("AJ28.from", "AJ28.pending", "AJ28.recover")
OF_A_REVOCATION = [dict(zip(AJ28, each, strict=True)) for each in product(*(HAIYOU.reading(name).admissible for name in AJ28))]


def cut_before_an_approval(journal: Journal) -> Journal:
    """A life up to the first approval of a revocation: one may be pending, and others may have been dropped."""
    approvals = [event.seq for event in journal if event.kind == "revocation.approved"]
    return Journal.of_events(tuple(journal)[: min(approvals, default=len(journal) + 1) - 1])


def without_revocations(journal: Journal) -> Journal:
    """The same life with no revocation in it; what came after one came after what that one came after."""
    kept = Journal()
    place: dict[int, int] = {}
    for event in journal:
        after = event.after
        while after is not None and after not in place:
            after = journal.event(after).after
        if not event.kind.startswith("revocation."):
            kept = kept.append(attrs.evolve(event, seq=0, after=after and place[after]))
            place[event.seq] = len(kept)
    return kept


def figures(lines: tuple[AllowanceLine, ...]) -> dict[tuple[int, int], Decimal]:
    return {(line.term, line.for_year): line.amount for line in lines if line.amount is not None}


def in_the_pool(journal: Journal, law: Law[TalentScheme]) -> list[PoolMembership]:
    last = max(event.happened for event in journal if not event.kind.startswith("revocation."))
    return [talent_pool(journal, law, as_of=day).row(WHO).state for day in (last, last + timedelta(days=100))]


def waiting(journal: Journal, law: Law[TalentScheme]) -> dict[tuple[int, int], Decimal]:
    """What accrues from the month of a proposal on that nobody has decided, by term and year."""
    found: dict[tuple[int, int], Decimal] = {}
    undecided = [event.happened for event in journal if event.kind in ("revocation.proposed", "revocation.dropped")]
    for record in term_windows(journal, WHO, law) if journal.standing(law, WHO, as_of=FOREVER).states["revocation"].id != "none" else ():
        for month in accrued(record, law):
            if month.amount and month.month >= undecided[-1].replace(day=1):
                key = record.number, year_of(month.number, month.month, law)
                found[key] = found.get(key, Decimal(0)) + month.amount
    return found


def moves_of_the_term(journal: Journal, law: Law[TalentScheme]) -> list[tuple[date, str, str]]:
    steps = journal.standing(law, WHO, as_of=FOREVER).steps
    return [(step.day, step.kind.id, step.target.id) for step in steps if step.lifecycle == "term"]


@settings(max_examples=50)
@given(cohort=cohorts(), data=st.data())
def test_nothing_is_lost_before_an_approval_under_any_reading_of_a_revocation(
    cohort: tuple[Law[TalentScheme], Journal], data: st.DataObject
) -> None:
    journal = cut_before_an_approval(data.draw(lives(*cohort)))
    never = without_revocations(journal)
    assert moves_of_the_term(journal, cohort[0]) == moves_of_the_term(never, cohort[0])
    assert in_the_pool(journal, cohort[0]) == in_the_pool(never, cohort[0])
    for changed in OF_A_REVOCATION:
        law = cohort[0].choosing(changed)
        with_it, without_it = (allowance(each, law, 9999) for each in (journal, never))
        due, held, would_be = figures(with_it.to_pay), figures(with_it.held), figures(without_it.to_pay)

        assert {key: due.get(key, Decimal(0)) + held.get(key, Decimal(0)) for key in {**due, **held}} == would_be
        assert (with_it.recoveries, with_it.kept, without_it.held) == ((), (), ())
        assert held == (waiting(journal, law) if changed["AJ28.pending"] == "suspended" else {})


@given(cohort=cohorts(), data=st.data(), option=st.sampled_from(HAIYOU.revoked_from.admissible))
def test_an_approval_takes_no_month_before_that_of_the_day_which_its_reading_names(
    cohort: tuple[Law[TalentScheme], Journal], data: st.DataObject, option: str
) -> None:
    law = cohort[0].choosing({"AJ28.from": option})
    journal = data.draw(lives(law, cohort[1]))
    [record, *_], [whole, *_] = (term_windows(each, WHO, law) for each in (journal, without_revocations(journal)))
    ours, theirs = ({month.month for month in accrued(each, law)} for each in (record, whole))
    for stop in record.stops:
        if stop.why == "revoked":
            day = {"event": stop.happened or stop.verified, "verification": stop.verified}.get(option) or stop.day
            assert all(month >= day.replace(day=1) for month in theirs - ours)
            assert option != "next_month" or all(month > day for month in theirs - ours)
            assert all(month <= day for month in ours)
    assert ours <= theirs
    assert ours == theirs or any(stop.why == "revoked" for stop in record.stops)


# --- the band ----------------------------------------------------------------------------------------------------------------------------


@settings(max_examples=25)
@given(cohort=cohorts(), data=st.data(), year=st.integers(2024, 2029))
def test_the_figure_of_any_reading_lies_within_the_band_and_both_ends_of_it_are_reached(
    cohort: tuple[Law[TalentScheme], Journal], data: st.DataObject, year: int
) -> None:
    law, journal = cohort
    paid = allowance(journal, law, year - 1).pay(journal, **paying(date(year - 1, 12, 31)))
    journal = data.draw(lives(law, data.draw(st.sampled_from((journal, paid))), max_size=2))
    band = allowance(journal, law, year).band
    for options in (dict(law.choices), band.lowest_under, band.highest_under, data.draw(admissible_readings(HAIYOU))):
        found = allowance(journal, HAIYOU.on(law.day, readings=options), year)
        assert band.lowest <= found.total <= band.highest
        assert found.open_months <= band.open
    for total, options in ((band.lowest, band.lowest_under), (band.highest, band.highest_under)):
        assert allowance(journal, HAIYOU.on(law.day, readings=options), year).total == total
