"""Applications of a call as a sheet, one a row, and grants as one, for people who go on working with the numbers."""

import csv
import re
from collections.abc import Callable
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

from ..days import Period
from ..errors import InvalidValueError
from ..linkage.allocations import Allocation
from ..linkage.applications import APPLICATION, Application, other_writing
from ..rules import Fact, Missing, Shape
from ..text import Text, check_lang, joined, plain
from ..wire.leaves import Flaw, Refusal, alike, read_id
from ..wire.problems import FileRefusedError, Problem
from ._columns import Column
from ._project_cells import amount, words
from ._typed_rows import TypedRow, csv_table, told_once
from ._words import NONE_HELD, STILL, WORDS, folded, remark_in, total_in
from ._writing import guarded, shown, write_rows

__all__ = ["read", "template", "write"]

_YUAN = Text("（元）", " (yuan)")
_ID = Column("id", Text("编号", "id"), also=("项目编号", "application id"))
_ORGANISATION = Column("organisation", Text("申报组织", "organisation"), also=("申报组织编号", "申报单位", "applicant"))
_MONEY = {APPLICATION.asked, APPLICATION.project_budget, APPLICATION.approved}
_FACTS = {
    fact: Column(
        fact.name, fact.label + _YUAN if fact in _MONEY else fact.label, also=(fact.label.zh, fact.label.en) if fact in _MONEY else ()
    )
    for fact in APPLICATION
    if isinstance(fact, Fact)
}
_COLUMNS = (_ID, _ORGANISATION, *_FACTS.values())

_ID_NEEDED = Text("每个项目须有编号", "each application needs an id")
_ORGANISATION_NEEDED = Text("请填申报组织的编号", "give the id of the organisation that applies")
_NO_APPLICATION = Text("此行是合计或备注，不是一个项目；请删去此行", "this row is a total or a remark and no application; delete the row")
_EXAMPLE = Text("此行是样本中的示例；请删去此行", "this row is the example of the template; delete the row")
_EXAMPLE_ID = Text("示例", "example")
_NONE = Text("列名之下没有项目；请至少填一行", "there is no application below the headings; fill in at least one row")
_A_GRANT = Text("请给大于0、精确到分的金额（元）", "give an amount above 0, in yuan, to the fen")
_MORE_THAN_ASKED = Text("核定金额不得超过申请金额", "no more is approved than was asked for")
_PERIODS = Text(
    "请填起止日，仍在名单的写“至今”，多段以分号隔开，如：2021-03-01 2022-02-28；没有的写“无”",
    'give first and last day, "present" where it goes on, semicolons between: 2021-03-01 2022-02-28; or "none"',
)
_BETWEEN_RECORDS, _BETWEEN_DAYS = re.compile(r"[;；\n]"), re.compile(r"\s*(?:[~～至到]|\bto\b|\s)\s*", re.IGNORECASE)


def _periods(value: object) -> tuple[Period, ...]:
    text = words(value)
    parts: list[str] = _BETWEEN_RECORDS.split(text)
    return () if folded(text) in NONE_HELD else tuple(_period(part.strip()) for part in parts if part.strip())


def _period(text: str) -> Period:
    goes_on = next((word for word in STILL if folded(text).endswith(word)), "")
    days = [part for part in _BETWEEN_DAYS.split(text[: len(text) - len(goes_on)]) if part]
    if len(days) != (1 if goes_on else 2):
        raise Refusal(Flaw("bad_value", _PERIODS))
    first, last = WORDS.some_day(days[0]), None if goes_on else WORDS.some_day(days[1])
    try:
        return Period(first, last)
    except InvalidValueError:
        raise Refusal(Flaw("bad_value", _PERIODS)) from None


def _grant(value: object) -> Decimal:
    yuan = amount(value)
    if yuan <= 0 or yuan != round(yuan, 2):
        raise Refusal(Flaw("bad_value", _A_GRANT))
    return yuan


def _score(value: object) -> Decimal:
    number = WORDS.number(value)
    if number < 0:
        raise Refusal(Flaw("bad_value", APPLICATION.score.demand))
    return number


def _id(value: object) -> str:
    return read_id(words(value))


_BY_SHAPE: dict[Shape, Callable[[object], Any]] = {
    Shape.YES_NO: WORDS.yes_no,
    Shape.SEVERAL: _periods,
    Shape.TEXT: words,
    Shape.NUMBER: amount,
}
_READ: dict[Column, Callable[[object], Any]] = {
    **{column: _BY_SHAPE[fact.shape] for fact, column in _FACTS.items()},
    _FACTS[APPLICATION.asked]: _grant,
    _FACTS[APPLICATION.approved]: _grant,
    _FACTS[APPLICATION.score]: _score,
    _ID: _id,
    _ORGANISATION: _id,
}


class _Line(TypedRow):
    """One row, as it is read."""

    def application(self, before: dict[str, int], organisations: dict[str, tuple[int, str]]) -> Application | None:
        """The application, if nothing is wrong with the row; what is wrong is told."""
        first = self.place(_ID).text
        if (total_in(first) or remark_in(first)) is not None:
            self.wrong(_ID, "no_person", _NO_APPLICATION)
            return None
        if folded(first.strip()) in {_EXAMPLE_ID.zh, _EXAMPLE_ID.en}:
            self.wrong(_ID, "no_person", _EXAMPLE)
            return None
        known = len(self.problems)
        name, organisation = self.told(_ID), self.told(_ORGANISATION)
        facts = {fact.name: self.told(column) for fact, column in _FACTS.items()}
        self.needed(_ID, name, _ID_NEEDED)
        self.needed(_ORGANISATION, organisation, _ORGANISATION_NEEDED)
        if isinstance(name, str) and (earlier := before.setdefault(alike(name), self.row.number)) != self.row.number:
            fix = Text(
                f"编号与第{earlier}行相同或只差写法；一个项目一行",
                f"row {earlier} has this id, or one that differs in writing alone; one row for each application",
            )
            self.wrong(_ID, "duplicate_id", fix)
        if isinstance(organisation, str):
            earlier, other = organisations.setdefault(alike(organisation), (self.row.number, organisation))
            if other != organisation:
                there = Text(f"第{earlier}行", f"row {earlier}")
                self.wrong(_ORGANISATION, "duplicate_id", other_writing(there, other))
        asked, approved = facts[APPLICATION.asked.name], facts[APPLICATION.approved.name]
        if not isinstance(asked, Missing) and not isinstance(approved, Missing) and approved > asked:
            self.wrong(_FACTS[APPLICATION.approved], "contradiction", _MORE_THAN_ASKED)
        return None if len(self.problems) > known else Application(id=name, organisation=organisation, **facts)


def read(path: Path) -> tuple[Application, ...]:
    """See `socialwork.sheets.read_applications`."""
    table = csv_table(path, _COLUMNS, needed=(_ID, _ORGANISATION))
    problems = list(table.problems)
    before, organisations = dict[str, int](), dict[str, tuple[int, str]]()
    found = [_Line(table, row, problems, _READ).application(before, organisations) for row in table.rows]
    if not (problems or found):
        problems.append(Problem("", None, None, "", _NONE, "no_candidates"))
    if problems:
        raise FileRefusedError(str(path), told_once(problems, table))
    return tuple(each for each in found if each is not None)


_SHOWN: dict[Column, Text] = {
    _ID: _EXAMPLE_ID,
    _ORGANISATION: plain("O01"),
    _FACTS[APPLICATION.title]: Text("邻里助老（虚构，请删去此行）", "Neighbours (made up; delete this row)"),
    _FACTS[APPLICATION.asked]: plain("60000"),
    _FACTS[APPLICATION.project_budget]: plain("90000"),
    _FACTS[APPLICATION.passed_preliminary]: Text("是", "yes"),
    _FACTS[APPLICATION.score]: plain("88.50"),
    _FACTS[APPLICATION.abnormal_listings]: Text("无", "none"),
    _FACTS[APPLICATION.dishonest_listings]: plain("2021-03-01 2022-02-28"),
}


def template(lang: str) -> str:
    """See `socialwork.sheets.applications_template_csv`."""
    spoken = check_lang(lang)
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(column.label.in_(spoken) for column in _COLUMNS)
    writer.writerow(_SHOWN[column].in_(spoken) if column in _SHOWN else "" for column in _COLUMNS)
    return text.getvalue()


_HEADINGS = (
    Text("名次", "rank"), Text("编号", "id"), Text("项目名称", "title"), Text("申报组织", "organisation"), Text("评审得分", "score"),
    Text("申请金额（元）", "asked (yuan)"), Text("结果", "outcome"), Text("资助金额（元）", "granted (yuan)"), Text("至多（元）", "at the most (yuan)"),
    Text("依据", "why"), Text("待核实或并列", "missing, or level with"),
)  # fmt: skip


def write(path: Path, allocation: Allocation, lang: str) -> None:
    """See `socialwork.sheets.write_allocation`."""
    spoken = check_lang(lang)

    def told(value: object) -> str:
        return "" if isinstance(value, Missing) else f"{value:f}" if isinstance(value, Decimal) else guarded(str(value))

    paid = [(heading + _YUAN).in_(spoken) for heading in allocation.instalment_headings]
    rows = [[*(heading.in_(spoken) for heading in _HEADINGS), *paid]]
    for each in allocation.awards:
        rank, _, _, _, score, *_ = each.cells()
        application, waiting = each.application, each.cells()[-1].in_(spoken)
        most = "" if each.decided else f"{each.granted[1]:f}"
        rows.append([
            rank.in_(spoken), guarded(each.id), told(application.title), guarded(application.organisation), score.in_(spoken),
            told(application.asked), each.outcome.label.in_(spoken), f"{each.granted[0]:f}", most, each.why.in_(spoken),
            "" if waiting == "-" else shown(waiting), *(f"{part:f}" for part in each.parts), *[""] * (len(paid) - len(each.parts)),
        ])  # fmt: skip
    granted, left = (
        f"{ends[0]:f}" if ends[0] == ends[1] else f"{ends[0]:f}..{ends[1]:f}" for ends in (allocation.granted, allocation.left)
    )
    total = Text("资助合计", "granted in all"), Text("结余", "left")
    rows += [[label.in_(spoken), *[""] * 6, said, *[""] * (3 + len(paid))] for label, said in zip(total, (granted, left), strict=True)]
    notes = joined(allocation.lines, zh="；", en="; ")
    rows.append([shown(notes.in_(spoken)), *[""] * (10 + len(paid))])
    write_rows(path, rows)
