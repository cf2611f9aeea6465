"""What is asked of something that is to be recorded, beside whether a move takes it: clear slips are refused, what is only odd is noted."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple

from ..days import earliest, latest
from ..lifecycle import VOID, Allowed, Answer, Event, Journal, Reason, Refused
from ..lifecycle.ordering import Records, timeline
from ..money import yuan_text
from ..policies import Policy
from ..rules import Missing
from ..talent.allowance.bounds import accrued_for, most_for, total_of
from ..talent.payments import PAID, Payment
from ..talent.scheme import TalentScheme
from ..talent.standing import Happens
from ..talent.standing_facts import Activity, Grounds, Naming
from ..talent.windows import TermsOf, term_ends
from ..text import Text, joined

__all__ = ["ANYWAY", "Asked", "ask", "batch_reused", "crowded", "early", "repeated"]

_MOST_MONTHS = 12
ANYWAY = Text("请核对，确是如此的加 --anyway 记录", "check it, and if it was so, record it with --anyway")
"""What is said after a slip: what happened is written down, be it right or not."""


def early(happened: date, recorded: date) -> Text:
    """What is said of a record that is older than what it reports."""
    return Text(
        f"记录之日 {recorded} 早于发生之日 {happened}：尚未发生的不作记录",
        f"it is recorded on {recorded} and happened on {happened} only: what has not happened yet is not recorded",
    )


class Asked(NamedTuple):
    """What was answered.

    Attributes:
        answer: Whether it can happen, with every reason where not.
        notes: What is odd about it and can be meant.
    """

    answer: Answer
    notes: tuple[Text, ...]


def ask(journal: Journal, event: Event, law: Any) -> Asked:
    """Whether an event can be the next one: by the tables of the law, and by what else is asked of it.

    Args:
        journal: What was recorded before.
        event: The event, without a number.
        law: The law that decides.

    Raises:
        UnknownNameError: If the policy has no such kind of event.
    """
    answer = journal.asked(event, law)
    if event.kind == VOID:
        return Asked(answer, ())
    paying = _Paying(journal, event, event.facts, law) if isinstance(event.facts, Payment) else None
    slips = tuple(_slips(event, paying))
    if slips:
        reasons = () if isinstance(answer, Allowed) else answer.reasons
        answer = Refused(event=answer.event, label=answer.label, reasons=(*reasons, *slips))
    return Asked(answer, tuple(_odd(journal, event, law, paying)))


def _slips(event: Event, paying: "_Paying | None") -> Iterator[Reason]:
    facts = event.facts
    if event.recorded < event.happened:
        yield Reason(why=early(event.happened, event.recorded), remedy=ANYWAY)
    if isinstance(facts, Naming) and not isinstance(facts.approved_on, Missing) and earliest(facts.approved_on) > event.happened:
        why = Text(
            f"批准之日 {facts.approved_on} 晚于命名之日 {event.happened}",
            f"the approval of {facts.approved_on} comes after the naming of {event.happened}",
        )
        yield Reason(why=why, remedy=ANYWAY, clause=("J6", "J20"))
    if isinstance(facts, Grounds) and not isinstance(facts.happened_on, Missing) and earliest(facts.happened_on) > event.happened:
        why = Text(
            f"事由发生之日晚于提出之日 {event.happened}",  # which day it is, is personal
            f"the ground arose after the proposal of {event.happened}",
        )
        yield Reason(why=why, remedy=ANYWAY, clause=("J24",))
    if paying is not None:
        yield from _about_payment(paying)


# --- money -------------------------------------------------------------------------------------------------------------------------------


class _Paying:
    """A payment, and what was paid for its year of its term before it and with it; a correction takes the place of what it corrects."""

    def __init__(self, journal: Journal, event: Event, payment: Payment, law: Any) -> None:
        self.event, self.payment, self.law = event, payment, law
        self.year, self.number = int(payment.for_year), int(payment.term)
        self._terms_of = TermsOf(journal, None)
        self.terms = self._terms_of.under(law, event.subject)
        recorded = journal.of(event.subject)
        self.before = self._net(recorded)
        self.after = self._net((*recorded, event.numbered(len(journal) + 1)))
        self.months = accrued_for(self.terms, law, self.number, self.year)
        self.accrued = None if self.months is None else total_of(self.months)

    def _net(self, recorded: Sequence[Event]) -> Decimal:
        payments = (each.facts for each in timeline(recorded, None).events if each.kind == PAID and isinstance(each.facts, Payment))
        return sum((each.amount for each in payments if (int(each.for_year), int(each.term)) == (self.year, self.number)), Decimal("0.00"))

    @property
    def too_much(self) -> Decimal:
        """What this payment makes too much under the readings chosen; nothing where nobody can say."""
        if self.accrued is None:
            return Decimal(0)
        return max(self.after - max(self.before, self.accrued), Decimal(0))

    @property
    def due_again(self) -> Decimal:
        """What is due again as more came back than was to be recovered under the readings chosen."""
        if self.accrued is None or self.payment.amount >= 0:
            return Decimal(0)
        return max(min(self.before, self.accrued) - self.after, Decimal(0))

    @cached_property
    def beyond(self) -> Decimal | None:
        """The most that can have accrued under any reading, where this payment goes beyond; None where it does not, or nobody can say."""
        if self.after <= self.before or (self.accrued is not None and not self.too_much):
            return None
        most = most_for(self._terms_of, self.law, self.event.subject, self.number, self.year)
        return most if most is not None and self.after > most else None


def _about_payment(paying: _Paying) -> Iterator[Reason]:
    out = tuple(_out_of_term(paying))
    if out:
        yield from out
        return
    year, payment = paying.year, paying.payment
    if abs(payment.months) > _MOST_MONTHS:
        why = Text(f"月数 {payment.months}：一年至多12个月", f"{payment.months} months: a year has 12 at the most")
        yield Reason(why=why, remedy=ANYWAY, clause=("J19",))
    if paying.after < 0 and paying.after < paying.before:
        more, paid = yuan_text(-paying.after), yuan_text(max(paying.before, Decimal(0)))
        why = Text(
            f"{year}年度已发{paid.zh}，收回的比已发的多{more.zh}",
            f"{paid.en} was paid for {year}: {more.en} more comes back than was paid",
        )
        yield Reason(why=why, remedy=ANYWAY, clause=("J19",))
    if paying.beyond is not None:
        total, bound = yuan_text(paying.after), yuan_text(paying.beyond)
        why = Text(
            f"{year}年度连同本次共发{total.zh}；无论取何口径，该年度至多应计{bound.zh}",
            f"with it {total.en} is paid for {year}; under no reading does more than {bound.en} accrue for that year",
        )
        yield Reason(why=why, remedy=ANYWAY, clause=("J7", "J18"))


def _out_of_term(paying: _Paying) -> Iterator[Reason]:
    """What is wrong with a payment for a year in which the term has no day; nothing while the days of a term are not known."""
    year, number, terms = paying.year, paying.number, paying.terms
    if any(doubt.names for doubt in terms.doubts):
        return
    if not any(term.number == number and term.named.year <= year <= term.last_day.year for term in terms.records):
        listed = joined(
            Text(f"第{term.number}个 {term.start} 至 {term.last_day}", f"term {term.number} from {term.start} to {term.last_day}")
            for term in terms.records
        )
        why = Text(
            f"{year}年度不在此人第{number}个管理期内；其管理期：{listed.zh}",
            f"{year} is not in term {number} of this person; there is {listed.en}",
        )
        yield Reason(why=why, clause=("J6", "J18"))


# --- what is only odd --------------------------------------------------------------------------------------------------------------------


def _odd(journal: Journal, event: Event, law: Any, paying: _Paying | None) -> Iterator[Text]:
    facts = event.facts
    if isinstance(facts, Naming):
        yield from _approval_unknown(facts, law)
    if isinstance(facts, Activity) and not isinstance(facts.year, Missing) and facts.year != event.happened.year:
        yield Text(
            f"{event.happened} 的活动记入{facts.year}年度", f"what took place on {event.happened} is counted for the year {facts.year}"
        )
    if paying is not None:
        yield from _odd_payment(journal, paying)


def _approval_unknown(naming: Naming, law: Any) -> Iterator[Text]:
    day, ends = naming.approved_on, term_ends(law.policy)
    if ends is not None and (isinstance(day, Missing) or earliest(day) != latest(day)):
        under = f"{ends.starts.reading.id}=approval"
        yield Text(
            f"批准之日未写明到日（approved_on）：{under} 时，此人的管理期待核实",
            f"the day of approval is not told to the day (approved_on): under {under} the term is undetermined",
        )


def _odd_payment(journal: Journal, paying: _Paying) -> Iterator[Text]:
    event, payment, law, year = paying.event, paying.payment, paying.law, paying.year
    if (twin := _twin(journal, event)) is not None:
        yield Text(
            f"除日期外与第{twin.seq}条（{twin.happened}）相同；是否重复",
            f"but for the day it says the same as record {twin.seq} of {twin.happened}: was it recorded twice?",
        )
    if paying.too_much and paying.beyond is None:
        more, total = yuan_text(paying.too_much), yuan_text(paying.after)
        yield Text(
            f"{year}年度连同本次共发{total.zh}，按所选口径多出{more.zh}",
            f"with it {total.en} is paid for {year}; under the readings chosen this makes {more.en} too much",
        )
    if paying.due_again:
        more = yuan_text(paying.due_again)
        yield Text(
            f"收回的比按所选口径应收回的多，{year}年度又有{more.zh}应发",
            f"more came back than was to be recovered under the readings chosen: {more.en} of {year} is due again",
        )
    begun = max((month.month for month in paying.months or () if month.amount is not None), default=date.min)
    if payment.amount > 0 and begun > event.happened and law.choice(law.policy.payment_time).id == "arrears":
        yield Text(
            f"{event.happened} 时{year}年度尚有未开始的月份，而所选口径为后付",
            f"on {event.happened} not every month of {year} has begun, and the reading chosen pays in arrears",
        )
    if (reused := batch_reused(journal, event)) is not None:
        yield reused


def _twin(journal: Journal, event: Event) -> Event | None:
    """A record that stands and is the same payment on another day; a correction is about one record, and repeats none."""
    standing = timeline(journal.of(event.subject), None).events if event.corrects is None else ()
    return next((each for each in standing if each.facts == event.facts and each.happened != event.happened), None)


def batch_reused(journal: Journal, event: Event) -> Text | None:
    """What is said of a payment whose batch was paid in another year; a batch pays for several years where earlier ones are put right."""
    for other in journal:
        if other.kind == PAID and isinstance(other.facts, Payment) and other.facts.batch == event.facts.batch:
            stands = other.seq != event.corrects and Records(journal.of(other.subject)).at(other.seq) is other
            if stands and other.happened.year != event.happened.year:
                return Text(
                    f"批号 {event.facts.batch} 已用于 {other.happened} 的发放（第{other.seq}条）",
                    f"batch {event.facts.batch} stands already for what was paid on {other.happened} (record {other.seq})",
                )
    return None


def _said(event: Event) -> tuple[Any, ...]:
    """What an event says; not who wrote it down, and when."""
    return event.kind, event.happened, event.role, event.document, event.facts


def repeated(journal: Journal, event: Event) -> int | None:
    """The record that stands and says the same; a correction or a withdrawal is about one record, and repeats none."""
    if event.corrects is not None:
        return None
    standing = timeline(journal.of(event.subject), None).events
    return next((each.seq for each in standing if _said(each) == _said(event)), None)


def crowded(journal: Journal, events: Iterable[Event], policy: Policy) -> dict[date, Text]:
    """What is said of days on which more people are named than one round may select, by the day.

    Args:
        journal: Everything that is recorded, the events included.
        events: What was added.
        policy: The policy.

    Source:
        J4.
    """
    days = {event.happened for event in events if event.kind == Happens.NAMED.id}
    found: dict[date, Text] = {}
    if not days or not isinstance(policy, TalentScheme):
        return found
    standing = [event for subject in journal.subjects for event in timeline(journal.of(subject), None).events]
    for day in sorted(days):
        cap = policy.on(day, beyond_validity=True).value(policy.cohort_cap)
        people = len({event.subject for event in standing if event.kind == Happens.NAMED.id and event.happened == day})
        if isinstance(cap.value, int) and people > cap.value:
            clause = "/".join(cap.clause)
            found[day] = Text(
                f"{day} 已命名{people}人，一批至多{cap.value}人（{clause}）",
                f"{people} people are named on {day}, and a round has at most {cap.value} ({clause})",
            )
    return found
