"""One term of one person: when it starts and ends, and what stops the benefits on the way."""

from datetime import date
from typing import Literal, NamedTuple

import attrs

from ..days import check_date
from ..errors import InvalidValueError
from ..text import Text

__all__ = ["Doubt", "Stop", "TermRecord", "Terms"]


@attrs.frozen(kw_only=True)
class Stop:
    """Something that ends the benefits of a term.

    Attributes:
        day: The first day without benefits: the day of the event.
        why: `"left"` for somebody who left the work or the city, `"revoked"` for a title taken away.
        event: The sequence number of the event in the journal; 0 where there is none.
        happened: For a revocation, the day of what it was for; None where it was not recorded.
        roughly: Whether that day is known to the month or year alone; it is then the last that is possible.
        verified: For a revocation, the day it was verified; None where it was not recorded.
        approved: For a revocation, the day it was approved.
        pending_since: For a revocation, the day it was proposed.

    Raises:
        InvalidValueError: If a day is no date, or it is another reason.
    """

    day: date
    why: Literal["left", "revoked"]
    event: int = 0
    happened: date | None = None
    roughly: bool = False
    verified: date | None = None
    approved: date | None = None
    pending_since: date | None = None

    def __attrs_post_init__(self) -> None:
        check_date("Stop.day", self.day)
        if self.why not in ("left", "revoked"):
            raise InvalidValueError("Stop.why", self.why, 'give "left" or "revoked"')


@attrs.frozen(kw_only=True)
class TermRecord:
    """One term of one person, as one law and one set of readings sees it.

    Attributes:
        person: The person's id.
        number: The person's first term is 1, the next one 2.
        named: The day of the naming.
        start: The first day of the term.
        last_day: The last day of the term.
        stops: What ended the benefits, by rising day.
        resumes: The days on which benefits resumed, by rising day.
        pending: The stretches in which a revocation was pending: from the proposal to the decision, which is None while there is none.

    Raises:
        InvalidValueError: If a day is no date, or the term ends before it starts.
    """

    person: str
    number: int = 1
    named: date
    start: date
    last_day: date
    stops: tuple[Stop, ...] = ()
    resumes: tuple[date, ...] = ()
    pending: tuple[tuple[date, date | None], ...] = ()

    def __attrs_post_init__(self) -> None:
        for name in ("named", "start", "last_day"):
            check_date(f"TermRecord.{name}", getattr(self, name))
        if self.last_day < self.start:
            fix = Text(f"请给出{self.start}或以后的日期", f"give {self.start} or a later day")
            raise InvalidValueError("TermRecord.last_day", self.last_day, fix)


class Doubt(NamedTuple):
    """Something recorded of a person that changed nothing, because a fact is not told: what it would have changed is open, and not nothing.

    Attributes:
        names: Whether it is a naming, so that a whole term is not known.
        revokes: Whether it begins a revocation, which may reach back.
        day: The day it happened.
        fact: What is not told.
    """

    names: bool
    revokes: bool
    day: date
    fact: Text


class Terms(NamedTuple):
    """The terms of a person under one law, as far as they are known.

    Attributes:
        records: The terms, by rising number.
        doubts: What may change them, once the facts are told.
    """

    records: tuple[TermRecord, ...]
    doubts: tuple[Doubt, ...] = ()
