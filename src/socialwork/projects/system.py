"""What a service system has that works by projects: the unclear places of their stages."""

import attrs

from ..law import Reading
from ..tiers.system import ServiceSystem

__all__ = ["ProjectSystem"]


@attrs.frozen(kw_only=True, repr=False)
class ProjectSystem(ServiceSystem):
    """A service system whose units work by projects in stages.

    Attributes:
        stage_order: Reading: how the stages follow one another (`sequence`, `parallel`, `cycle`).
        assessment_means: Reading: what the first stage is about (`needs`, `forecast`).
        evaluated_by: Reading: who monitors and evaluates (`as_recorded`, `unit_above`, `third_party`).
        tasks_are_projects: Reading: whether a purchased task becomes a project (`each_task`, `apart`).
        daily_work: Reading: whether there is work beside projects (`projects_only`, `beside_projects`).
    """

    stage_order: Reading
    assessment_means: Reading
    evaluated_by: Reading
    tasks_are_projects: Reading
    daily_work: Reading
