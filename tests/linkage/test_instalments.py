"""Instalments: to the fen, and never more or less than the whole."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.errors import InvalidValueError
from socialwork.linkage.instalments import instalments


@given(fen=st.integers(0, 10**9), parts=st.lists(st.integers(1, 50), min_size=1, max_size=5))
def test_parts_make_up_the_whole_and_miss_their_share_by_less_than_a_fen(fen: int, parts: list[int]) -> None:
    shares = [Fraction(part, sum(parts)) for part in parts]
    found = instalments(Decimal(fen).scaleb(-2), shares)

    assert sum(found) == Decimal(fen).scaleb(-2)
    assert all(abs(Fraction(part) * 100 - fen * share) < 1 for part, share in zip(found, shares, strict=True))


@pytest.mark.parametrize("amount, shares", [("10.001", [1]), (-1, [1]), (10, ["1/2"]), (10, []), (10, ["3/2", "-1/2"])])
def test_what_is_no_division_is_refused(amount: object, shares: list[object]) -> None:
    with pytest.raises(InvalidValueError):
        instalments(amount, shares)  # type: ignore[arg-type]
