"""Rounds and resolutions as TOML."""

import tomllib
from decimal import Decimal, DecimalException
from pathlib import Path
from typing import Any, TypeVar

import attrs

from ..selection import Resolution
from ..talent.rounds import Round
from ..text import Text
from ._documents import content, refused
from .faults import Fault
from .files import read_text
from .leaves import CODES, Flaw
from .strict import structure

__all__ = ["read_resolutions", "read_round"]

T = TypeVar("T")

_A_NUMBER = Text("请填数字，如 88.50", 'give a number like "88.50"')
_SYNTAX = Text("不合 TOML 语法：", "this is not TOML: ")
_TOO_DEEP = Text("嵌套过深", "it is nested too deep")


@attrs.frozen(kw_only=True)
class _Resolutions:
    """The whole document."""

    resolutions: tuple[Resolution, ...]


def _decimal(written: str) -> Any:
    try:
        return Decimal(written)
    except DecimalException:
        return Flaw("bad_value", _A_NUMBER, written)


def _read(source: Path, schema: str, kind: type[T]) -> T:
    text = read_text(source)
    try:
        data = tomllib.loads(text, parse_float=_decimal)
    except RecursionError as error:
        raise refused(source, None, [Fault((), "too_deep", _TOO_DEEP, "…")]) from error
    except ValueError as error:  # its own errors, and whole numbers of thousands of digits
        raise refused(source, None, [Fault((), "bad_syntax", _SYNTAX + Text(str(error), str(error)), "…")]) from error
    made, faults = structure(content(source, data, schema), kind, CODES)
    if made is None:
        raise refused(source, data, faults)
    return made


def read_round(source: Path) -> Round:
    """See `socialwork.wire.read_round`."""
    return _read(source, "socialwork.round/1", Round)


def read_resolutions(source: Path) -> tuple[Resolution, ...]:
    """See `socialwork.wire.read_resolutions`."""
    return _read(source, "socialwork.resolutions/1", _Resolutions).resolutions
