"""What missing facts leave possible: every way several rules can come out together, each with facts that lead there."""

from collections.abc import Callable, Iterator, Mapping, Sequence
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

    A fact is filled in where some verdict waits for it, after those that are filled in already; independently of them, and only as far as
    some leaf can tell values apart.

    Args:
        rules: The rules, compiled for one law and moment.
        known: The facts of the case.
        law: The law they were compiled for.
        moment: The moment they were compiled for.
        supposing: Makes the facts of the same case with some of them replaced.
        single: Compiles one leaf.
        limit: How many fillings are held at the most.
        least: Whether each filling is cut down to what it needs.

    Returns:
        None where there are more fillings than that.
    """
    tried: dict[str, tuple[object, ...]] = {}
    found: dict[tuple[Verdict, ...], Assumed] = {}
    pending: list[Assumed] = [()]
    while pending:
        assumed = pending.pop()
        facts = supposing(dict(assumed)) if assumed else known
        verdicts = tuple(compiled.decide(facts) for compiled in rules)
        waited_for = _waited_for(rules, verdicts, facts)
        if waited_for is None:
            found.setdefault(verdicts, assumed)
            continue
        name = waited_for.name
        if name not in tried:
            tried[name] = _told_apart(waited_for, getattr(known, name), rules, law=law, moment=moment, supposing=supposing, single=single)
        pending += [(*assumed, (name, value)) for value in reversed(tried[name])]
        if len(pending) + len(found) > limit:
            return None
    if not least:
        return found
    return {verdicts: _needed(assumed, verdicts, rules, supposing) for verdicts, assumed in found.items()}


def _waited_for(rules: Sequence[Compiled], verdicts: tuple[Verdict, ...], facts: Known) -> Handle[Any] | None:
    """The first missing fact that some verdict waits for; None where none waits for any."""
    for compiled, verdict in zip(rules, verdicts, strict=True):
        if verdict is Verdict.UNDETERMINED:
            for step in undetermined_leaves(compiled.trace(facts)):
                if isinstance(step.rule, Leaf) and not step.unknown:
                    return step.rule.fact
    return None


def _told_apart(
    handle: Handle[Any],
    value: SomeDay | Missing,
    rules: Sequence[Compiled],
    *,
    law: LawView,
    moment: Moment,
    supposing: Callable[[Mapping[str, object]], Known],
    single: Callable[[Leaf], Compiled],
) -> tuple[object, ...]:
    """A value of a fact for each way in which the leaves that read it can come out."""
    leaves = {id(leaf): leaf for compiled in rules for leaf in compiled.leaves if leaf.fact.name == handle.name}
    tests = [single(leaf) for leaf in leaves.values()]
    found: dict[tuple[Verdict, ...], object] = {}
    for filled in _fillings(handle, value, tuple(leaves.values()), law, moment):
        facts = supposing({handle.name: filled})
        found.setdefault(tuple(test.decide(facts) for test in tests), filled)
    return tuple(found.values())


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
