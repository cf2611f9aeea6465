"""Who supervises whom: how many each, who has nobody, and what cannot be."""

from collections.abc import Iterable
from itertools import chain
from typing import Any

import attrs

from ..errors import InvalidValueError, mask_identity
from ..markup import Html, page, spoken_in_notebooks
from ..rules import Missing
from ..text import Lang, Text, alike, check_distinct, check_written_alike, joined, plain
from .bounds import Bounds, Count, as_plain, check_types
from .count_tables import CountRow, CountTable
from .people import Person
from .words import SupervisorKind

__all__ = ["Supervision", "Supervisor", "supervision"]

_ONESELF = Text("督导对象不得是本人", "nobody supervises themselves; name others")


def _read_ids(value: Iterable[str] | Missing) -> frozenset[str] | Missing:
    return value if isinstance(value, Missing) else frozenset({value} if isinstance(value, str) else value)


@attrs.frozen(kw_only=True)
class Supervisor:
    """Somebody who supervises social workers.

    Attributes:
        id: The id of that person.
        kind: Whether they were brought in or trained here.
        supervises: The ids of those whom they supervise; an empty set says that there is nobody.

    Raises:
        InvalidValueError: If they supervise themselves.
    """

    id: str
    kind: SupervisorKind | Missing = Missing.NOT_ASKED
    supervises: frozenset[str] | Missing = attrs.field(default=Missing.NOT_ASKED, converter=_read_ids)

    def __attrs_post_init__(self) -> None:
        check_types("Supervisor", {"kind": (self.kind, SupervisorKind)})
        if not isinstance(self.supervises, Missing) and alike(self.id) in map(alike, self.supervises):
            raise InvalidValueError(f"Supervisor {self.id}", mask_identity(self.id), _ONESELF)

    def as_data(self) -> dict[str, Any]:
        """The supervisor as JSON data."""
        return {name: as_plain(getattr(self, name)) for name in ("id", "kind", "supervises")}


@attrs.frozen(kw_only=True)
class Supervision:
    """Who of some people is supervised.

    Attributes:
        kinds: How many supervisors there are of each kind.
        load: How many of the people each supervisor has.
        without: Who has no supervisor; open is who may have one, since somebody did not tell whom they supervise.
        several: Who has more than one.
        strangers: The ids of those who are supervised and are none of the people.
    """

    kinds: CountTable
    load: CountTable
    without: Count
    several: tuple[str, ...]
    strangers: tuple[str, ...]

    def explain(self, lang: Lang = "zh") -> str:
        """How many supervisors there are, whom they have, and who has nobody, as lines of text.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        return f"{self.kinds.table(lang)}\n\n{self.load.table(lang)}"

    def to_html(self, lang: Lang = "zh") -> str:
        """The same as HTML.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        return page(Html(self.kinds.to_html(lang)), Html(self.load.to_html(lang)), lang=lang)

    def _repr_html_(self) -> str:
        return self.to_html(spoken_in_notebooks())

    def as_data(self) -> dict[str, Any]:
        """All of it as JSON data."""
        return {
            "kinds": self.kinds.as_data(),
            "load": self.load.as_data(),
            "without": self.without.as_data(),
            "several": list(self.several),
            "strangers": list(self.strangers),
        }


def supervision(supervisors: Iterable[Supervisor], people: Iterable[Person]) -> Supervision:
    """Who of some people is supervised, and by how many.

    The text asks for no number of people a supervisor, and none is held against anybody.

    Raises:
        DuplicateNameError: If two supervisors, or two people, have one id, or ids differ by case, width or spaces alone.

    Source:
        For `OUHAI`: O38, O39.
    """
    listed, supervised = sorted(supervisors, key=lambda each: each.id), sorted(each.id for each in people)
    check_distinct(Text("督导编号", "supervisor"), (each.id for each in listed))
    check_distinct(Text("人员编号", "person"), supervised)
    named = (each.supervises for each in listed if not isinstance(each.supervises, Missing))
    check_written_alike(Text("人员编号", "person"), chain(supervised, (each.id for each in listed), *named))
    whom = {each.id: each.supervises for each in listed if not isinstance(each.supervises, Missing)}
    number = {key: sum(key in those for those in whom.values()) for key in supervised}
    all_told = len(whom) == len(listed)
    strangers = tuple(sorted({key for those in whom.values() for key in those} - set(supervised)))
    kinds = tuple(
        CountRow(
            str(kind.value),
            kind.label,
            (Count.of((each.id, None if isinstance(each.kind, Missing) else each.kind is kind) for each in listed),),
        )
        for kind in SupervisorKind
    )
    load = tuple(CountRow(each.id, plain(mask_identity(each.id)), (_load(each, supervised),)) for each in listed)
    without = Count.of((key, False if number[key] else True if all_told else None) for key in supervised)
    return Supervision(
        kinds=CountTable(title=Text("督导人才", "supervisors"), columns=(Text("人数", "people"),), rows=kinds),
        load=CountTable(
            title=Text("督导", "supervisor"), columns=(Text("督导对象", "supervises"),), rows=load, notes=tuple(_notes(without, strangers))
        ),
        without=without,
        several=tuple(key for key in supervised if number[key] > 1),
        strangers=strangers,
    )


def _load(supervisor: Supervisor, people: list[str]) -> Count | Bounds:
    if isinstance(supervisor.supervises, Missing):
        return Bounds.of(supervisor.supervises)
    return Count(key for key in people if key in supervisor.supervises)


def _notes(without: Count, strangers: tuple[str, ...]) -> Iterable[Text]:
    for ids, what in (
        (without.sure, Text("无督导", "without a supervisor")),
        (without.open, Text("不知有无督导", "not known whether they have a supervisor")),
        (strangers, Text("不在名单上的督导对象", "supervised, and none of the people listed")),
    ):
        if ids:
            yield what + Text("：", ": ") + joined(plain(mask_identity(key)) for key in ids)
