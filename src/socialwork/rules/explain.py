"""A decision's tree as text and as data, in Chinese and in English, every leaf with fact, value, what was needed, and its clause."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any, cast

import attrs
from dateutil.relativedelta import relativedelta

from ..days import DayRange, Month, day_text
from ..law import NotFound, Option, Parameter, Resolved, Verified
from ..text import YEARS, Labelled, Lang, Text, Unit, joined, plain
from .facts import Fact, Judgement, Missing, Shape
from .nodes import AllOf, AnyOf, AtLeast, AtMost, ByReading, Is, IsTrue, Leaf, Not, OneOf, SomeOf, YearsSince
from .steps import Step
from .verdicts import Verdict

__all__ = ["as_data", "as_lines", "asked_for", "line", "parameter_text", "resolved_data", "undetermined_leaves", "value_data", "value_text"]

_KINDS = {
    IsTrue: "is_true", Is: "is", OneOf: "one_of", AtLeast: "at_least", AtMost: "at_most", YearsSince: "years_since",
    AllOf: "all_of", AnyOf: "any_of", Not: "not", SomeOf: "some_of", ByReading: "by_reading",
}  # fmt: skip
_YES, _NO, _NONE = Text("是", "yes"), Text("否", "no"), Text("无", "none")
_NOT_FOUND = Text("（各来源均未见数值）", "(no source gives the value)")
_NOT_NEEDED = Text("，不影响结论", ", changes nothing")
_MONTHS = Unit("个月", "months", "month")
_LISTED = 6  # as many values of a list are spelt out; a longer list is told by its length


def value_text(value: object, unit: Text | None = None) -> Text:
    """A fact's or a parameter's value in words."""
    match value:
        case bool():
            return _YES if value else _NO
        case Labelled():
            return value.label
        case Judgement():
            said = _YES if value.holds else _NO
            return Text(f"{said.zh}（{value.by}，{value.on}，{value.document}）", f"{said.en} ({value.by}, {value.on}, {value.document})")
        case date() | Month() | DayRange():
            return day_text(value)
        case Decimal():
            return _with_unit(f"{value:f}", unit)
        case tuple():
            items = cast("tuple[object, ...]", value)
            return joined((value_text(item) for item in items), zh="；", en="; ") if items else _NONE
        case NotFound():
            return _NOT_FOUND
        case _ if isinstance(words := getattr(value, "text", None), Text):
            return words
        case _:
            return _with_unit(str(value), unit)


def _with_unit(number: str, unit: Text | None) -> Text:
    if unit is None:
        return plain(number)
    return (unit if isinstance(unit, Unit) else Unit(unit.zh, unit.en)).counted(number)


def value_data(value: object) -> object:
    """A value as JSON data: codes for lists, text for exact numbers and days, `{"missing": why}` for what is missing."""
    match value:
        case Missing():
            return {"missing": value.value}
        case NotFound():
            return {"unknown": value.value}
        case Enum():
            return value.value
        case bool() | int() | str() | None:
            return value
        case tuple():
            return [value_data(item) for item in cast("tuple[object, ...]", value)]
        case _ if attrs.has(type(value)) and not isinstance(value, (Month, DayRange)):
            return {field.name: value_data(getattr(value, field.name)) for field in attrs.fields(cast("Any", type(value)))}
        case _:
            return str(value)


def _needed(step: Step) -> Text:
    """What a leaf asks, in words."""
    match step.rule:
        case IsTrue():
            return _YES
        case Is():
            return value_text(step.rule.value)
        case OneOf():
            listed = sorted((value_text(value) for value in step.rule.values), key=lambda text: text.en)
            if len(listed) > _LISTED:
                return Text(f"所列{len(listed)}项之一", f"one of the {len(listed)} listed")
            words = joined(listed)
            return Text(f"{words.zh}之一", f"one of: {words.en}")
        case AtLeast():
            return _bound(step, Text("及以上", " or above") if step.rule.fact.shape is Shape.CHOICE else Text("以上", " or more"))
        case AtMost():
            return _bound(step, Text("及以下", " or below") if step.rule.fact.shape is Shape.CHOICE else Text("以下", " or less"))
        case _:
            years = _bound(step, Text("以上", " or more"))
            return Text(f"截至截止日满{years.zh}", f"{years.en} up to the cut-off day")


def _bound(step: Step, suffix: Text | None = None) -> Text:
    parameter: Parameter[Any] = cast("Any", step.rule).parameter
    value: object = step.needs.value if isinstance(step.needs, Resolved) else None
    if step.unknown and isinstance(step.needs, Resolved):
        why = _not_found(step.needs)
        return Text(f"{parameter.label.zh}{why.zh}", f"{parameter.label.en} {why.en}")
    said = parameter_text(value, parameter.unit)
    return said if suffix is None else said + suffix


def _not_found(resolved: Resolved[Any]) -> Text:
    """Why a parameter has no value: it does not apply yet, or nobody gave one."""
    if resolved.since is None and resolved.until is not None:
        return Text(f"（自{resolved.until}起才有规定）", f"(applies from {resolved.until} on)")
    return _NOT_FOUND


def _law(step: Step) -> Text | None:
    """The clauses of a node, since when its value applies, and how far it was verified."""
    needs = step.needs if isinstance(step.needs, Resolved) else None
    clauses = dict.fromkeys((*step.rule.clause, *(needs.clause if needs else ())))
    parts = [plain("/".join(clauses))] if clauses else []
    if needs and needs.by:
        parts.append(_reformed(step, needs, needs.by))
    elif needs:
        parts += _standing(needs)
    if not parts:
        return None
    words = joined(parts, zh="，", en=", ")
    return Text(f"（{words.zh}）", f" ({words.en})")


def _standing(needs: Resolved[Any]) -> Iterator[Text]:
    """Since when a value of the law applies, and how far it was verified; of a value that no source gives no day is known."""
    if needs.since and not isinstance(needs.value, NotFound):
        yield Text(f"自{needs.since}起", f"in force since {needs.since}")
    if isinstance(needs.verified, Verified):
        yield needs.verified.label


def _reformed(step: Step, needs: Resolved[Any], by: Text) -> Text:
    """Which reform sets a value, and what the law itself says."""
    parameter: Parameter[Any] = cast("Any", step.rule).parameter
    said = Text(f"{by.zh}自{needs.since}起所定", f"set from {needs.since} on by {by.en}")
    own = cast("Resolved[Any]", needs.instead_of)
    value = _not_found(own) if isinstance(own.value, NotFound) else parameter_text(own.value, parameter.unit)
    law = joined((value, *_standing(own)), zh="，", en=", ")
    return Text(f"{said.zh}，原规定为{law.zh}", f"{said.en}; the law itself: {law.en}")


def parameter_text(value: object, unit: Text) -> Text:
    """A parameter's value in words; a step on a scale, and a share, are told without a unit."""
    return value_text(value, None if isinstance(value, (Labelled, Fraction)) else unit)


def _heading(step: Step, rule: AllOf | AnyOf | Not | SomeOf | ByReading) -> Text:
    """What a composite asks, in words."""
    match rule:
        case AllOf():
            kind = Text("须全部符合", "all of these")
        case AnyOf():
            kind = Text("符合其一即可", "any of these")
        case Not():
            kind = Text("须不成立", "must not hold")
        case SomeOf():
            kind = Text("至少符合其中", "at least so many of these: ") + _bound(step)
        case _:
            option = step.needs
            chosen = option.label if isinstance(option, Option) else Text("？", "?")
            by = _chosen_by(rule, option) if isinstance(option, Option) else None
            kind = Text(
                f"口径{rule.reading.id}（{rule.reading.question.zh}）取“{chosen.zh}”",
                f'reading {rule.reading.id} ({rule.reading.question.en}) taken as "{chosen.en}"',
            )
            kind = kind + by if by else kind
    if rule.label is None:
        return kind
    if isinstance(rule, AllOf) and not rule.rules:
        return rule.label
    return rule.label + Text("：", ": ") + kind


def _chosen_by(rule: ByReading, option: Option) -> Text | None:
    """Which reform chose an option, and which one the law's own reading has; None where no reform did."""
    if option.by is None or option.instead_of is None:
        return None
    own = rule.reading.option(option.instead_of).label
    return Text(f"（{option.by.zh}所取，原取“{own.zh}”）", f' (chosen by {option.by.en}; the law\'s own default: "{own.en}")')


def _words(step: Step, cut_off: date) -> Text:
    said = _leaf(step, step.rule, cut_off) if isinstance(step.rule, Leaf) else _heading(step, step.rule)
    law = _law(step)
    return said + law if law else said


def _leaf(step: Step, rule: Leaf, cut_off: date) -> Text:
    value, needed, label = value_text(step.value, rule.fact.unit), _needed(step), rule.label or rule.fact.label
    if isinstance(step.value, Missing) and _not_needed(step):
        pass
    elif isinstance(step.value, Missing):
        who = dict.fromkeys(fact.asked_of for fact in asked_for(rule))
        value += Text("（可问：", " (ask: ") + joined(who) + Text("）", ")")
    elif isinstance(rule, YearsSince) and isinstance(step.value, date) and step.value <= cut_off:
        served = relativedelta(cut_off + timedelta(days=int(rule.first_day_counts)), step.value)
        years, months = YEARS.counted(served.years), _MONTHS.counted(served.months)
        value += Text(f"（至{cut_off}满{years.zh}{months.zh}）", f" ({years.en} {months.en} up to {cut_off})")
    return Text(f"{label.zh}：{value.zh}；要求：{needed.zh}", f"{label.en}: {value.en}; needs: {needed.en}")


def _not_needed(step: Step) -> bool:
    """Whether the step is undetermined and the answer stands without it: something above it is decided, whatever it turns out to be."""
    return step.verdict is Verdict.UNDETERMINED and not step.decisive


def line(step: Step, lang: Lang, cut_off: date) -> str:
    """One node in a line: `*` if the outcome rests on it and `-` if not, how it came out, what it asks, under which clause."""
    mark = "*" if step.decisive else "-"
    said = step.verdict.label + _NOT_NEEDED if _not_needed(step) else step.verdict.label
    return f"{mark} [{said.in_(lang)}] {_words(step, cut_off).in_(lang)}"


def as_lines(step: Step, lang: Lang, cut_off: date, *, depth: int | None = None) -> Iterator[str]:
    """The tree as indented lines; `*` marks what the outcome rests on, `-` the rest.

    Args:
        step: Where to start.
        lang: `"zh"` or `"en"`.
        cut_off: The day up to which facts counted.
        depth: How many levels below this one to show; None for all.
    """
    yield line(step, lang, cut_off)
    if depth is None or depth > 0:
        for part in step.parts:
            yield from ("  " + line for line in as_lines(part, lang, cut_off, depth=None if depth is None else depth - 1))


def as_data(step: Step, cut_off: date) -> dict[str, Any]:
    """The tree as plain JSON data, with codes for programs and words in both languages for people.

    Args:
        step: Where to start.
        cut_off: The day up to which facts counted.
    """
    rule = step.rule
    data: dict[str, Any] = {
        "kind": _KINDS[type(rule)],
        "verdict": step.verdict.value,
        "decisive": step.decisive,
        "text": _words(step, cut_off).as_data(),
        "clauses": list(rule.clause),
    }
    if isinstance(rule, Leaf):
        data |= {"fact": rule.fact.name, "value": value_data(step.value), "from": [fact.name for fact in asked_for(rule)]}
        if isinstance(rule, IsTrue):
            data["needs"] = True
        if isinstance(rule, Is):
            data["needs"] = value_data(rule.value)
        if isinstance(rule, OneOf):
            data["needs"] = sorted(str(value_data(value)) for value in rule.values)
    match step.needs:
        case Resolved() as needs:
            data |= {
                "parameter": step.parameter,
                "needs": value_data(needs.value),
                "since": str(needs.since) if needs.since else None,
                "verified": needs.verified.value if needs.verified else None,
                "clauses": list(dict.fromkeys((*rule.clause, *needs.clause))),
                **_mark_data(needs),
            }
        case Option() as option:
            data |= {"reading": rule.reading.id if isinstance(rule, ByReading) else None, "option": option.id, **_mark_data(option)}
        case _:
            pass
    if step.parts:
        data["parts"] = [as_data(part, cut_off) for part in step.parts]
    return data


def _mark_data(needs: Resolved[Any] | Option) -> dict[str, Any]:
    """Which reform says so, and what the law itself says; nothing where the law does."""
    if needs.by is None:
        return {}
    own = resolved_data(needs.instead_of) if isinstance(needs.instead_of, Resolved) else needs.instead_of
    return {"by": needs.by.as_data(), "hypothetical": needs.hypothetical, "instead_of": own}


def resolved_data(resolved: Resolved[Any]) -> dict[str, Any]:
    """What a parameter says on a day, as JSON data: value, since when, clauses, how far verified, and what a reform set it in place of."""
    return {
        "value": value_data(resolved.value),
        "since": str(resolved.since) if resolved.since else None,
        "clauses": list(resolved.clause),
        "verified": resolved.verified.value if resolved.verified else None,
        **_mark_data(resolved),
    }


def asked_for(leaf: Leaf) -> tuple[Fact[Any], ...]:
    """The facts that somebody can be asked for so that the leaf has its value."""
    return leaf.fact.sources


def undetermined_leaves(step: Step) -> Iterator[Step]:
    """The decisive leaves that are undetermined: what would have to be known."""
    return (each for each in step.walk() if each.decisive and each.verdict is Verdict.UNDETERMINED and isinstance(each.rule, Leaf))
