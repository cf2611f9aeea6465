"""The tables of the measures: how a round runs to the naming, how a term runs, how a title is revoked (J20-J26)."""

from ...lifecycle import ByOption, Lifecycle, Move, Role, State
from ...text import Text
from ..standing import PERSON, ROUND, Happens, Revocations, RoundHappens, RoundStates, TermStates
from ..standing_days import TermEnds, TermStarts
from .guards import ENDS_BENEFITS, GROUNDS_FOR_REVOCATION, NAMED_IN_FORM, RECOMMENDED_IN_FORM
from .parameters import TERM_YEARS
from .readings import AFTER_REVOCATION
from .roles import APPROVER, LEADING_GROUP, OFFICE, ORGANISER, RECOMMENDER, REVIEWER
from .standing_readings import AFTER_TERM, RETURN, TERM_END, TERM_START, TITLE_KEPT, WHICH_BENEFITS

__all__ = ["LIFECYCLES", "REVOCATION", "ROUND_RUN", "TERM"]

_STARTS = TermStarts(TERM_START)
_ENDS = TermEnds(_STARTS, TERM_END, TERM_YEARS)

_S = TermStates


def _named_from(state: State, clause: tuple[str, ...], to: State | ByOption = _S.NAMED) -> Move:
    return Move(state=state, event=Happens.NAMED, to=to, guard=NAMED_IN_FORM, clause=clause)


def _timed() -> tuple[Move, ...]:
    begins = ((_S.NAMED, _S.ACTIVE), (_S.LEFT_EARLY, _S.BENEFITS_ENDED))
    return (
        *(Move(state=state, event=Happens.TERM_STARTED, to=to, due=_STARTS, clause="J6") for state, to in begins),
        *(Move(state=state, event=Happens.TERM_ENDED, to=_S.EXPIRED, due=_ENDS, clause="J6") for state in (_S.ACTIVE, _S.BENEFITS_ENDED)),
    )


def _leaving() -> tuple[Move, ...]:
    found: list[Move] = []
    for before, left in ((_S.NAMED, _S.LEFT_EARLY), (_S.ACTIVE, _S.BENEFITS_ENDED)):
        back = ByOption(RETURN, {"no": left, "yes": before})
        dropped = ByOption(TITLE_KEPT, {"automatic": None, "discretionary": _S.TITLE_ENDED})
        found += (
            Move(state=before, event=Happens.LEFT, to=left, guard=ENDS_BENEFITS, clause="J23"),
            Move(state=left, event=Happens.RETURNED, to=back, clause="J23"),
            Move(state=left, event=Happens.TITLE_NOT_KEPT, to=dropped, clause="J23"),
        )
    return tuple(found)


def _activities() -> tuple[Move, ...]:
    left = (
        (state, ByOption(WHICH_BENEFITS, {"allowance_only": state, "all_benefits": None})) for state in (_S.LEFT_EARLY, _S.BENEFITS_ENDED)
    )
    places: tuple[tuple[State, State | ByOption], ...] = ((_S.NAMED, _S.NAMED), (_S.ACTIVE, _S.ACTIVE), *left)
    return tuple(Move(state=state, event=Happens.ACTIVITY, to=to, clause="J21") for state, to in places)


def _payments() -> tuple[Move, ...]:
    """Money can be owed, and come back, after the term is over as well."""
    return tuple(Move(state=state, event=Happens.PAID, to=state, clause="J19") for state in _S.ALL if state is not _S.NONE)


def _revoked() -> tuple[Move, ...]:
    over = ByOption(AFTER_TERM, {"lapses": None, "honour": _S.REVOKED})
    places: tuple[tuple[State, State | ByOption], ...] = (
        *((state, _S.REVOKED) for state in _S.RUNNING),
        (_S.EXPIRED, over),
        (_S.ASSESSED, over),
    )
    return tuple(Move(state=state, event=Happens.TITLE_REVOKED, to=to, clause="J25") for state, to in places)


TERM = Lifecycle(
    id="term",
    label=Text("管理期", "the term"),
    subject=PERSON,
    states=_S.ALL,
    initial=_S.NONE,
    moves=(
        _named_from(_S.NONE, ("J6", "J20")),
        _named_from(_S.ASSESSED, ("J26",)),
        _named_from(_S.TITLE_ENDED, ("J23", "J26")),
        _named_from(
            _S.REVOKED, ("J24", "J26"), ByOption(AFTER_REVOCATION, {"allowed": _S.NAMED, "barred": None})
        ),
        *_timed(),
        *_leaving(),
        Move(state=_S.EXPIRED, event=Happens.ASSESSED, to=_S.ASSESSED, clause="J26"),
        *_activities(),
        *_payments(),
        *_revoked(),
    ),
    ends=(_S.TITLE_ENDED, _S.ASSESSED, _S.REVOKED),
    clause="J22",
)  # fmt: skip

_R = Revocations
_HOLDING = (*_S.RUNNING, _S.EXPIRED, _S.ASSESSED)
"""Where a title is held, or may be: whether it outlives the term is a reading, and only the approval asks for it."""


def _proposed(state: State) -> Move:
    return Move(state=state, event=Happens.REVOCATION_PROPOSED, to=_R.PROPOSED, guard=GROUNDS_FOR_REVOCATION, clause="J24", needs=_HOLDING)


def _step(state: State, event: str, to: State, role: Role) -> Move:
    kind = {"verified": Happens.REVOCATION_VERIFIED, "dropped": Happens.REVOCATION_DROPPED, "approved": Happens.REVOCATION_APPROVED}[event]
    return Move(state=state, event=kind, to=to, role=role, clause="J25", causes=Happens.TITLE_REVOKED if event == "approved" else None)


REVOCATION = Lifecycle(
    id="revocation",
    label=Text("取消称号的程序", "the revocation"),
    subject=PERSON,
    states=_R.ALL,
    initial=_R.NONE,
    moves=(
        _proposed(_R.NONE),
        _proposed(_R.APPROVED),
        _step(_R.PROPOSED, "verified", _R.VERIFIED, OFFICE),
        _step(_R.PROPOSED, "dropped", _R.NONE, OFFICE),
        _step(_R.VERIFIED, "dropped", _R.NONE, LEADING_GROUP),
        _step(_R.VERIFIED, "approved", _R.APPROVED, LEADING_GROUP),
    ),
    ends=(_R.NONE, _R.APPROVED),
    clause=("J24", "J25"),
)

_P, _H = RoundStates, RoundHappens
_LISTED = (_P.RECOMMENDED, _P.REVIEWED, _P.PUBLISHED, _P.OBJECTED, _P.APPROVED)
_OPEN = (_P.CALLED, *_LISTED)

ROUND_RUN = Lifecycle(
    id="round",
    label=Text("选拔批次", "the round"),
    subject=ROUND,
    states=_P.ALL,
    initial=_P.NONE,
    moves=(
        Move(state=_P.NONE, event=_H.CALLED, to=_P.CALLED, role=ORGANISER, clause=("J3", "JC1")),
        *(
            Move(state=state, event=_H.RECOMMENDED, to=_P.RECOMMENDED, guard=RECOMMENDED_IN_FORM, role=RECOMMENDER, clause="JC2")
            for state in (_P.CALLED, _P.RECOMMENDED)
        ),
        Move(state=_P.RECOMMENDED, event=_H.REVIEWED, to=_P.REVIEWED, role=REVIEWER, clause="J10"),
        Move(state=_P.REVIEWED, event=_H.PUBLISHED, to=_P.PUBLISHED, clause="J10"),
        *(Move(state=state, event=_H.OBJECTION, to=_P.OBJECTED, clause="J10") for state in (_P.PUBLISHED, _P.OBJECTED)),
        Move(state=_P.OBJECTED, event=_H.OBJECTION_SETTLED, to=_P.PUBLISHED, clause="J10"),
        *(Move(state=state, event=_H.WITHDRAWN, to=state, clause="J4") for state in _LISTED),
        Move(state=_P.PUBLISHED, event=_H.APPROVED, to=_P.APPROVED, role=APPROVER, clause="J10"),
        Move(state=_P.APPROVED, event=_H.NAMED, to=_P.NAMED, clause=("J6", "J20")),
        *(Move(state=state, event=_H.CANCELLED, to=_P.CANCELLED, clause="J3") for state in _OPEN),
    ),
    clause=("J3", "J10"),
)

LIFECYCLES = (ROUND_RUN, TERM, REVOCATION)
"""The round, the term and the revocation; the last two run side by side for each person."""
