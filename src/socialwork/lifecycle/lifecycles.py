"""A lifecycle: its states, and the table of moves between them, checked whole when it is built."""

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any

import attrs

from ..errors import UnknownNameError
from ..law import Reading
from ..law.documents import clause_ids
from ..markup import spoken_in_notebooks
from ..rules import nodes
from ..text import Lang, Text, check_lang
from .checking import check_lifecycle
from .kinds import EventKind, Role, State, SubjectKind
from .moves import Move, leads_to

__all__ = ["Lifecycle"]


@attrs.frozen(kw_only=True, slots=False, repr=False)
class Lifecycle:
    """A table of moves, and the states they lead between. Everything is checked when it is built.

    Attributes:
        id: Stable name, ASCII, unique in a policy.
        label: What it is called.
        subject: What it is the life of; several lifecycles of one kind of subject run side by side.
        states: Its states, in the order in which they are shown.
        initial: The state before anything happened.
        moves: The rows of the table.
        ends: States beside the final ones in which a life may rest for good although moves lead on, such as a circle's first state.
        clause: The clauses behind it.

    Raises:
        DuplicateNameError: If two states share an id, or two moves a state and an event.
        InvalidValueError: If the initial state, an end or the state of a move is none of the states; an id names two different roles, kinds of event
            or readings; a state cannot be reached, or cannot reach an end under every admissible option; a move leads out of a final state; a
            timed move has a role or causes something, or timed moves lead in a circle; a guard asks for facts that its events do not record; or a
            target by reading leaves an admissible option out.
        UnknownNameError: If a target by reading names an option that there is not.
    """

    id: str
    label: Text
    subject: SubjectKind
    states: tuple[State, ...]
    initial: State
    moves: tuple[Move, ...]
    ends: tuple[State, ...] = ()
    clause: tuple[str, ...] = attrs.field(converter=clause_ids)

    def __attrs_post_init__(self) -> None:
        check_lifecycle(self)

    def __repr__(self) -> str:
        return f"Lifecycle({self.id!r}, {len(self.states)} states, {len(self.moves)} moves)"

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        # How notebooks and Hypothesis print it: they would else print every move.
        printer.text(repr(self))

    def __getstate__(self) -> dict[str, Any]:
        # What is worked out from the table is worked out again where it is unpickled.
        return {field.name: getattr(self, field.name) for field in attrs.fields(Lifecycle)}

    @property  # not cached itself: type checkers then take a policy's law where a journal asks for one
    def kinds(self) -> Mapping[str, EventKind]:
        """The kinds of event of its moves, by id; what they cause in other lifecycles is not among them."""
        return self._kinds

    @cached_property
    def _kinds(self) -> Mapping[str, EventKind]:
        return MappingProxyType({move.event.id: move.event for move in self.moves})

    @cached_property
    def roles(self) -> Mapping[str, Role]:
        """Who acts in it, by id."""
        return MappingProxyType({move.role.id: move.role for move in self.moves if move.role is not None})

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        """The readings on which targets depend, in the order of the table; guards may ask for others."""
        return tuple(dict.fromkeys(move.to.reading for move in self.moves if not isinstance(move.to, State)))

    @cached_property
    def cited(self) -> tuple[str, ...]:
        """Every clause that it rests on: its own, those of its moves and their conditions, and those that say who acts."""
        guards = (node for move in self.moves if move.guard is not None for node in nodes(move.guard))
        holders = (holder for role in self.roles.values() for holder in role.holders)
        found = (clause for part in (self, *self.moves, *guards, *holders) for clause in part.clause)
        return tuple(dict.fromkeys(found))

    @cached_property
    def rows(self) -> Mapping[str, Mapping[str, Move]]:
        """The moves by the id of the event, then by the id of the state."""
        found: dict[str, dict[str, Move]] = {}
        for move in self.moves:
            found.setdefault(move.event.id, {})[move.state.id] = move
        return MappingProxyType(found)

    def state(self, state_id: str) -> State:
        """The state of that id.

        Raises:
            UnknownNameError: If there is none.
        """
        for state in self.states:
            if state.id == state_id:
                return state
        raise UnknownNameError(Text("状态", "state"), state_id, tuple(state.id for state in self.states))

    def targets(self, move: Move) -> tuple[State, ...]:
        """Where a move can lead, under any admissible option."""
        return tuple(dict.fromkeys(target for _, target in leads_to(move) if target is not None))

    def mermaid(self, lang: Lang = "zh") -> str:
        """The table as a state diagram in Mermaid's language, with the clauses on the arrows.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        from .drawing import as_mermaid

        return as_mermaid(self, check_lang(lang))

    def table(self, lang: Lang = "zh") -> tuple[tuple[str, ...], ...]:
        """The table as rows of words, the headings first: from, event, to, condition, who acts, clauses.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        from .drawing import as_rows

        return tuple(tuple(cell.in_(check_lang(lang)) for cell in row) for row in as_rows(self))

    def to_html(self, lang: Lang = "zh") -> str:
        """The table as HTML.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        from .drawing import as_html

        return as_html(self, check_lang(lang))

    def _repr_html_(self) -> str:
        return self.to_html(spoken_in_notebooks())
