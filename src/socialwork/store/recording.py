"""What is to be recorded in a register, asked about first: whether it can happen by the law that governs."""

from collections.abc import Iterable
from typing import ClassVar

import attrs

from ..errors import SocialWorkError
from ..lifecycle import Allowed, Answer, Event
from ..policies.contents import Readings
from ..talent.governing import law_of_event
from ..text import Text, check_lang
from .register import Register

__all__ = ["NotRecordedError", "Recorded", "record_events"]


@attrs.frozen(kw_only=True)
class Recorded:
    """An event that was recorded, and what was answered when it was asked about.

    Attributes:
        event: The event, with its number.
        answer: The answer; no other than `Allowed` unless it was recorded anyway.
    """

    event: Event
    answer: Answer


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


def record_events(
    register: Register,
    events: Iterable[Event],
    *,
    readings: Readings | None = None,
    beyond_validity: bool = False,
    anyway: bool = False,
) -> tuple[Recorded, ...]:
    """Record events, all of them or none, if each can happen after the others; corrections and withdrawals are asked about as well.

    Args:
        register: The register.
        events: The events, without numbers, or with those that they must get.
        readings: Options other than the defaults.
        beyond_validity: Whether somebody may be named, or a round run, outside the days the policy is in force.
        anyway: Record them whatever the answers are: what happened is written down, be it allowed or not.

    Raises:
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
    answers: list[Answer] = []
    for event in given:
        bare = attrs.evolve(event, seq=0)
        law = law_of_event(register.policy, journal, bare, readings=readings, beyond_validity=beyond_validity or anyway)
        answers.append(journal.asked(bare, law))
        journal = journal.append(bare)
    refused = tuple((place, answer) for place, answer in enumerate(answers, 1) if not isinstance(answer, Allowed))
    if refused and not anyway:
        raise NotRecordedError(refused, len(given))
    recorded = register.append(given, expected=head)
    return tuple(Recorded(event=event, answer=answer) for event, answer in zip(recorded, answers, strict=True))
