"""A fingerprint covers what answers depend on, and no words; it is the same on every machine."""

import os
import pickle
import subprocess
import sys
from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given

from socialwork.days import Window, YearCount
from socialwork.law import Clause, Dated, NotFound, NotWith, Verified
from socialwork.policies import Policy, Reform
from socialwork.policies.fingerprints import policy_as_data, rule_as_data
from socialwork.rules import AllOf, AnyOf, AtMost, Is, IsTrue, Not, Rule
from socialwork.talent import HAIYOU
from socialwork.testing import reforms, tea_room_rules, tea_rooms
from socialwork.testing.invented import TEA_ROOM, TEA_ROOMS, Tea, TeaRoom
from socialwork.text import Text

WORDS = Text("话", "words")
START = date(2020, 1, 1)
[DOCUMENT] = TEA_ROOMS.documents
GUESTS = TEA_ROOMS.least_guests


def reading(**change: Any) -> dict[str, Any]:
    """The policy's readings with something else about the first."""
    first = attrs.evolve(TEA_ROOMS.leaf_only, **change)
    return {"readings": (first, TEA_ROOMS.first_day), "leaf_only": first, "entry": AllOf(label=WORDS), "outstanding": AllOf(label=WORDS)}


BARE = attrs.evolve(TEA_ROOMS, **reading())
OPTIONS = TEA_ROOMS.leaf_only.options


@pytest.mark.parametrize("policy, other", [
    (TEA_ROOMS, attrs.evolve(TEA_ROOMS, title=WORDS)),
    (TEA_ROOMS, attrs.evolve(TEA_ROOMS, documents=(attrs.evolve(DOCUMENT, title=WORDS, issuer=WORDS, number=None, read_in=WORDS),))),
    (TEA_ROOMS, attrs.evolve(TEA_ROOMS, clauses=tuple(attrs.evolve(clause, summary=WORDS) for clause in TEA_ROOMS.clauses))),
    (TEA_ROOMS, attrs.evolve(TEA_ROOMS, least_guests=attrs.evolve(GUESTS, label=WORDS, unit=WORDS))),
    (TEA_ROOMS, attrs.evolve(TEA_ROOMS, most_lost=attrs.evolve(TEA_ROOMS.most_lost, values=(
        Dated(Decimal("-50.50"), since=START, clause="X9", verified=Verified.PRESS),)))),
    (TEA_ROOMS, attrs.evolve(TEA_ROOMS, least_guests=attrs.evolve(GUESTS, values=(
        *GUESTS.values, Dated(30, since=date(2024, 1, 1), clause="X9", verified=Verified.PRESS))))),
    (TEA_ROOMS, attrs.evolve(TEA_ROOMS, most_days_closed=attrs.evolve(TEA_ROOMS.most_days_closed, values=()))),
    (BARE, attrs.evolve(BARE, **reading(question=WORDS, why=WORDS))),
    (BARE, attrs.evolve(BARE, **reading(options=tuple(attrs.evolve(option, label=WORDS, grounds=WORDS) for option in reversed(OPTIONS))))),
    (BARE, attrs.evolve(BARE, entry=AllOf(label=Text("别的", "else")))),
], ids=["title", "document", "summary", "label and unit", "clause and verified", "equal neighbours", "not found", "question", "option", "rule's label"])  # fmt: skip
def test_words_are_no_part_of_it(policy: Any, other: Any) -> None:
    assert other != policy
    assert other.fingerprint == policy.fingerprint


@pytest.mark.parametrize("policy, other", [
    (TEA_ROOMS, attrs.evolve(TEA_ROOMS, id="other")),
    (TEA_ROOMS, attrs.evolve(TEA_ROOMS, documents=(attrs.evolve(DOCUMENT, validity=Window(start=START)),))),
    (TEA_ROOMS, attrs.evolve(TEA_ROOMS, documents=(attrs.evolve(DOCUMENT, validity=None),))),
    (TEA_ROOMS, attrs.evolve(TEA_ROOMS, least_guests=attrs.evolve(GUESTS, values=GUESTS.values[:1]))),
    (TEA_ROOMS, attrs.evolve(TEA_ROOMS, years_open=attrs.evolve(TEA_ROOMS.years_open, values=(
        Dated(2, since=date(2020, 1, 2), clause="X6", verified=Verified.ASSUMED),)))),
    (TEA_ROOMS, attrs.evolve(TEA_ROOMS, years_open=attrs.evolve(TEA_ROOMS.years_open, values=(
        Dated(NotFound.NOT_FOUND, since=START, clause="X6", verified=Verified.ASSUMED),)))),
    (TEA_ROOMS, attrs.evolve(TEA_ROOMS, entry=TEA_ROOMS.outstanding)),
    (BARE, attrs.evolve(BARE, **reading(default="any"))),
    (BARE, attrs.evolve(BARE, **reading(options=OPTIONS[:2]))),
    (BARE, attrs.evolve(BARE, **reading(options=(OPTIONS[0], attrs.evolve(OPTIONS[1], excluded=WORDS), OPTIONS[2])))),
    (BARE, attrs.evolve(BARE, **reading(options=(attrs.evolve(OPTIONS[0], not_with=(NotWith("AX2", "counts", WORDS),)), *OPTIONS[1:])))),
], ids=["id", "validity", "no validity", "a value", "a day", "not found", "a rule", "default", "an option", "exclusion", "a pair"])  # fmt: skip
def test_whatever_an_answer_depends_on_is_part_of_it(policy: Any, other: Any) -> None:
    assert other.fingerprint != policy.fingerprint


OPEN, GREEN = IsTrue(TEA_ROOM.open_daily, clause="X5"), Is(TEA_ROOM.tea, Tea.GREEN, clause="X1")


@pytest.mark.parametrize("rule, other", [
    (OPEN, IsTrue(TEA_ROOM.open_daily, clause="X6")), (OPEN, IsTrue(TEA_ROOM.hospitable, clause="X5")), (GREEN, Is(TEA_ROOM.tea, Tea.BLACK, clause="X1")),
    (AllOf(OPEN, GREEN), AllOf(GREEN, OPEN)), (AllOf(OPEN), AnyOf(OPEN)), (Not(OPEN), OPEN),
    (TEA_ROOMS.entry.rules[3], AtMost(TEA_ROOM.guests, GUESTS, clause="X2")),
    *((branch, attrs.evolve(branch, **change)) for _, branch in TEA_ROOMS.entry.rules[-1].rules[1].branches[:1]
      for change in ({"count": YearCount.BACKWARD}, {"first_day_counts": False}, {"parameter": TEA_ROOMS.years_settled}, {"fact": TEA_ROOM.opened_on})),
])  # fmt: skip
def test_the_structure_of_a_rule_is_part_of_it(rule: Rule, other: Rule) -> None:
    assert rule_as_data(rule) != rule_as_data(other)


@given(rule=tea_room_rules(), other=tea_room_rules(max_leaves=3), room=tea_rooms())
def test_rules_of_one_structure_answer_alike(rule: Rule, other: Rule, room: TeaRoom) -> None:
    law = TEA_ROOMS.on(date(2023, 1, 1))

    for one, two in ((rule, pickle.loads(pickle.dumps(rule))), (rule, other), (other, TEA_ROOMS.entry)):
        if rule_as_data(one) == rule_as_data(two):
            assert law.decide(one, room).verdict is law.decide(two, room).verdict
        else:
            assert one != two


@given(reform=reforms(TEA_ROOMS))
def test_it_is_computed_once_and_a_copy_has_the_same(reform: Reform) -> None:
    policy = TEA_ROOMS.under(reform)

    assert policy.fingerprint is policy.fingerprint
    assert attrs.evolve(policy).fingerprint == policy.fingerprint
    assert policy_as_data(policy)["policy"] == "tea_rooms"


def test_it_is_the_same_in_another_process() -> None:
    program = "from socialwork.talent import HAIYOU; print(HAIYOU.fingerprint)"
    for seed in ("0", "1"):
        run = subprocess.run(
            [sys.executable, "-c", program], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, encoding="utf-8", check=True
        )
        assert run.stdout.strip() == HAIYOU.fingerprint
    assert HAIYOU.fingerprint.startswith("sha256:")


def test_it_does_not_move_unless_its_form_does() -> None:
    """What stored answers of old name: where this moves, their fingerprints do, and a fragment of news says so."""
    clause = Clause(id="X1", document="d", summary=WORDS)
    document = attrs.evolve(DOCUMENT, id="d", clause=())
    bare = Policy(
        id="bare", title=WORDS, documents=(document,), clauses=(clause,), readings=(attrs.evolve(TEA_ROOMS.leaf_only, clause="X1"),)
    )

    assert bare.fingerprint == "sha256:431275078fe8c95825b47979f646055d77572982d22d1c1fd3364e7f56f09f67"
