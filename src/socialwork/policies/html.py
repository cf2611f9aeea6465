"""A policy, and the law of a day, as HTML for notebooks: numbers with their clauses, unclear places with what is chosen, rules."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from ..law import Document, Parameter, Reading, Resolved
from ..markup import Html, element, listed, page, table, unfolding
from ..rules import Rule
from ..rules.explain import value_text
from ..text import Labelled, Lang, Text, joined, plain

__all__ = ["law_html", "policy_html"]

_VALUE = (
    Text("参数", "parameter"),
    Text("值", "value"),
    Text("自", "since"),
    Text("条款", "clauses"),
    Text("核实程度", "how far verified"),
)
_READING = (
    Text("口径", "reading"),
    Text("问题", "question"),
    Text("所取", "taken"),
    Text("另可取", "others that can be taken"),
    Text("条款", "clauses"),
)
_UNKNOWN = Text("未查明", "not found")


def _value(parameter: Parameter[Any], value: object) -> Text:
    return value_text(value, None if isinstance(value, Labelled) else parameter.unit)


def _clauses(ids: Iterable[str]) -> Text:
    return plain("/".join(ids) or "-")


def _row(parameter: Parameter[Any], found: Resolved[Any]) -> tuple[Text, ...]:
    """A value with its law; one that a reform sets says so, with the law's own beside it."""
    since = plain("-" if found.since is None else found.since)
    if found.by is not None and found.instead_of is not None:
        own = _value(parameter, found.instead_of.value)
        verified = Text(f"{found.by.zh}；原规定：{own.zh}", f"{found.by.en}; the law: {own.en}")
    else:
        verified = _UNKNOWN if found.verified is None else found.verified.label
    return parameter.label, _value(parameter, found.value), since, _clauses(found.clause), verified


def _every(parameter: Parameter[Any]) -> Iterator[tuple[Text, ...]]:
    """A row for each value, of the law and of reforms, from the day on which it applies."""
    amended = (day for each in parameter.amended for day in (each.start, each.end) if day is not None)
    for day in sorted({*(dated.since for dated in parameter.values), *amended}):
        found = parameter.on(day)
        yield _row(parameter, found._replace(since=day))


def _documents(documents: Iterable[Document], lang: Lang) -> Iterator[str]:
    for document in documents:
        validity = _UNKNOWN if document.validity is None else document.validity.text()
        said = Text(
            f"{document.title.zh}（{document.issuer.zh}；{validity.zh}；{document.verified.label.zh}）",
            f"{document.title.en} ({document.issuer.en}; {validity.en}; {document.verified.label.en})",
        )
        yield said.in_(lang)


def _readings(readings: Iterable[Reading], taken: Mapping[str, str]) -> Iterator[tuple[Text, ...]]:
    for reading in readings:
        option = taken.get(reading.id, reading.default)
        others = [reading.option(name).label for name in reading.admissible if name != option]
        yield (
            plain(reading.id), reading.question, reading.option(option).label, joined(others, zh="；", en="; ") if others else plain("-"),
            _clauses(reading.clause),
        )  # fmt: skip


def _rules(rules: Mapping[str, Rule], lang: Lang) -> Html:
    return listed(name if rule.label is None else f"{name}: {rule.label.in_(lang)}" for name, rule in rules.items())


def policy_html(
    title: Text, marks: Iterable[Text], documents: Iterable[Document], parameters: Iterable[Parameter[Any]], readings: Iterable[Reading], rules: Mapping[str, Rule],
    lang: Lang,
) -> Html:  # fmt: skip
    """The documents, every value with the day it applies from, every reading, the rules."""
    values = (row for parameter in parameters for row in _every(parameter))
    return page(
        element("p", element("strong", title.in_(lang))),
        listed((*(mark.in_(lang) for mark in marks), *_documents(documents, lang))),
        *_sections(table(_VALUE, values, lang=lang), _readings(readings, {}), rules, lang),
        lang=lang,
    )


def law_html(
    title: Text, day: date, marks: Iterable[Text], values: Iterable[tuple[Parameter[Any], Resolved[Any]]],
    readings: Iterable[Reading], taken: Mapping[str, str], rules: Mapping[str, Rule], lang: Lang,
) -> Html:  # fmt: skip
    """The values of the day, and the option taken for every reading."""
    head = title + Text(f"（{day}）", f" ({day})")
    return page(
        element("p", element("strong", head.in_(lang))),
        listed(mark.in_(lang) for mark in marks),
        *_sections(table(_VALUE, (_row(*each) for each in values), lang=lang), _readings(readings, taken), rules, lang),
        lang=lang,
    )


def _sections(values: Html, readings: Iterable[tuple[Text, ...]], rules: Mapping[str, Rule], lang: Lang) -> Iterator[Html]:
    yield unfolding(Text("参数", "parameters").in_(lang), values, open_=True)
    yield unfolding(Text("口径", "readings").in_(lang), table(_READING, readings, lang=lang))
    yield unfolding(Text("规则", "rules").in_(lang), _rules(rules, lang))
