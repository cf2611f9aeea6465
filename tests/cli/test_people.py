"""What is kept of a person, at the command line: entered, corrected, shown when asked for, and never against an erasure by accident."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from socialwork.store import Person, Register
from socialwork.talent import HAIYOU

Run = Callable[..., Result]

WHO = ("--recorder", "张", "--recorded", "2024-01-05")
NUMBER = "11010519491231002X"
"""The example of GB 11643 itself."""


@pytest.fixture
def register(run: Run, tmp_path: Path) -> Path:
    """One person from a list, another one named by record, and a round."""
    path, approved = tmp_path / "登记簿", tmp_path / "名单.csv"
    approved.write_text("编号,姓名,工作单位\nH1,张三,某社区\n", encoding="utf-8")
    for args in (
        ("import", path, approved, "--new", "--named-on", "2023-12-01", "--document", "通知1号", *WHO),
        ("record", path, "--kind", "named", "--id", "H2", "--on", "2023-12-01", *WHO),
        ("record", path, "--kind", "round.called", "--id", "R2025", "--on", "2025-08-01", "--role", "organiser", *WHO[:-1], "2025-08-01"),
    ):
        assert run(*args).exit_code == 0
    return path


def kept(register: Path) -> dict[str, Person]:
    with Register.open(register, policy=HAIYOU) as opened:
        return {person.id: person for person in opened.people.all()}


def said(result: Result) -> tuple[int, str, str]:
    return result.exit_code, result.stdout, result.stderr


def test_somebody_named_by_record_gets_a_name(run: Run, register: Path) -> None:
    result = run("person", register, "--id", "h2", "--name", "李四", "--number", f" {NUMBER.lower()}", "--unit", "某机构")

    assert said(result) == (
        0, "H2：已登记姓名、证件号码、工作单位\nH2：姓名：***，证件号码：***，工作单位：***，收款账户：-\n", "",
    )  # fmt: skip
    assert kept(register)["H2"] == Person(id="H2", name="李四", number=NUMBER, unit="某机构")


def test_what_is_not_given_stays_and_an_empty_value_takes_out(run: Run, register: Path) -> None:
    assert run("person", register, "--id", "H1", "--account", "622200").exit_code == 0
    told = run("person", register, "--id", "H1", "--name", "张珊", "--unit", "", "--lang", "en").stdout
    assert told.splitlines()[0] == "H1: name, work unit entered; what was there before is overwritten"

    assert kept(register)["H1"] == Person(id="H1", name="张珊", account="622200")


def test_what_is_kept_is_shown_when_it_is_asked_for(run: Run, register: Path) -> None:
    masked, shown = (run("person", register, "--id", "H1", "--lang", "en", *more).stdout for more in ((), ("--show",)))

    assert masked == "H1: name: ***, number: -, work unit: ***, account: -\n"
    assert shown == "H1: name: 张三, number: -, work unit: 某社区, account: -\n"
    entry = {"name": "***", "number": "", "unit": "***", "account": ""}
    assert json.loads(run("person", register, "--id", "H1", "--json").stdout) == {
        "schema": "socialwork.person/1", "register": str(register), "id": "H1", "entry": entry, "entered": [], "erased_on": None,
    }  # fmt: skip
    assert json.loads(run("person", register, "--id", "H1", "--json", "--show").stdout)["entry"]["name"] == "张三"


def test_of_whom_nothing_is_kept(run: Run, register: Path) -> None:
    assert run("person", register, "--id", "H2").stdout == "H2：没有资料；用 --name 等选项登记\n"
    assert json.loads(run("person", register, "--id", "H2", "--json").stdout)["entry"] is None


def test_an_erased_person_is_entered_anew_only_deliberately(run: Run, register: Path) -> None:
    erased = run("erase", register, "--id", "H1", "--on", "2024-06-03", "--recorder", "张", "--lang", "en")

    assert erased.stdout.splitlines()[-1] == "if they are to be entered anew one day: socialwork person, with --again"
    assert run("person", register, "--id", "H1").stdout == "H1：资料已于 2024-06-03 删除\n"
    refused = run("person", register, "--id", "H1", "--name", "张三")
    assert (refused.exit_code, kept(register)) == (2, {})
    assert "H1：此人的资料已应要求删除；确需重新登记的，加 --again" in refused.stderr
    assert run("person", register, "--id", "H1", "--again").exit_code == 2
    assert run("person", register, "--id", "H1", "--name", "张三", "--again").exit_code == 0
    assert kept(register)["H1"].name == "张三"
    assert run("person", register, "--id", "H1", "--unit", "某社区").exit_code == 0
    assert json.loads(run("person", register, "--id", "H1", "--json").stdout)["erased_on"] == "2024-06-03"


def test_somebody_erased_is_imported_once_they_were_entered_anew(run: Run, register: Path, tmp_path: Path) -> None:
    run("erase", register, "--id", "H1", "--on", "2024-06-03", "--recorder", "张")
    again = ("import", register, tmp_path / "名单.csv", "--named-on", "2027-12-01", "--document", "通知2号", *WHO[:-1], "2027-12-02")
    run("record", register, "--kind", "assessed", "--id", "H1", "--on", "2027-12-01", *WHO[:-1], "2027-12-01")

    assert "先用 socialwork person … --name … --again 登记" in run(*again).stderr
    run("person", register, "--id", "H1", "--name", "张三", "--again")
    assert "socialwork person" not in run(*again).stderr


@pytest.mark.parametrize(
    "args, code, told",
    [
        (("--id", "H2", "--unit", "某机构"), 2, "--name: nothing is kept of this person yet, so give the name as well"),
        (("--id", "H1", "--name", " "), 2, "--name: a name is never empty; erase forgets a person"),
        (("--id", "H2", "--name", "ｈ2"), 2, "--name: it is the id as well"),
        (("--id", "H1", "--again"), 2, "--again: this person was not erased; leave it out"),
        (("--id", "H1", "--number", "110105194912310000"), 2, "--number: its last sign does not go with the seventeen before it"),
        (("--id", "H1", "--number", "3.70102E+17"), 2, "--number: the spreadsheet program made a quantity of the number"),
        (("--id", "H1", "--number", "110105194902300000"), 2, "--number: there is no such day of birth"),
        (("--id", "H1", "--account", "6" * 10_001), 2, "--account: give at most 10000 characters"),
        (("--id", "H2", "--name", "李" * 10_001), 2, "--name: give at most 10000 characters"),
        (("--id", "R2025", "--name", "李四"), 4, "no person in the register is named 'R2025'"),
        (("--id", "H3", "--name", "李四"), 4, "no person in the register is named 'H3'"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_shows_nobody(run: Run, register: Path, args: tuple[str, ...], code: int, told: str) -> None:
    before = kept(register)
    result = run("person", register, *args, "--lang", "en")

    assert (result.exit_code, result.stdout, kept(register)) == (code, "", before)
    assert told in result.stderr
    assert not [text for text in ("李四", "110105", "张三") if text in result.stderr.replace("'R2025'", "")]


def test_the_allowance_says_whose_name_is_not_kept(run: Run, register: Path, tmp_path: Path) -> None:
    asked = ("allowance", register, "--year", "2024")

    assert "没有姓名：H2（用 person 登记）" in run(*asked, "--names").stdout
    listed = run(*asked, "--out", tmp_path / "a.csv", "--lang", "en").stdout
    assert "no name is kept of H2 (enter it with: socialwork person)" in listed
    assert "没有姓名" not in run(*asked).stdout
    assert json.loads(run(*asked, "--names", "--json").stdout)["without_name"] == ["H2"]
