"""What must hold of an event before it counts: that a naming tells its day, a cause ends the benefits, grounds are grounds, names were published.

These are rules of staying, not of entry: who may be selected is never asked of a holder again.
"""

from ...law import Reading
from ...rules import AllOf, AnyOf, AtLeast, ByReading, Is, IsTrue, Not, OneOf, Rule
from ...text import Text
from ..standing_facts import GROUNDS, LEAVING, NAMING, RECOMMENDATION, LeaveCause
from .copies import PUBLICITY_DAYS
from .standing_readings import DIED, FAULT, MANAGEMENT, MOVED_HOME, RETIRED, SECONDED, STUDY, TERM_START

__all__ = ["ENDS_BENEFITS", "GROUNDS_FOR_REVOCATION", "NAMED_IN_FORM", "RECOMMENDED_IN_FORM"]

_APPROVAL_KNOWN: Rule = IsTrue(NAMING.approval_day_known, clause="J6")
_NO_MATTER: Rule = AllOf(clause="J6", label=Text("起算不看批准之日", "the start does not hang on the approval"))

_BY_START: dict[str, Rule] = {option: _NO_MATTER for option in TERM_START.admissible if option != "approval"}

NAMED_IN_FORM = ByReading(
    TERM_START,
    {**_BY_START, "approval": _APPROVAL_KNOWN},
    label=Text("管理期起算之日可知", "the day on which the term begins can be known"),
)


def _ends(reading: Reading, cause: LeaveCause) -> Rule:
    never = Not(AllOf(clause="J23", label=Text("此原因不算离开", "this cause is not leaving")), clause="J23")
    branches: dict[str, Rule] = {"ends": Is(LEAVING.cause, cause, clause="J23"), "stays": never}
    return ByReading(reading, {option: branches[option] for option in reading.admissible})


ENDS_BENEFITS = AnyOf(
    OneOf(LEAVING.cause, {LeaveCause.LEFT_SOCIAL_WORK, LeaveCause.MOVED_AWAY}, clause="J23"),
    _ends(RETIRED, LeaveCause.RETIRED),
    _ends(STUDY, LeaveCause.STUDY),
    _ends(SECONDED, LeaveCause.SECONDED),
    _ends(MOVED_HOME, LeaveCause.MOVED_HOME),
    _ends(MANAGEMENT, LeaveCause.MANAGEMENT),
    _ends(DIED, LeaveCause.DIED),
    clause="J23",
    label=Text("离开的原因使待遇停止", "the cause of leaving ends the benefits"),
)

_FAULT = (IsTrue(GROUNDS.fault_loss, clause="J24"), IsTrue(GROUNDS.fault_consequences, clause="J24"))

GROUNDS_FOR_REVOCATION = AnyOf(
    IsTrue(GROUNDS.violation, clause="J24"),
    ByReading(
        FAULT,
        {"both": AllOf(*_FAULT, clause="J24"), "either": AnyOf(*_FAULT, clause="J24")},
        label=Text("个人过失造成损失和严重后果", "a personal fault with loss and serious consequences"),
    ),
    IsTrue(GROUNDS.unfit, clause="J24"),
    clause="J24",
    label=Text("存在取消称号的事由", "there is a ground for revoking the title"),
)

RECOMMENDED_IN_FORM = AllOf(
    AtLeast(RECOMMENDATION.working_days_published, PUBLICITY_DAYS, clause="JC2"),
    Not(IsTrue(RECOMMENDATION.objections_open, clause="JC2")),
    label=Text("推荐前已按期公示且无异议", "published long enough before recommending, with no objection"),
)
