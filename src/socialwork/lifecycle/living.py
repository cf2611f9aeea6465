"""What journals ask of a law and of its lifecycles."""

from collections.abc import Mapping
from typing import Protocol

from ..rules import AppliedLaw, Decision, Rule
from ..text import Text
from .kinds import EventKind, State, SubjectKind
from .moves import Move

__all__ = ["LifecycleLaw", "LivingLifecycle"]


class LivingLifecycle(Protocol):
    """What replay asks of a lifecycle. `Lifecycle` has it."""

    @property
    def id(self) -> str:
        """Its name."""
        ...

    @property
    def label(self) -> Text:
        """What it is called."""
        ...

    @property
    def subject(self) -> SubjectKind:
        """What it is the life of."""
        ...

    @property
    def initial(self) -> State:
        """The first state."""
        ...

    @property
    def moves(self) -> tuple[Move, ...]:
        """Its rows."""
        ...

    @property
    def kinds(self) -> Mapping[str, EventKind]:
        """Its kinds of event, by id."""
        ...

    def state(self, state_id: str) -> State:
        """The state of that id."""
        ...


class HasLifecycles(Protocol):
    """Whatever has lifecycles. `Policy` does."""

    @property
    def lifecycles(self) -> "tuple[LivingLifecycle, ...]":
        """Its lifecycles."""
        ...


class LifecycleLaw(AppliedLaw, Protocol):
    """A law under which journals are replayed. `socialwork.policies.Law` is one."""

    @property
    def policy(self) -> HasLifecycles:
        """The policy it is of."""
        ...

    def decide(self, rule: Rule, facts: object) -> Decision:
        """What a rule says of a case."""
        ...
