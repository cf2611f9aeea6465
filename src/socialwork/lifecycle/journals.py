"""The journal: an immutable sequence of events, replayed on the tables of a law for the standing of a day."""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import Enum
from itertools import chain
from typing import Any

import attrs

from ..days import check_date
from ..errors import InvalidValueError, UnknownNameError
from ..text import Text
from .allowing import allowing
from .answers import Allowed, Answer, NotAllowedError
from .events import VOID, Event
from .kinds import EventKind, Role, SubjectKind
from .living import LifecycleLaw
from .ordering import Records, Timeline, timeline
from .replay import replay
from .standings import Standing
from .tables import Tables

__all__ = ["Journal", "check_journal"]


class _Kept(Enum):
    """Stands for what a correction leaves as it was."""

    KEPT = "kept"


_KEPT = _Kept.KEPT


def _id(named: "str | EventKind | Role | SubjectKind | None") -> str:
    return "" if named is None else named if isinstance(named, str) else named.id


def _check_event(event: object) -> Event:
    if not isinstance(event, Event):
        raise InvalidValueError("event", type(event).__name__, Text("请给出 Event", "give an Event"))
    return event


def _check_like(facts: object, before: object) -> None:
    """Refuse facts that are not of the type of those that they take the place of; where none were, nobody knows which they would be."""
    if facts is None or isinstance(facts, _Kept) or before is None or type(facts) is type(before):
        return
    name = type(before).__name__
    fix = Text(f"请给出 {name}，如 attrs.evolve(原事实, ...)", f"give a {name}, such as attrs.evolve(those before, ...)")
    raise InvalidValueError("facts", type(facts).__name__, fix)


class Journal:
    """Events in the order in which they were recorded. Nothing in it is ever changed: every call that adds something gives a new one.

    Args:
        events: Events without sequence numbers, which they are given from 1 on.

    Raises:
        InvalidValueError: If something is no event, or has a sequence number already.
    """

    __slots__ = ("_by_subject", "_events", "_timelines")

    def __init__(self, events: Iterable[Event] = ()) -> None:
        self._events: tuple[Event, ...] = ()
        self._by_subject: dict[str, tuple[Event, ...]] = {}
        self._timelines: dict[str, Timeline] = {}  # what was put in order; it only saves work
        self._take(_numbered(events, 0))

    def _take(self, events: tuple[Event, ...]) -> None:
        self._events += events
        new: dict[str, list[Event]] = {}
        for event in events:
            new.setdefault(event.subject, []).append(event)
        for subject, more in new.items():
            self._by_subject[subject] = (*self._by_subject.get(subject, ()), *more)
            self._timelines.pop(subject, None)

    def _with(self, events: tuple[Event, ...]) -> "Journal":
        made = Journal()
        made._events = self._events
        made._by_subject, made._timelines = self._by_subject.copy(), self._timelines.copy()
        made._take(events)
        return made

    @classmethod
    def of_events(cls, events: Iterable[Event]) -> "Journal":
        """A journal of events that have their sequence numbers, as a store keeps them.

        Raises:
            InvalidValueError: If something is no event, or the numbers are not 1, 2, 3 and so on without a gap.
        """
        listed = tuple(map(_check_event, events))
        for expected, event in enumerate(listed, 1):
            if event.seq != expected:
                fix = Text(
                    f"此处应为第{expected}条：序号从1起，不缺不重",
                    f"give record {expected} here: numbers run from 1 on, none missing, none twice",
                )
                raise InvalidValueError("Event.seq", event.seq, fix)
        made = cls()
        made._take(listed)
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return Journal.of_events, (self._events,)

    def __repr__(self) -> str:
        return f"Journal({len(self)} events of {len(self._by_subject)} subjects)"

    def __len__(self) -> int:
        return len(self._events)

    def __iter__(self) -> Iterator[Event]:
        return iter(self._events)

    def __eq__(self, other: object) -> bool:
        return self._events == other._events if isinstance(other, Journal) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._events)

    @property
    def subjects(self) -> tuple[str, ...]:
        """The ids of the subjects, in the order in which they first occur."""
        return tuple(self._by_subject)

    def of(self, subject: str) -> tuple[Event, ...]:
        """What was recorded of a subject, corrected or not, in the order of recording; nothing of one that does not occur."""
        return self._by_subject.get(subject, ())

    def event(self, seq: int) -> Event:
        """The record of that number.

        Raises:
            InvalidValueError: If there is none.
        """
        if isinstance(seq, bool) or not isinstance(seq, int) or not 1 <= seq <= len(self):
            raise InvalidValueError("seq", seq, Text(f"请给出1至{len(self)}", f"give 1 to {len(self)}"))
        return self._events[seq - 1]

    # --- adding ---------------------------------------------------------------------------------------------------------------------------

    def append(self, *events: Event) -> "Journal":
        """The journal with more events, which are given their sequence numbers; nobody asks whether they are allowed.

        Raises:
            InvalidValueError: If something is no event, or has a sequence number already.
        """
        return self._with(_numbered(events, len(self)))

    def record(  # noqa: PLR0913  # each says one thing about the event
        self, kind: str | EventKind, *, subject: str, on: date, recorder: str, recorded: date | None = None,
        role: str | Role | None = None, document: str = "", facts: Any = None, after: int | None = None,
    ) -> "Journal":  # fmt: skip
        """The journal with one more event, of which nobody asks whether it is allowed: for imports, and for what is known late.

        What is known before its day, such as a naming that is scheduled, can be recorded before it here; `socialwork.store.record_events` and
        the commands, which keep what happened, refuse that unless it is meant.

        Args:
            kind: The kind of event, or its id.
            subject: The id of the subject.
            on: The day it happened.
            recorder: Who writes it down.
            recorded: The day of that; None for the day it happened.
            role: Who acted.
            document: The document behind it.
            facts: What is recorded with it.
            after: The record of the same day that came before it, where the order matters.

        Raises:
            InvalidValueError: As for `Event`.
        """
        event = _event(kind, subject, on, recorder, recorded, role, document, facts, after)
        return self.append(event)

    def can(  # the question has as many parts
        self, kind: str | EventKind, *, subject: str, on: date, law: LifecycleLaw, role: str | Role | None = None, facts: Any = None,
        recorded: date | None = None, after: int | None = None,
    ) -> Answer:  # fmt: skip
        """Whether something can happen, in the light of everything that is recorded.

        Args:
            kind: The kind of event, or its id.
            subject: The id of the subject.
            on: The day it happens.
            law: The law that decides.
            role: Who acts.
            facts: What would be recorded with it.
            recorded: The day it would be recorded; None for the day it happens.
            after: The record of the same day that came before it, where the order matters.

        Raises:
            InvalidValueError: As for `Event`.
            UnknownNameError: If the policy has no such kind of event.
        """
        return self.asked(_event(kind, subject, on, "?", recorded, role, "", facts, after), law)

    def do(  # noqa: PLR0913  # as for `can`, and who records it
        self, kind: str | EventKind, *, subject: str, on: date, law: LifecycleLaw, recorder: str, role: str | Role | None = None,
        document: str = "", facts: Any = None, recorded: date | None = None, after: int | None = None,
    ) -> "Journal":  # fmt: skip
        """The journal with one more event, if it is allowed; see `can`.

        Raises:
            NotAllowedError: If it is refused or undetermined, with every reason.
            InvalidValueError: As for `Event`.
            UnknownNameError: If the policy has no such kind of event.
        """
        event = _event(kind, subject, on, recorder, recorded, role, document, facts, after)
        answer = self.asked(event, law)
        if not isinstance(answer, Allowed):
            raise NotAllowedError(answer)
        return self.append(event)

    def asked(self, event: Event, law: LifecycleLaw) -> Answer:
        """Whether an event, as it is written, can be the next one; corrections and withdrawals can be asked about as well.

        Raises:
            UnknownNameError: If the policy has no such kind of event.
        """
        return allowing(self.of(event.subject), event.numbered(len(self) + 1), Tables(law))

    def correct(  # noqa: PLR0913  # each can be what was wrong
        self, seq: int, *, recorded: date, recorder: str, kind: str | EventKind | None = None, on: date | None = None,
        role: str | Role | _Kept | None = _KEPT, document: str | None = None, facts: Any = _KEPT, after: int | _Kept | None = _KEPT,
    ) -> "Journal":  # fmt: skip
        """The journal with a record that takes the place of another one from its own recorded day on; what is not given stays as it was.

        Args:
            seq: The record that was wrong.
            recorded: The day of the correction.
            recorder: Who corrects it.
            kind: The kind of event it was in truth.
            on: The day it happened in truth.
            role: Who acted in truth; None for nobody.
            document: The document behind it.
            facts: What should have been recorded with it; None for nothing.
            after: The record of the same day that came before it; None where the order does not matter.

        Raises:
            InvalidValueError: If there is no such record, or it was corrected or withdrawn already; if the facts are of another type than those
                that they take the place of; or as for `Event`.
        """
        wrong = self._correctable(seq)
        if kind is None or _id(kind) == wrong.kind:
            _check_like(facts, wrong.facts)
        changed = {
            "kind": None if kind is None else _id(kind),
            "happened": on,
            "document": document,
        }
        changes: dict[str, Any] = {name: value for name, value in changed.items() if value is not None}
        if not isinstance(role, _Kept):
            changes["role"] = _id(role)
        if not isinstance(facts, _Kept):
            changes["facts"] = facts
        if not isinstance(after, _Kept):
            changes["after"] = after
        return self.append(attrs.evolve(wrong, **changes, recorded=recorded, recorder=recorder, corrects=seq, seq=0))

    def void(self, seq: int, *, recorded: date, recorder: str, document: str = "") -> "Journal":
        """The journal with a record that withdraws another one from its own recorded day on. What that one had corrected stands again.

        Args:
            seq: The record that was wrong.
            recorded: The day of the withdrawal.
            recorder: Who withdraws it.
            document: The document behind it, which says why.

        Raises:
            InvalidValueError: If there is no such record, or it was corrected or withdrawn already; or as for `Event`.
        """
        wrong = self._correctable(seq)
        event = Event(
            subject=wrong.subject, kind=VOID, happened=wrong.happened, recorded=recorded, recorder=recorder, document=document, corrects=seq
        )
        return self.append(event)

    def _correctable(self, seq: int) -> Event:
        wrong = self.event(seq)
        if (why := Records(self.of(wrong.subject)).why_not(seq)) is not None:
            raise InvalidValueError("seq", seq, why)
        return wrong

    # --- where things stand ---------------------------------------------------------------------------------------------------------------

    def standing(self, law: LifecycleLaw, subject: str | None = None, *, as_of: date, known_on: date | None = None) -> Standing:
        """Where a subject stands at the end of a day. Whatever the journal holds, this does not raise over it.

        Args:
            law: The law whose tables, readings and values are used.
            subject: The id of the subject; it can be left out where the journal has one only.
            as_of: What happened on or before that day counts.
            known_on: What was recorded on or before that day counts; None for everything.

        Raises:
            InvalidValueError: If a day is no date, or the subject is left out and there is not exactly one.
            UnknownNameError: If nothing is recorded of the subject.
        """
        if subject is None:
            if len(self._by_subject) != 1:
                fix = Text("请写明对象：台账中不止一个，或一个也没有", "name the subject: the journal has none, or more than one")
                raise InvalidValueError("subject", None, fix)
            subject = next(iter(self._by_subject))
        if subject not in self._by_subject:
            raise UnknownNameError(Text("台账的对象", "subject of the journal"), subject, self.subjects)
        _check_days(as_of, known_on)
        tables = Tables(law)
        found, kind = self._known(subject, tables, known_on)
        return Standing(subject, as_of, known_on, replay(tables.of(kind), found, as_of), tables)

    def standings(
        self, law: LifecycleLaw, *, as_of: date, known_on: date | None = None, kind: str | SubjectKind | None = None
    ) -> dict[str, Standing]:
        """Where every subject stands at the end of a day, by its id; see `standing`.

        Args:
            law: The law whose tables, readings and values are used.
            as_of: What happened on or before that day counts.
            known_on: What was recorded on or before that day counts; None for everything.
            kind: Only subjects of that kind, or its id; None for all.

        Raises:
            InvalidValueError: If a day is no date.
            UnknownNameError: If the policy has no lifecycle of such a subject.
        """
        _check_days(as_of, known_on)
        tables = Tables(law)
        wanted = None if kind is None else _id(kind)
        if wanted is not None and wanted not in tables.subjects:
            raise UnknownNameError(Text("对象种类", "kind of subject"), wanted, tuple(tables.subjects))
        standings: dict[str, Standing] = {}
        for subject in self._by_subject:
            found, of = self._known(subject, tables, known_on)
            if wanted is None or of == wanted:
                standings[subject] = Standing(subject, as_of, known_on, replay(tables.of(of), found, as_of), tables)
        return standings

    def _known(self, subject: str, tables: Tables, known_on: date | None) -> tuple[Timeline, str | None]:
        """What was known of a subject, in order, and what kind of subject it is."""
        events = self._by_subject[subject]
        found = self._timeline(subject) if known_on is None else timeline(events, known_on)
        return found, tables.subject(chain(found.recorded, events))

    def _timeline(self, subject: str) -> Timeline:
        found = self._timelines.get(subject)
        if found is None:  # two threads may both do the work; either result serves
            found = self._timelines[subject] = timeline(self._by_subject[subject], None)
        return found


def _numbered(events: Iterable[Event], last: int) -> tuple[Event, ...]:
    listed = tuple(map(_check_event, events))
    for event in listed:
        if event.seq:
            fix = Text(
                "它已有序号；请用 Journal.of_events 读入已编号的记录",
                "it has its number already; take numbered events with Journal.of_events",
            )
            raise InvalidValueError("Event.seq", event.seq, fix)
    return tuple(event.numbered(seq) for seq, event in enumerate(listed, last + 1))


def _event(  # noqa: PLR0913, PLR0917  # each says one thing about the event
    kind: str | EventKind, subject: str, on: date, recorder: str, recorded: date | None, role: str | Role | None, document: str, facts: Any,
    after: int | None,
) -> Event:  # fmt: skip
    return Event(
        subject=subject, kind=_id(kind), happened=on, recorded=on if recorded is None else recorded, recorder=recorder, role=_id(role),
        document=document, facts=facts, after=after,
    )  # fmt: skip


def _check_days(as_of: date, known_on: date | None) -> None:
    check_date("as_of", as_of)
    if known_on is not None:
        check_date("known_on", known_on)


def check_journal(journal: object) -> None:
    """Refuse what is no journal.

    Raises:
        InvalidValueError: If it is none.
    """
    if not isinstance(journal, Journal):
        fix = Text("请给出台账，如 Journal() 或 register.journal()", "give a journal, such as Journal() or register.journal()")
        raise InvalidValueError("journal", type(journal).__name__, fix)
