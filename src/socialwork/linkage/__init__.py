"""Five sectors linked: compositions of ventures, calls and grants, people and organisations, and what a district reports of them."""

from typing import TYPE_CHECKING

from .._lazily import lazily

if TYPE_CHECKING:
    from .compositions import CompositionCheck, check
    from .formulas import Formula
    from .ouhai import OUHAI
    from .sectors import Linkage, LinkageNetwork, Linked, Linker, linkage_network, linked
    from .slot_results import SlotResult, SlotStatus
    from .slots import PerOption, Slot, SlotAsked
    from .system import LinkagePolicy
    from .venture_lists import CompositionChecks, check_all
    from .ventures import Resource, Venture, VentureOrganisation, VentureWorker
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
    "CompositionCheck",
    "CompositionChecks",
    "Formula",
    "Linkage",
    "LinkageNetwork",
    "LinkagePolicy",
    "Linked",
    "Linker",
    "OrganisationClass",
    "OrganisationRole",
    "PerOption",
    "ProjectKind",
    "Resource",
    "ResourceKind",
    "Sector",
    "Slot",
    "SlotAsked",
    "SlotKind",
    "SlotResult",
    "SlotStatus",
    "TalentKind",
    "Team",
    "TrainingKind",
    "Venture",
    "VentureOrganisation",
    "VentureWorker",
    "WorkerKind",
    "check",
    "check_all",
    "linkage_network",
    "linked",
]

_MODULES = {
    **dict.fromkeys(("CompositionCheck", "check"), "compositions"),
    "Formula": "formulas",
    **dict.fromkeys(("SlotResult", "SlotStatus"), "slot_results"),
    **dict.fromkeys(("PerOption", "Slot", "SlotAsked"), "slots"),
    "LinkagePolicy": "system",
    **dict.fromkeys(("Linkage", "LinkageNetwork", "Linked", "Linker", "linkage_network", "linked"), "sectors"),
    **dict.fromkeys(("CompositionChecks", "check_all"), "venture_lists"),
    **dict.fromkeys(("Resource", "Venture", "VentureOrganisation", "VentureWorker"), "ventures"),
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
