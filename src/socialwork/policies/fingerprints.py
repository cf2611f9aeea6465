"""A policy as canonical data, for its fingerprint: what answers depend on, and no words.

It holds when the policy is in force, its values by day, its readings with their options, its rules, its lifecycles, and its further parts. Labels, summaries, grounds, titles
and citations of values are left out: a better translation is no other law. What a derived fact computes is code, and belongs to the version
of this package.
"""

from enum import Enum
from typing import Any, Protocol

from ..law import Document, Parameter, Reading
from ..lifecycle import Lifecycle, Move, State
from ..rules import AllOf, AnyOf, AtLeast, AtMost, ByReading, Derived, Is, IsTrue, Leaf, Not, OneOf, Rule, SomeOf
from ..text import Ordered
from .exact import value_as_data
from .structure import structure_as_data

__all__ = ["lifecycle_as_data", "policy_as_data", "reading_as_data", "rule_as_data"]


class Printed(Protocol):
    """What a fingerprint covers. `Policy` has it."""

    @property
    def id(self) -> str:
        """Its name."""
        ...

    @property
    def documents(self) -> tuple[Document, ...]:
        """Its texts."""
        ...

    @property
    def parameters(self) -> tuple[Parameter[Any], ...]:
        """Every parameter."""
        ...

    @property
    def readings(self) -> tuple[Reading, ...]:
        """Every reading."""
        ...

    @property
    def rules(self) -> dict[str, Rule]:
        """Every rule by its name."""
        ...

    @property
    def lifecycles(self) -> tuple[Lifecycle, ...]:
        """Every lifecycle."""
        ...


def _parameter(parameter: Parameter[Any]) -> dict[str, Any]:
    kind = parameter.type
    scale = {"scale": [value_as_data(member) for member in kind]} if issubclass(kind, Ordered) else {}
    return {"type": kind.__name__, **scale, "values": [[str(since), value_as_data(value)] for since, value in parameter.steps]}


def reading_as_data(reading: Reading) -> dict[str, Any]:
    """What can be chosen, and what is chosen where nobody says otherwise."""
    return {
        "default": reading.default,
        "options": {
            option.id: {
                "excluded": option.excluded is not None,
                "not_with": sorted([pair.reading, pair.option] for pair in option.not_with),
            }
            for option in reading.options
        },
    }


def _leaf(leaf: Leaf) -> dict[str, Any]:
    fact = leaf.fact
    said: dict[str, Any] = {"fact": fact.name}
    if isinstance(fact, Derived):
        said["from"] = [source.name for source in fact.from_]
    match leaf:
        case IsTrue():
            return said
        case Is():
            return said | {"value": _code(leaf.value)}
        case OneOf():
            return said | {"values": sorted(map(_code, leaf.values))}
        case AtLeast() | AtMost():
            return said | {"parameter": leaf.parameter.name}
        case _:
            return said | {"parameter": leaf.parameter.name, "count": leaf.count.value, "first_day_counts": leaf.first_day_counts}


def _code(member: Enum) -> str:
    return str(member.value)


def rule_as_data(rule: Rule) -> dict[str, Any]:
    """The structure of a rule: kinds of node, names of facts, parameters and readings, and clauses."""
    said: dict[str, Any] = {"node": type(rule).__name__, "clause": list(rule.clause)}
    match rule:
        case AllOf() | AnyOf():
            return said | {"parts": list(map(rule_as_data, rule.rules))}
        case Not():
            return said | {"parts": [rule_as_data(rule.rule)]}
        case SomeOf():
            return said | {"parameter": rule.parameter.name, "parts": list(map(rule_as_data, rule.rules))}
        case ByReading():
            return said | {"reading": rule.reading.id, "branches": {option: rule_as_data(branch) for option, branch in rule.branches}}
        case _:
            return said | _leaf(rule)


def _move(move: Move) -> dict[str, Any]:
    to: Any
    match move.to:
        case State():
            to = move.to.id
        case by_option:
            to = {"reading": by_option.reading.id, "states": {option: state and state.id for option, state in by_option.states}}
    return {
        "state": move.state.id,
        "event": move.event.id,
        "to": to,
        "guard": None if move.guard is None else rule_as_data(move.guard),
        "role": None if move.role is None else move.role.id,
        "clause": list(move.clause),
        "due": None if move.due is None else move.due.as_data(),
        "causes": None if move.causes is None else move.causes.id,
        # Only where there are any, so that policies without keep the fingerprints they had.
        **({"needs": sorted(state.id for state in move.needs)} if move.needs else {}),
    }


def lifecycle_as_data(lifecycle: Lifecycle) -> dict[str, Any]:
    """The structure of a lifecycle: the ids of its states, and what its moves are made of, whatever their order."""
    return {
        "subject": lifecycle.subject.id,
        "states": {state.id: state.final for state in lifecycle.states},
        "initial": lifecycle.initial.id,
        "ends": sorted(state.id for state in lifecycle.ends),
        "moves": sorted(map(_move, lifecycle.moves), key=lambda move: (move["state"], move["event"])),
    }


def policy_as_data(policy: Printed) -> dict[str, Any]:
    """Everything that a fingerprint covers."""
    lifecycles = {lifecycle.id: lifecycle_as_data(lifecycle) for lifecycle in policy.lifecycles}
    structure = structure_as_data(policy)
    return {
        "schema": "socialwork.fingerprint/1",
        "policy": policy.id,
        "in_force": [
            [document.id, document.validity and [str(document.validity.start), document.validity.end and str(document.validity.end)]]
            for document in policy.documents
        ],
        "values": {parameter.name: _parameter(parameter) for parameter in policy.parameters},
        "readings": {reading.id: reading_as_data(reading) for reading in policy.readings},
        "rules": {name: rule_as_data(rule) for name, rule in policy.rules.items()},
        # Only where there are any, so that policies without keep the fingerprints they had.
        **({"lifecycles": lifecycles} if lifecycles else {}),
        **({"structure": structure} if structure else {}),
    }
