"""The reform that leads from one policy to another that reforms made of it, or of what it was made of: by values, not by history."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Protocol

from ..errors import InvalidValueError
from ..law import NotFound, Parameter
from ..text import Text, joined
from .applying import Reformed, own_rules
from .fingerprints import Printed, reading_as_data, rule_as_data
from .operations import Choose, Set, SwapRule
from .reforms import Reform

__all__ = ["Comparable", "difference"]


class Comparable(Reformed, Printed, Protocol):
    """What a difference asks of a policy."""


def _value(steps: tuple[tuple[date, Any], ...], day: date) -> object:
    return next((value for since, value in reversed(steps) if since <= day), NotFound.NOT_FOUND)


def _sets(old: Parameter[Any], new: Parameter[Any]) -> Iterator[Set]:
    """A `Set` for each stretch of days on which the new one has another value, which is the same all along."""
    days = sorted({since for since, _ in (*old.steps, *new.steps)})
    found: list[tuple[date, date | None, Any]] = []
    for day, until in zip(days, [*days[1:], None], strict=False):
        value = _value(new.steps, day)
        if value == _value(old.steps, day):
            continue
        if found and found[-1][1] == day and found[-1][2] == value:
            found[-1] = (found[-1][0], until, value)
        else:
            found.append((day, until, value))
    return (Set(new, value, start=start, end=end) for start, end, value in found)


def _chosen(old: Comparable, new: Comparable) -> Iterator[Choose]:
    before = {reading.id: reading for reading in old.readings}
    for reading in new.readings:
        if {**reading_as_data(before[reading.id]), "default": ""} != {**reading_as_data(reading), "default": ""}:
            raise _other(f"reading {reading.id}")
        if before[reading.id].default != reading.default:
            yield Choose(reading, reading.default)


def _swaps(old: Comparable, new: Comparable) -> tuple[list[SwapRule], list[SwapRule]]:
    """What has to be undone first, and then the swaps that lead from the old rules to the new ones."""
    laws = {name: rule_as_data(rule) for name, rule in own_rules(old).items()}
    before = {name: rule_as_data(rule) for name, rule in old.rules.items()}
    wanted = {name: rule_as_data(rule) for name, rule in new.rules.items()}
    for name, rule in wanted.items():
        if rule != before[name] and rule not in laws.values():
            raise _other(f"rule {name}")

    def found(rules: dict[str, dict[str, Any]]) -> dict[str, str | None]:
        """For each rule that is another one now, the name under which it stands among these."""
        return {
            name: name if rule == laws[name] else next((other for other in rules if rules[other] == rule and other != name), None)
            for name, rule in wanted.items()
            if rule != rules[name]
        }

    direct = found(before)
    if None not in direct.values():
        return [], [SwapRule(name, other) for name, other in direct.items() if other is not None]
    undone = [SwapRule(swap.name, swap.name) for swap in old.swapped]
    return undone, [SwapRule(name, other) for name, other in found(laws).items() if other is not None]


def _other(what: str) -> InvalidValueError:
    fix = Text(
        "两者不是同一政策经改革方案得到的版本；请比较同一政策的版本",
        "no reform leads from one to the other; compare policies that reforms made of the same one",
    )
    return InvalidValueError("diff", what, fix)


def _rests_on(policy: Comparable) -> dict[str, Any]:
    """What a difference rests on: the citations of the reforms that made the policy, or nothing but a supposition."""
    reform = policy.reform
    if reform is None or reform.hypothetical:
        return {"hypothetical": True}
    return {"citation": joined(dict.fromkeys(leaf.citation for leaf in reform.leaves if leaf.citation is not None), zh="；", en="; ")}


def difference(old: Comparable, new: Comparable) -> Reform:
    """The reform under which the old policy has the fingerprint of the new one; empty where they do not differ.

    Raises:
        InvalidValueError: If the two are not made of one policy by reforms.
    """
    if not isinstance(old, type(new)) or not isinstance(new, type(old)):
        raise _other(type(old).__name__)
    for what, one, two in (
        ("id", old.id, new.id),
        ("documents", old.documents, new.documents),
        ("parameters", [each.name for each in old.parameters], [each.name for each in new.parameters]),
        ("readings", [each.id for each in old.readings], [each.id for each in new.readings]),
        ("lifecycles", old.lifecycles, new.lifecycles),
    ):
        if one != two:
            raise _other(what)
    values = [change for one, two in zip(old.parameters, new.parameters, strict=True) for change in _sets(one, two)]
    chosen = list(_chosen(old, new))
    undone, swaps = _swaps(old, new)
    rests_on, name = _rests_on(new), "difference"
    title = Text("差异", "difference")
    last = Reform(name, *values, *chosen, *swaps, title=title, **rests_on)
    return Reform(name, *undone, title=title, **rests_on) >> last if undone else last
