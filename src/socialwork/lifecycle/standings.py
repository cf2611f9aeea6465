"""Where a subject stands on a day, as far as it was known on a day: its states, how it came to them, and what was not applied."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Any, NoReturn

import attrs

from ..errors import InvalidValueError
from ..markup import Html, element, listed, page, spoken_in_notebooks, table
from ..rules import NOTICE
from ..text import Lang, Text, check_lang, plain
from .events import Event
from .kinds import EventKind, State
from .refusals import Reason
from .replay import Run
from .tables import Tables

__all__ = ["NotApplied", "Standing", "Step", "Upcoming"]

_HEADINGS = (
    Text("日期", "day"),
    Text("流程", "lifecycle"),
    Text("事件", "event"),
    Text("变动", "change"),
    Text("办理者", "who acted"),
    Text("文件", "document"),
    Text("条款", "clauses"),
    Text("备注", "notes"),
)
_NOTHING = plain("-")
_UNDETERMINED = Text("待核实（见未适用的记录）", "undetermined (see the record that is not applied)")


@attrs.frozen(kw_only=True)
class Step:
    """A move that was made.

    Attributes:
        day: The day it was made.
        event: What was recorded; None where it happened by itself.
        kind: The kind of event. Of a move that another one caused it is the kind that was caused.
        lifecycle: The id of the lifecycle.
        source: The state before.
        target: The state after; the same where the move changes none.
        clause: The clauses of the move.
    """

    day: date
    event: Event | None
    kind: EventKind
    lifecycle: str
    source: State
    target: State
    clause: tuple[str, ...]

    @property
    def role(self) -> str:
        """The id of the role that acted; empty where nobody had to."""
        return "" if self.event is None else self.event.role

    @property
    def document(self) -> str:
        """The document behind it; empty where there is none."""
        return "" if self.event is None else self.event.document

    @property
    def late(self) -> bool:
        """Whether it was recorded after the day it happened."""
        return self.event is not None and self.event.recorded > self.event.happened

    def as_data(self) -> dict[str, Any]:
        """The step as JSON data."""
        return {
            "day": str(self.day),
            "seq": None if self.event is None else self.event.seq,
            "event": self.kind.id,
            "lifecycle": self.lifecycle,
            "from": self.source.id,
            "to": self.target.id,
            "clauses": list(self.clause),
            "role": self.role,
            "document": self.document,
            "late": self.late,
        }


@attrs.frozen(kw_only=True)
class NotApplied:
    """An event that stays recorded and changes nothing.

    Attributes:
        event: The event.
        reasons: Every reason.
    """

    event: Event
    reasons: tuple[Reason, ...]

    @property
    def why(self) -> Text:
        """The reasons in a line."""
        return told(self.reasons)

    @property
    def decision(self) -> Any:
        """The decision on the condition that is not met, or waits; None where there is none."""
        return next((reason.decision for reason in self.reasons if reason.decision is not None), None)

    @property
    def waits(self) -> bool:
        """Whether what is missing could still make it apply."""
        return all(reason.waits for reason in self.reasons)

    def as_data(self) -> dict[str, Any]:
        """The event and the reasons as JSON data."""
        return {"seq": self.event.seq, "event": self.event.kind, "reasons": [reason.as_data() for reason in self.reasons]}


@attrs.frozen(kw_only=True)
class Upcoming:
    """What will happen by itself if nothing else does.

    Attributes:
        day: The day.
        kind: The kind of event.
        lifecycle: The id of the lifecycle.
    """

    day: date
    kind: EventKind
    lifecycle: str

    def as_data(self) -> dict[str, Any]:
        """It as JSON data."""
        return {"day": str(self.day), "event": self.kind.id, "lifecycle": self.lifecycle}


def told(reasons: tuple[Reason, ...]) -> Text:
    """Reasons in a line."""
    return Text("；".join(reason.text.zh for reason in reasons), "; ".join(reason.text.en for reason in reasons))


def steps_of(run: Run) -> Iterator[Step]:
    """The moves that were made, in full."""
    for row, by in zip(run.rows, run.by, strict=True):
        lifecycle = run.table.lifecycles[row.place]
        event = by if isinstance(by, Event) else None
        yield Step(
            day=by.happened if isinstance(by, Event) else by, event=event, kind=row.move.event, lifecycle=lifecycle.id, source=row.move.state,
            target=lifecycle.state(row.target or row.source), clause=row.move.clause,
        )  # fmt: skip


class Standing:
    """Where a subject stands at the end of a day. What leads there is worked out when somebody asks.

    Attributes:
        subject: The id of the subject.
        as_of: The day: what happened on it counts.
        known_on: The day up to which records count, itself included; None for everything recorded.
    """

    __slots__ = ("__dict__", "_run", "_tables", "as_of", "known_on", "subject")

    def __init__(self, subject: str, as_of: date, known_on: date | None, run: Run, tables: Tables) -> None:
        self.subject, self.as_of, self.known_on = subject, as_of, known_on
        self._run, self._tables = run, tables

    def __bool__(self) -> NoReturn:
        raise InvalidValueError("a standing", self.subject, 'look at its states: `standing.states["term"].id`')

    def __repr__(self) -> str:
        states = ", ".join(f"{name}: {state.id}" for name, state in self.states.items())
        return f"Standing({self.subject} on {self.as_of}, {states})"

    def _key(self) -> tuple[object, ...]:
        return self.subject, self.as_of, self.known_on, dict(self.states), self.steps, self.not_applied, self.unordered, self.due

    def __eq__(self, other: object) -> bool:
        return self._key() == other._key() if isinstance(other, Standing) else NotImplemented

    def __hash__(self) -> int:
        return hash((self.subject, self.as_of, self.known_on))

    @cached_property
    def states(self) -> Mapping[str, State]:
        """The state of each lifecycle, by its id."""
        each = zip(self._run.table.lifecycles, self._run.states, strict=True)
        return MappingProxyType({lifecycle.id: lifecycle.state(state) for lifecycle, state in each})

    @cached_property
    def since(self) -> Mapping[str, date | None]:
        """The day each lifecycle entered its state, by the lifecycle's id; None before anything happened in it."""
        each = zip(self._run.table.lifecycles, self._run.entered, strict=True)
        return MappingProxyType({lifecycle.id: entered for lifecycle, entered in each})

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """Every move that was made, in order."""
        return tuple(steps_of(self._run))

    @cached_property
    def not_applied(self) -> tuple[NotApplied, ...]:
        """The events that no move accepted, and why."""
        return tuple(NotApplied(event=event, reasons=reasons) for event, reasons in self._run.reasons())

    @cached_property
    def undetermined(self) -> frozenset[str]:
        """The ids of the lifecycles whose state is not known: a record that would begin them waits for a fact, and nothing later moved them."""
        found: set[str] = set()
        for each in self.not_applied:
            begun = (
                lifecycle.id
                for lifecycle in self._run.table.lifecycles
                if any(move.event.id == each.event.kind and move.state == lifecycle.initial for move in lifecycle.moves)
            )
            found.update(name for name in begun if each.waits and not self._moved_after(name, each.event.happened))
        return frozenset(found)

    def _moved_after(self, lifecycle: str, day: date) -> bool:
        return any(step.lifecycle == lifecycle and step.day > day and step.source != step.target for step in self.steps)

    @property
    def unordered(self) -> tuple[tuple[Event, Event], ...]:
        """Pairs of events of one day of which nobody said which came first, although it matters; they are taken as they were recorded."""
        return self._run.unordered

    @cached_property
    def due(self) -> tuple[Upcoming, ...]:
        """What will happen by itself after the day, if nothing else does, the earliest first."""
        lifecycles = self._run.table.lifecycles
        found = (
            Upcoming(day=day, kind=row.move.event, lifecycle=lifecycle.id)
            for at, lifecycle in enumerate(lifecycles)
            for day, row in self._run.upcoming(at)
        )
        return tuple(sorted(found, key=lambda each: each.day))

    @property
    def touched(self) -> frozenset[str]:
        """The ids of the readings that were asked: the standing holds for every law that agrees on those, and on the values."""
        return frozenset(self._run.touched)

    def as_data(self) -> dict[str, Any]:
        """The standing as JSON data, without the facts of events."""
        return {
            "subject": self.subject,
            "as_of": str(self.as_of),
            "known_on": None if self.known_on is None else str(self.known_on),
            "states": {name: state.id for name, state in self.states.items()},
            "since": {name: None if day is None else str(day) for name, day in self.since.items()},
            "steps": [step.as_data() for step in self.steps],
            "undetermined": sorted(self.undetermined),
            "not_applied": [each.as_data() for each in self.not_applied],
            "unordered": [[one.seq, other.seq] for one, other in self.unordered],
            "due": [each.as_data() for each in self.due],
            "touched": sorted(self.touched),
            "notice": NOTICE.as_data(),
        }

    def _label(self, lifecycle_id: str) -> Text:
        return next(lifecycle.label for lifecycle in self._run.table.lifecycles if lifecycle.id == lifecycle_id)

    def _kind(self, event: Event) -> Text:
        kind = self._tables.kinds.get(event.kind)
        return plain(event.kind) if kind is None else kind.label

    def _rows(self) -> Iterator[tuple[Text, ...]]:
        for step in self.steps:
            change = step.target.label if step.source == step.target else step.source.label + Text(" → ", " -> ") + step.target.label
            yield (
                plain(step.day), self._label(step.lifecycle), step.kind.label, change, self._role(step), plain(step.document or "-"),
                plain("/".join(step.clause) or "-"), _note(step),
            )  # fmt: skip

    def _role(self, step: Step) -> Text:
        if not step.role:
            return _NOTHING
        roles = (move.role for lifecycle in self._run.table.lifecycles for move in lifecycle.moves if move.role is not None)
        return next((role.label for role in roles if role.id == step.role), plain(step.role))

    def table(self, lang: Lang = "zh") -> tuple[tuple[str, ...], ...]:
        """The moves made, as rows of words, the headings first.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        check_lang(lang)
        return tuple(tuple(cell.in_(lang) for cell in row) for row in (_HEADINGS, *self._rows()))

    def _head(self) -> Text:
        said = Text(f"{self.subject}：截至{self.as_of}", f"{self.subject}: as of {self.as_of}")
        return said if self.known_on is None else said + Text(f"，按{self.known_on}及以前的记录", f", as recorded by {self.known_on}")

    def _told(self) -> Iterator[Text]:
        for name, state in self.states.items():
            since = self.since[name]
            known = name not in self.undetermined
            line = self._label(name) + Text("：", ": ") + (state.label if known else _UNDETERMINED)
            yield line + Text(f"（自{since}）", f" (since {since})") if since is not None and known else line
        for each in self.not_applied:
            number = Text(
                f"未适用：第{each.event.seq}条（{each.event.happened}，", f"not applied: record {each.event.seq} ({each.event.happened}, "
            )
            yield number + self._kind(each.event) + Text("）：", "): ") + each.why
        for one, other in self.unordered:
            yield Text(
                f"第{one.seq}条与第{other.seq}条在同一日（{one.happened}），先后有别而未写明，暂按记录顺序",
                f"records {one.seq} and {other.seq} are of one day ({one.happened}), their order matters and is not told; taken as recorded",
            )
        for due in self.due:
            yield Text(f"{due.day}：", f"{due.day}: ") + due.kind.label + Text("（届时自行发生）", " (by itself)")

    def explain(self, lang: Lang = "zh") -> str:
        """The states, every move that led there, what was not applied and why, and what comes next.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        check_lang(lang)
        lines = [self._head().in_(lang), *(line.in_(lang) for line in self._told())]
        lines += ["  ".join(cell.in_(lang) for cell in row if cell != _NOTHING) for row in self._rows()]
        return "\n".join((*lines, NOTICE.in_(lang)))

    def to_html(self, lang: Lang = "zh") -> str:
        """The same as HTML.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        check_lang(lang)
        rows = tuple(self._rows())
        made = table(_HEADINGS, rows, lang=lang) if rows else Html()
        head = element("p", element("strong", self._head().in_(lang)))
        return page(head, listed(line.in_(lang) for line in self._told()), made, element("p", NOTICE.in_(lang)), lang=lang)

    def _repr_html_(self) -> str:
        return self.to_html(spoken_in_notebooks())


def _note(step: Step) -> Text:
    if step.event is None:
        return Text("到期自行发生", "by itself")
    if step.event.kind != step.kind.id:
        return Text(f"由第{step.event.seq}条引起", f"caused by record {step.event.seq}")
    number = Text(f"第{step.event.seq}条", f"record {step.event.seq}")
    return number + Text(f"，{step.event.recorded}补记", f", recorded {step.event.recorded}") if step.late else number
