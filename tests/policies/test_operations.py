"""Operations are data: exact values, names instead of handles, and nothing that a parameter of that type could not hold."""

import pickle
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given

from socialwork.errors import InvalidValueError, UnknownNameError
from socialwork.law import NotFound, Parameter
from socialwork.policies import NEXT, Choose, Freeze, Operation, Scale, ScaleRounding, Set, SwapRule
from socialwork.policies.exact import exact, value_as_data
from socialwork.policies.operations import ALL_DAYS, days_text, operation_as_data, shared, stated_days, target
from socialwork.talent import HAIYOU, SocialWorkLevel
from socialwork.testing import operations
from socialwork.testing.invented import TEA_ROOMS, RoomSize
from socialwork.text import Text

DAY = date(2025, 1, 1)
WORDS = Text("话", "words")


class Number(Enum):
    ONE = 1


def parameter(kind: type[Any]) -> Parameter[Any]:
    return Parameter(name="p", label=WORDS, unit=WORDS, type=kind, values=())


@pytest.mark.parametrize("kind, given, kept", [
    (int, 5, 5), (int, "5", 5), (int, "-5", -5), (Decimal, 1500, Decimal(1500)), (Decimal, "1,200.50", Decimal("1200.50")),
    (Decimal, Decimal("0.1"), Decimal("0.1")), (Fraction, "1/3", Fraction(1, 3)), (Fraction, "33.5%", Fraction(67, 200)), (Fraction, 1, Fraction(1)),
    (Fraction, Fraction(1, 3), Fraction(1, 3)), (bool, True, True), (str, "话", "话"), (date, DAY, DAY), (date, "2025-01-01", DAY),
    (RoomSize, "hall", RoomSize.HALL), (RoomSize, RoomSize.HALL, RoomSize.HALL), (Number, 1, Number.ONE),
    *((kind, NotFound.NOT_FOUND, NotFound.NOT_FOUND) for kind in (int, Decimal, Fraction, bool, str, date, RoomSize)),
], ids=repr)  # fmt: skip
def test_a_value_is_kept_exactly_as_the_parameter_holds_it(kind: type[Any], given: Any, kept: Any) -> None:
    found = exact(parameter(kind), given)

    assert found == kept
    assert type(found) is type(kept)
    assert Set(parameter(kind), given, start=DAY).value == kept


@pytest.mark.parametrize("kind, given, fix", [
    (int, True, "give a whole number"), (int, 5.0, "give a whole number"), (int, "5.0", "give a whole number"), (int, Decimal(5), "give a whole number"),
    (Decimal, 0.1, "give an int, a Decimal, or text"), (Decimal, True, "give an int"), (Decimal, "many", "give an int"), (Decimal, Decimal("NaN"), "give an int"),
    (Fraction, 0.5, "give a share"), (Fraction, "1/0", "give a share"), (bool, 1, "give True or False"), (bool, "true", "give True or False"),
    (date, "2025-02-30", "give a date"), (date, datetime(2025, 1, 1, tzinfo=UTC), "give a date"), (str, 5, "give a value of type str"),
    (RoomSize, "palace", "give one of: corner, room, hall"), (RoomSize, SocialWorkLevel.SENIOR, "give one of: corner, room, hall"),
    (RoomSize, 1, "give one of"), (int, None, "give a whole number"),
], ids=repr)  # fmt: skip
def test_a_value_of_another_type_is_refused_at_once(kind: type[Any], given: Any, fix: str) -> None:
    for build in (lambda: exact(parameter(kind), given), lambda: Set(parameter(kind), given, start=DAY)):
        with pytest.raises(InvalidValueError) as caught:
            build()
        assert caught.value.where == "parameter p"
        assert fix in str(caught.value)
        assert caught.value.in_language("zh") != str(caught.value)


@pytest.mark.parametrize("given", [0.5, Decimal("Infinity"), datetime(2025, 1, 1, tzinfo=UTC), None, [], {"a": 1}, lambda: 5])
def test_what_no_parameter_can_hold_is_refused_even_without_the_parameter(given: Any) -> None:
    with pytest.raises(InvalidValueError, match=r"^Set\.value: got .*; give a whole number, text such as"):
        Set("p", given, start=DAY)


@pytest.mark.parametrize("value, data", [
    (5, 5), (2**60, str(2**60)), (True, True), ("话", "话"), (Decimal("1500.00"), "1500"), (Decimal("1.50"), "1.5"), (Decimal(100), "100"),
    (Decimal(0), "0"), (Fraction(1, 3), "1/3"), (Fraction(2), "2"), (RoomSize.HALL, "hall"), (Number.ONE, 1), (DAY, "2025-01-01"),
    (NotFound.NOT_FOUND, {"unknown": "not_found"}),
], ids=repr)  # fmt: skip
def test_a_value_has_one_form_as_data(value: Any, data: Any) -> None:
    assert value_as_data(value) == data


def test_handles_are_kept_as_names() -> None:
    assert Set(HAIYOU.allowance_per_month, 1500, start=DAY) == Set("haiyou.allowance_per_month", "1500", start=DAY)
    assert hash(Set("p", 1500, start=DAY)) == hash(Set("p", Decimal("1500.00"), start=DAY))
    assert Set("p", True, start=DAY) != Set("p", 1, start=DAY)
    assert Set("p", NotFound.NOT_FOUND, start=DAY) != Set("p", "not_found", start=DAY)
    assert Freeze(HAIYOU.cohort_cap, start=DAY) == Freeze("haiyou.cohort_cap", start=DAY)
    assert Scale(HAIYOU.cohort_cap, "110%", "half_up", start=DAY) == Scale(
        "haiyou.cohort_cap", Fraction(11, 10), ScaleRounding.HALF_UP, start=DAY
    )
    assert Choose(TEA_ROOMS.leaf_only, "any") == Choose("AX1", "any")


@pytest.mark.parametrize("build, words", [
    (lambda: Set(5, 5, start=DAY), "parameter: got 5; give a parameter of the policy, or its name"),
    (lambda: Set(TEA_ROOMS.leaf_only, 5, start=DAY), "parameter: got Reading("),
    (lambda: Freeze(lambda: 5, start=DAY), "parameter: got <function"),
    (lambda: Choose(TEA_ROOMS.least_guests, "any"), "give a reading of the policy, or its id"),
    (lambda: Choose("AX1", None), "option: got None; give the id of an option"),
    (lambda: SwapRule(TEA_ROOMS.entry, "outstanding"), "give the name of a rule of the policy"),
    (lambda: SwapRule("entry", lambda: True), "rule: got <function"),
    (lambda: Set("p", 5, start="2025-01-01"), "Set.start: got '2025-01-01'; give a date"),
    (lambda: Set("p", 5, start=DAY, end=DAY), "Set.end: got datetime.date(2025, 1, 1); give a day after 2025-01-01"),
    (lambda: Freeze("p", start=None), "Freeze.start: got None; give a date"),
    (lambda: Scale("p", "1.1", "half_up", start=DAY, end=DAY), "Scale.end: got"),
    (lambda: Scale("p", 1.1, "half_up", start=DAY), "a float is not exact"),
    (lambda: Scale("p", "-1", "half_up", start=DAY), "Scale.factor: got '-1'; give 0 or more"),
])  # fmt: skip
def test_what_cannot_be_an_operation_is_refused(build: Any, words: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        build()
    assert words in str(caught.value)


def test_misspelt_names_offer_the_nearest_where_they_can_be_known() -> None:
    with pytest.raises(UnknownNameError, match="no option of AX1 is named 'ayn'; did you mean any"):
        Choose(TEA_ROOMS.leaf_only, "ayn")
    with pytest.raises(UnknownNameError, match="did you mean half_up"):
        Scale("p", "1.1", "halfup", start=DAY)


@given(operation=operations(TEA_ROOMS))
def test_an_operation_is_a_value_that_can_be_printed_compared_and_sent(operation: Operation) -> None:
    again = pickle.loads(pickle.dumps(operation))

    assert again == operation
    assert hash(again) == hash(operation)
    assert attrs.evolve(operation) == operation
    assert repr(operation).startswith(f"{type(operation).__name__}(")
    assert operation_as_data(again) == operation_as_data(operation)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        operation.parameter = "q"  # type: ignore[misc,union-attr]


def test_an_operation_prints_as_it_is_written() -> None:
    operation = Set("p", Decimal("1.5"), start=DAY, end=NEXT)

    assert repr(operation) == "Set(parameter='p', value=Decimal('1.5'), start=datetime.date(2025, 1, 1), end=NEXT)"


@pytest.mark.parametrize("operation, data", [
    (Set("p", 5, start=DAY), {"op": "set", "parameter": "p", "value": 5, "start": "2025-01-01"}),
    (Set("p", "1/3", start=DAY, end=NEXT), {"op": "set", "parameter": "p", "value": "1/3", "start": "2025-01-01", "end": "next"}),
    (Set("p", 5, start=DAY, end=date(2026, 1, 1)), {"op": "set", "parameter": "p", "value": 5, "start": "2025-01-01", "end": "2026-01-01"}),
    (Freeze("p", start=DAY), {"op": "freeze", "parameter": "p", "start": "2025-01-01"}),
    (Scale("p", "1.1", "down", start=DAY), {"op": "scale", "parameter": "p", "factor": "11/10", "rounding": "down", "start": "2025-01-01"}),
    (Choose("AX1", "any"), {"op": "choose", "reading": "AX1", "option": "any"}),
    (SwapRule("entry", "outstanding"), {"op": "swap_rule", "rule": "entry", "other": "outstanding"}),
])  # fmt: skip
def test_operations_as_data(operation: Operation, data: dict[str, Any]) -> None:
    assert operation_as_data(operation) == data


def test_what_an_operation_is_about() -> None:
    later = date(2026, 1, 1)

    assert [target(each) for each in (Freeze("p", start=DAY), Choose("AX1", "any"), SwapRule("a", "b"))] == [
        ("parameter", "p"), ("reading", "AX1"), ("rule", "a"),
    ]  # fmt: skip
    assert [stated_days(each) for each in (
        Set("p", 5, start=DAY), Set("p", 5, start=DAY, end=later), Set("p", 5, start=DAY, end=NEXT), Set("p", 5, start=date.max, end=NEXT),
        Freeze("p", start=DAY), Scale("p", 2, "exact", start=DAY, end=later), Choose("AX1", "any"), SwapRule("a", "b"),
    )] == [
        (DAY, None), (DAY, later), (DAY, date(2025, 1, 2)), (date.max, None), (DAY, None), (DAY, later), ALL_DAYS, ALL_DAYS,
    ]  # fmt: skip
    assert shared((DAY, None), (date.min, later)) == (DAY, later)
    assert shared((DAY, None), ALL_DAYS) == (DAY, None)
    assert shared((DAY, later), (later, None)) is None
    assert days_text(ALL_DAYS) is None
    assert days_text((DAY, later)) == Text("2025-01-01起，至2025-12-31止", "from 2025-01-01 until 2025-12-31")
