"""What can have accrued for a year: never less than under any one combination of readings."""

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from socialwork.lifecycle import Journal
from socialwork.talent import HAIYOU
from socialwork.talent.allowance import allowance
from socialwork.talent.allowance.bounds import accrued_for, most_for, total_of
from socialwork.talent.standing_facts import Naming
from socialwork.talent.windows import TermsOf
from socialwork.testing import admissible_readings

NAMED = date(2023, 12, 1)


def named(on: date = NAMED, approved: Any = date(2023, 11, 20)) -> Journal:
    return Journal().record("named", subject="H1", on=on, recorder="office", facts=Naming(approved_on=approved, round="1"))


@settings(max_examples=40, deadline=None)
@given(year=st.integers(2023, 2028), readings=admissible_readings(HAIYOU))
def test_no_reading_brings_more_than_the_most(year: int, readings: dict[str, str]) -> None:
    journal, law = named(), HAIYOU.on(NAMED)
    most = most_for(TermsOf(journal, None), law, "H1", 1, year)
    due = sum((line.settled.accrued for line in allowance(journal, law.choosing(readings), year).lines), Decimal(0))

    assert most is not None
    assert due <= most <= 12000


def test_of_a_term_that_is_not_known_nobody_can_say() -> None:
    law = HAIYOU.on(NAMED, readings={"AJ19": "approval"})
    terms = TermsOf(named(approved="2023-11"), None).under(law, "H1")

    assert accrued_for(terms, law, 1, 2024) is None


def test_a_term_that_is_not_there_has_no_months() -> None:
    law = HAIYOU.on(NAMED)

    assert total_of(accrued_for(TermsOf(named(), None).under(law, "H1"), law, 2, 2024) or ()) == 0


def test_an_unknown_term_has_twelve_months_within_the_validity_and_beyond_it_nobody_can_say() -> None:
    law = HAIYOU.on(NAMED)
    terms_of = TermsOf(named(approved="2023-11"), None)

    assert most_for(terms_of, law, "H1", 1, 2025) == 12000
    assert most_for(terms_of, law, "H1", 1, 2028) is None
