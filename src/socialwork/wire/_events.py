"""Events and journals as JSON, in and out: one event, a journal as one document, and a journal as lines of one event each.

An event is written in one form only, the canonical one of RFC 8785: the register keeps that text and chains its digests. What could not be
read back is not written.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, cast

import attrs

from ..days import Month, Period
from ..errors import MASK, InvalidValueError
from ..lifecycle import VOID, Event, EventKind, Journal
from ..policies import Policy
from ..rules import Missing
from ..text import Text, joined, plain
from ._documents import content, refused, text_of
from .faults import Fault
from .files import write_whole
from .json_text import NotJsonError, duplicate_keys, parse_json
from .leaves import CODES, LARGEST_COUNT, Flaw, Refusal, did_you_mean, read_id, read_text_value, value_fault
from .problems import FileRefusedError, Problem, literal
from .strict import structure

__all__ = ["dump", "event_kinds", "event_text", "lines", "read", "read_event", "read_some", "to_data", "write"]

SCHEMA = "socialwork.event/1"
JOURNAL = "socialwork.journal/1"

_LINES = ".jsonl"
_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))

_GIVE_IT = Text("此项必填", "this key must be there")
_LEAVE_OUT = Text("不填的项请不要写", "leave the key out where there is nothing to say")
_FROM_ONE = Text("请填1或以上的整数，不加引号", "give a whole number, 1 or more, without quotes")
_A_RECORD = Text("请填一组键和值", "give an object of keys and values")
_A_LIST = Text("请填列表", "give a list")
_NO_KEY = Text("没有这个键；", "there is no such key; ")
_NO_KIND = Text("没有这一事件类别；", "there is no such kind of event; ")
_NO_FACTS = Text("此类事件不记载事实；请删去 facts", "an event of this kind records no facts; take facts out")
_ALL_OR_NONE = Text("序号要么全写，要么全不写", "give a number to every event or to none")
_JSON_OR_LINES = Text("文件名须以 .json 或 .jsonl 结尾", "end the name with .json or .jsonl")
_A_VALUE = Text("请给出事实类别可读回的值", "give a value that can be read back: a fact, a list or tuple of them, or a record of them")
_A_COUNT = Text(f"请填0至{LARGEST_COUNT}的整数", f"give a whole number from 0 to {LARGEST_COUNT}")

# --- out -----------------------------------------------------------------------------------------------------------------------------------


def _text(words: str) -> str:
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
            made[name] = None if item is None else _plain(item)
        elif type(item) is not type(default) or item != default:
            made[name] = _plain(item)
    return made


def _plain(value: object) -> Any:
    match value:
        case Missing():
            return {"missing": value.value}
        case Enum():
            return value.value
        case str():
            return _text(value)
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
            return [_plain(item) for item in cast("tuple[object, ...]", value)]
        case _ if attrs.has(type(value)):
            return _record(value)
        case _:
            raise InvalidValueError("facts", type(value).__name__, _A_VALUE)


def _subject(id_: str) -> str:
    try:
        return read_id(_text(id_))
    except Refusal as error:
        raise InvalidValueError("Event.subject", id_, error.flaw.fix, personal=True) from error


def _entry(event: Event) -> dict[str, Any]:
    made: dict[str, Any] = {
        "subject": _subject(event.subject),
        "kind": _text(event.kind),
        "happened": event.happened.isoformat(),
        "recorded": event.recorded.isoformat(),
        "recorder": _text(event.recorder),
    }
    if event.seq:
        made["seq"] = event.seq
    if event.role:
        made["role"] = _text(event.role)
    if event.document:
        made["document"] = _text(event.document)
    if event.facts is not None:
        made["facts"] = _plain(event.facts)
    if event.after is not None:
        made["after"] = event.after
    if event.corrects is not None:
        made["corrects"] = event.corrects
    return made


def to_data(event: Event) -> dict[str, Any]:
    """See `socialwork.wire.event_to_json`."""
    return {"schema": SCHEMA, **_entry(event)}


def event_text(event: Event) -> str:
    """An event as canonical JSON (RFC 8785): the same event is the same text, whoever writes it.

    Raises:
        InvalidValueError: If it could not be read back.
    """
    return _ENCODER.encode(to_data(event))


def dump(events: Iterable[Event], note: str | None) -> dict[str, Any]:
    """See `socialwork.wire.journal_to_json`."""
    about = {} if note is None else {"note": _text(note)}
    return {"schema": JOURNAL, **about, "events": [_entry(event) for event in events]}


def lines(events: Iterable[Event]) -> str:
    """A journal as lines of one event each."""
    return "".join(f"{event_text(event)}\n" for event in events)


def _form(path: Path) -> str:
    if (suffix := path.suffix.lower()) not in {".json", _LINES}:
        raise FileRefusedError(str(path), (Problem("", None, None, "", _JSON_OR_LINES, "wrong_extension"),))
    return suffix


def write(path: Path, events: Iterable[Event], note: str | None) -> None:
    """See `socialwork.wire.write_journal`."""
    if _form(path) == _LINES:
        write_whole(path, lines(events).encode())
    else:
        write_whole(path, f"{json.dumps(dump(events, note), ensure_ascii=False, indent=2)}\n".encode())


# --- in ------------------------------------------------------------------------------------------------------------------------------------


def _number(value: object) -> int:
    number = CODES.count(value)
    if number < 1:
        raise Refusal(Flaw("bad_value", _FROM_ONE))
    return number


def _id(value: object) -> str:
    return read_id(read_text_value(value))


_LEAVES: dict[str, Callable[[object], object]] = {
    "subject": _id, "kind": read_text_value, "happened": CODES.day, "recorded": CODES.day, "recorder": read_text_value,
    "role": read_text_value, "document": read_text_value, "after": _number, "corrects": _number, "seq": _number,
}  # fmt: skip
_DEMANDED = ("subject", "kind", "happened", "recorded", "recorder")
_KEYS = (*_LEAVES, "facts")
_KEY_CODES = frozenset({"unknown_key", "missing_key", "duplicate_key"})
_MASKED = frozenset({"facts", "recorder", "document"})
"""Keys below which nothing is shown but names of keys."""


def _masked(fault: Fault) -> Fault:
    hidden = fault.code not in _KEY_CODES and fault.found != "" and bool(_MASKED.intersection(fault.path))
    return attrs.evolve(fault, found=MASK) if hidden else fault


def _unknown(name: str, keys: Iterable[str] = _KEYS) -> Fault:
    known = {key: plain(f'"{key}"') for key in keys}
    every = Text("可用的键：", "known keys: ") + joined(known.values())
    return Fault((), "unknown_key", _NO_KEY + did_you_mean(name, known, otherwise=every), literal(name))


def _value(name: str, value: object) -> object:
    if value is None:
        raise Refusal(Flaw("null_value", _LEAVE_OUT))
    if isinstance(value, Flaw):
        raise Refusal(value)
    return _LEAVES[name](value)


def _unknown_kind(kind: str, kinds: Mapping[str, EventKind]) -> Fault:
    known = {name: plain(f'"{name}"') for name in (*kinds, VOID)}
    every = Text("可用的有：", "known: ") + joined(known.values())
    return Fault(("kind",), "unknown_kind", _NO_KIND + did_you_mean(kind, known, otherwise=every), literal(kind))


def _facts(data: dict[str, object], kind: str, kinds: Mapping[str, EventKind]) -> tuple[object, list[Fault]]:
    if kind != VOID and kind not in kinds:
        return None, [_unknown_kind(kind, kinds)]
    if "facts" not in data:
        return None, []
    cls = None if kind == VOID else kinds[kind].facts
    if cls is None:
        return None, [Fault(("facts",), "unknown_key", _NO_FACTS, MASK)]
    given = data["facts"]
    if given is None:
        return None, [Fault(("facts",), "null_value", _LEAVE_OUT)]
    made, wrong = structure(given, cast("type[object]", cls), CODES)
    return made, [attrs.evolve(fault, path=("facts", *fault.path)) for fault in wrong]


def _structured(data: object, kinds: Mapping[str, EventKind]) -> tuple[Event | None, list[Fault]]:
    """The event that an object describes; or what is wrong with it."""
    if not isinstance(data, dict):
        return None, [Fault((), "bad_value", _A_RECORD)]
    given = cast("dict[str, object]", data)
    told: dict[str, Any] = {}
    faults = [_unknown(name) for name in given if name not in _KEYS]
    faults += [Fault((name,), "missing_key", _GIVE_IT, "") for name in _DEMANDED if name not in given]
    for name, value in given.items():
        if name in _LEAVES:
            try:
                told[name] = _value(name, value)
            except Refusal as error:
                faults.append(Fault((name,), error.flaw.code, error.flaw.fix, error.flaw.found))
    if "kind" in told:
        told["facts"], wrong = _facts(given, told["kind"], kinds)
        faults += wrong
        if told["kind"] == VOID and "corrects" not in given:
            faults.append(Fault(("corrects",), "missing_key", _GIVE_IT, ""))
    return (None, [_masked(fault) for fault in faults]) if faults else (Event(**told), [])


def read_event(text: str, kinds: Mapping[str, EventKind], source: Path) -> Event:
    """The event that the text of a document of schema `socialwork.event/1` describes.

    Args:
        text: The document.
        kinds: The kinds of event there are, by id.
        source: What to call it in an error.

    Raises:
        FileRefusedError: If anything is wrong with it; the error tells everything that is.
    """
    try:
        data = parse_json(text)
    except NotJsonError as error:
        raise refused(source, None, [error.fault]) from error
    event, faults = _structured(content(source, data, SCHEMA), kinds)
    faults += map(_masked, duplicate_keys(data))
    if event is None or faults:
        raise refused(source, data, faults)
    return event


def _misnumbered(numbers: Iterable[int], first: int | None) -> Iterator[tuple[int, Fault]]:
    """Where in a journal the numbers do not run without a gap, unless there are none at all.

    Args:
        numbers: The number of each event; 0 where it has none.
        first: The number of the first; None for whatever it is.
    """
    listed = tuple(numbers)
    if not any(listed):
        return
    begin = listed[0] or 1 if first is None else first
    for index, number in enumerate(listed):
        if not number:
            yield index, Fault(("seq",), "missing_key", _ALL_OR_NONE, "")
        elif number != begin + index:
            fix = Text(
                f"序号须从{begin}起连续不断，此处应为 {begin + index}",
                f"numbers run from {begin} without a gap; here stands {begin + index}",
            )
            yield index, Fault(("seq",), "contradiction", fix, str(number))


def _of_document(source: Path, text: str, kinds: Mapping[str, EventKind], first: int | None) -> tuple[Event, ...]:
    try:
        data = parse_json(text)
    except NotJsonError as error:
        raise refused(source, None, [error.fault]) from error
    rest = content(source, data, JOURNAL)
    listed = rest.pop("events", None)
    faults = list(duplicate_keys(data))
    events: list[Event] = []
    if "note" in rest:
        try:
            read_text_value(rest.pop("note"))
        except Refusal as error:
            faults.append(Fault(("note",), error.flaw.code, error.flaw.fix))
    faults += [_unknown(name, ("events", "note")) for name in rest]
    if not isinstance(listed, list):
        faults.append(Fault(("events",), "bad_value" if "events" in cast("dict[str, object]", data) else "missing_key", _A_LIST))
    for index, item in enumerate(cast("list[object]", listed) if isinstance(listed, list) else ()):
        event, wrong = _structured(item, kinds)
        faults += [attrs.evolve(fault, path=("events", index, *fault.path)) for fault in wrong]
        events += () if event is None else (event,)
    if not faults:
        faults += [
            attrs.evolve(fault, path=("events", index, *fault.path))
            for index, fault in _misnumbered((event.seq for event in events), first)
        ]
    if faults:
        raise refused(source, data, map(_masked, faults))
    return tuple(events)


def _of_lines(source: Path, text: str, kinds: Mapping[str, EventKind], first: int | None) -> tuple[Event, ...]:
    events: list[Event] = []
    problems: list[Problem] = []
    for row, line in enumerate(
        text.removesuffix("\n").split("\n"), 1
    ):  # and not where Unicode would break lines: a text may hold such signs
        try:
            events.append(read_event(line, kinds, source))
        except FileRefusedError as error:
            problems += (attrs.evolve(problem, row=row) for problem in error.problems)
    if not problems:
        for index, fault in _misnumbered((event.seq for event in events), first):
            problems += (attrs.evolve(problem, row=index + 1) for problem in refused(source, {}, [fault]).problems)
    if problems:
        raise FileRefusedError(str(source), tuple(problems))
    return tuple(events)


def event_kinds(policy: Policy) -> dict[str, EventKind]:
    """The kinds of event that the lifecycles of a policy know, by id."""
    return {id_: kind for lifecycle in policy.lifecycles for id_, kind in lifecycle.kinds.items()}


def read_some(source: Path, policy: Policy, *, first: int | None = None) -> tuple[Event, ...]:
    """See `socialwork.wire.read_events`; `first` is the number that the first event must have, if they have any."""
    kinds = event_kinds(policy)
    reader = _of_lines if _form(source) == _LINES else _of_document
    return reader(source, text_of(source), kinds, first)


def read(source: Path, policy: Policy) -> Journal:
    """See `socialwork.wire.read_journal`."""
    events = read_some(source, policy, first=1)
    return Journal.of_events(event if event.seq else attrs.evolve(event, seq=index) for index, event in enumerate(events, 1))
