from datetime import date

import attrs
import pytest

from socialwork.testing.invented import TEA_TIERS
from socialwork.tiers import Finding, Guidance, Layout, Network, PerPlace, Place, Severity, Subject, Unit

COUNTY = Place(id="C1", name="东县", tier="county", code="130102")
OTHER = Place(id="C2", name="西县", tier="county", code="130103")
TOWN = Place(id="T1", name="甲镇", tier="town", within="C1", code="130102100")
FAR = Place(id="T2", name="乙镇", tier="town", within="C2", code="130103100")
VILLAGE = Place(id="V1", name="一村", tier="village", within="T1", code="130102100201")
SECOND = Place(id="V2", name="二村", tier="village", within="T1")
CENTRE = Unit(id="U1", name="东中心", tier="county", place="C1")
STATION = Unit(id="U2", name="甲站", tier="town", place="T1", under="U1")
ROOM = Unit(id="U3", name="一室", tier="village", place="V1", under="U2")
PLACES, UNITS = (COUNTY, OTHER, TOWN, FAR, VILLAGE, SECOND), (CENTRE, STATION, ROOM)
LAYOUT = Layout(tiers=TEA_TIERS, count_reading="R1", guidance_reading="R2")


def found(*changed: Place | Unit, layout: Layout = LAYOUT) -> tuple[Finding, ...]:
    """The findings of the network with these places and units added, or in place of those of the same id."""
    places, units = ({each.id: each for each in listed} for listed in (PLACES, UNITS))
    for each in changed:
        (places if isinstance(each, Place) else units)[each.id] = each
    return Network(places=tuple(places.values()), units=tuple(units.values())).check(layout)


def told(findings: tuple[Finding, ...]) -> list[tuple[str, str, str]]:
    return [(each.id, each.field, each.code) for each in findings]


def test_a_network_that_hangs_together_has_no_findings() -> None:
    assert found() == ()
    assert Network(places=PLACES, units=UNITS).check(TEA_TIERS) == ()


@pytest.mark.parametrize(
    "place, findings",
    [
        (attrs.evolve(TOWN, tier="hamlet"), [("T1", "tier", "unknown_tier")]),
        (attrs.evolve(TOWN, within=None), [("T1", "within", "no_within")]),
        (attrs.evolve(TOWN, within="C9"), [("T1", "within", "unknown_within")]),
        (attrs.evolve(SECOND, within="C1"), [("V2", "within", "wrong_level")]),
        (attrs.evolve(SECOND, within="V1"), [("V2", "within", "wrong_level")]),
        (attrs.evolve(OTHER, within="C1"), [("C2", "within", "wrong_level")]),
        (attrs.evolve(SECOND, within="V2"), [("V2", "within", "circle")]),
        (attrs.evolve(SECOND, code="13010210020"), [("V2", "code", "bad_code")]),
        (attrs.evolve(SECOND, code="130102100201"), [("V2", "code", "code_twice")]),
        (attrs.evolve(SECOND, code="130103100202"), [("V2", "code", "code_elsewhere")]),
        (attrs.evolve(SECOND, name="一村"), [("V2", "name", "same_name")]),
    ],
)
def test_what_is_wrong_with_a_place(place: Place, findings: list[tuple[str, str, str]]) -> None:
    assert told(found(place)) == findings


@pytest.mark.parametrize(
    "unit, findings",
    [
        (attrs.evolve(ROOM, tier="hall"), [("U3", "tier", "unknown_tier")]),
        (attrs.evolve(ROOM, place="V9"), [("U3", "place", "unknown_place")]),
        (attrs.evolve(STATION, place="V2"), [("U2", "place", "wrong_place")]),
        (attrs.evolve(ROOM, under="U9"), [("U3", "under", "unknown_under")]),
        (attrs.evolve(ROOM, under="U1"), [("U3", "under", "wrong_guide")]),
        (attrs.evolve(CENTRE, under="U2"), [("U1", "under", "wrong_guide")]),
        (Unit(id="U4", name="乙站", tier="town", place="T2", under="U1"), [("U4", "under", "guide_elsewhere")]),
        (Unit(id="U4", name="乙站", tier="town", place="T2"), [("U4", "under", "orphan")]),
        (attrs.evolve(STATION, under=None), []),
        (attrs.evolve(STATION, serves=("V9",)), [("U2", "serves", "unknown_serves")]),
        (attrs.evolve(STATION, serves=("V2", "V2")), [("U2", "serves", "serves_twice")]),
        (attrs.evolve(STATION, serves=("T1",)), [("U2", "serves", "serves_twice")]),
        (attrs.evolve(STATION, serves=("T2",)), [("U2", "serves", "serves_wrong_level")]),
        (attrs.evolve(CENTRE, serves=("T2",)), [("U1", "serves", "serves_elsewhere")]),
        (attrs.evolve(STATION, serves=("V2",)), [("U2", "serves", "serves_beyond")]),
    ],
)
def test_what_is_wrong_with_a_unit(unit: Unit, findings: list[tuple[str, str, str]]) -> None:
    assert told(found(unit)) == findings


def test_everything_is_told_at_once_and_what_follows_from_it_is_not() -> None:
    findings = found(
        attrs.evolve(COUNTY, tier="prefecture"),
        attrs.evolve(SECOND, within="V9", code="1"),
        attrs.evolve(STATION, place="V1"),
        attrs.evolve(ROOM, place="nowhere", under="nobody"),
    )

    assert told(findings) == [
        ("C1", "tier", "unknown_tier"),
        ("V2", "code", "bad_code"),
        ("V2", "within", "unknown_within"),
        ("U2", "place", "wrong_place"),
        ("U3", "place", "unknown_place"),
        ("U3", "under", "unknown_under"),
    ]
    assert [each.of for each in findings] == [Subject.PLACE] * 3 + [Subject.UNIT] * 3


def test_a_circle_is_told_once_with_its_way() -> None:
    ring = [Place(id=f"R{number}", name=f"r{number}", tier="village", within=f"R{(number + 1) % 9}") for number in range(9)]
    (finding,) = [each for each in found(*ring, Place(id="R9", name="r9", tier="village", within="R0")) if each.code == "circle"]

    assert finding.id == "R0"
    assert finding.text.en == "these places lie within one another: R0 -> R1 -> R2 -> R3 -> R4 -> … -> R0"


@pytest.mark.parametrize("code, begins", [("130171100", "130102"), ("130103400", "130102"), ("130102100", "130171")])
def test_codes_of_zones_may_break_the_tree_with_a_warning(code: str, begins: str) -> None:
    (finding,) = found(attrs.evolve(COUNTY, code=begins), attrs.evolve(TOWN, code=code), attrs.evolve(VILLAGE, code=None))

    assert (finding.id, finding.code, finding.severity) == ("T1", "code_elsewhere", Severity.WARNING)


LAST, THIS = date(2022, 10, 31), date(2023, 9, 11)


@pytest.mark.parametrize(
    "above, below, severity",
    [
        (LAST, THIS, Severity.WARNING),
        (THIS, THIS, Severity.ERROR),
        (None, THIS, Severity.ERROR),
        (THIS, None, Severity.ERROR),
        (None, None, Severity.ERROR),
    ],
)
def test_codes_of_different_days_need_not_go_together(above: date | None, below: date | None, severity: Severity) -> None:
    moved = attrs.evolve(TOWN, code="130103100", code_as_of=below)
    (elsewhere,) = found(attrs.evolve(COUNTY, code_as_of=above), moved, attrs.evolve(VILLAGE, code=None), attrs.evolve(FAR, code=None))
    (twice,) = found(attrs.evolve(VILLAGE, code_as_of=above), attrs.evolve(SECOND, code=VILLAGE.code, code_as_of=below))

    assert (elsewhere.id, elsewhere.code, elsewhere.severity) == ("T1", "code_elsewhere", severity)
    assert (twice.id, twice.code, twice.severity) == ("V2", "code_twice", severity)
    if severity is Severity.WARNING:
        said = "the codes are of different days (2023-09-11 and 2022-10-31), and codes change by the year; have a look"
        assert (elsewhere.fix.en, twice.fix.zh) == (said, "两个代码的日期不同（2022-10-31与2023-09-11），而代码逐年变动；请核对")


def test_a_code_is_held_against_the_nearest_one_above_that_is_known() -> None:
    assert told(found(attrs.evolve(TOWN, code=None))) == []
    assert told(found(attrs.evolve(TOWN, code=None), attrs.evolve(VILLAGE, code="130103100201"))) == [("V1", "code", "code_elsewhere")]


SECOND_CENTRE = Unit(id="U9", name="东二中心", tier="county", place="C1")


@pytest.mark.parametrize("count", list(PerPlace))
def test_two_centres_are_one_too_many_where_one_is_allowed(count: PerPlace) -> None:
    layout = attrs.evolve(LAYOUT, exceptions={"county": count})
    findings = [each for each in found(SECOND_CENTRE, layout=layout) if each.code == "too_many"]

    assert told(tuple(findings)) == ([("U9", "place", "too_many")] if count.only_one else [])
    assert all((each.reading, each.clause, each.severity) == ("R1", ("T1",), Severity.WARNING) for each in findings)


def test_only_where_each_place_is_to_have_one_does_the_check_miss_a_unit() -> None:
    findings = found(layout=attrs.evolve(LAYOUT, per_place=PerPlace.EXACTLY_ONE))

    assert told(findings) == [("C2", "id", "no_unit"), ("T2", "id", "no_unit"), ("V2", "id", "no_unit")]
    assert {each.severity for each in findings} == {Severity.WARNING}
    assert all(found(layout=attrs.evolve(LAYOUT, per_place=count)) == () for count in PerPlace if count is not PerPlace.EXACTLY_ONE)


def test_of_several_stations_one_has_to_be_named_unless_they_share_the_rooms() -> None:
    unclear = (attrs.evolve(ROOM, under=None), Unit(id="U4", name="甲二站", tier="town", place="T1"))

    assert told(found(*unclear)) == [("U3", "under", "guide_not_said")]
    assert found(*unclear)[0].reading == "R2"
    assert found(*unclear, layout=attrs.evolve(LAYOUT, guidance=Guidance.SHARED)) == ()


def test_which_of_two_centres_guides_a_station_is_to_be_said_though_stations_share_rooms() -> None:
    unclear = (SECOND_CENTRE, attrs.evolve(STATION, under=None))

    assert told(found(*unclear, layout=attrs.evolve(LAYOUT, guidance=Guidance.SHARED))) == [("U2", "under", "guide_not_said")]


def test_what_rests_on_a_reading_is_no_error() -> None:
    wrong = (SECOND_CENTRE, attrs.evolve(ROOM, under="U4"), Unit(id="U4", name="乙站", tier="town", place="T2", under="gone"))
    layout = attrs.evolve(LAYOUT, per_place=PerPlace.EXACTLY_ONE)
    findings = found(*wrong, layout=layout)
    without = found(*wrong, layout=attrs.evolve(layout, guidance_reading=None))

    assert {each.code for each in findings if each.reading is not None} == {"too_many", "no_unit", "guide_elsewhere"}
    assert {each.code for each in findings if each.severity is Severity.ERROR} == {"unknown_under"}
    assert {each.code for each in without if each.severity is Severity.ERROR} == {"unknown_under", "guide_elsewhere"}
    assert not any(each.reading is not None and each.severity is Severity.ERROR for each in findings)


def test_a_station_may_serve_villages_without_a_room_where_the_reading_says_so() -> None:
    serving = attrs.evolve(LAYOUT, guidance=Guidance.SERVING)

    assert found(attrs.evolve(STATION, serves=("V2",)), layout=serving) == ()
    assert told(found(attrs.evolve(STATION, serves=("V1",)), layout=serving)) == [("U2", "serves", "serves_served")]
    assert {each.severity for each in found(attrs.evolve(STATION, serves=("V2",)))} == {Severity.WARNING}


@pytest.mark.parametrize(
    "changed, fix",
    [
        (attrs.evolve(TOWN, within="东县"), 'give the id; did you mean "C1"?'),
        (attrs.evolve(TOWN, within=" c１"), 'give the id; did you mean "C1"?'),
        (attrs.evolve(TOWN, within="南县"), "give the id of a place"),
        (attrs.evolve(ROOM, under="甲站"), 'give the id; did you mean "U2"?'),
        (
            attrs.evolve(SECOND, code="1.30E+11"),
            "a spreadsheet program made a quantity of the code; format the column as text and fill it in anew",
        ),
        (attrs.evolve(SECOND, code="一三"), "a code has digits only"),
        (attrs.evolve(SECOND, code="13010210020"), "it has 11 digits; the code of a tea village has 12"),
        (
            Place(id="C3", name="北县", tier="county", code="130104000000"),
            "it has 12 digits; the code of a tea county has 6: leave out the zeros at its end",
        ),
    ],
)
def test_the_remedy_says_what_is_probably_meant(changed: Place | Unit, fix: str) -> None:
    assert [each.fix.en for each in found(changed)] == [fix]


def test_a_finding_speaks_both_languages_and_cites() -> None:
    (finding,) = found(attrs.evolve(STATION, place="V2"))

    assert finding.in_language("zh") == "错误：甲站（U2）是茶站，所在的二村（V2）是茶村；茶站应设在茶镇；请核对（T1/T2）"
    assert str(finding) == (
        "error: 甲站 (U2) is a tea station and is at 二村 (V2), a tea village; a tea station belongs to a tea town; look up both (T1/T2)"
    )
    assert finding.as_data() == {
        "code": "wrong_place",
        "severity": "error",
        "of": "unit",
        "id": "U2",
        "field": "place",
        "text": finding.text.as_data(),
        "fix": finding.fix.as_data(),
        "clause": ["T1", "T2"],
        "reading": None,
    }
    assert found(attrs.evolve(TOWN, within=None))[0].in_language("zh") == "错误：甲镇（T1）没有写明属于哪里；请填所属茶县的编号"


def test_a_number_of_a_person_is_not_shown() -> None:
    findings = found(attrs.evolve(ROOM, under="13800138000", name="13900139000"))

    assert all(
        "138001" not in each.in_language(lang) and "139001" not in each.in_language(lang) for each in findings for lang in ("zh", "en")
    )


def test_without_a_name_the_id_is_enough() -> None:
    assert "T1 lies within no place" in str(found(attrs.evolve(TOWN, name=" ", within=None))[0])


def test_a_long_row_of_places_is_walked_once() -> None:
    row = tuple(Place(id=f"R{number}", name=f"r{number}", tier="village", within=f"R{number - 1}") for number in range(20_000))

    assert len([each for each in Network(places=row[::-1]).check(TEA_TIERS) if each.code == "wrong_level"]) == 19_999
