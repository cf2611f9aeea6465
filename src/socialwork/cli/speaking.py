"""How the command speaks: the language somebody chose, errors in that language, and the code it ends with."""

import io
import os
import re
import sys
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from difflib import get_close_matches
from typing import IO, Any, ClassVar

import attrs
import click

from ..errors import InvalidValueError, SocialWorkError, UnknownNameError
from ..policies import OutOfForceError
from ..store import ConflictError, RegisterError
from ..talent import HAIYOU
from ..text import Lang, Text, check_lang, plain
from ..wire import FileRefusedError, Problem
from ..wire.faults import remedy
from ..wire.problems import literal
from .checking import FilesRefusedError

__all__ = ["LANG", "NotWrittenError", "SpeakingGroup", "WrongCall", "note_line", "records_told", "seen", "spoken", "wrong_call"]

LANG = "socialwork.lang"
"""Where click's context keeps the language."""

_ONCE_MORE = Text(
    "他人刚刚记入，本次什么也没有写入；请重新执行同一命令",
    "somebody else recorded something just now, and nothing of this was; run the same command again",
)

_FILE_FAILED, _REFUSED = 3, 4

_TYPED = {
    "on": plain("--on"),
    "recorded": plain("--recorded"),
    "seq": Text("第{}条", "record {}"),
    "journal": plain("--record"),
    "document": plain("--document"),
    "approved_on": plain("--approved-on"),
    "Event.subject": plain("--id"),
    "Event.recorder": plain("--recorder"),
    "Event.document": plain("--document"),
    "Payment.batch": plain("--batch"),
    "Call.cut_off": plain("--cut-off"),
    "Call.budget": plain("--budget"),
    "Call.ceiling": plain("--ceiling"),
    "Call.budget_share": plain("--budget-share"),
    "Call.places": plain("--places"),
    "Call.minimum": plain("--minimum"),
    "Call.instalments": plain("--instalments"),
    "Call.resolutions": plain("--resolve"),
}
"""What somebody typed, by the name that the library has for it; the value is there to be seen above, and is not told again."""

_ONLY_HELP: tuple[type[Exception], ...] = tuple(filter(None, [getattr(click.exceptions, "NoArgsIsHelpError", None)]))
"""What newer versions of click raise to print the help of a group."""

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
        reason: Why the operating system did not do it.
    """

    code: ClassVar[str] = "not_written"

    path: str
    reason: Text

    def __str__(self) -> str:
        return self.in_language("en")

    def in_language(self, lang: str) -> str:
        """The message in `"zh"` or `"en"`."""
        return Text(f"{self.path}：无法写入：{self.reason.zh}", f"{self.path}: cannot be written: {self.reason.en}").in_(check_lang(lang))


_OF_FILES = (FileRefusedError, FilesRefusedError, NotWrittenError, RegisterError)
"""What goes wrong with files, and not with the question."""


def spoken() -> Lang:
    """The language of the command that is running; Chinese where it was not read yet."""
    return check_lang(click.get_current_context().meta.get(LANG, "zh"))


class WrongCall(click.UsageError):
    """A call that cannot be meant so, told in the language that somebody chose."""

    def __init__(self, message: str, ctx: click.Context | None, lang: Lang) -> None:
        super().__init__(message, ctx)
        self.lang = lang

    def show(self, file: IO[Any] | None = None) -> None:
        """Print how the command is used, and what is wrong; see click."""
        if self.lang == "en" or self.ctx is None:
            super().show(file)
            return
        out = sys.stderr if file is None else file
        click.echo(f"用法：{self.ctx.get_usage().partition(' ')[2]}\n说明：{self.ctx.command_path} --help\n", file=out)
        click.echo(f"错误：{self.format_message()}", file=out)


def records_told(first: int, last: int) -> Text:
    """Records in a row, by their numbers."""
    if first == last:
        return Text(f"第{first}条", f"record {first}")
    return Text(f"第{first}条至第{last}条", f"records {first} to {last}")


def note_line(said: Text) -> Text:
    """What is odd and was done all the same, as a line of its own."""
    return Text("注意：", "note: ") + said


def wrong_call(words: Text) -> WrongCall:
    """The error of a call that cannot be meant so, to be raised."""
    return WrongCall(words.in_(spoken()), click.get_current_context(), spoken())


def asked_for(args: Sequence[str]) -> Lang:
    """The language that a call asks for, as far as that can be seen before it is understood."""
    said = [os.environ.get("SOCIALWORK_LANG", ""), *args]
    for before, word in zip(reversed(said[:-1]), reversed(said[1:]), strict=True):
        if before == "--lang" or word.startswith("--lang="):
            return "en" if word.removeprefix("--lang=").lower() == "en" else "zh"
    return "en" if said[0].strip().lower() == "en" else "zh"


def _in_chinese(error: click.UsageError) -> str:
    """What click says of a wrong call, in our words; its own follow as a detail where ours do not say everything."""
    param = error.param if isinstance(error, click.BadParameter) else None
    named = "" if param is None else param.opts[0]
    match error:
        case click.NoSuchOption():
            near = get_close_matches(error.option_name, error.possibilities or ())
            return f"没有选项 {error.option_name}" + (f"；是否为 {' 或 '.join(near)}？" if near else "；可用的选项见 --help")
        case click.MissingParameter():
            return f"缺少选项 {named}；请补上" if isinstance(param, click.Option) else f"缺少参数 {named.upper()}；请补上"
        case click.BadOptionUsage():
            wants_one = "argument" in error.message
            return f"选项 {error.option_name} {'后面缺少它的值；请补上' if wants_one else '不带值；请去掉等号及其后的内容'}"
        case click.BadParameter() if param is not None:
            return f"{named} 的值不对{_what_to_give(param, error.message)}"
        case _:
            return f"调用有误（{error.format_message()}）"


def _what_to_give(param: click.Parameter, detail: str) -> str:
    if isinstance(param.type, click.Choice):
        return f"；请填 {'、'.join(map(str, param.type.choices))} 之一"
    return f"；请填{param.type.min}或以上的整数" if isinstance(param.type, click.IntRange) else f"（{detail}）"


def in_words(error: SocialWorkError, lang: Lang) -> str:
    """What went wrong, as somebody at the command line can act on it."""
    match error:
        case OutOfForceError():
            window, title = error.window.text(), HAIYOU.title if error.policy == HAIYOU.id else plain(error.policy)
            return Text(
                f"{error.day} 不在{title.zh}的有效期内（{window.zh}）；请用有效期内的日期，或加 --beyond-validity 在有效期外测算",
                f"{title.en} is not in force on {error.day} ({window.en}); give a day inside, or add --beyond-validity to go on deliberately",
            ).in_(lang)
        case ConflictError():
            return attrs.evolve(error, fix=_ONCE_MORE).in_language(lang)
        case InvalidValueError() if error.where.startswith("Round."):
            path = error.where.replace("Round.", "$.")
            missing = Problem(path, None, None, "" if error.got is None else literal(error.got), remedy(error), error.code)
            return Text(f"批次文件 {missing.in_language('zh')}", f"round file, {missing}").in_(lang)
        case InvalidValueError() if error.where in _TYPED:
            fix, typed = remedy(error), _TYPED[error.where]
            return Text(f"{typed.zh.format(error.got)}：{fix.zh}", f"{typed.en.format(error.got)}: {fix.en}").in_(lang)
        case _:
            return error.in_language(lang)


@contextmanager
def _spoken_in(lang: Lang) -> Generator[None, None, None]:
    """Tells click's own errors of wrong calls in a language."""
    try:
        yield
    except click.UsageError as error:
        if lang == "en" or isinstance(error, (WrongCall, *_ONLY_HELP)):
            raise
        raise WrongCall(_in_chinese(error), error.ctx or click.get_current_context(silent=True), lang) from error


class SpeakingGroup(click.Group):
    """Commands whose streams never fail on a sign, and whose errors are told in words and end with their own codes."""

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run with the arguments of the program; see click."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):  # a program that embeds Python may have put something else there
                stream.reconfigure(errors="replace")
        return super().main(*args, **extra)

    def make_context(self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any) -> click.Context:
        """Understand the arguments; see click."""
        lang = asked_for(args)
        with _spoken_in(lang):
            ctx = super().make_context(info_name, args, parent, **extra)
        ctx.meta.setdefault(LANG, lang)
        return ctx

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that was asked for; see click."""
        name, known = args[0], self.list_commands(ctx)
        if name not in known and not name.startswith("-"):
            error = UnknownNameError(Text("命令", "command"), name, tuple(known))
            raise wrong_call(Text(error.in_language("zh"), error.in_language("en")))
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was asked for; see click."""
        try:
            with _spoken_in(spoken()):
                return super().invoke(ctx)
        except SocialWorkError as error:
            click.echo(seen(in_words(error, spoken())), err=True)
            ctx.exit(_FILE_FAILED if isinstance(error, _OF_FILES) else _REFUSED)


SpeakingGroup.group_class = SpeakingGroup  # for the groups inside
