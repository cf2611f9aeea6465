"""Journals as files, in and out, as one document or as lines of one event each; and events read one by one."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, cast

import attrs

from ..errors import MASK
from ..lifecycle import VOID, Event, EventKind, Journal
from ..policies import Policy
from ..text import Text, joined, plain
from ._documents import content, refused, text_of
from ._event_texts import SCHEMA, checked_text, entry, event_texts
from .faults import Fault
from .files import write_whole
from .json_text import NotJsonError, duplicate_keys, parse_json
from .leaves import CODES, Flaw, Refusal, did_you_mean, read_id, read_text_value
from .problems import FileRefusedError, Problem, literal
from .strict import structure

__all__ = ["dump", "event_kinds", "lines", "read", "read_event", "read_some", "write"]

JOURNAL = "socialwork.journal/1"

_LINES = ".jsonl"

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

# --- out -----------------------------------------------------------------------------------------------------------------------------------


def dump(events: Iterable[Event], note: str | None) -> dict[str, Any]:
    """See `socialwork.wire.journal_to_json`."""
    about = {} if note is None else {"note": checked_text(note)}
    return {"schema": JOURNAL, **about, "events": [entry(event) for event in events]}


def lines(events: Iterable[Event]) -> str:
    """A journal as lines of one event each."""
    return "".join(f"{text}\n" for text in event_texts(events))


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
