"""Hebei's local standard for a three-level system of social work service stations, as a newspaper reported it (clauses H1-H21).

Its levels, what their units do for whom, its unclear places, and nothing else: the report gives no values. Summaries are in our own words.
"""

from .clauses import CLAUSES, ENUMERATIONS, STANDARD, ClientUnit, EvaluationKind, KnowledgeSource, ServiceField, StandardScope
from .levels import DOUBTFUL_LEVEL_NAMES, FUNCTIONS, TIERS
from .readings import (
    CENTRE_REACHES_ROOMS,
    CONTRACTORS,
    FORCE,
    LEVELS_NAMED,
    PURCHASERS,
    TREE,
    UNITS_PER_AREA,
)

__all__ = [
    "CENTRE_REACHES_ROOMS",
    "CLAUSES",
    "CONTRACTORS",
    "DOUBTFUL_LEVEL_NAMES",
    "ENUMERATIONS",
    "FORCE",
    "FUNCTIONS",
    "LEVELS_NAMED",
    "PURCHASERS",
    "STANDARD",
    "TIERS",
    "TREE",
    "UNITS_PER_AREA",
    "ClientUnit",
    "EvaluationKind",
    "KnowledgeSource",
    "ServiceField",
    "StandardScope",
]
