"""Candidates as a sheet."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from io import StringIO
from pathlib import Path

from ..days import Month
from ..errors import InvalidValueError
from ..rules import Judgement, Missing
from ..talent.candidates import Candidate
from ..text import Labelled, Lang, Text, check_lang
from ..wire.files import write_whole
from ..wire.leaves import check_ids, value_fault
from ._columns import FACTS, ID, JUDGEMENTS, RECORD, SHEET, Group, Slot
from ._companion_names import companion_paths, misnamed
from ._companions import is_there
from ._rows import GROUPS
from ._words import cell, remark_in, total_in

__all__ = ["guarded", "shown", "template", "write", "write_rows", "written"]

_IN_A_TEMPLATE = 2
"""How many periods of work and certificates a template has columns for."""

BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "'", "＝", "＋", "－", "＠")
"""Beginnings of a cell that a spreadsheet may take for a formula."""

_STILL = Text("至今", "present")
_NONE_HELD = Text("无", "none")
_YES, _NO = Text("是", "yes"), Text("否", "no")

_NO_NUL = Text("含有空字符，表格无法保存；请删去", "it holds a NUL character, which no sheet can keep; take it out")
_NOBODY = Text("没有候选人；空表请用 template_csv", "there is nobody to write; template_csv makes an empty sheet")
_IN_THE_WAY = Text(
    "同名的附表会与它一起读入；请移走附表或另取文件名",
    "a companion file of that name would be read with it; move it, or choose another name",
)


def shown(words: str) -> str:
    """Words as a cell of a list that is not read again, which no spreadsheet takes for a formula; they may be empty."""
    fault = _NO_NUL if "\0" in words else (value_fault(words) if words else None)
    if fault is not None:
        raise InvalidValueError("text", words, fault, personal=True)
    return f"'{words}" if words.startswith(BEGINS_A_FORMULA) else words


def write_rows(path: Path, rows: Iterable[Sequence[str]]) -> None:
    """Write rows of cells as a CSV file in UTF-8 with a byte order mark; it is there as a whole or stays as it was."""
    text = StringIO(newline="")
    csv.writer(text).writerows(rows)
    write_whole(path, text.getvalue().encode("utf-8-sig"))


def guarded(words: str) -> str:
    """Words as a cell that is read back as the same words, and that no spreadsheet takes for a formula."""
    fault = _NO_NUL if "\0" in words else value_fault(words)
    if fault is not None:
        raise InvalidValueError("text", words, fault, personal=True)
    return f"'{words}" if words.startswith(BEGINS_A_FORMULA) or cell(words) != words or total_in(words) or remark_in(words) else words


def written(value: object, lang: Lang) -> str:
    """A value as a cell."""
    match value:
        case Labelled():
            return value.label.in_(lang)
        case bool():
            return (_YES if value else _NO).in_(lang)
        case Decimal():
            return guarded(f"{value:f}")
        case Month() if lang == "zh":
            return f"{value.year:04d}年{value.month}月"
        case str():
            return guarded(value)
        case _:  # a day, or a range of days
            return str(value)


def _judgements(candidate: Candidate, lang: Lang) -> Iterator[tuple[Slot, str]]:
    """The first judgement's record serves all that share it; the others get cells of their own."""
    shared: dict[str, object] = {}
    for name, own in JUDGEMENTS.items():
        judgement = getattr(candidate, name)
        if isinstance(judgement, Judgement):
            record = {key: getattr(judgement, key) for key in RECORD}
            columns = RECORD if record == (shared := shared or record) else own
            yield Slot(FACTS[name]), written(judgement.holds, lang)
            yield from ((Slot(columns[key]), written(value, lang)) for key, value in record.items())
        elif judgement is not Missing.NOT_ASKED:
            yield Slot(FACTS[name]), written(judgement, lang)


def _group(candidate: Candidate, group: Group, lang: Lang) -> Iterator[tuple[Slot, str]]:
    records = getattr(candidate, group.fact)
    one, two = group.columns
    if records in (Missing.NOT_KNOWN, Missing.DISPUTED):
        yield Slot(one, 1), written(records, lang)
    elif records == ():
        yield Slot(one, 1), _NONE_HELD.in_(lang)
    elif records is not Missing.NOT_ASKED:
        for number, record in enumerate(records, 1):
            first, second = (getattr(record, key) for key in group.keys)
            yield Slot(one, number), written(first, lang)
            if second is not None:
                yield Slot(two, number), written(second, lang)
            elif group.second_needed:
                yield Slot(two, number), _STILL.in_(lang)


def _row(candidate: Candidate, lang: Lang) -> dict[Slot, str]:
    cells = {Slot(ID): guarded(candidate.id)}
    for name, column in FACTS.items():
        value = getattr(candidate, name)
        if name not in JUDGEMENTS and value is not Missing.NOT_ASKED:
            cells[Slot(column)] = written(value, lang)
    cells |= _judgements(candidate, lang)
    for group in GROUPS:
        cells |= _group(candidate, group, lang)
    return cells


def _slots(most: int) -> list[Slot]:
    """Every column in order, the numbered ones up to a number."""
    single = [Slot(column) for column in SHEET if not column.repeats]
    return single + [Slot(column, number) for group in GROUPS for number in range(1, most + 1) for column in group.columns]


def _csv(slots: Sequence[Slot], rows: Iterable[dict[Slot, str]], lang: Lang) -> str:
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(slot.heading.in_(lang) for slot in slots)
    writer.writerows([row.get(slot, "") for slot in slots] for row in rows)
    return text.getvalue()


def template(lang: str) -> str:
    """See `socialwork.sheets.template_csv`."""
    own = {column for record in JUDGEMENTS.values() for column in record.values()}
    slots = [slot for slot in _slots(_IN_A_TEMPLATE) if slot.column not in own]
    return _csv(slots, (), check_lang(lang))


def write(path: Path, candidates: Iterable[Candidate], lang: str) -> None:
    """See `socialwork.sheets.write_candidates_csv`."""
    spoken, listed = check_lang(lang), tuple(candidates)
    check_ids(candidate.id for candidate in listed)
    if not listed:
        raise InvalidValueError("candidates", listed, _NOBODY)
    for companion in companion_paths(path):
        if is_there(companion):
            raise InvalidValueError("path", companion.name, _IN_THE_WAY)
    for problem in misnamed(path):
        raise InvalidValueError("path", problem.where, problem.fix)
    rows = [_row(candidate, spoken) for candidate in listed]
    used = {slot for row in rows for slot in row}
    slots = [slot for slot in _slots(max(slot.number for slot in used)) if slot in used]
    write_whole(path, _csv(slots, rows, spoken).encode("utf-8-sig"))
