"""Reforms as files: what is written reads back whole, and whatever is wrong is told at once."""

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from socialwork.law import NotFound
from socialwork.policies import NEXT, Choose, Freeze, Reform, Scale, Set, SwapRule
from socialwork.talent import HAIYOU
from socialwork.testing import reforms
from socialwork.testing.invented import TEA_ROOMS
from socialwork.text import Text
from socialwork.wire import FileRefusedError, read_reform, reform_to_json

DAY = date(2025, 1, 1)
ALONE: dict[str, Any] = {"schema": "socialwork.reform/1", "name": "x", "hypothetical": True, "operations": []}


def written(folder: Path, data: object, name: str = "reform.json") -> Path:
    path = folder / name
    path.write_text(data if isinstance(data, str) else json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return path


def problems(folder: Path, data: object, name: str = "reform.json") -> dict[str, str]:
    with pytest.raises(FileRefusedError) as caught:
        read_reform(written(folder, data, name), TEA_ROOMS)
    assert all(problem.in_language("zh") != str(problem) for problem in caught.value.problems)
    return {f"{problem.where} {problem.code}": str(problem) for problem in caught.value.problems}


def one(**operation: Any) -> dict[str, Any]:
    return {**ALONE, "operations": [operation]}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(reform=reforms(TEA_ROOMS))
def test_what_is_written_reads_back_whole(tmp_path: Path, reform: Reform) -> None:
    again = read_reform(written(tmp_path, reform_to_json(reform)), TEA_ROOMS)

    assert again == reform
    assert again.fingerprint == reform.fingerprint
    assert TEA_ROOMS.under(again) == TEA_ROOMS.under(reform)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=30)
@given(reform=reforms(HAIYOU))
def test_reforms_of_a_policy_that_is_shipped_read_back_whole(tmp_path: Path, reform: Reform) -> None:
    assert read_reform(written(tmp_path, reform_to_json(reform)), HAIYOU) == reform


TOML = """
schema = "socialwork.reform/1"

[[then]]
[[then.together]]
name = "津贴"
title = {zh = "提高津贴", en = "a higher allowance"}
citation = "增补通知3号"
[[then.together.operations]]
op = "set"
parameter = "haiyou.allowance_per_month"
value = 1500.50
start = 2025-01-01
end = "next"
[[then.together.operations]]
op = "set"
parameter = "haiyou.elderly_care_share"
value = "2/5"
start = "2025-01-01"
end = 2026-01-01

[[then.together]]
name = "口径与规则"
hypothetical = true
operations = [
    {op = "choose", reading = "AJ1", option = "about"},
    {op = "swap_rule", rule = "preference", other = "service_ground"},
    {op = "set", parameter = "haiyou.social_work_level", value = "senior", start = 2025-01-01},
    {op = "set", parameter = "haiyou.payments_per_year", value = {unknown = "not_found"}, start = 2025-01-01},
]

[[then]]
name = "规模"
citation = {zh = "四号", en = "N4"}
[[then.operations]]
op = "scale"
parameter = "haiyou.cohort_cap"
factor = 1.1
rounding = "half_up"
start = 2025-01-01
end = 2027-01-01
[[then.operations]]
op = "freeze"
parameter = "haiyou.term_years"
start = 2025-01-01
"""


def test_a_reform_in_toml_says_what_it_says(tmp_path: Path) -> None:
    pay = Reform(
        "津贴",
        Set(HAIYOU.allowance_per_month, "1500.5", start=DAY, end=NEXT),
        Set(HAIYOU.elderly_care_share, Fraction(2, 5), start=DAY, end=date(2026, 1, 1)),
        title=Text("提高津贴", "a higher allowance"),
        citation="增补通知3号",
    )
    readings = Reform(
        "口径与规则",
        Choose("AJ1", "about"),
        SwapRule("preference", "service_ground"),
        Set(HAIYOU.social_work_level, "senior", start=DAY),
        Set(HAIYOU.payments_per_year, NotFound.NOT_FOUND, start=DAY),
        hypothetical=True,
    )
    size = Reform(
        "规模",
        Scale(HAIYOU.cohort_cap, "1.1", "half_up", start=DAY, end=date(2027, 1, 1)),
        Freeze(HAIYOU.term_years, start=DAY),
        citation=Text("四号", "N4"),
    )
    read = read_reform(str(written(tmp_path, TOML, "reform.toml")), HAIYOU)

    assert read == (pay | readings) >> size
    assert HAIYOU.under(read).cohort_cap.on(DAY).value == 55
    allowance = read.leaves[1].operations if read.leaves[1].name == "津贴" else read.leaves[0].operations
    assert any(isinstance(each, Set) and isinstance(each.value, Decimal) for each in allowance)


def test_everything_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    data = {
        **ALONE, "nme": "x", "title": {"zh": "某"},
        "operations": [
            {"op": "set", "parameter": "tea.least_guest", "value": 5, "start": "2025-02-30"},
            {"op": "set", "parameter": "tea.least_guests", "value": 5.5, "start": "2025-01-01", "end": "2024-01-01"},
            {"op": "sett", "parameter": "tea.least_guests"},
            {"parameter": "tea.least_guests"},
            "set",
            {"op": "scale", "parameter": "tea.most_lost", "factor": "-1", "rounding": "halfup", "start": "2025-01-01", "until": "x"},
            {"op": "choose", "reading": "AX11", "option": "any"},
            {"op": "choose", "reading": "AX1", "option": "none"},
            {"op": "choose", "reading": "AX2", "option": "count"},
            {"op": "swap_rule", "rule": "entri", "other": "outstandin"},
            {"op": "freeze", "parameter": "tea.years_open", "start": None},
            {"op": "freeze", "parameter": "tea.years", "start": "2025-01-01"},
        ],
    }  # fmt: skip

    assert problems(tmp_path, data) == {
        "$ unknown_key": '$: got "nme"; there is no such key; did you mean "name"?',
        "$.title.en missing_key": "$.title.en: nothing given; this key must be there",
        "$.operations[0].start bad_value": '$.operations[0].start: got "2025-02-30"; there is no such day; give an exact day like 2018-03-01',
        "$.operations[0].parameter bad_value": '$.operations[0].parameter: got "tea.least_guest"; there is no such parameter; did you mean tea.least_guests or tea.most_guests or tea.least_size?',
        "$.operations[1].value bad_value": "$.operations[1].value: got 5.5; give a whole number",
        "$.operations[1].end bad_value": '$.operations[1].end: got "2024-01-01"; give a day after 2025-01-01, or leave end out where it has no end',
        "$.operations[2].op bad_value": '$.operations[2].op: got "sett"; did you mean "set"?',
        "$.operations[3].op missing_key": "$.operations[3].op: nothing given; this key must be there",
        "$.operations[4] bad_value": '$.operations[4]: got "set"; give an object of keys and values',
        "$.operations[5].rounding bad_value": '$.operations[5].rounding: got "halfup"; did you mean "half_up"?',
        "$.operations[5] unknown_key": '$.operations[5]: got "until"; there is no such key; known keys: "parameter", "factor", "rounding", "start", "end"',
        "$.operations[6].reading bad_value": '$.operations[6].reading: got "AX11"; there is no such reading; did you mean AX1?',
        "$.operations[7].option bad_value": '$.operations[7].option: got "none"; there would be no tea rooms; give leaf or any',
        "$.operations[8].option bad_value": '$.operations[8].option: got "count"; there is no such option; did you mean counts or does_not_count?',
        "$.operations[9].rule bad_value": '$.operations[9].rule: got "entri"; there is no such rule; did you mean entry?',
        "$.operations[9].other bad_value": '$.operations[9].other: got "outstandin"; there is no such rule; did you mean outstanding?',
        "$.operations[10].start bad_value": "$.operations[10].start: got null; give an exact day like 2018-03-01",
        "$.operations[11].parameter bad_value": '$.operations[11].parameter: got "tea.years"; there is no such parameter; did you mean tea.years_open or tea.years_settled?',
    }


@pytest.mark.parametrize("data, where, words", [
    ({**ALONE, "schema": "socialwork.round/1"}, "$.schema wrong_schema", 'this reads "schema": "socialwork.reform/1"'),
    ([], "$ bad_value", "the document is an object"),
    ("{", "$ bad_syntax", "is not what JSON allows there"),
    ('{"schema": "socialwork.reform/1", "name": "x", "name": "y", "hypothetical": true, "operations": []}', "$ duplicate_key", 'got "name"'),
    ({**ALONE, "operations": {}}, "$.operations bad_value", "give a list"),
    ({**ALONE, "name": ""}, "$.name bad_value", "give text, not empty"),
    ({**ALONE, "hypothetical": "yes"}, "$.hypothetical bad_value", "give true or false"),
    ({**ALONE, "hypothetical": False}, "$ contradiction", "say what it rests on"),
    ({**ALONE, "citation": "N3"}, "$ contradiction", "say what it rests on"),
    ({**ALONE, "citation": None}, "$.citation bad_value", "give text, not empty"),
    ({**ALONE, "citation": {"zh": "三号"}}, "$.citation.en missing_key", "this key must be there"),
    ({**ALONE, "title": None}, "$.title null_value", "leave the key out"),
    ({name: item for name, item in ALONE.items() if name != "operations"}, "$.operations missing_key", "this key must be there"),
    (one(op=5), "$.operations[0].op bad_value", "give one of:"),
    (one(op="set", parameter="tea.least_guests", value=None, start="2025-01-01"), "$.operations[0].value bad_value", "give a whole number"),
    (one(op="set", parameter="tea.least_guests", value={"unknown": "x"}, start="2025-01-01"), "$.operations[0].value bad_value", "got {…}"),
    (one(op="set", parameter="tea.least_guests", value=5, start="2025-01-01", end=None), "$.operations[0].end bad_value", "give an exact day"),
    (one(op="set", parameter="tea.least_guests", value=5, start="2025-01-01", end="soon"), "$.operations[0].end bad_value", "give an exact day"),
    (one(op="set", parameter="tea.least_guests", value=5, start="2025-01"), "$.operations[0].start bad_value", "give an exact day"),
    (one(op="scale", parameter="tea.least_guests", factor=-1, rounding="up", start="2025-01-01"), "$.operations[0].factor bad_value", "give 0 or more"),
    (one(op="scale", parameter="tea.least", factor=1, rounding="up", start="2025-01-01"), "$.operations[0].parameter bad_value", "did you mean"),
    (one(op="scale", parameter="tea.least_guests", factor=1, rounding="up", start="2025-01-01", end="2025-01-01"),
     "$.operations[0].end bad_value", "give a day after 2025-01-01"),
    (one(op="swap_rule", rule="entry", other="entri"), "$.operations[0].other bad_value", "did you mean entry?"),
    (one(op="freeze", parameter="tea.most_days_closed", start="2025-01-01"), "$ contradiction", "no value applies on that day"),
    ({**ALONE, "operations": [{"op": "choose", "reading": "AX1", "option": "any"}, {"op": "choose", "reading": "AX1", "option": "leaf"}]},
     "$.operations contradiction", 'reform "x" changes AX1 twice (on every day)'),
    ({**ALONE, "operations": [{"op": "choose", "reading": "AX1", "option": "any"}, {"op": "choose", "reading": "AX2", "option": "does_not_count"}]},
     "$ contradiction", "the two exclude each other"),
    ({"schema": "socialwork.reform/1", "together": []}, "$.together bad_value", "give at least one"),
    ({"schema": "socialwork.reform/1", "then": {}}, "$.then bad_value", "give a list"),
    ({"schema": "socialwork.reform/1", "then": ["x"]}, "$.then[0] bad_value", "give an object"),
    ({"schema": "socialwork.reform/1", "then": [], "together": []}, "$ contradiction", "give together or then, not both"),
    ({"schema": "socialwork.reform/1", "then": [{"name": "x", "operations": []}]}, "$.then[0] contradiction", "say what it rests on"),
    ({"schema": "socialwork.reform/1", "then": [], "name": "x"}, "$ unknown_key", 'got "name"'),
    ({"schema": "socialwork.reform/1", "together": [
        {"name": name, "hypothetical": True, "operations": [{"op": "set", "parameter": "tea.years_open", "value": value, "start": "2025-01-01"}]}
        for name, value in (("a", 1), ("b", 2))]}, "$.together contradiction", 'reforms "a" and "b" both change tea.years_open (from 2025-01-01)'),
])  # fmt: skip
def test_one_thing_that_is_wrong(tmp_path: Path, data: Any, where: str, words: str) -> None:
    found = problems(tmp_path, data)

    assert where in found
    assert words in found[where]
    assert len(found) == 1


def test_a_conflict_is_told_in_the_words_of_a_file(tmp_path: Path) -> None:
    parts = [{**ALONE, "name": name, "operations": [{"op": "choose", "reading": "AX1", "option": name}]} for name in ("any", "leaf")]
    together = {
        "schema": "socialwork.reform/1",
        "together": [{key: item for key, item in part.items() if key != "schema"} for part in parts],
    }
    with pytest.raises(FileRefusedError) as caught:
        read_reform(written(tmp_path, together), TEA_ROOMS)
    [problem] = caught.value.problems

    assert str(problem).startswith("$.together: got […]; reforms ")
    assert str(problem).endswith("take one of them, or let one follow the other with then")
    assert problem.in_language("zh").endswith("请只取其一，或用 then 写明先后")


def test_what_it_rests_on_is_looked_at_beside_its_operations(tmp_path: Path) -> None:
    found = problems(tmp_path, {**one(op="swap_rule", rule="entri", other="entry"), "hypothetical": False})

    assert set(found) == {"$ contradiction", "$.operations[0].rule bad_value"}


def test_numbers_that_are_none_are_told_where_they_stand(tmp_path: Path) -> None:
    text = json.dumps(one(op="set", parameter="tea.least_guests", value=77, start="2025-01-01")).replace("77", "NaN")

    assert "NaN and Infinity are no numbers" in problems(tmp_path, text)["$.operations[0].value bad_value"]


@pytest.mark.parametrize("name, found", [("reform.yaml", ".yaml"), ("reform", "")])
def test_a_file_is_json_or_toml(tmp_path: Path, name: str, found: str) -> None:
    assert f'got "{found}"; end the name with .json or .toml' in problems(tmp_path, ALONE, name)[" wrong_extension"]


def test_what_is_no_toml_is_refused(tmp_path: Path) -> None:
    assert "this is not TOML" in problems(tmp_path, "name = ", "reform.toml")["$ bad_syntax"]


def test_a_value_that_makes_no_sense_is_told_where_it_stands_in_the_file_of_the_reform(tmp_path: Path) -> None:
    def wrong(**operation: Any) -> str:
        with pytest.raises(FileRefusedError) as caught:
            read_reform(written(tmp_path, one(**operation)), HAIYOU)
        [problem] = caught.value.problems
        return str(problem)

    assert wrong(op="set", parameter="haiyou.cohort_cap", value=-5, start="2025-01-01") == (
        "$.operations[0].value: got -5; give a whole number: 0 or more"
    )
    assert wrong(op="scale", parameter="haiyou.elderly_care_share", factor=4, rounding="exact", start="2025-01-01").endswith(
        "reform x: parameter haiyou.elderly_care_share: got '4/3'; the result has to be a value from 0 to 1"
    )
