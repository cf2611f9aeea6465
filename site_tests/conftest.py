"""The site as it was built; `scripts/build_site.py` comes first. Run with `uv run --group docs pytest site_tests`."""

import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "docs" / "_sphinx")]

from built import SITE, Html, read  # noqa: E402 - found on the path that was just given


@pytest.fixture(scope="session")
def pages() -> dict[str, Html]:
    """Every page of the site by its path from the root."""
    found = {path.relative_to(SITE).as_posix(): read(path) for path in sorted(SITE.rglob("*.html"))}
    if not found:
        pytest.fail("there is no site: run `uv run --group docs python scripts/build_site.py` first")
    return found
