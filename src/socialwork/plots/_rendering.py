"""Pictures as bytes, the same ones for the same picture."""

from io import BytesIO
from typing import TYPE_CHECKING, Any

from ._style import plain_style

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["KINDS", "rendered"]

_METADATA: dict[str, dict[str, str | None]] = {"png": {"Software": None}, "svg": {"Date": None}, "pdf": {"CreationDate": None}}
"""What is left out of each kind of file, since it would make every file another one."""

KINDS = tuple(_METADATA)


def rendered(figure: "Figure", kind: str) -> bytes:
    """A picture as a file of that kind has it.

    Raises:
        MissingExtraError: If matplotlib is not installed.
    """
    content = BytesIO()
    drawn: Any = figure  # the types of matplotlib do not say what it takes by keyword
    with plain_style():
        drawn.savefig(content, format=kind, metadata=_METADATA[kind])
    return content.getvalue()
