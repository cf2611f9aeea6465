"""What every service system in tiers has: its levels, what their units do, its unclear places. A place's file fills it in."""

from typing import TypeVar

import attrs

from ..errors import DuplicateNameError, UnknownNameError
from ..law import Reading
from ..policies import Law, Policy
from ..text import Text
from .functions import Function
from .words import Act, Party, Tier

__all__ = ["ServiceSystem", "level_names"]

S = TypeVar("S", bound="ServiceSystem")

_LEVEL = Text("层级", "tier")


@attrs.frozen(kw_only=True, repr=False)
class ServiceSystem(Policy):
    """A system of service in levels, each with one kind of unit.

    Attributes:
        tiers: The levels, from the top down.
        functions: What units of each level do and for whom.
        doubtful_level_names: Names of places that are of a level only if `levels_named` is read so.
        levels_named: Reading: whether every name of a place counts (`every_name`), or only those that the list of levels has (`listed_names`).
        units_per_area: Reading: how many units an area has (`exactly_one`, `at_most_one`, `one_or_more`, `any_number`).
        tree: Reading: how units hang together (`by_area`, `places_without_unit`, `shared_units`).
        centre_reaches_rooms: Reading: whether units act on those two levels down (`through_stations`, `directly`).
        contractors: Reading: whether units that no clause names may take on purchased tasks (`named_only`, `any_level`, `silent`).
        purchasers: Reading: whether others than the purchasers named may purchase (`named`, `open`).
        force: Reading: how binding the standard is (`mandatory`, `recommended`).

    Raises:
        DuplicateNameError: If two tiers, two functions, or a tier and a party share a name.
        UnknownNameError: If a function names a tier that is not there.
    """

    tiers: tuple[Tier, ...]
    functions: tuple[Function, ...]
    doubtful_level_names: tuple[str, ...] = ()

    levels_named: Reading
    units_per_area: Reading
    tree: Reading
    centre_reaches_rooms: Reading
    contractors: Reading
    purchasers: Reading
    force: Reading

    def __attrs_post_init__(self) -> None:
        DuplicateNameError.check("tier or party", (*(tier.id for tier in self.tiers), *(str(party.value) for party in Party)))
        DuplicateNameError.check("function", (function.name for function in self.functions))
        for function in self.functions:
            self.tier(function.unit)
            if isinstance(function.toward, str):
                self.tier(function.toward)
        super().__attrs_post_init__()

    def tier(self, tier_id: str) -> Tier:
        """The tier of that id.

        Raises:
            UnknownNameError: If there is none.
        """
        for tier in self.tiers:
            if tier.id == tier_id:
                return tier
        raise UnknownNameError(_LEVEL, tier_id, tuple(tier.id for tier in self.tiers))

    def function(self, unit: Tier, act: Act, toward: Tier | Party | None) -> Function | None:
        """What a clause says of that act of such units for them; None where none does."""
        named = toward.id if isinstance(toward, Tier) else toward
        for function in self.functions:
            if (function.unit, function.act, function.toward) == (unit.id, act, named):
                return function
        return None

    def next_below(self, tier: Tier) -> Tier | None:
        """The tier right below; None below the lowest."""
        below = self.tiers[self.tiers.index(tier) + 1 :]
        return below[0] if below else None


def level_names(law: Law[S], tier: Tier) -> tuple[str, ...]:
    """Every name that a place of the level can have, under the reading chosen for `levels_named`."""
    if law.choice(law.policy.levels_named).id == "every_name":
        return tier.level_names
    return tuple(name for name in tier.level_names if name not in law.policy.doubtful_level_names)
