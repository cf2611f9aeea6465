"""An assessed network as a table of text and as HTML."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Protocol

from ..markup import Html, element, listed, page, table, unfolding
from ..policies import Law
from ..rules import NOTICE
from ..text import Lang, Text, plain
from .assessing import Conformity, Status
from .networks import Network
from .profiles import Profile
from .standards import Requirement
from .tallies import Tally, UnitResult

__all__ = ["as_html", "as_text"]

_LISTED = 200
"""As many units as are listed by name; of more it is told how many there are."""

_MOST_PLACES = 3000
"""As many places of a level as have a row each: the towns of a province, and not its villages."""

_ALWAYS = (Conformity.CONFORMING, Conformity.NON_CONFORMING, Conformity.UNDETERMINED)
_UNITS = Text("单位数", "units")
_KIND, _PLACE, _REQUIREMENT = Text("单位类别", "kind of unit"), Text("地方", "place"), Text("要求", "requirement")


class Assessed(Protocol):
    """What is shown of an assessed network. `NetworkAssessment` has it."""

    @property
    def network(self) -> Network:
        """The network."""
        ...

    @property
    def law(self) -> Law[Profile]:
        """The standard, on the day."""
        ...

    @property
    def results(self) -> tuple[UnitResult, ...]:
        """How each unit came out."""
        ...

    @property
    def total(self) -> Tally:
        """All units."""
        ...

    @property
    def by_tier(self) -> tuple[Tally, ...]:
        """The units of each level."""
        ...

    @property
    def by_requirement(self) -> tuple[tuple[Requirement, dict[Status, int]], ...]:
        """How many units came out how for each requirement."""
        ...

    def by_place(self, level: str) -> tuple[Tally, ...]:
        """The units of each place of a level."""
        ...


def _columns(assessed: Assessed) -> tuple[Conformity, ...]:
    """The outcomes that have a column: the three, and others that occur."""
    return tuple(outcome for outcome in Conformity if outcome in _ALWAYS or assessed.total[outcome])


def _rows(tallies: Sequence[Tally], columns: Sequence[Conformity]) -> list[tuple[Text, ...]]:
    return [(tally.label, plain(tally.units), *(plain(tally[outcome]) for outcome in columns)) for tally in tallies]


def _headings(first: Text, columns: Sequence[Conformity]) -> tuple[Text, ...]:
    return (first, _UNITS, *(outcome.label for outcome in columns))


def _head(assessed: Assessed) -> tuple[Text, ...]:
    profile, day = assessed.law.policy, assessed.law.day
    return (Text(f"{profile.title.zh}（{day}）", f"{profile.title.en} ({day})"), *assessed.law.marks)


def as_text(assessed: Assessed, lang: Lang, level: str | None) -> str:
    """See `NetworkAssessment.table`."""
    from ..selection.tabulating import lines_of

    columns = _columns(assessed)
    tallies, first = (assessed.by_tier, _KIND) if level is None else (assessed.by_place(level), _PLACE)
    lines = lines_of(_headings(first, columns), _rows((*tallies, assessed.total), columns), lang)
    return "\n".join((*(line.in_(lang) for line in _head(assessed)), *lines, NOTICE.in_(lang)))


def _non_conforming(assessed: Assessed, lang: Lang) -> Iterator[str]:
    labels = {requirement.id: requirement.label for requirement in assessed.law.policy.requirements}
    found = [result for result in assessed.results if result.unmet]
    for result in found[:_LISTED]:
        unmet = ("、" if lang == "zh" else ", ").join(labels[name].in_(lang) for name in result.unmet)
        yield f"{result.unit.name}{'：' if lang == 'zh' else ': '}{unmet}"
    if (more := len(found) - _LISTED) > 0:
        yield Text(f"另有{more}个", f"{more} more").in_(lang)


def as_html(assessed: Assessed, lang: Lang) -> Html:
    """See `NetworkAssessment.to_html`."""
    columns = _columns(assessed)
    first, *marks = _head(assessed)
    by_tier = table(_headings(_KIND, columns), _rows((*assessed.by_tier, assessed.total), columns), lang=lang)
    places = Counter(place.tier for place in assessed.network.places)
    by_place = [
        unfolding(tier.level.in_(lang), table(_headings(_PLACE, columns), _rows(assessed.by_place(tier.id), columns), lang=lang))
        for tier in assessed.law.policy.tiers
        if 0 < places[tier.id] <= _MOST_PLACES
    ]
    asked = [
        (requirement.label, assessed.law.policy.tier(requirement.tier).unit, *(plain(counts[status]) for status in Status))
        for requirement, counts in assessed.by_requirement
    ]
    by_requirement = table((_REQUIREMENT, _KIND, *(status.label for status in Status)), asked, lang=lang)
    named = f"{Conformity.NON_CONFORMING.label.in_(lang)} ({assessed.total[Conformity.NON_CONFORMING]})"
    return page(
        element("p", element("strong", first.in_(lang))),
        *(element("p", mark.in_(lang)) for mark in marks),
        by_tier,
        *by_place,
        unfolding(_REQUIREMENT.in_(lang), by_requirement),
        unfolding(named, listed(_non_conforming(assessed, lang))),
        element("p", NOTICE.in_(lang)),
        lang=lang,
    )
