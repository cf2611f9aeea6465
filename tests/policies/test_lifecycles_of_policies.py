"""Lifecycles as a part of a policy: what reforms may do to their conditions, and what a difference says of them."""

import pickle
from datetime import date
from typing import Any
from unittest.mock import Mock

import attrs
import pytest

from socialwork.errors import InvalidValueError, UnknownNameError
from socialwork.law import Option, Reading
from socialwork.lifecycle import ByOption, Event, EventKind, Journal, Lifecycle, Move, State, SubjectKind
from socialwork.policies import Reform, SwapRule
from socialwork.rules import AllOf, ByReading, IsTrue, Rule, Verdict
from socialwork.testing.invented import TEA_ROOM, TEA_ROOM_LIVES, TEA_ROOMS, Tea, TeaRoom
from socialwork.text import Text

WORDS = Text("话", "words")
DAY = date(2021, 1, 1)
NEW, DONE = State(id="new", label=WORDS), State(id="done", label=WORDS, final=True)
CHECK = EventKind(id="checked", label=WORDS, facts=TeaRoom)
SUPPERS = Reading(
    id="suppers", question=WORDS, default="yes", why=WORDS, clause="X1",
    options=tuple(Option(id=option, label=WORDS, grounds=WORDS) for option in ("yes", "no")),
)  # fmt: skip
SWAP = Reform("the other rule", SwapRule("entry", "outstanding"), hypothetical=True)


def policy(guard: Rule) -> Any:
    move = Move(state=NEW, event=CHECK, to=DONE, guard=guard, clause="X1")
    subject = SubjectKind(id="room", label=WORDS)
    life = Lifecycle(id="life", label=WORDS, subject=subject, states=(NEW, DONE), initial=NEW, moves=(move,), clause="X1")
    return attrs.evolve(TEA_ROOMS, lifecycles=(life,))


def test_a_reform_swaps_a_rule_that_is_a_condition() -> None:
    own = policy(TEA_ROOMS.entry)
    # Outstanding by size and tea, and not supported: it is not open every day.
    room = TeaRoom(open_daily=False, size="hall", tea=Tea.GREEN)
    kept = Journal((Event(subject="A", kind="checked", happened=DAY, recorded=DAY, recorder="office", facts=room),))

    assert kept.standing(own.on(DAY), as_of=DAY).states["life"] == NEW
    assert kept.standing(own.under(SWAP).on(DAY), as_of=DAY).states["life"] == DONE
    assert own.under(SWAP).diff(own) == own.under(SWAP).diff(own)
    assert own.under(own.under(SWAP).diff(own)).fingerprint == own.under(SWAP).fingerprint


def test_a_rule_that_is_part_of_a_condition_is_not_swapped_alone() -> None:
    with pytest.raises(InvalidValueError, match="part of the condition of a move of a lifecycle") as raised:
        policy(AllOf(TEA_ROOMS.entry)).under(SWAP)

    assert "条件的一部分" in raised.value.in_language("zh")


def test_policies_with_other_lifecycles_are_not_compared() -> None:
    with pytest.raises(InvalidValueError, match="lifecycles"):
        TEA_ROOM_LIVES.diff(attrs.evolve(TEA_ROOM_LIVES, lifecycles=TEA_ROOM_LIVES.lifecycles[:2]))


# --- made late ---------------------------------------------------------------------------------------------------------------------------


def late_lives() -> tuple[Lifecycle, ...]:
    """Those of the invented policy, as a function that a pickle can name."""
    return TEA_ROOM_LIVES.lifecycles


LATE = attrs.evolve(TEA_ROOM_LIVES, lifecycles=late_lives)


def test_lifecycles_can_be_made_when_they_are_first_asked_for() -> None:
    made = Mock(return_value=TEA_ROOM_LIVES.lifecycles)
    late = attrs.evolve(TEA_ROOM_LIVES, lifecycles=made)
    also = attrs.evolve(late, id="another")
    assert late.on(DAY).decide(late.entry, TeaRoom()).verdict is Verdict.UNDETERMINED
    made.assert_not_called()

    assert late.lifecycles is late.lifecycles is TEA_ROOM_LIVES.lifecycles
    made.assert_called_once()
    assert also.lifecycles is TEA_ROOM_LIVES.lifecycles


def test_a_policy_is_the_same_whenever_its_lifecycles_are_made() -> None:
    assert TEA_ROOM_LIVES == LATE
    assert hash(TEA_ROOM_LIVES) == hash(LATE)
    assert LATE.fingerprint == TEA_ROOM_LIVES.fingerprint
    assert LATE.models == TEA_ROOM_LIVES.models
    assert attrs.evolve(TEA_ROOM_LIVES, lifecycles=lambda: LATE.lifecycles[:2]) != LATE
    assert LATE.diff(TEA_ROOM_LIVES).empty
    assert pickle.loads(pickle.dumps(LATE)) == TEA_ROOM_LIVES


@pytest.mark.parametrize(
    "life, words",
    [
        ({"clause": "X99"}, "X99"),
        ({"guard": ByReading(SUPPERS, {option: IsTrue(TEA_ROOM.open_daily, clause="X5") for option in SUPPERS.admissible})}, "suppers"),
        ({"to": ByOption(SUPPERS, dict.fromkeys(SUPPERS.admissible, DONE))}, "suppers"),
    ],
)
def test_what_lifecycles_rest_on_is_looked_for_as_soon_as_they_are_there(life: dict[str, Any], words: str) -> None:
    move = Move(**{"state": NEW, "event": CHECK, "to": DONE, "clause": "X1", **life})
    subject = SubjectKind(id="room", label=WORDS)
    made = Lifecycle(id="life", label=WORDS, subject=subject, states=(NEW, DONE), initial=NEW, moves=(move,), clause="X1")
    with pytest.raises(UnknownNameError, match=words):
        attrs.evolve(TEA_ROOMS, lifecycles=(made,))
    late = attrs.evolve(TEA_ROOMS, lifecycles=lambda: (made,))

    with pytest.raises(UnknownNameError, match=words):
        _ = late.lifecycles
    with pytest.raises(UnknownNameError, match=words):
        _ = late.fingerprint
