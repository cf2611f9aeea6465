"""Candidates of a talent scheme: their facts, and what follows from them.

Nothing here belongs to one city: a scheme's file says which of these facts it asks for, and what they must be.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from ..days import Period, SomeDay, day_text, earliest, latest, longest_since, parse_day, unbroken_since
from ..errors import InvalidValueError, mask_identity, number_of_a_person
from ..rules import Change, Derived, Fact, FactSet, Judgement, Missing, Moment, Shape
from ..text import Labelled, Ordered, Text, Unit

__all__ = [
    "CANDIDATE",
    "Candidate",
    "CareWorkerCertificate",
    "CareWorkerLevel",
    "EmployerKind",
    "PracticeField",
    "Rating",
    "SocialWorkCertificate",
    "SocialWorkLevel",
    "Training",
    "id_fault",
]


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


class PracticeField(Labelled):
    """Fields of practice that the schemes of this family name; `OTHER` is for what their lists leave open."""

    SOCIAL_WELFARE = "social_welfare", "社会福利", "social welfare"
    SOCIAL_ASSISTANCE = "social_assistance", "社会救助", "social assistance"
    CHARITY = "charity", "慈善事业", "charity"
    SPECIAL_CARE = "special_care", "优抚安置", "special care and resettlement"
    COMMUNITY_BUILDING = "community_building", "社区建设", "community building"
    MARRIAGE_AND_FAMILY = "marriage_and_family", "婚姻家庭", "marriage and family"
    MENTAL_HEALTH = "mental_health", "精神卫生", "mental health"
    DISABILITY_REHABILITATION = "disability_rehabilitation", "残障康复", "disability rehabilitation"
    FUNERAL_SERVICE = "funeral_service", "殡葬服务", "funeral service"
    EDUCATIONAL_GUIDANCE = "educational_guidance", "教育辅导", "educational guidance"
    EMPLOYMENT_AID = "employment_aid", "就业援助", "employment aid"
    WORKER_SUPPORT = "worker_support", "职工帮扶", "worker support"
    CRIME_PREVENTION = "crime_prevention", "犯罪预防", "crime prevention"
    DRUG_CONTROL = "drug_control", "禁毒戒毒", "drug control and rehabilitation"
    CORRECTION = "correction", "矫治帮教", "correction and help"
    FAMILY_DEVELOPMENT = "family_development", "家庭发展", "family development"
    DISPUTE_MEDIATION = "dispute_mediation", "纠纷调解", "dispute mediation"
    EMERGENCY_RESPONSE = "emergency_response", "应急处置", "emergency response"
    OTHER = "other", "其他", "other"


class EmployerKind(Labelled):
    """Kinds of grassroots unit; `OTHER` is for what the lists leave open."""

    COMMUNITY = "community", "城乡社区", "urban or rural community"
    ELDERLY_CARE = "elderly_care", "养老服务机构（组织）", "elderly-care institution (organisation)"
    PUBLIC_INSTITUTION = "public_institution", "社会服务类事业单位", "social-service public institution"
    SOCIAL_ORGANISATION = "social_organisation", "社会组织", "social organisation"
    OTHER = "other", "其他", "other"


class Training(Labelled):
    """Whose elderly-care management and service training somebody took part in."""

    NONE = "none", "未参加", "none"
    PROVINCE = "province", "本省组织", "the scheme's own province"
    CITY = "city", "本市组织", "the scheme's own city"
    ELSEWHERE = "elsewhere", "外省市组织", "another province or city"


class Rating(Labelled):
    """How an ended term was assessed. Only the top rating is named in the sources."""

    EXCELLENT = "excellent", "优秀", "excellent"
    BELOW_EXCELLENT = "below_excellent", "未达优秀", "below excellent"


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


L = TypeVar("L", SocialWorkLevel, CareWorkerLevel)
C = TypeVar("C")


def _highest(none: L, held: Iterable[tuple[L, SomeDay | None]], cut_off: date) -> L | Missing:
    """The highest level held by the cut-off day; not known where that hangs on a day known only to its month."""
    levels = tuple(held)
    certain = max((level for level, day in levels if day is None or latest(day) <= cut_off), default=none)
    possible = max((level for level, day in levels if day is None or earliest(day) <= cut_off), default=none)
    return certain if certain is possible else Missing.NOT_KNOWN


def _social_work_level(certificates: tuple[SocialWorkCertificate, ...], moment: Moment) -> SocialWorkLevel | Missing:
    return _highest(SocialWorkLevel.NONE, ((each.level, each.obtained_on) for each in certificates), moment.cut_off)


def _care_worker_level(certificates: tuple[CareWorkerCertificate, ...], moment: Moment) -> CareWorkerLevel | Missing:
    return _highest(CareWorkerLevel.NONE, ((each.level, each.obtained_on) for each in certificates), moment.cut_off)


def _service_since(periods: tuple[Period, ...], moment: Moment) -> SomeDay:
    return unbroken_since(periods, until=moment.cut_off)


def _longest_service_since(periods: tuple[Period, ...], moment: Moment) -> SomeDay:
    return longest_since(periods, until=moment.cut_off)


def _earlier_term_over(last_day: SomeDay, moment: Moment) -> bool | Missing:
    if latest(last_day) < moment.day:
        return True
    return False if earliest(last_day) >= moment.day else Missing.NOT_KNOWN


_CANDIDATE = Text("本人", "the candidate")
_UNIT = Text("所在单位", "the work unit")
_RECOMMENDER = Text("推荐单位", "the recommending unit")
_OFFICE = Text("选拔管理工作机构", "the office that runs the selection")
_PANEL = Text("评审组", "the review panel")


class CandidateFacts(FactSet):
    """The facts of a candidate, by which rules name them."""

    name = Fact.text(zh="姓名", en="name", asked_of=_CANDIDATE)
    work_unit = Fact.text(zh="工作单位", en="work unit", asked_of=_CANDIDATE)
    post = Fact.text(zh="职务", en="post", asked_of=_CANDIDATE)
    recommended_by = Fact.text(zh="推荐单位", en="recommending unit", asked_of=_RECOMMENDER)

    merit_score = Fact.number(zh="评审得分", en="merit score", unit=Unit("分", "points", "point"), asked_of=_PANEL)
    merit_grade = Fact.text(zh="评审等次", en="merit grade", asked_of=_PANEL)

    knowledge_and_skills = Fact.judgement(zh="具备专业社会工作知识和技能", en="professional knowledge and skills", asked_of=_RECOMMENDER)
    professional_ethics = Fact.judgement(zh="职业道德良好", en="good professional ethics", asked_of=_RECOMMENDER)
    rich_experience = Fact.judgement(zh="实践经验丰富", en="rich practical experience", asked_of=_RECOMMENDER)
    outstanding_contribution = Fact.judgement(zh="贡献突出", en="outstanding contribution", asked_of=_PANEL)
    dedicated = Fact.yes_no(zh="专门从事社会工作服务", en="engaged in social work service as an occupation", asked_of=_UNIT)
    is_social_worker = Fact.yes_no(zh="属社会工作者", en="is a social worker", asked_of=_UNIT)
    works_in_city = Fact.yes_no(zh="在本市工作", en="works in the city", asked_of=_UNIT)

    field = Fact.choice(PracticeField, zh="服务领域", en="field of practice", asked_of=_UNIT)
    field_text = Fact.text(zh="其他领域说明", en="field, where it is another", asked_of=_UNIT)
    other_field_recognised = Fact.judgement(zh="其他领域经认可", en="the other field is recognised", asked_of=_OFFICE)
    employer_kind = Fact.choice(EmployerKind, zh="单位类别", en="kind of employer", asked_of=_UNIT)
    employer_text = Fact.text(zh="其他单位说明", en="employer, where it is another kind", asked_of=_UNIT)
    other_employer_recognised = Fact.judgement(zh="其他基层单位经认可", en="the other grassroots employer is recognised", asked_of=_OFFICE)
    elderly_care = Fact.yes_no(zh="属养老服务领域", en="in the elderly-care service field", asked_of=_RECOMMENDER)

    service = Fact.several(Period, zh="社会工作从业经历", en="periods of social work", asked_of=_UNIT, change=Change.RISES)
    social_work_certificates = Fact.several(
        SocialWorkCertificate, zh="社会工作者证书", en="social workers' certificates", asked_of=_CANDIDATE, change=Change.RISES
    )
    care_worker_certificates = Fact.several(
        CareWorkerCertificate, zh="养老护理员证书", en="care workers' certificates", asked_of=_CANDIDATE, change=Change.RISES
    )
    training = Fact.choice(Training, zh="养老管理和服务培训", en="elderly-care management and service training", asked_of=_CANDIDATE)
    training_assessed = Fact.yes_no(zh="培训评价合格", en="training assessed as qualified", asked_of=_CANDIDATE)
    care_work_assessed = Fact.yes_no(zh="养老护理员评价合格", en="care work assessed as qualified", asked_of=_CANDIDATE)

    held_title = Fact.yes_no(zh="曾入选", en="held the title before", asked_of=_OFFICE, change=Change.FIXED)
    earlier_term_last_day = Fact.day(zh="前次管理期最后一日", en="last day of the earlier term", asked_of=_OFFICE, change=Change.FIXED)
    earlier_term_rating = Fact.choice(Rating, zh="前次管理期评价", en="assessment of the earlier term", asked_of=_OFFICE)
    revoked_before = Fact.yes_no(zh="曾被取消称号", en="had the title revoked before", asked_of=_OFFICE, change=Change.FIXED)

    social_work_level = Derived[SocialWorkLevel](
        label=Text("社会工作者职业水平", "social-work certificate level"), shape=Shape.CHOICE, of=SocialWorkLevel,
        from_=(social_work_certificates,), function=_social_work_level,
    )  # fmt: skip
    care_worker_level = Derived[CareWorkerLevel](
        label=Text("养老护理员等级", "care-worker certificate level"), shape=Shape.CHOICE, of=CareWorkerLevel,
        from_=(care_worker_certificates,), function=_care_worker_level,
    )  # fmt: skip
    service_since = Derived[SomeDay](
        label=Text("从事社会工作累计年限折算起始日", "social work in all, as if unbroken since"), shape=Shape.DAY, of=date,
        from_=(service,), function=_service_since, change=Change.FALLS,
    )  # fmt: skip
    longest_service_since = Derived[SomeDay](
        label=Text("从事社会工作最长连续年限折算起始日", "longest continuous social work, as if up to the cut-off day since"), shape=Shape.DAY, of=date,
        from_=(service,), function=_longest_service_since, change=Change.FALLS,
    )  # fmt: skip
    earlier_term_over = Derived[bool](
        label=Text("前次管理期已届满", "the earlier term is over"), shape=Shape.YES_NO, of=bool,
        from_=(earlier_term_last_day,), function=_earlier_term_over,
    )  # fmt: skip


CANDIDATE = CandidateFacts()
"""The handles of `Candidate`'s facts, and of what is derived from them."""


_NO_ID = {
    "identity": Text("编号似为身份证号码；请改用无含义的编号", "this looks like an identity number; give an id that means nothing"),
    "mobile": Text("编号似为手机号码；请改用无含义的编号", "this looks like a mobile number; give an id that means nothing"),
    "rounded": Text(
        "编号被表格软件改成了科学计数法，原来的数字已丢失；请改用无含义的短编号，并将此列设为文本格式",
        "a spreadsheet program rewrote this number and lost digits of it; give a short id that means nothing, in a column formatted as text",
    ),
}


def id_fault(text: str) -> Text | None:
    """Why this text is no id, because it seems to hold a number of a person; None if it does not."""
    kind = number_of_a_person(text)
    return None if kind is None else _NO_ID[kind]


def _constructed(cls: type[C]) -> type[C]:
    """Let the constructor that attrs wrote be the class's own: `init=False` is there for type checkers, which then see the one written down."""
    written = vars(cls)["__attrs_init__"]
    written.__name__, written.__qualname__ = "__init__", f"{cls.__qualname__}.__init__"
    type.__setattr__(cls, "__init__", written)
    return cls


@_constructed
@attrs.frozen(kw_only=True, init=False)
class Candidate:
    """A person put forward for selection. Whatever is not given is `Missing.NOT_ASKED`; nothing is assumed.

    Attributes:
        id: Stable key, not empty. It carries no meaning; an identity or mobile number does not belong here.
        name: Name, for the notice.
        work_unit: Work unit, for the notice.
        post: Post held there, for the notice.
        recommended_by: The unit that recommends.
        merit_score: The panel's score, where the round uses scores.
        merit_grade: The panel's grade, where the round uses grades.
        knowledge_and_skills: Judgement: professional knowledge and skills.
        professional_ethics: Judgement: good professional ethics.
        rich_experience: Judgement: rich practical experience.
        outstanding_contribution: Judgement: outstanding contribution.
        dedicated: Whether social work service is the person's occupation.
        is_social_worker: Whether the person is a social worker.
        works_in_city: Whether the person works in the scheme's city.
        field: Field of practice.
        field_text: The field in words, where it is `OTHER`.
        other_field_recognised: Judgement: the other field falls under what the list leaves open.
        employer_kind: Kind of employer.
        employer_text: The employer's kind in words, where it is `OTHER`.
        other_employer_recognised: Judgement: the other employer is a grassroots unit.
        elderly_care: Whether the person is put forward for the elderly-care service field, as declared.
        service: Periods of social work, as many as there were; overlaps count once.
        social_work_certificates: Social workers' certificates held; empty says none.
        care_worker_certificates: Elderly-care workers' certificates held; empty says none.
        training: Whose elderly-care training the person took part in.
        training_assessed: Whether that was assessed as qualified.
        care_work_assessed: Whether the care worker was assessed as qualified beside the certificate: asked where a reading wants it.
        held_title: Whether the person was selected in an earlier round.
        earlier_term_last_day: The last day of the latest earlier term.
        earlier_term_rating: How that term was assessed.
        revoked_before: Whether a title was revoked before.

    Raises:
        InvalidValueError: If a value is none of its fact, or two facts contradict each other.
    """

    id: str
    name: str | Missing = CANDIDATE.name.field()
    work_unit: str | Missing = CANDIDATE.work_unit.field()
    post: str | Missing = CANDIDATE.post.field()
    recommended_by: str | Missing = CANDIDATE.recommended_by.field()
    merit_score: Decimal | Missing = CANDIDATE.merit_score.field()
    merit_grade: str | Missing = CANDIDATE.merit_grade.field()
    knowledge_and_skills: Judgement | Missing = CANDIDATE.knowledge_and_skills.field()
    professional_ethics: Judgement | Missing = CANDIDATE.professional_ethics.field()
    rich_experience: Judgement | Missing = CANDIDATE.rich_experience.field()
    outstanding_contribution: Judgement | Missing = CANDIDATE.outstanding_contribution.field()
    dedicated: bool | Missing = CANDIDATE.dedicated.field()
    is_social_worker: bool | Missing = CANDIDATE.is_social_worker.field()
    works_in_city: bool | Missing = CANDIDATE.works_in_city.field()
    field: PracticeField | Missing = CANDIDATE.field.field()
    field_text: str | Missing = CANDIDATE.field_text.field()
    other_field_recognised: Judgement | Missing = CANDIDATE.other_field_recognised.field()
    employer_kind: EmployerKind | Missing = CANDIDATE.employer_kind.field()
    employer_text: str | Missing = CANDIDATE.employer_text.field()
    other_employer_recognised: Judgement | Missing = CANDIDATE.other_employer_recognised.field()
    elderly_care: bool | Missing = CANDIDATE.elderly_care.field()
    service: tuple[Period, ...] | Missing = CANDIDATE.service.field()
    social_work_certificates: tuple[SocialWorkCertificate, ...] | Missing = CANDIDATE.social_work_certificates.field()
    care_worker_certificates: tuple[CareWorkerCertificate, ...] | Missing = CANDIDATE.care_worker_certificates.field()
    training: Training | Missing = CANDIDATE.training.field()
    training_assessed: bool | Missing = CANDIDATE.training_assessed.field()
    care_work_assessed: bool | Missing = CANDIDATE.care_work_assessed.field()
    held_title: bool | Missing = CANDIDATE.held_title.field()
    earlier_term_last_day: SomeDay | Missing = CANDIDATE.earlier_term_last_day.field()
    earlier_term_rating: Rating | Missing = CANDIDATE.earlier_term_rating.field()
    revoked_before: bool | Missing = CANDIDATE.revoked_before.field()

    if TYPE_CHECKING:
        # What the converters of the facts take. Type checkers would see the types of the values instead, and refuse what the docs show.
        def __init__(  # noqa: PLR0913  # as many as there are facts, all given by name
            self,
            *,
            id: str,  # noqa: A002
            name: str | Missing = ...,
            work_unit: str | Missing = ...,
            post: str | Missing = ...,
            recommended_by: str | Missing = ...,
            merit_score: Decimal | int | str | Missing = ...,
            merit_grade: str | Missing = ...,
            knowledge_and_skills: Judgement | Missing = ...,
            professional_ethics: Judgement | Missing = ...,
            rich_experience: Judgement | Missing = ...,
            outstanding_contribution: Judgement | Missing = ...,
            dedicated: bool | Missing = ...,
            is_social_worker: bool | Missing = ...,
            works_in_city: bool | Missing = ...,
            field: PracticeField | str | Missing = ...,
            field_text: str | Missing = ...,
            other_field_recognised: Judgement | Missing = ...,
            employer_kind: EmployerKind | str | Missing = ...,
            employer_text: str | Missing = ...,
            other_employer_recognised: Judgement | Missing = ...,
            elderly_care: bool | Missing = ...,
            service: Iterable[Period] | Missing = ...,
            social_work_certificates: Iterable[SocialWorkCertificate] | Missing = ...,
            care_worker_certificates: Iterable[CareWorkerCertificate] | Missing = ...,
            training: Training | str | Missing = ...,
            training_assessed: bool | Missing = ...,
            care_work_assessed: bool | Missing = ...,
            held_title: bool | Missing = ...,
            earlier_term_last_day: SomeDay | str | Missing = ...,
            earlier_term_rating: Rating | str | Missing = ...,
            revoked_before: bool | Missing = ...,
        ) -> None: ...

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.id, str):
            raise InvalidValueError("id", self.id, Text("请填文字编号", "give an id as text"), personal=True)
        if not self.id.strip() or self.id != self.id.strip():
            raise InvalidValueError("id", self.id, Text("请填编号，首尾不留空格", "give an id, with no space around it"))
        if (fault := id_fault(self.id)) is not None:
            raise InvalidValueError("id", self.id, fault, personal=True)
        never_held = self.held_title is False
        if never_held and not (isinstance(self.earlier_term_last_day, Missing) and isinstance(self.earlier_term_rating, Missing)):
            raise InvalidValueError(
                "held_title", self.held_title,
                Text("填写“曾入选”为否时，不应填前次管理期", "leave the earlier term empty where the title was never held"), personal=True,
            )  # fmt: skip
        if self.training is Training.NONE and self.training_assessed is True:
            raise InvalidValueError(
                "training_assessed", self.training_assessed,
                Text("未参加培训，不应填评价合格", "without training there is no assessment as qualified"), personal=True,
            )  # fmt: skip

    def __repr__(self) -> str:
        known = sum(not isinstance(getattr(self, handle.name), Missing) for handle in CANDIDATE if isinstance(handle, Fact))
        return f"Candidate(id={mask_identity(self.id)!r}, {known} {'fact' if known == 1 else 'facts'} known)"

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of the facts that are missing, in order of declaration."""
        return tuple(handle.name for handle in CANDIDATE if isinstance(handle, Fact) and isinstance(getattr(self, handle.name), Missing))
