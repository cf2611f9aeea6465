"""The law of a day: what the parameters of a policy say then, which readings are chosen, and the rules made ready for it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any, Generic, Literal, Self, TypeVar

import attrs

from ..days import check_date
from ..errors import InvalidValueError
from ..law import Clause, Option, Parameter, Reading, Resolved
from ..markup import spoken_in_notebooks
from ..rules import (
    Assumed,
    Compiled,
    Decision,
    Handle,
    Known,
    Moment,
    Rule,
    Variant,
    Verdict,
    compile_rule,
    nodes,
    reachable,
)
from ..rules.cases import Kinds
from ..text import Lang, Text, check_lang
from .contents import Contents, Readings, by_id
from .html import law_html
from .turns import Turn, turns
from .variants import variants

__all__ = ["Law"]

P_co = TypeVar("P_co", bound=Contents, covariant=True)
T = TypeVar("T")


@attrs.frozen(kw_only=True, slots=False)
class Law(Generic[P_co]):
    """A policy on a day: what its parameters say and which readings are chosen. Make one with `policy.on(day)`.

    Attributes:
        policy: The policy.
        day: The day.
        choices: The option of every reading, as pairs of ids.
        beyond_validity: Whether the day is outside the days the policy is in force.
    """

    policy: P_co
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

    @cached_property
    def _readings(self) -> dict[str, Reading]:
        return {reading.id: reading for reading in self.policy.readings}

    def value(self, parameter: Parameter[T], *, on: date | None = None) -> Resolved[T]:
        """What a parameter says on the day.

        Args:
            parameter: A parameter of the policy, known by its name: that of the policy which a reform, or a later version, changed into this
                one stands for it. One whose name the policy does not have says what it says itself.
            on: Another day to ask about, inside the validity or not; None means the law's own.

        Raises:
            InvalidValueError: If it is no parameter, or the day is no date.
        """
        given: object = parameter
        if not isinstance(given, Parameter):
            named = ", ".join(name for name, _ in self.policy.named_parameters)
            raise InvalidValueError("parameter", given, f"give a parameter, an attribute of the policy: {named}")
        return self._parameters.get(parameter.name, parameter).on(self.day if on is None else check_date("on", on))

    def choice(self, reading: Reading) -> Option:
        """The option chosen for an unclear place.

        Raises:
            InvalidValueError: If it is no reading, or the policy's reading of that id is another one.
            UnknownNameError: If the policy has no such reading.
        """
        given: object = reading
        if not isinstance(given, Reading):
            raise InvalidValueError("reading", given, 'give a reading, such as law.reading("AJ7"), or an attribute of the policy')
        own = self._readings.get(reading.id) or self.policy.reading(reading.id)
        if own is not reading and not own.asks_the_same(reading):
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
            InvalidValueError: If they are no mapping.
            UnknownNameError: If a reading or an option is not there.
            InadmissibleReadingsError: If the options cannot be chosen together.
        """
        return attrs.evolve(self, choices=tuple(self.policy.choices(self._options | by_id(readings)).items()))

    @cached_property
    def _options(self) -> dict[str, str]:
        return dict(self.choices)

    @cached_property
    def _handles(self) -> dict[str, Handle[Any]]:
        return self.policy.handles

    @property
    def marks(self) -> tuple[Text, ...]:
        """What every answer under this law must say of it.

        That it lies outside the validity, or that this is unknown; the reform it is under, what later reforms changed of earlier
        ones, and which options are taken in the place of those that a reform chose.
        """
        told = (*self.policy.reform_marks, *self._overriding())
        if self.policy.documents[0].validity is None:
            return (Text("该政策有效期未查明", "the validity of this policy was not found"), *told)
        if self.beyond_validity:
            outside = Text(
                f"{self.day}不在该政策有效期内；所示为假定其适用时的结果",
                f"{self.day} is outside the policy's validity; shown is what it would say if it applied",
            )
            return (outside, *told)
        return told

    def _overriding(self) -> Iterator[Text]:
        """The options taken in the place of those that a reform chose."""
        for reading in self.policy.readings:
            option, reforms = self._options.get(reading.id, reading.default), reading.option(reading.default)
            if reforms.by is not None and option != reforms.id:
                yield Text(
                    f"口径 {reading.id} 选定 {option}，未取{reforms.by.zh}所选的 {reforms.id}",
                    f"reading {reading.id}={option} is chosen, in place of {reading.id}={reforms.id} by {reforms.by.en}",
                )

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
        inside = self.policy.in_force(day, beyond_validity=self.beyond_validity)
        return attrs.evolve(self, day=day, beyond_validity=not inside)

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
            InvalidValueError: If the last day is no date, lies before the law's own, or more than a hundred years after it; or as for `decide`.
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
