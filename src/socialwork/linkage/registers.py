"""Organisations of a place: tagged with every class they are of, counted by class, and never added up (AO14)."""

from collections.abc import Iterable
from datetime import date
from itertools import chain
from typing import Any, TypeVar

import attrs

from ..days import SomeDay, earliest
from ..errors import DuplicateNameError, InvalidValueError
from ..policies import Law
from ..rules import Missing
from ..text import Text, check_distinct, check_written_alike
from .bounds import Bounds, Count, as_plain, check_types, falls_in
from .count_tables import CountRow, CountTable
from .people import Person, certified_in, certified_on, kinds_of_people
from .people_system import PeopleSystem
from .supervision import Supervisor
from .trainings import Training
from .words import OrganisationClass, ProjectKind, TalentKind, Team

__all__ = ["Organisation", "ProjectEntry", "Register", "Reported"]

S = TypeVar("S", bound=PeopleSystem)

_NOT_ONE = Text(
    "写了转为慈善组织之日，而类别中没有慈善组织；请核对", "it became a charitable organisation and is not tagged as one; look it up"
)
_WHOLE = Text("请填不小于所列名称数的整数", "give a whole number, not below that of the names listed")
_OVERLAP = Text("一家可属几类，各行不得相加", "an organisation can be of several classes: these rows do not add up")
_UNITS = Text("各行单位不同，不得相加", "these rows count different things and do not add up")


def _read_classes(value: Iterable[OrganisationClass] | Missing) -> frozenset[OrganisationClass] | Missing:
    return value if isinstance(value, Missing) else frozenset(value)


@attrs.frozen(kw_only=True)
class Organisation:
    """An organisation of a place.

    Attributes:
        id: Its id.
        name: Its name.
        classes: Everything that it counts as; none of them for one that is of no class.
        became_charitable_on: The day on which a grassroots group became a charitable organisation; None where it always was one, or is none.
        brought_in: Whether it was brought in from outside, to run stations or to supervise.

    Raises:
        InvalidValueError: If it became a charitable organisation and is none.
    """

    id: str
    name: str
    classes: frozenset[OrganisationClass] | Missing = attrs.field(default=Missing.NOT_ASKED, converter=_read_classes)
    became_charitable_on: SomeDay | Missing | None = Missing.NOT_ASKED
    brought_in: bool | Missing = Missing.NOT_ASKED

    def __attrs_post_init__(self) -> None:
        check_types("Organisation", {"brought_in": (self.brought_in, bool)})
        if self.became_charitable_on is not None and not isinstance(self.became_charitable_on, Missing):
            earliest(self.became_charitable_on)
            if not isinstance(self.classes, Missing) and OrganisationClass.CHARITABLE_ORGANISATION not in self.classes:
                raise InvalidValueError(f"Organisation {self.id}", str(self.became_charitable_on), _NOT_ONE)

    def is_a(self, kind: OrganisationClass) -> bool | None:
        """Whether it is tagged with a class; None where nobody told of which it is."""
        return None if isinstance(self.classes, Missing) else kind in self.classes

    @property
    def converted(self) -> bool | None:
        """Whether it became a charitable organisation; None where nobody told."""
        return None if isinstance(self.became_charitable_on, Missing) else self.became_charitable_on is not None

    def as_data(self) -> dict[str, Any]:
        """The organisation as JSON data."""
        names = ("id", "name", "classes", "became_charitable_on", "brought_in")
        return {name: as_plain(getattr(self, name)) for name in names}


@attrs.frozen(kw_only=True)
class ProjectEntry:
    """A project as a register lists it.

    Attributes:
        id: Its id.
        title: What it is called.
        kind: Of which kind it is.
    """

    id: str
    title: str
    kind: ProjectKind | Missing = Missing.NOT_ASKED

    def __attrs_post_init__(self) -> None:
        check_types("ProjectEntry", {"kind": (self.kind, ProjectKind)})


@attrs.frozen
class Reported:
    """A number that a text reports, with the names that it gives: of three it may name two (AO29).

    Attributes:
        total: How many there are.
        named: Those that are named.

    Raises:
        DuplicateNameError: If a name stands twice.
        InvalidValueError: If more are named than there are.
    """

    total: int
    named: tuple[str, ...]

    def __attrs_post_init__(self) -> None:
        DuplicateNameError.check(Text("名称", "name"), self.named)
        if self.total < len(self.named):
            raise InvalidValueError("Reported.total", self.total, _WHOLE)

    @property
    def unnamed(self) -> int:
        """How many are counted and not named."""
        return self.total - len(self.named)


@attrs.frozen(kw_only=True)
class Register:
    """What a place lists: its organisations, people, supervisors and projects. Nothing in it is added up that overlaps.

    Attributes:
        organisations: The organisations.
        people: The people.
        supervisors: Those of the people, or from outside, who supervise others.
        projects: The projects.
        volunteers: How many volunteers are registered, 0 or more.

    Raises:
        DuplicateNameError: If two of a kind have one id, or ids of a kind differ by case, width or spaces alone.
        InvalidValueError: If the number of volunteers is none.
    """

    organisations: tuple[Organisation, ...] = attrs.field(default=(), converter=tuple)
    people: tuple[Person, ...] = attrs.field(default=(), converter=tuple)
    supervisors: tuple[Supervisor, ...] = attrs.field(default=(), converter=tuple)
    projects: tuple[ProjectEntry, ...] = attrs.field(default=(), converter=tuple)
    volunteers: int | Missing = Missing.NOT_ASKED

    def __attrs_post_init__(self) -> None:
        check_types("Register", {"volunteers": (self.volunteers, int)})
        if not isinstance(self.volunteers, Missing) and self.volunteers < 0:
            raise InvalidValueError("Register.volunteers", self.volunteers, Text("请填不小于0的整数", "give a whole number of 0 or more"))
        check_distinct(Text("组织编号", "organisation"), (each.id for each in self.organisations))
        check_distinct(Text("人员编号", "person"), (each.id for each in self.people))
        check_distinct(Text("督导编号", "supervisor"), (each.id for each in self.supervisors))
        named = (each.supervises for each in self.supervisors if not isinstance(each.supervises, Missing))
        check_written_alike(
            Text("人员编号", "person"), chain((each.id for each in self.people), (each.id for each in self.supervisors), *named)
        )
        check_distinct(Text("项目编号", "project"), (each.id for each in self.projects))

    def of_class(self, kind: OrganisationClass, law: Law[S]) -> Count:
        """The organisations of a class, as the law is read: groups that became charitable organisations are among these, or counted apart.

        Source:
            For `OUHAI`: O9, O11; reading AO13.
        """
        return Count.of((each.id, self._counts(each, kind, law)) for each in self.organisations)

    @staticmethod
    def _counts(organisation: Organisation, kind: OrganisationClass, law: Law[S]) -> bool | None:
        is_one = organisation.is_a(kind)
        apart = kind is OrganisationClass.CHARITABLE_ORGANISATION and law.choice(law.policy.converted_counted).id == "apart"
        if not apart or is_one is False or organisation.converted is False:
            return is_one
        return False if organisation.converted else None

    def any_of(self, kinds: Iterable[OrganisationClass], law: Law[S]) -> Count:
        """The organisations of at least one of some classes, each counted once: what stands in the place of a sum of classes."""
        listed = tuple(kinds)

        def counts(each: Organisation) -> bool | None:
            found = [self._counts(each, kind, law) for kind in listed]
            return True if True in found else None if None in found else False

        return Count.of((each.id, counts(each)) for each in self.organisations)

    def converted_in(self, year: int) -> Count:
        """The organisations that became charitable ones in a year.

        Source:
            For `OUHAI`: O9.
        """

        def became(each: Organisation) -> bool | None:
            return False if each.became_charitable_on is None else falls_in(each.became_charitable_on, year)

        return Count.of((each.id, became(each)) for each in self.organisations)

    @property
    def brought_in(self) -> Count:
        """The organisations brought in from outside.

        Source:
            For `OUHAI`: O16, O38; AO15.
        """
        return Count.of((each.id, None if isinstance(each.brought_in, Missing) else each.brought_in) for each in self.organisations)

    def classes(self, law: Law[S]) -> CountTable:
        """How many organisations there are of each class, and of any.

        Source:
            For `OUHAI`: O11, O38, O39; AO14; reading AO13.
        """
        rows = [CountRow(str(kind.value), kind.label, (self.of_class(kind, law),)) for kind in OrganisationClass]
        anything = CountRow(
            "any", Text("任一类（每家只计一次）", "of any class, each counted once"), (self.any_of(OrganisationClass, law),)
        )
        return CountTable(
            title=Text("组织类别", "class of organisation"),
            columns=(Text("家数", "organisations"),),
            rows=(*rows, anything),
            notes=(_OVERLAP,),
        )

    @property
    def project_kinds(self) -> CountTable:
        """How many projects there are of each kind.

        Source:
            For `OUHAI`: O19.
        """

        def of_kind(kind: ProjectKind) -> Count:
            return Count.of((each.id, None if isinstance(each.kind, Missing) else each.kind is kind) for each in self.projects)

        rows = tuple(CountRow(str(kind.value), kind.label, (of_kind(kind),)) for kind in ProjectKind)
        return CountTable(title=Text("项目类别", "kind of projects"), columns=(Text("个数", "projects"),), rows=rows)

    def teams(self, law: Law[S]) -> CountTable:
        """The three teams: organisations of any class, registered volunteers, people placed at stations.

        Source:
            For `OUHAI`: O7, O8, O12, O14.
        """
        numbers: dict[Team, Count | Bounds] = {
            Team.SOCIAL_ORGANISATIONS: self.any_of(OrganisationClass, law),
            Team.VOLUNTEERS: Bounds.of(self.volunteers),
            Team.STATIONED: Count.of((each.id, each.stationed) for each in self.people),
        }
        units = {
            Team.SOCIAL_ORGANISATIONS: Text("（家）", " (organisations)"),
            Team.VOLUNTEERS: Text("（注册人数）", " (people registered)"),
            Team.STATIONED: Text("（人）", " (people)"),
        }
        rows = tuple(CountRow(str(team.value), team.label + units[team], (number,)) for team, number in numbers.items())
        return CountTable(title=Text("队伍", "team"), columns=(Text("数量", "number"),), rows=rows, notes=(_UNITS,))

    def talent(self, law: Law[S], *, year: int, trainings: Iterable[Training] | Missing = Missing.NOT_ASKED) -> CountTable:
        """The three kinds of talent by what the text tells under each; the names of the kinds say nothing of rank.

        Args:
            law: The law, for how it is read.
            year: The year of which the flow is told; the stock is that of its last day.
            trainings: The trainings of the year, for the reading that counts who was trained.

        Source:
            For `OUHAI`: O30, O35, O37, O38, O39; AO27; reading AO23.
        """
        kinds = kinds_of_people(self.people)
        told: tuple[tuple[TalentKind, str, Text, Count | Bounds], ...] = (
            (TalentKind.LEADING, "certified", Text("持证社工（年末）", "certified social workers at the end of the year"), certified_on(self.people, date(year, 12, 31))),
            (TalentKind.LEADING, "developed", Text("当年培育的持证社工", "certified social workers developed in the year"), certified_in(self.people, law, year=year, trainings=trainings)),
            (TalentKind.PROFESSIONAL, "full_time_community_worker", Text("专职社区工作者", "full-time community workers"), kinds["full_time_community_worker"].counts[0]),
            (TalentKind.SUPERVISORY, "supervisors", Text("督导人才", "supervisors"), Count(each.id for each in self.supervisors)),
        )  # fmt: skip
        rows = tuple(CountRow(f"{kind.value}.{key}", kind.label + Text("：", ": ") + label, (count,)) for kind, key, label, count in told)
        return CountTable(title=Text("人才", "talent"), columns=(Text("人数", "people"),), rows=rows, notes=(_UNITS,))
