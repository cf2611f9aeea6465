"""What is in a policy: documents, clauses, parameters, readings, rules, lifecycles, by name, and how options of its readings go together."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, cast

import attrs

from ..days import check_date
from ..errors import DuplicateNameError, InvalidValueError, UnknownNameError
from ..law import Clause, Document, Enumeration, Parameter, Reading, Structural
from ..markup import spoken_in_notebooks
from ..rules import (
    Derived,
    Fact,
    Handle,
    Rule,
    leaves,
    nodes,
)
from ..text import Lang, Text, check_lang
from .errors import InadmissibleReadingsError, OutOfForceError
from .html import policy_html
from .reformable import Reformable
from .structure import structure_of

if TYPE_CHECKING:
    from ..lifecycle import Lifecycle

__all__ = ["Contents", "Readings", "by_id"]

Readings = Mapping[str, str] | Mapping[Reading, str] | Mapping[str | Reading, str]
"""Options chosen for readings: by the reading or its id, the option's id."""

Lives: TypeAlias = "tuple[Lifecycle, ...] | Callable[[], tuple[Lifecycle, ...]]"
"""Lifecycles, or what makes them: the same ones each time it is called."""

_TO_VARY = Text('请给出 "all"，或所要变动的口径：["AJ7"]', 'give "all", or the readings to vary: ["AJ7"]')
_CHOOSE_BEFORE = Text(
    '此处给出所要变动的口径，如 ["AJ7"]；要选定口径，请先用 law.choosing({"AJ7": "any_of_four"}) 或 policy.on(day, readings=...)',
    'here go the readings to vary, such as ["AJ7"]; to choose options, first take law.choosing({"AJ7": "any_of_four"}) '
    "or policy.on(day, readings=...)",
)


def by_id(chosen: Readings) -> dict[str, str]:
    """Options chosen for readings, by the readings' ids.

    Raises:
        InvalidValueError: If it is no mapping.
    """
    given: object = chosen
    if not isinstance(given, Mapping):
        raise InvalidValueError("readings", given, 'give each reading its option: {"AJ7": "any_of_four"}')
    return {key.id if isinstance(key, Reading) else key: option for key, option in chosen.items()}


def _choices(reading: Reading, options: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{reading.id}={option}" for option in options)


def _made(lives: Lives) -> "tuple[Lifecycle, ...]":
    return lives() if callable(lives) else lives


def _guards(lifecycles: "tuple[Lifecycle, ...]") -> tuple[Rule, ...]:
    return tuple(move.guard for lifecycle in lifecycles for move in lifecycle.moves if move.guard is not None)


def _cited_by_facts(handles: Iterable[Handle[Any]]) -> Iterator[tuple[tuple[str, ...], str]]:
    for handle in handles:
        if isinstance(handle, Derived):
            yield handle.clause, f"fact {handle.name}"


def _cited_by_lifecycles(lifecycles: "tuple[Lifecycle, ...]") -> Iterator[tuple[tuple[str, ...], str]]:
    for lifecycle in lifecycles:
        yield lifecycle.cited, f"lifecycle {lifecycle.id}"
    yield from _cited_by_facts(leaf.fact for guard in _guards(lifecycles) for leaf in leaves(guard))


@attrs.frozen(kw_only=True, repr=False)
class Contents(Reformable):
    """What is in a policy, and what can be asked of it without naming a day; see `Policy`."""

    id: str
    title: Text
    documents: tuple[Document, ...]
    clauses: tuple[Clause, ...]
    enumerations: tuple[Enumeration, ...] = ()
    readings: tuple[Reading, ...] = ()
    _lifecycles: Lives = attrs.field(default=(), alias="lifecycles", eq=_made)

    def __attrs_post_init__(self) -> None:
        DuplicateNameError.check(Text("条款", "clause"), (clause.id for clause in self.clauses))
        DuplicateNameError.check(Text("口径", "reading"), (reading.id for reading in self.readings))
        DuplicateNameError.check(Text("数值", "parameter"), (parameter.name for parameter in self.parameters))
        self._check(self._cited(), self.rules.values())
        for pair in (pair for reading in self.readings for option in reading.options for pair in option.not_with):
            self.reading(pair.reading).option(pair.option)
        if not callable(self._lifecycles):
            self._checked_lifecycles  # noqa: B018  # those that are made late are looked at when they are made

    def _check(self, citing: Iterable[tuple[tuple[str, ...], str]], rules: Iterable[Rule], readings: Iterable[Reading] = ()) -> None:
        """Raise if a clause is cited, or a reading asked, that is not there."""
        known = {clause.id for clause in self.clauses}
        for cited in (clause for clauses, _ in citing for clause in clauses):
            if cited not in known:
                raise UnknownNameError(Text("条款", "clause"), cited, tuple(known))
        asked = (getattr(node, "reading", None) for rule in rules for node in nodes(rule))
        for reading in (*readings, *asked):
            if isinstance(reading, Reading) and not self._has(reading):
                raise UnknownNameError(Text("政策的口径", "reading of the policy"), reading.id, tuple(known.id for known in self.readings))

    def __repr__(self) -> str:
        said = f"{type(self).__name__}({self.id!r})"
        return said if self.reform is None else f"{said}.under({self.reform.name!r})"

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        # How notebooks and Hypothesis print it: they would else print every field of an attrs class.
        printer.text(repr(self))

    @property
    def reform_marks(self) -> tuple[Text, ...]:
        """What every answer must say of the reform that made the policy, and of what later parts of it overrode; nothing where it is the law."""
        if self.reform is None:
            return ()
        under = Text(f"按改革方案测算：{self.reform.text.zh}", f"computed under the reform {self.reform.text.en}")
        return (under, *(overrode.text for overrode in self.overrode))

    def to_html(self, lang: Lang = "zh") -> str:
        """Documents, values, readings and rules as HTML tables.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        check_lang(lang)
        return policy_html(self.title, self.reform_marks, self.documents, self.parameters, self.readings, self.rules, lang)

    def _repr_html_(self) -> str:
        return self.to_html(spoken_in_notebooks())

    def _of_type(self, kind: Any) -> Iterator[tuple[str, Any]]:
        for field in attrs.fields(type(self)):
            value = getattr(self, field.name)
            if isinstance(value, kind):
                yield field.name, value

    @property
    def parameters(self) -> tuple[Parameter[Any], ...]:
        """Every parameter, in order of declaration."""
        return tuple(value for _, value in self._of_type(Parameter))

    @property
    def named_parameters(self) -> tuple[tuple[str, Parameter[Any]], ...]:
        """Every parameter with its attribute's name, in order of declaration."""
        return tuple(self._of_type(Parameter))

    @property
    def rules(self) -> dict[str, Rule]:
        """Every rule by its attribute's name."""
        return dict(self._of_type(Rule))

    @property
    def structure(self) -> tuple[Structural, ...]:
        """Its parts that are of a room's own, such as functions of units, in order of declaration."""
        return tuple(part for _, parts in structure_of(self) for part in parts)

    def rebuilt(
        self, parameters: Mapping[str, Parameter[Any]], readings: Mapping[str, Reading], rule: Callable[[str], Rule]
    ) -> dict[str, Any]:
        """The fields that hold parameters, readings and rules, with what a reform made of these in their place.

        Args:
            parameters: What became of every parameter, by its name.
            readings: What became of every reading, by its id.
            rule: Gives the rule that now bears a name.
        """
        made: dict[str, Any] = {name: parameters[each.name] for name, each in self._of_type(Parameter)}
        made |= {name: readings[each.id] for name, each in self._of_type(Reading)}
        return made | {name: rule(name) for name, _ in self._of_type(Rule)}

    @property  # not cached itself, as the `kinds` of a lifecycle
    def lifecycles(self) -> "tuple[Lifecycle, ...]":
        """Its tables of moves."""
        return self._checked_lifecycles

    @cached_property
    def _checked_lifecycles(self) -> "tuple[Lifecycle, ...]":
        lifecycles = _made(self._lifecycles)
        if lifecycles:
            from ..lifecycle.checking import check_together

            check_together(lifecycles)
            readings = (reading for lifecycle in lifecycles for reading in lifecycle.readings)
            self._check(_cited_by_lifecycles(lifecycles), _guards(lifecycles), readings)
        return lifecycles

    @property
    def guards(self) -> tuple[Rule, ...]:
        """The conditions of the moves of its lifecycles."""
        return _guards(self.lifecycles)

    def _has(self, reading: Reading) -> bool:
        """Whether this very question is one of the policy's; where a reform chose another option for it, the law's own is."""
        return reading in self.readings or (self.reform is not None and any(each.asks_the_same(reading) for each in self.readings))

    @property
    def handles(self) -> dict[str, Handle[Any]]:
        """Every fact that a rule can ask for, by name, the sources of derived ones included."""
        found: dict[str, Handle[Any]] = {}
        for rule in self.rules.values():
            for leaf in leaves(rule):
                for handle in (leaf.fact, *(leaf.fact.from_ if isinstance(leaf.fact, Derived) else ())):
                    if found.setdefault(handle.name, handle) != handle:
                        raise InvalidValueError(
                            f"fact {handle.name}", handle.label.en, "two different facts of a policy cannot share a name"
                        )
        return found

    @property
    def facts(self) -> dict[str, Fact[Any]]:
        """Every fact that somebody can be asked for, by name."""
        return {name: handle for name, handle in self.handles.items() if isinstance(handle, Fact)}

    @property
    def models(self) -> dict[str, tuple[str, ...]]:
        """For each clause that something cites, what cites it: `{"J4": ("parameter haiyou.cohort_cap",)}`."""
        found: dict[str, dict[str, None]] = {}
        for clauses, by in (*self._cited(), *_cited_by_lifecycles(self.lifecycles)):
            for clause in clauses:
                found.setdefault(clause, {})[by] = None
        return {clause: tuple(by) for clause, by in found.items()}

    def _cited(self) -> Iterator[tuple[tuple[str, ...], str]]:
        for document in self.documents:
            yield document.clause, f"validity {document.id}"
        for parameter in self.parameters:
            for dated in parameter.values:
                yield dated.clause, f"parameter {parameter.name}"
        for name, rule in self.rules.items():
            for node in nodes(rule):
                yield node.clause, f"rule {name}"
        yield from _cited_by_facts(self.handles.values())
        for reading in self.readings:
            yield reading.clause, f"reading {reading.id}"
        for listed in self.enumerations:
            yield listed.clause, f"enumeration {listed.name}"
        for part in self.structure:
            yield part.clause, part.cited_as

    def clause(self, clause_id: str) -> Clause:
        """The clause of that id.

        Raises:
            UnknownNameError: If there is none.
        """
        for clause in self.clauses:
            if clause.id == clause_id:
                return clause
        raise UnknownNameError(Text("条款", "clause"), clause_id, tuple(clause.id for clause in self.clauses))

    def reading(self, reading_id: str) -> Reading:
        """The reading of that id.

        Raises:
            UnknownNameError: If there is none.
        """
        for reading in self.readings:
            if reading.id == reading_id:
                return reading
        raise UnknownNameError(Text("口径", "reading"), reading_id, tuple(reading.id for reading in self.readings))

    def lifecycle(self, lifecycle_id: str) -> "Lifecycle":
        """The lifecycle of that id.

        Raises:
            UnknownNameError: If there is none.
        """
        for lifecycle in self.lifecycles:
            if lifecycle.id == lifecycle_id:
                return lifecycle
        raise UnknownNameError(Text("流程", "lifecycle"), lifecycle_id, tuple(lifecycle.id for lifecycle in self.lifecycles))

    def choices(self, chosen: Readings | None = None) -> dict[str, str]:
        """The option of every reading: those chosen, and the defaults for the rest.

        Raises:
            InvalidValueError: If the choices are no mapping.
            UnknownNameError: If a reading or an option is not there.
            InadmissibleReadingsError: If an option is excluded, or two cannot stand together.
        """
        options = {reading.id: reading.default for reading in self.readings}
        for name, option in ({} if chosen is None else by_id(chosen)).items():
            reading = self.reading(name)
            options[reading.id] = reading.option(option).id
        if trouble := self._trouble(options):
            raise trouble
        return options

    def _trouble(self, options: Mapping[str, str]) -> InadmissibleReadingsError | None:
        for reading in self.readings:
            option = reading.option(options[reading.id])
            if option.excluded:
                return InadmissibleReadingsError((f"{reading.id}={option.id}",), option.excluded, _choices(reading, reading.admissible))
            for pair in option.not_with:
                if options.get(pair.reading) == pair.option:
                    other = self.reading(pair.reading)
                    barred = {each.option for each in option.not_with if each.reading == other.id}
                    free = (each.id for each in reading.options if not each.excluded and not each.bars(other.id, pair.option))
                    instead = (*_choices(reading, free), *_choices(other, (each for each in other.admissible if each not in barred)))
                    return InadmissibleReadingsError((f"{reading.id}={option.id}", f"{other.id}={pair.option}"), pair.why, instead)
        return None

    def combinations(self, readings: tuple[Reading, ...] | None = None) -> Iterator[dict[str, str]]:
        """Every admissible combination of options, each as the option of every reading.

        Args:
            readings: The readings to vary; the others keep their defaults. None varies all.
        """
        varied = self.readings if readings is None else readings
        fixed = {reading.id: reading.default for reading in self.readings}
        for options in product(*(reading.admissible for reading in varied)):
            combination = fixed | {reading.id: option for reading, option in zip(varied, options, strict=True)}
            if self._trouble(combination) is None:
                yield combination

    def varied(self, readings: Literal["all"] | Iterable[str | Reading] | None) -> tuple[str, ...] | None:
        """The ids of readings to vary, in the policy's order: all, some, or (None) none, so that choices stand.

        Raises:
            InvalidValueError: If it is nothing of these.
            UnknownNameError: If the policy has no such reading.
        """
        if readings is None:
            return None
        if readings == "all":
            return tuple(reading.id for reading in self.readings)
        given: object = readings
        if isinstance(given, Mapping):
            raise InvalidValueError("readings", cast("object", given), _CHOOSE_BEFORE)
        listed: object = (given,) if isinstance(given, (str, Reading)) else given
        each_named = tuple(cast("Iterable[object]", listed)) if isinstance(listed, Iterable) else (listed,)
        if not all(isinstance(each, (str, Reading)) for each in each_named):
            raise InvalidValueError("readings", given, _TO_VARY)
        named = {self.reading(each.id if isinstance(each, Reading) else str(each)).id for each in each_named}
        return tuple(reading.id for reading in self.readings if reading.id in named)

    def in_force(self, day: date, *, beyond_validity: bool) -> bool:
        """Whether the policy is in force on a day; one whose validity was not found counts as in force.

        Args:
            day: The day.
            beyond_validity: Whether a day outside is asked about deliberately.

        Raises:
            InvalidValueError: If the day is no date.
            OutOfForceError: If it is not in force, and that was not meant.
        """
        check_date("day", day)
        window = self.documents[0].validity
        if window is None or day in window:
            return True
        if not beyond_validity:
            raise OutOfForceError(self.id, day, window)
        return False
