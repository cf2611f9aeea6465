"""Where projects stand on a day: as a page, as data, as a sheet, as HTML, and as a picture that somebody else draws."""

import csv
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result
from rich.cells import cell_len

from socialwork import HEBEI
from socialwork.lifecycle import Journal
from socialwork.projects import Evaluation, Indicator, Monitoring, Opening, Plan, ProjectHappens, Reviewer, StageEnd
from socialwork.sheets import read_projects
from socialwork.wire import write_journal

Run = Callable[..., Result]

SHEET = Path(__file__).parents[2] / "examples" / "projects" / "projects.csv"
DAY = "2025-11-05"
DONE = StageEnd(deliverables_accepted=True, work_recorded=True)


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """A journal of a project whose plan has an indicator; the plan became known late."""
    law, made = HEBEI.on(date(2025, 1, 6)), Journal()
    plan = Plan(indicators=(Indicator("探访", 120),), first_day=date(2025, 2, 1), last_day=date(2025, 10, 31))  # type: ignore[arg-type]
    for kind, day, recorded, facts in (
        (ProjectHappens.OPENED, date(2025, 1, 6), date(2025, 1, 6), Opening(title="邻里助老", tier="town")),
        (ProjectHappens.ASSESSMENT_ENDED, date(2025, 1, 20), date(2025, 1, 20), DONE),
        (ProjectHappens.PLANNED, date(2025, 1, 24), date(2025, 6, 1), plan),
    ):
        made = made.do(kind, subject="P1", on=day, recorded=recorded, law=law, recorder="office", facts=facts)
    made = made.record(
        ProjectHappens.OPENED, subject="P2", on=date(2025, 1, 6), recorder="office", facts=Opening(title="助老", tier="elsewhere")
    )
    path = tmp_path / "项目 日志.jsonl"
    write_journal(path, made)
    return path


def test_every_project_of_a_sheet(run: Run) -> None:
    result = run("projects", SHEET, "--as-of", DAY)

    assert result.exit_code == 0
    head, table, notes, _, totals, notice = result.stdout.split("\n\n")
    assert head.splitlines()[1:] == [
        "项目：截至 2025-11-05，按全部记录",
        "该政策有效期未查明",
        f"口径：{len(HEBEI.readings)}项均取政策默认",
    ]
    assert table.splitlines()[3].split() == ["P01", "邻里助老", "S01", "已结项", "0", "29,500.50元", "-", "-"]
    assert "尚无项目计划" in table
    assert notes.splitlines()[:3] == [
        "P01：评估结果：达到目标（第三方，2025-09-25）",
        "P01：项目监测与管理已结束，而尚无监测记录",
        "P02：超预算3,000元",
    ]
    assert notes.splitlines()[4].startswith("P04：第5行“预估阶段结束”（2025-06-16）未适用：")
    assert notes.splitlines()[-1] == "2025-11-05之后立项，未列入：P05"
    assert [line.split()[:5] for line in totals.splitlines()[2:] if line[0] != " "] == [
        ["社会工作服务站", "3", "1", "1", "1"],
        ["社会工作室", "1", "0", "0", "0"],
        ["全部", "4", "1", "1", "1"],
    ]
    assert notice == "辅助测算，不代替主管机关认定\n"


def test_what_nobody_told_is_not_zero(run: Run) -> None:
    totals = run("projects", SHEET, "--on", DAY, "--lang", "en").stdout.split("\n\n")[4]
    (room,) = (line for line in totals.splitlines() if line.startswith("social work room"))

    assert room.split()[-4:] == ["not", "counted", "not", "counted"]
    assert "CNY 0" not in totals


def test_a_journal_shows_indicators_and_what_stands_in_the_way(run: Run, journal: Path) -> None:
    result = run("projects", journal, "--as-of", DAY, "--lang", "en")

    assert result.exit_code == 0
    assert "探访 not told/120" in result.stdout
    assert 'P2: there is no tier "elsewhere"' in result.stdout
    assert "not opened: 1, outside the totals: P2" in result.stdout
    assert "the plan" in result.stdout.split("\n\n")[1]
    early = run("projects", journal, "--as-of", DAY, "--known-on", "2025-05-31", "--lang", "en").stdout
    assert "by what was recorded on or before 2025-05-31" in early
    assert "120" not in early


def test_before_anything_happened_there_is_nothing(run: Run) -> None:
    assert "没有项目的记录" in run("projects", SHEET, "--as-of", "2024-01-01").stdout


def test_a_reading_changes_what_stands(run: Run) -> None:
    result = run("projects", SHEET, "--as-of", DAY, "--reading", "ah11=apart", "--lang", "en")

    assert "readings: AH11=apart; the other" in result.stdout
    assert 'P02: row 3, "a purchased task taken on as a project" (2025-03-03) not applied' in result.stdout
    assert "not opened: 2, outside the totals: P02, P04" in result.stdout
    everything = result.stdout.split("\n\n")[-2].splitlines()[-2:]
    assert everything[0].split()[:2] == ["all", "2"]
    assert "2 not opened" in everything[1]


def test_what_is_told_and_not_applied_is_not_called_untold(run: Run) -> None:
    page = run("projects", SHEET, "--as-of", DAY).stdout

    assert "/未适用" in page.split("\n\n")[1]
    assert page.split("\n\n")[2].splitlines()[-2] == "P04：其后2步随之未适用"
    assert "请填“已结束阶段材料齐备并验收”一列" in page


def test_as_data(run: Run) -> None:
    told = json.loads(run("projects", SHEET, "--as-of", DAY, "--json").stdout)

    assert {name: told[name] for name in ("schema", "file", "as_of", "known_on")} == {
        "schema": "socialwork.projects/1", "file": str(SHEET), "as_of": DAY, "known_on": None,
    }  # fmt: skip
    assert told["readings"]["AH6"] == "parallel"
    assert [each["state"] for each in told["projects"]] == ["closed", "implementation", "planning", "assessment"]
    assert told["projects"][2]["lacks"] == [{"zh": "尚无项目计划", "en": "there is no plan yet"}]


def test_a_sheet_a_page_a_text_and_json_go_to_files(run: Run, tmp_path: Path) -> None:
    for name in ("总览.csv", "总览.HTML", "总览.txt", "总览.json"):
        more = ("--json",) if name.endswith("json") else ()
        result = run("projects", SHEET, "--as-of", DAY, "--out", tmp_path / name, *more)
        assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"已写入 {tmp_path / name}\n")
    rows = list(csv.reader((tmp_path / "总览.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert [row[0] for row in rows] == ["编号", "P01", "P02", "P03", "P04", *"******"]
    told = [row[1] for row in rows[5:]]
    assert told == [
        f"{HEBEI.title.zh}（{DAY}）", "该政策有效期未查明", f"口径：{len(HEBEI.readings)}项均取政策默认", f"项目：截至{DAY}", f"{DAY}之后立项，未列入：P05",
        "辅助测算，不代替主管机关认定",
    ]  # fmt: skip
    page = (tmp_path / "总览.HTML").read_text(encoding="utf-8")
    assert "<table" in page
    assert all(words in page for words in told[1:])
    assert "按层级合计" in (tmp_path / "总览.txt").read_text(encoding="utf-8")
    assert json.loads((tmp_path / "总览.json").read_text(encoding="utf-8"))["as_of"] == DAY


def test_a_picture_is_drawn_beside_what_is_told(run: Run, tmp_path: Path) -> None:
    result = run("projects", SHEET, "--as-of", DAY, "--plot", tmp_path / "a.PNG", "--lang", "en")

    assert (result.exit_code, result.stderr) == (0, f"written to {tmp_path / 'a.PNG'}\n")
    assert (tmp_path / "a.PNG").read_bytes().startswith(b"\x89PNG")
    assert "P01" in result.stdout


def test_the_line_of_a_picture_says_of_which_day_it_is(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "a.svg"
    assert run("projects", SHEET, "--as-of", DAY, "--plot", out).exit_code == 0

    picture = out.read_text(encoding="utf-8")
    assert f"截至{DAY}" in picture
    assert "今天" not in picture


def test_a_picture_that_cannot_be_written_is_told_and_nothing_else_is_given(run: Run, tmp_path: Path) -> None:
    result = run("projects", SHEET, "--as-of", DAY, "--plot", tmp_path / "no" / "a.png", "--out", tmp_path / "a.csv")

    assert (result.exit_code, result.stdout) == (3, "")
    assert "无法写入：没有文件夹" in result.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "args, code, message",
    [
        ((), 2, "--as-of"),
        (("--as-of", "2025-02-30"), 2, "--as-of：2025-02-30"),
        (("--as-of", DAY, "--known-on", DAY), 2, "--known-on：表格不记各项的记录日"),
        (("--as-of", DAY, "--reading", "AH6=never"), 4, "AH6"),
        (("--as-of", DAY, "--plot", "a.gif"), 2, "--plot：a.gif：文件名须以 .png、.svg、.pdf 之一结尾"),
        (("--as-of", DAY, "--plot", "a.png", "--out", "a.png"), 2, "a.png"),
        (("--as-of", DAY, "--out", "a.xlsx", "--plot", "a.png"), 2, "将写入文本"),
        (("--as-of", DAY, "--json", "--out", "a.csv"), 2, ".csv 不是 JSON"),
        (("--as-of", DAY, "--out", "没有/a.csv"), 3, "无法写入"),
        (("--as-of", DAY, "--out", str(SHEET)), 2, "覆盖输入文件"),
    ],
)
def test_calls_that_cannot_be_meant(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...], code: int, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("projects", SHEET, *args)

    assert (result.exit_code, result.stdout) == (code, "")
    assert message in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_budget_in_the_wrong_unit_is_refused_where_it_stands(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "项目.csv"
    path.write_text("编号,立项日,预估结束日,预算（元）,计划结束之日\nP1,2025-01-06,2025-01-07,3万元,2025-13-01\n", encoding="utf-8")
    result = run("projects", path, "--as-of", DAY)

    assert (result.exit_code, result.stdout) == (3, "")
    assert "请以元填写，如 30000" in result.stderr
    assert "计划结束之日" in result.stderr


def test_every_page_is_within_the_console_and_can_be_shown_in_gbk(run: Run, journal: Path) -> None:
    for file in (SHEET, journal):
        for lang in ("zh", "en"):
            page = run("projects", file, "--as-of", DAY, "--lang", lang).stdout
            page.encode("gbk")
            blocks = page.split("\n\n")
            assert all(cell_len(line) <= 100 for block in (blocks[1], blocks[4]) for line in block.splitlines())


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_template_of_projects_is_refused_until_its_example_is_gone(run: Run, tmp_path: Path, lang: str) -> None:
    out = tmp_path / "项目.csv"
    assert run("template", "projects", "--lang", lang, "--out", out).exit_code == 0

    refused = run("projects", out, "--as-of", DAY, "--lang", lang)
    assert refused.exit_code == 3
    assert ("示例" if lang == "zh" else "example") in refused.stderr
    text = out.read_text(encoding="utf-8-sig")
    out.write_text(text.replace("示例,", "P1,").replace("example,", "P1,"), encoding="utf-8")
    assert len(read_projects(out, recorded=date(2025, 11, 5), recorder="office").subjects) == 2
    page = run("projects", out, "--as-of", "2025-07-01", "--lang", lang)
    assert (page.exit_code, "P1：" in page.stdout or "P1:" in page.stdout) == (0, False)


CHECKLIST = SHEET.with_name("checklist.csv")


def test_an_office_gives_its_own_list_of_deliverables(run: Run, tmp_path: Path) -> None:
    told = json.loads(run("projects", SHEET, "--as-of", DAY, "--checklist", CHECKLIST, "--json").stdout)["projects"]

    assert [text["zh"] for text in told[2]["lacks"]] == ["项目计划书：未提交", "尚无项目计划"]
    assert [text["en"] for text in told[0]["notes"]] == ["monitoring and management ended, yet: there is no monitoring record yet"]
    more = tmp_path / "清单.csv"
    more.write_text("编号,成果,阶段\nneeds,需求报告,项目预估\nsurvey,问卷,needs assessment\n", encoding="utf-8")
    page = run("projects", SHEET, "--as-of", DAY, "--checklist", more).stdout
    assert "P02：项目预估已结束，而问卷：未提交" in page
    assert "P02：所交成果不在清单之内：P02/plan" in page


def test_a_list_for_a_sheet_that_tells_nothing_accepted_is_refused(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "项目.csv"
    path.write_text("编号,立项日\nP1,2025-01-06\n", encoding="utf-8")
    result = run("projects", path, "--as-of", DAY, "--checklist", CHECKLIST)

    assert (result.exit_code, result.stdout) == (2, "")
    assert "已验收成果" in result.stderr


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_template_of_a_list_is_refused_until_its_example_is_gone(run: Run, tmp_path: Path, lang: str) -> None:
    out = tmp_path / "清单.csv"
    assert run("template", "checklist", "--lang", lang, "--out", out).exit_code == 0

    refused = run("projects", SHEET, "--as-of", DAY, "--checklist", out, "--lang", lang)
    assert (refused.exit_code, refused.stdout) == (3, "")
    assert ("示例" if lang == "zh" else "example") in refused.stderr


def test_the_round_is_told_with_what_the_earlier_one_came_to(run: Run, tmp_path: Path) -> None:
    law, made = HEBEI.on(date(2025, 1, 6), readings={"AH6": "cycle"}), Journal()
    plan = Plan(budget="900", first_day=date(2025, 2, 1), last_day=date(2025, 10, 31))  # type: ignore[arg-type]
    for month, (kind, facts) in enumerate(
        (
            (ProjectHappens.OPENED, Opening(title="邻里助老", tier="town")),
            (ProjectHappens.ASSESSMENT_ENDED, DONE),
            (ProjectHappens.PLANNED, plan),
            (ProjectHappens.PLANNING_ENDED, DONE),
            (ProjectHappens.IMPLEMENTATION_ENDED, DONE),
            (ProjectHappens.MONITORED, Monitoring(spent="800")),  # type: ignore[arg-type]
            (ProjectHappens.MONITORING_ENDED, DONE),
            (ProjectHappens.EVALUATED, Evaluation(by=Reviewer.PURCHASER, result="仍有需求")),
            (ProjectHappens.NEXT_ROUND, DONE),
        ),
        1,
    ):
        made = made.do(kind, subject="P1", on=date(2025, month, 6), law=law, recorder="office", facts=facts)
    write_journal(path := tmp_path / "a.json", made)
    page = run("projects", path, "--as-of", DAY, "--reading", "AH6=cycle").stdout

    assert "（第2轮）" in page
    assert "P1：评估结果：第1轮：仍有需求（购买方，2025-08-06）" in page
    everything = page.split("\n\n")[-2].splitlines()[-2:]
    assert everything[0].split() == ["全部", "1", "0", "0", "0", "800元", "900元"]
    assert everything[1].split() == ["另1项未计"]  # the new round has no last day yet; its money is not asked for
