"""A year's allowance: what is due to whom, what is put right, what comes back, and between which totals it lies."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

import attrs

from ...errors import InvalidValueError
from ...lifecycle import Event, Journal
from ...lifecycle.ordering import timeline
from ...markup import Html, listed, page, spoken_in_notebooks, table
from ...money import yuan_text
from ...policies import Law
from ...rules.decisions import NOTICE
from ...selection.tabulating import lines_of
from ...text import Lang, Text, Unit, check_lang, joined, plain
from ..payments import PAID, Payment
from ..scheme import TalentScheme
from ..terms import TermRecord, Terms
from ..windows import TermsOf
from .accrual import Remembered
from .bands import Band, History, Untold, band, settled_terms
from .lines import HEADINGS, MONTHS, PEOPLE, AllowanceLine, LineKind
from .settling import Settled

__all__ = ["Allowance", "allowance", "allowance_of", "payments_of"]

_NOTHING = Decimal("0.00")
_CORRECTIONS, _ROWS = Unit("笔", "corrections", "correction"), Unit("行", "rows", "row")
_NAMED = 5
"""So many ids a sentence names."""
_A_YEAR = Text("请给出年份，如 2025", "give a year, such as 2025")
_A_LAW = Text("请给出该政策某日的法律，如 policy.on(day)", "give the scheme on a day, such as policy.on(day)")
_PAID_SINCE = Text(
    "此后又有发放记录；请重新测算后再发放，以免重复",
    "payments were recorded since, or are missing; compute it anew, so that nothing is paid twice",
)
_NOT_YET = Text(
    "口径为后付，所含月份当日尚未开始；请在其后发放，或采用预付口径",
    "it is paid in arrears, and a month in it has not begun that day; pay later, or take the reading that pays ahead",
)


@attrs.frozen(kw_only=True, slots=False, eq=False, repr=False)
class Allowance:
    """The allowance of a year. Make one with `allowance` or `allowance_of`.

    For each person, term and year: payments + lines + corrections - recoveries - kept + held = what accrued, where all amounts are known.

    Attributes:
        law: The law, with the readings chosen.
        year: The year.
        known_on: What was recorded on or before that day counts; None for everything.
        lines: What is due for the year.
        corrections: What is still due for earlier years.
        recoveries: What was paid too much and is to come back; a list of its own, never set off.
        kept: What was paid too much and stays with them, by the reading.
        held: What waits for a decision on a revocation, by the reading.
        open: Months whose amount nobody knows; never taken for nothing.
        histories: What it was computed from: people whose terms and payments are the same, together.
        unapplied: The ids of people of whom a record changes nothing, because no move accepts it or a fact is missing: see their standing.
        untold: The facts that are not told and on which the year hangs under the readings chosen, each with the ids of the people; what is
            due to them is open: by what is told, and nothing where a term is not known.
    """

    law: Law[TalentScheme]
    year: int
    known_on: date | None
    lines: tuple[AllowanceLine, ...]
    corrections: tuple[AllowanceLine, ...]
    recoveries: tuple[AllowanceLine, ...]
    kept: tuple[AllowanceLine, ...]
    held: tuple[AllowanceLine, ...]
    open: tuple[AllowanceLine, ...]
    histories: tuple[History, ...]
    unapplied: tuple[str, ...] = ()
    untold: tuple[tuple[Text, tuple[str, ...]], ...] = ()

    @property
    def to_pay(self) -> tuple[AllowanceLine, ...]:
        """The rows of the payment list: lines and corrections."""
        return self.lines + self.corrections

    @property
    def rows(self) -> tuple[AllowanceLine, ...]:
        """Every row, of whatever kind."""
        return self.to_pay + self.recoveries + self.kept + self.held + self.open

    @property
    def total(self) -> Decimal:
        """What is to be paid now, in yuan; recoveries are not set off."""
        return sum((line.amount for line in self.to_pay if line.amount is not None), _NOTHING)

    @property
    def open_months(self) -> int:
        """How many months accrued whose amount nobody knows."""
        return sum(line.months for line in self.open)

    @cached_property
    def band(self) -> Band:
        """Between which totals it lies over all readings; worked out when it is asked for."""
        return band(self.histories, self.law, self.year)

    def __repr__(self) -> str:
        return f"Allowance({self.year}: {_ROWS.counted(len(self.to_pay)).en}, {self.total} yuan, {len(self.recoveries)} to recover)"

    def summary(self) -> tuple[Text, ...]:
        """The year in a few sentences."""
        total, known = yuan_text(self.total), self.known_on
        said = [*self.law.marks]
        if known is not None:
            said.append(Text(f"按{known}及以前的记录", f"by what was recorded on or before {known}"))
        said.append(
            Text(
                f"{self.year}年度应发{len(self.lines)}笔，补发{len(self.corrections)}笔，合计{total.zh}",
                f"{self.year}: {len(self.lines)} due, {_CORRECTIONS.counted(len(self.corrections)).en}, {total.en} in all",
            )
        )
        for kind, listed_ in ((LineKind.RECOVERY, self.recoveries), (LineKind.KEPT, self.kept), (LineKind.HELD, self.held)):
            if listed_:
                amount = yuan_text(sum((line.amount for line in listed_ if line.amount is not None), _NOTHING))
                said.append(Text(f"{kind.label.zh}{len(listed_)}笔，{amount.zh}", f"{kind.label.en}: {len(listed_)}, {amount.en}"))
        if self.open:
            months = MONTHS.counted(self.open_months).en
            verb = "is" if self.open_months == 1 else "are"
            said.append(Text(f"另有{self.open_months}人月金额不明，未计入", f"{months} of unknown amount {verb} not in it"))
        if self.untold:
            people = len({person for _, people in self.untold for person in people})
            facts = joined((Untold(fact, term=False, under=(), people=len(people)).text for fact, people in self.untold), zh="、", en=", ")
            said.append(
                Text(
                    f"{people}人缺事实，其应发数待核实：{facts.zh}",
                    f"what is due to {PEOPLE.counted(people).en} is open, as facts are not told: {facts.en}",
                )
            )
        if self.unapplied:
            named = "、".join(self.unapplied[:_NAMED]), ", ".join(self.unapplied[:_NAMED])
            more = len(self.unapplied) > _NAMED
            said.append(
                Text(
                    f"{len(self.unapplied)}人有记录未生效，请查其管理期状态：{named[0]}{'等' if more else ''}",
                    f"records of {len(self.unapplied)} changed nothing, see their standing: {named[1]}{' and more' if more else ''}",
                )
            )
        said.append(
            Text("按天计的部分计到分，四舍五入；其余各数精确", "what is counted by days is rounded to the fen, half up; all else is exact")
        )
        return (*said, NOTICE)

    def explain(self, lang: Lang = "zh") -> str:
        """The year in sentences, with the band and the readings behind it.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        check_lang(lang)
        taken = (
            Text(f"{reading.id}={option.id}：{option.label.zh}", f"{reading.id}={option.id}: {option.label.en}")
            for reading, option in ((self.law.reading(name), self.law.choice(self.law.reading(name))) for name in self.band.readings)
        )
        return "\n".join(text.in_(lang) for text in (*self.summary()[:-1], self.band.text, *taken, NOTICE))

    def table(self, lang: Lang = "zh") -> str:
        """Every row as lines of a table.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        check_lang(lang)
        return "\n".join(lines_of([[cell.in_(lang) for cell in cells] for cells in (HEADINGS, *(line.row() for line in self.rows))]))

    def to_html(self, lang: Lang = "zh") -> Html:
        """The summary and every row as HTML."""
        rows = table(HEADINGS, (line.row() for line in self.rows), lang=check_lang(lang), caption=plain(self.year))
        return page(listed(text.in_(lang) for text in self.summary()), rows, lang=lang)

    def _repr_html_(self) -> str:
        return self.to_html(spoken_in_notebooks())

    def as_data(self) -> dict[str, Any]:
        """All of it as JSON data, the band left out."""
        return {
            "year": self.year,
            "known_on": None if self.known_on is None else str(self.known_on),
            "total": f"{self.total:.2f}",
            "open_months": self.open_months,
            "unapplied": list(self.unapplied),
            "untold": [{"fact": fact.as_data(), "people": list(people)} for fact, people in self.untold],
            "rows": [line.as_data() for line in self.rows],
            "summary": [text.as_data() for text in self.summary()],
        }

    def pay(self, journal: Journal, *, on: date, recorded: date, recorder: str, batch: str, document: str = "", role: str = "") -> Journal:
        """The journal with this list as paid: an event for each row. Computed anew from it, the same is not due again.

        Args:
            journal: The journal that it was computed from.
            on: The day of the payment.
            recorded: The day it is recorded.
            recorder: Who records it.
            batch: The payment batch.
            document: The document behind it.
            role: The id of the role that pays.

        Raises:
            InvalidValueError: If payments were recorded since, or a month in it that is paid in arrears has not begun.
        """
        self._check_unpaid(journal)
        months = (month.month for line in self.to_pay for month in line.settled.months if month.amount is not None)
        if self.law.choice(self.law.policy.payment_time).id == "arrears" and max(months, default=date.min) > on:
            raise InvalidValueError("on", str(on), _NOT_YET)
        return journal.append(*self._events(self.to_pay, 1, on, recorded, recorder, batch, document, role))

    def recover(
        self, journal: Journal, *, on: date, recorded: date, recorder: str, batch: str, document: str = "", role: str = ""
    ) -> Journal:
        """The journal with all recoveries as received; arguments as for `pay`.

        Raises:
            InvalidValueError: If payments were recorded since.
        """
        self._check_unpaid(journal)
        return journal.append(*self._events(self.recoveries, -1, on, recorded, recorder, batch, document, role))

    def _check_unpaid(self, journal: Journal) -> None:
        known = {person: history.payments for history in self.histories for person in history.people}
        if any(payments_of(journal, subject) != known.get(subject, ()) for subject in {*known, *journal.subjects}):
            raise InvalidValueError("journal", repr(journal), _PAID_SINCE)

    def _events(
        self, lines: Iterable[AllowanceLine], sign: int, on: date, recorded: date, recorder: str, batch: str, document: str, role: str
    ) -> Iterator[Event]:
        for line in lines:
            payment = Payment(
                batch=batch, for_year=line.for_year, months=sign * line.months, amount=sign * (line.amount or _NOTHING), term=line.term
            )
            yield Event(
                subject=line.person,
                kind=PAID,
                happened=on,
                recorded=recorded,
                recorder=recorder,
                role=role,
                document=document,
                facts=payment,
            )


def payments_of(journal: Journal, subject: str, known_on: date | None = None) -> tuple[Payment, ...]:
    """The payments to a person that stand in a journal, corrections and withdrawals taken into account.

    Args:
        journal: The journal.
        subject: The person.
        known_on: What was recorded on or before that day counts; None for everything.
    """
    events = timeline(journal.of(subject), known_on).events
    return tuple(event.facts for event in events if event.kind == PAID and isinstance(event.facts, Payment))


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
        InvalidValueError: If the year is no year, or the law none of such a scheme.

    Source:
        J6, J7, J18, J19, J23-J25.
    """
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
    return attrs.evolve(found, unapplied=tuple(unapplied))


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
    for history in histories:
        all_settled, lacks = settled_terms(history, law, year, asked)
        for fact in dict.fromkeys(lack.fact for lack in lacks):
            untold.setdefault(fact, []).extend(history.people)
        for settled in all_settled:
            clauses = _clauses(settled, asked)
            for kind, amount in _amounts(settled, year):
                found[kind] += (AllowanceLine(kind, person, amount, settled, clauses) for person in history.people)
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
