"""What a formula says of ventures as a sheet: a row for each venture, notes below, and no cell that a spreadsheet would take for a formula."""

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given

from socialwork import OUHAI
from socialwork.errors import InvalidValueError
from socialwork.linkage import Venture, VentureOrganisation, VentureWorker, WorkerKind, check_all, district_linkage
from socialwork.sheets import write_compositions
from socialwork.testing import ventures

LAW = OUHAI.on(date(2025, 4, 10))
LACKING = Venture(
    id="=V1",
    title="+甲",
    organisations=[VentureOrganisation(id="O1")],
    workers=[VentureWorker(id="W1", kind=WorkerKind.SOCIAL_WORKER, full_time=True)],
    volunteers=0,
    resources=(),
)


def rows(path: Path) -> list[list[str]]:
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_a_venture_has_a_row_and_notes_follow(tmp_path: Path) -> None:
    listed = [LACKING, Venture(id="V2")]
    write_compositions(tmp_path / "a.csv", check_all(listed, LAW, readings=["AO3"]), district_linkage(listed, LAW), lang="en")

    headings, first, second, *notes = rows(tmp_path / "a.csv")
    assert dict(zip(headings, first, strict=True)) == {
        "id": "'=V1",
        "title": "'+甲",
        "answer": "contested",
        "what does not fit": "charitable resources: 0 there, 1 or more asked for: lacks by 1 (O21/O22/AO3=one); "
        "volunteers: 0 there, 1 or more asked for: lacks by 1 (O21/O22/AO3=one)",
        "depends on readings": "AO4, AO5, AO5d, AO3, AO7",
        "linked": "social organisations; social workers",
        "lacking": "community volunteers; charitable resources",
        "not known": "communities",
    }
    assert second[:3] == ["V2", "", "undetermined"]
    assert [note[0] for note in notes] == ["*"] * len(notes)
    assert notes[2][1] == "Five-sector linkage in Ouhai District, Wenzhou (2025-04-10)"
    assert "of these, every admissible combination of: AO3" in [note[1] for note in notes]


@given(listed=ventures())
def test_there_is_a_row_for_each_venture(listed: tuple[Venture, ...], tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "compositions.csv"
    write_compositions(path, check_all(listed, LAW), district_linkage(listed, LAW))
    _, *found = rows(path)

    assert [row[0] for row in found if row[0] != "*"] == sorted(each.id for each in listed)


def test_both_have_to_be_of_the_same_ventures(tmp_path: Path) -> None:
    with pytest.raises(InvalidValueError, match="same ventures"):
        write_compositions(tmp_path / "a.csv", check_all([LACKING], LAW), district_linkage([], LAW))
