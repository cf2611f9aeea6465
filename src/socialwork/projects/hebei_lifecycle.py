"""How projects run by the report on the standard (H13, H14): the unclear places, the conditions, and the tables of moves."""

from typing import Any

from ..law import Option, Reading
from ..lifecycle import ByOption, Lifecycle, Move, Role, State
from ..policies import Law
from ..rules import AllOf, AnyOf, ByReading, Is, IsTrue, Not, Rule
from ..text import Text
from .facts import EVALUATION, MONITORING, PLAN, STAGE_END, EvaluationFacts, MonitoringFacts, Reviewer
from .stages import DELIVERABLE, PROJECT, DeliverableHappens, DeliverableStates, ProjectHappens, ProjectStates, Stage

__all__ = [
    "DELIVERABLES",
    "MEANS_ASSESSMENT",
    "PROJECT_LIFECYCLES",
    "PROJECT_READINGS",
    "PROJECT_RUN",
    "STAGE_ORDER",
    "TASKS_ARE_PROJECTS",
    "WHO_REVIEWS",
    "stage_label",
]


def _option(name: str, zh: str, en: str, grounds: tuple[str, str]) -> Option:
    return Option(id=name, label=Text(zh, en), grounds=Text(*grounds))


STAGE_ORDER = Reading(
    id="AH6",
    question=Text("五个阶段是先后相接、可并行，还是循环", "whether the five stages follow one another, overlap, or go round"),
    options=(
        _option(
            "sequence",
            "严格先后",
            "strictly one after the other",
            ("各阶段以连接号相连", "the text strings the stages together with dashes"),
        ),
        _option(
            "parallel",
            "先后不变，实施中即可监测",
            "in order, with monitoring while the project is carried out",
            ("监测本来就与实施同时进行", "monitoring by its nature goes along with what is monitored"),
        ),
        _option(
            "cycle",
            "严格先后，评估后可转入下一轮预估",
            "strictly in order, and an evaluation can lead to the next assessment",
            ("评估所见即下一轮的需求", "what an evaluation finds is what the next assessment starts from"),
        ),
    ),
    default="parallel",
    why=Text(
        "保持五阶段的次序，又不禁止在实施中作监测记录", "it keeps the order of the five and forbids no monitoring record while work goes on"
    ),
    clause="H14",
)

MEANS_ASSESSMENT = Reading(
    id="AH7",
    question=Text("“预估”指什么", "what the first stage, 预估, means"),
    options=(
        _option(
            "needs",
            "对需求的预估",
            "an assessment of needs",
            ("社会工作通用过程中的“预估”即此义", "it is the word for that step in the general social work process"),
        ),
        _option(
            "forecast",
            "对项目投入与可行性的估计",
            "a forecast of the project's cost and whether it is feasible",
            ("该词前有“项目”二字", "the word stands beside 'project'"),
        ),
    ),
    default="needs",
    why=Text("与专业通用含义一致", "it is what the word means in the profession"),
    clause="H14",
)
"""It changes what the first stage is called and has to deliver, never the order."""

WHO_REVIEWS = Reading(
    id="AH8",
    question=Text("项目的监测与评估由谁进行", "who monitors and evaluates a project"),
    options=(
        _option(
            "unnamed", "未作规定，如实记录即可", "nobody is named: whoever it was is recorded", ("原文未写明", "the text names nobody")
        ),
        _option(
            "centre",
            "服务站的项目由指导中心进行",
            "the centre, for the projects of stations",
            ("指导中心为社工站提供监测、评估", "the centre gives stations monitoring and evaluation"),
        ),
        _option(
            "outside",
            "不得由承办单位自身进行",
            "anybody but the unit that runs the project",
            ("自己评估自己难称评估", "looking at one's own work is hardly an evaluation"),
        ),
    ),
    default="unnamed",
    why=Text("原文没有写，不替它添加限制", "the text says nothing, and no limit is put into it"),
    clause=("H14", "H16"),
)

TASKS_ARE_PROJECTS = Reading(
    id="AH11",
    question=Text("购买性任务是否即为一个项目", "whether a purchased task is a project"),
    options=(
        _option(
            "project",
            "是，按五阶段运作",
            "it is, and runs in the five stages",
            ("三级均实行项目化运行", "all three levels work by projects"),
        ),
        _option(
            "apart", "不是，另行管理", "it is not, and is kept apart", ("原文分两处写，未相互联系", "the text speaks of the two apart")
        ),
    ),
    default="project",
    why=Text("项目化运行未把承接的任务除外", "working by projects makes no exception for tasks taken on"),
    clause=("H13", "H18"),
)

PROJECT_READINGS = (STAGE_ORDER, MEANS_ASSESSMENT, WHO_REVIEWS, TASKS_ARE_PROJECTS)
"""Those that the tables here rest on, and the one that gives their first stage its meaning, in the order of their numbers."""

ACCEPTER = Role(id="accepter", label=Text("验收方", "who accepts"))
"""Who accepts what a project delivers was not found."""

PLANNED_IN_FORM: Rule = IsTrue(PLAN.days_in_order, clause="H14")

_ACCEPTED = IsTrue(STAGE_END.deliverables_accepted, clause="H21")
_RECORDED = IsTrue(STAGE_END.work_recorded, clause="H14")
_MAY_END: Rule = AllOf(_ACCEPTED, label=Text("本阶段可以结束", "the stage may end"))
_MAY_END_WITH_WORK: Rule = AllOf(_ACCEPTED, _RECORDED, label=Text("本阶段可以结束", "the stage may end"))


def _by_the_right_one(facts: MonitoringFacts | EvaluationFacts) -> Rule:
    anybody = AllOf(clause="H14", label=Text("由谁进行未作规定", "nobody is named"))
    by_centre = AnyOf(Not(IsTrue(facts.guided, clause="H16")), Is(facts.by, Reviewer.CENTRE, clause="H16"))
    outside = Not(Is(facts.by, Reviewer.UNIT, clause="H14"))
    return ByReading(
        WHO_REVIEWS,
        {"unnamed": anybody, "centre": by_centre, "outside": outside},
        label=Text("由可以进行的一方进行", "done by somebody who may do it"),
    )


_MONITORED_BY, _EVALUATED_BY = _by_the_right_one(MONITORING), _by_the_right_one(EVALUATION)

_S, _H = ProjectStates, ProjectHappens
_ONLY_BESIDE = ByOption(STAGE_ORDER, {"sequence": None, "parallel": _S.IMPLEMENTATION, "cycle": None})
_ONLY_ROUND = ByOption(STAGE_ORDER, {"sequence": None, "parallel": None, "cycle": _S.ASSESSMENT})
_AS_PROJECT = ByOption(TASKS_ARE_PROJECTS, {"project": _S.ASSESSMENT, "apart": None})


def _monitored(state: State, to: State | ByOption) -> Move:
    return Move(state=state, event=_H.MONITORED, to=to, guard=_MONITORED_BY, clause="H14")


PROJECT_RUN = Lifecycle(
    id="project",
    label=Text("项目", "the project"),
    subject=PROJECT,
    states=_S.ALL,
    initial=_S.NONE,
    moves=(
        Move(state=_S.NONE, event=_H.OPENED, to=_S.ASSESSMENT, clause=("H13", "H14")),
        Move(state=_S.NONE, event=_H.TASK_TAKEN_ON, to=_AS_PROJECT, clause=("H13", "H14", "H18")),
        Move(state=_S.ASSESSMENT, event=_H.ASSESSMENT_ENDED, to=_S.PLANNING, guard=_MAY_END, clause="H14"),
        Move(state=_S.PLANNING, event=_H.PLANNED, to=_S.PLANNING, guard=PLANNED_IN_FORM, clause="H14"),
        Move(state=_S.PLANNING, event=_H.PLANNING_ENDED, to=_S.IMPLEMENTATION, guard=_MAY_END_WITH_WORK, clause="H14"),
        *(Move(state=state, event=_H.PROGRESS, to=state, clause="H14") for state in (_S.IMPLEMENTATION, _S.MONITORING)),
        _monitored(_S.IMPLEMENTATION, _ONLY_BESIDE),
        Move(state=_S.IMPLEMENTATION, event=_H.IMPLEMENTATION_ENDED, to=_S.MONITORING, guard=_MAY_END, clause="H14"),
        _monitored(_S.MONITORING, _S.MONITORING),
        Move(state=_S.MONITORING, event=_H.MONITORING_ENDED, to=_S.EVALUATION, guard=_MAY_END_WITH_WORK, clause="H14"),
        Move(state=_S.EVALUATION, event=_H.EVALUATED, to=_S.EVALUATION, guard=_EVALUATED_BY, clause="H14"),
        Move(state=_S.EVALUATION, event=_H.CLOSED, to=_S.CLOSED, guard=_MAY_END_WITH_WORK, clause="H14"),
        Move(state=_S.EVALUATION, event=_H.NEXT_ROUND, to=_ONLY_ROUND, guard=_MAY_END_WITH_WORK, clause="H14"),
    ),
    clause=("H13", "H14"),
)
"""A project, from its opening through the five stages."""

_D, _G = DeliverableStates, DeliverableHappens

DELIVERABLES = Lifecycle(
    id="deliverable",
    label=Text("项目成果", "the deliverable"),
    subject=DELIVERABLE,
    states=_D.ALL,
    initial=_D.NONE,
    moves=(
        *(Move(state=state, event=_G.HANDED_IN, to=_D.HANDED_IN, clause="H21") for state in (_D.NONE, _D.RETURNED)),
        Move(state=_D.HANDED_IN, event=_G.ACCEPTED, to=_D.ACCEPTED, role=ACCEPTER, clause="H21"),
        Move(state=_D.HANDED_IN, event=_G.RETURNED, to=_D.RETURNED, role=ACCEPTER, clause="H21"),
    ),
    clause="H21",
)
"""What a project hands in, until it is accepted; which ones a stage needs is the office's own list, for the report names none."""

PROJECT_LIFECYCLES = (PROJECT_RUN, DELIVERABLES)
"""A project and what it delivers; each is the life of subjects of its own."""


def stage_label(stage: Stage, law: Law[Any]) -> Text:
    """What a stage is called under the reading of its name.

    Args:
        stage: The stage.
        law: The law, with the readings chosen.

    Source:
        H14; reading AH7.
    """
    forecast = stage is Stage.ASSESSMENT and law.choice(MEANS_ASSESSMENT).id == "forecast"
    return Text("项目预估（投入与可行性）", "forecast of cost and feasibility") if forecast else stage.label
