"""The program itself: how it starts, what it needs, how it ends."""

import os
import runpy
import subprocess
import sys
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from socialwork import cli
from socialwork.cli import commands


def started(*args: object, encoding: str = "utf-8", **env: str) -> subprocess.CompletedProcess[bytes]:
    """The program as somebody starts it, whose console speaks an encoding."""
    command = [sys.executable, "-m", "socialwork", *map(str, args)]
    environment = os.environ | {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"} | env
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, env=environment, timeout=120, check=False)


def test_it_is_a_module_that_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["socialwork", "--version"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("socialwork", run_name="__main__")

    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("socialwork ")


@pytest.mark.parametrize("missing", ["click", "rich"])
def test_without_the_extra_it_says_what_to_install(
    missing: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(SystemExit) as ended:
        cli.main()
    said = capsys.readouterr()

    assert ended.value.code == 2
    assert said.out == ""
    assert said.err == f'缺少 {missing}，请安装 / {missing} is missing, install it: pip install "socialwork[cli]"\n'


def test_without_the_extra_as_a_program() -> None:
    program = "import sys; sys.modules['rich'] = sys.modules['click'] = None; from socialwork.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", program], stdin=subprocess.DEVNULL, capture_output=True, check=False)

    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr.count(b"\n") == 1
    assert b'pip install "socialwork[cli]"' in done.stderr


def test_the_version(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def no_version(name: str) -> str:
        raise PackageNotFoundError(name)

    commands.socialwork.main(["--version"], standalone_mode=False)
    assert capsys.readouterr().out.startswith("socialwork ")
    monkeypatch.setattr(commands, "version", no_version)
    commands.socialwork.main(["--version"], standalone_mode=False)
    assert capsys.readouterr().out == "socialwork （未安装 / not installed）\n"


def test_help_tells_the_commands_and_the_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    for args in (["--help"], ["-h"], ["select", "-h"], ["explain", "--help"]):
        commands.socialwork.main(args, standalone_mode=False)
        told = capsys.readouterr().out

        for code in "01234":
            assert f"\n  {code}  " in told or f"\n    {code}  " in told
    commands.socialwork.main(["--help"], standalone_mode=False)
    told = capsys.readouterr().out
    assert [command for command in ("clauses", "demo", "explain", "select", "template") if f"\n  {command} " not in told] == []


def test_every_option_is_told_in_both_languages() -> None:
    for command in (commands.socialwork, *commands.socialwork.commands.values(), *commands.template.commands.values()):
        assert " / " in (command.help or "")
        assert [option.name for option in command.params if getattr(option, "help", None) and " / " not in option.help] == []


def test_a_program_in_a_pipe_that_speaks_gbk(small: Path) -> None:
    done = started("select", small, "--on", "2023-09-01", "--names", encoding="gbk")

    assert done.returncode == 0
    assert done.stderr == b""
    assert "姓名A1" in done.stdout.decode("gbk")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_no_encoding_is_a_crash(small: Path, encoding: str) -> None:
    for args in (
        ("select", small, "--on", "2023-09-01"),
        ("select", small),
        ("--help",),
        ("explain", small, "--id", "A9", "--on", "2023-09-01"),
    ):
        assert b"Traceback" not in started(*args, encoding=encoding).stderr


def test_the_codes_it_ends_with(small: Path, tmp_path: Path) -> None:
    codes = [
        started("select", small, "--on", "2023-09-01").returncode,
        started("select", small).returncode,
        started("select", tmp_path / "没有 这个.csv", "--on", "2023-09-01").returncode,
        started("select", small, "--on", "2040-01-01").returncode,
    ]

    assert codes == [0, 2, 3, 4]


def test_nothing_is_read_from_the_standard_input() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "socialwork", "clauses", "--json"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as waiting:
        assert waiting.stdout is not None
        assert waiting.stdout.read().startswith(b"{")
        assert waiting.wait(60) == 0
    assert started("select", "-", "--on", "2023-09-01").returncode == 3
