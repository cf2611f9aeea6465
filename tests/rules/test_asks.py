"""What a rule waits for: compared with the plain definition on every small rule, and what is said of it in words."""

import pickle
from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from itertools import combinations, product
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.days import Month, Period, YearCount
from socialwork.policies import Law
from socialwork.rules import AllOf, AnyOf, AtLeast, AtMost, Is, IsTrue, Missing, Not, Rule, Verdict, YearsSince
from socialwork.rules.asks import asks
from socialwork.talent import HAIYOU, Candidate
from socialwork.testing import laws, tea_room_completions, tea_room_rules, tea_rooms
from socialwork.testing.invented import TEA_ROOM, TEA_ROOMS, TeaRoom
from socialwork.testing.invented.lamps import LAMP_CASES, LAMP_LAW, Lamp, Tree, lamp_rule, lamp_trees, lamp_verdict

LAW = TEA_ROOMS.on(date(2023, 1, 1))
UNDETERMINED = Verdict.UNDETERMINED
OPEN = IsTrue(TEA_ROOM.open_daily, clause="X5")
UNKNOWN = AtMost(TEA_ROOM.guests, attrs.evolve(TEA_ROOMS.most_days_closed, unit=TEA_ROOM.guests.unit), clause="X8")


# --- every small rule --------------------------------------------------------------------------------------------------------------------


def subsets(facts: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for size in range(len(facts)):
        yield from (dict(part) for part in combinations(facts.items(), size))


def by_definition(tree: Tree, case: Lamp, *, readings: bool) -> dict[str, tuple[int, Fraction]]:
    """For each fact that matters: the size of its smallest settling set, and the share of its answers that settle."""
    known = attrs.asdict(case)
    missing = [name for name, value in known.items() if isinstance(value, Missing)]

    def settled(facts: dict[str, bool]) -> bool:
        return lamp_verdict(tree, {**known, **facts}, readings=readings) is not UNDETERMINED

    settling = [
        dict(zip(names, answers, strict=True))
        for size in range(1, len(missing) + 1)
        for names in combinations(missing, size)
        for answers in product((True, False), repeat=size)
    ]
    settling = [facts for facts in settling if settled(facts) and not any(settled(part) for part in subsets(facts))]
    found = {}
    for name in missing:
        if sizes := [len(facts) for facts in settling if name in facts]:
            answers = {facts[name] for facts in settling if name in facts and len(facts) == min(sizes)}
            found[name] = min(sizes), Fraction(len(answers), 2)
    return found


def compare(tree: Tree) -> None:
    rule = lamp_rule(tree)
    for case, readings in product(LAMP_CASES, (False, True)):
        decision = LAMP_LAW.decide(rule, case, readings="all" if readings else None)
        expected = by_definition(tree, case, readings=readings) if decision.verdict is UNDETERMINED else {}
        assert decision.asks.complete
        assert {ask.name: (ask.size, ask.share) for ask in decision.asks} == expected, (tree, case)
        order = [(ask.size, -ask.share) for ask in decision.asks if ask.size and ask.share]
        assert order == sorted(order)


@pytest.mark.parametrize("tree", lamp_trees(2), ids=str)
def test_the_facts_that_matter_are_those_of_the_definition_in_every_rule_of_two_levels(tree: Tree) -> None:
    compare(tree)


two_levels = st.sampled_from(lamp_trees(2))


@given(
    tree=st.one_of(two_levels.map(lambda part: ("not", part)), st.tuples(st.sampled_from(["all", "any", "L", "M"]), two_levels, two_levels))
)
def test_the_facts_that_matter_are_those_of_the_definition_in_rules_of_three_levels(tree: Tree) -> None:
    compare(tree)


# --- rules over facts of every shape -----------------------------------------------------------------------------------------------------

some_readings = st.sampled_from([None, "all"])


@given(rule=tea_room_rules(max_leaves=5), room=tea_rooms(), law=laws(TEA_ROOMS), readings=some_readings, data=st.data())
def test_what_is_not_asked_for_never_makes_a_difference(rule: Rule, room: TeaRoom, law: Law, readings: Any, data: st.DataObject) -> None:
    decision = law.decide(rule, room, readings=readings)
    filled = data.draw(tea_room_completions(room, sharpen=True))
    asked = {ask.name for ask in decision.asks}
    others = {field.name: getattr(filled, field.name) for field in attrs.fields(TeaRoom) if field.name not in asked}

    assert law.decide(rule, attrs.evolve(room, **others), readings=readings).verdict is decision.verdict


@given(rule=tea_room_rules(max_leaves=5), room=tea_rooms(), law=laws(TEA_ROOMS), readings=some_readings)
def test_only_an_open_answer_asks_and_only_for_what_it_waits_for(rule: Rule, room: TeaRoom, law: Law, readings: Any) -> None:
    decision = law.decide(rule, room, readings=readings)

    assert {ask.name for ask in decision.asks if ask.fact} <= {fact.name for fact in decision.open_facts}
    assert tuple(ask.name for ask in decision.asks if ask.parameter) == decision.open_parameters
    assert decision.verdict is UNDETERMINED or not decision.asks


def test_the_fact_that_settles_most_comes_first() -> None:
    rule = AnyOf(
        AllOf(OPEN, Is(TEA_ROOM.tea, TEA_ROOM.tea.choices[0], clause="X1")), AtLeast(TEA_ROOM.size, TEA_ROOMS.least_size, clause="X4")
    )
    found = LAW.decide(rule, TeaRoom()).asks

    assert [(ask.name, ask.size, ask.share) for ask in found] == [
        ("size", 1, Fraction(1, 2)), ("open_daily", 2, Fraction(1)), ("tea", 2, Fraction(1))
    ]  # fmt: skip


def test_a_fact_that_matters_only_together_with_another_that_settles_alone_is_asked() -> None:
    [first, second, parameter] = LAW.decide(
        AllOf(OPEN, AnyOf(AtLeast(TEA_ROOM.balance, TEA_ROOMS.most_lost, clause="X5"), UNKNOWN)), TeaRoom()
    ).asks

    assert (first.name, first.size) == ("open_daily", 1)
    assert (second.name, second.size, second.share) == ("balance", 2, Fraction(1, 2))
    assert (parameter.name, parameter.size, parameter.asked_of) == ("tea.most_days_closed", None, None)


def test_what_lies_behind_a_derived_fact_is_asked_for_together() -> None:
    long_open = YearsSince(TEA_ROOM.running_since, TEA_ROOMS.years_open, count=YearCount.FORWARD, first_day_counts=True, clause="X6")
    both = LAW.decide(long_open, TeaRoom()).asks
    one = LAW.decide(long_open, TeaRoom(closures=())).asks
    rough = LAW.decide(long_open, TeaRoom(closures=(), opened_on=Month(2021, 1))).asks

    assert [(ask.name, ask.size, ask.share) for ask in both] == [("opened_on", 2, 1), ("closures", 2, 1)]
    assert [(ask.name, ask.size, ask.share) for ask in one] == [("opened_on", 1, 1)]
    assert [(ask.name, ask.size) for ask in rough] == [("opened_on", 2), ("closures", 2)]
    assert [handle.name for handle in one[0].reads] == ["running_since"]


def test_a_search_that_was_bounded_says_so_and_claims_nothing() -> None:
    decision = LAW.decide(AllOf(OPEN, IsTrue(TEA_ROOM.hospitable, clause="X5"), Not(OPEN)), TeaRoom())
    bounded = asks(decision.supposed, [decision.tree], effort=1)

    assert decision.asks.complete
    assert not bounded.complete
    assert [(ask.name, ask.size, ask.share) for ask in bounded] == [("open_daily", None, None), ("hospitable", None, None)]
    assert "was not found out" in bounded.text("en")
    assert "未查明" in bounded.text("zh")


def test_only_what_can_still_be_asked_for_counts() -> None:
    decision = LAW.decide(AllOf(OPEN, IsTrue(TEA_ROOM.hospitable, clause="X5")), TeaRoom())

    assert [ask.name for ask in asks(decision.supposed, [decision.tree], among={"hospitable"})] == ["hospitable"]
    assert not asks(decision.supposed, [decision.tree], among=())


# --- words and data ----------------------------------------------------------------------------------------------------------------------


def test_asks_in_words() -> None:
    law = HAIYOU.on(date(2023, 9, 1))
    preference = law.decide(HAIYOU.preference, Candidate(id="c", service=(Period(date(2012, 1, 1)),), care_worker_certificates=())).asks

    assert preference.text("en").splitlines() == [
        "social workers' certificates; ask: the candidate; for: social-work certificate level; 1/2 of its answers settle it alone (J15)",
        "elderly-care management and service training; ask: the candidate; settles it together with 1 other fact (J16)",
        "training assessed as qualified; ask: the candidate; settles it together with 1 other fact (J16)",
    ]
    assert preference.text().splitlines()[0] == "社会工作者证书；可问：本人；用于：社会工作者职业水平；其答案中有1/2可单独定论（J15）"
    assert law.decide(HAIYOU.elderly_care, Candidate(id="c")).asks.text("zh") == "属养老服务领域；可问：推荐单位；一经查明即可定论（J5）"


def test_a_parameter_that_nobody_gave_is_told_in_words() -> None:
    found = LAW.decide(AllOf(UNKNOWN, Not(UNKNOWN)), TeaRoom(guests=3)).asks

    assert found.text("en") == "most days closed: no source gives the value, and no person's fact can take its place (X8)"
    assert found.text("zh") == "歇业天数上限：各来源均未见数值，任何人的事实都不能补足（X8）"


def test_asks_as_data_and_on_their_way() -> None:
    decision = LAW.decide(AllOf(OPEN, UNKNOWN), TeaRoom())
    data = decision.asks.as_data()

    assert data["complete"]
    assert data["asks"][0] == {
        "fact": "open_daily", "parameter": None, "label": {"zh": "每日开放", "en": "open every day"}, "asked_of": {"zh": "店家", "en": "the house"},
        "for": ["open_daily"], "clauses": ["X5"], "size": 1, "share": "1/2", "text": decision.asks[0].text.as_data(),
    }  # fmt: skip
    assert data["asks"][1]["parameter"] == "tea.most_days_closed"
    assert (data["asks"][1]["asked_of"], data["asks"][1]["share"]) == (None, None)
    again = pickle.loads(pickle.dumps(decision.asks))
    assert (again, again.complete, type(again)) == (decision.asks, True, type(decision.asks))


def test_asks_without_a_clause_end_in_a_full_stop() -> None:
    assert attrs.evolve(LAW.decide(OPEN, TeaRoom()).asks[0], clause=()).text.zh.endswith("定论。")


def test_reprs_are_short_and_a_bounded_search_is_told_in_html() -> None:
    decision = LAW.decide(AllOf(OPEN, IsTrue(TEA_ROOM.hospitable, clause="X5")), TeaRoom())
    bounded = asks(decision.supposed, decision.looked_at, effort=0)

    assert repr(decision.asks) == "Asks(2 found, complete)"
    assert repr(decision.asks[0]) == "Ask(open_daily, size=1, share=1/2)"
    assert "may not matter" not in decision.asks.to_html("en")
    assert "may not matter" in bounded.to_html("en")
    assert "未查明能否定论" in bounded.to_html()
