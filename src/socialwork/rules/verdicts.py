"""The four answers that a rule can give."""

from typing import NoReturn

from ..errors import InvalidValueError
from ..text import Labelled

__all__ = ["Verdict"]


class Verdict(Labelled):
    """What a rule answers.

    UNDETERMINED means that a missing fact could still turn it; CONTESTED that admissible readings of the text disagree. A verdict
    has no truth value: `if verdict` would take NO for true, so it raises.
    """

    YES = "YES", "符合", "yes"
    NO = "NO", "不符合", "no"
    UNDETERMINED = "UNDETERMINED", "待核实", "undetermined"
    CONTESTED = "CONTESTED", "因口径而异", "contested"

    def __bool__(self) -> NoReturn:
        raise InvalidValueError(
            "a verdict", self.value, "compare it: `verdict is Verdict.YES`; there are four verdicts, and NO is one of them"
        )

    @property
    def decided(self) -> bool:
        """Whether it is YES or NO."""
        return self is Verdict.YES or self is Verdict.NO
