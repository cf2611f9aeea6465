"""A year's allowance: what is due to whom, what is put right, what comes back, between which totals it lies, and how it is paid."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

import attrs

from ...days import check_date
from ...errors import InvalidValueError, mask_identity
from ...lifecycle import Event, Journal
from ...lifecycle.journals import check_journal
from ...lifecycle.ordering import timeline
from ...markup import Html, listed, page, spoken_in_notebooks, table
from ...money import yuan_text
from ...policies import Law
from ...rules.decisions import NOTICE
from ...selection.tabulating import lines_of
from ...text import Lang, Text, Unit, check_lang, joined, plain
from ..payments import PAID, Payment
from ..scheme import TalentScheme
from .bands import Band, History, Untold, band
from .lines import HEADINGS, MONTHS, PEOPLE, AllowanceLine, LineKind
from .options import PaidUnder, options_taken, paid_otherwise
from .settling import Stray

__all__ = ["Allowance", "payments_of"]

_NOTHING = Decimal("0.00")
_CORRECTIONS, _ROWS = Unit("笔", "corrections", "correction"), Unit("行", "rows", "row")
_NAMED = 5
"""So many ids a sentence names."""
_PAID_SINCE = Text(
    "此后又有发放记录；请重新测算后再发放，以免重复",
    "payments were recorded since, or are missing; compute it anew, so that nothing is paid twice",
)
_MOVED_ON = Text(
    "不是测算所用的台账，或表中的人此后又有记录；请重新测算后再发放",
    "it is not the journal of the list, or people in the list have had records since; compute it anew",
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
        strays: What was paid for later years in which nothing accrues: in no row until such a year is asked for, and told in the summary.
        journal: The journal that it was computed from; None where it was none.
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
    strays: tuple[Stray, ...] = ()
    journal: Journal | None = None

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

    @cached_property
    def paid_otherwise(self) -> tuple[PaidUnder, ...]:
        """The payments that were worked out under options that are not taken here, as far as these matter to the year."""
        payments = (payment for history in self.histories for payment in history.payments)
        return tuple(paid_otherwise(payments, self.law, self.band.readings))

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
            beyond = sum((max(line.settled.paid - line.settled.accrued, _NOTHING) for line in self.open), _NOTHING)
            if beyond:
                more_ = yuan_text(beyond)
                said.append(
                    Text(
                        f"已发超出已知金额{more_.zh}，或属金额不明的月份，未列应收回",
                        f"{more_.en} beyond the known amounts was paid, maybe for months of unknown amount, and is not asked back",
                    )
                )
        if self.strays:
            said.append(self._strayed())
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

    def _strayed(self) -> Text:
        """What was paid for a year with no term, the first few one by one."""
        some, more = self.strays[:_NAMED], len(self.strays) > _NAMED
        money = [(mask_identity(each.person), each.year, yuan_text(each.amount)) for each in some]
        zh = "、".join(f"{person}的{year}年度{amount.zh}" for person, year, amount in money)
        en = ", ".join(f"{person} {amount.en} for {year}" for person, year, amount in money)
        return Text(
            f"另有以后年度的发放，所属年度并无应计的月份，请核对：{zh}{'等' if more else ''}",
            f"paid for a later year in which nothing accrues, to be checked: {en}{' and more' if more else ''}",
        )

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
        other = (each.text for each in self.paid_otherwise)
        return "\n".join(text.in_(lang) for text in (*self.summary()[:-1], self.band.text, *taken, *other, NOTICE))

    def table(self, lang: Lang = "zh") -> str:
        """Every row as lines of a table.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        return "\n".join(lines_of(HEADINGS, (line.row() for line in self.rows), check_lang(lang)))

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
            "strays": [
                {"person": each.person, "term": each.term, "for_year": each.year, "amount": f"{each.amount:.2f}"} for each in self.strays
            ],
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
            InvalidValueError: If it is another journal, payments or something of the people in the list were recorded since, or a month in it
                that is paid in arrears has not begun.
        """
        check_date("on", on)
        self._check_unpaid(journal, self.to_pay)
        months = (month.month for line in self.to_pay for month in line.settled.months if month.amount is not None)
        if self.law.choice(self.law.policy.payment_time).id == "arrears" and max(months, default=date.min) > on:
            raise InvalidValueError("on", str(on), _NOT_YET)
        return journal.append(*self._events(self.to_pay, 1, on, recorded, recorder, batch, document, role))

    def recover(
        self, journal: Journal, *, on: date, recorded: date, recorder: str, batch: str, document: str = "", role: str = ""
    ) -> Journal:
        """The journal with all recoveries as received; arguments as for `pay`.

        Raises:
            InvalidValueError: If it is another journal, or payments or something of the people in the list were recorded since.
        """
        check_date("on", on)
        self._check_unpaid(journal, self.recoveries)
        return journal.append(*self._events(self.recoveries, -1, on, recorded, recorder, batch, document, role))

    def _check_unpaid(self, journal: Journal, lines: Iterable[AllowanceLine]) -> None:
        check_journal(journal)
        known = {person: history.payments for history in self.histories for person in history.people}
        if any(payments_of(journal, subject) != known.get(subject, ()) for subject in {*known, *journal.subjects}):
            raise InvalidValueError("journal", repr(journal), _PAID_SINCE)
        held = self.journal
        if held is not None and any(tuple(journal.of(line.person)) != tuple(held.of(line.person)) for line in lines):
            raise InvalidValueError("journal", repr(journal), _MOVED_ON)

    def _events(
        self, lines: Iterable[AllowanceLine], sign: int, on: date, recorded: date, recorder: str, batch: str, document: str, role: str
    ) -> Iterator[Event]:
        readings = options_taken(self.law)
        for line in lines:
            payment = Payment(
                batch=batch,
                for_year=line.for_year,
                months=sign * line.months,
                amount=sign * (line.amount or _NOTHING),
                term=line.term,
                readings=readings,
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

    Raises:
        InvalidValueError: If there is no journal.
    """
    check_journal(journal)
    events = timeline(journal.of(subject), known_on).events
    return tuple(event.facts for event in events if event.kind == PAID and isinstance(event.facts, Payment))
