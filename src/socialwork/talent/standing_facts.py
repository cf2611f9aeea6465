"""What is recorded with the events of a holder's standing and of a round: naming, leaving, grounds, assessment, activities, recommendation."""

from datetime import date, datetime
from decimal import Decimal

import attrs

from ..days import SomeDay
from ..rules import Change, Derived, Fact, FactSet, Judgement, Missing, Moment, Shape
from ..text import Labelled, Text, Unit
from .candidates import Rating

__all__ = [
    "ACTIVITY",
    "ASSESSMENT",
    "GROUNDS",
    "LEAVING",
    "NAMING",
    "RECOMMENDATION",
    "WITHDRAWAL",
    "Activity",
    "ActivityKind",
    "Assessment",
    "Grounds",
    "LeaveCause",
    "Leaving",
    "Naming",
    "Recommendation",
    "Withdrawal",
]

_OFFICE = Text("选拔管理工作机构", "the office that runs the selection")
_UNIT = Text("所在单位", "the work unit")
_RECOMMENDER = Text("推荐单位", "the recommending unit")


class LeaveCause(Labelled):
    """Why somebody left. The first two are named in the text; what the others amount to is a reading each."""

    LEFT_SOCIAL_WORK = "left_social_work", "不再从事社会工作", "gave up social work"
    MOVED_AWAY = "moved_away", "调往市外", "transferred out of the city"
    RETIRED = "retired", "退休", "retired"
    STUDY = "study", "脱产学习", "full-time study"
    SECONDED = "seconded", "借调", "seconded"
    MOVED_HOME = "moved_home", "迁居市外而仍在本市工作", "home outside the city, work still inside"
    MANAGEMENT = "management", "转任管理岗位", "promoted to management"
    DIED = "died", "去世", "died"


class ActivityKind(Labelled):
    """What holders take part in; `OTHER` is for what the list leaves open."""

    THEORY_TRAINING = "theory_training", "政治理论培训", "training in political theory"
    PROFESSIONAL_TRAINING = "professional_training", "业务知识培训", "professional training"
    STUDY_VISIT = "study_visit", "考察", "study visit"
    CONSULTATION = "consultation", "咨询", "consultation"
    OTHER = "other", "其他", "other"


def _exact(day: SomeDay, moment: Moment) -> bool | Missing:
    del moment
    return True if isinstance(day, date) and not isinstance(day, datetime) else Missing.NOT_KNOWN


class NamingFacts(FactSet):
    """The facts of a naming, by which rules name them."""

    round = Fact.text(zh="批次", en="round", asked_of=_OFFICE, personal=False, change=Change.FIXED)
    approved_on = Fact.day(zh="批准之日", en="day of approval", asked_of=_OFFICE, personal=False, change=Change.FIXED)
    counted_as_elderly_care = Fact.yes_no(
        zh="入选时计入养老服务领域", en="counted toward elderly-care service when selected", asked_of=_OFFICE, change=Change.FIXED
    )
    approval_day_known = Derived[bool](
        label=Text("批准之日已知到日", "the day of approval is known exactly"), shape=Shape.YES_NO, of=bool,
        from_=(approved_on,), function=_exact,
    )  # fmt: skip


NAMING = NamingFacts()


@attrs.frozen(kw_only=True)
class Naming:
    """What is recorded when somebody is named.

    Attributes:
        round: What the round is called.
        approved_on: The day of approval; asked for where the term begins with it.
        counted_as_elderly_care: Whether the person was counted toward the elderly-care share.

    Raises:
        InvalidValueError: If a value is none of its fact.
    """

    round: str | Missing = NAMING.round.field()
    approved_on: SomeDay | Missing = NAMING.approved_on.field()
    counted_as_elderly_care: bool | Missing = NAMING.counted_as_elderly_care.field()


class LeavingFacts(FactSet):
    """The facts of leaving."""

    cause = Fact.choice(LeaveCause, zh="离开的原因", en="why somebody left", asked_of=_UNIT, change=Change.FIXED)


LEAVING = LeavingFacts()


@attrs.frozen(kw_only=True)
class Leaving:
    """What is recorded when somebody leaves.

    Attributes:
        cause: Why.

    Raises:
        InvalidValueError: If it is none of the causes.
    """

    cause: LeaveCause | Missing = LEAVING.cause.field()


class AssessmentFacts(FactSet):
    """The facts of an assessment."""

    rating = Fact.choice(Rating, zh="管理期评价", en="assessment of the term", asked_of=_OFFICE)


ASSESSMENT = AssessmentFacts()


@attrs.frozen(kw_only=True)
class Assessment:
    """How an ended term was assessed.

    Attributes:
        rating: The rating.

    Raises:
        InvalidValueError: If it is none of the ratings.
    """

    rating: Rating | Missing = ASSESSMENT.rating.field()


class GroundsFacts(FactSet):
    """The facts on which a revocation rests."""

    violation = Fact.yes_no(zh="存在违法违纪行为", en="a breach of law or discipline", asked_of=_OFFICE)
    fault_loss = Fact.yes_no(zh="因个人过失造成损失", en="a personal fault caused a loss", asked_of=_OFFICE)
    fault_consequences = Fact.yes_no(zh="因个人过失造成严重后果", en="a personal fault had serious consequences", asked_of=_OFFICE)
    unfit = Fact.judgement(zh="因其他原因不适宜继续", en="unfit for another reason", asked_of=_OFFICE)
    happened_on = Fact.day(zh="事由发生之日", en="day on which the ground arose", asked_of=_OFFICE, change=Change.FIXED)


GROUNDS = GroundsFacts()


@attrs.frozen(kw_only=True)
class Grounds:
    """What a revocation is proposed for.

    Attributes:
        violation: Whether there was a breach of law or discipline.
        fault_loss: Whether a personal fault caused a loss to the state, the collective or the public.
        fault_consequences: Whether a personal fault had serious consequences.
        unfit: Judgement: the person is unfit for another reason.
        happened_on: When the ground arose.

    Raises:
        InvalidValueError: If a value is none of its fact.
    """

    violation: bool | Missing = GROUNDS.violation.field()
    fault_loss: bool | Missing = GROUNDS.fault_loss.field()
    fault_consequences: bool | Missing = GROUNDS.fault_consequences.field()
    unfit: Judgement | Missing = GROUNDS.unfit.field()
    happened_on: SomeDay | Missing = GROUNDS.happened_on.field()


class ActivityFacts(FactSet):
    """The facts of taking part in an activity."""

    kind = Fact.choice(ActivityKind, zh="活动", en="activity", asked_of=_OFFICE, personal=False)
    year = Fact.number(zh="年度", en="year", unit=Unit("年", "year"), asked_of=_OFFICE, personal=False, at_least=1)


ACTIVITY = ActivityFacts()


@attrs.frozen(kw_only=True)
class Activity:
    """What somebody took part in.

    Attributes:
        kind: What it was.
        year: The year whose activities it is one of.

    Raises:
        InvalidValueError: If a value is none of its fact.
    """

    kind: ActivityKind | Missing = ACTIVITY.kind.field()
    year: Decimal | Missing = ACTIVITY.year.field()


class RecommendationFacts(FactSet):
    """The facts of recommending candidates."""

    working_days_published = Fact.number(
        zh="推荐前公示的工作日", en="working days published before recommending", unit=Unit("个工作日", "working days", "working day"),
        asked_of=_RECOMMENDER, personal=False, at_least=0, change=Change.RISES,
    )  # fmt: skip
    objections_open = Fact.yes_no(zh="公示有未处理的异议", en="an objection is unsettled", asked_of=_RECOMMENDER, personal=False)


RECOMMENDATION = RecommendationFacts()


@attrs.frozen(kw_only=True)
class Recommendation:
    """What is recorded when a unit recommends candidates.

    Attributes:
        working_days_published: For how many working days the names were published before.
        objections_open: Whether an objection to them is unsettled.

    Raises:
        InvalidValueError: If a value is none of its fact.
    """

    working_days_published: Decimal | Missing = RECOMMENDATION.working_days_published.field()
    objections_open: bool | Missing = RECOMMENDATION.objections_open.field()


class WithdrawalFacts(FactSet):
    """The facts of a withdrawal."""

    person = Fact.text(zh="退出者编号", en="id of who withdraws", asked_of=_OFFICE)


WITHDRAWAL = WithdrawalFacts()


@attrs.frozen(kw_only=True)
class Withdrawal:
    """Who withdrew from a round.

    Attributes:
        person: The id.

    Raises:
        InvalidValueError: If it is no text.
    """

    person: str | Missing = WITHDRAWAL.person.field()
