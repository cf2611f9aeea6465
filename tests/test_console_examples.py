"""Every `$ socialwork ...` in the console fences of the pages prints what the page shows, line by line.

A line `...` in a page stands for any number of lines. A fence of the form ```` ```toml name.toml ```` is a file that the page tells its
readers to save; commands run in a folder of their own that holds those files and a copy of `examples/`.
"""

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from socialwork.cli.commands import socialwork

ROOT = Path(__file__).parents[1]
FENCE = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PAGES = [
    page
    for page in (*sorted(ROOT.glob("README*.md")), *sorted((ROOT / "docs").rglob("*.md")))
    if "```console" in page.read_text(encoding="utf-8")
]
ENVIRONMENT = {"COLUMNS": "100", "SOCIALWORK_LANG": None}


def commands(fence: str) -> Iterator[tuple[str, str]]:
    """Each command of a console fence, with what the page says that it prints."""
    before, *rest = re.split(r"^\$ ", fence, flags=re.MULTILINE)
    assert not before, f"{before!r} stands before the first command"
    for part in rest:
        command, _, printed = part.partition("\n")
        yield command, printed


def pattern(shown: str) -> str:
    """What a page shows, as a regular expression."""
    lines = shown.rstrip("\n").split("\n")
    return "".join(r"(?:.*\n)*?" if line == "..." else f"{re.escape(line)}\n" for line in lines)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_commands_print_what_the_page_shows(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    for kind, name, content in FENCE.findall(page.read_text(encoding="utf-8")):
        if kind == "console":
            for command, shown in commands(content):
                program, *arguments = shlex.split(command)
                assert program == "socialwork", f"$ {command}: only socialwork runs in a console fence; show others in a text fence"
                printed = CliRunner().invoke(socialwork, arguments, prog_name="socialwork", env=ENVIRONMENT, catch_exceptions=False).output
                if not re.fullmatch(pattern(shown), printed.rstrip("\n") + "\n"):
                    assert printed == shown, f"$ {command}"
        elif name:
            (tmp_path / name).write_text(content, encoding="utf-8", newline="")


@pytest.mark.parametrize(
    "shown, printed, fits",
    [
        ("one\ntwo\n", "one\ntwo\n", True),
        ("one\n", "one\ntwo\n", False),
        ("one\n...\n", "one\n", True),
        ("one\n...\nfour\n", "one\ntwo\nthree\nfour\n", True),
        ("...\nfour\n", "one\nfour\nfive\n", False),
        ("one.two\n", "one two\n", False),
    ],
)
def test_three_dots_stand_for_lines(shown: str, printed: str, fits: bool) -> None:
    assert bool(re.fullmatch(pattern(shown), printed)) is fits
