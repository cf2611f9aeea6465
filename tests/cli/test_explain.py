import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from socialwork.cli.stories import story
from socialwork.rules import NOTICE, Missing
from socialwork.selection import Selection
from socialwork.sheets import read_candidates
from socialwork.talent import HAIYOU, Candidate, MeritScale, Round, select
from socialwork.wire import read_round

Run = Callable[..., Result]

DAY = date(2023, 9, 1)


def selection(file: Path, round_path: Path) -> Selection:
    round_ = read_round(round_path)
    return select(read_candidates(file), round_.law(HAIYOU), round_)


def test_a_story_in_chinese(run: Run, waiting: Path, round_file: Callable[..., Path]) -> None:
    result = run("explain", waiting, "--round", round_file(), "--id", "A2")
    told = selection(waiting, round_file()).placement("A2").explain("zh")

    assert result.exit_code == 0
    assert result.stderr == ""
    assert (
        result.stdout
        == f"""\
“海右”社会工作高层次人才选拔管理办法：试行 2023-09-01
口径：均取政策默认

{told}

为何待定：以下两种情形都可能出现
  有名额：符合条件的4人中排第2
    假设M1：评审结果为0.0
  无名额：符合条件的4人中排第3
    假设M1：评审结果为100.0
  另有1人的未明事实也作了假设，两种情形相同

{NOTICE.zh}
"""
    )


def test_a_story_in_english(run: Run, waiting: Path, round_file: Callable[..., Path]) -> None:
    result = run("explain", waiting, "--round", round_file(), "--id", "A2", "--lang", "en", "--depth", 0)
    told = selection(waiting, round_file()).placement("A2").explain("en", depth=0)

    assert (
        result.stdout
        == f"""\
Measures for the selection and management of "Haiyou" high-level social work talent: 试行 2023-09-01
readings: all as the policy has them by default

{told}

why this is open: both of these can be
  with a seat: number 2 of the 4 who are eligible
    assuming of M1: merit 0.0
  without one: number 3 of the 4 who are eligible
    assuming of M1: merit 100.0
  what is assumed of 1 other person is the same in both

{NOTICE.en}
"""
    )


def test_a_decided_place_needs_no_worlds(run: Run, small: Path, round_file: Callable[..., Path]) -> None:
    for person in ("A1", "B1", "C1", "D1"):
        page = run("explain", small, "--round", round_file(), "--id", person).stdout

        assert "为何待定" not in page
        assert selection(small, round_file()).placement(person).explain("zh") in page


def test_of_oneself_everything_assumed_is_told(run: Run, waiting: Path, round_file: Callable[..., Path]) -> None:
    page = run("explain", waiting, "--round", round_file(), "--id", "M1").stdout

    assert "    假设本人：评审结果为100.0\n" in page
    assert "    假设本人：评审结果为0.0\n" in page
    assert "assuming of the person: merit 100.0" in run("explain", waiting, "--round", round_file(), "--id", "M1", "--lang", "en").stdout


def test_a_tie_is_told_by_the_order_taken(run: Run, small: Path, round_file: Callable[..., Path]) -> None:
    page = run("explain", small, "--round", round_file(), "--id", "A2").stdout
    english = run("explain", small, "--round", round_file(), "--id", "A2", "--lang", "en").stdout

    assert "  有名额：符合条件的6人中排第2，并列的2人中排第1\n  无名额：符合条件的6人中排第3，并列的2人中排第2\n\n" in page
    assert "with a seat: number 2 of the 6 who are eligible, number 1 of the 2 who are level\n" in english


def test_who_may_not_be_eligible_has_no_number_there(run: Run, person: Any, sheet: Any, round_file: Callable[..., Path]) -> None:
    file = sheet(person("A1", "95", works_in_city=Missing.NOT_KNOWN), person("A2", "90"))
    page = run("explain", file, "--round", round_file(seats=1), "--id", "A1").stdout

    assert "  有名额：符合条件的2人中排第1\n    假设本人：在本市工作为是\n" in page
    assert "  无名额：不符合选拔条件\n    假设本人：在本市工作为否，不符合选拔条件\n" in page


def test_a_merit_below_the_minimum_is_told_as_not_eligible(run: Run, person: Any, sheet: Any, round_file: Callable[..., Path]) -> None:
    file, path = sheet(person("A1", "90"), person("M1", None)), round_file(seats=1)
    path.write_text(path.read_text(encoding="utf-8") + "minimum = 60\n", encoding="utf-8")
    page = run("explain", file, "--round", path, "--id", "A1", "--lang", "en").stdout

    assert "  with a seat: number 1 of the 1 who are eligible\n    assuming of M1: not eligible\n" in page


def test_who_is_below_the_minimum_is_told_so_and_not_that_a_rule_fails(
    run: Run, person: Any, sheet: Any, round_file: Callable[..., Path]
) -> None:
    file, path = sheet(person("A1", "90"), person("A2", "59.5"), person("D1", "10", works_in_city=False)), round_file(seats=1)
    path.write_text(path.read_text(encoding="utf-8") + "minimum = 60\n", encoding="utf-8")

    def told(id_: str, lang: str) -> list[str]:
        page = run("explain", file, "--round", path, "--id", id_, "--lang", lang, "--depth", "0").stdout
        return page.split("\n\n")[1].splitlines()

    assert told("A2", "zh") == [
        "A2 未入选：未达批次的最低评审要求", "  评审结果：59.5", "  未达最低要求：差0.5分", "  分差：距并列30.5分，距确保入选31.0分"
    ]  # fmt: skip
    assert told("A2", "en") == [
        "A2 not selected: below the round's minimum of merit", "  merit: 59.5",
        "  below the minimum: 0.5 points to it", "  margin: 30.5 points to a tie, 31.0 points to a certain seat",
    ]  # fmt: skip
    assert told("D1", "en")[0] == "D1 not selected: not eligible (J23)"  # a rule fails, whatever the merit


def test_a_merit_that_is_missing_is_among_ones_own_missing_facts(run: Run, waiting: Path, round_file: Callable[..., Path]) -> None:
    for lang, said in (("zh", "  本人待核实：评审结果\n"), ("en", "  own facts missing: merit\n")):
        assert said in run("explain", waiting, "--round", round_file(), "--id", "M1", "--lang", lang).stdout


def test_the_seats_of_the_share_are_told(run: Run, small: Path, round_file: Callable[..., Path]) -> None:
    def seats(lang: str, *readings: str) -> str:
        page = run("explain", small, "--round", round_file(), "--id", "A1", "--lang", lang, *readings).stdout
        return next(line for line in page.splitlines() if line.startswith(("  名额", "  seats")))

    assert seats("zh") == "  名额：3个，其中养老服务领域人选应至少有1人"
    assert seats("en") == "  seats: 3, at least 1 of them for people in elderly care"
    assert seats("zh", "--reading", "AJ1=exactly") == "  名额：3个，其中养老服务领域人选应有1人"
    assert seats("zh", "--reading", "AJ1=at_most", "--reading", "AJ3=floor") == "  名额：3个，其中养老服务领域人选应有0至1人"


def test_several_others_alike_are_counted(person: Any) -> None:
    people = [person("A1", "95"), person("A2", "90"), *(person(f"Q{number}", None) for number in range(4))]
    round_ = Round(day=DAY, seats=3, merit=MeritScale(step="0.5"))
    placement = select(people, round_.law(HAIYOU), round_).placement("Q0")

    assert "other people is the same in both" in story(placement, "en")
    assert "两种情形相同" in story(placement, "zh")


def test_a_search_that_was_bounded_has_no_worlds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socialwork.talent.selecting._FILLINGS", 3)
    round_ = Round(day=DAY, seats=1)
    people = [Candidate(id="A1", merit_score="90"), Candidate(id="A2", merit_score="80")]  # of whom nothing else is known
    placement = select(people, round_.law(HAIYOU), round_).placement("A1")

    assert not placement.proven
    assert story(placement, "zh") == placement.explain("zh")


def test_json_holds_the_reasons_and_the_worlds(run: Run, waiting: Path, round_file: Callable[..., Path]) -> None:
    result = run("explain", waiting, "--round", round_file(), "--id", "A2", "--json")
    data = json.loads(result.stdout)
    whole = selection(waiting, round_file())

    assert result.exit_code == 0
    assert data["schema"] == "socialwork.placement/1"
    told = {"policy", "day", "cut_off", "merit", "cap", "seats", "share", "readings", "notes"}
    assert set(data) == {"schema", "candidate", *told}
    assert {name: data[name] for name in told} == {name: json.loads(json.dumps(whole.as_data()))[name] for name in told}
    assert data["candidate"] == json.loads(json.dumps(whole.placement("A2").as_data(reasons=True)))
    assert data["notes"] == whole.as_data()["notes"]
    assert [set(world) >= {"assumed", "order", "selected"} for world in data["candidate"]["witnesses"]] == [True, True]


def test_a_story_goes_to_a_file(run: Run, small: Path, tmp_path: Path) -> None:
    printed = run("explain", small, "--on", "2023-09-01", "--id", "A1").stdout
    result = run("explain", small, "--on", "2023-09-01", "--id", "A1", "--out", tmp_path / "A1.txt", "--lang", "zh")

    assert result.stdout == ""
    assert (tmp_path / "A1.txt").read_text(encoding="utf-8") == printed


@pytest.mark.parametrize(
    "lang, asked, said",
    [
        ("zh", "A9", "人选中没有 'A9'；是否为 A3 或 A2 或 A1？\n"),
        ("en", "A9", "no candidate is named 'A9'; did you mean A3 or A2 or A1?\n"),
        ("zh", "张三", "人选中没有 '张三'；现有：A1、A2、A3、B1、C1、E1、D1\n"),
        ("en", "张三", "no candidate is named '张三'; known: A1, A2, A3, B1, C1, E1, D1\n"),
    ],
)
def test_an_unknown_id(run: Run, small: Path, tmp_path: Path, lang: str, asked: str, said: str) -> None:
    for more in ((), ("--json",), ("--out", tmp_path / "out.txt")):
        result = run("explain", small, "--on", "2023-09-01", "--id", asked, "--lang", lang, *more)

        assert result.exit_code == 4
        assert result.stdout == ""
        assert result.stderr == said
        assert not (tmp_path / "out.txt").exists()


def test_an_unknown_id_among_many(run: Run, person: Any, sheet: Any) -> None:
    file = sheet(*(person(f"A{number:02}", "90") for number in range(12)))

    assert run("explain", file, "--on", "2023-09-01", "--id", "张三").stderr == (
        "人选中没有 '张三'；共12个，如A00、A01、A02、A03、A04、A05、A06、A07\n"
    )
    assert "there are 12, such as A00, " in run("explain", file, "--on", "2023-09-01", "--id", "张三", "--lang", "en").stderr


def test_an_id_that_looks_like_an_identity_number_is_not_repeated(run: Run, small: Path) -> None:
    result = run("explain", small, "--on", "2023-09-01", "--id", "11010519491231002X")

    assert result.exit_code == 4
    assert "1949" not in result.stderr


def test_an_id_is_found_whatever_its_case_and_width(run: Run, person: Any, sheet: Any) -> None:
    path = sheet(person("A1", "90"), person("bb", "80"))
    call = ("explain", path, "--on", "2023-09-01", "--depth", "0", "--id")

    assert run(*call, "a1").stdout == run(*call, "A1").stdout
    assert run(*call, "Ｂ Ｂ").stdout == run(*call, "bb").stdout != run(*call, "A1").stdout
    assert run(*call, "a2").exit_code == 4


@pytest.mark.parametrize("given", ["h89", "H89", "h 0089"])
def test_an_id_with_its_number_written_otherwise_is_offered(run: Run, person: Any, sheet: Any, given: str) -> None:
    path = sheet(*(person(f"H{number:03}", "90") for number in (8, 80, 89, 189)))
    result = run("explain", path, "--on", "2023-09-01", "--id", given, "--lang", "en")

    assert (result.exit_code, result.stdout) == (4, "")
    assert result.stderr == f"no candidate is named {given!r}; did you mean H089?\n"


def test_under_varied_readings_it_is_said_what_is_under_those_chosen(
    run: Run, person: Any, sheet: Any, round_file: Callable[..., Path]
) -> None:
    file, path = sheet(person("A1", "90"), person("A2", "90")), round_file(seats=1)

    def lines(*more: str) -> list[str]:
        return run("explain", file, "--round", path, "--id", "A1", "--readings", "AJ6", "--depth", "0", *more).stdout.splitlines()

    english, chinese = lines("--lang", "en"), lines()
    assert english.index("  under the readings chosen, as all that follows: open (tie)") < english.index("  merit: 90")
    assert "why this is open under the readings chosen: both of these can be" in english
    assert "按所选口径为何待定：以下两种情形都可能出现" in chinese
    assert chinese.index("  按所选口径（以下均是）：待定（并列）") < chinese.index("  评审结果：90")
