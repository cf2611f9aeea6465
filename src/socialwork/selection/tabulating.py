"""Places as a table: text for a console or a minute book, and rows of plain values for other programs."""

from collections.abc import Iterable, Sequence
from typing import Any
from unicodedata import east_asian_width

from ..rules import Missing
from ..text import Lang, Text
from .html import HEADINGS
from .outcomes import Outcome
from .placements import Placement

__all__ = ["as_row", "as_text", "lines_of"]

_GAP = "  "


def _width(words: str) -> int:
    """How many columns of a console words take: two for each Chinese character."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in words)


def lines_of(headings: Sequence[Text], rows: Iterable[Sequence[Text]], lang: Lang) -> list[str]:
    """Headings and rows as lines in columns, with a rule under the headings."""
    cells = [[cell.in_(lang) for cell in row] for row in (headings, *rows)]
    widths = [max(map(_width, column)) for column in zip(*cells, strict=True)]
    written = (_GAP.join(cell + " " * (most - _width(cell)) for cell, most in zip(row, widths, strict=True)).rstrip() for row in cells)
    head, *rest = written
    return [head, "-" * (sum(widths) + len(_GAP) * (len(widths) - 1)), *rest]


def as_text(places: Iterable[Placement], lang: Lang, *, everybody: bool) -> str:
    """The places as lines of a table: who is selected, then whose place is open, then the others, or how many these are.

    Args:
        places: By rank.
        lang: The language to show.
        everybody: Whether those who are not selected are listed as well.
    """
    listed = tuple(places)
    shown = [
        place for outcome in Outcome for place in listed if place.outcome is outcome and (everybody or outcome is not Outcome.NOT_SELECTED)
    ]
    lines = lines_of(HEADINGS, (place.row() for place in shown), lang)
    if more := len(listed) - len(shown):
        lines.append(
            Text(f"另有{more}人未入选（everybody=True 可全部列出）", f"{more} more not selected (everybody=True lists them)").in_(lang)
        )
    return "\n".join(lines)


def as_row(place: Placement) -> dict[str, Any]:
    """One place as plain values by name; see `Selection.rows`."""
    best, worst = place.rank or (None, None)
    tie, seat, spare = place.margin or (None, None, None)
    return {
        "id": place.id,
        "outcome": place.outcome.value,
        "rests_on": " ".join(basis.value for basis in place.rests_on),
        "merit": None if isinstance(place.merit, Missing) else place.merit,
        "rank_best": best,
        "rank_worst": worst,
        "preference": place.preference[0] if len(place.preference) == 1 else None,
        "reserved": place.reserved[0] if len(place.reserved) == 1 else None,
        "tied_with": " ".join(place.tied_with),
        "to_tie": tie,
        "to_seat": seat,
        "to_spare": spare,
        "missing": " ".join(fact.name for fact in place.open_facts),
        "waits_for": " ".join(place.waits_for),
        "proven": place.proven,
    }
