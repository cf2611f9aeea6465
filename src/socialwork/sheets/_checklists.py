"""An office's list of what each stage delivers, as a sheet with one deliverable a row."""

import csv
from io import StringIO
from pathlib import Path
from typing import Any

import attrs

from ..projects.deliverables import Checklist, Deliverable
from ..projects.stages import Stage
from ..text import Text, check_lang
from ..wire.leaves import Flaw, Refusal, alike, read_id
from ..wire.problems import FileRefusedError, Problem
from ._columns import Column, Slot
from ._project_cells import words
from ._table import Row, Table
from ._typed_rows import csv_table, told_once
from ._words import WORDS, cell, folded, remark_in, total_in

__all__ = ["read", "template"]

_ID = Column("id", Text("编号", "id"), also=("成果编号", "deliverable id"))
_TITLE = Column("title", Text("成果", "deliverable"), also=("成果名称", "title"))
_STAGE = Column("stage", Text("阶段", "stage"), also=("所属阶段",))
_MUST = Column("must", Text("是否必交", "demanded"), also=("必交",))
_COLUMNS = (_ID, _TITLE, _STAGE, _MUST)

_NO_SLASH = Text("请给出不含“/”的编号", 'give an id without "/"')
_NEEDED = Text("此格必填", "this cell must be filled in")
_NO_DELIVERABLE = Text("此行是合计或备注，不是一项成果；请删去此行", "this row is a total or a remark and no deliverable; delete the row")
_EXAMPLE = Text("此行是样本中的示例；请删去此行", "this row is the example of the template; delete the row")
_EXAMPLE_ID = Text("示例", "example")
_NONE = Text("列名之下没有成果；请至少填一行", "there is no deliverable below the headings; fill in at least one row")
_SHOWN = {
    _ID: _EXAMPLE_ID,
    _TITLE: Text("需求报告（虚构，请删去此行）", "report on needs (made up; delete this row)"),
    _STAGE: Stage.ASSESSMENT.label,
    _MUST: Text("是", "yes"),
}


def _read(column: Column, said: str) -> object:
    if column == _ID:
        if "/" in said:
            raise Refusal(Flaw("bad_value", _NO_SLASH))
        return read_id(words(said))
    if column == _STAGE:
        return WORDS.choice(Stage, said)
    return WORDS.yes_no(said) if column == _MUST else words(said)


@attrs.frozen
class _Rows:
    """A sheet as it is read.

    Attributes:
        table: The sheet.
        problems: What is wrong with it.
        seen: The rows of the ids that were read, by what is alike in them.
    """

    table: Table
    problems: list[Problem]
    seen: dict[str, int] = attrs.field(factory=dict[str, int])

    def wrong(self, row: Row, column: Column, code: str, fix: Text) -> None:
        self.problems.append(self.table.place(row, Slot(column)).problem(code, fix))

    def told(self, row: Row, column: Column) -> Any:
        """What a cell says; None where it says nothing, or what is wrong and told."""
        said = cell(self.table.place(row, Slot(column)).text)
        if isinstance(said, Flaw):
            self.wrong(row, column, said.code, said.fix)
        elif isinstance(said, str):
            try:
                return _read(column, said)
            except Refusal as error:
                self.wrong(row, column, error.flaw.code, error.flaw.fix)
        elif column != _MUST or said is not None:
            self.wrong(row, column, "missing_value", _NEEDED)
        return None

    def deliverable(self, row: Row) -> Deliverable | None:
        """What a row says; None where something is wrong with it."""
        named = self.table.place(row, Slot(_ID)).text
        if (total_in(named) or remark_in(named)) is not None:
            self.wrong(row, _ID, "no_person", _NO_DELIVERABLE)
            return None
        if folded(named.strip()) in {_EXAMPLE_ID.zh, _EXAMPLE_ID.en}:
            self.wrong(row, _ID, "no_person", _EXAMPLE)
            return None
        known = len(self.problems)
        told: dict[str, Any] = {column.code: self.told(row, column) for column in _COLUMNS}
        name = told["id"]
        if isinstance(name, str) and (earlier := self.seen.setdefault(alike(name), row.number)) != row.number:
            fix = Text(
                f"编号与第{earlier}行相同或只差写法；一项成果一行",
                f"row {earlier} has this id, or one that differs in writing alone; one row for each deliverable",
            )
            self.wrong(row, _ID, "duplicate_id", fix)
        if len(self.problems) > known:
            return None
        return Deliverable(id=told["id"], title=told["title"], stage=told["stage"], must=told["must"] is not False)


def read(path: Path) -> Checklist:
    """See `socialwork.sheets.read_checklist`."""
    table = csv_table(path, _COLUMNS, needed=(_ID, _TITLE, _STAGE))
    rows = _Rows(table, list(table.problems))
    found: list[Deliverable] = [each for each in map(rows.deliverable, table.rows) if each is not None]
    if not (rows.problems or found):
        rows.problems.append(Problem("", None, None, "", _NONE, "no_candidates"))
    if rows.problems:
        raise FileRefusedError(str(path), told_once(rows.problems, table))
    return Checklist(found)


def template(lang: str) -> str:
    """See `socialwork.sheets.checklist_template_csv`."""
    spoken = check_lang(lang)
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(column.label.in_(spoken) for column in _COLUMNS)
    writer.writerow(_SHOWN[column].in_(spoken) for column in _COLUMNS)
    return text.getvalue()
