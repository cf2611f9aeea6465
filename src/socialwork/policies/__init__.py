"""A policy as a whole, and the law it is on a day."""

from .errors import InadmissibleReadingsError, OutOfForceError
from .policy import Law, Policy
from .questionnaire import End, Ended, Questionnaire
from .turns import Turn
from .variants import admissible_combinations

__all__ = [
    "End",
    "Ended",
    "InadmissibleReadingsError",
    "Law",
    "OutOfForceError",
    "Policy",
    "Questionnaire",
    "Turn",
    "admissible_combinations",
]
