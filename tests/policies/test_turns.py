"""The days on which an answer changes: compared with the law of every day."""

import time
from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialwork.days import Month, Period, YearCount
from socialwork.errors import InvalidValueError
from socialwork.policies import Law, Turn
from socialwork.rules import AllOf, AnyOf, AtLeast, AtMost, Derived, IsTrue, Missing, Moment, Not, Rule, Shape, SomeOf, Verdict, YearsSince
from socialwork.talent import HAIYOU, Candidate, CareWorkerCertificate
from socialwork.testing import laws, tea_room_rules, tea_rooms
from socialwork.testing.invented import TEA_ROOM, TEA_ROOMS, TeaRoom
from socialwork.text import Text

YES, NO, UNDETERMINED = Verdict.YES, Verdict.NO, Verdict.UNDETERMINED
ONE_DAY = timedelta(days=1)
OPENED = YearsSince(TEA_ROOM.opened_on, TEA_ROOMS.years_open, count=YearCount.FORWARD, first_day_counts=False, clause="X6")
GUESTS = AtLeast(TEA_ROOM.guests, TEA_ROOMS.least_guests, clause="X2")


def day_by_day(
    law: Law, rule: Rule, case: Any, until: date, cut_off: date | None, readings: Any
) -> list[tuple[date, Verdict, Verdict | None]]:
    found: list[tuple[date, Verdict, Verdict | None]] = []
    before: Verdict | None = law.decide(rule, case, cut_off=cut_off, readings=readings).verdict
    day = law.day + ONE_DAY
    window = law.policy.documents[0].validity
    while day <= until and before is not None:
        inside = window is None or day in window
        on = law.policy.on(day, readings=dict(law.choices)) if inside else None
        after = None if on is None else on.decide(rule, case, cut_off=cut_off, readings=readings).verdict
        if after is not before:
            found.append((day, before, after))
        before, day = after, day + ONE_DAY
    return found


def told(turns: tuple[Turn, ...]) -> list[tuple[date, Verdict, Verdict | None]]:
    return [(turn.day, turn.before, turn.after) for turn in turns]


@settings(max_examples=25, deadline=None)
@given(
    rule=tea_room_rules(max_leaves=5), room=tea_rooms(), law=laws(TEA_ROOMS), ahead=st.integers(0, 60), readings=st.sampled_from([None, "all"]),
    fixed=st.booleans(),
)  # fmt: skip
def test_random_rules_turn_on_the_days_on_which_they_turn(
    rule: Rule, room: TeaRoom, law: Law, ahead: int, readings: Any, fixed: bool
) -> None:
    until, cut_off = law.day + timedelta(days=ahead), min(law.day, date(2021, 3, 1)) if fixed else None

    assert told(law.turns(rule, room, until=until, cut_off=cut_off, readings=readings)) == day_by_day(
        law, rule, room, until, cut_off, readings
    )


near = st.dates(date(2019, 12, 20), date(2020, 3, 10))
rough = st.one_of(near, st.sampled_from([Month(2020, 1), Month(2020, 2)]))


@settings(max_examples=25, deadline=None)
@given(opened=rough, first=near, days=st.integers(0, 20), rule=st.sampled_from([
    OPENED,
    YearsSince(TEA_ROOM.running_since, TEA_ROOMS.years_open, count=YearCount.BACKWARD, first_day_counts=True, clause="X6"),
    AtMost(TEA_ROOM.days_closed, attrs.evolve(TEA_ROOMS.years_open, unit=TEA_ROOM.days_closed.unit), clause="X6"),
    AnyOf(AllOf(OPENED, GUESTS), AtLeast(TEA_ROOM.days_closed, attrs.evolve(TEA_ROOMS.least_guests, unit=TEA_ROOM.days_closed.unit), clause="X2")),
    SomeOf(TEA_ROOMS.grounds_needed, OPENED, GUESTS, Not(GUESTS)),
]), still=st.booleans())  # fmt: skip
def test_what_runs_with_the_days_turns_on_its_day(opened: Any, first: date, days: int, rule: Rule, still: bool) -> None:
    room = TeaRoom(opened_on=opened, closures=(Period(first, None if still else first + timedelta(days=days)),), guests=25)  # type: ignore[arg-type]
    for start, until in (
        (date(2020, 1, 1), date(2020, 2, 20)),
        (date(2021, 12, 15), date(2022, 3, 20)),
        (date(2022, 6, 25), date(2022, 7, 5)),
    ):
        law = TEA_ROOMS.on(start)
        assert told(law.turns(rule, room, until=until)) == day_by_day(law, rule, room, until, None, None)


def test_a_rule_that_waits_for_service_turns_when_it_is_full_and_ends_with_the_policy() -> None:
    law = HAIYOU.on(date(2023, 9, 1))
    somebody = Candidate(id="c", service=(Period(date(2019, 5, 1)),), social_work_certificates=())
    turns = law.turns(HAIYOU.service_ground, somebody, until=date(2030, 1, 1))

    assert told(turns) == [(date(2024, 4, 30), NO, YES), (date(2028, 3, 1), YES, None)]
    assert turns[0].text.zh == "2024-04-30：由“不符合”变为“符合”（从事社会工作累计年限折算起始日：由“不符合”变为“符合”，J14）"
    assert turns[0].text.en == "2024-04-30: from no to yes (social work in all, as if unbroken since: from no to yes, J14)"
    assert turns[1].text.zh == "2028-03-01：由“符合”变为“失效”（该政策有效期至2028-02-29止）"
    assert turns[1].text.en == "2028-03-01: from yes to out of force (the policy is in force until 2028-02-29)"
    assert turns[1].as_data()["after"] is None


def test_an_earlier_term_is_over_on_the_day_after_its_last() -> None:
    law = HAIYOU.on(date(2025, 9, 1))
    holder = Candidate(id="c", held_title=True, earlier_term_last_day=date(2027, 6, 30), earlier_term_rating="excellent")  # type: ignore[arg-type]
    rule = AllOf(IsTrue(HAIYOU.handles["earlier_term_over"], clause="J26"))  # type: ignore[arg-type]

    assert told(law.turns(rule, holder, until=date(2027, 12, 31))) == [(date(2027, 7, 1), NO, YES)]
    assert told(law.turns(rule, holder, until=date(2027, 12, 31), cut_off=date(2025, 1, 1))) == [(date(2027, 7, 1), NO, YES)]


def test_a_certificate_counts_from_the_day_on_which_it_is_obtained() -> None:
    law = HAIYOU.on(date(2025, 9, 1))
    certificates = (CareWorkerCertificate(level="intermediate", obtained_on=Month(2026, 2)),)
    turns = law.turns(HAIYOU.care_work_ground, Candidate(id="c", care_worker_certificates=certificates), until=date(2026, 12, 31))

    assert told(turns) == [(date(2026, 2, 1), NO, UNDETERMINED), (date(2026, 2, 28), UNDETERMINED, YES)]


def test_a_parameter_that_changes_is_told() -> None:
    law = TEA_ROOMS.on(date(2022, 1, 1))
    [turn] = law.turns(GUESTS, TeaRoom(guests=25), until=date(2023, 1, 1))  # type: ignore[arg-type]

    assert turn.text.en == "2022-07-01: from yes to no (fewest guests a week: from 20 visits to 30 visits, X3)"
    assert turn.as_data() == {
        "day": "2022-07-01", "before": "YES", "after": "NO", "text": turn.text.as_data(),
        "why": [{"zh": "每周客人下限：由“20人次”变为“30人次”，X3", "en": "fewest guests a week: from 20 visits to 30 visits, X3"}],
    }  # fmt: skip


def test_beyond_the_validity_one_goes_on_only_deliberately() -> None:
    law = TEA_ROOMS.on(date(2025, 6, 1))
    room = TeaRoom(opened_on=date(2024, 3, 1))

    assert told(law.turns(OPENED, room, until=date(2027, 1, 1))) == [(date(2026, 1, 1), NO, None)]
    assert told(law.turns(OPENED, room, until=date(2027, 1, 1), beyond_validity=True)) == [(date(2026, 3, 1), NO, YES)]
    outside = TEA_ROOMS.on(date(2026, 2, 1), beyond_validity=True)
    assert told(outside.turns(OPENED, room, until=date(2027, 1, 1))) == [(date(2026, 3, 1), NO, YES)]
    assert not law.turns(OPENED, room, until=law.day)


def test_any_function_of_the_day_is_looked_at_on_every_day() -> None:
    def odd(opened: date, moment: Moment) -> bool | Missing:
        return Missing.NOT_KNOWN if moment.day.day == 13 else moment.day.month == opened.month

    derived = Derived[bool](
        name="odd", label=Text("怪", "odd"), shape=Shape.YES_NO, of=bool, from_=(TEA_ROOM.opened_on,), function=odd  # type: ignore[arg-type]
    )  # fmt: skip
    rule, room, law = IsTrue(derived, clause="X6"), TeaRoom(opened_on=date(2020, 3, 1)), TEA_ROOMS.on(date(2023, 1, 1))

    assert told(law.turns(rule, room, until=date(2023, 12, 31))) == day_by_day(law, rule, room, date(2023, 12, 31), None, None)
    assert not law.turns(rule, TeaRoom(), until=date(2023, 12, 31))


def test_a_day_too_late_for_any_year_to_be_full_never_turns() -> None:
    assert not TEA_ROOMS.on(date(2023, 1, 1)).turns(OPENED, TeaRoom(opened_on=date(9999, 5, 1)), until=date(2025, 1, 1))


def test_five_years_take_well_under_a_second() -> None:
    law = HAIYOU.on(date(2023, 3, 1))
    somebody = Candidate(
        id="c", service=(Period(date(2012, 5, 1), date(2014, 1, 1)), Period(date(2021, 5, 1))), social_work_certificates=(),
        care_worker_certificates=(), training="none",
    )  # type: ignore[arg-type]  # fmt: skip
    law.turns(HAIYOU.preference, somebody, until=date(2023, 4, 1))
    start = time.perf_counter()
    law.turns(HAIYOU.preference, somebody, until=date(2028, 2, 29))

    assert time.perf_counter() - start < 5  # some tenths of a second; machines that test differ


def test_the_last_day_cannot_lie_before_the_first() -> None:
    with pytest.raises(InvalidValueError, match="give 2023-01-01 or a later day"):
        TEA_ROOMS.on(date(2023, 1, 1)).turns(GUESTS, TeaRoom(), until=date(2022, 12, 31))


def test_a_turn_without_a_reason_of_its_own_is_told_without_one() -> None:
    assert Turn(date(2023, 1, 1), NO, YES, ()).text.en == "2023-01-01: from no to yes"


@pytest.mark.parametrize("until", [date(2500, 1, 1), date.max])
def test_no_more_than_a_hundred_years_are_looked_at(until: date) -> None:
    law = TEA_ROOMS.on(date(2023, 1, 1))

    assert isinstance(law.turns(GUESTS, TeaRoom(guests=1), until=date(2123, 1, 1), beyond_validity=True), tuple)  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match="give 2123-01-01 or an earlier day") as raised:
        law.turns(GUESTS, TeaRoom(), until=until, beyond_validity=True)
    assert "请给2123-01-01或之前的日期" in raised.value.in_language("zh")
