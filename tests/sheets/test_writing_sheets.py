"""Sheets that are written can be read back, whatever the candidates hold, and no cell begins a formula."""

import csv
import json
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.days import DayRange, Month, Period
from socialwork.errors import DuplicateNameError, InvalidValueError
from socialwork.rules import Judgement, Missing
from socialwork.sheets import read_candidates, read_candidates_csv, template_csv, write_candidates_csv
from socialwork.talent.candidates import Candidate
from socialwork.testing import candidates, words
from socialwork.wire import FileRefusedError, write_candidates_json
from socialwork.wire.leaves import alike

FORMULAS = ("=", "+", "-", "@", "\t", "\r")

people = st.lists(candidates(id=words()), min_size=1, max_size=4, unique_by=lambda person: alike(person.id))
langs = st.sampled_from(["zh", "en"])


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


@given(listed=people, lang=langs)
def test_a_sheet_and_a_document_are_twins(tmp_path_factory: pytest.TempPathFactory, listed: list[Candidate], lang: str) -> None:
    folder = tmp_path_factory.getbasetemp()
    write_candidates_csv(folder / "twin.csv", listed, lang=lang)
    write_candidates_json(folder / "twin.json", listed)

    assert read_candidates(folder / "twin.csv") == read_candidates(folder / "twin.json") == tuple(listed)


@given(listed=people, lang=langs, data=st.data())
def test_the_order_of_columns_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, listed: list[Candidate], lang: str, data: st.DataObject
) -> None:
    path = tmp_path_factory.getbasetemp() / "permuted.csv"
    write_candidates_csv(path, listed, lang=lang)
    cells = rows(path)
    order = data.draw(st.permutations(range(len(cells[0]))))
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([row[index] for index in order] for row in cells)

    assert read_candidates_csv(path) == tuple(listed)


@given(
    text=st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=20)
    | st.sampled_from(FORMULAS).map(lambda sign: f"{sign}1+1"),
    lang=langs,
)
def test_any_text_is_read_back_and_begins_no_formula(tmp_path_factory: pytest.TempPathFactory, text: str, lang: str) -> None:
    path = tmp_path_factory.getbasetemp() / "text.csv"
    if text.strip():
        one_line = "".join(sign for sign in text if unicodedata.category(sign) != "Cc").strip()
        person = Candidate(id=one_line or "A1", name=text, merit_grade=text)
        write_candidates_csv(path, [person], lang=lang)

        assert read_candidates_csv(path) == (person,)
        assert not any(cell.startswith(FORMULAS) for row in rows(path) for cell in row)


def test_a_sheet_in_chinese_looks_like_this(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    judged = Judgement(holds=True, by="推荐单位", on=date(2023, 8, 1), document="推荐表")
    found = Judgement(holds=False, by="评审组", on=date(2023, 8, 20), document="评审意见")
    write_candidates_csv(
        str(path),
        [
            Candidate(
                id="A1",
                name="甲",
                merit_score="88.50",
                professional_ethics=judged,
                rich_experience=judged,
                outstanding_contribution=found,
                knowledge_and_skills=Missing.DISPUTED,
                dedicated=True,
                field="charity",
                service=[Period(Month(2018, 3)), Period(DayRange(date(2015, 1, 1), date(2015, 6, 30)), date(2016, 2, 29))],
                care_worker_certificates=[],
            ),
            Candidate(id="A2", merit_score="-3", service=Missing.NOT_KNOWN),
        ],
    )

    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert path.read_text(encoding="utf-8-sig").splitlines() == [
        (
            "编号,姓名,评审得分,具备专业社会工作知识和技能,职业道德良好,实践经验丰富,贡献突出,专门从事社会工作服务,服务领域,"
            "认定人,认定日期,认定文件,贡献突出认定人,贡献突出认定日期,贡献突出认定文件,"
            "从业起始日1,从业截止日1,从业起始日2,从业截止日2,养老护理员证书1"
        ),
        (
            "A1,甲,88.50,有争议,是,是,否,是,慈善事业,推荐单位,2023-08-01,推荐表,评审组,2023-08-20,评审意见,"
            "2018年3月,至今,2015-01-01..2015-06-30,2016-02-29,无"
        ),
        "A2,,'-3,,,,,,,,,,,,,不详,,,,",
    ]


def test_a_sheet_in_english_looks_like_this(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    write_candidates_csv(path, [Candidate(id="A1", dedicated=False, training="none", service=[Period(Month(2018, 3))])], lang="en")

    assert path.read_text(encoding="utf-8-sig").splitlines() == [
        "id,engaged in social work service as an occupation,elderly-care management and service training,service from 1,service until 1",
        "A1,no,none,2018-03,present",
    ]


@pytest.mark.parametrize("lang, first", [("zh", "编号,姓名,工作单位"), ("en", "id,name,work unit")])
def test_a_template_has_headings_and_nothing_else(tmp_path: Path, lang: str, first: str) -> None:
    template = template_csv(lang)
    path = tmp_path / "people.csv"
    path.write_text(template, encoding="utf-8-sig", newline="")
    with pytest.raises(FileRefusedError) as caught:
        read_candidates_csv(path)

    assert template.startswith(first)
    assert [problem.code for problem in caught.value.problems] == ["no_candidates"]
    (headings,) = rows(path)
    assert len(headings) == 43


def test_a_template_in_another_language_is_refused() -> None:
    with pytest.raises(InvalidValueError, match='give "zh" or "en"'):
        template_csv("fr")


@pytest.mark.parametrize("companion", ["people.service.csv", "people.certificates.csv"])
def test_writing_refuses_what_could_not_be_read_back(tmp_path: Path, companion: str) -> None:
    path = tmp_path / "people.csv"
    with pytest.raises(DuplicateNameError):
        write_candidates_csv(path, [Candidate(id="A1"), Candidate(id="A1")])
    with pytest.raises(
        DuplicateNameError, match=r"each candidate id, whatever its case, width and spaces, may occur once; twice or more: A1, Ａ１$"
    ):
        write_candidates_csv(path, [Candidate(id="A1"), Candidate(id="b"), Candidate(id="Ａ１")])
    with pytest.raises(InvalidValueError, match="there is nobody to write"):
        write_candidates_csv(path, [])
    with pytest.raises(InvalidValueError, match='give "zh" or "en"'):
        write_candidates_csv(path, [Candidate(id="A1")], lang="fr")
    with pytest.raises(InvalidValueError, match=r"^text: got \*\*\* \(str\); it holds a NUL character"):
        write_candidates_csv(path, [Candidate(id="A1", name="a\0b")])
    with pytest.raises(InvalidValueError, match=r"^id: .*; an id holds no line breaks, tabs and the like; write it in one line$"):
        write_candidates_csv(path, [Candidate(id="A\n1")])
    with pytest.raises(InvalidValueError, match=r"it holds half a character"):
        write_candidates_csv(path, [Candidate(id="A1", name="\ud800")])
    (tmp_path / companion).write_bytes(b"")
    with pytest.raises(InvalidValueError, match=f"^path: got '{companion}'; a companion file of that name would be read with it"):
        write_candidates_csv(path, [Candidate(id="A1")])
    assert not path.exists()


def test_a_sheet_kept_by_hand_and_its_document_are_twins(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(
        "编号,评审得分,职业道德良好,认定人,认定日期,认定文件,服务领域,属养老服务领域\nA1,88.50,是,推荐单位,2023年8月1日,推荐表,慈善事业,不详\n",
        encoding="utf-8",
    )
    (tmp_path / "people.service.csv").write_text("编号,从业起始日,从业截止日\nA1,2018年3月,至今\n", encoding="utf-8")
    (tmp_path / "people.certificates.csv").write_text("编号,职业,等级,取得日期\nA1,社会工作者,社会工作师,2020.6\n", encoding="utf-8")
    document = {
        "schema": "socialwork.candidates/1",
        "candidates": [
            {
                "id": "A1",
                "merit_score": "88.50",
                "professional_ethics": {"holds": True, "by": "推荐单位", "on": "2023-08-01", "document": "推荐表"},
                "field": "charity",
                "elderly_care": {"missing": "not_known"},
                "service": [{"first": "2018-03", "last": None}],
                "social_work_certificates": [{"level": "intermediate", "obtained_on": "2020-06"}],
            }
        ],
    }
    (tmp_path / "people.json").write_text(json.dumps(document), encoding="utf-8")

    assert read_candidates(tmp_path / "people.csv") == read_candidates(tmp_path / "people.json")
