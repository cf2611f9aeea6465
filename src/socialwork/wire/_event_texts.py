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


class _Shared:
    """The middle of an event's text, from its document to its role. It is looked at, and written, once: a cohort's events have it in common."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], tuple[object, str]] = {}

    def of(self, event: Event) -> str:
        """The middle of the text of an event.

        Raises:
            InvalidValueError: If it could not be read back.
        """
        facts = event.facts
        # Facts are told apart by what they are and not by what they equal: 1.0 and 1.00 are equal, and two texts.
        key = event.document, id(facts), event.happened, event.kind, event.recorded, event.recorder, event.role
        if (found := self._known.get(key)) is None:
            found = self._known[key] = facts, _middle(event)
        return found[1]


def _quoted(words: str) -> str:
    return _ENCODER.encode(checked_text(words))


def _middle(event: Event) -> str:
    facts = "" if event.facts is None else f'"facts":{_ENCODER.encode(plain_data(event.facts))},'
    document = f'"document":{_quoted(event.document)},' if event.document else ""
    role = f',"role":{_quoted(event.role)}' if event.role else ""
    return (
        f'{document}{facts}"happened":"{event.happened.isoformat()}","kind":{_quoted(event.kind)},'
        f'"recorded":"{event.recorded.isoformat()}","recorder":{_quoted(event.recorder)}{role},"schema":"{SCHEMA}"'
    )


def event_texts(events: Iterable[Event]) -> Iterator[str]:
    """Events as canonical JSON (RFC 8785): the same event is the same text, whoever writes it.

    Raises:
        InvalidValueError: If one could not be read back.
    """
    shared = _Shared()
    for event in events:
        after = "" if event.after is None else f'"after":{event.after:d},'
        corrects = "" if event.corrects is None else f'"corrects":{event.corrects:d},'
        seq = f',"seq":{event.seq:d}' if event.seq else ""
        yield f'{{{after}{corrects}{shared.of(event)}{seq},"subject":{_quoted_id(event.subject)}}}'


def event_text(event: Event) -> str:
    """One event as canonical JSON; see `event_texts`."""
    return next(event_texts((event,)))
