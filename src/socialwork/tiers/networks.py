"""Places and the units at them: the network they make."""

import attrs

from ..errors import DuplicateNameError
from ..text import Text
from .checking import check
from .coverage import Coverage, coverage
from .findings import Finding
from .layouts import Layout, Levels
from .places import Place, Unit

__all__ = ["Network", "Place", "Unit"]


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
        DuplicateNameError.check(Text("地方编号", "place id"), (place.id for place in self.places))
        DuplicateNameError.check(Text("机构编号", "unit id"), (unit.id for unit in self.units))

    def __repr__(self) -> str:
        return f"Network({len(self.places)} places, {len(self.units)} units)"

    def check(self, layout: Levels) -> tuple[Finding, ...]:
        """Everything that is wrong with the network, places first, by id; empty where it hangs together.

        What merely follows from another fault is not told. Where a place has no unit at all, that is for `coverage`, unless each place is
        to have exactly one.

        Args:
            layout: How it has to hang together: a layout; the law of a service system, such as `HEBEI.on(day)`, under the readings that it
                chose; tiers alone allow several units a place, each under one of its area.
        """
        return check(Layout.of(layout), self.places, self.units)

    def coverage(self, layout: Levels) -> Coverage:
        """Which places have a unit of their level, counted by level and by area.

        It takes a network as it is, whatever `check` finds: what lies in no known place is counted apart, so that areas add up to the whole.

        Args:
            layout: The levels, and whether a unit can also serve places that have none; as for `check`.
        """
        return coverage(Layout.of(layout), self.places, self.units)
