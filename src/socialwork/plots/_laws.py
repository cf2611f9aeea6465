"""What a picture says of the law that it was drawn under."""

from typing import TYPE_CHECKING

from ..errors import InvalidValueError
from ..policies import Law, Policy
from ..text import Text, joined, plain

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
    chosen = [plain(f"{name}={option}") for name, option in law.choices if option != law.policy.reading(name).own_default]
    rest = len(law.choices) - len(chosen)
    if chosen:
        listed = joined(chosen)
        yield Text(f"口径：{listed.zh}；其余{rest}项取政策默认", f"readings: {listed.en}; the other {rest} by default")
    elif rest:
        yield Text(f"口径：{rest}项均取政策默认", f"readings: all {rest} as the policy has them by default")
