"""Applications from a sheet: everything that is wrong at once; grants as a sheet, with every fen in it."""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from socialwork.days import Month, Period
from socialwork.linkage.applications import Application
from socialwork.linkage.calls import Call
from socialwork.linkage.grants import allocate
from socialwork.rules import Missing
from socialwork.sheets import applications_template_csv, read_applications, write_allocation
from socialwork.testing.invented.linkage import TEA_FUND
from socialwork.wire.problems import FileRefusedError

HEAD = "编号,申报组织,项目名称,申请金额（元）,项目总预算,通过初审,评审得分,核定金额（元）,依法登记,列入活动异常名录的记录\n"


def read(tmp_path: Path, text: str, name: str = "applications.csv") -> tuple[Application, ...]:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8-sig")
    return read_applications(path)


def refused(tmp_path: Path, text: str, name: str = "applications.csv") -> list[tuple[int | None, str | None, str]]:
    with pytest.raises(FileRefusedError) as caught:
        read(tmp_path, text, name)
    assert all(each.fix.zh and each.fix.en for each in caught.value.problems)
    return [(each.row, each.column, each.code) for each in caught.value.problems]


def test_every_cell_at_its_place(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        HEAD + 'A1,O1,邻里助老,"60,000",90000元,是,88.5,50000.50,不详,无\n' + "A2,O1,,,,,,,,2021-03-01 2022年2月；2023-01-05至今\n",
    )

    assert found[0] == Application(
        id="A1", organisation="O1", title="邻里助老", asked="60000", project_budget="90000", passed_preliminary=True, score="88.5",
        approved="50000.50", registered=Missing.NOT_KNOWN, abnormal_listings=(),
    )  # fmt: skip
    assert found[1].abnormal_listings == (Period(date(2021, 3, 1), Month(2022, 2)), Period(date(2023, 1, 5)))
    assert found[1].asked is Missing.NOT_ASKED


def test_everything_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    text = (
        "id,organisation,amount asked for (yuan),score,amount approved by the review (yuan),entries in the list of abnormal activity,registered\n"
        "A1,O1,6万元,many,1,2021-03-01,perhaps\n"
        "a 1,O1,0,-1,0.001,2022-01-01 2021-01-01,/\n"
        ",,5,80,6,none,yes\n"
        "合计,,5,,,,\n"
        "example,O1,5,,,,\n"
        "B1,ｏ1,5,80,,none,yes\n"
    )

    assert refused(tmp_path, text) == [
        (2, "amount asked for (yuan)", "bad_value"),
        (2, "score", "bad_value"),
        (2, "entries in the list of abnormal activity", "bad_value"),
        (2, "registered", "bad_value"),
        (3, "id", "duplicate_id"),
        (3, "amount asked for (yuan)", "bad_value"),
        (3, "score", "bad_value"),
        (3, "amount approved by the review (yuan)", "bad_value"),
        (3, "entries in the list of abnormal activity", "bad_value"),
        (3, "registered", "empty_mark"),
        (4, "id", "missing_value"),
        (4, "organisation", "missing_value"),
        (4, "amount approved by the review (yuan)", "contradiction"),
        (5, "id", "no_person"),
        (6, "id", "no_person"),
        (7, "organisation", "duplicate_id"),
    ]


@pytest.mark.parametrize(
    "text, name, code",
    [
        (HEAD, "a.csv", "no_candidates"),
        (HEAD, "a.xlsx", "wrong_extension"),
        (HEAD, "a", "wrong_extension"),
        ("编号,申请金额\nA1,5\n", "a.csv", "missing_column"),
    ],
)
def test_what_is_no_sheet_of_applications_is_refused(tmp_path: Path, text: str, name: str, code: str) -> None:
    assert [each[2] for each in refused(tmp_path, text, name)] == [code]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_template_is_read_once_its_example_has_an_id_of_its_own(tmp_path: Path, lang: str) -> None:
    template = applications_template_csv(lang)
    (column,) = {each[2] for each in refused(tmp_path, template)}
    (found,) = read(tmp_path, template.replace("示例", "A1").replace("example", "A1"))

    assert column == "no_person"
    assert found.dishonest_listings == (Period(date(2021, 3, 1), date(2022, 2, 28)),)


def test_grants_as_a_sheet(tmp_path: Path) -> None:
    day = date(2023, 12, 1)
    about = {"project_budget": 1000, "passed_preliminary": True, "abnormal_listings": ()}
    listed = [
        Application(id="A1", organisation="O1", title="=1+1", asked="50.50", score=90, **about),  # type: ignore[arg-type]
        Application(id="A2", organisation="O2", asked=60, score=80, **about),  # type: ignore[arg-type]
        Application(id="A3", organisation="O3", score=80, **about),  # type: ignore[arg-type]
    ]
    path = tmp_path / "资助.csv"
    write_allocation(path, allocate(Call(day=day, budget=100), listed, TEA_FUND.on(day)), lang="en")
    rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))

    assert rows[1] == ["1", "A1", "'=1+1", "O1", "90", "50.50", "selected", "50.50", "", "in full", ""]
    assert rows[2][7:9] == ["0.00", ""]
    assert rows[3][2:9] == ["", "O3", "80", "", "open", "0.00", "49.50"]
    assert (rows[4][0], rows[4][7]) == ("granted in all", "50.50..100.00")
    assert rows[5][7] == "0.00..49.50"
    assert "budget CNY 100" in rows[6][0]
    write_allocation(path, allocate(Call(day=day, budget=100), listed[:1], TEA_FUND.on(day)))
    assert Decimal(list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))[2][7]) == Decimal("50.50")
