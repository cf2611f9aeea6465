"""Rows of which each column has one way to be read: values, why they are missing, or what is wrong with the cell."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import attrs

from ..rules import Missing
from ..text import Text
from ..wire.leaves import Flaw, Refusal
from ..wire.problems import FileRefusedError, Problem, literal
from ._columns import Column, Slot
from ._project_cells import words
from ._reading import in_order
from ._table import Place, Row, Table, read_table
from ._words import cell

__all__ = ["SAVE_AS_CSV", "TypedRow", "csv_table", "told_once"]

SAVE_AS_CSV = Text(
    "请给 .csv 文件；其他表格请另存为“CSV UTF-8（逗号分隔）”",
    'give a .csv file; save other sheets as "CSV UTF-8 (Comma delimited)"',
)


def csv_table(path: Path, columns: tuple[Column, ...], *, needed: tuple[Column, ...]) -> Table:
    """The table of a CSV file, as `read_table` reads it.

    Raises:
        FileRefusedError: If it is none by its name.
    """
    if (suffix := path.suffix.lower()) != ".csv":
        wrong = Problem("", None, None, literal(suffix) if suffix else "", SAVE_AS_CSV, "wrong_extension")
        raise FileRefusedError(str(path), (wrong,))
    return read_table(path, columns, needed=needed)


@attrs.define
class TypedRow:
    """One row, as it is read.

    Attributes:
        table: Its table.
        row: The row.
        problems: What is wrong so far, in this row and before.
        readers: How the cells of each column are read; words where a column is not there.
    """

    table: Table
    row: Row
    problems: list[Problem]
    readers: Mapping[Column, Callable[[object], Any]]

    def place(self, column: Column) -> Place:
        """The cell of a column."""
        return self.table.place(self.row, Slot(column))

    def wrong(self, column: Column, code: str, fix: Text) -> None:
        """Tell what is wrong with a cell."""
        self.problems.append(self.place(column).problem(code, fix))

    def told(self, column: Column) -> Any:
        """What a cell says: a value, or why it is missing; missing too where what it says was wrong and is told."""
        said = cell(self.place(column).text)
        match said:
            case None:
                return Missing.NOT_ASKED
            case Flaw():
                self.wrong(column, said.code, said.fix)
            case dict():
                return Missing.of(str(said["missing"]))
            case _:
                try:
                    return self.readers.get(column, words)(said)
                except Refusal as error:
                    self.wrong(column, error.flaw.code, error.flaw.fix)
        return Missing.NOT_ASKED

    def needed(self, column: Column, value: object, fix: Text) -> None:
        """Tell that a cell must be filled, unless it is told already what is wrong with it."""
        if isinstance(value, Missing) and not self.is_wrong(column):
            self.wrong(column, "missing_value", fix)

    def is_wrong(self, column: Column) -> bool:
        """Whether it is told already what is wrong with a cell."""
        place = self.place(column)
        return (place.row, place.column) in {(each.row, each.column) for each in self.problems}


def told_once(problems: Iterable[Problem], table: Table) -> tuple[Problem, ...]:
    """The problems in order; a column that is not there is told once, and not again for every row."""
    listed = tuple(problems)
    missing = {each.column for each in listed if each.code == "missing_column"}
    return in_order((each for each in listed if each.code == "missing_column" or each.column not in missing), (table,))
