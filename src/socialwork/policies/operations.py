"""What a reform can do, as data: five small frozen values, which name parameters, readings and rules and hold no code.

They take handles (`HAIYOU.cohort_cap`) as well as names, and keep the names, so that they can be compared, stored and sent anywhere.
"""

from datetime import date, timedelta
from enum import Enum
from fractions import Fraction
from typing import Any, Final, NamedTuple, cast

import attrs

from ..days import Window, check_date
from ..errors import InvalidValueError
from ..law import Parameter, Reading
from ..money import to_share
from ..text import Labelled, Text
from .exact import Value, check_value, exact, value_as_data

__all__ = [
    "NEXT",
    "Choose",
    "Days",
    "Freeze",
    "Next",
    "Operation",
    "Scale",
    "ScaleRounding",
    "Set",
    "SwapRule",
    "Target",
    "days_text",
    "operation_as_data",
    "shared",
    "stated_days",
    "target",
]


class Next(Enum):
    """Stands for the day on which the law's own value changes next."""

    NEXT = "next"

    def __repr__(self) -> str:
        return self.name


NEXT: Final = Next.NEXT
"""As the end of a `Set`: up to the law's next change."""


class ScaleRounding(Labelled):
    """What a scaled value is rounded to: an int to a whole number, a Decimal to two decimals; a Fraction stays exact whatever is said."""

    EXACT = "exact", "不取整，不能精确表示时拒绝", "none; refused where the result cannot be told exactly"
    HALF_UP = "half_up", "四舍五入", "to the nearest, halves away from zero"
    HALF_EVEN = "half_even", "四舍六入五成双", "to the nearest, halves to the even one"
    UP = "up", "进一（远离零）", "away from zero"
    DOWN = "down", "舍去（趋向零）", "toward zero"


def _parameter(given: object) -> str:
    if isinstance(given, Parameter):
        return given.name
    return _text("parameter", given, Text("请给出参数或其名称", "give a parameter of the policy, or its name"))


def _reading(given: object) -> str:
    if isinstance(given, Reading):
        return given.id
    return _text("reading", given, Text("请给出口径或其编号", "give a reading of the policy, or its id"))


def _option(given: object) -> str:
    return _text("option", given, Text("请给出选项的代码", "give the id of an option"))


def _text(where: str, given: object, fix: Text) -> str:
    if not isinstance(given, str):
        raise InvalidValueError(where, given, fix)
    return given


def _rule(given: object) -> str:
    return _text("rule", given, Text("请给出规则的名称，如 preference", 'give the name of a rule of the policy, such as "preference"'))


def _check_days(where: str, start: object, end: object) -> None:
    first = check_date(f"{where}.start", start)
    if end is not None and check_date(f"{where}.end", end) <= first:
        raise InvalidValueError(f"{where}.end", end, Text(f"请给出{first}之后的日期", f"give a day after {first}, or None for open-ended"))


def _comparable(value: object) -> object:
    """One form for values that stand for the same: `1500`, `"1500"` and `Decimal("1500.00")` do."""
    data = value_as_data(value)
    if isinstance(data, str):
        return data
    return str(data) if isinstance(data, int) and not isinstance(data, bool) else (str(data),)


@attrs.frozen(init=False)
class Set:
    """Another value for a parameter, from a day on.

    Without an `end` it overrides the law's later values as well; `end=NEXT` stops where the law's own value changes next.

    Attributes:
        parameter: The parameter's name.
        value: The value; exact and of the parameter's type where the handle was given, as it was written where only the name was.
        start: The first day.
        end: The day after the last; None if open-ended, `NEXT` for the law's next change.

    Raises:
        InvalidValueError: If the value is a float or of the wrong type, or the days cannot be.

    >>> Set("tea.least_guests", 25, start=date(2021, 1, 1), end=NEXT)
    Set(parameter='tea.least_guests', value=25, start=datetime.date(2021, 1, 1), end=NEXT)
    """

    parameter: str
    value: Value = attrs.field(eq=_comparable)
    start: date
    end: date | Next | None

    def __init__(self, parameter: Parameter[Any] | str, value: object, *, start: date, end: date | Next | None = None) -> None:
        name = _parameter(parameter)
        _check_days("Set", start, None if isinstance(end, Next) else end)
        kept = exact(parameter, value) if isinstance(parameter, Parameter) else check_value("Set.value", value)
        cast("Any", self).__attrs_init__(name, kept, start, end)


@attrs.frozen
class Freeze:
    """A parameter keeps the value that it has on a day: `Set` to the law's own value of that day, with no end.

    Attributes:
        parameter: The parameter's name.
        start: The day.

    Raises:
        InvalidValueError: If the day is no date.
    """

    parameter: str = attrs.field(converter=_parameter)
    start: date = attrs.field(kw_only=True)

    def __attrs_post_init__(self) -> None:
        _check_days("Freeze", self.start, None)


def _rounding(given: ScaleRounding | str) -> ScaleRounding:
    return given if isinstance(given, ScaleRounding) else ScaleRounding.of(given)


@attrs.frozen
class Scale:
    """Every value of a parameter within some days, multiplied.

    Attributes:
        parameter: The parameter's name.
        factor: By how much, exact: `"1.1"`, `"110%"` or `"11/10"`; 0 or more.
        rounding: How the result is rounded.
        start: The first day.
        end: The day after the last; None if open-ended.

    Raises:
        InvalidValueError: If the factor is a float or negative, or the days cannot be.
        UnknownNameError: If there is no such rounding.
    """

    parameter: str = attrs.field(converter=_parameter)
    factor: Fraction = attrs.field(converter=to_share)
    rounding: ScaleRounding = attrs.field(converter=_rounding)
    start: date = attrs.field(kw_only=True)
    end: date | None = attrs.field(kw_only=True, default=None)

    def __attrs_post_init__(self) -> None:
        _check_days("Scale", self.start, self.end)
        if self.factor < 0:
            raise InvalidValueError("Scale.factor", str(self.factor), Text('请给出0或以上的倍数，如 "1.1"', 'give 0 or more, like "1.1"'))


@attrs.frozen(init=False)
class Choose:
    """Another option for an unclear place.

    Attributes:
        reading: The reading's id.
        option: The option's id.

    Raises:
        UnknownNameError: If the reading was given itself and has no such option.
    """

    reading: str
    option: str

    def __init__(self, reading: Reading | str, option: str) -> None:
        if isinstance(reading, Reading):
            reading.option(option)
        cast("Any", self).__attrs_init__(_reading(reading), _option(option))


@attrs.frozen
class SwapRule:
    """Another rule of the policy in the place of one; with its own name, the law's own rule again.

    Attributes:
        rule: The name of the rule that is replaced: `"preference"`.
        other: The name of the rule that takes its place.
    """

    rule: str = attrs.field(converter=_rule)
    other: str = attrs.field(converter=_rule)


Operation = Set | Freeze | Scale | Choose | SwapRule


class Target(NamedTuple):
    """What an operation changes: a parameter, a reading or a rule, by its name."""

    kind: str
    name: str


def target(operation: Operation) -> Target:
    """What the operation changes."""
    match operation:
        case Choose():
            return Target("reading", operation.reading)
        case SwapRule():
            return Target("rule", operation.rule)
        case _:
            return Target("parameter", operation.parameter)


Days = tuple[date, date | None]
"""Days on end: the first, and the day after the last, which is None if they go on."""

ALL_DAYS: Final[Days] = (date.min, None)


def shared(one: Days, two: Days) -> Days | None:
    """The days that are in both; None if there are none."""
    start = max(one[0], two[0])
    ends = [end for end in (one[1], two[1]) if end is not None]
    end = min(ends) if ends else None
    return (start, end) if end is None or start < end else None


def days_text(days: Days) -> Text | None:
    """The days in words; None for all days."""
    return None if days == ALL_DAYS else Window(start=days[0], end=days[1]).text()


def stated_days(operation: Operation) -> Days:
    """The days that the operation surely changes, as far as it says so itself: of one that ends with the law's next change, its first day."""
    match operation:
        case Set(end=Next()):
            return operation.start, None if operation.start == date.max else operation.start + timedelta(days=1)
        case Set() | Scale():
            return operation.start, cast("date | None", operation.end)
        case Freeze():
            return operation.start, None
        case _:
            return ALL_DAYS


def _end_as_data(end: date | Next | None) -> dict[str, str]:
    return {} if end is None else {"end": end.value if isinstance(end, Next) else str(end)}


def operation_as_data(operation: Operation) -> dict[str, Any]:
    """The operation as plain JSON data."""
    match operation:
        case Set():
            value = value_as_data(operation.value)
            return {"op": "set", "parameter": operation.parameter, "value": value, "start": str(operation.start)} | _end_as_data(
                operation.end
            )
        case Freeze():
            return {"op": "freeze", "parameter": operation.parameter, "start": str(operation.start)}
        case Scale():
            said = {"op": "scale", "parameter": operation.parameter, "factor": str(operation.factor), "rounding": operation.rounding.value}
            return said | {"start": str(operation.start)} | _end_as_data(operation.end)
        case Choose():
            return {"op": "choose", "reading": operation.reading, "option": operation.option}
        case _:
            return {"op": "swap_rule", "rule": operation.rule, "other": operation.other}
