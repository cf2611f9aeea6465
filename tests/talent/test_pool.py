"""Who is in the talent pool: each way in and out of the title, each reading, and what is not known."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialwork.errors import InvalidValueError, UnknownNameError
from socialwork.lifecycle import Event, Journal
from socialwork.policies import Law
from socialwork.rules import Judgement
from socialwork.talent import HAIYOU, TalentScheme
from socialwork.talent.activities import activities_of
from socialwork.talent.pool import PoolMembership, PoolRow, TalentPool, talent_pool
from socialwork.talent.standing_facts import Assessment, Grounds, LeaveCause, Leaving, Naming
from socialwork.testing import journals, walks

NAMED = date(2023, 12, 1)
LEFT = date(2025, 6, 15)
DAY = date(2026, 1, 1)
AFTER = date(2028, 1, 1)
LAW = HAIYOU.on(NAMED)
MOVED = Leaving(cause=LeaveCause.MOVED_AWAY)
ROLES = {"revocation.verified": "office", "revocation.approved": "leading_group"}
IN, OUT, OPEN = PoolMembership.IN, PoolMembership.OUT, PoolMembership.UNDETERMINED


def law(**readings: str) -> Law[TalentScheme]:
    return LAW.choosing(readings)


def do(journal: Journal, kind: str, on: date, *, facts: Any = None, under: Law[TalentScheme] = LAW) -> Journal:
    return journal.do(kind, subject="P1", on=on, law=under, recorder="office", facts=facts, role=ROLES.get(kind, ""))


def record(journal: Journal, kind: str, on: date, **how: Any) -> Journal:
    return journal.record(kind, subject="P1", on=on, recorder="office", **how)


def named(**facts: Any) -> Journal:
    return do(Journal(), "named", NAMED, facts=Naming(**facts))


def left(cause: LeaveCause = LeaveCause.MOVED_AWAY) -> Journal:
    return do(named(), "left", LEFT, facts=Leaving(cause=cause))


def revoked(until: int = 3) -> Journal:
    journal = named()
    steps = ("revocation.proposed", Grounds(violation=True)), ("revocation.verified", None), ("revocation.approved", None)
    for month, (kind, facts) in enumerate(steps[:until], 5):
        journal = do(journal, kind, date(2024, month, 1), facts=facts)
    return journal


def row(journal: Journal, as_of: date = DAY, **readings: str) -> PoolRow:
    (found,) = talent_pool(journal, law(**readings), as_of=as_of).rows
    return found


# --- each way in and out -----------------------------------------------------------------------------------------------------------------


def test_whoever_is_named_is_in_also_before_the_term_begins_and_not_before_the_naming() -> None:
    assert row(named(), NAMED - timedelta(days=1)).state is OUT
    before = row(named(), NAMED, AJ19="next_month")
    assert (before.state, before.since, before.clause) == (IN, NAMED, ("J6", "J20"))
    assert before.why.en == "named, the term not begun"
    assert (row(named()).state, row(named()).since) == (IN, NAMED)


@pytest.mark.parametrize("which, stays, state, name_only", [
    ("allowance_only", "stays", IN, False),
    ("all_benefits", "stays", IN, True),  # the name is kept, what the pool brings is not
    ("allowance_only", "removed", OUT, False),
    ("all_benefits", "removed", OUT, False),
])  # fmt: skip
@pytest.mark.parametrize("start", ["naming", "january"])
def test_who_left_with_the_title_is_in_by_two_readings(which: str, stays: str, state: PoolMembership, name_only: bool, start: str) -> None:
    under = law(AJ19=start)
    day = NAMED + timedelta(days=9)
    journal = do(do(Journal(), "named", NAMED, facts=Naming(), under=under), "left", day, facts=MOVED, under=under)

    found = row(journal, day, AJ19=start, AJ26=which, AJ39=stays)
    assert (found.state, found.name_only, found.since) == (state, name_only, NAMED if state is IN else day)
    asked = dict(found.readings)
    assert asked["AJ39"] == stays
    assert asked.get("AJ26") == (which if stays == "stays" else None)  # who is out has nothing that it could bring
    assert {"J20", "J23"} <= set(found.clause)


def test_who_returns_is_as_before_where_the_benefits_resume() -> None:
    journal = do(left(), "returned", date(2025, 9, 1))

    assert row(journal, AJ39="removed", AJ25="no").state is OUT
    back = row(journal, AJ39="removed", AJ25="yes")
    assert (back.state, back.since) == (IN, date(2025, 9, 1))
    assert (row(journal, AJ25="yes").since, row(journal, LEFT, AJ25="yes").state) == (NAMED, IN)


def test_a_title_that_is_not_kept_puts_somebody_out() -> None:
    journal = do(left(), "title_not_kept", date(2025, 8, 1), under=law(AJ23="discretionary"))

    gone = row(journal, AJ23="discretionary")
    assert (gone.state, gone.since, gone.clause[-1]) == (OUT, date(2025, 8, 1), "J23")
    assert row(journal, AJ23="automatic").state is IN


def test_a_revocation_takes_nothing_before_its_approval() -> None:
    for steps in (1, 2):
        pending = row(revoked(steps))
        assert (pending.state, pending.since) == (IN, NAMED)
        assert "pending" in pending.why.en
        assert "J24" in pending.clause
        assert "AJ28.pending" not in dict(pending.readings)  # that is about money
    gone = row(revoked())
    assert (gone.state, gone.since, gone.clause[-1]) == (OUT, date(2024, 7, 1), "J25")
    assert row(do(revoked(), "named", date(2025, 12, 1), facts=Naming())).since == date(2025, 12, 1)


@pytest.mark.parametrize("journal", [named(), left(), do(named(), "assessed", date(2027, 12, 20), facts=Assessment())])
def test_after_the_term_it_hangs_on_what_becomes_of_the_title(journal: Journal) -> None:
    over = date(2027, 12, 1)

    lapsed = row(journal, AFTER)
    assert (lapsed.state, lapsed.since) == (OUT, over)
    assert {"J6", "J26"} <= set(lapsed.clause)
    assert row(journal, AFTER, AJ30="honour").since == NAMED
    assert row(journal, AFTER, AJ30="honour", AJ26="all_benefits").name_only
    assert row(journal, AFTER, AJ30="honour", AJ39="removed").state is OUT


def test_whether_the_name_of_somebody_who_died_stays_is_left_open() -> None:
    journal = left(LeaveCause.DIED)

    found = row(journal)
    assert (found.state, found.since) == (OPEN, LEFT)
    assert "died" in found.why.en
    assert row(journal, AJ39="removed").state is OUT


# --- what is not known -------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("journal, readings", [
    (record(Journal(), "named", NAMED), {}),  # without its facts
    (record(Journal(), "named", NAMED, facts=Naming()), {"AJ19": "approval"}),  # the day of approval is not known
    (record(named(), "named", AFTER, facts=Naming()), {}),  # the first term was not assessed
])  # fmt: skip
def test_nobody_is_out_while_a_naming_is_not_applied(journal: Journal, readings: dict[str, str]) -> None:
    found = row(journal, AFTER, **readings)

    assert (found.state, found.since) == (OPEN, None)
    assert any("not applied" in note.en for note in found.notes)


def test_a_naming_that_the_term_refused_has_nothing_to_do_with_a_later_loss() -> None:
    journal = record(named(), "named", date(2024, 1, 1), facts=Naming())
    found = row(journal, AFTER)

    assert (row(journal).state, found.state) == (IN, OUT)
    assert len(found.notes) == 1


def test_a_cause_that_is_not_known_leaves_it_open_until_nothing_hangs_on_it() -> None:
    journal = record(named(), "left", LEFT, facts=Leaving())

    for stays in ("removed", "stays"):  # also where who left stays: it may have been a death
        doubted = row(journal, AJ39=stays)
        assert (doubted.state, doubted.since) == (OPEN, None)
        assert doubted.why.en.endswith("not settled: 2")
    assert (row(journal, LEFT - timedelta(days=1)).state, row(journal, AFTER).state) == (IN, OUT)
    assert row(record(named(), "left", LEFT), AJ39="removed").state is OPEN  # nothing recorded at all


def test_grounds_that_are_not_known_matter_once_the_revocation_is_approved() -> None:
    journal = record(named(), "revocation.proposed", date(2024, 5, 1), facts=Grounds())
    assert row(journal).state is IN

    journal = record(journal, "revocation.verified", date(2024, 6, 1), role="office")
    assert row(record(journal, "revocation.approved", date(2024, 7, 1), role="leading_group")).state is OPEN
    wrong = record(named(), "revocation.approved", date(2024, 7, 1), role="leading_group")  # nobody proposed it: nothing is lost
    assert (row(wrong).state, len(row(wrong).notes)) == (IN, 1)


def test_two_records_of_a_day_in_no_known_order_leave_it_open() -> None:
    journal = record(left(), "returned", LEFT)
    assert row(journal, AJ25="yes", AJ39="removed").state is OPEN
    assert any("no known order" in note.en for note in row(journal, AJ25="yes").notes)
    told = record(left(), "returned", LEFT, after=2)
    assert row(told, AJ25="yes", AJ39="removed").state is IN


def test_too_many_doubts_are_told_and_not_worked_out() -> None:
    journal = named()
    for number in range(7):
        journal = record(journal, "left", LEFT + timedelta(days=number), facts=Leaving())

    assert row(journal).state is OPEN
    assert row(journal).why.zh == "待核实的记录太多，未逐一推演"


# --- the result --------------------------------------------------------------------------------------------------------------------------


def several() -> Journal:
    journal = left().append(*_of("P2", named())).append(*_of("P3", record(Journal(), "named", NAMED)))
    return journal.record("round.called", subject="R1", on=NAMED, role="organiser", recorder="office")


def _of(person: str, journal: Journal) -> list[Event]:
    return [
        Event(subject=person, kind=each.kind, happened=each.happened, recorded=each.recorded, recorder="office", facts=each.facts)
        for each in journal
    ]


def test_the_pool_lists_persons_and_tells_itself(read_html: Callable[[str], Any]) -> None:
    pool = talent_pool(several(), law(AJ39="removed"), as_of=DAY, known_on=DAY)

    assert pool.people == ("P2",)
    assert [each.person for each in pool.open] == ["P3"]
    assert repr(pool) == "TalentPool(2026-01-01: 1 in, 1 undetermined, 3 rows)"
    assert pool.row("P1").state is OUT
    with pytest.raises(UnknownNameError):
        pool.row("R1")
    with pytest.raises(InvalidValueError):
        bool(pool)
    for lang, words in (
        ("zh", "1人在库，1人待核实（按2026-01-01及以前的记录）"),
        ("en", "1 in, 1 undetermined (as recorded by 2026-01-01)"),
    ):
        assert words in pool.explain(lang)  # type: ignore[arg-type]
        assert pool.table(lang) in pool.explain(lang)  # type: ignore[arg-type]
        assert "P3" in read_html(pool.to_html(lang)).text  # type: ignore[arg-type]
    assert pool._repr_html_() == pool.to_html()
    data = pool.as_data()
    assert json.loads(json.dumps(data)) == data
    assert (data["people"], data["known_on"], data["rows"][0]["readings"]["AJ39"], data["rows"][2]["since"]) == (
        ["P2"], "2026-01-01", "removed", None,
    )  # fmt: skip
    assert talent_pool(several(), LAW, as_of=DAY).as_data()["known_on"] is None


def test_what_is_recorded_later_is_not_known_before() -> None:
    late = record(named(), "left", LEFT, facts=MOVED, recorded=DAY)

    assert talent_pool(late, law(AJ39="removed"), as_of=LEFT, known_on=LEFT).people == ("P1",)
    assert talent_pool(late, law(AJ39="removed"), as_of=LEFT).people == ()
    assert talent_pool(late, LAW, as_of=LEFT, known_on=NAMED - timedelta(days=1)).rows == ()
    with pytest.raises(InvalidValueError):
        talent_pool(late, LAW, as_of="2025-01-01")  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError):
        talent_pool(late, LAW, as_of=LEFT, known_on="2025-01-01")  # type: ignore[arg-type]


# --- under every reading -----------------------------------------------------------------------------------------------------------------


def test_under_every_reading_it_is_told_which_options_give_what() -> None:
    found = talent_pool(left(LeaveCause.RETIRED), LAW, as_of=DAY).under_readings("P1")

    assert found.depends_on == ("AJ19", "AJ24.retired", "AJ39")  # under AJ19=approval, the day of approval is missing
    assert set(found.turns()) == {("AJ39", "removed", OUT), ("AJ19", "approval", OPEN)}
    assert all(dict(options).get("AJ39") == "removed" for options in found.under(OUT))
    assert "AJ39=removed: not in" in found.explain("en")
    data = found.as_data()
    assert json.loads(json.dumps(data)) == data
    assert list(data["states"]) == ["in", "out", "undetermined"]
    two = talent_pool(left(), LAW, as_of=DAY).under_readings("P1", varied=["AJ26", "AJ39"])
    assert (two.depends_on, two.under(IN), two.under(OUT)) == (("AJ39",), ((("AJ39", "stays"),),), ((("AJ39", "removed"),),))


def test_what_depends_on_nothing_is_told_as_the_same() -> None:
    found = talent_pool(named(approved_on=NAMED), LAW, as_of=DAY).under_readings("P1")

    assert (found.states, found.depends_on, found.turns(), found.under(IN)) == ((IN,), (), (), ((),))
    assert "各口径下相同" in found.explain()
    with pytest.raises(UnknownNameError):
        talent_pool(named(), LAW, as_of=DAY).under_readings("P2")


# --- laws --------------------------------------------------------------------------------------------------------------------------------


def judged() -> Judgement:
    return Judgement(holds=False, by="办公室", on=NAMED, document="纪要")


def _unnumbered(event: Event, facts: object = None) -> Event:
    return attrs.evolve(event, seq=0, facts=event.facts if facts is None else facts)


PERSONS = walks(law(AJ23="discretionary", AJ30="honour"), kind="person", max_size=6)
DAYS = st.dates(date(2021, 1, 1), date(2027, 1, 1))
TITLED = {"named", "left_early", "active", "benefits_ended"}


def pools(journal: Journal, as_of: date) -> dict[tuple[str, str], TalentPool]:
    options = [(which, stays) for which in ("allowance_only", "all_benefits") for stays in ("stays", "removed")]
    taken = {"AJ23": "discretionary", "AJ30": "honour"}
    return {pair: talent_pool(journal, LAW.choosing({**taken, "AJ26": pair[0], "AJ39": pair[1]}), as_of=as_of) for pair in options}


@settings(max_examples=15)
@given(journal=PERSONS, as_of=DAYS)
def test_what_the_two_readings_can_and_cannot_turn(journal: Journal, as_of: date) -> None:
    for person in journal.subjects:
        standing = journal.standing(law(AJ23="discretionary", AJ30="honour"), person, as_of=as_of)
        state = standing.states["term"].id
        found = {pair: pool.row(person) for pair, pool in pools(journal, as_of).items()}
        for (which, stays), each in found.items():
            assert each.state is found["all_benefits" if which == "allowance_only" else "allowance_only", stays].state
            assert not each.name_only or (which, stays) == ("all_benefits", "stays")
            if stays == "stays" and state in {*TITLED, "expired", "assessed"}:
                assert each.state is not OUT
            if state in ("named", "active"):  # the benefits run, or will
                assert each.state is IN
            if each.state is IN:
                assert any(step.kind.id == "named" and step.day <= as_of for step in standing.steps)
                assert each.since is not None
                assert each.since <= as_of


@settings(max_examples=40)
@given(journal=journals(HAIYOU, subjects=st.sampled_from(("A", "B")), max_size=8), as_of=DAYS)
def test_whatever_is_recorded_is_told_and_nobody_is_in_without_a_naming(journal: Journal, as_of: date) -> None:
    for stays in ("stays", "removed"):
        pool = talent_pool(journal, law(AJ39=stays), as_of=as_of)
        for person in pool.rows:
            namings = [event for event in journal.of(person.person) if event.kind == "named" and event.happened <= as_of]
            assert namings or person.state is OUT
            waits = journal.standing(LAW, person.person, as_of=as_of).not_applied
            assert len(person.notes) >= len(waits)
        assert activities_of(journal, law(AJ39=stays), as_of.year).year == as_of.year


@settings(max_examples=40)
@given(journal=PERSONS, as_of=DAYS, stays=st.sampled_from(("stays", "removed")), data=st.data())
def test_what_is_found_out_of_a_missing_fact_turns_nothing_that_was_settled(
    journal: Journal, as_of: date, stays: str, data: st.DataObject
) -> None:
    under = law(AJ19="approval", AJ23="discretionary", AJ25="yes", AJ39=stays)
    bare = {"named": Naming(), "left": Leaving(), "revocation.proposed": Grounds()}
    forgotten = [event.kind in bare and data.draw(st.booleans(), label=f"{event.kind} is bare") for event in journal]
    found_out = {
        "named": st.just(Naming(approved_on=date(2020, 12, 1))),
        "left": st.builds(Leaving, cause=st.sampled_from(LeaveCause)),
        "revocation.proposed": st.builds(Grounds, violation=st.booleans(), fault_loss=st.just(value=False), unfit=st.just(judged())),
    }
    before = Journal(
        _unnumbered(event, bare[event.kind]) if lost else _unnumbered(event) for event, lost in zip(journal, forgotten, strict=True)
    )
    after = Journal(
        _unnumbered(event, data.draw(found_out[event.kind])) if lost else _unnumbered(event)
        for event, lost in zip(journal, forgotten, strict=True)
    )
    for person in talent_pool(before, under, as_of=as_of).rows:
        if person.state is not OPEN:
            assert talent_pool(after, under, as_of=as_of).row(person.person).state is person.state


@settings(max_examples=15)
@given(journal=PERSONS, as_of=DAYS)
def test_since_is_the_first_day_of_what_is_said(journal: Journal, as_of: date) -> None:
    under = law(AJ23="discretionary", AJ30="honour", AJ39="removed")
    for person in talent_pool(journal, under, as_of=as_of).rows:
        if person.since is not None:
            days = (person.since, person.since - timedelta(days=1))
            on, before = (talent_pool(journal, under, as_of=day).row(person.person).state for day in days)
            assert on is person.state
            assert before is not person.state


@settings(max_examples=10)
@given(journal=PERSONS, as_of=DAYS)
def test_what_is_said_to_depend_on_a_reading_is_what_choosing_it_turns(journal: Journal, as_of: date) -> None:
    pool = talent_pool(journal, LAW, as_of=as_of)
    for each in pool.rows:
        found = pool.under_readings(each.person)
        assert found.cases[0].result.state is each.state
        for case in found.cases[:12]:
            chosen = talent_pool(journal, LAW.choosing(dict(case.options)), as_of=as_of)
            assert chosen.row(each.person).state is case.result.state
            assert tuple(pair for pair in case.options if pair[0] in found.depends_on) in found.under(case.result.state)
