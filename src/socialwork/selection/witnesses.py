"""Worlds that show that a place is open."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from ..rules.explain import value_data

__all__ = ["Witness"]


class Witness(NamedTuple):
    """A world that shows that a place is open: what is assumed, and who has a seat then.

    Attributes:
        assumed: For each person with missing facts, what is assumed of them, as pairs of fact name and value.
        order: Everybody eligible, first to last, with equal keys in the order taken.
        selected: Who has a seat in it.
    """

    assumed: Mapping[str, tuple[tuple[str, object], ...]]
    order: tuple[str, ...]
    selected: frozenset[str]

    def __repr__(self) -> str:
        # What is assumed is no fact of anybody, but it looks like one: a merit beside an id would be taken for theirs.
        return f"Witness(assumes something of {len(self.assumed)}, {len(self.order)} eligible, {len(self.selected)} with a seat)"

    def as_data(self) -> dict[str, Any]:
        """The world as JSON data."""
        return {
            "assumed": {person: {name: value_data(value) for name, value in pairs} for person, pairs in self.assumed.items()},
            "order": list(self.order),
            "selected": sorted(self.selected),
        }
