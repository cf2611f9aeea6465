"""matplotlib as it comes, whatever somebody set before, for as long as a picture is made."""

from collections.abc import Generator
from contextlib import contextmanager
from importlib.util import find_spec
from threading import Lock

from ..errors import MissingExtraError

__all__ = ["plain_style"]

_ONE_AT_A_TIME = Lock()
"""The settings are those of the whole process: a second thread would find those of the first, and bring them back too early."""

_OURS = {"svg.fonttype": "path", "svg.hashsalt": "socialwork", "hatch.linewidth": 0.6}
"""In an SVG words are outlines, which need no font where they are shown, and what is named has the same name each time."""


@contextmanager
def plain_style() -> Generator[None, None, None]:
    """The settings that matplotlib comes with, and afterwards again those that were there.

    Raises:
        MissingExtraError: If matplotlib is not installed.
    """
    if find_spec("matplotlib") is None:
        raise MissingExtraError("matplotlib", "plot")
    from matplotlib import style

    with _ONE_AT_A_TIME, style.context(["default", _OURS]):
        yield
