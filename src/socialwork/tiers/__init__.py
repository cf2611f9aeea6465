"""A service system in tiers: levels and what their units do, networks of places and units, and the standards they are held against."""

from .networks import Network, Place, Unit
from .sites import SITE, Locality, Site
from .words import Act, Family, Force, Party, Tier

__all__ = ["SITE", "Act", "Family", "Force", "Locality", "Network", "Party", "Place", "Site", "Tier", "Unit"]
