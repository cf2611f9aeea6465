"""What a reform makes of a policy: each operation resolved against the policy as it is, then laid over it. The policy itself is only read."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple, Protocol, TypeVar

import attrs

from ..errors import InvalidValueError, UnknownNameError
from ..law import Amended, NotFound, Parameter, Reading
from ..rules import AllOf, AnyOf, Rule, SomeOf, nodes
from ..text import Text, plain
from .errors import InadmissibleReadingsError, ReformConflict
from .exact import check_range, exact
from .operations import (
    ALL_DAYS,
    Choose,
    Days,
    Freeze,
    Next,
    Operation,
    Scale,
    Set,
    SwapRule,
    Target,
    days_text,
    shared,
    target,
)
from .reforms import Joint, Overrode, Reform, said_by
from .scaling import Segment, scaled

__all__ = ["Reformed", "Swapped", "own_rules", "reformed"]

T = TypeVar("T")

_Check = Callable[[Mapping[str, str]], object]


@attrs.frozen
class Swapped:
    """A rule in whose place a reform put another one.

    Attributes:
        name: The rule's name.
        own: The law's own rule of that name.
        other: The name of the law's own rule that took its place.
        by: The reform, and what it rests on.
    """

    name: str
    own: Rule
    other: str
    by: Text


class Reformed(Protocol):
    """What a reform asks of a policy. `Policy` answers it."""

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
    def guards(self) -> tuple[Rule, ...]:
        """The conditions of the moves of its lifecycles."""
        ...

    @property
    def swapped(self) -> tuple[Swapped, ...]:
        """The rules in whose place reforms put others."""
        ...

    @property
    def reform(self) -> Reform | None:
        """The reform that made it."""
        ...

    @property
    def overrode(self) -> tuple[Overrode, ...]:
        """What later reforms changed of earlier ones."""
        ...

    def choices(self, chosen: Mapping[str, str] | None = None) -> dict[str, str]:
        """The option of every reading, if they can be chosen together."""
        ...

    def rebuilt(
        self, parameters: Mapping[str, Parameter[Any]], readings: Mapping[str, Reading], rule: Callable[[str], Rule]
    ) -> dict[str, Any]:
        """The fields that hold parameters, readings and rules, with others in their place."""
        ...


class _Change(NamedTuple):
    """One operation, with what it does to this policy.

    Attributes:
        operation: The operation.
        reforms: The reforms that hold it; more than one where several do the same.
        days: The days it is about.
        segments: The values that it sets; none for readings and rules.
        name: The option chosen, or the name of the law's own rule that takes the place; empty for a parameter.
    """

    operation: Operation
    reforms: tuple[Reform, ...]
    days: Days
    segments: tuple[Segment, ...] = ()
    name: str = ""

    @property
    def target(self) -> Target:
        return target(self.operation)

    @property
    def by(self) -> Text:
        """The reforms, and what they rest on."""
        return said_by(self.reforms)

    @property
    def hypothetical(self) -> bool:
        return all(reform.hypothetical for reform in self.reforms)


def own_rules(policy: Reformed) -> dict[str, Rule]:
    """The law's own rules by name, whatever reforms put in their place."""
    return policy.rules | {swap.name: swap.own for swap in policy.swapped}


@attrs.define
class _State:
    """A policy's values, readings and rules while reforms are laid over it."""

    parameters: dict[str, Parameter[Any]]
    readings: dict[str, Reading]
    own: dict[str, Rule]
    rules: dict[str, str]
    swapped_by: dict[str, Text]
    guards: tuple[Rule, ...]
    overrode: list[Overrode] = attrs.field(factory=list[Overrode])

    @classmethod
    def of(cls, policy: Reformed) -> "_State":
        swapped = {swap.name: swap for swap in policy.swapped}
        own = own_rules(policy)
        return cls(
            {parameter.name: parameter for parameter in policy.parameters},
            {reading.id: reading for reading in policy.readings},
            own,
            {name: swapped[name].other if name in swapped else name for name in own},
            {name: swap.by for name, swap in swapped.items()},
            policy.guards,
        )

    def copy(self) -> "_State":
        return attrs.evolve(
            self,
            parameters=self.parameters.copy(),
            readings=self.readings.copy(),
            rules=self.rules.copy(),
            swapped_by=self.swapped_by.copy(),
            overrode=[],
        )

    # --- what operations come to ----------------------------------------------------------------------------------------------------------

    def resolve(self, reform: Reform, check: _Check) -> list[_Change]:
        """Every operation of a reform against what is here, in the order in which they follow one another."""
        match reform.joint:
            case Joint.ALONE:
                return _apart([self._change(operation, reform)] for operation in reform.operations)
            case Joint.TOGETHER:
                return _apart(self.resolve(part, check) for part in reform.parts)
            case _:
                found: list[_Change] = []
                after = self.copy()
                for part in reform.parts:
                    changes = after.resolve(part, check)
                    after.lay(changes)
                    check({name: reading.default for name, reading in after.readings.items()})
                    found += changes
                return found

    def _change(self, operation: Operation, reform: Reform) -> _Change:
        match operation:
            case Set():
                parameter = self._parameter(operation.parameter)
                value = exact(parameter, operation.value, by=reform.name)
                end = _next_change(parameter, operation.start) if isinstance(operation.end, Next) else operation.end
                return _Change(operation, (reform,), (operation.start, end), ((operation.start, end, value),))
            case Freeze():
                parameter = self._parameter(operation.parameter)
                value = parameter.on(operation.start).value
                if isinstance(value, NotFound):
                    fix = Text("该日没有可以保持的数值；请改用 Set", "no value applies on that day that could be kept; use Set")
                    raise InvalidValueError(f"Freeze {parameter.name}", str(operation.start), fix)
                return _Change(operation, (reform,), (operation.start, None), ((operation.start, None, value),))
            case Scale():
                days = (operation.start, operation.end)
                parameter = self._parameter(operation.parameter)
                segments = scaled(parameter, operation)
                for _, _, value in segments:
                    check_range(parameter, value, by=reform.name)
                return _Change(operation, (reform,), days, segments)
            case Choose():
                return _Change(operation, (reform,), ALL_DAYS, name=self._option(operation))
            case _:
                return _Change(operation, (reform,), ALL_DAYS, name=self._other_rule(operation))

    def _parameter(self, name: str) -> Parameter[Any]:
        return _named(self.parameters, name, Text("参数", "parameter"))

    def _option(self, operation: Choose) -> str:
        reading = _named(self.readings, operation.reading, Text("口径", "reading"))
        option = reading.option(operation.option)
        if option.excluded:
            instead = tuple(f"{reading.id}={other}" for other in reading.admissible)
            raise InadmissibleReadingsError((f"{reading.id}={option.id}",), option.excluded, instead)
        return option.id

    def _other_rule(self, operation: SwapRule) -> str:
        for name in (operation.rule, operation.other):
            _named(self.own, name, Text("规则", "rule"))
        held_by = [name for name, rule in self.own.items() if self._holds(rule, operation.rule) and name != operation.rule]
        if any(self._holds(guard, operation.rule) for guard in self.guards):
            fix = Text(
                "它是流程中某一步的条件的一部分，不能单独替换",
                "it is a part of the condition of a move of a lifecycle and cannot be swapped alone",
            )
            raise InvalidValueError("SwapRule.rule", operation.rule, fix)
        if held_by:
            fix = Text(
                f"它是 {'、'.join(held_by)} 的一部分，不能单独替换；请替换包含它的规则",
                f"it is a part of {', '.join(held_by)} and cannot be swapped alone; swap a rule that holds it",
            )
            raise InvalidValueError("SwapRule.rule", operation.rule, fix)
        return operation.rule if operation.other == operation.rule else self.rules[operation.other]

    def _holds(self, rule: Rule, name: str) -> bool:
        return any(part is self.own[name] for part in nodes(rule) if part is not rule)

    # --- laying them over -----------------------------------------------------------------------------------------------------------------

    def lay(self, changes: Iterable[_Change]) -> None:
        """Put changes on top of what is here, one after the other, and keep in mind what they override."""
        for change in changes:
            name = change.target.name
            match change.operation:
                case Choose():
                    reading = self.readings[name]
                    self._note(change, ALL_DAYS, reading.option(reading.default).by)
                    self.readings[name] = reading.choosing(change.name, by=change.by, hypothetical=change.hypothetical)
                case SwapRule():
                    self._note(change, ALL_DAYS, self.swapped_by.get(name))
                    self.rules[name] = change.name
                    self.swapped_by[name] = change.by
                    if change.name == name:  # the law's own again
                        del self.swapped_by[name]
                case _:
                    parameter = self.parameters[name]
                    for start, end, value in change.segments:
                        for amended in parameter.amended:
                            if (days := shared((start, end), (amended.start, amended.end))) is not None:
                                self._note(change, days, amended.by)
                        made = Amended(value=value, start=start, end=end, by=change.by, hypothetical=change.hypothetical)
                        parameter = attrs.evolve(parameter, amended=_overlaid(parameter.amended, made))
                    self.parameters[name] = parameter

    def _note(self, change: _Change, days: Days, over: Text | None) -> None:
        if over is not None:
            self.overrode.append(Overrode(change.target.name, days, change.by, over))

    def rule(self, name: str) -> Rule:
        """The rule of that name: the law's own, or another one that bears its name and says so."""
        own, other = self.own[name], self.rules[name]
        if other == name:
            return own
        label, taken, by = own.label or plain(name), self.own[other].label or plain(other), self.swapped_by[name]
        return _labelled(
            self.own[other],
            Text(f"{label.zh}（{by.zh}改用“{taken.zh}”）", f'{label.en} ({by.en} puts "{taken.en}" in its place)'),
        )

    @property
    def swapped(self) -> tuple[Swapped, ...]:
        """The rules that are not the law's own."""
        return tuple(Swapped(name, self.own[name], other, self.swapped_by[name]) for name, other in self.rules.items() if other != name)


def _named(known: Mapping[str, T], name: str, what: Text) -> T:
    if name not in known:
        raise UnknownNameError(what, name, tuple(known))
    return known[name]


def _apart(ways: Iterable[Iterable[_Change]]) -> list[_Change]:
    """The changes of several reforms, or of several operations, about one policy; what is in two of them counts once.

    Raises:
        ReformConflict: If two of them change one thing on the same days.
    """
    found: list[_Change] = []
    for changes in ways:
        mine: list[_Change] = []
        for change in changes:
            alone = True
            for place, other in enumerate(found):
                if change._replace(reforms=()) == other._replace(reforms=()):
                    found[place] = other._replace(reforms=tuple(dict.fromkeys((*other.reforms, *change.reforms))))
                    alone = False
                elif change.target == other.target and (days := shared(change.days, other.days)) is not None:
                    first, second = (" | ".join(reform.name for reform in each.reforms) for each in (other, change))
                    raise ReformConflict(first, second, change.target.name, days_text(days))
            if alone:
                mine.append(change)
        found += mine
    return found


def _overlaid(there: tuple[Amended[Any], ...], made: Amended[Any]) -> tuple[Amended[Any], ...]:
    """What reforms set already, with another value on top."""
    kept = [made]
    for amended in there:
        if amended.start < made.start:
            ends = [end for end in (amended.end, made.start) if end is not None]
            kept.append(attrs.evolve(amended, end=min(ends)))
        if made.end is not None and (amended.end is None or made.end < amended.end):
            kept.append(attrs.evolve(amended, start=max(amended.start, made.end)))
    return tuple(sorted(kept, key=lambda amended: amended.start))


def _next_change(parameter: Parameter[Any], day: date) -> date | None:
    return next((since for since, _ in parameter.steps if since > day), None)


def _labelled(rule: Rule, label: Text) -> Rule:
    """The same rule, called otherwise."""
    match rule:
        case AllOf() | AnyOf():
            return type(rule)(*rule.rules, clause=rule.clause, label=label)
        case SomeOf():
            return SomeOf(rule.parameter, *rule.rules, clause=rule.clause, label=label)
        case _:
            return attrs.evolve(rule, label=label)


def reformed(policy: Reformed, reform: Reform) -> dict[str, Any]:
    """What differs in the policy that a reform makes of one, as fields of it.

    Raises:
        UnknownNameError: If it names a parameter, a reading, an option or a rule that is not there.
        InvalidValueError: If a value is of the wrong type or makes no sense, a parameter has none to keep or to scale, or a rule cannot be swapped
            alone.
        InadmissibleReadingsError: If the options that it leaves chosen are excluded or cannot stand together.
        ReformConflict: If two of its operations turn out to change one thing on the same days.
    """
    if not isinstance(reform, Reform):
        raise InvalidValueError("reform", reform, Text("请给出 Reform", "give a Reform"))
    state = _State.of(policy)
    state.lay(state.resolve(reform, policy.choices))
    policy.choices({name: reading.default for name, reading in state.readings.items()})
    made = policy.rebuilt(state.parameters, state.readings, state.rule)
    return made | {
        "readings": tuple(state.readings.values()),
        "reform": reform if policy.reform is None else policy.reform >> reform,
        "swapped": state.swapped,
        "overrode": (*policy.overrode, *state.overrode),
    }
