"""A document with what is wrong in it replaced by something sound, so that the rest of it is looked at in the same round."""

from collections.abc import Collection, Iterable
from datetime import date
from decimal import Decimal
from enum import Enum
from types import NoneType
from typing import Any, cast, get_args, get_origin

import attrs

from .faults import Fault, Path

__all__ = ["beside", "mended", "stand_in"]

_OF_ONE: dict[type, object] = {str: "x", bool: False, int: 0, Decimal: 0, date: "2000-01-01"}
"""What every reader takes for a value of its type."""


def stand_in(kind: Any) -> object:
    """Plain data that is taken for a value of a kind: of an attrs class, a list or a single value; an empty record for what is read by itself."""
    kind = _bare(kind)
    if kind in _OF_ONE:
        return _OF_ONE[kind]
    if get_origin(kind) is tuple:
        return []
    if attrs.has(kind):
        return {field.name: stand_in(field.type) for field in attrs.fields(kind) if field.default is attrs.NOTHING}
    return next(iter(kind)).value if isinstance(kind, type) and issubclass(kind, Enum) else {}


def mended(data: object, kind: Any, faults: Iterable[Fault], before: Collection[Path] = ()) -> tuple[object, frozenset[Path]]:
    """The data with a stand-in at every place of a fault, and these places; keys that need not be there, or that nobody knows, are taken out.

    Args:
        data: Dicts, lists and single values. It is left as it is.
        kind: The attrs class that it was to be made into.
        faults: What was found to be wrong.
        before: The places where stand-ins were put already; where one of them is refused, its whole record is replaced.
    """
    made = _copied(data)
    touched: set[Path] = set()
    for fault in faults:
        if fault.code == "unknown_key":
            record = _at(made, fault.path)
            for name in record.keys() - attrs.fields_dict(_kind(kind, fault.path)).keys():
                del record[name]
        else:
            path = fault.path
            while path in before:  # what stands in for it was refused as well
                path = path[:-1]
            *way, last = path
            _at(made, way)[last] = stand_in(_kind(kind, path))
            if isinstance(last, str) and attrs.fields_dict(_kind(kind, tuple(way)))[last].default is not attrs.NOTHING:
                del _at(made, way)[last]
            touched.add(path)
    return made, frozenset(touched)


def beside(fault: Fault, touched: Iterable[Path]) -> bool:
    """Whether a fault is about what the document says, and not about a stand-in, or about how one goes together with the rest of its record."""
    at, depth = fault.path, len(fault.path)
    return not any(at[: len(place)] == place or (place[:depth] == at and fault.code != "duplicate_name") for place in touched)


def _bare(kind: Any) -> Any:
    """A kind without its "or nothing"."""
    members = [member for member in get_args(kind) if member is not NoneType] if NoneType in get_args(kind) else [kind]
    return members[0]


def _kind(kind: Any, path: Path) -> Any:
    for step in path:
        kind = get_args(kind)[0] if isinstance(step, int) else attrs.fields_dict(kind)[step].type
        kind = _bare(kind)
    return kind


def _at(data: Any, path: Iterable[str | int]) -> Any:
    for step in path:
        data = data[step]
    return data


def _copied(data: object) -> object:
    if isinstance(data, dict):
        return {name: _copied(each) for name, each in cast("dict[str, object]", data).items()}
    return [_copied(each) for each in cast("list[object]", data)] if isinstance(data, list) else data
