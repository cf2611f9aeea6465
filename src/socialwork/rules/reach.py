"""What missing facts leave possible: every way several rules can come out together, each with facts that lead there."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product
from typing import Any

from ..days import SomeDay, earliest, latest
from .compile import Compiled
from .explain import undetermined_leaves
from .facts import Handle, Missing, Moment
from .nodes import Leaf
from .protocol import LawView
from .regions import Among, answers, sample
from .steps import Known
from .verdicts import Verdict

__all__ = ["Assumed", "reachable"]

Assumed = tuple[tuple[str, object], ...]
"""What is assumed of missing facts: pairs of fact name and value."""


def reachable(
    rules: Sequence[Compiled],
    known: Known,
    *,
    law: LawView,
    moment: Moment,
    supposing: Callable[[Mapping[str, object]], Known],
    single: Callable[[Leaf], Compiled],
    limit: int = 4096,
    least: bool = True,
) -> dict[tuple[Verdict, ...], Assumed] | None:
    """Every way the rules can come out together when the missing facts are filled in, each with one way to fill them in.

    Only facts that some verdict waits for are filled in, independently of one another, and only as far as some leaf can tell values apart.

    Args:
        rules: The rules, compiled for one law and moment.
        known: The facts of the case.
        law: The law they were compiled for.
        moment: The moment they were compiled for.
        supposing: Makes the facts of the same case with some of them replaced.
        single: Compiles one leaf.
        limit: How many fillings are tried at the most.
        least: Whether each filling is cut down to what it needs.

    Returns:
        None where there are more fillings than that.
    """
    plain = tuple(compiled.decide(known) for compiled in rules)
    asked = _asked(rules, plain, known)
    choices: list[list[tuple[str, object]]] = []
    size = 1
    for name, (handle, leaves) in asked.items():
        told_apart: dict[tuple[Verdict, ...], tuple[str, object]] = {}
        for filled in _fillings(handle, getattr(known, name), tuple(leaves.values()), law, moment):
            facts = supposing({name: filled})
            told_apart.setdefault(tuple(single(leaf).decide(facts) for leaf in leaves.values()), (name, filled))
        choices.append(list(told_apart.values()))
        size *= len(told_apart)
        if size > limit:
            return None
    found: dict[tuple[Verdict, ...], Assumed] = {} if choices else {plain: ()}
    for assumed in product(*choices) if choices else ():
        found.setdefault(tuple(compiled.decide(supposing(dict(assumed))) for compiled in rules), assumed)
    if not least:
        return found
    return {verdicts: _needed(assumed, verdicts, rules, supposing) for verdicts, assumed in found.items()}


def _asked(rules: Sequence[Compiled], plain: tuple[Verdict, ...], known: Known) -> dict[str, tuple[Handle[Any], dict[int, Leaf]]]:
    """The missing facts that some verdict waits for, each with every leaf that reads it."""
    asked: dict[str, tuple[Handle[Any], dict[int, Leaf]]] = {}
    for compiled, verdict in zip(rules, plain, strict=True):
        if verdict is Verdict.UNDETERMINED:
            for step in undetermined_leaves(compiled.trace(known)):
                if isinstance(step.rule, Leaf) and not step.unknown:
                    asked.setdefault(step.rule.fact.name, (step.rule.fact, {}))
    for compiled in rules:
        for leaf in compiled.leaves:
            if leaf.fact.name in asked:
                asked[leaf.fact.name][1][id(leaf)] = leaf
    return asked


def _needed(
    assumed: Assumed, verdicts: tuple[Verdict, ...], rules: Sequence[Compiled], supposing: Callable[[Mapping[str, object]], Known]
) -> Assumed:
    """What has to be assumed for these verdicts, without what they do not need."""
    kept = dict(assumed)
    for name, value in assumed:
        del kept[name]
        facts = supposing(kept)
        if tuple(compiled.decide(facts) for compiled in rules) != verdicts:
            kept[name] = value
    return tuple(kept.items())


def _fillings(handle: Handle[Any], value: SomeDay | Missing, leaves: tuple[Leaf, ...], law: LawView, moment: Moment) -> Iterator[object]:
    """A value for each answer that some leaf can tell apart, as far as a roughly known day allows it."""
    for region in answers(handle, leaves, [(law, moment)]):
        if isinstance(value, Missing) or isinstance(region, Among):
            yield sample(region, handle, moment)
        elif (near := region.clipped(earliest(value), latest(value))) is not None:
            yield sample(near, handle, moment)
