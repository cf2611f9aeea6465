"""Values multiplied, exactly or with a rounding that somebody named."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from ..errors import InvalidValueError
from ..law import NotFound, Parameter
from ..money import to_decimal
from ..text import Text
from .operations import Scale, ScaleRounding, shared

__all__ = ["Segment", "scaled"]

Segment = tuple[date, date | None, Any]
"""The first day, the day after the last (None if they go on), and the value."""


def scaled(parameter: Parameter[Any], operation: Scale) -> tuple[Segment, ...]:
    """Every value within the days, multiplied.

    Raises:
        InvalidValueError: If the parameter is no number, has no value on these days, or one that cannot be told exactly.
    """
    where = f"Scale {parameter.name}"
    if parameter.type not in {int, Decimal, Fraction}:
        fix = Text("只能按倍数调整数值参数；请改用 Set", "only numbers can be scaled; use Set")
        raise InvalidValueError(where, parameter.type.__name__, fix)
    ends = (*(since for since, _ in parameter.steps[1:]), None)
    found = [
        (*part, _product(parameter, value, operation))
        for (since, value), until in zip(parameter.steps, ends, strict=False)
        if not isinstance(value, NotFound) and (part := shared((since, until), (operation.start, operation.end))) is not None
    ]
    if not found:
        fix = Text("这些日期内没有可调整的数值；请改用 Set", "there is no value on these days that could be scaled; use Set")
        raise InvalidValueError(where, str(operation.start), fix)
    return tuple(found)


def _product(parameter: Parameter[Any], value: Any, operation: Scale) -> object:
    product = Fraction(value) * operation.factor
    if parameter.type is Fraction:
        return product
    if operation.rounding is ScaleRounding.EXACT:
        if parameter.type is int and product.denominator == 1:
            return product.numerator
        places = next((places for places in range(29) if 10**places % product.denominator == 0), None)
        if parameter.type is int or places is None:
            fix = Text("结果不能精确表示；请写明取整方式", "the result cannot be told exactly; name a rounding, such as half_up")
            raise InvalidValueError(f"Scale {parameter.name}", str(product), fix)
        return _decimal(product * 10**places, places)
    if parameter.type is int:
        return _rounded(product, operation.rounding)
    return _decimal(Fraction(_rounded(product * 100, operation.rounding)), 2)


def _decimal(whole: Fraction, places: int) -> Decimal:
    return to_decimal(Decimal(f"{whole.numerator}E-{places}"))


def _rounded(number: Fraction, rounding: ScaleRounding) -> int:
    whole, rest = divmod(abs(number.numerator), number.denominator)
    twice = 2 * rest
    away = {
        ScaleRounding.DOWN: False,
        ScaleRounding.UP: rest > 0,
        ScaleRounding.HALF_UP: twice >= number.denominator,
        ScaleRounding.HALF_EVEN: twice > number.denominator or (twice == number.denominator and whole % 2 == 1),
    }[rounding]
    return (whole + away) * (-1 if number < 0 else 1)
