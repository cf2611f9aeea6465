"""The words of a lifecycle: states, kinds of event, who acts, and what it is the life of."""

import re
from datetime import date

import attrs

from ..errors import InvalidValueError
from ..law import Verified
from ..law.documents import clause_ids
from ..text import Text

__all__ = ["EventKind", "Holder", "Role", "State", "SubjectKind"]

_ID = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*")


def _is_id(instance: object, attribute: "attrs.Attribute[str]", value: str) -> None:
    if not _ID.fullmatch(value):
        where = f"{type(instance).__name__}.{attribute.name}"
        raise InvalidValueError(where, value, 'give small letters, digits, "_" and ".", such as "benefits_ended"')


@attrs.frozen(kw_only=True)
class SubjectKind:
    """What a lifecycle is the life of: a person with a title, a round.

    Attributes:
        id: Stable name, ASCII.
        label: What it is called.

    Raises:
        InvalidValueError: If the id is no plain name.
    """

    id: str = attrs.field(validator=_is_id)
    label: Text


@attrs.frozen(kw_only=True)
class State:
    """One state of a lifecycle.

    Attributes:
        id: Stable name, ASCII, unique in its lifecycle.
        label: What it is called.
        final: Whether nothing follows it.

    Raises:
        InvalidValueError: If the id is no plain name.
    """

    id: str = attrs.field(validator=_is_id)
    label: Text
    final: bool = False


@attrs.frozen(kw_only=True)
class Holder:
    """Who fills a role from a day on; departments change.

    Attributes:
        body: The body.
        since: The first day; None where it was not found.
        clause: The clauses that say so.
        verified: How far it was checked.
    """

    body: Text
    since: date | None = None
    clause: tuple[str, ...] = attrs.field(default=(), converter=clause_ids)
    verified: Verified


@attrs.frozen(kw_only=True)
class Role:
    """An acting body by what it does: who verifies, approves, pays, publishes.

    Attributes:
        id: Stable name, ASCII.
        label: What it is called.
        holders: Who fills it, by rising first day; empty where no source says so.

    Raises:
        InvalidValueError: If the id is no plain name.
    """

    id: str = attrs.field(validator=_is_id)
    label: Text
    holders: tuple[Holder, ...] = ()


@attrs.frozen(kw_only=True)
class EventKind:
    """One kind of event.

    Attributes:
        id: Stable name, ASCII, unique in a policy: `"revocation.proposed"`.
        label: What it is called.
        facts: The class of what such an event records: a frozen attrs class whose fields are facts, as `Candidate` is; None if nothing.

    Raises:
        InvalidValueError: If the id is no plain name.
    """

    id: str = attrs.field(validator=_is_id)
    label: Text
    facts: type | None = None
