"""One row of a sheet, cell by cell: what each says, and everything that is wrong with it."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

import attrs

from ..rules import Missing
from ..text import Text
from ..wire.leaves import Flaw, Refusal
from ..wire.problems import Problem
from ._columns import Column, Slot
from ._project_cells import words
from ._table import Place, Row, Table
from ._words import cell

__all__ = ["ReadRow"]


@attrs.define
class ReadRow:
    """One row, as it is read.

    Attributes:
        table: The sheet.
        row: The row.
        problems: What is wrong with the sheet so far.
        reads: How a cell of a column is read; others hold words.
    """

    reads: ClassVar[Mapping[Column, Callable[[object], Any]]]

    table: Table
    row: Row
    problems: list[Problem]

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
                    return self.reads.get(column, words)(said)
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
