"""How projects run by the report on the standard (H13, H14): the unclear places, the conditions, and the tables of moves."""

from typing import Any

from ..law import Option, Reading
from ..lifecycle import ByOption, Lifecycle, Move, Role, State
from ..policies import Law
from ..rules import AllOf, AnyOf, ByReading, Is, IsTrue, Not, Rule
from ..text import Text
from .facts import EVALUATION, MONITORING, STAGE_END, EvaluationFacts, MonitoringFacts, Reviewer
from .stages import DELIVERABLE, PROJECT, DeliverableHappens, DeliverableStates, ProjectHappens, ProjectStates, Stage

__all__ = [
    "ASSESSMENT_MEANS",
    "DELIVERABLES",
    "EVALUATED_BY",
    "PROJECT_LIFECYCLES",
    "PROJECT_READINGS",
    "PROJECT_RUN",
    "STAGE_ORDER",
    "TASKS_ARE_PROJECTS",
    "stage_label",
]


def _option(name: str, zh: str, en: str, grounds: tuple[str, str]) -> Option:
    return Option(id=name, label=Text(zh, en), grounds=Text(*grounds))


STAGE_ORDER = Reading(
    id="AH6",
    question=Text("五个环节如何先后", "how the five stages follow one another"),
    options=(
        _option("sequence", "严格先后", "strictly one after the other", ("流程用连接号相连", "dashes join them in a row")),
        _option(
            "parallel",
            "先后不变，实施期间即可作监测记录",
            "in order, and monitoring is recorded while the project is implemented as well",
            ("监测的对象就是实施", "implementation is what monitoring looks at"),
        ),
        _option(
            "cycle",
            "循环：先后不变，评估为下一轮预估提供依据",
            "a cycle: in order, and an evaluation can lead to the next assessment",
            ("评估所见即下一轮的需求", "what an evaluation finds is what the next assessment starts from"),
        ),
    ),
    default="parallel",
    why=Text(
        "保持五个环节的先后，同时容许实施期间的监测记录", "it keeps the order, and takes what is monitored while a project is implemented"
    ),
    clause="H14",
)

ASSESSMENT_MEANS = Reading(
    id="AH7",
    question=Text("“项目预估”指什么", "what the first stage assesses"),
    options=(
        _option(
            "needs",
            "需求预估",
            "needs",
            ("社会工作通用过程中的预估即评定需求", "in the general process of social work, the word means assessing needs"),
        ),
        _option(
            "forecast",
            "对项目的成本、可行性作预测",
            "a forecast of cost and feasibility",
            ("字面也可作预先估计", "the word can also mean to estimate ahead"),
        ),
    ),
    default="needs",
    why=Text("专业用语如此，且与最后的评估相区别", "it is the term of the profession, apart from evaluation at the end"),
    clause="H14",
)
"""It changes what the first stage is called and has to deliver, never the order."""

EVALUATED_BY = Reading(
    id="AH8",
    question=Text("项目由谁监测和评估", "who monitors and evaluates projects"),
    options=(
        _option(
            "as_recorded",
            "规定未写，以记录为准",
            "the text does not say; whoever the record names",
            ("报道未写由谁进行", "the report does not say by whom"),
        ),
        _option(
            "unit_above",
            "上一级单位",
            "the unit one level up",
            ("指导中心为社工站提供监测和评估", "the centre monitors and evaluates for stations"),
        ),
        _option("third_party", "第三方", "a third party", ("各地项目多由第三方评估", "elsewhere third parties mostly evaluate")),
    ),
    default="as_recorded",
    why=Text("不替规定补充没有写的内容", "nothing is added that the text does not have"),
    clause=("H14", "H16"),
)

TASKS_ARE_PROJECTS = Reading(
    id="AH11",
    question=Text("购买性任务是否即为项目", "whether a purchased task is a project"),
    options=(
        _option(
            "each_task",
            "每项任务都成为项目，经过五个环节",
            "each task becomes a project and passes the five stages",
            ("社工站以项目方式运作", "stations work by projects"),
        ),
        _option(
            "apart",
            "任务与项目各是一回事",
            "tasks and projects are two things",
            ("两处分别写，未说相同", "they are named in two places, and nothing says that they are one"),
        ),
    ),
    default="each_task",
    why=Text("承接任务的社工站以项目方式运作", "the stations that take them on work by projects"),
    clause=("H13", "H18"),
)

PROJECT_READINGS = (STAGE_ORDER, ASSESSMENT_MEANS, EVALUATED_BY, TASKS_ARE_PROJECTS)
"""Those that the tables here rest on, and the one that gives their first stage its meaning, in the order of their numbers."""

ACCEPTER = Role(id="accepter", label=Text("验收方", "who accepts"))
"""Who accepts what a project delivers was not found."""

_ACCEPTED = IsTrue(STAGE_END.deliverables_accepted, clause="H21")
_RECORDED = IsTrue(STAGE_END.work_recorded, clause="H14")
_MAY_END: Rule = AllOf(_ACCEPTED, label=Text("本阶段可以结束", "the stage may end"))
_MAY_END_WITH_WORK: Rule = AllOf(_ACCEPTED, _RECORDED, label=Text("本阶段可以结束", "the stage may end"))


def _by_the_right_one(facts: MonitoringFacts | EvaluationFacts) -> Rule:
    anybody = AllOf(clause="H14", label=Text("由谁进行未作规定", "nobody is named"))
    above = AnyOf(Not(IsTrue(facts.has_unit_above, clause="H16")), Is(facts.by, Reviewer.UNIT_ABOVE, clause="H16"))
    return ByReading(
        EVALUATED_BY,
        {"as_recorded": anybody, "unit_above": above, "third_party": Is(facts.by, Reviewer.THIRD_PARTY, clause="H14")},
        label=Text("由可以进行的一方进行", "done by somebody who may do it"),
    )


_MONITORED_BY, _EVALUATED_BY = _by_the_right_one(MONITORING), _by_the_right_one(EVALUATION)

_S, _H = ProjectStates, ProjectHappens
_SPENDING = (_S.IMPLEMENTATION, _S.MONITORING, _S.EVALUATION)
_ONLY_BESIDE = ByOption(STAGE_ORDER, {"sequence": None, "parallel": _S.IMPLEMENTATION, "cycle": None})
_ONLY_ROUND = ByOption(STAGE_ORDER, {"sequence": None, "parallel": None, "cycle": _S.ASSESSMENT})
_AS_PROJECT = ByOption(TASKS_ARE_PROJECTS, {"each_task": _S.ASSESSMENT, "apart": None})


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
        Move(state=_S.PLANNING, event=_H.PLANNED, to=_S.PLANNING, clause="H14"),
        Move(state=_S.PLANNING, event=_H.PLANNING_ENDED, to=_S.IMPLEMENTATION, guard=_MAY_END_WITH_WORK, clause="H14"),
        *(Move(state=state, event=_H.PROGRESS, to=state, clause="H14") for state in _SPENDING),
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
    forecast = stage is Stage.ASSESSMENT and law.choice(ASSESSMENT_MEANS).id == "forecast"
    return Text("项目预估（投入与可行性）", "forecast of cost and feasibility") if forecast else stage.label
