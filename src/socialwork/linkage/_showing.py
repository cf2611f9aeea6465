"""How the answers of this room look in a notebook."""

from collections.abc import Iterable, Sequence

from ..markup import element, listed, page
from ..markup import table as html_table
from ..text import Lang, Text

__all__ = ["shown_as_html"]


def shown_as_html(title: Text, heads: Sequence[Text], rows: Iterable[Sequence[Text]], notes: Iterable[Text], *, lang: Lang) -> str:
    """A title, a table, and what has to be said with it."""
    above = element("p", element("strong", title.in_(lang)))
    return page(above, html_table(heads, rows, lang=lang), listed(note.in_(lang) for note in notes), lang=lang)
