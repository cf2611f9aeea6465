"""The three levels, and what their units do for whom."""

from ...text import Text
from ..functions import Function
from ..words import Act, Party, Tier

__all__ = ["DOUBTFUL_LEVEL_NAMES", "FUNCTIONS", "TIERS"]

COUNTY = Tier(
    id="county",
    level=Text("县（区）", "county (district)"),
    level_names=("县", "市", "区"),
    unit=Text("社会工作指导中心", "social work guidance centre"),
    unit_names=("社会工作指导中心", "指导中心"),
    code_digits=6,
    clause="H11",
)
TOWN = Tier(
    id="town",
    level=Text("乡镇（街道）", "township (subdistrict)"),
    level_names=("乡", "镇", "街道"),
    unit=Text("社会工作服务站", "social work service station"),
    unit_names=("社会工作服务站", "社工站", "服务站"),
    code_digits=9,
    clause=("H1", "H4", "H11"),
)
VILLAGE = Tier(
    id="village",
    level=Text("村（社区）", "village (community)"),
    level_names=("村", "社区"),
    unit=Text("社会工作室", "social work room"),
    unit_names=("社会工作室", "社工室", "工作室"),
    code_digits=12,
    clause="H11",
)

TIERS = (COUNTY, TOWN, VILLAGE)
DOUBTFUL_LEVEL_NAMES = ("乡",)


def _centre(act: Act, *clause: str, among_others: bool = False) -> Function:
    return Function(unit=COUNTY.id, act=act, toward=TOWN.id, within_area=True, clause=clause, open=among_others)


def _purchased(by: Party) -> Function:
    return Function(unit=TOWN.id, act=Act.CONTRACT, toward=by, within_area=False, clause="H18")


FUNCTIONS = (
    *(Function(unit=tier.id, act=Act.RUN_PROJECTS, within_area=False, clause="H13") for tier in TIERS),
    _centre(Act.COORDINATE, "H15"),
    _centre(Act.GUIDE, "H15"),
    _centre(Act.ADVANCE, "H15"),
    _centre(Act.TRAIN, "H11", "H16", among_others=True),
    _centre(Act.MONITOR, "H11", "H16", among_others=True),
    _centre(Act.SUPERVISE, "H11", "H16", among_others=True),
    _centre(Act.EVALUATE, "H11", "H16", among_others=True),
    Function(unit=TOWN.id, act=Act.GUIDE, toward=VILLAGE.id, within_area=True, clause=("H11", "H17")),
    Function(unit=TOWN.id, act=Act.SUPPORT, toward=VILLAGE.id, within_area=True, clause=("H11", "H19")),
    _purchased(Party.PARTY_GOVERNMENT),
    _purchased(Party.PUBLIC_INSTITUTION),
    _purchased(Party.MASS_ORGANISATION),
    Function(unit=TOWN.id, act=Act.MOBILISE, toward=Party.RESOURCES, within_area=True, clause="H19"),
    Function(unit=VILLAGE.id, act=Act.SERVE, toward=Party.RESIDENTS, within_area=True, clause="H20", open=True),
)
"""Where the report does not say that an act is for the unit's own area, the levels do: each unit works at one of them (H11)."""
