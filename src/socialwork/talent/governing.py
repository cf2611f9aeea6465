"""Which law governs a holder: that of the day of the naming, for as long as the term runs, also where the scheme has run out meanwhile."""

from collections.abc import Iterator
from datetime import date
from typing import TypeVar

from ..lifecycle import VOID, Event, Journal
from ..lifecycle.journals import check_journal
from ..lifecycle.ordering import timeline
from ..policies import Law, Policy
from ..policies.contents import Readings
from .standing import PERSON, Happens

__all__ = ["governing_day", "governing_law", "law_of_event"]

P = TypeVar("P", bound=Policy)


def _happened(journal: Journal, subject: str, as_of: date, known_on: date | None) -> Iterator[Event]:
    """What stands of a subject's records, as known on a day."""
    events = journal.of(subject)
    known = events if known_on is None else [event for event in events if event.recorded <= known_on]
    return (event for event in timeline(known, None).events if event.happened <= as_of)


def governing_day(journal: Journal, subject: str | None = None, *, as_of: date, known_on: date | None = None) -> date:
    """The day whose law governs: that of the last naming; before any naming, that of the last event; before any event, the day itself.

    Args:
        journal: The journal.
        subject: The person or round; None looks at everybody.
        as_of: What happened on or before that day counts.
        known_on: What was recorded on or before that day counts; None for everything.

    Raises:
        InvalidValueError: If there is no journal.
    """
    check_journal(journal)
    subjects = journal.subjects if subject is None else (subject,)
    events = [event for each in subjects for event in _happened(journal, each, as_of, known_on)]
    named = (event.happened for event in events if event.kind == Happens.NAMED.id)
    return max(named, default=max((event.happened for event in events), default=as_of))


def governing_law(
    policy: P, journal: Journal, subject: str | None = None, *, as_of: date, known_on: date | None = None, readings: Readings | None = None
) -> Law[P]:
    """The law that governs; one of a day on which the policy is not in force is marked so. See `governing_day`.

    What the measures grant goes by the day of the naming, so that a standing can be told after they have run out. What then becomes of the
    allowance is a reading of its own.

    Args:
        policy: The policy.
        journal: The journal.
        subject: The person or round; None looks at everybody.
        as_of: What happened on or before that day counts.
        known_on: What was recorded on or before that day counts; None for everything.
        readings: Options other than the defaults.

    Raises:
        InvalidValueError: If there is no journal.
        UnknownNameError: If a reading or an option is not there.
        InadmissibleReadingsError: If the options cannot be chosen.
    """
    day = governing_day(journal, subject, as_of=as_of, known_on=known_on)
    return policy.on(day, readings=readings, beyond_validity=True)


def law_of_event(policy: P, journal: Journal, event: Event, *, readings: Readings | None = None, beyond_validity: bool = False) -> Law[P]:
    """The law that decides whether an event can happen: for a holder the one that governs, for a naming and for rounds the one of its day.

    A correction is asked what the event itself would be; a withdrawal goes by the law that governs.

    Args:
        policy: The policy.
        journal: What was recorded before.
        event: The event.
        readings: Options other than the defaults.
        beyond_validity: Whether somebody may be named, or a round run, outside the days the policy is in force.

    Raises:
        InvalidValueError: If there is no journal.
        OutOfForceError: If the policy is not in force on the day of a naming or of something in a round.
        UnknownNameError: If a reading or an option is not there.
        InadmissibleReadingsError: If the options cannot be chosen.
    """
    check_journal(journal)
    of_persons = {kind for each in policy.lifecycles if each.subject == PERSON for kind in each.kinds} - {Happens.NAMED.id}
    if event.kind in of_persons or event.kind == VOID:
        return governing_law(policy, journal, event.subject, as_of=event.happened, readings=readings)
    return policy.on(event.happened, readings=readings, beyond_validity=beyond_validity)
