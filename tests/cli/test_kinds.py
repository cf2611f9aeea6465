"""What there is to record, as `socialwork kinds` tells it."""

import json
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from click.testing import Result

from socialwork.lifecycle import EventKind
from socialwork.talent import HAIYOU
from socialwork.wire._events import event_kinds

Run = Callable[..., Result]
KINDS = event_kinds(HAIYOU)


def facts(kind: EventKind) -> Iterator[Any]:
    if kind.facts is not None:
        yield from (field.metadata["fact"] for field in attrs.fields(kind.facts))  # type: ignore[misc]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_kind_role_and_fact_is_on_the_list(run: Run, lang: str) -> None:
    page = run("kinds", "--lang", lang, COLUMNS="300").stdout

    for lifecycle in HAIYOU.lifecycles:
        assert lifecycle.label.in_("zh" if lang == "zh" else "en") in page
        for move in lifecycle.moves:
            assert move.state.label.in_("zh" if lang == "zh" else "en") in page
        for role in lifecycle.roles.values():
            assert (role.label.zh if lang == "zh" else role.id) in page
    for id_, kind in KINDS.items():
        assert id_ in page
        for fact in facts(kind):
            assert (fact.label.zh if lang == "zh" else fact.name) in page
    assert "socialwork kinds" in page.splitlines()[-1]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.id)
def test_one_kind_tells_every_fact_and_value(run: Run, kind: EventKind, lang: str) -> None:
    result = run("kinds", kind.id, "--lang", lang, COLUMNS="300")

    assert result.exit_code == 0
    assert kind.id in result.stdout
    for fact in facts(kind):
        for words in (fact.name, fact.label.zh if lang == "zh" else fact.label.en):
            assert words in result.stdout
        for member in fact.choices:
            assert f"{member.value} {member.label.zh if lang == 'zh' else member.label.en}" in result.stdout


def test_what_leads_where_by_whom(run: Run) -> None:
    page = run("kinds", "revocation.dropped", "--lang", "en").stdout

    assert page == (
        "revocation dropped (revocation.dropped), the revocation\n"
        "--role office: the selection and management office\n"
        "--role leading_group: the leading group on talent work\n\n"
        "from                      to              condition  who acts                             clauses\n"
        "-------------------------------------------------------------------------------------------------\n"
        "proposed, to be verified  none under way  -          the selection and management office  J25\n"
        "verified, to be approved  none under way  -          the leading group on talent work     J25\n\n"
        "records no facts\n\n"
        "example: socialwork record REGISTER --kind revocation.dropped --id ID --on DAY --role office --recorder NAME --recorded DAY\n"
    )


@pytest.mark.parametrize("kind, why", [("term_ended", "自动发生"), ("取消称号", "与“取消称号获批准”同时发生")])
def test_what_nobody_records_says_so_and_gives_no_example(run: Run, kind: str, why: str) -> None:
    page = run("kinds", kind).stdout

    assert why in page
    assert "socialwork record" not in page


def test_an_example_can_be_filled_in_and_recorded(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,name,work unit\nH1,W,U\n", encoding="utf-8")
    who = ("--recorder", "z", "--recorded", "2024-01-05")
    run("import", tmp_path / "r", tmp_path / "a.csv", "--new", "--named-on", "2023-12-01", "--document", "d", *who)
    example = next(line for line in run("kinds", "离开").stdout.splitlines() if line.startswith("例："))
    _, *args = shlex.split(example.removeprefix("例："))

    filled = [str({"REGISTER": tmp_path / "r", "ID": "H1", "DAY": "2024-05-01", "NAME": "z"}.get(each, each)) for each in args]
    assert run(*filled).exit_code == 0


def test_the_same_as_data(run: Run) -> None:
    every = json.loads(run("kinds", "--json").stdout)
    [left] = json.loads(run("kinds", "LEFT", "--json").stdout)["kinds"]

    assert every["schema"] == "socialwork.kinds/1"
    assert [each["kind"] for each in every["kinds"]] == list(KINDS)
    assert {each["kind"] for each in every["kinds"] if not each["recorded"]} == {"term_started", "term_ended", "title_revoked"}
    assert (left["label"], left["of"], left["lifecycle"], left["roles"]) == ({"zh": "离开", "en": "left"}, "person", "term", [])
    assert left["moves"][1] == {
        "from": {"state": "active", "label": {"zh": "管理期内", "en": "in the term"}},
        "to": [{"state": "benefits_ended", "label": {"zh": "管理期内，待遇已停", "en": "in the term, the benefits ended"}}],
        "role": None, "clauses": ["J23"],
    }  # fmt: skip
    [cause] = left["facts"]
    assert (cause["fact"], cause["needed"], cause["values"][1]) == (
        "cause", False, {"value": "moved_away", "label": {"zh": "调往市外", "en": "transferred out of the city"}},
    )  # fmt: skip
    [months] = [fact for each in every["kinds"] for fact in each["facts"] if fact["fact"] == "months"]
    assert (months["unit"]["en"], months["needed"]) == ("months", True)


@pytest.mark.parametrize(
    "given, lang, told",
    [
        ("离职", "zh", "事件类别中没有 '离职'；是否为 离开（left）？全部见 socialwork kinds"),
        ("lefts", "en", "no kind of event is named 'lefts'; did you mean left (left)? socialwork kinds lists them all"),
        ("qqqq", "en", "no kind of event is named 'qqqq'; socialwork kinds lists them all"),
        ("问问", "zh", "事件类别中没有 '问问'；全部见 socialwork kinds"),
    ],
)
def test_an_unknown_kind_is_answered_with_near_ones_and_where_they_are(run: Run, given: str, lang: str, told: str) -> None:
    result = run("kinds", given, "--lang", lang)

    assert (result.exit_code, result.stderr) == (4, f"{told}\n")


def test_a_word_for_two_kinds_is_not_taken_for_one_of_them(run: Run) -> None:
    result = run("kinds", "命名")

    assert result.exit_code == 2
    assert "“命名”有2类：round.named、named；请写代码" in result.stderr
