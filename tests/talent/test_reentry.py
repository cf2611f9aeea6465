"""What a journal says of somebody who enters a selection again."""

from datetime import date
from typing import Any

import pytest

from socialwork.days import Month
from socialwork.errors import InvalidValueError
from socialwork.lifecycle import Journal
from socialwork.rules import AnyOf, Missing, Verdict
from socialwork.rules.nodes import nodes
from socialwork.talent import CANDIDATE, HAIYOU, Candidate, Rating
from socialwork.talent.reentry import history_facts, with_history
from socialwork.talent.standing_facts import Assessment, Grounds, Naming

NAMED = date(2023, 12, 1)
LAW = HAIYOU.on(NAMED)
LATER = date(2028, 2, 1)
OPEN = Missing.NOT_ASKED
GROUNDS = Grounds(violation=True)


def do(journal: Journal, kind: str, on: date, *, facts: Any = None, role: str = "", recorded: date | None = None) -> Journal:
    return journal.do(kind, subject="P1", on=on, law=LAW, recorder="office", facts=facts, role=role, recorded=recorded)


def named(day: date = NAMED, journal: Journal | None = None) -> Journal:
    return do(journal or Journal(), "named", day, facts=Naming())


def revoked(journal: Journal, year: int) -> Journal:
    proposed = do(journal, "revocation.proposed", date(year, 5, 1), facts=GROUNDS)
    verified = do(proposed, "revocation.verified", date(year, 6, 1), role="office")
    return do(verified, "revocation.approved", date(year, 7, 1), role="leading_group")


def told(journal: Journal, *, as_of: date = LATER, person: str = "P1", **how: Any) -> tuple[Any, ...]:
    facts = history_facts(journal, person, LAW, as_of=as_of, **how)
    assert list(facts) == ["held_title", "earlier_term_last_day", "earlier_term_rating", "revoked_before"]
    return tuple(facts.values())


@pytest.mark.parametrize("complete, never", [(False, OPEN), (True, False)])
def test_silence_says_nothing_unless_the_journal_is_complete(complete: bool, never: object) -> None:
    assert told(named(), person="P2", complete=complete) == (never, OPEN, OPEN, never)
    assert told(named(), as_of=date(2023, 11, 30), complete=complete) == (never, OPEN, OPEN, never)
    assert told(named(), complete=complete) == (True, date(2027, 11, 30), OPEN, never)


def test_the_latest_term_counts_and_its_assessment() -> None:
    assessed = do(named(), "assessed", date(2028, 1, 5), facts=Assessment(rating="excellent"))
    again = named(date(2028, 2, 1), assessed)

    assert told(assessed) == (True, date(2027, 11, 30), Rating.EXCELLENT, OPEN)
    assert told(again) == (True, date(2032, 1, 31), OPEN, OPEN)
    disputed = do(named(), "assessed", date(2028, 1, 5), facts=Assessment(rating=Missing.DISPUTED))
    assert told(disputed)[2] is Missing.DISPUTED


def test_a_revocation_counts_once_it_is_approved_and_for_good() -> None:
    journal = revoked(named(), 2025)

    assert told(journal, as_of=date(2025, 6, 30), complete=True)[3] is False
    assert told(journal, as_of=date(2025, 7, 1)) == (True, date(2027, 11, 30), OPEN, True)
    assert told(named(date(2028, 1, 10), journal)) == (True, date(2032, 1, 9), OPEN, True)


def test_what_became_known_later_is_not_known_before() -> None:
    assessed = do(named(), "assessed", date(2028, 1, 5), facts=Assessment(rating="excellent"), recorded=date(2028, 3, 1))

    assert told(assessed, known_on=LATER)[2] is OPEN
    assert told(assessed)[2] is Rating.EXCELLENT


def test_records_that_were_not_applied_leave_it_open_even_in_a_complete_journal() -> None:
    nameless = Journal().record("named", subject="P1", on=NAMED, recorder="office")
    unapproved = named().record("revocation.approved", subject="P1", on=LATER, recorder="office")
    by_itself = named().record("title_revoked", subject="P1", on=LATER, recorder="office")

    assert told(nameless, complete=True) == (OPEN, OPEN, OPEN, False)
    assert told(unapproved, complete=True)[3] is OPEN
    assert told(by_itself, complete=True)[3] is OPEN


def test_a_term_whose_end_lies_beyond_the_calendar_has_no_last_day() -> None:
    far = Journal().record("named", subject="P1", on=date(9998, 12, 1), recorder="office", facts=Naming())

    assert told(far, as_of=date(9999, 1, 1))[:2] == (True, OPEN)


def test_a_candidate_is_filled_in_and_keeps_what_the_journal_leaves_open() -> None:
    stated = Candidate(id="P1", earlier_term_last_day=Month(2027, 11), revoked_before=False, dedicated=True)
    filled = with_history(stated, do(named(), "assessed", date(2028, 1, 5), facts=Assessment(rating="excellent")), LAW, as_of=LATER)

    assert (filled.held_title, filled.earlier_term_last_day, filled.earlier_term_rating) == (True, date(2027, 11, 30), Rating.EXCELLENT)
    assert (filled.revoked_before, filled.dedicated) == (False, True)
    assert with_history(Candidate(id="P9"), named(), LAW, as_of=LATER) == Candidate(id="P9")
    assert with_history(Candidate(id="P9"), named(), LAW, as_of=LATER, complete=True).held_title is False


@pytest.mark.parametrize(
    "stated",
    [{"held_title": False}, {"earlier_term_last_day": date(2027, 12, 1)}, {"earlier_term_last_day": Month(2027, 12)}, {"earlier_term_rating": "below_excellent"}],
)  # fmt: skip
def test_a_contradiction_names_the_fact_and_not_the_value(stated: dict[str, Any]) -> None:
    journal = do(named(), "assessed", date(2028, 1, 5), facts=Assessment(rating="excellent"))

    with pytest.raises(InvalidValueError) as refused:
        with_history(Candidate(id="P1", **stated), journal, LAW, as_of=LATER)
    [name] = stated
    assert refused.value.where == name
    for lang in ("zh", "en"):
        assert CANDIDATE[name].label.in_(lang) in refused.value.in_language(lang)  # type: ignore[arg-type]
        assert "2027" not in refused.value.in_language(lang)
        assert "excellent" not in refused.value.in_language(lang)


@pytest.mark.parametrize(
    "rating, as_of, wanted",
    [
        ("excellent", date(2028, 2, 1), Verdict.YES),
        ("below_excellent", date(2028, 2, 1), Verdict.NO),
        (None, date(2028, 2, 1), Verdict.UNDETERMINED),
        (None, date(2027, 11, 30), Verdict.NO),
    ],
)
def test_the_entry_rule_reads_what_the_journal_says(rating: str | None, as_of: date, wanted: Verdict) -> None:
    journal = named() if rating is None else do(named(), "assessed", date(2028, 1, 5), facts=Assessment(rating=rating))
    candidate = with_history(Candidate(id="P1"), journal, LAW, as_of=as_of)
    [again] = [rule for rule in nodes(HAIYOU.entry) if isinstance(rule, AnyOf) and rule.clause == ("J26",)]

    assert HAIYOU.on(as_of).decide(again, candidate).verdict is wanted


@pytest.mark.parametrize("person", ["p1", "Ｐ1", "P 1"])
def test_an_id_that_the_journal_writes_otherwise_is_refused_and_not_taken_for_nobody(person: str) -> None:
    with pytest.raises(InvalidValueError, match="the journal has P1"):
        with_history(Candidate(id=person), named(), LAW, as_of=LATER, complete=True)


def test_what_is_no_journal_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="give a journal"):
        with_history(Candidate(id="P1"), None, LAW, as_of=LATER)  # type: ignore[arg-type]
