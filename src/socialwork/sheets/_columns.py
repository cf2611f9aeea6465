"""The columns of a sheet: what each is called, and what a row of headings means."""

import re
from collections.abc import Iterable

import attrs

from ..rules import Fact, Shape
from ..talent.candidates import CANDIDATE
from ..text import Lang, Text, joined
from ..wire.faults import FREE_TEXT
from ..wire.leaves import did_you_mean
from ..wire.problems import Problem, literal, shortened
from ._words import squeezed

__all__ = [
    "CERTIFICATES",
    "FACTS",
    "ID",
    "IDENTITY",
    "JUDGEMENTS",
    "RECORD",
    "SERVICE",
    "SHEET",
    "Column",
    "Group",
    "Slot",
    "heading_problems",
    "lang_of",
    "slots_of",
]


@attrs.frozen(cache_hash=True)
class Column:
    """One column that a sheet can have.

    Attributes:
        code: Its name for programs.
        label: Its heading in both languages.
        repeats: Whether it can stand several times, with a number behind its heading; the first may go without.
        personal: Whether its cells must not be shown.
        also: Other headings that people give it.
    """

    code: str
    label: Text
    repeats: bool = False
    personal: bool = False
    also: tuple[str, ...] = ()


@attrs.frozen(cache_hash=True)
class Slot:
    """A column as one sheet has it: number 0 where the column cannot repeat."""

    column: Column
    number: int = 0

    @property
    def heading(self) -> Text:
        """The heading to write."""
        if not self.number:
            return self.column.label
        return Text(f"{self.column.label.zh}{self.number}", f"{self.column.label.en} {self.number}")


@attrs.frozen
class Group:
    """Two columns that make one record together, as often as there are records.

    Attributes:
        fact: The candidate's fact that the records belong to.
        keys: The keys of a record, one for each column.
        columns: The two columns; the first one also says that there is none, or why the fact is missing.
        second_needed: Whether the second cell must be filled where the first is.
    """

    fact: str
    keys: tuple[str, str]
    columns: tuple[Column, Column]
    second_needed: bool


ID = Column("id", Text("编号", "id"))
FACTS = {
    fact.name: Column(fact.name, fact.label, personal=fact.name in FREE_TEXT)
    for fact in CANDIDATE
    if isinstance(fact, Fact) and fact.shape is not Shape.SEVERAL
}
"""The columns of the facts that take one cell, by name."""

RECORD = {
    "by": Column("judged_by", Text("认定人", "judged by"), personal=True),
    "on": Column("judged_on", Text("认定日期", "judged on")),
    "document": Column("judgement_document", Text("认定文件", "judgement document"), personal=True),
}
"""The columns that say of every judgement in a row who made it, when, and where it is recorded."""

JUDGEMENTS = {
    fact.name: {
        key: attrs.evolve(
            column,
            code=f"{fact.name}_{column.code}",
            label=Text(f"{fact.label.zh}{column.label.zh}", f"{fact.label.en}: {column.label.en}"),
        )
        for key, column in RECORD.items()
    }
    for fact in CANDIDATE
    if fact.shape is Shape.JUDGEMENT
}
"""The same for one judgement, where its record differs from the row's."""

SERVICE = Group(
    "service",
    ("first", "last"),
    (Column("service_from", Text("从业起始日", "service from"), True), Column("service_until", Text("从业截止日", "service until"), True)),
    second_needed=True,
)
CERTIFICATES = tuple(
    Group(
        f"{code}s",
        ("level", "obtained_on"),
        (
            Column(code, Text(f"{zh}证书", f"{en} certificate"), True),
            Column(f"{code}_obtained_on", Text(f"{zh}证书取得日", f"{en} certificate obtained on"), True),
        ),
        second_needed=False,
    )
    for code, zh, en in (
        ("social_work_certificate", "社会工作者", "social workers'"),
        ("care_worker_certificate", "养老护理员", "care workers'"),
    )
)

SHEET = (
    ID,
    *FACTS.values(),
    *RECORD.values(),
    *(column for own in JUDGEMENTS.values() for column in own.values()),
    *(column for group in (SERVICE, *CERTIFICATES) for column in group.columns),
)
"""Every column of a sheet of candidates."""

IDENTITY = (
    *("身份证", "身份证号", "身份证号码", "居民身份证号", "居民身份证号码", "公民身份号码", "证件号", "证件号码"),
    *("id number", "id no", "id no.", "id card", "id card number", "identity number", "identity card", "identity card number"),
)
"""What people call a column of identity numbers."""

_IDENTITY = frozenset(map(squeezed, IDENTITY))

_NO_IDENTITY = Text(
    "请删去此列：编号不含任何含义，身份证号码不应进入本表",
    "delete this column: an id carries no meaning, and identity numbers don't belong in this sheet",
)
_ONCE = Text("此列出现两次；请保留一列", "this column stands twice; keep one of them")
_NUMBERED = re.compile(r"(.*?)_?([1-9][0-9]?)")
_NO_SUCH = Text("没有这一列；", "there is no such column; ")
_SEE_TEMPLATE = Text(
    "可用的列名由 socialwork template candidates 列出（Python 中为 template_csv）",
    "`socialwork template candidates` lists the columns there are (in Python, template_csv)",
)
_NEEDED = Text("须有此列", "this column must be there")


def _named(column: Column) -> tuple[str, ...]:
    return column.label.zh, column.label.en, column.code, *column.also


def _slot(heading: str, known: dict[str, Column]) -> Slot | None:
    name = squeezed(heading)
    if name in known:
        return Slot(known[name], 1 if known[name].repeats else 0)
    numbered = _NUMBERED.fullmatch(name)
    column = known.get(numbered[1]) if numbered else None
    return Slot(column, int(numbered[2])) if numbered and column and column.repeats else None


def _fault(heading: str, slot: Slot | None, before: set[Slot], columns: tuple[Column, ...]) -> tuple[str, Text] | None:
    """The code and the remedy for a heading that cannot stand as it is."""
    if slot is not None:
        return ("duplicate_column", _ONCE) if slot in before else None
    if not heading:
        return None
    if squeezed(heading) in _IDENTITY:
        return "identity_column", _NO_IDENTITY
    offered = {
        squeezed(name): Text(f"“{column.label.zh}”（{column.label.en}）", f'"{column.label.en}" ({column.label.zh})')
        for column in columns
        for name in _named(column)
    }
    every = _SEE_TEMPLATE if columns == SHEET else Text("可用的列：", "known columns: ") + joined(column.label for column in columns)
    return "unknown_column", _NO_SUCH + did_you_mean(squeezed(heading), offered, otherwise=every)


def lang_of(headings: Iterable[str]) -> Lang:
    """The language in which a sheet is headed."""
    return "en" if all(map(str.isascii, headings)) else "zh"


def slots_of(headings: Iterable[str], columns: Iterable[Column]) -> list[Slot | None]:
    """What each heading means; None for one that means nothing."""
    known = {squeezed(name): column for column in columns for name in _named(column)}
    return [_slot(heading, known) for heading in headings]


def heading_problems(headings: tuple[str, ...], columns: tuple[Column, ...], needed: tuple[Column, ...], where: str) -> list[Problem]:
    """What is wrong with a row of headings.

    Args:
        headings: The first row.
        columns: The columns that there can be.
        needed: Those of them that must be there.
        where: How problems name the file.
    """
    problems: list[Problem] = []
    before: set[Slot] = set()
    for heading, slot in zip(headings, slots_of(headings, columns), strict=True):
        if (fault := _fault(heading, slot, before, columns)) is not None:
            problems.append(Problem(where, 1, shortened(heading), literal(heading), fault[1], fault[0]))
        if slot is not None:
            before.add(slot)
    there, lang = {slot.column for slot in before}, lang_of(headings)
    return problems + [Problem(where, 1, column.label.in_(lang), "", _NEEDED, "missing_column") for column in needed if column not in there]
