"""Lifecycles as tables of moves, and the journals that are replayed on them; nothing here knows of any policy.

Journals and what they answer are loaded when they are first used: a policy needs the tables alone.
"""

from typing import TYPE_CHECKING

from .._lazily import lazily
from .events import VOID, Event
from .kinds import EventKind, Holder, Role, State, SubjectKind
from .lifecycles import Lifecycle
from .moves import ByOption, Due, Move

if TYPE_CHECKING:
    from .answers import Allowed, Answer, NotAllowedError, Refused, Undetermined
    from .journals import Journal
    from .living import LifecycleLaw
    from .reasons import Reason
    from .standings import NotApplied, Standing, Step, Upcoming

__all__ = [
    "VOID",
    "Allowed",
    "Answer",
    "ByOption",
    "Due",
    "Event",
    "EventKind",
    "Holder",
    "Journal",
    "Lifecycle",
    "LifecycleLaw",
    "Move",
    "NotAllowedError",
    "NotApplied",
    "Reason",
    "Refused",
    "Role",
    "Standing",
    "State",
    "Step",
    "SubjectKind",
    "Undetermined",
    "Upcoming",
]

_MODULES = {
    **dict.fromkeys(("Allowed", "Answer", "NotAllowedError", "Refused", "Undetermined"), "answers"),
    **dict.fromkeys(("NotApplied", "Standing", "Step", "Upcoming"), "standings"),
    "Journal": "journals",
    "LifecycleLaw": "living",
    "Reason": "reasons",
}

__getattr__, __dir__ = lazily(__name__, _MODULES)
