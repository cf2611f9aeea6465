"""What is wrong with a file is a value that people can read in both languages and programs can take apart."""

import os
import pickle
import subprocess
import sys
from decimal import Decimal

import pytest

from socialwork.errors import InvalidValueError, SocialWorkError
from socialwork.text import Text
from socialwork.wire import FileRefusedError, Problem
from socialwork.wire.problems import literal, path_text, shortened

NUMBER = Text("请填数字，如 88.50", 'give a number like "88.50"')
IN_A_SHEET = Problem("", 17, "评审得分", '"many"', NUMBER, "bad_value")
IN_JSON = Problem("$.candidates[3].merit_score", None, None, '"many"', NUMBER, "bad_value")


@pytest.mark.parametrize(
    "problem, en, zh",
    [
        (
            IN_A_SHEET,
            'row 17, column 评审得分: got "many"; give a number like "88.50"',
            "第17行，“评审得分”列：读到“many”；请填数字，如 88.50",
        ),
        (
            IN_JSON,
            '$.candidates[3].merit_score: got "many"; give a number like "88.50"',
            "$.candidates[3].merit_score：读到“many”；请填数字，如 88.50",
        ),
        (
            Problem("people.service.csv", 3, "从业起始日", "", NUMBER, "unfinished_group"),
            'people.service.csv, row 3, column 从业起始日: nothing given; give a number like "88.50"',
            "people.service.csv，第3行，“从业起始日”列：未填；请填数字，如 88.50",
        ),
        (
            Problem("", None, None, "7", NUMBER, "bad_value"),
            'the file: got 7; give a number like "88.50"',
            "文件：读到 7；请填数字，如 88.50",
        ),
        (Problem("", 2, None, "", NUMBER, "row_length"), 'row 2: give a number like "88.50"', "第2行：请填数字，如 88.50"),
        (
            Problem("$.a", None, None, '"a "b" c"', NUMBER, "bad_value"),
            '$.a: got "a "b" c"; give a number like "88.50"',
            '$.a：读到 "a "b" c"；请填数字，如 88.50',
        ),
        (Problem("", 2, None, '"', NUMBER, "bad_value"), 'row 2: got "; give a number like "88.50"', '第2行：读到 "；请填数字，如 88.50'),
    ],
)
def test_a_problem_is_one_line_in_either_language(problem: Problem, en: str, zh: str) -> None:
    assert str(problem) == problem.in_language("en") == en
    assert problem.in_language("zh") == zh


def test_an_error_counts_its_problems_and_then_tells_each() -> None:
    one, two = FileRefusedError("a.json", (IN_JSON,)), FileRefusedError("a.csv", (IN_A_SHEET, IN_JSON))

    assert str(one) == f"a.json: nothing was read, 1 problem\n{IN_JSON}"
    assert one.in_language("zh") == f"a.json：未读入，共1处问题\n{IN_JSON.in_language('zh')}"
    assert str(two) == f"a.csv: nothing was read, 2 problems\n{IN_A_SHEET}\n{IN_JSON}"


def test_another_language_is_refused() -> None:
    with pytest.raises(InvalidValueError):
        IN_JSON.in_language("fr")
    with pytest.raises(InvalidValueError):
        FileRefusedError("a.json", ()).in_language("fr")


def test_an_error_survives_pickling_and_is_caught_as_what_it_is() -> None:
    error = FileRefusedError("a.csv", (IN_A_SHEET,))
    again = pickle.loads(pickle.dumps(error))

    assert isinstance(again, SocialWorkError)
    assert isinstance(again, ValueError)
    assert (again.code, again.path, again.problems, str(again)) == ("file_refused", "a.csv", (IN_A_SHEET,), str(error))


@pytest.mark.parametrize(
    "value, shown",
    [
        ("many", '"many"'),
        ("110101199003078888", '"***"'),
        ("x" * 61, f'"{"x" * 59}…"'),
        ("x" * 60, f'"{"x" * 60}"'),
        ("a\nb\ud800", '"a\\nb\\ud800"'),
        (None, "null"),
        (True, "true"),
        (False, "false"),
        (7, "7"),
        (110101199003078888, "***"),
        (Decimal("7.50"), "7.50"),
        ({"name": "x"}, "{…}"),
        (["x"], "[…]"),
        ((3, "x"), '3, "x"'),
        ((("a", "b"), ("c",)), '["a", "b"], ["c"]'),
        ("13800138000", '"***"'),
    ],
)
def test_what_was_found_is_shown_short_and_without_identity_numbers(value: object, shown: str) -> None:
    assert literal(value) == shown


def test_text_is_shortened_after_it_is_masked() -> None:
    assert shortened(f"{'x' * 55} 110101199003078888") == f"{'x' * 55} ***"


def test_a_path_leads_from_the_root() -> None:
    assert path_text(()) == "$"
    assert path_text(("candidates", 3, "service", 0, "last")) == "$.candidates[3].service[0].last"


@pytest.mark.parametrize("room", ["wire", "sheets"])
def test_asking_for_a_reader_loads_nothing_heavy(room: str) -> None:
    program = f"import sys; before = set(sys.modules); from socialwork.{room} import *; print(*sorted(set(sys.modules) - before))"
    measuring = ("COV_", "COVERAGE_")  # coverage would load some of these itself
    environment = {name: value for name, value in os.environ.items() if not name.startswith(measuring)}
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True, env=environment)

    assert f"socialwork.{room}" in run.stdout.split()
    assert not {name.partition(".")[0] for name in run.stdout.split()} & {"cattrs", "csv", "json", "tomllib"}


def test_a_wide_space_is_shown_as_it_is_and_what_nobody_sees_is_written_out() -> None:
    assert shortened("姓\u3000名\u200b") == "姓\u3000名\\u200b"
