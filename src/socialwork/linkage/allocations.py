"""Grants as they came out: what each application gets or may get, why, and what is left of the money."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import attrs

from ..errors import UnknownNameError, mask_identity
from ..law import Parameter
from ..markup import element, listed, page, spoken_in_notebooks, table, unfolding
from ..money import yuan_text
from ..policies import Law
from ..rules import NOTICE
from ..selection import Outcome, Resolution
from ..text import Lang, Text, check_lang, joined, plain
from .awards import HEADINGS, NOTHING, Award, Ends, TiedScores, amounts_text, ends_data, number
from .calls import Call, CallPolicy
from .kinds import KindCheck
from .panel_scores import number_text

__all__ = ["INSTALMENTS_TITLE", "PANEL_HEADINGS", "PANEL_TITLE", "Allocation"]

INSTALMENTS_TITLE = Text("分期拨付", "instalments")
"""What a table of instalments is called."""
PANEL_TITLE = Text("评审团评分", "how the panel scored")
"""What a table of how a panel scored is called."""
PANEL_HEADINGS = (
    Text("编号", "id"),
    Text("评审得分", "score"),
    Text("各评委总分", "totals of the panellists"),
    Text("各项平均", "averages"),
    Text("说明", "notes"),
)
"""What a table of how a panel scored is headed by."""


@attrs.frozen(kw_only=True, repr=False)
class Allocation:
    """The grants of a call: they support a decision and take none.

    Attributes:
        call: What the office recorded.
        law: The law, with the readings chosen.
        budget: What there was, in yuan.
        awards: One for each application, the best placed first, then those that take no part.
        granted: The least and the greatest amount granted in all.
        ties: Ties that matter.
        unused: Resolutions that order nobody.
        varied: The readings that were varied; None where those chosen were taken.
        rest_on: The readings that grants rest on.
        kind: Whether the least share of one kind is kept; None where the text asks for none.
        combinations: How many combinations of readings were worked out.
    """

    call: Call
    law: Law[CallPolicy]
    budget: Decimal
    awards: tuple[Award, ...]
    granted: Ends
    ties: tuple[TiedScores, ...]
    unused: tuple[Resolution, ...]
    varied: tuple[str, ...] | None
    combinations: int
    rest_on: tuple[str, ...] = ()
    kind: KindCheck | None = None

    def __repr__(self) -> str:
        return f"Allocation({len(self.awards)} applications, budget={self.budget:f})"

    def award(self, application: str) -> Award:
        """What an application gets.

        Raises:
            UnknownNameError: If nobody has that id.
        """
        for award in self.awards:
            if award.id == application:
                return award
        raise UnknownNameError(Text("申报项目", "application"), application, tuple(each.id for each in self.awards))

    @property
    def left(self) -> Ends:
        """What is left of the budget, in yuan: the least and the greatest."""
        return self.budget - self.granted[1], self.budget - self.granted[0]

    def with_outcome(self, outcome: Outcome) -> tuple[Award, ...]:
        """The awards of that outcome."""
        return tuple(each for each in self.awards if each.outcome is outcome)

    @property
    def instalment_columns(self) -> tuple[Text, ...]:
        """What `instalment_rows` are headed by."""
        return Text("编号", "id"), Text("资助金额", "granted"), *self.instalment_headings

    @property
    def instalment_headings(self) -> tuple[Text, ...]:
        """What columns of instalments are headed by, with their shares; none where grants are paid at once."""
        shares = self.call.instalments
        said = ((at, number_text(share * 100)) for at, share in enumerate(shares if len(shares) > 1 else (), 1))
        return tuple(Text(f"第{at}期（{share.zh}%）", f"instalment {at} ({share.en}%)") for at, share in said)

    def instalment_rows(self) -> Iterator[tuple[Text, ...]]:
        """The id of each venture whose grant is decided and paid in instalments, the grant, and each instalment."""
        for each in self.awards:
            if each.parts:
                yield plain(mask_identity(each.id)), amounts_text(each.granted), *map(yuan_text, each.parts)

    @property
    def lines(self) -> tuple[Text, ...]:
        """The grants in short: counts, money, readings, ties, and what must be said of the law."""
        return tuple(self._lines())

    def _lines(self) -> Iterator[Text]:
        title = self.law.policy.title
        yield Text(f"{title.zh}：{self.call.name}", f"{title.en}: {self.call.name}") if self.call.name else title
        funded, open_, not_ = (len(self.with_outcome(outcome)) for outcome in (Outcome.SELECTED, Outcome.OPEN, Outcome.NOT_SELECTED))
        unsure = sum(not each.decided for each in self.with_outcome(Outcome.SELECTED))
        zh, en = (f"（其中{unsure}项金额待定）", f" (the amount of {unsure} open)") if unsure else ("", "")
        yield Text(
            f"申报{len(self.awards)}项：拟入选{funded}项{zh}，待定{open_}项，未入选{not_}项（适用{self.law.day}之规定）",
            f"{len(self.awards)} applications: {funded} selected{en}, {open_} open, {not_} not selected (law of {self.law.day})",
        )
        budget, granted, left = yuan_text(self.budget), amounts_text(self.granted), amounts_text(self.left)
        yield Text(f"经费{budget.zh}：资助{granted.zh}，余{left.zh}", f"budget {budget.en}: granted {granted.en}, left {left.en}")
        yield from self._sources()
        among = self.law.policy.kind_among
        for name in (*self.rest_on, *(() if among is None else (among.id,))):
            reading = self.law.reading(name)
            if self.varied is not None and name in self.varied:
                yield Text(
                    f"口径 {name}（{reading.question.zh}）：逐一取各种可采选项",
                    f"reading {name} ({reading.question.en}): every admissible option",
                )
            else:
                option = self.law.choice(reading).label
                yield Text(f"口径 {name}（{reading.question.zh}）：{option.zh}", f"reading {name} ({reading.question.en}): {option.en}")
        yield from (tie.text for tie in self.ties)
        if differing := [mask_identity(each.id) for each in self.awards if each.score_differs]:
            ids = ", ".join(sorted(differing))
            yield Text(
                f"申报表中的评审得分与评审团的评分不符，以评审团为准：{ids}",
                f"applications that tell another score than the panel gave, which counts: {ids}",
            )
        if over := [mask_identity(each.id) for each in self.awards if each.over_budget]:
            ids = ", ".join(sorted(over))
            yield Text(
                f"申请或资助金额高于项目总预算，请核对：{ids}",
                f"applications that ask for or are granted more than the budget of their project; look it up: {ids}",
            )
        if self.kind is not None:
            yield self.kind.text
        for each in self.call.resolutions:
            said = each.text + Text(f"（{each.by}，{each.on}：{each.reason}）", f" ({each.by}, {each.on}: {each.reason})")
            if each in self.unused:
                yield Text("裁定未起作用：", "a resolution that orders nobody: ") + said + Text("：", ": ") + self._why_unused(each)
            else:
                yield Text("并列已按裁定：", "tie settled: ") + said
        yield from self.law.marks

    def _why_unused(self, resolution: Resolution) -> Text:
        strangers = {*resolution.chosen, *resolution.over} - {each.id for each in self.awards}
        if strangers:
            ids = joined(plain(mask_identity(each)) for each in sorted(strangers))
            return Text(f"没有申报项目 {ids.zh}", f"there is no application {ids.en}")
        return Text("所列项目得分不会相同，或不参评", "their scores cannot be equal, or one takes no part")

    def _sources(self) -> Iterator[Text]:
        """Where the numbers come from that the call leaves to the text, and how far they were checked."""
        policy, call = self.law.policy, self.call
        said = [
            *self._source(policy.budget, call.budget),
            *self._source(policy.ceiling, call.ceiling),
            *self._source(policy.budget_share, call.budget_share),
            *self._source(policy.places, call.places),
        ]
        if said:
            yield Text("所用数值：", "numbers of the text: ") + joined(said)

    def _source(self, parameter: Parameter[Any] | None, own: object) -> Iterator[Text]:
        if parameter is not None and own is None:
            value = self.law.value(parameter)
            grounds = joined((*map(plain, value.clause), *(() if value.verified is None else (value.verified.label,))))
            yield parameter.label + Text("（", " (") + grounds + Text("）", ")")

    def table(self, lang: Lang = "zh") -> tuple[tuple[str, ...], ...]:
        """The awards as rows of words, the headings first.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        check_lang(lang)
        return tuple(tuple(cell.in_(lang) for cell in row) for row in (HEADINGS, *(each.cells() for each in self.awards)))

    def explain(self, lang: Lang = "zh") -> str:
        """The grants in short, and a line for each award.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        check_lang(lang)
        awards = (next(each.lines()) + Text("（", " (") + each.why + Text("）", ")") for each in self.awards)
        return "\n".join(line.in_(lang) for line in (*self.lines, *awards, NOTICE))

    def as_data(self) -> dict[str, Any]:
        """The grants as JSON data, amounts as text."""
        return {
            "schema": "socialwork.allocation/1",
            "policy": self.law.policy.id,
            "call": self.call.name,
            "day": str(self.law.day),
            "readings": dict(self.law.choices),
            "rest_on": list(self.rest_on),
            "varied": None if self.varied is None else list(self.varied),
            "combinations": self.combinations,
            "budget": number(self.budget),
            "granted": ends_data(self.granted),
            "left": ends_data(self.left),
            "awards": [each.as_data() for each in self.awards],
            "ties": [each.as_data() for each in self.ties],
            "kind": None if self.kind is None else self.kind.as_data(),
            "used_resolutions": [each.text.as_data() for each in self.call.resolutions if each not in self.unused],
            "unused_resolutions": [each.text.as_data() for each in self.unused],
            "marks": [mark.as_data() for mark in self.law.marks],
            "notice": NOTICE.as_data(),
        }

    def to_html(self, lang: Lang = "zh") -> str:
        """The grants as HTML: in short, then a table for each outcome.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        check_lang(lang)
        head, *rest = (line.in_(lang) for line in self.lines)
        tables = (
            unfolding(
                f"{outcome.label.in_(lang)} ({len(found)})",
                table(HEADINGS, (each.cells() for each in found), lang=lang),
                open_=outcome is not Outcome.NOT_SELECTED,
            )
            for outcome in Outcome
            if (found := self.with_outcome(outcome))
        )
        scored = table(PANEL_HEADINGS, self.panel_rows(), lang=lang)
        panel = (unfolding(PANEL_TITLE.in_(lang), scored),) if any(self.panel_rows()) else ()
        paid = table(self.instalment_columns, self.instalment_rows(), lang=lang)
        parts = (unfolding(INSTALMENTS_TITLE.in_(lang), paid),) if any(self.instalment_rows()) else ()
        return page(element("p", element("strong", head)), listed(rest), *tables, *parts, *panel, element("p", NOTICE.in_(lang)), lang=lang)

    def panel_rows(self) -> Iterator[tuple[Text, ...]]:
        """How a panel scored each application that takes part, as cells under `PANEL_HEADINGS`; nothing where there is no panel."""
        for each in self.awards:
            if each.panel is not None and each.rank is not None:
                totals, averages = (joined(said) if said else NOTHING for said in (each.panel.totals_text, each.panel.averages_text))
                notes = joined(each.panel.notes) if each.panel.notes else NOTHING
                yield plain(mask_identity(each.id)), each.panel.text, totals, averages, notes

    def _repr_html_(self) -> str:
        return self.to_html(spoken_in_notebooks())
