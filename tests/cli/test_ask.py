"""Asking for what is missing of one person at the command line."""

import io
import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from socialwork.cli.interview import interview
from socialwork.days import Period
from socialwork.policies import Questionnaire
from socialwork.rules import NOTICE, Judgement, Missing
from socialwork.talent import HAIYOU, Candidate
from socialwork.wire import read_candidates_json

Run = Callable[..., Result]
ON = ("--on", "2023-09-01")


@pytest.fixture
def newcomers(person: Callable[..., Candidate], sheet: Callable[..., Path]) -> Path:
    """Two people: of the first several facts were not asked, of the second nothing is missing that matters."""
    return sheet(
        person(
            "N1", "80", service=Missing.NOT_ASKED, elderly_care=Missing.NOT_ASKED, rich_experience=Missing.NOT_ASKED,
            social_work_certificates=Missing.NOT_ASKED,
        ),
        person("N2", "70"),
    )  # fmt: skip


ANSWERS = "是，评审组，2023-08-20，纪要3号\n2012-03-01 至今\n中级\n否\n"


def test_questions_come_one_by_one_with_who_can_answer_and_the_clause(run: Run, newcomers: Path) -> None:
    result = run("ask", newcomers, *ON, "--id", "N1", typed=ANSWERS)
    lines = result.stdout.splitlines()

    assert (result.exit_code, result.stderr) == (0, "")
    assert lines[:4] == [
        "逐项回答；“?”为不详，“!”为有争议，空行结束",
        "",
        "1. 实践经验丰富；可问：推荐单位；一经查明即可定论（J9）",
        "   请填是或否，以及认定人、认定日期、认定文件，以逗号分隔，如：是，评审组，2023-08-20，纪要3号",
    ]
    assert [line for line in lines if line[:2] in {"2.", "3.", "4."}] == [
        "2. 社会工作从业经历；可问：所在单位；用于：从事社会工作累计年限折算起始日；其答案中有1/2可单独定论（J14）",
        "3. 社会工作者证书；可问：本人；用于：社会工作者职业水平；一经查明即可定论（J15）",
        "4. 属养老服务领域；可问：推荐单位；一经查明即可定论（J5）",
    ]
    assert "结果：已有定论" in lines
    assert "同等条件下优先：符合（适用2023-09-01之规定；* 为决定性理由）" in lines
    assert lines[-1] == NOTICE.zh


def test_wrong_answers_are_explained_and_asked_again(run: Run, newcomers: Path) -> None:
    result = run(
        "ask",
        newcomers,
        *ON,
        "--id",
        "n1",
        "--lang",
        "en",
        typed="perhaps\nyes, the panel, 2023-08-20, minutes 3\n2012-13-01 present\n?\n!\n?\n",
    )
    lines = result.stdout.splitlines()

    assert result.exit_code == 0
    assert (
        "> not understood: give yes or no; give yes or no, who judged, the day and the document, with commas between: yes, the panel, 2023-08-20, minutes 3"
        in lines
    )
    assert any(line.startswith("> not understood: there is no such day") for line in lines)
    assert "perhaps" not in result.stdout
    assert sum(line.startswith("2. ") for line in lines) == 1
    assert "nothing is left to ask: what is still open, nobody could answer" in lines
    assert "counts toward the elderly-care share: undetermined (law of 2023-09-01; * marks what decides)" in lines


@pytest.mark.parametrize("typed", ["", "\n", "是，评审组，2023-08-20，纪要3号\n\n2012-03-01 至今\n"])
def test_an_empty_line_or_the_end_of_the_input_stops(run: Run, newcomers: Path, typed: str) -> None:
    result = run("ask", newcomers, *ON, "--id", "N1", typed=typed)

    assert result.exit_code == 0
    assert "已停止；尚有可问的事实" in result.stdout.splitlines()


def test_where_nothing_is_missing_nothing_is_asked(run: Run, newcomers: Path) -> None:
    lines = run("ask", newcomers, *ON, "--id", "N2").stdout.splitlines()

    assert lines[:3] == ["逐项回答；“?”为不详，“!”为有争议，空行结束", "", "结果：已有定论"]


def test_readings_that_are_varied_can_leave_it_contested(run: Run, newcomers: Path) -> None:
    page = run(
        "ask",
        newcomers,
        *ON,
        "--id",
        "N1",
        "--readings",
        "AJ7",
        "--lang",
        "en",
        typed="yes, a, 2023-08-20, b\n2012-03-01 present\nnone\nno\n",
    ).stdout

    assert "result: contested" in page.splitlines()


def test_the_answers_are_written_to_a_document_of_everybody(run: Run, newcomers: Path, tmp_path: Path) -> None:
    out = tmp_path / "补充.json"
    result = run("ask", newcomers, *ON, "--id", "N1", "--out", out, typed=ANSWERS)
    [first, second] = read_candidates_json(out)

    assert result.stderr == f"已写入 {out}\n"
    assert (first.id, second.id) == ("N1", "N2")
    assert first.service == (Period(date(2012, 3, 1)),)
    assert first.rich_experience == Judgement(holds=True, by="评审组", on=date(2023, 8, 20), document="纪要3号")
    assert first.elderly_care is False
    assert run("ask", out, *ON, "--id", "N1").exit_code == 0
    again = run("ask", out, *ON, "--id", "N1", "--out", out, typed=ANSWERS)
    assert again.exit_code == 2
    assert "--out 会覆盖输入文件" in again.stderr


def test_what_a_declaration_says_is_not_asked_and_not_written(
    run: Run, newcomers: Path, round_file: Callable[..., Path], tmp_path: Path
) -> None:
    declared = '[[declarations]]\nfact = "rich_experience"\nholds = true\nby = "评审组"\non = 2023-08-20\ndocument = "纪要"\n'
    out = tmp_path / "after.json"
    result = run("ask", newcomers, "--round", round_file(declared), "--id", "N1", "--out", out, typed="?\n")

    assert "1. 社会工作从业经历" in result.stdout
    [first, _] = read_candidates_json(out)
    assert (first.rich_experience, first.service) == (Missing.NOT_ASKED, Missing.NOT_KNOWN)


def test_as_data_everything_that_is_missing_is_listed_and_nothing_asked(run: Run, newcomers: Path) -> None:
    data = json.loads(run("ask", newcomers, *ON, "--id", "N1", "--json").stdout)

    assert (data["schema"], data["id"], data["day"], data["next"]["fact"]) == ("socialwork.asks/1", "N1", "2023-09-01", "rich_experience")
    assert [(rule["verdict"], [ask["fact"] for ask in rule["asks"]]) for rule in data["rules"]] == [
        ("UNDETERMINED", ["rich_experience"]), ("UNDETERMINED", ["service", "social_work_certificates"]), ("UNDETERMINED", ["elderly_care"]),
    ]  # fmt: skip
    assert json.loads(run("ask", newcomers, *ON, "--id", "N2", "--json").stdout)["next"] is None


def test_nobody_of_that_id_and_other_refusals(run: Run, newcomers: Path, tmp_path: Path) -> None:
    assert run("ask", newcomers, *ON, "--id", "N9").exit_code == 4
    assert run("ask", newcomers, *ON).exit_code == 2
    assert run("ask", tmp_path / "none.csv", *ON, "--id", "N1").exit_code == 3
    failed = run("ask", newcomers, *ON, "--id", "N2", "--out", tmp_path / "no folder" / "x.json")
    assert failed.exit_code == 3


@pytest.mark.parametrize("charset", ["gbk", "ascii"])
def test_other_consoles(run: Run, newcomers: Path, charset: str) -> None:
    result = run("ask", newcomers, *ON, "--id", "N1", charset=charset, typed="?\n?\n?\n" if charset == "ascii" else ANSWERS)

    assert result.exit_code == 0
    assert charset == "ascii" or "结果：已有定论" in result.stdout


def test_a_stream_of_another_kind_will_do(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("yes\n"))
    asked: Any = Questionnaire(rules=(HAIYOU.elderly_care,), case=Candidate(id="c"), law=HAIYOU.on(date(2023, 9, 1)))

    assert interview(asked, "en").case.elderly_care is True
    assert "1. in the elderly-care service field" in capsys.readouterr().out


def test_a_reform_and_a_day_out_of_force_are_told_before_anything_is_asked(run: Run, newcomers: Path, tmp_path: Path) -> None:
    reform = tmp_path / "reform.toml"
    reform.write_text(
        'schema = "socialwork.reform/1"\nname = "later"\nhypothetical = true\n\n'
        '[[operations]]\nop = "set"\nparameter = "haiyou.service_years"\nvalue = 6\nstart = 2023-03-01\n',
        encoding="utf-8",
    )
    lines = run("ask", newcomers, *ON, "--id", "N1", "--reform", reform, "--lang", "en").stdout.splitlines()
    data = json.loads(run("ask", newcomers, "--on", "2029-01-01", "--beyond-validity", "--id", "N1", "--reform", reform, "--json").stdout)

    assert lines[0] == 'computed under the reform "later" (hypothetical)'
    assert [mark["en"].split(";")[0] for mark in data["marks"]] == [
        "2029-01-01 is outside the policy's validity",
        'computed under the reform "later" (hypothetical)',
    ]
    assert data["reform"]["name"] == "later"
