"""What cells of a sheet of projects say: amounts in yuan, and indicators with a number each."""

import re
from decimal import Decimal
from typing import cast

from ..money import to_decimal
from ..text import Text
from ..wire.leaves import Flaw, Refusal, value_fault
from ._words import WORDS, folded

__all__ = ["amount", "counted", "words"]

_NOT_BELOW = Text("请填不小于0的数字，如 88.50", 'give a number of 0 or more, like "88.50"')
_COUNTED = Text(
    "请逐项写明指标和数，以分号分隔，如：探访 120；小组 6",
    'give each indicator with its number, between semicolons: "visits 120; groups 6"',
)
_TWICE = Text("同一指标写了两次；请只写一次", "an indicator stands there twice; give it once")

_TEN_THOUSANDS = re.compile(r"(.*?)\s*(?:万元?|wan(?: yuan)?|10,?000 yuan)")
_YUAN = re.compile(r"(.*?)\s*(?:元|yuan)")
_ONE = re.compile(r"(.*[^\s=:＝：])\s*[\s=:＝：]\s*(\S+)", re.DOTALL)
_BETWEEN = re.compile(r"[;；\n]")


def amount(value: object) -> Decimal:
    """An amount in yuan; one in ten thousands is refused with what would be right."""
    said = folded(cast("str", value))  # a cell
    if (found := _TEN_THOUSANDS.fullmatch(said)) is not None:
        try:
            yuan = f"{(to_decimal(found[1]) * 10_000).normalize():f}"
        except ValueError:
            yuan = "30000"
        raise Refusal(Flaw("bad_value", Text(f"请以元填写，如 {yuan}", f"give yuan, such as {yuan}")))
    number = WORDS.number(found[1] if (found := _YUAN.fullmatch(said)) else said)
    if number < 0:
        raise Refusal(Flaw("bad_value", _NOT_BELOW))
    return number


def words(value: object) -> str:
    """Words as they stand there."""
    if (fault := value_fault(cast("str", value))) is not None:
        raise Refusal(Flaw("bad_value", fault))
    return cast("str", value)


def counted(value: object) -> tuple[tuple[str, Decimal], ...]:
    """Indicators, each with its number: `探访 120；小组 6`."""
    found: dict[str, Decimal] = {}
    for part in filter(None, map(str.strip, _BETWEEN.split(words(value)))):
        one = _ONE.fullmatch(part)
        try:
            number = None if one is None else WORDS.number(one[2])
        except Refusal:
            number = None
        if one is None or number is None:
            raise Refusal(Flaw("bad_value", _COUNTED))
        if found.setdefault(one[1], number) is not number:
            raise Refusal(Flaw("bad_value", _TWICE))
    if not found:
        raise Refusal(Flaw("bad_value", _COUNTED))
    return tuple(found.items())
