"""Five sectors linked: compositions of ventures, calls and grants, people and organisations, and what a district reports of them."""

from typing import TYPE_CHECKING

from .._lazily import lazily

if TYPE_CHECKING:
    from .allocations import Allocation
    from .applications import APPLICATION, Application
    from .awards import Award, Bound, TiedScores
    from .bars import looks_back_reading, nothing_within
    from .calls import Call, CallPolicy, WhenShort, dropping_reading, when_short_reading
    from .funding import Ground
    from .grants import allocate
    from .guangzhou import GUANGZHOU_VENTURES
    from .ouhai.call import OUHAI_CALL_2025
    from .rounds import ExtraStep, VentureHappens, VentureStates, venture_lifecycle
    from .scoring import Criterion, MissingScores, Panel, PanelScore, ScoreSheet, Scoring
    from .zhongshan import ZHONGSHAN_2013

__all__ = [
    "APPLICATION",
    "GUANGZHOU_VENTURES",
    "OUHAI_CALL_2025",
    "ZHONGSHAN_2013",
    "Allocation",
    "Application",
    "Award",
    "Bound",
    "Call",
    "CallPolicy",
    "Criterion",
    "ExtraStep",
    "Ground",
    "MissingScores",
    "Panel",
    "PanelScore",
    "ScoreSheet",
    "Scoring",
    "TiedScores",
    "VentureHappens",
    "VentureStates",
    "WhenShort",
    "allocate",
    "dropping_reading",
    "looks_back_reading",
    "nothing_within",
    "venture_lifecycle",
    "when_short_reading",
]

_MODULES = {
    "Allocation": "allocations",
    **dict.fromkeys(("APPLICATION", "Application"), "applications"),
    **dict.fromkeys(("Award", "Bound", "TiedScores"), "awards"),
    **dict.fromkeys(("looks_back_reading", "nothing_within"), "bars"),
    **dict.fromkeys(("Call", "CallPolicy", "WhenShort", "dropping_reading", "when_short_reading"), "calls"),
    "Ground": "funding",
    "allocate": "grants",
    "GUANGZHOU_VENTURES": "guangzhou",
    "OUHAI_CALL_2025": "ouhai.call",
    **dict.fromkeys(("ExtraStep", "VentureHappens", "VentureStates", "venture_lifecycle"), "rounds"),
    **dict.fromkeys(("Criterion", "MissingScores", "Panel", "PanelScore", "ScoreSheet", "Scoring"), "scoring"),
    "ZHONGSHAN_2013": "zhongshan",
}

__getattr__, __dir__ = lazily(__name__, _MODULES)
