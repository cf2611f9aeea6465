"""Facts: what a rule may ask about a case, declared once, with words, and never taken for zero when they are missing.

A fact is declared in a `FactSet` and becomes a field of the class that holds the case:

>>> class VisitFacts(FactSet):
...     homes = Fact.number(zh="探访户数", en="homes visited", unit=Text("户", "homes"), asked_of=Text("社工站", "the station"), at_least=0)
>>> VISIT = VisitFacts()
>>> @attrs.frozen(kw_only=True)
... class Visit:
...     homes: Decimal | Missing = VISIT.homes.field()
>>> Visit(homes="12").homes
Decimal('12')
>>> Visit().homes
<Missing.NOT_ASKED: 'not_asked'>
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any, Generic, NamedTuple, NoReturn, TypeGuard, TypeVar, cast

import attrs

from ..days import DayRange, Month, SomeDay, check_date, parse_day
from ..errors import MASK, InvalidValueError, UnknownNameError
from ..money import to_decimal
from ..text import Labelled, Text

__all__ = ["Change", "Derived", "Fact", "FactSet", "Handle", "Judgement", "Missing", "Moment", "Shape"]

T = TypeVar("T")
E = TypeVar("E", bound=Enum)
R = TypeVar("R")


class Missing(Labelled):
    """A fact that is not there, and why. It has no truth value: asking for one raises."""

    NOT_ASKED = "not_asked", "未填", "not asked"
    NOT_KNOWN = "not_known", "不详", "not known"
    DISPUTED = "disputed", "有争议", "disputed"

    def __bool__(self) -> NoReturn:
        raise InvalidValueError(
            "a missing fact", self.value, "compare it with `is`, or ask a rule: a missing fact is neither true nor false"
        )


class Change(Labelled):
    """Whether, and in which direction, a fact can change after today."""

    FIXED = "fixed", "不可改变", "cannot change"
    EITHER = "either", "可改变", "can change"
    RISES = "rises", "只增不减", "only rises"
    FALLS = "falls", "只减不增", "only falls"


class Shape(Enum):
    """What kind of value a fact has."""

    YES_NO = "yes_no"
    JUDGEMENT = "judgement"
    CHOICE = "choice"
    NUMBER = "number"
    DAY = "day"
    TEXT = "text"
    SEVERAL = "several"


@attrs.frozen(kw_only=True)
class Judgement:
    """What a person found, where no program can: whether it holds, who said so, when, and in which document.

    Its `repr` shows none of that: it speaks of a person, and may name others.

    Attributes:
        holds: The finding.
        by: The body or person that made it.
        on: The day of it.
        document: Where it is recorded.

    Raises:
        InvalidValueError: If the finding is no bool, or who and where are empty.
    """

    holds: bool = attrs.field(repr=False)
    by: str = attrs.field(repr=False)
    on: date = attrs.field(repr=False)
    document: str = attrs.field(repr=False)

    def __repr__(self) -> str:
        return f"Judgement({MASK})"

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.holds, bool):
            raise InvalidValueError("Judgement.holds", self.holds, Text("请填是或否", "give True or False"), personal=True)
        if not isinstance(self.on, date) or isinstance(self.on, datetime):
            raise InvalidValueError("Judgement.on", self.on, Text("请填日期", "give a date"), personal=True)
        if not all(isinstance(words, str) and words.strip() for words in (self.by, self.document)):
            fix = Text("请写明由谁认定、记载于何文件", "say who found it and in which document")
            raise InvalidValueError("Judgement", (self.by, self.document), fix, personal=True)


class Moment(NamedTuple):
    """The two days of a question: the day whose law applies, and the day up to which facts count."""

    day: date
    cut_off: date

    @classmethod
    def of(cls, day: date, cut_off: date | None) -> "Moment":
        """The moment of a question about the law of a day; no cut-off day means that day.

        Raises:
            InvalidValueError: If the cut-off day is no date, or lies after the day.
        """
        if cut_off is None:
            return cls(day, day)
        if check_date("cut_off", cut_off) > day:
            fix = Text(
                f"截止日不得晚于所适用规定之日{day}：其后的事实尚未发生",
                f"give {day}, the day of the law, or an earlier one: what lies after it has not happened",
            )
            raise InvalidValueError("cut_off", str(cut_off), fix)
        return cls(day, cut_off)


def _yes_no(value: object) -> object:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _day(value: object) -> object:
    if isinstance(value, str):
        return parse_day(value)
    if isinstance(value, datetime) or not isinstance(value, (date, Month, DayRange)):
        raise TypeError
    return value


def _text(value: object) -> object:
    if not (isinstance(value, str) and value.strip()):
        raise TypeError
    return value


@attrs.frozen(kw_only=True, cache_hash=True)
class _Named(Generic[T]):
    """What every fact has, asked or derived: a name, words, a shape, and who can answer."""

    name: str = ""
    label: Text
    shape: Shape
    of: type
    unit: Text | None = None

    def __set_name__(self, owner: type, name: str) -> None:
        if not self.name:  # a class that merely holds the handle, under whatever name, does not rename it
            object.__setattr__(self, "name", name)

    @property
    def choices(self) -> tuple[Enum, ...]:
        """The members of the list that a CHOICE is from; empty for other shapes."""
        return tuple(cast("type[Enum]", self.of)) if self.shape is Shape.CHOICE else ()

    def _accepted(self, value: object, *, personal: bool, at_least: int | None) -> "T | Missing":
        if isinstance(value, Missing):
            return value
        try:
            exact: T = self._exact(value, at_least)
        except (TypeError, ValueError):
            raise InvalidValueError(self.name, value, self._demand(at_least), personal) from None
        return exact

    def _exact(self, value: object, at_least: int | None) -> Any:
        match self.shape:
            case Shape.NUMBER:
                number = to_decimal(value)
                if at_least is not None and number < at_least:
                    raise TypeError
                return number
            case Shape.YES_NO:
                return _yes_no(value)
            case Shape.CHOICE:
                return value if isinstance(value, self.of) else self.of(value)
            case Shape.DAY:
                return _day(value)
            case Shape.TEXT:
                return _text(value)
            case Shape.JUDGEMENT:
                if not isinstance(value, Judgement):
                    raise TypeError
                return value
            case _:
                items = tuple(cast("Iterator[object]", value))
                if not all(isinstance(item, self.of) for item in items):
                    raise TypeError
                return items

    def _demand(self, at_least: int | None) -> Text:
        match self.shape:
            case Shape.YES_NO:
                return Text("请填是或否", "give yes or no (True or False)")
            case Shape.JUDGEMENT:
                return Text("请填认定结果、认定人、日期和文件", "give a Judgement: holds, by, on, document")
            case Shape.CHOICE:
                named = (member.label.zh if isinstance(member, Labelled) else str(member.value) for member in self.choices)
                return Text(
                    "请填其中之一：" + "、".join(named),
                    "give one of: " + ", ".join(str(member.value) for member in self.choices),
                )
            case Shape.NUMBER if at_least is not None:
                return Text(f"请填不小于{at_least}的数字，如 88.50", f'give a number of {at_least} or more, like "88.50"')
            case Shape.NUMBER:
                return Text("请填数字，如 88.50", 'give a number like "88.50"')
            case Shape.DAY:
                return Text("请填日期或年月，如 2018-03-01、2018年3月", "give a day or a month, like 2018-03-01 or 2018-03")
            case Shape.TEXT:
                return Text("请填文字，不能为空", "give words, not empty")
            case _:
                return Text(f"请填若干{self.of.__name__}记录", f"give a sequence of {self.of.__name__} records; an empty one says none")


@attrs.frozen(kw_only=True, cache_hash=True)
class Fact(_Named[T]):
    """A declared fact of a case: the handle by which rules name it.

    Make one with `Fact.yes_no`, `judgement`, `choice`, `number`, `day`, `text` or `several`.

    Attributes:
        name: Its field's name; taken from the `FactSet` it stands in.
        label: What it is called.
        shape: What kind of value it has.
        of: The Python type of a value, or of one item of several.
        unit: What a number is counted in.
        asked_of: Who can answer.
        personal: Whether it is masked in `repr` and errors.
        change: Whether and how it can change later.
        at_least: The lowest number that makes sense.
    """

    asked_of: Text
    personal: bool = True
    change: Change = Change.EITHER
    at_least: int | None = None

    @classmethod
    def yes_no(cls, *, zh: str, en: str, **about: Any) -> "Fact[bool]":
        """A fact that holds or does not."""
        return Fact(label=Text(zh, en), shape=Shape.YES_NO, of=bool, **about)

    @classmethod
    def judgement(cls, *, zh: str, en: str, **about: Any) -> "Fact[Judgement]":
        """A finding that only a person can make; its value is a `Judgement`."""
        return Fact(label=Text(zh, en), shape=Shape.JUDGEMENT, of=Judgement, **about)

    @classmethod
    def choice(cls, of: type[E], *, zh: str, en: str, **about: Any) -> "Fact[E]":
        """One value of a list, given as a member or by its code."""
        return Fact(label=Text(zh, en), shape=Shape.CHOICE, of=of, **about)

    @classmethod
    def number(cls, *, zh: str, en: str, **about: Any) -> "Fact[Decimal]":
        """An exact number: a Decimal, an int, or text such as `"88.50"`; never a float."""
        return Fact(label=Text(zh, en), shape=Shape.NUMBER, of=Decimal, **about)

    @classmethod
    def day(cls, *, zh: str, en: str, **about: Any) -> "Fact[SomeDay]":
        """A day, exact or known to the month."""
        return Fact(label=Text(zh, en), shape=Shape.DAY, of=date, **about)

    @classmethod
    def text(cls, *, zh: str, en: str, **about: Any) -> "Fact[str]":
        """Words that no rule reads: a name, a post."""
        return Fact(label=Text(zh, en), shape=Shape.TEXT, of=str, **about)

    @classmethod
    def several(cls, of: type[R], *, zh: str, en: str, **about: Any) -> "Fact[tuple[R, ...]]":
        """Any number of records of one kind; an empty tuple says that there are none."""
        return Fact(label=Text(zh, en), shape=Shape.SEVERAL, of=of, **about)

    def accept(self, value: object) -> "T | Missing":
        """The value as the fact holds it: what people type is made exact, `Missing` stays.

        Raises:
            InvalidValueError: If it is no value of this fact; a personal value is not printed.
        """
        return self._accepted(value, personal=self.personal, at_least=self.at_least)

    @property
    def demand(self) -> Text:
        """What a value of this fact must be, in words."""
        return self._demand(self.at_least)

    def field(self) -> "T | Missing":
        """The attrs field that holds this fact; nothing given means `Missing.NOT_ASKED`."""
        made = attrs.field(default=Missing.NOT_ASKED, converter=self.accept, repr=not self.personal, metadata={"fact": self})
        return cast("T | Missing", made)

    @property
    def sources(self) -> "tuple[Fact[Any], ...]":
        """What somebody can be asked for so that the fact has its value: the fact itself."""
        return (self,)

    @property
    def changes(self) -> Change:
        """Whether and how it can change."""
        return self.change

    def read(self, subject: object, moment: Moment) -> "T | Missing":
        """The value in a case."""
        return cast("T | Missing", getattr(subject, self.name))


@attrs.frozen(kw_only=True, cache_hash=True)
class Derived(_Named[T]):
    """What is computed from facts: total service from periods of work.

    Attributes:
        from_: The facts it comes from. Where one is missing, it is missing, for the same reason.
        function: Takes their values in order, then the `Moment`; gives the value, or `Missing` where they do not settle it.
        clause: The clauses that ask for it; empty where the rules that name it cite them.
        change: Whether and how it can change; None takes that from the facts it comes from, see `changes`. A day since when somebody has
            served FALLS: more service takes it back.
    """

    from_: tuple[Fact[Any], ...]
    function: Callable[..., T | Missing]
    clause: tuple[str, ...] = ()
    change: Change | None = None

    @property
    def changes(self) -> Change:
        """Whether and how it can change: as declared; else FIXED if all it comes from is, and RISES if that can only rise and it is no day."""
        kinds = {fact.change for fact in self.from_}
        if self.change is not None:
            return self.change
        if kinds == {Change.FIXED}:
            return Change.FIXED
        return Change.RISES if kinds <= {Change.FIXED, Change.RISES} and self.shape is not Shape.DAY else Change.EITHER

    def accept(self, value: object) -> "T | Missing":
        """A value that is supposed in place of the computed one, made exact; `Missing` stays.

        Raises:
            InvalidValueError: If it is no value of this shape; it is not printed where a fact it comes from is personal.
        """
        return self._accepted(value, personal=any(fact.personal for fact in self.from_), at_least=None)

    @property
    def sources(self) -> tuple[Fact[Any], ...]:
        """What somebody can be asked for so that the fact has its value: the facts it comes from."""
        return self.from_

    def read(self, subject: object, moment: Moment) -> "T | Missing":
        """The value in a case at a moment."""
        return self.computed((getattr(subject, fact.name) for fact in self.from_), moment)

    def computed(self, given: Iterable[object], moment: Moment) -> "T | Missing":
        """The value out of those of the facts it comes from, in order; the first that is missing ends it."""
        values: list[object] = []
        for value in given:
            if isinstance(value, Missing):
                return value
            values.append(value)
        return self.function(*values, moment)


Handle = Fact[T] | Derived[T]
"""What a rule may name: a fact, or what is derived from facts."""


def _is_handle(value: object) -> TypeGuard[Fact[Any] | Derived[Any]]:
    return isinstance(value, _Named)


class FactSet:
    """The facts of one kind of case, by name; iterate it for all of them in order of declaration."""

    def __iter__(self) -> Iterator[Fact[Any] | Derived[Any]]:
        declared: dict[str, object] = {}
        for kind in reversed(type(self).__mro__):  # what a set of facts extends comes first
            declared |= vars(kind)
        return (value for value in declared.values() if _is_handle(value))

    def __getitem__(self, name: str) -> Fact[Any] | Derived[Any]:
        """The fact of that name.

        Raises:
            UnknownNameError: If there is none.
        """
        for handle in self:
            if handle.name == name:
                return handle
        raise UnknownNameError(Text("事实", "fact"), name, tuple(handle.name for handle in self))
