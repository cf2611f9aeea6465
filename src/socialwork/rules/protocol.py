"""How rules read law: what it says on a day, and the rules made ready for it."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from ..law import Clause, Option, Parameter, Reading, Resolved
from ..text import Text

if TYPE_CHECKING:
    from .compile import Compiled
    from .facts import Handle
    from .nodes import Rule
    from .steps import Known

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

    def compiled(self, rule: "Rule", *, cut_off: date | None = None) -> "Compiled":
        """The rule made ready for this law."""
        ...

    def known(
        self,
        facts: object,
        *,
        cut_off: date | None = None,
        handles: "Mapping[str, Handle[Any]] | None" = None,
        instead: Mapping[str, object] | None = None,
    ) -> "Known":
        """The facts of a case as rules read them."""
        ...
