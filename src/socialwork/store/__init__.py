"""Registers that last: what happened, in a journal whose damage shows, and who it happened to, in a file that can forget a person."""

from ._records import Head
from .errors import ConflictError, DamagedRegisterError, NotARegisterError, NotStoredError, RegisterError, RegisterVersionError
from .people import Erasure, People, Person
from .register import Checked, Register

__all__ = [
    "Checked",
    "ConflictError",
    "DamagedRegisterError",
    "Erasure",
    "Head",
    "NotARegisterError",
    "NotStoredError",
    "People",
    "Person",
    "Register",
    "RegisterError",
    "RegisterVersionError",
]
