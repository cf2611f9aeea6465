"""How many there are of what a place of a formula counts, as far as it is known, and what would have to be asked to know it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..errors import mask_identity
from ..rules import Missing
from ..text import Text, plain
from .ventures import Resource, Venture, VentureOrganisation, VentureWorker
from .words import OrganisationClass, OrganisationRole, ResourceKind, SlotKind, WorkerKind

__all__ = ["Counted", "Span", "count"]


class Span(NamedTuple):
    """A whole number of which bounds are known.

    Attributes:
        low: It is this at least.
        high: It is this at the most; None where nobody can say.
    """

    low: int
    high: int | None

    @classmethod
    def of(cls, number: int) -> "Span":
        """The number itself."""
        return cls(number, number)

    @property
    def text(self) -> Text:
        """The bounds in words."""
        if self.high is None:
            return Text(f"{self.low}以上", f"{self.low} or more") if self.low else Text("不详", "not known")
        return plain(self.low) if self.low == self.high else Text(f"{self.low}至{self.high}", f"{self.low} to {self.high}")


class Counted(NamedTuple):
    """What was counted.

    Attributes:
        span: How many there are.
        missing: What would have to be asked to know it better.
    """

    span: Span
    missing: tuple[Text, ...] = ()


_UNKNOWN = Span(0, None)
_ONE = Span.of(1)

_Fact = bool | Missing
_Asked = tuple[Text, _Fact]
"""A yes or no that counting depends on, with what it is called."""


def count(venture: Venture, kind: SlotKind, name: str, *, alone: bool = False) -> Counted:
    """How many there are in a venture of what a place counts.

    Args:
        venture: The venture.
        kind: What the place counts.
        name: The name of the place.
        alone: Whether a worker counts only who serves no other venture.
    """
    match kind:
        case SlotKind.PROJECT:
            return Counted(_ONE)
        case SlotKind.VOLUNTEERS:
            return _number(venture.volunteers, kind.label)
        case SlotKind.COMMUNITY:
            return _number(venture.communities if isinstance(venture.communities, Missing) else len(venture.communities), kind.label)
        case SlotKind.PARTY:
            return _number(dict(venture.parties).get(name, Missing.NOT_ASKED), plain(name))
        case SlotKind.CHARITY_RESOURCES | SlotKind.CHARITY_MONEY:
            return _resources(venture.resources, kind)
        case SlotKind.ORGANISATION | SlotKind.LEAD_ORGANISATION | SlotKind.CHARITABLE_ORGANISATION:
            if isinstance(venture.organisations, Missing):
                return Counted(_UNKNOWN, (kind.label,))
            return _among((each.id, tuple(_of_organisation(each, kind))) for each in venture.organisations)
        case _:
            if isinstance(venture.workers, Missing):
                return Counted(_UNKNOWN, (kind.label,))
            return _among((each.id, tuple(_of_worker(each, kind, alone=alone))) for each in venture.workers)


def _number(number: int | Missing, label: Text) -> Counted:
    return Counted(_UNKNOWN, (label,)) if isinstance(number, Missing) else Counted(Span.of(number))


def _resources(resources: tuple[Resource, ...] | Missing, kind: SlotKind) -> Counted:
    if isinstance(resources, Missing):
        return Counted(_UNKNOWN, (kind.label,))
    missing: list[Text] = []
    low, bounded = 0, True
    for each in resources:
        if kind is SlotKind.CHARITY_MONEY and each.kind is not ResourceKind.MONEY:
            continue
        if each.kind is ResourceKind.ITEM and isinstance(each.amount, Missing):
            missing.append(_of(each.id, Text("项数", "how many items")))
            bounded = False
        items = each.kind is ResourceKind.ITEM and not isinstance(each.amount, Missing)
        low += int(each.amount) if items and not isinstance(each.amount, Missing) else 1
    return Counted(Span(low, low if bounded else None), tuple(missing))


def _among(listed: Iterable[tuple[str, tuple[_Asked, ...]]]) -> Counted:
    """Those of whom everything asked is true; who may be one of them for want of a fact is counted above only."""
    low, high = 0, 0
    missing: list[Text] = []
    for key, facts in listed:
        if any(fact is False for _, fact in facts):
            continue
        untold = [_of(key, what) for what, fact in facts if isinstance(fact, Missing)]
        high += 1
        low += not untold
        missing += untold
    return Counted(Span(low, high), tuple(missing))


def _of(key: str, what: Text) -> Text:
    shown = mask_identity(key)
    return Text(f"{shown}：{what.zh}", f"{shown}: {what.en}")


_ROLE, _CLASSES = Text("是否牵头", "whether it leads"), Text("组织类别", "its classes")
_KIND, _FULL_TIME = Text("岗位", "what job it is"), Text("是否专职", "whether full time")
_CERTIFIED, _ELSEWHERE = Text("是否持证", "whether certified"), Text("是否另有项目", "whether on other ventures too")


def _of_organisation(each: VentureOrganisation, kind: SlotKind) -> Iterator[_Asked]:
    if kind is SlotKind.LEAD_ORGANISATION:
        yield _ROLE, each.role if isinstance(each.role, Missing) else each.role is OrganisationRole.LEAD
    if kind is SlotKind.CHARITABLE_ORGANISATION:
        classes = each.classes
        yield _CLASSES, classes if isinstance(classes, Missing) else OrganisationClass.CHARITABLE_ORGANISATION in classes


def _of_worker(each: VentureWorker, kind: SlotKind, *, alone: bool) -> Iterator[_Asked]:
    fitting = {WorkerKind.SOCIAL_WORKER, WorkerKind.COMMUNITY_WORKER} if kind is SlotKind.FULL_TIME_WORKER else {WorkerKind.SOCIAL_WORKER}
    yield _KIND, each.kind if isinstance(each.kind, Missing) else each.kind in fitting
    if kind is not SlotKind.SOCIAL_WORKER:
        yield _FULL_TIME, each.full_time
    if kind is SlotKind.CERTIFIED_FULL_TIME:
        yield _CERTIFIED, each.certified
    if alone:
        yield _ELSEWHERE, each.elsewhere if isinstance(each.elsewhere, Missing) else not each.elsewhere
