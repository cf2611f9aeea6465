"""What a share asks for and what is found of it: in words, and as data."""

from collections.abc import Iterator, Sequence
from typing import Any

from ..rules.explain import value_data
from ..text import Text, plain
from .levels import Taken
from .shares import Allotment, Share, Strength
from .wording import NOT_PROVEN, ends_text

__all__ = ["bounds_lines", "share_as_data", "share_lines"]


def _cut_text(share: Share, given: Sequence[Allotment]) -> Text | None:
    """What a share asks for that is more than there are seats, in any way these can be allotted; None where it never is."""
    cut = [each for each in given if each.cut]
    if not cut:
        return None
    bounds, sizes = [bound for each in cut for bound in each.asked], [each.wanted[0] for each in cut]
    asked, seats = ends_text((min(bounds), max(bounds))), ends_text((min(sizes), max(sizes)))
    only = share.strength is Strength.AT_LEAST
    return Text(
        f"比例本身要求{'至少' if only else ''}{asked.zh}人，可入选的只有{seats.zh}人，按后者截取：缺的是名额而非人选，不适用比例不足的处理办法",
        f"the share itself asks for {'at least ' if only else ''}{asked.en}, and only {seats.en} can be selected, so it is cut to that: "
        "seats are missing and not people, which is no shortage",
    )


def bounds_lines(share: Share, given: Sequence[Allotment], seats: int) -> Iterator[Text]:
    """How many seats the share asks for the reserved group, which can move the cut away from the rank."""
    bounds = [bound for each in given for bound in each.wanted]
    low, high = min(bounds), max(bounds)
    group = share.label
    if high >= max(each.size for each in given):
        if low == 0:
            return
        asked = Text(f"至少有{low}人", f"at least {low}")
    elif low == high:
        asked = Text(f"有{low}人", f"{low}")
    else:
        asked = Text(f"有{low}至{high}人", f"{low} to {high}")
    yield Text(f"名额：{seats}个，其中{group.zh}应{asked.zh}", f"seats: {seats}, {asked.en} of them for {group.en}")
    if (cut := _cut_text(share, given)) is not None:
        yield cut


def share_lines(share: Share, given: Sequence[Allotment], reserved: Taken, *, shortage: bool | None) -> Iterator[Text]:
    """The share, how many of the reserved group are selected, how many it asks for, and what follows where it cannot be met."""
    group = share.label
    number = ends_text((reserved.least, reserved.most))
    among = Text(f"{number.zh}人", number.en) if reserved.proven else Text(f"{number.zh}人", number.en) + NOT_PROVEN
    if share.strength is Strength.REPORT_ONLY:
        yield Text(f"{group.zh}：{among.zh}（只核对）", f"{group.en}: {among.en} (checked only)")
    else:
        bounds = [bound for each in given for bound in (each.asked if each.cut else each.wanted)]
        low, high = min(bounds), max(bounds)
        if 0 < low < high and high >= max(allotment.size for allotment in given):  # no bound above
            wanted = Text(f"至少{low}", f"at least {low}")
        else:
            wanted = plain(low) if low == high else Text(f"{low}至{high}", f"{low} to {high}")
        strength, part = (
            share.strength.label,
            Text(f"{share.base.label.zh}的{share.fraction}", f"{share.fraction} of {share.base.label.en}"),
        )
        after = share.strength is Strength.ABOUT
        asked = Text(part.zh + strength.zh if after else strength.zh + part.zh, f"{strength.en} {part.en}")
        yield Text(
            f"{group.zh}：{among.zh}，要求{wanted.zh}人（{asked.zh}）",
            f"{group.en}: {among.en}, {wanted.en} wanted ({asked.en})",
        )
        if (cut := _cut_text(share, given)) is not None:
            yield cut
    if shortage is not False:
        said = (
            Text("比例不能满足", "the share cannot be met")
            if shortage
            else Text("比例能否满足取决于待核实事实", "missing facts decide whether the share can be met")
        )
        yield said + Text(f"；处理办法：{share.shortage.label.zh}", f"; then: {share.shortage.label.en}")


def share_as_data(share: Share, given: Sequence[Allotment]) -> dict[str, Any]:
    """The share as it was applied, and how many people it asks for."""
    asked, applied = ([bound for ends in each for bound in ends] for each in zip(*((one.asked, one.wanted) for one in given), strict=True))
    return {
        "group": share.label.as_data(),
        "fraction": str(share.fraction),
        "strength": share.strength.value,
        "base": share.base.value,
        "rounding": share.rounding.value,
        "shortage": share.shortage.value,
        "tolerance": value_data(share.tolerance),
        "holders": None if share.holders is None else {"total": share.holders[0], "reserved": share.holders[1]},
        "wanted": {"least": min(asked), "most": max(asked)},
        "applied": {"least": min(applied), "most": max(applied)},
        "cut": any(each.cut for each in given),
    }
