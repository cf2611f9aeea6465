"""The words of a tiered service system: its levels, what units do and for whom, how binding a requirement is."""

from typing import Any, ClassVar

import attrs

from ..law import Structural
from ..law.documents import clause_ids
from ..text import Labelled, Ordered, Text

__all__ = ["Act", "Family", "Force", "Party", "Tier"]


@attrs.frozen(kw_only=True)
class Tier(Structural):
    """One level of a system, and the kind of unit that works at it.

    Attributes:
        id: Stable name, ASCII, of both.
        level: The level.
        level_names: Every name in use for a place of the level, such as county, city and district.
        unit: The kind of unit.
        unit_names: Every name in use for such a unit.
        code_digits: How many digits the statistical code of such a place has.
        clause: The clauses that name it.
    """

    kind: ClassVar[Text] = Text("层级", "level")

    id: str
    level: Text
    level_names: tuple[str, ...]
    unit: Text
    unit_names: tuple[str, ...]
    code_digits: int
    clause: tuple[str, ...] = attrs.field(converter=clause_ids)

    @property
    def cited_as(self) -> str:
        """What it is called among what models a clause."""
        return f"tier {self.id}"

    @property
    def words(self) -> Text:
        """The level."""
        return self.level

    def as_structure(self) -> dict[str, Any]:
        """What a fingerprint covers of it."""
        return {"id": self.id, "code_digits": self.code_digits, "clause": list(self.clause)}


class Act(Labelled):
    """What a unit does for somebody."""

    COORDINATE = "coordinate", "统筹", "coordinate"
    GUIDE = "guide", "指导", "guide"
    ADVANCE = "advance", "推进", "advance"
    TRAIN = "train", "培训", "train"
    MONITOR = "monitor", "监测", "monitor"
    SUPERVISE = "supervise", "督导", "supervise"
    EVALUATE = "evaluate", "评估", "evaluate"
    SUPPORT = "support", "支持", "support"
    CONTRACT = "contract", "承接购买性任务", "take on purchased tasks"
    MOBILISE = "mobilise", "动员整合资源", "mobilise resources"
    SERVE = "serve", "开展具体服务", "serve directly"
    RUN_PROJECTS = "run_projects", "实行项目化运行", "work by projects"
    OTHER = "other", "其他", "something else"


class Party(Labelled):
    """Whom a unit deals with beside other units."""

    PARTY_GOVERNMENT = "party_government", "党政机关", "a Party or government organ"
    PUBLIC_INSTITUTION = "public_institution", "事业单位", "a public institution"
    MASS_ORGANISATION = "mass_organisation", "群团组织", "a mass organisation"
    ENTERPRISE = "enterprise", "企业", "an enterprise"
    SOCIAL_ORGANISATION = "social_organisation", "社会组织", "a social organisation"
    RESIDENTS = "residents", "居民", "residents"
    RESOURCES = "resources", "社会资源", "resources of society"
    OTHER = "other", "其他", "somebody else"


class Family(Labelled):
    """What a requirement is about. Standards leave this list open."""

    VENUE = "venue", "场地设施", "venue and facilities"
    STAFFING = "staffing", "人员配备", "staffing"
    POSTS = "posts", "岗位设置", "posts"
    WORK = "work", "工作内容", "content of the work"
    MANAGEMENT = "management", "日常管理制度", "daily management"
    OVERSIGHT = "oversight", "监督评价要求", "supervision and evaluation"
    OTHER = "other", "其他", "something else"


class Force(Ordered):
    """How binding a requirement is, by the word that the standard uses for it: only `SHALL` can make a unit non-conforming."""

    MAY = "may", "可", "may"
    SHOULD = "should", "宜", "should"
    SHALL = "shall", "应", "shall"
