"""Talent schemes: candidates, rounds, and who is selected for a title and a term."""

from .candidates import (
    CANDIDATE,
    Candidate,
    CareWorkerCertificate,
    CareWorkerLevel,
    EmployerKind,
    PracticeField,
    Rating,
    SocialWorkCertificate,
    SocialWorkLevel,
    Training,
)
from .declaring import Declaration
from .haiyou import HAIYOU
from .merit_scales import MeritScale
from .naming import CohortSelection
from .rounds import Holders, ReadingChoice, Round
from .scheme import TalentScheme
from .selecting import select

__all__ = [
    "CANDIDATE",
    "HAIYOU",
    "Candidate",
    "CareWorkerCertificate",
    "CareWorkerLevel",
    "CohortSelection",
    "Declaration",
    "EmployerKind",
    "Holders",
    "MeritScale",
    "PracticeField",
    "Rating",
    "ReadingChoice",
    "Round",
    "SocialWorkCertificate",
    "SocialWorkLevel",
    "TalentScheme",
    "Training",
    "select",
]
