"""A certificate has a level that can be held, and the day that people write; the two scales rise, each by itself."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from socialwork.days import Month
from socialwork.errors import InvalidValueError
from socialwork.talent.certificates import CareWorkerCertificate, CareWorkerLevel, SocialWorkCertificate, SocialWorkLevel
from socialwork.text import Text


def test_the_social_workers_scale_rises_from_none_to_senior() -> None:
    assert [level.value for level in sorted(SocialWorkLevel)] == ["none", "assistant", "intermediate", "senior"]


def test_the_care_workers_scale_rises_although_its_numbers_fall() -> None:
    numbered = [level.label.zh for level in sorted(CareWorkerLevel)]

    assert numbered == ["无", "学徒工", "五级/初级工", "四级/中级工", "三级/高级工", "二级/技师", "一级/高级技师", "特级技师", "首席技师"]


def test_the_two_scales_cannot_be_compared() -> None:
    with pytest.raises(TypeError):
        _ = SocialWorkLevel.INTERMEDIATE < CareWorkerLevel.INTERMEDIATE
    assert SocialWorkLevel.INTERMEDIATE != CareWorkerLevel.INTERMEDIATE


@pytest.mark.parametrize("kind, scale", [(SocialWorkCertificate, SocialWorkLevel), (CareWorkerCertificate, CareWorkerLevel)])
def test_a_certificate_is_of_a_level_that_can_be_held(kind: Any, scale: Any) -> None:
    assert kind(level="intermediate").level is scale("intermediate")
    with pytest.raises(InvalidValueError) as caught:
        kind(level="none")
    assert str(caught.value) == (
        f"{kind.__name__}.level: got 'none'; give the level of a certificate that is held; who holds none has no certificate"
    )
    assert "未持证时不要填证书" in caught.value.in_language("zh")


@pytest.mark.parametrize("kind", [SocialWorkCertificate, CareWorkerCertificate])
@pytest.mark.parametrize("level", ["intermediat", 3, None])
def test_a_misspelt_level_is_refused(kind: Any, level: Any) -> None:
    with pytest.raises((ValueError, LookupError)):
        kind(level=level)


@pytest.mark.parametrize("kind", [SocialWorkCertificate, CareWorkerCertificate])
def test_the_day_of_a_certificate_is_typed_as_people_write_it_or_left_out(kind: Any) -> None:
    assert kind(level="senior" if kind is SocialWorkCertificate else "advanced", obtained_on="2018年3月").obtained_on == Month(2018, 3)
    assert kind(level="intermediate").obtained_on is None


@pytest.mark.parametrize("kind", [SocialWorkCertificate, CareWorkerCertificate])
@pytest.mark.parametrize("day", ["soon", 2018, datetime(2018, 3, 1, tzinfo=UTC)], ids=str)
def test_a_certificate_of_no_day_is_refused_at_once(kind: Any, day: Any) -> None:
    with pytest.raises(InvalidValueError, match=r"^day: got "):
        kind(level="intermediate", obtained_on=day)


def test_a_certificate_in_words() -> None:
    care = CareWorkerCertificate(level="intermediate", obtained_on=date(2018, 3, 1))

    assert SocialWorkCertificate(level="senior").text == Text("高级社会工作师（高级）", "Senior Social Worker (senior)")
    assert care.text == Text("四级/中级工（2018-03-01取得）", "level 4 (intermediate) (obtained 2018-03-01)")
