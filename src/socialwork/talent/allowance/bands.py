"""Between which totals a year's allowance lies, over every admissible combination of the readings that it consults."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any, NamedTuple

from ...money import yuan_text
from ...policies.exploring import Explored, explored, lowest
from ...text import Text
from ..payments import Payment
from ..terms import TermRecord
from .accrual import Remembered
from .settling import Settled, by_term, settle

__all__ = ["Band", "History", "band", "settled_terms"]


class History(NamedTuple):
    """What is known of people whose terms and payments are the same.

    Attributes:
        people: Their ids.
        terms: Their terms under a law; what they are may hang on its readings.
        payments: What each of them was paid.
    """

    people: tuple[str, ...]
    terms: Callable[[Any], tuple[TermRecord, ...]]
    payments: tuple[Payment, ...]


class Band(NamedTuple):
    """Between which totals the allowance of a year lies. A reading is chosen once for everybody.

    Attributes:
        lowest: The least total.
        highest: The greatest one.
        lowest_under: Options that give the least, by reading.
        highest_under: Options that give the greatest.
        open: The most months without a known amount; where there are any, the totals are without them.
        readings: The ids of the readings that were consulted.
    """

    lowest: Decimal
    highest: Decimal
    lowest_under: dict[str, str]
    highest_under: dict[str, str]
    open: int
    readings: tuple[str, ...]

    @property
    def text(self) -> Text:
        """The band in words."""
        low, high = yuan_text(self.lowest), yuan_text(self.highest)
        said = Text(
            f"各口径下最低{low.zh}、最高{high.zh}（有关口径：{'、'.join(self.readings) or '无'}）",
            f"under all readings from {low.en} to {high.en} (readings consulted: {', '.join(self.readings) or 'none'})",
        )
        if not self.open:
            return said
        return said + Text(f"，另有至多{self.open}人月金额不明", f", and up to {self.open} months of unknown amount beside it")


def settled_terms(history: History, law: Any, year: int, remembered: Remembered | None = None) -> tuple[Settled, ...]:
    """Every year up to one of every term of one of these people, and payments that belong to no term.

    Args:
        history: What is known of them.
        law: The law, with the readings chosen.
        year: The last year.
        remembered: The same law, with what it answered before; None to begin anew.
    """
    asked = Remembered(law) if remembered is None else remembered
    paid = by_term(history.payments)
    records = history.terms(law)
    found = [each for record in records for each in settle(record, paid.pop(record.number, ()), asked, year)]
    found += (each for number, payments in sorted(paid.items()) for each in settle(None, payments, asked, year, number=number))
    return tuple(found)


def band(histories: Iterable[History], law: Any, year: int) -> Band:
    """The band of a year; see `Band`."""
    dues: list[list[Explored[int]]] = []
    opens: list[list[Explored[int]]] = []
    for history in histories:

        def totals(under: Any, history: History = history) -> tuple[int, int]:
            settled = settled_terms(history, under, year)
            return int(sum(each.due for each in settled) * 100) * len(history.people), sum(each.open for each in settled) * len(
                history.people
            )

        cases = explored(law, totals)
        dues.append([Explored(case.options, case.result[0]) for case in cases])
        opens.append([Explored(case.options, case.result[1]) for case in cases])
    policy = law.policy
    low = lowest(policy, dues, fixed={})
    high = lowest(policy, map(_turned, dues), fixed={})
    most = lowest(policy, map(_turned, opens), fixed={})
    touched = {name for part in dues for case in part for name, _ in case.options}
    return Band(
        lowest=Decimal(low.value).scaleb(-2),
        highest=Decimal(-high.value).scaleb(-2),
        lowest_under=dict(low.options),
        highest_under=dict(high.options),
        open=-most.value,
        readings=tuple(reading.id for reading in policy.readings if reading.id in touched),
    )


def _turned(part: list[Explored[int]]) -> list[Explored[int]]:
    return [Explored(case.options, -case.result) for case in part]
