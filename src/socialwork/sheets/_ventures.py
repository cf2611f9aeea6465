"""Ventures as a sheet, one a row, with several entries in a cell."""

import csv
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any

from ..linkage.ventures import Venture
from ..rules import Missing
from ..text import Text, check_lang, plain
from ..wire._ventures import clashes, differs_in_writing
from ..wire.leaves import read_id
from ..wire.problems import FileRefusedError, Problem
from ._columns import Column
from ._project_cells import words
from ._typed_rows import TypedRow, csv_table, told_once
from ._venture_cells import communities, headcount, organisations, parties, resources, workers
from ._words import folded, remark_in, total_in

__all__ = ["read", "template"]

_ID = Column("id", Text("编号", "id"), also=("项目编号", "venture id"))
_TITLE = Column("title", Text("项目名称", "title"), also=("名称", "项目", "venture"))
_LISTS: dict[Column, Callable[[object], Any]] = {
    Column("organisations", Text("社会组织", "organisations"), also=("组织", "单位")): organisations,
    Column("workers", Text("工作人员", "workers"), also=("社工", "人员")): workers,
    Column("volunteers", Text("志愿者", "volunteers"), also=("志愿者人数", "志愿者数")): headcount,
    Column("resources", Text("慈善资源", "charitable resources"), also=("资源", "resources")): resources,
    Column("communities", Text("社区", "communities"), also=("落地社区", "村社")): communities,
    Column("parties", Text("其他各方", "other parties"), also=("参与方", "parties")): parties,
}
_COLUMNS = (_ID, _TITLE, *_LISTS)
_BY_CODE = {column.code: column for column in _COLUMNS}

_ID_NEEDED = Text("每个项目须有编号", "each venture needs an id")
_NO_VENTURE = Text("此行是合计或备注，不是一个项目；请删去此行", "this row is a total or a remark and no venture; delete the row")
_EXAMPLE = Text("此行是样本中的示例；请删去此行", "this row is the example of the template; delete the row")
_EXAMPLE_ID = Text("示例", "example")
_NONE = Text("列名之下没有项目；请至少填一行", "there is no venture below the headings; fill in at least one row")
_AS_BEFORE = Text("编号与第{}行相同；一个项目一行", "row {} has this id; one row for each venture")


def _id(value: object) -> str:
    return read_id(words(value))


class _Line(TypedRow):
    """One row, as it is read."""

    def venture(self) -> Venture | None:
        """The venture, as far as its id can be read; what is wrong is told."""
        first = self.place(_ID).text
        if (total_in(first) or remark_in(first)) is not None:
            self.wrong(_ID, "no_person", _NO_VENTURE)
            return None
        if folded(first) in {_EXAMPLE_ID.zh, _EXAMPLE_ID.en}:
            self.wrong(_ID, "no_person", _EXAMPLE)
            return None
        told: dict[str, Any] = {column.code: self.told(column) for column in _COLUMNS}
        self.needed(_ID, told["id"], _ID_NEEDED)
        about: dict[str, Any] = {
            name: value for name, value in told.items() if not isinstance(value, Missing) or name not in {"id", "title", "parties"}
        }
        return Venture(**about) if "id" in about else None


def _together(lines: list[tuple[_Line, Venture]]) -> Iterator[tuple[_Line, Column, Text]]:
    """What is wrong with several rows together."""
    rows = {line.row.number: line for line, _ in lines}
    for each in clashes({line.row.number: venture for line, venture in lines}):
        there = each.first[0]
        if each.same:
            fix = Text(_AS_BEFORE.zh.format(there), _AS_BEFORE.en.format(there))
        else:
            fix = differs_in_writing(Text(f"第{there}行", f"row {there}"), each.other)
        yield rows[each.venture], _BY_CODE[each.of], fix


def read(path: Path) -> tuple[Venture, ...]:
    """See `socialwork.sheets.read_ventures`."""
    table = csv_table(path, _COLUMNS, needed=(_ID,))
    problems = list(table.problems)
    lines = [_Line(table, row, problems, {_ID: _id, **_LISTS}) for row in table.rows]
    found = [(line, venture) for line in lines if (venture := line.venture()) is not None]
    for line, column, fix in _together(found):
        line.wrong(column, "duplicate_id", fix)
    if not (problems or found):
        problems.append(Problem("", None, None, "", _NONE, "no_candidates"))
    if problems:
        raise FileRefusedError(str(path), told_once(problems, table))
    return tuple(venture for _, venture in found)


_SHOWN = {
    "id": _EXAMPLE_ID,
    "title": Text("邻里助老（虚构，请删去此行）", "Neighbours (made up; delete this row)"),
    "organisations": Text("O01 牵头 社工机构；O02 合作", "O01 lead social work agency; O02 partner"),
    "workers": Text("W01 社会工作者 专职 持证 仅此项目", "W01 social worker full-time certified only here"),
    "volunteers": plain("12"),
    "resources": Text("捐款 资金 20000；义诊 项 3；大米 实物 50袋", "donation money 20000; clinics item 3; rice goods 50 bags"),
    "communities": Text("C01；C02", "C01; C02"),
}


def template(lang: str) -> str:
    """See `socialwork.sheets.ventures_template_csv`."""
    spoken = check_lang(lang)
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(column.label.in_(spoken) for column in _COLUMNS)
    writer.writerow(_SHOWN[column.code].in_(spoken) if column.code in _SHOWN else "" for column in _COLUMNS)
    return text.getvalue()
