"""A made-up standard for the stations of a county that there is not, with one of everything: and a strategy for sites as it knows them."""

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from ...days import Window
from ...law import Clause, Dated, Document, NotFound, Option, Parameter, Reading, Verified
from ...rules import AllOf, AnyOf, AtLeast, AtMost, ByReading, Fact, Is, IsTrue, Missing
from ...text import Text, Unit
from ...tiers import SITE, Family, Force, Grade, Inapplicable, Locality, Profile, Requirement, Site, Tier
from ..facts import fact_values, or_missing

__all__ = ["MADE_UP_STANDARD", "site_completions", "sites"]

_START = date(2020, 1, 1)
_OFFICE = Text("填报单位", "the office that reports")
_PEOPLE, _POINTS, _DAYS = SITE.full_time_staff.unit, Unit("分", "points", "point"), Unit("天", "days", "day")


def _value(
    name: str, zh: str, en: str, unit: Text | None, value: Decimal | str | NotFound, clause: str, *later: Dated[Decimal]
) -> Parameter[Decimal]:
    first = Dated(value if isinstance(value, NotFound) else Decimal(value), since=_START, clause=clause, verified=Verified.ASSUMED)
    return Parameter(
        name=name, label=Text(zh, en), unit=unit or _POINTS, type=Decimal, values=(first, *later), at_least=Decimal(0)
    )  # fmt: skip


def _points(requirement: str, zh: str, en: str, points: str, clause: str) -> Parameter[Decimal]:
    return _value(f"points.{requirement}", f"{zh}分值", f"points for {en}", _POINTS, points, clause)


def _option(name: str, zh: str, en: str) -> Option:
    return Option(id=name, label=Text(zh, en), grounds=Text("为试验而设", "made up for trials"))


_CERTIFIED = Reading(
    id="AW1",
    question=Text("督导是否算持证社工", "whether supervisors count as certified social workers"),
    options=(_option("apart", "不算", "they do not"), _option("among", "算", "they do")),
    default="apart",
    why=Text("两者分列", "the two stand apart"),
    clause="W4",
)
_BINDING = Reading(
    id="AW2",
    question=Text("标准的效力", "how the standard binds"),
    options=(_option("recommended", "推荐性标准", "recommended"), _option("mandatory", "强制性标准", "mandatory")),
    default="recommended",
    why=Text("没有写明强制", "nothing says that it is mandatory"),
    clause="W1",
)

_DRILLS = Fact.number(
    name="drills", zh="每年演练", en="drills in the year", unit=Unit("次", "drills", "drill"), asked_of=_OFFICE, personal=False, at_least=0
)
_AREA = _value(
    "station.area", "服务站面积下限", "least floor area of a station", SITE.floor_area.unit, "100", "W3",
    Dated(Decimal(120), since=date(2023, 1, 1), clause="W3", verified=Verified.ASSUMED),
)  # fmt: skip
_STAFF = _value("station.staff", "服务站专职人员下限", "fewest full-time staff of a station", _PEOPLE, "2", "W4")
_CERTIFIED_LEAST = _value("station.certified", "服务站持证社工下限", "fewest certified social workers of a station", _PEOPLE, "1", "W4")
_CROWDED = _value("station.crowded", "人口较多的服务站", "a station for many people", SITE.population.unit, "50000", "W5")
_SUPERVISORS = _value("station.supervisors", "服务站督导下限", "fewest supervisors of a station", _PEOPLE, "1", "W5")
_PROJECTS = _value("station.projects", "服务站年度项目下限", "fewest projects of a station", SITE.projects_per_year.unit, "2", "W7")
_OPEN = _value("station.open", "服务站每周开放天数下限", "fewest days a week a station is open", _DAYS, "5", "W8")
_MOST_DRILLS = _value("station.drills", "服务站演练次数上限", "most drills of a station", _DRILLS.unit, "12", "W9")
_CENTRE_STAFF = _value("centre.staff", "指导中心专职人员下限", "fewest full-time staff of a centre", _PEOPLE, NotFound.NOT_FOUND, "W2")
_ROOM_AREA = _value("room.area", "工作室面积下限", "least floor area of a room", SITE.floor_area.unit, "20", "W10")


def _tier(name: str, level: Text, unit: Text, digits: int) -> Tier:
    return Tier(id=name, level=level, level_names=(level.zh,), unit=unit, unit_names=(unit.zh,), code_digits=digits, clause="W1")


_STATION_HAS_PEOPLE = AllOf(
    AtLeast(SITE.full_time_staff, _STAFF, clause="W4"),
    ByReading(
        _CERTIFIED,
        {
            "apart": AtLeast(SITE.certified_staff, _CERTIFIED_LEAST, clause="W4"),
            "among": AnyOf(
                AtLeast(SITE.certified_staff, _CERTIFIED_LEAST, clause="W4"), AtLeast(SITE.supervisors, _CERTIFIED_LEAST, clause="W4")
            ),
        },
    ),
    label=Text("专职人员与持证社工", "full-time staff and certified social workers"),
)


def _grade(name: str, zh: str, en: str, points: str | None) -> Grade:
    line = None if points is None else _value(f"grade.{name}", f"“{zh}”分数线", f"points for {en}", _POINTS, points, "W11")
    return Grade(id=name, label=Text(zh, en), at_least=line)


_TIERS = {"centre": "county", "station": "town", "room": "village"}


def _asked(name: str, zh: str, en: str, **about: Any) -> Requirement:
    return Requirement(id=name, label=Text(zh, en), tier=_TIERS[name.partition(".")[0]], **about)


MADE_UP_STANDARD = Profile(
    id="made_up_standard",
    title=Text("乌有县社会工作服务体系规范（虚构）", "standard for the social work system of Nowhere County (made up)"),
    documents=(
        Document(
            id="nowhere-2020",
            title=Text("乌有县社会工作服务体系规范（虚构）", "standard for the social work system of Nowhere County (made up)"),
            issuer=Text("乌有县", "Nowhere County"),
            validity=Window(start=_START),
            read_in=Text("无处可读", "nowhere"),
            verified=Verified.ASSUMED,
        ),
    ),
    clauses=(
        Clause(id="W1", document="nowhere-2020", summary=Text("县、镇、村三级", "three levels: county, town and village")),
        Clause(id="W2", document="nowhere-2020", summary=Text("指导中心的人员", "the people of a centre")),
        Clause(id="W3", document="nowhere-2020", summary=Text("服务站的场地", "the venue of a station")),
        Clause(id="W4", document="nowhere-2020", summary=Text("服务站的人员", "the people of a station")),
        Clause(id="W5", document="nowhere-2020", summary=Text("人口较多的服务站设督导", "a station for many people has a supervisor")),
        Clause(id="W6", document="nowhere-2020", summary=Text("服务站的岗位，一票否决", "the posts of a station, which veto")),
        Clause(id="W7", document="nowhere-2020", summary=Text("服务站的项目", "the projects of a station")),
        Clause(id="W8", document="nowhere-2020", summary=Text("服务站宜每周开放五天", "a station should be open five days a week")),
        Clause(id="W9", document="nowhere-2020", summary=Text("服务站的演练、档案", "the drills and files of a station")),
        Clause(id="W10", document="nowhere-2020", summary=Text("工作室的场地", "the venue of a room")),
        Clause(id="W11", document="nowhere-2020", summary=Text("等次", "the grades")),
    ),
    readings=(_CERTIFIED, _BINDING),
    tiers=(
        _tier("county", Text("县", "county"), Text("指导中心", "guidance centre"), 6),
        _tier("town", Text("镇", "town"), Text("服务站", "station"), 9),
        _tier("village", Text("村", "village"), Text("工作室", "room"), 12),
        _tier("street", Text("街", "street"), Text("服务点", "service point"), 12),
    ),
    requirements=(
        _asked(
            "centre.staff", "有足够的专职人员", "has full-time staff enough",
            family=Family.STAFFING, force=Force.SHALL, rule=AtLeast(SITE.full_time_staff, _CENTRE_STAFF, clause="W2"), clause="W2",
        ),
        _asked(
            "station.area", "场地足够大", "is large enough",
            family=Family.VENUE, force=Force.SHALL, rule=AtLeast(SITE.floor_area, _AREA, clause="W3"), clause="W3",
            points=_points("area", "场地", "the venue", "30", "W3"),
        ),
        _asked(
            "station.people", "有专职人员与持证社工", "has full-time staff and certified social workers",
            family=Family.STAFFING, force=Force.SHALL, rule=_STATION_HAS_PEOPLE, clause="W4", points=_points("people", "人员", "staff", "30", "W4"),
        ),
        _asked(
            "station.supervised", "有督导", "has a supervisor",
            family=Family.STAFFING, force=Force.SHALL, rule=AtLeast(SITE.supervisors, _SUPERVISORS, clause="W5"),
            applies=AllOf(AtLeast(SITE.population, _CROWDED, clause="W5"), Is(SITE.locality, Locality.URBAN, clause="W5")), clause="W5",
            points=_points("supervised", "督导", "supervision", "10.5", "W5"),
        ),
        _asked(
            "station.posts", "设有岗位", "has named its posts",
            family=Family.POSTS, force=Force.SHALL, rule=IsTrue(SITE.posts_named, clause="W6"), clause="W6", veto=True,
        ),
        _asked(
            "station.projects", "开展项目", "runs projects",
            family=Family.WORK, force=Force.SHALL, rule=AtLeast(SITE.projects_per_year, _PROJECTS, clause="W7"), clause="W7",
            points=_points("projects", "项目", "projects", "20", "W7"),
        ),
        _asked(
            "station.open", "每周开放五天", "is open five days a week",
            family=Family.MANAGEMENT, force=Force.SHOULD, rule=AtLeast(SITE.open_days_per_week, _OPEN, clause="W8"), clause="W8",
            points=_points("open", "开放", "being open", "9.5", "W8"),
        ),
        _asked(
            "station.drills", "演练不过多", "has not too many drills",
            family=Family.OTHER, family_text=Text("安全演练", "drills"), force=Force.SHALL,
            rule=AtMost(_DRILLS, _MOST_DRILLS, clause="W9"), clause="W9",
        ),
        _asked(
            "station.files", "建立档案", "keeps files",
            family=Family.OVERSIGHT, force=Force.MAY, rule=IsTrue(SITE.case_files_kept, clause="W9"), clause="W9",
        ),
        _asked(
            "room.area", "场地足够大", "is large enough",
            family=Family.VENUE, force=Force.SHALL, rule=AtLeast(SITE.floor_area, _ROOM_AREA, clause="W10"), clause="W10",
        ),
        _asked(
            "room.signboard", "挂牌", "has its signboard up",
            family=Family.VENUE, force=Force.SHALL, rule=IsTrue(SITE.signboard, clause="W10"), clause="W10",
        ),
    ),
    more_facts=(_DRILLS,),
    grades=(
        _grade("excellent", "优秀", "excellent", "90"),
        _grade("good", "良好", "good", "75"),
        _grade("fair", "合格", "fair", "60"),
        _grade("poor", "不合格", "poor", None),
    ),
    inapplicable=Inapplicable.GIVEN,
    binding=_BINDING,
    made_up=True,
)  # fmt: skip
"""The made-up standard: three levels with requirements, one (`street`) of which it asks nothing."""

# Small numbers, so that values of the standard are met, missed and hit exactly.
_NUMBERS = st.integers(0, 13).map(Decimal) | st.sampled_from((Decimal(20), Decimal(100), Decimal(120), Decimal(50_000)))
_VALUES: dict[str, st.SearchStrategy[Any]] = {
    fact.name: _NUMBERS if fact.of is Decimal else fact_values(fact) for fact in MADE_UP_STANDARD.site_facts
}
_SITES = st.builds(MADE_UP_STANDARD.site_class, **{name: or_missing(values) for name, values in _VALUES.items()})


def sites() -> st.SearchStrategy[Site]:
    """Any site as the made-up standard knows it, with any of its facts missing. Shrinks to one of which nothing is known.

    >>> from hypothesis import find
    >>> find(sites(), lambda site: True) == MADE_UP_STANDARD.site_class()
    True
    """
    return _SITES


@st.composite
def site_completions(draw: st.DrawFn, site: Site) -> Site:
    """Any site that this one can turn out to be: some, or all, of its missing facts filled in, what is there left as it is.

    Args:
        draw: Given by Hypothesis; leave it out.
        site: The site as far as known.
    """
    told = {name: getattr(site, name) for name in _VALUES}
    filled = {name: draw(or_missing(values)) if isinstance(told[name], Missing) else told[name] for name, values in _VALUES.items()}
    return MADE_UP_STANDARD.site_class(**filled)
