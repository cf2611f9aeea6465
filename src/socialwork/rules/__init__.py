"""Rules and decisions: facts that may be missing, rules as trees, answers that give their reasons.

The logic is Kleene's strong three-valued one. It is sound: a decided verdict never turns when a missing fact is filled in. It is not
complete: a rule that would come out the same whatever a missing fact is can still be UNDETERMINED.
"""

from .applied import AppliedLaw, Variant
from .combined import UnderReadings, combined, reduced
from .compile import Compiled, compile_rule
from .decisions import NOTICE, Decision
from .facts import Change, Derived, Fact, FactSet, Handle, Judgement, Missing, Moment, Shape
from .nodes import AllOf, AnyOf, AtLeast, AtMost, ByReading, Is, IsTrue, Leaf, Not, OneOf, Rule, SomeOf, YearsSince, leaves, nodes
from .protocol import LawView
from .reach import Assumed, reachable
from .steps import Known, Step
from .verdicts import Verdict

__all__ = [
    "NOTICE",
    "AllOf",
    "AnyOf",
    "AppliedLaw",
    "Assumed",
    "AtLeast",
    "AtMost",
    "ByReading",
    "Change",
    "Compiled",
    "Decision",
    "Derived",
    "Fact",
    "FactSet",
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
    "Rule",
    "Shape",
    "SomeOf",
    "Step",
    "UnderReadings",
    "Variant",
    "Verdict",
    "YearsSince",
    "combined",
    "compile_rule",
    "leaves",
    "nodes",
    "reachable",
    "reduced",
]
