"""Ids of a list in a document that stand there twice, or differ in writing alone."""

from collections.abc import Callable, Iterator, Mapping
from typing import cast

from ..text import Text, plain
from .faults import Fault
from .leaves import alike
from .problems import path_text, shortened

__all__ = ["repeated_ids"]


def repeated_ids(data: Mapping[str, object], name: str, again: Text, near: Callable[[Text, str], Text]) -> Iterator[Fault]:
    """A fault for each id that is another one's, or differs from it by case, width or spaces alone.

    Args:
        data: The document, as plain data; what is wrong with its shape is passed over.
        name: The key of the list.
        again: What to do about an id that is there already.
        near: What to do about one that is `alike` another: given where that one stands, and what it is.
    """
    listed = data.get(name)
    seen: set[str] = set()
    first: dict[str, tuple[int, str]] = {}
    for index, item in enumerate(cast("list[object]", listed) if isinstance(listed, list) else ()):
        key = cast("dict[str, object]", item).get("id") if isinstance(item, dict) else None
        if isinstance(key, str):
            earlier, other = first.setdefault(alike(key), (index, key))
            if key in seen:
                yield Fault((name, index, "id"), "duplicate_id", again)
            elif other != key:
                there = plain(path_text((name, earlier, "id")))
                yield Fault((name, index, "id"), "duplicate_id", near(there, shortened(other)))
            seen.add(key)
