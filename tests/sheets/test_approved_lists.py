"""Approved lists of earlier rounds: whom they name, and everything that can be wrong with one."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.sheets import ApprovedPerson, read_approved_list
from socialwork.sheets._approved import _goes_together
from socialwork.wire import FileRefusedError

HEAD = "编号,姓名,工作单位,证件号码\n"
NUMBER = "11010519491231002X"
"""The example of GB 11643 itself."""


def written(folder: Path, text: str, name: str = "名单 2023.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return path


def refusal(folder: Path, text: str) -> FileRefusedError:
    with pytest.raises(FileRefusedError) as caught:
        read_approved_list(written(folder, text))
    return caught.value


def told(folder: Path, text: str, lang: str = "en") -> list[str]:
    return refusal(folder, text).in_language(lang).splitlines()[1:]


def codes(folder: Path, text: str) -> list[str]:
    return [problem.code for problem in refusal(folder, text).problems]


def test_a_list_names_people(tmp_path: Path) -> None:
    text = f"{HEAD}H1, 张三 ,某社区,{NUMBER.lower()}\n,,,\nH2,李四,不详,\nH3,王五,某机构,不详\n"

    assert read_approved_list(str(written(tmp_path, text))) == (
        ApprovedPerson(id="H1", name="张三", work_unit="某社区", number=NUMBER),
        ApprovedPerson(id="H2", name="李四"),
        ApprovedPerson(id="H3", name="王五", work_unit="某机构"),
    )


@pytest.mark.parametrize(
    "headings",
    ["id,name,work unit,number", "ID,Name,Work Unit,ID card number", "编号,姓名,单位,身份证号", "编 号,姓 名,所在单位,公民身份号码"],
)
def test_headings_go_by_the_names_that_people_use(tmp_path: Path, headings: str) -> None:
    text = f"{headings}\nH1,A,B,P-1\n"

    assert read_approved_list(written(tmp_path, text)) == (ApprovedPerson(id="H1", name="A", work_unit="B", number="P-1"),)


def test_the_number_may_be_left_out_and_columns_stand_in_any_order(tmp_path: Path) -> None:
    assert read_approved_list(written(tmp_path, "姓名,编号,工作单位\n甲,H1,乙\n")) == (ApprovedPerson(id="H1", name="甲", work_unit="乙"),)


def test_nobody_is_shown_in_a_repr() -> None:
    assert repr(ApprovedPerson(id="H1", name="张三", work_unit="某社区", number=NUMBER)) == "ApprovedPerson(id='H1')"


def test_everything_is_told_at_once(tmp_path: Path) -> None:
    text = (
        f"编号,姓名,工作单位,证件号码\nH1,张三,某社区,{NUMBER}\nH1,李四,,\nh1,,某社区,{NUMBER}\n{NUMBER},王五,某社区,1101\n"
        ",赵六,/,3.70102E+17\nH5,#REF!,某社区,110105194912310000\nH6,不详,某社区,-\n合计,6,,\n"
    )

    assert told(tmp_path, text) == [
        'row 3, column 编号: got "H1"; row 2 has this id already; one id and one row for each person',
        'row 3, column 工作单位: nothing given; give the work unit, or "not known" where it is not',
        'row 4, column 编号: got "h1"; it differs from H1, the id in row 2, by case, width, spaces or unseen signs alone, and is probably the same person; keep one of the two, or choose another id',
        "row 4, column 姓名: nothing given; give the name",
        "row 4, column 证件号码: got ***; row 2 has this number already; one row for each person",
        'row 5, column 编号: got "***"; this looks like an identity number; give an id that means nothing',
        "row 6, column 编号: nothing given; each person needs an id",
        'row 6, column 工作单位: got ***; give the work unit, or "not known" where it is not',
        "row 6, column 证件号码: got ***; the spreadsheet program made a quantity of the number; format the column as text and fill it in anew",
        "row 7, column 姓名: got ***; the spreadsheet program could not compute this cell; put in what should stand there",
        "row 7, column 证件号码: got ***; its last sign does not go with the seventeen before it; look it up: a spreadsheet program may have made zeros of the last three",
        "row 8, column 姓名: got ***; give the name",
        'row 8, column 证件号码: got ***; leave the cell empty where there is no number, or write "not known"',
        'row 9, column 编号: got "合计"; this row is a total or a remark and nobody\'s; delete the row',
    ]


def test_the_same_in_chinese_shows_nobody(tmp_path: Path) -> None:
    said = "\n".join(told(tmp_path, f"{HEAD}H1,张三,,{NUMBER}\nH2,李四,某社区,{NUMBER}\n", "zh"))

    assert said == (
        "第2行，“工作单位”列：未填；请填工作单位；确实不详的写“不详”\n第3行，“证件号码”列：读到 ***；与第2行的号码相同；每人一行"
    )


def test_text_that_no_file_can_keep_is_refused(tmp_path: Path) -> None:
    assert codes(tmp_path, f"{HEAD}H1,{'长' * 10_001},某社区,\n") == ["bad_value"]


def test_a_missing_column_is_told_once(tmp_path: Path) -> None:
    assert told(tmp_path, "编号,姓名\nH1,张三\nH2,李四\n", "zh") == ["第1行，“工作单位”列：未填；须有此列"]


def test_a_column_that_is_none_of_the_list(tmp_path: Path) -> None:
    [line] = told(tmp_path, "编号,姓名,工作单位,评审得分\nH1,张三,某社区,90\n")

    assert line == 'row 1, column 评审得分: got "评审得分"; there is no such column; known columns: id, name, work unit, number'


def test_a_heading_that_is_near_to_none_is_answered_with_those_there_are(tmp_path: Path) -> None:
    assert told(tmp_path, "id,name,work unit,amount\nH1,A,B,1\n") == [
        'row 1, column amount: got "amount"; there is no such column; known columns: id, name, work unit, number'
    ]


def test_a_list_of_nobody(tmp_path: Path) -> None:
    assert codes(tmp_path, HEAD) == ["no_candidates"]


@pytest.mark.parametrize("name", ["名单.xlsx", "名单"])
def test_other_files_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileRefusedError) as caught:
        read_approved_list(tmp_path / name)

    assert [problem.code for problem in caught.value.problems] == ["wrong_extension"]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileRefusedError) as caught:
        read_approved_list(tmp_path / "名单.csv")

    assert [problem.code for problem in caught.value.problems] == ["unreadable"]


@given(st.from_regex(r"[0-9]{17}", fullmatch=True))
def test_one_last_sign_goes_with_the_others(body: str) -> None:
    assert sum(_goes_together(body + sign) for sign in "0123456789X") == 1


@pytest.mark.parametrize(
    "written_so",
    [
        "".join(chr(ord(sign) + 0xFEE0) for sign in NUMBER),
        f'"=""{NUMBER}"""',
        f"'{NUMBER}",
        "110105 19491231 002X",
        "110105-19491231-002x",
        "11010519491231002\u0425",
        "11010519491231002\u0445",
        f"\u200b{NUMBER}",
    ],
)
def test_a_number_is_the_same_however_it_is_written(tmp_path: Path, written_so: str) -> None:
    text = f"{HEAD}H1,张三,某社区,{NUMBER}\nH2,李四,某社区,{written_so}\n"

    assert codes(tmp_path, text) == ["duplicate_name"]
    [person] = read_approved_list(written(tmp_path, f"{HEAD}H2,李四,某社区,{written_so}\n"))
    assert person.number == NUMBER


def test_other_numbers_are_kept_as_written_and_told_apart_without_spaces(tmp_path: Path) -> None:
    [person] = read_approved_list(written(tmp_path, f"{HEAD}H1,张三,某社区,E 123-45\n"))

    assert person.number == "E 123-45"
    assert codes(tmp_path, f"{HEAD}H1,张三,某社区,E 123-45\nH2,李四,某社区,e12345\n") == ["duplicate_name"]
    assert codes(tmp_path, f"{HEAD}H1,张三,某社区,?!\nH2,李四,某社区,?!\n") == ["duplicate_name"]


@pytest.mark.parametrize("number", ["370102999913991231", "370102202302301231", "370102999912311231"])
def test_a_number_without_a_day_of_birth_is_none(tmp_path: Path, number: str) -> None:
    assert [line.partition("; ")[2] for line in told(tmp_path, f"{HEAD}H1,张三,某社区,{number}\n")] == [
        "there is no such day of birth as the one in it; look it up"
    ]


@pytest.mark.parametrize(
    "row, column, fix",
    [
        ("H1,张三,有争议,", "工作单位", 'give the work unit, or "not known" where it is not'),
        ("H1,张三,/,", "工作单位", 'give the work unit, or "not known" where it is not'),
        ("H1,/,某社区,", "姓名", "give the name"),
        ("H1,张三,某社区,有争议", "证件号码", 'leave the cell empty where there is no number, or write "not known"'),
    ],
)
def test_what_a_cell_may_not_say_is_told_with_what_may_stand_there(tmp_path: Path, row: str, column: str, fix: str) -> None:
    assert told(tmp_path, f"{HEAD}{row}\n") == [f"row 2, column {column}: got ***; {fix}"]


def test_an_id_that_is_a_name_on_the_list_is_refused_and_not_shown(tmp_path: Path) -> None:
    said = told(tmp_path, f"{HEAD}张三,张三,某社区,\n 王 五,李四,某社区,\nH3,王五,某社区,\n王五,赵六,某社区,\n,,某社区,\n")

    assert [line.partition("; ")[0] for line in said] == [
        *(f"row {row}, column 编号: got ***" for row in (2, 3, 5)),
        "row 6, column 编号: nothing given",
        "row 6, column 姓名: nothing given",
    ]
    assert said[0].endswith("stays in the records when a person is erased; choose one that tells no name, such as A05")


def test_a_list_without_headings_is_told_those_of_a_list(tmp_path: Path) -> None:
    assert told(tmp_path, "H1,张三,某社区\n") == ['row 1: got ***; the first row holds the headings, such as "id" and "name"']


@pytest.mark.parametrize("id_", ["=1+1", "1e5", "007", "1.0", "1-Mar", "3月1日", "-P15", "P18\u200b", "P" * 101])
def test_an_id_that_would_not_be_kept_as_it_is_is_refused(tmp_path: Path, id_: str) -> None:
    assert codes(tmp_path, f"{HEAD}{id_},张三,某社区,\n") == ["bad_value"]
