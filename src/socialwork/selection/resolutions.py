"""Ties settled by a person, on the record."""

from collections.abc import Iterable
from datetime import date
from graphlib import CycleError, TopologicalSorter
from typing import ClassVar, cast

import attrs

from ..days import check_date
from ..errors import InvalidValueError, SocialWorkError, mask_identity
from ..text import Text, joined, plain

__all__ = ["Resolution", "ResolutionCycleError", "order"]


def _ids(given: str | Iterable[str]) -> tuple[str, ...]:
    listed: object = (given,) if isinstance(given, str) else given
    ids = tuple(cast("Iterable[object]", listed)) if isinstance(listed, Iterable) else (listed,)
    if not all(isinstance(each, str) for each in ids):
        raise InvalidValueError("Resolution", ids, Text("请给人选编号", "give the ids of candidates, as text"))
    return cast("tuple[str, ...]", ids)


@attrs.frozen(kw_only=True)
class Resolution:
    """A decision between people whom the text does not separate. It orders equal keys only.

    Attributes:
        chosen: The ids that come first.
        over: The ids that come after each of them.
        reason: Why.
        by: Who decided.
        on: When.

    Raises:
        InvalidValueError: If nobody is chosen, nobody is passed over, somebody is both, reason or name is empty, or the day is none.
    """

    chosen: tuple[str, ...] = attrs.field(converter=_ids)
    over: tuple[str, ...] = attrs.field(converter=_ids)
    reason: str
    by: str
    on: date

    def __attrs_post_init__(self) -> None:
        check_date("Resolution.on", self.on)
        if not (self.chosen and self.over) or set(self.chosen) & set(self.over):
            raise InvalidValueError(
                "Resolution",
                (self.chosen, self.over),
                Text("请写明谁在先、谁在后，且不得重复", "say who comes first and who after, nobody in both"),
            )
        if not all(isinstance(words, str) and words.strip() for words in (self.reason, self.by)):
            raise InvalidValueError("Resolution", (self.reason, self.by), Text("请写明理由和决定人", "give the reason and who decided"))

    @property
    def text(self) -> Text:
        """Who comes before whom, in words."""
        chosen, over = (joined(plain(mask_identity(person)) for person in side) for side in (self.chosen, self.over))
        return Text(f"{chosen.zh} 先于 {over.zh}", f"{chosen.en} before {over.en}")


@attrs.define
class ResolutionCycleError(SocialWorkError, ValueError):
    """Resolutions that put somebody before themselves.

    Attributes:
        ids: The people in the circle, each before the next and the last before the first.
    """

    code: ClassVar[str] = "resolution_cycle"

    ids: tuple[str, ...]

    def __str__(self) -> str:
        return self.in_language("en")

    def in_language(self, lang: str) -> str:
        """The message in `"zh"` or `"en"`."""
        circle = " > ".join((*self.ids, self.ids[0]))
        return (
            f"并列裁定互相矛盾：{circle}；请撤回其中一项"
            if lang == "zh"
            else f"resolutions run in a circle: {circle}; withdraw one of them"
        )


def order(resolutions: Iterable[Resolution]) -> dict[str, frozenset[str]]:
    """For each id that some resolution passes over, everybody whom a resolution puts before it.

    By way of others nobody is ordered yet: that takes people known to be level, and a contest knows whether they are.

    Raises:
        ResolutionCycleError: If somebody would come before themselves.
    """
    before: dict[str, set[str]] = {}
    for resolution in resolutions:
        for later in resolution.over:
            before.setdefault(later, set()).update(resolution.chosen)
    try:
        TopologicalSorter(before).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1]
        raise ResolutionCycleError(tuple(circle[:-1])) from None
    return {person: frozenset(others) for person, others in before.items()}
