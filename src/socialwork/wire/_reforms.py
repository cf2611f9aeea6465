"""Reforms as JSON and TOML, read against the policy that they are about."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeVar, cast

import attrs

from ..errors import InvalidValueError, SocialWorkError
from ..law import NotFound, Parameter, Reading
from ..policies import NEXT, Choose, Freeze, Next, Operation, Policy, Reform, ReformConflict, Scale, ScaleRounding, Set, SwapRule
from ..policies.exact import exact
from ..text import Text
from ._documents import content, refused
from ._gathering import Gatherer, json_or_toml, whole
from .faults import Path as Steps
from .faults import remedy
from .json_text import duplicate_keys
from .leaves import CODES, pick
from .problems import literal

__all__ = ["read"]

T = TypeVar("T")

SCHEMA = "socialwork.reform/1"

_ABSENT: Any = object()
_UNKNOWN = {"unknown": NotFound.NOT_FOUND.value}

_GIVE_IT = Text("此项必填", "this key must be there")
_ONE_WAY = Text("together 与 then 只写一个", "give together or then, not both")
_NO_SUCH = {
    "parameter": Text("没有这个参数；", "there is no such parameter; "),
    "reading": Text("没有这一口径；", "there is no such reading; "),
    "option": Text("没有这一选项；", "there is no such option; "),
    "rule": Text("没有这条规则；", "there is no such rule; "),
    "other": Text("没有这条规则；", "there is no such rule; "),
}


@attrs.frozen(kw_only=True)
class _Set:
    parameter: str
    value: Any
    start: date
    end: Any = _ABSENT


@attrs.frozen(kw_only=True)
class _Freeze:
    parameter: str
    start: date


@attrs.frozen(kw_only=True)
class _Scale:
    parameter: str
    factor: Any
    rounding: ScaleRounding
    start: date
    end: date | None = None


@attrs.frozen(kw_only=True)
class _Choose:
    reading: str
    option: str


@attrs.frozen(kw_only=True)
class _SwapRule:
    rule: str
    other: str


@attrs.frozen(kw_only=True)
class _Alone:
    name: str
    title: Text | None = None
    citation: Any = _ABSENT
    hypothetical: bool = False
    operations: Any


@attrs.frozen(kw_only=True)
class _Joined:
    together: Any = _ABSENT
    then: Any = _ABSENT


_OPERATIONS: dict[str, type[Any]] = {"set": _Set, "freeze": _Freeze, "scale": _Scale, "choose": _Choose, "swap_rule": _SwapRule}


class _Reader(Gatherer):
    """Makes reforms of plain data about one policy, and keeps everything that is wrong."""

    no_such = _NO_SUCH

    def __init__(self, policy: Policy) -> None:
        super().__init__()
        self.policy = policy
        self.parameters: dict[str, Parameter[Any]] = {parameter.name: parameter for parameter in policy.parameters}

    # --- reforms --------------------------------------------------------------------------------------------------------------------------

    def reform(self, data: object, path: Steps) -> Reform | None:
        record = self.record(data, path)
        if record is None:
            return None
        return self.joined(record, path) if record.keys() & {"together", "then"} else self.alone(record, path)

    def joined(self, record: dict[str, object], path: Steps) -> Reform | None:
        entry = self.structured(record, _Joined, path)
        if entry is None:
            return None
        if entry.together is not _ABSENT and entry.then is not _ABSENT:
            self.fault(path, "contradiction", _ONE_WAY, "together, then")
            return None
        key = "then" if entry.together is _ABSENT else "together"
        listed = self.items(record[key], (*path, key), empty=False)
        parts = [self.reform(part, (*path, key, place)) for place, part in enumerate(listed)]
        whole: Reform | None = None
        for part in parts:
            if part is None:
                return None
            try:
                whole = part if whole is None else whole >> part if key == "then" else whole | part
            except ReformConflict as error:
                self.fault((*path, key), "contradiction", _in_a_file(error), "[…]")
                return None
        return whole

    def alone(self, record: dict[str, object], path: Steps) -> Reform | None:
        entry = self.structured(record, _Alone, path)
        listed = self.items(record["operations"], (*path, "operations")) if "operations" in record else []
        made = [self.operation(item, (*path, "operations", place)) for place, item in enumerate(listed)]
        citation = None if entry is None or entry.citation is _ABSENT else self.citation(entry.citation, (*path, "citation"))
        if entry is None or (citation is None and entry.citation is not _ABSENT):
            return None

        def reform(*operations: Operation) -> Reform:
            return Reform(entry.name, *operations, citation=citation, hypothetical=entry.hypothetical, title=entry.title)

        operations = [operation for operation in made if operation is not None]
        try:
            reform()
            return reform(*operations) if len(operations) == len(made) else None
        except ReformConflict as error:
            self.fault((*path, "operations"), "contradiction", _in_a_file(error), "[…]")
        except InvalidValueError as error:
            self.fault(path, "contradiction", remedy(error), literal({"citation": "", "hypothetical": ""}))
        return None

    def citation(self, data: object, path: Steps) -> Text | str | None:
        if isinstance(data, dict):
            return self.structured(cast("dict[str, object]", data), Text, path)
        return self.told(path, lambda: CODES.text(whole(data)))

    # --- operations -----------------------------------------------------------------------------------------------------------------------

    def operation(self, data: object, path: Steps) -> Operation | None:
        record = self.record(data, path)
        if record is None:
            return None
        if "op" not in record:
            self.fault((*path, "op"), "missing_key", _GIVE_IT, "")
            return None
        kind = self.told((*path, "op"), lambda: pick(whole(record["op"]), _OPERATIONS))
        if kind is None:
            return None
        before = len(self.faults)
        self.look_up(record, kind, path)
        entry = self.structured({name: item for name, item in record.items() if name != "op"}, kind, path)
        made = None if entry is None else self.made(entry, path)
        return made if len(self.faults) == before else None

    def look_up(self, record: dict[str, object], kind: type[Any], path: Steps) -> None:
        """Look at the names that an operation gives, and at its value, whatever else is wrong with it."""
        readings = {reading.id: reading for reading in self.policy.readings}
        places: dict[str, Mapping[str, Any]] = {
            "parameter": self.parameters,
            "reading": readings,
            "rule": self.policy.rules,
            "other": self.policy.rules,
        }
        for key, known in places.items():
            name = record.get(key)
            if key not in attrs.fields_dict(kind) or not isinstance(name, str):
                continue
            found = self.named(known, name, (*path, key))
            if found is not None and key == "parameter" and kind is _Set and "value" in record:
                self.value(found, record["value"], (*path, "value"))
            if found is not None and key == "reading" and isinstance(record.get("option"), str):
                self.option(found, str(record["option"]), (*path, "option"))

    def value(self, parameter: Parameter[Any], value: object, path: Steps) -> None:
        self.told(path, lambda: exact(parameter, _value(value)))

    def option(self, reading: Reading, name: str, path: Steps) -> None:
        option = self.told(path, lambda: reading.option(name))
        if option is not None and option.excluded:
            instead = Text(f"；请改用 {'、'.join(reading.admissible)}", f"; give {' or '.join(reading.admissible)}")
            self.fault(path, "bad_value", option.excluded + instead)

    def made(self, entry: object, path: Steps) -> Operation | None:
        match entry:
            case _Set():
                end = self.end(entry, path)
                parameter = self.parameters.get(entry.parameter)
                return None if self.faults or parameter is None else Set(parameter, _value(entry.value), start=entry.start, end=end)
            case _Freeze():
                return Freeze(entry.parameter, start=entry.start)
            case _Scale():
                return self.scale(entry, path)
            case _Choose():
                return Choose(entry.reading, entry.option)
            case _:
                swap = cast("_SwapRule", entry)
                return SwapRule(swap.rule, swap.other)

    def end(self, entry: _Set, path: Steps) -> date | Next | None:
        if entry.end is _ABSENT or entry.end == NEXT.value:
            return NEXT if entry.end == NEXT.value else None
        end = self.told((*path, "end"), lambda: CODES.day(whole(entry.end)))
        return None if end is None or not self.ends_after(entry.start, end, path) else end

    def scale(self, entry: _Scale, path: Steps) -> Scale | None:
        def made(factor: Any, end: date | None) -> Scale:
            return Scale(entry.parameter, factor, entry.rounding, start=entry.start, end=end)

        scaled = self.told((*path, "factor"), lambda: made(whole(entry.factor), None))
        ended = entry.end is None or self.ends_after(entry.start, entry.end, path)
        return made(scaled.factor, entry.end) if scaled is not None and ended else None

    def ends_after(self, start: date, end: date, path: Steps) -> bool:
        if end <= start:
            fix = Text(f"请填{start}之后的日期；长期有效的不写 end", f"give a day after {start}, or leave end out where it has no end")
            self.fault((*path, "end"), "bad_value", fix)
        return end > start


def _value(value: object) -> object:
    return NotFound.NOT_FOUND if value == _UNKNOWN else whole(value)


def _words(error: SocialWorkError) -> Text:
    return Text(error.in_language("zh"), error.in_language("en"))


def _in_a_file(error: SocialWorkError) -> Text:
    """What is wrong, in the words of files, where `then` stands for `>>`."""
    words = _words(error)
    return Text(words.zh.replace("用 >> 写明先后", "用 then 写明先后"), words.en.replace("with >>", "with then"))


def read(source: Path, policy: Policy) -> Reform:
    """See `socialwork.wire.read_reform`."""
    data = json_or_toml(source)
    rest = content(source, data, SCHEMA)
    reader = _Reader(policy)
    reader.faults += duplicate_keys(data)
    reform = reader.reform(rest, ())
    if reform is not None and not reader.faults:
        try:
            policy.under(reform)
        except SocialWorkError as error:
            reader.fault((), "contradiction", _in_a_file(error), "")
    if reform is None or reader.faults:
        raise refused(source, data, reader.faults)
    return reform
