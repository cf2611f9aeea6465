"""Files of their own kind: a sheet or a page, by the end of the name."""

from pathlib import Path

import pytest

from socialwork.cli.giving import Giving
from socialwork.cli.reports import PAGE, SHEET, page_writer, report_kind


@pytest.mark.parametrize(
    "name, kind", [("a.csv", SHEET), ("a.CSV", SHEET), ("a.html", PAGE), ("a.Htm", PAGE), ("a.txt", None), ("csv", None), (None, None)]
)
def test_the_kind_is_that_of_the_name(name: str | None, kind: str | None) -> None:
    assert report_kind(Giving(out=None if name is None else Path(name))) == kind


def test_a_page_is_written_whatever_signs_are_in_it(tmp_path: Path) -> None:
    page_writer("村\ud800")(tmp_path / "a.html")

    assert (tmp_path / "a.html").read_text(encoding="utf-8") == "村?"
