"""A service system in tiers: levels and what their units do, networks of places and units, and the standards they are held against."""

from .asking import may
from .assessed_networks import NetworkAssessment, assess_network
from .assessing import Assessment, Conformity, Item, Status, assess
from .coverage import AreaCoverage, Count, Coverage
from .findings import Finding, Severity, Subject
from .function_tables import FunctionsTable, functions_table
from .functions import Function
from .lacking import Lack
from .layouts import Guidance, Layout, Levels, PerPlace
from .networks import Network, Place, Unit
from .pending import Pending, Purpose
from .profiles import Profile
from .provisions import Provided, Provision, Reason, UnderOptions
from .scoring import Score
from .sites import SITE, Locality, Site
from .standards import Grade, Inapplicable, Requirement
from .system import ServiceSystem, level_names
from .tallies import Tally, UnitResult
from .words import Act, Family, Force, Party, Tier

__all__ = [
    "SITE",
    "Act",
    "AreaCoverage",
    "Assessment",
    "Conformity",
    "Count",
    "Coverage",
    "Family",
    "Finding",
    "Force",
    "Function",
    "FunctionsTable",
    "Grade",
    "Guidance",
    "Inapplicable",
    "Item",
    "Lack",
    "Layout",
    "Levels",
    "Locality",
    "Network",
    "NetworkAssessment",
    "Party",
    "Pending",
    "PerPlace",
    "Place",
    "Profile",
    "Provided",
    "Provision",
    "Purpose",
    "Reason",
    "Requirement",
    "Score",
    "ServiceSystem",
    "Severity",
    "Site",
    "Status",
    "Subject",
    "Tally",
    "Tier",
    "UnderOptions",
    "Unit",
    "UnitResult",
    "assess",
    "assess_network",
    "functions_table",
    "level_names",
    "may",
]
