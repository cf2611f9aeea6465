"""Every admissible combination of the readings that some rules can touch, found by asking the rules and not by listing them all."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import product
from typing import Any, Protocol, Self

from ..law import Reading
from ..rules import AppliedLaw, Rule, Variant

__all__ = ["Unclear", "Varying", "admissible_combinations", "can_be_chosen", "variants"]


class Unclear(Protocol):
    """Whatever leaves questions open. `Policy` does."""

    @property
    def readings(self) -> tuple[Reading, ...]:
        """The questions."""
        ...

    def reading(self, reading_id: str) -> Reading:
        """The question of that id."""
        ...


class Varying(AppliedLaw, Protocol):
    """A law whose choices can be changed. `Law` is one."""

    @property
    def policy(self) -> Unclear:
        """The policy it is of."""
        ...

    @property
    def choices(self) -> tuple[tuple[str, str], ...]:
        """The option of every reading."""
        ...

    def with_options(self, options: Mapping[str, str]) -> Self:
        """The same law with these options."""
        ...


def admissible_combinations(policy: Unclear, readings: Sequence[str], fixed: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """Every combination of options of some readings that can stand together, and for which the other readings can be chosen.

    Args:
        policy: The policy.
        readings: The ids of the readings.
        fixed: Options that are chosen already, by reading.
    """
    bound = _bound(policy)
    for options in product(*(policy.reading(name).admissible for name in readings)):
        chosen = {**fixed, **dict(zip(readings, options, strict=True))}
        if _can_stand(policy, chosen) and _extends(policy, chosen, [name for name in bound if name not in chosen]):
            yield options


def can_be_chosen(policy: Unclear, chosen: Mapping[str, str], known: dict[Any, Any]) -> bool:
    """Whether options can stand together, and the other readings can be chosen as well.

    Args:
        policy: The policy.
        chosen: An option for each of some readings.
        known: What was found out before; it only saves work.
    """
    bound: tuple[str, ...] | None = known.get(_BOUND)
    if bound is None:
        bound = known[_BOUND] = _bound(policy)
    held = {name: chosen[name] for name in bound if name in chosen}
    key = tuple(held.items())
    if key not in known:
        known[key] = _can_stand(policy, held) and _extends(policy, held, [name for name in bound if name not in held])
    return bool(known[key])


_BOUND = "bound"
"""Where the readings that are bound are kept among what was found out."""


def _bound(policy: Unclear) -> tuple[str, ...]:
    """The readings that some option cannot be combined with, or that have such an option."""
    found: dict[str, None] = {}
    for reading in policy.readings:
        for pair in (pair for option in reading.options for pair in option.not_with):
            found |= dict.fromkeys((reading.id, pair.reading))
    return tuple(found)


def _can_stand(policy: Unclear, chosen: Mapping[str, str]) -> bool:
    """Whether no two of the options chosen bar each other."""
    return not any(
        chosen.get(pair.reading) == pair.option for name, option in chosen.items() for pair in policy.reading(name).option(option).not_with
    )


def _extends(policy: Unclear, chosen: Mapping[str, str], left: list[str]) -> bool:
    """Whether the readings left can be chosen as well."""
    if not left:
        return True
    more = ({**chosen, left[0]: option} for option in policy.reading(left[0]).admissible)
    return any(_can_stand(policy, each) and _extends(policy, each, left[1:]) for each in more)


def variants(
    law: Varying, rules: Iterable[Rule], *, cut_off: date | None, varied: Iterable[str] | None
) -> tuple[tuple[str, ...], tuple[Variant, ...]]:
    """The readings that the rules can touch, and every admissible combination of their options with the law under it.

    Combinations that the rules cannot tell apart, since the branches they take ask no more, share one law.

    Args:
        law: The law whose choices stand for readings that are not varied.
        rules: The rules.
        cut_off: The day up to which facts count.
        varied: The ids of the readings to vary; None varies all.
    """
    policy, options = law.policy, dict(law.choices)
    free = [reading.id for reading in policy.readings] if varied is None else list(varied)
    fixed = {name: option for name, option in options.items() if name not in free}
    asked = tuple(rules)
    laws: dict[tuple[tuple[str, str], ...], AppliedLaw] = {}
    touched: set[str] = set()

    def explore(chosen: dict[str, str]) -> None:
        """Choose among what the rules touch until they touch no more."""
        under = law.with_options({**options, **chosen})
        more = [name for rule in asked for name in under.compiled(rule, cut_off=cut_off).readings if name in free and name not in chosen]
        if not more:
            laws[tuple(sorted(chosen.items()))] = under
            return
        touched.add(name := min(more, key=free.index))
        for option in policy.reading(name).admissible:
            if _can_stand(policy, {**fixed, **chosen, name: option}):
                explore({**chosen, name: option})

    explore({})
    readings = tuple(name for name in free if name in touched)
    by_options = {frozenset(pairs): under for pairs, under in laws.items()}

    def law_of(combination: tuple[str, ...]) -> AppliedLaw:
        pairs = frozenset(zip(readings, combination, strict=True))
        return next(under for chosen, under in by_options.items() if chosen <= pairs)

    return readings, tuple(Variant(each, law_of(each)) for each in admissible_combinations(policy, readings, fixed))
