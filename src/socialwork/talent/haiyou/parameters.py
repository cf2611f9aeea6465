"""The numbers of the measures, each with its clause."""

from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from ...law import Dated, Parameter, Verified
from ...text import YEARS, Text, Unit
from ..candidates import CareWorkerLevel, SocialWorkLevel
from .clauses import VALIDITY

__all__ = [
    "ALLOWANCE_PER_MONTH",
    "CARE_WORKER_LEVEL",
    "COHORT_CAP",
    "CYCLE_YEARS",
    "ELDERLY_CARE_SHARE",
    "PAYMENTS_PER_YEAR",
    "SERVICE_YEARS",
    "SOCIAL_WORK_LEVEL",
    "TERM_YEARS",
]

T = TypeVar("T")


def _parameter(
    name: str,
    label: Text,
    unit: Text,
    value: T,
    kind: type[T],
    clause: str | tuple[str, ...],
    *,
    least: T | None = None,
    most: T | None = None,
) -> Parameter[T]:
    since = Dated(value, since=VALIDITY.start, clause=clause, verified=Verified.REPORT)
    return Parameter(name=f"haiyou.{name}", label=label, unit=unit, type=kind, values=(since,), at_least=least, at_most=most)


_PEOPLE, _LEVEL = Unit("人", "people", "person"), Text("级", "level")

COHORT_CAP = _parameter("cohort_cap", Text("每批人数上限", "most people a round"), _PEOPLE, 50, int, "J4", least=0)
SERVICE_YEARS = _parameter("service_years", Text("从事社会工作年限", "years of social work"), YEARS, 5, int, "J14", least=0)
SOCIAL_WORK_LEVEL = _parameter(
    "social_work_level",
    Text("社会工作者职业水平", "social-work certificate level"),
    _LEVEL,
    SocialWorkLevel.INTERMEDIATE,
    SocialWorkLevel,
    "J15",
)
CARE_WORKER_LEVEL = _parameter(
    "care_worker_level",
    Text("养老护理员等级", "care-worker certificate level"),
    _LEVEL,
    CareWorkerLevel.INTERMEDIATE,
    CareWorkerLevel,
    "J16",
)
CYCLE_YEARS = _parameter("cycle_years", Text("选拔周期", "years between selections"), YEARS, 2, int, "J3", least=0)
ELDERLY_CARE_SHARE = _parameter(
    "elderly_care_share",
    Text("养老服务领域比例", "elderly-care share"),
    Text("占比", "share"),
    Fraction(1, 3),
    Fraction,
    "J5",
    least=Fraction(0),
    most=Fraction(1),
)
TERM_YEARS = _parameter("term_years", Text("管理期", "term"), YEARS, 4, int, "J6", least=0)
ALLOWANCE_PER_MONTH = _parameter(
    "allowance_per_month",
    Text("每人每月津贴", "allowance a month and person"),
    Text("元/月", "yuan a month"),
    Decimal(1000),
    Decimal,
    ("J7", "J18"),
    least=Decimal(0),
)
PAYMENTS_PER_YEAR = _parameter(
    "payments_per_year", Text("每年发放次数", "payments a year"), Unit("次", "times", "time"), 1, int, "J19", least=0
)
