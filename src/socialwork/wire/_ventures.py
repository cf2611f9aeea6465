"""Ventures as JSON, in and out; and what is wrong with several ventures together, in a document or a sheet."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, cast

import attrs

from ..errors import InvalidValueError
from ..linkage.ventures import Venture
from ..rules import Missing
from ..text import Text, plain
from ._documents import content, refused, text_of
from ._event_texts import checked_text, plain_data
from .faults import Fault
from .files import write_whole
from .json_text import NotJsonError, duplicate_keys, parse_json
from .leaves import CODES, alike
from .problems import path_text, shortened
from .strict import structure

__all__ = ["NO_VENTURES", "Clash", "clashes", "differs_in_writing", "dump", "read", "write"]

SCHEMA = "socialwork.ventures/1"
NO_VENTURES = Text("没有创投项目；请至少填一个", "there is no venture; give at least one")

_OTHER_ID = Text("编号不得重复；请改用另一个编号", "give each venture an id of its own")


@attrs.frozen(kw_only=True)
class _Document:
    """The whole document; `note` says what people should know about it."""

    ventures: tuple[Venture, ...]
    note: str | None = None


class Clash(NamedTuple):
    """An id that cannot stand beside another one.

    Attributes:
        venture: The key of the venture in which it stands.
        of: The field of the venture: `"id"`, `"organisations"`, `"workers"`, `"communities"`, `"resources"` or `"parties"`.
        at: Its place there; None for the venture's own id.
        first: Where the other one stands, in the same words; it is the same id where the venture's own is repeated.
        other: The other one.
        same: Whether the two do not differ at all.
    """

    venture: int
    of: str
    at: int | None
    first: tuple[int, int | None]
    other: str
    same: bool


def _named(venture: Venture) -> Iterator[tuple[str, int, str]]:
    for of in ("organisations", "workers", "communities", "resources"):
        listed: Any = getattr(venture, of)
        for index, each in enumerate(() if isinstance(listed, Missing) else listed):
            yield of, index, each if isinstance(each, str) else each.id
    for index, (name, _) in enumerate(venture.parties):
        yield "parties", index, name


def clashes(ventures: Mapping[int, Venture]) -> Iterator[Clash]:
    """The ids of ventures that stand there twice, and those of anything that differ in writing alone: they are probably one, and would be counted as two.

    Args:
        ventures: The ventures, by where they stand; ids of resources and parties mean something within one of them only.
    """
    before: dict[tuple[object, ...], tuple[tuple[int, int | None], str]] = {}
    for at, venture in ventures.items():
        place, other = before.setdefault(("id", alike(venture.id)), ((at, None), venture.id))
        if place != (at, None):
            yield Clash(at, "id", None, place, other, other == venture.id)
        for of, index, key in _named(venture):
            within = at if of in {"resources", "parties"} else None
            place, other = before.setdefault((of, within, alike(key)), ((at, index), key))
            if other != key:
                yield Clash(at, of, index, place, other, same=False)


def differs_in_writing(there: Text, other: str) -> Text:
    """What to do about an id that differs from another one in writing alone."""
    shown = shortened(other)
    return Text(
        f"与{there.zh}的 {shown} 只差大小写、全角半角、空格或看不见的字符，似为同一个；请统一写法，不是同一个的请改用另一个编号",
        f"it differs from {shown} in {there.en} by case, width, spaces or unseen signs alone, and is probably the same; write both alike, "
        "or choose another id",
    )


def _path(of: str, venture: int, index: int | None) -> tuple[str | int, ...]:
    if index is None:
        return "ventures", venture, "id"
    if of == "communities":
        return "ventures", venture, of, index
    return "ventures", venture, of, index, "name" if of == "parties" else "id"


def _together(ventures: Mapping[int, Venture]) -> Iterator[Fault]:
    for each in clashes(ventures):
        there = plain(path_text(_path(each.of, *each.first)))
        fix = _OTHER_ID if each.same else differs_in_writing(there, each.other)
        yield Fault(_path(each.of, each.venture, each.at), "duplicate_id", fix)


def _made(data: dict[str, object]) -> tuple[tuple[Venture, ...], tuple[Fault, ...]]:
    document, faults = structure(data, _Document, CODES)
    if document is None:
        return (), (*faults, *_together(_understood(data.get("ventures"))))
    if not document.ventures:
        return (), (Fault(("ventures",), "no_candidates", NO_VENTURES, "[]"),)
    return document.ventures, tuple(_together(dict(enumerate(document.ventures))))


def _understood(listed: object) -> dict[int, Venture]:
    """The ventures of which each by itself can be read, by where they stand."""
    items = cast("list[object]", listed) if isinstance(listed, list) else ()
    read_alone = ((index, structure(item, Venture, CODES)[0]) for index, item in enumerate(items))
    return {index: venture for index, venture in read_alone if venture is not None}


def read(source: Path) -> tuple[Venture, ...]:
    """See `socialwork.wire.read_ventures`."""
    try:
        data = parse_json(text_of(source))
    except NotJsonError as error:
        raise refused(source, None, [error.fault]) from error
    ventures, faults = _made(content(source, data, SCHEMA))
    if faults := (*duplicate_keys(data), *faults):
        raise refused(source, data, faults)
    return ventures


def _plain(venture: Venture) -> dict[str, Any]:
    data: dict[str, Any] = plain_data(venture)
    if venture.parties:
        data["parties"] = [{"name": name, "count": plain_data(count)} for name, count in venture.parties]
    return data


def dump(ventures: Iterable[Venture], note: str | None) -> dict[str, Any]:
    """See `socialwork.wire.ventures_to_json`."""
    about = {} if note is None else {"note": checked_text(note)}
    whole: dict[str, object] = {**about, "ventures": [_plain(each) for each in ventures]}
    _, faults = _made(whole)
    for fault in faults:
        raise InvalidValueError(path_text(fault.path), fault.found, fault.fix, personal=True)
    return {"schema": SCHEMA, **whole}


def write(path: Path, ventures: Iterable[Venture], note: str | None) -> None:
    """See `socialwork.wire.write_ventures`."""
    write_whole(path, f"{json.dumps(dump(ventures, note), ensure_ascii=False, indent=2)}\n".encode())
