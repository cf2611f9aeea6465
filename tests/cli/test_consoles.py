"""What consoles can carry: encodings, languages, widths, terminals."""

import io
import re
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from socialwork.cli import tables
from socialwork.cli.commands import socialwork
from socialwork.selection import Basis

Run = Callable[..., Result]


def calls(small: Path, waiting: Path, round_path: Path) -> Iterator[tuple[object, ...]]:
    for lang in ("zh", "en"):
        for file in (small, waiting):
            yield "select", file, "--round", round_path, "--lang", lang, "--all", "--names"
            yield "select", file, "--on", "2040-01-01", "--beyond-validity", "--lang", lang
            yield "explain", file, "--round", round_path, "--id", "A2", "--lang", lang
        yield "demo", "--lang", lang, "--all"
        yield "clauses", "--lang", lang
        yield "select", small, "--on", "2040-01-01", "--lang", lang
        yield "select", small, "--lang", lang
        yield "select", small, "--on", "2023-09-01", "--reading", "AJ1=x", "--lang", lang
        yield "explain", small, "--on", "2023-09-01", "--id", "zz", "--lang", lang
        yield "select", small.with_name("没有.csv"), "--on", "2023-09-01", "--lang", lang
        yield "template", "candidates", "--lang", lang
        yield "template", "round", "--lang", lang
        yield "select", small, "--nothing", "--lang", lang
    yield ("--help",)
    yield "template", "candidates", "--help"
    yield from ((command, "--help") for command in socialwork.commands)


def test_everything_can_be_said_in_gbk(run: Run, small: Path, waiting: Path, round_file: Callable[..., Path]) -> None:
    for call in calls(small, waiting, round_file()):
        plain, chinese = run(*call), run(*call, charset="gbk")

        plain.stdout.encode("gbk")
        plain.stderr.encode("gbk")
        assert chinese.stdout_bytes.decode("gbk").replace("\r\n", "\n") == plain.stdout
        assert chinese.exit_code == plain.exit_code


def test_a_sign_that_the_console_cannot_carry_is_replaced(run: Run, person: Any, sheet: Any) -> None:
    file = sheet(person("A1", "90", name="王𬭎☃"))  # a rare character that people do have in their names

    assert "王𬭎☃" in run("select", file, "--on", "2023-09-01", "--names").stdout
    narrow = run("select", file, "--on", "2023-09-01", "--names", charset="gbk")
    assert narrow.exit_code == 0
    assert "王??" in narrow.stdout_bytes.decode("gbk")


def test_signs_that_steer_a_terminal_are_not_passed_on(run: Run, person: Any, sheet: Any) -> None:
    file = sheet(person("A1\u202e", "90", name="某\x1b[31m\x07某"))
    for args in (("select", file, "--names"), ("explain", file, "--id", "A1\u202e"), ("explain", file, "--id", "\x1b[31m")):
        result = run(*args, "--on", "2023-09-01")

        assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", result.stdout + result.stderr)


def test_no_colours_whatever_the_environment_asks_for(run: Run, small: Path) -> None:
    plain = run("select", small, "--on", "2023-09-01").stdout

    assert run("select", small, "--on", "2023-09-01", FORCE_COLOR="1", TTY_COMPATIBLE="1", TERM="xterm-256color").stdout == plain


def test_a_table_is_as_wide_as_the_console(run: Run) -> None:
    def widest(columns: int) -> int:
        table = run("demo", "--lang", "en", COLUMNS=str(columns)).stdout.split("\n\n")[2]
        return max(map(len, table.splitlines()))

    assert widest(80) <= 80 < widest(100) <= 100 < widest(200)
    assert widest(10) == widest(60)  # narrower, nobody could read it: the console breaks the lines


def test_a_console_without_a_width_has_100_columns(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    told = run("clauses").stdout
    monkeypatch.delenv("COLUMNS")
    monkeypatch.setattr(sys, "__stdout__", None)

    assert run("clauses").stdout == told


def test_the_language_is_chinese_unless_somebody_says_otherwise(run: Run) -> None:
    chinese, english = run("clauses", "--lang", "zh").stdout, run("clauses", "--lang", "en").stdout

    assert chinese != english
    assert run("clauses").stdout == chinese
    assert run("clauses", SOCIALWORK_LANG="en").stdout == english
    assert run("clauses", "--lang", "zh", SOCIALWORK_LANG="en").stdout == chinese
    assert run("clauses", SOCIALWORK_LANG="").stdout == chinese
    assert run("clauses", SOCIALWORK_LANG=" EN ").stdout == run("clauses", "--lang", "EN").stdout == english


def test_a_language_that_the_environment_names_wrongly_is_not_blamed_on_the_call(run: Run) -> None:
    result = run("clauses", SOCIALWORK_LANG="fr")

    assert (result.exit_code, result.stdout) == (2, "")
    assert "环境变量 SOCIALWORK_LANG 为 fr；请设为 zh 或 en，或删去" in result.stderr
    assert "the environment variable SOCIALWORK_LANG is fr; set it to zh or en" in result.stderr
    assert "--lang 的值" not in result.stderr
    assert run("clauses", "--lang", "en", SOCIALWORK_LANG="fr").exit_code == 0


def is_chinese(sign: str) -> bool:
    return unicodedata.name(sign, "").startswith("CJK UNIFIED")


def test_english_pages_are_english(run: Run, small: Path, waiting: Path) -> None:
    pages = [run("clauses", "--lang", "en").stdout]
    for file in (small, waiting):
        pages.append(run("select", file, "--on", "2023-09-01", "--all", "--lang", "en").stdout)
        pages.append(
            run("explain", file, "--on", "2023-09-01", "--id", "D1" if file == small else "A1", "--depth", "0", "--lang", "en").stdout
        )

    assert [sign for page in pages for sign in page if is_chinese(sign)] == []


def test_headings_of_chinese_pages_are_chinese(run: Run, small: Path) -> None:
    for call in (("select", small, "--on", "2023-09-01", "--names"), ("clauses",)):
        lines = run(*call).stdout.splitlines()
        heading = lines[next(index for index, line in enumerate(lines) if line.startswith("---")) - 1]

        assert all(is_chinese(sign) or sign in " （）" for sign in heading)


def test_every_basis_has_a_short_name() -> None:
    assert set(tables._RESTS_ON) == set(Basis)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def ran_on_a_terminal(monkeypatch: pytest.MonkeyPatch, *args: object, stdout: io.StringIO) -> tuple[str, str]:
    from socialwork.cli import asking

    def slowly(path: Path, *, scale: Any, read: Any = asking.read_candidates) -> Any:
        time.sleep(0.2)
        return read(path, scale=scale)

    stderr = Terminal()
    with monkeypatch.context() as patched:
        patched.setattr(asking, "read_candidates", slowly)
        patched.setattr(sys, "stdout", stdout)
        patched.setattr(sys, "stderr", stderr)
        patched.setenv("TERM", "xterm")
        socialwork.main([str(arg) for arg in args], prog_name="socialwork", standalone_mode=False)
    return stdout.getvalue(), stderr.getvalue()


def test_work_is_seen_on_a_terminal_and_nowhere_else(monkeypatch: pytest.MonkeyPatch, small: Path) -> None:
    call = ("select", small, "--on", "2023-09-01")

    printed, working = ran_on_a_terminal(monkeypatch, *call, stdout=Terminal())
    assert "正在测算" in working
    assert "拟入选" in printed
    assert "computing" in ran_on_a_terminal(monkeypatch, *call, "--lang", "en", stdout=Terminal())[1]
    assert ran_on_a_terminal(monkeypatch, *call, "--json", stdout=Terminal())[1] == ""
    assert ran_on_a_terminal(monkeypatch, *call, stdout=io.StringIO())[1] == ""
