"""The law as decisions use it: what a rule may ask of it, and the rules and cases made ready for it."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Protocol

from .compile import Compiled
from .facts import Handle
from .nodes import Rule
from .protocol import LawView
from .steps import Known

__all__ = ["AppliedLaw"]


class AppliedLaw(LawView, Protocol):
    """A law that makes rules and cases ready. `socialwork.policies.Law` is one."""

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
