"""Rules and decisions: facts that may be missing, rules as trees, answers that give their reasons.

The logic is Kleene's strong three-valued one. It is sound: a decided verdict never turns when a missing fact is filled in. It is not
complete: a rule that would come out the same whatever a missing fact is can still be UNDETERMINED.

What is missing and what would turn an answer is loaded when it is first asked for: most programs ask for answers alone.
"""

from typing import TYPE_CHECKING

from .._lazily import lazily
from .applied import AppliedLaw, Variant
from .combined import UnderReadings, combined, reduced
from .compile import Compiled, compile_rule
from .decisions import NOTICE, Decision
from .facts import Change, Derived, Fact, FactSet, Handle, Judgement, Missing, Moment, Shape
from .nodes import AllOf, AnyOf, AtLeast, AtMost, ByReading, Is, IsTrue, Leaf, Not, OneOf, Rule, SomeOf, YearsSince, leaves, nodes
from .protocol import LawView
from .reach import Assumed, reachable
from .regions import Among, Region, Within
from .steps import Known, Step
from .verdicts import Verdict

if TYPE_CHECKING:
    from .asks import Ask, Asks
    from .flips import Changed, Flip, Flips, Wait
    from .running import running_days

__all__ = [
    "NOTICE",
    "AllOf",
    "Among",
    "AnyOf",
    "AppliedLaw",
    "Ask",
    "Asks",
    "Assumed",
    "AtLeast",
    "AtMost",
    "ByReading",
    "Change",
    "Changed",
    "Compiled",
    "Decision",
    "Derived",
    "Fact",
    "FactSet",
    "Flip",
    "Flips",
    "Handle",
    "Is",
    "IsTrue",
    "Judgement",
    "Known",
    "LawView",
    "Leaf",
    "Missing",
    "Moment",
    "Not",
    "OneOf",
    "Region",
    "Rule",
    "Shape",
    "SomeOf",
    "Step",
    "UnderReadings",
    "Variant",
    "Verdict",
    "Wait",
    "Within",
    "YearsSince",
    "combined",
    "compile_rule",
    "leaves",
    "nodes",
    "reachable",
    "reduced",
    "running_days",
]

_MODULES = {
    **dict.fromkeys(("Ask", "Asks"), "asks"),
    **dict.fromkeys(("Changed", "Flip", "Flips", "Wait"), "flips"),
    "running_days": "running",
}

__getattr__, __dir__ = lazily(__name__, _MODULES)
