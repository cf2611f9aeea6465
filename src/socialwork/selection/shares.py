"""A reserved share: how many seats it asks for, and what happens when the people are not there.

The share is an exact fraction of a base. Strength and rounding turn it into bounds on the number of people from the reserved group; the
supply of people may leave no number within them, and then the shortage rule decides.
"""

from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple

import attrs

from ..errors import InvalidValueError
from ..text import Labelled, Text

__all__ = ["Allotment", "Base", "Rounding", "Share", "Shortage", "Strength"]


_RESERVED = Text("比例人选", "people of the reserved group")


class Strength(Labelled):
    """How strictly a share binds."""

    EXACTLY = "exactly", "恰为", "exactly"
    AT_LEAST = "at_least", "不少于", "at least"
    ABOUT = "about", "左右", "about"
    AT_MOST = "at_most", "不多于", "at most"
    REPORT_ONLY = "report_only", "只核对", "report only"


class Base(Labelled):
    """What a share is taken of."""

    SELECTED = "selected", "本批入选人数", "the people selected"
    CAP = "cap", "人数上限", "the cap"
    ELIGIBLE = "eligible", "符合条件的候选人数", "all eligible candidates"
    HOLDERS = "holders", "全部在管理期的入选者", "all holders"


class Rounding(Labelled):
    """How a share that is no whole number of people is rounded."""

    CEILING = "ceiling", "进一", "up"
    NEAREST = "nearest", "四舍五入", "to the nearest"
    FLOOR = "floor", "舍去", "down"

    def whole(self, number: Fraction) -> int:
        """The number rounded; halves go up."""
        match self:
            case Rounding.CEILING:
                return ceil(number)
            case Rounding.FLOOR:
                return floor(number)
            case _:
                return floor(number + Fraction(1, 2))


class Shortage(Labelled):
    """What happens when no number of people within the bounds can be had."""

    FILL = "fill", "由其他人选补足", "fill with others"
    LEAVE_EMPTY = "leave_empty", "空出名额", "leave the seats empty"
    SHRINK = "shrink", "缩小批次", "shrink the round"
    REFUSE = "refuse", "不产生人选", "select nobody"


class Allotment(NamedTuple):
    """How many seats are given, and how many of them may go to the reserved group.

    Attributes:
        size: People to be selected.
        low: The least number from the reserved group.
        high: The greatest number from the reserved group.
        short: Whether no number within the share's own bounds could be had.
        wanted: The share's own bounds for the seats there were, cut to these seats.
        asked: The same before they are cut: a share of something else than the people selected can ask for more people than there are seats.
    """

    size: int
    low: int
    high: int
    short: bool
    wanted: tuple[int, int]
    asked: tuple[int, int]

    @property
    def cut(self) -> bool:
        """Whether the share asks for more people than there are seats: these all go to the reserved group, and it is not met in full."""
        return self.asked[0] > self.wanted[0]


@attrs.frozen(kw_only=True)
class Share:
    """A share of seats for a reserved group.

    Attributes:
        fraction: The share, from 0 to 1.
        strength: How strictly it binds.
        base: What it is taken of.
        rounding: How it is rounded; "about" and "report only" do not round.
        shortage: What happens when it cannot be met.
        cap: The cap of a round, for a base of that kind.
        holders: How many people hold the title already, and how many of them are of the reserved group, for a base of that kind.
        label: What the group is called.
        tolerance: By how many people "about" may miss the exact share; None means its two neighbouring whole numbers.

    Raises:
        InvalidValueError: If the fraction is no share, or the base is all holders and they are not given.
    """

    fraction: Fraction
    strength: Strength
    base: Base
    rounding: Rounding
    shortage: Shortage
    cap: int
    holders: tuple[int, int] | None = None
    tolerance: Decimal | None = None
    label: Text = _RESERVED

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.fraction <= 1:
            raise InvalidValueError("Share.fraction", str(self.fraction), "give a fraction from 0 to 1")
        if self.base is Base.HOLDERS and self.binds and self.holders is None:
            raise InvalidValueError(
                "Share.holders", None, "the share is taken of all holders: say how many there are, and how many of the reserved group"
            )

    @property
    def binds(self) -> bool:
        """Whether it takes part in the choice at all."""
        return self.strength is not Strength.REPORT_ONLY

    def target(self, size: int, eligible: int) -> Fraction:
        """The exact number of people from the reserved group, for so many seats and eligible people; it can lie below zero.

        Args:
            size: People to be selected.
            eligible: Everybody who is eligible.
        """
        match self.base:
            case Base.SELECTED:
                return self.fraction * size
            case Base.CAP:
                return self.fraction * self.cap
            case Base.ELIGIBLE:
                return self.fraction * eligible
            case _:
                held, reserved = self.holders or (0, 0)
                return self.fraction * (held + size) - reserved

    def asked(self, size: int, eligible: int) -> tuple[int, int]:
        """The least and the greatest number of people from the reserved group, 0 or more, however many are selected.

        The least can exceed the greatest: with a small tolerance no whole number may be near enough. Where there is no greatest, it is as
        many as are selected, or the least.

        Args:
            size: People to be selected.
            eligible: Everybody who is eligible.
        """
        target = self.target(size, eligible)
        match self.strength:
            case Strength.EXACTLY:
                low = high = self.rounding.whole(target)
            case Strength.AT_LEAST:
                low = self.rounding.whole(target)
                high = max(low, size)
            case Strength.AT_MOST:
                low, high = 0, self.rounding.whole(target)
            case Strength.ABOUT if self.tolerance is None:
                low, high = floor(target), ceil(target)
            case Strength.ABOUT:
                by = Fraction(self.tolerance or 0)
                low, high = ceil(target - by), floor(target + by)
            case _:
                low, high = 0, size
        return max(low, 0), max(high, 0)

    def bounds(self, size: int, eligible: int) -> tuple[int, int]:
        """What the share asks for, cut to the people who are selected: both numbers are at most `size`."""
        low, high = self.asked(size, eligible)
        return min(low, size), min(high, size)

    def allot(self, seats: int, reserved: int, others: int) -> Allotment:
        """How many seats are given, and how many of them may go to the reserved group.

        Args:
            seats: Places there are.
            reserved: Eligible people of the reserved group.
            others: Eligible people outside it.
        """
        eligible = reserved + others
        size = min(seats, eligible)
        wanted, asked = self.bounds(size, eligible), self.asked(size, eligible)
        fits = _within(wanted, size, reserved, others)
        if fits is not None:
            return Allotment(size, *fits, short=False, wanted=wanted, asked=asked)
        given, low, high = self._short(size, wanted, reserved, others)
        return Allotment(given, low, high, short=True, wanted=wanted, asked=asked)

    def _short(self, size: int, wanted: tuple[int, int], reserved: int, others: int) -> tuple[int, int, int]:
        if self.shortage is Shortage.REFUSE:
            return 0, 0, 0
        if self.shortage is Shortage.SHRINK:
            for smaller in range(size - 1, 0, -1):
                fits = _within(self.bounds(smaller, reserved + others), smaller, reserved, others)
                if fits is not None:
                    return smaller, *fits
            return 0, 0, 0
        # Bounds that cross are read as the two whole numbers around their middle.
        low, high = min(wanted), max(wanted)
        if self.shortage is Shortage.FILL:
            least, most = max(low, size - others), min(high, reserved)
            if least <= most:
                return size, least, most
            nearest = min(size, reserved) if reserved < low else size - others
            return size, nearest, nearest
        if reserved < low:
            return reserved + min(others, size - low), reserved, reserved
        taken = min(reserved, high)
        if others < size - high:
            return others + taken, taken, taken
        return size, max(low, size - others), min(high, reserved)


def _within(bounds: tuple[int, int], size: int, reserved: int, others: int) -> tuple[int, int] | None:
    """The numbers from the reserved group that bounds and supply both allow, or None if there is none."""
    low, high = max(bounds[0], size - others), min(bounds[1], reserved)
    return (low, high) if low <= high else None
