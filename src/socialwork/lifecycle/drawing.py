"""A lifecycle as a picture and as a table: words in both languages, and the clause on every arrow."""

from collections.abc import Iterator
from typing import Protocol

from ..law import Reading
from ..markup import Html, element, page, table
from ..text import Lang, Text, joined, plain
from .kinds import State
from .moves import Move, leads_to

__all__ = ["as_html", "as_mermaid", "as_rows"]

_NOTHING = plain("-")
HEADINGS = (
    Text("起始状态", "from"),
    Text("事件", "event"),
    Text("目标状态", "to"),
    Text("条件", "condition"),
    Text("办理者", "who acts"),
    Text("条款", "clauses"),
)
_NOT_OURS = str.maketrans('":;#{}<>', "'：；＃()()")
_NO_MOVE = Text("无此步", "no such move")
_BY_ITSELF = Text("到期自行发生", "by itself on its day")
_GUARDED = Text("符合条件", "if its condition is met")


class Drawn(Protocol):
    """What is drawn. `Lifecycle` has it."""

    @property
    def label(self) -> Text:
        """What it is called."""
        ...

    @property
    def states(self) -> tuple[State, ...]:
        """Its states."""
        ...

    @property
    def initial(self) -> State:
        """The first state."""
        ...

    @property
    def moves(self) -> tuple[Move, ...]:
        """Its rows."""
        ...

    @property
    def ends(self) -> tuple[State, ...]:
        """Where else a life may rest."""
        ...


def _option(reading: Reading, option: str) -> Text:
    """A reading and its option, as it stands beside a target."""
    return plain(f"{reading.id}: ") + reading.option(option).label


def _target(move: Move) -> Text:
    if isinstance(move.to, State):
        return move.to.label
    reading = move.to.reading
    ways = (
        _option(reading, option) + Text("，则", " -> ") + (_NO_MOVE if state is None else state.label)
        for option, state in move.to.states
        if option in reading.admissible
    )
    return joined(ways, zh="；", en="; ")


def _condition(move: Move) -> Text:
    if move.due is not None:
        return _BY_ITSELF
    found = [] if move.guard is None else [move.guard.label or _GUARDED]
    if move.needs:
        found.append(Text("当前为：", "while ") + joined((state.label for state in move.needs), zh="、", en=" / "))
    return joined(found, zh="；", en="; ") if found else _NOTHING


def as_rows(lifecycle: Drawn) -> Iterator[tuple[Text, ...]]:
    """The headings, then a row for each move."""
    yield HEADINGS
    for move in lifecycle.moves:
        event = move.event.label
        if move.causes is not None:
            event += Text("（同时：", " (with it: ") + move.causes.label + Text("）", ")")
        role = _NOTHING if move.role is None else move.role.label
        yield move.state.label, event, _target(move), _condition(move), role, plain("/".join(move.clause) or "-")


def as_html(lifecycle: Drawn, lang: Lang) -> Html:
    """The table, under its name."""
    _, *rows = as_rows(lifecycle)
    return page(element("p", element("strong", lifecycle.label.in_(lang))), table(HEADINGS, rows, lang=lang), lang=lang)


def _plain_words(words: str) -> str:
    """Words without the signs that Mermaid reads as its own."""
    return " ".join(words.translate(_NOT_OURS).split())


def as_mermaid(lifecycle: Drawn, lang: Lang) -> str:
    """A `stateDiagram-v2`: a box for each state, an arrow for each move and each target of it."""
    boxes = {state: f"s{place}" for place, state in enumerate(lifecycle.states)}
    lines = ["stateDiagram-v2", *(f'    state "{_plain_words(state.label.in_(lang))}" as {box}' for state, box in boxes.items())]
    lines.append(f"    [*] --> {boxes[lifecycle.initial]}")
    lines += (f"    {boxes[move.state]} --> {boxes[to]} : {words}" for move in lifecycle.moves for to, words in _arrows(move, lang))
    lines += (f"    {box} --> [*]" for state, box in boxes.items() if state.final or state in lifecycle.ends)
    return "\n".join(lines) + "\n"


def _arrows(move: Move, lang: Lang) -> Iterator[tuple[State, str]]:
    for option, state in leads_to(move):
        if state is not None:
            said = [move.event.label]
            if move.due is not None or move.guard is not None or move.needs:
                said.append(_condition(move))
            if option is not None and not isinstance(move.to, State):
                said.append(_option(move.to.reading, option))
            words = joined(said, zh="，", en=", ").in_(lang)
            yield state, _plain_words(f"{words} [{'/'.join(move.clause)}]")
