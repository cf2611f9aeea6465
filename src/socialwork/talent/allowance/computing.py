"""How a year's allowance is worked out: people whose terms and payments are the same together, from a journal or from terms that are known."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import attrs

from ...days import check_date
from ...errors import InvalidValueError
from ...lifecycle import Journal
from ...lifecycle.journals import check_journal
from ...policies import Law
from ...text import Text
from ..payments import Payment
from ..scheme import TalentScheme
from ..terms import TermRecord, Terms
from ..windows import TermsOf
from .asking import Remembered
from .bands import History, settled_terms
from .lines import AllowanceLine, LineKind, turns
from .results import Allowance, payments_of
from .settling import Settled, Stray, strays

__all__ = ["allowance", "allowance_of"]

_A_YEAR = Text("请给出年份，如 2025", "give a year, such as 2025")
_A_LAW = Text("请给出该政策某日的法律，如 policy.on(day)", "give the scheme on a day, such as policy.on(day)")


def allowance_of(
    records: Iterable[TermRecord],
    law: Law[TalentScheme],
    year: int,
    *,
    payments: Iterable[tuple[str, Payment]] = (),
    known_on: date | None = None,
) -> Allowance:
    """A year's allowance from terms that are known already, and from what was paid.

    Args:
        records: The terms, in any order. They stay as they are under every reading: the band is about what comes after.
        law: The law, with the readings chosen.
        year: The year.
        payments: Payments, each with the id of the person.
        known_on: By what was recorded on or before which day; it is told and changes nothing here.

    Raises:
        InvalidValueError: If the year is no year, or the law none of such a scheme.

    Source:
        J6, J7, J18, J19, J23-J25.
    """
    terms: dict[str, list[TermRecord]] = {}
    for record in records:
        terms.setdefault(record.person, []).append(record)
    paid: dict[str, list[Payment]] = {}
    for person, payment in payments:
        paid.setdefault(person, []).append(payment)
    alike: dict[Any, list[str]] = {}
    for person in {**terms, **paid}:
        known = tuple(sorted((_bare(record) for record in terms.get(person, ())), key=lambda each: each[0]))
        alike.setdefault((known, tuple(paid.get(person, ()))), []).append(person)
    histories: list[History] = []
    for people in alike.values():
        held = Terms(tuple(sorted(terms.get(people[0], ()), key=lambda record: record.number)))

        def as_they_are(_: object, held: Terms = held) -> Terms:
            return held

        histories.append(History(tuple(people), as_they_are, tuple(paid.get(people[0], ()))))
    return _computed(tuple(histories), law, year, known_on, {**terms, **paid})


def _bare(record: TermRecord) -> tuple[Any, ...]:
    stops = tuple((stop.day, stop.why, stop.happened, stop.roughly, stop.verified, stop.approved) for stop in record.stops)
    return record.number, record.named, record.start, record.last_day, stops, record.resumes, record.pending


def allowance(journal: Journal, law: Law[TalentScheme], year: int, known_on: date | None = None) -> Allowance:
    """A year's allowance from a journal.

    Args:
        journal: The journal.
        law: The law, with the readings chosen.
        year: The year.
        known_on: What was recorded on or before that day counts; None for everything.

    Raises:
        InvalidValueError: If it is no journal, the year no year, `known_on` no date, or the law none of such a scheme.

    Source:
        J6, J7, J18, J19, J23-J25.
    """
    check_journal(journal)
    if known_on is not None:
        check_date("known_on", known_on)
    alike: dict[Any, list[str]] = {}
    for subject in journal.subjects:
        alike.setdefault(_history(journal, subject), []).append(subject)
    terms_of = TermsOf(journal, known_on)
    histories: list[History] = []
    for people in alike.values():

        def terms(under: Any, subject: str = people[0]) -> Terms:
            return terms_of.under(law, subject) if under is law else terms_of.varied(under, subject)

        histories.append(History(tuple(people), terms, payments_of(journal, people[0], known_on)))
    found = _computed(tuple(histories), law, year, known_on, journal.subjects)
    unapplied = (person for history in histories if terms_of.turned.get(history.people[0]) for person in history.people)
    return attrs.evolve(found, unapplied=tuple(unapplied), journal=journal)


def _history(journal: Journal, subject: str) -> tuple[Any, ...]:
    """What is recorded of a subject, so that subjects with the same history are the same."""
    events = journal.of(subject)
    place = {event.seq: number for number, event in enumerate(events)}
    return tuple(
        (
            event.kind,
            event.happened,
            event.recorded,
            event.role,
            event.facts,
            place.get(event.after or 0, event.after),
            place.get(event.corrects or 0, event.corrects),
        )
        for event in events
    )


def _computed(
    histories: tuple[History, ...], law: Law[TalentScheme], year: object, known_on: date | None, order: Iterable[str]
) -> Allowance:
    if not isinstance(year, int) or isinstance(year, bool) or not date.min.year <= year <= date.max.year:
        raise InvalidValueError("year", year, _A_YEAR)
    if not isinstance(getattr(law, "policy", None), TalentScheme):
        raise InvalidValueError("law", type(law).__name__, _A_LAW)
    found: dict[LineKind, list[AllowanceLine]] = {kind: [] for kind in LineKind}
    asked = Remembered(law)
    untold: dict[Text, list[str]] = {}
    strayed: list[Stray] = []
    for history in histories:
        terms = history.terms(law)
        strayed += strays(history.people, terms.records, history.payments, asked, year)
        all_settled, lacks = settled_terms(terms, history.payments, asked, year)
        for fact in dict.fromkeys(lack.fact for lack in lacks):
            untold.setdefault(fact, []).extend(history.people)
        for settled in all_settled:
            clauses, turned = _clauses(settled, asked), turns(settled, asked)
            for kind, amount in _amounts(settled, year):
                found[kind] += (AllowanceLine(kind, person, amount, settled, clauses, turned) for person in history.people)
    place = {person: number for number, person in enumerate(order)}
    rows = {kind: tuple(sorted(lines, key=lambda line: (place[line.person], line.term, line.for_year))) for kind, lines in found.items()}
    return Allowance(
        law=law,
        year=year,
        known_on=known_on,
        lines=rows[LineKind.DUE],
        corrections=rows[LineKind.CORRECTION],
        recoveries=rows[LineKind.RECOVERY],
        kept=rows[LineKind.KEPT],
        held=rows[LineKind.HELD],
        open=rows[LineKind.OPEN],
        histories=histories,
        strays=tuple(sorted(strayed, key=lambda each: (place[each.person], each.term, each.year))),
        untold=tuple((fact, tuple(sorted(people, key=place.__getitem__))) for fact, people in untold.items()),
    )


def _amounts(settled: Settled, year: int) -> Iterator[tuple[LineKind, Decimal | None]]:
    due = LineKind.DUE if settled.year == year else LineKind.CORRECTION
    for kind, amount in (
        (due, settled.due),
        (LineKind.RECOVERY, settled.over),
        (LineKind.KEPT, settled.kept),
        (LineKind.HELD, settled.held),
    ):
        if amount:
            yield kind, amount
    if settled.open:
        yield LineKind.OPEN, None


def _clauses(settled: Settled, law: Remembered) -> tuple[str, ...]:
    """The clauses behind a row: the amount, the payment, and what ended the benefits."""
    policy = law.policy
    cited = {law.value(policy.allowance_per_month, on=month.month).clause: None for month in settled.months}
    found = [clause for clauses in cited for clause in clauses]
    found += policy.payment_year.clause
    if settled.record is not None:
        whys = {stop.why for stop in settled.record.stops}
        found += policy.exit_month.clause if whys else ()
        found += policy.revoked_from.clause if "revoked" in whys else ()
    return tuple(dict.fromkeys(found))
