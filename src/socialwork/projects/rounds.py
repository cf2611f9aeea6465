"""A round of a project: its plan, what was reported, and how it was evaluated. Under a reading that has the stages go round there are several."""

from datetime import date
from decimal import Decimal
from typing import Any

import attrs

from ..days import SomeDay
from ..rules import Missing
from ..text import Text, plain
from .facts import Evaluation, Monitoring, Plan, Progress

__all__ = ["IndicatorStanding", "Report", "Round"]

_NOT_TOLD = Text("未填", "not told")


@attrs.frozen
class Report:
    """What was told of a project on a day.

    Attributes:
        day: The day.
        facts: What was told.
    """

    day: date
    facts: Progress | Monitoring | Evaluation


@attrs.frozen(kw_only=True)
class IndicatorStanding:
    """An indicator of a plan, and how much of it is reached.

    Attributes:
        name: What is counted.
        target: How much was planned.
        value: How much is reached; None where nobody told.
    """

    name: str
    target: Decimal
    value: Decimal | None

    @property
    def reached(self) -> bool | None:
        """Whether the target is reached; None where nobody told how much is."""
        return None if self.value is None else self.value >= self.target

    @property
    def text(self) -> Text:
        """It in a line."""
        value = _NOT_TOLD if self.value is None else plain(f"{self.value:f}")
        return plain(f"{self.name} ") + value + plain(f"/{self.target:f}")

    def as_data(self) -> dict[str, Any]:
        """It as JSON data."""
        value = None if self.value is None else f"{self.value:f}"
        return {"name": self.name, "target": f"{self.target:f}", "value": value, "reached": self.reached}


def _told(value: Any) -> Any:
    """The value; None where it is missing."""
    return None if isinstance(value, Missing) else value


def _amount(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


@attrs.frozen(kw_only=True)
class Round:
    """One way through the stages, from the assessment to the end of the evaluation.

    Attributes:
        number: Which round it is, from 1 on; 0 before the project was opened.
        plan: The plan, as it was made last; None where there is none.
        reports: What was told in it, in order of the days.
    """

    number: int = 0
    plan: Plan | None = None
    reports: tuple[Report, ...] = ()

    @property
    def called(self) -> Text:
        """Which round it is, in words."""
        return Text(f"第{self.number}轮", f"round {self.number}")

    @property
    def plan_days(self) -> tuple[SomeDay | None, SomeDay | None]:
        """The first and the last day planned; None where one is not told."""
        return (None, None) if self.plan is None else (_told(self.plan.first_day), _told(self.plan.last_day))

    @property
    def due(self) -> date | None:
        """The last day planned; None where it is not told."""
        return None if self.plan is None else self.plan.due

    @property
    def budget(self) -> Decimal | None:
        """What was planned to be spent, in yuan; None where it is not told."""
        return None if self.plan is None else _told(self.plan.budget)

    @property
    def all_spent(self) -> tuple[Decimal, ...]:
        """What was spent so far as each report tells it, in yuan, in their order."""
        return tuple(spent for report in self.reports if (spent := _told(report.facts.spent)) is not None)

    @property
    def spent(self) -> Decimal | None:
        """What was spent so far in the round, in yuan, by the latest report that tells it; None where none does."""
        return self.all_spent[-1] if self.all_spent else None

    @property
    def left(self) -> Decimal | None:
        """What is left of the budget, in yuan; below zero where more was spent, None where one of the two is not told."""
        return None if self.budget is None or self.spent is None else self.budget - self.spent

    def reached(self, indicator: str) -> Decimal | None:
        """How much of an indicator is reached, by the latest report that tells it; None where none does."""
        told = (report.facts.reached for report in reversed(self.reports))
        values = (each.value for reached in told if not isinstance(reached, Missing) for each in reached if each.name == indicator)
        return next(values, None)

    @property
    def reported(self) -> tuple[str, ...]:
        """The names of the indicators that the reports tell of, each once."""
        told = (report.facts.reached for report in self.reports)
        return tuple(dict.fromkeys(each.name for reached in told if not isinstance(reached, Missing) for each in reached))

    @property
    def indicators(self) -> tuple[IndicatorStanding, ...]:
        """The indicators of the plan, and how much of each is reached."""
        wanted = () if self.plan is None else _told(self.plan.indicators) or ()
        return tuple(IndicatorStanding(name=each.name, target=each.target, value=self.reached(each.name)) for each in wanted)

    @property
    def monitored(self) -> bool:
        """Whether it was monitored."""
        return any(isinstance(report.facts, Monitoring) for report in self.reports)

    @property
    def evaluation(self) -> Evaluation | None:
        """Its evaluation, the latest one; None where there is none."""
        return None if self._evaluated is None else self._evaluated[1]

    @property
    def _evaluated(self) -> tuple[date, Evaluation] | None:
        found = ((report.day, report.facts) for report in reversed(self.reports))
        return next(((day, facts) for day, facts in found if isinstance(facts, Evaluation)), None)

    @property
    def evaluated(self) -> Text | None:
        """How it was evaluated, when and by whom, in a line; None where there is no evaluation."""
        if self._evaluated is None:
            return None
        day, facts = self._evaluated
        result = Text("结果未填", "result not told") if isinstance(facts.result, Missing) else plain(facts.result)
        by = Text("评估方未填", "by whom is not told") if isinstance(facts.by, Missing) else facts.by.label
        return result + Text("（", " (") + by + Text(f"，{day}）", f", {day})")

    def as_data(self) -> dict[str, Any]:
        """It as JSON data, amounts as text."""
        first, last = (None if day is None else str(day) for day in self.plan_days)
        return {
            "round": self.number,
            "planned": {"first": first, "last": last},
            "budget": _amount(self.budget),
            "spent": _amount(self.spent),
            "left": _amount(self.left),
            "indicators": [each.as_data() for each in self.indicators],
            "monitored": self.monitored,
            "evaluation": self._evaluation_data(),
        }

    def _evaluation_data(self) -> dict[str, Any] | None:
        if self._evaluated is None:
            return None
        day, facts = self._evaluated
        by = _told(facts.by)
        return {"day": str(day), "by": None if by is None else by.value, "result": _told(facts.result)}
