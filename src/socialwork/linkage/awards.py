"""What one application of a call gets or may get, and why."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs

from ..errors import mask_identity
from ..money import yuan_text
from ..rules import Decision, Missing
from ..selection import Basis, Outcome
from ..text import Labelled, Lang, Text, check_lang, joined, plain
from .applications import APPLICATION, Application
from .funding import Ground
from .instalments import instalments
from .panel_scores import PanelScore, band_text, number_text

__all__ = ["HEADINGS", "NOTHING", "Award", "Bound", "Ends", "TiedScores", "amounts_text", "ends_data", "number", "parts_of"]

Ends = tuple[Decimal, Decimal]
"""The least and the greatest amount, in yuan."""

NOTHING = plain("-")
"""What stands in a cell where there is nothing to say."""
_GRANTED = Text("资助金额", "granted")
HEADINGS = (
    Text("名次", "rank"),
    Text("编号", "id"),
    Text("项目", "title"),
    Text("申报组织", "organisation"),
    Text("评审得分", "score"),
    Text("申请金额", "asked"),
    Text("资助上限", "can be granted"),
    Text("结果", "outcome"),
    _GRANTED,
    Text("依据", "why"),
    Text("待核实或并列", "missing, or level with"),
)


class Bound(Labelled):
    """What holds the amount that an application can be granted."""

    ASKED = "asked", "申请金额", "what was asked for"
    APPROVED = "approved", "核定金额", "what the review approved"
    CEILING = "ceiling", "每项上限", "the most for one venture"
    BUDGET_SHARE = "budget_share", "占项目预算的比例上限", "the greatest share of its budget"


def amounts_text(ends: Ends) -> Text:
    """An amount, or from the least to the greatest."""
    least, most = map(yuan_text, ends)
    return least if ends[0] == ends[1] else Text(f"{least.zh}至{most.zh}", f"{least.en} to {most.en}")


def number(amount: Decimal) -> str:
    """An amount as JSON text."""
    return f"{amount:f}"


def ends_data(ends: Ends) -> dict[str, str]:
    """The least and the greatest amount as JSON data."""
    return {"least": number(ends[0]), "most": number(ends[1])}


@attrs.frozen(kw_only=True)
class TiedScores:
    """Applications with one score whose order decides who gets what, and that nothing orders.

    Attributes:
        ids: Their ids, in order.
        score: Their score.
    """

    ids: tuple[str, ...]
    score: Fraction

    @property
    def text(self) -> Text:
        """The tie in words."""
        ids, score = ", ".join(map(mask_identity, self.ids)), number_text(self.score)
        return Text(
            f"并列未定：{ids}（评审得分{score.zh}），由主管机关裁定",
            f"tie not settled by the rules: {ids} (score {score.en}); the competent body decides",
        )

    def as_data(self) -> dict[str, Any]:
        """The tie as JSON data."""
        return {"ids": list(self.ids), "score": str(self.score)}


@attrs.frozen(kw_only=True)
class Award:
    """What one application gets.

    Where readings are varied, outcome, amount, grounds, ties, rank and score are over all of them; what can be granted, what the panel gave and
    the decision are those under the readings chosen.

    Attributes:
        application: The application.
        outcome: Whether it is funded: in every world, in none, or open.
        granted: The least and the greatest amount over all worlds, in yuan; the same where it is decided.
        grantable: What it would be granted were there money enough: the least and the greatest, where a fact is missing.
        bounds: What holds that amount, the tightest first.
        grounds: Why it gets what it gets, over all worlds.
        rests_on: What an open outcome or amount rests on: a tie, missing facts, the choice of readings.
        rank: The best and the worst place that it can have; None where it takes part in no case.
        score: The least and the greatest score; None where it takes part in no case.
        panel: What the panel gave; None where the application tells its score itself.
        decision: Whether it takes part, with the reasons, under the readings chosen.
        waiting: What of it is missing and matters.
        level_with: The ids that nothing orders against it although that matters.
        ties_of_others: The ids of others whose tie decides what it gets, where it stands in none itself.
        under: Where readings are varied and it matters: the options together, and what they come to, in the order in which they were worked out.
        waits_for: The ids of others of which something is missing that can decide what it gets.
        proven: False where the search was bounded, or more was supposed than can truly come about: then it may in truth be decided.
        parts: The instalments, where the amount is decided and paid in several.
    """

    application: Application
    outcome: Outcome
    granted: Ends
    grantable: Ends
    bounds: tuple[Bound, ...]
    grounds: tuple[Ground, ...]
    rests_on: tuple[Basis, ...]
    rank: tuple[int, int] | None
    score: tuple[Fraction, Fraction] | None
    panel: PanelScore | None
    decision: Decision
    waiting: tuple[Text, ...]
    level_with: tuple[str, ...]
    proven: bool
    parts: tuple[Decimal, ...] = ()
    waits_for: tuple[str, ...] = ()
    ties_of_others: tuple[str, ...] = ()
    under: tuple[tuple[Text, Ends], ...] = ()

    @property
    def id(self) -> str:
        """The id of the application."""
        return self.application.id

    @property
    def decided(self) -> bool:
        """Whether the amount is the same in every world."""
        return self.granted[0] == self.granted[1]

    @property
    def _score_text(self) -> Text:
        if self.score is None:
            return NOTHING
        return band_text(self.score)

    @property
    def why(self) -> Text:
        """What it rests on, in words."""
        if self.rests_on:
            return joined(basis.label for basis in self.rests_on)
        return joined(ground.label for ground in self.grounds)

    @property
    def score_differs(self) -> bool:
        """Whether the application tells another score than its panel gave, beyond the rounding of what it tells."""
        told = self.application.score
        if self.panel is None or isinstance(told, Missing) or self.panel.too_few:
            return False
        rounding = Fraction(1, 2 * 10 ** max(0, -int(told.as_tuple().exponent)))
        return not self.panel.low - rounding <= Fraction(told) <= self.panel.high + rounding

    @property
    def over_budget(self) -> tuple[Text, ...]:
        """Which of its amounts are certainly more than the whole budget of the project. Where nothing forbids that, it is still to be looked at."""
        whole, about = self.application.project_budget, self.application
        if isinstance(whole, Missing):
            return ()
        told = ((APPLICATION.asked.label, about.asked), (APPLICATION.approved.label, about.approved), (_GRANTED, self.granted[0]))
        return tuple(label for label, amount in told if not isinstance(amount, Missing) and amount > whole)

    @property
    def open_because(self) -> tuple[Text, ...]:
        """What it hangs on, each named: what is missing of it, whom it is level with, what is missing of others, and what readings make of it."""
        found: list[Text] = []
        if self.waiting:
            found.append(Text("待核实：", "missing: ") + joined(self.waiting))
        if self.level_with:
            found.append(Text("并列：", "level with ") + plain(", ".join(map(mask_identity, self.level_with))))
        if self.ties_of_others:
            found.append(Text("其他项目并列未定：", "tie of others: ") + plain(", ".join(map(mask_identity, self.ties_of_others))))
        if self.waits_for:
            found.append(Text("另待核实其他项目：", "what is missing of others: ") + plain(", ".join(map(mask_identity, self.waits_for))))
        by_ends: dict[Ends, list[Text]] = {}
        for options, ends in self.under:
            by_ends.setdefault(ends, []).append(options)
        if by_ends:
            each = (
                amounts_text(ends) + Text("（", " (") + joined(options, zh="；", en="; ") + Text("）", ")")
                for ends, options in by_ends.items()
            )
            found.append(Text("因口径而异：", "by reading: ") + joined(each, zh="，", en=", "))
        return tuple(found)

    def cells(self) -> tuple[Text, ...]:
        """The award as a row of a table."""
        asked, title = self.application.asked, self.application.title
        rank = "-" if self.rank is None else str(self.rank[0]) if self.rank[0] == self.rank[1] else f"{self.rank[0]}-{self.rank[1]}"
        return (
            plain(rank), plain(mask_identity(self.id)), title.label if isinstance(title, Missing) else plain(title),
            plain(mask_identity(self.application.organisation)), self._score_text,
            asked.label if isinstance(asked, Missing) else yuan_text(asked), amounts_text(self.grantable), self.outcome.label,
            amounts_text(self.granted), self.why, joined(self.open_because, zh="；", en="; ") if self.open_because else NOTHING,
        )  # fmt: skip

    def lines(self) -> Iterator[Text]:
        """What there is to say of it, line by line."""
        yield plain(mask_identity(self.id)) + Text("：", ": ") + self.outcome.label + Text("，", ", ") + amounts_text(self.granted)
        yield Text("依据：", "rests on: ") + self.why
        if self.rank is not None:
            _, _, _, _, score, asked, *_ = self.cells()
            yield Text("评审得分：", "score: ") + score
            yield Text("申请金额：", "asked: ") + asked
            held = joined(bound.label for bound in self.bounds)
            yield Text("资助上限：", "can be granted: ") + amounts_text(self.grantable) + Text("（", " (") + held + Text("）", ")")
        if self.parts:
            yield Text("分期：", "instalments: ") + joined(map(yuan_text, self.parts))
        if self.panel is not None:
            yield from self.panel.lines
            yield from self.panel.notes
        if self.score_differs:
            yield Text(
                "申报表中的评审得分与评审团的评分不符，以评审团为准", "the application tells another score; what the panel gave counts"
            )
        if self.over_budget:
            yield joined(self.over_budget) + Text("高于项目总预算，请核对", ": more than the budget of the project; look it up")
        yield from self.open_because
        if not self.proven and not self.decided:
            yield Text("情形未逐一证明，实际可能已定", "not every case could be proven; in truth it may be decided")

    def explain(self, lang: Lang = "zh", depth: int | None = None) -> str:
        """The award and its reasons.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        check_lang(lang)
        return "\n".join((*(line.in_(lang) for line in self.lines()), self.decision.explain(lang, depth=depth)))

    def as_data(self) -> dict[str, Any]:
        """The award as JSON data, amounts as text."""
        asked, approved = self.application.asked, self.application.approved
        return {
            "id": self.id,
            "organisation": self.application.organisation,
            "outcome": self.outcome.value,
            "granted": ends_data(self.granted),
            "grantable": ends_data(self.grantable),
            "asked": {"missing": asked.value} if isinstance(asked, Missing) else number(asked),
            "approved": {"missing": approved.value} if isinstance(approved, Missing) else number(approved),
            "bounds": [bound.value for bound in self.bounds],
            "grounds": [ground.value for ground in self.grounds],
            "rests_on": [basis.value for basis in self.rests_on],
            "rank": None if self.rank is None else {"best": self.rank[0], "worst": self.rank[1]},
            "score": None if self.score is None else {"low": str(self.score[0]), "high": str(self.score[1])},
            "panel": None if self.panel is None else self.panel.as_data(),
            "eligible": self.decision.verdict.value,
            "open_facts": [fact.name for fact in self.decision.open_facts],
            "waiting": [each.as_data() for each in self.waiting],
            "score_differs": self.score_differs,
            "over_budget": [each.as_data() for each in self.over_budget],
            "level_with": list(self.level_with),
            "ties_of_others": list(self.ties_of_others),
            "waits_for": list(self.waits_for),
            "under": [{"options": options.as_data(), "granted": ends_data(ends)} for options, ends in self.under],
            "proven": self.proven,
            "instalments": [number(part) for part in self.parts],
        }


def parts_of(amount: Decimal, shares: tuple[Fraction, ...]) -> tuple[Decimal, ...]:
    """The instalments of a decided grant; none where it is paid at once, or nothing is."""
    return instalments(amount, shares) if amount and len(shares) > 1 else ()
