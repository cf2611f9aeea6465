"""The answer of a rule for one case: its verdict at once, its reasons when somebody asks."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Any, NoReturn

from ..errors import InvalidValueError
from ..text import Lang, Text, check_lang
from .applied import AppliedLaw
from .compile import Compiled
from .explain import as_data, as_lines, asked_for, undetermined_leaves
from .facts import Fact, Moment
from .nodes import Leaf, Rule
from .steps import Known, Step
from .verdicts import Verdict

__all__ = ["NOTICE", "Decision"]

NOTICE = Text("辅助测算，不代替主管机关认定", "computed in support of a decision; it does not take the place of the competent body's")
"""What every result says of itself."""


def _again(rule: Rule, subject: object, instead: Mapping[str, object] | None, law: AppliedLaw, cut_off: date, name: Text) -> "Decision":
    """The decision of these, anywhere."""
    compiled = law.compiled(rule, cut_off=cut_off)
    known = law.known(subject, cut_off=cut_off, handles=compiled.handles, instead=instead)
    return Decision(compiled, known, law, Moment(law.day, cut_off), name)


class Decision:
    """What a rule says of one case, under one law.

    Attributes:
        verdict: The answer.
        law: The law it was given under.
        moment: The day of that law, and the day up to which facts counted.
        name: What was asked.
    """

    def __init__(self, compiled: Compiled, known: Known, law: AppliedLaw, moment: Moment, name: Text) -> None:
        self._compiled, self._known = compiled, known
        self.law, self.moment = law, moment
        self.name = name
        self.verdict: Verdict = compiled.decide(known)

    def __reduce__(self) -> tuple[Any, ...]:
        # What was compiled are functions, which cannot travel; they are made again, once for each rule and law.
        return _again, (self._compiled.rule, *self._known.given, self.law, self.moment.cut_off, self.name)

    def __bool__(self) -> NoReturn:
        raise InvalidValueError("a decision", self.verdict.value, "look at its verdict: `decision.verdict is Verdict.YES`")

    def __repr__(self) -> str:
        return f"Decision({self.name.en!r}, {self.verdict.name}, law of {self.law.day})"

    @cached_property
    def tree(self) -> Step:
        """Every branch that was looked at, with what the outcome rests on marked decisive."""
        return self._compiled.trace(self._known)

    @property
    def touched(self) -> frozenset[str]:
        """The names of the parameters and the ids of the readings it rests on: it holds for every law that agrees on those."""
        return self._compiled.parameters | self._compiled.readings

    @property
    def open_facts(self) -> tuple[Fact[Any], ...]:
        """The missing facts that the outcome waits for, in the order of the rule; none if it is decided."""
        found: dict[Fact[Any], None] = {}
        for step in undetermined_leaves(self.tree):
            if isinstance(step.rule, Leaf) and not step.unknown:
                found |= dict.fromkeys(asked_for(step.rule))
        return tuple(found)

    @property
    def open_parameters(self) -> tuple[str, ...]:
        """The parameters that the outcome waits for because no source gives their value."""
        waiting = (step for step in self.tree.walk() if step.decisive and step.verdict is Verdict.UNDETERMINED and step.unknown)
        return tuple(dict.fromkeys(step.parameter for step in waiting if step.parameter is not None))

    def failed(self) -> tuple[Step, ...]:
        """The leaves behind a NO, all of them; none if the verdict is another."""
        return (
            tuple(step for step in self.tree.walk() if step.decisive and isinstance(step.rule, Leaf)) if self.verdict is Verdict.NO else ()
        )

    def explain(self, lang: Lang = "zh", *, depth: int | None = None) -> str:
        """The reasons as text: a heading, then one line for each condition, with fact, value, need and clause.

        Args:
            lang: `"zh"` or `"en"`.
            depth: How many levels to show; None for all.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        check_lang(lang)
        return "\n".join(self._lines(lang, depth))

    def _lines(self, lang: Lang, depth: int | None) -> Iterator[str]:
        heading = Text(
            f"{self.name.zh}：{self.verdict.label.zh}（适用{self.law.day}之规定；* 为决定性理由）",
            f"{self.name.en}: {self.verdict.label.en} (law of {self.law.day}; * marks what decides)",
        )
        yield heading.in_(lang)
        yield from (mark.in_(lang) for mark in self.law.marks)
        yield from as_lines(self.tree, lang, self.moment.cut_off, depth=depth)

    def as_data(self) -> dict[str, Any]:
        """The answer as plain JSON data: verdict, tree, what it waits for, what it rests on."""
        return {
            "verdict": self.verdict.value,
            "name": self.name.as_data(),
            "day": str(self.law.day),
            "cut_off": str(self.moment.cut_off),
            "tree": as_data(self.tree, self.moment.cut_off),
            "open_facts": [fact.name for fact in self.open_facts],
            "touched": sorted(self.touched),
            "marks": [mark.as_data() for mark in self.law.marks],
            "notice": NOTICE.as_data(),
        }
