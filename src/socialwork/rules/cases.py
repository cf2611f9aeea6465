"""Whether a case holds the facts that a rule asks for, under their own declaration and not merely under their name.

A class whose field was made with `Fact.field` holds the fact itself, exact already. Any other object is asked for an attribute of that
name, and what is there has to be a value of the fact.
"""

from collections.abc import Iterable, Iterator
from typing import Any, cast

import attrs

from ..errors import InvalidValueError
from ..text import Text
from .facts import Fact, Handle, Moment

__all__ = ["Kinds", "as_declared", "read"]

_NOTHING = object()


def as_declared(handle: Handle[Any], kind: type) -> bool:
    """Whether cases of a class hold the fact as it was declared, so that its value needs no second look.

    Args:
        handle: The fact; of a derived one, the facts it comes from are looked at.
        kind: The class.

    Raises:
        InvalidValueError: If it is an attrs class that has no field for the fact, or whose field of that name holds another fact.
    """
    return False not in [_declared(fact, kind) for fact in handle.sources]


def _declared(fact: Fact[Any], kind: type) -> bool:
    if not attrs.has(kind):
        return False
    field = attrs.fields_dict(kind).get(fact.name)
    if field is None:
        raise _not_there(fact, kind)
    held = field.metadata.get("fact", fact)
    if held != fact:
        fix = Text(
            f"该类案例的{fact.name}是另一事实（{_told(held).zh}），而规则问的是“{fact.label.zh}”；请用该类自身的事实编写规则，或给出以此事实声明字段的案例",
            f"in cases of this class {fact.name} is another fact ({_told(held).en}), and the rule asks for {fact.label.en!r}; "
            "write the rule over the facts of this class, or give a case whose class declares this fact",
        )
        raise InvalidValueError(f"fact {fact.name}", kind.__name__, fix)
    made_exact: object = cast("Any", field).converter
    return "fact" in field.metadata and made_exact == held.accept


def _told(held: object) -> Text:
    label = getattr(held, "label", None)
    return label if isinstance(label, Text) else Text("？", "?")


def _not_there(fact: Fact[Any], kind: type) -> InvalidValueError:
    fix = Text(
        f"该类案例没有事实“{fact.label.zh}”；请给出此规则所问的一类案例，或在类中声明字段 {fact.name} = ….{fact.name}.field()",
        f"cases of this class do not hold {fact.label.en!r}; give a case of the kind that the rule asks about, "
        f"or declare the field in its class: {fact.name} = ....{fact.name}.field()",
    )
    return InvalidValueError(f"fact {fact.name}", kind.__name__, fix)


class Kinds:
    """Which facts cases of a class hold as declared: looked at once for each class. It only saves work, and no answer depends on it."""

    def __init__(self) -> None:
        self._found: dict[tuple[object, ...], tuple[tuple[Handle[Any], ...], frozenset[str]]] = {}

    def trusted(self, kind: type, handles: Iterable[Handle[Any]], *, every: bool) -> frozenset[str]:
        """The names of the facts whose values need no second look.

        Args:
            kind: The class.
            handles: The facts that can be asked for.
            every: Whether a class that cannot hold one of them is refused at once, and not only when that one is asked for.

        Raises:
            InvalidValueError: If `every`, and the class cannot hold one of them.
        """
        listed = tuple(handles)
        key = (kind, every, *map(id, listed))
        found = self._found.get(key)
        if found is None:
            names = frozenset(handle.name for handle in listed if _holds(handle, kind, every=every))
            found = self._found[key] = (listed, names)  # the facts are kept with it, so that their ids stay theirs
        return found[1]


def _holds(handle: Handle[Any], kind: type, *, every: bool) -> bool:
    try:
        return as_declared(handle, kind)
    except InvalidValueError:
        if every:
            raise
        return False


def read(handle: Handle[Any], subject: object, moment: Moment) -> object:
    """The value in a case at a moment, looked at before it is taken.

    Raises:
        InvalidValueError: If the case does not hold the fact, or holds no value of it.
    """
    kind = type(subject)
    if as_declared(handle, kind):
        return handle.read(subject, moment)
    if isinstance(handle, Fact):
        return _accepted(handle, subject)
    return handle.computed(_each(handle.from_, subject), moment)


def _each(facts: Iterable[Fact[Any]], subject: object) -> Iterator[object]:
    return (_accepted(fact, subject) for fact in facts)


def _accepted(fact: Fact[Any], subject: object) -> object:
    value = getattr(subject, fact.name, _NOTHING)
    if value is _NOTHING:
        raise _not_there(fact, type(subject))
    if isinstance(value, Iterator):  # it would be there once, and empty for whatever asks next
        raise InvalidValueError(fact.name, cast("object", value), fact.demand, fact.personal)
    return fact.accept(value)
