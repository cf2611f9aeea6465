"""A unit held against a standard: whether it conforms, item by item, and what is missing to say so."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, Literal, NoReturn, cast

import attrs

from ..errors import InvalidValueError
from ..law import Option, Reading
from ..markup import Html, element, page, spoken_in_notebooks, table, unfolding
from ..policies import Law
from ..rules import NOTICE, Ask, Asks, Decision, Rule, Verdict
from ..rules.explain import as_lines
from ..text import Labelled, Lang, Text, check_lang, joined, plain
from .networks import Unit
from .profiles import Profile
from .scoring import Scale, Score, score, score_of_all
from .standards import Requirement
from .words import Force

__all__ = ["Assessment", "Conformity", "Item", "Status", "assess"]


class Conformity(Labelled):
    """How a unit stands against a standard. No standard makes a unit illegal."""

    CONFORMING = "conforming", "符合标准", "conforming"
    NON_CONFORMING = "non_conforming", "不符合标准", "non-conforming"
    UNDETERMINED = "undetermined", "待核实", "undetermined"
    CONTESTED = "contested", "因口径而异", "contested"
    NOT_PROVIDED = "not_provided", "未作规定", "not provided for"


CONFORMITY = {
    Verdict.YES: Conformity.CONFORMING,
    Verdict.NO: Conformity.NON_CONFORMING,
    Verdict.UNDETERMINED: Conformity.UNDETERMINED,
    Verdict.CONTESTED: Conformity.CONTESTED,
}
"""What a verdict on everything that shall be met comes to."""


class Status(Labelled):
    """How a unit stands against one requirement."""

    MET = "met", "达到", "met"
    UNMET = "unmet", "未达到", "not met"
    UNDETERMINED = "undetermined", "待核实", "undetermined"
    CONTESTED = "contested", "因口径而异", "contested"
    NOT_APPLICABLE = "not_applicable", "不适用", "does not apply"


STATUS = {
    Verdict.YES: Status.MET,
    Verdict.NO: Status.UNMET,
    Verdict.UNDETERMINED: Status.UNDETERMINED,
    Verdict.CONTESTED: Status.CONTESTED,
}
"""What a verdict on a requirement comes to, where it applies."""

_HEADINGS = (
    Text("要求", "requirement"),
    Text("类别", "family"),
    Text("程度", "force"),
    Text("结果", "status"),
    Text("条款", "clauses"),
    Text("待核实", "missing"),
)
_ADVICE = Text("（属“宜”“可”的要求，不影响结论）", " (should or may: it changes no outcome)")
_BINDS = Text("；标准效力：", "; the standard is read as ")
_NOTHING_BINDS = Text("标准对这一层级没有应达要求", "the standard has nothing that units of this level shall meet")


@attrs.frozen(kw_only=True)
class Item:
    """One requirement as it came out for a unit.

    Attributes:
        requirement: The requirement.
        decision: Whether what it asks holds, or it does not apply, with the reasons.
        applying: Whether it applies; None where it applies to every unit of the level.
    """

    requirement: Requirement
    decision: Decision
    applying: Decision | None = None

    @property
    def status(self) -> Status:
        """How it came out."""
        if self.applying is not None and self.applying.verdict is Verdict.NO:
            return Status.NOT_APPLICABLE
        return STATUS[self.decision.verdict]

    @property
    def missing(self) -> tuple[Text, ...]:
        """What it waits for: facts, and values that no source gives."""
        by_name = {parameter.name: parameter.label for parameter in self.requirement.parameters}
        facts = (fact.label for fact in self.decision.open_facts)
        return (*facts, *(by_name[name] for name in self.decision.open_parameters))

    def as_data(self) -> dict[str, Any]:
        """The item as JSON data, with the whole tree of its reasons."""
        return {
            "requirement": self.requirement.id,
            "label": self.requirement.label.as_data(),
            **self.requirement.as_data(),
            "status": self.status.value,
            "decision": self.decision.as_data(),
        }


@attrs.frozen(kw_only=True, repr=False)
class Assessment:
    """What a standard says of a unit. It has no truth value: look at its `outcome`.

    Attributes:
        unit: The unit.
        law: The standard, on the day.
        items: Every requirement of its level, in the order of the standard.
        decision: Everything that it shall meet, as one decision; None where the standard asks nothing of its level that binds.
        score: Its points and its grade; None where nothing of its level is scored.
    """

    unit: Unit
    law: Law[Profile]
    items: tuple[Item, ...]
    decision: Decision | None
    score: Score | None

    def __repr__(self) -> str:
        return f"Assessment({self.unit.id!r}, {self.outcome.name}, {self.law.policy.id!r}, law of {self.law.day})"

    def __bool__(self) -> NoReturn:
        fix = "look at its outcome: `assessment.outcome is Conformity.CONFORMING`"
        raise InvalidValueError("an assessment", self.outcome.value, fix)

    @property
    def outcome(self) -> Conformity:
        """Whether the unit conforms: by what it shall meet, and by nothing else."""
        return Conformity.NOT_PROVIDED if self.decision is None else CONFORMITY[self.decision.verdict]

    def _with(self, status: Status, *, binding: bool) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.status is status and (item.requirement.force is Force.SHALL) is binding)

    @property
    def unmet(self) -> tuple[Item, ...]:
        """What it shall meet and does not."""
        return self._with(Status.UNMET, binding=True)

    @property
    def undetermined(self) -> tuple[Item, ...]:
        """What it shall meet, while something is missing to say whether it does."""
        return self._with(Status.UNDETERMINED, binding=True)

    @property
    def advice(self) -> tuple[Item, ...]:
        """What it should or may meet and does not; no outcome rests on it."""
        return self._with(Status.UNMET, binding=False)

    @property
    def asks(self) -> tuple[Ask, ...]:
        """What the outcome waits for, most settling first: facts, with whom to ask for them, then values that no source gives."""
        return () if self.decision is None else tuple(self.asked)

    @cached_property
    def asked(self) -> Asks:
        """The same, with whether the search was complete."""
        return Asks((), complete=True) if self.decision is None else self.decision.asks

    @property
    def binding(self) -> Option | None:
        """How the standard binds, as the law reads it; None where the profile leaves no such question."""
        reading = self.law.policy.binding
        return None if reading is None else self.law.choice(reading)

    @property
    def summary(self) -> Text:
        """Who is assessed, by what, and how it came out, in a line."""
        profile = self.law.policy
        said = Text(f"{self.unit.name}：{self.outcome.label.zh}", f"{self.unit.name}: {self.outcome.label.en}")
        said += Text(f"（{profile.title.zh}，{self.law.day}", f" ({profile.title.en}, {self.law.day}")
        return said + (Text("）", ")") if self.binding is None else _BINDS + self.binding.label + Text("）", ")"))

    def explain(self, lang: Lang = "zh", *, depth: int | None = None) -> str:
        """The outcome, then every requirement, with the reasons for those that are not simply met.

        Args:
            lang: `"zh"` or `"en"`.
            depth: How many levels of the reasons to show; None for all.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        return "\n".join(self._lines(check_lang(lang), depth))

    def _head(self) -> Iterator[Text]:
        yield self.summary
        yield from self.law.marks
        if self.decision is None:
            yield _NOTHING_BINDS
        if self.score is not None:
            yield self.score.text

    def _lines(self, lang: Lang, depth: int | None) -> Iterator[str]:
        yield from (line.in_(lang) for line in self._head())
        for item in self.items:
            yield f"- {self._told(item).in_(lang)}"
            if item.status in {Status.MET, Status.NOT_APPLICABLE}:
                continue
            if item.status is Status.CONTESTED:
                marks = {mark.in_(lang) for mark in self.law.marks}
                yield from (f"    {line}" for line in item.decision.explain(lang, depth=depth).splitlines() if line not in {"", *marks})
            else:
                yield from (f"    {line}" for line in as_lines(item.decision.tree, lang, item.decision.moment.cut_off, depth=depth))
        yield NOTICE.in_(lang)

    @staticmethod
    def _told(item: Item) -> Text:
        asked = item.requirement
        cited = "/".join(asked.clause)
        said = Text(
            f"{item.status.label.zh}：{asked.label.zh}（{asked.force.label.zh}，{cited}）",
            f"{item.status.label.en}: {asked.label.en} ({asked.force.label.en}, {cited})",
        )
        return said if asked.force is Force.SHALL or item.status is not Status.UNMET else said + _ADVICE

    def rows(self) -> list[tuple[Text, ...]]:
        """A row for each requirement: what is asked, about what, how it binds, how it came out, by which clauses, what is missing."""
        return [
            (
                item.requirement.label,
                item.requirement.about,
                item.requirement.force.label,
                item.status.label,
                plain("/".join(item.requirement.clause)),
                joined(item.missing) if item.missing else plain("-"),
            )
            for item in self.items
        ]

    def to_html(self, lang: Lang = "zh") -> str:
        """The outcome and a table of the requirements as HTML, with the reasons folded away.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        check_lang(lang)
        first, *rest = self._head()
        folded = (
            unfolding(self._told(item).in_(lang), Html(item.decision.to_html(lang)))
            for item in self.items
            if item.status not in {Status.MET, Status.NOT_APPLICABLE}
        )
        head = (element("p", element("strong", first.in_(lang))), *(element("p", line.in_(lang)) for line in rest))
        shown = (table(_HEADINGS, self.rows(), lang=lang),) if self.items else ()
        return page(*head, *shown, *folded, element("p", NOTICE.in_(lang)), lang=lang)

    def _repr_html_(self) -> str:
        return self.to_html(spoken_in_notebooks())

    def as_data(self) -> dict[str, Any]:
        """The assessment as JSON data, with the reasons for every requirement."""
        return {
            "unit": self.unit.id,
            "tier": self.unit.tier,
            "profile": self.law.policy.id,
            "fingerprint": self.law.policy.fingerprint,
            "day": str(self.law.day),
            "outcome": self.outcome.value,
            "binding": self.binding and self.binding.id,
            "items": [item.as_data() for item in self.items],
            "asks": self.asked.as_data(),
            "score": self.score and self.score.as_data(),
            "marks": [mark.as_data() for mark in self.law.marks],
            "notice": NOTICE.as_data(),
        }


def assess(unit: Unit, law: Law[Profile], *, readings: Literal["all"] | Iterable[str | Reading] | None = None) -> Assessment:
    """Hold a unit against a standard.

    It conforms where everything that it shall meet is met or does not apply; what it should or may meet is told as advice. What is missing leaves
    it undetermined, and never makes it non-conforming. Of a level that the standard does not speak of nothing is asked: NOT_PROVIDED.

    Args:
        unit: The unit, with what is known of its site.
        law: The standard on a day: `profile.on(day)`.
        readings: `"all"` combines the answers under every admissible combination of readings, CONTESTED where they disagree; some readings, or
            their ids, vary these alone; None takes the law's own choices. Points are then a band over all these combinations.

    Raises:
        UnknownNameError: If the standard has no such reading.
    """
    profile = law.policy
    site = profile.site(unit.site)
    varied = profile.varied(readings)

    def item(requirement: Requirement) -> Item:
        applies = None if requirement.applies is None else law.decide(requirement.applies, site, readings=varied)
        return Item(requirement=requirement, decision=law.decide(requirement.whole, site, readings=varied), applying=applies)

    asked = profile.asked_of(unit.tier)
    shall = profile.shall(unit.tier)
    earning, vetoing = scoring_rules(profile, unit.tier)
    scale = Scale.of(law, unit.tier)

    def scored(under: Law[Profile]) -> Score | None:
        earned, failing = ([under.decide(rule, site).verdict for rule in rules] for rules in (earning, vetoing))
        return score(scale, earned, vetoed(failing))

    return Assessment(
        unit=unit,
        law=law,
        items=tuple(map(item, asked)),
        decision=None if shall is None else law.decide(shall, site, readings=varied),
        score=score_of_all(scale, [scored(each) for each in laws_under(law, (*earning, *vetoing), varied)]),
    )


def scoring_rules(profile: Profile, tier: str) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """What earns points at a level, in the order of the profile, and what vetoes where it fails."""
    asked = profile.asked_of(tier)
    earning = (profile.earning(requirement) for requirement in asked)
    return tuple(item[0] for item in earning if item is not None), tuple(requirement.whole for requirement in asked if requirement.veto)


def laws_under(law: Law[Profile], rules: Sequence[Rule], varied: tuple[str, ...] | None) -> tuple[Law[Profile], ...]:
    """The law under each admissible combination of the readings varied that rules can tell apart; the law alone where none is varied."""
    if varied is None or not rules:
        return (law,)
    laws = (cast("Law[Profile]", variant.law) for variant in law.variants(*rules, varied=varied)[1])
    return tuple({id(each): each for each in laws}.values())


def vetoed(items: Iterable[Verdict]) -> Verdict:
    """Whether items that veto, as they came out, veto the unit."""
    found = frozenset(items)
    return Verdict.YES if Verdict.NO in found else Verdict.UNDETERMINED if Verdict.UNDETERMINED in found else Verdict.NO
