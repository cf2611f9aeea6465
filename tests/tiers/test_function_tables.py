"""The table of functions: every act that the text or a reading speaks of, and what it says of each kind of unit."""

from datetime import date
from typing import Any

from hypothesis import given

from socialwork import HEBEI
from socialwork.testing import laws
from socialwork.tiers import Provided, functions_table

LAW = HEBEI.on(date(2024, 1, 1))
TABLE = functions_table(LAW)


def test_every_function_of_the_text_is_in_it_once_as_a_yes() -> None:
    yes = [
        (cell.question.unit.id, row.act, getattr(row.toward, "id", row.toward))
        for row in TABLE.rows
        for cell in row.cells
        if cell.outcome is Provided.YES
    ]

    assert len(yes) == len(set(yes)) == len(HEBEI.functions)
    assert set(yes) == {(function.unit, function.act, function.toward) for function in HEBEI.functions}


def test_it_is_told_with_clauses_and_the_readings_that_matter() -> None:
    head, *rows = TABLE.table("en")

    assert head == ("act", "for whom", "social work guidance centre", "social work service station", "social work room")
    assert ("train", "social work service station", "yes (H11/H16)", "not provided for", "not provided for") in rows
    assert ("take on purchased tasks", "a mass organisation", "not provided for (AH9?)", "yes (H18)", "not provided for (AH9?)") in rows
    assert ("work by projects", "-", "yes (H13)", "yes (H13)", "yes (H13)") in rows
    assert TABLE.table("zh")[0][:2] == ("职能", "对象")


def test_html_and_data_hold_the_same_answers() -> None:
    shown = TABLE.to_html("zh")

    assert shown.count("<tr>") == len(TABLE.rows) + 1
    assert "该政策有效期未查明" in shown
    assert TABLE._repr_html_() == shown
    assert len(TABLE.as_data()) == len(TABLE.rows) * len(HEBEI.tiers)
    assert repr(TABLE) == f"<FunctionsTable of hebei: {len(TABLE.rows)} rows>"


@given(law=laws(HEBEI))
def test_the_rows_are_the_same_under_every_reading(law: Any) -> None:
    assert [row[:2] for row in functions_table(law).rows] == [row[:2] for row in TABLE.rows]
