"""Words in the two languages that every answer speaks."""

import re
import unicodedata
from collections.abc import Iterable
from enum import Enum
from functools import total_ordering
from typing import Literal, NoReturn, Self, get_args

import attrs

from .errors import DuplicateNameError, InvalidValueError, UnknownNameError

__all__ = [
    "YEARS",
    "Labelled",
    "Lang",
    "Ordered",
    "Text",
    "Unit",
    "alike",
    "check_distinct",
    "check_lang",
    "check_written_alike",
    "joined",
    "numbered",
    "plain",
]

Lang = Literal["zh", "en"]
"""The languages of every label and every reason."""


def check_lang(lang: str) -> Lang:
    """`lang` itself, if it is a language that everything here speaks.

    Raises:
        InvalidValueError: If it is another one.
    """
    if lang not in get_args(Lang):
        raise InvalidValueError("lang", lang, 'give "zh" or "en"')
    return "zh" if lang == "zh" else "en"


@attrs.frozen
class Text:
    """The same said in Chinese and in English; neither may be empty.

    Attributes:
        zh: In Chinese.
        en: In English.

    Raises:
        InvalidValueError: If one of the two is empty.
    """

    zh: str
    en: str

    def __attrs_post_init__(self) -> None:
        if not (self.zh.strip() and self.en.strip()):
            raise InvalidValueError("Text", (self.zh, self.en), "give the words in both languages")

    def in_(self, lang: Lang) -> str:
        """The words in one language."""
        return self.zh if lang == "zh" else self.en

    def __add__(self, other: "Text") -> "Text":
        """Both texts, one after the other, with no space between."""
        return Text(self.zh + other.zh, self.en + other.en)

    def as_data(self) -> dict[str, str]:
        """The words by language: `{"zh": ..., "en": ...}`."""
        return {"zh": self.zh, "en": self.en}


@attrs.frozen
class Unit(Text):
    """What something is counted in, with the English for many and, where it differs, for exactly one.

    Attributes:
        one: In English, for exactly one: `"year"` beside `"years"`; None where it is the same.

    >>> YEARS = Unit("年", "years", "year")
    >>> YEARS.counted(1).en, YEARS.counted(5).en, YEARS.counted(5).zh
    ('1 year', '5 years', '5年')
    """

    one: str | None = None

    def counted(self, number: object) -> Text:
        """So many of it."""
        word = self.one if self.one is not None and str(number) == "1" else self.en
        return Text(f"{number}{self.zh}", f"{number} {word}")


YEARS = Unit("年", "years", "year")
"""What years are counted in."""


def alike(id_: str) -> str:
    """An id without what people do not tell apart: case, width, spaces, and signs that nobody sees.

    >>> alike("ｈ 001") == alike("H001")
    True
    """
    if id_.isascii():  # as most are: no width, and no signs that nobody sees
        return "".join(id_.casefold().split())
    plain_signs = unicodedata.normalize("NFKC", id_).casefold()
    return "".join(sign for sign in plain_signs if not sign.isspace() and unicodedata.category(sign) != "Cf")


def check_distinct(what: Text, ids: Iterable[str]) -> None:
    """Refuse ids that stand there twice, or that are `alike`: they are probably one, and would be counted as two.

    Args:
        what: Whose ids they are.
        ids: The ids.

    Raises:
        DuplicateNameError: If one stands there twice, or two are `alike`; it names them all.
    """
    listed = tuple(ids)
    DuplicateNameError.check(what, listed)
    written: dict[str, list[str]] = {}
    for each in listed:
        written.setdefault(alike(each), []).append(each)
    if same := [each for ways in written.values() if len(ways) > 1 for each in ways]:
        raise DuplicateNameError(what + Text("（不计大小写、全角半角和空格）", ", whatever its case, width and spaces,"), tuple(same))


def check_written_alike(what: Text, ids: Iterable[str]) -> None:
    """Refuse ids that are `alike` and yet differ, in lists where one may stand several times.

    Args:
        what: Whose ids they are.
        ids: The ids, in any order.

    Raises:
        DuplicateNameError: If two are `alike` and differ; it names them all.
    """
    check_distinct(what, sorted(set(ids)))


def numbered(id_: str) -> tuple[object, ...]:
    """An id with its numbers as numbers, by which `B2` stands before `B12`: `h89` and `H089` have the same."""
    return tuple(int(part) if part.isdecimal() else part for part in re.split(r"(\d+)", alike(id_)))


def plain(words: object) -> Text:
    """Words that are the same in both languages: a figure, a day, an id."""
    return Text(str(words), str(words))


def joined(parts: Iterable[Text], *, zh: str = "、", en: str = ", ") -> Text:
    """The parts in order, with the separator of each language between them.

    Raises:
        InvalidValueError: If there are no parts.
    """
    listed = tuple(parts)
    return Text(zh.join(part.zh for part in listed), en.join(part.en for part in listed))


class Labelled(Enum):
    """A list of named values, each with its words in both languages.

    A member is written `CODE = "code", "中文", "English"`; its `value` is the code, which is ASCII and does not change between releases.
    """

    label: Text

    def __new__(cls, code: str, zh: str, en: str) -> Self:
        """A member: its code, and its words in both languages."""
        member = object.__new__(cls)
        member._value_ = code
        member.label = Text(zh, en)
        return member

    @classmethod
    def of(cls, code: str) -> Self:
        """The member of that code.

        Raises:
            UnknownNameError: If there is none.
        """
        for member in cls:
            if member.value == code:
                return member
        raise UnknownNameError(cls.__name__, code, tuple(str(member.value) for member in cls))

    @classmethod
    def _missing_(cls, value: object) -> NoReturn:
        # What `cls(code)` says of a code that is none.
        codes = ", ".join(str(member.value) for member in cls)
        raise InvalidValueError(cls.__name__, value, Text(f"请给其中之一：{codes}", f"give one of: {codes}"))

    # Members are singletons and compare by identity; the inherited hash is a slow Python function.
    __hash__ = object.__hash__


@total_ordering
class Ordered(Labelled):
    """A scale: the members stand in rising order, and only members of one scale can be compared."""

    @property
    def rank(self) -> int:
        """The place on the scale, 0 for the lowest."""
        return list(type(self)).index(self)

    def __lt__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self.rank < other.rank
