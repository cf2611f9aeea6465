"""Figures of several years side by side, with what became of them, and why nothing can be said where it cannot."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.errors import DuplicateNameError, InvalidValueError
from socialwork.statistics import AtLeast, CountingUnit, FigureRow, Measure, Part, Rounded, Statistic, compare_figures
from socialwork.text import Text, plain

from .conftest import made

NEXT = date(2025, 12, 31)


def test_each_figure_is_held_against_the_one_before() -> None:
    table = compare_figures(
        [made(value=15, period=NEXT), made("b", 0), made(), made("b", period=NEXT), made(period=NEXT, part=Part("towns", "A"))]
    )

    assert table.table("en") == (
        ("figure", "value", "kind", "when", "since the one before", "in percent", "stated in", "notes"),
        ("teams", "10 teams", "stock", "as of 2024-12-31", "-", "-", "-", "-"),
        ("teams", "15 teams", "stock", "as of 2025-12-31", "+5 teams", "+50%", "-", "-"),
        ("b", "0 teams", "stock", "as of 2024-12-31", "-", "-", "-", "-"),
        ("b", "10 teams", "stock", "as of 2025-12-31", "+10 teams", "-", "-", "-"),
        ("teams (A)", "10 teams", "stock", "as of 2025-12-31", "-", "-", "-", "-"),
    )
    assert compare_figures([made(), made(value=5, period=NEXT)]).table("zh")[2][4:6] == ("-5支", "-50%")


def test_what_cannot_be_compared_is_shown_with_the_reason() -> None:
    table = compare_figures([made(period=None), made(), made(unit=CountingUnit.PERSONS, period=NEXT)])
    first, second, third = table.rows

    assert (first.change, first.why_not) == (None, ())
    assert [each.code for each in second.why_not] == ["undated"]
    assert [each.code for each in third.why_not] == ["units"]
    assert "it is not known which came first" in table.table("en")[2][-1]


def test_published_figures_stand_beside_an_offices_own_and_are_not_compared_with_them() -> None:
    published = [made(value=7, clause="X1", notes=(Text("约", "as told"),)), made("elsewhere")]
    first, second, third = compare_figures([made(period=NEXT), made(value=9, period=date(2026, 12, 31))], published).rows

    assert (first.figure, first.published, first.change, first.notes) == (published[0], True, None, (Text("约", "as told"),))
    assert (second.published, second.change, second.why_not) == (False, None, ())
    assert third.change is not None
    assert third.change.value == -1


@given(order=st.permutations([made(period=date(year, 12, 31), value=year) for year in range(2020, 2025)]))
def test_the_order_of_figures_changes_nothing(order: list[Statistic]) -> None:
    assert [row.change and row.change.value for row in compare_figures(order).rows] == [None, 1, 1, 1, 1]


def test_the_same_figure_twice_is_refused_and_that_of_another_source_is_not() -> None:
    with pytest.raises(DuplicateNameError, match="teams 2024-12-31"):
        compare_figures([made(), made(value=11)])

    rows = compare_figures([made(), made(value=11, source="report")]).rows
    assert [each.code for each in rows[1].why_not] == ["order"]


def test_how_exactly_a_share_is_known_is_told_with_it() -> None:
    table = compare_figures([made(), made(value=15, period=NEXT, precision=AtLeast())])

    assert table.table("en")[2][4:6] == ("at least +5 teams", "at least +50%")


def test_the_table_as_html_and_as_data() -> None:
    table = compare_figures([made("a<b"), made("a<b", 12, period=NEXT)])

    assert "a&lt;b" in table.to_html("en")
    assert "较上期" in table._repr_html_()
    assert repr(table) == "<FigureTable: 2 figures>"
    first, second = table.as_data()["figures"]
    assert (first["change"], first["why_not"]) == (None, [])
    assert second["change"]["value"] == "2"
    with pytest.raises(InvalidValueError):
        table.table("fr")  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError):
        table.to_html("fr")  # type: ignore[arg-type]


def test_ids_and_parts_that_differ_in_writing_alone_are_refused() -> None:
    with pytest.raises(DuplicateNameError, match="Teams, teams"):
        compare_figures([made(), made("Teams", period=NEXT)])
    with pytest.raises(DuplicateNameError, match="Teams, teams"):
        compare_figures([made()], [made("Teams")])
    with pytest.raises(DuplicateNameError, match="towns/A, towns/a"):
        compare_figures([made(part=Part("towns", "A")), made(period=NEXT, part=Part("towns", "a"))])


def test_a_cumulative_figure_that_falls_is_told() -> None:
    def of(after: int, **more: Any) -> FigureRow:
        last = made(value=after, period=NEXT, measure=Measure.CUMULATIVE, **more)
        return compare_figures([made(value=100, measure=Measure.CUMULATIVE), last]).rows[1]

    fallen = of(50)
    assert [each.en for each in fallen.remarks] == ["a cumulative figure does not fall; look it up"]
    assert fallen.change is not None
    assert fallen.change.caveats == fallen.remarks == fallen.notes
    assert fallen.as_data()["remarks"][0]["zh"] == "累计数不会减少；请核对"
    assert of(50, precision=Rounded(100)).remarks == of(50, precision=AtLeast()).remarks == of(100).remarks == ()
    assert compare_figures([made(value=100), made(value=50, period=NEXT)]).rows[1].remarks == ()


@pytest.mark.parametrize(
    "last, said",
    [
        (2022, None),
        (2023, "held against the figure of 2021; there is none of 2022"),
        (2024, "held against the figure of 2021; there is none of 2022 to 2023"),
    ],
)
def test_years_between_of_which_there_is_no_figure_are_told(last: int, said: str | None) -> None:
    row = compare_figures([made(measure=Measure.FLOW, period=2021), made(measure=Measure.FLOW, period=last)]).rows[1]

    assert [each.en for each in row.remarks] == ([] if said is None else [said])
    days = compare_figures([made(period=date(2021, 12, 31)), made(period=date(last, 6, 30))]).rows[1]
    assert bool(days.remarks) == (said is not None)


def test_another_name_under_one_id_is_told() -> None:
    def of(before: str, after: str) -> list[str]:
        figures = [made("a", label=plain(before)), made("a", label=plain(after), period=NEXT)]
        return [each.en for each in compare_figures(figures).rows[1].remarks]

    assert of("teams", "groups") == ['before it was called "teams"; look up whether it is the same figure']
    assert of("teams", "teams") == of("a", "teams") == of("teams", "a") == []


def test_undated_figures_have_no_years_between() -> None:
    assert compare_figures([made(period=None, source="a"), made(period=None, source="b")]).rows[1].remarks == ()
