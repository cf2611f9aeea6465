"""Facts take what people type, keep it exact, refuse the rest in both languages, and are never taken for zero when missing."""

import pickle
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.days import DayRange, Month, Period
from socialwork.errors import InvalidValueError, UnknownNameError
from socialwork.rules import Change, Derived, Fact, FactSet, Judgement, Missing, Moment, Shape
from socialwork.testing import judgements, tea_rooms
from socialwork.testing.invented import TEA_ROOM, RoomSize, Tea, TeaRoom
from socialwork.text import Text

WORDS = Text("话", "words")
DAY = date(2020, 1, 1)
NOON = datetime(2020, 1, 1, 12, tzinfo=UTC)
FOUND = Judgement(holds=True, by="镇里", on=DAY, document="第0号")
MOMENT = Moment(DAY, DAY)


class Mood(Enum):
    GOOD = "good"
    BAD = "bad"


# --- missing -----------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("why", list(Missing))
def test_what_is_missing_is_neither_true_nor_false(why: Missing) -> None:
    with pytest.raises(InvalidValueError) as caught:
        bool(why)
    assert str(caught.value) == (
        f"a missing fact: got '{why.value}'; compare it with `is`, or ask a rule: a missing fact is neither true nor false"
    )
    with pytest.raises(InvalidValueError):
        _ = "x" if why else "y"


def test_the_reasons_for_missing_and_the_ways_to_change_have_words() -> None:
    assert [why.label.zh for why in Missing] == ["未填", "不详", "有争议"]
    assert [change.label.en for change in Change] == ["cannot change", "can change", "only rises", "only falls"]


# --- values ------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name, typed, held", [
    ("open_daily", True, True),
    ("open_daily", False, False),
    ("hospitable", FOUND, FOUND),
    ("size", "hall", RoomSize.HALL),
    ("size", RoomSize.CORNER, RoomSize.CORNER),
    ("guests", "1,200.50", Decimal("1200.50")),
    ("guests", 0, Decimal(0)),
    ("balance", "-3", Decimal(-3)),
    ("opened_on", "2018年3月", Month(2018, 3)),
    ("opened_on", "2018-03-01", date(2018, 3, 1)),
    ("opened_on", DayRange(DAY, DAY), DayRange(DAY, DAY)),
    ("name", " 茶 ", " 茶 "),
    ("closures", [], ()),
    ("closures", [Period(DAY)], (Period(DAY),)),
    ("closures", (Period(day) for day in (DAY,)), (Period(DAY),)),
])  # fmt: skip
def test_what_people_type_is_held_exactly(name: str, typed: object, held: object) -> None:
    assert getattr(TeaRoom(**{name: typed}), name) == held


def test_a_time_of_day_is_no_day() -> None:
    with pytest.raises(InvalidValueError, match=r"^opened_on: got datetime\.datetime"):
        TeaRoom(opened_on=NOON)
    with pytest.raises(InvalidValueError, match=r"^Judgement\.on: got \*\*\* \(datetime\); give a date$"):
        attrs.evolve(FOUND, on=NOON)


@pytest.mark.parametrize("why", list(Missing))
@pytest.mark.parametrize("handle", [handle for handle in TEA_ROOM if isinstance(handle, Fact)], ids=lambda handle: handle.name)
def test_every_fact_can_be_missing_and_is_unless_it_is_given(handle: Fact[Any], why: Missing) -> None:
    assert getattr(TeaRoom(), handle.name) is Missing.NOT_ASKED
    assert getattr(TeaRoom(**{handle.name: why}), handle.name) is why


@pytest.mark.parametrize("name, typed, zh, en", [
    ("open_daily", 1, "open_daily：读到 1；请填是或否", "open_daily: got 1; give yes or no (True or False)"),
    ("open_daily", "yes", "open_daily：读到 'yes'；请填是或否", "open_daily: got 'yes'; give yes or no (True or False)"),
    ("open_daily", None, "open_daily：读到 None；请填是或否", "open_daily: got None; give yes or no (True or False)"),
    ("size", "large", "size：读到 'large'；请填其中之一：一角、一间、一厅", "size: got 'large'; give one of: corner, room, hall"),
    ("size", Tea.GREEN, "size：读到 <Tea.GREEN: 'green'>；请填其中之一：一角、一间、一厅",
     "size: got <Tea.GREEN: 'green'>; give one of: corner, room, hall"),
    ("size", ["hall"], "size：读到 ['hall']；请填其中之一：一角、一间、一厅", "size: got ['hall']; give one of: corner, room, hall"),
    ("guests", -1, "guests：读到 -1；请填不小于0的数字，如 88.50", 'guests: got -1; give a number of 0 or more, like "88.50"'),
    ("guests", 1.5, "guests：读到 1.5；请填不小于0的数字，如 88.50", 'guests: got 1.5; give a number of 0 or more, like "88.50"'),
    ("guests", True, "guests：读到 True；请填不小于0的数字，如 88.50", 'guests: got True; give a number of 0 or more, like "88.50"'),
    ("opened_on", "2018", "opened_on：读到 '2018'；请填日期或年月，如 2018-03-01、2018年3月",
     "opened_on: got '2018'; give a day or a month, like 2018-03-01 or 2018-03"),
    ("opened_on", 2018, "opened_on：读到 2018；请填日期或年月，如 2018-03-01、2018年3月",
     "opened_on: got 2018; give a day or a month, like 2018-03-01 or 2018-03"),
    ("opened_on", MOMENT, "opened_on：读到 Moment(day=datetime.date(2020, 1, 1), cut_off=datetime.da...；请填日期或年月，如 2018-03-01、2018年3月",
     "opened_on: got Moment(day=datetime.date(2020, 1, 1), cut_off=datetime.da...; give a day or a month, like 2018-03-01 or 2018-03"),
])  # fmt: skip
def test_what_is_no_value_is_refused_in_both_languages(name: str, typed: object, zh: str, en: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        TeaRoom(**{name: typed})

    assert caught.value.in_language("zh") == zh
    assert str(caught.value) == en


@pytest.mark.parametrize("name, typed, kind, fix", [
    ("balance", "three", "str", 'give a number like "88.50"'),
    ("name", "  ", "str", "give words, not empty"),
    ("name", 5, "int", "give words, not empty"),
    ("hospitable", True, "bool", "give a Judgement: holds, by, on, document"),
    ("closures", "2018", "str", "give a sequence of Period records; an empty one says none"),
    ("closures", [FOUND], "list", "give a sequence of Period records; an empty one says none"),
    ("closures", 5, "int", "give a sequence of Period records; an empty one says none"),
])  # fmt: skip
def test_what_is_personal_is_not_told_when_it_is_refused(name: str, typed: object, kind: str, fix: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        TeaRoom(**{name: typed})

    assert str(caught.value) == f"{name}: got *** ({kind}); {fix}"
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


def test_lists_without_words_of_their_own_are_told_by_code() -> None:
    fact = attrs.evolve(Fact.choice(Mood, zh="心情", en="mood", asked_of=WORDS, personal=False), name="fact")

    assert fact.accept("good") is Mood.GOOD
    with pytest.raises(InvalidValueError) as caught:
        fact.accept("fine")
    assert str(caught.value) == "fact: got 'fine'; give one of: good, bad"
    assert caught.value.in_language("zh") == "fact：读到 'fine'；请填其中之一：good、bad"


@pytest.mark.parametrize("handle", [handle for handle in TEA_ROOM if isinstance(handle, Fact)], ids=lambda handle: handle.name)
def test_the_demand_of_every_shape_is_in_both_languages(handle: Fact[Any]) -> None:
    assert handle.demand.zh.startswith("请填")
    assert handle.demand.en.startswith("give ")


def test_values_of_a_list_are_known_and_other_shapes_have_none() -> None:
    assert TEA_ROOM.tea.choices == tuple(Tea)
    assert TEA_ROOM.open_daily.choices == ()
    assert TEA_ROOM.running_since.choices == ()


@given(room=tea_rooms())
def test_personal_facts_stay_out_of_the_repr(room: TeaRoom) -> None:
    shown = repr(room)

    assert shown.startswith("TeaRoom(open_daily=")
    for personal in ("name", "hospitable", "balance", "closures"):
        assert f"{personal}=" not in shown


@given(room=tea_rooms())
def test_a_case_survives_pickling_and_is_frozen(room: TeaRoom) -> None:
    assert pickle.loads(pickle.dumps(room)) == room
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        room.tea = Tea.GREEN


# --- judgements --------------------------------------------------------------------------------------------------------------------------


@given(judgement=judgements())
def test_a_judgement_keeps_who_when_and_where(judgement: Judgement) -> None:
    assert attrs.evolve(judgement) == judgement == pickle.loads(pickle.dumps(judgement))


@pytest.mark.parametrize("change, words", [
    ({"holds": "yes"}, "Judgement.holds: got *** (str); give True or False"),
    ({"holds": 1}, "Judgement.holds: got *** (int); give True or False"),
    ({"on": "2020-01-01"}, "Judgement.on: got *** (str); give a date"),
    ({"by": " "}, "Judgement: got *** (tuple); say who found it and in which document"),
    ({"document": ""}, "Judgement: got *** (tuple); say who found it and in which document"),
])  # fmt: skip
def test_a_judgement_without_finding_day_person_or_document_is_refused(change: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        attrs.evolve(FOUND, **change)

    assert str(caught.value) == words


@given(judgement=judgements())
def test_the_repr_of_a_judgement_tells_nothing(judgement: Judgement) -> None:
    assert repr(judgement) == str(judgement) == "Judgement(***)"
    assert not any(field.repr for field in attrs.fields(Judgement))


# --- derived facts -----------------------------------------------------------------------------------------------------------------------


class PairFacts(FactSet):
    one = Fact.number(zh="一", en="one", asked_of=WORDS)
    two = Fact.number(zh="二", en="two", asked_of=WORDS)
    total = Derived[Decimal](
        label=Text("和", "total"),
        shape=Shape.NUMBER,
        of=Decimal,
        from_=(one, two),
        function=lambda one, two, moment: one + two + moment.day.day,
    )


PAIR = PairFacts()


@attrs.frozen(kw_only=True)
class Pair:
    one: Decimal | Missing = PAIR.one.field()
    two: Decimal | Missing = PAIR.two.field()


@given(one=st.integers(-9, 9), two=st.integers(-9, 9), day=st.dates())
def test_a_derived_fact_is_computed_from_its_facts_and_the_moment(one: int, two: int, day: date) -> None:
    assert PAIR.total.read(Pair(one=one, two=two), Moment(day, day)) == one + two + day.day


@pytest.mark.parametrize("one, two, why", [
    (1, Missing.DISPUTED, Missing.DISPUTED),
    (Missing.NOT_KNOWN, 1, Missing.NOT_KNOWN),
    (Missing.NOT_KNOWN, Missing.DISPUTED, Missing.NOT_KNOWN),
])  # fmt: skip
def test_a_derived_fact_is_missing_where_one_of_its_facts_is_for_the_same_reason(one: object, two: object, why: Missing) -> None:
    assert PAIR.total.read(Pair(one=one, two=two), MOMENT) is why


def test_an_asked_fact_is_read_as_it_stands() -> None:
    assert PAIR.one.read(Pair(one=5), MOMENT) == Decimal(5)
    assert PAIR.one.read(Pair(), MOMENT) is Missing.NOT_ASKED


# --- sets of facts -----------------------------------------------------------------------------------------------------------------------


def test_the_facts_of_a_set_stand_in_order_of_declaration_under_their_names() -> None:
    assert [handle.name for handle in TEA_ROOM] == [
        "name", "open_daily", "hospitable", "size", "tea", "guests", "balance", "opened_on", "closures", "running_since", "days_closed",
    ]  # fmt: skip
    assert TEA_ROOM["tea"] is TEA_ROOM.tea


class TripleFacts(PairFacts):
    three = Fact.number(zh="三", en="three", asked_of=Text("任何人", "anybody"))


def test_a_set_of_facts_that_extends_another_has_its_facts_too() -> None:
    assert [handle.name for handle in TripleFacts()] == [*(handle.name for handle in PairFacts()), "three"]
    assert TripleFacts()["one"] == PairFacts()["one"]


def test_a_class_that_merely_holds_a_handle_does_not_rename_it() -> None:
    class Form:
        question = TEA_ROOM.tea

    assert Form.question.name == TEA_ROOM.tea.name == "tea"
    assert TEA_ROOM["tea"] is Form.question


def test_a_misspelt_fact_offers_the_nearest() -> None:
    with pytest.raises(UnknownNameError) as caught:
        TEA_ROOM["opend_on"]

    assert str(caught.value) == "no fact is named 'opend_on'; did you mean opened_on?"


def test_every_fact_of_the_case_is_a_field_that_knows_its_fact() -> None:
    fields = {field.name: field.metadata["fact"] for field in attrs.fields(TeaRoom)}

    assert fields == {handle.name: handle for handle in TEA_ROOM if isinstance(handle, Fact)}


@given(handle=st.sampled_from(list(TEA_ROOM)))
def test_handles_are_values_that_can_be_hashed_and_pickled(handle: Fact[Any]) -> None:
    copy = pickle.loads(pickle.dumps(handle))

    assert copy == handle
    assert hash(copy) == hash(handle)
    assert {handle: 1}[copy] == 1
