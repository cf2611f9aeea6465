"""Amounts of money in the capitals of Chinese accounting (财务大写)."""

from decimal import Decimal
from typing import Final

from .errors import InvalidValueError
from .money import to_decimal
from .text import Text

__all__ = ["CAPITALS_RULE", "yuan_capitals"]

_DIGITS: Final = "零壹贰叁肆伍陆柒捌玖"
_PLACES: Final = ("", "拾", "佰", "仟")
_GROUPS: Final = ("", "万", "亿")
_A_THOUSAND: Final = 1000
_MOST: Final = Decimal("999999999999.99")

CAPITALS_RULE = Text(
    "大写依《支付结算办法》附一：前标“人民币”；到元为止写“整”，有角、分的不写；中间的零写“零”，连续的只写一个；元位为零而角位不为零的写“零”，万位为零而千位不为零的不写",
    "capitals as annex 1 of the Measures for Payment and Settlement has them: 人民币 in front; 整 after whole yuan, and not after jiao or fen; "
    "one 零 for zeros inside; where the annex leaves a choice, a 零 for a last yuan digit of zero before jiao, and none for a last wan digit",
)
"""The rule, with what was chosen where the annex leaves a choice."""

_NOT_NEGATIVE = Text("大写金额不能为负；应收回的款项另列", "an amount in capitals is never negative; list what is to be recovered apart")
_NO_FINER = Text("大写金额只到分；请先取到分", "capitals end at the fen; round to the fen first")
_NO_MORE = Text("请给出不大于999,999,999,999.99的金额", "give 999,999,999,999.99 or less")


def _group(number: int) -> str:
    """Four digits: zeros inside are one 零, those at the end are none, those in front are left to the caller."""
    said, zero = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            said += ("零" if zero and said else "") + _DIGITS[digit] + _PLACES[place]
        zero = not digit
    return said


def _whole(yuan: int) -> str:
    said, gap = "", False
    for power in (2, 1, 0):
        number = yuan // 10_000**power % 10_000
        if number:
            said += ("零" if said and (gap or number < _A_THOUSAND) else "") + _group(number) + _GROUPS[power]
        gap = bool(said) and not number
    return said


def yuan_capitals(amount: Decimal) -> str:
    """An amount in Chinese capitals, as it stands on vouchers.

    Where the rules leave a choice, it is the form that they show first: a last yuan digit of zero before jiao is written 零, a last wan digit
    of zero before a thousand is not, and nothing (no 整) follows jiao.

    Args:
        amount: In yuan, 0 or more, to the fen, below a million million.

    Raises:
        InvalidValueError: If it is negative, finer than the fen, or too large; or as for `to_decimal`.

    Source:
        支付结算办法, annex 1 (正确填写票据和结算凭证的基本规定).

    >>> from decimal import Decimal
    >>> yuan_capitals(Decimal("107000.53")), yuan_capitals(Decimal(12000))
    ('人民币壹拾万柒仟元零伍角叁分', '人民币壹万贰仟元整')
    """
    exact = to_decimal(amount)
    for wrong, fix in ((exact < 0, _NOT_NEGATIVE), (exact > _MOST, _NO_MORE), (exact * 100 % 1 != 0, _NO_FINER)):
        if wrong:
            raise InvalidValueError("amount", amount, fix)
    yuan, rest = divmod(int(exact * 100), 100)
    jiao, fen = divmod(rest, 10)
    if not rest:
        return f"人民币{_whole(yuan) or '零'}元整"
    said = f"{_whole(yuan)}元" if yuan else ""
    if yuan and (not jiao or yuan % 10 == 0):
        said += "零"
    said += f"{_DIGITS[jiao]}角" if jiao else ""
    return f"人民币{said}{_DIGITS[fen]}分" if fen else f"人民币{said}"
