"""The facts of a candidate: what each is called, who can be asked for it, and what follows from certificates, work and an earlier term.

Nothing here belongs to one city: a scheme's file says which of these facts it asks for, and what they must be.
"""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from ..days import Period, SomeDay, earliest, latest, longest_since, unbroken_since
from ..rules import Change, Derived, Fact, FactSet, Missing, Moment, Shape
from ..text import Labelled, Text, Unit
from .certificates import CareWorkerCertificate, CareWorkerLevel, SocialWorkCertificate, SocialWorkLevel

__all__ = ["CANDIDATE", "EmployerKind", "PracticeField", "Rating", "Training"]


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


L = TypeVar("L", SocialWorkLevel, CareWorkerLevel)


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
