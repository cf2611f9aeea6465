"""How many seats a share asks for, and what becomes of them when the people are not there."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwork.errors import InvalidValueError
from socialwork.selection import Allotment, Base, Rounding, Share, Shortage, Strength
from socialwork.testing import shares

THIRD = Share(
    fraction=Fraction(1, 3), strength=Strength.EXACTLY, base=Base.SELECTED, rounding=Rounding.CEILING, shortage=Shortage.FILL, cap=50
)

# Source: domain.md, section 10, "One third of n": n, floor, nearest (half up), ceil.
ONE_THIRD = [
    (1, 0, 0, 1), (2, 0, 1, 1), (3, 1, 1, 1), (4, 1, 1, 2), (5, 1, 2, 2), (10, 3, 3, 4), (20, 6, 7, 7), (30, 10, 10, 10), (40, 13, 13, 14),
    (48, 16, 16, 16), (49, 16, 16, 17), (50, 16, 17, 17),
]  # fmt: skip


@pytest.mark.parametrize("people, floor, nearest, ceiling", ONE_THIRD)
def test_a_third(people: int, floor: int, nearest: int, ceiling: int) -> None:
    for rounding, wanted in ((Rounding.FLOOR, floor), (Rounding.NEAREST, nearest), (Rounding.CEILING, ceiling)):
        share = attrs.evolve(THIRD, rounding=rounding)
        assert share.bounds(people, people) == (wanted, wanted)
        assert attrs.evolve(share, strength=Strength.AT_LEAST).bounds(people, people) == (wanted, people)
        assert attrs.evolve(share, strength=Strength.AT_MOST).bounds(people, people) == (0, wanted)
        # "About" is one of the two neighbouring numbers, whatever the rounding; only its own tolerance changes that.
        assert attrs.evolve(share, strength=Strength.ABOUT).bounds(people, people) == (floor, ceiling)


def test_halves_go_up() -> None:
    half = attrs.evolve(THIRD, fraction=Fraction(1, 2), rounding=Rounding.NEAREST)

    assert [half.bounds(people, people)[0] for people in (1, 2, 3, 5)] == [1, 1, 2, 3]


# AJ1, AJ2: a third of 50 is 16 2/3, of the 9 selected 3, of 20 eligible 6 2/3; of 40 holders and 9 more 16 1/3, of whom 10 are there.
@pytest.mark.parametrize(
    "base, wanted",
    [(Base.SELECTED, Fraction(3)), (Base.CAP, Fraction(50, 3)), (Base.ELIGIBLE, Fraction(20, 3)), (Base.HOLDERS, Fraction(19, 3))],
)
def test_what_a_third_is_taken_of(base: Base, wanted: Fraction) -> None:
    share = attrs.evolve(THIRD, base=base, holders=(40, 10))

    assert share.target(9, 20) == wanted


def test_holders_enough_among_those_there_leave_nothing_to_ask_for() -> None:
    share = attrs.evolve(THIRD, base=Base.HOLDERS, holders=(30, 25))

    assert share.target(9, 20) == -12
    assert share.bounds(9, 20) == (0, 0)


def test_no_more_than_everybody_is_asked_for() -> None:
    assert attrs.evolve(THIRD, base=Base.CAP).bounds(9, 20) == (9, 9)


# AJ1 (c): a third of 50 is 16.67. Within half a person of it lies 17, within 1.7 people 15 to 18, within a fifth no whole number.
@pytest.mark.parametrize("tolerance, wanted", [("0.5", (17, 17)), ("1.7", (15, 18)), ("0.2", (17, 16)), (None, (16, 17))])
def test_about_a_third(tolerance: str | None, wanted: tuple[int, int]) -> None:
    share = attrs.evolve(THIRD, strength=Strength.ABOUT, tolerance=None if tolerance is None else Decimal(tolerance))

    assert share.bounds(50, 200) == wanted


def test_no_tolerance_at_all_is_a_tolerance() -> None:
    share = attrs.evolve(THIRD, strength=Strength.ABOUT, tolerance=Decimal(0))

    assert share.bounds(48, 100) == (16, 16)
    assert share.bounds(50, 100) == (17, 16)
    assert share.allot(50, 100, 100) == Allotment(50, 16, 17, short=True, wanted=(17, 16), asked=(17, 16))


# A third of a cap of 50 is 17 people, however few seats there are.
@pytest.mark.parametrize(
    "strength, asked",
    [(Strength.AT_LEAST, (17, 17)), (Strength.EXACTLY, (17, 17)), (Strength.ABOUT, (16, 17)), (Strength.AT_MOST, (0, 17))],
)
@pytest.mark.parametrize("shortage", Shortage)
def test_a_share_of_something_else_is_cut_to_the_seats_and_says_so(strength: Strength, asked: tuple[int, int], shortage: Shortage) -> None:
    found = attrs.evolve(THIRD, strength=strength, base=Base.CAP, shortage=shortage).allot(4, 6, 9)

    assert (found.asked, found.size, found.short) == (asked, 4, False)
    assert found.wanted == (min(asked[0], 4), 4)
    assert found.cut is (strength is not Strength.AT_MOST)


@given(share=shares(), seats=st.integers(0, 12), reserved=st.integers(0, 12), others=st.integers(0, 12))
def test_bounds_are_cut_only_where_there_are_too_few_seats(share: Share, seats: int, reserved: int, others: int) -> None:
    found = share.allot(seats, reserved, others)

    assert found.cut is (found.asked[0] > min(seats, reserved + others))
    assert not (found.cut and share.base is Base.SELECTED)


# AJ4. Fifty seats of which 17 are for the group (1/3 of 50 rounded up), and 10 of the group among 200.
@pytest.mark.parametrize(
    "shortage, wanted",
    [
        (Shortage.FILL, Allotment(50, 10, 10, short=True, wanted=(17, 50), asked=(17, 50))),
        (Shortage.LEAVE_EMPTY, Allotment(43, 10, 10, short=True, wanted=(17, 50), asked=(17, 50))),  # 33 for others, 10 of the 17 are used
        (Shortage.SHRINK, Allotment(30, 10, 10, short=True, wanted=(17, 50), asked=(17, 50))),  # a third of 30 is 10
        (Shortage.REFUSE, Allotment(0, 0, 0, short=True, wanted=(17, 50), asked=(17, 50))),
    ],
)
def test_too_few_of_the_group(shortage: Shortage, wanted: Allotment) -> None:
    share = attrs.evolve(THIRD, strength=Strength.AT_LEAST, shortage=shortage)

    assert share.allot(50, 10, 190) == wanted
    assert share.allot(50, 17, 183).short is False


# The other side can be the short one: of fifty at most 16 may be of the group, and only 20 others came.
@pytest.mark.parametrize(
    "shortage, wanted",
    [
        (Shortage.FILL, Allotment(50, 30, 30, short=True, wanted=(0, 16), asked=(0, 16))),
        (Shortage.LEAVE_EMPTY, Allotment(36, 16, 16, short=True, wanted=(0, 16), asked=(0, 16))),
        (Shortage.SHRINK, Allotment(30, 10, 10, short=True, wanted=(0, 16), asked=(0, 16))),
        (Shortage.REFUSE, Allotment(0, 0, 0, short=True, wanted=(0, 16), asked=(0, 16))),
    ],
)
def test_too_few_outside_the_group(shortage: Shortage, wanted: Allotment) -> None:
    share = attrs.evolve(THIRD, strength=Strength.AT_MOST, rounding=Rounding.FLOOR, shortage=shortage)

    assert share.allot(50, 40, 20) == wanted


def test_a_share_that_is_only_checked_asks_for_nothing() -> None:
    checked = attrs.evolve(THIRD, strength=Strength.REPORT_ONLY, base=Base.HOLDERS)

    assert not checked.binds
    assert checked.bounds(9, 20) == (0, 9)
    assert checked.allot(9, 2, 18) == Allotment(9, 0, 2, short=False, wanted=(0, 9), asked=(0, 9))


@given(share=shares(), seats=st.integers(0, 12), reserved=st.integers(0, 12), others=st.integers(0, 12))
def test_nobody_is_counted_on_who_is_not_there(share: Share, seats: int, reserved: int, others: int) -> None:
    found = share.allot(seats, reserved, others)

    assert 0 <= found.low <= found.high <= reserved
    assert 0 <= found.size - found.high <= found.size - found.low <= others
    assert found.size <= seats
    assert found.size == min(seats, reserved + others) or (found.short and share.shortage is not Shortage.FILL)


@given(share=shares(), seats=st.integers(0, 30), more=st.integers(30, 60))
def test_with_people_in_plenty_only_bounds_that_cross_are_short(share: Share, seats: int, more: int) -> None:
    low, high = share.bounds(seats, 2 * more)

    assert share.allot(seats, more, more).short is (low > high)


@pytest.mark.parametrize(
    "wrong, said",
    [
        (lambda: attrs.evolve(THIRD, fraction=Fraction(4, 3)), "Share.fraction: got '4/3'; give a fraction from 0 to 1"),
        (lambda: attrs.evolve(THIRD, fraction=Fraction(-1, 3)), "Share.fraction: got '-1/3'; give a fraction from 0 to 1"),
        (
            lambda: attrs.evolve(THIRD, base=Base.HOLDERS),
            "Share.holders: got None; the share is taken of all holders: say how many there are, and how many of the reserved group",
        ),
    ],
)
def test_a_share_that_cannot_be(wrong: Callable[[], Share], said: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        wrong()

    assert str(caught.value) == said
