"""Payments as they are recorded: money that went to a person, or came back, for a year of a term."""

import re
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


PAYMENT = PaymentFacts()
"""The handles of what is recorded with a payment."""


def _whole(value: object) -> Decimal:
    number = to_decimal(value)
    if number % 1:
        raise InvalidValueError("Payment", value, Text("请给出整数", "give a whole number"))
    return number


def _to_the_fen(value: object) -> Decimal:
    number = to_decimal(value)
    if number * 100 % 1:
        raise InvalidValueError("Payment.amount", value, Text("请给出到分为止的金额", "give an amount to the fen"))
    return number


@attrs.frozen(kw_only=True)
class Payment:
    """What was paid to one person for one year; with minus signs, what came back.

    Attributes:
        batch: The payment batch.
        for_year: The year whose payment it is.
        months: For how many months, a part of one counted as one.
        amount: In yuan, to the fen.
        term: Which term of the person it is for, the first being 1.

    Raises:
        InvalidValueError: If the batch is empty, a number is not whole, or the amount is finer than the fen.
    """

    batch: str = attrs.field(metadata={"fact": PAYMENT.batch})
    for_year: Decimal = attrs.field(converter=_whole, metadata={"fact": PAYMENT.for_year})
    months: Decimal = attrs.field(converter=_whole, metadata={"fact": PAYMENT.months})
    amount: Decimal = attrs.field(converter=_to_the_fen, metadata={"fact": PAYMENT.amount})
    term: Decimal = attrs.field(converter=_whole, default=Decimal(1), metadata={"fact": PAYMENT.term})

    def __attrs_post_init__(self) -> None:
        if not re.search(r"\S", self.batch):
            raise InvalidValueError("Payment.batch", self.batch, Text("请填写发放批号", "give the batch its number or name"))
