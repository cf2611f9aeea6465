"""A policy as a whole, and the law it is on a day."""

from .errors import InadmissibleReadingsError, OutOfForceError
from .policy import Law, Policy
from .turns import Turn
from .variants import admissible_combinations

__all__ = ["InadmissibleReadingsError", "Law", "OutOfForceError", "Policy", "Turn", "admissible_combinations"]
