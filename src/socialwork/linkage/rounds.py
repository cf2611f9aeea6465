"""The life of a venture: called for, reviewed twice, placed in a community, closed; with the steps that a place adds."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

import attrs

from ..law.documents import clause_ids
from ..lifecycle import EventKind, Lifecycle, Move, Role, State, SubjectKind
from ..rules import Change, Fact, FactSet, Missing
from ..text import Text
from .applications import YUAN

__all__ = [
    "APPLICANT",
    "HOST",
    "PANEL",
    "VENTURE_SUBJECT",
    "Applied",
    "ExtraStep",
    "Placed",
    "VentureHappens",
    "VentureStates",
    "venture_lifecycle",
]

VENTURE_SUBJECT = SubjectKind(id="venture", label=Text("创投项目", "venture"))
APPLICANT = Role(id="applicant", label=Text("申报组织", "the applicant"))
HOST = Role(id="host", label=Text("主办方", "the host of the call"))
"""Who reviews first and on what grounds was not found (AO10)."""
PANEL = Role(id="panel", label=Text("评审方", "who reviews"))


class AppliedFacts(FactSet):
    """What is recorded with an application."""

    title = Fact.text(zh="项目名称", en="title", asked_of=APPLICANT.label, personal=False, change=Change.FIXED)
    organisation = Fact.text(zh="申报组织编号", en="id of the applicant", asked_of=APPLICANT.label, personal=False, change=Change.FIXED)
    asked = Fact.number(zh="申请金额", en="amount asked for", unit=YUAN, asked_of=APPLICANT.label, personal=False, at_least=0)


class PlacedFacts(FactSet):
    """What is recorded when a venture is placed in a community."""

    community = Fact.text(zh="落地社区", en="community", asked_of=HOST.label, personal=False)
    granted = Fact.number(zh="资助金额", en="amount granted", unit=YUAN, asked_of=HOST.label, personal=False, at_least=0)


APPLIED, PLACED = AppliedFacts(), PlacedFacts()


@attrs.frozen(kw_only=True)
class Applied:
    """An application, as it is recorded.

    Attributes:
        title: What the venture is called.
        organisation: The id of the organisation that applies.
        asked: What it asks for, in yuan.
    """

    title: str | Missing = APPLIED.title.field()
    organisation: str | Missing = APPLIED.organisation.field()
    asked: Decimal | Missing = APPLIED.asked.field()


@attrs.frozen(kw_only=True)
class Placed:
    """A venture as it is placed in a community.

    Attributes:
        community: The community.
        granted: What it was granted, in yuan.
    """

    community: str | Missing = PLACED.community.field()
    granted: Decimal | Missing = PLACED.granted.field()


def _state(name: str, zh: str, en: str, *, final: bool = False) -> State:
    return State(id=name, label=Text(zh, en), final=final)


def _kind(name: str, zh: str, en: str, facts: type | None = None) -> EventKind:
    return EventKind(id=f"venture.{name}", label=Text(zh, en), facts=facts)


class VentureStates:
    """What a venture can be in."""

    NONE = _state("none", "未申报", "not applied for")
    APPLIED = _state("applied", "已申报", "applied for")
    CHECKED = _state("checked", "已通过初审", "passed the preliminary review")
    REVIEWED = _state("reviewed", "已通过评审", "passed the review")
    PLACED = _state("placed", "已落地社区", "placed in a community")
    CLOSED = _state("closed", "已结项", "closed", final=True)
    REJECTED = _state("rejected", "未通过", "rejected", final=True)
    WITHDRAWN = _state("withdrawn", "已撤回", "withdrawn", final=True)


class VentureHappens:
    """What can happen to a venture."""

    APPLIED = _kind("applied", "项目申报", "applied for", Applied)
    CHECKED = _kind("checked", "通过初审", "the preliminary review passed")
    NOT_CHECKED = _kind("not_checked", "未通过初审", "the preliminary review not passed")
    REVIEWED = _kind("reviewed", "通过评审", "the review passed")
    NOT_REVIEWED = _kind("not_reviewed", "未通过评审", "the review not passed")
    PLACED = _kind("placed", "落地社区", "placed in a community", Placed)
    CLOSED = _kind("closed", "结项", "closed")
    WITHDRAWN = _kind("withdrawn", "撤回申报", "withdrawn")


@attrs.frozen(kw_only=True)
class ExtraStep:
    """A step that a place adds: before the review, such as improving the plan, or after it, such as publicity or a contract.

    Attributes:
        id: Stable name, ASCII: `"published"`.
        done: What has happened, which names the event and the state.
        by: Who does it; None where nobody is named.
        before_review: Whether it comes between the preliminary review and the review; else between the review and the community.
        clause: The clauses that add it.
    """

    id: str
    done: Text
    by: Role | None = None
    before_review: bool = False
    clause: tuple[str, ...] = attrs.field(converter=clause_ids)


def _added(start: State, line: Iterable[tuple[ExtraStep, State]]) -> Iterator[Move]:
    """The moves from a state through the steps that a place adds."""
    state = start
    for step, to in line:
        yield Move(state=state, event=EventKind(id=f"venture.{step.id}", label=step.done), to=to, role=step.by, clause=step.clause)
        state = to


def venture_lifecycle(*, clause: str | tuple[str, ...], steps: Iterable[ExtraStep] = ()) -> Lifecycle:
    """The life of a venture: the steps that the text names, with those that a place adds before it is placed in a community.

    A venture that does not pass a review has ended, and so has one that its applicant withdraws before it is placed.

    Args:
        clause: The clauses that name the steps.
        steps: The steps that a place adds, in order; nothing for none.
    """
    s, happens = VentureStates, VentureHappens
    line = [(step, State(id=step.id, label=step.done)) for step in steps]
    early, late = ([each for each in line if each[0].before_review is wanted] for wanted in (True, False))
    before_review, last = ([first, *(state for _, state in part)][-1] for first, part in ((s.CHECKED, early), (s.REVIEWED, late)))
    before = [s.APPLIED, s.CHECKED, *(state for _, state in early), s.REVIEWED, *(state for _, state in late)]
    moves = [
        Move(state=s.NONE, event=happens.APPLIED, to=s.APPLIED, role=APPLICANT, clause=clause),
        Move(state=s.APPLIED, event=happens.CHECKED, to=s.CHECKED, role=HOST, clause=clause),
        Move(state=s.APPLIED, event=happens.NOT_CHECKED, to=s.REJECTED, role=HOST, clause=clause),
        *_added(s.CHECKED, early),
        Move(state=before_review, event=happens.REVIEWED, to=s.REVIEWED, role=PANEL, clause=clause),
        Move(state=before_review, event=happens.NOT_REVIEWED, to=s.REJECTED, role=PANEL, clause=clause),
        *_added(s.REVIEWED, late),
        Move(state=last, event=happens.PLACED, to=s.PLACED, role=HOST, clause=clause),
        Move(state=s.PLACED, event=happens.CLOSED, to=s.CLOSED, role=HOST, clause=clause),
        *(Move(state=state, event=happens.WITHDRAWN, to=s.WITHDRAWN, role=APPLICANT, clause=clause) for state in before),
    ]  # fmt: skip
    return Lifecycle(
        id="venture", label=Text("创投项目", "the venture"), subject=VENTURE_SUBJECT, initial=s.NONE, moves=tuple(moves), clause=clause,
        states=(s.NONE, *before, s.PLACED, s.CLOSED, s.REJECTED, s.WITHDRAWN),
    )  # fmt: skip
