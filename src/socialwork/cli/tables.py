"""Tables for a console: plain signs that every encoding can carry, and headings in both languages."""

from collections.abc import Iterable, Sequence
from io import StringIO

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text as Words

from ..rules import Missing, Verdict
from ..rules.explain import value_text
from ..selection import Basis, Outcome, Placement
from ..talent import CANDIDATE, Candidate
from ..text import Lang, Text, Unit, joined, plain
from .asking import Answer

__all__ = ["as_table", "round_table"]

_LINES = box.Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)

_YES, _NO, _OPEN, _NOTHING = Text("是", "yes"), Text("否", "no"), Verdict.UNDETERMINED.label, plain("-")
_BETWEEN = 2
"""Spaces between two columns; the last of them is the line that rich draws, and is a space."""

_LEAST = 6
"""The narrowest that a column gets; a narrower console breaks the lines of the table itself."""

_SPELT_OUT = 3
"""How many people or facts a cell names; more are counted."""

_RESTS_ON = {
    Basis.GENERAL: Text("择优", "merit"),
    Basis.RESERVED: Text("比例", "the share"),
    Basis.BELOW_CUT: Text("名额之后", "below the cut"),
    Basis.DISPLACED: Text("因比例让出", "moved by the share"),
    Basis.SHORTAGE: Text("比例不足", "share not met"),
    Basis.NOT_ELIGIBLE: Text("不符合条件", "not eligible"),
    Basis.BELOW_MINIMUM: Text("未达最低要求", "below the minimum"),
    Basis.TIE: Text("并列", "a tie"),
    Basis.MISSING_FACT: Text("事实未明", "missing facts"),
    Basis.READING: Text("口径", "readings"),
}
"""What an outcome rests on, short enough for a table."""


def as_table(headings: Sequence[Text], rows: Iterable[Sequence[Text]], *, lang: Lang, width: int) -> str:
    """Rows under headings, in so many columns of a console, or more where that is too few to read anything.

    Args:
        headings: What the columns hold.
        rows: Their cells.
        lang: The language to show.
        width: How many columns the console has.
    """
    titles = [heading.in_(lang) for heading in headings]
    body = [[cell.in_(lang) for cell in row] for row in rows]
    # A heading breaks between words, a cell where it says so.
    least = [max(map(cell_len, title.split())) for title in titles]
    asked = least
    for row in body:
        asked = [max(most, *map(cell_len, cell.splitlines())) for most, cell in zip(asked, row, strict=True)]
    table = Table(box=_LINES, show_edge=False, pad_edge=False, padding=0)
    widths = _shared(asked, least, width - _BETWEEN * (len(titles) - 1))
    for place, (title, given) in enumerate(zip(titles, widths, strict=True), 1):
        table.add_column(Words(title), overflow="fold", width=given if place == len(titles) else given + _BETWEEN - 1)
    for row in body:
        table.add_row(*map(Words, row))
    page = StringIO()
    Console(file=page, width=sum(widths) + _BETWEEN * len(widths), color_system=None, legacy_windows=False).print(table)
    return "\n".join(line.rstrip() for line in page.getvalue().splitlines())


def _shared(asked: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Room for every column: who asks for little gets it, the others share what is left, and none gets less than it needs."""
    given = dict.fromkeys(range(len(asked)), 0)
    for done, index in enumerate(sorted(given, key=lambda column: asked[column])):
        share = (room - sum(given.values())) // (len(asked) - done)
        given[index] = min(asked[index], max(_LEAST, least[index], share))
    return list(given.values())


def _rank(place: Placement) -> Text:
    if place.rank is None:
        return _NOTHING
    best, worst = place.rank
    return plain(best if best == worst else f"{best}-{worst}")


def _preferred(place: Placement, *, counted: bool) -> Text:
    found = place.preference
    if not found:
        return _NOTHING
    if counted:
        return plain(found[0] if len(found) == 1 else f"{found[0]}-{found[-1]}")
    return _one_of(tuple(map(bool, found)))


def _one_of(answers: tuple[bool, ...]) -> Text:
    match answers:
        case ():
            return _NOTHING
        case (answer,):
            return _YES if answer else _NO
        case _:
            return _OPEN


def _named(listed: Sequence[Text], counted_in: str) -> Text:
    """The first of several, and how many there are where that is more; a space tells where the line may break."""
    named = joined(listed[:_SPELT_OUT], zh=" ")
    rest = len(listed) - _SPELT_OUT
    return named if rest <= 0 else Text(f"{named.zh} 等{len(listed)}{counted_in}", f"{named.en} and {rest} more")


def _lines(parts: Sequence[Text]) -> Text:
    return joined(parts, zh="\n", en="\n") if parts else _NOTHING


def _tie_and_margin(place: Placement, unit: Text | None) -> Text:
    parts: list[Text] = []
    if Basis.TIE in place.rests_on and place.tied_with:
        level = _named([plain(other) for other in place.tied_with], "人")
        parts.append(Text(f"并列 {level.zh}", f"level with {level.en}"))
    if place.margin is not None:
        spare, seat = (None if points is None else value_text(points, unit) for points in (place.margin.to_spare, place.margin.to_seat))
        if spare is not None:
            parts.append(Text(f"余{spare.zh}", f"spare {spare.en}"))
        elif seat is not None:
            parts.append(Text(f"差{seat.zh}", f"short {seat.en}"))
        else:
            parts.append(Text("满分亦不确保", "not by merit"))
    return _lines(parts)


def _missing(place: Placement, merit: Text) -> Text:
    own = [merit] if isinstance(place.merit, Missing) else []
    own += [fact.label for fact in place.open_facts]
    parts = [_named(own, "项")] if own else []
    if others := len(place.waits_for):
        parts.append(Text(f"另有他人{others}名", f"{others} other {'person' if others == 1 else 'people'}"))
    return _lines(parts)


def _personal(candidate: Candidate) -> tuple[Text, Text]:
    return value_text(candidate.name), value_text(candidate.work_unit)


def round_table(answer: Answer, *, lang: Lang, width: int, everybody: bool = False, names: bool = False) -> str:
    """Who is selected, in order, then whose place is open, then, if asked for, everybody else.

    Args:
        answer: The selection and what it was made from.
        lang: The language to show.
        width: How many columns the console has.
        everybody: Whether those who are not selected are listed as well.
        names: Whether names and work units are shown.
    """
    if answer.selection.combinations is not None:
        return _varied_table(answer, lang=lang, width=width, everybody=everybody, names=names)
    scheme, scale = answer.law.policy, answer.round.scale
    merit = CANDIDATE[scale.fact].label
    counted = answer.law.choice(scheme.preference_weight).id == "count"
    unit = Unit("级", "grades", "grade") if scale.grades else None
    headings = [
        Text("名次", "rank"), Text("编号", "id"), *((CANDIDATE.name.label, CANDIDATE.work_unit.label) if names else ()), merit,
        Text("优先", "preferred"), Text("养老服务", "elderly care"), Text("结果", "outcome"), Text("依据", "rests on"),
        Text("并列与分差", "ties, margin"), Text("待核实", "missing"),
    ]  # fmt: skip
    rows = [
        [
            _rank(place), plain(place.id), *(_personal(answer.candidates[place.id]) if names else ()), value_text(place.merit),
            _preferred(place, counted=counted), _one_of(place.reserved), place.outcome.label, joined((_RESTS_ON[basis] for basis in place.rests_on), zh=" "),
            _tie_and_margin(place, unit), _missing(place, merit),
        ]
        for place in _listed(answer, everybody=everybody)
    ]  # fmt: skip
    return as_table(headings, rows, lang=lang, width=width)


def _listed(answer: Answer, *, everybody: bool) -> list[Placement]:
    shown = [outcome for outcome in Outcome if everybody or outcome is not Outcome.NOT_SELECTED]
    return [place for outcome in shown for place in answer.selection.placements if place.outcome is outcome]


def _varied_table(answer: Answer, *, lang: Lang, width: int, everybody: bool, names: bool) -> str:
    """Who is selected whatever is chosen, and on which readings the others' places hang."""
    merit = CANDIDATE[answer.round.scale.fact].label
    headings = [
        Text("所选口径 名次", "rank as chosen"), Text("编号", "id"),
        *((CANDIDATE.name.label, CANDIDATE.work_unit.label) if names else ()), merit,
        Text("各口径下", "under all readings"), Text("所选口径下", "under those chosen"), Text("仅改此项即不同", "turned by one alone"),
        Text("有关口径", "readings that matter"),
    ]  # fmt: skip
    rows = [
        [
            _rank(place), plain(place.id), *(_personal(answer.candidates[place.id]) if names else ()), value_text(place.merit),
            place.outcome.label, place.chosen[0].label,
            _lines([Text(f"{reading}={option}：{turned.label.zh}", f"{reading}={option}: {turned.label.en}") for reading, option, turned in place.turned_by]),
            joined(map(plain, place.matter), zh=" ", en=" ") if place.matter else _NOTHING,
        ]
        for place in _listed(answer, everybody=everybody)
    ]  # fmt: skip
    return as_table(headings, rows, lang=lang, width=width)
