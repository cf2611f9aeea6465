"""A policy as a whole, in one frozen value."""

from datetime import date
from typing import Self

import attrs

from .contents import Contents, Readings
from .laws import Law

__all__ = ["Policy"]


@attrs.frozen(kw_only=True, repr=False)
class Policy(Contents):
    """What a place decided, as data. Its parameters, readings and rules are attributes of subclasses: `policy.preference`, not a string.

    Attributes:
        id: Stable name.
        title: What it is called.
        documents: The texts that make it; the first one's validity is the policy's.
        clauses: Every statement of them.
        enumerations: The lists they name.
        readings: Every unclear place, with the option chosen for it by default.
        lifecycles: Its tables of moves: the life of a title, of a round. Where a function of no arguments is given that makes them, it is
            called, and what it makes looked at, when they are first asked for.

    Raises:
        DuplicateNameError: If two clauses, parameters, readings or lifecycles share a name, or a kind of event belongs to two lifecycles.
        UnknownNameError: If something cites a clause that is not there, or an option cannot stand with one that is not there.
        InvalidValueError: If two different facts of its rules share a name, or its lifecycles do not go together.
    """

    def on(self, day: date, *, readings: Readings | None = None, beyond_validity: bool = False) -> "Law[Self]":
        """The law of a day: values and readings resolved for it.

        Args:
            day: The day; there is no default, and none ever means "today".
            readings: Options other than the defaults.
            beyond_validity: Go on outside the days the policy is in force; every answer then carries that mark.

        Raises:
            InvalidValueError: If the day is no date.
            OutOfForceError: If the policy is not in force on the day.
            UnknownNameError: If a reading or an option is not there.
            InadmissibleReadingsError: If the options cannot be chosen.
        """
        inside = self.in_force(day, beyond_validity=beyond_validity)
        return Law(policy=self, day=day, choices=tuple(self.choices(readings).items()), beyond_validity=not inside)
