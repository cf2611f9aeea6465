"""What is to be recorded in a register, asked about first: whether it can happen by the law that governs, and is not there already."""

from collections.abc import Iterable
from typing import ClassVar

import attrs

from ..errors import SocialWorkError
from ..lifecycle import Allowed, Answer, Event
from ..policies.contents import Readings
from ..talent.governing import law_of_event
from ..talent.standing import Happens
from ..text import Text, check_lang
from .questions import Asked, ask, crowded, repeated
from .register import Register

__all__ = ["AlreadyRecordedError", "NotRecordedError", "Recorded", "record_events"]


@attrs.frozen(kw_only=True)
class Recorded:
    """An event that was recorded, and what was answered when it was asked about.

    Attributes:
        event: The event, with its number.
        answer: The answer; no other than `Allowed` unless it was recorded anyway.
        repeats: The number of a record that says the same and stands; None unless it was recorded anyway, or there is none.
        notes: What is odd about it, and can be meant.
    """

    event: Event
    answer: Answer
    repeats: int | None = None
    notes: tuple[Text, ...] = ()


@attrs.define
class NotRecordedError(SocialWorkError):
    """Something was to be recorded that cannot happen, or of which it is not known whether it can. Nothing was recorded.

    Attributes:
        answers: For each such event its place among those that were given, from 1 on, and the answer with every reason.
        of: How many were given.
    """

    code: ClassVar[str] = "not_recorded"

    answers: tuple[tuple[int, Answer], ...]
    of: int

    def __str__(self) -> str:
        return self.in_language("en")

    def in_language(self, lang: str) -> str:
        """Each event with every reason in a line of its own."""
        spoken = check_lang(lang)
        lines: list[str] = []
        for place, answer in self.answers:
            event = answer.event
            said = Text(f"{event.subject} {event.happened} ", f"{event.subject} {event.happened} ")
            head = said if self.of == 1 else Text(f"第{place}条，", f"event {place}, ") + said
            first, *reasons, _ = answer.explain(spoken).splitlines()  # the notice comes last
            lines += (head.in_(spoken) + first, *reasons)
        return "\n".join(lines)


@attrs.define
class AlreadyRecordedError(SocialWorkError):
    """Something was to be recorded that a record says already, and that record stands. Nothing was recorded.

    Attributes:
        repeated: For each such event its place among those that were given, from 1 on, the event, and the number of the record that says the
            same; of one that stands among those that were given as well, the number that it would have got.
        of: How many were given.
    """

    code: ClassVar[str] = "already_recorded"

    repeated: tuple[tuple[int, Event, int], ...]
    of: int

    def __str__(self) -> str:
        return self.in_language("en")

    def in_language(self, lang: str) -> str:
        """A line for each event."""
        spoken = check_lang(lang)
        return "\n".join(self._line(place, event, seq).in_(spoken) for place, event, seq in self.repeated)

    def _line(self, place: int, event: Event, seq: int) -> Text:
        said = Text(
            f"{event.subject} {event.happened} 已记录为第{seq}条；确有两次的，加 --anyway 再记",
            f"{event.subject} {event.happened} is recorded already as record {seq}; if it did happen twice, record it with --anyway",
        )
        return said if self.of == 1 else Text(f"第{place}条，", f"event {place}, ") + said


def record_events(
    register: Register,
    events: Iterable[Event],
    *,
    readings: Readings | None = None,
    beyond_validity: bool = False,
    anyway: bool = False,
) -> tuple[Recorded, ...]:
    """Record events, all of them or none, if each can happen after the others; corrections and withdrawals are asked about as well.

    Nothing is recorded twice, or before it happened; an approval comes before the naming, and a ground before the proposal. A payment must be
    for a year of the term that it names, and no more than can have accrued for it under some reading; no more comes back than was paid. What
    is only odd is recorded, with notes.

    Args:
        register: The register.
        events: The events, without numbers, or with those that they must get.
        readings: Options other than the defaults.
        beyond_validity: Whether somebody may be named, or a round run, outside the days the policy is in force.
        anyway: Record them whatever the answers are, and though they may be there already: what happened is written down, be it allowed or not.

    Raises:
        AlreadyRecordedError: If a record that stands says the same.
        NotRecordedError: If one of them cannot happen, or it is not known whether it can.
        OutOfForceError: If the policy is not in force on the day of a naming or of something in a round.
        UnknownNameError: If the policy does not know a kind of event, a reading or an option.
        InadmissibleReadingsError: If the options cannot be chosen.
        InvalidValueError: If an event records what its kind does not, or what could not be read back.
        RegisterError: If it cannot be written, or somebody else wrote meanwhile.
    """
    given = tuple(events)
    journal = register.journal()
    head = len(journal)
    asked: list[Asked] = []
    repeats: list[int | None] = []
    for event in given:
        bare = attrs.evolve(event, seq=0)
        law = law_of_event(register.policy, journal, bare, readings=readings, beyond_validity=beyond_validity or anyway)
        asked.append(ask(journal, bare, law))
        repeats.append(repeated(journal, bare))
        journal = journal.append(bare)
    twice = tuple((place, event, seq) for place, (event, seq) in enumerate(zip(given, repeats, strict=True), 1) if seq is not None)
    if twice and not anyway:
        raise AlreadyRecordedError(twice, len(given))
    refused = tuple((place, each.answer) for place, each in enumerate(asked, 1) if not isinstance(each.answer, Allowed))
    if refused and not anyway:
        raise NotRecordedError(refused, len(given))
    recorded = register.append(given, expected=head)
    full = crowded(journal, given, register.policy)
    last = {event.happened: event.seq for event in recorded if event.kind == Happens.NAMED.id}  # told once, of the last naming of the day
    told = zip(recorded, asked, repeats, strict=True)
    return tuple(
        Recorded(event=event, answer=each.answer, repeats=seq, notes=(*each.notes, *(full[day] for day in full if last[day] == event.seq)))
        for event, each, seq in told
    )
