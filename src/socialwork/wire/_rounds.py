"""Rounds and resolutions as TOML."""

import re
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from decimal import Decimal, DecimalException
from pathlib import Path
from typing import Any, TypeVar, cast

import attrs

from ..selection import Resolution
from ..talent.merit_scales import GRADES_OR_SCORES, NO_GRADES
from ..talent.rounds import Round
from ..text import Text
from ._documents import content, refused, text_of
from .faults import Fault
from .leaves import CODES, Flaw
from .problems import shortened
from .strict import structure

__all__ = ["read_resolutions", "read_round", "read_toml"]

T = TypeVar("T")

_A_NUMBER = Text("请填数字，如 88.50", 'give a number like "88.50"')
_SYNTAX = Text("不合 TOML 语法", "this is not TOML")
_HALF_WIDTH = Text("；引号、等号、逗号、括号须用英文半角", "; quotes, equals signs, commas and brackets are the plain ones")
_SAID = {
    "Invalid date": Text("没有这一天或这一时刻", "there is no such day or time"),
    "overwrite": Text("同一键写了两次", "a key stands there for the second time"),
    "twice": Text("同一段写了两次", "a table stands there for the second time"),
}
"""What the reader of TOML says, by a word of it, and what that means."""
_TOO_DEEP = Text("嵌套过深", "it is nested too deep")
_POSITION = re.compile(r"(?P<said>.*) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)", re.DOTALL)
_DAY = re.compile(r"(?<![\d./-])(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})(?![\d./-])日?")
_SCORES_ONLY = ("lowest", "highest", "step")


@attrs.frozen(kw_only=True)
class _Resolutions:
    """The whole document."""

    resolutions: tuple[Resolution, ...]


def _decimal(written: str) -> Any:
    try:
        return Decimal(written)
    except DecimalException:
        return Flaw("bad_value", _A_NUMBER, written)


def _not_toml(text: str, error: ValueError) -> Fault:
    """What the reader of TOML says, as where and what in our words, and its own as a detail."""
    placed = _POSITION.fullmatch(str(error))
    if placed is None:  # a whole number of thousands of digits
        return Fault((), "bad_syntax", _SYNTAX + Text(f"（{error}）", f" ({error})"), "")
    said = placed["said"]
    what = next((own for word, own in _SAID.items() if word in said), _SYNTAX) + Text(f"（{said}）", f" ({said})")
    if placed["line"] is None:
        return Fault((), "bad_syntax", Text("文件末尾处", "at the end of the document: ") + what, "")
    line, column = int(placed["line"]), int(placed["column"])
    written = text.replace("\r\n", "\n").split("\n")[line - 1]
    found = written[column - 1 : column]
    if (day := _day_at(written, column)) is not None:
        what += Text(f"；日期请写成 {day}", f"; write the day as {day}")
    at = Text(f"第{line}行第{column}个字符处", f"line {line}, character {column}: ")
    return Fault((), "bad_syntax", at + what if found.isascii() else at + what + _HALF_WIDTH, shortened(found))


def _day_at(line: str, column: int) -> date | None:
    """The day that is written at a place of a line, but not as TOML writes days."""
    for meant in _DAY.finditer(line):
        if meant.start() < column <= meant.end() + 1:
            with suppress(ValueError):
                return date(*map(int, meant.groups()))
    return None


def _grades_or_scores(data: dict[str, object]) -> Iterator[Fault]:
    """A fault for each bound of scores that stands beside grades, those too that are as if nothing were said; and for grades that are none."""
    said = data.get("merit")
    merit = cast("dict[str, object]", said) if isinstance(said, dict) else {}
    grades = merit.get("grades")
    if grades == []:
        yield Fault(("merit", "grades"), "bad_value", NO_GRADES, "[]")
    elif grades:
        yield from (Fault(("merit", name), "contradiction", GRADES_OR_SCORES) for name in _SCORES_ONLY if name in merit)


def read_toml(source: Path) -> dict[str, object]:
    """The document as dicts, lists and single values, its numbers exact; a number that is none stands as a `Flaw`.

    Raises:
        FileRefusedError: If it cannot be read, is no TOML, or nested too deep.
    """
    text = text_of(source)
    try:
        return tomllib.loads(text, parse_float=_decimal)
    except RecursionError as error:
        raise refused(source, None, [Fault((), "too_deep", _TOO_DEEP, "…")]) from error
    except ValueError as error:
        raise refused(source, None, [_not_toml(text, error)]) from error


def _read(source: Path, schema: str, kind: type[T]) -> T:
    data = read_toml(source)
    rest = content(source, data, schema)
    made, faults = structure(rest, kind, CODES)
    faults = tuple(dict.fromkeys((*faults, *_grades_or_scores(rest))))
    if made is None or faults:
        raise refused(source, data, faults)
    return made


def read_round(source: Path) -> Round:
    """See `socialwork.wire.read_round`."""
    return _read(source, "socialwork.round/1", Round)


def read_resolutions(source: Path) -> tuple[Resolution, ...]:
    """See `socialwork.wire.read_resolutions`."""
    return _read(source, "socialwork.resolutions/1", _Resolutions).resolutions
