"""What is told of a network: as text for a console, as a page for a browser, as JSON data."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import attrs

from ..markup import document, element, listed, page, table, unfolding
from ..policies import Law, Policy
from ..policies.taken import readings_taken, readings_varied
from ..rules import NOTICE
from ..text import Lang, Text, plain
from ..tiers import AreaCoverage, Coverage, Finding, Network, NetworkAssessment, ServiceSystem
from ..tiers.findings import named
from ..tiers.network_tables import (
    GRADE_HEADINGS,
    LACK_HEADINGS,
    OPEN,
    grade_rows,
    heading,
    lack_rows,
    non_conforming,
    open_units,
    tally_table,
)
from .tables import as_table

__all__ = ["NetworkAnswer"]

_MOST_AREAS, _MOST_LISTED, _MOST_LACKS = 40, 20, 10
"""As many areas, places or units of a list, and missing things as are shown without `--all`."""

_AREA, _UNITS, _ORPHANS = Text("地区（已设/地方）", "area (with a unit/places)"), Text("机构", "units"), Text("上无指导", "orphans")
_WITHOUT = Text("未设机构", "without a unit")
_COVERAGE, _FINDINGS, _NO_FINDINGS = Text("覆盖情况", "coverage"), Text("提示", "worth a look"), Text("未发现问题", "nothing to look at")
_OUTCOMES, _LACKING, _NON_CONFORMING = Text("评估", "assessment"), Text("最缺什么", "missing most"), Text("不符合标准", "non-conforming")
_SEE_ALL = Text("（--all 全部列出）", " (--all lists them)")


@attrs.frozen(kw_only=True)
class NetworkAnswer:
    """A network under the law of a day, and what was found.

    Attributes:
        network: The network.
        law: The service system, on the day.
        findings: What is worth a look; with errors there is no network.
        coverage: Which places have a unit.
        assessed: How the units stand against a standard; None where none was named.
        everything: Whether long lists are shown whole.
        no_units: The name of the sheet of units that was looked for and not found; None where units were read.
    """

    network: Network
    law: Law[ServiceSystem]
    findings: tuple[Finding, ...]
    coverage: Coverage
    assessed: NetworkAssessment | None
    everything: bool
    no_units: str | None = None

    @property
    def laws(self) -> tuple[Law[Policy], ...]:
        """Whatever was asked: the system, then the standard."""
        return (self.law,) if self.assessed is None else (self.law, self.assessed.law)

    def _head(self) -> Iterator[Text]:
        for law in self.laws:
            yield Text(f"{law.policy.title.zh}（{law.day}）", f"{law.policy.title.en} ({law.day})")
            yield from law.marks
            yield readings_taken(law)
        if self.assessed is not None and self.assessed.varied is not None:
            yield readings_varied(self.assessed.varied)
        places, units = len(self.network.places), len(self.network.units)
        yield Text(f"{places}处地方，{units}个机构", f"{places} places, {units} units")
        if unlisted := len(self.coverage.unlisted):
            yield Text(
                f"按所取口径，其中{unlisted}处地方不计（见提示）",
                f"as the text is read here, {unlisted} of the places do not count (see below)",
            )
        if self.no_units is not None:
            yield Text(
                f"没有找到机构表 {self.no_units}：以下按没有机构统计；机构表若在别处，请在地方表之后写明",
                f"no sheet of units was found, {self.no_units}: everything below counts no unit; if it is elsewhere, name it after the places",
            )

    def _told(self, lang: Lang) -> str:
        if not self.findings:
            return _NO_FINDINGS.in_(lang)
        head = Text(f"{_FINDINGS.zh}（{len(self.findings)}）", f"{_FINDINGS.en} ({len(self.findings)})").in_(lang)
        return "\n".join((head, *(f"- {finding.in_language(lang)}" for finding in self.findings)))

    @property
    def _levels(self) -> tuple[str, ...]:
        """The levels whose places are listed: those above the lowest, where they are not too many."""
        above = (tier.id for tier in self.coverage.tiers[:-1])
        return tuple(level for level in above if self.everything or len(self.coverage.by(level)) <= _MOST_AREAS)

    def _not_listed(self) -> Iterator[Text]:
        for tier in self.coverage.tiers[:-1]:
            if tier.id not in self._levels:
                number = len(self.coverage.by(tier.id))
                yield Text(f"{tier.level.zh}：{number}处", f"{tier.level.en}: {number}") + _SEE_ALL

    def _covered(self, lang: Lang, width: int) -> Iterator[str]:
        headings, *rows = self.coverage.rows()
        yield as_table(headings, rows, lang=lang, width=width)
        for place, level in enumerate(tier.id for tier in self.coverage.tiers):
            if level not in self._levels:
                continue
            below = self.coverage.tiers[place:]
            areas = [_area_row(area) for area in self.coverage.by(level)]
            yield as_table((_AREA, *(tier.level for tier in below), _UNITS, _ORPHANS), areas, lang=lang, width=width)
        yield from (line.in_(lang) for line in self._not_listed())
        if without := [named(place).in_(lang) for place in self.coverage.without]:
            yield "\n".join((_WITHOUT.in_(lang), *self._some(without, lang)))

    def _some(self, lines: Sequence[str], lang: Lang) -> Iterator[str]:
        """A list, or as much of it as is shown."""
        shown = lines if self.everything else lines[:_MOST_LISTED]
        yield from (f"- {line}" for line in shown)
        yield from self._more(len(lines) - len(shown), lang)

    @staticmethod
    def _more(number: int, lang: Lang) -> Iterator[str]:
        """How many further ones are not shown, if any are."""
        if number:
            yield (Text(f"另有{number}项", f"{number} more") + _SEE_ALL).in_(lang)

    def _assessed(self, lang: Lang, width: int) -> Iterator[str]:
        assessed = self.assessed
        if assessed is None:
            return
        yield _OUTCOMES.in_(lang)
        for level in (None, *self._levels):
            headings, rows = tally_table(assessed, level)
            yield as_table(headings, rows, lang=lang, width=width)
        if graded := grade_rows(assessed):
            yield as_table(GRADE_HEADINGS, graded, lang=lang, width=width)
        if failing := list(non_conforming(assessed, lang)):
            yield "\n".join((_NON_CONFORMING.in_(lang), *self._some(failing, lang)))
        for outcome in OPEN:
            if lines := list(open_units(assessed, outcome, lang)):
                yield "\n".join((outcome.label.in_(lang), *self._some(lines, lang)))
        if lacking := lack_rows(assessed):
            shown = lacking if self.everything else lacking[:_MOST_LACKS]
            yield f"{_LACKING.in_(lang)}\n{as_table(LACK_HEADINGS, shown, lang=lang, width=width)}"
            yield from self._more(len(lacking) - len(shown), lang)

    def page(self, lang: Lang, width: int) -> str:
        """Everything, as text."""
        blocks = ["\n".join(line.in_(lang) for line in self._head()), self._told(lang), _COVERAGE.in_(lang)]
        return "\n\n".join([*blocks, *self._covered(lang, width), *self._assessed(lang, width), NOTICE.in_(lang)])

    def _areas(self, lang: Lang) -> Iterator[str]:
        """The coverage of each place above the lowest level, and the places without a unit, folded away."""
        for place, tier in enumerate(self.coverage.tiers[:-1]):
            areas = [_area_row(area) for area in self.coverage.by(tier.id)]
            headings = (_AREA, *(below.level for below in self.coverage.tiers[place:]), _UNITS, _ORPHANS)
            if areas:
                yield unfolding(
                    f"{_COVERAGE.in_(lang)}{'：' if lang == 'zh' else ': '}{tier.level.in_(lang)}", table(headings, areas, lang=lang)
                )
        if without := [named(place).in_(lang) for place in self.coverage.without]:
            yield unfolding(f"{_WITHOUT.in_(lang)} ({len(without)})", listed(without))

    def html(self, lang: Lang) -> str:
        """Everything, as a page for a browser."""
        told = listed(finding.in_language(lang) for finding in self.findings)
        of_assessed = () if self.assessed is None else heading(self.assessed)  # which its own part of the page says
        whole = page(
            *(element("p", line.in_(lang)) for line in self._head() if line not in of_assessed),
            unfolding(f"{_FINDINGS.in_(lang)} ({len(self.findings)})", told, open_=True) if told else element("p", _NO_FINDINGS.in_(lang)),
            unfolding(_COVERAGE.in_(lang), self.coverage.to_html(lang), open_=True),
            *self._areas(lang),
            *(() if self.assessed is None else (unfolding(_OUTCOMES.in_(lang), self.assessed.to_html(lang), open_=True),)),
            element("p", NOTICE.in_(lang)),
            lang=lang,
        )
        return document(self.laws[-1].policy.title.in_(lang), whole, lang=lang)

    def as_data(self, files: tuple[Path, ...]) -> dict[str, Any]:
        """Everything, as JSON data."""
        return {
            "schema": "socialwork.network_report/1",
            "files": [str(path) for path in files],
            "policy": self.law.policy.id,
            "law_of": str(self.law.day),
            "readings": {name: option for law in self.laws for name, option in law.choices},
            "marks": [mark.as_data() for mark in self.law.marks],
            "units_not_found": self.no_units,
            "findings": [finding.as_data() for finding in self.findings],
            "coverage": self.coverage.as_data(),
            "assessment": None if self.assessed is None else self.assessed.as_data(),
            "notice": NOTICE.as_data(),
        }


def _area_row(area: AreaCoverage) -> tuple[Text, ...]:
    covered = (plain(f"{count.covered}/{count.places}") for count in area.counts)
    return area.label, *covered, plain(sum(count.units for count in area.counts)), plain(sum(count.orphans for count in area.counts))
