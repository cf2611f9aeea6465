"""Hebei's policy, assembled: the three levels of service, and the projects through which they work."""

from typing import TYPE_CHECKING

from ..tiers import hebei
from .hebei_readings import ASSESSMENT_MEANS, DAILY_WORK, EVALUATED_BY, STAGE_ORDER, TASKS_ARE_PROJECTS
from .system import ProjectSystem

if TYPE_CHECKING:
    from ..lifecycle import Lifecycle

__all__ = ["HEBEI"]


def _lifecycles() -> "tuple[Lifecycle, ...]":
    from .hebei_lifecycle import PROJECT_LIFECYCLES

    return PROJECT_LIFECYCLES


HEBEI = ProjectSystem(
    id="hebei",
    title=hebei.STANDARD.title,
    documents=(hebei.STANDARD,),
    clauses=hebei.CLAUSES,
    enumerations=hebei.ENUMERATIONS,
    readings=(
        hebei.LEVELS_NAMED,
        hebei.UNITS_PER_AREA,
        hebei.TREE,
        hebei.CENTRE_REACHES_ROOMS,
        STAGE_ORDER,
        ASSESSMENT_MEANS,
        EVALUATED_BY,
        hebei.CONTRACTORS,
        hebei.PURCHASERS,
        TASKS_ARE_PROJECTS,
        hebei.FORCE,
        DAILY_WORK,
    ),
    lifecycles=_lifecycles,
    tiers=hebei.TIERS,
    functions=hebei.FUNCTIONS,
    doubtful_level_names=hebei.DOUBTFUL_LEVEL_NAMES,
    levels_named=hebei.LEVELS_NAMED,
    units_per_area=hebei.UNITS_PER_AREA,
    tree=hebei.TREE,
    centre_reaches_rooms=hebei.CENTRE_REACHES_ROOMS,
    contractors=hebei.CONTRACTORS,
    purchasers=hebei.PURCHASERS,
    force=hebei.FORCE,
    stage_order=STAGE_ORDER,
    assessment_means=ASSESSMENT_MEANS,
    evaluated_by=EVALUATED_BY,
    tasks_are_projects=TASKS_ARE_PROJECTS,
    daily_work=DAILY_WORK,
)
"""Hebei's three levels of service: who does what for whom, with the unclear places and what they rest on."""
