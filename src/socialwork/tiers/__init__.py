"""A service system in tiers: levels and what their units do, networks of places and units, and the standards they are held against."""

from .asking import may
from .function_tables import FunctionsTable, functions_table
from .functions import Function
from .networks import Network, Place, Unit
from .provisions import Provided, Provision, Reason, UnderOptions
from .sites import SITE, Locality, Site
from .system import ServiceSystem, level_names
from .words import Act, Family, Force, Party, Tier

__all__ = [
    "SITE",
    "Act",
    "Family",
    "Force",
    "Function",
    "FunctionsTable",
    "Locality",
    "Network",
    "Party",
    "Place",
    "Provided",
    "Provision",
    "Reason",
    "ServiceSystem",
    "Site",
    "Tier",
    "UnderOptions",
    "Unit",
    "functions_table",
    "level_names",
    "may",
]
