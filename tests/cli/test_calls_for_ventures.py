"""Whom a call funds, at the command line: as a page, as data, as a sheet, as HTML."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from socialwork.linkage import Application
from socialwork.sheets import read_applications

Run = Callable[..., Result]

SHEET = Path(__file__).parents[2] / "examples" / "ouhai" / "applications.csv"
DAY = ("--on", "2025-04-10")
RESOLVED = """schema = "socialwork.resolutions/1"

[[resolutions]]
chosen = ["V05"]
over = ["V12"]
reason = "需求更急"
by = "评审组"
on = 2025-04-09
"""


def test_a_page_tells_money_readings_ties_and_what_is_missing(run: Run) -> None:
    result = run("call", SHEET, *DAY, "--budget", "1000000")
    head, table, missing, notice = result.stdout.split("\n\n")

    assert result.exit_code == 0
    assert head.splitlines()[1:4] == [
        "申报30项：拟入选13项，待定3项，未入选14项（适用2025-04-10之规定）",
        "经费1,000,000元：资助967,200元至991,700元，余8,300元至32,800元",
        "口径 OPR1（经费不足以全额资助下一项目时如何处理）：到此为止",
    ]
    assert "并列未定：V05, V12（评审得分82.5），由主管机关裁定" in head
    assert "足额" in table
    assert missing == "待核实\nV21：评审得分"
    assert notice == "辅助测算，不代替主管机关认定\n"


def test_as_data_every_amount_is_text_and_adds_up(run: Run) -> None:
    data = json.loads(run("call", SHEET, *DAY, "--json", "--reading", "opr1=SKIP", "--instalments", "60%，40%").stdout)

    assert data["budget"] == "2000000"
    assert data["readings"]["OPR1"] == "skip"
    assert data["awards"][0]["instalments"] == ["59640.00", "39760.00"]


def test_readings_and_limits_can_be_varied(run: Run) -> None:
    about = (
        "--budget",
        "500000",
        "--ceiling",
        "60000",
        "--per-organisation",
        "1",
        "--places",
        "9",
        "--minimum",
        "70",
        "--budget-share",
        "1/2",
    )
    data = json.loads(run("call", SHEET, *DAY, "--json", "--readings", "all", *about, "--cut-off", "2025-04-01").stdout)

    assert data["varied"] == ["OPR1"]
    assert data["combinations"] == 3
    assert all(float(each["granted"]["most"]) <= 60_000 for each in data["awards"])


def test_grants_are_written_beside_the_page(run: Run, tmp_path: Path) -> None:
    resolved = tmp_path / "resolved.toml"
    resolved.write_text(RESOLVED, encoding="utf-8")
    result = run("call", SHEET, *DAY, "--budget", "1000000", "--resolve", resolved, "--grants", tmp_path / "资助.csv", "--lang", "en")
    rows = {row[1]: row for row in csv.reader((tmp_path / "资助.csv").read_text(encoding="utf-8-sig").splitlines())}

    assert "written to" in result.stderr
    assert "tie not settled" not in result.stdout
    assert rows["V14"][6:8] == ["selected", "99400.00"]
    run("call", SHEET, *DAY, "--grants", tmp_path / "资助.html")
    assert "<table>" in (tmp_path / "资助.html").read_text(encoding="utf-8")


def test_calls_that_are_wrong_are_refused_before_anything_is_written(run: Run, tmp_path: Path) -> None:
    for about, said in (
        (("--grants", tmp_path / "a.txt"), "文件名须以 .csv 或 .html 结尾"),
        (("--budget", "many"), "--budget：many：请给出整数"),
        (("--instalments", "half"), "--instalments：half"),
        (("--policy", "nowhere"), "guangzhou_ventures"),
    ):
        result = run("call", SHEET, *DAY, *about)
        assert result.exit_code == 2
        assert said in result.stderr
        assert not result.stdout
    assert run("call", SHEET, *DAY, "--ceiling", "200000").exit_code == 4
    assert run("call", SHEET, "--on", "2024-01-01", "--policy", "guangzhou_ventures").exit_code == 4
    assert run("call", tmp_path / "none.csv", *DAY).exit_code == 3
    assert run("call", SHEET, *DAY, "--grants", tmp_path / "none" / "a.csv").exit_code == 3
    assert not list(tmp_path.iterdir())


def test_a_sheet_of_nothing_missing_has_no_list_of_what_is(run: Run, tmp_path: Path) -> None:
    sheet = tmp_path / "one.csv"
    sheet.write_text("编号,申报组织,申请金额,评审得分,通过初审\nV1,O1,5,80,是\n", encoding="utf-8")

    assert len(run("call", sheet, *DAY).stdout.split("\n\n")) == 3


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_template_has_the_headings(run: Run, lang: str) -> None:
    assert run("template", "applications", "--lang", lang).stdout.splitlines()[0].split(",")[0] in {"编号", "id"}


def test_the_example_is_what_its_maker_makes() -> None:
    found = read_applications(SHEET)

    assert len(found) == 30
    assert all(isinstance(each, Application) for each in found)
