"""How long a journal takes to replay: at most 3 microseconds an event, at three sizes, up to 1,000,000 events of 20,000 people.

There are two cases. Cohorts are named on one day, so that the days on which something happens by itself are reckoned once for all of them;
where every subject has days of its own, most are reckoned anew. Nothing is kept from one run to the next: the events of each subject are put in order, and its standing worked out, every time. Run:
`uv run python benchmarks/replay.py`.
"""

import gc
import random
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from time import process_time
from typing import Any

from socialwork.lifecycle import Event, Journal
from socialwork.testing.invented import TEA_ROOM_LIVES, Grant, Grounds

SIZES, EACH, LIMIT, RUNS = (1_250, 5_000, 20_000), 50, 3.0, 3
LAW = TEA_ROOM_LIVES.on(date(2021, 1, 1))


def quarter(day: date) -> date:
    """The first day of the quarter after a day."""
    later = day + timedelta(days=92)
    return date(later.year, later.month - (later.month - 1) % 3, 1)


def that_day(day: date) -> date:
    """The day itself."""
    return day


CASES: dict[str, Callable[[date], date]] = {"granted in rounds, by quarter": quarter, "each with days of its own": that_day}


def life(subject: str, granted: Callable[[date], date], chance: random.Random) -> Iterator[dict[str, Any]]:
    """Fifty events of a tea room made up: two terms, tastings, rests, a proposal that is dropped, some late, some on one day, some refused.

    Args:
        subject: The id of the room.
        granted: On which day support is granted that could be granted on a day.
        chance: What is left to chance.
    """
    day = granted(date(2020, 1, 1) + timedelta(days=chance.randrange(300)))
    for place in range(EACH):
        match place % 25:
            case 1:
                day = granted(day)
                said: dict[str, Any] = {"kind": "granted", "role": "town", "facts": Grant(sound=True, guests=30)}
            case 8:
                said = {"kind": "rested"}
            case 10:
                said = {"kind": "reopened"}
            case 15:
                said = {"kind": "closing.proposed", "role": "neighbour", "facts": Grounds(smoke=True, noise=chance.random() < 0.5)}
            case 17:
                said = {"kind": "closing.dropped", "role": "town"}
            case 0:
                said = {"kind": chance.choice(("tasted", "reopened"))}  # too early, and refused
            case _:
                said = {"kind": "tasted"}
        late = timedelta(days=chance.choice((0, 0, 0, 40)))
        yield {"subject": subject, "happened": day, "recorded": day + late, "recorder": "office", **said}
        day += timedelta(days=200) if place % 25 == 24 else timedelta(days=chance.choice((0, 3, 7, 11, 20, 25, 30, 33, 61, 80)))


def journal(people: int, granted: Callable[[date], date], chance: random.Random) -> Journal:
    """The lives of so many tea rooms, recorded as they came."""
    told = [said for number in range(people) for said in life(f"room{number:05}", granted, chance)]
    told.sort(key=lambda said: said["recorded"])
    return Journal(Event(**said) for said in told)


def replayed(recorded: Journal) -> float:
    """Seconds of processor time for the standing of every tea room, put in order anew."""
    recorded = Journal.of_events(recorded)
    gc.collect()
    began = process_time()
    standings = recorded.standings(LAW, as_of=date(2031, 1, 1))
    taken = process_time() - began
    assert len(standings) == len(recorded.subjects)
    return taken


def main() -> int:
    """Print the time of each size in both cases, and whether it is within the limit."""
    worst = 0.0
    for case, granted in CASES.items():
        chance = random.Random(4)
        for people in SIZES:
            recorded = journal(people, granted, chance)
            each = min(replayed(recorded) for _ in range(RUNS)) / len(recorded) * 1e6
            worst = max(worst, each)
            print(f"{case}: {len(recorded):>9,} events of {people:>6,} tea rooms: {each:.2f} us an event (limit {LIMIT:.0f})")
    return 0 if worst <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
