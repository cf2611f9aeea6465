"""Lifecycles as tables of moves, and the journals that are replayed on them; nothing here knows of any policy."""

from .events import VOID, Event
from .kinds import EventKind, Holder, Role, State, SubjectKind
from .lifecycles import Lifecycle
from .moves import ByOption, Due, Move

__all__ = ["VOID", "ByOption", "Due", "Event", "EventKind", "Holder", "Lifecycle", "Move", "Role", "State", "SubjectKind"]
