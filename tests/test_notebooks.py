"""The pages that are notebooks run: every cell, in order, in one namespace and an empty folder. Building the site runs them as well."""

import contextlib
import io
import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[1] / "docs"
CELL = re.compile(r"^```\{code-cell\}[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NOTEBOOKS = [page for page in sorted(DOCS.rglob("*.md")) if CELL.search(page.read_text(encoding="utf-8"))]


def test_each_language_has_a_notebook() -> None:
    assert {page.relative_to(DOCS).parts[0] for page in NOTEBOOKS} == {"en", "zh"}


@pytest.mark.parametrize("page", NOTEBOOKS, ids=lambda page: page.relative_to(DOCS).as_posix())
def test_every_cell_runs(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = page.read_text(encoding="utf-8")
    names: dict[str, object] = {}
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        for cell in CELL.finditer(text):
            line = text[: cell.start(1)].count("\n")
            exec(compile("\n" * line + cell[1], str(page), "exec"), names)

    assert text.startswith("---\nfile_format: mystnb\n"), "the header makes it a notebook"
    assert printed.getvalue(), "a notebook shows something"
