"""The numbers that the report sets for ventures, each with its clause. What it counts are statistics."""

from datetime import date

from ...law import Dated, Parameter, Verified
from ...text import Text, Unit

__all__ = ["ORGANISATIONS", "SOCIAL_WORKERS"]

_SINCE = date(2022, 1, 1)
"""Since when they hold is not said: this begins the one year of which the report tells."""


def _parameter(name: str, label: Text, unit: Unit, value: int, *clause: str) -> Parameter[int]:
    own = Dated(value, since=_SINCE, clause=clause, verified=Verified.REPORT)
    return Parameter(name=f"ouhai.{name}", label=label, unit=unit, type=int, values=(own,), at_least=0)


ORGANISATIONS = _parameter(
    "organisations_per_venture",
    Text("每个创投项目的社会组织数", "social organisations of a venture"),
    Unit("家", "organisations", "organisation"),
    1,
    "O21",
    "O22",
)
SOCIAL_WORKERS = _parameter(
    "social_workers_per_venture",
    Text("每个创投项目的专职社工数", "full-time social workers of a venture"),
    Unit("名", "social workers", "social worker"),
    1,
    "O21",
    "O22",
)
