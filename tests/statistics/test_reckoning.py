"""Sums that mean nothing are refused with the reason; what is computed keeps its clauses, its bounds and what to beware of."""

import pickle
import re
from datetime import date
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.errors import InvalidValueError
from socialwork.rules import Judgement
from socialwork.statistics import (
    AtLeast,
    CountingUnit,
    DerivedFigure,
    Figure,
    Interval,
    MeaninglessError,
    Measure,
    Part,
    Rounded,
    Statistic,
    change,
    ratio,
    share,
    total,
)
from socialwork.text import Text

from .conftest import NUMBERS, PRECISIONS, made, parts_of_a_whole, statistics

A, B = Part("towns", "A"), Part("towns", "B")
APART = Judgement(holds=True, by="office", on=date(2025, 1, 2), document="minutes 3")
YEAR = {"measure": Measure.FLOW, "period": 2024}


FIGURES = st.builds(
    lambda value, precision, part: made(value=value, precision=precision, part=part),
    NUMBERS | st.integers(0, 300),
    PRECISIONS,
    st.builds(Part, st.just("towns"), st.sampled_from("AB")),
)


def sum_or_none(figures: tuple[Figure, ...]) -> DerivedFigure | tuple[Any, ...]:
    try:
        return total(*figures)
    except MeaninglessError as error:
        return error.objections


# --- laws ------------------------------------------------------------------------------------------------------------------------------


@given(figures=st.lists(statistics(), min_size=1, max_size=4))
def test_a_total_is_the_plain_sum_or_is_refused_with_reasons(figures: list[Statistic]) -> None:
    found = sum_or_none(tuple(figures))

    if isinstance(found, DerivedFigure):
        assert found.value == sum(each.value for each in figures)
        assert len({(each.unit, each.measure, each.period) for each in figures}) == 1
    else:
        assert found
        assert all(each.why.zh and each.why.en and each.fix.zh and each.fix.en and each.figures for each in found)


@given(figures=parts_of_a_whole())
def test_parts_of_one_whole_are_added(figures: tuple[Statistic, ...]) -> None:
    assert total(*figures).value == sum(each.value for each in figures)


@given(figures=st.lists(statistics(), min_size=2, max_size=4), random=st.randoms(use_true_random=False))
def test_the_order_of_figures_changes_nothing(figures: list[Statistic], random: Any) -> None:
    mixed = list(figures)
    random.shuffle(mixed)

    assert sum_or_none(tuple(mixed)) == sum_or_none(tuple(figures))


@given(figures=parts_of_a_whole(), split=st.integers(0, 6))
def test_a_total_of_totals_is_that_of_all(figures: tuple[Statistic, ...], split: int) -> None:
    groups = [group for group in (figures[:split], figures[split:]) if group]
    of_totals, whole = total(*(total(*group) for group in groups)), total(*figures)

    assert (of_totals.value, of_totals.interval, of_totals.of) == (whole.value, whole.interval, whole.of)


@given(figures=parts_of_a_whole(), data=st.data())
def test_the_bounds_of_a_total_hold_whatever_the_figures_stand_for(figures: tuple[Statistic, ...], data: st.DataObject) -> None:
    behind = [data.draw(st.integers(0, 200).map(lambda more, each=each: each.interval.least + more)) for each in figures]
    if all(number in each.interval for number, each in zip(behind, figures, strict=True)):
        assert sum(behind) in total(*figures).interval


@given(figures=parts_of_a_whole())
def test_precision_never_grows(figures: tuple[Statistic, ...]) -> None:
    bounds = total(*figures).interval
    widths = [None if each.interval.most is None else each.interval.most - (each.interval.least or 0) for each in figures]

    assert bounds.exact == all(each.interval.exact for each in figures)
    assert (bounds.most is None) == (None in widths)
    if bounds.most is not None and bounds.least is not None:
        assert bounds.most - bounds.least >= max(width for width in widths if width is not None)


@given(one=statistics(), other=statistics())
def test_the_bounds_of_what_is_computed_hold_it(one: Statistic, other: Statistic) -> None:
    for compute in (ratio, share, change):
        try:
            found = compute(one, other)
        except MeaninglessError:
            continue
        assert found.value in found.interval
        assert found.interval.exact <= (one.interval.exact and other.interval.exact) or not one.exactly
        assert set(found.clause) == {*one.clause, *other.clause}


def numbers(said: str) -> Fraction:
    [found] = re.findall(r"[+-]?\d[\d,]*(?:\.\d+)?", said)
    return Fraction(found.replace(",", ""))


def scaled(interval: Interval, by: int) -> Interval:
    return Interval(*(None if each is None else each * by for each in (interval.least, interval.most)))


def claims_no_more(said: str, value: Fraction, interval: Interval) -> None:
    """Hold the words of a number against the bounds of it."""
    told, near = numbers(said), Fraction(1, 100)
    if said.startswith("at least"):
        assert interval.most is None
        assert interval.least is not None
        assert told <= interval.least < told + near
    elif said.startswith("at most"):
        assert interval.most is not None
        assert told - near < interval.most <= told
    else:
        assert interval.exact != said.startswith(("about", "as stated"))
        assert (interval.most is None) == said.startswith("as stated")
        assert abs(told - value) < near


@given(one=FIGURES, other=FIGURES)
def test_words_claim_no_more_than_the_bounds_give(one: Statistic, other: Statistic) -> None:
    later = attrs.evolve(other, period=date(2025, 12, 31), part=one.part)
    for compute, left, right in ((total, one, other), (ratio, one, other), (share, one, other), (change, one, later)):
        try:
            found = compute(left, right)
        except MeaninglessError:
            continue
        scale = 100 if compute is share else 1
        claims_no_more(found.text.en, found.value * scale, scaled(found.interval, scale))
        if found.relative is not None and found.relative_interval is not None:
            claims_no_more(found.percent.en, found.relative * 100, scaled(found.relative_interval, 100))


# --- what is refused ---------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "figures, codes",
    [
        ((made("a"), made("b")), ["overlap"]),
        ((made("a", part=A), made("a", part=B)), None),
        ((made("a", part=A), made("a", part=Part("kinds", "B"))), ["overlap"]),
        ((made("a", part=A), made("a", part=A)), ["twice"]),
        ((made("a", part=A), made("a", unit=CountingUnit.PERSONS, part=B)), ["units"]),
        ((made("a", part=A), made("a", **YEAR, part=B)), ["measures", "periods"]),
        ((made("a", part=A), made("a", period=date(2023, 12, 31), part=B)), ["periods"]),
        ((made("a", part=A), made("a", period=None, part=B)), ["undated"]),
        ((made("a", part=A, period=None, source="x"), made("a", period=None, part=B, source="y")), ["sources"]),
        ((made("a", part=A, period=None, source="x"), made("a", period=None, part=B, source="x")), None),
        ((made("a", part=A, measure=Measure.UNKNOWN), made("a", part=B)), ["measure_unknown"]),
        ((made("a"), made("a"), made("b")), ["twice", "overlap"]),
        ((ratio(made("a"), made("b")), made("c")), ["derived"]),
        ((total(made("a", part=A), made("a", part=B)), made("b")), ["overlap"]),
    ],
)
def test_sums_that_mean_nothing_are_refused(figures: tuple[Figure, ...], codes: list[str] | None) -> None:
    found = sum_or_none(figures)

    assert (None if isinstance(found, DerivedFigure) else [each.code for each in found]) == codes


@pytest.mark.parametrize(
    "compute, before, after, codes",
    [
        (ratio, made("a"), made("b", 0), ["zero"]),
        (ratio, ratio(made("a"), made("b")), made("c"), ["derived"]),
        (share, made("a"), made("b", unit=CountingUnit.PERSONS), ["units"]),
        (share, made("a", 11), made("b", 10), ["above_whole"]),
        (change, made(), made(unit=CountingUnit.PERSONS), ["units", "order"]),
        (change, made(), made(), ["order"]),
        (change, made(), made(period=date(2023, 12, 31)), ["order"]),
        (change, made(), made(measure=Measure.FLOW, period=2025), ["measures"]),
        (change, made(), made(period=None), ["undated"]),
        (change, made(classes="x"), made(period=date(2025, 12, 31)), ["populations"]),
        (change, made(part=A), made(period=date(2025, 12, 31), part=B), ["populations"]),
        (change, change(made(), made(period=date(2025, 12, 31))), made(), ["derived"]),
    ],
)
def test_comparisons_that_mean_nothing_are_refused(compute: Any, before: Figure, after: Figure, codes: list[str]) -> None:
    with pytest.raises(MeaninglessError) as caught:
        compute(before, after)

    assert [each.code for each in caught.value.objections] == codes


def test_a_refusal_says_why_and_what_would_be_right_in_both_languages() -> None:
    with pytest.raises(MeaninglessError) as caught:
        total(made("人", unit=CountingUnit.PERSONS), made("次", unit=CountingUnit.ATTENDANCES))

    assert str(caught.value) == "total means nothing: they count different things: 人: persons, 次: attendances; tell them side by side"
    assert caught.value.in_language("zh") == "合计没有意义：计数单位不同：人为人，次为参加人次；请分别列出"
    [objection] = caught.value.objections
    assert objection.as_data()["figures"] == ["人", "次"]
    copied = pickle.loads(pickle.dumps(caught.value))
    assert copied.objections == caught.value.objections


def test_who_gives_no_figures_or_no_finding_is_told() -> None:
    with pytest.raises(InvalidValueError, match="give at least one figure"):
        total()
    with pytest.raises(InvalidValueError, match="give a Judgement"):
        total(made("a"), made("b"), disjoint=True)  # type: ignore[arg-type]


# --- what is computed --------------------------------------------------------------------------------------------------------------------


def test_what_somebody_found_to_be_apart_is_added_and_the_finding_told() -> None:
    found = total(made("a", clause="X1"), made("b", 5, clause="X2"), disjoint=APART, label=Text("合计", "all"))

    assert (found.value, found.clause, found.label.en) == (15, ("X1", "X2"), "all")
    assert [each.en for each in found.caveats] == ["that they share nothing somebody found on 2025-01-02; no source says so"]
    assert total(found, made("c", part=A), disjoint=APART).caveats == found.caveats
    with pytest.raises(MeaninglessError):
        total(made("a"), made("b"), disjoint=Judgement(holds=False, by="office", on=date(2025, 1, 2), document="minutes 3"))
    with pytest.raises(MeaninglessError):
        total(made("a"), made("a"), disjoint=APART)


def test_a_total_that_is_rounded_or_a_lower_bound_says_so() -> None:
    rounded = total(made(value=1000, precision=Rounded(100), part=A), made(value=5, part=B))
    least = total(made(value=20, precision=AtLeast(), part=A), made(value=5, part=B))

    assert rounded.text.en == "about 1,005 teams"
    assert rounded.explain("en").splitlines() == [
        "total of teams: about 1,005 teams",
        "- between 905 teams and 1,105 teams",
        "- teams: about 1,000 teams (as of 2024-12-31, stock)",
        "- teams: 5 teams (as of 2024-12-31, stock)",
        "note: some of the figures are rounded",
        "computed from the figures named; no source states it",
    ]
    assert least.text == Text("至少25支", "at least 25 teams")
    assert least.explain().splitlines()[-2] == "注意：所用数字有只知下限的"


def test_a_ratio_says_where_its_figures_are_of_different_kinds_and_times() -> None:
    workers = made("workers", 39, unit=CountingUnit.PERSONS, clause="X1")
    found = ratio(workers, made("contacts", 13, unit=CountingUnit.SERVICE_CONTACTS, measure=Measure.FLOW, period=2022, clause="X2"))

    assert (found.value, found.text) == (3, Text("3人/人次", "3 persons per service contact"))
    assert [each.en for each in found.caveats] == [
        "one is a figure of another kind (stock) than the other (flow)",
        "they are of different times: as of 2024-12-31 and 2022",
    ]
    same_year = ratio(workers, made("contacts", 13, **YEAR))
    assert [each.en for each in same_year.caveats] == ["one is a figure of another kind (stock) than the other (flow)"]
    undated = ratio(made(measure=Measure.UNKNOWN, period=None), made("b", notes=(Text("注", "note"),)))
    assert [each.zh for each in undated.caveats] == [
        "性质未说明与时点数相比",
        "有的数字来源未说明性质",
        "有的数字未注明时间，未必同时",
        "b：注",
    ]
    assert ratio(total(workers, label=Text("甲", "x")), workers, label=Text("比", "r")).label.en == "r"


def test_bounds_that_are_close_are_told_with_more_decimals() -> None:
    found = ratio(made(value=10_227, precision=Rounded(1)), made("b", 184_600))

    assert "- between 0.05539 teams per team and 0.05541 teams per team" in found.explain("en")
    tiny = ratio(made(value=1, precision=Rounded(1)), made("b", 10**9))
    assert "- between 0 teams per team and 0.01 teams per team" in tiny.explain("en")


def test_a_share_says_whether_the_part_is_known_to_be_in_the_whole() -> None:
    whole = made("all", 2145, classes="certified")

    assert share(made("new", 151, classes=("certified", "new")), whole).caveats == ()
    assert share(made("new", 151, classes=("certified", "new")), whole).text.en == "7.04%"
    said = share(made("new", 151), whole)
    assert [each.en for each in said.caveats] == ["the source does not say whether all of the former are among the latter"]
    assert said.label.zh == "new占all的比重"
    assert share(made("new", 20, precision=AtLeast()), made("b", 10, precision=AtLeast())).value == 2


def test_a_change_keeps_its_direction_its_share_and_its_bounds() -> None:
    more = change(made(), made(value=15, period=date(2025, 12, 31)))
    less = change(made(), made(value=5, period=date(2025, 12, 31)))

    assert (more.value, more.relative, more.text.en) == (5, Fraction(1, 2), "+5 teams")
    assert (less.value, less.relative, less.text.en) == (-5, Fraction(-1, 2), "-5 teams")
    assert change(made(value=0), made(period=date(2025, 12, 31))).relative is None
    unsure = change(made(precision=AtLeast()), made(value=15, period=date(2025, 12, 31)))
    assert unsure.text == Text("至多+5支", "at most +5 teams")
    assert "between" not in unsure.explain("en")
    assert unsure.interval.least is None
    neither = change(made(precision=AtLeast()), made(value=15, period=date(2025, 12, 31), precision=AtLeast()))
    assert neither.text == Text("按所列数字为+5支", "as stated, +5 teams")
    with pytest.raises(InvalidValueError, match="look at `relative` first"):
        _ = total(made()).percent
    both_undated = change(made(period=None), made(value=12, period=None))
    assert both_undated.caveats[0].en == "some of the figures are undated, and may be of different times"


NEXT_YEAR = {"period": date(2025, 12, 31)}


@pytest.mark.parametrize(
    "found, text, percent",
    [
        (change(made(value=1200, precision=Rounded(100)), made(value=1100, precision=AtLeast(), **NEXT_YEAR)), "at least -200 teams", "at least -15.39%"),
        (change(made(value=100, precision=AtLeast()), made(value=1000, precision=Rounded(100), **NEXT_YEAR)), "at most +1,000 teams", "at most +1,000%"),
        (total(made(value=1100, precision=AtLeast(), part=A), made(value=200, precision=Rounded(100), part=B)), "at least 1,200 teams", None),
        (ratio(made(value=1100, precision=AtLeast()), made("b", 100, precision=Rounded(10))), "at least 10 teams per team", None),
        (ratio(made(value=1100, precision=AtLeast()), made("b", 100, precision=AtLeast())), "as stated, 11 teams per team", None),
        (share(made(value=100, precision=Rounded(10)), made("b", 1100, precision=AtLeast())), "at most 10%", None),
        (share(made(value=0), made("b", 1100, precision=AtLeast())), "0%", None),
        (change(made(value=100, precision=AtLeast()), made(value=200, precision=AtLeast(), **NEXT_YEAR)), "as stated, +100 teams", "as stated, +100%"),
    ],
)  # fmt: skip
def test_where_one_side_is_known_the_bound_is_told(found: DerivedFigure, text: str, percent: str | None) -> None:
    assert found.text.en == found.as_data()["text"]["en"] == text
    assert f": {text}\n" in found.explain("en")
    if percent is not None:
        assert found.percent.en == percent


def test_what_is_computed_as_data_is_exact() -> None:
    data = ratio(made(value=77), made("b", 13)).as_data()

    assert (data["value"], data["per"], data["relative"], data["how"]) == ("77/13", "teams", None, "ratio")
    assert change(made(), made(value=15, period=date(2025, 12, 31))).as_data()["relative"] == "1/2"
    bounds = {"least": "1/2", "most": "1/2"}
    assert change(made(), made(value=15, period=date(2025, 12, 31))).as_data()["relative_interval"] == bounds
    assert total(made()).as_data()["per"] is None
