"""An office's own figures from a sheet, one figure of one time a row."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from ..errors import InvalidValueError
from ..rules import Missing
from ..statistics import AtLeast, CountingUnit, Exact, Measure, Part, Precision, Rounded, Statistic
from ..text import Labelled, Text, plain
from ..wire._ventures import differs_in_writing
from ..wire.leaves import Flaw, Refusal, alike, read_id
from ..wire.problems import FileRefusedError, Problem
from ._columns import Column
from ._project_cells import words
from ._typed_rows import TypedRow, csv_table, told_once
from ._words import WORDS, folded, remark_in, total_in

__all__ = ["read"]

_ID = Column("id", Text("编号", "id"), also=("指标编号",))
_LABEL = Column("label", Text("指标", "figure"), also=("名称", "指标名称", "label"))
_VALUE = Column("value", Text("数值", "value"), also=("数", "数量"))
_UNIT = Column("unit", Text("单位", "unit"), also=("计数单位",))
_MEASURE = Column("kind", Text("性质", "kind"))
_YEAR = Column("year", Text("年份", "year"), also=("年度",))
_AS_OF = Column("as_of", Text("截至日期", "as of"), also=("截至日", "时点"))
_PRECISION = Column("precision", Text("精度", "precision"))
_CLASSES = Column("classes", Text("类别", "classes"))
_DIVISION = Column("division", Text("划分", "division"))
_PART = Column("part", Text("部分", "part"))
_SOURCE = Column("source", Text("来源", "source"), also=("出处",))
_COLUMNS = (_ID, _LABEL, _VALUE, _UNIT, _MEASURE, _YEAR, _AS_OF, _PRECISION, _CLASSES, _DIVISION, _PART, _SOURCE)

_ID_NEEDED = Text("每个指标须有编号", "each figure needs an id")
_VALUE_NEEDED = Text(
    "请填数值；没有数值的请删去此行，未填不等于0", "give the number, or delete the row where there is none: not told is not zero"
)
_UNIT_NEEDED = Text("请填单位，如人、家、元", "give the unit, such as persons, organisations or yuan")
_MEASURE_NEEDED = Text("请填性质：时点数、时期数或累计数", "give the kind: stock, flow or cumulative")
_ONE_OF_TWO = Text("年份与截至日期只填一个", "give a year or a day, not both")
_A_YEAR_FOR_FLOWS = Text("时期数请填年份", "a flow is of a year; give that")
_A_DAY_FOR_STOCKS = Text("时点数、累计数请填截至日期", "a stock or a cumulative figure is of a day; give that")
_A_YEAR = Text("请填年份，如 2024", "give a year like 2024")
_HOW_EXACTLY = Text("请填“准确”“至少”，或如“取整到100”", 'give "exact" or "at least", or as in "rounded to 100"')
_BOTH = Text("划分与部分须一并填写", "give the division and the part together")
_NO_FIGURE = Text("此行是合计或备注，不是一个指标；请删去此行", "this row is a total or a remark and no figure; delete the row")
_TWICE = Text("这一时间的此指标已在前面列出；请只留一行", "the figure of this time stands there already; keep one row")
_NONE = Text("列名之下没有数字；请至少填一行", "there is no figure below the headings; fill in at least one row")

_PUBLISHED = Text("已发布的数字", "the published figures")

_YEARS = re.compile(r"([0-9]{4})年?度?")
_ROUNDED = re.compile(r"(?:取整到|rounded to)\s*(\S+)")
_BETWEEN = re.compile(r"[;；]")
_SIMPLE: dict[str, Precision] = {"准确": Exact(), "exact": Exact(), "至少": AtLeast(), "at least": AtLeast()}


def _id(value: object) -> str:
    return read_id(words(value))


def _unit(value: object) -> object:
    return WORDS.choice(CountingUnit, value)


def _measure(value: object) -> object:
    return WORDS.choice(Measure, value)


def _year(value: object) -> int:
    found = _YEARS.fullmatch(folded(words(value)))
    if found is None or not int(found[1]):
        raise Refusal(Flaw("bad_value", _A_YEAR))
    return int(found[1])


def _precision(value: object) -> Precision:
    said = folded(words(value))
    rounded = _ROUNDED.fullmatch(said)
    try:
        return Rounded(WORDS.number(rounded[1])) if rounded else _SIMPLE[said]
    except (InvalidValueError, KeyError, Refusal):
        raise Refusal(Flaw("bad_value", _HOW_EXACTLY)) from None


def _classes(value: object) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, _BETWEEN.split(words(value)))))


_READ: dict[Column, Callable[[object], Any]] = {
    _ID: _id, _VALUE: WORDS.number, _UNIT: _unit, _MEASURE: _measure, _YEAR: _year, _AS_OF: WORDS.day, _PRECISION: _precision, _CLASSES: _classes,
}  # fmt: skip


class _Row(TypedRow):
    """One row, as it is read."""

    def period(self, told: dict[Column, Any], measure: object) -> Any:
        """The year or the day that the row tells; None where it tells none."""
        year, day = (None if isinstance(told[column], Missing) else told[column] for column in (_YEAR, _AS_OF))
        if year is not None and day is not None:
            self.wrong(_AS_OF, "contradiction", _ONE_OF_TWO)
        elif year is not None and measure in {Measure.STOCK, Measure.CUMULATIVE}:
            self.wrong(_YEAR, "contradiction", _A_DAY_FOR_STOCKS)
        elif day is not None and measure is Measure.FLOW:
            self.wrong(_AS_OF, "contradiction", _A_YEAR_FOR_FLOWS)
        return day if year is None else year

    def like(self, column: Column, said: Any, published: Labelled | None, fix: Text) -> Any:
        """What a cell says, or what the published figure of this id has; told where neither does, or where they differ."""
        if published is None:
            self.needed(column, said, fix)
            return said
        if not isinstance(said, Missing) and said != published:
            has, what = published.label, column.label
            fix = Text(
                f"已发布的此指标{what.zh}为“{has.zh}”；请核对，或另取编号",
                f'the published figure of this id has the {what.en} "{has.en}"; look it up, or take another id',
            )
            self.wrong(column, "contradiction", fix)
        return published

    def part(self, told: dict[Column, Any]) -> Part | None:
        """Which part of a whole it counts."""
        of, name = told[_DIVISION], told[_PART]
        if isinstance(of, Missing) and isinstance(name, Missing):
            return None
        for column in (_DIVISION, _PART):
            self.needed(column, told[column], _BOTH)
        return Part(str(of), str(name))

    def figure(self, published: dict[str, Statistic], written: dict[str, tuple[str, Text]]) -> Statistic | None:
        """The figure; None where something is wrong, which is told."""
        before = len(self.problems)
        told = {column: self.told(column) for column in _COLUMNS}
        self.needed(_ID, told[_ID], _ID_NEEDED)
        self.needed(_VALUE, told[_VALUE], _VALUE_NEEDED)
        if not isinstance(told[_ID], Missing):
            row = self.row.number
            other, there = written.setdefault(alike(told[_ID]), (told[_ID], Text(f"第{row}行", f"row {row}")))
            if other != told[_ID]:
                self.wrong(_ID, "duplicate_id", differs_in_writing(there, other))
                return None
        known = published.get(told[_ID])
        unit = self.like(_UNIT, told[_UNIT], known.unit if known else None, _UNIT_NEEDED)
        measure = self.like(_MEASURE, told[_MEASURE], known.measure if known else None, _MEASURE_NEEDED)
        period, part = self.period(told, measure), self.part(told)
        if len(self.problems) > before:
            return None
        label, classes, precision, source = (
            None if isinstance(told[column], Missing) else told[column] for column in (_LABEL, _CLASSES, _PRECISION, _SOURCE)
        )
        try:
            return Statistic(
                id=told[_ID],
                label=known.label if known else plain(label or told[_ID]),
                value=told[_VALUE],
                unit=unit,
                measure=measure,
                period=period,
                precision=precision or Exact(),
                classes=known.classes if known else classes or (told[_ID],),
                part=part,
                source=source or "",
            )
        except InvalidValueError as error:  # the one thing left to be wrong is the number
            self.wrong(_VALUE, "bad_value", error.fix if isinstance(error.fix, Text) else plain(error.fix))
            return None


def read(path: Path, published: Iterable[Statistic]) -> tuple[Statistic, ...]:
    """See `socialwork.sheets.read_figures`."""
    known = {figure.id: figure for figure in published}
    written = {alike(id_): (id_, _PUBLISHED) for id_ in known}
    needed = (_ID, _VALUE)
    table = csv_table(path, _COLUMNS, needed=needed)
    problems = list(table.problems)
    found: dict[object, Statistic] = {}
    for row in table.rows:
        read_row = _Row(table, row, problems, _READ)
        key = read_row.place(_ID).text
        if (total_in(key) or remark_in(key)) is not None:
            read_row.wrong(_ID, "no_person", _NO_FIGURE)
            continue
        figure = read_row.figure(known, written)
        if figure is not None and found.setdefault((figure.id, figure.period, figure.part, figure.source), figure) is not figure:
            read_row.wrong(_ID, "duplicate_id", _TWICE)
    if not (problems or found):
        problems.append(Problem("", None, None, "", _NONE, "no_candidates"))
    if problems:
        raise FileRefusedError(str(path), told_once(problems, table))
    return tuple(found.values())
