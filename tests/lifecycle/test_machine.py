"""A journal that grows in any way, held after each step to the plain definition and to what was promised."""

from datetime import date, timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from socialwork.lifecycle import Journal
from socialwork.policies import Law
from socialwork.testing import admissible_readings, events, reference_standing
from socialwork.testing.invented import TEA_ROOM_LIVES, Grant, Grounds

DAY = date(2021, 1, 1)
DAYS = st.sampled_from((0, 0, 1, 20, 40, 400))
SAID: dict[str, dict[str, Any]] = {
    "granted": {"role": "town", "facts": Grant(sound=True, guests=99)},
    "rested": {},
    "reopened": {},
    "tasted": {},
    "closing.proposed": {"role": "neighbour", "facts": Grounds(smoke=True)},
    "closing.dropped": {"role": "town"},
    "closing.decided": {"role": "town"},
}


class JournalMachine(RuleBasedStateMachine):
    """Things are done, recorded late, corrected and withdrawn."""

    @initialize(readings=admissible_readings(TEA_ROOM_LIVES))
    def begin(self, readings: dict[str, str]) -> None:
        self.law: Law[Any] = TEA_ROOM_LIVES.on(DAY, readings=readings)
        self.journal = Journal()
        self.today = DAY

    @rule(days=DAYS, kind=st.sampled_from(tuple(SAID)))
    def do(self, days: int, kind: str) -> None:
        self.today += timedelta(days=days)
        said: dict[str, Any] = {"subject": "A", "on": self.today, "law": self.law, **SAID[kind]}
        if self.journal.can(kind, **said).allowed:
            before = self.journal
            self.journal = self.journal.do(kind, recorder="office", **said)
            assert tuple(self.journal)[:-1] == tuple(before)
            standing = self.journal.standing(self.law, as_of=self.today)
            assert self.journal.event(len(self.journal)) not in [each.event for each in standing.not_applied]

    @rule(event=events(TEA_ROOM_LIVES, subjects=st.just("A")))
    def record(self, event: Any) -> None:
        self.journal = self.journal.append(event)

    @precondition(lambda self: len(self.journal))
    @rule(number=st.integers(1, 40), days=DAYS, void=st.booleans())
    def mend(self, number: int, days: int, void: bool) -> None:
        standing = self.journal.standing(self.law, as_of=date.max)
        stand = [step.event.seq for step in standing.steps if step.event is not None]
        if stand:
            seq = stand[number % len(stand)]
            said: dict[str, Any] = {"recorded": self.today, "recorder": "office"}
            on = self.journal.event(seq).happened + timedelta(days=days)
            self.journal = self.journal.void(seq, **said) if void else self.journal.correct(seq, on=on, **said)

    @invariant()
    @precondition(lambda self: len(self.journal))
    def stands_as_the_plain_definition_says(self) -> None:
        for as_of, known_on in ((self.today, None), (DAY + timedelta(days=1000), self.today)):
            standing = self.journal.standing(self.law, "A", as_of=as_of, known_on=known_on)
            plain = reference_standing(self.journal, self.law, "A", as_of=as_of, known_on=known_on)
            assert {name: state.id for name, state in standing.states.items()} == plain["states"]
            assert [each.event.seq for each in standing.not_applied] == plain["not_applied"]
            assert [(one.seq, other.seq) for one, other in standing.unordered] == plain["unordered"]

    @invariant()
    @precondition(lambda self: len(self.journal))
    def nothing_is_lost_before_it_was_decided(self) -> None:
        standing = self.journal.standing(self.law, "A", as_of=date(2040, 1, 1))
        lost = [step for step in standing.steps if step.target.id == "lost" and step.source.id != "lost"]
        assert len(lost) <= 1
        for step in lost:
            assert step.event is not None
            assert step.event.kind in {"lost", "closing.decided"}


TestJournals = JournalMachine.TestCase
TestJournals.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
