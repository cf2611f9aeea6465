"""A row of a sheet as plain data, with the way back from every part of it to the cell that it came from."""

from collections.abc import Sequence

import attrs

from ..text import Text
from ..wire.faults import Path
from ..wire.leaves import Flaw
from ..wire.problems import Problem, literal
from ._columns import CERTIFICATES, FACTS, ID, JUDGEMENTS, RECORD, SERVICE, Group, Slot
from ._table import Place, Row, Table
from ._words import NONE_HELD, STILL, cell, folded, remark_in, total_in

__all__ = ["GROUPS", "Entry", "Record", "no_person", "record"]

Entry = tuple[Place, Place]
"""The two cells of one record of a group."""

GROUPS = (SERVICE, *CERTIFICATES)

_ID_NEEDED = Text("每人须有编号", "each person needs an id")
_WHOLE_RECORD = Text(
    "认定须写明认定人、认定日期和认定文件；一次认定涉及多人的，可改在批次文件中写一条 [[declarations]]",
    "a judgement needs who made it, when, and in which document; one that covers many people can stand once in the round file, under [[declarations]]",
)
_NO_FINDING = Text(
    "填了认定情况而无认定结果；请填是或否，或将此格清空",
    "there is a record and no finding that it belongs to; fill in yes or no, or clear this cell",
)
_HALF = {
    "first": Text("有截止日而无起始日；请补填起始日", "there is an end without a start; give the start"),
    "last": Text(
        "有起始日而无截止日；请补填，仍在从业的填“至今”", 'there is a start without an end; give it, or "present" if the work still goes on'
    ),
    "level": Text("有取得日而无证书等级；请补填等级", "there is a day without a certificate; give the level"),
}
_TWICE = Text("此人的这些内容在主表中也已填写；请只留一处", "the sheet itself has this of the person too; keep one of the two")
_NO_PERSON = Text("此行是合计或备注，不是一个人；请删去此行", "this row is a total or a remark and nobody's; delete the row")
_EMPTY_ENTRY = Text("此行未填内容；请补填或删去此行", "this row says nothing; fill it in or delete it")


def no_person(key: Place, name: Place | None = None) -> Problem | None:
    """That a row is a total or a remark and nobody's, or None if it seems to be somebody's.

    Args:
        key: Its id.
        name: Its name, if the sheet has names.
    """
    for place, word in ((key, total_in(key.text) or remark_in(key.text)), (name, None if name is None else total_in(name.text))):
        if place is not None and word is not None:
            return Problem(place.where, place.row, place.column, literal(word), _NO_PERSON, "no_person")
    return None


@attrs.define
class Record:
    """What a row says of one person.

    Attributes:
        data: Plain data, as a document would have it.
        places: The cell from which each part of it came; the empty path is the row's id.
        problems: What is wrong that no part of the data shows.
    """

    data: dict[str, object] = attrs.field(factory=dict[str, object])
    places: dict[Path, Place] = attrs.field(factory=dict[Path, Place])
    problems: list[Problem] = attrs.field(factory=list[Problem])

    def place(self, path: Path) -> Place:
        """The cell that a path leads to, or the nearest one above."""
        return self.places[max((known for known in self.places if path[: len(known)] == known), key=len)]


def _filled(place: Place) -> bool:
    return cell(place.text) is not None


def _word(place: Place) -> object:
    """What a cell says, where it cannot say that something is missing."""
    said = cell(place.text)
    return place.text.strip() if isinstance(said, dict) else said


def _judgement(made: Record, name: str, table: Table, row: Row) -> bool:
    """Take over one judgement; say whether it rests on the record that the row has for all of them."""
    finding = table.place(row, Slot(FACTS[name]))
    said = cell(finding.text)
    own = {key: table.place(row, Slot(column)) for key, column in JUDGEMENTS[name].items()}
    its_own = [place for place in own.values() if _filled(place)]
    if not isinstance(said, str):
        if said is not None:
            made.data[name], made.places[name,] = said, finding
        made.problems += [place.problem("unfinished_group", _NO_FINDING) for place in its_own]
        return False
    held: dict[str, object] = {"holds": said}
    made.places[name,] = made.places[name, "holds"] = finding
    for key, place in (own if its_own else {key: table.place(row, Slot(column)) for key, column in RECORD.items()}).items():
        words = cell(place.text)
        held[key] = Flaw("unfinished_group", _WHOLE_RECORD) if words is None or isinstance(words, dict) else words
        made.places[name, key] = place
    made.data[name] = held
    return not its_own


def _second(group: Group, place: Place) -> dict[str, object]:
    """The second cell of an entry, as its key has it."""
    key = group.keys[1]
    if not _filled(place):
        return {key: Flaw("unfinished_group", _HALF[key])} if group.second_needed else {}
    goes_on = group.second_needed and folded(place.text) in STILL
    return {key: None if goes_on else _word(place)}


def _entries(made: Record, group: Group, entries: Sequence[Entry]) -> None:
    """Take over the records of a group, of which there is at least one."""
    fact, (key, other) = group.fact, group.keys
    first, second = entries[0]
    made.places[fact,] = first
    if len(entries) == 1 and not _filled(second):
        said = cell(first.text)
        if isinstance(said, dict) or folded(first.text) in NONE_HELD:
            made.data[fact] = said if isinstance(said, dict) else []
            return
    items: list[object] = []
    for index, (one, two) in enumerate(entries):
        head = _word(one) if _filled(one) else Flaw("unfinished_group", _HALF[key])
        items.append({key: head, **_second(group, two)})
        made.places |= {(fact, index): one, (fact, index, key): one, (fact, index, other): two}
    made.data[fact] = items


def record(table: Table, row: Row, beside: dict[str, list[Entry]]) -> Record:
    """What a row says, together with what companion files say of the same person.

    Args:
        table: The sheet.
        row: The row.
        beside: The entries of companion files for this person, by fact.
    """
    made = Record()
    key = table.place(row, Slot(ID))
    said = cell(key.text)
    made.data["id"] = Flaw("missing_value", _ID_NEEDED) if said is None or isinstance(said, dict) else said
    made.places[()] = made.places["id",] = key
    on_shared_record = False
    for name, column in FACTS.items():
        if name in JUDGEMENTS:
            on_shared_record |= _judgement(made, name, table, row)
        elif (value := cell((place := table.place(row, Slot(column))).text)) is not None:
            made.data[name], made.places[name,] = value, place
    if not on_shared_record:
        shared = (table.place(row, Slot(column)) for column in RECORD.values())
        made.problems += [place.problem("unfinished_group", _NO_FINDING) for place in shared if _filled(place)]
    numbers = sorted({slot.number for slot in table.slots if slot.number})
    for group in GROUPS:
        one, two = group.columns
        pairs = ((table.place(row, Slot(one, number)), table.place(row, Slot(two, number))) for number in numbers)
        entries = [pair for pair in pairs if any(map(_filled, pair))]
        others = beside.get(group.fact, [])
        if entries:
            made.problems += [first.problem("given_twice", _TWICE) for first, _ in others]
        made.problems += [
            first.problem("missing_value", _EMPTY_ENTRY) for first, second in others if not (_filled(first) or _filled(second))
        ]
        if told := entries or [pair for pair in others if any(map(_filled, pair))]:
            _entries(made, group, told)
    return made
