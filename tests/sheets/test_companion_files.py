"""Files beside a sheet, for periods of work and certificates with several rows a person."""

import errno
from datetime import date
from pathlib import Path

import pytest

from socialwork.days import Month, Period
from socialwork.rules import Missing
from socialwork.sheets import files_of_sheet, read_candidates_csv
from socialwork.sheets._companions import is_there
from socialwork.talent.candidates import (
    Candidate,
    CareWorkerCertificate,
    CareWorkerLevel,
    SocialWorkCertificate,
    SocialWorkLevel,
)
from socialwork.wire import FileRefusedError

SERVICE = "people.service.csv"
CERTIFICATES = "people.certificates.csv"


def write(folder: Path, **files: str) -> Path:
    names = {"sheet": "people.csv", "service": SERVICE, "certificates": CERTIFICATES}
    for which, text in files.items():
        (folder / names[which]).write_text(text, encoding="utf-8", newline="")
    return folder / "people.csv"


def told(sheet: Path, lang: str = "en") -> list[str]:
    with pytest.raises(FileRefusedError) as caught:
        read_candidates_csv(sheet)
    assert caught.value.path == str(sheet)
    return caught.value.in_language(lang).splitlines()[1:]


def test_companions_are_read_with_their_sheet(tmp_path: Path) -> None:
    sheet = write(
        tmp_path,
        sheet="编号,姓名\nA1,甲\nA2,乙\nA3,丙\n",
        service="从业起始日,编号,从业截止日\n2018年3月,A1,至今\n2015-01-01,A1,2016-02-29\n无,A2,\n",
        certificates="id,occupation,level,obtained on\nA1,社会工作者,中级,2020-06\nA1,Care Worker,三级,\nA2,养老护理员,无,\nA3,elderly-care worker,不详,\n",
    )

    assert read_candidates_csv(str(sheet)) == (
        Candidate(
            id="A1",
            name="甲",
            service=(Period(Month(2018, 3)), Period(date(2015, 1, 1), date(2016, 2, 29))),
            social_work_certificates=(SocialWorkCertificate(level=SocialWorkLevel.INTERMEDIATE, obtained_on=Month(2020, 6)),),
            care_worker_certificates=(CareWorkerCertificate(level=CareWorkerLevel.ADVANCED),),
        ),
        Candidate(id="A2", name="乙", service=(), care_worker_certificates=()),
        Candidate(id="A3", name="丙", care_worker_certificates=Missing.NOT_KNOWN),
    )


def test_some_people_may_stand_in_the_sheet_and_others_beside_it(tmp_path: Path) -> None:
    sheet = write(
        tmp_path,
        sheet="id,service from,service until\nA1,2018-03-01,present\nA2,,\n",
        service="id,service from,service until\nA2,2018-03-01,present\n",
        certificates="id,occupation,level\n",
    )
    one, two = read_candidates_csv(sheet)

    assert one.service == two.service == (Period(date(2018, 3, 1)),)
    assert one.social_work_certificates is Missing.NOT_ASKED


def test_everything_that_is_wrong_with_companions_is_told_with_their_names(tmp_path: Path) -> None:
    sheet = write(
        tmp_path,
        sheet="编号,从业起始日1,从业截止日1,评审得分\nA1,2018-03,至今,many\nA2,,,\n",
        service="编号,从业起始日,从业截止日,备注\nA1,2019-01,至今,\nA2,2020-01,,\nA2,,,\nA9,2020-01,至今,\n,2020-01,至今,\nA2\n",
        certificates="编号,职业,等级,取得日期\nA2,社工,中级,\nA2,,中级,\nA2,养老护理员,四级,May\nA2,社会工作者,,2020-01\n不详,社会工作者,中级,\n",
    )

    assert told(sheet) == [
        'row 2, column 评审得分: got "many"; give a number like "88.50"',
        f'{CERTIFICATES}, row 2, column 职业: got "社工"; give one of: social worker, care worker',
        f"{CERTIFICATES}, row 3, column 职业: nothing given; give one of: social worker, care worker",
        f'{CERTIFICATES}, row 4, column 取得日期: got "May"; give a day or a month, like 2018-03-01 or 2018-03',
        f"{CERTIFICATES}, row 5, column 等级: nothing given; there is a day without a certificate; give the level",
        f'{CERTIFICATES}, row 6, column 编号: got "不详"; give an id that the sheet has',
        f'{SERVICE}, row 1, column 备注: got "备注"; there is no such column; known columns: id, service from, service until',
        f'{SERVICE}, row 2, column 从业起始日: got "2019-01"; the sheet itself has this of the person too; keep one of the two',
        f'{SERVICE}, row 3, column 从业截止日: nothing given; there is a start without an end; give it, or "present" if the work still goes on',
        f"{SERVICE}, row 4, column 从业起始日: nothing given; this row says nothing; fill it in or delete it",
        f'{SERVICE}, row 5, column 编号: got "A9"; the sheet has nobody of this id; correct it, or add the person to the sheet first',
        f"{SERVICE}, row 6, column 编号: nothing given; give an id that the sheet has",
        f"{SERVICE}, row 7: got 1; the row needs 4 cells, one for each heading; text with a comma in it goes in quotes",
    ]
    assert told(sheet, "zh")[1] == f"{CERTIFICATES}，第2行，“职业”列：读到“社工”；请填其中之一：社会工作者、养老护理员"
    assert told(sheet, "zh")[7] == f"{SERVICE}，第2行，“从业起始日”列：读到“2019-01”；此人的这些内容在主表中也已填写；请只留一处"
    assert told(sheet, "zh")[9] == f"{SERVICE}，第4行，“从业起始日”列：未填；此行未填内容；请补填或删去此行"
    assert told(sheet, "zh")[10] == f"{SERVICE}，第5行，“编号”列：读到“A9”；主表中没有此编号；请更正，或先在主表中加上此人"
    with pytest.raises(FileRefusedError) as caught:
        read_candidates_csv(sheet)
    assert [problem.code for problem in caught.value.problems] == [
        "bad_value",
        "bad_value",
        "missing_value",
        "bad_value",
        "unfinished_group",
        "missing_value",
        "unknown_column",
        "given_twice",
        "unfinished_group",
        "missing_value",
        "unknown_id",
        "missing_value",
        "row_length",
    ]


def test_a_companion_needs_its_columns_and_its_encoding(tmp_path: Path) -> None:
    sheet = write(tmp_path, sheet="id\nA1\n", service="id,从业起始日\n", certificates="")
    (tmp_path / CERTIFICATES).write_bytes("编号".encode("gb18030"))

    assert told(sheet) == [
        f'{CERTIFICATES}: got GBK/GB18030; use "Save As" in the spreadsheet program and choose "CSV UTF-8 (Comma delimited)"',
        f"{SERVICE}, row 1, column 从业截止日: nothing given; this column must be there",
    ]


@pytest.mark.parametrize("sheet", ["id,name\nA1,a\nA2\n", "", "编号;姓名\nA2;乙\n"])
def test_nobody_is_called_unknown_where_the_sheet_could_not_be_read(tmp_path: Path, sheet: str) -> None:
    path = write(tmp_path, sheet=sheet, service="id,service from,service until\nA2,2018-03-01,present\n")

    assert len(told(path)) == 1
    assert "A2" not in told(path)[0]


def test_a_sheet_whose_companions_would_have_too_long_a_name_has_none(tmp_path: Path) -> None:
    sheet = tmp_path / f"{'x' * 248}.csv"  # `.certificates.csv` no longer fits into the 255 that file systems allow
    sheet.write_text("id\nA1\n", encoding="utf-8")

    assert read_candidates_csv(sheet) == (Candidate(id="A1"),)


def test_a_name_that_the_file_system_refuses_names_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bool:
        raise OSError(errno.ENAMETOOLONG, "File name too long")

    monkeypatch.setattr(Path, "exists", refuse)

    assert not is_there(Path("people.service.csv"))


def test_which_files_belong_to_the_candidates() -> None:
    assert [path.as_posix() for path in files_of_sheet("a/people.JSON")] == [
        *("a/people.JSON", "a/people.csv", "a/people.json", "a/people.service.csv", "a/people.certificates.csv")
    ]
    assert files_of_sheet(".") == (Path(),)


def test_a_companion_names_ids_exactly_and_has_no_totals(tmp_path: Path) -> None:
    sheet = write(
        tmp_path,
        sheet="编号\nH1\n合计\n",
        service="编号,从业起始日,从业截止日\nＨ１,2018-03,至今\n合计,,\n",
    )

    assert told(sheet) == [
        'row 3, column 编号: got "合计"; this row is a total or a remark and nobody\'s; delete the row',
        f'{SERVICE}, row 2, column 编号: got "Ｈ１"; the sheet has nobody of this id; did you mean H1? Give the id exactly as the sheet has it',
        f'{SERVICE}, row 3, column 编号: got "合计"; this row is a total or a remark and nobody\'s; delete the row',
    ]
    assert told(sheet, "zh")[1] == f"{SERVICE}，第2行，“编号”列：读到“Ｈ１”；主表中没有此编号；是否为H1？编号须与主表一字不差"
