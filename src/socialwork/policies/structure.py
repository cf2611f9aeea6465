"""The parts of a policy that are of a room's own."""

from collections.abc import Iterator
from typing import Any, cast

import attrs

from ..law import Structural

__all__ = ["structure_as_data", "structure_of"]


def structure_of(policy: Any) -> Iterator[tuple[str, tuple[Structural, ...]]]:
    """Every attribute of a policy that holds such parts, with them, in order of declaration."""
    for field in attrs.fields(cast("Any", type(policy))):
        value = getattr(policy, field.name)
        items = cast("tuple[object, ...]", value) if isinstance(value, tuple) else (value,)
        if found := tuple(item for item in items if isinstance(item, Structural)):
            yield field.name, found


def structure_as_data(policy: Any) -> dict[str, Any]:
    """What a fingerprint covers of them."""
    return {name: [item.as_structure() for item in items] for name, items in structure_of(policy)}
