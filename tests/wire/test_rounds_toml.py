"""Rounds and resolutions as TOML, as an office would write them down."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.errors import InvalidValueError
from socialwork.rules import Judgement
from socialwork.selection import Resolution
from socialwork.talent.declaring import Declaration
from socialwork.talent.merit_scales import GRADES_OR_SCORES, NO_GRADES, MeritScale
from socialwork.talent.rounds import Holders, ReadingChoice, Round
from socialwork.testing import holders, judgements, merit_scales, words
from socialwork.wire import FileRefusedError, read_resolutions, read_round, template_toml

EVERYTHING = """
schema = "socialwork.round/1"
name = "第一批"
day = 2023-09-01
cut_off = "2023-08-31"
seats = 50
about_tolerance = 1.5

[merit]
lowest = 0
highest = 100
step = 0.01
minimum = "60"

[holders]
total = 30
elderly_care = 10

[[readings]]
reading = "AJ7"
option = "any_of_four"
by = "选拔办公室"
on = 2023-08-01
document = "会议纪要"

[[declarations]]
fact = "professional_ethics"
holds = true
by = "推荐单位"
on = 2023-08-01
document = "推荐函"
covers = ["A1", "A2"]

[[declarations]]
fact = "rich_experience"
holds = false
by = "推荐单位"
on = 2023-08-01
document = "推荐函"

[[resolutions]]
chosen = ["A1"]
over = ["A2", "A3"]
reason = "抽签"
by = "评审组"
on = 2023-09-02
"""


ONE_READING = '{reading = "AJ7", option = "a", by = "b", on = 2023-08-01, document = "d"}'


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "round.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def refusal(folder: Path, text: str | bytes) -> FileRefusedError:
    with pytest.raises(FileRefusedError) as caught:
        read_round(str(written(folder, text)))
    return caught.value


def test_a_round_says_what_it_says(tmp_path: Path) -> None:
    day = date(2023, 8, 1)

    assert read_round(str(written(tmp_path, EVERYTHING))) == Round(
        name="第一批",
        day=date(2023, 9, 1),
        cut_off=date(2023, 8, 31),
        seats=50,
        about_tolerance=Decimal("1.5"),
        merit=MeritScale(lowest=Decimal(0), highest=Decimal(100), step=Decimal("0.01"), minimum=Decimal(60)),
        holders=Holders(total=30, elderly_care=10),
        readings=(ReadingChoice(reading="AJ7", option="any_of_four", by="选拔办公室", on=day, document="会议纪要"),),
        declarations=(
            Declaration(
                fact="professional_ethics",
                judgement=Judgement(holds=True, by="推荐单位", on=day, document="推荐函"),
                covers=frozenset({"A1", "A2"}),
            ),
            Declaration(fact="rich_experience", judgement=Judgement(holds=False, by="推荐单位", on=day, document="推荐函")),
        ),
        resolutions=(Resolution(chosen=("A1",), over=("A2", "A3"), reason="抽签", by="评审组", on=date(2023, 9, 2)),),
    )


def test_a_round_needs_its_day_and_nothing_else(tmp_path: Path) -> None:
    assert read_round(written(tmp_path, 'schema = "socialwork.round/1"\nday = 2023-09-01')) == Round(day=date(2023, 9, 1))


@pytest.mark.parametrize("minimum, taken", [("60", Decimal(60)), ('"60.5"', Decimal("60.5")), ("60.50", Decimal("60.50"))])
def test_a_minimum_is_a_score(tmp_path: Path, minimum: str, taken: Decimal) -> None:
    text = f'schema = "socialwork.round/1"\nday = 2023-09-01\n[merit]\nminimum = {minimum}'
    merit = read_round(written(tmp_path, text)).merit

    assert merit is not None
    assert merit.minimum == taken


def test_a_minimum_is_a_grade_where_there_are_grades(tmp_path: Path) -> None:
    text = 'schema = "socialwork.round/1"\nday = 2023-09-01\n[merit]\ngrades = ["优", "良"]\nminimum = "良"'

    assert read_round(written(tmp_path, text)).merit == MeritScale(grades=("优", "良"), minimum="良")


def toml(value: Any) -> str:
    """A value as inline TOML."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            return '"' + "".join(sign if sign.isprintable() and sign not in '"\\' else f"\\U{ord(sign):08x}" for sign in value) + '"'
        case Decimal():
            return f"{value:f}"
        case tuple() | frozenset():
            return f"[{', '.join(map(toml, value))}]"
        case dict():
            return f"{{{', '.join(f'{key} = {toml(item)}' for key, item in value.items() if item not in (None, ()))}}}"
        case Declaration():
            judgement = attrs.asdict(value.judgement)
            return toml({"fact": value.fact, **judgement, **({"covers": value.covers} if value.covers else {})})
        case MeritScale() | Holders() | ReadingChoice() | Resolution():
            without = ("lowest", "highest", "step") if isinstance(value, MeritScale) and value.grades else ()
            return toml({field.name: getattr(value, field.name) for field in attrs.fields(type(value)) if field.name not in without})
        case _:
            return str(value)


ids = words(max_size=4)
declarations = st.builds(
    Declaration,
    fact=st.sampled_from(["professional_ethics", "rich_experience"]),
    judgement=judgements(),
    covers=st.frozensets(ids, max_size=3),
)
reading_choices = st.builds(ReadingChoice, reading=words(), option=words(), by=words(), on=st.dates(date(1900, 1, 1)), document=words())
resolutions = st.lists(ids, min_size=2, max_size=5, unique=True).flatmap(
    lambda people: st.builds(
        Resolution, chosen=st.just(people[:1]), over=st.just(people[1:]), reason=words(), by=words(), on=st.dates(date(1900, 1, 1))
    )
)
rounds = st.builds(
    Round,
    day=st.dates(date(1900, 1, 1)),
    seats=st.none() | st.integers(0, 60),
    merit=st.none() | merit_scales(),
    holders=st.none() | holders(),
    about_tolerance=st.none() | st.decimals(0, 9, places=1),
    readings=st.lists(reading_choices, max_size=3, unique_by=lambda choice: choice.reading),
    declarations=st.lists(declarations, max_size=3),
    resolutions=st.lists(resolutions, max_size=3),
    name=words(),
)


@given(planned=rounds)
def test_any_round_can_be_written_down(tmp_path_factory: pytest.TempPathFactory, planned: Round) -> None:
    fields = {field.name: getattr(planned, field.name) for field in attrs.fields(Round)}
    text = "\n".join(f"{key} = {toml(value)}" for key, value in fields.items() if value not in (None, ()))

    assert read_round(written(tmp_path_factory.getbasetemp(), f'schema = "socialwork.round/1"\n{text}')) == planned


def test_everything_that_is_wrong_with_a_round_is_told_at_once(tmp_path: Path) -> None:
    error = refusal(
        tmp_path,
        """
schema = "socialwork.round/1"
day = 2023-09-01T10:00:00
cut_off = 2024-01-01
seats = -3
about_tolerance = nan
merit = {lowest = 0, highest = 100, step = 7}
holders = {total = 3, elderly_care = 7}
color = 1

[[readings]]
reading = "AJ7"
option = ""
by = "x"
on = "1 August"
document = "d"

[[declarations]]
fact = "profesional_ethics"
holds = "true"
by = "x"
on = 2023-08-01
document = "d"
covers = []

[[declarations]]
fact = "name"
holds = true
by = "x"
on = 2023-08-01
document = "d"
covers = ["A1", "A1"]

[[resolutions]]
chosen = "A1"
over = ["A2"]
reason = "r"
by = "b"
on = 2023-09-02
""",
    )
    judgements_known = (
        '"knowledge_and_skills", "professional_ethics", "rich_experience", "outstanding_contribution", "other_field_recognised", '
        '"other_employer_recognised"'
    )
    keys = '"day", "cut_off", "seats", "merit", "holders", "about_tolerance", "readings", "declarations", "resolutions", "name"'

    assert str(error).splitlines()[1:] == [
        f'$: got "color"; there is no such key; known keys: {keys}',
        "$.day: got 2023-09-01 10:00:00; give an exact day like 2018-03-01",
        "$.seats: got -3; give a whole number, 0 or more, without quotes",
        '$.about_tolerance: got NaN; give a number like "88.50"',
        "$.merit.step: got 7; give a positive step that leads from the lowest score, 0, to the highest, 100",
        "$.holders.elderly_care: got 7; give a whole number from 0 to 3, the total",
        '$.readings[0].option: got ""; give text, not empty',
        '$.readings[0].on: got "1 August"; give an exact day like 2018-03-01',
        '$.declarations[0].fact: got "profesional_ethics"; did you mean "professional_ethics"?',
        '$.declarations[0].holds: got "true"; give true or false',
        "$.declarations[0].covers: got […]; name somebody, or leave the key out to cover everybody",
        f'$.declarations[1].fact: got "name"; give one of: {judgements_known}',
        "$.declarations[1].covers: got […]; name each id once",
        '$.resolutions[0].chosen: got "A1"; give a list',
    ]
    assert {problem.code for problem in error.problems} == {"unknown_key", "bad_value", "contradiction", "duplicate_name"}


@pytest.mark.parametrize(
    "text, en, zh, code",
    [
        (
            "cut_off = 2023-09-02",
            '$.cut_off: got 2023-09-02; give 2023-09-01 or an earlier day',
            "$.cut_off：读到 2023-09-02；截止日不得晚于批次日",
            "contradiction",
        ),
        ("about_tolerance = -1", "$.about_tolerance: got -1; give 0 people or more", "$.about_tolerance：读到 -1；请给0或以上", "bad_value"),
        (
            "about_tolerance = 1e99999999999999999999",
            '$.about_tolerance: got 1e99999999999999999999; give a number like "88.50"',
            "$.about_tolerance：读到 1e99999999999999999999；请填数字，如 88.50",
            "bad_value",
        ),
        ("seats = 3.0", "$.seats: got 3.0; give a whole number, 0 or more, without quotes", "$.seats：读到 3.0；请填0或以上的整数，不加引号", "bad_value"),
        ("seats = true", "$.seats: got true; give a whole number, 0 or more, without quotes", "$.seats：读到 true；请填0或以上的整数，不加引号", "bad_value"),
        (
            'merit = {minimum = "many"}',
            '$.merit.minimum: got "many"; give a score from 0 to 100 in steps of 0.01',
            '$.merit.minimum：读到“many”；请填0至100之间、以0.01为步长的分数',
            "bad_value",
        ),
        (
            "merit = {minimum = 101}",
            "$.merit.minimum: got 101; give a score from 0 to 100 in steps of 0.01",
            "$.merit.minimum：读到 101；请填0至100之间、以0.01为步长的分数",
            "bad_value",
        ),
        (
            'merit = {grades = ["优", "良"], minimum = "差"}',
            '$.merit.minimum: got "差"; give a grade of the round: 优, 良',
            "$.merit.minimum：读到“差”；请填批次规定的等次：优、良",
            "bad_value",
        ),
        (
            'merit = {highest = "99.999"}',
            "$.merit.step: nothing given; give a positive step that leads from the lowest score, 0, to the highest, 99.999",
            "$.merit.step：未填；步长须为正，且能从最低分0走到最高分99.999",
            "contradiction",
        ),
        (
            "merit = {lowest = 60, highest = 50}",
            "$.merit.highest: got 50; give a score above the lowest one, 60",
            "$.merit.highest：读到 50；最高分须大于最低分60",
            "contradiction",
        ),
        (
            'merit = {grades = ["优", "良"], minimum = 60}',
            "$.merit.minimum: got 60; give a grade of the round: 优, 良",
            "$.merit.minimum：读到 60；请填批次规定的等次：优、良",
            "bad_value",
        ),
        (
            "merit = {grades = []}",
            f"$.merit.grades: got []; {NO_GRADES.en}",
            f"$.merit.grades：读到 []；{NO_GRADES.zh}",
            "bad_value",
        ),
        (
            'merit = {grades = ["优", "优"]}',
            '$.merit.grades: got "优"; each may occur once',
            "$.merit.grades：读到“优”；同名的只能出现一次",
            "duplicate_name",
        ),
        (
            f"readings = [{', '.join([ONE_READING] * 2)}]",
            '$.readings: got "AJ7"; each may occur once',
            "$.readings：读到“AJ7”；同名的只能出现一次",
            "duplicate_name",
        ),
        (
            'resolutions = [{chosen = ["A1"], over = ["A1"], reason = "r", by = "b", on = 2023-09-02}]',
            "$.resolutions[0]: got [\"A1\"], [\"A1\"]; say who comes first and who after, nobody in both",
            "$.resolutions[0]：读到 [\"A1\"], [\"A1\"]；请写明谁在先、谁在后，且不得重复",
            "contradiction",
        ),
    ],
)  # fmt: skip
def test_a_value_that_does_not_fit_is_refused(tmp_path: Path, text: str, en: str, zh: str, code: str) -> None:
    error = refusal(tmp_path, f'schema = "socialwork.round/1"\nday = 2023-09-01\n{text}')

    assert str(error).splitlines()[1:] == [en]
    assert error.in_language("zh").splitlines()[1:] == [zh]
    assert [problem.code for problem in error.problems] == [code]


@pytest.mark.parametrize(
    "text, en, code",
    [
        ("day = ", "$: at the end of the document: this is not TOML (Invalid value", "bad_syntax"),
        (
            "day = 2023-09-01\nday = 2023-09-01",
            "$: at the end of the document: a key stands there for the second time (Cannot overwrite a value",
            "bad_syntax",
        ),
        (f"a = {'[' * 5000}", "$: got …; it is nested too deep", "too_deep"),
        (f"seats = {'1' * 5000}", None, "bad_syntax"),
        ("编号".encode("gb18030"), "the file: got GBK/GB18030; save the file as UTF-8", "bad_encoding"),
        ("a = 1", '$.schema: nothing given; this reads "schema": "socialwork.round/1"', "wrong_schema"),
        ("", "the file: it is empty; give one with something in it", "empty_file"),
        (" \n", "the file: it is empty; give one with something in it", "empty_file"),
        (
            'schema = "socialwork.candidates/1"',
            '$.schema: got "socialwork.candidates/1"; this reads "schema": "socialwork.round/1"',
            "wrong_schema",
        ),
        ('schema = "socialwork.round/1"', "$.day: nothing given; this key must be there", "missing_key"),
    ],
)
def test_a_file_that_is_no_round_is_refused(tmp_path: Path, text: str | bytes, en: str | None, code: str) -> None:
    error = refusal(tmp_path, text)

    assert [problem.code for problem in error.problems] == [code]
    # What Python's own reader says goes on differently in different versions.
    assert en is None or str(error).splitlines()[1].startswith(en)


@pytest.mark.parametrize(
    "text, zh, en",
    [
        (
            "a = 1\r\nb = ?",
            "$：读到 ?；第2行第5个字符处不合 TOML 语法（Invalid value）",
            "$: got ?; line 2, character 5: this is not TOML (Invalid value)",
        ),
        (
            "name = “第一批”",
            "$：读到 “；第1行第8个字符处不合 TOML 语法（Invalid value）；引号、等号、逗号、括号须用英文半角",
            "$: got “; line 1, character 8: this is not TOML (Invalid value); quotes, equals signs, commas and brackets are the plain ones",
        ),
        (
            "day = 2023-02-30",
            "$：读到 2；第1行第7个字符处没有这一天或这一时刻（Invalid date or datetime）",
            "$: got 2; line 1, character 7: there is no such day or time (Invalid date or datetime)",
        ),
        (
            "name = 'x'\nday = 2025-9-1",
            "$：读到 -；第2行第11个字符处不合 TOML 语法（Expected newline）；日期请写成 2025-09-01",
            "$: got -; line 2, character 11: this is not TOML (Expected newline); write the day as 2025-09-01",
        ),
        (
            "name = '2025-9-1' b",
            "$：读到 b；第1行第19个字符处不合 TOML 语法（Expected newline）",
            "$: got b; line 1, character 19: this is not TOML (Expected newline)",
        ),
        (
            "day = 2025/9/31",
            "$：读到 /；第1行第11个字符处不合 TOML 语法（Expected newline）",
            "$: got /; line 1, character 11: this is not TOML (Expected newline)",
        ),
        ("a = [1,", "$：文件末尾处不合 TOML 语法（Invalid value）", "$: at the end of the document: this is not TOML (Invalid value)"),
    ],
)
def test_what_is_no_toml_is_told_with_its_place_in_both_languages(tmp_path: Path, text: str, zh: str, en: str) -> None:
    error = refusal(tmp_path, text)

    # What Python's own reader says may differ between versions; it is only a detail.
    assert [re.sub(r"（[^（）]*）", "", line) for line in error.in_language("zh").splitlines()[1:]] == [re.sub(r"（[^（）]*）", "", zh)]
    assert [re.sub(r" \([^()]*\)", "", line) for line in str(error).splitlines()[1:]] == [re.sub(r" \([^()]*\)", "", en)]
    assert [problem.code for problem in error.problems] == ["bad_syntax"]


@pytest.mark.parametrize("bounds", ["lowest = 0", "highest = 10", "step = 1", "lowest = 0\nhighest = 100\nstep = 0.01"])
def test_grades_and_bounds_of_scores_do_not_stand_together(tmp_path: Path, bounds: str) -> None:
    error = refusal(tmp_path, f'schema = "socialwork.round/1"\nday = 2023-09-01\n[merit]\ngrades = ["优", "良"]\n{bounds}')
    named = [line.partition(" = ") for line in bounds.splitlines()]

    assert str(error).splitlines()[1:] == [f"$.merit.{key}: got {value}; {GRADES_OR_SCORES.en}" for key, _, value in named]
    assert error.in_language("zh").splitlines()[1:] == [f"$.merit.{key}：读到 {value}；{GRADES_OR_SCORES.zh}" for key, _, value in named]
    assert {problem.code for problem in error.problems} == {"contradiction"}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_round_to_fill_in_reads_back_and_so_does_everything_behind_its_signs(tmp_path: Path, lang: str) -> None:
    text = template_toml(lang)
    assert read_round(written(tmp_path, text)).merit == MeritScale()

    filled, graded, scored = [], ("# grades", '# minimum = "良', '# minimum = "good'), ("lowest", "highest", "step", '# minimum = "60')
    for line in text.splitlines():
        is_key = re.match(r"# (\[|[a-z_]+ = )", line)
        if not line.startswith(scored):
            filled.append(line.removeprefix("# ") if is_key else line)
    everything = read_round(written(tmp_path, "\n".join(filled)))
    assert everything.merit is not None
    assert len(everything.merit.grades) == 3
    assert all(getattr(everything, field.name) for field in attrs.fields(Round))
    assert any(line.startswith(graded) for line in text.splitlines())
    assert all(line.isascii() for line in text.splitlines()) is (lang == "en")


def test_a_round_to_fill_in_is_in_one_of_the_two_languages() -> None:
    with pytest.raises(InvalidValueError):
        template_toml("fr")


def test_resolutions_stand_in_a_file_of_their_own(tmp_path: Path) -> None:
    text = """
schema = "socialwork.resolutions/1"

[[resolutions]]
chosen = ["A1"]
over = ["A2"]
reason = "抽签"
by = "评审组"
on = 2023-09-02
"""
    assert read_resolutions(str(written(tmp_path, text))) == (
        Resolution(chosen=("A1",), over=("A2",), reason="抽签", by="评审组", on=date(2023, 9, 2)),
    )
    assert read_resolutions(written(tmp_path, 'schema = "socialwork.resolutions/1"\nresolutions = []')) == ()
    with pytest.raises(FileRefusedError, match=r"\$\.resolutions: nothing given; this key must be there"):
        read_resolutions(written(tmp_path, 'schema = "socialwork.resolutions/1"'))
    with pytest.raises(FileRefusedError, match=r'\$\.resolutions\[0\]\.reason: got ""; give text, not empty'):
        read_resolutions(written(tmp_path, text.replace("抽签", "")))
