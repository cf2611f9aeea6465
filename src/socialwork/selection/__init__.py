"""Selection: ranking, reserved shares, ties and their resolutions, places that are decided or open."""

from typing import TYPE_CHECKING

from .._lazily import lazily
from .comparing import Change, Difference
from .contest import Contest
from .levels import Seats, Taken
from .margins import Margin
from .outcomes import Basis, Outcome
from .placements import Placement
from .profiles import Entrant, Profile, Standing, World
from .resolutions import Resolution, ResolutionCycleError
from .results import Selection
from .shares import Allotment, Base, Rounding, Share, Shortage, Strength
from .ties import Tie
from .witnesses import Witness

if TYPE_CHECKING:
    from .combinations import Combinations, Place, UnderOptions
    from .turning import BetweenEquals, FactsOfOthers, OtherMerit, OtherReading, OtherSeats, OwnFacts, PlaceFlip, PlaceFlips

__all__ = [
    "Allotment",
    "Base",
    "Basis",
    "BetweenEquals",
    "Change",
    "Combinations",
    "Contest",
    "Difference",
    "Entrant",
    "FactsOfOthers",
    "Margin",
    "OtherMerit",
    "OtherReading",
    "OtherSeats",
    "Outcome",
    "OwnFacts",
    "Place",
    "PlaceFlip",
    "PlaceFlips",
    "Placement",
    "Profile",
    "Resolution",
    "ResolutionCycleError",
    "Rounding",
    "Seats",
    "Selection",
    "Share",
    "Shortage",
    "Standing",
    "Strength",
    "Taken",
    "Tie",
    "UnderOptions",
    "Witness",
    "World",
]

_MODULES = {
    **dict.fromkeys(("Combinations", "Place", "UnderOptions"), "combinations"),
    **dict.fromkeys(
        ("BetweenEquals", "FactsOfOthers", "OtherMerit", "OtherReading", "OtherSeats", "OwnFacts", "PlaceFlip", "PlaceFlips"), "turning"
    ),
}
"""Many readings at once, and what would turn a place, are loaded when they are first asked for."""

__getattr__, __dir__ = lazily(__name__, _MODULES)
