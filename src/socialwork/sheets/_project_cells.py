"""What cells of a sheet of projects say: amounts in yuan, indicators with a number each, deliverables with a day each, levels."""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import cast

from ..text import Text, joined
from ..tiers import Tier
from ..wire.leaves import Flaw, Refusal, did_you_mean, in_ten_thousands, value_fault
from ._words import WORDS, folded

__all__ = ["amount", "counted", "dated", "tier_in", "words"]

_NOT_BELOW = Text("请填不小于0的数字，如 88.50", 'give a number of 0 or more, like "88.50"')
_COUNTED = Text(
    "请逐项写明指标和数，以分号分隔，如：探访 120；小组 6",
    'give each indicator with its number, between semicolons: "visits 120; groups 6"',
)
_DATED = Text(
    "请逐项写明成果编号和验收日，以分号分隔，如：needs 2025-01-20；plan 2025-01-30",
    'give each deliverable by its id with the day on which it was accepted, between semicolons: "needs 2025-01-20; plan 2025-01-30"',
)
_DELIVERED_TWICE = Text("同一成果写了两次；请只写一次", "a deliverable stands there twice; give it once")
_TWICE = Text("同一指标写了两次；请只写一次", "an indicator stands there twice; give it once")

_YUAN = re.compile(r"(.*?)\s*(?:元|yuan)")
_ONE = re.compile(r"(.*[^\s=:＝：])\s*[\s=:＝：]\s*(\S+)", re.DOTALL)
_BETWEEN = re.compile(r"[;；\n]")


def amount(value: object) -> Decimal:
    """An amount in yuan; one in ten thousands is refused with what would be right."""
    said = folded(cast("str", value))  # a cell
    if (fix := in_ten_thousands(said)) is not None:
        raise Refusal(Flaw("bad_value", fix))
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


def dated(value: object) -> tuple[tuple[str, date], ...]:
    """Deliverables by their ids, each with the day on which it was accepted: `needs 2025-01-20；plan 2025-01-30`."""
    found: dict[str, date] = {}
    for part in filter(None, map(str.strip, _BETWEEN.split(words(value)))):
        one = _ONE.fullmatch(part)
        try:
            day = None if one is None or "/" in one[1] else WORDS.day(one[2])
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
