"""The figures that the report states of Ouhai, each once, as they stand there: most are undated, some rounded, and classes overlap."""

from decimal import Decimal
from typing import Any

from ...law import Verified
from ...statistics import AtLeast, CountingUnit, DerivedFigure, Measure, Rounded, Statistic, ratio, share
from ...text import Text

__all__ = ["FIGURES", "indicators"]

SOURCE = "ouhai-report"
"""The report: its undated figures are taken to be of one time, after the end of 2022 (AO30)."""

_YEAR = 2022
_HUNDREDS, _TEN_THOUSANDS = Rounded(Decimal(100)), Rounded(Decimal(10_000))
_UNITS, _KINDS = CountingUnit, Measure

_MAY_OVERLAP = Text(
    "慈善组织、社工机构和备案社区社会组织可以重叠（AO14）",
    "charitable organisations, social work agencies and filed community organisations can overlap (AO14)",
)
_CONVERTED = Text(
    "是否已含由民间团体发展而来的3家，未说明（AO13）", "whether the three that grew out of groups are among them is not told (AO13)"
)
_MONEY = Text("未说明是一次性、每年还是累计（AO17）", "once, yearly or in all: not told (AO17)")
_FUND = Text("未说明年份，也未说明是每年还是总额（AO12）", "neither the year nor whether it is yearly or in all is told (AO12)")
_ROUND = Text(
    "未说明是一轮还是累计，也未说明是否全由该资金支持（AO11）",
    "one round or in all, and whether that money pays for all of them: not told (AO11)",
)
_TWO_NAMED = Text("只点名其中2家（AO29）", "two of them are named (AO29)")
_TOTAL_OR_EACH = Text("未说明是三个基金合计还是各为此数（AO28）", "of the three funds together or of each: not told (AO28)")
_COMMUNITY_WORKERS = Text(
    "社区工作者也可持证，与持证社工可以重叠（AO24）",
    "community workers can hold the certificate: they and certified social workers overlap (AO24)",
)


def _figure(id_: str, zh: str, en: str, value: int | str, unit: CountingUnit, clause: str | tuple[str, ...], **more: Any) -> Statistic:
    told: dict[str, Any] = {"measure": _KINDS.STOCK, "classes": (id_,), **more}
    return Statistic(
        id=id_, label=Text(zh, en), value=value, unit=unit, clause=clause, verified=Verified.REPORT, source=SOURCE, **told
    )  # fmt: skip


def _in_2022(
    id_: str, zh: str, en: str, value: int, unit: CountingUnit, *notes: Text, clause: str = "O18", classes: tuple[str, ...] = ()
) -> Statistic:
    own = classes or (id_,)
    return _figure(id_, zh, en, value, unit, clause, measure=_KINDS.FLOW, period=_YEAR, classes=own, notes=notes)


FIGURES: tuple[Statistic, ...] = (
    _figure("converted_groups", "发展为慈善组织的民间团体", "grassroots groups turned into charitable organisations", 3, _UNITS.ORGANISATIONS, "O9",
            measure=_KINDS.FLOW, notes=(_TWO_NAMED,)),
    _figure("charitable_organisations", "慈善组织", "charitable organisations", 13, _UNITS.ORGANISATIONS, "O11", classes=("charitable_organisation",),
            notes=(_MAY_OVERLAP, _CONVERTED)),
    _figure("social_work_agencies", "社工机构", "social work agencies", 27, _UNITS.ORGANISATIONS, "O11", classes=("social_work_agency",),
            notes=(_MAY_OVERLAP,)),
    _figure("filed_community_organisations", "备案社区社会组织", "filed community social organisations", 3020, _UNITS.ORGANISATIONS, "O11",
            classes=("filed_community_organisation",), notes=(_MAY_OVERLAP,)),
    _figure("volunteer_homes", "义工之家", "volunteer homes", 4, _UNITS.PLACES, "O12"),
    _figure("volunteer_stations", "志愿服务站", "volunteer stations", 341, _UNITS.PLACES, "O12"),
    _figure("love_kiosks", "爱心亭", "love kiosks", 220, _UNITS.PLACES, "O12"),
    _figure("registered_volunteers", "注册志愿者", "registered volunteers", 184_600, _UNITS.PERSONS, "O13", precision=_HUNDREDS, classes=("volunteer",)),
    _figure("volunteer_teams", "志愿队伍", "volunteer teams", 729, _UNITS.TEAMS, "O13"),
    _figure("service_hours", "志愿服务总时长", "hours of volunteer service", 1_022_700, _UNITS.HOURS, "O13", precision=_HUNDREDS,
            measure=_KINDS.CUMULATIVE, notes=(Text("是累计还是一年，未说明，此处作累计（AO21）", "in all or in a year is not told; taken as in all (AO21)"),)),
    _figure("station_money", "社工站建设运行资金", "money for building and running stations", 3_960_000, _UNITS.YUAN, "O15", precision=_TEN_THOUSANDS,
            measure=_KINDS.UNKNOWN, notes=(_MONEY,)),
    _figure("stations", "镇街社工站", "town and subdistrict stations", 13, _UNITS.PLACES, ("O15", "O24"),
            notes=(Text("是否覆盖全部镇街，不能由此得出（AO35）", "whether every town and subdistrict has one does not follow (AO35)"),)),
    _figure("stationed_agencies", "驻场社工机构", "agencies that run stations", 8, _UNITS.ORGANISATIONS, "O16",
            notes=(Text("是否在27家之内，未说明（AO15）", "whether they are among the 27 is not told (AO15)"),)),
    _figure("stationed_social_workers", "驻场社工", "stationed social workers", 39, _UNITS.PERSONS, "O16",
            notes=(Text("专职、兼职各多少，未说明（AO16）", "how many of them work full time is not told (AO16)"),)),
    _in_2022("linked_communities", "联动村社", "villages and communities linked", 77, _UNITS.COMMUNITIES),
    _in_2022("linked_organisations", "联动社会组织", "social organisations linked", 91, _UNITS.ORGANISATIONS,
             Text("属于哪一类登记，未说明（AO20）", "of which register they are is not told (AO20)")),
    _in_2022("linked_volunteers", "联动志愿者", "volunteers linked", 3660, _UNITS.PERSONS,
             Text("与注册志愿者所计不同（AO18）", "not what the register of volunteers counts (AO18)"), classes=("linked", "volunteer")),
    _in_2022("activities", "开展活动", "activities", 479, _UNITS.ACTIVITIES),
    _in_2022("people_served", "服务困难人群", "services to people in difficulty", 46_232, _UNITS.SERVICE_CONTACTS,
             Text("是人次，不是人数（AO19）", "contacts, not persons (AO19)")),
    _in_2022("charity_resources", "链接慈善资源", "charitable resources linked", 189_090, _UNITS.YUAN,
             Text("此处以元计（AO6）", "counted in yuan here (AO6)")),
    _figure("venture_fund_before", "公益创投资金（提升前）", "venture fund before it was raised", 500_000, _UNITS.YUAN, "O20", measure=_KINDS.UNKNOWN,
            classes=("venture_fund",), notes=(_FUND,)),
    _figure("venture_fund", "公益创投资金", "venture fund", 1_000_000, _UNITS.YUAN, "O20", measure=_KINDS.UNKNOWN, classes=("venture_fund",), notes=(_FUND,)),
    _figure("placed_ventures", "落地公益项目", "ventures placed in communities", 21, _UNITS.PROJECTS, "O23", measure=_KINDS.UNKNOWN, notes=(_ROUND,)),
    _figure("service_projects", "社工站服务项目", "service projects of stations", 26, _UNITS.PROJECTS, "O25", measure=_KINDS.UNKNOWN,
            notes=(Text("各站多少，未说明（AO32）", "how many each station has is not told (AO32)"),)),
    _figure("charity_funds", "慈善基金", "charity funds of the centre", 3, _UNITS.FUNDS, "O27", measure=_KINDS.UNKNOWN),
    _figure("charity_funds_size", "慈善基金规模", "size of those funds", 10_200_000, _UNITS.YUAN, "O27", precision=_TEN_THOUSANDS, measure=_KINDS.UNKNOWN,
            notes=(_TOTAL_OR_EACH,)),
    _in_2022("newly_certified", "培育持证社工", "certified social workers trained", 151, _UNITS.PERSONS,
             Text("是当年新取得证书的，还是受训的持证者，未说明（AO23）", "newly certified, or certified before and trained: not told (AO23)"),
             clause="O35", classes=("certified_social_worker", "newly_certified")),
    _figure("certified_social_workers", "持证社工", "certified social workers", 2145, _UNITS.PERSONS, "O35", classes=("certified_social_worker",)),
    _figure("community_workers", "专职社区工作者", "full-time community workers", 667, _UNITS.PERSONS, "O37", notes=(_COMMUNITY_WORKERS,)),
    _figure("supervision_agencies", "引进专业督导机构", "supervision agencies brought in", 1, _UNITS.ORGANISATIONS, "O38"),
    _figure("supervisors", "引进督导人才", "supervisors brought in", 2, _UNITS.PERSONS, "O38"),
    _figure("city_supervisors", "市级督导人才", "supervisors of city level", 20, _UNITS.PERSONS, "O39", precision=AtLeast(),
            notes=(Text("“20余”是否含20，未说明（AO25）", "whether 20-odd can be 20 is not told (AO25)"),)),
    _figure("organisation_leaders", "省市级社会组织领军人物", "leaders of social organisations, of province or city level", 7, _UNITS.PERSONS, "O39"),
    _figure("brand_organisations", "品牌组织", "brand organisations", 3, _UNITS.ORGANISATIONS, "O39",
            notes=(Text("是否也为省市级，未说明（AO26）", "whether of province or city level too is not told (AO26)"),)),
)  # fmt: skip
"""Every figure of the report, in its order. Minima and formulas that it sets are no figures."""

_BY_ID = {figure.id: figure for figure in FIGURES}

_RATIOS = (
    ("stationed_social_workers", "stations"),
    ("service_projects", "stations"),
    ("linked_organisations", "stations"),
    ("linked_communities", "stations"),
    ("station_money", "stations"),
    ("charity_resources", "stations"),
    ("people_served", "activities"),
    ("service_hours", "registered_volunteers"),
    ("registered_volunteers", "volunteer_teams"),
    ("venture_fund", "placed_ventures"),
)


def indicators() -> tuple[DerivedFigure, ...]:
    """What the figures come to when one is held against another. The report claims none of it; each says what to beware of."""
    ratios = (ratio(_BY_ID[one], _BY_ID[other]) for one, other in _RATIOS)
    return (*ratios, share(_BY_ID["newly_certified"], _BY_ID["certified_social_workers"]))
