"""One answer, read as a sheet's cell is: what somebody typed when a fact was asked for."""

import re
from collections.abc import Callable
from functools import cache
from typing import Any, cast

import attrs

from ..days import parse_day
from ..errors import InvalidValueError
from ..rules import Fact, Missing, Shape
from ..talent.candidates import CANDIDATE, Candidate
from ..text import Text
from ..wire.faults import Fault
from ..wire.strict import structure
from ._words import NONE_HELD, STILL, WORDS, cell, folded

__all__ = ["answer", "how_to_answer"]

_BETWEEN_RECORDS = re.compile(r"[;；]")
_BETWEEN_PARTS = re.compile(r"[,，]")
_BETWEEN_DAYS = re.compile(r"\s*(?:[~～至到]|\bto\b|\s)\s*", re.IGNORECASE)

_JUDGEMENT = Text(
    "请填是或否，以及认定人、认定日期、认定文件，以逗号分隔，如：是，评审组，2023-08-20，纪要3号",
    "give yes or no, who judged, the day and the document, with commas between: yes, the panel, 2023-08-20, minutes 3",
)
_PERIODS = Text(
    "请填起止日，仍在从业的写“至今”，多段以分号隔开，如：2012-03-01 2016-08-31；2018年5月 至今；没有的写“无”",
    'give first and last day, "present" where the work goes on, semicolons between periods: 2012-03-01 2016-08-31; 2018-05 present; or "none"',
)
_CERTIFICATES = Text(
    "请填等级，可在其后写取得日，多张以分号隔开，如：中级 2019-10-15；没有的写“无”",
    'give the level, then the day it was obtained if known, semicolons between certificates: intermediate 2019-10-15; or "none"',
)


def how_to_answer(fact: Fact[Any]) -> Text:
    """What to type, in words."""
    match fact.shape:
        case Shape.JUDGEMENT:
            return _JUDGEMENT
        case Shape.SEVERAL:
            return _PERIODS if fact is CANDIDATE.service else _CERTIFICATES
        case Shape.YES_NO:
            return Text("请填是或否", "give yes or no")
        case _:
            return fact.demand


def answer(fact: Fact[Any], text: str, of: type | None) -> Any:
    """See `socialwork.sheets.read_answer`."""
    said = cell(text)
    if said is None:
        return Missing.NOT_ASKED
    data = _READERS.get(fact.shape, _as_it_is)(fact, said) if isinstance(said, str) else said
    holder = _alone(Candidate if of is None else of, fact.name)
    held, faults = (None, ()) if data is None else structure({fact.name: data}, holder, WORDS)
    if held is None:
        raise InvalidValueError(fact.name, text, _fix(fact, faults), personal=True)
    return getattr(held, fact.name)


@cache
def _alone(of: type, name: str) -> type[object]:
    """A class that holds one field of another one and nothing else."""
    field: Any = attrs.fields_dict(cast("Any", of))[name]
    return attrs.make_class(of.__name__, {name: attrs.field(type=field.type, converter=field.converter)}, frozen=True)


def _fix(fact: Fact[Any], faults: tuple[Fault, ...]) -> Text:
    if not faults or fact.shape in {Shape.JUDGEMENT, Shape.SEVERAL}:
        told = [fault.fix for fault in faults if fault.code != "missing_key"]
        return told[0] + Text("；", "; ") + how_to_answer(fact) if told else how_to_answer(fact)
    return faults[0].fix


def _as_it_is(_: Fact[Any], text: str) -> object:
    return text


def _judgement(_: Fact[Any], text: str) -> object:
    parts = [part.strip() for part in _BETWEEN_PARTS.split(text, maxsplit=3)]
    return dict(zip(("holds", "by", "on", "document"), parts, strict=False))


def _several(fact: Fact[Any], text: str) -> object:
    if folded(text) in NONE_HELD:
        return []
    record = _period if fact is CANDIDATE.service else _certificate
    return [record(part.strip()) for part in _BETWEEN_RECORDS.split(text) if part.strip()] or None


def _period(text: str) -> dict[str, object]:
    parts = [part for part in _BETWEEN_DAYS.split(_goes_on(text)) if part]
    first, *rest = parts or [""]
    last = " ".join(rest)
    return {"first": first, **({} if not rest else {"last": None if folded(last) in STILL else last})}


def _goes_on(text: str) -> str:
    """The text with the word for work that goes on apart, though it holds the sign that stands between two days."""
    for word in STILL:
        if folded(text).endswith(word):
            return f"{text[: len(text) - len(word)]} present"
    return text


def _certificate(text: str) -> dict[str, object]:
    level, _, day = text.rpartition(" ")
    return {"level": level.strip(), "obtained_on": day} if level.strip() and _is_day(day) else {"level": text}


def _is_day(text: str) -> bool:
    try:
        parse_day(text)
    except InvalidValueError:
        return False
    return True


_READERS: dict[Shape, Callable[[Fact[Any], str], object]] = {Shape.JUDGEMENT: _judgement, Shape.SEVERAL: _several}
