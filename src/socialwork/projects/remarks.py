"""What a law says of a project beside its stages: what a stage is called, which unit runs it, who buys the task that it is."""

from collections.abc import Iterator
from typing import Any, cast

from ..lifecycle import LifecycleLaw
from ..policies import Law
from ..rules import Missing
from ..text import Text, joined, plain
from ..tiers import Act, Party, Provided, may
from ..tiers.system import ServiceSystem
from .facts import Opening, Task
from .stages import Stage
from .system import ProjectSystem

__all__ = ["remarks", "stage_label"]

_FORECAST = Text("项目预估（投入与可行性）", "forecast of cost and feasibility")
_TIER_UNTOLD = Text(
    "承办单位层级未填，可否承接购买性任务待核实",
    "the tier of the unit is not told: whether it may take on a purchased task is undetermined",
)
_PURCHASER_UNTOLD = Text("购买方类别未填", "the kind of purchaser is not told")


def stage_label(stage: Stage, law: LifecycleLaw) -> Text:
    """What a stage is called under the reading of the first one's name.

    Args:
        stage: The stage.
        law: The law, with the readings chosen.

    Source:
        For `HEBEI`: H14; reading AH7.
    """
    policy: object = law.policy
    forecast = stage is Stage.ASSESSMENT and isinstance(policy, ProjectSystem) and law.choice(policy.assessment_means).id == "forecast"
    return _FORECAST if forecast else stage.label


def remarks(law: LifecycleLaw, opening: Opening | Task | None) -> Iterator[Text]:
    """What a law says of the unit that runs a project, and of its taking on a purchased task; nothing where that is as the text has it.

    Args:
        law: The law, with the readings chosen.
        opening: What was recorded when the project was opened; None for nothing.
    """
    given: object = law
    policy: object = law.policy
    if opening is None or not isinstance(given, Law) or not isinstance(policy, ServiceSystem):
        return
    tier = None if isinstance(opening.tier, Missing) else opening.tier
    known = tuple(each.id for each in policy.tiers)
    if tier is not None and tier not in known:
        listed = ", ".join(known)
        yield Text(f"没有层级“{tier}”；请填 {listed} 之一", f'there is no tier "{tier}"; give one of {listed}')
    elif isinstance(opening, Task):
        yield from _of_task(law, tier, opening)


def _of_task(law: LifecycleLaw, tier: str | None, task: Task) -> Iterator[Text]:
    if tier is None:
        yield _TIER_UNTOLD
    elif isinstance(task.purchaser, Missing):
        yield _PURCHASER_UNTOLD
    else:
        detail = (
            None
            if task.purchaser is not Party.OTHER
            else Party.OTHER.label.en
            if isinstance(task.purchaser_name, Missing)
            else task.purchaser_name
        )
        provision = may(cast("Law[Any]", law), tier, Act.CONTRACT, task.purchaser, detail=detail)
        if provision.outcome is not Provided.YES or provision.warnings:
            taken = tuple(plain(f"{reading.id}={option.id}") for reading, option in provision.readings)
            told = (provision.text, *provision.warnings)
            yield joined(told, zh="，") + (Text("（", " (") + joined(taken) + Text("）", ")") if taken else plain(""))
