"""Lifecycles as tables of moves, and the journals that are replayed on them; nothing here knows of any policy."""

from .answers import Allowed, Answer, NotAllowedError, Refused, Undetermined
from .events import VOID, Event
from .journals import Journal
from .kinds import EventKind, Holder, Role, State, SubjectKind
from .lifecycles import Lifecycle
from .moves import ByOption, Due, Move
from .rows import LifecycleLaw, Reason
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
