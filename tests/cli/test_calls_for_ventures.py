"""Whom a call funds, at the command line: as a page, as data, as a sheet, as HTML."""

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from runpy import run_path

import pytest
from click.testing import Result

from socialwork.linkage import Application
from socialwork.sheets import read_applications
from socialwork.wire import read_criteria, write_applications

Run = Callable[..., Result]

FOLDER = Path(__file__).parents[2] / "examples" / "ouhai"
SHEET = FOLDER / "applications.csv"
PANEL = ("--scores", FOLDER / "scores.csv", "--criteria", FOLDER / "criteria.toml")
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
    result = run("call", SHEET, *DAY)
    head, table, open_, notice = result.stdout.split("\n\n")

    assert result.exit_code == 0
    assert head.splitlines()[1:4] == [
        "申报30项：拟入选22项，待定3项，未入选5项（适用2025-04-10之规定）",
        "经费2,000,000元：资助1,910,000元至1,938,000元，余62,000元至90,000元",
        "所用数值：本期经费（OP2、据报刊）、每项上限（OP5、据报刊）",
    ]
    assert "并列未定：V05, V12（评审得分70.5），由主管机关裁定" in head
    assert "足额" in table
    assert open_.splitlines() == [
        "待定",
        "V21：0元至100,000元；待核实：评审得分",
        "V05：0元至72,000元；并列：V12；另待核实其他项目：V21",
        "V12：0元至98,000元；并列：V05；另待核实其他项目：V21",
    ]
    assert notice == "辅助测算，不代替主管机关认定\n"


def test_as_data_every_amount_is_text_and_adds_up(run: Run) -> None:
    data = json.loads(run("call", SHEET, *DAY, "--json", "--reading", "opr1=SKIP", "--instalments", "60%，40%").stdout)

    assert data["budget"] == "2000000"
    assert data["readings"]["OPR1"] == "skip"
    assert data["awards"][0]["instalments"] == ["52800.00", "35200.00"]


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
    result = run("call", SHEET, *DAY, "--budget", "1950000", "--resolve", resolved, "--grants", tmp_path / "资助.csv", "--lang", "en")
    rows = {row[1]: row for row in csv.reader((tmp_path / "资助.csv").read_text(encoding="utf-8-sig").splitlines())}

    assert "written to" in result.stderr
    assert "tie not settled" not in result.stdout
    assert "tie settled: V05 before V12 (评审组, 2025-04-09: 需求更急)" in result.stdout
    assert rows["V15"][6:8] == ["selected", "88000.00"]
    run("call", SHEET, *DAY, "--grants", tmp_path / "资助.html")
    assert "<table>" in (tmp_path / "资助.html").read_text(encoding="utf-8")


def test_instalments_are_shown_and_written(run: Run, tmp_path: Path) -> None:
    result = run("call", SHEET, *DAY, "--instalments", "1/3,2/3", "--grants", tmp_path / "grants.csv")
    rows = {row[1]: row for row in csv.reader((tmp_path / "grants.csv").read_text(encoding="utf-8-sig").splitlines())}
    paid = result.stdout.split("\n\n")[3].splitlines()
    run("call", SHEET, *DAY, "--instalments", "1/3,2/3", "--grants", tmp_path / "grants.html")
    page = (tmp_path / "grants.html").read_text(encoding="utf-8")

    assert paid[0] == "分期拨付"
    assert paid[1].split() == ["编号", "资助金额", "第1期（约33.3333%）", "第2期（约66.6667%）"]
    assert paid[3].split() == ["V15", "88,000元", "29,333.33元", "58,666.67元"]
    assert rows["编号"][-2:] == ["第1期（约33.3333%）（元）", "第2期（约66.6667%）（元）"]
    assert rows["V15"][-2:] == ["29333.33", "58666.67"]
    assert rows["V21"][-2:] == ["", ""]
    assert {len(row) for row in rows.values()} == {13}
    assert ">29,333.33元</td>" in page
    assert "V21" not in {line.split()[0] for line in paid}


def test_amounts_that_are_open_stand_under_a_title_of_their_own(run: Run, tmp_path: Path) -> None:
    sheet = tmp_path / "two.csv"
    sheet.write_text("编号,申报组织,申请金额,评审得分,通过初审\nV1,O1,50,80,是\nV2,O2,60,80,是\n", encoding="utf-8")
    parts = run("call", sheet, *DAY, "--budget", "80", "--reading", "OPR1=part_fund").stdout.split("\n\n")

    assert "申报2项：拟入选2项（其中2项金额待定），待定0项，未入选0项" in parts[0]
    assert parts[2].splitlines() == ["结果或金额待定", "V1：20元至50元；并列：V2", "V2：30元至60元；并列：V1"]


def test_calls_that_are_wrong_are_refused_before_anything_is_written(run: Run, tmp_path: Path) -> None:
    for about, said in (
        (("--grants", tmp_path / "a.txt"), "文件名须以 .csv 或 .html 结尾"),
        (("--budget", "many"), "--budget：many：请填数字，不带单位"),
        (("--instalments", "half"), "--instalments：half"),
        (("--policy", "nowhere"), "guangzhou_ventures"),
        (("--criteria", FOLDER / "criteria.toml"), "--criteria 须与 --scores 一起使用"),
        (("--scores", FOLDER / "scores.csv", "--grants", FOLDER / "scores.csv"), "覆盖输入文件"),
    ):
        result = run("call", SHEET, *DAY, *about)
        assert result.exit_code == 2
        assert said in result.stderr
        assert not result.stdout
    assert run("call", SHEET, *DAY, "--ceiling", "200000").exit_code == 4
    for name, value, fix in (
        ("--ceiling", "200000", "不得超过规定的100000"),
        ("--budget", "0", "请给大于0、精确到分的金额（元）"),
        ("--instalments", "33%,1/3", "各期比例应大于0，合计为1"),
        ("--cut-off", "2025-05-01", "截止日不得晚于决定日"),
        ("--minimum", "101", "最低分应在0与最高分之间"),
    ):
        assert run("call", SHEET, *DAY, name, value).stderr.strip() == f"{name}：{fix}"
    (late := tmp_path.with_suffix(".toml")).write_text(RESOLVED.replace("04-09", "04-11"), encoding="utf-8")
    assert "裁定日不得晚于决定日 2025-04-10" in run("call", SHEET, *DAY, "--resolve", late).stderr
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


def test_the_example_is_what_its_maker_makes(tmp_path: Path) -> None:
    found = read_applications(SHEET)
    run_path(str(shutil.copy(FOLDER / "make_applications.py", tmp_path)))

    for name in ("applications.csv", "scores.csv"):
        assert (tmp_path / name).read_text(encoding="utf-8") == (FOLDER / name).read_text(encoding="utf-8")
    assert len(found) == 30
    assert all(isinstance(each, Application) for each in found)


def test_scores_come_from_the_panel_and_are_shown(run: Run, tmp_path: Path) -> None:
    page = run("call", SHEET, *DAY, *PANEL).stdout
    data = json.loads(run("call", SHEET, *DAY, *PANEL, "--json", "--grants", tmp_path / "grants.html").stdout)
    panel = {each["id"]: each["panel"] for each in data["awards"]}

    assert "V21   66.76至86.76  85.1、83.7、83、82、0至100    1位评委的评分未齐" in page
    assert "V21：0元至100,000元；待核实：1位评委的评分" in page
    assert (panel["V12"]["recused"], panel["V12"]["waiting"], panel["V21"]["waiting"]) == (1, 0, 1)
    assert [each["label"]["zh"] for each in panel["V12"]["criteria"]] == ["需求", "方案", "团队", "可持续"]
    assert not any(each["score_differs"] for each in data["awards"])
    assert "评审团评分" in (tmp_path / "grants.html").read_text(encoding="utf-8")


def test_whether_the_ends_are_dropped_is_a_reading_where_the_criteria_do_not_say(run: Run) -> None:
    result = run("call", SHEET, *DAY, *PANEL, "--reading", "OPR2=drop_ends")

    assert "并列" not in result.stdout
    assert "申报表中的评审得分与评审团的评分不符，以评审团为准" in result.stdout
    assert "口径 OPR2" in run("call", SHEET, *DAY, *PANEL, "--readings", "all").stdout


def test_one_score_needs_no_file_of_criteria(run: Run, tmp_path: Path) -> None:
    sheet, scores = tmp_path / "one.csv", tmp_path / "scores.csv"
    sheet.write_text("编号,申报组织,申请金额,通过初审\nV1,O1,5,是\n", encoding="utf-8")
    scores.write_text("项目编号,评委,评分\nV1,J1,90\nV2,J1,90\n", encoding="utf-8")
    refused = run("call", sheet, *DAY, "--scores", scores)
    scores.write_text("项目编号,评委,评分\nV1,J1,90\n", encoding="utf-8")

    assert refused.exit_code == 3
    assert "第3行，“项目编号”列：读到“V2”；请填其中之一：V1" in refused.stderr
    assert "V1    90        90          -" in run("call", sheet, *DAY, "--scores", scores).stdout


def test_applications_can_be_a_document(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "applications.json"
    write_applications(path, read_applications(SHEET))

    assert run("call", path, *DAY).stdout == run("call", SHEET, *DAY).stdout


def test_templates_of_criteria_and_of_the_sheet_that_follows_from_them(run: Run, tmp_path: Path) -> None:
    assert run("template", "scores").stdout.splitlines()[0] == "项目编号,评委,回避,评分"
    assert run("template", "scores", "--criteria", FOLDER / "criteria.toml").stdout.splitlines()[0].endswith("需求,方案,团队,可持续")
    run("template", "criteria", "--out", tmp_path / "criteria.toml")
    assert read_criteria(tmp_path / "criteria.toml")[1] == ()


def test_the_contest_of_zhongshan_tells_whether_a_third_is_kept(run: Run) -> None:
    result = run("call", SHEET, "--on", "2013-06-10", "--policy", "zhongshan_2013", "--budget", "2000000", "--lang", "en")

    assert "projects of social workers with volunteers: at least 1/3 of those that are funded; there are 0-24 of 21-24: undetermined" in (
        result.stdout
    )
