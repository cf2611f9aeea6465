"""A year of trainings: what they come to, by kind and by dimension, and whether they reach what is asked of a year."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import chain
from typing import Any, Literal, NoReturn, TypeVar

import attrs

from ..days import earliest
from ..errors import InvalidValueError, mask_identity
from ..law import NotFound, Reading
from ..markup import Html, element, page, spoken_in_notebooks, table
from ..policies import Law
from ..rules import NOTICE, Decision, Missing, Verdict
from ..selection.tabulating import lines_of
from ..text import Labelled, Lang, Text, check_distinct, check_lang, check_written_alike, joined, plain
from .bounds import Bounds, Count, falls_in
from .people_system import PeopleSystem
from .training_facts import TrainingTotals
from .trainings import ATTENDEE, HEADINGS, Training
from .words import TrainingDimension, TrainingKind

__all__ = ["TrainingGroup", "TrainingYear", "trainings_of_year"]

S = TypeVar("S", bound=PeopleSystem)
K = TypeVar("K", bound=Labelled)

_ZERO = Bounds.of(0)
_NOBODY = Text(
    "请列出应受培训的人；不知道的请给 Missing.NOT_KNOWN", "list whom the trainings are for; where that is not known, give Missing.NOT_KNOWN"
)
_NOT_TOLD, _ALL = Text("未填", "not told"), Text("全部", "all")
_FIGURES = (Text("期数", "trainings"), Text("学时", "class hours"), Text("人次", "attendances"))
_KINDS, _DIMENSIONS = (Text("类别", "kind"), *_FIGURES), (Text("维度", "dimension"), *_FIGURES)
_PEOPLE = (Text("编号", "id"), Text("学时", "class hours"))
_OVERLAP = Text("一期培训可涉及几个维度，各行不得相加", "a training can work at several dimensions: these rows do not add up")


@attrs.frozen(kw_only=True)
class TrainingGroup:
    """What some trainings come to.

    Attributes:
        label: Which trainings.
        number: How many they are.
        hours: Their class hours.
        attendances: Their attendances.
    """

    label: Text
    number: Bounds
    hours: Bounds
    attendances: Bounds

    def cells(self) -> tuple[Text, ...]:
        """It as a row of words."""
        return self.label, self.number.text, self.hours.text, self.attendances.text

    def as_data(self) -> dict[str, Any]:
        """It as JSON data."""
        figures = {"number": self.number, "hours": self.hours, "attendances": self.attendances}
        return {"label": self.label.as_data(), **{name: bounds.as_data() for name, bounds in figures.items()}}


@attrs.frozen(kw_only=True, repr=False)
class TrainingYear:
    """The trainings of a year and whether they reach its minima. It has no truth value: look at its `verdict`.

    Attributes:
        year: The year.
        sure: The trainings that were held in it, by day.
        open: Those that may have been: of their days not even the year is known.
        roster: The ids of those whom the trainings are for.
        decision: Whether they reach the minima, with the reasons.
        minima_from: The day from which both minima hold, where at the end of the year they do not yet; None otherwise.
        short: Who of the roster has fewer class hours than are asked, where these are read as those of each person; nobody where they are not.
    """

    year: int
    sure: tuple[Training, ...]
    open: tuple[Training, ...]
    roster: frozenset[str] | Missing
    decision: Decision
    short: Count
    minima_from: date | None = None

    def __repr__(self) -> str:
        return f"TrainingYear({self.year}, {len(self.sure)} trainings, {self.verdict.name})"

    def __bool__(self) -> NoReturn:
        raise InvalidValueError("a year of trainings", self.verdict.value, "look at its verdict: `year.verdict is Verdict.YES`")

    @property
    def verdict(self) -> Verdict:
        """Whether the year reaches both minima."""
        return self.decision.verdict

    @property
    def total(self) -> TrainingGroup:
        """What all of them come to."""
        return _group(_ALL, self.sure, self.open)

    @property
    def by_kind(self) -> tuple[TrainingGroup, ...]:
        """What they come to by kind, those that tell none last: these add up to the total."""

        def kinds(each: Training) -> frozenset[TrainingKind] | Missing:
            return each.kind if isinstance(each.kind, Missing) else frozenset({each.kind})

        return self._groups(TrainingKind, kinds)

    @property
    def by_dimension(self) -> tuple[TrainingGroup, ...]:
        """What they come to by dimension, those that tell none last: dimensions overlap, and these do not add up."""
        return self._groups(TrainingDimension, lambda each: each.dimensions)

    def _groups(self, kinds: Iterable[K], of: Callable[[Training], frozenset[K] | Missing]) -> tuple[TrainingGroup, ...]:
        def group(label: Text, is_one: Callable[[frozenset[K] | Missing], bool]) -> TrainingGroup:
            sure, open_ = ([each for each in some if is_one(of(each))] for some in (self.sure, self.open))
            return _group(label, sure, open_)

        def of_kind(kind: K) -> TrainingGroup:
            return group(kind.label, lambda found: not isinstance(found, Missing) and kind in found)

        groups = (*map(of_kind, kinds), group(_NOT_TOLD, lambda found: isinstance(found, Missing)))
        return tuple(each for each in groups if each.number != _ZERO)

    @property
    def hours_of(self) -> dict[str, Bounds]:
        """The class hours of each of those whom the trainings are for, by id; empty where nobody said who these are."""
        return {} if isinstance(self.roster, Missing) else {key: _hours_of(key, self.sure, self.open) for key in sorted(self.roster)}

    @property
    def strangers(self) -> tuple[str, ...]:
        """The ids of those who attended a training and are not of the roster, in order; none where nobody said who these are."""
        if isinstance(self.roster, Missing):
            return ()
        named = (each.attended_by for each in (*self.sure, *self.open) if not isinstance(each.attended_by, Missing))
        return tuple(sorted(set(chain(*named)) - self.roster))

    def rows(self) -> list[tuple[Text, ...]]:
        """The trainings as rows of words, the headings first; those whose year is not known last."""
        return [HEADINGS, *(each.cells() for each in (*self.sure, *self.open))]

    def table(self, lang: Lang = "zh") -> str:
        """What the trainings come to by kind and in all, as lines of a table.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        return "\n".join(lines_of(_KINDS, (group.cells() for group in (*self.by_kind, self.total)), check_lang(lang)))

    @property
    def _head(self) -> Text:
        said = self.verdict.label
        return Text(f"{self.year}年培训：{said.zh}", f"trainings of {self.year}: {said.en}")

    @property
    def notes(self) -> tuple[Text, ...]:
        """What else has to be said: of whom or what nobody told enough."""
        return tuple(self._notes())

    def _notes(self) -> Iterator[Text]:
        if self.minima_from is not None:
            yield Text(
                f"下限自{self.minima_from}起才有规定，{self.year}年未达到的不作不符合",
                f"the minima hold from {self.minima_from} on: a year before, {self.year}, does not fail them",
            )
        for ids, what in (
            (
                tuple(each.id for each in self.open if isinstance(each.on, Missing)),
                Text("未填日期，不知是否在本年举办", "the day is not told, so that it is not known whether they were held in this year"),
            ),
            (
                tuple(each.id for each in self.open if not isinstance(each.on, Missing)),
                Text("不知是否在本年举办", "it is not known whether they were held in this year"),
            ),
            (self.short.sure, Text("学时不足", "fewer class hours than are asked")),
            (self.short.open, Text("不知学时是否足够", "not known whether the class hours suffice")),
            (self.strangers, Text("参加者不在应受培训的名单上", "attended, and not among those whom the trainings are for")),
        ):
            if ids:
                yield what + Text("：", ": ") + joined(plain(mask_identity(key)) for key in ids)
        for what, missing in (
            (Text("未填学时", "class hours are not told"), [each.id for each in self.sure if isinstance(each.hours, Missing)]),
            (Text("未填人次", "attendances are not told"), [each.id for each in self.sure if isinstance(each.attendances, Missing)]),
        ):
            if missing:
                named = joined(plain(mask_identity(each)) for each in missing)
                yield Text(f"{what.zh}（不作零计）：{named.zh}", f"{what.en}, which is not zero: {named.en}")

    def explain(self, lang: Lang = "zh", *, depth: int | None = None) -> str:
        """The verdict with its reasons, what the trainings come to, and what was not told.

        Args:
            lang: `"zh"` or `"en"`.
            depth: How many levels of the reasons to show; None for all.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        spoken = check_lang(lang)
        return "\n".join(
            [
                self._head.in_(spoken),
                *(note.in_(spoken) for note in self.notes),
                self.table(spoken),
                "",
                self.decision.explain(spoken, depth=depth),
            ]
        )

    def to_html(self, lang: Lang = "zh") -> str:
        """The verdict, the trainings, and what they come to, as HTML.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        spoken = check_lang(lang)
        headings, *listed = self.rows()
        dimensions = self.by_dimension
        return page(
            element("p", element("strong", self._head.in_(spoken))),
            *(element("p", note.in_(spoken)) for note in self.notes),
            table(_KINDS, (group.cells() for group in (*self.by_kind, self.total)), lang=spoken),
            *((table(_DIMENSIONS, (group.cells() for group in dimensions), lang=spoken, caption=_OVERLAP),) if dimensions else ()),
            table(headings, listed, lang=spoken),
            *(
                (table(_PEOPLE, ((plain(mask_identity(key)), hours.text) for key, hours in self.hours_of.items()), lang=spoken),)
                if self.hours_of
                else ()
            ),
            Html(self.decision.to_html(spoken)),
            lang=spoken,
        )

    def _repr_html_(self) -> str:
        return self.to_html(spoken_in_notebooks())

    def as_data(self) -> dict[str, Any]:
        """The year as JSON data."""
        return {
            "year": self.year,
            "minima_from": None if self.minima_from is None else str(self.minima_from),
            "verdict": self.verdict.value,
            "trainings": [each.as_data() for each in self.sure],
            "year_not_known": [each.as_data() for each in self.open],
            "by_kind": [group.as_data() for group in self.by_kind],
            "by_dimension": [group.as_data() for group in self.by_dimension],
            "total": self.total.as_data(),
            "hours_of": {key: hours.as_data() for key, hours in self.hours_of.items()},
            "short": self.short.as_data(),
            "notes": [note.as_data() for note in self.notes],
            "decision": self.decision.as_data(),
            "notice": NOTICE.as_data(),
        }


def _group(label: Text, sure: Iterable[Training], open_: Iterable[Training]) -> TrainingGroup:
    held, perhaps = tuple(sure), tuple(open_)
    return TrainingGroup(
        label=label,
        number=Bounds.total((*(Bounds.of(1) for _ in held), *(Bounds.of(1).or_nothing for _ in perhaps))),
        hours=Bounds.total((*(Bounds.of(each.hours) for each in held), *(Bounds.of(each.hours).or_nothing for each in perhaps))),
        attendances=Bounds.total((*(each.known_attendances for each in held), *(each.known_attendances.or_nothing for each in perhaps))),
    )


def _hours_of(person: str, sure: Iterable[Training], open_: Iterable[Training]) -> Bounds:
    return Bounds.total((*(each.known_hours_of(person) for each in sure), *(each.known_hours_of(person).or_nothing for each in open_)))


def _shortest(sure: tuple[Training, ...], open_: tuple[Training, ...]) -> Bounds:
    """The class hours of the shortest training; 0 where none was held, since none was long enough."""
    if not (sure or open_):
        return _ZERO
    held = [Bounds.of(each.hours) for each in sure]
    perhaps = [Bounds(Bounds.of(each.hours).least) for each in open_]  # one that was not held cannot be the shortest
    return Bounds.smallest((*held, *perhaps)) if held else Bounds(_ZERO.least, None)


def _short(hours: dict[str, Bounds], least: int | NotFound) -> Count:
    """Who has fewer class hours than that."""

    def is_short(bounds: Bounds) -> bool | None:
        if isinstance(least, NotFound):
            return None
        return False if bounds.least >= least else True if bounds.most is not None and bounds.most < least else None

    return Count.of((key, is_short(bounds)) for key, bounds in hours.items())


def _check_roster(roster: Iterable[str] | Missing) -> frozenset[str] | Missing:
    if isinstance(roster, Missing):
        return roster
    people = frozenset({roster} if isinstance(roster, str) else roster)
    if not people:
        raise InvalidValueError("roster", 0, _NOBODY)
    return people


def _asked_of(law: Law[S], year: int) -> tuple[Law[S], date | None]:
    """The law that the year is held against, and the day from which its minima hold where that lies after the year.

    What came to be asked only later is not asked of a year before: it is then held against the law of its own last day.
    """
    end = date(year, 12, 31)
    resolved = [law.value(each, on=end) for each in (law.policy.training_class_hours, law.policy.training_attendances)]
    later = [each.until for each in resolved if each.since is None and each.until is not None]
    if not later:
        return law, None
    then = law.policy.on(end, readings=dict(law.choices), beyond_validity=True) if law.day > end else law
    return then, max(later)


def trainings_of_year(
    trainings: Iterable[Training],
    law: Law[S],
    *,
    year: int,
    roster: Iterable[str] | Missing = Missing.NOT_ASKED,
    readings: Literal["all"] | Iterable[str | Reading] | None = None,
) -> TrainingYear:
    """What the trainings of a year come to, and whether they reach the minima of a year.

    What nobody told counts neither as zero nor as enough: a minimum that is reached without it is reached, one that could be reached with it is
    UNDETERMINED. The order of the trainings changes nothing.

    Args:
        trainings: Trainings, of other years too.
        law: The law whose minima and readings are used. A year before its minima hold is held against the law of its own last day.
        year: The year; a training counts for the one in which it ended.
        roster: The ids of those whom the trainings are for, for the reading that counts class hours by person.
        readings: As for `Law.decide`: `"all"` combines the answers under every reading.

    Raises:
        DuplicateNameError: If two trainings have one id, or ids of trainings or of people differ by case, width or spaces alone.
        InvalidValueError: If the roster names nobody.

    Source:
        For `OUHAI`: O32, O33, O34; reading AO22.
    """
    listed = sorted(trainings, key=lambda each: ("" if isinstance(each.on, Missing) else str(earliest(each.on)), each.id))
    check_distinct(Text("培训编号", "training"), (each.id for each in listed))
    people = _check_roster(roster)
    named = (each.attended_by for each in listed if not isinstance(each.attended_by, Missing))
    check_written_alike(ATTENDEE, chain(() if isinstance(people, Missing) else people, *named))
    sure = tuple(each for each in listed if falls_in(each.on, year) is True)
    open_ = tuple(each for each in listed if falls_in(each.on, year) is None)
    total = _group(_ALL, sure, open_)
    hours = {} if isinstance(people, Missing) else {key: _hours_of(key, sure, open_) for key in sorted(people)}
    totals = TrainingTotals.of(
        hours=total.hours,
        person_hours=Bounds.smallest(hours.values()) if hours else None,
        shortest=_shortest(sure, open_),
        attendances=total.attendances,
    )
    asked, minima_from = _asked_of(law, year)
    decision = asked.decide(law.policy.training_minima, totals, readings=readings)
    by_person = law.choice(law.policy.hours_counted).id == "per_person"
    short = _short(hours if by_person else {}, asked.value(law.policy.training_class_hours).value)
    return TrainingYear(year=year, sure=sure, open=open_, roster=people, decision=decision, short=short, minima_from=minima_from)
