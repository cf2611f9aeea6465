"""Trainings, placements and the areas of these from sheets, one a row."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from functools import partial
from io import StringIO
from pathlib import Path
from typing import Any, TypeVar

from ..errors import InvalidValueError
from ..linkage.placements import Area, Placement
from ..linkage.trainings import Training
from ..linkage.words import AreaLevel, TrainingDimension, TrainingKind
from ..rules import Missing
from ..text import Text, check_lang
from ..wire._ventures import differs_in_writing
from ..wire.leaves import Flaw, Refusal, alike, read_id
from ..wire.problems import FileRefusedError, Problem
from ._columns import Column
from ._project_cells import words
from ._table import Table
from ._typed_rows import TypedRow, csv_table, told_once
from ._words import NONE_HELD, WORDS, folded, remark_in, total_in

__all__ = ["AREAS", "PLACEMENTS", "TRAININGS", "read_areas", "read_placements", "read_trainings", "template"]

T = TypeVar("T")

_ID = Column("id", Text("编号", "id"), also=("培训编号", "training id"))
_TITLE = Column("title", Text("培训名称", "title"), also=("培训", "名称", "training"))
_ON = Column("on", Text("结束日", "ended on"), also=("日期", "培训日期", "培训结束日", "day"))
_KIND = Column("kind", Text("类别", "kind"), also=("培训类别",))
_DIMENSIONS = Column("dimensions", Text("维度", "dimensions"), also=("培训维度",))
_HOURS = Column("hours", Text("学时", "class hours"), also=("课时", "学时数"))
_ATTENDANCES = Column("attendances", Text("人次", "attendances"), also=("参训人次", "培训人次"))
_ATTENDED = Column("attended_by", Text("参加者", "attended by"), also=("参加者编号", "参训人员"))
TRAININGS = (_ID, _TITLE, _ON, _KIND, _DIMENSIONS, _HOURS, _ATTENDANCES, _ATTENDED)
"""The columns of a sheet of trainings."""

_PERSON = Column("person", Text("人员编号", "person"), also=("编号", "id"))
_RECRUITED = Column("recruited_by", Text("招聘方", "recruited by"), also=("招聘", "区招"))
_MANAGED = Column("managed_by", Text("管理方", "managed by"), also=("管理", "街管"))
_USED = Column("used_by", Text("使用方", "used by"), also=("使用", "社用"))
PLACEMENTS = (_PERSON, _RECRUITED, _MANAGED, _USED)
"""The columns of a sheet of placements."""

_AREA = Column("id", Text("编号", "id"), also=("地方编号", "area"))
_NAME = Column("name", Text("名称", "name"), also=("地方", "地方名称"))
_LEVEL = Column("level", Text("层级", "level"), also=("级别",))
_WITHIN = Column("within", Text("上级", "within"), also=("上级编号", "所属"))
AREAS = (_AREA, _NAME, _LEVEL, _WITHIN)
"""The columns of a sheet of areas."""

_NEEDED = Text("此格必填", "this cell must be filled in")
_NO_ROW = Text("此行是合计或备注；请删去此行", "this row is a total or a remark; delete the row")
_EMPTY = Text("列名之下没有内容；请至少填一行", "there is nothing below the headings; fill in at least one row")
_WHOLE = Text("请填不小于0的整数，如 60", "give a whole number of 0 or more, such as 60")
_NOT_BELOW = Text("请填不小于0的学时，如 8 或 4.5", 'give class hours of 0 or more, such as "8" or "4.5"')
_PEOPLE_ARE_NOT = Text(
    "人数不等于人次；请填人次（来两次计两次）", "people are not attendances; give attendances: whoever comes twice counts twice"
)
_FEWER = Text("人次少于参加者名单上的人数；请核对", "there are fewer attendances than people on the list of who attended; look it up")

_BETWEEN = re.compile(r"[;；、\n]")
_ATTENDED_SO_OFTEN = re.compile(r"(.*?)\s*(?:人次|attendances?)")
_SO_MANY_PEOPLE = re.compile(r".*[0-9]\s*(?:人|名|people|persons?)")
_SO_LONG = re.compile(r"(.*?)\s*(?:学时|class hours?)")


def _without(unit: re.Pattern[str], value: object) -> str:
    said = folded(words(value))
    found = unit.fullmatch(said)
    return found[1] if found else said


def _at_least_zero(number: Decimal, fix: Text) -> Decimal:
    if number < 0:
        raise Refusal(Flaw("bad_value", fix))
    return number


def _hours(value: object) -> Decimal:
    return _at_least_zero(WORDS.number(_without(_SO_LONG, value)), _NOT_BELOW)


def _attendances(value: object) -> int:
    said = _without(_ATTENDED_SO_OFTEN, value)
    if _SO_MANY_PEOPLE.fullmatch(said):
        raise Refusal(Flaw("bad_value", _PEOPLE_ARE_NOT))
    number = _at_least_zero(WORDS.number(said), _WHOLE)
    if number != int(number):
        raise Refusal(Flaw("bad_value", _WHOLE))
    return int(number)


def _several(value: object, one: Callable[[object], T]) -> frozenset[T]:
    said = words(value)
    if folded(said) in NONE_HELD:
        return frozenset()
    return frozenset(one(part.strip()) for part in _BETWEEN.split(said) if part.strip())


def _key(value: object) -> str:
    return read_id(words(value))


_NAMED = frozenset({_ATTENDED, _AREA, _RECRUITED, _MANAGED, _USED, _WITHIN})
"""Columns whose ids are written alike throughout a sheet."""

_READ: dict[Column, Callable[[object], Any]] = {
    **dict.fromkeys((_ID, _PERSON, _RECRUITED, _MANAGED, _USED, _AREA, _WITHIN), _key),
    _ON: WORDS.some_day,
    _KIND: partial(WORDS.choice, TrainingKind),
    _DIMENSIONS: partial(_several, one=partial(WORDS.choice, TrainingDimension)),
    _HOURS: _hours,
    _ATTENDANCES: _attendances,
    _ATTENDED: partial(_several, one=_key),
    _LEVEL: partial(WORDS.choice, AreaLevel),
}


def _rows(table: Table, key: Column, columns: tuple[Column, ...], problems: list[Problem]) -> Iterator[tuple[TypedRow, dict[str, Any]]]:
    """The rows that say something, each with what its cells say by name; one that is total or remark, or twice there, is told."""
    before: dict[str, int] = {}
    written: dict[str, tuple[str, int]] = {}
    for row in table.rows:
        read = TypedRow(table, row, problems, _READ)
        head = read.place(key).text
        if (total_in(head) or remark_in(head)) is not None:
            read.wrong(key, "no_person", _NO_ROW)
            continue
        told = {column.code: read.told(column) for column in columns}
        name = told[key.code]
        read.needed(key, name, _NEEDED)
        if isinstance(name, str) and (earlier := before.setdefault(alike(name), row.number)) != row.number:
            fix = Text(
                f"编号与第{earlier}行相同或只差写法；每个编号一行",
                f"row {earlier} has this id, or one that differs in writing alone; one row for each",
            )
            read.wrong(key, "duplicate_id", fix)
        _check_writing(read, columns, told, written)
        yield read, told


def _check_writing(read: TypedRow, columns: Iterable[Column], told: dict[str, Any], written: dict[str, tuple[str, int]]) -> None:
    """Tell ids that differ in writing alone from one that stands in the sheet already, and is probably the same."""
    for column in filter(_NAMED.__contains__, columns):
        said: frozenset[str] | str | Missing = told[column.code]
        ids = said if isinstance(said, frozenset) else frozenset[str]() if isinstance(said, Missing) else frozenset({said})
        for each in sorted(ids):
            other, number = written.setdefault(alike(each), (each, read.row.number))
            if other != each and not read.is_wrong(column):
                read.wrong(column, "duplicate_id", differs_in_writing(Text(f"第{number}行", f"row {number}"), other))


def _read(
    path: Path, columns: tuple[Column, ...], needed: tuple[Column, ...], make: Callable[[TypedRow, dict[str, Any]], T | None]
) -> tuple[T, ...]:
    table = csv_table(path, columns, needed=needed)
    problems = list(table.problems)
    made: list[T] = []
    for read, told in _rows(table, needed[0], columns, problems):
        for column in needed[1:]:
            read.needed(column, told[column.code], _NEEDED)
        if not problems and (one := make(read, told)) is not None:
            made.append(one)
    if not (problems or made):
        problems.append(Problem("", None, None, "", _EMPTY, "no_candidates"))
    if problems:
        raise FileRefusedError(str(path), told_once(problems, table))
    return tuple(made)


def _training(read: TypedRow, told: dict[str, Any]) -> Training | None:
    try:
        return Training(**told)
    except InvalidValueError:  # every cell was read: what is left is what two cells say together
        read.wrong(_ATTENDANCES, "contradiction", _FEWER)
        return None


def read_trainings(path: Path) -> tuple[Training, ...]:
    """See `socialwork.sheets.read_trainings`."""
    return _read(path, TRAININGS, (_ID, _TITLE), _training)


def read_placements(path: Path) -> tuple[Placement, ...]:
    """See `socialwork.sheets.read_placements`."""
    return _read(path, PLACEMENTS, (_PERSON,), lambda _, told: Placement(**told))


def read_areas(path: Path) -> tuple[Area, ...]:
    """See `socialwork.sheets.read_areas`."""

    def area(_: TypedRow, told: dict[str, Any]) -> Area:
        within = told.pop(_WITHIN.code)
        return Area(**told, within=None if isinstance(within, Missing) else within)

    return _read(path, AREAS, (_AREA, _NAME, _LEVEL), area)


def template(columns: Iterable[Column], lang: str) -> str:
    """The headings of a sheet and nothing else."""
    spoken = check_lang(lang)
    text = StringIO(newline="")
    csv.writer(text).writerow(column.label.in_(spoken) for column in columns)
    return text.getvalue()
