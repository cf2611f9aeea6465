"""A payment remembers the options behind it, and a year that takes others says so."""

from datetime import date
from typing import Any

import pytest

from socialwork.errors import InvalidValueError
from socialwork.lifecycle import Journal
from socialwork.talent import HAIYOU
from socialwork.talent.allowance import Payment, allowance
from socialwork.talent.allowance.options import PaidUnder, options_taken
from socialwork.talent.standing_facts import Naming
from socialwork.wire import event_to_json

NAMED = date(2023, 12, 1)
LAW = HAIYOU.on(NAMED)
NEXT_MONTH = LAW.choosing({"AJ21.first": "next_month", "AJ20": "same_day"})


def paid(law: Any = NEXT_MONTH, batch: str = "2024-1") -> Journal:
    facts = Naming(approved_on=date(2023, 11, 20), round="2023")
    journal = Journal().record("named", subject="H1", on=NAMED, recorder="office", facts=facts)
    due = allowance(journal, law, 2024)
    return due.pay(journal, on=date(2024, 12, 20), recorded=date(2024, 12, 20), recorder="x", batch=batch)


def test_a_payment_remembers_the_options_other_than_the_defaults() -> None:
    facts = paid().event(2).facts

    assert facts.readings == options_taken(NEXT_MONTH)
    assert sorted(facts.readings.split(", ")) == ["AJ20=same_day", "AJ21.first=next_month"]
    assert paid(LAW).event(2).facts.readings == options_taken(LAW) == ""


def test_where_there_is_nothing_to_remember_it_is_written_as_before() -> None:
    assert set(event_to_json(paid(LAW).event(2))["facts"]) == {"batch", "for_year", "months", "amount"}
    assert "AJ20=same_day" in event_to_json(paid().event(2))["facts"]["readings"]


def test_a_year_that_takes_other_options_says_so() -> None:
    [found] = allowance(paid(), LAW, 2025).paid_otherwise

    assert (sorted(found.options), found.batches) == ([("AJ20", "same_day"), ("AJ21.first", "next_month")], ("2024-1",))
    assert found.text.en in allowance(paid(), LAW, 2025).explain("en").splitlines()
    assert found.as_data() == {"options": {"AJ21.first": "next_month", "AJ20": "same_day"}, "batches": ["2024-1"]}


def test_the_other_way_round_as_well_and_not_where_they_are_the_same() -> None:
    assert [each.options for each in allowance(paid(LAW), LAW.choosing({"AJ21.first": "next_month"}), 2025).paid_otherwise] == [
        (("AJ21.first", "same_month"),)
    ]
    assert allowance(paid(), NEXT_MONTH, 2025).paid_otherwise == allowance(paid(LAW), LAW, 2025).paid_otherwise == ()


def test_of_many_batches_some_are_named() -> None:
    many = PaidUnder((("AJ21.first", "next_month"),), tuple("123456"))

    assert many.text.zh.startswith("批号 1、2、3、4、5等 的发放按 AJ21.first=next_month 测算")
    assert many.text.en.startswith("what was paid as 1, 2, 3, 4, 5 and more was")


def test_what_is_no_text_is_refused() -> None:
    wrong: Any = 7
    with pytest.raises(InvalidValueError, match=r"Payment\.readings: got 7; write READING=OPTION"):
        Payment(batch="1", for_year=2024, months=1, amount=1000, readings=wrong)
