"""A year's allowance at the command line: the list, the band, and what is recorded as paid."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from socialwork.cli import allowances
from socialwork.store import Register
from socialwork.talent import HAIYOU

Run = Callable[..., Result]

WHO = ("--recorder", "张", "--recorded")
PAYING = ("--record", "--on", "2025-12-20", "--batch", "2025-1", "--recorder", "财务")


@pytest.fixture
def register(run: Run, tmp_path: Path) -> Path:
    """Two people named in December 2024, one of whom left in June 2025."""
    path, approved = tmp_path / "登记簿", tmp_path / "名单.csv"
    approved.write_text("编号,姓名,工作单位\nH1,张三,某社区\nH2,李四,某机构\n", encoding="utf-8")
    for args in (
        ("import", path, approved, "--new", "--named-on", "2024-12-01", "--document", "通知1号", *WHO, "2025-01-05"),
        ("record", path, "--kind", "left", "--id", "H2", "--on", "2025-06-15", "--fact", "cause=调往市外", *WHO, "2026-03-02"),
    ):
        assert run(*args).exit_code == 0
    return path


def records(register: Path) -> list[tuple[Any, ...]]:
    """What was recorded of payments."""
    with Register.open(register, policy=HAIYOU) as opened:
        paid = [event for event in opened.events() if event.kind == "paid"]
    return [(event.subject, str(event.happened), str(event.recorded), int(event.facts.for_year), int(event.facts.amount)) for event in paid]


def test_a_year_as_a_table(run: Run, register: Path) -> None:
    result = run("allowance", register, "--year", 2025)

    assert result.exit_code == 0
    assert (
        result.stdout
        == f"""\
“海右”社会工作高层次人才选拔管理办法：2025年度津贴，按全部记录
适用 2024-12-01 的规定
口径：{len(HAIYOU.readings)}项均取政策默认

类别  编号  所属年度  月数  金额（元）  依据
----------------------------------------------------------------------------------------------------
应发  H1    2025      12    12,000.00   2025年度应计12个月（2025-01至2025-12） 共12,000元 已发0元
应发  H2    2025      6     6,000.00    2025年度应计6个月（2025-01至2025-06） 共6,000元 已发0元
                                        2025-06-15离开社会工作或本市
补发  H1    2024      1     1,000.00    2024年度应计1个月（2024-12） 共1,000元 已发0元
补发  H2    2024      1     1,000.00    2024年度应计1个月（2024-12） 共1,000元 已发0元

2025年度应发2笔，补发2笔，合计20,000元
按天计的部分计到分，四舍五入；其余各数精确
合计（大写）：人民币贰万元整
各口径下最低0元、最高31,000元（有关口径：AJ21.first、AJ21.last、AJ21.exit、AJ22.year、AJ22.when、AJ19、AJ20）；未告知而待核实：批准之日（AJ19=approval，2人）；最低、最高只取管理期均已知的口径
辅助测算，不代替主管机关认定
"""
    )


def test_what_was_known_on_a_day(run: Run, register: Path) -> None:
    result = run("allowance", register, "--year", 2025, "--known-on", "2025-12-31", "--lang", "en")

    assert "allowance of 2025, by what was recorded on or before 2025-12-31" in result.stdout
    assert "2025: 2 due, 2 corrections, CNY 26,000 in all" in result.stdout


def test_names_are_shown_only_when_asked_for(run: Run, register: Path) -> None:
    shown, hidden = (run("allowance", register, "--year", 2025, *more).stdout for more in (("--names",), ()))

    assert "应发  H1    张三  2025" in shown
    assert "张三" not in hidden


def test_both_ends_of_the_band_are_told_on_demand(run: Run, register: Path) -> None:
    block = run("allowance", register, "--year", 2025, "--readings", "all").stdout.split("\n\n")[2]
    ends = {row.split()[0]: row.split()[-3:] for row in block.splitlines()[2:]}

    assert ends["AJ22.when"] == ["arrears", "arrears", "ahead"]
    assert set(ends) == {"AJ21.first", "AJ21.last", "AJ21.exit", "AJ22.year", "AJ22.when", "AJ19", "AJ20"}


def test_where_nothing_hangs_on_a_reading_there_are_no_ends(run: Run, register: Path) -> None:
    result = run("allowance", register, "--year", 2020, "--readings", "all")

    assert result.exit_code == 0
    assert result.stdout.split("\n\n")[1] == "没有应发的津贴"


def test_a_reading_can_be_chosen(run: Run, register: Path) -> None:
    result = run("allowance", register, "--year", 2025, "--reading", "AJ21.exit=days_before")

    assert "5,466.67" in result.stdout
    assert "人民币壹万玖仟肆佰陆拾陆元陆角柒分" in result.stdout


def test_as_data(run: Run, register: Path) -> None:
    told = json.loads(run("allowance", register, "--year", 2025, "--json").stdout)

    assert {name: told[name] for name in ("schema", "register", "law_of", "year", "total", "total_in_capitals", "recorded")} == {
        "schema": "socialwork.allowance/1", "register": str(register), "law_of": "2024-12-01", "year": 2025, "total": "20000.00",
        "total_in_capitals": "人民币贰万元整", "recorded": None,
    }  # fmt: skip
    assert (told["band"]["lowest"], told["band"]["highest"]) == ("0.00", "31000.00")
    asked = {"fact": {"zh": "批准之日", "en": "day of approval"}, "term": True, "under": {"AJ19": "approval"}, "people": 2}
    assert (told["band"]["untold"], told["band"]["people_of_unknown_term"], told["untold"]) == ([asked], 0, [])
    assert len(told["rows"]) == 4


def test_a_year_under_other_options_than_those_that_were_paid_says_so(run: Run, register: Path) -> None:
    run("allowance", register, "--year", 2025, *PAYING, "--reading", "AJ21.first=next_month")

    note = (
        "note: what was paid as 2025-1 was worked out under AJ21.first=next_month, other than here: corrections and recoveries may come "
        "of that alone"
    )
    assert note in run("allowance", register, "--year", 2026, "--lang", "en").stdout.splitlines()
    assert "note: what" not in run("allowance", register, "--year", 2026, "--reading", "AJ21.first=next_month", "--lang", "en").stdout
    told = json.loads(run("allowance", register, "--year", 2026, "--json").stdout)["paid_otherwise"]
    assert told == [{"options": {"AJ21.first": "next_month"}, "batches": ["2025-1"]}]
    assert "readings AJ21.first=next_month" in run("history", register, "--lang", "en", COLUMNS="200").stdout


# --- paying ------------------------------------------------------------------------------------------------------------------------------


def test_what_is_recorded_as_paid_is_not_due_again(run: Run, register: Path) -> None:
    result = run("allowance", register, "--year", 2025, *PAYING, "--document", "文1")

    assert "已记录发放：第4条至第7条" in result.stdout
    assert records(register) == [
        ("H1", "2025-12-20", "2025-12-20", 2025, 12000), ("H2", "2025-12-20", "2025-12-20", 2025, 6000),
        ("H1", "2025-12-20", "2025-12-20", 2024, 1000), ("H2", "2025-12-20", "2025-12-20", 2024, 1000),
    ]  # fmt: skip
    again = run("allowance", register, "--year", 2025, *PAYING)
    assert (again.exit_code, "没有应发的津贴，未作记录" in again.stdout) == (0, True)
    assert len(records(register)) == 4


def test_a_list_of_nothing_is_not_written(run: Run, register: Path, tmp_path: Path) -> None:
    run("allowance", register, "--year", 2025, *PAYING)
    for more in ((), PAYING):
        result = run("allowance", register, "--year", 2025, "--out", tmp_path / "empty.csv", *more, "--lang", "en")
        assert (result.exit_code, result.stderr) == (0, f"nothing is due, and {tmp_path / 'empty.csv'} was not written\n")
    assert not (tmp_path / "empty.csv").exists()


def test_a_list_is_not_written_into_the_register(run: Run, register: Path) -> None:
    result = run("allowance", register, "--year", 2025, "--out", register / "list.csv")

    assert (result.exit_code, (register / "list.csv").exists()) == (2, False)
    assert "位于登记簿之内；请写到别处" in result.stderr


def test_what_became_known_late_is_recovered_and_not_set_off(run: Run, register: Path) -> None:
    paid = run("allowance", register, "--year", 2025, "--known-on", "2025-12-20", *PAYING, "--recorded", "2025-12-21", "--json")
    later = run("allowance", register, "--year", 2026)

    assert json.loads(paid.stdout)["recorded"] == [4, 5, 6, 7]
    assert {record[2] for record in records(register)} == {"2025-12-21"}
    assert "应收回  H2    2025      6     6,000.00" in later.stdout
    assert "应收回的款项单列，不从应发中扣除" in later.stdout
    assert "合计12,000元" in later.stdout


def test_the_payment_list_has_names_and_is_written_beside_the_table(run: Run, register: Path, tmp_path: Path) -> None:
    result = run("allowance", register, "--year", 2025, "--out", tmp_path / "发放表.csv")

    assert (result.exit_code, result.stderr) == (0, f"已写入 {tmp_path / '发放表.csv'}\n")
    assert "张三" not in result.stdout
    content = (tmp_path / "发放表.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(content.decode("utf-8-sig").splitlines()))
    assert rows[0][:7] == ["序号", "编号", "姓名", "第几个管理期", "所属年度", "月数", "应发（税前）"]
    assert rows[1][:7] == ["1", "H1", "张三", "1", "2025", "12", "12000.00"]
    assert records(register) == []


def test_a_list_is_written_and_recorded_together(run: Run, register: Path, tmp_path: Path) -> None:
    assert run("allowance", register, "--year", 2025, *PAYING, "--out", tmp_path / "a.CSV").exit_code == 0
    assert ((tmp_path / "a.CSV").exists(), len(records(register))) == (True, 4)


def test_where_nothing_can_be_recorded_there_is_no_list_either(run: Run, register: Path, tmp_path: Path) -> None:
    early = ("--record", "--on", "2025-06-20", "--batch", "2025-1", "--recorder", "财务")
    for more in (("--out", tmp_path / "a.csv"), ()):
        result = run("allowance", register, "--year", 2025, *early, *more)
        assert (result.exit_code, result.stdout) == (4, "")
        assert "口径为后付" in result.stderr
    assert (records(register), list(tmp_path.glob("*.csv"))) == ([], [tmp_path / "名单.csv"])


def test_what_somebody_recorded_meanwhile_stops_the_payment(run: Run, register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = allowances.allowance

    def meanwhile(*args: Any, **named: Any) -> Any:
        monkeypatch.setattr(allowances, "allowance", before)
        run("record", register, "--kind", "left", "--id", "H1", "--on", "2025-07-15", "--fact", "cause=调往市外", *WHO, "2025-12-20")
        return before(*args, **named)

    monkeypatch.setattr(allowances, "allowance", meanwhile)
    assert run("allowance", register, "--year", 2025, *PAYING).exit_code == 3
    assert records(register) == []


def test_other_files_get_the_answer_itself(run: Run, register: Path, tmp_path: Path) -> None:
    assert run("allowance", register, "--year", 2025, "--out", tmp_path / "a.txt").stdout == ""
    assert "合计20,000元" in (tmp_path / "a.txt").read_text(encoding="utf-8")
    assert run("allowance", register, "--year", 2025, "--json", "--out", tmp_path / "a.json").exit_code == 0
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["year"] == 2025


@pytest.mark.parametrize(
    "args, code, message",
    [
        ((), 2, "缺少选项 --year；请补上"),
        (("--year", "0"), 2, "--year"),
        (("--year", "2025", "--batch", "1", "--on", "2025-12-20"), 2, "--on、--batch 须与 --record 同用"),
        (("--year", "2025", "--record"), 2, "缺少选项 --on、--batch、--recorder；请补上"),
        (("--year", "2025", "--json", "--out", "a.csv"), 2, "要 JSON 请用 .json"),
        (("--year", "2025", "--out", "none/a.csv"), 3, "无法写入"),
        (("--year", "2025", "--out", "a.xlsx"), 2, "--out"),
        (("--year", "2025", "--reading", "AJ22.when=never"), 4, "AJ22.when"),
    ],
)
def test_calls_that_cannot_be_meant(
    run: Run, register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...], code: int, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("allowance", register, *args)

    assert (result.exit_code, result.stdout) == (code, "")
    assert message in result.stderr


def test_no_list_is_written_over_an_earlier_one_or_over_the_register(run: Run, register: Path, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("x", encoding="utf-8")

    assert run("allowance", register, "--year", 2025, *PAYING, "--out", tmp_path / "a.csv").exit_code == 2
    assert ((tmp_path / "a.csv").read_text(encoding="utf-8"), records(register)) == ("x", [])
    assert run("allowance", register, "--year", 2025, "--out", tmp_path / "a.csv").exit_code == 0
    assert run("allowance", register, "--year", 2025, "--out", register / "people.sqlite").exit_code == 2


def test_every_page_can_be_shown_by_a_console_in_gbk(run: Run, register: Path) -> None:
    for lang in ("zh", "en"):
        run("allowance", register, "--year", 2025, "--readings", "all", "--names", "--lang", lang).stdout.encode("gbk")


def test_the_help_says_that_a_payment_list_comes_beside_the_table(run: Run) -> None:
    told = " ".join(run("allowance", "--help").stdout.split())

    assert ".csv is the payment list, and this table is printed" in told
    assert "print nothing" not in told
    assert "print nothing" in " ".join(run("select", "--help").stdout.split())


def test_a_list_can_be_printed_again_as_it_was_recorded(run: Run, register: Path, tmp_path: Path) -> None:
    run(
        "allowance",
        register,
        "--year",
        2025,
        *PAYING,
        "--document",
        "文1",
        "--reading",
        "AJ21.first=next_month",
        "--out",
        tmp_path / "a.csv",
    )
    run("record", register, "--correct", 4, "--fact", "amount=11000", "--fact", "months=11", *WHO, "2026-04-01")
    run("record", register, "--void", 5, *WHO, "2026-04-01")
    with Register.open(register, policy=HAIYOU) as opened:
        opened.people.put("H1", name="章三", unit="某社区")
    result = run("allowance", register, "--year", 2025, "--batch", "2025-1", "--out", tmp_path / "b.csv", "--names")

    assert (result.exit_code, result.stderr) == (0, f"已写入 {tmp_path / 'b.csv'}\n")
    assert (
        result.stdout
        == """\
“海右”社会工作高层次人才选拔管理办法：发放批号 2025-1，按全部记录

编号  姓名  所属年度  月数  金额（元）  备注
-------------------------------------------------------------------------------
H1    章三  2025      12    12,000.00   第4条 2025-12-20发放, 文1 已由第6条更正
H2    李四  2025      6     6,000.00    第5条 2025-12-20发放, 文1 已作废

按当时的记录：2笔，2人，18个月，合计18,000元
测算口径：AJ21.first=next_month；其余取默认
其中2笔此后更正或作废，见备注
合计（大写）：人民币壹万捌仟元整
辅助测算，不代替主管机关认定
"""
    )
    first, again = (list(csv.reader((tmp_path / name).read_text(encoding="utf-8-sig").splitlines())) for name in ("a.csv", "b.csv"))
    assert [row[:2] + row[3:7] for row in first[1:3]] == [row[:2] + row[3:7] for row in again[1:3]]
    assert (again[0][6], again[1][2], again[3][6]) == ("已发（税前）", "章三", "18000.00")
    before = run("allowance", register, "--year", 2025, "--batch", "2025-1", "--known-on", "2025-12-20", "--lang", "en").stdout
    assert "corrected or withdrawn" not in before
    assert "name" not in before
    told = json.loads(run("allowance", register, "--year", 2025, "--batch", "2025-1", "--json").stdout)
    assert (told["schema"], told["total"], [row["stands"] for row in told["rows"]]) == ("socialwork.batch/1", "18000.00", [6, None])


def test_a_batch_of_what_came_back_has_no_capitals(run: Run, register: Path, tmp_path: Path) -> None:
    run("allowance", register, "--year", 2025, "--known-on", "2025-12-20", *PAYING)
    back = ("--kind", "paid", "--id", "H2", "--on", "2026-04-01", "--fact", "batch=back", "--fact", "for_year=2025", "--fact", "months=-6")
    assert run("record", register, *back, "--fact", "amount=-6000", *WHO, "2026-04-01").exit_code == 0
    page = run("allowance", register, "--year", 2026, "--batch", "back", "--lang", "en", "--out", tmp_path / "b.csv").stdout

    assert "as it was recorded: 1 payment, 1 person, -6 months, CNY -6,000 in all" in page
    assert "capitals" not in page + (tmp_path / "b.csv").read_text(encoding="utf-8-sig")


def test_a_batch_that_was_not_recorded_is_not_there(run: Run, register: Path) -> None:
    run("allowance", register, "--year", 2025, *PAYING)

    unknown = run("allowance", register, "--year", 2025, "--batch", "2025-2", "--lang", "en")
    assert (unknown.exit_code, "2025-1" in unknown.stderr) == (4, True)
    assert run("allowance", register, "--year", 2023, "--batch", "2025-1").exit_code == 4
    both = run("allowance", register, "--year", 2025, "--batch", "2025-1", "--reading", "AJ21.first=next_month")
    assert (both.exit_code, "不与 --reading、--readings 同用" in both.stderr) == (2, True)


def test_what_is_recorded_before_it_was_paid_must_be_meant(run: Run, register: Path) -> None:
    early = run("allowance", register, "--year", 2025, *PAYING, "--recorded", "2025-12-10")

    assert (early.exit_code, early.stdout) == (4, "")
    assert early.stderr.startswith("--recorded：记录之日 2025-12-10 早于发生之日 2025-12-20")
    assert run("allowance", register, "--year", 2025, *PAYING, "--recorded", "2025-12-10", "--anyway").exit_code == 0


def test_a_batch_of_another_year_says_so(run: Run, register: Path) -> None:
    run("allowance", register, "--year", 2025, *PAYING)
    again = run("allowance", register, "--year", 2026, *PAYING, "--on", "2026-12-20")

    assert "注意：批号 2025-1 已用于 2025-12-20 的发放（第4条）" in again.stdout.splitlines()
