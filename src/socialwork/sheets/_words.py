"""The words of sheets: what a cell may say, and how it is told apart from what says nothing."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import cast

from ..days import DayRange, Month, SomeDay, if_no_such_day, parse_day
from ..errors import InvalidValueError
from ..money import to_decimal
from ..rules import Missing
from ..talent.candidates import CareWorkerLevel
from ..text import Labelled, Ordered, Text, joined
from ..wire.leaves import CODES, Flaw, Leaves, Refusal, as_question, did_you_mean, read_text_value

__all__ = ["NONE_HELD", "STILL", "WORDS", "cell", "folded", "remark_in", "squeezed", "total_in"]

_A_YES = frozenset({"是", "yes", "true"})
_A_NO = frozenset({"否", "no", "false"})
STILL = frozenset({"至今", "present"})
"""Words for work that still goes on."""
NONE_HELD = frozenset({"无", "none"})
"""Words in the first cell of a group that say there is nothing to list."""

_MISSING: dict[str, Missing] = {
    **{word.casefold(): why for why in Missing for word in (why.value, why.label.zh, why.label.en)},
    "未知": Missing.NOT_KNOWN,
    "unknown": Missing.NOT_KNOWN,
}
_EMPTY_MARKS = frozenset({"/", "//", "\\", "-", "--", "—", "——", "–", "n/a", "#n/a", "null"})
_ERRORS = frozenset({"#value!", "#ref!", "#name?", "#div/0!", "#num!", "#null!", "#spill!", "#calc!", "#getting_data"})
_COMPUTE = Text(
    "表格软件未能算出此格；请改填内容本身", "the spreadsheet program could not compute this cell; put in what should stand there"
)
_TOO_NARROW = re.compile(r"#{3,}")
_WIDEN = Text(
    "表格中此列太窄，内容没有保存下来；请加宽此列后重新另存",
    "the column was too narrow in the spreadsheet program, and what stood there was not saved; widen it and save again",
)
_SAY_WHY = Text(
    "此符号含义不明；未填请留空，或写“不详”“有争议”“无”",
    'this mark can mean anything; leave the cell empty, or write "not known", "disputed" or "none"',
)

_TOTAL = re.compile(
    r"(?:本页|本表|全部)?(合计|总计|小计|共计|总数|汇总|grandtotals?|sub-?totals?|totals?|sum)(?:[:=].*|[0-9]*(?:人|名|people|persons)?)"
)
_REMARK = re.compile(
    r"(注|备注|说明|填表人|制表人|填报人|审核人|负责人|填报单位|填表日期|制表日期|填报日期|notes?|remarks?|preparedby|checkedby):.*",
    re.DOTALL,
)

_YES_OR_NO = Text("请填是或否", "give yes or no")
_A_NUMBER = Text("请填数字，如 88.50", 'give a number like "88.50"')
_A_DAY = Text("请填确切日期，如 2018-03-01、2018年3月1日", "give an exact day like 2018-03-01")
_SOME_DAY = Text("请填日期或年月，如 2018-03-01、2018年3月", "give a day or a month, like 2018-03-01 or 2018-03")

_NUMERALS = {CareWorkerLevel.JUNIOR: "五", CareWorkerLevel.INTERMEDIATE: "四", CareWorkerLevel.ADVANCED: "三"} | {
    CareWorkerLevel.TECHNICIAN: "二",
    CareWorkerLevel.SENIOR_TECHNICIAN: "一",
}
_BARE = {CareWorkerLevel.JUNIOR: "初级", CareWorkerLevel.INTERMEDIATE: "中级", CareWorkerLevel.ADVANCED: "高级"}
"""What people call the three lower grades for short. For a care worker 高级 is level 3, below the technicians."""


def folded(text: str) -> str:
    """Text as it is compared: full-width signs as plain ones, no case, single spaces, straight apostrophes."""
    return " ".join(unicodedata.normalize("NFKC", text).replace("’", "'").casefold().split())


def squeezed(text: str) -> str:
    """A heading as it is compared: `folded`, and without spaces, which people put into words to make them look alike in width."""
    return folded(text).replace(" ", "")


def cell(text: str) -> str | dict[str, object] | Flaw | None:
    """What a cell says: words, why a fact is missing, nothing (None), or something that says nothing clear.

    A leading apostrophe says that the rest is text as it stands, whatever it looks like.
    """
    if text.startswith("'"):
        return text[1:]
    word = text.strip()
    if not word:
        return None
    if word.isdecimal():  # as many are, and none of what follows is
        return word
    key = folded(word)
    if key in _EMPTY_MARKS:
        return Flaw("empty_mark", _SAY_WHY)
    if key in _ERRORS:
        return Flaw("spreadsheet_error", _COMPUTE)
    if _TOO_NARROW.fullmatch(key):
        return Flaw("spreadsheet_error", _WIDEN)
    why = _MISSING.get(key)
    if why is None:
        return word
    return None if why is Missing.NOT_ASKED else {"missing": why.value}


def total_in(text: str) -> str | None:
    """The word that makes a cell the head of a row of totals; None where there is none."""
    found = _TOTAL.fullmatch(squeezed(text))
    return found[1] if found else None


def remark_in(text: str) -> str | None:
    """The word that makes a cell a remark below a sheet, such as who filled it in; None where there is none."""
    found = _REMARK.fullmatch(squeezed(text))
    return found[1] if found else None


def _bad(fix: Text) -> Refusal:
    return Refusal(Flaw("bad_value", fix))


def _yes_no(value: object) -> bool:
    word = folded(value) if isinstance(value, str) else ""
    if word not in _A_YES | _A_NO:
        raise _bad(_YES_OR_NO)
    return word in _A_YES


def _number(value: object) -> Decimal:
    try:
        return to_decimal(value)
    except InvalidValueError as error:
        raise _bad(_A_NUMBER) from error


def _known(value: object) -> date | Month:
    try:
        return parse_day(value if isinstance(value, str) else "")
    except InvalidValueError as error:
        raise _bad(if_no_such_day(value, _SOME_DAY)) from error


def _day(value: object) -> date:
    try:
        day = _known(value)
    except Refusal:
        day = None
    if not isinstance(day, date):
        raise _bad(if_no_such_day(value, _A_DAY))
    return day


def _some_day(value: object) -> SomeDay:
    soonest, between, last = value.partition("..") if isinstance(value, str) else ("", "", "")
    if not between:
        return _known(value)
    try:
        return DayRange(_day(soonest), _day(last))
    except InvalidValueError as error:
        raise _bad(_SOME_DAY) from error


def _names(member: Labelled) -> Iterator[str]:
    """Everything a sheet may call a member; levels also go by the parts of their labels."""
    yield str(member.value)
    for label in (member.label.zh, member.label.en):
        yield label
        before, bracket, inside = label.replace("（", "(").partition("(")
        if bracket:
            yield before
        if bracket and isinstance(member, Ordered):
            yield inside.rstrip(")）")
        if isinstance(member, CareWorkerLevel):
            yield from label.split("/")
    if isinstance(member, CareWorkerLevel):
        yield from _care_worker_names(member)


def _care_worker_names(level: CareWorkerLevel) -> Iterator[str]:
    if level in _BARE:
        yield _BARE[level]
    if level in _NUMERALS:
        numeral, craft = _NUMERALS[level], level.label.zh.partition("/")[2]
        for number in (f"{numeral}级", f"{5 - '五四三二一'.index(numeral)}级"):
            yield number
            yield f"国家职业资格{number}"
            yield f"{number}({craft})"
            yield f"{craft}({number})"


@cache
def _members(kind: type[Labelled]) -> dict[str, Labelled]:
    return {folded(name): member for member in kind for name in _names(member)}


def _named_in(word: str, members: dict[str, Labelled]) -> list[Labelled]:
    """The members whose names stand in what was written: in 中级社工师 that is 中级, however near the spelling is to other names.

    A name that is part of another member's says little, and counts only where nothing else is found: 社会工作师 in 初级社会工作师.
    """
    inside = {name: member for name, member in members.items() if len(name) > 1 and name in word}
    telling = {
        name: member for name, member in inside.items() if not any(name in other for other, its in members.items() if its is not member)
    }
    return list(dict.fromkeys((telling or inside).values()))


def _choice(kind: type[Enum], value: object) -> Enum:
    members = _members(cast("type[Labelled]", kind))  # every list of choices has labels
    word = folded(value) if isinstance(value, str) else ""
    if word in members:
        return members[word]
    offered = {name: Text(f"“{member.label.zh}”", f'"{member.label.en}"') for name, member in members.items()}
    if named := _named_in(word, members):
        raise _bad(as_question(offered[folded(member.label.zh)] for member in named))
    every = Text("请填其中之一：", "give one of: ") + joined(dict.fromkeys(member.label for member in members.values()))
    raise _bad(did_you_mean(word, offered, otherwise=every))


WORDS = Leaves(text=read_text_value, yes_no=_yes_no, count=CODES.count, number=_number, day=_day, some_day=_some_day, choice=_choice)
"""How sheets are read: what people write, in Chinese or in English."""
