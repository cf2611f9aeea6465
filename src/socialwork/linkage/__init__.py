"""Five sectors linked: compositions of ventures, calls and grants, people and organisations, and what a district reports of them."""

from typing import TYPE_CHECKING

from .._lazily import lazily

if TYPE_CHECKING:
    from .allocations import Allocation
    from .applications import APPLICATION, Application
    from .awards import Award, Bound, TiedScores
    from .bars import looks_back_reading, nothing_within
    from .calls import Call, CallPolicy, WhenShort, dropping_reading, when_short_reading
    from .compositions import CompositionCheck, check
    from .districts import DistrictLinkage, DistrictSector, district_linkage
    from .formulas import Formula
    from .funding import Ground
    from .grants import allocate
    from .guangzhou import GUANGZHOU_VENTURES
    from .kinds import KindCheck, check_kind, share_among_reading
    from .linkage_networks import LinkageNetwork, linkage_network
    from .ouhai import OUHAI
    from .ouhai.call import OUHAI_CALL_2025
    from .panel_scores import CriterionScore, PanelScore
    from .rounds import ExtraStep, VentureHappens, VentureStates, venture_lifecycle
    from .scoring import Criterion, MissingScores, Panel, ScoreSheet, Scoring
    from .sectors import Linkage, Linked, Linker, linked
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
    from .zhongshan import ZHONGSHAN_2013

__all__ = [
    "APPLICATION",
    "GUANGZHOU_VENTURES",
    "OUHAI",
    "OUHAI_CALL_2025",
    "ZHONGSHAN_2013",
    "Allocation",
    "Application",
    "Award",
    "Bound",
    "Call",
    "CallPolicy",
    "CompositionCheck",
    "CompositionChecks",
    "Criterion",
    "CriterionScore",
    "DistrictLinkage",
    "DistrictSector",
    "ExtraStep",
    "Formula",
    "Ground",
    "KindCheck",
    "Linkage",
    "LinkageNetwork",
    "LinkagePolicy",
    "Linked",
    "Linker",
    "MissingScores",
    "OrganisationClass",
    "OrganisationRole",
    "Panel",
    "PanelScore",
    "PerOption",
    "ProjectKind",
    "Resource",
    "ResourceKind",
    "ScoreSheet",
    "Scoring",
    "Sector",
    "Slot",
    "SlotAsked",
    "SlotKind",
    "SlotResult",
    "SlotStatus",
    "TalentKind",
    "Team",
    "TiedScores",
    "TrainingKind",
    "Venture",
    "VentureHappens",
    "VentureOrganisation",
    "VentureStates",
    "VentureWorker",
    "WhenShort",
    "WorkerKind",
    "allocate",
    "check",
    "check_all",
    "check_kind",
    "district_linkage",
    "dropping_reading",
    "linkage_network",
    "linked",
    "looks_back_reading",
    "nothing_within",
    "share_among_reading",
    "venture_lifecycle",
    "when_short_reading",
]

_MODULES = {
    **dict.fromkeys(("CompositionCheck", "check"), "compositions"),
    **dict.fromkeys(("DistrictLinkage", "DistrictSector", "district_linkage"), "districts"),
    "Formula": "formulas",
    **dict.fromkeys(("SlotResult", "SlotStatus"), "slot_results"),
    **dict.fromkeys(("PerOption", "Slot", "SlotAsked"), "slots"),
    "LinkagePolicy": "system",
    **dict.fromkeys(("LinkageNetwork", "linkage_network"), "linkage_networks"),
    **dict.fromkeys(("Linkage", "Linked", "Linker", "linked"), "sectors"),
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
    "Allocation": "allocations",
    **dict.fromkeys(("APPLICATION", "Application"), "applications"),
    **dict.fromkeys(("Award", "Bound", "TiedScores"), "awards"),
    **dict.fromkeys(("looks_back_reading", "nothing_within"), "bars"),
    **dict.fromkeys(("Call", "CallPolicy", "WhenShort", "dropping_reading", "when_short_reading"), "calls"),
    "Ground": "funding",
    "allocate": "grants",
    "GUANGZHOU_VENTURES": "guangzhou",
    **dict.fromkeys(("KindCheck", "check_kind", "share_among_reading"), "kinds"),
    "OUHAI_CALL_2025": "ouhai.call",
    **dict.fromkeys(("ExtraStep", "VentureHappens", "VentureStates", "venture_lifecycle"), "rounds"),
    **dict.fromkeys(("Criterion", "MissingScores", "Panel", "ScoreSheet", "Scoring"), "scoring"),
    **dict.fromkeys(("CriterionScore", "PanelScore"), "panel_scores"),
    "ZHONGSHAN_2013": "zhongshan",
}  # fmt: skip

__getattr__, __dir__ = lazily(__name__, _MODULES)
