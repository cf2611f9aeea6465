"""Bars that look back: what stood on record of an applicant within the last years."""

from ..days import YearCount
from ..law import Option, Parameter, Reading
from ..rules import AnyOf, ByReading, IsTrue, Not, Rule, YearsSince
from ..text import Text
from .applications import Records

__all__ = ["looks_back_reading", "nothing_within"]


def looks_back_reading(name: str, *, clause: str | tuple[str, ...]) -> Reading:
    """From which day of a record the years are counted: its last, so that having stood there within the period bars, or its first.

    Args:
        name: The id of the reading.
        clause: The clauses that are unclear.
    """
    return Reading(
        id=name,
        question=Text("回溯期从记录的哪一日起算", "from which day of a record the look-back period is counted"),
        options=(
            Option(
                id="until_last",
                label=Text("从移出或终止之日起算", "from the day on which it ended"),
                grounds=Text("期内仍在名单者，即期内有记录", "who still stood there within the period has a record within it"),
            ),
            Option(
                id="since_first",
                label=Text("从列入或发生之日起算", "from the day on which it began"),
                grounds=Text("“列入”指列入之日", "an entry is made on one day"),
            ),
        ),
        default="until_last",
        why=Text("原文未写明；取较严者", "not stated; the stricter of the two is taken"),
        clause=clause,
    )


def nothing_within(
    records: Records, years: Parameter[int], *, counted: Reading | None = None, clause: str | tuple[str, ...], label: Text | None = None
) -> Rule:
    """Nothing of the kind is on record within the last years, up to the cut-off day; who has no record at all meets it.

    A day that is known only roughly leaves it open where that matters. Years are counted without the first day: an entry that ended on
    1 December 2022 is a year back on 1 December 2023.

    Args:
        records: What is derived from the records.
        years: How many years.
        counted: The reading that says from which day they are counted, as `looks_back_reading` makes it; None for the last day of a record.
        clause: The clauses that bar.
        label: What the condition is called.
    """

    def since(handle: str) -> Rule:
        return YearsSince(getattr(records, handle), years, count=YearCount.FORWARD, first_day_counts=False, clause=clause)

    none = Not(IsTrue(records.any, clause=clause))
    if counted is None:
        return AnyOf(none, since("newest_last"), label=label)
    by_reading = ByReading(counted, {"until_last": since("newest_last"), "since_first": since("newest_first")})
    return AnyOf(none, by_reading, label=label)
