"""What a rule says of one case while only those readings are asked for that can make a difference to it."""

from collections.abc import Callable, Iterable
from functools import reduce
from itertools import product
from typing import cast

from ..law import NotFound, Parameter, Reading
from ..rules import AllOf, AnyOf, ByReading, Leaf, Not, Rule, SomeOf, Verdict

__all__ = ["verdict_where_it_matters"]

_RISING = (Verdict.NO, Verdict.UNDETERMINED, Verdict.YES)
_NO, _OPEN, _YES = range(3)


class _Asked:
    """One rule and one case. Kleene's logic in numbers: "all" is the least of the parts, "any" the greatest."""

    def __init__(
        self, leaf: Callable[[Leaf], Verdict], choose: Callable[[Reading], str], value: Callable[[Parameter[int]], int | NotFound]
    ) -> None:
        self._leaf, self._choose, self._value = leaf, choose, value
        self._possible: dict[int, frozenset[int]] = {}

    def possible(self, rule: Rule) -> frozenset[int]:
        """What the rule can say over all options; of readings that come up twice perhaps more, and never less."""
        found = self._possible.get(id(rule))
        if found is None:
            found = self._possible[id(rule)] = self._found(rule)
        return found

    def _found(self, rule: Rule) -> frozenset[int]:
        match rule:
            case AllOf():
                return self._over(min, rule.rules, _YES)
            case AnyOf():
                return self._over(max, rule.rules, _NO)
            case Not():
                return frozenset(2 - each for each in self.possible(rule.rule))
            case SomeOf():
                return frozenset(self._some(rule, parts) for parts in product(*map(self.possible, rule.rules)))
            case ByReading():
                return frozenset[int]().union(*(self.possible(branch) for _, branch in rule.branches))
            case _:
                return frozenset((_RISING.index(self._leaf(rule)),))

    def _over(self, of_two: Callable[[int, int], int], parts: Iterable[Rule], none: int) -> frozenset[int]:
        start = frozenset((none,))
        return reduce(lambda some, part: frozenset(of_two(one, other) for one in some for other in self.possible(part)), parts, start)

    def _some(self, rule: SomeOf, parts: Iterable[int]) -> int:
        needed = self._value(rule.parameter)
        if isinstance(needed, NotFound):
            return _OPEN
        falling = sorted(parts, reverse=True)
        return _YES if needed <= 0 else _NO if needed > len(falling) else falling[needed - 1]

    def decide(self, rule: Rule) -> int:
        """What the rule says; a reading is asked for where its branches, or what stands beside it, leave the answer open."""
        possible = self.possible(rule)
        if len(possible) == 1:
            return next(iter(possible))
        match rule:
            case ByReading():
                return self.decide(rule.branch(self._choose(rule.reading)))
            case Not():
                return 2 - self.decide(rule.rule)
            case AllOf():
                return self._until(min, _NO, rule.rules)
            case AnyOf():
                return self._until(max, _YES, rule.rules)
            case _:  # a leaf has one answer, so these are the parts of a `SomeOf`
                return self._some(cast("SomeOf", rule), [self.decide(part) for part in cast("SomeOf", rule).rules])

    def _until(self, of_two: Callable[[int, int], int], settles: int, parts: Iterable[Rule]) -> int:
        """The least or the greatest of the parts, until one settles it."""
        found = 2 - settles
        for part in parts:
            found = of_two(found, self.decide(part))
            if found == settles:
                break
        return found


def verdict_where_it_matters(
    rule: Rule,
    *,
    leaf: Callable[[Leaf], Verdict],
    choose: Callable[[Reading], str],
    value: Callable[[Parameter[int]], int | NotFound],
) -> Verdict:
    """What a rule says of a case. A reading whose options come to the same in this case is not asked for.

    Args:
        rule: The rule.
        leaf: What a leaf says of the case.
        choose: The option chosen for a reading.
        value: What a parameter that counts parts says.
    """
    return _RISING[_Asked(leaf, choose, value).decide(rule)]
