"""The days on which an answer changes when nothing else does."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple, cast

from ..law import Resolved
from ..rules import Decision, Leaf, Step, Verdict
from ..rules.explain import value_text
from ..text import Text, joined

__all__ = ["Turn", "turns"]

_OUT_OF_FORCE = Text("失效", "out of force")


class Turn(NamedTuple):
    """A day on which an answer changes.

    Attributes:
        day: The first day of the new answer.
        before: The answer on the day before.
        after: The answer from this day on; None where the policy is no longer in force.
        why: What came out differently: parameters with their new value, facts that run with the days, or that the policy has ended.
    """

    day: date
    before: Verdict
    after: Verdict | None
    why: tuple[Text, ...]

    @property
    def text(self) -> Text:
        """The turn in words."""
        after = _OUT_OF_FORCE if self.after is None else self.after.label
        before = self.before.label
        said = Text(f"{self.day}：由“{before.zh}”变为“{after.zh}”", f"{self.day}: from {before.en} to {after.en}")
        return said + Text("（", " (") + joined(self.why, zh="；", en="; ") + Text("）", ")") if self.why else said

    def as_data(self) -> dict[str, Any]:
        """The turn as JSON data."""
        return {
            "day": str(self.day),
            "before": self.before.value,
            "after": None if self.after is None else self.after.value,
            "why": [reason.as_data() for reason in self.why],
            "text": self.text.as_data(),
        }


def turns(first: Decision, until: date) -> tuple[Turn, ...]:
    """The days after a decision's own, up to a last one, on which its answer changes.

    Args:
        first: The decision; it says whether facts count up to the day of the law or up to a day of their own.
        until: The last day looked at.

    Raises:
        InvalidValueError: If the last day is no date, lies before the day of the decision, or more than a hundred years after it.
    """
    found: list[Turn] = []
    before = first
    for day in first.running_days(until):
        after = first.on(day)
        if after.verdict is not before.verdict:
            found.append(Turn(day, before.verdict, after.verdict, tuple(_why(before, after))))
        before = after
    last = first.law.last_day
    if last is not None and last < until:
        why = Text(f"该政策有效期至{last}止", f"the policy is in force until {last}")
        found.append(Turn(last + timedelta(days=1), before.verdict, None, (why,)))
    return tuple(found)


def _why(before: Decision, after: Decision) -> Iterator[Text]:
    """What came out differently: of what the answers rest on the leaves and the parameters, each told once."""
    old, new = _steps(before), _steps(after)
    return iter(dict.fromkeys(reason for key in old if key in new for reason in _differing(old[key], new[key])))


def _steps(decision: Decision) -> dict[int, Step]:
    return {id(step.rule): step for tree in decision.looked_at for step in tree.walk()}


def _differing(one: Step, other: Step) -> Iterator[Text]:
    if not (one.decisive or other.decisive):
        return
    if isinstance(one.needs, Resolved) and isinstance(other.needs, Resolved) and one.needs.value != other.needs.value:
        parameter = cast("Any", one.rule).parameter
        was, now = (value_text(needs.value, parameter.unit) for needs in (one.needs, other.needs))
        yield _became(parameter.label, was, now, clause=other.needs.clause)
    elif isinstance(one.rule, Leaf) and one.verdict is not other.verdict:
        yield _became(one.rule.label or one.rule.fact.label, one.verdict.label, other.verdict.label, clause=one.rule.clause)


def _became(what: Text, one: Text, other: Text, *, clause: tuple[str, ...]) -> Text:
    cited = "/".join(clause)
    said = Text(f"{what.zh}：由“{one.zh}”变为“{other.zh}”", f"{what.en}: from {one.en} to {other.en}")
    return said + Text(f"，{cited}", f", {cited}") if cited else said
