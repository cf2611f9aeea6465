"""A portfolio as a sheet: numbers as numbers, nothing told as nothing, no cell that a spreadsheet runs."""

import csv
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from socialwork import HEBEI
from socialwork.errors import InvalidValueError
from socialwork.lifecycle import Journal
from socialwork.projects import Indicator, Monitoring, Opening, Plan, ProjectHappens, Reached, StageEnd, Task, portfolio
from socialwork.rules import NOTICE
from socialwork.sheets import write_portfolio
from socialwork.tiers import Party

DAY = date(2025, 1, 6)
DONE = StageEnd(deliverables_accepted=True, work_recorded=True)


def rows(tmp_path: Path, journal: Journal, lang: str = "zh") -> list[dict[str, str]]:
    path = tmp_path / "总览.csv"
    write_portfolio(path, portfolio(journal, HEBEI.on(DAY), as_of=date(2025, 11, 5)), lang=lang)
    made = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
    return [row for row in made if next(iter(row.values())) != "*"]


def test_what_is_told_is_written_and_what_is_not_is_an_empty_cell(tmp_path: Path) -> None:
    law, journal = HEBEI.on(DAY), Journal()
    plan = Plan(indicators=(Indicator("探访", 120),), budget="30000", first_day=DAY, last_day=date(2025, 10, 31))  # type: ignore[arg-type]
    for day, kind, facts in (
        (6, ProjectHappens.TASK_TAKEN_ON, Task(title="=1+1", unit="S01", tier="town", purchaser=Party.MASS_ORGANISATION)),
        (7, ProjectHappens.ASSESSMENT_ENDED, DONE),
        (8, ProjectHappens.PLANNED, plan),
        (9, ProjectHappens.PLANNING_ENDED, DONE),
        (10, ProjectHappens.MONITORED, Monitoring(spent="31000.50", reached=(Reached("探访", 45),))),  # type: ignore[arg-type]
        (11, ProjectHappens.IMPLEMENTATION_ENDED, DONE),
    ):
        journal = journal.do(kind, subject="P1", on=date(2025, 1, day), law=law, recorder="office", facts=facts)
    journal = journal.do(ProjectHappens.OPENED, subject="P2", on=DAY, law=law, recorder="office", facts=Opening())
    told, untold = rows(tmp_path, journal)

    assert told == {
        "编号": "P1", "项目名称": "'=1+1", "承办单位": "S01", "层级": "乡镇（街道）", "购买方类别": "群团组织", "阶段": "项目监测与管理", "轮次": "1", "自": "2025-01-11",
        "计划开始之日": "2025-01-06", "计划结束之日": "2025-10-31", "迟延天数": "5", "预算（元）": "30000", "累计支出（元）": "31000.50",
        "结余（元）": "-1000.50", "指标": "探访 45/120", "评估结果": "", "结束本阶段尚缺": "", "备注": "超预算1,000.50元；逾期5天",
    }  # fmt: skip
    assert {name: words for name, words in untold.items() if words} == {
        "编号": "P2", "项目名称": "P2", "阶段": "项目预估", "轮次": "1", "自": "2025-01-06",
    }  # fmt: skip
    assert rows(tmp_path, journal, "en")[0]["left (yuan)"] == "-1000.50"
    assert rows(tmp_path, journal, "en")[0]["tier"] == HEBEI.tiers[1].level.en


def test_a_level_that_there_is_not_is_written_as_it_stands(tmp_path: Path) -> None:
    journal = Journal().record(ProjectHappens.OPENED, subject="P1", on=DAY, recorder="office", facts=Opening(tier="elsewhere"))

    assert rows(tmp_path, journal)[0]["层级"] == "elsewhere"


def test_another_language_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(InvalidValueError):
        rows(tmp_path, Journal(), "fr")
    assert list(tmp_path.iterdir()) == []


def remarks(tmp_path: Path, law: Any = None) -> list[str]:
    """What is said below the projects."""
    path = tmp_path / "总览.csv"
    write_portfolio(path, portfolio(Journal(), HEBEI.on(DAY), as_of=date(2025, 11, 5), known_on=DAY), lang="en", law=law)
    return [row[1] for row in csv.reader(path.read_text(encoding="utf-8-sig").splitlines()) if row[0] == "*"]


def test_below_stand_the_policy_its_day_its_marks_and_its_readings(tmp_path: Path) -> None:
    law = HEBEI.on(DAY, readings={"AH6": "cycle"})
    always = ["projects: as of 2025-11-05, as recorded by 2025-01-06", NOTICE.en]

    assert remarks(tmp_path) == always
    assert remarks(tmp_path, law) == [
        f"{HEBEI.title.en} (2025-01-06)", "the validity of this policy was not found", "readings: AH6=cycle; the other 11 by default", *always,
    ]  # fmt: skip


def test_a_project_that_is_none_has_no_round(tmp_path: Path) -> None:
    journal = Journal().record(ProjectHappens.CLOSED, subject="P1", on=DAY, recorder="office", facts=DONE)

    assert rows(tmp_path, journal)[0]["轮次"] == ""
