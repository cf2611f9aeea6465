"""What would turn somebody's place, or what a rule says of them: pages and data of the command `flips`."""

from typing import Any

from ..rules import NOTICE, Decision, Flips, Verdict
from ..selection import Outcome, PlaceFlips
from ..text import Lang, Text
from .asking import Answer, Question
from .interview import questions

__all__ = ["WANTED", "changes_data", "changes_page"]

WANTED = ("selected", "not-selected", "eligible", "not-eligible", "preferred", "not-preferred", "elderly-care", "not-elderly-care")
"""What can be wanted: a place, or what a rule says."""

_RULES = {"eligible": 0, "preferred": 1, "elderly-care": 2}
_ALREADY = Text("现已如此", "it is so already")
_NONE = Text("在所限改动数目之内没有", "there is nothing within so many changes")
_BOUNDED = Text("（搜索已达上限，可能还有）", "(the search was bounded; there may be more)")


def _found(question: Question, answer: Answer, person: str, want: str, most: int) -> tuple[Text, bool, Flips | PlaceFlips]:
    """How it is now, whether that is what is wanted, and what would make it so."""
    wish = want.removeprefix("not-")
    negative = want != wish
    if wish == "selected":
        place = answer.selection.placement(person)
        outcome = Outcome.NOT_SELECTED if negative else Outcome.SELECTED
        return place.chosen[0].label, place.chosen[0] is outcome, place.flips(outcome, max_changes=most)
    decision: Decision = questions(question, answer, person).decisions[_RULES[wish]]
    verdict = Verdict.NO if negative else Verdict.YES
    now = decision.name + Text("：", ": ") + decision.verdict.label
    return now, decision.verdict is verdict, decision.flips(verdict, max_changes=most)


def changes_data(question: Question, answer: Answer, person: str, want: str, most: int) -> dict[str, Any]:
    """What would turn it, as JSON data.

    Raises:
        UnknownNameError: If nobody of that id took part.
    """
    now, already, found = _found(question, answer, person, want, most)
    return answer.with_marks({
        "schema": "socialwork.flips/1", "id": person, "day": str(answer.round.day), "want": want, "now": now.as_data(), "already": already,
        "max_changes": most, **found.as_data(), "notice": NOTICE.as_data(),
    })  # fmt: skip


def changes_page(question: Question, answer: Answer, person: str, want: str, most: int, lang: Lang) -> str:
    """What would turn it, in words.

    Raises:
        UnknownNameError: If nobody of that id took part.
    """
    now, already, found = _found(question, answer, person, want, most)
    lines = [*(line.in_(lang) for line in answer.head), "", f"{person} {now.in_(lang)}"]
    if already:
        lines.append(_ALREADY.in_(lang))
    elif not found:
        lines.append(_NONE.in_(lang))
    lines += [f"{number}. {flip.text.in_(lang)}" for number, flip in enumerate(found, 1)]
    if not found.complete:
        lines.append(_BOUNDED.in_(lang))
    return "\n".join((*lines, "", NOTICE.in_(lang)))
