"""What can go wrong, with stable codes and a way out.

Every error that this package raises on purpose is a `SocialWorkError`. Programs read its fields and its `code`, which does not change
between releases; people read its text. What is personal never stands in either: see `shown`.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import ClassVar, Protocol, runtime_checkable

import attrs

__all__ = [
    "MASK",
    "DuplicateNameError",
    "InvalidValueError",
    "MissingExtraError",
    "SocialWorkError",
    "UnknownNameError",
    "mask_identity",
    "number_of_a_person",
    "shown",
]

MASK = "***"
"""What stands in place of a personal value."""

_GAP = r"[\s\-\u2010-\u2015]{0,3}"
"""What people put between the groups of a long number."""


def _digits(count: int) -> str:
    return _GAP.join([r"\d"] * count)


_YEAR, _YEAR_IN_CENTURY = rf"(?:1{_GAP}[89]|2{_GAP}0){_GAP}{_digits(2)}", _digits(2)
_MONTH_AND_DAY = rf"(?:0{_GAP}[1-9]|1{_GAP}[0-2]){_GAP}(?:0{_GAP}[1-9]|[12]{_GAP}\d|3{_GAP}[01])"
_LONG_NUMBER = (
    # Undivided, 15 or 18 signs are enough; divided, they need a day of birth in the middle: `2023-0901-0000001` is somebody's running number.
    rf"""(?<!\d)(?:
        (?P<identity>
            (?:\d{{17}}[\dXx]|\d{{15}})
            |{_digits(6)}{_GAP}{_YEAR}{_GAP}{_MONTH_AND_DAY}{_GAP}{_digits(3)}{_GAP}[\dXx]
            |{_digits(6)}{_GAP}{_YEAR_IN_CENTURY}{_GAP}{_MONTH_AND_DAY}{_GAP}{_digits(3)}
        )(?!\d)
        |(?P<mobile>(?:(?:\+|00)?86{_GAP})?1[3-9]\d{_GAP}{_digits(8)})(?!\d)
        |(?P<rounded>\d(?:\.\d+)?[Ee]\+\d\d)(?!\d)
    )"""
)
_SHORTEST = 11
"""The signs that every number has at least, but for a rounded one, which has a plus."""
_AS_PLAIN = str.maketrans("０１２３４５６７８９Ｘｘ－＋．Ｅｅ", "0123456789Xx-+.Ee")
_LONGEST_SHOWN = 60


@cache
def _long_number() -> re.Pattern[str]:
    return re.compile(_LONG_NUMBER, re.VERBOSE)  # which takes a while, and most imports never look for one


@runtime_checkable
class Bilingual(Protocol):
    """Anything that says the same in Chinese (`zh`) and English (`en`)."""

    @property
    def zh(self) -> str: ...
    @property
    def en(self) -> str: ...


def number_of_a_person(text: str) -> str | None:
    """Which number of a person this text seems to hold: `"identity"`, `"mobile"`, or `"rounded"`, one that a spreadsheet wrote as `3.7E+17`."""
    if len(text) < _SHORTEST and not ("+" in text or "＋" in text):  # which is quickly seen, and true of most ids
        return None
    found = _long_number().search(text.translate(_AS_PLAIN))
    return found.lastgroup if found else None


def mask_identity(text: str) -> str:
    """Replace whatever looks like a number of a person by `MASK`.

    These are resident identity numbers (15 or 18 characters) and mobile numbers (11 digits, or with 86 before them), spaces and dashes in
    them or not, and what a spreadsheet makes of such a number: `3.70102E+17`.
    """
    kept: list[str] = []
    end = 0
    for found in _long_number().finditer(text.translate(_AS_PLAIN)):
        kept += (text[end : found.start()], MASK)
        end = found.end()
    return "".join((*kept, text[end:]))


def shown(value: object, *, personal: bool = False) -> str:
    """A value as an error may print it: short, and without personal content.

    Args:
        value: What was found.
        personal: Whether the value belongs to a fact marked personal; then only its type is told.
    """
    if personal:
        return f"{MASK} ({type(value).__name__})"
    try:
        text = mask_identity(repr(mask_identity(value) if isinstance(value, str) else value))
    except ValueError:  # an int of more digits than Python writes out
        text = type(value).__name__
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 3]}..."


class SocialWorkError(Exception):
    """Root of everything this package raises on purpose; catch this one.

    Attributes:
        code: A stable name of the kind of error, for programs.
    """

    code: ClassVar[str] = "error"

    def in_language(self, lang: str) -> str:
        """The message in `"zh"` or `"en"`; errors that only a programmer meets say it in English."""
        return str(self)


def _say(words: "str | Bilingual", lang: str) -> str:
    if isinstance(words, str):
        return words
    return words.zh if lang == "zh" else words.en


@attrs.define
class InvalidValueError(SocialWorkError, ValueError):
    """A value is outside what the policy or the type allows.

    Attributes:
        where: What was being set: a name, or a path into a document.
        got: What was found; where it belongs to a personal fact, only its type.
        fix: What would be right.
        personal: Whether the value belongs to a personal fact.
    """

    code: ClassVar[str] = "invalid_value"

    where: str
    got: object
    fix: "str | Bilingual"
    personal: bool = False

    def __attrs_post_init__(self) -> None:
        if self.personal and not str(self.got).startswith(MASK):  # nothing that prints an error, not even its fields, may show the value
            self.got = shown(self.got, personal=True)

    def __str__(self) -> str:
        return self.in_language("en")

    def in_language(self, lang: str) -> str:
        """The message in `"zh"` or `"en"`."""
        found = str(self.got) if self.personal else shown(self.got)
        if lang == "zh":
            return f"{self.where}：读到 {found}；{_say(self.fix, lang)}"
        return f"{self.where}: got {found}; {_say(self.fix, lang)}"


_NAMED = 8  # as many known names an error lists; of more it tells how many there are


@attrs.define
class UnknownNameError(SocialWorkError, LookupError):
    """A name that nothing here bears; the text offers the nearest ones.

    Attributes:
        what: What kind of thing was named: `"clause"`, a reading, ...
        got: The name that was given.
        known: The names there are.
        barred: Names that are there and cannot be chosen.
    """

    code: ClassVar[str] = "unknown_name"
    _likeness: ClassVar[float] = 0.5
    """How much alike a name must be to be offered, from 0 to 1."""

    what: "str | Bilingual"
    got: str
    known: tuple[str, ...]
    barred: tuple[str, ...] = ()

    @property
    def near(self) -> tuple[str, ...]:
        """The known names that look most like the one given, best first."""
        from ._nearness import near_names  # takes longer to load than all of this module

        return near_names(str(self.got), self.known, share=self._likeness)

    def __str__(self) -> str:
        return self.in_language("en")

    def in_language(self, lang: str) -> str:
        """The message in `"zh"` or `"en"`."""
        if lang == "zh":
            return f"{_say(self.what, lang)}中没有 {shown(self.got)}；{self.instead(lang)}"
        return f"no {_say(self.what, lang)} is named {shown(self.got)}; {self.instead(lang)}"

    def instead(self, lang: str) -> str:
        """What could be meant, or what there is, in `"zh"` or `"en"`."""
        near, barred = ([mask_identity(name) for name in names] for names in (self.near, self.barred))
        listed = [mask_identity(name) for name in self.known[:_NAMED]]
        more = len(self.known) > _NAMED
        if lang == "zh":
            some = f"共{len(self.known)}个，如{'、'.join(listed)}" if more else f"现有：{'、'.join(listed) or '无'}"
            apart = f"（已排除、不可选的：{'、'.join(barred)}）" if barred else ""
            return f"是否为 {' 或 '.join(near)}？" if near else f"{some}{apart}"
        some = f"there are {len(self.known)}, such as {', '.join(listed)}" if more else f"known: {', '.join(listed) or 'none'}"
        apart = f" (excluded, and not to be chosen: {', '.join(barred)})" if barred else ""
        return f"did you mean {' or '.join(near)}?" if near else f"{some}{apart}"


@attrs.define
class DuplicateNameError(SocialWorkError, ValueError):
    """Something that must be unique was given twice.

    Attributes:
        what: What kind of thing: a candidate id, a fact name, ...
        names: Each name that occurs more than once.
    """

    code: ClassVar[str] = "duplicate_name"

    what: "str | Bilingual"
    names: tuple[str, ...]

    @classmethod
    def check(cls, what: "str | Bilingual", names: Iterable[str]) -> None:
        """Raise if a name occurs twice, naming each that does."""
        seen: set[str] = set()
        twice: dict[str, None] = {}
        for name in names:
            if name in seen:
                twice[name] = None
            seen.add(name)
        if twice:
            raise cls(what, tuple(twice))

    def __str__(self) -> str:
        return self.in_language("en")

    def in_language(self, lang: str) -> str:
        """The message in `"zh"` or `"en"`."""
        names = [mask_identity(name) for name in self.names]
        if lang == "zh":
            return f"{_say(self.what, lang)}不得重复；重复的有：{'、'.join(names)}"
        return f"each {_say(self.what, lang)} may occur once; twice or more: {', '.join(names)}"


@attrs.define
class MissingExtraError(SocialWorkError, ImportError):
    """Something needs a package that an extra brings, and it is not installed.

    Attributes:
        package: The package that is missing.
        extra: The extra that brings it.
    """

    code: ClassVar[str] = "missing_extra"

    package: str
    extra: str

    def __str__(self) -> str:
        return self.in_language("en")

    def in_language(self, lang: str) -> str:
        """The message in `"zh"` or `"en"`."""
        how = f'pip install "socialwork[{self.extra}]"'
        return f"缺少 {self.package}；请安装：{how}" if lang == "zh" else f"{self.package} is missing; install it: {how}"
