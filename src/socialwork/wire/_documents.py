"""What documents have in common: a schema that is looked at first, and faults told as problems."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, cast

from ..errors import MASK
from ..text import Text
from .faults import Fault
from .faults import Path as Steps
from .files import read_text
from .problems import FileRefusedError, Problem, literal, path_text

__all__ = ["content", "refused", "text_of"]

_EMPTY = Text("内容为空；请给出有内容的文件", "it is empty; give one with something in it")
_A_RECORD = Text("文件应为一组键和值", "the document is an object of keys and values")


def _found(data: Any, path: Steps) -> str:
    for step in path:
        if isinstance(step, str) and step not in data:  # a class may find fault with what it takes where nothing is said
            return ""
        data = data[step]
    return literal(data)


def _position(data: Any, path: Steps) -> tuple[int, ...]:
    """Where in the document a path leads, for comparing; what is not there comes last."""
    places: list[int] = []
    for step in path:
        keys: list[str] = [] if isinstance(step, int) else list(data)
        if isinstance(step, str) and step not in keys:
            return (*places, len(keys))
        places.append(step if isinstance(step, int) else keys.index(step))
        data = data[step]
    return tuple(places)


def refused(source: Path, data: object, faults: Iterable[Fault], *, masked: frozenset[str] = frozenset()) -> FileRefusedError:
    """The error that tells the faults of a document as problems.

    Args:
        source: Its file.
        data: What was read from it.
        faults: What is wrong.
        masked: Keys below which nothing is shown.
    """
    problems: list[Problem] = []
    for fault in sorted(faults, key=lambda fault: _position(data, fault.path)):
        found = _found(data, fault.path) if fault.found is None else fault.found
        if found and masked.intersection(fault.path):
            found = MASK
        problems.append(Problem(path_text(fault.path), None, None, found, fault.fix, fault.code))
    return FileRefusedError(str(source), tuple(problems))


def text_of(source: Path) -> str:
    """The text of a document.

    Raises:
        FileRefusedError: If it cannot be read, or there is none.
    """
    text = read_text(source)
    if not text.strip():
        raise FileRefusedError(str(source), (Problem("", None, None, "", _EMPTY, "empty_file"),))
    return text


def content(source: Path, data: object, schema: str) -> dict[str, object]:
    """A document without its `schema`, which is what this reader reads.

    Raises:
        FileRefusedError: If it is no object, or of another schema; then nothing else in it is looked at.
    """
    if not isinstance(data, dict):
        raise refused(source, data, [Fault((), "bad_value", _A_RECORD)])
    data = cast("dict[str, object]", data)
    rest = dict(data)
    named = rest.pop("schema", None)
    if named != schema:
        fix = Text(f'本程序读取 "schema": "{schema}"', f'this reads "schema": "{schema}"')
        raise refused(source, data, [Fault(("schema",), "wrong_schema", fix, None if "schema" in data else "")])
    return rest
