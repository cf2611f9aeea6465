"""What a profile's document is made of: its entries, as a file has them."""

from datetime import date
from typing import Any

import attrs

from ..days import Window
from ..law import Clause, Document, Verified
from ..text import Labelled, Text, Unit
from ..tiers import Family, Force, Inapplicable, Tier

__all__ = [
    "ABSENT",
    "NODES",
    "DatedEntry",
    "FactEntry",
    "GradeEntry",
    "Kind",
    "OptionEntry",
    "ReadingEntry",
    "RequirementEntry",
    "ValueEntry",
    "Whole",
]


ABSENT: Any = object()
"""What stands for a key that is not there, where null would be refused."""


class Kind(Labelled):
    """What a declared fact, or a value, is."""

    YES_NO = "yes_no", "是否", "yes or no"
    NUMBER = "number", "数字", "a number"
    COUNT = "count", "整数", "a whole number"


@attrs.frozen(kw_only=True)
class DocumentEntry:
    """A text; one whose validity was not found does not say any."""

    id: str
    title: Text
    issuer: Text
    number: str | None = None
    validity: Window | None = None
    read_in: Text
    verified: Verified
    clause: tuple[str, ...] = ()

    def made(self) -> Document:
        """The document."""
        return Document(**{field.name: getattr(self, field.name) for field in attrs.fields(DocumentEntry)})


@attrs.frozen(kw_only=True)
class NotWithEntry:
    """An option that another one cannot be combined with."""

    reading: str
    option: str
    why: Text


@attrs.frozen(kw_only=True)
class OptionEntry:
    """One way to read an unclear place."""

    id: str
    label: Text
    grounds: Text
    excluded: Text | None = None
    not_with: tuple[NotWithEntry, ...] = ()


@attrs.frozen(kw_only=True)
class ReadingEntry:
    """An unclear place."""

    id: str
    question: Text
    options: tuple[OptionEntry, ...]
    default: str
    why: Text
    clause: tuple[str, ...]


@attrs.frozen(kw_only=True)
class FactEntry:
    """A fact that the profile declares."""

    name: str
    label: Text
    kind: Kind
    unit: Unit | None = None
    asked_of: Text
    at_least: int | None = None


@attrs.frozen(kw_only=True)
class DatedEntry:
    """A value from a day on; what it is worth is read by itself."""

    value: Any
    since: date
    clause: tuple[str, ...]
    verified: Verified


@attrs.frozen(kw_only=True)
class ValueEntry:
    """A value that rules, points or grades name."""

    name: str
    label: Text
    kind: Kind = Kind.NUMBER
    unit: Unit | None = None
    unit_of: str | None = None
    dated: tuple[DatedEntry, ...]


@attrs.frozen(kw_only=True)
class RequirementEntry:
    """A requirement; its rules are read by themselves."""

    id: str
    label: Text
    family: Family
    family_text: Text | None = None
    tier: str
    force: Force
    rule: Any
    applies: Any = ABSENT
    clause: tuple[str, ...]
    points: str | None = None
    veto: bool = False


@attrs.frozen(kw_only=True)
class GradeEntry:
    """A grade."""

    id: str
    label: Text
    at_least: str | None = None


@attrs.frozen(kw_only=True)
class Whole:
    """The whole document."""

    id: str
    title: Text
    made_up: bool
    note: str | None = None
    documents: tuple[DocumentEntry, ...]
    clauses: tuple[Clause, ...]
    readings: tuple[ReadingEntry, ...] = ()
    tiers: tuple[Tier, ...]
    facts: tuple[FactEntry, ...] = ()
    values: tuple[ValueEntry, ...] = ()
    requirements: tuple[RequirementEntry, ...]
    grades: tuple[GradeEntry, ...] = ()
    inapplicable: Inapplicable | None = None
    binding: str | None = None


# --- nodes of rules -------------------------------------------------------------------------------------------------------------------------


@attrs.frozen(kw_only=True)
class _Node:
    node: str
    clause: tuple[str, ...] | None = None
    label: Text | None = None


@attrs.frozen(kw_only=True)
class IsTrueEntry(_Node):
    """A fact holds."""

    fact: str


@attrs.frozen(kw_only=True)
class IsEntry(_Node):
    """A fact is one value of its list."""

    fact: str
    value: str


@attrs.frozen(kw_only=True)
class OneOfEntry(_Node):
    """A fact is one of several values of its list."""

    fact: str
    values: tuple[str, ...]


@attrs.frozen(kw_only=True)
class BoundEntry(_Node):
    """A number is a value or above it, or below it."""

    fact: str
    parameter: str


@attrs.frozen(kw_only=True)
class PartsEntry(_Node):
    """Every part holds, or one does, or the only one does not."""

    parts: Any


@attrs.frozen(kw_only=True)
class SomeEntry(_Node):
    """So many parts hold."""

    parameter: str
    parts: Any


@attrs.frozen(kw_only=True)
class ByReadingEntry(_Node):
    """A branch for each option of a reading."""

    reading: str
    branches: Any


NODES: dict[str, type[Any]] = {
    "IsTrue": IsTrueEntry,
    "Is": IsEntry,
    "OneOf": OneOfEntry,
    "AtLeast": BoundEntry,
    "AtMost": BoundEntry,
    "AllOf": PartsEntry,
    "AnyOf": PartsEntry,
    "Not": PartsEntry,
    "SomeOf": SomeEntry,
    "ByReading": ByReadingEntry,
}
"""The entry of each kind of node."""
