"""Ouhai's five-sector linkage, as a newspaper reported it (clauses O1-O41), with the national wording of the sectors (W1).

Summaries are in our own words. What the report counts are statistics; the few numbers that it sets as a rule are parameters.
"""

from typing import TYPE_CHECKING

import attrs

from ...law import Reading
from ..people_system import PeopleSystem
from ..sector_law import SECTOR_CLAUSES, SECTOR_OPINIONS
from ..system import LinkagePolicy
from .clauses import CLAUSES, REPORT
from .composition_readings import COMMUNITY_LINK, FULL_TIME, LETTERS, LOWER_BOUNDS, PARTNERS, SEVERAL_VENTURES, SEVERAL_WORKERS
from .figures import FIGURES
from .formulas import CHARITY_LINKAGE, VENTURE
from .lists import ENUMERATIONS
from .number_readings import FUNDS, HOURS_IN_ALL, ODD_NUMBER
from .parameters import ORGANISATIONS, SOCIAL_WORKERS
from .people import (
    CERTIFIED_COUNTED,
    CONVERTED_COUNTED,
    HOURS_COUNTED,
    PEOPLE_ENUMERATIONS,
    PLACEMENT_STEPS,
    TRAINING_ATTENDANCES,
    TRAINING_CLASS_HOURS,
    TRAINING_MINIMA,
)

if TYPE_CHECKING:
    from ...lifecycle import Lifecycle

__all__ = ["OUHAI", "OuhaiPolicy"]


@attrs.frozen(kw_only=True, repr=False)
class OuhaiPolicy(LinkagePolicy, PeopleSystem):
    """Ouhai's policy: beside what every such policy has, how the numbers of its report are to be read.

    Attributes:
        hours_in_all: Reading: whether the hours of service are all so far (`cumulative`, `one_year`).
        odd_number: Reading: what 20-odd is at least (`more`, `bound`).
        funds: Reading: whose the size of the three funds is (`together`, `each`).
    """

    hours_in_all: Reading
    odd_number: Reading
    funds: Reading


def _lifecycles() -> "tuple[Lifecycle, ...]":
    """Made when they are asked for: most of what is read of the policy does without them."""
    from .call import VENTURE_LIVES

    return VENTURE_LIVES


OUHAI = OuhaiPolicy(
    id="ouhai",
    title=REPORT.title,
    documents=(REPORT, SECTOR_OPINIONS),
    clauses=(*CLAUSES, *SECTOR_CLAUSES),
    enumerations=(*ENUMERATIONS, *PEOPLE_ENUMERATIONS),
    readings=(
        LETTERS,
        LOWER_BOUNDS,
        PARTNERS,
        FULL_TIME,
        SEVERAL_VENTURES,
        SEVERAL_WORKERS,
        COMMUNITY_LINK,
        CONVERTED_COUNTED,
        HOURS_IN_ALL,
        HOURS_COUNTED,
        CERTIFIED_COUNTED,
        ODD_NUMBER,
        FUNDS,
    ),
    formula=VENTURE,
    formulas=(CHARITY_LINKAGE,),
    letters=LETTERS,
    lower_bounds=LOWER_BOUNDS,
    partners=PARTNERS,
    full_time=FULL_TIME,
    several_ventures=SEVERAL_VENTURES,
    several_workers=SEVERAL_WORKERS,
    community_link=COMMUNITY_LINK,
    organisations=ORGANISATIONS,
    social_workers=SOCIAL_WORKERS,
    figures=FIGURES,
    lifecycles=_lifecycles,
    training_class_hours=TRAINING_CLASS_HOURS,
    training_attendances=TRAINING_ATTENDANCES,
    training_minima=TRAINING_MINIMA,
    hours_counted=HOURS_COUNTED,
    certified_counted=CERTIFIED_COUNTED,
    converted_counted=CONVERTED_COUNTED,
    placement_steps=PLACEMENT_STEPS,
    hours_in_all=HOURS_IN_ALL,
    odd_number=ODD_NUMBER,
    funds=FUNDS,
)
"""Ouhai's linkage of the five sectors: its ventures, its unclear places, and what they rest on."""
