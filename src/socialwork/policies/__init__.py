"""A policy as a whole, the law it is on a day, and what reforms make of it.

What concerns reforms, versions and questionnaires is loaded when it is first used: most programs ask the law as it stands.
"""

from typing import TYPE_CHECKING

from .._lazily import lazily
from .errors import InadmissibleReadingsError, OutOfForceError, ReformConflict
from .laws import Law
from .policy import Policy
from .variants import admissible_combinations

if TYPE_CHECKING:
    from .operations import NEXT, Choose, Freeze, Next, Operation, Scale, ScaleRounding, Set, SwapRule
    from .questionnaire import End, Ended, Questionnaire
    from .reforms import Joint, Overrode, Reform
    from .turns import Turn
    from .versions import Versions

__all__ = [
    "NEXT",
    "Choose",
    "End",
    "Ended",
    "Freeze",
    "InadmissibleReadingsError",
    "Joint",
    "Law",
    "Next",
    "Operation",
    "OutOfForceError",
    "Overrode",
    "Policy",
    "Questionnaire",
    "Reform",
    "ReformConflict",
    "Scale",
    "ScaleRounding",
    "Set",
    "SwapRule",
    "Turn",
    "Versions",
    "admissible_combinations",
]

_MODULES = {
    **dict.fromkeys(("NEXT", "Choose", "Freeze", "Next", "Operation", "Scale", "ScaleRounding", "Set", "SwapRule"), "operations"),
    **dict.fromkeys(("Joint", "Overrode", "Reform"), "reforms"),
    **dict.fromkeys(("End", "Ended", "Questionnaire"), "questionnaire"),
    "Turn": "turns",
    "Versions": "versions",
}

__getattr__, __dir__ = lazily(__name__, _MODULES)
