"""Five sectors linked: compositions of ventures, calls and grants, people and organisations, and what a district reports of them."""

from typing import TYPE_CHECKING

from .._lazily import lazily

if TYPE_CHECKING:
    from .formulas import Formula
    from .ouhai import OUHAI
    from .slots import PerOption, Slot, SlotAsked
    from .system import LinkagePolicy
    from .words import (
        OrganisationClass,
        OrganisationRole,
        ProjectKind,
        ResourceKind,
        Sector,
        SlotKind,
        TalentKind,
        Team,
        TrainingKind,
        WorkerKind,
    )

__all__ = [
    "OUHAI",
    "Formula",
    "LinkagePolicy",
    "OrganisationClass",
    "OrganisationRole",
    "PerOption",
    "ProjectKind",
    "ResourceKind",
    "Sector",
    "Slot",
    "SlotAsked",
    "SlotKind",
    "TalentKind",
    "Team",
    "TrainingKind",
    "WorkerKind",
]

_MODULES = {
    "Formula": "formulas",
    **dict.fromkeys(("PerOption", "Slot", "SlotAsked"), "slots"),
    "LinkagePolicy": "system",
    "OUHAI": "ouhai",
    **dict.fromkeys(
        (
            "OrganisationClass", "OrganisationRole", "ProjectKind", "ResourceKind", "Sector", "SlotKind", "TalentKind", "Team",
            "TrainingKind", "WorkerKind",
        ),
        "words",
    ),
}  # fmt: skip

__getattr__, __dir__ = lazily(__name__, _MODULES)
