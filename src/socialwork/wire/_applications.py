"""Applications of a call as JSON, in and out."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

from ..errors import InvalidValueError
from ..linkage.applications import Application, check_organisations, other_writing
from ..text import Text
from ._documents import content, refused, text_of
from ._event_texts import checked_text, plain_data
from .faults import Fault
from .files import write_whole
from .json_text import NotJsonError, duplicate_keys, parse_json
from .leaves import CODES, check_ids
from .repeated import repeated_ids
from .strict import structure

__all__ = ["dump", "read", "write"]

SCHEMA = "socialwork.applications/1"

_NONE = Text("没有申报项目；请至少列出一项", "there is no application; give at least one")
_OTHER_ID = Text("编号不得重复；请改用另一个编号", "give each application an id of its own")


@attrs.frozen(kw_only=True)
class _Document:
    """The whole document; `note` says what people should know about it, such as that its applications are made up."""

    applications: tuple[Application, ...]
    note: str | None = None


def _near(place: Text, other: str) -> Text:
    return Text(
        f"与{place.zh}的编号 {other} 只差写法，似为同一项目；同一项目只留一处，不是的请改用另一个编号",
        f"it differs from {other}, the id in {place.en}, in writing alone, and is probably the same application; "
        "keep one of the two, or choose another id",
    )


def _organisations(data: Mapping[str, object]) -> Iterator[Fault]:
    return repeated_ids(data, "applications", None, other_writing, key="organisation")


def read(source: Path) -> tuple[Application, ...]:
    """See `socialwork.wire.read_applications`."""
    try:
        data = parse_json(text_of(source))
    except NotJsonError as error:
        raise refused(source, None, [error.fault]) from error
    rest = content(source, data, SCHEMA)
    document, wrong = structure(rest, _Document, CODES)
    faults = [*duplicate_keys(data), *wrong, *repeated_ids(rest, "applications", _OTHER_ID, _near), *_organisations(rest)]
    if document is not None and not document.applications:
        faults.append(Fault(("applications",), "no_candidates", _NONE, "[]"))
    if document is None or faults:
        raise refused(source, data, faults)
    return document.applications


def dump(applications: Iterable[Application], note: str | None) -> dict[str, Any]:
    """See `socialwork.wire.applications_to_json`."""
    listed = tuple(applications)
    check_ids((each.id for each in listed), Text("申报项目编号", "application id"))
    check_organisations(listed)
    about = {} if note is None else {"note": checked_text(note)}
    if not listed:
        raise InvalidValueError("applications", listed, _NONE)
    return {"schema": SCHEMA, **about, "applications": plain_data(listed)}


def write(path: Path, applications: Iterable[Application], note: str | None) -> None:
    """See `socialwork.wire.write_applications`."""
    write_whole(path, f"{json.dumps(dump(applications, note), ensure_ascii=False, indent=2)}\n".encode())
