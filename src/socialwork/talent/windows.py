"""The terms of a person out of a journal: when each begins and ends, and what stops the benefits on the way."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple, cast

import attrs

from ..days import earliest, latest
from ..law import Option, Reading
from ..lifecycle import Event, Journal
from ..lifecycle.journals import check_journal
from ..lifecycle.ordering import timeline
from ..lifecycle.replay import Run, replay
from ..lifecycle.tables import Tables, waits
from ..policies.mattering import verdict_where_it_matters
from ..rules import Compiled, Handle, Known, Leaf, Missing, Rule, Verdict, leaves
from ..text import Text
from .standing import PERSON, Happens
from .standing_days import TermEnds
from .standing_facts import LEAVING, NAMING, Grounds
from .terms import Doubt, Stop, TermRecord, Terms

__all__ = ["Noting", "TermsOf", "term_ends", "term_windows"]

_ASKED = {
    Happens.NAMED.id: NAMING.approved_on.label,
    Happens.LEFT.id: LEAVING.cause.label,
    Happens.REVOCATION_PROPOSED.id: Text("取消称号的事由", "grounds of a revocation"),
}
"""What is asked of the events that make a term, or end its benefits."""

_TERM_DAYS = Text("管理期的起止", "days of the term")
_DECIDED = (Happens.REVOCATION_APPROVED.id, Happens.REVOCATION_DROPPED.id)


@attrs.define(eq=False)
class _Matter:
    """A revocation while it is read. It is one thing beside the terms: a new naming neither ends it nor forgets its days."""

    since: date
    happened: date | None
    roughly: bool
    verified: date | None = None
    decided: date | None = None


@attrs.define
class _Term:
    """A term while it is read."""

    naming: Event
    stops: list[Stop] = attrs.field(factory=list[Stop])
    resumes: list[date] = attrs.field(factory=list[date])
    matters: list[_Matter] = attrs.field(factory=list[_Matter])


def term_ends(policy: Any) -> TermEnds | None:
    """How the policy's terms end; None where they do not by themselves."""
    found = (move.due for lifecycle in policy.lifecycles if lifecycle.subject == PERSON for move in lifecycle.moves)
    return next((due for due in found if isinstance(due, TermEnds)), None)


def _ground_arose(facts: object) -> tuple[date | None, bool]:
    """The day of what a revocation is for, and whether it is known roughly: it is then the last that is possible, so that nothing is lost that may not be."""
    day = facts.happened_on if isinstance(facts, Grounds) else Missing.NOT_ASKED
    return (None, False) if isinstance(day, Missing) else (latest(day), earliest(day) != latest(day))


def _note(terms: list[_Term], kind: str, event: Event, *, moved: bool) -> None:
    """Take down what one applied event means for the latest term, and for those before it in which the same revocation was pending."""
    term, day = terms[-1], event.happened
    matter = term.matters[-1] if term.matters else _Matter(day, happened=None, roughly=False)
    if kind == Happens.LEFT.id:
        term.stops.append(Stop(day=day, why="left", event=event.seq))
    elif kind == Happens.RETURNED.id and moved:
        term.resumes.append(day)
    elif kind == Happens.REVOCATION_PROPOSED.id:
        term.matters.append(_Matter(day, *_ground_arose(event.facts)))
    elif kind == Happens.TITLE_REVOKED.id:
        stop = Stop(
            day=day, why="revoked", event=event.seq, happened=matter.happened, roughly=matter.roughly, verified=matter.verified, approved=day,
            pending_since=matter.since,
        )  # fmt: skip
        for each in (each for each in terms if each is term or matter in each.matters):
            each.stops.append(stop)
    elif kind == Happens.REVOCATION_VERIFIED.id:
        matter.verified = day
    elif kind in _DECIDED:
        matter.decided = day


def _read(run: Run) -> list[_Term]:
    terms: list[_Term] = []
    for row, by in zip(run.rows, run.by, strict=True):
        if not isinstance(by, Event):
            continue
        kind = row.move.event.id
        if kind == Happens.NAMED.id:
            terms.append(_Term(by, matters=[each for each in terms[-1].matters if each.decided is None] if terms else []))
        else:
            _note(terms or [_Term(by)], kind, by, moved=row.target != row.source)  # what happens to nobody's term is in none
    return terms


def _record(subject: str, number: int, term: _Term, law: Any) -> TermRecord | Doubt | None:
    """A term; a doubt where its days cannot be known, and nothing where it is over before it begins."""
    ends, naming = term_ends(law.policy), term.naming
    start = None if ends is None else ends.starts.first_day(naming, law)
    last = None if ends is None else ends.last_day(naming, law)
    if start is None or last is None:
        return Doubt(names=True, revokes=False, day=naming.happened, fact=_TERM_DAYS)
    if last < start:
        return None
    return TermRecord(
        person=subject, number=number, named=naming.happened, start=start, last_day=last,
        stops=tuple(sorted(term.stops, key=lambda stop: stop.day)), resumes=tuple(sorted(term.resumes)),
        pending=tuple((matter.since, matter.decided) for matter in term.matters),
    )  # fmt: skip


def _doubts(run: Run) -> Iterator[Doubt]:
    """What changed nothing only because a fact is not told, and namings after it: whether they count may hang on it.

    A sum is not worked out once for each way in which it can have been, as `doubts.ways` does for a yes or no: it is open from a doubt on, and
    says which fact to ask for.
    """
    fact: Text | None = None
    for event, states in zip(run.turned, run.stood, strict=True):
        names, asked = event.kind == Happens.NAMED.id, _ASKED.get(event.kind)
        if asked is not None and waits(run.table, states, event):
            fact = asked
        elif not names:
            continue
        if fact is not None:
            yield Doubt(names=names, revokes=event.kind == Happens.REVOCATION_PROPOSED.id, day=event.happened, fact=fact)


class _Found(NamedTuple):
    """What a journal says of one person's terms.

    Attributes:
        terms: The terms.
        turned: The events that changed nothing: no move accepted them, or a fact is missing.
    """

    terms: Terms
    turned: tuple[Event, ...]


def _terms(journal: Journal, subject: str, law: Any, tables: Tables, known_on: date | None) -> _Found:
    events = journal.of(subject)
    kind = tables.subject(events)
    if kind != PERSON.id:
        return _Found(Terms(()), ())
    run = replay(tables.of(kind), timeline(events, known_on), date.max)
    found = [_record(subject, number, term, law) for number, term in enumerate(_read(run), 1)]
    records = tuple(each for each in found if isinstance(each, TermRecord))
    unknown = (each for each in found if isinstance(each, Doubt))
    return _Found(Terms(records, (*_doubts(run), *unknown)), tuple(run.turned))


def term_windows(journal: Journal, subject: str, law: Any, known_on: date | None = None) -> tuple[TermRecord, ...]:
    """The terms of a person.

    Everything that is recorded counts, up to the end of the last term; what a later day brings is not foreseen.

    Args:
        journal: The journal.
        subject: The person's id.
        law: The law whose tables, readings and values are used.
        known_on: What was recorded on or before that day counts; None for everything.

    Returns:
        One record a term, by rising number; none of somebody who was never named, and none of a term whose days cannot be known.

    Raises:
        InvalidValueError: If there is no journal.

    Source:
        J6, J23, J25; readings AJ19, AJ20, AJ24, AJ25, AJ27.
    """
    check_journal(journal)
    return _terms(journal, subject, law, Tables(law), known_on).terms.records


class Noting:
    """A law that notes, in order, which readings matter to what is asked of it, and what it answers."""

    def __init__(self, law: Any, leaves: dict[int, Compiled]) -> None:
        """Note what this law is asked for; `leaves` keeps conditions that no reading changes."""
        self._law, self._leaves = law, leaves
        self.asked: dict[str, str] = {}

    def __getattr__(self, name: str) -> Any:
        return getattr(self._law, name)

    def choice(self, reading: Reading) -> Option:
        """What the law answers, noted."""
        option: Option = self._law.choice(reading)
        self.asked.setdefault(reading.id, option.id)
        return option

    def compiled(self, rule: Rule) -> Compiled:
        """The rule, decided so that a reading is asked for only where it makes a difference to the case."""
        parts = tuple(leaves(rule))

        def decide(known: Known) -> Verdict:
            return verdict_where_it_matters(
                rule,
                leaf=lambda leaf: self._leaf(leaf).decide(known),
                choose=lambda reading: self.choice(reading).id,
                value=lambda parameter: self._law.value(parameter).value,
            )

        handles: dict[str, Handle[Any]] = {leaf.fact.name: leaf.fact for leaf in parts}
        no_reasons = cast("Any", None)  # nobody asks for the reasons of one law among many
        return Compiled(rule, decide, no_reasons, handles, parts, frozenset(), frozenset(), "")

    def _leaf(self, leaf: Leaf) -> Compiled:
        if id(leaf) not in self._leaves:
            self._leaves[id(leaf)] = self._law.compiled(leaf)
        return self._leaves[id(leaf)]


class TermsOf:
    """The terms of a journal's people under whatever law, each worked out once for the options that matter to it.

    Attributes:
        turned: By person, the events that changed nothing.
    """

    def __init__(self, journal: Journal, known_on: date | None) -> None:
        """Read this journal, as far as it was known on a day."""
        self._journal, self._known_on = journal, known_on
        self.turned: dict[str, tuple[Event, ...]] = {}
        self._tables: tuple[Any, Tables] | None = None
        self._found: dict[str, dict[str, Any]] = {}
        self._leaves: dict[int, Compiled] = {}

    def _tables_of(self, law: Any) -> Tables:
        """The tables of a law: they are made ready once for the law that is asked for everybody."""
        if self._tables is None or self._tables[0] is not law:
            self._tables = law, Tables(law)
        return self._tables[1]

    def under(self, law: Any, subject: str) -> Terms:
        """The terms of a person under one law; `turned` then has the events that changed nothing."""
        found = _terms(self._journal, subject, law, self._tables_of(law), self._known_on)
        self.turned[subject] = found.turned
        return found.terms

    def varied(self, law: Any, subject: str) -> Terms:
        """The terms of a person under one of many laws that differ by their options.

        What was found before is looked up along the readings that were asked for, in the order in which they were.
        """
        step: dict[str, Any] = self._found.setdefault(subject, {})
        while step:
            ((reading, options),) = step.items()
            if reading == _HERE:
                return cast("Terms", options)
            option = law.choice(law.policy.reading(reading)).id
            if option not in options:
                break
            step = options[option]
        noting: Any = Noting(law, self._leaves)
        found = _terms(self._journal, subject, noting, Tables(noting), self._known_on).terms
        step = self._found[subject]
        for reading, option in noting.asked.items():
            step = step.setdefault(reading, {}).setdefault(option, {})
        step[_HERE] = found
        return found


_HERE = ""
"""Stands where no further reading is asked for."""
