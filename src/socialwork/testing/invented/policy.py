"""What the invented town decided about its tea rooms, and a strategy for rules over them."""

from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar

import attrs
from hypothesis import strategies as st

from ...days import Window, YearCount
from ...law import Clause, Dated, Document, Enumeration, NotFound, NotWith, Option, Parameter, Reading, Verified
from ...policies import Policy
from ...rules import AllOf, AnyOf, AtLeast, AtMost, ByReading, Is, IsTrue, Not, OneOf, Rule, SomeOf, YearsSince
from ...text import YEARS, Text, Unit
from ..rules import rules_over
from .cases import TEA_ROOM, RoomSize, Tea

__all__ = ["TEA_ROOMS", "TeaRoomPolicy", "tea_room_rules"]

T = TypeVar("T")


@attrs.frozen(kw_only=True, repr=False)
class TeaRoomPolicy(Policy):
    """What the invented town decided.

    Attributes:
        least_guests: Visits a week that are asked for.
        most_guests: Visits a week beyond which a room is crowded.
        least_size: How large a room has to be.
        most_lost: The lowest balance of a week, in yuan.
        years_open: Years of being open.
        years_settled: Years after which a room has settled; no source gives them.
        grounds_needed: How many grounds make a room outstanding.
        most_days_closed: The most days closed; no source gives it.
        leaf_only: Reading: what counts as tea.
        first_day: Reading: whether the opening day counts.
        entry: Which rooms are supported.
        outstanding: Which rooms are supported first.
    """

    least_guests: Parameter[int]
    most_guests: Parameter[int]
    least_size: Parameter[RoomSize]
    most_lost: Parameter[Decimal]
    years_open: Parameter[int]
    years_settled: Parameter[int]
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
_MOST_GUESTS = _parameter(
    "most_guests", Text("每周客人上限", "most guests a week"), Text("人次", "visits"), int, _since_the_start(200, "X2")
)
_LEAST_SIZE = _parameter("least_size", Text("规模下限", "least size"), Text("级", "step"), RoomSize, _since_the_start(RoomSize.ROOM, "X4"))
_MOST_LOST = _parameter(
    "most_lost", Text("最低结余", "lowest balance"), Text("元", "yuan"), Decimal, _since_the_start(Decimal("-50.5"), "X5")
)
_YEARS_OPEN = _parameter("years_open", Text("开放年数", "years open"), YEARS, int, _since_the_start(2, "X6"))
_YEARS_SETTLED = _parameter(
    "years_settled", Text("安定年数", "years until settled"), YEARS, int, _since_the_start(NotFound.NOT_FOUND, "X6")
)
_GROUNDS = _parameter("grounds_needed", Text("所需项数", "grounds needed"), Unit("项", "grounds", "ground"), int, _since_the_start(2, "X7"))
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
    most_guests=_MOST_GUESTS,
    least_size=_LEAST_SIZE,
    most_lost=_MOST_LOST,
    years_open=_YEARS_OPEN,
    years_settled=_YEARS_SETTLED,
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
