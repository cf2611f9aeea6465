"""What a decision keeps of every branch it looked at, and the values it looked at them with."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ..errors import MASK, shown
from ..law import NotFound, Option, Resolved
from .cases import read
from .facts import Handle, Moment
from .nodes import AtLeast, AtMost, Leaf, Rule, SomeOf, YearsSince
from .verdicts import Verdict

__all__ = ["Known", "Needs", "Step", "given"]

Needs = Resolved[Any] | Option | None
"""What the law asks at a node: a parameter's value, the option of a reading, or nothing more."""


class Step(NamedTuple):
    """One node of a rule as it came out for one case.

    Attributes:
        rule: The node.
        verdict: How it came out.
        decisive: Whether the outcome of the whole rests on it.
        value: The value of the fact, or `Missing`, at a leaf; None elsewhere.
        needs: What the law asks at this node: the `Resolved` parameter, the chosen `Option` of a reading; None where it asks no more.
        parts: The steps of its parts.
    """

    rule: Rule
    verdict: Verdict
    decisive: bool
    value: object
    needs: Needs
    parts: "tuple[Step, ...]"

    def __repr__(self) -> str:
        # At a leaf the verdict tells as much as the value; whoever wants either asks for it, or for the explanation.
        kind = type(self.rule).__name__
        if not isinstance(self.rule, Leaf):
            return f"Step({kind}, {self.verdict.name}, parts={len(self.parts)})"
        fact = self.rule.fact
        if any(source.personal for source in fact.sources):
            return f"Step({kind} {fact.name}, {MASK})"
        return f"Step({kind} {fact.name}, {self.verdict.name}, value={shown(self.value)})"

    @property
    def parameter(self) -> str | None:
        """The name of the parameter the node asks for; None where it asks for none."""
        return self.rule.parameter.name if isinstance(self.rule, (AtLeast, AtMost, YearsSince, SomeOf)) else None

    @property
    def unknown(self) -> bool:
        """Whether the node asks for a parameter whose value no source gives."""
        return isinstance(self.needs, Resolved) and isinstance(self.needs.value, NotFound)

    def walk(self) -> "Iterator[Step]":
        """This step and all below it, from the top down."""
        yield self
        for part in self.parts:
            yield from part.walk()


class Known:
    """The facts of one case at one moment, each read at most once, derived ones worked out when first asked for.

    Attributes are the facts by name. What is passed as `instead` replaces facts, derived or not: nothing is computed for those. Every value
    is looked at before it is taken, but for the facts that are `trusted`: those that the class of the case is known to hold as declared.
    """

    def __init__(
        self,
        subject: object,
        moment: Moment,
        handles: Mapping[str, Handle[Any]],
        instead: Mapping[str, object] | None = None,
        *,
        trusted: frozenset[str] = frozenset(),
    ) -> None:
        state = self.__dict__
        state["_trusted"] = trusted
        state["_subject"], state["_moment"], state["_handles"], state["_instead"] = subject, moment, handles, instead
        if instead:
            state.update(instead)

    def __getattr__(self, name: str) -> object:
        state = self.__dict__
        handle = state["_handles"].get(name) if "_handles" in state else None
        if handle is None:
            raise AttributeError(name)
        subject, moment = state["_subject"], state["_moment"]
        value = state[name] = handle.read(subject, moment) if name in state["_trusted"] else read(handle, subject, moment)
        return value

    def __repr__(self) -> str:
        return f"{type(self).__name__}({type(self.__dict__['_subject']).__name__}, {self.__dict__['_moment'].cut_off})"


def given(known: Known) -> tuple[object, Mapping[str, object] | None]:
    """The case, and the values that replace facts of it. No attribute tells them: a fact may have any public name."""
    state = vars(known)
    return state["_subject"], state["_instead"]
