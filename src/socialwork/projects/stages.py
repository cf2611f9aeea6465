"""The words of a project's life: its five stages, what happens in them, and what is handed in and accepted.

Which moves there are, and under which reading, is each policy's own table.
"""

from collections.abc import Mapping
from types import MappingProxyType

from ..lifecycle import EventKind, Role, State, SubjectKind
from ..text import Labelled, Text
from .facts import Evaluation, Handover, Monitoring, Opening, Plan, Progress, StageEnd, Task

__all__ = ["ACCEPTER", "DELIVERABLE", "PROJECT", "DeliverableHappens", "DeliverableStates", "ProjectHappens", "ProjectStates", "Stage"]

PROJECT = SubjectKind(id="project", label=Text("项目", "project"))
DELIVERABLE = SubjectKind(id="deliverable", label=Text("项目成果", "deliverable"))

ACCEPTER = Role(id="accepter", label=Text("验收方", "who accepts"))
"""Who accepts what a project delivers was not found."""


class Stage(Labelled):
    """The stages of a project, in order. What comes first is 预估, an assessment; what comes last is 评估, an evaluation."""

    ASSESSMENT = "assessment", "项目预估", "needs assessment"
    PLANNING = "planning", "项目计划", "planning"
    IMPLEMENTATION = "implementation", "项目实施", "implementation"
    MONITORING = "monitoring", "项目监测与管理", "monitoring and management"
    EVALUATION = "evaluation", "项目评估", "evaluation"


def _stage(stage: Stage) -> State:
    return State(id=stage.value, label=stage.label)


class ProjectStates:
    """What a project can be in: not opened, one of the stages, or closed."""

    NONE = State(id="none", label=Text("未立项", "not opened"))
    ASSESSMENT = _stage(Stage.ASSESSMENT)
    PLANNING = _stage(Stage.PLANNING)
    IMPLEMENTATION = _stage(Stage.IMPLEMENTATION)
    MONITORING = _stage(Stage.MONITORING)
    EVALUATION = _stage(Stage.EVALUATION)
    CLOSED = State(id="closed", label=Text("已结项", "closed"), final=True)

    STAGES = (ASSESSMENT, PLANNING, IMPLEMENTATION, MONITORING, EVALUATION)
    ALL = (NONE, *STAGES, CLOSED)


def _kind(name: str, zh: str, en: str, facts: type | None = None) -> EventKind:
    return EventKind(id=name, label=Text(zh, en), facts=facts)


class ProjectHappens:
    """What can happen to a project."""

    OPENED = _kind("project.opened", "立项", "the project opened", Opening)
    TASK_TAKEN_ON = _kind("project.task_taken_on", "承接购买性任务并立项", "a purchased task taken on as a project", Task)
    ASSESSMENT_ENDED = _kind("project.assessment_ended", "预估阶段结束", "the needs assessment ended", StageEnd)
    PLANNED = _kind("project.planned", "编制项目计划", "the plan made", Plan)
    PLANNING_ENDED = _kind("project.planning_ended", "计划阶段结束", "the planning ended", StageEnd)
    PROGRESS = _kind("project.progress", "报告实施进展", "progress reported", Progress)
    IMPLEMENTATION_ENDED = _kind("project.implementation_ended", "实施阶段结束", "the implementation ended", StageEnd)
    MONITORED = _kind("project.monitored", "监测记录", "monitored", Monitoring)
    MONITORING_ENDED = _kind("project.monitoring_ended", "监测与管理阶段结束", "monitoring and management ended", StageEnd)
    EVALUATED = _kind("project.evaluated", "评估项目", "the project evaluated", Evaluation)
    CLOSED = _kind("project.closed", "评估阶段结束并结项", "the evaluation ended and the project closed", StageEnd)
    NEXT_ROUND = _kind("project.next_round", "评估阶段结束并转入下一轮预估", "the evaluation ended and the next assessment begun", StageEnd)

    ALL = (
        OPENED, TASK_TAKEN_ON, ASSESSMENT_ENDED, PLANNED, PLANNING_ENDED, PROGRESS, IMPLEMENTATION_ENDED, MONITORED, MONITORING_ENDED, EVALUATED,
        CLOSED, NEXT_ROUND,
    )  # fmt: skip

    ENDS: Mapping[Stage, EventKind] = MappingProxyType(
        {
            Stage.ASSESSMENT: ASSESSMENT_ENDED,
            Stage.PLANNING: PLANNING_ENDED,
            Stage.IMPLEMENTATION: IMPLEMENTATION_ENDED,
            Stage.MONITORING: MONITORING_ENDED,
            Stage.EVALUATION: CLOSED,
        }
    )
    """How each stage ends; the last one can also lead to the next round, where a reading has that."""


class DeliverableStates:
    """What a deliverable can be in."""

    NONE = State(id="none", label=Text("未提交", "not handed in"))
    HANDED_IN = State(id="handed_in", label=Text("已提交，待验收", "handed in, to be accepted"))
    RETURNED = State(id="returned", label=Text("已退回", "returned"))
    ACCEPTED = State(id="accepted", label=Text("已验收", "accepted"), final=True)

    ALL = (NONE, HANDED_IN, RETURNED, ACCEPTED)


class DeliverableHappens:
    """What can happen to a deliverable."""

    HANDED_IN = _kind("deliverable.handed_in", "提交成果", "the deliverable handed in", Handover)
    ACCEPTED = _kind("deliverable.accepted", "验收通过", "the deliverable accepted")
    RETURNED = _kind("deliverable.returned", "退回成果", "the deliverable returned")
