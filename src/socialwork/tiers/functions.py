"""What a kind of unit does, and for whom, as a standard says it."""

from typing import Any, ClassVar

import attrs

from ..law import Structural
from ..law.documents import clause_ids
from ..text import Text
from .words import Act, Party

__all__ = ["Function"]


@attrs.frozen(kw_only=True)
class Function(Structural):
    """One thing that a text says units of a level do.

    Attributes:
        unit: The id of the `Tier` whose units do it.
        act: What they do.
        toward: For whom: the id of the `Tier` whose units they do it for, or a party; None for what is done for nobody in particular.
        within_area: Whether it is for those in the unit's own area only.
        clause: The clauses that say so.
        open: Whether it stands in a list that the text leaves open (等), so that more of its kind can be provided for.
    """

    kind: ClassVar[Text] = Text("职能", "function")

    unit: str
    act: Act
    toward: str | Party | None = None
    within_area: bool
    clause: tuple[str, ...] = attrs.field(converter=clause_ids)
    open: bool = False

    @property
    def name(self) -> str:
        """What tells it from the other functions of a policy: `"county.train.town"`."""
        toward = self.toward.value if isinstance(self.toward, Party) else self.toward
        return ".".join(filter(None, (self.unit, self.act.value, toward)))

    @property
    def cited_as(self) -> str:
        """What it is called among what models a clause."""
        return f"function {self.name}"

    @property
    def words(self) -> Text:
        """The act."""
        return self.act.label

    def as_structure(self) -> dict[str, Any]:
        """What a fingerprint covers of it."""
        return {"name": self.name, "within_area": self.within_area, "open": self.open, "clause": list(self.clause)}
