"""Trainings: what is known of each, and what is not."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import attrs

from ..days import SomeDay, earliest
from ..errors import InvalidValueError, mask_identity
from ..money import to_decimal
from ..rules import Missing
from ..text import Text, check_written_alike, joined, plain
from .bounds import Bounds, as_plain, check_types, day_told, told
from .words import TrainingDimension, TrainingKind

__all__ = ["ATTENDEE", "HEADINGS", "Training"]

_COUNT = Text("请填不小于0的整数", "give a whole number of 0 or more")
_HOURS = Text("请填不小于0的学时，如 8 或 4.5", 'give class hours of 0 or more, such as "8" or "4.5"')
_FEWER = Text("人次少于参加者名单上的人数；请核对", "there are fewer attendances than people on the list of who attended; look it up")
_IDS = Text("请给编号的集合，不是一个字符串", "give a set of ids, not one string")

ATTENDEE = Text("参加者编号", "attendee")
"""Whose ids those who attended have, in messages."""

HEADINGS = (
    Text("编号", "id"),
    Text("培训", "training"),
    Text("日期", "day"),
    Text("类别", "kind"),
    Text("维度", "dimensions"),
    Text("学时", "class hours"),
    Text("人次", "attendances"),
)
"""Over what `Training.cells` gives."""


def _read_hours(value: object) -> Decimal | Missing:
    if isinstance(value, Missing):
        return value
    try:
        hours = to_decimal(value)
    except InvalidValueError as error:
        raise InvalidValueError("Training.hours", value, _HOURS) from error
    if hours < 0:
        raise InvalidValueError("Training.hours", value, _HOURS)
    return hours


def _read_count(value: object) -> int | Missing:
    if isinstance(value, Missing):
        return value
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise InvalidValueError("Training.attendances", value, _COUNT)
    return value


def _read_ids(value: Iterable[str] | Missing) -> frozenset[str] | Missing:
    if isinstance(value, str):
        raise InvalidValueError("ids", "str", _IDS)
    return value if isinstance(value, Missing) else frozenset(value)


def _read_dimensions(value: Iterable[TrainingDimension] | Missing) -> frozenset[TrainingDimension] | Missing:
    return value if isinstance(value, Missing) else frozenset(value)


@attrs.frozen(kw_only=True)
class Training:
    """One training. What nobody told is missing, and never zero.

    Attributes:
        id: Its id.
        title: What it is called.
        on: The day on which it ended, or its month: it counts for that year.
        kind: What it is for.
        dimensions: What it works at; it can be several.
        hours: Its class hours, 0 or more.
        attendances: How often somebody attended: whoever comes twice counts twice.
        attended_by: The ids of those who attended all of it, each once.

    Raises:
        InvalidValueError: If a number is none, or there are fewer attendances than people who attended.
        DuplicateNameError: If ids of those who attended differ by case, width or spaces alone.
    """

    id: str
    title: str
    on: SomeDay | Missing = Missing.NOT_ASKED
    kind: TrainingKind | Missing = Missing.NOT_ASKED
    dimensions: frozenset[TrainingDimension] | Missing = attrs.field(default=Missing.NOT_ASKED, converter=_read_dimensions)
    hours: Decimal | Missing = attrs.field(default=Missing.NOT_ASKED, converter=_read_hours)
    attendances: int | Missing = attrs.field(default=Missing.NOT_ASKED, converter=_read_count)
    attended_by: frozenset[str] | Missing = attrs.field(default=Missing.NOT_ASKED, converter=_read_ids, repr=False)

    def __attrs_post_init__(self) -> None:
        check_types("Training", {"kind": (self.kind, TrainingKind)})
        if not isinstance(self.on, Missing):
            earliest(self.on)
        check_written_alike(ATTENDEE, () if isinstance(self.attended_by, Missing) else self.attended_by)
        if not (isinstance(self.attendances, Missing) or isinstance(self.attended_by, Missing)) and self.attendances < len(
            self.attended_by
        ):
            raise InvalidValueError(f"Training {self.id}", self.attendances, _FEWER)

    @property
    def known_attendances(self) -> Bounds:
        """How often somebody attended: where only the list of those who did is told, at least once each."""
        return Bounds.of(self.attendances, least=0 if isinstance(self.attended_by, Missing) else len(self.attended_by))

    def known_hours_of(self, person: str) -> Bounds:
        """How many class hours somebody had in it."""
        hours = Bounds.of(self.hours)
        if isinstance(self.attended_by, Missing):
            return hours.or_nothing
        return hours if person in self.attended_by else Bounds(Decimal(0), Decimal(0))

    def as_data(self) -> dict[str, Any]:
        """The training as JSON data."""
        names = ("id", "title", "on", "kind", "dimensions", "hours", "attendances", "attended_by")
        return {name: as_plain(getattr(self, name)) for name in names}

    def cells(self) -> tuple[Text, ...]:
        """It as a row of words, under `HEADINGS`."""
        return (
            plain(mask_identity(self.id)),
            plain(mask_identity(self.title)),
            day_told(self.on),
            told(self.kind, lambda kind: kind.label),
            told(self.dimensions, _named),
            told(self.hours, lambda hours: plain(f"{hours:f}")),
            told(self.attendances, plain),
        )


def _named(dimensions: frozenset[TrainingDimension]) -> Text:
    return joined(each.label for each in TrainingDimension if each in dimensions) if dimensions else plain("-")
