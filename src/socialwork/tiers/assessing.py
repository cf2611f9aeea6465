"""A unit held against a standard: whether it conforms, item by item, and what is missing to say so."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, Literal, NoReturn

import attrs

from ..errors import InvalidValueError
from ..law import Option, Reading
from ..markup import Html, element, page, spoken_in_notebooks, table, unfolding
from ..policies import Law
from ..rules import NOTICE, Ask, Asks, Decision, Verdict
from ..rules.explain import as_lines
from ..text import Labelled, Lang, Text, check_lang, joined, plain
from .networks import Unit
from .pending import Pending, World, laws_under, merged, pending, scoring_rules
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
    Text("一票否决", "veto"),
)
_ADVICE = Text("（属“宜”“可”的要求，不影响结论）", " (should or may: it changes no outcome)")
_COUNTS = Text("（属“宜”“可”的要求，不影响是否符合标准，只影响得分）", " (should or may: it does not touch conformity, but the points)")
_VETOES_ALONE = Text(
    "（属“宜”“可”的要求，不影响是否符合标准，但一票否决）", " (should or may: it does not touch conformity, but vetoes the grade)"
)
VETO = {
    Verdict.YES: Verdict.NO,
    Verdict.NO: Verdict.YES,
    Verdict.UNDETERMINED: Verdict.UNDETERMINED,
    Verdict.CONTESTED: Verdict.CONTESTED,
}
"""Whether a requirement vetoes, by what is said of it."""

_VETOES = {
    Verdict.NO: Text("未触发", "does not"),
    Verdict.YES: Text("一票否决", "vetoes"),
    Verdict.UNDETERMINED: Text("可能一票否决", "may veto"),
    Verdict.CONTESTED: Text("是否一票否决因口径而异", "whether it vetoes depends on the reading"),
}
_BINDS = Text("；标准效力：", "; the standard is read as ")
_NOTHING_BINDS = Text("标准对这一层级没有应达要求", "the standard has nothing that units of this level shall meet")


@attrs.frozen(kw_only=True)
class Item:
    """One requirement as it came out for a unit.

    Attributes:
        requirement: The requirement.
        decision: Whether what it asks holds, or it does not apply, with the reasons.
        applying: Whether it applies; None where it applies to every unit of the level.
        vetoes: Whether it vetoes the grade: YES where it is failed; None where it has no veto, or nothing of the level is scored.
    """

    requirement: Requirement
    decision: Decision
    applying: Decision | None = None
    vetoes: Verdict | None = None

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
            "vetoes": None if self.vetoes is None else self.vetoes.value,
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
        pending: What leaves its points, its veto or its grade open; nothing where all of them are settled, or nothing is scored.
    """

    unit: Unit
    law: Law[Profile]
    items: tuple[Item, ...]
    decision: Decision | None
    score: Score | None
    pending: tuple[Pending, ...] = ()

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
    def vetoing(self) -> tuple[Item, ...]:
        """What vetoes its grade."""
        return tuple(item for item in self.items if item.vetoes is Verdict.YES)

    @property
    def may_veto(self) -> tuple[Item, ...]:
        """What may veto its grade: something is missing, or it depends on the reading."""
        return tuple(item for item in self.items if item.vetoes in {Verdict.UNDETERMINED, Verdict.CONTESTED})

    @property
    def asks(self) -> tuple[Ask, ...]:
        """What the outcome waits for, most settling first: facts, with whom to ask for them, then values that no source gives.

        What the points, the veto and the grade wait for is another question: see `scoring_asks`.
        """
        return () if self.decision is None else tuple(self.asked)

    @cached_property
    def asked(self) -> Asks:
        """The same, with whether the search was complete."""
        return Asks((), complete=True) if self.decision is None else self.decision.asks

    @property
    def scoring_asks(self) -> tuple[Ask, ...]:
        """What the points, the veto and the grade wait for, in the same way; `pending` says for which of them.

        How far an answer settles is told of one item alone: of that which it settles most.
        """
        return merged(ask for each in self.pending for ask in each.asks)

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
        yield from (each.text for each in self.pending)

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
        about = [asked.force.label, plain("/".join(asked.clause))]
        if item.vetoes is not None and item.vetoes is not Verdict.NO:
            about.append(_VETOES[item.vetoes])
        listed = joined(about, zh="，", en=", ")
        said = Text(
            f"{item.status.label.zh}：{asked.label.zh}（{listed.zh}）",
            f"{item.status.label.en}: {asked.label.en} ({listed.en})",
        )
        return said if asked.force is Force.SHALL or item.status is not Status.UNMET else said + _advised(item)

    def rows(self) -> list[tuple[Text, ...]]:
        """A row for each requirement: what is asked, about what, how it binds, how it came out, by which clauses, what is missing, whether it vetoes."""
        return [
            (
                item.requirement.label,
                item.requirement.about,
                item.requirement.force.label,
                item.status.label,
                plain("/".join(item.requirement.clause)),
                joined(item.missing) if item.missing else plain("-"),
                plain("-") if item.vetoes is None else _VETOES[item.vetoes],
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
            "vetoing": [item.requirement.id for item in self.vetoing],
            "may_veto": [item.requirement.id for item in self.may_veto],
            "pending": [each.as_data() for each in self.pending],
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

    asked = profile.asked_of(unit.tier)
    shall = profile.shall(unit.tier)
    earning, vetoing = scoring_rules(profile, unit.tier)
    scale = Scale.of(law, unit.tier)

    def item(requirement: Requirement) -> Item:
        applies = None if requirement.applies is None else law.decide(requirement.applies, site, readings=varied)
        found = law.decide(requirement.whole, site, readings=varied)
        vetoes = VETO[found.verdict] if requirement.veto and scale.worth else None
        return Item(requirement=requirement, decision=found, applying=applies, vetoes=vetoes)

    def world(under: Law[Profile]) -> World:
        return World(*(tuple(under.decide(rule, site) for rule in rules) for rules in (earning, vetoing)))

    worlds = [world(each) for each in laws_under(law, (*earning, *vetoing), varied)]
    return Assessment(
        unit=unit,
        law=law,
        items=tuple(map(item, asked)),
        decision=None if shall is None else law.decide(shall, site, readings=varied),
        score=score_of_all(scale, [score(scale, each.points, each.vetoed) for each in worlds]),
        pending=pending(scale, asked, worlds),
    )


def _advised(item: Item) -> Text:
    """What it comes to that something is not met which should or may be."""
    if item.vetoes is Verdict.YES:
        return _VETOES_ALONE
    return _ADVICE if item.requirement.points is None else _COUNTS
