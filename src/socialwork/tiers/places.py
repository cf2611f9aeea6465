"""Places, the units at them, and the statistical codes of places."""

import re
from datetime import date

import attrs

from ..errors import mask_identity
from ..text import Text
from .sites import Site
from .words import Tier

__all__ = ["Place", "Unit", "code_fault", "of_a_zone", "shown_code"]


@attrs.frozen(kw_only=True)
class Place:
    """A place at one level of administration: a county, a town, a village.

    Attributes:
        id: Stable key in its network: an office's own, or the statistical code.
        name: What it is called.
        tier: The id of the `Tier` whose level it is of.
        within: The id of the place one level up that it belongs to; None for the top.
        code: The statistical code; None where it is not given.
        code_as_of: A day on which it had that code, as codes change by the year; None where nobody says.
    """

    id: str
    name: str
    tier: str
    within: str | None = None
    code: str | None = None
    code_as_of: date | None = None


@attrs.frozen(kw_only=True)
class Unit:
    """A guidance centre, a station or a room.

    Attributes:
        id: Stable key in its network.
        name: What it is called.
        tier: The id of the `Tier` whose kind of unit it is.
        place: The id of the place where it is.
        under: The id of the unit one level up that guides it; None where nobody says.
        serves: The ids of further places it serves beside the one where it is.
        site: The facts that a standard asks for; those not given are missing.
    """

    id: str
    name: str
    tier: str
    place: str
    under: str | None = None
    serves: tuple[str, ...] = ()
    site: Site = attrs.field(factory=Site)


_ROUNDED = re.compile(r"[0-9](?:\.[0-9]+)?[Ee]\+?[0-9]+")
_AS_TEXT = Text(
    "表格软件把代码改成了数值；请将此列设为文本后重填",
    "a spreadsheet program made a quantity of the code; format the column as text and fill it in anew",
)
_ONLY_DIGITS = Text("代码只含数字", "a code has digits only")


def code_fault(code: str, tier: Tier) -> Text | None:
    """Why this is no statistical code of a place of that level, or None if it can be one.

    >>> from socialwork.testing.invented import TEA_TIERS
    >>> code_fault("13010200100", TEA_TIERS[2]).en
    'it has 11 digits; the code of a tea village has 12'
    """
    if not (code.isascii() and code.isdigit()):
        return _AS_TEXT if _ROUNDED.fullmatch(code) else _ONLY_DIGITS
    if len(code) == tier.code_digits:
        return None
    fault = Text(
        f"有{len(code)}位；{tier.level.zh}的代码应为{tier.code_digits}位",
        f"it has {len(code)} digits; the code of a {tier.level.en} has {tier.code_digits}",
    )
    if len(code) > tier.code_digits and not code[tier.code_digits :].strip("0"):
        return fault + Text("，请去掉末尾补的0", ": leave out the zeros at its end")
    return fault


_COUNTY_DIGITS, _ZONES = 6, range(71, 81)
_JOINT_UNITS = "45"


def shown_code(code: str) -> str:
    """A code of a place as a message may print it: public, and so whole, unless its digits could as well be those of a person's number.

    Of such digits those of the county are shown, which begin both. A number that a spreadsheet has rounded has no more than these.

    >>> shown_code("1301020011"), shown_code("13010200100"), shown_code("1.30E+11")
    ('1301020011', '130102…', '1.30E+11')
    """
    if _ROUNDED.fullmatch(code) or (masked := mask_identity(code)) == code:
        return code
    return f"{code[:_COUNTY_DIGITS]}…" if code.isascii() and code.isdigit() else masked


def of_a_zone(code: str) -> bool:
    """Whether a code is one of those kept for development zones, parks and farms, which seldom follow the tree of administration.

    Of a county's code these are the last two digits 71 to 80, of a town's a 4 or 5 in the seventh place.
    """
    return int(code[_COUNTY_DIGITS - 2 : _COUNTY_DIGITS] or 0) in _ZONES or code[_COUNTY_DIGITS : _COUNTY_DIGITS + 1] in set(_JOINT_UNITS)
