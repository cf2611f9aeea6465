"""One answer under every admissible combination of readings: compared with the plain definition on every small rule there is."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.days import Period
from socialwork.errors import InvalidValueError
from socialwork.rules import UnderReadings, Verdict, combined, reduced
from socialwork.talent import Candidate, CareWorkerCertificate
from socialwork.talent.haiyou import HAIYOU
from socialwork.testing import complete_candidates, laws, tea_room_rules, tea_rooms
from socialwork.testing.invented import TEA_ROOMS
from socialwork.testing.invented.lamps import LAMP_CASES, LAMPS, Lamp, Tree, lamp_rule, lamp_trees, lamp_worth

YES, NO, UNDETERMINED, CONTESTED = Verdict


# --- verdicts ----------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("verdicts, expected", [
    ([YES], YES), ([NO, NO], NO), ([UNDETERMINED], UNDETERMINED),
    ([YES, UNDETERMINED], UNDETERMINED), ([NO, UNDETERMINED, NO], UNDETERMINED),
    ([YES, NO], CONTESTED), ([NO, UNDETERMINED, YES], CONTESTED),  # whatever is missing
])  # fmt: skip
def test_verdicts_combine_in_any_order(verdicts: list[Verdict], expected: Verdict) -> None:
    assert combined(verdicts) is combined(reversed(verdicts)) is expected


@pytest.mark.parametrize("verdicts", [[], [YES, CONTESTED]])
def test_only_plain_verdicts_combine(verdicts: list[Verdict]) -> None:
    with pytest.raises(InvalidValueError, match="give the verdict under each combination of readings"):
        combined(verdicts)


tables = st.integers(1, 4).flatmap(
    lambda size: st.fixed_dictionaries({options: st.integers(0, 2) for options in product(*["ab", "cde", "f", "gh"][:size])})
)


@given(table=tables)
def test_just_the_readings_that_make_a_difference_are_kept(table: dict[tuple[str, ...], int]) -> None:
    names = tuple("wxyz"[: len(next(iter(table)))])
    kept, told = reduced(names, table)

    for options, answer in table.items():
        assert told[tuple(option for name, option in zip(names, options, strict=True) if name in kept)] == answer
    for place, name in enumerate(names):
        pairs = [
            (one, other) for one, other in product(table, table)
            if all((mine == theirs) is (at != place) for at, (mine, theirs) in enumerate(zip(one, other, strict=True)))
        ]  # fmt: skip
        assert (name in kept) is any(table[one] != table[other] for one, other in pairs)


# --- every small rule --------------------------------------------------------------------------------------------------------------------


CASES = LAMP_CASES
FACTS = lamp_trees(1)
UP_TO_TWO_LEVELS = lamp_trees(2)
KINDS = ("all", "any", "L", "M")
built = lamp_rule


def by_definition(tree: Tree, case: Lamp) -> dict[tuple[int, int], int]:
    """What it is worth for each way to choose both readings, each chosen once for the whole rule."""
    known = attrs.asdict(case)
    return {(one, other): lamp_worth(tree, known, {"L": one, "M": other}) for one, other in product((0, 1), (0, 1))}


OPTION = ("one", "other")


def compare(trees: Iterator[Tree]) -> int:
    law, compared = LAMPS.on(date(2024, 1, 1)), 0
    for tree in trees:
        rule = built(tree)
        for case in CASES:
            worths = by_definition(tree, case)
            found = set(worths.values())
            expected = CONTESTED if {0, 2} <= found else UNDETERMINED if 1 in found else YES if 2 in found else NO
            decision = law.decide(rule, case, readings="all")
            assert decision.verdict is expected, (tree, case)
            assert decision.robust is (len(found) == 1 and 1 not in found), (tree, case)
            rows = decision.under_readings()
            for (one, other), value in worths.items():
                chosen = {"L": OPTION[one], "M": OPTION[other]}
                [row] = [row for row in rows if dict(row.options).items() <= chosen.items()]
                assert row.verdict is (NO, UNDETERMINED, YES)[value], (tree, case)
            named = {name for row in rows for name, _ in row.options}
            assert ("L" in named) is any(worths[0, other] != worths[1, other] for other in (0, 1)), (tree, case)
            assert ("M" in named) is any(worths[one, 0] != worths[one, 1] for one in (0, 1)), (tree, case)
        compared += 1
    return compared


def test_every_rule_of_at_most_two_levels_is_what_the_definition_says() -> None:
    assert compare(iter(UP_TO_TWO_LEVELS)) == 3 + 3 + 4 * 9


def test_every_rule_of_three_levels_that_denies_is_what_the_definition_says() -> None:
    assert compare(("not", tree) for tree in UP_TO_TWO_LEVELS[3:]) == 39


@pytest.mark.parametrize("kind", KINDS)
def test_every_rule_of_three_levels_is_what_the_definition_says(kind: str) -> None:
    trees = ((kind, one, other) for one, other in product(UP_TO_TWO_LEVELS, repeat=2) if not {one, other} <= set(FACTS))

    assert compare(trees) == 42 * 42 - 9


def test_a_reading_used_twice_in_a_rule_is_chosen_once() -> None:
    # Chosen twice, the two uses could differ and the whole could fail.
    rule = built(("any", ("L", "lit", ("not", "lit")), ("not", ("L", "lit", ("not", "lit")))))

    assert LAMPS.on(date(2024, 1, 1)).decide(rule, Lamp(lit=True), readings="all").verdict is YES


# --- decisions of shipped and random rules -----------------------------------------------------------------------------------------------


@given(rule=tea_room_rules(), room=tea_rooms(), law=laws(TEA_ROOMS), some=st.sets(st.sampled_from([r.id for r in TEA_ROOMS.readings])))
def test_what_is_combined_are_the_answers_under_every_combination_that_stands(rule: Any, room: Any, law: Any, some: set[str]) -> None:
    chosen = dict(law.choices)
    alone = {
        tuple(options.items()): law.with_options(options).decide(rule, room).verdict
        for options in TEA_ROOMS.combinations()
        if all(options[name] == chosen[name] for name in chosen.keys() - some)
    }
    decision = law.decide(rule, room, readings=some)

    assert decision.verdict is combined(alone.values())
    assert decision.varied == tuple(each.id for each in TEA_ROOMS.readings if each.id in some)
    for options, verdict in alone.items():
        [row] = [row for row in decision.under_readings() if set(row.options) <= set(options)]
        assert row.verdict is verdict


HAIYOU_LAWS = [
    HAIYOU.on(date(2023, 9, 1)),
    HAIYOU.on(date(2025, 9, 1), readings={"AJ5": "qualification", "AJ7": "years_required", "AJ8": "certificate_and_training"}),
]


@given(candidate=complete_candidates(), law=st.sampled_from(HAIYOU_LAWS), name=st.sampled_from(["entry", "preference", "elderly_care"]))
def test_robust_means_that_no_choice_changes_the_answer(candidate: Any, law: Any, name: str) -> None:
    decision = law.decide(HAIYOU.rules[name], candidate)
    everywhere = law.decide(HAIYOU.rules[name], candidate, readings="all")

    assert decision.robust is everywhere.robust is everywhere.verdict.decided
    if decision.robust:
        assert decision.verdict is everywhere.verdict
        assert decision.under_readings() == (UnderReadings((), decision.verdict),)


def test_a_misspelt_reading_is_told() -> None:
    with pytest.raises(LookupError, match="did you mean AX1"):
        TEA_ROOMS.on(date(2023, 1, 1)).decide(TEA_ROOMS.entry, object(), readings=["AX11"])


# --- how it is told ----------------------------------------------------------------------------------------------------------------------


def told(tree: Tree, case: Lamp, lang: str = "en") -> list[str]:
    return LAMPS.on(date(2024, 1, 1)).decide(built(tree), case, readings="all").explain(lang).splitlines()  # type: ignore[arg-type]


def test_a_contested_answer_shows_a_tree_for_each_verdict_and_the_options_that_lead_there() -> None:
    lines = told(("L", "lit", ("not", "lit")), Lamp(lit=True))

    assert lines[0] == "rule: contested (law of 2024-01-01, under every admissible combination of readings; * marks what decides)"
    assert lines[1] == "the validity of this policy was not found"
    assert lines[2:5] == ["", "yes under:", '  L taken as "words"']
    assert "no under:" in lines
    assert len([line for line in lines if line.startswith("* ")]) == 2
    assert "下列口径下为“符合”：" in told(("L", "lit", ("not", "lit")), Lamp(lit=True), "zh")


def test_several_combinations_that_agree_are_listed_and_the_first_is_the_example() -> None:
    lines = told(("any", ("L", "lit", "full"), ("M", "lit", "full")), Lamp(lit=True, full=False))

    at = lines.index("yes under:")
    assert len(lines[at + 1 : lines.index("the first of them as an example:")]) == 3
    assert "no under:" in lines


def test_an_answer_that_no_reading_changes_says_so() -> None:
    assert "yes under every one of them:" in told(("L", "lit", "lit"), Lamp(lit=True))
    assert "各种口径下均为“符合”：" in told(("L", "lit", "lit"), Lamp(lit=True), "zh")


def test_many_combinations_are_counted() -> None:
    somebody = Candidate(
        id="c",
        service=(Period(date(2012, 1, 1), date(2016, 1, 1)), Period(date(2021, 1, 1))),
        social_work_certificates=(),
        care_worker_certificates=(CareWorkerCertificate(level="intermediate"),),
        care_work_assessed=False,
        training="elsewhere",  # type: ignore[arg-type]
        training_assessed=True,
    )
    decision = HAIYOU_LAWS[0].decide(HAIYOU.preference, somebody, readings="all")

    assert decision.verdict is CONTESTED
    assert [line for line in decision.explain("en", depth=0).splitlines() if re.fullmatch(r"  and [0-9]+ more combinations", line)]


def test_an_open_answer_waits_for_what_it_waits_for_under_some_combination() -> None:
    decision = HAIYOU_LAWS[0].decide(HAIYOU.preference, Candidate(id="c", service=(), social_work_certificates=()), readings="all")

    assert decision.verdict is UNDETERMINED
    assert {fact.name for fact in decision.open_facts} == {
        "care_worker_certificates", "training", "training_assessed", "care_work_assessed"
    }  # fmt: skip
    assert {"AJ7", "AJ8", "AJ12", "haiyou.service_years", "haiyou.care_worker_level"} <= decision.touched
    assert decision.open_parameters == ()


def test_the_data_of_a_contested_answer_holds_every_row_and_a_tree_for_each_verdict() -> None:
    data = LAMPS.on(date(2024, 1, 1)).decide(built(("L", "lit", ("not", "lit"))), Lamp(lit=True), readings="all").as_data()

    assert data["verdict"] == "CONTESTED"
    assert data["varied"] == ["L", "M"]
    assert data["under_readings"] == [{"options": {"L": "one"}, "verdict": "YES"}, {"options": {"L": "other"}, "verdict": "NO"}]
    assert [(each["options"], each["verdict"], each["tree"]["verdict"]) for each in data["trees"]] == [
        ({"L": "one"}, "YES", "YES"), ({"L": "other"}, "NO", "NO"),
    ]  # fmt: skip
    assert data["open_facts"] == []
