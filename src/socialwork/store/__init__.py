"""Registers that last: what happened, in a journal whose damage shows, and who it happened to, in a file that can forget a person."""

from ._records import Head
from .errors import ConflictError, DamagedRegisterError, NotARegisterError, NotStoredError, RegisterError, RegisterVersionError
from .importing import ListRefusedError, import_approved_list, namings
from .people import Erasure, People, Person
from .recording import AlreadyRecordedError, NotRecordedError, Recorded, record_events
from .register import Checked, Register

__all__ = [
    "AlreadyRecordedError",
    "Checked",
    "ConflictError",
    "DamagedRegisterError",
    "Erasure",
    "Head",
    "ListRefusedError",
    "NotARegisterError",
    "NotRecordedError",
    "NotStoredError",
    "People",
    "Person",
    "Recorded",
    "Register",
    "RegisterError",
    "RegisterVersionError",
    "import_approved_list",
    "namings",
    "record_events",
]
