"""Plain data made into values, or into a list of everything that is wrong with it.

cattrs does the walking and gathers the errors. Left to itself it would take `"no"` for true, 7.5 for 7 and null for false, so every kind of
value has a hook of its own here.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, NewType, TypeVar, cast, get_args, get_origin

import attrs
from cattrs import Converter
from cattrs.errors import (
    AttributeValidationNote,
    BaseValidationError,
    ClassValidationError,
    IterableValidationError,
    IterableValidationNote,
)
from cattrs.gen import make_dict_structure_fn, override

from ..days import DayRange, Month, Period
from ..linkage.applications import Application
from ..linkage.ventures import Resource, Venture, VentureOrganisation, VentureWorker
from ..rules import Judgement, Missing, Shape
from ..talent.candidates import CANDIDATE, Candidate
from ..talent.declaring import Declaration
from ..text import Text
from .faults import Fault, faults_of, faulty_fields
from .leaves import Flaw, Leaves, Refusal, pick, read_id

__all__ = ["structure"]

T = TypeVar("T")
Hook = Callable[[object, object], Any]
_Key = NewType("_Key", str)
"""An id that stands alone."""

# Type checkers take these for the str and the ExceptionGroup that they inherit from.
_NoteOfField: Any = AttributeValidationNote
_NoteOfItem: Any = IterableValidationNote
_ErrorsOfFields: Any = ClassValidationError
_ErrorsOfItems: Any = IterableValidationError

_A_RECORD = Text("请填一组键和值", "give an object of keys and values")
_A_LIST = Text("请填列表", "give a list")
_SAY_WHY = Text(
    '未填的事实请不要写，或写明原因：{"missing": "not_known"}', 'leave the fact out, or say why it is missing: {"missing": "not_known"}'
)
_LEAVE_OUT = Text("不填的项请不要写", "leave the key out where there is nothing to say")
_ONCE_EACH = Text("每个编号只写一次", "name each id once")
_SOMEBODY = Text("请写明所涉人员；覆盖全体时请不要写此项", "name somebody, or leave the key out to cover everybody")

_ASKED_FOR: dict[type, tuple[str, ...]] = {Period: ("last",)}
"""Keys that must be there although the class has a default: that work still goes on is said, not assumed."""

_STAND_INS: dict[type, dict[str, object]] = {Candidate: {"id": "0"}, Application: {"id": "0", "organisation": "0"}}
"""What takes the place of a demanded value that is wrong, while the others are looked at."""

_JUDGED = {fact.name: fact.name for fact in CANDIDATE if fact.shape is Shape.JUDGEMENT}


@attrs.frozen(kw_only=True)
class _DeclarationEntry:
    """A declaration as a file has it: flat."""

    fact: str
    holds: bool
    by: str
    on: date
    document: str
    covers: frozenset[str] = frozenset()

    def made(self) -> Declaration:
        judgement = Judgement(holds=self.holds, by=self.by, on=self.on, document=self.document)
        return Declaration(fact=self.fact, judgement=judgement, covers=self.covers)


@attrs.frozen(kw_only=True)
class _PartyEntry:
    """A party of a venture as a file has it."""

    name: str
    count: int | Missing


@attrs.frozen
class _MissingEntry:
    """A missing fact as a file has it."""

    missing: Missing


def _refuse(code: str, fix: Text) -> Refusal:
    return Refusal(Flaw(code, fix))


def _checked(value: object) -> object:
    if isinstance(value, Flaw):
        raise Refusal(value)
    return value


def _hook(read: Callable[[object], object]) -> Hook:
    return lambda value, _: read(_checked(value) if isinstance(value, Flaw) else value)


def _list(value: object) -> list[object]:
    if not isinstance(_checked(value), list):
        raise _refuse("bad_value", _A_LIST)
    return cast("list[object]", value)


def _record(value: object) -> dict[str, object]:
    if not isinstance(_checked(value), dict):
        raise _refuse("bad_value", _A_RECORD)
    return cast("dict[str, object]", value)


def _is_sequence(kind: Any) -> bool:
    return get_origin(kind) in {tuple, frozenset}


def _is_union(kind: Any) -> bool:
    return isinstance(kind, UnionType)


def _sequence(kind: Any, converter: Converter) -> Hook:
    of = get_args(kind)[0]
    one = converter.get_structure_hook(of)

    def structured(value: object, _: object) -> object:
        made: list[object] = []
        errors: list[Exception] = []
        for index, item in enumerate(_list(value)):
            try:
                made.append(one(item, of))
            except (BaseValidationError, Refusal) as error:
                error.add_note(_NoteOfItem(f"item {index}", index, of))
                errors.append(error)
        if errors:
            raise _ErrorsOfItems("several items", errors, kind)
        if get_origin(kind) is tuple:
            return tuple(made)
        if not made:
            raise _refuse("bad_value", _SOMEBODY)
        if len(set(made)) < len(made):
            raise _refuse("duplicate_name", _ONCE_EACH)
        return frozenset(made)

    return structured


def _not_there(name: str, cls: type) -> KeyError:
    error = KeyError(name)
    error.add_note(_NoteOfField(f"{cls.__name__} needs {name}", name, object))
    return error


def _demanded(cls: Any) -> frozenset[str]:
    return frozenset(field.name for field in attrs.fields(cls) if field.default is attrs.NOTHING)


def _class(cls: Any, converter: Converter, given_hooks: dict[str, Hook]) -> Hook:
    overrides: Any = {name: override(struct_hook=hook) for name, hook in given_hooks.items()}
    plain = make_dict_structure_fn(cls, converter, **overrides)
    demanded, stand_ins = _demanded(cls), _STAND_INS.get(cls, {})

    def structured(value: object, _: object) -> object:
        given = _record(value)
        errors: list[Exception] = [_not_there(name, cls) for name in _ASKED_FOR.get(cls, ()) if name not in given]
        while True:
            try:
                made = plain(given, cls)
            except ClassValidationError as group:
                errors.extend(group.exceptions)
                # What is wrong is taken out and the rest looked at again, so that contradictions come out beside bad values.
                faulty = faulty_fields(group)
                rest = {name: item for name, item in given.items() if name not in faulty}
                rest |= {name: item for name, item in stand_ins.items() if name in faulty}
                if rest == given or not demanded <= rest.keys():
                    break
                given = rest
            else:
                if not errors:
                    return made
                break
        raise _ErrorsOfFields(f"in {cls.__name__}", errors, cls)

    return structured


def _joined(kinds: list[Any]) -> Any:
    whole = kinds[0]
    for kind in kinds[1:]:
        whole |= kind
    return whole


def _union(kind: Any, converter: Converter, some_day: Hook) -> Hook:
    """Every union there is: a fact or why it is missing, something or nothing, a day as well as it is known, a score or a grade."""
    members: set[Any] = set(get_args(kind))
    if members == {date, Month, DayRange}:
        return some_day
    if members == {Decimal, str}:
        text, number = converter.get_structure_hook(str), converter.get_structure_hook(Decimal)
        return lambda value, _: text(value, str) if isinstance(value, str) else number(value, Decimal)
    inner_kind = _joined([member for member in get_args(kind) if member not in {Missing, NoneType}])
    inner = converter.get_structure_hook(inner_kind)
    missing = converter.get_structure_hook(_MissingEntry) if Missing in members else None

    def structured(value: object, _: object) -> object:
        if value is None:
            raise _refuse("null_value", _SAY_WHY if missing else _LEAVE_OUT)
        if missing and isinstance(value, dict) and "missing" in value:
            return missing(value, _MissingEntry).missing
        return inner(value, inner_kind)

    return structured


@cache
def _converter(leaves: Leaves) -> Converter:
    converter = Converter(forbid_extra_keys=True, detailed_validation=True)
    for kind, read in ((str, leaves.text), (bool, leaves.yes_no), (int, leaves.count), (Decimal, leaves.number), (date, leaves.day)):
        converter.register_structure_hook(kind, _hook(read))

    def choice(value: object, kind: type[Enum]) -> Enum:
        return leaves.choice(kind, _checked(value))

    def some_day(value: object, _: object) -> object:
        return converter.structure(value, DayRange) if isinstance(value, dict) else leaves.some_day(_checked(value))

    def until(value: object, _: object) -> object:
        return None if value is None else some_day(value, None)

    def judged(value: object, _: object) -> str:
        return pick(_checked(value), _JUDGED)

    def key(value: object, _: object) -> str:
        return read_id(leaves.text(_checked(value)))

    def communities(value: object, _: object) -> object:
        return converter.structure(value, cast("Any", tuple[_Key, ...] | Missing))

    def parties(value: object, _: object) -> object:
        listed = converter.structure(value, tuple[_PartyEntry, ...])
        return tuple((each.name, each.count) for each in listed)

    given_hooks: dict[type, dict[str, Hook]] = {
        Period: {"last": until},
        Application: {"id": key, "organisation": key},
        _DeclarationEntry: {"fact": judged},
        _PartyEntry: {"name": key},
        **{kind: {"id": key} for kind in (Candidate, VentureOrganisation, VentureWorker, Resource)},
        Venture: {"id": key, "communities": communities, "parties": parties},
    }

    converter.register_structure_hook(_Key, key)
    converter.register_structure_hook(Enum, choice)
    factories: tuple[tuple[Callable[[Any], bool], Callable[[Any], Hook]], ...] = (
        (_is_sequence, lambda kind: _sequence(kind, converter)),
        (_is_union, lambda kind: _union(kind, converter, some_day)),
        (attrs.has, lambda kind: _class(kind, converter, given_hooks.get(kind, {}))),
    )
    for fits, factory in factories:
        converter.register_structure_hook_factory(fits, factory)
    entry = converter.get_structure_hook(_DeclarationEntry)
    converter.register_structure_hook(Declaration, lambda value, _: entry(value, _DeclarationEntry).made())
    return converter


def structure(data: object, kind: type[T], leaves: Leaves) -> tuple[T | None, tuple[Fault, ...]]:
    """A value of `kind` made from plain data; or, where something is wrong with it, every fault and no value.

    Args:
        data: Dicts, lists and single values; a `Flaw` stands for what could not be taken out of the file.
        kind: An attrs class.
        leaves: How single values are read.
    """
    try:
        return _converter(leaves).structure(data, kind), ()
    except (BaseValidationError, Refusal) as error:
        return None, tuple(faults_of(error))
