"""The standard and its clauses H1-H21, summarised in our own words, and the lists they name."""

from ...law import Clause, Document, Enumeration, Verified
from ...text import Labelled, Text
from ..words import Family

__all__ = ["CLAUSES", "ENUMERATIONS", "STANDARD", "ClientUnit", "EvaluationKind", "KnowledgeSource", "ServiceField", "StandardScope"]

STANDARD = Document(
    id="hebei-standard",
    title=Text(
        "乡镇（街道）社会工作服务站三级体系建设管理规范",
        "Construction and management specification for the three-level system of township (subdistrict) social work service stations",
    ),
    issuer=Text("河北省市场监管局", "the market regulation authority of Hebei"),
    validity=None,
    read_in=Text("报纸对该规范的报道", "a newspaper's report of the standard"),
    verified=Verified.REPORT,
)


class StandardScope(Labelled):
    """What the standard regulates (H2). The report leaves the list open."""

    CONSTRUCTION = "construction", "建设", "construction"
    MANAGEMENT = "management", "管理", "management"
    EVALUATION = "evaluation", "评价", "evaluation"
    OTHER = "other", "其他", "something else"


class KnowledgeSource(Labelled):
    """Where social work takes knowledge, skills and methods from (H8)."""

    SOCIAL_WORK = "social_work", "社会工作", "social work"
    PHILOSOPHY = "philosophy", "哲学", "philosophy"
    ANTHROPOLOGY = "anthropology", "人类学", "anthropology"
    SOCIOLOGY = "sociology", "社会学", "sociology"
    PSYCHOLOGY = "psychology", "心理学", "psychology"
    STATE_POLICY = "state_policy", "国家政策", "state policy"
    GOOD_MORALS = "good_morals", "公序良俗", "public order and good morals"


class ClientUnit(Labelled):
    """Whom social work helps (H9)."""

    INDIVIDUAL = "individual", "个人", "individuals"
    FAMILY = "family", "家庭", "families"
    GROUP = "group", "群体", "groups"
    ORGANISATION = "organisation", "组织", "organisations"
    COMMUNITY = "community", "社区", "communities"


class EvaluationKind(Labelled):
    """The four things that the report calls evaluation, which are not one (H2, H14, H16, H21)."""

    PROJECT = "project", "项目评估", "the evaluation that ends a project"
    STATION = "station", "指导中心对社工站的评估", "the centre's evaluation of stations"
    LEVEL = "level", "各级监督评价", "supervision and evaluation of each level"
    STANDARD = "standard", "规范所称评价", "evaluation as a subject of the standard"


class ServiceField(Labelled):
    """What rooms offer residents (H20). The report leaves the list open."""

    SOCIAL_ASSISTANCE = "social_assistance", "社会救助", "social assistance"
    ELDERLY_CARE = "elderly_care", "为老养老", "elderly care"
    CHILD_PROTECTION = "child_protection", "儿童关爱保护", "child care and protection"
    COMMUNITY_GOVERNANCE = "community_governance", "社区治理", "community governance"
    SOCIAL_AFFAIRS = "social_affairs", "社会事务", "social affairs"
    OTHER = "other", "其他", "something else"


ENUMERATIONS = (
    Enumeration(
        name="standard_scope", label=Text("规范范围", "what the standard regulates"), members=StandardScope, clause="H2", open=True
    ),
    Enumeration(name="knowledge_source", label=Text("知识来源", "sources of knowledge"), members=KnowledgeSource, clause="H8", open=False),
    Enumeration(name="client_unit", label=Text("服务对象", "whom social work helps"), members=ClientUnit, clause="H9", open=False),
    Enumeration(
        name="requirement_family",
        label=Text("要求类别", "families of requirements"),
        members=Family,
        clause=("H12", "H21"),
        open=True,
    ),
    Enumeration(
        name="evaluation_kind",
        label=Text("各种评价", "kinds of evaluation"),
        members=EvaluationKind,
        clause=("H2", "H14", "H16", "H21"),
        open=False,
    ),
    Enumeration(name="service_field", label=Text("社工室服务", "services of rooms"), members=ServiceField, clause="H20", open=True),
)


def _clause(number: int, zh: str, en: str, *, narrative: tuple[str, str] | None = None, planned: tuple[str, str] | None = None) -> Clause:
    return Clause(
        id=f"H{number}",
        document=STANDARD.id,
        summary=Text(zh, en),
        narrative=Text(*narrative) if narrative else None,
        planned=Text(*planned) if planned else None,
    )


_SOURCE = ("只是署名，与规定无关", "a byline; it says nothing of what holds")
_PURPOSE = ("只说目的，不设规定", "gives a purpose and sets no rule")
_DEFINITION = ("属社会工作的定义，不设规定", "part of a definition of social work; sets no rule")

CLAUSES = (
    _clause(
        1, "省市场监管部门发布该地方标准，日期、编号未提", "the provincial market regulator issued this local standard; no day, no number"
    ),
    _clause(2, "规范的范围：建设、管理、评价，并留有余地", "it regulates construction, management and evaluation, and more is left open"),
    _clause(3, "目的在于健全机制、提升功能", "its purpose is sounder mechanisms and better functions", narrative=_PURPOSE),
    _clause(4, "标题用简称：社工站即社会工作服务站", "the headline shortens the title, and the name of the stations"),
    _clause(5, "记者署名", "the reporter's byline", narrative=_SOURCE),
    _clause(6, "社会工作在社会建设中的地位", "the place of social work in building society", narrative=_DEFINITION),
    _clause(7, "党领导、与市场一道协助政府", "led by the Party, it assists government together with the market", narrative=_DEFINITION),
    _clause(8, "知识、技能和方法有七个来源", "knowledge, skills and methods come from seven sources"),
    _clause(9, "服务对象有五类", "five kinds of clients"),
    _clause(
        10, "社会工作的七项宗旨，称为专门职业", "seven aims of social work, which is called a specialised occupation", narrative=_DEFINITION
    ),
    _clause(
        11,
        "县、镇、村三级，依次设指导中心、服务站、工作室",
        "three levels, county, town and village, with guidance centre, service station and social work room",
    ),
    _clause(
        12,
        "对三级的四类要求，并留有余地；报道未给数值",
        "four families of requirements for the three levels, and more is left open; the report gives no values",
    ),
    _clause(13, "三级都以项目方式运作", "all three levels work by projects"),
    _clause(14, "项目依次经过五个环节", "projects pass five stages in order"),
    _clause(15, "指导中心统筹、指导、推进全县社工站", "the centre coordinates, guides and advances the stations of its whole county"),
    _clause(16, "指导中心为社工站提供四项服务，并留有余地", "the centre gives stations four services, and more is left open"),
    _clause(17, "社工站指导社工室", "the station guides rooms"),
    _clause(18, "社工站承接三类单位的购买性任务", "the station takes on purchased tasks of three kinds of bodies"),
    _clause(19, "社工站整合辖区资源，支持社工室", "the station brings together resources of its area and supports rooms"),
    _clause(
        20,
        "社工室为辖区居民服务，列五项并留有余地",
        "the room serves residents of its area; five services are named, and more is left open",
    ),
    _clause(
        21,
        "三级各有日常管理制度和监督评价要求；报道未给内容",
        "each level has rules of daily management and of supervision and evaluation; the report does not give them",
    ),
)
