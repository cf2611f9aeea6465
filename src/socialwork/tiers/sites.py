"""What a standard can ask of a unit: its venue, staff, posts and work, as facts."""

from decimal import Decimal
from typing import Any

import attrs

from ..rules import Change, Fact, FactSet, Missing
from ..text import Labelled, Text, Unit

__all__ = ["SITE", "Locality", "Site"]

_OFFICE = Text("填报单位", "the office that reports")
_SQUARE_METRES = Text("平方米", "square metres")
_PEOPLE = Unit("人", "people", "person")
_ROOMS = Unit("间", "rooms", "room")


class Locality(Labelled):
    """Where a unit works, for requirements that differ by it."""

    URBAN = "urban", "城市", "urban"
    RURAL = "rural", "农村", "rural"


def _number(zh: str, en: str, unit: Text, **about: Any) -> "Fact[Any]":
    return Fact.number(zh=zh, en=en, unit=unit, asked_of=_OFFICE, personal=False, at_least=0, **about)


def _yes_no(zh: str, en: str) -> Fact[bool]:
    return Fact.yes_no(zh=zh, en=en, asked_of=_OFFICE, personal=False)


class SiteFacts(FactSet):
    """The facts of a site that many standards ask for; a profile can declare more."""

    locality = Fact.choice(Locality, zh="城乡类别", en="urban or rural", asked_of=_OFFICE, personal=False, change=Change.FIXED)
    population = _number("服务人口", "people in its area", _PEOPLE)
    floor_area = _number("建筑面积", "floor area", _SQUARE_METRES)
    service_rooms = _number("服务用房", "rooms for services", _ROOMS)
    signboard = _yes_no("挂牌", "has its signboard up")
    barrier_free = _yes_no("无障碍设施", "is barrier-free")
    full_time_staff = _number("专职人员", "full-time staff", _PEOPLE)
    certified_staff = _number("持证社工", "certified social workers", _PEOPLE)
    supervisors = _number("督导", "supervisors", _PEOPLE)
    posts_named = _yes_no("设社会工作岗位", "has social work posts")
    duties_written = _yes_no("岗位职责成文", "has the duties of posts in writing")
    projects_per_year = _number("年度项目", "projects in the year", Unit("个", "projects", "project"))
    open_days_per_week = _number("每周开放天数", "days open a week", Unit("天", "days", "day"))
    case_files_kept = _yes_no("建立服务档案", "keeps files of its services")
    rules_posted = _yes_no("管理制度上墙", "has its management rules posted")
    evaluated_yearly = _yes_no("每年接受评价", "is evaluated every year")


SITE = SiteFacts()
"""The facts of a site, by name."""


@attrs.frozen(kw_only=True)
class Site:
    """What is known of a unit's venue, staff, posts and work. What is not given is `Missing.NOT_ASKED`, and never zero.

    Attributes:
        locality: Whether it works in a city or in the country.
        population: How many people live in its area.
        floor_area: Floor area, in square metres.
        service_rooms: How many rooms are there for services.
        signboard: Whether its signboard is up.
        barrier_free: Whether it is barrier-free.
        full_time_staff: How many people work there full time.
        certified_staff: How many of its people are certified social workers.
        supervisors: How many supervisors it has.
        posts_named: Whether it has posts for social work.
        duties_written: Whether the duties of its posts are in writing.
        projects_per_year: How many projects it runs in the year.
        open_days_per_week: On how many days a week it is open.
        case_files_kept: Whether it keeps files of its services.
        rules_posted: Whether its management rules are posted.
        evaluated_yearly: Whether it is evaluated every year.

    Raises:
        InvalidValueError: If a value is none of its fact, such as a negative area.
    """

    locality: Locality | Missing = SITE.locality.field()
    population: Decimal | Missing = SITE.population.field()
    floor_area: Decimal | Missing = SITE.floor_area.field()
    service_rooms: Decimal | Missing = SITE.service_rooms.field()
    signboard: bool | Missing = SITE.signboard.field()
    barrier_free: bool | Missing = SITE.barrier_free.field()
    full_time_staff: Decimal | Missing = SITE.full_time_staff.field()
    certified_staff: Decimal | Missing = SITE.certified_staff.field()
    supervisors: Decimal | Missing = SITE.supervisors.field()
    posts_named: bool | Missing = SITE.posts_named.field()
    duties_written: bool | Missing = SITE.duties_written.field()
    projects_per_year: Decimal | Missing = SITE.projects_per_year.field()
    open_days_per_week: Decimal | Missing = SITE.open_days_per_week.field()
    case_files_kept: bool | Missing = SITE.case_files_kept.field()
    rules_posted: bool | Missing = SITE.rules_posted.field()
    evaluated_yearly: bool | Missing = SITE.evaluated_yearly.field()
