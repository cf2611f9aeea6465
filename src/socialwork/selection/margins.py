"""How far away in merit another place is."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from ..rules.explain import value_text
from ..text import Text, Unit

__all__ = ["Margin", "margin_lines"]


class Margin(NamedTuple):
    """How far away in merit a change is, everything else as it is; None where no merit on the scale would do it.

    Attributes:
        to_tie: Points to be at least level with the last seat, 0 where that is so already.
        to_seat: Points to a seat that is certain, 0 where it is.
        to_spare: Points that could be lost without losing a certain seat; None where there is no certain seat.

    Where the round goes by grades, these are grades up or down: whole numbers, and not Decimals.
    """

    to_tie: Decimal | int | None
    to_seat: Decimal | int | None
    to_spare: Decimal | int | None


def margin_lines(margin: Margin, below_minimum: Decimal | int | None, unit: Unit) -> Iterator[Text]:
    """The margin in words; first, where merit is below the minimum, how far it is to that."""
    spare, tie, seat = (
        None if points is None else unit.counted(value_text(points).en) for points in (margin.to_spare, margin.to_tie, margin.to_seat)
    )
    if below_minimum is not None:
        least = unit.counted(value_text(below_minimum).en)
        yield Text(f"未达最低要求：差{least.zh}", f"below the minimum: {least.en} to it")
    if spare is not None:
        yield Text(f"分差：尚有{spare.zh}余地", f"margin: {spare.en} to spare")
        return
    if tie is None:
        yield Text("分差：满分亦不能并列", "margin: no merit on the scale reaches even a tie")
    elif seat is None:
        yield Text(f"分差：距并列{tie.zh}；满分亦不能确保入选", f"margin: {tie.en} to a tie; no merit on the scale makes a seat certain")
    else:
        yield Text(f"分差：距并列{tie.zh}，距确保入选{seat.zh}", f"margin: {tie.en} to a tie, {seat.en} to a certain seat")
