"""Hebei's standard as a profile: what it has rules about for each level, and none of their values, since the report gives none.

The text of the standard was not found. The report names four families of requirements (H12) and two more (H21). Which facts they are about is a
guess of form, made so that an office finds the place where a value goes; every value is `NotFound`, so whatever is reported of a unit, the outcome is
undetermined, and its asks name the values. How binding each requirement is, is not known either: it stands as one that shall be met, so that nothing
counts as met that may not be.
"""

from datetime import date
from decimal import Decimal
from typing import Any

from ...law import Dated, NotFound, Parameter, Verified
from ...rules import AtLeast, Fact, IsTrue, Rule, SomeOf
from ...text import Text, Unit
from ..profiles import Profile
from ..sites import SITE
from ..standards import Requirement
from ..words import Family, Force, Tier
from .clauses import CLAUSES, STANDARD
from .levels import TIERS
from .readings import FORCE

__all__ = ["HEBEI_PROFILE"]

_SINCE = date(2020, 1, 1)
"""The day from which on nothing is known: before any on which somebody asks. The day of the standard was not found."""

_ITEMS = Unit("项", "items", "item")
_OF_FAMILY: tuple[tuple[Family, str, tuple[Fact[Any], ...]], ...] = (
    (Family.VENUE, "H12", (SITE.floor_area,)),
    (Family.STAFFING, "H12", (SITE.full_time_staff,)),
    (Family.POSTS, "H12", (SITE.posts_named, SITE.duties_written)),
    (Family.WORK, "H12", (SITE.projects_per_year,)),
    (Family.MANAGEMENT, "H21", (SITE.rules_posted, SITE.case_files_kept)),
    (Family.OVERSIGHT, "H21", (SITE.evaluated_yearly,)),
)
"""What each family would be asked by: a number, or how many of some things a unit has."""


def _parameter(name: str, label: Text, unit: Text, kind: type[Any], clause: str) -> Parameter[Any]:
    unknown = Dated[Any](NotFound.NOT_FOUND, since=_SINCE, clause=clause, verified=Verified.REPORT)
    return Parameter(name=name, label=label, unit=unit, type=kind, values=(unknown,), at_least=kind(0))


def _requirement(tier: Tier, family: Family, clause: str, facts: tuple[Fact[Any], ...]) -> Requirement:
    name = f"{tier.id}.{family.value}"
    label = Text(f"{tier.unit.zh}：{family.label.zh}", f"{tier.unit.en}: {family.label.en}")
    rule: Rule
    if facts[0].of is Decimal:
        about = Text(f"{label.zh}（{facts[0].label.zh}下限）", f"{label.en} (least {facts[0].label.en})")
        rule = AtLeast(facts[0], _parameter(name, about, facts[0].unit or _ITEMS, Decimal, clause), clause=clause)
    else:
        about = Text(f"{label.zh}（所需项数）", f"{label.en} (how many items are asked for)")
        rule = SomeOf(_parameter(name, about, _ITEMS, int, clause), *(IsTrue(fact, clause=clause) for fact in facts), clause=clause)
    return Requirement(id=name, label=label, family=family, tier=tier.id, force=Force.SHALL, rule=rule, clause=clause)


REQUIREMENTS = tuple(_requirement(tier, family, clause, facts) for tier in TIERS for family, clause, facts in _OF_FAMILY)
_CITED = {clause for cited in (FORCE.clause, *(part.clause for part in (*TIERS, *REQUIREMENTS))) for clause in cited}

HEBEI_PROFILE = Profile(
    id="hebei_standard",
    title=STANDARD.title,
    documents=(STANDARD,),
    clauses=tuple(clause for clause in CLAUSES if clause.id in _CITED),
    readings=(FORCE,),
    tiers=TIERS,
    requirements=REQUIREMENTS,
    binding=FORCE,
)
"""Hebei's standard, of which no value was found."""
