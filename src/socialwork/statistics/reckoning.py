"""Totals, ratios, shares and changes: what they say, or everything that stands against computing them."""

from fractions import Fraction
from functools import reduce

from ..errors import InvalidValueError
from ..rules import Judgement
from ..text import Text, joined
from .derived import DerivedFigure, Figure, Operation, measure_of, members_of, period_of, unique
from .errors import MeaninglessError, Objection
from .figures import Statistic, period_text
from .objections import against_change, against_ratio, against_share, against_total, in_order, same_time
from .precision import AtLeast, Interval, Rounded
from .words import Measure

__all__ = ["FALLS", "change", "ratio", "share", "total"]

_ONE_OR_MORE = Text("请至少给出一个数字", "give at least one figure")
_A_JUDGEMENT = Text(
    "请给出 Judgement(holds=True, by=..., on=..., document=...)", "give a Judgement(holds=True, by=..., on=..., document=...)"
)
_ROUNDED = Text("所用数字有约数", "some of the figures are rounded")
_AT_LEAST = Text("所用数字有只知下限的", "of some of the figures only a lower bound is known")
_ONCE = Interval(Fraction(1), Fraction(1))
FALLS = Text("累计数不会减少；请核对", "a cumulative figure does not fall; look it up")
"""The caveat of a change of a cumulative figure that falls for certain."""

_UNKNOWN = Text("有的数字来源未说明性质", "of some of the figures the source does not say of which kind they are")
_UNDATED = Text("有的数字未注明时间，未必同时", "some of the figures are undated, and may be of different times")
_MAY_NOT_BELONG = Text("前者是否全在后者之内，来源未说明", "the source does not say whether all of the former are among the latter")


def _or_refuse(how: Operation, objections: tuple[Objection, ...]) -> None:
    if objections:
        raise MeaninglessError(how.label, objections)


def _caveats(figures: tuple[Statistic, ...]) -> list[Text]:
    """What has to be said whatever was computed."""
    found = [_ROUNDED] if any(isinstance(each.precision, Rounded) for each in figures) else []
    found += [_AT_LEAST] if any(isinstance(each.precision, AtLeast) for each in figures) else []
    found += [_UNKNOWN] if any(each.measure is Measure.UNKNOWN for each in figures) else []
    found += [_UNDATED] if any(each.period is None for each in figures) else []
    return [*found, *(each.label + Text("：", ": ") + note for each in figures for note in each.notes)]


def _compared(one: Figure, other: Figure) -> list[Text]:
    """What has to be said where two figures are held against each other that are of different kinds or times."""
    found: list[Text] = []
    kinds = measure_of(one).label, measure_of(other).label
    if kinds[0] != kinds[1]:
        found.append(
            Text(f"{kinds[0].zh}与{kinds[1].zh}相比", f"one is a figure of another kind ({kinds[0].en}) than the other ({kinds[1].en})")
        )
    times = period_of(one), period_of(other)
    if None not in times and not same_time(*times):
        first, second = map(period_text, times)
        found.append(Text(f"时间不同：{first.zh}与{second.zh}", f"they are of different times: {first.en} and {second.en}"))
    return found


def _before(one: Figure, other: Figure) -> tuple[Text, ...]:
    return tuple(caveat for each in (one, other) if isinstance(each, DerivedFigure) for caveat in each.caveats)


def total(*figures: Figure, label: Text | None = None, disjoint: Judgement | None = None) -> DerivedFigure:
    """The sum of figures, if it means anything.

    They have to be of one unit, one kind and one time, and must not share what they count: parts of one whole do not, and neither do others
    where somebody found so. A total can be added to further figures; a ratio, a share or a change cannot.

    Args:
        figures: The figures, in any order.
        label: What the sum is; by default it names what was added.
        disjoint: That somebody found that they share nothing. It lifts that one objection and becomes a caveat.

    Raises:
        InvalidValueError: If there are no figures, or the finding is none.
        MeaninglessError: If the sum would mean nothing; the error says everything that stands against it.
    """
    if not figures:
        raise InvalidValueError("total", figures, _ONE_OR_MORE)
    if disjoint is not None and not isinstance(disjoint, Judgement):
        raise InvalidValueError("total.disjoint", type(disjoint).__name__, _A_JUDGEMENT)
    found = disjoint is not None and disjoint.holds
    _or_refuse(Operation.TOTAL, against_total(figures, disjoint=found))
    members = in_order(member for each in figures for member in members_of(each))
    names = joined(dict.fromkeys(each.label for each in members))
    said = [_found_apart(disjoint)] if disjoint is not None and found and len(figures) > 1 else []
    earlier = sorted((caveat for each in figures if isinstance(each, DerivedFigure) for caveat in each.caveats), key=lambda each: each.en)
    return DerivedFigure(
        how=Operation.TOTAL,
        label=label or Text(f"{names.zh}合计", f"total of {names.en}"),
        of=members,
        value=sum((each.exactly for each in members), Fraction(0)),
        interval=reduce(Interval.__add__, (each.interval for each in members)),
        unit=members[0].unit,
        caveats=unique((*said, *earlier, *_caveats(members))),
    )


def _found_apart(finding: Judgement) -> Text:
    return Text(
        f"互不重叠系{finding.on}由人认定，并非来源所载", f"that they share nothing somebody found on {finding.on}; no source says so"
    )


def ratio(one: Figure, other: Figure, *, label: Text | None = None) -> DerivedFigure:
    """How many of one there are to one of another: social workers a station, hours a volunteer.

    Where the two are of different kinds or times the ratio says so.

    Args:
        one: What is divided.
        other: What it is divided by.
        label: What the ratio is; by default it names both.

    Raises:
        MeaninglessError: If the other is zero, or one of them is a ratio, a share or a change.
    """
    _or_refuse(Operation.RATIO, against_ratio(one, other))
    members = (*members_of(one), *members_of(other))
    return DerivedFigure(
        how=Operation.RATIO,
        label=label or Text(f"{one.label.zh}/{other.label.zh}", f"{one.label.en} / {other.label.en}"),
        of=members,
        value=one.exactly / other.exactly,
        interval=one.interval.over(other.interval),
        unit=one.unit,
        per=other.unit,
        caveats=unique((*_compared(one, other), *_before(one, other), *_caveats(members))),
    )


def share(one: Figure, whole: Figure, *, label: Text | None = None) -> DerivedFigure:
    """Which part of a whole a figure is.

    Args:
        one: The part.
        whole: The whole.
        label: What the share is; by default it names both.

    Raises:
        MeaninglessError: If they count different things, the whole is zero, or smaller than its part for certain, or one of them is a ratio, a share or a change.
    """
    _or_refuse(Operation.SHARE, against_share(one, whole))
    members = (*members_of(one), *members_of(whole))
    classes = [set(each.classes) for each in members_of(whole)]
    inside = all(any(has and has <= set(each.classes) for has in classes) for each in members_of(one))
    return DerivedFigure(
        how=Operation.SHARE,
        label=label or Text(f"{one.label.zh}占{whole.label.zh}的比重", f"{one.label.en} as a share of {whole.label.en}"),
        of=members,
        value=one.exactly / whole.exactly,
        interval=one.interval.over(whole.interval),
        unit=one.unit,
        caveats=unique((*_compared(one, whole), *([] if inside else [_MAY_NOT_BELONG]), *_before(one, whole), *_caveats(members))),
    )


def change(before: Figure, after: Figure, *, label: Text | None = None) -> DerivedFigure:
    """What became of a figure.

    Two undated figures can be compared if the source says which came first; the order of the arguments then says so, and the change has a caveat.

    Args:
        before: The earlier figure.
        after: The later one.
        label: What the change is; by default it names the figure.

    Raises:
        MeaninglessError: If they are of different units, kinds or populations, or not known to be in this order.
    """
    _or_refuse(Operation.CHANGE, against_change(before, after))
    members = (*members_of(before), *members_of(after))
    first, last, value = before.exactly, after.exactly, after.exactly - before.exactly
    bounds = after.interval - before.interval
    falls = measure_of(after) is Measure.CUMULATIVE and bounds.most is not None and bounds.most < 0
    return DerivedFigure(
        how=Operation.CHANGE,
        label=label or Text(f"{after.label.zh}的变动", f"change of {after.label.en}"),
        of=members,
        value=last - first,
        interval=bounds,
        unit=after.unit,
        relative=value / first if first else None,
        relative_interval=after.interval.over(before.interval) - _ONCE if first else None,
        caveats=unique((*([FALLS] if falls else []), *_before(before, after), *_caveats(members))),
    )
