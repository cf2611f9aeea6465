"""Between which totals a year's allowance lies, over every admissible combination of the readings that it consults."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any, NamedTuple

from ...money import yuan_text
from ...policies.exploring import Explored, Extreme, explored, lowest
from ...text import Text, joined
from ..payments import Payment
from ..terms import Terms
from .accrual import Remembered
from .lines import MONTHS, PEOPLE
from .settling import Settled, by_term, settle
from .untold import Lack, untold

__all__ = ["Band", "History", "Untold", "band", "settled_terms"]


_NOTHING = Decimal("0.00")


class History(NamedTuple):
    """What is known of people whose terms and payments are the same.

    Attributes:
        people: Their ids.
        terms: Their terms under a law; what they are may hang on its readings.
        payments: What each of them was paid.
    """

    people: tuple[str, ...]
    terms: Callable[[Any], Terms]
    payments: tuple[Payment, ...]


class Untold(NamedTuple):
    """A fact that is not told of some people, and on which their allowance hangs.

    Attributes:
        fact: What is not told.
        term: Whether a whole term is not known for want of it.
        under: The options under which it is asked for, by reading; none where no option alone is behind it.
        people: Of how many people.
    """

    fact: Text
    term: bool
    under: tuple[tuple[str, str], ...]
    people: int

    @property
    def text(self) -> Text:
        """The fact, under which options it is asked for, and of how many."""
        said = [f"{reading}={option}" for reading, option in self.under]
        people = PEOPLE.counted(self.people)
        zh, en = [*said, people.zh], [*said, people.en]
        return self.fact + Text(f"（{'，'.join(zh)}）", f" ({', '.join(en)})")

    def as_data(self) -> dict[str, Any]:
        """It as JSON data."""
        return {"fact": self.fact.as_data(), "term": self.term, "under": dict(self.under), "people": self.people}


class Band(NamedTuple):
    """Between which totals the allowance of a year lies. A reading is chosen once for everybody.

    A term that is not known is not nothing: the totals are those of the combinations of readings under which the fewest terms are unknown,
    mostly none. Where other facts are not told, what is told counts, and the year may lie beyond the totals once they are.

    Attributes:
        lowest: The least total.
        highest: The greatest one.
        lowest_under: Options that give the least, by reading.
        highest_under: Options that give the greatest.
        open: The most months without a known amount; where there are any, the totals are without them.
        readings: The ids of the readings that were consulted.
        untold: The facts that are not told, under which options they are asked for, and of how many people.
        unknown: Of how many people a term is not known under the options that give the totals either; nothing of it is in them.
    """

    lowest: Decimal
    highest: Decimal
    lowest_under: dict[str, str]
    highest_under: dict[str, str]
    open: int
    readings: tuple[str, ...]
    untold: tuple[Untold, ...] = ()
    unknown: int = 0

    @property
    def known(self) -> bool:
        """Whether nothing is open, so that the year lies between the totals whatever is still to be told."""
        return not (self.open or self.untold)

    @property
    def text(self) -> Text:
        """The band in words."""
        low, high = yuan_text(self.lowest), yuan_text(self.highest)
        said = Text(
            f"各口径下最低{low.zh}、最高{high.zh}（有关口径：{'、'.join(self.readings) or '无'}）",
            f"under all readings from {low.en} to {high.en} (readings consulted: {', '.join(self.readings) or 'none'})",
        )
        if self.open:
            said += Text(f"，另有至多{self.open}人月金额不明", f", and up to {MONTHS.counted(self.open).en} of unknown amount beside it")
        if not self.untold:
            return said
        facts = joined((each.text for each in self.untold), zh="、", en=", ")
        said += Text(f"；未告知而待核实：{facts.zh}", f"; not told, and so open: {facts.en}")
        if self.unknown:
            people = "1 person" if self.unknown == 1 else f"{self.unknown} people"
            said += Text(
                f"；其中{self.unknown}人的管理期不明，最低、最高均未计入", f"; the terms of {people} are unknown and in neither total"
            )
        elif any(each.term for each in self.untold):
            said += Text("；最低、最高只取管理期均已知的口径", "; both totals are of readings under which every term is known")
        if all(each.term for each in self.untold):
            return said
        return said + Text("；其余按已告知者计，查明后可能越出", "; the rest is counted by what is told, and may come to lie beyond")


def settled_terms(
    history: History, law: Any, year: int, remembered: Remembered | None = None
) -> tuple[tuple[Settled, ...], tuple[Lack, ...]]:
    """Every year up to one of every term of one of these people, with payments that belong to no term; and the facts that are not told.

    Where a term is not known, nobody can say that anything was paid too much, and nothing is asked back.

    Args:
        history: What is known of them.
        law: The law, with the readings chosen.
        year: The last year.
        remembered: The same law, with what it answered before; None to begin anew.
    """
    asked = Remembered(law) if remembered is None else remembered
    paid = by_term(history.payments)
    terms = history.terms(law)
    found = [each for record in terms.records for each in settle(record, paid.pop(record.number, ()), asked, year)]
    found += (each for number, payments in sorted(paid.items()) for each in settle(None, payments, asked, year, number=number))
    if any(doubt.names for doubt in terms.doubts):
        found = [each._replace(over=_NOTHING) for each in found]
    return tuple(found), untold(terms, asked, year)


class _Case(NamedTuple):
    """What people who are alike come to under one combination.

    Attributes:
        due: What is due to them, in fen.
        open: How many months have no known amount.
        unknown: Of how many people a term is not known.
        untold: The facts that are not told.
    """

    due: int
    open: int
    unknown: int
    untold: tuple[Lack, ...]


def band(histories: Iterable[History], law: Any, year: int) -> Band:
    """The band of a year; see `Band`."""
    parts: list[tuple[int, tuple[Explored[_Case], ...]]] = []
    for history in histories:
        people = len(history.people)

        def case(under: Any, history: History = history, people: int = people) -> _Case:
            settled, lacks = settled_terms(history, under, year)
            due, months = int(sum(each.due for each in settled) * 100), sum(each.open for each in settled)
            return _Case(due * people, months * people, people if any(lack.term for lack in lacks) else 0, lacks)

        parts.append((people, explored(law, case)))
    policy = law.policy
    beyond = 1 + sum(max(each.result.due for each in cases) for _, cases in parts)  # one more unknown term outweighs any amount

    def extreme(weigh: Callable[[_Case], int]) -> Extreme:
        return lowest(policy, ([Explored(each.options, weigh(each.result)) for each in cases] for _, cases in parts), fixed={})

    low = extreme(lambda each: each.unknown * beyond + each.due)
    high = extreme(lambda each: each.unknown * beyond - each.due)
    most = extreme(lambda each: -each.open)
    unknown, least = divmod(low.value, beyond)
    touched = {name for _, cases in parts for each in cases for name, _ in each.options}
    return Band(
        lowest=Decimal(least).scaleb(-2),
        highest=Decimal(unknown * beyond - high.value).scaleb(-2),
        lowest_under=dict(low.options),
        highest_under=dict(high.options),
        open=-most.value,
        readings=tuple(reading.id for reading in policy.readings if reading.id in touched),
        untold=_all_untold(parts),
        unknown=unknown,
    )


def _all_untold(parts: Iterable[tuple[int, tuple[Explored[_Case], ...]]]) -> tuple[Untold, ...]:
    """The facts that are not told, each with the options that all cases have in common where it is asked for, and not all cases have."""
    found: dict[tuple[Lack, tuple[tuple[str, str], ...]], int] = {}
    for people, cases in parts:
        always = set[tuple[str, str]](cases[0].options).intersection(*(each.options for each in cases))
        for lack in dict.fromkeys(lack for each in cases for lack in each.result.untold):
            asking = [each.options for each in cases if lack in each.result.untold]
            under = tuple(sorted(set(asking[0]).intersection(*asking) - always))
            found[lack, under] = found.get((lack, under), 0) + people
    listed = (Untold(lack.fact, lack.term, under, people) for (lack, under), people in found.items())
    return tuple(sorted(listed, key=lambda each: (not each.term, each.fact.en, each.under)))  # whatever the order of the people
