"""An assessed network as a sheet, one unit a row."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from ..rules import NOTICE
from ..text import Lang, Text, check_lang, plain
from ..tiers import NetworkAssessment, Score
from ..tiers.network_tables import heading
from ._writing import shown, write_rows

__all__ = ["write"]

_HEADINGS = (
    Text("编号", "id"),
    Text("名称", "name"),
    Text("类型", "kind"),
    Text("所在地编号", "place id"),
    Text("所在地", "place"),
    Text("结果", "outcome"),
    Text("未达到", "not met"),
    Text("待核实", "undetermined"),
    Text("建议", "advice"),
    Text("建议项待核实", "advice undetermined"),
    Text("因口径而异", "contested"),
    Text("所涉口径", "readings"),
    Text("至少得分", "points at least"),
    Text("至多得分", "points at most"),
    Text("等次", "grade"),
    Text("一票否决", "vetoing"),
    Text("可能一票否决", "may veto"),
    Text("得分待核实", "points undetermined"),
)
_BETWEEN, _OR = Text("；", "; "), Text("或", " or ")
_NOTE = "*"


def _listed(words: Iterable[Text], lang: Lang, between: Text = _BETWEEN) -> str:
    return between.in_(lang).join(each.in_(lang) for each in words)


def _points(score: Score | None, lang: Lang) -> tuple[str, str, str]:
    if score is None:
        return ("", "", "")
    most = "" if score.most is None else f"{score.most:f}"
    return f"{score.least:f}", most, _listed((grade.label for grade in score.grades), lang, _OR)


def _rows(assessment: NetworkAssessment, lang: Lang) -> Iterator[tuple[str, ...]]:
    profile = assessment.law.policy
    kinds = {tier.id: tier.unit.in_(lang) for tier in assessment.tiers}
    labels = {requirement.id: requirement.label for requirement in profile.requirements}
    places = {place.id: place.name for place in assessment.network.places}
    yield tuple(each.in_(lang) for each in _HEADINGS)
    for result in assessment.results:
        unit = result.unit
        items = (result.unmet, result.undetermined, result.advice, result.advice_undetermined, result.contested)
        scored = (result.vetoing, result.may_veto, result.points_undetermined)
        told, score = ([_listed((labels[each] for each in ids), lang) for ids in listed] for listed in (items, scored))
        readings = _listed(map(plain, result.readings), lang)
        where = (kinds.get(unit.tier, unit.tier), unit.place, places.get(unit.place, ""))
        yield unit.id, unit.name, *where, result.outcome.label.in_(lang), *told, readings, *_points(result.score, lang), *score
    yield from ((_NOTE, said.in_(lang)) for said in (*heading(assessment), NOTICE))


def write(path: Path, assessment: NetworkAssessment, lang: str) -> None:
    """See `socialwork.sheets.write_assessment`."""
    write_rows(path, ([shown(cell) for cell in row] for row in _rows(assessment, check_lang(lang))))
