"""Asking for what is missing of one person, question after question, until the rules are settled or somebody stops."""

import io
import sys
from typing import Any

import attrs
import click

from ..errors import InvalidValueError
from ..policies import Ended, Questionnaire
from ..rules import NOTICE, Ask, Fact, Missing
from ..sheets import how_to_answer, read_answer
from ..talent import Candidate
from ..talent.declaring import declared
from ..text import Lang, Text
from ..wire.faults import remedy
from .asking import Answer, Question
from .speaking import seen

__all__ = ["answered_candidates", "asks_data", "interview", "outcome_page", "questions"]

_HOW = Text(
    "逐项回答；“?”为不详，“!”为有争议，空行结束",
    'answer one by one; "?" for not known, "!" for disputed, an empty line to stop',
)
_SHORT = {"?": Missing.NOT_KNOWN, "？": Missing.NOT_KNOWN, "!": Missing.DISPUTED, "！": Missing.DISPUTED}
_AGAIN = Text("未能读懂：", "not understood: ")


def questions(question: Question, answer: Answer, person: str) -> Questionnaire:
    """What has to be asked of somebody for the rules behind their place.

    Raises:
        UnknownNameError: If nobody of that id took part.
    """
    answer.selection.placement(person)
    scheme, round_ = answer.law.policy, answer.round
    [case] = (each for each in declared(tuple(answer.candidates.values()), round_.declarations) if each.id == person)
    rules = (scheme.entry, scheme.preference, scheme.elderly_care)
    return Questionnaire(rules=rules, case=case, law=answer.law, cut_off=round_.cut_off, readings=question.varied, again=True)


def asks_data(answer: Answer, asked: Questionnaire) -> dict[str, Any]:
    """Everything that the rules wait for, as JSON data."""
    data = {
        "schema": "socialwork.asks/1",
        "id": asked.case.id,
        "day": str(answer.round.day),
        "next": None if asked.next is None else asked.next.as_data(),
        "rules": [
            {"name": decision.name.as_data(), "verdict": decision.verdict.value, **decision.asks.as_data()} for decision in asked.decisions
        ],
        "notice": NOTICE.as_data(),
    }
    return answer.with_marks(data)


def interview(asked: Questionnaire, lang: Lang) -> Questionnaire:
    """Ask until nothing is left to ask, or the input ends, or somebody stops; what has to be said of the law is said first."""
    typed: Any = sys.stdin
    if isinstance(typed, io.TextIOWrapper):  # a program that embeds Python may have put something else there
        typed.reconfigure(errors="replace")
    for mark in asked.law.marks:
        _say(mark, lang)
    _say(_HOW, lang)
    while (ask := asked.next) is not None and ask.fact is not None:
        _say(_question(ask, ask.fact, len(asked.asked) + 1), lang)
        told = _told(asked, ask.fact, lang)
        if told is None:
            break
        asked = told
    return asked


def _question(ask: Ask, fact: Fact[Any], number: int) -> Text:
    how = how_to_answer(fact)
    return Text(f"\n{number}. {ask.text.zh}\n   {how.zh}", f"\n{number}. {ask.text.en}\n   {how.en}")


def _told(asked: Questionnaire, fact: Fact[Any], lang: Lang) -> Questionnaire | None:
    """The questionnaire with the first answer that can be read; None where there is none."""
    while True:
        click.echo("> ", nl=False)
        typed = sys.stdin.readline().strip()
        if not typed:
            click.echo()
            return None
        try:
            return asked.answered(_SHORT[typed] if typed in _SHORT else read_answer(fact, typed))
        except InvalidValueError as error:
            _say(_AGAIN + remedy(error), lang)


def _say(words: Text, lang: Lang) -> None:
    click.echo(seen(words.in_(lang)))


def outcome_page(asked: Questionnaire, lang: Lang) -> str:
    """How it ended, and what each rule says, with its reasons."""
    lines = [_how_it_ended(asked).in_(lang)]
    for decision in asked.decisions:
        lines += ["", decision.explain(lang)]
    return "\n".join((*lines, "", NOTICE.in_(lang)))


def _how_it_ended(asked: Questionnaire) -> Text:
    if asked.end is None:
        return Text("已停止；尚有可问的事实", "stopped; there is more to ask")
    if asked.end.how is Ended.NOBODY_KNOWS:
        return Text("无可再问：仍待核实之处，现有答案未能确定", "nothing is left to ask: what is still open, nobody could answer")
    return Text("结果：", "result: ") + asked.end.how.label


def answered_candidates(answer: Answer, asked: Questionnaire) -> tuple[Candidate, ...]:
    """Everybody in the file, the one who was asked for with the answers."""
    facts: dict[str, Any] = {name: getattr(asked.case, name) for name in asked.asked}
    return tuple(attrs.evolve(each, **facts) if each.id == asked.case.id else each for each in answer.candidates.values())
