"""What was acknowledged is there, once, whoever is killed and however many write.

The suite kills a few times and writes a little. The whole, 200 kills and two writers of 10,000 events each, takes some minutes:
`SOCIALWORK_STORE=whole uv run pytest tests/store/test_killed.py`.
"""

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import attrs
import pytest

from socialwork.store import Register

from .conftest import TEA

WHOLE = os.environ.get("SOCIALWORK_STORE") == "whole"
KILLS = 200 if WHOLE else 6
EVENTS = 10_000 if WHOLE else 150
ENDLESS = 10**9
PROGRAM = Path(__file__).with_name("writing.py")


@attrs.frozen
class Writer:
    """A program that writes, and the file in which it says what is done."""

    process: subprocess.Popen[str]
    said: Path

    def begun(self) -> None:
        """Wait until something is done."""
        while not self.said.stat().st_size:
            assert self.process.poll() is None, "it ended before it wrote"
            time.sleep(0.001)

    def kill(self) -> None:
        """End it, wherever it is."""
        self.process.kill()
        self.process.wait()


Start = Callable[[str, int], Writer]


@pytest.fixture
def start(folder: Path, tmp_path: Path) -> Iterator[Start]:
    """Starts a program that writes to the register, and ends all that are still running when the test is over."""
    started: list[Writer] = []

    def start(name: str, events: int) -> Writer:
        command = [sys.executable, str(PROGRAM), str(folder), name, str(events)]
        with (tmp_path / name).open("w", encoding="utf-8") as said:
            started.append(Writer(subprocess.Popen(command, stdout=said, encoding="utf-8"), tmp_path / name))
        return started[-1]

    yield start
    for writer in started:
        writer.kill()


class Acknowledged:
    """What the writers were told is done."""

    def __init__(self) -> None:
        self.events: dict[int, str] = {}
        self.put: set[str] = set()
        self.erased: set[str] = set()

    def hear(self, writer: Writer) -> None:
        """Take in what a writer said; a last line that was not finished is not said."""
        for line in writer.said.read_text(encoding="utf-8").split("\n")[:-1]:
            what, *about = line.split()
            if what == "recorded":
                self.events |= {int(seq): subject for seq, _, subject in (each.partition(":") for each in about)}
            else:
                (self.put if what == "put" else self.erased).update(about)

    def holds_in(self, folder: Path) -> None:
        """Look whether all of it is there."""
        with Register.open(folder, policy=TEA) as register:
            register.check()
            there = {event.seq: event.subject for event in register.events()}
            names, erased = register.people.names(), {erasure.id for erasure in register.people.erasures()}
        assert self.events.items() <= there.items()
        assert len(set(there.values())) == len(there)
        assert self.put <= names.keys() | erased
        assert self.erased <= erased
        assert erased.isdisjoint(names)
        everything = b"".join(path.read_bytes() for path in folder.iterdir())
        assert not [id_ for id_ in self.erased if f"secret-{id_}-".encode() in everything]


def test_nothing_acknowledged_is_lost_when_the_writer_is_killed(folder: Path, start: Start) -> None:
    Register.create(folder, policy=TEA).close()
    known, chance = Acknowledged(), random.Random(4)
    for number in range(KILLS):
        writer = start(f"W{number}", ENDLESS)
        writer.begun()
        time.sleep(chance.uniform(0, 0.2))
        writer.kill()
        known.hear(writer)
        known.holds_in(folder)

    assert len(known.events) >= KILLS


def test_two_writers_lose_and_double_nothing(folder: Path, start: Start) -> None:
    Register.create(folder, policy=TEA).close()
    known = Acknowledged()
    for writer in [start(name, EVENTS) for name in ("A", "B")]:
        assert writer.process.wait() == 0
        known.hear(writer)

    known.holds_in(folder)
    assert sorted(known.events) == list(range(1, 2 * EVENTS + 1))
    for name in ("A", "B"):
        assert [subject for _, subject in sorted(known.events.items()) if subject[0] == name] == [f"{name}-{n}" for n in range(EVENTS)]


def test_a_writer_goes_on_when_the_other_is_killed(folder: Path, start: Start) -> None:
    Register.create(folder, policy=TEA).close()
    known = Acknowledged()
    killed, goes_on = start("A", ENDLESS), start("B", EVENTS)
    killed.begun()
    goes_on.begun()
    killed.kill()
    assert goes_on.process.wait() == 0
    known.hear(killed)
    known.hear(goes_on)

    known.holds_in(folder)
    assert {f"B-{n}" for n in range(EVENTS)} <= set(known.events.values())
