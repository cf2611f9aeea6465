"""An assessed network as a table of text and as HTML."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from ..markup import Html, element, listed, page, table, unfolding
from ..policies import Law
from ..policies.taken import readings_taken, readings_varied
from ..rules import NOTICE
from ..text import Lang, Text, joined, plain
from .assessing import Conformity, Status
from .findings import named
from .lacking import Lack
from .networks import Network, Unit
from .profiles import Profile
from .standards import Grade, Requirement
from .tallies import Tally, UnitResult
from .words import Force, Tier

__all__ = [
    "GRADE_HEADINGS",
    "LACK_HEADINGS",
    "OPEN",
    "as_html",
    "as_text",
    "grade_rows",
    "heading",
    "lack_rows",
    "non_conforming",
    "open_units",
    "tally_table",
    "vetoed_units",
]

_LISTED = 200
"""As many units as are listed by name; of more it is told how many there are."""

_MOST_PLACES = 3000
"""As many places of a level as have a row each: the towns of a province, and not its villages."""

_ALWAYS = (Conformity.CONFORMING, Conformity.NON_CONFORMING, Conformity.UNDETERMINED)
OPEN = (Conformity.UNDETERMINED, Conformity.CONTESTED)
"""The outcomes whose units are named with what is open about them."""

_VETOED = Text("一票否决", "vetoed")
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
    def tiers(self) -> tuple[Tier, ...]:
        """The levels by which it is counted, from the top down."""
        ...

    @property
    def varied(self) -> tuple[str, ...] | None:
        """The readings whose every admissible option was taken; None where the law's own choices stand."""
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

    @property
    def missing(self) -> tuple[Lack, ...]:
        """What is missing where something is undetermined."""
        ...

    @property
    def by_grade(self) -> tuple[tuple[tuple[Grade, ...], int], ...]:
        """How many units have which grades."""
        ...

    def by_place(self, level: str) -> tuple[Tally, ...]:
        """The units of each place of a level."""
        ...


def _columns(assessed: Assessed) -> tuple[Conformity, ...]:
    """The outcomes that have a column: the three, and others that occur."""
    return tuple(outcome for outcome in Conformity if outcome in _ALWAYS or assessed.total[outcome])


def _rows(tallies: Sequence[Tally], columns: Sequence[Conformity]) -> list[tuple[Text, ...]]:
    return [
        (tally.label if tally.place is None else named(tally.place), plain(tally.units), *(plain(tally[outcome]) for outcome in columns))
        for tally in tallies
    ]


def _headings(first: Text, columns: Sequence[Conformity]) -> tuple[Text, ...]:
    return (first, _UNITS, *(outcome.label for outcome in columns))


def heading(assessed: Assessed) -> tuple[Text, ...]:
    """Which standard it is, of which day, what has to be said of it, and how it was read."""
    profile, day = assessed.law.policy, assessed.law.day
    varied = () if assessed.varied is None else (readings_varied(assessed.varied),)
    read = (readings_taken(assessed.law), *varied) if assessed.law.choices else ()
    return (Text(f"{profile.title.zh}（{day}）", f"{profile.title.en} ({day})"), *assessed.law.marks, *read)


def tally_table(assessed: Assessed, level: str | None) -> tuple[tuple[Text, ...], list[tuple[Text, ...]]]:
    """The headings and the rows of the tallies: of each kind of unit, or of each place of a level, and of all of them."""
    columns = _columns(assessed)
    tallies, first = (assessed.by_tier, _KIND) if level is None else (assessed.by_place(level), _PLACE)
    return _headings(first, columns), _rows((*tallies, assessed.total), columns)


LACK_HEADINGS = (Text("缺少", "missing"), Text("由谁", "from"), _UNITS)
GRADE_HEADINGS = (Text("等次", "grade"), _UNITS)
_FROM_OFFICE, _FROM_STANDARD = Text("填报单位", "the office that reports"), Text("标准文本", "the text of the standard")


def lack_rows(assessed: Assessed) -> list[tuple[Text, ...]]:
    """What is missing, and in how many units, most first."""
    return [(each.label, _FROM_STANDARD if each.of_the_standard else _FROM_OFFICE, plain(each.units)) for each in assessed.missing]


def grade_rows(assessed: Assessed) -> list[tuple[Text, ...]]:
    """How many units have a grade, or one of several."""
    return [(joined((grade.label for grade in possible), zh="或", en=" or "), plain(units)) for possible, units in assessed.by_grade]


def as_text(assessed: Assessed, lang: Lang, level: str | None) -> str:
    """See `NetworkAssessment.table`."""
    from ..selection.tabulating import lines_of

    headings, rows = tally_table(assessed, level)
    lines = lines_of(headings, rows, lang)
    return "\n".join((*(line.in_(lang) for line in heading(assessed)), *lines, NOTICE.in_(lang)))


def non_conforming(assessed: Assessed, lang: Lang, *, most: int | None = None) -> Iterator[str]:
    """The units that do not meet what they shall, a line for each, the first so many of them, and how many more there are."""
    yield from _named(assessed, lambda result: result.unmet, lang, most)


def vetoed_units(assessed: Assessed, lang: Lang, *, most: int | None = None) -> Iterator[str]:
    """The units whose grade is vetoed, each with what vetoes it; as `non_conforming`."""
    yield from _named(assessed, lambda result: result.vetoing, lang, most)


def _named(assessed: Assessed, ids: Callable[[UnitResult], Sequence[str]], lang: Lang, most: int | None) -> Iterator[str]:
    labels = {requirement.id: requirement.label for requirement in assessed.law.policy.requirements}
    found = [(result.unit, [labels[name] for name in ids(result)]) for result in assessed.results if ids(result)]
    yield from _lines(found, lang, most)


def open_units(assessed: Assessed, outcome: Conformity, lang: Lang, *, most: int | None = None) -> Iterator[str]:
    """The units that came out undetermined, or contested, each with what it shall meet that did; as `non_conforming`."""
    profile, status = assessed.law.policy, Status.of(outcome.value)
    asked = {tier.id: profile.asked_of(tier.id) for tier in profile.tiers}
    found = [
        (result.unit, [
            each.label
            for each, came_out in zip(asked[result.unit.tier], result.statuses, strict=True)
            if came_out is status and each.force is Force.SHALL
        ])
        for result in assessed.results
        if result.outcome is outcome
    ]  # fmt: skip
    yield from _lines(found, lang, most)


def _lines(found: Sequence[tuple[Unit, Sequence[Text]]], lang: Lang, most: int | None) -> Iterator[str]:
    for unit, labels in found[:most]:
        asked = ("、" if lang == "zh" else ", ").join(label.in_(lang) for label in labels)
        yield f"{named(unit).in_(lang)}{'：' if lang == 'zh' else ': '}{asked}"
    if most is not None and (more := len(found) - most) > 0:
        yield Text(f"另有{more}个", f"{more} more").in_(lang)


def as_html(assessed: Assessed, lang: Lang) -> Html:
    """See `NetworkAssessment.to_html`."""
    columns = _columns(assessed)
    first, *marks = heading(assessed)
    by_tier = table(_headings(_KIND, columns), _rows((*assessed.by_tier, assessed.total), columns), lang=lang)
    places = Counter(place.tier for place in assessed.network.places)
    by_place = [
        unfolding(tier.level.in_(lang), table(_headings(_PLACE, columns), _rows(assessed.by_place(tier.id), columns), lang=lang))
        for tier in assessed.tiers
        if 0 < places[tier.id] <= _MOST_PLACES
    ]
    asked = [
        (requirement.label, assessed.law.policy.tier(requirement.tier).unit, *(plain(counts[status]) for status in Status))
        for requirement, counts in assessed.by_requirement
    ]
    by_requirement = table((_REQUIREMENT, _KIND, *(status.label for status in Status)), asked, lang=lang)
    more = ((GRADE_HEADINGS, grade_rows(assessed)), (LACK_HEADINGS, lack_rows(assessed)))
    vetoed = sum(bool(result.vetoing) for result in assessed.results)
    told = {Conformity.NON_CONFORMING: listed(non_conforming(assessed, lang, most=_LISTED))}
    told |= {each: listed(open_units(assessed, each, lang, most=_LISTED)) for each in OPEN if assessed.total[each]}
    return page(
        element("p", element("strong", first.in_(lang))),
        *(element("p", mark.in_(lang)) for mark in marks),
        by_tier,
        *by_place,
        unfolding(_REQUIREMENT.in_(lang), by_requirement),
        *(unfolding(headings[0].in_(lang), table(headings, rows, lang=lang)) for headings, rows in more if rows),
        *(unfolding(f"{outcome.label.in_(lang)} ({assessed.total[outcome]})", lines) for outcome, lines in told.items()),
        *((unfolding(f"{_VETOED.in_(lang)} ({vetoed})", listed(vetoed_units(assessed, lang, most=_LISTED))),) if vetoed else ()),
        element("p", NOTICE.in_(lang)),
        lang=lang,
    )
