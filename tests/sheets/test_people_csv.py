"""Trainings, placements and areas from sheets: every cell at its place, and everything that is wrong at once."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from socialwork.days import Month
from socialwork.errors import InvalidValueError
from socialwork.linkage.placements import Area, Placement, check_placements
from socialwork.linkage.training_years import trainings_of_year
from socialwork.linkage.trainings import Training
from socialwork.linkage.words import AreaLevel, TrainingDimension, TrainingKind
from socialwork.rules import Missing, Verdict
from socialwork.sheets import (
    areas_template_csv,
    placements_template_csv,
    read_areas,
    read_placements,
    read_trainings,
    trainings_template_csv,
)
from socialwork.testing.invented import TEA_PEOPLE
from socialwork.wire.problems import FileRefusedError

LAW = TEA_PEOPLE.on(date(2024, 12, 31))
TRAININGS = (
    "编号,培训名称,结束日,类别,维度,学时,人次,参加者\n"
    "T1,入门,2024-03-01,社工主题培训,技能提升；理想信念,12学时,60人次,P1；P2\n"
    "T2,考前,2024年5月,examination,无,8.5,,none\n"
    "T3,分享,不详,,,不详,45,\n"
)
PLACEMENTS = "人员编号,招聘方,管理方,使用方\nP1,D,S1,C1\nP2,D,不详,\n"
AREAS = "编号,名称,层级,上级\nD,东区,区,\nS1,甲街道,镇街,D\nC1,一社区,community,S1\n"


def sheet(tmp_path: Path, text: str, name: str = "sheet.csv") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8-sig")
    return path


def refused(read: Callable[[Path], object], path: Path) -> list[tuple[int | None, str | None, str]]:
    with pytest.raises(FileRefusedError) as caught:
        read(path)
    assert all(each.fix.zh and each.fix.en for each in caught.value.problems)
    return [(each.row, each.column, each.code) for each in caught.value.problems]


def test_trainings_are_read_and_what_is_not_told_stays_so(tmp_path: Path) -> None:
    first, second, third = read_trainings(sheet(tmp_path, TRAININGS))

    assert first == Training(
        id="T1",
        title="入门",
        on=date(2024, 3, 1),
        kind=TrainingKind.THEME,
        dimensions={TrainingDimension.SKILLS, TrainingDimension.IDEALS},
        hours="12",
        attendances=60,
        attended_by={"P1", "P2"},
    )
    assert (second.on, second.dimensions, second.hours, second.attended_by) == (Month(2024, 5), frozenset(), Decimal("8.5"), frozenset())
    assert second.attendances is Missing.NOT_ASKED
    assert (third.on, third.kind, third.hours) == (Missing.NOT_KNOWN, Missing.NOT_ASKED, Missing.NOT_KNOWN)
    found = trainings_of_year((first, second, third), LAW, year=2024)
    assert (found.verdict, found.total.attendances.text.en) == (Verdict.UNDETERMINED, "60 or more")


def test_everything_that_is_wrong_with_trainings_is_told_at_once(tmp_path: Path) -> None:
    wrong = (
        "编号,培训名称,结束日,类别,维度,学时,人次\n"
        "T1,,2024-13-01,烹饪,技能提升；体能,-3,60人\n"
        "t1,二,,,,八,60.5\n"
        ",三,,,,/,-1\n"
        "合计,,,,,20,120\n"
    )

    assert refused(read_trainings, sheet(tmp_path, wrong)) == [
        (2, "培训名称", "missing_value"),
        (2, "结束日", "bad_value"),
        (2, "类别", "bad_value"),
        (2, "维度", "bad_value"),
        (2, "学时", "bad_value"),
        (2, "人次", "bad_value"),
        (3, "编号", "duplicate_id"),
        (3, "学时", "bad_value"),
        (3, "人次", "bad_value"),
        (4, "编号", "missing_value"),
        (4, "学时", "empty_mark"),
        (4, "人次", "bad_value"),
        (5, "编号", "no_person"),
    ]


def test_people_are_not_attendances_and_lists_bind_them(tmp_path: Path) -> None:
    with pytest.raises(FileRefusedError, match="people are not attendances"):
        read_trainings(sheet(tmp_path, "编号,培训名称,人次\nT1,一,60人\n"))
    assert refused(read_trainings, sheet(tmp_path, "id,title,attendances,attended by\nT1,a,1,P1;P2\n")) == [
        (2, "attendances", "contradiction")
    ]


def test_sheets_that_are_none(tmp_path: Path) -> None:
    assert refused(read_trainings, sheet(tmp_path, "编号,培训名称\n")) == [(None, None, "no_candidates")]
    assert refused(read_trainings, sheet(tmp_path, "编号,学时\nT1,8\n")) == [(1, "培训名称", "missing_column")]
    assert refused(read_trainings, sheet(tmp_path, TRAININGS, "sheet.xlsx")) == [(None, None, "wrong_extension")]
    assert refused(read_placements, sheet(tmp_path, PLACEMENTS, "sheet")) == [(None, None, "wrong_extension")]


def test_placements_and_areas_go_together(tmp_path: Path) -> None:
    placements = read_placements(sheet(tmp_path, PLACEMENTS, "placements.csv"))
    areas = read_areas(sheet(tmp_path, AREAS, "areas.csv"))

    assert placements == (
        Placement(person="P1", recruited_by="D", managed_by="S1", used_by="C1"),
        Placement(person="P2", recruited_by="D", managed_by=Missing.NOT_KNOWN),
    )
    assert areas[0] == Area(id="D", name="东区", level=AreaLevel.DISTRICT)
    assert areas[2].within == "S1"
    found = check_placements(placements, areas, LAW)
    assert (found.verdict_of("P1"), found.verdict_of("P2")) == (Verdict.YES, Verdict.UNDETERMINED)


def test_what_is_wrong_with_placements_and_areas(tmp_path: Path) -> None:
    assert refused(read_placements, sheet(tmp_path, "人员编号,招聘方\nP1,D\np1,D\n")) == [(3, "人员编号", "duplicate_id")]
    assert refused(read_placements, sheet(tmp_path, "人员编号,身份证\nP1,1\n")) == [(1, "身份证", "identity_column")]
    assert refused(read_areas, sheet(tmp_path, "编号,名称,层级\nD,东区,\n,西区,省\n")) == [
        (2, "层级", "missing_value"),
        (3, "编号", "missing_value"),
        (3, "层级", "bad_value"),
    ]


def test_templates_are_headings_that_are_read() -> None:
    assert trainings_template_csv("en").strip() == "id,title,ended on,kind,dimensions,class hours,attendances,attended by"
    assert placements_template_csv().strip() == "人员编号,招聘方,管理方,使用方"
    assert areas_template_csv("zh").strip() == "编号,名称,层级,上级"
    with pytest.raises(InvalidValueError, match="lang"):
        areas_template_csv("de")


def test_ids_that_differ_in_writing_alone_are_refused(tmp_path: Path) -> None:
    twice = "编号,培训名称,参加者\nT1,甲,P1；P2\nT2,乙,p1；P2\nT3,丙,X；x\nt1,丁,不详\n"
    path = sheet(tmp_path, twice)

    assert refused(read_trainings, path) == [
        (3, "参加者", "duplicate_id"),
        (4, "参加者", "duplicate_id"),
        (5, "编号", "duplicate_id"),
    ]
    with pytest.raises(FileRefusedError) as caught:
        read_trainings(path)
    assert caught.value.problems[0].fix.en.startswith("it differs from P1 in row 2 by case, width, spaces")
    shared = "人员编号,招聘方,管理方,使用方\nP1,D,S1,C1\nP2,d,不详,\n"
    assert refused(read_placements, sheet(tmp_path, shared)) == [(3, "招聘方", "duplicate_id")]
    areas = "编号,名称,层级,上级\nS1,甲街道,镇街,D\nd,东区,区,\ns1,乙,镇街,\n"
    assert refused(read_areas, sheet(tmp_path, areas)) == [(3, "编号", "duplicate_id"), (4, "编号", "duplicate_id")]
