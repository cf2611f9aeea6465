"""How a rule reads law: the two questions it may ask, and nothing else."""

from datetime import date
from typing import Protocol, TypeVar

from ..law import Clause, Option, Parameter, Reading, Resolved
from ..text import Text

__all__ = ["LawView"]

T = TypeVar("T")


class LawView(Protocol):
    """A policy on a day, as rules see it. `socialwork.policies.Law` is one."""

    @property
    def day(self) -> date:
        """The day whose law this is."""
        ...

    @property
    def marks(self) -> tuple[Text, ...]:
        """What every answer under this law must say of it."""
        ...

    def value(self, parameter: Parameter[T]) -> Resolved[T]:
        """What the parameter says on that day."""
        ...

    def choice(self, reading: Reading) -> Option:
        """The option chosen for an unclear place."""
        ...

    def clause(self, clause_id: str) -> Clause:
        """The clause of that id."""
        ...
