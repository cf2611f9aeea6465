"""A year's allowance: lines, corrections, recoveries, what stays, what waits; nothing paid twice, and everything adds up."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from typing import Any

import attrs
import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import example, given
from hypothesis import strategies as st

from socialwork.errors import InvalidValueError
from socialwork.law import NotFound
from socialwork.lifecycle import Event, Journal
from socialwork.policies import InadmissibleReadingsError, Law, Reform, Set
from socialwork.talent import HAIYOU, TalentScheme
from socialwork.talent.allowance import Allowance, LineKind, Payment, allowance, allowance_of, payments_of
from socialwork.talent.standing_facts import LeaveCause, Leaving, Naming
from socialwork.talent.terms import Stop, TermRecord
from socialwork.testing import laws, term_records

DAY = date(2025, 12, 1)
LEFT = (Stop(day=date(2025, 6, 15), why="left"),)
REVOKED = (Stop(day=date(2025, 9, 10), why="revoked", happened=date(2025, 2, 3), verified=date(2025, 7, 1), approved=date(2025, 9, 10)),)


def law(**readings: str) -> Law[TalentScheme]:
    return HAIYOU.on(DAY, readings={name.replace("_", ".", 1): option for name, option in readings.items()})


def term(person: str = "P1", start: date = date(2023, 12, 1), **other: Any) -> TermRecord:
    last = start + relativedelta(years=4) - timedelta(days=1)
    return TermRecord(**{"person": person, "named": start, "start": start, "last_day": last, **other})


def paid(year: int, months: int, amount: object, **other: Any) -> Payment:
    return Payment(**{"batch": "b", "for_year": year, "months": months, "amount": amount, **other})


def figures(lines: Iterable[Any]) -> list[tuple[str, int, int, str]]:
    return [(line.person, line.for_year, line.months, str(line.amount)) for line in lines]


# --- what is listed -----------------------------------------------------------------------------------------------------------------------


def test_a_year_is_due_and_earlier_ones_are_corrected() -> None:
    found = allowance_of([term()], law(), 2025, payments=[("P1", paid(2023, 1, 1000)), ("P1", paid(2024, 11, 11_000))])

    assert figures(found.lines) == [("P1", 2025, 12, "12000.00")]
    assert figures(found.corrections) == [("P1", 2024, 1, "1000.00")]
    assert (found.total, found.recoveries, found.open_months) == (Decimal("13000.00"), (), 0)


def test_a_late_departure_is_recovered_and_never_set_off() -> None:
    found = allowance_of([term(stops=LEFT)], law(), 2026, payments=[("P1", paid(2023, 1, 1000)), ("P1", paid(2024, 12, 12_000)), ("P1", paid(2025, 12, 12_000))])  # fmt: skip

    assert found.to_pay == ()
    assert figures(found.recoveries) == [("P1", 2025, 6, "6000.00")]
    assert found.total == 0


def test_what_a_revocation_takes_back_stays_where_the_reading_says_so() -> None:
    known: dict[str, Any] = {"payments": [("P1", paid(2024, 12, 12_000)), ("P1", paid(2025, 12, 12_500)), ("P1", paid(2023, 1, 1000))]}
    back = allowance_of([term(stops=REVOKED)], law(AJ28_from="event"), 2025, **known)
    stays = allowance_of([term(stops=REVOKED)], law(AJ28_from="event", AJ28_recover="no"), 2025, **known)

    assert figures(back.recoveries) == [("P1", 2025, 10, "10500.00")]
    assert figures(stays.kept) == [("P1", 2025, 10, "10000.00")]
    assert figures(stays.recoveries) == [("P1", 2025, 10, "500.00")]


def test_a_revocation_that_took_nothing_leaves_nothing_to_keep() -> None:
    found = allowance_of([term(stops=REVOKED)], law(AJ28_recover="no"), 2024, payments=[("P1", paid(2024, 12, 13_000))])

    assert (found.kept, figures(found.recoveries)) == ((), [("P1", 2024, 0, "1000.00")])


@pytest.mark.parametrize("option, due, held", [("paid", "12000.00", []), ("suspended", "9000.00", ["3000.00"])])
def test_a_pending_revocation_holds_back_or_does_not(option: str, due: str, held: list[str]) -> None:
    record = term(pending=((date(2025, 10, 20), None), (date(2024, 1, 1), date(2024, 3, 1))))
    found = allowance_of([record], law(AJ28_pending=option), 2025, payments=[("P1", paid(2023, 1, 1000)), ("P1", paid(2024, 12, 12_000))])

    assert str(found.total) == due
    assert [str(line.amount) for line in found.held] == held


def test_unknown_months_are_told_and_nothing_paid_for_them_is_asked_back() -> None:
    record = term(start=date(2025, 12, 1))
    earlier = [("P1", paid(year, months, months * 1000)) for year, months in ((2025, 1), (2026, 12), (2027, 12))]
    found = allowance_of([record], law(AJ34="as_reissued"), 2028, payments=[*earlier, ("P1", paid(2028, 12, 12_000))])

    assert (found.open_months, found.recoveries, found.total) == (10, (), 0)
    assert found.open[0].amount is None
    assert "10人月金额不明" in found.explain("zh")
    assert "10 months of unknown amount are not in it" in found.explain("en")


def test_payments_without_a_term_are_recovered() -> None:
    found = allowance_of([term()], law(), 2023, payments=[("P9", paid(2023, 2, 2000)), ("P1", paid(2023, 1, 1000, term=2))])

    assert figures(found.recoveries) == [("P1", 2023, 1, "1000.00"), ("P9", 2023, 2, "2000.00")]
    assert [line.term for line in found.recoveries] == [2, 1]
    assert "没有应计的月份" in found.recoveries[1].why.zh


def test_two_terms_of_a_person_are_two_rows() -> None:
    second = term(start=date(2027, 12, 1), number=2)
    found = allowance_of([second, term()], law(), 2027, payments=[("P1", paid(2023, 1, 1000)), *(("P1", paid(year, 12, 12_000)) for year in (2024, 2025, 2026))])  # fmt: skip

    assert [(line.term, line.months) for line in found.lines] == [(1, 11), (2, 1)]


def test_a_row_says_why() -> None:
    [line] = allowance_of([term(stops=LEFT)], law(AJ21_exit="days_before"), 2025, payments=[("P1", paid(2024, 12, 12_000)), ("P1", paid(2023, 1, 1000))]).lines  # fmt: skip

    assert line.why.zh == "2025年度应计6个月（2025-01至2025-06），其中2025-06按14天计，共5,466.67元，已发0元，2025-06-15离开社会工作或本市"
    assert line.why.en.startswith("2025: 6 months accrued (2025-01 to 2025-06), 2025-06 by 14 of 30 days, CNY 5,466.67 in all, CNY 0 paid")
    assert line.clauses == ("J7", "J18", "J19", "J23", "J25")
    [revoked] = allowance_of([term(start=date(2025, 9, 1), stops=REVOKED)], law(), 2025).lines
    assert "2025-09-10取消称号" in revoked.why.zh
    assert "J24" in revoked.clauses
    assert "（2025-09）" in revoked.why.zh


# --- how it speaks ------------------------------------------------------------------------------------------------------------------------


def a_year() -> Allowance:
    held = term("P2", pending=((date(2025, 11, 1), None),))
    earlier = [(person, paid(2024, 12, 12_000)) for person in ("P1", "P2", "P3")]
    records = [term(stops=LEFT), held, term("P3", stops=REVOKED)]
    return allowance_of(records, law(AJ28_pending="suspended", AJ28_recover="no", AJ28_from="event"), 2025, payments=[*earlier, ("P3", paid(2025, 12, 12_000))], known_on=DAY)  # fmt: skip


def test_it_speaks_both_languages() -> None:
    found = a_year()

    assert "按2025-12-01及以前的记录" in found.explain("zh")
    assert "paid too much and kept: 1, CNY 10,000" in found.explain("en")
    assert "held back: 1, CNY 2,000" in found.explain("en")
    assert "AJ28.from=event" in found.explain("en")
    assert found.explain("en").endswith("it does not take the place of the competent body's")
    assert len(found.table("en").splitlines()) == 2 + len(found.rows)
    assert "<table" in found._repr_html_()
    assert repr(found) == f"Allowance(2025: 5 rows, {found.total} yuan, 0 to recover)"
    with pytest.raises(InvalidValueError):
        found.table("fr")  # type: ignore[arg-type]


def test_one_of_a_kind_is_told_as_one() -> None:
    one = allowance_of([term()], law(), 2024)
    two = allowance_of([term(), term("P2")], law(), 2024)
    open_ = allowance_of([term(start=date(2024, 12, 1))], law(AJ34="as_reissued"), 2028)

    assert "2024: 1 due, 1 correction, CNY 13,000 in all" in one.explain("en")
    assert "2024: 2 due, 2 corrections, CNY 26,000 in all" in two.explain("en")
    assert (repr(one), repr(two)[:25]) == ("Allowance(2024: 2 rows, 13000.00 yuan, 0 to recover)", "Allowance(2024: 4 rows, 2")
    assert repr(allowance_of([term(start=date(2024, 1, 1))], law(), 2024)).startswith("Allowance(2024: 1 row, ")
    assert "9 months of unknown amount are not in it" in open_.explain("en")
    late = term(start=date(2027, 12, 1))
    ahead = allowance_of([attrs.evolve(late, last_day=date(2028, 3, 31))], law(AJ34="as_reissued"), 2028)
    assert "1 month of unknown amount is not in it" in ahead.explain("en")


def test_it_is_told_as_data() -> None:
    data = a_year().as_data()

    assert (data["year"], data["known_on"], data["total"]) == (2025, "2025-12-01", str(a_year().total))
    assert {row["kind"] for row in data["rows"]} == {"due", "correction", "kept", "held"}
    assert data["rows"][0]["clauses"]
    unknown = allowance_of([term(start=date(2027, 12, 1))], law(AJ34="as_reissued"), 2029)
    assert unknown.as_data()["known_on"] is None
    assert [row["amount"] for row in unknown.as_data()["rows"] if row["kind"] == "open"] == [None, None]
    assert "-" in unknown.table()


# --- bands --------------------------------------------------------------------------------------------------------------------------------


def by_hand(records: list[TermRecord], year: int, payments: list[tuple[str, Payment]]) -> list[tuple[Decimal, int]]:
    names = ("AJ21.first", "AJ21.last", "AJ21.exit", "AJ22.year", "AJ22.when", "AJ28.from", "AJ28.pending", "AJ34")
    found = []
    for options in product(*(HAIYOU.reading(name).admissible for name in names)):
        try:
            under = HAIYOU.on(DAY, readings=dict(zip(names, options, strict=True)))
        except InadmissibleReadingsError:
            continue
        each = allowance_of(records, under, year, payments=payments)
        found.append((each.total, each.open_months))
    return found


def test_the_band_is_that_of_every_combination_tried_by_hand() -> None:
    records = [term(stops=LEFT), term("P2", start=date(2024, 2, 29), stops=REVOKED), term("P3", start=date(2025, 12, 5), pending=((date(2026, 1, 5), None),))]  # fmt: skip
    payments = [("P1", paid(2024, 12, 12_000)), ("P2", paid(2024, 9, 9_000))]
    for year in (2025, 2028):
        found = allowance_of(records, law(), year, payments=payments)
        totals = by_hand(records, year, payments)

        assert (found.band.lowest, found.band.highest) == (min(total for total, _ in totals), max(total for total, _ in totals))
        assert found.band.open == max(months for _, months in totals)
        assert found.band.lowest <= found.total <= found.band.highest
        for total, options in ((found.band.lowest, found.band.lowest_under), (found.band.highest, found.band.highest_under)):
            assert allowance_of(records, HAIYOU.on(DAY, readings=options), year, payments=payments).total == total


def test_people_who_are_alike_are_computed_once() -> None:
    many = allowance_of([term(f"P{number}") for number in range(50)], law(), 2025)

    assert len(many.histories) == 1
    assert many.total == 50 * 25_000
    assert many.band.highest == 50 * allowance_of([term()], law(), 2025).band.highest


def test_a_band_without_readings_says_so() -> None:
    assert allowance_of([], law(), 2025).band.text.zh.endswith("（有关口径：无）")
    assert "up to" in allowance_of([term(start=date(2025, 12, 1))], law(), 2028).band.text.en


# --- journals and payments ----------------------------------------------------------------------------------------------------------------

NAMED = {"kind": "named", "happened": date(2023, 12, 1), "recorded": date(2023, 12, 1), "recorder": "office", "facts": Naming()}
PEOPLE = ("P1", "P2", "P3")
PAYING: dict[str, Any] = {"on": date(2025, 12, 20), "recorded": date(2025, 12, 21), "recorder": "office", "batch": "2025-1"}


def journal() -> Journal:
    left = Event(
        subject="P3",
        kind="left",
        happened=date(2025, 6, 15),
        recorded=date(2025, 6, 20),
        recorder="office",
        facts=Leaving(cause=LeaveCause.MOVED_AWAY),
    )
    return Journal().append(*(Event(**{**NAMED, "subject": person}) for person in PEOPLE), left)


def run(held: Journal, year: int = 2025, known_on: date | None = None, under: Law[TalentScheme] | None = None) -> Allowance:
    return allowance(held, law() if under is None else under, year, known_on)


def test_a_second_run_pays_nothing_again() -> None:
    first = run(journal())
    after = first.pay(journal(), **PAYING)

    assert len(first.histories) == 2
    assert first.total == 25_000 * 2 + 19_000
    assert len(after) == len(journal()) + len(first.to_pay)
    assert (run(after).total, run(after).rows) == (0, ())
    assert run(after, 2026).total == 24_000
    assert run(after, known_on=date(2025, 12, 20)).total == first.total


def test_a_list_is_not_paid_on_a_journal_that_has_moved_on() -> None:
    first = run(journal())
    after = first.pay(journal(), **PAYING)

    with pytest.raises(InvalidValueError, match="nothing is paid twice"):
        first.pay(after, **PAYING)


def test_in_arrears_nothing_is_paid_before_its_month_begins() -> None:
    early = {**PAYING, "on": date(2025, 11, 30)}

    with pytest.raises(InvalidValueError, match="has not begun"):
        run(journal()).pay(journal(), **early)
    assert run(journal(), under=law(AJ22_when="ahead")).pay(journal(), **early)


def test_corrected_and_withdrawn_payments_count_as_they_stand() -> None:
    after = run(journal()).pay(journal(), **PAYING)
    wrong = next(event for event in after.of("P1") if event.kind == "paid" and event.facts.for_year == 2025)
    less = after.correct(
        wrong.seq, facts=attrs.evolve(wrong.facts, amount=Decimal(10_000), months=Decimal(10)), recorded=DAY, recorder="office"
    )

    assert figures(run(less).lines) == [("P1", 2025, 2, "2000.00")]
    none = after.void(wrong.seq, recorded=DAY, recorder="office")
    assert figures(run(none).lines) == [("P1", 2025, 12, "12000.00")]
    assert len(payments_of(none, "P1")) == 2


def test_what_comes_back_is_recorded_and_asked_for_no_more() -> None:
    too_much = journal().append(
        Event(subject="P3", kind="paid", happened=DAY, recorded=DAY, recorder="office", facts=paid(2025, 12, 12_000))
    )
    found = run(too_much)

    assert figures(found.recoveries) == [("P3", 2025, 6, "6000.00")]
    after = found.recover(too_much, **PAYING)
    assert run(after).recoveries == ()
    assert sum(payment.amount for payment in payments_of(after, "P3")) == 6_000


@pytest.mark.parametrize("wrong", [{"months": "1.5"}, {"amount": "0.001"}, {"batch": " "}, {"for_year": "2025.5"}])
def test_a_payment_is_whole(wrong: dict[str, Any]) -> None:
    with pytest.raises(InvalidValueError):
        attrs.evolve(paid(2025, 1, 1000), **wrong)


def test_calls_that_are_wrong_are_told() -> None:
    wrong: Any = ("2025", True, 0)
    for year in wrong:
        with pytest.raises(InvalidValueError, match="give a year"):
            allowance_of([term()], law(), year)
    nothing: Any = HAIYOU
    with pytest.raises(InvalidValueError, match=r"policy\.on"):
        allowance_of([term()], nothing, 2025)


# --- laws ---------------------------------------------------------------------------------------------------------------------------------


@st.composite
def payments(draw: st.DrawFn) -> list[tuple[str, Payment]]:
    years = draw(st.lists(st.integers(2023, 2033), max_size=4))
    return [("P1", paid(year, draw(st.integers(0, 12)), draw(st.integers(0, 1_200_000)) / Decimal(100))) for year in years]


@given(record=term_records(), under=laws(HAIYOU), made=payments(), year=st.integers(2023, 2033))
def test_everything_adds_up_and_nothing_is_negative(
    record: TermRecord, under: Law[TalentScheme], made: list[tuple[str, Payment]], year: int
) -> None:
    found = allowance_of([record], under, year, payments=made)
    for line in found.rows:
        settled = line.settled
        assert line.amount is None or line.amount > 0
        assert line.months >= 0
        if not settled.open:
            assert settled.paid + settled.due - settled.over - settled.kept + settled.held == settled.accrued
    assert found.total >= 0
    again = [
        (line.person, Payment(batch="c", for_year=line.for_year, months=line.months, amount=line.amount, term=line.term))
        for line in found.to_pay
    ]
    assert allowance_of([record], under, year, payments=[*made, *again]).to_pay == ()


@given(record=term_records(), under=laws(HAIYOU))
def test_a_term_paid_year_by_year_is_paid_what_accrued_and_no_more_than_48_000(record: TermRecord, under: Law[TalentScheme]) -> None:
    made: list[tuple[str, Payment]] = []
    for year in range(2023, 2036):
        found = allowance_of([record], under, year, payments=made)
        made += [("P1", Payment(batch=str(year), for_year=line.for_year, months=line.months, amount=line.amount)) for line in found.to_pay]
        assert found.corrections == found.recoveries == ()
    assert sum(payment.amount for _, payment in made) <= 48_000
    assert sum(payment.months for _, payment in made) <= 48


def _revoked_without_days(person: str, approved: date) -> TermRecord:
    """Somebody who left before the term and was revoked later, of whom no other day is known."""
    return TermRecord(
        person=person, number=1, named=date(2023, 3, 1), start=date(2023, 3, 1), last_day=date(2027, 3, 1),
        stops=(Stop(day=date(2023, 1, 20), why="left", event=1), Stop(day=approved, why="revoked", event=2, approved=approved)),
        resumes=(date(2023, 1, 20),),
    )  # fmt: skip


@example(
    records=(_revoked_without_days("P1", date(2023, 3, 1)), _revoked_without_days("P2", date(2024, 1, 1))),
    under=HAIYOU.on(date(2023, 3, 1)),
    year=2023,
)
@given(records=st.tuples(term_records(person="P1"), term_records(person="P2")), under=laws(HAIYOU), year=st.integers(2023, 2033))
def test_the_chosen_figure_lies_within_the_band(records: tuple[TermRecord, ...], under: Law[TalentScheme], year: int) -> None:
    found = allowance_of(records, under, year)

    assert found.band.lowest <= found.total <= found.band.highest
    assert found.open_months <= found.band.open
    assert allowance_of(reversed(records), under, year).band == found.band


def test_kinds_of_rows_have_words() -> None:
    assert [kind.label.zh for kind in LineKind] == ["应发", "补发", "应收回", "多发不追回", "暂缓发放", "金额不明"]


def test_a_year_of_unknown_amounts_is_all_open() -> None:
    unknown = Reform("unknown", Set(HAIYOU.allowance_per_month, NotFound.NOT_FOUND, start=date(2023, 3, 1)), hypothetical=True)
    found = allowance_of([term()], HAIYOU.under(unknown).on(DAY), 2025)

    assert (found.total, found.open_months) == (0, 25)
    assert found.open[0].why.en.startswith("2023: none of a known amount, CNY 0 in all, CNY 0 paid, 1 month more of unknown amount")
    assert "computed under the reform" in found.explain("en")
