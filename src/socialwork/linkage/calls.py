"""Calls for ventures: what a place's text says of them, and what the office recorded for one call."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction

import attrs

from ..days import check_date
from ..errors import InvalidValueError
from ..law import Option, Parameter, Reading
from ..money import to_decimal, to_share
from ..policies import Law, Policy
from ..rules import Rule
from ..selection import Resolution
from ..text import Labelled, Text

__all__ = ["Call", "CallPolicy", "WhenShort", "dropping_reading", "when_short_reading"]


class WhenShort(Labelled):
    """What happens where the next venture in order asks for more than is left."""

    STOP = "stop", "到此为止", "grants end there"
    SKIP = "skip", "跳过，续看下一项目", "it is passed over, and the next one is looked at"
    PART_FUND = "part_fund", "以余额部分资助", "it gets what is left"


def when_short_reading(name: str, *, clause: str | tuple[str, ...]) -> Reading:
    """The reading of what happens where the next venture in order asks for more than is left.

    Args:
        name: The id of the reading.
        clause: The clauses that leave it open.
    """
    grounds = {
        WhenShort.STOP: Text(
            "名次在前者优先：后面的项目不越过前面的项目得到资助", "order comes first: nobody is funded past somebody better placed"
        ),
        WhenShort.SKIP: Text("经费应尽量用于项目", "the money is there to be used"),
        WhenShort.PART_FUND: Text("核定金额可以低于申请金额", "the amount granted can be less than what was asked for"),
    }
    return Reading(
        id=name,
        question=Text("经费不足以全额资助下一项目时如何处理", "what happens where the next venture asks for more than is left"),
        options=tuple(Option(id=each.value, label=each.label, grounds=grounds[each]) for each in WhenShort),
        default=WhenShort.STOP.value,
        why=Text("原文未写明；取不改变名次先后的一种", "not stated; the one that never goes past the order is taken"),
        clause=clause,
    )


def dropping_reading(name: str, *, clause: str | tuple[str, ...]) -> Reading:
    """The reading of whether the highest and the lowest score of a panel are dropped.

    Args:
        name: The id of the reading.
        clause: The clauses that leave it open.
    """
    return Reading(
        id=name,
        question=Text("评审得分是否去掉最高分和最低分", "whether the highest and the lowest score are dropped"),
        options=(
            Option(id="keep_all", label=Text("全部计入", "all count"), grounds=Text("原文未提及去掉", "nothing is said of dropping any")),
            Option(id="drop_ends", label=Text("各去掉一个", "one of each is dropped"), grounds=Text("评审常例", "panels often do so")),
        ),
        default="keep_all",
        why=Text("原文未写明", "not stated"),
        clause=clause,
    )


@attrs.frozen(kw_only=True, repr=False)
class CallPolicy(Policy):
    """What a place's text says of calls for ventures.

    Attributes:
        budget: What there is for a call, in yuan. A value that was not found is to be given by the call itself.
        ceiling: The most that one venture is granted, in yuan; None where the text sets none.
        budget_share: The greatest share of its own budget that a venture is granted; None where the text sets none.
        places: The most ventures that are funded; None where the text sets no such number.
        kind: Which ventures are of the kind of which the text asks for a least share; None where it asks for none.
        kind_share: That share.
        kind_among: Reading: among which ventures the share is taken (`funded`, `applied`).
        eligible: Who takes part in the ranking: bars, and reviews that come before it.
        when_short: Reading: what happens where the next venture asks for more than is left (`stop`, `skip`, `part_fund`).
        dropping: Reading: whether the highest and the lowest score of a panel are dropped (`keep_all`, `drop_ends`).
    """

    budget: Parameter[Decimal]
    ceiling: Parameter[Decimal] | None = None
    budget_share: Parameter[Fraction] | None = None
    places: Parameter[int] | None = None
    kind: Rule | None = None
    kind_share: Parameter[Fraction] | None = None
    kind_among: Reading | None = None
    eligible: Rule
    when_short: Reading
    dropping: Reading


def _amount(given: object) -> Decimal | None:
    return None if given is None else to_decimal(given)


def _share(given: object) -> Fraction | None:
    return None if given is None else to_share(given)


def _resolutions(given: Iterable[Resolution]) -> tuple[Resolution, ...]:
    return tuple(given)


def _shares(given: Iterable[object]) -> tuple[Fraction, ...]:
    return tuple(map(to_share, given))


@attrs.frozen(kw_only=True)
class Call:
    """What the office decided for one call, beside the text.

    Attributes:
        day: The day of the decision: its law applies.
        cut_off: The day up to which records of applicants count; None for the day itself.
        budget: What there is, in yuan; None for what the policy says.
        ceiling: The most that one venture is granted; None for what the policy says; never more than that.
        budget_share: The greatest share of its own budget that a venture is granted; None for what the policy says; never more than that.
        per_organisation: How many ventures of one organisation are funded at the most; None for no limit. The best placed come first.
        places: How many ventures are funded at the most; None for what the policy says; never more than that.
        minimum: The least score that is eligible; None for any.
        highest: The greatest score that there is.
        instalments: The shares in which a grant is paid, in order; they make up the whole.
        resolutions: Ties settled by somebody by the day of the decision, with the reason.
        name: What the call is called.

    Raises:
        InvalidValueError: If a day is none, the cut-off or a resolution lies after it, an amount or number makes no sense, or the shares are not the whole.
    """

    day: date
    cut_off: date | None = None
    budget: Decimal | None = attrs.field(default=None, converter=_amount)
    ceiling: Decimal | None = attrs.field(default=None, converter=_amount)
    budget_share: Fraction | None = attrs.field(default=None, converter=_share)
    per_organisation: int | None = None
    places: int | None = None
    minimum: Decimal | None = attrs.field(default=None, converter=_amount)
    highest: Decimal = attrs.field(default=Decimal(100), converter=to_decimal)
    instalments: tuple[Fraction, ...] = attrs.field(default=(Fraction(1),), converter=_shares)
    resolutions: tuple[Resolution, ...] = attrs.field(default=(), converter=_resolutions)
    name: str = ""

    def __attrs_post_init__(self) -> None:
        check_date("Call.day", self.day)
        if self.cut_off is not None and check_date("Call.cut_off", self.cut_off) > self.day:
            raise InvalidValueError("Call.cut_off", str(self.cut_off), Text("截止日不得晚于决定日", f"give {self.day} or an earlier day"))
        if late := next((each for each in self.resolutions if each.on > self.day), None):
            fix = Text(
                f"{late.text.zh}：裁定日不得晚于决定日 {self.day}",
                f"{late.text.en}: a tie is settled by the day of the decision; give {self.day} or an earlier day",
            )
            raise InvalidValueError("Call.resolutions", str(late.on), fix)
        for name in ("budget", "ceiling"):
            amount: Decimal | None = getattr(self, name)
            if amount is not None and not (amount > 0 and amount == amount.quantize(Decimal("0.01"))):
                fix = Text("请给大于0、精确到分的金额（元）", "give an amount above 0, in yuan, to the fen")
                raise InvalidValueError(f"Call.{name}", amount, fix)
        if self.budget_share is not None and not 0 < self.budget_share <= 1:
            fix = Text("请给大于0、不超过1的比例", "give a share above 0, at most the whole")
            raise InvalidValueError("Call.budget_share", str(self.budget_share), fix)
        for name in ("per_organisation", "places"):
            number: object = getattr(self, name)
            if number is not None and not (isinstance(number, int) and not isinstance(number, bool) and number > 0):
                fix = Text("请给1或以上的整数；没有上限则不填", "give a whole number, 1 or more, or None for no limit")
                raise InvalidValueError(f"Call.{name}", number, fix)
        if self.highest <= 0 or (self.minimum is not None and not 0 <= self.minimum <= self.highest):
            fix = Text("最低分应在0与最高分之间", "give a least score between 0 and the greatest, which is above 0")
            raise InvalidValueError("Call.minimum", (self.minimum, self.highest), fix)
        if min(self.instalments, default=Fraction()) <= 0 or sum(self.instalments) != 1:
            fix = Text("各期比例应大于0，合计为1", "give shares above 0 that make up the whole, like 60%, 40%")
            raise InvalidValueError("Call.instalments", tuple(map(str, self.instalments)), fix)

    def law(self, policy: CallPolicy, *, readings: dict[str, str] | None = None, beyond_validity: bool = False) -> Law[CallPolicy]:
        """The policy on the day of the call.

        Raises:
            OutOfForceError: If the policy is not in force on the day.
            UnknownNameError: If a reading or an option is not there.
            InadmissibleReadingsError: If the options cannot be chosen.
        """
        return policy.on(self.day, readings=readings, beyond_validity=beyond_validity)
