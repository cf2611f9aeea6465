"""The three tiers of an invented system of tea: places where nobody has to be named, with centres, stations and rooms of their own."""

from ...text import Text
from ...tiers import Tier

__all__ = ["TEA_TIERS"]

TEA_TIERS = (
    Tier(
        id="county",
        level=Text("茶县", "tea county"),
        level_names=("县", "市", "区", "county", "city", "district"),
        unit=Text("茶事中心", "tea centre"),
        unit_names=("中心", "centre"),
        code_digits=6,
        clause="T1",
    ),
    Tier(
        id="town",
        level=Text("茶镇", "tea town"),
        level_names=("乡", "镇", "街道", "township", "town", "subdistrict"),
        unit=Text("茶站", "tea station"),
        unit_names=("站", "station"),
        code_digits=9,
        clause=("T1", "T2"),
    ),
    Tier(
        id="village",
        level=Text("茶村", "tea village"),
        level_names=("村", "社区", "village", "community"),
        unit=Text("茶室", "tea room"),
        unit_names=("室", "room"),
        code_digits=12,
        clause=("T1", "T3"),
    ),
)
"""Counties with six digits, towns with nine, villages with twelve."""
