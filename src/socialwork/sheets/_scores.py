"""What panellists gave, from a sheet: a row for each panellist and application, a column for each criterion."""

import csv
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import partial
from io import StringIO
from pathlib import Path
from typing import Any

from ..errors import DuplicateNameError, InvalidValueError
from ..linkage.scoring import Criterion, Panel, ScoreSheet, Scoring
from ..text import Text, check_lang, joined, plain
from ..wire.leaves import Flaw, Refusal, alike, did_you_mean, read_id
from ..wire.problems import FileRefusedError, Problem
from ._columns import Column
from ._project_cells import words
from ._typed_rows import TypedRow, csv_table, told_once
from ._words import WORDS, folded, remark_in, squeezed, total_in

__all__ = ["ONE_SCORE", "read", "template"]

ONE_SCORE = Scoring(criteria=(Criterion(id="score", label=Text("评分", "score given")),))
"""How a panel scores where nothing is said of it: one score from 0 to 100."""

_APPLICATION = Column("application", Text("项目编号", "application"), also=("编号", "id", "application id"))
_PANELLIST = Column("panellist", Text("评委", "panellist"), also=("评委编号", "评审专家", "专家", "panelist", "judge"))
_RECUSED = Column("recused", Text("回避", "stood aside"))
_OWN = (_APPLICATION, _PANELLIST, _RECUSED)
_ASIDE = frozenset({"回避", "已回避", "recused", "stood aside"})

_NEEDED = Text("此格必填", "this cell must be filled in")
_NO_ROW = Text("此行是合计或备注，不是评分；请删去此行", "this row is a total or a remark and no score; delete the row")
_EXAMPLE_ID = Text("示例", "example")
_EXAMPLE = Text("此行是样本中的示例；请删去此行", "this row is the example of the template; delete the row")
_EMPTY = Text("列名之下没有评分；请至少填一行", "there is no score below the headings; fill in at least one row")
_NO_SCORES = Text("回避的评委不评分；请删去评分", "a panellist who stood aside gives no scores; delete them")
_NOT_ASIDE = Text("同行别处写明回避，此处填“否”；请核对", "another cell of the row says stood aside, and this one no; look it up")


def _columns(scoring: Scoring) -> dict[str, Column]:
    """The column of each criterion, by its id.

    Raises:
        InvalidValueError: If one is called as another, or as a column that every sheet has.
    """
    columns = {each.id: Column(each.id, each.label) for each in scoring.criteria}
    taken: set[str] = {squeezed(name) for column in _OWN for name in (column.code, column.label.zh, column.label.en, *column.also)}
    for each in scoring.criteria:
        names = {squeezed(name) for name in (each.id, each.label.zh, each.label.en)}
        if names & taken:
            fix = Text("请另取名称：评分表中已有此列", "choose another name: a column of the sheet is called so")
            raise InvalidValueError("Criterion.label", each.label.zh, fix)
        taken |= names
    return columns


def _id(value: object) -> str:
    return read_id(words(value))


def _aside(value: object) -> bool:
    return folded(str(value)) in _ASIDE or WORDS.yes_no(value)


def _score(value: object, most: Decimal) -> Decimal | None:
    """What was given; None where the cell says that the panellist stood aside."""
    if folded(str(value)) in _ASIDE:
        return None
    number = WORDS.number(value)
    if not 0 <= number <= most:
        raise Refusal(Flaw("bad_value", Text(f"请填0至{most}之间的分数", f"give a score from 0 to {most}")))
    return number


class _Line(TypedRow):
    """One row, as it is read."""

    def sheet(self, criteria: dict[str, Column], before: dict[tuple[str, str], int]) -> ScoreSheet | None:
        """What the panellist gave, if nothing is wrong with the row; what is wrong is told."""
        head = self.place(_APPLICATION).text
        if (total_in(head) or remark_in(head)) is not None:
            self.wrong(_APPLICATION, "no_person", _NO_ROW)
            return None
        if folded(head.strip()) in {_EXAMPLE_ID.zh, _EXAMPLE_ID.en}:
            self.wrong(_APPLICATION, "no_person", _EXAMPLE)
            return None
        known = len(self.problems)
        application, panellist, said = (self.told(column) for column in _OWN)
        scores = {name: self.told(column) for name, column in criteria.items()}
        for column, value in ((_APPLICATION, application), (_PANELLIST, panellist)):
            self.needed(column, value, _NEEDED)
        if isinstance(application, str) and isinstance(panellist, str):
            self._once(alike(application), alike(panellist), before)
        aside = {name for name, value in scores.items() if value is None}
        if aside or said is True:
            if said is False:
                self.wrong(_RECUSED, "contradiction", _NOT_ASIDE)
            for name, value in scores.items():
                if isinstance(value, Decimal):
                    self.wrong(criteria[name], "contradiction", _NO_SCORES)
        if len(self.problems) > known:
            return None
        if aside or said is True:
            return ScoreSheet(application=application, panellist=panellist, recused=True)
        return ScoreSheet(application=application, panellist=panellist, scores=scores)

    def _once(self, application: str, panellist: str, before: dict[tuple[str, str], int]) -> None:
        if (earlier := before.setdefault((application, panellist), self.row.number)) != self.row.number:
            fix = Text(
                f"第{earlier}行已有这位评委对此项目的评分；每位评委对每个项目一行",
                f"row {earlier} has what this panellist gave to this application; one row for each",
            )
            self.wrong(_PANELLIST, "duplicate_id", fix)


def _check_ids(found: Sequence[tuple[_Line, ScoreSheet]], column: Column, known: tuple[str, ...] | None) -> None:
    """Tell ids that nobody has, and ids that differ in writing alone and so would count as two."""
    first = {alike(name): name for name in reversed(known or ())}
    offered = {name: plain(name) for name in known or ()}
    for line, sheet in found:
        name = sheet.application if column is _APPLICATION else sheet.panellist
        other = first.get(alike(name)) if known is not None else first.setdefault(alike(name), name)
        if other is None:
            every = Text("请填其中之一：", "give one of: ") + joined(offered.values())
            line.wrong(column, "unknown_id", did_you_mean(name, offered, otherwise=every))
        elif other != name:
            fix = Text(f"与 {other} 只差写法；请写成一样", f"it differs from {other} in writing alone; write it the same everywhere")
            line.wrong(column, "duplicate_id", fix)


def read(path: Path, scoring: Scoring | None, members: Iterable[str], applications: Iterable[str] | None) -> Panel:
    """See `socialwork.sheets.read_scores`."""
    scoring = scoring or ONE_SCORE
    criteria, seated = _columns(scoring), tuple(members)
    DuplicateNameError.check(Text("评委编号", "panellist id"), seated)
    table = csv_table(path, (*_OWN, *criteria.values()), needed=(_APPLICATION, _PANELLIST, *criteria.values()))
    readers: dict[Column, Any] = {_APPLICATION: _id, _PANELLIST: _id, _RECUSED: _aside}
    for each in scoring.criteria:
        readers[criteria[each.id]] = partial(_score, most=each.most)
    problems, before = list(table.problems), dict[tuple[str, str], int]()
    lines = [_Line(table, row, problems, readers) for row in table.rows]
    found = [(line, sheet) for line in lines if (sheet := line.sheet(criteria, before)) is not None]
    sheets = [sheet for _, sheet in found]
    _check_ids(found, _APPLICATION, None if applications is None else tuple(applications))
    _check_ids(found, _PANELLIST, seated or None)
    if not (problems or sheets):
        problems.append(Problem("", None, None, "", _EMPTY, "no_candidates"))
    if problems:
        raise FileRefusedError(str(path), told_once(problems, table))
    return Panel(scoring=scoring, members=seated or tuple(dict.fromkeys(each.panellist for each in sheets)), sheets=sheets)


def template(lang: str, scoring: Scoring | None) -> str:
    """See `socialwork.sheets.scores_template_csv`."""
    spoken, criteria = check_lang(lang), _columns(scoring or ONE_SCORE)
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(column.label.in_(spoken) for column in (_APPLICATION, _PANELLIST, _RECUSED, *criteria.values()))
    most = [f"{each.most:f}" for each in (scoring or ONE_SCORE).criteria]
    writer.writerow((_EXAMPLE_ID.in_(spoken), "J1", Text("否", "no").in_(spoken), *most))
    return text.getvalue()
