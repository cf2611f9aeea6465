"""A service system in tiers: levels and what their units do, networks of places and units, and the standards they are held against."""

from .assessed_networks import NetworkAssessment, assess_network
from .assessing import Assessment, Conformity, Item, Status, assess
from .networks import Network, Place, Unit
from .profiles import Profile
from .scoring import Score
from .sites import SITE, Locality, Site
from .standards import Grade, Inapplicable, Requirement
from .tallies import Tally, UnitResult
from .words import Act, Family, Force, Party, Tier

__all__ = [
    "SITE",
    "Act",
    "Assessment",
    "Conformity",
    "Family",
    "Force",
    "Grade",
    "Inapplicable",
    "Item",
    "Locality",
    "Network",
    "NetworkAssessment",
    "Party",
    "Place",
    "Profile",
    "Requirement",
    "Score",
    "Site",
    "Status",
    "Tally",
    "Tier",
    "Unit",
    "UnitResult",
    "assess",
    "assess_network",
]
