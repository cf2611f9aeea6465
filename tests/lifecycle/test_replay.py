"""Replay against the plain definition, on any journal and under any reading."""

from datetime import date, timedelta
from typing import Any

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from socialwork.lifecycle import Journal, Standing
from socialwork.policies import Law
from socialwork.testing import admissible_readings, journals, reference_standing, walks
from socialwork.testing.invented import TEA_ROOM_LIVES

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
