"""Certificates of social workers and of elderly-care workers: their levels, and when they were obtained."""

from typing import Any

import attrs

from ..days import SomeDay, day_text, earliest, parse_day
from ..errors import InvalidValueError
from ..text import Ordered, Text

__all__ = ["CareWorkerCertificate", "CareWorkerLevel", "SocialWorkCertificate", "SocialWorkLevel"]


class SocialWorkLevel(Ordered):
    """Levels of the social workers' certificate, lowest first; `NONE` says that none is held."""

    NONE = "none", "无", "none"
    ASSISTANT = "assistant", "助理社会工作师（初级）", "Assistant Social Worker (junior)"
    INTERMEDIATE = "intermediate", "社会工作师（中级）", "Social Worker (intermediate)"
    SENIOR = "senior", "高级社会工作师（高级）", "Senior Social Worker (senior)"


class CareWorkerLevel(Ordered):
    """Levels of the elderly-care workers' certificate, lowest first. In the numbered names five is the lowest and one the highest."""

    NONE = "none", "无", "none"
    APPRENTICE = "apprentice", "学徒工", "apprentice"
    JUNIOR = "junior", "五级/初级工", "level 5 (junior)"
    INTERMEDIATE = "intermediate", "四级/中级工", "level 4 (intermediate)"
    ADVANCED = "advanced", "三级/高级工", "level 3 (advanced)"
    TECHNICIAN = "technician", "二级/技师", "level 2 (technician)"
    SENIOR_TECHNICIAN = "senior_technician", "一级/高级技师", "level 1 (senior technician)"
    SPECIAL_TECHNICIAN = "special_technician", "特级技师", "special technician"
    CHIEF_TECHNICIAN = "chief_technician", "首席技师", "chief technician"


def _held(instance: object, _: "attrs.Attribute[Any]", value: Any) -> None:
    if value.rank == 0:
        fix = Text(
            "请填所持证书的等级；未持证时不要填证书", "give the level of a certificate that is held; who holds none has no certificate"
        )
        raise InvalidValueError(f"{type(instance).__name__}.level", value.value, fix)


def _social_work(level: SocialWorkLevel | str) -> SocialWorkLevel:
    return level if isinstance(level, SocialWorkLevel) else SocialWorkLevel.of(level)


def _care_work(level: CareWorkerLevel | str) -> CareWorkerLevel:
    return level if isinstance(level, CareWorkerLevel) else CareWorkerLevel.of(level)


def _day_held(day: SomeDay | str | None) -> SomeDay | None:
    known = parse_day(day) if isinstance(day, str) else day
    if known is not None:
        earliest(known)  # refuses what is no day
    return known


def _obtained(level: Text, obtained_on: SomeDay | None) -> Text:
    if obtained_on is None:
        return level
    day = day_text(obtained_on)
    return Text(f"{level.zh}（{day.zh}取得）", f"{level.en} (obtained {day.en})")


@attrs.frozen(kw_only=True)
class SocialWorkCertificate:
    """A social workers' certificate held: what it is called on paper does not matter, its level does.

    Attributes:
        level: Its level, above `NONE`; who holds none has no certificate.
        obtained_on: The day it was obtained; None where it is simply held.
    """

    level: SocialWorkLevel = attrs.field(converter=_social_work, validator=_held)
    obtained_on: SomeDay | None = attrs.field(default=None, converter=_day_held)

    @property
    def text(self) -> Text:
        """The certificate in words."""
        return _obtained(self.level.label, self.obtained_on)


@attrs.frozen(kw_only=True)
class CareWorkerCertificate:
    """An elderly-care workers' certificate held: what it is called on paper does not matter, its level does.

    Attributes:
        level: Its level, above `NONE`; who holds none has no certificate.
        obtained_on: The day it was obtained; None where it is simply held.
    """

    level: CareWorkerLevel = attrs.field(converter=_care_work, validator=_held)
    obtained_on: SomeDay | None = attrs.field(default=None, converter=_day_held)

    @property
    def text(self) -> Text:
        """The certificate in words."""
        return _obtained(self.level.label, self.obtained_on)
