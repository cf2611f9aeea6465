"""What else a policy can be made of: values of a room's own, such as what a unit does for whom, that cite clauses."""

from abc import ABC, abstractmethod
from typing import Any, ClassVar

from ..text import Text

__all__ = ["Structural"]


class Structural(ABC):
    """A part of a policy that cites clauses and is neither parameter, reading, rule nor lifecycle.

    A policy that has such parts as an attribute, one or a tuple of them, counts them among what models its clauses, and its fingerprint covers them.

    Attributes:
        kind: What such parts are called.
        clause: The clauses that it models.
    """

    __slots__ = ()

    kind: ClassVar[Text]
    clause: tuple[str, ...]

    @property
    @abstractmethod
    def cited_as(self) -> str:
        """What it is called among what models a clause: `"tier county"`, a word for the kind and a name."""
        ...

    @property
    @abstractmethod
    def words(self) -> Text:
        """What it is, in words, beside the clauses."""
        ...

    @abstractmethod
    def as_structure(self) -> dict[str, Any]:
        """What answers depend on, as JSON data: ids and codes, no words."""
        ...
