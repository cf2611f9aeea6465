"""What every policy can do with reforms: be changed by one into a new policy, and say what differs.

What it takes to do so is loaded when it is first asked for: most programs ask the law as it stands.
"""

from functools import cached_property
from typing import TYPE_CHECKING, Any, Self, cast

import attrs

if TYPE_CHECKING:
    from .applying import Swapped
    from .reforms import Overrode, Reform

__all__ = ["Reformable"]


@attrs.frozen(kw_only=True, repr=False)
class Reformable:
    """The part of a policy that knows of reforms.

    Attributes:
        reform: The reform that made it; None where it is the law.
        overrode: What later reforms changed of what earlier ones had set.
        swapped: The rules in whose place reforms put others.
    """

    reform: "Reform | None" = None
    overrode: "tuple[Overrode, ...]" = ()
    swapped: "tuple[Swapped, ...]" = ()

    def under(self, reform: "Reform") -> Self:
        """The policy that a reform makes of this one, which stays as it is.

        Values that a reform sets are marked with it and keep the clause of the law's own beside them. An empty reform changes nothing.

        Raises:
            UnknownNameError: If it names a parameter, a reading, an option or a rule that is not there.
            InvalidValueError: If it is no reform, a value is of the wrong type, a parameter has none to keep or to scale, or a rule is a part
                of another one and cannot be swapped alone.
            InadmissibleReadingsError: If the options that it leaves chosen are excluded or cannot stand together.
            ReformConflict: If two of its operations turn out to change one thing on the same days.
        """
        from .applying import reformed

        changes = reformed(cast("Any", self), reform)
        return self if reform.empty else attrs.evolve(self, **changes)

    def diff(self, old: "Reformable") -> "Reform":
        """The reform that leads from another policy to this one: `old.under(new.diff(old))` has the fingerprint of `new`.

        It compares values, not histories, and is empty where nothing differs.

        Raises:
            InvalidValueError: If the two are not made of one policy by reforms.
        """
        from .differences import difference

        return difference(cast("Any", old), cast("Any", self))

    @cached_property
    def fingerprint(self) -> str:
        """A digest of what answers depend on: when it is in force, values by day, readings, rules; words and labels are not part of it.

        It is equal wherever and whenever it is computed, and begins with the name of the algorithm: `"sha256:..."`.
        """
        from ..canonical import digest
        from .fingerprints import policy_as_data

        return digest(policy_as_data(cast("Any", self)))
