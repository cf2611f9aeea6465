"""Networks as two sheets, one of places and one of units, in and out."""

import csv
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from io import StringIO
from pathlib import Path
from typing import Any, cast

import attrs

from ..days import DayRange, Month
from ..errors import InvalidValueError, UnknownNameError
from ..rules import Fact, Missing
from ..text import Labelled, Lang, Text, check_lang
from ..tiers import Layout, Network, Place, Site, Tier, Unit
from ..tiers.places import shown_code
from ..wire._networks import made
from ..wire.faults import Fault
from ..wire.files import write_whole
from ..wire.leaves import Flaw, Leaves, did_you_mean
from ..wire.problems import FileRefusedError, Problem, literal
from ._columns import ID, Column, Slot, slots_of
from ._reading import in_order
from ._table import Row, Table, read_table
from ._typed_rows import SAVE_AS_CSV
from ._words import WORDS, cell, folded, remark_in, total_in
from ._writing import guarded, written

__all__ = ["read", "templates", "units_beside", "write"]

_NAME = Column("name", Text("名称", "name"))
_LEVEL = Column("tier", Text("层级", "level"), also=("级别", "tier"))
_WITHIN = Column("within", Text("上级", "within"), also=("上级编号", "所属", "所属编号", "隶属"))
_CODE = Column("code", Text("代码", "code"), also=("统计代码", "区划代码", "统计用区划代码", "statistical code"))
_CODE_AS_OF = Column("code_as_of", Text("代码日期", "code as of"), also=("代码截至", "代码版本", "date of the code"))
_PLACES = (ID, _NAME, _LEVEL, _WITHIN, _CODE, _CODE_AS_OF)

_KIND = Column("tier", Text("类型", "kind"), also=("机构类型", "层级", "tier", "level"))
_PLACE = Column("place", Text("所在地", "place"), also=("所在地编号", "所在地方", "at"))
_UNDER = Column("under", Text("上级机构", "under"), also=("上级", "上级机构编号", "指导机构"))
_SERVES = Column("serves", Text("兼顾", "serves"), also=("兼顾地方", "also serves"))
_UNITS = (ID, _NAME, _KIND, _PLACE, _UNDER, _SERVES)

_OF_PLACES, _OF_UNITS = (ID, _NAME, _LEVEL), (ID, _NAME, _KIND, _PLACE)
"""The columns that must be there, and filled in."""

_NEEDED = Text("此格必填", "this cell must be filled in")
_NO_PLACE = Text(
    "此行是合计或备注，不是一处地方或一个机构；请删去此行", "this row is a total or a remark and no place or unit; delete the row"
)
_NO_PLACES = Text("列名之下没有地方；请至少填一行", "there is no place below the headings; fill in at least one row")
_NO_SEPARATOR = Text(
    "编号含有分隔用的分号或首尾空格，表格中无法区分", "it holds a semicolon, or a space at an end, and could not be told apart in a cell"
)
_NO_RECORD = Text("表格没有此种事实的列", "a sheet has no column for a fact of that kind")
_OF_PROFILE = Text(
    "；若是某项标准自己的事实，请同时给出该标准（命令行用 --profile）",
    "; if it is a fact of a standard of its own, give that standard too (--profile at the command line)",
)
_SWAPPED = Text("这是机构表；请先写地方表，再写机构表", "this is a sheet of units; name the sheet of places first, then that of units")
_BETWEEN = "；", ";"

_ROWS_LOST = {"row_length", "wrong_delimiter", "bad_syntax", "unreadable", "bad_encoding", "too_large"}


def units_beside(places: Path) -> Path:
    """The sheet of units that goes with one of places where no other is named."""
    return places.with_name(f"{places.stem}.units.csv")


@cache
def _leaves() -> Leaves:
    """How sheets are read, each different cell once: most numbers and answers of a province occur in many rows."""
    return attrs.evolve(
        WORDS, yes_no=lru_cache(4096)(WORDS.yes_no), number=lru_cache(4096)(WORDS.number), choice=lru_cache(4096)(WORDS.choice)
    )


def _facts(site_class: type[Site]) -> dict[str, Fact[Any]]:
    fields = (field for field in attrs.fields(site_class) if "fact" in field.metadata)
    return {field.name: field.metadata["fact"] for field in fields}


def _fact_columns(site_class: type[Site]) -> tuple[Column, ...]:
    return tuple(Column(name, fact.label, also=_with_unit(fact)) for name, fact in _facts(site_class).items())


def _with_unit(fact: Fact[Any]) -> tuple[str, ...]:
    return () if fact.unit is None else (f"{fact.label.zh}({fact.unit.zh})", f"{fact.label.en} ({fact.unit.en})")


def _tier_names(tiers: Iterable[Tier], *, units: bool) -> dict[str, tuple[str, Text]]:
    """What a sheet may call each tier, with its id, and the words in which to offer it."""
    found: dict[str, tuple[str, Text]] = {}
    for tier in tiers:
        label, names = (tier.unit, tier.unit_names) if units else (tier.level, tier.level_names)
        offered = Text(f"“{label.zh}”", f'"{label.en}"')
        for name in (tier.id, label.zh, label.en, *names, *((tier.level.zh, tier.level.en, *tier.level_names) if units else ())):
            found.setdefault(folded(name), (tier.id, offered))
    return found


def _numbered(sheet: "_Sheet") -> dict[str, int]:
    return {slot.column.code: index for slot, index in sheet.table.slots.items()}


def _facts_told(sheet: "_Sheet") -> tuple[tuple[str, int], ...]:
    return tuple((fact.code, sheet.columns[fact.code]) for fact in sheet.facts if fact.code in sheet.columns)


@attrs.frozen(eq=False)
class _Sheet:
    """A sheet of places or of units as it is read.

    Attributes:
        table: Its table.
        names: What it may call each tier.
        tier: The column of that.
        needed: The columns that must be filled in.
        others: The columns that may be empty, without those of facts.
        facts: The columns of facts.
        columns: The number of each column that the table has, by code.
        told: The names of the facts of which it has columns, with their numbers.
        rows: The rows that are of a place or a unit.
        problems: What is wrong that no part of the data shows.
    """

    table: Table
    names: dict[str, tuple[str, Text]]
    tier: Column
    needed: tuple[Column, ...]
    others: tuple[Column, ...]
    facts: tuple[Column, ...] = ()
    columns: dict[str, int] = attrs.field(init=False, default=attrs.Factory(_numbered, takes_self=True))
    told: tuple[tuple[str, int], ...] = attrs.field(init=False, default=attrs.Factory(_facts_told, takes_self=True))
    rows: list[Row] = attrs.field(factory=list[Row])
    problems: list[Problem] = attrs.field(factory=list[Problem])

    def data(self) -> list[object]:
        """Each row as plain data."""
        self.problems.extend(self.table.problems)
        listed: list[object] = []
        for row in self.table.rows:
            if (word := self._no_thing(row)) is not None:
                place = self.table.place(row, Slot(ID))
                self.problems.append(Problem(place.where, place.row, place.column, literal(word), _NO_PLACE, "no_person"))
                continue
            self.rows.append(row)
            listed.append(self._record(row))
        return listed

    def _no_thing(self, row: Row) -> str | None:
        key, name = self._text(row, ID), self._text(row, _NAME)
        return total_in(key) or remark_in(key) or (total_in(name) if not key.strip() else None)

    def _text(self, row: Row, column: Column) -> str:
        """What stands in a column; nothing where the sheet does not have it."""
        index = self.columns.get(column.code)
        return "" if index is None else row.cells[index]

    def _word(self, row: Row, column: Column) -> str | Flaw | None:
        text = self._text(row, column)
        said = _cell(text)
        return text.strip() if isinstance(said, dict) else said

    def _tier(self, said: str | Flaw) -> str | Flaw:
        if isinstance(said, Flaw):
            return said
        if (found := self.names.get(folded(said))) is not None:
            return found[0]
        every = Text("请填其中之一：", "give one of: ") + _listed(offered for _, offered in self.names.values())
        return Flaw("bad_value", did_you_mean(folded(said), {name: offered for name, (_, offered) in self.names.items()}, otherwise=every))

    def _record(self, row: Row) -> dict[str, object]:
        made: dict[str, object] = {}
        for column in self.needed:
            said = self._word(row, column)
            made[column.code] = Flaw("missing_value", _NEEDED) if said is None else self._tier(said) if column is self.tier else said
        for column in self.others:
            if (said := self._word(row, column)) is not None:
                made[column.code] = _several(said) if column is _SERVES else said
        site = {name: value for name, index in self.told if (value := _cell(row.cells[index])) is not None}
        return made | {"site": site} if site else made

    def problem(self, fault: Fault) -> Problem:
        """A fault of the plain data, at its cell."""
        _, index, *keys = fault.path
        known = {column.code: column for column in (*self.facts, *self.needed, *self.others)}
        column = next((known[key] for key in keys if key in known), ID)  # what is wrong with a row as a whole is told at its id
        place = self.table.place(self.rows[cast("int", index)], Slot(column))
        if column is _CODE:
            place = attrs.evolve(place, found=f'"{shown_code(place.text.strip())}"')
        return place.problem(fault.code, fault.fix)


_cell = lru_cache(8192)(cell)


def _listed(offered: Iterable[Text]) -> Text:
    once = tuple(dict.fromkeys(offered))
    return Text("、".join(each.zh for each in once), ", ".join(each.en for each in once))


def _several(said: str | Flaw) -> object:
    if isinstance(said, Flaw):
        return said
    for sign in _BETWEEN:
        said = said.replace(sign, "\n")
    return [part.strip() for part in said.split("\n") if part.strip()]


def _is_of(table: Table, columns: tuple[Column, ...]) -> bool:
    """Whether a sheet that lacks some of its own columns has the headings of others."""
    lacking = any(problem.code == "missing_column" for problem in table.problems)
    return lacking and sum(slot is not None for slot in slots_of(table.headings, columns)) > len(table.slots)


def _table(path: Path, columns: tuple[Column, ...], needed: tuple[Column, ...], where: str) -> Table:
    if (suffix := path.suffix.lower()) != ".csv":
        found = literal(suffix) if suffix else ""
        return Table(where, problems=(Problem(where, None, None, found, SAVE_AS_CSV, "wrong_extension"),))
    return read_table(path, columns, needed=needed, where=where)


def read(places: Path, units: Path | None, layout: Layout, site_class: type[Site]) -> Network:
    """See `socialwork.sheets.read_network`."""
    names = _tier_names(layout.tiers, units=False)
    sheets = {"places": _Sheet(_table(places, _PLACES, _OF_PLACES, ""), names, _LEVEL, _OF_PLACES, (_WITHIN, _CODE, _CODE_AS_OF))}
    beside = units_beside(places)
    if units is not None or beside.is_file():
        there, facts = units or beside, _fact_columns(site_class)
        table = _table(there, (*_UNITS, *facts), _OF_UNITS, there.name)
        sheets["units"] = _Sheet(table, _tier_names(layout.tiers, units=True), _KIND, _OF_UNITS, (_UNDER, _SERVES), facts)
        if _is_of(sheets["places"].table, _UNITS) and _is_of(table, _PLACES):
            raise FileRefusedError(str(places), (Problem("", None, None, "", _SWAPPED, "swapped"),))
    data: dict[str, object] = {kind: sheet.data() for kind, sheet in sheets.items()}
    network, faults = made(data, layout, site_class, _leaves())
    problems = [problem for sheet in sheets.values() for problem in sheet.problems]
    # Where rows or columns are lost, what refers to them is not to blame.
    whole = all(each.code not in _ROWS_LOST | {"missing_column", "no_headings", "wrong_extension", "empty_file"} for each in problems)
    problems += [sheets[str(fault.path[0])].problem(fault) for fault in faults if whole or fault.code not in _BY_OTHERS]
    if not problems and not data["places"]:
        problems.append(Problem("", None, None, "", _NO_PLACES, "no_candidates"))
    if site_class is Site:
        problems = [
            attrs.evolve(each, fix=each.fix + _OF_PROFILE) if each.code == "unknown_column" and each.where and each.row == 1 else each
            for each in problems
        ]
    missing = {(each.where, each.column) for each in problems if each.code == "missing_column"}
    told = [each for each in problems if each.code == "missing_column" or (each.where, each.column) not in missing]
    if told or network is None:
        raise FileRefusedError(str(places), in_order(told, (sheet.table for sheet in sheets.values())))
    return network


_BY_OTHERS = frozenset({"unknown_within", "unknown_place", "unknown_under", "unknown_serves"})
"""Kinds of faults that can come of rows that were not read."""


def _place_row(place: Place, tiers: dict[str, Tier], lang: Lang) -> dict[Column, str]:
    cells = {ID: place.id, _NAME: place.name, _WITHIN: place.within, _CODE: place.code}
    told = {column: guarded(words) for column, words in cells.items() if words is not None}
    if place.code_as_of is not None:
        told[_CODE_AS_OF] = written(place.code_as_of, lang)
    return told | {_LEVEL: _tier_word(place.tier, tiers, lang, units=False)}


def _tier_word(name: str, tiers: dict[str, Tier], lang: Lang, *, units: bool) -> str:
    if name not in tiers:
        raise UnknownNameError(Text("层级", "tier"), name, tuple(tiers))
    return (tiers[name].unit if units else tiers[name].level).in_(lang)


def _unit_row(unit: Unit, tiers: dict[str, Tier], columns: dict[str, Column], lang: Lang) -> dict[Column, str]:
    cells = {ID: unit.id, _NAME: unit.name, _PLACE: unit.place, _UNDER: unit.under}
    told = {column: guarded(words) for column, words in cells.items() if words is not None}
    told[_KIND] = _tier_word(unit.tier, tiers, lang, units=True)
    if unit.serves:
        for each in unit.serves:
            if each != each.strip() or any(sign in each for sign in (*_BETWEEN, "\n")):
                raise InvalidValueError("Unit.serves", each, _NO_SEPARATOR)
        told[_SERVES] = guarded(_BETWEEN[lang == "en"].join(unit.serves))
    for name, column in columns.items():
        value: object = getattr(unit.site, name)
        if not isinstance(value, Missing | bool | Decimal | Labelled | str | date | Month | DayRange):
            raise InvalidValueError(f"Site.{name}", type(value).__name__, _NO_RECORD)
        if value is not Missing.NOT_ASKED:
            told[column] = written(value, lang)
    return told


def templates(site_class: type[Site], lang: str) -> tuple[str, str]:
    """See `socialwork.sheets.network_templates`."""
    spoken = check_lang(lang)
    units = (*_UNITS, *_fact_columns(site_class))
    places, stations = (_csv(columns, [], spoken, columns).decode("utf-8-sig") for columns in (_PLACES, units))
    return places, stations


def _csv(columns: Iterable[Column], rows: list[dict[Column, str]], lang: Lang, needed: tuple[Column, ...]) -> bytes:
    used = {column for row in rows for column in row} | set(needed)
    listed = [column for column in columns if column in used]
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(column.label.in_(lang) for column in listed)
    writer.writerows([row.get(column, "") for column in listed] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def write(places: Path, units: Path | None, network: Network, layout: Layout, lang: str) -> None:
    """See `socialwork.sheets.write_network`."""
    spoken = check_lang(lang)
    tiers = {tier.id: tier for tier in layout.tiers}
    columns: dict[str, Column] = {}
    for kind in dict.fromkeys(type(unit.site) for unit in network.units):
        columns |= {column.code: column for column in _fact_columns(kind)}
    if not network.places:
        raise InvalidValueError("network", network, _NO_PLACES)
    unit_rows = [_unit_row(unit, tiers, columns, spoken) for unit in network.units]
    place_rows = [_place_row(place, tiers, spoken) for place in network.places]
    told = _csv((*_UNITS, *columns.values()), unit_rows, spoken, _OF_UNITS)
    write_whole(places, _csv(_PLACES, place_rows, spoken, _OF_PLACES))
    write_whole(units or units_beside(places), told)
