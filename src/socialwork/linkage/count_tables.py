"""Counts under one another as a table: what each is of, how many, and of whom nobody told enough."""

from collections.abc import Iterator
from typing import Any

import attrs

from ..errors import UnknownNameError, mask_identity
from ..markup import element, page, spoken_in_notebooks, table
from ..selection.tabulating import lines_of
from ..text import Lang, Text, check_lang, joined, plain
from .bounds import Bounds, Count

__all__ = ["CountRow", "CountTable"]

_OPEN = Text("待核实", "not told")


@attrs.frozen
class CountRow:
    """One row of counts.

    Attributes:
        key: Stable name, or an id.
        label: What is counted.
        counts: How many, one for each column.
    """

    key: str
    label: Text
    counts: tuple[Count | Bounds, ...]

    @property
    def open(self) -> tuple[str, ...]:
        """The ids of what nobody told enough of, by id."""
        return tuple(sorted({key for count in self.counts if isinstance(count, Count) for key in count.open}))

    def cells(self) -> tuple[Text, ...]:
        """It as a row of words; the last cell names what nobody told enough of."""
        named = joined(plain(mask_identity(key)) for key in self.open) if self.open else plain("-")
        return (self.label, *(count.text for count in self.counts), named)

    def as_data(self) -> dict[str, Any]:
        """It as JSON data."""
        return {"key": self.key, "label": self.label.as_data(), "counts": [count.as_data() for count in self.counts]}


@attrs.frozen(kw_only=True)
class CountTable:
    """Rows of counts, which do not add up unless a note says so.

    Attributes:
        title: What is counted, and where.
        columns: What the columns count.
        rows: The rows.
        notes: What has to be said of them.
    """

    title: Text
    columns: tuple[Text, ...]
    rows: tuple[CountRow, ...]
    notes: tuple[Text, ...] = ()

    def __getitem__(self, key: str) -> CountRow:
        """The row of that key.

        Raises:
            UnknownNameError: If there is none.
        """
        for row in self.rows:
            if row.key == key:
                return row
        raise UnknownNameError(self.title, key, tuple(row.key for row in self.rows))

    @property
    def headings(self) -> tuple[Text, ...]:
        """What stands over the cells of the rows."""
        return (self.title, *self.columns, _OPEN)

    def _lines(self, lang: Lang) -> Iterator[str]:
        yield from lines_of(self.headings, (row.cells() for row in self.rows), lang)
        yield from (note.in_(lang) for note in self.notes)

    def table(self, lang: Lang = "zh") -> str:
        """The rows as lines of a table, then the notes.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        return "\n".join(self._lines(check_lang(lang)))

    def to_html(self, lang: Lang = "zh") -> str:
        """The same as HTML.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        spoken = check_lang(lang)
        shown = table(self.headings, (row.cells() for row in self.rows), lang=spoken)
        return page(shown, *(element("p", note.in_(spoken)) for note in self.notes), lang=spoken)

    def _repr_html_(self) -> str:
        return self.to_html(spoken_in_notebooks())

    def as_data(self) -> dict[str, Any]:
        """All of it as JSON data."""
        return {
            "title": self.title.as_data(),
            "columns": [column.as_data() for column in self.columns],
            "rows": [row.as_data() for row in self.rows],
            "notes": [note.as_data() for note in self.notes],
        }
