"""What applications are, and bars that look back over what stands on record."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.days import Month, Period, YearCount, years_reached
from socialwork.errors import InvalidValueError
from socialwork.law import Dated, Parameter, Verified
from socialwork.linkage.applications import ABNORMAL, Application
from socialwork.linkage.bars import looks_back_reading, nothing_within
from socialwork.rules import Missing, Rule, Verdict
from socialwork.testing.invented.linkage import TEA_FUND
from socialwork.text import YEARS, Text

DAY = date(2023, 12, 1)
LAW = TEA_FUND.on(DAY)
ONE_YEAR = Parameter(
    name="fund.years", label=Text("年数", "years"), unit=YEARS, type=int,
    values=(Dated(1, since=date(2020, 1, 1), clause="F3", verified=Verified.ASSUMED),),
)  # fmt: skip
BAR = nothing_within(ABNORMAL, ONE_YEAR, clause="F3")


def decided(records: object, rule: Rule = BAR) -> Verdict:
    application = Application(id="A1", organisation="O1", abnormal_listings=records)  # type: ignore[arg-type]
    return LAW.decide(rule, application).verdict


@pytest.mark.parametrize(
    "records, verdict",
    [
        ([], Verdict.YES),
        (Missing.NOT_ASKED, Verdict.UNDETERMINED),
        ([Period(date(2021, 1, 1), date(2022, 12, 1))], Verdict.YES),
        ([Period(date(2021, 1, 1), date(2022, 12, 2))], Verdict.NO),
        ([Period(date(2021, 1, 1))], Verdict.NO),
        ([Period(date(2021, 1, 1), Month(2022, 12))], Verdict.UNDETERMINED),
        ([Period(date(2024, 1, 1))], Verdict.YES),
        ([Period(Month(2023, 12))], Verdict.UNDETERMINED),
        ([Period(date(2010, 1, 1), date(2010, 2, 1)), Period(Month(2023, 12))], Verdict.UNDETERMINED),
    ],
)
def test_who_still_stood_there_within_the_period_is_barred(records: object, verdict: Verdict) -> None:
    assert decided(records) is verdict


def test_from_which_day_years_count_is_a_reading() -> None:
    rule = TEA_FUND.eligible
    application = Application(
        id="A1", organisation="O1", registered=True, abnormal_listings=[Period(date(2021, 1, 1), date(2023, 6, 1))], passed_preliminary=True
    )

    assert LAW.decide(rule, application).verdict is Verdict.NO
    assert LAW.decide(rule, application, readings="all").verdict is Verdict.CONTESTED
    assert looks_back_reading("B1", clause="F3").default == "until_last"


@given(days=st.integers(0, 800), lasted=st.integers(0, 200))
def test_a_bar_ends_when_its_years_are_full(days: int, lasted: int) -> None:
    last = DAY - timedelta(days=days)
    free = years_reached(last, years=1, on=DAY, count=YearCount.FORWARD, first_day_counts=False)

    assert decided([Period(last - timedelta(days=lasted), last)]) is (Verdict.YES if free else Verdict.NO)


@pytest.mark.parametrize(
    "facts, said",
    [
        ({"id": ""}, "Application.id: got ''; give an id"),
        ({"organisation": " "}, "Application.organisation"),
        ({"asked": 0}, "A1: asked: got .* give an amount above 0, to the fen"),
        ({"asked": "10.005"}, "to the fen"),
        ({"approved": 0}, "A1: approved"),
        ({"asked": 100, "approved": "100.01"}, "give 100 or less: no more is approved than was asked for"),
    ],
)
def test_what_cannot_be_applied_for_is_refused(facts: dict[str, object], said: str) -> None:
    with pytest.raises(InvalidValueError, match=said):
        Application(**{"id": "A1", "organisation": "O1", **facts})  # type: ignore[arg-type]


def test_what_is_not_told_is_missing_and_whole_amounts_are_fine() -> None:
    application = Application(id="A1", organisation="O1", asked="30000", approved="29999.90")

    assert application.project_budget is Missing.NOT_ASKED
    assert application.score is Missing.NOT_ASKED
