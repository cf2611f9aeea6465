"""One question after the other: only what matters, never twice, to an end that is what the rules say of the case."""

from datetime import date
from decimal import Decimal
from itertools import product
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialwork.errors import InvalidValueError, UnknownNameError
from socialwork.policies import End, Ended, Law, Questionnaire
from socialwork.rules import AllOf, AnyOf, AtMost, Fact, IsTrue, Missing, Rule, Verdict
from socialwork.talent import HAIYOU, Candidate
from socialwork.testing import laws, tea_room_completions, tea_room_rules, tea_rooms
from socialwork.testing.invented import TEA_ROOM, TEA_ROOMS, TeaRoom
from socialwork.testing.invented.lamps import LAMP_LAW, Lamp, Tree, lamp_rule, lamp_trees

YES, NO, UNDETERMINED, CONTESTED = Verdict
LAW = TEA_ROOMS.on(date(2023, 1, 1))
OPEN = IsTrue(TEA_ROOM.open_daily, clause="X5")
HOSPITABLE = IsTrue(TEA_ROOM.hospitable, clause="X5")
UNKNOWN = AtMost(TEA_ROOM.guests, attrs.evolve(TEA_ROOMS.most_days_closed, unit=TEA_ROOM.guests.unit), clause="X8")

several_rules = st.lists(tea_room_rules(max_leaves=4), min_size=1, max_size=3)
some_readings = st.sampled_from([None, "all"])
nobody = st.sampled_from([Missing.NOT_KNOWN, Missing.DISPUTED])


@settings(max_examples=60, deadline=None)
@given(rules=several_rules, room=tea_rooms(), law=laws(TEA_ROOMS), readings=some_readings, data=st.data())
def test_it_ends_with_what_the_rules_say_of_the_case_and_asks_nothing_twice(
    rules: list[Rule], room: TeaRoom, law: Law, readings: Any, data: st.DataObject
) -> None:
    truth = data.draw(tea_room_completions(room, sharpen=True))
    questions = Questionnaire(rules=rules, case=room, law=law, readings=readings)
    asked: list[str] = []
    open_facts = {fact.name for rule in rules for fact in law.decide(rule, room, readings=readings).open_facts}
    while questions.next is not None:
        assert questions.end is None
        asked.append(questions.next.name)
        known = getattr(truth, questions.next.name)
        questions = questions.answered(data.draw(nobody) if data.draw(st.booleans(), label="nobody knows") else known)

    assert len(asked) == len(set(asked))
    assert set(asked) <= open_facts
    assert questions.asked == set(asked)
    assert questions.end is not None
    verdicts = tuple(law.decide(rule, questions.case, readings=readings).verdict for rule in rules)
    assert questions.end.verdicts == verdicts
    assert (questions.end.how is Ended.NOBODY_KNOWS) is (UNDETERMINED in verdicts)
    assert (questions.end.how is Ended.DECIDED) is all(verdict.decided for verdict in verdicts)


@settings(max_examples=60, deadline=None)
@given(rules=several_rules, room=tea_rooms(), law=laws(TEA_ROOMS), readings=some_readings, data=st.data())
def test_where_everything_is_known_the_end_is_what_the_whole_case_gives(
    rules: list[Rule], room: TeaRoom, law: Law, readings: Any, data: st.DataObject
) -> None:
    asked_before = {field.name: Missing.NOT_ASKED for field in attrs.fields(TeaRoom) if isinstance(getattr(room, field.name), Missing)}
    room = attrs.evolve(room, **asked_before)  # type: ignore[arg-type]
    truth = data.draw(tea_room_completions(room, sharpen=True))
    questions = Questionnaire(rules=rules, case=room, law=law, readings=readings)
    while questions.next is not None:
        questions = questions.answered(getattr(truth, questions.next.name))

    assert questions.end is not None
    for rule, verdict in zip(rules, questions.end.verdicts, strict=True):
        whole = law.decide(rule, truth, readings=readings).verdict
        assert verdict is whole or (verdict is UNDETERMINED and law.decide(rule, questions.case, readings=readings).open_parameters)


@given(
    tree=st.sampled_from(lamp_trees(2)),
    readings=some_readings,
    answers=st.lists(st.sampled_from([True, False, Missing.NOT_KNOWN]), min_size=3, max_size=3),
)
def test_whatever_is_asked_could_still_settle_the_rule(tree: Tree, readings: Any, answers: list[Any]) -> None:
    questions = Questionnaire(rules=(lamp_rule(tree),), case=Lamp(), law=LAMP_LAW, readings=readings)
    for answer in answers:
        if questions.next is None:
            break
        name = questions.next.name
        others = [other for other in ("lit", "full", "hung") if other != name and getattr(questions.case, other) is Missing.NOT_ASKED]

        def verdict(questions: Questionnaire = questions, **facts: Any) -> Verdict:
            return LAMP_LAW.decide(questions.rules[0], attrs.evolve(questions.case, **facts), readings=readings).verdict

        told = [dict(zip(others, each, strict=True)) for each in product((True, False, Missing.NOT_ASKED), repeat=len(others))]
        assert any(
            verdict(**each) is UNDETERMINED and verdict(**each, **{name: yes}) is not UNDETERMINED for each in told for yes in (True, False)
        )
        questions = questions.answered(answer)

    assert questions.end is not None


def test_the_next_question_is_what_settles_most_and_an_answer_gives_a_new_questionnaire() -> None:
    first = Questionnaire(rules=(AllOf(OPEN, AnyOf(HOSPITABLE, UNKNOWN)),), case=TeaRoom(), law=LAW)
    assert first.next is not None
    assert first.next.name == "open_daily"
    second = first.answered(True)

    assert (first.asked, second.asked) == (frozenset(), {"open_daily"})
    assert second.next is not None
    assert second.next.name == "hospitable"
    assert first.answered(False).end == End(Ended.DECIDED, (NO,))
    assert second.answered(Missing.DISPUTED).end == End(Ended.NOBODY_KNOWS, (UNDETERMINED,))
    assert second.answered(Missing.DISPUTED).case.hospitable is Missing.DISPUTED


def test_what_only_helps_together_with_what_nobody_knows_is_not_asked() -> None:
    rule = AnyOf(AllOf(OPEN, HOSPITABLE), AllOf(OPEN, UNKNOWN))
    questions = Questionnaire(rules=(AllOf(OPEN, HOSPITABLE),), case=TeaRoom(hospitable=Missing.NOT_KNOWN), law=LAW)

    assert questions.next is not None
    assert questions.answered(True).end == End(Ended.NOBODY_KNOWS, (UNDETERMINED,))
    only_yes = AnyOf(AllOf(OPEN, HOSPITABLE), UNKNOWN)
    assert Questionnaire(rules=(only_yes,), case=TeaRoom(hospitable=Missing.DISPUTED), law=LAW).end is not None
    assert Questionnaire(rules=(rule,), case=TeaRoom(hospitable=Missing.DISPUTED), law=LAW).end is None


def test_what_was_not_known_before_is_asked_again_once_where_that_is_wanted() -> None:
    room = TeaRoom(open_daily=Missing.NOT_KNOWN)
    again = Questionnaire(rules=(OPEN,), case=room, law=LAW, again=True)

    assert Questionnaire(rules=(OPEN,), case=room, law=LAW).end == End(Ended.NOBODY_KNOWS, (UNDETERMINED,))
    assert again.next is not None
    assert again.answered(Missing.NOT_KNOWN).end == End(Ended.NOBODY_KNOWS, (UNDETERMINED,))
    assert again.answered(True).end == End(Ended.DECIDED, (YES,))


def test_a_contested_end() -> None:
    lit = lamp_rule(("L", "lit", ("not", "lit")))
    questions = Questionnaire(rules=(lit, lamp_rule("full")), case=Lamp(full=True), law=LAMP_LAW, readings=(name for name in ["L"]))

    assert questions.answered(True).end == End(Ended.CONTESTED, (CONTESTED, YES))
    assert [how.label.zh for how in Ended] == ["已有定论", "因口径而异", "无人知晓"]


def test_a_candidate_is_asked_for_one_rule_after_the_other() -> None:
    law = HAIYOU.on(date(2023, 9, 1))
    questions = Questionnaire(
        rules=(HAIYOU.entry, HAIYOU.preference, HAIYOU.elderly_care), case=Candidate(id="c", dedicated=False), law=law
    )
    asked = []
    while (ask := questions.next) is not None and isinstance(ask.fact, Fact):
        asked.append(ask.name)
        questions = questions.answered(
            Missing.NOT_KNOWN
            if ask.name == "service"
            else ()
            if ask.name.endswith("certificates")
            else "none"
            if ask.name == "training"
            else False
        )

    assert asked == ["service", "social_work_certificates", "care_worker_certificates", "training", "elderly_care"]
    assert questions.end == End(Ended.DECIDED, (NO, NO, NO))


def test_wrong_calls_are_refused() -> None:
    with pytest.raises(InvalidValueError, match="give at least one rule"):
        Questionnaire(rules=(), case=TeaRoom(), law=LAW)
    with pytest.raises(InvalidValueError, match="attrs class"):
        Questionnaire(rules=(OPEN,), case=object(), law=LAW)
    questions = Questionnaire(rules=(OPEN,), case=TeaRoom(), law=LAW)
    with pytest.raises(InvalidValueError, match=r"Missing\.NOT_KNOWN or Missing\.DISPUTED"):
        questions.answered(Missing.NOT_ASKED)
    with pytest.raises(InvalidValueError, match="give yes or no"):
        questions.answered("perhaps")
    with pytest.raises(InvalidValueError, match="nothing is asked any more"):
        questions.answered(True).answered(True)


def test_the_case_stays_out_of_the_repr() -> None:
    assert "123" not in repr(Questionnaire(rules=(OPEN,), case=TeaRoom(balance=Decimal(123)), law=LAW))


def test_one_rule_and_one_reading_are_understood_by_themselves() -> None:
    law = HAIYOU.on(date(2025, 9, 1))
    rule: Any = HAIYOU.preference
    case = Candidate(id="c1")
    listed = Questionnaire(rules=[rule], case=case, law=law, readings=["AJ7"])

    for readings in ("AJ7", HAIYOU.reading("AJ7")):
        single = Questionnaire(rules=rule, case=case, law=law, readings=readings)
        assert single.rules == listed.rules
        assert single.decisions[0].varied == listed.decisions[0].varied == ("AJ7",)
    assert Questionnaire(rules=(each for each in [rule]), case=case, law=law, readings=iter(["AJ7"])).decisions[0].varied == ("AJ7",)


@pytest.mark.parametrize(
    "wrong, fix",
    [
        ({"rules": "preference"}, "rules: got 'preference'; give rules"), ({"rules": None}, "rules: got 'NoneType'; give rules"),
        ({"law": TEA_ROOMS}, "law: got .*; give the law of a day"), ({"readings": 7}, 'readings: got 7; give "all"'),
    ],
)  # fmt: skip
def test_what_is_no_rule_no_law_and_no_reading_is_refused_at_once(wrong: dict[str, Any], fix: str) -> None:
    given: dict[str, Any] = {"rules": (OPEN,), "case": TeaRoom(), "law": LAW}

    with pytest.raises(InvalidValueError, match=f"^{fix}"):
        Questionnaire(**given | wrong)


def test_a_reading_that_the_policy_does_not_have_is_refused_at_once() -> None:
    with pytest.raises(UnknownNameError):
        Questionnaire(rules=(OPEN,), case=TeaRoom(), law=LAW, readings="AJ70")


def test_the_repr_is_short() -> None:
    assert (
        repr(Questionnaire(rules=(OPEN,), case=TeaRoom(), law=LAW).answered(True)) == "Questionnaire(rules=1, asked=1, law of 2023-01-01)"
    )


def test_options_chosen_are_no_readings_to_vary() -> None:
    with pytest.raises(InvalidValueError, match="choosing"):
        Questionnaire(rules=[TEA_ROOMS.entry], case=TeaRoom(), law=TEA_ROOMS.on(date(2023, 1, 1)), readings={"AX1": "any"})
