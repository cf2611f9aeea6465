"""Projects in five stages: what happens to them, what they deliver, and a portfolio of many."""

from typing import TYPE_CHECKING

from .._lazily import lazily

if TYPE_CHECKING:
    from .deliverables import Checklist, Deliverable, can_end_stage, deliverable_subject, misstated, review_stage
    from .facts import Evaluation, Handover, Indicator, Monitoring, Opening, Plan, Progress, Reached, Reviewer, StageEnd, Task
    from .hebei import HEBEI
    from .portfolios import Portfolio, portfolio
    from .stages import DeliverableHappens, ProjectHappens, Stage
    from .system import ProjectSystem

__all__ = [
    "HEBEI",
    "Checklist",
    "Deliverable",
    "DeliverableHappens",
    "Evaluation",
    "Handover",
    "Indicator",
    "Monitoring",
    "Opening",
    "Plan",
    "Portfolio",
    "Progress",
    "ProjectHappens",
    "ProjectSystem",
    "Reached",
    "Reviewer",
    "Stage",
    "StageEnd",
    "Task",
    "can_end_stage",
    "deliverable_subject",
    "misstated",
    "portfolio",
    "review_stage",
]

_MODULES = {
    "HEBEI": "hebei",
    "ProjectSystem": "system",
    **dict.fromkeys(("Checklist", "Deliverable", "can_end_stage", "deliverable_subject", "misstated", "review_stage"), "deliverables"),
    **dict.fromkeys(
        (
            "Evaluation", "Handover", "Indicator", "Monitoring", "Opening", "Plan", "Progress", "Reached", "Reviewer", "StageEnd", "Task",
        ),
        "facts",
    ),
    **dict.fromkeys(("Portfolio", "portfolio"), "portfolios"),
    **dict.fromkeys(("DeliverableHappens", "ProjectHappens", "Stage"), "stages"),
}  # fmt: skip

__getattr__, __dir__ = lazily(__name__, _MODULES)
