"""What accrues month by month: against the day-by-day reference under every reading, and against the worked figures."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from socialwork.law import NotFound
from socialwork.policies import Law, Reform, Set
from socialwork.talent import HAIYOU, TalentScheme
from socialwork.talent.allowance import Accrued, accrued, year_of
from socialwork.talent.terms import Stop, TermRecord
from socialwork.testing import laws, reference_accrual, term_records

DAY = date(2025, 12, 1)


def law(**readings: str) -> Law[TalentScheme]:
    return HAIYOU.on(DAY, readings={name.replace("_", ".", 1): option for name, option in readings.items()})


def term(start: date = date(2023, 12, 1), **other: Any) -> TermRecord:
    last = start + relativedelta(years=4) - timedelta(days=1)
    return TermRecord(**{"person": "P1", "named": start, "start": start, "last_day": last, **other})


def total(record: TermRecord, under: Law[TalentScheme]) -> Decimal:
    amounts = [month.amount for month in accrued(record, under)]
    assert None not in amounts
    return sum((amount for amount in amounts if amount is not None), Decimal(0))


# --- worked figures, domain section 10 ----------------------------------------------------------------------------------------------------

LEFT = (Stop(day=date(2025, 6, 15), why="left"),)
LEAVING = {  # "Exit-1 on 2025-06-15, term from 2023-12-01": by how its month is paid
    "full": (19, "19000.00"),
    "none": (18, "18000.00"),
    "days_before": (19, "18466.67"),
    "days_through": (19, "18500.00"),
}


@pytest.mark.parametrize("option, months, yuan", [(option, *figures) for option, figures in LEAVING.items()])
def test_leaving_in_june_2025(option: str, months: int, yuan: str) -> None:
    under = law(AJ21_exit=option)

    assert len(list(accrued(term(stops=LEFT), under))) == months
    assert str(total(term(stops=LEFT), under)) == yuan


def test_a_full_term_and_a_cohort() -> None:  # "Full term 48 months = 48,000; cohort of 50: 600,000 a year, 2,400,000 a term"
    months = list(accrued(term(), law()))
    year = [month.amount for month in months if month.month.year == 2025]

    assert (len(months), total(term(), law())) == (48, 48_000)
    assert 50 * sum(amount or 0 for amount in year) == 600_000
    assert 50 * total(term(), law()) == 2_400_000


@pytest.mark.parametrize("year, inside", [(2023, 48), (2025, 27), (2027, 3)])
def test_months_inside_the_validity(year: int, inside: int) -> None:  # "Validity edge, hypothetical 1 December starts"
    record = term(date(year, 12, 1))

    assert len(list(accrued(record, law(AJ34="at_expiry")))) == inside
    assert len(list(accrued(record, law(AJ34="to_term_end")))) == 48
    assert len(list(accrued(record, law(AJ34="run_off")))) == 48
    unknown = [month for month in accrued(record, law(AJ34="as_reissued")) if month.amount is None]
    assert len(unknown) == 48 - inside


@pytest.mark.parametrize("last", [date(2027, 11, 30), date(2027, 12, 1)])  # "Term end for a 1 Dec 2023 start", both styles
@pytest.mark.parametrize("readings, months", [
    ({}, 48), ({"AJ21_first": "next_month"}, 47), ({"AJ21_first": "next_month", "AJ21_last": "full"}, 47),
])  # fmt: skip
def test_both_ends_of_a_term(last: date, readings: dict[str, str], months: int) -> None:
    whole_last_month = last.day == 1 and "AJ21_last" in readings

    assert len(list(accrued(term(last_day=last), law(**readings)))) == months + whole_last_month


# --- single rules -------------------------------------------------------------------------------------------------------------------------


def test_named_after_the_expiry_nothing_runs_off() -> None:
    assert list(accrued(term(date(2028, 3, 1)), law(AJ34="run_off"))) == []
    assert len(list(accrued(term(date(2028, 3, 1)), law()))) == 48


REVOKED = Stop(day=date(2025, 9, 10), why="revoked", happened=date(2025, 2, 3), verified=date(2025, 7, 1), approved=date(2025, 9, 10))


@pytest.mark.parametrize("option, last", [("event", 2), ("verification", 7), ("approval", 9), ("next_month", 9)])
def test_from_when_a_revocation_counts(option: str, last: int) -> None:
    assert list(accrued(term(stops=(REVOKED,)), law(AJ28_from=option)))[-1].month == date(2025, last, 1)


def test_a_matter_dated_after_the_approval_counts_from_the_approval() -> None:
    late = attrs.evolve(REVOKED, happened=date(2026, 4, 1))

    assert list(accrued(term(stops=(late,)), law(AJ28_from="event")))[-1].month == date(2025, 9, 1)


def test_a_day_that_was_not_recorded_gives_way_to_a_later_one() -> None:
    bare = Stop(day=date(2025, 9, 10), why="revoked")
    half = attrs.evolve(bare, verified=date(2025, 7, 1))

    assert list(accrued(term(stops=(half,)), law(AJ28_from="event")))[-1].month == date(2025, 7, 1)
    assert list(accrued(term(stops=(bare,)), law(AJ28_from="verification")))[-1].month == date(2025, 9, 1)


def test_who_returns_goes_on_and_a_revocation_is_for_good() -> None:
    returned = term(stops=LEFT, resumes=(date(2025, 9, 20),))
    months = [month.month for month in accrued(returned, law())]

    assert date(2025, 7, 1) not in months
    assert date(2025, 9, 1) in months
    assert date(2025, 9, 1) not in [month.month for month in accrued(returned, law(AJ21_first="next_month"))]
    lost = attrs.evolve(returned, stops=(Stop(day=date(2025, 6, 20), why="revoked"), *LEFT))
    assert [month.month for month in accrued(lost, law())][-1] == date(2025, 6, 1)
    assert len(list(accrued(lost, law(), revocations=False))) == len(months)


def test_a_month_of_28_days_enjoyed_to_its_last_is_whole() -> None:
    record = term(stops=(Stop(day=date(2025, 2, 28), why="left"),))

    assert list(accrued(record, law(AJ21_exit="days_through")))[-1].share == 1
    assert list(accrued(record, law(AJ21_exit="days_before")))[-1].share == Fraction(27, 30)


def test_an_amount_that_nobody_knows_is_not_zero() -> None:
    unknown = Reform("unknown", Set(HAIYOU.allowance_per_month, NotFound.NOT_FOUND, start=date(2026, 1, 1)), hypothetical=True)
    months = list(accrued(term(), HAIYOU.under(unknown).on(DAY)))

    assert len(months) == 48
    assert [month.amount for month in months].count(None) == 23


def test_a_raise_counts_from_its_month() -> None:
    more = Reform("1500", Set(HAIYOU.allowance_per_month, 1500, start=date(2025, 1, 1)), hypothetical=True)

    assert total(term(), HAIYOU.under(more).on(DAY)) == 13 * 1000 + 35 * 1500


@pytest.mark.parametrize("readings, years", [
    ({}, (2023, 2024, 2024)),
    ({"AJ22_year": "term"}, (2024, 2024, 2025)),
    ({"AJ22_year": "term", "AJ22_when": "ahead"}, (2023, 2023, 2024)),
])  # fmt: skip
def test_in_which_year_a_month_is_paid(readings: dict[str, str], years: tuple[int, ...]) -> None:
    months = list(accrued(term(), law(**readings)))
    picked: list[Accrued] = [months[0], months[11], months[12]]

    assert tuple(year_of(month.number, month.month, law(**readings)) for month in picked) == years


def test_a_month_that_two_terms_share_is_paid_once() -> None:
    first = term(date(2023, 3, 1), stops=(Stop(day=date(2025, 6, 10), why="revoked"),))
    second = term(date(2025, 6, 20), number=2)
    stories: tuple[tuple[dict[str, str], tuple[Any, Any]], ...] = (
        ({}, (1, 0)),
        ({"AJ21_exit": "none"}, (0, 1)),
        ({"AJ21_exit": "days_before"}, (Fraction(9, 30), Fraction(21, 30))),
        ({"AJ21_first": "next_month"}, (1, 0)),
    )
    for readings, shares in stories:
        under = law(**readings)
        june = [
            sum(month.share for month in months if month.month == date(2025, 6, 1))
            for months in (accrued(first, under), accrued(second, under, earlier=(first,)))
        ]
        assert tuple(june) == shares


STAYS: dict[str, Any] = {
    "stops": tuple(Stop(day=date(2025, 6, day), why="left") for day in (5, 15, 25)),
    "resumes": (date(2025, 6, 10), date(2025, 6, 20)),
}


@pytest.mark.parametrize("readings, amount", [
    ({"AJ21_exit": "days_before"}, "466.67"),  # 4 + 5 + 5 days
    ({"AJ21_exit": "days_through"}, "566.67"),
    ({"AJ21_exit": "days_before", "AJ21_first": "next_month"}, "466.67"),
    ({"AJ21_exit": "full"}, "1000.00"),
])  # fmt: skip
def test_stays_of_one_month_add_up(readings: dict[str, str], amount: str) -> None:
    [june] = [month for month in accrued(term(**STAYS), law(**readings)) if month.month == date(2025, 6, 1)]

    assert str(june.amount) == amount


@pytest.mark.parametrize("readings, share", [
    ({"AJ21_exit": "days_before"}, Fraction(21, 30)),
    ({"AJ21_exit": "days_through", "AJ21_first": "next_month"}, Fraction(21, 30)),
    ({"AJ21_exit": "none"}, 1),
    ({"AJ21_exit": "none", "AJ21_first": "next_month"}, 0),
])  # fmt: skip
def test_the_month_of_a_return(readings: dict[str, str], share: Fraction) -> None:
    record = term(stops=LEFT, resumes=(date(2025, 9, 10),))

    assert sum(month.share for month in accrued(record, law(**readings)) if month.month == date(2025, 9, 1)) == share


# --- laws ---------------------------------------------------------------------------------------------------------------------------------


@given(record=term_records(), under=laws(HAIYOU))
def test_it_is_what_the_days_say(record: TermRecord, under: Law[TalentScheme]) -> None:
    assert {month.month: month.amount for month in accrued(record, under)} == reference_accrual(record, under)


@given(records=st.tuples(term_records(), term_records(number=2)), under=laws(HAIYOU))
def test_two_terms_together_never_bring_a_month_twice(records: tuple[TermRecord, TermRecord], under: Law[TalentScheme]) -> None:
    first, second = sorted(records, key=lambda record: record.start)
    later = list(accrued(second, under, earlier=(first,)))
    shares: dict[date, Fraction] = {}
    for month in (*accrued(first, under), *later):
        shares[month.month] = shares.get(month.month, Fraction(0)) + month.share

    assert {month.month: month.amount for month in later} == reference_accrual(second, under, (first,))
    assert all(share <= 1 for share in shares.values())


@given(record=term_records(), under=laws(HAIYOU))
def test_never_more_than_48_months_none_twice_none_before_the_start(record: TermRecord, under: Law[TalentScheme]) -> None:
    months = list(accrued(record, under))

    assert len(months) <= 48
    assert sum(month.amount or 0 for month in months) <= 48_000
    assert len({month.month for month in months}) == len(months)
    assert all(record.start.replace(day=1) <= month.month <= record.last_day for month in months)
    assert all(0 < month.share <= 1 for month in months)


@given(record=term_records(), under=laws(HAIYOU))
def test_nothing_for_a_month_after_the_benefits_ended(record: TermRecord, under: Law[TalentScheme]) -> None:
    alone = attrs.evolve(record, resumes=())
    latest = min((stop.day for stop in record.stops), default=record.last_day)

    assert all(month.month <= latest for month in accrued(alone, under))


@given(record=term_records(), under=laws(HAIYOU))
def test_nothing_is_lost_before_an_approval(record: TermRecord, under: Law[TalentScheme]) -> None:
    without = attrs.evolve(record, stops=tuple(stop for stop in record.stops if stop.why == "left"))

    assert list(accrued(record, under, revocations=False)) == list(accrued(without, under))
    assert list(accrued(attrs.evolve(without, pending=()), under)) == list(accrued(without, under))
