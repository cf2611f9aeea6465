"""What the commands show of the law itself, and of what a reform makes of it."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest
from click.testing import Result

from socialwork.cli import law_pages
from socialwork.cli.differences import difference_data, difference_page
from socialwork.cli.law_pages import policy_data, policy_page, readings_data, readings_page
from socialwork.law import Parameter
from socialwork.linkage import GUANGZHOU_VENTURES, OUHAI, OUHAI_CALL_2025, ZHONGSHAN_2013
from socialwork.policies import Choose, Policy, Reform, Set, SwapRule
from socialwork.projects import HEBEI
from socialwork.talent import HAIYOU
from socialwork.testing.invented import TEA_ROOMS
from socialwork.wire import read_reform, reform_to_json

Run = Callable[..., Result]
DAY = date(2025, 1, 1)
PAY = Reform("allowance 1500", Set(HAIYOU.allowance_per_month, 1500, start=DAY), hypothetical=True)
GUESTS = TEA_ROOMS.least_guests
BOTH = Reform("fewer", Set(GUESTS, 10, start=date(2022, 1, 1)), Choose("AX1", "any"), citation="N3") >> Reform(
    "more", Set(GUESTS, 40, start=date(2023, 1, 1), end=date(2024, 1, 1)), SwapRule("outstanding", "entry"), hypothetical=True
)
NEW = TEA_ROOMS.under(BOTH)


@pytest.fixture
def reform_file(tmp_path: Path) -> Callable[[Reform], Path]:
    def write(reform: Reform) -> Path:
        path = tmp_path / "改革 方案.json"
        path.write_text(json.dumps(reform_to_json(reform), ensure_ascii=False), encoding="utf-8")
        return path

    return write


# --- policy ------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_policy_shows_documents_numbers_rules_and_fingerprint(run: Run, lang: Any) -> None:
    result = run("policy", "--lang", lang)

    assert result.exit_code == 0
    assert result.stdout == run("policy", "haiyou", "--lang", lang).stdout
    assert result.stdout.splitlines()[0] == f"{HAIYOU.title.in_(lang)} (haiyou)"
    assert result.stdout.splitlines()[-1].endswith(HAIYOU.fingerprint)
    for parameter in HAIYOU.parameters:
        assert parameter.label.in_(lang).split()[0] in result.stdout
    for name in HAIYOU.rules:
        assert name in result.stdout


def test_every_dated_value_is_a_row_and_on_a_day_only_the_one_that_applies() -> None:
    def rows(on: date | None) -> list[str]:
        return [line for line in policy_page(TEA_ROOMS, on, "en", 160).splitlines() if "tea.least_guests" in line]

    assert ["from 2020-01-01 until 2022-06-30" in line for line in rows(None)] == [True, False]
    assert "20 visits" in rows(None)[0]
    assert "30 visits" in rows(None)[1]
    assert ["30 visits" in line for line in rows(DAY)] == [True]
    assert [len(each["values"]) for each in policy_data(TEA_ROOMS, None)["parameters"]] == [2, *[1] * 7]
    assert [len(each["values"]) for each in policy_data(TEA_ROOMS, DAY)["parameters"]] == [1] * len(TEA_ROOMS.parameters)


def test_what_was_not_found_is_told_so() -> None:
    bare = attrs.evolve(TEA_ROOMS.documents[0], validity=None, number=None, clause=())
    later: Parameter[int] = attrs.evolve(
        TEA_ROOMS.years_open, values=(attrs.evolve(TEA_ROOMS.years_open.values[0], since=date(2030, 1, 1)),)
    )
    policy = attrs.evolve(TEA_ROOMS, documents=(bare,), years_open=later)
    page = policy_page(policy, DAY, "en", 160)

    assert "not found" in page
    assert "(no source gives the value)" in page
    assert [line.split()[-3:] for line in page.splitlines() if "tea.years_open" in line] == [["-", "-", "-"]]
    assert policy_data(policy, DAY)["documents"][0]["validity"] is None
    assert policy_page(TEA_ROOMS, None, "zh", 100)


def test_a_policy_as_json(run: Run) -> None:
    data = json.loads(run("policy", "--json", "--on", "2025-09-01").stdout)

    assert data["schema"] == "socialwork.policy/1"
    assert (data["policy"], data["on"], data["fingerprint"]) == ("haiyou", "2025-09-01", HAIYOU.fingerprint)
    assert data["documents"][0]["validity"] == {"start": "2023-03-01", "end": "2028-03-01"}
    assert data["parameters"][1]["values"] == [{"value": 50, "since": "2023-03-01", "clauses": ["J4"], "verified": "report"}]
    assert data["readings"]["AJ7"] == "years_and_qualification"
    assert list(data["rules"]) == list(HAIYOU.rules)
    assert (
        policy_data(attrs.evolve(HAIYOU, documents=(attrs.evolve(HAIYOU.documents[0], number="5"),)), None)["documents"][0]["number"] == "5"
    )


def test_values_of_a_day_out_of_force_say_so(run: Run, reform_file: Callable[[Reform], Path]) -> None:
    for args in (("policy",), ("policy", "--diff", reform_file(PAY))):
        page = run(*args, "--on", "2029-01-01", "--lang", "en").stdout
        assert "2029-01-01 is outside the policy's validity" in "\n".join(page.splitlines()[1:3])
        assert len(json.loads(run(*args, "--on", "2029-01-01", "--json").stdout)["marks"]) == 1
        assert json.loads(run(*args, "--on", "2025-01-01", "--json").stdout)["marks"] == []
        assert json.loads(run(*args, "--json").stdout)["marks"] == []


@pytest.mark.parametrize("args, code, words", [
    (("policy", "haiyu"), 4, "政策中没有 'haiyu'；是否为 haiyou？"),
    (("policy", "--on", "soon"), 2, "请给确切日期"),
    (("policy", "--diff", "nowhere.json"), 3, "没有这个文件"),
    (("policy", "--diff", "nowhere.yaml"), 3, "文件名须以 .json 或 .toml 结尾"),
])  # fmt: skip
def test_what_cannot_be_shown_is_refused(run: Run, args: tuple[str, ...], code: int, words: str) -> None:
    result = run(*args)

    assert result.exit_code == code
    assert words in result.stderr
    assert result.stdout == ""


# --- what a reform changes ----------------------------------------------------------------------------------------------------------------


def test_what_a_reform_changes_stands_value_beside_value(run: Run, reform_file: Callable[[Reform], Path]) -> None:
    page = run("policy", "--diff", reform_file(PAY), "--lang", "en").stdout

    assert 'reform: "allowance 1500" (hypothetical)' in page
    assert [line for line in page.splitlines() if line.startswith("allowance")] == [
        "allowance a month and person  from 2025-01-01  1000 yuan a month  1500 yuan a month  J7 J18"
    ]
    assert page.splitlines()[-2:] == [
        f"fingerprint: of the law      {HAIYOU.fingerprint}", f"             under the reform {HAIYOU.under(PAY).fingerprint}",
    ]  # fmt: skip
    assert "1500元/月" in run("policy", "--diff", reform_file(PAY)).stdout


def test_a_difference_tells_stretches_options_rules_and_what_was_overridden() -> None:
    page = difference_page(TEA_ROOMS, NEW, None, "en", 140)
    rows = [line for line in page.splitlines() if line.startswith("fewest guests")]

    assert [[cell.strip() for cell in line.split("  ") if cell.strip()][1:] for line in rows] == [
        ["from 2022-01-01 until 2022-06-30", "20 visits", "10 visits", "X2"], ["from 2022-07-01 until 2022-12-31", "30 visits", "10 visits", "X3"],
        ["from 2023-01-01 until 2023-12-31", "30 visits", "40 visits", "X3"], ["from 2024-01-01", "30 visits", "10 visits", "X3"],
    ]  # fmt: skip
    assert "leaf (tea leaves alone)" in page
    assert "any (any hot drink)" in page
    assert "is outstanding  outstanding  is supported" in page
    assert 'reform "more" (hypothetical) overrides tea.least_guests as reform "fewer" (N3) set it, from 2023-01-01 until 2023-12-31' in page
    on_a_day = difference_page(TEA_ROOMS, NEW, date(2023, 12, 31), "zh", 140)
    assert [line.count("40人次") for line in on_a_day.splitlines() if "每周客人下限" in line and "改革方案" not in line] == [1]


def test_a_difference_as_data() -> None:
    data = difference_data(TEA_ROOMS, NEW, date(2023, 6, 1))

    assert data["schema"] == "socialwork.difference/1"
    assert data["on"] == "2023-06-01"
    assert data["reform"] == BOTH.as_data()
    [value] = data["values"]
    assert (value["parameter"], value["start"], value["end"]) == ("tea.least_guests", "2023-01-01", "2024-01-01")
    assert value["law"] == {"value": 30, "since": "2022-07-01", "clauses": ["X3"], "verified": "assumed"}
    assert (value["reform"]["value"], value["reform"]["hypothetical"], value["reform"]["instead_of"]) == (40, True, value["law"])
    assert data["readings"] == [{"reading": "AX1", "law": "leaf", "reform": "any"}]
    assert [(each["rule"], each["reform"]) for each in data["rules"]] == [("outstanding", "entry")]
    assert [(each["target"], each["start"], each["end"]) for each in data["overrode"]] == [("tea.least_guests", "2023-01-01", "2024-01-01")]
    assert data["fingerprint"] == {"law": TEA_ROOMS.fingerprint, "reform": NEW.fingerprint}
    again = NEW.under(Reform("leaves", Choose("AX1", "leaf"), hypothetical=True))
    assert [each["start"] for each in difference_data(TEA_ROOMS, again, None)["overrode"]] == ["2023-01-01", None]


def test_before_the_laws_first_value_there_is_no_clause_to_name() -> None:
    early = TEA_ROOMS.under(Reform("early", Set(GUESTS, 5, start=date(2019, 1, 1), end=date(2020, 1, 1)), hypothetical=True))

    assert [line.split()[-1] for line in difference_page(TEA_ROOMS, early, None, "en", 140).splitlines() if line.startswith("fewest")] == [
        "-"
    ]


def test_a_reform_that_changes_nothing_says_so(run: Run, reform_file: Callable[[Reform], Path]) -> None:
    nothing = reform_file(Reform("nothing", hypothetical=True))
    data = json.loads(run("policy", "--diff", nothing, "--json").stdout)

    assert "改革方案未作任何改动" in run("policy", "--diff", nothing).stdout
    assert (data["reform"], data["values"], data["readings"], data["rules"]) == (None, [], [], [])
    assert data["fingerprint"]["law"] == data["fingerprint"]["reform"]


# --- readings ----------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_reading_with_options_grounds_and_limits(run: Run, lang: Any) -> None:
    page = run("readings", "--lang", lang).stdout

    for reading in HAIYOU.readings:
        for words in (reading.question, reading.why, *(text for option in reading.options for text in (option.label, option.grounds))):
            assert words.in_(lang) in page
        for option in reading.options:
            assert option.excluded is None or option.excluded.in_(lang) in page
    assert ("不与 AJ3=floor 同取" if lang == "zh" else "not with AJ3=floor") in page


def test_readings_as_json(run: Run) -> None:
    data = json.loads(run("readings", "--json").stdout)

    assert data["schema"] == "socialwork.readings/1"
    assert [each["id"] for each in data["readings"]] == [reading.id for reading in HAIYOU.readings]
    assert data == readings_data(HAIYOU)
    first = readings_data(TEA_ROOMS)["readings"]
    assert first[0]["options"][2]["excluded"]["en"] == "there would be no tea rooms"
    assert first[1]["options"][1]["not_with"] == [
        {"reading": "AX1", "option": "any", "why": {"zh": "两者不能并存", "en": "the two exclude each other"}}
    ]
    assert (first[0]["default"], first[0]["clauses"]) == ("leaf", ["X1"])


def test_pages_are_readable_where_the_console_speaks_gbk(run: Run, reform_file: Callable[[Reform], Path]) -> None:
    for args in (("policy",), ("readings",), ("policy", "--diff", reform_file(PAY))):
        for lang in ("zh", "en"):
            assert run(*args, "--lang", lang, charset="gbk").exit_code == 0
    for lang in ("zh", "en"):
        for page in (
            readings_page(TEA_ROOMS, lang),
            policy_page(TEA_ROOMS, None, lang, 60),
            difference_page(TEA_ROOMS, NEW, None, lang, 60),
        ):  # type: ignore[arg-type]
            assert page.encode("gbk")


def test_the_policies_shown_are_those_that_are_shipped() -> None:
    assert law_pages._POLICIES == (HAIYOU, HEBEI, OUHAI, OUHAI_CALL_2025, GUANGZHOU_VENTURES, ZHONGSHAN_2013)


# --- select and explain ------------------------------------------------------------------------------------------------------------------


def test_a_selection_under_a_reform_says_so(
    run: Run, small: Path, round_file: Callable[..., Path], reform_file: Callable[[Reform], Path]
) -> None:
    fewer = Reform("seats for two", Set(HAIYOU.cohort_cap, 2, start=date(2023, 3, 1)), Choose("AJ4", "leave_empty"), hypothetical=True)
    path = reform_file(fewer)
    page = run("select", small, "--on", "2023-09-01", "--reform", path, "--lang", "en").stdout
    data = json.loads(run("select", small, "--on", "2023-09-01", "--reform", path, "--json").stdout)

    assert page.splitlines()[1:3] == [
        'computed under the reform "seats for two" (hypothetical)',
        "readings: AJ4=leave_empty; all others by default",
    ]
    assert page.count('computed under the reform "seats for two" (hypothetical)') == 2
    assert "2 seats:" in page
    assert data["seats"] == 2
    assert (data["reform"], data["fingerprint"]) == (fewer.as_data(), HAIYOU.under(fewer).fingerprint)
    assert any("seats for two" in note["en"] for note in data["notes"])
    refused = run("select", small, "--round", round_file(), "--reform", path)
    assert refused.exit_code == 3
    assert "名额不得超过2（J4）" in refused.stderr
    plain = json.loads(run("select", small, "--on", "2023-09-01", "--json").stdout)
    assert "reform" not in plain


def test_an_explanation_under_a_reform_says_so(run: Run, small: Path, reform_file: Callable[[Reform], Path]) -> None:
    swap = Reform("years count", SwapRule("preference", "service_ground"), citation="通知3号")
    path = reform_file(swap)
    page = run("explain", small, "--on", "2023-09-01", "--id", "A2", "--reform", path).stdout
    data = json.loads(run("explain", small, "--on", "2023-09-01", "--id", "A2", "--reform", path, "--json").stdout)

    assert "按改革方案测算：“years count”（通知3号）" in page
    assert "改革方案“years count”（通知3号）改用“从事社会工作满规定年限”" in page
    assert data["reform"] == read_reform(path, HAIYOU).as_data()


def test_a_reform_that_is_refused_is_told_beside_what_else_is(run: Run, round_file: Callable[..., Path], tmp_path: Path) -> None:
    path = tmp_path / "reform.toml"
    path.write_text('schema = "socialwork.reform/1"\nname = "x"\noperations = []\n', encoding="utf-8")
    result = run("select", tmp_path / "nowhere.csv", "--round", round_file(), "--reform", path, "--lang", "en")

    assert result.exit_code == 3
    assert "say what it rests on" in result.stderr
    assert "there is no such file" in result.stderr
    assert run("select", path, "--on", "2023-09-01", "--reform", path, "--out", path).exit_code == 2


def test_a_policy_without_numbers_and_rules_shows_no_empty_tables(run: Run) -> None:
    page = run("policy", "hebei", "--lang", "en").stdout

    assert "hebei-standard" in page
    assert "parameter" not in page
    assert "\nrule" not in page
    assert "readings: 12, see socialwork readings hebei\n" in page
    assert HEBEI.fingerprint in page
    assert "该政策有效期未查明" in run("policy", "hebei", "--on", "2024-01-01").stdout


def test_the_readings_of_another_policy(run: Run) -> None:
    page = run("readings", "hebei").stdout

    assert page.startswith(HEBEI.title.zh)
    assert all(f"\n{reading.id} {reading.question.zh}（" in page for reading in HEBEI.readings)
    assert json.loads(run("readings", "hebei", "--json").stdout)["policy"] == "hebei"


@pytest.mark.parametrize("policy", [OUHAI, OUHAI_CALL_2025, GUANGZHOU_VENTURES, ZHONGSHAN_2013], ids=lambda policy: policy.id)
def test_every_policy_that_is_shipped_can_be_read(run: Run, policy: Policy) -> None:
    assert policy.fingerprint in run("policy", policy.id).stdout
    assert [reading["id"] for reading in json.loads(run("readings", policy.id, "--json").stdout)["readings"]] == [
        reading.id for reading in policy.readings
    ]
    assert {clause["id"] for clause in json.loads(run("clauses", policy.id, "--json").stdout)["clauses"]} == {
        clause.id for clause in policy.clauses
    }
