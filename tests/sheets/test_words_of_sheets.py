"""What people call things in sheets, and what it is taken for."""

from pathlib import Path

import pytest

from socialwork.rules import Fact, Shape
from socialwork.sheets import read_candidates_csv
from socialwork.sheets._columns import SHEET
from socialwork.sheets._words import _names, folded
from socialwork.talent.candidates import (
    CANDIDATE,
    CareWorkerLevel,
    EmployerKind,
    PracticeField,
    Rating,
    SocialWorkLevel,
    Training,
)
from socialwork.text import Labelled


def read(folder: Path, heading: str, cell: str) -> object:
    path = folder / "people.csv"
    path.write_text(f'id,{heading}\nA1,"{cell}"', encoding="utf-8")
    (person,) = read_candidates_csv(path)
    value = getattr(person, heading if heading[-12:] != "_certificate" else f"{heading}s")
    return value[0].level if isinstance(value, tuple) else value


@pytest.mark.parametrize(
    "level, names",
    [
        ("apprentice", "学徒工 apprentice"),
        (
            "junior",
            "五级 五级/初级工 初级工 初级 5级 ５级 国家职业资格五级 国家职业资格5级 五级（初级工） 初级工（五级） level\u00a05 junior",
        ),
        ("intermediate", "四级 四级/中级工 中级工 中级 国家职业资格四级 四级(中级工) intermediate"),
        ("advanced", "三级 三级/高级工 高级工 高级 国家职业资格三级 advanced ADVANCED"),
        ("technician", "二级 二级/技师 技师 国家职业资格二级 technician"),
        ("senior_technician", "一级 一级/高级技师 高级技师 1级 国家职业资格一级 senior_technician"),
        ("special_technician", "特级技师 special_technician"),
        ("chief_technician", "首席技师 chief_technician"),
    ],
)
def test_care_worker_levels_go_by_all_their_names(tmp_path: Path, level: str, names: str) -> None:
    for name in names.split(" "):
        assert read(tmp_path, "care_worker_certificate", name) is CareWorkerLevel(level), name


@pytest.mark.parametrize(
    "level, names",
    [
        ("assistant", "初级|助理社会工作师|助理社会工作师（初级）|assistant|Assistant Social Worker|junior"),
        ("intermediate", "中级|社会工作师|社会工作师（中级）|社会工作师(中级)|intermediate|social worker|Social Worker (intermediate)"),
        ("senior", "高级|高级社会工作师|高级社会工作师（高级）|senior|Senior Social Worker"),
    ],
)
def test_social_work_levels_go_by_all_their_names(tmp_path: Path, level: str, names: str) -> None:
    for name in names.split("|"):
        assert read(tmp_path, "social_work_certificate", name) is SocialWorkLevel(level), name


@pytest.mark.parametrize(
    "cell, held", [("是", True), ("yes", True), ("YES", True), ("TRUE", True), ("否", False), ("No", False), ("false", False)]
)
def test_a_question_is_answered_by_yes_or_no(tmp_path: Path, cell: str, held: bool) -> None:
    assert read(tmp_path, "dedicated", cell) is held


@pytest.mark.parametrize("kind", [CareWorkerLevel, EmployerKind, PracticeField, Rating, SocialWorkLevel, Training])
def test_no_name_means_two_things(kind: type[Labelled]) -> None:
    taken: dict[str, Labelled] = {}
    for member in kind:
        for name in {folded(name) for name in _names(member)}:
            assert taken.setdefault(name, member) is member, name


def test_every_fact_has_a_column_and_no_heading_means_two() -> None:
    names = [folded(name) for column in SHEET for name in {folded(column.label.zh), folded(column.label.en), folded(column.code)}]

    assert len(names) == len(set(names))
    assert all(column.code.isascii() for column in SHEET)
    codes = {column.code for column in SHEET}
    for fact in CANDIDATE:
        if isinstance(fact, Fact):
            assert fact.name in codes or fact.shape is Shape.SEVERAL
