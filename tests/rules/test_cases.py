"""A case is asked for facts by their declaration: another fact of the same name is not taken for them, and neither is what is no value."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import attrs
import pytest
from hypothesis import given

from socialwork.days import Period
from socialwork.errors import InvalidValueError
from socialwork.policies import Law
from socialwork.rules import AllOf, AnyOf, AtLeast, Fact, FactSet, Handle, IsTrue, Judgement, Missing, Moment, Rule, Verdict
from socialwork.rules.cases import as_declared, read
from socialwork.testing import laws, tea_room_rules, tea_rooms
from socialwork.testing.invented import TEA_ROOM, TEA_ROOMS, TeaRoom
from socialwork.text import Text

DAY = date(2023, 1, 1)
LAW = TEA_ROOMS.on(DAY)
MOMENT = Moment(DAY, DAY)
WORDS = Text("话", "words")
OPEN = IsTrue(TEA_ROOM.open_daily, clause="X5")
HOSPITABLE = IsTrue(TEA_ROOM.hospitable, clause="X5")
GUESTS = AtLeast(TEA_ROOM.guests, TEA_ROOMS.least_guests, clause="X2")
RUNNING = TEA_ROOMS.entry.rules[-1].rules[-1]


class InnFacts(FactSet):
    open_daily = Fact.yes_no(zh="日间开放", en="open by day", asked_of=WORDS)
    closures = Fact.several(Period, zh="停电记录", en="power cuts", asked_of=WORDS)
    opened_on = Fact.day(zh="开业日", en="opened on", asked_of=Text("店家", "the house"), personal=False)


INN = InnFacts()


@attrs.frozen(kw_only=True)
class Inn:
    open_daily: bool | Missing = INN.open_daily.field()
    opened_on: Any = TEA_ROOM.opened_on.field()
    closures: Any = INN.closures.field()


@attrs.frozen(kw_only=True)
class Barn:
    name: str = "barn"


@attrs.define
class Undeclared:
    open_daily: object


class Room(TeaRoom):
    """A tea room under another name."""


def asking(rule: Rule, case: object) -> list[Callable[[], object]]:
    """Every way to ask a rule about a case."""
    compiled = LAW.compiled(rule)
    return [
        lambda: LAW.decide(rule, case).verdict,
        lambda: compiled.decide(LAW.known(case, handles=compiled.handles)),
        lambda: compiled.decide(LAW.known(case)),
        lambda: compiled.trace(LAW.known(case)).verdict,
        lambda: LAW.reachable([rule], case),
        lambda: LAW.decide(rule, case, readings="all").verdict,
    ]


def refused(rule: Rule, case: object) -> InvalidValueError:
    """The error, the same however it is asked."""
    errors = []
    for ask in asking(rule, case):
        with pytest.raises(InvalidValueError) as caught:
            ask()
        errors.append(caught.value)
    assert {str(error) for error in errors} == {str(errors[0])}
    return errors[0]


def test_another_fact_of_the_same_name_is_not_taken_for_the_one_asked_for() -> None:
    error = refused(OPEN, Inn(open_daily=True))

    assert str(error) == (
        "fact open_daily: got 'Inn'; in cases of this class open_daily is another fact (open by day), and the rule asks for "
        "'open every day'; write the rule over the facts of this class, or give a case whose class declares this fact"
    )
    assert error.in_language("zh") == (
        "fact open_daily：读到 'Inn'；该类案例的open_daily是另一事实（日间开放），而规则问的是“每日开放”；"
        "请用该类自身的事实编写规则，或给出以此事实声明字段的案例"
    )


def test_a_class_without_the_fact_is_refused_by_name() -> None:
    error = refused(OPEN, Barn())

    assert str(error) == (
        "fact open_daily: got 'Barn'; cases of this class do not hold 'open every day'; give a case of the kind that the rule asks about, "
        "or declare the field in its class: open_daily = ....open_daily.field()"
    )
    assert error.in_language("zh") == (
        "fact open_daily：读到 'Barn'；该类案例没有事实“每日开放”；请给出此规则所问的一类案例，或在类中声明字段 open_daily = ….open_daily.field()"
    )


def test_the_facts_that_a_derived_one_comes_from_are_looked_at_too() -> None:
    assert "'Inn'; in cases of this class closures is another fact (power cuts)" in str(refused(RUNNING, Inn(closures=())))
    assert "'Barn'; cases of this class do not hold 'opened on'" in str(refused(RUNNING, Barn()))


def test_a_class_that_does_not_fit_is_refused_before_anything_is_read() -> None:
    rule = AnyOf(IsTrue(attrs.evolve(TEA_ROOM.open_daily, name="quiet"), clause="X5"), OPEN)

    @attrs.frozen(kw_only=True)
    class Quiet:
        quiet: bool = True

    with pytest.raises(InvalidValueError, match="cases of this class do not hold 'open every day'"):
        LAW.decide(rule, Quiet())


def test_what_goes_by_another_fact_marked_with_something_else_is_refused() -> None:
    @attrs.frozen(kw_only=True)
    class Marked:
        open_daily: bool = attrs.field(default=True, metadata={"fact": "something"})

    assert "is another fact (?)" in str(refused(OPEN, Marked()))


def test_subclasses_and_classes_that_share_the_declaration_are_as_good() -> None:
    @attrs.frozen(kw_only=True)
    class Kiosk:
        open_daily: bool | Missing = TEA_ROOM.open_daily.field()

    for case in (Room(open_daily=True), Kiosk(open_daily=True), TeaRoom(open_daily=True)):
        assert as_declared(TEA_ROOM.open_daily, type(case))
        assert LAW.decide(OPEN, case).verdict is Verdict.YES


def test_a_rule_of_ones_own_over_other_cases_can_be_asked_of_the_law() -> None:
    rule = IsTrue(INN.open_daily, clause="X5")

    assert LAW.decide(rule, Inn(open_daily=True)).verdict is Verdict.YES
    assert LAW.reachable([rule], Inn()) == {
        (Verdict.YES,): (("open_daily", True),),
        (Verdict.NO,): (("open_daily", False),),
    }


# --- objects that declare nothing --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("make", [SimpleNamespace, Undeclared], ids=["plain object", "attrs class without facts"])
@pytest.mark.parametrize("value", ["yes", 1, 0, None, "", [], Decimal(1)], ids=repr)
def test_what_is_no_yes_or_no_is_never_read_as_one(make: Any, value: object) -> None:
    error = refused(OPEN, make(open_daily=value))

    assert str(error).endswith("; give yes or no (True or False)")
    assert error.where == "open_daily"


@pytest.mark.parametrize("rule, facts, words", [
    (HOSPITABLE, {"hospitable": SimpleNamespace(holds=True)}, "hospitable: got *** (SimpleNamespace); give a Judgement: holds, by, on, document"),
    (HOSPITABLE, {"hospitable": True}, "hospitable: got *** (bool); give a Judgement: holds, by, on, document"),
    (GUESTS, {"guests": 30.5}, 'guests: got 30.5; give a number of 0 or more, like "88.50"'),
    (GUESTS, {"guests": -1}, 'guests: got -1; give a number of 0 or more, like "88.50"'),
    (RUNNING, {"opened_on": 2020, "closures": ()}, "opened_on: got 2020; give a day or a month, like 2018-03-01 or 2018-03"),
    (RUNNING, {"opened_on": DAY, "closures": None}, "closures: got *** (NoneType); give a sequence of Period records; an empty one says none"),
    (RUNNING, {"opened_on": DAY, "closures": iter(())}, "closures: got *** (tuple_iterator); give a sequence of Period records; an empty one says none"),
])  # fmt: skip
def test_what_is_no_value_of_the_fact_is_refused(rule: Rule, facts: dict[str, object], words: str) -> None:
    assert str(refused(rule, SimpleNamespace(**facts))) == words


@pytest.mark.parametrize("case", [SimpleNamespace(), {"open_daily": True}, None, 5], ids=["empty", "dict", "nothing", "number"])
def test_an_object_without_the_attribute_is_refused_by_name(case: object) -> None:
    assert str(refused(OPEN, case)).startswith(f"fact open_daily: got '{type(case).__name__}'; cases of this class do not hold")


def test_what_people_type_is_made_exact_in_a_plain_object_as_it_is_in_a_declared_field() -> None:
    typed = SimpleNamespace(open_daily=True, guests="30", opened_on="2019-05", closures=[])

    assert LAW.decide(AllOf(OPEN, GUESTS, RUNNING), typed).verdict is Verdict.YES
    assert LAW.decide(OPEN, Undeclared(True)).verdict is Verdict.YES
    assert LAW.decide(OPEN, Undeclared(Missing.NOT_KNOWN)).verdict is Verdict.UNDETERMINED


def test_a_field_that_names_the_fact_and_does_not_make_it_exact_is_looked_at() -> None:
    @attrs.frozen(kw_only=True)
    class Loose:
        open_daily: object = attrs.field(metadata={"fact": TEA_ROOM.open_daily})

    assert not as_declared(TEA_ROOM.open_daily, Loose)
    assert LAW.decide(OPEN, Loose(open_daily=False)).verdict is Verdict.NO
    assert str(refused(OPEN, Loose(open_daily="no"))).startswith("open_daily: got 'no'; give yes or no")


@given(rule=tea_room_rules(), room=tea_rooms(), law=laws(TEA_ROOMS))
def test_a_plain_object_with_the_same_facts_has_the_same_answer(rule: Rule, room: TeaRoom, law: Law) -> None:
    plain = SimpleNamespace(**{fact.name: getattr(room, fact.name) for fact in TEA_ROOM if isinstance(fact, Fact)})

    assert law.decide(rule, plain).as_data() == law.decide(rule, room).as_data()


@given(room=tea_rooms())
def test_reading_with_a_look_gives_what_reading_as_it_stands_gives(room: TeaRoom) -> None:
    handles: list[Handle[Any]] = list(TEA_ROOM)

    for handle in handles:
        assert as_declared(handle, TeaRoom)
        assert read(handle, room, MOMENT) == handle.read(room, MOMENT)


def test_a_class_is_looked_at_once_for_a_law(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[type] = []

    def counting(handle: Handle[Any], kind: type) -> bool:
        looked_at.append(kind)
        return as_declared(handle, kind)

    monkeypatch.setattr("socialwork.rules.cases.as_declared", counting)
    law = TEA_ROOMS.on(DAY)
    for guests in range(20):
        law.decide(AllOf(OPEN, GUESTS), TeaRoom(guests=guests))
        law.decide(OPEN, TeaRoom())

    assert looked_at == [TeaRoom] * 3
    assert isinstance(TeaRoom().hospitable, (Judgement, Missing))
