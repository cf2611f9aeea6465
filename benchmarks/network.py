"""How long a province takes to be read, checked, counted and assessed: under 10 s, in proportion to its size, with at most 1 GB.

180 counties, 2,250 towns and 50,000 villages with about as many units, all made up, some of their facts missing; and a half and a quarter of it.
It is read from sheets, and beside that from JSON, checked, counted, and held against a made-up standard, with the tallies by level, county,
town and requirement. Time is that of the processor, so that other work on the machine does not count; the work is done on one. Each size is
measured in a process of its own, which tells the most memory it had; where the system does not tell, what Python asked for is traced in another
one. Run: `uv run python benchmarks/network.py`.
"""

import json
import random
import subprocess
import sys
import tracemalloc
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

import attrs

from socialwork import sheets, wire
from socialwork.testing import province
from socialwork.testing.invented import TEA_TIERS
from socialwork.testing.invented.standard import MADE_UP_STANDARD
from socialwork.tiers import Network, Unit, assess_network

SHARES, LIMIT, UNEVEN, MEMORY, RUNS = (4, 2, 1), 10.0, 1.6, 1024, 3
COUNTIES, TOWNS, VILLAGES = 180, 2_250, 50_000
DAY = date(2026, 1, 1)
KINDS = ("csv", "json")
STEPS = ("read", "checked", "counted", "assessed")


def told_more(unit: Unit, chance: random.Random) -> Unit:
    """A unit with the facts that a province made up leaves out and the standard asks for: most of them told."""
    more: dict[str, Any] = {
        name: Decimal(chance.randrange(most)) for name, most in (("supervisors", 3), ("drills", 16)) if chance.random() < 0.9
    }
    return attrs.evolve(unit, site=attrs.evolve(MADE_UP_STANDARD.site(unit.site), **more))


def written(folder: Path) -> dict[str, Any]:
    """Write a part of the province both ways, the folder's name saying what part; tell how many places and units it has."""
    share = int(folder.name)
    made, chance = province(counties=COUNTIES // share, towns=TOWNS // share, villages=VILLAGES // share), random.Random(share)
    made = attrs.evolve(made, units=tuple(told_more(unit, chance) for unit in made.units))
    sheets.write_network(folder / "province.csv", made, layout=TEA_TIERS)
    wire.write_network(folder / "province.json", made)
    return {"size": len(made.places) + len(made.units)}


def read(path: Path) -> Network:
    """The network of a file."""
    if path.suffix == ".csv":
        return sheets.read_network(path, layout=TEA_TIERS, site_class=MADE_UP_STANDARD.site_class)
    return wire.read_network(path, TEA_TIERS, site_class=MADE_UP_STANDARD.site_class)


def once(path: Path) -> list[float]:
    """How long each step takes."""
    times = [process_time()]
    network = read(path)
    times.append(process_time())
    assert network.check(TEA_TIERS) == ()
    times.append(process_time())
    assert network.coverage(TEA_TIERS).count("village").units > 0
    times.append(process_time())
    assessed = assess_network(network, MADE_UP_STANDARD.on(DAY))
    tallies = (assessed.total, *assessed.by_tier, *assessed.by_place("county"), *assessed.by_place("town"))
    assert len(assessed.by_requirement) == len(MADE_UP_STANDARD.requirements)
    assert sum(tally.units for tally in tallies) > len(network.units)
    assert len([count for _, count in assessed.total.counts if count]) > 2, "the sites come out too much alike"
    times.append(process_time())
    return [after - before for before, after in pairwise(times)]


def most_memory() -> float | None:
    """The most memory that this process has had, in MB; None where the system does not tell."""
    try:
        import resource
    except ImportError:
        return None
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / (1024 * 1024 if sys.platform == "darwin" else 1024)


def measured(path: Path) -> dict[str, Any]:
    """The times of several runs, and the most memory where the system tells."""
    return {"times": [once(path) for _ in range(RUNS)], "memory": most_memory()}


def traced(path: Path) -> dict[str, Any]:
    """The most memory that Python asked for, in MB. Tracing takes its time."""
    tracemalloc.start()
    once(path)
    return {"memory": tracemalloc.get_traced_memory()[1] / 1024**2}


HOW = {"written": written, "measured": measured, "traced": traced}


def apart(how: str, path: Path) -> dict[str, Any]:
    """What a process of its own tells. This one stays small: some systems count what it has used as the other's."""
    told = subprocess.run([sys.executable, __file__, how, str(path)], check=True, stdout=subprocess.PIPE, encoding="utf-8")
    found: dict[str, Any] = json.loads(told.stdout)
    return found


def each_size(kind: str, folders: list[tuple[Path, int]]) -> bool:
    """Print the times of each size; say whether they, and the memory, are within the limits."""
    each: list[tuple[int, float, float]] = []
    for folder, size in folders:
        found = apart("measured", folder / f"province.{kind}")
        memory = found["memory"] or apart("traced", folder / f"province.{kind}")["memory"]
        whole = median(map(sum, found["times"]))
        steps = ", ".join(f"{step} {median(times):.2f} s" for step, times in zip(STEPS, zip(*found["times"], strict=True), strict=True))
        print(f"{kind}, {size} places and units: {whole:.2f} s, {whole / size * 1e6:.0f} µs each ({steps}), {memory:.0f} MB")
        each.append((size, whole, memory))
    (few, quick, _), (many, slow, memory) = each[0], each[-1]
    uneven = (slow / many) / (quick / few)
    print(f"{kind}, the province: {slow:.2f} s (limit {LIMIT:.0f}), {memory:.0f} MB (limit {MEMORY})")
    print(f"{kind}, time a place or unit, largest to smallest: {uneven:.2f} (limit {UNEVEN})")
    return slow <= LIMIT and uneven <= UNEVEN and memory <= MEMORY


def main() -> int:
    """Print times and memory, and whether they are within the limits."""
    if sys.argv[1:2]:
        how, path = sys.argv[1:]
        print(json.dumps(HOW[how](Path(path))))
        return 0
    with TemporaryDirectory() as folder:
        folders: list[tuple[Path, int]] = []
        for share in SHARES:
            own = Path(folder) / str(share)
            own.mkdir()
            folders.append((own, apart("written", own)["size"]))
        within = [each_size(kind, folders) for kind in KINDS]
        return 0 if all(within) else 1


if __name__ == "__main__":
    sys.exit(main())
