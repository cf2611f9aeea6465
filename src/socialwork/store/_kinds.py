"""What a register needs of a policy."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from ..lifecycle import EventKind, Move

__all__ = ["HasLifecycles", "event_kinds"]


class _HasMoves(Protocol):
    @property
    def moves(self) -> Sequence[Move]: ...


class HasLifecycles(Protocol):
    """A policy, as far as a register needs it."""

    @property
    def id(self) -> str:
        """Its id."""
        ...

    @property
    def lifecycles(self) -> Sequence[_HasMoves]:
        """The lifecycles whose events are recorded."""
        ...


def _kinds(policy: HasLifecycles) -> Iterator[EventKind]:
    for lifecycle in policy.lifecycles:
        for move in lifecycle.moves:
            yield move.event
            if move.causes is not None:
                yield move.causes


def event_kinds(policy: HasLifecycles) -> dict[str, EventKind]:
    """The kinds of event that the lifecycles of a policy know, by id."""
    return {kind.id: kind for kind in _kinds(policy)}
