from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given

from socialwork.errors import InvalidValueError, UnknownNameError
from socialwork.rules import Fact, Missing
from socialwork.sheets import read_network, write_network
from socialwork.testing import networks, sites
from socialwork.testing.invented import TEA_TIERS
from socialwork.text import Text
from socialwork.tiers import Layout, Locality, Network, PerPlace, Place, Site, Unit
from socialwork.wire import FileRefusedError

PLACES = """编号,名称,层级,上级,代码
C1,东县,县,,990102
T1,甲镇,镇,C1,990102100
V1,一村,村,T1,990102100201
V2,二社区,社区,T1,
"""
UNITS = """编号,名称,类型,所在地,上级机构,兼顾,城乡类别,建筑面积（平方米）,挂牌,专职人员
U1,东中心,中心,C1,,,,,,
U2,甲站,茶站,T1,U1,V1；V2,农村,120.50,是,不详
"""


def lay(folder: Path, places: str, units: str | None = None) -> Path:
    path = folder / "net.csv"
    path.write_text(places, encoding="utf-8")
    if units is not None:
        (folder / "net.units.csv").write_text(units, encoding="utf-8")
    return path


def refused(folder: Path, places: str, units: str | None = None, layout: Any = TEA_TIERS) -> FileRefusedError:
    with pytest.raises(FileRefusedError) as caught:
        read_network(lay(folder, places, units), layout=layout)
    return caught.value


def told(error: FileRefusedError) -> list[tuple[str, int | None, str | None, str]]:
    return [(each.where, each.row, each.column, each.code) for each in error.problems]


def test_two_sheets_are_read(tmp_path: Path) -> None:
    network = read_network(lay(tmp_path, PLACES, UNITS), layout=TEA_TIERS)

    assert network.places[3] == Place(id="V2", name="二社区", tier="village", within="T1")
    assert network.units == (
        Unit(id="U1", name="东中心", tier="county", place="C1"),
        Unit(
            id="U2", name="甲站", tier="town", place="T1", under="U1", serves=("V1", "V2"),
            site=Site(locality=Locality.RURAL, floor_area="120.50", signboard=True, full_time_staff=Missing.NOT_KNOWN),
        ),
    )  # fmt: skip


def test_the_day_of_a_code_is_read_and_a_wrong_one_told(tmp_path: Path) -> None:
    sheet = "编号,名称,层级,上级,代码,代码日期\nC1,东县,县,,990102,2022年10月31日\nT1,甲镇,镇,C1,990103100,{}\n"

    network = read_network(lay(tmp_path, sheet.format("2023-09-11")), layout=TEA_TIERS)
    assert [place.code_as_of for place in network.places] == [date(2022, 10, 31), date(2023, 9, 11)]
    assert [each.code for each in network.check(TEA_TIERS)] == ["code_elsewhere"]

    for day in ("2023年9月", "去年"):  # what follows from it is not told as well
        assert told(refused(tmp_path, sheet.format(day))) == [("", 3, "代码日期", "bad_value")]
    assert told(refused(tmp_path, sheet.format(""))) == [("", 3, "代码", "code_elsewhere")]


def test_headings_and_words_can_be_english_and_the_sheet_of_units_named(tmp_path: Path) -> None:
    places = lay(tmp_path, "id,name,level,within\nC1,East,county,\n")
    units = tmp_path / "others.csv"
    units.write_text("id,name,kind,place,floor area (square metres),signboard\nU1,Centre,tea centre,C1,80,no\n", encoding="utf-8")

    assert read_network(places, layout=TEA_TIERS).units == ()
    assert read_network(places, units, layout=TEA_TIERS).units[0].site == Site(floor_area=80, signboard=False)


@given(network=networks(site=sites()).filter(lambda network: network.places))
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_was_written_is_read_back(network: Network, lang: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / f"network-{lang}.csv"
    write_network(path, network, layout=TEA_TIERS, lang=lang)

    assert read_network(path, layout=TEA_TIERS) == network


def test_whom_a_unit_serves_is_written_back(tmp_path: Path) -> None:
    network = read_network(lay(tmp_path, PLACES, UNITS), layout=TEA_TIERS)
    for lang in ("zh", "en"):
        write_network(tmp_path / "again.csv", network, units=tmp_path / "units.csv", layout=TEA_TIERS, lang=lang)
        assert read_network(tmp_path / "again.csv", tmp_path / "units.csv", layout=TEA_TIERS) == network


def test_everything_that_is_wrong_is_told_at_its_cell(tmp_path: Path) -> None:
    places = """编号,名称,层级,上级,代码
C1,东县,县,C2,
C2,西县,县,C1,
T1,甲镇,镇,C1,13010210
V1,一村,村,T1,13010210020
V2,二村,村,T1,1.30E+11
V3,三村,寸,T1,
V4,四村,村,东县,
,五村,村,T1,
合计,8,,,
"""
    units = """编号,名称,类型,所在地,上级机构,建筑面积,挂牌
U1,东中心,中心,C1,,,
U2,东二中心,中心,C1,,-3,
U3,甲站,站,V1,U9,很大,/
U3,,店,T1,,,
"""
    error = refused(tmp_path, places, units, Layout(tiers=TEA_TIERS, per_place=PerPlace.AT_MOST_ONE))

    assert told(error) == [
        ("", 2, "上级", "circle"),
        ("", 4, "代码", "bad_code"),
        ("", 5, "代码", "bad_code"),
        ("", 6, "代码", "bad_code"),
        ("", 7, "层级", "bad_value"),
        ("", 8, "上级", "unknown_within"),
        ("", 9, "编号", "missing_value"),
        ("", 10, "编号", "no_person"),
        ("net.units.csv", 3, "建筑面积", "bad_value"),
        ("net.units.csv", 4, "所在地", "wrong_place"),
        ("net.units.csv", 4, "上级机构", "unknown_under"),
        ("net.units.csv", 4, "建筑面积", "bad_value"),
        ("net.units.csv", 4, "挂牌", "empty_mark"),
        ("net.units.csv", 5, "编号", "duplicate_id"),
        ("net.units.csv", 5, "名称", "missing_value"),
        ("net.units.csv", 5, "类型", "bad_value"),
    ]
    said = error.in_language("zh").splitlines()
    assert said[3] == "第5行，“代码”列：读到“130102…”；一村（V1）的代码“130102…”不对；有11位；茶村的代码应为12位"
    assert said[4].startswith("第6行，“代码”列：读到“1.30E+11”；二村（V2）的代码“1.30E+11”不对；表格软件把代码改成了数值")
    assert said[8] == "第10行，“编号”列：读到“合计”；此行是合计或备注，不是一处地方或一个机构；请删去此行"
    assert said[9] == "net.units.csv，第3行，“建筑面积”列：读到“-3”；请填不小于0的数字，如 88.50"


def test_rows_that_are_lost_put_no_blame_on_others(tmp_path: Path) -> None:
    assert told(refused(tmp_path, PLACES.replace("T1,甲镇,镇,C1,990102100", "T1,甲镇"), UNITS)) == [("", 3, None, "row_length")]
    assert told(refused(tmp_path, PLACES.replace("层级", "层"), UNITS)) == [
        ("", 1, "层", "unknown_column"),
        ("", 1, "层级", "missing_column"),
    ]


@pytest.mark.parametrize("name, code", [("net.xlsx", "wrong_extension"), ("net", "wrong_extension"), ("missing.csv", "unreadable")])
def test_what_is_no_sheet(tmp_path: Path, name: str, code: str) -> None:
    with pytest.raises(FileRefusedError) as caught:
        read_network(tmp_path / name, layout=TEA_TIERS)
    assert [each.code for each in caught.value.problems] == [code]


def test_sheets_that_changed_places_are_told_and_nothing_else_is(tmp_path: Path) -> None:
    units = tmp_path / "places.csv"
    units.write_text(PLACES, encoding="utf-8")
    with pytest.raises(FileRefusedError) as caught:
        read_network(lay(tmp_path, UNITS), units, layout=TEA_TIERS)

    assert told(caught.value) == [("", None, None, "swapped")]
    assert caught.value.in_language("zh").endswith("这是机构表；请先写地方表，再写机构表")
    assert "swapped" not in {code for *_, code in told(refused(tmp_path, PLACES, PLACES))}
    assert "swapped" not in {code for *_, code in told(refused(tmp_path, UNITS, UNITS))}


def test_a_sheet_has_places(tmp_path: Path) -> None:
    assert told(refused(tmp_path, "编号,名称,层级\n")) == [("", None, None, "no_candidates")]
    with pytest.raises(InvalidValueError):
        write_network(tmp_path / "net.csv", Network(places=()), layout=TEA_TIERS)


def test_a_cell_of_words_may_say_nothing_clear(tmp_path: Path) -> None:
    error = refused(tmp_path, PLACES.replace("C1,东县,县,,990102", "C1,东县,#REF!,,不详"), UNITS.replace("V1；V2", "#REF!"))

    assert told(error) == [
        ("", 2, "层级", "spreadsheet_error"),
        ("net.units.csv", 3, "兼顾", "spreadsheet_error"),
    ]


PARTS = Fact.several(Place, zh="部分", en="parts", asked_of=Text("填报单位", "the office"), personal=False)
object.__setattr__(PARTS, "name", "parts")


@attrs.frozen(kw_only=True)
class SiteOfParts(Site):
    parts: tuple[Place, ...] | Missing = PARTS.field()


def test_what_no_cell_can_hold_is_not_written(tmp_path: Path) -> None:
    place = Place(id="C1", name="东县", tier="county")

    def write(**about: Any) -> None:
        unit = Unit(id="U1", name="中心", tier="county", place="C1", **about)
        write_network(tmp_path / "net.csv", Network(places=(place,), units=(unit,)), layout=TEA_TIERS)

    for told in ({"serves": ("a;b",)}, {"serves": (" a",)}, {"site": SiteOfParts(parts=(place,))}):
        with pytest.raises(InvalidValueError):
            write(**told)
    with pytest.raises(UnknownNameError):
        write_network(tmp_path / "net.csv", Network(places=(Place(id="C1", name="东县", tier="shire"),)), layout=TEA_TIERS)
    assert not list(tmp_path.iterdir())
