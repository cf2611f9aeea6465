"""Law as data: documents, clauses, parameters, readings. Nothing here computes; see `socialwork.policies` for a policy on a day."""

from .documents import Clause, Document, Enumeration, Verified
from .parameters import Amended, Dated, NotFound, Parameter, Resolved
from .readings import NotWith, Option, Reading
from .structure import Structural

__all__ = [
    "Amended",
    "Clause",
    "Dated",
    "Document",
    "Enumeration",
    "NotFound",
    "NotWith",
    "Option",
    "Parameter",
    "Reading",
    "Resolved",
    "Structural",
    "Verified",
]
