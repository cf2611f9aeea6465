"""A service system in tiers: levels and what their units do, networks of places and units, and the standards they are held against."""

from .functions import Function
from .networks import Network, Place, Unit
from .sites import SITE, Locality, Site
from .system import ServiceSystem, level_names
from .words import Act, Family, Force, Party, Tier

__all__ = [
    "SITE",
    "Act",
    "Family",
    "Force",
    "Function",
    "Locality",
    "Network",
    "Party",
    "Place",
    "ServiceSystem",
    "Site",
    "Tier",
    "Unit",
    "level_names",
]
