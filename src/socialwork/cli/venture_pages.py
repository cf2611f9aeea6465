"""What is told of ventures: as text for a console, as a page for a browser, as JSON data."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

from ..errors import mask_identity
from ..linkage.compositions import CompositionCheck
from ..linkage.districts import DistrictLinkage
from ..linkage.sectors import Linkage, Linked
from ..linkage.slot_results import SlotStatus
from ..linkage.venture_lists import CompositionChecks
from ..markup import document, element, listed, page, table, unfolding
from ..policies.taken import readings_taken, readings_varied
from ..rules import NOTICE
from ..text import Lang, Text, joined, plain
from .tables import as_table

__all__ = ["VentureAnswer"]

_HEADINGS = (
    Text("创投项目", "venture"), Text("结论", "answer"), Text("缺少、超出或待核实的项", "what does not fit"), Text("五社", "sectors"),
)  # fmt: skip
_NOTHING, _ALL_LINKED = plain("-"), Text("均已联动", "all linked")
_SHARED, _DEPENDS = Text("同时服务几个项目的人员", "who works on several ventures"), Text("因口径而异", "depends on readings")
_MISSING, _LINKAGE = Text("须查明", "to be found out"), Text("五社联动（按项目计）", "the five sectors linked, counted by venture")


def _slots(check: CompositionCheck) -> Text:
    lines = tuple(slot.line for slot in check.slots if slot.status is not SlotStatus.FITS)
    return joined(lines, zh="\n", en="\n") if lines else _NOTHING


def _sectors(linkage: Linkage) -> Text:
    told: list[Text] = []
    for status in (Linked.LACKING, Linked.NOT_KNOWN):
        if found := linkage.with_status(status):
            sectors = joined(sector.label for sector in found)
            told.append(Text(f"{status.label.zh}{sectors.zh}", f"{status.label.en}: {sectors.en}"))
    return joined(told, zh="\n", en="\n") if told else _ALL_LINKED


def _hanging(check: CompositionCheck) -> Text:
    """The readings on which an answer hangs: those that turn it alone, with the answer under each option; else those that do together."""
    parts: list[Text] = []
    for reading, told in check.by_reading():
        options = joined((plain(f"{option.id}=") + verdict.label for option, verdict in told), zh="，", en=", ")
        parts.append(
            Text(
                f"{reading.id}（{reading.question.zh}）：{options.zh}",
                f"{reading.id} ({reading.question.en}): {options.en}",
            )
        )
    if parts:
        return joined(parts, zh="；", en="; ")
    ids = ", ".join(check.depends_on)
    return Text(f"几条口径一并改取才不同：{ids}", f"only with several taken otherwise together: {ids}")


@attrs.frozen(kw_only=True)
class VentureAnswer:
    """Ventures under the law of a day, and what was found.

    Attributes:
        checks: What the formula says of each.
        district: Which sectors they link.
    """

    checks: CompositionChecks
    district: DistrictLinkage

    def _head(self) -> Iterator[Text]:
        law = self.checks.law
        yield Text(f"{law.policy.title.zh}（{law.day}）", f"{law.policy.title.en} ({law.day})")
        yield from law.marks
        yield readings_taken(law)
        yield from dict.fromkeys(readings_varied(each.varied) for each in self.checks.checks if each.varied is not None)
        yield self.checks.text

    def _rows(self) -> Iterator[tuple[Text, ...]]:
        for check, linkage in zip(self.checks.checks, self.district.linkages, strict=True):
            title = f"{mask_identity(check.venture.id)} {check.venture.called}" if check.venture.title else check.venture.called
            yield plain(title), check.verdict.label, _slots(check), _sectors(linkage)

    @property
    def lists(self) -> Mapping[Text, tuple[Text, ...]]:
        """What is listed below the table, by its heading; a list of nothing is left out."""
        found = {
            _SHARED: tuple(
                plain(mask_identity(worker)) + Text("：", ": ") + joined(plain(mask_identity(each)) for each in ventures)
                for worker, ventures in self.checks.shared
            ),
            _DEPENDS: tuple(self._of(each, _hanging(each)) for each in self.checks.checks if each.depends_on),
            _MISSING: tuple(self._of(each, joined(each.missing, zh="；", en="; ")) for each in self.checks.checks if each.missing),
        }
        return {heading: lines for heading, lines in found.items() if lines}

    @staticmethod
    def _of(check: CompositionCheck, said: Text) -> Text:
        return plain(mask_identity(check.venture.id)) + Text("：", ": ") + said

    def _notes(self) -> tuple[Text, ...]:
        return tuple(dict.fromkeys(note for each in self.district.linkages for note in each.notes))

    def page(self, lang: Lang, width: int) -> str:
        """Everything, as text."""
        parts = ["\n".join(line.in_(lang) for line in self._head()), as_table(_HEADINGS, self._rows(), lang=lang, width=width)]
        for heading, lines in self.lists.items():
            parts.append("\n".join((heading.in_(lang), *(f"- {line.in_(lang)}" for line in lines))))
        heads, *rows = self.district.rows()
        notes = "\n".join(note.in_(lang) for note in self._notes())
        parts += [f"{_LINKAGE.in_(lang)}\n{self.district.text.in_(lang)}", as_table(heads, rows, lang=lang, width=width), notes]
        return "\n\n".join((*parts, NOTICE.in_(lang)))

    def html(self, lang: Lang) -> str:
        """Everything, as a page for a browser."""
        heads, *rows = self.district.rows()
        whole = page(
            *(element("p", line.in_(lang)) for line in self._head()),
            table(_HEADINGS, self._rows(), lang=lang),
            *(unfolding(heading.in_(lang), listed(line.in_(lang) for line in lines), open_=True) for heading, lines in self.lists.items()),
            element("p", _LINKAGE.in_(lang)),
            table(heads, rows, lang=lang),
            *(element("p", note.in_(lang)) for note in (self.district.text, *self._notes(), NOTICE)),
            lang=lang,
        )
        return document(self.checks.law.policy.title.in_(lang), whole, lang=lang)

    def as_data(self, file: Path) -> dict[str, Any]:
        """Everything, as JSON data."""
        law = self.checks.law
        return {
            "schema": "socialwork.ventures_report/1",
            "file": str(file),
            "policy": law.policy.id,
            "law_of": str(law.day),
            "readings": dict(law.choices),
            "marks": [mark.as_data() for mark in law.marks],
            "composition": self.checks.as_data(),
            "linkage": self.district.as_data(),
            "notice": NOTICE.as_data(),
        }
