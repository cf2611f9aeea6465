"""The activities of a year: who took part in what, who had a place in them, and which of the sorts that the text names took place."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NoReturn

import attrs

from ..days import check_date
from ..errors import InvalidValueError
from ..lifecycle import Journal
from ..lifecycle.journals import check_journal
from ..lifecycle.ordering import timeline
from ..lifecycle.tables import Tables
from ..markup import Html, listed, page, spoken_in_notebooks, table
from ..policies import Law
from ..rules import NOTICE, Verdict
from ..selection.tabulating import lines_of
from ..text import Lang, Text, check_lang, joined, plain
from .participation import Participation, of_person
from .scheme import TalentScheme
from .standing import PERSON, Happens
from .standing_facts import ActivityKind

__all__ = ["Activities", "Participation", "activities_of"]

_HEADINGS = (
    Text("人员", "person"),
    Text("日期", "day"),
    Text("活动", "activity"),
    Text("参加资格", "had a place"),
    Text("缘由", "why"),
    Text("条款", "clauses"),
    Text("口径", "readings"),
)
_NAMED_SORTS = tuple(kind for kind in ActivityKind if kind is not ActivityKind.OTHER)
_TOOK_PLACE = {
    Verdict.YES: Text("有记录", "recorded"),
    Verdict.NO: Text("无记录", "none recorded"),
    Verdict.UNDETERMINED: Text("待核实：有记录未写明是哪种活动", "undetermined: a record does not tell its kind"),
}
_SOME = Text(
    "原文写由其中一部分人参加，未写多少人、如何确定：此处只计数，不作评判",
    "the text has some of them take part, and says neither how many nor by what rule: this counts, and judges nothing",
)
_A_YEAR = Text("请给出年份，如 2025", "give a year, such as 2025")


@attrs.frozen(kw_only=True, slots=False, eq=False, repr=False)
class Activities:
    """The activities of a year. Make one with `activities_of`.

    Attributes:
        law: The law, with the readings chosen.
        year: The year.
        known_on: What was recorded on or before that day counts; None for everything.
        rows: What is recorded, by rising day.
        holders: The ids of those who had a place on a day of the year, or in one of its activities.
        unsettled: The ids of those of whom that is not known.
        clause: The clauses about activities.
    """

    law: Law[TalentScheme]
    year: int
    known_on: date | None
    rows: tuple[Participation, ...]
    holders: tuple[str, ...]
    unsettled: tuple[str, ...]
    clause: tuple[str, ...]

    def __bool__(self) -> NoReturn:
        raise InvalidValueError("activities", repr(self), "look at who took part: `activities.took_part`")

    def __repr__(self) -> str:
        return f"Activities({self.year}: {len(self.rows)} records, {len(self.took_part)} of {len(self.holders)} holders)"

    @property
    def took_part(self) -> tuple[str, ...]:
        """The ids of the holders who took part in something in which they had a place."""
        there = {row.person for row in self.rows if row.place is Verdict.YES}
        return tuple(person for person in self.holders if person in there)

    @property
    def without_a_place(self) -> tuple[Participation, ...]:
        """What is recorded of people who had no place in it."""
        return tuple(row for row in self.rows if row.place is Verdict.NO)

    @property
    def sorts(self) -> tuple[tuple[ActivityKind, Verdict], ...]:
        """Whether each sort that the text names is recorded in the year; NO is no record, and not more. The list in the text is open."""
        kinds = {row.kind for row in self.rows}
        missing = Verdict.UNDETERMINED if None in kinds else Verdict.NO
        return tuple((kind, Verdict.YES if kind in kinds else missing) for kind in _NAMED_SORTS)

    @property
    def open(self) -> tuple[Text, ...]:
        """What is left open: how many should take part, and what is not known of holders and records."""
        found = [_SOME + Text(f"（{'/'.join(self.clause)}）", f" ({'/'.join(self.clause)})")]
        if self.unsettled:
            named = joined(map(plain, self.unsettled))
            found.append(Text(f"年内是否可参加，待核实：{named.zh}", f"undetermined whether they had a place in the year: {named.en}"))
        if untold := [plain(row.seq) for row in self.rows if not row.year_told]:
            told = joined(untold)
            found.append(Text(f"未写年度，按其日期计：第{told.zh}条", f"of no year that is told, taken by their day: records {told.en}"))
        return tuple(found)

    def _said(self) -> Iterator[Text]:
        counted = len(self.took_part), len(self.holders)
        head = Text(
            f"{self.year}年的活动：可参加者{counted[1]}人，参加过的{counted[0]}人",
            f"activities of {self.year}: {counted[0]} of {counted[1]} who had a place took part",
        )
        known = self.known_on
        yield head if known is None else head + Text(f"（按{known}及以前的记录）", f" (as recorded by {known})")
        for kind, found in self.sorts:
            yield Text("- ", "- ") + kind.label + Text("：", ": ") + _TOOK_PLACE[found]

    def table(self, lang: Lang = "zh") -> str:
        """A row for each record as lines of a table.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        return "\n".join(lines_of(_HEADINGS, (row.cells() for row in self.rows), check_lang(lang)))

    def explain(self, lang: Lang = "zh") -> str:
        """How many took part, which sorts are recorded, every record, and what is left open.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        check_lang(lang)
        after = (text.in_(lang) for text in (*self.open, *self.law.marks, NOTICE))
        return "\n".join((*(text.in_(lang) for text in self._said()), *([self.table(lang)] if self.rows else ()), *after))

    def to_html(self, lang: Lang = "zh") -> Html:
        """The same as HTML.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        rows = table(_HEADINGS, (row.cells() for row in self.rows), lang=check_lang(lang), caption=plain(self.year))
        said = (text.in_(lang) for text in (*self._said(), *self.open, *self.law.marks, NOTICE))
        return page(listed(said), rows, lang=lang)

    def _repr_html_(self) -> str:
        return self.to_html(spoken_in_notebooks())

    def as_data(self) -> dict[str, Any]:
        """All of it as JSON data."""
        return {
            "year": self.year,
            "known_on": None if self.known_on is None else str(self.known_on),
            "rows": [row.as_data() for row in self.rows],
            "sorts": {kind.value: found.value for kind, found in self.sorts},
            "holders": list(self.holders),
            "took_part": list(self.took_part),
            "unsettled": list(self.unsettled),
            "open": [text.as_data() for text in self.open],
            "notes": [text.as_data() for text in (*self.law.marks, NOTICE)],
        }


def activities_of(journal: Journal, law: Law[TalentScheme], year: int, known_on: date | None = None) -> Activities:
    """The activities of a year, as a journal has them.

    A holder has a place from the naming to the end of the term, a pending revocation included; once the benefits have ended, only where the
    activities are none of those that ended (AJ26: `allowance_only`). Somebody whose record lacks a fact has one if every way in which it can
    have been gives one; see `talent_pool`. Everybody's participation is listed, also of those who had no place.

    The text has some of them take part. How many, and who, it does not say (AJ38): holders and those who took part are counted, and whether
    that is enough is not judged.

    Args:
        journal: The journal.
        law: The law whose tables and readings are used.
        year: The year. A record that does not tell its year is taken for one of the year of its day.
        known_on: What was recorded on or before that day counts; None for everything.

    Raises:
        InvalidValueError: If there is no journal, the year is no year, or the day no date.

    Source:
        J21, J23, J25; readings AJ19, AJ20, AJ24, AJ25, AJ26.

    >>> from socialwork import HAIYOU
    >>> from socialwork.talent.standing_facts import Naming
    >>> law = HAIYOU.on(date(2023, 12, 1))
    >>> journal = Journal().do("named", subject="H1", on=date(2023, 12, 1), law=law, recorder="office", facts=Naming())
    >>> activities_of(journal, law, 2024)
    Activities(2024: 0 records, 0 of 1 holders)
    """
    check_journal(journal)
    if type(year) is not int or not date.min.year <= year <= date.max.year:
        raise InvalidValueError("year", year, _A_YEAR)
    if known_on is not None:
        check_date("known_on", known_on)
    tables = Tables(law)
    rows: list[Participation] = []
    places: dict[str, Verdict] = {}
    for person in journal.subjects:
        ordered = timeline(journal.of(person), known_on)
        if tables.subject((*ordered.recorded, *journal.of(person))) == PERSON.id:
            found = of_person(person, ordered, law, year)
            rows += found.rows
            places[person] = found.place
    moves = tables.of(PERSON.id).rows[Happens.ACTIVITY.id].values()
    return Activities(
        law=law, year=year, known_on=known_on, rows=tuple(sorted(rows, key=lambda row: (row.day, row.seq))),
        holders=tuple(person for person, place in places.items() if place is Verdict.YES),
        unsettled=tuple(person for person, place in places.items() if place is Verdict.UNDETERMINED),
        clause=tuple(dict.fromkeys(clause for row in moves for clause in row.move.clause)),
    )  # fmt: skip
