"""How long a year's allowance of 20,000 people takes, from their journal: at most 2 s, and in proportion to the number of people.

Run: `uv run python benchmarks/allowance.py`.
"""

import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from time import perf_counter

from socialwork import HAIYOU
from socialwork.lifecycle import Event, Journal
from socialwork.talent.allowance import Allowance, Payment, allowance
from socialwork.talent.standing_facts import Grounds, LeaveCause, Leaving, Naming

SIZES, LIMIT, RUNS, UNEVEN = (5_000, 10_000, 20_000), 2.0, 3, 1.6
YEAR = 2025
COHORTS = (date(2023, 12, 1), date(2025, 10, 20))
ROLES = {"revocation.verified": "office", "revocation.approved": "leading_group"}


def person(number: int, chance: random.Random) -> Iterator[Event]:
    """Somebody made up: one in four left on some day, one in twenty lost the title, and most were paid for the years before."""
    named = chance.choice(COHORTS)

    def event(kind: str, day: date, facts: object = None) -> Event:
        return Event(
            subject=f"P{number:05}", kind=kind, happened=day, recorded=day, recorder="office", role=ROLES.get(kind, ""), facts=facts
        )

    yield event("named", named, Naming(round=str(named.year)))
    if named.year < YEAR and chance.random() < 0.9:
        paid = Payment(batch="2024", for_year=2024, months=12, amount=12_000)
        yield event("paid", date(2024, 12, 20), paid)
    if chance.random() < 0.25:
        yield event("left", named + timedelta(days=chance.randrange(1, 1400)), Leaving(cause=LeaveCause.MOVED_AWAY))
    if chance.random() < 0.05:
        day = named + timedelta(days=chance.randrange(100, 1400))
        yield event("revocation.proposed", day - timedelta(40), Grounds(violation=True, happened_on=day - timedelta(90)))
        yield event("revocation.verified", day - timedelta(20))
        yield event("revocation.approved", day)


def timed(count: int) -> tuple[float, Allowance]:
    """The best of several runs, each on a journal that nobody has read yet."""
    chance = random.Random(count)
    events = tuple(event for number in range(count) for event in person(number, chance))
    found: Allowance | None = None
    best = float("inf")
    for _ in range(RUNS):
        journal, law = Journal(events), HAIYOU.on(date(YEAR, 12, 1))
        began = perf_counter()
        found = allowance(journal, law, YEAR)
        assert found.total
        best = min(best, perf_counter() - began)
    assert found is not None
    return best, found


def main() -> int:
    """Print the times, and whether they are within the limit."""
    seconds = {}
    for count in SIZES:
        seconds[count], found = timed(count)
        each = seconds[count] / count * 1e6
        print(f"{count} people, {len(found.histories)} different histories: {seconds[count]:.2f} s, {each:.0f} µs each")
    uneven = (seconds[SIZES[-1]] / SIZES[-1]) / (seconds[SIZES[0]] / SIZES[0])
    print(f"{SIZES[-1]} people, best of {RUNS}: {seconds[SIZES[-1]]:.2f} s (limit {LIMIT:.0f})")
    print(f"time a person, largest to smallest: {uneven:.2f} (limit {UNEVEN})")
    _, few = timed(60)
    began = perf_counter()
    said = few.band.text.en
    print(f"band of {len(few.histories)} different histories: {perf_counter() - began:.2f} s; {said}")
    return 0 if seconds[SIZES[-1]] <= LIMIT and uneven <= UNEVEN else 1


if __name__ == "__main__":
    sys.exit(main())
