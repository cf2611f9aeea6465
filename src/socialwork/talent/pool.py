"""Who is in the municipal talent pool by the title, on a day: whoever is named enters it, and what leads out of it is read, never assumed."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import Any, NoReturn

import attrs

from ..days import check_date
from ..errors import InvalidValueError, UnknownNameError
from ..lifecycle import Journal
from ..lifecycle.journals import check_journal
from ..lifecycle.ordering import timeline
from ..lifecycle.tables import Tables
from ..markup import Html, listed, page, spoken_in_notebooks, table
from ..policies import Law
from ..policies.exploring import explored
from ..rules import NOTICE
from ..selection.tabulating import lines_of
from ..text import Lang, Text, check_lang, plain
from .membership import MembershipByReading, PoolMembership, PoolRow, row_of
from .scheme import TalentScheme
from .standing import PERSON

__all__ = ["MembershipByReading", "PoolMembership", "PoolRow", "TalentPool", "talent_pool"]

_HEADINGS = (
    Text("人员", "person"),
    Text("人才库", "talent pool"),
    Text("自何日", "since"),
    Text("缘由", "why"),
    Text("条款", "clauses"),
    Text("口径", "readings"),
)
_BY_THIS_TITLE = (
    Text("只论因本称号在库；同一人可能另有在库的依据", "this is about being in it by this title; somebody can be in it for another reason"),
    Text(
        "原文写了名单入库，未写出库：没有称号的不在名单上，也就不在库；称号仍在的，依口径",
        "the text says that the list enters the pool, and not how anybody leaves it: who has no title is not on the list; of who has, readings tell",
    ),
)


@attrs.frozen(kw_only=True, slots=False, eq=False, repr=False)
class TalentPool:
    """Who is in the pool on a day. Make one with `talent_pool`.

    Attributes:
        journal: The journal.
        law: The law, with the readings chosen.
        as_of: The day: what happened on it counts.
        known_on: What was recorded on or before that day counts; None for everything.
        rows: A row for each person of whom something was recorded, in the order of the journal.
    """

    journal: Journal
    law: Law[TalentScheme]
    as_of: date
    known_on: date | None
    rows: tuple[PoolRow, ...]

    def __bool__(self) -> NoReturn:
        raise InvalidValueError("a talent pool", repr(self), "look at who is in it: `pool.people`")

    def __repr__(self) -> str:
        return f"TalentPool({self.as_of}: {len(self.people)} in, {len(self.open)} undetermined, {len(self.rows)} rows)"

    @property
    def people(self) -> tuple[str, ...]:
        """The ids of those who are in it."""
        return tuple(row.person for row in self.rows if row.state is PoolMembership.IN)

    @property
    def open(self) -> tuple[PoolRow, ...]:
        """The rows of those of whom it is not known."""
        return tuple(row for row in self.rows if row.state is PoolMembership.UNDETERMINED)

    @cached_property
    def _by_person(self) -> dict[str, PoolRow]:
        return {row.person: row for row in self.rows}

    def row(self, person: str) -> PoolRow:
        """The row of a person.

        Raises:
            UnknownNameError: If there is none.
        """
        if person not in self._by_person:
            raise UnknownNameError(Text("人员", "person"), person, tuple(self._by_person))
        return self._by_person[person]

    def under_readings(self, person: str, *, varied: Iterable[str] | None = None) -> MembershipByReading:
        """Whether a person is in it under every admissible combination of the readings that this person's records ask for.

        Args:
            person: The id.
            varied: The ids of the readings to vary; None varies all.

        Raises:
            UnknownNameError: If the person has no row.
        """
        self.row(person)
        ordered = timeline(self.journal.of(person), self.known_on)
        engine: Any = self.law
        cases = explored(engine, lambda law: row_of(person, ordered, law, self.as_of, tell=False), varied=varied)
        return MembershipByReading(person, tuple(self.law.choices), cases)

    def _head(self) -> Text:
        counted = f"{len(self.people)}人在库，{len(self.open)}人待核实", f"{len(self.people)} in, {len(self.open)} undetermined"
        said = Text(f"{self.as_of}的人才库：{counted[0]}", f"the talent pool on {self.as_of}: {counted[1]}")
        known = self.known_on
        return said if known is None else said + Text(f"（按{known}及以前的记录）", f" (as recorded by {known})")

    def _notes(self) -> Iterator[Text]:
        for row in self.rows:
            yield from (plain(row.person) + Text("：", ": ") + note for note in row.notes)
        yield from (*_BY_THIS_TITLE, *self.law.marks, NOTICE)

    def table(self, lang: Lang = "zh") -> str:
        """A row for each person as lines of a table.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        return "\n".join(lines_of(_HEADINGS, (row.cells() for row in self.rows), check_lang(lang)))

    def explain(self, lang: Lang = "zh") -> str:
        """How many are in it, every row, and what was not applied.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        check_lang(lang)
        return "\n".join((self._head().in_(lang), self.table(lang), *(note.in_(lang) for note in self._notes())))

    def to_html(self, lang: Lang = "zh") -> Html:
        """The same as HTML.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        rows = table(_HEADINGS, (row.cells() for row in self.rows), lang=check_lang(lang), caption=self._head())
        return page(rows, listed(note.in_(lang) for note in self._notes()), lang=lang)

    def _repr_html_(self) -> str:
        return self.to_html(spoken_in_notebooks())

    def as_data(self) -> dict[str, Any]:
        """All of it as JSON data."""
        return {
            "as_of": str(self.as_of),
            "known_on": None if self.known_on is None else str(self.known_on),
            "people": list(self.people),
            "rows": [row.as_data() for row in self.rows],
            "notes": [text.as_data() for text in (*_BY_THIS_TITLE, *self.law.marks, NOTICE)],
        }


def talent_pool(journal: Journal, law: Law[TalentScheme], *, as_of: date, known_on: date | None = None) -> TalentPool:
    """Who is in the municipal talent pool by the title on a day.

    Whoever is named enters it (J20), also before the term begins. The text says how one enters and not how one leaves, so this goes by the
    title first. Who has none, be it revoked (J25), not kept (AJ23) or lapsed with the term (AJ30), is not on the list that enters the pool.
    A pending revocation takes nothing. For who has the title while the benefits have ended, on leaving (J23) or since the term is over and
    the title stays as an honour (AJ30), two readings divide the question:

    - AJ39 alone says whether the name stays. Its options rest on what the pool is: a register from which the text removes nobody (`stays`),
      or the list of those who enjoy benefits (`removed`), and then the end of the allowance is enough.
    - AJ26 says whether what being in the pool brings is one of the benefits that end. Under `all_benefits` with `stays` the name is in it and
      no more than the name: `name_only`.

    AJ25 decides whether who returns is as before. From when a revocation ends the benefits, and whether money waits for it (AJ28), is not asked:
    the place goes with the title, and that goes with the approval; whether who was revoked may be named again (AJ28) is. Whether the name of
    somebody who died stays is left open where nothing removes it; who left for a cause that is not known may have died.

    Nobody is out by silence: where a record lacks a fact, or two of a day have no order, every way is worked out, and where they differ it is
    undetermined; so it is where somebody would be out and a later naming is recorded that does not apply.

    Args:
        journal: The journal.
        law: The law whose tables and readings are used.
        as_of: What happened on or before that day counts.
        known_on: What was recorded on or before that day counts; None for everything.

    Raises:
        InvalidValueError: If there is no journal, or a day is no date.

    Source:
        J20, J23-J26; readings AJ19, AJ20, AJ23-AJ26, AJ30, AJ39.

    >>> from socialwork import HAIYOU
    >>> from socialwork.talent.standing_facts import Naming
    >>> law = HAIYOU.on(date(2023, 12, 1))
    >>> journal = Journal().do("named", subject="H1", on=date(2023, 12, 1), law=law, recorder="office", facts=Naming())
    >>> talent_pool(journal, law, as_of=date(2025, 1, 1)).people, talent_pool(journal, law, as_of=date(2028, 1, 1)).people
    (('H1',), ())
    """
    check_journal(journal)
    check_date("as_of", as_of)
    if known_on is not None:
        check_date("known_on", known_on)
    tables = Tables(law)
    rows: list[PoolRow] = []
    for person in journal.subjects:
        ordered = timeline(journal.of(person), known_on)
        if tables.subject((*ordered.recorded, *journal.of(person))) == PERSON.id and (ordered.events or ordered.faults):
            rows.append(row_of(person, ordered, law, as_of))
    return TalentPool(journal=journal, law=law, as_of=as_of, known_on=known_on, rows=tuple(rows))
