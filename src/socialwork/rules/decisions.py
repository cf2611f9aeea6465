"""The answer of a rule for one case: its verdict at once, its reasons when somebody asks."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

from dateutil.relativedelta import relativedelta

from ..errors import InvalidValueError, UnknownNameError
from ..markup import Html, element, page, spoken_in_notebooks
from ..text import Lang, Text, check_lang, joined
from .applied import AppliedLaw, Options
from .combined import UnderReadings, combined, reduced
from .compile import Compiled
from .explain import as_data, as_lines, asked_for, undetermined_leaves
from .facts import Fact, Moment
from .html import nested
from .nodes import Leaf, Rule
from .steps import Known, Step, given
from .verdicts import Verdict

if TYPE_CHECKING:
    from .asks import Asks
    from .flips import Flips
    from .supposed import Supposed

__all__ = ["NOTICE", "Decision"]

NOTICE = Text("辅助测算，不代替主管机关认定", "computed in support of a decision; it does not take the place of the competent body's")
"""What every result says of itself."""


_YEARS_AHEAD = 10  # as far as waiting is looked at where the law has no end

_TOLD = 8  # as many combinations of readings an explanation lists for one verdict


class _Ways(NamedTuple):
    """The answers under each admissible combination of the readings that a rule can touch."""

    readings: tuple[str, ...]
    compiled: dict[Options, Compiled]
    verdicts: dict[Options, Verdict]
    known: Known


def _again(  # what a decision is made of, in the order in which it is pickled
    rule: Rule,
    subject: object,
    instead: Mapping[str, object] | None,
    law: AppliedLaw,
    cut_off: date,
    name: Text,
    varied: tuple[str, ...] | None,
) -> "Decision":
    """The decision of these, anywhere."""
    compiled = law.compiled(rule, cut_off=cut_off)
    known = law.known(subject, cut_off=cut_off, handles=compiled.handles, instead=instead)
    return Decision(compiled, known, law, Moment(law.day, cut_off), name, varied=varied)


class Decision:
    """What a rule says of one case, under one law.

    Attributes:
        verdict: The answer.
        law: The law it was given under.
        moment: The day of that law, and the day up to which facts counted.
        name: What was asked.
        varied: The ids of the readings whose every admissible option was taken; None where the law's own choices stand.
    """

    def __init__(
        self, compiled: Compiled, known: Known, law: AppliedLaw, moment: Moment, name: Text, *, varied: tuple[str, ...] | None = None
    ) -> None:
        self._compiled, self._known = compiled, known
        self.law, self.moment = law, moment
        self.name = name
        self.varied = varied
        self.verdict: Verdict = compiled.decide(known) if varied is None else combined(self._ways.verdicts.values())

    def __reduce__(self) -> tuple[Any, ...]:
        # What was compiled are functions, which cannot travel; they are made again, once for each rule and law.
        return _again, (self._compiled.rule, *given(self._known), self.law, self.moment.cut_off, self.name, self.varied)

    def __bool__(self) -> NoReturn:
        raise InvalidValueError("a decision", self.verdict.value, "look at its verdict: `decision.verdict is Verdict.YES`")

    def __repr__(self) -> str:
        return f"Decision({self.name.en!r}, {self.verdict.name}, law of {self.law.day})"

    @cached_property
    def _ways(self) -> _Ways:
        """The answer under each admissible combination of readings: of those varied, or of all."""
        cut_off = self.moment.cut_off
        readings, found = self.law.variants(self._compiled.rule, cut_off=cut_off, varied=self.varied)
        compiled = {variant.options: variant.law.compiled(self._compiled.rule, cut_off=cut_off) for variant in found}
        handles = {name: handle for each in (self._compiled, *compiled.values()) for name, handle in each.handles.items()}
        subject, instead = given(self._known)
        known = self.law.known(subject, cut_off=cut_off, handles=handles, instead=instead)
        answers = {id(each): each.decide(known) for each in compiled.values()}
        return _Ways(readings, compiled, {options: answers[id(each)] for options, each in compiled.items()}, known)

    def under_readings(self) -> tuple[UnderReadings, ...]:
        """The verdict under each admissible combination of the readings that make a difference; the others are left out.

        One row without options says that no reading makes any.
        """
        readings, told = reduced(self._ways.readings, self._ways.verdicts)
        return tuple(UnderReadings(tuple(zip(readings, options, strict=True)), verdict) for options, verdict in told.items())

    @property
    def robust(self) -> bool:
        """Whether the answer is YES, or NO, and the same under every admissible combination of readings."""
        return combined(self._ways.verdicts.values()).decided

    @cached_property
    def tree(self) -> Step:
        """Every branch that was looked at, with what the outcome rests on marked decisive; under the law's own choice of readings."""
        return self._compiled.trace(self._known)

    def _trees(self) -> Iterator[tuple[UnderReadings, Step]]:
        """A tree for each verdict that some combination gives, with the options that lead to it."""
        given: set[Verdict] = set()
        for row in self.under_readings():
            if row.verdict not in given:
                given.add(row.verdict)
                wanted = dict(row.options)
                compiled = next(
                    compiled
                    for options, compiled in self._ways.compiled.items()
                    if wanted.items() <= dict(zip(self._ways.readings, options, strict=True)).items()
                )
                yield row, compiled.trace(self._ways.known)

    @cached_property
    def looked_at(self) -> tuple[Step, ...]:
        """The trees of every combination that the answer was made of."""
        if self.varied is None:
            return (self.tree,)
        different = {id(compiled): compiled for compiled in self._ways.compiled.values()}
        return tuple(compiled.trace(self._ways.known) for compiled in different.values())

    @property
    def touched(self) -> frozenset[str]:
        """The names of the parameters and the ids of the readings it rests on: it holds for every law that agrees on those."""
        looked_at = (self._compiled,) if self.varied is None else self._ways.compiled.values()
        return frozenset[str]().union(*(compiled.parameters | compiled.readings for compiled in looked_at))

    @property
    def _waiting(self) -> tuple[Step, ...]:
        """The trees that keep the answer open; none where it is decided, or contested whatever is missing."""
        return self.looked_at if self.verdict is Verdict.UNDETERMINED else ()

    @property
    def open_facts(self) -> tuple[Fact[Any], ...]:
        """The missing facts that the outcome waits for, in the order of the rule; none if it is decided."""
        found: dict[Fact[Any], None] = {}
        for step in (step for tree in self._waiting for step in undetermined_leaves(tree)):
            if isinstance(step.rule, Leaf) and not step.unknown:
                found |= dict.fromkeys(asked_for(step.rule))
        return tuple(found)

    def supposing(self, facts: Mapping[str, object]) -> "Decision":
        """The same question with some facts as if they were others; what is derived can be replaced like what was asked.

        Args:
            facts: Values by the names of facts of the rule, or `Missing`, each as a case takes it: a member of a list or its code, a number
                as text. What stands here goes into no case and is not checked against the other facts.

        Raises:
            InvalidValueError: If something is no value of its fact, or they are no mapping.
            UnknownNameError: If the rule reads no fact of some name.
        """
        given_facts: object = facts
        if not isinstance(given_facts, Mapping):
            fix = Text('请给出从事实名到取值的映射，如 {"training": "city"}', 'give values by the names of facts: {"training": "city"}')
            raise InvalidValueError("facts", type(given_facts).__name__, fix)
        handles = self.supposed.handles
        for name in facts:
            if name not in handles:
                raise UnknownNameError(Text("该规则的事实", "fact of the rule"), name, tuple(handles))
        exact = {name: handles[name].accept(value) for name, value in facts.items()}
        subject, instead = given(self._known)
        return _again(self._compiled.rule, subject, {**(instead or {}), **exact}, self.law, self.moment.cut_off, self.name, self.varied)

    def on(self, day: date) -> "Decision":
        """The same question on another day; facts count up to that day, where they counted up to the day of the law.

        Raises:
            OutOfForceError: If the policy is not in force on the day, and was not asked beyond its validity.
        """
        subject, instead = given(self._known)
        cut_off = day if self._follows else self.moment.cut_off
        return _again(self._compiled.rule, subject, instead, self.law.at(day), cut_off, self.name, self.varied)

    @property
    def _follows(self) -> bool:
        return self.moment.cut_off == self.moment.day

    def running_days(self, until: date) -> tuple[date, ...]:
        """The later days, up to a last one, on which the answer may be another than the day before; on all others in force it is the same.

        Raises:
            InvalidValueError: If the last day is no date, lies before the day of the law, or more than a hundred years after it.
        """
        from .running import check_until, running_days  # loaded, as below, when somebody asks what would turn an answer

        check_until(until, self.law.day)
        cut_off = None if self._follows else self.moment.cut_off
        return running_days(self.supposed.compiled, self._known, self.law, until=until, cut_off=cut_off)

    @property
    def supposed(self) -> "Supposed":
        """The question, to be asked as if some facts were others."""
        from .supposed import Supposed, distinct

        compiled = (self._compiled,) if self.varied is None else distinct(self._ways.compiled.values())
        return Supposed(compiled, self._known if self.varied is None else self._ways.known, self.law, self.moment)

    @cached_property
    def asks(self) -> "Asks":
        """What the answer waits for, most settling first: facts, with whom to ask for them, then parameters that no source gives.

        A set of missing facts settles the answer if some answers to them make it decided (or contested for good, where readings are varied)
        and without any one of them it is open again. Facts are ordered by the smallest such set that they belong to, then by the share of
        their answers that settle, then as the rule names them; those that are in no such set cannot matter and are left out. The search is
        bounded: where `asks.complete` is False, facts whose place was not found out come last, and may not matter.
        """
        from .asks import asks

        return asks(self.supposed, self._waiting)

    def flips(self, want: Verdict = Verdict.YES, *, max_changes: int = 3, limit: int = 100, until: date | None = None) -> "Flips":
        """The smallest changes that would make the answer another one, each with all the values that would do.

        A change is a fact that becomes another, a missing one that turns out to be something, or waiting for a later day. A derived fact can
        be replaced as well. What cannot change is not offered, what only rises only upward; neither is what the case itself would refuse.
        Waiting is not combined with facts whose years are counted: for these, a day says it by itself. Changes of facts that come from one
        source are supposed independently: some may not go together, and `flips.complete` is False where the rule reads such facts.

        Args:
            want: YES or NO; where readings are varied, under every combination of them.
            max_changes: As many changes as are tried together.
            limit: As many flips as are listed; `flips.complete` says whether these are all there are.
            until: The last day that is waited for; None takes the last on which the law is in force, or ten years where it has no end.

        Raises:
            InvalidValueError: If another verdict is wanted, a number is below 1, or `until` is no date, lies before the day of the law, or
                more than a hundred years after it.
        """
        from .flips import flips

        last = self._last_waited_for if until is None else until
        later = [(day, self.on(day).supposed) for day in self.running_days(last)]
        return flips(self.supposed, want=want, max_changes=max_changes, limit=limit, later=later)

    @property
    def _last_waited_for(self) -> date:
        from .running import furthest

        day, last = self.law.day, self.law.last_day
        return min(furthest(day), day + relativedelta(years=_YEARS_AHEAD) if last is None else last)

    @property
    def open_parameters(self) -> tuple[str, ...]:
        """The parameters that the outcome waits for because no source gives their value."""
        waiting = (
            step
            for tree in self._waiting
            for step in tree.walk()
            if step.decisive and step.verdict is Verdict.UNDETERMINED and step.unknown
        )
        return tuple(dict.fromkeys(step.parameter for step in waiting if step.parameter is not None))

    def failed(self) -> tuple[Step, ...]:
        """The leaves behind a NO, all of them; none if the verdict is another."""
        return (
            tuple(step for step in self.tree.walk() if step.decisive and isinstance(step.rule, Leaf)) if self.verdict is Verdict.NO else ()
        )

    def explain(self, lang: Lang = "zh", *, depth: int | None = None) -> str:
        """The reasons as text: a heading, then one line for each condition, with fact, value, need and clause.

        Args:
            lang: `"zh"` or `"en"`.
            depth: How many levels to show; None for all.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        check_lang(lang)
        return "\n".join(self._lines(lang, depth))

    def _lines(self, lang: Lang, depth: int | None) -> Iterator[str]:
        yield self._heading.in_(lang)
        yield from (mark.in_(lang) for mark in self.law.marks)
        if self.varied is None:
            yield from as_lines(self.tree, lang, self.moment.cut_off, depth=depth)
            return
        for example, tree in self._trees():
            like = [row.options for row in self.under_readings() if row.verdict is example.verdict]
            yield from ("", *(line.in_(lang) for line in self._conditions(example.verdict, like)))
            yield from as_lines(tree, lang, self.moment.cut_off, depth=depth)

    @property
    def _heading(self) -> Text:
        answer = Text(f"{self.name.zh}：{self.verdict.label.zh}", f"{self.name.en}: {self.verdict.label.en}")
        if self.varied is None:
            return answer + Text(f"（适用{self.law.day}之规定；* 为决定性理由）", f" (law of {self.law.day}; * marks what decides)")
        return answer + Text(
            f"（适用{self.law.day}之规定，逐一取各种可采口径；* 为决定性理由）",
            f" (law of {self.law.day}, under every admissible combination of readings; * marks what decides)",
        )

    def _conditions(self, verdict: Verdict, like: list[tuple[tuple[str, str], ...]]) -> Iterator[Text]:
        """Under which options the answer is this one, and which of these the tree that follows shows."""
        if not like[0]:
            yield Text(f"各种口径下均为“{verdict.label.zh}”：", f"{verdict.label.en} under every one of them:")
            return
        yield Text(f"下列口径下为“{verdict.label.zh}”：", f"{verdict.label.en} under:")
        for options in like[:_TOLD]:
            said = joined((self._option(*pair) for pair in options), zh="，", en=", ")
            yield Text(f"  {said.zh}", f"  {said.en}")
        if (more := len(like) - _TOLD) > 0:
            yield Text(f"  等共{len(like)}种组合", f"  and {more} more combinations")
        if len(like) > 1:
            yield Text("以第一种为例：", "the first of them as an example:")

    def _option(self, reading: str, option: str) -> Text:
        label = self.law.reading(reading).option(option).label
        return Text(f"{reading}取“{label.zh}”", f'{reading} taken as "{label.en}"')

    def to_html(self, lang: Lang = "zh") -> str:
        """The answer with its reasons as HTML, to fold and unfold.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        check_lang(lang)
        marks = (element("p", mark.in_(lang)) for mark in self.law.marks)
        return page(element("p", element("strong", self._heading.in_(lang))), *marks, *self._html_trees(lang), lang=lang)

    def _html_trees(self, lang: Lang) -> Iterator[Html]:
        if self.varied is None:
            yield nested(self.tree, lang, self.moment.cut_off)
            return
        for example, step in self._trees():
            like = [row.options for row in self.under_readings() if row.verdict is example.verdict]
            yield from (element("p", line.in_(lang)) for line in self._conditions(example.verdict, like))
            yield nested(step, lang, self.moment.cut_off)

    def _repr_html_(self) -> str:
        return self.to_html(spoken_in_notebooks())

    def as_data(self) -> dict[str, Any]:
        """The answer as plain JSON data: verdict, tree, what it waits for, what it rests on."""
        return {
            "verdict": self.verdict.value,
            "name": self.name.as_data(),
            "day": str(self.law.day),
            "cut_off": str(self.moment.cut_off),
            "tree": as_data(self.tree, self.moment.cut_off),
            "open_facts": [fact.name for fact in self.open_facts],
            "touched": sorted(self.touched),
            "marks": [mark.as_data() for mark in self.law.marks],
            "notice": NOTICE.as_data(),
            **({} if self.varied is None else self._ways_as_data()),
        }

    def _ways_as_data(self) -> dict[str, Any]:
        return {
            "varied": list(self.varied or ()),
            "under_readings": [{"options": dict(row.options), "verdict": row.verdict.value} for row in self.under_readings()],
            "trees": [
                {"options": dict(row.options), "verdict": row.verdict.value, "tree": as_data(tree, self.moment.cut_off)}
                for row, tree in self._trees()
            ],
        }
