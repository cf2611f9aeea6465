"""Replay against the plain definition, on any journal and under any reading."""

from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialwork.lifecycle import Journal, Refused, Standing
from socialwork.policies import Law
from socialwork.testing import admissible_readings, journals, reference_standing, walks
from socialwork.testing.invented import TEA_ROOM_LIVES, Grant, Grounds

DAY = date(2021, 1, 1)
LAWS = admissible_readings(TEA_ROOM_LIVES).map(lambda readings: TEA_ROOM_LIVES.on(DAY, readings=readings))
DAYS = st.integers(0, 1500).map(lambda days: DAY + timedelta(days=days))


def plain(standing: Standing) -> dict[str, Any]:
    return {
        "states": {name: state.id for name, state in standing.states.items()},
        "since": dict(standing.since),
        "steps": [
            (step.day, step.event and step.event.seq, step.kind.id, step.lifecycle, step.source.id, step.target.id)
            for step in standing.steps
        ],
        "not_applied": [each.event.seq for each in standing.not_applied],
        "unordered": [(one.seq, other.seq) for one, other in standing.unordered],
    }


LAW = TEA_ROOM_LIVES.on(DAY)

SUPPORT, CLOSING, FAIRS = TEA_ROOM_LIVES.lifecycles
_PROPOSE, *_DECIDE = CLOSING.moves
# A closing is proposed of a support that runs or rests; it is dropped while the room rests alone.
_WHERE = tuple(map(SUPPORT.state, ("granted", "running", "resting")))
_DROP = attrs.evolve(_DECIDE[0], needs=_WHERE[2:])
NEEDING = attrs.evolve(
    TEA_ROOM_LIVES,
    lifecycles=(SUPPORT, attrs.evolve(CLOSING, moves=(attrs.evolve(_PROPOSE, needs=_WHERE), _DROP, *_DECIDE[1:])), FAIRS),
)
NEEDING_LAWS = admissible_readings(NEEDING).map(lambda readings: NEEDING.on(DAY, readings=readings))


@st.composite
def mixed(draw: st.DrawFn) -> Journal:
    """Moves that were allowed, and then whatever somebody recorded."""
    walked = draw(walks(LAW, kind="tea_room"))
    recorded = draw(journals(TEA_ROOM_LIVES, subjects=st.just("A"), max_size=5))
    return walked.append(*(attrs.evolve(event, seq=0) for event in recorded))


@settings(max_examples=100, deadline=None)
@given(journal=mixed(), law=LAWS, as_of=DAYS, known_on=st.none() | DAYS)
def test_replay_says_what_the_plain_definition_says(journal: Journal, law: Law[Any], as_of: date, known_on: date | None) -> None:
    for subject, standing in journal.standings(law, as_of=as_of, known_on=known_on).items():
        assert plain(standing) == reference_standing(journal, law, subject, as_of=as_of, known_on=known_on)


@settings(max_examples=100, deadline=None)
@given(journal=mixed(), law=NEEDING_LAWS, as_of=DAYS)
def test_replay_looks_at_other_lifecycles_as_the_plain_definition_does(journal: Journal, law: Law[Any], as_of: date) -> None:
    for subject, standing in journal.standings(law, as_of=as_of).items():
        assert plain(standing) == reference_standing(journal, law, subject, as_of=as_of)


def test_what_needs_another_lifecycle_is_refused_where_it_stands_elsewhere() -> None:
    law = NEEDING.on(DAY)
    said: dict[str, Any] = {"subject": "A", "on": DAY, "role": "neighbour", "facts": Grounds(smoke=True)}
    answer = Journal().can("closing.proposed", law=law, **said)

    assert isinstance(answer, Refused)
    (reason,) = answer.reasons
    assert (reason.clause, reason.waits) == (("X14",), False)
    assert reason.why.en == 'the state of "support" is "none"; "closing proposed" needs: granted, running, resting'
    kept = Journal().record("closing.proposed", recorder="office", **said)
    granted = kept.record("granted", subject="A", on=DAY, role="town", facts=Grant(sound=True, guests=30), recorder="office")
    standing = granted.standing(law, as_of=DAY)
    assert [each.event.seq for each in standing.not_applied] == [1]
    assert [(one.seq, other.seq) for one, other in standing.unordered] == [(1, 2)]  # if the grant came first, it applies
    assert plain(standing) == reference_standing(granted, law, "A", as_of=DAY)
    assert not LAW.policy.lifecycles[1].moves[0].needs
    assert Journal().can("closing.proposed", law=LAW, **said).allowed


def test_the_plain_definition_knows_corrections_of_nothing() -> None:
    facts = Grant(sound=True, guests=30)
    kept = Journal().do("granted", subject="A", on=DAY, law=LAW, role="town", facts=facts, recorder="office")
    wrong = attrs.evolve(kept.event(1), corrects=99, seq=0)
    standing = kept.append(wrong).standing(LAW, as_of=DAY)

    assert plain(standing) == reference_standing(kept.append(wrong), LAW, "A", as_of=DAY)
    assert [each.event.seq for each in standing.not_applied] == [2]


@pytest.mark.parametrize(
    "records, unordered",
    [
        ([("rested", None), ("reopened", None)], [(2, 3)]),
        ([("rested", None), ("reopened", 2)], []),
        ([("reopened", 3), ("rested", None)], []),
        ([("reopened", 3), ("rested", 2)], []),  # each after the other: as they were recorded
        ([("rested", None), ("tasted", None), ("reopened", None)], [(2, 4)]),
        ([("rested", None), ("tasted", 2), ("reopened", 3)], []),
        ([("reopened", None), ("tasted", None), ("rested", 3)], [(2, 4)]),
        ([("rested", None), ("tasted", 2), ("reopened", None)], [(2, 4)]),
        ([("rested", None), ("closing.dropped", None)], []),
        ([("lost", None), ("tasted", None)], []),  # it is lost by a decision alone, and not by being recorded so
        ([("unheard", None), ("lost", None)], []),
    ],
)
def test_the_order_of_one_day(records: list[tuple[str, int | None]], unordered: list[tuple[int, int]]) -> None:
    facts = Grant(sound=True, guests=30)
    kept = Journal().do("granted", subject="A", on=DAY, law=LAW, role="town", facts=facts, recorder="office")
    for kind, after in records:
        kept = kept.record(kind, subject="A", on=DAY + timedelta(days=99), role="town", recorder="office", after=after)
    standing = kept.standing(LAW, as_of=DAY + timedelta(days=99))

    assert [(one.seq, other.seq) for one, other in standing.unordered] == unordered
    assert plain(standing) == reference_standing(kept, LAW, "A", as_of=DAY + timedelta(days=99))
