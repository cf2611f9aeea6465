"""The law as decisions use it: what a rule may ask of it, and the rules and cases made ready for it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple, Protocol

from ..law import Reading
from .compile import Compiled
from .facts import Handle
from .nodes import Rule
from .protocol import LawView
from .steps import Known

__all__ = ["AppliedLaw", "Options", "Variant"]

Options = tuple[str, ...]
"""The option of each of some readings, in their order."""


class Variant(NamedTuple):
    """One admissible combination of the readings that some rules can touch, and the law under it.

    Attributes:
        options: The option of each of these readings.
        law: The law with these options; combinations that the rules cannot tell apart share one.
    """

    options: Options
    law: "AppliedLaw"


class AppliedLaw(LawView, Protocol):
    """A law that makes rules and cases ready. `socialwork.policies.Law` is one."""

    def reading(self, reading_id: str) -> Reading:
        """The reading of that id."""
        ...

    @property
    def last_day(self) -> date | None:
        """The last day on which it is in force; None where that has no end, or it is asked beyond its validity deliberately."""
        ...

    def at(self, day: date) -> "AppliedLaw":
        """The law of another day, under the same readings."""
        ...

    def compiled(self, rule: Rule, *, cut_off: date | None = None) -> Compiled:
        """The rule made ready for this law."""
        ...

    def known(
        self,
        facts: object,
        *,
        cut_off: date | None = None,
        handles: Mapping[str, Handle[Any]] | None = None,
        instead: Mapping[str, object] | None = None,
    ) -> Known:
        """The facts of a case as rules read them."""
        ...

    def variants(
        self, *rules: Rule, cut_off: date | None = None, varied: Iterable[str] | None = None
    ) -> tuple[tuple[str, ...], tuple[Variant, ...]]:
        """The readings that rules can touch, and every admissible combination of them with the law under it."""
        ...
