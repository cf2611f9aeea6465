"""Places, the units at them, and the network they make."""

import attrs

from ..errors import DuplicateNameError
from .sites import Site

__all__ = ["Network", "Place", "Unit"]


@attrs.frozen(kw_only=True)
class Place:
    """A place at one level of administration: a county, a town, a village.

    Attributes:
        id: Stable key in its network: an office's own, or the statistical code.
        name: What it is called.
        tier: The id of the `Tier` whose level it is of.
        within: The id of the place one level up that it belongs to; None for the top.
        code: The statistical code; None where it is not given.
    """

    id: str
    name: str
    tier: str
    within: str | None = None
    code: str | None = None


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


@attrs.frozen(kw_only=True)
class Network:
    """Places and units, in any order. Whether they hang together is checked by `check`, which reports everything that is wrong at once.

    Attributes:
        places: The places.
        units: The units.

    Raises:
        DuplicateNameError: If two places, or two units, share an id.
    """

    places: tuple[Place, ...]
    units: tuple[Unit, ...] = ()

    def __attrs_post_init__(self) -> None:
        DuplicateNameError.check("place", (place.id for place in self.places))
        DuplicateNameError.check("unit", (unit.id for unit in self.units))
