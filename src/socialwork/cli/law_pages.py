"""What the commands show of the law itself: a policy with its numbers and rules, and the places where its text is unclear."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from ..errors import UnknownNameError
from ..law import Document, Option, Parameter, Reading
from ..linkage import GUANGZHOU_VENTURES, OUHAI, OUHAI_CALL_2025, ZHONGSHAN_2013
from ..policies import Policy
from ..policies.operations import days_text
from ..projects import HEBEI
from ..rules.explain import parameter_text, resolved_data
from ..talent import HAIYOU
from ..text import Lang, Text, joined, plain
from .tables import as_table

__all__ = ["outside", "policy_data", "policy_named", "policy_page", "readings_data", "readings_page"]

_POLICIES: tuple[Policy, ...] = (HAIYOU, HEBEI, OUHAI, OUHAI_CALL_2025, GUANGZHOU_VENTURES, ZHONGSHAN_2013)
"""The policies that are shipped; the first is the one that is meant where none is named."""

_NOT_FOUND = Text("未查明", "not found")
_NOTHING = plain("-")


def policy_named(name: str) -> Policy:
    """The policy of that id.

    Raises:
        UnknownNameError: If none is shipped.
    """
    for policy in _POLICIES:
        if policy.id == name:
            return policy
    raise UnknownNameError(Text("政策", "policy"), name, tuple(policy.id for policy in _POLICIES))


# --- a policy ----------------------------------------------------------------------------------------------------------------------------


def _days_of(parameter: Parameter[Any], on: date | None) -> tuple[date, ...]:
    """The first day of each value that is shown: of every one, or of the one that applies on a day."""
    return tuple(dated.since for dated in parameter.values) if on is None else (on,)


def outside(policy: Policy, on: date | None) -> tuple[Text, ...]:
    """What has to be said of the day whose values are shown: that the policy is not in force on it, or that nobody knows."""
    return () if on is None else policy.on(on, beyond_validity=True).marks


def _documents(policy: Policy) -> Iterator[list[Text]]:
    for document in policy.documents:
        number = _NOT_FOUND if document.number is None else plain(document.number)
        validity = _NOT_FOUND if document.validity is None else document.validity.text()
        yield [plain(document.id), document.title, document.issuer, number, validity, document.verified.label, _clauses(document.clause)]


def _clauses(clauses: tuple[str, ...]) -> Text:
    return plain(" ".join(clauses) or "-")


def _values(policy: Policy, on: date | None) -> Iterator[list[Text]]:
    for parameter in policy.parameters:
        for day in _days_of(parameter, on):
            found = parameter.on(day)
            yield [
                parameter.label,
                plain(parameter.name),
                parameter_text(found.value, parameter.unit),
                _NOTHING if found.since is None else days_text((found.since, found.until)) or _NOTHING,
                _clauses(found.clause),
                _NOTHING if found.verified is None else found.verified.label,
            ]


def policy_page(policy: Policy, on: date | None, lang: Lang, width: int) -> str:
    """A policy: documents, validity, numbers with day, clause and how far they were verified, rules, readings, fingerprint.

    Args:
        policy: The policy.
        on: The day whose values are shown; None shows every value.
        lang: The language to show.
        width: How many columns the console has.
    """
    documents = (
        Text("文件", "document"), Text("名称", "title"), Text("发文机关", "issuer"), Text("文号", "number"), Text("有效期", "in force"),
        Text("核实程度", "verified"), Text("条款", "clause"),
    )  # fmt: skip
    values = (
        Text("参数", "parameter"), Text("名称", "name"), Text("数值", "value"), Text("适用", "applies"), Text("条款", "clause"),
        Text("核实程度", "verified"),
    )  # fmt: skip
    rules = ((rule.label or plain(name), plain(name)) for name, rule in policy.rules.items())
    count = len(policy.readings)
    named = "socialwork readings" if policy is _POLICIES[0] else f"socialwork readings {policy.id}"
    listed = Text(f"口径：{count}项，见 {named}", f"readings: {count}, see {named}")
    fingerprint = Text(f"指纹：{policy.fingerprint}", f"fingerprint: {policy.fingerprint}")
    return "\n\n".join(
        [
            "\n".join([f"{policy.title.in_(lang)} ({policy.id})", *(mark.in_(lang) for mark in outside(policy, on))]),
            as_table(documents, _documents(policy), lang=lang, width=width),
            *([as_table(values, _values(policy, on), lang=lang, width=width)] if policy.parameters else []),
            *([as_table((Text("规则", "rule"), Text("名称", "name")), rules, lang=lang, width=width)] if policy.rules else []),
            f"{listed.in_(lang)}\n{fingerprint.in_(lang)}",
        ]
    )


def _document_data(document: Document) -> dict[str, Any]:
    window = document.validity
    return {
        "id": document.id,
        "title": document.title.as_data(),
        "issuer": document.issuer.as_data(),
        "number": document.number,
        "validity": window and {"start": str(window.start), "end": window.end and str(window.end)},
        "read_in": document.read_in.as_data(),
        "verified": document.verified.value,
        "clauses": list(document.clause),
    }


def policy_data(policy: Policy, on: date | None) -> dict[str, Any]:
    """The same as JSON data; the end of a validity is the day after the last."""
    return {
        "schema": "socialwork.policy/1",
        "policy": policy.id,
        "title": policy.title.as_data(),
        "on": on and str(on),
        "marks": [mark.as_data() for mark in outside(policy, on)],
        "documents": list(map(_document_data, policy.documents)),
        "parameters": [
            {
                "name": parameter.name,
                "label": parameter.label.as_data(),
                "unit": parameter.unit.as_data(),
                "type": parameter.type.__name__,
                "values": [resolved_data(parameter.on(day)) for day in _days_of(parameter, on)],
            }
            for parameter in policy.parameters
        ],
        "rules": {name: (rule.label or plain(name)).as_data() for name, rule in policy.rules.items()},
        "readings": {reading.id: reading.default for reading in policy.readings},
        "fingerprint": policy.fingerprint,
    }


# --- readings ----------------------------------------------------------------------------------------------------------------------------


def _option_lines(reading: Reading, option: Option) -> Iterator[Text]:
    zh, en = ("（默认）", " (default)") if option.id == reading.default else ("", "")
    yield Text(f"  {option.id}{zh}：{option.label.zh}", f"  {option.id}{en}: {option.label.en}")
    yield Text(f"      理由：{option.grounds.zh}", f"      grounds: {option.grounds.en}")
    if option.excluded:
        yield Text(f"      已排除：{option.excluded.zh}", f"      excluded: {option.excluded.en}")
    for pair in option.not_with:
        other = f"{pair.reading}={pair.option}"
        yield Text(f"      不与 {other} 同取：{pair.why.zh}", f"      not with {other}: {pair.why.en}")


def _reading_lines(reading: Reading) -> Iterator[Text]:
    clauses = joined(map(plain, reading.clause))
    yield Text(f"{reading.id} {reading.question.zh}（{clauses.zh}）", f"{reading.id} {reading.question.en} ({clauses.en})")
    for option in reading.options:
        yield from _option_lines(reading, option)
    yield Text(f"  默认取 {reading.default}：{reading.why.zh}", f"  {reading.default} by default: {reading.why.en}")


def readings_page(policy: Policy, lang: Lang) -> str:
    """Every place where the text is unclear: question, clauses, options with their grounds and limits, and the default with the reason."""
    blocks = ("\n".join(line.in_(lang) for line in _reading_lines(reading)) for reading in policy.readings)
    return "\n\n".join([policy.title.in_(lang), *blocks])


def _option_data(option: Option) -> dict[str, Any]:
    return {
        "id": option.id,
        "label": option.label.as_data(),
        "grounds": option.grounds.as_data(),
        "excluded": option.excluded and option.excluded.as_data(),
        "not_with": [{"reading": pair.reading, "option": pair.option, "why": pair.why.as_data()} for pair in option.not_with],
    }


def readings_data(policy: Policy) -> dict[str, Any]:
    """The same as JSON data."""
    return {
        "schema": "socialwork.readings/1",
        "policy": policy.id,
        "title": policy.title.as_data(),
        "readings": [
            {
                "id": reading.id,
                "question": reading.question.as_data(),
                "clauses": list(reading.clause),
                "options": list(map(_option_data, reading.options)),
                "default": reading.default,
                "why": reading.why.as_data(),
            }
            for reading in policy.readings
        ],
    }
