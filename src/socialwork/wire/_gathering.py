"""Everything that is wrong with a document, gathered while it is read by hand: where names are looked up, or one key says what another means."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import ClassVar, TypeVar, cast

import attrs

from ..errors import InvalidValueError, UnknownNameError
from ..text import Text
from ._documents import refused, text_of
from ._rounds import read_toml
from .faults import Fault, remedy
from .faults import Path as Steps
from .json_text import NotJsonError, parse_json
from .leaves import CODES, Flaw, Refusal
from .problems import FileRefusedError, Problem, literal
from .strict import structure

__all__ = ["Gatherer", "json_or_toml", "whole"]

T = TypeVar("T")

_JSON_OR_TOML = Text("文件名须以 .json 或 .toml 结尾", "end the name with .json or .toml")
_A_RECORD = Text("请填一组键和值", "give an object of keys and values")
_A_LIST = Text("请填列表", "give a list")
_SOME = Text("请至少写一项", "give at least one")


class Gatherer:
    """Reads parts of a document, and keeps everything that is wrong."""

    no_such: ClassVar[Mapping[str, Text]] = {}
    """What is said of a name that nothing bears, by the key under which it stands."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def fault(self, path: Steps, code: str, fix: Text, found: str | None = None) -> None:
        """Keep a fault."""
        self.faults.append(Fault(path, code, fix, found))

    def structured(self, data: object, kind: type[T], path: Steps) -> T | None:
        """A value made of plain data; None where something is wrong, which is noted."""
        made, faults = structure(data, kind, CODES)
        self.faults += (attrs.evolve(fault, path=(*path, *fault.path)) for fault in faults)
        return made

    def told(self, path: Steps, ask: Callable[[], T]) -> T | None:
        """What is answered; where it is refused, that is noted."""
        try:
            return ask()
        except Refusal as error:
            self.fault(path, error.flaw.code, error.flaw.fix, error.flaw.found)
        except UnknownNameError as error:
            said = self.no_such[str(path[-1])]
            self.fault(path, "bad_value", said + Text(error.instead("zh"), error.instead("en")))
        except InvalidValueError as error:
            self.fault(path, "bad_value", remedy(error))
        return None

    def named(self, known: Mapping[str, T], name: str, path: Steps) -> T | None:
        """What bears the name; None where nothing does, which is noted."""
        return self.told(path, lambda: _named(known, name))

    def record(self, data: object, path: Steps) -> dict[str, object] | None:
        """An object of keys and values."""
        if isinstance(data, dict):
            return cast("dict[str, object]", data)
        self.fault(path, "bad_value", _A_RECORD)
        return None

    def items(self, data: object, path: Steps, *, empty: bool = True) -> list[object]:
        """The items of a list; none where it is no list, which is noted."""
        if not isinstance(data, list):
            self.fault(path, "bad_value", _A_LIST)
            return []
        if not (data or empty):
            self.fault(path, "bad_value", _SOME)
        return cast("list[object]", data)


def _named(known: Mapping[str, T], name: str) -> T:
    if name not in known:
        raise UnknownNameError("", name, tuple(known))
    return known[name]


def whole(value: object) -> object:
    """A value, unless it could not even be taken out of the file."""
    if isinstance(value, Flaw):
        raise Refusal(value)
    return value


def json_or_toml(source: Path) -> object:
    """A document of either kind, by the end of its name, as plain data.

    Raises:
        FileRefusedError: If the name ends otherwise, or the file cannot be read.
    """
    suffix = source.suffix.lower()
    if suffix not in {".json", ".toml"}:
        raise FileRefusedError(str(source), (Problem("", None, None, literal(source.suffix), _JSON_OR_TOML, "wrong_extension"),))
    if suffix == ".toml":
        return read_toml(source)
    try:
        return parse_json(text_of(source))
    except NotJsonError as error:
        raise refused(source, None, [error.fault]) from error
