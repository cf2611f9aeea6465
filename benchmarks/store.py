"""Durable appends to a register, against bare SQLite that is as durable and writes the same bytes.

Run: `uv run python benchmarks/store.py`. Limit: at least half as fast, whatever the size of the batch. In batches of a cohort (50 events) the disk
takes most of the time; in the largest it matters least, and what is left is the numbering, the JSON and the digests, which bare SQLite is
given ready-made.
"""

import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from socialwork.law import Clause
from socialwork.lifecycle import Event, EventKind, Lifecycle, Move, State, SubjectKind
from socialwork.policies import Policy
from socialwork.store import Register
from socialwork.text import plain
from socialwork.wire._event_texts import event_text

ROUNDS = 60
LIMIT = 0.5
BATCHES = (50, 200, 1000)

ASSESSED = EventKind(id="assessed", label=plain("assessed"))
OVER = State(id="over", label=plain("over"))


POLICY = Policy(
    id="benchmark",
    title=plain("benchmark"),
    documents=(),
    clauses=(Clause(id="X1", document="notice", summary=plain("terms are assessed")),),
    lifecycles=(
        Lifecycle(
            id="term", label=plain("term"), subject=SubjectKind(id="person", label=plain("person")), states=(OVER,), initial=OVER, ends=(OVER,),
            moves=(Move(state=OVER, event=ASSESSED, to=OVER, clause="X1"),), clause="X1",
        ),
    ),
)  # fmt: skip


def events(count: int) -> list[Event]:
    """So many events of as many people."""
    day = date(2027, 12, 20)
    return [
        Event(
            subject=f"H{number:05}",
            kind="assessed",
            happened=day,
            recorded=day,
            recorder="管理办公室",
            role="office",
            document="考核〔2027〕3号",
        )
        for number in range(count)
    ]


def bare(path: Path, batch: int) -> Callable[[], object]:
    """Puts a batch into a table, durably, and nothing else."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode=TRUNCATE", "synchronous=FULL", "fullfsync=ON"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("CREATE TABLE events (seq INTEGER PRIMARY KEY, body TEXT NOT NULL, digest BLOB NOT NULL)")
    rows = [(event_text(event), bytes(range(32))) for event in events(batch)]

    def write() -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany("INSERT INTO events (body, digest) VALUES (?, ?)", rows)
        connection.execute("COMMIT")

    return write


def seconds(write: Callable[[], object]) -> float:
    """How long one call takes."""
    start = perf_counter()
    write()
    return perf_counter() - start


def main() -> None:
    """Print, by size of batch, how fast both are, taken in turn."""
    with TemporaryDirectory() as folder:
        for batch in BATCHES:
            given = events(batch)
            with Register.create(Path(folder) / f"{batch}", policy=POLICY) as register:
                plainly = bare(Path(folder) / f"{batch}.sqlite", batch)
                pairs = [(seconds(plainly), seconds(lambda: register.append(given))) for _ in range(ROUNDS)]  # noqa: B023  # called at once
            theirs, ours = (median(times) for times in zip(*pairs, strict=True))
            print(
                f"batches of {batch}: {batch / ours:,.0f} events/s, bare SQLite {batch / theirs:,.0f}: {theirs / ours:.2f} of it (limit {LIMIT})"
            )


if __name__ == "__main__":
    main()
