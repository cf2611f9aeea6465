"""Rules as trees of small values: what must hold, by which parameter, under which clause.

A node names facts and parameters as objects and holds no number itself. Every node can carry a `label` in words. The union is closed:
each way to evaluate a rule knows all of its members.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from enum import Enum
from typing import Any, TypeVar, cast

import attrs

from ..days import SomeDay, YearCount
from ..errors import InvalidValueError
from ..law import Parameter, Reading
from ..law.documents import clause_ids
from ..text import YEARS, Ordered, Text, joined
from .facts import Derived, Fact, Judgement, Shape

__all__ = [
    "AllOf",
    "AnyOf",
    "AtLeast",
    "AtMost",
    "ByReading",
    "Is",
    "IsTrue",
    "Leaf",
    "Not",
    "OneOf",
    "Rule",
    "SomeOf",
    "YearsSince",
    "leaves",
    "nodes",
]

E = TypeVar("E", bound=Enum)

_BY_HANDLE = Text("请用事实本身（FactSet 的属性）", "name the fact by its handle, an attribute of its FactSet")
_BY_PARAMETER = Text("请给出载有数值的 Parameter；规则本身不写数值", "name the Parameter that holds the value; a rule holds none itself")
_RULES = Text("请逐一给出规则", "give rules, each as an argument of its own")
_SOME_RULES = Text("请至少给出一条规则", "give at least one rule")
_RULES_OR_WHY = Text("请给出规则；不作要求的，请以 label 写明原因", "give rules, or a label that says why nothing is asked")
_SEVERAL = Text("请给出一组取值；只有一个时用 Is", "give several values, such as a set of them; for one there is `Is`")
_A_CLAUSE = Text("请写明条款；每项条件都须有出处", "name the clause that asks for it; every condition cites one")
_BOTH_LANGUAGES = Text("请给出两种语言的文字：Text(zh, en)", "give the words in both languages: Text(zh, en)")
_PARTS_NOT_YEARS = Text("请给出以项数计的数值，不以年计", "give a parameter that counts parts, not years")
_YEARS, _PARTS = Text("年数", "years"), Text("项数", "parts")

_SHAPES = {
    Shape.YES_NO: Text("是否", "yes_no"),
    Shape.JUDGEMENT: Text("认定", "judgement"),
    Shape.CHOICE: Text("选项", "choice"),
    Shape.NUMBER: Text("数字", "number"),
    Shape.DAY: Text("日期", "day"),
    Shape.TEXT: Text("文字", "text"),
    Shape.SEVERAL: Text("多条记录", "several"),
}
"""What kinds of value are called; in English as in code."""


def _shaped(fact: Fact[Any] | Derived[Any], *shapes: Shape) -> None:
    if not isinstance(fact, (Fact, Derived)):
        # Somebody may have named the value in a case instead: it is not told.
        raise InvalidValueError("fact", fact, _BY_HANDLE, personal=True)
    if fact.shape not in shapes:
        wanted, found = joined((_SHAPES[shape] for shape in shapes), zh="或", en=" or "), _SHAPES[fact.shape]
        fix = Text(
            f"此种规则须用{wanted.zh}类的事实，而{fact.label.zh}（{fact.name}）为{found.zh}类",
            f"this rule needs a fact of shape {wanted.en}",
        )
        raise InvalidValueError(f"fact {fact.name}", fact.shape.value, fix)


def _held(parameter: object) -> None:
    if not isinstance(parameter, Parameter):
        raise InvalidValueError("parameter", parameter, _BY_PARAMETER)


def _counted(parameter: Parameter[int], what: Text) -> None:
    _held(parameter)
    if parameter.type is not int:
        fix = Text(f"{what.zh}须为整数", f"count {what.en} with an int")
        raise InvalidValueError(f"parameter {parameter.name}", parameter.type.__name__, fix)


def same_unit(one: Text | None, other: Text | None) -> bool:
    """Whether two units are the same by their words; a unit and none are not."""
    return one is other or (one is not None and other is not None and one.as_data() == other.as_data())


def _one_unit(fact: Fact[Any] | Derived[Any], parameter: Parameter[Any]) -> None:
    if same_unit(fact.unit, parameter.unit):
        return
    found = "no unit" if fact.unit is None else f"{fact.unit.zh} ({fact.unit.en})"
    fix = Text(
        f"须与数值{parameter.name}的单位（{parameter.unit.zh}）相同，或改用另一数值",
        f"count it in the unit of the parameter {parameter.name}, {parameter.unit.zh} ({parameter.unit.en}), or compare it with another",
    )
    raise InvalidValueError(f"fact {fact.name}", found, fix)


def _only_rules(where: str, *parts: object) -> None:
    for part in parts:
        if not isinstance(part, Rule):
            raise InvalidValueError(where, part, _RULES, personal=True)


def _scaled(fact: Fact[Any] | Derived[Any], parameter: Parameter[Any]) -> None:
    _shaped(fact, Shape.NUMBER, Shape.CHOICE)
    _held(parameter)
    scale: type[Any] = fact.of
    if fact.shape is Shape.CHOICE and not (issubclass(scale, Ordered) and parameter.type is scale):
        fix = Text(
            f"{fact.label.zh}须与同一等级序列的数值比较，不能与数字比较", f"compare {fact.name} on its own scale, {fact.of.__name__}"
        )
        raise InvalidValueError(f"parameter {parameter.name}", parameter.type.__name__, fix)
    if fact.shape is Shape.NUMBER and parameter.type not in {int, Decimal}:
        fix = Text(f"{fact.label.zh}为数字，须与 int 或 Decimal 的数值比较", f"compare the number {fact.name} with an int or a Decimal")
        raise InvalidValueError(f"parameter {parameter.name}", parameter.type.__name__, fix)
    if fact.shape is Shape.NUMBER:
        _one_unit(fact, parameter)


def _members(values: Iterable[Enum]) -> frozenset[Enum]:
    if isinstance(values, Enum):
        raise InvalidValueError("OneOf", values, _SEVERAL)
    return frozenset(values)


def _strange(fact: Fact[Any] | Derived[Any], values: Iterable[object]) -> list[object]:
    """Those that are no members of the fact's list; the code of a member is none, though it may be equal to it."""
    return [value for value in values if not isinstance(value, fact.of)]


def _values_of(fact: Fact[Any] | Derived[Any], zh: str, en: str) -> Text:
    return Text(f"请给出{zh}{fact.label.zh}的取值", f"give {en} of {fact.of.__name__}")


def _cited(node: object, _: "attrs.Attribute[tuple[str, ...]]", clause: tuple[str, ...]) -> None:
    if not clause:
        raise InvalidValueError(f"{type(node).__name__}.clause", clause, _A_CLAUSE)


def _worded(node: object, _: "attrs.Attribute[Text | None]", label: Text | None) -> None:
    if not (label is None or isinstance(label, Text)):
        raise InvalidValueError(f"{type(node).__name__}.label", label, _BOTH_LANGUAGES)


@attrs.frozen
class IsTrue:
    """The fact holds: a yes, or a judgement that finds so."""

    fact: Fact[bool] | Derived[bool] | Fact[Judgement]
    clause: tuple[str, ...] = attrs.field(kw_only=True, converter=clause_ids, validator=_cited)
    label: Text | None = attrs.field(kw_only=True, default=None, validator=_worded)

    def __attrs_post_init__(self) -> None:
        _shaped(self.fact, Shape.YES_NO, Shape.JUDGEMENT)


@attrs.frozen
class OneOf:
    """The fact is one of these values of its list."""

    fact: Fact[Any] | Derived[Any]
    values: frozenset[Enum] = attrs.field(converter=_members)
    clause: tuple[str, ...] = attrs.field(kw_only=True, converter=clause_ids, validator=_cited)
    label: Text | None = attrs.field(kw_only=True, default=None, validator=_worded)

    def __attrs_post_init__(self) -> None:
        _shaped(self.fact, Shape.CHOICE)
        if not self.values:
            raise InvalidValueError(f"fact {self.fact.name}", (), _values_of(self.fact, "至少一个", "at least one value"))
        if strange := _strange(self.fact, self.values):
            raise InvalidValueError(f"fact {self.fact.name}", strange, _values_of(self.fact, "", "values"))


@attrs.frozen
class Is:
    """The fact is exactly this value of its list."""

    fact: Fact[Any] | Derived[Any]
    value: Enum
    clause: tuple[str, ...] = attrs.field(kw_only=True, converter=clause_ids, validator=_cited)
    label: Text | None = attrs.field(kw_only=True, default=None, validator=_worded)

    def __attrs_post_init__(self) -> None:
        _shaped(self.fact, Shape.CHOICE)
        if _strange(self.fact, (self.value,)):
            raise InvalidValueError(f"fact {self.fact.name}", self.value, _values_of(self.fact, "一个", "a value"))


@attrs.frozen
class AtLeast:
    """The number, or the place on a scale, is the parameter's value or above it (以上 includes the number)."""

    fact: Fact[Any] | Derived[Any]
    parameter: Parameter[Any]
    clause: tuple[str, ...] = attrs.field(kw_only=True, converter=clause_ids, validator=_cited)
    label: Text | None = attrs.field(kw_only=True, default=None, validator=_worded)

    def __attrs_post_init__(self) -> None:
        _scaled(self.fact, self.parameter)


@attrs.frozen
class AtMost:
    """The number, or the place on a scale, is the parameter's value or below it (不超过 includes the number)."""

    fact: Fact[Any] | Derived[Any]
    parameter: Parameter[Any]
    clause: tuple[str, ...] = attrs.field(kw_only=True, converter=clause_ids, validator=_cited)
    label: Text | None = attrs.field(kw_only=True, default=None, validator=_worded)

    def __attrs_post_init__(self) -> None:
        _scaled(self.fact, self.parameter)


@attrs.frozen
class YearsSince:
    """At least the parameter's number of years have passed since the day, up to the cut-off day.

    Attributes:
        fact: The day it counts from; where it is known only to a month, every day of it must agree.
        parameter: How many years.
        count: Which way it counts over 29 February.
        first_day_counts: Whether the first day itself counts, so that a year is full at the end of the day before the anniversary.
    """

    fact: Fact[SomeDay] | Derived[SomeDay]
    parameter: Parameter[int]
    count: YearCount = attrs.field(kw_only=True)
    first_day_counts: bool = attrs.field(kw_only=True)
    clause: tuple[str, ...] = attrs.field(kw_only=True, converter=clause_ids, validator=_cited)
    label: Text | None = attrs.field(kw_only=True, default=None, validator=_worded)

    def __attrs_post_init__(self) -> None:
        _shaped(self.fact, Shape.DAY)
        _counted(self.parameter, _YEARS)
        if not same_unit(self.parameter.unit, YEARS):
            unit = self.parameter.unit
            fix = Text(f"数值的单位须为{YEARS.zh}", f"count years in {YEARS.zh} ({YEARS.en}), the unit of the parameter")
            raise InvalidValueError(f"parameter {self.parameter.name}", f"{unit.zh} ({unit.en})", fix)


@attrs.frozen(init=False)
class AllOf:
    """Every part holds. With no parts it asks for nothing and holds: the `label` then says why."""

    rules: "tuple[Rule, ...]"
    clause: tuple[str, ...]
    label: Text | None = attrs.field(validator=_worded)

    def __init__(self, *rules: "Rule", clause: str | tuple[str, ...] = (), label: Text | None = None) -> None:
        if not (rules or label):
            raise InvalidValueError("AllOf", rules, _RULES_OR_WHY)
        _only_rules("AllOf", *rules)
        cast("Any", self).__attrs_init__(rules, clause_ids(clause), label)


@attrs.frozen(init=False)
class AnyOf:
    """At least one part holds."""

    rules: "tuple[Rule, ...]"
    clause: tuple[str, ...]
    label: Text | None = attrs.field(validator=_worded)

    def __init__(self, *rules: "Rule", clause: str | tuple[str, ...] = (), label: Text | None = None) -> None:
        if not rules:
            raise InvalidValueError("AnyOf", rules, _SOME_RULES)
        _only_rules("AnyOf", *rules)
        cast("Any", self).__attrs_init__(rules, clause_ids(clause), label)


@attrs.frozen
class Not:
    """The part does not hold."""

    rule: "Rule"
    clause: tuple[str, ...] = attrs.field(kw_only=True, default=(), converter=clause_ids)
    label: Text | None = attrs.field(kw_only=True, default=None, validator=_worded)

    def __attrs_post_init__(self) -> None:
        _only_rules("Not", self.rule)


@attrs.frozen(init=False)
class SomeOf:
    """At least so many of the parts hold as the parameter says."""

    parameter: Parameter[int]
    rules: "tuple[Rule, ...]"
    clause: tuple[str, ...]
    label: Text | None = attrs.field(validator=_worded)

    def __init__(self, parameter: Parameter[int], *rules: "Rule", clause: str | tuple[str, ...] = (), label: Text | None = None) -> None:
        if not rules:
            raise InvalidValueError("SomeOf", rules, _SOME_RULES)
        _counted(parameter, _PARTS)
        if same_unit(parameter.unit, YEARS):
            raise InvalidValueError(f"parameter {parameter.name}", f"{YEARS.zh} ({YEARS.en})", _PARTS_NOT_YEARS)
        _only_rules("SomeOf", *rules)
        cast("Any", self).__attrs_init__(parameter, rules, clause_ids(clause), label)


def _branches(given: "Mapping[str, Rule] | tuple[tuple[str, Rule], ...]") -> "tuple[tuple[str, Rule], ...]":
    return tuple(given.items()) if isinstance(given, Mapping) else tuple(given)


@attrs.frozen
class ByReading:
    """One branch for each option of a reading; only the branch of the chosen option counts.

    Attributes:
        reading: The question that the text leaves open.
        branches: A rule for each option that is not excluded, by option id.
    """

    reading: Reading
    branches: "tuple[tuple[str, Rule], ...]" = attrs.field(converter=_branches)
    clause: tuple[str, ...] = attrs.field(kw_only=True, default=(), converter=clause_ids)
    label: Text | None = attrs.field(kw_only=True, default=None, validator=_worded)

    def __attrs_post_init__(self) -> None:
        given, wanted = [name for name, _ in self.branches], self.reading.admissible
        if sorted(given) != sorted(wanted):
            named = ", ".join(wanted)
            fix = Text(f"每个可采的选项各写一个分支：{named}", f"give one branch for each admissible option: {named}")
            raise InvalidValueError(f"ByReading {self.reading.id}", given, fix)
        _only_rules(f"ByReading {self.reading.id}", *(branch for _, branch in self.branches))

    def branch(self, option: str) -> "Rule":
        """The rule for an option of the reading; every admissible option has one."""
        return dict(self.branches)[option]


Leaf = IsTrue | Is | OneOf | AtLeast | AtMost | YearsSince
Rule = Leaf | AllOf | AnyOf | Not | SomeOf | ByReading


def children(rule: Rule) -> tuple[Rule, ...]:
    """The parts of a rule, of every branch; a leaf has none."""
    match rule:
        case AllOf() | AnyOf() | SomeOf():
            return rule.rules
        case Not():
            return (rule.rule,)
        case ByReading():
            return tuple(branch for _, branch in rule.branches)
        case _:
            return ()


def nodes(rule: Rule) -> Iterator[Rule]:
    """The rule and everything in it, of every branch, from the top down."""
    waiting = [rule]
    while waiting:
        yield (node := waiting.pop())
        waiting += reversed(children(node))


def levels(rule: Rule) -> int:
    """How many levels of rules stand one in another."""
    count, level = 0, {id(rule): rule}
    while level:
        count += 1
        level = {id(part): part for node in level.values() for part in children(node)}
    return count


def leaves(rule: Rule) -> Iterator[Leaf]:
    """Every leaf of the rule, of every branch."""
    return (node for node in nodes(rule) if isinstance(node, Leaf))
