"""Ouhai's five-sector linkage, as a newspaper reported it (clauses O1-O41), with the national wording of the sectors (W1).

Summaries are in our own words. What the report counts are statistics; the few numbers that it sets as a rule are parameters.
"""

import attrs

from ...law import Reading
from ..sector_law import SECTOR_CLAUSES, SECTOR_OPINIONS
from ..system import LinkagePolicy
from .clauses import CLAUSES, PLANNED, REPORT
from .composition_readings import COMMUNITY_LINK, FULL_TIME, LETTERS, LOWER_BOUNDS, PARTNERS, SEVERAL_VENTURES, SEVERAL_WORKERS
from .formulas import CHARITY_LINKAGE, VENTURE
from .lists import ENUMERATIONS
from .number_readings import FUNDS, HOURS_IN_ALL, ODD_NUMBER
from .parameters import ORGANISATIONS, SOCIAL_WORKERS

__all__ = ["OUHAI", "PLANNED", "OuhaiPolicy"]


@attrs.frozen(kw_only=True, repr=False)
class OuhaiPolicy(LinkagePolicy):
    """Ouhai's policy: beside what every such policy has, how the numbers of its report are to be read.

    Attributes:
        hours_in_all: Reading: whether the hours of service are all so far (`cumulative`, `one_year`).
        odd_number: Reading: what 20-odd is at least (`more`, `bound`).
        funds: Reading: whose the size of the three funds is (`together`, `each`).
    """

    hours_in_all: Reading
    odd_number: Reading
    funds: Reading


OUHAI = OuhaiPolicy(
    id="ouhai",
    title=REPORT.title,
    documents=(REPORT, SECTOR_OPINIONS),
    clauses=(*CLAUSES, *SECTOR_CLAUSES),
    enumerations=ENUMERATIONS,
    readings=(
        LETTERS,
        LOWER_BOUNDS,
        PARTNERS,
        FULL_TIME,
        SEVERAL_VENTURES,
        SEVERAL_WORKERS,
        COMMUNITY_LINK,
        HOURS_IN_ALL,
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
    hours_in_all=HOURS_IN_ALL,
    odd_number=ODD_NUMBER,
    funds=FUNDS,
)
"""Ouhai's linkage of the five sectors: its ventures, its unclear places, and what they rest on."""
