"""Asking whether an event can happen: it is put among what is recorded, replayed, and looked at."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain

from ..errors import UnknownNameError
from ..text import Text
from .answers import Allowed, Answer, Refused, Undetermined
from .events import VOID, Event
from .ordering import timeline
from .refusals import Reason
from .replay import replay
from .runs import Run
from .standings import NotApplied, steps_of
from .tables import Tables

__all__ = ["allowing"]

_WITHDRAWN = Text("作废", "withdrawn")


def allowing(recorded: Sequence[Event], event: Event, tables: Tables) -> Answer:
    """Whether an event can happen, given what is recorded of its subject.

    Args:
        recorded: What is recorded of the subject, by sequence number.
        event: The event, with the number that it would have.
        tables: The tables of the law that decides.

    Raises:
        UnknownNameError: If the policy has no such kind of event.
    """
    if event.kind not in {VOID, *tables.kinds}:
        raise UnknownNameError(Text("事件种类", "kind of event"), event.kind, (*tables.kinds, VOID))
    label = _WITHDRAWN if event.kind == VOID else tables.kinds[event.kind].label
    whole = (*recorded, event)
    ordered = timeline(whole, None)
    subject = tables.subject(chain(ordered.recorded, recorded))
    run = replay(tables.of(subject), ordered, event.happened)
    against = next((reasons for each, reasons in run.reasons() if each is event), ())
    reasons = (*against, *_about_order(recorded, event, run))
    if any(not reason.waits for reason in reasons):
        return Refused(event=event, label=label, reasons=reasons)
    if reasons:
        return Undetermined(event=event, label=label, reasons=reasons)
    steps = tuple(step for step in steps_of(run) if step.event is event)
    last = event.corrects is None and ordered.events[-1] is event
    displaces = () if last else tuple(_displaced(recorded, whole, tables, subject))
    return Allowed(event=event, label=label, steps=steps, displaces=displaces)


def _about_order(recorded: Sequence[Event], event: Event, run: Run) -> Iterator[Reason]:
    if event.after is not None:
        named = next((each for each in recorded if each.seq == event.after), None)
        if named is None or named.happened != event.happened:
            why = f"after={event.after}：该对象同一日没有第{event.after}条记录"
            yield Reason(why=Text(why, f"after={event.after}: there is no record {event.after} of this subject on the same day"))
    for one, other in run.unordered:
        if event in (one, other):
            seq = one.seq if other is event else other.seq
            yield Reason(
                why=Text(
                    f"与同日的第{seq}条先后有别：若在其后，请写 after={seq}；若在其前，请先补记本条，再更正第{seq}条，写明在本条之后",
                    f"record {seq} is of the same day and the order matters: give after={seq} if this came later; "
                    f"if it came first, record it, then correct {seq} to come after it",
                )
            )


def _displaced(recorded: Sequence[Event], whole: Sequence[Event], tables: Tables, subject: str | None) -> Iterator[NotApplied]:
    """The events that apply without the new one, and with it do not."""
    before, after = (replay(tables.of(subject), timeline(events, None), date.max) for events in (recorded, whole))
    already = {event.seq for event, _ in before.reasons()}
    yield from (NotApplied(event=event, reasons=reasons) for event, reasons in after.reasons() if event.seq not in already)
