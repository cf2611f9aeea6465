"""What the commands print and what they give to programs, made from an answer."""

from collections.abc import Callable, Iterator
from typing import Any

import attrs

from ..law import Clause
from ..policies import Policy
from ..rules import NOTICE
from ..selection import Basis, Outcome, Placement, Selection
from ..text import Lang, Text, joined, plain
from .asking import Answer
from .stories import story
from .tables import as_table, round_table

__all__ = ["clause_data", "clause_page", "example", "explanation_data", "explanation_page", "round_page", "tour"]

_MADE_UP = Text(
    "示例数据均属虚构：人员、单位、得分都是编造的，与任何真人真事无关",
    "the data of this example are made up: people, units and scores are invented and stand for nobody",
)

_KINDS = {
    "validity": Text("有效期", "validity"),
    "parameter": Text("参数", "parameter"),
    "rule": Text("规则", "rule"),
    "fact": Text("事实", "fact"),
    "reading": Text("口径", "reading"),
    "enumeration": Text("清单", "list"),
    "lifecycle": Text("流程", "lifecycle"),
}
"""What `Policy.models` can name, in words."""


def _head(answer: Answer, lang: Lang) -> str:
    lines = (answer.title, answer.reform, answer.readings)
    return "".join(f"{line.in_(lang)}\n" for line in lines if line is not None)


def round_page(answer: Answer, lang: Lang, width: int, *, everybody: bool = False, names: bool = False) -> str:
    """The round as a table, and its summary."""
    table = round_table(answer, lang=lang, width=width, everybody=everybody, names=names)
    unseen = 0 if everybody else len(answer.selection.not_selected)
    more = Text(f"另有{unseen}人未入选（--all 全部列出）", f"{unseen} more not selected (--all lists them)")
    below = [more.in_(lang), ""] if unseen else [""]
    return "\n".join([_head(answer, lang), table, *below, answer.selection.summary(lang)])


def explanation_page(answer: Answer, person: str, lang: Lang, *, depth: int | None = None) -> str:
    """One person's whole story, under the round it belongs to.

    Raises:
        UnknownNameError: If nobody of that id took part.
    """
    told = story(answer.selection.placement(person), lang, depth=depth)
    notes = [note.in_(lang) for note in (*answer.selection.notes, NOTICE)]
    return "\n".join([_head(answer, lang), told, "", *notes])


def explanation_data(answer: Answer, person: str) -> dict[str, Any]:
    """One person's whole story as JSON data: the round's own, with that one candidate and all reasons.

    Raises:
        UnknownNameError: If nobody of that id took part.
    """
    place = answer.selection.placement(person)
    whole = answer.selection.as_data()
    kept = {name: whole[name] for name in ("policy", "day", "cut_off", "merit", "cap", "seats", "share", "readings", "notes")}
    return answer.with_reform({"schema": "socialwork.placement/1", **kept, "candidate": place.as_data(reasons=True)})


def _first(selection: Selection, *wanted: Callable[[Placement], bool]) -> Placement | None:
    """The first place that is wanted, by rank; what is named first is wanted most."""
    return next((place for wish in wanted for place in selection.placements if wish(place)), None)


def _tie(selection: Selection) -> Text | None:
    if not selection.ties:
        return None
    ids = selection.ties[0].ids
    first, *others = (f'"{person}"' for person in ids)
    listed = Text("、".join(ids), ", ".join(ids))
    how = f'schema = "socialwork.resolutions/1"\n[[resolutions]]\nchosen = [{first}]\nover = [{", ".join(others)}]'
    return Text(
        f"{listed.zh} 得分与优先情形相同，规则不再区分，须由主管机关裁定。裁定写入文件，用 --resolve 读入，例如：\n\n"
        f'{how}\nreason = "理由"\nby = "决定人"\non = {selection.law.day}',
        f"{listed.en} have the same merit and preference, and no rule separates them: the competent body has to decide. "
        f"Write the decision into a file and give it with --resolve:\n\n"
        f'{how}\nreason = "why"\nby = "who decided"\non = {selection.law.day}',
    )


def example(answer: Answer) -> Answer:
    """The same answer, which now says that its data are made up."""
    return attrs.evolve(answer, selection=attrs.evolve(answer.selection, notes=(_MADE_UP, *answer.selection.notes)))


def tour(answer: Answer, lang: Lang, width: int, *, everybody: bool = False) -> str:
    """The round, then what is worth a look in it: two whole explanations, a tie, an open place."""
    selection = answer.selection
    seat = _first(selection, lambda place: Basis.RESERVED in place.rests_on, lambda place: place.outcome is Outcome.SELECTED)
    shut_out = _first(selection, lambda place: Basis.NOT_ELIGIBLE in place.rests_on, lambda place: Basis.BELOW_MINIMUM in place.rests_on)
    waiting = _first(selection, lambda place: Basis.MISSING_FACT in place.rests_on)
    tie = _tie(selection)
    stops = (
        (Text("一名拟入选者的说明", "why one of them is selected"), seat and story(seat, lang)),
        (Text("一名不能入选者的说明", "why one of them cannot be selected"), shut_out and story(shut_out, lang)),
        (Text("一组规则不能区分的并列", "a tie that the rules do not settle"), tie and tie.in_(lang)),
        (Text("一个待定名额所等待的事实", "what an open place waits for"), waiting and story(waiting, lang, depth=0)),
    )
    sections = [round_page(answer, lang, width, everybody=everybody)]
    sections += [f"==== {title.in_(lang)} ====\n\n{body}" for title, body in stops if body]
    return "\n\n".join([_MADE_UP.in_(lang), *sections])


def _modelled_by(policy: Policy, clause: Clause) -> Iterator[Text]:
    """What models a clause, a line for each kind of thing; what is planned, or only told, says why."""
    labels = {f"parameter {each.name}": each.label for each in policy.parameters}
    labels |= {f"rule {name}": rule.label for name, rule in policy.rules.items() if rule.label}
    labels |= {f"fact {name}": handle.label for name, handle in policy.handles.items()}
    labels |= {f"lifecycle {each.id}": each.label for each in policy.lifecycles}
    labels |= {f"enumeration {each.name}": each.label for each in policy.enumerations}
    labels |= {each.cited_as: each.words for each in policy.structure}
    kinds = _KINDS | {each.cited_as.partition(" ")[0]: each.kind for each in policy.structure}
    found: dict[str, list[Text]] = {}
    for by in policy.models.get(clause.id, ()):
        kind, _, name = by.partition(" ")
        found.setdefault(kind, []).append(labels.get(by, plain(name)))
    for kind, named in found.items():
        listed = joined(dict.fromkeys(named), zh=" ")
        yield Text(f"{kinds[kind].zh}：{listed.zh}", f"{kinds[kind].en}: {listed.en}")
    if clause.narrative:
        yield Text("不建模：", "not modelled: ") + clause.narrative
    if clause.planned:
        yield Text("待建：", "planned: ") + clause.planned


def clause_page(policy: Policy, lang: Lang, width: int) -> str:
    """Every clause of a policy and what models it, as a table."""
    headings = (Text("条款", "clause"), Text("内容（概述）", "what it says, in our words"), Text("由何建模", "modelled by"))
    rows = ((plain(clause.id), clause.summary, joined(_modelled_by(policy, clause), zh="\n", en="\n")) for clause in policy.clauses)
    return f"{policy.title.in_(lang)}\n\n{as_table(headings, rows, lang=lang, width=width)}"


def clause_data(policy: Policy) -> dict[str, Any]:
    """Every clause of a policy and what models it, as JSON data."""
    models = policy.models
    return {
        "schema": "socialwork.clauses/1",
        "policy": policy.id,
        "title": policy.title.as_data(),
        "clauses": [
            {
                "id": clause.id,
                "document": clause.document,
                "summary": clause.summary.as_data(),
                "models": list(models.get(clause.id, ())),
                "narrative": clause.narrative and clause.narrative.as_data(),
                "planned": clause.planned and clause.planned.as_data(),
            }
            for clause in policy.clauses
        ],
    }
