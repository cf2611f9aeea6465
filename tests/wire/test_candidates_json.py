"""Candidates as JSON: written and read without loss, and refused with everything that is wrong."""

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.days import Month
from socialwork.errors import DuplicateNameError, InvalidValueError
from socialwork.rules import Missing
from socialwork.sheets import read_candidates
from socialwork.talent.candidates import Candidate, PracticeField
from socialwork.talent.merit_scales import MeritScale
from socialwork.talent.rounds import Round
from socialwork.testing import candidates, words
from socialwork.wire import FileRefusedError, candidates_to_json, read_candidates_json, write_candidates_json
from socialwork.wire.leaves import alike

JUDGED = {"holds": True, "by": "推荐单位", "on": "2023-08-01", "document": "推荐表"}
EVERYTHING: dict[str, Any] = {
    "schema": "socialwork.candidates/1",
    "note": "people made up for a test",
    "candidates": [
        {
            "id": "A1",
            "name": "甲",
            "merit_score": "88.50",
            "professional_ethics": JUDGED,
            "field": "charity",
            "elderly_care": {"missing": "not_known"},
            "service": [
                {"first": "2018-03", "last": None},
                {"first": {"earliest": "2015-01-01", "latest": "2015-06-30"}, "last": "2016-02-29"},
            ],
            "social_work_certificates": [{"level": "intermediate", "obtained_on": "2020-06"}],
            "care_worker_certificates": [],
            "held_title": False,
        },
        {"id": "A2", "earlier_term_last_day": "2021-11-30", "training": {"missing": "disputed"}},
    ],
}


def read(folder: Path, document: object) -> tuple[Candidate, ...]:
    path = folder / "people.json"
    path.write_text(document if isinstance(document, str) else json.dumps(document), encoding="utf-8")
    return read_candidates_json(str(path))


def refusal(folder: Path, document: object) -> FileRefusedError:
    with pytest.raises(FileRefusedError) as caught:
        read(folder, document)
    return caught.value


def with_facts(**facts: object) -> dict[str, object]:
    return {"schema": "socialwork.candidates/1", "candidates": [{"id": "A1", **facts}]}


def lines(error: FileRefusedError, lang: str = "en") -> list[str]:
    return error.in_language(lang).splitlines()[1:]


def test_a_document_says_what_it_says(tmp_path: Path) -> None:
    first, second = read(tmp_path, EVERYTHING)

    assert (first.id, first.name, first.merit_score, first.field) == ("A1", "甲", Decimal("88.50"), PracticeField.CHARITY)
    assert (first.elderly_care, second.elderly_care, second.training) == (Missing.NOT_KNOWN, Missing.NOT_ASKED, Missing.DISPUTED)
    assert not isinstance(first.service, Missing)
    assert (first.service[0].first, first.service[0].last) == (Month(2018, 3), None)
    assert first.care_worker_certificates == ()
    assert candidates_to_json([first, second], note="people made up for a test") == EVERYTHING


@given(people=st.lists(candidates(id=words()), min_size=1, max_size=4, unique_by=lambda person: alike(person.id)), note=st.none() | words())
def test_what_is_written_is_read_as_the_same(tmp_path_factory: pytest.TempPathFactory, people: list[Candidate], note: str | None) -> None:
    path = tmp_path_factory.getbasetemp() / "round_trip.json"
    write_candidates_json(path, people, note=note)

    assert read_candidates_json(path) == tuple(people)
    assert candidates_to_json(read_candidates_json(path), note=note) == json.loads(path.read_bytes())


@given(text=st.text(min_size=1))
def test_any_text_that_utf_8_can_hold_goes_out_and_back(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "text.json"
    if text.strip():
        write_candidates_json(path, [Candidate(id="A1", name=text)])
        assert read_candidates_json(path)[0].name == text


@pytest.mark.parametrize("number, exact", [("88.50", "88.50"), ("88", "88"), ("0.1", "0.1"), ("8.85e1", "88.5"), ("-3", "-3")])
def test_a_number_of_json_is_taken_exactly(tmp_path: Path, number: str, exact: str) -> None:
    document = f'{{"schema": "socialwork.candidates/1", "candidates": [{{"id": "A1", "merit_score": {number}}}]}}'

    assert str(read(tmp_path, document)[0].merit_score) == exact


YES_NO = ("give true or false", "请填 true 或 false")
SOME_TEXT = ("give text, not empty", "请填文字，不能为空")
NUMBER = ('give a number like "88.50"', "请填数字，如 88.50")
DAY = ("give an exact day like 2018-03-01", "请填确切日期，如 2018-03-01")
FOUND_DATA = {"holds": True, "by": "x", "document": "d"}
NO_SUCH_DAY = (
    "there is no such day; give a day or a month, like 2018-03-01 or 2018-03",
    "没有这一天；请填日期或年月，如 2018-03-01、2018-03",
)
NO_SUCH_MONTH = (
    "there is no such month; give a day or a month, like 2018-03-01 or 2018-03",
    "没有这个月份；请填日期或年月，如 2018-03-01、2018-03",
)
NO_SUCH_EXACT_DAY = ("there is no such day; give an exact day like 2018-03-01", "没有这一天；请填确切日期，如 2018-03-01")
LOST_ZERO = (
    "this may be 2020-01, or 2020-10 whose last 0 a spreadsheet dropped: write the one that is meant; give a day or a month, like 2018-03-01 or 2018-03",
    "可能是 2020-01，也可能是被表格软件去掉了末尾0的 2020-10，请写成其中之一；请填日期或年月，如 2018-03-01、2018-03",
)
SERIAL = (
    "this seems to be a spreadsheet's number for a day, maybe 2020-03-01; give a day or a month, like 2018-03-01 or 2018-03",
    "似为表格软件内部的日期数字，可能是 2020-03-01；请填日期或年月，如 2018-03-01、2018-03",
)
SOME_DAY = ("give a day or a month, like 2018-03-01 or 2018-03", "请填日期或年月，如 2018-03-01、2018-03")
LIST = ("give a list", "请填列表")
RECORD = ("give an object of keys and values", "请填一组键和值")
SAY_WHY = (
    'leave the fact out, or say why it is missing: {"missing": "not_known"}',
    '未填的事实请不要写，或写明原因：{"missing": "not_known"}',
)
MUST = ("this key must be there", "此项必填")


@pytest.mark.parametrize(
    "facts, where, found, fix, code",
    [
        # what cattrs alone would take in silence
        ({"dedicated": "no"}, "dedicated", '"no"', YES_NO, "bad_value"),
        ({"dedicated": 1}, "dedicated", "1", YES_NO, "bad_value"),
        ({"dedicated": None}, "dedicated", "null", SAY_WHY, "null_value"),
        ({"name": 5}, "name", "***", SOME_TEXT, "bad_value"),
        ({"merit_grade": 7}, "merit_grade", "7", SOME_TEXT, "bad_value"),
        ({"merit_score": True}, "merit_score", "true", NUMBER, "bad_value"),
        ({"merit_score": [1]}, "merit_score", "[…]", NUMBER, "bad_value"),
        ({"merit_score": "many"}, "merit_score", '"many"', NUMBER, "bad_value"),
        ({"merit_score": "1,200"}, "merit_score", '"1,200"', NUMBER, "bad_value"),
        ({"merit_score": " 7"}, "merit_score", '" 7"', NUMBER, "bad_value"),
        ({"merit_score": "1e3"}, "merit_score", '"1e3"', NUMBER, "bad_value"),
        ({"merit_score": "9" * 29}, "merit_score", f'"{"9" * 29}"', NUMBER, "bad_value"),
        ({"service": "abc"}, "service", '"abc"', LIST, "bad_value"),
        ({"service": {"first": "2018-03", "last": None}}, "service", "{…}", LIST, "bad_value"),
        ({"service": ["2018"]}, "service[0]", '"2018"', RECORD, "bad_value"),
        ({"service": [{"first": 2018, "last": None}]}, "service[0].first", "2018", SOME_DAY, "bad_value"),
        ({"service": [{"first": "2018/3/1", "last": None}]}, "service[0].first", '"2018/3/1"', SOME_DAY, "bad_value"),
        ({"service": [{"first": "2018-02-30", "last": None}]}, "service[0].first", '"2018-02-30"', NO_SUCH_DAY, "bad_value"),
        ({"service": [{"first": "2020.1", "last": None}]}, "service[0].first", '"2020.1"', LOST_ZERO, "bad_value"),
        ({"service": [{"first": 43891, "last": None}]}, "service[0].first", "43891", SERIAL, "bad_value"),
        ({"service": [{"first": "2018-13", "last": None}]}, "service[0].first", '"2018-13"', NO_SUCH_MONTH, "bad_value"),
        (
            {"professional_ethics": {**FOUND_DATA, "on": "2018-02-30"}},
            "professional_ethics.on",
            '"2018-02-30"',
            NO_SUCH_EXACT_DAY,
            "bad_value",
        ),
        ({"service": [{"first": "2018-03", "last": "至今"}]}, "service[0].last", '"至今"', SOME_DAY, "bad_value"),
        (
            {"service": [{"first": {"earliest": "2018", "latest": "2018-03-01"}, "last": None}]},
            "service[0].first.earliest",
            '"2018"',
            DAY,
            "bad_value",
        ),
        ({"professional_ethics": True}, "professional_ethics", "true", RECORD, "bad_value"),
        ({"professional_ethics": JUDGED | {"holds": "true"}}, "professional_ethics.holds", '"true"', YES_NO, "bad_value"),
        ({"professional_ethics": JUDGED | {"by": ""}}, "professional_ethics.by", "***", SOME_TEXT, "bad_value"),
        ({"professional_ethics": JUDGED | {"on": "2023-08"}}, "professional_ethics.on", '"2023-08"', DAY, "bad_value"),
        ({"professional_ethics": JUDGED | {"on": 2023}}, "professional_ethics.on", "2023", DAY, "bad_value"),
        ({"name": " "}, "name", "***", SOME_TEXT, "bad_value"),
        ({"name": "x" * 10_001}, "name", "***", ("give at most 10000 characters", "文字不得超过10000个字符"), "bad_value"),
        (
            {"name": "\ud800"},
            "name",
            "***",
            ("it holds half a character (a lone surrogate); write it anew", "含有不成字符的编码（单个代理项）；请删去后重写"),
            "bad_value",
        ),
        ({"id": 7}, "id", "7", SOME_TEXT, "bad_value"),
        ({"id": " A1"}, "id", '" A1"', ("give the id with no space around it", "编号首尾不留空格"), "bad_value"),
        (
            {"id": "110101199003078888"},
            "id",
            '"***"',
            ("this looks like an identity number; give an id that means nothing", "编号似为身份证号码；请改用无含义的编号"),
            "identity_number",
        ),
        ({"field": "charty"}, "field", '"charty"', ('did you mean "charity"?', '是否为"charity"？'), "bad_value"),
        ({"field": "慈善事业"}, "field", '"慈善事业"', None, "bad_value"),
        ({"field": 3}, "field", "3", None, "bad_value"),
        ({"elderly_care": {"missing": None}}, "elderly_care.missing", "null", None, "bad_value"),
        (
            {"elderly_care": {"missing": "unknown"}},
            "elderly_care.missing",
            '"unknown"',
            ('did you mean "not_known"?', '是否为"not_known"？'),
            "bad_value",
        ),
        (
            {"elderly_care": {"missing": "not_known", "why": "x"}},
            "elderly_care",
            '"why"',
            ('there is no such key; known keys: "missing"', '没有这个键；可用的键："missing"'),
            "unknown_key",
        ),
        (
            {"traning": "none"},
            "",
            '"traning"',
            ('there is no such key; did you mean "training"?', '没有这个键；是否为"training"？'),
            "unknown_key",
        ),
        ({"service": [{"last": None}]}, "service[0].first", "", MUST, "missing_key"),
        ({"service": [{}]}, "service[0].last", "", None, None),
        (
            {"service": [{"first": "2018-03"}]},
            "service[0].last",
            "",
            ("give the last day, or null if the work still goes on", "请填截止日；仍在从业的填 null"),
            "missing_key",
        ),
        (
            {"social_work_certificates": [{"level": "senior", "obtained_on": None}]},
            "social_work_certificates[0].obtained_on",
            "null",
            ("leave the key out where there is nothing to say", "不填的项请不要写"),
            "null_value",
        ),
        (
            {"care_worker_certificates": [{"level": "none"}]},
            "care_worker_certificates[0].level",
            '"none"',
            (
                "give the level of a certificate that is held; who holds none has no certificate",
                "请填所持证书的等级；未持证时不要填证书",
            ),
            "bad_value",
        ),
        (
            {"service": [{"first": "2018-03", "last": "2018-02-28"}]},
            "service[0].last",
            '"2018-02-28"',
            ("give a day that is not before the first", "截止日不得早于起始日"),
            "contradiction",
        ),
        (
            {"earlier_term_last_day": {"earliest": "2018-03-02", "latest": "2018-03-01"}},
            "earlier_term_last_day.latest",
            '"2018-03-01"',
            ("give a day that is not before the earliest", "不得早于最早一日"),
            "contradiction",
        ),
        (
            {"held_title": False, "earlier_term_rating": "excellent"},
            "held_title",
            "false",
            ("leave the earlier term empty where the title was never held", "填写“曾入选”为否时，不应填前次管理期"),
            "contradiction",
        ),
    ],
)
def test_a_value_that_is_none_is_refused(
    tmp_path: Path, facts: dict[str, object], where: str, found: str, fix: tuple[str, str] | None, code: str | None
) -> None:
    error = refusal(tmp_path, with_facts(**facts))
    problem = error.problems[0]
    place = f"$.candidates[0]{'.' if where else ''}{where}"

    assert (problem.where, problem.row, problem.column, problem.found) == (place, None, None, found)
    assert code is None or [(each.code, each.where) for each in error.problems] == [(code, place)]
    assert fix is None or (problem.fix.en, problem.fix.zh) == fix


@pytest.mark.parametrize(
    "written, shown, fix",
    [
        ("NaN", "NaN", "NaN and Infinity are no numbers; give a number, or say why it is missing"),
        ("-Infinity", "-Infinity", "NaN and Infinity are no numbers; give a number, or say why it is missing"),
        ("1" * 65, f"{'1' * 59}…", "give a number of at most 64 digits"),
        (f"1.{'1' * 65}", f"1.{'1' * 57}…", "give a number of at most 64 digits"),
        ("1e99999999999999999999", "1e99999999999999999999", "give a number of at most 64 digits"),
        ("1e400", "1E+400", 'give a number like "88.50"'),
        ("1" * 64, f"{'1' * 59}…", 'give a number like "88.50"'),
    ],
)
@pytest.mark.parametrize("key", ["merit_score", "name", "service", "earlier_term_last_day", "field", "professional_ethics"])
def test_a_number_without_end_is_refused_wherever_it_stands(tmp_path: Path, key: str, written: str, shown: str, fix: str) -> None:
    document = f'{{"schema": "socialwork.candidates/1", "candidates": [{{"id": "A1", "{key}": {written}}}]}}'
    (problem,) = refusal(tmp_path, document).problems

    assert (problem.code, problem.where) == ("bad_value", f"$.candidates[0].{key}")
    assert problem.found == ("***" if key == "name" else shown)
    assert problem.fix.en == fix or (key != "merit_score" and "88.50" in fix)


@pytest.mark.parametrize(
    "document, en, zh, code",
    [
        (
            "",
            "the file: it is empty; give one with something in it",
            "文件：内容为空；请给出有内容的文件",
            "empty_file",
        ),
        (
            '{"a": 1',
            "$: line 1, character 8 is not what JSON allows there",
            "$：第1行第8个字符处不合 JSON 语法",
            "bad_syntax",
        ),
        (
            '{"a": 1,\n  x}',
            '$: got "x"; line 2, character 3 is not what JSON allows there',
            "$：读到“x”；第2行第3个字符处不合 JSON 语法",
            "bad_syntax",
        ),
        (
            '{"a": "\t"}',
            '$: got "\\t"; line 1, character 8 is not what JSON allows there',
            "$：读到“\\t”；第1行第8个字符处不合 JSON 语法",
            "bad_syntax",
        ),
        ("[" * 33 + "]" * 33, "$: got …; nest at most 32 deep", "$：读到 …；嵌套不得超过32层", "too_deep"),
        ("[" * 1_000_000, "$: got …; nest at most 32 deep", "$：读到 …；嵌套不得超过32层", "too_deep"),
        ("[1]", "$: got […]; the document is an object of keys and values", "$：读到 […]；文件应为一组键和值", "bad_value"),
        ("null", "$: got null; the document is an object of keys and values", "$：读到 null；文件应为一组键和值", "bad_value"),
        (
            '{"candidates": 7}',
            '$.schema: nothing given; this reads "schema": "socialwork.candidates/1"',
            '$.schema：未填；本程序读取 "schema": "socialwork.candidates/1"',
            "wrong_schema",
        ),
        (
            '{"schema": "socialwork.candidates/2", "x": 1}',
            '$.schema: got "socialwork.candidates/2"; this reads "schema": "socialwork.candidates/1"',
            '$.schema：读到“socialwork.candidates/2”；本程序读取 "schema": "socialwork.candidates/1"',
            "wrong_schema",
        ),
        (
            '{"schema": "socialwork.candidates/1"}',
            "$.candidates: nothing given; this key must be there",
            "$.candidates：未填；此项必填",
            "missing_key",
        ),
        (
            '{"schema": "socialwork.candidates/1", "candidates": {"id": "A1"}}',
            "$.candidates: got {…}; give a list",
            "$.candidates：读到 {…}；请填列表",
            "bad_value",
        ),
        (
            '{"schema": "socialwork.candidates/1", "candidates": [7]}',
            "$.candidates[0]: got 7; give an object of keys and values",
            "$.candidates[0]：读到 7；请填一组键和值",
            "bad_value",
        ),
        (
            '{"schema": "socialwork.candidates/1", "candidates": [{}]}',
            "$.candidates[0].id: nothing given; this key must be there",
            "$.candidates[0].id：未填；此项必填",
            "missing_key",
        ),
        (
            '{"schema": "socialwork.candidates/1", "candidates": []}',
            "$.candidates: got []; there is nobody; give at least one candidate",
            "$.candidates：读到 []；没有候选人；请至少列出一人",
            "no_candidates",
        ),
        (
            '{"schema": "socialwork.candidates/1", "note": 7, "candidates": []}',
            "$.note: got 7; give text, not empty",
            "$.note：读到 7；请填文字，不能为空",
            "bad_value",
        ),
        (
            '{"schema": "socialwork.candidates/1", "note": null, "candidates": []}',
            "$.note: got null; leave the key out where there is nothing to say",
            "$.note：读到 null；不填的项请不要写",
            "null_value",
        ),
        (
            '{"schema": "socialwork.candidates/1", "candidates": [{"id": "A1", "field": "charity", "field": "charity"}]}',
            '$.candidates[0]: got "field"; a key may stand once in an object',
            "$.candidates[0]：读到“field”；同一键只能写一次",
            "duplicate_key",
        ),
        (
            '{"schema": "socialwork.candidates/1", "candidates": [{"id": "A1"}, {"id": "A2"}, {"id": "A1"}]}',
            '$.candidates[2].id: got "A1"; give each candidate an id of their own',
            "$.candidates[2].id：读到“A1”；编号不得重复；请改用另一个编号",
            "duplicate_id",
        ),
    ],
)
def test_a_document_that_is_none_is_refused(tmp_path: Path, document: str, en: str, zh: str, code: str) -> None:
    error = refusal(tmp_path, document)

    assert (lines(error), lines(error, "zh"), [problem.code for problem in error.problems]) == ([en], [zh], [code])


def test_brackets_inside_text_are_not_nesting(tmp_path: Path) -> None:
    name = "[" * 40 + '"\\{'

    assert read(tmp_path, with_facts(name=name))[0].name == name


def test_an_unfinished_text_of_any_length_is_found_fast(tmp_path: Path) -> None:
    assert [problem.code for problem in refusal(tmp_path, '"' + '\\"' * 500_000).problems] == ["bad_syntax"]


def test_everything_that_is_wrong_is_told_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    document = """{"schema": "socialwork.candidates/1", "people": 1, "candidates": [
        {"id": "A1", "merit_score": "many", "held_title": false, "earlier_term_rating": "excellent",
         "training": "none", "training_assessed": true, "field": "charty", "field": "charty", "nmae": "x"},
        {"id": "A1", "service": [{"first": "2018-03"}, {"first": null, "last": 7}]},
        {"id": " ", "training": "none", "training_assessed": true}
    ]}"""

    assert lines(refusal(tmp_path, document)) == [
        '$: got "people"; there is no such key; known keys: "candidates", "note"',
        '$.candidates[0]: got "field"; a key may stand once in an object',
        '$.candidates[0]: got "nmae"; there is no such key; did you mean "name"?',
        '$.candidates[0].merit_score: got "many"; give a number like "88.50"',
        "$.candidates[0].held_title: got false; leave the earlier term empty where the title was never held",
        "$.candidates[0].training_assessed: got true; without training there is no assessment as qualified",
        '$.candidates[0].field: got "charty"; did you mean "charity"?',
        '$.candidates[1].id: got "A1"; give each candidate an id of their own',
        "$.candidates[1].service[0].last: nothing given; give the last day, or null if the work still goes on",
        "$.candidates[1].service[1].first: got null; give a day or a month, like 2018-03-01 or 2018-03",
        "$.candidates[1].service[1].last: got 7; give a day or a month, like 2018-03-01 or 2018-03",
        '$.candidates[2].id: got " "; give text, not empty',
        "$.candidates[2].training_assessed: got true; without training there is no assessment as qualified",
    ]


def refused(path: Path) -> FileRefusedError | None:
    try:
        read_candidates_json(path)
    except FileRefusedError as error:
        return error
    return None


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(["missing", "2018-03", "charity", "none"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["missing", "holds", "by", "on", "document", "first", "last", "earliest", "latest", "level"]), inner
        )
    ),
    max_leaves=8,
)


@given(facts=st.dictionaries(st.sampled_from([*attrs.fields_dict(Candidate), "nmae"]), anything, max_size=6))
def test_whatever_stands_in_a_document_it_is_read_or_refused_with_reasons(
    tmp_path_factory: pytest.TempPathFactory, facts: dict[str, object]
) -> None:
    path = tmp_path_factory.getbasetemp() / "anything.json"
    path.write_text(json.dumps({"schema": "socialwork.candidates/1", "candidates": [facts, {"id": "A1", **facts}]}), encoding="utf-8")
    error = refused(path)

    if error is not None:
        assert error.problems
        assert all(problem.where.startswith("$") for problem in error.problems)
        assert len(error.in_language("zh").split("\n")) == len(str(error).split("\n")) == len(error.problems) + 1


@pytest.mark.parametrize(
    "write",
    [candidates_to_json, lambda people: write_candidates_json(Path("never.json"), people)],
)
def test_writing_refuses_what_could_not_be_read(write: Callable[[list[Candidate]], object]) -> None:
    with pytest.raises(DuplicateNameError, match="each candidate id may occur once"):
        write([Candidate(id="A1"), Candidate(id="A1")])
    with pytest.raises(InvalidValueError, match=r"^text: got \*\*\* \(str\); it holds half a character"):
        write([Candidate(id="A1", name="\udc00")])
    with pytest.raises(InvalidValueError, match="give at most 10000 characters"):
        write([Candidate(id="A1", post="x" * 10_001)])
    with pytest.raises(InvalidValueError, match=r"^candidates: got \(\); there is nobody; give at least one candidate$"):
        write([])
    assert not Path("never.json").exists()


def test_an_empty_note_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="give text, not empty"):
        candidates_to_json([Candidate(id="A1")], note=" ")


def test_merits_that_the_round_cannot_take_are_told_together_with_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "people.json"
    people = [
        {"id": "A1", "merit_score": "60.5"},
        {"id": "A2", "merit_grade": "优"},
        {"id": "A3", "merit_score": 61},
        {"id": "A4", "dedicated": 1},
    ]
    scale = MeritScale(step=1)
    path.write_text(json.dumps({"schema": "socialwork.candidates/1", "candidates": people}), encoding="utf-8")
    with pytest.raises(FileRefusedError) as caught:
        read_candidates_json(path, scale=scale)

    assert [(problem.where, problem.code) for problem in caught.value.problems] == [
        ("$.candidates[0].merit_score", "off_scale"),
        ("$.candidates[1].merit_grade", "off_scale"),
        ("$.candidates[3].dedicated", "bad_value"),
    ]
    assert str(caught.value).splitlines()[1] == '$.candidates[0].merit_score: got "60.5"; give a score from 0 to 100 in steps of 1'
    path.write_text(json.dumps({"schema": "socialwork.candidates/1", "candidates": people[2:3]}), encoding="utf-8")
    assert read_candidates_json(path, scale=scale) == read_candidates_json(path)
    path.write_text(json.dumps({"schema": "socialwork.candidates/1", "candidates": 7}), encoding="utf-8")
    with pytest.raises(FileRefusedError, match=r"\$\.candidates: got 7; give a list"):
        read_candidates_json(path, scale=scale)


def test_another_fault_of_a_person_hides_no_merit(tmp_path: Path) -> None:
    path = tmp_path / "people.json"
    people = [
        {"id": "A1", "merit_score": "60.5", "dedicated": 1},
        {"merit_grade": "优"},
        {"id": "A3", "merit_score": "60", "merit_grade": 7},
        {"id": "A4", "merit_score": "sixty", "merit_grade": "优"},
        {"id": "A5", "merit_score": 101, "merit_grade": 7},
        7,
    ]
    path.write_text(json.dumps({"schema": "socialwork.candidates/1", "candidates": people}), encoding="utf-8")
    with pytest.raises(FileRefusedError) as caught:
        read_candidates_json(path, scale=MeritScale(step=1))

    assert [(problem.where, problem.code) for problem in caught.value.problems] == [
        ("$.candidates[0].merit_score", "off_scale"),
        ("$.candidates[0].dedicated", "bad_value"),
        ("$.candidates[1].merit_grade", "off_scale"),
        ("$.candidates[1].id", "missing_key"),
        ("$.candidates[2].merit_grade", "bad_value"),
        ("$.candidates[3].merit_score", "bad_value"),
        ("$.candidates[4].merit_score", "off_scale"),
        ("$.candidates[4].merit_grade", "bad_value"),
        ("$.candidates[5]", "bad_value"),
    ]


def test_an_id_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "people.json"
    path.write_text(json.dumps({"schema": "socialwork.candidates/1", "candidates": [{"id": "A\n1"}, {"id": "A\t2"}]}), encoding="utf-8")
    with pytest.raises(FileRefusedError) as caught:
        read_candidates_json(path)

    assert lines(caught.value) == [
        f'$.candidates[{index}].id: got "{shown}"; an id holds no line breaks, tabs and the like; write it in one line'
        for index, shown in ((0, r"A\n1"), (1, r"A\t2"))
    ]
    assert lines(caught.value, "zh")[0] == r"$.candidates[0].id：读到“A\n1”；编号中不得有换行、制表符等；请写成一行"


def test_ids_that_people_do_not_tell_apart_are_probably_one_person(tmp_path: Path) -> None:
    path = tmp_path / "people.json"
    people = [{"id": "h1"}, {"id": "H1", "dedicated": 1}, {"id": "Ｈ１"}, {"id": "h1"}, {"id": "h2"}]
    path.write_text(json.dumps({"schema": "socialwork.candidates/1", "candidates": people}), encoding="utf-8")
    with pytest.raises(FileRefusedError) as caught:
        read_candidates_json(path)

    assert [(problem.where, problem.code) for problem in caught.value.problems] == [
        ("$.candidates[1].id", "duplicate_id"),
        ("$.candidates[1].dedicated", "bad_value"),
        ("$.candidates[2].id", "duplicate_id"),
        ("$.candidates[3].id", "duplicate_id"),
    ]
    assert str(caught.value.problems[0]) == (
        '$.candidates[1].id: got "H1"; it differs from h1, the id in $.candidates[0].id, by case, width, spaces or unseen signs alone, '
        "and is probably the same person; keep one of the two, or choose another id"
    )


@pytest.mark.parametrize("name", ["people.json", "people.csv"])
@pytest.mark.parametrize("scale", [100, "0-100", Round(day=date(2023, 9, 1))])
def test_what_is_no_scale_is_refused_before_the_file_is_read(name: str, scale: Any) -> None:
    with pytest.raises(InvalidValueError) as caught:
        read_candidates(Path(name), scale=scale)
    assert str(caught.value) == f"scale: got {type(scale).__name__!r}; give the round's scale, round_.scale, or a MeritScale"
