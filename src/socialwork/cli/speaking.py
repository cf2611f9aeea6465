"""How the command speaks: the language somebody chose, errors in that language, and the code it ends with."""

import io
import re
import sys
from typing import Any, ClassVar

import attrs
import click

from ..errors import SocialWorkError
from ..policies import OutOfForceError
from ..text import Lang, Text, check_lang
from ..wire import FileRefusedError

__all__ = ["LANG", "NotWrittenError", "SpeakingGroup", "seen", "spoken", "wrong_call"]

LANG = "socialwork.lang"
"""Where click's context keeps the language."""

_FILE_FAILED, _REFUSED = 3, 4

_UNSEEN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""Signs that steer a terminal, or turn the order of what is read; they have no business in an answer."""


def seen(text: str) -> str:
    """Text without signs that nobody sees: what stands in a file must not steer the terminal."""
    return _UNSEEN.sub("?", text)


@attrs.define
class NotWrittenError(SocialWorkError):
    """A result that could not be written; what was at its place is untouched.

    Attributes:
        path: The file.
        reason: What the operating system says.
    """

    code: ClassVar[str] = "not_written"

    path: str
    reason: str

    def __str__(self) -> str:
        return self.in_language("en")

    def in_language(self, lang: str) -> str:
        """The message in `"zh"` or `"en"`."""
        return Text(f"{self.path}：无法写入（{self.reason}）", f"{self.path}: cannot be written ({self.reason})").in_(check_lang(lang))


def spoken() -> Lang:
    """The language of the command that is running; Chinese where it was not read yet."""
    return check_lang(click.get_current_context().meta.get(LANG, "zh"))


def wrong_call(words: Text) -> click.UsageError:
    """The error of a call that cannot be meant so, to be raised."""
    return click.UsageError(words.in_(spoken()), click.get_current_context())


def in_words(error: SocialWorkError, lang: Lang) -> str:
    """What went wrong, as somebody at the command line can act on it."""
    match error:
        case OutOfForceError():
            window = error.window.text()
            return Text(
                f"{error.policy} 在 {error.day} 不在有效期内（{window.zh}）；请用有效期内的日期，或加 --beyond-validity 在有效期外测算",
                f"{error.policy} is not in force on {error.day} ({window.en}); give a day inside, or add --beyond-validity to go on deliberately",
            ).in_(lang)
        case _:
            return error.in_language(lang)


class SpeakingGroup(click.Group):
    """Commands whose streams never fail on a sign, and whose errors are told in words and end with their own codes."""

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run with the arguments of the program; see click."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):  # a program that embeds Python may have put something else there
                stream.reconfigure(errors="replace")
        return super().main(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was asked for; see click."""
        try:
            return super().invoke(ctx)
        except SocialWorkError as error:
            click.echo(seen(in_words(error, spoken())), err=True)
            ctx.exit(_FILE_FAILED if isinstance(error, (FileRefusedError, NotWrittenError)) else _REFUSED)
