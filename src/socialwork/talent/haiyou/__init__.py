"""Jinan's measures for selecting and managing "Haiyou" high-level social work talent, as a newspaper reported them (clauses J1-J27).

The numbers, lists, unclear places and rules of that text, and nothing else. Summaries are in our own words.
"""

from typing import TYPE_CHECKING

from ...law import Enumeration
from ...text import Text
from ..candidates import EmployerKind, PracticeField
from ..scheme import TalentScheme
from .allowance_readings import (
    ALLOWANCE_READINGS,
    BEYOND_EXPIRY,
    EXIT_MONTH,
    FIRST_MONTH,
    LAST_MONTH,
    PAYMENT_TIME,
    PAYMENT_YEAR,
    PENDING,
    RECOVERY,
    REVOKED_FROM,
)
from .clauses import CLAUSES, MEASURES, ClientUnit, SelectionPrinciple
from .copies import CALL, COPIED_CLAUSES, PROCEDURE, PUBLICITY_DAYS, REVIEW_MONTHS
from .parameters import (
    ALLOWANCE_PER_MONTH,
    CARE_WORKER_LEVEL,
    COHORT_CAP,
    CYCLE_YEARS,
    ELDERLY_CARE_SHARE,
    PAYMENTS_PER_YEAR,
    SERVICE_YEARS,
    SOCIAL_WORK_LEVEL,
    TERM_YEARS,
)
from .readings import (
    AFTER_REVOCATION,
    ASSESSED,
    BASE,
    EQUAL_CONDITIONS,
    FIRST_DAY,
    FOCUS,
    INCLUDED,
    ORDER,
    PREFERENCE,
    ROUNDING,
    SERVICE_TOTAL,
    SHORTAGE,
    STRENGTH,
    TRAINED_WHERE,
    WEIGHT,
    WHO_IS_ELDERLY_CARE,
)
from .rules import CARE_WORK_GROUND, ELDERLY_CARE, ENTRY, PREFERRED, SERVICE_GROUND, SOCIAL_WORK_GROUND, TRAINING_GROUND
from .standing_readings import (
    AFTER_TERM,
    AFTER_WITHDRAWAL,
    CAP_COUNTS,
    IN_POOL,
    LATE_ROUND,
    ROUND_SPACING,
    STANDING_READINGS,
    TERM_END,
    TERM_START,
    WHICH_BENEFITS,
)

if TYPE_CHECKING:
    from ...lifecycle import Lifecycle

__all__ = ["HAIYOU", "ClientUnit", "SelectionPrinciple"]


def _lifecycles() -> "tuple[Lifecycle, ...]":
    from .lifecycles import LIFECYCLES  # most programs select, and follow nobody's term

    return LIFECYCLES


HAIYOU = TalentScheme(
    id="haiyou",
    title=MEASURES.title,
    documents=(MEASURES, CALL, PROCEDURE),
    clauses=(*CLAUSES, *COPIED_CLAUSES),
    enumerations=(
        Enumeration(
            name="selection_principle",
            label=Text("选拔原则", "principles of selection"),
            members=SelectionPrinciple,
            clause="J10",
            open=False,
        ),
        Enumeration(name="employer_kind", label=Text("单位类别", "kinds of employer"), members=EmployerKind, clause="J11", open=True),
        Enumeration(name="practice_field", label=Text("服务领域", "fields of practice"), members=PracticeField, clause="J12", open=True),
        Enumeration(name="client_unit", label=Text("服务对象", "whom social workers help"), members=ClientUnit, clause="J13", open=False),
    ),
    readings=(
        STRENGTH,
        BASE,
        ROUNDING,
        SHORTAGE,
        WHO_IS_ELDERLY_CARE,
        ORDER,
        PREFERENCE,
        ASSESSED,
        INCLUDED,
        SERVICE_TOTAL,
        FIRST_DAY,
        TRAINED_WHERE,
        EQUAL_CONDITIONS,
        WEIGHT,
        *ALLOWANCE_READINGS,
        AFTER_REVOCATION,
        FOCUS,
        *STANDING_READINGS,
    ),
    lifecycles=_lifecycles,
    cycle_years=CYCLE_YEARS,
    cohort_cap=COHORT_CAP,
    elderly_care_share=ELDERLY_CARE_SHARE,
    term_years=TERM_YEARS,
    allowance_per_month=ALLOWANCE_PER_MONTH,
    payments_per_year=PAYMENTS_PER_YEAR,
    service_years=SERVICE_YEARS,
    social_work_level=SOCIAL_WORK_LEVEL,
    care_worker_level=CARE_WORKER_LEVEL,
    publicity_days=PUBLICITY_DAYS,
    review_months=REVIEW_MONTHS,
    share_strength=STRENGTH,
    share_base=BASE,
    share_rounding=ROUNDING,
    shortage=SHORTAGE,
    share_order=ORDER,
    preference_weight=WEIGHT,
    first_month=FIRST_MONTH,
    last_month=LAST_MONTH,
    exit_month=EXIT_MONTH,
    payment_year=PAYMENT_YEAR,
    payment_time=PAYMENT_TIME,
    revoked_from=REVOKED_FROM,
    pending_revocation=PENDING,
    recovery=RECOVERY,
    beyond_expiry=BEYOND_EXPIRY,
    after_withdrawal=AFTER_WITHDRAWAL,
    round_spacing=ROUND_SPACING,
    cap_counts=CAP_COUNTS,
    term_start=TERM_START,
    term_end=TERM_END,
    which_benefits=WHICH_BENEFITS,
    after_term=AFTER_TERM,
    late_round=LATE_ROUND,
    in_pool=IN_POOL,
    entry=ENTRY,
    preference=PREFERRED,
    elderly_care=ELDERLY_CARE,
    service_ground=SERVICE_GROUND,
    social_work_ground=SOCIAL_WORK_GROUND,
    care_work_ground=CARE_WORK_GROUND,
    training_ground=TRAINING_GROUND,
)
"""The "Haiyou" scheme: its numbers, readings and rules, each with its clause."""
