"""Values as a parameter holds them: exact, of its type, from what people and documents write."""

import re
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any, TypeVar, cast

from ..errors import InvalidValueError
from ..law import NotFound, Parameter
from ..money import to_decimal, to_share
from ..text import Text

__all__ = ["Value", "check_range", "check_value", "exact", "value_as_data"]

T = TypeVar("T")

Value = bool | int | str | Decimal | Fraction | Enum | date
"""What a parameter can be set to; `NotFound` is one of its enums."""

_WHOLE = re.compile(r"[+-]?[0-9]{1,28}")
_LARGEST = 2**53 - 1

_AN_EXACT_VALUE = Text(
    '请给出整数、文本（如 "1200.50"、"1/3"）、真假值、日期或清单中的代码；浮点数不精确',
    'give a whole number, text such as "1200.50" or "1/3", a bool, a date, or a member of a list; a float is not exact',
)
_WHOLE_NUMBER = Text("请给出整数", "give a whole number")
_NUMBER = Text('请给出整数、Decimal 或文本，如 "1200.50"', 'give an int, a Decimal, or text such as "1200.50"')
_SHARE = Text('请给出分数，如 "1/3"、"33.5%"', 'give a share such as "1/3" or "33.5%"')
_YES_NO = Text("请给出 true 或 false", "give True or False")
_DAY = Text("请给出日期，如 2025-01-01", "give a date like 2025-01-01")


def _demand(kind: type[Any]) -> Text:
    """What a value of this type must be, in words."""
    if issubclass(kind, Enum):
        codes = [str(member.value) for member in kind]
        return Text("请给出其中之一：" + "、".join(codes), "give one of: " + ", ".join(codes))
    known = {bool: _YES_NO, int: _WHOLE_NUMBER, Decimal: _NUMBER, Fraction: _SHARE, date: _DAY}
    return known.get(kind) or Text(f"请给出 {kind.__name__} 类型的值", f"give a value of type {kind.__name__}")


def _of_type(kind: type[Any], value: object) -> object:
    if isinstance(value, (float, datetime)):
        raise TypeError
    if kind is int and isinstance(value, str) and _WHOLE.fullmatch(value):
        return int(value)
    if kind is Decimal:
        return to_decimal(value)
    if kind is Fraction:
        return to_share(value)
    if kind is date and isinstance(value, str):
        return date.fromisoformat(value)
    if issubclass(kind, Enum):
        return kind(value)
    return value


def exact(parameter: Parameter[T], value: object, *, by: str | None = None) -> T | NotFound:
    """The value as the parameter holds it.

    Args:
        parameter: The parameter.
        value: A value of its type, or what stands for one: text for a Decimal (`"1200.50"`), a Fraction (`"1/3"`), a whole number or a day,
            and the code of a member of a list. `NotFound.NOT_FOUND` says that nobody knows.
        by: The name of the reform that sets it, to be told where the value is refused.

    Raises:
        InvalidValueError: If it is anything else: of another type, a float, a bool in the place of a number, a value that makes no sense.
    """
    if isinstance(value, NotFound):
        return value
    try:
        found = cast("T", _of_type(parameter.type, value))
        parameter.check(found)
    except (TypeError, ValueError):
        words, within = _demand(parameter.type), parameter.range
        fix = words if within is None else words + Text(f"，须为{within.zh}", f": {within.en}")
        raise InvalidValueError(_of(parameter, by), value, fix) from None
    return found


def check_range(parameter: Parameter[Any], value: object, *, by: str) -> None:
    """Refuse what a reform made of a value where it makes no sense.

    Raises:
        InvalidValueError: If it is below the least value of the parameter or above the greatest.
    """
    if parameter.range is not None and not parameter.holds(value):
        raise InvalidValueError(_of(parameter, by), str(value), Text("须为", "the result has to be ") + parameter.range)


def _of(parameter: Parameter[Any], by: str | None) -> str:
    return f"parameter {parameter.name}" if by is None else f"reform {by}: parameter {parameter.name}"


def check_value(where: str, value: object) -> Value:
    """`value` itself, if some parameter could hold it, or take it for what it holds.

    Raises:
        InvalidValueError: If no parameter can: a float, a day with a time, a number that is not finite, anything else.
    """
    finite = not isinstance(value, Decimal) or value.is_finite()
    if isinstance(value, Value) and finite and not isinstance(value, datetime):
        return value
    raise InvalidValueError(where, value, _AN_EXACT_VALUE)


def value_as_data(value: object) -> object:
    """A value as JSON data: codes for lists, text for exact numbers and days; one value has one form, so 1.50 is `"1.5"`."""
    match value:
        case NotFound():
            return {"unknown": value.value}
        case Enum():
            return value.value
        case bool() | str():
            return value
        case int():
            return value if abs(value) <= _LARGEST else str(value)
        case Decimal():
            written = f"{value:f}"
            return written.rstrip("0").rstrip(".") if "." in written else written
        case _:
            return str(value)
