"""The people of a place: job, certificate, full-time work and station are facts of their own, and are counted apart (AX1)."""

from collections.abc import Callable, Iterable
from datetime import date
from itertools import chain
from typing import TypeVar

import attrs

from ..days import SomeDay, earliest, latest
from ..errors import InvalidValueError, mask_identity
from ..policies import Law
from ..rules import Missing
from ..text import Text, check_distinct, check_written_alike, plain
from .bounds import Count, check_types, falls_in
from .count_tables import CountRow, CountTable
from .people_system import PeopleSystem
from .trainings import Training
from .words import WorkerKind

__all__ = ["Person", "certified_in", "certified_on", "kinds_of_people", "people_at"]

S = TypeVar("S", bound=PeopleSystem)

_NO_CERTIFICATE = Text("填了取得日而写明无证；请核对", "there is a day on which it was obtained, and no certificate; look it up")
_PERSON, _STATION = Text("人员编号", "person"), Text("站点编号", "station")
_OVERLAP = Text("各行可有重叠，不得相加", "these rows overlap and do not add up")


@attrs.frozen(kw_only=True)
class Person:
    """Somebody who works in a place. What nobody told is missing.

    Attributes:
        id: Their id; it carries no meaning.
        job: What they are: a social worker, a community worker, ...
        certified: Whether they hold a certificate of social work, whatever their job.
        obtained_on: The day on which they obtained it, or its month.
        full_time: Whether they work full time.
        station: The id of the station where they are placed; None where they are placed at none.

    Raises:
        InvalidValueError: If they hold no certificate and obtained it, or the day is none.
    """

    id: str
    job: WorkerKind | Missing = Missing.NOT_ASKED
    certified: bool | Missing = Missing.NOT_ASKED
    obtained_on: SomeDay | Missing = Missing.NOT_ASKED
    full_time: bool | Missing = Missing.NOT_ASKED
    station: str | Missing | None = Missing.NOT_ASKED

    def __attrs_post_init__(self) -> None:
        station = Missing.NOT_ASKED if self.station is None else self.station
        told = {"job": (self.job, WorkerKind), "certified": (self.certified, bool), "full_time": (self.full_time, bool)}
        check_types("Person", {**told, "station": (station, str)})
        if not isinstance(self.obtained_on, Missing):
            earliest(self.obtained_on)
            if self.certified is False:
                raise InvalidValueError(f"Person {self.id}", str(self.obtained_on), _NO_CERTIFICATE)

    def is_a(self, job: WorkerKind) -> bool | None:
        """Whether that is their job; None where nobody told."""
        return None if isinstance(self.job, Missing) else self.job is job

    @property
    def holds(self) -> bool | None:
        """Whether they hold a certificate; None where nobody told. Who obtained one holds it."""
        if isinstance(self.certified, Missing):
            return None if isinstance(self.obtained_on, Missing) else True
        return self.certified

    @property
    def works_full_time(self) -> bool | None:
        """Whether they work full time; None where nobody told."""
        return None if isinstance(self.full_time, Missing) else self.full_time

    @property
    def stationed(self) -> bool | None:
        """Whether they are placed at a station; None where nobody told."""
        return None if isinstance(self.station, Missing) else self.station is not None


def _both(*answers: bool | None) -> bool | None:
    return False if False in answers else None if None in answers else True


def _listed(people: Iterable[Person]) -> tuple[Person, ...]:
    listed = tuple(people)
    check_distinct(_PERSON, (each.id for each in listed))
    return listed


def _by(people: Iterable[Person], answer: Callable[[Person], bool | None]) -> Count:
    return Count.of((each.id, answer(each)) for each in people)


def certified_on(people: Iterable[Person], day: date) -> Count:
    """The stock: who of these people held a certificate of social work at the end of a day.

    Raises:
        DuplicateNameError: If two people have one id, or ids that differ by case, width or spaces alone.

    Source:
        For `OUHAI`: O35.
    """

    def held(person: Person) -> bool | None:
        if person.holds is not True:
            return person.holds
        if isinstance(person.obtained_on, Missing):
            return None
        return True if latest(person.obtained_on) <= day else False if earliest(person.obtained_on) > day else None

    return _by(_listed(people), held)


def certified_in(people: Iterable[Person], law: Law[S], *, year: int, trainings: Iterable[Training] | Missing = Missing.NOT_ASKED) -> Count:
    """The flow: who of these people counts as a certified social worker developed in a year, as the law is read.

    It is read as those who obtained the certificate in the year, or as those who held it by then and attended a training of the year. The second
    needs the trainings: where they, or who attended them, are not told, nobody who may count is taken as one who does not.

    Raises:
        DuplicateNameError: If two people have one id, or ids that differ by case, width or spaces alone.

    Source:
        For `OUHAI`: O35; reading AO23.
    """
    listed = _listed(people)
    if law.choice(law.policy.certified_counted).id == "newly_certified":
        return _by(listed, lambda each: _both(each.holds, falls_in(each.obtained_on, year)))
    held = certified_on(listed, date(year, 12, 31))
    attended = trainings if isinstance(trainings, Missing) else tuple(trainings)
    for each in () if isinstance(attended, Missing) else attended:
        who = frozenset[str]() if isinstance(each.attended_by, Missing) else each.attended_by
        check_written_alike(_PERSON, chain((person.id for person in listed), who))

    def counts(person: Person) -> bool | None:
        has = True if person.id in held.sure else None if person.id in held.open else False
        if isinstance(attended, Missing):
            return _both(has, None)
        came = [_both(falls_in(each.on, year), _was_at(person.id, each)) for each in attended]
        return _both(has, True if True in came else None if None in came else False)

    return _by(listed, counts)


def _was_at(person: str, training: Training) -> bool | None:
    return None if isinstance(training.attended_by, Missing) else person in training.attended_by


def kinds_of_people(people: Iterable[Person]) -> CountTable:
    """How many people there are of each kind that is told apart, and how many are of two kinds at once.

    Raises:
        DuplicateNameError: If two people have one id, or ids that differ by case, width or spaces alone.

    Source:
        For `OUHAI`: O16, O32, O35, O37; AO24, AX1.
    """
    listed = _listed(people)
    kinds: tuple[tuple[str, Text, Callable[[Person], bool | None]], ...] = (
        ("social_worker", Text("社会工作者", "social workers"), lambda each: each.is_a(WorkerKind.SOCIAL_WORKER)),
        ("full_time_social_worker", Text("专职社工", "full-time social workers"), lambda each: _both(each.is_a(WorkerKind.SOCIAL_WORKER), each.works_full_time)),
        ("stationed", Text("驻站人员", "people placed at stations"), lambda each: each.stationed),
        ("certified", Text("持证社工", "certified in social work"), lambda each: each.holds),
        ("community_worker", Text("社区工作者", "community workers"), lambda each: each.is_a(WorkerKind.COMMUNITY_WORKER)),
        ("full_time_community_worker", Text("专职社区工作者", "full-time community workers"), lambda each: _both(each.is_a(WorkerKind.COMMUNITY_WORKER), each.works_full_time)),
        ("certified_community_worker", Text("其中持证的社区工作者", "community workers who are certified"), lambda each: _both(each.is_a(WorkerKind.COMMUNITY_WORKER), each.holds)),
    )  # fmt: skip
    rows = tuple(CountRow(key, label, (_by(listed, answer),)) for key, label, answer in kinds)
    return CountTable(title=Text("人员类别", "kind of people"), columns=(Text("人数", "people"),), rows=rows, notes=(_OVERLAP,))


def people_at(people: Iterable[Person], stations: Iterable[str] = ()) -> CountTable:
    """Who is placed at which station, full time, part time, or nobody told which.

    Somebody of whom nobody told whether they are placed, or where, stands in no row, and is named in a note.

    Args:
        people: The people.
        stations: The ids of stations that have a row whether anybody is placed there or not.

    Raises:
        DuplicateNameError: If two people have one id, or ids of people or stations differ by case, width or spaces alone.

    Source:
        For `OUHAI`: O14, O15, O16; AO16.
    """
    listed = _listed(people)
    placed = {each.station for each in listed if isinstance(each.station, str)}
    wanted = tuple(stations)
    check_written_alike(_STATION, chain(placed, wanted))

    def row(station: str) -> CountRow:
        there = [each for each in listed if each.station == station]
        split = (
            _by(there, lambda each: each.works_full_time),
            _by(there, lambda each: None if each.works_full_time is None else not each.works_full_time),
        )
        return CountRow(station, plain(mask_identity(station)), (Count(each.id for each in there), *split))

    somewhere = tuple(sorted(each.id for each in listed if isinstance(each.station, Missing)))
    note = Text(
        f"未说明在哪个站点的有{len(somewhere)}人", f"of {len(somewhere)} people nobody told whether they are at a station, or at which"
    )
    return CountTable(
        title=Text("站点", "station"),
        columns=(Text("人数", "people"), Text("专职", "full time"), Text("兼职", "part time")),
        rows=tuple(map(row, sorted({*placed, *wanted}))),
        notes=(note,) if somewhere else (),
    )
