"""The approved list of an earlier round: whom it names, read as strictly as candidates are."""

import re
import unicodedata
from collections.abc import Collection
from datetime import date
from pathlib import Path

import attrs

from ..errors import number_of_a_person
from ..rules import Missing
from ..text import Text, alike
from ..wire.leaves import Flaw, Refusal, value_fault
from ..wire.new_ids import read_new_id
from ..wire.problems import FileRefusedError, Problem
from ._columns import ID, IDENTITY, Column, Slot
from ._reading import IdsBefore
from ._rows import no_person
from ._table import Place, Row, Table
from ._typed_rows import csv_table, told_once
from ._words import cell
from .approved import ApprovedPerson

__all__ = ["read", "read_number"]


_NAME = Column("name", Text("姓名", "name"), personal=True)
_UNIT = Column("work_unit", Text("工作单位", "work unit"), personal=True, also=("单位", "所在单位", "unit"))
_NUMBER = Column("number", Text("证件号码", "number"), personal=True, also=IDENTITY)
_COLUMNS = (ID, _NAME, _UNIT, _NUMBER)

_ID_NEEDED = Text("每人须有编号", "each person needs an id")
_NAME_NEEDED = Text("请填姓名", "give the name")
_UNIT_NEEDED = Text("请填工作单位；确实不详的写“不详”", 'give the work unit, or "not known" where it is not')
_NO_NUMBER = Text("没有号码的请留空，或写“不详”", 'leave the cell empty where there is no number, or write "not known"')
_IS_A_NAME = Text(
    "这是名单上的姓名；编号留在记录中，删除人员资料时也不删去，请改用不含姓名的编号，如 A05",
    "this is a name on the list, and the id stays in the records when a person is erased; choose one that tells no name, such as A05",
)
_NOBODY = Text("列名之下没有人员；请至少填一行", "there is nobody below the headings; fill in at least one row")
_AS_TEXT = Text(
    "表格软件把号码改成了数值；请将此列设为文本后重填",
    "the spreadsheet program made a quantity of the number; format the column as text and fill it in anew",
)
_CHECK_DIGIT = Text(
    "最后一位与前十七位不合；请核对，表格软件可能已将末三位改为0",
    "its last sign does not go with the seventeen before it; look it up: a spreadsheet program may have made zeros of the last three",
)

_NO_SUCH_DAY = Text("其中的出生日期不存在；请核对", "there is no such day of birth as the one in it; look it up")

_RESIDENT = re.compile(r"[0-9]{17}[0-9X]")
_LIKE_X = str.maketrans("\u0425\u0445\u03a7\u03c7\u00d7", "XXXXX")
"""Signs that look like the last one of a number and are others: Cyrillic, Greek, the sign of multiplication."""
_CENTURIES = ("18", "19", "20")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_SIGNS = "10X98765432"


def _bare(number: str) -> str:
    """A number without what spreadsheets and people put around and into it: widths, case, spaces, dashes, quotation marks."""
    signs = unicodedata.normalize("NFKC", number).translate(_LIKE_X).upper()
    return "".join(sign for sign in signs if sign.isalnum())


def _has_a_day_of_birth(number: str) -> bool:
    """Whether the eight digits in the middle of a resident identity number are a day."""
    year, month, day = number[6:10], number[10:12], number[12:14]
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return year.startswith(_CENTURIES)


def _goes_together(number: str) -> bool:
    """Whether the last sign of a resident identity number is the one that the others make (GB 11643)."""
    return _CHECK_SIGNS[sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number[:-1], strict=True)) % 11] == number[-1]


def read_number(said: str) -> str:
    """The number of a document as it is kept: upper case, and one of a resident's bare.

    Args:
        said: What was written, not empty.

    Raises:
        Refusal: If a spreadsheet program changed it, or it is a resident's and cannot be right.
    """
    number = said.strip().upper()
    bare = _bare(number)
    if number_of_a_person(number) == "rounded":
        raise Refusal(Flaw("spreadsheet_error", _AS_TEXT))
    if not _RESIDENT.fullmatch(bare):
        return number
    if not _has_a_day_of_birth(bare):
        raise Refusal(Flaw("bad_value", _NO_SUCH_DAY))
    if not _goes_together(bare):
        raise Refusal(Flaw("bad_value", _CHECK_DIGIT))
    return bare


@attrs.define
class _Reading:
    """A list as it is read: who is on it, and what is wrong with it."""

    table: Table
    problems: list[Problem]
    ids: IdsBefore = attrs.field(factory=IdsBefore)
    numbers: dict[str, int] = attrs.field(factory=dict[str, int])
    names: set[str] = attrs.field(factory=set[str])

    def _place(self, row: Row, column: Column) -> Place:
        return self.table.place(row, Slot(column))

    def _wrong(self, place: Place, code: str, fix: Text) -> None:
        self.problems.append(place.problem(code, fix))

    def _words(self, place: Place, needed: Text, *, may_be: Collection[str | None] = ()) -> str:
        """What a cell says; nothing where it says nothing, or what it says was wrong and is told.

        Args:
            place: The cell.
            needed: What would be right.
            may_be: What may stand there in place of words: None for nothing, or why it is missing.
        """
        said = cell(place.text)
        why = said["missing"] if isinstance(said, dict) else said
        match said:
            case Flaw():
                self._wrong(place, said.code, needed if said.code == "empty_mark" else said.fix)
            case str() if (fault := value_fault(said)) is not None:
                self._wrong(place, "bad_value", fault)
            case str():
                return said
            case _ if why not in may_be:
                self._wrong(place, "missing_value", needed)
            case _:
                pass
        return ""

    def _id(self, row: Row) -> str:
        place = self._place(row, ID)
        said = self._words(place, _ID_NEEDED)
        if not said:
            return ""
        try:
            read_new_id(said)
        except Refusal as error:
            self._wrong(place, error.flaw.code, error.flaw.fix)
        if (fix := self.ids.fault(said, row.number)) is not None:
            self._wrong(place, "duplicate_id", fix)
        return said

    def _number(self, row: Row) -> str:
        place = self._place(row, _NUMBER)
        said = self._words(place, _NO_NUMBER, may_be=(None, Missing.NOT_KNOWN.value))
        if not said:
            return ""
        try:
            number = read_number(said)
        except Refusal as error:
            self._wrong(place, error.flaw.code, error.flaw.fix)
            return said
        if (earlier := self.numbers.setdefault(_bare(number) or number, row.number)) != row.number:
            fix = Text(f"与第{earlier}行的号码相同；每人一行", f"row {earlier} has this number already; one row for each person")
            self._wrong(place, "duplicate_name", fix)
        return number

    def person(self, row: Row) -> ApprovedPerson | None:
        """Whom a row names; None where it is nobody's, which is told."""
        nobody = no_person(self._place(row, ID), self._place(row, _NAME))
        if nobody is not None:
            self.problems.append(nobody)
            return None
        name = self._words(self._place(row, _NAME), _NAME_NEEDED)
        self.names.add(alike(name))
        return ApprovedPerson(
            id=self._id(row),
            name=name,
            work_unit=self._words(self._place(row, _UNIT), _UNIT_NEEDED, may_be=(Missing.NOT_KNOWN.value,)),
            number=self._number(row),
        )

    def tell_names_as_ids(self) -> None:
        """Tell of the ids that are the name of somebody on the list, and of nothing else that is wrong with them: they are not shown."""
        places = [place for place in (self._place(row, ID) for row in self.table.rows) if alike(place.text) in self.names - {""}]
        others = {(place.row, place.column) for place in places}
        self.problems = [each for each in self.problems if (each.row, each.column) not in others]
        self.problems += (attrs.evolve(place, personal=True).problem("bad_value", _IS_A_NAME) for place in places)


def read(path: Path) -> tuple[ApprovedPerson, ...]:
    """See `socialwork.sheets.read_approved_list`."""
    table = csv_table(path, _COLUMNS, needed=(ID, _NAME, _UNIT))
    reading = _Reading(table, list(table.problems))
    people = tuple(filter(None, map(reading.person, table.rows)))
    reading.tell_names_as_ids()
    if not (reading.problems or people):
        reading.problems.append(Problem("", None, None, "", _NOBODY, "no_candidates"))
    if reading.problems:
        raise FileRefusedError(str(path), told_once(reading.problems, table))
    return people
