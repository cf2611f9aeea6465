"""What every file of the repository keeps to, whatever it says."""

import ast
import os
import re
import shutil
import subprocess
import sysconfig
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import socialwork

ROOT = Path(__file__).parents[1]

# Joined here, so that this file names none of them.
PACKAGE_HOSTS = tuple(
    ".".join(parts).encode()
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("deb", "debian", "org"),
        ("security", "debian", "org"),
        ("anaconda", "org"),
        ("crates", "io"),
    )
)
PACKAGE_FILE = re.compile(rb"https?://[^\s\"'<>]*(?:/simple/|\.whl\b|\.tar\.gz\b|\.tgz\b|\.deb\b)")
MACHINE_PATH = re.compile(r"(?<![\w.*/~-])(?:/(?:root|work|home|Users)/[\w.]|[A-Za-z]:\\Users\\)")
COMMAND = re.compile(r"^```sh *\n(.*?)^```", re.MULTILINE | re.DOTALL)


def tracked(*patterns: str) -> list[Path]:
    """The files under version control that are there, relative to the root."""
    listed = subprocess.run(["git", "ls-files", "-z", "--", *patterns], cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout
    return [Path(name) for name in listed.split("\0") if name and (ROOT / name).is_file()]


def is_text(path: Path) -> bool:
    """Whether a file is ours to read as text. Tables (CSV) may be in any encoding: that is what is tested with them."""
    return path.suffix != ".csv" and b"\0" not in (ROOT / path).read_bytes()


needs_git = pytest.mark.skipif(
    not (ROOT / ".git").exists() or shutil.which("git") is None, reason="not a git checkout: nobody can tell which files are tracked"
)


@needs_git
def test_no_file_names_a_package_host() -> None:
    named = {}
    for path in tracked():
        content = (ROOT / path).read_bytes().lower()
        found = {host for host in PACKAGE_HOSTS if host in content} | set(PACKAGE_FILE.findall(content))
        if found:
            named[path.as_posix()] = found

    assert not named


@needs_git
def test_the_lock_file_is_not_tracked() -> None:
    assert tracked("uv.lock") == []


@needs_git
def test_text_is_utf8_and_ends_its_lines_with_lf() -> None:
    for path in filter(is_text, tracked()):
        content = (ROOT / path).read_bytes()
        try:
            content.decode("utf-8")
        except UnicodeDecodeError as error:
            pytest.fail(f"{path}: not UTF-8: {error}")
        assert not content.startswith(b"\xef\xbb\xbf"), f"{path}: begins with a byte order mark"
        assert b"\r\n" not in content, f"{path}: CRLF"


@needs_git
def test_no_text_names_a_path_of_one_machine() -> None:
    named = {
        path.as_posix(): found
        for path in filter(is_text, tracked())
        if (found := MACHINE_PATH.findall((ROOT / path).read_text(encoding="utf-8", errors="replace")))
    }

    assert not named


def test_every_news_fragment_has_a_known_kind() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["towncrier"]
    kinds = {kind["directory"] for kind in settings["type"]}
    name = re.compile(rf"(?:\d+|\+[\w-]+)\.(?:{'|'.join(sorted(kinds))})(?:\.\d+)?\.md")

    assert kinds == {"breaking", "added", "changed", "fixed", "policy"}
    for path in (ROOT / "changelog.d").iterdir():
        assert path.name in {"README.md", ".gitkeep"} or name.fullmatch(path.name), f"{path.name}: not <issue>.<kind>.md"
        assert path.read_text(encoding="utf-8").strip() or path.name == ".gitkeep", f"{path.name}: empty"


def test_constraints_are_exact_versions() -> None:
    exact = re.compile(r"[\w.-]+(?:\[[\w,-]+\])?==[\w.!+]+(?: ; .+)?")
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines():
        assert line.startswith("#") or exact.fullmatch(line), f"constraints.txt: {line!r} is not name==version"


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_the_readme_says_how_to_install_and_how_to_test(name: str) -> None:
    """`.ci/run` runs each line that begins with `uv` or `pip` in README.md's sh fences, as it stands there; the other one has the same."""
    readme = (ROOT / name).read_text(encoding="utf-8")
    commands = [line for fence in COMMAND.findall(readme) for line in fence.splitlines() if line.startswith(("uv ", "pip "))]

    assert commands == ["pip install uv && uv run --no-dev --extra cli socialwork demo", "pip install uv && uv run pytest"]


def test_guides_for_contributors_test_as_the_readme_does() -> None:
    for page in sorted({*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")}):
        commands = [line for fence in COMMAND.findall(page.read_text(encoding="utf-8")) for line in fence.splitlines()]
        for command in commands:
            assert not re.match(r"(python\S* -m )?pytest\b", command), f"{page}: {command!r}: say it as the README does, uv run pytest"


def calls_without_encoding(source: str) -> Iterator[int]:
    """Lines that open text without naming its encoding, which then differs from machine to machine."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        given = {keyword.arg: keyword.value for keyword in node.keywords}
        if "encoding" in given or None in given:
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id if isinstance(node.func, ast.Name) else ""
        owner = node.func.value.id if isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name) else None
        is_function = isinstance(node.func, ast.Name) or owner in {"io", "builtins"}
        of_a_class = owner is not None and owner != "Path" and (owner in {"cls", "os"} or owner[0].isupper())  # `Register.open(folder)`
        if called == "open" and not of_a_class:
            place = 1 if is_function else 0
            mode = given.get("mode", node.args[place] if len(node.args) > place else ast.Constant("r"))
            named = mode.value if isinstance(mode, ast.Constant) else "r"
            # `archive.open(name)` and the like are not `Path.open(mode)`.
            if isinstance(named, str) and re.fullmatch(r"[rwax]t?\+?t?", named):
                yield node.lineno
        elif (
            (called == "read_text" and not node.args)
            or (called == "write_text" and len(node.args) < 2)
            or any(isinstance(given.get(name), ast.Constant) and given[name].value is True for name in ("text", "universal_newlines"))
        ):
            yield node.lineno


@pytest.mark.parametrize(
    "source, refused",
    [
        ("open('a')", True),
        ("open('a', 'w')", True),
        ("open('a', mode='rb')", False),
        ("open('a', 'wb')", False),
        ("open('a', encoding='utf-8')", False),
        ("path.open()", True),
        ("path.open('rb')", False),
        ("path.open('w', encoding='utf-8')", False),
        ("archive.open('member.xml')", False),
        ("path.read_text()", True),
        ("path.read_text('utf-8')", False),
        ("path.write_text('words')", True),
        ("path.write_text('words', 'utf-8')", False),
        ("run(command, text=True)", True),
        ("run(command, encoding='utf-8')", False),
        ("path.open(**options)", False),
        ("path.open(mode)", True),
        ("Path.open(path)", True),
        ("Register.open(folder, policy=policy)", False),
        ("cls.open(folder)", False),
        ("os.open(folder, os.O_RDONLY)", False),
    ],
)
def test_the_look_for_encodings_finds_what_it_should(source: str, refused: bool) -> None:
    assert bool(list(calls_without_encoding(source))) is refused


def test_whatever_reads_or_writes_text_names_its_encoding() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for folder in ("src", "tests", "examples", "benchmarks", "scripts", "docs")
        for path in sorted((ROOT / folder).rglob("*.py"))
        for line in calls_without_encoding(path.read_text(encoding="utf-8"))
    ]

    assert not found


@pytest.mark.skipif("SOCIALWORK_EXPECT_INSTALLED" not in os.environ, reason="only where the built wheel is tested: .ci/run says so")
def test_the_installed_package_is_what_is_tested() -> None:
    assert Path(socialwork.__path__[0]).parent == Path(sysconfig.get_path("purelib"))
