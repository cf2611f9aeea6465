"""The law of the day on which somebody was named governs the whole term."""

from datetime import date

from socialwork.lifecycle import VOID, Event, Journal
from socialwork.talent import HAIYOU
from socialwork.talent.governing import governing_day, governing_law, law_of_event

FIRST, SECOND = date(2023, 12, 1), date(2027, 12, 10)


def event(kind: str, on: date, subject: str = "H1", *, recorded: date | None = None, corrects: int | None = None) -> Event:
    return Event(subject=subject, kind=kind, happened=on, recorded=recorded or on, recorder="office", corrects=corrects)


JOURNAL = Journal([
    event("named", FIRST), event("left", date(2025, 1, 1)), event("named", SECOND, recorded=date(2028, 1, 1)), event("left", date(2024, 2, 1), "H2"),
])  # fmt: skip


def test_the_last_naming_governs() -> None:
    assert governing_day(JOURNAL, "H1", as_of=date(2027, 12, 9)) == FIRST
    assert governing_day(JOURNAL, "H1", as_of=SECOND) == governing_day(JOURNAL, as_of=date(2030, 1, 1)) == SECOND
    assert governing_day(JOURNAL, as_of=date(2026, 1, 1)) == FIRST


def test_what_was_not_known_yet_does_not_count() -> None:
    assert governing_day(JOURNAL, "H1", as_of=date(2030, 1, 1), known_on=date(2027, 12, 31)) == FIRST


def test_what_was_withdrawn_does_not_count() -> None:
    journal = JOURNAL.append(event(VOID, SECOND, corrects=3))

    assert governing_day(journal, "H1", as_of=date(2030, 1, 1)) == FIRST


def test_before_any_naming_the_last_event_counts_and_before_any_event_the_day() -> None:
    assert governing_day(JOURNAL, "H2", as_of=date(2030, 1, 1)) == date(2024, 2, 1)
    assert governing_day(JOURNAL, "H2", as_of=date(2024, 1, 1)) == governing_day(Journal(), as_of=date(2024, 1, 1)) == date(2024, 1, 1)


def test_a_standing_can_be_told_after_the_measures_have_run_out() -> None:
    law = governing_law(HAIYOU, JOURNAL, "H1", as_of=date(2029, 1, 1), readings={"AJ19": "january"})

    assert (law.day, law.beyond_validity, law.choice(HAIYOU.term_start).id) == (SECOND, False, "january")
    assert governing_law(HAIYOU, Journal(), as_of=date(2029, 1, 1)).beyond_validity


def test_an_event_is_judged_by_the_law_that_governs_and_a_naming_by_that_of_its_day() -> None:
    naming = event("named", date(2025, 12, 1), "H3")

    assert law_of_event(HAIYOU, JOURNAL, event("assessed", date(2028, 3, 2))).day == SECOND
    assert law_of_event(HAIYOU, JOURNAL, naming).day == date(2025, 12, 1)
    assert law_of_event(HAIYOU, JOURNAL, event("round.called", date(2025, 8, 1), "R2025")).day == date(2025, 8, 1)
    assert law_of_event(HAIYOU, JOURNAL, event(VOID, date(2028, 3, 2), corrects=3)).day == SECOND
