"""What can be recorded: each kind of event with who acts, from which state it leads where, and the facts that go with it."""

from collections.abc import Iterator, Mapping
from typing import Any

import attrs
import click

from ..errors import UnknownNameError
from ..lifecycle import EventKind, Lifecycle, Move, Role
from ..rules import Fact, Shape
from ..sheets import how_to_answer
from ..talent import HAIYOU
from ..text import Labelled, Lang, Text, joined, plain
from ..wire._events import event_kinds
from ..wire.leaves import alike
from .giving import Giving
from .options import gives, in_a_language
from .speaking import spoken, wrong_call
from .tables import as_table

__all__ = ["COMMANDS", "facts_of", "how_to_give", "meant_kind", "meant_role"]

_NOTHING = plain("-")
_BY_ITSELF = Text("自动发生，不须记录", "comes by itself, and is never recorded")
_AT_ONCE = Text("与“{}”同时发生，不须记录", 'comes with "{}", and is never recorded')
_YES, _NO = Text("是", "yes"), Text("否", "no")
_NO_FACTS = Text("不记载事实", "records no facts")
_SEE = Text(
    "事实用 --fact 名称=值 填写；一类的全部内容：socialwork kinds 事件类别",
    "facts are given as --fact NAME=VALUE; everything about one kind: socialwork kinds KIND",
)
_PLACE_OF = {Shape.YES_NO: "yes", Shape.NUMBER: "N", Shape.DAY: "DAY"}


# --- what somebody means -----------------------------------------------------------------------------------------------------------------


@attrs.define
class _UnknownWordError(UnknownNameError):
    """A kind of event, or who acts, by a word that nothing here is called.

    Attributes:
        words: What each is called, by its id.
    """

    words: Mapping[str, Text] = attrs.field(factory=dict[str, Text])

    def instead(self, lang: str) -> str:
        """What could be meant, and where all of it is listed, in `"zh"` or `"en"`."""
        called = {words: id_ for id_, text in self.words.items() for words in (text.zh, text.en)} | {id_: id_ for id_ in self.words}
        near = dict.fromkeys(called[name] for name in attrs.evolve(self, known=tuple(called)).near)
        if lang == "zh":
            offered = " 或 ".join(f"{self.words[id_].zh}（{id_}）" for id_ in near)
            return (f"是否为 {offered}？" if near else "") + "全部见 socialwork kinds"
        offered = " or ".join(f"{self.words[id_].en} ({id_})" for id_ in near)
        return (f"did you mean {offered}? " if near else "") + "socialwork kinds lists them all"


def meant_kind(given: str) -> EventKind:
    """The kind of event that somebody means, by its id or by what it is called.

    Raises:
        UnknownNameError: If there is none.
        UsageError: If several are called so.
    """
    kinds = event_kinds(HAIYOU)
    found = [kind for kind in kinds.values() if alike(given) in map(alike, (kind.id, kind.label.zh, kind.label.en))]
    if len(found) > 1:
        listed = joined(plain(kind.id) for kind in found)
        words = Text(f"“{given}”有{len(found)}类：{listed.zh}；请写代码", f'"{given}" can be {listed.en}; write one of these codes')
        raise wrong_call(words)
    if found:
        return found[0]
    what = Text("事件类别", "kind of event")
    raise _UnknownWordError(what, given, tuple(kinds), words={id_: kind.label for id_, kind in kinds.items()})


def meant_role(given: str) -> str:
    """The id of the role that somebody means, by its id or by what it is called.

    Raises:
        UnknownNameError: If there is none.
    """
    roles: dict[str, Role] = {id_: role for lifecycle in HAIYOU.lifecycles for id_, role in lifecycle.roles.items()}
    for role in roles.values():
        if alike(given) in map(alike, (role.id, role.label.zh, role.label.en)):
            return role.id
    raise _UnknownWordError(Text("办理者", "role"), given, tuple(roles), words={id_: role.label for id_, role in roles.items()})


def facts_of(kind: EventKind) -> tuple[tuple[Fact[Any], bool], ...]:
    """The facts that an event of a kind records, each with whether it must be there."""
    if kind.facts is None:
        return ()
    fields: tuple[Any, ...] = attrs.fields(kind.facts)
    return tuple((field.metadata["fact"], field.default is attrs.NOTHING) for field in fields)


# --- what there is -----------------------------------------------------------------------------------------------------------------------


@attrs.frozen
class _Kind:
    """A kind of event, and its moves in the lifecycle that it belongs to."""

    kind: EventKind
    lifecycle: Lifecycle
    moves: tuple[Move, ...]

    @property
    def roles(self) -> tuple[Role, ...]:
        return tuple(dict.fromkeys(move.role for move in self.moves if move.role is not None))

    @property
    def unrecorded(self) -> Text | None:
        """Why nobody records it; None if somebody does."""
        if all(move.due is not None for move in self.moves):
            return _BY_ITSELF
        causing = [move.event.label for lifecycle in HAIYOU.lifecycles for move in lifecycle.moves if move.causes == self.kind]
        return Text(_AT_ONCE.zh.format(causing[0].zh), _AT_ONCE.en.format(causing[0].en)) if causing else None

    def as_data(self) -> dict[str, Any]:
        return {
            "kind": self.kind.id,
            "label": self.kind.label.as_data(),
            "of": self.lifecycle.subject.id,
            "lifecycle": self.lifecycle.id,
            "recorded": self.unrecorded is None,
            "roles": [{"role": role.id, "label": role.label.as_data()} for role in self.roles],
            "moves": [self._move(move) for move in self.moves],
            "facts": [_fact_data(fact, needed=needed) for fact, needed in facts_of(self.kind)],
        }

    def _move(self, move: Move) -> dict[str, Any]:
        return {
            "from": {"state": move.state.id, "label": move.state.label.as_data()},
            "to": [{"state": state.id, "label": state.label.as_data()} for state in self.lifecycle.targets(move)],
            "role": None if move.role is None else move.role.id,
            "clauses": list(move.clause),
        }

    def row(self) -> list[Text]:
        facts = facts_of(self.kind)
        states = joined((move.state.label for move in self.moves), zh="\n", en="\n")
        # Each language shows the shorter one of what can be typed.
        acts = joined((Text(role.label.zh, role.id) for role in self.roles), zh="\n", en="\n") if self.roles else _NOTHING
        names = joined((Text(fact.label.zh, fact.name) for fact, _ in facts), zh="\n", en="\n") if facts else _NOTHING
        return [self.kind.label, plain(self.kind.id), acts if self.unrecorded is None else self.unrecorded, states, names]

    def page(self, lang: Lang, width: int) -> str:
        head, *rows = self.lifecycle.table(lang)
        place = [0, 2, 3, 4, 5]  # all but the event, which the page is about
        own = [row for move, row in zip(self.lifecycle.moves, rows, strict=True) if move.event.id == self.kind.id]
        moves = as_table([plain(head[at]) for at in place], ([plain(row[at]) for at in place] for row in own), lang=lang, width=width)
        named = [plain(f"--role {role.id}: ") + role.label for role in self.roles]
        title = Text(
            f"{self.kind.label.zh}（{self.kind.id}），{self.lifecycle.label.zh}",
            f"{self.kind.label.en} ({self.kind.id}), {self.lifecycle.label.en}",
        )
        lines = [title, *(() if self.unrecorded is None else (self.unrecorded,)), *named]
        return "\n\n".join(("\n".join(line.in_(lang) for line in lines), moves, *self._facts(lang, width)))

    def _facts(self, lang: Lang, width: int) -> Iterator[str]:
        if self.unrecorded is not None:
            return
        facts = facts_of(self.kind)
        if facts:
            headings = [plain("--fact"), Text("事实", "fact"), Text("必填", "needed"), Text("值", "value")]
            rows = [[plain(fact.name), fact.label, _YES if needed else _NO, _values(fact)] for fact, needed in facts]
            yield as_table(headings, rows, lang=lang, width=width)
        else:
            yield _NO_FACTS.in_(lang)
        yield Text("例：", "example: ").in_(lang) + self._example()

    def _example(self) -> str:
        role = f" --role {self.roles[0].id}" if self.roles else ""
        facts = "".join(
            f" --fact {fact.name}={_example(fact)}" for place, (fact, needed) in enumerate(facts_of(self.kind)) if needed or not place
        )
        return f"socialwork record REGISTER --kind {self.kind.id} --id ID --on DAY{role}{facts} --recorder NAME --recorded DAY"


def _example(fact: Fact[Any]) -> str:
    return str(fact.choices[0].value) if fact.choices else _PLACE_OF.get(fact.shape, "TEXT")


def _values(fact: Fact[Any]) -> Text:
    if fact.choices:
        members = (member for member in fact.choices if isinstance(member, Labelled))
        return joined((plain(f"{member.value} ") + member.label for member in members), zh="\n", en="\n")
    said = how_to_answer(fact)
    return said if fact.unit is None else said + Text("（单位：", " (in ") + fact.unit + Text("）", ")")


def how_to_give(fact: Fact[Any]) -> Text:
    """The option that gives a fact, with the values that it takes."""
    option = plain(f"--fact {fact.name}=")
    if fact.choices:
        return option + joined((plain(member.value) for member in fact.choices), zh="|", en="|")
    if fact.shape is Shape.YES_NO:
        return option + Text("是|否", "yes|no")
    how = how_to_answer(fact)
    return option + plain(_PLACE_OF.get(fact.shape, "TEXT")) + Text(f"（{how.zh}）", f" ({how.en})")


def _fact_data(fact: Fact[Any], *, needed: bool) -> dict[str, Any]:
    values = [{"value": member.value, "label": member.label.as_data()} for member in fact.choices if isinstance(member, Labelled)]
    unit = {} if fact.unit is None else {"unit": fact.unit.as_data()}
    return {
        "fact": fact.name, "label": fact.label.as_data(), "shape": fact.shape.value, "needed": needed, **unit,
        "values": values, "how": how_to_answer(fact).as_data(),
    }  # fmt: skip


def _all() -> Iterator[_Kind]:
    for lifecycle in HAIYOU.lifecycles:
        for id_, kind in lifecycle.kinds.items():
            yield _Kind(kind, lifecycle, tuple(move for move in lifecycle.moves if move.event.id == id_))


def _list(lang: Lang, width: int) -> str:
    headings = [
        Text("事件", "event"), plain("--kind"), Text("由谁（--role）", "by whom (--role)"), Text("起始状态", "from"),
        Text("事实（--fact）", "facts (--fact)"),
    ]  # fmt: skip
    blocks: list[str] = []
    for lifecycle in HAIYOU.lifecycles:
        rows = [each.row() for each in _all() if each.lifecycle is lifecycle]
        blocks.append(f"{lifecycle.label.in_(lang)}\n\n{as_table(headings, rows, lang=lang, width=width)}")
    return "\n\n".join([*blocks, _SEE.in_(lang)])


@click.command()
@click.argument("kind", required=False)
@in_a_language
@gives(to_files=True)
def kinds(kind: str | None, giving: Giving) -> None:
    """可记录的事件类别：由谁办理、自何状态、随附何事实 / the kinds of event that `record` takes: who acts, from which states, which facts.

    写明 KIND 则列出该类的全部内容，包括事实可取的值 / with KIND everything about one of them, with the values of its facts.
    """
    meant = None if kind is None else meant_kind(kind)
    listed = [each for each in _all() if meant is None or each.kind == meant]
    data = {"schema": "socialwork.kinds/1", "kinds": [each.as_data() for each in listed]}
    giving.give(lambda: data, lambda width: _list(spoken(), width) if meant is None else listed[0].page(spoken(), width))


COMMANDS = (kinds,)
"""What tells what there is to record."""
