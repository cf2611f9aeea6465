import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest
from click.testing import Result
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from socialwork.cli.asking import Answer
from socialwork.cli.tables import round_table
from socialwork.rules import Missing
from socialwork.sheets import read_candidates
from socialwork.talent import HAIYOU, Candidate, Holders, MeritScale, select
from socialwork.testing import complete_candidates, or_missing, rounds
from socialwork.text import Lang
from socialwork.wire import read_round, write_candidates_json

Run = Callable[..., Result]

RESOLUTION = 'schema = "socialwork.resolutions/1"\n[[resolutions]]\nchosen = ["A3"]\nover = ["A2"]\nreason = "理由"\nby = "领导小组"\non = 2023-09-05\n'


def selection(file: Path, round_path: Path) -> Any:
    round_ = read_round(round_path)
    return select(read_candidates(file), round_.law(HAIYOU), round_)


def rows(output: str) -> list[str]:
    """The ids in a table, from top to bottom."""
    lines = output.split("\n\n")[1].splitlines()
    body = lines[next(index for index, line in enumerate(lines) if set(line) == {"-"}) + 1 :]
    return [line.split()[1] for line in body if not line.startswith(" ") and "--all" not in line]


# --- what is printed ---------------------------------------------------------------------------------------------------------------


def test_a_round_in_chinese(run: Run, small: Path, round_file: Callable[..., Path]) -> None:
    result = run("select", small, "--round", round_file())

    assert result.exit_code == 0
    assert result.stderr == ""
    assert (
        result.stdout
        == f"""\
“海右”社会工作高层次人才选拔管理办法：试行 2023-09-01
口径：均取政策默认

名次  编号  评审得分  优先  养老服务  结果    依据  并列与分差  待核实
----------------------------------------------------------------------
1     A1    95        否    否        拟入选  择优  余4.5       -
4     B1    80        否    是        拟入选  比例  余19.5      -
2     A2    90        否    否        待定    并列  并列 A3     -
                                                    差0.5
2     A3    90        否    否        待定    并列  并列 A2     -
                                                    差0.5
另有3人未入选（--all 全部列出）

{selection(small, round_file()).summary("zh")}
"""
    )


def test_a_round_in_english_with_everybody(run: Run, small: Path, round_file: Callable[..., Path]) -> None:
    result = run("select", small, "--round", round_file(), "--lang", "en", "--all")

    assert result.exit_code == 0
    assert (
        result.stdout
        == f"""\
Measures for the selection and management of "Haiyou" high-level social work talent: 试行 2023-09-01
readings: all as the policy has them by default

          merit             elderly
rank  id  score  preferred  care     outcome       rests on       ties, margin   missing
----------------------------------------------------------------------------------------
1     A1  95     no         no       selected      merit          spare 4.5      -
4     B1  80     no         yes      selected      the share      spare 19.5     -
2     A2  90     no         no       open          a tie          level with A3  -
                                                                  short 0.5
2     A3  90     no         no       open          a tie          level with A2  -
                                                                  short 0.5
5     C1  70     no         no       not selected  below the cut  short 20.5     -
6     E1  60     no         yes      not selected  below the cut  short 20.5     -
-     D1  99     -          -        not selected  not eligible   -              -

{selection(small, round_file()).summary("en")}
"""
    )


def test_what_an_open_place_waits_for_stands_in_the_table(run: Run, waiting: Path, round_file: Callable[..., Path]) -> None:
    chinese = run("select", waiting, "--round", round_file(), "--all").stdout
    english = run("select", waiting, "--round", round_file(), "--lang", "en", "--all").stdout

    assert rows(chinese) == rows(english) == ["A1", "B1", "M1", "A2", "Q1"]
    assert [line for line in chinese.splitlines() if "评审得分" in line][1].split() == [
        "1-5", "M1", "未填", "否", "否", "待定", "事实未明", "-", "评审得分",
    ]  # fmt: skip
    assert "另有他人1名" in chinese
    assert "1 other person" in english
    assert "2 other people" not in english  # Q1 has no seat wherever they work, and takes none away
    assert [line.split()[-2:] for line in chinese.splitlines() if " Q1 " in line] == [["满分亦不确保", "在本市工作"]]


def test_whom_to_ask_for_first_stands_below_the_table(run: Run, small: Path, waiting: Path, round_file: Callable[..., Path]) -> None:
    chinese = run("select", waiting, "--round", round_file()).stdout.splitlines()
    english = run("select", waiting, "--round", round_file(), "--lang", "en").stdout.splitlines()
    data = json.loads(run("select", waiting, "--round", round_file(), "--json").stdout)

    assert "应先核实：M1（评审结果）" in chinese
    assert "to ask for first: M1 (merit)" in english
    assert [(each["id"], [fact["en"] for fact in each["facts"]]) for each in data["to_ask"]] == [
        ("M1", ["merit"]),
    ]  # fmt: skip
    assert {each["id"]: [label["zh"] for label in each["missing"]] for each in data["candidates"] if each["missing"]} == {
        "M1": ["评审结果"], "Q1": ["在本市工作"],
    }  # fmt: skip
    assert "应先核实" not in run("select", small, "--round", round_file()).stdout


def test_who_is_below_the_minimum_is_listed_as_such(run: Run, person: Any, sheet: Any, round_file: Callable[..., Path]) -> None:
    file, path = sheet(person("A1", "90"), person("A2", "59.5")), round_file()
    path.write_text(path.read_text(encoding="utf-8") + "minimum = 60\n", encoding="utf-8")

    def row(*more: str) -> list[str]:
        lines = run("select", file, "--round", path, "--all", *more).stdout.splitlines()
        return next(re.split(" {2,}", line) for line in lines if " A2 " in line)

    assert row() == ["-", "A2", "59.5", "-", "-", "未入选", "未达最低要求", "差0.5", "-"]
    assert row("--lang", "en") == ["-", "A2", "59.5", "-", "-", "not selected", "below the minimum", "short 0.5", "-"]
    (place,) = (each for each in json.loads(run("select", file, "--round", path, "--json").stdout)["candidates"] if each["id"] == "A2")
    assert (place["rests_on"], place["clauses"]) == (["below_minimum"], [])


def test_names_are_shown_only_when_asked_for(run: Run, small: Path) -> None:
    hidden = run("select", small, "--on", "2023-09-01", "--all").stdout
    told = run("select", small, "--on", "2023-09-01", "--all", "--names").stdout

    assert "姓名" not in hidden
    assert "某社区" not in hidden
    assert told.count("姓名A1") == 1
    assert told.count("某社区") == 7


def test_names_that_are_not_known_are_said_to_be_so(run: Run, person: Any, sheet: Any) -> None:
    people = person("A1", "90", name="x" * 130, work_unit="[red]某[/red]"), Candidate(id="B1", merit_score="80")
    page = run("select", sheet(*people), "--on", "2023-09-01", "--names", COLUMNS="200").stdout

    assert page.count("x") == 130
    assert "[red]某[/red]" in page  # brackets are brackets, and no markup
    assert [line.split()[2:4] for line in page.splitlines() if " B1 " in line] == [["未填", "未填"]]


def test_few_rivals_are_named_and_many_are_counted(run: Run, person: Any, sheet: Any, round_file: Callable[..., Path]) -> None:
    file = sheet(*(person(f"A{number}", "90") for number in range(6)))

    assert "并列 A1 A2 A3" in run("select", file, "--round", round_file()).stdout
    assert "等5人" in run("select", file, "--round", round_file()).stdout
    assert "and 2 more" in run("select", file, "--round", round_file(), "--lang", "en").stdout


def test_grades_and_counted_preferences(run: Run, person: Any, sheet: Any, round_file: Callable[..., Path]) -> None:
    graded = (("A1", "优"), ("A2", "良"), ("A3", "合格"))
    file = sheet(*(person(name, None, merit_grade=grade) for name, grade in graded))
    path = round_file(seats=2)
    path.write_text(path.read_text(encoding="utf-8").replace('step = "0.5"', 'grades = ["优", "良", "合格"]'), encoding="utf-8")
    page = run("select", file, "--round", path, "--all", "--reading", "AJ16=count").stdout

    assert "评审等次" in page
    assert [line.split()[2:4] for line in page.splitlines() if line[6:8] in {"A1", "A2", "A3"}] == [[grade, "0"] for _, grade in graded]
    assert "余1级" in page
    assert "差2级" in page
    assert "short 2 grades" in run("select", file, "--round", path, "--all", "--lang", "en").stdout


def test_how_many_grounds_is_a_range_where_facts_are_missing(run: Run, person: Any, sheet: Any) -> None:
    file = sheet(person("A1", "90", social_work_certificates=Missing.NOT_KNOWN, training="city", training_assessed=True))
    counted = ("--reading", "AJ7=any_of_four", "--reading", "AJ16=count")

    assert [line.split()[3] for line in run("select", file, "--on", "2023-09-01", *counted).stdout.splitlines() if " A1 " in line] == [
        "1-2"
    ]


def test_facts_of_ones_own_are_counted_where_there_are_many(run: Run, sheet: Any) -> None:
    file = sheet(Candidate(id="A1", merit_score="90"), Candidate(id="A2", merit_score="80"))

    assert "等" in run("select", file, "--on", "2023-09-01").stdout
    assert "more" in run("select", file, "--on", "2023-09-01", "--lang", "en").stdout


@pytest.mark.parametrize(
    "name, content", [("none.json", '{"schema": "socialwork.candidates/1", "candidates": []}'), ("none.csv", "编号,姓名\n")]
)
def test_nobody_at_all_is_no_round_in_whatever_file(run: Run, tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    result = run("select", tmp_path / name, "--on", "2023-09-01")

    assert result.exit_code != 0
    assert "没有候选人" in result.stderr


def test_the_chosen_readings_head_the_page(run: Run, small: Path, round_file: Callable[..., Path]) -> None:
    recorded = round_file('[[readings]]\nreading = "AJ5"\noption = "declared"\nby = "人社局"\non = 2023-08-01\ndocument = "通知"\n')
    chosen = ("--reading", "AJ1=about", "--reading", " AJ5 = declared ")

    assert "口径：AJ1=about；其余取政策默认" in run("select", small, "--round", recorded, *chosen).stdout
    assert "readings: AJ1=about; all others by default" in run("select", small, "--round", recorded, *chosen, "--lang", "en").stdout


def test_a_reading_that_the_round_records_heads_the_page_as_well(run: Run, small: Path, round_file: Callable[..., Path]) -> None:
    recorded = round_file('[[readings]]\nreading = "AJ5"\noption = "employer"\nby = "人社局"\non = 2023-08-01\ndocument = "通知"\n')
    page = run("select", small, "--round", recorded, "--reading", "AJ1=about", "--reading", "AJ5=employer").stdout

    assert page.splitlines()[1] == "口径：AJ1=about、AJ5=employer；其余取政策默认"
    assert "\n口径AJ5取“任职于养老服务机构（组织）”（人社局，2023-08-01，通知）\n" in page
    assert "\n口径AJ1取“三分之一左右”（批次未记录此项选择）\n" in page


@pytest.mark.parametrize(
    "lang, note",
    [
        ("zh", "口径AJ1取“三分之一左右”（批次未记录此项选择）"),
        ("en", 'reading AJ1 taken as "about a third" (the round does not record this choice)'),
    ],
)
def test_a_reading_of_one_run_is_not_called_recorded(run: Run, small: Path, lang: str, note: str) -> None:
    chosen = ("--on", "2023-09-01", "--reading", "AJ1=about")

    assert f"\n{note}\n" in run("select", small, *chosen, "--lang", lang).stdout
    assert f"\n{note}\n" in run("explain", small, *chosen, "--id", "A1", "--lang", lang).stdout
    assert note in [each[lang] for each in json.loads(run("select", small, *chosen, "--json").stdout)["notes"]]
    assert note not in run("select", small, "--on", "2023-09-01", "--lang", lang).stdout


def test_a_reading_changes_the_outcome(run: Run, small: Path, round_file: Callable[..., Path]) -> None:
    page = run("select", small, "--round", round_file(), "--reading", "AJ6=check_only").stdout

    assert rows(page) == ["A1", "A2", "A3"]


def test_a_resolution_settles_the_tie(run: Run, small: Path, round_file: Callable[..., Path], tmp_path: Path) -> None:
    settled = tmp_path / "裁定.toml"
    settled.write_text(RESOLUTION, encoding="utf-8")
    page = run("select", small, "--round", round_file(), "--resolve", settled).stdout

    assert rows(page) == ["A1", "A3", "B1"]


def test_a_day_is_enough_and_is_read_as_people_write_it(run: Run, small: Path) -> None:
    assert rows(run("select", small, "--on", "2023年9月1日").stdout) == rows(run("select", small, "--on", "2023-09-01").stdout)


def test_the_day_may_be_said_twice(run: Run, small: Path, round_file: Callable[..., Path]) -> None:
    assert run("select", small, "--round", round_file(), "--on", "2023-09-01").exit_code == 0


def test_a_json_file_is_read_as_well(run: Run, small: Path, tmp_path: Path) -> None:
    write_candidates_json(tmp_path / "a.json", read_candidates(small))

    assert run("select", tmp_path / "a.json", "--on", "2023-09-01").stdout == run("select", small, "--on", "2023-09-01").stdout


def test_beyond_the_validity_only_deliberately(run: Run, small: Path) -> None:
    result = run("select", small, "--on", "2030-01-01", "--beyond-validity")

    assert result.exit_code == 0
    assert "不在该政策有效期内" in result.stdout


# --- as JSON, and to files ----------------------------------------------------------------------------------------------------------


def test_json_is_the_selection_as_the_library_has_it(run: Run, small: Path, round_file: Callable[..., Path]) -> None:
    result = run("select", small, "--round", round_file(), "--json")
    data = json.loads(result.stdout)

    assert result.exit_code == 0
    assert result.stderr == ""
    assert data == json.loads(json.dumps(selection(small, round_file()).as_data()))
    assert data["schema"] == "socialwork.selection/1"
    assert [(each["id"], each["outcome"]) for each in data["candidates"]] == [
        ("A1", "SELECTED"), ("A2", "OPEN"), ("A3", "OPEN"), ("B1", "SELECTED"),
        ("C1", "NOT_SELECTED"), ("E1", "NOT_SELECTED"), ("D1", "NOT_SELECTED"),
    ]  # fmt: skip


@pytest.mark.parametrize("charset", ["gbk", "ascii", "cp1252"])
def test_json_survives_any_console(run: Run, small: Path, charset: str) -> None:
    plain = run("select", small, "--on", "2023-09-01", "--json")
    narrow = run("select", small, "--on", "2023-09-01", "--json", charset=charset)

    assert "不代替" in plain.stdout
    assert narrow.stdout_bytes.isascii()
    assert json.loads(narrow.stdout_bytes) == json.loads(plain.stdout)


@pytest.mark.parametrize("form", [(), ("--json",)])
def test_a_file_holds_what_would_have_been_printed(run: Run, small: Path, tmp_path: Path, form: tuple[str, ...]) -> None:
    out = tmp_path / "结果 一.txt"
    printed = run("select", small, "--on", "2023-09-01", *form)
    written = run("select", small, "--on", "2023-09-01", *form, "--out", out, charset="gbk")

    assert written.exit_code == 0
    assert written.stdout == ""
    assert written.stderr == f"已写入 {out}\n"
    assert out.read_text(encoding="utf-8") == printed.stdout
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [out.name]


def test_a_file_is_as_wide_whatever_the_console(run: Run, small: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.txt"
    run("select", small, "--on", "2023-09-01", "--out", out)
    wide = out.read_text(encoding="utf-8")
    run("select", small, "--on", "2023-09-01", "--out", out, COLUMNS="40")

    assert out.read_text(encoding="utf-8") == wide


def test_a_file_that_cannot_be_put_in_place_stays_as_it_was(run: Run, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out.txt"
    out.write_text("before", encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    result = run("select", small, "--on", "2023-09-01", "--out", out, "--lang", "en")

    assert result.exit_code == 3
    assert result.stdout == ""
    assert result.stderr == f"{out}: cannot be written: the disk is full (system: 28 No space left on device)\n"
    assert out.read_text(encoding="utf-8") == "before"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["out.txt"]


def test_an_error_without_words_is_told_by_its_kind(run: Run, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "replace", broken)

    assert "PermissionError" in run("select", small, "--on", "2023-09-01", "--out", tmp_path / "out.txt").stderr


@pytest.mark.parametrize("name", ["没有/out.txt", ".", "x" * 300])
def test_a_place_where_nothing_can_be_written(run: Run, small: Path, tmp_path: Path, name: str) -> None:
    result = run("select", small, "--on", "2023-09-01", "--out", tmp_path / name)

    assert result.exit_code == 3
    assert result.stdout == ""
    assert "无法写入" in result.stderr


def test_what_is_read_is_never_written_over(run: Run, small: Path, round_file: Callable[..., Path], tmp_path: Path) -> None:
    settled = tmp_path / "裁定.toml"
    settled.write_text(RESOLUTION, encoding="utf-8")
    round_ = round_file()
    before = [path.read_bytes() for path in (small, round_, settled)]
    for out in (small, small.parent / ".." / small.parent.name / small.name, round_, settled):
        for lang, words in (("zh", "会覆盖输入文件"), ("en", "would write over the input")):
            result = run("select", small, "--round", round_, "--resolve", settled, "--out", out, "--lang", lang)

            assert result.exit_code == 2
            assert result.stdout == ""
            assert words in result.stderr

    assert [path.read_bytes() for path in (small, round_, settled)] == before


@pytest.mark.parametrize("command", [("select",), ("select", "--json"), ("explain", "--id", "A1")])
@pytest.mark.parametrize(
    "name", ["人选 2023.service.csv", "人选 2023.certificates.csv", "人选 2023.json", "人选 2023.SERVICE.csv", "人选 2023.CSV"]
)
def test_what_belongs_to_the_sheet_is_never_written_over(run: Run, small: Path, command: tuple[str, ...], name: str) -> None:
    companions = [small.with_name(f"{small.stem}.{which}.csv") for which in ("service", "certificates")]
    headings = ("id,service from,service until\n", "id,occupation,level\n")
    for path, text in zip(companions, headings, strict=True):
        path.write_text(text, encoding="utf-8")
    small.with_suffix(".json").write_text("{}", encoding="utf-8")
    before = {path: path.read_bytes() for path in small.parent.iterdir()}
    for lang in ("zh", "en"):
        result = run(*command, small, "--on", "2023-09-01", "--out", small.with_name(name), "--lang", lang)

        assert (result.exit_code, result.stdout) == (2, "")
        assert {path: path.read_bytes() for path in small.parent.iterdir()} == before


@pytest.mark.parametrize("lang, words", [("zh", "会被当作输入文件的一部分读入"), ("en", "would be read as a part of the input")])
@pytest.mark.parametrize("ending", ["service.csv", "certificates.csv", "json"])
def test_what_would_be_read_with_the_sheet_is_not_written(run: Run, small: Path, lang: str, words: str, ending: str) -> None:
    out = small.parent / ".." / small.parent.name / f"{small.stem}.{ending}"
    result = run("select", small, "--on", "2023-09-01", "--out", out, "--lang", lang)

    assert (result.exit_code, result.stdout) == (2, "")
    assert words in result.stderr
    assert [path.name for path in small.parent.iterdir()] == [small.name]


# --- what holds of any round ----------------------------------------------------------------------------------------------------------


_PEOPLE = complete_candidates(
    merit_score=or_missing(st.integers(0, 100)), merit_grade=st.just(Missing.NOT_ASKED), elderly_care=or_missing(st.booleans()),
    works_in_city=or_missing(st.booleans()),
)  # fmt: skip


@given(st.data())
def test_every_page_of_any_round_holds_everybody_once_and_keeps_to_its_width(data: st.DataObject) -> None:
    scale, held = MeritScale(step=1), Holders(total=9, elderly_care=3)
    round_ = attrs.evolve(data.draw(rounds(HAIYOU, merit=st.just(scale))), holders=held)
    people = data.draw(st.lists(_PEOPLE, unique_by=lambda candidate: candidate.id, max_size=5))
    law = round_.law(HAIYOU)
    answer = Answer({candidate.id: candidate for candidate in people}, law, round_, select(people, law, round_))
    lang: Lang = data.draw(st.sampled_from(("zh", "en")))
    width = data.draw(st.integers(1, 200))
    table = round_table(answer, lang=lang, width=width, everybody=True)

    body = [line for line in table.splitlines()[1:] if not line.startswith(("-----", " "))]
    if width >= 120:  # enough for everything: on narrower consoles ids may break, and below some width lines do
        assert all(cell_len(line) <= width for line in table.splitlines())
        assert sorted(line.split()[1] for line in body if line[0] in "-0123456789") == sorted(candidate.id for candidate in people)


def test_the_order_of_rows_is_selected_then_open_then_the_rest(
    run: Run, small: Path, waiting: Path, round_file: Callable[..., Path]
) -> None:
    for file in (small, waiting):
        data = json.loads(run("select", file, "--round", round_file(), "--json").stdout)["candidates"]
        expected = [each["id"] for outcome in ("SELECTED", "OPEN", "NOT_SELECTED") for each in data if each["outcome"] == outcome]

        assert rows(run("select", file, "--round", round_file(), "--all").stdout) == expected


def test_as_a_program_of_its_own(small: Path) -> None:
    command = [sys.executable, "-m", "socialwork", "select", str(small), "--on", "2023-09-01", "--json"]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=True)

    assert json.loads(done.stdout)["schema"] == "socialwork.selection/1"
    assert done.stderr == ""


# --- readings varied ---------------------------------------------------------------------------------------------------------------


def test_a_round_under_every_combination_of_readings(run: Run, small: Path, round_file: Callable[..., Path]) -> None:
    result = run("select", small, "--round", round_file(), "--readings", "all")

    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[1].startswith("口径：均取政策默认；逐一取各种可采组合：AJ1, AJ2, AJ3, AJ4, AJ5, ")
    assert (lines[3].split(), lines[4].split()) == (
        ["所选口径"],
        ["名次", "编号", "评审得分", "各口径下", "所选口径下", "仅改此项即不同", "有关口径"],
    )
    assert next(line for line in lines if " A1 " in line).split()[:6] == ["1", "A1", "95", "待定", "拟入选", "AJ7=years_required：未入选"]
    assert "没有口径影响任何人的结果" not in result.stdout


def test_a_round_under_some_readings_in_english(run: Run, small: Path, round_file: Callable[..., Path]) -> None:
    result = run("select", small, "--round", round_file(), "--readings", "AJ7，AJ6", "--lang", "en", "--names", "--all")

    lines = result.stdout.splitlines()
    assert lines[1] == "readings: all as the policy has them by default; every admissible combination of: AJ6, AJ7"
    assert "turned by one alone" in result.stdout
    assert any(line.startswith("under all 9 admissible combinations of readings: selected means a seat under all") for line in lines)


def test_json_tells_on_which_readings_a_place_hangs(run: Run, small: Path, round_file: Callable[..., Path]) -> None:
    data = json.loads(run("select", small, "--round", round_file(), "--readings", "AJ6", "--json").stdout)

    assert data["combinations"] == {"count": 3, "left_out": 0, "left_out_because": None, "readings": ["AJ6"], "matter": ["AJ6"]}
    assert {each["id"]: each["matter"] for each in data["candidates"]}["B1"] == ["AJ6"]


@pytest.mark.parametrize("value", ["", "all,AJ7", " , "])
def test_readings_to_vary_are_all_or_named(run: Run, small: Path, round_file: Callable[..., Path], value: str) -> None:
    result = run("select", small, "--round", round_file(), "--readings", value, "--lang", "en")

    assert result.exit_code == 2
    assert "write all, or ids of readings, like AJ5,AJ7" in result.stderr


def test_a_misspelt_reading_to_vary_is_told(run: Run, small: Path, round_file: Callable[..., Path]) -> None:
    result = run("select", small, "--round", round_file(), "--readings", "AJ77", "--lang", "en")

    assert result.exit_code == 4
    assert "did you mean AJ7" in result.stderr
