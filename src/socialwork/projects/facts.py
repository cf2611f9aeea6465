"""What is recorded with the events of a project: opening, plan, progress, monitoring, evaluation, and how a stage ended."""

from datetime import date
from decimal import Decimal

import attrs

from ..days import SomeDay, earliest, latest
from ..errors import DuplicateNameError, InvalidValueError
from ..money import to_decimal
from ..rules import Change, Derived, Fact, FactSet, Missing, Moment, Shape
from ..text import Labelled, Text
from ..tiers import Party

__all__ = [
    "EVALUATION",
    "HANDOVER",
    "MONITORING",
    "OPENING",
    "PLAN",
    "PROGRESS",
    "STAGE_END",
    "TASK",
    "Evaluation",
    "Handover",
    "Indicator",
    "Monitoring",
    "Opening",
    "Plan",
    "Progress",
    "Reached",
    "Reviewer",
    "StageEnd",
    "Task",
]

_UNIT = Text("承办单位", "the unit that runs the project")
_REVIEWER = Text("监测或评估方", "who monitors or evaluates")
_YUAN = Text("元", "yuan")


def _text(zh: str, en: str) -> Fact[str]:
    return Fact.text(zh=zh, en=en, asked_of=_UNIT, personal=False, change=Change.FIXED)


def _yuan(zh: str, en: str, change: Change = Change.EITHER) -> "Fact[Decimal]":
    return Fact.number(zh=zh, en=en, unit=_YUAN, asked_of=_UNIT, personal=False, at_least=0, change=change)


class OpeningFacts(FactSet):
    """The facts of opening a project."""

    title = _text("项目名称", "title of the project")
    unit = _text("承办单位编号", "id of the unit that runs it")
    tier = _text("承办单位层级", "tier of the unit")


OPENING = OpeningFacts()


@attrs.frozen(kw_only=True)
class Opening:
    """What is recorded when a project is opened.

    Attributes:
        title: What it is called.
        unit: The id of the unit that runs it.
        tier: The id of that unit's `Tier`.

    Raises:
        InvalidValueError: If a value is none of its fact.
    """

    title: str | Missing = OPENING.title.field()
    unit: str | Missing = OPENING.unit.field()
    tier: str | Missing = OPENING.tier.field()


class TaskFacts(OpeningFacts):
    """The facts of a purchased task that becomes a project."""

    purchaser = Fact.choice(Party, zh="购买方类别", en="kind of purchaser", asked_of=_UNIT, personal=False, change=Change.FIXED)
    purchaser_name = _text("购买方", "the purchaser")


TASK = TaskFacts()


@attrs.frozen(kw_only=True)
class Task:
    """What is recorded when a purchased task is taken on and becomes a project.

    Attributes:
        title: What it is called.
        unit: The id of the unit that takes it on and runs it.
        tier: The id of that unit's `Tier`.
        purchaser: What kind of body buys it.
        purchaser_name: Who buys it.

    Raises:
        InvalidValueError: If a value is none of its fact.
    """

    title: str | Missing = TASK.title.field()
    unit: str | Missing = TASK.unit.field()
    tier: str | Missing = TASK.tier.field()
    purchaser: Party | Missing = TASK.purchaser.field()
    purchaser_name: str | Missing = TASK.purchaser_name.field()


def _named(instance: object, attribute: "attrs.Attribute[str]", value: str) -> None:
    if not value.strip():
        where = f"{type(instance).__name__}.{attribute.name}"
        raise InvalidValueError(where, value, Text("请写明指标名称", "give the indicator a name"))


@attrs.frozen
class Indicator:
    """What a plan wants to be reached.

    Attributes:
        name: What is counted, unique in a plan.
        target: How much of it.

    Raises:
        InvalidValueError: If the name is empty or the target no exact number.
    """

    name: str = attrs.field(validator=_named)
    target: Decimal = attrs.field(converter=to_decimal)


@attrs.frozen
class Reached:
    """How much of an indicator is reached.

    Attributes:
        name: The indicator's name.
        value: How much, since the project, or its present round, began.

    Raises:
        InvalidValueError: If the name is empty or the value no exact number.
    """

    name: str = attrs.field(validator=_named)
    value: Decimal = attrs.field(converter=to_decimal)


def _in_order(first: SomeDay, last: SomeDay, moment: Moment) -> bool | Missing:
    del moment
    if latest(first) <= earliest(last):
        return True
    return Missing.NOT_KNOWN if earliest(first) <= latest(last) else False


def _each_once(told: tuple[Indicator | Reached, ...] | Missing) -> None:
    if not isinstance(told, Missing):
        DuplicateNameError.check(Text("项目指标", "indicator"), (each.name for each in told))


class PlanFacts(FactSet):
    """The facts of a plan."""

    goals = _text("项目目标", "goals")
    indicators = Fact.several(Indicator, zh="项目指标", en="indicators", asked_of=_UNIT, personal=False)
    budget = _yuan("预算", "budget")
    first_day = Fact.day(zh="计划开始之日", en="first day planned", asked_of=_UNIT, personal=False)
    last_day = Fact.day(zh="计划结束之日", en="last day planned", asked_of=_UNIT, personal=False)
    days_in_order = Derived[bool](
        label=Text("计划结束之日不早于开始之日", "the last day planned is not before the first"), shape=Shape.YES_NO, of=bool,
        from_=(first_day, last_day), function=_in_order,
    )  # fmt: skip


PLAN = PlanFacts()


@attrs.frozen(kw_only=True)
class Plan:
    """What a project plans.

    Attributes:
        goals: What it is for.
        indicators: What it wants to reach; an empty tuple says that it has none.
        budget: In yuan, not in ten thousands.
        first_day: The first day.
        last_day: The last day.

    Raises:
        DuplicateNameError: If an indicator is named twice.
        InvalidValueError: If a value is none of its fact.
    """

    goals: str | Missing = PLAN.goals.field()
    indicators: tuple[Indicator, ...] | Missing = PLAN.indicators.field()
    budget: Decimal | Missing = PLAN.budget.field()
    first_day: SomeDay | Missing = PLAN.first_day.field()
    last_day: SomeDay | Missing = PLAN.last_day.field()

    def __attrs_post_init__(self) -> None:
        _each_once(self.indicators)

    @property
    def due(self) -> date | None:
        """The last day on which it is still in time; None where that is not told."""
        return None if isinstance(self.last_day, Missing) else latest(self.last_day)


class ProgressFacts(FactSet):
    """The facts of progress."""

    spent = _yuan("累计支出", "spent so far", Change.RISES)
    reached = Fact.several(Reached, zh="指标完成情况", en="indicators so far", asked_of=_UNIT, personal=False)


PROGRESS = ProgressFacts()


@attrs.frozen(kw_only=True)
class Progress:
    """What a unit reports of its project.

    Attributes:
        spent: Everything spent since the project, or its present round, began, in yuan, not in ten thousands.
        reached: How much of each indicator is reached; those left out are not told.

    Raises:
        DuplicateNameError: If an indicator is named twice.
        InvalidValueError: If a value is none of its fact.
    """

    spent: Decimal | Missing = PROGRESS.spent.field()
    reached: tuple[Reached, ...] | Missing = PROGRESS.reached.field()

    def __attrs_post_init__(self) -> None:
        _each_once(self.reached)


class Reviewer(Labelled):
    """Who monitors or evaluates a project."""

    UNIT_ABOVE = "unit_above", "上一级单位", "the unit one level up"
    UNIT = "unit", "承办单位自身", "the unit itself"
    PURCHASER = "purchaser", "购买方", "the purchaser"
    THIRD_PARTY = "third_party", "第三方", "a third party"
    OTHER = "other", "其他", "somebody else"


class ReviewFacts(ProgressFacts):
    """What monitoring and evaluation have in common."""

    by = Fact.choice(Reviewer, zh="由谁进行", en="by whom", asked_of=_REVIEWER, personal=False, change=Change.FIXED)
    has_unit_above = Fact.yes_no(
        zh="承办单位有上一级单位", en="there is a unit one level above the one that runs it",
        asked_of=_UNIT, personal=False, change=Change.FIXED,
    )  # fmt: skip


class MonitoringFacts(ReviewFacts):
    """The facts of monitoring."""

    findings = Fact.text(zh="监测意见", en="what monitoring found", asked_of=_REVIEWER, personal=False)


MONITORING = MonitoringFacts()


@attrs.frozen(kw_only=True)
class Monitoring:
    """What monitoring found.

    Attributes:
        spent: Everything spent since the project, or its present round, began, in yuan.
        reached: How much of each indicator is reached.
        by: Who monitors.
        has_unit_above: Whether there is a unit one level above the one that runs the project.
        findings: What was found, in words.

    Raises:
        DuplicateNameError: If an indicator is named twice.
        InvalidValueError: If a value is none of its fact.
    """

    spent: Decimal | Missing = MONITORING.spent.field()
    reached: tuple[Reached, ...] | Missing = MONITORING.reached.field()
    by: Reviewer | Missing = MONITORING.by.field()
    has_unit_above: bool | Missing = MONITORING.has_unit_above.field()
    findings: str | Missing = MONITORING.findings.field()

    def __attrs_post_init__(self) -> None:
        _each_once(self.reached)


class EvaluationFacts(ReviewFacts):
    """The facts of an evaluation."""

    result = Fact.text(zh="评估结果", en="result of the evaluation", asked_of=_REVIEWER, personal=False)


EVALUATION = EvaluationFacts()


@attrs.frozen(kw_only=True)
class Evaluation:
    """How a project was evaluated. No pass mark is known, so the result is words and nothing is computed from it.

    Attributes:
        spent: Everything spent since the project, or its present round, began, in yuan.
        reached: How much of each indicator is reached.
        by: Who evaluates.
        has_unit_above: Whether there is a unit one level above the one that runs the project.
        result: The result, in the evaluator's words.

    Raises:
        DuplicateNameError: If an indicator is named twice.
        InvalidValueError: If a value is none of its fact.
    """

    spent: Decimal | Missing = EVALUATION.spent.field()
    reached: tuple[Reached, ...] | Missing = EVALUATION.reached.field()
    by: Reviewer | Missing = EVALUATION.by.field()
    has_unit_above: bool | Missing = EVALUATION.has_unit_above.field()
    result: str | Missing = EVALUATION.result.field()

    def __attrs_post_init__(self) -> None:
        _each_once(self.reached)


class HandoverFacts(FactSet):
    """The facts of handing a deliverable in."""

    title = _text("成果名称", "title of the deliverable")


HANDOVER = HandoverFacts()


@attrs.frozen(kw_only=True)
class Handover:
    """What is recorded when a deliverable is handed in.

    Attributes:
        title: What it is called.

    Raises:
        InvalidValueError: If it is no text.
    """

    title: str | Missing = HANDOVER.title.field()


class StageEndFacts(FactSet):
    """The facts of a stage that ends; `socialwork.projects.review_stage` finds them in the journal."""

    deliverables_accepted = Fact.yes_no(
        zh="本阶段应交成果均已验收", en="what the stage has to deliver is accepted", asked_of=_UNIT, personal=False
    )
    work_recorded = Fact.yes_no(zh="本阶段工作已有记录", en="the work of the stage is on record", asked_of=_UNIT, personal=False)


STAGE_END = StageEndFacts()


@attrs.frozen(kw_only=True)
class StageEnd:
    """What must be known when a stage ends.

    Attributes:
        deliverables_accepted: Whether everything that the office demands of the stage is accepted.
        work_recorded: Whether there is what the stage is for: the plan, a monitoring record, the evaluation.

    Raises:
        InvalidValueError: If a value is none of its fact.
    """

    deliverables_accepted: bool | Missing = STAGE_END.deliverables_accepted.field()
    work_recorded: bool | Missing = STAGE_END.work_recorded.field()
