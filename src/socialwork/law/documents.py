"""What a policy is made of: documents, and their clauses in our own words."""

from enum import Enum

import attrs

from ..days import Window
from ..errors import InvalidValueError
from ..text import Labelled, Text

__all__ = ["Clause", "Document", "Enumeration", "Verified", "clause_ids"]

_ONE_OF_TWO = Text("narrative 与 planned 至多写一个", "give at most one of the two")


class Verified(Labelled):
    """How far a value or a text was checked against its source."""

    OFFICIAL = "official", "据官方文本", "official text"
    PRESS = "press", "据报刊", "press"
    COPY = "copy", "据转载件", "copy of a text"
    REPORT = "report", "据新闻报道", "news report"
    ASSUMED = "assumed", "系假设", "assumed"


def clause_ids(ids: str | tuple[str, ...]) -> tuple[str, ...]:
    """One clause id, or several, as a tuple."""
    return (ids,) if isinstance(ids, str) else tuple(ids)


@attrs.frozen(kw_only=True)
class Document:
    """A text that makes policy, and how well it is known.

    Attributes:
        id: Stable name, such as `"haiyou-2023"`.
        title: The title.
        issuer: Who issued it.
        number: The document number; None where it was not found, which does not mean that there is none.
        validity: The days it is in force; None where they were not found.
        read_in: Where its content was read.
        verified: How far it was checked.
        clause: The clauses that give its validity.
    """

    id: str
    title: Text
    issuer: Text
    number: str | None = None
    validity: Window | None
    read_in: Text
    verified: Verified
    clause: tuple[str, ...] = attrs.field(default=(), converter=clause_ids)


@attrs.frozen(kw_only=True)
class Clause:
    """One statement of a document, summarised in our own words.

    Attributes:
        id: Such as `"J4"`.
        document: The id of its document.
        summary: What it says, in our own words.
        narrative: Why nothing models it, for a statement that sets no rule.
        planned: What will model it, while that is not built yet.

    Raises:
        InvalidValueError: If it is called narrative and planned at once.
    """

    id: str
    document: str
    summary: Text
    narrative: Text | None = None
    planned: Text | None = None

    def __attrs_post_init__(self) -> None:
        if self.narrative and self.planned:
            raise InvalidValueError(f"Clause {self.id}", "narrative and planned", _ONE_OF_TWO)


@attrs.frozen(kw_only=True)
class Enumeration:
    """A list of values that a text names.

    Attributes:
        name: Stable name.
        label: What is listed.
        members: The values.
        clause: The clauses that list them.
        open: Whether the text leaves the list open (等), so that other values are possible.
    """

    name: str
    label: Text
    members: type[Enum]
    clause: tuple[str, ...] = attrs.field(converter=clause_ids)
    open: bool
