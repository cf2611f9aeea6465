"""Money and shares, exact to the last digit.

Money is a `Decimal` in yuan, a share is a `Fraction`. A float is refused: what it holds is not what was written, its 0.1 is not a tenth.
"""

import re
import unicodedata
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from .errors import InvalidValueError
from .text import Text

__all__ = ["to_decimal", "to_fen", "to_share", "yuan_text"]

_DIGITS = 28
"""The most digits of a number: as many as `Decimal` computes with when nothing else is said."""

_FEN, _WHOLE = Decimal("0.01"), Decimal(1)

_NUMBER = re.compile(r"[+-]?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?")
_AN_AMOUNT = Text(
    f'请给出整数、Decimal 或文本，如 "1200"、"1,200.50"，不超过{_DIGITS}位',
    f'give an int, a Decimal, or text such as "1200" or "1,200.50", with {_DIGITS} digits at most',
)
_NO_FLOAT = Text('浮点数不精确，请改为文本，如 "1200.50"', 'a float is not exact: give it as text, such as "1200.50"')
_A_SHARE = Text(
    '请给出 Fraction、整数、Decimal 或文本，如 "1/3"、"33.5%"、"0.25"',
    'give a Fraction, an int, a Decimal, or text such as "1/3", "33.5%" or "0.25"',
)


def _as_typed(text: str) -> str:
    if text.isascii():
        return text.strip()
    # Raised and ringed figures stay as they are, for NFKC would make 102 of 10².
    return "".join(sign if sign.isnumeric() and not sign.isdecimal() else unicodedata.normalize("NFKC", sign) for sign in text).strip()


def _parsed(value: object) -> Decimal | None:
    if isinstance(value, str) and _NUMBER.fullmatch(typed := _as_typed(value)):
        return Decimal(typed.replace(",", ""))
    if isinstance(value, Decimal) or (isinstance(value, int) and not isinstance(value, bool)):
        return Decimal(value)
    return None


def _written_out(number: Decimal) -> Decimal | None:
    """The number without an exponent: 1E+3 is 1000, and there is no minus before zero.

    None if it is not finite, has more than `_DIGITS` digits, or so many zeros that it cannot be written out.
    """
    if number.same_quantum(_WHOLE):  # which is quickly seen, and true of most
        return None if number.adjusted() >= _DIGITS else number or number.copy_abs()
    _, digits, exponent = number.as_tuple()
    if not isinstance(exponent, int) or len(digits) > _DIGITS or exponent < -2 * _DIGITS or number.adjusted() >= _DIGITS:
        return None
    if not number:
        return number.copy_abs()
    return Decimal(f"{number:f}") if exponent > 0 else number


def to_decimal(value: object) -> Decimal:
    """The number that `value` stands for, exact, with as many decimals as were given.

    Args:
        value: An int, a Decimal, or text like `"1200"` or `"1,200.50"`; full-width signs are read as plain ones.

    Raises:
        InvalidValueError: If it is anything else: a float, a bool, text in another form or with an exponent, not finite, or over 28 digits.

    >>> to_decimal("1,200.50")
    Decimal('1200.50')
    """
    if isinstance(value, float):
        raise InvalidValueError("amount", value, _NO_FLOAT)
    number = _parsed(value)
    exact = None if number is None else _written_out(number)
    if exact is None:
        raise InvalidValueError("amount", value, _AN_AMOUNT)
    return exact


def to_share(value: object) -> Fraction:
    """The share that `value` stands for, exact: a third stays a third.

    Args:
        value: A Fraction, an int, a Decimal, or text like `"1/3"`, `"33.5%"` or `"0.25"`; full-width signs are read as plain ones.

    Raises:
        InvalidValueError: If it is anything else: a float, a bool, text in another form, a division by zero, or over 28 digits.

    >>> to_share("1/3"), to_share("33.5%")
    (Fraction(1, 3), Fraction(67, 200))
    """
    if isinstance(value, float):
        raise InvalidValueError("share", value, _NO_FLOAT)
    if isinstance(value, Fraction):
        return value
    try:
        if not isinstance(value, str):
            return Fraction(to_decimal(value))
        typed = _as_typed(value)
        if typed.endswith("%"):
            return Fraction(to_decimal(typed[:-1])) / 100
        if parts := re.fullmatch(r"([+-]?[0-9]+)/([0-9]+)", typed):
            return Fraction(to_decimal(parts[1])) / Fraction(to_decimal(parts[2]))
        return Fraction(to_decimal(typed))
    except (InvalidValueError, ZeroDivisionError) as error:
        raise InvalidValueError("share", value, _A_SHARE) from error


def to_fen(amount: Decimal) -> Decimal:
    """An amount to the fen: two decimals, half a fen away from zero.

    The Haiyou report states no rounding. Half up is the rule found in the Provisional Regulations on Stamp Tax (印花税暂行条例), art. 3;
    it is a choice, and nothing rounds unless this is called.

    Args:
        amount: In yuan.

    Raises:
        InvalidValueError: As for `to_decimal`; also if the amount has no room for two decimals within 28 digits.

    Source:
        印花税暂行条例 art. 3.

    >>> to_fen(Decimal("18466.665"))
    Decimal('18466.67')
    """
    return to_decimal(to_decimal(amount).quantize(_FEN, ROUND_HALF_UP, Context(prec=_DIGITS + 2)))


def yuan_text(amount: Decimal) -> Text:
    """An amount of money in words, with fen where it has some; what is finer than a fen is shown as well, not rounded away.

    Args:
        amount: In yuan.

    Raises:
        InvalidValueError: As for `to_decimal`.

    >>> yuan_text(Decimal("1000.5"))
    Text(zh='1,000.50元', en='CNY 1,000.50')
    """
    whole, _, part = f"{to_decimal(amount):,f}".partition(".")
    decimals = part.rstrip("0")
    written = f"{whole}.{decimals:0<2}" if decimals else whole
    return Text(f"{written}元", f"CNY {written}")
