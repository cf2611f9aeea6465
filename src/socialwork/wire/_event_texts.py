"""Events as JSON data, and as the text that a register keeps.

That text has one form only, the canonical one of RFC 8785: the register chains its digests. What could not be read back is not written.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, cast

import attrs

from ..days import Month, Period
from ..errors import InvalidValueError, number_of_a_person
from ..lifecycle import Event
from ..rules import Missing
from ..text import Text
from .leaves import LARGEST_COUNT, Refusal, read_id, value_fault

__all__ = ["SCHEMA", "checked_text", "entry", "event_text", "event_texts", "plain_data", "to_data"]

SCHEMA = "socialwork.event/1"

_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))

_SHORT = 100

_A_VALUE = Text("请给出事实类别可读回的值", "give a value that can be read back: a fact, a list or tuple of them, or a record of them")
_A_COUNT = Text(f"请填0至{LARGEST_COUNT}的整数", f"give a whole number from 0 to {LARGEST_COUNT}")


def checked_text(words: str) -> str:
    """Words that can stand in a file.

    Raises:
        InvalidValueError: If they cannot.
    """
    if (fault := value_fault(words)) is not None:
        raise InvalidValueError("text", words, fault, personal=True)
    return words


@cache
def _fields(kind: type) -> tuple[tuple[str, object, bool], ...]:
    """Name and default of each field, and whether it may be None."""
    fields = attrs.fields(cast("Any", kind))
    return tuple((field.name, field.default, kind is Period and field.name == "last") for field in fields)


def _record(value: object) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for name, default, may_be_none in _fields(cast("Any", type(value))):
        item = getattr(value, name)
        if may_be_none:
            made[name] = None if item is None else plain_data(item)
        elif type(item) is not type(default) or item != default:
            made[name] = plain_data(item)
    return made


def plain_data(value: object) -> Any:
    """A value as dicts, lists and single values; what is as its class has it by default stays out.

    Raises:
        InvalidValueError: If it could not be read back.
    """
    match value:
        case Missing():
            return {"missing": value.value}
        case Enum():
            return value.value
        case str():
            return checked_text(value)
        case bool():
            return value
        case int():
            if not 0 <= value <= LARGEST_COUNT:
                raise InvalidValueError("facts", value, _A_COUNT)
            return value
        case Decimal():
            return f"{value:f}"
        case Month():
            return str(value)
        case date() if not isinstance(value, datetime):
            return value.isoformat()
        case tuple():
            return [plain_data(item) for item in cast("tuple[object, ...]", value)]
        case _ if attrs.has(type(value)):
            return _record(value)
        case _:
            raise InvalidValueError("facts", type(value).__name__, _A_VALUE)


def _subject(id_: str) -> str:
    try:
        return read_id(checked_text(id_))
    except Refusal as error:
        raise InvalidValueError("Event.subject", id_, error.flaw.fix, personal=True) from error


def _quoted_id(id_: str) -> str:
    if id_.isalnum() and id_.isascii() and len(id_) < _SHORT and not number_of_a_person(id_):
        return f'"{id_}"'  # most are like this, and need no closer look
    return _ENCODER.encode(_subject(id_))


def entry(event: Event) -> dict[str, Any]:
    """An event as it stands in a journal's document.

    Raises:
        InvalidValueError: If it could not be read back.
    """
    made: dict[str, Any] = {
        "subject": _subject(event.subject),
        "kind": checked_text(event.kind),
        "happened": event.happened.isoformat(),
        "recorded": event.recorded.isoformat(),
        "recorder": checked_text(event.recorder),
    }
    if event.seq:
        made["seq"] = event.seq
    if event.role:
        made["role"] = checked_text(event.role)
    if event.document:
        made["document"] = checked_text(event.document)
    if event.facts is not None:
        made["facts"] = plain_data(event.facts)
    if event.after is not None:
        made["after"] = event.after
    if event.corrects is not None:
        made["corrects"] = event.corrects
    return made


def to_data(event: Event) -> dict[str, Any]:
    """See `socialwork.wire.event_to_json`."""
    return {"schema": SCHEMA, **entry(event)}


class _Quoted(dict[str, str]):
    """Texts as JSON. Each is looked at, and written, once: a cohort's events share most of them."""

    def __missing__(self, words: str) -> str:
        quoted = self[words] = _ENCODER.encode(checked_text(words))
        return quoted


def event_texts(events: Iterable[Event]) -> Iterator[str]:
    """Events as canonical JSON (RFC 8785): the same event is the same text, whoever writes it.

    Raises:
        InvalidValueError: If one could not be read back.
    """
    quoted, known = _Quoted(), dict[int, tuple[object, str]]()
    for event in events:
        facts = after = corrects = document = role = seq = ""
        if event.facts is not None:
            # Told apart by what they are and not by what they equal: 1.0 and 1.00 are equal, and two texts.
            if (found := known.get(id(event.facts))) is None:
                found = known[id(event.facts)] = event.facts, _ENCODER.encode(plain_data(event.facts))
            facts = f'"facts":{found[1]},'
        if event.after is not None:
            after = f'"after":{event.after:d},'
        if event.corrects is not None:
            corrects = f'"corrects":{event.corrects:d},'
        if event.document:
            document = f'"document":{quoted[event.document]},'
        if event.role:
            role = f',"role":{quoted[event.role]}'
        if event.seq:
            seq = f',"seq":{event.seq:d}'
        yield (
            f'{{{after}{corrects}{document}{facts}"happened":"{event.happened.isoformat()}","kind":{quoted[event.kind]},'
            f'"recorded":"{event.recorded.isoformat()}","recorder":{quoted[event.recorder]}{role},"schema":"{SCHEMA}"{seq},'
            f'"subject":{_quoted_id(event.subject)}}}'
        )


def event_text(event: Event) -> str:
    """One event as canonical JSON; see `event_texts`."""
    return next(event_texts((event,)))
