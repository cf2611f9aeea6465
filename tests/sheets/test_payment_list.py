"""The payment list: names joined at the end, totals in figures and in capitals, and no cell that begins a formula."""

import csv
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from socialwork.errors import InvalidValueError
from socialwork.lifecycle import Journal
from socialwork.sheets import payment_list, write_payment_list
from socialwork.talent import HAIYOU
from socialwork.talent.allowance import Allowance, allowance, allowance_of
from socialwork.talent.standing_facts import LeaveCause, Leaving, Naming
from socialwork.talent.terms import Stop, TermRecord

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def term(person: str, **other: Any) -> TermRecord:
    start = date(2025, 3, 1)
    return TermRecord(
        **{"person": person, "named": start, "start": start, "last_day": start + relativedelta(years=4) - timedelta(days=1), **other}
    )


def a_year(*people: str) -> Allowance:
    law = HAIYOU.on(date(2025, 12, 1), readings={"AJ21.exit": "days_before"})
    left = term("H2", stops=(Stop(day=date(2025, 6, 15), why="left"),))
    return allowance_of([*map(term, people or ("H1",)), left], law, 2025)


def test_the_list_in_chinese() -> None:
    rows = payment_list(a_year(), {"H1": "张某"})

    assert rows[0] == ["序号", "编号", "姓名", "第几个管理期", "所属年度", "月数", "应发（税前）", "备注"]
    assert rows[1][:7] == ["1", "H1", "张某", "1", "2025", "10", "10000.00"]
    assert rows[2][:7] == ["2", "H2", "", "1", "2025", "4", "3466.67"]
    assert rows[2][7].startswith("应发：2025年度应计4个月（2025-03至2025-06），其中2025-06按14天计")
    assert rows[3] == ["合计", "", "", "", "", "14", "13466.67", ""]
    assert rows[4] == ["合计（大写）", "人民币壹万叁仟肆佰陆拾陆元陆角柒分"]
    assert rows[5][0] == "大写规则"
    assert rows[6][0] == "口径"
    assert "AJ21.exit=days_before" in rows[6][1]
    assert rows[-1][1] == "辅助测算，不代替主管机关认定"


def test_the_list_in_english() -> None:
    rows = payment_list(a_year(), {}, lang="en")

    assert rows[0][6] == "due (before tax), yuan"
    assert rows[1][7].startswith("due: 2025: 10 months accrued")
    with pytest.raises(InvalidValueError):
        payment_list(a_year(), {}, lang="fr")


def test_the_readings_on_which_terms_hang_are_told() -> None:
    held = Journal()
    for kind, day, facts in (
        ("named", date(2024, 12, 1), Naming()), ("left", date(2025, 3, 1), Leaving(cause=LeaveCause.RETIRED)), ("returned", date(2025, 5, 1), None),
    ):  # fmt: skip
        held = held.record(kind, subject="H1", on=day, recorder="office", facts=facts)
    rows = payment_list(allowance(held, HAIYOU.on(date(2025, 12, 1)), 2025), {}, lang="en")
    [taken] = [row[1] for row in rows if row[0] == "readings"]

    assert {"AJ19", "AJ20", "AJ24.retired", "AJ25", "AJ21.first", "AJ28.recover"} <= {each.partition("=")[0] for each in taken.split("; ")}


def test_nobody_to_pay_is_zero_yuan() -> None:
    rows = payment_list(allowance_of([], HAIYOU.on(date(2025, 12, 1)), 2025), {})

    assert rows[1:3] == [["合计", "", "", "", "", "0", "0.00", ""], ["合计（大写）", "人民币零元整"]]


def test_the_file_opens_in_a_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "发放表.csv"
    write_payment_list(path, a_year(), {"H1": '=HYPERLINK("x")', "H2": "李某"})

    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[1][2] == '\'=HYPERLINK("x")'
    assert rows == payment_list(a_year(), {"H1": '=HYPERLINK("x")', "H2": "李某"})


@given(person=st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1).filter(str.strip), name=st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0")))  # fmt: skip
def test_no_cell_begins_a_formula(person: str, name: str) -> None:
    if name and not name.strip():
        name = ""
    rows = payment_list(a_year(person), {person: name})

    assert not [cell for row in rows for cell in row if cell.startswith(FORMULA)]


@pytest.mark.parametrize("name", ["a\0b", "   ", "\ud800"])
def test_what_no_sheet_can_hold_is_refused_and_not_shown(name: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        payment_list(a_year(), {"H1": name})

    assert name not in str(caught.value)
