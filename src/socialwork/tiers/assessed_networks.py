"""A whole network held against a standard: unit by unit, and counted by town, county and requirement."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, Literal

import attrs

from ..errors import DuplicateNameError, UnknownNameError
from ..law import Reading
from ..markup import spoken_in_notebooks
from ..policies import Law
from ..rules import NOTICE, Compiled, Handle, Known, Rule, Verdict, combined
from ..text import Lang, Text, check_lang
from .assessing import CONFORMITY, STATUS, VETO, Assessment, Conformity, Status, assess
from .grounds import Ground
from .lacking import Lack, grades, lacks
from .layouts import Layout
from .network_tables import as_html, as_text
from .networks import Network, Unit
from .pending import laws_under, scoring_rules, vetoed
from .profiles import Profile
from .scoring import Scale, score, score_of_all, waiting
from .standards import Grade, Requirement
from .tallies import Tally, UnitResult
from .words import Force, Tier

__all__ = ["NetworkAssessment", "assess_network"]

_OTHERS = Text("标准未涉及的层级", "levels the standard does not speak of")


@attrs.frozen(kw_only=True, repr=False)
class NetworkAssessment:
    """What a standard says of the units of a network.

    Attributes:
        network: The network.
        law: The standard, on the day.
        results: How each unit came out, in the order of the network.
        tiers: The levels by which it is counted and drawn, from the top down: those of the network, and those of the standard among them.
        varied: The ids of the readings whose every admissible option was taken; None where the law's own choices stand.
    """

    network: Network
    law: Law[Profile]
    results: tuple[UnitResult, ...]
    tiers: tuple[Tier, ...]
    varied: tuple[str, ...] | None = None

    @cached_property
    def _by_id(self) -> dict[str, UnitResult]:
        return {result.unit.id: result for result in self.results}

    def of(self, unit_id: str) -> Assessment:
        """The assessment of one unit, with its reasons.

        Raises:
            UnknownNameError: If the network has no such unit.
        """
        result = self._by_id.get(unit_id)
        if result is None:
            raise UnknownNameError(Text("单位", "unit"), unit_id, tuple(self._by_id))
        return assess(result.unit, self.law, readings=self.varied)

    @property
    def total(self) -> Tally:
        """All units."""
        return self._total

    @cached_property
    def _total(self) -> Tally:
        return Tally.of(Text("合计", "all"), Counter(result.outcome for result in self.results))

    @property
    def by_tier(self) -> tuple[Tally, ...]:
        """The units of each level, and last, where there are any, those of levels that nobody named."""
        return self._by_tier

    @cached_property
    def _by_tier(self) -> tuple[Tally, ...]:
        counts: dict[str, Counter[Conformity]] = {tier.id: Counter() for tier in self.tiers}
        others: Counter[Conformity] = Counter()
        for result in self.results:
            counts.get(result.unit.tier, others)[result.outcome] += 1
        found = tuple(Tally.of(tier.unit, counts[tier.id]) for tier in self.tiers)
        return (*found, Tally.of(_OTHERS, others)) if others else found

    @cached_property
    def _ground(self) -> Ground:
        return Ground(Layout(tiers=self.tiers), self.network.places, self.network.units)

    def by_place(self, level: str) -> tuple[Tally, ...]:
        """The units of each place of a level and of everything that belongs to it, in the order of the network.

        The last tally, where there is such a unit, has no place: it counts those that belong to no place of the level, since they stand above it
        or since the network does not say. All of them add up to the total.

        Args:
            level: The id of the level: `"county"`, `"town"`.

        Raises:
            UnknownNameError: If there is no such level.
        """
        ground = self._ground
        tier = ground.layout.tier(level)
        rank = ground.rank[tier.id]
        counts: dict[str | None, Counter[Conformity]] = {}
        for result in self.results:
            counts.setdefault(ground.area(result.unit.place, rank), Counter())[result.outcome] += 1
        places = (place for place in self.network.places if place.tier == tier.id)
        found = tuple(Tally.of(Text(place.name, place.name), counts.get(place.id, {}), place) for place in places)
        if None not in counts:
            return found
        apart = Text(f"不属任何{tier.level.zh}", f"in no {tier.level.en}")
        return (*found, Tally.of(apart, counts[None]))

    @property
    def by_requirement(self) -> tuple[tuple[Requirement, dict[Status, int]], ...]:
        """For each requirement how many units of its level came out how."""
        return self._by_requirement

    @cached_property
    def _by_requirement(self) -> tuple[tuple[Requirement, dict[Status, int]], ...]:
        profile = self.law.policy
        counts: dict[str, Counter[Status]] = {requirement.id: Counter() for requirement in profile.requirements}
        ids = {tier.id: [requirement.id for requirement in profile.asked_of(tier.id)] for tier in profile.tiers}
        alike = Counter((result.unit.tier, result.statuses) for result in self.results)
        for (tier, statuses), times in alike.items():
            for requirement, status in zip(ids.get(tier, ()), statuses, strict=True):
                counts[requirement][status] += times
        return tuple((requirement, {status: counts[requirement.id][status] for status in Status}) for requirement in profile.requirements)

    @property
    def missing(self) -> tuple[Lack, ...]:
        """The facts, and the values of the standard, that are missing where a requirement, points, a veto or a grade is undetermined.

        Those that most units lack stand first.
        """
        return self._missing

    @cached_property
    def _missing(self) -> tuple[Lack, ...]:
        return lacks(self.results, self.law)

    @property
    def by_grade(self) -> tuple[tuple[tuple[Grade, ...], int], ...]:
        """How many of the units that are graded have a grade for certain, or one of several: each such group of grades, best first."""
        return grades(self.results, self.law.policy)

    def rows(self) -> list[dict[str, Any]]:
        """A row of plain values for each unit, as for a CSV file: ids and codes, points as text; see `UnitResult.as_row`."""
        return [result.as_row() for result in self.results]

    def table(self, lang: Lang = "zh", *, level: str | None = None) -> str:
        """The tallies as lines of a table: of each kind of unit, or of each place of a level.

        Args:
            lang: The language to show.
            level: The id of the level whose places are listed; None for the kinds of unit.

        Raises:
            InvalidValueError: If `lang` is another language.
            UnknownNameError: If there is no such level.
        """
        return as_text(self, check_lang(lang), level)

    def to_html(self, lang: Lang = "zh") -> str:
        """The tallies by kind of unit, by place and by requirement as HTML, with the units that do not conform folded away.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        return as_html(self, check_lang(lang))

    def _repr_html_(self) -> str:
        return self.to_html(spoken_in_notebooks())

    def __repr__(self) -> str:
        return f"NetworkAssessment({len(self.results)} units, {self.law.policy.id!r}, law of {self.law.day})"

    def as_data(self) -> dict[str, Any]:
        """The assessment as JSON data: the tallies, and a row for each unit."""
        return {
            "profile": self.law.policy.id,
            "fingerprint": self.law.policy.fingerprint,
            "day": str(self.law.day),
            "total": self.total.as_data(),
            "by_tier": [tally.as_data() for tally in self.by_tier],
            "by_requirement": [
                {"requirement": requirement.id, **{status.value: count for status, count in counts.items()}}
                for requirement, counts in self.by_requirement
            ],
            "by_grade": [{"grades": [grade.id for grade in possible], "units": units} for possible, units in self.by_grade],
            "missing": [lack.as_data() for lack in self.missing],
            "units": self.rows(),
            "marks": [mark.as_data() for mark in self.law.marks],
            "notice": NOTICE.as_data(),
        }


class _Asked:
    """A rule made ready under each admissible combination of the readings that are varied, or under the law's own choices."""

    def __init__(self, rule: Rule, law: Law[Profile], varied: tuple[str, ...] | None) -> None:
        compiled: Iterable[Compiled] = (each.compiled(rule) for each in laws_under(law, (rule,), varied))
        self.compiled = tuple({id(each): each for each in compiled}.values())

    def verdict(self, known: Known) -> Verdict:
        first, *rest = self.compiled
        return combined((first.decide(known), *(each.decide(known) for each in rest))) if rest else first.decide(known)


class _Standard:
    """What a standard asks of the units of one level, made ready for many of them. Units that come out alike share what is said of them."""

    def __init__(self, law: Law[Profile], tier: str, varied: tuple[str, ...] | None) -> None:
        profile = law.policy
        self.asked = profile.asked_of(tier)
        shall = profile.shall(tier)
        self.scale = Scale.of(law, tier)
        wholes = [_Asked(each.whole, law, varied) for each in self.asked]
        applying = [_Asked(each.applies, law, varied) for each in self.asked if each.applies is not None]
        self.readings = {each.id: () if varied is None else law.variants(each.whole, varied=varied)[0] for each in self.asked}
        earning, vetoing = scoring_rules(profile, tier)
        self.worlds = laws_under(law, (*earning, *vetoing), varied)
        scored = [[_Asked(rule, each, None) for rule in rules] for each in self.worlds for rules in (earning, vetoing)]
        self.groups = ([] if shall is None else [_Asked(shall, law, varied)], wholes, applying, *scored)
        self.rules = [rule for group in self.groups for rule in group]
        self.handles: dict[str, Handle[Any]] = {
            name: handle for rule in self.rules for each in rule.compiled for name, handle in each.handles.items()
        }
        self.seen: dict[tuple[Verdict, ...], dict[str, Any]] = {}

    def result(self, unit: Unit, known: Known) -> UnitResult:
        verdicts = tuple([rule.verdict(known) for rule in self.rules])
        said = self.seen.get(verdicts)
        if said is None:
            said = self.seen[verdicts] = self._said(verdicts)
        return UnitResult(unit=unit, **said)

    def _said(self, verdicts: tuple[Verdict, ...]) -> dict[str, Any]:
        each = iter(verdicts)
        shall, wholes, applying, *scored = ([next(each) for _ in group] for group in self.groups)
        applies = iter(applying)
        statuses = tuple(
            Status.NOT_APPLICABLE if requirement.applies is not None and next(applies) is Verdict.NO else STATUS[whole]
            for requirement, whole in zip(self.asked, wholes, strict=True)
        )

        contested = tuple(asked.id for asked, found in zip(self.asked, statuses, strict=True) if found is Status.CONTESTED)

        def ids(status: Status, *, binding: bool) -> tuple[str, ...]:
            told = zip(self.asked, statuses, strict=True)
            return tuple(asked.id for asked, found in told if found is status and (asked.force is Force.SHALL) is binding)

        vetoes = [
            (asked.id, VETO[whole]) for asked, whole in zip(self.asked, wholes, strict=True) if asked.veto and self.scale.worth
        ]  # fmt: skip

        return {
            "outcome": CONFORMITY[shall[0]] if shall else Conformity.NOT_PROVIDED,
            "statuses": statuses,
            "unmet": ids(Status.UNMET, binding=True),
            "undetermined": ids(Status.UNDETERMINED, binding=True),
            "advice": ids(Status.UNMET, binding=False),
            "advice_undetermined": ids(Status.UNDETERMINED, binding=False),
            "contested": contested,
            "readings": tuple(dict.fromkeys(reading for name in contested for reading in self.readings[name])),
            "vetoing": tuple(name for name, verdict in vetoes if verdict is Verdict.YES),
            "may_veto": tuple(name for name, verdict in vetoes if not verdict.decided),
            **self._scored(scored),
        }

    def _scored(self, scored: Sequence[Sequence[Verdict]]) -> dict[str, Any]:
        """The score, and what it waits for, out of what earns points and what vetoes under each combination of readings."""
        worlds = [(earned, vetoed(vetoing)) for earned, vetoing in zip(scored[::2], scored[1::2], strict=True)]
        open_, unvalued, lines = waiting(self.scale, worlds)
        items = [each.id for each in self.asked if each.points is not None]
        grades = [grade.at_least.name for grade in self.scale.unknown if grade.at_least is not None] if items and lines else []
        return {
            "score": score_of_all(self.scale, [score(self.scale, *each) for each in worlds]),
            "points_undetermined": tuple(name for place, name in enumerate(items) if place in open_ or place in unvalued),
            "points_open": tuple(name for place, name in enumerate(items) if place in open_),
            "values_waited_for": (*dict.fromkeys(self.scale.points[place].name for place in sorted(unvalued)), *grades),
        }


def _results(network: Network, law: Law[Profile], varied: tuple[str, ...] | None) -> Iterator[UnitResult]:
    profile = law.policy
    kind, standards = profile.site_class, dict[str, _Standard]()
    for unit in network.units:
        standard = standards.get(unit.tier)
        if standard is None:
            standard = standards[unit.tier] = _Standard(law, unit.tier, varied)
        site = unit.site if type(unit.site) is kind else profile.site(unit.site)
        yield standard.result(unit, law.known(site, handles=standard.handles))


def assess_network(
    network: Network,
    law: Law[Profile],
    *,
    readings: Literal["all"] | Iterable[str | Reading] | None = None,
    tiers: Iterable[Tier] = (),
) -> NetworkAssessment:
    """Hold every unit of a network against a standard: the same answers as `assess` gives one by one, without their reasons.

    Args:
        network: The network. Whether it hangs together is another question, which is not asked here.
        law: The standard on a day: `profile.on(day)`.
        readings: As for `assess`.
        tiers: The levels of the network, from the top down, such as `HEBEI.tiers`: a standard may speak of some of them only, and units are
            counted, and drawn, by all. Without them there are those of the standard alone, which come last if they are none of these.

    Raises:
        DuplicateNameError: If two of these levels share an id.
        UnknownNameError: If there is no such reading.
    """
    varied = law.policy.varied(readings)
    results = tuple(_results(network, law, varied))
    return NetworkAssessment(network=network, law=law, results=results, tiers=_levels(tuple(tiers), law.policy), varied=varied)


def _levels(tiers: tuple[Tier, ...], profile: Profile) -> tuple[Tier, ...]:
    """The levels of a network, each as the standard has it where it speaks of it, and last those of which the standard alone speaks."""
    DuplicateNameError.check(Text("层级", "tier"), (tier.id for tier in tiers))
    own = {tier.id: tier for tier in profile.tiers}
    return (*(own.pop(tier.id, tier) for tier in tiers), *own.values())
