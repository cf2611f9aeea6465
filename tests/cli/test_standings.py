"""Where people stand on a day, as far as that was known on a day."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from socialwork.store import Register
from socialwork.talent import HAIYOU

Run = Callable[..., Result]

WHO = ("--recorder", "张", "--recorded")


@pytest.fixture
def register(run: Run, tmp_path: Path) -> Path:
    """Three people named in December 2023: of one a transfer became known late, of another a revocation is under way."""
    path, approved = tmp_path / "登记簿", tmp_path / "名单.csv"
    approved.write_text("编号,姓名,工作单位\nH1,张三,某社区\nH2,李四,不详\nH3,王五,某机构\n", encoding="utf-8")
    for args in (
        ("import", path, approved, "--new", "--named-on", "2023-12-01", "--document", "通知1号", *WHO, "2024-01-05"),
        ("record", path, "--kind", "left", "--id", "H2", "--on", "2025-06-15", "--fact", "cause=调往市外", *WHO, "2026-03-02"),
        ("record", path, "--kind", "revocation.proposed", "--id", "H3", "--on", "2025-05-06", "--fact", "violation=是", *WHO, "2025-05-07"),
    ):
        assert run(*args).exit_code == 0
    return path


def rows(output: str) -> list[list[str]]:
    """The rows of the first table."""
    lines = output.split("\n\n")[1].splitlines()
    return [line.split() for line in lines[next(at for at, line in enumerate(lines) if set(line) == {"-"}) + 1 :]]


def test_everybody_on_a_day(run: Run, register: Path) -> None:
    result = run("standing", register, "--as-of", "2026-12-31")

    assert result.exit_code == 0
    assert (
        result.stdout
        == f"""\
“海右”社会工作高层次人才选拔管理办法：截至 2026-12-31，按全部记录
适用 2023-12-01 的规定；管理期内各事按命名时的规定
口径：{len(HAIYOU.readings)}项均取政策默认

编号  状态                自          管理期起    管理期止    下一步
-----------------------------------------------------------------------------------
H1    管理期内            2023-12-01  2023-12-01  2027-11-30  2027-12-01 管理期届满
H2    管理期内，待遇已停  2025-06-15  2023-12-01  2027-11-30  2027-12-01 管理期届满
H3    管理期内            2023-12-01  2023-12-01  2027-11-30  2027-12-01 管理期届满
      已提出，待核实

管理期内2人；管理期内，待遇已停1人
辅助测算，不代替主管机关认定
"""
    )


def test_what_was_not_known_yet_does_not_count(run: Run, register: Path) -> None:
    result = run("standing", register, "--as-of", "2025-12-31", "--known-on", "2025-12-31", "--lang", "en")

    assert "as of 2025-12-31, by what was recorded on or before 2025-12-31" in result.stdout
    assert "in the term: 3\n" in result.stdout


def test_before_anything_happened_nobody_is_there(run: Run, register: Path) -> None:
    result = run("standing", register, "--as-of", "2023-11-30")

    assert result.exit_code == 0
    assert "没有人员的记录" in result.stdout


def test_after_the_measures_have_run_out_the_law_of_the_naming_still_tells(run: Run, register: Path) -> None:
    result = run("standing", register, "--as-of", "2029-07-01", "--lang", "en")

    assert result.exit_code == 0
    assert "law of 2023-12-01; what happens in a term goes by the law of the naming" in result.stdout
    assert [row[:5] for row in rows(result.stdout)[:3]] == [[person, "the", "term", "is", "over"] for person in ("H1", "H2", "H3")]


def test_a_reading_changes_the_days(run: Run, register: Path) -> None:
    result = run("standing", register, "--as-of", "2026-12-31", "--reading", "AJ19=january")

    assert "口径：AJ19=january；其余" in result.stdout
    assert rows(result.stdout)[0][:5] == ["H1", "管理期内", "2024-01-01", "2024-01-01", "2027-12-31"]


def test_what_changes_nothing_is_pointed_at(run: Run, register: Path) -> None:
    run("record", register, "--kind", "left", "--id", "H2", "--on", "2025-07-15", "--fact", "cause=退休", *WHO, "2026-03-02", "--anyway")

    assert "有记录未适用：H2（用 --id 查看原因）" in run("standing", register, "--as-of", "2026-12-31").stdout
    assert "未适用：第6条（2025-07-15，离开）：" in run("standing", register, "--as-of", "2026-12-31", "--id", "H2").stdout


APPROVAL = ("--as-of", "2026-12-31", "--reading", "AJ19=approval")


def test_of_whom_the_first_day_is_not_known_is_undetermined_and_not_never_named(run: Run, register: Path, tmp_path: Path) -> None:
    more = tmp_path / "更多.csv"
    more.write_text("编号,姓名,工作单位\nH4,赵六,某社区\n", encoding="utf-8")
    about = ("--named-on", "2025-12-01", "--approved-on", "2025-11-20", "--document", "通知2号", *WHO, "2026-03-02")
    assert run("import", register, more, *about).exit_code == 0
    page = run("standing", register, *APPROVAL).stdout
    story = run("standing", register, *APPROVAL, "--id", "H1", "--lang", "en").stdout

    assert [row[1:] for row in rows(page)[:2]] == [["待核实", "-", "-", "-", "须查明：批准之日"]] * 2
    assert rows(page)[3][:2] == ["H4", "管理期内"]
    assert "待核实3人；管理期内1人" in page
    assert "未入选" not in page
    assert "the term: undetermined (see the record that is not applied)\n" in story
    assert "the term: never named" not in story
    told = json.loads(run("standing", register, *APPROVAL, "--json").stdout)["standings"]
    assert [each["undetermined"] for each in told] == [["term"], ["term"], ["term"], []]
    assert "to be found out: day of approval" in run("standing", register, *APPROVAL, "--lang", "en", COLUMNS="200").stdout


def test_names_are_shown_only_when_asked_for(run: Run, register: Path) -> None:
    with Register.open(register, policy=HAIYOU) as opened:
        opened.people.erase("H3", on=opened.events()[0].recorded, recorder="张")
    shown, hidden = (run("standing", register, "--as-of", "2026-12-31", *more).stdout for more in (("--names",), ()))

    assert [row[:3] for row in rows(shown)][:3] == [["H1", "张三", "某社区"], ["H2", "李四", "-"], ["H3", "-", "-"]]
    assert "张三" not in hidden
    assert "H2：李四，-" in run("standing", register, "--as-of", "2026-12-31", "--names", "--id", "H2").stdout


def test_one_persons_whole_story(run: Run, register: Path) -> None:
    result = run("standing", register, "--as-of", "2026-12-31", "--id", "h2", "--lang", "en")

    assert result.exit_code == 0
    assert result.stdout.splitlines()[3:] == [
        "term 1: 2023-12-01 to 2027-11-30 (named on 2023-12-01)",
        "",
        "H2: as of 2026-12-31",
        "the term: in the term, the benefits ended (since 2025-06-15)",
        "the revocation: none under way",
        "2027-12-01: the term ends (by itself)",
        "2023-12-01  the term  named  never named -> named, the term not begun  通知1号  J6/J20  record 2, recorded 2024-01-05",
        "2023-12-01  the term  the term begins  named, the term not begun -> in the term  J6  by itself",
        "2025-06-15  the term  left  in the term -> in the term, the benefits ended  J23  record 4, recorded 2026-03-02",
        "computed in support of a decision; it does not take the place of the competent body's",
    ]


def test_as_data(run: Run, register: Path) -> None:
    told = json.loads(run("standing", register, "--as-of", "2026-12-31", "--json", "--names").stdout)

    assert {name: told[name] for name in ("schema", "register", "as_of", "known_on", "law_of", "marks")} == {
        "schema": "socialwork.standings/1", "register": str(register), "as_of": "2026-12-31", "known_on": None, "law_of": "2023-12-01",
        "marks": [],
    }  # fmt: skip
    assert told["readings"]["AJ19"] == HAIYOU.term_start.default
    assert [(each["subject"], each["states"]["term"], each["name"]) for each in told["standings"]] == [
        ("H1", "active", "张三"), ("H2", "benefits_ended", "李四"), ("H3", "active", "王五"),
    ]  # fmt: skip
    assert told["standings"][0]["terms"] == [{"number": 1, "named": "2023-12-01", "start": "2023-12-01", "last_day": "2027-11-30"}]
    assert "name" not in json.loads(run("standing", register, "--as-of", "2026-12-31", "--json").stdout)["standings"][0]


def test_as_data_of_one_as_known_on_a_day(run: Run, register: Path) -> None:
    told = json.loads(run("standing", register, "--as-of", "2025-12-31", "--known-on", "2025-12-31", "--id", "H2", "--json").stdout)

    assert (told["known_on"], [each["states"]["term"] for each in told["standings"]]) == ("2025-12-31", ["active"])


def test_rounds_stand_in_a_table_of_their_own(run: Run, register: Path) -> None:
    called = ("--kind", "round.called", "--id", "R2025", "--on", "2025-08-01", "--role", "organiser", *WHO, "2025-08-01")
    assert run("record", register, *called).exit_code == 0
    blocks = run("standing", register, "--as-of", "2026-12-31").stdout.split("\n\n")

    assert blocks[2].splitlines()[-1].split() == ["R2025", "已印发申报通知", "2025-08-01"]
    assert "H1" not in blocks[2]
    assert "R2025：截至2026-12-31" in run("standing", register, "--as-of", "2026-12-31", "--id", "R2025").stdout


def test_a_table_goes_to_a_file(run: Run, register: Path, tmp_path: Path) -> None:
    assert run("standing", register, "--as-of", "2026-12-31", "--out", tmp_path / "a.txt").exit_code == 0
    assert "管理期内2人" in (tmp_path / "a.txt").read_text(encoding="utf-8")
    assert run("standing", register, "--as-of", "2026-12-31", "--out", register / "journal.sqlite").exit_code == 2


@pytest.mark.parametrize(
    "args, code, message",
    [
        ((), 2, "缺少选项 --as-of；请补上"),
        (("--as-of", "2026-02-30"), 2, "--as-of：2026-02-30"),
        (("--as-of", "2026-12-31", "--id", "H001"), 4, "登记簿中没有 'H001'；是否为 H1？"),
        (("--as-of", "2026-12-31", "--id", "X"), 4, "登记簿中没有 'X'；现有：H1、H2、H3"),
        (("--as-of", "2026-12-31", "--id", "X1"), 4, "登记簿中没有 'X1'；现有：H1、H2、H3"),
        (("--as-of", "2026-12-31", "--reading", "AJ19=never"), 4, "AJ19"),
    ],
)
def test_calls_that_cannot_be_meant(run: Run, register: Path, args: tuple[str, ...], code: int, message: str) -> None:
    result = run("standing", register, *args)

    assert (result.exit_code, result.stdout) == (code, "")
    assert message in result.stderr


def test_every_page_can_be_shown_by_a_console_in_gbk(run: Run, register: Path) -> None:
    for more in ((), ("--id", "H2"), ("--names",)):
        for lang in ("zh", "en"):
            run("standing", register, "--as-of", "2026-12-31", "--lang", lang, *more).stdout.encode("gbk")
