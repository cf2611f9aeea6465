"""The score of an application as a panel gave it: in all, by criterion, and by panellist without who that was."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs

from ..text import Text, joined, plain

__all__ = ["Band", "CriterionScore", "PanelScore", "band_text", "number_text"]

Band = tuple[Fraction, Fraction]
"""The least and the greatest that something may turn out to be; the same where it is known."""

_DECIMALS = 4
_SEVERAL = 2


def number_text(number: Fraction) -> Text:
    """An exact number in decimals; where these do not end, rounded to four and marked as about that.

    >>> number_text(Fraction(177, 2)).en, number_text(Fraction(251, 3)).en
    ('88.5', 'about 83.6667')
    """
    rest = number.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest == 1:
        # Of digits there are never more than of twos and fives together.
        digits = next(places for places in range(number.denominator.bit_length() + 1) if (number * 10**places).denominator == 1)
        return plain(f"{Decimal(int(number * 10**digits)).scaleb(-digits):f}")
    rounded = Decimal(round(number * 10**_DECIMALS)).scaleb(-_DECIMALS)
    return Text(f"约{rounded:f}", f"about {rounded:f}")


def band_text(band: Band) -> Text:
    """A number, or from the least to the greatest."""
    low, high = map(number_text, band)
    return low if band[0] == band[1] else Text(f"{low.zh}至{high.zh}", f"{low.en} to {high.en}")


def _band_data(band: Band) -> dict[str, str]:
    return {"low": str(band[0]), "high": str(band[1])}


def _panellists(number: int) -> str:
    return f"{number} panellist" if number == 1 else f"{number} panellists"


@attrs.frozen(kw_only=True)
class CriterionScore:
    """What the panellists who count gave for one criterion, on average, whether or not their totals are dropped.

    Attributes:
        id: The id of the criterion.
        label: What it is called.
        mean: The least and the greatest average.
    """

    id: str
    label: Text
    mean: Band


@attrs.frozen(kw_only=True)
class PanelScore:
    """The score of an application.

    Attributes:
        application: Its id.
        low: The least score it may turn out to have.
        high: The greatest; equal to `low` where nothing is missing.
        counted: How many panellists count.
        dropped: How many of their totals are dropped.
        recused: How many stood aside.
        waiting: How many panellists have yet to give scores, or to give some of them.
        counts_as: What becomes of scores that were not given, in words; None where they leave the score open.
        too_few: Whether fewer than three totals count though the highest and the lowest are to be dropped, or none counts at all.
        totals: The total of each panellist who counts, the greatest first, so that none shows who gave it.
        criteria: The averages by criterion; none where nobody counts.
    """

    application: str
    low: Fraction
    high: Fraction
    counted: int
    dropped: int = 0
    recused: int = 0
    waiting: int = 0
    counts_as: Text | None = None
    too_few: bool = False
    totals: tuple[Band, ...] = ()
    criteria: tuple[CriterionScore, ...] = ()

    @property
    def known(self) -> bool:
        """Whether nothing of it is open."""
        return self.low == self.high and not self.too_few

    @property
    def text(self) -> Text:
        """The score in words."""
        low, high = number_text(self.low), number_text(self.high)
        return low if self.known else Text(f"{low.zh}至{high.zh}", f"{low.en} to {high.en}")

    @property
    def notes(self) -> tuple[Text, ...]:
        """What has to be said of it."""
        found: list[Text] = []
        if self.too_few:
            found.append(
                Text(
                    f"仅{self.counted}位评委的评分可计，不足以得出评审得分",
                    f"only {_panellists(self.counted)} counted, too few for a score",
                )
            )
        if self.waiting:
            missing = Text(f"{self.waiting}位评委的评分未齐", f"scores of {_panellists(self.waiting)} are missing")
            found.append(missing if self.counts_as is None else joined((missing, self.counts_as), zh="，", en=": "))
        if self.dropped:
            found.append(Text("去掉一个最高分和一个最低分", "the highest and the lowest total are dropped"))
        if self.recused:
            found.append(Text(f"{self.recused}位评委回避", f"{_panellists(self.recused)} stood aside"))
        return tuple(found)

    @property
    def lacking(self) -> Text:
        """What has yet to be given for the score to be known."""
        if self.too_few:
            return self.notes[0]
        return Text(f"{self.waiting}位评委的评分", f"scores of {_panellists(self.waiting)}")

    @property
    def totals_text(self) -> tuple[Text, ...]:
        """The totals in words."""
        return tuple(map(band_text, self.totals))

    @property
    def averages_text(self) -> tuple[Text, ...]:
        """The averages in words, where there are several criteria."""
        if len(self.criteria) < _SEVERAL:
            return ()
        said = ((each.label, band_text(each.mean)) for each in self.criteria)
        return tuple(Text(f"{label.zh}{mean.zh}", f"{label.en} {mean.en}") for label, mean in said)

    @property
    def lines(self) -> tuple[Text, ...]:
        """The totals and the averages, a line each."""
        found = (
            (Text("各评委总分：", "totals of the panellists: "), self.totals_text),
            (Text("各项平均：", "averages: "), self.averages_text),
        )
        return tuple(head + joined(said) for head, said in found if said)

    def as_data(self) -> dict[str, Any]:
        """The score as JSON data, its ends as exact fractions."""
        return {
            "application": self.application, "low": str(self.low), "high": str(self.high), "counted": self.counted, "dropped": self.dropped,
            "recused": self.recused, "waiting": self.waiting, "too_few": self.too_few, "totals": [_band_data(each) for each in self.totals],
            "criteria": [{"id": each.id, "label": each.label.as_data(), **_band_data(each.mean)} for each in self.criteria],
        }  # fmt: skip
