"""What is kept of work that was done, and days that move: on small lifecycles of their own."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import attrs

from socialwork.law import Option, Reading
from socialwork.lifecycle import ByOption, Event, EventKind, Journal, Lifecycle, Move, State, SubjectKind
from socialwork.policies import Law
from socialwork.rules import Fact, FactSet, IsTrue, Missing
from socialwork.testing.invented import TEA_ROOM_LIVES, Grant, Grounds
from socialwork.text import Text

WORDS = Text("话", "words")
DAY = date(2021, 1, 1)
KIND = SubjectKind(id="thing", label=WORDS)
NEW, LIT = State(id="new", label=WORDS), State(id="lit", label=WORDS)
OUT = State(id="out", label=WORDS, final=True)


class OilFacts(FactSet):
    full = Fact.yes_no(zh="满", en="full", asked_of=WORDS)


OIL = OilFacts()


@attrs.define(eq=True)
class Oil:
    """Facts that cannot be kept in a dictionary."""

    full: bool | Missing = OIL.full.field()


LIGHT = EventKind(id="light", label=WORDS, facts=Oil)
FILL, BURN, RUST = (EventKind(id=name, label=WORDS) for name in ("fill", "burn", "rust"))


@attrs.frozen
class Burning:
    """Ten days after it was lit, or last filled."""

    looks_at_everything: bool = False

    def day(self, entered: date, before: Mapping[str, Event], law: Any) -> date | None:
        if self.looks_at_everything:
            assert len(before) == len(list(before))
            filled = [event.happened for kind, event in before.items() if kind == "fill"]
        else:
            filled = [before["fill"].happened] if "fill" in before else []
        if "light" in before and law.day and isinstance(before["light"].facts, Oil) and before["light"].recorder == "nobody":
            raise ValueError
        return max([entered, *filled]) + timedelta(days=10)

    def as_data(self) -> dict[str, Any]:
        return {"due": "burning"}


@attrs.frozen
class Rusting:
    """A year after it was lit."""

    def day(self, entered: date, before: Mapping[str, Event], law: Any) -> date | None:
        return entered + timedelta(days=365)

    def as_data(self) -> dict[str, Any]:
        return {"due": "rusting"}


def option(name: str) -> Option:
    return Option(id=name, label=WORDS, grounds=WORDS)


BURNS = Reading(id="B", question=WORDS, options=(option("yes"), option("no")), default="yes", why=WORDS, clause="X1")


def lamps(due: Burning) -> Law[Any]:
    life = Lifecycle(
        id="lamp",
        label=WORDS,
        subject=KIND,
        states=(NEW, LIT, OUT),
        initial=NEW,
        ends=(LIT,),
        moves=(
            Move(state=NEW, event=LIGHT, to=LIT, guard=IsTrue(OIL.full, clause="X1"), clause="X1"),
            Move(state=LIT, event=FILL, to=LIT, clause="X1"),
            Move(state=LIT, event=BURN, to=ByOption(BURNS, {"yes": OUT, "no": None}), due=due, clause="X1"),
            Move(state=LIT, event=RUST, to=OUT, due=Rusting(), clause="X1"),
        ),
        clause="X1",
    )
    readings = (*TEA_ROOM_LIVES.readings, BURNS)
    return attrs.evolve(TEA_ROOM_LIVES, lifecycles=(life,), readings=readings).on(DAY)


def lit(**more: Any) -> Journal:
    said: dict[str, Any] = {"subject": "L", "on": DAY, "recorder": "office", "facts": Oil(full=True), **more}
    return Journal().record("light", **said)


def test_a_day_is_found_again_when_what_it_was_looked_for_in_changes() -> None:
    filled = lit()
    for days in (2, 5):
        filled = filled.record("fill", subject="L", on=DAY + timedelta(days=days), recorder="office")
    for due in (Burning(), Burning(looks_at_everything=True)):
        law = lamps(due)
        assert lit().standing(law, as_of=DAY + timedelta(days=10)).states["lamp"] == OUT
        standing = filled.standing(law, as_of=DAY + timedelta(days=14))
        assert standing.states["lamp"] == LIT
        assert [each.day for each in standing.due] == [DAY + timedelta(days=15), DAY + timedelta(days=365)]
        assert standing.touched == {"B"}


def test_a_timed_move_that_is_not_there_under_a_reading_never_happens() -> None:
    standing = lit().standing(lamps(Burning()).choosing({"B": "no"}), as_of=DAY + timedelta(days=100))

    assert standing.states["lamp"] == LIT
    assert [each.kind for each in standing.due] == [RUST]


def test_what_happens_by_itself_in_a_first_state_waits_until_something_happened_in_it() -> None:
    law = lamps(Burning())
    rot = EventKind(id="rot", label=WORDS)
    move = Move(state=NEW, event=rot, to=OUT, due=Rusting(), clause="X1")
    wick = Lifecycle(id="wick", label=WORDS, subject=KIND, states=(NEW, OUT), initial=NEW, ends=(NEW,), moves=(move,), clause="X1")
    law = attrs.evolve(law.policy, lifecycles=(*law.policy.lifecycles, wick)).on(DAY)
    standing = lit().record("fill", subject="L", on=DAY, recorder="office").standing(law, as_of=DAY + timedelta(days=9))

    assert standing.states == {"lamp": LIT, "wick": NEW}
    assert standing.since == {"lamp": DAY, "wick": None}
    assert [each.lifecycle for each in standing.due] == ["lamp", "lamp"]


def test_facts_that_cannot_be_hashed_are_looked_at_each_time() -> None:
    law = lamps(Burning())

    assert lit(facts=Oil(full=False)).standing(law, as_of=DAY).states["lamp"] == NEW
    assert lit().standing(law, as_of=DAY).states["lamp"] == LIT


def test_a_day_that_cannot_be_computed_is_none() -> None:
    assert lit(recorder="nobody").standing(lamps(Burning()), as_of=DAY + timedelta(days=100)).states["lamp"] == LIT


def test_pairs_of_others_are_no_reason_against_an_event() -> None:
    law = TEA_ROOM_LIVES.on(DAY)
    said: dict[str, Any] = {"subject": "A", "recorder": "office"}
    kept = Journal().do("granted", on=DAY, law=law, role="town", facts=Grant(sound=True, guests=30), **said)
    for kind in ("reopened", "rested"):
        kept = kept.record(kind, on=date(2021, 5, 1), **said)

    assert kept.standing(law, as_of=date(2021, 5, 1)).unordered
    answer = kept.can("closing.proposed", subject="A", on=date(2021, 5, 1), law=law, role="neighbour", facts=Grounds(smoke=True))
    assert answer.allowed
