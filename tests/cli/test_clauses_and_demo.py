import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from socialwork.cli import commands, shipped
from socialwork.cli.pages import clause_page
from socialwork.linkage import OUHAI
from socialwork.policies import Policy
from socialwork.projects import HEBEI
from socialwork.talent import HAIYOU
from socialwork.testing.invented import TEA_ROOMS

Run = Callable[..., Result]

# --- clauses ------------------------------------------------------------------------------------------------------------------------------


def test_every_clause_with_what_models_it(run: Run) -> None:
    result = run("clauses")
    lines = result.stdout.splitlines()

    assert result.exit_code == 0
    assert lines[0] == HAIYOU.title.zh
    assert lines[2].split() == ["条款", "内容（概述）", "由何建模"]
    assert [line.split()[0] for line in lines[4:] if line[0] != " "] == [clause.id for clause in HAIYOU.clauses]
    assert ["J4", "一次选拔的人数以五十人为上限", "参数：每批人数上限"] in [line.split() for line in lines]
    assert ["口径：AJ4", "AJ10", "AJ4.withdrawn", "AJ18"] in [line.split() for line in lines]


def test_clauses_in_english(run: Run) -> None:
    page = run("clauses", "--lang", "en").stdout

    assert page.splitlines()[2].split("  ")[0] == "clause"
    for words in (
        "parameter: most people a round",
        "reading: AJ4, AJ10, AJ4.withdrawn, AJ18",
        "list: kinds of employer",
        "validity: haiyou-2023",
        "rule: may be selected",
    ):
        assert words in page
    assert "not modelled: " in page
    assert "lifecycle: the term, the revocation" in page


def test_clauses_as_json(run: Run) -> None:
    data = json.loads(run("clauses", "--json").stdout)
    by_id = {clause["id"]: clause for clause in data["clauses"]}

    assert data["schema"] == "socialwork.clauses/1"
    assert data["policy"] == "haiyou"
    assert list(by_id) == [clause.id for clause in HAIYOU.clauses]
    assert by_id["J4"]["models"] == list(HAIYOU.models["J4"])
    assert by_id["J1"]["models"] == []
    assert set(by_id["J1"]["narrative"]) == {"zh", "en"}
    assert by_id["J1"]["planned"] is None
    assert by_id["J25"]["models"] == list(HAIYOU.models["J25"])
    assert all(clause["models"] or clause["narrative"] or clause["planned"] for clause in data["clauses"])


@pytest.mark.parametrize("policy", [HAIYOU, HEBEI, OUHAI, TEA_ROOMS])
def test_whatever_models_a_clause_has_words(policy: Policy) -> None:
    kinds = {by.partition(" ")[0] for models in policy.models.values() for by in models}

    assert kinds <= {
        "validity",
        "parameter",
        "rule",
        "fact",
        "reading",
        "enumeration",
        "lifecycle",
        "tier",
        "function",
        "formula",
        "statistic",
        "placement",
    }
    assert clause_page(policy, "zh", 100)
    assert clause_page(policy, "en", 100)


def test_the_clauses_of_another_policy(run: Run) -> None:
    lines = [line.split() for line in run("clauses", "hebei").stdout.splitlines()]
    unknown = run("clauses", "hebie", "--lang", "en")

    assert ["H17", "社工站指导社工室", "口径：AH3", "AH4"] in lines
    assert ["职能：指导"] in lines
    assert ["H13", "三级都以项目方式运作", "口径：AH9", "AH11", "AH16"] in lines
    assert ["职能：实行项目化运行"] in lines, "what three levels do alike is told once"
    assert json.loads(run("clauses", "hebei", "--json").stdout)["policy"] == "hebei"
    assert (unknown.exit_code, "did you mean hebei?" in unknown.stderr) == (4, True)


# --- the demo -----------------------------------------------------------------------------------------------------------------------------


def test_the_shipped_example_is_shown(run: Run) -> None:
    result = run("demo")

    assert result.exit_code == 0
    assert result.stderr == ""
    assert result.stdout.startswith("示例数据均属虚构")
    titles = ["一名拟入选者的说明", "一名不能入选者的说明", "一组规则不能区分的并列", "一个待定名额所等待的事实"]
    assert [line for line in result.stdout.splitlines() if line.startswith("====")] == [f"==== {title} ====" for title in titles]


def test_the_shipped_example_in_english(run: Run) -> None:
    page = run("demo", "--lang", "en").stdout

    assert page.startswith("the data of this example are made up")
    assert page.count("\n==== ") == 4
    assert "by the reserved share" in page.split("\n==== ")[1]
    assert "not eligible" in page.split("\n==== ")[2]
    assert "--resolve" in page.split("\n==== ")[3]
    assert "why this is open" in page.split("\n==== ")[4]


def test_only_who_matters_is_listed_unless_all_are_asked_for(run: Run) -> None:
    data = json.loads(run("demo", "--json").stdout)
    outcomes = [each["outcome"] for each in data["candidates"]]
    some, everybody = (run("demo", *more).stdout.split("\n\n")[2].count("\n") for more in ((), ("--all",)))

    assert len(outcomes) == 180
    assert everybody - some >= outcomes.count("NOT_SELECTED") - 1
    assert f"另有{outcomes.count('NOT_SELECTED')}人未入选（--all 全部列出）" in run("demo").stdout


def test_the_data_say_that_they_are_made_up(run: Run) -> None:
    notes = json.loads(run("demo", "--json").stdout)["notes"]

    assert "虚构" in notes[0]["zh"]
    assert "made up" in notes[0]["en"]


@pytest.fixture
def shown(run: Run, monkeypatch: pytest.MonkeyPatch, round_file: Callable[..., Path]) -> Callable[..., str]:
    """Shows another file than the shipped one as the demo."""

    def shown(file: Path, round_path: Path | None = None) -> str:
        files = {"candidates.csv": file, "round.toml": round_path or round_file()}
        monkeypatch.setattr(commands, "shipped", files.__getitem__)
        result = run("demo", "--lang", "en")
        assert result.exit_code == 0
        return result.stdout

    return shown


def test_a_tour_shows_what_there_is(shown: Callable[..., str], small: Path, waiting: Path) -> None:
    tie, no_tie = shown(small), shown(waiting)

    assert [title in tie for title in ("is selected", "cannot be selected", "a tie that the rules do not settle", "an open place")] == [
        True,
        True,
        True,
        False,
    ]
    assert 'chosen = ["A2"]\nover = ["A3"]\n' in tie
    assert [title in no_tie for title in ("one of them cannot be selected", "a tie that the rules", "an open place waits for")] == [
        False,
        False,
        True,
    ]


def test_who_is_selected_by_merit_stands_in_where_the_share_decides_nothing(
    shown: Callable[..., str], person: Callable[..., object], sheet: Callable[..., Path]
) -> None:
    page = shown(sheet(person("A1", "90", elderly_care=True)))

    assert "A1 selected: among the best" in page.split("\n==== ")[1]


def test_who_misses_the_minimum_stands_in_where_nobody_fails_a_rule(
    shown: Callable[..., str], person: Callable[..., object], sheet: Callable[..., Path], round_file: Callable[..., Path]
) -> None:
    file, path = sheet(person("A1", "90"), person("A2", "10")), round_file()
    path.write_text(path.read_text(encoding="utf-8") + "minimum = 60\n", encoding="utf-8")

    assert "A2 not selected: below the round's minimum of merit" in shown(file, path).split("\n==== ")[2]


# --- where the example is -------------------------------------------------------------------------------------------------------------------


def test_the_example_is_beside_the_module_or_in_the_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = tmp_path / "src" / "socialwork" / "cli" / "shipped.py"
    installed, checkout = module.parent / "example" / "a.csv", tmp_path / "examples" / "haiyou" / "a.csv"
    monkeypatch.setattr(shipped, "__file__", str(module))
    for folder in (installed.parent, checkout.parent):
        folder.mkdir(parents=True)

    assert shipped.shipped("a.csv") == installed  # which is then refused, by its name
    checkout.write_bytes(b"")
    assert shipped.shipped("a.csv") == checkout
    installed.write_bytes(b"")
    assert shipped.shipped("a.csv") == installed
