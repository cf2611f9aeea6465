"""Lamps, and every small rule over them: to compare what the engine says with the plain definition, rule by rule."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from itertools import product
from typing import Any

import attrs

from ...law import Clause, Document, Option, Reading, Verified
from ...policies import Law, Policy
from ...rules import AllOf, AnyOf, ByReading, Fact, FactSet, IsTrue, Missing, Not, Rule, Verdict
from ...text import Text

__all__ = ["LAMP", "LAMPS", "LAMP_CASES", "LAMP_LAW", "Lamp", "Tree", "lamp_rule", "lamp_trees", "lamp_verdict", "lamp_worth"]

_WORDS = Text("话", "words")


class LampFacts(FactSet):
    """Three facts, to build every small rule of."""

    lit = Fact.yes_no(zh="亮着", en="lit", asked_of=_WORDS)
    full = Fact.yes_no(zh="满油", en="full", asked_of=_WORDS)
    hung = Fact.yes_no(zh="挂好", en="hung", asked_of=_WORDS)


LAMP = LampFacts()
"""The handles of `Lamp`'s facts."""


@attrs.frozen(kw_only=True)
class Lamp:
    """A lamp of which three things can be known.

    Attributes:
        lit: Whether it is lit.
        full: Whether it is full.
        hung: Whether it hangs.
    """

    lit: bool | Missing = LAMP.lit.field()
    full: bool | Missing = LAMP.full.field()
    hung: bool | Missing = LAMP.hung.field()


def _reading(name: str) -> Reading:
    options = tuple(Option(id=option, label=_WORDS, grounds=_WORDS) for option in ("one", "other"))
    return Reading(id=name, question=_WORDS, options=options, default="one", why=_WORDS, clause="L1")


_READINGS = (_reading("L"), _reading("M"))
LAMPS = Policy(
    id="lamps",
    title=_WORDS,
    documents=(Document(id="d", title=_WORDS, issuer=_WORDS, validity=None, read_in=_WORDS, verified=Verified.ASSUMED),),
    clauses=(Clause(id="L1", document="d", summary=_WORDS),),
    readings=_READINGS,
)
"""A policy with two readings of two options each, and no rule of its own."""

LAMP_LAW: Law[Policy] = LAMPS.on(date(2024, 1, 1))
_ANSWERS: tuple[bool | Missing, ...] = (True, False, Missing.NOT_ASKED)
LAMP_CASES = tuple(Lamp(lit=lit, full=full, hung=hung) for lit, full, hung in product(_ANSWERS, repeat=3))
"""Every lamp, as far as it can be known."""

Tree = str | tuple[Any, ...]
"""A rule in short: a fact's name, or "not", "all", "any", or a reading's id, followed by parts."""

_FACTS: tuple[Tree, ...] = ("lit", "full", "hung")
_KINDS = ("all", "any", "L", "M")


def _one_level_more(parts: tuple[Tree, ...]) -> Iterator[Tree]:
    yield from (("not", part) for part in parts)
    yield from ((kind, one, other) for kind in _KINDS for one, other in product(parts, parts))


def lamp_trees(levels: int) -> tuple[Tree, ...]:
    """Every rule of at most so many levels, where each composite has the facts themselves or lower composites as parts."""
    return _FACTS if levels == 1 else (*_FACTS, *_one_level_more(lamp_trees(levels - 1)))


def _by_reading(reading: Reading, one: Rule, other: Rule) -> Rule:
    return ByReading(reading, {"one": one, "other": other})


_BUILD: dict[str, Callable[..., Rule]] = {
    "not": Not,
    "all": AllOf,
    "any": AnyOf,
    "L": partial(_by_reading, _READINGS[0]),
    "M": partial(_by_reading, _READINGS[1]),
}


def lamp_rule(tree: Tree) -> Rule:
    """The rule that is written so."""
    return IsTrue(LAMP[tree], clause="L1") if isinstance(tree, str) else _BUILD[tree[0]](*map(lamp_rule, tree[1:]))


def lamp_worth(tree: Tree, case: Mapping[str, object], chosen: Mapping[str, int]) -> int:
    """0 for no, 2 for yes, 1 for neither: straight from the definition.

    Args:
        tree: The rule.
        case: What is known of the lamp, by fact.
        chosen: For each reading the place of its option.
    """
    if isinstance(tree, str):
        value = case[tree]
        return 2 * value if isinstance(value, bool) else 1
    kind, *parts = tree
    if kind in chosen:
        return lamp_worth(parts[chosen[kind]], case, chosen)
    values = [lamp_worth(part, case, chosen) for part in parts]
    return 2 - values[0] if kind == "not" else min(values) if kind == "all" else max(values)


def lamp_verdict(tree: Tree, case: Mapping[str, object], *, readings: bool) -> Verdict:
    """What is answered, under the readings chosen or combined over all of them: straight from the definition.

    >>> lamp_verdict(("L", "lit", ("not", "lit")), {"lit": True}, readings=True).name
    'CONTESTED'
    """
    ways = product((0, 1), (0, 1)) if readings else [(0, 0)]
    found = {lamp_worth(tree, case, {"L": one, "M": other}) for one, other in ways}
    if {0, 2} <= found:
        return Verdict.CONTESTED
    return (Verdict.NO, Verdict.UNDETERMINED, Verdict.YES)[1 if 1 in found else found.pop()]
