"""What the commands take, said once."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any, Literal, get_args

import click

from ..days import if_no_such_day, parse_day
from ..errors import InvalidValueError
from ..text import Lang, Text
from .asking import Question, chosen_twice
from .giving import Giving
from .speaking import LANG, WrongCall, wrong_call

__all__ = ["Command", "Varied", "a_day", "against", "asks", "chooses_readings", "gives", "goes_on", "in_a_language", "on_a_day", "varies"]

Command = Callable[..., None]
Varied = Literal["all"] | tuple[str, ...] | None


def _keep_language(ctx: click.Context, _: click.Parameter, value: str) -> None:
    ctx.meta[LANG] = value


def _day(_: click.Context, parameter: click.Parameter, value: str | None) -> date | None:
    if value is None:
        return None
    try:
        day = parse_day(value)
    except InvalidValueError:
        day = None
    if not isinstance(day, date):
        name = parameter.opts[0]
        fix = if_no_such_day(value, Text("请给确切日期，如 2023-09-01", "give an exact day like 2023-09-01"))
        raise wrong_call(Text(f"{name}：{value}：{fix.zh}", f"{name}: {value}: {fix.en}"))
    return day


def a_day(name: str, words: str, *, also: tuple[str, ...] = (), required: bool = False) -> Callable[[Command], Command]:
    """Adds an option that takes a day; there is none that means today.

    Args:
        name: What the option is called, `"--on"`.
        words: What it is for, in both languages.
        also: What else it is called.
        required: Whether it must be there.
    """
    return click.option(name, *also, name[2:].replace("-", "_"), metavar="DAY", callback=_day, required=required, help=words)


def _readings(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    chosen: dict[str, str] = {}
    for value in values:
        reading, equals, option = (part.strip() for part in value.replace("＝", "=").partition("="))
        if not (reading and equals and option):
            how = Text("请写成 ID=OPTION，如 AJ1=about", "write ID=OPTION, like AJ1=about")
            raise wrong_call(Text(f"--reading：{value}：{how.zh}", f"--reading: {value}: {how.en}"))
        if chosen.setdefault(reading, option) != option:
            raise chosen_twice(reading, chosen[reading], option)
    return chosen


def _varied(_: click.Context, __: click.Parameter, value: str | None) -> Varied:
    if value is None:
        return None
    named = tuple(part.strip() for part in value.replace("，", ",").split(",") if part.strip())
    if named == ("all",):
        return "all"
    if not named or "all" in named:
        how = Text("请写 all，或口径编号，如 AJ5,AJ7", "write all, or ids of readings, like AJ5,AJ7")
        raise wrong_call(Text(f"--readings：{value}：{how.zh}", f"--readings: {value}: {how.en}"))
    return named


def _one_reform(_: click.Context, parameter: click.Parameter, values: tuple[Path, ...]) -> Path | None:
    if len(values) > 1:
        name = parameter.opts[0]
        raise wrong_call(
            Text(
                f"{name} 只能给一次；几项改革方案请写入一个文件：同时施行用 together，先后施行用 then",
                f"{name} can be given once; write several reforms into one file: together for both at once, then for one after the other",
            )
        )
    return values[0] if values else None


class _Language(click.Option):
    """An option that tells the environment's mistakes as its own."""

    def resolve_envvar_value(self, ctx: click.Context) -> str | None:
        """What the environment says, if it is a language; see click."""
        said = super().resolve_envvar_value(ctx)
        if said is not None and said.strip().lower() not in get_args(Lang):
            words = Text(
                f"环境变量 {self.envvar} 为 {said}；请设为 zh 或 en，或删去",
                f"the environment variable {self.envvar} is {said}; set it to zh or en",
            )
            raise WrongCall(f"{words.zh} / {words.en}", ctx, "zh")
        return None if said is None else said.strip()


in_a_language = click.option(
    "--lang", cls=_Language, type=click.Choice(get_args(Lang), case_sensitive=False), default="zh", show_default=True, envvar="SOCIALWORK_LANG", show_envvar=True,
    is_eager=True, expose_value=False, callback=_keep_language, help="输出语言 / language of the output",
)  # fmt: skip
"""Adds `--lang`, which `spoken()` then tells."""

_PATH = click.Path(path_type=Path)
chooses_readings = click.option(
    "--reading",
    "readings",
    metavar="ID=OPTION",
    multiple=True,
    callback=_readings,
    help="选定口径，可多次 / choose a reading; repeatable",
)
"""Adds `--reading`, as `readings`."""

varies = click.option(
    "--readings",
    "varied",
    metavar="all|ID,ID...",
    callback=_varied,
    help="逐一取全部（或所列）口径的各种可采组合 / hold against every admissible combination",
)
"""Adds `--readings`, as `varied`."""

goes_on = click.option("--beyond-validity", is_flag=True, help="在有效期外仍测算 / go on outside the days in force")
"""Adds `--beyond-validity`."""

_QUESTION = (
    click.argument("file", type=_PATH),
    a_day("--on", "批次日期，如 2023-09-01；有批次文件时可省 / the round's day; --round can say it"),
    click.option("--round", "round_file", metavar="ROUND.toml", type=_PATH, help="批次文件 / what the office decided beforehand"),
    chooses_readings,
    varies,
    click.option("--resolve", metavar="FILE.toml", type=_PATH, help="并列裁定文件 / ties that somebody settled"),
    click.option(
        "--reform",
        metavar="FILE",
        type=_PATH,
        multiple=True,
        callback=_one_reform,
        help="按改革方案文件测算 / compute under a reform, .json or .toml",
    ),
    goes_on,
)
on_a_day = a_day("--on", "只看该日适用的数值，如 2025-09-01 / the values of one day alone")
"""Adds `--on`."""

against = click.option(
    "--diff",
    "reform",
    metavar="FILE",
    type=_PATH,
    multiple=True,
    callback=_one_reform,
    help="列出改革方案改变了什么 / what a reform changes, .json or .toml",
)
"""Adds `--diff`, as `reform`."""

_JSON = click.option("--json", "as_json", is_flag=True, help="输出 JSON / JSON for programs")
_ALONE = "写入文件（UTF-8）而不打印 / write a file (UTF-8) and print nothing"


def _with(command: Command, options: tuple[Callable[[Command], Command], ...]) -> Command:
    for option in reversed(options):
        command = option(command)
    return command


def asks(command: Command) -> Command:
    """Gives a command everything that a question needs, as `question`."""

    @wraps(command)
    def run(
        file: Path, on: date | None, round_file: Path | None, readings: dict[str, str], varied: Varied, resolve: Path | None,
        reform: Path | None, beyond_validity: bool, **rest: Any,
    ) -> None:  # fmt: skip
        question = Question(
            file=file, on=on, round_file=round_file, readings=readings, varied=varied, resolve=resolve, reform=reform,
            beyond_validity=beyond_validity,
        )  # fmt: skip
        command(question=question, **rest)

    return _with(run, _QUESTION)


def gives(*, to_files: bool, as_data: bool = True, out: str = _ALONE) -> Callable[[Command], Command]:
    """Gives a command `--json` where its answer is data too, and `--out` where it can write files, as `giving`; `out` says what that does."""
    to = click.option("--out", metavar="FILE", type=_PATH, help=out)
    taken = (*((_JSON,) if as_data else ()), *((to,) if to_files else ()))

    def wrapped(command: Command) -> Command:
        @wraps(command)
        def run(as_json: bool = False, out: Path | None = None, **rest: Any) -> None:
            command(giving=Giving(as_json=as_json, out=out), **rest)

        return _with(run, taken)

    return wrapped
