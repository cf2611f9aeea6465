"""What a formula says of ventures, and what these link, as a sheet: one venture a row."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from ..errors import InvalidValueError
from ..linkage.compositions import CompositionCheck
from ..linkage.districts import DistrictLinkage
from ..linkage.sectors import Linked
from ..linkage.slot_results import SlotStatus
from ..linkage.venture_lists import CompositionChecks
from ..policies.taken import readings_taken, readings_varied
from ..rules import NOTICE
from ..text import Lang, Text, check_lang, joined
from ._writing import guarded, shown, write_rows

__all__ = ["write"]

_HEADINGS = (
    Text("编号", "id"), Text("项目名称", "title"), Text("结论", "answer"), Text("缺少、超出或待核实", "what does not fit"),
    Text("因口径而异", "depends on readings"), *(status.label for status in Linked),
)  # fmt: skip
_THE_SAME = Text("请用同一批项目", "give both of the same ventures")


def _cell(parts: Iterable[Text], lang: Lang) -> str:
    listed = tuple(parts)
    return shown(joined(listed, zh="；", en="; ").in_(lang)) if listed else ""


def _title(check: CompositionCheck) -> str:
    return "" if check.venture.title is None else guarded(check.venture.title)


def _notes(checks: CompositionChecks, district: DistrictLinkage) -> Iterator[Text]:
    law = checks.law
    yield checks.text
    yield district.text
    yield Text(f"{law.policy.title.zh}（{law.day}）", f"{law.policy.title.en} ({law.day})")
    yield from law.marks
    yield readings_taken(law)
    yield from dict.fromkeys(readings_varied(each.varied) for each in checks.checks if each.varied is not None)
    yield NOTICE


def write(path: Path, checks: CompositionChecks, district: DistrictLinkage, lang: str) -> None:
    """See `socialwork.sheets.write_compositions`."""
    spoken = check_lang(lang)
    if [each.venture.id for each in checks.checks] != [each.of.id for each in district.linkages]:
        raise InvalidValueError("linkage", len(district.linkages), _THE_SAME)
    rows = [[heading.in_(spoken) for heading in _HEADINGS]]
    for check, links in zip(checks.checks, district.linkages, strict=True):
        rows.append([
            guarded(check.venture.id), _title(check), check.verdict.label.in_(spoken),
            _cell((slot.line for slot in check.slots if slot.status is not SlotStatus.FITS), spoken), ", ".join(check.depends_on),
            *(_cell((sector.label for sector in links.with_status(status)), spoken) for status in Linked),
        ])  # fmt: skip
    rows += [["*", shown(note.in_(spoken)), *[""] * (len(_HEADINGS) - 2)] for note in _notes(checks, district)]
    write_rows(path, rows)
