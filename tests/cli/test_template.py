"""Empty sheets: printed, or written as files that spreadsheet programs open right, and never over anything."""

import codecs
import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from socialwork.rules import Missing
from socialwork.sheets import (
    areas_template_csv,
    network_templates,
    placements_template_csv,
    read_areas,
    read_candidates,
    read_placements,
    read_trainings,
    template_csv,
    trainings_template_csv,
)
from socialwork.wire import FileRefusedError, profile_template, read_profile, template_toml

Run = Callable[..., Result]


@pytest.mark.parametrize("lang, first", [("zh", ["编号", "姓名", "工作单位"]), ("en", ["id", "name", "work unit"])])
def test_the_headings_are_printed(run: Run, lang: str, first: list[str]) -> None:
    result = run("template", "candidates", "--lang", lang)
    (headings,) = csv.reader(result.stdout.splitlines())

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == template_csv(lang).replace("\r\n", "\n")
    assert headings[:3] == first


@pytest.mark.parametrize("lang, said", [("zh", "已写入"), ("en", "written to")])
def test_a_file_opens_right_in_a_spreadsheet_program(run: Run, tmp_path: Path, lang: str, said: str) -> None:
    out = tmp_path / "空表 一.CSV"
    result = run("template", "candidates", "--lang", lang, "--out", out)

    assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"{said} {out}\n")
    assert out.read_bytes() == codecs.BOM_UTF8 + template_csv(lang).encode("utf-8")
    assert [path.name for path in tmp_path.iterdir()] == [out.name]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_who_is_filled_in_is_read_and_until_then_the_sheet_is_refused(run: Run, tmp_path: Path, lang: str) -> None:
    out = tmp_path / "people.csv"
    run("template", "candidates", "--lang", lang, "--out", out)

    empty = run("select", out, "--on", "2023-09-01", "--lang", lang)
    assert (empty.exit_code, empty.stdout) == (3, "")
    (headings,) = csv.reader(out.read_text(encoding="utf-8-sig").splitlines())
    with out.open("a", encoding="utf-8", newline="") as file:
        csv.writer(file).writerow(["A1", *[""] * (len(headings) - 1)])
    (candidate,) = read_candidates(out)
    assert (candidate.id, candidate.merit_score) == ("A1", Missing.NOT_ASKED)


@pytest.mark.parametrize(
    "lang, said",
    [("zh", "已经存在，不予覆盖；请另取文件名"), ("en", "is there already, and may be filled in; name another file")],
)
def test_a_sheet_that_people_filled_in_is_never_written_over(run: Run, small: Path, lang: str, said: str) -> None:
    before = small.read_bytes()
    result = run("template", "candidates", "--lang", lang, "--out", small)

    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{small} {said}" in result.stderr
    assert small.read_bytes() == before


@pytest.mark.parametrize("name", ["空表", "空表.xlsx", "空表.json", ".csv"])
@pytest.mark.parametrize("lang, said", [("zh", "文件名须以 .csv 结尾"), ("en", "end the name with .csv")])
def test_the_name_says_that_it_is_csv(run: Run, tmp_path: Path, name: str, lang: str, said: str) -> None:
    result = run("template", "candidates", "--lang", lang, "--out", tmp_path / name)

    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["没有/空表.csv", f"{'x' * 300}.csv"])
def test_a_place_where_nothing_can_be_written(run: Run, tmp_path: Path, name: str) -> None:
    for lang, said in (("zh", "无法写入"), ("en", "cannot be written")):
        result = run("template", "candidates", "--lang", lang, "--out", tmp_path / name)

        assert (result.exit_code, result.stdout) == (3, "")
        assert said in result.stderr


def test_a_file_that_cannot_be_finished_is_not_begun(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)

    assert run("template", "candidates", "--out", tmp_path / "people.csv").exit_code == 3
    assert list(tmp_path.iterdir()) == []


def test_there_is_no_template_without_a_name(run: Run) -> None:
    told = run("template")

    assert "candidates" in told.output
    assert "usage" in told.output.lower()
    assert run("template", "candidate").exit_code == 2
    assert run("template", "candidates", "--json").exit_code == 2


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_round_to_fill_in_is_printed_or_written_and_reads_back(run: Run, small: Path, tmp_path: Path, lang: str) -> None:
    printed = run("template", "round", "--lang", lang)
    out = tmp_path / "批次.TOML"
    written = run("template", "round", "--lang", lang, "--out", out)

    assert (printed.exit_code, printed.stdout, printed.stderr) == (0, template_toml(lang), "")
    assert (written.exit_code, written.stdout) == (0, "")
    assert out.read_bytes() == template_toml(lang).encode("utf-8")
    assert run("select", small, "--round", out).exit_code == 0
    assert run("template", "round", "--out", out).exit_code == 2
    assert run("template", "round", "--out", tmp_path / "round.csv").exit_code == 2


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_standard_to_fill_in_is_printed_or_written_and_reads_back(run: Run, tmp_path: Path, lang: str) -> None:
    out = tmp_path / "标准.toml"
    printed = run("template", "profile", "--lang", lang)
    written = run("template", "profile", "--lang", lang, "--out", out)

    assert (printed.exit_code, printed.stdout.rstrip(), printed.stderr) == (0, profile_template(lang).rstrip(), "")
    assert (written.exit_code, written.stdout) == (0, "")
    assert read_profile(out).made_up
    assert run("template", "profile", "--out", out).exit_code == 2
    assert run("template", "profile", "--out", tmp_path / "standard.json").exit_code == 2


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_sheets_of_a_network_are_filled_in_and_read(run: Run, tmp_path: Path, lang: str) -> None:
    places, units = tmp_path / "net.csv", tmp_path / "net.units.csv"
    assert run("template", "network", "places", "--lang", lang, "--out", places).exit_code == 0
    assert run("template", "network", "units", "--lang", lang, "--out", units).exit_code == 0
    assert run("network", places, "--on", "2024-06-30").exit_code == 3  # nothing is filled in

    (headings,) = csv.reader(units.read_text(encoding="utf-8-sig").splitlines())
    for path, row, width in ((places, ["C", "县", "县"], 6), (units, ["G", "中心", "指导中心", "C"], len(headings))):
        with path.open("a", encoding="utf-8", newline="") as file:
            csv.writer(file).writerow([*row, *[""] * (width - len(row))])

    assert network_templates(lang)[1] == run("template", "network", "units", "--lang", lang).stdout.replace("\n", "\r\n")
    assert run("network", places, "--on", "2024-06-30").exit_code == 0
    assert run("template", "network", "rooms").exit_code == 2


@pytest.mark.parametrize(
    "name, read, made",
    [
        ("trainings", read_trainings, trainings_template_csv),
        ("placements", read_placements, placements_template_csv),
        ("areas", read_areas, areas_template_csv),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_sheet_of_people_holds_its_headings(
    run: Run, tmp_path: Path, name: str, read: Callable[..., object], made: Callable[..., str], lang: str
) -> None:
    out = tmp_path / f"{name}.csv"
    assert run("template", name, "--lang", lang, "--out", out).exit_code == 0
    assert out.read_text(encoding="utf-8-sig").splitlines() == made(lang).splitlines()
    with pytest.raises(FileRefusedError) as refused:
        read(out)
    assert [problem.code for problem in refused.value.problems] == ["no_candidates"]
