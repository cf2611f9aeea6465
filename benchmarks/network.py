"""How long a province takes to be read from its sheets, checked and counted: under 10 s, in proportion to its size, with at most 1 GB.

Time is that of the processor, so that other work on the machine does not count; the work is done on one.
180 counties, 2,250 towns and 50,000 villages, with about as many units, all made up. Run: `uv run python benchmarks/network.py`.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from socialwork.sheets import read_network, write_network
from socialwork.testing import province
from socialwork.testing.invented import TEA_TIERS

SHARES, LIMIT, UNEVEN, MEMORY, RUNS = (4, 2, 1), 10.0, 1.6, 1024, 2
COUNTIES, TOWNS, VILLAGES = 180, 2_250, 50_000


def timed(folder: Path, share: int) -> tuple[int, float]:
    """How many places and units, and the best time of several runs."""
    made = province(counties=COUNTIES // share, towns=TOWNS // share, villages=VILLAGES // share)
    write_network(folder / "province.csv", made, layout=TEA_TIERS)
    size, best = len(made.places) + len(made.units), float("inf")
    for _ in range(RUNS):
        began = process_time()
        network = read_network(folder / "province.csv", layout=TEA_TIERS)
        read = process_time()
        assert network.check(TEA_TIERS) == ()
        checked = process_time()
        assert network.coverage(TEA_TIERS).count("village").places == VILLAGES // share
        done = process_time()
        told = f"read {read - began:.2f} s, checked {checked - read:.2f} s, counted {done - checked:.2f} s"
        if done - began < best:
            best, line = done - began, told
    print(f"{size} places and units: {best:.2f} s, {best / size * 1e6:.0f} µs each ({line})")
    return size, best


def most_memory() -> float | None:
    """The most memory that this process has had, in MB; None where the system does not tell."""
    try:
        import resource
    except ImportError:
        return None
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / (1024 * 1024 if sys.platform == "darwin" else 1024)


def main() -> int:
    """Print the times, and whether they are within the limits."""
    with TemporaryDirectory() as folder:
        each = [timed(Path(folder), share) for share in SHARES]
    (few, quick), (many, slow) = each[0], each[-1]
    uneven, memory = (slow / many) / (quick / few), most_memory()
    print(f"the province: {slow:.2f} s (limit {LIMIT:.0f}); time a place or unit, largest to smallest: {uneven:.2f} (limit {UNEVEN})")
    print("most memory: not told here" if memory is None else f"most memory: {memory:.0f} MB (limit {MEMORY})")
    return 0 if slow <= LIMIT and uneven <= UNEVEN and (memory is None or memory <= MEMORY) else 1


if __name__ == "__main__":
    sys.exit(main())
