"""What a round lists: its items, held in order, each of the kind that belongs there."""

from collections.abc import Iterable, Mapping
from typing import TypeVar, cast

from ..errors import InvalidValueError
from ..text import Text

__all__ = ["listed"]

T = TypeVar("T")


def listed(where: str, given: object, kind: type[T], fix: Text) -> tuple[T, ...]:
    """What was given, if it is a sequence of such values; of what is wrong only the type is told: what a round records names people."""
    called = type(given).__name__
    if isinstance(given, (str, Mapping)) or not isinstance(given, Iterable):
        raise InvalidValueError(where, called, fix)
    items = tuple(cast("Iterable[object]", given))
    for item in items:
        if not isinstance(item, kind):
            raise InvalidValueError(where, type(item).__name__, fix)
    return cast("tuple[T, ...]", items)
