"""The report of the district's work and its statements O1-O41, summarised in our own words."""

from ...law import Clause, Document, Verified
from ...text import Text

__all__ = ["CLAUSES", "REPORT"]

REPORT = Document(
    id="ouhai-report",
    title=Text("温州市瓯海区五社联动工作", "Five-sector linkage in Ouhai District, Wenzhou"),
    issuer=Text("温州市瓯海区民政局", "the civil affairs bureau of Ouhai District, Wenzhou"),
    validity=None,
    read_in=Text("报纸对瓯海区做法的报道，署该局供稿", "a newspaper's report of the district's work, which names the bureau as its source"),
    verified=Verified.REPORT,
)

_SCENE = "只说背景和成效，不设规定", "tells of setting and effect, and sets no rule"
_EXAMPLE = "只是举例，不设规定", "gives an example, and sets no rule"
_SOURCE = "只说明来源", "names the source only"


def _clause(number: int, zh: str, en: str, *, narrative: tuple[str, str] | None = None) -> Clause:
    return Clause(
        id=f"O{number}",
        document=REPORT.id,
        summary=Text(zh, en),
        narrative=Text(*narrative) if narrative else None,
    )


CLAUSES = (
    _clause(1, "标题：瓯海区以五社联动推动社区治理；未列五社为何", "the headline: five-sector linkage for the governance of communities; it does not list the five"),
    _clause(2, "近年来调动社区力量和各方资源", "in recent years forces of communities and resources of all sides were mobilised", narrative=_SCENE),
    _clause(3, "工作模式有项目、队伍、人才三个方面", "the way of working rests on projects, teams and talent"),
    _clause(4, "五社工作的三大难题", "three problems of the five sectors' work"),
    _clause(5, "基层社会力量得到调动，治理效能提升", "grassroots forces were mobilised, and governance got better", narrative=_SCENE),
    _clause(6, "两项工作列为全省试点", "two kinds of work are pilots of the province"),
    _clause(7, "三支队伍", "three teams"),
    _clause(8, "慈善基地在场地、能力建设、项目推广等方面支持社会组织", "the charity base helps social organisations with venues, capacity, promotion and more", narrative=_SCENE),
    _clause(9, "三家民间公益团体发展为慈善组织，点名两家", "three grassroots groups became charitable organisations; two are named"),
    _clause(10, "社会力量由分散走向集团化", "social forces went from acting alone to acting together", narrative=_SCENE),
    _clause(11, "慈善组织、社工机构、备案社区社会组织的家数，未注日期", "how many charitable organisations, social work agencies and filed community organisations there are; no day is given"),
    _clause(12, "义工之家、志愿服务站、爱心亭的个数", "how many volunteer homes, volunteer stations and love kiosks there are"),
    _clause(13, "注册志愿者、志愿队伍的数目和服务总时长，均为约数或未注日期", "registered volunteers, volunteer teams and hours of service in all; rounded, or without a day"),
    _clause(14, "镇街社会工作站的三个目标", "three goals of the stations of towns and subdistricts"),
    _clause(15, "集合建设运行资金，建成十三个站", "money pooled to build and run thirteen stations"),
    _clause(16, "引入社工机构，配备专兼职社工驻场", "agencies brought in, and full- and part-time social workers stationed"),
    _clause(17, "为困难群众、治理薄弱社区等提供保障", "support for people in difficulty, weakly governed communities and others"),
    _clause(18, "2022年社工站联动的村社、社会组织、志愿者，活动场次、服务人次和链接的慈善资源", "what the stations linked in 2022: villages and communities, social organisations, volunteers; activities, service contacts, charitable resources"),
    _clause(19, "三大项目", "three kinds of projects"),
    _clause(20, "公益创投资金由50万元增至100万元，年份、口径未写", "the money for venture projects rose from 500,000 to 1,000,000 yuan; of which year, and whether a year's, is not said"),
    _clause(21, "创投项目的组成写作1+1+1+N+X", "the composition of venture projects is written 1+1+1+N+X"),
    _clause(22, "组成：公益项目、社会组织、专职社工各一，志愿者、慈善资源若干", "the composition: one public-welfare project, one social organisation, one full-time social worker, volunteers and charitable resources"),
    _clause(23, "项目经征集、初审、评审等环节落地社区，已有二十一个", "projects pass call, preliminary review, review and more, and are placed in communities; twenty-one were"),
    _clause(24, "十三个站的社工项目围绕四项工作，并留有余地", "the projects of the thirteen stations are about four kinds of work, and more is left open"),
    _clause(25, "实施二十六个服务项目，点名两个", "twenty-six service projects; two are named"),
    _clause(26, "慈善资金通过基金和项目带动五社", "charity money moves the five sectors by funds and projects", narrative=_SCENE),
    _clause(27, "一家机构设三个慈善基金及其规模", "one organisation's three charity funds, and their size"),
    _clause(28, "引入一家社工机构，为低收入群体和困境儿童开展项目", "an agency was brought in for a project for people of low income and children in difficulty", narrative=_EXAMPLE),
    _clause(29, "慈善资金、慈善组织、专业社工、志愿者四者联动，未写数目", "charity money, a charitable organisation, professional social workers and volunteers are linked; no numbers"),
    _clause(30, "三类人才", "three kinds of talent"),
    _clause(31, "四个部门等联动，聚合培训资源", "four departments and others pool their trainings"),
    _clause(32, "培训对象为专职社工、驻站社工等", "those trained are full-time social workers, social workers at stations, and others"),
    _clause(33, "每年培训的学时和人次下限，培训分三类并留有余地", "the least class hours and attendances of trainings a year; three kinds, and more is left open"),
    _clause(34, "培训的三个维度", "three dimensions of trainings"),
    _clause(35, "2022年培育的持证社工和全区持证社工数", "certified social workers of 2022, and of the district in all"),
    _clause(36, "专职社工由区招、街管、社用，组织部门与民政统筹", "the district recruits, the subdistrict manages and the community uses full-time social workers; two departments coordinate"),
    _clause(37, "重点社区加配专职社区工作者，及全区人数", "more full-time community workers for some communities, and how many the district has"),
    _clause(38, "引进专业督导机构和督导人才", "a supervision agency and supervisors brought in"),
    _clause(39, "培养的督导人才、领军人物和品牌组织数", "supervisors, leading figures and brand organisations trained"),
    _clause(40, "持续为社区输送专业人才", "professionals keep coming to communities", narrative=_SCENE),
    _clause(41, "来源：该区民政局", "the source: the district's civil affairs bureau", narrative=_SOURCE),
)  # fmt: skip
