"""Candidates as JSON, in and out."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, cast

import attrs
from cattrs import Converter
from cattrs.gen import make_dict_unstructure_fn

from ..days import Month
from ..errors import InvalidValueError
from ..rules import Missing
from ..talent.candidates import Candidate, CareWorkerCertificate, SocialWorkCertificate
from ..talent.merit_scales import MeritScale
from ..text import Text
from ._documents import content, refused, text_of
from .faults import FREE_TEXT, Fault
from .files import write_whole
from .json_text import NotJsonError, duplicate_keys, parse_json
from .leaves import CODES, check_ids, probably_the_same, value_fault
from .merits import check_scale, off_scale
from .repeated import repeated_ids
from .strict import structure

__all__ = ["dump", "read", "write"]

SCHEMA = "socialwork.candidates/1"

_NOBODY = Text("没有候选人；请至少列出一人", "there is nobody; give at least one candidate")
_OTHER_ID = Text("编号不得重复；请改用另一个编号", "give each candidate an id of their own")


@attrs.frozen(kw_only=True)
class _Document:
    """The whole document; `note` says what people should know about it, such as that its people are made up."""

    candidates: tuple[Candidate, ...]
    note: str | None = None


def _off_scale(listed: object, scale: MeritScale) -> Iterator[Fault]:
    for index, item in enumerate(cast("list[object]", listed) if isinstance(listed, list) else ()):
        if (fault := off_scale(item, scale, CODES)) is not None:
            yield attrs.evolve(fault, path=("candidates", index, *fault.path))


def read(source: Path, scale: MeritScale | None) -> tuple[Candidate, ...]:
    """See `socialwork.wire.read_candidates_json`."""
    check_scale(scale)
    try:
        data = parse_json(text_of(source))
    except NotJsonError as error:
        raise refused(source, None, [error.fault]) from error
    rest = content(source, data, SCHEMA)
    document, wrong = structure(rest, _Document, CODES)
    faults = [*duplicate_keys(data), *wrong, *repeated_ids(rest, "candidates", _OTHER_ID, probably_the_same)]
    if scale is not None:
        faults += _off_scale(rest.get("candidates"), scale)
    if not faults and document is not None and not document.candidates:
        faults.append(Fault(("candidates",), "no_candidates", _NOBODY, "[]"))
    if document is None or faults:
        raise refused(source, data, faults, masked=FREE_TEXT)
    return document.candidates


def _text(words: str) -> str:
    if (fault := value_fault(words)) is not None:
        raise InvalidValueError("text", words, fault, personal=True)
    return words


@cache
def _converter() -> Converter:
    converter = Converter()
    converter.register_unstructure_hook(str, _text)
    converter.register_unstructure_hook(Decimal, lambda number: f"{number:f}")
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_unstructure_hook(Month, str)
    converter.register_unstructure_hook(tuple, lambda items: [converter.unstructure(item) for item in items])
    converter.register_unstructure_hook_func(lambda kind: isinstance(kind, type) and issubclass(kind, Enum), lambda member: member.value)
    converter.register_unstructure_hook(Missing, lambda why: {"missing": why.value})
    for kind in (Candidate, SocialWorkCertificate, CareWorkerCertificate):
        converter.register_unstructure_hook(kind, make_dict_unstructure_fn(kind, converter, _cattrs_omit_if_default=True))
    return converter


def dump(candidates: Iterable[Candidate], note: str | None) -> dict[str, Any]:
    """See `socialwork.wire.candidates_to_json`."""
    listed = tuple(candidates)
    check_ids(candidate.id for candidate in listed)
    about = {} if note is None else {"note": _text(note)}
    if not listed:
        raise InvalidValueError("candidates", listed, _NOBODY)
    return {"schema": SCHEMA, **about, "candidates": [_converter().unstructure(candidate) for candidate in listed]}


def write(path: Path, candidates: Iterable[Candidate], note: str | None) -> None:
    """See `socialwork.wire.write_candidates_json`."""
    write_whole(path, f"{json.dumps(dump(candidates, note), ensure_ascii=False, indent=2)}\n".encode())
