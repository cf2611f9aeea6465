"""Companion files beside a sheet: several rows a person, where numbered columns would be many."""

from collections.abc import Callable, Collection
from pathlib import Path

import attrs

from ..text import Text, joined, plain
from ..wire.leaves import alike, as_question, by_likeness
from ..wire.problems import Problem, shortened
from ._columns import CERTIFICATES, ID, SERVICE, Column, Slot
from ._companion_names import companion_paths, misnamed
from ._rows import Entry, no_person
from ._table import Row, Table, read_table
from ._words import cell, folded

__all__ = ["Beside", "beside", "is_there"]

_FROM, _UNTIL = (attrs.evolve(column, repeats=False) for column in SERVICE.columns)
_OCCUPATION = Column("occupation", Text("职业", "occupation"))
_LEVEL = Column("level", Text("等级", "level"))
_OBTAINED = Column("obtained_on", Text("取得日期", "obtained on"))

_OCCUPATIONS = (Text("社会工作者", "social worker"), Text("养老护理员", "care worker"))
_NAMED = {
    **dict.fromkeys(("社会工作者", "social worker", "social_worker"), CERTIFICATES[0]),
    **dict.fromkeys(("养老护理员", "care worker", "elderly-care worker", "care_worker"), CERTIFICATES[1]),
}

_ID_NEEDED = Text("请填主表中的编号", "give an id that the sheet has")
_NOBODY = Text(
    "主表中没有此编号；请更正，或先在主表中加上此人", "the sheet has nobody of this id; correct it, or add the person to the sheet first"
)
_NO_SUCH = Text("主表中没有此编号；", "the sheet has nobody of this id; ")
_AN_OCCUPATION = Text("请填其中之一：", "give one of: ") + joined(_OCCUPATIONS)


@attrs.define
class Beside:
    """What the companion files say.

    Attributes:
        entries: For each id the entries of each fact.
        problems: What is wrong with the files.
        tables: The files that there were.
    """

    entries: dict[str, dict[str, list[Entry]]] = attrs.field(factory=dict[str, dict[str, list[Entry]]])
    problems: list[Problem] = attrs.field(factory=list[Problem])
    tables: list[Table] = attrs.field(factory=list[Table])


def _service(table: Table, row: Row) -> tuple[str, Entry]:
    return SERVICE.fact, (table.place(row, Slot(_FROM)), table.place(row, Slot(_UNTIL)))


def _certificate(table: Table, row: Row) -> tuple[str, Entry] | Problem:
    occupation = table.place(row, Slot(_OCCUPATION))
    group = _NAMED.get(folded(occupation.text))
    if group is None:
        return occupation.problem("bad_value" if occupation.text.strip() else "missing_value", _AN_OCCUPATION)
    return group.fact, (table.place(row, Slot(_LEVEL)), table.place(row, Slot(_OBTAINED)))


def _unknown(name: str, known: dict[str, list[str]]) -> Text:
    meant = known.get(alike(name))
    exactly = Text("编号须与主表一字不差", " Give the id exactly as the sheet has it")
    return _NOBODY if not meant else _NO_SUCH + as_question(plain(shortened(each)) for each in meant) + exactly


def _take(found: Beside, table: Table, known: Collection[str] | None, read: Callable[[Table, Row], tuple[str, Entry] | Problem]) -> None:
    likely = by_likeness(sorted(known or ()))
    found.tables.append(table)
    found.problems += table.problems
    for row in table.rows:
        key = table.place(row, Slot(ID))
        if (nobody := no_person(key)) is not None:
            found.problems.append(nobody)
            continue
        name = cell(key.text)
        if not isinstance(name, str):
            found.problems.append(key.problem("missing_value", _ID_NEEDED))
        elif known is not None and name not in known:
            found.problems.append(key.problem("unknown_id", _unknown(name, likely)))
        entry = read(table, row)
        if isinstance(entry, Problem):
            found.problems.append(entry)
        elif isinstance(name, str):
            found.entries.setdefault(name, {}).setdefault(entry[0], []).append(entry[1])


def is_there(path: Path) -> bool:
    """Whether there is such a file; a name too long for the file system is none."""
    try:
        return path.exists()
    except OSError:
        return False


def beside(sheet: Path, known: Collection[str] | None) -> Beside:
    """What the companion files of a sheet say.

    Args:
        sheet: The sheet's file.
        known: The ids of the sheet; None where they could not all be read, and then no id is called unknown.
    """
    service, certificates = companion_paths(sheet)
    found = Beside(problems=list(misnamed(sheet)))
    if is_there(service):
        columns = (ID, _FROM, _UNTIL)
        _take(found, read_table(service, columns, needed=columns, where=service.name), known, _service)
    if is_there(certificates):
        needed = (ID, _OCCUPATION, _LEVEL)
        _take(found, read_table(certificates, (*needed, _OBTAINED), needed=needed, where=certificates.name), known, _certificate)
    return found
