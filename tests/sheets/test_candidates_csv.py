"""Candidates from a sheet as people keep it, and everything that can be wrong with one."""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.days import DayRange, Month, Period
from socialwork.rules import Judgement, Missing
from socialwork.sheets import read_candidates, read_candidates_csv, template_csv
from socialwork.sheets._columns import SHEET
from socialwork.sheets._words import squeezed
from socialwork.talent.candidates import (
    Candidate,
    CareWorkerCertificate,
    CareWorkerLevel,
    EmployerKind,
    PracticeField,
    SocialWorkCertificate,
    SocialWorkLevel,
    Training,
)
from socialwork.talent.merit_scales import MeritScale
from socialwork.wire import FileRefusedError

AS_PEOPLE_WRITE = """\
编号,姓名,评审得分,职业道德良好,贡献突出,认定人,认定日期,认定文件,专门从事社会工作服务,服务领域,单位类别,从业起始日,从业截止日,从业起始日2,从业截止日2,社会工作者证书,社会工作者证书取得日,养老护理员证书1,养老护理员证书取得日1,养老管理和服务培训,前次管理期最后一日
A1,甲,８８.50,是,否,推荐单位,2023年8月1日,推荐表,是,慈善事业,养老服务机构,2018年3月,至今,2015/1/1,2016.2.29,社会工作师,2020年6月,中级,,本市组织,
,,,,,,,,,,,,,,,,,,,,

A2, 乙 ,不详,有争议,,,,,否,其他,社会组织,无,,,,无,,未知,,未参加,2021-11-30
"""

ETHICS = Judgement(holds=True, by="推荐单位", on=date(2023, 8, 1), document="推荐表")


def written(folder: Path, text: str, name: str = "people.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return path


def refusal(folder: Path, text: str) -> FileRefusedError:
    with pytest.raises(FileRefusedError) as caught:
        read_candidates_csv(written(folder, text))
    return caught.value


def told(error: FileRefusedError, lang: str = "en") -> list[str]:
    return error.in_language(lang).splitlines()[1:]


def test_a_sheet_says_what_people_wrote(tmp_path: Path) -> None:
    assert read_candidates(str(written(tmp_path, AS_PEOPLE_WRITE))) == (
        Candidate(
            id="A1",
            name="甲",
            merit_score=Decimal("88.50"),
            professional_ethics=ETHICS,
            outstanding_contribution=Judgement(holds=False, by="推荐单位", on=date(2023, 8, 1), document="推荐表"),
            dedicated=True,
            field=PracticeField.CHARITY,
            employer_kind=EmployerKind.ELDERLY_CARE,
            service=(Period(Month(2018, 3)), Period(date(2015, 1, 1), date(2016, 2, 29))),
            social_work_certificates=(SocialWorkCertificate(level=SocialWorkLevel.INTERMEDIATE, obtained_on=Month(2020, 6)),),
            care_worker_certificates=(CareWorkerCertificate(level=CareWorkerLevel.INTERMEDIATE),),
            training=Training.CITY,
        ),
        Candidate(
            id="A2",
            name="乙",
            merit_score=Missing.NOT_KNOWN,
            professional_ethics=Missing.DISPUTED,
            dedicated=False,
            field=PracticeField.OTHER,
            employer_kind=EmployerKind.SOCIAL_ORGANISATION,
            service=(),
            social_work_certificates=(),
            care_worker_certificates=Missing.NOT_KNOWN,
            training=Training.NONE,
            earlier_term_last_day=date(2021, 11, 30),
        ),
    )


@pytest.mark.parametrize(
    "text",
    [
        "编号,姓名,评审得分\nA1,甲,60\n",
        "\ufeff编号,姓名,评审得分\r\nA1,甲,60\r\n",
        "编号,姓名,评审得分\rA1,甲,60\r",
        "id,name,merit score\nA1,甲,60",
        "ID , Name,MERIT  SCORE\nA1,甲,60",
        "编 号,姓　　名,评审 得分\nA1,甲,60",
        "i d,na me,meritscore\nA1,甲,60",
        "id,name,merit_score\nA1,甲,60",
        "姓名,ｉｄ,评审得分\n甲,A1,60",
        '"编号","姓名","评审得分"\n" A1 ","甲","60"',
        "编号,姓名,评审得分,,\nA1,甲,60,,\n,,,,\n",
        "编号,姓名,评审得分\nA1,'甲,'60\n",
    ],
)
def test_headings_and_cells_may_be_written_in_these_ways(tmp_path: Path, text: str) -> None:
    assert read_candidates_csv(str(written(tmp_path, text))) == (Candidate(id="A1", name="甲", merit_score=Decimal(60)),)


def test_numbered_headings_go_by_each_of_their_names(tmp_path: Path) -> None:
    expected = (Candidate(id="A1", service=(Period(date(2018, 3, 1)), Period(date(2015, 1, 1), date(2016, 1, 1)))),)
    for names in (
        "从业起始日,从业截止日,从业起始日12,从业截止日12",
        "service from,service until,service from 2,service until 2",
        "service_from_1,service_until_1,service_from_2,service_until_2",
        "从业 起始日 1,service until1,从业起始日 2,serviceuntil2",
        "从业起始日１,service until,从业起始日3,service_until_3",
    ):
        assert read_candidates_csv(written(tmp_path, f"id,{names}\nA1,2018-03-01,present,2015-01-01,2016-01-01")) == expected
    quoted = "id,social workers’ certificate 1\nA1,中级"
    assert read_candidates_csv(written(tmp_path, quoted))[0].social_work_certificates == (SocialWorkCertificate(level="intermediate"),)


def test_a_judgement_can_have_a_record_of_its_own(tmp_path: Path) -> None:
    text = """\
编号,职业道德良好,贡献突出,认定人,认定日期,认定文件,贡献突出认定人,贡献突出认定日期,贡献突出认定文件
A1,是,否,推荐单位,2023-08-01,推荐表,评审组,2023-08-20,评审意见
A2,,是,,,,评审组,2023-08-20,评审意见
"""
    one, two = read_candidates_csv(written(tmp_path, text))

    assert one.professional_ethics == ETHICS
    assert one.outstanding_contribution == Judgement(holds=False, by="评审组", on=date(2023, 8, 20), document="评审意见")
    assert two.outstanding_contribution == Judgement(holds=True, by="评审组", on=date(2023, 8, 20), document="评审意见")
    assert two.professional_ethics is Missing.NOT_ASKED


def test_an_apostrophe_says_that_the_rest_is_text(tmp_path: Path) -> None:
    text = "id,name,work unit,post,merit score\n'-,'不详,' a ,'''b,'-3\n"

    assert read_candidates_csv(written(tmp_path, text)) == (
        Candidate(id="-", name="不详", work_unit=" a ", post="''b", merit_score=Decimal(-3)),
    )


@pytest.mark.parametrize(
    "cell, day", [("2020-06-01..2020-06-30", DayRange(date(2020, 6, 1), date(2020, 6, 30))), ("20200601", date(2020, 6, 1))]
)
def test_a_day_can_be_known_roughly(tmp_path: Path, cell: str, day: object) -> None:
    assert read_candidates_csv(written(tmp_path, f"id,earlier_term_last_day\nA1,{cell}"))[0].earlier_term_last_day == day


@pytest.mark.parametrize("cell", ["", "未填", "not asked", "not_asked", " "])
def test_an_empty_cell_was_not_asked(tmp_path: Path, cell: str) -> None:
    assert read_candidates_csv(
        written(tmp_path, f"id,name,service from\nA1,{cell},{cell}".replace("service from", "service from,service until") + ",")
    )[0] == (Candidate(id="A1"))


@pytest.mark.parametrize(
    "cell, why",
    [
        ("不详", "NOT_KNOWN"),
        ("未知", "NOT_KNOWN"),
        ("Unknown", "NOT_KNOWN"),
        ("not known", "NOT_KNOWN"),
        ("有争议", "DISPUTED"),
        ("DISPUTED", "DISPUTED"),
    ],
)
@pytest.mark.parametrize(
    "heading", ["name", "merit_score", "dedicated", "professional_ethics", "field", "earlier_term_last_day", "care_worker_certificate"]
)
def test_a_cell_can_say_why_a_fact_is_missing(tmp_path: Path, heading: str, cell: str, why: str) -> None:
    (person,) = read_candidates_csv(written(tmp_path, f"id,{heading}\nA1,{cell}"))

    assert getattr(person, heading if heading != "care_worker_certificate" else "care_worker_certificates") is Missing[why]


MARK = 'this mark can mean anything; leave the cell empty, or write "not known", "disputed" or "none"'
MARK_ZH = "此符号含义不明；未填请留空，或写“不详”“有争议”“无”"


@pytest.mark.parametrize("mark", ["/", "-", "—", "——", "－", "N/A", "#N/A", "null", "NULL", "\\"])
@pytest.mark.parametrize(
    "heading", ["merit score", "dedicated", "field", "good professional ethics", "service from", "social workers' certificate"]
)
def test_a_mark_that_can_mean_anything_is_refused(tmp_path: Path, heading: str, mark: str) -> None:
    error = refusal(tmp_path, f"id,{heading}\nA1,{mark}")
    problem = next(each for each in error.problems if each.column == heading)
    shown = mark.replace("\\", "\\\\") if mark == "\\\\" else mark

    assert (problem.row, problem.code, problem.found) == (2, "empty_mark", f'"{shown}"')
    assert (problem.fix.en, problem.fix.zh) == (MARK, MARK_ZH)


UNCOMPUTED = (
    "the spreadsheet program could not compute this cell; put in what should stand there",
    "表格软件未能算出此格；请改填内容本身",
)
YES_NO = ("give yes or no", "请填是或否")
NUMBER = ('give a number like "88.50"', "请填数字，如 88.50")
SOME_DAY = ("give a day or a month, like 2018-03-01 or 2018-03", "请填日期或年月，如 2018-03-01、2018年3月")
EXACT_DAY = ("give an exact day like 2018-03-01", "请填确切日期，如 2018-03-01、2018年3月1日")
RECORD = (
    (
        "a judgement needs who made it, when, and in which document; "
        "one that covers many people can stand once in the round file, under [[declarations]]"
    ),
    "认定须写明认定人、认定日期和认定文件；一次认定涉及多人的，可改在批次文件中写一条 [[declarations]]",
)
NO_FINDING = (
    "there is a record and no finding that it belongs to; fill in yes or no, or clear this cell",
    "填了认定情况而无认定结果；请填是或否，或将此格清空",
)
NO_START = ("there is an end without a start; give the start", "有截止日而无起始日；请补填起始日")
NO_END = (
    'there is a start without an end; give it, or "present" if the work still goes on',
    "有起始日而无截止日；请补填，仍在从业的填“至今”",
)
NO_LEVEL = ("there is a day without a certificate; give the level", "有取得日而无证书等级；请补填等级")
NO_ID = ("each person needs an id", "每人须有编号")
HELD = (
    "give the level of a certificate that is held; who holds none has no certificate",
    "请填所持证书的等级；未持证时不要填证书",
)


@pytest.mark.parametrize(
    "text, problems",
    [
        ("编号,评审得分\nA1,many", [(2, "评审得分", '"many"', NUMBER, "bad_value")]),
        ("编号,评审得分\nA1,88.5分", [(2, "评审得分", '"88.5分"', NUMBER, "bad_value")]),
        ("编号,姓名\nA1,/", [(2, "姓名", "***", (MARK, MARK_ZH), "empty_mark")]),
        ("编号,专门从事社会工作服务\nA1,有", [(2, "专门从事社会工作服务", '"有"', YES_NO, "bad_value")]),
        ("编号,专门从事社会工作服务\nA1,1", [(2, "专门从事社会工作服务", '"1"', YES_NO, "bad_value")]),
        (
            "编号,服务领域\nA1,慈善",
            [(2, "服务领域", '"慈善"', ('did you mean "charity"?', "是否为“慈善事业”？"), "bad_value")],
        ),
        (
            "编号,社会工作者证书\nA1,中级工",
            [(2, "社会工作者证书", '"中级工"', ('did you mean "Social Worker (intermediate)"?', "是否为“社会工作师（中级）”？"), "bad_value")],
        ),
        (
            "编号,前次管理期评价\nA1,xyz",
            [(2, "前次管理期评价", '"xyz"', ("give one of: excellent, below excellent", "请填其中之一：优秀、未达优秀"), "bad_value")],
        ),
        (
            "编号,社会工作者证书\nA1,中级社工师",
            [(2, "社会工作者证书", '"中级社工师"', ('did you mean "Social Worker (intermediate)"?', "是否为“社会工作师（中级）”？"), "bad_value")],
        ),
        (
            "编号,社会工作者证书\nA1,初级社会工作师",
            [(2, "社会工作者证书", '"初级社会工作师"', ('did you mean "Assistant Social Worker (junior)"?', "是否为“助理社会工作师（初级）”？"), "bad_value")],
        ),
        (
            "编号,养老护理员证书\nA1,高级护理员",
            [(2, "养老护理员证书", '"高级护理员"', ('did you mean "level 3 (advanced)"?', "是否为“三级/高级工”？"), "bad_value")],
        ),
        (
            "编号,养老护理员证书\nA1,四级或五级",
            [(2, "养老护理员证书", '"四级或五级"', ('did you mean "level 5 (junior)" or "level 4 (intermediate)"?', "是否为“五级/初级工”或“四级/中级工”？"), "bad_value")],
        ),
        (
            "编号,前次管理期最后一日\nA1,2023-02-30\nA2,2023年13月",
            [
                (2, "前次管理期最后一日", '"2023-02-30"', (f"there is no such day; {SOME_DAY[0]}", f"没有这一天；{SOME_DAY[1]}"), "bad_value"),
                (3, "前次管理期最后一日", '"2023年13月"', (f"there is no such month; {SOME_DAY[0]}", f"没有这个月份；{SOME_DAY[1]}"), "bad_value"),
            ],
        ),
        (
            "编号,前次管理期最后一日\nA1,2020.1\nA2,43891",
            [
                (
                    2,
                    "前次管理期最后一日",
                    '"2020.1"',
                    (
                        f"this may be 2020-01, or 2020-10 whose last 0 a spreadsheet dropped: write the one that is meant; {SOME_DAY[0]}",
                        f"可能是 2020-01，也可能是被表格软件去掉了末尾0的 2020-10，请写成其中之一；{SOME_DAY[1]}",
                    ),
                    "bad_value",
                ),
                (
                    3,
                    "前次管理期最后一日",
                    '"43891"',
                    (
                        f"this seems to be a spreadsheet's number for a day, maybe 2020-03-01; {SOME_DAY[0]}",
                        f"似为表格软件内部的日期数字，可能是 2020-03-01；{SOME_DAY[1]}",
                    ),
                    "bad_value",
                ),
            ],
        ),
        (
            "编号,职业道德良好,认定人,认定日期,认定文件\nA1,是,甲,2023-02-30,乙",
            [(2, "认定日期", '"2023-02-30"', (f"there is no such day; {EXACT_DAY[0]}", f"没有这一天；{EXACT_DAY[1]}"), "bad_value")],
        ),
        # cells that were shifted: numbers of people stay hidden
        ("编号,评审得分\nA1,138 0013 8000", [(2, "评审得分", '"***"', NUMBER, "bad_value")]),
        ("编号,前次管理期最后一日\nA1,H370102-19900307-000X", [(2, "前次管理期最后一日", '"H***"', SOME_DAY, "bad_value")]),
        ("编号,前次管理期最后一日\nA1,2021年", [(2, "前次管理期最后一日", '"2021年"', SOME_DAY, "bad_value")]),
        ("编号,前次管理期最后一日\nA1,2021-02..2021-03", [(2, "前次管理期最后一日", '"2021-02..2021-03"', EXACT_DAY, "bad_value")]),
        ("编号,前次管理期最后一日\nA1,2021-03-02..2021-03-01", [(2, "前次管理期最后一日", '"2021-03-02..2021-03-01"', SOME_DAY, "bad_value")]),
        (
            "编号,职业道德良好,认定人,认定日期,认定文件\nA1,是,甲,2023-08,乙",
            [(2, "认定日期", '"2023-08"', EXACT_DAY, "bad_value")],
        ),
        (
            "编号,职业道德良好,认定人,认定日期,认定文件\nA1,可能,甲,x,乙",
            [(2, "职业道德良好", '"可能"', YES_NO, "bad_value"), (2, "认定日期", '"x"', EXACT_DAY, "bad_value")],
        ),
        # a judgement and its record
        (
            "编号,职业道德良好,贡献突出,认定人,认定日期\nA1,是,否,,2023-08-01",
            [(2, "认定人", "", RECORD, "unfinished_group"), (2, "认定文件", "", RECORD, "unfinished_group")],
        ),
        (
            "id,good professional ethics,judged by\nA1,yes,不详",
            [
                (2, "judged by", "***", RECORD, "unfinished_group"),
                (2, "judged on", "", RECORD, "unfinished_group"),
                (2, "judgement document", "", RECORD, "unfinished_group"),
            ],
        ),
        (
            "编号,贡献突出,认定人,认定日期,认定文件,贡献突出认定日期\nA1,是,甲,2023-08-01,乙,2023-08-01",
            [
                (2, "认定人", "***", NO_FINDING, "unfinished_group"),
                (2, "认定日期", '"2023-08-01"', NO_FINDING, "unfinished_group"),
                (2, "认定文件", "***", NO_FINDING, "unfinished_group"),
                (2, "贡献突出认定人", "", RECORD, "unfinished_group"),
                (2, "贡献突出认定文件", "", RECORD, "unfinished_group"),
            ],
        ),
        (
            "编号,贡献突出,贡献突出认定人\nA1,不详,甲\nA2,,甲",
            [(2, "贡献突出认定人", "***", NO_FINDING, "unfinished_group"), (3, "贡献突出认定人", "***", NO_FINDING, "unfinished_group")],
        ),
        # periods of work and certificates
        ("编号,从业起始日,从业截止日\nA1,2018-03,", [(2, "从业截止日", "", NO_END, "unfinished_group")]),
        ("id,service from 2\nA1,2018-03", [(2, "service until 2", "", NO_END, "unfinished_group")]),
        ("编号,从业起始日,从业截止日\nA1,,至今", [(2, "从业起始日", "", NO_START, "unfinished_group")]),
        (
            "编号,从业起始日,从业截止日\nA1,2018-03,2018-02",
            [(2, "从业截止日", '"2018-02"', ("give a day that is not before the first", "截止日不得早于起始日"), "contradiction")],
        ),
        ("编号,从业起始日,从业截止日\nA1,2018-03,不详", [(2, "从业截止日", '"不详"', SOME_DAY, "bad_value")]),
        ("编号,从业起始日,从业截止日\nA1,无,至今", [(2, "从业起始日", '"无"', SOME_DAY, "bad_value")]),
        (
            "编号,从业起始日1,从业截止日1,从业起始日2,从业截止日2\nA1,无,,2018-03,至今",
            [(2, "从业起始日1", '"无"', SOME_DAY, "bad_value"), (2, "从业截止日1", "", NO_END, "unfinished_group")],
        ),
        ("编号,社会工作者证书取得日\nA1,2020-06", [(2, "社会工作者证书1", "", NO_LEVEL, "unfinished_group")]),
        ("编号,社会工作者证书,社会工作者证书取得日\nA1,无,2020-06", [(2, "社会工作者证书", '"无"', HELD, "bad_value")]),
        ("编号,社会工作者证书,社会工作者证书取得日\nA1,中级,不详", [(2, "社会工作者证书取得日", '"不详"', SOME_DAY, "bad_value")]),
        # who it is
        ("编号,姓名\n,甲", [(2, "编号", "", NO_ID, "missing_value")]),
        ("编号,姓名\n不详,甲", [(2, "编号", '"不详"', NO_ID, "missing_value")]),
        ("编号,姓名\n-,甲", [(2, "编号", '"-"', (MARK, MARK_ZH), "empty_mark")]),
        (
            "编号\nA1\n\nA1\nA1",
            [
                (4, "编号", '"A1"', ("row 2 has this id already; one id and one row for each person", "编号与第2行重复；每人一个编号，一人一行"), "duplicate_id"),
                (5, "编号", '"A1"', ("row 2 has this id already; one id and one row for each person", "编号与第2行重复；每人一个编号，一人一行"), "duplicate_id"),
            ],
        ),
        (
            "编号\n11010119900307888X",
            [
                (
                    2,
                    "编号",
                    '"***"',
                    ("this looks like an identity number; give an id that means nothing", "编号似为身份证号码；请改用无含义的编号"),
                    "identity_number",
                )
            ],
        ),
        (
            "编号\n13800138000\n3.70102E+17",
            [
                (2, "编号", '"***"', ("this looks like a mobile number; give an id that means nothing", "编号似为手机号码；请改用无含义的编号"), "identity_number"),
                (
                    3,
                    "编号",
                    '"***"',
                    (
                        "a spreadsheet program rewrote this number and lost digits of it; give a short id that means nothing, in a column formatted as text",
                        "编号被表格软件改成了科学计数法，原来的数字已丢失；请改用无含义的短编号，并将此列设为文本格式",
                    ),
                    "identity_number",
                ),
            ],
        ),
        ("编号,姓名\nA1,'", [(2, "姓名", "***", ("give text, not empty", "请填文字，不能为空"), "bad_value")]),
        # what cannot go together
        (
            "编号,曾入选,前次管理期评价,养老管理和服务培训,培训评价合格\nA1,否,优秀,未参加,是",
            [
                (
                    2,
                    "曾入选",
                    '"否"',
                    ("leave the earlier term empty where the title was never held", "填写“曾入选”为否时，不应填前次管理期"),
                    "contradiction",
                ),
                (2, "培训评价合格", '"是"', ("without training there is no assessment as qualified", "未参加培训，不应填评价合格"), "contradiction"),
            ],
        ),
        # rows
        (
            '编号,姓名\nA1\nA2,"a\nb",c\nA3,甲',
            [
                (2, None, "1", ("the row needs 2 cells, one for each heading; text with a comma in it goes in quotes", "该行应有2格，与列名数相同；文字中的逗号须加引号"), "row_length"),
                (3, None, "3", ("the row needs 2 cells, one for each heading; text with a comma in it goes in quotes", "该行应有2格，与列名数相同；文字中的逗号须加引号"), "row_length"),
            ],
        ),
        (
            '编号,姓名,评审得分\nA1,"a\nb\nc",1\nA2,,many',
            [(3, "评审得分", '"many"', NUMBER, "bad_value")],
        ),
        (
            '编号,姓名,评审得分\nA1,"a\nb",many\nA2,"x"y,1\nA3,,many',
            [
                (2, "评审得分", '"many"', NUMBER, "bad_value"),
                (
                    3,
                    None,
                    "",
                    (
                        "quotes don't pair up, or a cell is far too long; look at the quotes of this row (near line 4 of the text)",
                        "引号不成对，或单元格过长；请检查该行的引号（文本第4行附近）",
                    ),
                    "bad_syntax",
                ),
            ],
        ),
        (
            f"编号,,姓名{',' * 30}\nA1,,甲{',' * 29},x\nA2,y,乙{',' * 29},y",
            [
                (2, "AG", "***", ("this column has cells and no heading; give it one, or delete it", "此列有内容而无列名；请补上列名或删去此列"), "unknown_column"),
                (3, "B", "***", ("this column has cells and no heading; give it one, or delete it", "此列有内容而无列名；请补上列名或删去此列"), "unknown_column"),
            ],
        ),
        # headings
        (
            "编号,评审的分,姓名,职务 \nA1,,,",
            [
                (
                    1,
                    "评审的分",
                    '"评审的分"',
                    (
                        'there is no such column; did you mean "merit score" (评审得分)?',
                        "没有这一列；是否为“评审得分”（merit score）？",
                    ),
                    "unknown_column",
                )
            ],
        ),
        (
            "id,qqq\nA1,",
            [(1, "qqq", '"qqq"', ("there is no such column; `socialwork template candidates` lists the columns there are (in Python, template_csv)", "没有这一列；可用的列名由 socialwork template candidates 列出（Python 中为 template_csv）"), "unknown_column")],
        ),
        (
            "编号,从业起始日0,从业截止日100,姓名2\nA1,,,",
            [
                (1, "从业起始日0", '"从业起始日0"', None, "unknown_column"),
                (1, "从业截止日100", '"从业截止日100"', None, "unknown_column"),
                (1, "姓名2", '"姓名2"', None, "unknown_column"),
            ],
        ),
        (
            "编号,评审得分,merit score,从业起始日,从业起始日1\nA1,many,2,,",
            [
                (1, "merit score", '"merit score"', ("this column stands twice; keep one of them", "此列出现两次；请保留一列"), "duplicate_column"),
                (1, "从业起始日1", '"从业起始日1"', ("this column stands twice; keep one of them", "此列出现两次；请保留一列"), "duplicate_column"),
                (2, "评审得分", '"many"', NUMBER, "bad_value"),
            ],
        ),
        (
            "编号,身份 证号码,ID  Number\nA1,,",
            [
                (
                    1,
                    column,
                    f'"{column}"',
                    (
                        "delete this column: an id carries no meaning, and identity numbers don't belong in this sheet",
                        "请删去此列：编号不含任何含义，身份证号码不应进入本表",
                    ),
                    "identity_column",
                )
                for column in ("身份 证号码", "ID  Number")
            ],
        ),
        (
            "姓名,评审得分\n甲,60\n乙,many\n丙,70",
            [(1, "编号", "", ("this column must be there", "须有此列"), "missing_column"), (3, "评审得分", '"many"', NUMBER, "bad_value")],
        ),
        ("name\n", [(1, "id", "", ("this column must be there", "须有此列"), "missing_column")]),
        # the file as a whole
        (" \n\n", [(None, None, "", ("it is empty; its first row holds the headings", "内容为空；第一行应为列名"), "empty_file")]),
        ("", [(None, None, "", ("it is empty; its first row holds the headings", "内容为空；第一行应为列名"), "empty_file")]),
        (
            "A1,甲,60\nA2,乙,70",
            [(1, None, "***", ('the first row holds the headings, such as "id" and "merit score"', "第一行应为列名，如“编号”“评审得分”"), "no_headings")],
        ),
        (
            "\n编号\nA1",
            [(1, None, "***", ("the headings stand in row 2; delete what is above them", "列名在第2行；请删去其上各行"), "no_headings")],
        ),
        (
            '2025年候选人名单,\n"单位：\n某某",\n姓名,编号\n甲,A1',
            [(1, None, "***", ("the headings stand in row 3; delete what is above them", "列名在第3行；请删去其上各行"), "no_headings")],
        ),
        (
            'sep=,\n姓名,"编号\n甲,A1',
            [
                (
                    2,
                    None,
                    "",
                    (
                        "quotes don't pair up, or a cell is far too long; look at the quotes of this row (near line 3 of the text)",
                        "引号不成对，或单元格过长；请检查该行的引号（文本第3行附近）",
                    ),
                    "bad_syntax",
                )
            ],
        ),
        (
            "甲,乙\n丙,丁\n",
            [(1, None, "***", ('the first row holds the headings, such as "id" and "merit score"', "第一行应为列名，如“编号”“评审得分”"), "no_headings")],
        ),
        (
            "编号,姓名\nA1;甲\nA2，乙\nA3\t丙\nA4|丁\nA5;戊;",
            [
                *(
                    (
                        row,
                        None,
                        named,
                        (
                            'separate the columns by commas; use "Save As" and choose "CSV UTF-8 (Comma delimited)"',
                            "各列应以英文逗号分隔；请另存为“CSV UTF-8（逗号分隔）”",
                        ),
                        "wrong_delimiter",
                    )
                    for row, named in ((2, '";"'), (3, '"，"'), (4, "Tab"), (5, '"|"'))
                ),
                (6, None, "1", None, "row_length"),
            ],
        ),
        (
            "编号,姓名,评审得分\n#REF!,#NAME?,####\nA2,甲,#N/A",
            [
                (2, "编号", '"#REF!"', UNCOMPUTED, "spreadsheet_error"),
                (2, "姓名", "***", UNCOMPUTED, "spreadsheet_error"),
                (
                    2,
                    "评审得分",
                    '"####"',
                    (
                        "the column was too narrow in the spreadsheet program, and what stood there was not saved; widen it and save again",
                        "表格中此列太窄，内容没有保存下来；请加宽此列后重新另存",
                    ),
                    "spreadsheet_error",
                ),
                (3, "评审得分", '"#N/A"', (MARK, MARK_ZH), "empty_mark"),
            ],
        ),
        *(
            (
                f"{quote}编号{quote}{sign}{quote}姓名{quote}\nA1{sign}甲",
                [
                    (
                        1,
                        None,
                        named,
                        (
                            'separate the columns by commas; use "Save As" and choose "CSV UTF-8 (Comma delimited)"',
                            "各列应以英文逗号分隔；请另存为“CSV UTF-8（逗号分隔）”",
                        ),
                        "wrong_delimiter",
                    )
                ],
            )
            for sign, named in ((";", '";"'), ("\t", "Tab"), ("，", '"，"'), ("|", '"|"'))
            for quote in ("", '"')
        ),
        (
            '"编号,姓名\nA1,甲',
            [
                (
                    1,
                    None,
                    "",
                    (
                        "quotes don't pair up, or a cell is far too long; look at the quotes of this row (near line 2 of the text)",
                        "引号不成对，或单元格过长；请检查该行的引号（文本第2行附近）",
                    ),
                    "bad_syntax",
                )
            ],
        ),
        (
            "编号,姓名\n,\n",
            [(None, None, "", ("there is nobody below the headings; fill in at least one row", "列名之下没有候选人；请至少填一行"), "no_candidates")],
        ),
        (
            f"编号{',' * 500}\nA1",
            [(1, None, "501", ("give at most 500 columns", "不得超过500列"), "too_large")],
        ),
        (
            f"编号,姓名\nA1,{'x' * 10_001}",
            [(2, "姓名", "***", ("give at most 10000 characters", "文字不得超过10000个字符"), "bad_value")],
        ),
        (
            f"编号,姓名\nA1,{'x' * 140_000}",
            [
                (
                    2,
                    None,
                    "",
                    (
                        "quotes don't pair up, or a cell is far too long; look at the quotes of this row (near line 2 of the text)",
                        "引号不成对，或单元格过长；请检查该行的引号（文本第2行附近）",
                    ),
                    "bad_syntax",
                )
            ],
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_sheet_is_told_by_row_and_column(
    tmp_path: Path, text: str, problems: list[tuple[int | None, str | None, str, tuple[str, str] | None, str]]
) -> None:
    found = refusal(tmp_path, text).problems

    assert [(each.where, each.row, each.column, each.found, each.code) for each in found] == [
        ("", row, column, shown, code) for row, column, shown, _, code in problems
    ]
    for each, (*_, fix, _) in zip(found, problems, strict=True):
        assert fix is None or (each.fix.en, each.fix.zh) == fix


def test_a_sheet_in_another_encoding_is_refused_with_the_way_out(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes("编号,姓名\nA1,甲".encode("gb18030"))
    with pytest.raises(FileRefusedError) as caught:
        read_candidates(path)

    assert [problem.code for problem in caught.value.problems] == ["bad_encoding"]
    assert told(caught.value) == [
        'the file: got GBK/GB18030; use "Save As" in the spreadsheet program and choose "CSV UTF-8 (Comma delimited)"'
    ]
    assert told(caught.value, "zh") == ["文件：读到 GBK/GB18030；请在表格软件中“另存为”，文件类型选“CSV UTF-8（逗号分隔）”"]


def test_everything_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    error = refusal(
        tmp_path,
        """\
编号,评审得分,职业道德良好,认定人,从业起始日,从业截止日,评分,服务领域
A1,many,是,,,2018-03,,
A1,/,,张三,2018-03,,,慈善
A3
,60,,,,,,
""",
    )

    assert str(error).splitlines() == [
        f"{tmp_path / 'people.csv'}: nothing was read, 13 problems",
        'row 1, column 评分: got "评分"; there is no such column; did you mean "merit score" (评审得分)?',
        'row 2, column 评审得分: got "many"; give a number like "88.50"',
        f"row 2, column 认定人: nothing given; {RECORD[0]}",
        f"row 2, column 从业起始日: nothing given; {NO_START[0]}",
        f"row 2, column 认定日期: nothing given; {RECORD[0]}",
        f"row 2, column 认定文件: nothing given; {RECORD[0]}",
        'row 3, column 编号: got "A1"; row 2 has this id already; one id and one row for each person',
        f'row 3, column 评审得分: got "/"; {MARK}',
        f"row 3, column 认定人: got ***; {NO_FINDING[0]}",
        f"row 3, column 从业截止日: nothing given; {NO_END[0]}",
        'row 3, column 服务领域: got "慈善"; did you mean "charity"?',
        "row 4: got 1; the row needs 8 cells, one for each heading; text with a comma in it goes in quotes",
        f"row 5, column 编号: nothing given; {NO_ID[0]}",
    ]
    assert error.in_language("zh").splitlines()[2] == "第2行，“评审得分”列：读到“many”；请填数字，如 88.50"


def refused(path: Path) -> FileRefusedError | None:
    try:
        read_candidates_csv(path)
    except FileRefusedError as error:
        return error
    return None


cells = st.text(max_size=6) | st.sampled_from(
    ["", "A1", "是", "无", "不详", "至今", "2018-03", "中级", "-", "'-", "慈善事业", "60", "编号", "评审得分", "从业起始日", "认定人", ";"]
)


@given(
    headings=st.lists(st.sampled_from(template_csv("zh").strip().split(",")) | cells, max_size=6),
    rows=st.lists(st.lists(cells, min_size=1, max_size=7), max_size=4),
    quoted=st.booleans(),
)
def test_whatever_stands_in_a_sheet_it_is_read_or_refused_with_reasons(
    tmp_path_factory: pytest.TempPathFactory, headings: list[str], rows: list[list[str]], quoted: bool
) -> None:
    path = tmp_path_factory.getbasetemp() / "anything.csv"
    table = [["编号", *headings], *rows]
    with path.open("w", encoding="utf-8", newline="") as file:
        if quoted:
            width = len(table[0])
            csv.writer(file).writerows([*row, *[""] * width][:width] for row in table)
        else:
            file.write("\n".join(",".join(row) for row in table))
    error = refused(path)

    if error is not None:
        assert error.problems
        assert len(set(error.problems)) == len(error.problems)
        assert len(error.in_language("zh").split("\n")) == len(str(error).split("\n")) == len(error.problems) + 1


@pytest.mark.parametrize("name, found", [("people.xlsx", '".xlsx"'), ("people.CSVX", '".csvx"'), ("people", "")])
def test_another_kind_of_file_is_refused(tmp_path: Path, name: str, found: str) -> None:
    with pytest.raises(FileRefusedError) as caught:
        read_candidates(tmp_path / name)
    (problem,) = caught.value.problems

    assert (problem.code, problem.found) == ("wrong_extension", found)
    assert problem.fix.en == 'give a .csv or .json file; save other sheets as "CSV UTF-8 (Comma delimited)"'
    assert problem.fix.zh == "请给 .csv 或 .json 文件；其他表格请另存为“CSV UTF-8（逗号分隔）”"


def test_the_extension_may_be_in_capitals(tmp_path: Path) -> None:
    expected = (Candidate(id="A1"),)

    assert read_candidates(written(tmp_path, "id\nA1", "people.CSV")) == expected
    assert (
        read_candidates(written(tmp_path, '{"schema": "socialwork.candidates/1", "candidates": [{"id": "A1"}]}', "people.JSON")) == expected
    )


NOT_BY_GRADES = (
    "the round goes by scores, and a grade counts for nothing; give the merit score, or list the grades under [merit] in the round"
)


def test_merits_that_the_round_cannot_take_are_told_by_row_together_with_the_rest(tmp_path: Path) -> None:
    path = written(tmp_path, "编号,评审得分,评审等次\nA1,80.5,\nA2,,优\nA3,81,优\nA4,很好,\n")
    with pytest.raises(FileRefusedError) as caught:
        read_candidates(path, scale=MeritScale(step=1))

    assert told(caught.value) == [
        'row 2, column 评审得分: got "80.5"; give a score from 0 to 100 in steps of 1',
        f'row 3, column 评审等次: got "优"; {NOT_BY_GRADES}',
        'row 5, column 评审得分: got "很好"; give a number like "88.50"',
    ]
    assert [problem.code for problem in caught.value.problems] == ["off_scale", "off_scale", "bad_value"]
    with pytest.raises(FileRefusedError) as caught:
        read_candidates_csv(path, scale=MeritScale(grades=("优", "良")))
    assert [(problem.row, problem.column) for problem in caught.value.problems] == [(2, "评审得分"), (5, "评审得分")]


def test_another_fault_of_a_row_hides_no_merit(tmp_path: Path) -> None:
    path = written(
        tmp_path, "编号,评审得分,评审等次,专门从事社会工作服务\nA1,80.5,,有\nA2,,优,有\n,101,,\nA1,81.5,,\nA5,80,优,有\nA6,很好,优,\n"
    )
    with pytest.raises(FileRefusedError) as caught:
        read_candidates(path, scale=MeritScale(step=1))

    assert [(problem.row, problem.column, problem.code) for problem in caught.value.problems] == [
        (2, "评审得分", "off_scale"),
        (2, "专门从事社会工作服务", "bad_value"),
        (3, "评审等次", "off_scale"),
        (3, "专门从事社会工作服务", "bad_value"),
        (4, "编号", "missing_value"),
        (4, "评审得分", "off_scale"),
        (5, "编号", "duplicate_id"),
        (5, "评审得分", "off_scale"),
        (6, "专门从事社会工作服务", "bad_value"),
        (7, "评审得分", "bad_value"),
    ]


def test_ids_that_people_do_not_tell_apart_are_probably_one_person(tmp_path: Path) -> None:
    error = refusal(tmp_path, "编号,专门从事社会工作服务\nh1,\nH1,有\nＨ 1,\nh1,\nh\u200b1,\nH2,\n")

    assert [(problem.row, problem.column, problem.code) for problem in error.problems] == [
        (3, "编号", "duplicate_id"),
        (3, "专门从事社会工作服务", "bad_value"),
        *((row, "编号", "duplicate_id") for row in (4, 5, 6)),
    ]
    assert told(error)[0] == (
        'row 3, column 编号: got "H1"; it differs from h1, the id in row 2, by case, width, spaces or unseen signs alone, '
        "and is probably the same person; keep one of the two, or choose another id"
    )
    assert told(error, "zh")[2] == (
        "第4行，“编号”列：读到“Ｈ 1”；与第2行的编号 h1 只差大小写、全角半角、空格或看不见的字符，"
        "似为同一人；同一人只留一处，不是同一人的请改用另一个编号"
    )
    assert told(error)[3] == 'row 5, column 编号: got "h1"; row 2 has this id already; one id and one row for each person'


NO_PERSON = ("this row is a total or a remark and nobody's; delete the row", "此行是合计或备注，不是一个人；请删去此行")


@pytest.mark.parametrize(
    "row, column, word",
    [
        *((f"{word},,180,有", "编号", word) for word in ("合计", "总计", "小计", "total", "sum")),
        (",合 计：,180,", "姓名", "合计"),
        ("A9,Total,180,", "姓名", "total"),
        ("本页小计,,,", "编号", "小计"),
        ("Ｓｕｂ-Total：,,,", "编号", "sub-total"),
        ("合计2人,,,", "编号", "合计"),
        ("填表人：张三,,,", "编号", "填表人"),
        ("备注: 某某不详,,,", "编号", "备注"),
    ],
)
def test_a_total_or_a_remark_is_no_candidate(tmp_path: Path, row: str, column: str, word: str) -> None:
    error = refusal(tmp_path, f"编号,姓名,评审得分,专门从事社会工作服务\nA1,甲,90,\n{row}\nA2,乙,多,\n")

    assert [(problem.row, problem.column, problem.found, problem.code) for problem in error.problems] == [
        (3, column, f'"{word}"', "no_person"),
        (4, "评审得分", '"多"', "bad_value"),
    ]
    assert (error.problems[0].fix.en, error.problems[0].fix.zh) == NO_PERSON


def test_blank_rows_and_columns_at_the_end_do_not_matter(tmp_path: Path) -> None:
    path = written(tmp_path, "编号,姓名,,\nA1,甲,,,,\nA2,乙,,\n,,,\n,\n\n")

    assert read_candidates(path) == (Candidate(id="A1", name="甲"), Candidate(id="A2", name="乙"))


def test_somebody_may_have_such_a_name(tmp_path: Path) -> None:
    path = written(tmp_path, "编号,姓名,工作单位\nsummer,总计明,合计\nA1,'Sum,\n")

    assert read_candidates(path) == (Candidate(id="summer", name="总计明", work_unit="合计"), Candidate(id="A1", name="Sum"))


def test_every_heading_means_one_column_whatever_its_spaces() -> None:
    owners = [(squeezed(name), column) for column in SHEET for name in (column.label.zh, column.label.en, column.code)]

    assert len(dict(owners)) == len(dict(set(owners))) == len(set(owners))
