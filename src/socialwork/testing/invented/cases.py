"""The facts of the invented tea rooms, and strategies for them."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import attrs
from hypothesis import strategies as st

from ...days import DayRange, Period, SomeDay, certain_stretches, earliest, latest, possible_stretches
from ...rules import Change, Derived, Fact, FactSet, Judgement, Missing, Moment, Shape
from ...text import Labelled, Ordered, Text, Unit
from ..days import sharpened
from ..facts import fact_values, or_missing

__all__ = ["TEA_ROOM", "RoomSize", "Tea", "TeaRoom", "tea_room_completions", "tea_rooms"]


class RoomSize(Ordered):
    """How large a tea room is, smallest first."""

    CORNER = "corner", "一角", "corner"
    ROOM = "room", "一间", "room"
    HALL = "hall", "一厅", "hall"


class Tea(Labelled):
    """What is served; `OTHER` is for what the list leaves open."""

    GREEN = "green", "绿茶", "green tea"
    BLACK = "black", "红茶", "black tea"
    OTHER = "other", "其他", "other"


def _running_since(opened: SomeDay, closures: tuple[Period, ...], moment: Moment) -> SomeDay:
    """Since when the room has been open without a closure."""
    ends = [moment.cut_off if closure.last is None else closure.last for closure in closures]
    since = max([earliest(opened), *map(earliest, ends)]), max([latest(opened), *map(latest, ends)])
    return since[0] if since[0] == since[1] else DayRange(*since)


def _days_closed(closures: tuple[Period, ...], moment: Moment) -> Decimal | Missing:
    certain, possible = (
        sum((last - first + timedelta(days=1) for first, last in stretches(closures, until=moment.cut_off)), timedelta())
        for stretches in (certain_stretches, possible_stretches)
    )
    return Decimal(certain.days) if certain == possible else Missing.NOT_KNOWN


_HOUSE = Text("店家", "the house")
_TOWN = Text("镇里", "the town")


class TeaRoomFacts(FactSet):
    """The facts of a tea room, by which rules name them."""

    name = Fact.text(zh="名称", en="name", asked_of=_HOUSE)
    open_daily = Fact.yes_no(zh="每日开放", en="open every day", asked_of=_HOUSE, personal=False)
    hospitable = Fact.judgement(zh="待客周到", en="hospitable", asked_of=_TOWN)
    size = Fact.choice(RoomSize, zh="规模", en="size", asked_of=_HOUSE, personal=False)
    tea = Fact.choice(Tea, zh="茶类", en="kind of tea", asked_of=_HOUSE, personal=False)
    guests = Fact.number(zh="每周客人", en="guests a week", unit=Text("人次", "visits"), asked_of=_HOUSE, personal=False, at_least=0)
    balance = Fact.number(zh="每周结余", en="balance of a week", unit=Text("元", "yuan"), asked_of=_HOUSE)
    opened_on = Fact.day(zh="开业日", en="opened on", asked_of=_HOUSE, personal=False, change=Change.FIXED)
    closures = Fact.several(Period, zh="歇业记录", en="closures", asked_of=_TOWN, change=Change.RISES)

    running_since = Derived[SomeDay](
        label=Text("不间断开放自", "open without a break since"), shape=Shape.DAY, of=date,
        from_=(opened_on, closures), function=_running_since, clause=("X6",), change=Change.RISES,
    )  # fmt: skip
    days_closed = Derived[Decimal](
        label=Text("累计歇业天数", "days closed in all"), shape=Shape.NUMBER, of=Decimal, unit=Unit("天", "days", "day"),
        from_=(closures,), function=_days_closed,
    )  # fmt: skip


TEA_ROOM = TeaRoomFacts()
"""The handles of `TeaRoom`'s facts, and of what is derived from them."""


@attrs.frozen(kw_only=True)
class TeaRoom:
    """A tea room of the invented town. Whatever is not given is `Missing.NOT_ASKED`.

    Attributes:
        name: What it is called.
        open_daily: Whether it is open every day.
        hospitable: Judgement: guests are well received.
        size: How large it is.
        tea: What it serves.
        guests: Visits a week, 0 or more.
        balance: What is left of a week's takings, in yuan; below 0 for a loss.
        opened_on: The day it opened.
        closures: When it was closed.
    """

    name: str | Missing = TEA_ROOM.name.field()
    open_daily: bool | Missing = TEA_ROOM.open_daily.field()
    hospitable: Judgement | Missing = TEA_ROOM.hospitable.field()
    size: RoomSize | Missing = TEA_ROOM.size.field()
    tea: Tea | Missing = TEA_ROOM.tea.field()
    guests: Decimal | Missing = TEA_ROOM.guests.field()
    balance: Decimal | Missing = TEA_ROOM.balance.field()
    opened_on: SomeDay | Missing = TEA_ROOM.opened_on.field()
    closures: tuple[Period, ...] | Missing = TEA_ROOM.closures.field()


_VALUES = {fact.name: fact_values(fact) for fact in TEA_ROOM if isinstance(fact, Fact)}
_TEA_ROOMS = st.builds(TeaRoom, **{name: or_missing(values) for name, values in _VALUES.items()})


def tea_rooms() -> st.SearchStrategy[TeaRoom]:
    """Any tea room, with any of its facts missing for any reason. Shrinks to one of which nothing is known.

    >>> from hypothesis import find
    >>> find(tea_rooms(), lambda room: True) == TeaRoom()
    True
    """
    return _TEA_ROOMS


@st.composite
def tea_room_completions(draw: st.DrawFn, room: TeaRoom, *, sharpen: bool = False) -> TeaRoom:
    """Any tea room that this one can turn out to be: every missing fact filled in, what is there left as it is.

    Args:
        draw: Given by Hypothesis; leave it out.
        room: The tea room as far as known.
        sharpen: Whether days that are known only roughly turn out to be exact ones, too.

    >>> from hypothesis import find
    >>> find(tea_room_completions(TeaRoom(tea="black")), lambda room: True).tea.label.en
    'black tea'
    """
    facts: dict[str, Any] = {}
    for name, values in _VALUES.items():
        told = getattr(room, name)
        value = draw(values) if isinstance(told, Missing) else told
        facts[name] = draw(sharpened(value)) if sharpen else value
    return TeaRoom(**facts)
