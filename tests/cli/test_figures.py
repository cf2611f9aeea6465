"""The figures of the report and an office's own: as a page, as data, as HTML, and as a picture."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from socialwork.linkage.ouhai.figures import FIGURES, indicators

Run = Callable[..., Result]


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "历年.csv"
    lines = ("编号,数值,年份,截至日期", "stations,13,,2023-12-31", "stations,14,,2024-12-31", "stations,15,,", "people_served,48210,2023,")
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_the_figures_of_the_report_with_what_they_come_to(run: Run) -> None:
    result = run("figures", "--lang", "en")

    assert result.exit_code == 0
    head, _, notes, _, computed, notice = result.stdout.split("\n\n")
    assert head == "Ouhai: the figures that a news report states"
    assert "- services to people in difficulty: contacts, not persons (AO19)" in notes.splitlines()
    assert "3 persons per place" in computed
    assert notice.startswith("computed in support")


def test_the_figures_as_data(run: Run) -> None:
    data = json.loads(run("figures", "--json").stdout)

    assert data["schema"] == "socialwork.figures/1"
    assert [each["figure"]["id"] for each in data["figures"]] == [each.id for each in FIGURES]
    assert [each["value"] for each in data["computed"]] == [str(each.value) for each in indicators()]


def test_an_offices_own_figures_over_the_years(run: Run, sheet: Path) -> None:
    result = run("figures", sheet, "--lang", "en")

    assert result.exit_code == 0
    assert "+1 place" in result.stdout
    assert "+7.69%" in result.stdout
    assert "48,210 service contacts" in result.stdout
    assert "- town and subdistrict stations: no time is told, and it is not known which came first; find out of when it is" in result.stdout
    assert "3 persons per place" not in result.stdout
    data = json.loads(run("figures", sheet, "--json").stdout)
    assert [each["published"] for each in data["figures"]] == [True, False, False, False, True, False]


def test_a_picture_and_a_page_are_written(run: Run, sheet: Path, tmp_path: Path) -> None:
    page, picture, text = tmp_path / "figures.html", tmp_path / "figures.svg", tmp_path / "figures.txt"
    result = run("figures", sheet, "--out", page, "--plot", picture)

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.splitlines() == [f"已写入 {picture}", f"已写入 {page}"]
    assert "较上期" in page.read_text(encoding="utf-8")
    assert picture.read_bytes().startswith(b"<?xml")
    assert run("figures", "--out", text).exit_code == 0
    assert "慈善组织" in text.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "arguments, code",
    [
        (("--out", "x.csv"), 2),
        (("--json", "--out", "x.html"), 2),
        (("--plot", "x.gif"), 2),
        (("--out", "nowhere/x.html"), 3),
    ],
)
def test_wrong_calls_write_nothing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], code: int
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("figures", *arguments)

    assert (result.exit_code, result.stdout) == (code, "")
    assert list(tmp_path.iterdir()) == []


def test_a_sheet_that_is_refused(run: Run, sheet: Path) -> None:
    sheet.write_text("编号,数值\nstations,many\n", encoding="utf-8")
    result = run("figures", sheet)

    assert (result.exit_code, result.stdout) == (3, "")
    assert "请填数字" in result.stderr
    assert run("figures", sheet, "--out", sheet).exit_code == 2
