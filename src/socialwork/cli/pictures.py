"""Pictures that a command draws beside its answer, where `--plot` names a file."""

from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import click

from ..errors import InvalidValueError
from ..text import Text
from ..wire.faults import remedy
from .giving import Giving
from .options import Command
from .speaking import NotWrittenError, seen, spoken, wrong_call

__all__ = ["checked_plot", "draw", "plots", "told_written"]

_PICTURES = (".png", ".svg", ".pdf")


def plots(words: str) -> Callable[[Command], Command]:
    """Adds `--plot`; `words` say what it draws."""
    return click.option("--plot", metavar="OUT.png", type=click.Path(path_type=Path), help=words)


def checked_plot(plot: Path | None, *files: Path | None) -> None:
    """Refuse a picture of a kind that is not drawn, and one over a file that is read or written beside it; None is no picture.

    Raises:
        UsageError: If it is one of those.
        NotWrittenError: If there cannot be such a file.
    """
    if plot is None:
        return
    if plot.suffix.lower() not in _PICTURES:
        named = Text("、".join(_PICTURES), ", ".join(_PICTURES))
        raise wrong_call(Text(f"--plot：{plot}：文件名须以 {named.zh} 之一结尾", f"--plot: {plot}: end the name with one of {named.en}"))
    Giving(out=plot).check(*(file for file in files if file is not None))


def draw(plot: Path | None, figure: Callable[[ModuleType], Any]) -> None:
    """Draw the picture and say so; None draws nothing.

    Args:
        plot: The file.
        figure: Makes the picture with the room of plots.

    Raises:
        NotWrittenError: If it cannot be written.
        MissingExtraError: If the extra that draws is not installed.
    """
    if plot is None:
        return
    from .. import plots as room  # it needs an extra

    drawn = figure(room)
    try:
        room.save(drawn, plot)
    except InvalidValueError as error:  # the folder is not there, the disk is full, ...
        raise NotWrittenError(str(plot), remedy(error)) from error
    told_written(plot)


def told_written(path: Path) -> None:
    """Say that a file was written."""
    click.echo(seen(Text(f"已写入 {path}", f"written to {path}").in_(spoken())), err=True)
