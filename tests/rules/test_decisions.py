"""A decision gives its verdict at once, and on request its reasons, what it waits for and what it rests on."""

import json
import pickle
from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.days import Period
from socialwork.errors import InvalidValueError
from socialwork.policies import Law
from socialwork.rules import NOTICE, AllOf, AnyOf, Decision, Fact, Is, IsTrue, Judgement, Leaf, Missing, Moment, Not, Rule, Verdict
from socialwork.testing import laws, tea_room_completions, tea_room_rules, tea_rooms
from socialwork.testing.invented import TEA_ROOM, TEA_ROOMS, Tea, TeaRoom
from socialwork.text import Text

LAW = TEA_ROOMS.on(date(2023, 1, 1))
FOUND = Judgement(holds=True, by="镇里", on=date(2022, 1, 1), document="第0号")
GOOD = TeaRoom(
    name="清风", open_daily=True, hospitable=FOUND, size="hall", tea="green", guests=30, balance=0, opened_on="2020-05", closures=()
)
OPEN = IsTrue(TEA_ROOM.open_daily, clause="X5")
GREEN = Is(TEA_ROOM.tea, Tea.GREEN, clause="X1")


@st.composite
def decisions(draw: st.DrawFn) -> Decision:
    law = draw(laws(TEA_ROOMS))
    cut_off = draw(st.none() | st.dates(law.day - timedelta(days=800), law.day))
    return law.decide(draw(tea_room_rules()), draw(tea_rooms()), cut_off=cut_off)


def failed(rule: Rule, **facts: object) -> list[str]:
    return [step.rule.fact.name for step in LAW.decide(rule, TeaRoom(**facts)).failed() if isinstance(step.rule, Leaf)]


# --- the answer --------------------------------------------------------------------------------------------------------------------------


def test_a_good_room_is_supported_and_each_lack_alone_costs_it() -> None:
    assert LAW.decide(TEA_ROOMS.entry, GOOD).verdict is Verdict.YES
    for lack in (
        {"open_daily": False},
        {"hospitable": attrs.evolve(FOUND, holds=False)},
        {"tea": "other"},
        {"guests": 29},
        {"balance": "-50.51"},
    ):
        decision = LAW.decide(TEA_ROOMS.entry, attrs.evolve(GOOD, **lack))
        assert decision.verdict is Verdict.NO
        assert [step.rule.fact.name for step in decision.failed() if isinstance(step.rule, Leaf)] == list(lack)


def test_a_decision_has_no_truth_value() -> None:
    with pytest.raises(InvalidValueError, match="look at its verdict"):
        bool(LAW.decide(TEA_ROOMS.entry, GOOD))


@given(decision=decisions())
def test_a_decision_travels_whole(decision: Decision) -> None:
    copy = pickle.loads(pickle.dumps(decision))

    assert copy.as_data() == decision.as_data()
    assert copy.explain("en") == decision.explain("en")
    assert (copy.law, copy.moment, copy.touched) == (decision.law, decision.moment, decision.touched)


def test_a_decision_about_supposed_facts_travels_with_them() -> None:
    compiled = LAW.compiled(OPEN)
    known = LAW.known(TeaRoom(), handles=compiled.handles, instead={"open_daily": True})
    decision = Decision(compiled, known, LAW, Moment(LAW.day, LAW.day), Text("开放", "open"))

    assert pickle.loads(pickle.dumps(decision)).verdict is decision.verdict is Verdict.YES


def test_the_repr_names_question_answer_and_day_and_no_fact() -> None:
    assert repr(LAW.decide(TEA_ROOMS.entry, GOOD)) == "Decision('is supported', YES, law of 2023-01-01)"


@given(decision=decisions(), words=st.text(min_size=4, alphabet="茶楼清风"))
def test_no_personal_fact_stands_in_the_repr(decision: Decision, words: str) -> None:
    named = LAW.decide(
        TEA_ROOMS.entry, TeaRoom(name=words, hospitable=Judgement(holds=True, by=words, on=date(2020, 1, 1), document=words))
    )

    assert words not in repr(named) + repr(decision) + repr(named.law) + repr(named._known)


def test_no_step_of_the_tree_tells_a_personal_fact_in_its_repr() -> None:
    room = attrs.evolve(GOOD, balance="-12.34", closures=[Period(date(2021, 3, 4), date(2021, 3, 5))])
    for rule in (TEA_ROOMS.entry, TEA_ROOMS.outstanding):
        decision = LAW.decide(rule, room)
        for step in decision.tree.walk():
            for told in (repr(step), str(step), f"{step}", repr([step])):
                assert not any(words in told for words in ("镇里", "第0号", "12.34", "2021", "holds"))
    steps = {step.rule.fact.name: repr(step) for step in LAW.decide(TEA_ROOMS.entry, room).tree.walk() if isinstance(step.rule, Leaf)}

    assert steps["hospitable"] == "Step(IsTrue hospitable, ***)"
    assert steps["balance"] == "Step(AtLeast balance, ***)"
    assert steps["running_since"] == "Step(YearsSince running_since, ***)"  # closures, among what it comes from, are personal
    assert steps["guests"] == "Step(AtLeast guests, YES, value=Decimal('30'))"
    assert repr(LAW.decide(TEA_ROOMS.entry, room).tree) == "Step(AllOf, YES, parts=6)"


def test_what_is_replaced_by_way_of_trial_stays_out_of_the_repr_too() -> None:
    known = LAW.known(TeaRoom(), instead={"hospitable": FOUND})

    assert known.hospitable is FOUND
    assert "镇里" not in repr(known) + repr(FOUND)


@given(decision=decisions())
def test_the_same_question_has_the_same_answer(decision: Decision) -> None:
    again = Decision(decision._compiled, decision._known, decision.law, decision.moment, decision.name)

    assert again.verdict is decision.verdict is decision.tree.verdict
    assert again.as_data() == decision.as_data()
    assert decision.tree is decision.tree


def test_the_cut_off_day_is_the_laws_unless_another_is_given() -> None:
    assert LAW.decide(OPEN, GOOD).moment == (LAW.day, LAW.day)
    assert LAW.decide(OPEN, GOOD, cut_off=date(2022, 12, 1)).moment == (LAW.day, date(2022, 12, 1))


# --- what a refusal names ----------------------------------------------------------------------------------------------------------------


def test_a_refusal_names_every_failed_condition() -> None:
    poor = {
        "open_daily": False,
        "hospitable": attrs.evolve(FOUND, holds=False),
        "tea": "other",
        "guests": 0,
        "balance": -100,
        "size": "corner",
    }

    assert failed(TEA_ROOMS.entry, **poor, opened_on="2022-12-01", closures=()) == [
        "tea", "open_daily", "hospitable", "guests", "balance", "size", "running_since",
    ]  # fmt: skip


def test_what_holds_or_is_missing_is_no_reason_for_a_refusal() -> None:
    assert failed(AllOf(OPEN, GREEN), open_daily=False, tea="green") == ["open_daily"]
    assert failed(AllOf(OPEN, GREEN), open_daily=False) == ["open_daily"]
    assert failed(AnyOf(OPEN, GREEN), open_daily=False, tea="black") == ["open_daily", "tea"]
    assert failed(AllOf(Not(OPEN), AnyOf(GREEN, OPEN)), open_daily=True, tea="black") == ["open_daily"]


def test_only_a_no_has_failed_conditions() -> None:
    assert failed(AllOf(OPEN, GREEN)) == failed(AllOf(OPEN, GREEN), open_daily=True, tea="green") == []


@given(decision=decisions())
def test_the_failed_conditions_are_the_decisive_leaves_of_a_no(decision: Decision) -> None:
    decisive = [step for step in decision.tree.walk() if step.decisive and isinstance(step.rule, Leaf)]

    assert list(decision.failed()) == (decisive if decision.verdict is Verdict.NO else [])


@given(rules=st.lists(tea_room_rules(max_leaves=4), min_size=1, max_size=4), room=tea_rooms(), law=laws(TEA_ROOMS))
def test_a_refusal_gathers_the_reasons_of_every_conjunct_that_refuses(rules: list[Rule], room: TeaRoom, law: Law) -> None:
    whole = law.decide(AllOf(*rules), room)
    each = [law.decide(rule, room) for rule in rules]

    assert (whole.verdict is Verdict.NO) is any(part.verdict is Verdict.NO for part in each)
    assert [step.rule for step in whole.failed()] == [step.rule for part in each for step in part.failed()]


# --- what it waits for -------------------------------------------------------------------------------------------------------------------


def test_what_is_missing_is_named_with_the_sources_of_what_is_derived() -> None:
    decision = LAW.decide(TEA_ROOMS.entry, TeaRoom(tea="green", open_daily=True, size="corner"))

    assert decision.verdict is Verdict.UNDETERMINED
    assert [fact.name for fact in decision.open_facts] == ["hospitable", "guests", "balance", "opened_on", "closures"]
    assert decision.open_parameters == ()


def test_what_is_missing_but_cannot_turn_it_is_not_asked_for() -> None:
    decision = LAW.decide(AnyOf(AllOf(OPEN, GREEN), Is(TEA_ROOM.tea, Tea.OTHER, clause="X1")), TeaRoom(open_daily=False))

    assert [fact.name for fact in decision.open_facts] == ["tea"]
    assert LAW.decide(AllOf(OPEN, GREEN), TeaRoom(open_daily=False)).open_facts == ()


def test_a_parameter_that_no_source_gives_is_named_and_no_fact_asked_for_its_sake() -> None:
    decision = LAW.decide(TEA_ROOMS.outstanding, attrs.evolve(GOOD, size="corner", opened_on=date(2022, 12, 1), tea="black"))

    assert decision.verdict is Verdict.UNDETERMINED
    assert decision.open_parameters == ("tea.most_days_closed",)
    assert decision.open_facts == ()


@given(decision=decisions())
def test_a_decided_answer_waits_for_nothing_and_an_open_one_for_something(decision: Decision) -> None:
    waits = bool(decision.open_facts or decision.open_parameters)

    assert waits is (decision.verdict is Verdict.UNDETERMINED)
    assert len(set(decision.open_facts)) == len(decision.open_facts)
    assert all(isinstance(fact, Fact) for fact in decision.open_facts)


@given(room=tea_rooms(), rule=tea_room_rules(), law=laws(TEA_ROOMS), data=st.data())
def test_facts_that_are_not_waited_for_cannot_settle_it(room: TeaRoom, rule: Rule, law: Law, data: st.DataObject) -> None:
    before = law.decide(rule, room)
    waiting = {fact.name for fact in before.open_facts}
    completed = data.draw(tea_room_completions(room))
    others = {
        fact.name: getattr(completed, fact.name)
        for fact in TEA_ROOM
        if isinstance(fact, Fact) and fact.name not in waiting and isinstance(getattr(room, fact.name), Missing)
    }

    assert law.decide(rule, attrs.evolve(room, **others)).verdict is before.verdict


# --- what it rests on --------------------------------------------------------------------------------------------------------------------


def test_it_rests_on_the_parameters_and_readings_that_it_read() -> None:
    assert LAW.decide(TEA_ROOMS.entry, GOOD).touched == {
        "tea.least_guests", "tea.most_lost", "tea.least_size", "tea.years_open", "AX1", "AX2",
    }  # fmt: skip
    assert LAW.decide(OPEN, GOOD).touched == frozenset()


@given(room=tea_rooms(), rule=tea_room_rules(), law=laws(TEA_ROOMS), other=laws(TEA_ROOMS))
def test_it_holds_for_every_law_that_agrees_on_what_it_rests_on(room: TeaRoom, rule: Rule, law: Law, other: Law) -> None:
    cut_off = min(law.day, other.day)
    one, two = law.decide(rule, room, cut_off=cut_off), other.decide(rule, room, cut_off=cut_off)

    def agreed(which: Law, name: str) -> object:
        for parameter in TEA_ROOMS.parameters:
            if parameter.name == name:
                return which.value(parameter)
        return which.choice(TEA_ROOMS.reading(name)).id

    if all(agreed(law, name) == agreed(other, name) for name in one.touched):
        assert two.verdict is one.verdict
        assert two.touched == one.touched


# --- its words ---------------------------------------------------------------------------------------------------------------------------


@given(decision=decisions(), lang=st.sampled_from(["zh", "en"]))
def test_the_explanation_has_a_heading_and_a_line_for_every_step(decision: Decision, lang: str) -> None:
    lines = decision.explain(lang).split("\n")
    heading, *rest = lines

    assert decision.verdict.label.in_(lang) in heading
    assert str(decision.law.day) in heading
    assert len(rest) == len(list(decision.tree.walk()))
    assert [line.lstrip()[0] for line in rest] == ["*" if step.decisive else "-" for step in decision.tree.walk()]


def test_levels_can_be_left_out() -> None:
    decision = LAW.decide(TEA_ROOMS.outstanding, GOOD)

    assert [len(decision.explain("en", depth=depth).split("\n")) for depth in (0, 1, 2, None)] == [2, 6, 8, 8]


def test_another_language_is_refused() -> None:
    with pytest.raises(InvalidValueError) as caught:
        LAW.decide(TEA_ROOMS.entry, GOOD).explain("fr")

    assert str(caught.value) == 'lang: got \'fr\'; give "zh" or "en"'


@given(decision=decisions())
def test_the_answer_as_data_is_plain_json_that_says_what_it_is(decision: Decision) -> None:
    data = decision.as_data()

    assert json.loads(json.dumps(data, allow_nan=False)) == data
    assert data["verdict"] == decision.verdict.value == data["tree"]["verdict"]
    assert data["day"] == str(decision.law.day)
    assert data["cut_off"] == str(decision.moment.cut_off)
    assert data["touched"] == sorted(decision.touched)
    assert data["open_facts"] == [fact.name for fact in decision.open_facts]
    assert data["marks"] == []
    assert data["notice"] == NOTICE.as_data() == {"zh": "辅助测算，不代替主管机关认定", "en": NOTICE.en}


def test_an_answer_beyond_the_validity_says_so_everywhere() -> None:
    beyond = TEA_ROOMS.on(date(2026, 1, 1), beyond_validity=True)
    decision = beyond.decide(TEA_ROOMS.entry, GOOD)

    assert decision.explain("zh").split("\n")[1] == "2026-01-01不在该政策有效期内；所示为假定其适用时的结果"
    assert decision.explain("en").split("\n")[1] == "2026-01-01 is outside the policy's validity; shown is what it would say if it applied"
    assert decision.as_data()["marks"] == [mark.as_data() for mark in beyond.marks]
    assert len(beyond.marks) == 1
