"""Every figure that the report states of Ouhai is there once, as the register of its numbers has it, and its arithmetic comes out."""

from decimal import Decimal
from fractions import Fraction

import pytest

from socialwork.linkage.ouhai.figures import FIGURES, indicators
from socialwork.statistics import AtLeast, Exact, MeaninglessError, Measure, Rounded, change, total

REGISTER = {
    "O9": ["3"],
    "O11": ["13", "27", "3020"],
    "O12": ["4", "341", "220"],
    "O13": ["184600", "729", "1022700"],
    "O15": ["3960000"],
    "O15/O24": ["13"],
    "O16": ["8", "39"],
    "O18": ["77", "91", "3660", "479", "46232", "189090"],
    "O20": ["500000", "1000000"],
    "O23": ["21"],
    "O25": ["26"],
    "O27": ["3", "10200000"],
    "O35": ["151", "2145"],
    "O37": ["667"],
    "O38": ["1", "2"],
    "O39": ["20", "7", "3"],
}
"""The numbers of each clause in order. O21, O22 and O33 set rules and state no figures."""

BY_ID = {figure.id: figure for figure in FIGURES}


def test_every_figure_of_the_register_is_there_once() -> None:
    found: dict[str, list[str]] = {}
    for figure in FIGURES:
        found.setdefault("/".join(figure.clause), []).append(f"{figure.value:f}")

    assert found == REGISTER
    assert len(BY_ID) == len(FIGURES)


def test_what_is_dated_rounded_or_a_lower_bound_is_marked_so() -> None:
    assert {figure.clause for figure in FIGURES if figure.period == 2022} == {("O18",), ("O35",)}
    assert {figure.period for figure in FIGURES} == {None, 2022}
    assert {figure.id: figure.precision for figure in FIGURES if figure.precision != Exact()} == {
        "registered_volunteers": Rounded(Decimal(100)),
        "service_hours": Rounded(Decimal(100)),
        "station_money": Rounded(Decimal(10_000)),
        "charity_funds_size": Rounded(Decimal(10_000)),
        "city_supervisors": AtLeast(),
    }
    assert {figure.id for figure in FIGURES if figure.measure is Measure.CUMULATIVE} == {"service_hours"}


def test_the_arithmetic_comes_out() -> None:
    assert [round(each.value, 2) for each in indicators()] == [
        Fraction(said) for said in ("3", "2", "7", "5.92", "304615.38", "14545.38", "96.52", "5.54", "253.22", "47619.05", "0.07")
    ]
    assert all(each.clause and each.caveats for each in indicators())


@pytest.mark.parametrize(
    "ids",
    [
        ("charitable_organisations", "social_work_agencies", "filed_community_organisations"),
        ("people_served", "stationed_social_workers"),
        ("registered_volunteers", "linked_volunteers"),
        ("certified_social_workers", "community_workers"),
        ("certified_social_workers", "newly_certified"),
        ("station_money", "charity_resources"),
        ("placed_ventures", "service_projects"),
    ],
)
def test_what_must_not_be_summed_is_refused(ids: tuple[str, ...]) -> None:
    with pytest.raises(MeaninglessError):
        total(*(BY_ID[each] for each in ids))


def test_the_venture_fund_was_doubled() -> None:
    doubled = change(BY_ID["venture_fund_before"], BY_ID["venture_fund"])

    assert (doubled.value, doubled.relative) == (500_000, 1)
    assert any("AO12" in caveat.en for caveat in doubled.caveats)
