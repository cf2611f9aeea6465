"""What is answered when something is to be recorded, as somebody at the command line can act on it."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from ..lifecycle import Allowed, Answer, Event, Journal
from ..rules import Fact
from ..store import NotRecordedError, Recorded
from ..talent import HAIYOU
from ..talent.governing import governing_law
from ..text import Lang, Text
from .ahead import notes_ahead
from .kinds import how_to_give
from .speaking import note_line

__all__ = ["Answered", "RefusedCallError", "answered"]

_AFTER = re.compile(r"\bafter=(\d+)", re.ASCII)
_CHANGES_NOTHING = Text("- 已照记；因上述原因，不产生任何变动", "- recorded all the same; for these reasons it changes nothing")
_COUNTS = Text("- 已照记，并且算数", "- recorded all the same, and it counts")


def _missing_facts(answer: Answer) -> Iterator[Fact[Any]]:
    """The facts that it waits for."""
    decisions = (reason.decision for reason in (() if isinstance(answer, Allowed) else answer.reasons) if reason.waits)
    yield from (ask.fact for decision in decisions if decision is not None for ask in decision.asks if ask.fact is not None)


def _as_typed(line: str) -> str:
    """What is said of an argument in Python, said of the option."""
    return _AFTER.sub(r"--after \1", line)


@attrs.define
class RefusedCallError(NotRecordedError):
    """What cannot be recorded, told with the options that would say what is missing."""

    def in_language(self, lang: str) -> str:
        """Each event with every reason in a line of its own, then a line for each option."""
        facts = dict.fromkeys(fact for _, answer in self.answers for fact in _missing_facts(answer))
        options = (Text("- 请写明：", "- give ") + how_to_give(fact) for fact in facts)
        lines = (*super().in_language(lang).splitlines(), *(option.zh if lang == "zh" else option.en for option in options))
        return "\n".join(map(_as_typed, lines))


@attrs.frozen(kw_only=True)
class Answered:
    """A record, and what is to be said of it.

    Attributes:
        done: The record and the answer.
        applies: Whether it is applied, by all that is recorded.
        notes: What else is to be said, beside the notes of the record.
    """

    done: Recorded
    applies: bool
    notes: tuple[Text, ...]

    def lines(self, lang: Lang) -> Iterator[str]:
        """It in lines."""
        event, answer = self.done.event, self.done.answer
        head = Text(f"已记录第{event.seq}条：{event.subject} {event.happened} ", f"record {event.seq}: {event.subject} {event.happened} ")
        first, *reasons, _ = answer.explain(lang).splitlines()  # the notice comes last
        yield head.in_(lang) + (answer.label.in_(lang) if answer.allowed else first)
        yield from map(_as_typed, reasons)
        if not answer.allowed:
            yield (_COUNTS if self.applies else _CHANGES_NOTHING).in_(lang)
        if self.done.repeats is not None:
            yield Text(f"- 与第{self.done.repeats}条相同", f"- it says the same as record {self.done.repeats}").in_(lang)
        yield from (note_line(note).in_(lang) for note in self.done.notes)
        yield from (note.in_(lang) for note in self.notes)

    def as_data(self) -> dict[str, Any]:
        """It as JSON data."""
        return {
            "seq": self.done.event.seq, "repeats": self.done.repeats, **self.done.answer.as_data(), "applies": self.applies,
            "notes": [note.as_data() for note in (*self.done.notes, *self.notes)],
        }  # fmt: skip


def answered(before: Journal, done: tuple[Recorded, ...], readings: Mapping[str, str]) -> tuple[Answered, ...]:
    """What is to be said of records that were made.

    Args:
        before: The journal without them.
        done: The records.
        readings: Options other than the defaults.
    """
    journal = Journal.of_events((*before, *(each.event for each in done)))
    return tuple(
        Answered(done=each, applies=_applies(journal, each.event, readings), notes=tuple(notes_ahead(journal, each.event, readings)))
        for each in done
    )


def _applies(journal: Journal, event: Event, readings: Mapping[str, str]) -> bool:
    law = governing_law(HAIYOU, journal, event.subject, as_of=event.happened, readings=readings)
    standing = journal.standing(law, event.subject, as_of=event.happened)
    return event.seq not in {each.event.seq for each in standing.not_applied}
