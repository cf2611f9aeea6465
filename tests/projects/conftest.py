"""A policy that has projects and nothing else, and a life of one to go with it."""

from datetime import date, timedelta
from typing import Any

from socialwork import HEBEI
from socialwork.lifecycle import EventKind, Journal
from socialwork.policies import Law, Policy
from socialwork.projects.facts import Evaluation, Indicator, Monitoring, Opening, Plan, Progress, Reached, Reviewer, StageEnd
from socialwork.projects.stages import ProjectHappens

POLICY = HEBEI
DAY = date(2025, 1, 6)
LAW: Law[Policy] = POLICY.on(DAY)
DONE = StageEnd(deliverables_accepted=True, work_recorded=True)
_H = ProjectHappens

LIFE: tuple[tuple[EventKind, Any], ...] = (
    (_H.OPENED, Opening(title="邻里助老", unit="S01", tier="town")),
    (_H.ASSESSMENT_ENDED, DONE),
    (
        _H.PLANNED,
        Plan(goals="探访独居老人", indicators=(Indicator("探访", 120),), budget="30000", first_day=DAY, last_day=DAY + timedelta(days=100)),
    ),
    (_H.PLANNING_ENDED, DONE),
    (_H.PROGRESS, Progress(spent="12000.50", reached=(Reached("探访", 40),))),
    (_H.IMPLEMENTATION_ENDED, DONE),
    (_H.MONITORED, Monitoring(by=Reviewer.UNIT_ABOVE, findings="按计划进行", spent="28000", reached=(Reached("探访", 125),))),
    (_H.MONITORING_ENDED, DONE),
    (_H.EVALUATED, Evaluation(by=Reviewer.THIRD_PARTY, result="良好")),
    (_H.CLOSED, DONE),
)
"""What happens to a project that runs as it should, ten days apart."""


def lived(events: int, *, subject: str = "P1", law: Law[Any] = LAW, journal: Journal | None = None) -> Journal:
    """The journal of a project after so many events of `LIFE`, each of which was allowed."""
    made = Journal() if journal is None else journal
    for number, (kind, facts) in enumerate(LIFE[:events]):
        made = made.do(kind, subject=subject, on=DAY + timedelta(days=10 * number), law=law, recorder="office", facts=facts)
    return made
