"""Whether one person is in the talent pool by the title, on a day: what the state of the term and the readings make of it."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

import attrs

from ..law import Option, Reading
from ..lifecycle import Event, State
from ..lifecycle.ordering import Timeline
from ..lifecycle.runs import Run
from ..lifecycle.standings import NotApplied
from ..policies.exploring import Explored, Options, leading_to, options_text, turning
from ..rules import NOTICE, Missing
from ..text import Labelled, Lang, Text, check_lang, plain
from .doubts import ways
from .standing import Happens, Revocations, TermStates
from .standing_facts import LeaveCause, Leaving
from .windows import Noting

__all__ = ["MembershipByReading", "PoolMembership", "PoolRow", "by_option", "row_of"]

_S = TermStates
_LEFT = (_S.LEFT_EARLY.id, _S.BENEFITS_ENDED.id)
_OVER = (_S.EXPIRED.id, _S.ASSESSED.id)
_PENDING = tuple(state.id for state in Revocations.PENDING)
_NOTHING = plain("-")
_NAME_ONLY = Text("只留名，在库的待遇已停", "the name alone, for what being in it brings has ended")
_IS_PENDING = Text("取消程序未结，批准前不失去称号", "a revocation is pending, and takes no title before its approval")
_DEATH_OPEN = Text("已去世；其名是否仍列库中，原文未写", "died; whether the name then stays in it is not said")


class PoolMembership(Labelled):
    """Whether somebody is in the pool."""

    IN = "in", "在库", "in"
    OUT = "out", "不在库", "not in"
    UNDETERMINED = "undetermined", "待核实", "undetermined"


_IN, _OUT, _OPEN = PoolMembership.IN, PoolMembership.OUT, PoolMembership.UNDETERMINED


@attrs.frozen(kw_only=True)
class PoolRow:
    """Whether one person is in the pool.

    Attributes:
        person: The id.
        state: Whether the person is in it.
        since: The first day of that; None where it has no day, or the day hangs on what is not known.
        why: Why.
        clause: The clauses behind it.
        readings: The options that were asked for, by the reading's id, in the order in which they came up.
        name_only: In it by name alone: what being in it brings is one of the benefits that ended.
        notes: The records that change nothing, each with its reason, and those of a day whose order is not told.
    """

    person: str
    state: PoolMembership
    since: date | None
    why: Text
    clause: tuple[str, ...]
    readings: Options
    name_only: bool = False
    notes: tuple[Text, ...] = ()

    def cells(self) -> tuple[Text, ...]:
        """The cells of its row in a table."""
        taken = plain(options_text(self.readings) or "-")
        since = _NOTHING if self.since is None else plain(self.since)
        return plain(self.person), self.state.label, since, self.why, plain("/".join(self.clause)), taken

    def as_data(self) -> dict[str, Any]:
        """The row as JSON data."""
        return {
            "person": self.person,
            "state": self.state.value,
            "since": None if self.since is None else str(self.since),
            "why": self.why.as_data(),
            "clauses": list(self.clause),
            "readings": dict(self.readings),
            "name_only": self.name_only,
            "notes": [note.as_data() for note in self.notes],
        }


class MembershipByReading(NamedTuple):
    """Whether one person is in the pool under each admissible combination of the readings that are asked for.

    Attributes:
        person: The id.
        chosen: The option of every reading, by the law's own choices.
        cases: The rows, each with the options under which it comes out; the first is that of the law's own choices.
    """

    person: str
    chosen: Options
    cases: tuple[Explored[PoolRow], ...]

    @property
    def _states(self) -> tuple[Explored[PoolMembership], ...]:
        return tuple(Explored(case.options, case.result.state) for case in self.cases)

    @property
    def states(self) -> tuple[PoolMembership, ...]:
        """What can come out, the law's own first."""
        return tuple(dict.fromkeys(case.result.state for case in self.cases))

    @property
    def depends_on(self) -> tuple[str, ...]:
        """The ids of the readings that turn the answer while all others stay as they are; empty where it is one under every reading."""
        return turning(self._states)

    def under(self, state: PoolMembership) -> tuple[Options, ...]:
        """The options that give a state: of the readings on which it depends alone, each combination once."""
        return leading_to(self._states, self.depends_on).get(state, ())

    def turns(self) -> tuple[tuple[str, str, PoolMembership], ...]:
        """The single options that give another answer while all other readings stay as chosen: the reading, the option, the answer."""
        own, first = dict(self.chosen), self.cases[0].result.state
        changed = ((case, [pair for pair in case.options if own[pair[0]] != pair[1]]) for case in self.cases)
        return tuple((*pairs[0], case.result.state) for case, pairs in changed if len(pairs) == 1 and case.result.state is not first)

    def explain(self, lang: Lang = "zh") -> str:
        """The answer, the readings on which it depends, and which single option gives which other answer.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        names = ", ".join(self.depends_on)
        on = (
            Text(f"；取决于口径：{names}", f"; it depends on {names}")
            if names
            else Text("；各口径下相同", "; the same under every reading")
        )
        turns = (plain(f"- {name}={option}") + Text("：", ": ") + state.label for name, option, state in self.turns())
        lines = (plain(self.person) + Text("：", ": ") + self.cases[0].result.state.label + on, *turns, NOTICE)
        return "\n".join(line.in_(check_lang(lang)) for line in lines)

    def as_data(self) -> dict[str, Any]:
        """It as JSON data."""
        return {
            "person": self.person,
            "depends_on": list(self.depends_on),
            "states": {state.value: [dict(options) for options in self.under(state)] for state in self.states},
        }


class _Found(NamedTuple):
    """What comes of one way in which things can have been."""

    state: PoolMembership
    why: Text
    clause: tuple[str, ...]
    name_only: bool = False
    since: date | None = None


def row_of(person: str, ordered: Timeline, law: Any, as_of: date, *, tell: bool = True) -> PoolRow:
    """Whether a person is in the pool; see `talent_pool`.

    Args:
        person: The id.
        ordered: The records that stand, in order.
        law: The law whose tables and readings are used.
        as_of: What happened on or before that day counts.
        tell: Whether the notes are wanted, for which conditions are asked under whatever reading.
    """
    noting: Any = Noting(law, {})
    possible = ways(ordered, noting, as_of)
    found = [_found(run, noting) for run in possible.runs]
    first = found[0]
    if len({each.state for each in found}) > 1 or not possible.whole:
        first = _Found(_OPEN, possible.why, _once(*(each.clause for each in found)))
    return PoolRow(
        person=person, state=first.state, since=first.since if len({each.since for each in found}) == 1 else None, why=first.why,
        clause=first.clause, readings=tuple(noting.asked.items()), name_only=all(each.name_only for each in found),
        notes=tuple(_told(possible.runs[0])) if tell else (),
    )  # fmt: skip


def _told(run: Run) -> Iterator[Text]:
    for event, reasons in run.reasons():
        number = Text(f"第{event.seq}条（{event.happened}）未适用：", f"record {event.seq} ({event.happened}) is not applied: ")
        yield number + NotApplied(event=event, reasons=reasons).why
    for one, other in run.unordered:
        yield Text(f"第{one.seq}条与第{other.seq}条同日而先后未写明", f"records {one.seq} and {other.seq} are of one day in no known order")


def _found(run: Run, law: Noting) -> _Found:
    """Whether somebody is in the pool after these moves, and since when."""
    at = run.table.place[Happens.NAMED.id]
    term = run.table.lifecycles[at]
    never = run.table.rows[Happens.NAMED.id][_S.NONE.id].move.clause
    now = _Found(_OUT, Text("至该日未命名", "not named by that day"), never)
    may_have_died, clause = False, never
    for row, by in zip(run.rows, run.by, strict=True):
        if row.move.event.id == Happens.LEFT.id and isinstance(by, Event) and isinstance(by.facts, Leaving):
            may_have_died = by.facts.cause is LeaveCause.DIED or isinstance(by.facts.cause, Missing)
        if row.place != at or row.target in (None, row.source):
            continue
        clause = row.move.clause if row.move.event.id == Happens.NAMED.id else (*clause, *row.move.clause)
        found = _in_state(term.state(row.target or row.source), law, died=may_have_died, clause=clause)
        day = by.happened if isinstance(by, Event) else by
        now = found._replace(since=now.since if found.state is now.state and now.since is not None else day)
    if now.state is _OUT and (naming := _later_naming(run, now.since)) is not None:
        why = Text(f"命名（第{naming.seq}条）未适用", f"a naming (record {naming.seq}) is not applied")
        return now._replace(state=_OPEN, why=now.why + Text("；", "; ") + why, since=None)
    if now.state is _IN and (step := _pending(run)) is not None:
        return now._replace(why=now.why + Text("；", "; ") + _IS_PENDING, clause=_once(now.clause, step))
    return now


def _later_naming(run: Run, since: date | None) -> Event | None:
    """A naming that changes nothing, recorded of the time in which somebody is out."""
    refused = (*run.turned, *(event for event, _ in run.faults))
    return next((each for each in refused if each.kind == Happens.NAMED.id and (since is None or each.happened >= since)), None)


def _pending(run: Run) -> tuple[str, ...] | None:
    """The clauses of the revocation that is pending; None where none is."""
    at = run.table.place[Happens.REVOCATION_PROPOSED.id]
    if run.states[at] not in _PENDING:
        return None
    clauses: tuple[str, ...] = ()
    for row in run.rows:
        if row.place == at:
            clauses = row.move.clause if row.move.event.id == Happens.REVOCATION_PROPOSED.id else (*clauses, *row.move.clause)
    return clauses


def _once(*clauses: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(clause for each in clauses for clause in each))


def _in_state(state: State, law: Any, *, died: bool, clause: tuple[str, ...]) -> _Found:
    """Whether somebody whose term is in this state is in the pool."""
    scheme = law.policy
    if state.id in _OVER:
        after: Option = law.choice(scheme.after_term)
        why = state.label + by_option(scheme.after_term, after)
        clause = (*clause, *scheme.after_term.clause)
        return _found_out(why, clause) if after.id == "lapses" else _without_benefits(why, law, died=died, clause=clause)
    if state.id in _LEFT:
        return _without_benefits(state.label, law, died=died, clause=clause)
    if state.id in (_S.TITLE_ENDED.id, _S.REVOKED.id):
        return _found_out(state.label, clause)
    return _Found(_IN, state.label, _once(clause))


def _found_out(why: Text, clause: tuple[str, ...]) -> _Found:
    return _Found(_OUT, why, _once(clause))


def _without_benefits(why: Text, law: Any, *, died: bool, clause: tuple[str, ...]) -> _Found:
    """Of somebody who has the title while the benefits have ended: see `talent_pool`."""
    scheme = law.policy
    stays: Option = law.choice(scheme.in_pool)
    why, clause = why + by_option(scheme.in_pool, stays), _once(clause, scheme.in_pool.clause)
    if stays.id == "removed":
        return _Found(_OUT, why, clause)
    if died:
        return _Found(_OPEN, why + Text("；", "; ") + _DEATH_OPEN, clause)
    which: Option = law.choice(scheme.which_benefits)
    if which.id == "allowance_only":
        return _Found(_IN, why, clause)
    name_only = Text("；", "; ") + _NAME_ONLY + Text(f"（{scheme.which_benefits.id}）", f" ({scheme.which_benefits.id})")
    return _Found(_IN, why + name_only, _once(clause, scheme.which_benefits.clause), name_only=True)


def by_option(reading: Reading, option: Option) -> Text:
    """The option of a reading on which something hangs, to be told after it."""
    return Text(f"；{reading.id}：{option.label.zh}", f"; {reading.id}: {option.label.en}")
