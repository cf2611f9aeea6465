"""An assessed network as a sheet: a row for each unit, and no cell that a spreadsheet would take for a formula."""

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given

from socialwork.errors import InvalidValueError
from socialwork.sheets import write_assessment
from socialwork.testing import networks
from socialwork.testing.invented.standard import MADE_UP_STANDARD, sites
from socialwork.tiers import Network, Place, Unit, assess_network

LAW = MADE_UP_STANDARD.on(date(2024, 1, 1))
SITE = MADE_UP_STANDARD.site_class(floor_area=10, posts_named=False, open_days_per_week=3)
NETWORK = Network(
    places=(Place(id="t", name="河镇", tier="town"),),
    units=(
        Unit(id="s", name="=站()", tier="town", place="t", site=SITE),
        Unit(id="r", name="室", tier="village", place="gone"),
    ),
)


def rows(path: Path) -> list[list[str]]:
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_a_unit_has_a_row_and_notes_follow(tmp_path: Path) -> None:
    write_assessment(tmp_path / "a.csv", assess_network(NETWORK, LAW), lang="en")

    headings, station, room, *notes = rows(tmp_path / "a.csv")
    assert dict(zip(headings, station, strict=True)) == {
        "id": "s", "name": "'=站()", "kind": "station", "place id": "t", "place": "河镇", "outcome": "non-conforming",
        "not met": "is large enough; has named its posts",
        "undetermined": "has full-time staff and certified social workers; has a supervisor; runs projects; has not too many drills",
        "advice": "is open five days a week", "advice undetermined": "keeps files", "contested": "", "readings": "", "points at least": "0", "points at most": "60.5", "grade": "poor",
        "vetoing": "has named its posts", "may veto": "",
        "points undetermined": "has full-time staff and certified social workers; has a supervisor; runs projects",
    }  # fmt: skip
    assert room == ["r", "室", "room", "gone", "", "undetermined", "", "is large enough; has its signboard up", *[""] * 10]
    assert [note[0] for note in notes] == ["*", "*", "*", "*"]
    assert notes[1][1] == "this standard is made up, to show how one works"
    assert notes[2][1] == "readings: all 2 as the policy has them by default"


def test_what_depends_on_the_reading_is_named_with_the_reading(tmp_path: Path) -> None:
    site = MADE_UP_STANDARD.site_class(full_time_staff=2, certified_staff=0, supervisors=1)
    network = Network(places=(), units=(Unit(id="s", name="站", tier="town", place="t", site=site),))
    write_assessment(tmp_path / "a.csv", assess_network(network, LAW, readings="all"), lang="en")

    headings, station, *_ = rows(tmp_path / "a.csv")
    told = dict(zip(headings, station, strict=True))
    assert (told["contested"], told["readings"]) == ("has full-time staff and certified social workers", "AW1")


@given(network=networks(tiers=MADE_UP_STANDARD.tiers[:3], site=sites()))
def test_every_unit_has_a_row_and_no_cell_begins_a_formula(network: Network, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "assessed.csv"
    write_assessment(path, assess_network(network, LAW))

    _, *body = rows(path)
    assert len(body) == len(network.units) + 4  # title, mark, readings, notice
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for row in body for cell in row)


def test_the_language_is_one_of_two(tmp_path: Path) -> None:
    with pytest.raises(InvalidValueError):
        write_assessment(tmp_path / "a.csv", assess_network(NETWORK, LAW), lang="fr")
    assert not (tmp_path / "a.csv").exists()
