"""Hebei's standard as a profile: what it has rules about for each level, and none of their values, since the report gives none.

The text of the standard was not found. The report names four families of requirements (H12) and two more (H21). Which facts they are about is a
guess of form, made so that an office finds the place where a value goes; every value is `NotFound`, so whatever is reported of a unit, the outcome is
undetermined, and its asks name the values. How binding each requirement is, is not known either: it stands as one that shall be met, so that nothing
counts as met that may not be.
"""

from datetime import date
from decimal import Decimal
from typing import Any

from ..law import Clause, Dated, Document, NotFound, Option, Parameter, Reading, Verified
from ..rules import AtLeast, Fact, IsTrue, Rule, SomeOf
from ..text import Text, Unit
from .profiles import Profile
from .sites import SITE
from .standards import Requirement
from .words import Family, Force, Tier

__all__ = ["HEBEI_PROFILE"]

_SINCE = date(2020, 1, 1)
"""The day from which on nothing is known: before any on which somebody asks. The day of the standard was not found."""

_ITEMS = Unit("项", "items", "item")
_TITLE = Text(
    "乡镇（街道）社会工作服务站三级体系建设管理规范",
    "Construction and management specification for the three-level system of township (subdistrict) social work service stations",
)

_FORCE = Reading(
    id="AH12",
    question=Text("该规范是强制还是推荐", "whether the standard is mandatory or recommended"),
    options=(
        Option(
            id="mandatory", label=Text("强制", "mandatory"), grounds=Text("报道没有说明性质", "the report does not say of which kind it is")
        ),
        Option(
            id="recommended",
            label=Text("推荐", "recommended"),
            grounds=Text("地方标准一般为推荐性", "local standards are recommended as a rule"),
        ),
    ),
    default="recommended",
    why=Text(
        "地方标准未另有规定的即为推荐；编号未查明", "a local standard is recommended unless law says otherwise; its number was not found"
    ),
    clause="H1",
)

_LEVELS = (
    Tier(
        id="county", level=Text("县（区）", "county (district)"), level_names=("县", "市", "区"),
        unit=Text("社会工作指导中心", "social work guidance centre"), unit_names=("社会工作指导中心", "指导中心"), code_digits=6, clause="H11",
    ),
    Tier(
        id="town", level=Text("乡镇（街道）", "township (subdistrict)"), level_names=("乡", "镇", "街道"),
        unit=Text("社会工作服务站", "social work service station"), unit_names=("社会工作服务站", "社工站", "服务站"), code_digits=9, clause="H11",
    ),
    Tier(
        id="village", level=Text("村（社区）", "village (community)"), level_names=("村", "社区"),
        unit=Text("社会工作室", "social work room"), unit_names=("社会工作室", "社工室", "工作室"), code_digits=12, clause="H11",
    ),
)  # fmt: skip

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


HEBEI_PROFILE = Profile(
    id="hebei_standard",
    title=_TITLE,
    documents=(
        Document(
            id="hebei-standard",
            title=_TITLE,
            issuer=Text("河北省市场监管局", "the market regulation authority of Hebei"),
            validity=None,
            read_in=Text("报纸对该规范的报道", "a newspaper's report of the standard"),
            verified=Verified.REPORT,
        ),
    ),
    clauses=(
        Clause(id="H1", document="hebei-standard", summary=Text("地方标准已发布", "the local standard was published")),
        Clause(id="H11", document="hebei-standard", summary=Text("县、乡镇、村三级的单位", "the units of three levels: county, town and village")),
        Clause(
            id="H12", document="hebei-standard",
            summary=Text("三级的场地、人员、岗位和工作内容各有规定；报道未给数值", "venue, staffing, posts and work of each level; the report gives no values"),
        ),
        Clause(
            id="H21", document="hebei-standard",
            summary=Text("各级另有日常管理和监督评价的规定；内容未报道", "each level has rules on daily management and oversight; what they say is not reported"),
        ),
    ),
    readings=(_FORCE,),
    tiers=_LEVELS,
    requirements=tuple(_requirement(tier, family, clause, facts) for tier in _LEVELS for family, clause, facts in _OF_FAMILY),
    binding=_FORCE,
)  # fmt: skip
"""Hebei's standard, of which no value was found."""
