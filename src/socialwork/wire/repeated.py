"""Ids of a list in a document that stand there twice, or differ in writing alone."""

from collections.abc import Callable, Iterator, Mapping
from typing import cast

from ..text import Text, plain
from .faults import Fault
from .leaves import alike
from .problems import path_text, shortened

__all__ = ["repeated_ids"]


def repeated_ids(
    data: Mapping[str, object], name: str, again: Text | None, near: Callable[[Text, str], Text], *, key: str = "id"
) -> Iterator[Fault]:
    """A fault for each id that is another one's, or differs from it by case, width or spaces alone.

    Args:
        data: The document, as plain data; what is wrong with its shape is passed over.
        name: The key of the list.
        again: What to do about an id that is there already; None where it may be.
        near: What to do about one that is `alike` another: given where that one stands, and what it is.
        key: The key of the id in each item.
    """
    listed = data.get(name)
    seen: set[str] = set()
    first: dict[str, tuple[int, str]] = {}
    for index, item in enumerate(cast("list[object]", listed) if isinstance(listed, list) else ()):
        id_ = cast("dict[str, object]", item).get(key) if isinstance(item, dict) else None
        if isinstance(id_, str):
            earlier, other = first.setdefault(alike(id_), (index, id_))
            if again is not None and id_ in seen:
                yield Fault((name, index, key), "duplicate_id", again)
            elif other != id_:
                there = plain(path_text((name, earlier, key)))
                yield Fault((name, index, key), "duplicate_id", near(there, shortened(other)))
            seen.add(id_)
