"""A policy as a whole, the law it is on a day, and what reforms make of it."""

from .errors import InadmissibleReadingsError, OutOfForceError, ReformConflict
from .operations import NEXT, Choose, Freeze, Next, Operation, Scale, ScaleRounding, Set, SwapRule
from .policy import Law, Policy
from .reforms import Joint, Overrode, Reform
from .variants import admissible_combinations
from .versions import Versions

__all__ = [
    "NEXT",
    "Choose",
    "Freeze",
    "InadmissibleReadingsError",
    "Joint",
    "Law",
    "Next",
    "Operation",
    "OutOfForceError",
    "Overrode",
    "Policy",
    "Reform",
    "ReformConflict",
    "Scale",
    "ScaleRounding",
    "Set",
    "SwapRule",
    "Versions",
    "admissible_combinations",
]
