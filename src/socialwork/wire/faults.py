"""The errors that cattrs gathers, as a flat list that says where each one is."""

from collections.abc import Iterator
from typing import Any, cast

import attrs
from cattrs.errors import ClassValidationError, ForbiddenExtraKeysError, IterableValidationError

from ..days import DayRange, Period
from ..errors import DuplicateNameError, InvalidValueError
from ..linkage.ventures import Venture
from ..rules import Shape
from ..talent.candidates import CANDIDATE
from ..talent.merit_scales import MeritScale
from ..talent.rounds import Round
from ..text import Text, joined, plain
from ..tiers import Site
from .leaves import Refusal, did_you_mean
from .problems import literal

__all__ = ["FREE_TEXT", "Fault", "Path", "faults_of", "faulty_fields", "remedy"]

Path = tuple[str | int, ...]

FREE_TEXT = frozenset({fact.name for fact in CANDIDATE if fact.shape is Shape.TEXT} - {CANDIDATE.merit_grade.name} | {"by", "document"})
"""Keys of a candidate that hold words about a person: what stands there is not shown."""

_GIVE_IT = Text("此项必填", "this key must be there")
_LAST_DAY = Text("请填截止日；仍在从业的填 null", "give the last day, or null if the work still goes on")
_LAST_DAY_OF_ANY = Text("请填截止日；尚未终止的填 null", "give the last day, or null if it still goes on")
_ONCE = Text("同名的只能出现一次", "each may occur once")
_UNKNOWN = Text("没有这个键；", "there is no such key; ")

_ABOUT_ONE_VALUE = frozenset({"id", "level", "seats", "about_tolerance", "minimum", "asked", "score", "weight", "most", "scale"})
"""Fields whose class refuses a value for its own sake; what it says of others is about how they go together."""

_FIELD_MEANT: dict[tuple[type, str], str] = {
    (MeritScale, "merit grade"): "grades",
    (Round, "reading of a round"): "readings",
    (Venture, "organisation of a venture"): "organisations",
    (Venture, "worker of a venture"): "workers",
    (Venture, "resource of a venture"): "resources",
    (Venture, "community of a venture"): "communities",
    (Venture, "party of a venture"): "parties",
}
"""What a class's own check calls a thing, where that is not the field's name."""


_IN_A_FILE: dict[tuple[type, str], Text] = {
    (Period, "last"): Text("截止日不得早于起始日", "give a day that is not before the first"),
    (DayRange, "latest"): Text("不得早于最早一日", "give a day that is not before the earliest"),
}
"""Where a class's own words speak of Python."""


@attrs.frozen
class Fault:
    """One thing that is wrong in plain data.

    Attributes:
        path: The keys and places that lead to it.
        code: The kind of problem.
        fix: What would be right.
        found: What stands there; None means the value at the path.
    """

    path: Path
    code: str
    fix: Text
    found: str | None = None


def remedy(error: InvalidValueError) -> Text:
    """What would be right, in both languages."""
    return plain(error.fix) if isinstance(error.fix, str) else Text(error.fix.zh, error.fix.en)


_OfClass = ForbiddenExtraKeysError | InvalidValueError | DuplicateNameError
"""What goes wrong with a record and with no key of it alone: cattrs finds a key too many, or the class refuses."""


def _field(error: InvalidValueError | DuplicateNameError, cls: type) -> str | None:
    """The field of `cls` that an error of its own checks is about; None where it is about the whole."""
    name = (
        error.where.rpartition(".")[2].rpartition(": ")[2]  # `A1: asked` is about that field of A1
        if isinstance(error, InvalidValueError)
        else error.what
        if isinstance(error.what, str)
        else error.what.en
    )
    return name if name in attrs.fields_dict(cast("Any", cls)) else _FIELD_MEANT.get((cls, name))


def faulty_fields(group: ClassValidationError) -> set[str]:
    """The keys that have to go for the rest to be looked at."""
    noted, others = group.group_exceptions()
    names = {note.name for _, note in noted}
    for error in cast("list[_OfClass]", others):
        if isinstance(error, ForbiddenExtraKeysError):
            names |= error.extra_fields
        elif (name := _field(error, group.cl)) is not None:
            names.add(name)
    return names


def faults_of(error: Exception, path: Path = ()) -> Iterator[Fault]:
    """Every fault in an error, in the order in which cattrs met them."""
    match error:
        case IterableValidationError():
            for inner, place in error.group_exceptions()[0]:
                yield from faults_of(inner, (*path, place.index))
        case ClassValidationError():
            fields, others = error.group_exceptions()
            for inner, field in fields:
                yield from faults_of(inner, (*path, field.name))
            for inner in cast("list[_OfClass]", others):
                yield from _of_class(inner, path, error.cl)
        case Refusal():
            yield Fault(path, error.flaw.code, error.flaw.fix, error.flaw.found)
        case _:  # cattrs found no such key
            last = _LAST_DAY if "service" in path else _LAST_DAY_OF_ANY
            yield Fault(path, "missing_key", last if path[-1] == "last" else _GIVE_IT, "")


def _of_class(error: _OfClass, path: Path, cls: type) -> Iterator[Fault]:
    match error:
        case ForbiddenExtraKeysError():
            known = {name: plain(f'"{name}"') for name in attrs.fields_dict(cast("Any", cls))}
            every = Text("可用的键：", "known keys: ") + joined(known.values())
            for name in sorted(error.extra_fields):
                yield Fault(path, "unknown_key", _UNKNOWN + did_you_mean(name, known, otherwise=every), literal(name))
        case InvalidValueError():
            field = _field(error, cls)
            code = "bad_value" if field in _ABOUT_ONE_VALUE or issubclass(cls, Site) else "contradiction"
            fix = _IN_A_FILE.get((cls, error.where)) or _IN_A_FILE.get((cls, field or ""), remedy(error))
            yield Fault((*path, field) if field else path, code, fix, None if field else literal(error.got))
        case _:  # DuplicateNameError
            field = _field(error, cls)
            yield Fault((*path, field) if field else path, "duplicate_name", _ONCE, literal(", ".join(error.names)))
