"""An invented policy, to try the machinery on: support for the neighbourhood tea rooms of a town that there is not.

Nothing here is law anywhere. It is small, and has one of everything: a fact of each shape, a number that changes on a day, one that no
source gives, a reading with an excluded option, two options that cannot stand together, a rule of every kind of node.
"""

from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar

import attrs
from hypothesis import strategies as st

from ..days import DayRange, Period, SomeDay, Window, YearCount, certain_stretches, earliest, latest, possible_stretches
from ..law import Clause, Dated, Document, Enumeration, NotFound, NotWith, Option, Parameter, Reading, Verified
from ..policies import Policy
from ..rules import (
    AllOf,
    AnyOf,
    AtLeast,
    AtMost,
    ByReading,
    Change,
    Derived,
    Fact,
    FactSet,
    Is,
    IsTrue,
    Judgement,
    Missing,
    Moment,
    Not,
    OneOf,
    Rule,
    Shape,
    SomeOf,
    YearsSince,
)
from ..text import Labelled, Ordered, Text
from .days import sharpened
from .facts import fact_values, or_missing
from .rules import rules_over

__all__ = ["TEA_ROOM", "TEA_ROOMS", "RoomSize", "Tea", "TeaRoom", "TeaRoomPolicy", "tea_room_completions", "tea_room_rules", "tea_rooms"]

T = TypeVar("T")


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
        from_=(opened_on, closures), function=_running_since, clause=("X6",),
    )  # fmt: skip
    days_closed = Derived[Decimal](
        label=Text("累计歇业天数", "days closed in all"), shape=Shape.NUMBER, of=Decimal, unit=Text("天", "days"),
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


@attrs.frozen(kw_only=True, eq=False, repr=False)
class TeaRoomPolicy(Policy):
    """What the invented town decided.

    Attributes:
        least_guests: Visits a week that are asked for.
        least_size: How large a room has to be.
        most_lost: The lowest balance of a week, in yuan.
        years_open: Years of being open.
        grounds_needed: How many grounds make a room outstanding.
        most_days_closed: The most days closed; no source gives it.
        leaf_only: Reading: what counts as tea.
        first_day: Reading: whether the opening day counts.
        entry: Which rooms are supported.
        outstanding: Which rooms are supported first.
    """

    least_guests: Parameter[int]
    least_size: Parameter[RoomSize]
    most_lost: Parameter[Decimal]
    years_open: Parameter[int]
    grounds_needed: Parameter[int]
    most_days_closed: Parameter[int]
    leaf_only: Reading
    first_day: Reading
    entry: Rule
    outstanding: Rule


_START = date(2020, 1, 1)


def _parameter(name: str, label: Text, unit: Text, kind: type[T], *values: Dated[T]) -> Parameter[T]:
    return Parameter(name=f"tea.{name}", label=label, unit=unit, type=kind, values=values)


def _since_the_start(value: Any, clause: str) -> Dated[Any]:
    return Dated(value, since=_START, clause=clause, verified=Verified.ASSUMED)


def _option(name: str, zh: str, en: str, excluded: Text | None = None, not_with: tuple[NotWith, ...] = ()) -> Option:
    return Option(id=name, label=Text(zh, en), grounds=Text("为试验而设", "made up for trials"), excluded=excluded, not_with=not_with)


_LEAST_GUESTS = _parameter(
    "least_guests", Text("每周客人下限", "fewest guests a week"), Text("人次", "visits"), int,
    _since_the_start(20, "X2"), Dated(30, since=date(2022, 7, 1), clause="X3", verified=Verified.ASSUMED),
)  # fmt: skip
_LEAST_SIZE = _parameter("least_size", Text("规模下限", "least size"), Text("级", "step"), RoomSize, _since_the_start(RoomSize.ROOM, "X4"))
_MOST_LOST = _parameter(
    "most_lost", Text("最低结余", "lowest balance"), Text("元", "yuan"), Decimal, _since_the_start(Decimal("-50.5"), "X5")
)
_YEARS_OPEN = _parameter("years_open", Text("开放年数", "years open"), Text("年", "years"), int, _since_the_start(2, "X6"))
_GROUNDS = _parameter("grounds_needed", Text("所需项数", "grounds needed"), Text("项", "grounds"), int, _since_the_start(2, "X7"))
_DAYS_CLOSED = _parameter(
    "most_days_closed", Text("歇业天数上限", "most days closed"), Text("天", "days"), int, _since_the_start(NotFound.NOT_FOUND, "X8")
)

_TEA = Reading(
    id="AX1",
    question=Text("什么算茶", "what counts as tea"),
    options=(
        _option("leaf", "只算茶叶", "tea leaves alone"),
        _option("any", "热饮皆可", "any hot drink"),
        _option("none", "什么都不算", "nothing", excluded=Text("那样就没有茶室了", "there would be no tea rooms")),
    ),
    default="leaf",
    why=Text("茶室的“茶”", "they are called tea rooms"),
    clause="X1",
)
_FIRST_DAY = Reading(
    id="AX2",
    question=Text("开业当日是否计入", "whether the opening day counts"),
    options=(
        _option("counts", "计入", "it counts"),
        _option(
            "does_not_count", "不计入", "it does not", not_with=(NotWith("AX1", "any", Text("两者不能并存", "the two exclude each other")),)
        ),
    ),
    default="counts",
    why=Text("当日已开门", "the doors were open that day"),
    clause="X6",
)

_SERVES_TEA = ByReading(
    _TEA,
    {
        "leaf": OneOf(TEA_ROOM.tea, {Tea.GREEN, Tea.BLACK}, clause="X1"),
        "any": AllOf(clause="X1", label=Text("茶类不限", "any kind will do")),
    },
    label=Text("供茶", "serves tea"),
)
_LONG_OPEN = ByReading(
    _FIRST_DAY,
    {
        "counts": YearsSince(TEA_ROOM.running_since, _YEARS_OPEN, count=YearCount.FORWARD, first_day_counts=True, clause="X6"),
        "does_not_count": YearsSince(TEA_ROOM.running_since, _YEARS_OPEN, count=YearCount.BACKWARD, first_day_counts=False, clause="X6"),
    },
)
_SIZE = AtLeast(TEA_ROOM.size, _LEAST_SIZE, clause="X4")

TEA_ROOMS = TeaRoomPolicy(
    id="tea_rooms",
    title=Text("乌有镇邻里茶室扶持办法（虚构）", "support for the neighbourhood tea rooms of Nowhere (invented)"),
    documents=(
        Document(
            id="tea-2020",
            title=Text("乌有镇邻里茶室扶持办法（虚构）", "support for the neighbourhood tea rooms of Nowhere (invented)"),
            issuer=Text("乌有镇", "the town of Nowhere"),
            number="虚构〔2020〕0号",
            validity=Window(start=_START, end=date(2026, 1, 1)),
            read_in=Text("无处可读", "nowhere"),
            verified=Verified.ASSUMED,
            clause="X9",
        ),
    ),
    clauses=(
        Clause(id="X1", document="tea-2020", summary=Text("茶室须供茶，茶类留有余地", "a tea room serves tea; the kinds are left open")),
        Clause(id="X2", document="tea-2020", summary=Text("每周至少二十人次", "twenty visits a week at the least")),
        Clause(id="X3", document="tea-2020", summary=Text("自2022年7月起至少三十人次", "thirty from July 2022 on")),
        Clause(id="X4", document="tea-2020", summary=Text("规模在一间以上", "a room or more")),
        Clause(id="X5", document="tea-2020", summary=Text("亏损有限，每日开放，待客周到", "little loss, open every day, hospitable")),
        Clause(id="X6", document="tea-2020", summary=Text("连续开放两年", "two years without a break")),
        Clause(id="X7", document="tea-2020", summary=Text("符合两项者优先", "two grounds make a room outstanding")),
        Clause(id="X8", document="tea-2020", summary=Text("歇业天数有上限，数值不详", "days closed are limited, nobody knows to how many")),
        Clause(id="X9", document="tea-2020", summary=Text("有效期六年", "in force for six years")),
        Clause(id="X10", document="tea-2020", summary=Text("标题", "headline"), narrative=Text("只是名称", "names the text and no more")),
        Clause(id="X11", document="tea-2020", summary=Text("另发茶券", "vouchers for tea"), planned=Text("尚未建模", "not modelled yet")),
    ),
    enumerations=(Enumeration(name="tea", label=Text("茶类", "kinds of tea"), members=Tea, clause="X1", open=True),),
    readings=(_TEA, _FIRST_DAY),
    least_guests=_LEAST_GUESTS,
    least_size=_LEAST_SIZE,
    most_lost=_MOST_LOST,
    years_open=_YEARS_OPEN,
    grounds_needed=_GROUNDS,
    most_days_closed=_DAYS_CLOSED,
    leaf_only=_TEA,
    first_day=_FIRST_DAY,
    entry=AllOf(
        _SERVES_TEA,
        IsTrue(TEA_ROOM.open_daily, clause="X5"),
        IsTrue(TEA_ROOM.hospitable, clause="X5"),
        AtLeast(TEA_ROOM.guests, _LEAST_GUESTS, clause="X2"),
        AtLeast(TEA_ROOM.balance, _MOST_LOST, clause="X5"),
        AnyOf(_SIZE, _LONG_OPEN, label=Text("够大，或开得够久", "large enough, or open for long enough")),
        label=Text("可获扶持", "is supported"),
    ),
    outstanding=SomeOf(
        _GROUNDS,
        _SIZE,
        _LONG_OPEN,
        Not(Is(TEA_ROOM.tea, Tea.OTHER, clause="X1")),
        AtMost(TEA_ROOM.days_closed, _DAYS_CLOSED, clause="X8"),
        clause="X7",
        label=Text("表现突出", "is outstanding"),
    ),
)  # fmt: skip
"""The invented policy."""


def tea_room_rules(*, max_leaves: int = 10) -> st.SearchStrategy[Rule]:
    """Any rule over tea rooms, of every kind of node, with every parameter and reading of the invented policy.

    Args:
        max_leaves: About how many leaves a rule has at the most.

    >>> from hypothesis import find
    >>> find(tea_room_rules(), lambda rule: isinstance(rule, IsTrue)).fact.name
    'open_daily'
    """
    return _rules(max_leaves)


@cache  # drawing is quick, making the strategy is not
def _rules(max_leaves: int) -> st.SearchStrategy[Rule]:
    clauses = tuple(clause.id for clause in TEA_ROOMS.clauses)
    return rules_over(TEA_ROOM, parameters=TEA_ROOMS.parameters, readings=TEA_ROOMS.readings, clauses=clauses, max_leaves=max_leaves)
