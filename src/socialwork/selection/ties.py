"""Ties: groups whom the rules do not separate although it decides about seats."""

from decimal import Decimal
from typing import Any, NamedTuple

from ..rules import Missing
from ..rules.explain import value_data
from ..text import Text
from .wording import NOT_PROVEN, ends_text, seats_by_group

__all__ = ["Tie", "for_seats"]


class Tie(NamedTuple):
    """A group whom the rules do not separate although it decides about seats.

    Attributes:
        ids: The people, in order of their ids.
        merit: Their common merit.
        seats: The least and the greatest number of seats for them over all worlds: every way in which facts may turn out, and every order of
            equal keys that the recorded decisions leave. Of whom something is open and who turns out level with them competes for the same
            seats and counts with them. None where the search was bounded.
        reserved: Where people of both groups are tied, the same for those of the reserved group alone; otherwise None.
        others: Where people of both groups are tied, the same for the others alone; otherwise None.
        proven: False where the search was bounded, or rests on more than can truly come about: then the numbers may lie closer together.
    """

    ids: tuple[str, ...]
    merit: Decimal | str | Missing
    seats: tuple[int, int] | None
    reserved: tuple[int, int] | None = None
    others: tuple[int, int] | None = None
    proven: bool = True

    def __repr__(self) -> str:
        return f"Tie({len(self.ids)} people, seats={self.seats}, reserved={self.reserved}, others={self.others})"  # no merit of anybody

    def as_data(self) -> dict[str, Any]:
        """The tie as JSON data."""
        ends = {"seats": self.seats, "reserved_seats": self.reserved, "other_seats": self.others}
        seats = {name: None if each is None else {"least": each[0], "most": each[1]} for name, each in ends.items()}
        return {"ids": list(self.ids), "merit": value_data(self.merit), **seats, "proven": self.proven}


def for_seats(tie: Tie, group: Text) -> Text:
    """For how many seats a tie is."""
    if tie.seats is None:
        return Text("名额数未能算清：搜索已达上限", "for how many seats was not found out: the search was bounded")
    if tie.reserved is None or tie.others is None:
        seats = ends_text(tie.seats)
        said = Text(f"争{seats.zh}个名额", f"for {seats.en} {'seat' if tie.seats[1] == 1 else 'seats'}")
    else:
        said = Text("争", "for ") + seats_by_group(tie.seats, tie.reserved, tie.others, group)
    return said if tie.proven else said + NOT_PROVEN
