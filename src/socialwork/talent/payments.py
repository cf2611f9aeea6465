"""Payments as they are recorded: money that went to a person, or came back, for a year of a term."""

from datetime import date
from decimal import Decimal

import attrs

from ..errors import InvalidValueError
from ..money import to_decimal
from ..rules import Fact, FactSet
from ..text import Text, Unit

__all__ = ["PAID", "PAYMENT", "Payment"]

PAID = "paid"
"""The id of the kind of event that records a payment."""

_OFFICE = Text("津贴发放机构", "the office that pays")


class PaymentFacts(FactSet):
    """What is recorded with a payment."""

    batch = Fact.text(zh="发放批号", en="batch", asked_of=_OFFICE, personal=False)
    for_year = Fact.number(zh="所属年度", en="for the year", asked_of=_OFFICE, personal=False)
    months = Fact.number(zh="月数", en="months", unit=Unit("个月", "months", "month"), asked_of=_OFFICE, personal=False)
    amount = Fact.number(zh="金额", en="amount", unit=Text("元", "yuan"), asked_of=_OFFICE, personal=False)
    term = Fact.number(zh="第几个管理期", en="number of the term", asked_of=_OFFICE, personal=False)
    readings = Fact.text(zh="测算口径", en="readings behind it", asked_of=_OFFICE, personal=False)


PAYMENT = PaymentFacts()
"""The handles of what is recorded with a payment."""


_A_YEAR = Text("请给出1至9999的年份，如 2024", "give a year from 1 to 9999, such as 2024")
_A_TERM = Text("请给出1或以上的整数；第一个管理期为1", "give a whole number from 1 on; the first term is 1")
_OPTIONS = Text("请写成 口径=选项，如 AJ21.first=next_month", "write READING=OPTION, such as AJ21.first=next_month")
_ONE_SIGN = Text("须与金额同号；收回的两项都用负数", "give it the sign of the amount; what came back has a minus before both")


def _number(name: str, value: object) -> Decimal:
    try:
        return to_decimal(value)
    except InvalidValueError as error:
        raise InvalidValueError(f"Payment.{name}", value, error.fix) from None


def _whole(name: str, value: object) -> Decimal:
    number = _number(name, value)
    if number % 1:
        raise InvalidValueError(f"Payment.{name}", value, Text("请给出整数", "give a whole number"))
    return number


def _year(value: object) -> Decimal:
    number = _whole("for_year", value)
    if not date.min.year <= number <= date.max.year:
        raise InvalidValueError("Payment.for_year", value, _A_YEAR)
    return number


def _months(value: object) -> Decimal:
    return _whole("months", value)


def _term(value: object) -> Decimal:
    number = _whole("term", value)
    if number < 1:
        raise InvalidValueError("Payment.term", value, _A_TERM)
    return number


def _to_the_fen(value: object) -> Decimal:
    number = _number("amount", value)
    if number * 100 % 1:
        raise InvalidValueError("Payment.amount", value, Text("请给出到分为止的金额", "give an amount to the fen"))
    return number


@attrs.frozen(kw_only=True)
class Payment:
    """What was paid to one person for one year; with minus signs, what came back.

    Attributes:
        batch: The payment batch.
        for_year: The year whose payment it is, from 1 to 9999.
        months: For how many months, a part of one counted as one.
        amount: In yuan, to the fen.
        term: Which term of the person it is for, the first being 1.
        readings: The options other than the defaults under which it was worked out, such as `"AJ21.first=next_month"`; empty where they were
            the defaults, or nobody says.

    Raises:
        InvalidValueError: If the batch is empty, the readings are no text, a number is not whole, the year is no year, the term less than 1, the amount finer than the
            fen, or one of months and amount negative and the other not.
    """

    batch: str = attrs.field(metadata={"fact": PAYMENT.batch})
    for_year: Decimal = attrs.field(converter=_year, metadata={"fact": PAYMENT.for_year})
    months: Decimal = attrs.field(converter=_months, metadata={"fact": PAYMENT.months})
    amount: Decimal = attrs.field(converter=_to_the_fen, metadata={"fact": PAYMENT.amount})
    term: Decimal = attrs.field(converter=_term, default=Decimal(1), metadata={"fact": PAYMENT.term})
    readings: str = attrs.field(default="", metadata={"fact": PAYMENT.readings})

    def __attrs_post_init__(self) -> None:
        batch: object = self.batch
        if not isinstance(batch, str) or not batch.strip():
            raise InvalidValueError("Payment.batch", batch, Text("请填写发放批号", "give the batch its number or name"))
        readings: object = self.readings
        if not isinstance(readings, str):
            raise InvalidValueError("Payment.readings", readings, _OPTIONS)
        if self.months * self.amount < 0:
            raise InvalidValueError("Payment.months", self.months, _ONE_SIGN)
