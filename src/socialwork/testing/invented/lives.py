"""The invented town's process: how a tea room comes by its support, rests, loses it; and the fairs at which rooms are chosen."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import attrs

from ...days import TermEnd, next_month, term_last_day
from ...law import Clause, Option, Parameter, Reading, Verified
from ...lifecycle import ByOption, Event, EventKind, Holder, Lifecycle, Move, Role, State, SubjectKind
from ...rules import AllOf, AnyOf, AtLeast, Fact, FactSet, IsTrue, Missing
from ...text import Text
from .policy import TEA_ROOMS

__all__ = ["GRANT", "GROUNDS", "TEA_ROOM_LIVES", "Grant", "Grounds"]

_TOWN, _NEIGHBOURS = Text("镇里", "the town"), Text("邻居", "the neighbours")


class GrantFacts(FactSet):
    """What is recorded when a tea room is granted support."""

    sound = Fact.yes_no(zh="房屋稳固", en="the house is sound", asked_of=_TOWN, personal=False)
    guests = Fact.number(zh="每周客人", en="guests a week", unit=Text("人次", "visits"), asked_of=_TOWN, personal=False, at_least=0)


class GroundsFacts(FactSet):
    """What is recorded when neighbours propose to close a tea room."""

    smoke = Fact.yes_no(zh="烟大", en="there is smoke", asked_of=_NEIGHBOURS)
    noise = Fact.yes_no(zh="太吵", en="there is noise", asked_of=_NEIGHBOURS)


GRANT = GrantFacts()
"""The handles of `Grant`'s facts."""

GROUNDS = GroundsFacts()
"""The handles of `Grounds`' facts."""


@attrs.frozen(kw_only=True)
class Grant:
    """What is recorded when a tea room is granted support.

    Attributes:
        sound: Whether the house is sound.
        guests: Visits a week, 0 or more.
    """

    sound: bool | Missing = GRANT.sound.field()
    guests: Decimal | Missing = GRANT.guests.field()


@attrs.frozen(kw_only=True)
class Grounds:
    """What is recorded when neighbours propose to close a tea room.

    Attributes:
        smoke: Whether there is smoke.
        noise: Whether there is noise.
    """

    smoke: bool | Missing = GROUNDS.smoke.field()
    noise: bool | Missing = GROUNDS.noise.field()


def _option(name: str, zh: str, en: str) -> Option:
    return Option(id=name, label=Text(zh, en), grounds=Text("为试验而设", "made up for trials"))


_REST = Reading(
    id="AX3",
    question=Text("歇业是否停发", "whether a rest ends the support"),
    options=(_option("ends", "停发", "it does"), _option("stays", "照发", "it does not")),
    default="ends",
    why=Text("歇业无客", "a resting room has no guests"),
    clause="X13",
)
_START = Reading(
    id="AX4",
    question=Text("自何时起", "when support begins"),
    options=(_option("same_day", "当日", "on the day"), _option("next_month", "次月", "on the first of the next month")),
    default="next_month",
    why=Text("便于记账", "that is easier to keep books of"),
    clause="X12",
)


@attrs.frozen(kw_only=True)
class SupportStart:
    """The day support begins: the day it is granted, or the first of the next month."""

    reading: Reading

    def day(self, entered: date, before: Mapping[str, Event], law: Any) -> date | None:
        """The day."""
        if law.choice(self.reading).id == "same_day":
            return entered
        return next_month(entered)

    def as_data(self) -> dict[str, Any]:
        """What it computes."""
        return {"due": "support_start", "reading": self.reading.id}


@attrs.frozen(kw_only=True)
class SupportEnd:
    """The day after the last of support: so many years after it began, however often the room rested since."""

    start: SupportStart
    years: Parameter[int]

    def day(self, entered: date, before: Mapping[str, Event], law: Any) -> date | None:
        """The day."""
        granted = before["granted"].happened
        start = self.start.day(granted, before, law)
        return None if start is None else term_last_day(start, years=law.value(self.years, on=granted).value, ends=TermEnd.SAME_DAY)

    def as_data(self) -> dict[str, Any]:
        """What it computes."""
        return {"due": "support_end", "start": self.start.as_data(), "years": self.years.name}


def _state(name: str, zh: str, en: str, *, final: bool = False) -> State:
    return State(id=name, label=Text(zh, en), final=final)


def _kind(name: str, zh: str, en: str, facts: type | None = None) -> EventKind:
    return EventKind(id=name, label=Text(zh, en), facts=facts)


ROOM = SubjectKind(id="tea_room", label=Text("茶室", "tea room"))
FAIR = SubjectKind(id="fair", label=Text("茶市", "fair"))
TOWN = Role(id="town", label=_TOWN, holders=(Holder(body=Text("乌有镇", "the town of Nowhere"), clause="X12", verified=Verified.ASSUMED),))
NEIGHBOUR = Role(id="neighbour", label=_NEIGHBOURS)

_NONE, _GRANTED, _RUNNING = _state("none", "未获扶持", "none"), _state("granted", "已准", "granted"), _state("running", "扶持中", "running")
_RESTING, _OVER = _state("resting", "歇业停发", "resting"), _state("over", "期满", "over")
_LOST = _state("lost", "已取消", "lost", final=True)
_GRANT, _BEGIN, _END = _kind("granted", "准予扶持", "granted", Grant), _kind("began", "起算", "began"), _kind("ended", "期满", "ended")
_RESTED, _REOPENED, _TASTED = _kind("rested", "歇业", "rested"), _kind("reopened", "复业", "reopened"), _kind("tasted", "品茶", "tasted")
_LOSE = _kind("lost", "取消扶持", "support lost")
_MAY_BE_GRANTED = AllOf(
    IsTrue(GRANT.sound, clause="X12"),
    AtLeast(GRANT.guests, TEA_ROOMS.least_guests, clause="X2"),
    label=Text("稳固且有客", "sound, and with guests"),
)
_STARTS = SupportStart(reading=_START)
_ENDS = SupportEnd(start=_STARTS, years=TEA_ROOMS.years_open)

SUPPORT = Lifecycle(
    id="support",
    label=Text("扶持", "support"),
    subject=ROOM,
    states=(_NONE, _GRANTED, _RUNNING, _RESTING, _OVER, _LOST),
    initial=_NONE,
    ends=(_OVER,),
    moves=(
        Move(state=_NONE, event=_GRANT, to=_GRANTED, guard=_MAY_BE_GRANTED, role=TOWN, clause="X12"),
        Move(state=_OVER, event=_GRANT, to=_GRANTED, guard=_MAY_BE_GRANTED, role=TOWN, clause="X12"),
        Move(state=_GRANTED, event=_BEGIN, to=_RUNNING, due=_STARTS, clause="X12"),
        Move(state=_RUNNING, event=_END, to=_OVER, due=_ENDS, clause="X12"),
        Move(state=_RESTING, event=_END, to=_OVER, due=_ENDS, clause="X12"),
        Move(state=_RUNNING, event=_RESTED, to=ByOption(_REST, {"ends": _RESTING, "stays": None}), clause="X13"),
        Move(state=_RESTING, event=_REOPENED, to=_RUNNING, clause="X13"),
        *(Move(state=state, event=_TASTED, to=state, clause="X13") for state in (_RUNNING, _RESTING)),
        *(Move(state=state, event=_LOSE, to=_LOST, role=TOWN, clause="X14") for state in (_GRANTED, _RUNNING, _RESTING)),
    ),
    clause="X12",
)
"""The life of a tea room's support."""

_QUIET, _PROPOSED = _state("quiet", "无事", "quiet"), _state("proposed", "已提议", "proposed")
_DECIDED = _state("decided", "已决定", "decided", final=True)
_PROPOSE, _DROP = (
    _kind("closing.proposed", "提议取消", "closing proposed", Grounds),
    _kind("closing.dropped", "不予取消", "closing dropped"),
)
_DECIDE = _kind("closing.decided", "决定取消", "closing decided")

CLOSING = Lifecycle(
    id="closing",
    label=Text("取消程序", "closing"),
    subject=ROOM,
    states=(_QUIET, _PROPOSED, _DECIDED),
    initial=_QUIET,
    ends=(_QUIET,),
    moves=(
        Move(
            state=_QUIET,
            event=_PROPOSE,
            to=_PROPOSED,
            guard=AnyOf(IsTrue(GROUNDS.smoke, clause="X14"), IsTrue(GROUNDS.noise, clause="X14")),
            role=NEIGHBOUR,
            clause="X14",
        ),
        Move(state=_PROPOSED, event=_DROP, to=_QUIET, role=TOWN, clause="X14"),
        Move(state=_PROPOSED, event=_DECIDE, to=_DECIDED, role=TOWN, clause="X14", causes=_LOSE),
    ),
    clause="X14",
)
"""The process in which a tea room can lose its support; it runs beside `SUPPORT`."""

_PLANNED, _OPEN = _state("planned", "筹备", "planned"), _state("open", "开市", "open")
_CLOSED, _CANCELLED = _state("closed", "收市", "closed", final=True), _state("cancelled", "取消", "cancelled", final=True)

FAIRS = Lifecycle(
    id="fair",
    label=Text("茶市", "fair"),
    subject=FAIR,
    states=(_PLANNED, _OPEN, _CLOSED, _CANCELLED),
    initial=_PLANNED,
    moves=(
        Move(state=_PLANNED, event=_kind("fair.opened", "开市", "fair opened"), to=_OPEN, role=TOWN, clause="X15"),
        Move(state=_OPEN, event=_kind("fair.closed", "收市", "fair closed"), to=_CLOSED, clause="X15"),
        Move(state=_PLANNED, event=_kind("fair.cancelled", "取消茶市", "fair cancelled"), to=_CANCELLED, role=TOWN, clause="X15"),
    ),
    clause="X15",
)
"""The life of a fair."""


def _clause(name: str, zh: str, en: str) -> Clause:
    return Clause(id=name, document="tea-2020", summary=Text(zh, en))


TEA_ROOM_LIVES = attrs.evolve(
    TEA_ROOMS,
    id="tea_room_lives",
    clauses=(
        *TEA_ROOMS.clauses,
        _clause("X12", "镇里准予后起算，满年即止", "the town grants support for a term of years"),
        _clause("X13", "歇业、复业与品茶", "rests, openings and tastings"),
        _clause("X14", "邻居可提议取消，由镇里决定", "neighbours can propose to end it, the town decides"),
        _clause("X15", "茶市", "fairs"),
    ),
    readings=(*TEA_ROOMS.readings, _REST, _START),
    lifecycles=(SUPPORT, CLOSING, FAIRS),
)
"""The invented policy with its process."""
