"""What a rule says, worked out the slow and obvious way, to compare with what is compiled.

Kleene's strong logic in its plainest form: NO < UNDETERMINED < YES; "all" is the least of the parts, "any" the greatest, "not" the mirror
image, "at least n" the n-th greatest. A leaf is decided where every value that its fact can still have agrees.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta

from ..days import SomeDay, YearCount, earliest, latest
from ..law import NotFound
from ..rules import (
    AllOf,
    AnyOf,
    AtLeast,
    AtMost,
    ByReading,
    Handle,
    Is,
    IsTrue,
    Judgement,
    LawView,
    Leaf,
    Missing,
    Moment,
    Not,
    OneOf,
    Rule,
    SomeOf,
    Verdict,
    YearsSince,
)

__all__ = ["read_facts", "reference_verdict"]

_RISING = (Verdict.NO, Verdict.UNDETERMINED, Verdict.YES)
_MANY = 400


def read_facts(handles: Iterable[Handle[Any]], case: object, moment: Moment) -> dict[str, object]:
    """The values of facts in a case, derived ones included, by name.

    Args:
        handles: The facts, such as a whole `FactSet`.
        case: The case, with the facts as attributes.
        moment: The day whose law applies and the day up to which facts count.
    """
    return {handle.name: handle.read(case, moment) for handle in handles}


def reference_verdict(rule: Rule, facts: Mapping[str, object], law: LawView, moment: Moment) -> Verdict:
    """What a rule says of a case, by direct recursion over its tree.

    Args:
        rule: The rule.
        facts: The value of every fact that the rule names, derived ones included, by name; see `read_facts`.
        law: The law.
        moment: The day whose law applies and the day up to which facts count.

    >>> from socialwork.testing.invented import TEA_ROOM, TEA_ROOMS, TeaRoom
    >>> law, moment = TEA_ROOMS.on(date(2021, 1, 1)), Moment(date(2021, 1, 1), date(2021, 1, 1))
    >>> reference_verdict(TEA_ROOMS.entry, read_facts(TEA_ROOM, TeaRoom(open_daily=False), moment), law, moment).label.en
    'no'
    """
    return _RISING[_place(rule, facts, law, moment)]


def _place(rule: Rule, facts: Mapping[str, object], law: LawView, moment: Moment) -> int:
    def below(*parts: Rule) -> list[int]:
        return sorted(_place(part, facts, law, moment) for part in parts)

    match rule:
        case AllOf():
            return min(below(*rule.rules), default=2)
        case AnyOf():
            return max(below(*rule.rules))
        case Not():
            return 2 - below(rule.rule)[0]
        case SomeOf():
            needed = law.value(rule.parameter).value
            if isinstance(needed, NotFound):
                return 1
            return 2 if needed <= 0 else 0 if needed > len(rule.rules) else below(*rule.rules)[-needed]
        case ByReading():
            return below(rule.branch(law.choice(rule.reading).id))[0]
        case _:
            return _leaf(rule, facts[rule.fact.name], law, moment)


def _leaf(leaf: Leaf, value: Any, law: LawView, moment: Moment) -> int:
    holds = _asks(leaf, law, moment)
    if isinstance(value, Missing) or holds is None:
        return 1
    answers = {holds(each) for each in _can_be(value)}
    return 1 if len(answers) > 1 else 2 * answers.pop()


def _asks(leaf: Leaf, law: LawView, moment: Moment) -> Callable[[Any], bool] | None:
    """What a leaf asks of an exact value; None where no source gives its parameter."""
    match leaf:
        case IsTrue():
            return lambda value: value.holds if isinstance(value, Judgement) else value
        case Is():
            return lambda value: value == leaf.value
        case OneOf():
            return lambda value: any(value == one for one in leaf.values)
        case _:
            bound: Any = law.value(leaf.parameter).value
    if isinstance(bound, NotFound):
        return None
    match leaf:
        case AtLeast():
            return lambda value: value >= bound
        case AtMost():
            return lambda value: value <= bound
        case _:
            return lambda day: _years_passed(day, bound, leaf, moment.cut_off)


def _years_passed(start: date, years: int, leaf: YearsSince, cut_off: date) -> bool:
    # Where the first day counts, the years are full on the eve of the day that a count without it reaches.
    on = cut_off + timedelta(days=leaf.first_day_counts)
    if leaf.count is YearCount.FORWARD:
        return start + relativedelta(years=years) <= on
    return start <= on - relativedelta(years=years)


def _can_be(value: Any) -> Iterable[Any]:
    """Every exact value that a value as well as it is known can turn out to be; of a long range of days, `_MANY` and both ends."""
    if not isinstance(value, SomeDay):
        return (value,)
    first, last = earliest(value), latest(value)
    step = max(1, (last - first).days // _MANY)
    return (*(first + timedelta(days=days) for days in range(0, (last - first).days, step)), last)
