"""Selections and places as HTML, for notebooks: who has a seat, who may have one, and on what that rests."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..errors import mask_identity
from ..markup import Html, element, listed, page, table, unfolding
from ..rules import Decision
from ..rules.explain import value_text
from ..text import Lang, Text, joined, plain
from .outcomes import Basis, Outcome

__all__ = ["HEADINGS", "place_html", "place_row", "selection_html"]


HEADINGS = (
    Text("名次", "rank"),
    Text("编号", "id"),
    Text("评审结果", "merit"),
    Text("结果", "outcome"),
    Text("依据", "rests on"),
    Text("待核实或并列", "missing, or level with"),
)
"""What the cells of `place_row` are."""

_NOTHING = plain("-")


def place_row(
    person: str,
    outcome: Outcome,
    rests_on: Iterable[Basis],
    *,
    merit: object,
    rank: tuple[int, int] | None,
    waiting: Sequence[Text],
) -> tuple[Text, ...]:
    """A place as a row of the table; see `Placement` for what each is, and `waiting` is what would settle it."""
    best, worst = rank or (None, None)
    said = plain("-") if best is None else plain(best if best == worst else f"{best}-{worst}")
    rests = joined(basis.label for basis in rests_on)
    return said, plain(mask_identity(person)), value_text(merit), outcome.label, rests, joined(waiting) if waiting else plain("-")


def selection_html(summary: str, rows: Mapping[Outcome, Sequence[tuple[Text, ...]]], lang: Lang) -> Html:
    """The summary, then a table for each outcome; those who are not selected are folded away."""

    def tables() -> Iterator[Html]:
        for outcome, places in rows.items():
            if places:
                title = f"{outcome.label.in_(lang)} ({len(places)})"
                yield unfolding(title, table(HEADINGS, places, lang=lang), open_=outcome is not Outcome.NOT_SELECTED)

    return page(listed(summary.splitlines()), *tables(), lang=lang)


def place_html(head: str, details: Iterable[Text], reasons: Iterable[Decision], lang: Lang) -> Html:
    """The place and what it rests on, then each decision behind it, folded."""
    folded = (unfolding(f"{each.name.in_(lang)}: {each.verdict.label.in_(lang)}", Html(each.to_html(lang))) for each in reasons)
    return page(element("p", element("strong", head)), listed(line.in_(lang) for line in details), *folded, lang=lang)
