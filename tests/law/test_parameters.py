"""Parameters: the value of a day, with its clause; what no source gives is never none or zero."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.errors import InvalidValueError
from socialwork.law import Dated, NotFound, Parameter, Resolved, Verified
from socialwork.testing.invented import TEA_ROOMS, RoomSize
from socialwork.text import Text

WORDS = Text("话", "words")
ONE_DAY = timedelta(days=1)


def dated(value: object, since: date = date(2020, 1, 1)) -> Dated:
    return Dated(value, since=since, clause="X1", verified=Verified.PRESS)


def parameter(kind: type, *values: Dated) -> Parameter:
    return Parameter(name="tea.x", label=WORDS, unit=WORDS, type=kind, values=values)


def test_a_value_holds_from_its_first_day_until_the_next_value_does() -> None:
    guests = TEA_ROOMS.least_guests
    change = date(2022, 7, 1)

    before, after = guests.on(change - ONE_DAY), guests.on(change)

    assert before == Resolved(20, date(2020, 1, 1), change, ("X2",), Verified.ASSUMED)
    assert after == Resolved(30, change, None, ("X3",), Verified.ASSUMED)


def test_before_the_first_value_nothing_is_found_and_the_answer_says_until_when() -> None:
    assert TEA_ROOMS.least_guests.on(date(2019, 12, 31)) == Resolved(NotFound.NOT_FOUND, None, date(2020, 1, 1), (), None)
    assert parameter(int).on(date(2020, 1, 1)) == Resolved(NotFound.NOT_FOUND, None, None, (), None)


@given(
    days=st.lists(st.dates(date(2020, 1, 1), date(2020, 2, 1)), max_size=6, unique=True).map(sorted),
    asked=st.dates(date(2019, 12, 1), date(2020, 3, 1)),
)
def test_the_value_of_a_day_is_the_last_that_began_by_then_and_its_days_close_up(days: list[date], asked: date) -> None:
    found = parameter(int, *(dated(place, day) for place, day in enumerate(days))).on(asked)
    begun = [day for day in days if day <= asked]

    assert found.value == (len(begun) - 1 if begun else NotFound.NOT_FOUND)
    assert found.since == (begun[-1] if begun else None)
    assert found.until == next((day for day in days if day > asked), None)


@pytest.mark.parametrize(
    "kind, value",
    [
        (int, 3),
        (Decimal, Decimal("1.5")),
        (Fraction, Fraction(1, 3)),
        (RoomSize, RoomSize.HALL),
        (bool, True),
        (date, date(2020, 1, 1)),
        (int, NotFound.NOT_FOUND),
    ],
)
def test_a_value_of_the_parameters_type_is_taken(kind: type, value: object) -> None:
    assert parameter(kind, dated(value)).on(date(2020, 1, 1)).value is value


@pytest.mark.parametrize(
    "kind, value, words",
    [
        (int, "3", "Parameter tea.x: got '3'; give a value of type int, or NotFound.NOT_FOUND"),
        (int, True, "Parameter tea.x: got True; give a value of type int, or NotFound.NOT_FOUND"),
        (int, None, "Parameter tea.x: got None; give a value of type int, or NotFound.NOT_FOUND"),
        (Decimal, 1.5, "Parameter tea.x: got 1.5; give a value of type Decimal, or NotFound.NOT_FOUND"),
        (Fraction, 1, "Parameter tea.x: got 1; give a value of type Fraction, or NotFound.NOT_FOUND"),
        (bool, 1, "Parameter tea.x: got 1; give a value of type bool, or NotFound.NOT_FOUND"),
    ],
)
def test_a_value_of_another_type_is_refused(kind: type, value: object, words: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        parameter(kind, dated(value))

    assert str(caught.value) == words


@pytest.mark.parametrize("days", [(2, 1), (1, 1), (1, 3, 2)])
def test_values_stand_by_rising_first_day(days: tuple[int, ...]) -> None:
    with pytest.raises(InvalidValueError, match=r"^Parameter tea\.x: got .*; give the values by rising first day, one a day$"):
        parameter(int, *(dated(1, date(2020, 1, day)) for day in days))


@pytest.mark.parametrize("number", ["NaN", "sNaN", "Infinity", "-Infinity"])
def test_a_number_is_finite(number: str) -> None:
    with pytest.raises(InvalidValueError, match=r"^Parameter tea\.x: got Decimal\(.*\); give a finite number, or NotFound\.NOT_FOUND$"):
        parameter(Decimal, dated(Decimal(number), date(2020, 1, 1)))


def test_numbers_are_exact() -> None:
    with pytest.raises(InvalidValueError) as caught:
        parameter(float, dated(0.5, date(2020, 1, 1)))
    assert str(caught.value) == "Parameter tea.x: got 'float'; hold exact numbers: int, Decimal or Fraction"


def test_a_known_value_is_handed_out_and_an_unknown_one_says_that_it_is_unknown() -> None:
    day = date(2021, 1, 1)

    assert TEA_ROOMS.least_guests.on(day).known("least_guests") == 20
    with pytest.raises(InvalidValueError) as caught:
        TEA_ROOMS.most_days_closed.on(day).known("tea.most_days_closed")
    assert str(caught.value) == (
        "tea.most_days_closed: got 'not_found'; this cannot be computed while no source gives the value; supply it in a reform"
    )
    assert caught.value.in_language("zh") == ("tea.most_days_closed：读到 'not_found'；各来源均未见数值，无法计算；请待查明后补入政策参数")


def test_a_value_that_does_not_apply_yet_says_from_when_it_does() -> None:
    with pytest.raises(InvalidValueError) as caught:
        TEA_ROOMS.least_guests.on(date(2019, 12, 31)).known("tea.least_guests")
    assert str(caught.value) == (
        "tea.least_guests: got 'not_found'; it applies from 2020-01-01 on and cannot be computed before; ask about that day or a later one"
    )
    assert caught.value.in_language("zh") == (
        "tea.least_guests：读到 'not_found'；自2020-01-01起才有规定，此前无法计算；请给出该日或以后的日期"
    )


@pytest.mark.parametrize("change, where", [
    ({"since": "2020-01-01"}, "Dated.since"),
    ({"since": datetime(2020, 1, 1, tzinfo=UTC)}, "Dated.since"),
    ({"verified": "official"}, "Dated.verified"),
])  # fmt: skip
def test_a_value_says_from_which_day_and_how_far_it_was_checked(change: dict[str, Any], where: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        Dated(3, **{"since": date(2020, 1, 1), "clause": "X1", "verified": Verified.PRESS, **change})
    assert caught.value.where == where


@pytest.mark.parametrize("least, most, wrong, words", [
    (0, None, -1, Text("不小于0的值", "0 or more")), (None, 9, 10, Text("不大于9的值", "9 or less")),
    (0, 9, 10, Text("0至9之间的值", "a value from 0 to 9")), (0, 9, -1, Text("0至9之间的值", "a value from 0 to 9")),
])  # fmt: skip
def test_values_that_make_no_sense_are_refused(least: int | None, most: int | None, wrong: int, words: Text) -> None:
    bounded: Any = Parameter(name="tea.x", label=WORDS, unit=WORDS, type=int, values=(dated(5),), at_least=least, at_most=most)

    for fine in (5, least, most):
        bounded.check(NotFound.NOT_FOUND if fine is None else fine)
    with pytest.raises(InvalidValueError) as caught:
        bounded.check(wrong)
    assert str(caught.value) == f"Parameter tea.x: got '{wrong}'; give {words.en}"
    assert bounded.range == words
    assert parameter(int, dated(-5)).range is None
