"""Selection: ranking, reserved shares, ties and their resolutions, places that are decided or open."""

from .contest import Contest
from .placements import Basis, Margin, Outcome, Placement, Witness
from .profiles import Entrant, Profile, Standing, World
from .resolutions import Resolution, ResolutionCycleError
from .results import Change, Difference, Selection, Tie
from .shares import Allotment, Base, Rounding, Share, Shortage, Strength

__all__ = [
    "Allotment",
    "Base",
    "Basis",
    "Change",
    "Contest",
    "Difference",
    "Entrant",
    "Margin",
    "Outcome",
    "Placement",
    "Profile",
    "Resolution",
    "ResolutionCycleError",
    "Rounding",
    "Selection",
    "Share",
    "Shortage",
    "Standing",
    "Strength",
    "Tie",
    "Witness",
    "World",
]
