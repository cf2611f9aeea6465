"""Which of the five sectors the ventures of a district link: each by itself, and all of them together."""

from collections.abc import Iterable, Iterator
from typing import Any, NoReturn, TypeVar

import attrs

from ..errors import DuplicateNameError, InvalidValueError, mask_identity
from ..markup import spoken_in_notebooks
from ..policies import Law
from ..rules import NOTICE
from ..text import Lang, Text, check_lang, joined, plain
from ._showing import shown_as_html
from .sectors import Linkage, Linked, linked
from .system import LinkagePolicy
from .ventures import Venture
from .words import Sector

__all__ = ["DistrictLinkage", "DistrictSector", "district_linkage"]

P = TypeVar("P", bound=LinkagePolicy)

_HEADS = (Text("社", "sector"), *(status.label for status in Linked), Text("全部项目", "all together"))
_NONE = Text("没有创投项目", "there are no ventures")


@attrs.frozen(kw_only=True)
class DistrictSector:
    """What is known of one sector over all ventures. Ventures are counted, and never who is in them: the same people can be in several.

    Attributes:
        sector: The sector.
        linked: The ids of the ventures that link it.
        lacking: The ids of those that lack it.
        not_known: The ids of those of which it is not known.
    """

    sector: Sector
    linked: tuple[str, ...]
    lacking: tuple[str, ...]
    not_known: tuple[str, ...]

    @property
    def status(self) -> Linked:
        """Whether any venture links it: lacking only where every one lacks it, and not known where there is no venture."""
        if self.linked:
            return Linked.LINKED
        return Linked.LACKING if self.lacking and not self.not_known else Linked.NOT_KNOWN

    @property
    def row(self) -> tuple[Text, ...]:
        """It in a row of a table: how many ventures link it, lack it, do not tell."""
        return self.sector.label, *(plain(len(ids)) for ids in (self.linked, self.lacking, self.not_known)), self.status.label


@attrs.frozen(kw_only=True, repr=False)
class DistrictLinkage:
    """Which of the five sectors the ventures of a district link. Made by `district_linkage`.

    Attributes:
        law: The law.
        linkages: What each venture links, by id.
        sectors: What is known of each sector, in the order of the national wording.
    """

    law: Law[Any]
    linkages: tuple[Linkage, ...]
    sectors: tuple[DistrictSector, ...]

    def __bool__(self) -> NoReturn:
        raise InvalidValueError("an answer", len(self.linkages), "look at `.linked`, `.lacking` and `.not_known`")

    def __repr__(self) -> str:
        return f"<DistrictLinkage of {len(self.linkages)}: {len(self.linked)} linked, {len(self.lacking)} lacking, {len(self.not_known)} not known>"

    def _with(self, status: Linked) -> tuple[Sector, ...]:
        return tuple(each.sector for each in self.sectors if each.status is status)

    @property
    def linked(self) -> tuple[Sector, ...]:
        """The sectors that some venture links."""
        return self._with(Linked.LINKED)

    @property
    def lacking(self) -> tuple[Sector, ...]:
        """The sectors that every venture lacks."""
        return self._with(Linked.LACKING)

    @property
    def not_known(self) -> tuple[Sector, ...]:
        """The sectors that no venture is known to link, and some could."""
        return self._with(Linked.NOT_KNOWN)

    @property
    def text(self) -> Text:
        """Which sectors are linked, lacking and not known over all ventures, in a line."""
        if not self.linkages:
            return _NONE
        parts = ((status, self._with(status)) for status in Linked)
        told = (status.label + Text("：", ": ") + joined(each.label for each in sectors) for status, sectors in parts if sectors)
        return Text(f"{len(self.linkages)}个创投项目：", f"{len(self.linkages)} ventures: ") + joined(told, zh="；", en="; ")

    def rows(self) -> tuple[tuple[Text, ...], ...]:
        """A row for each sector with how many ventures link it, lack it, and do not tell, the headings first."""
        return _HEADS, *(each.row for each in self.sectors)

    def _lacks(self) -> Iterator[Text]:
        for each in self.linkages:
            for status in (Linked.LACKING, Linked.NOT_KNOWN):
                if found := each.with_status(status):
                    named, sectors = mask_identity(each.of.title or each.of.id), joined(sector.label for sector in found)
                    yield Text(f"{named}：{status.label.zh} {sectors.zh}", f"{named}: {status.label.en} {sectors.en}")

    def _notes(self) -> Iterator[Text]:
        yield from dict.fromkeys(note for each in self.linkages for note in each.notes)
        yield from (*self.law.marks, NOTICE)

    def explain(self, lang: Lang = "zh") -> str:
        """Each sector with its numbers of ventures, then which venture lacks what.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        check_lang(lang)
        sectors = (
            plain("- ") + each.sector.label + Text("：", ": ") + joined(_counted(each)) + Text("；", "; ") + each.status.label
            for each in self.sectors
        )
        return "\n".join(line.in_(lang) for line in (self.text, *sectors, *self._lacks(), *self._notes()))

    def table(self, lang: Lang = "zh") -> tuple[tuple[str, ...], ...]:
        """The `rows` in one language.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        check_lang(lang)
        return tuple(tuple(cell.in_(lang) for cell in row) for row in self.rows())

    def to_html(self, lang: Lang = "zh") -> str:
        """The table as HTML, with which venture lacks what.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        heads, *rows = self.rows()
        return shown_as_html(self.text, heads, rows, (*self._lacks(), *self._notes()), lang=check_lang(lang))

    def _repr_html_(self) -> str:
        return self.to_html(spoken_in_notebooks())

    def as_data(self) -> dict[str, Any]:
        """Every answer as JSON data."""
        return {
            "sectors": {
                each.sector.value: {
                    "linked": list(each.linked),
                    "lacking": list(each.lacking),
                    "not_known": list(each.not_known),
                    "status": each.status.value,
                }
                for each in self.sectors
            },
            "ventures": [each.as_data() for each in self.linkages],
        }


def _counted(each: DistrictSector) -> Iterator[Text]:
    for status, ids in zip(Linked, (each.linked, each.lacking, each.not_known), strict=True):
        yield status.label + Text(f"{len(ids)}个", f" {len(ids)}")


def district_linkage(ventures: Iterable[Venture], law: Law[P]) -> DistrictLinkage:
    """Which of the five sectors the ventures of a district link, each by itself and all of them together.

    Args:
        ventures: The ventures; their order changes nothing.
        law: As for `linked`.

    Raises:
        DuplicateNameError: If two ventures share an id.

    Source:
        W1; reading AO7.
    """
    listed = sorted(ventures, key=lambda each: each.id)
    DuplicateNameError.check(Text("创投项目", "venture"), (each.id for each in listed))
    linkages = tuple(linked(each, law) for each in listed)

    def sector(of: Sector) -> DistrictSector:
        lists = {status: tuple(each.of.id for each in linkages if of in each.with_status(status)) for status in Linked}
        return DistrictSector(sector=of, linked=lists[Linked.LINKED], lacking=lists[Linked.LACKING], not_known=lists[Linked.NOT_KNOWN])

    return DistrictLinkage(law=law, linkages=linkages, sectors=tuple(map(sector, Sector)))
