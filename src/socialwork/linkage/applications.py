"""Applications of a call: what they ask for, how they were scored, and what is on record of the applicant."""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any

import attrs

from ..days import DayRange, Period, SomeDay, earliest, latest
from ..errors import InvalidValueError, mask_identity
from ..rules import Change, Derived, Fact, FactSet, Missing, Moment, Shape
from ..text import Text, alike, plain

__all__ = ["APPLICATION", "Application", "ApplicationFacts", "Records", "check_organisations", "other_writing"]

_APPLICANT = Text("申报组织", "the applicant")
_PANEL = Text("评审方", "who reviews")
_REGISTRY = Text("登记管理机关", "the registry")
YUAN = Text("元", "yuan")
"""What amounts are counted in."""

_SMALLEST = -2
"""The exponent of a fen."""


def _yes_no(zh: str, en: str, asked_of: Text) -> Fact[bool]:
    return Fact.yes_no(zh=zh, en=en, asked_of=asked_of, personal=False)


def _yuan(zh: str, en: str, asked_of: Text) -> Fact[Decimal]:
    return Fact.number(zh=zh, en=en, unit=YUAN, asked_of=asked_of, personal=False, at_least=0)


def _records(zh: str, en: str) -> "Fact[tuple[Period, ...]]":
    return Fact.several(Period, zh=zh, en=en, asked_of=_REGISTRY, personal=False, change=Change.RISES)


def _counting(records: tuple[Period, ...], moment: Moment) -> tuple[tuple[Period, ...], tuple[Period, ...]]:
    """The records that began by the cut-off day in any case, and those that may have."""
    return (
        tuple(each for each in records if latest(each.first) <= moment.cut_off),
        tuple(each for each in records if earliest(each.first) <= moment.cut_off),
    )


def _any(records: tuple[Period, ...], moment: Moment) -> bool | Missing:
    certain, possible = _counting(records, moment)
    return Missing.NOT_KNOWN if possible and not certain else bool(certain)


def _newest(records: tuple[Period, ...], moment: Moment, day: Callable[[Period], SomeDay]) -> SomeDay | Missing:
    certain, possible = _counting(records, moment)
    if not possible:
        return Missing.NOT_KNOWN
    low = min(max(earliest(day(each)) for each in certain or possible), moment.cut_off)
    high = min(max(latest(day(each)) for each in possible), moment.cut_off)
    return low if low == high else DayRange(low, high)


def _newest_first(records: tuple[Period, ...], moment: Moment) -> SomeDay | Missing:
    return _newest(records, moment, lambda each: each.first)


def _newest_last(records: tuple[Period, ...], moment: Moment) -> SomeDay | Missing:
    return _newest(records, moment, lambda each: moment.cut_off if each.last is None else each.last)


@attrs.frozen
class Records:
    """What is derived from records of one kind, up to the cut-off day.

    Attributes:
        any: Whether there is any.
        newest_first: The day on which the newest began; not known where there is none.
        newest_last: The last day of the one that ended last, and the cut-off day where one goes on; not known where there is none.
    """

    any: Derived[bool]
    newest_first: Derived[SomeDay]
    newest_last: Derived[SomeDay]


def _derived(name: str, records: "Fact[tuple[Period, ...]]", zh: str, en: str) -> Records:
    about: dict[str, Any] = {"from_": (records,)}
    return Records(
        Derived(name=f"any_{name}", label=Text(f"曾有{zh}", f"ever had {en}"), shape=Shape.YES_NO, of=bool, function=_any, **about),
        Derived(
            name=f"{name}_newest_first", label=Text(f"最近一次{zh}的起始日", f"first day of the newest {en}"), shape=Shape.DAY, of=date,
            function=_newest_first, change=Change.EITHER, **about,
        ),
        Derived(
            name=f"{name}_newest_last", label=Text(f"最近一次{zh}的终止日", f"last day of the newest {en}"), shape=Shape.DAY, of=date,
            function=_newest_last, change=Change.EITHER, **about,
        ),
    )  # fmt: skip


class ApplicationFacts(FactSet):
    """The facts of an application, by which rules name them."""

    title = Fact.text(zh="项目名称", en="title", asked_of=_APPLICANT, personal=False)
    asked = _yuan("申请金额", "amount asked for", _APPLICANT)
    project_budget = _yuan("项目总预算", "budget of the project", _APPLICANT)
    passed_preliminary = _yes_no("通过初审", "passed the preliminary review", _PANEL)
    score = Fact.number(zh="评审得分", en="score", asked_of=_PANEL, personal=False, at_least=0)
    approved = _yuan("核定金额", "amount approved by the review", _PANEL)
    registered = _yes_no("依法登记", "registered", _REGISTRY)
    liable = _yes_no("能独立承担民事责任", "liable in its own name", _APPLICANT)
    with_volunteers = _yes_no("社工与志愿者合作的项目", "social workers with volunteers", _APPLICANT)
    abnormal_listings = _records("列入活动异常名录的记录", "entries in the list of abnormal activity")
    dishonest_listings = _records("列入严重违法失信名单的记录", "entries in the list of grave dishonesty")
    violations = _records("重大违法违规记录", "major violations")


APPLICATION = ApplicationFacts()
"""The handles of `Application`'s facts."""

ABNORMAL = _derived("abnormal_listing", APPLICATION.abnormal_listings, "列入活动异常名录", "entry in the list of abnormal activity")
DISHONEST = _derived("dishonest_listing", APPLICATION.dishonest_listings, "列入严重违法失信名单", "entry in the list of grave dishonesty")
VIOLATION = _derived("violation", APPLICATION.violations, "重大违法违规", "major violation")


@attrs.frozen(kw_only=True)
class Application:
    """An application for a venture. Whatever is not given is `Missing.NOT_ASKED`, and never zero.

    Attributes:
        id: Stable key, carries no meaning.
        organisation: The id of the organisation that applies.
        title: What the venture is called.
        asked: What it asks for, in yuan, to the fen, above 0.
        project_budget: What the whole project is to cost, in yuan.
        passed_preliminary: Whether it passed the preliminary review.
        score: What the review gave, where no panel is told.
        approved: What the review approved of what was asked, where that is another amount; never more than was asked.
        registered: Whether the applicant is registered.
        liable: Whether the applicant is liable in its own name.
        with_volunteers: Whether social workers and volunteers carry the project together.
        abnormal_listings: When the applicant stood in the list of abnormal activity.
        dishonest_listings: When it stood in the list of grave dishonesty.
        violations: Its major violations.

    Raises:
        InvalidValueError: If an id is empty, an amount is finer than a fen, nothing is asked for or approved, or more is approved than asked for.
    """

    id: str
    organisation: str
    title: str | Missing = APPLICATION.title.field()
    asked: Decimal | Missing = APPLICATION.asked.field()
    project_budget: Decimal | Missing = APPLICATION.project_budget.field()
    passed_preliminary: bool | Missing = APPLICATION.passed_preliminary.field()
    score: Decimal | Missing = APPLICATION.score.field()
    approved: Decimal | Missing = APPLICATION.approved.field()
    registered: bool | Missing = APPLICATION.registered.field()
    liable: bool | Missing = APPLICATION.liable.field()
    with_volunteers: bool | Missing = APPLICATION.with_volunteers.field()
    abnormal_listings: tuple[Period, ...] | Missing = APPLICATION.abnormal_listings.field()
    dishonest_listings: tuple[Period, ...] | Missing = APPLICATION.dishonest_listings.field()
    violations: tuple[Period, ...] | Missing = APPLICATION.violations.field()

    def __attrs_post_init__(self) -> None:
        for name in ("id", "organisation"):
            given: object = getattr(self, name)
            if not (isinstance(given, str) and given.strip()):
                raise InvalidValueError(f"Application.{name}", given, Text("请给编号", "give an id"))
        for fact in (APPLICATION.asked, APPLICATION.approved):
            amount = getattr(self, fact.name)
            if not isinstance(amount, Missing) and not (amount > 0 and amount.normalize().as_tuple().exponent >= _SMALLEST):
                fix = Text("请给大于0、精确到分的金额，如 30000.50", 'give an amount above 0, to the fen, like "30000.50"')
                raise InvalidValueError(f"{self.id}: {fact.name}", amount, fix)
        if not isinstance(self.asked, Missing) and not isinstance(self.approved, Missing) and self.approved > self.asked:
            fix = Text(f"核定金额不得超过申请金额{self.asked}元", f"give {self.asked} or less: no more is approved than was asked for")
            raise InvalidValueError(f"{self.id}: approved", self.approved, fix)


def other_writing(there: Text, other: str) -> Text:
    """What to do about the id of an organisation that is `alike` another one, by which its ventures would be counted apart.

    Args:
        there: Where the other one stands.
        other: The other one.
    """
    shown = mask_identity(other)
    return Text(
        f"与{there.zh}的 {shown} 只差大小写、全角半角、空格或看不见的字符，似为同一组织；请统一写法，不是同一组织的请改用另一个编号",
        f"it differs from {shown} in {there.en} by case, width, spaces or unseen signs alone, and is probably the same organisation; "
        "write both alike, or choose another id",
    )


def check_organisations(applications: Iterable[Application]) -> None:
    """Refuse ids of organisations that differ in writing alone: a limit for each organisation would count them as several.

    Raises:
        InvalidValueError: If there are such ids.
    """
    first: dict[str, Application] = {}
    for each in applications:
        earlier = first.setdefault(alike(each.organisation), each)
        if earlier.organisation != each.organisation:
            there = Text("申报项目 ", "application ") + plain(mask_identity(earlier.id))
            fix = other_writing(there, earlier.organisation)
            raise InvalidValueError(f"{each.id}: organisation", mask_identity(each.organisation), fix)
