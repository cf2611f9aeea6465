"""A venture project as an office knows it: who is in it, who works on it, what is given, and which communities it is for.

A list that is given is the whole list: an empty one says that there is none, and one that is missing says nothing.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, NoReturn, cast

import attrs
from attrs import validators

from ..errors import DuplicateNameError, InvalidValueError, mask_identity
from ..money import to_decimal
from ..rules import Missing
from ..text import Text
from .words import OrganisationClass, OrganisationRole, ResourceKind, WorkerKind

__all__ = ["Resource", "Venture", "VentureOrganisation", "VentureWorker"]

_WHOLE = Text("请给整数，0或以上；不知道的给 Missing.NOT_KNOWN", "give a whole number, 0 or more, or Missing.NOT_KNOWN where nobody knows")


def _listed(given: "Iterable[Any] | Missing") -> "tuple[Any, ...] | Missing":
    return given if isinstance(given, Missing) else tuple(given)


def _a(kind: type[Any]) -> Any:
    """A validator: a value of that type, or one that is missing."""

    def check(owner: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
        if not isinstance(value, (kind, Missing)):
            _refuse(owner, attribute, value, f"give a value of type {kind.__name__}, or one of Missing")

    return check


def _several(kind: type[Any]) -> Any:
    """A validator: a tuple of values of that type, or one that is missing."""

    def check(owner: object, attribute: "attrs.Attribute[Any]", value: "tuple[object, ...] | Missing") -> None:
        for each in () if isinstance(value, Missing) else value:
            if not isinstance(each, kind):
                _refuse(owner, attribute, each, f"give values of type {kind.__name__}, or one of Missing for the whole list")

    return check


def _refuse(owner: object, attribute: "attrs.Attribute[Any]", value: object, fix: str) -> NoReturn:
    raise InvalidValueError(f"{type(owner).__name__}.{attribute.name}", value, fix)


def _check_count(where: str, count: object) -> None:
    right = isinstance(count, Missing) or (isinstance(count, int) and not isinstance(count, bool) and count >= 0)
    if not right:
        raise InvalidValueError(where, count, _WHOLE)


class _Masked:
    """Prints its id alone, masked where it looks like a number of a person."""

    __slots__ = ()

    id: str

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {mask_identity(self.id)}>"


@attrs.frozen(kw_only=True, repr=False)
class VentureOrganisation(_Masked):
    """A social organisation in a venture.

    Attributes:
        id: Stable key.
        role: Whether it leads or is a partner.
        classes: What it can be counted as; classes overlap.
    """

    id: str = attrs.field(validator=validators.min_len(1))
    role: OrganisationRole | Missing = attrs.field(default=Missing.NOT_ASKED, validator=_a(OrganisationRole))
    classes: tuple[OrganisationClass, ...] | Missing = attrs.field(
        default=Missing.NOT_ASKED, converter=_listed, validator=_several(OrganisationClass)
    )


@attrs.frozen(kw_only=True, repr=False)
class VentureWorker(_Masked):
    """Somebody who works on a venture. Job, certificate and hours are facts apart (AX1).

    Attributes:
        id: Stable key, the same in every venture; it carries no meaning.
        kind: What job it is.
        full_time: Whether the job is full time.
        certified: Whether the person holds the national certificate of social workers.
        elsewhere: Whether the person works on other ventures too.
    """

    id: str = attrs.field(validator=validators.min_len(1))
    kind: WorkerKind | Missing = attrs.field(default=Missing.NOT_ASKED, validator=_a(WorkerKind))
    full_time: bool | Missing = attrs.field(default=Missing.NOT_ASKED, validator=_a(bool))
    certified: bool | Missing = attrs.field(default=Missing.NOT_ASKED, validator=_a(bool))
    elsewhere: bool | Missing = attrs.field(default=Missing.NOT_ASKED, validator=_a(bool))


def _amount(value: object) -> Decimal | Missing:
    return value if isinstance(value, Missing) else to_decimal(value)


@attrs.frozen(kw_only=True, repr=False)
class Resource(_Masked):
    """A charitable resource that is linked (AO6).

    Attributes:
        id: Stable key within the venture.
        kind: What it is.
        amount: How much: items, yuan, or what `unit` says of goods and services.
        unit: What goods or services are counted in.

    Raises:
        InvalidValueError: If the amount is not above 0, or items are no whole number.
    """

    id: str = attrs.field(validator=validators.min_len(1))
    kind: ResourceKind = attrs.field(validator=validators.instance_of(ResourceKind))
    amount: Decimal | Missing = attrs.field(default=Missing.NOT_ASKED, converter=_amount)
    unit: Text | None = None

    def __attrs_post_init__(self) -> None:
        if isinstance(self.amount, Missing):
            return
        if self.amount <= 0:
            raise InvalidValueError("Resource.amount", str(self.amount), "give more than 0, or leave the resource out")
        if self.kind is ResourceKind.ITEM and self.amount != int(self.amount):
            raise InvalidValueError("Resource.amount", str(self.amount), "items are counted: give a whole number")


def _parties(given: "Mapping[str, int | Missing] | tuple[tuple[str, int | Missing], ...]") -> tuple[tuple[str, int | Missing], ...]:
    pairs = given.items() if isinstance(given, Mapping) else given
    return tuple(sorted(pairs, key=lambda each: each[0]))


@attrs.frozen(kw_only=True, repr=False)
class Venture(_Masked):
    """A venture project.

    Attributes:
        id: Stable key.
        title: What it is called; None where nobody says.
        organisations: The social organisations in it.
        workers: Who works on it, volunteers apart.
        volunteers: How many volunteers it has.
        resources: The charitable resources that are linked.
        communities: The ids of the communities it is placed in.
        parties: How many there are of others that a formula asks for, by the name of the place: `{"government": 1}`.

    Raises:
        DuplicateNameError: If two organisations, workers, resources, communities or parties share an id.
        InvalidValueError: If a count is no whole number, or below 0.
    """

    id: str = attrs.field(validator=validators.min_len(1))
    title: str | None = None
    organisations: tuple[VentureOrganisation, ...] | Missing = attrs.field(
        default=Missing.NOT_ASKED, converter=_listed, validator=_several(VentureOrganisation)
    )
    workers: tuple[VentureWorker, ...] | Missing = attrs.field(
        default=Missing.NOT_ASKED, converter=_listed, validator=_several(VentureWorker)
    )
    volunteers: int | Missing = Missing.NOT_ASKED
    resources: tuple[Resource, ...] | Missing = attrs.field(default=Missing.NOT_ASKED, converter=_listed, validator=_several(Resource))
    communities: tuple[str, ...] | Missing = attrs.field(default=Missing.NOT_ASKED, converter=_listed, validator=_several(str))
    parties: tuple[tuple[str, int | Missing], ...] = attrs.field(default=(), converter=_parties)

    def __attrs_post_init__(self) -> None:
        for what, listed in (
            (Text("社会组织", "organisation of a venture"), self.organisations),
            (Text("工作人员", "worker of a venture"), self.workers),
            (Text("慈善资源", "resource of a venture"), self.resources),
        ):
            if not isinstance(listed, Missing):
                DuplicateNameError.check(what, (each.id for each in cast("tuple[_Masked, ...]", listed)))
        if not isinstance(self.communities, Missing):
            DuplicateNameError.check(Text("社区", "community of a venture"), self.communities)
        DuplicateNameError.check(Text("其他各方", "party of a venture"), (name for name, _ in self.parties))
        _check_count("Venture.volunteers", self.volunteers)
        for name, count in self.parties:
            _check_count(f"Venture.parties.{name}", count)

    @property
    def called(self) -> str:
        """Its title, or its id; what looks like a number of a person is masked."""
        return mask_identity(self.title or self.id)
