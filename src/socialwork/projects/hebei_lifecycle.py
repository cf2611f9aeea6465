"""How projects run by the report on the standard (H13, H14): the conditions, and the tables of moves."""

from collections.abc import Iterable

from ..days import SomeDay
from ..lifecycle import ByOption, Lifecycle, Move, State
from ..rules import AllOf, AnyOf, ByReading, Derived, FactSet, Is, IsTrue, Missing, Moment, Not, Rule, Shape
from ..text import Text, joined, plain
from ..tiers import Act, hebei
from .facts import EVALUATION, MONITORING, OPENING, PLAN, STAGE_END, TASK, EvaluationFacts, MonitoringFacts, Reviewer
from .hebei_readings import EVALUATED_BY, STAGE_ORDER, TASKS_ARE_PROJECTS
from .stages import ACCEPTER, DELIVERABLE, PROJECT, DeliverableHappens, DeliverableStates, ProjectHappens, ProjectStates

__all__ = ["ACCEPTER", "DELIVERABLES", "PROJECT_LIFECYCLES", "PROJECT_RUN"]

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


def _is_named(tier: str, moment: Moment) -> bool:
    del moment
    return any(function.act is Act.CONTRACT and function.unit == tier for function in hebei.FUNCTIONS)


class _IfTold(Derived[bool]):
    """What is wrong only where it is told and wrong: nobody has to tell it, and what is not told stands against nothing."""

    def computed(self, given: Iterable[object], moment: Moment) -> bool | Missing:
        return super().computed(given, moment) is not False


_LEVELS = joined(plain(tier.id) for tier in hebei.TIERS)


def _there_is(tier: str, moment: Moment) -> bool:
    del moment
    return any(each.id == tier for each in hebei.TIERS)


def _in_order(first: SomeDay, last: SomeDay, moment: Moment) -> bool | Missing:
    return PLAN.days_in_order.function(first, last, moment)


class _IfToldFacts(FactSet):
    tier_there_is = _IfTold(
        label=Text(f"承办单位层级是 {_LEVELS.zh} 之一", f"the tier of the unit is one of {_LEVELS.en}"), shape=Shape.YES_NO, of=bool,
        from_=(OPENING.tier,), function=_there_is,
    )  # fmt: skip
    days_not_reversed = _IfTold(
        label=PLAN.days_in_order.label, shape=Shape.YES_NO, of=bool, from_=(PLAN.first_day, PLAN.last_day), function=_in_order
    )


_TOLD = _IfToldFacts()
_OF_A_LEVEL = IsTrue(_TOLD.tier_there_is, clause="H11", label=_TOLD.tier_there_is.label)
_NOT_REVERSED = IsTrue(_TOLD.days_not_reversed, clause="H14", label=_TOLD.days_not_reversed.label)


class _TaskFacts(FactSet):
    by_one_named = Derived[bool](
        label=Text("承接方是规定写明的一级", "the text names such units as those that take on tasks"), shape=Shape.YES_NO, of=bool,
        from_=(TASK.tier,), function=_is_named,
    )  # fmt: skip


_TAKEN_ON = ByReading(
    hebei.CONTRACTORS,
    {
        "named_only": IsTrue(_TaskFacts().by_one_named, clause="H18"),
        "any_level": AllOf(clause="H13", label=Text("三级都可以承接", "all levels may take it on")),
        "silent": AllOf(clause="H18", label=Text("规定未涉及另两级，也未禁止", "the text does not speak of the others, nor forbid them")),
    },
    label=Text("由可以承接的单位承接", "taken on by a unit that may"),
)
_TAKEN_ON_BY_ONE = AllOf(_OF_A_LEVEL, _TAKEN_ON, label=_TAKEN_ON.label)

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
        Move(state=_S.NONE, event=_H.OPENED, to=_S.ASSESSMENT, guard=_OF_A_LEVEL, clause=("H13", "H14")),
        Move(state=_S.NONE, event=_H.TASK_TAKEN_ON, to=_AS_PROJECT, guard=_TAKEN_ON_BY_ONE, clause=("H13", "H14", "H18")),
        Move(state=_S.ASSESSMENT, event=_H.ASSESSMENT_ENDED, to=_S.PLANNING, guard=_MAY_END, clause="H14"),
        Move(state=_S.PLANNING, event=_H.PLANNED, to=_S.PLANNING, guard=_NOT_REVERSED, clause="H14"),
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
