"""What would turn somebody's place, or what a rule says of them, at the command line."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from socialwork.rules import NOTICE, Missing
from socialwork.talent import Candidate

Run = Callable[..., Result]


def test_what_would_give_a_seat(run: Run, small: Path, round_file: Callable[..., Path]) -> None:
    result = run("flips", small, "--round", round_file(), "--id", "C1")

    assert (result.exit_code, result.stderr) == (0, "")
    assert (
        result.stdout
        == f"""\
“海右”社会工作高层次人才选拔管理办法：试行 2023-09-01
口径：均取政策默认

C1 未入选
1. 评审结果：90.5及以上
2. 名额：6个（现为3个）

{NOTICE.zh}
"""
    )


def test_what_would_take_a_seat_in_english(run: Run, small: Path, round_file: Callable[..., Path]) -> None:
    lines = run(
        "flips", small, "--round", round_file(), "--id", "a1", "--want", "not-selected", "--lang", "en", "--max-changes", 1
    ).stdout.splitlines()

    assert lines[3] == "A1 selected"
    assert lines[4] == "1. own facts: professional knowledge and skills: no (now: yes (评审组, 2023-08-20, 纪要))"
    assert any(line.endswith("merit: 89.5 or less") for line in lines)
    assert any(line.endswith("seats: 1 (now: 3)") for line in lines)


@pytest.mark.parametrize("want, expected", [
    ("eligible", "符合选拔条件：符合"), ("not-preferred", "同等条件下优先：不符合"), ("not-elderly-care", "计入养老服务领域比例：不符合"),
    ("selected", "拟入选"),
])  # fmt: skip
def test_what_is_so_already_says_so(run: Run, small: Path, round_file: Callable[..., Path], want: str, expected: str) -> None:
    lines = run("flips", small, "--round", round_file(), "--id", "A1", "--want", want).stdout.splitlines()

    assert lines[3:5] == [f"A1 {expected}", "现已如此"]


def test_what_a_rule_says_can_be_wanted(run: Run, small: Path, round_file: Callable[..., Path]) -> None:
    one = run("flips", small, "--round", round_file(), "--id", "C1", "--want", "preferred", "--max-changes", 1).stdout.splitlines()
    two = run("flips", small, "--round", round_file(), "--id", "C1", "--want", "elderly-care", "--lang", "en").stdout.splitlines()

    assert one[4] == "在所限改动数目之内没有"
    assert two[4:] == ["1. in the elderly-care service field: yes (now: no)", "", NOTICE.en]


def test_flips_as_data(run: Run, small: Path, round_file: Callable[..., Path]) -> None:
    data = json.loads(run("flips", small, "--round", round_file(), "--id", "C1", "--json").stdout)

    assert (data["schema"], data["id"], data["want"], data["already"], data["complete"], data["max_changes"]) == (
        "socialwork.flips/1", "C1", "selected", False, True, 2
    )  # fmt: skip
    assert [flip["kind"] for flip in data["flips"]] == ["merit", "seats"]
    rule = json.loads(run("flips", small, "--round", round_file(), "--id", "C1", "--want", "elderly-care", "--json").stdout)
    assert rule["flips"] == [[{"fact": "elderly_care", "to": {"one_of": [True]}, "now": False, "text": rule["flips"][0][0]["text"]}]]


def test_a_search_that_was_bounded_says_so(
    run: Run, person: Callable[..., Candidate], sheet: Callable[..., Path], round_file: Callable[..., Path]
) -> None:
    people = [person("A", "60"), *(person(f"b{number:02}", "90", works_in_city=Missing.NOT_KNOWN) for number in range(30))]

    assert "（搜索已达上限，可能还有）" in run("flips", sheet(*people), "--round", round_file(seats=5), "--id", "A").stdout


def test_refusals_and_other_consoles(run: Run, small: Path, round_file: Callable[..., Path], tmp_path: Path) -> None:
    assert run("flips", small, "--round", round_file(), "--id", "Z").exit_code == 4
    assert run("flips", small, "--round", round_file(), "--id", "C1", "--want", "rich").exit_code == 2
    assert run("flips", small, "--round", round_file(), "--id", "C1", "--max-changes", 0).exit_code == 2
    out = tmp_path / "flips.txt"
    assert run("flips", small, "--round", round_file(), "--id", "C1", "--out", out).exit_code == 0
    assert "名额：6个" in out.read_text(encoding="utf-8")
    assert "名额：6个" in run("flips", small, "--round", round_file(), "--id", "C1", charset="gbk").stdout


def test_a_reform_and_a_day_out_of_force_are_told_on_the_page_and_to_programs(
    run: Run, small: Path, round_file: Callable[..., Path], tmp_path: Path
) -> None:
    reform = tmp_path / "改革.toml"
    reform.write_text(
        'schema = "socialwork.reform/1"\nname = "大批次"\nhypothetical = true\n\n'
        '[[operations]]\nop = "set"\nparameter = "haiyou.cohort_cap"\nvalue = 60\nstart = 2023-03-01\n',
        encoding="utf-8",
    )
    reformed = run("flips", small, "--round", round_file(), "--id", "C1", "--reform", reform)
    data = json.loads(run("flips", small, "--round", round_file(), "--id", "C1", "--reform", reform, "--json").stdout)
    beyond = run("flips", small, "--on", "2029-01-01", "--beyond-validity", "--id", "C1", "--want", "eligible", "--lang", "en")

    assert reformed.stdout.splitlines()[1] == "按改革方案测算：“大批次”（假设）"
    assert (data["marks"][0]["zh"], data["reform"]["name"]) == ("按改革方案测算：“大批次”（假设）", "大批次")
    assert beyond.stdout.splitlines()[1].startswith("2029-01-01 is outside the policy's validity")
    assert "reform" not in json.loads(run("flips", small, "--round", round_file(), "--id", "C1", "--json").stdout)
