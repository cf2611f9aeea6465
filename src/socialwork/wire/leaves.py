"""How single values are read: text, yes or no, numbers, days, choices. Documents and sheets differ in this and in nothing else."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import TypeVar

import attrs

from .._nearness import near_names
from ..days import Month, SomeDay, if_no_such_day
from ..errors import InvalidValueError
from ..money import to_decimal
from ..talent.candidates import id_fault
from ..text import Labelled, Text, alike, check_distinct, joined, plain

__all__ = [
    "CODES",
    "LARGEST_COUNT",
    "Flaw",
    "Leaves",
    "Refusal",
    "alike",
    "as_question",
    "by_likeness",
    "check_ids",
    "did_you_mean",
    "in_ten_thousands",
    "pick",
    "probably_the_same",
    "read_id",
    "read_text_value",
    "value_fault",
]

T = TypeVar("T")

_LONGEST_TEXT = 10_000
LARGEST_COUNT = 10**9
"""The largest whole number that is taken for a count."""


@attrs.frozen
class Flaw:
    """What stands in the place of a value that could not even be taken out of the file.

    Attributes:
        code: The kind of problem.
        fix: What would be right.
        found: What stands there instead, if it is not the raw value.
    """

    code: str
    fix: Text
    found: str | None = None


class Refusal(Exception):
    """A value that is refused, raised where it is read; where that was, those who catch it know."""

    def __init__(self, flaw: Flaw) -> None:
        super().__init__(flaw)
        self.flaw = flaw


@attrs.frozen
class Leaves:
    """One way to read single values. Each function takes what was found, and raises `Refusal`.

    Attributes:
        text: Words, not empty.
        yes_no: A bool.
        count: A whole number, 0 or more.
        number: An exact number.
        day: An exact day.
        some_day: A day as well as it is known; not a range written as a record.
        choice: A member of a list.
    """

    text: Callable[[object], str]
    yes_no: Callable[[object], bool]
    count: Callable[[object], int]
    number: Callable[[object], Decimal]
    day: Callable[[object], date]
    some_day: Callable[[object], SomeDay]
    choice: Callable[[type[Enum], object], Enum]


def _bad(fix: Text) -> Refusal:
    return Refusal(Flaw("bad_value", fix))


_SOME_TEXT = Text("请填文字，不能为空", "give text, not empty")
_SHORTER = Text(f"文字不得超过{_LONGEST_TEXT}个字符", f"give at most {_LONGEST_TEXT} characters")
_WHOLE_SIGNS = Text("含有不成字符的编码（单个代理项）；请删去后重写", "it holds half a character (a lone surrogate); write it anew")
_TRUE_FALSE = Text("请填 true 或 false", "give true or false")
_A_COUNT = Text("请填0或以上的整数，不加引号", "give a whole number, 0 or more, without quotes")
_A_NUMBER = Text("请填数字，如 88.50", 'give a number like "88.50"')
_A_DAY = Text("请填确切日期，如 2018-03-01", "give an exact day like 2018-03-01")
_SOME_DAY = Text("请填日期或年月，如 2018-03-01、2018-03", "give a day or a month, like 2018-03-01 or 2018-03")
_TRIMMED = Text("编号首尾不留空格", "give the id with no space around it")

_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_TEN_THOUSANDS = re.compile(r"(.*?)\s*(万元?|wan(?: yuan)?|10,?000 yuan)")
_ONE_LINE = Text("编号中不得有换行、制表符等；请写成一行", "an id holds no line breaks, tabs and the like; write it in one line")


def in_ten_thousands(text: str) -> Text | None:
    """What would be right for an amount that is written in ten thousands, 万元 or 万; None where it is not."""
    found = _TEN_THOUSANDS.fullmatch(text.strip())
    if found is None:
        return None
    try:
        number = f"{to_decimal(found[1]) * 10_000:.2f}".rstrip("0").rstrip(".")
    except ValueError:
        number = "30000"
    if found[2] == "万":
        return Text(f"请写全数字，如 {number}", f"write the number in full, such as {number}")
    return Text(f"请以元填写，如 {number}", f"give yuan, such as {number}")


def value_fault(text: str) -> Text | None:
    """Why this text cannot stand in any file, or None if it can."""
    if not text.strip():
        return _SOME_TEXT
    if len(text) > _LONGEST_TEXT:
        return _SHORTER
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return _WHOLE_SIGNS
    return None


def read_text_value(value: object) -> str:
    """Words, as they stand."""
    if not isinstance(value, str):
        raise _bad(_SOME_TEXT)
    if (fault := value_fault(value)) is not None:
        raise _bad(fault)
    return value


def _is_broken(id_: str) -> bool:
    return not id_.isprintable() and any(unicodedata.category(sign) == "Cc" for sign in id_)


def read_id(text: str) -> str:
    """A key without meaning."""
    if text != text.strip():
        raise _bad(_TRIMMED)
    if _is_broken(text):
        raise _bad(_ONE_LINE)
    if (fault := id_fault(text)) is not None:
        raise Refusal(Flaw("identity_number", fault))
    return text


def by_likeness(ids: Iterable[str]) -> dict[str, list[str]]:
    """The ids in order, under what is `alike` in them."""
    listed: dict[str, list[str]] = {}
    for each in ids:
        listed.setdefault(alike(each), []).append(each)
    return listed


def check_ids(ids: Iterable[str], what: Text | None = None) -> None:
    """Refuse ids that could not be read back from a file.

    Args:
        ids: The ids.
        what: Whose ids they are; None for those of candidates.

    Raises:
        InvalidValueError: If one holds line breaks, tabs and the like.
        DuplicateNameError: If one stands there twice, or two are `alike`.
    """
    listed = tuple(ids)
    for each in filter(_is_broken, listed):
        raise InvalidValueError("id", each, _ONE_LINE)
    check_distinct(what or Text("人选编号", "candidate id"), listed)


def probably_the_same(place: Text, other: str) -> Text:
    """What to do about an id that is `alike` another one.

    Args:
        place: Where the other one stands.
        other: The other one.
    """
    return Text(
        f"与{place.zh}的编号 {other} 只差大小写、全角半角、空格或看不见的字符，似为同一人；同一人只留一处，不是同一人的请改用另一个编号",
        f"it differs from {other}, the id in {place.en}, by case, width, spaces or unseen signs alone, and is probably the same person; "
        "keep one of the two, or choose another id",
    )


def _yes_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise _bad(_TRUE_FALSE)
    return value


def _count(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= LARGEST_COUNT:
        raise _bad(_A_COUNT)
    return value


def _number(value: object) -> Decimal:
    is_text = isinstance(value, str) and _NUMBER.fullmatch(value)
    if not (is_text or isinstance(value, Decimal) or (isinstance(value, int) and not isinstance(value, bool))):
        raise _bad((in_ten_thousands(value) if isinstance(value, str) else None) or _A_NUMBER)
    try:
        return to_decimal(value)
    except InvalidValueError as error:
        raise _bad(_A_NUMBER) from error


def _some_day(value: object) -> SomeDay:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?", value):
        year, month, *day = map(int, value.split("-"))
        try:
            return date(year, month, *day) if day else Month(year, month)
        except ValueError as error:
            raise _bad(if_no_such_day(value, _SOME_DAY)) from error
    raise _bad(if_no_such_day(value, _SOME_DAY))


def _day(value: object) -> date:
    try:
        day = _some_day(value)
    except Refusal:
        day = None
    if not isinstance(day, date):
        raise _bad(if_no_such_day(value, _A_DAY))
    return day


def did_you_mean(found: str, known: Mapping[str, Text], *, otherwise: Text) -> Text:
    """Names near to the one that was found, as a question; `otherwise` where none is near.

    Args:
        found: What was written.
        known: What could be written, with the words in which to offer it.
        otherwise: What to say if nothing is near.
    """
    near = dict.fromkeys(known[name] for name in near_names(found, known, share=0.6))
    return as_question(near) if near else otherwise


def as_question(offered: Iterable[Text]) -> Text:
    """What could be meant, as a question."""
    return Text("是否为", "did you mean ") + joined(offered, zh="或", en=" or ") + Text("？", "?")


def pick(value: object, among: Mapping[str, T]) -> T:
    """What a code stands for."""
    if isinstance(value, str) and value in among:
        return among[value]
    offered = {code: plain(f'"{code}"') for code in among}
    every = Text("请填其中之一：", "give one of: ") + joined(offered.values())
    raise _bad(did_you_mean(value, offered, otherwise=every) if isinstance(value, str) else every)


def _choice(kind: type[Enum], value: object) -> Enum:
    if isinstance(value, str) and issubclass(kind, Labelled):
        for member in kind:
            if value != member.value and alike(value) in {alike(member.label.zh), alike(member.label.en), alike(member.value)}:
                raise _bad(Text(f'“{value}”请写 "{member.value}"', f'write "{member.value}" for it'))
    return pick(value, {str(member.value): member for member in kind})


CODES = Leaves(text=read_text_value, yes_no=_yes_no, count=_count, number=_number, day=_day, some_day=_some_day, choice=_choice)
"""How documents are read: values of the right type, and codes. Nothing is taken for something else."""
