"""JSON as text made into plain data, without what JSON readers let pass: keys given twice, NaN, numbers and nesting without end."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import cast

from ..text import Text
from .faults import Fault, Path
from .leaves import Flaw
from .problems import literal, shortened

__all__ = ["NotJsonError", "duplicate_keys", "parse_json"]

_DEEPEST = 32
_MOST_DIGITS = 64

_NO_BRACKETS = re.compile(r'(?:"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[^"\[\]{}]++)++', re.DOTALL)
"""Whole strings, or to the end of an unfinished one, and whatever else is no bracket."""
_DEEPER = {"{": 1, "[": 1, "}": -1, "]": -1}

_ONE_NUMBER = Text(f"请填不超过{_MOST_DIGITS}位的数字", f"give a number of at most {_MOST_DIGITS} digits")
_NO_NUMBER = Text(
    "NaN 和 Infinity 不是数字；请填数字，或写明缺失原因", "NaN and Infinity are no numbers; give a number, or say why it is missing"
)
_SHALLOWER = Text(f"嵌套不得超过{_DEEPEST}层", f"nest at most {_DEEPEST} deep")
_ONCE = Text("同一键只能写一次", "a key may stand once in an object")


class NotJsonError(ValueError):
    """Text that is no JSON, with the fault."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


class _Pairs(dict[str, object]):
    """An object of a document, and the keys that it has more than once."""

    twice: tuple[str, ...] = ()


def _object(pairs: list[tuple[str, object]]) -> _Pairs:
    made = _Pairs(pairs)
    if len(made) < len(pairs):
        made.twice = tuple(name for name, times in Counter(name for name, _ in pairs).items() if times > 1)
    return made


def _whole(written: str) -> object:
    return int(written) if len(written) <= _MOST_DIGITS else Flaw("bad_value", _ONE_NUMBER, shortened(written))


def _decimal(written: str) -> object:
    try:
        return Decimal(written) if len(written) <= _MOST_DIGITS else Flaw("bad_value", _ONE_NUMBER, shortened(written))
    except ArithmeticError:  # an exponent beyond all bounds
        return Flaw("bad_value", _ONE_NUMBER, written)


def _check_depth(text: str) -> None:
    depth = 0
    for bracket in _NO_BRACKETS.sub("", text):
        depth += _DEEPER[bracket]
        if depth > _DEEPEST:
            raise NotJsonError(Fault((), "too_deep", _SHALLOWER, "…"))


def parse_json(text: str) -> object:
    """The document as dicts, lists and single values; a number that is none stands as a `Flaw`.

    Raises:
        NotJsonError: If it is no JSON, or nested too deep.
    """
    _check_depth(text)
    try:
        return json.loads(
            text,
            object_pairs_hook=_object,
            parse_int=_whole,
            parse_float=_decimal,
            parse_constant=lambda name: Flaw("bad_value", _NO_NUMBER, name),
        )
    except json.JSONDecodeError as error:
        fix = Text(
            f"第{error.lineno}行第{error.colno}个字符处不合 JSON 语法",
            f"line {error.lineno}, character {error.colno} is not what JSON allows there",
        )
        found = text[error.pos : error.pos + 1]
        raise NotJsonError(Fault((), "bad_syntax", fix, literal(found) if found else "")) from error


def duplicate_keys(data: object, path: Path = ()) -> Iterator[Fault]:
    """A fault for each key that an object of the document has more than once."""
    if isinstance(data, _Pairs):
        for name in data.twice:
            yield Fault(path, "duplicate_key", _ONCE, literal(name))
        for name, item in data.items():
            yield from duplicate_keys(item, (*path, name))
    elif isinstance(data, list):
        for index, item in enumerate(cast("list[object]", data)):
            yield from duplicate_keys(item, (*path, index))
