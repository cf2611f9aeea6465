"""Placements over three levels: what is wrong, what is not told, and what is merely worth a look."""

from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.errors import DuplicateNameError, InvalidValueError, UnknownNameError
from socialwork.linkage.bounds import Count
from socialwork.linkage.placements import Area, Placement, PlacementCheck, Weight, check_placements
from socialwork.linkage.words import AreaLevel
from socialwork.rules import Missing, Verdict
from socialwork.testing.invented import TEA_PEOPLE

LAW = TEA_PEOPLE.on(date(2024, 12, 31))
AREAS = (
    Area(id="D", name="东区", level=AreaLevel.DISTRICT),
    Area(id="S1", name="甲街道", level=AreaLevel.SUBDISTRICT, within="D"),
    Area(id="S2", name="乙镇", level=AreaLevel.SUBDISTRICT, within="D"),
    Area(id="C1", name="一社区", level=AreaLevel.COMMUNITY, within="S1"),
)
RIGHT = Placement(person="P1", recruited_by="D", managed_by="S1", used_by="C1")


def check(*placements: Placement) -> PlacementCheck:
    return check_placements(placements, AREAS, LAW)


def codes(*placements: Placement) -> list[tuple[str, Weight]]:
    return [(finding.code, finding.weight) for finding in check(*placements).findings]


def test_a_placement_as_the_law_has_it() -> None:
    found = check(RIGHT)

    assert (found.verdict, found.findings) == (Verdict.YES, ())
    assert found.by_area["C1"].counts == (Count(()), Count(()), Count(("P1",)))
    assert found.explain("en").splitlines()[0] == "placements of 1 people: yes"


def test_what_is_wrong_and_what_is_not_told() -> None:
    assert codes(attrs.evolve(RIGHT, recruited_by="S1")) == [("wrong_level", Weight.WRONG), ("elsewhere", Weight.LOOK)]
    assert codes(attrs.evolve(RIGHT, managed_by="S2")) == [("elsewhere", Weight.LOOK)]
    assert check(attrs.evolve(RIGHT, managed_by="S2")).verdict is Verdict.YES
    assert codes(attrs.evolve(RIGHT, managed_by=Missing.NOT_KNOWN)) == [("not_told", Weight.NOT_TOLD)]
    assert codes(attrs.evolve(RIGHT, used_by="C9")) == [("unknown_area", Weight.NOT_TOLD)]
    assert check(attrs.evolve(RIGHT, used_by="C9")).verdict is Verdict.UNDETERMINED
    both = check(attrs.evolve(RIGHT, used_by="S2", recruited_by=Missing.NOT_ASKED), attrs.evolve(RIGHT, person="P0"))
    assert (both.verdict, both.verdict_of("P0"), both.verdict_of("P1")) == (Verdict.NO, Verdict.YES, Verdict.NO)


def test_findings_in_both_languages_as_table_and_as_data() -> None:
    found = check(attrs.evolve(RIGHT, used_by="S2"), Placement(person="P2", used_by="C9"))

    assert found.findings[0].in_language("en") == "wrong: P1: a town or subdistrict (乙镇) uses; it should be a village or community (Y4)"
    assert found.findings[1].in_language("zh") == "待核实：P2：由谁招聘：未填；请补填（应为区）（Y4）"
    assert "- not told: P2: there is no area C9; look the id up, or list the area (Y4)" in found.explain("en")
    assert found.table("en").splitlines()[2].split() == ["P1", "no", "东区", "甲街道", "乙镇"]
    assert "P2" in found.to_html("en")
    assert found._repr_html_() == found.to_html("zh")
    data = found.as_data()
    assert [each["verdict"] for each in data["placements"]] == ["NO", "UNDETERMINED"]
    assert data["placements"][1]["managed_by"] == {"missing": "not_asked"}
    assert data["findings"][0]["code"] == "wrong_level"
    assert data["by_area"]["rows"][0]["key"] == "C1"
    assert repr(found) == "PlacementCheck(2 placements, NO, 4 findings)"
    with pytest.raises(InvalidValueError, match="look at the verdict"):
        bool(found)


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="person placed"):
        check(RIGHT).verdict_of("P9")
    with pytest.raises(DuplicateNameError, match="P1"):
        check(RIGHT, RIGHT)
    with pytest.raises(DuplicateNameError, match="D"):
        check_placements([], AREAS[:1] * 2, LAW)
    with pytest.raises(InvalidValueError, match="AreaLevel"):
        Area(id="X", name="X", level="district")  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match="give a str"):
        Placement(person="P", used_by=3)  # type: ignore[arg-type]


PLACED = st.sampled_from((*(area.id for area in AREAS), "C9", *Missing))


@given(shared=st.lists(st.tuples(PLACED, PLACED, PLACED), max_size=4), data=st.data())
def test_order_changes_nothing(shared: list[tuple[str | Missing, ...]], data: st.DataObject) -> None:
    placements = [Placement(person=f"P{n}", recruited_by=a, managed_by=b, used_by=c) for n, (a, b, c) in enumerate(shared)]
    shuffled = data.draw(st.permutations(placements))

    assert check(*shuffled).as_data() == check(*placements).as_data()


@given(shared=st.tuples(PLACED, PLACED, PLACED), data=st.data())
def test_a_decided_placement_stays_so_when_more_is_told(shared: tuple[str | Missing, ...], data: st.DataObject) -> None:
    before = Placement(person="P", recruited_by=shared[0], managed_by=shared[1], used_by=shared[2])
    told = [data.draw(st.sampled_from(AREAS)).id if isinstance(by, Missing) else by for by in shared]

    if check(before).verdict.decided:
        assert check(Placement(person="P", recruited_by=told[0], managed_by=told[1], used_by=told[2])).verdict is check(before).verdict


def test_ids_that_differ_in_writing_alone_are_refused() -> None:
    with pytest.raises(DuplicateNameError, match="P1, p1"):
        check(RIGHT, attrs.evolve(RIGHT, person="p1"))
    with pytest.raises(DuplicateNameError, match="C1, c1"):
        check(attrs.evolve(RIGHT, used_by="c1"))
    with pytest.raises(DuplicateNameError, match="D, d"):
        check_placements([], [AREAS[0], attrs.evolve(AREAS[1], within="d")], LAW)


def test_of_no_placements_nothing_can_be_said() -> None:
    assert check().verdict is Verdict.UNDETERMINED
    assert check().explain("zh").splitlines()[0] == "未列出配备人员：待核实"
    assert check().explain("en").splitlines()[0] == "nobody is listed as placed: undetermined"
