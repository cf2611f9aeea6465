"""Reforms: what somebody supposes or cites in place of the law, as named, comparable data, and how two of them go together.

`a | b` takes both at once, each of them about the law as it stands; `a >> b` takes b after a, about what a made of it.
"""

from collections.abc import Iterable, Iterator
from enum import Enum
from itertools import combinations
from typing import Any, NamedTuple, cast

import attrs

from ..canonical import canonical_json, digest
from ..errors import InvalidValueError
from ..markup import spoken_in_notebooks
from ..text import Lang, Text, check_lang, joined, plain
from .errors import ReformConflict
from .operations import Days, Operation, days_text, operation_as_data, shared, stated_days, target
from .reform_html import reform_html

__all__ = ["Joint", "Overrode", "Reform", "said_by"]

_SCHEMA = "socialwork.reform/1"
_ONE_OF_TWO = Text(
    "请写明依据（citation），或写明只是假设（hypothetical=True），二者取一",
    "say what it rests on (citation=...), or that it only supposes so (hypothetical=True); one of the two, and not both",
)


class Joint(Enum):
    """How a reform is made."""

    ALONE = "alone"
    TOGETHER = "together"
    THEN = "then"


class Overrode(NamedTuple):
    """What a reform put in the place of something that an earlier one had set.

    Attributes:
        target: The parameter, reading or rule.
        days: The first day, and the day after the last (None if they go on).
        by: The later reform, and what it rests on.
        over: The earlier one.
    """

    target: str
    days: Days
    by: Text
    over: Text

    @property
    def text(self) -> Text:
        """It in words."""
        when = days_text(self.days)
        zh, en = ("", "") if when is None else (f"（{when.zh}）", f", {when.en}")
        return Text(
            f"{self.by.zh}改变了{self.over.zh}所定的 {self.target}{zh}",
            f"{self.by.en} overrides {self.target} as {self.over.en} set it{en}",
        )


def _key(reform: "Reform") -> tuple[str, bytes]:
    return reform.name, canonical_json(reform.as_data())


def _operation_key(operation: Operation) -> bytes:
    return canonical_json([*target(operation), operation_as_data(operation)])


@attrs.frozen(init=False, repr=False)
class Reform:
    """A change of law as data: operations, all of them about the law as it stands, and what they rest on.

    >>> from datetime import date
    >>> from socialwork.policies import Set
    >>> Reform("more guests", Set("tea.least_guests", 40, start=date(2025, 1, 1)), hypothetical=True)
    Reform('more guests', Set(parameter='tea.least_guests', value=40, start=datetime.date(2025, 1, 1), end=None), hypothetical=True)

    Attributes:
        name: What it is called.
        operations: What it does, in an order that means nothing; none for a reform made of others.
        citation: The text it rests on; None where it is hypothetical, or made of others.
        hypothetical: Whether it, or a part of it, only supposes so.
        title: Its name in both languages; text alone stands for both.
        joint: Whether it stands alone, or how its parts go together.
        parts: The reforms it is made of.

    Raises:
        InvalidValueError: If it has no name, says neither or both of what it rests on and that it is hypothetical, its title is
            no text, or it holds what is no operation.
        ReformConflict: If two of its operations change one thing on the same days.
    """

    name: str
    operations: tuple[Operation, ...]
    citation: Text | None
    hypothetical: bool
    title: Text
    joint: Joint
    parts: "tuple[Reform, ...]"

    def __init__(
        self,
        name: str,
        *operations: Operation,
        citation: Text | str | None = None,
        hypothetical: bool = False,
        title: Text | str | None = None,
    ) -> None:
        if not (isinstance(name, str) and name.strip()):
            raise InvalidValueError("Reform.name", name, Text("请给出名称", "give it a name"))
        for operation in cast("tuple[object, ...]", operations):
            if not isinstance(operation, Operation):
                fix = Text("请给出 Set、Freeze、Scale、Choose 或 SwapRule", "give Set, Freeze, Scale, Choose or SwapRule; no callables")
                raise InvalidValueError(f"Reform {name}", operation, fix)
        cited = plain(citation) if isinstance(citation, str) and citation.strip() else citation
        if not isinstance(hypothetical, bool) or hypothetical is isinstance(cited, Text):
            raise InvalidValueError(f"Reform {name}", {"citation": citation, "hypothetical": hypothetical}, _ONE_OF_TWO)
        called = plain(name) if title is None else plain(title) if isinstance(title, str) and title.strip() else title
        if not isinstance(called, Text):
            fix = Text('请给出文本，或 Text("中文", "English")', 'give text, or Text("中文", "English")')
            raise InvalidValueError(f"Reform {name}.title", title, fix)
        kept = tuple(sorted(dict.fromkeys(operations), key=_operation_key))
        cast("Any", self).__attrs_init__(name, kept, cited, hypothetical, called, Joint.ALONE, ())
        for one, two in combinations(kept, 2):
            _check_apart(self, one, self, two)

    @classmethod
    def _of(cls, joint: Joint, parts: "tuple[Reform, ...]") -> "Reform":
        sign = " | " if joint is Joint.TOGETHER else " >> "
        names = [part.name if part.joint is Joint.ALONE else f"({part.name})" for part in parts]
        made = object.__new__(cls)
        titles = joined((part.title for part in parts), zh=sign, en=sign)
        hypothetical = any(part.hypothetical for part in parts)
        cast("Any", made).__attrs_init__(sign.join(names), (), None, hypothetical, titles, joint, parts)
        return made

    def __repr__(self) -> str:
        if self.joint is not Joint.ALONE:
            sign = " | " if self.joint is Joint.TOGETHER else " >> "
            return f"({sign.join(map(repr, self.parts))})"
        told = [repr(self.name), *map(repr, self.operations)]
        told.append("hypothetical=True" if self.citation is None else f"citation={self.citation!r}")
        if self.title != plain(self.name):
            told.append(f"title={self.title!r}")
        return f"Reform({', '.join(told)})"

    @property
    def leaves(self) -> "tuple[Reform, ...]":
        """The reforms that stand alone, of which it is made; itself, where it does."""
        return (self,) if self.joint is Joint.ALONE else tuple(leaf for part in self.parts for leaf in part.leaves)

    @property
    def empty(self) -> bool:
        """Whether it changes nothing, since there is no operation in it."""
        return not any(leaf.operations for leaf in self.leaves)

    def __or__(self, other: "Reform") -> "Reform":
        """Both at once, each about the law as it stands; what both hold counts once.

        Raises:
            ReformConflict: If they change one thing on the same days, and not by the same operation. What only shows on the policy itself, as
                with the end of a `Set` up to the law's next change, is found by `Policy.under`.
        """
        if not isinstance(other, Reform):
            return NotImplemented
        parts = {
            part: None for whole in (self, other) for part in (whole.parts if whole.joint is Joint.TOGETHER else (whole,)) if not part.empty
        }
        if not parts:
            return min(self, other, key=_key)
        [first, *others] = parts
        if not others:
            return first
        for one, two in combinations(parts, 2):
            for first in one.leaves:
                for second in two.leaves:
                    for operation in first.operations:
                        for another in second.operations:
                            _check_apart(first, operation, second, another)
        return Reform._of(Joint.TOGETHER, tuple(sorted(parts, key=_key)))

    def __rshift__(self, other: "Reform") -> "Reform":
        """This one, then the other, about what this one made of the law."""
        if not isinstance(other, Reform):
            return NotImplemented
        whole = (self, other)
        parts = tuple(part for each in whole for part in (each.parts if each.joint is Joint.THEN else (each,)) if not part.empty)
        if not parts:
            return min(whole, key=_key)
        [first, *others] = parts
        return Reform._of(Joint.THEN, parts) if others else first

    @property
    def overrode(self) -> tuple[Overrode, ...]:
        """What its later parts change of what earlier ones set, as far as the operations themselves say; `Policy.overrode` knows it all."""
        return tuple(dict.fromkeys(self._overrode()))

    def _overrode(self) -> Iterator[Overrode]:
        for place, part in enumerate(self.parts):
            yield from part.overrode
            for before in self.parts[:place] if self.joint is Joint.THEN else ():
                for later in part.leaves:
                    for earlier in before.leaves:
                        for operation in later.operations:
                            for another in earlier.operations:
                                days = _overlap(operation, another)
                                if days is not None:
                                    yield Overrode(target(operation).name, days, said_by([later]), said_by([earlier]))

    @property
    def text(self) -> Text:
        """What it is called, and what it rests on."""
        if self.joint is not Joint.ALONE:
            together = self.joint is Joint.TOGETHER
            return joined((part.text for part in self.parts), zh="，连同" if together else "，随后", en=" and " if together else ", then ")
        if self.citation is None:
            return Text(f"“{self.title.zh}”（假设）", f'"{self.title.en}" (hypothetical)')
        return Text(f"“{self.title.zh}”（{self.citation.zh}）", f'"{self.title.en}" ({self.citation.en})')

    def to_html(self, lang: Lang = "zh") -> str:
        """What it rests on, and its operations, as an HTML table.

        Raises:
            InvalidValueError: If `lang` is another language.
        """
        leaves = ((leaf.text, leaf.operations) for leaf in self.leaves)
        return reform_html(self.text, leaves, (overrode.text for overrode in self.overrode), check_lang(lang))

    def _repr_html_(self) -> str:
        return self.to_html(spoken_in_notebooks())

    def as_data(self) -> dict[str, Any]:
        """It as plain JSON data, from which `socialwork.wire.read_reform` makes it again."""
        return {"schema": _SCHEMA, **_data(self)}

    @property
    def fingerprint(self) -> str:
        """A digest of its data: equal for equal reforms, on every machine."""
        return digest(self.as_data())


def said_by(reforms: Iterable[Reform]) -> Text:
    """Reforms as those who set something: what they are called, and what they rest on."""
    said = joined((reform.text for reform in reforms), zh="与", en=" and ")
    return Text(f"改革方案{said.zh}", f"reform {said.en}")


def _data(reform: Reform) -> dict[str, Any]:
    if reform.joint is not Joint.ALONE:
        return {reform.joint.value: list(map(_data, reform.parts))}
    about: dict[str, Any] = {"name": reform.name}
    if reform.title != plain(reform.name):
        about["title"] = reform.title.as_data()
    rests_on: dict[str, Any] = {"hypothetical": True} if reform.citation is None else {"citation": _words(reform.citation)}
    return {**about, **rests_on, "operations": [operation_as_data(operation) for operation in reform.operations]}


def _words(text: Text) -> str | dict[str, str]:
    return text.zh if text.zh == text.en else text.as_data()


def _overlap(one: Operation, two: Operation) -> Days | None:
    return shared(stated_days(one), stated_days(two)) if target(one) == target(two) else None


def _check_apart(one: Reform, operation: Operation, two: Reform, another: Operation) -> None:
    days = None if operation == another else _overlap(operation, another)
    if days is not None:
        raise ReformConflict(one.name, two.name, target(operation).name, days_text(days))
