"""The words of linkage: its sectors, the classes of organisations and of workers, what is given, and what districts build up."""

from ..text import Labelled

__all__ = [
    "AreaLevel",
    "OrganisationClass",
    "OrganisationRole",
    "PlacementAct",
    "ProjectKind",
    "ResourceKind",
    "Sector",
    "SlotKind",
    "SupervisorKind",
    "TalentKind",
    "Team",
    "TrainingDimension",
    "TrainingKind",
    "WorkerKind",
]


class Sector(Labelled):
    """The five sectors that are linked (五社). The report never lists them (AO1); this is the national wording."""

    COMMUNITY = "community", "社区", "communities"
    SOCIAL_ORGANISATION = "social_organisation", "社会组织", "social organisations"
    SOCIAL_WORKER = "social_worker", "社会工作者", "social workers"
    VOLUNTEER = "volunteer", "社区志愿者", "community volunteers"
    CHARITY_RESOURCE = "charity_resource", "社会慈善资源", "charitable resources"


class OrganisationClass(Labelled):
    """What an organisation can be counted as. Classes overlap: one organisation can bear several (AO14)."""

    CHARITABLE_ORGANISATION = "charitable_organisation", "慈善组织", "a charitable organisation"
    SOCIAL_WORK_AGENCY = "social_work_agency", "社工机构", "a social work agency"
    FILED_COMMUNITY_ORGANISATION = "filed_community_organisation", "备案社区社会组织", "a filed community social organisation"
    BRAND_ORGANISATION = "brand_organisation", "品牌组织", "a brand organisation"
    SUPERVISION_AGENCY = "supervision_agency", "专业督导机构", "a supervision agency"
    OTHER = "other", "其他", "something else"


class OrganisationRole(Labelled):
    """What an organisation does in a venture (AO4)."""

    LEAD = "lead", "牵头单位", "leads"
    PARTNER = "partner", "合作单位", "a partner"


class WorkerKind(Labelled):
    """What job somebody has. A certificate, working full time, and where somebody is placed are facts of their own (AX1)."""

    SOCIAL_WORKER = "social_worker", "社会工作者", "a social worker"
    COMMUNITY_WORKER = "community_worker", "社区工作者", "a community worker"
    OTHER = "other", "其他", "something else"


class ResourceKind(Labelled):
    """What a charitable resource is (AO6)."""

    ITEM = "item", "项", "something counted"
    MONEY = "money", "资金", "money"
    IN_KIND = "in_kind", "实物或服务", "goods or services"


class SlotKind(Labelled):
    """What a place of a formula counts in a venture."""

    PROJECT = "project", "公益项目", "public-welfare project"
    ORGANISATION = "organisation", "社会组织", "social organisation"
    LEAD_ORGANISATION = "lead_organisation", "牵头的社会组织", "social organisation that leads"
    CHARITABLE_ORGANISATION = "charitable_organisation", "慈善组织", "charitable organisation"
    SOCIAL_WORKER = "social_worker", "社会工作者", "social worker"
    FULL_TIME_SOCIAL_WORKER = "full_time_social_worker", "专职社工", "full-time social worker"
    FULL_TIME_WORKER = "full_time_worker", "专职社工或专职社区工作者", "full-time social or community worker"
    CERTIFIED_FULL_TIME = "certified_full_time_social_worker", "持证专职社工", "certified full-time social worker"
    VOLUNTEERS = "volunteers", "志愿者", "volunteers"
    CHARITY_RESOURCES = "charity_resources", "慈善资源", "charitable resources"
    CHARITY_MONEY = "charity_money", "慈善资金", "charity money"
    COMMUNITY = "community", "社区", "community"
    PARTY = "party", "其他一方", "another party"


class Team(Labelled):
    """The three teams of a district (O7)."""

    SOCIAL_ORGANISATIONS = "social_organisations", "社会组织队伍", "social organisations"
    VOLUNTEERS = "volunteers", "志愿者队伍", "volunteers"
    STATIONED = "stationed", "镇街驻场队伍", "teams stationed in towns and subdistricts"


class ProjectKind(Labelled):
    """The three kinds of projects (O19)."""

    VENTURE = "venture", "创投项目", "venture projects"
    SOCIAL_WORK = "social_work", "社工项目", "social work projects"
    CHARITY = "charity", "慈善项目", "charity projects"


class TalentKind(Labelled):
    """The three kinds of talent (O30). The label says nothing of rank (AO27)."""

    LEADING = "leading", "领军型人才", "leading talent"
    PROFESSIONAL = "professional", "专业型人才", "professional talent"
    SUPERVISORY = "supervisory", "督导型人才", "supervisory talent"


class TrainingKind(Labelled):
    """What trainings are for (O33). The report leaves the list open."""

    THEME = "theme", "社工主题培训", "themes of social work"
    EXAMINATION = "examination", "社工考录培训", "examinations and recruitment"
    CONTINUING_EDUCATION = "continuing_education", "继续教育", "continuing education"
    OTHER = "other", "其他", "something else"


class TrainingDimension(Labelled):
    """What trainings work at (O34). A training can work at several, so that counts by dimension do not add up."""

    IDEALS = "ideals", "理想信念", "ideals and beliefs"
    SKILLS = "skills", "技能提升", "skills"
    GROWTH = "growth", "自我成长", "personal growth"


class AreaLevel(Labelled):
    """The levels over which workers are placed (O36), from the top down."""

    DISTRICT = "district", "区", "district"
    SUBDISTRICT = "subdistrict", "镇街", "town or subdistrict"
    COMMUNITY = "community", "村社", "village or community"


class PlacementAct(Labelled):
    """What those who share a worker do (O36)."""

    RECRUIT = "recruit", "招聘", "recruits"
    MANAGE = "manage", "管理", "manages"
    USE = "use", "使用", "uses"


class SupervisorKind(Labelled):
    """How a district came by a supervisor: from outside (O38), or by training its own people (O39)."""

    BROUGHT_IN = "brought_in", "引进", "brought in"
    TRAINED = "trained", "培养", "trained"
