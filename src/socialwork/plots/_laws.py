"""What a picture says of the law that it was drawn under."""

from typing import TYPE_CHECKING

from ..errors import InvalidValueError
from ..policies import Law, Policy
from ..policies.taken import readings_taken
from ..text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["check_law", "said_of", "said_of_readings"]

_NOT_STATED = Text("未注明所依政策、日期和口径", "the policy, its day and its readings are not stated")


def check_law(given: object) -> None:
    """Refuse what is neither a law nor None.

    Raises:
        InvalidValueError: If it is something else.
    """
    if given is not None and not isinstance(given, Law):
        fix = Text("请给出某一天的法，如 HEBEI.on(date(2025, 1, 6))", "give the law of a day, such as HEBEI.on(date(2025, 1, 6))")
        raise InvalidValueError("law", given, fix)


def said_of(law: Law[Policy] | None) -> "Iterator[Text]":
    """The policy with its day, what has to be said of it, and its readings; where there is none, that it is not stated."""
    if law is None:
        yield _NOT_STATED
        return
    yield Text(f"{law.policy.title.zh}（{law.day}）", f"{law.policy.title.en} ({law.day})")
    yield from law.marks
    yield from said_of_readings(law)


def said_of_readings(law: Law[Policy]) -> "Iterator[Text]":
    """The readings that are not as the policy has them, and how many are; nothing where it has none."""
    if law.choices:
        yield readings_taken(law)
