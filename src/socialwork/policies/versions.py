"""One policy over the years: a document and its successors, each whole, and which of them is in force on a day."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any, Generic, TypeVar, cast

import attrs

from ..days import Window, check_date
from ..errors import DuplicateNameError, InvalidValueError, UnknownNameError
from ..text import Text
from .contents import Readings
from .errors import OutOfForceError
from .laws import Law
from .policy import Policy

__all__ = ["Versions"]

P = TypeVar("P", bound=Policy)


def _window(policy: Policy) -> Window:
    window = policy.documents[0].validity
    if window is None:
        fix = Text("有效期未查明，不能按日期选用；请用其名称指明", "its validity was not found, so no day can choose it; name it instead")
        raise InvalidValueError("Versions", policy.documents[0].id, fix)
    return window


@attrs.frozen(init=False)
class Versions(Generic[P]):
    """A policy and its successors. An old version stays as it was, and usable by the name of its document.

    Attributes:
        policies: The versions, by the first day they are in force.

    Raises:
        InvalidValueError: If there is none, one is no policy, its validity was not found, or two are in force on the same day.
        DuplicateNameError: If two rest on one document.
    """

    policies: tuple[P, ...]

    def __init__(self, *policies: P) -> None:
        for policy in cast("tuple[object, ...]", policies):
            if not isinstance(policy, Policy):
                raise InvalidValueError("Versions", policy, "give policies, each as an argument of its own")
        if not policies:
            raise InvalidValueError("Versions", policies, "give at least one policy")
        DuplicateNameError.check(Text("版本", "version"), (policy.documents[0].id for policy in policies))
        ordered = tuple(sorted(policies, key=lambda policy: _window(policy).start))
        for earlier, later in pairwise(ordered):
            if _window(earlier).overlaps(_window(later)):
                said = _window(earlier).text()
                fix = Text(
                    f"与 {earlier.documents[0].id}（{said.zh}）的有效期重叠",
                    f"it is in force together with {earlier.documents[0].id} ({said.en})",
                )
                raise InvalidValueError("Versions", later.documents[0].id, fix)
        cast("Any", self).__attrs_init__(ordered)

    def __iter__(self) -> Iterator[P]:
        return iter(self.policies)

    def named(self, document: str) -> P:
        """The version that rests on the document of that id, in force or not.

        Raises:
            UnknownNameError: If there is none.
        """
        for policy in self.policies:
            if policy.documents[0].id == document:
                return policy
        raise UnknownNameError(Text("版本", "version"), document, tuple(policy.documents[0].id for policy in self.policies))

    def in_force(self, day: date) -> P:
        """The version that is in force on a day.

        Raises:
            InvalidValueError: If the day is no date.
            OutOfForceError: If none is; it names the days on which those before and after it are.
        """
        check_date("day", day)
        for policy in self.policies:
            if day in _window(policy):
                return policy
        windows = [_window(policy) for policy in self.policies]
        around = [*[window for window in windows if window.start <= day][-1:], *[window for window in windows if window.start > day][:1]]
        raise OutOfForceError(self.policies[0].id, day, around[0], around[1] if around[1:] else None)

    def on(self, day: date, *, readings: Readings | None = None) -> Law[P]:
        """The law of a day, by the version that is in force on it.

        Args:
            day: The day.
            readings: Options other than that version's defaults.

        Raises:
            InvalidValueError: If the day is no date.
            OutOfForceError: If no version is in force on it.
            UnknownNameError: If a reading or an option is not there.
            InadmissibleReadingsError: If the options cannot be chosen.
        """
        return self.in_force(day).on(day, readings=readings)
