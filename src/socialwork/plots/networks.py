"""The picture of a network: what is said of each of its places, or of all that belongs to each place of a level."""

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

import attrs

from ..errors import InvalidValueError, UnknownNameError
from ..policies import Law, Policy
from ..policies.taken import readings_varied
from ..rules import NOTICE
from ..text import Lang, Text, check_lang, plain
from ..tiers import Conformity, Count, Coverage, NetworkAssessment, Tally, Tier
from ._bars import MOST_BARS, Bar, draw_bars, gathered
from ._fonts import Lettering
from ._forests import forest
from ._laws import check_law, said_of, said_of_readings
from ._marks import OUTCOMES, Covering, Mark
from ._pages import Head
from ._style import plain_style
from ._trees import draw_trees

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["network"]

_MOST_PLACES = 600
"""As many places as are drawn one by one."""

_COVERAGE = Text("各级单位设置情况", "which places have a unit")
_NO_PLACES = Text("没有地方，也没有单位", "there are no places and no units")
_ALL = Text("合计", "all")


def network(
    shown: NetworkAssessment | Coverage, *, lang: Lang = "zh", level: str | None = None, law: Law[Policy] | None = None
) -> "Figure":
    """Draw a network: each county with its towns and villages, marked by how the units there came out, or by whether there is one.

    A network of up to 600 places is drawn place by place. Of a larger one, or where a level is given, each place of that level has a bar
    that counts all that belongs to it; of more than 180 such places the smallest share one bar, and the picture says so.

    Args:
        shown: An assessed network, or its coverage.
        lang: The language of the words.
        level: The id of the level whose places have a bar: `"county"`, `"town"`. None draws each place where they are few enough, and
            otherwise takes the lowest level that has no more than 180 places.
        law: The law that gave the levels: the picture names its policy, its day and its readings. A coverage does not know it; an
            assessment names that of its standard by itself, and this one after it.

    Raises:
        InvalidValueError: If what is given is neither, as a network by itself is; if `lang` is another language; if `level` is the lowest
            one of a coverage, which counts places by those above.
        MissingExtraError: If matplotlib is not installed.
        UnknownNameError: If there is no such level.
    """
    check_lang(lang)
    _check_shown(shown)
    check_law(law)
    with plain_style():
        lettering = Lettering()
        places = shown.network.places if isinstance(shown, NetworkAssessment) else shown.places
        if level is None and len(places) <= _MOST_PLACES:
            grown = forest(shown)
            head = _assessed_head(shown, law) if isinstance(shown, NetworkAssessment) else _covered_head(shown, law)
            legend = tuple((mark, str(grown.counts.get(mark, 0))) for mark in _legend(shown, grown.counts))
            empty = () if grown.rows else (_NO_PLACES,)
            return draw_trees(grown, attrs.evolve(head, legend=legend, lines=(*head.lines, *empty)), lettering, lang)
        tier = _level(shown, level)
        bars = _assessed(shown, tier) if isinstance(shown, NetworkAssessment) else _covered(shown, tier)
        head = _assessed_head(shown, law, bars=True) if isinstance(shown, NetworkAssessment) else _covered_head(shown, law, tier)
        return draw_bars(gathered(bars, tier.level), head, lettering, lang)


def _check_shown(shown: object) -> None:
    if not isinstance(shown, NetworkAssessment | Coverage):
        fix = Text(
            "请给出评估结果或覆盖情况：assess_network(network, law)、network.coverage(law)",
            "give an assessment or a coverage: assess_network(network, law), network.coverage(law)",
        )
        raise InvalidValueError("shown", shown, fix)


def _legend(shown: NetworkAssessment | Coverage, counts: Mapping[Mark, int]) -> list[Mark]:
    """The marks that are explained: those that always are, and those that occur."""
    if isinstance(shown, Coverage):
        return [Covering.ORPHAN, Covering.MISPLACED, Covering.UNIT, *_uncovered(shown)]
    always = {OUTCOMES[each] for each in (Conformity.CONFORMING, Conformity.NON_CONFORMING, Conformity.UNDETERMINED)}
    return [mark for mark in (*OUTCOMES.values(), Covering.WITHOUT) if mark in always or counts.get(mark)]


def _uncovered(shown: Coverage) -> tuple[Mark, ...]:
    """The marks of places without a unit: one, or two where some of them are served."""
    return (Covering.SERVED, Covering.NEITHER) if any(count.served for count in shown.counts) else (Covering.WITHOUT,)


def _level(shown: NetworkAssessment | Coverage, level: str | None) -> Tier:
    """The level whose places have a bar: the one that is named, or the lowest but the last one whose places are few enough."""
    named = {tier.id: tier for tier in shown.tiers}
    if level is not None:
        if level not in named:
            raise UnknownNameError(Text("层级", "tier"), level, tuple(named))
        return named[level]
    places = Counter(place.tier for place in (shown.network.places if isinstance(shown, NetworkAssessment) else shown.places))
    return next((tier for tier in reversed(shown.tiers[:-1]) if 0 < places[tier.id] <= MOST_BARS), shown.tiers[0])


def _shares(first: Text) -> Text:
    return Text(f"条形为所占比例，条后为“{first.zh}”数/总数", f"bars show shares; after each stands how many of all: {first.en}")


def _assessed_head(shown: NetworkAssessment, law: Law[Policy] | None, *, bars: bool = False) -> Head:
    profile, day = shown.law.policy, shown.law.day
    title = Text(f"{profile.title.zh}（{day}）", f"{profile.title.en} ({day})")
    varied = () if shown.varied is None else (readings_varied(shown.varied),)
    lines = (*shown.law.marks, *said_of_readings(shown.law), *varied, *(() if law is None else said_of(law)))
    if not bars:
        return Head(title=title, lines=lines, foot=NOTICE)
    marks = _legend(shown, {mark: shown.total[outcome] for outcome, mark in OUTCOMES.items()})
    there = {(unit.place, unit.tier) for unit in shown.network.units}
    without = sum((place.id, place.tier) not in there for place in shown.network.places)
    also = (Text(f"另有{without}个地方未设单位，不在条形中", f"{without} places have no unit and are in no bar"),) if without else ()
    return Head(title=title, lines=(*lines, _shares(Conformity.CONFORMING.label), *also), swatches=tuple(marks), foot=NOTICE)


def _counted(shown: Coverage) -> Text:
    """How many units there are; one with two faults has one mark."""
    both = len({unit.id for unit in shown.orphans} & {unit.id for unit in shown.misplaced})
    also = Text(f"；设错层级的单位中有{both}个同时上无指导", f"; {both} of those at a wrong level have nobody who guides them either")
    told = Text(f"共{len(shown.units)}个单位", f"{len(shown.units)} units in all")
    return told + also if both else told


def _covered_head(shown: Coverage, law: Law[Policy] | None, tier: Tier | None = None) -> Head:
    served = sum(count.served for count in shown.counts)
    said = Text(f"未设单位的地方中有{served}个由上级单位兼顾", f"{served} of the places without a unit are served by one above")
    lines = (*said_of(law), *((said,) if served else ()))
    if tier is None:
        return Head(title=_COVERAGE, lines=(*lines, _counted(shown)), foot=NOTICE)
    below = Text(f"计{tier.level.zh}及以下各级的地方", f"places of this level and below are counted: {tier.level.en}")
    legend = tuple((mark, "") for mark in (Covering.ORPHAN, Covering.MISPLACED))
    return Head(
        title=_COVERAGE,
        lines=(*lines, below, _shares(Covering.COVERED.label)),
        swatches=(Covering.COVERED, *_uncovered(shown)),
        legend=legend,
        foot=NOTICE,
    )


def _assessed(shown: NetworkAssessment, tier: Tier) -> list[Bar]:
    def bar(tally: Tally, *, apart: bool) -> Bar:
        return Bar(tally.label, tuple((OUTCOMES[outcome], count) for outcome, count in tally.counts), apart=apart)

    return [bar(shown.total, apart=True), *(bar(tally, apart=tally.place is None) for tally in shown.by_place(tier.id))]


def _covered(shown: Coverage, tier: Tier) -> list[Bar]:
    if tier == shown.tiers[-1] != shown.tiers[0]:
        fix = Text("覆盖情况按上级地方统计；请给出更高的层级", "coverage is counted by the places above; give a level above the lowest")
        raise InvalidValueError("level", tier.id, fix)

    none = _uncovered(shown)

    def bar(label: Text, counts: tuple[Count, ...], *, apart: bool) -> Bar:
        served = sum(each.served for each in counts)
        others = (served, sum(each.uncovered for each in counts) - served) if len(none) > 1 else (sum(each.uncovered for each in counts),)
        parts = ((Covering.COVERED, sum(each.covered for each in counts)), *zip(none, others, strict=True))
        beside = ((Covering.ORPHAN, sum(each.orphans for each in counts)), (Covering.MISPLACED, sum(each.misplaced for each in counts)))
        return Bar(label, parts, beside, apart=apart)

    nowhere = Text(f"不属任何{tier.level.zh}", f"in no {tier.level.en}")
    areas = shown.by(tier.id)
    named = [(nowhere if area.place is None else plain(area.place.name), area) for area in areas]
    whole = shown.counts[shown.tiers.index(tier) :]
    return [bar(_ALL, whole, apart=True), *(bar(label, area.counts, apart=area.place is None) for label, area in named)]
