"""A register of an invented policy, and ways to damage it."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest

from socialwork.law import Clause
from socialwork.lifecycle import Event, EventKind, Lifecycle, Move, State, SubjectKind
from socialwork.policies import Policy
from socialwork.rules import Fact, FactSet, Missing
from socialwork.store import Register
from socialwork.text import plain

DAY = date(2024, 1, 15)


class VisitFacts(FactSet):
    cups = Fact.number(zh="杯数", en="cups", asked_of=plain("tea room"))


VISIT = VisitFacts()


@attrs.frozen(kw_only=True)
class Visit:
    """What a visit records."""

    cups: Decimal | Missing = VISIT.cups.field()


VISITED = EventKind(id="visited", label=plain("visited"), facts=Visit)
CLOSED = EventKind(id="closed", label=plain("closed"))
SOLD = EventKind(id="sold", label=plain("sold"))
OPEN, SHUT = State(id="open", label=plain("open")), State(id="shut", label=plain("shut"), final=True)


ROOM = SubjectKind(id="room", label=plain("room"))
BUILT, GONE = State(id="built", label=plain("built")), State(id="gone", label=plain("gone"), final=True)

LIVES = (
    Lifecycle(
        id="trade", label=plain("trade"), subject=ROOM, states=(OPEN, SHUT), initial=OPEN, clause="X1",
        moves=(
            Move(state=OPEN, event=VISITED, to=OPEN, clause="X1"),
            Move(state=OPEN, event=CLOSED, to=SHUT, clause="X1", causes=SOLD),
        ),
    ),
    Lifecycle(
        id="house", label=plain("house"), subject=ROOM, states=(BUILT, GONE), initial=BUILT, clause="X1",
        moves=(Move(state=BUILT, event=SOLD, to=GONE, clause="X1"),),
    ),
)  # fmt: skip


def policy(id_: str) -> Policy:
    """A policy with the lives of tea rooms."""
    clause = Clause(id="X1", document="notice", summary=plain("tea rooms open and close"))
    return Policy(id=id_, title=plain("tea rooms"), documents=(), clauses=(clause,), lifecycles=LIVES)


TEA = policy("tea")


def visit(subject: str = "T1", **changed: Any) -> Event:
    """A visit to a tea room."""
    return Event(**{"subject": subject, "kind": "visited", "happened": DAY, "recorded": DAY, "recorder": "office", **changed})


def cups(number: int | str) -> Visit:
    """How many cups there were."""
    return Visit(cups=number)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a register is to be; its path has spaces, signs that addresses use, and Chinese in it."""
    return tmp_path / "登记 簿 #1%20"


@pytest.fixture
def register(folder: Path) -> Iterator[Register]:
    """A register with three records and two people."""
    with Register.create(folder, policy=TEA) as made:
        made.append([visit("T1", facts=cups("1.5")), visit("T2", document="函"), visit("T1", kind="closed")])
        made.people.put("T1", name="王小明", number="370102199001011234", unit="茶馆")
        made.people.put("T2", name="李华", account="6222020000000000000")
        yield made


Spoil = Callable[..., None]


@pytest.fixture
def spoil(folder: Path) -> Spoil:
    """Changes a file behind the register's back, as somebody with another program would."""

    def spoil(*statements: str, file: str = "journal.sqlite") -> None:
        with closing(sqlite3.connect(folder / file)) as connection:
            for statement in statements:
                connection.execute(statement)
            connection.commit()

    return spoil
