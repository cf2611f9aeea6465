"""What cells of a sheet of projects say: amounts in yuan, indicators with a number each, deliverables with a day each, levels."""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import cast

from ..money import to_fen
from ..text import Text, joined
from ..tiers import Tier
from ..wire.leaves import Flaw, Refusal, did_you_mean, in_ten_thousands, value_fault
from ._words import WORDS, folded

__all__ = ["amount", "counted", "dated", "tier_in", "words"]

_NOT_BELOW = Text("请填不小于0的数字，如 88.50", 'give a number of 0 or more, like "88.50"')
_TO_THE_FEN = Text("金额至分为止，请填两位小数以内，如 88.50", 'amounts go to the fen: give two decimals at most, like "88.50"')
_COUNTED = Text(
    "请逐项写明指标和数，以分号（不是逗号、顿号）分隔，如：探访 120；小组 6",
    'give each indicator with its number; semicolons separate them, not commas: "visits 120; groups 6"',
)
_DATED = Text(
    "请逐项写明成果编号和验收日，以分号（不是逗号、顿号）分隔，如：needs 2025-01-20；plan 2025-01-30",
    'give each deliverable by its id with the day on which it was accepted; semicolons separate them, not commas: "needs 2025-01-20; plan 2025-01-30"',
)
_DELIVERED_TWICE = Text("同一成果写了两次；请只写一次", "a deliverable stands there twice; give it once")
_TWICE = Text("同一指标写了两次；请只写一次", "an indicator stands there twice; give it once")

_YUAN = re.compile(r"(.*?)\s*(?:元|yuan)")
_ONE = re.compile(r"(.*[^\s=:＝：])\s*[\s=:＝：]\s*(\S+)", re.DOTALL)
_BETWEEN = re.compile(r"[;；\n]")
_COMMA = re.compile(r"[,，、]")
_A_DAY = re.compile(r"\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}")

_NO_NAME = re.compile(rf"{_COMMA.pattern}|/|{_A_DAY.pattern}")
"""What the id of a deliverable never holds: what seems to separate, and a day, after which the next one was meant to stand."""


def _number(words: str) -> Decimal | None:
    """The number that words are; None where they are none."""
    try:
        return WORDS.number(words)
    except Refusal:
        return None


def _runs_on(name: str) -> bool:
    """Whether what stands before a number is itself an indicator with its number: commas separate nothing."""
    return any((one := _ONE.fullmatch(part.strip())) is not None and _number(one[2]) is not None for part in _COMMA.split(name)[:-1])


def amount(value: object) -> Decimal:
    """An amount in yuan; one in ten thousands is refused with what would be right."""
    said = folded(cast("str", value))  # a cell
    if (fix := in_ten_thousands(said)) is not None:
        raise Refusal(Flaw("bad_value", fix))
    number = WORDS.number(found[1] if (found := _YUAN.fullmatch(said)) else said)
    if number < 0:
        raise Refusal(Flaw("bad_value", _NOT_BELOW))
    if number != to_fen(number):
        raise Refusal(Flaw("bad_value", _TO_THE_FEN))
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
        number = None if one is None or _runs_on(one[1]) else _number(one[2])
        if one is None or number is None:
            raise Refusal(Flaw("bad_value", _COUNTED))
        if found.setdefault(one[1], number) is not number:
            raise Refusal(Flaw("bad_value", _TWICE))
    if not found:
        raise Refusal(Flaw("bad_value", _COUNTED))
    return tuple(found.items())


def dated(value: object) -> tuple[tuple[str, date], ...]:
    """Deliverables by their ids, each with the day on which it was accepted: `needs 2025-01-20；plan 2025-01-30`."""
    found: dict[str, date] = {}
    for part in filter(None, map(str.strip, _BETWEEN.split(words(value)))):
        one = _ONE.fullmatch(part)
        try:
            day = None if one is None or _NO_NAME.search(one[1]) else WORDS.day(one[2])
        except Refusal:
            day = None
        if one is None or day is None:
            raise Refusal(Flaw("bad_value", _DATED))
        if one[1] in found:
            raise Refusal(Flaw("bad_value", _DELIVERED_TWICE))
        found[one[1]] = day
    if not found:
        raise Refusal(Flaw("bad_value", _DATED))
    return tuple(found.items())


def tier_in(value: object, tiers: Iterable[Tier]) -> str:
    """The id of the level that a cell names: by its id, or by a name of the level or of its unit."""
    names: dict[str, tuple[str, Text]] = {}
    for tier in tiers:
        offered = Text(f"“{tier.level.zh}”", f'"{tier.level.en}"')
        for label in (tier.level, tier.unit):
            for name in (tier.id, label.zh, label.zh.partition("（")[0], label.en, *tier.level_names, *tier.unit_names):
                names.setdefault(folded(name), (tier.id, offered))
    said = folded(words(value))
    if said in names:
        return names[said][0]
    every = Text("请填其中之一：", "give one of: ") + joined(dict.fromkeys(offered for _, offered in names.values()))
    raise Refusal(Flaw("bad_value", did_you_mean(said, {name: offered for name, (_, offered) in names.items()}, otherwise=every)))
