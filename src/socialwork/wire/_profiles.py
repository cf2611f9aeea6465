"""Profiles, the standards that units are held against, as JSON and TOML."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar, cast

import attrs

from ..errors import DuplicateNameError, InvalidValueError, SocialWorkError
from ..law import Dated, NotFound, NotWith, Option, Parameter, Reading
from ..policies.exact import exact
from ..rules import AllOf, AnyOf, AtLeast, AtMost, ByReading, Fact, Is, IsTrue, Not, OneOf, Rule, SomeOf
from ..text import Labelled, Text, Unit, alike, joined
from ..tiers import Grade, Profile, Requirement
from ..tiers.profiles import check_inapplicable, check_lines
from ..tiers.site_kinds import check_facts
from ._documents import content, refused
from ._gathering import Gatherer, json_or_toml, whole
from ._mending import beside, mended
from ._profile_parts import (
    ABSENT,
    NODES,
    DatedEntry,
    FactEntry,
    Kind,
    PartsEntry,
    ReadingEntry,
    RequirementEntry,
    ValueEntry,
    Whole,
)
from .faults import Path as Steps
from .faults import remedy
from .json_text import duplicate_keys
from .leaves import CODES, pick
from .strict import structure

__all__ = ["SCHEMA", "read"]

T = TypeVar("T")

SCHEMA = "socialwork.profile/1"

_UNKNOWN = {"unknown": NotFound.NOT_FOUND.value}
_GIVE_IT = Text("此项必填", "this key must be there")
_ONE_UNIT = Text(
    "请写 unit（计量单位），或写 unit_of（与哪项事实同单位），只写一个",
    "give unit, or unit_of with a fact that is counted in it, and not both",
)
_ONE_PART = Text("Not 只含一项", "Not takes one part")
_NO_UNIT = Text("数字须写 unit；是否类不写", "a number has a unit, and a yes or no has none")
_NO_SUCH = {
    "fact": Text("没有这项事实；", "there is no such fact; "),
    "unit_of": Text("没有这项事实；", "there is no such fact; "),
    "parameter": Text("没有这个数值；", "there is no such value; "),
    "points": Text("没有这个数值；", "there is no such value; "),
    "at_least": Text("没有这个数值；", "there is no such value; "),
    "reading": Text("没有这一口径；", "there is no such reading; "),
    "binding": Text("没有这一口径；", "there is no such reading; "),
    "default": Text("没有这一选项；", "there is no such option; "),
    "tier": Text("没有这一层级；", "there is no such level; "),
    "document": Text("没有这份文件；", "there is no such document; "),
}
_LISTS = {
    "fact": "facts",
    "unit_of": "facts",
    "parameter": "values",
    "points": "values",
    "at_least": "values",
    "reading": "readings",
    "binding": "readings",
    "tier": "tiers",
    "document": "documents",
}
"""In which list what a key names stands."""

_TAKEN = Text(
    "各标准共有的事实已用此名称，不必再列；若非同一事实，请改用另一名称",
    "every standard has a fact of this name; leave it out, or give another name",
)
_NEVER_REACHED = Text(
    "此分数线高于各层级的满分，永远达不到；请改分数线或分值",
    "this is above the full marks of every level, so no unit can reach it; give another line, or other points",
)
_NOT_BELOW_BETTER = Text(
    "此分数线不低于更高等次的分数线，永远取不到；等次从高到低排列，分数线须递减",
    "this is not below the line of a better grade, so no unit can have it; give the grades best first, each with fewer points than the one before",
)
_NO_CLAUSE = Text("没有这一条款；", "there is no such clause; ")


class _Reader(Gatherer):
    """Makes a profile of plain data, and keeps everything that is wrong."""

    no_such = _NO_SUCH

    def __init__(self) -> None:
        super().__init__()
        self.clauses: dict[str, object] = {}
        self.facts: dict[str, Fact[Any]] = {fact.name: fact for fact in check_facts(())}
        self.values: dict[str, Parameter[Any]] = {}
        self.readings: dict[str, Reading] = {}
        self.unsound: dict[str, set[str]] = {}
        self.unnamed: set[str] = set()

    def profile(self, data: dict[str, object]) -> Profile | None:
        """The profile; None where something is wrong. What is sound is looked at beside what is not."""
        entry, faults = structure(data, Whole, CODES)
        told, touched = list(faults), frozenset[Steps]()
        while entry is None:
            rest, places = mended(data, Whole, faults, touched)
            data, touched = cast("dict[str, object]", rest), touched | places
            entry, faults = structure(data, Whole, CODES)
            told += (fault for fault in faults if beside(fault, touched))
        self.not_sound(entry, touched)
        self.faults += told
        made = self.made(entry)
        known = len(told)
        self.faults = [fault for place, fault in enumerate(self.faults) if place < known or beside(fault, touched)]
        return made

    def not_sound(self, entry: Whole, touched: frozenset[Steps]) -> None:
        """Note of which entries something is not known that others may turn on, and of which lists not every name is known."""
        listed: dict[str, list[str]] = {
            "facts": [each.name for each in entry.facts],
            "values": [each.name for each in entry.values],
            "readings": [each.id for each in entry.readings],
        }
        for key, *rest in touched:
            if rest[1:] in ([], ["id"], ["name"]):
                self.unnamed.add(str(key))
            if rest and key in listed:
                self.not_to_be_named(str(key), listed[str(key)][cast("int", rest[0])])

    def made(self, entry: Whole) -> Profile | None:
        """The profile of a document whose parts are sound, each by itself."""
        self.clauses = {clause.id: clause for clause in entry.clauses}
        self.cited(entry)
        for place, fact in enumerate(entry.facts):
            self.fact(fact, ("facts", place))
        self.readings = {each.id: made for place, each in enumerate(entry.readings) if (made := self.reading(each, ("readings", place)))}
        scored = {each.points for each in entry.requirements} | {grade.at_least for grade in entry.grades}
        for place, value in enumerate(entry.values):
            self.value(value, ("values", place), at_least=Decimal(0) if value.name in scored else None)
        tiers = {tier.id: tier for tier in entry.tiers}
        requirements: list[Requirement | None] = []
        for place, each in enumerate(entry.requirements):
            self.named(tiers, each.tier, ("requirements", place, "tier"))
            requirements.append(self.requirement(each, ("requirements", place)))
        grades = [self.grade(grade.id, grade.label, grade.at_least, ("grades", place)) for place, grade in enumerate(entry.grades)]
        binding = None if entry.binding is None else self.named(self.readings, entry.binding, ("binding",))
        self.whole(entry)
        if self.faults:
            return None
        try:
            standard = Profile(
                id=entry.id, title=entry.title, documents=tuple(document.made() for document in entry.documents), clauses=entry.clauses, readings=tuple(self.readings.values()),
                tiers=entry.tiers, requirements=cast("tuple[Requirement, ...]", tuple(requirements)), grades=cast("tuple[Grade, ...]", tuple(grades)),
                more_facts=tuple(self.facts[each.name] for each in entry.facts), values=tuple(self.values.values()),
                inapplicable=entry.inapplicable, binding=binding, made_up=entry.made_up,
            )  # fmt: skip
        except SocialWorkError as error:
            self.fault((), "contradiction", Text(error.in_language("zh"), error.in_language("en")), "")
        else:
            for grade in standard.out_of_reach:
                self.fault(("grades", standard.grades.index(grade), "at_least"), "contradiction", _NEVER_REACHED)
            for grade in standard.out_of_order:
                self.fault(("grades", standard.grades.index(grade), "at_least"), "contradiction", _NOT_BELOW_BETTER)
            return standard
        return None

    def whole(self, entry: Whole) -> None:
        """What the parts have to say of each other."""
        scored = any(each.points is not None and each.applies is not ABSENT for each in entry.requirements)
        checks: tuple[Callable[[], None], ...] = (
            lambda: check_lines([(grade.id, grade.at_least) for grade in entry.grades]),
            lambda: check_inapplicable(entry.inapplicable, scored),
        )
        for check in checks:
            try:
                check()
            except InvalidValueError as error:
                self.fault((error.where.removeprefix("Profile."),), "contradiction", remedy(error))

    # --- what is named ------------------------------------------------------------------------------------------------------------------------

    def cited(self, entry: Whole) -> None:
        """Look up the clauses, and the documents of clauses."""
        documents = {document.id: document for document in entry.documents}
        for place, clause in enumerate(entry.clauses):
            self.named(documents, clause.document, ("clauses", place, "document"))
        for key, listed in (
            ("documents", entry.documents),
            ("readings", entry.readings),
            ("tiers", entry.tiers),
            ("requirements", entry.requirements),
        ):
            for place, each in enumerate(cast("tuple[Any, ...]", listed)):
                self.known_clauses(each.clause, (key, place, "clause"))
        for place, value in enumerate(entry.values):
            for at, dated in enumerate(value.dated):
                self.known_clauses(dated.clause, ("values", place, "dated", at, "clause"))
        for key, names in (
            ("documents", [document.id for document in entry.documents]),
            ("clauses", [clause.id for clause in entry.clauses]),
            ("readings", [reading.id for reading in entry.readings]),
            ("facts", [fact.name for fact in entry.facts]),
            ("values", [value.name for value in entry.values]),
            ("tiers", [tier.id for tier in entry.tiers]),
            ("requirements", [requirement.id for requirement in entry.requirements]),
            ("grades", [grade.id for grade in entry.grades]),
        ):
            self.once(names, key)

    def once(self, names: list[str], key: str) -> None:
        try:
            DuplicateNameError.check("name", names)
        except DuplicateNameError as error:
            self.fault((key,), "duplicate_name", Text("同名的只能出现一次", "each may occur once"), ", ".join(error.names))

    def named(self, known: Mapping[str, T], name: str, path: Steps) -> T | None:
        """What bears the name; None where nothing does, which is noted, or where it is not sound, which was noted."""
        key = _LISTS.get(str(path[-1]), "")
        if name in self.unsound.get(key, ()) or (key in self.unnamed and name not in known):
            return None
        return super().named(known, name, path)

    def sound(self, key: str, known: Mapping[str, T], name: str) -> T | None:
        """What bears the name, if nothing is wrong with it."""
        return None if name in self.unsound.get(key, ()) else known.get(name)

    def not_to_be_named(self, key: str, name: str) -> None:
        """Note that something is wrong with an entry, so that nothing is said of what names it."""
        self.unsound.setdefault(key, set()).add(name)

    def known_clauses(self, clauses: tuple[str, ...], path: Steps) -> None:
        for place, clause in enumerate(clauses):
            if clause not in self.clauses and "clauses" not in self.unnamed:
                known = ", ".join(self.clauses)
                self.fault((*path, place), "bad_value", _NO_CLAUSE + Text(f"现有：{known}", f"known: {known}"))

    # --- facts, readings, values --------------------------------------------------------------------------------------------------------------

    def fact(self, entry: FactEntry, path: Steps) -> None:
        if (entry.kind is Kind.YES_NO) != (entry.unit is None):
            self.fault((*path, "unit"), "contradiction", _NO_UNIT, "" if entry.unit is None else None)
            self.not_to_be_named("facts", entry.name)
        about: dict[str, Any] = {
            "name": entry.name,
            "zh": entry.label.zh,
            "en": entry.label.en,
            "asked_of": entry.asked_of,
            "personal": False,
        }
        if entry.kind is Kind.YES_NO:
            made: Fact[Any] = Fact.yes_no(**about)
        else:
            made = Fact.number(**about, unit=_unit(entry.unit), at_least=entry.at_least)
        try:
            check_facts((made,))
        except InvalidValueError as error:
            self.fault((*path, "name"), "bad_value", remedy(error))
        except DuplicateNameError:
            self.fault((*path, "name"), "duplicate_name", _TAKEN)
        self.facts.setdefault(entry.name, made)

    def reading(self, entry: ReadingEntry, path: Steps) -> Reading | None:
        options = tuple(
            Option(
                id=each.id, label=each.label, grounds=each.grounds, excluded=each.excluded,
                not_with=tuple(NotWith(pair.reading, pair.option, pair.why) for pair in each.not_with),
            )
            for each in entry.options
        )  # fmt: skip
        self.named({option.id: option for option in options}, entry.default, (*path, "default"))
        try:
            return Reading(id=entry.id, question=entry.question, options=options, default=entry.default, why=entry.why, clause=entry.clause)
        except InvalidValueError as error:  # an option that is excluded
            self.fault((*path, "default"), "contradiction", remedy(error))
        except SocialWorkError as error:
            self.fault((*path, "options"), "contradiction", Text(error.in_language("zh"), error.in_language("en")), "")
        self.not_to_be_named("readings", entry.id)
        return None

    def value(self, entry: ValueEntry, path: Steps, *, at_least: Decimal | None) -> None:
        if (entry.unit is None) == (entry.unit_of is None):
            self.fault(path, "contradiction" if entry.unit else "missing_key", _ONE_UNIT, "unit, unit_of" if entry.unit else "")
            self.not_to_be_named("values", entry.name)
            return
        counted = self.named(self.facts, entry.unit_of, (*path, "unit_of")) if entry.unit_of is not None else None
        unit = _unit(entry.unit) if entry.unit_of is None else None if counted is None else counted.unit
        if counted is not None and unit is None:
            self.fault((*path, "unit_of"), "bad_value", _NO_UNIT)
        if unit is None:
            self.not_to_be_named("values", entry.name)
            return
        kind: type[Any] = int if entry.kind is Kind.COUNT else Decimal
        bare: Parameter[Any] = Parameter(name=entry.name, label=entry.label, unit=unit, type=kind, values=(), at_least=at_least)
        dates = [
            Dated(value, since=dated.since, clause=dated.clause, verified=dated.verified)
            for place, dated in enumerate(entry.dated)
            if (value := self.worth(bare, dated, (*path, "dated", place, "value"))) is not None
        ]
        late = [place for place, (one, other) in enumerate(pairwise(entry.dated), 1) if other.since <= one.since]
        for place in late:
            day, before = entry.dated[place].since, entry.dated[place - 1].since
            self.fault((*path, "dated", place, "since"), "contradiction", _rising(entry.name, day, before))
        self.values[entry.name] = bare if late else attrs.evolve(bare, values=tuple(dates))

    def worth(self, parameter: Parameter[Any], entry: DatedEntry, path: Steps) -> Any:
        return self.told(path, lambda: exact(parameter, _value(entry.value, Kind.COUNT if parameter.type is int else Kind.NUMBER)))

    # --- requirements and grades --------------------------------------------------------------------------------------------------------------

    def requirement(self, entry: RequirementEntry, path: Steps) -> Requirement | None:
        rule = self.rule(entry.rule, (*path, "rule"), entry.clause)
        applies = None if entry.applies is ABSENT else self.rule(entry.applies, (*path, "applies"), entry.clause)
        points = None if entry.points is None else self.named(self.values, entry.points, (*path, "points"))
        if rule is None or (entry.applies is not ABSENT and applies is None):
            return None
        given: dict[str, Any] = {field.name: getattr(entry, field.name) for field in attrs.fields(RequirementEntry)}
        given |= {"rule": rule, "applies": applies, "points": points}
        return self.told(path, lambda: Requirement(**given))

    def grade(self, name: str, label: Text, at_least: str | None, path: Steps) -> Grade | None:
        line = None if at_least is None else self.named(self.values, at_least, (*path, "at_least"))
        return self.told(path, lambda: Grade(id=name, label=label, at_least=line))

    # --- rules --------------------------------------------------------------------------------------------------------------------------------

    def rule(self, data: object, path: Steps, clause: tuple[str, ...]) -> Rule | None:
        """A rule; nodes that cite no clause cite those of the requirement."""
        record = self.record(data, path)
        if record is None:
            return None
        if "node" not in record:
            self.fault((*path, "node"), "missing_key", _GIVE_IT, "")
            return None
        kind = self.told((*path, "node"), lambda: pick(whole(record["node"]), NODES))
        entry: Any = None if kind is None else self.structured(record, kind, path)
        if entry is None:
            return None
        if entry.clause is not None:
            self.known_clauses(entry.clause, (*path, "clause"))
        if "fact" in record:
            return self.leaf(entry, path, clause)
        parts = self.branches(entry, path, clause) if entry.node == "ByReading" else self.parts(entry, path, clause)
        return None if parts is None else self.told(path, lambda: self.composite(entry, parts))

    def leaf(self, entry: Any, path: Steps, clause: tuple[str, ...]) -> Rule | None:
        fact = self.named(self.facts, entry.fact, (*path, "fact"))
        parameter = self.named(self.values, entry.parameter, (*path, "parameter")) if hasattr(entry, "parameter") else None
        if fact is None or (parameter is None and hasattr(entry, "parameter")):
            return None
        about: dict[str, Any] = {"clause": clause if entry.clause is None else entry.clause, "label": entry.label}
        made: Any = {
            "IsTrue": lambda: IsTrue(fact, **about),
            "Is": lambda: Is(fact, _meant(fact, entry.value), **about),
            "OneOf": lambda: OneOf(fact, [_meant(fact, value) for value in entry.values], **about),
            "AtLeast": lambda: AtLeast(fact, cast("Any", parameter), **about),
            "AtMost": lambda: AtMost(fact, cast("Any", parameter), **about),
        }[entry.node]
        return self.told(path, made)

    def parts(self, entry: PartsEntry, path: Steps, clause: tuple[str, ...]) -> list[Rule] | None:
        if entry.node == "SomeOf":
            self.named(self.values, cast("Any", entry).parameter, (*path, "parameter"))
        listed = self.items(entry.parts, (*path, "parts"), empty=entry.node == "AllOf")
        if entry.node == "Not" and len(listed) > 1:
            self.fault((*path, "parts"), "bad_value", _ONE_PART, "[…]")
        return _every([self.rule(part, (*path, "parts", place), clause) for place, part in enumerate(listed)])

    def branches(self, entry: Any, path: Steps, clause: tuple[str, ...]) -> list[Rule] | None:
        self.named(self.readings, entry.reading, (*path, "reading"))
        listed = self.record(entry.branches, (*path, "branches"))
        return None if listed is None else _every([self.rule(each, (*path, "branches", name), clause) for name, each in listed.items()])

    def composite(self, entry: Any, parts: list[Rule]) -> Rule | None:
        if not (parts or entry.node in {"AllOf", "ByReading"}):  # which was noted already
            return None
        about: dict[str, Any] = {"clause": entry.clause or (), "label": entry.label}
        match entry.node:
            case "AllOf":
                return AllOf(*parts, **about)
            case "AnyOf":
                return AnyOf(*parts, **about)
            case "Not":
                return Not(parts[0], **about)
            case "SomeOf":
                parameter = self.sound("values", self.values, entry.parameter)
                return None if parameter is None else SomeOf(parameter, *parts, **about)
            case _:
                reading = self.sound("readings", self.readings, entry.reading)
                branches = dict(zip(cast("Mapping[str, object]", entry.branches), parts, strict=True))
                return None if reading is None else ByReading(reading, branches, **about)


def _rising(name: str, day: date, before: date) -> Text:
    return Text(
        f"“{name}”的各数值须按起始日先后排列，同一日只有一个：{day}列在{before}之后",
        f"give the values of {name} by rising first day, one a day: {day} stands after {before}",
    )


def _every(rules: list[Rule | None]) -> list[Rule] | None:
    made = [rule for rule in rules if rule is not None]
    return made if len(made) == len(rules) else None


def _meant(fact: Fact[Any], value: str) -> Any:
    """A value of a fact's list by its id, or by its words in either language."""
    listed = [(member, cast("Labelled", member).label) for member in fact.choices]
    for member, label in listed:
        if alike(value) in {alike(str(member.value)), alike(label.zh), alike(label.en)}:
            return member
    if not listed:
        return fact.accept(value)
    every = joined(Text(f"{member.value}（{label.zh}）", str(member.value)) for member, label in listed)
    raise InvalidValueError(fact.name, value, Text("请填其中之一：", "give one of: ") + every)


def _unit(unit: Unit | None) -> Text | None:
    """A unit, as plain words where it has no word of its own for one."""
    return unit if unit is None or unit.one is not None else Text(unit.zh, unit.en)


def _value(value: object, kind: Kind) -> Any:
    if value == _UNKNOWN:
        return NotFound.NOT_FOUND
    return whole(value) if kind is Kind.COUNT else CODES.number(whole(value))


def read(source: Path) -> Profile:
    """See `socialwork.wire.read_profile`."""
    data = json_or_toml(source)
    rest = content(source, data, SCHEMA)
    reader = _Reader()
    reader.faults += duplicate_keys(data)
    profile = reader.profile(rest)
    if profile is None or reader.faults:
        raise refused(source, data, reader.faults)
    return profile
