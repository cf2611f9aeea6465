"""What a reform changes of a policy, value beside value."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from ..law import Parameter, Resolved
from ..policies import Policy
from ..policies.operations import ALL_DAYS, days_text
from ..rules import Rule
from ..rules.explain import parameter_text, resolved_data
from ..text import Lang, Text, plain
from .law_pages import outside
from .tables import as_table

__all__ = ["difference_data", "difference_page"]


class _Stretch(NamedTuple):
    """Days on end on which a parameter says one thing in the law and another under the reform."""

    parameter: Parameter[Any]
    start: date
    end: date | None
    before: Resolved[Any]
    after: Resolved[Any]


def _stretches(old: Policy, new: Policy, on: date | None) -> Iterator[_Stretch]:
    for one, two in zip(old.parameters, new.parameters, strict=True):
        days = sorted({since for since, _ in (*one.steps, *two.steps)})
        for start, end in zip(days, [*days[1:], None], strict=False):
            before, after = one.on(start), two.on(start)
            if before.value != after.value and (on is None or (start <= on and (end is None or on < end))):
                yield _Stretch(one, start, end, before, after)


def _choices(old: Policy, new: Policy) -> Iterator[tuple[str, Text, Text, Text]]:
    """For each reading that is chosen otherwise, its id, its question, and both options."""
    for one, two in zip(old.readings, new.readings, strict=True):
        if one.default != two.default:
            before, after = one.option(one.default), two.option(two.default)
            yield (
                one.id,
                one.question,
                Text(f"{before.id}（{before.label.zh}）", f"{before.id} ({before.label.en})"),
                Text(f"{after.id}（{after.label.zh}）", f"{after.id} ({after.label.en})"),
            )


def _label(policy: Policy, name: str) -> Text:
    rule: Rule = policy.rules[name]
    return rule.label or plain(name)


def difference_page(old: Policy, new: Policy, on: date | None, lang: Lang, width: int) -> str:
    """What a reform changes, value beside value, and the fingerprint of what it makes of the policy.

    Args:
        old: The policy.
        new: The same under the reform.
        on: The day on which values are compared; None compares all days.
        lang: The language to show.
        width: How many columns the console has.
    """
    values = [
        [
            stretch.parameter.label, days_text((stretch.start, stretch.end)) or plain("-"), parameter_text(stretch.before.value, stretch.parameter.unit),
            parameter_text(stretch.after.value, stretch.parameter.unit), plain(" ".join(stretch.before.clause) or "-"),
        ]
        for stretch in _stretches(old, new, on)
    ]  # fmt: skip
    choices = [[plain(name), question, before, after] for name, question, before, after in _choices(old, new)]
    rules = [[_label(old, swap.name), plain(swap.name), _label(old, swap.other)] for swap in new.swapped]
    days, law, reform, clause = Text("期间", "days"), Text("原规定", "the law"), Text("改革方案", "the reform"), Text("条款", "clause")
    tables = (
        ((Text("参数", "parameter"), days, law, reform, clause), values),
        ((Text("口径", "reading"), Text("问题", "question"), law, reform), choices),
        ((Text("规则", "rule"), Text("名称", "name"), Text("改用", "in its place")), rules),
    )
    under = Text("改革方案：", "reform: ") + new.reform.text if new.reform else Text("改革方案未作任何改动", "the reform changes nothing")
    fingerprints = Text(
        f"指纹：原规定 {old.fingerprint}\n　　　改革后 {new.fingerprint}",
        f"fingerprint: of the law      {old.fingerprint}\n             under the reform {new.fingerprint}",
    )
    parts = ["\n".join([f"{old.title.in_(lang)} ({old.id})", *(line.in_(lang) for line in (under, *outside(old, on)))])]
    parts += [as_table(headings, rows, lang=lang, width=width) for headings, rows in tables if rows]
    parts += ["\n".join(overrode.text.in_(lang) for overrode in new.overrode)] if new.overrode else []
    return "\n\n".join([*parts, fingerprints.in_(lang)])


def difference_data(old: Policy, new: Policy, on: date | None) -> dict[str, Any]:
    """The same as JSON data; the end of a stretch of days is the day after the last."""
    return {
        "schema": "socialwork.difference/1",
        "policy": old.id,
        "on": on and str(on),
        "marks": [mark.as_data() for mark in outside(old, on)],
        "reform": new.reform and new.reform.as_data(),
        "values": [
            {
                "parameter": stretch.parameter.name,
                "start": str(stretch.start),
                "end": stretch.end and str(stretch.end),
                "law": resolved_data(stretch.before),
                "reform": resolved_data(stretch.after),
            }
            for stretch in _stretches(old, new, on)
        ],
        "readings": [
            {"reading": one.id, "law": one.default, "reform": two.default}
            for one, two in zip(old.readings, new.readings, strict=True)
            if one.default != two.default
        ],
        "rules": [{"rule": swap.name, "reform": swap.other, "by": swap.by.as_data()} for swap in new.swapped],
        "overrode": [
            {
                "target": each.target,
                "start": None if each.days == ALL_DAYS else str(each.days[0]),
                "end": each.days[1] and str(each.days[1]),
                "by": each.by.as_data(),
                "over": each.over.as_data(),
            }
            for each in new.overrode
        ],
        "fingerprint": {"law": old.fingerprint, "reform": new.fingerprint},
    }
