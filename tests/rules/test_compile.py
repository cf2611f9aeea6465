"""What is compiled answers as the plain definition does, keeps every branch, and says what it rests on."""

import itertools
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialwork.days import DayRange, Month, YearCount
from socialwork.errors import InvalidValueError, UnknownNameError
from socialwork.law import Option, Reading
from socialwork.policies import Law
from socialwork.rules import (
    AllOf,
    AnyOf,
    AtLeast,
    AtMost,
    ByReading,
    Compiled,
    Fact,
    FactSet,
    Handle,
    Is,
    IsTrue,
    Known,
    Leaf,
    Missing,
    Moment,
    Not,
    OneOf,
    Rule,
    SomeOf,
    Verdict,
    YearsSince,
    compile_rule,
    leaves,
    nodes,
)
from socialwork.testing import (
    fact_values,
    laws,
    or_missing,
    read_facts,
    reference_verdict,
    some_days,
    tea_room_completions,
    tea_room_rules,
    tea_rooms,
)
from socialwork.testing.invented import TEA_ROOM, TEA_ROOMS, Tea, TeaRoom
from socialwork.text import Text

HANDLES: dict[str, Handle[Any]] = {handle.name: handle for handle in TEA_ROOM}
LAW = TEA_ROOMS.on(date(2023, 1, 1))
YES, NO, UNDETERMINED = Verdict.YES, Verdict.NO, Verdict.UNDETERMINED
WORDS = Text("话", "words")

OPEN = IsTrue(TEA_ROOM.open_daily, clause="X5")
GREEN = Is(TEA_ROOM.tea, Tea.GREEN, clause="X1")
LARGE = AtLeast(TEA_ROOM.size, TEA_ROOMS.least_size, clause="X4")


@st.composite
def questions(draw: st.DrawFn) -> tuple[Rule, Law, Moment, TeaRoom]:
    law = draw(laws(TEA_ROOMS))
    cut_off = draw(st.just(law.day) | st.dates(law.day - timedelta(days=800), law.day))
    return draw(tea_room_rules()), law, Moment(law.day, cut_off), draw(tea_rooms())


def asked(rule: Rule, facts: object, law: Law = LAW, moment: Moment | None = None, **instead: object) -> tuple[Compiled, Known]:
    cut_off = moment.cut_off if moment else None
    return law.compiled(rule, cut_off=cut_off), law.known(facts, cut_off=cut_off, handles=HANDLES, instead=instead)


def verdict(rule: Rule, law: Law = LAW, **facts: object) -> Verdict:
    compiled, known = asked(rule, TeaRoom(**facts), law)
    found = compiled.decide(known)
    assert compiled.trace(known).verdict is found
    return found


@given(question=questions())
def test_verdict_trace_and_plain_definition_agree(question: tuple[Rule, Law, Moment, TeaRoom]) -> None:
    rule, law, moment, room = question
    compiled, known = asked(rule, room, law, moment)
    expected = reference_verdict(rule, read_facts(TEA_ROOM, room, moment), law, moment)

    assert compiled.decide(known) is expected
    assert compiled.trace(known).verdict is expected


@given(question=questions(), day=or_missing(some_days()))
def test_they_agree_on_replaced_values_too(question: tuple[Rule, Law, Moment, TeaRoom], day: object) -> None:
    rule, law, moment, room = question
    compiled, known = asked(rule, room, law, moment, running_since=day)
    facts = read_facts(TEA_ROOM, room, moment) | {"running_since": day}

    assert compiled.decide(known) is compiled.trace(known).verdict is reference_verdict(rule, facts, law, moment)


@given(question=questions(), data=st.data(), sharpen=st.booleans())
def test_a_decided_verdict_never_turns_when_facts_become_known(
    question: tuple[Rule, Law, Moment, TeaRoom], data: st.DataObject, sharpen: bool
) -> None:
    rule, law, moment, room = question
    compiled, known = asked(rule, room, law, moment)
    before = compiled.decide(known)
    completed = data.draw(tea_room_completions(room, sharpen=sharpen))
    after = compiled.decide(asked(rule, completed, law, moment)[1])

    assert after is before or before is UNDETERMINED


def chosen(rule: Rule, law: Law) -> Iterator[Rule]:
    """The nodes that count under the readings chosen."""
    yield rule
    match rule:
        case ByReading():
            yield from chosen(rule.branch(law.choice(rule.reading).id), law)
        case Not():
            yield from chosen(rule.rule, law)
        case AllOf() | AnyOf() | SomeOf():
            for part in rule.rules:
                yield from chosen(part, law)
        case _:
            pass


@given(question=questions())
def test_the_trace_keeps_every_branch_with_the_value_of_every_leaf(question: tuple[Rule, Law, Moment, TeaRoom]) -> None:
    rule, law, moment, room = question
    compiled, known = asked(rule, room, law, moment)
    steps = list(compiled.trace(known).walk())
    facts = read_facts(TEA_ROOM, room, moment)

    assert [id(step.rule) for step in steps] == [id(node) for node in chosen(rule, law)]
    for step in steps:
        assert step.value == (facts[step.rule.fact.name] if isinstance(step.rule, Leaf) else None)
        assert step.needs == (
            law.value(step.rule.parameter)
            if isinstance(step.rule, (AtLeast, AtMost, YearsSince, SomeOf))
            else law.choice(step.rule.reading)
            if isinstance(step.rule, ByReading)
            else None
        )


@given(question=questions(), data=st.data())
def test_the_decisive_leaves_alone_force_a_decided_verdict(question: tuple[Rule, Law, Moment, TeaRoom], data: st.DataObject) -> None:
    rule, law, moment, room = question
    compiled, known = asked(rule, room, law, moment)
    tree = compiled.trace(known)
    resting_on = {step.rule.fact.name for step in tree.walk() if step.decisive and isinstance(step.rule, Leaf)}
    others = sorted({leaf.fact.name for leaf in leaves(rule)} - resting_on)
    unknown = dict.fromkeys(others, Missing.NOT_KNOWN)
    altered = {name: data.draw(or_missing(fact_values(HANDLES[name])), label=name) for name in others}

    if tree.verdict.decided:
        assert compiled.decide(asked(rule, room, law, moment, **unknown)[1]) is tree.verdict
        assert compiled.decide(asked(rule, room, law, moment, **altered)[1]) is tree.verdict


@given(question=questions())
def test_decisive_marks_run_unbroken_from_the_root_along_one_verdict(question: tuple[Rule, Law, Moment, TeaRoom]) -> None:
    rule, law, moment, room = question
    compiled, known = asked(rule, room, law, moment)
    tree = compiled.trace(known)

    assert tree.decisive
    for step in tree.walk():
        for part in step.parts:
            follows = isinstance(step.rule, Not) or part.verdict is step.verdict
            assert part.decisive is (step.decisive and follows)


@given(question=questions())
def test_a_compiled_rule_says_what_it_rests_on(question: tuple[Rule, Law, Moment, TeaRoom]) -> None:
    rule, law, moment, _ = question
    compiled = law.compiled(rule, cut_off=moment.cut_off)
    counted = list(chosen(rule, law))

    assert compiled.rule is rule
    assert set(compiled.handles.values()) == {node.fact for node in counted if isinstance(node, Leaf)}
    assert {id(leaf) for leaf in compiled.leaves} == {id(node) for node in counted if isinstance(node, Leaf)}
    assert compiled.parameters == {node.parameter.name for node in counted if isinstance(node, (AtLeast, AtMost, YearsSince, SomeOf))}
    assert compiled.readings == {node.reading.id for node in counted if isinstance(node, ByReading)}


def small_trees() -> Iterator[Rule]:
    """Every composite over three facts, two levels of composites deep, up to the order of two parts."""
    three = (OPEN, GREEN, LARGE)

    def over(parts: tuple[Rule, ...]) -> Iterator[Rule]:
        yield from map(Not, parts)
        for pair in itertools.combinations_with_replacement(parts, 2):
            yield AllOf(*pair)
            yield AnyOf(*pair)
            yield SomeOf(TEA_ROOMS.grounds_needed, *pair, OPEN)

    level = (*three, AllOf(label=WORDS), *over(three))
    yield from level
    yield from over(level)


def test_every_small_tree_answers_as_the_plain_definition_does_for_all_facts() -> None:
    told = {"open_daily": (True, False), "tea": (Tea.GREEN, Tea.BLACK), "size": tuple(TEA_ROOM.size.choices)[::2]}
    worlds = [dict(zip(told, values, strict=True)) for values in itertools.product(*((*each, Missing.NOT_ASKED) for each in told.values()))]
    moment = Moment(LAW.day, LAW.day)
    room = TeaRoom()
    count = 0
    for rule in small_trees():
        compiled = compile_rule(rule, LAW, moment)
        for world in worlds:
            known = Known(room, moment, HANDLES, world)
            expected = reference_verdict(rule, world, LAW, moment)
            assert compiled.decide(known) is expected, (rule, world)
            assert compiled.trace(known).verdict is expected, (rule, world)
            count += 1
    assert count == 1025 * 27


@pytest.mark.parametrize("depth", [1, 2, 3, 6])
@pytest.mark.parametrize("width", [2, 9])
@pytest.mark.parametrize("last", [True, False, Missing.NOT_ASKED])
def test_deep_nests_and_long_lists_become_functions_of_their_own(depth: int, width: int, last: object) -> None:
    rule: Rule = OPEN
    for level in range(depth):
        kind = AnyOf if level % 2 else AllOf
        rule = kind(*[Not(GREEN) if kind is AllOf else GREEN] * (width - 1), SomeOf(TEA_ROOMS.grounds_needed, rule, rule))

    assert verdict(rule, tea="black", open_daily=last) is {True: YES, False: NO}.get(last, UNDETERMINED)


@pytest.mark.parametrize("kind", [AllOf, AnyOf, lambda *parts: SomeOf(TEA_ROOMS.grounds_needed, *parts)], ids=["all", "any", "some"])
def test_thousands_of_parts_stand_side_by_side(kind: Any) -> None:
    rule = Not(kind(*[OPEN] * 5000))

    assert verdict(rule, open_daily=True) is NO
    assert verdict(rule, open_daily=False) is YES


def nested(levels: int) -> Rule:
    rule: Rule = OPEN
    for _ in range(levels - 1):
        rule = Not(rule)
    return rule


def test_a_hundred_rules_in_one_another_are_answered_and_explained() -> None:
    decision = LAW.decide(nested(100), TeaRoom(open_daily=False))

    assert decision.verdict is YES
    assert len(decision.explain("en").split("\n")) == 101
    assert decision.as_data()["verdict"] == "YES"


@pytest.mark.parametrize("levels", [101, 5000])
def test_a_rule_that_is_nested_deeper_is_refused(levels: int) -> None:
    for ask in (LAW.compiled, lambda rule: compile_rule(rule, LAW, Moment(LAW.day, LAW.day))):
        with pytest.raises(InvalidValueError) as caught:
            ask(nested(levels))
        assert str(caught.value) == (
            f"rule: got '{levels} levels'; nest at most 100 rules in one another; parts of one kind can stand side by side"
        )


def test_a_fact_may_have_any_public_name() -> None:
    class GiftFacts(FactSet):
        given = Fact.yes_no(zh="已给予", en="given", asked_of=WORDS)
        trusted = Fact.yes_no(zh="可信", en="trusted", asked_of=WORDS)

    gift = GiftFacts()

    @attrs.frozen(kw_only=True)
    class Gift:
        given: bool | Missing = gift.given.field()
        trusted: bool | Missing = gift.trusted.field()

    rule = AllOf(IsTrue(gift.given, clause="X5"), IsTrue(gift.trusted, clause="X5"))
    assert LAW.decide(rule, Gift(given=True, trusted=True)).verdict is YES
    assert LAW.decide(rule, Gift(given=False, trusted=True)).verdict is NO


def test_a_settled_rule_asks_for_nothing_more_and_its_trace_for_everything() -> None:
    rule = AllOf(OPEN, AnyOf(GREEN, LARGE))
    compiled, known = asked(rule, TeaRoom(open_daily=False, tea="green"))

    assert compiled.decide(known) is NO
    assert {"open_daily", "tea", "size"} & set(vars(known)) == {"open_daily"}
    compiled.trace(known)
    assert {"open_daily", "tea", "size"} & set(vars(known)) == {"open_daily", "tea", "size"}


def test_one_missing_part_does_not_hide_that_another_settles_it() -> None:
    assert verdict(AllOf(GREEN, OPEN), open_daily=False) is NO
    assert verdict(AnyOf(GREEN, OPEN), open_daily=True) is YES
    assert verdict(AnyOf(GREEN, Not(GREEN))) is UNDETERMINED  # sound, not complete


@pytest.mark.parametrize("fact, below, at, above", [("guests", "29.99", 30, "30.01"), ("size", "corner", "room", "hall")])
def test_both_bounds_include_the_number_itself(fact: str, below: object, at: object, above: object) -> None:
    parameter = {"guests": TEA_ROOMS.least_guests, "size": TEA_ROOMS.least_size}[fact]
    least, most = AtLeast(TEA_ROOM[fact], parameter, clause="X2"), AtMost(TEA_ROOM[fact], parameter, clause="X2")

    assert [verdict(least, **{fact: value}) for value in (below, at, above)] == [NO, YES, YES]
    assert [verdict(most, **{fact: value}) for value in (below, at, above)] == [YES, YES, NO]


def test_a_value_changes_on_its_day() -> None:
    rule = AtLeast(TEA_ROOM.guests, TEA_ROOMS.least_guests, clause="X2")

    assert verdict(rule, TEA_ROOMS.on(date(2022, 6, 30)), guests=20) is YES
    assert verdict(rule, TEA_ROOMS.on(date(2022, 7, 1)), guests=20) is NO


UNKNOWN_GUESTS = attrs.evolve(TEA_ROOMS.most_days_closed, unit=TEA_ROOM.guests.unit)


@pytest.mark.parametrize("rule", [
    AtMost(TEA_ROOM.guests, UNKNOWN_GUESTS, clause="X8"),
    AtLeast(TEA_ROOM.guests, UNKNOWN_GUESTS, clause="X8"),
    YearsSince(TEA_ROOM.opened_on, TEA_ROOMS.years_settled, count=YearCount.FORWARD, first_day_counts=True, clause="X8"),
    SomeOf(TEA_ROOMS.most_days_closed, OPEN),
    AnyOf(AtMost(TEA_ROOM.guests, UNKNOWN_GUESTS, clause="X8"), Not(OPEN)),
    AllOf(AtMost(TEA_ROOM.guests, UNKNOWN_GUESTS, clause="X8"), OPEN),
], ids=["at most", "at least", "years", "some of", "within any", "within all"])  # fmt: skip
def test_an_unknown_parameter_leaves_it_open(rule: Rule) -> None:
    assert verdict(rule, guests=0, opened_on=date(2000, 1, 1), open_daily=True) is UNDETERMINED


@pytest.mark.parametrize("opened, expected", [
    (date(2021, 1, 1), YES),
    (date(2021, 1, 2), NO),
    (Month(2020, 12), YES),
    (Month(2021, 1), UNDETERMINED),
    (Month(2021, 2), NO),
    (DayRange(date(1999, 1, 1), date(2021, 1, 1)), YES),
    (DayRange(date(2021, 1, 1), date(2021, 1, 2)), UNDETERMINED),
    (DayRange(date(2021, 1, 2), date(2022, 1, 1)), NO),
    (Missing.NOT_KNOWN, UNDETERMINED),
])  # fmt: skip
@pytest.mark.parametrize("count", list(YearCount))
def test_a_day_known_roughly_is_decided_where_every_day_of_it_agrees(opened: object, expected: Verdict, count: YearCount) -> None:
    rule = YearsSince(TEA_ROOM.opened_on, TEA_ROOMS.years_open, count=count, first_day_counts=False, clause="X6")

    assert verdict(rule, opened_on=opened) is expected


def test_where_the_first_day_counts_the_years_are_full_a_day_earlier() -> None:
    def after(*, first_day_counts: bool) -> Verdict:
        rule = YearsSince(TEA_ROOM.opened_on, TEA_ROOMS.years_open, count=YearCount.FORWARD, first_day_counts=first_day_counts, clause="X6")
        return verdict(rule, opened_on=date(2021, 1, 2))

    assert after(first_day_counts=True) is YES
    assert after(first_day_counts=False) is NO


def test_only_the_chosen_branch_counts_and_is_named() -> None:
    rule = ByReading(TEA_ROOMS.leaf_only, {"leaf": GREEN, "any": OneOf(TEA_ROOM.tea, set(Tea), clause="X1")})
    other = LAW.choosing({"AX1": "any"})

    assert verdict(rule, tea="black") is NO
    assert verdict(rule, other, tea="black") is YES
    assert verdict(AllOf(rule, OPEN), other, tea="black", open_daily=True) is YES
    assert verdict(Not(rule), tea="black") is YES
    assert len(list(nodes(rule))) == 3
    assert len(list(asked(rule, TeaRoom())[0].trace(asked(rule, TeaRoom())[1]).walk())) == 2


def test_a_reading_that_the_policy_does_not_have_is_refused() -> None:
    strange = Reading(
        id="weather", question=WORDS, options=(Option(id="a", label=WORDS, grounds=WORDS),), default="a", why=WORDS, clause="X1"
    )

    with pytest.raises(UnknownNameError) as caught:
        LAW.compiled(ByReading(strange, {"a": OPEN}))
    assert str(caught.value) == "no reading is named 'weather'; known: AX1, AX2"


def test_numbers_and_values_stay_out_of_the_source() -> None:
    source = LAW.compiled(AllOf(TEA_ROOMS.entry, TEA_ROOMS.outstanding)).source

    assert "30" not in source
    assert "50.5" not in source
    assert "green" not in source.lower()
    assert source.startswith("def ")


@pytest.mark.parametrize("name", ["", "two words", "x; import os", "class", "_subject", "__class__"])
def test_a_fact_without_a_usable_name_is_refused(name: str) -> None:
    fact = attrs.evolve(TEA_ROOM.open_daily, name=name)

    with pytest.raises(InvalidValueError) as caught:
        LAW.compiled(IsTrue(fact, clause="X5"))
    assert str(caught.value) == f"fact: got {name!r}; declare the fact in a FactSet, under a public name that can be an attribute"


def test_two_different_facts_of_one_name_are_refused_and_the_same_fact_twice_is_not() -> None:
    other = attrs.evolve(TEA_ROOM.open_daily, label=Text("别的", "another"))

    with pytest.raises(InvalidValueError) as caught:
        LAW.compiled(AllOf(OPEN, IsTrue(other, clause="X5")))
    assert str(caught.value) == "fact open_daily: got 'another'; two different facts of a rule cannot share a name"
    assert verdict(AllOf(OPEN, IsTrue(attrs.evolve(other, label=TEA_ROOM.open_daily.label), clause="X1")), open_daily=True) is YES


def test_a_rule_over_a_fact_of_another_case_asks_that_case() -> None:
    fact = Fact.yes_no(zh="有门", en="has a door", asked_of=WORDS)
    door = attrs.evolve(fact, name="door")

    @attrs.frozen
    class House:
        door: bool | Missing

    compiled = LAW.compiled(IsTrue(door, clause="X5"))
    assert compiled.decide(LAW.known(House(True), handles=compiled.handles)) is YES


def snapshot() -> dict[str, object]:
    """Everything that the modules of the package hold, as far as it can be told from outside."""

    def told(value: object) -> object:
        if isinstance(value, type):
            return {name: id(part) for name, part in vars(value).items()}
        return repr(value) if isinstance(value, (dict, list, set, frozenset, tuple, str, int)) else id(value)

    rooms = tuple(f"socialwork.{room}" for room in ("rules", "policies", "law", "days", "text"))
    modules = [module for name, module in sys.modules.items() if name.startswith(rooms)]
    return {
        f"{module.__name__}.{name}": (id(value), told(value))
        for module in modules
        for name, value in vars(module).items()
        if name != "__warningregistry__"
    }


@settings(max_examples=20)
@given(question=questions())
def test_deciding_leaves_no_trace_in_any_module(question: tuple[Rule, Law, Moment, TeaRoom]) -> None:
    rule, law, moment, room = question
    before = snapshot()

    decision = law.decide(rule, room, cut_off=moment.cut_off)
    decision.explain("zh")
    decision.as_data()

    assert snapshot() == before
