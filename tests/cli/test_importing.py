"""Approved lists are taken over into a register at the command line, as a whole or not at all."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result

from socialwork.lifecycle import Event
from socialwork.store import Register
from socialwork.talent import HAIYOU
from socialwork.text import Text

Run = Callable[..., Result]

WHO = ("--recorder", "张", "--recorded", "2024-01-05")
NAMED = ("--named-on", "2023-12-01", "--document", "通知1号", *WHO)


NOT_TOLD = Text(
    "批准之日未写明到日（approved_on）：AJ19=approval 时，此人的管理期待核实",
    "the day of approval is not told to the day (approved_on): under AJ19=approval the term is undetermined",
)


@pytest.fixture
def approved(tmp_path: Path) -> Path:
    path = tmp_path / "名单 2023.csv"
    path.write_text("编号,姓名,工作单位\nH1,张三,某社区\nH2,李四,某机构\n", encoding="utf-8")
    return path


@pytest.fixture
def register(run: Run, approved: Path, tmp_path: Path) -> Path:
    """Two people named in December 2023."""
    assert run("import", tmp_path / "登记簿", approved, "--new", *NAMED).exit_code == 0
    return tmp_path / "登记簿"


def events(register: Path) -> tuple[Event, ...]:
    with Register.open(register, policy=HAIYOU) as opened:
        return opened.events()


def said(result: Result) -> tuple[int, str, str]:
    return result.exit_code, result.stdout, result.stderr


def test_a_list_is_imported_into_a_new_register(run: Run, approved: Path, tmp_path: Path) -> None:
    result = run("import", tmp_path / "r", approved, "--new", *NAMED, "--approved-on", "2023-11-20", "--round", "2023")

    assert said(result) == (0, "已导入2人：第1条至第2条，命名之日 2023-12-01\n", "")
    assert [(event.subject, event.facts.round, event.facts.approved_on) for event in events(tmp_path / "r")] == [
        ("H1", "2023", date(2023, 11, 20)), ("H2", "2023", date(2023, 11, 20)),
    ]  # fmt: skip
    with Register.open(tmp_path / "r", policy=HAIYOU) as opened:
        assert opened.people.names() == {"H1": "张三", "H2": "李四"}


def test_the_same_as_data_and_in_english(run: Run, register: Path, tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text("id,name,work unit\nH3,W,U\n", encoding="utf-8")
    about = ("--named-on", "2025-12-01", "--document", "notice 2", *WHO[:-1], "2025-12-04")

    told = json.loads(run("import", register, tmp_path / "b.csv", *about, "--json").stdout)
    assert told == {
        "schema": "socialwork.imported/1", "register": str(register), "named_on": "2025-12-01",
        "records": [{"seq": 3, "id": "H3", "answer": "allowed"}], "notes": [NOT_TOLD.as_data()], "dated_back": None,
    }  # fmt: skip
    (tmp_path / "b.csv").write_text("id,name,work unit\nH4,W,U\n", encoding="utf-8")
    assert said(run("import", register, tmp_path / "b.csv", *about, "--lang", "en")) == (
        0,
        (
            "1 person imported: record 4, named on 2025-12-01\n"
            f"note: {NOT_TOLD.en}\n"
        ),
        "",
    )  # fmt: skip


def test_the_same_list_twice_is_refused(run: Run, register: Path, approved: Path) -> None:
    result = run("import", register, approved, *NAMED)

    assert (result.exit_code, result.stdout) == (4, "")
    assert result.stderr.splitlines()[0] == f"{register}：未导入，共2处问题"
    assert len(events(register)) == 2


@pytest.mark.parametrize(
    "more, code, message",
    [
        (("--approved-on", "2023-12-02"), 4, "--approved-on：批准之日不得晚于命名之日；请核对"),
        (("--recorded", "2023-11-30"), 4, "--recorded：记录之日 2023-11-30 早于发生之日 2023-12-01"),
        (("--named-on", "2028-03-01"), 4, "--beyond-validity"),
        (("--named-on", "12月1日"), 2, "--named-on：12月1日"),
        (("--document", " "), 4, "请写明所依据的文件"),
    ],
)
def test_a_call_that_is_refused_makes_no_register(
    run: Run, approved: Path, tmp_path: Path, more: tuple[str, ...], code: int, message: str
) -> None:
    result = run("import", tmp_path / "r", approved, "--new", *NAMED, *more)

    assert (result.exit_code, result.stdout) == (code, "")
    assert message in result.stderr
    assert not (tmp_path / "r").exists()


def test_a_list_with_faults_makes_no_register_and_shows_nobody(run: Run, tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text("编号,姓名,工作单位\nH1,张三,\nH1,李四,某社区\n", encoding="utf-8")
    result = run("import", tmp_path / "r", tmp_path / "b.csv", "--new", *NAMED)

    assert (result.exit_code, result.stdout) == (3, "")
    assert "共2处问题" in result.stderr
    assert not [name for name in ("张三", "李四") if name in result.stderr]
    assert not (tmp_path / "r").exists()


def test_new_never_takes_the_place_of_a_register_and_without_it_there_must_be_one(run: Run, register: Path, approved: Path) -> None:
    assert run("import", register, approved, "--new", *NAMED).exit_code == 3
    assert run("import", register.with_name("none"), approved, *NAMED).exit_code == 3


def test_who_is_in_the_term_is_not_named_under_another_day_unless_it_is_meant(run: Run, register: Path, approved: Path) -> None:
    wrong = ("--named-on", "2024-12-01", "--approved-on", "2024-11-20", "--recorded", "2024-12-04")
    result = run("import", register, approved, *NAMED, *wrong)

    assert (result.exit_code, result.stdout) == (4, "")
    assert result.stderr.splitlines()[1].startswith("H1：“管理期”为“管理期内”，而“命名”须在：")
    assert run("import", register, approved, *NAMED, *wrong, "--anyway").stdout.splitlines()[:2] == [
        "已导入2人：第3条至第4条，命名之日 2024-12-01",
        "已记录第3条：H1 2024-12-01 不可办理：命名",
    ]


def test_a_reading_can_be_chosen(run: Run, approved: Path, tmp_path: Path) -> None:
    assert run("import", tmp_path / "r", approved, "--new", *NAMED, "--reading", "AJ19=approval").exit_code == 4
