"""Ids that begin to be used: such as people and spreadsheet programs keep as they are."""

import re
import unicodedata

from ..text import Text
from .leaves import Flaw, Refusal, read_id

__all__ = ["read_new_id"]

_LONGEST_ID = 100
_LONGEST_NUMBER = 11
"""Spreadsheet programs show, and save, a number of more digits as a quantity: 1.23457E+11."""

_BEGINS_A_FORMULA = ("=", "+", "-", "@")
_A_QUANTITY = re.compile(r"[0-9]+(?:\.[0-9]*)?E[+-]?[0-9]+")
_WITH_ZEROS = re.compile(r"0[0-9]+")
_A_DECIMAL = re.compile(r"[0-9]*\.[0-9]+|[0-9]+\.|[0-9]{1,3}(?:,[0-9]{3})+|[0-9.]+%")
_PART = "((?:19|[2-9][0-9])[0-9]{2}|[0-9]{1,2})"
_NUMBERS_APART = re.compile(f"{_PART}[-/]{_PART}(?:[-/]{_PART})?")
_MONTH_NUMBER = re.compile(r"0?[1-9]|1[0-2]")
_MONTH = "(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC|JANUARY|FEBRUARY|MARCH|APRIL|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)"
_A_DAY_IN_WORDS = re.compile(
    rf"{_MONTH}[-/ ]?[0-9]{{1,4}}(?:[-/ ,]+[0-9]{{1,4}})?|[0-9]{{1,4}}[-/ ]?{_MONTH}(?:[-/ ]?[0-9]{{1,4}})?|(?:[0-9]{{2,4}}年)?[0-9]{{1,2}}月(?:[0-9]{{1,2}}日)?"
)

_FORMULA = Text(
    "编号不要以 =、+、-、@ 开头，表格软件会当作公式；请以字母或数字开头",
    "spreadsheet programs take what begins with =, +, - or @ for a formula; begin the id with a letter or a digit",
)
_QUANTITY = Text(
    "表格软件会把此编号当作科学计数法的数值而改写；请在前面加字母",
    "spreadsheet programs take this id for a number in scientific notation and rewrite it; put a letter before it",
)
_ZEROS = Text(
    "表格软件会删去编号开头的0；请在前面加字母，如 A007",
    "spreadsheet programs drop the zeros that an id begins with; put a letter before it, as in A007",
)
_TOO_LONG_A_NUMBER = Text(
    f"表格软件会改写超过{_LONGEST_NUMBER}位的数字；请改用较短的编号，或在前面加字母",
    f"spreadsheet programs rewrite a number of more than {_LONGEST_NUMBER} digits; give a shorter id, or put a letter before it",
)
_DECIMAL = Text(
    "表格软件会把此编号当作数值而改写，如 1.0 改为 1；请在前面加字母，如 A1",
    "spreadsheet programs take this id for a quantity and rewrite it, as 1.0 to 1; give one that begins with a letter, such as A1",
)
_DAY = Text(
    "表格软件会把此编号当作日期而改写；请改用不像日期的编号，如 A05",
    "spreadsheet programs take this id for a day and rewrite it; give one that is none, such as A05",
)
_UNSEEN = Text("编号中有看不见的字符；请删去后重写", "there are signs in the id that nobody sees; write it anew without them")
_SHORT_ID = Text(f"编号不得超过{_LONGEST_ID}个字符；请改用较短的编号", f"give an id of at most {_LONGEST_ID} signs")


def _may_be_a_day(id_: str) -> bool:
    """Whether it could be taken for a day or a month: years, days and months apart, and one of them a month."""
    found = _NUMBERS_APART.fullmatch(id_)
    return found is not None and any(part is not None and _MONTH_NUMBER.fullmatch(part) for part in found.groups())


def _rewritten(id_: str) -> Text | None:
    """What a spreadsheet program would make of an id that it did not keep; None where it keeps it."""
    if id_.startswith(_BEGINS_A_FORMULA):
        return _FORMULA
    if _A_QUANTITY.fullmatch(id_):
        return _QUANTITY
    if _WITH_ZEROS.fullmatch(id_):
        return _ZEROS
    if id_.isdecimal() and len(id_) > _LONGEST_NUMBER:
        return _TOO_LONG_A_NUMBER
    if _A_DECIMAL.fullmatch(id_):
        return _DECIMAL
    return _DAY if _may_be_a_day(id_) or _A_DAY_IN_WORDS.fullmatch(id_) else None


def read_new_id(text: str) -> str:
    """An id that begins to be used: as `read_id`, and one that people and spreadsheet programs keep as it is.

    Raises:
        Refusal: If it is none, or would not be kept.
    """
    id_ = read_id(text)
    if len(id_) > _LONGEST_ID:
        raise Refusal(Flaw("bad_value", _SHORT_ID))
    if any(unicodedata.category(sign) in {"Cf", "Zl", "Zp"} for sign in id_):  # signs of format, and what ends a line or a paragraph
        raise Refusal(Flaw("bad_value", _UNSEEN))
    if (fix := _rewritten(unicodedata.normalize("NFKC", id_).upper())) is not None:
        raise Refusal(Flaw("bad_value", fix))
    return id_
