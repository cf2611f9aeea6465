"""Asking one question after the other until rules are settled: never what cannot matter any more, never the same twice."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import Any, Literal, NamedTuple, cast

import attrs

from ..errors import InvalidValueError
from ..law import Reading
from ..rules import Ask, Decision, Fact, Missing, Rule, Verdict
from ..rules.asks import asks
from ..text import Labelled, Text
from .laws import Law

__all__ = ["End", "Ended", "Questionnaire"]


class Ended(Labelled):
    """How a questionnaire came to its end."""

    DECIDED = "decided", "已有定论", "decided"
    CONTESTED = "contested", "因口径而异", "contested"
    NOBODY_KNOWS = "nobody_knows", "无人知晓", "nobody knows"


class End(NamedTuple):
    """The end of a questionnaire.

    Attributes:
        how: DECIDED where every rule came out YES or NO; NOBODY_KNOWS where one waits for what nobody could answer, or for a parameter that no
            source gives; else CONTESTED.
        verdicts: The answer of each rule, in their order.
    """

    how: Ended
    verdicts: tuple[Verdict, ...]


_Readings = Literal["all"] | Iterable[str | Reading] | None


def _kept(readings: _Readings) -> _Readings:
    """The readings, such that they can be looked at again and again; one by itself, and what is none, is for the policy to understand."""
    given: object = readings
    if isinstance(given, (str, Reading, Mapping)) or not isinstance(given, Iterable):
        return readings
    return tuple(given)


def _listed(rules: object) -> tuple[Rule, ...]:
    """The rules, or the one rule."""
    listed: object = (rules,) if isinstance(rules, Rule) else rules
    if isinstance(listed, str) or not isinstance(listed, Iterable):
        fix = Text("请给出规则，如 [HAIYOU.preference]", "give rules, such as [HAIYOU.preference]; a rule is never named by a string")
        raise InvalidValueError("rules", listed if isinstance(listed, str) else type(listed).__name__, fix)
    return tuple(cast("Iterable[Rule]", listed))


@attrs.frozen(kw_only=True, slots=False)
class Questionnaire:
    """Rules, a case, and what was asked so far. Each answer gives a new one.

    It asks for the rules in their order, for each what settles most, and ends after as many questions as there are open facts at the most:
    whatever order the answers come in, the verdicts at the end are those of the rules for `case`.

    A fact that is missing as NOT_KNOWN or DISPUTED from the start has been asked before; it is asked again only with `again`.

    Attributes:
        rules: The rules to settle; one by itself will do.
        case: The case with the answers so far.
        law: The law.
        cut_off: The day up to which facts count; None means the law's day.
        readings: The readings to vary, as for `law.decide`.
        again: Whether to ask, once, for what was not known or disputed before.
        asked: The names of the facts that were asked.

    Raises:
        InvalidValueError: If there is no rule, the rules are something else, the law is no law of a day, the case is no attrs class with the
            facts as fields, or the readings are something else.
        UnknownNameError: If the policy has no such reading.
    """

    rules: tuple[Rule, ...] = attrs.field(converter=_listed)
    case: Any = attrs.field(repr=False)
    law: Law[Any]
    cut_off: date | None = None
    readings: _Readings = attrs.field(default=None, converter=_kept)
    again: bool = False
    asked: frozenset[str] = frozenset()

    def __attrs_post_init__(self) -> None:
        if not self.rules:
            raise InvalidValueError("rules", (), Text("请至少给出一条规则", "give at least one rule"))
        if not isinstance(cast("object", self.law), Law):
            fix = Text("请给出某日的规定，如 HAIYOU.on(date(2025, 9, 1))", "give the law of a day: HAIYOU.on(date(2025, 9, 1))")
            raise InvalidValueError("law", type(self.law).__name__, fix)
        self.law.policy.varied(self.readings)
        if not attrs.has(cast("type[object]", type(self.case))):
            fix = Text("请给出以事实为字段的 attrs 类的值", "give a value of an attrs class that has the facts as fields")
            raise InvalidValueError("case", type(self.case).__name__, fix)

    def __repr__(self) -> str:
        return f"Questionnaire(rules={len(self.rules)}, asked={len(self.asked)}, law of {self.law.day})"

    @cached_property
    def decisions(self) -> tuple[Decision, ...]:
        """What each rule says of the case so far."""
        return tuple(self.law.decide(rule, self.case, cut_off=self.cut_off, readings=self.readings) for rule in self.rules)

    @cached_property
    def next(self) -> Ask | None:
        """What to ask now; None at the end."""
        return next((ask for decision in self.decisions for ask in self._asks(decision)), None)

    def _asks(self, decision: Decision) -> tuple[Ask, ...]:
        """What one rule waits for and somebody can still answer."""
        if decision.verdict is not Verdict.UNDETERMINED:
            return ()
        askable = {fact.name for fact in decision.open_facts if self._can_be_asked(fact)}
        return tuple(ask for ask in asks(decision.supposed, decision.looked_at, among=askable) if ask.fact is not None)

    def _can_be_asked(self, fact: Fact[Any]) -> bool:
        value = getattr(self.case, fact.name)
        return fact.name not in self.asked and (self.again or not isinstance(value, Missing) or value is Missing.NOT_ASKED)

    def answered(self, value: object) -> "Questionnaire":
        """The questionnaire with an answer to what is asked now.

        Args:
            value: A value of the fact; or `Missing.NOT_KNOWN` or `Missing.DISPUTED`, where nobody can say.

        Raises:
            InvalidValueError: If nothing is asked, it is no value of the fact, or it contradicts another fact of the case.
        """
        if self.next is None or self.next.fact is None:
            raise InvalidValueError("answer", None, Text("已无问题", "nothing is asked any more; look at `end`"))
        if value is Missing.NOT_ASKED:
            fix = Text("请填答案，或 Missing.NOT_KNOWN、Missing.DISPUTED", "give a value, Missing.NOT_KNOWN or Missing.DISPUTED")
            raise InvalidValueError(self.next.name, "not_asked", fix)
        fact = self.next.fact
        changes: Any = {fact.name: value}
        return attrs.evolve(self, case=attrs.evolve(self.case, **changes), asked=self.asked | {fact.name})

    @property
    def end(self) -> End | None:
        """How it ended, with every verdict; None while there is something to ask."""
        if self.next is not None:
            return None
        verdicts = tuple(decision.verdict for decision in self.decisions)
        how = (
            Ended.NOBODY_KNOWS if Verdict.UNDETERMINED in verdicts
            else Ended.CONTESTED if Verdict.CONTESTED in verdicts
            else Ended.DECIDED
        )  # fmt: skip
        return End(how, verdicts)
