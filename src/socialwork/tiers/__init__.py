"""A service system in tiers: levels and what their units do, networks of places and units, and the standards they are held against."""

from .coverage import AreaCoverage, Count, Coverage
from .findings import Finding, Severity, Subject
from .layouts import Guidance, Layout, PerPlace
from .networks import Network, Place, Unit
from .sites import SITE, Locality, Site
from .words import Act, Family, Force, Party, Tier

__all__ = [
    "SITE",
    "Act",
    "AreaCoverage",
    "Count",
    "Coverage",
    "Family",
    "Finding",
    "Force",
    "Guidance",
    "Layout",
    "Locality",
    "Network",
    "Party",
    "PerPlace",
    "Place",
    "Severity",
    "Site",
    "Subject",
    "Tier",
    "Unit",
]
