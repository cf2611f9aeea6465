"""A policy: documents, clauses, parameters, readings, rules, in one frozen value; and the law it is on a day."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import product
from typing import Any, Generic, Literal, Self, TypeVar

import attrs

from ..days import check_date
from ..errors import DuplicateNameError, InvalidValueError, UnknownNameError
from ..law import Clause, Document, Enumeration, Option, Parameter, Reading, Resolved
from ..markup import spoken_in_notebooks
from ..rules import (
    Assumed,
    Compiled,
    Decision,
    Derived,
    Fact,
    Handle,
    Known,
    Moment,
    Rule,
    Variant,
    Verdict,
    compile_rule,
    leaves,
    nodes,
    reachable,
)
from ..rules.cases import Kinds
from ..text import Lang, Text, check_lang
from .errors import InadmissibleReadingsError, OutOfForceError
from .html import law_html, policy_html
from .reformable import Reformable
from .turns import Turn, turns
from .variants import variants

__all__ = ["Law", "Policy"]

Readings = Mapping[str, str] | Mapping[Reading, str] | Mapping[str | Reading, str]
"""Options chosen for readings: by the reading or its id, the option's id."""


P = TypeVar("P", bound="Policy")
T = TypeVar("T")


def _choices(reading: Reading, options: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{reading.id}={option}" for option in options)


@attrs.frozen(kw_only=True, repr=False)
class Policy(Reformable):
    """What a place decided, as data. Its parameters, readings and rules are attributes of subclasses: `policy.preference`, not a string.

    Attributes:
        id: Stable name.
        title: What it is called.
        documents: The texts that make it; the first one's validity is the policy's.
        clauses: Every statement of them.
        enumerations: The lists they name.
        readings: Every unclear place, with the option chosen for it by default.

    Raises:
        DuplicateNameError: If two clauses, parameters or readings share a name.
        UnknownNameError: If something cites a clause that is not there, or an option cannot stand with one that is not there.
        InvalidValueError: If two different facts of its rules share a name.
    """

    id: str
    title: Text
    documents: tuple[Document, ...]
    clauses: tuple[Clause, ...]
    enumerations: tuple[Enumeration, ...] = ()
    readings: tuple[Reading, ...] = ()

    def __attrs_post_init__(self) -> None:
        DuplicateNameError.check("clause", (clause.id for clause in self.clauses))
        DuplicateNameError.check("reading", (reading.id for reading in self.readings))
        DuplicateNameError.check("parameter", (parameter.name for parameter in self.parameters))
        known = {clause.id for clause in self.clauses}
        for cited in self.models:
            if cited not in known:
                raise UnknownNameError("clause", cited, tuple(known))
        for reading in self._used_readings():
            if not self._has(reading):
                raise UnknownNameError("reading of the policy", reading.id, tuple(known.id for known in self.readings))
        for pair in (pair for reading in self.readings for option in reading.options for pair in option.not_with):
            self.reading(pair.reading).option(pair.option)

    def __repr__(self) -> str:
        said = f"{type(self).__name__}({self.id!r})"
        return said if self.reform is None else f"{said}.under({self.reform.name!r})"

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        # How notebooks and Hypothesis print it: they would else print every field of an attrs class.
        printer.text(repr(self))

    def to_html(self, lang: Lang = "zh") -> str:
        """Documents, values, readings and rules as HTML tables.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        return policy_html(self.title, self.documents, self.parameters, self.readings, self.rules, check_lang(lang))

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
    def rules(self) -> dict[str, Rule]:
        """Every rule by its attribute's name."""
        return dict(self._of_type(Rule))

    def _used_readings(self) -> Iterator[Reading]:
        for rule in self.rules.values():
            for node in nodes(rule):
                reading = getattr(node, "reading", None)
                if isinstance(reading, Reading):
                    yield reading

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

        def cite(clauses: tuple[str, ...], by: str) -> None:
            for clause in clauses:
                found.setdefault(clause, {})[by] = None

        for document in self.documents:
            cite(document.clause, f"validity {document.id}")
        for parameter in self.parameters:
            for dated in parameter.values:
                cite(dated.clause, f"parameter {parameter.name}")
        for name, rule in self.rules.items():
            for node in nodes(rule):
                cite(node.clause, f"rule {name}")
        for handle in self.handles.values():
            if isinstance(handle, Derived):
                cite(handle.clause, f"fact {handle.name}")
        for reading in self.readings:
            cite(reading.clause, f"reading {reading.id}")
        for listed in self.enumerations:
            cite(listed.clause, f"enumeration {listed.name}")
        return {clause: tuple(by) for clause, by in found.items()}

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

    def choices(self, chosen: Readings | None = None) -> dict[str, str]:
        """The option of every reading: those chosen, and the defaults for the rest.

        Raises:
            UnknownNameError: If a reading or an option is not there.
            InadmissibleReadingsError: If an option is excluded, or two cannot stand together.
        """
        options = {reading.id: reading.default for reading in self.readings}
        for given, option in (chosen or {}).items():
            reading = self.reading(given.id if isinstance(given, Reading) else given)
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
            UnknownNameError: If the policy has no such reading.
        """
        if readings is None:
            return None
        if readings == "all":
            return tuple(reading.id for reading in self.readings)
        listed = (readings,) if isinstance(readings, (str, Reading)) else readings
        named = {self.reading(each.id if isinstance(each, Reading) else each).id for each in listed}
        return tuple(reading.id for reading in self.readings if reading.id in named)

    def on(self, day: date, *, readings: Readings | None = None, beyond_validity: bool = False) -> "Law[Self]":
        """The law of a day: values and readings resolved for it.

        Args:
            day: The day; there is no default, and none ever means "today".
            readings: Options other than the defaults.
            beyond_validity: Go on outside the days the policy is in force; every answer then carries that mark.

        Raises:
            InvalidValueError: If the day is no date.
            OutOfForceError: If the policy is not in force on the day.
            UnknownNameError: If a reading or an option is not there.
            InadmissibleReadingsError: If the options cannot be chosen.
        """
        check_date("day", day)
        window = self.documents[0].validity
        outside = window is not None and day not in window
        if window is not None and outside and not beyond_validity:
            raise OutOfForceError(self.id, day, window)
        return Law(policy=self, day=day, choices=tuple(self.choices(readings).items()), beyond_validity=outside)


@attrs.frozen(kw_only=True, slots=False)
class Law(Generic[P]):
    """A policy on a day: what its parameters say and which readings are chosen. Make one with `policy.on(day)`.

    Attributes:
        policy: The policy.
        day: The day.
        choices: The option of every reading, as pairs of ids.
        beyond_validity: Whether the day is outside the days the policy is in force.
    """

    policy: P
    day: date
    choices: tuple[tuple[str, str], ...]
    beyond_validity: bool = False
    # What was compiled under this law; it only saves work, and no answer depends on it.
    _compiled: dict[tuple[int, date], Compiled] = attrs.field(factory=dict[tuple[int, date], Compiled], init=False, eq=False, repr=False)

    _varied: dict[tuple[Any, ...], tuple[tuple[str, ...], tuple[Variant, ...]]] = attrs.field(
        factory=dict[tuple[Any, ...], tuple[tuple[str, ...], tuple[Variant, ...]]], init=False, eq=False, repr=False
    )

    _kinds: Kinds = attrs.field(factory=Kinds, init=False, eq=False, repr=False)

    def __getstate__(self) -> dict[str, Any]:
        return {name: value for name, value in self.__dict__.items() if name in {"policy", "day", "choices", "beyond_validity"}}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state, _compiled={}, _varied={}, _kinds=Kinds())

    @cached_property
    def _parameters(self) -> dict[str, Parameter[Any]]:
        return {parameter.name: parameter for parameter in self.policy.parameters}

    def value(self, parameter: Parameter[T]) -> Resolved[T]:
        """What a parameter says on the day.

        Args:
            parameter: A parameter of the policy; that of the policy which a reform changed into this one stands for it. One that the policy
                does not have says what it says itself.
        """
        return self._parameters.get(parameter.name, parameter).on(self.day)

    def choice(self, reading: Reading) -> Option:
        """The option chosen for an unclear place.

        Raises:
            InvalidValueError: If the policy's reading of that id is another one.
            UnknownNameError: If the policy has no such reading.
        """
        own = self.policy.reading(reading.id)
        if own is not reading and own != reading and not (self.policy.reform is not None and own.asks_the_same(reading)):
            fix = Text(
                f"该政策的口径{own.id}是另一个问题（{own.question.zh}）；请用该政策自身的口径编写规则",
                f"reading {own.id} of this policy is another one ({own.question.en}); write the rule with the policy's own reading",
            )
            raise InvalidValueError(f"reading {reading.id}", reading.question.en, fix)
        return own.option(self._options.get(own.id) or own.default)

    def clause(self, clause_id: str) -> Clause:
        """The clause of that id.

        Raises:
            UnknownNameError: If there is none.
        """
        return self.policy.clause(clause_id)

    def reading(self, reading_id: str) -> Reading:
        """The reading of that id.

        Raises:
            UnknownNameError: If there is none.
        """
        return self.policy.reading(reading_id)

    def choosing(self, readings: Readings) -> Self:
        """The same law with other options for some readings.

        Raises:
            UnknownNameError: If a reading or an option is not there.
            InadmissibleReadingsError: If the options cannot be chosen together.
        """
        given = {key.id if isinstance(key, Reading) else key: option for key, option in readings.items()}
        return attrs.evolve(self, choices=tuple(self.policy.choices(self._options | given).items()))

    @cached_property
    def _options(self) -> dict[str, str]:
        return dict(self.choices)

    @cached_property
    def _handles(self) -> dict[str, Handle[Any]]:
        return self.policy.handles

    @property
    def marks(self) -> tuple[Text, ...]:
        """What every answer under this law must say of it.

        That it lies outside the validity, or that this is unknown; the reform it is under, and what later reforms changed of earlier ones.
        """
        if self.policy.documents[0].validity is None:
            return (Text("该政策有效期未查明", "the validity of this policy was not found"), *self._reform_marks)
        if self.beyond_validity:
            return (
                Text(
                    f"{self.day}不在该政策有效期内，系有意在有效期外测算",
                    f"{self.day} is outside the policy's validity; computed beyond it deliberately",
                ),
                *self._reform_marks,
            )
        return self._reform_marks

    @cached_property
    def _reform_marks(self) -> tuple[Text, ...]:
        reform = self.policy.reform
        if reform is None:
            return ()
        under = Text(f"按改革方案测算：{reform.text.zh}", f"computed under the reform {reform.text.en}")
        return (under, *(overrode.text for overrode in self.policy.overrode))

    def to_html(self, lang: Lang = "zh") -> str:
        """The values of the day and the options taken, as HTML tables.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        policy = self.policy
        values = ((parameter, self.value(parameter)) for parameter in policy.parameters)
        return law_html(policy.title, self.day, self.marks, values, policy.readings, self._options, policy.rules, check_lang(lang))

    def _repr_html_(self) -> str:
        return self.to_html(spoken_in_notebooks())

    @property
    def last_day(self) -> date | None:
        """The last day on which the policy is in force; None where it has no end, or the law is asked beyond it deliberately."""
        window = self.policy.documents[0].validity
        return None if window is None or self.beyond_validity else window.last_day

    def at(self, day: date) -> Self:
        """The law of another day, under the same readings; beyond the validity only if this one is.

        Raises:
            InvalidValueError: If the day is no date.
            OutOfForceError: If the policy is not in force on the day.
        """
        if day == self.day:
            return self
        law = self.policy.on(day, beyond_validity=self.beyond_validity)
        return attrs.evolve(self, day=day, beyond_validity=law.beyond_validity)

    def with_options(self, options: Mapping[str, str]) -> Self:
        """The same law with these options for all readings, which nobody checks: for those who try combinations out."""
        return attrs.evolve(self, choices=tuple(options.items()))

    def variants(
        self, *rules: Rule, cut_off: date | None = None, varied: Iterable[str] | None = None
    ) -> tuple[tuple[str, ...], tuple[Variant, ...]]:
        """The readings that rules can touch, and every admissible combination of their options with the law under it.

        The work is done once. Combinations that the rules cannot tell apart share one law.

        Args:
            rules: The rules.
            cut_off: The day up to which facts count; None means the law's day.
            varied: The ids of the readings to vary, the others staying as chosen; None varies all of the policy.

        Raises:
            UnknownNameError: If the policy has no reading of some id.
        """
        free = None if varied is None else tuple(self.policy.reading(name).id for name in varied)
        key = (tuple(map(id, rules)), Moment.of(self.day, cut_off).cut_off, free)
        found = self._varied.get(key)
        if found is None:
            found = self._varied[key] = variants(self, rules, cut_off=cut_off, varied=free)
        return found

    def compiled(self, rule: Rule, *, cut_off: date | None = None) -> Compiled:
        """The rule made ready for this law; the work is done once.

        Args:
            rule: The rule.
            cut_off: The day up to which facts count; None means the law's day.

        Raises:
            InvalidValueError: If it is no rule, a fact of it cannot be read, or the cut-off day lies after the law's.
            UnknownNameError: If it cites a clause, or asks for a reading, that the policy does not have.
        """
        moment = Moment.of(self.day, cut_off)
        rule = self._meant(rule)
        key = (id(rule), moment.cut_off)
        found = self._compiled.get(key)
        if found is None:  # two threads may both do the work; either result serves
            self._check_rule(rule)
            found = self._compiled[key] = compile_rule(rule, self, moment)
        return found

    def _meant(self, rule: Rule) -> Rule:
        """The rule that stands in the policy under the name of the one that is given."""
        for swap in self.policy.swapped:
            if rule is swap.own or (rule == swap.own and rule not in self.policy.rules.values()):
                return self.policy.rules[swap.name]
        return rule

    def _check_rule(self, rule: object) -> None:
        if not isinstance(rule, Rule):
            named = ", ".join(self.policy.rules)
            raise InvalidValueError(
                "rule",
                rule if isinstance(rule, str) else type(rule).__name__,  # a case given in its place is not told
                f"give a rule, such as an attribute of the policy ({named}); a rule is never named by a string",
            )
        for cited in (clause for node in nodes(rule) for clause in node.clause):
            self.clause(cited)
        swapped = {id(swap.own): swap.name for swap in self.policy.swapped}
        for node in nodes(rule) if swapped and rule not in self.policy.rules.values() else ():
            if id(node) in swapped:
                name = swapped[id(node)]
                fix = f"a reform put another rule in its place; write the rule with `law.policy.{name}`"
                raise InvalidValueError(f"rule {name}", "the law's own, as a part", fix)

    def known(
        self,
        facts: object,
        *,
        cut_off: date | None = None,
        handles: Mapping[str, Handle[Any]] | None = None,
        instead: Mapping[str, object] | None = None,
    ) -> Known:
        """The facts of a case as rules read them; make it once to ask several rules.

        Args:
            facts: The case: an object with the facts as attributes.
            cut_off: The day up to which facts count; None means the law's day.
            handles: The facts that can be asked for; None means those of the policy's rules.
            instead: Values that replace facts, derived or not, by name.

        Raises:
            InvalidValueError: If the cut-off day lies after the law's, or cases of this class cannot hold one of the `handles`.
        """
        asked = self._handles if handles is None else handles
        trusted = self._kinds.trusted(type(facts), asked.values(), every=handles is not None)
        return Known(facts, Moment.of(self.day, cut_off), asked, instead, trusted=trusted)

    def reachable(
        self, rules: Sequence[Rule | Compiled], facts: object, *, cut_off: date | None = None, limit: int = 4096, least: bool = True
    ) -> dict[tuple[Verdict, ...], Assumed] | None:
        """Every way several rules can come out together when the missing facts of a case are filled in, each with one way to fill them in.

        Args:
            rules: Rules over one kind of case, or rules compiled already, perhaps for other readings of the same day.
            facts: The case.
            cut_off: The day up to which facts count; None means the law's day.
            limit: How many fillings are tried at the most.
            least: Whether what is filled in is cut down to what is needed; else it names every fact that was open.

        Returns:
            None where there are more fillings than that.
        """
        compiled = [rule if isinstance(rule, Compiled) else self.compiled(rule, cut_off=cut_off) for rule in rules]
        handles = {name: handle for each in compiled for name, handle in each.handles.items()}
        return reachable(
            compiled,
            self.known(facts, cut_off=cut_off, handles=handles),
            law=self,
            moment=Moment.of(self.day, cut_off),
            supposing=lambda instead: self.known(facts, cut_off=cut_off, handles=handles, instead=instead),
            single=lambda leaf: self.compiled(leaf, cut_off=cut_off),
            limit=limit,
            least=least,
        )

    def decide(
        self, rule: Rule, facts: object, *, cut_off: date | None = None, readings: Literal["all"] | Iterable[str | Reading] | None = None
    ) -> Decision:
        """What the rule says of a case.

        Args:
            rule: A rule of the policy, or one of your own over the same kind of case.
            facts: The case: an object with the facts as attributes.
            cut_off: The day up to which facts count; None means the law's day.
            readings: `"all"` combines the answers under every admissible combination of readings into one, CONTESTED where they disagree;
                some readings, or their ids, vary these alone; None takes the law's own choices.

        Raises:
            InvalidValueError: If it is no rule, a fact of it cannot be read, the case does not hold a fact of it or holds no value of it, or
                the cut-off day lies after the law's.
            UnknownNameError: If it cites a clause, or asks for a reading, that the policy does not have.
        """
        compiled = self.compiled(rule, cut_off=cut_off)
        known = self.known(facts, cut_off=cut_off, handles=compiled.handles)
        moment = Moment.of(self.day, cut_off)
        return Decision(compiled, known, self, moment, self._name(compiled.rule), varied=self.policy.varied(readings))

    def turns(
        self,
        rule: Rule,
        facts: object,
        *,
        until: date,
        cut_off: date | None = None,
        readings: Literal["all"] | Iterable[str | Reading] | None = None,
        beyond_validity: bool = False,
    ) -> tuple[Turn, ...]:
        """The later days on which what the rule says of a case changes, if nothing but the days does.

        Args:
            rule: A rule of the policy, or one of your own over the same kind of case.
            facts: The case: an object with the facts as attributes.
            until: The last day looked at.
            cut_off: The day up to which facts count; None moves it with the day.
            readings: As for `decide`.
            beyond_validity: Go on where the policy is no longer in force; else that is the last turn.

        Raises:
            InvalidValueError: If the last day lies before the law's own; or as for `decide`.
            UnknownNameError: As for `decide`.
        """
        start = attrs.evolve(self, beyond_validity=True) if beyond_validity else self
        return turns(start.decide(rule, facts, cut_off=cut_off, readings=readings), until)

    def _name(self, rule: Rule) -> Text:
        if rule.label is not None:
            return rule.label
        for name, known in self.policy.rules.items():
            if known is rule:
                return Text(name, name)
        return Text("规则", "rule")
