"""Answers under a reform use what it says, mark it, and keep what the law itself says beside it."""

import pickle
from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.errors import InvalidValueError, UnknownNameError
from socialwork.law import Reading
from socialwork.policies import Choose, Law, Operation, Reform, Scale, Set, SwapRule
from socialwork.rules import AllOf, IsTrue, SomeOf, Verdict
from socialwork.talent import HAIYOU, Candidate
from socialwork.testing import days_in_force, reforms, tea_rooms
from socialwork.testing.invented import TEA_ROOM, TEA_ROOMS, TeaRoom
from socialwork.text import Text

DAY = date(2023, 1, 1)
GUESTS = TEA_ROOMS.least_guests
MORE = Reform("more guests", Set(GUESTS, 40, start=date(2022, 1, 1)), hypothetical=True)
NEW = TEA_ROOMS.under(MORE)
LAW = NEW.on(DAY)
BY = Text("改革方案“more guests”（假设）", 'reform "more guests" (hypothetical)')
ENOUGH = TEA_ROOMS.entry.rules[3]


def swapped(rule: str, other: str, **about: Any) -> Any:
    return TEA_ROOMS.under(Reform("swap", SwapRule(rule, other), **(about or {"hypothetical": True})))


# --- values ------------------------------------------------------------------------------------------------------------------------------


def test_a_rule_of_the_law_reads_the_reformed_value() -> None:
    room = TeaRoom(guests=35)

    assert TEA_ROOMS.on(DAY).decide(ENOUGH, room).verdict is Verdict.YES
    assert LAW.decide(ENOUGH, room).verdict is Verdict.NO
    assert NEW.on(date(2021, 12, 31)).decide(ENOUGH, room).verdict is Verdict.YES


def test_either_policys_parameter_serves_as_a_handle_under_either() -> None:
    for handle in (GUESTS, NEW.least_guests):
        assert TEA_ROOMS.on(DAY).value(handle).value == 30
        assert LAW.value(handle).value == 40
    own = attrs.evolve(GUESTS, name="my.own")
    assert LAW.value(own) == own.on(DAY)


def test_text_and_data_mark_the_value_and_keep_the_laws_own_beside_it() -> None:
    decision = LAW.decide(ENOUGH, TeaRoom(guests=35))

    assert decision.explain("en").splitlines()[1:] == [
        'computed under the reform "more guests" (hypothetical)',
        f"* [no] guests a week: 35 visits; needs: 40 visits or more (X2/X3, set from 2022-01-01 on by {BY.en}; the law itself: 30 visits, in force since 2022-07-01, assumed)",
    ]
    assert decision.explain("zh").splitlines()[1:] == [
        "按改革方案测算：“more guests”（假设）",
        "* [不符合] 每周客人：35人次；要求：40人次以上（X2/X3，改革方案“more guests”（假设）自2022-01-01起所定，原规定为30人次，自2022-07-01起，系假设）",
    ]
    tree = decision.as_data()["tree"]
    assert {name: tree[name] for name in ("needs", "clauses", "since", "verified", "by", "hypothetical", "instead_of")} == {
        "needs": 40, "clauses": ["X2", "X3"], "since": "2022-01-01", "verified": None, "by": BY.as_data(), "hypothetical": True,
        "instead_of": {"value": 30, "since": "2022-07-01", "clauses": ["X3"], "verified": "assumed"},
    }  # fmt: skip
    assert decision.as_data()["marks"] == [
        {"zh": "按改革方案测算：“more guests”（假设）", "en": 'computed under the reform "more guests" (hypothetical)'}
    ]


def test_where_the_law_has_no_value_that_is_said() -> None:
    before = TEA_ROOMS.under(
        Reform("x", Set(TEA_ROOMS.most_days_closed, 9, start=DAY), Set(GUESTS, 9, start=date(2019, 1, 1)), citation="N3")
    )
    closed = before.on(DAY).decide(before.outstanding.rules[-1], TeaRoom(closures=()))
    guests = before.on(date(2019, 6, 1), beyond_validity=True).decide(ENOUGH, TeaRoom(guests=5))

    assert closed.verdict is Verdict.YES
    assert '(X8, set from 2023-01-01 on by reform "x" (N3); the law itself: (no source gives the value), assumed)' in closed.explain("en")
    assert closed.as_data()["tree"]["instead_of"]["value"] == {"unknown": "not_found"}
    assert '(X2, set from 2019-01-01 on by reform "x" (N3); the law itself: (applies from 2020-01-01 on))' in guests.explain("en")
    assert [mark.en for mark in guests.law.marks] == [
        "2019-06-01 is outside the policy's validity; shown is what it would say if it applied", 'computed under the reform "x" (N3)',
    ]  # fmt: skip


def test_a_value_that_the_law_itself_gives_is_not_marked() -> None:
    tree = LAW.decide(TEA_ROOMS.outstanding, TeaRoom()).as_data()["tree"]

    assert "by" not in tree
    assert "instead_of" not in tree


def test_marks_say_what_a_later_reform_changed_of_an_earlier_one() -> None:
    law = TEA_ROOMS.under(MORE >> Reform("fewer", Set(GUESTS, 10, start=date(2024, 1, 1)), citation="N3")).on(DAY)

    assert [mark.en for mark in law.marks] == [
        'computed under the reform "more guests" (hypothetical), then "fewer" (N3)',
        'reform "fewer" (N3) overrides tea.least_guests as reform "more guests" (hypothetical) set it, from 2024-01-01',
    ]
    unknown = attrs.evolve(TEA_ROOMS, documents=(attrs.evolve(TEA_ROOMS.documents[0], validity=None),)).under(MORE).on(DAY)
    assert [mark.en for mark in unknown.marks] == [
        "the validity of this policy was not found",
        'computed under the reform "more guests" (hypothetical)',
    ]


# --- readings ----------------------------------------------------------------------------------------------------------------------------

ANY = TEA_ROOMS.under(Reform("any tea", Choose("AX1", "any"), hypothetical=True))
SERVES = TEA_ROOMS.entry.rules[0]


def test_an_option_that_a_reform_chose_is_taken_and_marked() -> None:
    decision = ANY.on(DAY).decide(SERVES, TeaRoom())
    tree = decision.as_data()["tree"]

    assert decision.verdict is Verdict.YES
    assert (
        'taken as "any hot drink" (chosen by reform "any tea" (hypothetical); the law\'s own default: "tea leaves alone")'
        in decision.explain("en")
    )
    assert "取“热饮皆可”（改革方案“any tea”（假设）所取，原取“只算茶叶”）" in decision.explain("zh")
    assert (tree["option"], tree["hypothetical"], tree["instead_of"]) == ("any", True, "leaf")
    assert tree["by"]["en"] == 'reform "any tea" (hypothetical)'
    back = ANY.on(DAY, readings={"AX1": "leaf"}).decide(SERVES, TeaRoom())
    assert "by" not in back.as_data()["tree"]
    assert TEA_ROOMS.on(DAY, readings={"AX1": "any"}).decide(SERVES, TeaRoom()).as_data()["tree"]["option"] == "any"


def test_either_policys_reading_serves_as_a_handle_under_either() -> None:
    for handle in (TEA_ROOMS.leaf_only, ANY.leaf_only):
        assert ANY.on(DAY).choice(handle).id == "any"
        assert TEA_ROOMS.on(DAY).choice(handle).id == "leaf"
        assert ANY.on(DAY, readings={handle: "leaf"}).choice(handle).id == "leaf"
    assert ANY.leaf_only is ANY.reading("AX1")
    assert ANY.leaf_only.why.en == 'reform "any tea" (hypothetical)'


def test_the_law_keeps_its_own_default_through_several_choices() -> None:
    again = ANY.under(Reform("leaves", Choose("AX1", "leaf"), citation="N3")).under(Reform("any", Choose("AX1", "any"), citation="N4"))

    assert (again.leaf_only.own_default, again.leaf_only.default, TEA_ROOMS.leaf_only.own_default) == ("leaf", "any", "leaf")
    assert [option.id for option in again.leaf_only.options if option.by] == ["any"]
    assert [each.over.en for each in again.overrode] == ['reform "any tea" (hypothetical)', 'reform "leaves" (N3)']


def test_another_question_of_the_same_id_is_still_refused_under_a_reform() -> None:
    def other(**change: Any) -> Reading:
        return attrs.evolve(TEA_ROOMS.leaf_only, **change)

    assert ANY.leaf_only.asks_the_same(TEA_ROOMS.leaf_only)
    for reading in (
        other(question=Text("别的", "else")),
        other(options=TEA_ROOMS.leaf_only.options[:2]),
        other(clause="X9"),
        other(id="AX3"),
    ):
        assert not ANY.leaf_only.asks_the_same(reading)
        with pytest.raises(UnknownNameError, match="no reading of the policy is named"):
            attrs.evolve(ANY, readings=(reading, TEA_ROOMS.first_day))


# --- rules -------------------------------------------------------------------------------------------------------------------------------


def test_a_swapped_rule_answers_for_the_handle_of_the_law_and_says_so() -> None:
    new = swapped("outstanding", "entry", citation="N3")
    law = new.on(DAY)
    room = TeaRoom(guests=5)

    for handle in (TEA_ROOMS.outstanding, new.outstanding, pickle.loads(pickle.dumps(TEA_ROOMS.outstanding))):
        decision = law.decide(handle, room)
        assert decision.verdict is Verdict.NO
        assert decision.name == Text(
            "表现突出（改革方案“swap”（N3）改用“可获扶持”）", 'is outstanding (reform "swap" (N3) puts "is supported" in its place)'
        )
        assert decision.as_data()["name"] == decision.name.as_data()
        assert pickle.loads(pickle.dumps(decision)).as_data() == decision.as_data()
    assert law.decide(TEA_ROOMS.entry, room).name == Text("可获扶持", "is supported")
    assert TEA_ROOMS.on(DAY).decide(TEA_ROOMS.outstanding, room).name == Text("表现突出", "is outstanding")


def test_two_rules_can_change_places() -> None:
    new = TEA_ROOMS.under(Reform("exchange", SwapRule("entry", "outstanding"), SwapRule("outstanding", "entry"), hypothetical=True))
    law = new.on(DAY)

    assert isinstance(new.entry, SomeOf)
    assert isinstance(new.outstanding, AllOf)
    for handle in (TEA_ROOMS.entry, new.entry):
        assert law.decide(handle, TeaRoom()).tree.rule is new.entry
    for handle in (TEA_ROOMS.outstanding, new.outstanding):
        assert law.decide(handle, TeaRoom()).tree.rule is new.outstanding


def test_every_kind_of_rule_can_take_anothers_place() -> None:
    for rule in (IsTrue(TEA_ROOM.open_daily, clause="X5"), SERVES, TEA_ROOMS.outstanding, TEA_ROOMS.entry):
        policy = attrs.evolve(TEA_ROOMS, outstanding=rule, entry=AllOf(clause="X5", label=Text("任何", "anything")))
        new = policy.under(Reform("x", SwapRule("entry", "outstanding"), hypothetical=True))
        assert type(new.entry) is type(rule)
        assert new.entry.label is not None
        assert new.entry.label.en.startswith('anything (reform "x" (hypothetical) puts "')


def test_a_rule_that_is_a_part_of_another_cannot_be_swapped_alone() -> None:
    with pytest.raises(InvalidValueError) as caught:
        HAIYOU.under(Reform("x", SwapRule("service_ground", "entry"), hypothetical=True))
    assert str(caught.value) == (
        "SwapRule.rule: got 'service_ground'; it is a part of entry, preference and cannot be swapped alone; swap a rule that holds it"
    )
    assert "它是 entry、preference 的一部分" in caught.value.in_language("zh")


def test_a_rule_of_ones_own_cannot_hold_the_laws_own_rule_where_that_was_swapped() -> None:
    law = swapped("outstanding", "entry").on(DAY)

    with pytest.raises(InvalidValueError, match=r"a reform put another rule in its place; write the rule with `law\.policy\.outstanding`"):
        law.decide(AllOf(TEA_ROOMS.outstanding), TeaRoom())
    assert law.decide(AllOf(law.policy.outstanding), TeaRoom()).verdict is Verdict.UNDETERMINED
    assert law.decide(AllOf(TEA_ROOMS.entry), TeaRoom()).verdict is Verdict.UNDETERMINED


def test_swapping_a_rule_with_itself_brings_the_laws_own_back() -> None:
    new = swapped("outstanding", "entry").under(Reform("back", SwapRule("outstanding", "outstanding"), hypothetical=True))

    assert new.outstanding is TEA_ROOMS.outstanding
    assert (new.swapped, new.fingerprint) == ((), TEA_ROOMS.fingerprint)
    assert [each.target for each in new.overrode] == ["outstanding"]


# --- the whole ---------------------------------------------------------------------------------------------------------------------------


@given(reform=reforms(TEA_ROOMS), day=days_in_force(TEA_ROOMS), room=tea_rooms(), data=st.data())
def test_answers_depend_on_the_fingerprint_alone(reform: Reform, day: date, room: TeaRoom, data: st.DataObject) -> None:
    new = TEA_ROOMS.under(reform)
    again = TEA_ROOMS.under(new.diff(TEA_ROOMS))
    name = data.draw(st.sampled_from(sorted(new.rules)))

    verdicts = {policy.on(day).decide(TEA_ROOMS.rules[name], room).verdict for policy in (new, again)}
    assert len(verdicts) == 1


@given(reform=reforms(TEA_ROOMS), room=tea_rooms())
def test_policies_and_answers_under_reforms_survive_pickling(reform: Reform, room: TeaRoom) -> None:
    law: Law[Any] = TEA_ROOMS.under(reform).on(DAY)
    again = pickle.loads(pickle.dumps(law))

    assert again == law
    assert again.policy.fingerprint == law.policy.fingerprint
    for rule in (TEA_ROOMS.entry, TEA_ROOMS.outstanding):
        assert again.decide(rule, room).as_data() == law.decide(rule, room).as_data()


@given(reform=reforms(HAIYOU), day=days_in_force(HAIYOU))
def test_no_citation_is_lost_when_a_value_changes(reform: Reform, day: date) -> None:
    new = HAIYOU.under(reform).on(day)
    for parameter in HAIYOU.parameters:
        own, found = HAIYOU.on(day).value(parameter), new.value(parameter)
        assert found.clause == own.clause
        assert found.instead_of in {None, own._replace(until=None), own}
    for name, rule in HAIYOU.rules.items():
        text = new.decide(rule, Candidate(id="A1")).explain("en")
        assert 'reform "' in text or reform.empty, name


def test_a_day_later_nothing_that_was_compiled_before_is_reused() -> None:
    law = TEA_ROOMS.on(DAY)
    room = TeaRoom(guests=35)

    assert [policy.on(DAY + timedelta(days=shift)).decide(ENOUGH, room).verdict for policy in (NEW, TEA_ROOMS) for shift in (0, 1)] == [
        Verdict.NO, Verdict.NO, Verdict.YES, Verdict.YES,
    ]  # fmt: skip
    assert law.decide(ENOUGH, room).verdict is Verdict.YES


def test_an_option_taken_in_the_place_of_the_one_that_a_reform_chose_is_told() -> None:
    own = TEA_ROOMS.reading("AX1").default
    other = next(option for option in TEA_ROOMS.reading("AX1").admissible if option != own)
    law = TEA_ROOMS.under(Reform("x", Choose("AX1", other), hypothetical=True)).on(DAY)
    back = law.choosing({"AX1": own})

    assert [mark.en for mark in law.marks] == ['computed under the reform "x" (hypothetical)']
    assert back.marks == (
        *law.marks,
        Text(
            f"口径 AX1 选定 {own}，未取改革方案“x”（假设）所选的 {other}",
            f'reading AX1={own} is chosen, in place of AX1={other} by reform "x" (hypothetical)',
        ),
    )
    assert back.decide(NEW.entry.rules[0], TeaRoom()).as_data()["marks"] == [mark.as_data() for mark in back.marks]
    assert TEA_ROOMS.on(DAY).choosing({"AX1": other}).marks == ()


@pytest.mark.parametrize("operation, words", [
    (Set("haiyou.cohort_cap", -5, start=DAY), "haiyou.cohort_cap: got -5; give a whole number: 0 or more"),
    (Set("haiyou.elderly_care_share", "7/5", start=DAY), "haiyou.elderly_care_share: got '7/5'; give a share such as \"1/3\" or \"33.5%\": a value from 0 to 1"),
    (Scale("haiyou.elderly_care_share", 4, "exact", start=date(2023, 3, 1)), "haiyou.elderly_care_share: got '4/3'; the result has to be a value from 0 to 1"),
])  # fmt: skip
def test_a_value_that_makes_no_sense_is_the_reforms_fault(operation: Operation, words: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        HAIYOU.under(Reform("x", operation, hypothetical=True))
    assert str(caught.value) == f"reform x: parameter {words}"


def test_a_value_that_makes_no_sense_is_refused_where_the_handle_is_given() -> None:
    with pytest.raises(InvalidValueError, match=r"parameter haiyou.cohort_cap: got -5; give a whole number: 0 or more"):
        Set(HAIYOU.cohort_cap, -5, start=DAY)
