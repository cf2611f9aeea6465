"""Lifecycles as a part of a policy: what reforms may do to their conditions, and what a difference says of them."""

from datetime import date
from typing import Any

import attrs
import pytest

from socialwork.errors import InvalidValueError
from socialwork.lifecycle import Event, EventKind, Journal, Lifecycle, Move, State, SubjectKind
from socialwork.policies import Reform, SwapRule
from socialwork.rules import AllOf, Rule
from socialwork.testing.invented import TEA_ROOM_LIVES, TEA_ROOMS, Tea, TeaRoom
from socialwork.text import Text

WORDS = Text("话", "words")
DAY = date(2021, 1, 1)
NEW, DONE = State(id="new", label=WORDS), State(id="done", label=WORDS, final=True)
CHECK = EventKind(id="checked", label=WORDS, facts=TeaRoom)
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
