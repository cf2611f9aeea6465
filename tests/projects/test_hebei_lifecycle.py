"""Projects pass the five stages in order, whatever is recorded and under each reading."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from socialwork.lifecycle import Allowed, Journal, Refused, State, Undetermined
from socialwork.policies import Law
from socialwork.projects.facts import Evaluation, Handover, Monitoring, Opening, Progress, Reviewer, StageEnd, Task
from socialwork.projects.hebei_lifecycle import ACCEPTER, PROJECT_RUN
from socialwork.projects.hebei_readings import EVALUATED_BY, STAGE_ORDER
from socialwork.projects.remarks import stage_label
from socialwork.projects.stages import DeliverableHappens, ProjectHappens, ProjectStates, Stage
from socialwork.rules import Missing
from socialwork.testing import admissible_readings, journals, laws, reference_standing, walks
from socialwork.tiers import Party

from .conftest import DAY, DONE, LAW, LIFE, POLICY, lived

CHAIN = ("none", "assessment", "planning", "implementation", "monitoring", "evaluation", "closed")
NEXT = {*pairwise(CHAIN)}


def arrows(option: str) -> set[tuple[str, str]]:
    """From which state to which other one something leads, where AH6 is that option."""
    found: set[tuple[str, str]] = set()
    for move in PROJECT_RUN.moves:
        to = move.to if isinstance(move.to, State) else dict(move.to.states).get(option if move.to.reading == STAGE_ORDER else "each_task")
        if to is not None and to != move.state:
            found.add((move.state.id, to.id))
    return found


@pytest.mark.parametrize("option, more", [("sequence", set()), ("parallel", set()), ("cycle", {("evaluation", "assessment")})])
def test_the_table_has_the_order_of_the_text_and_no_other_way(option: str, more: set[tuple[str, str]]) -> None:
    assert arrows(option) == NEXT | more
    assert tuple(STAGE_ORDER.admissible) == ("sequence", "parallel", "cycle")


def in_order(law: Law[Any], journal: Journal) -> None:
    """Every project of a journal went from stage to stage in order."""
    back = {("evaluation", "assessment")} if law.choice(STAGE_ORDER).id == "cycle" else set()
    for standing in journal.standings(law, as_of=date.max, kind="project").values():
        went = [(step.source.id, step.target.id) for step in standing.steps if step.source != step.target]
        assert set(went) <= NEXT | back
        assert all(one[1] == other[0] for one, other in pairwise(went))
        assert not went or went[0][0] == "none"
        assert standing.states["project"].id == (went[-1][1] if went else "none")


@given(law=laws(POLICY), journal=journals(POLICY))
def test_whatever_is_recorded_the_stages_are_passed_in_order(law: Law[Any], journal: Journal) -> None:
    in_order(law, journal)


@settings(max_examples=40)
@given(data=st.data(), law=laws(POLICY), begun=st.integers(0, len(LIFE) - 1))
def test_whatever_is_allowed_keeps_the_order_and_stands_as_the_plain_definition_says(
    data: st.DataObject, law: Law[Any], begun: int
) -> None:
    journal = data.draw(walks(law, subject="P1", kind="project", max_size=6, after=lived(begun, law=LAW)))

    in_order(law, journal)
    for subject in journal.subjects:
        plain = reference_standing(journal, law, subject, as_of=date.max)
        standing = journal.standing(law, subject, as_of=date.max)
        assert {name: state.id for name, state in standing.states.items()} == plain["states"]
        assert [each.event.seq for each in standing.not_applied] == plain["not_applied"]


SAID: dict[str, Any] = {
    **{kind.id: facts for kind, facts in LIFE},
    ProjectHappens.TASK_TAKEN_ON.id: Task(title="助老", unit="S01", tier="town", purchaser=Party.PARTY_GOVERNMENT),
    ProjectHappens.NEXT_ROUND.id: DONE,
}


class ProjectMachine(RuleBasedStateMachine):
    """A project to which anything is done that may be done, and whose records are withdrawn now and then."""

    @initialize(readings=admissible_readings(POLICY))
    def begin(self, readings: dict[str, str]) -> None:
        self.law: Law[Any] = POLICY.on(DAY, readings=readings)
        self.journal = Journal()
        self.today = DAY
        self.rounds = 0

    @rule(data=st.data(), days=st.sampled_from((1, 30)))
    def do(self, data: st.DataObject, days: int) -> None:
        self.today += timedelta(days=days)
        said: dict[str, Any] = {"subject": "P1", "on": self.today, "law": self.law}
        allowed = [kind for kind, facts in SAID.items() if self.journal.can(kind, facts=facts, **said).allowed]
        if allowed:
            kind = data.draw(st.sampled_from(allowed))
            self.journal = self.journal.do(kind, recorder="office", facts=SAID[kind], **said)
            self.rounds += kind == ProjectHappens.NEXT_ROUND.id

    @precondition(lambda self: len(self.journal) > 3)
    @rule()
    def withdraw(self) -> None:
        last = self.journal.event(len(self.journal))
        if last.kind != "void":
            self.rounds -= last.kind == ProjectHappens.NEXT_ROUND.id
            self.journal = self.journal.void(last.seq, recorded=self.today, recorder="office")

    @invariant()
    @precondition(lambda self: len(self.journal))
    def is_in_order(self) -> None:
        in_order(self.law, self.journal)
        assert self.rounds == 0 or self.law.choice(STAGE_ORDER).id == "cycle"


TestProjectMachine = ProjectMachine.TestCase
TestProjectMachine.settings = settings(max_examples=40, stateful_step_count=30)


def test_a_project_that_runs_as_it_should_is_closed_in_the_end() -> None:
    standing = lived(len(LIFE)).standing(LAW, as_of=date.max)

    assert standing.states["project"] == ProjectStates.CLOSED
    assert not standing.not_applied


@pytest.mark.parametrize("option, allowed", [("sequence", False), ("parallel", True), ("cycle", False)])
def test_monitoring_while_a_project_is_carried_out_hangs_on_the_reading(option: str, allowed: bool) -> None:
    law = POLICY.on(DAY, readings={"AH6": option})
    answer = lived(5).can(ProjectHappens.MONITORED, subject="P1", on=date(2025, 3, 1), law=law, facts=Monitoring(by=Reviewer.UNIT_ABOVE))

    assert answer.allowed is allowed


def test_an_evaluation_leads_to_the_next_assessment_where_the_stages_go_round() -> None:
    journal = lived(9)
    said: dict[str, Any] = {"subject": "P1", "on": date(2025, 6, 1), "facts": DONE}

    answer = journal.can(ProjectHappens.NEXT_ROUND, law=LAW, **said)
    assert isinstance(answer, Refused)
    assert "under the readings chosen" in answer.explain("en")
    law = POLICY.on(DAY, readings={STAGE_ORDER: "cycle"})
    after = journal.do(ProjectHappens.NEXT_ROUND, law=law, recorder="office", **said)
    assert after.standing(law, as_of=date(2025, 6, 1)).states["project"] == ProjectStates.ASSESSMENT


def test_a_purchased_task_becomes_a_project_unless_it_is_kept_apart() -> None:
    task = Task(title="助老", unit="S01", tier="town", purchaser=Party.ENTERPRISE)
    answers = {
        option: Journal().can(ProjectHappens.TASK_TAKEN_ON, subject="P9", on=DAY, law=POLICY.on(DAY, readings={"AH11": option}), facts=task)
        for option in ("each_task", "apart")
    }

    assert answers["each_task"].allowed
    assert isinstance(answers["apart"], Refused)
    assert "H18" in answers["apart"].explain("zh")


@pytest.mark.parametrize(
    "option, tier, answer",
    [
        *((option, tier, Allowed) for option in ("silent", "any_level") for tier in ("county", "town", "village", Missing.NOT_KNOWN)),
        ("named_only", "town", Allowed),
        ("named_only", "village", Refused),
        ("named_only", "county", Refused),
        ("named_only", Missing.NOT_KNOWN, Undetermined),
    ],
)
def test_who_may_take_on_a_purchased_task_is_a_reading_and_silence_no_ban(option: str, tier: Any, answer: type) -> None:
    law = POLICY.on(DAY, readings={"AH9": option})
    found = Journal().can(ProjectHappens.TASK_TAKEN_ON, subject="P9", on=DAY, law=law, facts=Task(tier=tier, purchaser="enterprise"))

    assert isinstance(found, answer)
    if answer is Refused:
        assert "H18" in found.explain("zh")


@pytest.mark.parametrize(
    "accepted, recorded, answer", [(False, True, Refused), (True, False, Refused), (True, None, Undetermined), (None, True, Undetermined)]
)
def test_a_stage_ends_only_with_its_deliverables_and_its_work(accepted: bool | None, recorded: bool | None, answer: type) -> None:
    told = {"deliverables_accepted": accepted, "work_recorded": recorded}
    facts = StageEnd(**{name: value for name, value in told.items() if value is not None})

    assert isinstance(lived(3).can(ProjectHappens.PLANNING_ENDED, subject="P1", on=date(2025, 2, 1), law=LAW, facts=facts), answer)


@pytest.mark.parametrize(
    "option, facts, allowed",
    [
        ("as_recorded", Evaluation(), True),
        ("as_recorded", Evaluation(by=Reviewer.UNIT), True),
        ("unit_above", Evaluation(by=Reviewer.THIRD_PARTY, has_unit_above=True), False),
        ("unit_above", Evaluation(by=Reviewer.UNIT_ABOVE), True),
        ("unit_above", Evaluation(by=Reviewer.UNIT, has_unit_above=False), True),
        ("unit_above", Evaluation(by=Reviewer.UNIT), False),
        ("third_party", Evaluation(by=Reviewer.UNIT), False),
        ("third_party", Evaluation(by=Reviewer.THIRD_PARTY), True),
    ],
)
def test_who_evaluates_is_a_reading(option: str, facts: Evaluation, allowed: bool) -> None:
    law = POLICY.on(DAY, readings={EVALUATED_BY: option})

    assert lived(8).can(ProjectHappens.EVALUATED, subject="P1", on=date(2025, 6, 1), law=law, facts=facts).allowed is allowed


def test_a_deliverable_is_accepted_after_it_was_handed_in_and_by_who_accepts() -> None:
    kinds, said = DeliverableHappens, {"subject": "P1/report", "law": LAW}
    journal = Journal().do(kinds.HANDED_IN, on=DAY, recorder="office", facts=Handover(title="报告"), **said)

    assert isinstance(Journal().can(kinds.ACCEPTED, on=DAY, role=ACCEPTER, **said), Refused)
    assert isinstance(journal.can(kinds.ACCEPTED, on=DAY, **said), Refused)
    journal = journal.do(kinds.RETURNED, on=DAY + timedelta(days=1), role=ACCEPTER, recorder="office", **said)
    assert isinstance(journal.can(kinds.ACCEPTED, on=DAY + timedelta(days=2), role=ACCEPTER, **said), Refused)
    journal = journal.do(kinds.HANDED_IN, on=DAY + timedelta(days=2), recorder="office", facts=Handover(title="报告"), **said)
    journal = journal.do(kinds.ACCEPTED, on=DAY + timedelta(days=3), role=ACCEPTER, recorder="office", **said)
    assert journal.standing(LAW, as_of=date.max).states["deliverable"].id == "accepted"


def test_nothing_happens_to_a_project_before_it_is_opened() -> None:
    answer = Journal().can(ProjectHappens.PROGRESS, subject="P1", on=DAY, law=LAW, facts=Progress(spent=1))

    assert isinstance(answer, Refused)
    assert "implementation" in answer.explain("en")


def test_the_readings_are_named_as_the_text_is_doubted() -> None:
    assert {reading.id for lifecycle in LAW.policy.lifecycles for reading in lifecycle.readings} == {"AH6", "AH11"}
    assert LAW.choice(STAGE_ORDER).id == "parallel"


def test_assessment_and_evaluation_are_told_apart_in_names_and_in_words() -> None:
    first, last = Stage.ASSESSMENT, Stage.EVALUATION

    assert (first.label.zh, last.label.zh) == ("项目预估", "项目评估")
    assert "assessment" in first.label.en
    assert "evaluation" in last.label.en
    for kind in PROJECT_RUN.kinds.values():
        assert ("预估" in kind.label.zh) == ("assessment" in kind.label.en)
        assert ("评估" in kind.label.zh) == ("evaluat" in kind.label.en)
    assert list(Stage) == [Stage(state.id) for state in ProjectStates.STAGES]


def test_only_the_opening_needs_no_stage() -> None:
    opened = Journal().can(ProjectHappens.OPENED, subject="P1", on=DAY, law=LAW, facts=Opening())

    assert opened.allowed


def test_what_the_first_stage_means_changes_its_name_and_nothing_else() -> None:
    forecast = POLICY.on(DAY, readings={"AH7": "forecast"})

    assert stage_label(Stage.ASSESSMENT, LAW) == Stage.ASSESSMENT.label
    assert stage_label(Stage.ASSESSMENT, forecast).en == "forecast of cost and feasibility"
    assert stage_label(Stage.EVALUATION, forecast) == Stage.EVALUATION.label
    standings = [lived(9).standing(law, as_of=date.max).as_data() for law in (LAW, forecast)]
    assert standings[0] == standings[1]
