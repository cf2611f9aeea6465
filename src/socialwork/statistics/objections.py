"""What stands against adding figures up, dividing one by another, or taking one for what became of another."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations

from ..text import Text, joined
from .derived import DerivedFigure, Figure, Operation, measure_of, members_of, period_of
from .errors import Objection
from .figures import Period, Statistic, period_text
from .words import Measure

__all__ = ["against_change", "against_ratio", "against_share", "against_total", "end_of", "same_time"]

_ADD_THE_PARTS = Text("请用所由算得的数字", "go back to the figures it was computed from")
_NOT_ADDITIVE = Text("比值、占比和变动不是可以相加或再比较的数量", "ratios, shares and changes are no quantities to compute with further")
_UNIT_APART = Text("请分别列出", "tell them side by side")
_NOT_TOLD_KIND = Text("来源未说明是时点数、时期数还是累计数", "the source does not say whether it is a stock, a flow, or cumulative")
_FIND_OUT = Text("请先查明，再以查明的性质列入", "find that out first, and give it that kind")
_SAME_PERIOD = Text("请取同一年份或同一日的数字", "take figures of one year, or of one day")
_GIVE_DAYS = Text("请先查明其时间", "find out of when it is")
_OVERLAP = Text("所计类别可能重叠，同一对象会被重复计算", "what they count can overlap, and something would be counted twice")
_APART = Text(
    "请用 part 标明各为同一整体的哪一部分；由人认定互不重叠的，以 disjoint=Judgement(...) 记明",
    "say with `part` which parts of one whole they are; where somebody found that they share nothing, record it: disjoint=Judgement(...)",
)
_NO_WHOLE = Text("分母为0", "the number to divide by is zero")
_NOT_ZERO = Text("请给大于0的数字", "give one above zero")


def _ids(figures: Iterable[Figure]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.id for each in figures))


def _named(figures: Sequence[Figure], said: Callable[[Figure], Text]) -> Text:
    """Each of them with what is different about it."""
    return joined((Text(f"{each.label.zh}为{said(each).zh}", f"{each.label.en}: {said(each).en}") for each in figures), zh="，", en=", ")


def _labels(figures: Iterable[Figure]) -> Text:
    return joined(dict.fromkeys(each.label for each in figures))


def end_of(period: int | date) -> date:
    """The last day of a year, or the day itself."""
    return period if isinstance(period, date) else date(period, 12, 31)


def same_time(one: Period, other: Period) -> bool:
    """Whether two periods are known to be one, or a day of a year and that year."""
    if one is None or other is None or one == other:
        return one is not None and one == other
    years = [each.year if isinstance(each, date) else each for each in (one, other)]
    return years[0] == years[1] and not (isinstance(one, date) and isinstance(other, date))


def _derived(figures: Iterable[Figure]) -> Iterator[Objection]:
    wrong = [each for each in figures if isinstance(each, DerivedFigure) and each.how is not Operation.TOTAL]
    if wrong:
        yield Objection("derived", _ids(wrong), _labels(wrong) + Text("：", ": ") + _NOT_ADDITIVE, _ADD_THE_PARTS)


def _units(figures: Sequence[Figure]) -> Iterator[Objection]:
    if len({each.unit for each in figures}) > 1:
        why = Text("计数单位不同：", "they count different things: ") + _named(figures, lambda each: each.unit.label)
        yield Objection("units", _ids(figures), why, _UNIT_APART)


def _measures(figures: Sequence[Figure]) -> Iterator[Objection]:
    if len({measure_of(each) for each in figures}) > 1:
        why = Text("性质不同：", "they are of different kinds: ") + _named(figures, lambda each: measure_of(each).label)
        yield Objection("measures", _ids(figures), why, _UNIT_APART)


def _same(one: Statistic, other: Statistic) -> bool:
    return (one.id, one.period, one.part) == (other.id, other.period, other.part)


def _twice(members: Sequence[Statistic]) -> Iterator[Objection]:
    for one, other in combinations(members, 2):
        if _same(one, other):
            why = one.label + Text("：同一数字列了两次", ": the same figure stands there twice")
            yield Objection("twice", (one.id,), why, Text("请只列一次", "give it once"))


def _unknown_measures(members: Iterable[Statistic]) -> Iterator[Objection]:
    unknown = [each for each in members if each.measure is Measure.UNKNOWN]
    if unknown:
        yield Objection("measure_unknown", _ids(unknown), _labels(unknown) + Text("：", ": ") + _NOT_TOLD_KIND, _FIND_OUT)


def _periods(members: Sequence[Statistic]) -> Iterator[Objection]:
    dated = {each.period for each in members if each.period is not None}
    undated = [each for each in members if each.period is None]
    if dated and undated:
        why = _labels(undated) + Text("未注明时间，其余已注明", ": no time is told, while the others have one")
        yield Objection("undated", _ids(undated), why, _GIVE_DAYS)
    if len(dated) > 1:
        listed = [each for each in members if each.period is not None]
        why = Text("时间不同：", "they are of different times: ") + _named(listed, lambda each: period_text(period_of(each)))
        yield Objection("periods", _ids(listed), why, _SAME_PERIOD)
    if len({each.source for each in undated}) > 1:
        why = _labels(undated) + Text(
            "：均未注明时间，且出自不同文件，未必同时",
            ": no time is told, and they are from different documents, which need not be of one time",
        )
        yield Objection("sources", _ids(undated), why, _GIVE_DAYS)


def _apart(one: Statistic, other: Statistic) -> bool:
    return one.part is not None and other.part is not None and one.part.of == other.part.of and one.part.name != other.part.name


def _overlap(figures: Sequence[Figure]) -> Iterator[Objection]:
    """Members of one total were found to be apart before; those of different figures have to be."""
    close = {
        each
        for one, other in combinations(figures, 2)
        for mine in members_of(one)
        for theirs in members_of(other)
        if mine.unit is theirs.unit and not (_same(mine, theirs) or _apart(mine, theirs))
        for each in (mine, theirs)
    }
    if close:
        listed = in_order(close)
        yield Objection("overlap", _ids(listed), _labels(listed) + Text("：", ": ") + _OVERLAP, _APART)


def in_order(figures: Iterable[Statistic]) -> tuple[Statistic, ...]:
    """Figures in an order that does not depend on how they were given."""

    def key(each: Statistic) -> tuple[str, str, str, str]:
        part = "" if each.part is None else f"{each.part.of}\n{each.part.name}"
        return each.id, str(each.period), part, repr(each)

    return tuple(sorted(figures, key=key))


def against_total(figures: Sequence[Figure], *, disjoint: bool) -> tuple[Objection, ...]:
    """What stands against a sum.

    Args:
        figures: The figures.
        disjoint: Whether somebody found that they share nothing.
    """
    if derived := tuple(_derived(figures)):
        return derived
    members = in_order(member for each in figures for member in members_of(each))
    known = tuple(each for each in members if each.measure is not Measure.UNKNOWN)
    found = (*_twice(members), *_units(members), *_unknown_measures(members), *_measures(known), *_periods(members))
    return found if disjoint else (*found, *_overlap(figures))


def against_ratio(one: Figure, other: Figure) -> tuple[Objection, ...]:
    """What stands against a ratio."""
    zero = () if other.exactly else (Objection("zero", (other.id,), other.label + Text("：", ": ") + _NO_WHOLE, _NOT_ZERO),)
    return (*_derived((one, other)), *zero)


def against_share(one: Figure, whole: Figure) -> tuple[Objection, ...]:
    """What stands against a share."""
    found = (*against_ratio(one, whole), *_units((one, whole)))
    least, most = one.interval.least, whole.interval.most
    if not found and least is not None and most is not None and least > most:
        why = one.label + Text(f"多于{whole.label.zh}，不会是其中一部分", f": more than {whole.label.en}, and so no part of it")
        return (Objection("above_whole", (one.id, whole.id), why, Text("请给出整体的数字", "give the figure of the whole")),)
    return found


def _population(figure: Figure) -> list[tuple[object, ...]]:
    return sorted(
        (each.classes, "" if each.part is None else each.part.of, "" if each.part is None else each.part.name)
        for each in members_of(figure)
    )


def against_change(before: Figure, after: Figure) -> tuple[Objection, ...]:
    """What stands against a change."""
    both = (before, after)
    if derived := tuple(_derived(both)):
        return derived
    found = [*_units(both), *_measures(both)]
    if _population(before) != _population(after):
        why = _labels(both) + Text("：所计对象不同", ": they count different things")
        found.append(Objection("populations", _ids(both), why, Text("请取同一指标的数字", "take figures of one indicator")))
    earlier, later = period_of(before), period_of(after)
    if earlier is None and later is None:
        return tuple(found)
    if earlier is None or later is None:
        undated = [each for each in both if period_of(each) is None]
        why = _labels(undated) + Text("：未注明时间，不知孰先孰后", ": no time is told, and it is not known which came first")
        found.append(Objection("undated", _ids(undated), why, _GIVE_DAYS))
    elif end_of(earlier) >= end_of(later):
        times = _labels(both) + Text(f"：{earlier}不早于{later}", f": {earlier} is not before {later}")
        found.append(Objection("order", _ids(both), times, Text("请先给较早的数字", "give the earlier figure first")))
    return tuple(found)
