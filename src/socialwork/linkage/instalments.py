"""A grant in instalments, exact to the fen."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from ..errors import InvalidValueError
from ..money import to_decimal, to_share
from ..text import Text

__all__ = ["instalments"]

_FEN = 100


def instalments(amount: Decimal | int | str, shares: Iterable[Fraction | int | Decimal | str]) -> tuple[Decimal, ...]:
    """An amount in parts by these shares, each to the fen, that make up the whole: what is left over goes to the largest remainders, the earlier first.

    Args:
        amount: In yuan, 0 or more, to the fen.
        shares: In order, each above 0, together the whole.

    Raises:
        InvalidValueError: If the amount is finer than a fen or below 0, or the shares are not the whole.

    >>> [str(part) for part in instalments("100", ["1/3", "1/3", "1/3"])]
    ['33.34', '33.33', '33.33']
    """
    whole = Fraction(to_decimal(amount)) * _FEN
    if whole < 0 or whole.denominator != 1:
        raise InvalidValueError(
            "amount", amount, Text("请给0或以上、精确到分的金额（元）", "give an amount of 0 or more, in yuan, to the fen")
        )
    parts = [to_share(share) for share in shares]
    if sum(parts) != 1 or min(parts) <= 0:
        fix = Text("各期比例应大于0，合计为1", "give shares above 0 that make up the whole, like 60%, 40%")
        raise InvalidValueError("shares", tuple(map(str, parts)), fix)
    exact = [whole * share for share in parts]
    fen = [int(each) for each in exact]
    by_remainder = sorted(range(len(parts)), key=lambda place: (fen[place] - exact[place], place))
    for place in by_remainder[: int(whole) - sum(fen)]:
        fen[place] += 1
    return tuple(Decimal(each).scaleb(-2) for each in fen)
