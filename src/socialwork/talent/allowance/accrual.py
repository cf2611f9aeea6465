"""What accrues to one person in one term, month by month, under one law and one set of readings. Pure: no journal, no payments."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Context, Decimal
from fractions import Fraction
from typing import Any, NamedTuple, Protocol, TypeVar

from ...law import NotFound, Option, Parameter, Reading, Resolved
from ...money import to_fen
from ..scheme import TalentScheme
from ..terms import Stop, TermRecord

__all__ = ["DAYS_OF_A_MONTH", "Accrued", "AllowanceLaw", "Remembered", "accrued", "stopped_on", "year_of"]

T = TypeVar("T")

DAYS_OF_A_MONTH = 30
"""By how many days a month is divided where only some of them are paid; a month with all its days is a whole one."""

_ONE_DAY = timedelta(days=1)
_WHOLE, _NONE = Fraction(1), Fraction(0)
_AS_MANY_DIGITS = Context(prec=28)
_LEAVES, _RETURNS, _LOSES_IT = range(3)  # in this order on one day


class AllowanceLaw(Protocol):
    """What is asked of the law. `Law` is one."""

    @property
    def policy(self) -> TalentScheme:
        """The scheme."""
        ...

    def value(self, parameter: Parameter[T], *, on: date | None = None) -> Resolved[T]:
        """What a parameter says on a day."""
        ...

    def choice(self, reading: Reading) -> Option:
        """The option chosen for an unclear place."""
        ...


class Remembered:
    """A law whose answers are asked for once: for one computation over many terms."""

    def __init__(self, law: AllowanceLaw) -> None:
        """Remember what this law answers."""
        self.policy = law.policy
        self._law = law
        self._choices: dict[str, Option] = {}
        self._values: dict[tuple[str, date | None], Resolved[Any]] = {}
        self._amounts: dict[tuple[Decimal, Fraction | None], Decimal] = {}

    @classmethod
    def of(cls, law: AllowanceLaw) -> "Remembered":
        """The law so that it remembers; itself if it does already."""
        return law if isinstance(law, cls) else cls(law)

    def value(self, parameter: Parameter[T], *, on: date | None = None) -> Resolved[T]:
        """What a parameter says on a day."""
        key = parameter.name, on
        if key not in self._values:
            self._values[key] = self._law.value(parameter, on=on)
        return self._values[key]

    def choice(self, reading: Reading) -> Option:
        """The option chosen for an unclear place."""
        found = self._choices.get(reading.id)
        if found is None:
            found = self._choices[reading.id] = self._law.choice(reading)
        return found

    def part(self, amount: Decimal, share: Fraction) -> Decimal:
        """A part of an amount, to the fen."""
        key = amount, None if share is _WHOLE else share  # fractions are slow to look up
        if key not in self._amounts:
            self._amounts[key] = to_fen(_AS_MANY_DIGITS.divide(_AS_MANY_DIGITS.multiply(amount, share.numerator), share.denominator))
        return self._amounts[key]


class Accrued(NamedTuple):
    """What one month brings.

    Attributes:
        number: Its place among the months of the term, from 0 on.
        month: Its first day.
        share: How much of the month is due: 1 for all of it, and never 0.
        amount: To the fen; None where nobody knows it yet, which is not nothing.
    """

    number: int
    month: date
    share: Fraction
    amount: Decimal | None


class _Stretch(NamedTuple):
    """Days in a row with benefits.

    Attributes:
        start: The first day.
        stop: The first day without benefits; None where they last as long as the term.
        whole: Whether that day was chosen so that no month is cut.
    """

    start: date
    stop: date | None
    whole: bool = False


def _first_of(day: date) -> date:
    return day.replace(day=1)


def _later(month: date, months: int) -> date:
    # As `month + relativedelta(months=months)` for the first day of a month, and ten times as quick.
    years, place = divmod(month.month - 1 + months, 12)
    return date(month.year + years, place + 1, 1)


def stopped_on(stop: Stop, law: AllowanceLaw) -> tuple[date, bool]:
    """The first day without benefits, and whether it begins a month by the reading itself, so that none is cut.

    For a revocation it is as the law's reading has it. A day that was not recorded gives way to a later one: without the day of the matter
    the verification counts, without that the approval.
    """
    if stop.why == "left":
        return stop.day, False
    approved = stop.approved or stop.day
    match law.choice(law.policy.revoked_from).id:
        case "event":
            return stop.happened or stop.verified or approved, False
        case "verification":
            return stop.verified or approved, False
        case "approval":
            return approved, False
        case _:
            return _later(_first_of(approved), 1), True


def _stretches(record: TermRecord, law: AllowanceLaw, *, revocations: bool) -> Iterator[_Stretch]:
    """The stretches of days with benefits, in order. A revocation is for good, and who returns on a day has left before it."""
    turns = [(day, _RETURNS, False) for day in record.resumes]
    for stop in record.stops:
        if revocations or stop.why == "left":
            day, whole = stopped_on(stop, law)
            turns.append((day, _LOSES_IT if stop.why == "revoked" else _LEAVES, whole))
    since: date | None = record.start
    for day, kind, whole in sorted(turns):
        if day > record.last_day:
            break
        if kind == _RETURNS:
            since = since or max(day, record.start)
            continue
        if since is not None and day >= since:
            yield _Stretch(since, day, whole)
        if kind == _LOSES_IT:
            return
        since = None
    if since is not None:
        yield _Stretch(since, None)


def _share(stretch: _Stretch, month: date, law: AllowanceLaw) -> Fraction:
    """How much of a month of the term a stretch makes due."""
    policy = law.policy
    first = _first_of(stretch.start)
    if month < first or (month == first and law.choice(policy.first_month).id == "next_month"):
        return _NONE
    if stretch.stop is None or month < (last := _first_of(stretch.stop)):
        return _WHOLE
    if month > last or stretch.whole:
        return _NONE
    option = law.choice(policy.exit_month).id
    if option in ("full", "none"):
        return _WHOLE if option == "full" else _NONE
    end = stretch.stop + _ONE_DAY if option == "days_through" else stretch.stop
    since = max(month, stretch.start)
    if since == month and end == _later(month, 1):
        return _WHOLE
    return Fraction(min((end - since).days, DAYS_OF_A_MONTH), DAYS_OF_A_MONTH)


def _months(record: TermRecord, law: AllowanceLaw) -> Iterator[date]:
    """The first days of the months of the term, counted from the first one: never more than its years have."""
    policy = law.policy
    years = law.value(policy.term_years, on=record.named).value
    first = _first_of(record.start)
    if law.choice(policy.first_month).id == "next_month":
        first = _later(first, 1)
    last = _first_of(record.last_day)
    number = 0
    while (month := _later(first, number)) <= last and (isinstance(years, NotFound) or number < 12 * years):
        ends_within = month == last and record.last_day + _ONE_DAY < _later(last, 1)
        if ends_within and law.choice(policy.last_month).id == "none":
            return
        yield month
        number += 1


def _amount(record: TermRecord, month: date, share: Fraction, law: Remembered) -> tuple[bool, Decimal | None]:
    """Whether the month is due at all, and what it brings, if that is known."""
    window = law.policy.documents[0].validity
    if window is not None and window.end is not None and month >= window.end:
        match law.choice(law.policy.beyond_expiry).id:
            case "at_expiry":
                return False, None
            case "as_reissued":
                return True, None
            case "run_off" if record.named >= window.end:
                return False, None
            case _:
                pass
    value = law.value(law.policy.allowance_per_month, on=month).value
    if isinstance(value, NotFound):
        return True, None
    return True, law.part(value, share)


def accrued(record: TermRecord, law: AllowanceLaw, *, revocations: bool = True) -> Iterator[Accrued]:
    """What accrues in a term, month by month and only when it is asked for: readings that do not matter so far are not consulted.

    A month accrues once at the most. Where only some of its days are paid, the part is rounded to the fen there and then, half a fen up;
    what is summed up later is exact.

    Args:
        record: The term.
        law: The law, with the readings chosen.
        revocations: Whether revocations are looked at; without them it is what would have accrued.

    Source:
        J6-J8, J18, J23, J25; readings AJ21, AJ28, AJ34.
    """
    asked = Remembered.of(law)
    stretches = tuple(_stretches(record, asked, revocations=revocations))
    for number, month in enumerate(_months(record, asked)):
        share = max((_share(stretch, month, asked) for stretch in stretches), default=_NONE)
        if share:
            due, amount = _amount(record, month, share, asked)
            if due:
                yield Accrued(number, month, share, amount)


def year_of(number: int, month: date, law: AllowanceLaw) -> int:
    """In which year's payment a month is paid.

    By calendar years it is that of the month. By years of the term it is the year in which the year of the term ends; in which it begins, if
    the allowance is paid ahead.

    Args:
        number: The month's place in the term, from 0 on.
        month: Its first day.
        law: The law, with the readings chosen.

    Source:
        J19; reading AJ22.
    """
    policy = law.policy
    if law.choice(policy.payment_year).id == "calendar":
        return month.year
    place = number % 12
    return _later(month, -place if law.choice(policy.payment_time).id == "ahead" else 11 - place).year
