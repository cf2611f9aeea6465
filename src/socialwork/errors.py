"""What can go wrong, with stable codes and a way out.

Every error that this package raises on purpose is a `SocialWorkError`. Programs read its fields and its `code`, which does not change
between releases; people read its text. What is personal never stands in either: see `shown`.
"""

import re
from collections.abc import Iterable
from typing import ClassVar, Protocol, runtime_checkable

import attrs

__all__ = [
    "MASK",
    "DuplicateNameError",
    "InvalidValueError",
    "SocialWorkError",
    "UnknownNameError",
    "mask_identity",
    "shown",
]

MASK = "***"
"""What stands in place of a personal value."""

_IDENTITY = re.compile(r"(?<![0-9A-Za-z])(?:\d{17}[\dXx]|\d{15})(?![0-9A-Za-z])")
_LONGEST_SHOWN = 60


@runtime_checkable
class Bilingual(Protocol):
    """Anything that says the same in Chinese (`zh`) and English (`en`)."""

    @property
    def zh(self) -> str: ...
    @property
    def en(self) -> str: ...


def mask_identity(text: str) -> str:
    """Replace whatever looks like a resident identity number (15 or 18 characters) by `MASK`."""
    return _IDENTITY.sub(MASK, text)


def shown(value: object, *, personal: bool = False) -> str:
    """A value as an error may print it: short, and without personal content.

    Args:
        value: What was found.
        personal: Whether the value belongs to a fact marked personal; then only its type is told.
    """
    if personal:
        return f"{MASK} ({type(value).__name__})"
    try:
        text = mask_identity(repr(value))
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
    """

    code: ClassVar[str] = "unknown_name"

    what: "str | Bilingual"
    got: str
    known: tuple[str, ...]

    @property
    def near(self) -> tuple[str, ...]:
        """The known names that look most like the one given, best first."""
        from difflib import get_close_matches  # takes longer to load than all of this module

        lowered = {name.lower(): name for name in self.known}
        return tuple(lowered[name] for name in get_close_matches(str(self.got).lower(), lowered, n=3, cutoff=0.5))

    def __str__(self) -> str:
        return self.in_language("en")

    def in_language(self, lang: str) -> str:
        """The message in `"zh"` or `"en"`."""
        found, near = shown(self.got), [mask_identity(name) for name in self.near]
        listed = [mask_identity(name) for name in self.known[:_NAMED]]
        more = len(self.known) > _NAMED
        if lang == "zh":
            some = f"共{len(self.known)}个，如{'、'.join(listed)}" if more else f"现有：{'、'.join(listed) or '无'}"
            meant = f"是否为 {' 或 '.join(near)}？"
            return f"{_say(self.what, lang)}中没有 {found}；{meant if near else some}"
        some = f"there are {len(self.known)}, such as {', '.join(listed)}" if more else f"known: {', '.join(listed) or 'none'}"
        meant = f"did you mean {' or '.join(near)}?"
        return f"no {_say(self.what, lang)} is named {found}; {meant if near else some}"


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
