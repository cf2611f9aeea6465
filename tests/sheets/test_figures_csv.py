"""An office's own figures from a sheet: read as they stand there, refused with everything that is wrong."""

from datetime import date
from pathlib import Path

import pytest

from socialwork.linkage.ouhai.figures import FIGURES
from socialwork.sheets import read_figures
from socialwork.statistics import AtLeast, CountingUnit, Exact, Measure, Part, Rounded
from socialwork.wire import FileRefusedError


def sheet(folder: Path, *lines: str, name: str = "figures.csv") -> Path:
    path = folder / name
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def problems(path: Path) -> list[tuple[int | None, str | None, str]]:
    with pytest.raises(FileRefusedError) as caught:
        read_figures(path, published=FIGURES)
    return [(each.row, each.column, each.code) for each in caught.value.problems]


def test_a_sheet_in_chinese(tmp_path: Path) -> None:
    path = sheet(
        tmp_path,
        "编号,指标,数值,单位,性质,年份,截至日期,精度,类别,划分,部分,来源",
        'teams,志愿队伍,"1,000",支,时点数,,2024-12-31,取整到100,队伍；志愿,镇街,甲镇,年报',
        "visits,走访,46232,服务人次,时期数,2024年,,至少,,,,",
        "money,资金,0.5,元,性质未说明,2024,,准确,,,,",
        "hours,时长,12,小时,累计数,,,,,,,",
    )
    teams, visits, money, hours = read_figures(path)

    assert (teams.value, teams.unit, teams.measure, teams.period) == (1000, CountingUnit.TEAMS, Measure.STOCK, date(2024, 12, 31))
    assert (teams.label.zh, teams.precision, teams.classes, teams.source) == ("志愿队伍", Rounded(100), ("志愿", "队伍"), "年报")
    assert teams.part == Part("镇街", "甲镇")
    assert (visits.unit, visits.period, visits.precision, visits.classes) == (CountingUnit.SERVICE_CONTACTS, 2024, AtLeast(), ("visits",))
    assert (money.measure, money.period, money.precision) == (Measure.UNKNOWN, 2024, Exact())
    assert (hours.period, hours.part, hours.verified, hours.clause) == (None, None, None, ())


def test_a_row_with_the_id_of_a_published_figure_need_not_say_what_it_is(tmp_path: Path) -> None:
    path = sheet(tmp_path, "id,value,as of,unit", "stations,14,2024-12-31,places")
    [stations] = read_figures(path, published=FIGURES)

    assert (stations.label.en, stations.measure, stations.classes) == ("town and subdistrict stations", Measure.STOCK, ("stations",))
    path = sheet(tmp_path, "id,value,unit,kind", "stations,14,persons,flow")
    assert problems(path) == [
        (2, "unit", "contradiction"),
        (2, "kind", "contradiction"),
    ]
    with pytest.raises(FileRefusedError) as caught:
        read_figures(path, published=FIGURES)
    assert [each.fix.zh.split("；")[0] for each in caught.value.problems] == ["已发布的此指标单位为“处”", "已发布的此指标性质为“时点数”"]
    assert 'has the unit "places"' in caught.value.problems[0].fix.en


@pytest.mark.parametrize(
    "line, column, code",
    [
        (",a,1,支,时点数,,,,,,,", "编号", "missing_value"),
        ("合计,a,1,支,时点数,,,,,,,", "编号", "no_person"),
        ("x,a,,支,时点数,,,,,,,", "数值", "missing_value"),
        ("x,a,不详,支,时点数,,,,,,,", "数值", "missing_value"),
        ("x,a,many,支,时点数,,,,,,,", "数值", "bad_value"),
        ("x,a,-1,支,时点数,,,,,,,", "数值", "bad_value"),
        ("x,a,1.5,支,时点数,,,,,,,", "数值", "bad_value"),
        ("x,a,/,支,时点数,,,,,,,", "数值", "empty_mark"),
        ("x,a,1,,时点数,,,,,,,", "单位", "missing_value"),
        ("x,a,1,人次,时点数,,,,,,,", "单位", "bad_value"),
        ("x,a,1,支,,,,,,,,", "性质", "missing_value"),
        ("x,a,1,支,时点数,2024,,,,,,", "年份", "contradiction"),
        ("x,a,1,支,时期数,,2024-12-31,,,,,", "截至日期", "contradiction"),
        ("x,a,1,支,时期数,2024,2024-12-31,,,,,", "截至日期", "contradiction"),
        ("x,a,1,支,时期数,24,,,,,,", "年份", "bad_value"),
        ("x,a,1,支,时期数,0000,,,,,,", "年份", "bad_value"),
        ("x,a,1,支,时点数,,,大概,,,,", "精度", "bad_value"),
        ("x,a,1,支,时点数,,,取整到many,,,,", "精度", "bad_value"),
        ("x,a,1,支,时点数,,,取整到0,,,,", "精度", "bad_value"),
        ("x,a,1,支,时点数,,,,,镇街,,", "部分", "missing_value"),
        ("x,a,1,支,时点数,,,,,,甲镇,", "划分", "missing_value"),
    ],
)
def test_what_is_wrong_is_told_where_it_stands(tmp_path: Path, line: str, column: str, code: str) -> None:
    path = sheet(tmp_path, "编号,指标,数值,单位,性质,年份,截至日期,精度,类别,划分,部分,来源", line)

    assert problems(path) == [(2, column, code)]


def test_a_figure_of_one_time_stands_there_once(tmp_path: Path) -> None:
    head, row = "编号,数值,单位,性质,来源", "x,1,支,时点数,"

    assert problems(sheet(tmp_path, head, row, row)) == [(3, "编号", "duplicate_id")]
    assert len(read_figures(sheet(tmp_path, head, row, row + "年报"))) == 2


def test_a_file_that_is_no_sheet_of_figures_is_refused(tmp_path: Path) -> None:
    assert problems(sheet(tmp_path, "编号,数值")) == [(None, None, "no_candidates")]
    assert problems(sheet(tmp_path, "编号,单位", "x,支")) == [(1, "数值", "missing_column"), (2, "性质", "missing_value")]
    assert problems(tmp_path / "figures.xlsx") == [(None, None, "wrong_extension")]
    assert problems(tmp_path / "figures") == [(None, None, "wrong_extension")]


def test_ids_that_differ_in_writing_alone_are_refused(tmp_path: Path) -> None:
    path = sheet(tmp_path, "编号,数值,单位,性质,年份", "a,1,人,时期数,2023", "A,2,人,时期数,2024", "Stations,14,,,")

    assert problems(path) == [(3, "编号", "duplicate_id"), (4, "编号", "duplicate_id")]
    with pytest.raises(FileRefusedError) as caught:
        read_figures(path, published=FIGURES)
    assert [each.fix.en.split(" by case")[0] for each in caught.value.problems] == [
        "it differs from a in row 2",
        "it differs from stations in the published figures",
    ]
