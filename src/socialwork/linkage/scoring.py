"""Panels: what panellists gave, weighted, with or without the highest and the lowest, exact to the last digit.

A score that is not there is not zero, and a panellist who stood aside (回避) is no score that is not there: the first leaves a band from the
least to the greatest score that may still come out, the second leaves the others to score alone.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs

from ..errors import DuplicateNameError, InvalidValueError, UnknownNameError
from ..money import to_decimal, to_share
from ..rules import Missing
from ..text import Labelled, Text
from .panel_scores import Band, CriterionScore, PanelScore, number_text

__all__ = ["Criterion", "MissingScores", "Panel", "ScoreSheet", "Scoring"]

_FEWEST_TO_DROP = 3
"""Of two scores nothing is left once the highest and the lowest are dropped."""


class MissingScores(Labelled):
    """What becomes of a score that a panellist did not give."""

    OPEN = "open", "待补", "to be given: anything from nothing to the most"
    LEFT_OUT = "left_out", "该评委对该项目的评分不计", "what the panellist gave to that application does not count"
    NOTHING = "nothing", "缺的分按0分计", "what was not given counts as nothing"


def _weight(given: object) -> Fraction:
    share = to_share(given)
    if share <= 0:
        raise InvalidValueError("Criterion.weight", given, Text("请给大于0的权重", "give a weight above 0"))
    return share


@attrs.frozen(kw_only=True)
class Criterion:
    """What panellists score.

    Attributes:
        id: Stable name.
        label: What it is called.
        weight: How much it counts: a share, where those of a scoring make up the whole, or points, of which only the proportions count.
        most: The greatest score; the least is 0.

    Raises:
        InvalidValueError: If the weight or the greatest score is not above 0.
    """

    id: str
    label: Text
    weight: Fraction = attrs.field(default=Fraction(1), converter=_weight)
    most: Decimal = attrs.field(default=Decimal(100), converter=to_decimal)

    def __attrs_post_init__(self) -> None:
        if self.most <= 0:
            raise InvalidValueError("Criterion.most", self.most, Text("请给大于0的满分", "give a greatest score above 0"))


def _missing(given: MissingScores | str) -> MissingScores:
    return given if isinstance(given, MissingScores) else MissingScores.of(given)


def _criteria(given: Iterable[Criterion]) -> tuple[Criterion, ...]:
    return tuple(given)


@attrs.frozen(kw_only=True)
class Scoring:
    """How a panel scores.

    Attributes:
        criteria: What is scored, at least one. A criterion is worth the share of its greatest score that was given, times its weight.
        scale: The total of somebody who has the greatest score of every criterion.
        drop_ends: Whether the highest and the lowest total are dropped, one of each. Of fewer than three totals nothing would be left, and the
            score then stays open. None where the law's reading says it.
        missing: What becomes of scores that were not given.

    Raises:
        DuplicateNameError: If two criteria share an id.
        InvalidValueError: If there is no criterion, the scale is not above 0, or weights that are not all whole numbers do not make up the whole.
    """

    criteria: tuple[Criterion, ...] = attrs.field(converter=_criteria)
    scale: Decimal = attrs.field(default=Decimal(100), converter=to_decimal)
    drop_ends: bool | None = None
    missing: MissingScores = attrs.field(default=MissingScores.OPEN, converter=_missing)

    def __attrs_post_init__(self) -> None:
        if not self.criteria:
            raise InvalidValueError("Scoring.criteria", self.criteria, Text("请至少给一项评审标准", "give at least one criterion"))
        DuplicateNameError.check(Text("评审标准编号", "criterion id"), (each.id for each in self.criteria))
        if self.scale <= 0:
            raise InvalidValueError("Scoring.scale", self.scale, Text("请给大于0的总分", "give a scale above 0"))
        weights = [each.weight for each in self.criteria]
        if sum(weights) != 1 and any(each.denominator > 1 for each in weights):
            found = number_text(sum(weights, Fraction()) * 100)
            fix = Text(
                f"各项权重合计为{found.zh}%；请改为合计100%，或各项都写整数分值（如3、1），只取其比例",
                f"the weights make up {found.en}%; make them up to 100%, or give whole numbers for all, such as 3 and 1, "
                "of which the proportions count",
            )
            raise InvalidValueError("Scoring.criteria", tuple(map(str, weights)), fix)

    def total(self, given: Mapping[str, Decimal | Fraction]) -> Fraction:
        """The weighted total of one score for each criterion."""
        weights = sum((each.weight for each in self.criteria), Fraction())
        parts = (each.weight * Fraction(given[each.id]) / Fraction(each.most) for each in self.criteria)
        return Fraction(self.scale) * sum(parts, Fraction()) / weights


def _scores(given: Mapping[str, object]) -> dict[str, Decimal | Missing]:
    return {name: value if isinstance(value, Missing) else to_decimal(value) for name, value in given.items()}


@attrs.frozen(kw_only=True)
class ScoreSheet:
    """What one panellist gave to one application.

    Attributes:
        application: The id of the application.
        panellist: Who scored: an id, which nothing shows beside the scores.
        scores: A score for each criterion, by its id; one that is not there was not given.
        recused: Whether the panellist stood aside; then there are no scores, and nothing is missing.

    Raises:
        InvalidValueError: If an id is empty, or a panellist who stood aside has scores.
    """

    application: str
    panellist: str = attrs.field(repr=False)
    scores: Mapping[str, Decimal | Missing] = attrs.field(factory=dict[str, Decimal | Missing], converter=_scores, repr=False)
    recused: bool = False

    def __attrs_post_init__(self) -> None:
        for name in ("application", "panellist"):
            given: object = getattr(self, name)
            if not (isinstance(given, str) and given.strip()):
                raise InvalidValueError(f"ScoreSheet.{name}", given, Text("请给编号", "give an id"))
        if self.recused and self.scores:
            raise InvalidValueError(
                "ScoreSheet.scores",
                len(self.scores),
                Text("回避的评委不评分；请删去评分", "a panellist who stood aside gives no scores; leave them out"),
            )


def _sheets(given: Iterable[ScoreSheet]) -> tuple[ScoreSheet, ...]:
    return tuple(given)


def _members(given: Iterable[str]) -> tuple[str, ...]:
    return tuple(given)


@attrs.frozen(kw_only=True)
class Panel:
    """The panellists of a call and what they gave.

    Attributes:
        scoring: How they score.
        members: Their ids; whose sheet for an application is not there has yet to score it.
        sheets: What they gave, in any order.

    Raises:
        DuplicateNameError: If a panellist stands there twice, or has two sheets for one application.
        InvalidValueError: If a score is not between 0 and the most.
        UnknownNameError: If a sheet is of somebody who is no member, or scores what is no criterion.
    """

    scoring: Scoring
    members: tuple[str, ...] = attrs.field(converter=_members, repr=False)
    sheets: tuple[ScoreSheet, ...] = attrs.field(default=(), converter=_sheets, repr=False)

    def __attrs_post_init__(self) -> None:
        if not self.members:
            raise InvalidValueError("Panel.members", (), Text("请给评委编号", "give the ids of the panellists"))
        DuplicateNameError.check(Text("评委编号", "panellist id"), self.members)
        pairs = (f"{each.application} / {each.panellist}" for each in self.sheets)
        DuplicateNameError.check(Text("同一评委对同一项目的评分表", "score sheet of a panellist for an application"), pairs)
        criteria = {each.id: each for each in self.scoring.criteria}
        for sheet in self.sheets:
            if sheet.panellist not in self.members:
                raise UnknownNameError(Text("评委", "panellist"), sheet.panellist, self.members)
            for name, value in sheet.scores.items():
                if name not in criteria:
                    raise UnknownNameError(Text("评审标准", "criterion"), name, tuple(criteria))
                if not isinstance(value, Missing) and not 0 <= value <= criteria[name].most:
                    fix = Text(f"请给0至{criteria[name].most}之间的分数", f"give a score from 0 to {criteria[name].most}")
                    raise InvalidValueError(f"{sheet.application}: {name}", value, fix)

    def score(self, application: str, *, drop_ends: bool | None = None) -> PanelScore:
        """The score of an application.

        Args:
            application: Its id.
            drop_ends: Whether the highest and the lowest total are dropped, where the scoring itself leaves that open.

        Raises:
            InvalidValueError: If neither says whether they are dropped.
        """
        drop = self.scoring.drop_ends if self.scoring.drop_ends is not None else drop_ends
        if drop is None:
            fix = Text("请写明是否去掉最高分和最低分", "say whether the highest and the lowest total are dropped")
            raise InvalidValueError("Scoring.drop_ends", None, fix)
        by_member = {sheet.panellist: sheet for sheet in self.sheets if sheet.application == application}
        counted: list[dict[str, Band]] = []
        recused = waiting = 0
        for member in self.members:
            sheet = by_member.get(member)
            if sheet is not None and sheet.recused:
                recused += 1
                continue
            given = {} if sheet is None else {name: value for name, value in sheet.scores.items() if not isinstance(value, Missing)}
            complete = len(given) == len(self.scoring.criteria)
            waiting += not complete
            if complete or self.scoring.missing is not MissingScores.LEFT_OUT:
                counted.append({each.id: self._ends(given, each) for each in self.scoring.criteria})
        return self._of(application, counted, drop=drop, recused=recused, waiting=waiting)

    def _ends(self, given: Mapping[str, Decimal], criterion: Criterion) -> Band:
        """The least and the greatest that a panellist who gave these may give for a criterion."""
        if criterion.id in given:
            return Fraction(given[criterion.id]), Fraction(given[criterion.id])
        return Fraction(0), Fraction(0 if self.scoring.missing is MissingScores.NOTHING else criterion.most)

    def _of(self, application: str, counted: list[dict[str, Band]], *, drop: bool, recused: int, waiting: int) -> PanelScore:
        # The score rises with every single one that is given, with the ends dropped or not: the least give the least, the greatest the greatest.
        low, high = ([self.scoring.total({name: ends[end] for name, ends in each.items()}) for each in counted] for end in (0, 1))
        about: dict[str, Any] = {
            "application": application, "counted": len(counted), "recused": recused, "waiting": waiting, "totals": tuple(sorted(zip(low, high, strict=True), reverse=True)),
            "criteria": tuple(self._means(counted)),
            "counts_as": None if self.scoring.missing is MissingScores.OPEN else self.scoring.missing.label,
        }  # fmt: skip
        if len(counted) < (_FEWEST_TO_DROP if drop else 1):
            return PanelScore(**about, low=Fraction(0), high=Fraction(self.scoring.scale), too_few=True)
        least, most = (_mean(sorted(totals), drop=drop) for totals in (low, high))
        return PanelScore(**about, low=least, high=most, dropped=2 if drop else 0)

    def _means(self, counted: list[dict[str, Band]]) -> Iterator[CriterionScore]:
        for criterion in self.scoring.criteria if counted else ():
            low, high = (_mean([each[criterion.id][end] for each in counted], drop=False) for end in (0, 1))
            yield CriterionScore(id=criterion.id, label=criterion.label, mean=(low, high))

    def scores(self, applications: Iterable[str], *, drop_ends: bool | None = None) -> dict[str, PanelScore]:
        """The scores of several applications, by id.

        Raises:
            InvalidValueError: If neither the scoring nor the call says whether the highest and the lowest total are dropped.
        """
        return {each: self.score(each, drop_ends=drop_ends) for each in applications}


def _mean(totals: list[Fraction], *, drop: bool) -> Fraction:
    kept = totals[1:-1] if drop else totals
    return sum(kept, Fraction()) / len(kept)
