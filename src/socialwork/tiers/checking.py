"""Whether a network hangs together: everything that does not, at once, in time that grows with its size and no faster."""

from collections.abc import Iterable

from ._place_checks import PlaceChecks
from ._unit_checks import UnitChecks
from .findings import Finding, Subject
from .grounds import Ground
from .layouts import Layout
from .places import Place, Unit

__all__ = ["check"]


def check(layout: Layout, places: Iterable[Place], units: Iterable[Unit]) -> tuple[Finding, ...]:
    """Everything that is wrong with these places and units, places first, by id."""
    ground = Ground(layout, tuple(places), tuple(units))
    found = (*PlaceChecks(ground).findings(), *UnitChecks(ground).findings())
    return tuple(sorted(found, key=lambda each: (each.of is Subject.UNIT, each.id, each.code, each.field, each.text.zh)))
