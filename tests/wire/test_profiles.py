"""Profiles go out as JSON and TOML and come back the same; whatever is wrong with a file is told at once, each at its place."""

import json
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings

from socialwork.errors import InvalidValueError
from socialwork.law import Clause, Dated, Document, NotWith, Option, Parameter, Verified
from socialwork.policies import Reform, Set
from socialwork.rules import AllOf, AnyOf, AtLeast, Fact, Is, IsTrue, Not, OneOf, SomeOf
from socialwork.testing.invented.standard import MADE_UP_STANDARD, sites
from socialwork.text import Text, Unit
from socialwork.tiers import SITE, Conformity, Locality, Profile, Site, assess
from socialwork.tiers import Unit as ServiceUnit
from socialwork.wire import FileRefusedError, profile_template, profile_to_json, read_profile, write_profile

DAY = date(2024, 1, 1)


def rich() -> Profile:
    """The made-up standard with a rule of every kind that a file has words for."""
    needed = Parameter[int](
        name="grounds", label=Text("项数", "grounds"), unit=Unit("项", "grounds", "ground"), type=int,
        values=(Dated(2, since=DAY, clause="W9", verified=Verified.PRESS),),
    )  # fmt: skip
    lift = Fact.yes_no(name="lift", zh="电梯", en="has a lift", asked_of=Text("单位", "the office"), personal=False)
    rule = SomeOf(
        needed,
        Not(IsTrue(SITE.signboard, clause="W9")),
        OneOf(SITE.locality, {Locality.RURAL}, clause="W9"),
        AnyOf(IsTrue(SITE.barrier_free, clause="W9"), IsTrue(lift, clause="W9"), label=Text("无障碍", "accessible")),
        AllOf(label=Text("无要求", "asks nothing")),
        clause="W9",
    )
    more = attrs.evolve(MADE_UP_STANDARD.requirements[-1], id="room.some", rule=rule)
    reading = attrs.evolve(
        MADE_UP_STANDARD.readings[1],
        id="AW3",
        options=(
            *MADE_UP_STANDARD.readings[1].options,
            Option(
                id="none", label=Text("无", "none"), grounds=Text("无", "none"), excluded=Text("不通", "makes no sense"),
                not_with=(NotWith("AW1", "among", Text("不通", "makes no sense")),),
            ),
        ),
    )  # fmt: skip
    return attrs.evolve(
        MADE_UP_STANDARD,
        readings=(*MADE_UP_STANDARD.readings, reading),
        more_facts=(*MADE_UP_STANDARD.more_facts, lift),
        requirements=(*MADE_UP_STANDARD.requirements, more),
        values=(*MADE_UP_STANDARD.values, needed),
    )


@pytest.mark.parametrize("ending", ["json", "toml"])
@pytest.mark.parametrize("profile", [MADE_UP_STANDARD, rich()], ids=["made up", "rich"])
def test_a_profile_comes_back_the_same(tmp_path: Path, ending: str, profile: Profile) -> None:
    path = tmp_path / f"standard.{ending}"
    write_profile(path, profile, note="虚构 \x7f")
    back = read_profile(path)

    assert back.fingerprint == profile.fingerprint
    assert profile_to_json(back) == profile_to_json(profile)
    assert back.on(DAY).marks == profile.on(DAY).marks


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(site=sites())
def test_a_profile_that_came_back_says_the_same_of_every_unit(tmp_path: Path, site: Site) -> None:
    path = tmp_path / "standard.toml"
    if not path.exists():
        write_profile(path, MADE_UP_STANDARD)
    unit = ServiceUnit(id="u", name="站", tier="town", place="p", site=site)
    one, other = (assess(unit, profile.on(DAY)) for profile in (MADE_UP_STANDARD, read_profile(path)))

    assert one.explain() == other.explain()
    assert one.outcome is other.outcome


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_template_can_be_read_as_it_is_and_leaves_its_value_unknown(tmp_path: Path, lang: str) -> None:
    path = tmp_path / "template.toml"
    path.write_text(profile_template(lang), encoding="utf-8")
    profile = read_profile(path)
    found = assess(ServiceUnit(id="u", name="站", tier="town", place="p", site=Site(floor_area=Decimal(10))), profile.on(DAY))

    assert found.outcome is Conformity.UNDETERMINED
    assert [ask.name for ask in found.asks] == ["station.area"]
    path.write_text(profile_template(lang).replace("\n# ", "\n").replace("\n#", "\n"), encoding="utf-8")
    with pytest.raises(FileRefusedError):  # its explanations are no TOML
        read_profile(path)


def test_the_template_speaks_two_languages() -> None:
    with pytest.raises(InvalidValueError, match="lang"):
        profile_template("fr")


# --- what is wrong ----------------------------------------------------------------------------------------------------------------------------


def problems(tmp_path: Path, change: Callable[[Any], object]) -> list[str]:
    data = profile_to_json(rich())
    change(data)
    path = tmp_path / "standard.json"
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    with pytest.raises(FileRefusedError) as refused:
        read_profile(path)
    return [f"{problem}" for problem in refused.value.problems]


def put(*way: Any) -> Callable[[Any], object]:
    """Put a value at a place of the document."""
    *path, last, value = way

    def change(data: Any) -> None:
        for step in path:
            data = data[step]
        if value is ...:
            del data[last]
        else:
            data[last] = value

    return change


_RULE = ("requirements", 1, "rule")


def line_of(points: str, since: str = "2020-01-01") -> Callable[[Any], object]:
    """Change the line of the best grade, or add one that holds from a later day."""

    def change(data: Any) -> None:
        [line] = [value for value in data["values"] if value["name"] == "grade.excellent"]
        later = {**line["dated"][0], "value": points, "since": since}
        line["dated"] = [each for each in line["dated"] if each["since"] < since] + [later]

    return change


def fact_named(name: str) -> Callable[[Any], object]:
    def change(data: Any) -> None:
        data["facts"].append({**data["facts"][1], "name": name})

    return change


_WRONG: list[tuple[Callable[[Any], object], str]] = [
    (put("tyers", []), '$: got "tyers"; there is no such key; did you mean "tiers"?'),
    (put("made_up", ...), "$.made_up: nothing given; this key must be there"),
    (
        put("clauses", 0, "document", "nowhere"),
        '$.clauses[0].document: got "nowhere"; there is no such document; did you mean nowhere-2020?',
    ),
    (put("requirements", 1, "clause", ["W99"]), '$.requirements[1].clause[0]: got "W99"; there is no such clause; known: W1, W2,'),
    (put("values", 0, "dated", 0, "clause", ["W99"]), '$.values[0].dated[0].clause[0]: got "W99"; there is no such clause'),
    (put("requirements", 1, "tier", "twon"), '$.requirements[1].tier: got "twon"; there is no such level; did you mean town?'),
    (
        put("requirements", 1, "points", "points.aera"),
        '$.requirements[1].points: got "points.aera"; there is no such value; did you mean points.area',
    ),
    (put("requirements", 1, "force", "must"), '$.requirements[1].force: got "must"; give one of: "may", "should", "shall"'),
    (put("requirements", 1, "family", "other"), "$.requirements[1]: got"),
    (put("requirements", 1, "applies", None), "$.requirements[1].applies: got null; give an object of keys and values"),
    (put(*_RULE, []), "$.requirements[1].rule: got […]; give an object of keys and values"),
    (put(*_RULE, {}), "$.requirements[1].rule.node: nothing given; this key must be there"),
    (put(*_RULE, "node", "AtLaest"), '$.requirements[1].rule.node: got "AtLaest"; did you mean "AtLeast"'),
    (
        put(*_RULE, "fact", "floor_aera"),
        '$.requirements[1].rule.fact: got "floor_aera"; there is no such fact; did you mean floor_area?',
    ),
    (put(*_RULE, "parameter", "x"), '$.requirements[1].rule.parameter: got "x"; there is no such value; there are'),
    (put(*_RULE, "parameter", "station.staff"), "$.requirements[1].rule: got {…}; count it in the unit of the parameter station.staff"),
    (put(*_RULE, "clause", ["W99"]), '$.requirements[1].rule.clause[0]: got "W99"; there is no such clause'),
    (put(*_RULE, {"node": "Is", "fact": "locality", "value": "moon"}), "$.requirements[1].rule: got {…}; give one of: urban, rural"),
    (put(*_RULE, {"node": "Not", "parts": []}), "$.requirements[1].rule.parts: got […]; give at least one"),
    (put(*_RULE, {"node": "Not", "parts": "x"}), '$.requirements[1].rule.parts: got "x"; give a list'),
    (
        put(*_RULE, {"node": "Not", "parts": [{"node": "IsTrue", "fact": "signboard"}] * 2}),
        "$.requirements[1].rule.parts: got […]; Not takes one part",
    ),
    (
        put(*_RULE, {"node": "SomeOf", "parameter": "y", "parts": [{"node": "IsTrue", "fact": "signboard"}]}),
        '$.requirements[1].rule.parameter: got "y"; there is no such value',
    ),
    (
        put(*_RULE, {"node": "ByReading", "reading": "AW9", "branches": {"a": {"node": "IsTrue", "fact": "signboard"}}}),
        '$.requirements[1].rule.reading: got "AW9"; there is no such reading; did you mean AW',
    ),
    (
        put(*_RULE, {"node": "ByReading", "reading": "AW1", "branches": {"a": {"node": "IsTrue", "fact": "signboard"}}}),
        "$.requirements[1].rule: got {…}; give one branch for each admissible option: apart, among",
    ),
    (put(*_RULE, {"node": "ByReading", "reading": "AW1", "branches": []}), "$.requirements[1].rule.branches: got […]; give an object"),
    (put("values", 0, "dated", 0, "value", "much"), '$.values[0].dated[0].value: got "much"; give a number like "88.50"'),
    (put("values", 0, "dated", 0, "value", None), "$.values[0].dated[0].value: got null; give a number"),
    (put("values", -1, "dated", 0, "value", "2.5"), 'dated[0].value: got "2.5"; give a whole number'),
    (
        put("values", 2, "dated", 0, "value", "-5"),
        '$.values[2].dated[0].value: got "-5"; give an int, a Decimal, or text such as "1200.50": 0 or more',
    ),
    (
        put("values", 0, "unit", ...),
        "$.values[0]: nothing given; give unit, or unit_of with a fact that is counted in it, and not both",
    ),
    (put("values", 0, "unit_of", "floor_area"), "$.values[0]: got unit, unit_of; give unit, or unit_of"),
    (put("facts", 0, "unit", ...), "$.facts[0].unit: nothing given; a number has a unit, and a yes or no has none"),
    (put("facts", 1, "unit", {"zh": "台", "en": "lifts"}), "$.facts[1].unit: got {…}; a number has a unit"),
    (put("readings", 0, "default", "none"), '$.readings[0].default: got "none"; there is no such option; known: apart, among'),
    (put("readings", 2, "default", "none"), '$.readings[2].default: got "none"; choose a default that is not excluded'),
    (put("readings", 0, "options", 1, "id", "apart"), "$.readings[0].options: nothing given; each option of AW1 may occur once"),
    (put("binding", "AW8"), '$.binding: got "AW8"; there is no such reading; did you mean AW'),
    (put("grades", 0, "at_least", "grade.x"), '$.grades[0].at_least: got "grade.x"; there is no such value'),
    (put("inapplicable", ...), "$.inapplicable: nothing given; say what scored items that do not apply are worth"),
    (put("values", 1, "name", "centre.staff"), "$.values: got centre.staff; each may occur once"),
    (put(*_RULE, "fact", "signboard"), "$.requirements[1].rule: got {…}; this rule needs a fact of shape number or choice"),
    (put(*_RULE, {"node": "IsTrue", "fact": "floor_area"}), "this rule needs a fact of shape yes_no or judgement"),
    (put(*_RULE, {"node": "OneOf", "fact": "locality", "values": []}), "$.requirements[1].rule: got {…}; give at least one value"),
    (put(*_RULE, {"node": "Is", "fact": "floor_area", "value": "x"}), "$.requirements[1].rule: got {…}; give a number"),
    (put("requirements", 1, "clause", []), "$.requirements[1]: got {…}; name the clause that asks for it"),
    (put("grades", 3, "at_least", "grade.fair"), "$.grades: got […]; give the grades best first"),
    (put("grades", 1, "id", "excellent"), "$.grades: got excellent; each may occur once"),
    (put("tiers", 3, "id", "county"), "$.tiers: got county; each may occur once"),
    (
        put("values", 1, "dated", 1, "since", "2019-01-01"),
        '$.values[1].dated[1].since: got "2019-01-01"; give the values of station.area by rising first day, one a day: 2019-01-01 stands after 2020-01-01',
    ),
    (fact_named("Lift"), '$.facts[2].name: got "Lift"; name it by lower-case letters'),
    (fact_named("floor_area"), '$.facts[2].name: got "floor_area"; every standard has a fact of this name'),
    (put("requirements", 1, "id", "centre.staff"), "$.requirements: got centre.staff; each may occur once"),
    (put("requirements", 1, "id", "station.supervised.applies"), "$: each requirement may occur once"),
    (put("requirements", 1, "force", "宜"), '$.requirements[1].force: got "宜"; write "should" for it'),
    (put("requirements", 1, "force", "Shall"), '$.requirements[1].force: got "Shall"; write "shall" for it'),
    (line_of("180"), '$.grades[0].at_least: got "grade.excellent"; this is above the full marks of every level'),
    (line_of("180", "2024-01-01"), '$.grades[0].at_least: got "grade.excellent"; this is above the full marks'),
    (line_of("0"), '$.grades[1].at_least: got "grade.good"; this is not below the line of a better grade'),
    (line_of("100.1"), "this is above the full marks of every level"),
]


@pytest.mark.parametrize("change, told", _WRONG)
def test_what_is_wrong_is_told_at_its_place(tmp_path: Path, change: Callable[[Any], object], told: str) -> None:
    found = problems(tmp_path, change)

    assert any(told in each for each in found), found


@pytest.mark.parametrize("change", [change for change, _ in _WRONG], ids=[told for _, told in _WRONG])
def test_what_is_wrong_is_told_in_chinese_alone(tmp_path: Path, change: Callable[[Any], object]) -> None:
    data = profile_to_json(rich())
    change(data)
    path = tmp_path / "standard.json"
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    with pytest.raises(FileRefusedError) as refused:
        read_profile(path)
    for problem in refused.value.problems:
        assert re.search("[一-鿿]", problem.fix.zh), problem.fix.zh
        assert not re.search("[A-Za-z]{2,} [A-Za-z]{2,}|None|Profile[.]", problem.fix.zh), problem.fix.zh


@pytest.mark.parametrize("change", [line_of("100"), line_of("100", "2024-01-01")], ids=["full", "later"])
def test_a_line_at_the_full_marks_can_be_reached(tmp_path: Path, change: Callable[[Any], object]) -> None:
    data = profile_to_json(rich())
    change(data)
    path = tmp_path / "standard.json"
    path.write_text(json.dumps(data), encoding="utf-8")

    assert not read_profile(path).out_of_reach


@pytest.mark.parametrize("named", ["urban", "城市", "Urban", " 城市 "])
def test_a_choice_is_named_by_its_id_or_its_words(tmp_path: Path, named: str) -> None:
    data = profile_to_json(MADE_UP_STANDARD)
    path = tmp_path / "standard.json"
    for node in ({"node": "Is", "fact": "locality", "value": named}, {"node": "OneOf", "fact": "locality", "values": [named]}):
        data["requirements"][1]["applies"] = node
        path.write_text(json.dumps(data), encoding="utf-8")
        applies = read_profile(path).requirements[1].applies

        assert applies in {Is(SITE.locality, Locality.URBAN, clause="W3"), OneOf(SITE.locality, {Locality.URBAN}, clause="W3")}


def test_everything_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    def change(data: Any) -> None:
        put(*_RULE, "fact", "x")(data)
        put("requirements", 4, "tier", "x")(data)
        put("binding", "x")(data)

    assert len(problems(tmp_path, change)) == 3


def told(tmp_path: Path, *changes: Callable[[Any], object]) -> list[str]:
    def change(data: Any) -> None:
        for each in changes:
            each(data)

    return [each.partition(":")[0] for each in problems(tmp_path, change)]


def test_bad_values_names_that_nothing_bears_dates_and_names_of_facts_are_told_in_one_round(tmp_path: Path) -> None:
    assert told(
        tmp_path,
        put("tyers", []),
        put("clauses", 0, "document", 7),
        put("facts", 1, "name", "Lift"),
        put("values", 1, "dated", 1, "since", "2019-01-01"),
        put("requirements", 1, "force", "应"),
        put(*_RULE, "fact", "floor_aera"),
        put("requirements", 2, "points", "points.x"),
        put("requirements", 4, "family", ...),
        put("requirements", 4, "rule", "node", "IsTure"),
        put("grades", 0, "at_least", ...),
        put("grades", 1, "id", "fair"),
        put("inapplicable", ...),
    ) == [
        "$", "$.clauses[0].document", "$.facts[1].name", "$.values[1].dated[1].since", "$.requirements[1].force",
        "$.requirements[1].rule.fact", "$.requirements[2].points", "$.requirements[4].rule.node", "$.requirements[4].family", "$.requirements[11].rule.parts[2].parts[1].fact",
        "$.grades", "$.grades", "$.inapplicable",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "change, expected",
    [
        (put("tiers", ...), "$.tiers"),
        (put("documents", {}), "$.documents"),
        (put("clauses", 1, "x"), "$.clauses[1]"),
        (put("clauses", 2, "id", 7), "$.clauses[2].id"),
        (put("clauses", 2, "narrative", 7), "$.clauses[2].narrative"),
        (put("facts", 0, "name", None), "$.facts[0].name"),
        (put("facts", 1, "kind", "x"), "$.facts[1].kind"),
        (put("facts", 1, "kind", "number"), "$.facts[1].unit"),
        (put("values", 0, "unit", "x"), "$.values[0].unit"),
        (put("values", 0, "unit", ...), "$.values[0]"),
        (put("values", 0, "name", ...), "$.values[0].name"),
        (put("values", 0, "dated", "x"), "$.values[0].dated"),
        (put("readings", 0, "options", 1, "id", 7), "$.readings[0].options[1].id"),
        (put("readings", 2, "default", "none"), "$.readings[2].default"),
        (put("readings", 0, "options", 1, "id", "apart"), "$.readings[0].options"),
        (put("requirements", 1, "clause", 7), "$.requirements[1].clause"),
        (put("requirements", 3, "points", 7), "$.requirements[3].points"),
        (put("requirements", 0, "rule", ...), "$.requirements[0].rule"),
        (put("requirements", ...), "$.requirements"),
        (put("grades", 0, "at_least", 7), "$.grades[0].at_least"),
        (put("documents", 0, "validity", {"start": "2024-01-01", "end": "2020-01-01"}), "$.documents[0].validity.end"),
        (put("id", 7), "$.id"),
    ],
)  # fmt: skip
def test_one_thing_that_is_wrong_is_told_once_and_nothing_of_what_rests_on_it(
    tmp_path: Path, change: Callable[[Any], object], expected: str
) -> None:
    assert told(tmp_path, change) == [expected]


def test_a_contradiction_that_comes_to_light_with_a_stand_in_is_told_as_well(tmp_path: Path) -> None:
    both = {"id": "W99", "summary": {"zh": "一", "en": "one"}, "narrative": {"zh": "一", "en": "one"}, "planned": {"zh": "一", "en": "one"}}

    assert told(tmp_path, put("clauses", 1, both)) == ["$.clauses[1].document"]


def test_a_value_can_be_counted_in_the_unit_of_a_fact(tmp_path: Path) -> None:
    def unit_of(fact: str) -> Callable[[Any], object]:
        def change(data: Any) -> None:
            [area] = [value for value in data["values"] if value["name"] == "station.area"]
            del area["unit"]
            area["unit_of"] = fact

        return change

    data = profile_to_json(MADE_UP_STANDARD)
    unit_of("floor_area")(data)
    path = tmp_path / "standard.json"
    path.write_text(json.dumps(data), encoding="utf-8")

    assert read_profile(path).fingerprint == MADE_UP_STANDARD.fingerprint
    assert "there is no such fact; did you mean floor_area?" in "".join(problems(tmp_path, unit_of("floor_aera")))
    assert "a number has a unit, and a yes or no has none" in "".join(problems(tmp_path, unit_of("signboard")))


def test_other_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "standard.yaml"
    with pytest.raises(FileRefusedError, match=r"end the name with \.json or \.toml"):
        read_profile(path)
    with pytest.raises(FileRefusedError, match=r"end the name with \.json or \.toml"):
        write_profile(path, MADE_UP_STANDARD)
    other = tmp_path / "standard.toml"
    other.write_text('schema = "socialwork.round/1"', encoding="utf-8")
    with pytest.raises(FileRefusedError, match=r"socialwork\.profile/1"):
        read_profile(other)


def test_a_reformed_profile_is_not_written() -> None:
    reform = Reform("smaller", Set("station.area", 80, start=DAY), hypothetical=True)
    with pytest.raises(InvalidValueError, match="write the standard itself"):
        profile_to_json(MADE_UP_STANDARD.under(reform))


@pytest.mark.parametrize("about", [{"shape": "text"}, {"personal": True}])
def test_what_a_file_has_no_words_for_is_not_written(about: dict[str, Any]) -> None:
    asked_of = Text("单位", "the office")
    odd: Fact[Any] = (
        Fact.text(name="odd", zh="其他", en="odd", asked_of=asked_of, personal=False)
        if "shape" in about
        else Fact.yes_no(name="odd", zh="其他", en="odd", asked_of=asked_of)
    )
    with pytest.raises(InvalidValueError, match="profile: got 'odd'; a file holds facts"):
        profile_to_json(attrs.evolve(MADE_UP_STANDARD, more_facts=(*MADE_UP_STANDARD.more_facts, odd)))


def test_documents_and_clauses_are_written_whole(tmp_path: Path) -> None:
    plain: Profile = attrs.evolve(
        MADE_UP_STANDARD,
        documents=(
            Document(
                id="nowhere-2020", title=Text("文", "text"), issuer=Text("县", "county"), number="虚构1", validity=None,
                read_in=Text("无", "nowhere"), verified=Verified.COPY, clause="W1",
            ),
        ),
        clauses=(
            *MADE_UP_STANDARD.clauses,
            Clause(id="W12", document="nowhere-2020", summary=Text("标题", "headline"), narrative=Text("名称", "a name")),
        ),
        binding=None, inapplicable=None, made_up=False, grades=(),
        requirements=(attrs.evolve(MADE_UP_STANDARD.requirements[1], rule=AtLeast(SITE.floor_area, MADE_UP_STANDARD.values[1], clause="W3")),),
        more_facts=(),
    )  # fmt: skip
    path = tmp_path / "standard.toml"
    write_profile(path, plain)
    back = read_profile(path)

    assert (back.documents, back.clauses, back.made_up) == (plain.documents, plain.clauses, False)
