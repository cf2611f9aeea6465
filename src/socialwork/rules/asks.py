"""Which missing facts matter to an answer, whom to ask for them, and which of them to ask for first."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import combinations, product
from math import prod
from typing import Any, cast

import attrs

from ..law import Parameter, Resolved
from ..text import Text, joined, plain
from .facts import Derived, Fact, Handle, Missing
from .nodes import Leaf
from .regions import sample
from .steps import Step, given
from .supposed import Supposed, Told
from .verdicts import Verdict

__all__ = ["EFFORT", "Ask", "Asks", "asks"]

EFFORT = 60_000
"""How often a rule is tried at the most, once for each reading of it, to find out which facts settle it."""


@attrs.frozen(kw_only=True)
class Ask:
    """Something that is missing and can matter: a fact that somebody can be asked for, or a parameter that no source gives.

    Attributes:
        fact: The fact; None for a parameter.
        parameter: The parameter; None for a fact. What any person answers will not give it a value.
        reads: What the rule reads it by: the fact itself, or what is derived from it.
        clause: The clauses that ask for it.
        size: The least number of facts, this one among them, that some answers make the rule settled by; None where that was not found out.
        share: The share of its answers with which the rule is settled by so many facts, given fitting answers to the others; answers that the
            rule cannot tell apart are one. Of several things derived from one fact, every combination counts, though some may not occur. None
            where that was not found out.
    """

    fact: Fact[Any] | None = None
    parameter: Parameter[Any] | None = None
    reads: tuple[Handle[Any], ...] = ()
    clause: tuple[str, ...] = ()
    size: int | None = None
    share: Fraction | None = None

    def __repr__(self) -> str:
        return f"Ask({self.name}, size={self.size}, share={self.share})"

    @property
    def name(self) -> str:
        """The name of the fact or of the parameter."""
        return self.fact.name if self.fact else self.parameter.name if self.parameter else ""

    @property
    def label(self) -> Text:
        """What it is called."""
        named: Any = self.fact or self.parameter
        words: Text = named.label
        return words

    @property
    def asked_of(self) -> Text | None:
        """Who can answer; nobody for a parameter."""
        return self.fact.asked_of if self.fact else None

    @property
    def text(self) -> Text:
        """It in a line: what is asked, of whom, for which clause, and how far an answer would settle it."""
        clauses = "/".join(self.clause)
        cited = Text(f"（{clauses}）", f" ({clauses})") if clauses else Text("。", ".")
        if self.fact is None:
            said = Text("各来源均未见数值，任何人的事实都不能补足", "no source gives the value, and no person's fact can take its place")
            return self.label + Text("：", ": ") + said + cited
        told = self.label + Text("；可问：", "; ask: ") + self.fact.asked_of
        others = tuple(dict.fromkeys(handle.label for handle in self.reads if handle is not self.fact))
        if others:
            told += Text("；用于：", "; for: ") + joined(others)
        return told + self._settles() + cited

    def _settles(self) -> Text:
        if self.size is None or self.share is None:
            return Text("；未查明是否能定论", "; how far it settles the answer was not found out")
        part = plain(f"{self.share.numerator}/{self.share.denominator}")
        if self.share == 1 and self.size == 1:
            return Text("；一经查明即可定论", "; settles the answer, whatever it is")
        if self.size == 1:
            return Text(f"；其答案中有{part.zh}可单独定论", f"; {part.en} of its answers settle it alone")
        others = self.size - 1
        facts = "fact" if others == 1 else "facts"
        return Text(f"；须与另外{others}项事实一并查明", f"; settles it together with {others} other {facts}")

    def as_data(self) -> dict[str, Any]:
        """The ask as JSON data."""
        return {
            "fact": self.fact.name if self.fact else None,
            "parameter": self.parameter.name if self.parameter else None,
            "label": self.label.as_data(),
            "asked_of": self.asked_of.as_data() if self.asked_of else None,
            "for": [handle.name for handle in self.reads],
            "clauses": list(self.clause),
            "size": self.size,
            "share": None if self.share is None else str(self.share),
            "text": self.text.as_data(),
        }


class Asks(Told[Ask]):
    """What an answer waits for, most settling first. Where `complete` is False, those whose `size` is None may not matter at all."""

    _bounded = Text("搜索已达上限：未查明能否定论的，可能并不影响结果", "the search was bounded: what was not found out may not matter")

    def as_data(self) -> dict[str, Any]:
        """The asks as JSON data, and whether more could not be found out."""
        return {"asks": [ask.as_data() for ask in self], "complete": self.complete}


@attrs.frozen
class _Open:
    """A fact as the rule reads it, with what has to be asked for it, and a value for each answer."""

    name: str
    needs: frozenset[str]
    samples: tuple[object, ...]


@attrs.define
class _Behind:
    """What is known of a fact behind the answer: where it is read, under which clauses."""

    fact: Fact[Any]
    reads: dict[str, Handle[Any]] = attrs.field(factory=dict[str, Handle[Any]])
    clause: dict[str, None] = attrs.field(factory=dict[str, None])


def asks(question: Supposed, trees: Iterable[Step], *, among: Collection[str] | None = None, effort: int = EFFORT) -> Asks:
    """What an undetermined answer waits for.

    A settling set is a set of missing facts, some answers to which settle the rule, while without any one of those answers it is open again.
    A fact matters if it is in one. What is settled is decided, or contested for good.

    Args:
        question: The question.
        trees: What was looked at, under every combination of readings.
        among: The names of the facts that can still be asked for; None for all.
        effort: How often the rule is tried at the most; past it, facts that were not placed come last, in the order of the rule.
    """
    behind, parameters = _behind(question, trees)
    askable = tuple(name for name in behind if among is None or name in among)
    told, complete = _settling(question, _unknown(question, behind), askable, effort=effort)
    found = [
        Ask(
            fact=known.fact, reads=tuple(known.reads.values()), clause=tuple(known.clause),
            size=told[name][0] if name in told else None, share=told[name][1] if name in told else None,
        )
        for name, known in behind.items()
        if name in told or (name in askable and not complete)
    ]  # fmt: skip
    found.sort(key=lambda ask: (ask.size is None, ask.size or 0, -(ask.share or 0)))
    return Asks((*found, *parameters.values()), complete)


def _behind(question: Supposed, trees: Iterable[Step]) -> tuple[dict[str, _Behind], dict[str, Ask]]:
    """The facts behind undetermined leaves, and the parameters that nobody gave, in the order of the rule."""
    behind: dict[str, _Behind] = {}
    parameters: dict[str, Ask] = {}
    for step in (step for tree in trees for step in tree.walk() if step.decisive and step.verdict is Verdict.UNDETERMINED):
        needs = step.needs if isinstance(step.needs, Resolved) else None
        clause = dict.fromkeys((*step.rule.clause, *(needs.clause if needs else ())))
        if step.unknown:
            parameter: Parameter[Any] = cast("Any", step.rule).parameter
            before = parameters.get(parameter.name)
            cited = tuple(dict.fromkeys((*(before.clause if before else ()), *clause)))
            parameters[parameter.name] = Ask(parameter=parameter, clause=cited)
        elif isinstance(step.rule, Leaf):
            read: Handle[Any] = step.rule.fact
            for fact in _needed(question, read):
                known = behind.setdefault(fact.name, _Behind(fact=fact))
                known.reads.setdefault(read.name, read)
                known.clause |= clause
    return behind, parameters


def _needed(question: Supposed, handle: Handle[Any]) -> tuple[Fact[Any], ...]:
    """The facts to ask for so that a handle has its value: of those it comes from the missing ones, or all where they are known too roughly."""
    if not isinstance(handle, Derived):
        return (handle,)
    subject, _ = given(question.known)
    missing = tuple(fact for fact in handle.from_ if isinstance(getattr(subject, fact.name, Missing.NOT_ASKED), Missing))
    return missing or handle.from_


def _unknown(question: Supposed, behind: Mapping[str, _Behind]) -> tuple[_Open, ...]:
    reads = {name: handle for known in behind.values() for name, handle in known.reads.items()}
    return tuple(
        _Open(
            name,
            frozenset(fact.name for fact in _needed(question, handle)),
            tuple(sample(region, handle, question.moment) for region in question.possible(name)),
        )
        for name, handle in reads.items()
    )


_Projection = frozenset[tuple[str, int]]
"""Which answer was given for each of some facts as the rule reads them."""


def _settling(
    question: Supposed, unknown: tuple[_Open, ...], facts: tuple[str, ...], *, effort: int
) -> tuple[dict[str, tuple[int, Fraction]], bool]:
    """For each fact that matters the size of its smallest settling set and the share of its answers that settle; and whether these are all."""
    placed: dict[str, tuple[int, Fraction]] = {}
    for size in range(1, len(facts) + 1):
        left = [name for name in facts if name not in placed]
        shares: dict[str, dict[frozenset[str], set[_Projection]]] = {}
        if not left:
            break
        for chosen in combinations(facts, size):
            if not any(name in left for name in chosen):
                continue
            given = [each for each in unknown if each.needs <= set(chosen)]
            if {name for each in given for name in each.needs} != set(chosen):
                continue
            if question.asked + len(question.compiled) * prod(len(each.samples) for each in given) > effort:
                return placed, False
            for answer in _deciding(question, given, chosen):
                for name in chosen:
                    mine = frozenset((each.name, at) for each, at in answer if name in each.needs)
                    shares.setdefault(name, {}).setdefault(frozenset(read for read, _ in mine), set()).add(mine)
        placed |= _placed(shares, left, unknown, size)
    return placed, True


def _deciding(question: Supposed, given: list[_Open], chosen: tuple[str, ...]) -> Iterator[tuple[tuple[_Open, int], ...]]:
    """The answers that settle the rule, and without any one fact of which it is open again."""
    for places in product(*(range(len(each.samples)) for each in given)):
        answer = tuple(zip(given, places, strict=True))
        if _settled(question, answer) and not any(
            _settled(question, [(each, at) for each, at in answer if name not in each.needs]) for name in chosen
        ):
            yield answer


def _settled(question: Supposed, answer: Iterable[tuple[_Open, int]]) -> bool:
    return question.verdict({each.name: each.samples[at] for each, at in answer}) is not Verdict.UNDETERMINED


def _placed(
    shares: Mapping[str, Mapping[frozenset[str], set[_Projection]]], left: list[str], unknown: tuple[_Open, ...], size: int
) -> dict[str, tuple[int, Fraction]]:
    answers = {each.name: len(each.samples) for each in unknown}
    return {
        name: (size, max(Fraction(len(deciding), prod(answers[read] for read in reads)) for reads, deciding in shares[name].items()))
        for name in left
        if name in shares
    }
