"""The rules of the measures: who may be selected, who is preferred, who counts toward the elderly-care share."""

from ...days import SomeDay, YearCount
from ...rules import AllOf, AnyOf, AtLeast, ByReading, Derived, Is, IsTrue, Not, OneOf, Rule, YearsSince
from ...text import Text
from ..candidates import CANDIDATE, EmployerKind, PracticeField, Rating, Training
from .parameters import CARE_WORKER_LEVEL, SERVICE_YEARS, SOCIAL_WORK_LEVEL
from .readings import AFTER_REVOCATION, ASSESSED, FIRST_DAY, FOCUS, PREFERENCE, SERVICE_TOTAL, TRAINED_WHERE, WHO_IS_ELDERLY_CARE

__all__ = ["CARE_WORK_GROUND", "ELDERLY_CARE", "ENTRY", "PREFERRED", "SERVICE_GROUND", "SOCIAL_WORK_GROUND", "TRAINING_GROUND"]

_NO_YEARS = AllOf(clause="J14", label=Text("年限不作为报名条件", "the years are no condition of entry"))


def _years_of_service(since: Derived[SomeDay]) -> Rule:
    counted = {
        option: YearsSince(since, SERVICE_YEARS, count=YearCount.FORWARD, first_day_counts=counts, clause="J14")
        for option, counts in (("counts", True), ("does_not_count", False))
    }
    return ByReading(FIRST_DAY, counted)


SERVICE_GROUND = ByReading(
    SERVICE_TOTAL,
    {"in_all": _years_of_service(CANDIDATE.service_since), "unbroken": _years_of_service(CANDIDATE.longest_service_since)},
    label=Text("从事社会工作满规定年限", "years of social work"),
)

SOCIAL_WORK_GROUND = AtLeast(
    CANDIDATE.social_work_level,
    SOCIAL_WORK_LEVEL,
    clause="J15",
    label=Text("社会工作者证书", "social workers' certificate"),
)

_CARE_CERTIFICATE = AtLeast(CANDIDATE.care_worker_level, CARE_WORKER_LEVEL, clause="J16")
_PASSED = IsTrue(CANDIDATE.training_assessed, clause="J16")
_TRAINED = ByReading(
    TRAINED_WHERE,
    {
        "own": OneOf(CANDIDATE.training, {Training.PROVINCE, Training.CITY}, clause="J16"),
        "any": OneOf(CANDIDATE.training, {Training.PROVINCE, Training.CITY, Training.ELSEWHERE}, clause="J16"),
    },
    label=Text("参加省市养老培训", "provincial or municipal elderly-care training"),
)

CARE_WORK_GROUND = ByReading(
    ASSESSED,
    {
        "training": _CARE_CERTIFICATE,
        "certificate_and_training": AllOf(_CARE_CERTIFICATE, IsTrue(CANDIDATE.care_work_assessed, clause="J16")),
    },
    label=Text("中级及以上养老护理员证书", "care worker's certificate of intermediate level or above"),
)
TRAINING_GROUND = AllOf(
    _TRAINED, _PASSED, clause="J16", label=Text("参加省市养老培训且评价合格", "provincial or municipal elderly-care training with a pass")
)
_QUALIFIED = AnyOf(
    SOCIAL_WORK_GROUND, CARE_WORK_GROUND, TRAINING_GROUND, label=Text("证书或培训之一", "one of the certificates or the training")
)

PREFERRED = ByReading(
    PREFERENCE,
    {
        "years_and_qualification": AllOf(SERVICE_GROUND, _QUALIFIED, clause="J17"),
        "any_of_four": AnyOf(SERVICE_GROUND, SOCIAL_WORK_GROUND, CARE_WORK_GROUND, TRAINING_GROUND, clause="J17"),
        "years_required": _QUALIFIED,
    },
    clause="J17",
    label=Text("同等条件下优先", "preferred, other things being equal"),
)

_DEFINITION = AllOf(
    IsTrue(CANDIDATE.knowledge_and_skills, clause="J9"),
    IsTrue(CANDIDATE.professional_ethics, clause="J9"),
    IsTrue(CANDIDATE.rich_experience, clause="J9"),
    IsTrue(CANDIDATE.dedicated, clause="J9"),
    IsTrue(CANDIDATE.outstanding_contribution, clause="J9"),
    clause="J9",
    label=Text("符合高层次人才的定义", "meets the definition of high-level talent"),
)

_SCOPE = AllOf(
    IsTrue(CANDIDATE.is_social_worker, clause="J13"),
    AnyOf(
        OneOf(CANDIDATE.field, frozenset(PracticeField) - {PracticeField.OTHER}, clause="J12"),
        AllOf(Is(CANDIDATE.field, PracticeField.OTHER, clause="J12"), IsTrue(CANDIDATE.other_field_recognised, clause="J12")),
        clause="J12",
        label=Text("服务领域属所列十八项，或经认可的其他领域", "a field among the eighteen listed, or another one that is recognised"),
    ),
    clause=("J12", "J13"),
    label=Text("在选拔范围内", "within the scope of selection"),
)

_EMPLOYER = ByReading(
    FOCUS,
    {
        "focus": AllOf(clause="J11", label=Text("单位类别只是重点，不作为条件", "the kind of employer is a focus and no condition")),
        "bar": AnyOf(
            OneOf(CANDIDATE.employer_kind, frozenset(EmployerKind) - {EmployerKind.OTHER}, clause="J11"),
            AllOf(Is(CANDIDATE.employer_kind, EmployerKind.OTHER, clause="J11"), IsTrue(CANDIDATE.other_employer_recognised, clause="J11")),
            clause="J11",
        ),
    },
    label=Text("基层单位", "grassroots employer"),
)

_EARLIER_TERM = AnyOf(
    Not(IsTrue(CANDIDATE.held_title, clause="J26")),
    AllOf(IsTrue(CANDIDATE.earlier_term_over, clause="J26"), Is(CANDIDATE.earlier_term_rating, Rating.EXCELLENT, clause="J26")),
    clause="J26",
    label=Text("未曾入选，或前次管理期已满且评价优秀", "never selected, or the earlier term is over and was assessed as excellent"),
)

_REVOKED = ByReading(
    AFTER_REVOCATION,
    {
        "allowed": AllOf(clause="J24", label=Text("曾被取消称号不影响再次参加", "an earlier revocation does not bar a new selection")),
        "barred": Not(IsTrue(CANDIDATE.revoked_before, clause="J24")),
    },
    label=Text("取消称号后的再次参加", "after a revocation"),
)

_YEARS_TO_ENTER = ByReading(
    PREFERENCE,
    {option: SERVICE_GROUND if option == "years_required" else _NO_YEARS for option in PREFERENCE.admissible},
    label=Text("年限是否为报名条件", "whether the years are needed to enter"),
)

ENTRY = AllOf(
    _DEFINITION,
    _SCOPE,
    IsTrue(CANDIDATE.works_in_city, clause="J23"),
    _EMPLOYER,
    _EARLIER_TERM,
    _REVOKED,
    _YEARS_TO_ENTER,
    label=Text("符合选拔条件", "may be selected"),
)

ELDERLY_CARE = ByReading(
    WHO_IS_ELDERLY_CARE,
    {
        "declared": IsTrue(CANDIDATE.elderly_care, clause="J5"),
        "employer": Is(CANDIDATE.employer_kind, EmployerKind.ELDERLY_CARE, clause=("J5", "J11")),
        "qualification": AnyOf(CARE_WORK_GROUND, TRAINING_GROUND, clause=("J5", "J16")),
    },
    clause="J5",
    label=Text("计入养老服务领域比例", "counts toward the elderly-care share"),
)
