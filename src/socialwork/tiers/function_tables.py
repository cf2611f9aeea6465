"""Who does what for whom, as one table: a row for each act and those it is done for, a column for each kind of unit."""

from collections.abc import Iterator
from typing import Any, NamedTuple, TypeVar

import attrs

from ..markup import element, listed, page, spoken_in_notebooks
from ..markup import table as html_table
from ..policies import Law
from ..rules import NOTICE
from ..text import Lang, Text, check_lang, plain
from .asking import may
from .provisions import Provided, Provision
from .system import ServiceSystem
from .words import Act, Party, Tier

__all__ = ["FunctionsRow", "FunctionsTable", "functions_table"]

S = TypeVar("S", bound=ServiceSystem)

_ACT, _TOWARD = Text("职能", "act"), Text("对象", "for whom")


class FunctionsRow(NamedTuple):
    """An act and those it is done for.

    Attributes:
        act: The act.
        toward: For whom; None for nobody in particular.
        cells: The answer for each kind of unit, from the top down.
    """

    act: Act
    toward: Tier | Party | None
    cells: tuple[Provision, ...]


@attrs.frozen(kw_only=True, repr=False)
class FunctionsTable:
    """What the units of a system do for whom. Made by `functions_table`.

    Attributes:
        law: The law.
        rows: A row for each act, and those it is done for, that some reading provides for, or forbids, to some unit.
    """

    law: Law[Any]
    rows: tuple[FunctionsRow, ...]

    def __repr__(self) -> str:
        return f"<FunctionsTable of {self.law.policy.id}: {len(self.rows)} rows>"

    def _heads(self) -> tuple[Text, ...]:
        return _ACT, _TOWARD, *(tier.unit for tier in self.law.policy.tiers)

    def _cells(self) -> Iterator[tuple[Text, ...]]:
        for row in self.rows:
            toward = plain("-") if row.toward is None else row.toward.unit if isinstance(row.toward, Tier) else row.toward.label
            yield row.act.label, toward, *map(_cell, row.cells)

    def table(self, lang: Lang = "zh") -> tuple[tuple[str, ...], ...]:
        """The table as rows of words, the headings first; answers that depend on readings name these.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        check_lang(lang)
        return tuple(tuple(cell.in_(lang) for cell in row) for row in (self._heads(), *self._cells()))

    def to_html(self, lang: Lang = "zh") -> str:
        """The table as HTML.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        check_lang(lang)
        title = self.law.policy.title + Text(f"（{self.law.day}）", f" ({self.law.day})")
        notes = listed(note.in_(lang) for note in (*self.law.marks, NOTICE))
        return page(element("p", element("strong", title.in_(lang))), html_table(self._heads(), self._cells(), lang=lang), notes, lang=lang)

    def _repr_html_(self) -> str:
        return self.to_html(spoken_in_notebooks())

    def as_data(self) -> list[dict[str, Any]]:
        """Every answer as JSON data, row by row."""
        return [provision.as_data() for row in self.rows for provision in row.cells]


def _cell(provision: Provision) -> Text:
    # Clauses stand beside what they provide for; beside silence they would seem to be about it.
    cited = "" if provision.outcome is Provided.NOT_PROVIDED else "/".join(provision.clause)
    told = " ".join(filter(None, (cited, *(f"{reading}?" for reading in provision.depends_on))))
    return provision.outcome.label + Text(f"（{told}）", f" ({told})") if told else provision.outcome.label


def functions_table(law: Law[S]) -> FunctionsTable:
    """Every act that the text, or a reading of it, speaks of, for whom it is done, and what it says of each kind of unit.

    Args:
        law: The law of a service system, with the readings chosen.
    """
    tiers = law.policy.tiers
    parties = tuple(party for party in Party if party is not Party.OTHER)
    pairs: list[tuple[Act, Tier | Party | None]] = [
        (act, toward) for act in Act if act is not Act.OTHER for toward in ((None,) if act is Act.RUN_PROJECTS else (*tiers, *parties))
    ]
    rows = (FunctionsRow(act, toward, tuple(may(law, tier, act, toward) for tier in tiers)) for act, toward in pairs)
    return FunctionsTable(law=law, rows=tuple(row for row in rows if any(map(_speaks, row.cells))))


def _speaks(provision: Provision) -> bool:
    return provision.outcome is not Provided.NOT_PROVIDED or not provision.robust
