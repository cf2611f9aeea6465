"""`socialwork network`: everything worth a look, coverage, and how the units stand against a standard."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from socialwork import HEBEI, plots
from socialwork.sheets import write_network
from socialwork.testing import province
from socialwork.tiers import Network, Place, Site, Unit
from socialwork.wire import write_network as write_document

Run = Callable[..., Result]
DAY = "2024-06-30"
STANDARD = Path(__file__).parents[2] / "examples" / "hebei" / "standard.toml"
NETWORK = Network(
    places=(
        Place(id="C", name="乌有县", tier="county"),
        Place(id="T1", name="河镇", tier="town", within="C"),
        Place(id="T2", name="山乡", tier="town", within="C"),
        Place(id="V1", name="湾村", tier="village", within="T1"),
        Place(id="V2", name="岭村", tier="village", within="T2"),
    ),
    units=(
        Unit(id="G", name="中心", tier="county", place="C"),
        Unit(id="S1", name="河站", tier="town", place="T1", site=Site(floor_area=90, posts_named=True)),
        Unit(id="R1", name="湾室", tier="village", place="V1", site=Site(floor_area=30, signboard=True)),
        Unit(id="R2", name="岭室", tier="village", place="V2"),
    ),
)


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    write_network(tmp_path / "网络 一.csv", NETWORK, layout=HEBEI.tiers)
    return tmp_path / "网络 一.csv"


@pytest.fixture
def big(tmp_path: Path) -> Path:
    """A network with more towns, and more units that do not conform, than are listed."""
    write_network(tmp_path / "big.csv", province(counties=2, towns=42, villages=100, tiers=HEBEI.tiers), layout=HEBEI.tiers)
    return tmp_path / "big.csv"


def squeezed(page: str) -> set[str]:
    """The lines of a page, whatever the widths of its columns."""
    return {" ".join(line.split()) for line in page.splitlines()}


def test_a_network_is_checked_and_counted(run: Run, sheet: Path) -> None:
    result = run("network", sheet, "--on", DAY, "--lang", "en")

    assert result.exit_code == 0
    assert "worth a look (1)\n- warning: no social work service station guides 岭室 (R2)" in result.stdout
    assert "乌有县 (C) 1/1 1/2 2/2 4 1" in squeezed(result.stdout)
    assert "without a unit\n- 山乡 (T2)\n" in result.stdout
    assert "assessment" not in result.stdout


def test_nothing_to_look_at_is_said(run: Run, tmp_path: Path) -> None:
    write_network(tmp_path / "n.csv", Network(places=NETWORK.places[:1], units=NETWORK.units[:1]), layout=HEBEI.tiers)

    said = run("network", tmp_path / "n.csv", "--on", DAY).stdout

    assert "未发现问题" in said
    assert "未设机构" not in said
    assert run("network", tmp_path / "n.csv", "--on", DAY, "--out", tmp_path / "n.html").exit_code == 0
    assert "<p>未发现问题</p>" in (tmp_path / "n.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("option", ["at_most_one", "exactly_one"])
def test_a_chosen_reading_gives_findings_and_refuses_no_file(run: Run, tmp_path: Path, option: str) -> None:
    second = Unit(id="S2", name="河二站", tier="town", place="T1")
    twice = Network(
        places=NETWORK.places, units=(*NETWORK.units, second, Unit(id="R3", name="湾二室", tier="village", place="V1", under="S1"))
    )
    write_network(tmp_path / "n.csv", twice, layout=HEBEI.tiers)

    result = run("network", tmp_path / "n.csv", "--on", DAY, "--reading", f"AH2={option}", "--lang", "en")

    assert result.exit_code == 0
    assert "- warning: 河镇 (T1) has the social work service station 河站 (S1) already, and 河二站 (S2) beside it" in result.stdout
    assert "as the text is read here (H11/AH2)" in result.stdout
    assert ("山乡 (T2) has no social work service station" in result.stdout) is (option == "exactly_one")


def test_a_sheet_of_units_that_is_not_there_is_told(run: Run, sheet: Path, tmp_path: Path) -> None:
    sheet.with_name("网络 一.units.csv").unlink()
    asked = ("network", sheet, "--on", DAY)

    assert "没有找到机构表 网络 一.units.csv：以下按没有机构统计" in run(*asked).stdout
    assert "no sheet of units was found, 网络 一.units.csv" in run(*asked, "--lang", "en").stdout
    assert json.loads(run(*asked, "--json").stdout)["units_not_found"] == "网络 一.units.csv"
    assert run(*asked, "--out", tmp_path / "n.html").exit_code == 0
    assert "没有找到机构表" in (tmp_path / "n.html").read_text(encoding="utf-8")


def test_the_units_are_held_against_a_standard(run: Run, sheet: Path) -> None:
    said = run("network", sheet, "--on", DAY, "--profile", STANDARD, "--lang", "en").stdout

    assert "this standard is made up, to show how one works" in said
    assert {"room 2 1 0 1", "all 4 1 1 2", "fair or poor 1"} <= squeezed(said)
    assert "- 河站 (S1): is large enough" in said
    assert "missing most" in said
    assert "more (--all lists them)" in said
    whole = run("network", sheet, "--on", DAY, "--profile", STANDARD, "--lang", "en", "--all").stdout
    assert "fewest full-time staff of a centre the text of the standard 1" in squeezed(whole)


def test_where_every_unit_conforms_nothing_is_missing(run: Run, tmp_path: Path) -> None:
    conforming = Network(places=(*NETWORK.places[:2], NETWORK.places[3]), units=NETWORK.units[2:3])
    write_network(tmp_path / "n.csv", conforming, layout=HEBEI.tiers)

    said = run("network", tmp_path / "n.csv", "--on", DAY, "--profile", STANDARD, "--lang", "en").stdout

    assert "all 1 1 0 0" in squeezed(said)
    assert "missing most" not in said


def test_what_is_open_is_named_with_its_unit(run: Run, sheet: Path, tmp_path: Path) -> None:
    asked = ("network", sheet, "--on", DAY, "--profile", STANDARD)
    said = run(*asked, "--lang", "en").stdout
    told = [result for result in json.loads(run(*asked, "--json").stdout)["assessment"]["units"] if result["outcome"] == "undetermined"]

    assert told
    block = said.split("\nundetermined\n")[1].split("\n\n")[0].splitlines()
    assert [line.partition(": ")[0] for line in block] == [f"- {unit['name']} ({unit['unit']})" for unit in told]
    assert all(line.partition(": ")[2] for line in block)
    assert run(*asked, "--out", tmp_path / "n.html").exit_code == 0
    html = (tmp_path / "n.html").read_text(encoding="utf-8")
    assert f"<summary>待核实 ({len(told)})</summary>" in html
    assert "<summary>覆盖情况：乡镇（街道）</summary>" in html
    assert "<summary>未设机构 (1)</summary><ul><li>山乡（T2）</li></ul>" in html
    assert ">河镇（T1）</" in html


def test_the_readings_that_were_taken_stand_in_every_report(run: Run, sheet: Path, tmp_path: Path) -> None:
    asked = ("network", sheet, "--on", DAY, "--profile", STANDARD, "--reading", "AW1=among", "--readings", "all")
    for name in ("n.csv", "n.html", "n.txt"):
        assert run(*asked, "--out", tmp_path / name).exit_code == 0
        said = (tmp_path / name).read_text(encoding="utf-8-sig")
        assert "口径：AW1=among；其余1项取政策默认" in said
        assert "逐一取各种可采组合：AW1" in said
    html = (tmp_path / "n.html").read_text(encoding="utf-8")
    assert html.count("逐一取各种可采组合：AW1") == html.count("口径：AW1=among；其余1项取政策默认") == 1


def test_a_column_of_a_standard_is_told_apart_from_a_wrong_one(run: Run, tmp_path: Path) -> None:
    places, units = tmp_path / "n.csv", tmp_path / "n.units.csv"
    assert run("template", "network", "places", "--out", places).exit_code == 0
    assert run("template", "network", "units", "--profile", STANDARD, "--out", units).exit_code == 0
    with places.open("a", encoding="utf-8", newline="") as file:
        csv.writer(file).writerow(["C", "县", "县", "", "", ""])
    asked = ("network", places, "--on", DAY)

    refused = run(*asked)

    assert refused.exit_code == 3
    assert "若是某项标准自己的事实，请同时给出该标准（命令行用 --profile）" in refused.stderr
    assert run(*asked, "--profile", STANDARD).exit_code == 0
    places.write_text(places.read_text(encoding="utf-8-sig").replace("代码日期", "何时何地"), encoding="utf-8")
    assert "何时何地" in (wrong := run(*asked, "--profile", STANDARD)).stderr
    assert "标准自己的事实" not in wrong.stderr


def test_a_standard_that_there_is_not_is_told_with_those_there_are(run: Run, sheet: Path) -> None:
    wrong = run("network", sheet, "--on", DAY, "--profile", "haiyou")

    assert (wrong.exit_code, wrong.stdout) == (4, "")
    assert "haiyou" in wrong.stderr
    assert "hebei" in wrong.stderr


def test_hebeis_own_standard_has_no_values(run: Run, sheet: Path) -> None:
    result = run("network", sheet, "--on", DAY, "--profile", "hebei", "--json")

    assessment = json.loads(result.stdout)["assessment"]
    assert (assessment["total"]["units"], assessment["total"]["undetermined"]) == (4, 4)
    assert any(lack["of_the_standard"] for lack in assessment["missing"])
    said = run("network", sheet, "--on", DAY, "--profile", "hebei").stdout
    assert "不符合标准\n-" not in said  # nothing fails a value that nobody knows


def test_everything_is_there_for_programs(run: Run, sheet: Path, tmp_path: Path) -> None:
    write_document(tmp_path / "n.json", NETWORK)

    told = json.loads(run("network", sheet, "--on", DAY, "--reading", "ah3=shared_units", "--json").stdout)
    same = json.loads(run("network", tmp_path / "n.json", "--on", DAY, "--reading", "AH3=shared_units", "--json").stdout)

    assert told["schema"] == "socialwork.network_report/1"
    assert (told["policy"], told["law_of"], told["readings"]["AH3"], told["assessment"]) == ("hebei", DAY, "shared_units", None)
    assert [finding["code"] for finding in told["findings"]] == ["orphan"]
    assert told["coverage"]["without"] == ["T2"]
    assert {**told, "files": 0} == {**same, "files": 0}


def test_readings_are_those_of_the_system_and_of_the_standard(run: Run, sheet: Path) -> None:
    asked = ("network", sheet, "--on", DAY, "--profile", STANDARD, "--lang", "en")
    said = run(*asked, "--reading", "AH1=listed_names", "--reading", "AW1=among", "--readings", "all").stdout

    assert 'by its name a "乡"' in said
    assert "readings: AH1=listed_names; the other 11 by default" in said
    assert "readings: AW1=among; the other 1 by default" in said
    assert "every admissible combination of: AW1" in said
    wrong = run(*asked, "--reading", "AJ1=about")
    assert (wrong.exit_code, wrong.stdout) == (4, "")
    assert "AJ1" in wrong.stderr
    assert run(*asked[:4], "--readings", "all").exit_code == 2


def test_a_reading_that_several_policies_have_is_chosen_in_each(run: Run, sheet: Path) -> None:
    said = run("network", sheet, "--on", DAY, "--profile", "hebei", "--reading", "AH12=mandatory", "--lang", "en").stdout

    assert "readings: AH12=mandatory; the other 11 by default" in said
    assert "readings: AH12=mandatory; the other 0 by default" in said


def test_long_lists_are_cut_and_all_of_them_can_be_had(run: Run, big: Path) -> None:
    asked = ("network", big, "--on", DAY, "--profile", STANDARD)
    short, whole = run(*asked).stdout, run(*asked, "--all").stdout

    assert "乡镇（街道）：42处（--all 全部列出）" in short
    assert "项（--all 全部列出）" in short
    assert "第42镇（" in whole
    assert "--all" not in whole
    assert set(short.splitlines()[:8]) <= set(whole.splitlines())


def test_a_network_that_does_not_hang_together_is_refused_whole(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "n.csv"
    path.write_text("编号,名称,层级,上级,代码\nC,县,县,,1.30E+11\nT,镇,镇,X,\n", encoding="utf-8")

    result = run("network", path, "--on", DAY, "--lang", "en")

    assert (result.exit_code, result.stdout) == (3, "")
    assert "row 2" in result.stderr
    assert "row 3" in result.stderr
    assert run("network", tmp_path / "none.csv", "--on", DAY).exit_code == 3


def test_reports_are_written_in_place_of_the_page(run: Run, sheet: Path, tmp_path: Path) -> None:
    asked = ("network", sheet, "--on", DAY, "--profile", STANDARD)

    for name in ("评估.csv", "评估.html", "页.txt"):
        result = run(*asked, "--out", tmp_path / name)
        assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"已写入 {tmp_path / name}\n")
    with (tmp_path / "评估.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert [row[0] for row in rows[1:5]] == ["G", "S1", "R1", "R2"]
    html = (tmp_path / "评估.html").read_text(encoding="utf-8")
    assert html.startswith('<!DOCTYPE html>\n<html lang="zh-CN">')
    assert "<summary>提示 (1)</summary><ul><li>提示：岭室（R2）上无社会工作服务站" in html
    assert "<summary>覆盖情况</summary><div" in html
    assert "<li>河站（S1）：场地足够大</li>" in html
    assert (tmp_path / "页.txt").read_text(encoding="utf-8") == run(*asked).stdout
    assert run("network", sheet, "--on", DAY, "--out", tmp_path / "覆盖.htm").exit_code == 0
    assert "社会工作室" in (tmp_path / "覆盖.htm").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "more",
    [
        ("--out", "x.csv"),
        ("--json", "--out", "x.html"),
        ("--plot", "x.gif"),
        ("--plot", "x.svg", "--json", "--out", "x.svg"),
        ("--out", "x.pdf"),
        ("--out", "net.csv"),
        ("--plot", "net.units.csv"),
        ("--out", "net.units.csv", "--json"),
    ],
)
def test_wrong_calls_write_nothing(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: tuple[str, ...]) -> None:
    monkeypatch.chdir(tmp_path)
    write_network("net.csv", NETWORK, layout=HEBEI.tiers)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    result = run("network", "net.csv", "--on", DAY, *more)

    assert (result.exit_code, result.stdout) == (2, "")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_document_has_its_units_in_it(run: Run, tmp_path: Path) -> None:
    write_document(tmp_path / "n.json", NETWORK)

    result = run("network", tmp_path / "n.json", tmp_path / "u.csv", "--on", DAY, "--lang", "en")

    assert result.exit_code == 2
    assert "has the units in it" in result.stderr


def test_a_day_must_be_named_and_the_standard_in_force(run: Run, sheet: Path) -> None:
    assert run("network", sheet).exit_code == 2
    early = ("network", sheet, "--on", "2019-01-01", "--profile", STANDARD)
    assert run(*early).exit_code == 4
    assert run(*early, "--beyond-validity").exit_code == 0


def test_a_report_that_cannot_be_written_ends_with_its_code(run: Run, sheet: Path, tmp_path: Path) -> None:
    result = run("network", sheet, "--on", DAY, "--out", tmp_path / "no" / "such.html")

    assert (result.exit_code, result.stdout) == (3, "")


@pytest.mark.parametrize("profile, kind", [((), "Coverage"), (("--profile", STANDARD), "NetworkAssessment")])
def test_a_picture_is_drawn(
    run: Run, sheet: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, profile: tuple[Any, ...], kind: str
) -> None:
    drawn: list[tuple[str, str]] = []
    draw = plots.network

    def network(shown: Any, *, lang: Any, law: Any) -> Any:
        drawn.append((type(shown).__name__, lang))
        return draw(shown, lang=lang, law=law)

    monkeypatch.setattr(plots, "network", network)

    result = run("network", sheet, "--on", DAY, *profile, "--plot", tmp_path / "图.svg", "--lang", "en")

    assert (result.exit_code, result.stderr) == (0, f"written to {tmp_path / '图.svg'}\n")
    assert drawn == [(kind, "en")]
    assert (tmp_path / "图.svg").read_text(encoding="utf-8").startswith("<?xml")
    assert "coverage" in result.stdout


def test_a_picture_that_cannot_be_written_ends_with_its_code(run: Run, sheet: Path, tmp_path: Path) -> None:
    result = run("network", sheet, "--on", DAY, "--plot", tmp_path / "no" / "p.png", "--lang", "en")

    assert (result.exit_code, result.stdout) == (3, "")
    assert "there is no folder" in result.stderr


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_console_can_show_the_page(run: Run, big: Path, lang: str) -> None:
    result = run("network", big, "--on", DAY, "--profile", STANDARD, "--lang", lang, charset="gbk")

    assert result.exit_code == 0
    assert "?" not in result.stdout_bytes.decode("gbk")
    assert "�" not in result.stdout_bytes.decode("gbk")
