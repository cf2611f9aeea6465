"""A CSV file as rows of cells, or everything that is wrong with it as a table."""

import csv
from collections.abc import Iterator
from io import StringIO
from itertools import islice
from pathlib import Path

import attrs

from ..errors import MASK
from ..text import Text, joined
from ..wire.files import read_text
from ..wire.problems import FileRefusedError, Problem, literal, shortened
from ._columns import Column, Slot, heading_problems, lang_of, slots_of

__all__ = ["Place", "Row", "Table", "read_table"]

_OTHER_DELIMITERS = {";": '";"', "\t": "Tab", "，": '"，"', "|": '"|"'}

_MOST_COLUMNS = 500
_LOOK_AT = 10
"""So many rows are looked at for headings that do not stand in the first."""

_FEWER_COLUMNS = Text(f"不得超过{_MOST_COLUMNS}列", f"give at most {_MOST_COLUMNS} columns")
_NO_CONTENT = Text("内容为空；第一行应为列名", "it is empty; its first row holds the headings")
_COMMAS = Text(
    "各列应以英文逗号分隔；请另存为“CSV UTF-8（逗号分隔）”",
    'separate the columns by commas; use "Save As" and choose "CSV UTF-8 (Comma delimited)"',
)
_HEADLESS = Text("此列有内容而无列名；请补上列名或删去此列", "this column has cells and no heading; give it one, or delete it")


@attrs.frozen
class Place:
    """Where something stands in a file.

    Attributes:
        where: The name of a companion file, empty for the sheet itself.
        row: The row as a spreadsheet counts it.
        column: The heading, as the file has it.
        text: The cell, as it stands.
        personal: Whether the cell must not be shown.
        found: How the cell is shown; None for as any other.
    """

    where: str
    row: int
    column: str
    text: str
    personal: bool = False
    found: str | None = None

    def problem(self, code: str, fix: Text) -> Problem:
        """Something that is wrong with the cell."""
        found = self.found or ("" if not self.text.strip() else MASK if self.personal else literal(self.text.strip()))
        return Problem(self.where, self.row, self.column, found, fix, code)


@attrs.frozen
class Row:
    """One row.

    Attributes:
        number: As a spreadsheet counts it.
        cells: What stands in it, one for each heading.
    """

    number: int
    cells: tuple[str, ...]


def _shown(table: "Table") -> tuple[str, ...]:
    return tuple(map(shortened, table.headings))


@attrs.frozen
class Table:
    """A sheet, as far as it could be read.

    Attributes:
        where: The name of a companion file, empty for the sheet itself.
        headings: The first row.
        rows: The others, without those that are blank or of another length.
        problems: What is wrong so far.
        slots: The number, from 0, of each column that has a meaning; where one stands twice, of the first.
        shown: The headings, as problems show them.
    """

    where: str
    headings: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = ()
    slots: dict[Slot, int] = attrs.field(factory=dict[Slot, int])
    shown: tuple[str, ...] = attrs.field(init=False, default=attrs.Factory(_shown, takes_self=True))

    def place(self, row: Row, column: Slot) -> Place:
        """What stands in a row, or that nothing does, where the sheet has no such column."""
        index = self.slots.get(column)
        if index is None:
            return Place(self.where, row.number, column.heading.in_(lang_of(self.headings)), "")
        return Place(self.where, row.number, self.shown[index], row.cells[index], column.column.personal)


def _records(text: str, where: str, problems: list[Problem]) -> Iterator[tuple[int, list[str]]]:
    """Each record with its row in a spreadsheet: records are counted, a cell may hold several lines of the file."""
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    number = 0
    try:
        for cells in reader:
            number += 1
            yield number, cells
    except csv.Error:
        line = reader.line_num
        fix = Text(
            f"引号不成对，或单元格过长；请检查该行的引号（文本第{line}行附近）",
            f"quotes don't pair up, or a cell is far too long; look at the quotes of this row (near line {line} of the text)",
        )
        problems.append(Problem(where, number + 1, None, "", fix, "bad_syntax"))


def _no_headings(text: str, columns: tuple[Column, ...], needed: tuple[Column, ...], where: str) -> Problem:
    first = text.splitlines()[0]
    for sign, named in _OTHER_DELIMITERS.items():
        if sign in first and any(slots_of((part.strip(' "') for part in first.split(sign)), columns)):
            return Problem(where, 1, None, named, _COMMAS, "wrong_delimiter")
    first_two = (*needed, *(column for column in columns if column not in needed and not column.personal))[:2]
    such_as = joined((Text(f"“{each.label.zh}”", f'"{each.label.en}"') for each in first_two), zh="", en=" and ")
    fix = Text(f"第一行应为列名，如{such_as.zh}", f"the first row holds the headings, such as {such_as.en}")
    return Problem(where, 1, None, MASK, fix, "no_headings")


def _further_down(records: Iterator[tuple[int, list[str]]], needed: tuple[Column, ...]) -> int | None:
    """The row that holds the headings, where a title or something else stands above them."""
    return next((number for number, cells in islice(records, _LOOK_AT) if any(slots_of(cells, needed))), None)


def _divided(cell: str, count: int) -> str | None:
    """What stands between the cells of a row, where it is no comma and makes as many of them as there are headings."""
    return next((named for sign, named in _OTHER_DELIMITERS.items() if cell.count(sign) == count - 1), None)


def _letter(index: int) -> str:
    """What a spreadsheet calls a column that has no heading: A, B, ... Z, AA, ..."""
    before, place = divmod(index, 26)
    return f"{_letter(before - 1) if before else ''}{chr(ord('A') + place)}"


def _rows(records: Iterator[tuple[int, list[str]]], headings: tuple[str, ...], where: str, problems: list[Problem]) -> Iterator[Row]:
    headless = [index for index, heading in enumerate(headings) if not heading]
    for number, cells in records:
        if not any(cell.strip() for cell in cells):
            continue
        while len(cells) > len(headings) and not cells[-1].strip():
            cells.pop()
        if len(cells) == 1 < len(headings) and (sign := _divided(cells[0], len(headings))) is not None:
            problems.append(Problem(where, number, None, sign, _COMMAS, "wrong_delimiter"))
            continue
        if len(cells) != len(headings):
            fix = Text(
                f"该行应有{len(headings)}格，与列名数相同；文字中的逗号须加引号",
                f"the row needs {len(headings)} cells, one for each heading; text with a comma in it goes in quotes",
            )
            problems.append(Problem(where, number, None, str(len(cells)), fix, "row_length"))
            continue
        for index in [index for index in headless if cells[index].strip()]:
            headless.remove(index)  # each is told once
            problems.append(Problem(where, number, _letter(index), MASK, _HEADLESS, "unknown_column"))
        yield Row(number, tuple(cells))


def read_table(path: Path, columns: tuple[Column, ...], *, needed: tuple[Column, ...], where: str = "") -> Table:
    """A sheet with these columns.

    Args:
        path: Its file.
        columns: The columns that there can be.
        needed: Those of them that must be there.
        where: How problems name the file: empty for the sheet itself.
    """
    try:
        text = read_text(path, where=where)
    except FileRefusedError as error:
        return Table(where, problems=error.problems)
    problems: list[Problem] = []
    records = _records(text, where, problems)
    if not text.strip():
        return Table(where, problems=(Problem(where, None, None, "", _NO_CONTENT, "empty_file"),))
    headings = tuple(cell.strip() for _, cells in islice(records, 1) for cell in cells)
    if len(headings) > _MOST_COLUMNS:
        return Table(where, problems=(Problem(where, 1, None, str(len(headings)), _FEWER_COLUMNS, "too_large"),))
    slots = slots_of(headings, columns)
    if not any(slots):
        unheaded = _no_headings(text, columns, needed, where)
        if not problems and unheaded.code == "no_headings" and (row := _further_down(records, needed)) is not None:
            fix = Text(f"列名在第{row}行；请删去其上各行", f"the headings stand in row {row}; delete what is above them")
            return Table(where, problems=(attrs.evolve(unheaded, fix=fix),))
        # Quotes that don't pair up are no wonder where something else than commas stands between them.
        return Table(where, problems=tuple(problems) if problems and unheaded.code == "no_headings" else (unheaded,))
    problems += heading_problems(headings, columns, needed, where)
    rows = tuple(_rows(records, headings, where, problems))
    first = {slot: index for index, slot in reversed(list(enumerate(slots))) if slot is not None}
    return Table(where, headings, rows, tuple(problems), first)
