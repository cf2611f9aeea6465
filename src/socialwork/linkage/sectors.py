"""Which of the five sectors something links, which it lacks, and which are not known."""

from collections.abc import Iterator
from typing import Any, NoReturn, TypeVar

import attrs
from attrs import validators

from ..errors import InvalidValueError, mask_identity
from ..law import Option, Reading
from ..markup import spoken_in_notebooks
from ..policies import Law
from ..rules import NOTICE, Missing
from ..text import Labelled, Lang, Text, check_lang, joined, plain
from ._showing import shown_as_html
from .counting import Span, count
from .system import LinkagePolicy
from .ventures import Venture
from .words import Sector, SlotKind

__all__ = ["Linkage", "Linked", "Linker", "SectorLink", "linked"]

P = TypeVar("P", bound=LinkagePolicy)

_OF_SECTOR = {
    Sector.COMMUNITY: SlotKind.COMMUNITY,
    Sector.SOCIAL_ORGANISATION: SlotKind.ORGANISATION,
    Sector.SOCIAL_WORKER: SlotKind.SOCIAL_WORKER,
    Sector.VOLUNTEER: SlotKind.VOLUNTEERS,
    Sector.CHARITY_RESOURCE: SlotKind.CHARITY_RESOURCES,
}
_SECTORS_CLAUSE = "W1"
_HEADS = (Text("社", "sector"), Text("数目", "how many"), Text("结论", "answer"))


@attrs.frozen(kw_only=True)
class Linker:
    """A station, a district or whatever else links sectors, of which only counts are known.

    Attributes:
        id: Stable key.
        title: What it is called; None where nobody says.
        communities: How many villages and communities it links.
        organisations: How many social organisations.
        social_workers: How many social workers.
        volunteers: How many volunteers.
        resources: How many charitable resources, or yuan of them: what matters is whether there are any.
    """

    id: str = attrs.field(validator=validators.min_len(1))
    title: str | None = None
    communities: int | Missing = Missing.NOT_ASKED
    organisations: int | Missing = Missing.NOT_ASKED
    social_workers: int | Missing = Missing.NOT_ASKED
    volunteers: int | Missing = Missing.NOT_ASKED
    resources: int | Missing = Missing.NOT_ASKED

    def __attrs_post_init__(self) -> None:
        for sector, number in self.counts.items():
            if not isinstance(number, Missing) and (isinstance(number, bool) or number < 0):
                raise InvalidValueError(f"Linker {sector.value}", number, "give a whole number, 0 or more, or one of Missing")

    @property
    def counts(self) -> dict[Sector, int | Missing]:
        """How many it links of each sector."""
        return dict(zip(Sector, (self.communities, self.organisations, self.social_workers, self.volunteers, self.resources), strict=True))


class Linked(Labelled):
    """Whether a sector is linked."""

    LINKED = "linked", "已联动", "linked"
    LACKING = "lacking", "缺少", "lacking"
    NOT_KNOWN = "not_known", "待核实", "not known"


@attrs.frozen
class SectorLink:
    """What is known of one sector.

    Attributes:
        sector: The sector.
        count: How many there are of it.
        status: Whether it is linked.
    """

    sector: Sector
    count: Span
    status: Linked


def _status(span: Span) -> Linked:
    if span.low:
        return Linked.LINKED
    return Linked.LACKING if span.high == 0 else Linked.NOT_KNOWN


@attrs.frozen(kw_only=True, repr=False)
class Linkage:
    """Which of the five sectors something links. Made by `linked`.

    Attributes:
        of: What links them.
        law: The law.
        sectors: What is known of each sector, in the order of the national wording.
        reading: The reading on communities, with the option that the law chose; None where the policy has none.
    """

    of: Venture | Linker
    law: Law[Any]
    sectors: tuple[SectorLink, ...]
    reading: tuple[Reading, Option] | None

    def __bool__(self) -> NoReturn:
        raise InvalidValueError("an answer", self.of.id, "look at `.linked`, `.lacking` and `.not_known`")

    def __repr__(self) -> str:
        return f"<Linkage of {mask_identity(self.of.id)}: {len(self.linked)} linked, {len(self.lacking)} lacking, {len(self.not_known)} not known>"

    def with_status(self, status: Linked) -> tuple[Sector, ...]:
        """The sectors of which that is known."""
        return tuple(each.sector for each in self.sectors if each.status is status)

    @property
    def linked(self) -> tuple[Sector, ...]:
        """The sectors that are linked."""
        return self.with_status(Linked.LINKED)

    @property
    def lacking(self) -> tuple[Sector, ...]:
        """The sectors of which there is none."""
        return self.with_status(Linked.LACKING)

    @property
    def not_known(self) -> tuple[Sector, ...]:
        """The sectors of which nobody told."""
        return self.with_status(Linked.NOT_KNOWN)

    @property
    def text(self) -> Text:
        """Which sectors are linked, lacking and not known, in a line."""
        parts = ((status, self.with_status(status)) for status in Linked)
        told = (status.label + Text("：", ": ") + joined(each.label for each in sectors) for status, sectors in parts if sectors)
        return plain(mask_identity(self.of.title or self.of.id)) + Text("：", ": ") + joined(told, zh="；", en="; ")

    def _rows(self) -> Iterator[tuple[Text, ...]]:
        for each in self.sectors:
            yield each.sector.label, each.count.text, each.status.label

    @property
    def notes(self) -> tuple[Text, ...]:
        """Whose wording the sectors are in, and the reading taken."""
        return tuple(self._read())

    def _notes(self) -> Iterator[Text]:
        yield from (*self.notes, *self.law.marks, NOTICE)

    def _read(self) -> Iterator[Text]:
        yield Text(f"五社依全国性表述（{_SECTORS_CLAUSE}）", f"the five sectors are those of the national wording ({_SECTORS_CLAUSE})")
        if self.reading is not None:
            reading, option = self.reading
            yield Text(
                f"口径{reading.id}（{reading.question.zh}）取“{option.label.zh}”",
                f'reading {reading.id} ({reading.question.en}) taken as "{option.label.en}"',
            )

    def explain(self, lang: Lang = "zh") -> str:
        """Each sector, what it rests on, and the reading taken.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        check_lang(lang)
        lines = (plain("- ") + joined(row, zh="：", en=": ") for row in self._rows())
        return "\n".join(line.in_(lang) for line in (self.text, *lines, *self._notes()))

    def table(self, lang: Lang = "zh") -> tuple[tuple[str, ...], ...]:
        """A row for each sector, the headings first.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        check_lang(lang)
        return tuple(tuple(cell.in_(lang) for cell in row) for row in (_HEADS, *self._rows()))

    def to_html(self, lang: Lang = "zh") -> str:
        """The table as HTML.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        return shown_as_html(self.text, _HEADS, self._rows(), self._notes(), lang=check_lang(lang))

    def _repr_html_(self) -> str:
        return self.to_html(spoken_in_notebooks())

    def as_data(self) -> dict[str, Any]:
        """The answer as JSON data."""
        return {
            "of": self.of.id,
            "sectors": {each.sector.value: {"count": list(each.count), "status": each.status.value} for each in self.sectors},
            "clauses": [_SECTORS_CLAUSE],
            "readings": {} if self.reading is None else {self.reading[0].id: self.reading[1].id},
            "marks": [mark.as_data() for mark in self.law.marks],
        }


def linked(what: Venture | Linker, law: Law[P]) -> Linkage:
    """Which of the five sectors something links, which it lacks, and which are not known.

    Args:
        what: A venture, or a station or district with its counts. What it does not tell is not known, and never lacking.
        law: The law of a policy of linkage. Where it reads a project as standing for the community, a venture links one by itself.

    Source:
        W1; reading AO7.
    """
    reading = law.policy.community_link
    chosen = None if reading is None else (reading, law.choice(reading))
    stands_in = chosen is not None and chosen[1].id == "project_stands_in"
    sectors: list[SectorLink] = []
    for sector in Sector:
        span = _counted(what, sector)
        if sector is Sector.COMMUNITY and stands_in and isinstance(what, Venture):
            span = Span(max(span.low, 1), span.high and max(span.high, 1))
        sectors.append(SectorLink(sector, span, _status(span)))
    return Linkage(of=what, law=law, sectors=tuple(sectors), reading=chosen)


def _counted(what: Venture | Linker, sector: Sector) -> Span:
    if isinstance(what, Venture):
        return count(what, _OF_SECTOR[sector], sector.value).span
    number = what.counts[sector]
    return Span(0, None) if isinstance(number, Missing) else Span.of(number)
