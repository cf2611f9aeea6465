"""What can go wrong with a register, each kind with a code of its own, where it is, and what to do."""

from typing import ClassVar

import attrs

from ..errors import SocialWorkError
from ..text import Text, check_lang

__all__ = ["ConflictError", "DamagedRegisterError", "NotARegisterError", "NotStoredError", "RegisterError", "RegisterVersionError"]


@attrs.define
class RegisterError(SocialWorkError):
    """Something is wrong with a register; nothing was changed.

    Attributes:
        path: The file or folder.
        why: What is wrong.
        fix: What to do.
    """

    code: ClassVar[str] = "register"

    path: str
    why: Text
    fix: Text

    def __str__(self) -> str:
        return self.in_language("en")

    def in_language(self, lang: str) -> str:
        """The message in `"zh"` or `"en"`."""
        if check_lang(lang) == "zh":
            return f"{self.path}：{self.why.zh}；{self.fix.zh}"
        return f"{self.path}: {self.why.en}; {self.fix.en}"


@attrs.define
class NotARegisterError(RegisterError):
    """There is no register, or something else is in its place."""

    code: ClassVar[str] = "not_a_register"


@attrs.define
class RegisterVersionError(RegisterError):
    """A register that an older or newer version of this package wrote.

    Attributes:
        found: The version of the file.
        known: The version that this package reads and writes.
    """

    code: ClassVar[str] = "register_version"

    found: int
    known: int


@attrs.define
class DamagedRegisterError(RegisterError):
    """What is in a register is not what was put there, or nothing that its policy knows.

    Attributes:
        row: The number of the record, or the id of the person; None where it is about the file as a whole.
    """

    code: ClassVar[str] = "register_damaged"

    row: int | str | None = None

    def in_language(self, lang: str) -> str:
        """The message in `"zh"` or `"en"`."""
        said = super().in_language(lang)
        if self.row is None:
            return said
        place = f"{self.path}，第{self.row}条" if isinstance(self.row, int) else f"{self.path}，{self.row}"
        if check_lang(lang) == "en":
            place = f"{self.path}, record {self.row}" if isinstance(self.row, int) else f"{self.path}, {self.row}"
        return place + said[len(self.path) :]


@attrs.define
class NotStoredError(RegisterError):
    """What was to be done with a register was not done: the disk is full, the place is read-only, another program holds it."""

    code: ClassVar[str] = "not_stored"


@attrs.define
class ConflictError(RegisterError):
    """Somebody else recorded something in the meantime; nothing was written.

    Attributes:
        expected: The number of the last record, as the caller knew it.
        found: Its number now.
    """

    code: ClassVar[str] = "conflict"

    expected: int
    found: int
