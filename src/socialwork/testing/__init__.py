"""Hypothesis strategies for the values of this package, an invented policy, and the slow and obvious way to evaluate a rule.

For tests of what is built on top: draw candidates, readings and rounds from here, and narrow what a test needs narrowed. It needs the extra
`testing`, and nothing else of the package imports it.
"""

from .candidates import candidates, care_worker_certificates, complete_candidates, completions, social_work_certificates
from .contests import contests, entrants, resolution_orders, shares
from .days import exact_days, exact_periods, periods, sharpened, some_days
from .facts import fact_values, judgements, or_missing, words
from .invented import tea_room_completions, tea_room_rules, tea_rooms
from .journals import event_facts, events, journals, walks
from .laws import admissible_readings, days_in_force, laws
from .networks import loose_networks, networks, province, sites
from .reference import read_facts, reference_verdict
from .reforms import operations, parameter_values, reforms
from .replaying import reference_standing
from .rounds import holders, merit_scales, reading_choices, rounds
from .rules import rules_over
from .terms import reference_accrual, term_records
from .trainings import trainings
from .ventures import ventures

__all__ = [
    "admissible_readings",
    "candidates",
    "care_worker_certificates",
    "complete_candidates",
    "completions",
    "contests",
    "days_in_force",
    "entrants",
    "event_facts",
    "events",
    "exact_days",
    "exact_periods",
    "fact_values",
    "holders",
    "journals",
    "judgements",
    "laws",
    "loose_networks",
    "merit_scales",
    "networks",
    "operations",
    "or_missing",
    "parameter_values",
    "periods",
    "province",
    "read_facts",
    "reading_choices",
    "reference_accrual",
    "reference_standing",
    "reference_verdict",
    "reforms",
    "resolution_orders",
    "rounds",
    "rules_over",
    "shares",
    "sharpened",
    "sites",
    "social_work_certificates",
    "some_days",
    "tea_room_completions",
    "tea_room_rules",
    "tea_rooms",
    "term_records",
    "trainings",
    "ventures",
    "walks",
    "words",
]
