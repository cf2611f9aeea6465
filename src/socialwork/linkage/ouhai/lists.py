"""The lists that the report names and that are this district's own; lists that any district can use are among the words of the room."""

from ...law import Enumeration
from ...text import Labelled, Text
from ..words import ProjectKind, Sector, TalentKind, Team, TrainingKind

__all__ = [
    "ENUMERATIONS",
    "Audience",
    "Department",
    "Pillar",
    "Pilot",
    "Problem",
    "StationGoal",
    "StationTheme",
    "TargetGroup",
    "VentureStep",
]


class Pillar(Labelled):
    """What the way of working rests on (O3)."""

    PROJECTS = "projects", "项目实施", "projects"
    TEAMS = "teams", "队伍建设", "teams"
    TALENT = "talent", "人才培养", "talent"


class Problem(Labelled):
    """The three problems (O4). An 等 stands after all three that are counted, so that it leaves nothing open (AO31)."""

    MOVING_NOT_LINKED = "moving_not_linked", "动而不联", "moving, and not linked"
    LINKED_NOT_LIVELY = "linked_not_lively", "联而不活", "linked, and not lively"
    LIVELY_NOT_REFINED = "lively_not_refined", "活而不精", "lively, and not refined"


class Pilot(Labelled):
    """The two pilots of the province (O6)."""

    SMART_COMMUNITY = "smart_community", "智慧社区创建", "building smart communities"
    CHARITY_FOR_VILLAGES = "charity_for_villages", "慈善助力乡村振兴", "charity for the revival of the countryside"


class StationGoal(Labelled):
    """What the stations are to bring together (O14)."""

    PLACES = "places", "阵地整合", "places"
    FUNDS = "funds", "资金聚合", "funds"
    SERVICES = "services", "服务融合", "services"


class TargetGroup(Labelled):
    """Whom the stations support (O17). The report leaves the list open."""

    PEOPLE_IN_DIFFICULTY = "people_in_difficulty", "困难群众", "people in difficulty"
    WEAK_COMMUNITIES = "weak_communities", "治理薄弱社区", "weakly governed communities"
    OTHER = "other", "其他", "others"


class VentureStep(Labelled):
    """The steps of a call (O23). The report leaves the list open, and names no step after the review (AO9)."""

    CALL = "call", "项目征集", "the call"
    PRELIMINARY_REVIEW = "preliminary_review", "项目初审", "the preliminary review"
    REVIEW = "review", "项目评审", "the review"
    OTHER = "other", "其他", "another one"


class StationTheme(Labelled):
    """What the stations' projects are about (O24). The report leaves the list open."""

    OLD_AND_YOUNG = "old_and_young", "一老一小", "the old and the young"
    AGE_FRIENDLY_CITY = "age_friendly_city", "老年友好型城市创建", "becoming an age-friendly city"
    CHILD_FRIENDLY_DISTRICT = "child_friendly_district", "儿童友好城区建设", "becoming a child-friendly district"
    LOW_INCOME_SUPPORT = "low_income_support", "低收入家庭综合帮扶改革", "reform of support for low-income families"
    OTHER = "other", "其他", "something else"


class Department(Labelled):
    """Who trains together (O31). The report leaves the list open."""

    CIVIL_AFFAIRS = "civil_affairs", "民政", "civil affairs"
    FINANCE = "finance", "财政", "finance"
    HUMAN_RESOURCES = "human_resources", "人社", "human resources and social security"
    TALENT_OFFICE = "talent_office", "人才办", "the talent office"
    OTHER = "other", "其他", "another one"


class Audience(Labelled):
    """Who is trained (O32). The report leaves the list open."""

    FULL_TIME = "full_time", "专职社工", "full-time social workers"
    STATIONED = "stationed", "驻站社工", "social workers at stations"
    OTHER = "other", "其他", "others"


def _list(name: str, zh: str, en: str, members: type[Labelled], *clause: str, among_others: bool = False) -> Enumeration:
    return Enumeration(name=name, label=Text(zh, en), members=members, clause=clause, open=among_others)


ENUMERATIONS = (
    _list("sector", "五社", "the five sectors", Sector, "O1", "W1"),
    _list("pillar", "工作模式的三个方面", "what the way of working rests on", Pillar, "O3"),
    _list("problem", "三大难题", "the three problems", Problem, "O4"),
    _list("pilot", "全省试点", "pilots of the province", Pilot, "O6"),
    _list("team", "三支队伍", "the three teams", Team, "O7"),
    _list("station_goal", "社工站的目标", "what stations bring together", StationGoal, "O14"),
    _list("target_group", "社工站支持的对象", "whom stations support", TargetGroup, "O17", among_others=True),
    _list("project_kind", "三大项目", "the three kinds of projects", ProjectKind, "O19"),
    _list("venture_step", "创投项目的环节", "steps of a venture project", VentureStep, "O23", among_others=True),
    _list("station_theme", "社工项目围绕的工作", "what projects of stations are about", StationTheme, "O24", among_others=True),
    _list("talent_kind", "三类人才", "the three kinds of talent", TalentKind, "O30"),
    _list("department", "联动培训的部门", "who trains together", Department, "O31", among_others=True),
    _list("audience", "培训对象", "who is trained", Audience, "O32", among_others=True),
    _list("training_kind", "培训类别", "kinds of trainings", TrainingKind, "O33", among_others=True),
)
