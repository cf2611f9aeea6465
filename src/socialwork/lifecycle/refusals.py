"""Why an event is not applied, in words: every reason, with its clauses."""

from collections.abc import Iterator, Sequence
from typing import Any, cast

import attrs

from ..rules import Decision, Rule, Verdict
from ..text import Text, joined
from .events import Event
from .kinds import EventKind, State
from .living import LifecycleLaw, LivingLifecycle
from .moves import ByOption, Move
from .rows import Row
from .tables import Against, Table, against, chain_of

__all__ = ["Reason", "reasons_against", "under_options"]


@attrs.frozen(kw_only=True)
class Reason:
    """One reason why an event is not applied, or cannot happen.

    Attributes:
        why: The reason; it tells nothing personal.
        clause: The clauses behind it.
        decision: The decision on the condition that is not met, or waits; None where the reason is another one.
        waits: Whether a fact, or a number, that is missing could still remove it.
        remedy: What to do about it; None where the reason says so itself.
    """

    why: Text
    clause: tuple[str, ...] = ()
    decision: Decision | None = attrs.field(default=None, eq=False, repr=False)
    waits: bool = False
    remedy: Text | None = None

    @property
    def text(self) -> Text:
        """The reason with its clauses, and what to do about it."""
        said = self.why + Text(f"（{'/'.join(self.clause)}）", f" ({'/'.join(self.clause)})") if self.clause else self.why
        return said if self.remedy is None else said + Text("；", "; ") + self.remedy

    def as_data(self) -> dict[str, Any]:
        """The reason as JSON data; the facts behind it are in `decision` alone."""
        remedy = {} if self.remedy is None else {"remedy": self.remedy.as_data()}
        return {"why": self.why.as_data(), "clauses": list(self.clause), "waits": self.waits, **remedy}


def reasons_against(table: Table, states: Sequence[str], event: Event) -> tuple[Reason, ...]:
    """Everything that stands against an event, and against what it would cause, in the states in which the lifecycles are."""
    found: list[Reason] = [_only_caused(table, event.kind)] if event.kind in table.caused else []
    kind, caused = event.kind, False
    for row in chain_of(table, states, kind):
        place = table.place.get(kind)
        if place is None:
            found.append(_unknown(table, kind))
        elif row is None or row.target is None or row.move.due is not None:
            lifecycle = table.lifecycles[place]
            found.append(_no_move(table, lifecycle, kind, lifecycle.state(states[place]), row))
        else:
            found += _told_against(row, event, table, states, caused=caused)
        if row is not None and row.move.causes is not None:
            kind, caused = row.move.causes.id, True
    return tuple(found)


def _unknown(table: Table, kind: str) -> Reason:
    if kind not in table.kinds:
        return Reason(why=Text(f"该政策没有“{kind}”这一事件", f"the policy has no event {kind}"))
    label = table.kinds[kind].label
    return Reason(why=Text(f"“{label.zh}”不是该类对象的事件", f'"{label.en}" does not happen to a subject of this kind'))


def _only_caused(table: Table, kind: str) -> Reason:
    by = [row.move for rows in table.rows.values() for row in rows.values() if row.move.causes is not None and row.move.causes.id == kind]
    named = joined(dict.fromkeys(move.event.label for move in by))
    label = table.kinds[kind].label
    why = Text(f"“{label.zh}”随“{named.zh}”发生，不单独记录", f'"{label.en}" happens with "{named.en}" and is not recorded by itself')
    return Reason(why=why, clause=tuple(dict.fromkeys(clause for move in by for clause in move.clause)))


def _no_move(table: Table, lifecycle: LivingLifecycle, kind: str, state: State, row: Row | None) -> Reason:
    label = table.kinds[kind].label
    if row is not None and row.move.due is not None:
        why = Text(f"“{label.zh}”到期自行发生，无须记录", f'"{label.en}" happens by itself on its day and is not recorded')
        return Reason(why=why, clause=row.move.clause)
    if row is not None:
        why = Text(
            f"“{lifecycle.label.zh}”为“{state.label.zh}”时，按所选口径没有“{label.zh}”",
            f'under the readings chosen there is no "{label.en}" where the state of "{lifecycle.label.en}" is "{state.label.en}"',
        )
        return Reason(why=why + under_options(cast("ByOption", row.move.to), table.law), clause=row.move.clause)
    rows = [each.move for each in table.rows[kind].values() if each.move.due is None]
    why = _stands_wrong(lifecycle, state, label, [move.state for move in rows])
    return Reason(why=why, clause=tuple(dict.fromkeys(clause for move in rows for clause in move.clause)))


def under_options(to: ByOption, law: LifecycleLaw) -> Text:
    """How the reading is taken that leaves a move out, and under which of its options there is one: the end of a sentence."""
    reading, chosen = to.reading, law.choice(to.reading)
    others = joined(Text(f"{reading.id}={option}", f"{reading.id}={option}") for option, state in to.states if state is not None)
    question = reading.question
    return Text(
        f"；{reading.id}（{question.zh}）取 {chosen.id}（{chosen.label.zh}）；取 {others.zh} 时有",
        f"; {reading.id} ({question.en}) is taken as {chosen.id} ({chosen.label.en}); under {others.en} there is",
    )


def _stands_wrong(lifecycle: LivingLifecycle, state: State, event: Text, wanted: Sequence[State]) -> Text:
    starts = joined((each.label for each in wanted), zh="、", en=", ") if wanted else Text("-", "-")
    return Text(
        f"“{lifecycle.label.zh}”为“{state.label.zh}”，而“{event.zh}”须在：{starts.zh}",
        f'the state of "{lifecycle.label.en}" is "{state.label.en}"; "{event.en}" needs: {starts.en}',
    )


def _told_against(row: Row, event: Event, table: Table, states: Sequence[str], *, caused: bool) -> Iterator[Reason]:
    move, law = row.move, table.law
    for each in against(row, event, law, states, caused=caused):
        if each is Against.ELSEWHERE and row.elsewhere is not None:
            other = table.lifecycles[row.elsewhere[0]]
            why = _stands_wrong(other, other.state(states[row.elsewhere[0]]), move.event.label, move.needs)
            yield Reason(why=why, clause=move.clause)
        elif each is Against.ROLE and move.role is not None:
            why = Text(f"“{move.event.label.zh}”须由{move.role.label.zh}办理", f'"{move.event.label.en}" needs {move.role.label.en} to act')
            yield Reason(why=why, clause=move.clause)
        elif each is Against.FACTS:
            yield Reason(why=_facts_wanted(move.event), clause=move.clause)
        else:
            guard = cast("Rule", move.guard)
            decision = law.decide(guard, event.facts)
            waits = decision.verdict is Verdict.UNDETERMINED
            label = guard.label or Text(f"“{move.event.label.zh}”的条件", f'the condition of "{move.event.label.en}"')
            why = label + (Text("：待核实", ": undetermined") if waits else Text("：不符合", ": not met"))
            yield Reason(why=why, clause=_cited(move, decision), decision=decision, waits=waits)


def _cited(move: Move, decision: Decision) -> tuple[str, ...]:
    steps = (step for step in decision.tree.walk() if step.decisive)
    return tuple(dict.fromkeys((*move.clause, *(clause for step in steps for clause in step.rule.clause))))


def _facts_wanted(kind: EventKind) -> Text:
    if kind.facts is None:
        return Text(f"“{kind.label.zh}”不记录事实", f'"{kind.label.en}" records no facts')
    name = kind.facts.__name__
    return Text(f"“{kind.label.zh}”须记录事实（{name}）", f'"{kind.label.en}" needs its facts recorded ({name})')
