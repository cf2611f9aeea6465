"""Ventures held against their formula at the command line: as a page, as data, as a sheet, as HTML, as a picture."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest
from click.testing import Result

from socialwork import plots
from socialwork.linkage import Venture
from socialwork.sheets import read_ventures
from socialwork.wire import write_ventures

Run = Callable[..., Result]

SHEET = Path(__file__).parents[2] / "examples" / "ouhai" / "ventures.csv"
DAY = ("--on", "2025-04-10")


@pytest.fixture
def written(tmp_path: Path) -> Callable[[Venture], Path]:
    """Writes one venture to a file."""

    def write(venture: Venture) -> Path:
        write_ventures(tmp_path / "one.json", [venture])
        return tmp_path / "one.json"

    return write


def test_a_page_tells_what_lacks_on_which_reading_and_what_is_linked(run: Run) -> None:
    result = run("venture", SHEET, *DAY)
    head, table, shared, depends, missing, linkage, sectors, _, notice = result.stdout.split("\n\n")

    assert result.exit_code == 0
    assert head.splitlines() == [
        "温州市瓯海区五社联动工作（2025-04-10）",
        "该政策有效期未查明",
        "口径：13项均取政策默认",
        "创投项目 1+1+1+N+X：共9个，不符合4个、待核实1个、符合4个",
    ]
    assert "社会组织：有2，应有恰1：超出1" in table
    assert "均已联动" in table
    assert shared == "同时服务几个项目的人员\n- W03：V03、V04"
    assert "- V05：AO4（一家社会组织是否容许合作单位）：one_in_all=不符合，one_lead=符合，one_or_more=符合" in depends.splitlines()
    assert missing == "须查明\n- V09：W09：是否专职；志愿者"
    assert linkage.splitlines()[1].startswith("9个创投项目：已联动：社区、")
    assert [line.split() for line in sectors.splitlines()[2:3]] == [["社区", "8", "0", "1", "已联动"]]
    assert notice == "辅助测算，不代替主管机关认定\n"


def test_every_reading_leaves_contested_what_hangs_on_one(run: Run) -> None:
    result = run("venture", SHEET, *DAY, "--readings", "all", "--lang", "en")

    assert "a venture project 1+1+1+N+X: 9 in all, no 1, contested 5, undetermined 1, yes 2" in result.stdout
    assert "every admissible combination of: AO2, AO3," in result.stdout
    assert "AO4 (whether there may be other organisations beside the one): one_in_all=no, one_lead=yes, one_or_more=yes" in result.stdout


def test_readings_formula_and_days_are_chosen(run: Run) -> None:
    data = json.loads(run("venture", SHEET, *DAY, "--json", "--reading", "ao4=one_lead", "--reading", "AO7=project_stands_in").stdout)

    assert data["readings"]["AO4"] == "one_lead"
    assert data["composition"]["counts"] == {"NO": 3, "CONTESTED": 0, "UNDETERMINED": 1, "YES": 5}
    assert data["composition"]["shared"] == {"W03": ["V03", "V04"]}
    assert data["linkage"]["sectors"]["community"]["not_known"] == []
    assert (data["schema"], data["policy"], data["law_of"]) == ("socialwork.ventures_report/1", "ouhai", "2025-04-10")
    other = json.loads(run("venture", SHEET, *DAY, "--json", "--formula", "charity_linkage").stdout)
    assert other["composition"]["formula"]["written"] == "慈善资金+慈善组织+专业社工+志愿者"
    wrong = run("venture", SHEET, *DAY, "--formula", "ventures", "--lang", "en")
    assert (wrong.exit_code, wrong.stdout) == (4, "")
    assert "did you mean venture" in wrong.stderr


def test_an_answer_that_only_several_readings_together_turn_says_so(run: Run, written: Callable[[Venture], Path]) -> None:
    [venture] = [each for each in read_ventures(SHEET) if each.id == "V05"]
    result = run("venture", written(attrs.evolve(venture, title=None, volunteers=0)), *DAY, "--lang", "en")

    assert "- V05: only with several taken otherwise together: AO4, AO3" in result.stdout
    assert "who works on several ventures" not in result.stdout


def test_a_document_says_the_same_as_the_sheet(run: Run, tmp_path: Path) -> None:
    write_ventures(tmp_path / "ventures.json", read_ventures(SHEET))

    assert run("venture", tmp_path / "ventures.json", *DAY).stdout == run("venture", SHEET, *DAY).stdout


def test_the_answer_goes_to_files_of_their_kinds(run: Run, tmp_path: Path) -> None:
    for name in ("a.csv", "a.html", "a.txt"):
        result = run("venture", SHEET, *DAY, "--out", tmp_path / name)
        assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"已写入 {tmp_path / name}\n")

    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row[0] for row in csv.reader(file)][:3] == ["编号", "V01", "V02"]
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "<summary>因口径而异</summary>" in page
    assert "W03：V03、V04" in page
    assert "创投项目 1+1+1+N+X：共9个" in (tmp_path / "a.txt").read_text(encoding="utf-8")
    refused = run("venture", SHEET, *DAY, "--json", "--out", tmp_path / "b.html")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert run("venture", SHEET, *DAY, "--out", tmp_path / "b.pdf").exit_code == 2
    assert run("venture", SHEET, *DAY, "--out", SHEET).exit_code == 2


def test_a_picture_is_drawn_beside_the_answer(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[Any] = []
    draw = plots.linkage

    def linkage(network: Any, *, lang: Any, law: Any) -> Any:
        drawn.append((len(network.nodes) > 20, lang, law.policy.id))
        return draw(network, lang=lang, law=law)

    monkeypatch.setattr(plots, "linkage", linkage)
    result = run("venture", SHEET, *DAY, "--plot", tmp_path / "图.svg", "--lang", "en")

    assert (result.exit_code, result.stderr) == (0, f"written to {tmp_path / '图.svg'}\n")
    assert drawn == [(True, "en", "ouhai")]
    assert "who works on several ventures" in result.stdout


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_console_can_show_the_page_and_the_template_has_an_example(run: Run, lang: str) -> None:
    result = run("venture", SHEET, *DAY, "--lang", lang, charset="gbk")

    assert result.exit_code == 0
    assert "�" not in result.stdout_bytes.decode("gbk")
    assert "?" not in result.stdout_bytes.decode("gbk")
    assert run("template", "ventures", "--lang", lang).stdout.splitlines()[0].split(",")[0] in {"编号", "id"}


def test_a_wrong_sheet_is_refused_with_every_problem(run: Run, tmp_path: Path) -> None:
    sheet = tmp_path / "v.csv"
    sheet.write_text("编号,社会组织,志愿者\nV1,O1 老大,几个\n", encoding="utf-8")
    result = run("venture", sheet, *DAY)

    assert (result.exit_code, result.stdout) == (3, "")
    assert "共2处问题" in result.stderr
    assert run("venture", SHEET).exit_code == 2
