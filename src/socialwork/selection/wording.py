"""People, numbers and seats in words."""

from collections.abc import Sequence

from ..errors import mask_identity
from ..text import Text, plain

__all__ = ["NOT_PROVEN", "ends_text", "named", "seats_by_group"]

_TOLD = 10  # as many people an explanation names of those whose facts a place waits for

NOT_PROVEN = Text("（至多如此，未证明）", " (at the widest; not proven)")
"""What stands behind numbers that a bounded search found."""


def named(ids: Sequence[str]) -> Text:
    """People by their ids, the first of them where they are many."""
    named, more = plain(", ".join(map(mask_identity, ids[:_TOLD]))), len(ids) - _TOLD
    return named + Text(f" 等共{len(ids)}人", f" and {more} more") if more > 0 else named


def ends_text(ends: tuple[int, int]) -> Text:
    """A number, or from the least to the greatest of them."""
    least, most = ends
    return plain(least) if least == most else Text(f"{least}至{most}", f"{least} to {most}")


def seats_by_group(together: tuple[int, int], reserved: tuple[int, int], others: tuple[int, int], group: Text) -> Text:
    """The seats for people of both groups who are level, for each group; all together where that is not plain from it."""
    one, two, all_ = ends_text(reserved), ends_text(others), ends_text(together)
    if reserved[0] == reserved[1] and others[0] == others[1]:
        seats = "seat" if reserved[0] == 1 else "seats"
        return Text(f"名额：{group.zh}{one.zh}个，其他人选{two.zh}个", f"{one.en} {seats} among {group.en}, {two.en} among the others")
    seats = "seat" if together[1] == 1 else "seats"
    return Text(
        f"名额共{all_.zh}个：{group.zh}{one.zh}个，其他人选{two.zh}个",
        f"{all_.en} {seats} together: {one.en} among {group.en}, {two.en} among the others",
    )
