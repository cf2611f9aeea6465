"""A rule as nested bullets: what it asks, before anybody's facts are known."""

from collections.abc import Callable, Iterator
from typing import Any

from socialwork.law import Parameter
from socialwork.rules import AllOf, AnyOf, AtLeast, AtMost, ByReading, Is, IsTrue, Leaf, Not, OneOf, Rule, SomeOf, YearsSince
from socialwork.rules.explain import value_text
from socialwork.text import Lang, Text

Words = Callable[[Text], str]
Link = Callable[[Parameter[Any]], str]


def _said(rule: Leaf, lang: Lang, words: Words, parameter: Link) -> str:
    zh = lang == "zh"
    match rule:
        case IsTrue():
            return "是" if zh else "yes"
        case Is():
            return words(value_text(rule.value))
        case OneOf():
            members = [words(value_text(value)) for value in rule.fact.choices if value in rule.values]
            return f"{'、'.join(members)}之一" if zh else f"one of: {', '.join(members)}"
        case AtLeast():
            return f"达到“{parameter(rule.parameter)}”" if zh else f"{parameter(rule.parameter)}, or more"
        case AtMost():
            return f"不超过“{parameter(rule.parameter)}”" if zh else f"{parameter(rule.parameter)}, or less"
        case YearsSince():
            first = ("首日计入" if rule.first_day_counts else "首日不计入") if zh else f"the first day {counts(rule)}"
            long = f"截至截止日满“{parameter(rule.parameter)}”" if zh else f"{parameter(rule.parameter)}, or longer, up to the cut-off day"
            return f"{long}（{first}）" if zh else f"{long} ({first})"


def counts(rule: YearsSince) -> str:
    """Whether the first day counts."""
    return "counts" if rule.first_day_counts else "does not count"


def _heading(rule: AllOf | AnyOf | Not | SomeOf | ByReading, lang: Lang, parameter: Link) -> str:
    zh = lang == "zh"
    match rule:
        case AllOf():
            return ("须全部符合" if zh else "all of these") if rule.rules else ("无要求" if zh else "nothing is asked")
        case AnyOf():
            return "符合其一即可" if zh else "any of these"
        case Not():
            return "须不成立" if zh else "must not hold"
        case SomeOf():
            return f"至少符合其中“{parameter(rule.parameter)}”" if zh else f"at least {parameter(rule.parameter)} of these"
        case ByReading():
            return f"按口径 {rule.reading.id}" if zh else f"by reading {rule.reading.id}"


def _parts(rule: Rule) -> Iterator[tuple[Text | None, Rule]]:
    """The parts of a rule, each with the option under which it counts."""
    match rule:
        case AllOf() | AnyOf() | SomeOf():
            yield from ((None, part) for part in rule.rules)
        case Not():
            yield None, rule.rule
        case ByReading():
            yield from ((rule.reading.option(option).label, part) for option, part in rule.branches)
        case _:
            pass


def as_bullets(rule: Rule, lang: Lang, *, words: Words, parameter: Link, depth: int = 0, under: Text | None = None) -> str:
    """The rule and everything in it, of every branch, an item each with its clauses.

    Args:
        rule: The rule.
        lang: The language.
        words: How words of the policy become Markdown.
        parameter: How a parameter is linked to.
        depth: How deep it stands.
        under: The option of a reading under which it counts.
    """
    zh = lang == "zh"
    colon = "：" if zh else ": "
    if isinstance(rule, Leaf):
        said = words(rule.label or rule.fact.label) + colon + _said(rule, lang, words, parameter)
    else:
        heading = _heading(rule, lang, parameter)
        said = words(rule.label) + colon + heading if rule.label else heading
    law = "/".join(rule.clause)
    law = (f"（{law}）" if zh else f" ({law})") if law else ""
    option = (f"取“{words(under)}”时{colon}" if zh else f'if "{words(under)}"{colon}') if under else ""
    lines = [f"{'  ' * depth}- {option}{said}{law}\n"]
    lines += [as_bullets(part, lang, words=words, parameter=parameter, depth=depth + 1, under=when) for when, part in _parts(rule)]
    return "".join(lines)
