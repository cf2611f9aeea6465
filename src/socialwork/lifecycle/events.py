"""What a journal is made of: events, each with the day it happened and the day it was recorded."""

from collections.abc import Callable
from datetime import date
from typing import Any, final

import attrs

from ..days import check_date
from ..errors import MASK, InvalidValueError, number_of_a_person
from ..text import Text

__all__ = ["VOID", "Event"]

_NEEDED = ("subject", "kind", "recorder")

VOID = "void"
"""The kind of an event that only says that another record was wrong."""


@final
@attrs.frozen(kw_only=True, repr=False)
class Event:
    """Something that happened, and when that became known. Nothing recorded is ever edited: what was wrong is corrected by another event.

    Attributes:
        subject: The id of the person or round it happened to; never a number of a person.
        kind: The id of its `EventKind`, or `VOID`.
        happened: The day it happened.
        recorded: The day it was recorded, `happened` or later or earlier (a naming can be recorded before its day).
        recorder: Who wrote it down.
        role: The id of the `Role` that acted; empty where nobody has to.
        document: The document behind it; empty where there is none.
        facts: What was recorded with it, an instance of its kind's `facts`; None if nothing.
        after: The sequence number of an event of the same day that came before it; None where the order does not matter.
        corrects: The sequence number of the event in whose place it stands, from its recorded day on; None for most.
        seq: Its place in the journal, from 1 on; 0 until a journal has taken it.

    Raises:
        InvalidValueError: If a day is no date, a text is none or empty, the subject seems to be a number of a person, or a number makes no sense.
    """

    subject: str
    kind: str
    happened: date
    recorded: date
    recorder: str
    role: str = ""
    document: str = ""
    facts: Any = None
    after: int | None = None
    corrects: int | None = None
    seq: int = 0

    def __attrs_post_init__(self) -> None:
        check_date("Event.happened", self.happened)
        check_date("Event.recorded", self.recorded)
        for name in ("subject", "kind", "recorder", "role", "document"):
            words: object = getattr(self, name)
            if not isinstance(words, str):
                raise InvalidValueError(f"Event.{name}", words, Text("请给出文字", "give words"), personal=True)
            if not words.strip() and name in _NEEDED:
                raise InvalidValueError(f"Event.{name}", "", Text("请填写，不能为空", "give words, not empty"))
        if number_of_a_person(self.subject):
            fix = Text("请用编号，不要用证件号码或手机号", "give an id of your own, never an identity or telephone number")
            raise InvalidValueError("Event.subject", self.subject, fix, personal=True)
        if self.kind == VOID and self.corrects is None:
            fix = Text("请写明作废的是第几条记录", "say which record it withdraws")
            raise InvalidValueError("Event.corrects", None, fix)

    def numbered(self, seq: int) -> "Event":
        """The event with its place in a journal. What was looked at when it was made is not looked at again: journals are long."""
        subject, kind, happened, recorded, recorder, role, document, facts, after, corrects, number = _WRITERS
        made = object.__new__(Event)
        subject(made, self.subject)
        kind(made, self.kind)
        happened(made, self.happened)
        recorded(made, self.recorded)
        recorder(made, self.recorder)
        role(made, self.role)
        document(made, self.document)
        facts(made, self.facts)
        after(made, self.after)
        corrects(made, self.corrects)
        number(made, seq)
        return made

    def __repr__(self) -> str:
        facts = "" if self.facts is None else f", facts={MASK}"
        return f"Event(#{self.seq} {self.kind} of {self.subject} on {self.happened}, recorded {self.recorded}{facts})"


_WRITERS: tuple[Callable[[Event, Any], None], ...] = tuple(vars(Event)[field.name].__set__ for field in attrs.fields(Event))
"""What writes each field of an event that is being made, in their order; an event that is made is never written again."""
