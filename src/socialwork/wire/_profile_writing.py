"""Profiles written as the documents that `read_profile` reads."""

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

from ..errors import InvalidValueError
from ..law import Parameter, Reading
from ..policies.exact import value_as_data
from ..policies.fingerprints import rule_as_data
from ..rules import Fact, Rule, Shape, YearsSince, nodes
from ..rules.nodes import children
from ..text import Text
from ..tiers import Profile, Requirement
from ._profile_parts import Kind
from ._profiles import SCHEMA
from .files import write_whole
from .problems import FileRefusedError, Problem, literal

__all__ = ["dump", "write"]

_REFORMED = Text("请写出原标准，改革方案另存为文件", "write the standard itself, and the reform as a file of its own")
_NOT_IN_A_FILE = Text(
    "文件中只能写是否与数字两类事实、数值为数字的参数，不能写年限规则和流程",
    "a file holds facts that are yes or no, or numbers, values that are numbers, and no rules about years, lists or lifecycles",
)
_JSON_OR_TOML = Text("文件名须以 .json 或 .toml 结尾", "end the name with .json or .toml")


def _words(text: Text | None) -> Any:
    if text is None:
        return None
    one = getattr(text, "one", None)
    return text.as_data() | ({} if one is None else {"one": one})


def _told(**given: Any) -> dict[str, Any]:
    """The keys that say something."""
    return {name: value for name, value in given.items() if value is not None and value != [] and value is not False}


def _reading(reading: Reading) -> dict[str, Any]:
    options = [
        _told(
            id=option.id,
            label=_words(option.label),
            grounds=_words(option.grounds),
            excluded=_words(option.excluded),
            not_with=[{"reading": pair.reading, "option": pair.option, "why": _words(pair.why)} for pair in option.not_with],
        )
        for option in reading.options
    ]
    return _told(
        id=reading.id, question=_words(reading.question), default=reading.default, why=_words(reading.why), clause=list(reading.clause),
        options=options,
    )  # fmt: skip


def _fact(fact: Fact[Any]) -> dict[str, Any]:
    kind = Kind.YES_NO if fact.shape is Shape.YES_NO else Kind.NUMBER
    return _told(
        name=fact.name,
        label=_words(fact.label),
        kind=kind.value,
        unit=_words(fact.unit),
        asked_of=_words(fact.asked_of),
        at_least=fact.at_least,
    )


def _value(parameter: Parameter[Any]) -> dict[str, Any]:
    dated = [
        {"value": value_as_data(each.value), "since": str(each.since), "clause": list(each.clause), "verified": each.verified.value}
        for each in parameter.values
    ]
    kind = Kind.COUNT.value if parameter.type is int else None
    return _told(name=parameter.name, label=_words(parameter.label), kind=kind, unit=_words(parameter.unit)) | {"dated": dated}


def _rule(rule: Rule) -> dict[str, Any]:
    """The structure that a fingerprint covers, with the words that it leaves out."""
    said = rule_as_data(rule)
    below = list(map(_rule, children(rule)))
    if "branches" in said:
        said["branches"] = dict(zip(said["branches"], below, strict=True))
    elif "parts" in said:
        said["parts"] = below
    return said | _told(label=_words(rule.label))


def _requirement(requirement: Requirement) -> dict[str, Any]:
    return _told(
        id=requirement.id,
        label=_words(requirement.label),
        family=requirement.family.value,
        family_text=_words(requirement.family_text),
        tier=requirement.tier,
        force=requirement.force.value,
        clause=list(requirement.clause),
        points=None if requirement.points is None else requirement.points.name,
        veto=requirement.veto,
        rule=_rule(requirement.rule),
        applies=None if requirement.applies is None else _rule(requirement.applies),
    )


def _check(profile: Profile) -> None:
    """Refuse what a file has no words for.

    Raises:
        InvalidValueError: If it was reformed, or holds something of another kind.
    """
    if profile.reform is not None:
        raise InvalidValueError("profile", profile.reform.name, _REFORMED)
    odd = [fact.name for fact in profile.more_facts if fact.shape not in {Shape.YES_NO, Shape.NUMBER} or fact.personal]
    odd += [parameter.name for parameter in profile.values if parameter.type not in {int, Decimal}]
    odd += [name for name, rule in profile.rules.items() if any(isinstance(node, YearsSince) for node in nodes(rule))]
    odd += [listed.name for listed in profile.enumerations] + [lifecycle.id for lifecycle in profile.lifecycles]
    if odd:
        raise InvalidValueError("profile", odd[0], _NOT_IN_A_FILE)


def dump(profile: Profile, note: str | None) -> dict[str, Any]:
    """See `socialwork.wire.profile_to_json`."""
    _check(profile)
    documents = [
        _told(
            id=each.id, title=_words(each.title), issuer=_words(each.issuer), number=each.number,
            validity=each.validity and _told(start=str(each.validity.start), end=each.validity.end and str(each.validity.end)),
            read_in=_words(each.read_in), verified=each.verified.value, clause=list(each.clause),
        )
        for each in profile.documents
    ]  # fmt: skip
    clauses = [
        _told(
            id=each.id, document=each.document, summary=_words(each.summary), narrative=_words(each.narrative), planned=_words(each.planned)
        )
        for each in profile.clauses
    ]
    tiers = [
        {
            "id": tier.id, "level": _words(tier.level), "level_names": list(tier.level_names), "unit": _words(tier.unit),
            "unit_names": list(tier.unit_names), "code_digits": tier.code_digits, "clause": list(tier.clause),
        }
        for tier in profile.tiers
    ]  # fmt: skip
    grades = [
        _told(id=grade.id, label=_words(grade.label), at_least=None if grade.at_least is None else grade.at_least.name)
        for grade in profile.grades
    ]
    return {
        "schema": SCHEMA,
        "id": profile.id,
        **_told(note=note),
        "title": _words(profile.title),
        "made_up": profile.made_up,
        **_told(
            binding=None if profile.binding is None else profile.binding.id,
            inapplicable=None if profile.inapplicable is None else profile.inapplicable.value,
        ),
        "documents": documents,
        "clauses": clauses,
        **_told(readings=list(map(_reading, profile.readings))),
        "tiers": tiers,
        **_told(facts=list(map(_fact, profile.more_facts)), values=list(map(_value, profile.values))),
        "requirements": list(map(_requirement, profile.requirements)),
        **_told(grades=grades),
    }


def _inline(value: Any) -> str:
    """A value as TOML writes it in one line."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_key(name)} = {_inline(each)}" for name, each in cast("dict[str, Any]", value).items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_inline, cast("Iterable[Any]", value))) + "]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")  # what TOML allows in text is what JSON does, but for this sign


def _key(name: str) -> str:
    return name if name.isascii() and name.replace("_", "a").isalnum() else _inline(name)


def _toml(data: Mapping[str, Any]) -> Iterable[str]:
    tables: dict[str, list[dict[str, Any]]] = {name: value for name, value in data.items() if isinstance(value, list)}
    yield from (f"{name} = {_inline(value)}" for name, value in data.items() if name not in tables)
    for name, items in tables.items():
        for item in items:
            yield ""
            yield f"[[{name}]]"
            yield from (f"{_key(key)} = {_inline(value)}" for key, value in item.items())


def write(path: Path, profile: Profile, note: str | None) -> None:
    """See `socialwork.wire.write_profile`."""
    suffix = path.suffix.lower()
    if suffix not in {".json", ".toml"}:
        raise FileRefusedError(str(path), (Problem("", None, None, literal(path.suffix), _JSON_OR_TOML, "wrong_extension"),))
    data = dump(profile, note)
    text = "\n".join(_toml(data)) if suffix == ".toml" else json.dumps(data, ensure_ascii=False, indent=2)
    write_whole(path, f"{text}\n".encode())
