"""A policy is one frozen value that holds together; on a day it is a law, under readings that can stand together."""

import copy
import itertools
import pickle
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.vendor.pretty import pretty

from socialwork.days import Window
from socialwork.errors import DuplicateNameError, InvalidValueError, UnknownNameError
from socialwork.law import Clause, Document, NotWith, Option, Reading
from socialwork.policies import InadmissibleReadingsError, Law, OutOfForceError, Policy
from socialwork.rules import AllOf, AtMost, ByReading, Is, IsTrue, Missing, Moment, Rule, Verdict
from socialwork.talent.haiyou import HAIYOU
from socialwork.testing import admissible_readings, laws, tea_room_rules, tea_rooms
from socialwork.testing.invented import TEA_ROOM, TEA_ROOMS, Tea, TeaRoom, TeaRoomPolicy
from socialwork.text import Text

DAY = date(2023, 1, 1)
LAW = TEA_ROOMS.on(DAY)
WORDS = Text("话", "words")
OPEN = IsTrue(TEA_ROOM.open_daily, clause="X5")


def tea_rooms_with(**change: Any) -> TeaRoomPolicy:
    return attrs.evolve(TEA_ROOMS, **change)


def with_validity(validity: Window | None) -> TeaRoomPolicy:
    [document] = TEA_ROOMS.documents
    return tea_rooms_with(documents=(attrs.evolve(document, validity=validity),))


# --- the whole holds together ------------------------------------------------------------------------------------------------------------


def test_a_policy_may_be_documents_and_clauses_alone() -> None:
    document = Document(id="d", title=WORDS, issuer=WORDS, validity=None, read_in=WORDS, verified=TEA_ROOMS.documents[0].verified)
    policy = Policy(id="bare", title=WORDS, documents=(document,), clauses=())

    assert (policy.parameters, policy.rules, policy.handles, policy.models) == ((), {}, {}, {})
    assert list(policy.combinations()) == [{}]


@pytest.mark.parametrize("change, words", [
    ({"clauses": (*TEA_ROOMS.clauses, TEA_ROOMS.clauses[0])}, "each clause may occur once; twice or more: X1"),
    ({"readings": (*TEA_ROOMS.readings, TEA_ROOMS.leaf_only)}, "each reading may occur once; twice or more: AX1"),
    ({"years_open": TEA_ROOMS.grounds_needed}, "each parameter may occur once; twice or more: tea.grounds_needed"),
])  # fmt: skip
def test_names_are_unique(change: dict[str, Any], words: str) -> None:
    with pytest.raises(DuplicateNameError) as caught:
        tea_rooms_with(**change)

    assert str(caught.value) == words


@pytest.mark.parametrize("change", [
    {"entry": AllOf(IsTrue(TEA_ROOM.open_daily, clause="X55"))},
    {"outstanding": AllOf(OPEN, clause="X55")},
    {"documents": (attrs.evolve(TEA_ROOMS.documents[0], clause="X55"),)},
    {"readings": (attrs.evolve(TEA_ROOMS.leaf_only, clause="X55"), TEA_ROOMS.first_day)},
    {"enumerations": (attrs.evolve(TEA_ROOMS.enumerations[0], clause="X55"),)},
    {"years_open": attrs.evolve(TEA_ROOMS.years_open, values=(attrs.evolve(TEA_ROOMS.years_open.values[0], clause="X55"),))},
    {"entry": AtMost(attrs.evolve(TEA_ROOM.days_closed, name="closed_in_all", clause=("X55",)), TEA_ROOMS.most_days_closed, clause="X8")},
], ids=["leaf", "composite", "document", "reading", "enumeration", "parameter", "derived fact"])  # fmt: skip
def test_whatever_cites_a_clause_that_is_not_there_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(UnknownNameError, match=r"^no clause is named 'X55'; did you mean X5"):
        tea_rooms_with(**change)


def test_two_different_facts_of_one_name_are_refused_even_in_different_rules() -> None:
    with pytest.raises(InvalidValueError) as caught:
        tea_rooms_with(outstanding=IsTrue(attrs.evolve(TEA_ROOM.open_daily, label=Text("别的", "another")), clause="X5"))
    assert str(caught.value) == "fact open_daily: got 'another'; two different facts of a policy cannot share a name"


def test_a_rule_over_a_reading_that_is_not_listed_is_refused() -> None:
    with pytest.raises(UnknownNameError) as caught:
        tea_rooms_with(readings=(TEA_ROOMS.first_day,))
    assert str(caught.value) == "no reading of the policy is named 'AX1'; did you mean AX2?"


def test_a_rule_over_another_version_of_a_reading_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="no reading of the policy is named 'AX1'"):
        tea_rooms_with(readings=(attrs.evolve(TEA_ROOMS.leaf_only, default="any"), TEA_ROOMS.first_day))


@pytest.mark.parametrize("pair, words", [
    (NotWith("AX3", "any", WORDS), "no reading is named 'AX3'; did you mean AX2 or AX1?"),
    (NotWith("AX1", "ayn", WORDS), "no option of AX1 is named 'ayn'; did you mean any?"),
])  # fmt: skip
def test_a_pair_that_cannot_stand_together_names_what_is_there(pair: NotWith, words: str) -> None:
    options = (TEA_ROOMS.first_day.options[0], attrs.evolve(TEA_ROOMS.first_day.options[1], not_with=(pair,)))
    other = attrs.evolve(TEA_ROOMS.first_day, options=options)

    with pytest.raises(UnknownNameError) as caught:
        tea_rooms_with(readings=(TEA_ROOMS.leaf_only, other), first_day=other, entry=OPEN, outstanding=OPEN)
    assert str(caught.value) == words


def test_parts_are_found_in_order_of_declaration() -> None:
    assert [parameter.name for parameter in TEA_ROOMS.parameters] == [
        "tea.least_guests", "tea.most_guests", "tea.least_size", "tea.most_lost", "tea.years_open", "tea.years_settled", "tea.grounds_needed", "tea.most_days_closed",
    ]  # fmt: skip
    assert TEA_ROOMS.rules == {"entry": TEA_ROOMS.entry, "outstanding": TEA_ROOMS.outstanding}


def test_facts_are_those_that_rules_can_ask_for_and_their_sources() -> None:
    assert set(TEA_ROOMS.handles) == {
        "tea", "open_daily", "hospitable", "guests", "balance", "size", "running_since", "opened_on", "closures", "days_closed",
    }  # fmt: skip
    assert set(TEA_ROOMS.facts) == set(TEA_ROOMS.handles) - {"running_since", "days_closed"}


def test_what_models_a_clause_is_listed_once_for_each() -> None:
    assert TEA_ROOMS.models == {
        "X9": ("validity tea-2020",),
        "X2": ("parameter tea.least_guests", "parameter tea.most_guests", "rule entry"),
        "X3": ("parameter tea.least_guests",),
        "X4": ("parameter tea.least_size", "rule entry", "rule outstanding"),
        "X5": ("parameter tea.most_lost", "rule entry"),
        "X6": (
            "parameter tea.years_open",
            "parameter tea.years_settled",
            "rule entry",
            "rule outstanding",
            "fact running_since",
            "reading AX2",
        ),
        "X7": ("parameter tea.grounds_needed", "rule outstanding"),
        "X8": ("parameter tea.most_days_closed", "rule outstanding"),
        "X1": ("rule entry", "rule outstanding", "reading AX1", "enumeration tea"),
    }


def test_clauses_and_readings_are_found_by_id_and_misspelt_ones_offer_the_nearest() -> None:
    assert TEA_ROOMS.clause("X4").id == LAW.clause("X4").id == "X4"
    assert TEA_ROOMS.reading("AX2") is TEA_ROOMS.first_day
    with pytest.raises(UnknownNameError, match=r"^no clause is named 'X44'; did you mean X4"):
        TEA_ROOMS.clause("X44")
    with pytest.raises(UnknownNameError, match=r"^no clause is named 'X44'; did you mean X4"):
        LAW.clause("X44")
    with pytest.raises(UnknownNameError, match=r"^no reading is named 'AX'; did you mean AX"):
        TEA_ROOMS.reading("AX")


def test_a_policy_is_frozen_told_by_its_id_and_equal_to_one_of_the_same_content() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        TEA_ROOMS.title = WORDS
    assert repr(TEA_ROOMS) == "TeaRoomPolicy('tea_rooms')"
    assert repr(HAIYOU) == "TalentScheme('haiyou')"
    assert pretty(HAIYOU.on(date(2024, 1, 1))).startswith("Law(policy=TalentScheme('haiyou'),")
    assert tea_rooms_with() == TEA_ROOMS
    assert pickle.loads(pickle.dumps(HAIYOU.on(date(2024, 1, 1)))) == HAIYOU.on(date(2024, 1, 1))


# --- readings ----------------------------------------------------------------------------------------------------------------------------


def test_what_is_not_chosen_keeps_its_default() -> None:
    assert TEA_ROOMS.choices() == TEA_ROOMS.choices({}) == {"AX1": "leaf", "AX2": "counts"}
    assert TEA_ROOMS.choices({"AX1": "any"}) == TEA_ROOMS.choices({TEA_ROOMS.leaf_only: "any"}) == {"AX1": "any", "AX2": "counts"}


@pytest.mark.parametrize("chosen, words", [
    ({"AX": "any"}, "no reading is named 'AX'; did you mean AX2 or AX1?"),
    ({"AX1": "ayn"}, "no option of AX1 is named 'ayn'; did you mean any?"),
    ({TEA_ROOMS.first_day: "count"}, "no option of AX2 is named 'count'; did you mean counts or does_not_count?"),
])  # fmt: skip
def test_a_misspelt_choice_offers_the_nearest(chosen: Any, words: str) -> None:
    for choose in (TEA_ROOMS.choices, LAW.choosing, lambda readings: TEA_ROOMS.on(DAY, readings=readings)):
        with pytest.raises(UnknownNameError) as caught:
            choose(chosen)
        assert str(caught.value) == words


@pytest.mark.parametrize("chosen, words", [
    ({"AX1": "none"}, "AX1=none cannot be chosen: there would be no tea rooms; choose AX1=leaf or AX1=any"),
    ({"AX1": "any", "AX2": "does_not_count"},
     "AX2=does_not_count + AX1=any cannot be chosen: the two exclude each other; choose AX2=counts or AX1=leaf"),
])  # fmt: skip
def test_what_is_ruled_out_cannot_be_chosen(chosen: dict[str, str], words: str) -> None:
    for choose in (TEA_ROOMS.choices, LAW.choosing, lambda readings: TEA_ROOMS.on(DAY, readings=readings)):
        with pytest.raises(InadmissibleReadingsError) as caught:
            choose(chosen)
        assert str(caught.value) == words


def naive_combinations(policy: Policy, varied: tuple[Reading, ...]) -> list[dict[str, str]]:
    """Every choice of options, less those that are excluded alone or in a pair."""

    def options(reading: Reading) -> list[str]:
        return [option.id for option in reading.options] if reading in varied else [reading.default]

    found = []
    for chosen in itertools.product(*(options(reading) for reading in policy.readings)):
        combination = dict(zip((reading.id for reading in policy.readings), chosen, strict=True))
        picked = {reading.id: reading.option(combination[reading.id]) for reading in policy.readings}
        apart = {(reading, option.id, pair.reading, pair.option) for reading, option in picked.items() for pair in option.not_with}
        if not any(option.excluded for option in picked.values()) and not any(combination[pair[2]] == pair[3] for pair in apart):
            found.append(combination)
    return found


def test_combinations_are_all_that_is_admissible() -> None:
    assert list(TEA_ROOMS.combinations()) == [
        {"AX1": "leaf", "AX2": "counts"},
        {"AX1": "leaf", "AX2": "does_not_count"},
        {"AX1": "any", "AX2": "counts"},
    ]
    assert list(TEA_ROOMS.combinations(())) == [{"AX1": "leaf", "AX2": "counts"}]


@given(varied=st.sets(st.sampled_from(HAIYOU.readings), max_size=5))
def test_combinations_of_some_readings_are_those_found_one_by_one(varied: set[Reading]) -> None:
    listed = tuple(reading for reading in HAIYOU.readings if reading in varied)

    assert list(HAIYOU.combinations(listed)) == naive_combinations(HAIYOU, listed)


@given(options=admissible_readings(HAIYOU))
def test_every_combination_can_be_chosen_one_reading_at_a_time_from_the_whole(options: dict[str, str]) -> None:
    law = HAIYOU.on(date(2024, 1, 1)).choosing(options)

    assert dict(law.choices) == options
    assert law == HAIYOU.on(date(2024, 1, 1), readings=options)
    for reading in HAIYOU.readings:
        assert law.choice(reading).id == options[reading.id]


# --- a policy on a day -------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("day, inside", [
    (date(2019, 12, 31), False), (date(2020, 1, 1), True), (date(2025, 12, 31), True), (date(2026, 1, 1), False),
])  # fmt: skip
def test_the_law_of_a_day_is_there_while_the_policy_is_in_force(day: date, inside: bool) -> None:
    beyond = TEA_ROOMS.on(day, beyond_validity=True)

    assert beyond.beyond_validity is not inside
    assert len(beyond.marks) == (not inside)
    if inside:
        assert TEA_ROOMS.on(day) == beyond
    else:
        with pytest.raises(OutOfForceError) as caught:
            TEA_ROOMS.on(day)
        assert (caught.value.policy, caught.value.day) == ("tea_rooms", day)


@given(day=st.dates())
def test_a_policy_of_unknown_validity_answers_on_every_day_and_says_so(day: date) -> None:
    law = with_validity(None).on(day)

    assert law.marks == (Text("该政策有效期未查明", "the validity of this policy was not found"),)
    assert not law.beyond_validity


@pytest.mark.parametrize("validity", [None, TEA_ROOMS.documents[0].validity], ids=["unknown validity", "known validity"])
@pytest.mark.parametrize("day", [datetime(2023, 1, 1, 12, tzinfo=UTC), "2023-01-01", None], ids=["datetime", "text", "nothing"])
def test_a_day_is_a_date_and_never_left_out(validity: Window | None, day: Any) -> None:
    with pytest.raises(InvalidValueError, match=r"give a date without a time of day"):
        with_validity(validity).on(day)
    with pytest.raises(TypeError):
        with_validity(validity).on()


@pytest.mark.parametrize("cut_off", [datetime(2022, 1, 1, 12, tzinfo=UTC), "2022-01-01", 0], ids=["datetime", "text", "number"])
def test_a_cut_off_day_is_a_date(cut_off: Any) -> None:
    for ask in (LAW.decide, lambda rule, room, cut_off: LAW.reachable([rule], room, cut_off=cut_off)):
        with pytest.raises(InvalidValueError, match=r"^cut_off: got .*; give a date without a time of day"):
            ask(OPEN, TeaRoom(), cut_off=cut_off)


@pytest.mark.parametrize("ask", [
    lambda day: LAW.decide(OPEN, TeaRoom(), cut_off=day),
    lambda day: LAW.compiled(OPEN, cut_off=day),
    lambda day: LAW.known(TeaRoom(), cut_off=day),
    lambda day: LAW.variants(OPEN, cut_off=day),
    lambda day: LAW.reachable([], TeaRoom(), cut_off=day),
], ids=["decide", "compiled", "known", "variants", "reachable"])  # fmt: skip
def test_no_fact_after_the_laws_day_counts(ask: Any) -> None:
    ask(DAY)
    with pytest.raises(InvalidValueError) as caught:
        ask(DAY + timedelta(days=1))

    assert str(caught.value) == (
        "cut_off: got '2023-01-02'; give 2023-01-01, the day of the law, or an earlier one: what lies after it has not happened"
    )
    assert caught.value.in_language("zh") == "cut_off：读到 '2023-01-02'；截止日不得晚于所适用规定之日2023-01-01：其后的事实尚未发生"


@given(law=laws(TEA_ROOMS), rule=tea_room_rules(), room=tea_rooms())
def test_a_law_is_a_value_that_survives_copying_and_pickling(law: Law[TeaRoomPolicy], rule: Rule, room: TeaRoom) -> None:
    law.decide(rule, room)
    for other in (copy.copy(law), copy.deepcopy(law), pickle.loads(pickle.dumps(law))):
        assert other == law
        assert other.marks == law.marks
        decision = other.decide(rule, room)
        assert decision.verdict is law.decide(rule, room).verdict
        assert decision.as_data() == law.decide(rule, room).as_data()


def test_laws_are_equal_where_policy_day_and_readings_are() -> None:
    law = TEA_ROOMS.on(DAY)

    law.decide(OPEN, TeaRoom())
    assert law == TEA_ROOMS.on(DAY)
    assert hash(law) == hash(TEA_ROOMS.on(DAY))
    assert law != TEA_ROOMS.on(DAY + timedelta(days=1))
    assert law != law.choosing({"AX1": "any"})
    assert repr(law) == (
        "Law(policy=TeaRoomPolicy('tea_rooms'), day=datetime.date(2023, 1, 1), "
        "choices=(('AX1', 'leaf'), ('AX2', 'counts')), beyond_validity=False)"
    )


def test_choosing_leaves_the_law_as_it_was_and_keeps_earlier_choices() -> None:
    any_tea = LAW.choosing({"AX1": "any"})
    back = any_tea.choosing({TEA_ROOMS.leaf_only: "leaf"}).choosing({"AX2": "does_not_count"})

    assert dict(LAW.choices) == {"AX1": "leaf", "AX2": "counts"}
    assert dict(any_tea.choices) == {"AX1": "any", "AX2": "counts"}
    assert dict(back.choices) == {"AX1": "leaf", "AX2": "does_not_count"}
    assert TEA_ROOMS.on(date(2026, 1, 1), beyond_validity=True).choosing({"AX1": "any"}).beyond_validity


def test_choosing_otherwise_does_not_reuse_what_was_compiled() -> None:
    rule = ByReading(TEA_ROOMS.leaf_only, {"leaf": Is(TEA_ROOM.tea, Tea.GREEN, clause="X1"), "any": AllOf(label=WORDS)})
    room = TeaRoom(tea="black")

    assert LAW.decide(rule, room).verdict is Verdict.NO
    assert LAW.choosing({"AX1": "any"}).decide(rule, room).verdict is Verdict.YES
    assert LAW.decide(rule, room).verdict is Verdict.NO


def test_a_rule_is_compiled_once_for_a_law_and_a_cut_off_day() -> None:
    law = TEA_ROOMS.on(DAY)
    first = law.compiled(TEA_ROOMS.entry)

    assert law.compiled(TEA_ROOMS.entry) is first
    assert law.compiled(TEA_ROOMS.entry, cut_off=DAY) is first
    assert law.compiled(TEA_ROOMS.entry, cut_off=date(2022, 1, 1)) is not first
    assert law.compiled(TEA_ROOMS.outstanding) is not first


def test_the_cut_off_day_decides_how_long_a_room_was_open() -> None:
    room = TeaRoom(opened_on=date(2021, 1, 2), closures=(), size="corner", tea="other")
    long_open = TEA_ROOMS.entry.rules[-1]

    assert LAW.decide(long_open, room).verdict is Verdict.YES
    assert LAW.decide(long_open, room, cut_off=date(2022, 12, 31)).verdict is Verdict.NO


def test_facts_read_once_serve_several_rules() -> None:
    known = LAW.known(TeaRoom(size="hall", tea="green", opened_on="2020-01", closures=()))

    assert [LAW.compiled(rule).decide(known) for rule in (TEA_ROOMS.outstanding, TEA_ROOMS.entry.rules[-1])] == [Verdict.YES, Verdict.YES]
    assert known.running_since == TEA_ROOM.running_since.read(TeaRoom(opened_on="2020-01", closures=()), Moment(DAY, DAY))


def test_facts_can_be_replaced_for_a_question() -> None:
    known = LAW.known(TeaRoom(open_daily=True), handles={}, instead={"open_daily": Missing.DISPUTED})

    assert LAW.compiled(OPEN).decide(known) is Verdict.UNDETERMINED


def test_an_answer_is_named_by_the_rules_label_or_its_place_in_the_policy() -> None:
    bare = tea_rooms_with(entry=OPEN).on(DAY)

    assert LAW.decide(TEA_ROOMS.entry, TeaRoom()).name == Text("可获扶持", "is supported")
    assert bare.decide(bare.policy.entry, TeaRoom()).name == Text("entry", "entry")
    assert LAW.decide(OPEN, TeaRoom()).name == Text("规则", "rule")


def test_options_and_clauses_are_read_through_the_law() -> None:
    assert LAW.choice(TEA_ROOMS.leaf_only) is TEA_ROOMS.leaf_only.options[0]
    assert LAW.choice(attrs.evolve(TEA_ROOMS.leaf_only)) is TEA_ROOMS.leaf_only.options[0]
    assert Law(policy=TEA_ROOMS, day=DAY, choices=()).choice(TEA_ROOMS.leaf_only).id == "leaf"
    assert isinstance(LAW.clause("X1"), Clause)
    assert LAW.value(TEA_ROOMS.least_guests) == TEA_ROOMS.least_guests.on(DAY)


def test_another_reading_of_the_same_id_is_not_taken_for_the_policys_own() -> None:
    named_alike = attrs.evolve(
        TEA_ROOMS.leaf_only, question=Text("别的", "another"), options=(Option(id="leaf", label=WORDS, grounds=WORDS),)
    )

    for ask in (LAW.choice, lambda reading: LAW.decide(ByReading(reading, {"leaf": OPEN}), TeaRoom(open_daily=True))):
        with pytest.raises(InvalidValueError) as caught:
            ask(named_alike)
        assert str(caught.value) == (
            "reading AX1: got 'another'; reading AX1 of this policy is another one (what counts as tea); "
            "write the rule with the policy's own reading"
        )
        assert caught.value.in_language("zh").endswith("该政策的口径AX1是另一个问题（什么算茶）；请用该政策自身的口径编写规则")


@pytest.mark.parametrize("call, words", [
    (lambda: LAW.choosing("AX1=leaf"), "readings: got 'AX1=leaf'; give each reading its option: {\"AJ7\": \"any_of_four\"}"),
    (lambda: LAW.choosing(None), "readings: got None; give each reading its option"),
    (lambda: TEA_ROOMS.on(DAY, readings=["AX1"]), "readings: got ['AX1']; give each reading its option"),
    (lambda: LAW.value("least_guests"), "parameter: got 'least_guests'; give a parameter, an attribute of the policy: "),
    (lambda: LAW.choice("AX1"), "reading: got 'AX1'; give a reading, such as law.reading(\"AJ7\"), or an attribute of the policy"),
    (lambda: LAW.decide(OPEN, TeaRoom(), readings=3), "readings: got 3; give \"all\", or the readings to vary: [\"AJ7\"]"),
    (lambda: LAW.decide(OPEN, TeaRoom(), readings=[3]), "readings: got [3]; give \"all\", or the readings to vary"),
    (lambda: LAW.decide(OPEN, TeaRoom(), readings={"AX1": "leaf"}), "readings: got {'AX1': 'leaf'}; here go the readings to vary, such as [\"AJ7\"]; to choose options, first take law.choosing("),
    (lambda: LAW.turns(OPEN, TeaRoom(), until=LAW.day, readings={"AX1": "leaf"}), "readings: got {'AX1': 'leaf'}; here go the readings to vary"),
    (lambda: LAW.decide(OPEN, None).verdict, "fact open_daily: got 'NoneType'; cases of this class do not hold"),
])  # fmt: skip
def test_what_a_law_cannot_take_is_refused_with_what_it_can(call: Callable[[], object], words: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        call()
    assert str(caught.value).startswith(words)


@pytest.mark.parametrize("one", ["AX1", TEA_ROOMS.leaf_only], ids=["id", "reading"])
def test_one_reading_may_be_varied_without_a_list_around_it(one: Any) -> None:
    assert TEA_ROOMS.varied(one) == TEA_ROOMS.varied([one]) == ("AX1",)


def test_a_case_given_in_the_place_of_the_rule_is_not_told() -> None:
    with pytest.raises(InvalidValueError) as caught:
        LAW.decide({"name": "清风"}, OPEN)  # type: ignore[arg-type]
    assert str(caught.value).startswith("rule: got 'dict'; give a rule, such as an attribute of the policy (entry")


def test_a_rule_is_given_itself_and_not_by_name() -> None:
    with pytest.raises(InvalidValueError) as caught:
        LAW.decide("entry", TeaRoom())  # type: ignore[arg-type]
    assert str(caught.value).startswith("rule: got 'entry'; give a rule, such as an attribute of the policy (entry")


def test_a_rule_of_ones_own_cites_clauses_of_the_policy() -> None:
    with pytest.raises(UnknownNameError, match="no clause is named 'X55'"):
        LAW.decide(AllOf(OPEN, IsTrue(TEA_ROOM.open_daily, clause="X55")), TeaRoom())
