"""Candidates from a sheet, with its companion files."""

from collections.abc import Iterable
from pathlib import Path

import attrs

from ..talent.candidates import Candidate
from ..talent.merit_scales import MeritScale
from ..text import Text
from ..wire.leaves import alike, probably_the_same
from ..wire.merits import check_scale, off_scale
from ..wire.problems import FileRefusedError, Problem, literal, shortened
from ..wire.strict import structure
from ._columns import FACTS, ID, SHEET, Slot
from ._companions import beside
from ._rows import no_person, record
from ._table import Table, read_table
from ._words import WORDS, cell

__all__ = ["IdsBefore", "in_order", "read", "read_csv"]

_ROW_NOT_READ = {"row_length", "wrong_delimiter"}
_NOBODY = Text("列名之下没有候选人；请至少填一行", "there is nobody below the headings; fill in at least one row")
_SAVE_AS_CSV = Text(
    "请给 .csv 或 .json 文件；其他表格请另存为“CSV UTF-8（逗号分隔）”",
    'give a .csv or .json file; save other sheets as "CSV UTF-8 (Comma delimited)"',
)


def in_order(problems: Iterable[Problem], tables: Iterable[Table]) -> tuple[Problem, ...]:
    """Each problem once, by file, row and column."""
    columns = {(table.where, heading): index for table in reversed(list(tables)) for index, heading in enumerate(table.headings)}
    once = dict.fromkeys(problems)
    return tuple(sorted(once, key=lambda each: (each.where, each.row or 0, columns.get((each.where, each.column or ""), len(columns)))))


@attrs.define
class IdsBefore:
    """The ids of the rows before: where each stands first, and which one is there of those that are alike."""

    rows: dict[str, int] = attrs.field(factory=dict[str, int])
    alike: dict[str, str] = attrs.field(factory=dict[str, str])

    def fault(self, name: str, row: int) -> Text | None:
        """Why an id cannot stand in this row, or None if it can."""
        earlier, other = self.rows.setdefault(name, row), self.alike.setdefault(alike(name), name)
        if earlier != row:
            return Text(
                f"编号与第{earlier}行重复；每人一个编号，一人一行", f"row {earlier} has this id already; one id and one row for each person"
            )
        if other == name:
            return None
        there = self.rows[other]
        return probably_the_same(Text(f"第{there}行", f"row {there}"), shortened(other))


def _candidates(table: Table, path: Path, scale: MeritScale | None) -> tuple[list[Candidate], tuple[Problem, ...]]:
    names = {row.number: cell(table.place(row, Slot(ID)).text) for row in table.rows}
    ids = {name for name in names.values() if isinstance(name, str)}
    others = beside(path, ids if table.headings and all(each.code not in _ROW_NOT_READ for each in table.problems) else None)
    made: list[Candidate] = []
    problems = [*table.problems, *others.problems]
    before = IdsBefore()
    for row in table.rows:
        if (nobody := no_person(table.place(row, Slot(ID)), table.place(row, Slot(FACTS["name"])))) is not None:
            problems.append(nobody)
            continue
        name = names[row.number]
        told = record(table, row, others.entries.get(name, {}) if isinstance(name, str) else {})
        problems += told.problems
        if isinstance(name, str) and (fix := before.fault(name, row.number)) is not None:
            problems.append(told.place(("id",)).problem("duplicate_id", fix))
        candidate, faults = structure(told.data, Candidate, WORDS)
        off = None if scale is None else off_scale(told.data, scale, WORDS)
        problems += [told.place(fault.path).problem(fault.code, fault.fix) for fault in (*faults, *filter(None, [off]))]
        made += [candidate] if candidate else []
    if not (problems or made):
        problems.append(Problem("", None, None, "", _NOBODY, "no_candidates"))
    # A column that is not there is told once, and not again for every row.
    missing = {(each.where, each.column) for each in problems if each.code == "missing_column"}
    told_once = [each for each in problems if each.code == "missing_column" or (each.where, each.column) not in missing]
    return made, in_order(told_once, (table, *others.tables))


def read_csv(path: Path, scale: MeritScale | None) -> tuple[Candidate, ...]:
    """See `socialwork.sheets.read_candidates_csv`."""
    check_scale(scale)
    made, problems = _candidates(read_table(path, SHEET, needed=(ID,)), path, scale)
    if problems:
        raise FileRefusedError(str(path), problems)
    return tuple(made)


def read(path: Path, scale: MeritScale | None) -> tuple[Candidate, ...]:
    """See `socialwork.sheets.read_candidates`."""
    match path.suffix.lower():
        case ".csv":
            return read_csv(path, scale)
        case ".json":
            from ..wire import read_candidates_json

            return read_candidates_json(path, scale=scale)
        case other:
            raise FileRefusedError(str(path), (Problem("", None, None, literal(other) if other else "", _SAVE_AS_CSV, "wrong_extension"),))
