"""The measures and their clauses J1-J27, summarised in our own words, and the lists they name."""

from datetime import date

from ...days import Window
from ...law import Clause, Document, Verified
from ...text import Labelled, Text

__all__ = ["CLAUSES", "MEASURES", "VALIDITY", "ClientUnit", "SelectionPrinciple"]

VALIDITY = Window(start=date(2023, 3, 1), end=date(2028, 3, 1))

MEASURES = Document(
    id="haiyou-2023",
    title=Text(
        "“海右”社会工作高层次人才选拔管理办法", 'Measures for the selection and management of "Haiyou" high-level social work talent'
    ),
    issuer=Text("济南市人民政府办公厅", "General Office of the Jinan Municipal People's Government"),
    validity=VALIDITY,
    read_in=Text("报纸对该办法的报道", "a newspaper's report of the measures"),
    verified=Verified.REPORT,
    clause="J8",
)


class SelectionPrinciple(Labelled):
    """The principles of selection (J10)."""

    PARTY_MANAGES_TALENT = "party_manages_talent", "党管人才", "the Party manages talent"
    GRASSROOTS = "grassroots", "面向基层", "facing the grassroots"
    REAL_RESULTS = "real_results", "注重实绩", "real results count"
    OPENNESS = "openness", "公开", "openness"
    FAIRNESS = "fairness", "公正", "fairness"
    MERIT = "merit", "择优", "the best are chosen"


class ClientUnit(Labelled):
    """Whom social workers help (J13)."""

    INDIVIDUAL = "individual", "个人", "individuals"
    FAMILY = "family", "家庭", "families"
    GROUP = "group", "群体", "groups"
    ORGANISATION = "organisation", "组织", "organisations"
    COMMUNITY = "community", "社区", "communities"


def _clause(number: int, zh: str, en: str, *, narrative: tuple[str, str] | None = None) -> Clause:
    return Clause(
        id=f"J{number}",
        document=MEASURES.id,
        summary=Text(zh, en),
        narrative=Text(*narrative) if narrative else None,
    )


_NAMES = ("只指明文件与出处，由文件信息承载", "only names the document or its source; held as data of the document")

CLAUSES = (
    _clause(1, "标题：济南出台该选拔管理办法", "headline: Jinan issues the measures", narrative=_NAMES),
    _clause(2, "发文机关为市政府办公厅", "issued by the general office of the municipal government", narrative=_NAMES),
    _clause(3, "选拔周期为两年一次", "a selection every two years"),
    _clause(4, "一次选拔的人数以五十人为上限", "a round selects fifty people at the most"),
    _clause(5, "养老服务领域人选应占三分之一", "people in elderly-care service should make up a third"),
    _clause(6, "管理期四年", "the title is held for a term of four years"),
    _clause(7, "管理期内每人每月津贴一千元", "an allowance of 1,000 yuan a month and person during the term"),
    _clause(8, "2023年3月1日施行，有效期至2028年2月29日", "in force from 1 March 2023, valid until 29 February 2028"),
    _clause(
        9,
        "人选定义：专业知识技能、职业道德、实践经验、专职从事、贡献突出五项",
        "who is meant: professional knowledge and skills, ethics, experience, social work as occupation, outstanding contribution",
    ),
    _clause(10, "选拔遵循六项原则", "six principles of selection"),
    _clause(11, "人选以基层单位的社会工作者为重点", "the focus is on social workers of grassroots units"),
    _clause(12, "选拔范围列有十八个服务领域，并留有余地", "the scope names eighteen fields of practice and leaves the list open"),
    _clause(
        13,
        "人选须是以专业方法服务五类对象的社会工作者",
        "the person is a social worker who helps five kinds of clients with professional methods",
    ),
    _clause(14, "优先条件：从事社会工作满五年", "preference: five years of social work or more"),
    _clause(15, "优先条件：社会工作师（中级）以上证书", "preference: certificate of Social Worker (intermediate) or above"),
    _clause(
        16,
        "优先条件：中级以上养老护理员证书，或参加省市养老培训并评价合格",
        "preference: care worker's certificate of intermediate level or above, or provincial or municipal elderly-care training with a pass",
    ),
    _clause(17, "上述条件只在其他条件相同时优先", "these are preferred only when other things are equal"),
    _clause(18, "重申每月津贴一千元", "says the 1,000 yuan a month again"),
    _clause(19, "津贴一年集中发放一次", "the allowance is paid together once a year"),
    _clause(20, "入选名单进入市高层次人才库", "the names enter the municipal pool of high-level talent"),
    _clause(
        21,
        "市里每年组织部分入选者培训、考察等",
        "each year the city takes some of them to training, study visits and the like",
    ),
    _clause(22, "对入选者动态管理", "holders are managed dynamically"),
    _clause(
        23,
        "离开社会工作或调出本市：称号可保留，待遇停止",
        "leaving social work or the city: the title may be kept, the benefits end",
    ),
    _clause(24, "取消称号的三类情形", "three kinds of grounds for revoking the title"),
    _clause(
        25,
        "取消须先经办公室核实，再报领导小组批准",
        "revocation is verified by the office and approved by the leading group",
    ),
    _clause(
        26,
        "管理期满且评价优秀、符合条件者可再参加选拔",
        "after the term, those assessed as excellent who meet the conditions may compete again",
    ),
    _clause(27, "据济南日报", "source: Jinan Daily", narrative=_NAMES),
)
