"""Bounds of what is known in part: they hold whatever the rest turns out to be."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.days import DayRange, Month
from socialwork.errors import InvalidValueError
from socialwork.linkage.bounds import Bounds, Count, as_plain, falls_in, told
from socialwork.linkage.words import Sector
from socialwork.rules import Missing
from socialwork.text import plain

PARTS = st.lists(st.tuples(st.integers(0, 9), st.booleans()), min_size=1)


def known(parts: list[tuple[int, bool]]) -> list[Bounds]:
    return [Bounds.of(number if is_told else Missing.NOT_KNOWN) for number, is_told in parts]


def holds(bounds: Bounds, number: int) -> bool:
    return bounds.least <= number and (bounds.most is None or number <= bounds.most)


@given(PARTS)
def test_what_is_known_of_sums_and_of_the_smallest_holds_for_every_completion(parts: list[tuple[int, bool]]) -> None:
    numbers = [number for number, _ in parts]

    assert holds(Bounds.total(known(parts)), sum(numbers))
    assert holds(Bounds.smallest(known(parts)), min(numbers))
    assert holds(Bounds.total(each.or_nothing for each in known(parts)), sum(number for number in numbers if number % 2))
    if all(is_told for _, is_told in parts):
        assert Bounds.total(known(parts)).exact == sum(numbers)


def test_bounds_say_what_they_are() -> None:
    open_ = Bounds(Decimal(3))

    assert (open_.text.zh, open_.text.en, open_.exact) == ("3以上", "3 or more", Missing.NOT_KNOWN)
    assert Bounds(Decimal(3), Decimal(5)).text.zh == "3至5"
    assert Bounds.of(4, least=1).text == plain("4")
    assert Bounds.of(Missing.DISPUTED, least=2) == Bounds(Decimal(2))
    assert open_.as_data() == {"least": "3", "most": None}
    assert Bounds.of(4).as_data() == {"least": "4", "most": "4"}
    assert Bounds.total(()) == Bounds.of(0)
    with pytest.raises(InvalidValueError, match="give 3 or more"):
        Bounds(Decimal(3), Decimal(2))


def test_a_count_keeps_apart_what_nobody_told() -> None:
    count = Count.of([("b", True), ("a", True), ("c", None), ("d", False)])

    assert (count.sure, count.open, count.text.en) == (("a", "b"), ("c",), "2 to 3")
    assert count.as_data() == {"sure": ["a", "b"], "open": ["c"]}


@pytest.mark.parametrize(
    "day, answer",
    [
        (date(2024, 12, 31), True),
        (Month(2025, 1), False),
        (DayRange(date(2023, 12, 1), date(2024, 1, 31)), None),
        (DayRange(date(2022, 12, 1), date(2023, 1, 31)), False),
        (Missing.NOT_KNOWN, None),
    ],
)
def test_whether_a_day_lies_in_a_year(day: date | Month | DayRange | Missing, answer: bool | None) -> None:
    assert falls_in(day, 2024) is answer


def test_values_are_told_in_words_and_as_data() -> None:
    assert [told(value, plain).en for value in (3, Missing.NOT_ASKED, Missing.DISPUTED)] == ["3", "not asked", "disputed"]
    assert as_plain(frozenset({Sector.VOLUNTEER, Sector.COMMUNITY})) == ["community", "volunteer"]
    assert [as_plain(value) for value in (Missing.NOT_KNOWN, Sector.VOLUNTEER, None, True, 3, date(2024, 1, 2), Decimal("1.50"))] == [
        {"missing": "not_known"}, "volunteer", None, True, 3, "2024-01-02", "1.50"
    ]  # fmt: skip
