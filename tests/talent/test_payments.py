"""Payments as they are recorded."""

from typing import Any

import pytest

from socialwork.errors import InvalidValueError
from socialwork.talent.payments import Payment

RIGHT: dict[str, Any] = {"batch": "2024-1", "for_year": 2024, "months": 12, "amount": 12_000}


@pytest.mark.parametrize("name, value, fix", [
    ("batch", 1, "give the batch"),
    ("batch", " ", "give the batch"),
    ("for_year", 2024.0, "a float is not exact"),
    ("for_year", -2024, "from 1 to 9999"),
    ("for_year", 0, "from 1 to 9999"),
    ("for_year", 20_244, "from 1 to 9999"),
    ("for_year", "2024.5", "a whole number"),
    ("months", "1.5", "a whole number"),
    ("months", -12, "the sign of the amount"),
    ("amount", "0.001", "to the fen"),
    ("term", 0, "the first term is 1"),
    ("term", -1, "the first term is 1"),
])  # fmt: skip
def test_what_is_wrong_is_named(name: str, value: object, fix: str) -> None:
    with pytest.raises(InvalidValueError, match=fix) as error:
        Payment(**{**RIGHT, name: value})
    assert error.value.where == f"Payment.{name}"


def test_what_came_back_has_a_minus_before_both() -> None:
    assert Payment(**{**RIGHT, "months": -12, "amount": -12_000}).amount == -12_000
    with pytest.raises(InvalidValueError, match="the sign of the amount"):
        Payment(**{**RIGHT, "amount": -12_000})


@pytest.mark.parametrize("year", [1, 9999])
def test_a_year_is_any_that_a_day_can_have(year: int) -> None:
    assert Payment(**{**RIGHT, "for_year": year}).for_year == year
